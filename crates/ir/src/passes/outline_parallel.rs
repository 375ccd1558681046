//! Parallel loops become calls of functions that do a chunk each: what engines run.
//!
//! ```text
//! parallel for i in range(start, stop, step)      parallel call body(start, stop, step; x, y) reducing s
//!     reducing s with add:
//!     t = x[i]                                    def body(first, count, step, x, y):
//!     y[i] = t                            ->          s = neutral element
//!     s = s + t                                       for i in first, first + step, ... (count of them):
//!                                                         t = x[i]; y[i] = t; s = s + t
//!                                                     return s
//! ```
//!
//! Locals that the body assigns become the new function's own; what it only reads comes in as a parameter. A local that
//! an iteration may read before it has assigned it starts every iteration with the value from before the loop.
//!
//! A parallel loop inside another is an ordinary loop, whose locals are made its own in the same way, unless it sums or
//! multiplies floats: then it keeps its chunks, which its result depends on.

use std::collections::BTreeMap;

use crate::dtype::DType;
use crate::eval;
use crate::module::{Arg, Block, Expr, ExprKind, FuncId, Function, Guard, LocalId, Module, Reduction, Stmt, Type};
use crate::ops::BinOp;
use crate::verify::Verified;
use crate::visit::{locals_mut, statements};

/// Whether a module has loops to outline.
pub fn has_parallel_loops(module: &Module) -> bool {
    let mut found = false;
    for function in &module.functions {
        statements(&function.body, &mut |stmt| found |= matches!(stmt, Stmt::ParallelFor { .. }));
    }
    found
}

/// Turns every `ParallelFor` into a `ParallelCall` or a `For`.
pub fn outline_parallel(module: Verified) -> Verified {
    let mut module = module.into_inner();
    let mut outliner = Outliner { next: module.functions.len() as u32, made: Vec::new(), line: None };
    for function in &mut module.functions {
        outliner.line = None;
        let body = std::mem::take(&mut function.body);
        function.body = outliner.block(function, body, false);
    }
    module.functions.append(&mut outliner.made);
    Verified::rewritten(module, "outline_parallel")
}

struct Outliner {
    next: u32,
    made: Vec<Function>,
    /// That of what is looked at, in modules for debuggers.
    line: Option<u32>,
}

/// A parallel loop with its body done.
struct Loop {
    var: LocalId,
    start: Expr,
    stop: Expr,
    step: Expr,
    reductions: Vec<Reduction>,
    body: Block,
}

/// Which locals of a loop's body are whose.
struct Uses {
    /// Mentioned in the body, in the order of their numbers.
    mentioned: Vec<LocalId>,
    /// Each iteration's own, the loop's variable included.
    own: Vec<LocalId>,
    /// Own ones that an iteration may read first.
    read_first: Vec<LocalId>,
}

impl Outliner {
    fn block(&mut self, function: &mut Function, block: Block, nested: bool) -> Block {
        let mut done = Vec::with_capacity(block.len());
        for mut stmt in block {
            if let Stmt::Line(line) = stmt {
                self.line = Some(line);
            }
            if let Stmt::ParallelFor { var, start, stop, step, reductions, body } = stmt {
                let line = self.line;
                let body = self.block(function, body, true);
                let it = Loop { var, start, stop, step, reductions, body };
                let exact = it.reductions.iter().all(|r| is_associative(r.op, function.local(r.local).scalar()));
                done.push(if nested && exact { sequential(function, it) } else { self.outlined(function, it, line) });
                continue;
            }
            for inner in stmt.blocks_mut() {
                let block = std::mem::take(inner);
                *inner = self.block(function, block, nested);
            }
            done.push(stmt);
        }
        done
    }

