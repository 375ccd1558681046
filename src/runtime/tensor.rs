//! Tensors: the C struct (the memory layout of DLPack's `DLTensor`), the checks that turn it into a `View`, and
//! tensors whose memory the library owns.
//!
//! Comes in: `Tensor`, whatever the host wrote into it. Goes out: `View` (read) or `OutView` (write), of which
//! dtype, shape, strides and pointer are known to be sound; or an error that names the argument.

use std::collections::BTreeMap;
use std::ffi::c_void;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};

use smallvec::SmallVec;

use super::buffers;
use super::dtype::{DLDataType, DType, Element};
use super::error::{Code, Error, Result};
use super::layout;
use crate::fail;

/// Sizes or strides, one per axis; on the stack up to rank 6.
pub type Dims = SmallVec<[isize; QUICK_RANK]>;

/// The highest rank whose sizes and strides need no allocation.
pub const QUICK_RANK: usize = 6;

/// The highest rank a tensor may have (NumPy 2's limit too).
pub const MAX_RANK: usize = 64;

// `jitney_tensor` is never set here: it becomes a macro of the header, which leaves out what another header has defined.

/// Where a tensor's memory lives, as DLPack numbers it.
#[cfg(not(jitney_tensor))]
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DLDevice {
    /// `kDLCPU` 1, `kDLCUDA` 2, `kDLCUDAHost` 3, …
    pub device_type: i32,
    /// Which of several such devices.
    pub device_id: i32,
}

impl DLDevice {
    /// Ordinary host memory.
    pub const fn cpu() -> DLDevice {
        DLDevice { device_type: 1, device_id: 0 }
    }

    /// Whether the processor can read the memory: ordinary, CUDA-pinned or ROCm-pinned.
    pub fn is_host(self) -> bool {
        matches!(self.device_type, 1 | 3 | 11)
    }
}

/// A tensor as C passes it: field for field DLPack's `DLTensor`.
///
/// The caller owns the memory and the two arrays. `data + byte_offset` is the first element. `strides` count elements
/// and may be NULL for a C-contiguous tensor, negative, or zero. A struct of all zero bytes in an output's place asks
/// the library to allocate the result.
#[cfg(not(jitney_tensor))]
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Tensor {
    /// The memory; may be NULL when a dimension is 0.
    pub data: *mut c_void,
    /// Where it lives.
    pub device: DLDevice,
    /// Rank.
    pub ndim: i32,
    /// Element type.
    pub dtype: DLDataType,
    /// `ndim` sizes.
    pub shape: *mut i64,
    /// `ndim` strides in elements, or NULL.
    pub strides: *mut i64,
    /// Bytes from `data` to the first element.
    pub byte_offset: u64,
}

/// What `Tensor::quick` found.
#[derive(Debug, Clone, Copy)]
pub struct Quick {
    /// The element type.
    pub dtype: DType,
    /// Number of axes, `QUICK_RANK` at most.
    pub rank: usize,
    /// Number of elements.
    pub count: usize,
    /// Whether the elements lie in C order without gaps.
    pub contiguous: bool,
}

impl Tensor {
    /// The struct of all zeros, which in an output's place means "allocate the result".
    pub const UNALLOCATED: Tensor = Tensor {
        data: std::ptr::null_mut(),
        device: DLDevice { device_type: 0, device_id: 0 },
        ndim: 0,
        dtype: DLDataType { code: 0, bits: 0, lanes: 0 },
        shape: std::ptr::null_mut(),
        strides: std::ptr::null_mut(),
        byte_offset: 0,
    };

    /// Whether this is the struct that asks for an allocation.
    pub fn is_unallocated(&self) -> bool {
        self.data.is_null() && self.shape.is_null() && self.dtype.bits == 0 && self.dtype.lanes == 0
    }

    /// Checks everything that can be checked about the struct and returns it as a view.
    ///
    /// # Safety
    /// `shape` and `strides`, where not NULL, point to `ndim` readable values, and the elements they describe are
    /// readable (for an output: writable) for as long as `'a`.
    #[inline]
    pub unsafe fn view<'a>(&self, argument: &str) -> Result<View<'a>> {
        // SAFETY: the caller's contract.
        match unsafe { self.quick_view() } {
            Some(view) => Ok(view),
            // SAFETY: as above.
            None => unsafe { self.careful_view(argument) },
        }
    }

