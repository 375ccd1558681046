//! What is never reached, never read or never called goes away: statements behind a `return`, branches that are never
//! taken, assignments to scalars that nobody reads, functions that nobody calls.
//!
//! An assignment whose value can raise stays, as the evaluation of that value.

use crate::module::{Block, ExprKind, FuncId, Function, LocalId, Module, Stmt};
use crate::verify::always_leaves;
use crate::visit::{locals_mut, statements};

/// Removes what is dead in a module.
pub fn remove_dead(module: &mut Module) {
    for function in &mut module.functions {
        let body = std::mem::take(&mut function.body);
        function.body = reachable(body);
        // What an assignment read may be unread once it is gone.
        while remove_unread(function) {}
    }
    remove_uncalled(module);
}

/// The statements that can be reached, without those that do nothing.
fn reachable(block: Block) -> Block {
    let mut kept = Vec::with_capacity(block.len());
    for stmt in block {
        let start = kept.len();
        match stmt {
            Stmt::Eval(e) if !e.can_raise() => {}
            Stmt::Set(local, e) if e.kind == ExprKind::Local(local) => {}
            Stmt::If { test, then, otherwise } => match test.as_const() {
                Some(test) => kept.extend(reachable(if test.0 != 0 { then } else { otherwise })),
                None => {
                    let (then, otherwise) = (reachable(then), reachable(otherwise));
                    if !then.is_empty() || !otherwise.is_empty() {
                        kept.push(Stmt::If { test, then, otherwise });
                    } else if test.can_raise() {
                        kept.push(Stmt::Eval(test));
                    }
                }
            },
            Stmt::While { setup, test, .. } if test.as_const().is_some_and(|c| c.0 == 0) => {
                kept.extend(reachable(setup))
            }
            mut stmt => {
                for inner in stmt.blocks_mut() {
                    *inner = reachable(std::mem::take(inner));
                }
                kept.push(stmt);
            }
        }
        // A block that took a statement's place may leave as well.
        if let Some(last) = kept[start..].iter().position(|stmt| always_leaves(std::slice::from_ref(stmt))) {
            kept.truncate(start + last + 1);
            break;
        }
    }
    kept
}

/// Removes assignments to locals that nothing reads; whether there were any.
fn remove_unread(function: &mut Function) -> bool {
    let read = read(function);
    let mut removed = false;
    filter(&mut function.body, &mut |stmt| match stmt {
        Stmt::Set(local, _) | Stmt::View { array: local, .. } if !read[local.index()] => {
            removed = true;
            Some(stmt.exprs().into_iter().filter(|e| e.can_raise()).map(|e| Stmt::Eval(e.clone())).collect())
        }
        Stmt::Alias { array, .. } | Stmt::Constant { array, .. } if !read[array.index()] => {
            removed = true;
            Some(vec![])
        }
        _ => None,
    });
    removed
}

/// Which locals are read, or used as an array, anywhere.
fn read(function: &Function) -> Vec<bool> {
    let mut read = vec![false; function.locals.len()];
    let mut mark = |local: LocalId| read[local.index()] = true;
    statements(&function.body, &mut |stmt| {
        for e in stmt.exprs() {
            e.visit(&mut |e| match &e.kind {
                ExprKind::Local(local)
                | ExprKind::Load(local, _)
                | ExprKind::Extent(local, _)
                | ExprKind::Stride(local, _)
                | ExprKind::Address(local) => mark(*local),
                ExprKind::Guard(guard, ..) => {
                    if let Some(array) = guard.array() {
                        mark(array);
                    }
                }
                ExprKind::Const(_)
                | ExprKind::Unary(..)
                | ExprKind::Binary(..)
                | ExprKind::Math(..)
                | ExprKind::Select(..)
                | ExprKind::Cast(_) => {}
            });
        }
        // What is left: the statement's own mentions, but for what it assigns and nothing else.
        match stmt {
            Stmt::View { of, .. } | Stmt::Alias { of, .. } | Stmt::Store { array: of, .. } => mark(*of),
            Stmt::Set(..) | Stmt::Constant { .. } => {}
            Stmt::If { .. } | Stmt::While { .. } | Stmt::For { .. } => {}
            Stmt::ParallelFor { reductions, .. } => reductions.iter().for_each(|r| mark(r.local)),
            _ => locals_mut(&mut [stmt.clone()], &mut |local| mark(*local)),
        }
    });
    read
}

/// Puts in the place of every statement, inner ones first, what `f` makes of it; itself where that is nothing new.
fn filter(block: &mut Block, f: &mut impl FnMut(&Stmt) -> Option<Block>) {
    let stmts = std::mem::take(block);
    block.reserve(stmts.len());
    for mut stmt in stmts {
        stmt.blocks_mut().into_iter().for_each(|inner| filter(inner, f));
        match f(&stmt) {
            Some(mut others) => block.append(&mut others),
            None => block.push(stmt),
        }
    }
}

/// Removes functions that the entry does not reach, and numbers the rest anew.
fn remove_uncalled(module: &mut Module) {
    let (mut called, mut todo) = (vec![false; module.functions.len()], vec![FuncId(0)]);
    while let Some(id) = todo.pop() {
        if !std::mem::replace(&mut called[id.index()], true) {
            statements(&module.function(id).body, &mut |stmt| {
                if let Stmt::Call { callee: id, .. } | Stmt::ParallelCall { body: id, .. } = stmt {
                    todo.push(*id);
                }
            });
        }
    }
    let before = |at: usize| called[..at].iter().filter(|&&is| is).count() as u32;
    let numbers: Vec<_> = (0..called.len()).map(|at| FuncId(before(at))).collect();
    let mut keep = called.iter();
    module.functions.retain(|_| *keep.next().expect("one per function"));
    for function in &mut module.functions {
        renumber(&mut function.body, &numbers);
    }
}

fn renumber(block: &mut [Stmt], numbers: &[FuncId]) {
    for stmt in block {
        if let Stmt::Call { callee: id, .. } | Stmt::ParallelCall { body: id, .. } = stmt {
            *id = numbers[id.index()];
        }
        stmt.blocks_mut().into_iter().for_each(|inner| renumber(inner, numbers));
    }
}
