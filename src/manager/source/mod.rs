//! Kernels from source: compiled once for each list of argument types, called like any other kernel.
//!
//! ```text
//! frame            arguments -> their exact types (a key) and the slots that compiled code takes
//! table            key -> specialisation, found without a lock
//! specialisation   one list of types: typed, compiled and interpreted, each at most once
//! tier             which engine runs it: quickly compiled, optimised in the background, interpreted     tiers   who says so
//! heat             how long it has run          widths   which width of vectors suits it
//! call             switch, engine, counters, fallback; what a kernel raises becomes an error
//! result           what came back: numbers, and arrays as tensors
//! ufunc            vectorize and guvectorize, and reductions
//! bindings         arrays that the host binds to names
//! export           object files, shared libraries and headers, for programs without this library
//! inspect          types, IR, machine code, times, for people
//! ```
//!
//! Comes in: source text, options, bound names; then calls. Goes out: results, or errors with the kernel's line.

mod bindings;
mod call;
pub mod export;
mod frame;
mod heat;
mod inspect;
mod result;
mod specialisation;
mod table;
pub mod tier;
mod tiers;
mod ufunc;
mod widths;

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, Weak};

pub use crate::frontend::{Binding, ErrorModel, Options};
pub use bindings::frozen;
pub use call::Chosen;
pub use frame::{Expected, Frame};
pub use inspect::Aspect;
pub use jitney_ir::{Array, DType, FastMath};
pub use result::{ResultSlots, Returned, ReturnedValue};
pub use specialisation::{CompileCounts, Specialisation};
pub use tier::Tier;
pub use tiers::{TierChoice, Tiers};
pub use ufunc::{CoreLayout, Operand};

use super::Manager;
use super::counters::Counters;
use crate::fail;
use crate::frontend::{self, Diagnostic, File, Signature, Source};
use crate::runtime::fork::Watched;
use crate::runtime::{Code, Error, Result, source_files};
use table::Table;
use ufunc::Body;

/// Most arguments of a call.
pub const MAX_ARGUMENTS: usize = 1024;

/// Taken for reading by whoever compiles, and by a fork for writing: no child finds a kernel half compiled, which nobody
/// would go on with. Nothing that may call the host is done under it.
static COMPILING: RwLock<()> = RwLock::new(());

static COMPILING_IN_FORK: Watched =
    Watched::outer(|| Box::new(COMPILING.write().unwrap_or_else(PoisonError::into_inner)));

/// Has forks know of the lock, before anything is compiled.
pub(super) fn watch() {
    COMPILING_IN_FORK.watch();
}

/// Waits until nobody compiles, for a while at most; what is compiled from then on waits as long as the result lives.
pub(super) fn quiet(seconds: u64) -> Option<impl Sized> {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(seconds);
    loop {
        match COMPILING.try_write() {
            Ok(guard) => return Some(guard),
            Err(_) if std::time::Instant::now() >= end => return None,
            Err(_) => std::thread::sleep(std::time::Duration::from_millis(1)),
        }
    }
}

/// Has forks wait until what is done meanwhile is finished. Must not be taken twice by one thread.
fn compiling() -> RwLockReadGuard<'static, ()> {
    COMPILING_IN_FORK.watch();
    COMPILING.read().unwrap_or_else(PoisonError::into_inner)
}

/// What a source kernel is made of.
#[derive(Debug)]
pub struct Definition<'a> {
    /// The function's name in the text; the last function of the text where none is given.
    pub function: Option<&'a str>,
    /// Python source.
    pub text: &'a str,
    /// The number of the text's first line, for messages.
    pub first_line: u32,
    /// The file that the text is of, for debuggers.
    pub file: Option<&'a str>,
    /// What the text's global names stand for, beyond what is known without.
    pub bindings: Vec<(String, Binding)>,
    /// How it is compiled.
    pub options: Options,
    /// What the function is written for.
    pub kind: Kind,
    /// Whether types in the parameters' annotations are for people only.
    pub ignore_annotations: bool,
    /// Signatures in Numba's notation. Where there are any, the kernel takes these types alone, converting numbers as
    /// needed, and all of them are compiled at once.
    pub signatures: Vec<&'a str>,
}

/// What a kernel's function is written for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Kind {
    /// The arguments of a call.
    #[default]
    Whole,
    /// One element of each argument.
    Elementwise,
    /// Core arrays of each argument, and of each result.
    Generalised(CoreLayout),
}

/// A kernel from source. Whoever holds it keeps it, its name in the registry and its machine code.
#[derive(Debug)]
pub struct SourceKernel {
    /// Name in the registry.
    pub name: String,
    /// What it did.
    pub counters: Counters,
    pub(super) source: Arc<Source>,
    parameters: Vec<String>,
    /// What it takes where it takes nothing else.
    signatures: Vec<Signature>,
    /// What the numbers that come back are converted to, by signature.
    results: Vec<Option<DType>>,
    /// The signature of its annotations, if every parameter has one.
    annotated: Option<Signature>,
    table: Table,
    /// What it is written for.
    pub kind: Kind,
    /// Loops around it, where it is written for parts of arrays.
    loops: Table,
    /// What it is compiled for, by the types of elements that it is given.
    bodies: Table<Body>,
    /// What engines compiled for it.
    pub(super) compiled: Arc<CompileCounts>,
    /// How its calls run, where that is not left to the manager.
    pub tier: TierChoice,
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Error {
        let position = (diagnostic.line > 0).then_some((diagnostic.line, diagnostic.column));
        Error { code: Code::Source, message: diagnostic.to_string().into(), position }
    }
}

