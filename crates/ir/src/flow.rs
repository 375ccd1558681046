//! What integers are between: followed through a function, or a loop of it, statement by statement.
//!
//! ```text
//! for i in range(1, extent(x, 0), 1)         i in 1 ..= extent - 1
//!     j = sub(i, 1)                          j in 0 ..= extent - 2
//!     while and(ge(j, 0), ...)               j in -1 ..= extent - 2: it only goes down, and only from 0 or more
//!         x[j] = ...                         j in 0 ..= extent - 2
//!         j = sub(j, 1)
//! ```
//!
//! The values of which ends are sums (`ranges`) are what the followed statements do not assign. What is known of a local
//! comes from its assignments, from the conditions on the way, and, for one that a loop only steps up or down, from where it
//! starts and the conditions under which it is stepped.

use std::cmp::Ordering::{Greater, Less};

use crate::dtype::DType;
use crate::module::{Block, Expr, ExprKind, Guard, LocalId, Stmt};
use crate::ops::{BinOp, UnOp};
use crate::ranges::{Bound, FAR, Range, Truth, Value, least, most, of_type, smaller, wider};
use crate::verify::always_leaves;
use crate::visit::Few;

/// Something that has become known of a local.
#[derive(Debug, Clone)]
struct Entry {
    local: LocalId,
    range: Range,
    /// By an assignment; otherwise by a condition.
    assigned: bool,
    /// What was known before, as in `Flow::latest`.
    before: usize,
}

/// What a condition in a local says of another one.
#[derive(Debug, Clone, PartialEq)]
struct Implied {
    condition: LocalId,
    local: LocalId,
    range: Range,
}

/// Facts that hold together.
type Facts = Vec<(LocalId, Range)>;

/// Is shown guards, inner ones first, with what is known there, and whether they are evaluated whenever the statements that
/// are followed are run.
pub(crate) type Visit<'v> = dyn FnMut(&mut Expr, &Flow, bool) + 'v;

/// What is known at a place of the statements that are followed.
pub(crate) struct Flow {
    /// Whether the statements assign a local, by local.
    changed: Vec<bool>,
    /// In the order in which it became known; the end of a block takes back what its statements have added.
    known: Vec<Entry>,
    /// The last entry of a local, counted from 1; 0 where there is none.
    latest: Vec<usize>,
    implied: Vec<Implied>,
    /// While a loop is tried out: what was known of locals where they were stepped.
    trial: Option<Vec<(LocalId, Range)>>,
}

impl Flow {
    /// Follows statements of a function with so many locals.
    pub fn of(locals: usize, followed: &[Stmt]) -> Flow {
        let mut changed = vec![false; locals];
        let mut changes = vec![];
        changed_in(followed, false, &mut changes);
        changes.iter().for_each(|(local, _)| changed[local.index()] = true);
        Flow { changed, known: vec![], latest: vec![0; locals], implied: vec![], trial: None }
    }

    /// The locals that are equal to a sum, and stay so while a statement runs.
    pub fn names(&self, stmt: &Stmt) -> Vec<(LocalId, Range)> {
        let is_sum = |range: &Range| range.truth == Truth::Exact && range.low.is_some() && range.low == range.high;
        let known = (0..).map(LocalId).zip(&self.latest).filter(|(_, at)| **at > 0);
        let mut names: Vec<_> = known.map(|(local, at)| (local, &self.known[at - 1].range)).collect();
        names.retain(|(_, range)| is_sum(range));
        if !names.is_empty() {
            let mut changes = vec![];
            changed_in(std::slice::from_ref(stmt), false, &mut changes);
            let changes = merged(changes);
            names.retain(|(local, _)| !is_among(*local, &changes));
        }
        names.into_iter().map(|(local, range)| (local, range.clone())).collect()
    }

    /// Begins with what is known of locals, as far as the statements do not assign them.
    pub fn know(&mut self, names: &[(LocalId, Range)]) {
        for (local, range) in names.iter().filter(|(local, _)| !self.changed[local.index()]) {
            self.known.push(Entry { local: *local, range: range.clone(), assigned: false, before: 0 });
            self.latest[local.index()] = self.known.len();
        }
    }

