//! Calls of small functions become their statements.
//!
//! ```text
//! r = call square(a[i])        x = a[i]
//!                         ->   r = mul(x, x)
//! ```
//!
//! A function is small if it calls nothing, has one return, at its end, allocates nothing (what it allocates would live
//! as long as the caller), and has few statements and expressions. Functions that call only small ones may be small once
//! those are gone, so the pass goes over the module a few times.

use crate::module::{Arg, Block, Expr, Function, LocalId, Module, SiteId, Stmt, Type};
use crate::verify::MAX_DEPTH;
use crate::visit::{assigned, depth, locals_mut, sites_mut, size, statements};

/// Statements and expressions of a function that is inlined. A call costs about as much as ten of them; the rest is for
/// what the caller knows about the arguments.
const SMALL: usize = 80;

/// Where a function stops growing.
const LARGE: usize = 4000;

/// How many levels of calls are inlined.
const LEVELS: usize = 4;

/// Inlines small functions everywhere in a module.
pub fn inline_small(module: &mut Module) {
    // One that calls itself is not small.
    if module.functions.len() == 1 {
        return;
    }
    for _ in 0..LEVELS {
        let small: Vec<_> = module.functions.iter().map(|f| is_small(f).then(|| f.clone())).collect();
        let mut inlined = false;
        for function in &mut module.functions {
            let mut inliner = Inliner { budget: LARGE.saturating_sub(size(&function.body)), small: &small };
            let room = MAX_DEPTH / 2 - depth(&function.body).min(MAX_DEPTH / 2);
            let body = std::mem::take(&mut function.body);
            let before = inliner.budget;
            function.body = inliner.block(function, body, room);
            inlined |= inliner.budget != before;
        }
        if !inlined {
            return;
        }
    }
}

fn is_small(f: &Function) -> bool {
    let (mut returns, mut plain) = (0, true);
    statements(&f.body, &mut |stmt| match stmt {
        Stmt::Return(_) => returns += 1,
        Stmt::Call { .. } | Stmt::ParallelCall { .. } | Stmt::ParallelFor { .. } => plain = false,
        _ => {}
    });
    let returns_last = matches!(f.body.last(), Some(Stmt::Return(_)));
    let arrays_first = (0..f.locals.len() as u32)
        .map(LocalId)
        .all(|l| f.params.contains(&l) || f.local(l).scalar().is_some() || starts_assigned(&f.body, l));
    plain
        && returns == usize::from(returns_last)
        && f.locals.iter().all(|l| !l.owned)
        && arrays_first
        && size(&f.body) <= SMALL
}

/// Whether what mentions the local first is a statement at the top that assigns it and does not read it.
fn starts_assigned(body: &[Stmt], local: LocalId) -> bool {
    for stmt in body {
        let mut mentions = 0;
        locals_mut(&mut [stmt.clone()], &mut |l| mentions += usize::from(*l == local));
        if mentions > 0 {
            return mentions == 1 && stmt.blocks().is_empty() && stmt.assigned()[..] == [local];
        }
    }
    true
}

struct Inliner<'a> {
    budget: usize,
    /// By function, those that are small as they were before this level.
    small: &'a [Option<Function>],
}

impl Inliner<'_> {
    fn block(&mut self, function: &mut Function, block: Block, room: usize) -> Block {
        let mut done = Vec::with_capacity(block.len());
        for mut stmt in block {
            if let Stmt::Call { callee, args, results, .. } = &mut stmt
                && let Some(callee) = &self.small[callee.index()]
                && callee.fastmath == function.fastmath
                && depth(&callee.body) <= room
                && let Some(rest) = self.budget.checked_sub(size(&callee.body) + 1)
            {
                self.budget = rest;
                inline(function, callee, std::mem::take(args), results, &mut done);
                continue;
            }
            for inner in stmt.blocks_mut() {
                *inner = self.block(function, std::mem::take(inner), room);
            }
            done.push(stmt);
        }
        done
    }
}

/// Appends what a call does to `out`.
fn inline(function: &mut Function, callee: &Function, args: Vec<Arg>, results: &[LocalId], out: &mut Block) {
    // A view of an argument keeps the argument's memory alive.
    let owned = args.iter().any(|arg| matches!(arg, Arg::Array(local) if function.local(*local).owned));
    let names: Vec<LocalId> = (callee.locals.iter())
        .map(|local| function.add_local(local.name.clone(), local.ty, owned && local.scalar().is_none()))
        .collect();
    let sites: Vec<SiteId> = callee.sites.iter().map(|site| function.add_site(site.line, site.column)).collect();

    for (&param, arg) in callee.params.iter().zip(args) {
        let to = names[param.index()];
        out.push(match arg {
            Arg::Scalar(value) => Stmt::Set(to, value),
            Arg::Array(of) => Stmt::Alias { array: to, of },
        });
    }
    // Every call finds its scalars 0, as the first one does.
    for local in assigned(&callee.body) {
        if let Type::Scalar(dtype) = callee.local(local).ty
            && !callee.params.contains(&local)
            && !starts_assigned(&callee.body, local)
        {
            out.push(Stmt::Set(names[local.index()], Expr::zero(dtype)));
        }
    }
    let mut body = callee.body.clone();
    locals_mut(&mut body, &mut |local| *local = names[local.index()]);
    sites_mut(&mut body, &mut |site| *site = sites[site.index()]);
    let returned = match body.last_mut() {
        Some(Stmt::Return(returned)) => std::mem::take(returned),
        _ => vec![],
    };
    if !returned.is_empty() || matches!(body.last(), Some(Stmt::Return(_))) {
        body.pop();
    }
    out.append(&mut body);
    // Results read the callee's own locals, which the caller's results are not among.
    for (&to, value) in results.iter().zip(returned) {
        out.push(match value {
            Arg::Scalar(value) => Stmt::Set(to, value),
            Arg::Array(of) => Stmt::Alias { array: to, of },
        });
    }
}
