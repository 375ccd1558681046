//! Softmax and its logarithm along one axis, the maximum subtracted first, so that no exponential overflows.
//!
//! Comes in: `x`, an axis, and which of the two. Goes out: `e^(x-max) / Σ e^(x-max)`, or `x - max - log Σ`. As in
//! PyTorch and SciPy, a NaN makes its whole line NaN, and so do a line of -inf only and a line with +inf.
//!
//! ```text
//! the axis has the smallest stride      line after line, SIMD along the line
//! another axis has                      SIMD across a block of neighbouring lines
//! ```

use crate::kernels::Exec;
use crate::kernels::math;
use crate::kernels::norm::blocks::{BLOCK, block, copy, load, maximum, store, sum};
use crate::kernels::real::Real;
use crate::runtime::cpu::{Body, Features, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{Result, Shared, View, buffers, threads};

/// Which of the two kernels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// softmax.
    Plain,
    /// log_softmax.
    Log,
}

/// Lines that are worked on side by side: a cache line of f32 many times over, and small enough that their maxima,
/// sums and a block of each step along the axis stay in the first-level cache.
const ACROSS: usize = 256;

/// The definition, in f64, rounded once. Fails, having written nothing, where memory is short.
pub fn standard<T: Real>(x: &View, axis: usize, form: Form, out: &mut OutView) -> Result<()> {
    if x.is_empty() {
        return Ok(());
    }
    let last = x.rank() - 1;
    let mut x = x.array::<T>();
    x.swap_axes(axis, last);
    let length = x.shape()[last];
    // The output may be the input: everything is copied before anything is written.
    let mut memory = buffers::acquire_for::<f64>(x.len())?;
    let values = memory.zeroed::<f64>(x.len());
    values.iter_mut().zip(&x).for_each(|(value, v)| *value = v.to_f64());
    let mut out = out.array_mut::<T>();
    out.swap_axes(axis, last);
    let mut slots = out.iter_mut();
    for line in values.chunks(length) {
        let max = line.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = line.iter().map(|v| (v - max).exp()).sum();
        for (v, slot) in line.iter().zip(&mut slots) {
            *slot = T::from_f64(match form {
                Form::Plain => (v - max).exp() / sum,
                Form::Log => v - max - sum.ln(),
            });
        }
    }
    Ok(())
}

/// SIMD along or across the lines, threads over the lines.
pub fn cpu<T: Real>(exec: Exec, x: &View, axis: usize, form: Form, out: &OutView) {
    if x.is_empty() {
        return;
    }
    let without =
        |dims: &[isize]| -> Dims { dims.iter().enumerate().filter(|&(i, _)| i != axis).map(|(_, &d)| d).collect() };
    let lines = Nest::new(&without(x.shape()), [&without(out.strides()), &without(x.strides())]);
    let length = x.shape()[axis] as usize;
    let (o_step, x_step) = (out.strides()[axis], x.strides()[axis]);
    let along = lines.inner == 1 || x_step.abs() <= lines.inner_strides[1].abs();
    let (source, target) = (Shared::of_const(x.ptr::<T>()), Shared::new(out.ptr_mut::<T>()));
    let grain = (4 * BLOCK / length).max(if along { 1 } else { ACROSS.min(lines.inner) });
    threads::for_each_range(lines.len, grain, exec.threads, |range| {
        let (x, out) = (source.get().cast_const(), target.get());
        let body = Lines { lines: &lines, range, x, out, length, x_step, o_step, form };
        if along { vectorize(exec.level, Along(body)) } else { vectorize(exec.level, Across(body)) }
    });
}

/// A range of lines.
struct Lines<'n, T> {
    lines: &'n Nest<2>,
    range: std::ops::Range<usize>,
    x: *const T,
    out: *mut T,
    /// Elements of a line, and their strides.
    length: usize,
    x_step: isize,
    o_step: isize,
    form: Form,
}

/// Line after line.
struct Along<'n, T>(Lines<'n, T>);

impl<T: Real> Body for Along<'_, T> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let [o_step, x_step] = self.0.lines.inner_strides;
        for ([o, x], len) in self.0.lines.runs(self.0.range.clone()) {
            for i in 0..len as isize {
                // SAFETY: the nest and the axis together stay within the views; the level is the body's.
                unsafe { self.line::<F>(self.0.x.offset(x + i * x_step), self.0.out.offset(o + i * o_step)) };
            }
        }
    }
}

