//! Layout arithmetic: contiguity, broadcasting, overlap, and loop nests that walk several views together.
//!
//! Comes in: shapes and strides in elements. Goes out: strides, verdicts, and `Nest`, whose innermost runs are what
//! the kernels' slices are cut from. Nothing here touches memory.

use std::ops::Range;

use super::tensor::{Dims, View};

/// Strides of a C-contiguous array of that shape, in elements.
pub fn contiguous_strides(shape: &[isize]) -> Dims {
    let mut strides = Dims::from_slice(shape);
    let mut step: isize = 1;
    for stride in strides.iter_mut().rev() {
        let size = std::mem::replace(stride, step);
        step = step.saturating_mul(size.max(1));
    }
    strides
}

/// Number of elements; the shape is known not to overflow.
pub fn count(shape: &[isize]) -> usize {
    shape.iter().product::<isize>() as usize
}

/// Bytes of a shape, or `None` where sizes (zeros left out) multiply past what can be addressed.
pub fn checked_bytes(shape: &[isize], element: usize) -> Option<usize> {
    let nonzero = shape.iter().filter(|&&n| n != 0).try_fold(element as isize, |acc, &n| acc.checked_mul(n))?;
    Some(if shape.contains(&0) { 0 } else { nonzero as usize })
}

/// The bytes that an array reaches before and after its first element's address: `low <= 0`, `high > low` is one past
/// the last byte. `None` on overflow; `(0, 0)` when empty.
pub fn extent(shape: &[isize], strides: &[isize], element: usize) -> Option<(isize, isize)> {
    if shape.contains(&0) {
        return Some((0, 0));
    }
    let element = element as isize;
    let (mut low, mut high) = (0isize, element);
    for (&size, &stride) in shape.iter().zip(strides) {
        let reach = (size - 1).checked_mul(stride)?.checked_mul(element)?;
        if reach < 0 { low = low.checked_add(reach)? } else { high = high.checked_add(reach)? }
    }
    Some((low, high))
}

/// Whether the elements lie in C order without gaps; axes of size 1 have no say, empty arrays are.
pub fn is_contiguous(shape: &[isize], strides: &[isize]) -> bool {
    dense(shape.iter().zip(strides).rev()) || shape.contains(&0)
}

/// Whether the elements lie in Fortran's order without gaps; axes of size 1 have no say, empty arrays are.
pub fn is_column_major(shape: &[isize], strides: &[isize]) -> bool {
    dense(shape.iter().zip(strides)) || shape.contains(&0)
}

/// Whether axes, the fastest first, lie within one another without gaps.
fn dense<'a>(axes: impl Iterator<Item = (&'a isize, &'a isize)>) -> bool {
    let mut step = 1;
    for (&size, &stride) in axes {
        if size != 1 && stride != step {
            return false;
        }
        step *= size;
    }
    true
}

/// A shape or strides as a person writes them: `(2, 3)`.
pub fn show(dims: &[isize]) -> String {
    let inner: Vec<_> = dims.iter().map(|d| d.to_string()).collect();
    if dims.len() == 1 { format!("({},)", inner[0]) } else { format!("({})", inner.join(", ")) }
}

/// The shape that NumPy's broadcasting gives, or `None` where two sizes differ and neither is 1.
pub fn broadcast_shape(a: &[isize], b: &[isize]) -> Option<Dims> {
    let rank = a.len().max(b.len());
    let size = |dims: &[isize], axis: usize| (axis + dims.len()).checked_sub(rank).map_or(1, |i| dims[i]);
    (0..rank)
        .map(|axis| match (size(a, axis), size(b, axis)) {
            (m, n) if m == n => Some(m),
            (1, n) => Some(n),
            (m, 1) => Some(m),
            _ => None,
        })
        .collect()
}

/// Strides that read an array of `from` under the shape `to`: 0 where it repeats. `None` where it does not broadcast.
pub fn broadcast_strides(from: &[isize], strides: &[isize], to: &[isize]) -> Option<Dims> {
    let lead = to.len().checked_sub(from.len())?;
    let mut out: Dims = Dims::from_elem(0, to.len());
    for axis in 0..from.len() {
        out[lead + axis] = match (from[axis], to[lead + axis]) {
            (m, n) if m == n => strides[axis],
            (1, _) => 0,
            _ => return None,
        };
    }
    Some(out)
}

