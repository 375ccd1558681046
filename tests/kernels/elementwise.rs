//! Element-wise kernels.

use crate::support::*;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::{Code, Tensor};

#[test]
fn binary_operands_broadcast_in_any_layout() {
    let mut rng = Rng(1);
    for round in 0..60 {
        let rank = rng.below(5);
        let shape = rng.shape(rank, 9);
        let other: Vec<i64> =
            shape[rng.below(rank + 1)..].iter().map(|&n| if rng.below(3) == 0 { 1 } else { n }).collect();
        let mut a = Array::<f32>::new(&shape, || rng.uniform(-9.0, 9.0));
        let mut b = Array::<f32>::new(&other, || rng.uniform(1.0, 9.0));
        if round % 2 == 1 {
            (a, b) = (a.scrambled(&mut rng), b.scrambled(&mut rng));
        }
        for name in ["add", "subtract", "multiply", "divide", "minimum", "maximum"] {
            let (mut ta, mut tb) = (a.tensor(), b.tensor());
            let mut want = Tensor::UNALLOCATED;
            standard(name, &[Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut want)]).unwrap();
            let want = take(&mut want);
            for exec in execs() {
                let mut got = Tensor::UNALLOCATED;
                let values = [Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut got)];
                call(name, Path::Cpu, exec, &values).unwrap();
                assert_close(&take(&mut got), &want, 0.0, name);
            }
        }
    }
}

#[test]
fn in_place_use_is_exact_and_partial_overlap_is_refused() {
    let mut rng = Rng(2);
    let x = Array::<f64>::new(&[5000], || rng.uniform(-9.0, 9.0));
    for exec in execs() {
        let mut y = x.clone();
        let (mut t, mut u) = (y.tensor(), y.tensor());
        call("add", Path::Cpu, exec, &[Value::Tensor(&mut t), Value::Tensor(&mut t), Value::Tensor(&mut u)]).unwrap();
        let want: Vec<f64> = x.memory.iter().map(|v| v + v).collect();
        assert_eq!(y.memory, want);

        let mut y = x.clone();
        y.shape[0] = 4999;
        let mut from = y.tensor();
        y.first = 1;
        let mut to = y.tensor();
        let error = call("abs", Path::Cpu, exec, &[Value::Tensor(&mut from), Value::Tensor(&mut to)]).unwrap_err();
        assert_eq!(error.code, Code::Overlap);
        assert!(error.message.contains("out") && error.message.contains('x'), "{error}");
    }
}

const UNARY: &[&str] = &["negate", "abs", "sqrt", "exp", "log", "relu", "sigmoid", "tanh", "silu"];

/// A unary kernel's values: `x`, its options, `out`.
fn unary_values<'a>(name: &str, x: &'a mut Tensor, out: &'a mut Tensor) -> Vec<Value<'a>> {
    let mut values = vec![Value::Tensor(x)];
    match name {
        "gelu" | "leaky_relu" => values.push(Value::None),
        "clip" => values.extend([Value::Float(-1.5), Value::Float(2.5)]),
        _ => {}
    }
    values.push(Value::Tensor(out));
    values
}

fn compare_unary<T: Number>(name: &str, x: &mut Array<T>, tolerance: f64) {
    let mut t = x.tensor();
    let mut want = Tensor::UNALLOCATED;
    standard(name, &unary_values(name, &mut t, &mut want)).unwrap();
    let want = take(&mut want);
    for exec in execs() {
        let mut got = Tensor::UNALLOCATED;
        call(name, Path::Cpu, exec, &unary_values(name, &mut t, &mut got)).unwrap();
        assert_close(&take(&mut got), &want, tolerance, &format!("{name} {exec:?} {:?}", x.shape));
    }
}

