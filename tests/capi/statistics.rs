//! The C functions of the statistics: results, bad options, and running statistics as a handle.

use std::ptr::{null, null_mut};

use jitney::capi::Status;
use jitney::capi::error::*;
use jitney::capi::percentile::*;
use jitney::capi::reduce::*;
use jitney::capi::running::*;
use jitney::capi::tensor::jitney_tensor_release;
use jitney::runtime::Tensor;

use crate::support::*;

const NULL: i32 = JITNEY_ERROR_NULL_POINTER;
const BAD: i32 = JITNEY_ERROR_INVALID_ARGUMENT;

type Reduce = unsafe extern "C" fn(*const Tensor, *const i64, usize, i32, *mut Tensor, Slot) -> Status;
type Spread = unsafe extern "C" fn(*const Tensor, *const i64, usize, i64, i32, *mut Tensor, Slot) -> Status;
type Place = unsafe extern "C" fn(*const Tensor, *const i64, i32, *mut Tensor, Slot) -> Status;

/// Shape and elements, as f64, of a result that the library allocated, given back.
fn result(make: impl FnOnce(*mut Tensor, Slot) -> Status) -> (Vec<isize>, Vec<f64>) {
    let mut out = Tensor::UNALLOCATED;
    ok(|e| make(&mut out, e));
    // SAFETY: allocated by the library.
    unsafe {
        let view = out.view("out").unwrap();
        let values = match view.dtype() {
            jitney::runtime::DType::I64 => view.as_slice::<i64>().unwrap().iter().map(|&n| n as f64).collect(),
            _ => view.as_slice::<f64>().unwrap().to_vec(),
        };
        let shape = view.shape().to_vec();
        ok(|e| jitney_tensor_release(&mut out, e));
        (shape, values)
    }
}

#[test]
fn reductions_over_all_and_over_axes() {
    let mut x = Array::new(&[1.0f64, 2.0, 3.0, 4.0, 5.0, 9.0], &[2, 3]);
    let x = x.tensor();
    let last = [-1i64];
    let table: [(&str, Reduce, f64, [f64; 2]); 5] = [
        ("sum", jitney_sum, 24.0, [6.0, 18.0]),
        ("mean", jitney_mean, 4.0, [2.0, 6.0]),
        ("min", jitney_min, 1.0, [1.0, 4.0]),
        ("max", jitney_max, 9.0, [3.0, 9.0]),
        ("median", jitney_median, 3.5, [2.0, 5.0]),
    ];
    let mut out = Tensor::UNALLOCATED;
    for (name, kernel, all, rows) in table {
        // SAFETY: live tensors and lists, or NULL.
        unsafe {
            assert_eq!(result(|out, e| kernel(&x, null(), 0, 0, out, e)), (vec![], vec![all]), "{name}");
            assert_eq!(result(|out, e| kernel(&x, last.as_ptr(), 1, 1, out, e)), (vec![2, 1], rows.to_vec()), "{name}");
            refused(NULL, &[&format!("x of {name}")], |e| kernel(null(), null(), 0, 0, &mut out, e));
            refused(NULL, &[&format!("out of {name}")], |e| kernel(&x, null(), 0, 0, null_mut(), e));
            refused(BAD, &["2"], |e| kernel(&x, [2i64].as_ptr(), 1, 0, &mut out, e));
            refused(BAD, &["twice"], |e| kernel(&x, [0i64, -2].as_ptr(), 2, 0, &mut out, e));
            refused(BAD, &["keepdims", "7"], |e| kernel(&x, null(), 0, 7, &mut out, e));
        }
    }
    let spreads: [(&str, Spread, f64); 2] = [("var", jitney_var, 8.0), ("std", jitney_std, 8f64.sqrt())];
    for (name, kernel, want) in spreads {
        // SAFETY: as above.
        unsafe {
            let got = result(|out, e| kernel(&x, null(), 0, 1, 0, out, e)).1[0];
            assert!((got - want).abs() < 1e-12, "{name} is {got}");
            refused(NULL, &[&format!("x of {name}")], |e| kernel(null(), null(), 0, 0, 0, &mut out, e));
        }
    }
    let places: [(&str, Place, f64); 2] = [("argmin", jitney_argmin, 0.0), ("argmax", jitney_argmax, 5.0)];
    for (name, kernel, want) in places {
        // SAFETY: as above.
        unsafe {
            assert_eq!(result(|out, e| kernel(&x, null(), 0, out, e)).1, [want], "{name}");
            refused(BAD, &["axis", "-3"], |e| kernel(&x, [-3i64].as_ptr(), 0, &mut out, e));
            refused(NULL, &[&format!("x of {name}")], |e| kernel(null(), null(), 0, &mut out, e));
        }
    }
    let mut mean = Tensor::UNALLOCATED;
    // SAFETY: as above.
    unsafe {
        let var = result(|var, e| jitney_mean_var(&x, null(), 0, 1, 0, &mut mean, var, e));
        assert!((var.1[0] - 8.0).abs() < 1e-12);
        ok(|e| jitney_tensor_release(&mut mean, e));
        refused(NULL, &["var of mean_var"], |e| jitney_mean_var(&x, null(), 0, 0, 0, &mut mean, null_mut(), e));
    }
    assert!(out.is_unallocated() && mean.is_unallocated());
}