    /// Whether the statements assign a local.
    pub fn changes(&self, local: LocalId) -> bool {
        self.changed[local.index()]
    }

    /// Shows the guards of a block.
    pub fn block(&mut self, block: &mut [Stmt], certain: bool, f: &mut Visit) {
        block.iter_mut().for_each(|stmt| self.stmt(stmt, certain, f));
    }

    fn stmt(&mut self, stmt: &mut Stmt, certain: bool, f: &mut Visit) {
        if self.trial.is_none() && !matches!(stmt, Stmt::While { .. }) {
            stmt.exprs_mut().into_iter().for_each(|e| self.show(e, certain, f));
        }
        match stmt {
            Stmt::Set(local, e) => self.set(*local, e),
            Stmt::If { test, then, otherwise } => self.branch(test, then, otherwise, f),
            Stmt::While { .. } | Stmt::For { .. } | Stmt::ParallelFor { .. } => self.repeat(stmt, certain, f),
            _ => stmt.assigned().into_iter().for_each(|local| self.assign(local, Range::ANY)),
        }
    }

    fn show(&self, e: &mut Expr, certain: bool, f: &mut Visit) {
        e.visit_mut(&mut |e| {
            if matches!(e.kind, ExprKind::Guard(..)) {
                f(e, self, certain);
            }
        });
    }

    fn set(&mut self, local: LocalId, e: &Expr) {
        if e.dtype == DType::Bool {
            let mut facts = vec![];
            self.facts(e, true, &mut facts);
            self.assign(local, Range::ANY);
            self.note(local, Range::ANY, true);
            let implied = |(about, range)| Implied { condition: local, local: about, range };
            self.implied.extend(facts.into_iter().map(implied));
        } else if e.dtype == DType::I64 {
            let range = self.range(e);
            if self.trial.is_some() && step_of(local, e).is_some() {
                let before = self.last(local);
                self.trial.iter_mut().for_each(|trial| trial.push((local, before.clone())));
            }
            self.assign(local, range);
        }
    }

    fn assign(&mut self, local: LocalId, range: Range) {
        let before = self.implied.len();
        self.implied.retain(|fact| fact.local != local && fact.condition != local);
        // What was unknown and is again need not be noted.
        if !range.says_nothing() || self.latest[local.index()] != 0 || self.implied.len() < before {
            self.note(local, range, true);
        }
    }

    fn note(&mut self, local: LocalId, range: Range, assigned: bool) {
        self.known.push(Entry { local, range, assigned, before: self.latest[local.index()] });
        self.latest[local.index()] = self.known.len();
    }

    /// Takes back what has become known since there were `mark` entries.
    fn take(&mut self, mark: usize) -> Vec<Entry> {
        let taken = self.known.split_off(mark);
        taken.iter().rev().for_each(|entry| self.latest[entry.local.index()] = entry.before);
        taken
    }

    /// Both ways, and what they leave known where they meet.
    fn branch(&mut self, test: &Expr, then: &mut Block, otherwise: &mut Block, f: &mut Visit) {
        let (mark, implied) = (self.known.len(), self.implied.clone());
        self.assume(test, true);
        self.block(then, false, f);
        let leaves = always_leaves(then);
        if otherwise.is_empty() && !leaves && self.known.len() == mark && self.implied == implied {
            return;
        }
        let by_then = self.take(mark);
        let after_then = std::mem::replace(&mut self.implied, implied);
        self.assume(test, false);
        self.block(otherwise, false, f);
        if leaves {
            return;
        }
        let by_otherwise = self.take(mark);
        if always_leaves(otherwise) {
            by_then.into_iter().for_each(|entry| self.note(entry.local, entry.range, entry.assigned));
            self.implied = after_then;
            return;
        }
        // A condition that is true where nothing else could set it so has come by `then`.
        let mut joined: Vec<Implied> = match test.kind {
            ExprKind::Local(condition) if otherwise.is_empty() && assigns(&by_then, condition) => {
                let of = |fact: &&Implied| fact.condition == condition;
                let before = self.implied.iter().filter(of).filter(|fact| !assigns(&by_then, fact.local));
                before.chain(after_then.iter().filter(of)).cloned().collect()
            }
            _ => vec![],
        };
        self.implied.retain(|fact| after_then.contains(fact));
        let changed = by_then.iter().chain(&by_otherwise).filter(|entry| entry.assigned);
        let changed: Few<LocalId> = changed.map(|entry| entry.local).collect();
        for (at, &local) in changed.iter().enumerate() {
            if !changed[..at].contains(&local) {
                let after = |way: &[Entry]| {
                    let last = way.iter().rev().find(|entry| entry.local == local);
                    last.map_or_else(|| self.last(local), |entry| entry.range.clone())
                };
                let range = after(&by_then).join(&after(&by_otherwise));
                self.assign(local, range);
            }
        }
        self.implied.append(&mut joined);
    }

