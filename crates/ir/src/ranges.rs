//! What integers are between, and the arithmetic of that.
//!
//! Ends of ranges are sums of *values*: numbers that stay the same while one speaks of them, extents of arrays and locals such
//! as parameters.

use std::cmp::Ordering::{self, Greater, Less};

use smallvec::{SmallVec, smallvec};

use crate::dtype::{DType, Kind};
use crate::module::{Expr, LocalId};

/// Constants in sums, so that no sum of a few overflows.
pub(crate) const FAR: i64 = 1 << 31;

/// Most values that an end is the sum of.
const TERMS: usize = 4;

/// What is the same wherever the followed statements are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    Local(LocalId),
    /// Never negative.
    Extent(LocalId, u8),
}

/// A value that is added, or subtracted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Term {
    pub value: Value,
    pub subtracted: bool,
}

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bound {
    /// In order.
    pub terms: SmallVec<[Term; 2]>,
    pub offset: i64,
}

/// How a range speaks of what the machine computes, which wraps where integers do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    /// The machine's value is in the range.
    Exact,
    /// An integer is in the range of which the machine's value is the last 64 bits. One end alone says nothing.
    Modular,
    /// As `Modular`, if the values in its ends are small.
    Limited,
}

/// Both ends included; `None` where nothing is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Range {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
    /// Another lower end, which cannot be compared with the first: a loop's start, say, and what a condition asks for.
    pub other_low: Option<Bound>,
    pub truth: Truth,
    /// The upper end is the most that the type of a number can say, which says little about the number.
    pub typed: bool,
    /// A condition has narrowed it.
    pub asked: bool,
}

impl Value {
    pub fn expr(self) -> Expr {
        match self {
            Value::Local(local) => Expr::local(DType::I64, local),
            Value::Extent(array, axis) => Expr::extent(array, axis),
        }
    }
}

impl Bound {
    pub fn of(value: Value) -> Bound {
        Bound { terms: smallvec![Term { value, subtracted: false }], offset: 0 }
    }

    pub fn constant(value: i64) -> Option<Bound> {
        Bound { terms: smallvec![], offset: 0 }.plus(value)
    }

    pub fn plus(&self, offset: i64) -> Option<Bound> {
        let offset = self.offset.checked_add(offset).filter(|o| (-FAR..=FAR).contains(o))?;
        Some(Bound { terms: self.terms.clone(), offset })
    }

    /// With another one added or subtracted, and whether values have cancelled each other.
    pub fn with(&self, other: &Bound, subtracted: bool) -> Option<(Bound, bool)> {
        let mut sum = self.plus(if subtracted { -other.offset } else { other.offset })?;
        let mut cancelled = false;
        for term in &other.terms {
            let term = Term { subtracted: term.subtracted != subtracted, ..*term };
            let opposite = Term { subtracted: !term.subtracted, ..term };
            match sum.terms.binary_search(&opposite) {
                Ok(at) => {
                    sum.terms.remove(at);
                    cancelled = true;
                }
                Err(_) => {
                    let at = sum.terms.binary_search(&term).unwrap_or_else(|at| at);
                    sum.terms.insert(at, term);
                }
            }
        }
        (sum.terms.len() <= TERMS).then_some((sum, cancelled))
    }

    /// The one value that it is, but for the constant.
    fn value(&self) -> Option<Value> {
        match self.terms[..] {
            [Term { value, subtracted: false }] => Some(value),
            _ => None,
        }
    }

    /// Whether it is not negative, whatever the values are.
    pub fn is_non_negative(&self) -> bool {
        self.offset >= 0 && (self.terms.is_empty() || matches!(self.value(), Some(Value::Extent(..))))
    }

    /// Whether the numbers begin before it, whatever the values are.
    pub fn fits_below(&self) -> bool {
        self.terms.is_empty()
            || match self.value() {
                Some(Value::Extent(..)) => true,
                Some(Value::Local(_)) => self.offset >= 0,
                None => false,
            }
    }

