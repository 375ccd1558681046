//! Colour conversions, with OpenCV's conventions and, for u8, its fixed-point coefficients.
//!
//! ```text
//! swap_rb       RGB <-> BGR                       rgb_to_hsv, hsv_to_rgb   u8: H 0..179, S and V 0..255
//! rgb_to_gray   BT.601 luma; also bgr_to_gray                              f32: H 0..360, S and V 0..1
//! gray_to_rgb   the value three times             rgb_to_yuv, yuv_to_rgb   BT.601; U and V around 128 or 0.5
//! ```
//!
//! Comes in: an image. Goes out: an image of the same size; a fourth channel (alpha) is copied. Every conversion is a
//! small type that maps one pixel; the planes engine runs it over all.

use super::picture::{DTYPES, Picture};
use super::planes::{self, BLOCK, BlockOp, PixelOp, Planes};
use crate::kernels::args::{Args, OwnedValue};
use crate::kernels::policy::{Policy, Work, run};
use crate::kernels::table::{Builtin, Kind, Sample, exact, param};
use crate::runtime::cpu::Features;
use crate::runtime::tensor::Dims;
use crate::runtime::{Element, Result};
use crate::with_dtype;

/// A conversion of one pixel from three channels (grey: the first) to `OUT`.
trait Colour<T, const OUT: usize>: Copy + Send + Sync {
    /// The definition.
    fn define(self, pixel: [T; 3]) -> [T; OUT];

    /// The same values, in a form that vectorises better where there is one.
    #[inline(always)]
    fn fast(self, pixel: [T; 3]) -> [T; OUT] {
        self.define(pixel)
    }
}

/// A `Colour` as a pixel operation: alpha is copied.
#[derive(Clone, Copy)]
struct WithAlpha<C, const OUT: usize>(C);

impl<T: Element + Default, const OUT: usize, C: Colour<T, OUT>> PixelOp<T, T> for WithAlpha<C, OUT> {
    fn define(&self, [a, b, c, alpha]: [T; 4]) -> [T; 4] {
        let mut pixel = [alpha; 4];
        pixel[..OUT].copy_from_slice(&self.0.define([a, b, c]));
        pixel
    }

    #[inline(always)]
    fn apply<F: Features>(&self, from: &Planes<T>, to: &mut Planes<T>, n: usize) {
        let [a, b, c, alpha] = &from.0;
        for i in 0..n.min(BLOCK) {
            let pixel = self.0.fast([a[i], b[i], c[i]]);
            for (plane, value) in to.0.iter_mut().zip(pixel) {
                plane[i] = value;
            }
        }
        if OUT == 3 {
            to.0[3] = *alpha;
        }
    }
}

/// First and third channel exchanged.
#[derive(Clone, Copy)]
struct SwapRb;

impl<T> Colour<T, 3> for SwapRb {
    #[inline(always)]
    fn define(self, [r, g, b]: [T; 3]) -> [T; 3] {
        [b, g, r]
    }
}

/// One value for all three channels.
#[derive(Clone, Copy)]
struct GrayToRgb;

impl<T: Copy> Colour<T, 3> for GrayToRgb {
    #[inline(always)]
    fn define(self, [y, ..]: [T; 3]) -> [T; 3] {
        [y; 3]
    }
}

/// Luma of BT.601: 0.299 R + 0.587 G + 0.114 B; for u8 with weights of 15 fractional bits, which add up to one.
#[derive(Clone, Copy)]
struct RgbToGray;

impl Colour<u8, 1> for RgbToGray {
    #[inline(always)]
    fn define(self, [r, g, b]: [u8; 3]) -> [u8; 1] {
        [((r as i32 * 9798 + g as i32 * 19235 + b as i32 * 3735 + (1 << 14)) >> 15) as u8]
    }
}

impl Colour<f32, 1> for RgbToGray {
    #[inline(always)]
    fn define(self, [r, g, b]: [f32; 3]) -> [f32; 1] {
        [r * 0.299 + g * 0.587 + b * 0.114]
    }
}

