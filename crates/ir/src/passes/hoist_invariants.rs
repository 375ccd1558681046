//! Arithmetic that is the same in every iteration is done once, in front of the loop.
//!
//! ```text
//! for i in range(0, n, 1)            .h = mul(exp(a), b)
//!     x[i] = mul(exp(a), b)    ->    for i in range(0, n, 1)
//!                                        x[i] = .h
//! ```
//!
//! Only arithmetic, which can be done for a loop without iterations too: no loads, and no guards. A single cheap
//! operation stays where it is: it costs no more than the register that its result would take.

use crate::module::{Block, Expr, ExprKind, Function, LocalId, Module, Stmt, Type};
use crate::ops::BinOp;
use crate::visit::{Few, assigned};

/// What is worth a local: more than one cheap operation.
const WORTH: usize = 2;

/// Most locals in front of a loop.
const MOST: usize = 64;

/// Hoists what is invariant in every loop of a module, outer loops first.
pub fn hoist_invariants(module: &mut Module) {
    for function in &mut module.functions {
        let body = std::mem::take(&mut function.body);
        function.body = block(function, body);
    }
}

fn block(function: &mut Function, stmts: Block) -> Block {
    let mut done = Vec::with_capacity(stmts.len());
    for mut stmt in stmts {
        if matches!(stmt, Stmt::For { .. } | Stmt::While { .. } | Stmt::ParallelFor { .. }) {
            let mut hoist = Hoist { changing: assigned(std::slice::from_ref(&stmt)), hoisted: vec![], function };
            if let Stmt::While { test, .. } = &mut stmt {
                hoist.expr(test);
            }
            stmt.blocks_mut().into_iter().for_each(|inner| hoist.block(inner));
            done.extend(hoist.hoisted.into_iter().map(|(e, local)| Stmt::Set(local, e)));
        }
        for inner in stmt.blocks_mut() {
            *inner = block(function, std::mem::take(inner));
        }
        done.push(stmt);
    }
    done
}

struct Hoist<'f> {
    /// What the loop assigns, sorted.
    changing: Vec<LocalId>,
    hoisted: Vec<(Expr, LocalId)>,
    function: &'f mut Function,
}

impl Hoist<'_> {
    fn block(&mut self, block: &mut Block) {
        for stmt in block {
            stmt.exprs_mut().into_iter().for_each(|e| self.expr(e));
            stmt.blocks_mut().into_iter().for_each(|inner| self.block(inner));
        }
    }

    /// Replaces the largest invariant parts of an expression.
    fn expr(&mut self, e: &mut Expr) {
        let cost = self.inside(e);
        self.replace(e, cost);
    }

    /// The same inside an expression that varies; what an invariant one costs, which is left as it is.
    fn inside(&mut self, e: &mut Expr) -> Option<usize> {
        let own = self.own_cost(e);
        match &mut e.kind {
            ExprKind::Const(_)
            | ExprKind::Local(_)
            | ExprKind::Extent(..)
            | ExprKind::Stride(..)
            | ExprKind::Address(_) => own,
            ExprKind::Unary(_, x) | ExprKind::Cast(x) | ExprKind::Guard(_, x, _) => self.operands(own, &mut [x]),
            ExprKind::Binary(_, a, b) => self.operands(own, &mut [a, b]),
            ExprKind::Select(a, b, c) => self.operands(own, &mut [a, b, c]),
            ExprKind::Math(_, operands) | ExprKind::Load(_, operands) => {
                self.operands(own, &mut operands.iter_mut().collect::<Few<_>>())
            }
        }
    }

    /// What an operation that costs `own` costs with its operands; in one that varies, those that do not are replaced.
    fn operands(&mut self, own: Option<usize>, operands: &mut [&mut Expr]) -> Option<usize> {
        let costs: Few<Option<usize>> = operands.iter_mut().map(|x| self.inside(x)).collect();
        let sum = own.and_then(|own| costs.iter().try_fold(own, |sum, cost| Some(sum + (*cost)?)));
        if sum.is_none() {
            operands.iter_mut().zip(costs).for_each(|(x, cost)| self.replace(x, cost));
        }
        sum
    }

    /// Replaces an invariant expression that is worth it.
    fn replace(&mut self, e: &mut Expr, cost: Option<usize>) {
        if cost.is_some_and(|cost| cost >= WORTH)
            && let Some(local) = self.local(e)
        {
            *e = Expr::local(e.dtype, local);
        }
    }

    /// The local for an expression; the same for the same expression. `None` if there are enough.
    fn local(&mut self, e: &Expr) -> Option<LocalId> {
        if let Some((_, local)) = self.hoisted.iter().find(|(known, _)| known == e) {
            return Some(*local);
        }
        if self.hoisted.len() >= MOST {
            return None;
        }
        let local = self.function.add_local(format!(".h{}", self.function.locals.len()), Type::Scalar(e.dtype), false);
        self.hoisted.push((e.clone(), local));
        Some(local)
    }

    /// What the operation of an expression costs; `None` for one that varies whatever its operands do.
    fn own_cost(&self, e: &Expr) -> Option<usize> {
        Some(match &e.kind {
            ExprKind::Const(_) => 0,
            ExprKind::Local(local)
            | ExprKind::Extent(local, _)
            | ExprKind::Stride(local, _)
            | ExprKind::Address(local) => {
                if self.changing.binary_search(local).is_ok() {
                    return None;
                }
                0
            }
            ExprKind::Binary(BinOp::Div | BinOp::FloorDiv | BinOp::Mod | BinOp::Pow, ..) | ExprKind::Math(..) => WORTH,
            ExprKind::Unary(..) | ExprKind::Binary(..) | ExprKind::Select(..) | ExprKind::Cast(_) => 1,
            ExprKind::Load(..) | ExprKind::Guard(..) => return None,
        })
    }
}
