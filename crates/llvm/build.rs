//! How the plugin is linked: one exported function, LLVM and what it needs inside.
//!
//! The linker takes the first library of a name that it finds: a folder of our own, searched first, holds the static
//! ones. Where a system has none the shared one is taken.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What LLVM's archives need besides the C library.
const LIBRARIES: &[&str] = &["libstdc++.a", "libz.a", "libzstd.a"];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-cdylib-link-arg=-Wl,--exclude-libs,ALL");
    println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
    println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libjitney_llvm.so");
    // LLVM's globals stay as they are when the process ends: a thread may be compiling.
    println!("cargo:rustc-cdylib-link-arg=-Wl,--defsym=__cxa_atexit=jitney_llvm_at_exit");

    let folder = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it")).join("static");
    std::fs::create_dir_all(&folder).expect("a folder");
    for name in LIBRARIES {
        let place = folder.join(name);
        let _ = std::fs::remove_file(&place);
        if let Some(library) = find(name) {
            std::os::unix::fs::symlink(library, place).expect("a link");
        }
    }
    println!("cargo:rustc-link-search=native={}", folder.display());

    let mut sum = 0xcbf2_9ce4_8422_2325;
    for sources in ["src", "../ir/src", "../math/src", "../plugin/src"] {
        println!("cargo:rerun-if-changed={sources}");
        add(Path::new(sources), &mut sum);
    }
    println!("cargo:rustc-env=JITNEY_LLVM_SOURCES={sum:016x}");
}

/// Adds every file of a folder to a sum, FNV-1a.
fn add(folder: &Path, sum: &mut u64) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder of sources").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            add(&path, sum);
            continue;
        }
        for byte in std::fs::read(&path).expect("a source file") {
            *sum = (*sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Where the C compiler finds a library; it repeats the name of one that it does not.
fn find(name: &str) -> Option<PathBuf> {
    let asked = Command::new("cc").arg(format!("-print-file-name={name}")).output().ok()?;
    let path = String::from_utf8(asked.stdout).ok()?;
    let path = Path::new(path.trim());
    path.is_absolute().then(|| path.to_path_buf())
}
