//! For tests: whatever is said of a local's range is looked at wherever an index is.
//!
//! ```text
//! if ge(i, 0)                       if ge(i, 0)
//!     x[index(i, x, 0)] = 1    ->       x[index(add(i, sub(nonzero(i64(ge(i, 0))), 1)), x, 0)] = 1
//! ```
//!
//! A module does the same as before unless something untrue is said: then it raises `ZeroDivisionError`.

use crate::dtype::DType;
use crate::flow::Flow;
use crate::module::{Expr, ExprKind, Guard, LocalId, Module};
use crate::ops::{BinOp, UnOp};
use crate::ranges::{Bound, Range, Term, Truth};

/// Values of which a sum is made are not looked at where they are greater.
const LARGE: i64 = 1 << 40;

/// Claims the ranges of every function of a module.
pub fn claim_ranges(module: &mut Module) {
    for function in &mut module.functions {
        let mut flow = Flow::of(function.locals.len(), &function.body);
        flow.block(&mut function.body, true, &mut |e, flow, _| {
            let ExprKind::Guard(Guard::Index(..) | Guard::Bounds(..), x, site) = &mut e.kind else { return };
            for (local, range) in flow.claims() {
                for holds in claims(local, range) {
                    let looked_at = Expr::guard(Guard::NonZero, holds.cast(DType::I64), *site);
                    let nothing = Expr::binary(BinOp::Sub, looked_at, Expr::int(1));
                    let index = std::mem::replace(&mut **x, Expr::bool(false));
                    **x = Expr::binary(BinOp::Add, index, nothing);
                }
            }
        });
    }
}

/// What is said of a local.
fn claims(local: LocalId, range: &Range) -> Vec<Expr> {
    let value = || Expr::local(DType::I64, local);
    let is_limited = range.truth == Truth::Limited;
    let lows = range.low.iter().chain(&range.other_low).map(|low| claim(value(), low, true, is_limited));
    lows.chain(range.high.iter().map(|high| claim(value(), high, false, is_limited))).collect()
}

/// That a local is not less than a bound, or not more.
fn claim(local: Expr, bound: &Bound, is_low: bool, is_limited: bool) -> Expr {
    let op = if is_low { BinOp::Ge } else { BinOp::Le };
    let offset = Expr::int(bound.offset);
    let and = |a, b| Expr::binary(BinOp::And, a, b);
    match bound.terms[..] {
        [] => Expr::binary(op, local, offset),
        [Term { value, subtracted: false }] if !is_limited => {
            let holds = Expr::binary(op, local, Expr::binary(BinOp::Add, value.expr(), offset));
            // Where the sum is beyond the numbers, which the machine's is not.
            let below = Expr::binary(BinOp::Lt, value.expr(), Expr::int(i64::MIN.saturating_sub(bound.offset.min(0))));
            let above = Expr::binary(BinOp::Gt, value.expr(), Expr::int(i64::MAX.saturating_sub(bound.offset.max(0))));
            let (trivial, never) = if is_low { (below, above) } else { (above, below) };
            let never = Expr::unary(UnOp::Not, never);
            Expr::binary(BinOp::Or, trivial, and(never, holds))
        }
        ref terms => {
            let sum = terms.iter().fold(offset, |sum, term| {
                let op = if term.subtracted { BinOp::Sub } else { BinOp::Add };
                Expr::binary(op, sum, term.value.expr())
            });
            terms.iter().fold(Expr::binary(op, local, sum), |holds, term| {
                let large = Expr::binary(BinOp::Gt, term.value.expr(), Expr::int(LARGE));
                let small = Expr::binary(BinOp::Lt, term.value.expr(), Expr::int(-LARGE));
                Expr::binary(BinOp::Or, Expr::binary(BinOp::Or, large, small), holds)
            })
        }
    }
}
