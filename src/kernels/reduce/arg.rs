//! The cpu paths of argmin and argmax.
//!
//! Comes in: a view and the axes. Goes out: the place of the first least (greatest) element, or of the first NaN. A block's
//! extreme is found as `Extreme` finds it, and only a block that improves on the best so far is searched for the
//! place. "First" is a matter of indices, not of the order in which memory is read, so blocks may come in any order.
//! Only `Places`, which finds extremes, is compiled for each instruction set, and for argmin and argmax apart.

use std::mem::MaybeUninit;

use super::ops::{BLOCK, Extreme, Ordered};
use super::reduction::Reduction;
use crate::kernels::Exec;
use crate::kernels::gather::{Grid, gather};
use crate::runtime::cpu::{Body, Features, Level, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::{Result, Shared, View, buffers, threads};

/// Elements of a chunk.
const CHUNK: usize = 65_536;
/// Elements that a task has, at least.
const TASK: usize = 32_768;
/// Results side by side, and where elements have to be gathered.
const COLUMNS: usize = 256;
const GATHERED: usize = 64;
/// Rows this short cost less side by side.
const SHORT: usize = 16;
const TILE: usize = 128;
const MIDDLE: usize = 32;
const NARROW: usize = 4;
const ONE: usize = 1;
const TILE_ROWS: usize = 32;

/// The best element so far and its place in C order.
#[derive(Clone, Copy)]
pub struct Best<T> {
    value: T,
    place: i64,
}

/// A reduction to an extreme that knows places.
pub trait Places<T: Ordered>: Reduction<T> {
    /// Whether `a` stands before `b`: NaN first, then by value, equals by place.
    fn wins(&self, a: Best<T>, b: Best<T>) -> bool;
    /// Compares rows with the best so far, column by column.
    ///
    /// # Safety
    /// Every row has as many readable elements as there are columns.
    unsafe fn compare(&self, level: Level, rows: Rows<T>, best: Columns<T>);
}

/// Rows `pitch` elements apart; the first of the `count` is row `top`, and row 0 starts afresh.
#[derive(Clone, Copy)]
pub struct Rows<T> {
    first: *const T,
    pitch: isize,
    top: usize,
    count: usize,
}

/// The best elements of columns side by side, and their rows.
pub struct Columns<'a, T: Ordered> {
    values: &'a mut [T],
    places: &'a mut [T::Place],
}

impl<T: Ordered, const MAX: bool> Places<T> for Extreme<T, MAX> {
    fn wins(&self, a: Best<T>, b: Best<T>) -> bool {
        match (a.value.nan(), b.value.nan()) {
            (true, true) => a.place < b.place,
            (nan, other) if nan != other => nan,
            _ => a.value.before::<MAX>(b.value) || (a.value == b.value && a.place < b.place),
        }
    }

    unsafe fn compare(&self, level: Level, rows: Rows<T>, best: Columns<T>) {
        vectorize(level, Compare::<T, MAX> { rows, best });
    }
}

