//! Normalisation for neural networks: levels in rows of pixels become planes of f32 with mean 0 and deviation 1.
//!
//! Comes in: an image `(H, W, C)`. Goes out: `(C, H, W)` with `(x * scale - mean[c]) / std[c]`. The same operation ends
//! `resize_normalize`, which runs it on each row as it is made.

use super::picture::{DTYPES, Picture, planar_shape};
use super::planes::{self, BLOCK, PixelOp, Planes};
use crate::kernels::args::{Args, OwnedValue, Value};
use crate::kernels::policy::{Policy, Work, run};
use crate::kernels::table::{Builtin, Kind, param};
use crate::runtime::cpu::Features;
use crate::runtime::{DType, Element, Result, stream};
use crate::{fail, with_dtype};

/// An element that can be normalised.
pub trait Level: Element + Default {
    /// The level as f32; exact.
    fn to_f32(self) -> f32;
}

impl Level for u8 {
    #[inline(always)]
    fn to_f32(self) -> f32 {
        self as f32
    }
}

impl Level for f32 {
    #[inline(always)]
    fn to_f32(self) -> f32 {
        self
    }
}

/// Mean, deviation and scale, per channel.
#[derive(Clone, Copy)]
pub struct Normalize {
    mean: [f64; 4],
    std: [f64; 4],
    scale: f64,
    channels: usize,
    /// `x * factor + offset`, which is the same but for rounding.
    factor: [f32; 4],
    offset: [f32; 4],
}

impl Normalize {
    /// Reads `mean`, `std` and `scale` from consecutive arguments.
    pub fn from_args(args: &Args, first: usize, channels: usize, dtype: DType) -> Result<Normalize> {
        let mean = per_channel(args.name(first), &args.floats(first)?, channels)?;
        let std = per_channel(args.name(first + 1), &args.floats(first + 1)?, channels)?;
        if let Some(zero) = std.iter().find(|&&s| s == 0.0) {
            fail!(InvalidArgument, "{} holds {zero}, by which nothing can be divided", args.name(first + 1));
        }
        let scale = match args.float(first + 2)? {
            0.0 if dtype == DType::U8 => 1.0 / 255.0,
            0.0 => 1.0,
            scale if scale.is_finite() => scale,
            scale => fail!(InvalidArgument, "{} is {scale}; it must be finite", args.name(first + 2)),
        };
        let factor: [f32; 4] = std::array::from_fn(|c| (scale / std[c]) as f32);
        let offset: [f32; 4] = std::array::from_fn(|c| (-mean[c] / std[c]) as f32);
        if let Some(c) = (0..4).find(|&c| !(factor[c].is_finite() && offset[c].is_finite())) {
            fail!(
                InvalidArgument,
                "{}, {} and {} ({}, {}, {scale}) divide to more than f32 holds",
                args.name(first),
                args.name(first + 1),
                args.name(first + 2),
                mean[c],
                std[c]
            );
        }
        Ok(Normalize { mean, std, scale, channels, factor, offset })
    }
}

/// One number per channel, or one for all; the channels that the image has not get the last.
fn per_channel(argument: &str, list: &[f64], channels: usize) -> Result<[f64; 4]> {
    if list.len() != channels && list.len() != 1 {
        fail!(InvalidArgument, "{argument} has {} numbers; the image has {channels} channels", list.len());
    }
    if let Some(bad) = list.iter().find(|x| !x.is_finite()) {
        fail!(InvalidArgument, "{argument} holds {bad}; its numbers must be finite");
    }
    Ok(std::array::from_fn(|c| list[c.min(list.len() - 1)]))
}

impl<T: Level> PixelOp<T, f32> for Normalize {
    fn define(&self, pixel: [T; 4]) -> [f32; 4] {
        std::array::from_fn(|c| ((pixel[c].to_f32() as f64 * self.scale - self.mean[c]) / self.std[c]) as f32)
    }

    #[inline(always)]
    fn apply<F: Features>(&self, from: &Planes<T>, to: &mut Planes<f32>, n: usize) {
        for c in 0..self.channels.min(4) {
            let (factor, offset) = (self.factor[c], self.offset[c]);
            let (from, to) = (&from.0[c], &mut to.0[c]);
            for i in 0..n.min(BLOCK) {
                to[i] = F::mul_add_f32(from[i].to_f32(), factor, offset);
            }
        }
    }
}

/// How far the two forms of the operation may differ, relative to the largest result: factor, offset, product and sum
/// are each rounded to f32, and the largest of them exceeds the result only where they cancel.
pub fn tolerance(_: DType) -> f64 {
    1e-6
}

/// `normalize_image`.
pub const NORMALIZE_IMAGE: Builtin = Builtin {
    name: "normalize_image",
    params: &[
        param("x", Kind::Tensor),
        param("mean", Kind::Floats),
        param("std", Kind::Floats),
        param("scale", Kind::Float(0.0)),
        param("out", Kind::Out),
    ],
    run: normalize_image,
    parallel_from: 1 << 15,
    dtypes: DTYPES,
    sample: |s| {
        vec![
            super::sample_image(s, 3),
            OwnedValue::Floats(vec![0.485, 0.456, 0.406]),
            OwnedValue::Floats(vec![0.229, 0.224, 0.225]),
            OwnedValue::Plain(Value::None),
            OwnedValue::out(),
        ]
    },
    tolerance,
};

fn normalize_image(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let x = args.tensor(0)?;
    let from = Picture::input("x", &x, super::ANY)?;
    let op = Normalize::from_args(args, 1, from.channels, x.dtype())?;
    let mut out = args.output(4, DType::F32, &planar_shape(from.channels, from.height, from.width))?;
    args.separate((4, &out), &[(0, &x)])?;
    let to = Picture::of_planes(&out);
    let elements = from.pixels() * from.channels;
    let streaming = stream::pays(elements * (x.dtype().size() + size_of::<f32>()), from.width * size_of::<f32>());
    with_dtype!(x.dtype(), T in [u8, f32], run(
        policy,
        Work { elements },
        &mut out,
        |_| {
            planes::standard::<T, f32>(from, to, &op);
            Ok(())
        },
        |exec, _| {
            planes::pixels::<T, f32>(exec, from, to, streaming, &op);
            Ok(())
        },
    ))
}
