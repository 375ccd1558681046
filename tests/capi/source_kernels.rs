//! Kernels from source through the C ABI: compile, call, results, options, signatures, inspection, and every bad input.
//! Those over arrays are in `source_over_arrays`.

use std::ffi::{CStr, c_void};
use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicBool, Ordering};

use jitney::capi::Status;
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::*;
use jitney::capi::source::*;
use jitney::capi::tensor::jitney_tensor_release;
use jitney::capi::value::*;
use jitney::runtime::Tensor;
use jitney::runtime::dtype::Element;

use crate::support::*;

pub type Kernel = *mut KernelHandle;

pub fn try_compile(source: &str, options: &CompileOptions, out: &mut Kernel, error: Slot) -> Status {
    // SAFETY: live arguments.
    unsafe { jitney_kernel_compile(null(), c(source), options, out, error) }
}

#[track_caller]
pub fn compile_with(source: &str, options: CompileOptions) -> Kernel {
    let mut kernel = null_mut();
    ok(|e| try_compile(source, &options, &mut kernel, e));
    kernel
}

#[track_caller]
pub fn compile(source: &str) -> Kernel {
    compile_with(source, CompileOptions::default())
}

pub fn release(kernel: Kernel) {
    // SAFETY: a live handle.
    unsafe { jitney_kernel_release(kernel) }
}

pub fn try_call(kernel: Kernel, args: &[CValue], results: &mut [CValue], error: Slot) -> Status {
    // SAFETY: live arguments.
    unsafe { jitney_kernel_call(kernel, args.as_ptr(), args.len(), results.as_mut_ptr(), results.len(), error) }
}

#[track_caller]
pub fn run(kernel: Kernel, args: &[CValue]) -> Vec<CValue> {
    let mut results = [jitney_value_none(); 8];
    ok(|e| try_call(kernel, args, &mut results, e));
    results.into_iter().take_while(|value| value.kind != JITNEY_VALUE_NONE).collect()
}