/// Computes every result: `kept` is the loop over the results (x, out), `gone` over the elements behind each with their
/// places in C order; `single` is size and stride of the axis where there is just one.
pub fn arg<T: Ordered>(
    exec: Exec,
    op: &dyn Places<T>,
    x: &View,
    kept: &Nest<2>,
    gone: &Nest<2>,
    single: Option<(usize, isize)>,
    out: *mut i64,
) -> Result<()> {
    let (base, out) = (Shared::of_const(x.ptr::<T>()), Shared::new(out));
    if let Some((size, stride)) = single
        && kept.inner > 1
        && (size <= SHORT || kept.inner_strides[0].abs() < stride.abs())
    {
        return columns(exec, op, base, kept, size, stride, out);
    }
    let chunks = gone.len.div_ceil(CHUNK);
    let chunk = |c: usize| c * CHUNK..((c + 1) * CHUNK).min(gone.len);
    let row = |base: *const T, range| best_of(exec.level, op, base, gone, range);
    if kept.len == 1 && chunks > 1 && exec.threads > 1 {
        let scratch = buffers::acquire(chunks * size_of::<Best<T>>())?;
        let bests = Shared::new(scratch.as_ptr().cast::<Best<T>>());
        threads::for_each(chunks, exec.threads, |c| {
            // SAFETY: within the scratch; every chunk has a place of its own.
            unsafe { bests.get().add(c).write(row(base.get(), chunk(c))) }
        });
        // SAFETY: written above.
        let all = unsafe { std::slice::from_raw_parts(bests.get(), chunks) };
        let best = all[1..].iter().fold(all[0], |best, &b| if op.wins(b, best) { b } else { best });
        // SAFETY: the one result.
        kept.walk(0..1, |[_, o], _| unsafe { out.get().offset(o).write(best.place) });
        return Ok(());
    }
    // Short lanes without gaps: the extremes of several by one call.
    let short = gone.is_single_run() && gone.inner_strides == [1, 1] && gone.len <= BLOCK;
    threads::for_each_range(kept.len, (TASK / gone.len).max(1), exec.threads, |range| {
        kept.walk(range, |[offset, o], len| {
            if short {
                let write = |i: usize, place: usize| {
                    let (at, place) = (o + i as isize * kept.inner_strides[1], gone.first(1) + place as isize);
                    // SAFETY: the nest stays within the output, and every result is written by one task.
                    unsafe { out.get().offset(at).write(place as i64) };
                };
                let first = base.get().wrapping_offset(offset + gone.first(0)).cast_const();
                return short_lanes(exec.level, op, first, kept.inner_strides[0], [len, gone.len], write);
            }
            for i in 0..len as isize {
                // SAFETY: the nests stay within the views, and every result is written by one task.
                unsafe {
                    let from = base.get().offset(offset + i * kept.inner_strides[0]);
                    let best = row(from, 0..gone.len);
                    out.get().offset(o + i * kept.inner_strides[1]).write(best.place);
                }
            }
        });
    });
    Ok(())
}

/// Lanes whose extremes are found by one call.
const GROUP: usize = 64;

/// The places in `lanes` lanes of `len` elements in a row each, 1 to `BLOCK`, `step` elements apart.
fn short_lanes<T: Ordered>(
    level: Level,
    op: &dyn Places<T>,
    base: *const T,
    step: isize,
    [lanes, len]: [usize; 2],
    write: impl Fn(usize, usize),
) {
    let mut firsts = [std::ptr::null::<u8>(); GROUP];
    let mut values = [const { MaybeUninit::<T>::uninit() }; GROUP];
    for start in (0..lanes).step_by(GROUP) {
        let count = GROUP.min(lanes - start);
        for (i, first) in firsts[..count].iter_mut().enumerate() {
            *first = base.wrapping_offset((start + i) as isize * step).cast();
        }
        // SAFETY: the lanes lie within the view.
        unsafe { op.blocks(level, &firsts[..count], len, &mut values[..count]) };
        for (i, (first, value)) in firsts[..count].iter().zip(&values).enumerate() {
            // SAFETY: as above; written by the call.
            let (x, value) = unsafe { (std::slice::from_raw_parts(first.cast(), len), value.assume_init()) };
            write(start + i, vectorize(level, Find { x, value, last: false }));
        }
    }
}

/// The place of the first element, or the last, that equals `value`, which there is; NaNs are equal here.
struct Find<'a, T> {
    x: &'a [T],
    value: T,
    last: bool,
}

impl<T: Ordered> Body for Find<'_, T> {
    type Output = usize;
    #[inline(always)]
    fn run<F: Features>(self) -> usize {
        let Find { x, value, last } = self;
        let same = |&x: &T| (x == value) | (x.nan() & value.nan());
        if last {
            return x.iter().rposition(same).unwrap_or(0);
        }
        // A loop without an exit vectorises: it finds the piece that the place is in.
        let (pieces, rest) = x.as_chunks::<64>();
        for (i, piece) in pieces.iter().enumerate() {
            let mut found = false;
            for x in piece {
                found |= same(x);
            }
            if found {
                return i * 64 + piece.iter().position(same).unwrap_or(0);
            }
        }
        pieces.len() * 64 + rest.iter().position(same).unwrap_or(0)
    }
}

