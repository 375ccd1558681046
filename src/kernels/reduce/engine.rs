//! The engine of the cpu paths of sums, moments and extremes.
//!
//! Comes in: a view, the loop over the results, the loop over the elements behind each, a `Reducer`. Goes out: one
//! accumulator per result, handed to `write`. The layout chooses between two ways:
//!
//! ```text
//! rows      memory runs along reduced axes    one result after the other, blocks of its elements as slices
//! columns   memory runs along kept axes       tiles of results side by side, rows added to them
//! ```
//!
//! Both cut the elements behind a result into chunks that depend on the shape only, and combine chunks pairwise in
//! order: the result has the same bits whether chunks are computed by one thread or by many.

use std::mem::MaybeUninit;

use super::ops::{BLOCK, Reducer};
use crate::kernels::Exec;
use crate::runtime::cpu::{Body, Features, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::{Element, Result, Shared, View, buffers, threads};

/// Elements of a chunk in `rows`: about a microsecond's work.
const CHUNK: usize = 16_384;

/// Elements that a task has, at least.
const TASK: usize = 32_768;

/// Rows that are computed by one call of the vectorised body.
const GROUP: usize = 64;

/// Results side by side in `columns`, and where the elements have to be gathered first.
const COLUMNS: usize = 512;
const GATHERED: usize = 128;

/// Rows of a tile, and its widths. A tile stays in the first-level cache for the second look that moments take.
const TILE_ROWS: usize = 32;
const TILE: usize = 128;
const MIDDLE: usize = 32;
const NARROW: usize = 4;
const ONE: usize = 1;

/// Elements of a chunk in `columns`.
const COLUMN_CHUNK: usize = 1 << 18;

/// Rows this short cost less side by side, gathered, than one by one.
const SHORT: usize = 16;

/// Combines accumulators as they come, pairwise as in a binary tree, in order.
pub(super) struct Cascade<R: Reducer> {
    op: R,
    levels: [MaybeUninit<(R::Acc, usize)>; 64],
    filled: u64,
}

impl<R: Reducer> Cascade<R> {
    #[inline(always)]
    pub(super) fn new(op: R) -> Cascade<R> {
        Cascade { op, levels: [const { MaybeUninit::uninit() }; 64], filled: 0 }
    }

    /// Adds the accumulator of the next `count` elements.
    #[inline(always)]
    pub(super) fn push(&mut self, mut acc: R::Acc, mut count: usize) {
        let mut level = 0;
        while self.filled >> level & 1 == 1 {
            // SAFETY: `filled` says that the level was written.
            let (earlier, before) = unsafe { self.levels[level].assume_init() };
            acc = self.op.combine(earlier, before, acc, count);
            count += before;
            self.filled &= !(1 << level);
            level += 1;
        }
        self.levels[level].write((acc, count));
        self.filled |= 1 << level;
    }

    /// The accumulator of everything.
    #[inline(always)]
    pub(super) fn finish(mut self) -> R::Acc {
        let mut whole: Option<(R::Acc, usize)> = None;
        while self.filled != 0 {
            let level = self.filled.trailing_zeros() as usize;
            // SAFETY: `filled` says that the level was written.
            let (earlier, before) = unsafe { self.levels[level].assume_init() };
            whole = Some(match whole {
                None => (earlier, before),
                Some((acc, count)) => (self.op.combine(earlier, before, acc, count), before + count),
            });
            self.filled &= self.filled - 1;
        }
        whole.map_or(self.op.empty(), |(acc, _)| acc)
    }
}

/// Computes every result of a reduction of at least one element: `write(accumulator, offsets)`, offsets of the result in
/// the two outputs. Fails only before anything is written.
pub fn reduce<R: Reducer>(
    exec: Exec,
    x: &View,
    kept: &Nest<3>,
    gone: &Nest<1>,
    op: R,
    write: &(dyn Fn(R::Acc, isize, isize) + Sync),
) -> Result<()> {
    let beside = kept.inner_strides[0].abs() < gone.inner_strides[0].abs();
    let short = gone.len <= SHORT && kept.inner >= SHORT;
    if kept.inner > 1 && (gone.len == 1 || beside || short) {
        columns(exec, x, kept, gone, op, write)
    } else {
        rows(exec, x, kept, gone, op, write)
    }
}

fn rows<R: Reducer>(
    exec: Exec,
    x: &View,
    kept: &Nest<3>,
    gone: &Nest<1>,
    op: R,
    write: &(dyn Fn(R::Acc, isize, isize) + Sync),
) -> Result<()> {
    let base = Shared::of_const(x.ptr::<R::In>());
    let chunks = gone.len.div_ceil(CHUNK);
    let chunk = |c: usize| c * CHUNK..((c + 1) * CHUNK).min(gone.len);
    if chunks > 1 && exec.threads > 1 && kept.len < 4 * exec.threads {
        let mut results: smallvec::SmallVec<[[isize; 3]; 8]> = Default::default();
        kept.walk(0..kept.len, |at, len| {
            results.extend((0..len as isize).map(|i| std::array::from_fn(|v| at[v] + i * kept.inner_strides[v])));
        });
        let scratch = buffers::acquire(results.len() * chunks * size_of::<R::Acc>())?;
        let partials = Shared::new(scratch.as_ptr().cast::<R::Acc>());
        threads::for_each(results.len() * chunks, exec.threads, |task| {
            let [offset, ..] = results[task / chunks];
            // SAFETY: within the scratch; every task has a place of its own.
            let slot = unsafe { std::slice::from_raw_parts_mut(partials.get().add(task).cast(), 1) };
            let range = chunk(task % chunks);
            vectorize(exec.level, RowChunks { op, base: base.get(), offsets: &[offset], gone, range, accs: slot });
        });
        for (r, &[_, first, second]) in results.iter().enumerate() {
            let mut cascade = Cascade::new(op);
            for c in 0..chunks {
                // SAFETY: written by its task.
                cascade.push(unsafe { *partials.get().add(r * chunks + c) }, chunk(c).len());
            }
            write(cascade.finish(), first, second);
        }
        return Ok(());
    }
    threads::for_each_range(kept.len, (TASK / gone.len).max(1), exec.threads, |range| {
        kept.walk(range, |[offset, first, second], len| {
            let [step, first_step, second_step] = kept.inner_strides;
            let mut accs = [const { MaybeUninit::<R::Acc>::uninit() }; GROUP];
            let mut offsets = [0; GROUP];
            for start in (0..len).step_by(GROUP) {
                let n = (len - start).min(GROUP);
                for (i, slot) in offsets[..n].iter_mut().enumerate() {
                    *slot = offset + (start + i) as isize * step;
                }
                let compute = |offsets: &[isize], range, accs: &mut [MaybeUninit<R::Acc>]| {
                    vectorize(exec.level, RowChunks { op, base: base.get(), offsets, gone, range, accs });
                };
                if chunks == 1 {
                    compute(&offsets[..n], 0..gone.len, &mut accs[..n]);
                } else {
                    for i in 0..n {
                        let mut cascade = Cascade::new(op);
                        for c in 0..chunks {
                            compute(&offsets[i..i + 1], chunk(c), &mut accs[i..i + 1]);
                            // SAFETY: written by the line above.
                            cascade.push(unsafe { accs[i].assume_init() }, chunk(c).len());
                        }
                        accs[i].write(cascade.finish());
                    }
                }
                for (i, acc) in accs[..n].iter().enumerate() {
                    let i_all = (start + i) as isize;
                    // SAFETY: written above.
                    write(unsafe { acc.assume_init() }, first + i_all * first_step, second + i_all * second_step);
                }
            }
        });
    });
    Ok(())
}

/// The accumulators of one chunk of each of several results.
struct RowChunks<'a, R: Reducer> {
    op: R,
    base: *const R::In,
    offsets: &'a [isize],
    gone: &'a Nest<1>,
    range: std::ops::Range<usize>,
    accs: &'a mut [MaybeUninit<R::Acc>],
}

