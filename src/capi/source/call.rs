//! Calling kernels from source.

use std::ffi::c_char;

use smallvec::SmallVec;

use super::over_arrays::over_arrays;
use crate::capi::kernel::KernelHandle;
use crate::capi::value::{self, CValue};
use crate::capi::{ErrorHandle, Status, guard, list, required};
use crate::fail;
use crate::manager;
use crate::manager::registry::Kernel;
use crate::manager::source::{Frame, Kind, ResultSlots, Returned, ReturnedValue, SourceKernel};
use crate::runtime::handle;
use crate::runtime::{Result, Tensor};

/// As `jitney_kernel_call`, for a kernel from source; besides, `*shape` receives what the kernel returns as text, which is
/// valid as long as the handle: `none`, `f64`, `(f64, (i64, f64[::1]))`. For bindings of languages in which a tuple of
/// one value is not the value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_call_shaped(
    kernel: *const KernelHandle,
    args: *const CValue,
    nargs: usize,
    results: *mut CValue,
    nresults: usize,
    shape: *mut *const c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let shape = required("shape", shape)?;
            let reference = handle::hold("kernel", kernel)?;
            let Kernel::Source(kernel) = &reference.kernel else {
                fail!(InvalidArgument, "{} is not a kernel from source", reference.kernel.name());
            };
            call(kernel, list("args", args, nargs)?, results, nresults, Some(shape))
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Calls a kernel from source.
///
/// # Safety
/// As `jitney_kernel_call`.
#[inline]
pub(in crate::capi) unsafe fn call(
    kernel: &SourceKernel,
    args: &[CValue],
    results: *mut CValue,
    nresults: usize,
    shape: Option<&mut *const c_char>,
) -> Result<()> {
    // SAFETY: the caller's contract.
    let outcome = unsafe {
        match kernel.kind {
            Kind::Whole => prepared(kernel, args, results, nresults, shape),
            Kind::Elementwise | Kind::Generalised(_) => over_arrays(kernel, args, results, nresults, shape),
        }
    };
    outcome.inspect_err(|_| kernel.counters.failed())
}

/// # Safety
/// As `jitney_kernel_call`.
#[inline]
pub(super) unsafe fn prepared(
    kernel: &SourceKernel,
    args: &[CValue],
    results: *mut CValue,
    nresults: usize,
    shape: Option<&mut *const c_char>,
) -> Result<()> {
    let mut frame = Frame::default();
    // SAFETY: the caller's contract.
    let chosen = match kernel.choose_newest(|key| unsafe { value::arguments_of(&mut frame, key, args) }) {
        Some(chosen) => chosen?,
        None => {
            for (index, given) in args.iter().enumerate() {
                // SAFETY: the caller's contract.
                unsafe { value::argument(&mut frame, kernel.parameter(index), given)? };
            }
            kernel.choose(&frame)?
        }
    };
    let results = match nresults {
        0 => &mut [],
        _ if results.is_null() => fail!(NullPointer, "results is NULL, but nresults is {nresults}"),
        // SAFETY: the caller's contract: the caller's own, to be written.
        _ => unsafe { std::slice::from_raw_parts_mut(results, nresults) },
    };
    let count = chosen.results();
    if nresults > 0 && count > nresults {
        fail!(InvalidArgument, "{} returns {count} values, but nresults is {nresults}", kernel.name);
    }
    if nresults > 0 {
        for index in (0..count).filter(|&index| chosen.is_array(index)) {
            // SAFETY: as above.
            unsafe { tensor_for(kernel, index, results)? };
        }
    }
    let mut slots = ResultSlots::new();
    // SAFETY: the caller's contract.
    unsafe { manager::get()?.call_source(kernel, &chosen, &mut frame, &mut slots)? };
    if count > 0 || nresults > 0 {
        // SAFETY: looked at above.
        unsafe { hand_over(chosen.returned(slots), results)? };
    }
    if let Some(shape) = shape {
        *shape = chosen.shape().as_ptr();
    }
    Ok(())
}

/// Writes what a call returned to the caller's values; without any of those, it is given back.
///
/// # Safety
/// Values for arrays name zeroed tensors.
unsafe fn hand_over(mut returned: Returned, results: &mut [CValue]) -> Result<()> {
    if !results.is_empty() {
        let mut values = SmallVec::<[CValue; 4]>::new();
        let mut tensors = SmallVec::<[(*mut Tensor, Tensor); 1]>::new();
        loop {
            match returned.take() {
                Ok(None) => break,
                Ok(Some(ReturnedValue::Scalar(dtype, bits))) => values.push(value::of_scalar(dtype, bits)),
                Ok(Some(ReturnedValue::Tensor(tensor))) => {
                    let named = results[values.len()];
                    // SAFETY: `tensor_for` has looked at it.
                    tensors.push((unsafe { named.r#as.tensor }, tensor));
                    values.push(named);
                }
                Err(error) => {
                    tensors.iter_mut().for_each(|(_, tensor)| drop(tensor.release()));
                    return Err(error);
                }
            }
        }
        results.fill(value::jitney_value_none());
        results[..values.len()].copy_from_slice(&values);
        for (place, tensor) in tensors {
            // SAFETY: as above.
            unsafe { place.write(tensor) };
        }
    }
    Ok(())
}

/// Sees to it that there is a tensor for an array that comes back.
///
/// # Safety
/// A tensor that is named can be read.
unsafe fn tensor_for(kernel: &SourceKernel, index: usize, results: &[CValue]) -> Result<()> {
    let tensor_of = |named: &CValue| match named.kind {
        // SAFETY: the payload is what the kind says.
        value::JITNEY_VALUE_TENSOR => unsafe { named.r#as.tensor.as_ref() },
        _ => None,
    };
    let tensor = tensor_of(&results[index]);
    if results[..index].iter().any(|other| tensor.zip(tensor_of(other)).is_some_and(|(a, b)| std::ptr::eq(a, b))) {
        fail!(Overlap, "results[{index}] of {} names the tensor of another result", kernel.name);
    }
    match tensor {
        Some(tensor) if tensor.is_unallocated() => Ok(()),
        Some(_) => fail!(InvalidArgument, "results[{index}] of {} names a tensor that is not zeroed", kernel.name),
        None => fail!(
            InvalidArgument,
            "results[{index}] of {} is an array: set it to jitney_value_tensor of a zeroed jitney_tensor before the call",
            kernel.name
        ),
    }
}
