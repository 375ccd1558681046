//! Percentiles and medians over axes.

use super::{ErrorHandle, Status, call_with, floats, input, ints, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::Tensor;

/// Between the two neighbours, in proportion.
pub const JITNEY_PERCENTILE_LINEAR: i32 = 0;
/// The neighbour below.
pub const JITNEY_PERCENTILE_LOWER: i32 = 1;
/// The neighbour above.
pub const JITNEY_PERCENTILE_HIGHER: i32 = 2;
/// Halfway between the neighbours.
pub const JITNEY_PERCENTILE_MIDPOINT: i32 = 3;
/// The nearer neighbour; halfway, the one of even rank.
pub const JITNEY_PERCENTILE_NEAREST: i32 = 4;

/// Percentiles of `x` (f32 or f64) over `axes`, which are read as `jitney_sum` reads them, for `nq` values of `q`, each
/// from 0 to 100. The result has a first axis of `nq`, then the axes that are left. `method` is one of
/// JITNEY_PERCENTILE_*. Results are those of np.percentile, rounding included; f32 with LINEAR or MIDPOINT is
/// interpolated in f64 and allocated as f64, and an `out` of f32 is accepted too; else the result has x's dtype. Any NaN
/// among the elements gives NaN; -0.0 stands before 0.0. `x` is not changed, and `out` must not overlap it. Fails for a
/// `q` out of range or NaN, and where there is no element.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_percentile(
    x: *const Tensor,
    q: *const f64,
    nq: usize,
    axes: *const i64,
    naxes: usize,
    method: i32,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("percentile") }, |run| {
            run(&[
                input(x),
                floats("q", q, nq)?,
                ints("axes", axes, naxes)?,
                Value::Int(method.into()),
                Value::Int(keepdims.into()),
                Value::Flag(false),
                output(out),
            ])
        })
    }
}

/// The median of `x` (f32 or f64) over `axes`, which are read as `jitney_sum` reads them: the middle element, or the mean
/// of the two middle ones, in x's dtype. Any NaN gives NaN. `x` is not changed, and `out` must not overlap it. Fails
/// where there is no element.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_median(
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("median") }, |run| {
            run(&[input(x), ints("axes", axes, naxes)?, Value::Int(keepdims.into()), output(out)])
        })
    }
}
