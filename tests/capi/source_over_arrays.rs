//! Kernels from source over arrays, through the C ABI: element-wise, reduced and accumulated, generalised.

use std::ptr::null;

use jitney::capi::error::*;
use jitney::capi::source::*;
use jitney::capi::value::*;
use jitney::runtime::Tensor;

use crate::source_kernels::*;
use crate::support::*;

fn elementwise(source: &str) -> Kernel {
    compile_with(source, CompileOptions { kind: JITNEY_KERNEL_ELEMENTWISE, ..CompileOptions::default() })
}

#[test]
fn element_wise_kernels_broadcast() {
    let kernel = elementwise("def f(x, y):\n    return x * 10 + y\n");
    let (mut column, mut row) = (Array::new(&[1f32, 2.0], &[2, 1]), Array::vector(&[1i32, 2, 3]));
    let (column, row) = (column.tensor(), row.tensor());
    let mut out = Tensor::UNALLOCATED;
    let mut results = [value(&mut out)];
    ok(|e| try_call(kernel, &[jitney_value_tensor(&column), jitney_value_readonly(&row)], &mut results, e));
    // SAFETY: a tensor of rank 2.
    assert_eq!(unsafe { std::slice::from_raw_parts(out.shape, 2) }, [2, 3]);
    assert_eq!(elements::<f64>(&mut out), [11.0, 12.0, 13.0, 21.0, 22.0, 23.0]);
    // Numbers alone give a number; a number beside an array is the same for every element.
    assert_eq!(int(&run(kernel, &[jitney_value_i64(4), jitney_value_i64(2)])[0]), 42);
    ok(|e| try_call(kernel, &[jitney_value_i64(1), jitney_value_tensor(&row)], &mut results, e));
    assert_eq!(elements::<i64>(&mut out), [11, 12, 13]);
    // Into the caller's own: transposed, narrower, in place.
    let mut wide = Array { strides: Some(vec![1, 2]), ..Array::new(&[0f32; 6], &[2, 3]) };
    ok(|e| {
        try_call(
            kernel,
            &[jitney_value_tensor(&column), jitney_value_tensor(&row), value(&mut wide.tensor())],
            &mut [],
            e,
        )
    });
    assert_eq!(wide.memory, [11.0, 21.0, 12.0, 22.0, 13.0, 23.0]);
    let mut same = Array::vector(&[1f64, 2.0]);
    ok(|e| {
        try_call(kernel, &[value(&mut same.tensor()), jitney_value_f64(0.5), value(&mut same.tensor())], &mut [], e)
    });
    assert_eq!(same.memory, [10.5, 20.5]);
    let long: Vec<f64> = (0..100_000).map(f64::from).collect();
    let mut long = Array::vector(&long);
    ok(|e| try_call(kernel, &[value(&mut long.tensor()), jitney_value_f64(0.5)], &mut results, e));
    let back = elements::<f64>(&mut out);
    assert!(back.iter().enumerate().all(|(i, &x)| x == i as f64 * 10.0 + 0.5));
    let mut empty = Array::new(&[0f64; 0], &[0]);
    ok(|e| try_call(kernel, &[value(&mut empty.tensor()), jitney_value_f64(0.5)], &mut results, e));
    assert!(elements::<f64>(&mut out).is_empty());
    release(kernel);
}

