//! The host's own kernels: paths, fallback, errors, panics, recursion, names, signatures, lifetime.

use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicUsize, Ordering};

use jitney::capi::Status;
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::value::*;

use crate::support::*;

/// Calls by path, and what is to happen.
#[derive(Default)]
struct User {
    standard: AtomicUsize,
    cpu: AtomicUsize,
    destroyed: AtomicUsize,
}

impl User {
    fn leaked() -> &'static User {
        Box::leak(Box::default())
    }
    fn counts(&self) -> (usize, usize) {
        (self.standard.load(Ordering::Relaxed), self.cpu.load(Ordering::Relaxed))
    }
}

unsafe extern "C-unwind" fn standard(user: *mut c_void, _: *const CValue, _: usize, _: Slot) -> Status {
    // SAFETY: every test passes a leaked User.
    unsafe { (*user.cast::<User>()).standard.fetch_add(1, Ordering::Relaxed) };
    JITNEY_OK
}

unsafe extern "C-unwind" fn cpu(user: *mut c_void, _: *const CValue, _: usize, _: Slot) -> Status {
    // SAFETY: as above.
    unsafe { (*user.cast::<User>()).cpu.fetch_add(1, Ordering::Relaxed) };
    JITNEY_OK
}

unsafe extern "C-unwind" fn declines(user: *mut c_void, _: *const CValue, _: usize, error: Slot) -> Status {
    // SAFETY: as above; the slot is the library's.
    unsafe {
        (*user.cast::<User>()).cpu.fetch_add(1, Ordering::Relaxed);
        *error = jitney_error_new(JITNEY_ERROR_UNSUPPORTED, c"the moon is full".as_ptr());
    }
    JITNEY_ERROR_UNSUPPORTED
}

unsafe extern "C-unwind" fn fails(_: *mut c_void, _: *const CValue, _: usize, error: Slot) -> Status {
    // SAFETY: the slot is the library's.
    unsafe { *error = jitney_error_new(JITNEY_ERROR_SHAPE, c"x has 3 elements, not 4".as_ptr()) };
    JITNEY_ERROR_SHAPE
}

unsafe extern "C-unwind" fn fails_silently(_: *mut c_void, _: *const CValue, _: usize, _: Slot) -> Status {
    -77
}

unsafe extern "C-unwind" fn panics(_: *mut c_void, _: *const CValue, _: usize, _: Slot) -> Status {
    panic!("ouch {}", 42);
}

unsafe extern "C-unwind" fn destroy(user: *mut c_void) {
    // SAFETY: as above.
    unsafe { (*user.cast::<User>()).destroyed.fetch_add(1, Ordering::Relaxed) };
}

fn define(name: &str, user: &'static User, slow: KernelFunction, fast: KernelFunction) -> KernelDefinition {
    let user = (&raw const *user).cast_mut().cast();
    KernelDefinition { user, destroy: Some(destroy), ..definition(name, "", slow, fast) }
}

#[test]
fn the_switch_chooses_between_the_hosts_paths() {
    let user = User::leaked();
    let kernel = register(&define("test.paths", user, Some(standard), Some(cpu)));
    ok(|e| call("test.paths", &[], e));
    assert_eq!(user.counts(), (0, 1));
    jitney::capi::manager::jitney_disable();
    ok(|e| call("test.paths", &[], e));
    jitney::capi::manager::jitney_enable();
    assert_eq!(user.counts(), (1, 1));
    unregister("test.paths", kernel);

    let kernel = register(&define("test.paths", user, Some(standard), None));
    ok(|e| call("test.paths", &[], e));
    assert_eq!(user.counts(), (2, 1), "without a cpu path the standard one runs");
    unregister("test.paths", kernel);
    assert_eq!(user.destroyed.load(Ordering::Relaxed), 2);
}

