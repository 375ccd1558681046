//! Functions of NumPy and `math` that are kernels themselves: Python source, compiled into the kernels that call them.
//!
//! They follow NumPy's error model: a zero divisor gives an infinity or NaN.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::source::{Callable, ErrorModel, Options, Source};

fn parsed(name: &str, text: &str) -> Source {
    let options = Options { error_model: ErrorModel::Numpy, ..Options::default() };
    let mut source = Source::parse(name, text, 1, BTreeMap::new(), options).expect("the library's source is Python");
    source.is_library = true;
    source
}

/// What users call the module that a source of the library is of.
pub(super) fn module_of(source: &Source) -> &'static str {
    if source.name == "sort" { "np" } else { "math" }
}

/// The function of a module, where the library has it. The source lives as long as the process.
pub(super) fn function(module: &str, name: &str) -> Option<(&'static Source, Callable<'static>)> {
    static NUMPY: OnceLock<Source> = OnceLock::new();
    static MATH: OnceLock<Source> = OnceLock::new();
    let source: &'static Source = match module {
        "numpy" => NUMPY.get_or_init(|| parsed("sort", include_str!("numpy.py"))),
        "math" => MATH.get_or_init(|| parsed("comb", include_str!("math.py"))),
        _ => return None,
    };
    source.function_beside(name).map(|callable| (source, callable))
}
