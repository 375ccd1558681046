//! The registry: kernels by name. Built-in ones are always there; the host adds functions of its own.
//!
//! A host kernel lives as long as somebody holds it: the registry, a handle, or a call that runs. Its destructor runs
//! once, when the last holder lets go, and never under a lock.

use std::collections::BTreeMap;
use std::ffi::c_void;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, Weak};

use super::counters::{Counters, Totals};
use super::signature::{Signature, is_identifier};
use super::source::SourceKernel;
use super::{Entry, Manager};
use crate::fail;
use crate::kernels::{Builtin, table};
use crate::runtime::Result;

/// A host function, untyped here: the C layer knows how to call it.
pub type HostFunction = *const c_void;

/// What the host registers.
#[derive(Debug)]
pub struct HostKernel {
    /// Name, unique in the registry.
    pub name: String,
    /// What it takes.
    pub signature: Signature,
    /// The plain version: what the kernel means.
    pub standard: HostFunction,
    /// The fast version.
    pub cpu: Option<HostFunction>,
    /// Passed to every call and to the destructor.
    pub user: *mut c_void,
    /// Called once with `user` when the last holder lets go.
    pub destroy: Option<unsafe extern "C-unwind" fn(*mut c_void)>,
    /// What it did; the statistics keep it beyond the kernel.
    pub counters: Arc<Counters>,
    /// The plugin that brought it, if one did.
    pub plugin: Option<&'static str>,
}

// SAFETY: the host promises that its functions and user pointer may be used from any thread.
unsafe impl Send for HostKernel {}
// SAFETY: as above.
unsafe impl Sync for HostKernel {}

impl Drop for HostKernel {
    fn drop(&mut self) {
        if let Ok(manager) = super::get() {
            manager.retire_reasons(&self.name);
        }
        if let Some(destroy) = self.destroy {
            let user = self.user;
            let call = std::panic::AssertUnwindSafe(move || {
                // SAFETY: the host registered the pair; this is its only call.
                unsafe { destroy(user) }
            });
            if std::panic::catch_unwind(call).is_err() {
                log::error!("the destructor of kernel {} panicked", self.name);
            }
        }
    }
}

/// What the statistics keep of kernels that left the registry: the counters of those that a handle or a call may still
/// hold, and the sums of those that are gone.
#[derive(Debug, Default)]
pub struct Departed {
    pub(super) counters: Vec<Arc<Counters>>,
    pub(super) totals: Totals,
}

impl Departed {
    /// Takes a kernel's counters, and sums up those that nobody else holds any more: they count no further call.
    fn add(&mut self, departing: Arc<Counters>) {
        let Departed { counters, totals } = self;
        counters.retain_mut(|counters| {
            let gone = Arc::get_mut(counters).map(|counters| totals.add(&counters.totals()));
            gone.is_none()
        });
        counters.push(departing);
    }
}

/// The host's kernels by name.
pub type HostKernels = BTreeMap<String, Arc<HostKernel>>;

/// A kernel of the registry.
#[derive(Debug, Clone)]
pub enum Kernel {
    /// A row of the table, with its place there.
    Builtin(usize, &'static Builtin),
    /// The host's own.
    Host(Arc<HostKernel>),
    /// From source.
    Source(Arc<SourceKernel>),
}

/// A kernel as the statistics meet it.
pub struct Listed<'a> {
    /// Its name.
    pub name: &'a str,
    /// What kind of kernel it is.
    pub kernel: ListedKind<'a>,
    /// What it did.
    pub counters: &'a Counters,
}

/// What the statistics know of a kernel besides its counters.
pub enum ListedKind<'a> {
    /// Its thresholds.
    Builtin(&'a Entry),
    /// Whose it is.
    Host(&'a HostKernel),
    /// What was compiled for it.
    Source(&'a SourceKernel),
}

impl Kernel {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Kernel::Builtin(_, row) => row.name,
            Kernel::Host(kernel) => &kernel.name,
            Kernel::Source(kernel) => &kernel.name,
        }
    }
}

impl Manager {
    /// Adds a host kernel. A name that is taken is refused; `kernel` is then dropped, its destructor not called.
    pub fn register(&self, kernel: HostKernel) -> Result<Arc<HostKernel>> {
        let mut registered = self.register_all(vec![kernel])?;
        Ok(registered.swap_remove(0))
    }

