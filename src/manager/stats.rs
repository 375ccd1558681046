//! The statistics: a snapshot of every counter, with sums, and as JSON.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use serde::Serialize;

use super::counters::Totals;
use super::dispatch::RUNNING_UPDATE;
use super::plugins::PluginRow;
use super::registry::{Listed, ListedKind};
use super::{Manager, cuda};
use crate::kernels::Path;
use crate::runtime::{buffers, threads};

/// Everything that the manager counts, at one moment.
#[derive(Debug, Clone, Serialize)]
pub struct Stats {
    /// Whether acceleration is on.
    pub enabled: bool,
    /// Kernels in the registry.
    pub kernels_registered: u64,
    /// Functions that an engine compiled: one for each kernel from source and list of argument types.
    pub functions_compiled: u64,
    /// Nanoseconds that engines spent compiling.
    pub compile_nanoseconds: u64,
    /// Of the functions, those that were optimised.
    pub functions_optimized: u64,
    /// Nanoseconds that this took.
    pub optimize_nanoseconds: u64,
    /// How kernels from source run.
    pub tier: &'static str,
    /// Calls that returned a result.
    pub calls: u64,
    /// Of those, on the standard path.
    pub calls_standard: u64,
    /// On the cpu path.
    pub calls_cpu: u64,
    /// On a device.
    pub calls_cuda: u64,
    /// Elements of the calls on the standard path.
    pub elements_standard: u64,
    /// On the cpu path.
    pub elements_cpu: u64,
    /// On a device.
    pub elements_cuda: u64,
    /// Calls that fell back from a faster path.
    pub fallbacks: u64,
    /// Calls that returned an error.
    pub errors: u64,
    /// Compiled code found in the cache.
    pub cache_hits: u64,
    /// Not found there.
    pub cache_misses: u64,
    /// Found and refused.
    pub cache_rejects: u64,
    /// Plugins loaded.
    pub plugins_loaded: u64,
    /// Plugins, those refused included.
    pub plugins: Vec<PluginRow>,
    /// CUDA's driver library can be loaded.
    pub cuda_driver_present: bool,
    /// A CUDA device can be used.
    pub cuda_available: bool,
    /// Why not.
    pub cuda_reason: String,
    /// Threads that a call may use.
    pub threads: u64,
    /// The buffer pool.
    pub pool: buffers::Statistics,
    /// Fallbacks by kernel and reason.
    pub fallback_reasons: Vec<ReasonRow>,
    /// Kernels that were called at least once, updates of running statistics, every kernel from source or of a plugin.
    pub kernels: Vec<KernelRow>,
}

/// Fallbacks of one kernel for one reason.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonRow {
    /// The kernel; `(unregistered)` for all that are gone.
    pub kernel: String,
    /// The error code's name.
    pub reason: &'static str,
    /// How often.
    pub count: u64,
    /// The newest message.
    pub last_message: String,
}

/// One kernel's counters.
#[derive(Debug, Clone, Serialize)]
pub struct KernelRow {
    /// Name.
    pub name: String,
    /// Whether it is built in.
    pub builtin: bool,
    /// `builtin`, `host` or `source`.
    pub kind: &'static str,
    /// The plugin that brought it, or that has a faster way for a built-in one.
    pub plugin: Option<&'static str>,
    /// Of a built-in kernel, calls that a plugin has done, since the process began.
    pub calls_by_plugin: Option<u64>,
    /// Calls by path: standard, cpu, cuda.
    pub calls: [u64; 3],
    /// Elements by path.
    pub elements: [u64; 3],
    /// Calls that fell back.
    pub fallbacks: u64,
    /// Calls that returned an error.
    pub errors: u64,
    /// Elements from which on threads are used; the host's kernels have no thresholds.
    pub parallel_from: Option<u64>,
    /// Elements from which on a device is used.
    pub device_from: Option<u64>,
    /// Functions that an engine compiled for a kernel from source: one for each list of argument types.
    pub functions_compiled: Option<u64>,
    /// Of those, functions that were optimised.
    pub functions_optimized: Option<u64>,
    /// Nanoseconds that this took, typing included.
    pub compile_nanoseconds: Option<u64>,
}

