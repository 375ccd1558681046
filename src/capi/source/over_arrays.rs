//! Calling element-wise and generalised kernels, and reducing arrays with them.

use std::ffi::c_char;
use std::sync::Arc;

use smallvec::SmallVec;

use super::call::prepared;
use super::of_source;
use crate::capi::kernel::{KernelHandle, KernelReference};
use crate::capi::value::{self, CValue};
use crate::capi::{ErrorHandle, Status, guard, list, required};
use crate::fail;
use crate::manager;
use crate::manager::source::{Kind, Operand, SourceKernel};
use crate::runtime::handle::Held;
use crate::runtime::{Result, Tensor};

/// Calls an element-wise or generalised kernel.
///
/// # Safety
/// As `jitney_kernel_call`.
pub(super) unsafe fn over_arrays(
    kernel: &SourceKernel,
    args: &[CValue],
    results: *mut CValue,
    nresults: usize,
    shape: Option<&mut *const c_char>,
) -> Result<()> {
    let inputs = match &kernel.kind {
        Kind::Generalised(layout) => layout.inputs.len(),
        _ => kernel.parameters().len(),
    };
    if args.len() < inputs {
        fail!(InvalidArgument, "{} takes {inputs} arguments, {} were given", kernel.name, args.len());
    }
    let (given, places) = args.split_at(inputs);
    let numbers =
        given.iter().all(|value| !matches!(value.kind, value::JITNEY_VALUE_TENSOR | value::JITNEY_VALUE_READONLY));
    if numbers && places.is_empty() && kernel.kind == Kind::Elementwise {
        // One element of each is what the function is written for.
        // SAFETY: the caller's contract.
        return unsafe { prepared(kernel, args, results, nresults, shape) };
    }
    let mut operands = SmallVec::<[Operand; 6]>::new();
    for (index, value) in given.iter().enumerate() {
        // SAFETY: the caller's contract.
        operands.push(unsafe { value::operand(kernel.parameter(index), value)? });
    }
    // Without outputs among the arguments, the results name the tensors.
    let in_results = places.is_empty();
    let (places, which) = if in_results {
        // SAFETY: the caller's contract: the caller's own, to be read.
        (unsafe { list("results", results.cast_const(), nresults)? }, "results")
    } else {
        (places, "outputs")
    };
    let mut tensors = SmallVec::<[&mut Tensor; 2]>::new();
    for (index, place) in places.iter().enumerate() {
        let tensor = match place.kind {
            // SAFETY: the payload is what the kind says; outputs are distinct, or refused as overlapping.
            value::JITNEY_VALUE_TENSOR => unsafe { place.r#as.tensor.as_mut() },
            value::JITNEY_VALUE_NONE if in_results => break,
            _ => None,
        };
        let Some(tensor) = tensor else {
            fail!(
                InvalidArgument,
                "{which}[{index}] of {} has to be a tensor: the caller's, or a zeroed one to be allocated",
                kernel.name
            );
        };
        if tensors.iter().any(|other| std::ptr::eq(*other, tensor)) {
            fail!(Overlap, "{which}[{index}] of {} is the tensor of another result", kernel.name);
        }
        tensors.push(tensor);
    }
    let manager = manager::get()?;
    let used;
    // SAFETY: the caller's contract.
    unsafe {
        match &kernel.kind {
            Kind::Generalised(layout) => {
                if in_results {
                    tensors.truncate(layout.outputs.len());
                }
                manager.call_generalised(kernel, layout, &operands, &mut tensors)?;
                used = tensors.len();
            }
            _ => used = manager.call_elementwise(kernel, &operands, &mut tensors, !in_results)?,
        }
    }
    if in_results && used < nresults {
        // SAFETY: as above, to be written.
        unsafe { std::slice::from_raw_parts_mut(results.add(used), nresults - used) }.fill(value::jitney_value_none());
    }
    if let Some(shape) = shape {
        *shape = c"arrays".as_ptr();
    }
    Ok(())
}

/// Reduces an array with an element-wise kernel of two parameters: `f(f(f(a, b), c), d)`, in the order of the elements,
/// along `naxes` axes (`axes` NULL: all of them), which stay with size 1 if `keep_axes` is not 0. `initial` may be NULL: the
/// first element then. `*out` is allocated, of the type that the kernel returns; give it back with
/// `jitney_tensor_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_reduce(
    kernel: *const KernelHandle,
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    keep_axes: i32,
    initial: *const CValue,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let (_held, kernel) = elementwise(kernel)?;
            let counted = || {
                let (x, out) = (operand("x", x)?, fresh("out", out)?);
                let initial = match initial.as_ref() {
                    Some(initial) => match value::operand("initial", initial)? {
                        Operand::Scalar(dtype, bits) => Some((dtype, bits)),
                        Operand::Array(..) => fail!(InvalidArgument, "initial is a tensor; it is a number"),
                    },
                    None => None,
                };
                let axes = if axes.is_null() && naxes == 0 { None } else { Some(list("axes", axes, naxes)?) };
                *out = manager::get()?.reduce_elementwise(&kernel, &x, axes, keep_axes != 0, initial)?;
                Ok(())
            };
            counted().inspect_err(|_| kernel.counters.failed())
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Every step of the reduction of an array with an element-wise kernel of two parameters along one axis. `*out` is
/// allocated, of the array's shape; give it back with `jitney_tensor_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_accumulate(
    kernel: *const KernelHandle,
    x: *const Tensor,
    axis: i64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let (_held, kernel) = elementwise(kernel)?;
            let counted = || {
                let (x, out) = (operand("x", x)?, fresh("out", out)?);
                *out = manager::get()?.accumulate_elementwise(&kernel, &x, axis)?;
                Ok(())
            };
            counted().inspect_err(|_| kernel.counters.failed())
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// # Safety
/// As for `of_source`.
unsafe fn elementwise(kernel: *const KernelHandle) -> Result<(Held<KernelReference>, Arc<SourceKernel>)> {
    // SAFETY: the caller's contract.
    let (held, kernel) = unsafe { of_source(kernel)? };
    if kernel.kind != Kind::Elementwise {
        fail!(InvalidArgument, "{} is not an element-wise kernel (JITNEY_KERNEL_ELEMENTWISE)", kernel.name);
    }
    Ok((held, kernel))
}

/// # Safety
/// `x` is NULL or as `Tensor::view` asks.
unsafe fn operand<'a>(name: &str, x: *const Tensor) -> Result<Operand<'a>> {
    // SAFETY: the caller's contract.
    match unsafe { x.as_ref() } {
        // SAFETY: as above.
        Some(x) => unsafe { Operand::tensor(name, x) },
        None => fail!(NullPointer, "{name} is NULL"),
    }
}

/// A tensor that is to be allocated.
///
/// # Safety
/// As for `required`.
unsafe fn fresh<'a>(name: &str, tensor: *mut Tensor) -> Result<&'a mut Tensor> {
    // SAFETY: the caller's contract.
    let tensor = unsafe { required(name, tensor)? };
    if !tensor.is_unallocated() {
        fail!(InvalidArgument, "{name} is allocated by this function: give a zeroed jitney_tensor");
    }
    Ok(tensor)
}
