//! What optimised code leaves to the quick compiler: the slow versions of loops, which are half of a kernel and hardly ever
//! run. They are compiled when one is.
//!
//! ```text
//! Verified module -> prepare -> split -> code generator -> code that calls `LATE` with its `Late` kernel
//!                                                           `-> the module, prepared and split again -> Cranelift -> call
//! ```
//!
//! Splitting a module gives the same functions in the same order every time, in every process of one build of the library.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jitney_ir::passes::outline_slow::{has_slow_loops, outline_slow};
use jitney_ir::{TrapKind, Verified};
use once_cell::race::OnceBox;

use super::context::Context;
use super::cranelift::{Cranelift, LateFunction, counts_calls, late_functions, with_stack};

/// A module of which the last functions, as many as are returned, can be compiled late. None can be where calls may be
/// nested deep, since compiling takes more of the stack than kernels leave, or without the quick compiler.
pub fn split(module: Verified) -> (Verified, usize) {
    if !has_slow_loops(&module) || counts_calls(&module) || Cranelift::get().is_err() {
        return (module, 0);
    }
    let (module, late) = outline_slow(module);
    (module, late.len())
}

/// What was done to a module before it was split.
pub type Prepare = fn(Verified) -> Verified;

/// The functions that a kernel's code has left to the library.
#[derive(Debug)]
pub struct Late {
    module: Arc<Verified>,
    prepare: Prepare,
    /// Threads that come first together each make them, and one's stay: see `runtime::fork` for why.
    functions: OnceBox<Vec<LateFunction>>,
}

impl Late {
    /// Those of the code that is made of a module which was prepared and then split.
    pub fn new(module: Arc<Verified>, prepare: Prepare) -> Late {
        Late { module, prepare, functions: OnceBox::new() }
    }

    fn functions(&self) -> &[LateFunction] {
        self.functions.get_or_init(|| {
            Box::new(with_stack(|| {
                let (module, count) = split((self.prepare)(Verified::clone(&self.module)));
                late_functions(module, count)
            }))
        })
    }
}

/// `jitney_plugin::runtime::LATE`.
///
/// # Safety
/// It is compiled code that calls: with its own context, the `Late` that it was linked with, and the slots of a call.
pub unsafe extern "C" fn call(
    context: *mut Context,
    kernel: *const Late,
    number: usize,
    args: *const u64,
    results: *mut u64,
) -> i32 {
    // SAFETY: the code lives during the call, and so does what it was linked with.
    let (context, kernel) = unsafe { (&mut *context, &*kernel) };
    let status = catch_unwind(AssertUnwindSafe(|| {
        let function = kernel.functions().get(number)?;
        // SAFETY: the slots of the function's arguments and results, says the caller.
        Some(unsafe { function.call(context, args, results) })
    }));
    status.ok().flatten().unwrap_or_else(|| {
        (context.details, context.place, context.message) = ([0; 3], 0, std::ptr::null());
        TrapKind::Runtime.code()
    })
}
