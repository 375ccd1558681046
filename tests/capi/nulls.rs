//! NULL for every pointer of every function: refused by name where it is needed, ignored where it is said to be fine.

use std::ptr::{null, null_mut};

use jitney::capi::buffer::*;
use jitney::capi::error::*;
use jitney::capi::image::*;
use jitney::capi::kernel::*;
use jitney::capi::log::*;
use jitney::capi::manager::*;
use jitney::capi::percentile::*;
use jitney::capi::pool2d::*;
use jitney::capi::reduce::*;
use jitney::capi::running::*;
use jitney::capi::tensor::*;
use jitney::capi::value::*;
use jitney::runtime::{DType, Tensor};

use crate::support::*;

const NULL: i32 = JITNEY_ERROR_NULL_POINTER;

#[test]
fn needed_pointers_are_named_when_they_are_null() {
    // SAFETY: NULL is what the functions are to bear.
    unsafe {
        refused(NULL, &["out"], |e| jitney_buffer_acquire(8, null_mut(), e));
        refused(NULL, &["definition"], |e| jitney_kernel_register(null(), null_mut(), e));
        refused(NULL, &["definition.name"], |e| jitney_kernel_register(&KernelDefinition::default(), null_mut(), e));
        let nameless = KernelDefinition { name: c("test.null"), ..KernelDefinition::default() };
        refused(NULL, &["definition.standard", "test.null"], |e| jitney_kernel_register(&nameless, null_mut(), e));
        refused(NULL, &["name"], |e| jitney_kernel_unregister(null(), e));
        let mut kernel = null_mut();
        refused(NULL, &["name"], |e| jitney_kernel_find(null(), &mut kernel, e));
        refused(NULL, &["out"], |e| jitney_kernel_find(c("add"), null_mut(), e));
        refused(NULL, &["kernel"], |e| jitney_kernel_call(null(), null(), 0, null_mut(), 0, e));
        refused(NULL, &["kernel"], |e| jitney_kernel_retain(null(), e));
        let mut text = null_mut();
        refused(NULL, &["kernel"], |e| jitney_kernel_describe(null(), &mut text, e));
        let mut n = 0;
        refused(NULL, &["name"], |e| jitney_threshold_get(null(), 0, &mut n, e));
        refused(NULL, &["out"], |e| jitney_threshold_get(c("add"), 0, null_mut(), e));
        refused(NULL, &["out"], |e| jitney_stats_get(null_mut(), e));
        refused(NULL, &["out"], |e| jitney_stats_json(null_mut(), e));
        refused(NULL, &["out"], |e| jitney_info_text(null_mut(), e));
        refused(NULL, &["out"], |e| jitney_info_json(null_mut(), e));
        refused(NULL, &["out"], |e| jitney_kernel_list(null_mut(), e));
        let mut found: BenchmarkResult = std::mem::zeroed();
        found.struct_size = size_of::<BenchmarkResult>();
        let shape = [4i64];
        refused(NULL, &["kernel"], |e| jitney_benchmark(null(), 1, shape.as_ptr(), c("f32"), 1, &mut found, e));
        refused(NULL, &["dtype"], |e| jitney_benchmark(c("add"), 1, shape.as_ptr(), null(), 1, &mut found, e));
        refused(NULL, &["shape", "1"], |e| jitney_benchmark(c("add"), 1, null(), c("f32"), 1, &mut found, e));
        refused(NULL, &["out"], |e| jitney_benchmark(c("add"), 1, shape.as_ptr(), c("f32"), 1, null_mut(), e));
        let f32 = DType::F32.to_dlpack();
        refused(NULL, &["out"], |e| jitney_tensor_allocate(f32, 1, shape.as_ptr(), null_mut(), e));
        let mut tensor = Tensor::UNALLOCATED;
        refused(NULL, &["shape", "rank 1"], |e| jitney_tensor_allocate(f32, 1, null(), &mut tensor, e));
        assert!(tensor.is_unallocated() && kernel.is_null() && text.is_null(), "written on success only");

        let mut handle = null_mut();
        ok(|e| jitney_kernel_find(c("add"), &mut handle, e));
        refused(NULL, &["args", "3"], |e| jitney_kernel_call(handle, null(), 3, null_mut(), 0, e));
        refused(NULL, &["out"], |e| jitney_kernel_describe(handle, null_mut(), e));
        refused(NULL, &["a of add"], |e| call("add", &[jitney_value_tensor(null()); 3], e));
        jitney_kernel_release(handle);
    }
}

