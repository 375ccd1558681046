//! Running statistics over a stream, for monitoring latencies: count, mean, variance, extremes and percentiles, in
//! memory that does not grow.
//!
//! ```text
//! mod    Running: what is kept, how it is read and merged       bins   magnitudes counted in bins of relative width
//! ```
//!
//! Comes in: numbers one by one, or tensors. Goes out: statistics at any time. Percentiles come from a DDSketch
//! (Masson, Rim, Lee, VLDB 2019): for elements that its bins still tell apart, a percentile is within the relative
//! accuracy of the element at that rank. Two sketches merge into what one sketch of both streams would be. Nothing
//! here locks: a handle that threads share needs a mutex around it.

mod bins;

use super::reduce::ops::{Moments, Reducer, Variance};
use crate::fail;
use crate::kernels::policy::{Policy, Work, run};
use crate::runtime::cpu::{Body, Features, Level, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::{DType, Element, Result, View};
use crate::with_dtype;
use bins::{Bins, Mapping};

/// What a `Running` is made with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// A percentile is within this part of the true element: 0.01 means 1 %. From 1e-6 to 0.5.
    pub relative_accuracy: f64,
    /// Bins for positive and as many for negative elements, from 16 to 1 048 576. Memory is at most
    /// `2 * 8 * max_bins` bytes and a few hundred more. At 1 %, 2048 bins span a factor of 10^17 between the smallest
    /// and the largest magnitude; elements of smaller magnitude than that share one bin.
    pub max_bins: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { relative_accuracy: 0.01, max_bins: 2048 }
    }
}

/// The statistics of a stream so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snapshot {
    /// Elements, infinite ones included, NaN not.
    pub count: u64,
    /// Elements that were NaN; nothing else takes notice of them.
    pub nan_count: u64,
    /// Infinite elements. They count as elements, have their place in percentiles, and are minimum or maximum, but
    /// mean and variance leave them out: one timeout does not spoil them for good.
    pub infinite_count: u64,
    /// Mean of the finite elements; NaN where there is none.
    pub mean: f64,
    /// Variance of the finite elements (divided by their number); NaN where there is none, infinite where an f64 does
    /// not reach.
    pub variance: f64,
    /// Least element; NaN where there is none.
    pub min: f64,
    /// Greatest element; NaN where there is none.
    pub max: f64,
}

/// Statistics of a stream, see the module.
#[derive(Debug, Clone)]
pub struct Running {
    options: Options,
    mapping: Mapping,
    /// Finite elements, their mean and sum of squared deviations (Welford; joined by Chan's formula).
    finite: u64,
    mean: f64,
    squares: f64,
    min: f64,
    max: f64,
    nan: u64,
    /// Elements of magnitude below the least normal f64.
    zeros: u64,
    positive: Bins,
    negative: Bins,
    positive_infinite: u64,
    negative_infinite: u64,
}

/// Elements of a tensor looked at together.
const BLOCK: usize = 1024;

impl Running {
    /// Statistics of nothing so far.
    pub fn new(options: Options) -> Result<Running> {
        let Options { relative_accuracy, max_bins } = options;
        if !(1e-6..=0.5).contains(&relative_accuracy) {
            fail!(InvalidArgument, "relative_accuracy is {relative_accuracy}; it goes from 1e-6 to 0.5");
        }
        if !(16..=1 << 20).contains(&max_bins) {
            fail!(InvalidArgument, "max_bins is {max_bins}; it goes from 16 to {}", 1 << 20);
        }
        Ok(Running {
            options,
            mapping: Mapping::new(relative_accuracy),
            finite: 0,
            mean: 0.0,
            squares: 0.0,
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
            nan: 0,
            zeros: 0,
            positive: Bins::new(max_bins),
            negative: Bins::new(max_bins),
            positive_infinite: 0,
            negative_infinite: 0,
        })
    }

    /// Elements so far, NaN left out.
    pub fn count(&self) -> u64 {
        self.finite + self.positive_infinite + self.negative_infinite
    }

    /// Adds one element: the definition.
    pub fn update(&mut self, x: f64) {
        if x.is_nan() {
            self.nan += 1;
            return;
        }
        self.min = self.min.min(x);
        self.max = self.max.max(x);
        if x.is_infinite() {
            *(if x > 0.0 { &mut self.positive_infinite } else { &mut self.negative_infinite }) += 1;
            return;
        }
        self.join(1, x, 0.0);
        self.place(x, self.mapping.index(x.abs()));
    }

