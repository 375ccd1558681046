//! Bilinear without antialias: OpenCV's `INTER_LINEAR`, a blend of the four nearest source pixels.
//!
//! For u8 the definition is OpenCV's: weights of 11 bits; along the row a sum of 19 bits, of which 15 are kept; across
//! rows two products of which the upper 16 bits are kept; two bits to round. Intermediate rows so hold 16-bit numbers,
//! and the second pass is a few instructions per register. f32 blends in floating point.
//!
//! Along the row, pixels of three and four channels are kept four apart: one pixel is then half of a 128-bit register.

use super::positions::{Pair, bilinear};
use super::{Method, Sampled, Sizes, bands};
use crate::kernels::image::resize::antialias;
use crate::runtime::cpu::Features;

/// Fractional bits of the weights for u8.
const BITS: u32 = 11;

/// The weights of a pair as whole numbers, which add up to 2^11.
fn fixed(weight: f64) -> [i16; 2] {
    let second = (weight * (1 << BITS) as f64).round_ties_even() as i16;
    [(1 << BITS) - second, second]
}

/// Along the row: two levels blended, with 15 bits.
#[inline(always)]
fn along(first: u8, second: u8, [a, b]: [i16; 2]) -> i16 {
    ((first as i32 * a as i32 + second as i32 * b as i32) >> 4) as i16
}

/// Across rows: two of those blended to a level.
#[inline(always)]
fn across(upper: i16, lower: i16, [a, b]: [i16; 2]) -> u8 {
    let high = |x: i16, w: i16| ((x as i32 * w as i32) >> 16) as i16;
    ((high(upper, a) + high(lower, b) + 2) >> 2) as u8
}

impl Sampled for u8 {
    fn bilinear(sizes: Sizes) -> impl Method<u8> {
        Levels::new(sizes)
    }
    fn antialias(sizes: Sizes) -> impl Method<u8> {
        antialias::Antialias::<u8>::new(sizes)
    }
    fn centre(position: f64) -> f64 {
        position as f32 as f64
    }
    fn blend([a, b, c, d]: [u8; 4], right: f64, lower: f64) -> u8 {
        let weights = fixed(right);
        across(along(a, b, weights), along(c, d, weights), fixed(lower))
    }
    fn filter(terms: impl Iterator<Item = (u8, f64)>) -> u8 {
        antialias::level(terms.map(|(x, w)| x as i32 * antialias::fixed(w)).sum())
    }
}

impl Sampled for f32 {
    fn bilinear(sizes: Sizes) -> impl Method<f32> {
        Floats::new(sizes)
    }
    fn antialias(sizes: Sizes) -> impl Method<f32> {
        antialias::Antialias::<f32>::new(sizes)
    }
    fn centre(position: f64) -> f64 {
        position
    }
    fn blend(corners: [f32; 4], right: f64, lower: f64) -> f32 {
        let [a, b, c, d] = corners.map(f64::from);
        let (upper_row, lower_row) = (a * (1.0 - right) + b * right, c * (1.0 - right) + d * right);
        (upper_row * (1.0 - lower) + lower_row * lower) as f32
    }
    fn filter(terms: impl Iterator<Item = (f32, f64)>) -> f32 {
        terms.map(|(x, w)| x as f64 * w).sum::<f64>() as f32
    }
}

/// Pairs along both axes.
struct Tables {
    rows: Vec<Pair>,
    columns: Vec<Pair>,
    channels: usize,
    /// Elements from one pixel to the next in intermediate rows.
    lanes: usize,
}

impl Tables {
    fn new<T: Sampled>(sizes: Sizes) -> Tables {
        Tables {
            rows: bilinear(sizes.from.0, sizes.to.0, T::centre),
            columns: bilinear(sizes.from.1, sizes.to.1, T::centre),
            channels: sizes.channels,
            lanes: if sizes.channels == 1 { 1 } else { 4 },
        }
    }

    fn middle_len(&self) -> usize {
        self.columns.len() * self.lanes
    }

