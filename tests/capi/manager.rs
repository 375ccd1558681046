//! Switch, threads, thresholds, statistics, benchmark, self-test, calibration, system information.

use std::ffi::CStr;
use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicBool, Ordering};

use jitney::capi::conv::*;
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::*;
use jitney::capi::matmul::*;
use jitney::capi::optim::*;
use jitney::capi::pool2d::*;
use jitney::capi::running::*;
use jitney::capi::value::*;
use jitney::kernels::table;
use jitney::runtime::{Shared, Tensor};

use crate::support::*;

fn relu(n: usize) {
    let (mut x, mut y) = (Array::vector(&vec![-1.0f32; n]), Array::vector(&vec![5.0f32; n]));
    ok(|e| call("relu", &[value(&mut x.tensor()), value(&mut y.tensor())], e));
    assert!(y.memory.iter().all(|&y| y == 0.0));
}

#[test]
fn the_switch_is_honoured_and_the_counters_add_up() {
    jitney_stats_reset();
    assert_eq!(jitney_is_enabled(), 1);
    (0..3).for_each(|_| relu(10));
    jitney_disable();
    assert_eq!(jitney_is_enabled(), 0);
    (0..4).for_each(|_| relu(7));
    jitney_enable();
    let mut x = Array::vector(&[1.0f32]);
    let (status, _) = outcome(|e| call("relu", &[value(&mut x.tensor())], e));
    assert_ne!(status, JITNEY_OK);
    let s = stats();
    assert_eq!((s.calls, s.calls_cpu, s.calls_standard, s.calls_cuda), (7, 3, 4, 0));
    assert_eq!((s.elements_cpu, s.elements_standard, s.elements_cuda), (30, 28, 0));
    assert_eq!((s.errors, s.fallbacks, s.enabled), (1, 0, 1));
    assert_eq!((s.functions_compiled, s.compile_nanoseconds, s.plugins_loaded), (0, 0, 0));
    assert_eq!((s.cache_hits, s.cache_misses, s.cache_rejects), (0, 0, 0));
    assert_eq!(s.kernels_registered, table::COUNT as u64);

    let json = stats_json();
    let row = json["kernels"].as_array().unwrap().iter().find(|k| k["name"] == "relu").unwrap().clone();
    assert_eq!(row["calls"], serde_json::json!([4, 3, 0]));
    assert_eq!(row["elements"], serde_json::json!([28, 30, 0]));
    assert_eq!(row["errors"], 1);
    assert_eq!(json["calls"], 7);
    jitney_stats_reset();
    let s = stats();
    assert_eq!((s.calls, s.errors, s.elements_cpu), (0, 0, 0));
}

#[test]
fn thread_counts_are_set_and_bad_ones_refused() {
    // SAFETY: no pointers but the error's.
    unsafe {
        let default = jitney_num_threads_get();
        assert!(default >= 1);
        ok(|e| jitney_num_threads_set(5, e));
        assert_eq!((jitney_num_threads_get(), stats().threads), (5, 5));
        for bad in [-1, 1025, i32::MIN, i32::MAX] {
            let words = ["count", &*bad.to_string(), "1 to 1024"];
            refused(JITNEY_ERROR_INVALID_ARGUMENT, &words, |e| jitney_num_threads_set(bad, e));
        }
        assert_eq!(jitney_num_threads_get(), 5);
        relu(500_000);
        ok(|e| jitney_num_threads_set(0, e));
        assert_eq!(jitney_num_threads_get(), default);
    }
}