    /// As `register`, of several: all of them or none.
    pub(super) fn register_all(&self, mut kernels: Vec<HostKernel>) -> Result<Vec<Arc<HostKernel>>> {
        let mut hosts = self.hosts.write().unwrap_or_else(PoisonError::into_inner);
        if let Err(refused) = self.check_names(&hosts, &kernels) {
            drop(hosts);
            kernels.iter_mut().for_each(|kernel| kernel.destroy = None);
            return Err(refused);
        }
        let kernels: Vec<Arc<HostKernel>> = kernels.into_iter().map(Arc::new).collect();
        hosts.extend(kernels.iter().map(|kernel| (kernel.name.clone(), kernel.clone())));
        drop(hosts);
        kernels.iter().for_each(|kernel| log::info!("registered kernel {}", kernel.name));
        Ok(kernels)
    }

    /// Whether these names are names, and free.
    fn check_names(&self, hosts: &HostKernels, kernels: &[HostKernel]) -> Result<()> {
        let sources = self.sources.read().unwrap_or_else(PoisonError::into_inner);
        for HostKernel { name, .. } in kernels {
            if !is_identifier(name) {
                fail!(
                    InvalidArgument,
                    "'{name}' is not a name: letters, digits, '_' and '.', not starting with a digit"
                );
            }
            if let Some(plugin) = hosts.get(name).and_then(|kernel| kernel.plugin) {
                fail!(AlreadyExists, "a kernel called '{name}' is registered already, by the plugin {plugin}");
            }
            if table::find(name).is_some() || hosts.contains_key(name) || sources.contains_key(name) {
                fail!(AlreadyExists, "a kernel called '{name}' is registered already");
            }
        }
        Ok(())
    }

    /// Takes a host kernel out of the registry; handles and running calls keep it alive.
    pub fn unregister(&self, name: &str) -> Result<()> {
        if table::find(name).is_some() {
            fail!(InvalidArgument, "'{name}' is a built-in kernel and stays registered");
        }
        let removed = {
            // Both locks, so that the statistics find the kernel on one side or the other.
            let mut hosts = self.hosts.write().unwrap_or_else(PoisonError::into_inner);
            let removed = hosts.remove(name);
            if let Some(kernel) = &removed {
                self.departed.lock().unwrap_or_else(PoisonError::into_inner).add(kernel.counters.clone());
            }
            removed
        };
        match removed {
            Some(kernel) => {
                log::info!("unregistered kernel {}", kernel.name);
                Ok(())
            }
            None => fail!(NotFound, "no kernel is called '{name}'"),
        }
    }

    /// The kernel of that name.
    pub fn find(&self, name: &str) -> Result<Kernel> {
        if let Some(index) = table::all().position(|row| row.name == name) {
            return Ok(Kernel::Builtin(index, table::row(index)));
        }
        let host = self.hosts.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        if let Some(kernel) = host {
            return Ok(Kernel::Host(kernel));
        }
        let source = self.sources.read().unwrap_or_else(PoisonError::into_inner).get(name).and_then(Weak::upgrade);
        match source {
            Some(kernel) => Ok(Kernel::Source(kernel)),
            None => fail!(NotFound, "no kernel is called '{name}'"),
        }
    }

    /// The names of all kernels: built-in ones, the host's, those from source.
    pub fn names(&self) -> Vec<String> {
        let hosts = self.hosts.read().unwrap_or_else(PoisonError::into_inner);
        let sources = self.sources.read().unwrap_or_else(PoisonError::into_inner);
        let builtin = table::all().map(|row| row.name.to_owned());
        builtin.chain(hosts.keys().cloned()).chain(sources.keys().cloned()).collect()
    }

    /// Gives a source kernel a name that is free, and enters it. The registry does not keep it.
    pub(super) fn add_source(&self, mut kernel: SourceKernel) -> Arc<SourceKernel> {
        let hosts = self.hosts.read().unwrap_or_else(PoisonError::into_inner);
        let mut sources = self.sources.write().unwrap_or_else(PoisonError::into_inner);
        if table::find(&kernel.name).is_some() || hosts.contains_key(&kernel.name) || sources.contains_key(&kernel.name)
        {
            let number = self.source_names.fetch_add(1, Ordering::Relaxed) + 2;
            kernel.name = format!("{}#{number}", kernel.name);
        }
        let kernel = Arc::new(kernel);
        sources.insert(kernel.name.clone(), Arc::downgrade(&kernel));
        kernel
    }

