//! What the arithmetic of a level can do, known where the code is compiled.

/// What a body may ask its level at compile time.
pub trait Features {
    /// Fused multiply-add in one instruction.
    const FMA: bool;
    /// Bytes of a vector register.
    const WIDTH: usize;

    /// `a * b + c`: fused where the level has it, rounded twice where it does not.
    #[inline(always)]
    fn mul_add_f32(a: f32, b: f32, c: f32) -> f32 {
        if Self::FMA { a.mul_add(b, c) } else { a * b + c }
    }

    /// As `mul_add_f32`.
    #[inline(always)]
    fn mul_add_f64(a: f64, b: f64, c: f64) -> f64 {
        if Self::FMA { a.mul_add(b, c) } else { a * b + c }
    }
}

/// What every processor of the architecture has (SSE2 on x86-64).
pub struct Baseline;
/// AVX2 and FMA.
pub struct Avx2;
/// AVX-512 F, BW, CD, DQ, VL.
pub struct Avx512;
/// One number at a time, and multiply-add rounded once on every machine: by the instruction in code that is compiled for
/// it, by a function call elsewhere. The functions of kernels from source are computed with it, so that every engine and
/// every machine gives the same bits.
pub struct Fused;

impl Features for Baseline {
    const FMA: bool = false;
    const WIDTH: usize = 16;
}
impl Features for Avx2 {
    const FMA: bool = true;
    const WIDTH: usize = 32;
}
impl Features for Avx512 {
    const FMA: bool = true;
    const WIDTH: usize = 64;
}
impl Features for Fused {
    const FMA: bool = true;
    const WIDTH: usize = 8;
}
