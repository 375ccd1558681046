//! Statistics over axes: sums, means, variances, extremes and their places.

use super::{ErrorHandle, Status, call_with, input, ints, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::Tensor;

/// The sum of `x` over `axes`, negative axes counted from the end; `axes` NULL means every axis. f32 and f64 give
/// their own type, i32 and i64 give i64, wrapping. The result has the axes that are left, or with `keepdims` 1 all of
/// them, the summed ones of size 1. The sum of nothing is 0. Floats are summed in f64, in fixed chunks that combine
/// pairwise: the same bits at every number of threads. `out` must not overlap `x`. Fails for an axis past the rank or
/// given twice.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_sum(
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("sum") }, |run| {
            run(&[input(x), ints("axes", axes, naxes)?, Value::Int(keepdims.into()), output(out)])
        })
    }
}

/// The mean of `x` (f32 or f64) over `axes`; the mean of nothing is NaN. Otherwise as `jitney_sum`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_mean(
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("mean") }, |run| {
            run(&[input(x), ints("axes", axes, naxes)?, Value::Int(keepdims.into()), output(out)])
        })
    }
}

/// The variance of `x` (f32 or f64) over `axes`: the sum of squared deviations from the mean, divided by
/// `max(n - ddof, 0)` for `n` elements, so that too few give NaN or infinity as in NumPy. `ddof` is 0 for a whole
/// population and 1 for a sample. Otherwise as `jitney_sum`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_var(
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    ddof: i64,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("var") }, |run| {
            run(&[input(x), ints("axes", axes, naxes)?, Value::Int(ddof), Value::Int(keepdims.into()), output(out)])
        })
    }
}

/// The standard deviation of `x` (f32 or f64) over `axes`: the square root of `jitney_var`'s result.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_std(
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    ddof: i64,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("std") }, |run| {
            run(&[input(x), ints("axes", axes, naxes)?, Value::Int(ddof), Value::Int(keepdims.into()), output(out)])
        })
    }
}

/// Mean and variance of `x` (f32 or f64) over `axes` in one pass over memory: what `jitney_mean` and `jitney_var` give.
/// `mean` and `var` must not overlap each other or `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_mean_var(
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    ddof: i64,
    keepdims: i32,
    mean: *mut Tensor,
    var: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("mean_var") }, |run| {
            run(&[
                input(x),
                ints("axes", axes, naxes)?,
                Value::Int(ddof),
                Value::Int(keepdims.into()),
                output(mean),
                output(var),
            ])
        })
    }
}

/// The least element of `x` (f32, f64, i32 or i64) over `axes`; NaN if there is a NaN. Fails where there is no element.
/// Otherwise as `jitney_sum`; the result has x's dtype.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_min(
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("min") }, |run| {
            run(&[input(x), ints("axes", axes, naxes)?, Value::Int(keepdims.into()), output(out)])
        })
    }
}

/// The greatest element of `x` over `axes`; otherwise as `jitney_min`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_max(
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("max") }, |run| {
            run(&[input(x), ints("axes", axes, naxes)?, Value::Int(keepdims.into()), output(out)])
        })
    }
}

/// The index (i64) of the least element of `x` (f32, f64, i32 or i64) along `*axis`; with `axis` NULL, among all
/// elements in C order. The first of equals, or the first NaN. With `keepdims` 1 the reduced axes stay, of size 1.
/// `out` must not overlap `x`. Fails where there is no element, and for an axis past the rank.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_argmin(
    x: *const Tensor,
    axis: *const i64,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("argmin") }, |run| {
            run(&[input(x), ints("axis", axis, !axis.is_null() as usize)?, Value::Int(keepdims.into()), output(out)])
        })
    }
}

/// The index of the greatest element of `x`; otherwise as `jitney_argmin`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_argmax(
    x: *const Tensor,
    axis: *const i64,
    keepdims: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("argmax") }, |run| {
            run(&[input(x), ints("axis", axis, !axis.is_null() as usize)?, Value::Int(keepdims.into()), output(out)])
        })
    }
}
