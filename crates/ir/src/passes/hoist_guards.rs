//! Checks of indices and divisors in front of loops instead of in them.
//!
//! ```text
//! for i in range(1, n, 1)                    if n <= extent(y, 0) and n < extent(x, 0) + 2
//!     y[index(i, y, 0)] =                        for i in range(1, n, 1)
//!         x[index(sub(i, 1), x, 0)]    ->            y[i] = x[sub(i, 1)]
//!                                            else
//!                                                for i in range(1, n, 1)
//!                                                    y[bounds(i, y, 0)] = x[bounds(sub(i, 1), x, 0)]
//! ```
//!
//! The loop as it was runs if any check fails, so that errors come from the iteration that they come from, and indices that
//! may be negative still count from the end. What is known to hold without a check needs none, in a loop or not. The
//! outermost loop is looked at first, and takes the checks of the loops inside with it where their ranges are known in
//! front of it; the fast copy is then looked at again, the slow one is not, so that a module grows by its depth at most.
//!
//! What an index is between is `flow`'s to say. A check that would only fail in a branch is not hoisted, unless the branch
//! asks about the index (`if i > 0: x[i - 1]`) or the index is a local as it is.

use crate::dtype::DType;
use crate::flow::Flow;
use crate::module::{Block, Const, Expr, ExprKind, Function, Guard, LocalId, Module, Stmt, Type};
use crate::ops::BinOp;
use crate::ranges::{Bound, Range, Term, Truth, Value};
use crate::verify::MAX_DEPTH;
use crate::visit::{Few, assigned, depth, size, statements};
use smallvec::{SmallVec, smallvec};

/// Statements and expressions of a loop that is worth a copy.
const LARGE: usize = 3000;

/// Most checks in front of a loop.
const MOST: usize = 24;

/// Hoists the guards of every loop of a module.
pub fn hoist_guards(module: &mut Module) {
    for function in &mut module.functions {
        // Every loop adds a level, on the way of which there are no more than there are levels.
        if depth(&function.body) < MAX_DEPTH / 2 && has_guards(&function.body) {
            in_function(function);
        }
    }
}

fn in_function(function: &mut Function) {
    let mut body = std::mem::take(&mut function.body);
    if divides(&body) {
        drop_counts(&mut body, &mut vec![]);
    }
    let mut flow = Flow::of(function.locals.len(), &body);
    for mut stmt in body {
        let names = if loops_with_guards(&stmt) { flow.names(&stmt) } else { vec![] };
        flow.block(std::slice::from_mut(&mut stmt), true, &mut |e, flow, _| drop_needless(e, flow));
        let mut hoisted = block(function, &names, vec![stmt]);
        function.body.append(&mut hoisted);
    }
}

fn loops_with_guards(stmt: &Stmt) -> bool {
    !stmt.blocks().is_empty() && has_guards(std::slice::from_ref(stmt))
}

fn has_guards(block: &[Stmt]) -> bool {
    let mut found = false;
    statements(block, &mut |stmt| {
        let mut look = |e: &Expr| found |= matches!(e.kind, ExprKind::Guard(..));
        stmt.exprs().into_iter().for_each(|e| e.visit(&mut look));
    });
    found
}

/// Takes away guards of divisors that are how often a loop around is run, which is not zero in it: `x / n` where `i` goes
/// up to `n`. `counts` are those of the loops around.
fn drop_counts(block: &mut [Stmt], counts: &mut Vec<ExprKind>) {
    for stmt in block {
        for e in stmt.exprs_mut() {
            e.visit_mut(&mut |e| {
                if let ExprKind::Guard(Guard::NonZero, x, _) = &mut e.kind
                    && counts.contains(&counted(x).kind)
                {
                    *e = std::mem::replace(x, Expr::bool(false));
                }
            });
        }
        let known = counts.len();
        if let Stmt::For { start, stop, step, body, .. } | Stmt::ParallelFor { start, stop, step, body, .. } = &*stmt
            && start.dtype == DType::I64
            && start.as_const().is_some_and(|start| start.0 as i64 >= 0)
            && step.as_const().is_some_and(|step| step.0 as i64 > 0)
            && let ExprKind::Local(local) | ExprKind::Extent(local, _) = &stop.kind
            && divides(body)
            && assigned(std::slice::from_ref(stmt)).binary_search(local).is_err()
        {
            counts.push(stop.kind.clone());
        }
        stmt.blocks_mut().into_iter().for_each(|inner| drop_counts(inner, counts));
        counts.truncate(known);
    }
}

