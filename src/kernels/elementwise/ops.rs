//! The operations: one small type each, with its definition (`define`, plain) and its fast form (`apply`, branch-free,
//! compiled per instruction set). For exact operations the two are one.

use std::mem::MaybeUninit;

use crate::kernels::math;
use crate::runtime::Element;
use crate::runtime::cpu::Features;

/// An operation on one operand.
pub trait Unary<T: Element>: Copy + Send + Sync {
    /// Takes so little per element that a long loop waits for memory.
    const LIGHT: bool = true;
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
            const LIGHT: bool = false;
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
pub struct Clip<T> {
    /// Lower bound.
    pub low: T,
    /// Upper bound; where the bounds cross, it wins.
    pub high: T,
}

/// A bound as the caller gave it: f64 does not hold every whole number of 64 bits.
#[derive(Debug, Clone, Copy)]
pub enum Bound {
    /// A number.
    Float(f64),
    /// A whole number.
    Int(i64),
}

/// An element that can be clipped.
pub trait Bounded: Element {
    /// The least element that is not below the bound, or the greatest of all.
    fn at_least(bound: Bound) -> Self;
    /// The greatest element that is not above the bound, or the least of all.
    fn at_most(bound: Bound) -> Self;
}

impl<T: Bounded> Clip<T> {
    /// Elements kept within the bounds, both included. For a float, bounds are rounded to its type.
    pub fn within(low: Bound, high: Bound) -> Clip<T> {
        Clip { low: T::at_least(low), high: T::at_most(high) }
    }
}

macro_rules! float_options {
    ($($t:ty),*) => { $(
        impl Unary<$t> for LeakyRelu {
            #[inline(always)]
            fn define(self, x: $t) -> $t { if x > 0.0 { x } else { x * self.slope as $t } }
        }
        impl Bounded for $t {
            fn at_least(bound: Bound) -> $t {
                match bound {
                    Bound::Float(x) => x as $t,
                    Bound::Int(n) => n as $t,
                }
            }
            fn at_most(bound: Bound) -> $t { Self::at_least(bound) }
        }
        impl Unary<$t> for Clip<$t> {
            #[inline(always)]
            fn define(self, x: $t) -> $t { Minimum.define(Maximum.define(x, self.low), self.high) }
        }
    )* };
}
float_options!(f32, f64);

macro_rules! int_options {
    ($($t:ty),*) => { $(
        impl Bounded for $t {
            // `as` saturates, so an infinite bound is none. NaN has been refused.
            fn at_least(bound: Bound) -> $t {
                match bound {
                    Bound::Float(x) => x.ceil() as $t,
                    Bound::Int(n) => n.clamp(<$t>::MIN.into(), <$t>::MAX.into()) as $t,
                }
            }
            fn at_most(bound: Bound) -> $t {
                match bound {
                    Bound::Float(x) => x.floor() as $t,
                    whole => Self::at_least(whole),
                }
            }
        }
        impl Unary<$t> for Clip<$t> {
            #[inline(always)]
            fn define(self, x: $t) -> $t { x.max(self.low).min(self.high) }
        }
    )* };
}
int_options!(i32, i64);
