//! Normalisations.

use super::{ErrorHandle, Status, call, input, optional, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::Tensor;

/// out = (x - mean) / sqrt(var + eps) * weight + bias, per channel, with given statistics (inference), as PyTorch's
/// batch_norm. `x` is (N, C, ...) of f32 or f64, rank 2 or more; the others have shape (C,) and x's dtype; `weight` and
/// `bias` may be NULL. eps is 0 or more. `out` has x's shape and may be exactly `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_batch_norm(
    x: *const Tensor,
    mean: *const Tensor,
    var: *const Tensor,
    weight: *const Tensor,
    bias: *const Tensor,
    eps: f64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let (weight, bias, eps) = (optional(weight), optional(bias), Value::Float(eps));
    let values = [input(x), input(mean), input(var), weight, bias, eps, output(out)];
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("batch_norm") }, &values) }
}

/// Every group of the last `normalized_ndim` axes brought to mean 0 and (biased) variance 1, then * weight + bias, as
/// PyTorch's layer_norm. `x` is f32 or f64; `weight` and `bias` have the shape of those axes and x's dtype, or are NULL.
/// eps is 0 or more and is added to the variance. `out` has x's shape and may be exactly `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_layer_norm(
    x: *const Tensor,
    weight: *const Tensor,
    bias: *const Tensor,
    normalized_ndim: i64,
    eps: f64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let (ndim, eps) = (Value::Int(normalized_ndim), Value::Float(eps));
    let values = [input(x), optional(weight), optional(bias), ndim, eps, output(out)];
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("layer_norm") }, &values) }
}

/// out = e^x / sum(e^x) along `axis` (negative ones count from the end), the maximum subtracted first. `x` is f32 or f64,
/// rank 1 or more. A NaN, a +inf, or nothing but -inf makes a line NaN. `out` has x's shape and may be exactly `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_softmax(
    x: *const Tensor,
    axis: i64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("softmax") }, &[input(x), Value::Int(axis), output(out)]) }
}

/// out = x - max - log(sum(e^(x - max))) along `axis`: the logarithm of jitney_softmax, without its loss of digits. As there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_log_softmax(
    x: *const Tensor,
    axis: i64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("log_softmax") }, &[input(x), Value::Int(axis), output(out)]) }
}
