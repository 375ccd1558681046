//! Whether the system has glibc's vector library with the functions that code may call.

use std::sync::OnceLock;

/// Asked once; the library stays loaded, for the code that calls it.
pub(crate) fn is_there() -> bool {
    static THERE: OnceLock<bool> = OnceLock::new();
    *THERE.get_or_init(find)
}

#[cfg(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu"))]
fn find() -> bool {
    // SAFETY: the system's own library, whose initialisation does nothing to the process; names end with zeros.
    unsafe {
        let library = libc::dlopen(c"libmvec.so.1".as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL);
        // Came with glibc 2.35, as most of the others did.
        !library.is_null() && !libc::dlsym(library, c"_ZGVbN2v_erf".as_ptr()).is_null()
    }
}

#[cfg(not(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu")))]
fn find() -> bool {
    false
}
