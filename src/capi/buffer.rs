//! `jitney_buffer`: aligned memory from the library's pool.

use std::ffi::c_void;

use super::{ErrorHandle, Status, guard, required};
use crate::manager::process::buffers::{self, Buffer};
use crate::runtime::handle::{self, Handle};

/// A buffer: opaque, given back with `jitney_buffer_release`.
pub type BufferHandle = Handle<Buffer>;

/// Takes a buffer of at least `bytes` from the pool, 64-byte aligned, contents unspecified, and writes it to `*out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_buffer_acquire(
    bytes: usize,
    out: *mut *mut BufferHandle,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let out = unsafe { required("out", out)? };
        *out = handle::into_raw(buffers::acquire(bytes)?);
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// The buffer's memory; NULL for NULL and for a released buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_buffer_data(buffer: *const BufferHandle) -> *mut c_void {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { handle::hold("buffer", buffer) }.map_or(std::ptr::null_mut(), |b| b.as_ptr().cast())
}

/// Bytes that may be used, at least what was asked for; 0 for NULL and for a released buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_buffer_capacity(buffer: *const BufferHandle) -> usize {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { handle::hold("buffer", buffer) }.map_or(0, |b| b.capacity())
}

/// Gives the buffer back to the pool. NULL is fine; a second release is reported, and changes nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_buffer_release(buffer: *mut BufferHandle, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || handle::release("buffer", buffer)) }
}

/// Frees waiting buffers until at most `keep` bytes wait; returns the bytes freed.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_pool_trim(keep: usize) -> usize {
    buffers::trim(keep)
}

/// Bounds the bytes that wait for reuse, and trims to it.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_pool_set_limit(bytes: usize) {
    buffers::set_limit(bytes);
}
