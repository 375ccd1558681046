//! gelu in both forms, with the digits of the negative tail kept: the exponents are carried as two numbers, and the
//! scale of the exponential comes last.

use super::exp::factors;
use super::real::Real;
use super::sigmoid::{sigmoid_quotient, weighted};
use crate::runtime::cpu::Features;

/// See `gelu_erf_f32`.
///
/// `Φ(-a) = e^(-a²/2) g(a)`, `g` a smooth function (half the scaled complementary error function): a polynomial in
/// `t = (k - a) / (k + a)`, divided by `k + a`.
#[inline(always)]
pub fn gelu_erf<R: Real, F: Features>(x: R) -> R {
    let a = x.abs().at_most(R::PHI_HIGH);
    // a²/2 as high + low: the square of the upper half of a's digits is exact.
    let upper = a.upper_half();
    let high = upper * upper * R::HALF;
    let low = (a - upper) * (a + upper) * R::HALF;
    let e = factors::<R, F>(-high, -low);
    let inverse = R::ONE / (R::PHI_CENTRE + a);
    // As 1 - 2a / (k + a), which loses nothing where a is small.
    let t = (-(a + a)).mul_add::<F>(inverse, R::ONE);
    let lower = (e.mantissa.0 + e.mantissa.1) * (t.polynomial::<F>(R::PHI) * inverse);
    let negative = x < R::ZERO;
    // One of the scales is applied to x, which is not tiny where the product is.
    let share = if negative { lower } else { R::ONE - lower * e.scale * e.last };
    let (first, last) = if negative { (e.scale, e.last) } else { (R::ONE, R::ONE) };
    let y = x.at_least(-R::PHI_HIGH) * share * first * last;
    // PyTorch's value: -inf * 0.
    if x == R::NEG_INFINITY { R::NAN } else { y }
}

/// See `gelu_tanh_f32`.
///
/// `1 + tanh(u)` is `2 sigmoid(2u)`, and `2u = x (c1 + c3 x²)` is carried as two numbers, because the sigmoid's tail
/// multiplies its absolute error.
#[inline(always)]
pub fn gelu_tanh<R: Real, F: Features>(x: R) -> R {
    let c = x.at_least(-R::GELU_TANH_HIGH).at_most(R::GELU_TANH_HIGH);
    let (square, square_low) = product::<R, F>(c, c);
    let (cubic, cubic_low) = product::<R, F>(square, R::GELU_C3);
    let sum = R::GELU_C1 + cubic;
    // One of the two addends is the larger, now this, now that: the error of the sum by Knuth's TwoSum.
    let back = sum - R::GELU_C1;
    let lost = (R::GELU_C1 - (sum - back)) + (cubic - back);
    let sum_low = lost + (cubic_low + square_low * R::GELU_C3 + (R::GELU_C1_LOW + square * R::GELU_C3_LOW));
    let (v, v_low) = product::<R, F>(sum, c);
    let (above, below) = sigmoid_quotient::<R, F>(v, v_low + sum_low * c);
    let y = weighted(x.at_least(-R::GELU_TANH_HIGH), above, below);
    // PyTorch's value: -inf * 0.
    if x == R::NEG_INFINITY { R::NAN } else { y }
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
