//! What the library offers to plugins: the functions behind `HostApi`. None unwinds.

use std::alloc::{Layout, alloc, dealloc};
use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use jitney_plugin::abi::{self, HostApi, PLUGIN_ABI_MAJOR, PLUGIN_ABI_MINOR};

use crate::backend::runtime;
use crate::runtime::{Code, Error, fork};

/// The table that every plugin is given.
pub static HOST: HostApi = HostApi {
    struct_size: size_of::<HostApi>(),
    abi_major: PLUGIN_ABI_MAJOR,
    abi_minor: PLUGIN_ABI_MINOR,
    ir_version: jitney_ir::bytes::VERSION,
    log: Some(log_line),
    set_error: Some(set_error),
    allocate: Some(allocate),
    deallocate: Some(deallocate),
    runtime_symbol: Some(runtime_symbol),
    count: Some(count),
};

/// Runs what a plugin asked for; a panic ends here.
fn guarded<T>(otherwise: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(otherwise)
}

/// # Safety
/// `text` is NULL, or terminated and there until the text has been used.
unsafe fn text<'a>(text: *const c_char) -> std::borrow::Cow<'a, str> {
    if text.is_null() {
        return "".into();
    }
    // SAFETY: the caller's contract.
    unsafe { CStr::from_ptr(text) }.to_string_lossy()
}

unsafe extern "C" fn log_line(level: i32, plugin: *const c_char, message: *const c_char) {
    guarded((), || {
        let level = match level {
            ..=1 => log::Level::Error,
            2 => log::Level::Warn,
            3 => log::Level::Info,
            4 => log::Level::Debug,
            5.. => log::Level::Trace,
        };
        // SAFETY: the plugin's texts, as the slot's documentation says.
        let (plugin, message) = unsafe { (text(plugin), text(message)) };
        log::log!(target: "jitney::plugin", level, "{plugin}: {message}");
    });
}

unsafe extern "C" fn set_error(error: *mut *mut abi::ErrorHandle, status: i32, message: *const c_char) {
    guarded((), || {
        // SAFETY: what the slot was given: NULL, or a place for a handle.
        let Some(slot) = (unsafe { error.as_mut() }) else { return };
        let code = Code::from_status(status).unwrap_or(Code::Callback);
        // SAFETY: the plugin's text.
        let message = unsafe { text(message) }.into_owned();
        *slot = Error::new(code, message).into_handle().cast();
    });
}

/// Before the memory that a plugin is given stands how much of it there is.
const HEAD: usize = 16;

unsafe extern "C" fn allocate(bytes: usize) -> *mut c_void {
    let Some(layout) = bytes.checked_add(HEAD).and_then(|all| Layout::from_size_align(all, HEAD).ok()) else {
        return std::ptr::null_mut();
    };
    // SAFETY: the layout is not empty, and its head has room for a number.
    unsafe {
        let memory = alloc(layout);
        if memory.is_null() {
            return std::ptr::null_mut();
        }
        memory.cast::<usize>().write(layout.size());
        memory.add(HEAD).cast()
    }
}

pub(super) unsafe extern "C" fn deallocate(memory: *mut c_void) {
    if !memory.is_null() {
        // SAFETY: the memory came from `allocate`, and nobody uses it any more.
        unsafe {
            let start = memory.cast::<u8>().sub(HEAD);
            let size = start.cast::<usize>().read();
            dealloc(start, Layout::from_size_align_unchecked(size, HEAD));
        }
    }
}

unsafe extern "C" fn runtime_symbol(name: *const c_char) -> *const c_void {
    guarded(std::ptr::null(), || {
        // SAFETY: the plugin's text.
        let name = unsafe { text(name) };
        runtime::symbol(&name).map_or(std::ptr::null(), <*const u8>::cast)
    })
}

static COUNTS: Mutex<BTreeMap<(String, String), u64>> = Mutex::new(BTreeMap::new());

static COUNTS_IN_FORK: fork::Watched =
    fork::Watched::new(|| Box::new(COUNTS.lock().unwrap_or_else(PoisonError::into_inner)));

unsafe extern "C" fn count(plugin: *const c_char, name: *const c_char, amount: u64) {
    guarded((), || {
        COUNTS_IN_FORK.watch();
        // SAFETY: the plugin's texts.
        let row = unsafe { (text(plugin).into_owned(), text(name).into_owned()) };
        let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = counts.entry(row).or_default();
        *sum = sum.saturating_add(amount);
    });
}

/// What a plugin has counted, by name.
pub fn counted(plugin: &str) -> Vec<(String, u64)> {
    let counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let rows = counts.iter().filter(|((by, _), _)| by == plugin);
    rows.map(|((_, name), &sum)| (name.clone(), sum)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_given_and_taken_back() {
        // SAFETY: as the slots' documentation says.
        unsafe {
            let memory = allocate(100);
            assert!(memory.addr().is_multiple_of(16));
            memory.cast::<u8>().write_bytes(7, 100);
            deallocate(memory);
            deallocate(std::ptr::null_mut());
            assert!(allocate(usize::MAX).is_null());
            assert!(allocate(usize::MAX - 20).is_null());
        }
    }

    #[test]
    fn numbers_of_one_plugin_are_its_own() {
        // SAFETY: terminated texts.
        unsafe {
            count(c"a".as_ptr(), c"compiled".as_ptr(), 2);
            count(c"a".as_ptr(), c"compiled".as_ptr(), u64::MAX);
            count(c"b".as_ptr(), c"compiled".as_ptr(), 1);
        }
        assert_eq!(counted("a"), [("compiled".to_owned(), u64::MAX)]);
        assert_eq!(counted("b"), [("compiled".to_owned(), 1)]);
    }

    #[test]
    fn errors_come_back_as_they_were_said() {
        let mut slot = std::ptr::null_mut();
        // SAFETY: a place for a handle, which is given back by `from_handle`.
        let error = unsafe {
            set_error(std::ptr::null_mut(), 1, c"nobody hears this".as_ptr());
            set_error(&mut slot, Code::DType as i32, c"no such type".as_ptr());
            Error::from_handle(slot.cast(), Code::DType as i32, "p")
        };
        assert_eq!((error.code, &*error.message), (Code::DType, "p: no such type"));
        // SAFETY: nothing was said.
        let silent = unsafe { Error::from_handle(std::ptr::null_mut(), 12345, "p") };
        assert_eq!((silent.code, &*silent.message), (Code::Callback, "p returned status 12345"));
    }
}
