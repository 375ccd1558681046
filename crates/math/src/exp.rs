//! `e^x`, `2^x`, `e^x - 1`, sinh and cosh, and the reduction that everything exponential shares: `e^x = 2^n e^r`,
//! `|r| <= ln2/2`.
//!
//! ln2 is cut in two (Cody, Waite 1980): the upper part has so few bits that `n * LN2_HI` is exact, fused or not.

use crate::constants::Constants;
use crate::features::{Features, Fused};
use crate::pair::{Pair, fma, polynomial};
use crate::real::Real;

/// What only the exponential functions use.
pub trait ExpConstants: Sized + 'static {
    /// `(2^r - 1 - r ln2) / r²` for `|r| <= 1/2`, lowest power first.
    const EXP2_TAIL: &'static [Self];
    /// ln 2 as a pair.
    const LN2: (Self, Self);
    /// `(sinh x - x) / x³` in `x²` for `|x| <= 1`, lowest power first.
    const SINH_TAIL: &'static [Self];
}

#[allow(clippy::excessive_precision, reason = "as tools/minimax.py prints them")]
impl ExpConstants for f32 {
    /// exp2_f32.
    const EXP2_TAIL: &'static [f32] =
        &[2.402264774e-01, 5.550362170e-02, 9.618526325e-03, 1.339016366e-03, 1.532116585e-04];
    const LN2: (f32, f32) = (std::f32::consts::LN_2, -1.904654212e-09);
    /// sinh_f32.
    const SINH_TAIL: &'static [f32] = &[1.666666716e-01, 8.333349600e-03, 1.983615948e-04, 2.816951337e-06];
}

impl ExpConstants for f64 {
    /// exp2_f64.
    const EXP2_TAIL: &'static [f64] = &[
        0.24022650695910072,
        0.05550410866482164,
        0.009618129107628345,
        0.0013333558146402381,
        0.00015403530393632916,
        1.5252733846407756e-05,
        1.3215486590446786e-06,
        1.0178054860698483e-07,
        7.054978833142928e-09,
        4.45617097753186e-10,
        2.5616786387283647e-11,
    ];
    const LN2: (f64, f64) = (std::f64::consts::LN_2, 2.3190468138462996e-17);
    /// sinh_f64.
    const SINH_TAIL: &'static [f64] = &[
        0.16666666666666666,
        0.008333333333333333,
        0.000198412698412696,
        2.7557319224116293e-06,
        2.5052108346508493e-08,
        1.6059050601328964e-10,
        7.646482891221003e-13,
        2.8482331307830915e-15,
    ];
}

/// `x + low = n ln2 + r`, as `(n, r)`; `low` small against `x`.
#[inline(always)]
fn reduce<R: Real, F: Features>(x: R, low: R) -> (R, R) {
    let magic = x.all(R::Scalar::MAGIC);
    let n = (x + low).mul_add::<F>(x.all(R::Scalar::LOG2_E), magic) - magic;
    // n's product with the upper part cancels against x without loss.
    let first = (-n).mul_add::<F>(x.all(R::Scalar::LN2_HI), x);
    (n, (-n).mul_add::<F>(x.all(R::Scalar::LN2_LO), first + low))
}

/// `e^(x + low) = 2^n (1 + p)`, as `(n, p)`; `low` small against `x`. NaN gives NaN.
#[inline(always)]
pub(crate) fn power<R: Real, F: Features>(x: R, low: R) -> (R, R) {
    let (n, r) = reduce::<R, F>(x, low);
    (n, (r * r).mul_add::<F>(r.polynomial::<F>(R::Scalar::EXP_TAIL), r))
}

/// The nearest whole number, for what is at most half of what a mantissa holds.
#[inline(always)]
pub(crate) fn nearest<R: Real>(x: R) -> R {
    let magic = x.all(R::Scalar::MAGIC);
    (x + magic) - magic
}

/// `power` with more digits than the type has: `e^(x + low) = 2^n (1 + p)`, `p` a pair.
#[inline(always)]
fn power_less_one<R: Real>(x: R, low: R) -> (R, Pair<R>) {
    let magic = x.all(R::Scalar::MAGIC);
    let n = fma(x, x.all(R::Scalar::LOG2_E), magic) - magic;
    let first = fma(-n, x.all(R::Scalar::LN2_HI), x);
    let r = Pair::ordered_sum(first, fma(-n, x.all(R::Scalar::LN2_LO), low));
    (n, Pair { high: r.high, low: fma(r.high * r.high, polynomial(r.high, R::Scalar::EXP_TAIL), r.low) })
}

