//! Divisors are looked at after a block of iterations instead of in each: what leaves a loop early keeps it from being
//! vectorised.
//!
//! ```text
//! for i in range(a, b, 1)                            for .b in range(a, b, 1024)
//!     y[i] = x[i] / nonzero(z[i])                        .f = MAX
//!                                                        for i in range(.b, min(.b + 1024, b), 1)
//!                                            ->              .t = z[i]
//!                                                            .f = min(.f, select(.t == 0, i, MAX))
//!                                                            y[i] = x[i] / .t
//!                                                        if .f != MAX
//!                                                            raise ZeroDivisionError
//! ```
//!
//! For engines that vectorise. The error is the one of the first iteration that has one, as before; but what iterations of
//! the same block write after it has been written. Only innermost loops over `i64` by 1 are rewritten that check nothing
//! but divisors that are floats, and do nothing but compute and write, to places that no float and nothing computed in the
//! loop has a say in: going on with an infinity instead of an error is then harmless.

use crate::dtype::DType;
use crate::module::{Const, Expr, ExprKind, Function, Guard, LocalId, Module, SiteId, Stmt, Type};
use crate::ops::BinOp;
use crate::traps::TrapKind;
use crate::verify::Verified;
use crate::visit::{assigned, statements};

/// Iterations between two looks.
const BLOCK: i64 = 1024;

/// The words of the error.
const WORDS: &str = "division by zero";

/// Defers the checks of every loop of a module for which that is possible.
pub fn defer_checks(module: Verified) -> Verified {
    let mut module: Module = module.into_inner();
    for function in &mut module.functions {
        let body = std::mem::take(&mut function.body);
        function.body = block(function, body);
    }
    Verified::rewritten(module, "defer_checks")
}

fn block(function: &mut Function, stmts: Vec<Stmt>) -> Vec<Stmt> {
    let rewrite = |mut stmt: Stmt| match stmt {
        Stmt::For { var, start, stop, step, body } if can_defer(function, var, &step, &body) => {
            deferred(function, var, start, stop, body)
        }
        _ => {
            for inner in stmt.blocks_mut() {
                let taken = std::mem::take(inner);
                *inner = block(function, taken);
            }
            vec![stmt]
        }
    };
    stmts.into_iter().flat_map(rewrite).collect()
}

/// Whether a loop's checks can wait.
fn can_defer(function: &Function, var: LocalId, step: &Expr, body: &[Stmt]) -> bool {
    let counts = function.local(var).scalar() == Some(DType::I64) && step.as_const() == Some(Const::int(1));
    let (mut plain, mut checks) = (true, false);
    let computed = assigned(body);
    let is_place = |index: &Expr| {
        let mut place = true;
        index.visit(&mut |e| {
            place &= match &e.kind {
                ExprKind::Load(..) | ExprKind::Math(..) => false,
                ExprKind::Local(local) => computed.binary_search(local).is_err(),
                _ => !e.dtype.is_float(),
            }
        });
        place
    };
    statements(body, &mut |stmt| {
        if let Stmt::Store { index, .. } = stmt {
            plain &= index.iter().all(is_place);
        }
        plain &= match stmt {
            Stmt::Set(local, _) => *local != var,
            Stmt::Store { .. } | Stmt::Eval(_) | Stmt::If { .. } | Stmt::Line(_) => true,
            Stmt::While { .. }
            | Stmt::For { .. }
            | Stmt::ParallelFor { .. }
            | Stmt::ParallelCall { .. }
            | Stmt::Break
            | Stmt::Continue
            | Stmt::Return(_)
            | Stmt::Raise { .. }
            | Stmt::Call { .. }
            | Stmt::Alloc { .. }
            | Stmt::View { .. }
            | Stmt::Alias { .. }
            | Stmt::Constant { .. }
            | Stmt::Print(_) => false,
        };
        for e in stmt.exprs() {
            e.visit(&mut |e| match &e.kind {
                ExprKind::Guard(Guard::NonZero, x, _) if x.dtype.is_float() => checks = true,
                ExprKind::Guard(Guard::Wrap(..), x, _) => plain &= is_place(x),
                ExprKind::Guard(..) => plain = false,
                ExprKind::Load(_, index) => plain &= index.iter().all(is_place),
                _ => {}
            });
        }
    });
    counts && plain && checks
}