#[test]
fn a_path_that_declines_falls_back_and_is_counted_with_its_reason() {
    let user = User::leaked();
    let kernel = register(&define("test.declines", user, Some(standard), Some(declines)));
    let before = stats();
    (0..3).for_each(|_| ok(|e| call("test.declines", &[], e)));
    assert_eq!(user.counts(), (3, 3));
    let after = stats();
    assert_eq!(after.fallbacks, before.fallbacks + 3);
    assert_eq!(after.calls_standard, before.calls_standard + 3);
    assert_eq!((after.calls_cpu, after.errors), (before.calls_cpu, before.errors));
    let json = stats_json();
    let rows = json["fallback_reasons"].as_array().unwrap();
    let row = rows.iter().find(|r| r["kernel"] == "test.declines").unwrap();
    assert_eq!((&row["reason"], &row["count"]), (&"unsupported".into(), &3.into()));
    assert!(row["last_message"].as_str().unwrap().contains("the moon is full"));
    unregister("test.declines", kernel);
}

#[test]
fn other_errors_are_the_callers_and_not_tried_again() {
    let user = User::leaked();
    for (name, fast, status, words) in [
        (
            "test.fails",
            fails as unsafe extern "C-unwind" fn(_, _, _, _) -> _,
            JITNEY_ERROR_SHAPE,
            ["test.fails", "3 elements, not 4"],
        ),
        ("test.silent", fails_silently, JITNEY_ERROR_CALLBACK, ["test.silent", "-77"]),
        ("test.panics", panics, JITNEY_ERROR_PANIC, ["panic", "ouch 42"]),
    ] {
        let kernel = register(&define(name, user, Some(standard), Some(fast)));
        let errors = stats().errors;
        std::panic::set_hook(Box::new(|_| {}));
        refused(status, &words, |e| call(name, &[], e));
        drop(std::panic::take_hook());
        assert_eq!(stats().errors, errors + 2, "refused() calls twice");
        unregister(name, kernel);
    }
    assert_eq!(user.counts(), (0, 0), "outputs may have been written, so nothing else ran");
    let kernel = register(&define("test.both", user, Some(fails), Some(declines)));
    refused(JITNEY_ERROR_SHAPE, &["3 elements"], |e| call("test.both", &[], e));
    unregister("test.both", kernel);
}

unsafe extern "C-unwind" fn destroy_panics(_: *mut c_void) {
    panic!("in the destructor");
}

#[test]
fn a_destructor_that_panics_is_stopped() {
    let bad = KernelDefinition { destroy: Some(destroy_panics), ..definition("test.destroy", "", Some(nothing), None) };
    let kernel = register(&bad);
    std::panic::set_hook(Box::new(|_| {}));
    unregister("test.destroy", kernel);
    let kernel = register(&bad);
    // SAFETY: a live handle; here the release is the last.
    unsafe {
        ok(|e| jitney_kernel_unregister(c("test.destroy"), e));
        jitney_kernel_release(kernel);
    }
    drop(std::panic::take_hook());
    still_works();
}

