//! The functions over slices: registers as `Real`s, several side by side.
//!
//! One chain of dependent operations leaves most of the processor's units idle, and LLVM does not interleave bodies as
//! long as these. `Two` does, as often as it is nested: neighbouring instructions belong to different chains. 4096
//! elements of f32, cycles per register for one, two and four side by side, Cascade Lake at 2.5 GHz (2026-11):
//!
//! ```text
//!              exp                   log                   sigmoid               tanh
//! AVX-512      13.7  11.9   9.6      29.9  25.4  23.6      25.6  21.4  19.6      30.5  24.1  21.4
//! AVX2         17.1  13.9  11.9      34.2  32.1  28.5      24.6  21.2  17.3      25.8  24.8  18.6
//! ```
//!
//! The baseline keeps the loop over numbers, which LLVM vectorises.

use std::mem::MaybeUninit;
use std::ops::{Add, Div, Mul, Neg, Sub};

use jitney_math::features::Features;
use jitney_math::{Constants, Real};

/// A function that is written over `Real`.
pub trait Function: Copy + Send + Sync {
    /// Its value, lane by lane.
    fn at<F: Features, R: Real>(x: R) -> R;
}

/// `f32` or `f64`, with what its slices are worked on by.
pub trait Float: Real<Scalar = Self> + Constants {
    /// `out[i] = M(x[i])` for `len` elements.
    ///
    /// # Safety
    /// The processor has the level `F`; `len` elements are readable at `x` and writable at `out`, which is `x` or shares
    /// no byte with it.
    unsafe fn run<F: Features, M: Function>(x: *const Self, out: *mut Self, len: usize);
}

/// `out = M(x)`, element by element, and every element of `out` is written.
///
/// # Safety
/// The processor has the level `F`.
#[inline(always)]
pub unsafe fn map<F: Features, M: Function, T: Float>(x: &[T], out: &mut [MaybeUninit<T>]) {
    assert_eq!(x.len(), out.len());
    // SAFETY: two slices, one of them exclusive, share nothing; the level is the caller's contract.
    unsafe { T::run::<F, M>(x.as_ptr(), out.as_mut_ptr().cast(), x.len()) }
}

/// `values = M(values)`, element by element.
///
/// # Safety
/// The processor has the level `F`.
#[inline(always)]
pub unsafe fn map_in_place<F: Features, M: Function, T: Float>(values: &mut [T]) {
    let p = values.as_mut_ptr();
    // SAFETY: one slice, read before it is written; the level is the caller's contract.
    unsafe { T::run::<F, M>(p, p, values.len()) }
}

macro_rules! float {
    ($t:ident, $v512:ident, $v256:ident) => {
        impl Float for $t {
            #[inline(always)]
            unsafe fn run<F: Features, M: Function>(x: *const $t, out: *mut $t, len: usize) {
                // SAFETY: the caller's contract; the registers are those of the level's width.
                unsafe {
                    #[cfg(target_arch = "x86_64")]
                    if F::WIDTH == 64 {
                        return x86::run::<F, M, Two<Two<x86::$v512>>, x86::$v512>(x, out, len);
                    } else if F::WIDTH == 32 {
                        return x86::run::<F, M, Two<Two<x86::$v256>>, x86::$v256>(x, out, len);
                    }
                    for i in 0..len {
                        *out.add(i) = M::at::<F, $t>(*x.add(i));
                    }
                }
            }
        }
    };
}
float!(f32, F32x16, F32x8);
float!(f64, F64x8, F64x4);

/// Two values whose operations take turns.
#[derive(Clone, Copy)]
pub struct Two<R>(R, R);

macro_rules! two {
    ($($trait:ident::$method:ident),*) => { $(
        impl<R: Real> $trait for Two<R> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, b: Self) -> Self {
                Two(self.0.$method(b.0), self.1.$method(b.1))
            }
        }
    )* };
}
two!(Add::add, Sub::sub, Mul::mul, Div::div);

impl<R: Real> Neg for Two<R> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Two(-self.0, -self.1)
    }
}

