//! What is gathered from the elements: sums, moments, extremes.
//!
//! Comes in: a block of elements in a slice, or a tile of rows. Goes out: an accumulator, which combines with those of
//! other blocks. Blocks have a fixed size and combine in a fixed order, so a result does not depend on threads. The
//! bodies are plain loops over arrays of lanes; LLVM turns them into the level's registers.

use crate::runtime::Element;
use crate::runtime::cpu::Features;

/// Lanes of a sum: four AVX-512 registers of f64.
const LANES: usize = 32;

/// A reduction: how blocks become accumulators and accumulators one.
pub trait Reducer: Copy + Send + Sync {
    /// The element type.
    type In: Element;
    /// What is kept of the elements seen so far.
    type Acc: Copy + Send + Sync;
    /// Elements of a block, at most; a multiple of the lanes, at most `MAX_BLOCK`.
    const BLOCK: usize;

    /// The accumulator of no elements.
    fn empty(self) -> Self::Acc;
    /// The accumulator of a block of at least one element.
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

/// The largest `Reducer::BLOCK`.
pub const MAX_BLOCK: usize = 2048;

/// An element that can be summed.
pub trait Summand: Element {
    /// The type of the sum while it grows: f64 for floats, wrapping i64 for integers.
    type Sum: Copy + Send + Sync;
    /// The sum of nothing.
    const ZERO: Self::Sum;
    /// Elements summed lane by lane before lanes are added up. For f64 a lane adds 16 numbers, as in NumPy's pairwise
    /// blocks of 128, so the error bound is NumPy's; f64 sums of f32 have 29 bits to spare.
    const SUM_BLOCK: usize;
    /// The element as a summand.
    fn widen(self) -> Self::Sum;
    /// The sum of both.
    fn plus(a: Self::Sum, b: Self::Sum) -> Self::Sum;
}

macro_rules! summand {
    ($($t:ty => $sum:ty, $zero:literal, $block:literal, |$a:ident, $b:ident| $plus:expr;)*) => { $(
        impl Summand for $t {
            type Sum = $sum;
            const ZERO: $sum = $zero;
            const SUM_BLOCK: usize = $block;
            #[inline(always)]
            fn widen(self) -> $sum { self as $sum }
            #[inline(always)]
            fn plus($a: $sum, $b: $sum) -> $sum { $plus }
        }
    )* };
}
summand! {
    f32 => f64, 0.0, 2048, |a, b| a + b;
    f64 => f64, 0.0, 512, |a, b| a + b;
    i32 => i64, 0, 2048, |a, b| a.wrapping_add(b);
    i64 => i64, 0, 2048, |a, b| a.wrapping_add(b);
}

/// Adds up lanes by halves. Sizes are constants at every step, so that the lanes stay in registers.
macro_rules! fold {
    ($lanes:expr, $plus:expr, [$($half:literal),+]) => {{
        let lanes = $lanes;
        $(
            let mut halves = [lanes[0]; $half];
            for i in 0..$half {
                halves[i] = $plus(lanes[i], lanes[i + $half]);
            }
            let lanes = halves;
        )+
        lanes[0]
    }};
}

/// The sum over one block of `term(x)`.
#[inline(always)]
fn sum_block<T: Summand, S: Copy>(x: &[T], zero: S, add: impl Fn(S, T) -> S, plus: impl Fn(S, S) -> S) -> S {
    let mut lanes = [zero; LANES];
    let mut chunks = x.chunks_exact(LANES);
    for chunk in &mut chunks {
        for i in 0..LANES {
            lanes[i] = add(lanes[i], chunk[i]);
        }
    }
    // The rest goes to a copy: an array that is indexed by a variable has no place in registers.
    let rest = chunks.remainder();
    if rest.is_empty() {
        return fold!(lanes, plus, [16, 8, 4, 2, 1]);
    }
    let mut lanes = std::hint::black_box(lanes);
    for (lane, &x) in lanes.iter_mut().zip(rest) {
        *lane = add(*lane, x);
    }
    fold!(lanes, plus, [16, 8, 4, 2, 1])
}

/// The sum.
#[derive(Clone, Copy)]
pub struct Sum<T>(std::marker::PhantomData<T>);

impl<T> Default for Sum<T> {
    fn default() -> Self {
        Sum(std::marker::PhantomData)
    }
}

impl<T: Summand> Reducer for Sum<T> {
    type In = T;
    type Acc = T::Sum;
    const BLOCK: usize = T::SUM_BLOCK;

    fn empty(self) -> T::Sum {
        T::ZERO
    }
    #[inline(always)]
    fn block<F: Features>(self, x: &[T]) -> T::Sum {
        sum_block(x, T::ZERO, |sum, x| T::plus(sum, x.widen()), T::plus)
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

impl<T> Default for Variance<T> {
    fn default() -> Self {
        Variance(std::marker::PhantomData)
    }
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
    const BLOCK: usize = MAX_BLOCK;

    fn empty(self) -> Moments {
        Moments { sum: 0.0, squares: 0.0 }
    }
    #[inline(always)]
    fn block<F: Features>(self, x: &[T]) -> Moments {
        let mut sum = 0.0;
        for x in x.chunks(T::SUM_BLOCK) {
            sum += sum_block(x, 0.0, |sum, x| sum + x.widen(), |a, b| a + b);
        }
        let mean = sum / x.len() as f64;
        let squares = sum_block(
            x,
            0.0,
            |squares, x| {
                let d = x.widen() - mean;
                F::mul_add_f64(d, d, squares)
            },
            |a, b| a + b,
        );
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

impl<T, const MAX: bool> Default for Extreme<T, MAX> {
    fn default() -> Self {
        Extreme(std::marker::PhantomData)
    }
}

#[inline(always)]
fn pick<T: Ordered, const MAX: bool>(a: T, b: T) -> T {
    if a.before::<MAX>(b) || a.nan() { a } else { b }
}

impl<T: Ordered, const MAX: bool> Reducer for Extreme<T, MAX> {
    type In = T;
    type Acc = T;
    const BLOCK: usize = MAX_BLOCK;

    fn empty(self) -> T {
        T::START
    }
    #[inline(always)]
    fn block<F: Features>(self, x: &[T]) -> T {
        let mut lanes = [x[0]; 64];
        let mut chunks = x.chunks_exact(64);
        for chunk in &mut chunks {
            for i in 0..64 {
                lanes[i] = pick::<T, MAX>(lanes[i], chunk[i]);
            }
        }
        let whole = fold!(lanes, pick::<T, MAX>, [32, 16, 8, 4, 2, 1]);
        chunks.remainder().iter().fold(whole, |best, &x| pick::<T, MAX>(best, x))
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
