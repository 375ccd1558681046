//! A kernel's source: the text, parsed once, and what the host binds to the names in it.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use jitney_ir::{Array, DType, FastMath};
use ruff_python_ast::{self as ast, Suite};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::diagnostic::Diagnostic;
use super::nesting;
use super::signature::{Signature, annotated};
use super::types::ArgType;

/// What a zero divisor of integers does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ErrorModel {
    /// `ZeroDivisionError`, for floats too.
    #[default]
    Python,
    /// 0 for integers, an infinity or NaN for floats.
    Numpy,
}

/// How a kernel is to be compiled: what its meaning depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Options {
    /// What may be done to floats beyond IEEE 754.
    pub fastmath: FastMath,
    /// Whether indices are checked where they cannot be proved to be in range.
    pub boundscheck: bool,
    /// What a zero divisor does.
    pub error_model: ErrorModel,
    /// Whether `prange` runs in parallel.
    pub parallel: bool,
    /// Whether a `prange` whose iterations cannot be proved to be independent runs in parallel all the same.
    pub unsafe_parallel: bool,
    /// Whether a debugger is to show its lines and variables, and those of what it calls.
    pub debug: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            fastmath: FastMath::default(),
            boundscheck: true,
            error_model: ErrorModel::Python,
            parallel: false,
            unsafe_parallel: false,
            debug: false,
        }
    }
}

/// What the host binds to a name that a kernel reads.
#[derive(Debug, Clone)]
pub enum Binding {
    /// `None`.
    None,
    /// A truth value.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A float.
    Float(f64),
    /// A number of an exact type, as its bits.
    Scalar(DType, u64),
    /// Text: for messages.
    Str(String),
    /// A dtype, to be called as a cast or given as `dtype=`.
    DType(DType),
    /// A tuple.
    Tuple(Vec<Binding>),
    /// An array, frozen as it is now.
    Array(Arc<Array>),
    /// Another kernel.
    Kernel(Arc<Source>),
    /// A module or function by its full name: `numpy`, `math.sqrt`, `jitney.prange`.
    Name(String),
}

/// A file of source text.
#[derive(Debug)]
pub struct File {
    /// Its path.
    pub path: String,
    /// Whatever keeps it there.
    pub kept: Option<Box<dyn Any + Send + Sync>>,
}

/// A parsed kernel. Shared freely between threads.
#[derive(Debug)]
pub struct Source {
    /// The kernel's name.
    pub name: String,
    /// The text, as it was given.
    pub text: String,
    /// What the host binds to global names.
    pub bindings: BTreeMap<String, Binding>,
    /// How it is to be compiled.
    pub options: Options,
    /// The file that its lines are of, for debuggers.
    pub file: Option<File>,
    /// One of the library's, whose lines mean nothing to its callers.
    pub(super) is_library: bool,
    first_line: u32,
    /// The text that was parsed: indented text stands in a block.
    parsed: String,
    wrapped: bool,
    suite: Suite,
    line_starts: Vec<usize>,
    /// How deep the text nests at most.
    nested: usize,
}

impl Drop for Source {
    fn drop(&mut self) {
        let suite = std::mem::take(&mut self.suite);
        nesting::with_room(self.nested, || drop(suite));
    }
}

