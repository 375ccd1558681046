//! Plain f64 formulas that the standard paths are defined by.

/// `1 / (1 + e^-x)`, without overflow on either side.
pub fn sigmoid(x: f64) -> f64 {
    let t = (-x.abs()).exp();
    if x < 0.0 { t / (1.0 + t) } else { 1.0 / (1.0 + t) }
}

/// `x * Φ(x)` through the complementary error function, which keeps its digits for negative `x`.
pub fn gelu_erf(x: f64) -> f64 {
    0.5 * x * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// `x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))`, with 1 + tanh(u) as `2 sigmoid(2u)`.
pub fn gelu_tanh(x: f64) -> f64 {
    let u = (2.0 / std::f64::consts::PI).sqrt() * (x + 0.044_715 * x * x * x);
    x * sigmoid(2.0 * u)
}
