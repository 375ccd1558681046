//! `x^y`: the logarithm to half as many digits again as the type has, times `y`, and the exponential of that pair.

use crate::constants::Constants;
use crate::exp::power_pair;
use crate::features::Fused;
use crate::log::{LogConstants, reduce};
use crate::pair::{Pair, fma, polynomial};
use crate::real::Real;

/// `log a` as a pair, for positive finite `a`: `e ln2 + 2 atanh(s)`, `s = f / (2 + f)`, `1 + f` in [√½, √2), with the
/// first terms of the series in pairs.
#[inline(always)]
fn log_pair<R: Real>(a: R) -> Pair<R> {
    let (e, m) = reduce(a, R::Scalar::ROOT_TO_MIDDLE);
    let f = m - a.number(1.0);
    let s = Pair::quotient(Pair::single(f), Pair::ordered_sum(a.number(2.0), f));
    let z = s.times(s);
    // 2 atanh(s) = 2s + s³ (2/3 + z (2/5 + ...)).
    let series = Pair::product(z.high, polynomial(z.high, R::Scalar::ATANH_TAIL));
    let series = Pair::constant(a, R::Scalar::TWO_THIRDS).plus(series);
    let cube = s.times(z).times(series);
    let linear = Pair { high: s.high + s.high, low: s.low + s.low };
    let step = Pair { high: e * a.all(R::Scalar::LN2_HI), low: e * a.all(R::Scalar::LN2_LO) };
    let sum = step.plus(linear).plus(cube);
    Pair::ordered_sum(sum.high, sum.low)
}

/// `v`, not negative, if it is a whole number, and a whole number near it if it is not.
#[inline(always)]
fn whole<R: Real>(v: R) -> R {
    let holder = v.all(R::Scalar::HOLDER);
    v.if_less(holder, (v + holder) - holder, v)
}

/// `x^y`, at most 1 ULP off, with C's special values; exact where the power is a number of the type.
#[inline(always)]
pub fn pow<R: Real>(x: R, y: R) -> R {
    let (zero, one) = (x.number(0.0), x.number(1.0));
    let (infinity, nan) = (x.all(R::Scalar::INFINITY), x.all(R::Scalar::NAN));
    let a = x.abs();
    let bound = x.all(R::Scalar::POW_BOUND);
    let exponent = y.at_least(-bound).at_most(bound);
    let log = log_pair(a);
    let product = Pair::product(log.high, exponent);
    let (least, most) = (x.all(R::Scalar::EXP_LOW), x.all(R::Scalar::EXP_HIGH));
    let high = product.high.at_least(least).at_most(most);
    let low = high.if_equal(product.high, fma(log.low, exponent, product.low), zero);
    let (n, power) = power_pair(high, low);
    let magnitude = power.value().scale::<Fused>(n);
    // 0 and infinity.
    let of_zero = y.if_less(zero, infinity, zero);
    let of_infinity = y.if_less(zero, zero, infinity);
    let magnitude = a.if_equal(zero, of_zero, a.if_equal(infinity, of_infinity, magnitude));
    // Negative numbers: odd exponents keep the sign, other whole ones lose it, and the rest has no value.
    let b = y.abs();
    let half = b * x.number(0.5);
    let even_or_odd = whole(half).if_equal(half, magnitude, -magnitude);
    let neither = a.if_equal(zero, magnitude, a.if_equal(infinity, magnitude, nan));
    let of_negative = whole(b).if_equal(b, even_or_odd, neither);
    let value = one.signed_as(x).if_less(zero, of_negative, magnitude);
    // NaN of either, but for 1^y and x^0.
    let value = x.if_equal(x, y.if_equal(y, value, y), x);
    x.if_equal(one, one, y.if_equal(zero, one, value))
}
