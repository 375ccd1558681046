//! Percentiles and medians.

use crate::support::*;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::cpu::Level;
use jitney::runtime::{Code, DType, Result, Tensor};

const METHODS: [&str; 5] = ["linear", "lower", "higher", "midpoint", "nearest"];

fn percentiles(path: Path, exec: Exec, x: &mut Tensor, q: &[f64], axes: Value, method: &str) -> Result<Vec<f64>> {
    let mut out = Tensor::UNALLOCATED;
    let (q, method) = (Value::Floats(q), Value::Text(method));
    call(
        "percentile",
        path,
        exec,
        &[Value::Tensor(x), q, axes, method, Value::None, Value::None, Value::Tensor(&mut out)],
    )?;
    Ok(take(&mut out))
}

fn medians(path: Path, exec: Exec, x: &mut Tensor, axes: Value) -> Result<Vec<f64>> {
    let mut out = Tensor::UNALLOCATED;
    call("median", path, exec, &[Value::Tensor(x), axes, Value::None, Value::Tensor(&mut out)])?;
    Ok(take(&mut out))
}

/// Same numbers to the bit, NaN alike.
#[track_caller]
fn assert_same(got: &[f64], want: &[f64], what: &str) {
    assert_eq!(got.len(), want.len(), "{what}");
    for (g, w) in got.iter().zip(want) {
        assert!(g.to_bits() == w.to_bits() || (g.is_nan() && w.is_nan()), "{what}: {g}, should be {w}");
    }
}

fn compare<T: Number>(x: &mut Array<T>, q: &[f64], axes: Value, what: &str) {
    let mut t = x.tensor();
    for method in METHODS {
        let want = percentiles(Path::Standard, Exec::serial(), &mut t, q, axes, method).unwrap();
        for exec in execs() {
            let got = percentiles(Path::Cpu, exec, &mut t, q, axes, method).unwrap();
            assert_same(&got, &want, &format!("{what}, {method}, {axes:?}, {exec:?}"));
        }
    }
    let want = medians(Path::Standard, Exec::serial(), &mut t, axes).unwrap();
    for exec in execs() {
        assert_same(&medians(Path::Cpu, exec, &mut t, axes).unwrap(), &want, what);
    }
}

#[test]
fn any_axes_of_any_layout() {
    let mut rng = Rng(21);
    for round in 0..25 {
        let rank = rng.below(4);
        let shape = rng.shape(rank, 14);
        let mut x = Array::<f32>::new(&shape, || (rng.uniform(-9.0, 9.0) * 4.0).round() / 4.0);
        if round % 2 == 1 {
            x = x.scrambled(&mut rng);
        }
        let chosen: Vec<i64> = (0..rank as i64).filter(|_| rng.below(2) == 0).collect();
        let q = [0.0, 100.0, 50.0, rng.uniform(0.0, 100.0), 99.9];
        compare(&mut x, &q, Value::None, "whole");
        compare(&mut x, &q, Value::Ints(&chosen), "axes");
        let mut y = Array::<f64>::new(&shape, || rng.uniform(-9.0, 9.0));
        compare(&mut y, &q, Value::Ints(&chosen), "f64");
    }
}

#[test]
fn many_elements_of_awkward_distributions() {
    let mut rng = Rng(22);
    let n = 120_000;
    let q = [0.0, 0.001, 25.0, 50.0, 50.001, 95.0, 99.0, 99.99, 100.0];
    type Draw = fn(&mut Rng, usize) -> f64;
    let draws: [(&str, Draw); 8] = [
        ("uniform", |r, _| r.uniform(-1.0, 1.0)),
        ("heavy tail", |r, _| 1.0 / r.uniform(0.0, 1.0).powi(6)),
        ("all equal", |_, _| 3.0),
        ("two values", |r, _| r.below(2) as f64),
        ("half zeros", |r, _| if r.below(2) == 0 { 0.0 } else { r.uniform(0.0, 1.0) }),
        ("zeros of both signs", |r, _| if r.below(2) == 0 { 0.0 } else { -0.0 }),
        ("ascending", |_, i| i as f64),
        ("sawtooth", |_, i| (i % 29) as f64 - 14.0),
    ];
    for (what, draw) in draws {
        let mut at = 0;
        let mut x = Array::<f32>::new(&[n], || {
            at += 1;
            draw(&mut rng, at)
        });
        compare(&mut x, &q, Value::None, what);
    }
    let mut x = Array::<f64>::new(&[n / 2, 2], || rng.uniform(-1.0, 1.0)).scrambled(&mut rng);
    compare(&mut x, &q, Value::None, "f64, scrambled");
    compare(&mut x, &q, Value::Ints(&[0]), "f64, long lanes");
}