impl Manager {
    /// Parses a kernel and puts it into the registry; compiles it for its signatures, if it has any.
    ///
    /// A name that is taken gets a number: `f`, then `f#2`.
    pub fn compile(&'static self, definition: Definition) -> Result<Arc<SourceKernel>> {
        let Definition { function, text, first_line, file, bindings, options, kind, signatures, ignore_annotations } =
            definition;
        for (name, binding) in &bindings {
            bindings::check(name, binding)?;
        }
        let bindings = bindings.into_iter().collect();
        let mut source = Source::parse(function.unwrap_or_default(), text, first_line, bindings, options)?;
        source.file = file_of(&source.name, text, first_line, file, options.debug);
        let signatures: Vec<Signature> =
            signatures.into_iter().map(frontend::parse_signature).collect::<Result<_, Diagnostic>>()?;
        let mut kernel = SourceKernel {
            name: source.name.clone(),
            counters: Counters::default(),
            parameters: source.parameters().into_iter().map(str::to_owned).collect(),
            annotated: if ignore_annotations { None } else { source.signature() },
            source: Arc::new(source),
            signatures,
            results: Vec::new(),
            table: Table::default(),
            kind,
            loops: Table::default(),
            bodies: Table::default(),
            compiled: Arc::default(),
            tier: TierChoice::default(),
        };
        if kernel.parameters.len() > MAX_ARGUMENTS {
            let takes = kernel.parameters.len();
            fail!(Unsupported, "{} has {takes} parameters; at most {MAX_ARGUMENTS} are possible", kernel.name);
        }
        if let Some(wrong) = kernel.signatures.iter().find(|s| s.params.len() > kernel.parameters.len()) {
            let (given, takes) = (wrong.params.len(), kernel.parameters.len());
            fail!(
                InvalidArgument,
                "a signature of {} has {given} parameters, but the function takes {takes}",
                kernel.name
            );
        }
        if let Kind::Generalised(layout) = &kernel.kind
            && layout.operands() != kernel.parameters.len()
        {
            let (takes, named) = (kernel.parameters.len(), layout.operands());
            fail!(
                InvalidArgument,
                "the layout of {} has {named} operands, but the function takes {takes}",
                kernel.name
            );
        }
        if kernel.kind != Kind::Whole && kernel.parameters.is_empty() {
            fail!(InvalidArgument, "{} has no parameters, so there is nothing to vectorise over", kernel.name);
        }
        // Nothing of it is in the registry, should a signature turn out not to compile.
        for index in 0..kernel.signatures.len() {
            let specialisation = kernel.enter_signature(index)?;
            self.prepare(&kernel, &specialisation)?;
        }
        if kernel.signatures.is_empty()
            && let Some(signature) = &kernel.annotated
            && let Ok(specialisation) = kernel.specialise(&signature.params)
        {
            // Annotations may be there for people only: what is wrong with them is told by a call with such types.
            self.prepare(&kernel, &specialisation)?;
        }
        Ok(self.add_source(kernel))
    }
}

/// The file that a text is of: the one that is given, or for a kernel that is to be debugged one that is written now.
fn file_of(name: &str, text: &str, first_line: u32, given: Option<&str>, debug: bool) -> Option<File> {
    if let Some(path) = given.and_then(source_files::existing) {
        return Some(File { path: path.display().to_string(), kept: None });
    }
    if !debug {
        return None;
    }
    match source_files::write(name, text, first_line) {
        Ok(file) => Some(File { path: file.path.display().to_string(), kept: Some(Box::new(file)) }),
        Err(e) => {
            log::warn!("the source of {name} cannot be written for debuggers, which will show no lines of it: {e}");
            Some(File { path: given.unwrap_or("kernel.py").to_owned(), kept: None })
        }
    }
}

/// The registry's source kernels: it does not keep them.
pub type SourceKernels = std::collections::BTreeMap<String, Weak<SourceKernel>>;

impl Drop for SourceKernel {
    fn drop(&mut self) {
        if let Some(manager) = super::existing() {
            manager.forget_source(self);
        }
    }
}

impl SourceKernel {
    /// The name of a parameter, for errors.
    pub fn parameter(&self, index: usize) -> &str {
        self.parameters.get(index).map_or("an argument", String::as_str)
    }

    /// The names of its parameters.
    pub fn parameters(&self) -> &[String] {
        &self.parameters
    }

    /// The kernel as other kernels call it.
    pub fn as_binding(&self) -> Binding {
        Binding::Kernel(self.source.clone())
    }

    /// How it is compiled.
    pub fn options(&self) -> Options {
        self.source.options
    }

    /// The types that it is compiled for, as signatures.
    pub fn specialisations(&self) -> Vec<Arc<Specialisation>> {
        self.table.specialisations()
    }
}
