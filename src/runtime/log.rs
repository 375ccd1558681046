//! The log: records of the `log` crate, sent to a C callback, to env_logger on standard error, or nowhere.
//!
//! Comes in: `log::warn!` and its kin anywhere in the library. Goes out: a line, to whom the host chose. A host that
//! is a Rust program with a logger of its own keeps it. Nothing here formats unless somebody listens.

use std::ffi::{CString, c_char, c_void};
use std::sync::{Mutex, OnceLock, PoisonError};

use log::{LevelFilter, Log, Metadata, Record};

use super::error::{Code, Error, Result};

/// Receives log lines: level (1 error … 5 trace), module and message, valid during the call only. It may be called
/// from any thread that uses the library.
pub type Callback =
    unsafe extern "C-unwind" fn(user: *mut c_void, level: i32, target: *const c_char, message: *const c_char);

#[derive(Clone, Copy)]
struct Sink {
    callback: Callback,
    user: *mut c_void,
}

// SAFETY: the host promises that its callback and user pointer may be used from any thread.
unsafe impl Send for Sink {}

struct Logger {
    sink: Mutex<Option<Sink>>,
    stderr: OnceLock<env_logger::Logger>,
}

static LOGGER: Logger = Logger { sink: Mutex::new(None), stderr: OnceLock::new() };

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata) -> bool {
        metadata.level() <= log::max_level()
    }

    fn log(&self, record: &Record) {
        if !self.enabled(record.metadata()) {
            return;
        }
        // Copied out, so that no lock is held while the host's code runs.
        let sink = *self.sink.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sink) = sink {
            let text = |s: String| CString::new(s.replace('\0', "?")).unwrap_or_default();
            let (target, message) = (text(record.target().to_owned()), text(record.args().to_string()));
            let level = record.level() as i32;
            // A panic of the callback stops here; a log line is not worth a failed call.
            let _ = std::panic::catch_unwind(|| {
                // SAFETY: the host registered the pair; both strings outlive the call.
                unsafe { (sink.callback)(sink.user, level, target.as_ptr(), message.as_ptr()) }
            });
        } else if let Some(stderr) = self.stderr.get() {
            stderr.log(record);
        }
    }

    fn flush(&self) {}
}

/// Makes this the process's logger, where no other is; `JITNEY_LOG` then decides whether it prints.
pub fn install_from_environment(level: Option<LevelFilter>) {
    if let Some(level) = level
        && install().is_ok()
    {
        to_stderr(level);
    }
}

fn install() -> Result<()> {
    static INSTALLED: OnceLock<bool> = OnceLock::new();
    if *INSTALLED.get_or_init(|| log::set_logger(&LOGGER).is_ok()) {
        return Ok(());
    }
    Err(Error::new(Code::AlreadyExists, "this process has a logger of its own, which receives the records already"))
}

fn to_stderr(level: LevelFilter) {
    LOGGER.stderr.get_or_init(|| {
        let mut builder = env_logger::Builder::new();
        builder.filter_level(LevelFilter::Trace).target(env_logger::Target::Stderr).build()
    });
    log::set_max_level(level);
}

/// Prints records from `level` on to standard error, through env_logger.
pub fn enable_stderr(level: LevelFilter) -> Result<()> {
    install()?;
    to_stderr(level);
    Ok(())
}

/// Sends records from `level` on to the callback, or with `None` no longer.
pub fn set_callback(callback: Option<(Callback, *mut c_void)>, level: LevelFilter) -> Result<()> {
    install()?;
    *LOGGER.sink.lock().unwrap_or_else(PoisonError::into_inner) =
        callback.map(|(callback, user)| Sink { callback, user });
    log::set_max_level(level);
    Ok(())
}

/// The lock that a fork must find free.
pub(super) fn lock_for_fork() -> Box<dyn std::any::Any> {
    Box::new(LOGGER.sink.lock().unwrap_or_else(PoisonError::into_inner))
}
