//! The one error type: a code that never changes its number, a sentence, and a source position where there is one.
//!
//! Comes in: a reason. Goes out: `Error`, which the C layer hands over as an opaque `jitney_error`.

use std::borrow::Cow;
use std::ffi::{CString, c_char};

use super::handle::{self, Handle};

/// What went wrong. The numbers are the ABI's `jitney_status` values; they are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub enum Code {
    /// An argument has a value outside its domain (a NaN percentile, an axis past the rank, a bad name).
    InvalidArgument = 1,
    /// A pointer that must not be NULL is NULL.
    NullPointer = 2,
    /// Ranks or shapes do not fit together.
    Shape = 3,
    /// A dtype is unknown, or not supported by this kernel.
    DType = 4,
    /// Strides or byte offset describe memory that cannot be right.
    Layout = 5,
    /// Data are not aligned to their element size.
    Alignment = 6,
    /// The tensor lives on a device that this call cannot read.
    Device = 7,
    /// An output overlaps an input (or itself) in a way that has no meaning.
    Overlap = 8,
    /// A size computation overflows.
    Overflow = 9,
    /// Memory could not be had.
    OutOfMemory = 10,
    /// No kernel, option or entry of that name.
    NotFound = 11,
    /// The name is taken.
    AlreadyExists = 12,
    /// This path cannot do it, and has written nothing; the manager then takes the next safer one.
    Unsupported = 13,
    /// A handle or tensor is used after it was released.
    Released = 14,
    /// The host's own kernel returned an error without saying more.
    Callback = 15,
    /// A panic was stopped at the boundary.
    Panic = 16,
    /// The library found itself in a state that it rules out.
    Internal = 17,
    /// The source of a kernel, or a signature, cannot be compiled: the message says where and what would work.
    Source = 18,
    /// A kernel from source raised an exception; the message begins with its name: `IndexError: …`.
    Raised = 19,
}

impl Code {
    /// Every code, for looking one up by its number.
    pub const ALL: [Code; 19] = [
        Code::InvalidArgument,
        Code::NullPointer,
        Code::Shape,
        Code::DType,
        Code::Layout,
        Code::Alignment,
        Code::Device,
        Code::Overlap,
        Code::Overflow,
        Code::OutOfMemory,
        Code::NotFound,
        Code::AlreadyExists,
        Code::Unsupported,
        Code::Released,
        Code::Callback,
        Code::Panic,
        Code::Internal,
        Code::Source,
        Code::Raised,
    ];

    /// The code of a status number, where it is one.
    pub fn from_status(status: i32) -> Option<Code> {
        Code::ALL.into_iter().find(|&code| code as i32 == status)
    }

    /// The code's name as the statistics and the log print it.
    pub fn name(self) -> &'static str {
        match self {
            Code::InvalidArgument => "invalid_argument",
            Code::NullPointer => "null_pointer",
            Code::Shape => "shape",
            Code::DType => "dtype",
            Code::Layout => "layout",
            Code::Alignment => "alignment",
            Code::Device => "device",
            Code::Overlap => "overlap",
            Code::Overflow => "overflow",
            Code::OutOfMemory => "out_of_memory",
            Code::NotFound => "not_found",
            Code::AlreadyExists => "already_exists",
            Code::Unsupported => "unsupported",
            Code::Released => "released",
            Code::Callback => "callback",
            Code::Panic => "panic",
            Code::Internal => "internal",
            Code::Source => "source",
            Code::Raised => "raised",
        }
    }
}

/// A failure: its code, one sentence that names the argument and the values, and a place in the kernel's source
/// where there is one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What kind of failure.
    pub code: Code,
    /// One sentence for a person.
    pub message: Cow<'static, str>,
    /// Line and column in the kernel's source, both from 1.
    pub position: Option<(u32, u32)>,
}

impl Error {
    /// An error without a source position.
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Error {
        Error { code, message: message.into(), position: None }
    }
}

/// `Result` with the library's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Builds an `Err(Error)` from a code and a format string: `fail!(Shape, "x has rank {rank}, not 2")`.
#[macro_export]
macro_rules! fail {
    ($code:ident, $($message:tt)+) => {
        return Err($crate::runtime::error::Error::new($crate::runtime::error::Code::$code, format!($($message)+)))
    };
}
/// What a `jitney_error` holds.
pub struct Failure {
    /// What went wrong.
    pub error: Error,
    message: CString,
}

/// An error: opaque, owned by whoever received it, given back with `jitney_error_release`.
pub type ErrorHandle = Handle<Failure>;

impl Failure {
    /// The sentence, terminated.
    pub fn message(&self) -> *const c_char {
        self.message.as_ptr()
    }
}

impl Error {
    /// As C holds it, for somebody to give back.
    pub fn into_handle(self) -> *mut ErrorHandle {
        let message = CString::new(self.message.replace('\0', "?")).unwrap_or_default();
        handle::into_raw(Failure { error: self, message })
    }

    /// What a function said that took the address of a handle and returned `status`, which is not 0; the handle is given
    /// back.
    ///
    /// # Safety
    /// `said` is NULL or a handle that nobody else gives back.
    pub unsafe fn from_handle(said: *mut ErrorHandle, status: i32, who: &str) -> Error {
        // SAFETY: the caller's contract.
        let error = unsafe { handle::hold("error", said) }.ok().map(|failure| failure.error.clone());
        // SAFETY: the caller's contract.
        let _ = unsafe { handle::release("error", said) };
        let code = Code::from_status(status).unwrap_or(Code::Callback);
        let message = match error {
            Some(error) => format!("{who}: {}", error.message),
            None => format!("{who} returned status {status}"),
        };
        Error::new(code, message)
    }
}
