//! What is known of integers, so that indices that cannot be out of range go unguarded.
//!
//! A `Sym` is a number that stays what it is while the locals that it names do: an extent, a variable, or zero, plus a
//! constant. A `Fact` bounds a loop's variable from both sides. The rest is comparing.

use jitney_ir::{BinOp, DType, Expr, ExprKind, Guard, LocalId, Type};
use ruff_text_size::TextRange;

use super::Lowerer;
use crate::frontend::scan::Names;
use crate::frontend::types::Ty;

/// `base + off`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sym {
    pub base: Base,
    pub off: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Zero,
    Local(LocalId),
    Extent(LocalId, u8),
}

/// A loop's variable: at least `lo`, less than each of `uppers`.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    var: LocalId,
    lo: Option<i64>,
    uppers: Vec<Sym>,
}

/// Offsets beyond this are not followed, so that sums of them do not overflow.
const FAR: i64 = 1 << 40;

impl Sym {
    pub(super) fn mentions(&self, local: LocalId) -> bool {
        matches!(self.base, Base::Local(l) | Base::Extent(l, _) if l == local)
    }

    fn plus(self, off: i64) -> Option<Sym> {
        let off = self.off.checked_add(off)?;
        (off.abs() < FAR).then_some(Sym { off, ..self })
    }
}