    /// Counts a finite element in its bin.
    #[inline]
    fn place(&mut self, x: f64, index: i32) {
        if x.abs() < f64::MIN_POSITIVE {
            self.zeros += 1;
        } else if x > 0.0 {
            self.positive.add(index, 1);
        } else {
            self.negative.add(index, 1);
        }
    }

    /// As `update`, on the path that the policy chooses.
    pub fn update_by(&mut self, policy: &dyn Policy, x: f64) -> Result<()> {
        let define = |running: &mut &mut Running| {
            running.update(x);
            Ok(())
        };
        run(policy, Work { elements: 1 }, &mut { self }, define, |_, running| define(running))
    }

    /// Adds every element of an f32 or f64 tensor, of any layout, on the path that the policy chooses.
    pub fn update_view(&mut self, policy: &dyn Policy, x: &View) -> Result<()> {
        x.dtype().require("x", DType::FLOATS)?;
        let work = Work { elements: x.len() };
        with_dtype!(x.dtype(), T in [f32, f64], run(
            policy,
            work,
            &mut { self },
            |running| {
                running.define_elements::<T>(x);
                Ok(())
            },
            |exec, running| {
                running.update_elements::<T>(exec.level, x);
                Ok(())
            },
        ))
    }

    fn define_elements<T: Element + Into<f64>>(&mut self, x: &View) {
        x.array::<T>().iter().for_each(|&x| self.update(x.into()));
    }

    fn update_elements<T: Element + Into<f64>>(&mut self, level: Level, x: &View) {
        let nest = Nest::new(x.shape(), [x.strides()]);
        let (base, step) = (x.ptr::<T>(), nest.inner_strides[0]);
        let mut block = [0.0; BLOCK];
        let mut filled = 0;
        nest.walk(0..nest.len, |[at], len| {
            for i in 0..len as isize {
                // SAFETY: the nest stays within the view.
                block[filled] = unsafe { *base.offset(at + i * step) }.into();
                filled += 1;
                if filled == BLOCK {
                    self.update_block(level, &block);
                    filled = 0;
                }
            }
        });
        self.update_block(level, &block[..filled]);
    }

    fn update_block(&mut self, level: Level, x: &[f64]) {
        if x.is_empty() {
            return;
        }
        let mut indices = [0; BLOCK];
        let seen = vectorize(level, Look { x, indices: &mut indices[..x.len()], mapping: self.mapping });
        let Some(seen) = seen.filter(|seen| seen.moments.sum.is_finite()) else {
            // Something is not finite, if only the sum: one by one.
            return x.iter().for_each(|&x| self.update(x));
        };
        let mean = seen.moments.sum / x.len() as f64;
        self.join(x.len() as u64, mean, seen.moments.squares);
        self.min = self.min.min(seen.min);
        self.max = self.max.max(seen.max);
        for (&x, &index) in x.iter().zip(&indices) {
            self.place(x, index);
        }
    }

    /// Joins the moments of `count` more elements (Chan, Golub, LeVeque 1979).
    fn join(&mut self, count: u64, mean: f64, squares: f64) {
        if count == 0 {
            return;
        }
        let (a, b) = (self.finite as f64, count as f64);
        let apart = mean - self.mean;
        self.finite += count;
        // Means of opposite signs may be further apart than an f64 reaches; then it is the variance that is infinite.
        self.mean = if apart.is_finite() {
            self.mean + apart * (b / (a + b))
        } else {
            self.mean * (a / (a + b)) + mean * (b / (a + b))
        };
        self.squares += squares + apart * (apart * (a * b / (a + b)));
    }

    /// The percentile `q`, from 0 to 100: an estimate of the element at rank `floor(q * (count - 1) / 100)` of the
    /// sorted stream, off by at most `relative_accuracy` times its magnitude. The least and the greatest element are
    /// exact. Where a stream spans more than the bins can, elements of the smallest magnitudes share a bin, and a
    /// percentile that falls into it is only known to be at most that bin's magnitude.
    pub fn percentile(&self, q: f64) -> Result<f64> {
        if !(0.0..=100.0).contains(&q) {
            fail!(InvalidArgument, "q is {q}; percentiles go from 0 to 100");
        }
        let count = self.count();
        if count == 0 {
            fail!(InvalidArgument, "there is no element yet to take percentile {q} of");
        }
        // Divided last: 29 / 100 * 100 is less than 29.
        let rank = ((q * (count - 1) as f64 / 100.0) as u64).min(count - 1);
        if rank == 0 {
            return Ok(self.min);
        }
        if rank == count - 1 {
            return Ok(self.max);
        }
        Ok(self.estimate(rank).clamp(self.min, self.max))
    }

