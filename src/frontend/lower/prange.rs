//! Parallel loops: their reductions, and the proof that iterations do not touch each other's elements.
//!
//! Scalars that the body assigns are each iteration's own; reading one before it is assigned, or after the loop, is an
//! error, save for reductions. Of an array that is shared and written, every access of the body has to have an axis
//! whose index is `a * i + b` with one `a`, and the `b`s closer to each other than `|a|`: then no two iterations meet.
//! Arrays are told apart by where their memory comes from; different parameters are taken to be different memory.

use std::rc::Rc;

use jitney_ir::{BinOp, DType, Expr, ExprKind, Guard, LocalId, Reduction, Stmt, Type};
use ruff_python_ast::{self as ast, Operator};
use ruff_text_size::{Ranged, TextRange};

use super::bounds::Base;
use super::{Lowerer, Result};
use crate::frontend::scan::{self, Names};
use crate::frontend::types::Ty;

/// Where an array's memory comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Origin {
    pub root: LocalId,
    /// Axes of the root that are fixed at `a * i + b` of the parallel loop's variable.
    fixed: Vec<(u8, Affine)>,
    /// The axes of the root that the axes are, where they are whole.
    axes: Vec<Option<u8>>,
}

/// `a * i + b`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Affine {
    a: i64,
    b: i64,
}

/// One access of the body to shared memory.
#[derive(Debug)]
struct Access {
    root: LocalId,
    index: Vec<(u8, Affine)>,
    write: bool,
    at: TextRange,
}

/// The parallel loop that is being lowered.
#[derive(Debug)]
pub(super) struct Parallel {
    var: LocalId,
    accesses: Vec<Access>,
    /// Locals from here on have been made by the body: their memory is each iteration's own.
    first_private: usize,
}

