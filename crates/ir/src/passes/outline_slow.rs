//! The slow versions of loops become functions, so that engines can leave their compilation until one is called.
//!
//! ```text
//! if lt(n, extent(x, 0))                           if lt(n, extent(x, 0))
//!     for i in range(0, n, 1)                          for i in range(0, n, 1)
//!         s = add(s, x[i])                   ->            s = add(s, x[i])
//! else                                             else
//!     for i in range(0, n, 1)                          s, i = call f.slow0(x, i, n, s)
//!         s = add(s, x[index(i, x, 0)])
//! ```
//!
//! Slow is the second branch of an `if` between two loops over the same range, as `hoist_guards` writes it. It stays where
//! it returns from the function, or makes arrays refer to something else.

use crate::module::{Arg, Block, Expr, FuncId, Function, LocalId, Module, SiteId, Stmt, Type};
use crate::verify::{Verified, verify};
use crate::visit::{assigned, locals_mut, size, statements};

/// Statements and expressions of a loop that is worth a function: its call takes some instructions too.
const WORTH: usize = 24;

/// Whether there is anything to outline.
pub fn has_slow_loops(module: &Module) -> bool {
    let mut found = false;
    for function in &module.functions {
        statements(&function.body, &mut |stmt| {
            if let Stmt::If { then, otherwise, .. } = stmt {
                found |= is_slow(function, then, otherwise);
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
        block(function, &mut body, first, &mut made);
        function.body = body;
    }
    let late = (first..first + made.len() as u32).map(FuncId).collect();
    module.functions.append(&mut made);
    (verify(module).expect("outlining keeps a module in order"), late)
}

fn block(function: &Function, stmts: &mut Block, first: u32, made: &mut Vec<Function>) {
    for stmt in stmts {
        if let Stmt::If { then, otherwise, .. } = stmt
            && is_slow(function, then, otherwise)
        {
            let callee = FuncId(first + made.len() as u32);
            let (slow, call) = outlined(function, std::mem::take(otherwise), callee, made.len());
            made.push(slow);
            *otherwise = vec![call];
        }
        stmt.blocks_mut().into_iter().for_each(|inner| block(function, inner, first, made));
    }
}

/// Whether the second branch is a slow version of the first one and can be a function.
fn is_slow(function: &Function, then: &[Stmt], otherwise: &[Stmt]) -> bool {
    let ([fast], [slow]) = (then, otherwise) else { return false };
    let same = match (fast, slow) {
        (Stmt::For { var: a, .. }, Stmt::For { var: b, .. })
        | (Stmt::ParallelFor { var: a, .. }, Stmt::ParallelFor { var: b, .. }) => {
            a == b && fast.exprs() == slow.exprs()
        }
        _ => false,
    };
    let mut returns = false;
    statements(otherwise, &mut |stmt| returns |= matches!(stmt, Stmt::Return(_)));
    same && !returns
        && !function.sites.is_empty()
        && assigned(otherwise).iter().all(|&local| function.local(local).scalar().is_some())
        && size(otherwise) >= WORTH
}

/// A function of some statements, and its call.
fn outlined(function: &Function, mut body: Block, callee: FuncId, number: usize) -> (Function, Stmt) {
    let mut mentioned: Vec<LocalId> = Vec::new();
    locals_mut(&mut body, &mut |local| mentioned.push(*local));
    mentioned.sort_unstable();
    mentioned.dedup();
    let results = assigned(&body);
    let argument = |local: &LocalId| match function.local(*local).ty {
        Type::Scalar(dtype) => Arg::Scalar(Expr::local(dtype, *local)),
        Type::Array(_) => Arg::Array(*local),
    };
    let args = mentioned.iter().map(argument).collect();
    body.push(Stmt::Return(results.iter().map(argument).collect()));
    let mut locals = function.locals.clone();
    locals.iter_mut().for_each(|local| local.owned = false);
    let slow = Function {
        name: format!("{}.slow{number}", function.name),
        params: mentioned,
        results: results.iter().map(|&local| function.local(local).ty).collect(),
        locals,
        sites: function.sites.clone(),
        fastmath: function.fastmath,
        origin: function.origin.clone(),
        body,
    };
    (slow, Stmt::Call { callee, args, results, site: SiteId(0) })
}