unsafe extern "C-unwind" fn registers(_: *mut c_void, args: *const CValue, _: usize, error: Slot) -> Status {
    // SAFETY: one argument, by the signature; everything else is made here.
    unsafe {
        let name = c(&format!("test.made.{}", (*args).r#as.i64));
        let made = KernelDefinition { name, ..definition("", "", Some(nothing), None) };
        let status = jitney_kernel_register(&made, null_mut(), error);
        if status != JITNEY_OK {
            return status;
        }
        call("test.made.1", &[], error)
    }
}

#[test]
fn a_kernel_may_register_kernels_and_call_them() {
    let kernel = register(&definition("test.registers", "n: i64", Some(registers), None));
    ok(|e| call("test.registers", &[jitney_value_i64(1)], e));
    let again = jitney_value_i64(1);
    let taken = ["test.registers", "test.made.1", "registered already"];
    refused(JITNEY_ERROR_ALREADY_EXISTS, &taken, |e| call("test.registers", &[again], e));
    // SAFETY: live texts.
    ok(|e| unsafe { jitney_kernel_unregister(c("test.made.1"), e) });
    unregister("test.registers", kernel);
}

unsafe extern "C-unwind" fn factorial(_: *mut c_void, args: *const CValue, _: usize, error: Slot) -> Status {
    // SAFETY: two arguments, by the signature.
    unsafe {
        let n = (*args).r#as.i64;
        let out = *args.add(1);
        let result = (*out.r#as.tensor).data.cast::<f64>();
        if n <= 1 {
            // A built-in kernel in the middle of it, large enough for threads.
            let mut big = Array::vector(&vec![-2.0f32; 200_000]);
            let mut positive = Array::vector(&vec![0.0f32; 200_000]);
            let status = call("abs", &[value(&mut big.tensor()), value(&mut positive.tensor())], error);
            *result = if positive.memory.iter().all(|&x| x == 2.0) { 1.0 } else { f64::NAN };
            return status;
        }
        let status = call("test.factorial", &[jitney_value_i64(n - 1), out], error);
        *result *= n as f64;
        status
    }
}

#[test]
fn a_kernel_may_call_itself_and_built_in_ones() {
    let kernel = register(&definition("test.factorial", "n: i64, out y: f64[:]", Some(factorial), None));
    let mut y = Array::vector(&[0.0f64]);
    ok(|e| call("test.factorial", &[jitney_value_i64(10), value(&mut y.tensor())], e));
    assert_eq!(y.memory[0], 3_628_800.0);
    unregister("test.factorial", kernel);
}

unsafe extern "C-unwind" fn unregisters_itself(user: *mut c_void, _: *const CValue, _: usize, error: Slot) -> Status {
    // SAFETY: the user is a leaked User, alive as long as the process.
    unsafe {
        let status = jitney_kernel_unregister(c("test.suicide"), error);
        assert_eq!((*user.cast::<User>()).destroyed.load(Ordering::Relaxed), 0, "a running call keeps it alive");
        status
    }
}

#[test]
fn a_kernel_may_unregister_itself() {
    let user = User::leaked();
    let kernel = register(&define("test.suicide", user, Some(unregisters_itself), None));
    // SAFETY: a live handle.
    unsafe { jitney_kernel_release(kernel) };
    ok(|e| call("test.suicide", &[], e));
    assert_eq!(user.destroyed.load(Ordering::Relaxed), 1);
    refused(JITNEY_ERROR_NOT_FOUND, &["test.suicide"], |e| call("test.suicide", &[], e));
}

#[test]
fn taken_and_impossible_names_are_refused_and_nothing_is_destroyed() {
    let user = User::leaked();
    let kernel = register(&define("test.taken", user, Some(standard), None));
    let mut out = null_mut();
    for (name, status) in [
        ("test.taken", JITNEY_ERROR_ALREADY_EXISTS),
        ("add", JITNEY_ERROR_ALREADY_EXISTS),
        ("", JITNEY_ERROR_INVALID_ARGUMENT),
        ("7up", JITNEY_ERROR_INVALID_ARGUMENT),
        ("with space", JITNEY_ERROR_INVALID_ARGUMENT),
        ("naïve", JITNEY_ERROR_INVALID_ARGUMENT),
    ] {
        let bad = define(name, user, Some(standard), None);
        // SAFETY: a live definition.
        refused(status, &[&format!("'{name}'")], |e| unsafe { jitney_kernel_register(&bad, &mut out, e) });
    }
    let not_utf8 = KernelDefinition { name: c"\xff".as_ptr(), ..define("", user, Some(standard), None) };
    let words = ["definition.name", "UTF-8"];
    // SAFETY: as above.
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &words, |e| unsafe { jitney_kernel_register(&not_utf8, &mut out, e) });
    assert!(out.is_null());
    assert_eq!(user.destroyed.load(Ordering::Relaxed), 0);
    unregister("test.taken", kernel);
    // SAFETY: live texts.
    unsafe {
        refused(JITNEY_ERROR_NOT_FOUND, &["'test.taken'"], |e| jitney_kernel_unregister(c("test.taken"), e));
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["'add'", "built-in"], |e| jitney_kernel_unregister(c("add"), e));
    }
}

#[test]
fn unreadable_signatures_are_quoted() {
    for (signature, quoted) in [
        ("x", "'x'"),
        ("x: f33", "'f33'"),
        ("x: f32[", "closing bracket"),
        ("x: f32[3]", "'f32[3]'"),
        ("x: f32, x: f32", "'x' twice"),
        ("out a: f64", "'a'"),
        (",", "''"),
    ] {
        let bad = definition("test.signature", signature, Some(nothing), None);
        // SAFETY: a live definition.
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &[quoted, "signature"], |e| unsafe {
            jitney_kernel_register(&bad, null_mut(), e)
        });
    }
}

