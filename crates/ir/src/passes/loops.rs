//! What passes that make several loops of one share.

use crate::dtype::DType;
use crate::module::{Block, Expr, ExprKind, Function, LocalId, Stmt, Type};
use crate::ops::BinOp;

/// How many iterations a loop by one from `start` to `stop` has, and that they are `least` or more: all of these are true
/// then. Where they are, neither the number nor what is added to an index that the loop counts overflows.
pub fn length_of_at_least(least: i64, start: &Expr, stop: &Expr) -> (Expr, Vec<Expr>) {
    let has_so_many = |length: &Expr| Expr::binary(BinOp::Ge, length.clone(), Expr::int(least));
    match start.as_const().map(|start| start.0 as i64) {
        Some(0) => (stop.clone(), vec![has_so_many(stop)]),
        _ => {
            let length = Expr::binary(BinOp::Sub, stop.clone(), start.clone());
            let is_positive = Expr::binary(BinOp::Ge, start.clone(), Expr::int(0));
            let is_entered = Expr::binary(BinOp::Lt, start.clone(), stop.clone());
            let tests = vec![is_positive, is_entered, has_so_many(&length)];
            (length, tests)
        }
    }
}

/// Whether all of some tests are true, of which there is one at least.
pub fn all(tests: impl IntoIterator<Item = Expr>) -> Expr {
    tests.into_iter().reduce(|a, b| Expr::binary(BinOp::And, a, b)).expect("there are tests")
}

/// A number as something that is the same again later, given which locals change.
pub fn kept(
    function: &mut Function,
    prefix: &str,
    e: Expr,
    changes: &impl Fn(LocalId) -> bool,
    out: &mut Block,
) -> Expr {
    match e.kind {
        ExprKind::Const(_) | ExprKind::Extent(..) => return e,
        ExprKind::Local(local) if !changes(local) => return e,
        _ => {}
    }
    let dtype = e.dtype;
    let local = temporary(function, prefix, dtype);
    out.push(Stmt::Set(local, e));
    Expr::local(dtype, local)
}

/// A local that no source has named.
pub fn temporary(function: &mut Function, prefix: &str, dtype: DType) -> LocalId {
    function.add_local(format!("{prefix}{}", function.locals.len()), Type::Scalar(dtype), false)
}
