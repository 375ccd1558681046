//! One call: which path, how many threads; counted; fallback with its reason.
//!
//! ```text
//! switch off            -> standard
//! switch on, small      -> cpu, one thread         (below the kernel's threshold)
//! switch on, large      -> cpu, threads            (from the threshold on)
//! cpu cannot            -> standard, with the reason counted and logged
//! ```
//! Tensors on a device never get here: there is no device plugin yet, and the checks of `Tensor::view` refuse them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use super::registry::HostKernel;
use super::{Entry, Manager};
use crate::kernels::policy::{self, Exec, Path, Policy, Work};
use crate::kernels::{Args, Builtin, Value};
use crate::runtime::cpu::Level;
use crate::runtime::{Error, Result, threads};

/// The name that updates of running statistics are counted under.
pub const RUNNING_UPDATE: &str = "running_update";

/// The manager's answer to one kernel's questions.
struct Dispatch<'m> {
    manager: &'m Manager,
    entry: &'m Entry,
    kernel: &'m str,
}

impl Policy for Dispatch<'_> {
    #[inline]
    fn choose(&self, work: Work) -> (Path, Exec) {
        if !self.manager.is_enabled() {
            return (Path::Standard, Exec { level: Level::Baseline, threads: 1 });
        }
        let parallel = work.elements >= self.entry.parallel_from.load(Ordering::Relaxed);
        (Path::Cpu, Exec { level: Level::best(), threads: if parallel { threads::limit() } else { 1 } })
    }

    #[inline]
    fn ran(&self, path: Path, work: Work) {
        self.entry.counters.ran(path, work.elements);
    }

    #[cold]
    fn fell_back(&self, from: Path, reason: &Error) {
        self.entry.counters.fell_back();
        log::warn!("{} fell back from {}: {reason}", self.kernel, from.name());
        let mut reasons = self.manager.reasons.lock().unwrap_or_else(PoisonError::into_inner);
        reasons.add(self.kernel, reason.code, &reason.message);
    }
}

impl Manager {
    /// Calls the built-in kernel at `index` of the table.
    ///
    /// # Safety
    /// As for `Args::new`.
    pub unsafe fn call_builtin(&self, index: usize, row: &'static Builtin, values: &[Value]) -> Result<()> {
        self.counted(self.builtin(index), row.name, |policy| {
            // SAFETY: the caller's contract.
            let mut args = unsafe { Args::new(row, values)? };
            (row.run)(&mut args, policy)?;
            args.commit();
            Ok(())
        })
    }

    /// Counts a call of the built-in kernel at `index` that failed before it came here: its options could not be read.
    pub fn count_error(&self, index: usize) {
        self.builtin(index).counters.failed();
    }

    /// Runs an update of running statistics by this manager's switch, counted as `RUNNING_UPDATE`.
    pub fn update_running(&self, update: impl FnOnce(&dyn Policy) -> Result<()>) -> Result<()> {
        self.counted(&self.running, RUNNING_UPDATE, update)
    }

    /// Runs a call; whatever it ends with, a panic included, is counted once.
    fn counted(&self, entry: &Entry, kernel: &str, call: impl FnOnce(&dyn Policy) -> Result<()>) -> Result<()> {
        let call = AssertUnwindSafe(|| call(&Dispatch { manager: self, entry, kernel }));
        let outcome = catch_unwind(call).unwrap_or_else(|payload| Err(policy::panic_error(&*payload)));
        if outcome.is_err() {
            entry.counters.failed();
        }
        outcome
    }

    /// Calls a kernel of the host's. `invoke` runs one of its functions on the host's own arguments; `work` is what the
    /// thresholds and the statistics go by.
    pub fn call_host(&self, kernel: &HostKernel, work: Work, invoke: &mut dyn FnMut(Path) -> Result<()>) -> Result<()> {
        let dispatch = Dispatch { manager: self, entry: &kernel.entry, kernel: &kernel.name };
        let has_cpu = kernel.cpu.is_some();
        let (path, _) = dispatch.choose(work);
        let mut attempt = |path| {
            let run = AssertUnwindSafe(|| invoke(path));
            catch_unwind(run).unwrap_or_else(|payload| Err(policy::panic_error(&*payload)))
        };
        let mut outcome = Err(Error::new(crate::runtime::Code::Unsupported, "not tried"));
        let mut ran = Path::Standard;
        if path != Path::Standard && has_cpu {
            outcome = attempt(Path::Cpu);
            ran = Path::Cpu;
            if let Err(reason) = &outcome
                && reason.code == crate::runtime::Code::Unsupported
            {
                dispatch.fell_back(Path::Cpu, reason);
                ran = Path::Standard;
            }
        }
        if ran == Path::Standard {
            outcome = attempt(Path::Standard);
        }
        match &outcome {
            Ok(()) => dispatch.ran(ran, work),
            Err(_) => kernel.entry.counters.failed(),
        }
        outcome
    }
}
