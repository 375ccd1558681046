//! Cube root and hypotenuse.

use crate::constants::Constants;
use crate::exp::nearest;
use crate::log::reduce;
use crate::pair::{Pair, fma, polynomial};
use crate::real::Real;

/// What only the roots use.
pub trait RootConstants: Sized + 'static {
    /// `(m^(-1/3) - 1) / f` with `m = 1 + f`, `|f| <= 1/3`, lowest power first.
    const CBRT: &'static [Self];
    /// Outside these bounds hypot's operands are scaled by two to `HYPOT_SCALE` or its negative, so that no square of
    /// theirs overflows or loses digits that count.
    const HYPOT_LOW: Self;
    const HYPOT_HIGH: Self;
    const HYPOT_SCALE: Self;
}

#[allow(clippy::excessive_precision, reason = "as tools/minimax.py prints them")]
impl RootConstants for f32 {
    /// cbrt_f32.
    const CBRT: &'static [f32] = &[-3.325896263e-01, 2.365766168e-01, -1.947716027e-01];
    const HYPOT_LOW: f32 = 1.0 / (1u64 << 30) as f32;
    const HYPOT_HIGH: f32 = (1u64 << 63) as f32;
    const HYPOT_SCALE: f32 = 90.0;
}

impl RootConstants for f64 {
    /// cbrt_f64.
    const CBRT: &'static [f64] = &[
        -0.33334957285687955,
        0.22227066754125818,
        -0.1716111852159448,
        0.1419536533773819,
        -0.14665213770638288,
        0.1370625026539432,
    ];
    // 2^-450 and 2^511.
    const HYPOT_LOW: f64 = f64::from_bits((1023 - 450) << 52);
    const HYPOT_HIGH: f64 = f64::from_bits((1023 + 511) << 52);
    const HYPOT_SCALE: f64 = 600.0;
}

/// The cube root, at most 1 ULP off; exact for cubes.
///
/// With `|x| = 2^3q m`, `m` in [1/3, 8/3): the inverse root of `m` by a polynomial, one step of Householder's method of
/// the fourth order, and a last step of Newton's with the residual of the rounded root.
#[inline(always)]
pub fn cbrt<R: Real>(x: R) -> R {
    let (zero, one, third) = (x.number(0.0), x.number(1.0), x.number(1.0 / 3.0));
    let a = x.abs();
    let (e, m) = reduce(a, R::Scalar::TO_MIDDLE);
    let f = m - one;
    let q = nearest(e * third);
    let rest = fma(q, x.number(-3.0), e);
    let m = m * by_rest(rest, 0.5, 2.0);
    let r =
        fma(f, polynomial(f, R::Scalar::CBRT), one) * by_rest(rest, 1.259_921_049_894_873_2, 0.793_700_525_984_099_8);
    let h = fma(-(m * r), r * r, one);
    // (1 - h)^(-1/3) = 1 + h/3 + 2h²/9 + 14h³/81.
    let series = fma(h, fma(h, x.number(14.0 / 81.0), x.number(2.0 / 9.0)), third);
    let r = fma(r * h, series, r);
    let square = r * r;
    let t = m * square;
    let power = Pair::product(t, t);
    let residual = fma(power.low, t, fma(power.high, t, -m));
    let y = fma(-residual, square * third, t) * q.pow2();
    a.if_less(x.all(R::Scalar::INFINITY), zero.if_less(a, y, a), a).signed_as(x)
}

/// One number where the rest of an exponent is -1, another where it is 1, and 1 where it is 0.
#[inline(always)]
fn by_rest<R: Real>(rest: R, below: f64, above: f64) -> R {
    let zero = rest.number(0.0);
    rest.if_less(zero, rest.number(below), zero.if_less(rest, rest.number(above), rest.number(1.0)))
}

/// `low` where squares of such a number lose digits, `high` where they overflow, and 1 between.
#[inline(always)]
pub(crate) fn by_size<R: Real>(x: R, low: R, high: R) -> R {
    let other = x.if_less(x.all(R::Scalar::HYPOT_LOW), low, x.number(1.0));
    x.all(R::Scalar::HYPOT_HIGH).if_less(x, high, other)
}

/// `sqrt(x² + y²)`, at most 1 ULP off, without overflow on the way; infinite where either is, even beside a NaN.
#[inline(always)]
pub fn hypot<R: Real>(x: R, y: R) -> R {
    let (a, b) = (x.abs(), y.abs());
    let (larger, smaller) = (a.at_least(b), a.at_most(b));
    let infinity = x.all(R::Scalar::INFINITY);
    let n = x.all(R::Scalar::HYPOT_SCALE);
    let (up, down) = (n.pow2(), (-n).pow2());
    let scale = by_size(larger, up, down);
    let (u, v) = (larger * scale, smaller * scale);
    let sum = Pair::product(u, u).plus(Pair::product(v, v));
    let root = sum.high.sqrt();
    let rest = fma(-root, root, sum.high) + sum.low;
    // Nothing over something where both are 0.
    let value = (root + rest / (root + root).at_least(x.all(R::Scalar::MIN_NORMAL))) * by_size(larger, down, up);
    // NaN where one of them is.
    let half = x.number(0.5);
    let either = a * half + b * half;
    let value = either.if_less(infinity, value, either);
    a.if_equal(infinity, infinity, b.if_equal(infinity, infinity, value))
}
