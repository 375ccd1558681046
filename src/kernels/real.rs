//! The two floating-point types as one trait, for kernels that are written once for both.
//!
//! Comes in: nothing. Goes out: `Real`, with the arithmetic, the conversions to the f64 that definitions are computed
//! in, and the functions of `math` over slices. It must not know a kernel.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use super::math::{self, Function};
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
    /// `values = M(values)`, element by element.
    ///
    /// # Safety
    /// The processor has the level `F`.
    unsafe fn map<F: Features, M: Function>(values: &mut [Self]);
}

macro_rules! real {
    ($t:ident, $mul_add:ident) => {
        impl Real for $t {
            const ZERO: $t = 0.0;
            const ONE: $t = 1.0;
            const NEG_INFINITY: $t = $t::NEG_INFINITY;
            #[inline(always)]
            fn from_f64(x: f64) -> $t {
                x as $t
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                self as f64
            }
            #[inline(always)]
            fn sqrt(self) -> $t {
                $t::sqrt(self)
            }
            #[inline(always)]
            fn is_nan(self) -> bool {
                $t::is_nan(self)
            }
            #[inline(always)]
            fn mul_add<F: Features>(self, b: $t, c: $t) -> $t {
                F::$mul_add(self, b, c)
            }
            #[inline(always)]
            unsafe fn map<F: Features, M: Function>(values: &mut [$t]) {
                // SAFETY: the caller's contract.
                unsafe { math::map_in_place::<F, M, $t>(values) }
            }
        }
    };
}
real!(f32, mul_add_f32);
real!(f64, mul_add_f64);
