//! The log: to a C callback, or to standard error through env_logger.

use std::ffi::{c_char, c_void};

use super::{ErrorHandle, Status, guard};
use crate::fail;
use crate::manager::process::log as sinks;
use crate::runtime::Result;

/// No record.
pub const JITNEY_LOG_OFF: i32 = 0;
/// Failures that a host should know of.
pub const JITNEY_LOG_ERROR: i32 = 1;
/// Fallbacks, refused settings.
pub const JITNEY_LOG_WARN: i32 = 2;
/// Registrations, plugins.
pub const JITNEY_LOG_INFO: i32 = 3;
/// Decisions.
pub const JITNEY_LOG_DEBUG: i32 = 4;
/// Everything.
pub const JITNEY_LOG_TRACE: i32 = 5;

/// Receives log records: level, module and message, valid during the call only. It may be called from any thread that
/// uses the library, and must not let an exception out.
pub type LogCallback =
    Option<unsafe extern "C-unwind" fn(user: *mut c_void, level: i32, target: *const c_char, message: *const c_char)>;

fn filter(level: i32) -> Result<log::LevelFilter> {
    match level {
        JITNEY_LOG_OFF => Ok(log::LevelFilter::Off),
        JITNEY_LOG_ERROR => Ok(log::LevelFilter::Error),
        JITNEY_LOG_WARN => Ok(log::LevelFilter::Warn),
        JITNEY_LOG_INFO => Ok(log::LevelFilter::Info),
        JITNEY_LOG_DEBUG => Ok(log::LevelFilter::Debug),
        JITNEY_LOG_TRACE => Ok(log::LevelFilter::Trace),
        _ => fail!(InvalidArgument, "level is {level}; levels go from 0 (off) to 5 (trace)"),
    }
}

/// Prints records from `level` on to standard error; `JITNEY_LOG_OFF` ends that. A callback and its level are apart from
/// this. Fails where the process has another logger of its own (a Rust host).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_log_enable(level: i32, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || sinks::enable_stderr(filter(level)?)) }
}

/// Sends records from `level` on to `callback`; NULL ends that. What goes to standard error is apart from this. `user` is passed to every call. Records sent by calls
/// that run in other threads may still reach the old callback shortly after.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_log_set_callback(
    callback: LogCallback,
    user: *mut c_void,
    level: i32,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || sinks::set_callback(callback.map(|f| (f, user)), filter(level)?)) }
}
