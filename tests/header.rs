//! The committed headers are what cbindgen makes of the source. `JITNEY_BLESS=1` writes them anew.

use std::path::Path;

/// What cbindgen makes of these files is what is committed; returns it.
fn up_to_date(config: &str, sources: &[&str], header: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_file(root.join(config)).expect("a configuration");
    let mut made = Vec::new();
    sources
        .iter()
        .map(|file| root.join(file))
        .fold(cbindgen::Builder::new(), cbindgen::Builder::with_src)
        .with_config(config)
        .generate()
        .expect("the source parses")
        .write(&mut made);
    let made = String::from_utf8(made).expect("a header is text");
    let path = root.join(header);
    if std::env::var_os("JITNEY_BLESS").is_some() {
        std::fs::write(&path, &made).expect("the header can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "{header} is stale: run JITNEY_BLESS=1 cargo nextest run header");
    made
}

#[test]
fn jitney_h_is_up_to_date() {
    // cbindgen follows the modules that capi/mod.rs declares; naming their files too would declare everything twice.
    let made = up_to_date(
        "cbindgen.toml",
        &[
            "src/capi/mod.rs",
            "src/runtime/dtype.rs",
            "src/runtime/error.rs",
            "src/runtime/handle.rs",
            "src/runtime/tensor.rs",
        ],
        "include/jitney/jitney.h",
    );
    let declared = |name: &str| made.matches(&format!("{name}(")).count();
    assert_eq!(declared("jitney_tensor_f32"), 1, "each function is declared once");
}

#[test]
fn plugin_h_is_up_to_date() {
    let made = up_to_date(
        "cbindgen-plugin.toml",
        &["crates/plugin/src/abi.rs", "crates/plugin/src/runtime.rs"],
        "include/jitney/plugin.h",
    );
    for name in ["jitney_host_api", "jitney_plugin_api", "jitney_compile_request", "jitney_provided_kernel"] {
        assert_eq!(made.matches(&format!("}} {name};")).count(), 1, "{name} is defined once");
    }
}