/// As `RgbToGray`, of the channels in the other order.
#[derive(Clone, Copy)]
struct BgrToGray;

impl<T> Colour<T, 1> for BgrToGray
where
    RgbToGray: Colour<T, 1>,
{
    #[inline(always)]
    fn define(self, [b, g, r]: [T; 3]) -> [T; 1] {
        RgbToGray.define([r, g, b])
    }
}

/// `V = max`, `S = (max - min) / max`, and `H` the position on the hexagon of hues, in half degrees for u8.
#[derive(Clone, Copy)]
struct RgbToHsv;

/// Saturation 1 with 12 fractional bits, as a level of 255.
const SATURATION: i32 = 255 << 12;
/// A sixth of the hue circle with 12 fractional bits, in half degrees.
const SEXTANT: i32 = 30 << 12;

impl RgbToHsv {
    /// Hue and saturation from the reciprocals (times `SEXTANT` and `SATURATION`, rounded) of difference and maximum.
    #[inline(always)]
    fn levels([r, g, b]: [i32; 3], reciprocal: impl Fn(i32, i32) -> i32) -> [u8; 3] {
        let (v, low) = (r.max(g).max(b), r.min(g).min(b));
        let d = v - low;
        let s = (d * reciprocal(SATURATION, v) + (1 << 11)) >> 12;
        let side = if v == r {
            g - b
        } else if v == g {
            b - r + 2 * d
        } else {
            r - g + 4 * d
        };
        let h = (side * reciprocal(SEXTANT, d) + (1 << 11)) >> 12;
        [(if h < 0 { h + 180 } else { h }) as u8, s as u8, v as u8]
    }
}

impl Colour<u8, 3> for RgbToHsv {
    #[inline(always)]
    fn define(self, pixel: [u8; 3]) -> [u8; 3] {
        // Of zero, the reciprocal is multiplied by zero: black has no saturation, grey no hue.
        RgbToHsv::levels(pixel.map(i32::from), |one, x| (one as f64 / x.max(1) as f64).round_ties_even() as i32)
    }

    /// The reciprocals in f32: quotients stay below 2^20, and of the 255 divisors none brings one so near to a half
    /// that f32 would round it to the other side (a test tries them all).
    #[inline(always)]
    fn fast(self, pixel: [u8; 3]) -> [u8; 3] {
        RgbToHsv::levels(pixel.map(i32::from), |one, x| round_small(one as f32 / x.max(1) as f32))
    }
}

impl Colour<f32, 3> for RgbToHsv {
    #[inline(always)]
    fn define(self, [r, g, b]: [f32; 3]) -> [f32; 3] {
        let v = larger(larger(r, g), b);
        let d = v - smaller(smaller(r, g), b);
        let sextant = 60.0 / (d + f32::EPSILON);
        let h = if v == r {
            (g - b) * sextant
        } else if v == g {
            (b - r) * sextant + 120.0
        } else {
            (r - g) * sextant + 240.0
        };
        [if h < 0.0 { h + 360.0 } else { h }, d / (v.abs() + f32::EPSILON), v]
    }
}

/// The inverse of `RgbToHsv`, computed in f32; hues past the circle wrap around.
#[derive(Clone, Copy)]
struct HsvToRgb;

impl HsvToRgb {
    /// From the hue in sextants (0 to 6), saturation and value. Each channel is full for two sextants, empty for two
    /// opposite ones, and linear in between; so written, there is nothing to branch on.
    #[inline(always)]
    fn rgb(h: f32, s: f32, v: f32) -> [f32; 3] {
        let (r, g, b) = ((h - 3.0).abs() - 1.0, 2.0 - (h - 2.0).abs(), 2.0 - (h - 4.0).abs());
        [HsvToRgb::channel(r, s, v), HsvToRgb::channel(g, s, v), HsvToRgb::channel(b, s, v)]
    }

    #[inline(always)]
    fn channel(share: f32, s: f32, v: f32) -> f32 {
        v * (1.0 - s * (1.0 - share.clamp(0.0, 1.0)))
    }
}