/// What a divisor that was zero leaves behind.
struct Check {
    /// The first iteration.
    first: LocalId,
    site: SiteId,
}

/// The loop in blocks.
fn deferred(function: &mut Function, var: LocalId, start: Expr, stop: Expr, body: Vec<Stmt>) -> Vec<Stmt> {
    let int = |function: &mut Function, name: &str| {
        let name = format!(".{name}{}", function.locals.len());
        function.add_local(name, Type::Scalar(DType::I64), false)
    };
    let (begin, at, end) = (int(function, "a"), int(function, "b"), int(function, "e"));
    let mut checks = Vec::new();
    let body = without_checks(function, var, body, &mut checks);
    let local = |id| Expr::local(DType::I64, id);
    let never = || Expr::int(i64::MAX);
    // As far as it is to the end, which may be further than a signed number can say.
    let far = Expr::binary(BinOp::Sub, local(end), local(at)).cast(DType::U64);
    let most = Expr::constant(DType::U64, Const::int(BLOCK));
    let here = Expr::binary(BinOp::Min, far, most).cast(DType::I64);
    let mut inner: Vec<Stmt> = checks.iter().map(|check| Stmt::Set(check.first, never())).collect();
    inner.push(Stmt::For {
        var,
        start: local(at),
        stop: Expr::binary(BinOp::Add, local(at), here),
        step: Expr::int(1),
        body,
    });
    // The first iteration's; of several in one, the one that was looked at first.
    let earliest = |checks: &[Check]| {
        let firsts = checks.iter().map(|check| local(check.first));
        firsts.reduce(|a, b| Expr::binary(BinOp::Min, a, b)).unwrap_or_else(never)
    };
    for (number, check) in checks.iter().enumerate() {
        let found = Expr::binary(BinOp::Ne, local(check.first), never());
        let before_later = Expr::binary(BinOp::Le, local(check.first), earliest(&checks[number..]));
        let before_earlier = match &checks[..number] {
            [] => Expr::bool(true),
            some => Expr::binary(BinOp::Lt, local(check.first), earliest(some)),
        };
        let test = Expr::binary(BinOp::And, found, Expr::binary(BinOp::And, before_later, before_earlier));
        let raise = Stmt::Raise { kind: TrapKind::ZeroDivision, message: WORDS.into(), site: check.site };
        inner.push(Stmt::If { test, then: vec![raise], otherwise: vec![] });
    }
    vec![
        Stmt::Set(begin, start),
        Stmt::Set(end, stop),
        Stmt::For { var: at, start: local(begin), stop: local(end), step: Expr::int(BLOCK), body: inner },
    ]
}

/// Statements whose divisors are noted where they are zero.
fn without_checks(function: &mut Function, var: LocalId, stmts: Vec<Stmt>, checks: &mut Vec<Check>) -> Vec<Stmt> {
    let mut made = Vec::new();
    for mut stmt in stmts {
        for e in stmt.exprs_mut() {
            note(function, var, e, checks, &mut made);
        }
        for inner in stmt.blocks_mut() {
            let taken = std::mem::take(inner);
            *inner = without_checks(function, var, taken, checks);
        }
        made.push(stmt);
    }
    made
}

/// Takes the checks out of an expression, in the order of evaluation.
fn note(function: &mut Function, var: LocalId, e: &mut Expr, checks: &mut Vec<Check>, made: &mut Vec<Stmt>) {
    for child in e.children_mut() {
        note(function, var, child, checks, made);
    }
    let ExprKind::Guard(Guard::NonZero, x, site) = &mut e.kind else { return };
    let (site, dtype) = (*site, x.dtype);
    let number = function.locals.len();
    let divisor = function.add_local(format!(".t{number}"), Type::Scalar(dtype), false);
    let first = function.add_local(format!(".f{number}"), Type::Scalar(DType::I64), false);
    let operand = std::mem::replace(&mut **x, Expr::bool(false));
    made.push(Stmt::Set(divisor, operand));
    let noted = Expr::local(DType::I64, first);
    let zero = Expr::binary(BinOp::Eq, Expr::local(dtype, divisor), Expr::float(dtype, 0.0));
    let here = Expr::select(zero, Expr::local(DType::I64, var), Expr::int(i64::MAX));
    made.push(Stmt::Set(first, Expr::binary(BinOp::Min, noted, here)));
    checks.push(Check { first, site });
    *e = Expr::local(dtype, divisor);
}