    fn outlined(&mut self, function: &Function, mut it: Loop, line: Option<u32>) -> Stmt {
        let uses = uses(function, &mut it);
        let count_type = it.start.dtype;
        let mut body = Function {
            name: format!("{}.parallel{}", function.name, self.made.len()),
            params: vec![],
            results: it.reductions.iter().map(|r| function.local(r.local).ty).collect(),
            locals: vec![],
            sites: function.sites.clone(),
            fastmath: function.fastmath,
            origin: function.origin.clone(),
            body: line.map(Stmt::Line).into_iter().collect(),
        };
        let first = body.add_local(".first", Type::Scalar(count_type), false);
        let count = body.add_local(".count", Type::Scalar(DType::I64), false);
        let step = body.add_local(".step", Type::Scalar(count_type), false);
        body.params = vec![first, count, step];

        let (mut renamed, mut captures, mut iteration) = (BTreeMap::new(), vec![], vec![]);
        for &local in &uses.mentioned {
            let from = function.local(local);
            let is_own = uses.own.contains(&local);
            let captured = !is_own && it.reductions.iter().all(|r| r.local != local);
            let to = body.add_local(from.name.clone(), from.ty, from.owned && !captured);
            renamed.insert(local, to);
            if captured {
                body.params.push(to);
                captures.push(local);
            } else if uses.read_first.contains(&local) {
                let before = body.add_local(from.name.clone(), from.ty, false);
                body.params.push(before);
                captures.push(local);
                iteration.push(copy(&body, to, before));
            }
        }
        rename(&mut it.body, &renamed);
        let var = renamed[&it.var];
        for r in &it.reductions {
            let dtype = function.local(r.local).scalar().expect("reductions are scalars");
            let neutral = Expr::constant(dtype, eval::neutral(r.op, dtype));
            body.body.push(Stmt::Set(renamed[&r.local], neutral));
        }
        let first_index = Expr::local(count_type, first);
        let iterations = Expr::local(DType::I64, count);
        let one = Expr::constant(count_type, crate::module::Const(1));
        let counted = if it.step == one {
            let stop = Expr::binary(BinOp::Add, first_index.clone(), iterations.cast(count_type));
            iteration.append(&mut it.body);
            Stmt::For { var, start: first_index, stop, step: one, body: iteration }
        } else {
            let step = if it.step.as_const().is_some() { it.step.clone() } else { Expr::local(count_type, step) };
            let k = body.add_local(".iteration", Type::Scalar(DType::I64), false);
            let offset = Expr::binary(BinOp::Mul, Expr::local(DType::I64, k).cast(count_type), step);
            let mut all = vec![Stmt::Set(var, Expr::binary(BinOp::Add, first_index, offset))];
            all.append(&mut iteration);
            all.append(&mut it.body);
            Stmt::For { var: k, start: Expr::int(0), stop: iterations, step: Expr::int(1), body: all }
        };
        body.body.push(counted);
        let result = |r: &Reduction| Arg::Scalar(local_value(&body, renamed[&r.local]));
        let results = it.reductions.iter().map(result).collect();
        body.body.push(Stmt::Return(results));

        self.made.push(body);
        let body = FuncId(self.next);
        self.next += 1;
        Stmt::ParallelCall { body, start: it.start, stop: it.stop, step: it.step, captures, reductions: it.reductions }
    }
}

/// A loop inside a parallel one.
fn sequential(function: &mut Function, mut it: Loop) -> Stmt {
    let uses = uses(function, &mut it);
    let (mut renamed, mut iteration) = (BTreeMap::new(), vec![]);
    for &local in &uses.own {
        let from = function.local(local).clone();
        let to = function.add_local(from.name, from.ty, from.owned);
        renamed.insert(local, to);
        if uses.read_first.contains(&local) {
            iteration.push(copy(function, to, local));
        }
    }
    rename(&mut it.body, &renamed);
    iteration.append(&mut it.body);
    Stmt::For { var: renamed[&it.var], start: it.start, stop: it.stop, step: it.step, body: iteration }
}

/// Whether the order in which values are combined makes no difference.
fn is_associative(op: BinOp, dtype: Option<DType>) -> bool {
    !(dtype.is_some_and(DType::is_float) && matches!(op, BinOp::Add | BinOp::Mul))
}

fn local_value(function: &Function, local: LocalId) -> Expr {
    Expr::local(function.local(local).scalar().expect("a scalar"), local)
}

fn copy(function: &Function, to: LocalId, from: LocalId) -> Stmt {
    match function.local(to).ty {
        Type::Scalar(_) => Stmt::Set(to, local_value(function, from)),
        Type::Array(_) => Stmt::Alias { array: to, of: from },
    }
}