/// What a number is a float of, if it is one.
fn counted(x: &Expr) -> &Expr {
    match &x.kind {
        ExprKind::Cast(inner) if x.dtype.is_float() && inner.dtype == DType::I64 => inner,
        _ => x,
    }
}

/// Whether a divisor is looked at in a block.
fn divides(block: &[Stmt]) -> bool {
    let mut found = false;
    statements(block, &mut |stmt| {
        let mut look = |e: &Expr| found |= matches!(e.kind, ExprKind::Guard(Guard::NonZero, ..));
        stmt.exprs().into_iter().for_each(|e| e.visit(&mut look));
    });
    found
}

/// Takes away a guard that always holds: of an index that is in range, or of a divisor that is not zero; and the wrapping of
/// an index that is not negative.
fn drop_needless(e: &mut Expr, flow: &Flow) {
    let ExprKind::Guard(guard, x, _) = &mut e.kind else { return };
    if x.dtype != DType::I64 {
        return;
    }
    let range = flow.range(x);
    let is_needless = match guard {
        Guard::NonZero => range.is_above_zero(),
        _ => checks(*guard, &range, flow).is_some_and(|needed| needed.checks.is_empty()),
    };
    if is_needless {
        *e = std::mem::replace(x, Expr::bool(false));
    } else if let Guard::Index(array, axis) = *guard
        && range.is_non_negative()
    {
        *guard = Guard::Bounds(array, axis);
    }
}

/// What locals are known to be equal to, for as long as a block runs.
type Names = [(LocalId, Range)];

fn block(function: &mut Function, names: &Names, stmts: Block) -> Block {
    let mut done = Vec::with_capacity(stmts.len());
    for mut stmt in stmts {
        let is_counted = matches!(stmt, Stmt::For { .. } | Stmt::ParallelFor { .. });
        if !has_guards(std::slice::from_ref(&stmt)) {
            done.push(stmt);
        } else if is_counted && size(std::slice::from_ref(&stmt)) <= LARGE {
            version(function, names, stmt, &mut done);
        } else {
            inside(function, names, &mut stmt);
            done.push(stmt);
        }
    }
    done
}

fn inside(function: &mut Function, names: &Names, stmt: &mut Stmt) {
    for inner in stmt.blocks_mut() {
        *inner = block(function, names, std::mem::take(inner));
    }
}

/// Appends a counted loop to `out`, in two versions if there is something to check in front of it.
fn version(function: &mut Function, names: &Names, mut stmt: Stmt, out: &mut Block) {
    let before = function.locals.len();
    // Checks and the loop itself both need its ends.
    let mut ends = Vec::new();
    for end in ends_of(&mut stmt) {
        if !matches!(end.kind, ExprKind::Const(_) | ExprKind::Local(_) | ExprKind::Extent(..)) {
            let local = function.add_local(format!(".e{}", function.locals.len()), Type::Scalar(end.dtype), false);
            let given = std::mem::replace(end, Expr::local(end.dtype, local));
            ends.push(End { local, value: given.clone(), given });
        }
    }
    if goes_in_steps(&stmt) {
        let changed = assigned(std::slice::from_ref(&stmt));
        tighten(function, &changed, &mut stmt, &mut ends);
    }
    let mut flow = Flow::of(function.locals.len(), std::slice::from_ref(&stmt));
    flow.know(names);
    let mut found = Candidates::default();
    flow.block(std::slice::from_mut(&mut stmt), true, &mut |e, flow, certain| found.collect(e, flow, certain));
    let (checks, gone) = found.choose();
    if !gone.contains(&true) {
        function.locals.truncate(before);
        restore(&mut stmt, &ends);
        inside(function, names, &mut stmt);
        out.push(stmt);
        return;
    }
    let test = checks.iter().map(Check::expr).reduce(|a, b| Expr::binary(BinOp::And, a, b));
    let slow = test.is_some().then(|| stmt.clone());
    let mut gone = gone.into_iter();
    in_order(std::slice::from_mut(&mut stmt), &mut |e| {
        if let ExprKind::Guard(_, x, _) = &mut e.kind
            && gone.next().expect("the same guards in the same order")
        {
            *e = std::mem::replace(x, Expr::bool(false));
        }
    });
    out.extend(ends.into_iter().map(|end| Stmt::Set(end.local, end.value)));
    inside(function, names, &mut stmt);
    out.push(match test.zip(slow) {
        Some((test, slow)) => Stmt::If { test, then: vec![stmt], otherwise: vec![slow] },
        None => stmt,
    });
}