impl<'a> Lowerer<'a, '_> {
    /// Whose memory an array may refer to; its own, where nothing else is known.
    pub(super) fn origins_of(&self, array: LocalId) -> Vec<Origin> {
        let own = || Origin { root: array, fixed: vec![], axes: (0..self.array_type(array).rank).map(Some).collect() };
        match self.origins.get(&array) {
            Some(known) if self.function.params.contains(&array) => known.iter().cloned().chain([own()]).collect(),
            Some(known) => known.clone(),
            None => vec![own()],
        }
    }

    /// `array` may now be `of`, axis by axis.
    pub(super) fn follow(&mut self, array: LocalId, of: LocalId) {
        self.follow_axes(array, of, true);
    }

    /// `array` may now refer to memory of `of`, nobody knows how: its axes may be others, or the same in another order.
    pub(super) fn follow_somehow(&mut self, array: LocalId, of: LocalId) {
        self.follow_axes(array, of, false);
    }

    fn follow_axes(&mut self, array: LocalId, of: LocalId, alike: bool) {
        let alike = alike && self.array_type(array).rank == self.array_type(of).rank;
        let found = self.origins_of(of);
        let known = self.origins.entry(array).or_default();
        for mut origin in found {
            if !alike {
                origin.axes.clear();
            }
            if !known.contains(&origin) {
                known.push(origin);
            }
        }
    }

    /// A new view of `of`: some axes fixed at an index. The others are not followed.
    pub(super) fn follow_at(&mut self, view: LocalId, of: LocalId, fixed: &[(u8, Expr)]) {
        let affine: Vec<(u8, Affine)> =
            fixed.iter().filter_map(|(axis, e)| self.affine(e).map(|affine| (*axis, affine))).collect();
        let mut origins = self.origins_of(of);
        for origin in &mut origins {
            for (axis, affine) in &affine {
                if let Some(Some(axis)) = origin.axes.get(*axis as usize) {
                    origin.fixed.push((*axis, *affine));
                }
            }
            origin.axes.clear();
        }
        self.origins.insert(view, origins);
    }

    /// Notes that elements of an array are read or written: one, or any.
    pub(super) fn access(&mut self, array: LocalId, index: Option<&[Expr]>, write: bool, at: TextRange) -> Result<()> {
        if write {
            self.writable(array, at)?;
            self.written.push(array);
        }
        let Some(parallel) = &self.parallel else { return Ok(()) };
        let first_private = parallel.first_private;
        let affine: Vec<Option<Affine>> = index.unwrap_or_default().iter().map(|e| self.affine(e)).collect();
        let accesses: Vec<Access> = self
            .origins_of(array)
            .into_iter()
            .filter(|origin| origin.root.index() < first_private)
            .map(|origin| {
                let mut index = origin.fixed;
                for (axis, affine) in origin.axes.iter().zip(&affine) {
                    if let (Some(axis), Some(affine)) = (axis, affine) {
                        index.push((*axis, *affine));
                    }
                }
                Access { root: origin.root, index, write, at }
            })
            .collect();
        if let Some(parallel) = &mut self.parallel {
            parallel.accesses.extend(accesses);
        }
        Ok(())
    }

    pub(super) fn access_count(&self) -> usize {
        self.parallel.as_ref().map_or(0, |p| p.accesses.len())
    }

    /// Forgets the accesses of an attempt that is not taken.
    pub(super) fn forget_accesses(&mut self, from: usize) {
        if let Some(parallel) = &mut self.parallel {
            parallel.accesses.truncate(from);
        }
    }

    /// An index as `a * i + b` of the parallel loop's variable, where it is one and does not wrap around.
    fn affine(&self, e: &Expr) -> Option<Affine> {
        let var = self.parallel.as_ref()?.var;
        match &e.kind {
            ExprKind::Guard(Guard::Index(..) | Guard::Wrap(..), inner, _) => {
                let affine = self.affine(inner)?;
                // A negative index counts from the end, where another iteration may be.
                let least = match affine.a {
                    0 => affine.b,
                    1.. => self.least_of(var)?.checked_mul(affine.a)?.checked_add(affine.b)?,
                    _ => return None,
                };
                (least >= 0).then_some(affine)
            }
            ExprKind::Guard(Guard::Bounds(..), inner, _) => self.affine(inner),
            ExprKind::Const(c) if e.dtype == DType::I64 => Some(Affine { a: 0, b: c.0 as i64 }),
            ExprKind::Local(local) if *local == var => Some(Affine { a: 1, b: 0 }),
            ExprKind::Local(_) => {
                let sym = self.sym_of(e)?;
                (sym.base == Base::Local(var)).then_some(Affine { a: 1, b: sym.off })
            }
            ExprKind::Binary(op @ (BinOp::Add | BinOp::Sub | BinOp::Mul), x, y) => {
                let (x, y) = (self.affine(x)?, self.affine(y)?);
                match op {
                    BinOp::Add => Some(Affine { a: x.a.checked_add(y.a)?, b: x.b.checked_add(y.b)? }),
                    BinOp::Sub => Some(Affine { a: x.a.checked_sub(y.a)?, b: x.b.checked_sub(y.b)? }),
                    _ if x.a == 0 => Some(Affine { a: y.a.checked_mul(x.b)?, b: y.b.checked_mul(x.b)? }),
                    _ if y.a == 0 => Some(Affine { a: x.a.checked_mul(y.b)?, b: x.b.checked_mul(y.b)? }),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    pub(super) fn parallel_for(&mut self, looped: &'a ast::StmtFor, start: Expr, stop: Expr, step: Expr) -> Result<()> {
        let name: Rc<str> = match &*looped.target {
            ast::Expr::Name(name) => name.id.as_str().into(),
            other => return self.fail(other.range(), "prange gives one integer at a time; loop over it with one name"),
        };
        let leaves = scan::leaves(&looped.body);
        if let Some(stmt) = leaves.breaks.or(leaves.returns) {
            let what = if stmt.is_break_stmt() { "break" } else { "return" };
            return self.fail(stmt.range(), format!("a prange cannot be left by {what}; use range"));
        }
        let mut inside = scan::assigned(&looped.body);
        if inside.contains(&name) {
            return self.fail(
                looped.target.range(),
                format!("{name} is assigned in the body of its prange; use another name"),
            );
        }
        let reductions = self.find_reductions(&looped.body, &inside);
        let insist = self.source.options.unsafe_parallel;
        let before = self.env.clone();
        let (start, stop) = (self.spill(start), self.spill(stop));
        let var = self.local(&name, Type::Scalar(DType::I64), false);
        let fact = step.as_const().map(|c| self.loop_fact(var, &start, &stop, c.0 as i64));
        for (reduced, _) in &reductions {
            inside.remove(reduced);
        }
        // What the body makes of these names is its own; what they were before is not seen.
        let own: Vec<LocalId> =
            self.locals.iter().filter(|((n, ..), _)| inside.contains(n)).map(|(_, &local)| local).collect();
        let hidden: Vec<_> = own.iter().filter_map(|l| self.origins.remove_entry(l)).collect();
        let mut assigned: Names = reductions.iter().map(|(n, _)| n.clone()).collect();
        self.forget_names(&inside);
        assigned.extend(inside.iter().cloned());
        self.parallel = Some(Parallel { var, accesses: vec![], first_private: self.function.locals.len() });
        let result = self.fixpoint(&assigned, None, looped.range, |this| {
            let (body, ()) = this.in_block(|this| {
                this.carry(&inside);
                this.env.set(&name, Ty::Scalar(DType::I64));
                let fact = fact.clone().map(|f| this.still_true(f, &assigned, var));
                this.facts.extend(fact);
                this.block(&looped.body)?;
                this.back_edge();
                Ok(())
            })?;
            let body = if leaves.continues.is_some() { vec![this.once(body)] } else { body };
            let mut declared = Vec::new();
            for (reduced, op) in &reductions {
                let ty = this.loops.last().and_then(|l| l.head_type(reduced));
                if let Some(Ty::Scalar(dtype)) = ty {
                    let local = this.local(reduced, Type::Scalar(dtype), false);
                    declared.push(Reduction { local, op: *op });
                }
            }
            let (start, stop, step) = (start.clone(), stop.clone(), step.clone());
            Ok((Stmt::ParallelFor { var, start, stop, step, reductions: declared, body }, false))
        });
        let parallel = self.parallel.take();
        for (local, origins) in hidden {
            self.origins.entry(local).or_default().extend(origins);
        }
        result?;
        if !insist && let Some(parallel) = parallel {
            self.prove_independent(&parallel)?;
        }
        // Afterwards these names have the values from before, which is not what Python says: nobody may read them.
        for hidden in inside.iter().chain([&name]) {
            match before.get(hidden) {
                Some(var) if insist => {
                    self.env.vars.insert(hidden.clone(), var.clone());
                }
                None if insist => {
                    self.env.vars.remove(hidden);
                }
                _ => self.env.set(hidden, Ty::Carried),
            }
        }
        self.loop_else(None, None, &looped.orelse)
    }

    /// A loop of one iteration, which `continue` can leave.
    fn once(&mut self, body: Vec<Stmt>) -> Stmt {
        let var = self.scalar_temp(DType::I64);
        Stmt::For { var, start: Expr::int(0), stop: Expr::int(1), step: Expr::int(1), body }
    }

    fn prove_independent(&self, parallel: &Parallel) -> Result<()> {
        let mut roots: Vec<LocalId> = parallel.accesses.iter().filter(|a| a.write).map(|a| a.root).collect();
        roots.dedup();
        for root in roots {
            let accesses: Vec<&Access> = parallel.accesses.iter().filter(|a| a.root == root).collect();
            let rank = self.array_type(root).rank;
            let apart = (0..rank).any(|axis| {
                let on_axis =
                    |access: &&Access| access.index.iter().find(|(k, _)| *k == axis).map(|(_, affine)| *affine);
                let all: Option<Vec<Affine>> = accesses.iter().map(on_axis).collect();
                let Some(all) = all else { return false };
                let Some(first) = all.first() else { return true };
                let most = all.iter().map(|x| x.b).max().unwrap_or(0);
                let least = all.iter().map(|x| x.b).min().unwrap_or(0);
                all.iter().all(|x| x.a == first.a)
                    && most.checked_sub(least).is_some_and(|d| d.unsigned_abs() < first.a.unsigned_abs())
            });
            if !apart {
                let var = &self.function.local(parallel.var).name;
                let array = self.root_name(root);
                // The place that says most: one without an index by the variable, or else the first write.
                let blamed = accesses.iter().find(|a| a.index.iter().all(|(_, x)| x.a == 0));
                let written = accesses.iter().find(|a| a.write);
                let at = blamed.or(written).map_or(self.callable.range, |a| a.at);
                let message = format!(
                    "several iterations of this prange may touch the same elements of {array}; index it by {var} alone \
                     wherever it is used, use range, or insist with unsafe_parallel=True"
                );
                return self.fail(at, message);
            }
        }
        Ok(())
    }

    fn root_name(&self, root: LocalId) -> String {
        let name = &self.function.local(root).name;
        if !name.starts_with('.') {
            return name.clone();
        }
        let named = self.origins.iter().find(|(local, origins)| {
            !self.function.local(**local).name.starts_with('.') && origins.iter().any(|o| o.root == root)
        });
        named.map_or("an array".into(), |(local, _)| self.function.local(*local).name.clone())
    }

    /// The variables from before the loop that its body does nothing with but accumulate into them.
    fn find_reductions(&self, body: &'a [ast::Stmt], inside: &Names) -> Vec<(Rc<str>, BinOp)> {
        let mut read = scan::read(body);
        read.sort();
        let mut found = Vec::new();
        for name in inside {
            let is_number = matches!(self.env.get(name), Some(var) if matches!(var.ty, Ty::Scalar(_)));
            if !is_number {
                continue;
            }
            let mut steps = Steps { name, op: None, reads: 0, possible: true };
            body.iter().for_each(|stmt| steps.stmt(stmt));
            let reads = read.iter().filter(|n| *n == name).count();
            if let (true, Some(op)) = (steps.possible && reads == steps.reads, steps.op) {
                found.push((name.clone(), op));
            }
        }
        found
    }
}

/// The assignments of one variable: whether all of them accumulate by one operator.
struct Steps<'n> {
    name: &'n str,
    op: Option<BinOp>,
    /// How often they read the variable.
    reads: usize,
    possible: bool,
}

impl Steps<'_> {
    fn stmt(&mut self, stmt: &ast::Stmt) {
        match stmt {
            ast::Stmt::AugAssign(assign) if self.is_it(&assign.target) => self.step(of_operator(assign.op, true)),
            ast::Stmt::Assign(assign) if assign.targets.iter().any(|t| scan::bound(t).contains(self.name)) => {
                let op = (assign.targets.len() == 1 && self.is_it(&assign.targets[0]))
                    .then(|| self.accumulates(&assign.value))
                    .flatten();
                self.reads += 1;
                self.step(op);
            }
            ast::Stmt::For(ast::StmtFor { target, body, orelse, .. }) => {
                self.possible &= !scan::bound(target).contains(self.name);
                body.iter().chain(orelse).for_each(|s| self.stmt(s));
            }
            ast::Stmt::While(ast::StmtWhile { body, orelse, .. }) => {
                body.iter().chain(orelse).for_each(|s| self.stmt(s));
            }
            ast::Stmt::If(branch) => {
                let clauses = branch.elif_else_clauses.iter().flat_map(|c| &c.body);
                branch.body.iter().chain(clauses).for_each(|s| self.stmt(s));
            }
            other => self.possible &= !scan::assigned(std::slice::from_ref(other)).contains(self.name),
        }
    }

    fn is_it(&self, e: &ast::Expr) -> bool {
        e.as_name_expr().is_some_and(|n| n.id.as_str() == self.name)
    }

    fn step(&mut self, op: Option<BinOp>) {
        self.possible &= op.is_some() && (self.op.is_none() || self.op == op);
        self.op = op;
    }

    /// The operator of `s + x`, `x * s`, `min(s, x)`, `s and x`.
    fn accumulates(&self, value: &ast::Expr) -> Option<BinOp> {
        match value {
            ast::Expr::BinOp(binary) if self.is_it(&binary.left) => of_operator(binary.op, true),
            ast::Expr::BinOp(binary) if self.is_it(&binary.right) => of_operator(binary.op, false),
            ast::Expr::BoolOp(logic) if logic.values.first().is_some_and(|v| self.is_it(v)) => {
                Some(if logic.op == ast::BoolOp::And { BinOp::And } else { BinOp::Or })
            }
            ast::Expr::Call(call) if call.arguments.args.len() == 2 && call.arguments.keywords.is_empty() => {
                let name = match &*call.func {
                    ast::Expr::Name(name) => name.id.as_str(),
                    ast::Expr::Attribute(attribute) => attribute.attr.as_str(),
                    _ => return None,
                };
                let op = match name {
                    "min" | "minimum" => BinOp::Min,
                    "max" | "maximum" => BinOp::Max,
                    _ => return None,
                };
                call.arguments.args.iter().any(|a| self.is_it(a)).then_some(op)
            }
            _ => None,
        }
    }
}

/// The reduction that an operator is part of; `x - s` is part of none.
fn of_operator(op: Operator, first: bool) -> Option<BinOp> {
    match op {
        Operator::Add => Some(BinOp::Add),
        Operator::Sub if first => Some(BinOp::Add),
        Operator::Mult => Some(BinOp::Mul),
        Operator::BitAnd => Some(BinOp::And),
        Operator::BitOr => Some(BinOp::Or),
        Operator::BitXor => Some(BinOp::Xor),
        _ => None,
    }
}