/// Stride and size of each axis.
type StridedAxes = smallvec::SmallVec<[(isize, isize); 6]>;

/// Whether two indices of an array may fall on one element. Exact for every layout that slicing and transposing give;
/// a layout of interleaved axes that only number theory could clear counts as overlapping.
pub fn overlaps_itself(shape: &[isize], strides: &[isize]) -> bool {
    if is_contiguous(shape, strides) || shape.contains(&0) {
        return false;
    }
    let mut axes: StridedAxes =
        shape.iter().zip(strides).filter(|&(&n, _)| n > 1).map(|(&n, &s)| (s.abs(), n)).collect();
    axes.sort_unstable();
    let mut reach = 0;
    for (stride, size) in axes {
        if stride <= reach {
            return true;
        }
        reach += stride * (size - 1);
    }
    false
}

/// How two views share memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    /// No byte in common.
    Disjoint,
    /// The same elements in the same order: in-place use.
    Exact,
    /// Some elements in common, at other indices.
    Partial,
}

/// How `a` and `b` share memory. Views that interleave without touching (columns side by side, channels of an image)
/// are found disjoint; a pair that only an integer programme could tell apart counts as partial.
pub fn overlap(a: &View, b: &View) -> Overlap {
    if a.is_empty() || b.is_empty() {
        return Overlap::Disjoint;
    }
    let (a0, b0) = (a.raw() as isize, b.raw() as isize);
    if a.is_contiguous() && b.is_contiguous() {
        let bytes = |v: &View| (v.len() * v.dtype().size()) as isize;
        if a0 + bytes(a) <= b0 || b0 + bytes(b) <= a0 {
            return Overlap::Disjoint;
        }
    }
    let same_layout = a.dtype() == b.dtype() && a.shape() == b.shape();
    if a0 == b0 && same_layout && same_strides(a.shape(), a.strides(), b.strides()) {
        return Overlap::Exact;
    }
    let reach = |v: &View| extent(v.shape(), v.strides(), v.dtype().size()).unwrap_or((isize::MIN / 2, isize::MAX / 2));
    let ((a_low, a_high), (b_low, b_high)) = (reach(a), reach(b));
    if a0 + a_high <= b0 + b_low || b0 + b_high <= a0 + a_low {
        return Overlap::Disjoint;
    }
    if interleaved(a, b) { Overlap::Disjoint } else { Overlap::Partial }
}

fn same_strides(shape: &[isize], a: &[isize], b: &[isize]) -> bool {
    shape.iter().zip(a.iter().zip(b)).all(|(&n, (s, t))| n == 1 || s == t)
}

/// Whether two views whose ranges cross still have no byte in common, because within every period of their outer
/// strides each keeps to a part of its own. Tried with each stride as the border between inner and outer.
fn interleaved(a: &View, b: &View) -> bool {
    let byte_strides = |v: &View| -> StridedAxes {
        let element = v.dtype().size() as isize;
        let axes = v.shape().iter().zip(v.strides());
        axes.filter(|&(&n, &s)| n > 1 && s != 0).map(|(&n, &s)| (s * element, n)).collect()
    };
    let (a_axes, b_axes) = (byte_strides(a), byte_strides(b));
    let borders = a_axes.iter().chain(&b_axes).map(|&(s, _)| s.abs());
    // From the border up, strides are periods; below it, they span an interval inside one period.
    let inner = |axes: &[(isize, isize)], border: isize, element: usize| {
        let (mut low, mut high) = (0, element as isize);
        for &(stride, size) in axes.iter().filter(|&&(s, _)| s.abs() < border) {
            if stride < 0 { low += stride * (size - 1) } else { high += stride * (size - 1) }
        }
        (low, high)
    };
    borders.into_iter().any(|border| {
        let outer = a_axes.iter().chain(&b_axes).map(|&(s, _)| s.abs()).filter(|&s| s >= border);
        let period = outer.fold(0, gcd);
        let (a_low, a_high) = inner(&a_axes, border, a.dtype().size());
        let (b_low, b_high) = inner(&b_axes, border, b.dtype().size());
        let gap = (b.raw() as isize + b_low - a.raw() as isize - a_low).rem_euclid(period);
        a_high - a_low <= gap && gap + (b_high - b_low) <= period
    })
}

