//! Images: resizing, normalisation, brightness and contrast, colours.

use super::{ErrorHandle, Status, call, call_with, floats, input, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::Tensor;

/// `jitney_resize`: a blend of the four nearest source pixels, OpenCV's INTER_LINEAR.
pub const JITNEY_RESIZE_BILINEAR: i32 = 0;
/// `jitney_resize`: as bilinear, averaging over all source pixels where the image shrinks; Pillow's BILINEAR.
pub const JITNEY_RESIZE_BILINEAR_ANTIALIAS: i32 = 1;
/// `jitney_resize`: copies pixels, OpenCV's INTER_NEAREST.
pub const JITNEY_RESIZE_NEAREST: i32 = 2;

/// Resizes an image to height x width by one of JITNEY_RESIZE_*. An image is (height, width, channels) with 1, 3 or 4 channels, or (height, width), of u8 or f32, any strides.
/// `out` has the type and channels of `x`. For u8, bilinear and nearest give OpenCV's levels, antialias Pillow's (with the
/// pass along rows first). Channels are independent: alpha is resized like the others. Edges go on past the image.
/// Errors: another shape or dtype, no pixels, sides outside 1 to 2^24, an unknown method, `out` overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_resize(
    x: *const Tensor,
    height: i64,
    width: i64,
    method: i32,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call(
            error,
            const { index_of("resize") },
            &[input(x), Value::Int(height), Value::Int(width), Value::Int(method as i64), output(out)],
        )
    }
}

/// out[c, y, x] = (x[y, x, c] * scale - mean[c]) / std[c]: an image becomes planes (channels, height, width) of f32.
/// An image is (height, width, channels) with 1, 3 or 4 channels, or (height, width), of u8 or f32, any strides. `mean` and `std` hold one number per channel,
/// or one for all. A `scale` of 0 means the default: 1/255 for u8, 1 for f32.
/// Errors: another shape or dtype, no pixels, lists of another length, a `std` of 0, numbers that are not finite, `out`
/// overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_normalize_image(
    x: *const Tensor,
    mean: *const f64,
    nmean: usize,
    std: *const f64,
    nstd: usize,
    scale: f64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("normalize_image") }, |run| {
            run(&[input(x), floats("mean", mean, nmean)?, floats("std", std, nstd)?, Value::Float(scale), output(out)])
        })
    }
}

/// jitney_resize, then jitney_normalize_image, in one pass without the image in between. `out` is (channels, height, width)
/// of f32. Errors: those of both.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_resize_normalize(
    x: *const Tensor,
    height: i64,
    width: i64,
    method: i32,
    mean: *const f64,
    nmean: usize,
    std: *const f64,
    nstd: usize,
    scale: f64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("resize_normalize") }, |run| {
            run(&[
                input(x),
                Value::Int(height),
                Value::Int(width),
                Value::Int(method as i64),
                floats("mean", mean, nmean)?,
                floats("std", std, nstd)?,
                Value::Float(scale),
                output(out),
            ])
        })
    }
}

/// out = contrast * x + brightness; for u8 rounded to the nearest level (ties to even) and kept within 0 to 255, for f32 not
/// limited. An image is (height, width, channels) with 1, 3 or 4 channels, or (height, width), of u8 or f32, any strides. `out` has the shape and type of `x` and may be
/// `x`. Errors: another shape or dtype, no pixels, options that are not finite, `out` partly overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_adjust_brightness_contrast(
    x: *const Tensor,
    brightness: f64,
    contrast: f64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call(
            error,
            const { index_of("adjust_brightness_contrast") },
            &[input(x), Value::Float(brightness), Value::Float(contrast), output(out)],
        )
    }
}

/// Exchanges the first and the third channel: RGB to BGR and back; a fourth is kept. `x` is u8 or f32, (height, width, 3) or (height, width, 4), any strides;
/// `out` has its shape and type and may be `x`. Errors: another shape or dtype, no pixels, `out` partly overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_swap_rb(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("swap_rb") }, &[input(x), output(out)]) }
}

/// Luma of BT.601, 0.299 R + 0.587 G + 0.114 B, from channels red, green, blue; a fourth is not looked at. `x` is
/// u8 or f32, (height, width, 3) or (height, width, 4), any strides; `out` is (height, width) of its type. For u8 the levels are
/// OpenCV's. Errors: another shape or dtype, no pixels, `out` overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_rgb_to_gray(
    x: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("rgb_to_gray") }, &[input(x), output(out)]) }
}

/// Luma of BT.601, 0.299 R + 0.587 G + 0.114 B, from channels blue, green, red; a fourth is not looked at. `x` is
/// u8 or f32, (height, width, 3) or (height, width, 4), any strides; `out` is (height, width) of its type. For u8 the levels are
/// OpenCV's. Errors: another shape or dtype, no pixels, `out` overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_bgr_to_gray(
    x: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("bgr_to_gray") }, &[input(x), output(out)]) }
}

/// Repeats one channel three times. `x` is u8 or f32, (height, width) or (height, width, 1), any strides; `out` is
/// (height, width, 3) of its type. Errors: another shape or dtype, no pixels, `out` overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_gray_to_rgb(
    x: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("gray_to_rgb") }, &[input(x), output(out)]) }
}

/// Hue, saturation, value, in OpenCV's conventions: for u8, H is 0 to 179 (half degrees), S and V 0 to 255; for f32, H is 0
/// to 360, S and V as of colours between 0 and 1. A fourth channel is kept. `x` is
/// u8 or f32, (height, width, 3) or (height, width, 4), any strides; `out` has its shape and type and may be `x`. Errors: another shape or
/// dtype, no pixels, `out` partly overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_rgb_to_hsv(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("rgb_to_hsv") }, &[input(x), output(out)]) }
}

/// The inverse of jitney_rgb_to_hsv; hues past the circle wrap around. Results are rounded to the nearest level. `x` is
/// u8 or f32, (height, width, 3) or (height, width, 4), any strides; `out` has its shape and type and may be `x`. Errors: another shape or
/// dtype, no pixels, `out` partly overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_hsv_to_rgb(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("hsv_to_rgb") }, &[input(x), output(out)]) }
}

/// Y of BT.601, U = 0.492 (B - Y) and V = 0.877 (R - Y), both plus 128 for u8, plus 0.5 for f32: OpenCV's COLOR_RGB2YUV. A
/// fourth channel is kept. `x` is u8 or f32, (height, width, 3) or (height, width, 4), any strides; `out` has its shape and type and may
/// be `x`. Errors: another shape or dtype, no pixels, `out` partly overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_rgb_to_yuv(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("rgb_to_yuv") }, &[input(x), output(out)]) }
}

/// The inverse of jitney_rgb_to_yuv, OpenCV's COLOR_YUV2RGB. `x` is u8 or f32, (height, width, 3) or (height, width, 4), any strides;
/// `out` has its shape and type and may be `x`. Errors: another shape or dtype, no pixels, `out` partly overlapping `x`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_yuv_to_rgb(x: *const Tensor, out: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("yuv_to_rgb") }, &[input(x), output(out)]) }
}
