//! What is gathered from the elements: sums, moments, extremes.
//!
//! Comes in: a block of elements in a slice, or a tile of rows. Goes out: an accumulator, which combines with those of
//! other blocks. Blocks have a fixed size and combine in a fixed order, so a result does not depend on threads. The
//! bodies are plain loops over arrays of lanes; LLVM turns them into the level's registers.

use crate::runtime::Element;
use crate::runtime::cpu::Features;

/// Lanes of a block. So many that the loop over them stays a loop, which LLVM turns into full registers; fewer would be
/// unrolled first, and then paired up in the narrowest ones.
const LANES: usize = 128;

/// Lanes of a block too short for those.
const FEW: usize = 16;

/// Elements from which on the many lanes pay.
const LONG: usize = 512;

/// A reduction: how blocks become accumulators and accumulators one.
pub trait Reducer: Copy + Send + Sync {
    /// The element type.
    type In: Element;
    /// What is kept of the elements seen so far.
    type Acc: Copy + Send + Sync;
    /// The accumulator of no elements.
    fn empty(self) -> Self::Acc;
    /// The accumulator of a block: 1 to `BLOCK` elements.
    fn block<F: Features>(self, x: &[Self::In]) -> Self::Acc;
    /// The accumulator of `count_a` elements and then `count_b` more; both counts are positive.
    fn combine(self, a: Self::Acc, count_a: usize, b: Self::Acc, count_b: usize) -> Self::Acc;
    /// Adds to `acc`, column by column, the elements `rows[..][0..W]`; `before` rows are in `acc`.
    ///
    /// # Safety
    /// `W` elements are readable at every row; there is at least one row.
    unsafe fn tile<F: Features, const W: usize>(
        self,
        acc: &mut [Self::Acc; W],
        before: usize,
        rows: &[*const Self::In],
        column: usize,
    );
}

/// Elements of a block. A lane adds 8 of them before lanes and blocks combine pairwise; NumPy's pairwise sum adds 16 in
/// a row, so the error bound of f64 sums is a little below NumPy's. f64 sums of f32 have 29 bits to spare.
pub const BLOCK: usize = 1024;

/// An element that can be summed.
pub trait Summand: Element {
    /// The type of the sum while it grows: f64 for floats, wrapping i64 for integers.
    type Sum: Copy + Send + Sync;
    /// The sum of nothing.
    const ZERO: Self::Sum;
    /// The element as a summand.
    fn widen(self) -> Self::Sum;
    /// The sum of both.
    fn plus(a: Self::Sum, b: Self::Sum) -> Self::Sum;
}

macro_rules! summand {
    ($($t:ty => $sum:ty, $zero:literal, |$a:ident, $b:ident| $plus:expr;)*) => { $(
        impl Summand for $t {
            type Sum = $sum;
            const ZERO: $sum = $zero;
            #[inline(always)]
            fn widen(self) -> $sum { self as $sum }
            #[inline(always)]
            fn plus($a: $sum, $b: $sum) -> $sum { $plus }
        }
    )* };
}
summand! {
    f32 => f64, 0.0, |a, b| a + b;
    f64 => f64, 0.0, |a, b| a + b;
    i32 => i64, 0, |a, b| a.wrapping_add(b);
    i64 => i64, 0, |a, b| a.wrapping_add(b);
}

/// Goes through `$x` lane by lane, `$acc` becoming `$step` with each element `$value`, then joins the lanes by halves with
/// `$join`. A macro, since a closure that is used twice may stay a function of its own, compiled for the baseline.
macro_rules! lanes {
    ($x:expr, $start:expr, |$acc:ident, $value:ident| $step:expr, $join:expr) => {{
        let x = $x;
        if x.len() >= LONG {
            lanes!(@ x, [$start; LANES], LANES, |$acc, $value| $step, $join, [64, 32, 16, 8, 4, 2, 1])
        } else {
            lanes!(@ x, [$start; FEW], FEW, |$acc, $value| $step, $join, [8, 4, 2, 1])
        }
    }};
    (@ $x:ident, $lanes:expr, $count:ident, |$acc:ident, $value:ident| $step:expr, $join:expr, [$($half:literal),+]) => {{
        let mut lanes = $lanes;
        let (rows, rest) = $x.as_chunks::<$count>();
        for row in rows {
            for i in 0..$count {
                let ($acc, $value) = (lanes[i], row[i]);
                lanes[i] = $step;
            }
        }
        for (lane, &$value) in lanes.iter_mut().zip(rest) {
            let $acc = *lane;
            *lane = $step;
        }
        $(
            let mut halves = [lanes[0]; $half];
            for i in 0..$half {
                halves[i] = $join(lanes[i], lanes[i + $half]);
            }
            let lanes = halves;
        )+
        lanes[0]
    }};
}