#[test]
fn nothing_has_no_least_element() {
    let mut x = Array::<f64>::new(&[], &[0, 3]);
    let x = x.tensor();
    let mut out = Tensor::UNALLOCATED;
    // SAFETY: live tensors.
    unsafe {
        assert_eq!(result(|out, e| jitney_sum(&x, null(), 0, 0, out, e)).1, [0.0]);
        assert!(result(|out, e| jitney_mean(&x, null(), 0, 0, out, e)).1[0].is_nan());
        for (name, kernel) in [("min", jitney_min as Reduce), ("max", jitney_max), ("median", jitney_median)] {
            let (status, message) = outcome(|e| kernel(&x, null(), 0, 0, &mut out, e));
            assert!(status != JITNEY_OK && message.contains("(0, 3)"), "{name}: {message}");
        }
        let (status, message) = outcome(|e| jitney_argmax(&x, null(), 0, &mut out, e));
        assert!(status != JITNEY_OK && message.contains("(0, 3)"), "{message}");
        let q = [50.0];
        let percentile = |e| jitney_percentile(&x, q.as_ptr(), 1, null(), 0, 0, 0, &mut out.clone(), e);
        let (status, message) = outcome(percentile);
        assert!(status != JITNEY_OK && message.contains("(0, 3)"), "{message}");
    }
    still_works();
}

#[test]
fn percentiles_and_those_that_are_none() {
    let mut x = Array::vector(&[4.0f64, 1.0, 3.0, 2.0]);
    let x = x.tensor();
    let mut out = Tensor::UNALLOCATED;
    // SAFETY: live tensors and lists, or NULL.
    unsafe {
        let q = [0.0, 50.0, 100.0];
        let all = |method| result(|out, e| jitney_percentile(&x, q.as_ptr(), 3, null(), 0, method, 0, out, e)).1;
        assert_eq!(all(JITNEY_PERCENTILE_LINEAR), [1.0, 2.5, 4.0]);
        assert_eq!(all(JITNEY_PERCENTILE_LOWER), [1.0, 2.0, 4.0]);
        assert_eq!(all(JITNEY_PERCENTILE_HIGHER), [1.0, 3.0, 4.0]);
        for (bad, word) in [(f64::NAN, "NaN"), (-0.5, "-0.5"), (100.5, "100.5"), (f64::INFINITY, "inf")] {
            let q = [50.0, bad];
            refused(BAD, &["q", word], |e| jitney_percentile(&x, q.as_ptr(), 2, null(), 0, 0, 0, &mut out, e));
        }
        refused(BAD, &["method", "5"], |e| jitney_percentile(&x, q.as_ptr(), 3, null(), 0, 5, 0, &mut out, e));
        refused(NULL, &["x of percentile"], |e| jitney_percentile(null(), q.as_ptr(), 3, null(), 0, 0, 0, &mut out, e));
        assert!(out.is_unallocated());
    }
}

