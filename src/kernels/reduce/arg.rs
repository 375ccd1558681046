//! The cpu paths of argmin and argmax.
//!
//! Comes in: a view and the axes. Goes out: the place of the first least (greatest) element, or of the first NaN. A block's
//! extreme is found as `Extreme` finds it, and only a block that improves on the best so far is searched for the
//! place. "First" is a matter of indices, not of the order in which memory is read, so blocks may come in any order.

use std::mem::MaybeUninit;

use super::ops::{BLOCK, Extreme, Ordered, Reducer};
use crate::kernels::Exec;
use crate::runtime::cpu::{Body, Features, vectorize};
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
struct Best<T> {
    value: T,
    place: i64,
}

/// Whether `a` stands before `b`: NaN first, then by value, equals by place.
#[inline(always)]
fn wins<T: Ordered, const MAX: bool>(a: Best<T>, b: Best<T>) -> bool {
    match (a.value.nan(), b.value.nan()) {
        (true, true) => a.place < b.place,
        (nan, other) if nan != other => nan,
        _ => a.value.before::<MAX>(b.value) || (a.value == b.value && a.place < b.place),
    }
}

/// Computes every result: `kept` is the loop over the results (x, out), `gone` over the elements behind each with their
/// places in C order; `single` is size and stride of the axis where there is just one.
pub fn arg<T: Ordered, const MAX: bool>(
    exec: Exec,
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
        return columns::<T, MAX>(exec, base, kept, size, stride, out);
    }
    let chunks = gone.len.div_ceil(CHUNK);
    let chunk = |c: usize| c * CHUNK..((c + 1) * CHUNK).min(gone.len);
    let row = |base: *const T, range| vectorize(exec.level, ArgRow::<T, MAX> { base, gone, range });
    if kept.len == 1 && chunks > 1 && exec.threads > 1 {
        let scratch = buffers::acquire(chunks * size_of::<Best<T>>())?;
        let bests = Shared::new(scratch.as_ptr().cast::<Best<T>>());
        threads::for_each(chunks, exec.threads, |c| {
            // SAFETY: within the scratch; every chunk has a place of its own.
            unsafe { bests.get().add(c).write(row(base.get(), chunk(c))) }
        });
        // SAFETY: written above.
        let all = unsafe { std::slice::from_raw_parts(bests.get(), chunks) };
        let best = all[1..].iter().fold(all[0], |best, &b| if wins::<T, MAX>(b, best) { b } else { best });
        // SAFETY: the one result.
        kept.walk(0..1, |[_, o], _| unsafe { out.get().offset(o).write(best.place) });
        return Ok(());
    }
    threads::for_each_range(kept.len, (TASK / gone.len).max(1), exec.threads, |range| {
        kept.walk(range, |[offset, o], len| {
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

struct ArgRow<'a, T, const MAX: bool> {
    base: *const T,
    gone: &'a Nest<2>,
    range: std::ops::Range<usize>,
}

impl<T: Ordered, const MAX: bool> Body for ArgRow<'_, T, MAX> {
    type Output = Best<T>;
    #[inline(always)]
    fn run<F: Features>(self) -> Best<T> {
        let [step, place_step] = self.gone.inner_strides;
        let mut best: Option<Best<T>> = None;
        for ([at, place], len) in self.gone.runs(self.range) {
            let mut block = [const { MaybeUninit::<T>::uninit() }; BLOCK];
            let mut start = 0;
            while start < len {
                let n = (len - start).min(BLOCK);
                // SAFETY: the nest stays within the view; the block is filled before it is read.
                let x = unsafe {
                    let from = self.base.offset(at + start as isize * step);
                    if step == 1 {
                        std::slice::from_raw_parts(from, n)
                    } else {
                        for (i, slot) in block[..n].iter_mut().enumerate() {
                            slot.write(*from.offset(i as isize * step));
                        }
                        std::slice::from_raw_parts(block.as_ptr().cast(), n)
                    }
                };
                let value = Extreme::<T, MAX>::NEW.block::<F>(x);
                let first = (place + start as isize * place_step) as i64;
                let last = first + (n as i64 - 1) * place_step as i64;
                let hopeful = Best { value, place: first.min(last) };
                if best.is_none_or(|best| wins::<T, MAX>(hopeful, best)) {
                    let same = |&x: &T| x == value || (x.nan() && value.nan());
                    let found = if place_step >= 0 { x.iter().position(same) } else { x.iter().rposition(same) };
                    let found = Best { value, place: first + found.unwrap_or(0) as i64 * place_step as i64 };
                    if best.is_none_or(|best| wins::<T, MAX>(found, best)) {
                        best = Some(found);
                    }
                }
                start += n;
            }
        }
        best.unwrap_or(Best { value: T::START, place: 0 })
    }
}

fn columns<T: Ordered, const MAX: bool>(
    exec: Exec,
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
                vectorize(
                    exec.level,
                    ArgColumns::<T, MAX> {
                        base: first,
                        step,
                        stride,
                        rows: height.min(size - top),
                        values: &mut values[..n],
                        places: &mut places[..n],
                    },
                );
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
            let best = best.reduce(|best, b| if wins::<T, MAX>(b, best) { b } else { best });
            // SAFETY: the nest stays within the output.
            unsafe { out.get().offset(o + i as isize * out_step).write(best.map_or(0, |b| b.place)) };
        }
        place += len;
    });
    Ok(())
}