    /// Whether the numbers end after it, whatever the values are.
    pub fn fits_above(&self) -> bool {
        self.terms.is_empty() || self.value().is_some() && self.offset <= 0
    }

    /// How it compares to another one, if that is known; `Less` and `Greater` where they may be equal, too.
    fn compare(&self, other: &Bound) -> Option<Ordering> {
        let is_extent = |bound: &Bound| matches!(bound.value(), Some(Value::Extent(..)));
        if self.terms == other.terms {
            return Some(self.offset.cmp(&other.offset));
        }
        match self.offset.cmp(&other.offset) {
            Less | Ordering::Equal if self.terms.is_empty() && is_extent(other) => Some(Less),
            Greater | Ordering::Equal if other.terms.is_empty() && is_extent(self) => Some(Greater),
            _ => None,
        }
    }
}

/// The end that says more, of two that both hold, and the other one if that cannot be told; `outer` is how it compares then.
fn tighter(a: Option<Bound>, b: Option<Bound>, outer: Ordering) -> (Option<Bound>, Option<Bound>) {
    let (a, b) = match (a, b) {
        (Some(a), Some(b)) => (a, b),
        (a, b) => return (a.or(b), None),
    };
    match a.compare(&b) {
        Some(order) if order == outer => (Some(a), None),
        Some(_) => (Some(b), None),
        // What guards are about: a constant below, an extent above.
        None if a.terms.is_empty() || matches!(a.value(), Some(Value::Extent(..))) && !b.terms.is_empty() => {
            (Some(a), Some(b))
        }
        None => (Some(b), Some(a)),
    }
}

/// The end that holds for both of two, if one of them does; `outer` is how it compares to the other one.
pub(crate) fn wider(a: Option<&Bound>, b: Option<&Bound>, outer: Ordering) -> Option<Bound> {
    let (a, b) = (a?, b?);
    let order = a.compare(b)?;
    Some(if order == outer { a } else { b }.clone())
}

impl Range {
    /// Any number.
    pub const ANY: Range =
        Range { low: None, high: None, other_low: None, truth: Truth::Exact, typed: false, asked: false };

    pub fn only(bound: Bound) -> Range {
        Range { low: Some(bound.clone()), high: Some(bound), ..Range::ANY }
    }

    pub fn between(low: i64, high: i64) -> Range {
        Range { low: Bound::constant(low), high: Bound::constant(high), ..Range::ANY }
    }

    pub fn says_nothing(&self) -> bool {
        self.low.is_none() && self.high.is_none()
    }

    /// What the machine's value is between if values are small. Both ends have to be there and to name the same values: one
    /// of them may be all that is kept.
    pub fn limited(self) -> Range {
        let names_the_same = |(low, high): (&Bound, &Bound)| low.terms == high.terms;
        match self.truth {
            Truth::Exact => self,
            _ if self.low.as_ref().zip(self.high.as_ref()).is_some_and(names_the_same) => {
                Range { truth: Truth::Limited, other_low: None, ..self }
            }
            _ => Range::ANY,
        }
    }

    /// What the machine's value is between.
    pub fn exact(self) -> Range {
        if self.truth == Truth::Exact { self } else { Range::ANY }
    }

    /// Plus or minus another one.
    pub fn with(&self, other: &Range, subtracted: bool) -> Range {
        let (low, high) = if subtracted { (&other.high, &other.low) } else { (&other.low, &other.high) };
        let end = |a: &Option<Bound>, b: &Option<Bound>| a.as_ref()?.with(b.as_ref()?, subtracted);
        let other_low = match &self.other_low {
            None if !subtracted => end(&self.low, &other.other_low),
            it => end(it, low),
        };
        let (low, high) = (end(&self.low, low), end(&self.high, high));
        let truth = self.truth.max(other.truth);
        let limited = |end: Option<(Bound, bool)>| {
            // A value that has gone can no longer be looked at.
            end.filter(|(_, cancelled)| !cancelled || truth != Truth::Limited).map(|(bound, _)| bound)
        };
        let (low, high, other_low) = (limited(low), limited(high), limited(other_low));
        let fits = low.as_ref().is_some_and(Bound::fits_below) && high.as_ref().is_some_and(Bound::fits_above);
        let truth = if truth == Truth::Exact && !fits { Truth::Modular } else { truth };
        let (typed, asked) = (self.typed || other.typed, self.asked || other.asked);
        Range { low, high, other_low, truth, typed, asked }
    }