impl<R: Reducer> Body for RowChunks<'_, R> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let mut block = [const { MaybeUninit::<R::In>::uninit() }; BLOCK];
        for (&offset, acc) in self.offsets.iter().zip(self.accs) {
            let mut cascade = Cascade::new(self.op);
            let mut start = self.range.start;
            acc.write(loop {
                let len = BLOCK.min(self.range.end - start);
                // SAFETY: the nests stay within the view.
                let x = unsafe { gather(self.gone, self.base.offset(offset), start, &mut block[..len]) };
                let whole = self.op.block::<F>(x);
                start += len;
                if len == self.range.len() {
                    break whole;
                }
                cascade.push(whole, len);
                if start == self.range.end {
                    break cascade.finish();
                }
            });
        }
    }
}

/// Copies the positions from `start` on into `block`, or finds them in one piece.
///
/// # Safety
/// The nest's elements from `base` are readable for as long as the slice is used.
#[inline(always)]
pub(super) unsafe fn gather<'a, T: Element>(
    nest: &Nest<1>,
    base: *const T,
    start: usize,
    block: &'a mut [MaybeUninit<T>],
) -> &'a [T] {
    let step = nest.inner_strides[0];
    let whole = block.len();
    let mut direct: Option<&[T]> = None;
    let mut filled = 0;
    for ([at], len) in nest.runs(start..start + whole) {
        // SAFETY: the caller's contract; the pieces fill the block exactly.
        unsafe {
            let from = base.offset(at);
            if (step == 1 || len == 1) && len == whole {
                direct = Some(std::slice::from_raw_parts(from, len));
            } else if step == 1 {
                std::ptr::copy_nonoverlapping(from, block.as_mut_ptr().add(filled).cast(), len);
            } else {
                for (i, slot) in block[filled..filled + len].iter_mut().enumerate() {
                    slot.write(*from.offset(i as isize * step));
                }
            }
        }
        filled += len;
    }
    match direct {
        Some(slice) => slice,
        // SAFETY: every element was written by the walk.
        None => unsafe { std::slice::from_raw_parts(block.as_ptr().cast(), whole) },
    }
}

