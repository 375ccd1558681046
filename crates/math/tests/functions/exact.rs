//! The functions to about 100 bits, as `pair * 2^n`: by the pairs of `double_double`, series, continued fractions, and
//! steps of Newton's method from the host's values.

use crate::double_double::{self as dd, ONE, Pair, scale};

const LN2: Pair = Pair(std::f64::consts::LN_2, 2.3190468138462996e-17);
const LN10: Pair = Pair(std::f64::consts::LN_10, -2.1707562233822494e-16);
const TWO_OVER_ROOT_PI: Pair = Pair(std::f64::consts::FRAC_2_SQRT_PI, 1.533545961316588e-17);
const ZERO: Pair = Pair(0.0, 0.0);

type Scaled = (Pair, i32);

fn p(x: f64) -> Pair {
    Pair(x, 0.0)
}

fn half(x: Pair) -> Pair {
    scale(x, -1)
}

fn abs(x: Pair) -> Pair {
    if x.0 < 0.0 { -x } else { x }
}

fn sqrt(x: Pair) -> Pair {
    if x.0 == 0.0 {
        return ZERO;
    }
    let y = p(x.0.sqrt());
    let y = y + (x - y * y) / (y + y);
    y + (x - y * y) / (y + y)
}

pub fn exp(x: f64) -> Scaled {
    dd::exp(p(x))
}

pub fn exp2(x: f64) -> Scaled {
    dd::exp(LN2 * p(x))
}

pub fn expm1(x: f64) -> Scaled {
    if x.abs() < 0.5 {
        return (dd::expm1(p(x)), 0);
    }
    let (y, n) = dd::exp(p(x));
    if n > 200 { (y, n) } else { (scale(y, n) - ONE, 0) }
}

/// `(e^x + sign e^-x) / 2` for positive x.
fn both(x: f64, sign: f64) -> Scaled {
    let (y, n) = dd::exp(p(x));
    let other = if n > 400 { ZERO } else { scale(ONE / y, -2 * n) };
    (y + other * p(sign), n - 1)
}

pub fn sinh(x: f64) -> Scaled {
    if x.abs() < 0.4 {
        let y = dd::expm1(p(x));
        return (half(y + y / (ONE + y)), 0);
    }
    let (y, n) = both(x.abs(), -1.0);
    (y * p(x.signum()), n)
}

pub fn cosh(x: f64) -> Scaled {
    both(x.abs(), 1.0)
}

pub fn tanh(x: f64) -> Scaled {
    if x.abs() < 0.2 {
        let y = dd::expm1(p(2.0 * x));
        return (y / (y + p(2.0)), 0);
    }
    (if x.abs() > 40.0 { p(x.signum()) } else { dd::tanh(x) }, 0)
}

pub fn log(x: f64) -> Scaled {
    (dd::log(x), 0)
}

pub fn log2(x: f64) -> Scaled {
    (dd::log(x) / LN2, 0)
}

pub fn log10(x: f64) -> Scaled {
    (dd::log(x) / LN10, 0)
}

fn log1p_of(x: Pair) -> Pair {
    if x.0.abs() > 0.5 {
        return dd::log_of(ONE + x);
    }
    let y = p(x.0.ln_1p());
    let rest = x + (ONE + x) * dd::expm1(-y);
    y + rest - half(rest * rest)
}

pub fn log1p(x: f64) -> Scaled {
    (log1p_of(p(x)), 0)
}

pub fn pow(x: f64, y: f64) -> Scaled {
    dd::exp(dd::log(x) * p(y))
}

pub fn cbrt(x: f64) -> Scaled {
    let y = p(x.cbrt());
    (y + (p(x) - y * y * y) / (p(3.0) * y * y), 0)
}

pub fn hypot(x: f64, y: f64) -> Scaled {
    (sqrt(p(x) * p(x) + p(y) * p(y)), 0)
}

/// Sine and cosine up to 3.2 by their series.
fn sin_cos(x: Pair) -> (Pair, Pair) {
    let square = x * x;
    let (mut sin, mut cos) = (ONE, ONE);
    for k in (1..=24).rev() {
        let k = 2.0 * k as f64;
        cos = ONE - square / p((k - 1.0) * k) * cos;
        sin = ONE - square / p(k * (k + 1.0)) * sin;
    }
    (sin * x, cos)
}

fn angle(y: Pair, x: Pair) -> Pair {
    let first = p(y.0.atan2(x.0));
    let (sin, cos) = sin_cos(first);
    first + (y * cos - x * sin) / (x * cos + y * sin)
}

pub fn atan(x: f64) -> Scaled {
    (angle(p(x), ONE), 0)
}

pub fn atan2(y: f64, x: f64) -> Scaled {
    (angle(p(y), p(x)), 0)
}

fn other_side(x: f64) -> Pair {
    sqrt((ONE - p(x)) * (ONE + p(x)))
}

pub fn asin(x: f64) -> Scaled {
    (angle(p(x), other_side(x)), 0)
}

pub fn acos(x: f64) -> Scaled {
    (angle(other_side(x), p(x)), 0)
}

pub fn asinh(x: f64) -> Scaled {
    let a = p(x.abs());
    let y = log1p_of(a + a * a / (ONE + sqrt(ONE + a * a)));
    (if x < 0.0 { -y } else { y }, 0)
}

pub fn acosh(x: f64) -> Scaled {
    let t = p(x) - ONE;
    (log1p_of(t + sqrt(t * (t + p(2.0)))), 0)
}

pub fn atanh(x: f64) -> Scaled {
    let a = p(x.abs());
    let y = half(log1p_of((a + a) / (ONE - a)));
    (if x < 0.0 { -y } else { y }, 0)
}

/// erf by `2/√π e^(-x²) Σ 2^k x^(2k+1) / (2k+1)!!`, for magnitudes up to 3.
fn erf_series(x: Pair) -> Pair {
    let square = x * x;
    let mut sum = ONE;
    for k in (1..=90).rev() {
        sum = ONE + (square + square) / p(2.0 * k as f64 + 1.0) * sum;
    }
    let (power, n) = dd::exp(-square);
    TWO_OVER_ROOT_PI * scale(power, n) * x * sum
}

/// erfc from 2 up, by the continued fraction `e^(-x²)/√π / (x + (1/2) / (x + (2/2) / (x + ...)))`.
fn erfc_fraction(x: Pair) -> Scaled {
    let mut below = x;
    for k in (1..=200).rev() {
        below = x + p(k as f64 / 2.0) / below;
    }
    let (power, n) = dd::exp(-(x * x));
    (half(TWO_OVER_ROOT_PI) * power / below, n)
}

pub fn erf(x: f64) -> Scaled {
    let a = abs(p(x));
    let y = if a.0 < 2.5 {
        erf_series(a)
    } else if a.0 > 7.0 {
        ONE
    } else {
        let (y, n) = erfc_fraction(a);
        ONE - scale(y, n)
    };
    (if x < 0.0 { -y } else { y }, 0)
}

pub fn erfc(x: f64) -> Scaled {
    if x > 2.0 {
        return erfc_fraction(p(x));
    }
    let (y, n) = erf(x);
    (ONE - scale(y, n), 0)
}
