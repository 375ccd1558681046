//! The sigmoid family: each from `e^-|x|` or `e^2|x| - 1`, which neither overflow nor cancel.

use super::exp::{factors, tail, whole};
use super::real::Real;
use crate::runtime::cpu::Features;

/// `sigmoid(v + low)` as the quotient of two normal numbers, for `v` within what `exp::factors` takes and `low` small
/// against it.
///
/// With `e^-(v + low) = m s t`, it is `1 / (1 + m s t) = s⁻¹ / (s⁻¹ + m t)`: nothing overflows, the division alone rounds
/// a subnormal result, and whoever multiplies a tiny sigmoid by something large does so before dividing.
#[inline(always)]
pub(super) fn sigmoid_quotient<R: Real, F: Features>(v: R, low: R) -> (R, R) {
    let e = factors::<R, F>(-v, -low);
    let above = e.inverse;
    // The larger of the two first (Dekker 1971, Fast2Sum), so that the denominator is rounded once.
    let t = e.mantissa.0 * e.scale;
    let (large, small) = if t > above { (t, above) } else { (above, t) };
    let sum = large + small;
    let lost = small - (sum - large);
    (above, sum + e.mantissa.1.mul_add::<F>(e.scale, lost))
}

/// See `sigmoid_f32`.
#[inline(always)]
pub fn sigmoid<R: Real, F: Features>(x: R) -> R {
    let v = x.at_least(R::EXP_LOW).at_most(-R::EXP_LOW);
    let (above, below) = sigmoid_quotient::<R, F>(v, R::NOTHING);
    above / below
}

/// See `silu_f32`.
#[inline(always)]
pub fn silu<R: Real, F: Features>(x: R) -> R {
    let clamped = x.at_least(R::SILU_LOW);
    let (above, below) = sigmoid_quotient::<R, F>(clamped.at_most(-R::SILU_LOW), R::NOTHING);
    let y = weighted(clamped, above, below);
    // PyTorch's value: -inf * 0.
    if x == R::NEG_INFINITY { R::NAN } else { y }
}

/// `x * above / below`, where `above` is a power of two and at most 1 if `x` is negative. A positive `x` may be too
/// large to be multiplied by it first; its sigmoid is not tiny.
#[inline(always)]
pub(super) fn weighted<R: Real>(x: R, above: R, below: R) -> R {
    let (first, last) = if x < R::ZERO { (x, R::ONE) } else { (R::ONE, x) };
    first * above / below * last
}

/// See `tanh_f32`.
///
/// With `p = e^r - 1` and `e^2|x| = 2^n (1 + p)`, `tanh |x|` is `(1 - 2^-n + p) / (1 + 2^-n + p)`. For `n = 0` the
/// numerator is `p` itself, so small arguments keep their digits.
#[inline(always)]
pub fn tanh<R: Real, F: Features>(x: R) -> R {
    let u = (x.abs() + x.abs()).at_most(R::TANH_HIGH);
    let n = whole::<R, F>(u);
    let first = (-n).mul_add::<F>(R::LN2_HI, u);
    let step = n * R::LN2_LO;
    let r = first - step;
    // What r lost in rounding.
    let lost = (first - r) - step;
    let q = tail::<R, F>(r) + lost;
    let i = R::pow2(-n);
    let a = R::ONE - i;
    let sum = a + r;
    let rest = (r - (sum - a)) + q;
    let rounded = sum + rest;
    let twice = i + i;
    let below = twice + rounded;
    // What rounding took from the denominator is taken from the numerator, as if the denominator were 2: exact for
    // small x, where the errors of numerator and denominator do not cancel, and better than nothing elsewhere.
    let lost = (rounded - (below - twice)) + (rest - (rounded - sum));
    let above = sum + (rest - sum * R::HALF * lost);
    (above / below).copysign(x)
}
