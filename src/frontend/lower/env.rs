//! The variables at one point of the program: their types, and what is known of their values.

use std::collections::BTreeMap;
use std::rc::Rc;

use jitney_ir::{DType, LocalId};

use super::Lowerer;
use super::bounds::Sym;
use crate::frontend::scan::Names;
use crate::frontend::types::{self, Ty};

/// A variable at one point.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Var<'a> {
    pub ty: Ty<'a>,
    /// What an integer is known to be equal to.
    pub sym: Option<Sym>,
    /// The type is a guess, until the loop's end has been seen.
    pub guess: bool,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Env<'a> {
    pub vars: BTreeMap<Rc<str>, Var<'a>>,
    /// What the extents of arrays are known to be equal to.
    pub dims: BTreeMap<LocalId, Vec<Option<Sym>>>,
    /// What temporaries are known to be equal to.
    pub temps: BTreeMap<LocalId, Sym>,
}

impl<'a> Env<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&Var<'a>> {
        self.vars.get(name)
    }

    pub(super) fn set(&mut self, name: &Rc<str>, ty: Ty<'a>) {
        self.vars.insert(name.clone(), Var { ty, sym: None, guess: false });
    }

    /// A variable whose type is not known yet.
    pub(super) fn set_guess(&mut self, name: &Rc<str>) {
        self.vars.insert(name.clone(), Var { ty: Ty::Scalar(DType::I64), sym: None, guess: true });
    }

    /// Forgets what is known by `local`'s value, which changes.
    pub(super) fn forget(&mut self, local: LocalId) {
        self.dims.remove(&local);
        self.temps.retain(|temp, sym| *temp != local && !sym.mentions(local));
        for dim in self.dims.values_mut().flatten() {
            *dim = dim.take().filter(|s| !s.mentions(local));
        }
        for var in self.vars.values_mut() {
            var.sym = var.sym.take().filter(|s| !s.mentions(local));
        }
    }

    /// What holds on both ways.
    pub(super) fn join(&self, other: &Env<'a>) -> Env<'a> {
        let mut joined = self.clone();
        for (name, theirs) in &other.vars {
            match joined.vars.get_mut(name) {
                Some(ours) => {
                    ours.ty = match (ours.guess, theirs.guess) {
                        (true, false) => theirs.ty.clone(),
                        (false, true) => ours.ty.clone(),
                        _ => types::join(&ours.ty, &theirs.ty),
                    };
                    ours.guess &= theirs.guess;
                    ours.sym = ours.sym.take().filter(|s| theirs.sym.as_ref() == Some(s));
                }
                None => {
                    joined.vars.insert(name.clone(), Var { sym: None, ..theirs.clone() });
                }
            }
        }
        for (name, var) in &mut joined.vars {
            if !other.vars.contains_key(name) {
                var.sym = None;
            }
        }
        joined.temps.retain(|temp, sym| other.temps.get(temp) == Some(sym));
        joined.dims.retain(|local, _| other.dims.contains_key(local));
        for (local, dims) in &mut joined.dims {
            for (ours, theirs) in dims.iter_mut().zip(&other.dims[local]) {
                *ours = ours.take().filter(|s| theirs.as_ref() == Some(s));
            }
        }
        joined
    }

    /// Whether the variables of `self` have the same types in `other`.
    pub(super) fn same_types(&self, other: &Env<'a>) -> bool {
        self.vars.iter().all(|(name, var)| other.vars.get(name).is_some_and(|o| o.ty == var.ty))
    }
}

impl<'a> Lowerer<'a, '_> {
    /// Converts every variable to what it is in `target`.
    pub(super) fn convert_to(&mut self, target: &Env<'a>) {
        let now: Vec<_> = self.env.vars.iter().map(|(name, var)| (name.clone(), var.ty.clone())).collect();
        for (name, from) in now {
            if let Some(to) = target.get(&name)
                && to.ty != from
            {
                let to = to.ty.clone();
                self.convert(&name, &from, &to);
            }
        }
    }

    /// Forgets what is known by the values of variables that a loop assigns.
    pub(super) fn forget_names(&mut self, names: &Names) {
        let changed: Vec<LocalId> = self
            .locals
            .iter()
            .filter(|((name, ..), _)| names.contains(name.split('.').next().unwrap_or(name)))
            .map(|(_, &local)| local)
            .collect();
        for local in changed {
            self.env.forget(local);
        }
        for (name, var) in &mut self.env.vars {
            if names.contains(name) {
                var.sym = None;
            }
        }
    }
}
