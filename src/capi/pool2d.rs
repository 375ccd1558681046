//! Pooling.

use super::conv::one_for_zero;
use super::error::{ErrorHandle, Status};
use super::{Growing, call, input, kernel_options, output, refuse};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::{Code, Error, Tensor};

/// Options of `jitney_max_pool2d` and `jitney_avg_pool2d`. Set `struct_size` to `sizeof(jitney_pool2d_options)`. A
/// struct shorter than this version's gets the defaults for what it lacks.
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
    /// 1 for a mean to count the padding's zeros, 0 to leave them out. Default 1 when `options` ends before this field.
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

// SAFETY: repr(C), struct_size first, plain numbers.
unsafe impl Growing for Pool2dOptions {}

impl Pool2dOptions {
    fn steps(&self) -> [i64; 2] {
        [0, 1].map(|i| if self.stride[i] == 0 { self.kernel[i] } else { self.stride[i] })
    }
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
        let index = const { index_of("max_pool2d") };
        let o = match kernel_options(error, index, options) {
            Ok(options) => options,
            Err(status) => return status,
        };
        let (stride, dilation) = (o.steps(), o.dilation.map(one_for_zero));
        let values = [
            input(x),
            Value::Ints(&o.kernel),
            Value::Ints(&stride),
            Value::Ints(&o.padding),
            Value::Ints(&dilation),
            Value::Int(o.ceil_mode.into()),
            output(out),
        ];
        call(error, index, &values)
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
        let index = const { index_of("avg_pool2d") };
        let o = match kernel_options(error, index, options) {
            Ok(options) => options,
            Err(status) => return status,
        };
        if o.dilation.map(one_for_zero) != [1; 2] {
            let [height, width] = o.dilation;
            let message = format!("dilation is ({height}, {width}); avg_pool2d takes 1 only");
            return refuse(error, index, Error::new(Code::InvalidArgument, message));
        }
        let stride = o.steps();
        let values = [
            input(x),
            Value::Ints(&o.kernel),
            Value::Ints(&stride),
            Value::Ints(&o.padding),
            Value::Int(o.ceil_mode.into()),
            Value::Int(o.count_include_pad.into()),
            output(out),
        ];
        call(error, index, &values)
    }
}
