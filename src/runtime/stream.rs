//! Streaming stores: writing past the caches where the result would only push out what is still needed.
//!
//! Comes in: bytes in the first-level cache. Goes out: the same bytes in memory, without their cache lines having been
//! read first. Worth it from `STREAM_FROM` on; on other architectures than x86-64 an ordinary copy.

use super::cpu::{Baseline, Features};

/// Bytes of output from which on streaming stores pay.
pub const STREAM_FROM: usize = 8 << 20;

/// Copies `bytes` from `src` to `dst` with streaming stores of the level's register width. Call `fence` before another
/// thread may read `dst`.
///
/// # Safety
/// `src` is readable and `dst` writable for `bytes`; they do not overlap. The processor has the level `F`.
#[inline(always)]
pub unsafe fn copy_at<F: Features>(dst: *mut u8, src: *const u8, bytes: usize) {
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
                let (from, to) = (src.add(head + line * 64), dst.add(head + line * 64));
                match F::WIDTH {
                    64 => _mm512_stream_si512(to.cast(), _mm512_loadu_si512(from.cast())),
                    32 => {
                        for part in 0..2 {
                            let value = _mm256_loadu_si256(from.add(part * 32).cast());
                            _mm256_stream_si256(to.add(part * 32).cast(), value);
                        }
                    }
                    _ => {
                        for part in 0..4 {
                            _mm_stream_si128(to.add(part * 16).cast(), _mm_loadu_si128(from.add(part * 16).cast()));
                        }
                    }
                }
            }
            std::ptr::copy_nonoverlapping(src.add(tail), dst.add(tail), bytes - tail);
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    // SAFETY: the caller's contract.
    unsafe {
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
    unsafe { copy_at::<Baseline>(dst, src, bytes) }
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
