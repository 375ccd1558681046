//! The buffer pool through the ABI.

use std::ptr::null_mut;

use jitney::capi::buffer::*;
use jitney::capi::error::*;

use crate::support::*;

fn acquire(bytes: usize) -> *mut BufferHandle {
    let mut buffer = null_mut();
    // SAFETY: a live place for the handle.
    ok(|e| unsafe { jitney_buffer_acquire(bytes, &mut buffer, e) });
    buffer
}

#[test]
fn a_released_buffer_serves_the_next_request_and_is_counted() {
    // SAFETY: live handles.
    unsafe {
        jitney_pool_trim(0);
        let before = stats();
        let first = acquire(5_000_000);
        let address = jitney_buffer_data(first);
        assert!((address as usize).is_multiple_of(64));
        assert!(jitney_buffer_capacity(first) >= 5_000_000);
        std::slice::from_raw_parts_mut(address.cast::<u8>(), 5_000_000).fill(1);
        let held = stats();
        assert_eq!(held.pool_misses, before.pool_misses + 1);
        assert!(held.pool_bytes_in_use >= before.pool_bytes_in_use + 5_000_000);
        assert!(held.pool_high_water >= 5_000_000);
        ok(|e| jitney_buffer_release(first, e));
        let waiting = stats();
        assert_eq!(waiting.pool_bytes_in_use, before.pool_bytes_in_use);
        assert!(waiting.pool_bytes_held >= before.pool_bytes_held + 5_000_000);

        let second = acquire(5_000_000);
        assert_eq!(jitney_buffer_data(second), address);
        assert_eq!(stats().pool_hits, waiting.pool_hits + 1);
        ok(|e| jitney_buffer_release(second, e));
        assert!(jitney_pool_trim(0) >= 5_000_000);
        assert_eq!(stats().pool_bytes_held, 0);
    }
}

#[test]
fn the_limit_bounds_what_waits() {
    // SAFETY: live handles.
    unsafe {
        jitney_pool_set_limit(1_000_000);
        let buffers: Vec<_> = (0..8).map(|_| acquire(300_000)).collect();
        for buffer in buffers {
            ok(|e| jitney_buffer_release(buffer, e));
            assert!(stats().pool_bytes_held <= 1_000_000);
        }
        jitney_pool_set_limit(0);
        assert_eq!(stats().pool_bytes_held, 0);
        let none = acquire(10);
        ok(|e| jitney_buffer_release(none, e));
        assert_eq!(stats().pool_bytes_held, 0, "with a limit of 0 nothing waits");
        jitney_pool_set_limit(256 << 20);
    }
}

#[test]
fn more_than_there_is_is_an_error_and_zero_is_fine() {
    // SAFETY: live pointers.
    unsafe {
        let mut buffer = null_mut();
        for bytes in [usize::MAX, usize::MAX - 63, isize::MAX as usize, 1 << 46] {
            let words = [&*bytes.to_string(), "bytes"];
            refused(JITNEY_ERROR_OUT_OF_MEMORY, &words, |e| jitney_buffer_acquire(bytes, &mut buffer, e));
        }
        assert!(buffer.is_null());
        let empty = acquire(0);
        assert!(!jitney_buffer_data(empty).is_null());
        ok(|e| jitney_buffer_release(empty, e));
    }
}

#[test]
fn a_failed_call_keeps_no_memory() {
    let before = stats().pool_bytes_in_use;
    let mut a = Array::vector(&[1.0f32; 6]);
    let mut b = Array::vector(&[1.0f32; 5]);
    let mut out = jitney::runtime::Tensor::UNALLOCATED;
    refused(JITNEY_ERROR_SHAPE, &["(6,)", "(5,)"], |e| {
        call("add", &[value(&mut a.tensor()), value(&mut b.tensor()), value(&mut out)], e)
    });
    assert!(out.is_unallocated());
    assert_eq!(stats().pool_bytes_in_use, before);
}
