//! What the host binds to the names of a kernel's source, beyond plain values: arrays, copied as they are now.

use std::sync::Arc;

use jitney_ir::Array;

use super::Binding;
use super::frame::element_type;
use crate::fail;
use crate::runtime::{Result, Tensor, View};

/// A tensor as a constant of a kernel: a row-major copy.
///
/// # Safety
/// As for `Tensor::view`.
pub unsafe fn frozen(name: &str, tensor: &Tensor) -> Result<Binding> {
    // SAFETY: the caller's contract.
    let view = unsafe { tensor.view(name)? };
    let Some(dtype) = element_type(view.dtype()) else {
        fail!(DType, "{name} has dtype {}, which kernels do not take", view.dtype().name());
    };
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(view.len() * dtype.size()).is_err() {
        fail!(OutOfMemory, "there is no memory for a copy of {name}, of {} elements", view.len());
    }
    if !view.is_empty() {
        copy(&view, dtype.size(), 0, 0, &mut bytes);
    }
    let shape = view.shape().iter().map(|&n| n as u64).collect();
    Ok(Binding::Array(Arc::new(Array { dtype, shape, bytes })))
}

/// Appends the elements below `axis`, from `offset` elements on.
fn copy(view: &View, size: usize, axis: usize, offset: isize, bytes: &mut Vec<u8>) {
    let (shape, strides) = (&view.shape()[axis..], &view.strides()[axis..]);
    let first = view.raw().wrapping_offset(offset * size as isize);
    if view.is_contiguous() || shape.is_empty() {
        let count = shape.iter().product::<isize>() as usize * size;
        // SAFETY: elements of the view: of all of it, or of one index.
        bytes.extend_from_slice(unsafe { std::slice::from_raw_parts(first, count) });
        return;
    }
    (0..shape[0]).for_each(|i| copy(view, size, axis + 1, offset + i * strides[0], bytes));
}
