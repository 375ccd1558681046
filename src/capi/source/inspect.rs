//! Looking at what became of kernels from source.

use std::ffi::c_char;

use super::of_source;
use crate::capi::kernel::KernelHandle;
use crate::capi::{ErrorHandle, Status, guard, manager as of_manager, required, text};
use crate::fail;
use crate::manager;
use crate::manager::source::Aspect;

/// The source text, as it was given.
pub const JITNEY_INSPECT_SOURCE: i32 = 0;
/// The source with the types of its variables.
pub const JITNEY_INSPECT_TYPES: i32 = 1;
/// The typed intermediate representation, as the front end wrote it.
pub const JITNEY_INSPECT_IR: i32 = 2;
/// The intermediate representation before and after each pass.
pub const JITNEY_INSPECT_PASSES: i32 = 3;
/// The machine code of each function.
pub const JITNEY_INSPECT_ASSEMBLY: i32 = 4;
/// How long each stage of compiling took.
pub const JITNEY_INSPECT_TIMES: i32 = 5;

/// Shows what became of a kernel from source for the types of `signature`, which may be NULL where it is compiled for one
/// list of types only; `what` is one of `JITNEY_INSPECT_…`. The text is the caller's, given back with
/// `jitney_text_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_inspect(
    kernel: *const KernelHandle,
    signature: *const c_char,
    what: i32,
    out: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let ((_held, source), out) = unsafe { (of_source(kernel)?, required("out", out)?) };
        // SAFETY: as above.
        let signature = if signature.is_null() { None } else { Some(unsafe { text("signature", signature)? }) };
        let aspect = match what {
            JITNEY_INSPECT_SOURCE => Aspect::Source,
            JITNEY_INSPECT_TYPES => Aspect::Types,
            JITNEY_INSPECT_IR => Aspect::Ir,
            JITNEY_INSPECT_PASSES => Aspect::Passes,
            JITNEY_INSPECT_ASSEMBLY => Aspect::Assembly,
            JITNEY_INSPECT_TIMES => Aspect::Times,
            _ => fail!(InvalidArgument, "what is {what}; it is one of JITNEY_INSPECT_…, 0 to {JITNEY_INSPECT_TIMES}"),
        };
        *out = of_manager::owned_text(source.inspect(manager::get()?, signature, aspect)?);
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}
