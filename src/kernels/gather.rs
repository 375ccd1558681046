//! Copies between elements that lie apart and blocks of elements one after the other.
//!
//! Comes in: addresses, distances and a level. Goes out: the elements copied. What they mean is not known here, only their
//! size; compiled for the level, such loops have the instructions that gather, and fill whole registers.

use crate::runtime::Element;
use crate::runtime::cpu::{Body, Features, Level, vectorize};

/// Rows of elements: `step` elements from one to the next, `pitch` from row to row.
#[derive(Clone, Copy)]
pub struct Grid {
    /// 0 where a row is one repeated element.
    pub step: isize,
    /// 0 where all rows are one.
    pub pitch: isize,
    /// Elements of a row.
    pub len: usize,
    /// Rows.
    pub rows: usize,
}

/// Copies the grid's elements from `from` on to where they lie one after the other.
///
/// # Safety
/// They are readable, as many are writable at `to`, and the two have no byte in common.
pub unsafe fn gather<W: Element>(level: Level, from: *const W, grid: Grid, to: *mut W) {
    vectorize(level, Gather { from, grid, to });
}

struct Gather<W> {
    from: *const W,
    grid: Grid,
    to: *mut W,
}

impl<W: Element> Body for Gather<W> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let Gather { from, grid: Grid { step, pitch, len, rows }, to } = self;
        for row in 0..rows {
            // SAFETY: the contract of `gather`.
            unsafe {
                let (from, to) = (from.offset(row as isize * pitch), to.add(row * len));
                match step {
                    0 => {
                        let element = *from;
                        (0..len).for_each(|i| to.add(i).write(element));
                    }
                    step => (0..len).for_each(|i| to.add(i).write(*from.offset(i as isize * step))),
                }
            }
        }
    }
}

/// The way back: from elements one after the other to the grid's, from `to` on.
///
/// # Safety
/// As for `gather`.
pub unsafe fn scatter<W: Element>(level: Level, from: *const W, grid: Grid, to: *mut W) {
    vectorize(level, Scatter { from, grid, to });
}

struct Scatter<W> {
    from: *const W,
    grid: Grid,
    to: *mut W,
}

impl<W: Element> Body for Scatter<W> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let Scatter { from, grid: Grid { step, pitch, len, rows }, to } = self;
        for row in 0..rows {
            // SAFETY: the contract of `scatter`.
            unsafe {
                let (from, to) = (from.add(row * len), to.offset(row as isize * pitch));
                // The loop has a form for elements side by side, and for a block in the first-level cache it is quicker
                // than the call that a copy becomes.
                (0..len).for_each(|i| to.offset(i as isize * step).write(*from.add(i)));
            }
        }
    }
}
