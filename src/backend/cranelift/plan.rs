//! Which functions of a module are compiled, and how each is called.
//!
//! Comes in: a module without `ParallelFor`. Goes out: a `Plan`.

use jitney_ir::calls::depth;
use jitney_ir::visit::statements;
use jitney_ir::{FuncId, Module, Stmt};

use crate::backend::EntryKind;
use crate::backend::context::MAX_DEPTH;

/// How a function is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Convention {
    /// `(context, slots of the arguments, slots of the results) -> status`: from the library.
    Slots,
    /// `(context, parameters one by one, slots of the results) -> status`: from compiled code. An array is its address,
    /// its extents, its strides unless its layout tells them, and its owner if the function returns arrays.
    Values,
    /// A C function, as `backend`'s documentation says.
    C,
}

impl Convention {
    /// What stands after a function's name in listings.
    pub fn described(self) -> &'static str {
        match self {
            Convention::Slots => "",
            Convention::Values => " by value",
            Convention::C => " from C",
        }
    }
}

/// What is compiled.
pub(super) struct Plan {
    /// In this order.
    pub functions: Vec<(FuncId, Convention)>,
    /// Calls may be nested deeper than allowed.
    pub counts_calls: bool,
    /// Functions that are compiled when they are first called.
    pub late: Vec<FuncId>,
    entry: EntryKind,
}

impl Plan {
    /// What the entry reaches, but for functions that are compiled late and what only they reach.
    pub fn of(module: &Module, entry: EntryKind, late: Vec<FuncId>) -> Plan {
        let mut functions = vec![(FuncId(0), Convention::Slots)];
        if entry == EntryKind::C {
            functions.extend([(FuncId(0), Convention::C), (FuncId(0), Convention::Values)]);
        }
        Plan { functions, counts_calls: counts_calls(module), late, entry }.completed(module)
    }

    /// What one of the functions that are compiled late reaches.
    pub fn of_late(module: &Module, function: FuncId) -> Plan {
        let functions = vec![(function, Convention::Slots)];
        Plan { functions, counts_calls: false, late: vec![], entry: EntryKind::Slots }.completed(module)
    }

    fn completed(mut self, module: &Module) -> Plan {
        let mut done = 0;
        let functions = &mut self.functions;
        while done < functions.len() {
            let (id, _) = functions[done];
            done += 1;
            statements(&module.function(id).body, &mut |stmt| {
                let callee = match stmt {
                    Stmt::Call { callee, .. } if self.late.contains(callee) => return,
                    Stmt::Call { callee, .. } => (*callee, Convention::Values),
                    Stmt::ParallelCall { body, .. } => (*body, Convention::Slots),
                    _ => return,
                };
                if !functions.contains(&callee) {
                    functions.push(callee);
                }
            });
        }
        self
    }

    /// Whether a function only calls the one that is called by value: where there are several ways to call the entry, its
    /// body is compiled once.
    pub fn hands_on(&self, id: FuncId, convention: Convention) -> bool {
        self.entry == EntryKind::C && id == FuncId(0) && convention != Convention::Values
    }
}

/// Whether calls may be nested deeper than allowed.
pub(in crate::backend) fn counts_calls(module: &Module) -> bool {
    depth(module) > MAX_DEPTH as usize
}
