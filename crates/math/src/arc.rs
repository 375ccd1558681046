//! The inverse functions of the circle and of the hyperbola.

use crate::constants::Constants;
use crate::exp::ExpConstants;
use crate::log::log_of_one_more;
use crate::pair::{Pair, fma, polynomial};
use crate::real::Real;
use crate::root::RootConstants;

/// What only these functions use.
pub trait ArcConstants: Sized + 'static {
    /// `(atan x - x) / x³` in `x²` for `|x| <= tan(π/8)`, lowest power first.
    const ATAN_TAIL: &'static [Self];
    /// `(asin x - x) / x³` in `x²` for `|x| <= 1/2`, lowest power first.
    const ASIN_TAIL: &'static [Self];
    /// π as a pair.
    const PI: (Self, Self);
    /// From here on the square of a number does not notice a 1.
    const LARGE: Self;
    /// Up to here asinh and atanh are their argument.
    const SMALL: Self;
}

#[allow(clippy::excessive_precision, reason = "as tools/minimax.py prints them")]
impl ArcConstants for f32 {
    /// atan_f32.
    const ATAN_TAIL: &'static [f32] =
        &[-3.333331645e-01, 1.999847144e-01, -1.424352825e-01, 1.059377640e-01, -6.078121811e-02];
    /// asin_f32.
    const ASIN_TAIL: &'static [f32] =
        &[1.666675210e-01, 7.495296746e-02, 4.547050595e-02, 2.417883091e-02, 4.216754064e-02];
    const PI: (f32, f32) = (std::f32::consts::PI, -8.742277657e-08);
    const LARGE: f32 = (1u64 << 30) as f32;
    const SMALL: f32 = 1.0 / (1u64 << 12) as f32;
}

impl ArcConstants for f64 {
    /// atan_f64.
    const ATAN_TAIL: &'static [f64] = &[
        -0.33333333333333326,
        0.1999999999999765,
        -0.14285714285385864,
        0.11111111088063505,
        -0.090909081410243,
        0.07692282691939344,
        -0.06666225937882315,
        0.05877015236307096,
        -0.05218370673444096,
        0.04503443841121922,
        -0.033472668521005236,
        0.015193960603086448,
    ];
    /// asin_f64.
    const ASIN_TAIL: &'static [f64] = &[
        0.1666666666666676,
        0.0749999999997078,
        0.04464285717463141,
        0.030381942706825923,
        0.022372215015131782,
        0.017351611511310594,
        0.013980826675503598,
        0.01139886115190346,
        0.010780544698200924,
        0.003705283540478627,
        0.02171024167477043,
        -0.02100309948939149,
        0.032631200465293456,
    ];
    const PI: (f64, f64) = (std::f64::consts::PI, 1.2246467991473532e-16);
    const LARGE: f64 = (1u64 << 60) as f64;
    const SMALL: f64 = 1.0 / (1u64 << 27) as f64;
}

/// π divided by a power of two.
#[inline(always)]
fn part_of_pi<R: Real>(of: R, part: f64) -> Pair<R> {
    let (pi, part) = (Pair::constant(of, R::Scalar::PI), of.number(part));
    Pair { high: pi.high * part, low: pi.low * part }
}

/// Two sides of a triangle, and the tangent up to which an angle is small.
struct Sides<R> {
    a: R,
    b: R,
    tan: R,
}

impl<R: Real> Sides<R> {
    /// `first` where `a / b` is small, `last` where `b / a` is, `middle` elsewhere.
    #[inline(always)]
    fn choose(&self, first: R, middle: R, last: R) -> R {
        let other = self.b.if_less(self.tan * self.a, last, middle);
        self.a.if_less(self.tan * self.b, first, other)
    }
}

/// `atan(a / b)` as a pair; neither is negative, and not both are 0.
///
/// The angle is taken from 0, π/4 or π/2, whichever is near: of the quotients `a/b`, `(a - b) / (a + b)` and `-b/a` one is
/// at most tan(π/8).
#[inline(always)]
fn angle<R: Real>(a: R, b: R) -> Pair<R> {
    let zero = a.number(0.0);
    let tan = a.number(0.414_213_562_373_095_03);
    let (sum, difference) = (Pair::sum(a, b), Pair::sum(a, -b));
    let sides = Sides { a, b, tan };
    let above = Pair { high: sides.choose(a, difference.high, -b), low: sides.choose(zero, difference.low, zero) };
    let below = Pair { high: sides.choose(b, sum.high, a), low: sides.choose(zero, sum.low, zero) };
    let t = Pair::quotient(above, below);
    let (quarter, half) = (part_of_pi(a, 0.25), part_of_pi(a, 0.5));
    let base =
        Pair { high: sides.choose(zero, quarter.high, half.high), low: sides.choose(zero, quarter.low, half.low) };
    let z = t.high * t.high;
    let tail = fma(t.high * z, polynomial(z, R::Scalar::ATAN_TAIL), t.low);
    base.plus(Pair { high: t.high, low: tail })
}

