//! The natural logarithm: `log x = e ln2 + log(1 + f)` with `1 + f` in [2/3, 4/3).
//!
//! That interval keeps `|f|` at 1/3, and `e ln2` and `log(1 + f)` from cancelling. Their leading parts `e LN2_HI`
//! (exact) and `f` are added with the rounding error kept (Dekker 1971, Fast2Sum), so one rounding dominates.

use super::constants::Constants;
use super::real::Real;
use crate::runtime::cpu::Features;

/// See `log_f32`.
#[inline(always)]
pub fn log<R: Real, F: Features>(x: R) -> R {
    // Subnormal numbers are scaled into the normal range; zeros and negative ones come along and are replaced below.
    let least = x.all(R::Scalar::MIN_NORMAL);
    let (m, exponent) = x.if_less(least, x * x.all(R::Scalar::NORMALISE), x).split();
    let e = x.if_less(least, exponent - x.all(R::Scalar::NORMALISE_EXPONENT), exponent);
    let f = m - x.all(R::Scalar::ONE);
    let high = e * x.all(R::Scalar::LN2_HI);
    let sum = high + f;
    let lost = f - (sum - high);
    let y = sum + (lost + e.mul_add::<F>(x.all(R::Scalar::LN2_LO), R::Scalar::log_tail::<F, R>(f)));
    let zero = x.all(R::Scalar::NOTHING);
    let y = zero.if_less(x, y, x.if_less(zero, x.all(R::Scalar::NAN), x.all(R::Scalar::NEG_INFINITY)));
    x.if_less(x.all(R::Scalar::INFINITY), y, x)
}