impl<T: Real> Along<'_, T> {
    /// One line, whose first elements are given; `out` may be `x`.
    ///
    /// # Safety
    /// The processor has the level `F`; `length` elements from both, at their steps, lie within the views.
    #[inline(always)]
    unsafe fn line<F: Features>(&self, x: *const T, out: *mut T) {
        let &Lines { length, x_step, o_step, form, .. } = &self.0;
        let mut values = block::<T>();
        let blocks = || (0..length).step_by(BLOCK).map(|at| (at as isize, (length - at).min(BLOCK)));
        // SAFETY: the caller's contract. A block is read before it is written; the logarithm's first passes write
        // nothing, and softmax's last pass reads what its second one wrote.
        unsafe {
            let mut max = T::NEG_INFINITY;
            for (at, n) in blocks() {
                max = maximum(load(x.offset(at * x_step), x_step, n, &mut values), max);
            }
            let mut total = 0.0;
            for (at, n) in blocks() {
                let values = copy(x.offset(at * x_step), x_step, n, &mut values);
                values.iter_mut().for_each(|v| *v = *v - max);
                T::map::<F, math::Exp>(values);
                total += sum(values).to_f64();
                if form == Form::Plain {
                    store(values, out.offset(at * o_step), o_step);
                }
            }
            let (scale, log) = (T::from_f64(1.0 / total), T::from_f64(total.ln()));
            for (at, n) in blocks() {
                let to = out.offset(at * o_step);
                let values = match form {
                    Form::Plain => copy(to, o_step, n, &mut values),
                    Form::Log => copy(x.offset(at * x_step), x_step, n, &mut values),
                };
                match form {
                    Form::Plain => values.iter_mut().for_each(|v| *v = *v * scale),
                    Form::Log => values.iter_mut().for_each(|v| *v = (*v - max) - log),
                }
                store(values, to, o_step);
            }
        }
    }
}

/// Neighbouring lines side by side.
struct Across<'n, T>(Lines<'n, T>);

impl<T: Real> Body for Across<'_, T> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let [o_step, x_step] = self.0.lines.inner_strides;
        for ([o, x], len) in self.0.lines.runs(self.0.range.clone()) {
            for start in (0..len).step_by(ACROSS) {
                let at = start as isize;
                // SAFETY: the nest and the axis together stay within the views; the level is the body's.
                unsafe {
                    let (x, out) = (self.0.x.offset(x + at * x_step), self.0.out.offset(o + at * o_step));
                    self.lines::<F>(x, out, (len - start).min(ACROSS));
                }
            }
        }
    }
}

impl<T: Real> Across<'_, T> {
    /// `width` lines, the first elements of the first of which are given; `out` may be `x`.
    ///
    /// # Safety
    /// The processor has the level `F`; the lines lie within the views; `width` is at most `ACROSS`.
    #[inline(always)]
    unsafe fn lines<F: Features>(&self, x: *const T, out: *mut T, width: usize) {
        let &Lines { length, x_step: x_axis, o_step: o_axis, form, .. } = &self.0;
        let [o_step, x_step] = self.0.lines.inner_strides;
        let mut values = block::<T>();
        let (mut max, mut total) = ([T::NEG_INFINITY; ACROSS], [0f64; ACROSS]);
        let (max, total) = (&mut max[..width], &mut total[..width]);
        // SAFETY: the caller's contract; passes follow each other as in `Along::line`.
        unsafe {
            for k in 0..length as isize {
                let row = load(x.offset(k * x_axis), x_step, width, &mut values);
                max.iter_mut().zip(row).for_each(|(max, &v)| *max = if v > *max { v } else { *max });
            }
            for k in 0..length as isize {
                let row = copy(x.offset(k * x_axis), x_step, width, &mut values);
                row.iter_mut().zip(&*max).for_each(|(v, &max)| *v = *v - max);
                T::map::<F, math::Exp>(row);
                total.iter_mut().zip(&*row).for_each(|(total, &v)| *total += v.to_f64());
                if form == Form::Plain {
                    store(row, out.offset(k * o_axis), o_step);
                }
            }
            let mut last = [T::ZERO; ACROSS];
            let last = &mut last[..width];
            match form {
                Form::Plain => last.iter_mut().zip(&*total).for_each(|(l, t)| *l = T::from_f64(1.0 / t)),
                Form::Log => last.iter_mut().zip(&*total).for_each(|(l, t)| *l = T::from_f64(t.ln())),
            }
            for k in 0..length as isize {
                let to = out.offset(k * o_axis);
                let row = match form {
                    Form::Plain => copy(to, o_step, width, &mut values),
                    Form::Log => copy(x.offset(k * x_axis), x_step, width, &mut values),
                };
                match form {
                    Form::Plain => row.iter_mut().zip(&*last).for_each(|(v, &scale)| *v = *v * scale),
                    Form::Log => {
                        row.iter_mut().zip(max.iter().zip(&*last)).for_each(|(v, (&max, &log))| *v = (*v - max) - log);
                    }
                }
                store(row, to, o_step);
            }
        }
    }
}