/// Whether the variable of a loop goes up by more than one.
fn goes_in_steps(stmt: &Stmt) -> bool {
    let mut found = false;
    statements(std::slice::from_ref(stmt), &mut |stmt| {
        if let Stmt::For { step, .. } | Stmt::ParallelFor { step, .. } = stmt {
            found |= step.as_const().is_some_and(|step| step.0 as i64 > 1);
        }
    });
    found
}

/// An end of a loop that is computed in front of it.
struct End {
    local: LocalId,
    value: Expr,
    /// What stood there before.
    given: Expr,
}

/// Makes the ends of loops in steps come right after the last value that the variable takes: `range(0, n, 3)` with `x[i + 2]`
/// is in range then if `x` has `n` elements. Those of a loop and of the loops in it are meant that are the same throughout.
fn tighten(function: &mut Function, changed: &[LocalId], stmt: &mut Stmt, ends: &mut Vec<End>) {
    if let Stmt::For { start, stop, step, .. } | Stmt::ParallelFor { start, stop, step, .. } = &mut *stmt
        && step.as_const().is_some_and(|step| step.0 as i64 > 1)
        && start.dtype == DType::I64
        && [&*start, &*stop].iter().all(|end| end.stays(&|local| changed.binary_search(&local).is_ok()))
    {
        match (start.as_const(), stop.as_const()) {
            (Some(Const(first)), Some(Const(end))) => {
                let (first, end, step) = (first as i64, end as i64, step.as_const().map_or(1, |step| step.0 as i64));
                if let Some(way) = end.checked_sub(first).filter(|way| *way > 0) {
                    *stop = Expr::int(end - (way - 1) % step);
                }
            }
            _ => {
                let value = after_last(start, stop, step);
                let local = match ends.iter().find(|end| end.value == value) {
                    Some(end) => end.local,
                    None => {
                        let name = format!(".e{}", function.locals.len());
                        let local = function.add_local(name, Type::Scalar(DType::I64), false);
                        ends.push(End { local, value, given: stop.clone() });
                        local
                    }
                };
                *stop = Expr::local(DType::I64, local);
            }
        }
    }
    for inner in stmt.blocks_mut() {
        inner.iter_mut().filter(|stmt| loops_with_guards(stmt)).for_each(|s| tighten(function, changed, s, ends));
    }
}

/// What comes right after the last value of a loop in positive steps, or its end as it is where that could overflow.
fn after_last(start: &Expr, stop: &Expr, step: &Expr) -> Expr {
    let last = Expr::binary(BinOp::Sub, stop.clone(), Expr::int(1));
    let first = start.as_const().map(|start| start.0 as i64);
    let way = if first == Some(0) { last } else { Expr::binary(BinOp::Sub, last, start.clone()) };
    let tight = Expr::binary(BinOp::Sub, stop.clone(), Expr::binary(BinOp::Mod, way, step.clone()));
    // Nothing overflows on the way where neither end is negative.
    let mut test = Expr::binary(BinOp::Lt, start.clone(), stop.clone());
    if first.is_none_or(|first| first < 0) {
        test = Expr::binary(BinOp::And, test, Expr::binary(BinOp::Ge, start.clone(), Expr::int(0)));
    }
    Expr::select(test, tight, stop.clone())
}

/// Puts back what stood at the ends of loops.
fn restore(stmt: &mut Stmt, ends: &[End]) {
    for end in ends_of(stmt) {
        // The last ones may have been made of the first ones.
        for known in ends.iter().rev() {
            if end.kind == ExprKind::Local(known.local) {
                *end = known.given.clone();
            }
        }
    }
    stmt.blocks_mut().into_iter().flatten().for_each(|inner| restore(inner, ends));
}

