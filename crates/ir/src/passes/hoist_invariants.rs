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
use crate::visit::assigned;

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
        match self.cost(e) {
            Some(cost) if cost >= WORTH => {
                if let Some(local) = self.local(e) {
                    *e = Expr::local(e.dtype, local);
                }
            }
            Some(_) => {}
            None => e.children_mut().into_iter().for_each(|child| self.expr(child)),
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

    /// What an invariant expression costs; `None` for others.
    fn cost(&self, e: &Expr) -> Option<usize> {
        let own = match &e.kind {
            ExprKind::Const(_) => 0,
            ExprKind::Local(local) | ExprKind::Extent(local, _) | ExprKind::Stride(local, _) => {
                if self.changing.binary_search(local).is_ok() {
                    return None;
                }
                0
            }
            ExprKind::Binary(BinOp::Div | BinOp::FloorDiv | BinOp::Mod | BinOp::Pow, ..) | ExprKind::Math(..) => WORTH,
            ExprKind::Unary(..) | ExprKind::Binary(..) | ExprKind::Select(..) | ExprKind::Cast(_) => 1,
            ExprKind::Load(..) | ExprKind::Guard(..) => return None,
        };
        e.children().into_iter().try_fold(own, |cost, child| Some(cost + self.cost(child)?))
    }
}
