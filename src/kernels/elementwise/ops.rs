//! The operations: one small type each, with its definition (`define`, plain) and its fast form (`apply`, branch-free,
//! compiled per instruction set). For exact operations the two are one.

use std::mem::MaybeUninit;

use crate::kernels::math;
use crate::runtime::Element;
use crate::runtime::cpu::Features;

/// An operation on one operand.
pub trait Unary<T: Element>: Copy + Send + Sync {
    /// What the operation means.
    fn define(self, x: T) -> T;
    /// The same, element by element in a form that vectorises; every element of `out` is written.
    ///
    /// # Safety
    /// The processor has the level `F`; the slices are of one length.
    #[inline(always)]
    unsafe fn apply<F: Features>(self, x: &[T], out: &mut [MaybeUninit<T>]) {
        for (out, &x) in out.iter_mut().zip(x) {
            out.write(self.define(x));
        }
    }
}

/// An operation on two operands.
pub trait Binary<T: Element>: Copy + Send + Sync {
    /// The result's type: the operands', but for the true division of integers.
    type Out: Element;
    /// What the operation means.
    fn define(self, a: T, b: T) -> Self::Out;
    /// The same, in a form that vectorises.
    #[inline(always)]
    fn apply<F: Features>(self, a: T, b: T) -> Self::Out {
        self.define(a, b)
    }
}