/// Something that can be called: a function or a lambda.
#[derive(Debug, Clone, Copy)]
pub(super) struct Callable<'a> {
    pub name: &'a str,
    pub parameters: Option<&'a ast::Parameters>,
    pub body: Body<'a>,
    pub returns: Option<&'a ast::Expr>,
    pub is_async: bool,
    pub range: TextRange,
    /// Line and column of the call, of a function of the library that raises: its errors are its caller's.
    pub called_at: Option<(u32, u32)>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Body<'a> {
    Block(&'a [ast::Stmt]),
    Value(&'a ast::Expr),
}

impl<'a> Callable<'a> {
    pub fn function(def: &'a ast::StmtFunctionDef) -> Self {
        Callable {
            name: def.name.as_str(),
            parameters: Some(&def.parameters),
            body: Body::Block(&def.body),
            returns: def.returns.as_deref(),
            is_async: def.is_async,
            range: def.name.range(),
            called_at: None,
        }
    }

    pub fn lambda(lambda: &'a ast::ExprLambda) -> Self {
        Callable {
            name: "<lambda>",
            parameters: lambda.parameters.as_deref(),
            body: Body::Value(&lambda.body),
            returns: None,
            is_async: false,
            range: lambda.range,
            called_at: None,
        }
    }

    /// Where `*args` or `**kwargs` stands.
    pub fn variadic(&self) -> Option<TextRange> {
        self.parameters.and_then(|p| p.vararg.as_ref().or(p.kwarg.as_ref())).map(|p| p.range)
    }

    /// A parameter whose name another one has, and its place.
    pub fn parameter_twice(&self) -> Option<(&'a str, TextRange)> {
        let params = self.params();
        params.iter().enumerate().find_map(|(i, p)| {
            let name = p.parameter.name.as_str();
            params[..i].iter().any(|other| other.parameter.name.as_str() == name).then_some((name, p.range))
        })
    }

    /// The parameters that have names of their own, in order.
    pub fn params(&self) -> Vec<&'a ast::ParameterWithDefault> {
        self.parameters.map(|p| p.iter_non_variadic_params().collect()).unwrap_or_default()
    }
}

impl Source {
    /// Parses `text` and finds the function `name` in it: a `def`, or a lambda that is assigned to it; `<lambda>` is the
    /// first lambda, and without a name it is the last function. `first_line` is the number of the text's first line, for
    /// messages. The text may be indented as a whole.
    pub fn parse(
        name: &str,
        text: &str,
        first_line: u32,
        bindings: BTreeMap<String, Binding>,
        options: Options,
    ) -> Result<Source, Diagnostic> {
        let wrapped = text.lines().find(|l| !l.trim().is_empty()).is_some_and(|l| l.starts_with([' ', '\t']));
        let parsed = if wrapped { format!("if 1:\n{text}") } else { text.to_owned() };
        let line_starts =
            std::iter::once(0).chain(parsed.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1));
        let mut source = Source {
            name: name.into(),
            text: text.into(),
            bindings,
            options,
            file: None,
            is_library: false,
            first_line,
            line_starts: line_starts.collect(),
            parsed,
            wrapped,
            suite: Suite::new(),
            nested: 0,
        };
        source.nested = nesting::check(&source.parsed).map_err(|(message, at)| source.diagnostic(span(at), message))?;
        nesting::with_room(source.nested, || source.parsed())
    }

    /// With its text parsed.
    fn parsed(mut self) -> Result<Source, Diagnostic> {
        let source = &mut self;
        let name = source.name.clone();
        let module = ruff_python_parser::parse_module(&source.parsed).map_err(|e| {
            let message = format!("the source is not Python: {}", lower_first(&e.error.to_string()));
            source.diagnostic(e.location, message)
        })?;
        source.suite = module.into_suite();
        if name.is_empty() {
            let Some(last) = last_function(&source.suite) else {
                let message = "there is no function in the source; a kernel is written as def name(parameters): ...";
                return Err(Diagnostic::new(message, &name, 0, 0, ""));
            };
            source.name = last.to_owned();
        } else if source.find(&source.suite).is_none() {
            let message = format!("there is no function {name} in the source; give the name of one that it defines");
            return Err(Diagnostic::new(message, &name, 0, 0, ""));
        }
        if let Some((parameter, twice)) = source.kernel().parameter_twice() {
            return Err(source.diagnostic(twice, format!("two parameters are called {parameter}; rename one")));
        }
        Ok(self)
    }

    /// The kernel itself.
    pub(super) fn kernel(&self) -> Callable<'_> {
        self.with_room(|| self.find(&self.suite)).expect("found when the source was parsed")
    }

    /// Walks the tree, with the stack that it takes.
    pub(super) fn with_room<T>(&self, walk: impl FnOnce() -> T) -> T {
        nesting::with_room(self.nested, walk)
    }

    fn find<'a>(&self, suite: &'a [ast::Stmt]) -> Option<Callable<'a>> {
        // The last definition of a name is the one that counts.
        suite.iter().rev().find_map(|stmt| match stmt {
            ast::Stmt::FunctionDef(def) if def.name.as_str() == self.name => Some(Callable::function(def)),
            ast::Stmt::If(block) => self.find(&block.body),
            ast::Stmt::Assign(assign) => {
                let named = assign.targets.iter().any(|t| t.as_name_expr().is_some_and(|n| n.id.as_str() == self.name));
                (named || self.name == "<lambda>").then(|| lambda_in(&assign.value)).flatten()
            }
            ast::Stmt::Expr(e) if self.name == "<lambda>" => lambda_in(&e.value),
            ast::Stmt::Return(r) if self.name == "<lambda>" => r.value.as_deref().and_then(lambda_in),
            _ => None,
        })
    }

    /// The statements around the kernel: its helpers, constants and imports.
    pub(super) fn globals(&self) -> &[ast::Stmt] {
        match self.suite.first() {
            Some(ast::Stmt::If(block)) if self.wrapped => &block.body,
            _ => &self.suite,
        }
    }

    /// A function of the source, by its name.
    pub(super) fn function_beside(&self, name: &str) -> Option<Callable<'_>> {
        self.globals().iter().rev().find_map(|stmt| match stmt {
            ast::Stmt::FunctionDef(def) if def.name.as_str() == name => Some(Callable::function(def)),
            _ => None,
        })
    }

    /// The names of the parameters, in order.
    pub fn parameters(&self) -> Vec<&str> {
        self.kernel().params().iter().map(|p| p.parameter.name.as_str()).collect()
    }

    /// The signature that the parameters' annotations give; none where one of them gives no type.
    pub fn signature(&self) -> Option<Signature> {
        let kernel = self.kernel();
        let params: Option<Vec<ArgType>> =
            kernel.params().iter().map(|p| annotated(self, p.parameter.annotation.as_deref()?)).collect();
        Some(Signature { params: params?, result: kernel.returns.and_then(|r| annotated(self, r)) })
    }

    /// The text of a part of the AST.
    pub(super) fn snippet(&self, range: TextRange) -> &str {
        &self.parsed[range.start().to_usize()..range.end().to_usize()]
    }

    /// Line and column of a byte, both from 1, and the line's text.
    fn place(&self, at: TextSize) -> (u32, u32, &str) {
        let at = at.to_usize().min(self.parsed.len());
        let line = self.line_starts.partition_point(|&start| start <= at) - 1;
        let start = self.line_starts[line];
        let text = self.parsed[start..].lines().next().unwrap_or_default();
        let column = self.parsed.as_bytes()[start..at].iter().filter(|&&b| b & 0xc0 != 0x80).count();
        let line = (line as u32 + 1).saturating_sub(self.wrapped.into()).max(1);
        (line.saturating_add(self.first_line.max(1) - 1), column as u32 + 1, text)
    }

    pub(super) fn line_column(&self, range: TextRange) -> (u32, u32) {
        let (line, column, _) = self.place(range.start());
        (line, column)
    }

    pub(super) fn diagnostic(&self, range: TextRange, message: impl Into<String>) -> Diagnostic {
        let (line, column, text) = self.place(range.start());
        Diagnostic::new(message, &self.name, line, column, text)
    }
}