/// Asks for a cache line that will be read soon. Any address will do: nothing is read now.
#[inline(always)]
fn prefetch<T>(at: *const T) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a hint, which never faults.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(at.cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = at;
}

#[inline(always)]
fn plus(a: f64, b: f64) -> f64 {
    a + b
}

/// The sum.
#[derive(Clone, Copy)]
pub struct Sum<T>(std::marker::PhantomData<T>);

impl<T> Sum<T> {
    /// The sum.
    pub const NEW: Sum<T> = Sum(std::marker::PhantomData);
}

impl<T: Summand> Reducer for Sum<T> {
    type In = T;
    type Acc = T::Sum;

    fn empty(self) -> T::Sum {
        T::ZERO
    }
    #[inline(always)]
    fn block<F: Features>(self, x: &[T]) -> T::Sum {
        lanes!(x, T::ZERO, |sum, x| T::plus(sum, x.widen()), T::plus)
    }
    #[inline(always)]
    fn combine(self, a: T::Sum, _: usize, b: T::Sum, _: usize) -> T::Sum {
        T::plus(a, b)
    }
    #[inline(always)]
    unsafe fn tile<F: Features, const W: usize>(
        self,
        acc: &mut [T::Sum; W],
        _: usize,
        rows: &[*const T],
        column: usize,
    ) {
        for rows in rows.chunks(16) {
            let mut lanes = [T::ZERO; W];
            for row in rows {
                // SAFETY: the caller's contract.
                let row = unsafe { row.add(column).cast::<[T; W]>().read_unaligned() };
                for i in 0..W {
                    lanes[i] = T::plus(lanes[i], row[i].widen());
                }
            }
            for i in 0..W {
                acc[i] = T::plus(acc[i], lanes[i]);
            }
        }
    }
}

/// A sum, and the sum of squared deviations from the mean of the same elements.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// The sum.
    pub sum: f64,
    /// The sum of `(x - mean)²`.
    pub squares: f64,
}

/// Mean and variance in one pass over memory: two passes over each block while it is in the first-level cache, blocks
/// combined by the formula of Chan, Golub and LeVeque (1979). Nothing large cancels, whatever the mean.
#[derive(Clone, Copy)]
pub struct Variance<T>(std::marker::PhantomData<T>);

impl<T> Variance<T> {
    /// Mean and variance.
    pub const NEW: Variance<T> = Variance(std::marker::PhantomData);
}

impl Moments {
    /// The moments of two sets of elements as one.
    #[inline(always)]
    pub fn join(a: Moments, count_a: usize, b: Moments, count_b: usize) -> Moments {
        let (na, nb) = (count_a as f64, count_b as f64);
        let apart = b.sum / nb - a.sum / na;
        Moments { sum: a.sum + b.sum, squares: a.squares + b.squares + apart * apart * (na * nb / (na + nb)) }
    }
}

impl<T: Summand<Sum = f64>> Reducer for Variance<T> {
    type In = T;
    type Acc = Moments;

