//! Operations that change nothing go away: `x * 1`, `x + 0` of integers, a cast and its inverse, a choice that is made.
//! Of two operands whose order makes no difference a constant becomes the second.
//!
//! For floats only what is exact for every operand: `x * 1`, `x / 1`, `x - 0`, but not `x + 0`, which turns `-0.0` into
//! `0.0`. An operand that can raise is never dropped.

use crate::dtype::{DType, Kind};
use crate::module::{Const, Expr, ExprKind, Guard, Module};
use crate::ops::{BinOp, UnOp};
use crate::visit::expressions_mut;

/// Simplifies every expression of a module.
pub fn simplify(module: &mut Module) {
    for function in &mut module.functions {
        expressions_mut(&mut function.body, &mut simplified);
    }
}

/// Simplifies an expression whose operands have been simplified.
fn simplified(e: &mut Expr) {
    let dtype = e.dtype;
    let simpler = match &mut e.kind {
        ExprKind::Unary(op, x) => unary(*op, x),
        ExprKind::Binary(op, a, b) => binary(*op, a, b),
        ExprKind::Select(test, a, b) => select(test, a, b),
        ExprKind::Cast(x) => cast(dtype, x),
        ExprKind::Guard(guard, x, _) => guarded_twice(*guard, x),
        ExprKind::Const(_)
        | ExprKind::Local(_)
        | ExprKind::Math(..)
        | ExprKind::Load(..)
        | ExprKind::Extent(..)
        | ExprKind::Stride(..)
        | ExprKind::Address(_) => None,
    };
    if let Some(simpler) = simpler {
        *e = simpler;
    }
}

/// The operand itself, which leaves the expression that is about to be replaced.
fn take(x: &mut Expr) -> Option<Expr> {
    Some(std::mem::replace(x, Expr::bool(false)))
}

/// `-(-x)`, `not not x`, `~~x`; `not a < b` of integers.
fn unary(op: UnOp, x: &mut Expr) -> Option<Expr> {
    match (&mut x.kind, op) {
        (ExprKind::Unary(inner, y), UnOp::Neg | UnOp::Not | UnOp::Invert) if *inner == op => take(y),
        (ExprKind::Binary(compare, a, b), UnOp::Not) => {
            let opposite = match compare {
                BinOp::Eq => BinOp::Ne,
                BinOp::Ne => BinOp::Eq,
                // With a NaN neither a comparison nor its opposite holds.
                _ if a.dtype.is_float() => return None,
                BinOp::Lt => BinOp::Ge,
                BinOp::Le => BinOp::Gt,
                BinOp::Gt => BinOp::Le,
                BinOp::Ge => BinOp::Lt,
                _ => return None,
            };
            Some(Expr::binary(opposite, take(a)?, take(b)?))
        }
        _ => None,
    }
}

fn binary(op: BinOp, a: &mut Expr, b: &mut Expr) -> Option<Expr> {
    let dtype = a.dtype;
    let is = |x: &Expr, n: i64| {
        let number = if dtype.is_float() { Const::float(dtype, n as f64) } else { Const::int(n) };
        x.as_const() == Some(number)
    };
    let ones = |x: &Expr| x.as_const().is_some_and(|c| c == crate::eval::neutral(BinOp::And, dtype));
    let integer = !dtype.is_float();
    // Constants stand on the right, where engines look for them.
    if matches!(op, BinOp::Add | BinOp::Mul | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::Eq | BinOp::Ne)
        && a.as_const().is_some()
        && b.as_const().is_none()
    {
        std::mem::swap(a, b);
    }
    match op {
        BinOp::Mul if is(b, 1) => take(a),
        BinOp::Mul if is(a, 1) => take(b),
        BinOp::Mul if integer && (is(a, 0) && !b.can_raise() || is(b, 0) && !a.can_raise()) => zero(dtype),
        BinOp::Div if is(b, 1) => take(a),
        BinOp::Sub if is(b, 0) => take(a),
        BinOp::Add | BinOp::Or | BinOp::Xor if integer && is(b, 0) => take(a),
        BinOp::Add | BinOp::Or | BinOp::Xor if integer && is(a, 0) => take(b),
        BinOp::Shl | BinOp::Shr if is(b, 0) => take(a),
        BinOp::FloorDiv | BinOp::Pow if integer && is(b, 1) => take(a),
        BinOp::Mod if integer && is(b, 1) && !a.can_raise() => zero(dtype),
        BinOp::And if ones(b) => take(a),
        BinOp::And if ones(a) => take(b),
        BinOp::And if is(a, 0) && !b.can_raise() || is(b, 0) && !a.can_raise() => zero(dtype),
        BinOp::Or if dtype == DType::Bool && is(b, 1) && !a.can_raise() => take(b),
        BinOp::Or if dtype == DType::Bool && is(a, 1) && !b.can_raise() => take(a),
        _ => None,
    }
}

fn zero(dtype: DType) -> Option<Expr> {
    Some(Expr::constant(dtype, Const(0)))
}

/// A choice that is made, or between one thing twice.
fn select(test: &mut Expr, a: &mut Expr, b: &mut Expr) -> Option<Expr> {
    match test.as_const() {
        Some(Const(0)) if !a.can_raise() => take(b),
        Some(Const(1)) if !b.can_raise() => take(a),
        _ if a == b && !test.can_raise() && !b.can_raise() => take(a),
        _ => None,
    }
}

/// A cast to the type that the operand has; a cast of a cast where the one between makes no difference.
fn cast(to: DType, x: &mut Expr) -> Option<Expr> {
    if x.dtype == to {
        return take(x);
    }
    let between = x.dtype;
    let ExprKind::Cast(inner) = &mut x.kind else { return None };
    skippable(inner.dtype, between, to).then(|| take(inner)).flatten().map(|inner| inner.cast(to))
}

/// Whether a number of type `from` becomes the same one of type `to` with and without a cast to `between` on the way.
fn skippable(from: DType, between: DType, to: DType) -> bool {
    let holds_all = match (from.kind(), between.kind()) {
        // A bool is 0 or 1 in every type.
        (Kind::Bool, _) => true,
        (_, Kind::Bool) => false,
        (Kind::Signed, Kind::Signed) | (Kind::Unsigned, Kind::Unsigned) | (Kind::Float, Kind::Float) => {
            from.bits() <= between.bits()
        }
        (Kind::Unsigned, Kind::Signed) => from.bits() < between.bits(),
        (Kind::Signed | Kind::Unsigned, Kind::Float) => from.bits() < between.bits() && from.bits() <= 32,
        (Kind::Signed, Kind::Unsigned) | (Kind::Float, _) => false,
    };
    let integers = from.is_int() && between.is_int() && to.is_int();
    match between.kind() {
        // Integers wrap where floats saturate: of integers only the way back is the same.
        Kind::Float if from.is_int() => holds_all && (to == from || to.is_float()),
        _ => holds_all || integers && to.bits() <= between.bits(),
    }
}

/// `index(index(x, a, 0), a, 0)`: what has been looked at needs no second look.
fn guarded_twice(guard: Guard, x: &mut Expr) -> Option<Expr> {
    let ExprKind::Guard(inner, ..) = &x.kind else { return None };
    let is_index = |array, axis| *inner == Guard::Index(array, axis) || *inner == Guard::Bounds(array, axis);
    let needless = match guard {
        Guard::NonZero => *inner == Guard::NonZero,
        Guard::Index(array, axis) | Guard::Wrap(array, axis) | Guard::Bounds(array, axis) => is_index(array, axis),
    };
    needless.then(|| take(x)).flatten()
}
