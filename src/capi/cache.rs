//! The cache of optimised code on disk.

use std::ffi::c_char;

use super::manager::{owned_text, to_json};
use super::{ErrorHandle, Status, fill, growing, guard, required};
use crate::manager;

/// What there is to know about the cache. Set `struct_size` to `sizeof(jitney_cache_report)` before the call. `jitney_cache_json`
/// also tells the folder, and why an entry was refused.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CacheReport {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// 1 while code is looked for and kept.
    pub enabled: i32,
    /// 0.
    pub reserved: i32,
    /// Entries in the folder, of whatever process.
    pub entries: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many bytes there may be.
    pub bound: u64,
    /// Code that this process has found.
    pub hits: u64,
    /// Code that it has not found, or not in order.
    pub misses: u64,
    /// Of those, entries that were there and were refused.
    pub rejects: u64,
    /// Entries that it has written.
    pub stores: u64,
    /// Entries that it has given up to make room.
    pub evicted: u64,
    /// Entries that it could not write.
    pub failures: u64,
}

growing!(CacheReport {
    struct_size,
    enabled,
    reserved,
    entries,
    bytes,
    bound,
    hits,
    misses,
    rejects,
    stores,
    evicted,
    failures
});

/// Writes what there is to know about the cache to `*out`. The folder is looked through for it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_cache_info(out: *mut CacheReport, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        let info = manager::get()?.cache.info();
        let report = CacheReport {
            struct_size: size_of::<CacheReport>(),
            enabled: info.enabled as i32,
            reserved: 0,
            entries: info.entries,
            bytes: info.bytes,
            bound: info.bound,
            hits: info.hits,
            misses: info.misses,
            rejects: info.rejects,
            stores: info.stores,
            evicted: info.evicted,
            failures: info.failures,
        };
        // SAFETY: the caller's contract, as documented in the header.
        unsafe { fill("out", out, &report) }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// As `jitney_cache_info`, as JSON, with the folder, and why an entry was refused or could not be written the last time.
/// Give the text back with `jitney_text_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_cache_json(out: *mut *mut c_char, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let out = unsafe { required("out", out)? };
        *out = owned_text(to_json(&manager::get()?.cache.info())?);
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Has later calls look for optimised code on disk and keep it there, or not.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_cache_enable(on: i32) {
    if let Ok(manager) = manager::get() {
        manager.cache.set_enabled(on != 0);
    }
}

/// Sets how many bytes of code are kept on disk; what was used least lately is given up first.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_cache_bound_set(bytes: u64) {
    if let Ok(manager) = manager::get() {
        manager.cache.set_bound(bytes);
    }
}

/// Removes every entry of the cache; `*removed` (may be NULL) receives how many there were. Code that is in use stays in
/// memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_cache_clear(removed: *mut u64, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        let found = manager::get()?.cache.clear();
        // SAFETY: the caller's contract, as documented in the header.
        if let Some(removed) = unsafe { removed.as_mut() } {
            *removed = found;
        }
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Looks at every bit of every entry of the cache, and removes those that are not in order. `*good` and `*bad` (may be
/// NULL) receive how many there were of each.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_cache_verify(good: *mut u64, bad: *mut u64, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        let found = manager::get()?.cache.verify();
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            if let Some(good) = good.as_mut() {
                *good = found.good;
            }
            if let Some(bad) = bad.as_mut() {
                *bad = found.bad;
            }
        }
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}