    fn rows(&self, y: usize) -> (usize, usize) {
        let Pair { first, second, .. } = self.rows[y];
        (first, second - first + 1)
    }
}

/// Bilinear for u8.
struct Levels {
    tables: Tables,
    /// Per result column, the element offset of its first source pixel. Its second is `step` further on: where the
    /// edge goes on, the pair is moved inside and one of its weights is 0, which gives the same sum.
    offsets: Vec<u32>,
    weights: Vec<[i16; 2]>,
    step: usize,
    /// Result columns, from the start, whose eight bytes from the first pixel on lie in the source row.
    wide: usize,
}

impl Levels {
    fn new(sizes: Sizes) -> Levels {
        let (tables, width) = (Tables::new::<u8>(sizes), sizes.from.1);
        let (mut offsets, mut weights) = (Vec::with_capacity(sizes.to.1), Vec::with_capacity(sizes.to.1));
        for &Pair { first, second, weight } in &tables.columns {
            let (first, weight) = match first == second {
                true if first > 0 => (first - 1, 1.0),
                true => (first, 0.0),
                false => (first, weight),
            };
            offsets.push((first * sizes.channels) as u32);
            weights.push(fixed(weight));
        }
        let wide = offsets.partition_point(|&at| at as usize + 8 <= width * sizes.channels);
        let step = if width > 1 { sizes.channels } else { 0 };
        Levels { tables, offsets, weights, step, wide }
    }

    /// Columns `range`, pixel by pixel.
    #[inline(always)]
    fn along_plain(&self, from: &[u8], to: &mut [i16], range: std::ops::Range<usize>) {
        let (step, channels, lanes) = (self.step, self.tables.channels, self.tables.lanes);
        for x in range {
            let first = self.offsets[x] as usize;
            for c in 0..channels {
                to[x * lanes + c] = along(from[first + c], from[first + step + c], self.weights[x]);
            }
        }
    }
}

impl Method<u8> for Levels {
    type Middle = i16;

    fn middle_len(&self) -> usize {
        self.tables.middle_len()
    }

    fn rows(&self, y: usize) -> (usize, usize) {
        self.tables.rows(y)
    }

    #[inline(always)]
    fn along<F: Features>(&self, from: &[u8], to: &mut [i16]) {
        let mut done = 0;
        #[cfg(target_arch = "x86_64")]
        if F::WIDTH >= 32 && self.tables.channels > 1 && self.step > 0 {
            done = self.wide / 4 * 4;
            let (offsets, weights) = (&self.offsets[..done], &self.weights[..done]);
            // SAFETY: a level of this width has AVX2; the `wide` columns' eight bytes lie in the row.
            unsafe { along_avx2(from, to, offsets, weights, self.tables.channels) };
        }
        self.along_plain(from, to, done..self.weights.len());
    }

    #[inline(always)]
    fn across<F: Features>(&self, y: usize, from: bands::Rows<i16>, to: &mut [u8]) {
        let Pair { first, second, weight } = self.tables.rows[y];
        let (upper, lower, weights) = (from.row(first), from.row(second), fixed(weight));
        if self.tables.channels != 3 {
            return blend_levels(upper, lower, weights, to);
        }
        // Three of four lanes are kept.
        let mut block = [0u8; 4 * 256];
        for ((upper, lower), to) in upper.chunks(4 * 256).zip(lower.chunks(4 * 256)).zip(to.chunks_mut(3 * 256)) {
            let block = &mut block[..upper.len()];
            blend_levels(upper, lower, weights, block);
            drop_fourth::<F>(block, to);
        }
    }
}

#[inline(always)]
fn blend_levels(upper: &[i16], lower: &[i16], weights: [i16; 2], to: &mut [u8]) {
    for (to, (&upper, &lower)) in to.iter_mut().zip(upper.iter().zip(lower)) {
        *to = across(upper, lower, weights);
    }
}

