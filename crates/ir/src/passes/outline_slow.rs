//! The slow versions of loops become functions, so that engines can leave their compilation until one is called.
//!
//! ```text
//! if lt(n, extent(x, 0))                           if lt(n, extent(x, 0))
//!     for i in range(0, n, 1)                          for i in range(0, n, 1)
//!         s = add(s, x[i])                   ->            s = add(s, x[i])
//! else                                             else
//!     for i in range(0, n, 1)                          s = call f.slow0(x, n, s)
//!         s = add(s, x[index(i, x, 0)])
//! return s                                         return s
//! ```
//!
//! A function takes what the loop may read before it assigns it, and returns what is read after the loop. Slow is the
//! second branch of an `if` between two loops over the same range, as `hoist_guards` writes it. It stays where it returns
//! from the function, or makes arrays refer to something else.

use crate::liveness::{exposed, scalars_read};
use crate::module::{Arg, Block, Expr, ExprKind, FuncId, Function, LocalId, Module, SiteId, Stmt, Type};
use crate::verify::Verified;
use crate::visit::{assigned, locals_mut, size, statements};

/// Statements and expressions of a loop that is worth a function: its call takes some instructions too.
const WORTH: usize = 24;

/// Whether there is anything to outline.
pub fn has_slow_loops(module: &Module) -> bool {
    let mut found = false;
    for function in &module.functions {
        statements(&function.body, &mut |stmt| {
            if let Stmt::If { then, otherwise, .. } = stmt {
                found = found || is_slow(function, then, otherwise);
            }
        });
    }
    found
}

/// Outlines every slow loop of a module; returns the functions that have been made.
pub fn outline_slow(module: Verified) -> (Verified, Vec<FuncId>) {
    let mut module = module.into_inner();
    let first = module.functions.len() as u32;
    let mut made = Vec::new();
    for function in &mut module.functions {
        let mut body = std::mem::take(&mut function.body);
        let mut reads = Reads(vec![0; function.locals.len()]);
        reads.add(&body, 1);
        block(function, &mut body, false, &mut reads, first, &mut made);
        function.body = body;
    }
    let late = (first..first + made.len() as u32).map(FuncId).collect();
    module.functions.append(&mut made);
    (Verified::rewritten(module, "outline_slow"), late)
}

/// How often each scalar is read in a function.
struct Reads(Vec<i32>);

impl Reads {
    /// Those of a block are `times` more.
    fn add(&mut self, block: &[Stmt], times: i32) {
        statements(block, &mut |stmt| scalars_read(stmt, |local| self.0[local.index()] += times));
    }
}

/// `again`: a loop comes back to these statements.
fn block(function: &Function, stmts: &mut Block, again: bool, reads: &mut Reads, first: u32, made: &mut Vec<Function>) {
    for stmt in stmts {
        if let Stmt::If { then, otherwise, .. } = stmt
            && is_slow(function, then, otherwise)
        {
            let callee = FuncId(first + made.len() as u32);
            reads.add(otherwise, -1);
            let results = needed_after(then, otherwise, again, reads);
            let (slow, call) = outlined(function, std::mem::take(otherwise), results, callee, made.len());
            made.push(slow);
            *otherwise = vec![call];
            reads.add(otherwise, 1);
        }
        let again = again || !matches!(stmt, Stmt::If { .. });
        stmt.blocks_mut().into_iter().for_each(|inner| block(function, inner, again, reads, first, made));
    }
}

/// What the second branch assigns that is read after it: elsewhere in the function, whose reads are `reads` and those of
/// the first branch, or in one of the branches where a loop comes back to them.
fn needed_after(then: &[Stmt], otherwise: &[Stmt], again: bool, reads: &Reads) -> Vec<LocalId> {
    let mut needed: Vec<bool> = {
        let mut elsewhere = Reads(reads.0.clone());
        elsewhere.add(then, -1);
        elsewhere.0.into_iter().map(|count| count > 0).collect()
    };
    if again {
        for branch in [then, otherwise] {
            needed.iter_mut().zip(exposed(reads.0.len(), branch)).for_each(|(needed, exposed)| *needed |= exposed);
        }
    }
    assigned(otherwise).into_iter().filter(|local| needed[local.index()]).collect()
}

