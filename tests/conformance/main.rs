//! The conformance suite on the example plugin, and on the code generator where it lies beside the library; and that the
//! suite finds what is wrong. `examples/plugin_conformance.rs` runs it on any plugin. Each test is a process of its own.
#![cfg(target_os = "linux")]

#[path = "../plugins/alone.rs"]
mod alone;
mod generator;
mod provider;
mod suite;

use std::path::{Path, PathBuf};
use std::process::Command;

use alone::alone;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn built(source: &str, definitions: &[&str]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("conformance-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let out = folder.join("plugin.so");
    let done = Command::new(std::env::var_os("CC").unwrap_or("cc".into()))
        .args(["-std=c11", "-O3", "-shared", "-fPIC", "-fvisibility=hidden"])
        .args(definitions.iter().map(|definition| format!("-D{definition}")))
        .arg(format!("-I{}", root().join("include").display()))
        .args([&root().join(source), Path::new("-o"), &out])
        .output()
        .expect("a C compiler");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    out
}

#[track_caller]
fn conforms(path: &Path) {
    let report = suite::run(path);
    assert!(report.passed(), "{report}");
}

/// The suite finds fault with a plugin: these checks, and no others, fail.
#[track_caller]
fn finds(definitions: &[&str], expected: &[&str]) {
    let report = suite::run(&built("tests/plugins/plugin.c", definitions));
    let failed: Vec<&str> = report.failed().collect();
    assert_eq!(failed, expected, "{report}");
}

#[test]
fn the_example_conforms() {
    alone!();
    conforms(&built("examples/plugins/provider.c", &[]));
}

#[test]
fn the_code_generator_conforms() {
    alone!();
    let beside = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("libjitney_llvm.so");
    if beside.is_file() {
        conforms(&beside);
    } else {
        println!("skipped: there is no {}", beside.display());
    }
}

#[test]
fn a_plugin_that_is_refused_does_not_conform() {
    alone!();
    finds(&["MAJOR=2"], &["it is loaded"]);
}

#[test]
fn a_provider_that_computes_something_else_does_not_conform() {
    alone!();
    finds(&["KERNELS=relu_works"], &["relu agrees with the library's", "relu can be called by four threads at once"]);
}

#[test]
fn a_provider_that_fails_does_not_conform() {
    alone!();
    finds(&["KERNELS=relu_broken"], &["relu agrees with the library's", "relu can be called by four threads at once"]);
}

#[test]
fn a_provider_that_leaves_all_to_the_library_conforms() {
    alone!();
    finds(&["KERNELS=relu_unsupported"], &[]);
}

#[test]
fn a_generator_that_always_fails_does_not_conform() {
    alone!();
    let report =
        suite::run(&built("tests/plugins/plugin.c", &["NAME=\"some\"", "KINDS=1", "TARGET=target", "COMPILE=fails"]));
    let failed: Vec<&str> = report.failed().collect();
    assert!(failed.contains(&"it compiles a number"), "{report}");
    assert!(!failed.contains(&"what is no module is refused"), "{report}");
}

#[test]
fn a_generator_that_gives_noise_does_not_conform() {
    alone!();
    let report = suite::run(&built(
        "tests/plugins/plugin.c",
        &["NAME=\"some\"", "KINDS=1", "TARGET=target", "COMPILE=gives_noise"],
    ));
    let failed: Vec<&str> = report.failed().collect();
    for check in ["it compiles a number", "what is no module is refused", "a request of no size is refused"] {
        assert!(failed.contains(&check), "{check}: {report}");
    }
}
