//! Of the library's `runtime`, what that stands on: threads, buffers, what a fork must find free, the environment.

#[path = "../../../src/runtime/buffers.rs"]
pub mod buffers;
#[path = "../../../src/runtime/config.rs"]
pub mod config;
#[path = "../../../src/runtime/cpu.rs"]
pub mod cpu;
#[path = "../../../src/runtime/fork.rs"]
pub mod fork;
#[path = "../../../src/runtime/threads.rs"]
pub mod threads;

/// Buffers are of bytes here.
pub trait Element {}

impl Element for f64 {}

/// Why there is no buffer.
pub mod error {
    use std::borrow::Cow;

    /// What went wrong.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Code {
        /// Memory could not be had.
        OutOfMemory,
        /// A size computation overflows.
        Overflow,
    }

    /// A code and a sentence.
    #[derive(Debug)]
    pub struct Error {
        /// What went wrong.
        pub code: Code,
        /// One sentence.
        pub message: Cow<'static, str>,
    }

    impl Error {
        /// An error.
        pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Error {
            Error { code, message: message.into() }
        }
    }

    /// What may fail.
    pub type Result<T, E = Error> = std::result::Result<T, E>;
}

/// A tensor's memory is the caller's here: nothing is to be found free.
mod tensor {
    pub(super) fn lock_for_fork() -> Box<dyn std::any::Any> {
        Box::new(())
    }
}

/// Nobody hears the log here: as above.
mod log {
    pub(super) fn lock_for_fork() -> Box<dyn std::any::Any> {
        Box::new(())
    }
}
