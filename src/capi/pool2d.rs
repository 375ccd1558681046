//! Pooling.

use super::conv::one_for_zero;
use super::error::{ErrorHandle, Status};
use super::{call_with, growing, input, output};
use crate::fail;
use crate::manager::builtins::{Value, index_of};
use crate::runtime::{Result, Tensor};

/// Options of `jitney_max_pool2d` and `jitney_avg_pool2d`, to be taken from `jitney_pool2d_options_default` and changed.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Pool2dOptions {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// The window: height, width. Required, at least 1.
    pub kernel: [i64; 2],
    /// Step of the window: height, width. 0 means the window's size.
    pub stride: [i64; 2],
    /// Padding on both sides: of the height, of the width; at most half of the window.
    pub padding: [i64; 2],
    /// Step between a window's taps: height, width. 0 means 1, the only value that a mean takes.
    pub dilation: [i64; 2],
    /// 1 to round the number of windows up, so that the last one may reach past the padding; it must still start inside
    /// the input or the padding before it. Default 0.
    pub ceil_mode: i32,
    /// 1 for a mean to count the padding's zeros, 0 to leave them out. Default 1.
    pub count_include_pad: i32,
}

impl Default for Pool2dOptions {
    fn default() -> Self {
        Pool2dOptions {
            struct_size: size_of::<Self>(),
            kernel: [0; 2],
            stride: [0; 2],
            padding: [0; 2],
            dilation: [1; 2],
            ceil_mode: 0,
            count_include_pad: 1,
        }
    }
}

growing!(Pool2dOptions { struct_size, kernel, stride, padding, dilation, ceil_mode, count_include_pad });

impl Pool2dOptions {
    fn steps(&self) -> [i64; 2] {
        [0, 1].map(|i| if self.stride[i] == 0 { self.kernel[i] } else { self.stride[i] })
    }
}

/// Options of a window of that size, `struct_size` set, all else at its default: the window's size as the stride, no
/// padding, dilation 1, rounded down, padding counted.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_pool2d_options_default(height: i64, width: i64) -> Pool2dOptions {
    Pool2dOptions { kernel: [height, width], ..Pool2dOptions::default() }
}

/// # Safety
/// As for `super::options`.
unsafe fn window(given: *const Pool2dOptions) -> Result<Pool2dOptions> {
    if given.is_null() {
        fail!(NullPointer, "options is NULL, but the window's size has no default");
    }
    // SAFETY: the caller's contract.
    unsafe { super::options("options", given) }
}

/// The largest element of each window, as PyTorch's `max_pool2d`; NaN if a window holds one. Padding counts as minus
/// infinity.
///
/// - `x`: (N, C, H, W) or (C, H, W), f32 or f64, any strides; N may be 0.
/// - `options`: the window; must not be NULL. `count_include_pad` is not looked at.
/// - `out`: as `x`, with OH = (H + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1 (rounded down, or up with
///   `ceil_mode`) and OW likewise; any strides; or all zero bytes, to be allocated. It must not overlap `x`.
///
/// Errors: wrong rank or dtype, H or W of 0, a kernel below 1 or larger than the padded input, a negative stride or
/// dilation, padding that is negative or more than half of the kernel.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_max_pool2d(
    x: *const Tensor,
    options: *const Pool2dOptions,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("max_pool2d") }, |run| {
            let o = window(options)?;
            run(&[
                input(x),
                Value::Ints(&o.kernel),
                Value::Ints(&o.steps()),
                Value::Ints(&o.padding),
                Value::Ints(&o.dilation.map(one_for_zero)),
                Value::Int(o.ceil_mode.into()),
                output(out),
            ])
        })
    }
}

/// The mean of each window, as PyTorch's `avg_pool2d`: its sum, zeros for the padding, divided by its positions. What
/// `ceil_mode` adds past the padding never counts; the padding counts with `count_include_pad`.
///
/// - `x`: (N, C, H, W) or (C, H, W), f32 or f64, any strides; N may be 0.
/// - `options`: the window; must not be NULL.
/// - `out`: as for `jitney_max_pool2d`, with dilation 1.
///
/// Errors: as for `jitney_max_pool2d`; and a dilation other than 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_avg_pool2d(
    x: *const Tensor,
    options: *const Pool2dOptions,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("avg_pool2d") }, |run| {
            let o = window(options)?;
            if o.dilation.map(one_for_zero) != [1; 2] {
                fail!(InvalidArgument, "dilation is ({}, {}); avg_pool2d takes 1 only", o.dilation[0], o.dilation[1]);
            }
            run(&[
                input(x),
                Value::Ints(&o.kernel),
                Value::Ints(&o.steps()),
                Value::Ints(&o.padding),
                Value::Int(o.ceil_mode.into()),
                Value::Int(o.count_include_pad.into()),
                output(out),
            ])
        })
    }
}
