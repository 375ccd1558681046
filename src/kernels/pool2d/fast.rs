//! The cpu path of pooling: one output row at a time, first down the columns, then along the row.
//!
//! ```text
//! input rows of the window  --combine whole rows-->  one row of column results  --slide-->  one output row
//! ```
//!
//! Combining rows first makes the larger part of the work whole-vector operations on contiguous elements, whatever the
//! window; the row of column results stays in the first-level cache. Rows are shared out over threads; a result's
//! order of combination depends on its window only.

use std::ops::Range;

use super::{Mode, Pool};
use crate::kernels::Exec;
use crate::kernels::real::Real;
use crate::runtime::cpu::{Body, Features, vectorize};
use crate::runtime::tensor::OutView;
use crate::runtime::{Shared, View, threads};

/// Elements of the row of column results: with f64, half of a 32 KiB first-level cache. Longer rows go piece by piece.
const SPAN: usize = 2048;

/// Elements past the span that a step of two may read and not use.
const SPARE: usize = 2;

/// Results that are slid together: four registers of f32 with AVX-512.
const BLOCK: usize = 64;

/// Window elements from which on a piece of work is worth a thread's while.
const GRAIN: usize = 1 << 14;

/// Pools `x` into `out`, which share no byte.
pub fn pool<T: Real>(exec: Exec, p: &Pool, x: &View, out: &mut OutView) {
    if out.is_empty() {
        return;
    }
    let (from, to) = (Shared::of_const(x.ptr::<T>()), Shared::new(out.ptr_mut::<T>()));
    let rank = x.rank();
    let axes = |v: &View| match rank {
        4 => [0, 1, 2, 3].map(|axis| v.strides()[axis]),
        _ => [0, v.strides()[0], v.strides()[1], v.strides()[2]],
    };
    let (x_strides, out_strides) = (axes(x), axes(out));
    let channels = x.shape()[rank - 3] as usize;
    let rows = out.len() / p.columns.output as usize;
    let width = (p.columns.output * p.columns.kernel.min(p.columns.input)) as usize;
    let per_row = width.saturating_mul(p.rows.kernel.min(p.rows.input) as usize).max(1);
    threads::for_each_range(rows, GRAIN.div_ceil(per_row), exec.threads, |range| {
        let (from, to) = (from.get().cast_const(), to.get());
        let rows = Rows { p, range, channels, from, x_strides, to, out_strides };
        match p.mode {
            Mode::Max => vectorize(exec.level, By::<T, Largest>(rows, Largest)),
            Mode::Mean { .. } => vectorize(exec.level, By::<T, Sum>(rows, Sum)),
        }
    });
}

/// How two elements become one.
trait Combine<T>: Copy {
    /// What combines with any element to that element.
    const NOTHING: T;
    /// Whether the result is divided by the window's positions.
    const MEAN: bool;
    fn combine(self, a: T, b: T) -> T;
}

#[derive(Clone, Copy)]
struct Largest;
#[derive(Clone, Copy)]
struct Sum;

impl<T: Real> Combine<T> for Largest {
    const NOTHING: T = T::NEG_INFINITY;
    const MEAN: bool = false;
    #[inline(always)]
    fn combine(self, a: T, b: T) -> T {
        if a > b || a.is_nan() { a } else { b }
    }
}

impl<T: Real> Combine<T> for Sum {
    const NOTHING: T = T::ZERO;
    const MEAN: bool = true;
    #[inline(always)]
    fn combine(self, a: T, b: T) -> T {
        a + b
    }
}

/// A range of output rows, numbered through all planes.
struct Rows<'a, T> {
    p: &'a Pool,
    range: Range<usize>,
    channels: usize,
    from: *const T,
    x_strides: [isize; 4],
    to: *mut T,
    out_strides: [isize; 4],
}

struct By<'a, T, C>(Rows<'a, T>, C);

impl<T: Real, C: Combine<T>> Body for By<'_, T, C> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let By(rows, c) = self;
        let p = rows.p;
        let mut span = [C::NOTHING; SPAN + SPARE];
        let mut results = [C::NOTHING; SPAN];
        let reach = (p.columns.kernel - 1) * p.columns.dilation + 1;
        let ([xn, xc, xh, xw], [on, oc, oh, ow]) = (rows.x_strides, rows.out_strides);
        for row in rows.range.clone() {
            let (plane, oy) = (row / p.rows.output as usize, (row % p.rows.output as usize) as isize);
            let (n, channel) = ((plane / rows.channels) as isize, (plane % rows.channels) as isize);
            // SAFETY: a plane and row of the output, and the plane of the input that it comes from. `taps` stays
            // within the input; a block's columns are cut to it.
            unsafe {
                let from = rows.from.offset(n * xn + channel * xc);
                let to = rows.to.offset(n * on + channel * oc + oy * oh);
                if reach > SPAN as isize {
                    (0..p.columns.output).for_each(|ox| to.offset(ox * ow).write(wide(p, c, from, [xh, xw], oy, ox)));
                    continue;
                }
                let most = ((SPAN as isize - reach) / p.columns.stride + 1).min(SPAN as isize);
                let mut ox = 0;
                while ox < p.columns.output {
                    let end = (ox + most).min(p.columns.output);
                    let first = p.columns.start(ox).max(0);
                    let last = (p.columns.start(end - 1) + reach).min(p.columns.input);
                    let len = (last - first).max(0) as usize;
                    down(p, c, from.offset(first * xw), [xh, xw], oy, &mut span[..len]);
                    let results = &mut results[..(end - ox) as usize];
                    along(p, c, &span, first, oy, ox..end, results);
                    let to = to.offset(ox * ow);
                    if ow == 1 {
                        std::ptr::copy_nonoverlapping(results.as_ptr(), to, results.len());
                    } else {
                        results.iter().enumerate().for_each(|(i, &v)| to.offset(i as isize * ow).write(v));
                    }
                    ox = end;
                }
            }
        }
    }
}

