//! Resizing, by itself or with the normalisation that neural networks want, in one pass.
//!
//! ```text
//! mod          the rows, checks, the standard paths of both kernels
//! bands        the cpu path: bands of result rows on threads, a ring of finished source rows per band
//! positions    which source pixels make a result pixel, with what weights
//! bilinear, antialias, nearest    the two passes (along the row, across rows) of each method
//! ```
//!
//! Comes in: an image and a size. Goes out: the resized image, or its normalised planes. Every method first works along
//! the rows, then across them; for u8 both passes are defined in whole numbers, so that every path gives the same levels.

mod antialias;
mod bands;
mod bilinear;
mod nearest;
mod positions;

use super::normalize::{self, Level, Normalize};
use super::picture::{DTYPES, Picture, planar_shape, shape_like};
use super::planes::PixelOp;
use crate::kernels::args::{Args, OwnedValue, Value};
use crate::kernels::policy::{Policy, Work, run};
use crate::kernels::table::{Builtin, Kind, Sample, exact, param};
use crate::runtime::{DType, Element, Result, View, layout};
use crate::{fail, with_dtype};
use bands::Target;

const METHODS: Kind = Kind::Choice(&["bilinear", "bilinear_antialias", "nearest"]);

/// An element that can be resized, with its arithmetic for each method.
trait Sampled: Level {
    /// The method's passes between those sizes.
    fn bilinear(sizes: Sizes) -> impl Method<Self>;
    /// As `bilinear`.
    fn antialias(sizes: Sizes) -> impl Method<Self>;
    /// The centre of a result position among the source's, rounded as the method's arithmetic wants it.
    fn centre(position: f64) -> f64;
    /// The definition of bilinear: from the four neighbours (upper left, upper right, lower left, lower right) and the
    /// weights of the right and of the lower ones.
    fn blend(corners: [Self; 4], right: f64, lower: f64) -> Self;
    /// The definition of the antialiased filter: a weighted sum along one axis. The weights add up to 1.
    fn filter(terms: impl Iterator<Item = (Self, f64)>) -> Self;
}

/// Sizes of both images.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    /// Height and width of the source.
    from: (usize, usize),
    /// Height and width of the result.
    to: (usize, usize),
    channels: usize,
}

/// Two passes over an image: along rows into intermediate rows, then across those.
trait Method<T: Element>: Sync {
    /// Element of an intermediate row.
    type Middle: Element;
    /// Elements of an intermediate row.
    fn middle_len(&self) -> usize;
    /// The source rows, first and count (at least one), that result row `y` is made of. Both ends never go back as `y`
    /// grows.
    fn rows(&self, y: usize) -> (usize, usize);
    /// Along a source row.
    fn along<F: crate::runtime::cpu::Features>(&self, from: &[T], to: &mut [Self::Middle]);
    /// Across intermediate rows, into result row `y`.
    fn across<F: crate::runtime::cpu::Features>(&self, y: usize, from: bands::Rows<Self::Middle>, to: &mut [T]);
}

/// `resize`.
pub const RESIZE: Builtin = Builtin {
    name: "resize",
    params: &[
        param("x", Kind::Tensor),
        param("height", Kind::Int(0)),
        param("width", Kind::Int(0)),
        param("method", METHODS),
        param("out", Kind::Out),
    ],
    run: resize,
    parallel_from: 1 << 15,
    dtypes: DTYPES,
    sample: |s| {
        let mut values = sample(s);
        values.push(OwnedValue::out());
        values
    },
    tolerance: |dtype| if dtype == DType::F32 { 1e-6 } else { exact(dtype) },
};

/// `resize_normalize`.
pub const RESIZE_NORMALIZE: Builtin = Builtin {
    name: "resize_normalize",
    params: &[
        param("x", Kind::Tensor),
        param("height", Kind::Int(0)),
        param("width", Kind::Int(0)),
        param("method", METHODS),
        param("mean", Kind::Floats),
        param("std", Kind::Floats),
        param("scale", Kind::Float(0.0)),
        param("out", Kind::Out),
    ],
    run: resize_normalize,
    parallel_from: 1 << 15,
    dtypes: DTYPES,
    sample: |s| {
        let mut values = sample(s);
        values.push(OwnedValue::Floats(vec![0.485, 0.456, 0.406]));
        values.push(OwnedValue::Floats(vec![0.229, 0.224, 0.225]));
        values.push(OwnedValue::Plain(Value::None));
        values.push(OwnedValue::out());
        values
    },
    tolerance: normalize::tolerance,
};

/// An image, to be shrunk to two thirds.
fn sample(s: &mut Sample) -> Vec<OwnedValue> {
    let shape = s.shape_of_rank(2);
    let size = |n: isize| OwnedValue::Plain(Value::Int((n as i64 * 2 / 3).max(1)));
    vec![super::sample_image(s, 3), size(shape[0]), size(shape[1]), OwnedValue::Plain(Value::None)]
}