    fn repeat(&mut self, stmt: &mut Stmt, certain: bool, f: &mut Visit) {
        let mut changes = vec![];
        stmt.blocks().into_iter().for_each(|inner| changed_in(inner, true, &mut changes));
        let var = match stmt {
            Stmt::For { var, start, stop, step, .. } | Stmt::ParallelFor { var, start, stop, step, .. } => {
                let is_kept = changes.iter().all(|(local, _)| local != var);
                changes.push((*var, None));
                Some((*var, if is_kept { self.counted(start, stop, step) } else { Range::ANY }))
            }
            _ => None,
        };
        changes.extend(stmt.assigned().into_iter().map(|local| (local, None)));
        let changes = merged(changes);
        self.implied.retain(|fact| !is_among(fact.condition, &changes) && !is_among(fact.local, &changes));
        let implied = self.implied.clone();
        // The iterations of a parallel loop do not go on from each other. Within a trial nothing more is supposed.
        let mut steps: Vec<Stepped> = match stmt {
            Stmt::ParallelFor { .. } => vec![],
            _ if self.trial.is_some() => vec![],
            _ => changes.iter().filter_map(|change| self.stepped(change)).collect(),
        };
        self.try_out(stmt, &changes, &mut steps, var.as_ref());
        let mark = self.known.len();
        self.enter(&changes, &steps, var.as_ref());
        self.iterate(stmt, certain, f);
        self.take(mark);
        self.implied = implied;
        for &(local, _) in &changes {
            let stepped = steps.iter().find(|s| s.local == local);
            self.assign(local, stepped.map_or(Range::ANY, |s| s.head.clone()));
        }
    }

    /// One iteration.
    fn iterate(&mut self, stmt: &mut Stmt, certain: bool, f: &mut Visit) {
        match stmt {
            Stmt::While { setup, test, body } => {
                self.block(setup, certain, f);
                if self.trial.is_none() {
                    self.show(test, certain, f);
                }
                self.assume(test, true);
                self.block(body, false, f);
            }
            Stmt::For { body, .. } | Stmt::ParallelFor { body, .. } => self.block(body, certain, f),
            _ => {}
        }
    }

    /// What holds in every iteration: of what a loop assigns, only what is known of stepped locals.
    fn enter(&mut self, changes: &Changes, steps: &[Stepped], var: Option<&(LocalId, Range)>) {
        for &(local, _) in changes {
            let stepped = steps.iter().find(|s| s.local == local);
            self.assign(local, stepped.map_or(Range::ANY, |s| s.head.clone()));
        }
        if let Some((var, range)) = var {
            self.assign(*var, range.clone());
        }
    }

    /// A local that a loop only steps one way, and the end from which it goes.
    fn stepped(&self, &(local, step): &(LocalId, Option<Step>)) -> Option<Stepped> {
        let step = step.filter(|step| step.least > 0 || step.most < 0)?;
        let start = self.last(local);
        if start.truth != Truth::Exact {
            return None;
        }
        let up = step.least > 0;
        let head = match up {
            true => Range { low: Some(start.low.clone()?), ..Range::ANY },
            false => Range { high: Some(start.high.clone()?), typed: start.typed, ..Range::ANY },
        };
        Some(Stepped { local, up, step, start, head })
    }

