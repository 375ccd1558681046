//! Layer normalisation over trailing axes (Ba, Kiros, Hinton 2016), with PyTorch's `layer_norm` convention: the
//! variance is the biased one.
//!
//! Comes in: `x`, and weight and bias of the trailing axes' shape. Goes out: every group of trailing elements brought
//! to mean 0 and variance 1. A group's statistics take two passes, the second over squared distances from the mean;
//! blocks are summed in lanes of the dtype, the blocks' sums in f64.

use crate::kernels::Exec;
use crate::kernels::norm::blocks::{BLOCK, block, copy, fold, load, store, sum};
use crate::kernels::real::Real;
use crate::runtime::cpu::{Body, Features, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{Result, Shared, View, buffers, layout, threads};

/// What a call normalises, and what it applies after that.
#[derive(Debug)]
pub struct Affine<'a> {
    /// Axes in front of the normalised ones.
    pub lead: usize,
    /// Multiplied with the normalised values; 1 where absent.
    pub weight: Option<View<'a>>,
    /// Added last; 0 where absent.
    pub bias: Option<View<'a>>,
    /// Added to the variance.
    pub eps: f64,
}

/// The definition, in f64, rounded once. Fails, having written nothing, where memory is short.
pub fn standard<T: Real>(x: &View, affine: &Affine, out: &mut OutView) -> Result<()> {
    let group_len = layout::count(&x.shape()[affine.lead..]);
    if x.is_empty() {
        return Ok(());
    }
    // The output may be the input: everything is copied before anything is written.
    let count = x.len();
    let mut memory = buffers::acquire_for::<f64>(count.saturating_add(2 * group_len))?;
    let (values, affines) = memory.zeroed::<f64>(count + 2 * group_len).split_at_mut(count);
    let (weight, bias) = affines.split_at_mut(group_len);
    let copy = |to: &mut [f64], from: &View| {
        to.iter_mut().zip(&from.array::<T>()).for_each(|(to, from)| *to = from.to_f64());
    };
    copy(values, x);
    match &affine.weight {
        Some(view) => copy(weight, view),
        None => weight.fill(1.0),
    }
    if let Some(view) = &affine.bias {
        copy(bias, view);
    }
    let mut out = out.array_mut::<T>();
    let mut slots = out.iter_mut();
    for group in values.chunks(group_len) {
        let mean = group.iter().sum::<f64>() / group_len as f64;
        let variance = group.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / group_len as f64;
        let scale = 1.0 / (variance + affine.eps).sqrt();
        for ((&v, slot), (w, b)) in group.iter().zip(&mut slots).zip(weight.iter().zip(&*bias)) {
            *slot = T::from_f64((v - mean) * scale * w + b);
        }
    }
    Ok(())
}

/// SIMD within a group, threads over the groups.
pub fn cpu<T: Real>(exec: Exec, x: &View, affine: &Affine, out: &OutView) {
    if x.is_empty() {
        return;
    }
    let (lead, trail) = x.shape().split_at(affine.lead);
    let (one, zero) = (T::ONE, T::ZERO);
    let repeated = Dims::from_elem(0, trail.len());
    let part = |view: &Option<View>, default: &T| match view {
        Some(view) => (Shared::of_const(view.ptr::<T>()), Dims::from_slice(view.strides())),
        None => (Shared::of_const(default), repeated.clone()),
    };
    let ((weight, w), (bias, b)) = (part(&affine.weight, &one), part(&affine.bias, &zero));
    let (o, i) = (out.strides(), x.strides());
    let groups = Nest::new(lead, [&o[..affine.lead], &i[..affine.lead]]);
    let group = Nest::new(trail, [&o[affine.lead..], &i[affine.lead..], &w, &b]);
    let (source, target) = (Shared::of_const(x.ptr::<T>()), Shared::new(out.ptr_mut::<T>()));
    let grain = (4 * BLOCK / group.len).max(1);
    threads::for_each_range(groups.len, grain, exec.threads, |range| {
        let body = Groups {
            groups: &groups,
            group: &group,
            range,
            x: source.get(),
            out: target.get(),
            weight: weight.get(),
            bias: bias.get(),
            eps: affine.eps,
        };
        vectorize(exec.level, body);
    });
}

struct Groups<'n, T> {
    groups: &'n Nest<2>,
    group: &'n Nest<4>,
    range: std::ops::Range<usize>,
    x: *const T,
    out: *mut T,
    weight: *const T,
    bias: *const T,
    eps: f64,
}

impl<T: Real> Body for Groups<'_, T> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let [o_step, x_step] = self.groups.inner_strides;
        for ([o, x], len) in self.groups.runs(self.range.clone()) {
            for i in 0..len as isize {
                // SAFETY: both nests together stay within the views.
                unsafe { self.normalise::<F>(self.x.offset(x + i * x_step), self.out.offset(o + i * o_step)) };
            }
        }
    }
}

impl<T: Real> Groups<'_, T> {
    /// One group, whose first elements are given. Every block is read before it is written, and written after every
    /// pass that reads it, so `out` may be `x`.
    ///
    /// # Safety
    /// The group's nest, from these addresses, stays within the views.
    #[inline(always)]
    unsafe fn normalise<F: Features>(&self, x: *const T, out: *mut T) {
        let (mut values, mut weights, mut biases) = (block::<T>(), block::<T>(), block::<T>());
        let [o_step, x_step, w_step, b_step] = self.group.inner_strides;
        let blocks = |len: usize| (0..len).step_by(BLOCK).map(move |at| (at as isize, (len - at).min(BLOCK)));
        let count = self.group.len as f64;
        // SAFETY: the caller's contract.
        unsafe {
            let mut total = 0.0;
            for ([_, i, ..], len) in self.group.runs(0..self.group.len) {
                for (at, n) in blocks(len) {
                    total += sum(load(x.offset(i + at * x_step), x_step, n, &mut values)).to_f64();
                }
            }
            // The mean as it is rounded to the type is near enough to take distances from. What it is off by is found
            // from their sum, which is small and so exact to more digits, and corrected for.
            let centre = T::from_f64(total / count);
            let (mut off, mut squares) = (0.0, 0.0);
            for ([_, i, ..], len) in self.group.runs(0..self.group.len) {
                for (at, n) in blocks(len) {
                    let values = copy(x.offset(i + at * x_step), x_step, n, &mut values);
                    values.iter_mut().for_each(|v| *v = *v - centre);
                    off += sum(values).to_f64();
                    squares += fold(values, T::ZERO, |acc, v| v.mul_add::<F>(v, acc), |a, b| a + b).to_f64();
                }
            }
            let off = off / count;
            // Rounding must not make the variance of equal values negative; NaN stays.
            let variance = squares / count - off * off;
            let variance = if variance < 0.0 { 0.0 } else { variance };
            let scale = T::from_f64(1.0 / (variance + self.eps).sqrt());
            let off = T::from_f64(off);
            for ([o, i, w, b], len) in self.group.runs(0..self.group.len) {
                for (at, n) in blocks(len) {
                    let weight = load(self.weight.offset(w + at * w_step), w_step, n, &mut weights);
                    let bias = load(self.bias.offset(b + at * b_step), b_step, n, &mut biases);
                    let values = copy(x.offset(i + at * x_step), x_step, n, &mut values);
                    for ((v, &weight), &bias) in values.iter_mut().zip(weight).zip(bias) {
                        *v = (((*v - centre) - off) * scale).mul_add::<F>(weight, bias);
                    }
                    store(values, out.offset(o + at * o_step), o_step);
                }
            }
        }
    }
}
