//! One form for every matrix product, and its definition.
//!
//! Comes in: views of which the shapes are known to fit. Goes out: `Product`, in which vectors have become matrices,
//! batch axes are broadcast, and a batch that is only a taller matrix is one; or, from `standard`, the result.

use ndarray::{ArrayView2, ArrayViewD, ArrayViewMut1, Axis, Dimension, Ix2, Zip};

use crate::kernels::activation::Activation;
use crate::kernels::real::Real;
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{Result, View, buffers, layout};

/// What happens to `a @ b`: `activation(alpha * (a @ b) + beta * out + bias)`.
#[derive(Debug, Clone, Copy)]
pub struct Epilogue {
    /// Scales the product.
    pub alpha: f64,
    /// Scales what was in `out`; 0 means that `out` is not read.
    pub beta: f64,
    /// Comes last.
    pub activation: Activation,
}

/// A stack of matrices: where the first starts, and strides in elements.
#[derive(Debug, Clone)]
pub struct Stack {
    /// First element.
    pub ptr: *mut u8,
    /// Stride per batch axis; 0 where one matrix serves all.
    pub batch: Dims,
    /// Stride from row to row.
    pub rows: isize,
    /// Stride from column to column.
    pub cols: isize,
}

// SAFETY: the views behind it are Send and Sync; writers touch tiles of their own.
unsafe impl Send for Stack {}
// SAFETY: as above.
unsafe impl Sync for Stack {}

/// `c[i] = a[i] @ b[i]` for every index `i` of the batch.
#[derive(Debug, Clone)]
pub struct Product {
    /// Sizes of the batch axes.
    pub batch: Dims,
    /// Rows of `a` and `c`.
    pub m: usize,
    /// Columns of `b` and `c`.
    pub n: usize,
    /// Columns of `a`, rows of `b`.
    pub k: usize,
    /// `m` by `k`.
    pub a: Stack,
    /// `k` by `n`.
    pub b: Stack,
    /// `m` by `n`, written.
    pub c: Stack,
    /// `m` by `n`, broadcast.
    pub bias: Option<Stack>,
}

impl Product {
    /// The product of checked views; `bias` is broadcast to `out`'s shape.
    pub fn new(a: &View, b: &View, bias: Option<&View>, out: &View) -> Product {
        let (row, col) = (a.rank() > 1, b.rank() > 1);
        let rank = out.rank() - row as usize - col as usize;
        let batch = Dims::from_slice(&out.shape()[..rank]);
        let last = |dims: &[isize], from_end: usize| dims[dims.len() - from_end];
        let m = if row { last(a.shape(), 2) } else { 1 };
        let k = last(a.shape(), 1);
        let n = if col { last(b.shape(), 1) } else { 1 };
        let operand = |view: &View, is_matrix: bool, vector_is_row: bool| {
            let (shape, strides) = (view.shape(), view.strides());
            let lead = view.rank() - if is_matrix { 2 } else { 1 };
            let batch = layout::broadcast_strides(&shape[..lead], &strides[..lead], &batch);
            let (rows, cols) = match (is_matrix, vector_is_row) {
                (true, _) => (last(strides, 2), last(strides, 1)),
                (false, true) => (0, last(strides, 1)),
                (false, false) => (last(strides, 1), 0),
            };
            Stack { ptr: view.raw(), batch: batch.expect("shapes were checked"), rows, cols }
        };
        // The result's axes, of which a vector operand leaves one out.
        let result = |view: &View| {
            let strides = view.strides();
            let rows = if row { last(strides, 1 + col as usize) } else { 0 };
            let cols = if col { last(strides, 1) } else { 0 };
            Stack { ptr: view.raw(), batch: Dims::from_slice(&strides[..rank]), rows, cols }
        };
        let (a, b) = (operand(a, row, true), operand(b, col, false));
        let (c, bias) = (result(out), bias.map(result));
        let mut product = Product { batch, m: m as usize, n: n as usize, k: k as usize, a, b, c, bias };
        product.fold_batch();
        product
    }

    /// Makes batch axes part of `m` where one `b` serves them all and the rows of the others follow on: a stack of
    /// matrices times one matrix is a tall matrix times it, which is one large product instead of many small ones.
    fn fold_batch(&mut self) {
        while let Some(&size) = self.batch.last() {
            let m = self.m as isize;
            let follows = |s: &Stack| size == 1 || (m == 1 || s.batch[s.batch.len() - 1] == m * s.rows);
            let shared = size == 1 || self.b.batch[self.b.batch.len() - 1] == 0;
            if !(shared && [Some(&self.a), Some(&self.c), self.bias.as_ref()].into_iter().flatten().all(follows)) {
                return;
            }
            self.batch.pop();
            self.b.batch.pop();
            for stack in [Some(&mut self.a), Some(&mut self.c), self.bias.as_mut()].into_iter().flatten() {
                let stride = stack.batch.pop().expect("one stride per batch axis");
                if m == 1 && size > 1 {
                    stack.rows = stride;
                }
            }
            self.m *= size as usize;
        }
    }

