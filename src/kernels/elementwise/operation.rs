//! Operations behind one interface, whatever their types.
//!
//! Comes in: an operation of `ops` and its element type. Goes out: an `Operation`, whose loops are all that is compiled
//! for each operation and type. Checks, nests, blocks and threads call them through it and are compiled once: for so
//! many operations, types and instruction sets, anything else in the same function would be megabytes.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use super::ops::{Binary, Unary};
use crate::runtime::cpu::{Body, Features, Level, vectorize};
use crate::runtime::{DType, Element};

/// An operation on `N` operands of one type.
pub trait Operation<const N: usize>: Sync {
    /// The results' type.
    fn result(&self) -> DType;
    /// Takes so little per element that a long loop waits for memory.
    fn is_light(&self) -> bool;
    /// The definition: each element in turn, read before it is written, since the output may be an operand.
    ///
    /// # Safety
    /// The lane's elements have the operation's types, and are aligned, readable and writable.
    unsafe fn define(&self, lane: Lane<N>);
    /// The fast form, compiled for the level.
    ///
    /// # Safety
    /// The rows' elements have the operation's types, and are aligned, readable and writable; none of the results
    /// shares a byte with an operand.
    unsafe fn run(&self, level: Level, rows: &Rows<N>);
}

/// Elements at equal distances.
pub struct Lane<const N: usize> {
    /// Each operand's first element, and the distance to the next, in elements.
    pub operands: [(*const u8, isize); N],
    /// The same of the results.
    pub out: (*mut u8, isize),
    /// Elements.
    pub len: usize,
}

/// Rows of consecutive elements at equal distances.
pub struct Rows<const N: usize> {
    /// Each operand's first element.
    pub operands: [*const u8; N],
    /// The first result.
    pub out: *mut u8,
    /// Elements of a row.
    pub len: usize,
    /// Rows.
    pub count: usize,
    /// From one row to the next, in elements, per operand.
    pub pitches: [isize; N],
    /// The same for the results.
    pub out_pitch: isize,
}

impl<const N: usize> Rows<N> {
    /// A single row.
    #[inline(always)]
    pub fn one(operands: [*const u8; N], out: *mut u8, len: usize) -> Rows<N> {
        Rows { operands, out, len, count: 1, pitches: [0; N], out_pitch: 0 }
    }

    /// Operand `v` in row `row`.
    ///
    /// # Safety
    /// There are such a row and operand, with elements of type `T`.
    #[inline(always)]
    unsafe fn operand<'a, T>(&self, v: usize, row: usize) -> &'a [T] {
        // SAFETY: the caller's contract.
        unsafe {
            let first = self.operands[v].cast::<T>().offset(row as isize * self.pitches[v]);
            std::slice::from_raw_parts(first, self.len)
        }
    }

    /// The results of row `row`.
    ///
    /// # Safety
    /// There is such a row, with results of type `T`, to which nothing else refers.
    #[inline(always)]
    unsafe fn results<'a, T>(&self, row: usize) -> &'a mut [MaybeUninit<T>] {
        // SAFETY: the caller's contract.
        unsafe {
            let first = self.out.cast::<MaybeUninit<T>>().offset(row as isize * self.out_pitch);
            std::slice::from_raw_parts_mut(first, self.len)
        }
    }
}

/// An operation for elements of type `T`.
pub struct Typed<T, M> {
    op: M,
    element: PhantomData<T>,
}

impl<T, M> Typed<T, M> {
    /// The operation for `T`.
    pub fn new(op: M) -> Typed<T, M> {
        Typed { op, element: PhantomData }
    }
}

impl<T: Element, M: Unary<T>> Operation<1> for Typed<T, M> {
    fn result(&self) -> DType {
        T::DTYPE
    }

    fn is_light(&self) -> bool {
        M::LIGHT
    }

    unsafe fn define(&self, Lane { operands: [(x, step)], out: (out, out_step), len }: Lane<1>) {
        let (x, out) = (x.cast::<T>(), out.cast::<T>());
        for i in 0..len as isize {
            // SAFETY: the caller's contract.
            unsafe { out.offset(i * out_step).write(self.op.define(*x.offset(i * step))) }
        }
    }

    unsafe fn run(&self, level: Level, rows: &Rows<1>) {
        vectorize(level, UnaryLoop { rows, op: self.op, element: PhantomData::<T> });
    }
}

struct UnaryLoop<'a, T, M> {
    rows: &'a Rows<1>,
    op: M,
    element: PhantomData<T>,
}

impl<T: Element, M: Unary<T>> Body for UnaryLoop<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        for row in 0..self.rows.count {
            // SAFETY: the contract of `Operation::run`; `vectorize` gives the level, and all slices have one length.
            unsafe { self.op.apply::<F>(self.rows.operand::<T>(0, row), self.rows.results::<T>(row)) }
        }
    }
}

impl<T: Element, M: Binary<T>> Operation<2> for Typed<T, M> {
    fn result(&self) -> DType {
        M::Out::DTYPE
    }

    fn is_light(&self) -> bool {
        true
    }

    unsafe fn define(&self, Lane { operands: [(a, a_step), (b, b_step)], out: (out, out_step), len }: Lane<2>) {
        let (a, b, out) = (a.cast::<T>(), b.cast::<T>(), out.cast::<M::Out>());
        for i in 0..len as isize {
            // SAFETY: the caller's contract.
            unsafe { out.offset(i * out_step).write(self.op.define(*a.offset(i * a_step), *b.offset(i * b_step))) }
        }
    }

    unsafe fn run(&self, level: Level, rows: &Rows<2>) {
        vectorize(level, BinaryLoop { rows, op: self.op, element: PhantomData::<T> });
    }
}

struct BinaryLoop<'a, T, M> {
    rows: &'a Rows<2>,
    op: M,
    element: PhantomData<T>,
}

impl<T: Element, M: Binary<T>> Body for BinaryLoop<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        for row in 0..self.rows.count {
            // SAFETY: the contract of `Operation::run`.
            let (a, b, out) = unsafe {
                (self.rows.operand::<T>(0, row), self.rows.operand::<T>(1, row), self.rows.results::<M::Out>(row))
            };
            // Operands by index: iterators zipped for every row would cost short ones as much as their elements do.
            for (i, slot) in out.iter_mut().enumerate() {
                // SAFETY: all three have one length.
                let (a, b) = unsafe { (*a.get_unchecked(i), *b.get_unchecked(i)) };
                slot.write(self.op.apply::<F>(a, b));
            }
        }
    }
}
