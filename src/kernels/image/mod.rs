//! Image kernels: resizing, normalisation, brightness and contrast, colour conversions. Images are u8 or f32,
//! `(height, width, channels)` with 1, 3 or 4 channels, or `(height, width)`, of any strides.
//!
//! ```text
//! picture    which tensors are images                    planes   engine for pixel -> pixel; shuffle: its byte moves
//! resize/    bilinear, with antialias, nearest           color    swaps, grey, HSV, YUV
//! normalize  levels -> planes of f32                     adjust   brightness and contrast
//! ```
//!
//! What is meant by a conversion or a method is what OpenCV (antialias: Pillow) makes of u8, in their fixed-point
//! arithmetic; f32 follows the same formulas in floating point. Nothing here knows files, colour profiles or video.

mod adjust;
mod color;
mod normalize;
mod picture;
mod planes;
mod resize;
mod shuffle;

use super::args::OwnedValue;
use super::table::{Builtin, Sample};
use crate::runtime::DType;

/// Channel counts of an image whose channels have no meaning to the kernel.
const ANY: &[usize] = &[1, 3, 4];

/// The family's rows.
pub const ROWS: &[Builtin] = &[
    resize::RESIZE,
    normalize::NORMALIZE_IMAGE,
    resize::RESIZE_NORMALIZE,
    adjust::ADJUST,
    color::SWAP_RB,
    color::RGB_TO_GRAY,
    color::BGR_TO_GRAY,
    color::GRAY_TO_RGB,
    color::RGB_TO_HSV,
    color::HSV_TO_RGB,
    color::RGB_TO_YUV,
    color::YUV_TO_RGB,
];

/// An image of the sample's shape, u8 over all levels, f32 from 0 to 1. The shape's last two axes are height and width.
fn sample_image(s: &mut Sample, channels: isize) -> OwnedValue {
    let mut shape = s.shape_of_rank(2);
    shape.iter_mut().for_each(|n| *n = (*n).max(1));
    shape.push(channels);
    s.tensor(&shape, 0.0, if s.dtype == DType::U8 { 256.0 } else { 1.0 })
}
