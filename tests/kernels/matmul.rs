//! Matrix products.

use crate::support::*;
use jitney::kernels::activation::Activation;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::{Code, Result, Tensor};

const TOLERANCE: f64 = 2e-5;

fn array<T: Number>(shape: &[i64], values: &[f64]) -> Array<T> {
    let mut values = values.iter().copied();
    Array::new(shape, || values.next().unwrap())
}

/// `a @ b` with everything else left at its default.
fn product<T: Number>(path: Path, exec: Exec, a: &mut Array<T>, b: &mut Array<T>) -> Result<(Vec<i64>, Vec<f64>)> {
    let (mut a, mut b, mut out) = (a.tensor(), b.tensor(), Tensor::UNALLOCATED);
    let values = [Value::Tensor(&mut a), Value::Tensor(&mut b)];
    let none = Value::None;
    call("matmul", path, exec, &[values[0], values[1], none, none, none, none, Value::Tensor(&mut out)])?;
    // SAFETY: allocated by the call just made.
    let shape = unsafe { out.view("out")?.shape().iter().map(|&n| n as i64).collect() };
    Ok((shape, take(&mut out)))
}

/// Every way to compute: the standard path, and the cpu path at each thread count. The instruction set of an `Exec` is
/// the epilogue's only: `gemm` finds the product's by itself.
fn ways() -> Vec<(Path, Exec)> {
    let mut ways = vec![(Path::Standard, Exec::serial())];
    ways.extend(execs().into_iter().map(|exec| (Path::Cpu, exec)));
    ways
}

#[test]
fn a_product_by_hand() {
    let mut a = array::<f32>(&[2, 2], &[1.0, 2.0, 3.0, 4.0]);
    let mut b = array::<f32>(&[2, 2], &[5.0, 6.0, 7.0, 8.0]);
    for (path, exec) in ways() {
        assert_eq!(product(path, exec, &mut a, &mut b).unwrap(), (vec![2, 2], vec![19.0, 22.0, 43.0, 50.0]));
    }
}