#[test]
fn thresholds_are_set_by_kernel_and_for_all() {
    let get = |name: &str, which| {
        let mut n = 0;
        // SAFETY: a live number.
        ok(|e| unsafe { jitney_threshold_get(c(name), which, &mut n, e) });
        n
    };
    // SAFETY: live texts.
    unsafe {
        ok(|e| jitney_threshold_set(c("add"), JITNEY_THRESHOLD_PARALLEL, 123, e));
        assert_eq!(get("add", JITNEY_THRESHOLD_PARALLEL), 123);
        assert_ne!(get("subtract", JITNEY_THRESHOLD_PARALLEL), 123);
        assert_eq!(get("add", JITNEY_THRESHOLD_DEVICE), u64::MAX);
        ok(|e| jitney_threshold_set(std::ptr::null(), JITNEY_THRESHOLD_DEVICE, 456, e));
        assert_eq!((get("add", JITNEY_THRESHOLD_DEVICE), get("relu", JITNEY_THRESHOLD_DEVICE)), (456, 456));
        let host = register(&definition("test.threshold", "", Some(nothing), None));
        let (none, mut n) = (["'test.threshold'", "no thresholds"], 0);
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &none, |e| jitney_threshold_set(c("test.threshold"), 0, 9, e));
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &none, |e| jitney_threshold_get(c("test.threshold"), 0, &mut n, e));
        unregister("test.threshold", host);
        let mut n = 0;
        refused(JITNEY_ERROR_NOT_FOUND, &["'ad'"], |e| jitney_threshold_get(c("ad"), 0, &mut n, e));
        refused(JITNEY_ERROR_NOT_FOUND, &["'ad'"], |e| jitney_threshold_set(c("ad"), 0, 1, e));
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["which is 2"], |e| jitney_threshold_set(c("add"), 2, 1, e));
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["which is -1"], |e| jitney_threshold_get(c("add"), -1, &mut n, e));
    }
}

/// Calls and errors so far.
fn counts() -> (u64, u64) {
    let now = stats();
    assert_eq!(now.calls, now.calls_standard + now.calls_cpu);
    (now.calls, now.errors)
}

#[test]
fn calls_with_nothing_to_compute_are_counted() {
    jitney_stats_reset();
    for name in ["sum", "max", "argmax", "median"] {
        let mut x = Array::new(&[0f32; 0], &[0, 3]);
        let mut out = Tensor::UNALLOCATED;
        let mut t = x.tensor();
        let args = [value(&mut t), jitney_value_i64(1), jitney_value_none(), value(&mut out)];
        ok(|e| call(name, &args, e));
        out.release().unwrap();
    }
    assert_eq!(counts(), (4, 0));
}

#[test]
fn options_that_cannot_be_read_are_errors_of_their_kernel() {
    jitney_stats_reset();
    let mut x = Array::new(&[1f32; 4], &[1, 1, 2, 2]);
    let mut t = x.tensor();
    let t = &raw mut t;
    // SAFETY: live pointers; the options are refused by their size.
    unsafe {
        let conv = Conv2dOptions { struct_size: 1, ..Conv2dOptions::default() };
        assert_ne!(jitney_conv2d(t, t, null(), &conv, t, null_mut()), JITNEY_OK);
        let pool = Pool2dOptions { struct_size: 1, ..Pool2dOptions::default() };
        assert_ne!(jitney_max_pool2d(t, &pool, t, null_mut()), JITNEY_OK);
        let pool = Pool2dOptions { kernel: [1; 2], dilation: [2; 2], ..Pool2dOptions::default() };
        assert_ne!(jitney_avg_pool2d(t, &pool, t, null_mut()), JITNEY_OK);
        let product = MatmulOptions { struct_size: 1, ..MatmulOptions::default() };
        assert_ne!(jitney_matmul_ex(t, t, &product, t, null_mut()), JITNEY_OK);
        let adam = AdamOptions { struct_size: 1, ..AdamOptions::default() };
        assert_ne!(jitney_adam_step_ex(t, t, t, t, &adam, null_mut()), JITNEY_OK);
    }
    assert_eq!(counts(), (0, 5));
    let rows = stats_json()["kernels"].as_array().unwrap().clone();
    for name in ["conv2d", "max_pool2d", "avg_pool2d", "matmul", "adam_step"] {
        assert!(rows.iter().any(|row| row["name"] == name && row["errors"] == 1), "{name}: {rows:?}");
    }
}

#[test]
fn calls_of_a_kernel_that_leaves_are_counted_once_at_every_moment() {
    jitney_stats_reset();
    let mut calls = 0;
    for round in 0..200 {
        let name = format!("test.leaves{round}");
        let kernel = Shared::new(register(&definition(&name, "", Some(nothing), None)));
        (0..3).for_each(|_| ok(|e| call(&name, &[], e)));
        calls += 3;
        let left = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                unregister(&name, kernel.get());
                left.store(true, Ordering::Relaxed);
            });
            while !left.load(Ordering::Relaxed) {
                assert_eq!(stats().calls, calls, "round {round}");
            }
        });
    }
    assert_eq!(counts(), (calls, 0));
}

