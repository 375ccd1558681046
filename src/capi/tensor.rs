//! `jitney_tensor`: making them, and giving back those that the library allocated.

use std::ffi::c_void;

use super::{ErrorHandle, Status, guard, required};
use crate::runtime::dtype::DLDataType;
use crate::runtime::tensor::DLDevice;
use crate::runtime::{DType, Tensor};

fn contiguous(data: *mut c_void, dtype: DType, ndim: i32, shape: *const i64) -> Tensor {
    Tensor {
        data,
        device: DLDevice::cpu(),
        ndim,
        dtype: dtype.to_dlpack(),
        shape: shape.cast_mut(),
        strides: std::ptr::null_mut(),
        byte_offset: 0,
    }
}

/// A C-contiguous tensor of `float` in host memory. `data` and `shape` stay the caller's and must outlive the tensor's
/// use. Nothing is checked here; every call that takes the tensor checks it.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_tensor_f32(data: *mut f32, ndim: i32, shape: *const i64) -> Tensor {
    contiguous(data.cast(), DType::F32, ndim, shape)
}

/// As `jitney_tensor_f32`, of `double`.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_tensor_f64(data: *mut f64, ndim: i32, shape: *const i64) -> Tensor {
    contiguous(data.cast(), DType::F64, ndim, shape)
}

/// As `jitney_tensor_f32`, of `int32_t`.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_tensor_i32(data: *mut i32, ndim: i32, shape: *const i64) -> Tensor {
    contiguous(data.cast(), DType::I32, ndim, shape)
}

/// As `jitney_tensor_f32`, of `int64_t`.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_tensor_i64(data: *mut i64, ndim: i32, shape: *const i64) -> Tensor {
    contiguous(data.cast(), DType::I64, ndim, shape)
}

/// As `jitney_tensor_f32`, of `uint8_t`.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_tensor_u8(data: *mut u8, ndim: i32, shape: *const i64) -> Tensor {
    contiguous(data.cast(), DType::U8, ndim, shape)
}

/// Allocates a C-contiguous tensor, 64-byte aligned, contents unspecified, from the library's buffer pool, and writes it
/// to `*out`. Give it back with `jitney_tensor_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_tensor_allocate(
    dtype: DLDataType,
    ndim: i32,
    shape: *const i64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let out = unsafe { required("out", out)? };
        // The description is checked as a tensor of no memory would be, then made real.
        let described =
            Tensor { data: 64 as *mut c_void, dtype, ..contiguous(std::ptr::null_mut(), DType::U8, ndim, shape) };
        // SAFETY: shape is the caller's; the data are not looked at.
        let view = unsafe { described.view("the tensor")? };
        *out = Tensor::allocate(view.dtype(), view.shape())?;
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Gives back a tensor that the library allocated, and zeroes the struct; NULL and a zeroed struct are fine. A tensor
/// whose memory is the caller's is refused and left as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_tensor_release(tensor: *mut Tensor, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        match unsafe { tensor.as_mut() } {
            None => Ok(()),
            Some(tensor) => tensor.release(),
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}