/// Runs a unary kernel on one dimension, on the cpu path of every level and on the standard path, and hands each
/// result to `check`.
fn each_path<T: Number>(name: &str, x: &[f64], options: &[Value], mut check: impl FnMut(&[f64])) {
    let mut next = x.iter().copied();
    let mut x = Array::<T>::new(&[x.len() as i64], || next.next().unwrap());
    let mut t = x.tensor();
    let paths = execs().into_iter().map(|e| (Path::Cpu, e)).chain([(Path::Standard, Exec::serial())]);
    for (path, exec) in paths {
        let mut out = Tensor::UNALLOCATED;
        let mut values = vec![Value::Tensor(&mut t)];
        values.extend_from_slice(options);
        values.push(Value::Tensor(&mut out));
        call(name, path, exec, &values).unwrap();
        check(&take(&mut out));
    }
}

fn each_binary_path<T: Number>(name: &str, pairs: &[(f64, f64)], mut check: impl FnMut(&[f64])) {
    let n = [pairs.len() as i64];
    let (mut left, mut right) = (pairs.iter().map(|p| p.0), pairs.iter().map(|p| p.1));
    let mut a = Array::<T>::new(&n, || left.next().unwrap());
    let mut b = Array::<T>::new(&n, || right.next().unwrap());
    let (mut a, mut b) = (a.tensor(), b.tensor());
    let paths = execs().into_iter().map(|e| (Path::Cpu, e)).chain([(Path::Standard, Exec::serial())]);
    for (path, exec) in paths {
        let mut out = Tensor::UNALLOCATED;
        call(name, path, exec, &[Value::Tensor(&mut a), Value::Tensor(&mut b), Value::Tensor(&mut out)]).unwrap();
        check(&take(&mut out));
    }
}

#[track_caller]
fn assert_bits(got: &[f64], want: &[f64], what: &str) {
    assert_eq!(got.len(), want.len(), "{what}");
    for (i, (g, w)) in got.iter().zip(want).enumerate() {
        assert!(g.to_bits() == w.to_bits() || (g.is_nan() && w.is_nan()), "{what}: element {i} is {g:e}, not {w:e}");
    }
}

#[test]
fn unary_kernels_agree_with_their_definition_in_any_layout() {
    let mut rng = Rng(3);
    for round in 0..30 {
        let rank = rng.below(5);
        let shape = rng.shape(rank, 9);
        for &name in UNARY.iter().chain(&["gelu", "leaky_relu", "clip"]) {
            let low = if matches!(name, "sqrt" | "log") { 1e-3 } else { -9.0 };
            let mut x = Array::<f32>::new(&shape, || rng.uniform(low, 9.0));
            let mut y = Array::<f64>::new(&shape, || rng.uniform(low, 9.0));
            if round % 2 == 1 {
                (x, y) = (x.scrambled(&mut rng), y.scrambled(&mut rng));
            }
            compare_unary(name, &mut x, 1e-6);
            // The definition of gelu rounds its argument, which the tail multiplies by its square.
            compare_unary(name, &mut y, if name == "gelu" { 1e-13 } else { 4e-15 });
        }
        for name in ["negate", "abs", "clip"] {
            compare_unary(name, &mut Array::<i32>::new(&shape, || rng.uniform(-9.0, 9.0)).scrambled(&mut rng), 0.0);
            compare_unary(name, &mut Array::<i64>::new(&shape, || rng.uniform(-9.0, 9.0)).scrambled(&mut rng), 0.0);
        }
    }
}

#[test]
fn large_results_take_the_streaming_and_the_parallel_way() {
    // Longer than the block, the grain and the streaming threshold, with a tail, from an address off the cache line.
    let n = 3 * (1 << 20) + 77;
    let mut rng = Rng(4);
    let mut x = Array::<f32>::new(&[n], || rng.uniform(-9.0, 9.0));
    let mut y = Array::<f32>::new(&[n], || rng.uniform(-9.0, 9.0));
    let (mut tx, mut ty) = (x.tensor(), y.tensor());
    for exec in execs() {
        for shift in [0usize, 1, 5] {
            let mut out = Array::<f32>::new(&[n + 16], || 0.0);
            out.shape[0] = n;
            out.first = shift;
            let mut to = out.tensor();
            call("add", Path::Cpu, exec, &[Value::Tensor(&mut tx), Value::Tensor(&mut ty), Value::Tensor(&mut to)])
                .unwrap();
            let sums = out.memory[shift..].iter().zip(x.memory.iter().zip(&y.memory));
            assert!(sums.take(n as usize).all(|(o, (x, y))| *o == x + y), "{exec:?} {shift}");
            assert!(out.memory[shift + n as usize..].iter().all(|&o| o == 0.0), "nothing is written past the end");
            call("relu", Path::Cpu, exec, &[Value::Tensor(&mut tx), Value::Tensor(&mut to)]).unwrap();
            assert!(out.memory[shift..].iter().zip(&x.memory).all(|(o, x)| *o == x.max(0.0)), "{exec:?} {shift}");
        }
    }
}