/// The arc tangent, at most 1 ULP off.
#[inline(always)]
pub fn atan<R: Real>(x: R) -> R {
    let a = x.abs();
    // From here on the quotient is 0 to the last digit of π/2; infinity would give NaN.
    let y = angle(a.at_most(x.all(R::Scalar::HOLDER) * x.all(R::Scalar::HOLDER)), x.number(1.0)).value();
    y.signed_as(x)
}

/// 1 or 0 for an infinity or less, where the larger operand is infinite; `v` elsewhere.
#[inline(always)]
fn finite<R: Real>(v: R, larger: R) -> R {
    let infinity = v.all(R::Scalar::INFINITY);
    larger.if_equal(infinity, v.if_equal(infinity, v.number(1.0), v.number(0.0)), v)
}

/// The angle of the point `(x, y)`, at most 1 ULP off, with C's special values.
#[inline(always)]
pub fn atan2<R: Real>(y: R, x: R) -> R {
    let (zero, one, infinity) = (x.number(0.0), x.number(1.0), x.all(R::Scalar::INFINITY));
    let (a, b) = (y.abs(), x.abs());
    let larger = a.at_least(b);
    // Infinities are 1 beside 0, and beside each other 1; two zeros are 0 beside 1.
    let (p, q) = (finite(a, larger), larger.if_equal(zero, one, finite(b, larger)));
    // Sums and inverses stay in range, and quotients keep their digits.
    let (up, down) = (x.all(R::Scalar::HYPOT_SCALE).pow2(), x.all(-R::Scalar::HYPOT_SCALE).pow2());
    let low = larger.if_less(x.all(R::Scalar::HYPOT_LOW), up, one);
    let scale = x.all(R::Scalar::HYPOT_HIGH).if_less(larger, larger.if_equal(infinity, one, down), low);
    let angle = angle(p * scale, larger.if_equal(zero, one, q * scale));
    let back = part_of_pi(x, 1.0).plus(Pair { high: -angle.high, low: -angle.low });
    let value = one.signed_as(x).if_less(zero, back.value(), angle.value()).signed_as(y);
    x.if_equal(x, y.if_equal(y, value, y), x)
}

/// `asin a` as a pair for `a` in [0, 1/2], and with `a` the root of `(1 - x)/2` half of acos x.
#[inline(always)]
fn asin_pair<R: Real>(a: Pair<R>) -> Pair<R> {
    let z = a.high * a.high;
    Pair { high: a.high, low: fma(a.high * z, polynomial(z, R::Scalar::ASIN_TAIL), a.low) }
}

/// `then` up to 1/2, `otherwise` beyond.
#[inline(always)]
fn up_to_half<R: Real>(a: R, then: R, otherwise: R) -> R {
    a.number(0.5).if_less(a, otherwise, then)
}

/// `(asin of |x| or of the root of (1 - |x|)/2, doubled in the second case)`: asin x up to 1/2, acos x beyond it.
#[inline(always)]
fn arc<R: Real>(a: R) -> Pair<R> {
    let (zero, half, one) = (a.number(0.0), a.number(0.5), a.number(1.0));
    let w = fma(a, -half, half);
    let root = w.sqrt();
    // Nothing over something where it is 0; below 0 it is NaN.
    let rest = fma(-root, root, w) / (root + root).at_least(a.all(R::Scalar::MIN_NORMAL));
    let y = asin_pair(Pair { high: up_to_half(a, a, root), low: up_to_half(a, zero, rest) });
    let factor = up_to_half(a, one, a.number(2.0));
    Pair { high: y.high * factor, low: y.low * factor }
}

/// The arc sine, at most 1 ULP off; NaN outside [-1, 1].
#[inline(always)]
pub fn asin<R: Real>(x: R) -> R {
    let a = x.abs();
    let y = arc(a);
    let beyond = part_of_pi(x, 0.5).plus(Pair { high: -y.high, low: -y.low });
    a.number(0.5).if_less(a, beyond.value(), y.value()).signed_as(x)
}

