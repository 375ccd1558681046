//! Loops of a few iterations, known by number, within other loops become their iterations.
//!
//! ```text
//! for i in range(0, n, 1)                    for i in range(0, n, 1)
//!     for k in range(0, 2, 1)                    s = add(s, x[index(add(i, 0), x, 0)])
//!         s = add(s, x[index(add(i,      ->      s = add(s, x[index(add(i, 2), x, 0)])
//!             mul(k, 2)), x, 0)])                k = 1
//! ```
//!
//! Indices that depend on the loop's variable are sums with constants then, of which `hoist_guards` knows the range.
//! What iterations compute from constants alone is known to what follows in them. Loops that are left early stay.

use super::fold_constants::fold;
use crate::dtype::DType;
use crate::eval;
use crate::module::{Block, Const, Expr, ExprKind, LocalId, Module, Stmt};
use crate::ops::BinOp;
use crate::visit::{assigned, size};

/// Most iterations of a loop.
const ITERATIONS: usize = 8;

/// Most statements and expressions of all iterations together.
const LARGEST: usize = 640;

/// Unrolls the short inner loops of a module.
pub fn unroll_short(module: &mut Module) {
    for function in &mut module.functions {
        block(&mut function.body, false);
    }
}

/// Inner loops first, so that a nest of short loops goes as a whole if it does not grow too large.
fn block(stmts: &mut Block, in_loop: bool) {
    let mut done = Vec::with_capacity(stmts.len());
    for mut stmt in std::mem::take(stmts) {
        let is_loop = matches!(stmt, Stmt::While { .. } | Stmt::For { .. } | Stmt::ParallelFor { .. });
        stmt.blocks_mut().into_iter().for_each(|inner| block(inner, in_loop || is_loop));
        match stmt {
            Stmt::For { var, start, stop, step, body } if in_loop => match values([&start, &stop, &step], var, &body) {
                Some(values) => unroll(var, start.dtype, &values, &body, &mut done),
                None => done.push(Stmt::For { var, start, stop, step, body }),
            },
            other => done.push(other),
        }
    }
    *stmts = done;
}

/// What the variable of a loop takes, where the loop is to be unrolled.
fn values([start, stop, step]: [&Expr; 3], var: LocalId, body: &[Stmt]) -> Option<Vec<Const>> {
    let (mut at, stop, step) = (start.as_const()?, stop.as_const()?, step.as_const()?);
    if assigned(body).contains(&var) || leaves(body) {
        return None;
    }
    let dtype = start.dtype;
    let most = ITERATIONS.min(LARGEST / size(body).max(1));
    let less = |a, b| eval::binary(BinOp::Lt, dtype, a, b).0 != 0;
    let forward = less(Const(0), step);
    let mut values = vec![];
    loop {
        if !(if forward { less(at, stop) } else { less(stop, at) }) {
            break;
        }
        values.push(at);
        if values.len() > most {
            return None;
        }
        let next = eval::binary(BinOp::Add, dtype, at, step);
        // The last value may be the largest there is.
        if less(at, next) != forward {
            break;
        }
        at = next;
    }
    (!values.is_empty()).then_some(values)
}

/// Whether a `break` or a `continue` of the loop with this body stands in it.
fn leaves(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::Break | Stmt::Continue => true,
        Stmt::If { then, otherwise, .. } => leaves(then) || leaves(otherwise),
        _ => false,
    })
}

fn unroll(var: LocalId, dtype: DType, values: &[Const], body: &[Stmt], out: &mut Block) {
    let mut known = Known::default();
    for &value in values {
        known.set(var, value);
        let mut iteration = body.to_vec();
        propagate(&mut iteration, &mut known);
        out.append(&mut iteration);
    }
    out.extend(values.last().map(|&value| Stmt::Set(var, Expr::constant(dtype, value))));
}

/// Locals whose values are known.
#[derive(Debug, Clone, Default)]
struct Known(Vec<(LocalId, Const)>);

impl Known {
    fn set(&mut self, local: LocalId, value: Const) {
        self.forget(&[local]);
        self.0.push((local, value));
    }

    fn forget(&mut self, locals: &[LocalId]) {
        self.0.retain(|(local, _)| !locals.contains(local));
    }

    /// Puts values in the place of locals, and folds what becomes constant.
    fn put_into(&self, e: &mut Expr) {
        e.visit_mut(&mut |e| match e.kind {
            ExprKind::Local(local) => {
                if let Some(&(_, value)) = self.0.iter().find(|(known, _)| *known == local) {
                    e.kind = ExprKind::Const(value);
                }
            }
            _ => fold(e),
        });
    }
}

/// Uses what is known in a block, and learns what it computes from that.
fn propagate(stmts: &mut [Stmt], known: &mut Known) {
    for stmt in stmts {
        if matches!(stmt, Stmt::While { .. } | Stmt::For { .. } | Stmt::ParallelFor { .. }) {
            known.forget(&assigned(std::slice::from_ref(stmt)));
        }
        for e in stmt.exprs_mut() {
            known.put_into(e);
        }
        if let Stmt::Set(local, value) = stmt {
            match value.as_const() {
                Some(value) => known.set(*local, value),
                None => known.forget(&[*local]),
            }
            continue;
        }
        for inner in stmt.blocks_mut() {
            propagate(inner, &mut known.clone());
        }
        known.forget(&assigned(std::slice::from_ref(stmt)));
    }
}