macro_rules! binary {
    ($(#[$doc:meta])* $op:ident, $($t:ty => $out:ty: |$a:ident, $b:ident| $e:expr;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $op;
        $(impl Binary<$t> for $op {
            type Out = $out;
            #[inline(always)]
            fn define(self, $a: $t, $b: $t) -> $out { $e }
        })*
    };
}

binary!(/** `a + b`; integers wrap. */ Add,
    f32 => f32: |a, b| a + b; f64 => f64: |a, b| a + b;
    i32 => i32: |a, b| a.wrapping_add(b); i64 => i64: |a, b| a.wrapping_add(b););
binary!(/** `a - b`; integers wrap. */ Subtract,
    f32 => f32: |a, b| a - b; f64 => f64: |a, b| a - b;
    i32 => i32: |a, b| a.wrapping_sub(b); i64 => i64: |a, b| a.wrapping_sub(b););
binary!(/** `a * b`; integers wrap. */ Multiply,
    f32 => f32: |a, b| a * b; f64 => f64: |a, b| a * b;
    i32 => i32: |a, b| a.wrapping_mul(b); i64 => i64: |a, b| a.wrapping_mul(b););
binary!(/** True division as NumPy's: integers give f64. */ Divide,
    f32 => f32: |a, b| a / b; f64 => f64: |a, b| a / b;
    i32 => f64: |a, b| a as f64 / b as f64; i64 => f64: |a, b| a as f64 / b as f64;);
binary!(/** The smaller; NaN if either is NaN. */ Minimum,
    f32 => f32: |a, b| if a < b || a.is_nan() { a } else { b };
    f64 => f64: |a, b| if a < b || a.is_nan() { a } else { b };
    i32 => i32: |a, b| a.min(b); i64 => i64: |a, b| a.min(b););
binary!(/** The larger; NaN if either is NaN. */ Maximum,
    f32 => f32: |a, b| if a > b || a.is_nan() { a } else { b };
    f64 => f64: |a, b| if a > b || a.is_nan() { a } else { b };
    i32 => i32: |a, b| a.max(b); i64 => i64: |a, b| a.max(b););

/// Operations whose definition vectorises as it stands.
macro_rules! exact_unary {
    ($(#[$doc:meta])* $op:ident, $($t:ty: |$x:ident| $e:expr;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $op;
        $(impl Unary<$t> for $op {
            #[inline(always)]
            fn define(self, $x: $t) -> $t { $e }
        })*
    };
}

exact_unary!(/** `-x`; the least integer stays. */ Negate,
    f32: |x| -x; f64: |x| -x; i32: |x| x.wrapping_neg(); i64: |x| x.wrapping_neg(););
exact_unary!(/** `|x|`; the least integer stays. */ Abs,
    f32: |x| x.abs(); f64: |x| x.abs(); i32: |x| x.wrapping_abs(); i64: |x| x.wrapping_abs(););
exact_unary!(/** The square root, correctly rounded. */ Sqrt, f32: |x| x.sqrt(); f64: |x| x.sqrt(););
exact_unary!(/** `max(x, 0)`; NaN stays NaN. */ Relu,
    f32: |x| if x <= 0.0 { 0.0 } else { x }; f64: |x| if x <= 0.0 { 0.0 } else { x };);

/// Operations with a fast form in `math`, and the host's library or a formula in f64 as definition.
macro_rules! math_unary {
    ($(#[$doc:meta])* $op:ident, |$x:ident| $define:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $op;
        math_unary!($op, f32, |$x| $define);
        math_unary!($op, f64, |$x| $define);
    };
    ($op:ident, $t:ident, |$x:ident| $define:expr) => {
        impl Unary<$t> for $op {
            fn define(self, x: $t) -> $t {
                let $x = x as f64;
                ($define) as $t
            }
            #[inline(always)]
            unsafe fn apply<F: Features>(self, x: &[$t], out: &mut [MaybeUninit<$t>]) {
                // SAFETY: the caller's contract.
                unsafe { math::map::<F, math::$op, $t>(x, out) }
            }
        }
    };
}

math_unary!(/** `e^x`. */ Exp, |x| x.exp());
math_unary!(/** The natural logarithm. */ Log, |x| x.ln());
math_unary!(/** `1 / (1 + e^-x)`. */ Sigmoid, |x| math::reference::sigmoid(x));
math_unary!(/** The hyperbolic tangent. */ Tanh, |x| x.tanh());
math_unary!(/** `x * sigmoid(x)`, Swish. */ Silu, |x| x * math::reference::sigmoid(x));
math_unary!(/** `x * Φ(x)`, Φ the normal distribution (Hendrycks, Gimpel 2016). */
    GeluErf, |x| math::reference::gelu_erf(x));
math_unary!(/** `x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))`, PyTorch's `approximate='tanh'`. */
    GeluTanh, |x| math::reference::gelu_tanh(x));

/// `x` where positive, `slope * x` elsewhere.
#[derive(Clone, Copy)]
pub struct LeakyRelu {
    /// Slope for negative `x`, rounded to the dtype.
    pub slope: f64,
}

/// `min(max(x, low), high)`; NaN stays NaN, and a NaN bound gives NaN, as NumPy's.
#[derive(Clone, Copy)]
pub struct Clip {
    /// Lower bound, converted to the dtype.
    pub low: f64,
    /// Upper bound, converted to the dtype; where the bounds cross, it wins.
    pub high: f64,
}

macro_rules! float_options {
    ($($t:ty),*) => { $(
        impl Unary<$t> for LeakyRelu {
            #[inline(always)]
            fn define(self, x: $t) -> $t { if x > 0.0 { x } else { x * self.slope as $t } }
        }
        impl Unary<$t> for Clip {
            #[inline(always)]
            fn define(self, x: $t) -> $t {
                let (low, high) = (self.low as $t, self.high as $t);
                Minimum.define(Maximum.define(x, low), high)
            }
        }
    )* };
}
float_options!(f32, f64);

macro_rules! int_options {
    ($($t:ty),*) => { $(
        impl Unary<$t> for Clip {
            // Bounds move inwards to whole numbers; `as` saturates, so an infinite one is none. NaN has been refused.
            #[inline(always)]
            fn define(self, x: $t) -> $t { x.max(self.low.ceil() as $t).min(self.high.floor() as $t) }
        }
    )* };
}
int_options!(i32, i64);
