//! Convolution.

use super::error::{ErrorHandle, Status};
use super::{call_with, growing, input, optional, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::Tensor;

/// The padding is what `padding` says.
pub const JITNEY_PADDING_EXPLICIT: i32 = 0;
/// No padding.
pub const JITNEY_PADDING_VALID: i32 = 1;
/// As much padding as makes the result as large as the input, with stride 1; where the total is odd, the bottom and
/// the right get one more.
pub const JITNEY_PADDING_SAME: i32 = 2;

/// Options of `jitney_conv2d`, to be taken from `jitney_conv2d_options_default` and changed.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Conv2dOptions {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// Step of the window: height, width. 0 means 1.
    pub stride: [i64; 2],
    /// Zeros on both sides: of the height, of the width. Not with another `padding_mode` than `JITNEY_PADDING_EXPLICIT`.
    pub padding: [i64; 2],
    /// Step between a window's taps: height, width. 0 means 1.
    pub dilation: [i64; 2],
    /// Groups that channels are divided into, each with filters of its own. 0 means 1.
    pub groups: i64,
    /// A `JITNEY_PADDING_` constant.
    pub padding_mode: i32,
    /// What is applied to each result, in the same pass: 0 nothing, 1 relu, 2 leaky_relu (slope 0.01), 3 sigmoid,
    /// 4 tanh, 5 gelu, 6 gelu (tanh form), 7 silu.
    pub activation: i32,
}

impl Default for Conv2dOptions {
    fn default() -> Self {
        Conv2dOptions {
            struct_size: size_of::<Self>(),
            stride: [1; 2],
            padding: [0; 2],
            padding_mode: JITNEY_PADDING_EXPLICIT,
            dilation: [1; 2],
            groups: 1,
            activation: 0,
        }
    }
}

growing!(Conv2dOptions { struct_size, stride, padding, dilation, groups, padding_mode, activation });

/// The options that NULL stands for, `struct_size` set: stride 1, no padding, dilation 1, one group, no activation.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_conv2d_options_default() -> Conv2dOptions {
    Conv2dOptions::default()
}

/// 2-D convolution, not flipped (cross-correlation), as PyTorch's `conv2d`:
///
/// `out[n,o,i,j] = activation(bias[o] + sum over c,k,l of weight[o,c,k,l] * x[n,g*C/groups+c,i*stride+k*dilation-padding,…])`
///
/// - `x`: (N, C, H, W), f32 or f64, any strides (channels-last ones too); N may be 0.
/// - `weight`: (O, C/groups, KH, KW), the dtype of `x`. `groups` divides C and O; groups = C is a depthwise convolution.
/// - `bias`: (O,), or NULL.
/// - `options`: NULL for stride 1, no padding, dilation 1, one group, no activation.
/// - `out`: (N, O, OH, OW) with OH = (H + padding - dilation * (KH - 1) - 1) / stride + 1, rounded down, both sides'
///   padding counted, and OW likewise; any strides; or all zero bytes, to be allocated. It must not overlap an input.
///
/// Errors: wrong ranks, channels, groups or dtypes, a stride, dilation or group count below 0, negative padding, a kernel
/// of size 0 or larger than the padded input, 'same' padding with another stride than 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_conv2d(
    x: *const Tensor,
    weight: *const Tensor,
    bias: *const Tensor,
    options: *const Conv2dOptions,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("conv2d") }, |run| {
            let o = super::options("options", options)?;
            run(&[
                input(x),
                input(weight),
                optional(bias),
                Value::Ints(&o.stride.map(one_for_zero)),
                Value::Ints(&o.padding),
                Value::Int(o.padding_mode.into()),
                Value::Ints(&o.dilation.map(one_for_zero)),
                Value::Int(one_for_zero(o.groups)),
                Value::Int(o.activation.into()),
                output(out),
            ])
        })
    }
}

/// 0 in a struct of the caller's stands for the default, which is 1.
pub(super) fn one_for_zero(n: i64) -> i64 {
    if n == 0 { 1 } else { n }
}