#[test]
fn vectors_are_rows_and_columns_and_leave_their_axis_out() {
    let mut v = array::<f64>(&[2], &[1.0, 10.0]);
    let mut m = array::<f64>(&[2, 3], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let mut t = array::<f64>(&[3, 2], &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
    let mut stack = array::<f64>(&[2, 1, 2], &[1.0, 2.0, 3.0, 4.0]);
    for (path, exec) in ways() {
        let mut w = v.clone();
        assert_eq!(product(path, exec, &mut v, &mut w).unwrap(), (vec![], vec![101.0]));
        assert_eq!(product(path, exec, &mut v, &mut m).unwrap(), (vec![3], vec![41.0, 52.0, 63.0]));
        assert_eq!(product(path, exec, &mut t, &mut v).unwrap(), (vec![3], vec![41.0, 52.0, 63.0]));
        assert_eq!(product(path, exec, &mut stack, &mut v).unwrap(), (vec![2, 1], vec![21.0, 43.0]));
        let mut columns = array::<f64>(&[2, 2, 1], &[1.0, 2.0, 3.0, 4.0]);
        assert_eq!(product(path, exec, &mut v, &mut columns).unwrap(), (vec![2, 1], vec![21.0, 43.0]));
    }
}

#[test]
fn nothing_to_multiply_gives_zeros_and_an_empty_result_is_empty() {
    for (path, exec) in ways() {
        let zeros = |a: &[i64], b: &[i64]| {
            product::<f32>(path, exec, &mut array(a, &[0.0; 9]), &mut array(b, &[0.0; 9])).unwrap()
        };
        assert_eq!(zeros(&[2, 0], &[0, 3]), (vec![2, 3], vec![0.0; 6]));
        assert_eq!(zeros(&[0], &[0]), (vec![], vec![0.0]));
        assert_eq!(zeros(&[0, 3], &[3, 2]), (vec![0, 2], vec![]));
        assert_eq!(zeros(&[0, 2, 3], &[3, 2]), (vec![0, 2, 2], vec![]));
        assert_eq!(zeros(&[3, 1, 1, 0], &[2, 0, 1]), (vec![3, 2, 1, 1], vec![0.0; 6]));

        let (mut a, mut b) = (array::<f32>(&[1, 0], &[]), array::<f32>(&[0, 2], &[]));
        let (mut out, mut bias) = (array::<f32>(&[1, 2], &[3.0, -4.0]), array::<f32>(&[2], &[0.5, 0.5]));
        let (mut a, mut b, mut bias, mut t) = (a.tensor(), b.tensor(), bias.tensor(), out.tensor());
        let [a, b, bias, t] = [&mut a, &mut b, &mut bias, &mut t].map(|t| Value::Tensor(t));
        call("matmul", path, exec, &[a, b, Value::None, Value::Float(2.0), bias, Value::Text("relu"), t]).unwrap();
        assert_eq!(out.memory, [6.5, 0.0]);
    }
}

/// A call with everything in it, over random shapes and layouts: cpu path against standard path.
fn against_standard<T: Number + Into<f64>>(seed: u64, rounds: usize, tolerance: f64) {
    let mut rng = Rng(seed);
    for round in 0..rounds {
        let (m, k, n) = match round % 4 {
            0 => (1 + rng.below(9), 1 + rng.below(9), 1 + rng.below(9)),
            1 => (1 + rng.below(70), 1 + rng.below(70), 1 + rng.below(70)),
            2 => (1, 1 + rng.below(300), 1 + rng.below(40)),
            _ => (1 + rng.below(40), 1 + rng.below(300), 1),
        };
        let (m, k, n) = (m as i64, k as i64, n as i64);
        let rank = rng.below(4);
        let batch = rng.shape(rank, 3);
        let mut some = |batch: &[i64]| -> Vec<i64> {
            let from = rng.below(batch.len() + 1);
            batch[from..].iter().map(|&n| if rng.below(3) == 0 { 1 } else { n }).collect()
        };
        // Each operand broadcasts on its own axes; a vector now and then.
        let (a_batch, b_batch) = (batch.clone(), some(&batch));
        let (a_vector, b_vector) = (m == 1 && rng.below(2) == 0, n == 1 && rng.below(2) == 0);
        let a_shape = if a_vector { vec![k] } else { [&a_batch[..], &[m, k]].concat() };
        let b_shape = match (b_vector, a_vector) {
            (true, _) => vec![k],
            (false, true) => [&batch[..], &[k, n]].concat(),
            (false, false) => [&b_batch[..], &[k, n]].concat(),
        };
        let mut out_shape = if a_vector && b_vector { vec![] } else { batch.clone() };
        if !a_vector {
            out_shape.push(m);
        }
        if !b_vector {
            out_shape.push(n);
        }
        let from = rng.below(out_shape.len() + 1);
        let bias_shape: Vec<i64> = out_shape[from..].iter().map(|&n| if rng.below(3) == 0 { 1 } else { n }).collect();
        let mut make = |shape: &[i64]| {
            let made = Array::<T>::new(shape, || rng.uniform(-1.0, 1.0));
            if rng.below(2) == 0 { made } else { made.scrambled(&mut rng) }
        };
        let (mut a, mut b, mut bias) = (make(&a_shape), make(&b_shape), make(&bias_shape));
        let out = make(&out_shape);
        let beta = [0.0, 1.0, -0.75][rng.below(3)];
        let alpha = [1.0, 0.5][rng.below(2)];
        let activation = rng.below(Activation::NAMES.len());
        let with_bias = rng.below(3) > 0;
        let mut run = |path, exec| {
            let mut out = out.clone();
            let (mut a, mut b, mut bias, mut t) = (a.tensor(), b.tensor(), bias.tensor(), out.tensor());
            let [a, b, bias, t] = [&mut a, &mut b, &mut bias, &mut t].map(|t| Value::Tensor(t));
            let bias = if with_bias { bias } else { Value::None };
            let (alpha, beta) = (Value::Float(alpha), Value::Float(beta));
            call("matmul", path, exec, &[a, b, alpha, beta, bias, Value::Int(activation as i64), t]).unwrap();
            (out.values().into_iter().map(Into::into).collect::<Vec<_>>(), out.memory)
        };
        let (want, _) = run(Path::Standard, Exec::serial());
        let mut first: Option<Vec<T>> = None;
        for exec in execs() {
            let (got, memory) = run(Path::Cpu, exec);
            let what = format!("{a_shape:?} @ {b_shape:?}, bias {bias_shape:?}, activation {activation}, {exec:?}");
            assert_close(&got, &want, tolerance, &what);
            if exec.threads == 1 {
                first = Some(memory);
            } else {
                assert!(first.as_ref() == Some(&memory), "{what}: bits depend on the number of threads");
            }
        }
    }
}

#[test]
fn any_shapes_layouts_and_epilogues_agree_with_the_definition() {
    against_standard::<f32>(1, 160, TOLERANCE);
    against_standard::<f64>(2, 80, 1e-12);
}

#[test]
fn products_that_are_cut_into_tiles_agree_and_have_the_same_bits_at_every_thread_count() {
    let mut rng = Rng(3);
    for (m, k, n) in [(300, 130, 210), (1000, 600, 3), (2, 700, 1500), (1, 900, 2000), (3000, 500, 1), (129, 515, 130)]
    {
        for transposed in 0..4 {
            let mut make = |rows: i64, cols: i64, flip: bool| {
                let mut made = Array::<f32>::new(&[rows, cols], || rng.uniform(-0.5, 1.0));
                if flip {
                    made.strides = vec![1, rows];
                }
                made
            };
            let (mut a, mut b) = (make(m, k, transposed & 1 == 1), make(k, n, transposed & 2 == 2));
            let (_, want) = product(Path::Standard, Exec::serial(), &mut a, &mut b).unwrap();
            let mut bits: Option<Vec<f64>> = None;
            for threads in [1, 2, 3, 8] {
                let (_, got) = product(Path::Cpu, Exec { threads, ..Exec::serial() }, &mut a, &mut b).unwrap();
                assert_close(&got, &want, TOLERANCE, &format!("{m}x{k}x{n} on {threads} threads"));
                assert!(*bits.get_or_insert(got.clone()) == got, "{m}x{k}x{n}: bits differ at {threads} threads");
            }
        }
    }
}

#[test]
fn repeated_inputs_with_zero_strides_are_read_as_they_are() {
    let mut a = Array::<f32> { memory: vec![2.0], shape: vec![3, 4, 5], strides: vec![0, 0, 0], first: 0 };
    let mut b = Array::<f32> { memory: vec![1.0, 2.0, 3.0], shape: vec![5, 3], strides: vec![0, 1], first: 0 };
    for (path, exec) in ways() {
        let (shape, values) = product(path, exec, &mut a, &mut b).unwrap();
        assert_eq!(shape, [3, 4, 3]);
        assert_eq!(values, [10.0, 20.0, 30.0].repeat(12));
    }
}

#[test]
fn without_beta_what_is_in_out_is_not_read_and_nan_of_an_input_is() {
    for (m, k, n) in [(3, 4, 5), (1, 2, 3), (30, 1, 30), (1, 50, 40), (40, 50, 1), (40, 70, 30), (200, 100, 150)] {
        let mut a = Array::<f32>::new(&[m, k], || 1.0);
        let mut b = Array::<f32>::new(&[k, n], || 1.0);
        for (path, exec) in ways() {
            let mut out = Array::<f32>::new(&[m, n], || f64::NAN);
            let (mut ta, mut tb, mut t) = (a.tensor(), b.tensor(), out.tensor());
            let [x, y, z] = [&mut ta, &mut tb, &mut t].map(|t| Value::Tensor(t));
            let none = Value::None;
            call("matmul", path, exec, &[x, y, none, none, none, none, z]).unwrap();
            assert!(out.memory.iter().all(|&v| v == k as f32), "{m} {k} {n}: {:?}", &out.memory[..3]);
        }
        a.memory[0] = f32::NAN;
        for (path, exec) in ways() {
            let (_, got) = product(path, exec, &mut a, &mut b).unwrap();
            assert!(got[..n as usize].iter().all(|v| v.is_nan()), "{m} {k} {n}: NaN is lost");
            assert!(got[n as usize..].iter().all(|v| !v.is_nan()), "{m} {k} {n}: NaN spreads");
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_with_both_shapes() {
    let mut a = Array::<f32>::new(&[2, 3], || 1.0);
    let mut b = Array::<f32>::new(&[3, 4], || 1.0);
    let mut wrong = Array::<f32>::new(&[4, 3], || 1.0);
    let mut double = Array::<f64>::new(&[3, 4], || 1.0);
    let mut whole = Array::<i32>::new(&[2, 3], || 1.0);
    let mut scalar = Array::<f32>::new(&[], || 1.0);
    let mut stack = Array::<f32>::new(&[2, 3, 4], || 1.0);
    let mut other_stack = Array::<f32>::new(&[3, 2, 3], || 1.0);
    let mut long = Array::<f32>::new(&[5], || 1.0);
    let mut out = Array::<f32>::new(&[2, 4], || 1.0);
    let [mut a, mut b, mut wrong, mut scalar] = [&mut a, &mut b, &mut wrong, &mut scalar].map(|x| x.tensor());
    let [mut stack, mut other_stack, mut long] = [&mut stack, &mut other_stack, &mut long].map(|x| x.tensor());
    let (mut double, mut whole, mut out) = (double.tensor(), whole.tensor(), out.tensor());
    let mut fresh = Tensor::UNALLOCATED;
    let (none, null) = (Value::None, Value::Tensor(std::ptr::null_mut()));
    let [a, b, wrong, scalar] = [&mut a, &mut b, &mut wrong, &mut scalar].map(|t| Value::Tensor(t));
    let [stack, other_stack, long, out] = [&mut stack, &mut other_stack, &mut long, &mut out].map(|t| Value::Tensor(t));
    let (double, whole, fresh) = (Value::Tensor(&mut double), Value::Tensor(&mut whole), Value::Tensor(&mut fresh));
    let nan = Value::Float(f64::NAN);
    let cases: &[([Value; 7], Code, &[&str])] = &[
        ([a, wrong, none, none, none, none, fresh], Code::Shape, &["a", "b", "(2, 3)", "(4, 3)"]),
        ([a, scalar, none, none, none, none, fresh], Code::Shape, &["b", "scalar"]),
        ([scalar, b, none, none, none, none, fresh], Code::Shape, &["a", "scalar"]),
        ([other_stack, stack, none, none, none, none, fresh], Code::Shape, &["(3, 2, 3)", "(2, 3, 4)"]),
        ([a, double, none, none, none, none, fresh], Code::DType, &["b", "f64", "f32"]),
        ([whole, b, none, none, none, none, fresh], Code::DType, &["a", "i32"]),
        ([a, b, nan, none, none, none, fresh], Code::InvalidArgument, &["alpha", "NaN"]),
        ([a, b, none, Value::Float(f64::INFINITY), none, none, out], Code::InvalidArgument, &["beta", "inf"]),
        ([a, b, none, Value::Float(1.0), none, none, fresh], Code::InvalidArgument, &["beta", "out"]),
        ([a, b, none, none, long, none, fresh], Code::Shape, &["bias", "(5,)", "(2, 4)"]),
        ([a, b, none, none, double, none, fresh], Code::DType, &["bias", "f64"]),
        ([a, b, none, none, none, Value::Text("swish"), fresh], Code::InvalidArgument, &["activation", "swish"]),
        ([a, b, none, none, none, Value::Int(8), fresh], Code::InvalidArgument, &["activation", "8"]),
        ([a, b, none, none, none, none, wrong], Code::Shape, &["out", "(4, 3)", "(2, 4)"]),
        ([a, b, none, none, none, none, double], Code::DType, &["out", "f64"]),
        ([null, b, none, none, none, none, fresh], Code::NullPointer, &["a"]),
        ([a, b, none, none, none, none, null], Code::NullPointer, &["out"]),
    ];
    for (values, code, words) in cases {
        for (path, exec) in ways() {
            let error = call("matmul", path, exec, values).unwrap_err();
            assert_eq!(error.code, *code, "{error}");
            assert!(words.iter().all(|word| error.message.contains(word)), "{error} lacks one of {words:?}");
        }
    }
}

#[test]
fn out_may_share_no_memory_with_a_b_or_bias() {
    let mut square = Array::<f32>::new(&[3, 3], || 1.0);
    let mut other = square.clone();
    let mut row = Array::<f32>::new(&[3], || 1.0);
    let (mut x, mut y, mut same) = (square.tensor(), other.tensor(), square.tensor());
    let mut row = Tensor { data: same.data, ..row.tensor() };
    let none = Value::None;
    let [x, y, same, row] = [&mut x, &mut y, &mut same, &mut row].map(|t| Value::Tensor(t));
    for values in [
        [x, y, none, none, none, none, same],
        [y, x, none, none, none, none, same],
        [y, y, none, none, row, none, same],
        [y, y, none, none, x, none, same],
    ] {
        let error = call("matmul", Path::Cpu, Exec::serial(), &values).unwrap_err();
        assert_eq!(error.code, Code::Overlap, "{error}");
        assert!(error.message.contains("out"), "{error}");
    }
}
