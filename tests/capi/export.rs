//! Kernels as files for other programs: what is refused, before anything of the plugin that compiles them is needed.
//! `tests/c/export` has the programs.

use std::ptr::{null, null_mut};

use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::source::*;

use crate::support::*;

fn kernel(source: &str) -> *mut KernelHandle {
    let mut kernel = null_mut();
    // SAFETY: live arguments.
    ok(|e| unsafe { jitney_kernel_compile(null(), c(source), null(), &mut kernel, e) });
    kernel
}

/// The export is refused, and leaves nothing.
#[track_caller]
fn refuses(kernel: *mut KernelHandle, path: &str, options: ExportOptions, status: i32, words: &[&str]) {
    // SAFETY: live arguments.
    refused(status, words, |e| unsafe { jitney_kernel_export(kernel, c(path), &options, e) });
    assert!(!std::path::Path::new(path).exists(), "{path} is not there");
}

#[test]
fn what_cannot_be_exported_is_refused_with_a_sentence() {
    let f = kernel("def f(x):\n    return x + 1\n");
    let plain = ExportOptions::default();
    let of = |signatures: &str| ExportOptions { signatures: c(signatures), ..plain };
    let invalid = JITNEY_ERROR_INVALID_ARGUMENT;
    refuses(f, "f.o", plain, invalid, &["not been compiled for any types", "give signatures"]);
    refuses(f, "f.txt", of("(f8,)"), invalid, &["f.txt", "neither in .o nor in .so"]);
    refuses(f, "f.o", ExportOptions { format: 9, ..plain }, invalid, &["options.format is 9"]);
    refuses(f, "f.o", ExportOptions { header: c("f.o"), ..of("(f8,)") }, invalid, &["f.o", "the code and its header"]);
    refuses(f, "f.o", of("(f2,)"), JITNEY_ERROR_UNSUPPORTED, &["16-bit"]);
    refuses(f, "f.o", of("i4(f8)"), JITNEY_ERROR_DTYPE, &["says that f returns i32", "returns f64"]);
    refuses(f, "f.o", ExportOptions { struct_size: 3, ..plain }, invalid, &["struct_size 3"]);
    for name in ["1f", "a b", "double", "class", "main", "memcpy", "write", "jitney_relu"] {
        let named = ExportOptions { names: c(name), ..of("(f8,)") };
        refuses(f, "f.o", named, invalid, &[name.split(' ').next().unwrap()]);
    }
    refuses(f, "f.o", ExportOptions { names: c("a\nb"), ..of("(f8,)") }, invalid, &["2 names", "1 signatures"]);
    refuses(f, "f.o", of("(f8,)\n(f8,)"), invalid, &["two functions", "f_f64"]);
    // SAFETY: live arguments, and NULL where a path is to be.
    refused(JITNEY_ERROR_NULL_POINTER, &["path is NULL"], |e| unsafe { jitney_kernel_export(f, null(), null(), e) });
    // SAFETY: as above, and no kernel.
    refused(JITNEY_ERROR_NULL_POINTER, &["kernel is NULL"], |e| unsafe {
        jitney_kernel_export(null(), c("f.o"), null(), e)
    });
    let (status, message) = outcome(|e| {
        // SAFETY: live arguments.
        unsafe { jitney_kernel_export(f, c("f.o"), &of("(f9,)"), e) }
    });
    assert!(status == JITNEY_ERROR_SOURCE && message.contains("f9"), "{message}");
    // SAFETY: a live handle.
    unsafe { jitney_kernel_release(f) };

    let greek = kernel("def größe(x):\n    return x\n");
    refuses(greek, "g.o", of("(f8,)"), invalid, &["größe", "letters, digits and '_'"]);
    let mut relu = null_mut();
    // SAFETY: live arguments.
    ok(|e| unsafe { jitney_kernel_find(c("relu"), &mut relu, e) });
    refuses(relu, "f.o", plain, invalid, &["relu is not a kernel from source"]);
    // SAFETY: live handles.
    unsafe {
        jitney_kernel_release(greek);
        jitney_kernel_release(relu);
    }
}
