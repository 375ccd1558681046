//! The engine of the cpu paths of sums, moments and extremes.
//!
//! Comes in: a view, the loop over the results, the loop over the elements behind each, a `Reduction`. Goes out: one
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
use std::ops::Range;

use super::ops::BLOCK;
use super::reduction::Reduction;
use crate::kernels::Exec;
use crate::kernels::gather::{Grid, gather};
use crate::runtime::cpu::Level;
use crate::runtime::layout::Nest;
use crate::runtime::{Element, Result, Shared, View, buffers, threads};

/// Elements of a chunk in `rows`: about a microsecond's work.
const CHUNK: usize = 16_384;

/// Elements that a task has, at least.
const TASK: usize = 32_768;

/// Rows whose accumulators are computed by one call of the reduction.
const GROUP: usize = 64;

/// Results side by side in `columns`, and where the elements have to be gathered first.
const COLUMNS: usize = 512;
const GATHERED: usize = 128;

/// Rows of a tile, which stays in the first-level cache for the second look that moments take.
const TILE_ROWS: usize = 32;

/// Elements of a chunk in `columns`.
const COLUMN_CHUNK: usize = 1 << 18;

/// Rows this short cost less side by side, gathered, than one by one.
const SHORT: usize = 16;

/// What is kept of elements.
pub trait Accumulator: Copy + Send + Sync {}
impl<A: Copy + Send + Sync> Accumulator for A {}

/// Combines accumulators as they come, pairwise as in a binary tree, in order.
pub(super) struct Cascade<'o, A, O: ?Sized> {
    op: &'o O,
    levels: [MaybeUninit<(A, usize)>; 64],
    filled: u64,
}

