//! Logarithms: `log x = e ln2 + log(1 + f)` with `1 + f` in [2/3, 4/3).
//!
//! That interval keeps `|f|` at 1/3, and `e ln2` and `log(1 + f)` from cancelling. Their leading parts `e LN2_HI`
//! (exact) and `f` are added with the rounding error kept (Dekker 1971, Fast2Sum), so one rounding dominates.

use crate::constants::Constants;
use crate::features::{Features, Fused};
use crate::pair::{Pair, fma};
use crate::real::Real;

/// What only the logarithms use, and powers.
pub trait LogConstants: Sized + 'static {
    /// 1 / ln 2 as a pair.
    const INV_LN2: (Self, Self);
    /// 1 / ln 10 as a pair.
    const INV_LN10: (Self, Self);
    /// log10 2, the upper part to so few bits that its product with any exponent is exact.
    const LOG10_2: (Self, Self);
    /// The bits that lead from √½ to 1.
    const ROOT_TO_MIDDLE: Self;
    /// `(2 atanh(s) - 2s - 2s³/3) / s⁵` in `s²` for `|s| <= 0.172`, lowest power first.
    const ATANH_TAIL: &'static [Self];
    /// 2/3 as a pair.
    const TWO_THIRDS: (Self, Self);
    /// Any number but 1 to a larger power than this is 0 or infinity, and to a smaller one than its negative.
    const POW_BOUND: Self;
}

#[allow(clippy::excessive_precision, reason = "rounded from 60 digits, nine of which name an f32")]
impl LogConstants for f32 {
    const INV_LN2: (f32, f32) = (std::f32::consts::LOG2_E, 1.925963034e-08);
    const INV_LN10: (f32, f32) = (std::f32::consts::LOG10_E, -1.010304995e-08);
    const LOG10_2: (f32, f32) = (3.010253906e-01, 4.605039067e-06);
    const ROOT_TO_MIDDLE: f32 = f32::from_bits(1f32.to_bits() - std::f32::consts::FRAC_1_SQRT_2.to_bits());
    /// ln_f32.
    const ATANH_TAIL: &'static [f32] = &[4.000011683e-01, 2.855027616e-01, 2.335354984e-01];
    const TWO_THIRDS: (f32, f32) = (2.0 / 3.0, (2.0 / 3.0 - (2f32 / 3.0) as f64) as f32);
    const POW_BOUND: f32 = (1u64 << 40) as f32;
}

impl LogConstants for f64 {
    const INV_LN2: (f64, f64) = (std::f64::consts::LOG2_E, 2.0355273740931033e-17);
    const INV_LN10: (f64, f64) = (std::f64::consts::LOG10_E, 1.098319650216765e-17);
    const LOG10_2: (f64, f64) = (0.30102999566395283, 2.8363394551044964e-14);
    const ROOT_TO_MIDDLE: f64 = f64::from_bits(1f64.to_bits() - std::f64::consts::FRAC_1_SQRT_2.to_bits());
    /// ln_f64.
    const ATANH_TAIL: &'static [f64] = &[
        0.4,
        0.28571428571428537,
        0.22222222222244872,
        0.18181818175940873,
        0.15384616189182845,
        0.1333326900197905,
        0.11767815199161334,
        0.10437027141900478,
        0.10915341090781218,
    ];
    const TWO_THIRDS: (f64, f64) = (2.0 / 3.0, 3.700743415417188e-17);
    const POW_BOUND: f64 = (1u128 << 80) as f64;
}

/// `x = 2^e m`, as `(e, m)`, `m` in an interval as in `Real::split_from`, subnormal numbers included. Zeros and negative
/// numbers give something without meaning.
#[inline(always)]
pub(crate) fn reduce<R: Real>(x: R, to_middle: R::Scalar) -> (R, R) {
    let least = x.all(R::Scalar::MIN_NORMAL);
    let (m, exponent) = x.if_less(least, x * x.all(R::Scalar::NORMALISE), x).split_from(to_middle);
    (x.if_less(least, exponent - x.all(R::Scalar::NORMALISE_EXPONENT), exponent), m)
}