#[test]
fn two_outputs_need_two_structs() {
    let mut x = Array::vector(&[1.0f32, 3.0]);
    let (mut one, mut t) = (Tensor::UNALLOCATED, x.tensor());
    let (t, one) = (&raw mut t, &raw mut one);
    refused(JITNEY_ERROR_OVERLAP, &["mean and var of mean_var"], |e| {
        // SAFETY: live tensors.
        unsafe { jitney_mean_var(t, null(), 0, 0, 0, one, one, e) }
    });
    // SAFETY: a live struct.
    assert!(unsafe { (*one).is_unallocated() }, "nothing was handed out");
    assert_eq!(stats().pool_bytes_in_use, 0, "and nothing is left behind");
}

#[test]
fn running_statistics_as_a_handle() {
    let mut running = null_mut();
    // SAFETY: live pointers, and stale handles, which the library is to bear.
    unsafe {
        ok(|e| jitney_running_create(0.01, 0, &mut running, e));
        (1..=1000).for_each(|n| ok(|e| jitney_running_update(running, n as f64, e)));
        let mut more = Array::vector(&[1001.0f32, f32::NAN]);
        ok(|e| jitney_running_update_tensor(running, &more.tensor(), e));
        let mut now: RunningStats = std::mem::zeroed();
        now.struct_size = size_of::<RunningStats>();
        ok(|e| jitney_running_get(running, &mut now, e));
        assert_eq!((now.count, now.nan_count, now.min, now.max), (1001, 1, 1.0, 1001.0));
        assert!((now.mean - 501.0).abs() < 1e-9);
        let mut p = 0.0;
        ok(|e| jitney_running_percentile(running, 50.0, &mut p, e));
        assert!((p / 501.0 - 1.0).abs() <= 0.0101, "{p}");
        ok(|e| jitney_running_merge(running, running, e));
        ok(|e| jitney_running_get(running, &mut now, e));
        assert_eq!(now.count, 2002);

        for (bad, word) in [(f64::NAN, "NaN"), (-1.0, "-1"), (101.0, "101")] {
            refused(BAD, &["q", word], |e| jitney_running_percentile(running, bad, &mut p, e));
        }
        let mut none = null_mut();
        for bad in [f64::NAN, -0.1, 0.9] {
            refused(BAD, &["relative_accuracy"], |e| jitney_running_create(bad, 0, &mut none, e));
        }
        refused(BAD, &["max_bins", "3"], |e| jitney_running_create(0.0, 3, &mut none, e));
        refused(NULL, &["out"], |e| jitney_running_create(0.0, 0, null_mut(), e));
        refused(NULL, &["running"], |e| jitney_running_update(null_mut(), 1.0, e));
        refused(NULL, &["x"], |e| jitney_running_update_tensor(running, null(), e));
        refused(NULL, &["out"], |e| jitney_running_get(running, null_mut(), e));
        refused(NULL, &["out"], |e| jitney_running_percentile(running, 1.0, null_mut(), e));
        now.struct_size = 2;
        refused(BAD, &["out", "struct_size 2"], |e| jitney_running_get(running, &mut now, e));
        let mut ints = Array::vector(&[1i32]);
        refused(JITNEY_ERROR_DTYPE, &["x", "i32"], |e| jitney_running_update_tensor(running, &ints.tensor(), e));

        ok(|e| jitney_running_reset(running, e));
        let (status, message) = outcome(|e| jitney_running_percentile(running, 50.0, &mut p, e));
        assert!(status != JITNEY_OK && !message.is_empty(), "no element yet");
        ok(|e| jitney_running_release(running, e));
        ok(|e| jitney_running_release(null_mut(), e));
        let released = JITNEY_ERROR_RELEASED;
        refused(released, &["running"], |e| jitney_running_release(running, e));
        refused(released, &["running"], |e| jitney_running_update(running, 1.0, e));
        refused(released, &["running"], |e| jitney_running_reset(running, e));
        refused(released, &["from"], |e| jitney_running_merge(running, running, e));
        assert!(none.is_null());
    }
}
