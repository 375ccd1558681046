//! exp, log, sigmoid and tanh to about 100 bits, in pairs of f64: what the f64 functions are measured against.
//!
//! A pair is the unevaluated sum of its parts, the second at most half a unit of the first. Sums and products are
//! Knuth's and Dekker's; `exp` is the Taylor series after `x = n ln2 + r`, `r` divided by 2^9 and the result squared
//! nine times; `log` is one step of Newton's method from the host's.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// `high + low`.
#[derive(Clone, Copy, Debug)]
pub struct Pair(pub f64, pub f64);

fn two_sum(a: f64, b: f64) -> Pair {
    let s = a + b;
    let back = s - a;
    Pair(s, (a - (s - back)) + (b - back))
}

impl Add for Pair {
    type Output = Pair;
    fn add(self, b: Pair) -> Pair {
        let (s, t) = (two_sum(self.0, b.0), two_sum(self.1, b.1));
        let s = two_sum(s.0, s.1 + t.0);
        two_sum(s.0, s.1 + t.1)
    }
}
impl Neg for Pair {
    type Output = Pair;
    fn neg(self) -> Pair {
        Pair(-self.0, -self.1)
    }
}
impl Sub for Pair {
    type Output = Pair;
    fn sub(self, b: Pair) -> Pair {
        self + -b
    }
}
impl Mul for Pair {
    type Output = Pair;
    fn mul(self, b: Pair) -> Pair {
        let p = self.0 * b.0;
        let low = self.0.mul_add(b.0, -p) + (self.0 * b.1 + self.1 * b.0);
        two_sum(p, low)
    }
}
impl Div for Pair {
    type Output = Pair;
    fn div(self, b: Pair) -> Pair {
        let first = self.0 / b.0;
        let rest = self - b * Pair(first, 0.0);
        let second = rest.0 / b.0;
        let rest = rest - b * Pair(second, 0.0);
        two_sum(first, second) + Pair(rest.0 / b.0, 0.0)
    }
}

/// ln 2 in three parts, the first two of 42 bits.
const LN2: [f64; 3] = [0.6931471805598903, 5.4979230187085024e-14, -1.3124698417785255e-27];

pub const ONE: Pair = Pair(1.0, 0.0);

/// `e^x` as `pair * 2^n`.
pub fn exp(x: Pair) -> (Pair, i32) {
    let n = (x.0 * std::f64::consts::LOG2_E).round();
    // n has 11 bits at most, so the first two products are exact.
    let r = x - Pair(n * LN2[0], 0.0) - Pair(n * LN2[1], 0.0) - Pair(n * LN2[2], 0.0);
    (ONE + expm1(r), n as i32)
}

/// `e^r - 1` for `|r| <= ln2`.
pub fn expm1(r: Pair) -> Pair {
    let r = Pair(r.0 / 512.0, r.1 / 512.0);
    // e^r - 1, so that squaring keeps the digits: (1 + p)² - 1 = 2p + p².
    let mut p = Pair(0.0, 0.0);
    for k in (1..=9).rev() {
        p = r * (ONE + p) / Pair(k as f64, 0.0);
    }
    for _ in 0..9 {
        p = p + p + p * p;
    }
    p
}

/// The natural logarithm of a positive normal number.
pub fn log(x: f64) -> Pair {
    log_of(Pair(x, 0.0))
}

/// As `log`, of a pair.
pub fn log_of(x: Pair) -> Pair {
    let y = x.0.ln();
    let (e, n) = exp(Pair(-y, 0.0));
    // x e^-y - 1 is tiny; the scale is split because x may be near either end of the range.
    let scaled = scale(scale(x, n / 2), n - n / 2) * e - ONE;
    Pair(y, 0.0) + scaled - scaled * scaled * Pair(0.5, 0.0)
}

/// `1 / (1 + e^-x)` as `pair * 2^n`.
pub fn sigmoid(x: f64) -> (Pair, i32) {
    let (t, n) = exp(Pair(-x.abs(), 0.0));
    let below = ONE + scale(t, n.max(-1000));
    if x < 0.0 { (t / below, n) } else { (ONE / below, 0) }
}

/// The hyperbolic tangent, for `1e-5 < |x| < 20`; nearer to 0 the quotient would lose digits.
pub fn tanh(x: f64) -> Pair {
    let (t, n) = exp(Pair(-2.0 * x.abs(), 0.0));
    let t = scale(t, n);
    let y = (ONE - t) / (ONE + t);
    if x < 0.0 { -y } else { y }
}

/// `x * 2^n`.
pub fn scale(x: Pair, n: i32) -> Pair {
    let s = 2f64.powi(n);
    Pair(x.0 * s, x.1 * s)
}

/// How far `got` is from `want * 2^n`, in units of the last place of an f64 of that size, gradual underflow included.
pub fn ulps(got: f64, (want, n): (Pair, i32)) -> f64 {
    let exponent = (want.0.abs().log2().floor() as i32 + n).max(-1022);
    // Both divided by the unit, exactly: the powers are applied in halves.
    let unit = n - (exponent - 52);
    let down = 52 - exponent;
    let half = |x: f64, k: i32| x * 2f64.powi(k / 2) * 2f64.powi(k - k / 2);
    ((half(got, down) - half(want.0, unit)) - half(want.1, unit)).abs()
}
