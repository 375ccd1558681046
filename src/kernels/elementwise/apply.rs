//! The engine of the element-wise cpu paths.
//!
//! Comes in: views of one shape and an operation. Goes out: results written. A call is cut into ranges of a `Nest`, one
//! per task; a range's runs are cut into blocks that stay in the first-level cache:
//!
//! ```text
//! contiguous, separate memory     slice -> op -> slice
//! strided or repeated operand     gather into a block -> op -> slice
//! operand that is the output      copy to a block -> op -> slice
//! strided output                  … -> op -> block -> scatter
//! large output                    … -> op -> block -> streaming store
//! ```
//!
//! Everything between `vectorize` and the loops over slices is inlined: a loop that stays a function of its own is
//! compiled for the baseline only.

use std::mem::MaybeUninit;

use super::ops::{Binary, Unary};
use crate::kernels::Exec;
use crate::runtime::cpu::{Body, Features, Level, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::tensor::OutView;
use crate::runtime::{Element, Shared, View, stream, threads};

/// Elements of a block: 4 KiB of f32, two or three of which share a 32 KiB first-level cache with ease.
const BLOCK: usize = 1024;

/// Pieces that tasks are cut into start at multiples of this many elements.
const GRAIN: usize = 4096;

/// A block on the stack, aligned so that the widest loads and stores do not straddle cache lines.
#[repr(align(64))]
struct Block<T>([MaybeUninit<T>; BLOCK]);

impl<T: Copy> Block<T> {
    #[inline(always)]
    fn new() -> Self {
        Block([MaybeUninit::uninit(); BLOCK])
    }
}

/// Where a run's operand comes from: `step` 1 is a slice, 0 one repeated element, anything else is gathered.
#[derive(Clone, Copy)]
struct Operand<T> {
    ptr: *const T,
    step: isize,
    /// The operand is the memory that the results go to.
    is_target: bool,
}

impl<T: Element> Operand<T> {
    /// Fills `block` once, where one element is repeated.
    ///
    /// # Safety
    /// The element is readable.
    #[inline(always)]
    unsafe fn repeat(self, len: usize, block: &mut Block<T>) {
        if self.step == 0 {
            // SAFETY: the caller's contract.
            block.0[..len.min(BLOCK)].fill(MaybeUninit::new(unsafe { *self.ptr }));
        }
    }

    /// The elements `at..at + len` of the run: the memory itself, or `block` filled from it.
    ///
    /// # Safety
    /// They are readable, `len` is at most `BLOCK`, and nothing writes them while the slice is used, unless the
    /// operand says that it is the target. `repeat` was called with a `len` that is not less.
    #[inline(always)]
    unsafe fn load(self, at: usize, len: usize, block: &mut Block<T>) -> &[T] {
        // SAFETY: the caller's contract; the block is filled before it is read.
        unsafe {
            match self.step {
                0 => {}
                1 if !self.is_target => return std::slice::from_raw_parts(self.ptr.add(at), len),
                1 => std::ptr::copy_nonoverlapping(self.ptr.add(at), block.0.as_mut_ptr().cast(), len),
                step => {
                    for (i, slot) in block.0[..len].iter_mut().enumerate() {
                        slot.write(*self.ptr.offset((at + i) as isize * step));
                    }
                }
            }
            std::slice::from_raw_parts(block.0.as_ptr().cast(), len)
        }
    }

    /// What is to be asked for while the results from `at` on are streamed: the memory of a later block.
    #[inline(always)]
    fn ahead(self, at: usize) -> *const u8 {
        let at = if self.step == 1 { at * size_of::<T>() + stream::AHEAD } else { 0 };
        self.ptr.cast::<u8>().wrapping_add(at)
    }
}

/// How a run's results are stored.
#[derive(Clone, Copy, PartialEq)]
enum Store {
    Direct,
    Stream,
    Scatter(isize),
}

/// Where a run's results go.
struct Target<T> {
    ptr: *mut T,
    store: Store,
}

impl<T: Element> Target<T> {
    /// The slots that the results `at..at + len` are computed into: the memory itself, or `block`.
    ///
    /// # Safety
    /// The elements are writable, nothing else refers to them while the slice is used, and `len` is at most `BLOCK`
    /// unless the store is direct.
    #[inline(always)]
    unsafe fn slots<'b>(&self, at: usize, len: usize, block: &'b mut Block<T>) -> &'b mut [MaybeUninit<T>] {
        match self.store {
            // SAFETY: the caller's contract.
            Store::Direct => unsafe { std::slice::from_raw_parts_mut(self.ptr.add(at).cast(), len) },
            _ => &mut block.0[..len],
        }
    }

    /// How many elements are computed at a time, where the operands need no block of their own if `direct`.
    #[inline(always)]
    fn piece(&self, direct: bool, len: usize) -> usize {
        match self.store {
            Store::Direct if direct => len,
            Store::Stream => stream::BLOCK_BYTES / size_of::<T>(),
            Store::Direct | Store::Scatter(_) => BLOCK,
        }
    }

    /// Takes the results from the block to where they belong; `ahead` is what is read next.
    ///
    /// # Safety
    /// As for `slots`, whose results have been written; the processor has the level `F`.
    #[inline(always)]
    unsafe fn store<F: Features, const N: usize>(
        &self,
        at: usize,
        len: usize,
        block: &Block<T>,
        ahead: [*const u8; N],
    ) {
        // SAFETY: the caller's contract.
        unsafe {
            match self.store {
                Store::Direct => {}
                Store::Stream => {
                    let (to, from) = (self.ptr.add(at).cast(), block.0.as_ptr().cast());
                    stream::copy_at::<F, N>(to, from, len * size_of::<T>(), ahead)
                }
                Store::Scatter(step) => {
                    for (i, value) in block.0[..len].iter().enumerate() {
                        self.ptr.offset((at + i) as isize * step).write(value.assume_init());
                    }
                }
            }
        }
    }
}

