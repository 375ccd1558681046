//! Streaming stores: writing past the caches where the result would only push out what is still needed.
//!
//! Comes in: bytes in the first-level cache. Goes out: the same bytes in memory, without their cache lines having been
//! read first. `pays` says when it is worth it; on other architectures than x86-64 an ordinary copy.

use super::cpu::{Baseline, Features, Level};

/// Bytes of operands and result together from which on streaming stores pay.
///
/// Two threads of a Cascade Lake machine, 36 MiB of third-level cache, arrays in huge pages, 256-bit stores, ordinary
/// against streaming, µs (2026-11): relu in f32 over 8 MB 168 and 343, 32 MB 1237 and 1403, 80 MB 3621 and 3745, 160 MB 7484
/// and 7587; add over 12 MB 251 and 386, 48 MB 1860 and 1745, 120 MB 5245 and 4883, 240 MB 10738 and 10050. Reading a line
/// before it is written costs less than it seems, and what stays in the third-level cache is worth more; the gain is
/// a few per cent, and only where a call leaves every cache for certain.
const PAYS_FROM: usize = 192 << 20;

/// Bytes of operands and result together from which on a loop that does little per element is bound by memory past the
/// second-level cache. 256-bit loads and stores then do better than 512-bit ones: relu 1 % at 8 MB, 15 % at 16 and 32 MB,
/// 9 % at 80 MB (as above).
const MEMORY_BOUND_FROM: usize = 2 << 20;

/// The level for a loop that does little per element and touches `total` bytes; its results do not depend on the width.
pub fn level(best: Level, total: usize) -> Level {
    if total >= MEMORY_BOUND_FROM { best.min(Level::Avx2) } else { best }
}

/// Bytes of a run of consecutive elements below which its ends cost more than streaming gains.
const RUN_FROM: usize = 1024;

/// Whether to stream a result that is written in runs of `run` bytes, by a call that touches `total` bytes.
pub fn pays(total: usize, run: usize) -> bool {
    total >= PAYS_FROM && run >= RUN_FROM
}

/// Bytes of a block that is computed in the first-level cache and then streamed. While it is streamed, the operands
/// `AHEAD` bytes further on are asked for, so that reading and writing overlap.
///
/// Ten million elements of f32, two threads of a Cascade Lake machine, µs for relu and add (2026-11): blocks of 4 KiB
/// without asking 5411 and 7604, asking one block ahead 4287 and 5767; blocks of 1 KiB, 2 KiB ahead, 4281 and 5714;
/// stores straight from registers 4436 and 5897, with asking 4154 and 5477.
pub const BLOCK_BYTES: usize = 1024;

/// How far ahead of a block operands are asked for, from the block's start.
pub const AHEAD: usize = 2048;

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
            // Blocks are mostly aligned: no call for nothing.
            if head != 0 {
                std::ptr::copy_nonoverlapping(src, dst, head);
            }
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
            if tail != bytes {
                std::ptr::copy_nonoverlapping(src.add(tail), dst.add(tail), bytes - tail);
            }
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
