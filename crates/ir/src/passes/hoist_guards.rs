//! Checks of indices in front of loops instead of in them.
//!
//! ```text
//! for i in range(1, n, 1)                    if 1 >= 1 and n <= extent(x, 0) and ...
//!     y[index(i, y, 0)] =                        for i in range(1, n, 1)
//!         x[index(sub(i, 1), x, 0)]    ->            y[i] = x[sub(i, 1)]
//!                                            else
//!                                                for i in range(1, n, 1)
//!                                                    y[index(i, y, 0)] = x[index(sub(i, 1), x, 0)]
//! ```
//!
//! The loop as it was runs if any check fails, so that errors come from the iteration that they come from, and negative
//! indices still count from the end. The outermost loop is looked at first, and takes the checks of the loops inside
//! with it where their ranges are known in front of it; the fast copy is then looked at again, the slow one is not, so
//! that a module grows by its depth at most.
//!
//! An index is known to be in a range if it is a constant, a local that the loop does not assign, or the variable of a
//! counted loop; or a sum or difference of these. A check that would only fail in a branch (`if i > 0: x[i - 1]`) is not hoisted.

use crate::dtype::DType;
use crate::module::{Block, Expr, ExprKind, Function, Guard, LocalId, Module, Stmt, Type};
use crate::ops::BinOp;
use crate::verify::MAX_DEPTH;
use crate::visit::{Few, assigned, depth, size};
use smallvec::{SmallVec, smallvec};

/// Statements and expressions of a loop that is worth a copy.
const LARGE: usize = 3000;

/// Most checks in front of a loop.
const MOST: usize = 24;

/// Offsets from a range's ends, so that no sum of a few overflows.
const FAR: i64 = 1 << 31;

/// Hoists the guards of every loop of a module.
pub fn hoist_guards(module: &mut Module) {
    for function in &mut module.functions {
        // Every loop adds a level, on the way of which there are no more than there are levels.
        if depth(&function.body) < MAX_DEPTH / 2 {
            let body = std::mem::take(&mut function.body);
            function.body = block(function, body);
        }
    }
}

fn block(function: &mut Function, stmts: Block) -> Block {
    let mut done = Vec::with_capacity(stmts.len());
    for mut stmt in stmts {
        let is_counted = matches!(stmt, Stmt::For { .. } | Stmt::ParallelFor { .. });
        if is_counted && size(std::slice::from_ref(&stmt)) <= LARGE {
            version(function, stmt, &mut done);
        } else {
            inside(function, &mut stmt);
            done.push(stmt);
        }
    }
    done
}

fn inside(function: &mut Function, stmt: &mut Stmt) {
    for inner in stmt.blocks_mut() {
        *inner = block(function, std::mem::take(inner));
    }
}

/// Appends a counted loop to `out`, in two versions if there is something to check in front of it.
fn version(function: &mut Function, mut stmt: Stmt, out: &mut Block) {
    let mut scope = Scope { assigned: assigned(std::slice::from_ref(&stmt)), ranges: vec![] };
    let before = function.locals.len();
    // Checks and the loop itself both need its ends.
    let mut ends = Vec::new();
    for end in ends_of(&mut stmt) {
        if !matches!(end.kind, ExprKind::Const(_) | ExprKind::Local(_) | ExprKind::Extent(..)) {
            let local = function.add_local(format!(".e{}", function.locals.len()), Type::Scalar(end.dtype), false);
            ends.push((local, std::mem::replace(end, Expr::local(end.dtype, local))));
        }
    }
    let mut hoist = Hoist::default();
    scope.enter(&mut stmt, true, &mut |e, scope, certain| hoist.collect(e, scope, certain));
    let (checks, gone) = hoist.choose();
    if !gone.contains(&true) {
        function.locals.truncate(before);
        for end in ends_of(&mut stmt) {
            if let ExprKind::Local(local) = end.kind
                && let Some(at) = ends.iter().position(|(known, _)| *known == local)
            {
                *end = ends.swap_remove(at).1;
            }
        }
        inside(function, &mut stmt);
        out.push(stmt);
        return;
    }
    let test = checks.into_iter().reduce(|a, b| Expr::binary(BinOp::And, a, b));
    let slow = test.is_some().then(|| stmt.clone());
    let mut gone = gone.into_iter();
    scope.enter(&mut stmt, true, &mut |e, _, _| {
        if let ExprKind::Guard(_, x, _) = &mut e.kind
            && gone.next().expect("the same guards in the same order")
        {
            *e = std::mem::replace(x, Expr::bool(false));
        }
    });
    out.extend(ends.into_iter().map(|(local, end)| Stmt::Set(local, end)));
    inside(function, &mut stmt);
    out.push(match test.zip(slow) {
        Some((test, slow)) => Stmt::If { test, then: vec![stmt], otherwise: vec![slow] },
        None => stmt,
    });
}