#[test]
fn in_place_use_of_either_operand_or_both() {
    let mut rng = Rng(5);
    for n in [1, 15, 1023, 1024, 1025, 9000] {
        let x = Array::<f32>::new(&[n], || rng.uniform(-9.0, 9.0));
        let y = Array::<f32>::new(&[n], || rng.uniform(-9.0, 9.0));
        let difference: Vec<f32> = x.memory.iter().zip(&y.memory).map(|(x, y)| x - y).collect();
        for exec in execs() {
            let run = |name: &str, values: &[Value]| call(name, Path::Cpu, exec, values).unwrap();
            let (mut a, mut b) = (x.clone(), y.clone());
            let (mut ta, mut tb, mut to) = (a.tensor(), b.tensor(), a.tensor());
            run("subtract", &[Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut to)]);
            assert_eq!(a.memory, difference, "out is a");

            let (mut a, mut b) = (x.clone(), y.clone());
            let (mut ta, mut tb, mut to) = (a.tensor(), b.tensor(), b.tensor());
            run("subtract", &[Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut to)]);
            assert_eq!(b.memory, difference, "out is b");

            let mut a = x.clone();
            let (mut ta, mut tb, mut to) = (a.tensor(), a.tensor(), a.tensor());
            run("multiply", &[Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut to)]);
            assert!(a.memory.iter().zip(&x.memory).all(|(o, x)| *o == x * x), "out is both");

            let mut a = x.clone();
            a.strides[0] = -1;
            a.first = n as usize - 1;
            let (mut ta, mut to) = (a.tensor(), a.tensor());
            run("negate", &[Value::Tensor(&mut ta), Value::Tensor(&mut to)]);
            assert!(a.memory.iter().zip(&x.memory).all(|(o, x)| *o == -x), "backwards");
        }
    }
}

#[test]
fn an_operand_may_be_repeated_over_a_run_longer_than_a_block() {
    let mut rng = Rng(6);
    let mut x = Array::<f64>::new(&[3, 5000], || rng.uniform(-9.0, 9.0));
    let mut scalar = Array::<f64>::new(&[], || 3.5);
    let mut column = Array::<f64>::new(&[3, 1], || rng.uniform(-9.0, 9.0));
    for exec in execs() {
        for other in [&mut scalar, &mut column] {
            let values = other.memory.clone();
            let (mut a, mut b, mut out) = (x.tensor(), other.tensor(), Tensor::UNALLOCATED);
            call("subtract", Path::Cpu, exec, &[Value::Tensor(&mut b), Value::Tensor(&mut a), Value::Tensor(&mut out)])
                .unwrap();
            let want: Vec<f64> =
                x.memory.iter().enumerate().map(|(i, x)| values[i / 5000 % values.len()] - x).collect();
            assert_eq!(take(&mut out), want);
        }
    }
}

