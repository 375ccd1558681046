//! From a verified module to LLVM's form.
//!
//! ```text
//! plan       which functions are compiled, how each is called
//! emitter    what the functions of a module share: types, constants, metadata, functions of the library
//! function   a function's frame: parameters, locals, the exit that releases what it owns; statements
//! entry      the kernel as a C function
//! control    branches and loops
//! expr       scalars        operators, casts   one row each, as jitney_ir::eval defines them
//! math       mathematical functions
//! straight_line   those without branches     vector_math   those of the system's vector library
//! arrays     arrays as bundles of variables: address, extents, strides, owner; elements
//! aliasing   which memory an array may refer to
//! lines      what debuggers are told: lines of the source, variables
//! calls      calls of kernels, parallel loops, and of the library's functions
//! ```
//!
//! A compiled function returns 0, or the code of the error for which it has filled in the `Context`. Code never unwinds
//! and has no hardware traps: what would trap is guarded or has a defined result. Without fast-math flags nothing is
//! said to LLVM that would let it round otherwise: in particular loops have no hints to be vectorised, because LLVM takes
//! those as leave to add floats in another order.

mod aliasing;
mod arrays;
mod calls;
mod casts;
mod control;
mod emitter;
mod entry;
mod expr;
mod function;
mod lines;
mod math;
mod operators;
mod plan;
mod straight_line;
mod vector_math;

pub(crate) use emitter::{Names, Options};

use jitney_ir::passes::defer_checks::defer_checks;
use jitney_ir::passes::outline_parallel::{has_parallel_loops, outline_parallel};
use jitney_ir::passes::outline_slow::{has_slow_loops, is_slow_version, outline_slow};
use jitney_ir::passes::unroll_and_jam::jam_chunks;
use jitney_ir::visit::statements;
use jitney_ir::{FuncId, Stmt, Verified};

use crate::ll::Module;
use crate::ll::machine::Processor;
use emitter::Emitter;
use plan::{Plan, counts_calls};

/// Fills `ll` with the kernel; whether it has loops of a few iterations within others.
pub(crate) fn lower(ll: &Module, processor: &Processor, kernel: Verified, options: &Options) -> bool {
    let functions = kernel.functions.len();
    let late = functions - options.late..functions;
    let (kernel, slow) = if options.debug { (outline_parallel(kernel), vec![]) } else { outlined(kernel, options) };
    let plan = Plan::of(&kernel, options.names.slots.is_some(), options.names.c.is_some(), slow, late);
    ll.in_order.set(options.debug);
    let emitter = Emitter::new(ll, processor, &kernel, &plan, options);
    for &(id, convention) in &plan.functions {
        function::build(&emitter, id, convention);
    }
    emitter.finish()
}

/// The module without `ParallelFor`, and the functions that are hardly ever called. There are none where calls are
/// counted: these would count as well.
fn outlined(mut kernel: Verified, options: &Options) -> (Verified, Vec<FuncId>) {
    let mut slow = vec![];
    if options.late == 0 && has_slow_loops(&kernel) && !counts_calls(&kernel) {
        (kernel, slow) = outline_slow(kernel);
    }
    if has_parallel_loops(&kernel) {
        let before = kernel.functions.len();
        kernel = jam_chunks(outline_parallel(kernel), before, true);
        for function in &kernel.functions {
            statements(&function.body, &mut |stmt| {
                if let Stmt::If { then, otherwise, .. } = stmt
                    && let [Stmt::ParallelCall { body, .. }] = &otherwise[..]
                    && is_slow_version(then, otherwise)
                {
                    slow.push(*body);
                }
            });
        }
    }
    (defer_checks(kernel), slow)
}
