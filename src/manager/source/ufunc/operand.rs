//! An argument of a kernel over arrays.

use jitney_ir::DType;

use super::super::frame::element_type;
use crate::fail;
use crate::runtime::tensor::Dims;
use crate::runtime::{Result, Tensor, View};

/// A number, or an array.
#[derive(Debug, Clone)]
pub enum Operand<'a> {
    /// A number of an exact type, as its bits.
    Scalar(DType, u64),
    /// A tensor's elements.
    Array(View<'a>, DType),
}

impl<'a> Operand<'a> {
    /// A tensor, called `name` in errors.
    ///
    /// # Safety
    /// As for `Tensor::view`.
    pub unsafe fn tensor(name: &str, tensor: &Tensor) -> Result<Operand<'a>> {
        // SAFETY: the caller's contract.
        let view = unsafe { tensor.view(name)? };
        match element_type(view.dtype()) {
            Some(dtype) => Ok(Operand::Array(view, dtype)),
            None => fail!(DType, "{name} has dtype {}, which kernels do not take", view.dtype().name()),
        }
    }

    /// The type of its elements.
    pub fn dtype(&self) -> DType {
        match self {
            Operand::Scalar(dtype, _) | Operand::Array(_, dtype) => *dtype,
        }
    }

    /// Its shape; a number has none.
    pub fn shape(&self) -> &[isize] {
        match self {
            Operand::Scalar(..) => &[],
            Operand::Array(view, _) => view.shape(),
        }
    }

    /// Its strides in elements.
    pub fn strides(&self) -> Dims {
        match self {
            Operand::Scalar(..) => Dims::new(),
            Operand::Array(view, _) => view.strides().into(),
        }
    }
}