fn gcd(a: isize, b: isize) -> isize {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// A loop nest over `N` views of one shape, axes ordered and merged so that the innermost runs are as long as the
/// layouts allow. Flat positions `0..len` number the elements in the nest's own order.
#[derive(Debug, Clone)]
pub struct Nest<const N: usize> {
    /// Outer axes, outermost first: size, and stride per view in elements.
    outer: SmallAxes<N>,
    /// Length of the innermost run.
    pub inner: usize,
    /// Stride per view along the innermost run, in elements.
    pub inner_strides: [isize; N],
    /// Offset of the first element per view, in elements (flipped axes start at their other end).
    start: [isize; N],
    /// Number of elements.
    pub len: usize,
}

type SmallAxes<const N: usize> = smallvec::SmallVec<[(isize, [isize; N]); 4]>;

impl<const N: usize> Nest<N> {
    /// Plans the nest. The first view leads: its axes are visited from large stride to small, and an axis that it
    /// walks backwards is walked forwards.
    pub fn new(shape: &[isize], strides: [&[isize]; N]) -> Nest<N> {
        // The common case at a tenth of the cost: on small tensors the plan outweighs the work.
        if strides.iter().all(|s| is_contiguous(shape, s)) {
            return Nest::flat(count(shape));
        }
        Nest::sorted(shape, strides)
    }

    /// The nest of views that are all C-contiguous.
    #[inline]
    pub fn flat(len: usize) -> Nest<N> {
        Nest { outer: SmallAxes::new(), inner: len, inner_strides: [1; N], start: [0; N], len }
    }

    fn sorted(shape: &[isize], strides: [&[isize]; N]) -> Nest<N> {
        let len = count(shape);
        let mut start = [0; N];
        let mut axes = SmallAxes::<N>::new();
        for (axis, &size) in shape.iter().enumerate() {
            if size == 1 {
                continue;
            }
            let mut steps = strides.map(|s| s[axis]);
            let lead = steps.iter().copied().find(|&s| s != 0).unwrap_or(0);
            if lead < 0 && len > 0 {
                for (first, step) in start.iter_mut().zip(&mut steps) {
                    *first += (size - 1) * *step;
                    *step = -*step;
                }
            }
            axes.push((size, steps));
        }
        axes.sort_by_key(|(_, steps)| std::cmp::Reverse(steps.map(isize::abs)));
        let mut merged = SmallAxes::<N>::new();
        for (size, steps) in axes {
            match merged.last_mut() {
                Some((outer_size, outer)) if (0..N).all(|v| outer[v] == steps[v] * size) => {
                    *outer_size *= size;
                    *outer = steps;
                }
                _ => merged.push((size, steps)),
            }
        }
        let (inner, inner_strides) = merged.pop().unwrap_or((len.min(1) as isize, [1; N]));
        Nest { outer: merged, inner: inner as usize, inner_strides, start, len }
    }

    /// Whether the whole nest is one run.
    pub fn is_single_run(&self) -> bool {
        self.outer.is_empty()
    }

    /// Offset of the view's first element, in elements.
    pub fn first(&self, view: usize) -> isize {
        self.start[view]
    }

    /// The flat positions of `range` run by run: offsets in elements per view, and the run's length. A `for` over it
    /// keeps a body in one place, where the compiler vectorises it with the instructions of the function around it.
    #[inline]
    pub fn runs(&self, range: Range<usize>) -> Runs<'_, N> {
        if self.outer.is_empty() {
            let index = smallvec::SmallVec::new();
            return Runs {
                nest: self,
                position: range.start,
                end: range.end,
                column: range.start,
                index,
                offsets: self.start,
            };
        }
        let inner = self.inner.max(1);
        let (mut row, column) = (range.start / inner, range.start % inner);
        let mut index: smallvec::SmallVec<[isize; 6]> = smallvec::SmallVec::from_elem(0, self.outer.len());
        let mut offsets = self.start;
        for (axis, (size, steps)) in self.outer.iter().enumerate().rev() {
            index[axis] = (row % (*size).max(1) as usize) as isize;
            row /= (*size).max(1) as usize;
            (0..N).for_each(|v| offsets[v] += index[axis] * steps[v]);
        }
        Runs { nest: self, position: range.start, end: range.end, column, index, offsets }
    }

    /// The flat positions of `range` as strips, as tall as they can be: what is called for each of them is called less
    /// often than for each run.
    #[inline]
    pub fn strips(&self, range: Range<usize>) -> Strips<'_, N> {
        Strips(self.runs(range))
    }

    /// Visits the flat positions of `range` run by run: `visit(offsets, length)`, offsets in elements per view.
    #[inline(always)]
    pub fn walk(&self, range: Range<usize>, mut visit: impl FnMut([isize; N], usize)) {
        for (offsets, length) in self.runs(range) {
            visit(offsets, length);
        }
    }
}

