//! Eight threads compile, call, share and release kernels from source and check every result, while another thread
//! toggles the switch and reads descriptions and statistics. At the end each list of types was compiled once per kernel,
//! and the counters add up. `JITNEY_STRESS_SECONDS` sets how long, 10 by default. A process of its own: others' calls would
//! be counted.

#[path = "capi/support.rs"]
mod support;

use std::ptr::null;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use jitney::capi::kernel::*;
use jitney::capi::manager::*;
use jitney::capi::source::*;
use jitney::capi::value::*;
use support::*;

const THREADS: usize = 8;

/// Kernels that all threads call; the last ones are released and compiled anew all the time.
const SHARED: usize = 8;
const REPLACED: usize = 3;

/// `factor * (0 + 1 + … + n - 1) + factor`, in integers or floats.
fn source(factor: usize) -> String {
    format!(
        "def shared(n, x):\n    s = x * 0\n    for i in range(n):\n        s += x * i\n    return s * {factor} + {factor}\n"
    )
}

fn compile(source: &str) -> usize {
    let mut kernel = std::ptr::null_mut();
    // SAFETY: live arguments.
    ok(|e| unsafe { jitney_kernel_compile(null(), c_string(source).as_ptr(), null(), &mut kernel, e) });
    kernel as usize
}

fn c_string(text: &str) -> std::ffi::CString {
    std::ffi::CString::new(text).unwrap()
}

fn as_float(value: &CValue) -> f64 {
    // SAFETY: what the kind says.
    unsafe {
        match value.kind {
            JITNEY_VALUE_F64 => value.r#as.f64,
            JITNEY_VALUE_F32 => f64::from(value.r#as.f32),
            _ => value.r#as.i64 as f64,
        }
    }
}

/// Calls a shared kernel with one of four lists of types.
fn check(kernel: usize, factor: usize, choice: usize) {
    let n = (choice % 7) as i64;
    let args = match choice % 4 {
        0 => [jitney_value_i64(n), jitney_value_i64(2)],
        1 => [jitney_value_i64(n), jitney_value_f64(2.0)],
        2 => [jitney_value_i32(n as i32), jitney_value_f32(2.0)],
        _ => [jitney_value_i32(n as i32), jitney_value_u8(2)],
    };
    let mut result = [jitney_value_none()];
    // SAFETY: a handle that is held by the caller, live arguments.
    ok(|e| unsafe { jitney_kernel_call(kernel as *const KernelHandle, args.as_ptr(), 2, result.as_mut_ptr(), 1, e) });
    let expected = (n * (n - 1)) as f64 * factor as f64 + factor as f64;
    assert_eq!(as_float(&result[0]), expected, "factor {factor}, choice {choice}");
}

#[test]
fn eight_threads_compile_call_and_release() {
    let seconds = std::env::var("JITNEY_STRESS_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(10.0);
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let kernels: Vec<Mutex<usize>> = (0..SHARED).map(|i| Mutex::new(compile(&source(i + 1)))).collect();
    let lock = |at: usize| kernels[at].lock().unwrap_or_else(PoisonError::into_inner);
    let (calls, made, done) = (AtomicU64::new(0), AtomicU64::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|thread| {
                let (calls, made) = (&calls, &made);
                scope.spawn(move || {
                    let mut state = thread as u64 + 1;
                    let mut random = move || {
                        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                        (state >> 33) as usize
                    };
                    while Instant::now() < end {
                        let at = random() % SHARED;
                        // A reference of one's own, so that the kernel may be replaced meanwhile.
                        let kernel = {
                            let kernel = lock(at);
                            // SAFETY: the table's reference is live while the lock is held.
                            ok(|e| unsafe { jitney_kernel_retain(*kernel as *const KernelHandle, e) });
                            *kernel
                        };
                        for _ in 0..random() % 50 {
                            check(kernel, at + 1, random());
                            calls.fetch_add(1, Ordering::Relaxed);
                        }
                        // SAFETY: the reference taken above.
                        unsafe { jitney_kernel_release(kernel as *mut KernelHandle) };
                        if random() % 8 == 0 {
                            let at = SHARED - 1 - random() % REPLACED;
                            let old = std::mem::replace(&mut *lock(at), compile(&source(at + 1)));
                            // SAFETY: the table's reference.
                            unsafe { jitney_kernel_release(old as *mut KernelHandle) };
                        }
                        if random() % 4 == 0 {
                            let factor = 1000 + random() % 1000;
                            let own = compile(&source(factor));
                            check(own, factor, random());
                            calls.fetch_add(1, Ordering::Relaxed);
                            made.fetch_add(1, Ordering::Relaxed);
                            // SAFETY: a live handle.
                            unsafe { jitney_kernel_release(own as *mut KernelHandle) };
                        }
                    }
                })
            })
            .collect();
        let done = &done;
        let kernels = &kernels;
        scope.spawn(move || {
            while !done.load(Ordering::Relaxed) {
                jitney_disable();
                std::thread::sleep(Duration::from_micros(300));
                jitney_enable();
                let kernel = kernels[0].lock().unwrap_or_else(PoisonError::into_inner);
                // SAFETY: live pointers.
                text(|out, e| unsafe { jitney_kernel_describe(*kernel as *const KernelHandle, out, e) });
                stats_json();
                std::thread::sleep(Duration::from_millis(3));
            }
            jitney_enable();
        });
        let outcome: Vec<_> = workers.into_iter().map(|worker| worker.join()).collect();
        done.store(true, Ordering::Relaxed);
        outcome.into_iter().for_each(|joined| joined.unwrap());
    });
    // Whatever was called while acceleration was off only is compiled now.
    for at in 0..SHARED - REPLACED {
        for choice in 0..4 {
            check(*lock(at), at + 1, choice);
            calls.fetch_add(1, Ordering::Relaxed);
        }
        // SAFETY: live pointers.
        let described = text(|out, e| unsafe { jitney_kernel_describe(*lock(at) as *const KernelHandle, out, e) });
        let described: serde_json::Value = serde_json::from_str(&described).unwrap();
        assert_eq!(described["specialisations"].as_array().unwrap().len(), 4);
        let rows = stats_json()["kernels"].clone();
        let row = rows.as_array().unwrap().iter().find(|row| row["name"] == described["name"]).unwrap().clone();
        assert_eq!(row["functions_compiled"], 4, "each list of types once: {row}");
    }
    let stats = stats();
    assert_eq!(stats.calls, calls.load(Ordering::Relaxed), "every call is counted once");
    assert_eq!((stats.errors, stats.fallbacks), (0, 0));
    assert!(made.load(Ordering::Relaxed) > 20, "kernels came and went");
    let count = |stats: &Stats| stats.kernels_registered;
    let with = count(&stats);
    for kernel in &kernels {
        // SAFETY: the table's references.
        unsafe { jitney_kernel_release(*kernel.lock().unwrap() as *mut KernelHandle) };
    }
    assert_eq!(count(&support::stats()), with - SHARED as u64, "nothing is left in the registry");
}
