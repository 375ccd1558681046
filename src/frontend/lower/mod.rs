//! One function: inference and lowering in one walk along the control flow.
//!
//! ```text
//! values     what names and expressions stand for, variables as IR locals    env        variables at one point; joins
//! names      what a name means                                               bounds     what is known of indices
//! expr       expressions             operators  promotion, short circuits    index      elements, views, slices
//! stmt       statements              assign     targets of every kind        flow       if, while, for; fixpoints
//! iterate    what a loop goes over   prange     proof of independence        calls      kernels and inner functions
//! builtins   Python's functions      scalars    math.* and np.* of numbers   arrays     allocation and attributes
//! elementwise   array expressions    reductions   of all elements or an axis    products   of matrices   reshape
//! select     by masks and indices
//! ```

mod arrays;
mod assign;
mod bounds;
mod builtins;
mod calls;
mod elementwise;
mod env;
mod expr;
mod flow;
mod index;
mod integers;
mod iterate;
mod names;
mod operators;
mod prange;
mod products;
mod reductions;
mod reshape;
mod scalars;
mod select;
mod stmt;
mod values;

use std::collections::BTreeMap;
use std::rc::Rc;

use jitney_ir::verify::always_leaves;
use jitney_ir::{Arg, Block, DType, Expr, ExprKind, Function, LocalId, SiteId, Stmt, TrapKind, Type, visit};
use ruff_text_size::{Ranged, TextRange};

use super::diagnostic::Diagnostic;
use super::program::Program;
use super::scan::{self, Names};
use super::source::{Body, Callable, Source};
use super::types::{Fixed, Ty};
use bounds::Fact;
use env::Env;
use prange::{Origin, Parallel};

/// Deepest nesting of expressions and blocks.
const MAX_DEPTH: usize = 160;

/// Where less stack than this is left, the walk goes on with `STACK` bytes more.
const RED_ZONE: usize = 128 << 10;
const STACK: usize = 2 << 20;

/// Why lowering stopped.
#[derive(Debug)]
pub(super) enum Failure {
    /// An error.
    Told(Diagnostic),
    /// A variable is read where nothing has been assigned to it; around a loop, its end may have.
    Unbound(Rc<str>, Diagnostic),
    /// The result of a function that is being lowered is wanted, and its type is not known yet.
    Undetermined(usize, Diagnostic),
}

impl Failure {
    pub fn told(diagnostic: Diagnostic) -> Box<Failure> {
        Box::new(Failure::Told(diagnostic))
    }

    pub fn into_diagnostic(self) -> Diagnostic {
        match self {
            Failure::Told(diagnostic) | Failure::Unbound(_, diagnostic) | Failure::Undetermined(_, diagnostic) => {
                diagnostic
            }
        }
    }
}

type Result<T> = std::result::Result<T, Box<Failure>>;

/// A function that has been lowered.
pub(super) struct Done<'a> {
    pub function: Function,
    pub result: Ty<'a>,
    pub writes: Vec<bool>,
    pub returns_param: bool,
}

/// The state of the walk.
pub(super) struct Lowerer<'a, 'p> {
    program: &'p mut Program<'a>,
    id: usize,
    source: &'a Source,
    callable: Callable<'a>,
    function: Function,
    /// The local of a variable of one type; the flag is ownership.
    locals: BTreeMap<(Rc<str>, Type, bool), LocalId>,
    /// The names that the function assigns: its variables.
    own: Names,
    /// The block that is being written.
    out: Block,
    env: Env<'a>,
    /// Nothing leads here.
    dead: bool,
    loops: Vec<flow::Loop<'a>>,
    facts: Vec<Fact>,
    /// Whose memory an array may refer to, other than its own.
    origins: BTreeMap<LocalId, Vec<Origin>>,
    /// Arrays that something is stored into.
    written: Vec<LocalId>,
    parallel: Option<Parallel>,
    /// Constant arrays, loaded at the start.
    prelude: Block,
    constants: Vec<(u32, LocalId)>,
    result: Option<Ty<'a>>,
    returns_param: bool,
    /// The function whose variables this one's inner functions see: itself, or the outermost one around it.
    root: usize,
    depth: usize,
}

