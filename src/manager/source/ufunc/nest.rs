//! Loops over broadcast axes: merged where they can be, innermost the one that outputs lie along.

use std::ops::Range;

use smallvec::SmallVec;

/// Numbers, one per operand.
pub(super) type PerOperand<T> = SmallVec<[T; 6]>;

/// Axes and strides in elements, outermost first; the last axis is the run's. There is always one.
#[derive(Debug)]
pub(super) struct Nest {
    sizes: SmallVec<[usize; 6]>,
    /// By axis.
    strides: SmallVec<[PerOperand<isize>; 6]>,
    pub len: usize,
}

impl Nest {
    /// Of operands with these strides over one shape; the order of the axes follows the last operand.
    pub fn new(shape: &[isize], strides: &[impl AsRef<[isize]>]) -> Nest {
        let of_axis = |axis: usize| strides.iter().map(|s| s.as_ref()[axis]).collect::<PerOperand<isize>>();
        let mut axes: SmallVec<[usize; 6]> = (0..shape.len()).filter(|&axis| shape[axis] != 1).collect();
        let reach = |axis: usize| strides.last().map_or(0, |s| s.as_ref()[axis].unsigned_abs());
        axes.sort_by_key(|&axis| std::cmp::Reverse(reach(axis)));
        let mut nest =
            Nest { sizes: SmallVec::new(), strides: SmallVec::new(), len: shape.iter().product::<isize>() as usize };
        for axis in axes {
            let (size, inner) = (shape[axis] as usize, of_axis(axis));
            // Merged with the axis outside of it, where one step of that is this whole axis for every operand.
            if let (Some(outer_size), Some(outer)) = (nest.sizes.last_mut(), nest.strides.last_mut())
                && outer.iter().zip(&inner).all(|(&outer, &inner)| outer == inner * size as isize)
            {
                *outer_size *= size;
                *outer = inner;
                continue;
            }
            nest.sizes.push(size);
            nest.strides.push(inner);
        }
        if nest.sizes.is_empty() {
            nest.sizes.push(1);
            nest.strides.push(SmallVec::from_elem(0, strides.len()));
        }
        nest
    }

    /// Strides along a run.
    pub fn inner(&self) -> &[isize] {
        &self.strides[self.strides.len() - 1]
    }

    /// The runs that make up the positions of `range`: offsets in elements, one per operand, how many, and the position.
    pub fn runs<E>(
        &self,
        range: Range<usize>,
        mut visit: impl FnMut(&[isize], usize, usize) -> Result<(), E>,
    ) -> Result<(), E> {
        let depth = self.sizes.len();
        let operands = self.strides[0].len();
        let mut index: SmallVec<[usize; 6]> = SmallVec::from_elem(0, depth);
        let mut rest = range.start;
        for axis in (0..depth).rev() {
            index[axis] = rest % self.sizes[axis].max(1);
            rest /= self.sizes[axis].max(1);
        }
        let mut at = range.start;
        while at < range.end {
            let mut offsets: PerOperand<isize> = SmallVec::from_elem(0, operands);
            for (&i, strides) in index.iter().zip(&self.strides) {
                offsets.iter_mut().zip(strides).for_each(|(offset, &stride)| *offset += i as isize * stride);
            }
            let run = (self.sizes[depth - 1] - index[depth - 1]).min(range.end - at);
            visit(&offsets, run, at)?;
            at += run;
            index[depth - 1] = 0;
            for axis in (0..depth - 1).rev() {
                index[axis] += 1;
                if index[axis] < self.sizes[axis] {
                    break;
                }
                index[axis] = 0;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visited(nest: &Nest, range: Range<usize>) -> Vec<(isize, isize)> {
        let mut all = Vec::new();
        let outcome: Result<(), ()> = nest.runs(range, |offsets, run, _| {
            let steps = nest.inner();
            all.extend((0..run as isize).map(|i| (offsets[0] + i * steps[0], offsets[1] + i * steps[1])));
            Ok(())
        });
        outcome.unwrap();
        all
    }

    #[test]
    fn contiguous_axes_are_one_run() {
        let nest = Nest::new(&[2, 3, 4], &[[12, 4, 1], [12, 4, 1]]);
        assert_eq!((nest.sizes.as_slice(), nest.len), (&[24][..], 24));
    }

    #[test]
    fn every_pair_is_met_once_however_the_range_is_cut() {
        // A row for every row, and a transposed output.
        let nest = Nest::new(&[2, 3, 4], &[[0, 0, 1], [1, 8, 2]]);
        let mut whole = visited(&nest, 0..24);
        for cut in 0..=24 {
            assert_eq!([visited(&nest, 0..cut), visited(&nest, cut..24)].concat(), whole);
        }
        let mut expected: Vec<(isize, isize)> = Vec::new();
        (0..2).for_each(|i| (0..3).for_each(|j| (0..4).for_each(|k| expected.push((k, i + 8 * j + 2 * k)))));
        whole.sort_unstable();
        expected.sort_unstable();
        assert_eq!(whole, expected);
    }

    #[test]
    fn no_axes_are_one_element_and_empty_ones_none() {
        let nest = Nest::new(&[], &[[0isize; 0], [0; 0]]);
        assert_eq!(visited(&nest, 0..nest.len), [(0, 0)]);
        let nest = Nest::new(&[3, 0], &[[1, 1], [1, 1]]);
        assert_eq!(visited(&nest, 0..nest.len), []);
    }
}