/// Every expression, as `Flow` shows them.
fn in_order(block: &mut [Stmt], f: &mut impl FnMut(&mut Expr)) {
    for stmt in block {
        if let Stmt::While { setup, test, body } = stmt {
            in_order(setup, f);
            test.visit_mut(f);
            in_order(body, f);
        } else {
            stmt.exprs_mut().into_iter().for_each(|e| e.visit_mut(f));
            stmt.blocks_mut().into_iter().for_each(|inner| in_order(inner, f));
        }
    }
}

/// Start and stop of a counted loop.
fn ends_of(stmt: &mut Stmt) -> Few<&mut Expr> {
    match stmt {
        Stmt::For { start, stop, .. } | Stmt::ParallelFor { start, stop, .. } => smallvec![start, stop],
        _ => smallvec![],
    }
}

/// Values of which a sum is made, where there are several, are checked to be smaller than this, so that no sum overflows.
const SUMMAND: i64 = 1 << 40;

type Sum = SmallVec<[Term; 2]>;

/// What has to hold in front of a loop.
#[derive(Debug, Clone, PartialEq)]
enum Check {
    /// A sum is not less.
    Least(Sum, i64),
    /// A sum is less than a value and a constant.
    Below(Sum, Value, i64),
    /// A value is less than `SUMMAND`.
    Small(Value),
    /// A value is greater than `-SUMMAND`.
    NotFarBelow(Value),
    /// A divisor is not zero.
    NotZero(Expr),
}

impl Check {
    fn expr(&self) -> Expr {
        match self {
            Check::Least(terms, least) => Expr::binary(BinOp::Ge, sum(terms), Expr::int(*least)),
            Check::Below(terms, value, more) => {
                let (op, limit) = match more {
                    0 => (BinOp::Lt, value.expr()),
                    1 => (BinOp::Le, value.expr()),
                    2.. => (BinOp::Lt, Expr::binary(BinOp::Add, value.expr(), Expr::int(*more))),
                    _ => (BinOp::Lt, Expr::binary(BinOp::Sub, value.expr(), Expr::int(-more))),
                };
                Expr::binary(op, sum(terms), limit)
            }
            Check::Small(value) => Expr::binary(BinOp::Lt, value.expr(), Expr::int(SUMMAND)),
            Check::NotFarBelow(value) => Expr::binary(BinOp::Gt, value.expr(), Expr::int(-SUMMAND)),
            Check::NotZero(divisor) => Expr::binary(BinOp::Ne, divisor.clone(), Expr::zero(divisor.dtype)),
        }
    }

    /// Whether it holds wherever another one does.
    fn follows_from(&self, other: &Check) -> bool {
        match (self, other) {
            (Check::Least(a, least), Check::Least(b, more)) => a == b && least < more,
            (Check::Below(a, extent, more), Check::Below(b, other, less)) => a == b && extent == other && more > less,
            _ => false,
        }
    }
}

fn sum(terms: &[Term]) -> Expr {
    let (first, rest) = match terms {
        [] => (Expr::int(0), terms),
        [first, rest @ ..] if !first.subtracted => (first.value.expr(), rest),
        _ => (Expr::int(0), terms),
    };
    rest.iter().fold(first, |sum, term| {
        let op = if term.subtracted { BinOp::Sub } else { BinOp::Add };
        Expr::binary(op, sum, term.value.expr())
    })
}

#[derive(Default)]
struct Candidates {
    /// What has to hold in front of the loop.
    checks: Vec<Check>,
    /// Whether a check belongs to a guard that every iteration comes to; one for each of `checks`.
    sure: Vec<bool>,
    /// For every guard, in order, the checks that do for it; `None` where none do.
    guards: Vec<Option<Few<usize>>>,
}

impl Candidates {
    /// Notes the checks of a guard.
    fn collect(&mut self, e: &Expr, flow: &Flow, certain: bool) {
        let ExprKind::Guard(guard, x, _) = &e.kind else { return };
        let needed = match guard {
            Guard::NonZero if x.stays(&|local| flow.changes(local)) => {
                let checks = smallvec![Check::NotZero((**x).clone())];
                Some(Needed { checks, is_doubtful: false, is_asked: false })
            }
            Guard::NonZero => None,
            _ => checks(*guard, &flow.range(x), flow),
        };
        let enough = needed.map(|needed| {
            // A variable or a local as it is is likely to be in range even in a branch, and so is what the branch asks about.
            let is_local = matches!(x.kind, ExprKind::Local(_)) && *guard != Guard::NonZero;
            let likely = certain || needed.is_asked || is_local;
            let sure = likely && !needed.is_doubtful;
            let note = |check| match self.checks.iter().position(|known| *known == check) {
                Some(at) => {
                    self.sure[at] |= sure;
                    at
                }
                None => {
                    self.checks.push(check);
                    self.sure.push(sure);
                    self.checks.len() - 1
                }
            };
            needed.checks.into_iter().map(note).collect()
        });
        self.guards.push(enough);
    }

