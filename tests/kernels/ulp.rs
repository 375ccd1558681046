//! The math functions as loops at a chosen instruction set, their references, and errors in units in the last place.
//! Shared by the tests and `examples/ulp_sweep.rs`.

use super::double_double::{self, Pair};
use std::marker::PhantomData;

use jitney::kernels::math::{self, Float, reference};
use jitney::runtime::cpu::{Body, Features, Level, vectorize};

/// Instruction sets of this machine.
pub fn levels() -> Vec<Level> {
    Level::ALL.into_iter().filter(|level| level.is_available()).collect()
}

/// A function as it is measured.
pub struct Function {
    pub name: &'static str,
    /// The function over slices of one length.
    pub f32: fn(Level, &[f32], &mut [f32]),
    pub f64: fn(Level, &[f64], &mut [f64]),
    /// The function in f64, from the host's library or a formula.
    pub reference: fn(f64) -> f64,
    /// The function to about 100 bits, as `pair * 2^n`, and the interval to sample.
    pub exact: Option<Exact>,
    /// What the error may be; infinite where nothing is promised.
    pub bound: f64,
}

/// A reference for f64, and where it holds.
#[derive(Clone, Copy)]
pub struct Exact {
    pub function: fn(f64) -> (Pair, i32),
    pub low: f64,
    pub high: f64,
}

struct Each<'a, T, M>(&'a [T], &'a mut [T], PhantomData<M>);

impl<T: Float, M: math::Function> Body for Each<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        self.1.copy_from_slice(self.0);
        // SAFETY: `vectorize` runs a body with the level's type only where the processor has it.
        unsafe { math::map_in_place::<F, M, T>(self.1) }
    }
}

macro_rules! function {
    ($name:literal, $function:ident, $reference:expr, $exact:expr, $bound:expr) => {
        Function {
            name: $name,
            f32: |level, x, y| vectorize(level, Each(x, y, PhantomData::<math::$function>)),
            f64: |level, x, y| vectorize(level, Each(x, y, PhantomData::<math::$function>)),
            reference: $reference,
            exact: $exact,
            bound: $bound,
        }
    };
}

const fn exact(function: fn(f64) -> (Pair, i32), low: f64, high: f64) -> Option<Exact> {
    Some(Exact { function, low, high })
}

/// Every function.
pub const FUNCTIONS: &[Function] = &[
    function!("exp", Exp, f64::exp, exact(|x| double_double::exp(Pair(x, 0.0)), -744.0, 709.7), 1.0),
    function!("log", Log, f64::ln, exact(|x| (double_double::log(x), 0), 1e-300, 1e300), 1.0),
    function!("sigmoid", Sigmoid, reference::sigmoid, exact(double_double::sigmoid, -744.0, 744.0), 2.0),
    function!("tanh", Tanh, f64::tanh, exact(|x| (double_double::tanh(x), 0), -20.0, 20.0), 2.0),
    function!("silu", Silu, |x| x * reference::sigmoid(x), None, f64::INFINITY),
    function!("gelu erf", GeluErf, reference::gelu_erf, None, f64::INFINITY),
    function!("gelu tanh", GeluTanh, reference::gelu_tanh, None, f64::INFINITY),
];

/// The largest error seen, and where.
#[derive(Clone, Copy, Debug, Default)]
pub struct Worst<T> {
    pub error: f64,
    pub at: T,
}

impl<T: Copy> Worst<T> {
    pub fn note(&mut self, error: f64, at: T) {
        if error > self.error {
            *self = Worst { error, at };
        }
    }

    #[allow(dead_code, reason = "the sweep over all inputs uses it, the tests do not")]
    pub fn larger(self, other: Worst<T>) -> Worst<T> {
        if other.error > self.error { other } else { self }
    }
}

/// How far `got` is from `want`, in units in the last place of an f32 of `want`'s size, gradual underflow included.
/// Infinite for a NaN or an infinity where none belongs, and for a zero of the wrong sign. Without branches, so that
/// blocks of it vectorise.
#[inline(always)]
pub fn ulps_f32(got: f32, want: f64) -> f64 {
    let nearest = want as f32;
    let exponent = (want.to_bits() & (0x7ff << 52)).max((1023 - 126) << 52);
    let unit = f64::from_bits(exponent - (23 << 52));
    let distance = (got as f64 - want).abs() / unit;
    let same = got.to_bits() == nearest.to_bits() || (got.is_nan() & want.is_nan());
    let wrong_sign = (got == 0.0) & (got.is_sign_negative() != want.is_sign_negative());
    let misplaced = got.is_nan() | want.is_nan() | got.is_infinite() | nearest.is_infinite() | wrong_sign;
    // A nearest result counts with its distance, unless that is infinite.
    let distance = if misplaced { f64::INFINITY } else { distance };
    if same & misplaced { 0.0 } else { distance }
}

/// The largest error of a block.
#[allow(dead_code, reason = "as above")]
pub fn worst_f32(got: &[f32], want: &[f64]) -> f64 {
    struct Largest<'a>(&'a [f32], &'a [f64]);
    impl Body for Largest<'_> {
        type Output = f64;
        #[inline(always)]
        fn run<F: Features>(self) -> f64 {
            let mut lanes = [0.0f64; 32];
            for (got, want) in self.0.chunks(32).zip(self.1.chunks(32)) {
                for (lane, (&got, &want)) in lanes.iter_mut().zip(got.iter().zip(want)) {
                    let error = ulps_f32(got, want);
                    *lane = if error > *lane { error } else { *lane };
                }
            }
            lanes.into_iter().fold(0.0, f64::max)
        }
    }
    vectorize(Level::best(), Largest(got, want))
}

/// The f64 function's largest error over `count` inputs: half of them uniform in the reference's interval, half spread
/// over the magnitudes in it.
pub fn sample_f64(function: &Function, exact: Exact, count: usize, seed: u64) -> Vec<Worst<f64>> {
    let mut state = seed;
    let mut uniform = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    let mut worst = vec![Worst::default(); levels().len()];
    let (mut x, mut y) = ([0.0; 1024], [0.0; 1024]);
    for _ in 0..count.div_ceil(x.len()) {
        for (i, x) in x.iter_mut().enumerate() {
            let (u, v) = (uniform(), uniform());
            *x = match (i % 2, exact.low < 0.0) {
                (0, _) => exact.low + (exact.high - exact.low) * u,
                // Magnitudes from 2^-16 up: nearer to 0 these functions are their arguments, or 1 plus them.
                (_, true) => (if v < 0.5 { exact.low } else { exact.high }) * (-11.0 * u).exp(),
                (_, false) if v < 0.5 => 0.5 + u,
                (_, false) => (1380.0 * u - 690.0).exp(),
            };
        }
        let want = x.map(|x| (exact.function)(x));
        for (level, worst) in levels().into_iter().zip(&mut worst) {
            (function.f64)(level, &x, &mut y);
            for i in 0..x.len() {
                worst.note(double_double::ulps(y[i], want[i]), x[i]);
            }
        }
    }
    worst
}
