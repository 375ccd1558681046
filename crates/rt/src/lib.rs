//! The small runtime, `libjitney_rt.a`: the functions that exported kernels call, for programs without the library.
//!
//! ```text
//! backend, runtime   the library's own files that these functions live in, compiled once more without the rest
//! math               mathematical functions       print   to standard output
//! ```
//!
//! Comes in: calls of compiled code, as `jitney_plugin::runtime` says. There is no compiler here, no manager and no log.

// Of the library's files some is for the library alone.
#![allow(dead_code, unused_imports)]

mod backend;
mod math;
mod print;
mod runtime;

use backend::blocks::Block;
use backend::runtime as library;
use backend::runtime::SlotsFunction;
use jitney_plugin::runtime::{Context, ParallelLoop, PrintPart};

macro_rules! functions {
    ($($symbol:ident = $function:path: ($($param:ident: $ty:ty),*) $(-> $result:ty)?;)*) => {
        /// The symbols of this file.
        const SYMBOLS: &[&str] = &[$(stringify!($symbol)),*];

        $(
            /// See the row of this name in `jitney_plugin::runtime`.
            ///
            /// # Safety
            /// It is compiled code that calls, as the row says.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $symbol($($param: $ty),*) $(-> $result)? {
                // SAFETY: the caller's contract.
                #[allow(unused_unsafe)] // some are safe
                unsafe { $function($($param),*) }
            }
        )*
    };
}

functions! {
    jitney_rt_allocate = library::allocate:
        (context: *mut Context, shape: *mut u64, rank: usize, size: usize, zeroed: u64, place: u64) -> i32;
    jitney_rt_adopt = library::adopt: (owner: *mut *mut Block, block: *mut Block);
    jitney_rt_share = library::share: (owner: *mut *mut Block, block: *mut Block);
    jitney_rt_retain = library::retain: (block: *mut Block);
    jitney_rt_release_all = library::release_all: (owners: *mut *mut Block, number: usize);
    jitney_rt_parallel = library::parallel_loop:
        (context: *mut Context, body: SlotsFunction, it: *const ParallelLoop, slots: *mut u64) -> i32;
    jitney_rt_print = print::print: (parts: *const PrintPart, count: usize, values: *const u64);
    jitney_rt_stack_end = library::end_of_stack: () -> usize;
    jitney_rt_pow_i64 = library::pow_signed: (a: i64, b: i64) -> i64;
    jitney_rt_pow_u64 = library::pow_unsigned: (a: u64, b: u64) -> u64;
    jitney_rt_floor_div_f32 = library::floor_div_f32: (a: f32, b: f32) -> f32;
    jitney_rt_floor_div_f64 = library::floor_div_f64: (a: f64, b: f64) -> f64;
    jitney_rt_mod_f32 = library::mod_f32: (a: f32, b: f32) -> f32;
    jitney_rt_mod_f64 = library::mod_f64: (a: f64, b: f64) -> f64;
    jitney_rt_from_f16 = library::from_f16: (bits: u32) -> f32;
    jitney_rt_to_f16 = library::to_f16: (x: f32) -> u32;
    jitney_rt_to_bf16 = library::to_bf16: (x: f32) -> u32;
}

/// Sets how many threads parallel loops from now on may use; 0 restores the default.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_rt_num_threads_set(threads: usize) {
    runtime::threads::set_limit(threads);
}

/// Threads that parallel loops may use, the caller's included.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_rt_num_threads() -> usize {
    runtime::threads::limit()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jitney_ir::MathFn;
    use jitney_plugin::runtime::{RuntimeFn, math_symbol};

    #[test]
    fn every_function_that_exported_code_calls_is_here() {
        let here: BTreeSet<String> =
            super::SYMBOLS.iter().map(|name| name.to_string()).chain(super::math::symbols()).collect();
        // C functions of a process with the library report errors to it; exported ones to their caller.
        let called = RuntimeFn::ALL.iter().filter(|&&function| function != RuntimeFn::Failed);
        let mut wanted: BTreeSet<String> = called.map(|function| function.name().to_owned()).collect();
        for function in MathFn::ALL {
            wanted.extend(["f32", "f64"].map(|dtype| math_symbol(function.name(), dtype)));
        }
        assert_eq!(here, wanted);
    }
}
