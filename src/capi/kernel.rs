//! `jitney_kernel`: kernels by name, and the host's own functions registered as kernels.

use std::ffi::{CString, c_char, c_void};
use std::sync::Arc;

use smallvec::SmallVec;

use super::value::{self, CValue};
use super::{ErrorHandle, Status, error, growing, guard, list, options, required, text};
use crate::fail;
use crate::manager;
use crate::manager::builtins::{Path, Provider, Value};
use crate::manager::calibrate::Threshold;
use crate::manager::counters::Counters;
use crate::manager::registry::{HostKernel, Kernel};
use crate::manager::signature::Signature;
use crate::manager::source::MAX_ARGUMENTS;
use crate::runtime::handle::{self, Handle};
use crate::runtime::{Error, Result};

/// A handle to a kernel of the registry; keeps it alive.
pub struct KernelReference {
    pub(super) kernel: Kernel,
    name: CString,
}

/// A kernel: opaque, reference-counted, given back with `jitney_kernel_release`.
pub type KernelHandle = Handle<KernelReference>;

/// A host's kernel. Called with the user pointer it was registered with and the caller's arguments, checked against the
/// signature. Returns `JITNEY_OK`, or a status with, if it likes, an error made by `jitney_error_new` in `*error`.
/// `JITNEY_ERROR_UNSUPPORTED` from the cpu function, returned before anything was written, has the standard one run.
/// It may be called from several threads at once, may call the library, and must not let an exception out.
pub type KernelFunction = Option<
    unsafe extern "C-unwind" fn(
        user: *mut c_void,
        args: *const CValue,
        nargs: usize,
        error: *mut *mut ErrorHandle,
    ) -> Status,
>;

/// What `jitney_kernel_register` takes. Set `struct_size` to `sizeof(jitney_kernel_definition)`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct KernelDefinition {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// Unique name: letters, digits, `_` and `.`, the first one a letter or `_`. Copied.
    pub name: *const c_char,
    /// What it takes: `"a: f32, x: f32[:], out y: f32[:]"`; NULL or empty for no arguments. Copied. Scalars arrive as
    /// what it says, whatever kind of number the caller gave: `JITNEY_VALUE_F64` for f64, `_F32` for f32, f16 and bf16,
    /// `_I64` for integers, `_BOOL` for bool. Tensors marked `out` or `inout` overlap no other argument partly.
    pub signature: *const c_char,
    /// The plain version: what the kernel means. Required.
    pub standard: KernelFunction,
    /// The fast version, or NULL.
    pub cpu: KernelFunction,
    /// Passed to both, and to `destroy`.
    pub user: *mut c_void,
    /// Called once with `user` when the kernel is gone (unregistered, and every handle and call done), or NULL. Not called
    /// when the registration fails.
    pub destroy: Option<unsafe extern "C-unwind" fn(user: *mut c_void)>,
}

impl Default for KernelDefinition {
    fn default() -> Self {
        let null = std::ptr::null;
        KernelDefinition {
            struct_size: size_of::<Self>(),
            name: null(),
            signature: null(),
            standard: None,
            cpu: None,
            user: std::ptr::null_mut(),
            destroy: None,
        }
    }
}

growing!(KernelDefinition { struct_size, name, signature, standard, cpu, user, destroy });

pub(super) fn to_handle(kernel: Kernel) -> *mut KernelHandle {
    let name = CString::new(kernel.name()).unwrap_or_default();
    handle::into_raw(KernelReference { kernel, name })
}

/// Registers a host function as a kernel. `out` may be NULL; otherwise it receives a handle. A name that is taken, an
/// unreadable signature and a missing standard function are refused. May be called from within a kernel.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_register(
    definition: *const KernelDefinition,
    out: *mut *mut KernelHandle,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        if definition.is_null() {
            fail!(NullPointer, "definition is NULL");
        }
        // SAFETY: the caller's contract, as documented in the header.
        let (definition, name) = unsafe {
            let definition = options("definition", definition)?;
            (definition, text("definition.name", definition.name)?)
        };
        let signature = if definition.signature.is_null() {
            Signature::default()
        } else {
            // SAFETY: as above.
            Signature::parse(unsafe { text("definition.signature", definition.signature)? })?
        };
        let Some(standard) = definition.standard else {
            fail!(NullPointer, "definition.standard of '{name}' is NULL; every kernel has a standard path");
        };
        let kernel = HostKernel {
            name: name.to_owned(),
            signature,
            standard: standard as *const c_void,
            cpu: definition.cpu.map(|cpu| cpu as *const c_void),
            user: definition.user,
            destroy: definition.destroy,
            counters: Arc::new(Counters::default()),
            plugin: None,
        };
        let kernel = manager::get()?.register(kernel)?;
        // SAFETY: as above.
        if let Some(out) = unsafe { out.as_mut() } {
            *out = to_handle(Kernel::Host(kernel));
        }
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Takes a host kernel out of the registry: its name is free again. Handles and running calls keep it alive.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_unregister(name: *const c_char, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || manager::get()?.unregister(text("name", name)?)) }
}

