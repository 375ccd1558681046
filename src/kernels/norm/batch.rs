//! Batch normalisation with given statistics (inference), PyTorch's `batch_norm` with `training=False`.
//!
//! Comes in: `x` of shape (N, C, …) and per-channel tensors. Goes out: `(x - mean) * scale + bias` with
//! `scale = weight / √(var + eps)`. The difference is taken before scaling, which costs nothing next to memory and
//! keeps the digits that `x * scale + (bias - mean * scale)` loses where the mean is large.

use crate::kernels::Exec;
use crate::kernels::norm::blocks::{BLOCK, Block, block, copy, load, store};
use crate::kernels::real::Real;
use crate::runtime::cpu::{Body, Features, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{Result, Shared, View, buffers, stream, threads};

/// The per-channel tensors, each of shape (C,).
#[derive(Debug)]
pub struct Channels<'a> {
    /// Means.
    pub mean: View<'a>,
    /// Variances.
    pub var: View<'a>,
    /// Multiplied with the normalised value; 1 where absent.
    pub weight: Option<View<'a>>,
    /// Added last; 0 where absent.
    pub bias: Option<View<'a>>,
    /// Added to the variance.
    pub eps: f64,
}

impl Channels<'_> {
    /// Mean, `weight / √(var + eps)` and bias of channel `c`, in f64.
    fn at<T: Real>(&self, c: usize) -> (f64, f64, f64) {
        let get = |view: &View| {
            // SAFETY: `c` is below the view's one size.
            unsafe { view.ptr::<T>().offset(c as isize * view.strides()[0]).read().to_f64() }
        };
        let scale = self.weight.as_ref().map_or(1.0, get) / (get(&self.var) + self.eps).sqrt();
        (get(&self.mean), scale, self.bias.as_ref().map_or(0.0, get))
    }
}

/// The definition, in f64, rounded once.
pub fn standard<T: Real>(x: &View, channels: &Channels, out: &mut OutView) {
    // The output may be the input, so elements are read by address, one before the other is written.
    let x = x.array::<T>();
    let mut out = out.array_mut::<T>();
    for (c, (out, x)) in out.axis_iter_mut(ndarray::Axis(1)).zip(x.axis_iter(ndarray::Axis(1))).enumerate() {
        let (mean, scale, bias) = channels.at::<T>(c);
        ndarray::Zip::from(out).and(x.raw_view()).for_each(|o, x: *const T| {
            // SAFETY: `x` points to an element of the view.
            *o = T::from_f64((unsafe { x.read() }.to_f64() - mean) * scale + bias);
        });
    }
}

/// SIMD and threads; streaming stores where the result is larger than the caches. Fails where scratch memory for the
/// channels cannot be had.
pub fn cpu<T: Real>(exec: Exec, x: &View, channels: &Channels, in_place: bool, out: &OutView) -> Result<()> {
    let count = x.shape()[1] as usize;
    let mut scratch = buffers::acquire_for::<T>(count.saturating_mul(3))?;
    let numbers = scratch.zeroed::<T>(3 * count);
    for c in 0..count {
        let (mean, scale, bias) = channels.at::<T>(c);
        (numbers[c], numbers[count + c], numbers[2 * count + c]) =
            (T::from_f64(mean), T::from_f64(scale), T::from_f64(bias));
    }
    // The channel's number is walked as a third view, which moves with axis 1 only: a run then lies either within one
    // channel (step 0) or along the channels.
    let mut channel = Dims::from_elem(0, x.rank());
    channel[1] = 1;
    let nest = Nest::new(out.shape(), [out.strides(), x.strides(), &channel]);
    let bytes = 2 * out.len() * size_of::<T>();
    let streams = !in_place && nest.inner_strides[0] == 1 && stream::pays(bytes, nest.inner * size_of::<T>());
    let level = stream::level(exec.level, bytes);
    let (source, target) = (Shared::of_const(x.ptr::<T>()), Shared::new(out.ptr_mut::<T>()));
    let numbers = &*numbers;
    threads::for_each_range(nest.len, 4 * BLOCK, exec.threads, |range| {
        let (source, target) = (source.get().cast_const(), target.get());
        vectorize(level, BatchRange { nest: &nest, range, source, target, numbers, in_place, streams });
        if streams {
            stream::fence();
        }
    });
    Ok(())
}

