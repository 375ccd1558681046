//! Which axes a reduction takes away.
//!
//! Comes in: the `axes` argument and a view. Goes out: the two groups of axes, and the result's shape. The percentile
//! kernels use it too.

use ndarray::{ArrayViewD, Axis, Dimension};
use smallvec::SmallVec;

use crate::fail;
use crate::kernels::args::{Args, resolve_axis};
use crate::runtime::layout::{self, Nest};
use crate::runtime::tensor::Dims;
use crate::runtime::{Element, Result, View};

/// The axes of a reduction, checked.
#[derive(Debug, Clone)]
pub struct Axes {
    reduced: SmallVec<[bool; 8]>,
    /// The result's shape: reduced axes left out, or of size 1 where they are kept.
    pub shape: Dims,
    /// Elements behind each element of the result.
    pub count: usize,
    keepdims: bool,
}

impl Axes {
    /// Reads argument `at` as NumPy reads `axis`: nothing means every axis, an empty list none, negative ones count
    /// from the end. An axis past the rank and an axis given twice are refused.
    pub fn of(args: &Args, at: usize, x: &View, keepdims: bool) -> Result<Axes> {
        let mut reduced = SmallVec::from_elem(true, x.rank());
        if let Some(list) = args.ints(at)? {
            reduced.fill(false);
            for &axis in &list {
                let resolved = resolve_axis(args.name(at), axis, x.rank())?;
                if std::mem::replace(&mut reduced[resolved], true) {
                    fail!(InvalidArgument, "{} names axis {resolved} twice: {}", args.name(at), layout::show(&list));
                }
            }
        }
        Ok(Axes::new(reduced, x, keepdims))
    }

    /// One axis, or all of them where none is given.
    pub fn single(axis: Option<usize>, x: &View, keepdims: bool) -> Axes {
        Axes::new((0..x.rank()).map(|a| axis.is_none_or(|axis| a == axis)).collect(), x, keepdims)
    }

    fn new(reduced: SmallVec<[bool; 8]>, x: &View, keepdims: bool) -> Axes {
        let mut shape = Dims::new();
        let mut count = 1;
        for (&size, &gone) in x.shape().iter().zip(&reduced) {
            match (gone, keepdims) {
                (false, _) => shape.push(size),
                (true, true) => shape.push(1),
                (true, false) => {}
            }
            if gone {
                count *= size as usize;
            }
        }
        Axes { reduced, shape, count, keepdims }
    }

    /// The axes that stay, in order.
    pub fn kept(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.reduced.len()).filter(|&axis| !self.reduced[axis])
    }

    /// The axes that go, in order.
    pub fn gone(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.reduced.len()).filter(|&axis| self.reduced[axis])
    }

    /// Refuses a reduction of no elements that has a result all the same: minima and percentiles have no value then.
    pub fn require_elements(&self, kernel: &str, argument: &str, x: &View) -> Result<()> {
        if self.count == 0 && layout::count(&self.shape) != 0 {
            let axis = self.gone().find(|&axis| x.shape()[axis] == 0).unwrap_or(0);
            fail!(
                Shape,
                "{argument} has shape {}: {kernel} over axis {axis}, which has size 0, has no value",
                layout::show(x.shape())
            );
        }
        Ok(())
    }

    /// The loop over the result's elements: `x` first, then each output by its own strides. The outputs have this
    /// reduction's shape; `lead` axes in front of it are left out of the walk.
    pub fn kept_nest<const N: usize>(&self, x: &View, outs: [&[isize]; N], lead: usize) -> Nest<N> {
        let mut shape = Dims::new();
        let mut strides: [Dims; N] = std::array::from_fn(|_| Dims::new());
        let mut place = lead;
        for (axis, &gone) in self.reduced.iter().enumerate() {
            if !gone {
                shape.push(x.shape()[axis]);
                strides[0].push(x.strides()[axis]);
                (1..N).for_each(|v| strides[v].push(outs[v][place]));
            }
            if !gone || self.keepdims {
                place += 1;
            }
        }
        Nest::new(&shape, std::array::from_fn(|v| &strides[v][..]))
    }

    /// The loop over the elements behind one result, in the order of memory.
    pub fn gone_nest(&self, x: &View) -> Nest<1> {
        let shape: Dims = self.gone().map(|axis| x.shape()[axis]).collect();
        let strides: Dims = self.gone().map(|axis| x.strides()[axis]).collect();
        Nest::new(&shape, [&strides])
    }

    /// As `gone_nest`; the second view's offsets are the elements' places in C order.
    pub fn indexed_nest(&self, x: &View) -> Nest<2> {
        let shape: Dims = self.gone().map(|axis| x.shape()[axis]).collect();
        let strides: Dims = self.gone().map(|axis| x.strides()[axis]).collect();
        Nest::new(&shape, [&strides, &layout::contiguous_strides(&shape)])
    }

    /// Visits the elements behind each result as a view, results in C order: what the standard paths are written with.
    pub fn lanes<T: Element>(&self, x: &View, mut visit: impl FnMut(ArrayViewD<T>)) {
        let order: Vec<usize> = self.kept().chain(self.gone()).collect();
        let array = x.array::<T>().permuted_axes(order);
        let kept = array.ndim() - self.gone().count();
        for index in ndarray::indices(&array.shape()[..kept]) {
            visit(index.slice().iter().fold(array.view(), |lane, &i| lane.index_axis_move(Axis(0), i)));
        }
    }
}