/// Start and stop of a counted loop.
fn ends_of(stmt: &mut Stmt) -> Few<&mut Expr> {
    match stmt {
        Stmt::For { start, stop, .. } | Stmt::ParallelFor { start, stop, .. } => smallvec![start, stop],
        _ => smallvec![],
    }
}

/// Most values that a bound is the sum of.
const TERMS: usize = 4;

/// Values of which a sum is made, where there are several, are checked to be smaller than this, so that no sum overflows.
const SUMMAND: i64 = 1 << 40;

/// Values that are the same during the loop that is being versioned, added or subtracted, and a constant added to them.
#[derive(Debug, Clone, PartialEq)]
struct Bound {
    terms: SmallVec<[Term; 2]>,
    offset: i64,
}

#[derive(Debug, Clone, PartialEq)]
struct Term {
    /// A local, or an extent.
    value: Expr,
    subtracted: bool,
}

/// Inclusive.
#[derive(Debug, Clone)]
struct Range {
    low: Bound,
    high: Bound,
}

/// What is known at a place inside the loop that is being versioned.
struct Scope {
    /// What the loop assigns, sorted.
    assigned: Vec<LocalId>,
    /// Variables of the counted loops around.
    ranges: Vec<(LocalId, Range)>,
}

impl Scope {
    fn changes(&self, local: LocalId) -> bool {
        self.assigned.binary_search(&local).is_ok()
    }

    /// Shows the expressions of a block to `f`, and whether they are evaluated in every iteration.
    fn block(&mut self, block: &mut [Stmt], certain: bool, f: &mut dyn FnMut(&mut Expr, &Scope, bool)) {
        for stmt in block {
            stmt.exprs_mut().into_iter().for_each(|e| e.visit_mut(&mut |e| f(e, self, certain)));
            match stmt {
                Stmt::For { .. } | Stmt::ParallelFor { .. } => self.enter(stmt, certain, f),
                _ => stmt.blocks_mut().into_iter().for_each(|inner| self.block(inner, false, f)),
            }
        }
    }

    /// The body of a counted loop, with its variable's range.
    fn enter(&mut self, stmt: &mut Stmt, certain: bool, f: &mut dyn FnMut(&mut Expr, &Scope, bool)) {
        let (Stmt::For { var, start, stop, step, body } | Stmt::ParallelFor { var, start, stop, step, body, .. }) =
            stmt
        else {
            return;
        };
        let range = if assigned(body).binary_search(var).is_ok() { None } else { self.counted(start, stop, step) };
        let known = range.is_some();
        self.ranges.extend(range.map(|range| (*var, range)));
        self.block(body, certain, f);
        if known {
            self.ranges.pop();
        }
    }

    fn counted(&self, start: &Expr, stop: &Expr, step: &Expr) -> Option<Range> {
        if start.dtype != DType::I64 {
            return None;
        }
        let (start, stop) = (self.range(start)?, self.range(stop)?);
        match step.as_const()?.0 as i64 {
            0 => None,
            1.. => Some(Range { low: start.low, high: stop.high.plus(-1)? }),
            _ => Some(Range { low: stop.low.plus(1)?, high: start.high }),
        }
    }

    /// The range of an `i64`.
    fn range(&self, e: &Expr) -> Option<Range> {
        match &e.kind {
            ExprKind::Const(value) => Bound { terms: smallvec![], offset: 0 }.plus(value.0 as i64).map(Range::only),
            ExprKind::Local(local) => match self.ranges.iter().rev().find(|(var, _)| var == local) {
                Some((_, range)) => Some(range.clone()),
                None if self.changes(*local) => None,
                None => Some(Range::only(Bound::of(e))),
            },
            ExprKind::Extent(array, _) if !self.changes(*array) => Some(Range::only(Bound::of(e))),
            ExprKind::Binary(BinOp::Add, a, b) => {
                let (a, b) = (self.range(a)?, self.range(b)?);
                Some(Range { low: a.low.with(b.low, false)?, high: a.high.with(b.high, false)? })
            }
            ExprKind::Binary(BinOp::Sub, a, b) => {
                let (a, b) = (self.range(a)?, self.range(b)?);
                Some(Range { low: a.low.with(b.high, true)?, high: a.high.with(b.low, true)? })
            }
            _ => None,
        }
    }
}

impl Range {
    fn only(bound: Bound) -> Range {
        Range { low: bound.clone(), high: bound }
    }
}

impl Bound {
    fn of(value: &Expr) -> Bound {
        Bound { terms: smallvec![Term { value: value.clone(), subtracted: false }], offset: 0 }
    }

    fn plus(self, offset: i64) -> Option<Bound> {
        let offset = self.offset.checked_add(offset).filter(|o| (-FAR..=FAR).contains(o))?;
        Some(Bound { terms: self.terms, offset })
    }

