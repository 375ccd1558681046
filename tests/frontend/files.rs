//! Kernels in files: `tests/kernels_py/lower` for what is accepted, `tests/kernels_py/errors` for what is not.
//!
//! A file has a line `# args:` with the types of the arguments, possibly a line `# options:`, the kernel `f`, and below a
//! line of dashes what is expected of it. `JITNEY_BLESS=1` writes that anew.

use std::path::{Path, PathBuf};

use jitney::frontend::{ErrorModel, Lowered, Options};
use jitney_ir::{Guard, Stmt};

use crate::support::{count, guards, index_guards, lower_with};

const MARK: &str = "# ----";

fn options(line: Option<&str>) -> Options {
    let mut options = Options::default();
    for word in line.unwrap_or_default().split_whitespace() {
        match word {
            "parallel" => options.parallel = true,
            "unsafe_parallel" => (options.parallel, options.unsafe_parallel) = (true, true),
            "unchecked" => options.boundscheck = false,
            "numpy" => options.error_model = ErrorModel::Numpy,
            other => panic!("there is no option {other}"),
        }
    }
    options
}

/// What a specialisation is made of, in a few numbers.
fn summary(lowered: &Lowered) -> String {
    let mut lines = vec![format!("returns {:?}", lowered.result)];
    for function in &lowered.module.functions {
        let types = |types: Vec<String>| types.join(", ");
        lines.push(format!(
            "{}({}) -> ({}): {} loops, {} parallel, {} allocations, {} views, {} calls, {} index guards, {} zero guards",
            function.name,
            types(function.params.iter().map(|&p| function.local(p).ty.to_string()).collect()),
            types(function.results.iter().map(ToString::to_string).collect()),
            count(function, |s| matches!(s, Stmt::For { .. } | Stmt::While { .. })),
            count(function, |s| matches!(s, Stmt::ParallelFor { .. })),
            count(function, |s| matches!(s, Stmt::Alloc { .. })),
            count(function, |s| matches!(s, Stmt::View { .. })),
            count(function, |s| matches!(s, Stmt::Call { .. })),
            index_guards(function),
            guards(function, |g| matches!(g, Guard::NonZero)),
        ));
    }
    lines.join("\n")
}

fn run(path: &Path, accepted: bool) -> Option<String> {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let (kernel, expected) = text.split_once(MARK).map_or((text.as_str(), ""), |(kernel, rest)| (kernel, rest));
    let header = |name: &str| kernel.lines().find_map(|line| line.strip_prefix(name));
    let args = header("# args:").unwrap_or_else(|| panic!("{} says nothing of arguments", path.display()));
    let found = match lower_with(kernel, args, options(header("# options:"))) {
        Ok(lowered) if accepted => summary(&lowered),
        Err(diagnostic) if !accepted => diagnostic.to_string(),
        Ok(_) => return Some(format!("{} was accepted", path.display())),
        Err(diagnostic) => return Some(format!("{}: {diagnostic}", path.display())),
    };
    let commented: String = found.lines().map(|line| format!("# {line}").trim_end().to_owned() + "\n").collect();
    if std::env::var_os("JITNEY_BLESS").is_some() {
        let blessed = format!("{}\n\n{MARK}\n{commented}", kernel.trim_end());
        std::fs::write(path, blessed).expect("a writable file");
        return None;
    }
    let expected = expected.trim_start_matches('-').trim_start();
    (expected != commented).then(|| format!("{}\nexpected:\n{expected}\nfound:\n{commented}", path.display()))
}

fn all(folder: &str, accepted: bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kernels_py").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder of kernels").map(|f| f.expect("an entry").path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let wrong: Vec<String> = files.iter().filter_map(|path| run(path, accepted)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn accepted_kernels_become_what_their_files_say() {
    all("lower", true);
}

#[test]
fn refused_kernels_are_told_what_their_files_say() {
    all("errors", false);
}

/// The first column of the tables of errors in `docs/language.md`: what a message says around its names and numbers.
fn documented() -> Vec<Vec<String>> {
    let text = include_str!("../../docs/language.md");
    let (_, errors) = text.split_once("\n## Errors").expect("a chapter on errors");
    let first = |line: &str| line.strip_prefix("| `")?.split_once("` |").map(|(message, _)| message.to_owned());
    let pieces =
        |m: String| m.replace("\\|", "|").split('…').map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    errors.lines().filter_map(first).map(pieces).collect()
}

/// Whether a text has these pieces, one after the other.
fn has(text: &str, pieces: &[String]) -> bool {
    pieces.iter().try_fold(text, |rest, piece| rest.split_once(piece.as_str()).map(|(_, rest)| rest)).is_some()
}

#[test]
fn every_refusal_is_documented() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kernels_py/errors");
    let documented = documented();
    let missing: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder of kernels")
        .map(|file| std::fs::read_to_string(file.expect("an entry").path()).expect("a readable file"))
        .filter_map(|text| text.split_once(MARK)?.1.lines().nth(1).map(str::to_owned))
        .filter(|message| !documented.iter().any(|pieces| has(message, pieces)))
        .collect();
    assert!(missing.is_empty(), "docs/language.md has no row for\n{}", missing.join("\n"));
}

#[test]
fn every_documented_error_can_come_up() {
    fn sources(folder: &Path, found: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "py") {
                found.push_str(&std::fs::read_to_string(path).expect("a readable file"));
            }
        }
    }
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    // Strings that go on in the next line, and quotes in them.
    let joined: String = text.split("\\\n").map(|part| part.trim_start_matches(' ')).collect();
    let text = joined.replace("\\\"", "\"");
    let gone: Vec<String> = documented()
        .into_iter()
        .filter(|pieces| pieces.iter().map(String::len).sum::<usize>() < 8 || !pieces.iter().all(|p| text.contains(p)))
        .map(|pieces| pieces.join(" … "))
        .collect();
    assert!(gone.is_empty(), "nothing in src says\n{}", gone.join("\n"));
}
