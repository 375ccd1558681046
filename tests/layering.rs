//! The layers use those below them only, as `src/lib.rs` says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which of the crate's modules each layer may name.
const MAY_USE: &[(&str, &[&str])] = &[
    ("frontend", &["frontend"]),
    ("runtime", &["runtime"]),
    ("backend", &["backend", "runtime"]),
    ("kernels", &["kernels", "runtime"]),
    ("manager", &["manager", "frontend", "backend", "kernels", "runtime"]),
    ("capi", &["capi", "manager", "runtime"]),
];

/// Crates that belong to some layers: the numerical ones to the kernels, the code generator to its engine, the IR to what
/// makes it and what runs it.
const CRATES: &[(&str, &[&str])] = &[
    ("cranelift_codegen", &["backend"]),
    ("cranelift_frontend", &["backend"]),
    ("target_lexicon", &["backend"]),
    ("jitney_ir", &["frontend", "backend", "manager"]),
    ("jitney_plugin", &["backend", "manager"]),
    // Its levels as types are the runtime's too.
    ("jitney_math", &["kernels", "backend", "runtime"]),
    ("gemm", &["kernels"]),
    ("libm", &["kernels", "backend"]),
    ("ndarray", &["kernels", "runtime"]),
    ("pulp", &["runtime"]),
    ("env_logger", &["runtime"]),
    ("ruff_python_ast", &["frontend"]),
    ("ruff_python_parser", &["frontend"]),
    ("ruff_text_size", &["frontend"]),
    ("stacker", &["frontend", "backend", "manager"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a source folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without its comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a source file");
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// What the C layer may name of the runtime: types, and nothing that does something.
const RUNTIME_IN_CAPI: &[&str] = &["Code", "DType", "Error", "Result", "Tensor", "dtype", "error", "handle", "tensor"];

/// What the code names below a path: with `crate::`, the modules of `crate::x` and of `use crate::{x, y}`.
fn named(code: &str, path: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(path) {
        let rest = &code[at + path.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let (mut depth, mut word) = (0, String::new());
            for c in list.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut word)),
                    c if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            names.push(word);
        } else {
            names.push(rest.to_owned());
        }
    }
    let first =
        |name: &String| name.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned();
    names.iter().map(first).collect()
}

#[test]
fn no_layer_names_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let layers: BTreeMap<_, _> = MAY_USE.iter().copied().collect();
    let (mut broken, mut files) = (Vec::new(), 0);
    for (layer, allowed) in MAY_USE {
        let mut found = Vec::new();
        sources(&root.join(layer), &mut found);
        files += found.len();
        for path in found {
            let code = code(&path);
            for name in named(&code, "crate::").iter().filter(|n| layers.contains_key(n.as_str())) {
                if !allowed.contains(&name.as_str()) {
                    broken.push(format!("{} uses {name}", path.display()));
                }
            }
            if *layer == "capi" {
                let beyond = named(&code, "crate::runtime::").into_iter();
                let beyond = beyond.filter(|name| !RUNTIME_IN_CAPI.contains(&name.as_str()));
                broken.extend(beyond.map(|name| format!("{} uses runtime::{name}", path.display())));
            }
            for (library, homes) in CRATES {
                if code.contains(&format!("{library}::")) && !homes.contains(layer) {
                    broken.push(format!("{} uses the crate {library}", path.display()));
                }
            }
        }
    }
    assert!(files > 20, "only {files} source files found");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The engines, each a folder or a file of `backend`.
const ENGINES: &[&str] = &["cranelift", "interpreter"];

#[test]
fn engines_do_not_name_each_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/backend");
    let (mut broken, mut files) = (Vec::new(), 0);
    let mut found = Vec::new();
    sources(&root, &mut found);
    for path in found {
        let inside = path.strip_prefix(&root).expect("a file of the layer").with_extension("");
        let home = inside.iter().next().and_then(|name| name.to_str()).expect("a name").to_owned();
        if !ENGINES.contains(&home.as_str()) {
            continue;
        }
        files += 1;
        let code = code(&path);
        for other in ENGINES.iter().filter(|engine| **engine != home) {
            if code.contains(&format!("backend::{other}")) || code.contains(&format!("super::{other}")) {
                broken.push(format!("{} uses {other}", path.display()));
            }
        }
        if home != "cranelift" && code.contains("cranelift") {
            broken.push(format!("{} names cranelift", path.display()));
        }
    }
    assert!(files > 0, "no engine found");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_check_sees_what_it_is_to_see() {
    assert_eq!(
        named("use crate::{fail, manager as m, kernels::{Value, Kind}};", "crate::"),
        ["fail", "manager", "kernels"]
    );
    assert_eq!(named("let x = crate::kernels::table::find(name);", "crate::"), ["kernels"]);
    assert_eq!(named("use crate::runtime::{DType, log as l};", "crate::runtime::"), ["DType", "log"]);
}
