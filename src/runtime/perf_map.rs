//! Names of compiled code for Linux's `perf`, with `JITNEY_PERF=1`: lines of `/tmp/perf-PID.map`.
//!
//! Comes in: where code lies and what it is. Goes out: a line of the file, which only grows: `perf` reads it when it makes
//! its report, and code that is gone may have been sampled.

use std::ops::Range;

/// Whether names are wanted.
pub fn wanted() -> bool {
    super::config::get().perf
}

/// Appends a line for code at these addresses. Where that fails the log says so.
#[cfg(target_os = "linux")]
pub fn record(code: Range<usize>, name: &str) {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;

    let path = format!("/tmp/perf-{}.map", std::process::id());
    // One write per line, so that lines of several threads do not mix. Anybody may write into the folder: a link that
    // somebody has put there is not followed, and the file is for its owner, as perf wants it.
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true).mode(0o600).custom_flags(libc::O_NOFOLLOW | libc::O_CLOEXEC);
    let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = format!("{:x} {:x} {name}\n", code.start, code.len());
    if let Err(e) = options.open(&path).and_then(|mut file| file.write_all(line.as_bytes())) {
        log::warn!("{path} cannot be written: {e}");
    }
}

/// There is no `perf`.
#[cfg(not(target_os = "linux"))]
pub fn record(_: Range<usize>, _: &str) {}