/// The arc cosine, at most 1 ULP off; NaN outside [-1, 1].
#[inline(always)]
pub fn acos<R: Real>(x: R) -> R {
    let zero = x.number(0.0);
    let a = x.abs();
    let y = arc(a);
    // π/2 - asin x up to 1/2; beyond it y, or π - y for negative x.
    let (pi, right) = (part_of_pi(x, 1.0), part_of_pi(x, 0.5));
    let base = Pair { high: up_to_half(a, right.high, pi.high), low: up_to_half(a, right.low, pi.low) };
    let sign = up_to_half(a, -x.number(1.0).signed_as(x), -x.number(1.0));
    let from_base = base.plus(Pair { high: sign * y.high, low: sign * y.low }).value();
    up_to_half(a, from_base, x.if_less(zero, from_base, y.value()))
}

/// The inverse hyperbolic sine, at most 1 ULP off: `log(1 + (a + a² / (1 + √(1 + a²))))`.
#[inline(always)]
pub fn asinh<R: Real>(x: R) -> R {
    let a = x.abs();
    let (one, large) = (x.number(1.0), x.all(R::Scalar::LARGE));
    let bounded = a.at_most(large);
    let square = Pair::product(bounded, bounded);
    let sum = Pair::sum(square.high, one);
    let root = Pair { high: sum.high, low: sum.low + square.low }.square_root();
    let below = Pair::sum(root.high, one);
    let extra = Pair::quotient(square, Pair { high: below.high, low: below.low + root.low });
    let inside = Pair::sum(bounded, extra.high);
    let inside = Pair { high: inside.high, low: inside.low + extra.low };
    let y = finish(a, inside);
    a.if_less(x.all(R::Scalar::SMALL), a, y).signed_as(x)
}

/// The inverse hyperbolic cosine, at most 1 ULP off; NaN below 1. `log(1 + (t + √(2t + t²)))` with `t = x - 1`.
#[inline(always)]
pub fn acosh<R: Real>(x: R) -> R {
    let (one, two) = (x.number(1.0), x.number(2.0));
    let bounded = x.at_most(x.all(R::Scalar::LARGE));
    let t = Pair::sum(bounded, -one);
    let root = t.times(Pair::sum(t.high, two));
    let root = Pair { high: root.high, low: fma(t.high, t.low, root.low) };
    let high = root.high.sqrt();
    let low = (fma(-high, high, root.high) + root.low) / (high + high).at_least(x.all(R::Scalar::MIN_NORMAL));
    let inside = Pair::sum(high, t.high);
    let y = finish(x, Pair { high: inside.high, low: inside.low + (low + t.low) });
    x.if_less(one, x.all(R::Scalar::NAN), y)
}

/// `log(1 + inside)`, and beyond `LARGE`, where `inside` is no longer right, `log 2x`; infinity and NaN stay.
#[inline(always)]
fn finish<R: Real>(x: R, inside: Pair<R>) -> R {
    let large = x.all(R::Scalar::LARGE);
    let y = log_of_one_more(Pair {
        high: large.if_less(x, x, inside.high),
        low: large.if_less(x, x.number(0.0), inside.low),
    });
    let ln2 = Pair::constant(x, R::Scalar::LN2);
    let y = large.if_less(x, y.plus(ln2).value(), y.value());
    x.if_less(x.all(R::Scalar::INFINITY), y, x)
}

/// The inverse hyperbolic tangent, at most 1 ULP off; infinite at 1 and -1, NaN beyond. `log(1 + 2a / (1 - a)) / 2`.
#[inline(always)]
pub fn atanh<R: Real>(x: R) -> R {
    let (half, one) = (x.number(0.5), x.number(1.0));
    let a = x.abs();
    // The quotient of what is 0 but for its rounding is not wanted: 1 is replaced below.
    let bounded = a.at_most(one);
    let below = Pair::ordered_sum(one, -bounded);
    let below = Pair { high: below.high.at_least(x.all(R::Scalar::MIN_NORMAL)), low: below.low };
    let inside = Pair::quotient(Pair::single(bounded + bounded), below);
    let y = log_of_one_more(inside).value() * half;
    let y = a.if_less(one, y, a.if_equal(one, x.all(R::Scalar::INFINITY), x.all(R::Scalar::NAN)));
    a.if_less(x.all(R::Scalar::SMALL), a, y).signed_as(x)
}
