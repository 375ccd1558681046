//! Byte shuffles of images with three channels: the few places where LLVM's own vectorisation of stride-3 accesses is
//! not good enough.
//!
//! Comes in: 32 pixels of interleaved bytes, or 32 of each channel. Goes out: the other form. With AVX2 (and above)
//! these are `pshufb`s on two 16-pixel halves side by side; elsewhere plain loops.

use crate::runtime::cpu::Features;

/// For each channel and each of the three 16-byte thirds of 16 pixels: which byte of the third goes where in the
/// channel; 0x80 where the byte comes from another third.
#[cfg(target_arch = "x86_64")]
const GATHER: [[[u8; 16]; 3]; 3] = {
    let mut table = [[[0x80; 16]; 3]; 3];
    let mut byte = 0;
    while byte < 48 {
        table[byte % 3][byte / 16][byte / 3] = (byte % 16) as u8;
        byte += 1;
    }
    table
};

/// The inverse: for each third and each channel, which byte of the channel goes where in the third.
#[cfg(target_arch = "x86_64")]
const SCATTER: [[[u8; 16]; 3]; 3] = {
    let mut table = [[[0x80; 16]; 3]; 3];
    let mut byte = 0;
    while byte < 48 {
        table[byte / 16][byte % 3][byte % 16] = (byte / 3) as u8;
        byte += 1;
    }
    table
};

/// 32 pixels of 3 bytes, channel by channel.
///
/// # Safety
/// 96 bytes are readable from `pixels`.
#[inline(always)]
pub unsafe fn deinterleave3<F: Features>(pixels: *const u8) -> [[u8; 32]; 3] {
    #[cfg(target_arch = "x86_64")]
    if F::WIDTH >= 32 {
        // SAFETY: a level of this width has AVX2; the caller's contract.
        return unsafe { deinterleave3_avx2(pixels) };
    }
    // SAFETY: the caller's contract.
    std::array::from_fn(|c| std::array::from_fn(|i| unsafe { *pixels.add(3 * i + c) }))
}

/// 32 pixels of 3 bytes from their channels.
///
/// # Safety
/// 96 bytes are writable at `pixels`.
#[inline(always)]
pub unsafe fn interleave3<F: Features>(channels: [[u8; 32]; 3], pixels: *mut u8) {
    #[cfg(target_arch = "x86_64")]
    if F::WIDTH >= 32 {
        // SAFETY: a level of this width has AVX2; the caller's contract.
        return unsafe { interleave3_avx2(channels, pixels) };
    }
    for i in 0..32 {
        for (c, channel) in channels.iter().enumerate() {
            // SAFETY: the caller's contract.
            unsafe { *pixels.add(3 * i + c) = channel[i] };
        }
    }
}

/// Three 16-byte thirds in each half: `thirds[t]` holds bytes 16 t of the first 16 pixels below those of the second.
#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn deinterleave3_avx2(pixels: *const u8) -> [[u8; 32]; 3] {
    use std::arch::x86_64::*;
    // SAFETY: offsets 0, 16, 32 and 48, 64, 80 of 96 bytes; tables of 16 bytes.
    unsafe {
        let thirds: [__m256i; 3] = std::array::from_fn(|t| {
            let low = _mm_loadu_si128(pixels.add(16 * t).cast());
            _mm256_inserti128_si256::<1>(_mm256_castsi128_si256(low), _mm_loadu_si128(pixels.add(48 + 16 * t).cast()))
        });
        std::array::from_fn(|c| {
            let part = |t: usize| {
                let table = _mm256_broadcastsi128_si256(_mm_loadu_si128(GATHER[c][t].as_ptr().cast()));
                _mm256_shuffle_epi8(thirds[t], table)
            };
            std::mem::transmute::<__m256i, [u8; 32]>(_mm256_or_si256(_mm256_or_si256(part(0), part(1)), part(2)))
        })
    }
}

/// The inverse of `deinterleave3_avx2`.
#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn interleave3_avx2(channels: [[u8; 32]; 3], pixels: *mut u8) {
    use std::arch::x86_64::*;
    // SAFETY: offsets 0, 16, 32 and 48, 64, 80 of 96 bytes; tables of 16 bytes.
    unsafe {
        let channels = channels.map(|c| std::mem::transmute::<[u8; 32], __m256i>(c));
        for (t, third) in SCATTER.iter().enumerate() {
            let part = |c: usize| {
                let table = _mm256_broadcastsi128_si256(_mm_loadu_si128(third[c].as_ptr().cast()));
                _mm256_shuffle_epi8(channels[c], table)
            };
            let bytes = _mm256_or_si256(_mm256_or_si256(part(0), part(1)), part(2));
            _mm_storeu_si128(pixels.add(16 * t).cast(), _mm256_castsi256_si128(bytes));
            _mm_storeu_si128(pixels.add(48 + 16 * t).cast(), _mm256_extracti128_si256::<1>(bytes));
        }
    }
}
