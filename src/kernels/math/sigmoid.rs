//! The sigmoid family: each from `e^-|x|` or `e^2|x| - 1`, which neither overflow nor cancel.

use super::exp::{factors, tail, whole};
use super::real::Real;
use crate::runtime::cpu::Features;

/// `sigmoid(v + low)` as three factors, for `v` within what `exp::factors` takes and `low` small against it. Whoever
/// multiplies it by something large keeps the digits of a tiny sigmoid by applying the last two factors last.
#[inline(always)]
pub(super) fn sigmoid_factors<R: Real, F: Features>(v: R, low: R) -> [R; 3] {
    let negative = v < R::ZERO;
    let (v, low) = if negative { (v, low) } else { (-v, -low) };
    let e = factors::<R, F>(v, low);
    // e^-|v| / (1 + e^-|v|), or 1 / (1 + e^-|v|).
    let (above, rest) = if negative { e.mantissa } else { (R::ONE, R::ZERO) };
    let (first, second) = if negative { e.scale } else { (R::ONE, R::ONE) };
    let t = e.product();
    let below = R::ONE + t;
    // What rounding took from the denominator is taken from the numerator, as if the denominator were 1: nearly right
    // where t is small, and no worse than nothing where it is not.
    let lost = t - (below - R::ONE);
    [(above + (rest - above * lost)) / below, first, second]
}

/// See `sigmoid_f32`.
#[inline(always)]
pub fn sigmoid<R: Real, F: Features>(x: R) -> R {
    let v = x.at_least(R::EXP_LOW).at_most(-R::EXP_LOW);
    let [share, first, second] = sigmoid_factors::<R, F>(v, R::NOTHING);
    share * first * second
}

/// See `silu_f32`.
#[inline(always)]
pub fn silu<R: Real, F: Features>(x: R) -> R {
    let v = x.at_least(R::SILU_LOW).at_most(-R::SILU_LOW);
    let [share, first, second] = sigmoid_factors::<R, F>(v, R::NOTHING);
    let y = x.at_least(R::SILU_LOW) * share * first * second;
    // PyTorch's value: -inf * 0.
    if x == R::NEG_INFINITY { R::NAN } else { y }
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
