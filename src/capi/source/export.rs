//! Kernels from source as files for programs without the library.

use std::ffi::{OsStr, c_char};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::of_source;
use crate::capi::kernel::KernelHandle;
use crate::capi::{ErrorHandle, Status, growing, guard, options, text};
use crate::fail;
use crate::manager;
use crate::manager::source::export::{Format, Request};
use crate::runtime::Result;

/// As the file's name ends: in `.o` or in `.so`.
pub const JITNEY_EXPORT_BY_NAME: u64 = 0;
/// A relocatable object.
pub const JITNEY_EXPORT_OBJECT: u64 = 1;
/// A shared library.
pub const JITNEY_EXPORT_SHARED: u64 = 2;

/// What `jitney_kernel_export` writes. Set `struct_size` to `sizeof(jitney_export_options)`; zeros are the defaults.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct ExportOptions {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// One of `JITNEY_EXPORT_…`.
    pub format: u64,
    /// Signatures in Numba's notation, one to a line: `"f8(f8[::1], i8)"`; NULL for the types that the kernel is compiled
    /// for.
    pub signatures: *const c_char,
    /// The functions' names, one to a line, as many as signatures. NULL: the kernel's name; of several signatures, with
    /// their types (`dot_f64x1_f64x1`).
    pub names: *const c_char,
    /// The C header's file; NULL for none.
    pub header: *const c_char,
    /// The processors that the code is for: `"x86-64"`, `"x86-64-v2"`, `"x86-64-v3"`, `"x86-64-v4"`; NULL or `"native"` for
    /// those like this machine's.
    pub cpu: *const c_char,
    /// The small runtime, `libjitney_rt.a`, for shared libraries that need it; NULL for the one beside the library.
    pub runtime: *const c_char,
}

impl Default for ExportOptions {
    fn default() -> Self {
        ExportOptions {
            struct_size: size_of::<Self>(),
            format: JITNEY_EXPORT_BY_NAME,
            signatures: std::ptr::null(),
            names: std::ptr::null(),
            header: std::ptr::null(),
            cpu: std::ptr::null(),
            runtime: std::ptr::null(),
        }
    }
}

growing!(ExportOptions { struct_size, format, signatures, names, header, cpu, runtime });

/// Writes a kernel from source as an object file or shared library at `path`, and a C header for it, for programs that
/// do without this library: see `docs/export.md`. `options` may be NULL. Files are written whole or not at all; what was
/// there before is replaced.
///
/// The functions are those of `jitney_kernel_function_get`, with one more parameter that tells errors, as the header says.
/// They need nothing but the C library and libm, or, for parallel loops, arrays of their own, `print` and some mathematical
/// functions, the small runtime `libjitney_rt.a` as well.
///
/// Exporting needs the plugin that optimises kernels (`JITNEY_ERROR_UNSUPPORTED` where there is none); shared libraries, and
/// objects of several signatures, need a C compiler to link them: `CC`, or `cc`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_export(
    kernel: *const KernelHandle,
    path: *const c_char,
    options: *const ExportOptions,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || export(kernel, path, options)) }
}

/// # Safety
/// As `jitney_kernel_export`.
unsafe fn export(kernel: *const KernelHandle, path: *const c_char, given: *const ExportOptions) -> Result<()> {
    // SAFETY: the caller's contract.
    let ((_held, source), path, given) =
        unsafe { (of_source(kernel)?, file("path", path)?, options("options", given)?) };
    let optional = |argument: &'static str, it: *const c_char| {
        // SAFETY: as above.
        if it.is_null() { Ok("") } else { unsafe { text(argument, it) } }
    };
    let optional_file = |argument: &'static str, it: *const c_char| {
        // SAFETY: as above.
        if it.is_null() { Ok(None) } else { unsafe { file(argument, it).map(Some) } }
    };
    let lines = |text: &'static str, it: *const c_char| -> Result<Vec<_>> {
        Ok(optional(text, it)?.lines().map(str::trim).filter(|line| !line.is_empty()).collect())
    };
    let format = match given.format {
        JITNEY_EXPORT_BY_NAME => Format::of(path)?,
        JITNEY_EXPORT_OBJECT => Format::Object,
        JITNEY_EXPORT_SHARED => Format::Shared,
        other => fail!(InvalidArgument, "options.format is {other}; it is one of JITNEY_EXPORT_…, 0 to 2"),
    };
    let request = Request {
        path,
        format,
        signatures: lines("options.signatures", given.signatures)?,
        names: lines("options.names", given.names)?,
        header: optional_file("options.header", given.header)?,
        cpu: Some(optional("options.cpu", given.cpu)?).filter(|cpu| !matches!(*cpu, "" | "native")),
        runtime: optional_file("options.runtime", given.runtime)?,
    };
    manager::get()?.export(&source, &request)
}

/// The name of a file, which may be any bytes.
///
/// # Safety
/// `name` is NULL or a C string that outlives `'a`.
unsafe fn file<'a>(argument: &str, name: *const c_char) -> Result<&'a Path> {
    if name.is_null() {
        fail!(NullPointer, "{argument} is NULL");
    }
    // SAFETY: the caller's contract.
    Ok(Path::new(OsStr::from_bytes(unsafe { std::ffi::CStr::from_ptr(name) }.to_bytes())))
}
