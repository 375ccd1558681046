//! `tests/kernels_py/run`: kernels that people write, each with its cases and their expectations beside it.

use std::path::{Path, PathBuf};

use jitney_testkit::corpus::{bless, cases};

use crate::support::agreed;

fn check(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let file = path.file_name().expect("a name").to_string_lossy();
    let cases = match cases(&text) {
        Ok(cases) if cases.is_empty() => return vec![format!("{file} has no case")],
        Ok(cases) => cases,
        Err(e) => return vec![format!("{file}: {e}")],
    };
    let blessing = std::env::var_os("JITNEY_BLESS").is_some();
    let (mut wrong, mut all) = (Vec::new(), Vec::new());
    for case in &cases {
        match agreed(&text, case, true) {
            Err(e) => {
                wrong.push(format!("{file}, line {}: {e}", case.line));
                all.push(case.expected.clone());
            }
            Ok(found) => {
                if found != case.expected && !blessing {
                    let (expected, found) = (case.expected.join("\n"), found.join("\n"));
                    wrong.push(format!("{file}, line {}: expected\n{expected}\nfound\n{found}", case.line));
                }
                all.push(found);
            }
        }
    }
    if blessing {
        std::fs::write(path, bless(&text, &all)).expect("a writable file");
    }
    wrong
}

#[test]
fn kernels_do_what_their_files_say_on_every_way() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kernels_py/run");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder of kernels").map(|f| f.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "py"));
    files.sort();
    assert!(!files.is_empty());
    // `JITNEY_KERNELS=heap` for the files whose names have that in them.
    if let Ok(wanted) = std::env::var("JITNEY_KERNELS") {
        files.retain(|path| path.to_string_lossy().contains(&wanted));
    }
    let wrong: Vec<String> = files.iter().flat_map(|path| check(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
