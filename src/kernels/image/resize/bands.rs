//! The cpu path of resizing.
//!
//! Comes in: an image, a method's two passes, a target. Goes out: the target written. The result's rows are cut into
//! bands, one per task. A band keeps the intermediate rows that its next result row may need in a ring, so that each
//! source row is worked through once, and never the whole image lies in between:
//!
//! ```text
//! source row --(gather)--> along --> ring of intermediate rows --> across --> result row --(scatter, normalise)-->
//! ```

use super::super::normalize::Normalize;
use super::super::picture::Picture;
use super::super::planes::{self, BLOCK, Planes, Run};
use super::{Method, Sampled, Sizes};
use crate::kernels::Exec;
use crate::runtime::cpu::{Body, Features, Level, vectorize};
use crate::runtime::{Element, Result, buffers, threads};

/// Where result rows go.
#[derive(Clone, Copy)]
pub enum Target {
    /// An image of the source's type.
    Image(Picture),
    /// Normalised planes of f32.
    Planes(Picture, Normalize),
}

/// Intermediate rows in a ring.
#[derive(Clone, Copy)]
pub struct Rows<'r, M> {
    memory: &'r [M],
    len: usize,
    capacity: usize,
}

impl<'r, M> Rows<'r, M> {
    /// The row made from source row `y`, one of those that the method asked for.
    #[inline(always)]
    pub fn row(&self, y: usize) -> &'r [M] {
        let slot = y % self.capacity;
        &self.memory[slot * self.len..][..self.len]
    }
}

/// Resizes. Fails only where scratch memory cannot be had, before anything is written.
pub fn resize<T: Sampled>(exec: Exec, from: Picture, sizes: Sizes, method: usize, target: Target) -> Result<()> {
    match method {
        0 => run(exec, from, sizes, T::bilinear(sizes), target),
        1 => run(exec, from, sizes, T::antialias(sizes), target),
        _ => run::<T, _>(exec, from, sizes, super::nearest::Nearest::new(sizes), target),
    }
}

fn run<T: Sampled, M: Method<T>>(exec: Exec, from: Picture, sizes: Sizes, method: M, target: Target) -> Result<()> {
    let (height, width) = sizes.to;
    let capacity = (0..height).map(|y| method.rows(y).1).max().unwrap_or(1);
    // A few bands per thread; more would work through the source rows at their borders more often.
    let tasks = if exec.threads > 1 { (exec.threads * 3).min(height) } else { 1 };
    let gathered = if from.rows_are_contiguous() { 0 } else { from.width * from.channels };
    let direct = matches!(target, Target::Image(to) if to.rows_are_contiguous());
    let finished = if direct { 0 } else { width * sizes.channels };
    let middle_bytes = (capacity * method.middle_len() * size_of::<M::Middle>()).next_multiple_of(buffers::ALIGN);
    let row_bytes = ((gathered + finished) * size_of::<T>()).next_multiple_of(buffers::ALIGN);
    let task_bytes = middle_bytes + row_bytes;
    let scratch = Scratch(buffers::acquire(tasks * task_bytes)?);
    threads::for_each(tasks, exec.threads, |task| {
        // SAFETY: each task has a part of its own of the scratch memory, aligned for any element. Zeros are valid
        // elements, so that slices over it hold no unspecified values.
        let (middle, rows) = unsafe {
            let start = scratch.0.as_ptr().add(task * task_bytes);
            start.write_bytes(0, task_bytes);
            (
                std::slice::from_raw_parts_mut(start.cast::<M::Middle>(), capacity * method.middle_len()),
                std::slice::from_raw_parts_mut(start.add(middle_bytes).cast::<T>(), gathered + finished),
            )
        };
        let (gathered, finished) = rows.split_at_mut(gathered);
        let band = height * task / tasks..height * (task + 1) / tasks;
        vectorize(
            exec.level,
            Band {
                level: exec.level,
                from,
                sizes,
                method: &method,
                target,
                capacity,
                middle,
                gathered,
                finished,
                band,
            },
        );
    });
    Ok(())
}

struct Scratch(buffers::Buffer);

struct Band<'a, T: Element, M: Method<T>> {
    level: Level,
    from: Picture,
    sizes: Sizes,
    method: &'a M,
    target: Target,
    capacity: usize,
    middle: &'a mut [M::Middle],
    gathered: &'a mut [T],
    finished: &'a mut [T],
    band: std::ops::Range<usize>,
}

