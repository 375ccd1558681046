//! What a call returned: numbers, and arrays as tensors whose memory lives as long as they do.

use jitney_ir::{ArrayType, DType, Layout, Type};
use smallvec::SmallVec;

use crate::backend::blocks::{Block, BlockRef};
use crate::backend::result_slots;
use crate::runtime::{self, Result, Tensor};

/// What a call returns, as engines do.
pub type ResultSlots = SmallVec<[u64; 8]>;

/// The values of one call, in order; those in tuples one by one. What is not taken is given back.
#[derive(Debug)]
pub struct Returned<'k> {
    types: &'k [Type],
    slots: ResultSlots,
    /// The value, and its first slot, that come next.
    next: (usize, usize),
}

/// One value.
#[derive(Debug)]
pub enum ReturnedValue {
    /// A number, as its bits.
    Scalar(DType, u64),
    /// An array, to be given back with `Tensor::release`. Its memory is the library's, or an argument's.
    Tensor(Tensor),
}

impl<'k> Returned<'k> {
    #[inline]
    pub(super) fn new(types: &'k [Type], slots: ResultSlots) -> Returned<'k> {
        Returned { types, slots, next: (0, 0) }
    }

    /// The next value. After an error, values that were not taken are given back with the rest.
    pub fn take(&mut self) -> Result<Option<ReturnedValue>> {
        let (index, at) = self.next;
        let Some(&ty) = self.types.get(index) else { return Ok(None) };
        self.next = (index + 1, at + result_slots(ty));
        match ty {
            Type::Scalar(dtype) => Ok(Some(ReturnedValue::Scalar(dtype, self.slots[at]))),
            Type::Array(array) => {
                let slots = &self.slots[at..at + result_slots(ty)];
                tensor(array, slots).map(|tensor| Some(ReturnedValue::Tensor(tensor)))
            }
        }
    }
}

impl Drop for Returned<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.types.is_empty() {
            return;
        }
        let (index, mut at) = self.next;
        for &ty in &self.types[index..] {
            at += result_slots(ty);
            if let Type::Array(_) = ty {
                // SAFETY: a result array's last slot is its owner, of which the call gave one reference.
                drop(unsafe { BlockRef::from_raw(self.slots[at - 1] as *mut Block) });
            }
        }
    }
}

fn tensor(ty: ArrayType, slots: &[u64]) -> Result<Tensor> {
    let rank = ty.rank as usize;
    // SAFETY: as in `Returned::drop`; these slots are not looked at again.
    let owner = unsafe { BlockRef::from_raw(slots[1 + 2 * rank] as *mut Block) };
    let numbers = |range: &[u64]| range.iter().map(|&n| n as i64).collect::<SmallVec<[i64; 6]>>();
    let shape = numbers(&slots[1..1 + rank]);
    let mut strides = numbers(&slots[1 + rank..1 + 2 * rank]);
    if ty.layout == Layout::C {
        let mut step = 1i64;
        for axis in (0..rank).rev() {
            strides[axis] = step;
            step = step.saturating_mul(shape[axis].max(1));
        }
    }
    let dtype = runtime_type(ty.dtype);
    let keep: Option<Box<dyn Send>> = owner.map(|owner| Box::new(owner) as Box<dyn Send>);
    Tensor::adopt(dtype, &shape, &strides, slots[0] as *mut u8, keep)
}

/// The library's name of the compiler's element type.
pub(super) fn runtime_type(dtype: DType) -> runtime::DType {
    use runtime::DType as As;
    match dtype {
        DType::Bool => As::Bool,
        DType::I8 => As::I8,
        DType::I16 => As::I16,
        DType::I32 => As::I32,
        DType::I64 => As::I64,
        DType::U8 => As::U8,
        DType::U16 => As::U16,
        DType::U32 => As::U32,
        DType::U64 => As::U64,
        DType::F16 => As::F16,
        DType::BF16 => As::BF16,
        DType::F32 => As::F32,
        DType::F64 => As::F64,
    }
}