impl<'a> Lowerer<'a, '_> {
    /// What an `i64` is equal to, if that is simple.
    pub(super) fn sym_of(&self, e: &Expr) -> Option<Sym> {
        if e.dtype != DType::I64 {
            return None;
        }
        match &e.kind {
            ExprKind::Const(c) => Sym { base: Base::Zero, off: 0 }.plus(c.0 as i64),
            ExprKind::Local(local) => {
                let own = Sym { base: Base::Local(*local), off: 0 };
                let known = self.env.temps.get(local).copied().or_else(|| self.var_sym(*local));
                Some(known.unwrap_or(own))
            }
            ExprKind::Extent(array, axis) => Some(self.extent_sym(*array, *axis)),
            // What counts from the start is what it was.
            ExprKind::Guard(Guard::Index(..) | Guard::Wrap(..) | Guard::Bounds(..), x, _) => {
                self.sym_of(x).filter(|_| self.least(x).is_some_and(|least| least >= 0))
            }
            ExprKind::Binary(BinOp::Add, a, b) => match (self.sym_of(a)?, self.sym_of(b)?) {
                (a, Sym { base: Base::Zero, off }) => a.plus(off),
                (Sym { base: Base::Zero, off }, b) => b.plus(off),
                _ => None,
            },
            ExprKind::Binary(BinOp::Sub, a, b) => match (self.sym_of(a)?, self.sym_of(b)?) {
                (a, Sym { base: Base::Zero, off }) => a.plus(-off),
                _ => None,
            },
            _ => None,
        }
    }

    fn var_sym(&self, local: LocalId) -> Option<Sym> {
        let name = self.function.local(local).name.as_str();
        let (key, var) = self.env.vars.get_key_value(name)?;
        let current = self.locals.get(&(key.clone(), Type::Scalar(DType::I64), false));
        (current == Some(&local) && var.ty == Ty::Scalar(DType::I64)).then_some(var.sym)?
    }

    /// The length of an axis: what it is known to be equal to, or the axis itself.
    pub(super) fn extent_sym(&self, array: LocalId, axis: u8) -> Sym {
        let known = self.env.dims.get(&array).and_then(|dims| dims.get(axis as usize).copied().flatten());
        known.unwrap_or(Sym { base: Base::Extent(array, axis), off: 0 })
    }

    fn fact(&self, var: LocalId) -> Option<&Fact> {
        self.facts.iter().rev().find(|f| f.var == var)
    }

    fn least(&self, e: &Expr) -> Option<i64> {
        if let ExprKind::Binary(BinOp::Max, a, b) = &e.kind {
            return self.least(a).max(self.least(b));
        }
        let sym = self.sym_of(e)?;
        match sym.base {
            Base::Zero => Some(sym.off),
            Base::Extent(..) => (sym.off <= 0).then_some(sym.off),
            Base::Local(v) => {
                let fact = self.fact(v)?;
                // Less than a number, and so one less than the greatest, at most: further on sums may wrap. What is less
                // than a variable may be the greatest number before that.
                let fits = |upper: &Sym| match upper.base {
                    Base::Zero => true,
                    Base::Extent(..) => upper.off + sym.off <= 1,
                    Base::Local(_) => upper.off >= 0 && upper.off + sym.off <= 1,
                };
                let is_small = sym.off <= 0 || fact.uppers.iter().any(fits);
                fact.lo.filter(|_| is_small)?.checked_add(sym.off)
            }
        }
    }

    /// What is greater than every `x <= e + more`.
    fn above(&self, e: &Expr, more: i64, found: &mut Vec<Sym>) {
        if let ExprKind::Binary(BinOp::Min, a, b) = &e.kind {
            self.above(a, more, found);
            self.above(b, more, found);
            return;
        }
        let Some(sym) = self.sym_of(e) else { return };
        found.extend(sym.plus(more + 1));
        if let Base::Local(v) = sym.base
            && let Some(fact) = self.fact(v)
        {
            // v + off + more < upper + off + more, where v + off does not wrap upwards.
            let fits = sym.off >= 0 || fact.lo.is_some_and(|lo| lo.checked_add(sym.off).is_some());
            found.extend(fact.uppers.iter().filter(|_| fits).filter_map(|u| u.plus(sym.off)?.plus(more)));
        }
    }

    /// What the variable of a loop from `start` to `stop` is between, for a step that is known.
    pub(super) fn loop_fact(&self, var: LocalId, start: &Expr, stop: &Expr, step: i64) -> Fact {
        let mut uppers = Vec::new();
        let lo = if step > 0 {
            self.above(stop, -1, &mut uppers);
            self.least(start)
        } else {
            self.above(start, 0, &mut uppers);
            self.least(stop).and_then(|lo| lo.checked_add(1))
        };
        Fact { var, lo, uppers }
    }

    /// A variable that counts from 0 up to what `uppers` name.
    pub(super) fn count_fact(&self, var: LocalId, extents: &[Expr]) -> Fact {
        let mut uppers = Vec::new();
        extents.iter().for_each(|e| self.above(e, -1, &mut uppers));
        Fact { var, lo: Some(0), uppers }
    }

    /// A fact, as far as the body of a loop that assigns `names` leaves it true.
    pub(super) fn still_true(&self, mut fact: Fact, names: &Names, var: LocalId) -> Fact {
        let is_changed = |local: LocalId| {
            let name = self.function.local(local).name.as_str();
            local == var || names.contains(name.split('.').next().unwrap_or(name))
        };
        fact.uppers.retain(|u| match u.base {
            Base::Zero => true,
            Base::Local(l) | Base::Extent(l, _) => !is_changed(l),
        });
        fact
    }

    /// The least that a variable is known to be.
    pub(super) fn least_of(&self, var: LocalId) -> Option<i64> {
        self.fact(var)?.lo
    }

    /// Whether the index is in `0..extent` of the axis.
    pub(super) fn in_range(&self, index: &Expr, array: LocalId, axis: u8) -> bool {
        let Some(i) = self.sym_of(index) else { return false };
        let n = self.extent_sym(array, axis);
        match i.base {
            Base::Zero => n.base == Base::Zero && (0..n.off).contains(&i.off),
            Base::Local(v) => self.fact(v).is_some_and(|fact| {
                fact.lo.is_some_and(|lo| lo + i.off >= 0)
                    && fact.uppers.iter().any(|u| u.base == n.base && u.off + i.off <= n.off)
            }),
            Base::Extent(..) => false,
        }
    }

    /// The index, guarded as far as it has to be.
    pub(super) fn guarded(&mut self, index: Expr, array: LocalId, axis: u8, at: TextRange) -> Expr {
        if self.in_range(&index, array, axis) {
            return index;
        }
        let guard = if self.source.options.boundscheck { Guard::Index(array, axis) } else { Guard::Wrap(array, axis) };
        let site = self.site(at);
        Expr::guard(guard, index, site)
    }
}
