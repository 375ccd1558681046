//! Where a percentile lies in sorted data, and what its value is: NumPy's rules, rounding included.
//!
//! Comes in: the method, `q`, the number of elements. Goes out: the ranks that have to be found, and from their values
//! the result.

use crate::fail;
use crate::runtime::{Element, Result};

/// How a percentile between two elements is computed, as `np.percentile` names it.
pub const METHODS: &[&str] = &["linear", "lower", "higher", "midpoint", "nearest"];

/// A method, by its place in `METHODS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Between the two neighbours, in proportion.
    Linear,
    /// The neighbour below.
    Lower,
    /// The neighbour above.
    Higher,
    /// Halfway between the neighbours.
    Midpoint,
    /// The nearer neighbour; halfway, the one of even rank.
    Nearest,
}

impl Method {
    /// The method at an index of `METHODS`.
    pub fn from_index(index: usize) -> Method {
        [Method::Linear, Method::Lower, Method::Higher, Method::Midpoint, Method::Nearest][index]
    }

    /// Whether results are computed from two elements, rather than being elements.
    pub fn interpolates(self) -> bool {
        matches!(self, Method::Linear | Method::Midpoint)
    }
}

/// One percentile: the ranks of its neighbours and how far it lies between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Rank of the neighbour below.
    pub low: usize,
    /// Rank of the neighbour above.
    pub high: usize,
    /// The part of the way; `None` where the result is the element at `low`.
    pub t: Option<f64>,
}

impl Point {
    /// The percentile `q` of `n` elements, `n` positive. The formulas are those of NumPy's `_quantile`: the place is
    /// `(n - 1) * (q / 100)`; from the last element on both neighbours are that one.
    pub fn new(method: Method, q: f64, n: usize) -> Result<Point> {
        if !(0.0..=100.0).contains(&q) {
            fail!(InvalidArgument, "q has {q}; percentiles go from 0 to 100");
        }
        let last = n - 1;
        let place = last as f64 * (q / 100.0);
        let element = |rank: f64| {
            let rank = (rank as usize).min(last);
            Ok(Point { low: rank, high: rank, t: None })
        };
        let place = match method {
            Method::Lower => return element(place.floor()),
            Method::Higher => return element(place.ceil()),
            Method::Nearest => return element(place.round_ties_even()),
            Method::Linear => place,
            Method::Midpoint => 0.5 * (place.floor() + place.ceil()),
        };
        let at_end = place >= last as f64;
        // NumPy names the last element -1, and its `t` counts from there; both neighbours being one, no value is lost.
        let below = if at_end { -1.0 } else { place.floor() };
        let t = match method {
            Method::Midpoint => {
                if place.fract() == 0.0 {
                    0.0
                } else {
                    0.5
                }
            }
            _ => place - below,
        };
        let low = if at_end { last } else { below as usize };
        Ok(Point { low, high: if at_end { last } else { low + 1 }, t: Some(t) })
    }
}

/// What percentiles are computed of: a float with an integer key of the same order.
pub trait Keyed: Element + PartialOrd {
    /// The key: a signed integer of the same width.
    type Key: Element + Ord;
    /// The least and the greatest key.
    const KEYS: (Self::Key, Self::Key);
    /// Orders as the numbers do, with -0.0 below 0.0. Positive NaN is past every number, negative NaN before.
    fn key(self) -> Self::Key;
    /// The number of a key.
    fn value(key: Self::Key) -> Self;
    /// Whether it is NaN.
    fn nan(self) -> bool;
    /// NaN.
    const NAN: Self;
    /// The result between `a` and `b` in this type: what NumPy computes for one `q` that is a plain number.
    fn between(a: Self, b: Self, t: f64) -> Self;
    /// The result in f64: what NumPy computes for an array of `q`.
    fn between_wide(a: Self, b: Self, t: f64) -> f64;
    /// As `between_wide`, stored in this type as NumPy does for a given output.
    fn between_stored(a: Self, b: Self, t: f64) -> Self;
    /// The mean of the two middle elements, or of the only one.
    fn middle(a: Self, b: Option<Self>) -> Self;
}

macro_rules! real {
    ($t:ty, $key:ty, $unsigned:ty) => {
        impl Keyed for $t {
            type Key = $key;
            const KEYS: ($key, $key) = (<$key>::MIN, <$key>::MAX);
            const NAN: $t = <$t>::NAN;
            #[inline(always)]
            fn key(self) -> $key {
                let bits = self.to_bits() as $key;
                bits ^ (((bits >> (<$key>::BITS - 1)) as $unsigned) >> 1) as $key
            }
            #[inline(always)]
            fn value(key: $key) -> $t {
                <$t>::from_bits((key ^ (((key >> (<$key>::BITS - 1)) as $unsigned) >> 1) as $key) as $unsigned)
            }
            #[inline(always)]
            fn nan(self) -> bool {
                self.is_nan()
            }
            fn between(a: $t, b: $t, t: f64) -> $t {
                let apart = b - a;
                if t >= 0.5 { b - apart * ((1.0 - t) as $t) } else { a + apart * (t as $t) }
            }
            fn between_wide(a: $t, b: $t, t: f64) -> f64 {
                let apart = (b - a) as f64;
                if t >= 0.5 { b as f64 - apart * (1.0 - t) } else { a as f64 + apart * t }
            }
            fn between_stored(a: $t, b: $t, t: f64) -> $t {
                let apart = (b - a) as f64;
                if t >= 0.5 { b - (apart * (1.0 - t)) as $t } else { (a as f64 + apart * t) as $t }
            }
            fn middle(a: $t, b: Option<$t>) -> $t {
                match b {
                    None => 0.0 + a,
                    Some(b) => ((0.0 + a) + b) / 2.0,
                }
            }
        }
    };
}
real!(f32, i32, u32);
real!(f64, i64, u64);
