//! Which scalars a block needs from what ran before it, and which are what was assigned to them last as the text goes.

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

/// By local, whether it is a scalar of which every read has its value from one place, a `Set` or a loop that counts with it,
/// which is the last one before the read as the text goes. Who walks over the statements in their order can then take for the
/// local's value what it came by last: `t = a[i]` in one loop and again in the next is settled, a sum is not.
pub fn settled(function: &Function) -> Vec<bool> {
    let mut settling = Settling {
        settled: vec![true; function.locals.len()],
        known: vec![None; function.locals.len()],
        here: vec![],
        depth: 0,
    };
    // What nothing assigns is what it starts as.
    let mut starts = vec![true; function.locals.len()];
    statements(&function.body, &mut |stmt| {
        stmt.assigned().into_iter().for_each(|local| starts[local.index()] = false);
    });
    function.params.iter().for_each(|local| starts[local.index()] = true);
    settling.known.iter_mut().zip(starts).filter(|(_, starts)| *starts).for_each(|(known, _)| *known = Some(0));
    settling.statements(&function.body);
    settling.settled
}

struct Settling {
    settled: Vec<bool>,
    /// By local, where its value comes from is known for the statement that is looked at: the depth of the block that says so.
    known: Vec<Option<u32>>,
    /// What the blocks around have made known, the latest last.
    here: Vec<LocalId>,
    depth: u32,
}

impl Settling {
    /// A local is assigned. Where a block around has assigned it, what is read there depends on whether this one has run.
    fn assign(&mut self, local: LocalId) {
        match self.known[local.index()].replace(self.depth) {
            Some(depth) if depth == self.depth => {}
            Some(_) => self.settled[local.index()] = false,
            None => self.here.push(local),
        }
    }

    fn inside(&mut self, walk: impl FnOnce(&mut Self)) {
        let before = self.here.len();
        self.depth += 1;
        walk(self);
        self.depth -= 1;
        for local in self.here.drain(before..) {
            self.known[local.index()] = None;
        }
    }

    fn reads(&mut self, stmt: &Stmt) {
        scalars_read(stmt, |local| self.settled[local.index()] &= self.known[local.index()].is_some());
    }

    fn statements(&mut self, block: &[Stmt]) {
        for stmt in block {
            match stmt {
                Stmt::Set(local, _) => {
                    self.reads(stmt);
                    self.assign(*local);
                }
                Stmt::If { then, otherwise, .. } => {
                    self.reads(stmt);
                    [then, otherwise].into_iter().for_each(|block| self.inside(|s| s.statements(block)));
                }
                // The setup runs before the test, every time.
                Stmt::While { setup, body, .. } => self.inside(|s| {
                    s.statements(setup);
                    s.reads(stmt);
                    s.inside(|s| s.statements(body));
                }),
                Stmt::For { var, body, .. } => {
                    self.reads(stmt);
                    self.inside(|s| {
                        s.assign(*var);
                        s.statements(body);
                    });
                }
                Stmt::ParallelFor { var, body, .. } => {
                    self.settled[var.index()] = false;
                    self.unsettle(stmt);
                    self.inside(|s| s.statements(body));
                }
                _ => self.unsettle(stmt),
            }
        }
    }

    /// A statement whose results are variables: a call, a parallel loop.
    fn unsettle(&mut self, stmt: &Stmt) {
        self.reads(stmt);
        stmt.assigned().into_iter().for_each(|local| self.settled[local.index()] = false);
    }
}

#[cfg(test)]
mod tests {
    use super::settled;

    /// Whether the second local of a function with this body is settled; `p` and `c` are parameters.
    fn is_settled(body: &str) -> bool {
        let text = format!("fn f@0(p%0: i64, c%2: bool) {{\n    let t%1: i64\n    let i%3: i64\n{body}\n}}\n");
        let module = crate::verify(crate::parse(&text).expect(&text)).expect(&text);
        settled(module.entry())[1]
    }

    #[test]
    fn what_was_assigned_last_is_what_is_read() {
        for settled in [
            "t%1 = p%0\np%0 = t%1",
            "t%1 = p%0\np%0 = t%1\nt%1 = add(p%0, 1)\np%0 = t%1",
            "t%1 = p%0\nif c%2 {\np%0 = t%1\n}",
            "for i%3 in range(0, p%0, 1) {\nt%1 = i%3\np%0 = t%1\n}\nfor i%3 in range(0, p%0, 1) {\nt%1 = 2\np%0 = t%1\n}",
            "for t%1 in range(0, p%0, 1) {\np%0 = t%1\n}\nfor t%1 in range(0, p%0, 1) {\np%0 = t%1\n}",
            "for t%1 in range(0, p%0, 1) {\nt%1 = add(t%1, 1)\np%0 = t%1\n}",
            "if c%2 {\nt%1 = 1\np%0 = t%1\n} else {\nt%1 = 2\np%0 = t%1\n}",
            "while {\nt%1 = p%0\n} lt(t%1, 3) {\np%0 = add(t%1, 1)\n}",
            "p%0 = t%1",
            "t%1 = 1",
        ] {
            assert!(is_settled(settled), "{settled}");
        }
    }

    #[test]
    fn what_may_come_from_several_places_is_not_settled() {
        for unsettled in [
            "p%0 = t%1\nt%1 = 1",
            "t%1 = 1\nif c%2 {\nt%1 = 2\n}\np%0 = t%1",
            "if c%2 {\nt%1 = 1\n} else {\nt%1 = 2\n}\np%0 = t%1",
            "t%1 = 0\nfor i%3 in range(0, p%0, 1) {\nt%1 = add(t%1, 1)\n}\np%0 = t%1",
            "for i%3 in range(0, p%0, 1) {\np%0 = t%1\nt%1 = i%3\n}",
            "for t%1 in range(0, p%0, 1) {\np%0 = 1\n}\np%0 = t%1",
            "t%1 = 7\nfor t%1 in range(0, p%0, 1) {\np%0 = 1\n}\np%0 = t%1",
            "for i%3 in range(0, p%0, 1) {\nfor i%3 in range(0, 2, 1) {\np%0 = t%1\n}\nt%1 = i%3\n}",
            "t%1 = 1\nwhile {\nt%1 = add(t%1, 1)\n} lt(t%1, 3) {\np%0 = 1\n}",
            "while {\nt%1 = p%0\n} lt(t%1, 3) {\nt%1 = 1\np%0 = t%1\n}",
        ] {
            assert!(!is_settled(unsettled), "{unsettled}");
        }
    }
}