    /// The checks that are likely to hold, and not too many; for every guard, whether these do for it.
    fn choose(self) -> (Vec<Check>, Vec<bool>) {
        let mut count = 0;
        let kept: Vec<bool> = self
            .sure
            .into_iter()
            .map(|sure| {
                count += usize::from(sure);
                sure && count <= MOST
            })
            .collect();
        let does = |enough: Option<Few<usize>>| enough.is_some_and(|checks| checks.iter().all(|&check| kept[check]));
        let gone = self.guards.into_iter().map(does).collect();
        let chosen: Vec<Check> =
            self.checks.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(check, _)| check).collect();
        let follows = |check: &Check| chosen.iter().any(|other| check.follows_from(other));
        (chosen.iter().filter(|check| !follows(check)).cloned().collect(), gone)
    }
}

/// What has to hold for a guard to change nothing.
struct Needed {
    checks: Few<Check>,
    /// It may well not.
    is_doubtful: bool,
    /// Conditions have to do with the index.
    is_asked: bool,
}

/// `None` for what is no guard of an index, for one that cannot be checked, and for one that never holds.
fn checks(guard: Guard, index: &Range, flow: &Flow) -> Option<Needed> {
    let (Guard::Index(array, axis) | Guard::Bounds(array, axis) | Guard::Wrap(array, axis)) = guard else {
        return None;
    };
    if flow.changes(array) {
        return None;
    }
    let (low, high) = (index.low.as_ref()?, index.high.as_ref()?);
    let is_limited = index.truth == Truth::Limited;
    let mut checks = smallvec![];
    let extent = Value::Extent(array, axis);
    if is_limited || !index.begins_at_zero() {
        limits(low, is_limited, Check::Small, &mut checks);
    }
    if !index.begins_at_zero() {
        if low.terms.is_empty() {
            return None;
        }
        checks.push(Check::Least(low.terms.clone(), -low.offset));
    }
    match high.terms.iter().position(|term| *term == Term { value: extent, subtracted: false }) {
        // Without the extent on both sides, the rest is not above zero.
        Some(at) if !is_limited => {
            let mut less = high.clone();
            less.terms.remove(at);
            less.terms.iter_mut().for_each(|term| term.subtracted = !term.subtracted);
            if less.terms.is_empty() && less.offset >= 0 {
                return None;
            }
            limits(&less, false, Check::NotFarBelow, &mut checks);
            if !less.terms.is_empty() && !matches!(guard, Guard::Wrap(..)) {
                checks.push(Check::Least(less.terms, less.offset + 1));
            }
        }
        _ => {
            limits(high, is_limited, Check::NotFarBelow, &mut checks);
            let is_extent = high.terms[..] == [Term { value: extent, subtracted: false }];
            if is_extent && high.offset >= 0 {
                return None;
            }
            if !is_extent && !matches!(guard, Guard::Wrap(..)) {
                checks.push(Check::Below(high.terms.clone(), extent, -high.offset));
            }
        }
    }
    Some(Needed { checks, is_doubtful: index.typed, is_asked: index.asked })
}

/// Appends what has to hold for the sum not to overflow. A single value and a constant need no look unless the range is
/// limited, and then only on the side that the check of the sum leaves open.
fn limits(bound: &Bound, is_limited: bool, open: fn(Value) -> Check, checks: &mut Few<Check>) {
    let is_extent = |value| matches!(value, Value::Extent(..));
    let mut note = |check: Check| {
        if !matches!(check, Check::NotFarBelow(value) if is_extent(value)) && !checks.contains(&check) {
            checks.push(check);
        }
    };
    match bound.terms[..] {
        [Term { value, subtracted: false }] => {
            if is_limited {
                note(open(value));
            }
        }
        _ => bound.terms.iter().for_each(|term| {
            note(Check::Small(term.value));
            note(Check::NotFarBelow(term.value));
        }),
    }
}