/// `y` where `x` is positive and finite, and the values of a logarithm elsewhere.
#[inline(always)]
fn with_edges<R: Real>(x: R, y: R) -> R {
    let zero = x.all(R::Scalar::NOTHING);
    let y = zero.if_less(x, y, x.if_less(zero, x.all(R::Scalar::NAN), x.all(R::Scalar::NEG_INFINITY)));
    x.if_less(x.all(R::Scalar::INFINITY), y, x)
}

/// See `log_f32`.
#[inline(always)]
pub fn log<R: Real, F: Features>(x: R) -> R {
    let (e, m) = reduce(x, R::Scalar::TO_MIDDLE);
    let f = m - x.all(R::Scalar::ONE);
    let high = e * x.all(R::Scalar::LN2_HI);
    let sum = high + f;
    let lost = f - (sum - high);
    let y = sum + (lost + e.mul_add::<F>(x.all(R::Scalar::LN2_LO), R::Scalar::log_tail::<F, R>(f)));
    with_edges(x, y)
}

/// `whole + factor log m`, the upper part of `whole` 0 or no less than the other addend.
#[inline(always)]
fn to_base<R: Real>(whole: Pair<R>, m: R, factor: Pair<R>) -> R {
    let f = m - m.number(1.0);
    let first = Pair::product(f, factor.high);
    let tail = R::Scalar::log_tail::<Fused, R>(f);
    let low = fma(tail, factor.high, fma(f, factor.low, first.low));
    let sum = Pair::ordered_sum(whole.high, first.high);
    sum.high + (sum.low + (low + whole.low))
}

/// The logarithm to base 2, at most 1.25 ULP off; exact for powers of two.
#[inline(always)]
pub fn log2<R: Real>(x: R) -> R {
    let (e, m) = reduce(x, R::Scalar::TO_MIDDLE);
    with_edges(x, to_base(Pair::single(e), m, Pair::constant(x, R::Scalar::INV_LN2)))
}

/// The logarithm to base 10, at most 1.25 ULP off; exact for powers of ten.
#[inline(always)]
pub fn log10<R: Real>(x: R) -> R {
    let (e, m) = reduce(x, R::Scalar::TO_MIDDLE);
    let step = Pair::constant(x, R::Scalar::LOG10_2);
    let whole = Pair { high: e * step.high, low: e * step.low };
    with_edges(x, to_base(whole, m, Pair::constant(x, R::Scalar::INV_LN10)))
}

/// `log(1 + x)`, at most 1 ULP off, small results included.
#[inline(always)]
pub fn log1p<R: Real>(x: R) -> R {
    let y = with_edges(x + x.number(1.0), log_of_one_more(Pair::single(x)).value());
    // 0 keeps its sign.
    x.if_equal(x.number(0.0), x, y)
}

/// `log(1 + x.high + x.low)` as a pair, for finite `x.high > -1`.
#[inline(always)]
pub(crate) fn log_of_one_more<R: Real>(x: Pair<R>) -> Pair<R> {
    let one = x.high.number(1.0);
    let u = Pair::sum(one, x.high);
    let (m, e) = u.high.split();
    let f = m - one;
    // What 1 + x lost, scaled as m is; it does not count where the scale is not a normal number.
    let low = (u.low + x.low) * (-e).at_least(one.all(R::Scalar::MIN_EXPONENT)).pow2();
    let sum = Pair::ordered_sum(e * one.all(R::Scalar::LN2_HI), f);
    // The derivative 1 / (1 + f) to a few bits, for what is less than a unit of f's last place.
    let slope = fma(-f, fma(-f, one - f, one), one);
    let tail = R::Scalar::log_tail::<Fused, R>(f);
    Pair { high: sum.high, low: sum.low + (fma(low, slope, e * one.all(R::Scalar::LN2_LO)) + tail) }
}