#[test]
fn arguments_are_held_against_the_signature() {
    let signature = "n: i8, on: bool, x: f32[:], out y: f64[:, :], any: tensor";
    let kernel = register(&definition("test.args", signature, Some(nothing), None));
    let (mut x, mut y) = (Array::vector(&[1.0f32, 2.0]), Array::new(&[1.0f64, 2.0], &[2, 1]));
    let (mut x_tensor, mut y_tensor) = (x.tensor(), y.tensor());
    let good = [
        jitney_value_i64(-5),
        jitney_value_bool(1),
        value(&mut x_tensor),
        value(&mut y_tensor),
        value(&mut x.tensor()),
    ];
    ok(|e| call("test.args", &good, e));
    let with = |i: usize, v: CValue| {
        let mut args = good;
        args[i] = v;
        args
    };
    let (bad_value, bad_dtype, bad_rank) = (JITNEY_ERROR_INVALID_ARGUMENT, JITNEY_ERROR_DTYPE, JITNEY_ERROR_SHAPE);
    refused(bad_value, &["test.args", "5", "4"], |e| call("test.args", &good[..4], e));
    refused(bad_value, &["n of test.args", "300", "i8"], |e| call("test.args", &with(0, jitney_value_i64(300)), e));
    refused(bad_value, &["n of test.args", "i8"], |e| call("test.args", &with(0, jitney_value_f64(1.0)), e));
    refused(bad_value, &["on of test.args", "bool"], |e| call("test.args", &with(1, jitney_value_i64(1)), e));
    refused(bad_value, &["x of test.args", "tensor"], |e| call("test.args", &with(2, jitney_value_f64(1.0)), e));
    refused(bad_dtype, &["x of test.args", "f64", "f32"], |e| call("test.args", &with(2, value(&mut y.tensor())), e));
    let mut flat = Array::vector(&[1.0f64]);
    refused(bad_rank, &["y of test.args", "rank 1", "2"], |e| {
        call("test.args", &with(3, value(&mut flat.tensor())), e)
    });
    let missing = jitney_value_tensor(std::ptr::null());
    refused(JITNEY_ERROR_NULL_POINTER, &["x of test.args"], |e| call("test.args", &with(2, missing), e));
    unregister("test.args", kernel);
}

#[test]
fn results_and_absurd_counts_are_refused() {
    let kernel = register(&definition("test.counts", "", Some(nothing), None));
    let mut result = jitney_value_none();
    // SAFETY: live pointers; refused before the arguments are read.
    unsafe {
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["nresults is 1", "test.counts"], |e| {
            jitney_kernel_call(kernel, std::ptr::null(), 0, &mut result, 1, e)
        });
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["nargs is 1025"], |e| {
            jitney_kernel_call(kernel, &result, 1025, null_mut(), 0, e)
        });
        let said = text(|out, e| jitney_kernel_describe(kernel, out, e));
        assert!(said.contains("test.counts") && said.contains("\"builtin\":false"), "{said}");
    }
    unregister("test.counts", kernel);
}

#[test]
fn empty_tensors_reach_a_hosts_kernel() {
    let user = User::leaked();
    let made = KernelDefinition { signature: c("x: f32[...]"), ..define("test.empty", user, Some(standard), None) };
    let kernel = register(&made);
    let mut x = Array::<f32>::new(&[], &[0, 5]);
    let mut tensor = x.tensor();
    tensor.data = null_mut();
    ok(|e| call("test.empty", &[value(&mut tensor)], e));
    assert_eq!(user.counts(), (1, 0));
    unregister("test.empty", kernel);
}