#[test]
fn running_statistics_follow_the_switch_and_are_counted() {
    jitney_stats_reset();
    let mut running = null_mut();
    let mut x = Array::vector(&[1.0f32, 2.0, 4.0]);
    // SAFETY: live pointers.
    unsafe {
        ok(|e| jitney_running_create(0.01, 0, &mut running, e));
        ok(|e| jitney_running_update(running, 0.5, e));
        ok(|e| jitney_running_update_tensor(running, &x.tensor(), e));
        jitney_disable();
        ok(|e| jitney_running_update_tensor(running, &x.tensor(), e));
        jitney_enable();
        assert_ne!(jitney_running_update_tensor(running, null(), null_mut()), JITNEY_OK);
        ok(|e| jitney_running_release(running, e));
    }
    let s = stats();
    assert_eq!((s.calls_cpu, s.calls_standard, s.errors), (2, 1, 1));
    assert_eq!((s.elements_cpu, s.elements_standard), (4, 3));
    let rows = stats_json()["kernels"].as_array().unwrap().clone();
    assert!(rows.iter().any(|row| row["name"] == "running_update" && row["errors"] == 1), "{rows:?}");
}

fn benchmark(kernel: &str, shape: &[i64], dtype: &str, iterations: u64, e: Slot) -> (i32, BenchmarkResult) {
    // SAFETY: plain numbers, live pointers.
    unsafe {
        let mut found: BenchmarkResult = std::mem::zeroed();
        found.struct_size = size_of::<BenchmarkResult>();
        let rank = shape.len() as i32;
        let status = jitney_benchmark(c(kernel), rank, shape.as_ptr(), c(dtype), iterations, &mut found, e);
        (status, found)
    }
}

#[test]
fn the_benchmark_times_both_paths_and_compares_them() {
    jitney_stats_reset();
    for (kernel, dtype) in [("add", "f32"), ("add", "i64"), ("gelu", "f64")] {
        let (status, found) = benchmark(kernel, &[50, 60], dtype, 5, null_mut());
        assert_eq!((status, found.agree), (JITNEY_OK, 1), "{kernel}");
        assert!(found.standard_seconds > 0.0 && found.accelerated_seconds > 0.0);
        let speedup = found.standard_seconds / found.accelerated_seconds;
        assert!((found.speedup / speedup - 1.0).abs() < 1e-6);
        assert!(found.max_difference < 1e-5);
    }
    assert_eq!(stats().calls, 0, "a benchmark's calls are not counted");
    refused(JITNEY_ERROR_NOT_FOUND, &["'addd'"], |e| benchmark("addd", &[4], "f32", 1, e).0);
    refused(JITNEY_ERROR_DTYPE, &["f31"], |e| benchmark("add", &[4], "f31", 1, e).0);
    refused(JITNEY_ERROR_DTYPE, &["c64"], |e| benchmark("add", &[4], "c64", 1, e).0);
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["iterations is 0"], |e| benchmark("add", &[4], "f32", 0, e).0);
    refused(JITNEY_ERROR_SHAPE, &["(4, 0)"], |e| benchmark("add", &[4, 0], "f32", 1, e).0);
    refused(JITNEY_ERROR_SHAPE, &["(-1,)"], |e| benchmark("add", &[-1], "f32", 1, e).0);
    refused(JITNEY_ERROR_SHAPE, &["1099511627776"], |e| benchmark("add", &[1 << 40], "f32", 1, e).0);
    // SAFETY: refused before the shape is read.
    refused(JITNEY_ERROR_SHAPE, &["ndim is -1"], |e| unsafe {
        jitney_benchmark(c("add"), -1, std::ptr::null(), c("f32"), 1, null_mut(), e)
    });
}

#[test]
fn the_self_test_checks_every_kernel_and_passes() {
    let mut passed = -1;
    // SAFETY: live pointers.
    let report = text(|report, e| unsafe { jitney_self_test(&mut passed, report, e) });
    assert_eq!(passed, 1);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let checks = report["checks"].as_array().unwrap();
    let failed: Vec<_> = checks.iter().filter(|c| c["passed"] != true).collect();
    assert!(failed.is_empty() && report["passed"] == true, "{failed:?}");
    let of_matmul = || checks.iter().filter(|c| c["kernel"] == "matmul");
    assert!(of_matmul().count() > 0 && of_matmul().all(|c| c["level"] == "its own"), "gemm takes no instruction set");
    for row in table::all() {
        for rank in 1..=4 {
            let of_rank =
                |c: &&serde_json::Value| c["kernel"] == row.name && c["shape"].as_array().unwrap().len() == rank;
            assert!(checks.iter().any(|c| of_rank(&c)), "{} is not checked at rank {rank}", row.name);
        }
    }
    // SAFETY: NULL is fine for both.
    ok(|e| unsafe { jitney_self_test(null_mut(), null_mut(), e) });
}

