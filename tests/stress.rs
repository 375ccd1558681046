//! 16 threads call every built-in kernel and a host's one and check each result to the bit, while another thread toggles
//! the switch, changes thread counts and thresholds, reads statistics and trims the pool. At the end the counters add up
//! exactly. `JITNEY_STRESS_SECONDS` sets how long, 10 by default. A process of its own: other tests would be counted.

#[path = "capi/support.rs"]
mod support;

use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jitney::capi::Status;
use jitney::capi::buffer::*;
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::*;
use jitney::capi::value::*;
use jitney::kernels::args::OwnedValue;
use jitney::kernels::policy::Fixed;
use jitney::kernels::{Args, Builtin, Exec, Kind, Path, Sample, Value, table};
use support::*;

const THREADS: usize = 16;

/// One kernel's arguments, and what each path makes of them.
struct Case {
    row: &'static Builtin,
    original: Vec<OwnedValue>,
    standard: Vec<Vec<u8>>,
    cpu: Vec<Vec<u8>>,
}

// SAFETY: the arguments are only copied once the case is made.
unsafe impl Sync for Case {}

/// The bytes of a call's outputs.
fn outputs(row: &Builtin, values: &[OwnedValue]) -> Vec<Vec<u8>> {
    let written = row.params.iter().zip(values).filter(|(p, _)| matches!(p.kind, Kind::Out | Kind::InOut));
    written
        .map(|(_, value)| match value {
            OwnedValue::Tensor(t) | OwnedValue::Out(t) => {
                let view = t.view().unwrap();
                let bytes = view.len() * view.dtype().size();
                // SAFETY: the library's own results are contiguous.
                if bytes == 0 { vec![] } else { unsafe { std::slice::from_raw_parts(view.raw(), bytes) }.to_vec() }
            }
            other => panic!("{other:?} is no output"),
        })
        .collect()
}

fn duplicate(values: &[OwnedValue]) -> Vec<OwnedValue> {
    values.iter().map(|v| v.duplicate().unwrap()).collect()
}

fn on_path(row: &'static Builtin, original: &[OwnedValue], path: Path) -> Vec<Vec<u8>> {
    let mut values = duplicate(original);
    {
        let given: Vec<_> = values.iter_mut().map(OwnedValue::as_value).collect();
        // SAFETY: the values own their tensors.
        let mut args = unsafe { Args::new(row, &given) }.unwrap();
        (row.run)(&mut args, &Fixed(path, Exec::serial())).unwrap();
        args.commit();
    }
    outputs(row, &values)
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for row in table::all() {
        for (seed, shape) in [&[40isize, 50][..], &[3, 5, 7], &[300, 400]].into_iter().enumerate() {
            let dtype = row.dtypes[seed % row.dtypes.len()];
            let original = (row.sample)(&mut Sample::new(dtype, shape, seed as u64));
            let (standard, cpu) = (on_path(row, &original, Path::Standard), on_path(row, &original, Path::Cpu));
            cases.push(Case { row, original, standard, cpu });
        }
    }
    cases
}

fn to_c(value: Value) -> CValue {
    match value {
        Value::None => jitney_value_none(),
        Value::Tensor(t) => jitney_value_tensor(t),
        Value::Float(x) => jitney_value_f64(x),
        Value::Int(n) => jitney_value_i64(n),
        Value::Flag(b) => jitney_value_bool(b as i32),
        Value::Ints(list) => jitney_value_i64s(list.as_ptr(), list.len()),
        Value::Floats(list) => jitney_value_f64s(list.as_ptr(), list.len()),
        Value::Text(text) => jitney_value_text(c(text)),
    }
}

/// What the threads did, to be held against the statistics.
#[derive(Default)]
struct Made {
    calls: AtomicU64,
    errors: AtomicU64,
    by_kernel: Vec<AtomicU64>,
    host_standard: AtomicU64,
    host_declined: AtomicU64,
    rounds: AtomicU64,
}

unsafe extern "C-unwind" fn host_standard(user: *mut c_void, _: *const CValue, _: usize, _: Slot) -> Status {
    // SAFETY: the leaked Made.
    unsafe { (*user.cast::<Made>()).host_standard.fetch_add(1, Ordering::Relaxed) };
    JITNEY_OK
}

unsafe extern "C-unwind" fn host_declines(user: *mut c_void, _: *const CValue, _: usize, _: Slot) -> Status {
    // SAFETY: as above.
    unsafe { (*user.cast::<Made>()).host_declined.fetch_add(1, Ordering::Relaxed) };
    JITNEY_ERROR_UNSUPPORTED
}

fn one_call(case: &Case, index: usize, kernel: *mut KernelHandle, made: &Made) {
    let mut values = duplicate(&case.original);
    let given: Vec<_> = values.iter_mut().map(|v| to_c(v.as_value())).collect();
    // SAFETY: live handles and arguments.
    ok(|e| unsafe { jitney_kernel_call(kernel, given.as_ptr(), given.len(), null_mut(), 0, e) });
    let got = outputs(case.row, &values);
    let name = case.row.name;
    assert!(got == case.cpu || got == case.standard, "{name}: bits that neither path gives on one thread");
    made.calls.fetch_add(1, Ordering::Relaxed);
    made.by_kernel[index].fetch_add(1, Ordering::Relaxed);
}

