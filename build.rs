//! Link arguments of the shared library: its SONAME carries the ABI's major version, and it is never unloaded, because
//! its helper threads run its code. And the versions of the libraries that the system information names.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.lock");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libjitney.so.0");
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
    let lock = std::fs::read_to_string("Cargo.lock").unwrap_or_default();
    for name in ["gemm", "ndarray", "pulp"] {
        println!("cargo:rustc-env=JITNEY_VERSION_{}={}", name.to_uppercase(), version(&lock, name));
    }
}

/// The version of a package in a lock file, or "unknown".
fn version<'a>(lock: &'a str, name: &str) -> &'a str {
    let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("\nname = \"{name}\"\n")));
    let version = entry.and_then(|entry| entry.split("\nversion = \"").nth(1)?.split('"').next());
    version.unwrap_or("unknown")
}
