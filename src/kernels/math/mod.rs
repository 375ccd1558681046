//! The functions behind the element-wise kernels, over slices. The functions themselves are `jitney_math`'s, written
//! once, straight-line and branch-free, for one number and for several registers side by side, to the same bits.
//!
//! ```text
//! pack       registers as Reals, and the loops over slices
//! reference  the plain f64 formulas that the standard paths are defined by
//! ```
//!
//! `F` says whether the level has a fused multiply-add; the bounds hold without one as well. `examples/ulp_sweep.rs`
//! measures them. Nothing here knows tensors.

mod pack;
pub mod reference;

use jitney_math::{Real, exp, gelu, log, sigmoid};

use crate::runtime::cpu::Features;

pub use pack::{Float, Function, map, map_in_place};

/// The functions for both types, by the names that kernels and compilers use, and as types for the loops over slices.
macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident, $f32:ident, $f64:ident = $module:ident::$generic:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name;
        impl Function for $name {
            #[inline(always)]
            fn at<F: Features, R: Real>(x: R) -> R {
                $module::$generic::<R, F>(x)
            }
        }
        $(#[$doc])*
        #[inline(always)]
        pub fn $f32<F: Features>(x: f32) -> f32 {
            $name::at::<F, f32>(x)
        }
        $(#[$doc])*
        #[inline(always)]
        pub fn $f64<F: Features>(x: f64) -> f64 {
            $name::at::<F, f64>(x)
        }
    )* };
}

functions! {
    /// `e^x`, at most 1 ULP off; subnormal results are rounded once.
    Exp, exp_f32, exp_f64 = exp::exp;
    /// The natural logarithm, at most 1 ULP off; -inf at both zeros, NaN below.
    Log, log_f32, log_f64 = log::log;
    /// `1 / (1 + e^-x)`, at most 2 ULP off, subnormal results included.
    Sigmoid, sigmoid_f32, sigmoid_f64 = sigmoid::sigmoid;
    /// The hyperbolic tangent, at most 2 ULP off; odd to the bit.
    Tanh, tanh_f32, tanh_f64 = sigmoid::tanh;
    /// `x sigmoid(x)`, a few ULP off, the negative tail included.
    Silu, silu_f32, silu_f64 = sigmoid::silu;
    /// `x Φ(x)`, Φ the normal distribution; a few ULP off, the negative tail included.
    GeluErf, gelu_erf_f32, gelu_erf_f64 = gelu::gelu_erf;
    /// `x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))`, a few ULP off, the negative tail included.
    GeluTanh, gelu_tanh_f32, gelu_tanh_f64 = gelu::gelu_tanh;
}
