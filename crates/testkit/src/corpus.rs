//! Kernels in files with cases beside them.
//!
//! ```text
//! def f(x, n): ...                       Python that CPython runs as it is
//!
//! # options: parallel                    of the cases below it: parallel, unsafe_parallel, numpy, unchecked
//! # cpython: within 1e-12, libm's sin    of the cases below it: exact (where nothing is said), within, skipped
//! # run: f(f64[20, 30] seed 3, 7)        a case
//! # -> 4.5                               what it returns
//! # raises IndexError: index 5 is ...     what it raises instead, and
//! # at y = x[i]                           the source line that does
//! # arg 0: f64[2] = 1.0 2.0              an array argument afterwards, if it has changed
//! ```
//!
//! The expectation is what follows `# run:` and is written anew by `bless`.

use crate::notation::{Value, parse_values};

/// How CPython, with NumPy, compares.
#[derive(Debug, Clone, PartialEq)]
pub enum CPython {
    /// To the bit.
    Exact,
    /// Within a relative error, and why.
    Within(f64, String),
    /// Not at all, and why.
    Skipped(String),
}

/// A call and what is expected of it.
#[derive(Debug, Clone)]
pub struct FileCase {
    /// The line of `# run:`, from 1.
    pub line: usize,
    /// The kernel.
    pub kernel: String,
    /// Its arguments.
    pub args: Vec<Value>,
    /// The options that it is compiled with.
    pub options: Vec<String>,
    /// What CPython is held to.
    pub cpython: CPython,
    /// The lines of the expectation, without `# `.
    pub expected: Vec<String>,
}

const MARKS: [&str; 4] = ["-> ", "raises ", "at ", "arg "];

fn commented(line: &str) -> Option<&str> {
    line.strip_prefix("# ")
}

fn is_expectation(line: &str) -> bool {
    commented(line).is_some_and(|text| MARKS.iter().any(|mark| text.starts_with(mark)))
}

/// The cases of a file.
pub fn cases(text: &str) -> Result<Vec<FileCase>, String> {
    let mut cases: Vec<FileCase> = Vec::new();
    let (mut options, mut cpython) = (Vec::new(), CPython::Exact);
    for (number, line) in text.lines().enumerate() {
        let wrong = |message: &str| format!("line {}: {message}", number + 1);
        let Some(comment) = commented(line) else { continue };
        if is_expectation(line) {
            let case = cases.last_mut().ok_or_else(|| wrong("an expectation of no case"))?;
            case.expected.push(comment.trim_end().into());
        } else if let Some(words) = comment.strip_prefix("options:") {
            options = words.split_whitespace().map(Into::into).collect();
        } else if let Some(held) = comment.strip_prefix("cpython:") {
            cpython = self::held(held.trim()).map_err(|e| wrong(&e))?;
        } else if let Some(call) = comment.strip_prefix("run:") {
            let call = call.trim();
            let inside = call.split_once('(').and_then(|(name, rest)| Some((name, rest.strip_suffix(')')?)));
            let (kernel, args) = inside.ok_or_else(|| wrong("a case is a call"))?;
            let args = parse_values(args).map_err(|e| wrong(&e))?;
            let (options, cpython) = (options.clone(), cpython.clone());
            cases.push(FileCase { line: number + 1, kernel: kernel.into(), args, options, cpython, expected: vec![] });
        }
    }
    Ok(cases)
}

fn held(text: &str) -> Result<CPython, String> {
    let (how, why) = text.split_once(',').map_or((text, ""), |(how, why)| (how.trim(), why.trim()));
    match how.split_once(' ').unwrap_or((how, "")) {
        ("exact", _) => Ok(CPython::Exact),
        (_, _) if why.is_empty() => Err("CPython is held to less for a reason, which follows a comma".into()),
        ("within", bound) => {
            bound.parse().map(|b| CPython::Within(b, why.into())).map_err(|_| format!("{bound:?} is no bound"))
        }
        ("skipped", _) => Ok(CPython::Skipped(why.into())),
        _ => Err(format!("CPython is exact, within or skipped, not {how}")),
    }
}

/// The file with what was found, by case, in place of what was expected.
pub fn bless(text: &str, found: &[Vec<String>]) -> String {
    let mut found = found.iter();
    let mut out = String::new();
    for line in text.lines().filter(|line| !is_expectation(line)) {
        out += line;
        out.push('\n');
        if line.starts_with("# run:") {
            for expectation in found.next().into_iter().flatten() {
                out += "# ";
                out += expectation;
                out.push('\n');
            }
        }
    }
    out
}
