//! Selection: the elements of given ranks, without sorting.
//!
//! Comes in: the elements behind one result, and the ranks, ascending. Goes out: the elements at those ranks. A few
//! elements are copied and partitioned. Many are looked at once (Floyd and Rivest 1975, in the sampling form):
//!
//! ```text
//! sample      some thousands of elements, sorted: for each rank two pivots that enclose it almost surely
//! pass        over the data, in parallel: count what lies below the pivots, keep what lies between
//! recurse     on what was kept, a few percent
//! ```
//!
//! A sample that misled is noticed by the counts; a wider one follows, and in the end the plain way. The answer is exact
//! whatever the sample and the threads did.

use std::mem::MaybeUninit;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use smallvec::SmallVec;

use super::points::Keyed;
use crate::kernels::Exec;
use crate::runtime::cpu::{Body, Features, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::{Result, buffers, threads};

/// Elements from which on sampling beats partitioning.
pub const LARGE: usize = 1 << 15;

/// Elements of one task of a pass.
const CHUNK: usize = 1 << 16;

/// Elements gathered, and kept per pivot pair, before they are moved on.
const BLOCK: usize = 2048;

/// Kept elements wait here, one place past the last for a store that is not counted.
const STASH: usize = 2 * BLOCK + 1;

/// Pivot pairs of one pass.
const PAIRS: usize = 3;

/// The elements behind one result.
#[derive(Clone, Copy)]
pub struct Source<'a, T> {
    /// Address that the nest's offsets count from.
    pub base: *const T,
    /// Where the elements lie.
    pub nest: &'a Nest<1>,
}

// SAFETY: the elements are shared and only read.
unsafe impl<T> Sync for Source<'_, T> {}
// SAFETY: as above.
unsafe impl<T> Send for Source<'_, T> {}

impl<T: Keyed> Source<'_, T> {
    fn len(&self) -> usize {
        self.nest.len
    }

    /// The element at a flat position.
    fn at(&self, position: usize) -> T {
        let mut found = T::NAN;
        // SAFETY: the nest's elements are readable.
        self.nest.walk(position..position + 1, |[at], _| found = unsafe { *self.base.offset(at) });
        found
    }

    /// Writes every element's key to `keys`; tells whether there is a NaN.
    pub fn keys(&self, keys: &mut [MaybeUninit<T::Key>]) -> bool {
        let step = self.nest.inner_strides[0];
        let (mut filled, mut nan) = (0, false);
        self.nest.walk(0..self.len(), |[at], len| {
            for (i, slot) in keys[filled..filled + len].iter_mut().enumerate() {
                // SAFETY: the nest's elements are readable.
                let x = unsafe { *self.base.offset(at + i as isize * step) };
                nan |= x.nan();
                slot.write(x.key());
            }
            filled += len;
        });
        nan
    }
}

/// Finds the keys at `ranks` (ascending, no rank twice, counted from `first`) by partitioning.
pub fn partition<K: Ord + Copy>(keys: &mut [K], first: usize, ranks: &[usize], found: &mut [K]) {
    if ranks.is_empty() {
        return;
    }
    let middle = ranks.len() / 2;
    let at = ranks[middle] - first;
    let (left, key, right) = keys.select_nth_unstable(at);
    found[middle] = *key;
    let (found_left, found_right) = found.split_at_mut(middle);
    partition(left, first, &ranks[..middle], found_left);
    partition(right, first + at + 1, &ranks[middle + 1..], &mut found_right[1..]);
}

/// Finds the elements at `ranks`; `false` where there is a NaN. Fails only for want of memory.
pub fn select<T: Keyed>(exec: Exec, source: Source<T>, ranks: &[usize], found: &mut [T::Key]) -> Result<bool> {
    if source.len() >= LARGE {
        for deviations in [4.5, 9.0] {
            match sampled(exec, source, ranks, found, deviations)? {
                Outcome::Found => return Ok(true),
                Outcome::Nan => return Ok(false),
                Outcome::Misled => {}
            }
        }
    }
    let mut scratch = buffers::acquire(source.len() * size_of::<T>())?;
    let keys = scratch.as_uninit::<T::Key>(source.len());
    if source.keys(keys) {
        return Ok(false);
    }
    // SAFETY: every key was written.
    let keys = unsafe { std::slice::from_raw_parts_mut(keys.as_mut_ptr().cast::<T::Key>(), keys.len()) };
    partition(keys, 0, ranks, found);
    Ok(true)
}

enum Outcome {
    Found,
    Nan,
    Misled,
}

/// Two pivots, both included, and the ranks that should lie between them.
struct Pair<K> {
    low: K,
    high: K,
    ranks: Range<usize>,
    /// Elements to expect between, with room to spare.
    room: usize,
}

/// What a pass found about a pair.
struct Kept<'a, T> {
    below: AtomicUsize,
    between: AtomicUsize,
    target: *mut T,
    room: usize,
    memory: std::marker::PhantomData<&'a buffers::Buffer>,
}