/// Combines the rows of window row `oy`, column by column.
///
/// # Safety
/// `span.len()` columns from `from` lie in the input's plane.
#[inline(always)]
unsafe fn down<T: Real, C: Combine<T>>(
    p: &Pool,
    c: C,
    from: *const T,
    [row_stride, column_stride]: [isize; 2],
    oy: isize,
    span: &mut [T],
) {
    let taps = p.rows.taps(oy);
    if taps.is_empty() {
        span.fill(C::NOTHING);
    }
    for tap in taps.clone() {
        // SAFETY: `taps` gives rows of the input; the columns are the caller's contract.
        unsafe {
            let row = from.offset((p.rows.start(oy) + tap * p.rows.dilation) * row_stride);
            if column_stride == 1 {
                let row = std::slice::from_raw_parts(row, span.len());
                if tap == taps.start {
                    span.copy_from_slice(row);
                } else {
                    span.iter_mut().zip(row).for_each(|(s, &x)| *s = c.combine(*s, x));
                }
                continue;
            }
            for (i, s) in span.iter_mut().enumerate() {
                let x = *row.offset(i as isize * column_stride);
                *s = if tap == taps.start { x } else { c.combine(*s, x) };
            }
        }
    }
}

/// Combines column results along the row: `span[0]` is input column `first`.
#[inline(always)]
fn along<T: Real, C: Combine<T>>(
    p: &Pool,
    c: C,
    span: &[T; SPAN + SPARE],
    first: isize,
    oy: isize,
    windows: Range<isize>,
    results: &mut [T],
) {
    let inside = p.columns.interior();
    let from = inside.start.clamp(windows.start, windows.end);
    let to = inside.end.clamp(from, windows.end);
    let height = p.mode.positions(&p.rows, oy);
    let positions = |ox| T::from_f64(height as f64 * p.mode.positions(&p.columns, ox) as f64);
    for ox in (windows.start..from).chain(to..windows.end) {
        let mut sum = C::NOTHING;
        for tap in p.columns.taps(ox) {
            sum = c.combine(sum, span[(p.columns.start(ox) + tap * p.columns.dilation - first) as usize]);
        }
        results[(ox - windows.start) as usize] = if C::MEAN { sum / positions(ox) } else { sum };
    }
    if from == to {
        return;
    }
    let taps = (p.columns.kernel as usize, p.columns.dilation as usize);
    let span = &span[(p.columns.start(from) - first) as usize..];
    let results = &mut results[(from - windows.start) as usize..(to - windows.start) as usize];
    match p.columns.stride {
        1 => slide(c, span, 1, taps, results),
        2 => slide(c, span, 2, taps, results),
        stride => slide(c, span, stride as usize, taps, results),
    }
    if C::MEAN {
        // Every inner window has all its taps.
        let positions = positions(from);
        results.iter_mut().for_each(|r| *r = *r / positions);
    }
}

/// `results[i]` combines `span[i * stride + tap * dilation]` over the taps. Inlined with a constant stride, the loops
/// become whole-vector operations.
#[inline(always)]
fn slide<T: Real, C: Combine<T>>(
    c: C,
    span: &[T],
    stride: usize,
    (kernel, dilation): (usize, usize),
    results: &mut [T],
) {
    for (block, results) in results.chunks_mut(BLOCK).enumerate() {
        let span = &span[block * BLOCK * stride..];
        for tap in 0..kernel {
            let span = &span[tap * dilation..];
            match stride {
                1 => step(c, tap, results, span[..results.len()].iter().copied()),
                2 => step(c, tap, results, span[..2 * results.len()].chunks_exact(2).map(|pair| pair[0])),
                _ => step(c, tap, results, span.iter().step_by(stride).copied()),
            }
        }
    }
}

#[inline(always)]
fn step<T: Real, C: Combine<T>>(c: C, tap: usize, results: &mut [T], values: impl Iterator<Item = T>) {
    if tap == 0 {
        results.iter_mut().zip(values).for_each(|(r, x)| *r = x);
    } else {
        results.iter_mut().zip(values).for_each(|(r, x)| *r = c.combine(*r, x));
    }
}

/// One window wider than the span, element by element.
///
/// # Safety
/// `from` is the first element of the input's plane.
#[inline(always)]
unsafe fn wide<T: Real, C: Combine<T>>(p: &Pool, c: C, from: *const T, strides: [isize; 2], oy: isize, ox: isize) -> T {
    let mut sum = C::NOTHING;
    for ky in p.rows.taps(oy) {
        let y = p.rows.start(oy) + ky * p.rows.dilation;
        // A row's taps by themselves first: a mean over a large window then rounds about as little as a pairwise sum.
        let mut row = C::NOTHING;
        for kx in p.columns.taps(ox) {
            let x = p.columns.start(ox) + kx * p.columns.dilation;
            // SAFETY: `taps` stays within the plane.
            row = c.combine(row, unsafe { *from.offset(y * strides[0] + x * strides[1]) });
        }
        sum = c.combine(sum, row);
    }
    if !C::MEAN {
        return sum;
    }
    let positions = p.mode.positions(&p.rows, oy) as f64 * p.mode.positions(&p.columns, ox) as f64;
    sum / T::from_f64(positions)
}