#[test]
fn floats_follow_ieee_and_numpy_on_special_values() {
    const INF: f64 = f64::INFINITY;
    const NAN: f64 = f64::NAN;
    let x = [0.0, -0.0, 1.5, -1.5, INF, -INF, NAN];
    each_path::<f32>("negate", &x, &[], |y| assert_bits(y, &[-0.0, 0.0, -1.5, 1.5, -INF, INF, NAN], "negate"));
    each_path::<f32>("abs", &x, &[], |y| assert_bits(y, &[0.0, 0.0, 1.5, 1.5, INF, INF, NAN], "abs"));
    each_path::<f64>("relu", &x, &[], |y| assert_bits(y, &[0.0, 0.0, 1.5, 0.0, INF, 0.0, NAN], "relu"));
    each_path::<f32>("sqrt", &[0.0, -0.0, 4.0, -1.0, INF, NAN], &[], |y| {
        assert_bits(y, &[0.0, -0.0, 2.0, NAN, INF, NAN], "sqrt")
    });
    let least = f32::from_bits(1) as f64;
    each_path::<f32>("abs", &[-least], &[], |y| assert_bits(y, &[least], "subnormal numbers are not flushed"));
    each_path::<f32>("relu", &[least], &[], |y| assert_bits(y, &[least], "subnormal numbers are not flushed"));
    each_path::<f64>("leaky_relu", &x, &[Value::Float(0.5)], |y| {
        assert_bits(y, &[0.0, -0.0, 1.5, -0.75, INF, -INF, NAN], "leaky_relu")
    });
    each_path::<f64>("leaky_relu", &[-2.0], &[Value::None], |y| assert_bits(y, &[-0.02], "the default slope is 0.01"));

    let pairs = [(1.0, 2.0), (NAN, 1.0), (1.0, NAN), (NAN, NAN), (INF, -INF), (0.0, -0.0), (-0.0, 0.0)];
    // Of two zeros NumPy returns the second.
    each_binary_path::<f32>("minimum", &pairs, |y| {
        assert_bits(y, &[1.0, NAN, NAN, NAN, -INF, -0.0, 0.0], "minimum");
    });
    each_binary_path::<f64>("maximum", &pairs, |y| {
        assert_bits(y, &[2.0, NAN, NAN, NAN, INF, -0.0, 0.0], "maximum");
    });
    let pairs = [(1.0, 0.0), (-1.0, 0.0), (0.0, 0.0), (INF, INF), (1.0, -0.0)];
    each_binary_path::<f32>("divide", &pairs, |y| assert_bits(y, &[INF, -INF, NAN, NAN, -INF], "divide"));
}

#[test]
fn integers_wrap_and_divide_to_f64() {
    let (least, most) = (i32::MIN as f64, i32::MAX as f64);
    each_binary_path::<i32>("add", &[(most, 1.0), (least, -1.0)], |y| assert_eq!(y, [least, most]));
    each_binary_path::<i32>("subtract", &[(least, 1.0)], |y| assert_eq!(y, [most]));
    each_binary_path::<i32>("multiply", &[(65536.0, 65537.0)], |y| assert_eq!(y, [65536.0]));
    each_binary_path::<i32>("minimum", &[(least, most), (3.0, -3.0)], |y| assert_eq!(y, [least, -3.0]));
    each_binary_path::<i64>("maximum", &[(-7.0, 7.0)], |y| assert_eq!(y, [7.0]));
    each_path::<i32>("negate", &[least, 5.0], &[], |y| assert_eq!(y, [least, -5.0]));
    each_path::<i32>("abs", &[least, -5.0], &[], |y| assert_eq!(y, [least, 5.0]));
    each_path::<i64>("negate", &[i64::MIN as f64], &[], |y| assert_eq!(y, [i64::MIN as f64]));
    each_binary_path::<i32>("divide", &[(7.0, 2.0), (-1.0, 4.0), (1.0, 0.0)], |y| {
        assert_eq!(y, [3.5, -0.25, f64::INFINITY])
    });
    each_binary_path::<i64>("divide", &[(0.0, 0.0)], |y| assert!(y[0].is_nan()));
}

