//! Which instruction set a kernel runs with.
//!
//! Comes in: what the processor offers, and the `JITNEY_CPU` limit. Goes out: a `Level`, and `vectorize`, which
//! compiles a body once per level so that the loops in it use that level's registers. Bodies are ordinary scalar
//! Rust; LLVM vectorises them.

use std::sync::atomic::{AtomicU8, Ordering};

use pulp::NullaryFnOnce;

use super::config;

/// An instruction set that kernels are compiled for, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Level {
    /// What every processor of the architecture has (SSE2 on x86-64).
    Baseline = 1,
    /// AVX2 and FMA.
    Avx2 = 2,
    /// AVX-512 F, BW, CD, DQ, VL.
    Avx512 = 3,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Level; 3] = [Level::Baseline, Level::Avx2, Level::Avx512];

    /// The name that `JITNEY_CPU` and the system information use.
    pub fn name(self) -> &'static str {
        match self {
            Level::Baseline => "baseline",
            Level::Avx2 => "avx2",
            Level::Avx512 => "avx512",
        }
    }

    /// The level of that name.
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }

    /// Whether this processor can run the level.
    #[inline]
    pub fn is_available(self) -> bool {
        self <= Level::highest()
    }

    /// The level itself, or the highest one below it that the processor has.
    #[inline]
    pub fn available(self) -> Level {
        self.min(Level::highest())
    }

    /// The highest level that the processor has. One load after the first time: it is asked for at every `vectorize`.
    #[inline]
    fn highest() -> Level {
        static HIGHEST: AtomicU8 = AtomicU8::new(0);
        match HIGHEST.load(Ordering::Relaxed) {
            1 => Level::Baseline,
            2 => Level::Avx2,
            3 => Level::Avx512,
            _ => {
                let highest = detect();
                HIGHEST.store(highest as u8, Ordering::Relaxed);
                highest
            }
        }
    }

    /// The highest level that the processor has and `JITNEY_CPU` allows.
    pub fn best() -> Level {
        static BEST: AtomicU8 = AtomicU8::new(0);
        match BEST.load(Ordering::Relaxed) {
            1 => Level::Baseline,
            2 => Level::Avx2,
            3 => Level::Avx512,
            _ => {
                let limit = config::get().cpu.unwrap_or(Level::Avx512);
                let best = Level::ALL.into_iter().rev().find(|l| *l <= limit && l.is_available());
                let best = best.unwrap_or(Level::Baseline);
                BEST.store(best as u8, Ordering::Relaxed);
                best
            }
        }
    }
}

#[cold]
fn detect() -> Level {
    #[cfg(target_arch = "x86_64")]
    {
        if pulp::x86::V4::is_available() {
            return Level::Avx512;
        }
        if pulp::x86::V3::is_available() {
            return Level::Avx2;
        }
    }
    Level::Baseline
}

// A level as a type: `Baseline`, `Avx2`, `Avx512`, and what a body may ask of it.
pub use jitney_math::features::{Avx2, Avx512, Baseline, Features};

/// Work that is compiled once per level. Implementations are `#[inline(always)]`, and so is everything they call that
/// is to be vectorised.
pub trait Body {
    /// What it returns.
    type Output;
    /// Does the work with the level's instructions.
    fn run<F: Features>(self) -> Self::Output;
}

struct AsNullary<B, F>(B, std::marker::PhantomData<F>);

impl<B: Body, F: Features> NullaryFnOnce for AsNullary<B, F> {
    type Output = B::Output;
    #[inline(always)]
    fn call(self) -> B::Output {
        self.0.run::<F>()
    }
}

/// Runs the body compiled for `level`, or for the highest level below it that the processor has.
#[inline]
pub fn vectorize<B: Body>(level: Level, body: B) -> B::Output {
    match level.available() {
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => {
            // SAFETY: `available` says that the processor has it.
            let simd = unsafe { pulp::x86::V4::new_unchecked() };
            simd.vectorize(AsNullary(body, std::marker::PhantomData::<Avx512>))
        }
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => {
            // SAFETY: as above.
            let simd = unsafe { pulp::x86::V3::new_unchecked() };
            simd.vectorize(AsNullary(body, std::marker::PhantomData::<Avx2>))
        }
        _ => AsNullary(body, std::marker::PhantomData::<Baseline>).call(),
    }
}