    /// Takes a source kernel, whose last holder has let go, out of the registry.
    pub(super) fn forget_source(&self, kernel: &SourceKernel) {
        // One that never came into the registry has no entry of its own, but maybe a name that another one has.
        let entered = {
            // Both locks, so that the statistics find the kernel on one side or the other.
            let mut sources = self.sources.write().unwrap_or_else(PoisonError::into_inner);
            let entered = sources.get(&kernel.name).is_some_and(|entry| std::ptr::eq(entry.as_ptr(), kernel));
            if entered {
                sources.remove(&kernel.name);
            }
            let mut departed = self.departed.lock().unwrap_or_else(PoisonError::into_inner);
            departed.totals.add(&kernel.counters.totals());
            entered
        };
        if entered {
            self.retire_reasons(&kernel.name);
        }
    }

    /// Runs `visit` on every kernel, and returns the sums of those that left the registry: each kernel is met on one side,
    /// whatever is unregistered meanwhile. No lock of the registry may be taken in `visit`.
    pub fn each_kernel(&self, mut visit: impl FnMut(Listed)) -> Totals {
        for (index, row) in table::all().enumerate() {
            let entry = self.builtin(index);
            visit(Listed { name: row.name, kernel: ListedKind::Builtin(entry), counters: &entry.counters });
        }
        // Dropped after the locks, which the last holder of a kernel takes.
        let mut held = Vec::new();
        let hosts = self.hosts.read().unwrap_or_else(PoisonError::into_inner);
        for kernel in hosts.values() {
            visit(Listed { name: &kernel.name, kernel: ListedKind::Host(kernel), counters: &kernel.counters });
        }
        let sources = self.sources.read().unwrap_or_else(PoisonError::into_inner);
        for kernel in sources.values().filter_map(Weak::upgrade) {
            visit(Listed { name: &kernel.name, kernel: ListedKind::Source(&kernel), counters: &kernel.counters });
            held.push(kernel);
        }
        let departed = self.departed.lock().unwrap_or_else(PoisonError::into_inner);
        let mut totals = departed.totals;
        departed.counters.iter().for_each(|counters| totals.add(&counters.totals()));
        totals
    }

    /// Sets every counter to zero.
    pub(super) fn reset_counters(&self) {
        self.running.counters.reset();
        self.each_kernel(|listed| listed.counters.reset());
        let mut departed = self.departed.lock().unwrap_or_else(PoisonError::into_inner);
        departed.totals = Totals::default();
        departed.counters.iter().for_each(|counters| counters.reset());
    }

    /// Joins the fallback reasons of a kernel that is gone with those of all such, so that the rows do not grow with
    /// every name that there ever was.
    fn retire_reasons(&self, name: &str) {
        let hosts = self.hosts.read().unwrap_or_else(PoisonError::into_inner);
        let sources = self.sources.read().unwrap_or_else(PoisonError::into_inner);
        let taken_again = table::find(name).is_some() || hosts.contains_key(name) || sources.contains_key(name);
        drop((hosts, sources));
        if !taken_again {
            self.reasons.lock().unwrap_or_else(PoisonError::into_inner).retire(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::kernels::Path;
    use crate::manager::source::{Definition, Kind, Options};
    use crate::runtime::{Code, Error};

    fn definition(text: &str) -> Definition<'_> {
        Definition {
            function: None,
            text,
            first_line: 1,
            file: None,
            bindings: vec![],
            options: Options::default(),
            kind: Kind::Whole,
            ignore_annotations: false,
            signatures: vec!["(f8,)"],
        }
    }

    #[test]
    fn a_kernel_that_does_not_compile_leaves_another_ones_reasons() {
        let manager = crate::manager::get().unwrap();
        let kernel = manager.compile(definition("def reasoned(x): return x")).unwrap();
        let refusal = Error::new(Code::Unsupported, "not today");
        manager.fell_back(&kernel.name, &kernel.counters, Path::Cpu, &refusal);
        let has_row = || manager.reasons.lock().unwrap().rows().any(|(name, ..)| name == "reasoned");
        assert!(has_row());
        assert!(manager.compile(definition("def reasoned(x): return x.nothing")).is_err());
        assert!(has_row());
        drop(kernel);
        assert!(!has_row(), "they are retired with it");
    }
}