impl Manager {
    /// A snapshot.
    pub fn stats(&self) -> Stats {
        let (mut sum, mut kernels, mut registered) = (Totals::default(), Vec::new(), 0);
        let mut count = |listed: Listed| {
            let totals = listed.counters.totals();
            sum.add(&totals);
            let (kind, thresholds, source) = match listed.kernel {
                ListedKind::Builtin(entry) => ("builtin", Some(entry), None),
                ListedKind::Host(_) => ("host", None, None),
                ListedKind::Source(kernel) => ("source", None, Some(kernel)),
            };
            let provider = thresholds.and_then(|entry| entry.provider());
            let plugin = match listed.kernel {
                ListedKind::Host(kernel) => kernel.plugin,
                _ => provider.map(|provider| provider.plugin),
            };
            if totals != Totals::default() || source.is_some() || plugin.is_some() {
                kernels.push(KernelRow {
                    name: listed.name.to_owned(),
                    builtin: thresholds.is_some(),
                    kind,
                    plugin,
                    calls_by_plugin: provider.map(|provider| provider.calls.load(Ordering::Relaxed)),
                    calls: totals.calls,
                    elements: totals.elements,
                    fallbacks: totals.fallbacks,
                    errors: totals.errors,
                    parallel_from: thresholds.map(|t| t.parallel_from.load(Ordering::Relaxed) as u64),
                    device_from: thresholds.map(|t| t.device_from.load(Ordering::Relaxed) as u64),
                    functions_compiled: source.map(|kernel| kernel.compiled.functions.load(Ordering::Relaxed)),
                    functions_optimized: source.map(|kernel| kernel.compiled.optimised.load(Ordering::Relaxed)),
                    compile_nanoseconds: source.map(|kernel| kernel.compiled.nanoseconds.load(Ordering::Relaxed)),
                });
            }
        };
        let departed = self.each_kernel(|listed| {
            registered += 1;
            count(listed);
        });
        let running = ListedKind::Builtin(&self.running);
        count(Listed { name: RUNNING_UPDATE, kernel: running, counters: &self.running.counters });
        sum.add(&departed);
        let fallback_reasons = {
            let reasons = self.reasons.lock().unwrap_or_else(PoisonError::into_inner);
            let row = |(kernel, reason, row): (&str, &'static str, &super::counters::Reason)| ReasonRow {
                kernel: kernel.to_owned(),
                reason,
                count: row.count,
                last_message: row.last_message.clone(),
            };
            reasons.rows().map(row).collect()
        };
        let cuda = cuda::probe();
        let [cache_hits, cache_misses, cache_rejects] = self.cache.counts();
        let by = |path: Path, columns: &[u64; 3]| columns[path as usize];
        Stats {
            enabled: self.is_enabled(),
            kernels_registered: registered,
            functions_compiled: self.functions_compiled.load(Ordering::Relaxed),
            compile_nanoseconds: self.compile_nanoseconds.load(Ordering::Relaxed),
            functions_optimized: self.functions_optimised.load(Ordering::Relaxed),
            optimize_nanoseconds: self.optimise_nanoseconds.load(Ordering::Relaxed),
            tier: self.tiers.get().name(),
            calls: sum.all_calls(),
            calls_standard: by(Path::Standard, &sum.calls),
            calls_cpu: by(Path::Cpu, &sum.calls),
            calls_cuda: by(Path::Cuda, &sum.calls),
            elements_standard: by(Path::Standard, &sum.elements),
            elements_cpu: by(Path::Cpu, &sum.elements),
            elements_cuda: by(Path::Cuda, &sum.elements),
            fallbacks: sum.fallbacks,
            errors: sum.errors,
            cache_hits,
            cache_misses,
            cache_rejects,
            plugins_loaded: self.plugins_loaded(),
            plugins: self.plugins(),
            cuda_driver_present: cuda.driver_present,
            cuda_available: cuda.device_usable,
            cuda_reason: cuda.reason.clone(),
            threads: threads::limit() as u64,
            pool: buffers::statistics(),
            fallback_reasons,
            kernels,
        }
    }

    /// Sets every counter to zero. Thresholds and the pool stay as they are.
    pub fn reset_stats(&self) {
        self.reset_counters();
        self.cache.reset_counts();
        self.functions_compiled.store(0, Ordering::Relaxed);
        self.compile_nanoseconds.store(0, Ordering::Relaxed);
        self.functions_optimised.store(0, Ordering::Relaxed);
        self.optimise_nanoseconds.store(0, Ordering::Relaxed);
        self.reasons.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