    /// Finds the other ends of stepped locals from what is known where they are stepped. Those that may be stepped past the
    /// numbers are dropped, since nothing holds of them then.
    fn try_out(
        &mut self,
        stmt: &mut Stmt,
        changes: &Changes,
        steps: &mut Vec<Stepped>,
        var: Option<&(LocalId, Range)>,
    ) {
        // What is found for one holds as long as what was supposed of the others does.
        for _ in 0..3 {
            if steps.is_empty() {
                return;
            }
            let (mark, implied) = (self.known.len(), self.implied.clone());
            self.trial = Some(vec![]);
            self.enter(changes, steps, var);
            self.iterate(stmt, false, &mut |_, _, _| ());
            self.take(mark);
            self.implied = implied;
            let trial = self.trial.take().unwrap_or_default();
            let ends: Vec<Option<Option<Bound>>> = steps.iter().map(|stepped| stepped.end(&trial)).collect();
            if ends.iter().all(Option::is_some) {
                for (stepped, end) in steps.iter_mut().zip(ends) {
                    let other = if stepped.up { &mut stepped.head.high } else { &mut stepped.head.low };
                    *other = end.flatten();
                }
                return;
            }
            let mut ends = ends.into_iter();
            steps.retain(|_| ends.next().expect("one for each").is_some());
        }
        steps.clear();
    }

    /// What the variable of a counted loop is between.
    fn counted(&self, start: &Expr, stop: &Expr, step: &Expr) -> Range {
        if start.dtype != DType::I64 {
            return Range::ANY;
        }
        let Some(step) = step.as_const().map(|step| step.0 as i64) else { return Range::ANY };
        let (start, stop) = (self.range(start).limited(), self.range(stop).limited());
        let truth = start.truth.max(stop.truth);
        let typed = start.typed || stop.typed;
        let beyond = |end: Option<Bound>, by| end.and_then(|end| end.plus(by));
        match step {
            0 => Range::ANY,
            1.. => Range { low: start.low, high: beyond(stop.high, -1), truth, typed, ..Range::ANY },
            _ => Range { low: beyond(stop.low, 1), high: start.high, truth, typed, ..Range::ANY },
        }
    }

    fn last(&self, local: LocalId) -> Range {
        match self.latest[local.index()] {
            0 if self.changes(local) => Range::ANY,
            0 => Range::only(Bound::of(Value::Local(local))),
            at => self.known[at - 1].range.clone(),
        }
    }

    /// What is said of what locals hold, without conditions or if values are small.
    pub fn claims(&self) -> impl Iterator<Item = (LocalId, &Range)> {
        let ranges = (0..)
            .zip(&self.latest)
            .filter(|(_, at)| **at > 0)
            .map(|(local, at)| (LocalId(local), &self.known[at - 1].range));
        ranges.filter(|(_, range)| range.truth != Truth::Modular)
    }

    /// The range of an `i64`.
    pub fn range(&self, e: &Expr) -> Range {
        let of = |x: &Expr| self.range(x);
        match &e.kind {
            ExprKind::Const(value) => Bound::constant(value.0 as i64).map_or(Range::ANY, Range::only),
            ExprKind::Local(local) => self.last(*local),
            ExprKind::Extent(array, axis) if !self.changes(*array) => {
                Range::only(Bound::of(Value::Extent(*array, *axis)))
            }
            ExprKind::Extent(..) => Range { low: Bound::constant(0), ..Range::ANY },
            ExprKind::Binary(BinOp::Add, a, b) => of(a).with(&of(b), false),
            ExprKind::Binary(BinOp::Sub, a, b) => of(a).with(&of(b), true),
            ExprKind::Binary(BinOp::Min, a, b) => least(of(a).exact(), of(b).exact()),
            ExprKind::Binary(BinOp::Max, a, b) => most(of(a).exact(), of(b).exact()),
            ExprKind::Binary(BinOp::Mod, _, b) => match b.as_const() {
                Some(c) if c.0 as i64 > 0 => Range::between(0, c.0 as i64 - 1),
                _ => Range::ANY,
            },
            ExprKind::Binary(BinOp::And, _, b) => match b.as_const() {
                Some(c) if c.0 as i64 >= 0 => Range::between(0, c.0 as i64),
                _ => Range::ANY,
            },
            // Towards 0 from above.
            ExprKind::Binary(BinOp::FloorDiv, a, b) if b.as_const().is_some_and(|c| c.0 as i64 > 0) => smaller(of(a)),
            ExprKind::Binary(BinOp::Shr, a, b) if b.as_const().is_some() => smaller(of(a)),
            ExprKind::Select(_, a, b) => of(a).join(&of(b)),
            ExprKind::Cast(x) => of_type(x.dtype),
            ExprKind::Guard(guard, x, _) => self.guarded(*guard, of(x)),
            _ => Range::ANY,
        }
    }

