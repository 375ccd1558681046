//! The sigmoid family: each from `e^-x` or `e^2|x|` in a form that neither overflows nor cancels.

use crate::constants::Constants;
use crate::exp::power;
use crate::features::Features;
use crate::real::Real;

/// `sigmoid(v + low)` as `2^-n / below`, for `v` from where the quotient underflows to `SIGMOID_HIGH` or a little more,
/// and `low` small against it. Gives `(-n, below)`.
///
/// With `e^-(v + low) = 2^n (1 + p)`, `below` is `2^-n + 1 + p`: nothing overflows, and whoever multiplies a tiny sigmoid
/// by something large does so before scaling.
#[inline(always)]
pub(crate) fn quotient<R: Real, F: Features>(v: R, low: R) -> (R, R) {
    let one = v.all(R::Scalar::ONE);
    let (n, p) = power::<R, F>(-v, -low);
    let i = one.scale::<F>(-n);
    // What 1 loses of i (Dekker 1971, Fast2Sum) goes to p, so that one rounding dominates. An i above 1 loses nothing,
    // until the quotient is 1.
    let sum = one + i;
    let lost = i - (sum - one);
    (-n, sum + (p + lost))
}

/// See `sigmoid_f32`.
#[inline(always)]
pub fn sigmoid<R: Real, F: Features>(x: R) -> R {
    let v = x.at_least(x.all(R::Scalar::EXP_LOW)).at_most(x.all(R::Scalar::SIGMOID_HIGH));
    let (n, below) = quotient::<R, F>(v, v.all(R::Scalar::NOTHING));
    v.all(R::Scalar::ONE).scale::<F>(n) / below
}

/// See `silu_f32`.
#[inline(always)]
pub fn silu<R: Real, F: Features>(x: R) -> R {
    let v = x.at_least(x.all(R::Scalar::SILU_LOW));
    let (n, below) = quotient::<R, F>(v.at_most(x.all(R::Scalar::SIGMOID_HIGH)), v.all(R::Scalar::NOTHING));
    nan_at_minus_infinity(x, (v / below).scale::<F>(n))
}

/// PyTorch's value where `x` is -inf, -inf * 0; `y` elsewhere.
#[inline(always)]
pub(crate) fn nan_at_minus_infinity<R: Real>(x: R, y: R) -> R {
    x.if_less(x.all(R::Scalar::MIN), x.all(R::Scalar::NAN), y)
}

/// See `tanh_f32`.
///
/// Small arguments by a polynomial; the others as `1 - 2 / (1 + e^2|x|)`, whose quotient is no more than tanh itself.
#[inline(always)]
pub fn tanh<R: Real, F: Features>(x: R) -> R {
    let (one, two) = (x.all(R::Scalar::ONE), x.all(R::Scalar::TWO));
    let a = x.abs();
    let square = a * a;
    let small = (a * square).mul_add::<F>(square.polynomial::<F>(R::Scalar::TANH_TAIL), a);
    let (n, p) = power::<R, F>((a + a).at_most(x.all(R::Scalar::SIGMOID_HIGH)), x.all(R::Scalar::NOTHING));
    let scale = n.pow2();
    let large = one - two / scale.mul_add::<F>(p, one + scale);
    let y = x.all(R::Scalar::TANH_SMALL).if_less(a, large, small);
    y.or(x.and(x.all(R::Scalar::SIGN)))
}