fn best_of<T: Ordered>(
    level: Level,
    op: &dyn Places<T>,
    base: *const T,
    gone: &Nest<2>,
    range: std::ops::Range<usize>,
) -> Best<T> {
    let [step, place_step] = gone.inner_strides;
    let mut best: Option<Best<T>> = None;
    let mut block = [const { MaybeUninit::<T>::uninit() }; BLOCK];
    for ([at, place], len) in gone.runs(range) {
        let mut start = 0;
        while start < len {
            let n = (len - start).min(BLOCK);
            // SAFETY: the nest stays within the view; the block is filled before it is read, and the extreme written.
            let (x, value) = unsafe {
                let mut from = base.offset(at + start as isize * step);
                if step != 1 {
                    gather(level, from, Grid { step, pitch: 0, len: n, rows: 1 }, block.as_mut_ptr().cast());
                    from = block.as_ptr().cast();
                }
                let mut value = [MaybeUninit::uninit()];
                op.blocks(level, &[from.cast()], n, &mut value);
                (std::slice::from_raw_parts(from, n), value[0].assume_init())
            };
            let first = (place + start as isize * place_step) as i64;
            let last = first + (n as i64 - 1) * place_step as i64;
            let hopeful = Best { value, place: first.min(last) };
            if best.is_none_or(|best| op.wins(hopeful, best)) {
                let found = vectorize(level, Find { x, value, last: place_step < 0 });
                let found = Best { value, place: first + found as i64 * place_step as i64 };
                if best.is_none_or(|best| op.wins(found, best)) {
                    best = Some(found);
                }
            }
            start += n;
        }
    }
    best.unwrap_or(Best { value: T::START, place: 0 })
}

fn columns<T: Ordered>(
    exec: Exec,
    op: &dyn Places<T>,
    base: Shared<T>,
    kept: &Nest<2>,
    size: usize,
    stride: isize,
    out: Shared<i64>,
) -> Result<()> {
    let [step, out_step] = kept.inner_strides;
    // A fixed height keeps row numbers in 32 bits; the chunks' results are compared in order.
    let height = ((1usize << 18) / kept.inner.min(COLUMNS)).max(256);
    let chunks = size.div_ceil(height);
    let piece = (TASK / size.min(height)).clamp(COLUMNS, kept.len.max(COLUMNS));
    let pieces = kept.len.div_ceil(piece);
    let scratch = match chunks {
        1 => None,
        n => Some(buffers::acquire(n * kept.len * size_of::<Best<T>>())?),
    };
    let bests = scratch.as_ref().map(|s| Shared::new(s.as_ptr().cast::<Best<T>>()));
    threads::for_each(pieces * chunks, exec.threads, |task| {
        let (p, c) = (task / chunks, task % chunks);
        let range = p * piece..((p + 1) * piece).min(kept.len);
        let top = c * height;
        let mut place = range.start;
        kept.walk(range, |[offset, o], len| {
            let width = if step == 1 { COLUMNS } else { GATHERED };
            let mut values = [T::START; COLUMNS];
            let mut places = [T::place(0); COLUMNS];
            for start in (0..len).step_by(width) {
                let n = (len - start).min(width);
                // SAFETY: the nest stays within the view.
                let first = unsafe { base.get().offset(offset + start as isize * step + top as isize * stride) };
                let best = Columns { values: &mut values[..n], places: &mut places[..n] };
                column_rows(exec.level, op, first, [step, stride], height.min(size - top), best);
                for i in 0..n {
                    let found = (top + T::row(places[i])) as i64;
                    // SAFETY: every result of every chunk has a place of its own, in the scratch and in the output.
                    unsafe {
                        match bests {
                            Some(bests) => bests
                                .get()
                                .add(c * kept.len + place + start + i)
                                .write(Best { value: values[i], place: found }),
                            None => out.get().offset(o + (start + i) as isize * out_step).write(found),
                        }
                    }
                }
            }
            place += len;
        });
    });
    let Some(bests) = bests else { return Ok(()) };
    let mut place = 0;
    kept.walk(0..kept.len, |[_, o], len| {
        for i in 0..len {
            // SAFETY: written above.
            let best = (0..chunks).map(|c| unsafe { *bests.get().add(c * kept.len + place + i) });
            let best = best.reduce(|best, b| if op.wins(b, best) { b } else { best });
            // SAFETY: the nest stays within the output.
            unsafe { out.get().offset(o + i as isize * out_step).write(best.map_or(0, |b| b.place)) };
        }
        place += len;
    });
    Ok(())
}

