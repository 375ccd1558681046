//! Kernels that plugins bring.
//!
//! ```text
//! a new name          a kernel of the registry, as if the host had registered it
//! a built-in's name   a faster way for it: asked first while acceleration is on, after the library's own checks
//! ```
//!
//! Comes in: a plugin that has just been loaded. Goes out: its kernels in their places, or none of them and the reason.
//! For a call: the caller's values as the built-in's C function has them, with the outputs that the library allocated.

use std::cell::Cell;
use std::ffi::c_void;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use smallvec::SmallVec;

use super::Manager;
use super::counters::Counters;
use super::registry::{HostFunction, HostKernel};
use super::signature::Signature;
use crate::backend::plugin::{Plugin, Provided};
use crate::fail;
use crate::kernels::args::Fresh;
use crate::kernels::{Builtin, Kind, Value, table};
use crate::runtime::{Code, Error, Result};

/// A plugin's way to compute a built-in kernel.
#[derive(Debug)]
pub struct Provider {
    /// The plugin.
    pub plugin: &'static str,
    /// The built-in kernel.
    pub kernel: &'static str,
    /// Its function.
    pub cpu: HostFunction,
    /// Passed to it.
    pub user: *mut c_void,
    /// Calls that it has done.
    pub calls: AtomicU64,
}

// SAFETY: the interface says that functions of plugins may be called from any thread.
unsafe impl Send for Provider {}
// SAFETY: as above.
unsafe impl Sync for Provider {}

/// Calls a provider's function with these values, which are as its kernel's parameters say: the C layer's part.
///
/// # Safety
/// Tensors are as `Args::new` asks.
pub type Invoke = unsafe fn(&Provider, &[Value]) -> Result<()>;

impl Manager {
    /// Puts a plugin's kernels in their places: all or none.
    pub(super) fn provide(&self, plugin: &'static Plugin) -> Result<()> {
        let named =
            |e: Error| Error { message: format!("plugin {}: {}", plugin.path.display(), e.message).into(), ..e };
        self.take_over(plugin).map_err(named)
    }

    fn take_over(&self, plugin: &'static Plugin) -> Result<()> {
        let (mut fresh, mut faster) = (Vec::new(), Vec::new());
        for (at, row) in plugin.provided.iter().enumerate() {
            if plugin.provided[..at].iter().any(|other| other.name == row.name) {
                fail!(AlreadyExists, "it brings the kernel '{}' twice", row.name);
            }
            match table::all().position(|builtin| builtin.name == row.name) {
                Some(index) => faster.push((index, self.provider(plugin, index, row)?)),
                None => fresh.push(new_kernel(plugin, row)?),
            }
        }
        self.register_all(fresh)?;
        for (index, provider) in faster {
            log::info!("plugin {} provides {}", plugin.name, provider.kernel);
            // It stays as long as the process, as its plugin does.
            self.builtin(index).provider.store(Box::into_raw(Box::new(provider)), Ordering::Release);
        }
        Ok(())
    }

    fn provider(&self, plugin: &'static Plugin, index: usize, row: &Provided) -> Result<Provider> {
        let kernel = table::row(index).name;
        if let Some(other) = self.builtin(index).provider() {
            fail!(AlreadyExists, "'{kernel}' is provided by the plugin {} already", other.plugin);
        }
        let Some(cpu) = row.cpu else {
            fail!(NullPointer, "its kernel '{kernel}' is a built-in one, but has no cpu function that would be faster");
        };
        if row.standard.is_some() || row.signature.is_some() {
            fail!(
                InvalidArgument,
                "its kernel '{kernel}' is a built-in one: signature and standard are the library's, and have to be NULL"
            );
        }
        Ok(Provider { plugin: &plugin.name, kernel, cpu, user: row.user, calls: AtomicU64::new(0) })
    }
}

/// A kernel of a name that no built-in one has.
fn new_kernel(plugin: &'static Plugin, row: &Provided) -> Result<HostKernel> {
    let name = &row.name;
    let Some(standard) = row.standard else {
        fail!(NullPointer, "its kernel '{name}' is no built-in one, and needs a standard function");
    };
    let signature = Signature::parse(row.signature.as_deref().unwrap_or_default())
        .map_err(|e| Error { message: format!("its kernel '{name}': {}", e.message).into(), ..e })?;
    Ok(HostKernel {
        name: name.clone(),
        signature,
        standard,
        cpu: row.cpu,
        user: row.user,
        destroy: None,
        counters: Arc::new(Counters::default()),
        plugin: Some(&plugin.name),
    })
}

