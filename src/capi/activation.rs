//! Activations that kernels can apply to their results: one list, in the order of the kernels' own.

/// No activation.
pub const JITNEY_ACTIVATION_NONE: i32 = 0;
/// max(x, 0); NaN stays NaN.
pub const JITNEY_ACTIVATION_RELU: i32 = 1;
/// x where positive, 0.01 x elsewhere.
pub const JITNEY_ACTIVATION_LEAKY_RELU: i32 = 2;
/// 1 / (1 + e^-x).
pub const JITNEY_ACTIVATION_SIGMOID: i32 = 3;
/// The hyperbolic tangent.
pub const JITNEY_ACTIVATION_TANH: i32 = 4;
/// x times the normal distribution function of x.
pub const JITNEY_ACTIVATION_GELU: i32 = 5;
/// PyTorch's gelu with approximate='tanh'.
pub const JITNEY_ACTIVATION_GELU_TANH: i32 = 6;
/// x / (1 + e^-x).
pub const JITNEY_ACTIVATION_SILU: i32 = 7;
