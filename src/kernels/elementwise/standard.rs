//! The standard path: one element after the other, lane by lane along the last axis.
//!
//! Comes in: views of one shape and an operation. Goes out: results written by the operation's definition. Tensors
//! without gaps are one lane.

use super::operation::{Lane, Operation};
use crate::runtime::View;
use crate::runtime::tensor::OutView;

/// `out = op(operands)`. An operand may be the same memory as `out`.
pub fn standard<const N: usize>(op: &dyn Operation<N>, operands: [&View; N], out: &mut OutView) {
    if out.is_contiguous() && operands.iter().all(|x| x.is_contiguous()) {
        let lane = Lane { operands: operands.map(|x| (x.raw().cast_const(), 1)), out: (out.raw(), 1), len: out.len() };
        // SAFETY: views without gaps, of one shape.
        return unsafe { op.define(lane) };
    }
    let last = out.rank() - 1;
    let lanes: Vec<usize> = out.shape()[..last].iter().map(|&n| n as usize).collect();
    for index in ndarray::indices(lanes) {
        let lane_of = |view: &View| {
            let at: isize = view.strides()[..last].iter().enumerate().map(|(axis, s)| s * index[axis] as isize).sum();
            (view.raw().wrapping_offset(at * view.dtype().size() as isize), view.strides()[last])
        };
        let operands = operands.map(&lane_of).map(|(first, step)| (first.cast_const(), step));
        // SAFETY: the index is one of the shape's, which is that of every view.
        unsafe { op.define(Lane { operands, out: lane_of(out), len: out.shape()[last] as usize }) };
    }
}