#[test]
fn clip_keeps_to_its_bounds() {
    const INF: f64 = f64::INFINITY;
    let x = [-3.0, 0.0, 1.0, 2.0, 7.0];
    let bounds = |low, high| [Value::Float(low), Value::Float(high)];
    each_path::<f32>("clip", &x, &bounds(-1.0, 1.5), |y| assert_eq!(y, [-1.0, 0.0, 1.0, 1.5, 1.5]));
    each_path::<f64>("clip", &x, &[Value::None, Value::Float(1.0)], |y| assert_eq!(y, [-3.0, 0.0, 1.0, 1.0, 1.0]));
    each_path::<f64>("clip", &x, &bounds(5.0, 2.0), |y| assert_eq!(y, [2.0; 5], "the upper bound wins"));
    each_path::<f32>("clip", &[f64::NAN], &bounds(0.0, 1.0), |y| assert!(y[0].is_nan()));
    each_path::<f32>("clip", &x, &bounds(f64::NAN, 1.0), |y| assert!(y.iter().all(|y| y.is_nan())));
    each_path::<f64>("clip", &x, &bounds(0.0, f64::NAN), |y| assert!(y.iter().all(|y| y.is_nan())));
    // An integer is held to the whole numbers between the bounds.
    each_path::<i32>("clip", &x, &bounds(-0.5, 2.5), |y| assert_eq!(y, [0.0, 0.0, 1.0, 2.0, 2.0]));
    each_path::<i64>("clip", &x, &bounds(-INF, INF), |y| assert_eq!(y, x));
    each_path::<i32>("clip", &x, &bounds(-1e300, 1e300), |y| assert_eq!(y, x));
    let mut x = Array::<i32>::new(&[2], || 1.0);
    let (mut t, mut out) = (x.tensor(), Tensor::UNALLOCATED);
    let values = [Value::Tensor(&mut t), Value::Float(f64::NAN), Value::None, Value::Tensor(&mut out)];
    let error = standard("clip", &values).unwrap_err();
    assert_eq!(error.code, Code::InvalidArgument);
    assert!(error.message.contains("low") && error.message.contains("i32"), "{error}");
}

#[test]
fn clip_keeps_every_digit_of_whole_bounds() {
    const PAST: i64 = (1 << 53) + 1;
    for (path, exec) in [(Path::Standard, Exec::serial()), (Path::Cpu, Exec::serial()), (Path::Cpu, parallel())] {
        let clip = |t: &mut Tensor, low, high| {
            let mut out = Tensor::UNALLOCATED;
            call("clip", path, exec, &[Value::Tensor(t), low, high, Value::Tensor(&mut out)]).unwrap();
            out
        };
        let mut x = Array::<i64>::new(&[4], || 0.0);
        x.memory = vec![i64::MIN, PAST - 1, PAST + 1, i64::MAX];
        let mut out = clip(&mut x.tensor(), Value::Int(PAST), Value::Int(i64::MAX - 1));
        // SAFETY: allocated by the call.
        assert_eq!(
            unsafe { out.view("out") }.unwrap().as_slice::<i64>(),
            Some(&[PAST, PAST, PAST + 1, i64::MAX - 1][..])
        );
        out.release().unwrap();
        let mut narrow = Array::<i32>::new(&[2], || -5.0);
        assert_eq!(take(&mut clip(&mut narrow.tensor(), Value::Int(i64::MIN), Value::Int(-9))), [-9.0; 2]);
        assert_eq!(take(&mut clip(&mut narrow.tensor(), Value::Int(PAST), Value::None)), [i32::MAX as f64; 2]);
        let mut float = Array::<f32>::new(&[2], || -5.0);
        assert_eq!(take(&mut clip(&mut float.tensor(), Value::Int(-3), Value::Float(2.5))), [-3.0; 2]);
    }
}

#[test]
fn gelu_takes_its_form_by_name_or_number() {
    // 1 * Φ(1) and the tanh form's value there.
    for (form, want) in [
        (Value::None, 0.8413447460685429),
        (Value::Text("none"), 0.8413447460685429),
        (Value::Int(0), 0.8413447460685429),
        (Value::Text("tanh"), 0.8411919906082768),
        (Value::Int(1), 0.8411919906082768),
    ] {
        each_path::<f64>("gelu", &[1.0], &[form], |y| assert!((y[0] - want).abs() < 1e-15, "{form:?}: {}", y[0]));
    }
    let mut x = Array::<f32>::new(&[2], || 1.0);
    let (mut t, mut out) = (x.tensor(), Tensor::UNALLOCATED);
    let values = [Value::Tensor(&mut t), Value::Text("cosine"), Value::Tensor(&mut out)];
    let error = standard("gelu", &values).unwrap_err();
    assert_eq!(error.code, Code::InvalidArgument);
    assert!(error.message.contains("approximate") && error.message.contains("cosine"), "{error}");
    assert!(out.is_unallocated(), "outputs are written on success only");
}

