//! What a local that holds an array refers to, with the checks that make the interpreter an oracle: nothing outside the
//! memory that the kernel was given is ever touched, whatever the module says.

use jitney_ir::{ArrayType, Const, DType, Layout, eval};
use smallvec::{SmallVec, smallvec};

use crate::backend::blocks::BlockRef;

/// One number per axis.
pub type Axes = SmallVec<[i64; 4]>;

/// An array: a first element, a shape, strides in elements.
#[derive(Debug, Clone)]
pub struct ArrayRef {
    pub data: *mut u8,
    pub shape: Axes,
    pub strides: Axes,
    /// What keeps memory of the kernel's own alive; `None` for memory of the caller and for constants.
    pub owner: Option<BlockRef>,
}

impl ArrayRef {
    /// An array without elements: where locals start.
    pub fn empty(rank: u8) -> ArrayRef {
        let zeros: Axes = smallvec![0; rank.into()];
        // Without axes there would be an element.
        ArrayRef { data: std::ptr::null_mut(), shape: zeros.clone(), strides: zeros, owner: None }
    }

    /// An array whose strides follow from its shape.
    pub fn dense(data: *mut u8, shape: Axes, layout: Layout, owner: Option<BlockRef>) -> ArrayRef {
        let strides = dense_strides(layout, &shape);
        ArrayRef { data, shape, strides, owner }
    }

    /// The element at an index, or what is wrong.
    pub fn load(&self, dtype: DType, index: &[i64]) -> Result<Const, String> {
        let address = self.element(dtype, index)?;
        let mut bytes = [0u8; 8];
        // SAFETY: the index is in range, so these bytes are the element's.
        unsafe { address.copy_to_nonoverlapping(bytes.as_mut_ptr(), dtype.size()) };
        Ok(eval::from_memory(dtype, u64::from_le_bytes(bytes)))
    }

    /// Sets the element at an index, or says what is wrong.
    pub fn store(&self, dtype: DType, index: &[i64], value: Const) -> Result<(), String> {
        let address = self.element(dtype, index)?;
        let bytes = eval::to_memory(dtype, value).to_le_bytes();
        // SAFETY: the index is in range, so these bytes are the element's; the verifier has seen that the array may be
        // written.
        unsafe { address.copy_from_nonoverlapping(bytes.as_ptr(), dtype.size()) };
        Ok(())
    }

    fn element(&self, dtype: DType, index: &[i64]) -> Result<*mut u8, String> {
        if self.data.is_null() {
            return Err("an element of an array that has not been assigned".into());
        }
        let mut at = 0i64;
        for (axis, ((&i, &extent), &stride)) in index.iter().zip(&self.shape).zip(&self.strides).enumerate() {
            if i < 0 || i >= extent {
                return Err(format!("an index {i} without a guard is outside axis {axis} with size {extent}"));
            }
            // Within the reach of the array, which fits an address.
            at += i * stride;
        }
        Ok(self.data.wrapping_offset(at as isize * dtype.size() as isize))
    }

    /// A view of type `ty`, or in what way it would leave the memory of this array, or not be what its type says.
    pub fn view(
        &self,
        ty: ArrayType,
        of: ArrayType,
        offset: i64,
        shape: Axes,
        strides: Axes,
    ) -> Result<ArrayRef, String> {
        if shape.iter().any(|&n| n < 0) {
            return Err(format!("a view has shape {shape:?}"));
        }
        let is_empty = shape.contains(&0);
        if !is_empty {
            let inside = |(low, high): (i128, i128), (least, most): (i128, i128)| least <= low && high <= most;
            let shifted =
                reach(&shape, &strides).map(|(low, high)| (low + i128::from(offset), high + i128::from(offset)));
            let fits = match (shifted, reach(&self.shape, &self.strides)) {
                (Some(view), Some(whole)) => !self.data.is_null() && inside(view, whole),
                _ => false,
            };
            if !fits {
                return Err(format!(
                    "a view at {offset} of shape {shape:?} and strides {strides:?} leaves its array, of shape {:?} and \
                     strides {:?}",
                    self.shape, self.strides
                ));
            }
        }
        // Engines may take the strides of a dense type from its shape, so those are the array's from here on.
        let expected = dense_strides(ty.layout, &shape);
        let agree = shape.iter().zip(&strides).zip(&expected).all(|((&n, a), b)| n <= 1 || a == b);
        let strides = match ty.layout {
            Layout::Any => strides,
            Layout::C | Layout::F if is_empty || agree => expected,
            Layout::C | Layout::F => return Err(format!("a view of type {ty} has strides {strides:?} for {shape:?}")),
        };
        let bytes = (offset as isize).wrapping_mul(of.dtype.size() as isize);
        Ok(ArrayRef { data: self.data.wrapping_offset(bytes), shape, strides, owner: self.owner.clone() })
    }
}

