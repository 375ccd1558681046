//! `jitney_status` and `jitney_error`.

use std::ffi::c_char;

use super::text;
pub use crate::runtime::error::ErrorHandle;
use crate::runtime::handle;
use crate::runtime::{Code, Error};

/// 0 for success, otherwise one of the `JITNEY_ERROR_…` numbers, which are never reused.
pub type Status = i32;

/// Success.
pub const JITNEY_OK: i32 = 0;
/// An argument has a value outside its domain: a NaN percentile, an axis past the rank, a bad name.
pub const JITNEY_ERROR_INVALID_ARGUMENT: i32 = 1;
/// A pointer that must not be NULL is NULL.
pub const JITNEY_ERROR_NULL_POINTER: i32 = 2;
/// Ranks or shapes do not fit together.
pub const JITNEY_ERROR_SHAPE: i32 = 3;
/// A dtype is unknown, or not supported by this kernel.
pub const JITNEY_ERROR_DTYPE: i32 = 4;
/// Strides or byte offset describe memory that cannot be right.
pub const JITNEY_ERROR_LAYOUT: i32 = 5;
/// Data are not aligned to their element size.
pub const JITNEY_ERROR_ALIGNMENT: i32 = 6;
/// The tensor lives on a device that this call cannot read.
pub const JITNEY_ERROR_DEVICE: i32 = 7;
/// An output overlaps an input, or itself, in a way that has no meaning.
pub const JITNEY_ERROR_OVERLAP: i32 = 8;
/// A size computation overflows.
pub const JITNEY_ERROR_OVERFLOW: i32 = 9;
/// Memory could not be had.
pub const JITNEY_ERROR_OUT_OF_MEMORY: i32 = 10;
/// No kernel, option or entry of that name.
pub const JITNEY_ERROR_NOT_FOUND: i32 = 11;
/// The name is taken.
pub const JITNEY_ERROR_ALREADY_EXISTS: i32 = 12;
/// This path cannot do it and has written nothing. A host kernel's fast path returns it to have the standard one run.
pub const JITNEY_ERROR_UNSUPPORTED: i32 = 13;
/// A handle or tensor is used after it was released.
pub const JITNEY_ERROR_RELEASED: i32 = 14;
/// The host's own kernel failed without saying more.
pub const JITNEY_ERROR_CALLBACK: i32 = 15;
/// A panic was stopped at the boundary; the library goes on working.
pub const JITNEY_ERROR_PANIC: i32 = 16;
/// The library found itself in a state that it rules out.
pub const JITNEY_ERROR_INTERNAL: i32 = 17;
/// The source of a kernel, or a signature, cannot be compiled. The message says what is wrong, where, and what would work.
pub const JITNEY_ERROR_SOURCE: i32 = 18;
/// A kernel from source raised an exception. The message begins with its name: `"IndexError: …"`.
pub const JITNEY_ERROR_RAISED: i32 = 19;

/// Stores the failure where the caller asked for it, and returns its status.
///
/// # Safety
/// `slot` is NULL or writable.
pub(crate) unsafe fn report(slot: *mut *mut ErrorHandle, error: Error) -> Status {
    let status = error.code as Status;
    if !slot.is_null() {
        // SAFETY: the caller's contract.
        unsafe { *slot = error.into_handle() };
    }
    status
}

/// Makes an error, for a host kernel to return through its own `error` argument. A `code` that is not one of
/// `JITNEY_ERROR_…` becomes `JITNEY_ERROR_CALLBACK`. The message is copied; NULL and text that is not UTF-8 become a
/// general sentence.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_error_new(code: i32, message: *const c_char) -> *mut ErrorHandle {
    let code = Code::from_status(code).unwrap_or(Code::Callback);
    // SAFETY: the caller's contract, as documented in the header.
    let message = unsafe { text("message", message) };
    Error::new(code, message.map_or("the host's kernel failed".to_owned(), str::to_owned)).into_handle()
}

/// The error's status number; `JITNEY_OK` for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_error_code(error: *const ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { handle::hold("error", error) }.map_or(JITNEY_OK, |failure| failure.error.code as Status)
}

/// One sentence, UTF-8, valid as long as the error; an empty string for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_error_message(error: *const ErrorHandle) -> *const c_char {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { handle::hold("error", error) }.map_or(c"".as_ptr(), |failure| failure.message())
}

/// Line in the kernel's source, from 1; 0 where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_error_line(error: *const ErrorHandle) -> u32 {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { handle::hold("error", error) }.ok().and_then(|f| f.error.position).map_or(0, |(line, _)| line)
}

/// Column in the kernel's source, from 1; 0 where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_error_column(error: *const ErrorHandle) -> u32 {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { handle::hold("error", error) }.ok().and_then(|f| f.error.position).map_or(0, |(_, column)| column)
}

/// Gives the error back. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_error_release(error: *mut ErrorHandle) {
    // SAFETY: the caller's contract, as documented in the header.
    let _ = unsafe { handle::release("error", error) };
}

/// The name of a status number: `"shape"`, `"overlap"`; `"ok"` for 0, `"unknown"` for no status. Static.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_status_name(status: Status) -> *const c_char {
    match Code::from_status(status) {
        None if status == JITNEY_OK => c"ok".as_ptr(),
        None => c"unknown".as_ptr(),
        Some(Code::InvalidArgument) => c"invalid_argument".as_ptr(),
        Some(Code::NullPointer) => c"null_pointer".as_ptr(),
        Some(Code::Shape) => c"shape".as_ptr(),
        Some(Code::DType) => c"dtype".as_ptr(),
        Some(Code::Layout) => c"layout".as_ptr(),
        Some(Code::Alignment) => c"alignment".as_ptr(),
        Some(Code::Device) => c"device".as_ptr(),
        Some(Code::Overlap) => c"overlap".as_ptr(),
        Some(Code::Overflow) => c"overflow".as_ptr(),
        Some(Code::OutOfMemory) => c"out_of_memory".as_ptr(),
        Some(Code::NotFound) => c"not_found".as_ptr(),
        Some(Code::AlreadyExists) => c"already_exists".as_ptr(),
        Some(Code::Unsupported) => c"unsupported".as_ptr(),
        Some(Code::Released) => c"released".as_ptr(),
        Some(Code::Callback) => c"callback".as_ptr(),
        Some(Code::Panic) => c"panic".as_ptr(),
        Some(Code::Internal) => c"internal".as_ptr(),
        Some(Code::Source) => c"source".as_ptr(),
        Some(Code::Raised) => c"raised".as_ptr(),
    }
}