    /// Number of matrices.
    pub fn count(&self) -> usize {
        layout::count(&self.batch)
    }

    /// Multiply-adds of the whole product.
    pub fn multiply_adds(&self) -> usize {
        [self.m, self.n, self.k].iter().fold(self.count(), |acc, &x| acc.saturating_mul(x))
    }

    /// The batch index of the `item`th matrix, as an offset into each stack: `a`, `b`, `c`, `bias`.
    pub fn offsets(&self, mut item: usize) -> [isize; 4] {
        let mut offsets = [0; 4];
        for axis in (0..self.batch.len()).rev() {
            let index = (item % self.batch[axis] as usize) as isize;
            item /= self.batch[axis] as usize;
            offsets[0] += index * self.a.batch[axis];
            offsets[1] += index * self.b.batch[axis];
            offsets[2] += index * self.c.batch[axis];
            offsets[3] += self.bias.as_ref().map_or(0, |bias| index * bias.batch[axis]);
        }
        offsets
    }
}

/// The definition: every row of the result is the sum over `k` of `a[k]` times a row of `b`, in f64, rounded once.
/// Fails, having written nothing, where memory is short.
pub fn standard<T: Real>(a: &View, b: &View, bias: Option<&View>, epilogue: Epilogue, out: &mut OutView) -> Result<()> {
    let (row, col) = (a.rank() > 1, b.rank() > 1);
    let (mut a, mut b, mut out) = (a.array::<T>(), b.array::<T>(), out.array_mut::<T>());
    let mut bias = bias.map(|bias| bias.array::<T>());
    // Vectors become matrices, the result gets the axes that they leave out.
    if !row {
        a.insert_axis_inplace(Axis(0));
    }
    if !col {
        b.insert_axis_inplace(Axis(1));
    }
    if !row {
        let at = Axis(out.ndim() - col as usize);
        out.insert_axis_inplace(at);
        bias.iter_mut().for_each(|bias| bias.insert_axis_inplace(at));
    }
    if !col {
        let at = Axis(out.ndim());
        out.insert_axis_inplace(at);
        bias.iter_mut().for_each(|bias| bias.insert_axis_inplace(at));
    }
    let batch: Vec<usize> = out.shape()[..out.ndim() - 2].to_vec();
    let spread =
        |x: &ArrayViewD<T>| -> Vec<usize> { batch.iter().chain(&x.shape()[x.ndim() - 2..]).copied().collect() };
    let (a, b) = (a.broadcast(spread(&a)), b.broadcast(spread(&b)));
    let (a, b) = (a.expect("shapes were checked"), b.expect("shapes were checked"));
    let columns = out.shape()[out.ndim() - 1];
    let mut memory = buffers::acquire_for::<f64>(columns)?;
    let sums = memory.zeroed::<f64>(columns);
    for index in ndarray::indices(batch) {
        let (a, b) = (matrix(&a, index.slice()), matrix(&b, index.slice()));
        let bias = bias.as_ref().map(|bias| matrix(bias, index.slice()));
        let c = index.slice().iter().fold(out.view_mut(), |c, &i| c.index_axis_move(Axis(0), i));
        let mut c = c.into_dimensionality::<Ix2>().expect("a matrix");
        for (i, mut c) in c.rows_mut().into_iter().enumerate() {
            sums.fill(0.0);
            for (&a, b) in a.row(i).iter().zip(b.rows()) {
                Zip::from(ArrayViewMut1::from(&mut *sums)).and(b).for_each(|sum, &b| *sum += a.to_f64() * b.to_f64());
            }
            for (j, (c, &sum)) in c.iter_mut().zip(&*sums).enumerate() {
                let before = if epilogue.beta == 0.0 { 0.0 } else { epilogue.beta * c.to_f64() };
                let added = bias.as_ref().map_or(0.0, |bias| bias[[i, j]].to_f64());
                *c = T::from_f64(epilogue.activation.define(epilogue.alpha * sum + before + added));
            }
        }
    }
    Ok(())
}

/// The matrix at an index of the batch.
fn matrix<'x, T>(stack: &'x ArrayViewD<T>, index: &[usize]) -> ArrayView2<'x, T> {
    let matrix = index.iter().fold(stack.view(), |x, &i| x.index_axis_move(Axis(0), i));
    matrix.into_dimensionality::<Ix2>().expect("a matrix")
}
