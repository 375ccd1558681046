//! The log: records of the `log` crate, sent to a C callback, to env_logger on standard error, or nowhere.
//!
//! Comes in: `log::warn!` and its kin anywhere in the library. Goes out: a line, to whom the host chose. A host that
//! is a Rust program with a logger of its own keeps it. Nothing here formats unless somebody listens.

use std::ffi::{CString, c_char, c_void};
use std::sync::{Mutex, MutexGuard, PoisonError};

use log::{LevelFilter, Log, Metadata, Record};
use once_cell::race::OnceBox;

use super::error::{Code, Error, Result};

/// Receives log lines: level (1 error … 5 trace), module and message, valid during the call only. It may be called
/// from any thread that uses the library.
pub type Callback =
    unsafe extern "C-unwind" fn(user: *mut c_void, level: i32, target: *const c_char, message: *const c_char);

#[derive(Clone, Copy)]
struct Receiver {
    callback: Callback,
    user: *mut c_void,
    level: LevelFilter,
}

// SAFETY: the host promises that its callback and user pointer may be used from any thread.
unsafe impl Send for Receiver {}

/// Where records go, each from its own level on.
struct Sinks {
    receiver: Option<Receiver>,
    stderr: LevelFilter,
    /// Whether this is the process's logger; `None` before the first try.
    installed: Option<bool>,
}

struct Logger {
    sinks: Mutex<Sinks>,
    stderr: OnceBox<env_logger::Logger>,
}

static LOGGER: Logger = Logger {
    sinks: Mutex::new(Sinks { receiver: None, stderr: LevelFilter::Off, installed: None }),
    stderr: OnceBox::new(),
};

impl Logger {
    fn lock(&self) -> MutexGuard<'_, Sinks> {
        self.sinks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stderr(&self) -> &env_logger::Logger {
        self.stderr.get_or_init(|| {
            let mut builder = env_logger::Builder::new();
            Box::new(builder.filter_level(LevelFilter::Trace).target(env_logger::Target::Stderr).build())
        })
    }
}

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata) -> bool {
        // Libraries that this one uses say nothing that its host could act upon.
        metadata.level() <= log::max_level() && metadata.target().starts_with("jitney")
    }

    fn log(&self, record: &Record) {
        if !self.enabled(record.metadata()) {
            return;
        }
        // Copied out, so that no lock is held while the host's code runs.
        let (receiver, to_stderr) = {
            let sinks = self.lock();
            (sinks.receiver.filter(|r| record.level() <= r.level), record.level() <= sinks.stderr)
        };
        if to_stderr {
            self.stderr().log(record);
        }
        if let Some(receiver) = receiver {
            let text = |s: String| CString::new(s.replace('\0', "?")).unwrap_or_default();
            let (target, message) = (text(record.target().to_owned()), text(record.args().to_string()));
            let level = record.level() as i32;
            // A panic of the callback stops here; a log line is not worth a failed call.
            let _ = std::panic::catch_unwind(|| {
                // SAFETY: the host registered the pair; both strings outlive the call.
                unsafe { (receiver.callback)(receiver.user, level, target.as_ptr(), message.as_ptr()) }
            });
        }
    }

    fn flush(&self) {}
}

/// Changes where records go, after making this the process's logger where no other is.
fn change(set: impl FnOnce(&mut Sinks)) -> Result<()> {
    let mut sinks = LOGGER.lock();
    if !*sinks.installed.get_or_insert_with(|| log::set_logger(&LOGGER).is_ok()) {
        let message = "this process has a logger of its own, which receives the records already";
        return Err(Error::new(Code::AlreadyExists, message));
    }
    set(&mut sinks);
    let receiver = sinks.receiver.map_or(LevelFilter::Off, |receiver| receiver.level);
    log::set_max_level(receiver.max(sinks.stderr));
    Ok(())
}

/// Prints records from `level` on to standard error, through env_logger.
pub fn enable_stderr(level: LevelFilter) -> Result<()> {
    change(|sinks| sinks.stderr = level)
}

/// Sends records from `level` on to the callback, or with `None` no longer.
pub fn set_callback(callback: Option<(Callback, *mut c_void)>, level: LevelFilter) -> Result<()> {
    change(|sinks| sinks.receiver = callback.map(|(callback, user)| Receiver { callback, user, level }))
}

/// The locks that a fork must find free: this module's, and that of standard error where records are printed.
pub(super) fn lock_for_fork() -> Box<dyn std::any::Any> {
    Box::new((LOGGER.lock(), LOGGER.stderr.get().map(|_| std::io::stderr().lock())))
}
