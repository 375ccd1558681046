//! Nearest neighbour: no arithmetic, pixels are copied.

use super::{Method, Sizes, bands, positions};
use crate::runtime::Element;
use crate::runtime::cpu::Features;

/// Which pixel is copied where.
pub struct Nearest {
    rows: Vec<usize>,
    columns: Vec<u32>,
    channels: usize,
}

impl Nearest {
    /// Tables for those sizes.
    pub fn new(sizes: Sizes) -> Nearest {
        Nearest {
            rows: positions::nearest(sizes.from.0, sizes.to.0),
            columns: positions::nearest(sizes.from.1, sizes.to.1).into_iter().map(|x| x as u32).collect(),
            channels: sizes.channels,
        }
    }
}

impl<T: Element> Method<T> for Nearest {
    type Middle = T;

    fn middle_len(&self) -> usize {
        self.columns.len() * self.channels
    }

    fn rows(&self, y: usize) -> (usize, usize) {
        (self.rows[y], 1)
    }

    #[inline(always)]
    fn along<F: Features>(&self, from: &[T], to: &mut [T]) {
        match self.channels {
            1 => copy::<T, 1>(&self.columns, from, to),
            3 => copy::<T, 3>(&self.columns, from, to),
            _ => copy::<T, 4>(&self.columns, from, to),
        }
    }

    #[inline(always)]
    fn across<F: Features>(&self, y: usize, from: bands::Rows<T>, to: &mut [T]) {
        to.copy_from_slice(from.row(self.rows[y]));
    }
}

#[inline(always)]
fn copy<T: Element, const C: usize>(columns: &[u32], from: &[T], to: &mut [T]) {
    let (from, _) = from.as_chunks::<C>();
    let (to, _) = to.as_chunks_mut::<C>();
    for (to, &x) in to.iter_mut().zip(columns) {
        *to = from[x as usize];
    }
}