fn columns<R: Reducer>(
    exec: Exec,
    x: &View,
    kept: &Nest<3>,
    gone: &Nest<1>,
    op: R,
    write: &(dyn Fn(R::Acc, isize, isize) + Sync),
) -> Result<()> {
    let base = Shared::of_const(x.ptr::<R::In>());
    let [step, first_step, second_step] = kept.inner_strides;
    let height = (COLUMN_CHUNK / kept.inner.min(COLUMNS)).clamp(256, gone.len.max(256));
    let chunks = gone.len.div_ceil(height);
    let chunk = |c: usize| c * height..((c + 1) * height).min(gone.len);
    let piece = (TASK / gone.len.min(height)).clamp(COLUMNS, kept.len.max(COLUMNS));
    let pieces = kept.len.div_ceil(piece);
    let range = |p: usize| p * piece..((p + 1) * piece).min(kept.len);

    let scratch = match chunks {
        1 => None,
        n => Some(buffers::acquire(n * kept.len * size_of::<R::Acc>())?),
    };
    let partials = scratch.as_ref().map(|s| Shared::new(s.as_ptr().cast::<R::Acc>()));
    threads::for_each(pieces * chunks, exec.threads, |task| {
        let (piece, c) = (range(task / chunks), chunk(task % chunks));
        let mut place = piece.start;
        let mut accs = [op.empty(); COLUMNS];
        kept.walk(piece, |[offset, first, second], len| {
            let width = if step == 1 { COLUMNS } else { GATHERED };
            for start in (0..len).step_by(width) {
                let n = (len - start).min(width);
                // SAFETY: the nest stays within the view.
                let base = unsafe { base.get().offset(offset + start as isize * step) };
                column_chunk(exec, op, base, step, gone, c.clone(), &mut accs[..n]);
                for (i, &acc) in accs[..n].iter().enumerate() {
                    let at = (start + i) as isize;
                    match partials {
                        // SAFETY: within the scratch; every result of every chunk has a place of its own.
                        Some(partials) => unsafe {
                            partials.get().add((task % chunks) * kept.len + place + start + i).write(acc)
                        },
                        None => write(acc, first + at * first_step, second + at * second_step),
                    }
                }
            }
            place += len;
        });
    });
    let Some(partials) = partials else { return Ok(()) };
    threads::for_each_range(kept.len, (TASK / chunks).max(1), exec.threads, |range| {
        let mut place = range.start;
        kept.walk(range, |[_, first, second], len| {
            for i in 0..len {
                let mut cascade = Cascade::new(op);
                for c in 0..chunks {
                    // SAFETY: written above.
                    cascade.push(unsafe { *partials.get().add(c * kept.len + place + i) }, chunk(c).len());
                }
                write(cascade.finish(), first + i as isize * first_step, second + i as isize * second_step);
            }
            place += len;
        });
    });
    Ok(())
}