/// `bytes`: what the call touches.
fn store_kind<T, const N: usize>(nest: &Nest<N>, bytes: usize, in_place: bool) -> Store {
    match nest.inner_strides[0] {
        1 if !in_place && stream::pays(bytes, nest.inner.saturating_mul(size_of::<T>())) => Store::Stream,
        1 => Store::Direct,
        step => Store::Scatter(step),
    }
}

/// `out = op(x)`. `in_place`: `x` and `out` are the same memory; otherwise they share no byte.
pub fn unary<T: Element, M: Unary<T>>(exec: Exec, x: &View, out: &OutView, in_place: bool, op: M) {
    let flat = out.is_contiguous() && x.is_contiguous();
    let nest = if flat { Nest::flat(out.len()) } else { Nest::new(out.shape(), [out.strides(), x.strides()]) };
    let (source, target) = (Shared::of_const(x.ptr::<T>()), Shared::new(out.ptr_mut::<T>()));
    let bytes = nest.len.saturating_mul(2 * size_of::<T>());
    let store = store_kind::<T, 2>(&nest, bytes, in_place);
    let level = if M::LIGHT { stream::level(exec.level, bytes) } else { exec.level };
    threads::for_each_range(nest.len, GRAIN, exec.threads, |range| {
        let (source, target) = (source.get(), target.get());
        let body = UnaryRange { nest: &nest, range, source, target, store, in_place, op };
        vectorize(level, body);
        if store == Store::Stream {
            stream::fence();
        }
    });
}

struct UnaryRange<'n, T, M> {
    nest: &'n Nest<2>,
    range: std::ops::Range<usize>,
    source: *const T,
    target: *mut T,
    store: Store,
    in_place: bool,
    op: M,
}

impl<T: Element, M: Unary<T>> Body for UnaryRange<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let step = self.nest.inner_strides[1];
        let direct = step == 1 && !self.in_place;
        let mut block = Block::<T>::new();
        let mut results = Block::<T>::new();
        for ([o, x], len) in self.nest.runs(self.range) {
            // SAFETY: the nest stays within both views; tasks have disjoint ranges; a source that is the target is
            // copied before its place is written; the level is the body's.
            unsafe {
                let x = Operand { ptr: self.source.offset(x), step, is_target: self.in_place };
                let target = Target { ptr: self.target.offset(o), store: self.store };
                x.repeat(len, &mut block);
                let piece = target.piece(direct, len);
                let mut at = 0;
                while at < len {
                    let n = (len - at).min(piece);
                    let from = x.load(at, n, &mut block);
                    let to = target.slots(at, n, &mut results);
                    self.op.apply::<F>(from, to);
                    target.store::<F, 1>(at, n, &results, [x.ahead(at)]);
                    at += n;
                }
            }
        }
    }
}

/// `out = op(x)` over `len` elements in a row, on one thread: nothing is planned, nothing is cut.
///
/// # Safety
/// `len` elements are readable at `x` and writable at `out`, which share no byte.
pub unsafe fn unary_dense<T: Element, M: Unary<T>>(level: Level, x: *const T, out: *mut T, len: usize, op: M) {
    // SAFETY: the caller's contract.
    let (x, out) = unsafe { (std::slice::from_raw_parts(x, len), std::slice::from_raw_parts_mut(out.cast(), len)) };
    vectorize(level, UnaryDense { x, out, op });
}