/// The runs of a nest's range.
#[derive(Debug)]
pub struct Runs<'n, const N: usize> {
    nest: &'n Nest<N>,
    position: usize,
    end: usize,
    /// Where in its row the next run begins: 0 for all but the first.
    column: usize,
    /// The odometer: index per outer axis, and the offsets of the row's first element.
    index: smallvec::SmallVec<[isize; 6]>,
    offsets: [isize; N],
}

impl<const N: usize> Runs<'_, N> {
    /// Goes on by `rows` along the innermost of the outer axes, which has that many left.
    #[inline(always)]
    fn advance(&mut self, rows: isize) {
        let mut by = rows;
        for (axis, (size, steps)) in self.nest.outer.iter().enumerate().rev() {
            self.index[axis] += by;
            if self.index[axis] < *size {
                (0..N).for_each(|v| self.offsets[v] += by * steps[v]);
                break;
            }
            (0..N).for_each(|v| self.offsets[v] -= (*size - by) * steps[v]);
            self.index[axis] = 0;
            by = 1;
        }
    }
}

impl<const N: usize> Iterator for Runs<'_, N> {
    type Item = ([isize; N], usize);

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        if self.position >= self.end {
            return None;
        }
        let Nest { inner, inner_strides, .. } = self.nest;
        let length = (inner - self.column).min(self.end - self.position);
        let run = std::array::from_fn(|v| self.offsets[v] + self.column as isize * inner_strides[v]);
        self.position += length;
        self.column = 0;
        self.advance(1);
        Some((run, length))
    }
}

/// Runs of one length at equal distances.
#[derive(Debug, Clone, Copy)]
pub struct Strip<const N: usize> {
    /// Of the first run, in elements per view.
    pub offsets: [isize; N],
    /// From one run to the next, in elements per view.
    pub pitches: [isize; N],
    /// Runs.
    pub rows: usize,
    /// Elements of each.
    pub len: usize,
}

/// The strips of a nest's range.
#[derive(Debug)]
pub struct Strips<'n, const N: usize>(Runs<'n, N>);

impl<const N: usize> Iterator for Strips<'_, N> {
    type Item = Strip<N>;

    fn next(&mut self) -> Option<Strip<N>> {
        let Strips(runs) = self;
        let left = runs.end - runs.position.min(runs.end);
        match runs.nest.outer.last() {
            Some((size, pitches)) if runs.column == 0 && left >= runs.nest.inner && left > 0 => {
                let len = runs.nest.inner;
                let rows = (left / len).min((size - runs.index[runs.index.len() - 1]) as usize);
                let strip = Strip { offsets: runs.offsets, pitches: *pitches, rows, len };
                runs.position += rows * len;
                runs.advance(rows as isize);
                Some(strip)
            }
            _ => runs.next().map(|(offsets, len)| Strip { offsets, pitches: [0; N], rows: 1, len }),
        }
    }
}