/// The accumulators of `accs.len()` results side by side over a range of rows.
///
/// Narrow arrays without gaps (say, sums of the three channels of an image) are read as wider ones: several rows stand
/// in one, and the accumulators are combined in the end.
fn column_chunk<R: Reducer>(
    exec: Exec,
    op: R,
    base: *const R::In,
    step: isize,
    gone: &Nest<1>,
    range: std::ops::Range<usize>,
    accs: &mut [R::Acc],
) {
    let narrow = accs.len();
    let gapless = step == 1 && gone.is_single_run() && gone.inner_strides[0] == narrow as isize;
    let together = 256 / narrow.max(1);
    let rows = range.len() / together.max(1);
    if !gapless || narrow >= 64 || rows < 8 {
        return vectorize(exec.level, ColumnChunk { op, base, step, gone, range, accs });
    }
    let (width, seen) = (together * narrow, rows * together);
    let mut wide = [op.empty(); 256];
    let (mut left, mut start) = (0..rows, 0);
    gone.walk(range.start..range.start + 1, |[at], _| start = at);
    // SAFETY: the nest stays within the view.
    let first = unsafe { base.offset(start) };
    let nest = Nest::new(&[rows as isize], [&[width as isize]]);
    vectorize(
        exec.level,
        ColumnChunk { op, base: first, step, gone: &nest, range: std::mem::take(&mut left), accs: &mut wide[..width] },
    );
    let mut rest = [op.empty(); 64];
    let tail = range.start + seen..range.end;
    let after = tail.len();
    if after > 0 {
        vectorize(exec.level, ColumnChunk { op, base, step, gone, range: tail, accs: &mut rest[..narrow] });
    }
    for (column, acc) in accs.iter_mut().enumerate() {
        let mut cascade = Cascade::new(op);
        (0..together).for_each(|row| cascade.push(wide[row * narrow + column], rows));
        let whole = cascade.finish();
        *acc = if after > 0 { op.combine(whole, seen, rest[column], after) } else { whole };
    }
}

struct ColumnChunk<'a, R: Reducer> {
    op: R,
    base: *const R::In,
    step: isize,
    gone: &'a Nest<1>,
    range: std::ops::Range<usize>,
    accs: &'a mut [R::Acc],
}

impl<R: Reducer> Body for ColumnChunk<'_, R> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let mut block = [const { MaybeUninit::<R::In>::uninit() }; TILE_ROWS * GATHERED];
        let columns = self.accs.len();
        self.accs.fill(self.op.empty());
        let mut rows = [self.base; TILE_ROWS];
        let (mut before, mut listed, total) = (0, 0, self.range.len());
        let pitch = self.gone.inner_strides[0];
        for ([at], len) in self.gone.runs(self.range) {
            for i in 0..len as isize {
                rows[listed] = self.base.wrapping_offset(at + i * pitch);
                listed += 1;
                if listed < TILE_ROWS && before + listed < total {
                    continue;
                }
                let rows = &mut rows[..listed];
                if self.step != 1 {
                    for (r, row) in rows.iter_mut().enumerate() {
                        for column in 0..columns {
                            // SAFETY: the nests stay within the view; gathered rows have at most GATHERED columns.
                            let x = unsafe { *row.offset(column as isize * self.step) };
                            block[r * GATHERED + column].write(x);
                        }
                        *row = block[r * GATHERED..].as_ptr().cast();
                    }
                }
                let mut column = 0;
                macro_rules! tiles {
                    ($($width:ident),+) => { $(
                        while column + $width <= columns {
                            let acc = self.accs[column..].first_chunk_mut::<$width>();
                            if let Some(acc) = acc {
                                // SAFETY: every row has `columns` elements.
                                unsafe { self.op.tile::<F, $width>(acc, before, rows, column) };
                            }
                            column += $width;
                        }
                    )+ };
                }
                tiles!(TILE, MIDDLE, NARROW, ONE);
                before += listed;
                listed = 0;
            }
        }
    }
}