impl<'a, 'p> Lowerer<'a, 'p> {
    pub fn new(
        program: &'p mut Program<'a>,
        id: usize,
        root: Option<usize>,
        source: &'a Source,
        callable: Callable<'a>,
    ) -> Self {
        let function = Function {
            name: callable.name.into(),
            params: vec![],
            results: vec![],
            locals: vec![],
            sites: vec![],
            fastmath: source.options.fastmath,
            origin: program.origin(source, callable.range),
            body: vec![],
        };
        Lowerer {
            program,
            id,
            source,
            callable,
            function,
            locals: BTreeMap::new(),
            own: Names::new(),
            out: vec![],
            env: Env::default(),
            dead: false,
            loops: vec![],
            facts: vec![],
            origins: BTreeMap::new(),
            written: vec![],
            parallel: None,
            prelude: vec![],
            constants: vec![],
            result: None,
            returns_param: false,
            root: root.unwrap_or(id),
            depth: 0,
        }
    }

    /// Lowers the whole function for parameters and captured variables of these types. Parameters that are missing take
    /// their defaults.
    pub fn function(mut self, params: Vec<Ty<'a>>, captured: Vec<(Rc<str>, Ty<'a>)>) -> Result<Done<'a>> {
        let parameters = self.callable.params();
        if let Some(variadic) = self.callable.variadic() {
            return self.fail(variadic, "*args and **kwargs are not supported; give the parameters names");
        }
        if self.callable.is_async {
            return self.fail(self.callable.range, "generators and coroutines are not supported; write a loop");
        }
        for (name, ty) in &captured {
            self.bind_param(name, ty);
        }
        self.own = match self.callable.body {
            Body::Block(block) => scan::assigned(block),
            Body::Value(_) => Names::new(),
        };
        if let Some((name, twice)) = self.callable.parameter_twice() {
            return self.fail(twice, format!("two parameters are called {name}; rename one"));
        }
        for (i, parameter) in parameters.iter().enumerate() {
            let name: Rc<str> = parameter.parameter.name.as_str().into();
            // A call that leaves it out says so, or gives fewer.
            let given = params.get(i).filter(|ty| **ty != Ty::Fixed(Fixed::Name(calls::DEFAULT.into())));
            match (given, parameter.default.as_deref()) {
                (Some(ty), _) => self.bind_param(&name, ty),
                (None, Some(default)) => {
                    let value = self.constant_of(default)?;
                    self.assign_name(&name, value);
                }
                (None, None) => return self.fail(parameter.range, format!("{name} has no value and no default")),
            }
            self.own.insert(name);
        }
        match self.callable.body {
            Body::Block(block) => self.block(block)?,
            Body::Value(value) => {
                self.line(value.range());
                let value = self.expr(value)?;
                self.return_value(value, self.callable.range)?;
            }
        }
        self.finish()
    }

    fn bind_param(&mut self, name: &Rc<str>, ty: &Ty<'a>) {
        let value = self.variable(name, ty);
        for arg in value.flat() {
            match arg {
                Arg::Array(local) => self.function.params.push(local),
                Arg::Scalar(Expr { kind: ExprKind::Local(local), .. }) => self.function.params.push(local),
                Arg::Scalar(_) => unreachable!("variables are locals"),
            }
        }
        self.env.set(name, ty.clone());
    }

    fn finish(mut self) -> Result<Done<'a>> {
        let result = self.result.take().unwrap_or(Ty::None);
        let results = result.flat();
        if !self.dead && !results.is_empty() {
            let message =
                format!("{} returns {result}, but not on every way; return a value at its end", self.callable.name);
            return self.fail(self.callable.range, message);
        }
        self.function.results = results;
        let mut body = std::mem::take(&mut self.prelude);
        body.append(&mut self.out);
        widen_returns(&mut body, &self.function.results);
        if !self.function.results.is_empty() && !always_leaves(&body) {
            // Only loops that never end lead here.
            let site = self.site(self.callable.range);
            body.push(Stmt::Raise { kind: TrapKind::Runtime, message: "unreachable code was reached".into(), site });
        }
        self.function.body = body;
        let mut touched: Vec<LocalId> = self.written.clone();
        for &local in &self.written {
            touched.extend(self.origins_of(local).iter().map(|o| o.root));
        }
        let writes = self.function.params.iter().map(|p| touched.contains(p)).collect();
        drop_unused(&mut self.function);
        Ok(Done { function: self.function, result, writes, returns_param: self.returns_param })
    }

    // Errors.

    fn fail<T>(&self, at: impl Ranged, message: impl Into<String>) -> Result<T> {
        Err(Failure::told(self.source.diagnostic(at.range(), message)))
    }

    /// Line and column of an error. The library's own mean nothing to its callers.
    fn place(&self, range: TextRange) -> (u32, u32) {
        if self.source.is_library { self.callable.called_at.unwrap_or((0, 0)) } else { self.source.line_column(range) }
    }

    fn site(&mut self, range: TextRange) -> SiteId {
        let (line, column) = self.place(range);
        self.function.add_site(line, column)
    }

    // Writing.

    /// What follows was written here.
    fn line(&mut self, range: TextRange) {
        if self.function.origin.is_some() {
            self.emit(Stmt::Line(self.source.line_column(range).0));
        }
    }

    fn emit(&mut self, stmt: Stmt) {
        self.out.push(stmt);
    }

    fn temp(&mut self, ty: Type, owned: bool) -> LocalId {
        let name = format!(".{}", self.function.locals.len());
        self.function.add_local(name, ty, owned)
    }

    fn scalar_temp(&mut self, dtype: DType) -> LocalId {
        self.temp(Type::Scalar(dtype), false)
    }

    /// Evaluates `e` here; what it gives, to be used as often as one likes.
    fn spill(&mut self, e: Expr) -> Expr {
        if matches!(e.kind, ExprKind::Const(_)) {
            return e;
        }
        let dtype = e.dtype;
        let local = self.scalar_temp(dtype);
        let sym = self.sym_of(&e);
        self.emit(Stmt::Set(local, e));
        if let Some(sym) = sym {
            self.env.temps.insert(local, sym);
        }
        Expr::local(dtype, local)
    }

    /// As `spill`, where the expression is more than a local, a constant or an extent.
    fn reusable(&mut self, e: Expr) -> Expr {
        match e.kind {
            ExprKind::Const(_) | ExprKind::Local(_) | ExprKind::Extent(..) | ExprKind::Stride(..) => e,
            _ => self.spill(e),
        }
    }

    fn raise(&mut self, kind: TrapKind, message: impl Into<String>, range: TextRange) {
        let site = self.site(range);
        self.emit(Stmt::Raise { kind, message: message.into(), site });
    }

    /// `if test: raise`.
    fn raise_if(&mut self, test: Expr, kind: TrapKind, message: impl Into<String>, range: TextRange) {
        let site = self.site(range);
        let then = vec![Stmt::Raise { kind, message: message.into(), site }];
        self.emit(Stmt::If { test, then, otherwise: vec![] });
    }

    /// What `write` emits, as a block of its own.
    fn in_block<T>(&mut self, write: impl FnOnce(&mut Self) -> Result<T>) -> Result<(Block, T)> {
        let outer = std::mem::take(&mut self.out);
        let written = write(self);
        let block = std::mem::replace(&mut self.out, outer);
        written.map(|value| (block, value))
    }

    /// Walks deeper into the AST, on more stack if there is little left.
    fn with_stack<T>(&mut self, walk: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        stacker::maybe_grow(RED_ZONE, STACK, || walk(self))
    }

    fn deeper(&mut self, range: TextRange) -> Result<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail(range, "this is nested too deep; split it over several statements or functions");
        }
        Ok(())
    }
}

