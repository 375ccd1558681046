//! Bilinear with antialias: Pillow's triangle filter, which averages over all source pixels when it shrinks.
//!
//! For u8, weights are whole numbers with 22 fractional bits, and levels are rounded after either pass; for f32, sums
//! are taken in f64 by the definition, in f32 with as many terms here. The pass along rows comes first, as in Pillow up to
//! 12; later versions turn the order around where the height shrinks much more than the width, which can change a
//! level by 1. Channels are independent (Pillow multiplies those of RGBA by alpha first; convert before, where that is
//! wanted).

use super::positions::{Ranges, triangle};
use super::{Method, Sizes, bands};
use crate::runtime::Element;
use crate::runtime::cpu::Features;

/// Fractional bits of the weights for u8.
const BITS: u32 = 22;

/// A weight as a whole number: half away from zero, as Pillow rounds.
pub fn fixed(weight: f64) -> i32 {
    (weight * (1 << BITS) as f64 + 0.5) as i32
}

/// A sum of weighted levels as a level.
#[inline(always)]
pub fn level(sum: i32) -> u8 {
    ((sum + (1 << (BITS - 1))) >> BITS).clamp(0, 255) as u8
}

/// Arithmetic of the filter for one element type.
pub trait Weighted: Element + Default {
    /// Weight and sum.
    type Number: Element + Default;
    /// The weight, rounded.
    fn weight(weight: f64) -> Self::Number;
    /// `sum + weight * self`.
    fn add<F: Features>(self, weight: Self::Number, sum: Self::Number) -> Self::Number;
    /// The sum, rounded.
    fn finish(sum: Self::Number) -> Self;

    /// The filtered levels of four neighbouring elements, at `pixels` and at every third element from there, over the weights. Left
    /// alone, LLVM vectorises over the weights, of which there are few, instead of over the four.
    ///
    /// # Safety
    /// Four elements are readable at each of those places.
    unsafe fn filter_four<F: Features>(pixels: *const Self, weights: &[Self::Number]) -> [Self; 4];
}

/// # Safety
/// As `filter_four`.
#[inline(always)]
unsafe fn filter_plain<F: Features, T: Weighted>(pixels: *const T, weights: &[T::Number]) -> [T; 4] {
    let mut sum = [T::Number::default(); 4];
    for (k, &weight) in weights.iter().enumerate() {
        for (c, sum) in sum.iter_mut().enumerate() {
            // SAFETY: the caller's contract.
            *sum = unsafe { *pixels.add(3 * k + c) }.add::<F>(weight, *sum);
        }
    }
    sum.map(T::finish)
}

/// `filter_four` of levels: four bytes widened, multiplied and added in a 128-bit register.
///
/// # Safety
/// SSE4.1 is there; as `filter_four`.
#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "sse4.1")]
unsafe fn filter_levels(pixels: *const u8, weights: &[i32]) -> [u8; 4] {
    use std::arch::x86_64::*;
    let mut sum = _mm_set1_epi32(1 << (BITS - 1));
    for (k, &weight) in weights.iter().enumerate() {
        // SAFETY: the caller's contract.
        let pixel = unsafe { pixels.add(3 * k).cast::<i32>().read_unaligned() };
        let pixel = _mm_cvtepu8_epi32(_mm_cvtsi32_si128(pixel));
        sum = _mm_add_epi32(sum, _mm_mullo_epi32(pixel, _mm_set1_epi32(weight)));
    }
    let levels = _mm_srai_epi32::<{ BITS as i32 }>(sum);
    // Both packings saturate: to 16 bits, then to levels.
    let levels = _mm_packus_epi16(_mm_packs_epi32(levels, levels), levels);
    _mm_cvtsi128_si32(levels).to_le_bytes()
}

/// `filter_four` of floats, fused as `Features::mul_add_f32` is.
///
/// # Safety
/// FMA is there; as `filter_four`.
#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "fma")]
unsafe fn filter_floats(pixels: *const f32, weights: &[f32]) -> [f32; 4] {
    use std::arch::x86_64::*;
    let mut sum = _mm_setzero_ps();
    for (k, &weight) in weights.iter().enumerate() {
        // SAFETY: the caller's contract.
        let pixel = unsafe { _mm_loadu_ps(pixels.add(3 * k)) };
        sum = _mm_fmadd_ps(pixel, _mm_set1_ps(weight), sum);
    }
    // SAFETY: both are 16 bytes of plain numbers.
    unsafe { std::mem::transmute(sum) }
}

impl Weighted for u8 {
    type Number = i32;
    fn weight(weight: f64) -> i32 {
        fixed(weight)
    }
    #[inline(always)]
    fn add<F: Features>(self, weight: i32, sum: i32) -> i32 {
        // At most 255 * 2^22 and the roundings of the weights: no overflow.
        sum.wrapping_add(self as i32 * weight)
    }
    #[inline(always)]
    fn finish(sum: i32) -> u8 {
        level(sum)
    }
    #[inline(always)]
    unsafe fn filter_four<F: Features>(pixels: *const u8, weights: &[i32]) -> [u8; 4] {
        #[cfg(target_arch = "x86_64")]
        if F::WIDTH >= 32 {
            // SAFETY: a level of this width has SSE4.1; the caller's contract.
            return unsafe { filter_levels(pixels, weights) };
        }
        // SAFETY: the caller's contract.
        unsafe { filter_plain::<F, u8>(pixels, weights) }
    }
}