impl<'o, A: Accumulator, O: Reduction<A> + ?Sized> Cascade<'o, A, O> {
    pub(super) fn new(op: &'o O) -> Cascade<'o, A, O> {
        Cascade { op, levels: [const { MaybeUninit::uninit() }; 64], filled: 0 }
    }

    /// Adds the accumulator of the next `count` elements.
    pub(super) fn push(&mut self, mut acc: A, mut count: usize) {
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
    pub(super) fn finish(mut self) -> A {
        let mut whole: Option<(A, usize)> = None;
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

/// Where accumulators become results: those of several results side by side, the first one's offsets in the two outputs,
/// and the distances to the next.
pub type Write<'w, A> = &'w (dyn Fn(&[A], [isize; 2], [isize; 2]) + Sync);

/// Computes every result of a reduction of at least one element. Fails only before anything is written.
pub fn reduce<A: Accumulator>(
    exec: Exec,
    x: &View,
    kept: &Nest<3>,
    gone: &Nest<1>,
    op: &dyn Reduction<A>,
    write: Write<A>,
) -> Result<()> {
    let beside = kept.inner_strides[0].abs() < gone.inner_strides[0].abs();
    let short = gone.len <= SHORT && kept.inner >= SHORT;
    if kept.inner > 1 && (gone.len == 1 || beside || short) {
        columns(exec, x, kept, gone, op, write)
    } else {
        rows(exec, x, kept, gone, op, write)
    }
}

fn rows<A: Accumulator>(
    exec: Exec,
    x: &View,
    kept: &Nest<3>,
    gone: &Nest<1>,
    op: &dyn Reduction<A>,
    write: Write<A>,
) -> Result<()> {
    let base = Shared::new(x.raw());
    let chunks = gone.len.div_ceil(CHUNK);
    let chunk = |c: usize| c * CHUNK..((c + 1) * CHUNK).min(gone.len);
    if chunks > 1 && exec.threads > 1 && kept.len < 4 * exec.threads {
        let mut results: smallvec::SmallVec<[[isize; 3]; 8]> = Default::default();
        kept.walk(0..kept.len, |at, len| {
            results.extend((0..len as isize).map(|i| std::array::from_fn(|v| at[v] + i * kept.inner_strides[v])));
        });
        let scratch = buffers::acquire(results.len() * chunks * size_of::<A>())?;
        let partials = Shared::new(scratch.as_ptr().cast::<A>());
        threads::for_each(results.len() * chunks, exec.threads, |task| {
            let [offset, ..] = results[task / chunks];
            // SAFETY: within the scratch; every task has a place of its own.
            let slot = unsafe { std::slice::from_raw_parts_mut(partials.get().add(task).cast(), 1) };
            let range = chunk(task % chunks);
            row_chunks(exec.level, op, base.get(), &[offset], gone, range, slot);
        });
        for (r, &[_, first, second]) in results.iter().enumerate() {
            let mut cascade = Cascade::new(op);
            for c in 0..chunks {
                // SAFETY: written by its task.
                cascade.push(unsafe { *partials.get().add(r * chunks + c) }, chunk(c).len());
            }
            write(&[cascade.finish()], [first, second], [0; 2]);
        }
        return Ok(());
    }
    threads::for_each_range(kept.len, (TASK / gone.len).max(1), exec.threads, |range| {
        kept.walk(range, |[offset, first, second], len| {
            let [step, first_step, second_step] = kept.inner_strides;
            let mut accs = [const { MaybeUninit::<A>::uninit() }; GROUP];
            let mut offsets = [0; GROUP];
            for start in (0..len).step_by(GROUP) {
                let n = (len - start).min(GROUP);
                for (i, slot) in offsets[..n].iter_mut().enumerate() {
                    *slot = offset + (start + i) as isize * step;
                }
                let compute = |offsets: &[isize], range, accs: &mut [MaybeUninit<A>]| {
                    row_chunks(exec.level, op, base.get(), offsets, gone, range, accs);
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
                // SAFETY: the first `n` were written above; initialised, they have the layout of accumulators.
                let accs = unsafe { std::slice::from_raw_parts(accs.as_ptr().cast::<A>(), n) };
                let start = start as isize;
                write(accs, [first + start * first_step, second + start * second_step], [first_step, second_step]);
            }
        });
    });
    Ok(())
}

/// The accumulators of one chunk of each of several results, at most `GROUP`.
fn row_chunks<A: Accumulator>(
    level: Level,
    op: &dyn Reduction<A>,
    base: *const u8,
    offsets: &[isize],
    gone: &Nest<1>,
    range: Range<usize>,
    accs: &mut [MaybeUninit<A>],
) {
    let size = op.size();
    let first = |offset: isize| base.wrapping_offset(offset * size as isize);
    // Room for elements of 8 bytes, aligned for any.
    let mut block = [const { MaybeUninit::<u64>::uninit() }; BLOCK];
    let block = block.as_mut_ptr().cast::<u8>();
    let len = range.len();
    if len > BLOCK {
        for (&offset, acc) in offsets.iter().zip(accs) {
            let mut cascade = Cascade::new(op);
            for start in range.clone().step_by(BLOCK) {
                let len = BLOCK.min(range.end - start);
                let mut whole = [MaybeUninit::uninit()];
                // SAFETY: the nests stay within the view; the reduction writes what is read.
                cascade.push(
                    unsafe {
                        op.blocks(
                            level,
                            &[find_or_gather(level, gone, first(offset), size, start, len, block)],
                            len,
                            &mut whole,
                        );
                        whole[0].assume_init()
                    },
                    len,
                );
            }
            acc.write(cascade.finish());
        }
        return;
    }
    let mut blocks = [base; GROUP];
    if gone.is_single_run() && gone.inner_strides[0] == 1 {
        for (block, &offset) in blocks.iter_mut().zip(offsets) {
            *block = first(offset + gone.first(0) + range.start as isize);
        }
        // SAFETY: the nests stay within the view.
        return unsafe { op.blocks(level, &blocks[..offsets.len()], len, accs) };
    }
    let together = BLOCK / len;
    for (offsets, accs) in offsets.chunks(together).zip(accs.chunks_mut(together)) {
        for (i, &offset) in offsets.iter().enumerate() {
            // SAFETY: the nests stay within the view; the block has room for `together` times `len` elements.
            blocks[i] = unsafe {
                find_or_gather(level, gone, first(offset), size, range.start, len, block.add(i * len * size))
            };
        }
        // SAFETY: as above.
        unsafe { op.blocks(level, &blocks[..offsets.len()], len, accs) };
    }
}

/// Copies the `len` positions from `start` on into `block`, or finds them in one piece.
///
/// # Safety
/// The nest's elements, of `size` bytes, are readable from `base`; `block` has room for `len` of them, aligned.
unsafe fn find_or_gather(
    level: Level,
    nest: &Nest<1>,
    base: *const u8,
    size: usize,
    start: usize,
    len: usize,
    block: *mut u8,
) -> *const u8 {
    // SAFETY: the caller's contract.
    unsafe {
        match size {
            4 => gather_words::<u32>(level, nest, base.cast(), start, len, block.cast()).cast(),
            _ => gather_words::<u64>(level, nest, base.cast(), start, len, block.cast()).cast(),
        }
    }
}

/// # Safety
/// As for `find_or_gather`.
unsafe fn gather_words<W: Element>(
    level: Level,
    nest: &Nest<1>,
    base: *const W,
    start: usize,
    whole: usize,
    block: *mut W,
) -> *const W {
    let step = nest.inner_strides[0];
    let mut filled = 0;
    for ([at], len) in nest.runs(start..start + whole) {
        // SAFETY: the caller's contract; the pieces fill the block exactly.
        unsafe {
            let from = base.offset(at);
            if (step == 1 || len == 1) && len == whole {
                return from;
            } else if step == 1 {
                std::ptr::copy_nonoverlapping(from, block.add(filled), len);
            } else {
                gather(level, from, Grid { step, pitch: 0, len, rows: 1 }, block.add(filled));
            }
        }
        filled += len;
    }
    block
}

fn columns<A: Accumulator>(
    exec: Exec,
    x: &View,
    kept: &Nest<3>,
    gone: &Nest<1>,
    op: &dyn Reduction<A>,
    write: Write<A>,
) -> Result<()> {
    let base = Shared::new(x.raw());
    let [step, first_step, second_step] = kept.inner_strides;
    let height = (COLUMN_CHUNK / kept.inner.min(COLUMNS)).clamp(256, gone.len.max(256));
    let chunks = gone.len.div_ceil(height);
    let chunk = |c: usize| c * height..((c + 1) * height).min(gone.len);
    let piece = (TASK / gone.len.min(height)).clamp(COLUMNS, kept.len.max(COLUMNS));
    let pieces = kept.len.div_ceil(piece);
    let range = |p: usize| p * piece..((p + 1) * piece).min(kept.len);

    let scratch = match chunks {
        1 => None,
        n => Some(buffers::acquire(n * kept.len * size_of::<A>())?),
    };
    let partials = scratch.as_ref().map(|s| Shared::new(s.as_ptr().cast::<A>()));
    threads::for_each(pieces * chunks, exec.threads, |task| {
        let (piece, c) = (range(task / chunks), chunk(task % chunks));
        let mut place = piece.start;
        let mut accs = [op.empty(); COLUMNS];
        kept.walk(piece, |[offset, first, second], len| {
            let width = if step == 1 { COLUMNS } else { GATHERED };
            for start in (0..len).step_by(width) {
                let n = (len - start).min(width);
                // SAFETY: the nest stays within the view.
                let base = unsafe { base.get().offset((offset + start as isize * step) * op.size() as isize) };
                column_chunk(exec.level, op, base, step, gone, c.clone(), &mut accs[..n]);
                match partials {
                    // SAFETY: within the scratch; every result of every chunk has a place of its own.
                    Some(partials) => unsafe {
                        let to = partials.get().add((task % chunks) * kept.len + place + start);
                        std::ptr::copy_nonoverlapping(accs.as_ptr(), to, n);
                    },
                    None => {
                        let at = [first + start as isize * first_step, second + start as isize * second_step];
                        write(&accs[..n], at, [first_step, second_step]);
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
                let at = [first + i as isize * first_step, second + i as isize * second_step];
                write(&[cascade.finish()], at, [0; 2]);
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
fn column_chunk<A: Accumulator>(
    level: Level,
    op: &dyn Reduction<A>,
    base: *const u8,
    step: isize,
    gone: &Nest<1>,
    range: Range<usize>,
    accs: &mut [A],
) {
    let narrow = accs.len();
    let gapless = step == 1 && gone.is_single_run() && gone.inner_strides[0] == narrow as isize;
    let together = 256 / narrow.max(1);
    let rows = range.len() / together.max(1);
    if !gapless || narrow >= 64 || rows < 8 {
        return column_rows(level, op, base, step, gone, range, accs);
    }
    let (width, seen) = (together * narrow, rows * together);
    let mut wide = [op.empty(); 256];
    let mut start = 0;
    gone.walk(range.start..range.start + 1, |[at], _| start = at);
    // SAFETY: the nest stays within the view.
    let first = unsafe { base.offset(start * op.size() as isize) };
    let nest = Nest::new(&[rows as isize], [&[width as isize]]);
    column_rows(level, op, first, step, &nest, 0..rows, &mut wide[..width]);
    let mut rest = [op.empty(); 64];
    let tail = range.start + seen..range.end;
    let after = tail.len();
    if after > 0 {
        column_rows(level, op, base, step, gone, tail, &mut rest[..narrow]);
    }
    op.fold(&wide[..width], rows, accs);
    if after > 0 {
        for (acc, &rest) in accs.iter_mut().zip(&rest) {
            *acc = op.combine(*acc, seen, rest, after);
        }
    }
}

/// `column_chunk` of rows as they are: tile by tile, gathered where columns are not side by side.
fn column_rows<A: Accumulator>(
    level: Level,
    op: &dyn Reduction<A>,
    base: *const u8,
    step: isize,
    gone: &Nest<1>,
    range: Range<usize>,
    accs: &mut [A],
) {
    let size = op.size();
    // Room for elements of 8 bytes, aligned for any.
    let mut block = [const { MaybeUninit::<u64>::uninit() }; TILE_ROWS * GATHERED];
    let block = block.as_mut_ptr().cast::<u8>();
    let columns = accs.len();
    accs.fill(op.empty());
    let mut rows = [base; TILE_ROWS];
    let (mut before, mut listed, total) = (0, 0, range.len());
    let pitch = gone.inner_strides[0];
    for ([at], len) in gone.runs(range) {
        for i in 0..len as isize {
            rows[listed] = base.wrapping_offset((at + i * pitch) * size as isize);
            listed += 1;
            if listed < TILE_ROWS && before + listed < total {
                continue;
            }
            let rows = &mut rows[..listed];
            // SAFETY: the nests stay within the view; gathered rows have at most GATHERED columns.
            unsafe {
                if step != 1 {
                    // Rows of a single run are equally far apart, and gathered by one call.
                    let together = if gone.is_single_run() { rows.len() } else { 1 };
                    let grid = Grid { step, pitch, len: columns, rows: together };
                    for first in (0..rows.len()).step_by(together) {
                        let (from, to) = (rows[first], block.add(first * columns * size));
                        match size {
                            4 => gather::<u32>(level, from.cast(), grid, to.cast()),
                            _ => gather::<u64>(level, from.cast(), grid, to.cast()),
                        }
                    }
                    for (r, row) in rows.iter_mut().enumerate() {
                        *row = block.add(r * columns * size);
                    }
                }
                op.rows(level, before, rows, accs);
            }
            before += listed;
            listed = 0;
        }
    }
}
