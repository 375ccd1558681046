//! Arithmetic that is the same in every iteration is done once, in front of the loop.
//!
//! ```text
//! for i in range(0, n, 1)            .h = mul(exp(a), b)
//!     x[i] = mul(exp(a), b)    ->    for i in range(0, n, 1)
//!                                        x[i] = .h
//! ```
//!
//! Only arithmetic, which can be done for a loop without iterations too: no loads, and no guards. A single cheap
//! operation stays where it is: it costs no more than the register that its result would take. One walk does it for all
//! loops that are inside each other: it knows of each expression which of them is the innermost that changes it.

use crate::module::{Block, Expr, ExprKind, Function, LocalId, Module, Stmt, Type};
use crate::ops::BinOp;
use crate::visit::{Few, assigned};

/// What is worth a local: more than one cheap operation.
const WORTH: usize = 2;

/// Most locals in front of a loop.
const MOST: usize = 64;

/// Hoists what is invariant in a loop in front of the outermost one in which it is, for every loop of a module.
pub fn hoist_invariants(module: &mut Module) {
    for function in &mut module.functions {
        let mut body = std::mem::take(&mut function.body);
        let mut hoist = Hoist { changes: vec![0; function.locals.len()], loops: vec![], function };
        hoist.block(&mut body);
        function.body = body;
    }
}

/// What an expression depends on: the number of loops around, from the outermost to the innermost one that changes it.
type Level = usize;

struct Hoist<'f> {
    function: &'f mut Function,
    /// By local, the level of the loop around that assigns it.
    changes: Vec<Level>,
    /// The loops around, the outermost first: what is computed in front of each, and the locals for it.
    loops: Vec<Vec<(Expr, LocalId)>>,
}

impl Hoist<'_> {
    fn block(&mut self, block: &mut Block) {
        if !block.iter().any(is_loop) {
            return block.iter_mut().for_each(|stmt| self.stmt(stmt));
        }
        let mut done = Vec::with_capacity(block.len());
        for mut stmt in std::mem::take(block) {
            if is_loop(&stmt) {
                let hoisted = self.iteration(&mut stmt);
                done.extend(hoisted.into_iter().map(|(e, local)| Stmt::Set(local, e)));
            } else {
                self.stmt(&mut stmt);
            }
            done.push(stmt);
        }
        *block = done;
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        if !self.loops.is_empty() {
            stmt.exprs_mut().into_iter().for_each(|e| self.expr(e));
        }
        stmt.blocks_mut().into_iter().for_each(|inner| self.block(inner));
    }

    /// A loop; what is to be computed in front of it.
    fn iteration(&mut self, stmt: &mut Stmt) -> Vec<(Expr, LocalId)> {
        let runs_once = !matches!(stmt, Stmt::While { .. });
        if runs_once && !self.loops.is_empty() {
            stmt.exprs_mut().into_iter().for_each(|e| self.expr(e));
        }
        self.loops.push(vec![]);
        let level = self.loops.len();
        let assigned = assigned(std::slice::from_ref(stmt));
        let around: Vec<Level> =
            assigned.iter().map(|l| std::mem::replace(&mut self.changes[l.index()], level)).collect();
        if !runs_once {
            stmt.exprs_mut().into_iter().for_each(|e| self.expr(e));
        }
        stmt.blocks_mut().into_iter().for_each(|inner| self.block(inner));
        assigned.iter().zip(around).for_each(|(local, level)| self.changes[local.index()] = level);
        self.loops.pop().expect("as many as were entered")
    }

    /// Replaces the largest parts of an expression that are invariant in a loop.
    fn expr(&mut self, e: &mut Expr) {
        let (level, cost) = self.inside(e);
        self.replace(e, level, cost, self.loops.len());
    }

    /// The same inside an expression: the level of what is left of it, and what that costs.
    fn inside(&mut self, e: &mut Expr) -> (Level, usize) {
        let innermost = self.loops.len();
        match &mut e.kind {
            ExprKind::Const(_) => (0, 0),
            ExprKind::Local(local)
            | ExprKind::Extent(local, _)
            | ExprKind::Stride(local, _)
            | ExprKind::Address(local) => (self.changes[local.index()], 0),
            ExprKind::Guard(_, x, _) => self.operands((innermost, 0), [&mut **x]),
            ExprKind::Unary(_, x) | ExprKind::Cast(x) => self.operands((0, 1), [&mut **x]),
            ExprKind::Binary(op, a, b) => {
                let cost = match op {
                    BinOp::Div | BinOp::FloorDiv | BinOp::Mod | BinOp::Pow => WORTH,
                    _ => 1,
                };
                self.operands((0, cost), [&mut **a, &mut **b])
            }
            ExprKind::Select(a, b, c) => self.operands((0, 1), [&mut **a, &mut **b, &mut **c]),
            ExprKind::Math(_, operands) => self.operands((0, WORTH), operands),
            ExprKind::Load(_, operands) => self.operands((innermost, 0), operands),
        }
    }

    /// The level and the cost of an operation with those of its own. Operands that change less often than it are replaced.
    fn operands<'e>(
        &mut self,
        own: (Level, usize),
        operands: impl IntoIterator<Item = &'e mut Expr>,
    ) -> (Level, usize) {
        let mut operands: Few<_> = operands.into_iter().map(|x| (self.inside(x), x)).collect();
        let level = operands.iter().fold(own.0, |most, ((level, _), _)| most.max(*level));
        let mut sum = own.1;
        for ((of, cost), x) in &mut operands {
            sum += self.replace(x, *of, *cost, level);
        }
        (level, sum)
    }

    /// Replaces an expression that changes less often than what it is part of, if that is worth it; what is left costs.
    fn replace(&mut self, e: &mut Expr, level: Level, cost: usize, around: Level) -> usize {
        if level < around
            && cost >= WORTH
            && let Some(local) = (level..around).find_map(|level| self.local(e, level))
        {
            *e = Expr::local(e.dtype, local);
            return 0;
        }
        cost
    }

    /// The local for an expression, computed in front of the loop that is inside of so many; the same for the same expression.
    /// `None` if there are enough.
    fn local(&mut self, e: &Expr, level: Level) -> Option<LocalId> {
        let hoisted = &mut self.loops[level];
        if let Some((_, local)) = hoisted.iter().find(|(known, _)| known == e) {
            return Some(*local);
        }
        if hoisted.len() >= MOST {
            return None;
        }
        let name = format!(".h{}", self.function.locals.len());
        let local = self.function.add_local(name, Type::Scalar(e.dtype), false);
        self.changes.push(level);
        hoisted.push((e.clone(), local));
        Some(local)
    }
}

fn is_loop(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::For { .. } | Stmt::While { .. } | Stmt::ParallelFor { .. })
}
