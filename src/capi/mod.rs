//! The C ABI: `extern "C"` functions that check, convert, call and report, one file per noun. No logic.
//!
//! Every fallible function returns a `jitney_status` and takes a nullable `jitney_error **` last. Nothing unwinds out:
//! a panic becomes `JITNEY_ERROR_PANIC`. Everything here becomes `include/jitney/jitney.h`, comments included.

// The contract of every function's pointers is the header's: its conventions, and the function's own comment.
#![allow(clippy::missing_safety_doc)]

pub mod activation;
pub mod buffer;
pub mod conv;
pub mod elementwise;
pub mod error;
pub mod handle;
pub mod image;
pub mod kernel;
pub mod log;
pub mod manager;
pub mod matmul;
pub mod norm;
pub mod optim;
pub mod percentile;
pub mod pool2d;
pub mod reduce;
pub mod running;
pub mod tensor;
pub mod value;

use std::ffi::{CStr, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::fail;
use crate::manager::builtins::{Builtin, Value, panic_error, row};
use crate::runtime::{Error, Result, Tensor};
pub use error::{ErrorHandle, Status};

/// Runs `body`, stops a panic, and turns an error into a status and, where the caller asked, an error object.
///
/// # Safety
/// `error` is NULL or writable.
pub(crate) unsafe fn guard(error: *mut *mut ErrorHandle, body: impl FnOnce() -> Result<()>) -> Status {
    let outcome = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| Err(panic_error(&*payload)));
    match outcome {
        Ok(()) => error::JITNEY_OK,
        // SAFETY: the caller's contract.
        Err(failure) => unsafe { error::report(error, failure) },
    }
}

/// Calls the built-in kernel at `index` of the table.
///
/// # Safety
/// `error` is NULL or writable; the values' tensors are as `Args::new` asks.
pub(crate) unsafe fn call(error: *mut *mut ErrorHandle, index: usize, values: &[Value]) -> Status {
    let row: &'static Builtin = row(index);
    // SAFETY: the caller's contract.
    unsafe { guard(error, || crate::manager::get()?.call_builtin(index, row, values)) }
}

/// Reads the options of the built-in kernel at `index`; what is wrong with them counts as an error of that kernel.
///
/// # Safety
/// As for `options`; `error` is NULL or writable.
pub(crate) unsafe fn kernel_options<T: Growing + Default>(
    error: *mut *mut ErrorHandle,
    index: usize,
    given: *const T,
) -> Result<T, Status> {
    // SAFETY: the caller's contract.
    unsafe { options("options", given).map_err(|failure| refuse(error, index, failure)) }
}

/// Reports what kept a call from the built-in kernel at `index`, and counts it there.
///
/// # Safety
/// `error` is NULL or writable.
pub(crate) unsafe fn refuse(error: *mut *mut ErrorHandle, index: usize, failure: Error) -> Status {
    let count_and_fail = || {
        crate::manager::get()?.count_error(index);
        Err(failure)
    };
    // SAFETY: the caller's contract.
    unsafe { guard(error, count_and_fail) }
}

/// A tensor that must be there; the kernel reports NULL by the parameter's name.
pub(crate) fn input<'a>(tensor: *const Tensor) -> Value<'a> {
    Value::Tensor(tensor.cast_mut())
}

/// A tensor that may be NULL.
pub(crate) fn optional<'a>(tensor: *const Tensor) -> Value<'a> {
    if tensor.is_null() { Value::None } else { Value::Tensor(tensor.cast_mut()) }
}

/// A tensor that is written.
pub(crate) fn output<'a>(tensor: *mut Tensor) -> Value<'a> {
    Value::Tensor(tensor)
}

/// A list of whole numbers; NULL means the kernel's default.
///
/// # Safety
/// `list` is NULL or points to `len` values that outlive `'a`.
pub(crate) unsafe fn ints<'a>(list: *const i64, len: usize) -> Value<'a> {
    // SAFETY: the caller's contract.
    if list.is_null() { Value::None } else { Value::Ints(unsafe { std::slice::from_raw_parts(list, len) }) }
}

