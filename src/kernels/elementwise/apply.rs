//! The engine of the element-wise cpu paths.
//!
//! Comes in: views of one shape and an operation. Goes out: results written. A call is cut into ranges of a `Nest`, one
//! per task; a range's runs are cut into blocks that stay in the first-level cache:
//!
//! ```text
//! contiguous, separate memory     slice -> op -> slice
//! strided, repeated or in place   gather into a block -> op -> block -> scatter
//! large results                   slice -> op -> block -> streaming store
//! ```

use std::mem::MaybeUninit;

use super::ops::{Binary, Unary};
use crate::kernels::Exec;
use crate::runtime::cpu::{Body, Features, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::tensor::OutView;
use crate::runtime::{Element, View, stream, threads};

/// Elements of a block: 4 KiB of f32, two or three of which share a 32 KiB first-level cache with ease.
const BLOCK: usize = 1024;

/// Pieces that tasks are cut into start at multiples of this many elements.
const GRAIN: usize = 4096;

/// A pointer that tasks share; each task touches elements of its own.
#[derive(Clone, Copy)]
struct Shared<T>(*mut T);
// SAFETY: tasks write disjoint ranges, and only the output is written.
unsafe impl<T> Sync for Shared<T> {}
// SAFETY: as above.
unsafe impl<T> Send for Shared<T> {}

/// Where a run's operand comes from: `step` 1 is a slice, 0 one repeated element, anything else is gathered.
#[derive(Clone, Copy)]
struct Operand<T> {
    ptr: *const T,
    step: isize,
}

impl<T: Element> Operand<T> {
    /// The block's elements: the memory itself, or `block` filled from it.
    ///
    /// # Safety
    /// `len` elements are readable from `ptr` at `step`; nothing writes them while the slice is used.
    #[inline(always)]
    unsafe fn load<'b>(self, at: usize, len: usize, block: &'b mut [MaybeUninit<T>; BLOCK], copy: bool) -> &'b [T] {
        // SAFETY: the caller's contract; the block is filled before it is read.
        unsafe {
            if self.step == 1 && !copy {
                return std::slice::from_raw_parts(self.ptr.add(at), len);
            }
            match self.step {
                0 => block[..len].fill(MaybeUninit::new(*self.ptr)),
                1 => std::ptr::copy_nonoverlapping(self.ptr.add(at), block.as_mut_ptr().cast(), len),
                step => {
                    for (i, slot) in block[..len].iter_mut().enumerate() {
                        slot.write(*self.ptr.offset((at + i) as isize * step));
                    }
                }
            }
            std::slice::from_raw_parts(block.as_ptr().cast(), len)
        }
    }
}

/// How a run's results are stored.
#[derive(Clone, Copy, PartialEq)]
enum Store {
    Direct,
    Stream,
    Scatter(isize),
}

/// Stores a block of results.
///
/// # Safety
/// `len` elements are writable at `ptr` by the store's step.
#[inline(always)]
unsafe fn store<T: Element>(kind: Store, ptr: *mut T, results: &[T]) {
    // SAFETY: the caller's contract.
    unsafe {
        match kind {
            Store::Direct => std::ptr::copy_nonoverlapping(results.as_ptr(), ptr, results.len()),
            Store::Stream => stream::copy(ptr.cast(), results.as_ptr().cast(), size_of_val(results)),
            Store::Scatter(step) => {
                for (i, &value) in results.iter().enumerate() {
                    ptr.offset(i as isize * step).write(value);
                }
            }
        }
    }
}

fn store_kind<T>(step: isize, total: usize, in_place: bool) -> Store {
    match step {
        1 if !in_place && total * size_of::<T>() >= stream::STREAM_FROM => Store::Stream,
        1 => Store::Direct,
        step => Store::Scatter(step),
    }
}

/// `out = op(x)`. `in_place`: `x` and `out` are the same memory; otherwise they share no byte.
pub fn unary<T: Element, M: Unary<T>>(exec: Exec, x: &View, out: &OutView, in_place: bool, op: M) {
    let nest = Nest::new(out.shape(), [out.strides(), x.strides()]);
    let (source, target) = (Shared(x.ptr::<T>().cast_mut()), Shared(out.ptr_mut::<T>()));
    let kind = store_kind::<T>(nest.inner_strides[0], nest.len, in_place);
    threads::for_each_range(nest.len, GRAIN, exec.threads, |range| {
        let (source, target) = (source, target);
        vectorize(
            exec.level,
            UnaryRange { nest: &nest, range, source: source.0, target: target.0, kind, in_place, op },
        );
        if kind == Store::Stream {
            stream::fence();
        }
    });
}