// SAFETY: tasks write to places of the target that they reserved through `between`.
unsafe impl<T> Sync for Kept<'_, T> {}

fn sampled<T: Keyed>(
    exec: Exec,
    source: Source<T>,
    ranks: &[usize],
    found: &mut [T::Key],
    deviations: f64,
) -> Result<Outcome> {
    let n = source.len();
    let size = (4 * n.isqrt()).next_power_of_two().min(1 << 16);
    let mut memory = buffers::acquire(size * size_of::<T>())?;
    let sample = memory.zeroed::<T::Key>(size);
    // One element from each of `size` equal stretches, at a place that no period of the data can follow.
    let mut state = n as u64;
    for (i, slot) in sample.iter_mut().enumerate() {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        let (from, to) = (i * n / size, (i + 1) * n / size);
        let x = source.at(from + ((state >> 33) as usize) % (to - from).max(1));
        if x.nan() {
            return Ok(Outcome::Nan);
        }
        *slot = x.key();
    }
    sample.sort_unstable();

    let pairs = pairs::<T>(sample, n, ranks, deviations);
    for pairs in pairs.chunks(PAIRS) {
        let mut rooms: SmallVec<[buffers::Buffer; PAIRS]> = SmallVec::new();
        for pair in pairs {
            rooms.push(buffers::acquire(pair.room * size_of::<T>())?);
        }
        let kept: SmallVec<[Kept<T>; PAIRS]> = pairs
            .iter()
            .zip(&rooms)
            .map(|(pair, room)| Kept {
                below: AtomicUsize::new(0),
                between: AtomicUsize::new(0),
                target: room.as_ptr().cast(),
                room: pair.room,
                memory: std::marker::PhantomData,
            })
            .collect();
        if pass(exec, source, pairs, &kept) {
            return Ok(Outcome::Nan);
        }
        for (pair, kept) in pairs.iter().zip(&kept) {
            let (below, between) = (kept.below.load(Ordering::Relaxed), kept.between.load(Ordering::Relaxed));
            let wanted = &ranks[pair.ranks.clone()];
            let targets = &mut found[pair.ranks.clone()];
            if wanted[0] < below || wanted[wanted.len() - 1] - below >= between {
                return Ok(Outcome::Misled);
            }
            if pair.low == pair.high {
                targets.fill(pair.low);
                continue;
            }
            if between > kept.room || between > n - n / 4 {
                return Ok(Outcome::Misled);
            }
            let local: SmallVec<[usize; 8]> = wanted.iter().map(|rank| rank - below).collect();
            let nest = Nest::new(&[between as isize], [&[1]]);
            select(exec, Source { base: kept.target.cast_const(), nest: &nest }, &local, targets)?;
        }
    }
    Ok(Outcome::Found)
}

/// The pivots for each rank: its place in the sample, some standard deviations of the sampling error to either side.
/// Pairs that overlap become one.
fn pairs<T: Keyed>(sample: &[T::Key], n: usize, ranks: &[usize], deviations: f64) -> SmallVec<[Pair<T::Key>; 4]> {
    let size = sample.len() as f64;
    let mut pairs: SmallVec<[Pair<T::Key>; 4]> = SmallVec::new();
    for (i, &rank) in ranks.iter().enumerate() {
        let part = (rank as f64 + 0.5) / n as f64;
        let margin = deviations * (size * part * (1.0 - part)).sqrt() + 3.0;
        let (low, high) = ((part * size - margin).floor(), (part * size + margin).ceil());
        let low = if low < 0.0 { T::KEYS.0 } else { sample[low as usize] };
        let high = if high >= size { T::KEYS.1 } else { sample[high as usize] };
        match pairs.last_mut() {
            Some(last) if low <= last.high => {
                last.high = last.high.max(high);
                last.ranks.end = i + 1;
            }
            _ => pairs.push(Pair { low, high, ranks: i..i + 1, room: 0 }),
        }
    }
    for pair in &mut pairs {
        let within = sample.partition_point(|&k| k <= pair.high) - sample.partition_point(|&k| k < pair.low);
        let expected = (within + 16) as f64 / size;
        pair.room = if pair.low == pair.high { 0 } else { ((expected * 1.3 * n as f64) as usize).min(n) };
    }
    pairs
}

/// Counts and keeps for every pair; tells whether there is a NaN.
fn pass<T: Keyed>(exec: Exec, source: Source<T>, pairs: &[Pair<T::Key>], kept: &[Kept<T>]) -> bool {
    let nan = AtomicBool::new(false);
    let n = source.len();
    threads::for_each(n.div_ceil(CHUNK), exec.threads, |task| {
        if nan.load(Ordering::Relaxed) {
            return;
        }
        let range = task * CHUNK..((task + 1) * CHUNK).min(n);
        let seen = if pairs.len() == 1 {
            vectorize(exec.level, Sift::<T, 1> { source, range, pairs, kept })
        } else {
            vectorize(exec.level, Sift::<T, PAIRS> { source, range, pairs, kept })
        };
        if seen {
            nan.store(true, Ordering::Relaxed);
        }
    });
    nan.into_inner()
}