/// Finds a kernel by name, built-in or registered, and writes a new handle to `*out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_find(
    name: *const c_char,
    out: *mut *mut KernelHandle,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let (out, name) = unsafe { (required("out", out)?, text("name", name)?) };
        *out = to_handle(manager::get()?.find(name)?);
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Calls a kernel. A built-in one takes the arguments of its C function in order, output last (see
/// `jitney_kernel_describe`); the host's own take what their signature says; one from source takes whatever its function
/// makes sense of, and is compiled for the exact types of the arguments when they are new.
///
/// `results` receives what a kernel from source returns, a tuple's values one by one, each as a value of its exact type;
/// what is left over of `results` becomes `JITNEY_VALUE_NONE`. Where an array comes back, `results` has to name a tensor
/// for it: a `jitney_value_tensor` of a zeroed struct, which is then to be given back with `jitney_tensor_release`. (A
/// tensor may be named where a number comes back: its struct stays zeroed.) With `nresults` of 0 results are dropped.
/// Built-in kernels and the host's return nothing: `nresults` has to be 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_call(
    kernel: *const KernelHandle,
    args: *const CValue,
    nargs: usize,
    results: *mut CValue,
    nresults: usize,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        // Held until the call returns, whoever releases or unregisters the kernel meanwhile.
        let reference = unsafe { handle::hold("kernel", kernel)? };
        if nargs > MAX_ARGUMENTS {
            fail!(InvalidArgument, "nargs is {nargs}; a kernel takes at most {MAX_ARGUMENTS} arguments");
        }
        // SAFETY: as above.
        let given = unsafe { list("args", args, nargs)? };
        if let Kernel::Source(kernel) = &reference.kernel {
            // SAFETY: as above.
            return unsafe { super::source::call(kernel, given, results, nresults, None) };
        }
        if nresults > 0 {
            fail!(InvalidArgument, "nresults is {nresults}, but {} returns nothing", reference.kernel.name());
        }
        let mut values = SmallVec::<[Value; 8]>::new();
        for (index, given) in given.iter().enumerate() {
            // SAFETY: as above.
            values.push(unsafe { value::read(index, given)? });
            if given.kind == value::JITNEY_VALUE_READONLY && writes(&reference.kernel, index) {
                fail!(InvalidArgument, "argument {index} of {} is read-only, but written", reference.kernel.name());
            }
        }
        // SAFETY: as above.
        unsafe { dispatch(&reference.kernel, &values) }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Whether a built-in kernel or one of the host's writes the argument at `index`.
fn writes(kernel: &Kernel, index: usize) -> bool {
    match kernel {
        Kernel::Builtin(_, row) => row.params.get(index).is_some_and(|param| param.is_written()),
        Kernel::Host(host) => host.signature.parameters.get(index).is_some_and(|parameter| parameter.written),
        Kernel::Source(_) => false,
    }
}

/// # Safety
/// The values' tensors are as `Args::new` asks.
unsafe fn dispatch(kernel: &Kernel, values: &[Value]) -> Result<()> {
    match kernel {
        // SAFETY: the caller's contract.
        Kernel::Builtin(index, row) => unsafe { manager::get()?.call_builtin(*index, row, values, provided) },
        Kernel::Source(kernel) => fail!(Internal, "{} is called elsewhere", kernel.name),
        Kernel::Host(host) => {
            // SAFETY: the caller's contract.
            let elements = match unsafe { host.signature.check(&host.name, values) } {
                Ok(elements) => elements,
                Err(error) => {
                    host.counters.failed();
                    return Err(error);
                }
            };
            let parameters = host.signature.parameters.iter().zip(values);
            let args: SmallVec<[CValue; 8]> = parameters.map(|(p, value)| value::write(p.ty, value)).collect();
            // SAFETY: the caller's contract.
            manager::get()?.call_host(host, elements, &mut |path| unsafe { invoke(host, path, &args) })
        }
    }
}

/// # Safety
/// The arguments were checked against the kernel's signature.
unsafe fn invoke(host: &HostKernel, path: Path, args: &[CValue]) -> Result<()> {
    let address = match (path, host.cpu) {
        (Path::Cpu, Some(cpu)) => cpu,
        _ => host.standard,
    };
    let who = || match host.plugin {
        Some(plugin) => format!("kernel {} of plugin {plugin}", host.name),
        None => format!("kernel {}", host.name),
    };
    // SAFETY: both addresses are of such functions, the host's or a plugin's; arguments are as the signature says.
    unsafe { call_function(address, host.user, args, who) }
}

/// A plugin's way to compute a built-in kernel.
///
/// # Safety
/// The values are as the kernel's parameters say.
pub(super) unsafe fn provided(provider: &Provider, values: &[Value]) -> Result<()> {
    let args: SmallVec<[CValue; 8]> = values.iter().map(value::of_builtin).collect();
    let who = || format!("{} of plugin {}", provider.kernel, provider.plugin);
    // SAFETY: the address is of such a function, says the plugin's table.
    unsafe { call_function(provider.cpu, provider.user, &args, who) }
}

/// Calls a kernel's function; `who` names it in what it says when it fails.
///
/// # Safety
/// The address is of a `KernelFunction`, and the arguments are what it expects.
unsafe fn call_function(
    address: *const c_void,
    user: *mut c_void,
    args: &[CValue],
    who: impl FnOnce() -> String,
) -> Result<()> {
    // SAFETY: the caller's contract.
    let Some(function) = (unsafe { std::mem::transmute::<*const c_void, KernelFunction>(address) }) else {
        fail!(Internal, "{} has no function", who());
    };
    let mut slot: *mut ErrorHandle = std::ptr::null_mut();
    // SAFETY: the caller's contract.
    let status = unsafe { function(user, args.as_ptr(), args.len(), &mut slot) };
    if status == error::JITNEY_OK {
        // SAFETY: NULL, or an error that the function made or received and has no use for.
        let _ = unsafe { handle::release("error", slot) };
        return Ok(());
    }
    // SAFETY: as above; the error is ours to give back.
    Err(unsafe { Error::from_handle(slot, status, &who()) })
}

/// The kernel's name, valid as long as the handle; an empty string for NULL or a released handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_name(kernel: *const KernelHandle) -> *const c_char {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { handle::hold("kernel", kernel) }.map_or(c"".as_ptr(), |reference| reference.name.as_ptr())
}

