//! Which scalars a block needs from what ran before it, and which are one value wherever they are read.

use crate::module::{ExprKind, Function, LocalId, Stmt};
use crate::verify::always_leaves;
use crate::visit::statements;

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

/// By local, whether it is a scalar that has one value wherever it is read: a single statement assigns it, a loop that counts
/// with it or `Set`, and every read is one that the statement runs before. Parameters are such if nothing assigns them.
pub fn settled(function: &Function) -> Vec<bool> {
    let mut assignments = vec![0u32; function.locals.len()];
    function.params.iter().for_each(|local| assignments[local.index()] += 1);
    statements(&function.body, &mut |stmt| {
        // What else assigns is as good as several.
        let each = if matches!(stmt, Stmt::Set(..) | Stmt::For { .. }) { 1 } else { 2 };
        stmt.assigned().into_iter().for_each(|local| assignments[local.index()] += each);
        if let Stmt::ParallelFor { var, .. } = stmt {
            assignments[var.index()] += each;
        }
    });
    // What nothing assigns is what it starts as.
    let mut known: Vec<bool> = assignments.iter().map(|&count| count == 0).collect();
    function.params.iter().for_each(|local| known[local.index()] = true);
    let settled = assignments.into_iter().map(|count| count <= 1).collect();
    let mut settling = Settling { settled, known, here: vec![] };
    settling.statements(&function.body);
    settling.settled
}

struct Settling {
    settled: Vec<bool>,
    /// By local, whether the statement that assigns it has run before the one that is looked at: it stands before it in its
    /// block, or before or around one that this stands in.
    known: Vec<bool>,
    /// Which the blocks around have made known, the latest last.
    here: Vec<LocalId>,
}

impl Settling {
    fn know(&mut self, local: LocalId) {
        self.known[local.index()] = true;
        self.here.push(local);
    }

    /// A block, inside of which a loop's variable is known as well.
    fn block(&mut self, var: Option<LocalId>, block: &[Stmt]) {
        let before = self.here.len();
        var.into_iter().for_each(|var| self.know(var));
        self.statements(block);
        for local in self.here.drain(before..) {
            self.known[local.index()] = false;
        }
    }

    fn statements(&mut self, block: &[Stmt]) {
        for stmt in block {
            // Runs before all else of the loop, and at least once.
            if let Stmt::While { setup, .. } = stmt {
                self.statements(setup);
            }
            scalars_read(stmt, |local| self.settled[local.index()] &= self.known[local.index()]);
            match stmt {
                Stmt::Set(local, _) => self.know(*local),
                Stmt::If { then, otherwise, .. } => {
                    [then, otherwise].into_iter().for_each(|inner| self.block(None, inner));
                }
                Stmt::While { body, .. } | Stmt::ParallelFor { body, .. } => self.block(None, body),
                Stmt::For { var, body, .. } => self.block(Some(*var), body),
                _ => {}
            }
        }
    }
}