impl Weighted for f32 {
    type Number = f32;
    fn weight(weight: f64) -> f32 {
        weight as f32
    }
    #[inline(always)]
    fn add<F: Features>(self, weight: f32, sum: f32) -> f32 {
        F::mul_add_f32(self, weight, sum)
    }
    #[inline(always)]
    fn finish(sum: f32) -> f32 {
        sum
    }
    #[inline(always)]
    unsafe fn filter_four<F: Features>(pixels: *const f32, weights: &[f32]) -> [f32; 4] {
        #[cfg(target_arch = "x86_64")]
        if F::FMA {
            // SAFETY: the level has FMA; the caller's contract.
            return unsafe { filter_floats(pixels, weights) };
        }
        // SAFETY: the caller's contract.
        unsafe { filter_plain::<F, f32>(pixels, weights) }
    }
}

/// Ranges and weights along both axes.
pub struct Antialias<T: Weighted> {
    across: Ranges<T::Number>,
    along: Ranges<T::Number>,
    width: usize,
    channels: usize,
}

impl<T: Weighted> Antialias<T> {
    /// Tables for those sizes.
    pub fn new(sizes: Sizes) -> Antialias<T> {
        Antialias {
            across: triangle(sizes.from.0, sizes.to.0).map(T::weight),
            along: triangle(sizes.from.1, sizes.to.1).map(T::weight),
            width: sizes.to.1,
            channels: sizes.channels,
        }
    }

    #[inline(always)]
    fn along_of<F: Features, const C: usize>(&self, from: &[T], to: &mut [T]) {
        let (pixels, _) = from.as_chunks::<C>();
        let (to, _) = to.as_chunks_mut::<C>();
        for (x, to) in to.iter_mut().enumerate() {
            let (first, weights) = self.along.of(x);
            let mut sum = [T::Number::default(); C];
            for (pixel, &weight) in pixels[first..].iter().zip(weights) {
                for c in 0..C {
                    sum[c] = pixel[c].add::<F>(weight, sum[c]);
                }
            }
            *to = sum.map(T::finish);
        }
    }

    /// `along_of` three channels: pixels are read with the element that follows, since four lanes are a register.
    #[inline(always)]
    fn along_of_three<F: Features>(&self, from: &[T], to: &mut [T]) {
        for (x, to) in to.as_chunks_mut::<3>().0.iter_mut().enumerate() {
            let (first, weights) = self.along.of(x);
            let end = (first + weights.len()) * 3;
            if end < from.len() {
                // SAFETY: every one of these pixels is followed by another one.
                let [a, b, c, _] = unsafe { T::filter_four::<F>(from.as_ptr().add(3 * first), weights) };
                *to = [a, b, c];
                continue;
            }
            // Only the row's last pixel has no element behind it.
            for (c, to) in to.iter_mut().enumerate() {
                let pixels = from[3 * first + c..].iter().step_by(3).zip(weights);
                *to = T::finish(pixels.fold(T::Number::default(), |sum, (x, &weight)| x.add::<F>(weight, sum)));
            }
        }
    }
}

/// Elements of a row that are summed at a time: 4 KiB of sums.
const BLOCK: usize = 1024;

impl<T: Weighted> Method<T> for Antialias<T> {
    type Middle = T;

    fn middle_len(&self) -> usize {
        self.width * self.channels
    }

    fn rows(&self, y: usize) -> (usize, usize) {
        let (first, weights) = self.across.of(y);
        (first, weights.len())
    }

    #[inline(always)]
    fn along<F: Features>(&self, from: &[T], to: &mut [T]) {
        match self.channels {
            1 => self.along_of::<F, 1>(from, to),
            3 => self.along_of_three::<F>(from, to),
            _ => self.along_of::<F, 4>(from, to),
        }
    }

    #[inline(always)]
    fn across<F: Features>(&self, y: usize, from: bands::Rows<T>, to: &mut [T]) {
        let (first, weights) = self.across.of(y);
        let mut sums = [T::Number::default(); BLOCK];
        for (block, to) in to.chunks_mut(BLOCK).enumerate() {
            let sums = &mut sums[..to.len()];
            sums.fill(T::Number::default());
            for (k, &weight) in weights.iter().enumerate() {
                let row = &from.row(first + k)[block * BLOCK..][..to.len()];
                for (sum, &x) in sums.iter_mut().zip(row) {
                    *sum = x.add::<F>(weight, *sum);
                }
            }
            for (to, &sum) in to.iter_mut().zip(sums.iter()) {
                *to = T::finish(sum);
            }
        }
    }
}