/// The name of the last function that is defined, or the last lambda that is given a name.
fn last_function(suite: &[ast::Stmt]) -> Option<&str> {
    suite.iter().rev().find_map(|stmt| match stmt {
        ast::Stmt::FunctionDef(def) => Some(def.name.as_str()),
        ast::Stmt::If(block) => last_function(&block.body),
        ast::Stmt::Assign(assign) if lambda_in(&assign.value).is_some() => {
            assign.targets.iter().find_map(|target| target.as_name_expr()).map(|name| name.id.as_str())
        }
        _ => None,
    })
}

fn span(at: usize) -> TextRange {
    TextRange::empty(TextSize::try_from(at).unwrap_or_default())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_lowercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

/// The first lambda in an expression: itself, or an argument of a call, as in `njit(lambda x: x + 1)`.
fn lambda_in(e: &ast::Expr) -> Option<Callable<'_>> {
    match e {
        ast::Expr::Lambda(lambda) => Some(Callable::lambda(lambda)),
        ast::Expr::Call(call) => {
            let arguments = call.arguments.args.iter().chain(call.arguments.keywords.iter().map(|k| &k.value));
            arguments.chain([&*call.func]).find_map(lambda_in)
        }
        ast::Expr::Tuple(tuple) => tuple.elts.iter().find_map(lambda_in),
        ast::Expr::List(list) => list.elts.iter().find_map(lambda_in),
        _ => None,
    }
}