struct UnaryDense<'a, T, M> {
    x: &'a [T],
    out: &'a mut [MaybeUninit<T>],
    op: M,
}

impl<T: Element, M: Unary<T>> Body for UnaryDense<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        // SAFETY: `vectorize` gives the level; both slices were made with one length.
        unsafe { self.op.apply::<F>(self.x, self.out) }
    }
}

/// As `unary_dense`, `out = op(a, b)`.
///
/// # Safety
/// `len` elements are readable at `a` and `b` and writable at `out`, which shares no byte with them.
pub unsafe fn binary_dense<T: Element, M: Binary<T>>(
    level: Level,
    [a, b]: [*const T; 2],
    out: *mut M::Out,
    len: usize,
    op: M,
) {
    // SAFETY: the caller's contract.
    let (a, b, out) = unsafe {
        let slice = |p| std::slice::from_raw_parts(p, len);
        (slice(a), slice(b), std::slice::from_raw_parts_mut(out, len))
    };
    vectorize(level, BinaryDense { a, b, out, op });
}

struct BinaryDense<'a, T: Element, M: Binary<T>> {
    a: &'a [T],
    b: &'a [T],
    out: &'a mut [M::Out],
    op: M,
}

impl<T: Element, M: Binary<T>> Body for BinaryDense<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        for (out, (&a, &b)) in self.out.iter_mut().zip(self.a.iter().zip(self.b)) {
            *out = self.op.apply::<F>(a, b);
        }
    }
}

/// `out = op(a, b)`. An operand may be the same memory as `out`; otherwise it shares no byte with it.
pub fn binary<T: Element, M: Binary<T>>(exec: Exec, a: &View, b: &View, out: &OutView, in_place: bool, op: M) {
    let flat = out.is_contiguous() && a.is_contiguous() && b.is_contiguous();
    let strides = [out.strides(), a.strides(), b.strides()];
    let nest = if flat { Nest::flat(out.len()) } else { Nest::new(out.shape(), strides) };
    let sources = [Shared::of_const(a.ptr::<T>()), Shared::of_const(b.ptr::<T>())];
    let target = Shared::new(out.ptr_mut::<M::Out>());
    let bytes = nest.len.saturating_mul(2 * size_of::<T>() + size_of::<M::Out>());
    let store = store_kind::<M::Out, 3>(&nest, bytes, in_place);
    let level = stream::level(exec.level, bytes);
    threads::for_each_range(nest.len, GRAIN, exec.threads, |range| {
        let ([a, b], target) = (sources.map(Shared::get), target.get());
        let body = BinaryRange { nest: &nest, range, a, b, target, store, in_place, op };
        vectorize(level, body);
        if store == Store::Stream {
            stream::fence();
        }
    });
}

struct BinaryRange<'n, T: Element, M: Binary<T>> {
    nest: &'n Nest<3>,
    range: std::ops::Range<usize>,
    a: *const T,
    b: *const T,
    target: *mut M::Out,
    store: Store,
    in_place: bool,
    op: M,
}

impl<T: Element, M: Binary<T>> Body for BinaryRange<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let [_, a_step, b_step] = self.nest.inner_strides;
        let direct = a_step == 1 && b_step == 1 && !self.in_place;
        // Operands of one address with the output are the output: anything else has been refused.
        let is_target = |p: *const T| self.in_place && p.cast() == self.target.cast_const();
        let (a_target, b_target) = (is_target(self.a), is_target(self.b));
        let mut a_block = Block::<T>::new();
        let mut b_block = Block::<T>::new();
        let mut results = Block::<M::Out>::new();
        for ([o, a, b], len) in self.nest.runs(self.range) {
            // SAFETY: the nest stays within the views; tasks have disjoint ranges; sources that are the target are
            // copied before their place is written.
            unsafe {
                let a = Operand { ptr: self.a.offset(a), step: a_step, is_target: a_target };
                let b = Operand { ptr: self.b.offset(b), step: b_step, is_target: b_target };
                let target = Target { ptr: self.target.offset(o), store: self.store };
                a.repeat(len, &mut a_block);
                b.repeat(len, &mut b_block);
                let piece = target.piece(direct, len);
                let mut at = 0;
                while at < len {
                    let n = (len - at).min(piece);
                    let (xs, ys) = (a.load(at, n, &mut a_block), b.load(at, n, &mut b_block));
                    let to = target.slots(at, n, &mut results);
                    for (to, (&a, &b)) in to.iter_mut().zip(xs.iter().zip(ys)) {
                        to.write(self.op.apply::<F>(a, b));
                    }
                    target.store::<F, 2>(at, n, &results, [a.ahead(at), b.ahead(at)]);
                    at += n;
                }
            }
        }
    }
}