fn worker(thread: usize, cases: &[Case], made: &Made, stop: &AtomicBool) {
    let handles: Vec<_> = cases
        .iter()
        .map(|case| {
            let mut kernel = null_mut();
            // SAFETY: a live place.
            ok(|e| unsafe { jitney_kernel_find(c(case.row.name), &mut kernel, e) });
            kernel
        })
        .collect();
    let mut state = thread as u64 + 1;
    while !stop.load(Ordering::Relaxed) {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = (state >> 33) as usize;
        match pick % 16 {
            0 => {
                let (status, _) = outcome(|e| call("add", &[jitney_value_none(); 3], e));
                assert_eq!(status, JITNEY_ERROR_NULL_POINTER);
                made.errors.fetch_add(1, Ordering::Relaxed);
            }
            1 => {
                ok(|e| call("test.stress", &[], e));
                made.calls.fetch_add(1, Ordering::Relaxed);
            }
            _ => {
                let index = pick / 16 % cases.len();
                one_call(&cases[index], index, handles[index], made);
            }
        }
    }
    // SAFETY: live handles.
    handles.into_iter().for_each(|kernel| unsafe { jitney_kernel_release(kernel) });
}

fn meddle(made: &Made, stop: &AtomicBool) {
    let mut round = 0u64;
    while !stop.load(Ordering::Relaxed) {
        round += 1;
        if round.is_multiple_of(2) {
            jitney_enable()
        } else {
            jitney_disable()
        }
        // SAFETY: live pointers only.
        unsafe {
            ok(|e| jitney_num_threads_set((round % 6) as i32, e));
            let threshold = if round.is_multiple_of(3) { 1 } else { 1 << (round % 20) };
            ok(|e| jitney_threshold_set(std::ptr::null(), JITNEY_THRESHOLD_PARALLEL, threshold, e));
            let seen = stats();
            assert_eq!(seen.calls, seen.calls_standard + seen.calls_cpu + seen.calls_cuda);
            if round.is_multiple_of(7) {
                let json = stats_json();
                assert!(json["calls"].as_u64().unwrap() >= seen.calls, "counters never go back");
                text(|out, e| jitney_info_text(out, e));
                jitney_pool_set_limit((round as usize % 5) << 20);
            }
            jitney_pool_trim(0);
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    made.rounds.store(round, Ordering::Relaxed);
    jitney_enable();
}

#[test]
fn mixed_calls_under_meddling_are_right_and_counted() {
    let seconds = std::env::var("JITNEY_STRESS_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(10.0);
    let cases = cases();
    let by_kernel = cases.iter().map(|_| AtomicU64::new(0)).collect();
    let made: &'static Made = Box::leak(Box::new(Made { by_kernel, ..Made::default() }));
    let user = (&raw const *made).cast_mut().cast();
    let host = definition("test.stress", "", Some(host_standard), Some(host_declines));
    let host = register(&KernelDefinition { user, ..host });
    let finished: &'static AtomicBool = Box::leak(Box::default());
    std::thread::spawn(move || {
        let deadline = Instant::now() + Duration::from_secs_f64(seconds + 60.0);
        while !finished.load(Ordering::Relaxed) {
            if Instant::now() > deadline {
                eprintln!("stress: no end after {seconds} s and a minute: a deadlock");
                std::process::abort();
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    });

    jitney_stats_reset();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|thread| {
                let (cases, stop) = (&cases, &stop);
                scope.spawn(move || worker(thread, cases, made, stop))
            })
            .collect();
        scope.spawn(|| meddle(made, &stop));
        let end = Instant::now() + Duration::from_secs_f64(seconds);
        while Instant::now() < end && !workers.iter().any(|w| w.is_finished()) {
            std::thread::sleep(Duration::from_millis(20));
        }
        stop.store(true, Ordering::Relaxed);
    });
    finished.store(true, Ordering::Relaxed);

    let load = |n: &AtomicU64| n.load(Ordering::Relaxed);
    let seen = stats();
    eprintln!("{} calls, {} errors, {} rounds of meddling", load(&made.calls), load(&made.errors), load(&made.rounds));
    assert!(load(&made.calls) > 100 && load(&made.errors) > 0 && load(&made.rounds) > 10);
    assert_eq!(seen.calls, load(&made.calls));
    assert_eq!(seen.calls, seen.calls_standard + seen.calls_cpu);
    assert!(seen.calls_standard > 0 && seen.calls_cpu > 0, "both paths ran");
    assert_eq!(seen.errors, load(&made.errors));
    assert_eq!(seen.fallbacks, load(&made.host_declined));
    let json = stats_json();
    let row = |name: &str| json["kernels"].as_array().unwrap().iter().find(|k| k["name"] == name).cloned();
    for name in table::all().map(|row| row.name) {
        let mine: u64 =
            cases.iter().zip(&made.by_kernel).filter(|(case, _)| case.row.name == name).map(|(_, n)| load(n)).sum();
        let counted =
            row(name).map_or(0, |row| row["calls"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).sum());
        assert_eq!(counted, mine, "calls of {name}");
    }
    assert_eq!(row("test.stress").unwrap()["calls"][0].as_u64().unwrap(), load(&made.host_standard));
    assert_eq!(seen.pool_bytes_in_use > 0, !cases.is_empty(), "only the cases' own arguments are in use");
    drop(cases);
    assert_eq!(stats().pool_bytes_in_use, 0, "nothing leaked");
    unregister("test.stress", host);
}