#[test]
fn calibration_sets_thresholds_and_reports_them() {
    // SAFETY: live pointers.
    unsafe {
        let (mut default, mut n) = (0, 0);
        ok(|e| jitney_threshold_get(c("add"), JITNEY_THRESHOLD_PARALLEL, &mut default, e));
        let report = text(|report, e| jitney_calibrate(c("add"), report, e));
        let rows: serde_json::Value = serde_json::from_str(&report).unwrap();
        assert_eq!(rows.as_array().unwrap().len(), 1);
        ok(|e| jitney_threshold_get(c("add"), JITNEY_THRESHOLD_PARALLEL, &mut n, e));
        assert_eq!(rows[0]["parallel_from"], n);
        assert!(rows[0]["measured"] == true || n == default, "threads that did not win leave the threshold as it was");
        assert_ne!(n, u64::MAX, "no kernel is kept from threads for good");
        ok(|e| jitney_num_threads_set(1, e));
        ok(|e| jitney_threshold_set(c("add"), JITNEY_THRESHOLD_PARALLEL, 4321, e));
        let report = text(|report, e| jitney_calibrate(c("add"), report, e));
        let rows: serde_json::Value = serde_json::from_str(&report).unwrap();
        assert_eq!((&rows[0]["parallel_from"], &rows[0]["measured"]), (&4321.into(), &false.into()), "one thread");
        ok(|e| jitney_num_threads_set(0, e));
        ok(|e| jitney_calibrate(c("relu"), null_mut(), e));
        refused(JITNEY_ERROR_NOT_FOUND, &["'no'"], |e| jitney_calibrate(c("no"), null_mut(), e));
    }
}

#[test]
fn the_system_information_says_what_there_is_and_why_not() {
    // SAFETY: live pointers.
    unsafe {
        let info: serde_json::Value = serde_json::from_str(&text(|out, e| jitney_info_json(out, e))).unwrap();
        assert_eq!(info["version"], CStr::from_ptr(jitney_version()).to_str().unwrap());
        assert_eq!(info["abi_version"], jitney_abi_version());
        assert_eq!(info["cuda"]["device_usable"], false);
        assert!(info["cuda"]["reason"].as_str().unwrap().contains("no CUDA plugin"));
        assert!(info["levels_available"].as_array().unwrap().contains(&info["level"]));
        assert_eq!(info["level_ignored_by"], serde_json::json!(["matmul"]));
        assert_eq!(info["builtin_kernels"], table::COUNT);
        assert!(info["processors"].as_u64().unwrap() >= 1 && info["threads"].as_u64().unwrap() >= 1);
        let said = text(|out, e| jitney_info_text(out, e));
        for word in
            ["jitney", "processor", "instruction set", "threads", "libraries", "plugins", "CUDA device", "buffer pool"]
        {
            assert!(said.contains(word), "'{word}' is not in:\n{said}");
        }
        for library in info["libraries"].as_array().unwrap() {
            let package = format!("name = {}\nversion = {}\n", library[0], library[1]);
            assert!(include_str!("../../Cargo.lock").contains(&package), "{package}");
        }
        let names: Vec<String> = serde_json::from_str(&text(|out, e| jitney_kernel_list(out, e))).unwrap();
        assert!(table::all().all(|row| names.iter().any(|n| n == row.name)));
    }
}

#[test]
fn statuses_have_names() {
    for status in 0..=19 {
        // SAFETY: a static text.
        let name = unsafe { CStr::from_ptr(jitney_status_name(status)) }.to_str().unwrap();
        assert!(name != "unknown" && !name.is_empty(), "{status}");
    }
    for status in [-1, 20, i32::MAX] {
        // SAFETY: as above.
        assert_eq!(unsafe { CStr::from_ptr(jitney_status_name(status)) }, c"unknown");
    }
}