/// Returns are lowered before the type of the result is known: the narrower ones are widened.
fn widen_returns(block: &mut [Stmt], results: &[Type]) {
    for stmt in block {
        if let Stmt::Return(args) = stmt {
            for (arg, ty) in args.iter_mut().zip(results) {
                if let (Arg::Scalar(e), Type::Scalar(dtype)) = (arg, ty)
                    && e.dtype != *dtype
                {
                    *e = std::mem::replace(e, Expr::bool(false)).cast(*dtype);
                }
            }
        }
        stmt.blocks_mut().into_iter().for_each(|inner| widen_returns(inner, results));
    }
}

/// Every local that a statement itself names.
fn each_local(stmt: &mut Stmt, f: &mut impl FnMut(&mut LocalId)) {
    let in_arg = |arg: &mut Arg, f: &mut dyn FnMut(&mut LocalId)| {
        if let Arg::Array(local) = arg {
            f(local);
        }
    };
    match stmt {
        Stmt::Set(local, _) | Stmt::For { var: local, .. } => f(local),
        Stmt::Store { array, .. } | Stmt::Alloc { array, .. } | Stmt::Constant { array, .. } => f(array),
        Stmt::View { array, of, .. } | Stmt::Alias { array, of } => {
            f(array);
            f(of);
        }
        Stmt::ParallelFor { var, reductions, .. } => {
            f(var);
            reductions.iter_mut().for_each(|r| f(&mut r.local));
        }
        Stmt::ParallelCall { captures, reductions, .. } => {
            captures.iter_mut().for_each(&mut *f);
            reductions.iter_mut().for_each(|r| f(&mut r.local));
        }
        Stmt::Return(args) => args.iter_mut().for_each(|a| in_arg(a, f)),
        Stmt::Call { args, results, .. } => {
            args.iter_mut().for_each(|a| in_arg(a, f));
            results.iter_mut().for_each(f);
        }
        Stmt::Eval(_)
        | Stmt::If { .. }
        | Stmt::While { .. }
        | Stmt::Break
        | Stmt::Continue
        | Stmt::Raise { .. }
        | Stmt::Print(_)
        | Stmt::Line(_) => {}
    }
}

