//! The two floating-point types as one trait, for kernels that are written once for both.
//!
//! Comes in: nothing. Goes out: `Real`, with the arithmetic, the conversions to the f64 that definitions are computed
//! in, and the functions of `math`, by the instruction set's type. It must not know a kernel.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use super::math;
use crate::runtime::Element;
use crate::runtime::cpu::Features;

/// f32 or f64.
pub trait Real:
    Element
    + Default
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
{
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// Minus infinity: where a maximum starts.
    const NEG_INFINITY: Self;

    /// The nearest number of this type.
    fn from_f64(x: f64) -> Self;
    /// The number as f64, without loss.
    fn to_f64(self) -> f64;
    /// The square root, correctly rounded.
    fn sqrt(self) -> Self;
    /// Whether this is NaN.
    fn is_nan(self) -> bool;
    /// `self * b + c`: fused where the level has it, rounded twice where it does not.
    fn mul_add<F: Features>(self, b: Self, c: Self) -> Self;
    /// `e^x`.
    fn exp<F: Features>(self) -> Self;
    /// The natural logarithm.
    fn log<F: Features>(self) -> Self;
    /// `1 / (1 + e^-x)`.
    fn sigmoid<F: Features>(self) -> Self;
    /// The hyperbolic tangent.
    fn tanh<F: Features>(self) -> Self;
    /// `x * sigmoid(x)`.
    fn silu<F: Features>(self) -> Self;
    /// `x * Φ(x)`.
    fn gelu_erf<F: Features>(self) -> Self;
    /// The tanh form of gelu.
    fn gelu_tanh<F: Features>(self) -> Self;
}

macro_rules! real {
    ($t:ident, $mul_add:ident, $($method:ident = $function:ident),*) => {
        impl Real for $t {
            const ZERO: $t = 0.0;
            const ONE: $t = 1.0;
            const NEG_INFINITY: $t = $t::NEG_INFINITY;
            #[inline(always)]
            fn from_f64(x: f64) -> $t { x as $t }
            #[inline(always)]
            fn to_f64(self) -> f64 { self as f64 }
            #[inline(always)]
            fn sqrt(self) -> $t { $t::sqrt(self) }
            #[inline(always)]
            fn is_nan(self) -> bool { $t::is_nan(self) }
            #[inline(always)]
            fn mul_add<F: Features>(self, b: $t, c: $t) -> $t { F::$mul_add(self, b, c) }
            $(
                #[inline(always)]
                fn $method<F: Features>(self) -> $t { math::$function::<F>(self) }
            )*
        }
    };
}
real!(
    f32,
    mul_add_f32,
    exp = exp_f32,
    log = log_f32,
    sigmoid = sigmoid_f32,
    tanh = tanh_f32,
    silu = silu_f32,
    gelu_erf = gelu_erf_f32,
    gelu_tanh = gelu_tanh_f32
);
real!(
    f64,
    mul_add_f64,
    exp = exp_f64,
    log = log_f64,
    sigmoid = sigmoid_f64,
    tanh = tanh_f64,
    silu = silu_f64,
    gelu_erf = gelu_erf_f64,
    gelu_tanh = gelu_tanh_f64
);