/// `e^(x + low) = 2^n p`, as `(n, p)`, with more digits than the type has. The parts of `p` overlap.
#[inline(always)]
pub(crate) fn power_pair<R: Real>(x: R, low: R) -> (R, Pair<R>) {
    let (n, p) = power_less_one(x, low);
    let sum = Pair::ordered_sum(x.number(1.0), p.high);
    (n, Pair { high: sum.high, low: sum.low + p.low })
}

/// See `exp_f32`.
#[inline(always)]
pub fn exp<R: Real, F: Features>(x: R) -> R {
    // Past these bounds the product is infinity or 0 by itself.
    let x = x.at_least(x.all(R::Scalar::EXP_LOW)).at_most(x.all(R::Scalar::EXP_HIGH));
    let (n, r) = reduce::<R, F>(x, x.all(R::Scalar::NOTHING));
    let one = x.all(R::Scalar::ONE);
    let tail = r.polynomial::<F>(R::Scalar::EXP_TAIL);
    let mantissa = if F::FMA {
        r.mul_add::<F>(r.mul_add::<F>(tail, one), one)
    } else {
        // Products are rounded here: only r's square, which is small, may be one, and what 1 + r loses is kept.
        let sum = one + r;
        sum + ((r - (sum - one)) + r * r * tail)
    };
    mantissa.scale::<F>(n)
}

/// `2^x`, at most 1 ULP off; exact for whole numbers.
#[inline(always)]
pub fn exp2<R: Real>(x: R) -> R {
    // The bounds of e^x, in powers of two.
    let log2_e = x.all(R::Scalar::LOG2_E);
    let x = x.at_least(x.all(R::Scalar::EXP_LOW) * log2_e).at_most(x.all(R::Scalar::EXP_HIGH) * log2_e);
    let n = nearest(x);
    let r = x - n;
    let ln2 = Pair::constant(x, R::Scalar::LN2);
    let p = Pair::product(r, ln2.high);
    let rest = fma(r * r, polynomial(r, R::Scalar::EXP2_TAIL), fma(r, ln2.low, p.low));
    let sum = Pair::ordered_sum(x.number(1.0), p.high);
    (sum.high + (sum.low + rest)).scale::<Fused>(n)
}

/// `e^x - 1`, at most 1.25 ULP off, small results included.
#[inline(always)]
pub fn expm1<R: Real>(x: R) -> R {
    let one = x.number(1.0);
    // From the lower bound on the result rounds to -1.
    let bounded = x.at_least(x.all(-R::Scalar::SIGMOID_HIGH)).at_most(x.all(R::Scalar::EXP_HIGH));
    let (n, p) = power_less_one(bounded, x.number(0.0));
    // 2^n ((1 - 2^-n) + p), where the first difference is exact as long as its second part counts.
    let inverse = (-n).at_least(x.all(R::Scalar::MIN_EXPONENT)).pow2();
    let sum = Pair::sum(one - inverse, p.high);
    (sum.high + (sum.low + p.low)).scale::<Fused>(n).signed_as(x)
}

/// The hyperbolic cosine, at most 1 ULP off.
#[inline(always)]
pub fn cosh<R: Real>(x: R) -> R {
    let (n, growing, shrinking) = both_powers(x.abs());
    let sum = Pair::ordered_sum(growing.high, shrinking.high);
    (sum.high + (sum.low + (growing.low + shrinking.low))).scale::<Fused>(n - x.number(1.0))
}

/// The hyperbolic sine, at most 1 ULP off: a polynomial up to 1, beyond it as `cosh`.
#[inline(always)]
pub fn sinh<R: Real>(x: R) -> R {
    let one = x.number(1.0);
    let a = x.abs();
    let (n, growing, shrinking) = both_powers(a);
    let sum = Pair::ordered_sum(growing.high, -shrinking.high);
    let large = (sum.high + (sum.low + (growing.low - shrinking.low))).scale::<Fused>(n - one);
    let square = a * a;
    let small = fma(a * square, polynomial(square, R::Scalar::SINH_TAIL), a);
    a.if_less(one, small, large).signed_as(x)
}

/// `e^a` and `e^-a`, both divided by `2^n`, as `(n, e^a, e^-a)`; `a` not negative.
#[inline(always)]
fn both_powers<R: Real>(a: R) -> (R, Pair<R>, Pair<R>) {
    let one = a.number(1.0);
    // Half of e^x overflows a little later than e^x.
    let bounded = a.at_most(a.all(R::Scalar::EXP_HIGH) + a.number(2.0));
    let (n, growing) = power_pair(bounded, a.number(0.0));
    let growing = Pair::ordered_sum(growing.high, growing.low);
    let scale = (-(n + n)).at_least(a.all(R::Scalar::MIN_EXPONENT)).pow2();
    let inverse = one / growing.high;
    let low = inverse * (fma(-inverse, growing.high, one) - inverse * growing.low);
    (n, growing, Pair { high: inverse * scale, low: low * scale })
}