    /// The common case in one pass over the axes: low rank, not empty, nothing wrong. `None` does not say what is wrong, or
    /// whether anything is: `careful_view` does. (A call on few elements spends most of its time on such checks.)
    ///
    /// # Safety
    /// As for `view`.
    unsafe fn quick_view<'a>(&self) -> Option<View<'a>> {
        let mut strides = [0isize; QUICK_RANK];
        let mut shape = [0isize; QUICK_RANK];
        // SAFETY: the caller's contract.
        let Quick { dtype, rank, contiguous, .. } =
            unsafe { self.quick(|axis, size, stride| (shape[axis], strides[axis]) = (size, stride))? };
        Some(View {
            ptr: self.data.cast(),
            dtype,
            shape: Dims::from_buf_and_len(shape, rank),
            strides: Dims::from_buf_and_len(strides, rank),
            contiguous,
            memory: PhantomData,
        })
    }

    /// The element type and the number of elements of the commonest tensor of all: a row without gaps in the processor's
    /// memory, not empty, nothing wrong, `data` its first element.
    ///
    /// # Safety
    /// As for `view`.
    #[inline(always)]
    pub unsafe fn row(&self) -> Option<(DType, usize)> {
        let dtype = DType::from_dlpack(self.dtype)?;
        // SAFETY: the caller's contract.
        Some((dtype, unsafe { self.row_of(dtype)? }))
    }

    /// The number of elements of such a row of this element type.
    ///
    /// # Safety
    /// As for `view`.
    #[inline]
    pub unsafe fn row_of(&self, dtype: DType) -> Option<usize> {
        let plain = self.ndim == 1 && self.device.device_type == 1 && self.byte_offset == 0;
        if !plain || self.dtype != dtype.to_dlpack() || self.shape.is_null() || self.data.is_null() {
            return None;
        }
        // SAFETY: shape and strides point to one value, by the caller's contract.
        let (size, stride) = unsafe { (*self.shape, if self.strides.is_null() { 1 } else { *self.strides }) };
        let (first, element) = (self.data as usize, dtype.size());
        // Neither the bytes nor their end can overflow: addresses of programs have less than 63 bits.
        let fits = size > 0 && size < isize::MAX as i64 >> 8 && first <= isize::MAX as usize >> 1;
        (fits && stride == 1 && first & (element - 1) == 0).then_some(size as usize)
    }

    /// Looks at a tensor of the common case: low rank, not empty, nothing wrong, `data` its first element. `axis` is told
    /// each axis with its size and stride, the last one first; what it was told means nothing where `None` comes back.
    ///
    /// # Safety
    /// As for `view`.
    #[inline(always)]
    pub unsafe fn quick(&self, mut each: impl FnMut(usize, isize, isize)) -> Option<Quick> {
        let dtype = DType::from_dlpack(self.dtype)?;
        let rank = self.ndim as u32 as usize;
        if rank > QUICK_RANK
            || self.byte_offset != 0
            || self.shape.is_null()
            || self.data.is_null()
            || !self.device.is_host()
        {
            return None;
        }
        let (element, first) = (dtype.size() as isize, self.data as usize);
        // Alignments are powers of two; a division would take longer than all that follows.
        let aligned = first & (dtype.align() - 1) == 0;
        let (mut count, mut contiguous) = (1isize, true);
        let axis_at = |axis: usize, dense: isize| {
            // SAFETY: shape and strides point to `rank` values, by the caller's contract.
            unsafe {
                let strides = self.strides;
                (*self.shape.add(axis) as isize, if strides.is_null() { dense } else { *strides.add(axis) as isize })
            }
        };
        for axis in (0..rank).rev() {
            let (size, stride) = axis_at(axis, count);
            if size <= 0 {
                return None;
            }
            contiguous &= size == 1 || stride == count;
            count = count.checked_mul(size)?;
            each(axis, size, stride);
        }
        let bytes = count.checked_mul(element)?;
        if contiguous {
            first.checked_add_signed(bytes)?;
        } else {
            let (mut low, mut high) = (0isize, 1isize);
            for axis in 0..rank {
                let (size, stride) = axis_at(axis, 1);
                let reach = (size - 1).checked_mul(stride)?;
                if reach < 0 { low = low.checked_add(reach)? } else { high = high.checked_add(reach)? }
            }
            first.checked_add_signed(low.checked_mul(element)?)?;
            first.checked_add_signed(high.checked_mul(element)?)?;
        }
        if !aligned {
            return None;
        }
        Some(Quick { dtype, rank, count: count as usize, contiguous })
    }

