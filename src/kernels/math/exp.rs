//! `e^x`, and the reduction that sigmoid, tanh, silu and gelu share: `e^x = 2^n e^r`, `|r| <= ln2/2`.
//!
//! ln2 is cut in two (Cody, Waite 1980): the upper part has so few bits that `n * LN2_HI` is exact, fused or not.

use super::constants::Constants;
use super::real::Real;
use crate::runtime::cpu::Features;

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
pub(super) fn power<R: Real, F: Features>(x: R, low: R) -> (R, R) {
    let (n, r) = reduce::<R, F>(x, low);
    (n, (r * r).mul_add::<F>(r.polynomial::<F>(R::Scalar::EXP_TAIL), r))
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
