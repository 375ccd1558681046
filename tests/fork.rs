//! A forked child computes in parallel, whatever the parent's threads were doing. Every child runs under an alarm, and the
//! parent waits for a bounded time, so a deadlock is a failure and not a hang.
#![cfg(unix)]

#[path = "capi/support.rs"]
mod support;

use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jitney::capi::Status;
use jitney::capi::buffer::*;
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::*;
use jitney::capi::running::*;
use jitney::capi::tensor::*;
use jitney::capi::value::{CValue, jitney_value_none};
use jitney::runtime::{DType, Tensor, threads};
use support::*;

/// A sum large enough for threads; `true` when every element is right.
fn parallel_work(n: usize) -> bool {
    // SAFETY: live pointers.
    unsafe {
        let shape = [n as i64];
        let (mut x, mut sum) = (Tensor::UNALLOCATED, Tensor::UNALLOCATED);
        let made = jitney_tensor_allocate(DType::F64.to_dlpack(), 1, shape.as_ptr(), &mut x, null_mut());
        if made != JITNEY_OK {
            return false;
        }
        let data = std::slice::from_raw_parts_mut(x.data.cast::<f64>(), n);
        data.iter_mut().enumerate().for_each(|(i, x)| *x = i as f64);
        let args = [value(&mut x), value(&mut x), value(&mut sum)];
        let right = call("add", &args, null_mut()) == JITNEY_OK && {
            let sums = std::slice::from_raw_parts(sum.data.cast::<f64>(), n);
            sums.iter().enumerate().all(|(i, &s)| s == 2.0 * i as f64)
        };
        jitney_tensor_release(&mut sum, null_mut());
        jitney_tensor_release(&mut x, null_mut());
        right
    }
}

/// Everything that takes a lock somewhere.
fn everything() -> bool {
    // SAFETY: live pointers.
    unsafe {
        let mut buffer = null_mut();
        let acquired = jitney_buffer_acquire(100_000, &mut buffer, null_mut()) == JITNEY_OK
            && jitney_buffer_release(buffer, null_mut()) == JITNEY_OK;
        let made = definition("test.fork.child", "", Some(nothing), None);
        let registered = jitney_kernel_register(&made, null_mut(), null_mut()) == JITNEY_OK
            && call("test.fork.child", &[], null_mut()) == JITNEY_OK
            && jitney_kernel_unregister(made.name, null_mut()) == JITNEY_OK;
        let mut error = null_mut();
        let refused = call("add", &[jitney_value_none(); 3], &mut error) == JITNEY_ERROR_NULL_POINTER;
        jitney_error_release(error);
        jitney_pool_trim(0);
        let mut running = null_mut();
        let measured = jitney_running_create(0.0, 0, &mut running, null_mut()) == JITNEY_OK
            && jitney_running_update(running, 1.0, null_mut()) == JITNEY_OK
            && jitney_running_release(running, null_mut()) == JITNEY_OK;
        acquired && registered && refused && measured && stats().calls > 0
    }
}

/// Forks; the child exits with 0 when `child` returns true. True when it did, within the alarm's time.
fn in_child(child: impl FnOnce() -> bool) -> bool {
    // SAFETY: the child calls the library, which is made for it, and leaves without running the parent's destructors.
    unsafe {
        match libc::fork() {
            -1 => panic!("no process: {}", std::io::Error::last_os_error()),
            0 => {
                libc::alarm(10);
                let good = std::panic::catch_unwind(std::panic::AssertUnwindSafe(child)).unwrap_or(false);
                libc::_exit(if good { 0 } else { 1 })
            }
            pid => {
                let mut status = 0;
                while libc::waitpid(pid, &mut status, 0) == -1 {
                    assert_eq!(std::io::Error::last_os_error().kind(), std::io::ErrorKind::Interrupted);
                }
                if status != 0 {
                    eprintln!("child: status {status:#x} (0xe is the alarm)");
                }
                status == 0
            }
        }
    }
}

fn use_threads(count: i32) {
    // SAFETY: no pointers.
    ok(|e| unsafe { jitney_num_threads_set(count, e) });
    // SAFETY: live text.
    ok(|e| unsafe { jitney_threshold_set(c"add".as_ptr(), JITNEY_THRESHOLD_PARALLEL, 1000, e) });
}

