//! Which scalars a block needs from what ran before it.

use crate::module::{ExprKind, LocalId, Stmt};
use crate::verify::always_leaves;

/// Calls `f` with every scalar that a statement itself reads, not those that statements inside read.
pub fn scalars_read(stmt: &Stmt, mut f: impl FnMut(LocalId)) {
    for e in stmt.exprs() {
        e.visit(&mut |e| {
            if let ExprKind::Local(local) = e.kind {
                f(local);
            }
        });
    }
    match stmt {
        Stmt::ParallelFor { reductions, .. } => reductions.iter().for_each(|r| f(r.local)),
        Stmt::ParallelCall { captures, reductions, .. } => {
            captures.iter().copied().chain(reductions.iter().map(|r| r.local)).for_each(f);
        }
        _ => {}
    }
}

/// By local, whether it is a scalar that a block may read before the block itself has assigned it.
pub fn exposed(locals: usize, block: &[Stmt]) -> Vec<bool> {
    let mut exposed = vec![false; locals];
    scan(block, &mut vec![false; locals], &mut exposed);
    exposed
}

/// Adds what a block exposes where the locals of `known` have been assigned, and to `known` what it has assigned
/// wherever its end is reached.
fn scan(block: &[Stmt], known: &mut Vec<bool>, exposed: &mut [bool]) {
    for stmt in block {
        // Runs before the test, the first time in any case.
        if let Stmt::While { setup, .. } = stmt {
            scan(setup, known, exposed);
        }
        scalars_read(stmt, |local| exposed[local.index()] |= !known[local.index()]);
        match stmt {
            Stmt::If { then, otherwise, .. } => {
                let mut other = known.clone();
                scan(then, known, exposed);
                scan(otherwise, &mut other, exposed);
                match (always_leaves(then), always_leaves(otherwise)) {
                    (true, false) => *known = other,
                    (false, true) => {}
                    _ => known.iter_mut().zip(other).for_each(|(a, b)| *a &= b),
                }
            }
            Stmt::While { body, .. } => scan(body, &mut known.clone(), exposed),
            Stmt::For { var, body, .. } | Stmt::ParallelFor { var, body, .. } => {
                let mut inside = known.clone();
                inside[var.index()] = true;
                scan(body, &mut inside, exposed);
            }
            _ => stmt.assigned().into_iter().for_each(|local| known[local.index()] = true),
        }
    }
}
