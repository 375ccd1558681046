//! Parallel loops: which iterations are a chunk, who runs it, and what becomes of reductions.
//!
//! Chunks depend on the number of iterations alone, and partial results are combined in the order of the chunks: the same
//! bits at every number of threads. Of several errors the one of the first chunk that has one is reported, as well at
//! every number of threads: chunks before it always run, chunks after it may not.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};

use jitney_ir::dtype::Kind;
use jitney_ir::{BinOp, Const, DType, eval};

use crate::runtime::threads;

/// Most chunks of a loop. Enough for machines of today with some to spare for those that fall behind; a chunk costs some
/// tens of nanoseconds.
const CHUNKS: u64 = 128;

/// How many iterations `range(start, stop, step)` has, the three being numbers of type `dtype`. None for a step of 0.
pub fn iterations(dtype: DType, start: u64, stop: u64, step: u64) -> u64 {
    let wide = |bits: u64| if dtype.kind() == Kind::Signed { i128::from(bits as i64) } else { bits.into() };
    let (start, stop, step) = (wide(start), wide(stop), wide(step));
    let (distance, stride) = if step < 0 { (start - stop, -step) } else { (stop - start, step) };
    if distance <= 0 || stride == 0 { 0 } else { ((distance - 1) / stride + 1) as u64 }
}

/// The value of the loop's variable at `iteration`.
pub fn index(dtype: DType, start: u64, step: u64, iteration: u64) -> u64 {
    // In the range of the type, because it lies between start and stop: the wrapped sum is the number itself.
    let value = start.wrapping_add(step.wrapping_mul(iteration));
    debug_assert!(dtype == DType::U64 || dtype == DType::I64 || value == eval::cast(DType::I64, dtype, Const(value)).0);
    value
}

/// How many chunks a loop has.
pub fn chunks(iterations: u64) -> u64 {
    iterations.min(CHUNKS)
}

/// The iterations of a chunk: sizes differ by 1 at most.
pub fn chunk(iterations: u64, number: u64) -> Range<u64> {
    let chunks = u128::from(chunks(iterations));
    let at = |n: u64| (u128::from(iterations) * u128::from(n) / chunks) as u64;
    at(number)..at(number + 1)
}

/// Runs `body` on every chunk, on up to `threads` threads (0 for the pool's limit). The body leaves the values of its
/// reductions in the slots that it is given; they are combined with those in `reduced`.
pub fn run<E: Send>(
    iterations: u64,
    threads: usize,
    reductions: &[(BinOp, DType)],
    reduced: &mut [u64],
    body: impl Fn(Range<u64>, &mut [u64]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    assert_eq!(reductions.len(), reduced.len());
    let (chunks, width) = (chunks(iterations) as usize, reductions.len());
    let threads = if threads == 0 { threads::limit() } else { threads };
    let partials: Vec<AtomicU64> = (0..chunks * width).map(|_| AtomicU64::new(0)).collect();
    let failed = AtomicU64::new(u64::MAX);
    let failure: Mutex<Option<(u64, E)>> = Mutex::new(None);
    threads::for_each(chunks, threads, |number| {
        let place = number as u64;
        if failed.load(Ordering::Relaxed) < place {
            return;
        }
        let mut slots = smallvec::SmallVec::<[u64; 8]>::from_elem(0, width);
        match body(chunk(iterations, place), &mut slots) {
            Ok(()) => {
                for (to, from) in partials[number * width..].iter().zip(slots) {
                    to.store(from, Ordering::Relaxed);
                }
            }
            Err(error) => {
                failed.fetch_min(place, Ordering::Relaxed);
                let mut first = failure.lock().unwrap_or_else(PoisonError::into_inner);
                if first.as_ref().is_none_or(|(other, _)| place < *other) {
                    *first = Some((place, error));
                }
            }
        }
    });
    if let Some((_, error)) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    for partial in partials.chunks_exact(width.max(1)) {
        for ((&(op, dtype), total), value) in reductions.iter().zip(reduced.iter_mut()).zip(partial) {
            *total = eval::binary(op, dtype, Const(*total), Const(value.load(Ordering::Relaxed))).0;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iterations_are_those_of_python() {
        let i = |start: i64, stop: i64, step: i64| iterations(DType::I64, start as u64, stop as u64, step as u64);
        assert_eq!(i(0, 10, 1), 10);
        assert_eq!(i(0, 10, 3), 4);
        assert_eq!(i(10, 0, 1), 0);
        assert_eq!(i(10, 0, -3), 4);
        assert_eq!(i(0, 0, -1), 0);
        assert_eq!(i(i64::MIN, i64::MAX, 1), u64::MAX);
        assert_eq!(i(i64::MAX, i64::MIN, i64::MIN), 2);
        assert_eq!(iterations(DType::U64, 0, u64::MAX, 1), u64::MAX);
        assert_eq!(iterations(DType::I8, -128i64 as u64, 127, 1), 255);
    }

    #[test]
    fn chunks_cover_every_iteration_once() {
        for n in [0, 1, 2, 127, 128, 129, 1000, u64::MAX] {
            let mut next = 0;
            for number in 0..chunks(n) {
                let range = chunk(n, number);
                assert_eq!(range.start, next);
                assert!(range.end > range.start);
                next = range.end;
            }
            assert_eq!(next, n);
        }
    }

    #[test]
    fn the_first_chunk_with_an_error_is_reported() {
        for threads in [1, 2, 3, 8] {
            let outcome =
                run(1000, threads, &[], &mut [], |range, _| if range.start >= 100 { Err(range.start) } else { Ok(()) });
            let first = (0..chunks(1000)).map(|n| chunk(1000, n).start).find(|&s| s >= 100).unwrap();
            assert_eq!(outcome, Err(first));
        }
    }
}
