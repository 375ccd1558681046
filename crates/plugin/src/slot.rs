//! For plugins that are written in Rust: what a slot returns, and nothing that unwinds out of it.

use std::ffi::CString;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::abi::{ErrorHandle, HostApi};

/// `JITNEY_ERROR_PANIC` of `jitney/jitney.h`.
pub const STATUS_PANIC: i32 = 16;

/// Why a slot fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// A status of `jitney/jitney.h`, not 0.
    pub status: i32,
    /// One sentence.
    pub message: String,
}

impl Failure {
    /// A failure.
    pub fn new(status: i32, message: impl Into<String>) -> Failure {
        Failure { status, message: message.into() }
    }
}

/// Runs the body of a slot and returns its status. A failure is said through the host's table; a panic is stopped, and is
/// the failure `STATUS_PANIC`.
///
/// # Safety
/// `error` is what the slot was given.
pub unsafe fn guarded(host: &HostApi, error: *mut *mut ErrorHandle, body: impl FnOnce() -> Result<(), Failure>) -> i32 {
    let outcome = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| {
        let said = payload.downcast_ref::<&str>().copied();
        let said = said.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
        Err(Failure::new(STATUS_PANIC, format!("a panic was stopped: {said}")))
    });
    let Err(Failure { status, message }) = outcome else { return 0 };
    if let Some(set_error) = host.set_error {
        let message = CString::new(message.replace('\0', "?")).unwrap_or_default();
        // SAFETY: the caller's contract; the text is copied.
        unsafe { set_error(error, status, message.as_ptr()) };
    }
    // A failure is none with the status of success.
    if status == 0 { STATUS_PANIC } else { status }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::{CStr, c_char};
    use std::sync::Mutex;

    static SAID: Mutex<Vec<(i32, String)>> = Mutex::new(Vec::new());

    unsafe extern "C" fn set_error(_: *mut *mut ErrorHandle, status: i32, message: *const c_char) {
        // SAFETY: `guarded` gives a terminated text.
        let message = unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned();
        SAID.lock().unwrap().push((status, message));
    }

    #[test]
    fn a_panic_becomes_a_status_and_a_sentence() {
        let host = HostApi {
            struct_size: size_of::<HostApi>(),
            abi_major: 1,
            abi_minor: 0,
            ir_version: 0,
            log: None,
            set_error: Some(set_error),
            allocate: None,
            deallocate: None,
            runtime_symbol: None,
            count: None,
        };
        // SAFETY: the function above does not look at the place.
        unsafe {
            let none = std::ptr::null_mut();
            assert_eq!(guarded(&host, none, || Ok(())), 0);
            assert_eq!(guarded(&host, none, || Err(Failure::new(13, "not here"))), 13);
            assert_eq!(guarded(&host, none, || panic!("ouch {}", 42)), STATUS_PANIC);
        }
        let said = std::mem::take(&mut *SAID.lock().unwrap());
        assert_eq!(said, [(13, "not here".to_owned()), (16, "a panic was stopped: ouch 42".to_owned())]);
    }
}