#[test]
fn element_wise_kernels_refuse_what_has_no_meaning() {
    let kernel = elementwise("def f(x, y):\n    return x // y\n");
    let (mut two, mut three) = (Array::vector(&[1i64, 2]), Array::vector(&[1i64, 0, 3]));
    let (two, three) = (two.tensor(), three.tensor());
    let mut out = Tensor::UNALLOCATED;
    let mut results = [value(&mut out)];
    let [a, b] = [jitney_value_tensor(&two), jitney_value_tensor(&three)];
    refused(JITNEY_ERROR_SHAPE, &["y", "(3,)", "(2,)"], |e| try_call(kernel, &[a, b], &mut results, e));
    refused(JITNEY_ERROR_RAISED, &["ZeroDivisionError", "line 2"], |e| {
        try_call(kernel, &[jitney_value_i64(1), b], &mut results, e)
    });
    assert!(out.is_unallocated(), "nothing is written");
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["f takes 2 arguments, 1"], |e| try_call(kernel, &[a], &mut results, e));
    let mut flags = Array::new(&[0u8; 2], &[2]);
    let mut flags = flags.tensor();
    refused(JITNEY_ERROR_DTYPE, &["u8", "i64"], |e| try_call(kernel, &[a, a, value(&mut flags)], &mut [], e));
    let mut memory = Array::vector(&[1i64, 2, 3]);
    let (mut head, mut tail) = (memory.tensor(), memory.tensor());
    let size = 2i64;
    (head.shape, tail.shape) = ((&raw const size).cast_mut(), (&raw const size).cast_mut());
    tail.data = tail.data.wrapping_byte_add(8);
    refused(JITNEY_ERROR_OVERLAP, &["overlaps x"], |e| {
        try_call(kernel, &[value(&mut head), a, value(&mut tail)], &mut [], e)
    });
    release(kernel);
    let kernel = elementwise("def f(x):\n    return x, -x\n");
    let mut one = [value(&mut out)];
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["2 results", "1"], |e| try_call(kernel, &[a], &mut one, e));
    let mut other = Tensor::UNALLOCATED;
    ok(|e| try_call(kernel, &[a], &mut [value(&mut out), value(&mut other), jitney_value_none()], e));
    assert_eq!((elements::<i64>(&mut out), elements::<i64>(&mut other)), (vec![1, 2], vec![-1, -2]));
    refused(JITNEY_ERROR_OVERLAP, &["result"], |e| try_call(kernel, &[a], &mut [value(&mut out), value(&mut out)], e));
    release(kernel);
    let kernel = elementwise("def f(x):\n    return None\n");
    refused(JITNEY_ERROR_DTYPE, &["none"], |e| try_call(kernel, &[a], &mut [value(&mut out)], e));
    release(kernel);
    let options =
        CompileOptions { kind: JITNEY_KERNEL_ELEMENTWISE, signatures: c("f4(f4)\nf8(f8)"), ..Default::default() };
    let kernel = compile_with("def f(x):\n    return x + 1\n", options);
    ok(|e| try_call(kernel, &[a], &mut [value(&mut out)], e));
    assert_eq!(elements::<f64>(&mut out), [2.0, 3.0], "i64 goes into f64 safely, not into f32");
    release(kernel);
}

#[test]
fn element_wise_kernels_of_two_are_reduced_in_order() {
    let kernel = elementwise("def f(x, y):\n    return x * 2 - y\n");
    let numbers: Vec<i32> = (1..=24).collect();
    let mut x = Array::new(&numbers, &[2, 3, 4]);
    let tensor = x.tensor();
    let fold = |indices: &mut dyn Iterator<Item = usize>, initial: Option<i64>| {
        let mut values = indices.map(|i| i64::from(numbers[i]));
        let first = initial.unwrap_or_else(|| values.next().unwrap());
        values.fold(first, |a, b| a * 2 - b)
    };
    let mut out = Tensor::UNALLOCATED;
    let axis = [-1i64, 0];
    let mut reduce = |axes: &[i64], initial: *const CValue| {
        let first = if axes.is_empty() { null() } else { axes.as_ptr() };
        // SAFETY: as above.
        ok(|e| unsafe { jitney_kernel_reduce(kernel, &tensor, first, axes.len(), 0, initial, &mut out, e) });
        elements::<i64>(&mut out)
    };
    assert_eq!(reduce(&[], null()), [fold(&mut (0..24), None)]);
    let rows: Vec<i64> = (0..6).map(|r| fold(&mut (4 * r..4 * r + 4), None)).collect();
    assert_eq!(reduce(&axis[..1], null()), rows);
    let seven = jitney_value_i64(7);
    let both: Vec<i64> = (0..3).map(|j| fold(&mut (0..8).map(|k| 12 * (k / 4) + 4 * j + k % 4), Some(7))).collect();
    assert_eq!(reduce(&axis, &seven), both);
    // SAFETY: as above.
    ok(|e| unsafe { jitney_kernel_accumulate(kernel, &tensor, 1, &mut out, e) });
    let steps = elements::<i64>(&mut out);
    for (at, &step) in steps.iter().enumerate() {
        let (i, j, k) = (at / 12, at / 4 % 3, at % 4);
        assert_eq!(step, fold(&mut (0..=j).map(|j| 12 * i + 4 * j + k), None));
    }
    // No axes at all are not all of them.
    // SAFETY: as above.
    ok(|e| unsafe { jitney_kernel_reduce(kernel, &tensor, axis.as_ptr(), 0, 0, null(), &mut out, e) });
    assert_eq!(elements::<i64>(&mut out), numbers.iter().map(|&n| i64::from(n)).collect::<Vec<_>>());
    let half = jitney_value_f64(0.5);
    // SAFETY: as above.
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["initial"], |e| unsafe {
        jitney_kernel_reduce(kernel, &tensor, null(), 0, 0, &half, &mut out, e)
    });
    // SAFETY: as above.
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["axis 3"], |e| unsafe {
        jitney_kernel_accumulate(kernel, &tensor, 3, &mut out, e)
    });
    let mut empty = Array::new(&[0i32; 0], &[0]);
    let empty = empty.tensor();
    // SAFETY: as above.
    refused(JITNEY_ERROR_SHAPE, &["nothing to reduce"], |e| unsafe {
        jitney_kernel_reduce(kernel, &empty, null(), 0, 0, null(), &mut out, e)
    });
    release(kernel);
    let kernel = elementwise("def f(x):\n    return x\n");
    // SAFETY: as above.
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["1 operands"], |e| unsafe {
        jitney_kernel_accumulate(kernel, &tensor, 0, &mut out, e)
    });
    release(kernel);
}

