//! Vector registers as types, one per instruction set and dtype, for kernels that have to say what stays in a register.
//!
//! Comes in: a level and a body that is generic over the level's vectors. Goes out: the body, run with them. Loops over
//! plain arrays, which most kernels leave to LLVM, are not enough for a microkernel: up to 24 accumulators have to stay
//! in registers over a whole reduction, and LLVM does not promise that for arrays of lanes.

use super::Element;
#[cfg(target_arch = "x86_64")]
use super::cpu::{Avx2, Avx512};
use super::cpu::{Baseline, Features, Level};

/// A level's vector of `T`. Every function must be inlined into code that is compiled for the level.
pub trait Lanes<T>: Features {
    /// The register.
    type V: Copy;
    /// Its lanes.
    const N: usize;
    /// Vector registers of the level.
    const REGISTERS: usize;
    /// Every lane `x`.
    ///
    /// # Safety
    /// The processor has the level.
    unsafe fn splat(x: T) -> Self::V;
    /// `N` elements from `p`, any alignment.
    ///
    /// # Safety
    /// The processor has the level; `N` elements are readable.
    unsafe fn load(p: *const T) -> Self::V;
    /// Stores `N` elements to `p`, any alignment.
    ///
    /// # Safety
    /// The processor has the level; `N` elements are writable.
    unsafe fn store(p: *mut T, v: Self::V);
    /// `a * b + c` per lane.
    ///
    /// # Safety
    /// The processor has the level.
    unsafe fn mul_add(a: Self::V, b: Self::V, c: Self::V) -> Self::V;
}

#[cfg(target_arch = "x86_64")]
macro_rules! lanes {
    ($level:ident, $t:ident, $v:ident, $n:literal, $registers:literal, $set:ident, $load:ident, $store:ident,
     |$a:ident, $b:ident, $c:ident| $mul_add:expr) => {
        impl Lanes<$t> for $level {
            type V = $v;
            const N: usize = $n;
            const REGISTERS: usize = $registers;
            #[inline(always)]
            unsafe fn splat(x: $t) -> $v {
                // SAFETY: the caller's contract.
                unsafe { $set(x) }
            }
            #[inline(always)]
            unsafe fn load(p: *const $t) -> $v {
                // SAFETY: the caller's contract.
                unsafe { $load(p) }
            }
            #[inline(always)]
            unsafe fn store(p: *mut $t, v: $v) {
                // SAFETY: the caller's contract.
                unsafe { $store(p, v) }
            }
            #[inline(always)]
            unsafe fn mul_add($a: $v, $b: $v, $c: $v) -> $v {
                // SAFETY: the caller's contract.
                unsafe { $mul_add }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::*;
    use std::arch::x86_64::*;

    lanes!(Avx512, f32, __m512, 16, 32, _mm512_set1_ps, _mm512_loadu_ps, _mm512_storeu_ps, |a, b, c| {
        _mm512_fmadd_ps(a, b, c)
    });
    lanes!(Avx512, f64, __m512d, 8, 32, _mm512_set1_pd, _mm512_loadu_pd, _mm512_storeu_pd, |a, b, c| {
        _mm512_fmadd_pd(a, b, c)
    });
    lanes!(Avx2, f32, __m256, 8, 16, _mm256_set1_ps, _mm256_loadu_ps, _mm256_storeu_ps, |a, b, c| {
        _mm256_fmadd_ps(a, b, c)
    });
    lanes!(Avx2, f64, __m256d, 4, 16, _mm256_set1_pd, _mm256_loadu_pd, _mm256_storeu_pd, |a, b, c| {
        _mm256_fmadd_pd(a, b, c)
    });
    lanes!(Baseline, f32, __m128, 4, 16, _mm_set1_ps, _mm_loadu_ps, _mm_storeu_ps, |a, b, c| {
        _mm_add_ps(_mm_mul_ps(a, b), c)
    });
    lanes!(Baseline, f64, __m128d, 2, 16, _mm_set1_pd, _mm_loadu_pd, _mm_storeu_pd, |a, b, c| {
        _mm_add_pd(_mm_mul_pd(a, b), c)
    });
}

/// On other architectures, four lanes for LLVM to place.
#[cfg(not(target_arch = "x86_64"))]
impl<T: Element + std::ops::Mul<Output = T> + std::ops::Add<Output = T>> Lanes<T> for Baseline {
    type V = [T; 4];
    const N: usize = 4;
    const REGISTERS: usize = 16;
    #[inline(always)]
    unsafe fn splat(x: T) -> [T; 4] {
        [x; 4]
    }
    #[inline(always)]
    unsafe fn load(p: *const T) -> [T; 4] {
        // SAFETY: the caller's contract.
        unsafe { p.cast::<[T; 4]>().read_unaligned() }
    }
    #[inline(always)]
    unsafe fn store(p: *mut T, v: [T; 4]) {
        // SAFETY: the caller's contract.
        unsafe { p.cast::<[T; 4]>().write_unaligned(v) }
    }
    #[inline(always)]
    unsafe fn mul_add(a: [T; 4], b: [T; 4], c: [T; 4]) -> [T; 4] {
        std::array::from_fn(|i| a[i] * b[i] + c[i])
    }
}

/// Work that is compiled once per level, with the level's vectors of `T`.
pub trait LaneBody<T> {
    /// Does the work. `#[inline(always)]`, and so is everything that it calls with `L`.
    fn run<L: Lanes<T>>(self);
}

/// A dtype with vectors at every level.
pub trait Vector: Element {
    /// Runs the body compiled for `level`, or for the highest level below it that the processor has.
    fn dispatch<B: LaneBody<Self>>(level: Level, body: B);
    /// Lanes of the level's vector.
    fn lanes(level: Level) -> usize;
}

macro_rules! vector {
    ($($t:ident),*) => { $(
        impl Vector for $t {
            fn dispatch<B: LaneBody<$t>>(level: Level, body: B) {
                match level.available() {
                    #[cfg(target_arch = "x86_64")]
                    Level::Avx512 => {
                        // SAFETY: `available` says that the processor has it.
                        let simd = unsafe { pulp::x86::V4::new_unchecked() };
                        simd.vectorize(At(body, std::marker::PhantomData::<(Avx512, $t)>))
                    }
                    #[cfg(target_arch = "x86_64")]
                    Level::Avx2 => {
                        // SAFETY: as above.
                        let simd = unsafe { pulp::x86::V3::new_unchecked() };
                        simd.vectorize(At(body, std::marker::PhantomData::<(Avx2, $t)>))
                    }
                    _ => body.run::<Baseline>(),
                }
            }

            fn lanes(level: Level) -> usize {
                match level.available() {
                    #[cfg(target_arch = "x86_64")]
                    Level::Avx512 => <Avx512 as Lanes<$t>>::N,
                    #[cfg(target_arch = "x86_64")]
                    Level::Avx2 => <Avx2 as Lanes<$t>>::N,
                    _ => <Baseline as Lanes<$t>>::N,
                }
            }
        }
    )* };
}
vector!(f32, f64);

/// A body with its level, in the form that pulp compiles.
#[cfg(target_arch = "x86_64")]
struct At<B, L>(B, std::marker::PhantomData<L>);

#[cfg(target_arch = "x86_64")]
impl<T, L: Lanes<T>, B: LaneBody<T>> pulp::NullaryFnOnce for At<B, (L, T)> {
    type Output = ();
    #[inline(always)]
    fn call(self) {
        self.0.run::<L>()
    }
}
