//! gelu in both forms, with the digits of the negative tail kept: the exponents are carried as two numbers, and the
//! scale of the exponential comes last.

use crate::constants::Constants;
use crate::exp::power;
use crate::features::Features;
use crate::real::Real;
use crate::sigmoid::{nan_at_minus_infinity, quotient};

/// See `gelu_erf_f32`.
///
/// `x Φ(x)` is `max(x, 0) - |x| Φ(-|x|)`, and `Φ(-a) = e^(-a²/2) g(a)`, `g` a smooth function (half the scaled
/// complementary error function): a polynomial in `t = (k - a) / (k + a)`, divided by `k + a`.
#[inline(always)]
pub fn gelu_erf<R: Real, F: Features>(x: R) -> R {
    let (one, half) = (x.all(R::Scalar::ONE), x.all(R::Scalar::HALF));
    let a = x.abs().at_most(x.all(R::Scalar::PHI_HIGH));
    // a²/2 as high + low: the square of the upper half of a's digits is exact.
    let upper = a.upper_half();
    let high = upper * upper * half;
    let low = (a - upper) * (a + upper) * half;
    let (n, p) = power::<R, F>(-high, -low);
    let inverse = one / (a.all(R::Scalar::PHI_CENTRE) + a);
    // As 1 - 2a / (k + a), which loses nothing where a is small.
    let t = (-(a + a)).mul_add::<F>(inverse, one);
    let lower = (one + p) * (t.polynomial::<F>(R::Scalar::PHI) * inverse);
    // Adding to -0 keeps the sign of a result that underflows.
    let y = x.at_least(x.all(R::Scalar::NOTHING)) - (a * lower).scale::<F>(n);
    nan_at_minus_infinity(x, y)
}

/// See `gelu_tanh_f32`.
///
/// `1 + tanh(u)` is `2 sigmoid(2u)`, and `2u = x (c1 + c3 x²)` is carried as two numbers, because the sigmoid's tail
/// multiplies its absolute error.
#[inline(always)]
pub fn gelu_tanh<R: Real, F: Features>(x: R) -> R {
    let (c1, c3) = (x.all(R::Scalar::GELU_C1), x.all(R::Scalar::GELU_C3));
    let weight = x.at_least(x.all(-R::Scalar::GELU_TANH_HIGH));
    let c = weight.at_most(x.all(R::Scalar::GELU_TANH_ONE));
    let (square, square_low) = product::<R, F>(c, c);
    let (cubic, cubic_low) = product::<R, F>(square, c3);
    let sum = c1 + cubic;
    // One of the two addends is the larger, now this, now that: the error of the sum by Knuth's TwoSum.
    let back = sum - c1;
    let lost = (c1 - (sum - back)) + (cubic - back);
    let constants_low = x.all(R::Scalar::GELU_C1_LOW) + square * x.all(R::Scalar::GELU_C3_LOW);
    let sum_low = lost + (cubic_low + square_low * c3 + constants_low);
    let (v, v_low) = product::<R, F>(sum, c);
    let (n, below) = quotient::<R, F>(v, v_low + sum_low * c);
    nan_at_minus_infinity(x, (weight / below).scale::<F>(n))
}

/// `a * b` and what its rounding lost, to nearly twice the digits.
#[inline(always)]
fn product<R: Real, F: Features>(a: R, b: R) -> (R, R) {
    let p = a * b;
    let low = if F::FMA {
        a.mul_add::<F>(b, -p)
    } else {
        let (a1, b1) = (a.upper_half(), b.upper_half());
        let (a2, b2) = (a - a1, b - b1);
        ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2
    };
    (p, low)
}