/// Every local that an expression itself names.
fn each_local_of_expr(e: &mut Expr, f: &mut impl FnMut(&mut LocalId)) {
    use jitney_ir::Guard;
    match &mut e.kind {
        ExprKind::Local(l)
        | ExprKind::Load(l, _)
        | ExprKind::Extent(l, _)
        | ExprKind::Stride(l, _)
        | ExprKind::Address(l) => f(l),
        ExprKind::Guard(Guard::Index(l, _) | Guard::Wrap(l, _) | Guard::Bounds(l, _), ..) => f(l),
        ExprKind::Guard(Guard::NonZero, ..)
        | ExprKind::Const(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary(..)
        | ExprKind::Math(..)
        | ExprKind::Select(..)
        | ExprKind::Cast(_) => {}
    }
}

fn each_local_of_block(block: &mut [Stmt], f: &mut impl FnMut(&mut LocalId)) {
    for stmt in block.iter_mut() {
        each_local(stmt, f);
        stmt.blocks_mut().into_iter().for_each(|inner| each_local_of_block(inner, f));
    }
}

/// Drops the locals that nothing names any more.
fn drop_unused(function: &mut Function) {
    let mut used = vec![false; function.locals.len()];
    function.params.iter().for_each(|p| used[p.index()] = true);
    let mut body = std::mem::take(&mut function.body);
    each_local_of_block(&mut body, &mut |l| used[l.index()] = true);
    visit::expressions_mut(&mut body, &mut |e| each_local_of_expr(e, &mut |l| used[l.index()] = true));
    let mut to = vec![LocalId(0); used.len()];
    let mut next = 0;
    for (local, to) in used.iter().zip(&mut to) {
        *to = LocalId(next);
        next += u32::from(*local);
    }
    each_local_of_block(&mut body, &mut |l| *l = to[l.index()]);
    visit::expressions_mut(&mut body, &mut |e| each_local_of_expr(e, &mut |l| *l = to[l.index()]));
    function.params.iter_mut().for_each(|p| *p = to[p.index()]);
    let mut keep = used.iter();
    function.locals.retain(|_| *keep.next().expect("one flag for each local"));
    function.body = body;
}
