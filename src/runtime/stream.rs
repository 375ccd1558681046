//! Streaming stores: writing past the caches where the result would only push out what is still needed.
//!
//! Comes in: bytes in the first-level cache. Goes out: the same bytes in memory, without their cache lines having been
//! read first. Worth it from `STREAM_FROM` on; on other architectures than x86-64 an ordinary copy.

/// Bytes of output from which on streaming stores pay.
pub const STREAM_FROM: usize = 8 << 20;

/// Copies `bytes` from `src` to `dst` with streaming stores. Call `fence` before another thread may read `dst`.
///
/// # Safety
/// `src` is readable and `dst` writable for `bytes`; they do not overlap.
#[inline(always)]
pub unsafe fn copy(dst: *mut u8, src: *const u8, bytes: usize) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{__m128i, _mm_loadu_si128, _mm_stream_si128};
        let head = dst.align_offset(64).min(bytes);
        let lines = (bytes - head) / 64;
        let tail = head + lines * 64;
        // SAFETY: head, lines and tail together cover exactly `bytes`; streaming stores are 64-byte aligned.
        unsafe {
            std::ptr::copy_nonoverlapping(src, dst, head);
            for line in 0..lines {
                let at = head + line * 64;
                for part in 0..4 {
                    let value = _mm_loadu_si128(src.add(at + part * 16).cast::<__m128i>());
                    _mm_stream_si128(dst.add(at + part * 16).cast(), value);
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

/// Makes streamed bytes visible to other threads in order.
#[inline]
pub fn fence() {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: sfence is part of SSE, which every x86-64 processor has.
    unsafe {
        std::arch::x86_64::_mm_sfence()
    }
}
