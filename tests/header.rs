//! The committed header is what cbindgen makes of the source. `JITNEY_BLESS=1` writes it anew.

use std::path::Path;

#[test]
fn jitney_h_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_file(root.join("cbindgen.toml")).expect("cbindgen.toml");
    let mut made = Vec::new();
    // cbindgen follows the modules that capi/mod.rs declares; naming their files too would declare everything twice.
    [
        "src/capi/mod.rs",
        "src/runtime/dtype.rs",
        "src/runtime/error.rs",
        "src/runtime/handle.rs",
        "src/runtime/tensor.rs",
    ]
    .map(|file| root.join(file))
    .iter()
    .fold(cbindgen::Builder::new(), |builder, file| builder.with_src(file))
    .with_config(config)
    .generate()
    .expect("the source parses")
    .write(&mut made);
    let made = String::from_utf8(made).expect("a header is text");
    let path = root.join("include/jitney/jitney.h");
    if std::env::var_os("JITNEY_BLESS").is_some() {
        std::fs::write(&path, &made).expect("the header can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let declared = |name: &str| made.matches(&format!("{name}(")).count();
    assert_eq!(declared("jitney_tensor_f32"), 1, "each function is declared once");
    assert!(committed == made, "include/jitney/jitney.h is stale: run JITNEY_BLESS=1 cargo nextest run header");
}