impl<R: Real> Real for Two<R> {
    type Scalar = R::Scalar;
    #[inline(always)]
    fn all(self, x: R::Scalar) -> Self {
        Two(self.0.all(x), self.1.all(x))
    }
    #[inline(always)]
    fn mul_add<F: Features>(self, b: Self, c: Self) -> Self {
        Two(self.0.mul_add::<F>(b.0, c.0), self.1.mul_add::<F>(b.1, c.1))
    }
    #[inline(always)]
    fn at_least(self, low: Self) -> Self {
        Two(self.0.at_least(low.0), self.1.at_least(low.1))
    }
    #[inline(always)]
    fn at_most(self, high: Self) -> Self {
        Two(self.0.at_most(high.0), self.1.at_most(high.1))
    }
    #[inline(always)]
    fn if_less(self, than: Self, then: Self, otherwise: Self) -> Self {
        Two(self.0.if_less(than.0, then.0, otherwise.0), self.1.if_less(than.1, then.1, otherwise.1))
    }
    #[inline(always)]
    fn if_equal(self, than: Self, then: Self, otherwise: Self) -> Self {
        Two(self.0.if_equal(than.0, then.0, otherwise.0), self.1.if_equal(than.1, then.1, otherwise.1))
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Two(self.0.sqrt(), self.1.sqrt())
    }
    #[inline(always)]
    fn and(self, bits: Self) -> Self {
        Two(self.0.and(bits.0), self.1.and(bits.1))
    }
    #[inline(always)]
    fn or(self, bits: Self) -> Self {
        Two(self.0.or(bits.0), self.1.or(bits.1))
    }
    #[inline(always)]
    fn plus_bits(self, bits: Self) -> Self {
        Two(self.0.plus_bits(bits.0), self.1.plus_bits(bits.1))
    }
    #[inline(always)]
    fn minus_bits(self, bits: Self) -> Self {
        Two(self.0.minus_bits(bits.0), self.1.minus_bits(bits.1))
    }
    #[inline(always)]
    fn up(self) -> Self {
        Two(self.0.up(), self.1.up())
    }
    #[inline(always)]
    fn down(self) -> Self {
        Two(self.0.down(), self.1.down())
    }
    #[inline(always)]
    fn scale<F: Features>(self, n: Self) -> Self {
        Two(self.0.scale::<F>(n.0), self.1.scale::<F>(n.1))
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::*;
    use std::arch::x86_64::*;
    use std::mem::transmute;

    /// A register. There is none but where the processor has its level: `load` is the only way to make one from nothing.
    #[derive(Clone, Copy)]
    pub struct Register<V>(V);

    pub type F32x16 = Register<__m512>;
    pub type F64x8 = Register<__m512d>;
    pub type F32x8 = Register<__m256>;
    pub type F64x4 = Register<__m256d>;

    /// Memory's form of a register or of several.
    pub trait Load: Real {
        /// Its lanes.
        const LANES: usize;
        /// `LANES` elements from `p`, any alignment.
        ///
        /// # Safety
        /// The processor has the registers; the elements are readable.
        unsafe fn load(p: *const Self::Scalar) -> Self;
        /// Stores `LANES` elements to `p`, any alignment.
        ///
        /// # Safety
        /// The elements are writable.
        unsafe fn store(self, p: *mut Self::Scalar);
    }

    impl<R: Load> Load for Two<R> {
        const LANES: usize = 2 * R::LANES;
        #[inline(always)]
        unsafe fn load(p: *const R::Scalar) -> Self {
            // SAFETY: the caller's contract.
            unsafe { Two(R::load(p), R::load(p.add(R::LANES))) }
        }
        #[inline(always)]
        unsafe fn store(self, p: *mut R::Scalar) {
            // SAFETY: the caller's contract.
            unsafe {
                self.0.store(p);
                self.1.store(p.add(R::LANES));
            }
        }
    }

    /// Lanes of the widest register.
    const WIDEST: usize = 16;

    /// `Float::run`: packs of `P`, then registers `R`, the last of them filled up.
    ///
    /// # Safety
    /// As for `Float::run`; the processor has the registers.
    #[inline(always)]
    pub unsafe fn run<F: Features, M: Function, P: Load, R: Load<Scalar = P::Scalar>>(
        x: *const P::Scalar,
        out: *mut P::Scalar,
        len: usize,
    ) {
        let packed = len - len % P::LANES;
        // SAFETY: the caller's contract; a register's elements are read before they are written, and the block's
        // elements are `WIDEST`, all of them set.
        unsafe {
            for at in (0..packed).step_by(P::LANES) {
                M::at::<F, P>(P::load(x.add(at))).store(out.add(at));
            }
            let mut block = [P::Scalar::ONE; WIDEST];
            for at in (packed..len).step_by(R::LANES) {
                let n = len - at;
                let (from, to) = if n < R::LANES {
                    std::ptr::copy_nonoverlapping(x.add(at), block.as_mut_ptr(), n);
                    (block.as_ptr(), block.as_mut_ptr())
                } else {
                    (x.add(at), out.add(at))
                };
                M::at::<F, R>(R::load(from)).store(to);
                if n < R::LANES {
                    std::ptr::copy_nonoverlapping(block.as_ptr(), out.add(at), n);
                }
            }
        }
    }

    /// A register as a `Real`. `$bits` is the register of whole numbers, `$mantissa` the stored digits, `$less`
    /// and `$equal` a comparison with the choice that follows it, `$scale` what replaces `Real::scale` where there is an instruction.
    macro_rules! register {
        ($v:ident, $bits:ident, $t:ident, $lanes:literal, $mantissa:literal,
         $set:ident $load:ident $store:ident $add:ident $sub:ident $mul:ident $div:ident $fma:ident $min:ident $max:ident
         $and:ident $or:ident $plus:ident $minus:ident $up:ident $down:ident,
         $sqrt:ident, |$a:ident, $b:ident, $then:ident, $otherwise:ident| $less:expr, $equal:expr $(, $scale:ident)?) => {
            register!(operators $v Add::add $add, Sub::sub $sub, Mul::mul $mul, Div::div $div);

            impl Neg for Register<$v> {
                type Output = Self;
                #[inline(always)]
                fn neg(self) -> Self {
                    self.all(-0.0) - self
                }
            }

            impl Load for Register<$v> {
                const LANES: usize = $lanes;
                #[inline(always)]
                unsafe fn load(p: *const $t) -> Self {
                    // SAFETY: the caller's contract.
                    Register(unsafe { $load(p) })
                }
                #[inline(always)]
                unsafe fn store(self, p: *mut $t) {
                    // SAFETY: the caller's contract; the register proves the level.
                    unsafe { $store(p, self.0) }
                }
            }

            impl Real for Register<$v> {
                type Scalar = $t;
                #[inline(always)]
                fn all(self, x: $t) -> Self {
                    // SAFETY: the register proves the level, here and below.
                    Register(unsafe { $set(x) })
                }
                #[inline(always)]
                fn mul_add<F: Features>(self, b: Self, c: Self) -> Self {
                    // SAFETY: as above.
                    Register(unsafe { $fma(self.0, b.0, c.0) })
                }
                #[inline(always)]
                fn at_least(self, low: Self) -> Self {
                    // SAFETY: as above. The second operand is the result where one is NaN.
                    Register(unsafe { $max(low.0, self.0) })
                }
                #[inline(always)]
                fn at_most(self, high: Self) -> Self {
                    // SAFETY: as above.
                    Register(unsafe { $min(high.0, self.0) })
                }
                #[inline(always)]
                fn if_less(self, than: Self, then: Self, otherwise: Self) -> Self {
                    let ($a, $b, $then, $otherwise) = (self.0, than.0, then.0, otherwise.0);
                    // SAFETY: as above.
                    Register(unsafe { $less })
                }
                #[inline(always)]
                fn if_equal(self, than: Self, then: Self, otherwise: Self) -> Self {
                    let ($a, $b, $then, $otherwise) = (self.0, than.0, then.0, otherwise.0);
                    // SAFETY: as above.
                    Register(unsafe { $equal })
                }
                #[inline(always)]
                fn sqrt(self) -> Self {
                    // SAFETY: as above.
                    Register(unsafe { $sqrt(self.0) })
                }
                register!(bits $v $bits and $and, or $or, plus_bits $plus, minus_bits $minus);
                #[inline(always)]
                fn up(self) -> Self {
                    // SAFETY: as above; the two registers have one size, and every bit pattern is a value.
                    Register(unsafe { transmute::<$bits, $v>($up::<$mantissa>(transmute::<$v, $bits>(self.0))) })
                }
                #[inline(always)]
                fn down(self) -> Self {
                    // SAFETY: as above.
                    Register(unsafe { transmute::<$bits, $v>($down::<$mantissa>(transmute::<$v, $bits>(self.0))) })
                }
                $(
                    #[inline(always)]
                    fn scale<F: Features>(self, n: Self) -> Self {
                        // SAFETY: as above.
                        Register(unsafe { $scale(self.0, n.0) })
                    }
                )?
            }
        };
        (operators $v:ident $($trait:ident::$method:ident $intrinsic:ident),*) => { $(
            impl $trait for Register<$v> {
                type Output = Self;
                #[inline(always)]
                fn $method(self, b: Self) -> Self {
                    // SAFETY: the register proves the level.
                    Register(unsafe { $intrinsic(self.0, b.0) })
                }
            }
        )* };
        (bits $v:ident $bits:ident $($method:ident $intrinsic:ident),*) => { $(
            #[inline(always)]
            fn $method(self, b: Self) -> Self {
                // SAFETY: the register proves the level; the two registers have one size, and every bit pattern is a
                // value.
                Register(unsafe {
                    let bits = $intrinsic(transmute::<$v, $bits>(self.0), transmute::<$v, $bits>(b.0));
                    transmute::<$bits, $v>(bits)
                })
            }
        )* };
    }

    register!(
        __m512, __m512i, f32, 16, 23,
        _mm512_set1_ps _mm512_loadu_ps _mm512_storeu_ps _mm512_add_ps _mm512_sub_ps _mm512_mul_ps _mm512_div_ps
        _mm512_fmadd_ps _mm512_min_ps _mm512_max_ps _mm512_and_si512 _mm512_or_si512 _mm512_add_epi32 _mm512_sub_epi32
        _mm512_slli_epi32 _mm512_srli_epi32,
        _mm512_sqrt_ps, |a, b, then, otherwise| _mm512_mask_blend_ps(_mm512_cmp_ps_mask::<_CMP_LT_OQ>(a, b), otherwise, then),
        _mm512_mask_blend_ps(_mm512_cmp_ps_mask::<_CMP_EQ_OQ>(a, b), otherwise, then),
        _mm512_scalef_ps
    );
    register!(
        __m512d, __m512i, f64, 8, 52,
        _mm512_set1_pd _mm512_loadu_pd _mm512_storeu_pd _mm512_add_pd _mm512_sub_pd _mm512_mul_pd _mm512_div_pd
        _mm512_fmadd_pd _mm512_min_pd _mm512_max_pd _mm512_and_si512 _mm512_or_si512 _mm512_add_epi64 _mm512_sub_epi64
        _mm512_slli_epi64 _mm512_srli_epi64,
        _mm512_sqrt_pd, |a, b, then, otherwise| _mm512_mask_blend_pd(_mm512_cmp_pd_mask::<_CMP_LT_OQ>(a, b), otherwise, then),
        _mm512_mask_blend_pd(_mm512_cmp_pd_mask::<_CMP_EQ_OQ>(a, b), otherwise, then),
        _mm512_scalef_pd
    );
    register!(
        __m256, __m256i, f32, 8, 23,
        _mm256_set1_ps _mm256_loadu_ps _mm256_storeu_ps _mm256_add_ps _mm256_sub_ps _mm256_mul_ps _mm256_div_ps
        _mm256_fmadd_ps _mm256_min_ps _mm256_max_ps _mm256_and_si256 _mm256_or_si256 _mm256_add_epi32 _mm256_sub_epi32
        _mm256_slli_epi32 _mm256_srli_epi32,
        _mm256_sqrt_ps, |a, b, then, otherwise| _mm256_blendv_ps(otherwise, then, _mm256_cmp_ps::<_CMP_LT_OQ>(a, b)),
        _mm256_blendv_ps(otherwise, then, _mm256_cmp_ps::<_CMP_EQ_OQ>(a, b))
    );
    register!(
        __m256d, __m256i, f64, 4, 52,
        _mm256_set1_pd _mm256_loadu_pd _mm256_storeu_pd _mm256_add_pd _mm256_sub_pd _mm256_mul_pd _mm256_div_pd
        _mm256_fmadd_pd _mm256_min_pd _mm256_max_pd _mm256_and_si256 _mm256_or_si256 _mm256_add_epi64 _mm256_sub_epi64
        _mm256_slli_epi64 _mm256_srli_epi64,
        _mm256_sqrt_pd, |a, b, then, otherwise| _mm256_blendv_pd(otherwise, then, _mm256_cmp_pd::<_CMP_LT_OQ>(a, b)),
        _mm256_blendv_pd(otherwise, then, _mm256_cmp_pd::<_CMP_EQ_OQ>(a, b))
    );
}
