//! One call: which path, how many threads; counted; fallback with its reason.
//!
//! ```text
//! switch off            -> standard
//! switch on, small      -> cpu, one thread         (below the kernel's threshold)
//! switch on, large      -> cpu, threads            (from the threshold on)
//! a plugin's kernel     -> asked before cpu; where it cannot, cpu, with the reason counted and logged
//! cpu cannot            -> standard, with the reason counted and logged
//! ```
//! Tensors on a device never get here: there is no device plugin yet, and the checks of `Tensor::view` refuse them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use super::counters::Counters;
use super::providers::{self, Invoke, Provider};
use super::registry::HostKernel;
use super::{Entry, Manager};
use crate::kernels::args::Fresh;
use crate::kernels::policy::{self, Choice, Exec, Path, Policy, Work};
use crate::kernels::{Args, Builtin, Value};
use crate::runtime::cpu::Level;
use crate::runtime::{Code, Error, Result, threads};

/// The name that updates of running statistics are counted under.
pub const RUNNING_UPDATE: &str = "running_update";

/// The manager's answer to one kernel's questions.
struct Dispatch<'m> {
    manager: &'m Manager,
    entry: &'m Entry,
    kernel: &'m str,
    provided: Option<&'m providers::Call<'m>>,
}

impl Policy for Dispatch<'_> {
    #[inline]
    fn choose(&self, work: Work) -> Choice {
        if !self.manager.is_enabled() {
            return Choice::Run(Path::Standard, Exec { level: Level::Baseline, threads: 1 });
        }
        let parallel = work.elements >= self.entry.parallel_from.load(Ordering::Relaxed);
        let exec = Exec { level: Level::best(), threads: if parallel { threads::limit() } else { 1 } };
        if self.provided.is_some() { Choice::Ask(exec) } else { Choice::Run(Path::Cpu, exec) }
    }

    fn provided(&self, work: Work) -> Result<bool> {
        match self.provided.map(providers::Call::run) {
            None => Ok(false),
            Some(Ok(())) => {
                self.ran(Path::Cpu, work);
                Ok(true)
            }
            Some(Err(reason)) if reason.code == Code::Unsupported => {
                self.fell_back(Path::Cpu, &reason);
                Ok(false)
            }
            Some(Err(failure)) => Err(failure),
        }
    }

    #[inline]
    fn ran(&self, path: Path, work: Work) {
        self.entry.counters.ran(path, work.elements);
    }

    fn fell_back(&self, from: Path, reason: &Error) {
        self.manager.fell_back(self.kernel, &self.entry.counters, from, reason);
    }
}

impl Manager {
    /// Calls the built-in kernel at `index` of the table. `invoke` calls a plugin's function, where one has a faster way.
    ///
    /// # Safety
    /// As for `Args::new`.
    pub unsafe fn call_builtin(
        &self,
        index: usize,
        row: &'static Builtin,
        values: &[Value],
        invoke: Invoke,
    ) -> Result<()> {
        let entry = self.builtin(index);
        if let Some(provider) = entry.provider() {
            // SAFETY: the caller's contract.
            return unsafe { self.call_provided(entry, provider, row, values, invoke) };
        }
        self.counted(entry, row.name, None, |policy| {
            // SAFETY: the caller's contract.
            let mut args = unsafe { Args::new(row, values)? };
            (row.run)(&mut args, policy)?;
            args.commit();
            Ok(())
        })
    }

    /// As `call_builtin`, of a kernel that a plugin has a faster way for.
    ///
    /// # Safety
    /// As for `Args::new`.
    #[cold]
    unsafe fn call_provided(
        &self,
        entry: &Entry,
        provider: &'static Provider,
        row: &'static Builtin,
        values: &[Value],
        invoke: Invoke,
    ) -> Result<()> {
        let fresh = Fresh::default();
        let call = providers::Call { provider, row, values, fresh: &fresh, invoke };
        let provided = if provider.is_running() { None } else { Some(&call) };
        self.counted(entry, row.name, provided, |policy| {
            // SAFETY: the caller's contract.
            let mut args = unsafe { Args::new(row, values)? };
            args.watch(&fresh);
            (row.run)(&mut args, policy)?;
            args.commit();
            Ok(())
        })
    }

    /// Runs an update of running statistics by this manager's switch, counted as `RUNNING_UPDATE`.
    pub fn update_running(&self, update: impl FnOnce(&dyn Policy) -> Result<()>) -> Result<()> {
        self.counted(&self.running, RUNNING_UPDATE, None, update)
    }

    /// Runs a call; whatever it ends with, a panic included, is counted once.
    #[inline]
    fn counted(
        &self,
        entry: &Entry,
        kernel: &str,
        provided: Option<&providers::Call>,
        call: impl FnOnce(&dyn Policy) -> Result<()>,
    ) -> Result<()> {
        let call = AssertUnwindSafe(|| call(&Dispatch { manager: self, entry, kernel, provided }));
        let outcome = catch_unwind(call).unwrap_or_else(|payload| Err(policy::panic_error(&*payload)));
        if outcome.is_err() {
            entry.counters.failed();
        }
        outcome
    }

    /// Calls a kernel of the host's. `invoke` runs one of its functions on the host's own arguments; `elements` is what
    /// the statistics go by.
    pub fn call_host(
        &self,
        kernel: &HostKernel,
        elements: usize,
        invoke: &mut dyn FnMut(Path) -> Result<()>,
    ) -> Result<()> {
        let mut attempt = |path| {
            let run = AssertUnwindSafe(|| invoke(path));
            catch_unwind(run).unwrap_or_else(|payload| Err(policy::panic_error(&*payload)))
        };
        let mut path = if kernel.cpu.is_some() && self.is_enabled() { Path::Cpu } else { Path::Standard };
        let mut outcome = attempt(path);
        if path == Path::Cpu
            && let Err(reason) = &outcome
            && reason.code == Code::Unsupported
        {
            self.fell_back(&kernel.name, &kernel.counters, path, reason);
            path = Path::Standard;
            outcome = attempt(path);
        }
        match &outcome {
            Ok(()) => kernel.counters.ran(path, elements),
            Err(_) => kernel.counters.failed(),
        }
        outcome
    }

    #[cold]
    pub(super) fn fell_back(&self, kernel: &str, counters: &Counters, from: Path, reason: &Error) {
        counters.fell_back();
        log::warn!("{kernel} fell back from {}: {reason}", from.name());
        let mut reasons = self.reasons.lock().unwrap_or_else(PoisonError::into_inner);
        reasons.add(kernel, reason.code, &reason.message);
    }
}