    fn estimate(&self, rank: u64) -> f64 {
        let mut left = rank;
        let mut falls = |count: u64| {
            let here = left < count;
            left -= if here { 0 } else { count };
            here
        };
        if falls(self.negative_infinite) {
            return f64::NEG_INFINITY;
        }
        if let Some((index, _)) = self.negative.iter().rev().find(|&(_, count)| falls(count)) {
            return -self.mapping.middle(index);
        }
        if falls(self.zeros) {
            return 0.0;
        }
        match self.positive.iter().find(|&(_, count)| falls(count)) {
            Some((index, _)) => self.mapping.middle(index),
            None => f64::INFINITY,
        }
    }

    /// Everything but percentiles.
    pub fn snapshot(&self) -> Snapshot {
        let count = self.count();
        let or_nan = |there: bool, x: f64| if there { x } else { f64::NAN };
        Snapshot {
            count,
            nan_count: self.nan,
            infinite_count: count - self.finite,
            mean: or_nan(self.finite > 0, self.mean),
            variance: or_nan(self.finite > 0, self.squares / self.finite as f64),
            min: or_nan(count > 0, self.min),
            max: or_nan(count > 0, self.max),
        }
    }

    /// Adds another stream's statistics, which must have the same relative accuracy. Percentiles, counts and extremes
    /// are then those of one stream with the elements of both, mean and variance too but for rounding.
    pub fn merge(&mut self, other: &Running) -> Result<()> {
        let (mine, theirs) = (self.options.relative_accuracy, other.options.relative_accuracy);
        if mine != theirs {
            fail!(InvalidArgument, "the relative accuracies {mine} and {theirs} differ; such statistics do not merge");
        }
        self.join(other.finite, other.mean, other.squares);
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
        self.nan += other.nan;
        self.zeros += other.zeros;
        self.positive_infinite += other.positive_infinite;
        self.negative_infinite += other.negative_infinite;
        other.positive.iter().rev().for_each(|(index, count)| self.positive.add(index, count));
        other.negative.iter().rev().for_each(|(index, count)| self.negative.add(index, count));
        Ok(())
    }

    /// Forgets every element; the options stay.
    pub fn reset(&mut self) {
        if let Ok(fresh) = Running::new(self.options) {
            *self = fresh;
        }
    }
}

/// What a block of finite elements comes to.
struct Seen {
    moments: Moments,
    min: f64,
    max: f64,
}

/// Looks at a block: moments, extremes, and every element's bin. `None` where an element is not finite.
struct Look<'a> {
    x: &'a [f64],
    indices: &'a mut [i32],
    mapping: Mapping,
}

impl Body for Look<'_> {
    type Output = Option<Seen>;
    #[inline(always)]
    fn run<F: Features>(self) -> Option<Seen> {
        let first = self.x[0];
        let mut odd = [0u64; 8];
        let (mut least, mut most) = ([first; 8], [first; 8]);
        let (groups, rest) = self.x.as_chunks::<8>();
        for group in groups {
            for i in 0..8 {
                odd[i] |= !group[i].is_finite() as u64;
                least[i] = if group[i] < least[i] { group[i] } else { least[i] };
                most[i] = if group[i] > most[i] { group[i] } else { most[i] };
            }
        }
        for &x in rest {
            odd[0] |= !x.is_finite() as u64;
            least[0] = if x < least[0] { x } else { least[0] };
            most[0] = if x > most[0] { x } else { most[0] };
        }
        if odd.iter().any(|&o| o != 0) {
            return None;
        }
        for (index, &x) in self.indices.iter_mut().zip(self.x) {
            *index = self.mapping.index(x.abs());
        }
        Some(Seen {
            moments: Variance::<f64>::NEW.block::<F>(self.x),
            min: least.into_iter().fold(first, f64::min),
            max: most.into_iter().fold(first, f64::max),
        })
    }
}