#[test]
fn known_values() {
    let mut x = Array::<f64>::new(&[5], || 0.0);
    x.memory = vec![40.0, 15.0, 50.0, 20.0, 35.0];
    for path in [Path::Standard, Path::Cpu] {
        let mut of = |q: f64, method: &str| {
            let mut t = x.tensor();
            percentiles(path, parallel(), &mut t, &[q], Value::None, method).unwrap()[0]
        };
        assert_eq!(of(40.0, "linear"), 29.0);
        assert_eq!(of(40.0, "lower"), 20.0);
        assert_eq!(of(40.0, "higher"), 35.0);
        assert_eq!(of(40.0, "midpoint"), 27.5);
        assert_eq!(of(40.0, "nearest"), 35.0);
        // Places 0.5 and 2.5 lie halfway: the even ranks 0 and 2 are taken.
        assert_eq!((of(12.5, "nearest"), of(62.5, "nearest")), (15.0, 35.0));
        assert_eq!((of(0.0, "linear"), of(100.0, "linear")), (15.0, 50.0));
        assert_eq!(medians(path, Exec::serial(), &mut x.tensor(), Value::None).unwrap(), [35.0]);
    }
    assert_eq!(x.memory, [40.0, 15.0, 50.0, 20.0, 35.0], "the input is not changed");
    let mut x = Array::<f64>::new(&[4], || 0.0);
    x.memory = vec![4.0, 1.0, 3.0, 2.0];
    assert_eq!(medians(Path::Cpu, Exec::serial(), &mut x.tensor(), Value::None).unwrap(), [2.5]);
    x.memory = vec![f64::INFINITY, 1.0, 3.0, f64::NEG_INFINITY];
    let got =
        percentiles(Path::Cpu, Exec::serial(), &mut x.tensor(), &[0.0, 50.0, 100.0], Value::None, "lower").unwrap();
    assert_eq!(got, [f64::NEG_INFINITY, 1.0, f64::INFINITY]);
}

#[test]
fn dtype_and_shape_of_the_result_follow_numpy() {
    let mut x = Array::<f32>::new(&[2, 10], || 1.0);
    let mut made = |q: &[f64], method: &str, keepdims: bool, scalar: bool| {
        let (mut t, mut out) = (x.tensor(), Tensor::UNALLOCATED);
        let values = [
            Value::Tensor(&mut t),
            Value::Floats(q),
            Value::Ints(&[1]),
            Value::Text(method),
            Value::Flag(keepdims),
            Value::Flag(scalar),
            Value::Tensor(&mut out),
        ];
        call("percentile", Path::Cpu, Exec::serial(), &values).unwrap();
        // SAFETY: allocated by the library.
        let made = unsafe { out.view("out").map(|v| (v.dtype(), v.shape().to_vec())).unwrap() };
        take(&mut out);
        made
    };
    assert_eq!(made(&[50.0, 90.0], "linear", false, false), (DType::F64, vec![2, 2]));
    assert_eq!(made(&[50.0], "midpoint", true, false), (DType::F64, vec![1, 2, 1]));
    assert_eq!(made(&[50.0], "linear", false, true), (DType::F32, vec![2]));
    assert_eq!(made(&[50.0, 60.0, 70.0], "nearest", false, false), (DType::F32, vec![3, 2]));
    assert_eq!(made(&[], "linear", false, false), (DType::F64, vec![0, 2]));
    // A given output of x's dtype is accepted.
    let mut out = Array::<f32>::new(&[2, 2], || 0.0);
    let (mut t, mut o) = (x.tensor(), out.tensor());
    let values = [
        Value::Tensor(&mut t),
        Value::Floats(&[50.0, 60.0]),
        Value::Ints(&[1]),
        Value::None,
        Value::None,
        Value::None,
        Value::Tensor(&mut o),
    ];
    call("percentile", Path::Cpu, Exec::serial(), &values).unwrap();
    assert_eq!(out.memory, [1.0; 4]);
}