struct ArgColumns<'a, T: Ordered, const MAX: bool> {
    base: *const T,
    step: isize,
    stride: isize,
    rows: usize,
    values: &'a mut [T],
    places: &'a mut [T::Place],
}

impl<T: Ordered, const MAX: bool> Body for ArgColumns<'_, T, MAX> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let columns = self.values.len();
        let mut block = [const { MaybeUninit::<T>::uninit() }; TILE_ROWS * GATHERED];
        let mut top = 0;
        while top < self.rows {
            let rows = TILE_ROWS.min(self.rows - top);
            // SAFETY: the rows lie within the view.
            let mut first = unsafe { self.base.offset(top as isize * self.stride) };
            let mut pitch = self.stride;
            if self.step != 1 {
                for r in 0..rows {
                    for column in 0..columns {
                        // SAFETY: as above; gathered rows have at most GATHERED columns.
                        let x = unsafe { *first.offset(r as isize * pitch + column as isize * self.step) };
                        block[r * GATHERED + column].write(x);
                    }
                }
                (first, pitch) = (block.as_ptr().cast(), GATHERED as isize);
            }
            let mut at = 0;
            macro_rules! tiles {
                ($($width:ident),+) => { $(
                    while at + $width <= columns {
                        let (values, places) = (&mut self.values[at..], &mut self.places[at..]);
                        // SAFETY: `$width` elements from `at` on are readable in every row.
                        unsafe { self::tile::<T, MAX, $width>(first.add(at), pitch, top, rows, values, places) };
                        at += $width;
                    }
                )+ };
            }
            tiles!(TILE, MIDDLE, NARROW, ONE);
            top += rows;
        }
    }
}

/// Compares `rows` rows, the first of which is row `top`, with the best so far; row 0 starts afresh.
///
/// # Safety
/// `W` elements are readable at `first` and `rows - 1` times `pitch` on.
#[inline(always)]
unsafe fn tile<T: Ordered, const MAX: bool, const W: usize>(
    first: *const T,
    pitch: isize,
    top: usize,
    rows: usize,
    values: &mut [T],
    places: &mut [T::Place],
) {
    let (values, places) = (&mut values[..W], &mut places[..W]);
    // SAFETY: the caller's contract.
    let start = unsafe { first.cast::<[T; W]>().read_unaligned() };
    let mut best = start;
    let mut at = [T::place(0); W];
    if top > 0 {
        best.copy_from_slice(values);
        at.copy_from_slice(places);
    }
    for r in 0..rows {
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