#[track_caller]
pub fn float(value: &CValue) -> f64 {
    assert_eq!(value.kind, JITNEY_VALUE_F64);
    // SAFETY: what the kind says.
    unsafe { value.r#as.f64 }
}

#[track_caller]
pub fn int(value: &CValue) -> i64 {
    assert_eq!(value.kind, JITNEY_VALUE_I64);
    // SAFETY: what the kind says.
    unsafe { value.r#as.i64 }
}

/// The elements of a dense tensor, which is given back.
pub fn elements<T: Element>(tensor: &mut Tensor) -> Vec<T> {
    assert_eq!(tensor.dtype, T::DTYPE.to_dlpack());
    // SAFETY: a live tensor of this dtype, dense in these tests.
    unsafe {
        let shape = std::slice::from_raw_parts(tensor.shape, tensor.ndim as usize);
        let count = shape.iter().product::<i64>() as usize;
        let copy = std::slice::from_raw_parts(tensor.data.cast::<T>(), count).to_vec();
        ok(|e| jitney_tensor_release(tensor, e));
        copy
    }
}

#[test]
fn a_kernel_is_compiled_on_its_first_call_and_counted() {
    let before = stats();
    let kernel = compile("def axpy(a, x, y):\n    for i in prange(len(x)):\n        y[i] += a * x[i]\n");
    let (mut x, mut y) = (Array::vector(&[1f32, 2.0, 3.0]), Array::vector(&[10f32, 20.0, 30.0]));
    let (mut x_tensor, mut y_tensor) = (x.tensor(), y.tensor());
    let args = [jitney_value_f32(2.0), value(&mut x_tensor), value(&mut y_tensor)];
    assert!(run(kernel, &args).is_empty());
    assert!(run(kernel, &args).is_empty());
    assert_eq!(y.memory, [14.0, 28.0, 42.0]);
    let after = stats();
    assert_eq!(after.functions_compiled - before.functions_compiled, 1, "one list of types");
    assert!(after.compile_nanoseconds > before.compile_nanoseconds);
    assert_eq!(after.calls_cpu - before.calls_cpu, 2);
    let (mut x, mut y) = (Array::vector(&[1f64, 2.0]), Array::vector(&[0f64; 2]));
    run(kernel, &[jitney_value_i64(3), value(&mut x.tensor()), value(&mut y.tensor())]);
    assert_eq!(y.memory, [3.0, 6.0]);
    assert_eq!(stats().functions_compiled - before.functions_compiled, 2, "other types");
    let row = stats_json()["kernels"].as_array().unwrap().iter().find(|row| row["name"] == "axpy").cloned().unwrap();
    assert_eq!((row["kind"].as_str(), row["functions_compiled"].as_u64()), (Some("source"), Some(2)));
    assert_eq!(row["calls"][1], 3);
    release(kernel);
    let gone = stats();
    assert_eq!(gone.calls - before.calls, 3, "its calls stay in the sums");
    refused(JITNEY_ERROR_NOT_FOUND, &["axpy"], |e| call("axpy", &args, e));
}

#[test]
fn numbers_come_back_with_their_types() {
    let kernel = compile("def same(x):\n    return x\n");
    let nan = f64::from_bits(0x7ff8_0000_0000_1234);
    assert_eq!(float(&run(kernel, &[jitney_value_f64(nan)])[0]).to_bits(), nan.to_bits());
    assert_eq!(int(&run(kernel, &[jitney_value_i64(i64::MIN)])[0]), i64::MIN);
    for given in [
        jitney_value_f32(1.5),
        jitney_value_bool(1),
        jitney_value_i8(-128),
        jitney_value_i16(-3),
        jitney_value_i32(i32::MIN),
        jitney_value_u8(255),
        jitney_value_u16(65535),
        jitney_value_u32(u32::MAX),
        jitney_value_u64(u64::MAX),
    ] {
        let back = run(kernel, &[given]);
        assert_eq!(back.len(), 1);
        assert_eq!(back[0].kind, given.kind);
        // SAFETY: numbers of up to 64 bits, of which the rest is zero or the sign.
        let bits = |value: &CValue| unsafe {
            if value.kind == JITNEY_VALUE_F32 { value.r#as.f32.to_bits().into() } else { value.r#as.u64 }
        };
        assert_eq!(bits(&back[0]), bits(&given));
    }
    let mut odd = jitney_value_i8(0);
    odd.r#as.i64 = 128;
    refused(JITNEY_ERROR_OVERFLOW, &["x", "128", "i8"], |e| try_call(kernel, &[odd], &mut [], e));
    release(kernel);
}

#[test]
fn tuples_texts_and_none_are_arguments_and_tuples_are_results() {
    let source = "def f(pair, mode, extra):\n    a, (b, c) = pair\n    if mode == 'sum':\n        return a + b, (c, b)\n    \
                  if extra is None:\n        return a - b, (c, b)\n    return a, (c, b)\n";
    let kernel = compile(source);
    let inner = [jitney_value_i64(2), jitney_value_f64(0.5)];
    let pair = [jitney_value_i64(40), jitney_value_tuple(inner.as_ptr(), 2)];
    let pair = jitney_value_tuple(pair.as_ptr(), 2);
    for (mode, first) in [(c"sum", 42), (c"difference", 38)] {
        let back = run(kernel, &[pair, jitney_value_text(mode.as_ptr()), jitney_value_none()]);
        assert_eq!((back.len(), int(&back[0]), float(&back[1]), int(&back[2])), (3, first, 0.5, 2));
    }
    let mut shape = null();
    let args = [pair, jitney_value_text(c"x".as_ptr()), jitney_value_f64(1.0)];
    // SAFETY: live arguments.
    ok(|e| unsafe { jitney_kernel_call_shaped(kernel, args.as_ptr(), 3, null_mut(), 0, &mut shape, e) });
    // SAFETY: a text of the kernel's.
    assert_eq!(unsafe { CStr::from_ptr(shape) }, c"(i64, (f64, i64))");
    let mut one = [jitney_value_none()];
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["f returns 3 values", "1"], |e| try_call(kernel, &args, &mut one, e));
    release(kernel);
    let kernel = compile("def f(n):\n    return n[0] + n[1]\n");
    let numbers = [20i64, 22];
    assert_eq!(int(&run(kernel, &[jitney_value_i64s(numbers.as_ptr(), 2)])[0]), 42);
    let numbers = [0.5, 0.25];
    assert_eq!(float(&run(kernel, &[jitney_value_f64s(numbers.as_ptr(), 2)])[0]), 0.75);
    release(kernel);
}

#[test]
fn arrays_come_back_as_tensors_that_keep_their_memory() {
    let source = "import numpy as np\ndef f(n, x):\n    a = np.zeros((n, 3))\n    for i in range(n):\n        a[i, 1] = i\n    \
                  return a[2], n, x[1:]\n";
    let kernel = compile(source);
    let mut x = Array::vector(&[1i64, 2, 3]);
    let x_tensor = x.tensor();
    let args = [jitney_value_i64(4), jitney_value_tensor(&x_tensor)];
    let (mut row, mut view) = (Tensor::UNALLOCATED, Tensor::UNALLOCATED);
    let mut results = [value(&mut row), jitney_value_none(), value(&mut view)];
    ok(|e| try_call(kernel, &args, &mut results, e));
    release(kernel);
    assert_eq!(view.data, x.memory.as_mut_ptr().wrapping_add(1).cast::<c_void>(), "a view of the argument");
    assert_eq!(elements::<f64>(&mut row), [0.0, 2.0, 0.0]);
    assert_eq!(elements::<i64>(&mut view), [2, 3]);
    assert_eq!(x.memory, [1, 2, 3], "the argument is still there");
    // SAFETY: zeroed by the release.
    ok(|e| unsafe { jitney_tensor_release(&mut row, e) });
    let kernel = compile(source);
    let mut none = [jitney_value_none(); 3];
    let words = ["results[0]", "zeroed"];
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &words, |e| try_call(kernel, &args, &mut none, e));
    let mut taken = x_tensor;
    let mut results = [value(&mut taken), jitney_value_none(), jitney_value_none()];
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &words, |e| try_call(kernel, &args, &mut results, e));
    let mut same = Tensor::UNALLOCATED;
    let mut results = [value(&mut same), jitney_value_none(), value(&mut same)];
    refused(JITNEY_ERROR_OVERLAP, &["results[2]"], |e| try_call(kernel, &args, &mut results, e));
    // Results may be dropped, arrays with them.
    let held = stats().pool_bytes_in_use;
    ok(|e| try_call(kernel, &args, &mut [], e));
    assert_eq!(stats().pool_bytes_in_use, held);
    release(kernel);
}

