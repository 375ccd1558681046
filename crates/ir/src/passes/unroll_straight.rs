//! Innermost loops of a few operations do several iterations one after the other before they look at their end.
//!
//! ```text
//!                                              .u = 0
//!                                              if n >= 4
//!                                                  .u = n - n % 4
//!                                                  for i in range(0, .u, 4)
//! for i in range(0, n, 1)              ->              y[i] = mul(x[i], 0.5)
//!     y[i] = mul(x[i], 0.5)                            y[i + 1] = mul(x[i + 1], 0.5); …
//!                                                  i = .u - 1
//!                                              for i in range(.u, n, 1)
//!                                                  y[i] = mul(x[i], 0.5)
//! ```
//!
//! The order is the one of before, so that this is always right. It is done where the end takes a large part of the time:
//! in loops without branches that store what lies side by side, and whose sums, if there are any, would not wait for one
//! another. It is for engines without vectors.

use super::loops::{kept, length_of_at_least, temporary};
use crate::dtype::DType;
use crate::liveness::exposed;
use crate::module::{Block, Expr, ExprKind, Function, LocalId, Module, Stmt};
use crate::ops::BinOp;
use crate::verify::MAX_DEPTH;
use crate::visit::{assigned, expressions_mut, size};

/// Iterations in one. A power of two.
const FACTOR: usize = 4;

/// Most statements and expressions of a body: a stencil of five points has 38.
const LARGEST: usize = 48;

/// Of the names of its locals.
const PREFIX: &str = ".u";

/// Unrolls what innermost loops of a module are small and straight.
pub fn unroll_straight(module: &mut Module) {
    for function in &mut module.functions {
        let mut body = std::mem::take(&mut function.body);
        in_block(function, &mut body, 1);
        function.body = body;
    }
}

/// `level`: how deep the block lies.
fn in_block(function: &mut Function, stmts: &mut Block, level: usize) {
    let mut at = 0;
    while at < stmts.len() {
        // One more level of blocks than there was.
        if level + 3 < MAX_DEPTH && is_straight(function, &stmts[at]) {
            let mut done = vec![];
            unroll(function, stmts.remove(at), &mut done);
            let next = at + done.len();
            stmts.splice(at..at, done);
            at = next;
            continue;
        }
        stmts[at].blocks_mut().into_iter().for_each(|inner| in_block(function, inner, level + 1));
        at += 1;
    }
}

/// Whether a statement is a loop that gains by it.
fn is_straight(function: &Function, stmt: &Stmt) -> bool {
    let Stmt::For { var, start, stop, step, body } = stmt else { return false };
    let by_one = start.dtype == DType::I64 && step.as_const().is_some_and(|step| step.0 == 1);
    let is_short = || {
        let ends = [start, stop].map(|end| end.as_const().map(|end| end.0 as i64));
        matches!(ends, [Some(start), Some(stop)] if stop.saturating_sub(start) < 2 * FACTOR as i64)
    };
    let is_plain = |stmt: &Stmt| matches!(stmt, Stmt::Set(..) | Stmt::Store { .. });
    if !by_one
        || !body.iter().all(is_plain)
        || !body.iter().any(|stmt| matches!(stmt, Stmt::Store { .. }))
        || is_short()
        || size(body) > LARGEST
    {
        return false;
    }
    let assigned = assigned(body);
    // What one iteration makes of a scalar is not what the next one waits for.
    !assigned.contains(var)
        && (assigned.is_empty() || {
            let exposed = exposed(function.locals.len(), body);
            assigned.iter().all(|local| !exposed[local.index()])
        })
        && body.iter().all(|stmt| lies_side_by_side(function, stmt, *var))
}

/// Whether what a statement reads and writes lies side by side from one iteration to the next, or stays where it is, and it
/// raises nothing.
fn lies_side_by_side(function: &Function, stmt: &Stmt, var: LocalId) -> bool {
    let steps = |array: LocalId, index: &[Expr]| {
        let dense = function.array_type(array).dense_axis();
        index.iter().enumerate().all(|(axis, e)| !e.mentions(var) || Some(axis) == dense && is_near(e, var))
    };
    let mut does = match stmt {
        Stmt::Store { array, index, .. } => steps(*array, index),
        _ => true,
    };
    for e in stmt.exprs() {
        e.visit(&mut |e| {
            does &= match &e.kind {
                ExprKind::Load(array, index) => steps(*array, index),
                ExprKind::Guard(..) => false,
                // A call costs more than an end.
                ExprKind::Math(function, _) => function.is_exact(),
                _ => true,
            }
        });
    }
    does
}

/// Whether an index is a loop's variable and something that stays.
fn is_near(e: &Expr, var: LocalId) -> bool {
    match &e.kind {
        ExprKind::Local(local) => *local == var,
        ExprKind::Binary(BinOp::Add, a, b) => {
            is_near(a, var) && !b.mentions(var) || is_near(b, var) && !a.mentions(var)
        }
        ExprKind::Binary(BinOp::Sub, a, b) => is_near(a, var) && !b.mentions(var),
        _ => false,
    }
}

fn unroll(function: &mut Function, stmt: Stmt, out: &mut Block) {
    let Stmt::For { var, start, stop, step, body } = stmt else { unreachable!("only counted loops are unrolled") };
    let assigned = assigned(&body);
    let changes = |local: LocalId| local == var || assigned.contains(&local);
    let [start, stop] = [start, stop].map(|end| kept(function, PREFIX, end, &changes, out));
    let middle = temporary(function, PREFIX, DType::I64);
    let until = Expr::local(DType::I64, middle);
    out.push(Stmt::Set(middle, start.clone()));
    let (length, tests) = length_of_at_least(FACTOR as i64, &start, &stop);
    let rest = Expr::binary(BinOp::And, length, Expr::int(FACTOR as i64 - 1));
    let mut together = Vec::with_capacity(FACTOR * body.len());
    for copy in 0..FACTOR {
        let first = together.len();
        together.extend_from_slice(&body);
        if copy > 0 {
            let moved = Expr::binary(BinOp::Add, Expr::local(DType::I64, var), Expr::int(copy as i64));
            expressions_mut(&mut together[first..], &mut |e| {
                if e.kind == ExprKind::Local(var) {
                    *e = moved.clone();
                }
            });
        }
    }
    let is_long = tests.into_iter().reduce(|a, b| Expr::binary(BinOp::And, a, b)).expect("there are tests");
    let then = vec![
        Stmt::Set(middle, Expr::binary(BinOp::Sub, stop.clone(), rest)),
        Stmt::For { var, start, stop: until.clone(), step: Expr::int(FACTOR as i64), body: together },
        Stmt::Set(var, Expr::binary(BinOp::Sub, until.clone(), Expr::int(1))),
    ];
    out.push(Stmt::If { test: is_long, then, otherwise: vec![] });
    out.push(Stmt::For { var, start: until, stop, step, body });
}