struct UnaryRange<'n, T, M> {
    nest: &'n Nest<2>,
    range: std::ops::Range<usize>,
    source: *const T,
    target: *mut T,
    kind: Store,
    in_place: bool,
    op: M,
}

impl<T: Element, M: Unary<T>> Body for UnaryRange<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let step = self.nest.inner_strides[1];
        self.nest.walk(self.range, |[o, x], len| {
            let mut block = [MaybeUninit::<T>::uninit(); BLOCK];
            let mut results = [MaybeUninit::<T>::uninit(); BLOCK];
            // SAFETY: the nest stays within both views; a source that is also the target is copied out first.
            unsafe {
                let operand = Operand { ptr: self.source.offset(x), step };
                let target = self.target.offset(o);
                if self.kind == Store::Direct && !self.in_place && step == 1 {
                    let from = std::slice::from_raw_parts(operand.ptr, len);
                    return map::<F, T, M>(from, std::slice::from_raw_parts_mut(target.cast(), len), self.op);
                }
                let out_step = if let Store::Scatter(step) = self.kind { step } else { 1 };
                let mut at = 0;
                while at < len {
                    let n = (len - at).min(BLOCK);
                    let from = operand.load(at, n, &mut block, self.in_place);
                    map::<F, T, M>(from, &mut results[..n], self.op);
                    let results = std::slice::from_raw_parts(results.as_ptr().cast::<T>(), n);
                    store(self.kind, target.offset(at as isize * out_step), results);
                    at += n;
                }
            }
        });
    }
}

#[inline(always)]
fn map<F: Features, T: Element, M: Unary<T>>(from: &[T], to: &mut [MaybeUninit<T>], op: M) {
    for (to, &x) in to.iter_mut().zip(from) {
        to.write(op.apply::<F>(x));
    }
}

/// `out = op(a, b)`. `in_place`: an operand is the same memory as `out`; otherwise they share no byte with it.
pub fn binary<T: Element, M: Binary<T>>(exec: Exec, a: &View, b: &View, out: &OutView, in_place: bool, op: M) {
    let nest = Nest::new(out.shape(), [out.strides(), a.strides(), b.strides()]);
    let sources = [Shared(a.ptr::<T>().cast_mut()), Shared(b.ptr::<T>().cast_mut())];
    let target = Shared(out.ptr_mut::<M::Out>());
    let kind = store_kind::<M::Out>(nest.inner_strides[0], nest.len, in_place);
    threads::for_each_range(nest.len, GRAIN, exec.threads, |range| {
        let ([a, b], target) = (sources, target);
        let body = BinaryRange { nest: &nest, range, a: a.0, b: b.0, target: target.0, kind, in_place, op };
        vectorize(exec.level, body);
        if kind == Store::Stream {
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
    kind: Store,
    in_place: bool,
    op: M,
}

impl<T: Element, M: Binary<T>> Body for BinaryRange<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let [_, a_step, b_step] = self.nest.inner_strides;
        self.nest.walk(self.range, |[o, a, b], len| {
            let mut a_block = [MaybeUninit::<T>::uninit(); BLOCK];
            let mut b_block = [MaybeUninit::<T>::uninit(); BLOCK];
            let mut results = [MaybeUninit::<M::Out>::uninit(); BLOCK];
            // SAFETY: the nest stays within the views; sources that are also the target are copied out first.
            unsafe {
                let a = Operand { ptr: self.a.offset(a), step: a_step };
                let b = Operand { ptr: self.b.offset(b), step: b_step };
                let target = self.target.offset(o);
                if self.kind == Store::Direct && !self.in_place && a_step == 1 && b_step == 1 {
                    let (a, b) = (std::slice::from_raw_parts(a.ptr, len), std::slice::from_raw_parts(b.ptr, len));
                    return zip::<F, T, M>(a, b, std::slice::from_raw_parts_mut(target.cast(), len), self.op);
                }
                let out_step = if let Store::Scatter(step) = self.kind { step } else { 1 };
                let mut at = 0;
                while at < len {
                    let n = (len - at).min(BLOCK);
                    let (a, b) =
                        (a.load(at, n, &mut a_block, self.in_place), b.load(at, n, &mut b_block, self.in_place));
                    zip::<F, T, M>(a, b, &mut results[..n], self.op);
                    let results = std::slice::from_raw_parts(results.as_ptr().cast::<M::Out>(), n);
                    store(self.kind, target.offset(at as isize * out_step), results);
                    at += n;
                }
            }
        });
    }
}

#[inline(always)]
fn zip<F: Features, T: Element, M: Binary<T>>(a: &[T], b: &[T], to: &mut [MaybeUninit<M::Out>], op: M) {
    for (to, (&a, &b)) in to.iter_mut().zip(a.iter().zip(b)) {
        to.write(op.apply::<F>(a, b));
    }
}