    /// Elements of a tensor in host memory that is C-contiguous by its strides, not empty, and starts at `data`; `None`
    /// where it is not so, or not found out cheaply.
    ///
    /// # Safety
    /// As for `view`.
    #[inline]
    pub unsafe fn dense_len(&self) -> Option<usize> {
        let rank = self.ndim as u32 as usize;
        if rank > QUICK_RANK
            || self.shape.is_null()
            || self.data.is_null()
            || self.byte_offset != 0
            || !self.device.is_host()
        {
            return None;
        }
        let mut count = 1i64;
        for axis in (0..rank).rev() {
            // SAFETY: shape and strides point to `rank` values, by the caller's contract.
            let (size, stride) = unsafe {
                (*self.shape.add(axis), if self.strides.is_null() { count } else { *self.strides.add(axis) })
            };
            if size <= 0 || (stride != count && size != 1) {
                return None;
            }
            count = count.checked_mul(size)?;
        }
        // Room for the byte count of any element type.
        (count < 1 << 56).then_some(count as usize)
    }

    /// Whether this tensor is like `other`, for which `dense_len` is known, in dtype, shape, and lying dense.
    ///
    /// # Safety
    /// As for `view`, for both.
    #[inline]
    pub unsafe fn is_dense_like(&self, other: &Tensor) -> bool {
        if self.dtype != other.dtype || self.ndim != other.ndim || self.shape.is_null() {
            return false;
        }
        // SAFETY: the shapes have `ndim` values each, by the caller's contract.
        let same = (0..self.ndim as usize).all(|axis| unsafe { *self.shape.add(axis) == *other.shape.add(axis) });
        // SAFETY: the caller's contract.
        same && unsafe { self.dense_len() }.is_some()
    }

    /// As `view`, for every case, with a sentence for what is wrong.
    ///
    /// # Safety
    /// As for `view`.
    #[cold]
    unsafe fn careful_view<'a>(&self, argument: &str) -> Result<View<'a>> {
        let Some(dtype) = DType::from_dlpack(self.dtype) else {
            let DLDataType { code, bits, lanes } = self.dtype;
            fail!(DType, "{argument} has an unknown dtype: code {code}, bits {bits}, lanes {lanes}");
        };
        if !self.device.is_host() {
            let DLDevice { device_type, device_id } = self.device;
            fail!(
                Device,
                "{argument} lives on device type {device_type}, id {device_id}; only host memory can be used"
            );
        }
        if self.ndim < 0 || self.ndim as usize > MAX_RANK {
            fail!(Shape, "{argument} has rank {}; ranks go from 0 to {MAX_RANK}", self.ndim);
        }
        let rank = self.ndim as usize;
        if rank > 0 && self.shape.is_null() {
            fail!(NullPointer, "{argument} has rank {rank} but its shape is NULL");
        }
        let dims = |list: *const i64| -> Dims {
            if rank == 0 {
                Dims::new()
            } else {
                // SAFETY: shape and strides point to `rank` values where they are looked at, by the caller's contract.
                Dims::from_slice(unsafe { std::slice::from_raw_parts(list.cast(), rank) })
            }
        };
        let shape = dims(self.shape);
        if let Some(axis) = shape.iter().position(|&size| size < 0) {
            fail!(Shape, "{argument} has size {} on axis {axis}; sizes must not be negative", shape[axis]);
        }
        let Some(bytes) = layout::checked_bytes(&shape, dtype.size()) else {
            fail!(Overflow, "{argument} has shape {}, more bytes than can be addressed", layout::show(&shape));
        };
        let strides = if self.strides.is_null() { layout::contiguous_strides(&shape) } else { dims(self.strides) };
        let contiguous = self.strides.is_null() || layout::is_contiguous(&shape, &strides);
        let extent =
            if contiguous { Some((0, bytes as isize)) } else { layout::extent(&shape, &strides, dtype.size()) };
        let Some((low, high)) = extent else {
            fail!(
                Layout,
                "{argument} has shape {} and strides {}, which reach past what can be addressed",
                layout::show(&shape),
                layout::show(&strides)
            );
        };
        let Ok(offset) = isize::try_from(self.byte_offset) else {
            fail!(Layout, "{argument} has byte_offset {}, more than can be addressed", self.byte_offset);
        };
        if bytes == 0 {
            let ptr = self.data.cast::<u8>().wrapping_offset(offset);
            return Ok(View { ptr, dtype, shape, strides, contiguous, memory: PhantomData });
        }
        if self.data.is_null() {
            fail!(NullPointer, "{argument} has shape {} but its data is NULL", layout::show(&shape));
        }
        let first = (self.data as usize).checked_add(offset as usize);
        let reaches = first.and_then(|f| Some((f.checked_add_signed(low)?, f.checked_add_signed(high)?)));
        // A non-zero offset says that `data` is where the buffer begins; without one, `data` is the first element.
        let before = offset > 0 && offset + low < 0;
        let Some(first) = first.filter(|_| reaches.is_some() && !before) else {
            fail!(
                Layout,
                "{argument} has strides {} and byte_offset {offset}, which reach {} bytes before its first element \
                 and so before its buffer",
                layout::show(&strides),
                low.unsigned_abs()
            );
        };
        if !first.is_multiple_of(dtype.align()) {
            fail!(
                Alignment,
                "{argument} has dtype {} but its first element is at address {first:#x}, not a multiple of {}",
                dtype.name(),
                dtype.align()
            );
        }
        let ptr = self.data.cast::<u8>().wrapping_offset(offset);
        Ok(View { ptr, dtype, shape, strides, contiguous, memory: PhantomData })
    }

