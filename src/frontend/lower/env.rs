//! The variables at one point of the program: their types, and what is known of their values.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
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
    pub vars: Shared<BTreeMap<Rc<str>, Var<'a>>>,
    /// What the extents of arrays are known to be equal to.
    pub dims: Shared<BTreeMap<LocalId, Vec<Option<Sym>>>>,
    /// What temporaries are known to be equal to.
    pub temps: Shared<BTreeMap<LocalId, Sym>>,
}

/// What points of the program have in common until one of them changes it. Writing copies what others hold, so that whoever
/// may have nothing to write reads first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Shared<T>(Rc<T>);

impl<T: Clone> Shared<T> {
    pub(super) fn into_inner(self) -> T {
        Rc::unwrap_or_clone(self.0)
    }
}

impl<T> Shared<T> {
    fn is(&self, other: &Shared<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
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
        let mentions = |sym: &Option<Sym>| sym.is_some_and(|sym| sym.mentions(local));
        if self.dims.contains_key(&local) {
            self.dims.remove(&local);
        }
        if self.dims.values().flatten().any(mentions) {
            self.dims.values_mut().flatten().filter(|dim| mentions(dim)).for_each(|dim| *dim = None);
        }
        if self.temps.iter().any(|(temp, sym)| *temp == local || sym.mentions(local)) {
            self.temps.retain(|temp, sym| *temp != local && !sym.mentions(local));
        }
        if self.vars.values().any(|var| mentions(&var.sym)) {
            self.vars.values_mut().filter(|var| mentions(&var.sym)).for_each(|var| var.sym = None);
        }
    }

    /// What holds on both ways.
    pub(super) fn join(&self, other: &Env<'a>) -> Env<'a> {
        let mut joined = self.clone();
        if !self.vars.is(&other.vars) {
            joined.join_vars(&other.vars);
        }
        if !self.temps.is(&other.temps) && self.temps != other.temps {
            joined.temps.retain(|temp, sym| other.temps.get(temp) == Some(sym));
        }
        if !self.dims.is(&other.dims) && self.dims != other.dims {
            joined.dims.retain(|local, _| other.dims.contains_key(local));
            for (local, dims) in &mut *joined.dims {
                for (ours, theirs) in dims.iter_mut().zip(&other.dims[local]) {
                    *ours = ours.take().filter(|s| theirs.as_ref() == Some(s));
                }
            }
        }
        joined
    }

    fn join_vars(&mut self, other: &BTreeMap<Rc<str>, Var<'a>>) {
        for (name, theirs) in other {
            match self.vars.get(name) {
                Some(ours) if ours == theirs => {}
                Some(_) => {
                    let ours = self.vars.get_mut(name).expect("it is there");
                    ours.ty = match (ours.guess, theirs.guess) {
                        (true, false) => theirs.ty.clone(),
                        (false, true) => ours.ty.clone(),
                        _ => types::join(&ours.ty, &theirs.ty),
                    };
                    ours.guess &= theirs.guess;
                    ours.sym = ours.sym.take().filter(|s| theirs.sym.as_ref() == Some(s));
                }
                None => {
                    self.vars.insert(name.clone(), Var { sym: None, ..theirs.clone() });
                }
            }
        }
        let is_alone = |name: &Rc<str>, var: &Var| var.sym.is_some() && !other.contains_key(name);
        if self.vars.iter().any(|(name, var)| is_alone(name, var)) {
            self.vars.iter_mut().filter(|(name, var)| is_alone(name, var)).for_each(|(_, var)| var.sym = None);
        }
    }

    /// Gives variables the types that they have in `other`, those that are each iteration's own as well or not.
    pub(super) fn take_types(&mut self, other: &Env<'a>, carried: bool) {
        for (name, theirs) in other.vars.iter().filter(|(_, var)| carried || var.ty != Ty::Carried) {
            if self.vars.get(name).is_some_and(|ours| ours.ty != theirs.ty)
                && let Some(ours) = self.vars.get_mut(name)
            {
                ours.ty = theirs.ty.clone();
            }
        }
    }

    /// Whether the variables of `self` have the same types in `other`.
    pub(super) fn same_types(&self, other: &Env<'a>) -> bool {
        self.vars.is(&other.vars)
            || self.vars.iter().all(|(name, var)| other.vars.get(name).is_some_and(|o| o.ty == var.ty))
    }
}

impl<'a> Lowerer<'a, '_> {
    /// Converts every variable to what it is in `target`.
    pub(super) fn convert_to(&mut self, target: &Env<'a>) {
        if self.env.vars.is(&target.vars) {
            return;
        }
        let differing = |(name, var): (&Rc<str>, &Var<'a>)| {
            let to = &target.get(name)?.ty;
            (*to != var.ty).then(|| (name.clone(), var.ty.clone(), to.clone()))
        };
        let differing: Vec<_> = self.env.vars.iter().filter_map(differing).collect();
        for (name, from, to) in differing {
            self.convert(&name, &from, &to);
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
        let is_stale = |name: &Rc<str>, var: &Var| var.sym.is_some() && names.contains(name);
        if self.env.vars.iter().any(|(name, var)| is_stale(name, var)) {
            self.env.vars.iter_mut().filter(|(name, var)| is_stale(name, var)).for_each(|(_, var)| var.sym = None);
        }
    }
}
