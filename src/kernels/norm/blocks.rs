//! What the family's cpu paths are made of: runs of elements loaded into blocks on the stack, stored from them, and
//! reduced over fixed lanes.
//!
//! Comes in: addresses and strides. Goes out: slices that loops over them vectorise on. Everything is inlined into the
//! bodies that are compiled per instruction set.

use std::mem::MaybeUninit;

use crate::kernels::real::Real;

/// Elements of a block: 4 KiB of f32, so that three fit a 32 KiB first-level cache with ease.
pub const BLOCK: usize = 1024;

/// A block that `load` fills.
pub type Block<T> = [MaybeUninit<T>; BLOCK];

/// An empty block.
#[inline(always)]
pub fn block<T: Real>() -> Block<T> {
    [MaybeUninit::uninit(); BLOCK]
}

/// Numbers that a reduction keeps apart: two AVX-512 registers of f32, the chain of additions in each hidden by the other.
pub const LANES: usize = 32;

/// `len` elements from `ptr` at `step`: where they lie, or gathered into `block`.
///
/// # Safety
/// They are readable; nothing writes them while the slice is used; `len` is at most `BLOCK` unless `step` is 1.
#[inline(always)]
pub unsafe fn load<T: Real>(ptr: *const T, step: isize, len: usize, block: &mut Block<T>) -> &[T] {
    // SAFETY: the caller's contract.
    unsafe { if step == 1 { std::slice::from_raw_parts(ptr, len) } else { copy(ptr, step, len, block) } }
}

/// `len` elements from `ptr` at `step`, copied into `block`.
///
/// # Safety
/// They are readable; `len` is at most `BLOCK`.
#[inline(always)]
pub unsafe fn copy<T: Real>(ptr: *const T, step: isize, len: usize, block: &mut Block<T>) -> &mut [T] {
    // SAFETY: the caller's contract; the block is filled before it is handed out.
    unsafe {
        match step {
            0 => block[..len].fill(MaybeUninit::new(*ptr)),
            1 => std::ptr::copy_nonoverlapping(ptr, block.as_mut_ptr().cast(), len),
            step => copy_apart(ptr, step, &mut block[..len]),
        }
        std::slice::from_raw_parts_mut(block.as_mut_ptr().cast(), len)
    }
}

/// Copies elements that are not side by side. One element at a time at every level, so that one function serves all of
/// them; it is called for a block, or for a row of one.
///
/// # Safety
/// As many elements as there are slots are readable.
#[inline(never)]
unsafe fn copy_apart<T: Real>(ptr: *const T, step: isize, slots: &mut [MaybeUninit<T>]) {
    for (i, slot) in slots.iter_mut().enumerate() {
        // SAFETY: the caller's contract.
        slot.write(unsafe { *ptr.offset(i as isize * step) });
    }
}

/// Writes `values` from `ptr` at `step`.
///
/// # Safety
/// The elements are writable and not part of `values`.
#[inline(always)]
pub unsafe fn store<T: Real>(values: &[T], ptr: *mut T, step: isize) {
    // SAFETY: the caller's contract.
    unsafe {
        if step == 1 {
            return std::ptr::copy_nonoverlapping(values.as_ptr(), ptr, values.len());
        }
        store_apart(values, ptr, step);
    }
}

/// As `copy_apart`, the other way.
///
/// # Safety
/// As many elements as there are values are writable.
#[inline(never)]
unsafe fn store_apart<T: Real>(values: &[T], ptr: *mut T, step: isize) {
    for (i, &value) in values.iter().enumerate() {
        // SAFETY: the caller's contract.
        unsafe { ptr.offset(i as isize * step).write(value) };
    }
}

/// Folds `values` lane by lane from `first`; `step` takes what the lane holds and the next value, `join` two lanes.
#[inline(always)]
pub fn fold<T: Real>(values: &[T], first: T, step: impl Fn(T, T) -> T, join: impl Fn(T, T) -> T) -> T {
    let mut lanes = [first; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, &x) in lanes.iter_mut().zip(chunk) {
            *lane = step(*lane, x);
        }
    }
    for (lane, &x) in lanes.iter_mut().zip(rest) {
        *lane = step(*lane, x);
    }
    let mut width = LANES / 2;
    while width > 0 {
        for i in 0..width {
            lanes[i] = join(lanes[i], lanes[i + width]);
        }
        width /= 2;
    }
    lanes[0]
}

/// The largest of `values` and `first`; NaNs are passed over (what follows finds them).
#[inline(always)]
pub fn maximum<T: Real>(values: &[T], first: T) -> T {
    let larger = |a: T, b: T| if b > a { b } else { a };
    fold(values, first, larger, larger)
}

/// The sum of `values`, at most a block of them.
#[inline(always)]
pub fn sum<T: Real>(values: &[T]) -> T {
    fold(values, T::ZERO, |a, b| a + b, |a, b| a + b)
}