    /// A C-contiguous tensor in memory of the library's pool, contents unspecified. `release` gives it back.
    pub fn allocate(dtype: DType, shape: &[isize]) -> Result<Tensor> {
        let overflow = || {
            Error::new(
                Code::Overflow,
                format!("a result of shape {} has more bytes than can be addressed", layout::show(shape)),
            )
        };
        let bytes = layout::checked_bytes(shape, dtype.size()).ok_or_else(overflow)?;
        let header = owned_header_bytes(shape.len());
        let total = bytes.checked_add(header).ok_or_else(overflow)?;
        let block = buffers::acquire(total)?;
        let base = block.into_raw();
        let strides = layout::contiguous_strides(shape);
        owned().insert(base as usize, None);
        // SAFETY: the block is 64-byte aligned and holds the header: 2 * rank i64.
        unsafe {
            let dims = base.cast::<i64>();
            for (axis, (&size, &stride)) in shape.iter().zip(&strides).enumerate() {
                dims.add(axis).write(size as i64);
                dims.add(shape.len() + axis).write(stride as i64);
            }
            Ok(Tensor {
                data: base.add(header).cast(),
                device: DLDevice::cpu(),
                ndim: shape.len() as i32,
                dtype: dtype.to_dlpack(),
                shape: dims,
                strides: dims.add(shape.len()),
                byte_offset: 0,
            })
        }
    }

    /// A tensor of elements that `keep` keeps alive, or, without it, that somebody else does. `release` drops it.
    pub fn adopt(
        dtype: DType,
        shape: &[i64],
        strides: &[i64],
        data: *mut u8,
        keep: Option<Box<dyn Send>>,
    ) -> Result<Tensor> {
        let rank = shape.len();
        let dims = buffers::acquire(owned_header_bytes(rank))?.into_raw().cast::<i64>();
        // SAFETY: the block holds 2 * rank numbers, aligned to 64 bytes.
        unsafe {
            dims.copy_from_nonoverlapping(shape.as_ptr(), rank);
            dims.add(rank).copy_from_nonoverlapping(strides.as_ptr(), rank);
        }
        owned().insert(dims as usize, keep);
        Ok(Tensor {
            data: data.cast(),
            device: DLDevice::cpu(),
            ndim: rank as i32,
            dtype: dtype.to_dlpack(),
            shape: dims,
            // SAFETY: as above.
            strides: unsafe { dims.add(rank) },
            byte_offset: 0,
        })
    }