/// Pixels of four bytes to pixels of three.
#[inline(always)]
fn drop_fourth<F: Features>(from: &[u8], to: &mut [u8]) {
    let mut done = 0;
    #[cfg(target_arch = "x86_64")]
    if F::WIDTH >= 32 {
        done = to.len().saturating_sub(4) / 12 * 4;
        // SAFETY: a level of this width has SSSE3; for `done` pixels, a multiple of 4, `from` has 4 bytes each, and
        // `to` 3 bytes each and at least 4 more.
        unsafe { drop_fourth_ssse3(from.as_ptr(), to.as_mut_ptr(), done) };
    }
    for (to, from) in to.chunks_exact_mut(3).zip(from.chunks_exact(4)).skip(done) {
        to.copy_from_slice(&from[..3]);
    }
}

/// # Safety
/// SSSE3 is there; 4 `pixels` bytes are readable, 3 `pixels` + 4 writable; `pixels` is a multiple of 4.
#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "ssse3")]
unsafe fn drop_fourth_ssse3(from: *const u8, to: *mut u8, pixels: usize) {
    use std::arch::x86_64::*;
    let keep = _mm_setr_epi8(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, -1, -1, -1, -1);
    for x in (0..pixels).step_by(4) {
        // SAFETY: the caller's contract; each store's last four bytes are written again by what follows.
        unsafe {
            let four = _mm_loadu_si128(from.add(4 * x).cast());
            _mm_storeu_si128(to.add(3 * x).cast(), _mm_shuffle_epi8(four, keep));
        }
    }
}

/// `along` for four result columns at a time, of three or four channels: the eight bytes from each column's first pixel
/// on hold both pixels; a shuffle pairs their channels as 16-bit numbers, which `pmaddwd` multiplies by the column's
/// two weights and adds.
///
/// # Safety
/// AVX2 is there; `from` has eight bytes from every column's offset on; `to` has four elements per column; there are as
/// many weights as columns, a multiple of four.
#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn along_avx2(from: &[u8], to: &mut [i16], offsets: &[u32], weights: &[[i16; 2]], channels: usize) {
    use std::arch::x86_64::*;
    debug_assert!(offsets.len() == weights.len() && to.len() >= 4 * offsets.len());
    // Columns 0 and 1 lie in the lower half, 2 and 3 in the upper; `even` pairs columns 0 and 2, `odd` 1 and 3.
    let s = channels as i8;
    // With three channels the fourth pair is never looked at.
    let pairs = |at: i8| {
        _mm256_broadcastsi128_si256(_mm_setr_epi8(
            at,
            -1,
            at + s,
            -1,
            at + 1,
            -1,
            at + s + 1,
            -1,
            at + 2,
            -1,
            at + s + 2,
            -1,
            at + 3,
            -1,
            at + s + 3,
            -1,
        ))
    };
    let (even, odd) = (pairs(0), pairs(8));
    let (even_weights, odd_weights) =
        (_mm256_setr_epi32(0, 0, 0, 0, 2, 2, 2, 2), _mm256_setr_epi32(1, 1, 1, 1, 3, 3, 3, 3));
    for x in (0..offsets.len()).step_by(4) {
        // SAFETY: the caller's contract.
        unsafe {
            let at = |i: usize| from.as_ptr().add(*offsets.get_unchecked(x + i) as usize);
            let two = |i: usize| {
                let first = _mm_loadl_epi64(at(i).cast());
                _mm_castpd_si128(_mm_loadh_pd(_mm_castsi128_pd(first), at(i + 1).cast()))
            };
            let four = _mm256_inserti128_si256::<1>(_mm256_castsi128_si256(two(0)), two(2));
            let w = _mm256_castsi128_si256(_mm_loadu_si128(weights.as_ptr().add(x).cast()));
            let blend = |pairs, lanes| {
                let sum = _mm256_madd_epi16(_mm256_shuffle_epi8(four, pairs), _mm256_permutevar8x32_epi32(w, lanes));
                _mm256_srai_epi32::<4>(sum)
            };
            let packed = _mm256_packs_epi32(blend(even, even_weights), blend(odd, odd_weights));
            _mm256_storeu_si256(to.as_mut_ptr().add(4 * x).cast(), packed);
        }
    }
}