impl<T: Sampled, M: Method<T>> Body for Band<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let Band { level, from, sizes, method, target, capacity, middle, gathered, finished, band } = self;
        let (len, width) = (method.middle_len(), sizes.to.1);
        // Source rows below this have been worked through.
        let mut done = method.rows(band.start).0;
        for y in band {
            let (first, count) = method.rows(y);
            for row in done.max(first)..first + count {
                let slot = row % capacity;
                // SAFETY: the row lies in the source, of `T`, which nothing writes meanwhile.
                let source = unsafe { source_row(&from, row, gathered) };
                method.along::<F>(source, &mut middle[slot * len..][..len]);
            }
            done = done.max(first + count);
            let rows = Rows { memory: middle, len, capacity };
            let direct = match target {
                // SAFETY: row y lies in the output, contiguous, and is this task's alone.
                Target::Image(to) if to.rows_are_contiguous() => unsafe {
                    Some(std::slice::from_raw_parts_mut(to.at::<T>(y, 0), width * to.channels))
                },
                _ => None,
            };
            // One call for every target: inlined, it is the larger part of this function.
            let scattered = direct.is_none();
            let row = direct.unwrap_or(&mut *finished);
            method.across::<F>(y, rows, row);
            match target {
                // SAFETY: `row` holds a row, and row y of the output is this task's alone.
                Target::Image(to) if scattered => unsafe { scatter_row(row, &to, y) },
                Target::Image(_) => {}
                // SAFETY: as above.
                Target::Planes(to, op) => unsafe { normalize_row(level, &op, row, &to, y) },
            }
        }
    }
}

/// # Safety
/// `row` holds a row of pixels; row `y` of the image is writable, and nothing else uses it.
#[inline(never)]
unsafe fn scatter_row<T: Element>(row: &[T], to: &Picture, y: usize) {
    for (x, pixel) in row.chunks_exact(to.channels).enumerate() {
        for (c, &value) in pixel.iter().enumerate() {
            // SAFETY: the caller's contract.
            unsafe { *to.at::<T>(y, x).offset(c as isize * to.channel) = value };
        }
    }
}

/// The elements of a source row: in place, or gathered.
///
/// # Safety
/// The row lies in the image, of `T`; nothing writes it meanwhile; `gathered` has room for a row that is not contiguous.
#[inline(never)]
unsafe fn source_row<'r, T: Element>(from: &Picture, row: usize, gathered: &'r mut [T]) -> &'r [T] {
    // SAFETY: the caller's contract.
    unsafe {
        if from.rows_are_contiguous() {
            return std::slice::from_raw_parts(from.at::<T>(row, 0), from.width * from.channels);
        }
        for (x, pixel) in gathered.chunks_exact_mut(from.channels).enumerate() {
            for (c, slot) in pixel.iter_mut().enumerate() {
                *slot = *from.at::<T>(row, x).offset(c as isize * from.channel);
            }
        }
        gathered
    }
}

/// # Safety
/// `row` holds a row of pixels; row `y` of the planes is writable, and nothing else uses it.
unsafe fn normalize_row<T: Sampled>(level: Level, op: &Normalize, row: &[T], to: &Picture, y: usize) {
    vectorize(level, NormalizeRow { level, op, row, to, y });
}

/// The same for every method, so that it is compiled once for each of the types.
struct NormalizeRow<'a, T> {
    level: Level,
    op: &'a Normalize,
    row: &'a [T],
    to: &'a Picture,
    y: usize,
}

impl<T: Sampled> Body for NormalizeRow<'_, T> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let NormalizeRow { level, op, row, to, y } = self;
        let (mut source, mut result) = (Planes::<T>::new(), Planes::<f32>::new());
        for x in (0..to.width).step_by(BLOCK) {
            let n = (to.width - x).min(BLOCK);
            let channels = to.channels;
            // SAFETY: the contract of `normalize_row`: n pixels from x on lie in both rows.
            unsafe {
                let ptr = row.as_ptr().add(x * channels).cast_mut();
                let from = Run { ptr, channels, pixel: channels as isize, channel: 1 };
                let to = Run { ptr: to.at::<f32>(y, x), ..Run::of(to) };
                planes::convert::<F, T, f32>((op, level), from, to, n, &mut source, &mut result, false);
            }
        }
    }
}
