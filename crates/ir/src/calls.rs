//! What calls what.

use crate::module::{FuncId, Module, Stmt};
use crate::visit::statements;

/// Functions of a module that can be running at once, the entry included; `usize::MAX` if there is recursion.
pub fn depth(module: &Module) -> usize {
    /// By function: not looked at, being looked at, its depth.
    #[derive(Clone, Copy)]
    enum Known {
        No,
        Open,
        Depth(usize),
    }
    let callees: Vec<Vec<FuncId>> = module
        .functions
        .iter()
        .map(|function| {
            let mut callees = vec![];
            statements(&function.body, &mut |stmt| match stmt {
                Stmt::Call { callee, .. } | Stmt::ParallelCall { body: callee, .. } => callees.push(*callee),
                _ => {}
            });
            callees
        })
        .collect();
    let mut known = vec![Known::No; module.functions.len()];
    // A stack of its own: chains of calls may be long.
    let mut stack = vec![(FuncId(0), 0)];
    known[0] = Known::Open;
    while let Some((id, at)) = stack.last_mut() {
        let Some(&callee) = callees[id.index()].get(*at) else {
            let deepest = callees[id.index()].iter().map(|c| match known[c.index()] {
                Known::Depth(d) => d,
                Known::No | Known::Open => 0,
            });
            known[id.index()] = Known::Depth(1 + deepest.max().unwrap_or(0));
            stack.pop();
            continue;
        };
        *at += 1;
        match known[callee.index()] {
            Known::No => {
                known[callee.index()] = Known::Open;
                stack.push((callee, 0));
            }
            Known::Open => return usize::MAX,
            Known::Depth(_) => {}
        }
    }
    match known[0] {
        Known::Depth(d) => d,
        Known::No | Known::Open => usize::MAX,
    }
}