#[test]
fn nan_spoils_its_own_lane_only() {
    for n in [5, 1000, 80_000] {
        let mut x = Array::<f32>::new(&[2, n], || 1.0);
        x.memory[n as usize / 3] = f32::NAN;
        for exec in execs() {
            let mut t = x.tensor();
            let got = percentiles(Path::Cpu, exec, &mut t, &[0.0, 50.0], Value::Ints(&[1]), "linear").unwrap();
            assert_same(&got, &[f64::NAN, 1.0, f64::NAN, 1.0], "rows");
            assert!(medians(Path::Cpu, exec, &mut t, Value::None).unwrap()[0].is_nan());
        }
        x.memory[n as usize / 3] = -f32::NAN;
        assert!(medians(Path::Cpu, parallel(), &mut x.tensor(), Value::None).unwrap()[0].is_nan());
    }
}

#[test]
fn many_percentiles_at_once() {
    let mut rng = Rng(23);
    let mut x = Array::<f64>::new(&[60_000], || rng.uniform(0.0, 1.0));
    let q: Vec<f64> = (0..=200).map(|i| i as f64 / 2.0).rev().collect();
    let level = Level::best();
    let want = percentiles(Path::Standard, Exec::serial(), &mut x.tensor(), &q, Value::None, "linear").unwrap();
    for threads in [1, 2, 8] {
        let exec = Exec { level, threads };
        let got = percentiles(Path::Cpu, exec, &mut x.tensor(), &q, Value::None, "linear").unwrap();
        assert_same(&got, &want, "201 percentiles");
    }
}

#[test]
fn bad_calls_are_refused() {
    let mut x = Array::<f32>::new(&[4, 0], || 1.0);
    let mut y = Array::<f32>::new(&[4], || 1.0);
    for q in [-0.1, 100.1, f64::NAN, f64::INFINITY] {
        let error = percentiles(Path::Cpu, Exec::serial(), &mut y.tensor(), &[50.0, q], Value::None, "linear");
        let error = error.unwrap_err();
        assert!(error.code == Code::InvalidArgument && error.message.contains(&q.to_string()), "{error}");
    }
    let error = percentiles(Path::Cpu, Exec::serial(), &mut x.tensor(), &[50.0], Value::Ints(&[1]), "linear");
    assert!(error.as_ref().is_err_and(|e| e.code == Code::Shape && e.message.contains("axis 1")), "{error:?}");
    assert_eq!(medians(Path::Cpu, Exec::serial(), &mut x.tensor(), Value::None).unwrap_err().code, Code::Shape);
    assert!(medians(Path::Cpu, Exec::serial(), &mut x.tensor(), Value::Ints(&[0])).unwrap().is_empty());
    let error = percentiles(Path::Cpu, Exec::serial(), &mut y.tensor(), &[50.0], Value::None, "cubic").unwrap_err();
    assert!(error.message.contains("cubic") && error.message.contains("midpoint"), "{error}");
    let (mut t, mut out) = (y.tensor(), Tensor::UNALLOCATED);
    let (q, none) = (Value::Floats(&[1.0, 2.0]), Value::None);
    let values = [Value::Tensor(&mut t), q, none, none, none, Value::Flag(true), Value::Tensor(&mut out)];
    let error = call("percentile", Path::Cpu, Exec::serial(), &values).unwrap_err();
    assert!(error.message.contains("scalar_q"), "{error}");
    let mut ints = Array::<i32>::new(&[4], || 1.0);
    assert_eq!(medians(Path::Cpu, Exec::serial(), &mut ints.tensor(), Value::None).unwrap_err().code, Code::DType);
}
