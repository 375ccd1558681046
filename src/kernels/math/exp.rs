//! `e^x`, and the reduction that sigmoid, tanh, silu and gelu share: `e^x = 2^n e^r`, `|r| <= ln2/2`.
//!
//! ln2 is cut in two (Cody, Waite 1980): the upper part has so few bits that `n * LN2_HI` is exact, fused or not.

use super::real::Real;
use crate::runtime::cpu::Features;

/// `e^x` as `(mantissa.0 + mantissa.1) * scale * last`. The mantissa's second part is what rounding took from the first;
/// the scales are normal numbers where their product need not be.
pub(super) struct Factors<R> {
    pub mantissa: (R, R),
    pub scale: R,
    pub last: R,
    /// `1 / last`.
    pub inverse: R,
}

impl<R: Real> Factors<R> {
    /// The product; a subnormal one is rounded once more in the last multiplication only.
    #[inline(always)]
    pub fn product(&self) -> R {
        (self.mantissa.0 + self.mantissa.1) * self.scale * self.last
    }
}

/// The nearest whole number to `x / ln2`.
#[inline(always)]
pub(super) fn whole<R: Real, F: Features>(x: R) -> R {
    x.mul_add::<F>(R::LOG2_E, R::MAGIC) - R::MAGIC
}

/// `e^r - 1 - r` for `|r| <= ln2/2`.
#[inline(always)]
pub(super) fn tail<R: Real, F: Features>(r: R) -> R {
    r * r * r.polynomial::<F>(R::EXP_TAIL)
}

/// `e^(x + low)`, `low` small against `x`, for `x` between about 1.2 times the exponents that the type can hold: NaN
/// gives NaN. The callers clamp.
#[inline(always)]
pub(super) fn factors<R: Real, F: Features>(x: R, low: R) -> Factors<R> {
    let n = whole::<R, F>(x + low);
    let first = (-n).mul_add::<F>(R::LN2_HI, x);
    let step = n.mul_add::<F>(R::LN2_LO, -low);
    let r = first - step;
    let lost = (first - r) - step;
    let sum = R::ONE + r;
    let rest = (r - (sum - R::ONE)) + (tail::<R, F>(r) + lost);
    let half = n.mul_add::<F>(R::HALF, R::MAGIC) - R::MAGIC;
    Factors { mantissa: (sum, rest), scale: R::pow2(n - half), last: R::pow2(half), inverse: R::pow2(-half) }
}

/// See `exp_f32`.
#[inline(always)]
pub fn exp<R: Real, F: Features>(x: R) -> R {
    // Past these bounds the product is infinity or 0 by itself.
    let x = x.at_least(R::EXP_LOW).at_most(R::EXP_HIGH);
    factors::<R, F>(x, R::NOTHING).product()
}
