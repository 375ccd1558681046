//! Calls of kernels from source one after the other: what the calls before were given is nothing to a call.

use std::ptr::{null, null_mut};

use jitney::capi::error::*;
use jitney::capi::tier::*;
use jitney::capi::value::*;
use jitney::runtime::Tensor;

use crate::source_kernels::{compile, float, release, run, try_call};
use crate::support::*;

/// Every pair of lists of arguments, the second one after the first, and again after itself: what comes back is what a kernel
/// returns that knows no types yet.
#[test]
fn a_call_does_not_depend_on_the_calls_before_it() {
    const SOURCE: &str = "def look(x, n):\n    for i in range(x.ndim):\n        n += 2 * x.shape[i] + 3 * x.strides[i]\n    \
                          return n + x.ndim, x.size\n";
    let numbers: Vec<f64> = (0..24).map(f64::from).collect();
    let singles: Vec<f32> = (0..24).map(|n| n as f32).collect();
    let array = |shape: &[i64], strides: Option<&[i64]>| Array {
        strides: strides.map(<[i64]>::to_vec),
        ..Array::new(&numbers, shape)
    };
    let mut doubles = [
        array(&[5], None),
        array(&[24], Some(&[1])),
        array(&[4], Some(&[5])),
        array(&[1], Some(&[7])),
        Array { first: 23, ..array(&[4], Some(&[-5])) },
        array(&[0], None),
        array(&[0], Some(&[1])),
        array(&[4, 6], None),
        array(&[4, 6], Some(&[1, 4])),
        array(&[2, 3], Some(&[12, 2])),
        array(&[1, 1], Some(&[3, 5])),
        array(&[2, 3, 4], None),
        array(&[1, 2, 1, 3, 1, 4, 1], None),
        array(&[-3], None),
        array(&[i64::MAX], None),
    ];
    let mut floats = [Array::new(&singles, &[5]), Array::new(&singles, &[4, 6])];
    let mut bytes = Array::new(&[1u8, 2, 3], &[3]);
    let mut flags = Array::new(&[1u8, 0, 1], &[3]);
    let mut tensors: Vec<Tensor> = doubles.iter_mut().map(Array::tensor).collect();
    tensors.extend(floats.iter_mut().map(Array::tensor));
    tensors.push(bytes.tensor());
    tensors.push(Tensor { dtype: jitney::runtime::DType::Bool.to_dlpack(), ..flags.tensor() });
    let row = tensors[0];
    tensors.push(Tensor { byte_offset: 16, ..row });
    tensors.push(Tensor { data: row.data.wrapping_byte_add(1), ..row });
    tensors.push(Tensor { data: null_mut(), ..row });
    tensors.push(Tensor { device: jitney::runtime::tensor::DLDevice { device_type: 2, ..row.device }, ..row });
    let integer = tensors.iter_mut().map(|tensor| vec![value(tensor), jitney_value_i64(1000)]);
    let mut lists: Vec<Vec<CValue>> = integer.collect();
    let vector = lists[0][0];
    let pair = [jitney_value_f64(1.0), jitney_value_f64(2.0)];
    for other in [
        vec![vector, jitney_value_f64(0.5)],
        vec![vector, jitney_value_f32(0.5)],
        vec![vector, jitney_value_i32(1)],
        vec![vector, jitney_value_bool(1)],
        vec![jitney_value_readonly(&tensors[0]), jitney_value_i64(1000)],
        vec![jitney_value_readonly(&tensors[7]), jitney_value_i64(1000)],
        vec![jitney_value_tuple(pair.as_ptr(), 2), jitney_value_i64(1)],
        vec![jitney_value_text(c"text".as_ptr()), jitney_value_i64(1)],
        vec![jitney_value_tensor(null()), jitney_value_i64(1)],
        vec![vector],
        vec![vector, jitney_value_i64(1), jitney_value_i64(1)],
        vec![jitney_value_i64(1), vector],
    ] {
        lists.push(other);
    }
    // What engine runs a call is chosen after what it is for; there are thousands of kernels to be made.
    // SAFETY: plain numbers.
    ok(|e| unsafe { jitney_tier_set_for_thread(JITNEY_TIER_INTERPRETER, null_mut(), e) });
    let outcome_of = |kernel, args: &[CValue]| {
        let mut results = [jitney_value_none(); 3];
        let (status, message) = outcome(|e| try_call(kernel, args, &mut results, e));
        // SAFETY: numbers of 64 bits, or none.
        let bits = results.map(|value| (value.kind, unsafe { value.r#as.u64 }));
        (status, message, bits)
    };
    let alone = |args: &[CValue]| {
        let kernel = compile(SOURCE);
        let outcome = outcome_of(kernel, args);
        release(kernel);
        outcome
    };
    let expected: Vec<_> = lists.iter().map(|args| alone(args)).collect();
    assert!(expected.iter().filter(|(status, ..)| *status == JITNEY_OK).count() > 20);
    assert!(expected.iter().filter(|(status, ..)| *status != JITNEY_OK).count() > 8);
    for (first, wanted) in lists.iter().zip(&expected) {
        for (second, then) in lists.iter().zip(&expected) {
            let kernel = compile(SOURCE);
            assert_eq!(outcome_of(kernel, first), *wanted);
            assert_eq!(outcome_of(kernel, second), *then, "after another");
            assert_eq!(outcome_of(kernel, second), *then, "after itself");
            assert_eq!(outcome_of(kernel, first), *wanted, "again");
            release(kernel);
        }
    }
    // SAFETY: as above.
    ok(|e| unsafe { jitney_tier_set_for_thread(JITNEY_TIER_INHERIT, null_mut(), e) });
}

#[test]
fn a_call_that_wrote_does_not_let_the_next_one_write_what_is_read_only() {
    for (index, shape) in [("0", &[3][..]), ("0, 0", &[1, 3]), ("0, 0", &[3, 1])] {
        let kernel = compile(&format!("def put(x, n):\n    x[{index}] = n\n"));
        let mut x = Array::new(&[0f64; 3], shape);
        let tensor = x.tensor();
        for n in 1..4 {
            run(kernel, &[jitney_value_tensor(&tensor), jitney_value_i64(n)]);
            assert_eq!(x.memory[0], n as f64);
            let readonly = [jitney_value_readonly(&tensor), jitney_value_i64(n + 10)];
            let (status, message) = outcome(|e| try_call(kernel, &readonly, &mut [], e));
            assert_eq!(status, JITNEY_ERROR_SOURCE);
            assert!(message.contains("read-only"), "{message}");
            assert_eq!(x.memory[0], n as f64);
        }
        release(kernel);
    }
}

#[test]
fn many_tensors_are_arguments_of_one_call() {
    let names: Vec<String> = (0..20).map(|n| format!("x{n}")).collect();
    let sum: Vec<String> = names.iter().map(|name| format!("{name}[0]")).collect();
    let kernel = compile(&format!("def many({}):\n    return {}\n", names.join(", "), sum.join(" + ")));
    let mut arrays: Vec<Array<f64>> = (0..20).map(|n| Array::vector(&[f64::from(n)])).collect();
    let mut tensors: Vec<Tensor> = arrays.iter_mut().map(Array::tensor).collect();
    let args: Vec<CValue> = tensors.iter_mut().map(value).collect();
    for _ in 0..3 {
        assert_eq!(float(&run(kernel, &args)[0]), 190.0);
    }
    release(kernel);
}
