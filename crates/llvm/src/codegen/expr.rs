//! Scalar expressions.

use jitney_ir::{Const, Expr, ExprKind, Guard, SiteId, TrapKind};

use super::function::{LocalVar, Lower};
use crate::ll::{Compare, Value};

impl Lower<'_> {
    /// The value of an expression.
    pub fn expr(&mut self, e: &Expr) -> Value {
        match &e.kind {
            ExprKind::Const(value) => self.e.number(e.dtype, *value),
            ExprKind::Local(local) => match self.locals[local.index()] {
                LocalVar::Scalar(place) => self.read(place),
                LocalVar::Array(_) => unreachable!("arrays are no values"),
            },
            ExprKind::Unary(op, x) => {
                let value = self.expr(x);
                self.unary(*op, x.dtype, value)
            }
            ExprKind::Binary(op, a, b) => {
                let x = self.expr(a);
                let y = self.expr(b);
                self.binary(*op, a.dtype, x, y, b.as_const())
            }
            ExprKind::Math(function, operands) => {
                let operands: Vec<Value> = operands.iter().map(|x| self.expr(x)).collect();
                self.math(*function, e.dtype, &operands)
            }
            ExprKind::Select(test, a, b) => {
                let [test, a, b] = [test, a, b].map(|x| self.expr(x));
                self.flagged(self.ll.select(test, a, b))
            }
            ExprKind::Cast(x) => {
                let value = self.expr(x);
                self.cast(x.dtype, e.dtype, value)
            }
            ExprKind::Load(array, index) => self.load(*array, index),
            ExprKind::Extent(array, axis) => self.extent(*array, *axis),
            ExprKind::Stride(array, axis) => self.stride(*array, *axis),
            ExprKind::Address(array) => self.ll.ptrtoint(self.data(*array), self.e.i64),
            ExprKind::Guard(guard, x, site) => {
                let value = self.expr(x);
                self.guard(*guard, x, value, *site)
            }
        }
    }

    fn guard(&mut self, guard: Guard, x: &Expr, value: Value, site: SiteId) -> Value {
        // What is known of the operand without a look at it.
        let negative = x.as_const().map(|c| (c.0 as i64) < 0);
        match guard {
            Guard::NonZero => {
                let zero = self.e.number(x.dtype, Const(0));
                let equal = if x.dtype.is_float() { Compare::FloatEq } else { Compare::Eq };
                let failed = self.ll.compare(equal, value, zero);
                self.unless(failed, |lower| lower.raise(TrapKind::ZeroDivision, site));
                value
            }
            Guard::Wrap(array, axis) => {
                let size = self.extent(array, axis);
                self.wrap(value, size, negative)
            }
            Guard::Index(array, axis) => {
                let size = self.extent(array, axis);
                let wrapped = self.wrap(value, size, negative);
                self.in_bounds(wrapped, value, axis, size, site);
                wrapped
            }
            Guard::Bounds(array, axis) => {
                let size = self.extent(array, axis);
                self.in_bounds(value, value, axis, size, site);
                value
            }
        }
    }

    /// Counted from the end where it is negative.
    fn wrap(&self, index: Value, size: Value, negative: Option<bool>) -> Value {
        if negative == Some(false) {
            return index;
        }
        let from_end = self.ll.add(index, size);
        let is_negative = self.ll.compare(Compare::SignedLt, index, self.e.int(0));
        self.ll.select(is_negative, from_end, index)
    }

    /// Raises unless `index` is in `0..size`; one unsigned comparison, in which negative ones are large.
    fn in_bounds(&mut self, index: Value, given: Value, axis: u8, size: Value, site: SiteId) {
        let failed = self.ll.compare(Compare::UnsignedGe, index, size);
        self.unless(failed, |lower| lower.raise_index(given, axis, size, site));
    }
}
