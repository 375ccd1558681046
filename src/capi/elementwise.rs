//! Element-wise kernels.

use super::{ErrorHandle, Status, call, input, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::Tensor;

/// `jitney_gelu`: x times the normal distribution function of x, by erf.
pub const JITNEY_GELU_ERF: i32 = 0;
/// `jitney_gelu`: PyTorch's approximate='tanh'.
pub const JITNEY_GELU_TANH: i32 = 1;

/// out = a + b. The two shapes broadcast as NumPy's do. f32, f64, i32 or i64 (integers wrap), both of one dtype, any
/// strides. `out` has the broadcast shape and that dtype, or is all zero bytes to be allocated; it may be exactly `a` or `b`.
/// Errors: shapes that do not broadcast, dtypes that differ, `out` partly overlapping an input.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_add(
    a: *const Tensor,
    b: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("add") }, &[input(a), input(b), output(out)]) }
}

/// out = a - b; otherwise as jitney_add.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_subtract(
    a: *const Tensor,
    b: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("subtract") }, &[input(a), input(b), output(out)]) }
}

/// out = a * b; otherwise as jitney_add.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_multiply(
    a: *const Tensor,
    b: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("multiply") }, &[input(a), input(b), output(out)]) }
}

/// out = a / b. Integers give f64, as NumPy's true division; otherwise as jitney_add.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_divide(
    a: *const Tensor,
    b: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("divide") }, &[input(a), input(b), output(out)]) }
}

/// out = the lesser of a and b; NaN where either is. Otherwise as jitney_add.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_minimum(
    a: *const Tensor,
    b: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("minimum") }, &[input(a), input(b), output(out)]) }
}

/// out = the greater of a and b; NaN where either is. Otherwise as jitney_add.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_maximum(
    a: *const Tensor,
    b: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("maximum") }, &[input(a), input(b), output(out)]) }
}

/// out = -x. f32, f64, i32 or i64 (the least integer stays), any strides. `out` has the shape and dtype of `x`, or is all
/// zero bytes to be allocated; it may be exactly `x`. Errors: another shape or dtype, `out` partly overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_negate(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("negate") }, &[input(x), output(out)]) }
}

/// out = |x|; otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_abs(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("abs") }, &[input(x), output(out)]) }
}

/// out = the square root of x, NaN below 0; f32 or f64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_sqrt(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("sqrt") }, &[input(x), output(out)]) }
}

/// out = e^x, to 1 unit in the last place; f32 or f64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_exp(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("exp") }, &[input(x), output(out)]) }
}

/// out = the natural logarithm of x, to 1 unit in the last place: -inf at 0, NaN below; f32 or f64. Otherwise as
/// jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_log(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("log") }, &[input(x), output(out)]) }
}

/// out = max(x, 0), NaN staying NaN; f32 or f64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_relu(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("relu") }, &[input(x), output(out)]) }
}

/// out = 1 / (1 + e^-x), to 2 units in the last place; f32 or f64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_sigmoid(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("sigmoid") }, &[input(x), output(out)]) }
}

/// out = the hyperbolic tangent of x, to 2 units in the last place; f32 or f64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_tanh(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("tanh") }, &[input(x), output(out)]) }
}

/// out = x / (1 + e^-x); f32 or f64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_silu(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("silu") }, &[input(x), output(out)]) }
}

/// out = x where positive, negative_slope * x elsewhere; f32 or f64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_leaky_relu(
    x: *const Tensor,
    negative_slope: f64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let values = [input(x), Value::Float(negative_slope), output(out)];
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("leaky_relu") }, &values) }
}

/// out = x * P(X <= x) for a standard normal X, as PyTorch's gelu; `approximate` is JITNEY_GELU_ERF or
/// JITNEY_GELU_TANH. f32 or f64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_gelu(
    x: *const Tensor,
    approximate: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let values = [input(x), Value::Int(approximate.into()), output(out)];
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("gelu") }, &values) }
}

/// out = min(max(x, low), high), as NumPy's clip: NaN stays NaN, and `high` wins where the bounds cross. f32, f64, i32 or
/// i64. Otherwise as jitney_negate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_clip(
    x: *const Tensor,
    low: f64,
    high: f64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let values = [input(x), Value::Float(low), Value::Float(high), output(out)];
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("clip") }, &values) }
}

/// As jitney_clip with whole bounds, which are exact past 2^53, too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_clip_i64(
    x: *const Tensor,
    low: i64,
    high: i64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let values = [input(x), Value::Int(low), Value::Int(high), output(out)];
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("clip") }, &values) }
}