    /// What holds for numbers of either.
    pub fn join(&self, other: &Range) -> Range {
        let truth = self.truth.max(other.truth);
        let wider = |a: &Option<Bound>, b: &Option<Bound>, outer| {
            // A value that has gone can no longer be looked at.
            let keeps = truth != Truth::Limited || a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.terms == b.terms);
            if keeps { wider(a.as_ref(), b.as_ref(), outer) } else { None }
        };
        Range {
            low: wider(&self.low, &other.low, Less),
            high: wider(&self.high, &other.high, Greater),
            other_low: None,
            truth,
            typed: self.typed || other.typed,
            asked: self.asked || other.asked,
        }
    }

    /// What holds for numbers that are in both.
    pub fn meet(self, fact: &Range) -> Range {
        let known = self.exact();
        let typed = known.typed && fact.high.is_none();
        let (low, other_low) = tighter(known.low, fact.low.clone(), Greater);
        let other_low = other_low.or(known.other_low).filter(|other| Some(other) != low.as_ref());
        let (high, _) = tighter(known.high, fact.high.clone(), Less);
        Range { low, high, other_low, truth: Truth::Exact, typed, asked: known.asked || fact.asked }
    }

    /// Whether no number in it is negative.
    pub fn begins_at_zero(&self) -> bool {
        [&self.low, &self.other_low].into_iter().flatten().any(Bound::is_non_negative)
    }

    /// Whether the machine's value is more than zero.
    pub fn is_above_zero(&self) -> bool {
        let above = |low: &Bound| low.offset > 0 && low.is_non_negative();
        self.truth == Truth::Exact && self.low.as_ref().is_some_and(above)
    }

    /// Whether the machine's value is not negative.
    pub fn is_non_negative(&self) -> bool {
        self.truth == Truth::Exact && self.begins_at_zero()
    }
}

/// The lesser of two numbers.
pub(crate) fn least(a: Range, b: Range) -> Range {
    let low = wider(a.low.as_ref(), b.low.as_ref(), Less);
    let (high, _) = tighter(a.high, b.high, Less);
    Range { low, high, typed: a.typed && b.typed, asked: a.asked || b.asked, ..Range::ANY }
}

/// The greater of two numbers.
pub(crate) fn most(a: Range, b: Range) -> Range {
    let high = wider(a.high.as_ref(), b.high.as_ref(), Greater);
    let (low, other_low) = tighter(a.low, b.low, Greater);
    Range { low, high, other_low, typed: a.typed || b.typed, asked: a.asked || b.asked, ..Range::ANY }
}

/// What lies between 0 and a number that is not negative.
pub(crate) fn smaller(x: Range) -> Range {
    if x.is_non_negative() { Range { low: Bound::constant(0), other_low: None, ..x } } else { Range::ANY }
}

/// What a type can say.
pub(crate) fn of_type(dtype: DType) -> Range {
    match dtype.kind() {
        Kind::Bool => Range::between(0, 1),
        Kind::Unsigned if dtype.bits() < 64 => Range { typed: true, ..Range::between(0, (1 << dtype.bits()) - 1) },
        Kind::Signed if dtype.bits() < 64 => {
            let half = 1 << (dtype.bits() - 1);
            Range { typed: true, ..Range::between(-half, half - 1) }
        }
        _ => Range::ANY,
    }
}