impl Colour<u8, 3> for HsvToRgb {
    #[inline(always)]
    fn define(self, [h, s, v]: [u8; 3]) -> [u8; 3] {
        let h = h as f32 * (6.0 / 180.0);
        let h = if h >= 6.0 { h - 6.0 } else { h };
        let [r, g, b] = HsvToRgb::rgb(h, s as f32 * (1.0 / 255.0), v as f32);
        [round_small(r) as u8, round_small(g) as u8, round_small(b) as u8]
    }
}

impl Colour<f32, 3> for HsvToRgb {
    #[inline(always)]
    fn define(self, [h, s, v]: [f32; 3]) -> [f32; 3] {
        let h = h * (6.0 / 360.0);
        HsvToRgb::rgb(h - 6.0 * (h * (1.0 / 6.0)).floor(), s, v)
    }
}

/// `Y` as in `RgbToGray`, `U = 0.492 (B - Y)`, `V = 0.877 (R - Y)` around the middle; u8 with 14 fractional bits.
#[derive(Clone, Copy)]
struct RgbToYuv;

impl Colour<u8, 3> for RgbToYuv {
    #[inline(always)]
    fn define(self, pixel: [u8; 3]) -> [u8; 3] {
        let [r, g, b] = [pixel[0] as i32, pixel[1] as i32, pixel[2] as i32];
        let y = (r * 4899 + g * 9617 + b * 1868 + HALF) >> 14;
        let u = ((b - y) * 8061 + (128 << 14) + HALF) >> 14;
        let v = ((r - y) * 14369 + (128 << 14) + HALF) >> 14;
        [level(y), level(u), level(v)]
    }
}

impl Colour<f32, 3> for RgbToYuv {
    #[inline(always)]
    fn define(self, [r, g, b]: [f32; 3]) -> [f32; 3] {
        let y = r * 0.299 + g * 0.587 + b * 0.114;
        [y, (b - y) * 0.492 + 0.5, (r - y) * 0.877 + 0.5]
    }
}

/// The inverse of `RgbToYuv`: `R = Y + 1.140 V`, `G = Y - 0.395 U - 0.581 V`, `B = Y + 2.032 U`.
#[derive(Clone, Copy)]
struct YuvToRgb;

impl Colour<u8, 3> for YuvToRgb {
    #[inline(always)]
    fn define(self, [y, u, v]: [u8; 3]) -> [u8; 3] {
        let (y, u, v) = (y as i32, u as i32 - 128, v as i32 - 128);
        let r = y + ((v * 18678 + HALF) >> 14);
        let g = y + ((u * -6472 + v * -9519 + HALF) >> 14);
        let b = y + ((u * 33292 + HALF) >> 14);
        [level(r), level(g), level(b)]
    }
}

impl Colour<f32, 3> for YuvToRgb {
    #[inline(always)]
    fn define(self, [y, u, v]: [f32; 3]) -> [f32; 3] {
        let (u, v) = (u - 0.5, v - 0.5);
        [y + v * 1.140, y + u * -0.395 + v * -0.581, y + u * 2.032]
    }
}

/// One half with 14 fractional bits.
const HALF: i32 = 1 << 13;

/// Saturates to a level.
#[inline(always)]
fn level(x: i32) -> u8 {
    x.clamp(0, 255) as u8
}

/// Rounds to the nearest whole number, ties to even, below 2^22: adding 1.5 * 2^23 leaves no bits for a fraction.
/// Unlike `round_ties_even`, this is two instructions on every processor.
#[inline(always)]
pub fn round_small(x: f32) -> i32 {
    ((x + 12_582_912.0).to_bits() as i32).wrapping_sub(12_582_912f32.to_bits() as i32)
}

#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