#[test]
fn layouts_are_specialised_and_read_only_arrays_are_not_written() {
    let kernel = compile(
        "def f(x):\n    s = 0.0\n    for i in range(x.shape[0]):\n        for j in range(x.shape[1]):\n            \
                          s = s * 1.25 + x[i, j]\n    return s\n",
    );
    let memory: Vec<f64> = (0..24).map(f64::from).collect();
    let expect = |at: &dyn Fn(usize, usize) -> usize, m: usize, n: usize| {
        (0..m * n).fold(0.0, |s, k| s * 1.25 + memory[at(k / n, k % n)])
    };
    let mut dense = Array::new(&memory, &[4, 6]);
    let mut columns = Array { strides: Some(vec![1, 4]), ..Array::new(&memory, &[4, 6]) };
    let mut strided = Array { strides: Some(vec![-12, 2]), first: 12, ..Array::new(&memory, &[2, 3]) };
    let sum = |array: &mut Array<f64>| float(&run(kernel, &[value(&mut array.tensor())])[0]);
    assert_eq!(sum(&mut dense), expect(&|i, j| 6 * i + j, 4, 6));
    assert_eq!(sum(&mut columns), expect(&|i, j| i + 4 * j, 4, 6));
    assert_eq!(sum(&mut strided), expect(&|i, j| 12 - 12 * i + 2 * j, 2, 3));
    let known: serde_json::Value =
        // SAFETY: a live handle.
        serde_json::from_str(&text(|out, e| unsafe { jitney_kernel_describe(kernel, out, e) })).unwrap();
    let signatures: Vec<_> =
        known["specialisations"].as_array().unwrap().iter().map(|s| s["signature"].as_str().unwrap()).collect();
    assert_eq!(signatures, ["(f64[:, ::1]) -> f64", "(f64[::1, :]) -> f64", "(f64[:, :]) -> f64"]);
    release(kernel);
    let kernel = compile("def f(x):\n    x[0] = 1.0\n");
    let mut x = Array::vector(&[0f64]);
    let tensor = x.tensor();
    let readonly = [jitney_value_readonly(&tensor)];
    let (status, message) = outcome(|e| try_call(kernel, &readonly, &mut [], e));
    assert_eq!(status, JITNEY_ERROR_SOURCE);
    assert!(message.contains("read-only") && message.contains("line 2"), "{message}");
    assert_eq!(x.memory, [0.0]);
    run(kernel, &[jitney_value_tensor(&tensor)]);
    assert_eq!(x.memory, [1.0]);
    release(kernel);
}

