//! The one error type: a code that never changes its number, a sentence, and a source position where there is one.
//!
//! Comes in: a reason. Goes out: `Error`, which the C layer hands over as an opaque `jitney_error`.

use std::borrow::Cow;

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
