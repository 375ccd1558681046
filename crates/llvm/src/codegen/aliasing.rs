//! Which memory the arrays of a function may refer to.
//!
//! Comes in: a function. Goes out: for every array local, metadata for LLVM: memory that the function has allocated is
//! neither that of its parameters nor that of another allocation. Parameters may overlap one another, as views may.
//!
//! What a local may refer to is a set of origins, one bit each, no matter where in the function. Memory that is given up
//! may come back from a later allocation: between the two stands a call that LLVM knows nothing of, and no access is
//! moved over it.

use jitney_ir::visit::statements;
use jitney_ir::{Arg, Function, Stmt, Type};

use super::emitter::Emitter;
use crate::ll::Value;

/// Memory of the caller.
const OUTSIDE: u64 = 1;

/// Constant arrays.
const CONSTANTS: u64 = 2;

/// Origins that are told apart.
const MOST: u32 = 24;

/// What is known of the accesses to an array local's elements.
#[derive(Clone, Copy, Default)]
pub(crate) struct Known {
    /// Lists of scopes.
    pub scope: Option<Value>,
    pub noalias: Option<Value>,
    /// Its elements are aligned: it is memory that was allocated here.
    pub aligned: bool,
}

/// By local.
#[derive(Default)]
pub(crate) struct Aliasing(Vec<Known>);

impl Aliasing {
    pub fn of(e: &Emitter, function: &Function) -> Aliasing {
        let (origins, number) = origins(function);
        let all = if number == 64 { u64::MAX } else { (1 << number) - 1 };
        let everywhere = origins.iter().fold(0, |all, set| all | set);
        if everywhere.count_ones() < 2 {
            let known = |&set: &u64| Known { aligned: is_aligned(set), ..Known::default() };
            return Aliasing(origins.iter().map(known).collect());
        }
        let ll = e.ll;
        let id = e.domains.replace(e.domains.get() + 1);
        let domain = ll.meta(&[ll.meta_text(&format!("memory of {id}"))]);
        let scopes: Vec<_> =
            (0..number).map(|bit| ll.meta(&[ll.meta_text(&format!("{bit} of {id}")), domain])).collect();
        let list = |set: u64| {
            let chosen: Vec<_> =
                (0..number).filter(|bit| set >> bit & 1 != 0).map(|bit| scopes[bit as usize]).collect();
            (!chosen.is_empty()).then(|| ll.meta_value(ll.meta(&chosen)))
        };
        let known = |set: u64| {
            if set == 0 || set & !all != 0 {
                return Known::default();
            }
            Known { scope: list(set), noalias: list(everywhere & !set), aligned: is_aligned(set) }
        };
        Aliasing(origins.into_iter().map(known).collect())
    }

    pub fn known(&self, local: jitney_ir::LocalId) -> Known {
        self.0[local.index()]
    }
}

fn is_aligned(set: u64) -> bool {
    set != 0 && set & (OUTSIDE | CONSTANTS) == 0 && set != u64::MAX
}

/// By local the set of its origins, and how many origins there are.
fn origins(function: &Function) -> (Vec<u64>, u32) {
    let mut sets = vec![0; function.locals.len()];
    for &param in &function.params {
        if matches!(function.local(param).ty, Type::Array(_)) {
            sets[param.index()] = OUTSIDE;
        }
    }
    let mut number;
    loop {
        number = 2;
        let before = sets.clone();
        statements(&function.body, &mut |stmt| {
            let mut fresh = || {
                let bit = number;
                number += 1;
                if bit < MOST { 1u64 << bit } else { u64::MAX }
            };
            match stmt {
                Stmt::Alloc { array, .. } => sets[array.index()] |= fresh(),
                Stmt::Constant { array, .. } => sets[array.index()] |= CONSTANTS,
                Stmt::View { array, of, .. } | Stmt::Alias { array, of } => sets[array.index()] |= sets[of.index()],
                Stmt::Call { args, results, .. } => {
                    let given = args.iter().map(|arg| match arg {
                        Arg::Array(local) => sets[local.index()],
                        Arg::Scalar(_) => 0,
                    });
                    // A function returns what it was given, what it has allocated, or a constant. What it was given may
                    // lie anywhere, and so is not aligned.
                    let set = given.fold(fresh() | OUTSIDE | CONSTANTS, |all, set| all | set);
                    for local in results {
                        sets[local.index()] |= set;
                    }
                }
                _ => {}
            }
        });
        if sets == before {
            return (sets, number.min(MOST));
        }
    }
}