#[test]
fn a_child_computes_in_parallel_after_the_parent_did() {
    use_threads(4);
    assert!(parallel_work(1_000_000));
    assert!(threads::helpers() >= 1, "the parent worked in parallel");
    for _ in 0..5 {
        assert!(in_child(|| {
            let before = threads::helpers();
            parallel_work(1_000_000) && before == 0 && threads::helpers() >= 1 && everything()
        }));
        assert!(parallel_work(100_000), "the parent goes on");
    }
    // A child's child, too.
    assert!(in_child(|| parallel_work(100_000) && in_child(|| parallel_work(1_000_000) && everything())));
}

unsafe extern "C-unwind" fn forks(user: *mut c_void, _: *const CValue, _: usize, _: Slot) -> Status {
    let good = in_child(|| parallel_work(300_000) && everything()) && parallel_work(300_000);
    // SAFETY: the test's flag.
    unsafe { (*user.cast::<AtomicBool>()).store(good, Ordering::Relaxed) };
    JITNEY_OK
}

#[test]
fn a_callback_may_fork() {
    use_threads(4);
    assert!(parallel_work(300_000));
    let good: &'static AtomicBool = Box::leak(Box::default());
    let user = (&raw const *good).cast_mut().cast();
    let kernel = register(&KernelDefinition { user, ..definition("test.fork", "", Some(forks), None) });
    ok(|e| call("test.fork", &[], e));
    assert!(good.load(Ordering::Relaxed));
    unregister("test.fork", kernel);
}

#[test]
fn forks_while_other_threads_hammer_pool_allocator_and_registry() {
    use_threads(3);
    let (stop, done) = (AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for thread in 0..6 {
            let (stop, done) = (&stop, &done);
            scope.spawn(move || {
                let name = format!("test.hammer.{thread}");
                let made = definition(&name, "", Some(nothing), None);
                while !stop.load(Ordering::Relaxed) {
                    match thread % 3 {
                        0 => assert!(parallel_work(20_000)),
                        1 => {
                            let mut buffer = null_mut();
                            // SAFETY: live handles.
                            unsafe {
                                ok(|e| jitney_buffer_acquire(50_000, &mut buffer, e));
                                ok(|e| jitney_buffer_release(buffer, e));
                            }
                            outcome(|e| call("relu", &[jitney_value_none(); 2], e));
                        }
                        _ => {
                            let kernel = register(&made);
                            ok(|e| call(&name, &[], e));
                            stats_json();
                            unregister(&name, kernel);
                        }
                    }
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let failed = (0..50).filter(|_| !in_child(|| parallel_work(200_000) && everything())).count();
        stop.store(true, Ordering::Relaxed);
        assert_eq!(failed, 0, "of 50 children");
    });
    assert!(done.load(Ordering::Relaxed) > 50);
    assert!(parallel_work(300_000) && everything());
}

#[test]
fn running_statistics_that_another_thread_updates_are_free_in_the_child() {
    let mut running = null_mut();
    // SAFETY: a live pointer.
    ok(|e| unsafe { jitney_running_create(0.0, 0, &mut running, e) });
    let (stop, handle) = (AtomicBool::new(false), running as usize);
    let update = |e: Slot| {
        let mut data = vec![1.0f64; 1 << 16];
        let shape = [data.len() as i64];
        let x = jitney_tensor_f64(data.as_mut_ptr(), 1, shape.as_ptr());
        // SAFETY: a live handle and tensor.
        unsafe { jitney_running_update_tensor(handle as *mut RunningHandle, &x, e) }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                ok(update);
            }
        });
        let failed = (0..20).filter(|_| !in_child(|| update(null_mut()) == JITNEY_OK)).count();
        stop.store(true, Ordering::Relaxed);
        assert_eq!(failed, 0, "of 20 children");
    });
    // SAFETY: a live handle, given back once.
    ok(|e| unsafe { jitney_running_release(running, e) });
}

#[test]
fn a_fork_beside_another_threads_first_call_leaves_a_library_that_works() {
    // Every child is a process in which the library is not used yet, when each test has a process of its own.
    for round in 0..400u32 {
        let good = in_child(|| {
            let go: &'static AtomicBool = Box::leak(Box::default());
            let first = std::thread::spawn(|| {
                while !go.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
                jitney_is_enabled()
            });
            std::thread::sleep(std::time::Duration::from_micros(50));
            go.store(true, Ordering::Relaxed);
            (0..(round % 100) * 20).for_each(|_| std::hint::spin_loop());
            let good = in_child(|| jitney_is_enabled() == 1);
            good && first.join().is_ok_and(|enabled| enabled == 1)
        });
        assert!(good, "round {round}");
    }
}