/// A call of a built-in kernel that a plugin has a faster way for.
pub(super) struct Call<'c> {
    pub provider: &'static Provider,
    pub row: &'static Builtin,
    pub values: &'c [Value<'c>],
    /// Outputs that the library has allocated.
    pub fresh: &'c Fresh,
    pub invoke: Invoke,
}

/// A call of a provider that runs on this thread, and the one around it.
struct Running {
    provider: *const Provider,
    outer: *const Running,
}

thread_local! {
    /// The innermost call of a provider on this thread. One that calls its own kernel gets the library's.
    static RUNNING: Cell<*const Running> = const { Cell::new(std::ptr::null()) };
}

impl Drop for Running {
    fn drop(&mut self) {
        RUNNING.set(self.outer);
    }
}

impl Provider {
    /// Whether this thread is in a call of it.
    pub(super) fn is_running(&self) -> bool {
        // SAFETY: null, or in a frame of this thread that has not returned.
        let outer = |call: &&Running| unsafe { call.outer.as_ref() };
        // SAFETY: as above.
        let innermost = unsafe { RUNNING.get().as_ref() };
        std::iter::successors(innermost, outer).any(|call| std::ptr::eq(call.provider, self))
    }
}

impl Call<'_> {
    /// Calls the provider. The kernel's own checks have passed.
    #[cold]
    pub fn run(&self) -> Result<()> {
        // Numbers that came as whole ones where a list takes any: converted here, and used below.
        let lists = self.row.params.iter().zip(self.values);
        let lists: SmallVec<[Vec<f64>; 8]> =
            lists.map(|(param, value)| if param.kind == Kind::Floats { floats(value) } else { Vec::new() }).collect();
        let mut values = SmallVec::<[Value; 8]>::new();
        for ((param, value), list) in self.row.params.iter().zip(self.values).zip(&lists) {
            values.push(self.canonical(param.kind, value, list)?);
        }
        let running = Running { provider: self.provider, outer: RUNNING.get() };
        RUNNING.set(&running);
        // SAFETY: the contract of `call_builtin`, whose values these are.
        unsafe { (self.invoke)(self.provider, &values) }?;
        self.provider.calls.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// A value as the C function has it, whatever way the caller wrote it.
    fn canonical<'v>(&self, kind: Kind, value: &'v Value<'v>, list: &'v [f64]) -> Result<Value<'v>> {
        Ok(match (kind, *value) {
            (Kind::Out, Value::Tensor(given)) => {
                let mut fresh = self.fresh.borrow_mut();
                let made = fresh.iter_mut().find(|(target, _)| std::ptr::eq(*target, given));
                Value::Tensor(made.map_or(given, |(_, tensor)| std::ptr::from_mut(tensor)))
            }
            (Kind::Optional, Value::Tensor(given)) if given.is_null() => Value::None,
            (Kind::Float(default), Value::None) => Value::Float(default),
            (Kind::Float(_), Value::Int(n)) if n as f64 as i128 == i128::from(n) => Value::Float(n as f64),
            (Kind::Float(_), Value::Int(n)) => {
                return Err(Error::new(Code::Unsupported, format!("{n} is a number that f64 does not hold")));
            }
            (Kind::Int(default), Value::None) => Value::Int(default),
            (Kind::Flag(default), Value::None) => Value::Flag(default),
            (Kind::Flag(_), Value::Int(n)) => Value::Flag(n != 0),
            (Kind::Choice(_), Value::None) => Value::Int(0),
            (Kind::Choice(names), Value::Text(text)) => {
                Value::Int(names.iter().position(|&name| name == text).unwrap_or(0) as i64)
            }
            (Kind::Ints, Value::Int(_)) => {
                let Value::Int(n) = value else { unreachable!("it has just been seen to be one") };
                Value::Ints(std::slice::from_ref(n))
            }
            (Kind::Floats, Value::Int(_) | Value::Float(_) | Value::Ints(_)) => Value::Floats(list),
            (_, value) => value,
        })
    }
}

/// The numbers of a value that is no list of numbers but could be one.
fn floats(value: &Value) -> Vec<f64> {
    match *value {
        Value::Int(n) => vec![n as f64],
        Value::Float(x) => vec![x],
        Value::Ints(list) => list.iter().map(|&n| n as f64).collect(),
        _ => Vec::new(),
    }
}