#[test]
fn empty_and_zero_dimensional_tensors() {
    for shape in [&[0][..], &[3, 0, 2], &[0, 5]] {
        for &name in UNARY.iter().chain(&["gelu", "leaky_relu", "clip"]) {
            compare_unary(name, &mut Array::<f32>::new(shape, || 1.0), 0.0);
        }
        let (mut a, mut b) = (Array::<f32>::new(shape, || 1.0), Array::<f32>::new(&[1], || 1.0));
        let (mut ta, mut tb, mut out) = (a.tensor(), b.tensor(), Tensor::UNALLOCATED);
        call("add", Path::Cpu, parallel(), &[Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut out)])
            .unwrap();
        assert!(take(&mut out).is_empty());
    }
    let (mut a, mut b) = (Array::<i64>::new(&[], || 4.0), Array::<i64>::new(&[], || 5.0));
    let (mut ta, mut tb, mut out) = (a.tensor(), b.tensor(), Tensor::UNALLOCATED);
    for exec in execs() {
        call("add", Path::Cpu, exec, &[Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut out)])
            .unwrap();
        assert_eq!(out.ndim, 0);
        assert_eq!(take(&mut out), [9.0]);
    }
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let mut x = Array::<f32>::new(&[2, 3], || 1.0);
    let mut y = Array::<f64>::new(&[2, 3], || 1.0);
    let mut z = Array::<f32>::new(&[2, 4], || 1.0);
    let mut i = Array::<i32>::new(&[2, 3], || 1.0);
    let mut u = Array::<u8>::new(&[2, 3], || 1.0);
    let (mut x, mut y, mut z, mut i, mut u) = (x.tensor(), y.tensor(), z.tensor(), i.tensor(), u.tensor());
    let mut out = Tensor::UNALLOCATED;
    let refused = |name: &str, values: &[Value], code: Code, words: &[&str]| {
        for path in [Path::Cpu, Path::Standard] {
            let error = call(name, path, Exec::serial(), values).unwrap_err();
            assert_eq!(error.code, code, "{error}");
            words.iter().for_each(|w| assert!(error.message.contains(w), "{name}: '{error}' does not say '{w}'"));
        }
    };
    let t = |t: &mut Tensor| Value::Tensor(t);
    refused("add", &[t(&mut x), t(&mut y), t(&mut out)], Code::DType, &["a has dtype f32", "b has dtype f64"]);
    refused("add", &[t(&mut x), t(&mut z), t(&mut out)], Code::Shape, &["(2, 3)", "(2, 4)"]);
    refused("add", &[t(&mut x), t(&mut x), t(&mut z)], Code::Shape, &["out", "(2, 4)", "(2, 3)"]);
    refused("add", &[t(&mut x), t(&mut x), t(&mut y)], Code::DType, &["out", "f64", "f32"]);
    refused("add", &[t(&mut u), t(&mut u), t(&mut out)], Code::DType, &["a", "u8"]);
    refused("divide", &[t(&mut i), t(&mut i), t(&mut i)], Code::DType, &["out", "i32", "f64"]);
    refused("exp", &[t(&mut i), t(&mut out)], Code::DType, &["x", "i32"]);
    refused("relu", &[Value::Tensor(std::ptr::null_mut()), t(&mut out)], Code::NullPointer, &["x"]);
    refused("relu", &[t(&mut x), Value::Tensor(std::ptr::null_mut())], Code::NullPointer, &["out"]);
    refused("relu", &[t(&mut x), Value::None], Code::NullPointer, &["out"]);
    refused("relu", &[Value::Float(1.0), t(&mut out)], Code::InvalidArgument, &["x", "a tensor"]);
    refused("relu", &[t(&mut x)], Code::InvalidArgument, &["2 arguments", "1 were given"]);
    refused("clip", &[t(&mut x), Value::Text("low"), Value::None, t(&mut out)], Code::InvalidArgument, &["low"]);
    assert!(out.is_unallocated());
}