/// A list of numbers; NULL is an empty list.
///
/// # Safety
/// As for `ints`.
pub(crate) unsafe fn floats<'a>(list: *const f64, len: usize) -> Value<'a> {
    // SAFETY: the caller's contract.
    if list.is_null() { Value::Floats(&[]) } else { Value::Floats(unsafe { std::slice::from_raw_parts(list, len) }) }
}

/// A C string that must be there and be UTF-8.
///
/// # Safety
/// `text` is NULL or a C string that outlives `'a`.
pub(crate) unsafe fn text<'a>(argument: &str, text: *const c_char) -> Result<&'a str> {
    if text.is_null() {
        fail!(NullPointer, "{argument} is NULL");
    }
    // SAFETY: the caller's contract.
    match unsafe { CStr::from_ptr(text) }.to_str() {
        Ok(text) => Ok(text),
        Err(_) => fail!(InvalidArgument, "{argument} is not UTF-8"),
    }
}

/// A pointer to one value of the caller's, which must be there.
///
/// # Safety
/// `pointer` is NULL or points to a value that outlives `'a` and is nobody else's to write.
pub(crate) unsafe fn required<'a, T>(argument: &str, pointer: *mut T) -> Result<&'a mut T> {
    // SAFETY: the caller's contract.
    match unsafe { pointer.as_mut() } {
        Some(value) => Ok(value),
        None => fail!(NullPointer, "{argument} is NULL"),
    }
}

/// A struct of the ABI that may grow: it begins with `size_t struct_size`.
///
/// # Safety
/// `repr(C)`, its first field is `struct_size: usize`, and all bytes of it may be copied one by one.
pub(crate) unsafe trait Growing: Copy {}

/// Largest struct that a caller of a later version could hand over.
const LARGEST_STRUCT: usize = 1 << 16;

/// Reads options: a shorter struct gets the defaults for what it lacks; a longer one works while what this version does
/// not know is zero. NULL means all defaults.
///
/// # Safety
/// `given` is NULL, or its `struct_size` is readable and so are as many bytes as it says.
pub(crate) unsafe fn options<T: Growing + Default>(argument: &str, given: *const T) -> Result<T> {
    let mut options = T::default();
    if given.is_null() {
        return Ok(options);
    }
    // SAFETY: the caller's contract; at most `size_of::<T>()` bytes are written to `options`.
    unsafe {
        let size = checked_size::<T>(argument, given)?;
        std::ptr::copy_nonoverlapping(given.cast::<u8>(), (&raw mut options).cast(), size.min(size_of::<T>()));
        for at in size_of::<T>()..size {
            if *given.cast::<u8>().add(at) != 0 {
                fail!(
                    Unsupported,
                    "{argument} has struct_size {size} and sets an option at byte {at} that this version lacks"
                );
            }
        }
    }
    Ok(options)
}

/// Writes a result struct: a shorter one gets what fits, of a longer one the rest is zeroed.
///
/// # Safety
/// `target` is NULL, or its `struct_size` is readable and as many bytes as it says are writable.
pub(crate) unsafe fn fill<T: Growing>(argument: &str, target: *mut T, value: &T) -> Result<()> {
    if target.is_null() {
        fail!(NullPointer, "{argument} is NULL");
    }
    // SAFETY: the caller's contract.
    unsafe {
        let size = checked_size::<T>(argument, target)?;
        let head = size_of::<usize>();
        let (to, from) = (target.cast::<u8>(), std::ptr::from_ref(value).cast::<u8>());
        let known = size.min(size_of::<T>());
        std::ptr::copy_nonoverlapping(from.add(head), to.add(head), known - head);
        to.add(known).write_bytes(0, size - known);
    }
    Ok(())
}

/// # Safety
/// `given` is not NULL, and its `struct_size` is readable.
unsafe fn checked_size<T>(argument: &str, given: *const T) -> Result<usize> {
    if !(given as usize).is_multiple_of(align_of::<usize>()) {
        fail!(Alignment, "{argument} is at address {:#x}, not a multiple of {}", given as usize, align_of::<usize>());
    }
    // SAFETY: the caller's contract.
    let size = unsafe { *given.cast::<usize>() };
    if size < size_of::<usize>() || size > LARGEST_STRUCT {
        fail!(
            InvalidArgument,
            "{argument} has struct_size {size}; set it to sizeof the struct, which is {} in this version",
            size_of::<T>()
        );
    }
    Ok(size)
}