/// A chunk's part of a pass; tells whether there is a NaN.
struct Sift<'a, T: Keyed, const P: usize> {
    source: Source<'a, T>,
    range: Range<usize>,
    pairs: &'a [Pair<T::Key>],
    kept: &'a [Kept<'a, T>],
}

impl<T: Keyed, const P: usize> Body for Sift<'_, T, P> {
    type Output = bool;
    #[inline(always)]
    fn run<F: Features>(self) -> bool {
        // A pair that is not there keeps nothing: its low pivot is above its high one.
        let low: [T::Key; P] = std::array::from_fn(|p| self.pairs.get(p).map_or(T::KEYS.1, |pair| pair.low));
        let high: [T::Key; P] = std::array::from_fn(|p| self.pairs.get(p).map_or(T::KEYS.0, |pair| pair.high));
        let mut stash = [[const { MaybeUninit::<T>::uninit() }; STASH]; P];
        let mut stashed = [0usize; P];
        let mut below = [0usize; P];
        let mut nan = false;
        let mut gathered = [const { MaybeUninit::<T>::uninit() }; BLOCK];
        let step = self.source.nest.inner_strides[0];

        for ([at], len) in self.source.nest.runs(self.range.clone()) {
            let mut start = 0;
            while start < len {
                let n = (len - start).min(BLOCK);
                // SAFETY: the nest's elements are readable; the block is filled before it is read.
                let x = unsafe {
                    let from = self.source.base.offset(at + start as isize * step);
                    if step == 1 {
                        std::slice::from_raw_parts(from, n)
                    } else {
                        for (i, slot) in gathered[..n].iter_mut().enumerate() {
                            slot.write(*from.offset(i as isize * step));
                        }
                        std::slice::from_raw_parts(gathered.as_ptr().cast(), n)
                    }
                };
                for p in 0..P {
                    if stashed[p] + n > 2 * BLOCK {
                        self.flush(p, &stash[p], &mut stashed[p]);
                    }
                }
                let mut marks = [0u8; BLOCK];
                let mut keys = [T::KEYS.0; BLOCK];
                nan |= look::<T, P>(x, &low, &high, &mut keys, &mut marks, &mut below);
                // Whether an element is kept is unpredictable, so the list grows without a branch.
                let mut hits = [0u16; BLOCK];
                let mut count = 0;
                for (i, &mark) in marks[..n].iter().enumerate() {
                    hits[count % BLOCK] = i as u16;
                    count += mark as usize;
                }
                for &at in &hits[..count] {
                    let (x, key) = (x[at as usize], keys[at as usize % BLOCK]);
                    for p in 0..P {
                        stash[p][stashed[p]].write(x);
                        stashed[p] += ((key >= low[p]) & (key <= high[p])) as usize;
                    }
                }
                start += n;
            }
        }
        for p in 0..P.min(self.pairs.len()) {
            self.flush(p, &stash[p], &mut stashed[p]);
            self.kept[p].below.fetch_add(below[p], Ordering::Relaxed);
        }
        nan
    }
}

/// Keys of a block, marks where one lies between the pivots of a pair, and how many lie below each. Plain loops, one
/// thing each, over memory in the first-level cache: what LLVM vectorises best. Tells whether there is a NaN.
#[inline(always)]
fn look<T: Keyed, const P: usize>(
    x: &[T],
    low: &[T::Key; P],
    high: &[T::Key; P],
    keys: &mut [T::Key; BLOCK],
    marks: &mut [u8; BLOCK],
    below: &mut [usize; P],
) -> bool {
    let keys = &mut keys[..x.len()];
    let marks = &mut marks[..x.len()];
    let mut nan = 0u32;
    for (key, &x) in keys.iter_mut().zip(x) {
        *key = x.key();
        nan |= x.nan() as u32;
    }
    for p in 0..P {
        let (low, high) = (low[p], high[p]);
        below[p] += keys.iter().map(|&key| (key < low) as u32).sum::<u32>() as usize;
        for (mark, &key) in marks.iter_mut().zip(&*keys) {
            *mark |= ((key >= low) & (key <= high)) as u8;
        }
    }
    nan != 0
}

impl<T: Keyed, const P: usize> Sift<'_, T, P> {
    /// Moves what is stashed to the pair's room. What finds no room is counted all the same.
    #[inline(always)]
    fn flush(&self, p: usize, stash: &[MaybeUninit<T>; STASH], stashed: &mut usize) {
        let Some(kept) = self.kept.get(p) else { return };
        let count = std::mem::take(stashed);
        let place = kept.between.fetch_add(count, Ordering::Relaxed);
        if place + count <= kept.room {
            // SAFETY: the places were reserved by the addition and are within the room; the stash was written so far.
            unsafe { std::ptr::copy_nonoverlapping(stash.as_ptr().cast::<T>(), kept.target.add(place), count) };
        }
    }
}