    fn empty(self) -> Moments {
        Moments { sum: 0.0, squares: 0.0 }
    }
    #[inline(always)]
    fn block<F: Features>(self, x: &[T]) -> Moments {
        let sum: f64 = lanes!(x, 0.0, |sum, x| sum + x.widen(), plus);
        let mean = sum / x.len() as f64;
        // The second look reads the cache only; memory fetches the next block meanwhile.
        for line in x.chunks(64 / size_of::<T>()) {
            prefetch(line.as_ptr().wrapping_add(BLOCK));
        }
        let squares = lanes!(x, 0.0, |squares, x| F::mul_add_f64(x.widen() - mean, x.widen() - mean, squares), plus);
        Moments { sum, squares }
    }
    #[inline(always)]
    fn combine(self, a: Moments, count_a: usize, b: Moments, count_b: usize) -> Moments {
        Moments::join(a, count_a, b, count_b)
    }
    #[inline(always)]
    unsafe fn tile<F: Features, const W: usize>(
        self,
        acc: &mut [Moments; W],
        before: usize,
        rows: &[*const T],
        column: usize,
    ) {
        let mut sums = [0.0; W];
        for row in rows {
            // SAFETY: the caller's contract.
            let row = unsafe { row.add(column).cast::<[T; W]>().read_unaligned() };
            for i in 0..W {
                sums[i] += row[i].widen();
            }
        }
        let means = sums.map(|sum| sum / rows.len() as f64);
        let mut squares = [0.0; W];
        for row in rows {
            // SAFETY: the caller's contract.
            let row = unsafe { row.add(column).cast::<[T; W]>().read_unaligned() };
            for i in 0..W {
                let d = row[i].widen() - means[i];
                squares[i] = F::mul_add_f64(d, d, squares[i]);
            }
        }
        for i in 0..W {
            let fresh = Moments { sum: sums[i], squares: squares[i] };
            acc[i] = if before == 0 { fresh } else { Moments::join(acc[i], before, fresh, rows.len()) };
        }
    }
}

/// An element with an order.
pub trait Ordered: Element {
    /// The place index that is as wide as the element, so that both fill registers alike.
    type Place: Copy + Send + Sync;
    /// What stands before anything was seen.
    const START: Self;
    /// A place as such an index.
    fn place(row: usize) -> Self::Place;
    /// The index as a place.
    fn row(place: Self::Place) -> usize;
    /// Whether it is NaN.
    fn nan(self) -> bool;
    /// Whether it comes first: less, or for `MAX` greater.
    fn before<const MAX: bool>(self, other: Self) -> bool;
}

macro_rules! ordered {
    ($($t:ty, $place:ty, |$x:ident| $nan:expr;)*) => { $(
        impl Ordered for $t {
            type Place = $place;
            const START: $t = 0 as $t;
            #[inline(always)]
            fn place(row: usize) -> $place { row as $place }
            #[inline(always)]
            fn row(place: $place) -> usize { place as usize }
            #[inline(always)]
            fn nan(self) -> bool { let $x = self; $nan }
            #[inline(always)]
            fn before<const MAX: bool>(self, other: $t) -> bool { if MAX { self > other } else { self < other } }
        }
    )* };
}
ordered! { f32, u32, |x| x.is_nan(); f64, u64, |x| x.is_nan(); i32, u32, |_x| false; i64, u64, |_x| false; }

/// The least element, or the greatest; NaN wins.
#[derive(Clone, Copy)]
pub struct Extreme<T, const MAX: bool>(std::marker::PhantomData<T>);

impl<T, const MAX: bool> Extreme<T, MAX> {
    /// The least element, or the greatest.
    pub const NEW: Extreme<T, MAX> = Extreme(std::marker::PhantomData);
}

#[inline(always)]
fn pick<T: Ordered, const MAX: bool>(a: T, b: T) -> T {
    if a.before::<MAX>(b) || a.nan() { a } else { b }
}

impl<T: Ordered, const MAX: bool> Reducer for Extreme<T, MAX> {
    type In = T;
    type Acc = T;

    fn empty(self) -> T {
        T::START
    }
    #[inline(always)]
    fn block<F: Features>(self, x: &[T]) -> T {
        lanes!(x, x[0], |best, x| pick::<T, MAX>(best, x), pick::<T, MAX>)
    }
    #[inline(always)]
    fn combine(self, a: T, _: usize, b: T, _: usize) -> T {
        pick::<T, MAX>(a, b)
    }
    #[inline(always)]
    unsafe fn tile<F: Features, const W: usize>(
        self,
        acc: &mut [T; W],
        before: usize,
        rows: &[*const T],
        column: usize,
    ) {
        // SAFETY: the caller's contract.
        let first = unsafe { rows[0].add(column).cast::<[T; W]>().read_unaligned() };
        let mut lanes = if before == 0 { first } else { *acc };
        for row in rows {
            // SAFETY: the caller's contract.
            let row = unsafe { row.add(column).cast::<[T; W]>().read_unaligned() };
            for i in 0..W {
                lanes[i] = pick::<T, MAX>(lanes[i], row[i]);
            }
        }
        *acc = lanes;
    }
}