fn resize(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let x = args.tensor(0)?;
    let from = source(&x)?;
    let (height, width) = (side("height", args.int(1)?)?, side("width", args.int(2)?)?);
    let method = args.choice(3)?;
    let mut out = args.output(4, x.dtype(), &shape_like(&x, height, width))?;
    args.separate((4, &out), &[(0, &x)])?;
    let to = Picture::of(&out);
    let sizes = sizes(from, to);
    with_dtype!(x.dtype(), T in [u8, f32], run(
        policy,
        work(sizes),
        &mut out,
        |_| {
            // SAFETY: the pixel lies in the output, which shares no memory with the input.
            define::<T>(from, sizes, method, |y, x, pixel| unsafe { to.write(y, x, pixel) });
            Ok(())
        },
        |exec, _| bands::resize::<T>(exec, from, sizes, method, Target::Image(to)),
    ))
}

fn resize_normalize(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let x = args.tensor(0)?;
    let from = source(&x)?;
    let (height, width) = (side("height", args.int(1)?)?, side("width", args.int(2)?)?);
    let method = args.choice(3)?;
    let op = Normalize::from_args(args, 4, from.channels, x.dtype())?;
    let mut out = args.output(7, DType::F32, &planar_shape(from.channels, height, width))?;
    args.separate((7, &out), &[(0, &x)])?;
    let to = Picture::of_planes(&out);
    let sizes = sizes(from, to);
    with_dtype!(x.dtype(), T in [u8, f32], run(
        policy,
        work(sizes),
        &mut out,
        |_| {
            define::<T>(from, sizes, method, |y, x, pixel| {
                // SAFETY: as in `resize`.
                unsafe { to.write(y, x, op.define(pixel)) }
            });
            Ok(())
        },
        |exec, _| bands::resize::<T>(exec, from, sizes, method, Target::Planes(to, op)),
    ))
}

/// The largest height or width: for u8, positions are rounded to f32, as OpenCV's are, which tells pixels apart up to
/// there.
const MAX_SIDE: usize = 1 << 24;

/// The image to be resized.
fn source(x: &View) -> Result<Picture> {
    let picture = Picture::input("x", x, super::ANY)?;
    if picture.height.max(picture.width) > MAX_SIDE {
        fail!(Shape, "x has shape {}; images with sides up to {MAX_SIDE} can be resized", layout::show(x.shape()));
    }
    Ok(picture)
}

/// A height or width that was asked for.
fn side(argument: &str, size: i64) -> Result<usize> {
    match usize::try_from(size) {
        Ok(side @ 1..=MAX_SIDE) => Ok(side),
        _ => fail!(InvalidArgument, "{argument} is {size}; sides of a result go from 1 to {MAX_SIDE}"),
    }
}

fn sizes(from: Picture, to: Picture) -> Sizes {
    Sizes { from: (from.height, from.width), to: (to.height, to.width), channels: from.channels }
}

/// The larger of both images counts.
fn work(sizes: Sizes) -> Work {
    let pixels = (sizes.from.0 * sizes.from.1).max(sizes.to.0 * sizes.to.1);
    Work { elements: pixels * sizes.channels }
}

/// The standard path: each pixel of the result in turn.
fn define<T: Sampled>(from: Picture, sizes: Sizes, method: usize, mut write: impl FnMut(usize, usize, [T; 4])) {
    // SAFETY: callers ask for pixels of the image only.
    let read = |y, x| unsafe { from.read::<T>(y, x) };
    let (height, width) = sizes.to;
    match method {
        0 => {
            let across = positions::bilinear(sizes.from.0, height, T::centre);
            let along = positions::bilinear(sizes.from.1, width, T::centre);
            for (y, v) in across.iter().enumerate() {
                for (x, h) in along.iter().enumerate() {
                    let corners = [
                        read(v.first, h.first),
                        read(v.first, h.second),
                        read(v.second, h.first),
                        read(v.second, h.second),
                    ];
                    let channel = |c: usize| T::blend(corners.map(|pixel| pixel[c]), h.weight, v.weight);
                    write(y, x, std::array::from_fn(channel));
                }
            }
        }
        1 => {
            let across = positions::triangle(sizes.from.0, height);
            let along = positions::triangle(sizes.from.1, width);
            // One row of the source, filtered at one position of the result.
            let narrow = |row: usize, x: usize, c: usize| {
                let (first, weights) = along.of(x);
                T::filter(weights.iter().enumerate().map(|(k, &w)| (read(row, first + k)[c], w)))
            };
            for y in 0..height {
                let (first, weights) = across.of(y);
                for x in 0..width {
                    let channel =
                        |c: usize| T::filter(weights.iter().enumerate().map(|(k, &w)| (narrow(first + k, x, c), w)));
                    write(y, x, std::array::from_fn(channel));
                }
            }
        }
        _ => {
            let (across, along) = (positions::nearest(sizes.from.0, height), positions::nearest(sizes.from.1, width));
            for (y, &v) in across.iter().enumerate() {
                for (x, &h) in along.iter().enumerate() {
                    write(y, x, read(v, h));
                }
            }
        }
    }
}