fn uses(function: &Function, it: &mut Loop) -> Uses {
    let mut mentioned = vec![it.var];
    mentioned.extend(it.reductions.iter().map(|r| r.local));
    locals_mut(&mut it.body, &mut |local| mentioned.push(*local));
    mentioned.sort_unstable();
    mentioned.dedup();
    let mut own = vec![it.var];
    statements(&it.body, &mut |stmt| own.extend(stmt.assigned()));
    own.retain(|local| it.reductions.iter().all(|r| r.local != *local));
    own.sort_unstable();
    own.dedup();

    let mut reads = Reads { assigned: vec![false; function.locals.len()], first: vec![] };
    reads.assigned[it.var.index()] = true;
    reads.block(&it.body);
    let mut read_first = reads.first;
    read_first.retain(|local| own.contains(local));
    Uses { mentioned, own, read_first }
}

/// Finds what may be read before it has been assigned.
struct Reads {
    /// By local: assigned on every way that leads here.
    assigned: Vec<bool>,
    first: Vec<LocalId>,
}

impl Reads {
    fn block(&mut self, block: &[Stmt]) {
        block.iter().for_each(|stmt| self.stmt(stmt));
    }

    /// Walks a block that may not run to its end, or not at all.
    fn aside(&mut self, block: &[Stmt]) -> Vec<bool> {
        let before = self.assigned.clone();
        self.block(block);
        std::mem::replace(&mut self.assigned, before)
    }

    fn read(&mut self, local: LocalId) {
        if !self.assigned[local.index()] {
            self.first.push(local);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        if let Stmt::While { setup, .. } = stmt {
            self.block(setup);
        }
        for e in stmt.exprs() {
            e.visit(&mut |e| expr_local(e).into_iter().for_each(|local| self.read(local)));
        }
        arrays_read(stmt).into_iter().for_each(|local| self.read(local));
        match stmt {
            Stmt::If { then, otherwise, .. } => {
                let (then, otherwise) = (self.aside(then), self.aside(otherwise));
                self.assigned = then.iter().zip(otherwise).map(|(&a, b)| a && b).collect();
            }
            Stmt::While { body, .. } => {
                self.aside(body);
            }
            Stmt::For { var, body, .. } | Stmt::ParallelFor { var, body, .. } => {
                let before = self.assigned[var.index()];
                self.assigned[var.index()] = true;
                self.aside(body);
                self.assigned[var.index()] = before;
            }
            _ => stmt.assigned().into_iter().for_each(|local| self.assigned[local.index()] = true),
        }
    }
}

/// The local that an expression itself names.
fn expr_local(e: &Expr) -> Option<LocalId> {
    match e.kind {
        ExprKind::Local(local)
        | ExprKind::Load(local, _)
        | ExprKind::Extent(local, _)
        | ExprKind::Stride(local, _)
        | ExprKind::Address(local) => Some(local),
        ExprKind::Guard(guard, ..) => match guard {
            Guard::Index(array, _) | Guard::Wrap(array, _) | Guard::Bounds(array, _) => Some(array),
            Guard::NonZero => None,
        },
        ExprKind::Const(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary(..)
        | ExprKind::Math(..)
        | ExprKind::Select(..)
        | ExprKind::Cast(_) => None,
    }
}

/// The locals that a statement itself reads outside its expressions.
fn arrays_read(stmt: &Stmt) -> Vec<LocalId> {
    let array = |arg: &Arg| match arg {
        Arg::Array(local) => Some(*local),
        Arg::Scalar(_) => None,
    };
    match stmt {
        Stmt::Store { array, .. } => vec![*array],
        Stmt::View { of, .. } | Stmt::Alias { of, .. } => vec![*of],
        Stmt::Return(args) | Stmt::Call { args, .. } => args.iter().filter_map(array).collect(),
        Stmt::ParallelCall { captures, reductions, .. } => {
            captures.iter().copied().chain(reductions.iter().map(|r| r.local)).collect()
        }
        Stmt::ParallelFor { reductions, .. } => reductions.iter().map(|r| r.local).collect(),
        Stmt::Set(..)
        | Stmt::Eval(_)
        | Stmt::If { .. }
        | Stmt::While { .. }
        | Stmt::For { .. }
        | Stmt::Break
        | Stmt::Continue
        | Stmt::Raise { .. }
        | Stmt::Alloc { .. }
        | Stmt::Constant { .. }
        | Stmt::Print(_)
        | Stmt::Line(_) => vec![],
    }
}

fn rename(block: &mut [Stmt], to: &BTreeMap<LocalId, LocalId>) {
    locals_mut(block, &mut |local| {
        if let Some(&new) = to.get(local) {
            *local = new;
        }
    });
}
