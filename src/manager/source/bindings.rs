//! What the host binds to the names of a kernel's source, beyond plain values: arrays, copied as they are now.

use std::sync::Arc;

use jitney_ir::Array;
use jitney_ir::verify::MAX_RANK;

use super::Binding;
use super::frame::element_type;
use crate::fail;
use crate::frontend::shortened;
use crate::runtime::{Result, Tensor, View};

/// Refuses names that no source can have.
pub(super) fn check(name: &str, binding: &Binding) -> Result<()> {
    if !is_name(name) {
        let shown = shortened(name);
        fail!(InvalidArgument, "a binding is called '{shown}'; names are letters, digits and '_', no digit first");
    }
    check_value(name, binding)
}

fn check_value(name: &str, binding: &Binding) -> Result<()> {
    match binding {
        Binding::Name(full) if !full.split('.').all(is_name) => {
            let (name, full) = (shortened(name), shortened(full));
            fail!(InvalidArgument, "{name} is bound to the name '{full}'; a full name is like numpy.float32")
        }
        Binding::Tuple(items) => items.iter().try_for_each(|item| check_value(name, item)),
        _ => Ok(()),
    }
}

/// Whether Python can call something this.
fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_') && chars.all(|c| c.is_alphanumeric() || c == '_')
}

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
    if view.rank() > MAX_RANK.into() {
        fail!(Shape, "{name} has rank {}; kernels take at most {MAX_RANK}", view.rank());
    }
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
