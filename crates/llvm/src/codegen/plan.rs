//! Which functions of a module are compiled, and how each is called.
//!
//! Comes in: a module without `ParallelFor`, the forms that the entry shall have. Goes out: a `Plan`.

use std::ops::Range;

use jitney_ir::calls::depth;
use jitney_ir::visit::statements;
use jitney_ir::{FuncId, Module, Stmt};
use jitney_plugin::runtime::MAX_DEPTH;

/// How a function is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Convention {
    /// `(context, slots of the arguments, slots of the results) -> status`: from the library.
    Slots,
    /// `(context, parameters one by one, slots of the results) -> status`: from compiled code. An array is its address,
    /// its extents, its strides unless its layout tells them, and its owner if the function returns arrays.
    Values,
    /// A C function, as `jitney_plugin::runtime` says.
    C,
}

/// What is compiled.
pub(crate) struct Plan {
    /// In this order.
    pub functions: Vec<(FuncId, Convention)>,
    /// Calls may be nested deeper than allowed.
    pub counts_calls: bool,
    /// Functions that are hardly ever called.
    pub slow: Vec<FuncId>,
    /// Functions that the library compiles when they are first called.
    late: Range<usize>,
    from_c: bool,
}

impl Plan {
    /// What the entry reaches, but for functions that are compiled late and what only they reach.
    pub fn of(module: &Module, slots: bool, from_c: bool, slow: Vec<FuncId>, late: Range<usize>) -> Plan {
        let mut functions = vec![];
        if slots {
            functions.push((FuncId(0), Convention::Slots));
        }
        if from_c {
            functions.extend([(FuncId(0), Convention::C), (FuncId(0), Convention::Values)]);
        }
        let mut done = 0;
        while done < functions.len() {
            let (id, _) = functions[done];
            done += 1;
            statements(&module.function(id).body, &mut |stmt| {
                let callee = match stmt {
                    Stmt::Call { callee, .. } if late.contains(&(callee.0 as usize)) => return,
                    Stmt::Call { callee, .. } => (*callee, Convention::Values),
                    Stmt::ParallelCall { body, .. } => (*body, Convention::Slots),
                    _ => return,
                };
                if !functions.contains(&callee) {
                    functions.push(callee);
                }
            });
        }
        Plan { functions, counts_calls: counts_calls(module), slow, late, from_c }
    }

    /// The number of a function among those that are compiled late.
    pub fn late(&self, id: FuncId) -> Option<usize> {
        let id = id.0 as usize;
        self.late.contains(&id).then(|| id - self.late.start)
    }

    /// Whether a function only calls the one that is called by value: where there are several ways to call the entry, its
    /// body is compiled once.
    pub fn hands_on(&self, id: FuncId, convention: Convention) -> bool {
        self.from_c && id == FuncId(0) && convention != Convention::Values
    }
}

/// Whether calls may be nested deeper than allowed.
pub(crate) fn counts_calls(module: &Module) -> bool {
    depth(module) > MAX_DEPTH as usize
}
