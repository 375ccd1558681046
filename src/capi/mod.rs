//! The C ABI: `extern "C"` functions that check, convert, call and report, one file per noun. No logic.
//!
//! Every fallible function returns a `jitney_status` and takes a nullable `jitney_error **` last. Nothing unwinds out:
//! a panic becomes `JITNEY_ERROR_PANIC`. Everything here becomes `include/jitney/jitney.h`, comments included.

// The contract of every function's pointers is the header's: its conventions, and the function's own comment.
#![allow(clippy::missing_safety_doc)]

pub mod activation;
pub mod buffer;
pub mod cache;
pub mod conv;
pub mod elementwise;
pub mod error;
pub mod image;
pub mod kernel;
pub mod log;
pub mod manager;
pub mod matmul;
pub mod norm;
pub mod optim;
pub mod percentile;
pub mod plugin;
pub mod pool2d;
pub mod reduce;
pub mod running;
pub mod source;
pub mod tensor;
pub mod tier;
pub mod value;

use std::ffi::{CStr, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::fail;
use crate::manager::builtins::{Builtin, Value, panic_error, row};
use crate::runtime::{Result, Tensor};
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
    unsafe { guard(error, || crate::manager::get()?.call_builtin(index, row, values, kernel::provided)) }
}

/// Calls the built-in kernel at `index` of the table with what `prepare` makes of the caller's lists and options: it
/// hands the values to the function that it is given. A failure before that counts as the kernel's, too.
///
/// # Safety
/// As for `call`.
pub(crate) unsafe fn call_with(
    error: *mut *mut ErrorHandle,
    index: usize,
    prepare: impl FnOnce(&dyn Fn(&[Value]) -> Result<()>) -> Result<()>,
) -> Status {
    let body = || {
        let manager = crate::manager::get()?;
        let called = std::cell::Cell::new(false);
        let outcome = prepare(&|values| {
            called.set(true);
            // SAFETY: the caller's contract.
            unsafe { manager.call_builtin(index, row(index), values, kernel::provided) }
        });
        if outcome.is_err() && !called.get() {
            manager.builtin(index).counters.failed();
        }
        outcome
    };
    // SAFETY: the caller's contract.
    unsafe { guard(error, body) }
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

/// A list of the caller's. NULL is an empty one, if its length says so.
///
/// # Safety
/// `list` is NULL or points to `len` values that outlive `'a`.
#[inline]
pub(crate) unsafe fn list<'a, T>(argument: &str, list: *const T, len: usize) -> Result<&'a [T]> {
    if list.is_null() {
        if len > 0 {
            fail!(NullPointer, "{argument} is NULL, but its length is {len}");
        }
        return Ok(&[]);
    }
    if !list.is_aligned() {
        fail!(Alignment, "{argument} is at address {:#x}, not a multiple of {}", list.addr(), align_of::<T>());
    }
    if len > isize::MAX as usize / size_of::<T>() {
        fail!(Overflow, "{argument} has a length of {len}, more than can be addressed");
    }
    // SAFETY: the caller's contract; aligned, and of a size that can be.
    Ok(unsafe { std::slice::from_raw_parts(list, len) })
}

/// A list of whole numbers; NULL with a length of 0 means the kernel's default.
///
/// # Safety
/// As for `list`.
pub(crate) unsafe fn ints<'a>(argument: &str, numbers: *const i64, len: usize) -> Result<Value<'a>> {
    if numbers.is_null() && len == 0 {
        return Ok(Value::None);
    }
    // SAFETY: the caller's contract.
    Ok(Value::Ints(unsafe { list(argument, numbers, len)? }))
}

/// A list of numbers.
///
/// # Safety
/// As for `list`.
pub(crate) unsafe fn floats<'a>(argument: &str, numbers: *const f64, len: usize) -> Result<Value<'a>> {
    // SAFETY: the caller's contract.
    Ok(Value::Floats(unsafe { list(argument, numbers, len)? }))
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

/// A struct of the ABI that may grow: it begins with `size_t struct_size`. Implemented by `growing!`.
///
/// # Safety
/// `repr(C)`, its first field is `struct_size: usize`, and all bytes of it may be copied one by one.
pub(crate) unsafe trait Growing: Copy {
    /// Where its fields begin: the sizes that the struct may have had before it grew.
    const FIELDS: &'static [usize];
}

/// Implements `Growing` for a struct, whose fields are all to be named.
///
/// The struct has to be `repr(C)`, to begin with `struct_size: usize`, and to consist of numbers and plain pointers
/// without padding between or after them: what is added later must not lie where an older caller left garbage.
macro_rules! growing {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        // SAFETY: as the macro asks; that no field was forgotten and that there is no padding is checked here.
        unsafe impl $crate::capi::Growing for $name {
            const FIELDS: &'static [usize] = &[$(std::mem::offset_of!($name, $field)),+];
        }
        const _: fn(&$name) -> usize = |&$name { $($field),+ }| 0 $(+ size_of_val(&$field))+;
        const _: () = {
            const fn bytes<T>(_: fn(&$name) -> &T) -> usize {
                size_of::<T>()
            }
            assert!(size_of::<$name>() == 0 $(+ bytes(|it| &it.$field))+, "the struct has padding");
        };
    };
}
pub(crate) use growing;

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

/// As `options`, for a struct with a reserved field, which has to be 0.
///
/// # Safety
/// As for `options`.
pub(crate) unsafe fn options_without_reserved<T: Growing + Default>(
    argument: &str,
    given: *const T,
    reserved: impl FnOnce(&T) -> i32,
) -> Result<T> {
    // SAFETY: the caller's contract.
    let options = unsafe { options(argument, given)? };
    match reserved(&options) {
        0 => Ok(options),
        n => fail!(Unsupported, "{argument} has {n} in its reserved field, which is 0 in this version"),
    }
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
unsafe fn checked_size<T: Growing>(argument: &str, given: *const T) -> Result<usize> {
    if !(given as usize).is_multiple_of(align_of::<usize>()) {
        fail!(Alignment, "{argument} is at address {:#x}, not a multiple of {}", given as usize, align_of::<usize>());
    }
    // SAFETY: the caller's contract.
    let size = unsafe { *given.cast::<usize>() };
    let known = size >= size_of::<T>() || (size > 0 && T::FIELDS.contains(&size));
    if !known || size > LARGEST_STRUCT || !size.is_multiple_of(align_of::<usize>()) {
        fail!(
            InvalidArgument,
            "{argument} has struct_size {size}; set it to sizeof the struct, which is {} in this version",
            size_of::<T>()
        );
    }
    Ok(size)
}