    /// Gives back what `allocate` or `adopt` made and zeroes the struct; a zeroed struct is left alone. Anything else is refused
    /// without being looked into.
    pub fn release(&mut self) -> Result<()> {
        if self.is_unallocated() {
            return Ok(());
        }
        // An owned tensor's shape is where its block begins.
        let base = self.shape.cast::<u8>();
        let known = if base.is_null() { None } else { owned().remove(&(base as usize)) };
        let Some(keep) = known else {
            fail!(Released, "this tensor was released before, or its memory does not belong to the library");
        };
        // SAFETY: the block was allocated by `allocate`, and has just been taken off the list of those in use.
        drop(unsafe { buffers::Buffer::from_raw(base) });
        drop(keep);
        *self = Tensor::UNALLOCATED;
        Ok(())
    }
}

/// Blocks of the tensors that the library allocated and that are not released, which tells them from the host's own, and
/// what keeps their elements where they are not in the block.
static OWNED: Mutex<Owned> = Mutex::new(BTreeMap::new());

type Owned = BTreeMap<usize, Option<Box<dyn Send>>>;

fn owned() -> MutexGuard<'static, Owned> {
    OWNED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The lock that a fork must find free.
pub(super) fn lock_for_fork() -> Box<dyn std::any::Any> {
    Box::new(owned())
}

/// Bytes before the data of an owned tensor: shape and strides, rounded up to a cache line.
fn owned_header_bytes(rank: usize) -> usize {
    (2 * rank * size_of::<i64>()).next_multiple_of(buffers::ALIGN).max(buffers::ALIGN)
}

/// A tensor that passed every check: read access to its elements for `'a`.
#[derive(Debug, Clone)]
pub struct View<'a> {
    ptr: *mut u8,
    dtype: DType,
    shape: Dims,
    strides: Dims,
    /// Whether the elements lie in C order without gaps: asked many times in a call.
    contiguous: bool,
    memory: PhantomData<&'a [u8]>,
}

// SAFETY: a view is a shared borrow of plain numbers; writers go through OutView's unsafe or &mut methods.
unsafe impl Send for View<'_> {}
// SAFETY: as above.
unsafe impl Sync for View<'_> {}

impl<'a> View<'a> {
    /// A view of a Rust slice, C-contiguous with the given shape.
    pub fn from_slice<T: Element>(data: &'a [T], shape: &[isize]) -> View<'a> {
        assert_eq!(layout::count(shape), data.len(), "shape and slice must agree");
        let strides = layout::contiguous_strides(shape);
        View {
            ptr: data.as_ptr() as *mut u8,
            dtype: T::DTYPE,
            shape: shape.into(),
            strides,
            contiguous: true,
            memory: PhantomData,
        }
    }

    /// The element type.
    pub fn dtype(&self) -> DType {
        self.dtype
    }

    /// Sizes, outermost first.
    pub fn shape(&self) -> &[isize] {
        &self.shape
    }

    /// Strides in elements.
    pub fn strides(&self) -> &[isize] {
        &self.strides
    }

    /// Number of axes.
    pub fn rank(&self) -> usize {
        self.shape.len()
    }

    /// Number of elements.
    pub fn len(&self) -> usize {
        layout::count(&self.shape)
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.shape.contains(&0)
    }

    /// Address of the first element.
    pub fn ptr<T: Element>(&self) -> *const T {
        assert_eq!(T::DTYPE, self.dtype);
        self.ptr.cast()
    }

    /// Address of the first element, untyped.
    pub fn raw(&self) -> *mut u8 {
        self.ptr
    }

    /// Whether the elements lie in C order without gaps.
    pub fn is_contiguous(&self) -> bool {
        self.contiguous
    }

    /// The elements as a slice, where they are C-contiguous.
    pub fn as_slice<T: Element>(&self) -> Option<&'a [T]> {
        if self.is_empty() {
            return Some(&[]);
        }
        // SAFETY: contiguous, aligned and readable, as `Tensor::view` checked or its caller promised.
        self.is_contiguous().then(|| unsafe { std::slice::from_raw_parts(self.ptr::<T>(), self.len()) })
    }