#[test]
fn what_is_wrong_with_a_source_is_said_with_its_place() {
    let mut kernel = null_mut();
    let options = CompileOptions { first_line: 100, ..CompileOptions::default() };
    for (source, words) in [
        ("def f(:\n    pass\n", "line 100"),
        ("x = 1\n", "no function"),
        ("", "no function"),
        ("def f(x):\n  return \u{1}\n", "line 101"),
    ] {
        let (status, message) = outcome(|e| try_compile(source, &options, &mut kernel, e));
        assert_eq!(status, JITNEY_ERROR_SOURCE, "{message}");
        assert!(message.contains(words) && message.lines().count() <= 6, "{message}");
        assert!(kernel.is_null(), "nothing is written");
    }
    // SAFETY: live arguments.
    let (status, message) =
        outcome(|e| unsafe { jitney_kernel_compile(c"g".as_ptr(), c("def f(x): pass\n"), null(), &mut kernel, e) });
    assert!(status == JITNEY_ERROR_SOURCE && message.contains("no function g"), "{message}");
    // SAFETY: as above.
    refused(JITNEY_ERROR_NULL_POINTER, &["source"], |e| unsafe {
        jitney_kernel_compile(null(), null(), null(), &mut kernel, e)
    });
    // SAFETY: as above.
    refused(JITNEY_ERROR_NULL_POINTER, &["out"], |e| unsafe {
        jitney_kernel_compile(null(), c("def f(): pass"), null(), null_mut(), e)
    });
    // SAFETY: as above.
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["UTF-8"], |e| unsafe {
        jitney_kernel_compile(null(), c"def f(x): return \xff".as_ptr(), null(), &mut kernel, e)
    });
    let kernel = compile_with("def f(x):\n    y = x + 1\n    return z\n", options);
    let mut error = null_mut();
    assert_eq!(try_call(kernel, &[jitney_value_i64(1)], &mut [], &mut error), JITNEY_ERROR_SOURCE);
    // SAFETY: an error of ours.
    unsafe {
        assert_eq!((jitney_error_line(error), jitney_error_column(error)), (102, 12));
        jitney_error_release(error);
    }
    let (_, message) = outcome(|e| try_call(kernel, &[], &mut [], e));
    assert!(message.contains("f takes 1 argument, not 0"), "{message}");
    release(kernel);
}

#[test]
fn what_a_kernel_raises_comes_back_with_its_name_and_line() {
    let source = "def f(x, n):\n    assert n != 7, 'seven'\n    if n == 8:\n        raise ValueError('eight')\n    return x[n] // (n - 1)\n";
    let kernel = compile(source);
    let mut x = Array::vector(&[1i64, 2, 3]);
    let mut tensor = x.tensor();
    for (n, words, line) in [
        (3, "IndexError: index 3 is out of bounds for axis 0 with size 3", 5),
        (1, "ZeroDivisionError", 5),
        (7, "AssertionError: seven", 2),
        (8, "ValueError: eight", 4),
    ] {
        let args = [value(&mut tensor), jitney_value_i64(n)];
        let place = format!("line {line}");
        refused(JITNEY_ERROR_RAISED, &[words, "f", &place], |e| try_call(kernel, &args, &mut [], e));
        // The interpreter says the same.
        jitney_disable();
        let said = outcome(|e| try_call(kernel, &args, &mut [], e));
        jitney_enable();
        assert_eq!(said, outcome(|e| try_call(kernel, &args, &mut [], e)));
    }
    release(kernel);
    let numpy = CompileOptions { flags: JITNEY_COMPILE_NUMPY_ERRORS, ..CompileOptions::default() };
    let kernel = compile_with("def f(a, b):\n    return a / b\n", numpy);
    assert_eq!(float(&run(kernel, &[jitney_value_f64(1.0), jitney_value_f64(0.0)])[0]), f64::INFINITY);
    release(kernel);
    let kernel = compile("def f(n: i64) -> i64:\n    return f(n + 1) + 1\n");
    refused(JITNEY_ERROR_RAISED, &["RecursionError"], |e| try_call(kernel, &[jitney_value_i64(0)], &mut [], e));
    release(kernel);
    let kernel = compile("import numpy as np\ndef f(n):\n    return np.zeros(n).sum()\n");
    refused(JITNEY_ERROR_OUT_OF_MEMORY, &["MemoryError"], |e| {
        try_call(kernel, &[jitney_value_i64(1 << 50)], &mut [], e)
    });
    release(kernel);
}

