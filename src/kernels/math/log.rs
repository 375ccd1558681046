//! The natural logarithm: `log x = e ln2 + log(1 + f)` with `1 + f` in [2/3, 4/3).
//!
//! That interval keeps `|f|` at 1/3, and `e ln2` and `log(1 + f)` from cancelling. Their leading parts `e LN2_HI`
//! (exact) and `f` are added with the rounding error kept (Dekker 1971, Fast2Sum), so one rounding dominates.

use super::real::Real;
use crate::runtime::cpu::Features;

/// See `log_f32`.
#[inline(always)]
pub fn log<R: Real, F: Features>(x: R) -> R {
    // Subnormal numbers are scaled into the normal range; zeros and negative ones come along and are replaced below.
    let tiny = x < R::MIN_NORMAL;
    let scaled = if tiny { x * R::NORMALISE } else { x };
    let (m, exponent) = scaled.split();
    let e = if tiny { exponent - R::NORMALISE_EXPONENT } else { exponent };
    let f = m - R::ONE;
    let high = e * R::LN2_HI;
    let sum = high + f;
    let lost = f - (sum - high);
    let y = sum + (lost + e.mul_add::<F>(R::LN2_LO, R::log_tail::<F>(f)));
    let y = if x > R::ZERO { y } else { R::NAN };
    let y = if x == R::ZERO { R::NEG_INFINITY } else { y };
    if x < R::INFINITY { y } else { x }
}
