//! Operations on constants become constants: inner ones first, so that whole trees fold.
//!
//! Functions that only the host computes are left alone, and so is what gives NaN: which NaN is up to the engine.

use crate::eval;
use crate::module::{Const, Expr, ExprKind, Guard, Module};
use crate::visit::expressions_mut;

/// Folds every expression of a module.
pub fn fold_constants(module: &mut Module) {
    for function in &mut module.functions {
        expressions_mut(&mut function.body, &mut fold);
    }
}

/// Folds an expression whose operands have been folded.
pub(super) fn fold(e: &mut Expr) {
    if let Some(value) = value(e)
        && !eval::is_nan(e.dtype, value)
    {
        e.kind = ExprKind::Const(value);
    }
}

fn value(e: &Expr) -> Option<Const> {
    match &e.kind {
        ExprKind::Unary(op, x) => Some(eval::unary(*op, x.dtype, x.as_const()?)),
        ExprKind::Binary(op, a, b) => Some(eval::binary(*op, a.dtype, a.as_const()?, b.as_const()?)),
        ExprKind::Math(function, operands) => {
            let operands: Vec<_> = operands.iter().map(Expr::as_const).collect::<Option<_>>()?;
            eval::exact_math(*function, e.dtype, &operands)
        }
        ExprKind::Select(test, a, b) => {
            let (a, b) = (a.as_const()?, b.as_const()?);
            Some(if test.as_const()?.0 != 0 { a } else { b })
        }
        ExprKind::Cast(x) => Some(eval::cast(x.dtype, e.dtype, x.as_const()?)),
        ExprKind::Guard(Guard::NonZero, x, _) => {
            let value = x.as_const()?;
            (eval::cast(x.dtype, crate::DType::Bool, value).0 != 0).then_some(value)
        }
        ExprKind::Guard(Guard::Wrap(..), x, _) => x.as_const().filter(|index| index.0 as i64 >= 0),
        ExprKind::Const(_)
        | ExprKind::Local(_)
        | ExprKind::Load(..)
        | ExprKind::Extent(..)
        | ExprKind::Stride(..)
        | ExprKind::Address(_)
        | ExprKind::Guard(Guard::Index(..) | Guard::Bounds(..), ..) => None,
    }
}