#[test]
fn null_is_fine_where_the_header_says_so() {
    // SAFETY: as above.
    unsafe {
        ok(|e| jitney_buffer_release(null_mut(), e));
        ok(|e| jitney_tensor_release(null_mut(), e));
        jitney_kernel_release(null_mut());
        jitney_error_release(null_mut());
        jitney_text_release(null_mut());
        assert!(jitney_buffer_data(null()).is_null());
        assert_eq!(jitney_buffer_capacity(null()), 0);
        assert_eq!(jitney_error_code(null()), JITNEY_OK);
        assert_eq!(*jitney_error_message(null()), 0);
        assert_eq!((jitney_error_line(null()), jitney_error_column(null())), (0, 0));
        assert_eq!(*jitney_kernel_name(null()), 0);
        ok(|e| jitney_log_set_callback(None, null_mut(), JITNEY_LOG_OFF, e));
        ok(|e| jitney_threshold_set(null(), JITNEY_THRESHOLD_DEVICE, u64::MAX, e));
        let error = jitney_error_new(JITNEY_ERROR_SHAPE, null());
        assert_eq!(jitney_error_code(error), JITNEY_ERROR_SHAPE);
        assert_ne!(*jitney_error_message(error), 0, "a general sentence");
        jitney_error_release(error);
    }
    still_works();
}

#[test]
fn a_list_that_is_null_has_no_length() {
    let mut x = Array::vector(&[1.0f64, 2.0, 3.0]);
    let x = x.tensor();
    let mut out = Tensor::UNALLOCATED;
    // SAFETY: NULL is what the functions are to bear.
    unsafe {
        refused(NULL, &["q is NULL", "3"], |e| jitney_percentile(&x, null(), 3, null(), 0, 0, 0, &mut out, e));
        refused(NULL, &["axes is NULL", "5"], |e| jitney_sum(&x, null(), 5, 0, &mut out, e));
        refused(NULL, &["mean is NULL", "3"], |e| {
            jitney_normalize_image(&x, null(), 3, [1.0].as_ptr(), 1, 1.0, &mut out, e)
        });
        refused(NULL, &["std is NULL", "2"], |e| {
            jitney_normalize_image(&x, [1.0].as_ptr(), 1, null(), 2, 1.0, &mut out, e)
        });
        let x = jitney_value_tensor(&x);
        let list = jitney_value_i64s(null(), 3);
        refused(NULL, &["argument 1 is NULL", "3"], |e| call("sum", &[x, list, jitney_value_none(), x], e));
        let list = jitney_value_f64s(null(), 3);
        refused(NULL, &["argument 1 is NULL", "3"], |e| call("percentile", &[x, list], e));
    }
    assert!(out.is_unallocated());
}

#[test]
fn a_list_that_no_memory_can_hold_is_refused() {
    let mut x = Array::vector(&[1.0f64, 2.0, 3.0]);
    let x = x.tensor();
    let mut out = Tensor::UNALLOCATED;
    let numbers = [0i64; 2];
    let odd = numbers.as_ptr().wrapping_byte_add(4);
    // SAFETY: the lists are looked at before they are read.
    unsafe {
        let (alignment, overflow) = (JITNEY_ERROR_ALIGNMENT, JITNEY_ERROR_OVERFLOW);
        refused(alignment, &["axes", "multiple of 8"], |e| jitney_sum(&x, odd, 1, 0, &mut out, e));
        refused(alignment, &["axis", "multiple of 8"], |e| jitney_argmin(&x, odd, 0, &mut out, e));
        refused(overflow, &["axes", "length"], |e| jitney_sum(&x, numbers.as_ptr(), usize::MAX / 4, 0, &mut out, e));
        let x = jitney_value_tensor(&x);
        let list = jitney_value_i64s(numbers.as_ptr(), usize::MAX);
        refused(overflow, &["argument 1", "length"], |e| call("sum", &[x, list, jitney_value_none(), x], e));
        let mut kernel = null_mut();
        ok(|e| jitney_kernel_find(c("add"), &mut kernel, e));
        let odd = (&raw const x).wrapping_byte_add(4);
        refused(alignment, &["args", "multiple of 8"], |e| jitney_kernel_call(kernel, odd, 1, null_mut(), 0, e));
        jitney_kernel_release(kernel);
    }
}

#[test]
fn both_handles_of_a_merge_and_the_options_of_a_window_are_named() {
    // SAFETY: NULL is what the functions are to bear.
    unsafe {
        let mut running = null_mut();
        ok(|e| jitney_running_create(0.0, 0, &mut running, e));
        refused(NULL, &["from is NULL"], |e| jitney_running_merge(running, null(), e));
        refused(NULL, &["into is NULL"], |e| jitney_running_merge(null_mut(), running, e));
        ok(|e| jitney_running_release(running, e));
        for pool in [jitney_max_pool2d, jitney_avg_pool2d] {
            refused(NULL, &["options is NULL"], |e| pool(null(), null(), null_mut(), e));
        }
    }
}
