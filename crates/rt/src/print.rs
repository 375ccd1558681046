//! What a kernel's `print` writes: a line of standard output, in order with those of the program's `printf`.

use jitney_plugin::runtime::PrintPart;

use crate::backend::print::line;
use crate::backend::runtime::parts_of;

/// Writes one line.
///
/// # Safety
/// As for `parts_of`.
pub unsafe fn print(parts: *const PrintPart, count: usize, values: *const u64) {
    // SAFETY: the caller's contract.
    let mut text = line(unsafe { parts_of(parts, count, values) }).into_bytes();
    text.retain(|&byte| byte != 0);
    text.push(0);
    // SAFETY: the text ends with its only zero.
    unsafe { libc::puts(text.as_ptr().cast()) };
}