#[test]
fn generalised_kernels_take_core_arrays() {
    let source = "def mm(a, b, c):\n    for i in range(a.shape[0]):\n        for j in range(b.shape[1]):\n            s = 0.0\n            \
                  for k in range(a.shape[1]):\n                s += a[i, k] * b[k, j]\n            c[i, j] = s\n";
    let options =
        CompileOptions { kind: JITNEY_KERNEL_GENERALISED, layout: c("(m,n),(n,p)->(m,p)"), ..Default::default() };
    let kernel = compile_with(source, options);
    let (a, b): (Vec<f64>, Vec<f64>) = ((0..12).map(f64::from).collect(), (0..6).map(f64::from).collect());
    let (mut a_array, mut b_array) = (Array::new(&a, &[2, 2, 3]), Array::new(&b, &[3, 2]));
    let (a_tensor, b_tensor) = (a_array.tensor(), b_array.tensor());
    let mut out = Tensor::UNALLOCATED;
    let mut results = [value(&mut out)];
    let args = [jitney_value_tensor(&a_tensor), jitney_value_readonly(&b_tensor)];
    ok(|e| try_call(kernel, &args, &mut results, e));
    let expected: Vec<f64> =
        (0..8).map(|at| (0..3).map(|k| a[at / 4 * 6 + at / 2 % 2 * 3 + k] * b[2 * k + at % 2]).sum()).collect();
    assert_eq!(elements::<f64>(&mut out), expected);
    let wrong = [args[1], args[1]];
    refused(JITNEY_ERROR_SHAPE, &["core axis n", "3", "2"], |e| try_call(kernel, &wrong, &mut results, e));
    let mut flat = Array::vector(&a);
    let flat = flat.tensor();
    refused(JITNEY_ERROR_SHAPE, &["rank 1", "2 axes"], |e| {
        try_call(kernel, &[jitney_value_tensor(&flat), args[1]], &mut results, e)
    });
    release(kernel);
    // Inputs without core axes are numbers, outputs without them arrays of one element.
    let options = CompileOptions {
        kind: JITNEY_KERNEL_GENERALISED,
        layout: c("(n),()->()"),
        signatures: c("void(f8[:], f8, f8[:])"),
        ..Default::default()
    };
    let kernel =
        compile_with("def f(x, a, out):\n    out[0] = 0.0\n    for v in x:\n        out[0] += v * a\n", options);
    ok(|e| try_call(kernel, &[jitney_value_tensor(&b_tensor), jitney_value_f64(2.0)], &mut results, e));
    assert_eq!(elements::<f64>(&mut out), [2.0, 10.0, 18.0]);
    let mut ints = Array::vector(&[1i64, 2]);
    let ints = ints.tensor();
    let args = [jitney_value_tensor(&ints), jitney_value_f64(2.0)];
    refused(JITNEY_ERROR_DTYPE, &["f takes (f64[:], f64, f64[:])", "i64"], |e| {
        try_call(kernel, &args, &mut results, e)
    });
    release(kernel);
}