/// Describes a kernel as JSON: its name, whether it is built in, its parameters; of a built-in one also their kinds and
/// defaults, dtypes and thresholds, of a host's their types as its signature has them. The text is the caller's, given
/// back with `jitney_text_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_describe(
    kernel: *const KernelHandle,
    out: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let (reference, out) = unsafe { (handle::hold("kernel", kernel)?, required("out", out)?) };
        *out = super::manager::owned_text(manager::get()?.describe(&reference.kernel).to_string());
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Adds a reference to the handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_retain(kernel: *const KernelHandle, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || handle::retain("kernel", kernel)) }
}

/// Gives a reference back. NULL is fine; a handle released before is left alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_release(kernel: *mut KernelHandle) {
    // SAFETY: the caller's contract, as documented in the header. A host's destructor that panics is stopped in it.
    let _ = unsafe { guard(std::ptr::null_mut(), || handle::release("kernel", kernel)) };
}

/// Elements from which on the cpu path uses threads.
pub const JITNEY_THRESHOLD_PARALLEL: i32 = 0;
/// Elements from which on a device is used.
pub const JITNEY_THRESHOLD_DEVICE: i32 = 1;

fn threshold(which: i32) -> Result<Threshold> {
    match which {
        JITNEY_THRESHOLD_PARALLEL => Ok(Threshold::Parallel),
        JITNEY_THRESHOLD_DEVICE => Ok(Threshold::Device),
        _ => fail!(InvalidArgument, "which is {which}; it is JITNEY_THRESHOLD_PARALLEL or JITNEY_THRESHOLD_DEVICE"),
    }
}

/// Sets a threshold, in elements, of the built-in kernel called `name`, or with NULL of every one. Later calls follow it.
/// The host's own kernels have none: their functions choose their threads themselves.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_threshold_set(
    name: *const c_char,
    which: i32,
    elements: u64,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let name = if name.is_null() { None } else { Some(unsafe { text("name", name)? }) };
        manager::get()?.set_threshold(name, threshold(which)?, usize::try_from(elements).unwrap_or(usize::MAX))
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Writes a threshold of the built-in kernel called `name` to `*out`; `UINT64_MAX` means never.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_threshold_get(
    name: *const c_char,
    which: i32,
    out: *mut u64,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let (name, out) = unsafe { (text("name", name)?, required("out", out)?) };
        *out = manager::get()?.threshold(name, threshold(which)?)? as u64;
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}