/// Strides of an array without gaps. Column-major for `Layout::F`, otherwise row-major.
fn dense_strides(layout: Layout, shape: &[i64]) -> Axes {
    let mut strides: Axes = smallvec![0; shape.len()];
    let mut stride = 1i64;
    for n in 0..shape.len() {
        let axis = if layout == Layout::F { n } else { shape.len() - 1 - n };
        strides[axis] = stride;
        stride = stride.wrapping_mul(shape[axis]);
    }
    strides
}

/// The least and the greatest offset of an element from the first one; `None` where there are no elements.
fn reach(shape: &[i64], strides: &[i64]) -> Option<(i128, i128)> {
    shape.iter().zip(strides).try_fold((0, 0), |(low, high), (&n, &stride)| {
        let last = (i128::from(n) - 1) * i128::from(stride);
        (n > 0).then_some((low + last.min(0), high + last.max(0)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ty(rank: u8, layout: Layout) -> ArrayType {
        ArrayType { dtype: DType::I32, rank, layout, writable: true }
    }

    fn matrix(memory: &mut [i32; 12]) -> ArrayRef {
        ArrayRef::dense(memory.as_mut_ptr().cast(), smallvec![3, 4], Layout::C, None)
    }

    #[test]
    fn views_stay_within_their_array() {
        let mut memory = [0; 12];
        let a = matrix(&mut memory);
        let (any, of) = (ty(1, Layout::Any), ty(2, Layout::C));
        let view = |offset, n, stride| a.view(any, of, offset, smallvec![n], smallvec![stride]);
        assert!(view(0, 12, 1).is_ok());
        assert!(view(11, 12, -1).is_ok());
        assert!(view(1, 3, 4).is_ok());
        assert!(view(1, 12, 1).is_err());
        assert!(view(-1, 1, 1).is_err());
        assert!(view(10, 12, -1).is_err());
        assert!(view(0, i64::MAX, i64::MAX).is_err());
        assert!(view(i64::MAX, 0, 1).is_ok());
        assert!(view(0, -1, 1).is_err());
        let row = view(4, 4, 1).unwrap();
        assert!(row.view(any, any, 0, smallvec![5], smallvec![1]).is_err(), "the row ends before the matrix does");
    }

    #[test]
    fn a_dense_view_has_the_strides_of_its_shape() {
        let mut memory = [0; 12];
        let a = matrix(&mut memory);
        let of = ty(2, Layout::C);
        assert!(a.view(ty(2, Layout::F), of, 0, smallvec![4, 3], smallvec![1, 4]).is_ok());
        assert!(a.view(of, of, 0, smallvec![2, 2], smallvec![4, 1]).is_err());
        let one = a.view(of, of, 0, smallvec![1, 4], smallvec![99, 1]).unwrap();
        assert_eq!(one.strides.as_slice(), [4, 1]);
    }

    #[test]
    fn elements_are_those_in_range() {
        let mut memory = [0; 12];
        let a = matrix(&mut memory);
        a.store(DType::I32, &[2, 3], Const::int(-7)).unwrap();
        assert_eq!(a.load(DType::I32, &[2, 3]), Ok(Const::int(-7)));
        assert!(a.load(DType::I32, &[3, 0]).is_err());
        assert!(a.store(DType::I32, &[0, -1], Const::int(1)).is_err());
        assert!(ArrayRef::empty(0).load(DType::I32, &[]).is_err());
        assert_eq!(memory[11], -7);
    }
}
