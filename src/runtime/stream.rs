//! Streaming stores: writing past the caches where the result would only push out what is still needed.
//!
//! Comes in: bytes in the first-level cache. Goes out: the same bytes in memory, without their cache lines having been
//! read first. Worth it from `STREAM_FROM` on; on other architectures than x86-64 an ordinary copy.

use super::cpu::{Baseline, Features};

/// Bytes of output from which on streaming stores pay.
///
/// `out = a + b` in f32, one thread of a two-core Sapphire Rapids machine with 2 MiB of second-level cache per core, best of
/// many, ordinary against streaming stores (2026-11): 1 MiB 156 and 87 µs, 4 MiB 702 and 428 µs, 16 MiB 3.9 and 2.9 ms,
/// 40 MiB 23 and 15 ms. Streaming wins as soon as the three arrays leave the second-level cache; the threshold is twice
/// that cache, because a result that fits is likely to be read next.
pub const STREAM_FROM: usize = 4 << 20;

/// Bytes of a block that is computed in the first-level cache and then streamed. While it is streamed, the operands
/// `AHEAD` bytes further on are asked for, so that reading and writing overlap.
///
/// Ten million elements of f32, two threads of a Cascade Lake machine, best of several, µs for relu and add (2026-11):
/// blocks of 4 KiB without asking 5742 and 7411, asking one block ahead 4405 and 5683; blocks of 1 KiB, two ahead, 4457 and
/// 5588; stores straight from registers 4533 and 5709.
pub const BLOCK_BYTES: usize = 1024;

/// How far ahead of a block operands are asked for, from the block's start.
pub const AHEAD: usize = 2 * BLOCK_BYTES;

/// Copies `bytes` from `src` to `dst` with streaming stores of the level `F`, and meanwhile asks for as many bytes from
/// each of `ahead`, which may be any addresses. Call `fence` before another thread may read `dst`.
///
/// # Safety
/// `src` is readable and `dst` writable for `bytes`; they do not overlap. The processor has the level `F`.
#[inline(always)]
pub unsafe fn copy_at<F: Features, const N: usize>(dst: *mut u8, src: *const u8, bytes: usize, ahead: [*const u8; N]) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::*;
        let head = dst.align_offset(64).min(bytes);
        let lines = (bytes - head) / 64;
        let tail = head + lines * 64;
        // SAFETY: head, lines and tail together cover exactly `bytes`; streaming stores are 64-byte aligned; the
        // instructions are those of the level.
        unsafe {
            std::ptr::copy_nonoverlapping(src, dst, head);
            for line in 0..lines {
                for operand in ahead {
                    _mm_prefetch::<_MM_HINT_T0>(operand.wrapping_add(line * 64).cast());
                }
                let (from, to) = (src.add(head + line * 64), dst.add(head + line * 64));
                if F::WIDTH >= 32 {
                    // Half a line at a time, at AVX-512 too: measured faster than whole lines by a tenth (2026-11).
                    for part in 0..2 {
                        let value = _mm256_loadu_si256(from.add(part * 32).cast());
                        _mm256_stream_si256(to.add(part * 32).cast(), value);
                    }
                } else {
                    for part in 0..4 {
                        _mm_stream_si128(to.add(part * 16).cast(), _mm_loadu_si128(from.add(part * 16).cast()));
                    }
                }
            }
            std::ptr::copy_nonoverlapping(src.add(tail), dst.add(tail), bytes - tail);
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    // SAFETY: the caller's contract.
    unsafe {
        let _ = ahead;
        std::ptr::copy_nonoverlapping(src, dst, bytes)
    }
}

/// `copy_at` with what every processor of the architecture has.
///
/// # Safety
/// As for `copy_at`.
#[inline(always)]
pub unsafe fn copy(dst: *mut u8, src: *const u8, bytes: usize) {
    // SAFETY: the caller's contract; the baseline is always there.
    unsafe { copy_at::<Baseline, 0>(dst, src, bytes, []) }
}

/// Makes streamed bytes visible to other threads in order.
#[inline]
pub fn fence() {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: sfence is part of SSE, which every x86-64 processor has.
    unsafe {
        std::arch::x86_64::_mm_sfence()
    }
}