    /// The view with NumPy's broadcasting to `shape`: missing axes in front, sizes of 1 repeated.
    pub fn broadcast_to(&self, argument: &str, shape: &[isize]) -> Result<View<'a>> {
        match layout::broadcast_strides(&self.shape, &self.strides, shape) {
            Some(strides) => {
                let contiguous = layout::is_contiguous(shape, &strides);
                Ok(View {
                    ptr: self.ptr,
                    dtype: self.dtype,
                    shape: shape.into(),
                    strides,
                    contiguous,
                    memory: PhantomData,
                })
            }
            None => fail!(
                Shape,
                "{argument} has shape {}, which does not broadcast to {}",
                layout::show(&self.shape),
                layout::show(shape)
            ),
        }
    }

    /// The elements for ndarray, which the standard paths are written with.
    pub fn array<T: Element>(&self) -> ndarray::ArrayViewD<'a, T> {
        let (ptr, shape, strides, flipped) = self.for_ndarray::<T>();
        // SAFETY: the elements are readable for 'a; strides are made non-negative before and flipped back after.
        let mut array = unsafe {
            ndarray::ArrayViewD::from_shape_ptr(
                ndarray::ShapeBuilder::strides(ndarray::IxDyn(&shape), ndarray::IxDyn(&strides)),
                ptr,
            )
        };
        flipped.into_iter().for_each(|axis| array.invert_axis(ndarray::Axis(axis)));
        array
    }

    /// ndarray takes no negative strides on construction: start at the lowest address, name the axes to flip.
    fn for_ndarray<T: Element>(&self) -> (*mut T, Vec<usize>, Vec<usize>, Vec<usize>) {
        assert_eq!(T::DTYPE, self.dtype);
        let mut ptr = if self.is_empty() { std::ptr::NonNull::dangling().as_ptr() } else { self.ptr.cast::<T>() };
        let mut flipped = Vec::new();
        if !self.is_empty() {
            for (axis, (&size, &stride)) in self.shape.iter().zip(&self.strides).enumerate() {
                if stride < 0 {
                    ptr = ptr.wrapping_offset((size - 1) * stride);
                    flipped.push(axis);
                }
            }
        }
        let shape = self.shape.iter().map(|&n| n as usize).collect();
        let strides = self.strides.iter().map(|&s| s.unsigned_abs()).collect();
        (ptr, shape, strides, flipped)
    }
}

/// A tensor that the kernel may write: the caller gave it as an output, and it does not overlap itself.
#[derive(Debug)]
pub struct OutView<'a>(View<'a>);

impl<'a> Deref for OutView<'a> {
    type Target = View<'a>;
    fn deref(&self) -> &View<'a> {
        &self.0
    }
}

impl<'a> OutView<'a> {
    /// Takes write access. Fails when two of the view's indices share an element.
    ///
    /// # Safety
    /// The elements are writable for `'a`, and nothing else reads or writes them during the call except views that
    /// the kernel compares with this one by `layout::overlap`.
    pub unsafe fn new(view: View<'a>, argument: &str) -> Result<OutView<'a>> {
        if !view.contiguous && layout::overlaps_itself(&view.shape, &view.strides) {
            fail!(
                Overlap,
                "{argument} is written, but its shape {} and strides {} put several elements in one place",
                layout::show(&view.shape),
                layout::show(&view.strides)
            );
        }
        Ok(OutView(view))
    }

    /// Write access to a Rust slice, C-contiguous with the given shape.
    pub fn from_slice<T: Element>(data: &'a mut [T], shape: &[isize]) -> OutView<'a> {
        OutView(View::from_slice(data, shape))
    }

    /// Address of the first element, for writing.
    pub fn ptr_mut<T: Element>(&self) -> *mut T {
        self.0.ptr::<T>().cast_mut()
    }

    /// The elements as a slice, where they are C-contiguous.
    pub fn as_slice_mut<T: Element>(&mut self) -> Option<&mut [T]> {
        if self.is_empty() {
            return Some(&mut []);
        }
        // SAFETY: contiguous, aligned, writable, and borrowed exclusively through &mut self.
        self.is_contiguous().then(|| unsafe { std::slice::from_raw_parts_mut(self.ptr_mut::<T>(), self.len()) })
    }

    /// The elements for ndarray, writable.
    pub fn array_mut<T: Element>(&mut self) -> ndarray::ArrayViewMutD<'_, T> {
        let (ptr, shape, strides, flipped) = self.for_ndarray::<T>();
        // SAFETY: as in `View::array`; exclusive through &mut self, and no two indices share an element.
        let mut array = unsafe {
            ndarray::ArrayViewMutD::from_shape_ptr(
                ndarray::ShapeBuilder::strides(ndarray::IxDyn(&shape), ndarray::IxDyn(&strides)),
                ptr,
            )
        };
        flipped.into_iter().for_each(|axis| array.invert_axis(ndarray::Axis(axis)));
        array
    }
}