/// The best of `rows` rows, `stride` apart, in each of several columns, `step` apart.
fn column_rows<T: Ordered>(
    level: Level,
    op: &dyn Places<T>,
    base: *const T,
    [step, stride]: [isize; 2],
    rows: usize,
    best: Columns<T>,
) {
    let columns = best.values.len();
    let mut block = [const { MaybeUninit::<T>::uninit() }; TILE_ROWS * GATHERED];
    for top in (0..rows).step_by(TILE_ROWS) {
        let count = TILE_ROWS.min(rows - top);
        // SAFETY: the rows lie within the view; gathered rows have at most GATHERED columns.
        unsafe {
            let mut first = base.offset(top as isize * stride);
            let mut pitch = stride;
            if step != 1 {
                gather(level, first, Grid { step, pitch, len: columns, rows: count }, block.as_mut_ptr().cast());
                (first, pitch) = (block.as_ptr().cast(), columns as isize);
            }
            let best = Columns { values: &mut *best.values, places: &mut *best.places };
            op.compare(level, Rows { first, pitch, top, count }, best);
        }
    }
}

struct Compare<'a, T: Ordered, const MAX: bool> {
    rows: Rows<T>,
    best: Columns<'a, T>,
}

impl<T: Ordered, const MAX: bool> Body for Compare<'_, T, MAX> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let Compare { rows, best } = self;
        let columns = best.values.len();
        let mut at = 0;
        macro_rules! tiles {
            ($($width:ident),+) => { $(
                while at + $width <= columns {
                    let (values, places) = (&mut best.values[at..], &mut best.places[at..]);
                    // SAFETY: `$width` elements from `at` on are readable in every row.
                    unsafe { tile::<T, MAX, $width>(Rows { first: rows.first.add(at), ..rows }, values, places) };
                    at += $width;
                }
            )+ };
        }
        tiles!(TILE, MIDDLE, NARROW, ONE);
    }
}

/// Compares `W` columns of the rows with the best so far.
///
/// # Safety
/// `W` elements are readable in every row.
#[inline(always)]
unsafe fn tile<T: Ordered, const MAX: bool, const W: usize>(rows: Rows<T>, values: &mut [T], places: &mut [T::Place]) {
    let Rows { first, pitch, top, count } = rows;
    let (values, places) = (&mut values[..W], &mut places[..W]);
    // SAFETY: the caller's contract.
    let start = unsafe { first.cast::<[T; W]>().read_unaligned() };
    let mut best = start;
    let mut at = [T::place(0); W];
    if top > 0 {
        best.copy_from_slice(values);
        at.copy_from_slice(places);
    }
    for r in 0..count {
        // SAFETY: as above.
        let row = unsafe { first.offset(r as isize * pitch).cast::<[T; W]>().read_unaligned() };
        let place = T::place(top + r);
        for i in 0..W {
            let better = row[i].before::<MAX>(best[i]) | (row[i].nan() & !best[i].nan());
            best[i] = if better { row[i] } else { best[i] };
            at[i] = if better { place } else { at[i] };
        }
    }
    values.copy_from_slice(&best);
    places.copy_from_slice(&at);
}
