//! Use after release, double release, and pointers that are no handles.

use std::ffi::CStr;
use std::ptr::null_mut;

use jitney::capi::buffer::*;
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::tensor::*;
use jitney::runtime::{DType, Tensor};

use crate::support::*;

#[test]
fn a_released_kernel_is_recognised() {
    // SAFETY: the library is to bear stale handles.
    unsafe {
        let mut kernel = null_mut();
        ok(|e| jitney_kernel_find(c("add"), &mut kernel, e));
        ok(|e| jitney_kernel_retain(kernel, e));
        jitney_kernel_release(kernel);
        assert_eq!(CStr::from_ptr(jitney_kernel_name(kernel)), c"add", "one reference is left");
        jitney_kernel_release(kernel);
        let released = JITNEY_ERROR_RELEASED;
        refused(released, &["kernel"], |e| jitney_kernel_call(kernel, std::ptr::null(), 0, null_mut(), 0, e));
        refused(released, &["kernel"], |e| jitney_kernel_retain(kernel, e));
        let mut text = null_mut();
        refused(released, &["kernel"], |e| jitney_kernel_describe(kernel, &mut text, e));
        assert_eq!(*jitney_kernel_name(kernel), 0);
        jitney_kernel_release(kernel);
        jitney_kernel_release(kernel);
    }
    still_works();
}

#[test]
fn a_released_buffer_is_recognised() {
    // SAFETY: as above.
    unsafe {
        let mut buffer = null_mut();
        ok(|e| jitney_buffer_acquire(100, &mut buffer, e));
        ok(|e| jitney_buffer_release(buffer, e));
        refused(JITNEY_ERROR_RELEASED, &["buffer"], |e| jitney_buffer_release(buffer, e));
        assert!(jitney_buffer_data(buffer).is_null());
        assert_eq!(jitney_buffer_capacity(buffer), 0);
    }
}

#[test]
fn a_released_error_is_empty() {
    // SAFETY: as above.
    unsafe {
        let error = jitney_error_new(JITNEY_ERROR_SHAPE, c"said".as_ptr());
        assert_eq!(CStr::from_ptr(jitney_error_message(error)), c"said");
        jitney_error_release(error);
        assert_eq!(jitney_error_code(error), JITNEY_OK);
        assert_eq!(*jitney_error_message(error), 0);
        jitney_error_release(error);
    }
    still_works();
}

#[test]
fn a_released_or_foreign_tensor_is_refused_and_left_as_it_is() {
    // SAFETY: as above.
    unsafe {
        let mut tensor = Tensor::UNALLOCATED;
        let shape = [3i64, 4];
        ok(|e| jitney_tensor_allocate(DType::F64.to_dlpack(), 2, shape.as_ptr(), &mut tensor, e));
        let mut copy = tensor;
        ok(|e| jitney_tensor_release(&mut tensor, e));
        assert!(tensor.is_unallocated());
        ok(|e| jitney_tensor_release(&mut tensor, e));
        refused(JITNEY_ERROR_RELEASED, &["released before"], |e| jitney_tensor_release(&mut copy, e));

        let mut mine = Array::vector(&[1.0f32, 2.0]);
        let mut foreign = mine.tensor();
        refused(JITNEY_ERROR_RELEASED, &["belong"], |e| jitney_tensor_release(&mut foreign, e));
        assert_eq!(foreign.data, mine.tensor().data);
        let mut shapeless = Tensor { shape: null_mut(), ndim: 0, ..foreign };
        refused(JITNEY_ERROR_RELEASED, &["belong"], |e| jitney_tensor_release(&mut shapeless, e));
    }
}

#[test]
fn a_pointer_that_is_no_handle_is_refused() {
    // SAFETY: memory that is readable, but no handle.
    unsafe {
        let mut words = [0u64; 16];
        let fake = words.as_mut_ptr().cast();
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["kernel", "not a handle"], |e| jitney_kernel_retain(fake, e));
        let odd = words.as_mut_ptr().cast::<u8>().add(1).cast();
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["buffer", "not a handle"], |e| jitney_buffer_release(odd, e));
    }
}

#[test]
fn a_handle_of_another_kind_is_refused() {
    // SAFETY: a live handle, of the wrong type.
    unsafe {
        let mut buffer = null_mut();
        ok(|e| jitney_buffer_acquire(100, &mut buffer, e));
        let kernel = buffer.cast::<KernelHandle>();
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["kernel", "another one"], |e| jitney_kernel_retain(kernel, e));
        ok(|e| jitney_buffer_release(buffer, e));
    }
}

#[test]
fn a_handle_of_another_kind_is_told_by_its_head_alone() {
    // SAFETY: readable memory that ends soon after the head that it borrows from a real handle.
    unsafe {
        let mut buffer = null_mut();
        ok(|e| jitney_buffer_acquire(100, &mut buffer, e));
        let mut head = [0u64; 4];
        std::ptr::copy_nonoverlapping(buffer.cast::<u64>(), head.as_mut_ptr(), head.len());
        let short = head.as_ptr().cast::<KernelHandle>();
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["kernel", "another one"], |e| jitney_kernel_retain(short, e));
        ok(|e| jitney_buffer_release(buffer, e));
    }
}

#[test]
fn of_two_threads_that_release_one_reference_one_is_refused() {
    for _ in 0..2000 {
        let mut buffer = null_mut();
        // SAFETY: a live handle; the second release comes while its block is still known.
        ok(|e| unsafe { jitney_buffer_acquire(1000, &mut buffer, e) });
        let (address, barrier) = (buffer as usize, std::sync::Barrier::new(2));
        let release = || {
            barrier.wait();
            // SAFETY: as above.
            unsafe { jitney_buffer_release(address as *mut BufferHandle, null_mut()) }
        };
        let statuses = std::thread::scope(|scope| {
            let other = scope.spawn(release);
            [release(), other.join().unwrap()]
        });
        assert!(statuses.contains(&JITNEY_OK) && statuses.contains(&JITNEY_ERROR_RELEASED), "{statuses:?}");
    }
}