    /// With another one added or subtracted.
    fn with(self, other: Bound, subtracted: bool) -> Option<Bound> {
        let mut sum = self.plus(if subtracted { -other.offset } else { other.offset })?;
        for term in other.terms {
            let term = Term { subtracted: term.subtracted != subtracted, ..term };
            let opposite = |known: &Term| known.value == term.value && known.subtracted != term.subtracted;
            match sum.terms.iter().position(opposite) {
                Some(at) => drop(sum.terms.remove(at)),
                None => sum.terms.push(term),
            }
        }
        (sum.terms.len() <= TERMS).then_some(sum)
    }

    /// Whether it is not negative, whatever the values are.
    fn is_positive(&self) -> bool {
        let extent = |term: &Term| !term.subtracted && matches!(term.value.kind, ExprKind::Extent(..));
        self.offset >= 0 && self.terms.len() <= 1 && self.terms.iter().all(extent)
    }

    /// The sum without the constant.
    fn sum(&self) -> Expr {
        let mut terms = self.terms.iter();
        let first = match terms.next() {
            Some(term) if !term.subtracted => term.value.clone(),
            Some(term) => Expr::binary(BinOp::Sub, Expr::int(0), term.value.clone()),
            None => Expr::int(0),
        };
        terms.fold(first, |sum, term| {
            let op = if term.subtracted { BinOp::Sub } else { BinOp::Add };
            Expr::binary(op, sum, term.value.clone())
        })
    }

    /// What has to hold for the sum not to overflow.
    fn limits(&self, checks: &mut Vec<Expr>) {
        if self.terms.len() == 1 && !self.terms[0].subtracted {
            return;
        }
        for Term { value, .. } in &self.terms {
            checks.push(Expr::binary(BinOp::Lt, value.clone(), Expr::int(SUMMAND)));
            if !matches!(value.kind, ExprKind::Extent(..)) {
                checks.push(Expr::binary(BinOp::Gt, value.clone(), Expr::int(-SUMMAND)));
            }
        }
    }
}

#[derive(Default)]
struct Hoist {
    /// What has to hold in front of the loop.
    checks: Vec<Expr>,
    /// Whether a check belongs to a guard that every iteration comes to; one for each of `checks`.
    sure: Vec<bool>,
    /// For every guard, in order, the checks that do for it; `None` where none do.
    guards: Vec<Option<Few<usize>>>,
}

impl Hoist {
    /// Notes the checks of a guard.
    fn collect(&mut self, e: &Expr, scope: &Scope, certain: bool) {
        if !matches!(e.kind, ExprKind::Guard(..)) {
            return;
        }
        let enough = checks(e, scope).map(|(checks, is_plain)| {
            let note = |check| match self.checks.iter().position(|known| *known == check) {
                Some(at) => {
                    self.sure[at] |= certain || is_plain;
                    at
                }
                None => {
                    self.checks.push(check);
                    self.sure.push(certain || is_plain);
                    self.checks.len() - 1
                }
            };
            checks.into_iter().map(note).collect()
        });
        self.guards.push(enough);
    }

    /// The checks that are likely to hold, and not too many; for every guard, whether these do for it.
    fn choose(self) -> (Vec<Expr>, Vec<bool>) {
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
        let chosen = self.checks.into_iter().zip(&kept).filter(|(_, kept)| **kept);
        (chosen.map(|(check, _)| check).collect(), gone)
    }
}

/// What has to hold for a guard of an index to change nothing, unless it always does; and whether the index is a variable
/// or a local as it is, which is likely to be in range even in a branch. `None` for what is no guard of an index, for one
/// that cannot be checked, and for one that never holds.
fn checks(e: &Expr, scope: &Scope) -> Option<(Vec<Expr>, bool)> {
    let ExprKind::Guard(guard, x, _) = &e.kind else { return None };
    let (Guard::Index(array, axis) | Guard::Bounds(array, axis) | Guard::Wrap(array, axis)) = *guard else {
        return None;
    };
    if scope.changes(array) {
        return None;
    }
    let Range { low, high } = scope.range(x)?;
    let mut checks = Vec::new();
    if !low.is_positive() {
        if low.terms.is_empty() {
            return None;
        }
        low.limits(&mut checks);
        checks.push(Expr::binary(BinOp::Ge, low.sum(), Expr::int(-low.offset)));
    }
    let extent = Expr::extent(array, axis);
    let is_extent = matches!(&high.terms[..], [Term { value, subtracted: false }] if *value == extent);
    if is_extent && high.offset >= 0 {
        return None;
    }
    if !is_extent && !matches!(guard, Guard::Wrap(..)) {
        let limit = match high.offset {
            0 => extent,
            ..0 => Expr::binary(BinOp::Add, extent, Expr::int(-high.offset)),
            _ => Expr::binary(BinOp::Sub, extent, Expr::int(high.offset)),
        };
        high.limits(&mut checks);
        checks.push(Expr::binary(BinOp::Lt, high.sum(), limit));
    }
    Some((checks, matches!(x.kind, ExprKind::Local(_))))
}