struct BatchRange<'n, T> {
    nest: &'n Nest<3>,
    range: std::ops::Range<usize>,
    source: *const T,
    target: *mut T,
    /// Means, scales, biases.
    numbers: &'n [T],
    in_place: bool,
    streams: bool,
}

impl<T: Real> Body for BatchRange<'_, T> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let [o_step, x_step, c_step] = self.nest.inner_strides;
        for ([o, x, c], len) in self.nest.runs(self.range) {
            let (mut values, mut gathered) = (block::<T>(), block::<T>());
            let mut blocks = [block::<T>(), block::<T>(), block::<T>()];
            let piece = if self.streams { stream::BLOCK_BYTES / size_of::<T>() } else { BLOCK };
            for start in (0..len).step_by(piece) {
                let n = (len - start).min(piece);
                let at = start as isize;
                // SAFETY: the nest stays within the views; a source that is also the target is copied or changed in
                // place; channel numbers are below `count`.
                unsafe {
                    let from = self.source.offset(x + at * x_step);
                    let to = self.target.offset(o + at * o_step);
                    let numbers = Numbers::new(self.numbers, c + at * c_step, c_step, n, &mut blocks);
                    let direct = o_step == 1 && x_step == 1 && !self.streams;
                    if direct && self.in_place {
                        numbers.change::<F>(std::slice::from_raw_parts_mut(to, n));
                    } else if direct {
                        let from = std::slice::from_raw_parts(from, n);
                        numbers.map::<F>(from, std::slice::from_raw_parts_mut(to.cast(), n));
                    } else if self.streams {
                        let from = load(from, x_step, n, &mut gathered);
                        numbers.map::<F>(from, &mut values[..n]);
                        let ahead =
                            self.source.wrapping_offset(x + at * x_step).cast::<u8>().wrapping_add(stream::AHEAD);
                        stream::copy_at::<F, 1>(to.cast(), values.as_ptr().cast(), n * size_of::<T>(), [ahead]);
                    } else {
                        let values = copy(from, x_step, n, &mut values);
                        numbers.change::<F>(values);
                        store(values, to, o_step);
                    }
                }
            }
        }
    }
}

/// The channels' numbers as a run sees them: those of one channel, or of one channel per element.
enum Numbers<'b, T> {
    One([T; 3]),
    Each([&'b [T]; 3]),
}

impl<'b, T: Real> Numbers<'b, T> {
    /// Mean, scale and bias of `n` elements whose channels begin at `first` and go on by `step`.
    #[inline(always)]
    fn new(all: &'b [T], first: isize, step: isize, n: usize, blocks: &'b mut [Block<T>; 3]) -> Numbers<'b, T> {
        let count = all.len() / 3;
        let part = |part: usize| &all[part * count..][..count];
        if step == 0 {
            return Numbers::One([0, 1, 2].map(|p| part(p)[first as usize]));
        }
        let [mean, scale, bias] = blocks;
        // SAFETY: the nest walks channels, so that these are within the `count` of each part.
        unsafe {
            Numbers::Each([
                load(part(0).as_ptr().offset(first), step, n, mean),
                load(part(1).as_ptr().offset(first), step, n, scale),
                load(part(2).as_ptr().offset(first), step, n, bias),
            ])
        }
    }

    #[inline(always)]
    fn map<F: Features>(&self, from: &[T], to: &mut [std::mem::MaybeUninit<T>]) {
        match *self {
            Numbers::Each([mean, scale, bias]) => {
                let numbers = mean.iter().zip(scale).zip(bias);
                for ((to, &x), ((&mean, &scale), &bias)) in to.iter_mut().zip(from).zip(numbers) {
                    to.write((x - mean).mul_add::<F>(scale, bias));
                }
            }
            Numbers::One([mean, scale, bias]) => {
                for (to, &x) in to.iter_mut().zip(from) {
                    to.write((x - mean).mul_add::<F>(scale, bias));
                }
            }
        }
    }

    #[inline(always)]
    fn change<F: Features>(&self, values: &mut [T]) {
        match *self {
            Numbers::Each([mean, scale, bias]) => {
                for (x, ((&mean, &scale), &bias)) in values.iter_mut().zip(mean.iter().zip(scale).zip(bias)) {
                    *x = (*x - mean).mul_add::<F>(scale, bias);
                }
            }
            Numbers::One([mean, scale, bias]) => {
                for x in values {
                    *x = (*x - mean).mul_add::<F>(scale, bias);
                }
            }
        }
    }
}