#[test]
fn signatures_compile_at_once_and_numbers_are_converted_to_them() {
    let before = stats().functions_compiled;
    let options = CompileOptions { signatures: c("f8(f8, i8)\n i8(i8, i8)\n"), ..CompileOptions::default() };
    let kernel = compile_with("def f(x, n):\n    return x * n\n", options);
    assert_eq!(stats().functions_compiled, before + 2);
    assert_eq!(int(&run(kernel, &[jitney_value_i64(6), jitney_value_i64(7)])[0]), 42, "the exact one");
    release(kernel);
    let options = CompileOptions { signatures: c("f8(f8, i8)"), ..CompileOptions::default() };
    let kernel = compile_with("def f(x, n):\n    return x * n\n", options);
    let compiled = stats().functions_compiled;
    assert_eq!(float(&run(kernel, &[jitney_value_i64(3), jitney_value_i32(-2)])[0]), -6.0);
    assert_eq!(float(&run(kernel, &[jitney_value_f32(0.5), jitney_value_bool(1)])[0]), 0.5);
    assert_eq!(stats().functions_compiled, compiled, "nothing else is compiled");
    let float_n = [jitney_value_f64(1.0), jitney_value_f64(2.0)];
    refused(JITNEY_ERROR_DTYPE, &["f takes (f64, i64)", "(f64, f64)"], |e| try_call(kernel, &float_n, &mut [], e));
    release(kernel);
    // What comes back is of the type that the signature says.
    let options = CompileOptions { signatures: c("i4(i8)\nf4(f4)"), ..CompileOptions::default() };
    let kernel = compile_with("def f(x):\n    return x * 2.5\n", options);
    let back = run(kernel, &[jitney_value_i64(3)]);
    // SAFETY: what the kind says.
    assert_eq!((back[0].kind, unsafe { back[0].r#as.i64 }), (JITNEY_VALUE_I32, 7));
    let back = run(kernel, &[jitney_value_f32(3.0)]);
    // SAFETY: as above.
    assert_eq!((back[0].kind, unsafe { back[0].r#as.f32 }), (JITNEY_VALUE_F32, 7.5));
    let mut address = null();
    // SAFETY: as above.
    refused(JITNEY_ERROR_DTYPE, &["i32", "f64"], |e| unsafe {
        jitney_kernel_function_get(kernel, c("i4(i8)"), &mut address, e)
    });
    // SAFETY: as above.
    refused(JITNEY_ERROR_UNSUPPORTED, &["16-bit"], |e| unsafe {
        jitney_kernel_function_get(kernel, c("(f2,)"), &mut address, e)
    });
    release(kernel);
    // Annotations say what numbers are, too, unless they are to be ignored.
    let ignore = CompileOptions { flags: JITNEY_COMPILE_IGNORE_ANNOTATIONS, ..CompileOptions::default() };
    let kernel = compile_with("def f(x: f64):\n    return x * 2\n", ignore);
    assert_eq!(int(&run(kernel, &[jitney_value_i64(3)])[0]), 6);
    release(kernel);
    let kernel = compile("def f(x: f64, n: i64) -> f64:\n    return x * n\n");
    assert_eq!(float(&run(kernel, &[jitney_value_i64(3), jitney_value_i64(2)])[0]), 6.0);
    release(kernel);
    let mut kernel = null_mut();
    for (signatures, status, words) in [
        ("f8(f9)", JITNEY_ERROR_SOURCE, "f9"),
        ("f8(f8, f8)", JITNEY_ERROR_INVALID_ARGUMENT, "2 parameters"),
        ("f8(f8[:])", JITNEY_ERROR_SOURCE, "line 2"),
    ] {
        let options = CompileOptions { signatures: c(signatures), ..CompileOptions::default() };
        let (got, message) = outcome(|e| try_compile("def f(x):\n    return x.nothing\n", &options, &mut kernel, e));
        assert_eq!(got, status, "{message}");
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn names_are_bound_and_kernels_call_kernels() {
    let square = compile("def square(x):\n    return x * x\n");
    let mut table = Array { strides: Some(vec![-1]), first: 2, ..Array::vector(&[1f64, 2.0, 3.0]) };
    table.shape = vec![3];
    let table_tensor = table.tensor();
    let pair = [jitney_value_i64(7), jitney_value_bool(0)];
    let names = [
        BoundName { name: c("helper"), value: jitney_value_kernel(square) },
        BoundName { name: c("scale"), value: jitney_value_f64(0.5) },
        BoundName { name: c("table"), value: jitney_value_tensor(&table_tensor) },
        BoundName { name: c("pair"), value: jitney_value_tuple(pair.as_ptr(), 2) },
        BoundName { name: c("root"), value: jitney_value_name(c"math.sqrt".as_ptr()) },
        BoundName { name: c("tiny"), value: jitney_value_u8(3) },
        BoundName { name: c("nothing"), value: jitney_value_none() },
    ];
    let options = CompileOptions { bindings: names.as_ptr(), nbindings: names.len(), ..CompileOptions::default() };
    let source = "def f(x):\n    if pair[1] or nothing is not None:\n        return 0.0\n    \
                  return root(helper(x)) * scale + table[0] + pair[0] + tiny\n";
    let kernel = compile_with(source, options);
    // What is bound is the kernel's own: the host may change and release what it gave.
    release(square);
    table.memory.fill(0.0);
    assert_eq!(float(&run(kernel, &[jitney_value_f64(-4.0)])[0]), 2.0 + 3.0 + 7.0 + 3.0);
    release(kernel);
    let mut kernel = null_mut();
    let names = [BoundName { name: c("helper"), value: jitney_value_kernel(null()) }];
    let options = CompileOptions { bindings: names.as_ptr(), nbindings: 1, ..CompileOptions::default() };
    refused(JITNEY_ERROR_NULL_POINTER, &["helper"], |e| try_compile("def f(): pass", &options, &mut kernel, e));
}

#[test]
fn options_that_mean_nothing_are_refused() {
    let mut kernel = null_mut();
    for (options, words) in [
        (CompileOptions { flags: 1 << 40, ..Default::default() }, ["flags", "0x10000000000"]),
        (CompileOptions { fastmath: c("fast,quick"), ..Default::default() }, ["'quick'", "contract"]),
        (CompileOptions { kind: 9, ..Default::default() }, ["kind", "9"]),
        (CompileOptions { layout: c("(n)->()"), ..Default::default() }, ["layout", "generalised"]),
        (CompileOptions { struct_size: 3, ..Default::default() }, ["struct_size", "3"]),
        (CompileOptions { kind: 2, layout: c("n"), ..Default::default() }, ["layout", "'n'"]),
        (CompileOptions { kind: 2, layout: c("(n),(n)->()"), ..Default::default() }, ["layout", "3 operands"]),
    ] {
        let (status, message) = outcome(|e| try_compile("def f(x): return x", &options, &mut kernel, e));
        assert!(status == JITNEY_ERROR_INVALID_ARGUMENT || status == JITNEY_ERROR_UNSUPPORTED, "{message}");
        assert!(words.iter().all(|word| message.contains(word)), "{message}");
    }
    // An older caller's struct ends before what was added later.
    let options = CompileOptions { struct_size: 16, flags: JITNEY_COMPILE_SERIAL, kind: 77, ..Default::default() };
    ok(|e| try_compile("def f(x): return x", &options, &mut kernel, e));
    release(kernel);
}

#[test]
fn a_name_that_is_taken_gets_a_number() {
    let (first, second, relu) =
        (compile("def mine(): return 1"), compile("def mine(): return 2"), compile("def relu(): return 3"));
    // SAFETY: live handles.
    let name = |kernel| unsafe { CStr::from_ptr(jitney_kernel_name(kernel)) }.to_str().unwrap().to_owned();
    assert_eq!(name(first), "mine");
    assert!(name(second).starts_with("mine#") && name(relu).starts_with("relu#"));
    let mut found = null_mut();
    // SAFETY: live arguments.
    ok(|e| unsafe { jitney_kernel_find(c("mine"), &mut found, e) });
    assert_eq!(int(&run(found, &[])[0]), 1);
    release(first);
    assert_eq!(int(&run(found, &[])[0]), 1, "found is a handle of its own");
    release(found);
    // SAFETY: as above.
    let listed = text(|out, e| unsafe { jitney_kernel_list(out, e) });
    assert!(!listed.contains("\"mine\"") && listed.contains(&name(second)));
    release(second);
    release(relu);
    let definition = definition("late", "", Some(nothing), None);
    let late = compile("def late(): return 1");
    let mut host = null_mut();
    // SAFETY: live arguments.
    refused(JITNEY_ERROR_ALREADY_EXISTS, &["late"], |e| unsafe { jitney_kernel_register(&definition, &mut host, e) });
    release(late);
}

#[test]
fn more_types_than_fit_are_refused_and_the_old_ones_go_on() {
    let kernel = compile("def f(mode):\n    return 7 if mode == 'mode 17' else 0\n");
    for n in 0..256 {
        run(kernel, &[jitney_value_text(c(&format!("mode {n}")))]);
    }
    let more = [jitney_value_text(c"one more".as_ptr())];
    refused(JITNEY_ERROR_UNSUPPORTED, &["256", "f"], |e| try_call(kernel, &more, &mut [], e));
    assert_eq!(int(&run(kernel, &[jitney_value_text(c"mode 17".as_ptr())])[0]), 7);
    release(kernel);
}

#[test]
fn names_are_looked_at_when_a_kernel_is_compiled() {
    let (long, dotted, full) = (c(&"a".repeat(5000)), c("a.b"), c("numpy.float32"));
    let refuse = |name, value, words: &[&str]| {
        let bound = [BoundName { name, value }];
        let options = CompileOptions { bindings: bound.as_ptr(), nbindings: 1, ..CompileOptions::default() };
        let mut kernel = null_mut();
        // SAFETY: live arguments.
        refused(JITNEY_ERROR_INVALID_ARGUMENT, words, |e| unsafe {
            jitney_kernel_compile(null(), c("def f(): pass\n"), &options, &mut kernel, e)
        });
    };
    refuse(dotted, jitney_value_i64(1), &["a.b"]);
    refuse(c(""), jitney_value_i64(1), &["''"]);
    refuse(c("1x"), jitney_value_i64(1), &["1x"]);
    refuse(c(&("-".repeat(5000))), jitney_value_i64(1), &["-…'"]);
    refuse(c("f"), jitney_value_name(c("no name")), &["no name"]);
    refuse(long, jitney_value_tuple(&jitney_value_name(c("")), 1), &["a…", "''"]);
    let bound = [BoundName { name: c("größe"), value: jitney_value_name(full) }];
    let options = CompileOptions { bindings: bound.as_ptr(), nbindings: 1, ..CompileOptions::default() };
    release(compile_with("def f(x): return größe(x)\n", options));
}

#[test]
fn limits_are_named() {
    let parameters: Vec<String> = (0..1025).map(|i| format!("x{i}")).collect();
    let mut kernel = null_mut();
    // SAFETY: live arguments.
    refused(JITNEY_ERROR_UNSUPPORTED, &["1025", "1024"], |e| unsafe {
        jitney_kernel_compile(null(), c(&format!("def f({}): pass\n", parameters.join(", "))), null(), &mut kernel, e)
    });
    let kernel = compile("def f(x): return x\n");
    let args = vec![jitney_value_i64(1); 1025];
    // SAFETY: as above.
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["1025", "1024"], |e| unsafe {
        jitney_kernel_call(kernel, args.as_ptr(), args.len(), null_mut(), 0, e)
    });
    release(kernel);
    // A tensor of 17 axes is refused alike, as an argument and as a constant.
    let (mut one, shape) = (1.0f64, [1i64; 17]);
    let tensor = jitney::capi::tensor::jitney_tensor_f64(&mut one, 17, shape.as_ptr());
    let kernel = compile("def f(x): return 1\n");
    let value = jitney_value_tensor(&tensor);
    // SAFETY: as above.
    refused(JITNEY_ERROR_SHAPE, &["rank 17", "at most 16"], |e| unsafe {
        jitney_kernel_call(kernel, &value, 1, null_mut(), 0, e)
    });
    release(kernel);
    let bound = [BoundName { name: c("a"), value }];
    let options = CompileOptions { bindings: bound.as_ptr(), nbindings: 1, ..CompileOptions::default() };
    let mut kernel = null_mut();
    // SAFETY: as above.
    refused(JITNEY_ERROR_SHAPE, &["rank 17", "at most 16"], |e| unsafe {
        jitney_kernel_compile(null(), c("def f(): return a.size\n"), &options, &mut kernel, e)
    });
}

#[test]
fn every_stage_has_a_stack_of_its_own() {
    let lines = "        if x[i] > 0.5:\n            s += x[i] * n\n".repeat(40);
    let source = format!("def f(x, n):\n    s = 0.0\n    for i in range(n):\n{lines}    return s\n");
    let look = move || {
        let kernel = compile(&source);
        for what in [JITNEY_INSPECT_ASSEMBLY, JITNEY_INSPECT_PASSES] {
            // SAFETY: live arguments.
            text(|out, e| unsafe { jitney_kernel_inspect(kernel, c("(f8[:], i8)"), what, out, e) });
        }
        release(kernel);
    };
    let small = std::thread::Builder::new().stack_size(256 << 10);
    small.spawn(look).expect("a thread").join().expect("no overflow");
}

#[test]
fn every_stage_can_be_looked_at() {
    let kernel = compile("def f(x, y):\n    z = x[0] + y\n    return z\n");
    // SAFETY: as above.
    let inspect =
        |signature: *const _, what| text(|out, e| unsafe { jitney_kernel_inspect(kernel, signature, what, out, e) });
    let mut none = null_mut();
    // SAFETY: as above.
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["f", "signature"], |e| unsafe {
        jitney_kernel_inspect(kernel, null(), JITNEY_INSPECT_IR, &mut none, e)
    });
    let signature = c("(f4[::1], i8)");
    assert!(inspect(signature, JITNEY_INSPECT_TYPES).contains("z: f64"));
    assert!(inspect(null(), JITNEY_INSPECT_IR).contains("fn f@0(x%0: f32[::1], y%1: i64) -> f64"));
    let passes = inspect(null(), JITNEY_INSPECT_PASSES);
    assert!(passes.contains("# after fold_constants") && passes.contains("# after hoist_invariants"));
    assert!(inspect(null(), JITNEY_INSPECT_ASSEMBLY).contains("f"));
    assert!(inspect(null(), JITNEY_INSPECT_TIMES).contains("typing"));
    assert!(inspect(null(), JITNEY_INSPECT_SOURCE).starts_with("def f(x, y):"));
    // SAFETY: as above.
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["17"], |e| unsafe {
        jitney_kernel_inspect(kernel, null(), 17, &mut none, e)
    });
    release(kernel);
}

#[test]
fn a_function_pointer_costs_a_call_and_says_what_was_raised() {
    type Dot = unsafe extern "C" fn(*const Tensor, *const Tensor, f64, *mut f64) -> i32;
    let source = "def dot(x, y, start):\n    for i in range(len(x)):\n        start += x[i] * y[i]\n    return start\n";
    let kernel = compile(source);
    let mut address = null();
    // SAFETY: as above.
    ok(|e| unsafe { jitney_kernel_function_get(kernel, c("(f8[::1], f8[::1], f8)"), &mut address, e) });
    // SAFETY: the function of this signature.
    let dot: Dot = unsafe { std::mem::transmute(address) };
    let (mut x, mut y, mut result) = (Array::vector(&[1f64, 2.0]), Array::vector(&[3f64, 4.0]), 0.0);
    let before = stats().calls;
    // SAFETY: arguments of its signature.
    let status = unsafe { dot(&x.tensor(), &y.tensor(), 0.5, &mut result) };
    assert_eq!((status, result), (0, 11.5));
    assert_eq!(stats().calls, before, "no statistics");
    // SAFETY: as above.
    ok(|e| unsafe { jitney_kernel_raised(e) });
    y.shape = vec![1];
    // SAFETY: as above.
    assert_ne!(unsafe { dot(&x.tensor(), &y.tensor(), 0.5, &mut result) }, 0);
    // SAFETY: as above.
    let (status, message) = outcome(|e| unsafe { jitney_kernel_raised(e) });
    assert_eq!(status, JITNEY_ERROR_RAISED);
    assert!(message.contains("IndexError") && message.contains("(in dot, line 3)"), "{message}");
    // SAFETY: as above.
    ok(|e| unsafe { jitney_kernel_raised(e) });
    release(kernel);
    let kernel = compile("import numpy as np\ndef f(n):\n    return np.zeros(n)\n");
    // SAFETY: as above.
    refused(JITNEY_ERROR_UNSUPPORTED, &["array"], |e| unsafe {
        jitney_kernel_function_get(kernel, c("(i8,)"), &mut address, e)
    });
    release(kernel);
}

#[test]
fn while_the_switch_is_off_the_interpreter_runs_kernels() {
    let kernel = compile("def f(n):\n    s = 0\n    for i in range(n):\n        s += i\n    return s\n");
    jitney_disable();
    let before = stats();
    assert_eq!(int(&run(kernel, &[jitney_value_i64(10)])[0]), 45);
    let after = stats();
    jitney_enable();
    assert_eq!(after.calls_standard - before.calls_standard, 1);
    assert_eq!(after.functions_compiled, before.functions_compiled);
    assert_eq!(int(&run(kernel, &[jitney_value_i64(10)])[0]), 45);
    assert_eq!(stats().functions_compiled, before.functions_compiled + 1);
    release(kernel);
}

#[test]
fn a_thread_with_a_small_stack_compiles() {
    let done = std::thread::Builder::new().stack_size(96 << 10).spawn(|| {
        let loops: String =
            (0..60).map(|depth| format!("{}for i{depth} in range(1):\n", " ".repeat(depth + 1))).collect();
        let kernel = compile(&format!("def f(n):\n{loops}{}n += 1\n return n\n", " ".repeat(61)));
        assert_eq!(int(&run(kernel, &[jitney_value_i64(41)])[0]), 42);
        release(kernel);
    });
    done.unwrap().join().unwrap();
}

#[test]
fn many_threads_compile_a_kernel_once() {
    let kernel =
        compile("def f(x):\n    s = x\n    for i in range(100):\n        s = s * 3 + i\n    return s\n") as usize;
    let before = stats().functions_compiled;
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for n in 0..100 {
                    let given = if n % 2 == 0 { jitney_value_i64(n) } else { jitney_value_i32(n as i32) };
                    let back = run(kernel as Kernel, &[given]);
                    let expected = (0..100).fold(n, |s: i64, i| s.wrapping_mul(3).wrapping_add(i));
                    assert_eq!(int(&back[0]), expected);
                }
            });
        }
    });
    assert_eq!(stats().functions_compiled - before, 2);
    release(kernel as Kernel);
}

#[test]
fn a_kernel_released_while_it_runs_runs_to_its_end() {
    static STARTED: AtomicBool = AtomicBool::new(false);
    let source =
        "def f(x):\n    x[0] = 1\n    s = 0\n    for i in range(30000000):\n        s = s * 7 + i\n    return s\n";
    let kernel = compile(source) as usize;
    let mut flag = Array::vector(&[0i64]);
    let tensor = flag.tensor();
    run(compile("def warm(x):\n    x[0] = 0\n"), &[jitney_value_tensor(&tensor)]);
    let tensor = &raw const tensor as usize;
    std::thread::scope(|scope| {
        let running = scope.spawn(move || {
            STARTED.store(true, Ordering::Release);
            int(&run(kernel as Kernel, &[jitney_value_tensor(tensor as *const Tensor)])[0])
        });
        while !STARTED.load(Ordering::Acquire) {
            std::thread::yield_now();
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        release(kernel as Kernel);
        let expected = (0..30_000_000).fold(0i64, |s, i| s.wrapping_mul(7).wrapping_add(i));
        assert_eq!(running.join().unwrap(), expected);
    });
}