/// What `lets_go` gives back while it runs.
static LET_GO: std::sync::atomic::AtomicPtr<KernelHandle> = std::sync::atomic::AtomicPtr::new(null_mut());

unsafe extern "C-unwind" fn lets_go(user: *mut c_void, _: *const CValue, _: usize, error: Slot) -> Status {
    let kernel = LET_GO.load(Ordering::Relaxed);
    // SAFETY: the test's only handle; the user is a leaked User.
    unsafe {
        jitney_kernel_release(kernel);
        // Once too often: the call's own hold must not be taken away.
        jitney_kernel_release(kernel);
        let status = jitney_kernel_unregister(c("test.lets_go"), error);
        assert_eq!(status, JITNEY_OK);
        assert_eq!((*user.cast::<User>()).destroyed.load(Ordering::Relaxed), 0, "a running call keeps it alive");
        *error = jitney_error_new(JITNEY_ERROR_SHAPE, c"after letting go".as_ptr());
    }
    JITNEY_ERROR_SHAPE
}

#[test]
fn a_kernel_may_release_its_last_handle_and_unregister_while_it_runs_and_fail() {
    let user = User::leaked();
    let kernel = register(&define("test.lets_go", user, Some(lets_go), None));
    LET_GO.store(kernel, Ordering::Relaxed);
    // SAFETY: a live handle.
    let (status, message) = outcome(|e| unsafe { jitney_kernel_call(kernel, std::ptr::null(), 0, null_mut(), 0, e) });
    assert_eq!(status, JITNEY_ERROR_SHAPE);
    assert!(message.contains("test.lets_go") && message.contains("after letting go"), "{message}");
    assert_eq!(user.destroyed.load(Ordering::Relaxed), 1);
}

unsafe extern "C-unwind" fn records_kinds(user: *mut c_void, args: *const CValue, nargs: usize, _: Slot) -> Status {
    // SAFETY: the test's list, and as many arguments as are said.
    unsafe {
        let args = std::slice::from_raw_parts(args, nargs);
        let read = |v: &CValue| match v.kind {
            JITNEY_VALUE_F64 => v.r#as.f64,
            JITNEY_VALUE_F32 => v.r#as.f32.into(),
            JITNEY_VALUE_I64 => v.r#as.i64 as f64,
            JITNEY_VALUE_BOOL => v.r#as.boolean.into(),
            _ => f64::NAN,
        };
        let seen = args.iter().map(|v| (v.kind, read(v))).collect();
        *(*user.cast::<std::sync::Mutex<Vec<(i32, f64)>>>()).lock().unwrap() = seen;
    }
    JITNEY_OK
}

#[test]
fn scalars_arrive_as_what_the_signature_says() {
    let seen: &std::sync::Mutex<Vec<(i32, f64)>> = Box::leak(Box::default());
    let user = (&raw const *seen).cast_mut().cast();
    let signature = "a: f64, b: f32, h: f16, n: u8, on: bool";
    let made = KernelDefinition { user, ..definition("test.kinds", signature, Some(records_kinds), None) };
    let kernel = register(&made);
    let want = [
        (JITNEY_VALUE_F64, 2.0),
        (JITNEY_VALUE_F32, 2.0),
        (JITNEY_VALUE_F32, 2.0),
        (JITNEY_VALUE_I64, 2.0),
        (JITNEY_VALUE_BOOL, 1.0),
    ];
    for number in [jitney_value_f64(2.0), jitney_value_f32(2.0), jitney_value_i64(2)] {
        ok(|e| call("test.kinds", &[number, number, number, jitney_value_i64(2), jitney_value_bool(1)], e));
        assert_eq!(*seen.lock().unwrap(), want);
    }
    let float = [jitney_value_f64(2.0); 5];
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["n of test.kinds", "u8"], |e| call("test.kinds", &float, e));
    unregister("test.kinds", kernel);
}