/// Whether the second branch is what is run where guards fail: the same loop with its guards inside, as `hoist_guards` writes
/// it. In front of the first one may stand what later passes compute there, `unroll_and_jam` most of the iterations.
pub fn is_slow_version(then: &[Stmt], otherwise: &[Stmt]) -> bool {
    let ([before @ .., fast], [slow]) = (then, otherwise) else { return false };
    let has_fewer = |fast, slow| {
        let ((few, kinds), (many, more_kinds)) = (guards(fast), guards(slow));
        few < many || kinds < more_kinds
    };
    let alike = match (fast, slow) {
        (Stmt::For { var: a, .. }, Stmt::For { var: b, .. })
        | (Stmt::ParallelFor { var: a, .. }, Stmt::ParallelFor { var: b, .. }) => a == b && has_fewer(fast, slow),
        (Stmt::ParallelCall { .. }, Stmt::ParallelCall { .. }) => true,
        _ => false,
    };
    let (fast, slow) = (fast.exprs(), slow.exprs());
    let begins_later = || {
        before.iter().any(|stmt| {
            matches!(stmt, Stmt::Set(local, start) if fast[0].kind == ExprKind::Local(*local) && start == slow[0])
        })
    };
    let is_computed = |stmt: &Stmt| matches!(stmt, Stmt::Set(..) | Stmt::If { .. });
    alike && before.iter().all(is_computed) && fast[1..] == slow[1..] && (fast[0] == slow[0] || begins_later())
}

/// How many guards are in a statement, and how many different ones: versions inside have the same ones again.
fn guards(stmt: &Stmt) -> (usize, usize) {
    let mut found = vec![];
    statements(std::slice::from_ref(stmt), &mut |stmt| {
        for e in stmt.exprs() {
            e.visit(&mut |e| {
                if let ExprKind::Guard(guard, _, site) = e.kind {
                    found.push((guard.array(), site));
                }
            });
        }
    });
    let count = found.len();
    found.sort_unstable();
    found.dedup();
    (count, found.len())
}

/// Whether the second branch is a slow version of the first one and can be a function.
fn is_slow(function: &Function, then: &[Stmt], otherwise: &[Stmt]) -> bool {
    let returns = || {
        let mut found = false;
        statements(otherwise, &mut |stmt| found |= matches!(stmt, Stmt::Return(_)));
        found
    };
    is_slow_version(then, otherwise)
        && !returns()
        && !function.sites.is_empty()
        && assigned(otherwise).iter().all(|&local| function.local(local).scalar().is_some())
        && size(otherwise) >= WORTH
}

/// A function of some statements that returns `results`, and its call.
fn outlined(
    function: &Function,
    mut body: Block,
    results: Vec<LocalId>,
    callee: FuncId,
    number: usize,
) -> (Function, Stmt) {
    let argument = |local: &LocalId| match function.local(*local).ty {
        Type::Scalar(dtype) => Arg::Scalar(Expr::local(dtype, *local)),
        Type::Array(_) => Arg::Array(*local),
    };
    body.push(Stmt::Return(results.iter().map(argument).collect()));
    let mut needed = exposed(function.locals.len(), &body);
    locals_mut(&mut body, &mut |local| needed[local.index()] |= function.local(*local).scalar().is_none());
    let params: Vec<LocalId> = (0..).zip(needed).filter(|(_, needed)| *needed).map(|(id, _)| LocalId(id)).collect();
    let args = params.iter().map(argument).collect();
    let mut locals = function.locals.clone();
    locals.iter_mut().for_each(|local| local.owned = false);
    let slow = Function {
        name: format!("{}.slow{number}", function.name),
        params,
        results: results.iter().map(|&local| function.local(local).ty).collect(),
        locals,
        sites: function.sites.clone(),
        fastmath: function.fastmath,
        origin: function.origin.clone(),
        body,
    };
    (slow, Stmt::Call { callee, args, results, site: SiteId(0) })
}
