//! What has been looked at needs no second look: a check that an earlier one has made on every way that leads to it goes
//! away.
//!
//! ```text
//! s = x[index(i, x, 0)]                s = x[index(i, x, 0)]
//! x[index(i, x, 0)] = s + 1      ->    x[wrap(i, x, 0)] = s + 1
//! ```
//!
//! An earlier check is forgotten where a local that it is about is assigned: its operand's, or its array. Operands that
//! read elements are left alone.

use crate::module::{Expr, ExprKind, Guard, LocalId, Module, SiteId, Stmt};
use crate::verify::always_leaves;
use crate::visit::assigned;

/// Most checks that are remembered in a function.
const MOST: usize = 100;

/// Merges the guards of every function of a module.
pub fn merge_guards(module: &mut Module) {
    for function in &mut module.functions {
        Merger { made: vec![], holding: vec![] }.block(&mut function.body);
    }
}

struct Merger {
    /// Every check so far, each once.
    made: Vec<(Guard, Expr)>,
    /// Those that hold here, by their places in `made`.
    holding: Vec<usize>,
}

impl Merger {
    fn block(&mut self, block: &mut [Stmt]) {
        block.iter_mut().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::If { test, then, otherwise } => {
                self.expr(test);
                let before = self.holding.clone();
                self.block(then);
                let after = std::mem::replace(&mut self.holding, before);
                self.block(otherwise);
                match (always_leaves(then), always_leaves(otherwise)) {
                    (true, _) => {}
                    (false, true) => self.holding = after,
                    (false, false) => self.holding.retain(|at| after.contains(at)),
                }
            }
            Stmt::While { .. } | Stmt::For { .. } | Stmt::ParallelFor { .. } => {
                let is_while = matches!(stmt, Stmt::While { .. });
                if !is_while {
                    stmt.exprs_mut().into_iter().for_each(|e| self.expr(e));
                }
                assigned(std::slice::from_ref(stmt)).into_iter().for_each(|local| self.forget(local));
                let before = self.holding.clone();
                if let Stmt::While { setup, test, body } = stmt {
                    self.block(setup);
                    self.expr(test);
                    self.block(body);
                } else {
                    stmt.blocks_mut().into_iter().for_each(|body| self.block(body));
                }
                self.holding = before;
            }
            _ => {
                stmt.exprs_mut().into_iter().for_each(|e| self.expr(e));
                stmt.assigned().into_iter().for_each(|local| self.forget(local));
            }
        }
    }

    /// Looks at an expression in the order of evaluation.
    fn expr(&mut self, e: &mut Expr) {
        e.children_mut().into_iter().for_each(|child| self.expr(child));
        let ExprKind::Guard(guard, x, site) = &mut e.kind else { return };
        let (guard, site): (Guard, SiteId) = (*guard, *site);
        if !is_plain(x) {
            return;
        }
        let made = |other: Guard| self.holding.iter().any(|&at| self.made[at].0 == other && self.made[at].1 == **x);
        let Some(within) = guard.array() else {
            if made(guard) {
                *e = std::mem::replace(x, Expr::bool(false));
            } else {
                self.note(guard, (**x).clone());
            }
            return;
        };
        let (Guard::Index(_, axis) | Guard::Wrap(_, axis) | Guard::Bounds(_, axis)) = guard else { return };
        if made(Guard::Bounds(within, axis)) {
            *e = std::mem::replace(x, Expr::bool(false));
        } else if matches!(guard, Guard::Index(..)) && made(guard) {
            *e = Expr::guard(Guard::Wrap(within, axis), std::mem::replace(x, Expr::bool(false)), site);
        } else if !matches!(guard, Guard::Wrap(..)) {
            self.note(guard, (**x).clone());
        }
    }

    fn note(&mut self, guard: Guard, x: Expr) {
        let check = (guard, x);
        match self.made.iter().position(|known| *known == check) {
            Some(at) => self.holding.push(at),
            None if self.made.len() < MOST => {
                self.holding.push(self.made.len());
                self.made.push(check);
            }
            None => {}
        }
    }

    fn forget(&mut self, local: LocalId) {
        let made = &self.made;
        self.holding.retain(|&at| made[at].0.array() != Some(local) && !mentions(&made[at].1, local));
    }
}

/// Whether an operand has the same value as long as no local in it is assigned.
fn is_plain(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Const(_)
        | ExprKind::Local(_)
        | ExprKind::Extent(..)
        | ExprKind::Stride(..)
        | ExprKind::Address(_) => true,
        ExprKind::Unary(_, x) | ExprKind::Cast(x) => is_plain(x),
        ExprKind::Binary(_, a, b) => is_plain(a) && is_plain(b),
        ExprKind::Select(..) | ExprKind::Math(..) | ExprKind::Load(..) | ExprKind::Guard(..) => false,
    }
}

fn mentions(x: &Expr, local: LocalId) -> bool {
    match &x.kind {
        ExprKind::Local(other) | ExprKind::Extent(other, _) | ExprKind::Stride(other, _) | ExprKind::Address(other) => {
            *other == local
        }
        ExprKind::Unary(_, x) | ExprKind::Cast(x) => mentions(x, local),
        ExprKind::Binary(_, a, b) => mentions(a, local) || mentions(b, local),
        _ => false,
    }
}
