//! Reductions behind one interface, whatever their element type.
//!
//! Comes in: a `Reducer`. Goes out: a `Reduction`, whose loops over blocks and tiles are all that is compiled for each
//! reducer and instruction set. The engine calls them through it, and is compiled once for each type of accumulator.

use std::mem::MaybeUninit;

use super::engine::Cascade;
use super::ops::Reducer;
use crate::runtime::cpu::{Body, Features, Level, vectorize};

/// Widths of a tile.
const TILE: usize = 128;
const MIDDLE: usize = 32;
const NARROW: usize = 4;
const ONE: usize = 1;

/// A reduction with accumulators of type `A`.
pub trait Reduction<A>: Sync {
    /// Bytes of an element.
    fn size(&self) -> usize;
    /// The accumulator of no elements.
    fn empty(&self) -> A;
    /// As `Reducer::combine`.
    fn combine(&self, a: A, count_a: usize, b: A, count_b: usize) -> A;
    /// Writes the accumulators of blocks of `len` elements, 1 to `BLOCK`.
    ///
    /// # Safety
    /// `len` elements are readable and aligned at each of the blocks, of which there are as many as accumulators.
    unsafe fn blocks(&self, level: Level, blocks: &[*const u8], len: usize, accs: &mut [MaybeUninit<A>]);
    /// Adds rows to the accumulators, column by column; `before` rows are in them already.
    ///
    /// # Safety
    /// As many elements as there are accumulators are readable and aligned at every row; there is at least one row.
    unsafe fn rows(&self, level: Level, before: usize, rows: &[*const u8], accs: &mut [A]);
    /// Combines accumulators of `count` elements each that stand for the same results over and over, in order:
    /// `accs[i]` becomes `wide[i]`, `wide[i + accs.len()]` and so on.
    fn fold(&self, wide: &[A], count: usize, accs: &mut [A]);
}

impl<R: Reducer> Reduction<R::Acc> for R {
    fn size(&self) -> usize {
        size_of::<R::In>()
    }

    fn empty(&self) -> R::Acc {
        Reducer::empty(*self)
    }

    fn combine(&self, a: R::Acc, count_a: usize, b: R::Acc, count_b: usize) -> R::Acc {
        Reducer::combine(*self, a, count_a, b, count_b)
    }

    unsafe fn blocks(&self, level: Level, blocks: &[*const u8], len: usize, accs: &mut [MaybeUninit<R::Acc>]) {
        vectorize(level, Blocks { op: *self, blocks, len, accs });
    }

    unsafe fn rows(&self, level: Level, before: usize, rows: &[*const u8], accs: &mut [R::Acc]) {
        vectorize(level, Rows { op: *self, before, rows, accs });
    }

    fn fold(&self, wide: &[R::Acc], count: usize, accs: &mut [R::Acc]) {
        let narrow = accs.len();
        for (i, acc) in accs.iter_mut().enumerate() {
            let mut cascade = Cascade::new(self);
            wide[i..].iter().step_by(narrow).for_each(|&acc| cascade.push(acc, count));
            *acc = cascade.finish();
        }
    }
}

struct Blocks<'a, R: Reducer> {
    op: R,
    blocks: &'a [*const u8],
    len: usize,
    accs: &'a mut [MaybeUninit<R::Acc>],
}

impl<R: Reducer> Body for Blocks<'_, R> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        for (&block, acc) in self.blocks.iter().zip(self.accs) {
            // SAFETY: the contract of `Reduction::blocks`.
            acc.write(self.op.block::<F>(unsafe { std::slice::from_raw_parts(block.cast(), self.len) }));
        }
    }
}

struct Rows<'a, R: Reducer> {
    op: R,
    before: usize,
    rows: &'a [*const u8],
    accs: &'a mut [R::Acc],
}

impl<R: Reducer> Body for Rows<'_, R> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        // SAFETY: addresses of bytes and of elements are one type to the machine, and slices of them of one layout.
        let rows = unsafe { std::slice::from_raw_parts(self.rows.as_ptr().cast::<*const R::In>(), self.rows.len()) };
        let columns = self.accs.len();
        let mut column = 0;
        macro_rules! tiles {
            ($($width:ident),+) => { $(
                while column + $width <= columns {
                    let acc = self.accs[column..].first_chunk_mut::<$width>();
                    if let Some(acc) = acc {
                        // SAFETY: every row has `columns` elements.
                        unsafe { self.op.tile::<F, $width>(acc, self.before, rows, column) };
                    }
                    column += $width;
                }
            )+ };
        }
        tiles!(TILE, MIDDLE, NARROW, ONE);
    }
}