    /// What has been looked at.
    fn guarded(&self, guard: Guard, x: Range) -> Range {
        let (Guard::Index(array, axis) | Guard::Bounds(array, axis)) = guard else {
            return if guard == Guard::NonZero || x.is_non_negative() { x } else { Range::ANY };
        };
        let last = if self.changes(array) { None } else { Bound::of(Value::Extent(array, axis)).plus(-1) };
        let within = Range { low: Bound::constant(0), high: last, ..Range::ANY };
        if x.is_non_negative() || matches!(guard, Guard::Bounds(..)) { x.meet(&within) } else { within }
    }

    /// Notes what a condition says.
    fn assume(&mut self, test: &Expr, truth: bool) {
        let mut facts = vec![];
        self.facts(test, truth, &mut facts);
        for (local, fact) in facts {
            let range = self.last(local).meet(&fact);
            self.note(local, range, false);
        }
    }

    /// What a condition says if it is `truth`.
    fn facts(&self, test: &Expr, truth: bool, found: &mut Facts) {
        match &test.kind {
            ExprKind::Local(local) if truth => {
                let implied = self.implied.iter().filter(|fact| fact.condition == *local);
                found.extend(implied.map(|fact| (fact.local, fact.range.clone())));
            }
            ExprKind::Unary(UnOp::Not, x) => self.facts(x, !truth, found),
            ExprKind::Binary(op, a, b) => match (op, truth) {
                (BinOp::And, true) | (BinOp::Or, false) if a.dtype == DType::Bool => {
                    self.facts(a, truth, found);
                    self.facts(b, truth, found);
                }
                _ if a.dtype == DType::I64 => {
                    found.extend(self.compared(a, *op, b, truth));
                    found.extend(mirrored(*op).and_then(|op| self.compared(b, op, a, truth)));
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// What the outcome of `a op b` says of a local that `a` is, but for a constant.
    fn compared(&self, a: &Expr, op: BinOp, b: &Expr, truth: bool) -> Option<(LocalId, Range)> {
        let (local, added) = match &a.kind {
            ExprKind::Local(local) => (*local, 0),
            ExprKind::Binary(op @ (BinOp::Add | BinOp::Sub), x, c) => match (&x.kind, c.as_const()) {
                (ExprKind::Local(local), Some(c)) if self.range(a).truth == Truth::Exact => {
                    let c = Some(c.0 as i64).filter(|c| (-FAR..=FAR).contains(c))?;
                    (*local, if *op == BinOp::Add { c } else { -c })
                }
                _ => return None,
            },
            _ => return None,
        };
        // What does not change stands for itself.
        if !self.changes(local) {
            return None;
        }
        let b = self.range(b).exact();
        let end = |end: &Option<Bound>, by: i64| end.as_ref().and_then(|end| end.plus(by - added));
        let fact = match (op, truth) {
            (BinOp::Lt, true) | (BinOp::Ge, false) => Range { high: end(&b.high, -1), ..Range::ANY },
            (BinOp::Le, true) | (BinOp::Gt, false) => Range { high: end(&b.high, 0), ..Range::ANY },
            (BinOp::Gt, true) | (BinOp::Le, false) => Range { low: end(&b.low, 1), ..Range::ANY },
            (BinOp::Ge, true) | (BinOp::Lt, false) => Range { low: end(&b.low, 0), ..Range::ANY },
            (BinOp::Eq, true) | (BinOp::Ne, false) => {
                Range { low: end(&b.low, 0), high: end(&b.high, 0), ..Range::ANY }
            }
            (BinOp::Ne, true) | (BinOp::Eq, false) => {
                let known = self.last(local).exact();
                let other = b.low.as_ref().filter(|low| b.high.as_ref() == Some(low))?.plus(-added)?;
                let beyond = |end: Option<Bound>, by| end.filter(|end| *end == other).and_then(|end| end.plus(by));
                Range { low: beyond(known.low, 1), high: beyond(known.high, -1), ..Range::ANY }
            }
            _ => return None,
        };
        (!fact.says_nothing()).then_some((local, Range { asked: true, ..fact }))
    }
}

/// A local that a loop steps, and what holds of it at the start of every iteration and wherever else in the loop.
struct Stepped {
    local: LocalId,
    up: bool,
    step: Step,
    /// In front of the loop.
    start: Range,
    head: Range,
}

impl Stepped {
    /// The end towards which it is stepped, where there is one; `None` if it may be stepped past the numbers.
    fn end(&self, trial: &[(LocalId, Range)]) -> Option<Option<Bound>> {
        let outer = if self.up { Greater } else { Less };
        let (start, by) = if self.up { (&self.start.high, self.step.most) } else { (&self.start.low, self.step.least) };
        let mut end = start.clone();
        for (_, before) in trial.iter().filter(|(local, _)| *local == self.local) {
            let bound = if self.up { &before.high } else { &before.low };
            let after = bound.as_ref()?.plus(by)?;
            let fits = if self.up { after.fits_above() } else { after.fits_below() };
            if before.truth != Truth::Exact || !fits {
                return None;
            }
            end = wider(end.as_ref(), Some(&after), outer);
        }
        Some(end)
    }
}

/// The least and the most that is added to a local at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    least: i64,
    most: i64,
}

/// Locals that are assigned, and by how much those that are only stepped.
type Changes = Vec<(LocalId, Option<Step>)>;

/// Every assignment of a block.
fn changed_in(block: &[Stmt], steps: bool, found: &mut Changes) {
    for stmt in block {
        match stmt {
            Stmt::Set(local, e) => {
                let step = step_of(*local, e).filter(|_| steps);
                found.push((*local, step.map(|by| Step { least: by, most: by })));
            }
            Stmt::ParallelFor { var, .. } => found.push((*var, None)),
            _ => {}
        }
        if !matches!(stmt, Stmt::Set(..)) {
            found.extend(stmt.assigned().into_iter().map(|local| (local, None)));
        }
        let steps = steps && !matches!(stmt, Stmt::ParallelFor { .. });
        stmt.blocks().into_iter().for_each(|inner| changed_in(inner, steps, found));
    }
}

/// One for each local, in order.
fn merged(mut changes: Changes) -> Changes {
    changes.sort_unstable_by_key(|&(local, _)| local);
    changes.dedup_by(|(local, step), (kept, merged)| {
        if local == kept {
            *merged = merged.zip(*step).map(|(a, b)| Step { least: a.least.min(b.least), most: a.most.max(b.most) });
        }
        local == kept
    });
    changes
}

/// Whether a local is among what has been `merged`.
fn is_among(local: LocalId, changes: &Changes) -> bool {
    changes.binary_search_by_key(&local, |&(changed, _)| changed).is_ok()
}

/// What is added to a local that is set to itself plus or minus a constant.
fn step_of(local: LocalId, e: &Expr) -> Option<i64> {
    let ExprKind::Binary(op @ (BinOp::Add | BinOp::Sub), x, by) = &e.kind else { return None };
    if e.dtype != DType::I64 || !matches!(x.kind, ExprKind::Local(l) if l == local) {
        return None;
    }
    let by = Some(by.as_const()?.0 as i64).filter(|by| (-FAR..=FAR).contains(by))?;
    Some(if *op == BinOp::Add { by } else { -by })
}

fn assigns(entries: &[Entry], local: LocalId) -> bool {
    entries.iter().any(|entry| entry.assigned && entry.local == local)
}

/// `b op' a` for `a op b`.
fn mirrored(op: BinOp) -> Option<BinOp> {
    Some(match op {
        BinOp::Eq | BinOp::Ne => op,
        BinOp::Lt => BinOp::Gt,
        BinOp::Le => BinOp::Ge,
        BinOp::Gt => BinOp::Lt,
        BinOp::Ge => BinOp::Le,
        _ => return None,
    })
}