#[inline(always)]
fn smaller(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// The shape of a conversion's result.
#[derive(Clone, Copy)]
enum Shape {
    /// The input's.
    Same,
    /// `(H, W)`.
    Gray,
    /// `(H, W, 3)`.
    Rgb,
}

const COLOURS: &[usize] = &[3, 4];
const GRAY: &[usize] = &[1];

macro_rules! row {
    ($name:literal, $op:expr, $channels:ident -> $result:ident, $out:literal, $sample:expr) => {
        Builtin {
            name: $name,
            params: &[param("x", Kind::Tensor), param("out", Kind::Out)],
            run: |args, policy| {
                let x = args.tensor(0)?;
                x.dtype().require("x", DTYPES)?;
                with_dtype!(x.dtype(), T in [u8, f32], {
                    convert::<T>(args, policy, $channels, Shape::$result, &WithAlpha::<_, $out>($op))
                })
            },
            parallel_from: 1 << 15,
            dtypes: DTYPES,
            sample: $sample,
            tolerance: exact,
        }
    };
}

/// `swap_rb`.
pub const SWAP_RB: Builtin = row!("swap_rb", SwapRb, COLOURS -> Same, 3, |s| sample(s, 3));
/// `rgb_to_gray`.
pub const RGB_TO_GRAY: Builtin = row!("rgb_to_gray", RgbToGray, COLOURS -> Gray, 1, |s| sample(s, 3));
/// `bgr_to_gray`.
pub const BGR_TO_GRAY: Builtin = row!("bgr_to_gray", BgrToGray, COLOURS -> Gray, 1, |s| sample(s, 3));
/// `gray_to_rgb`.
pub const GRAY_TO_RGB: Builtin = row!("gray_to_rgb", GrayToRgb, GRAY -> Rgb, 3, |s| sample(s, 1));
/// `rgb_to_hsv`.
pub const RGB_TO_HSV: Builtin = row!("rgb_to_hsv", RgbToHsv, COLOURS -> Same, 3, |s| sample(s, 3));
/// `hsv_to_rgb`.
pub const HSV_TO_RGB: Builtin = row!("hsv_to_rgb", HsvToRgb, COLOURS -> Same, 3, |s| sample(s, 3));
/// `rgb_to_yuv`.
pub const RGB_TO_YUV: Builtin = row!("rgb_to_yuv", RgbToYuv, COLOURS -> Same, 3, |s| sample(s, 3));
/// `yuv_to_rgb`.
pub const YUV_TO_RGB: Builtin = row!("yuv_to_rgb", YuvToRgb, COLOURS -> Same, 3, |s| sample(s, 3));

fn convert<T: Element + Default>(
    args: &mut Args,
    policy: &dyn Policy,
    channels: &[usize],
    result: Shape,
    op: &dyn BlockOp<T, T>,
) -> Result<()> {
    let x = args.tensor(0)?;
    let from = Picture::input("x", &x, channels)?;
    let (h, w) = (from.height as isize, from.width as isize);
    let shape = match result {
        Shape::Same => Dims::from_slice(x.shape()),
        Shape::Gray => Dims::from_slice(&[h, w]),
        Shape::Rgb => Dims::from_slice(&[h, w, 3]),
    };
    let mut out = args.output(1, T::DTYPE, &shape)?;
    match result {
        Shape::Same => args.in_place((1, &out), &[(0, &x)]).map(drop)?,
        Shape::Gray | Shape::Rgb => args.separate((1, &out), &[(0, &x)])?,
    }
    let to = Picture::of(&out);
    let work = Work { elements: from.pixels() * from.channels.max(to.channels) };
    run(
        policy,
        work,
        &mut out,
        |_| {
            planes::standard::<T, T>(from, to, op);
            Ok(())
        },
        |exec, _| {
            planes::pixels::<T, T>(exec, from, to, false, op);
            Ok(())
        },
    )
}

/// An image of the sample's shape, u8 over all levels, f32 from 0 to 1.
fn sample(s: &mut Sample, channels: isize) -> Vec<OwnedValue> {
    vec![super::sample_image(s, channels), OwnedValue::out()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_reciprocals_of_hsv_are_the_defined_ones() {
        for one in [SATURATION, SEXTANT] {
            for x in 1..256 {
                let defined = (one as f64 / x as f64).round_ties_even() as i32;
                assert_eq!(round_small(one as f32 / x as f32), defined, "{one} / {x}");
            }
        }
    }
}