/// Bilinear for f32.
struct Floats {
    tables: Tables,
    /// Per result column, the element offsets of both source pixels.
    offsets: Vec<[u32; 2]>,
    weights: Vec<f32>,
    /// Result columns, from the start, both of whose pixels are followed by enough of the row to read four elements.
    wide: usize,
}

impl Floats {
    fn new(sizes: Sizes) -> Floats {
        let (tables, channels) = (Tables::new::<f32>(sizes), sizes.channels);
        let offset = |pair: &Pair| [pair.first, pair.second].map(|x| (x * channels) as u32);
        let offsets: Vec<_> = tables.columns.iter().map(offset).collect();
        let weights = tables.columns.iter().map(|pair| pair.weight as f32).collect();
        let readable = |&[_, second]: &[u32; 2]| second as usize + 4 <= sizes.from.1 * channels;
        let wide = if tables.lanes == 4 { offsets.partition_point(readable) } else { 0 };
        Floats { tables, offsets, weights, wide }
    }
}

#[inline(always)]
fn blend_floats(a: f32, b: f32, weight: f32) -> f32 {
    a * (1.0 - weight) + b * weight
}

impl Method<f32> for Floats {
    type Middle = f32;

    fn middle_len(&self) -> usize {
        self.tables.middle_len()
    }

    fn rows(&self, y: usize) -> (usize, usize) {
        self.tables.rows(y)
    }

    #[inline(always)]
    fn along<F: Features>(&self, from: &[f32], to: &mut [f32]) {
        let (channels, lanes, wide) = (self.tables.channels, self.tables.lanes, self.wide);
        let (to_wide, to_rest) = to.split_at_mut(wide * lanes);
        for ((to, &offsets), &weight) in to_wide.as_chunks_mut::<4>().0.iter_mut().zip(&self.offsets).zip(&self.weights)
        {
            let [first, second] = offsets;
            let read = |at: u32| {
                // SAFETY: four elements follow both offsets of a wide column. The fourth lane of three is never looked at.
                unsafe { from.as_ptr().add(at as usize).cast::<[f32; 4]>().read_unaligned() }
            };
            let (a, b) = (read(first), read(second));
            for c in 0..4 {
                to[c] = blend_floats(a[c], b[c], weight);
            }
        }
        let rest = self.offsets[wide..].iter().zip(&self.weights[wide..]);
        for (to, (&[first, second], &weight)) in to_rest.chunks_exact_mut(lanes).zip(rest) {
            for c in 0..channels {
                to[c] = blend_floats(from[first as usize + c], from[second as usize + c], weight);
            }
        }
    }

    #[inline(always)]
    fn across<F: Features>(&self, y: usize, from: bands::Rows<f32>, to: &mut [f32]) {
        let Pair { first, second, weight } = self.tables.rows[y];
        let (upper, lower, weight) = (from.row(first), from.row(second), weight as f32);
        if self.tables.channels != 3 {
            for (to, (&a, &b)) in to.iter_mut().zip(upper.iter().zip(lower)) {
                *to = blend_floats(a, b, weight);
            }
            return;
        }
        let pixels = upper.as_chunks::<4>().0.iter().zip(lower.as_chunks::<4>().0);
        let len = to.len();
        for (x, (a, b)) in pixels.enumerate() {
            let mut pixel = [0.0; 4];
            for c in 0..4 {
                pixel[c] = blend_floats(a[c], b[c], weight);
            }
            if 3 * x + 4 <= len {
                // SAFETY: four elements lie in the row; the next pixel writes the fourth again.
                unsafe { to.as_mut_ptr().add(3 * x).cast::<[f32; 4]>().write_unaligned(pixel) };
            } else {
                to[3 * x..].copy_from_slice(&pixel[..3]);
            }
        }
    }
}
