//! The global JIT manager: one per process, made on first use.
//!
//! ```text
//! registry    kernels by name: the built-in rows, and the host's own functions     signature  what a host kernel takes
//! source      kernels from source, compiled for the types of their arguments
//! dispatch    one call: switch, place, size -> path; counted; fallback             counters   calls and elements per path
//! stats       a snapshot of all counters, as struct and JSON                       cuda       is there a driver, a device
//! builtins    what the C layer sees of them                                       describe   a kernel for people and programs
//! benchmark   standard against accelerated        self_test  every kernel against its definition
//! calibrate   thresholds from measurement         info       what this build and machine are
//! cache       optimised code on disk
//! plugins     libraries that compile kernels or bring some                         providers  the kernels that they bring
//! process     threads, buffers, log and fork locks, as the C layer sees them
//! ```
//!
//! Comes in: calls by kernel and values. Goes out: results, and what was learnt on the way. It knows nothing of C.

pub mod benchmark;
pub mod builtins;
pub mod cache;
pub mod calibrate;
pub mod counters;
pub mod cuda;
pub mod describe;
pub mod dispatch;
pub mod info;
pub mod plugins;
pub mod process;
pub mod providers;
pub mod registry;
pub mod self_test;
pub mod signature;
pub mod source;
pub mod stats;

use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use once_cell::race::OnceBox;

use crate::kernels::table;
use crate::runtime::config::{self, Config};
use crate::runtime::{Result, fork, log as runtime_log};
use cache::Cache;
use counters::{Counters, Reasons};
use providers::Provider;
use registry::{Departed, HostKernels};
use source::{SourceKernels, Tiers};

/// What the manager keeps for every built-in kernel.
#[derive(Debug)]
pub struct Entry {
    /// What the kernel did.
    pub counters: Counters,
    /// Elements from which on the cpu path uses threads.
    pub parallel_from: AtomicUsize,
    /// Elements from which on a device is worth the transfer. No device takes calls yet.
    pub device_from: AtomicUsize,
    /// A plugin's faster way, if there is one; it stays as long as the process.
    provider: AtomicPtr<Provider>,
}

impl Entry {
    fn new(parallel_from: usize) -> Entry {
        Entry {
            counters: Counters::default(),
            parallel_from: AtomicUsize::new(parallel_from),
            device_from: AtomicUsize::new(usize::MAX),
            provider: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    /// A plugin's faster way, if there is one.
    #[inline]
    pub fn provider(&self) -> Option<&'static Provider> {
        // SAFETY: null, or made by `provide` for as long as the process.
        unsafe { self.provider.load(Ordering::Acquire).as_ref() }
    }
}

/// The manager. Every method may be called from any thread.
#[derive(Debug)]
pub struct Manager {
    enabled: AtomicBool,
    builtins: Vec<Entry>,
    /// Updates of running statistics: no kernel of the table, but switched and counted as one.
    running: Entry,
    hosts: RwLock<HostKernels>,
    sources: RwLock<SourceKernels>,
    /// Numbers for source kernels whose name is taken.
    source_names: AtomicU64,
    /// What engines compiled, for whatever kernel.
    functions_compiled: AtomicU64,
    compile_nanoseconds: AtomicU64,
    /// Of those, what was optimised.
    functions_optimised: AtomicU64,
    optimise_nanoseconds: AtomicU64,
    /// How kernels from source run.
    pub tiers: Tiers,
    /// Optimised code on disk.
    pub cache: Cache,
    reasons: Mutex<Reasons>,
    departed: Mutex<Departed>,
}

static MANAGER: OnceBox<Manager> = OnceBox::new();

static LOCKS: fork::Watched = fork::Watched::new(|| match MANAGER.get() {
    Some(manager) => Box::new(manager.lock_for_fork()),
    None => Box::new(()),
});

/// The process's manager, made on first use.
#[inline]
pub fn get() -> Result<&'static Manager> {
    match MANAGER.get() {
        Some(manager) => Ok(manager),
        None => Ok(first_use()),
    }
}

/// The manager, if there has been a use for it.
fn existing() -> Option<&'static Manager> {
    MANAGER.get()
}

/// Threads that come first together each make a manager, and one of them stays: see `fork` for why.
#[cold]
fn first_use() -> &'static Manager {
    LOCKS.watch();
    source::watch();
    let config = config::get();
    let manager = MANAGER.get_or_init(|| Box::new(Manager::new(config)));
    static FIRST: AtomicBool = AtomicBool::new(true);
    if FIRST.swap(false, Ordering::Relaxed) {
        if let Some(level) = config.log {
            // A process with a logger of its own keeps it.
            let _ = runtime_log::enable_stderr(level);
        }
        // After the manager is made, since whoever receives them may call the library.
        for (name, value, why) in &config.refused {
            log::warn!("{name}={value} is ignored: {why}");
        }
    }
    manager
}

impl Manager {
    fn new(config: &Config) -> Manager {
        let threshold = |row: &table::Builtin| config.parallel_threshold.unwrap_or(row.parallel_from);
        Manager {
            enabled: AtomicBool::new(!config.disabled),
            builtins: table::all().map(|row| Entry::new(threshold(row))).collect(),
            running: Entry::new(usize::MAX),
            hosts: RwLock::default(),
            sources: RwLock::default(),
            source_names: AtomicU64::new(0),
            functions_compiled: AtomicU64::new(0),
            compile_nanoseconds: AtomicU64::new(0),
            functions_optimised: AtomicU64::new(0),
            optimise_nanoseconds: AtomicU64::new(0),
            tiers: Tiers::new(config.tier),
            cache: Cache::new(),
            reasons: Mutex::default(),
            departed: Mutex::default(),
        }
    }

    /// Turns acceleration on: later calls take the fastest path that fits.
    pub fn enable(&self) {
        self.enabled.store(true, Ordering::Relaxed);
    }

    /// Turns acceleration off: later calls take the standard path.
    pub fn disable(&self) {
        self.enabled.store(false, Ordering::Relaxed);
    }

    /// Whether acceleration is on.
    pub fn is_enabled(&self) -> bool {
        self.enabled.load(Ordering::Relaxed)
    }

    /// The entry of a built-in kernel, by its place in the table.
    pub fn builtin(&self, index: usize) -> &Entry {
        &self.builtins[index]
    }

    fn lock_for_fork(&'static self) -> impl Sized + 'static {
        (
            self.hosts.write().unwrap_or_else(PoisonError::into_inner),
            self.sources.write().unwrap_or_else(PoisonError::into_inner),
            self.reasons.lock().unwrap_or_else(PoisonError::into_inner),
            self.cache.lock_for_fork(),
            self.departed.lock().unwrap_or_else(PoisonError::into_inner),
        )
    }
}