#[test]
fn outputs_that_overlap_partly_are_refused_and_in_place_is_fine() {
    let signature = "x: f32[:], out y: f32[:], out z: f32[...]";
    let kernel = register(&definition("test.overlap", signature, Some(nothing), None));
    let mut memory = Array::vector(&[0.0f32; 12]);
    let mut part = |first: usize, shape: &[i64], strides: &[i64]| {
        let part = Array { memory: Vec::new(), shape: shape.to_vec(), strides: Some(strides.to_vec()), first: 0 };
        let part: &mut Array<f32> = Box::leak(Box::new(part));
        jitney::runtime::Tensor { data: memory.memory.as_mut_ptr().wrapping_add(first).cast(), ..part.tensor() }
    };
    let (mut x, mut same, mut apart, mut shifted) =
        (part(0, &[4], &[1]), part(0, &[4], &[1]), part(8, &[4], &[1]), part(2, &[4], &[1]));
    let mut folded = part(8, &[2, 2], &[1, 1]);
    ok(|e| call("test.overlap", &[value(&mut x), value(&mut same), value(&mut apart)], e));
    let overlap = JITNEY_ERROR_OVERLAP;
    refused(overlap, &["y", "partly overlaps x", "test.overlap"], |e| {
        call("test.overlap", &[value(&mut x), value(&mut shifted), value(&mut apart)], e)
    });
    refused(overlap, &["z", "partly overlaps", "test.overlap"], |e| {
        call("test.overlap", &[value(&mut x), value(&mut apart), value(&mut shifted)], e)
    });
    refused(overlap, &["z"], |e| call("test.overlap", &[value(&mut x), value(&mut x), value(&mut folded)], e));
    unregister("test.overlap", kernel);
}

#[test]
fn a_description_has_types_as_the_signature_writes_them_and_thresholds_of_built_in_kernels() {
    let signature = "a: f32, on: bool, x: f64[:, :], any: i64[...], out y: tensor";
    let kernel = register(&definition("test.describe", signature, Some(nothing), None));
    let describe = |kernel| -> serde_json::Value {
        // SAFETY: a live handle.
        serde_json::from_str(&text(|out, e| unsafe { jitney_kernel_describe(kernel, out, e) })).unwrap()
    };
    let said = describe(kernel);
    let parameter = |p: &serde_json::Value| {
        let out = if p["written"] == true { "out " } else { "" };
        format!("{out}{}: {}", p["name"].as_str().unwrap(), p["type"].as_str().unwrap())
    };
    let parameters: Vec<_> = said["parameters"].as_array().unwrap().iter().map(parameter).collect();
    assert_eq!(parameters.join(", "), signature);
    unregister("test.describe", kernel);

    let mut add = null_mut();
    // SAFETY: live pointers.
    unsafe {
        ok(|e| jitney_kernel_find(c("add"), &mut add, e));
        ok(|e| jitney_threshold_set(c("add"), JITNEY_THRESHOLD_PARALLEL, 321, e));
        let said = describe(add);
        assert_eq!((&said["parallel_from"], &said["device_from"]), (&321.into(), &u64::MAX.into()));
        jitney_kernel_release(add);
    }
}

#[test]
fn fallback_reasons_of_kernels_that_are_gone_share_a_row() {
    jitney::capi::manager::jitney_stats_reset();
    let user = User::leaked();
    for i in 0..50 {
        let name = format!("test.gone.{i}");
        let kernel = register(&define(&name, user, Some(standard), Some(declines)));
        ok(|e| call(&name, &[], e));
        unregister(&name, kernel);
    }
    let json = stats_json();
    let rows: Vec<_> = json["fallback_reasons"].as_array().unwrap().iter().collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((&rows[0]["kernel"], &rows[0]["count"]), (&"(unregistered)".into(), &50.into()));
    assert_eq!(json["fallbacks"], 50);
}
