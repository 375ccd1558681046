//! Numbers as unevaluated sums of two, the second at most about half a unit of the first: twice the digits where a
//! function needs them. Multiply-add is fused here, always.

use crate::constants::Constants;
use crate::features::Fused;
use crate::real::Real;

/// `a * b + c`, rounded once.
#[inline(always)]
pub(crate) fn fma<R: Real>(a: R, b: R, c: R) -> R {
    a.mul_add::<Fused>(b, c)
}

/// The polynomial by Horner's rule, each step rounded once; a long one as two polynomials of the square, even powers and
/// odd ones, so that half as many steps wait for each other.
#[inline(always)]
pub(crate) fn polynomial<R: Real>(x: R, coefficients: &'static [R::Scalar]) -> R {
    if coefficients.len() < 7 {
        return x.polynomial::<Fused>(coefficients);
    }
    let square = x * x;
    let last = coefficients.len() - 1;
    let (upper, lower) = (every_other(square, coefficients, last), every_other(square, coefficients, last - 1));
    if last.is_multiple_of(2) { fma(lower, x, upper) } else { fma(upper, x, lower) }
}

/// The polynomial of every other coefficient, from the one at `i` down. No closure: those are not inlined for certain, and
/// code for registers has to be.
#[inline(always)]
fn every_other<R: Real>(square: R, coefficients: &'static [R::Scalar], mut i: usize) -> R {
    let mut y = square.all(coefficients[i]);
    while i > 1 {
        i -= 2;
        y = fma(y, square, square.all(coefficients[i]));
    }
    y
}

/// `high + low`.
#[derive(Clone, Copy)]
pub(crate) struct Pair<R> {
    pub high: R,
    pub low: R,
}

impl<R: Real> Pair<R> {
    /// `a + b`, for `|a| >= |b|` or `a = 0` (Dekker 1971, Fast2Sum).
    #[inline(always)]
    pub fn ordered_sum(a: R, b: R) -> Self {
        let high = a + b;
        Pair { high, low: b - (high - a) }
    }

    /// `a + b` (Knuth, TwoSum).
    #[inline(always)]
    pub fn sum(a: R, b: R) -> Self {
        let high = a + b;
        let back = high - a;
        Pair { high, low: (a - (high - back)) + (b - back) }
    }

    /// `a * b`.
    #[inline(always)]
    pub fn product(a: R, b: R) -> Self {
        let high = a * b;
        Pair { high, low: fma(a, b, -high) }
    }

    /// `self * b`.
    #[inline(always)]
    pub fn times(self, b: Pair<R>) -> Self {
        let high = self.high * b.high;
        Pair { high, low: fma(self.high, b.high, -high) + fma(self.high, b.low, self.low * b.high) }
    }

    /// `self + b`, for `|self| >= |b|`; the digits may overlap by the size of what is added.
    #[inline(always)]
    pub fn plus(self, b: Pair<R>) -> Self {
        let s = Pair::ordered_sum(self.high, b.high);
        Pair { high: s.high, low: s.low + (self.low + b.low) }
    }

    /// The quotient of two pairs.
    #[inline(always)]
    pub fn quotient(a: Pair<R>, b: Pair<R>) -> Self {
        let inverse = a.high.number(1.0) / b.high;
        let high = a.high * inverse;
        let rest = fma(-high, b.high, a.high) + fma(-high, b.low, a.low);
        Pair { high, low: rest * inverse }
    }

    /// The square root of a positive sum.
    #[inline(always)]
    pub fn square_root(self) -> Self {
        let high = self.high.sqrt();
        let rest = fma(-high, high, self.high) + self.low;
        Pair { high, low: rest / (high + high) }
    }

    /// One number; its low part is -0, whose addition is none.
    #[inline(always)]
    pub fn single(high: R) -> Self {
        Pair { high, low: high.all(R::Scalar::NOTHING) }
    }

    /// Every lane the same constant.
    #[inline(always)]
    pub fn constant(of: R, (high, low): (R::Scalar, R::Scalar)) -> Self {
        Pair { high: of.all(high), low: of.all(low) }
    }

    /// Rounded.
    #[inline(always)]
    pub fn value(self) -> R {
        self.high + self.low
    }
}
