//! Statistics over axes.

use crate::support::*;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::cpu::Level;
use jitney::runtime::{Code, Tensor};

/// Values for `name`: x, axes, the options in between, and the outputs.
fn values<'a>(
    name: &str,
    x: &'a mut Tensor,
    axes: Value<'a>,
    keepdims: bool,
    outs: &'a mut [Tensor; 2],
) -> Vec<Value<'a>> {
    let [first, second] = outs;
    let mut values = vec![Value::Tensor(x), axes];
    if matches!(name, "var" | "std" | "mean_var") {
        values.push(Value::Int(1));
    }
    values.extend([Value::Flag(keepdims), Value::Tensor(first)]);
    if name == "mean_var" {
        values.push(Value::Tensor(second));
    }
    values
}

/// The results of a call, one after the other, or its error.
fn results(
    name: &str,
    path: Path,
    exec: Exec,
    x: &mut Tensor,
    axes: Value,
    keepdims: bool,
) -> jitney::runtime::Result<Vec<f64>> {
    let mut outs = [Tensor::UNALLOCATED; 2];
    call(name, path, exec, &values(name, x, axes, keepdims, &mut outs))?;
    let mut all = take(&mut outs[0]);
    if name == "mean_var" {
        all.extend(take(&mut outs[1]));
    }
    Ok(all)
}

fn all(name: &str, x: &mut Tensor) -> Vec<f64> {
    results(name, Path::Cpu, Exec::serial(), x, Value::None, false).unwrap()
}

const FLOAT: [&str; 8] = ["sum", "mean", "var", "std", "mean_var", "min", "max", "argmin"];

fn compare<T: Number>(names: &[&str], rng: &mut Rng, shape: &[i64], round: usize, tolerance: f64) {
    let mut x = Array::<T>::new(shape, || rng.uniform(-9.0, 9.0));
    if round % 2 == 1 {
        x = x.scrambled(rng);
    }
    let chosen: Vec<i64> = (0..shape.len() as i64).filter(|_| rng.below(2) == 0).collect();
    let negative: Vec<i64> = chosen.iter().map(|a| a - shape.len() as i64).collect();
    let mut t = x.tensor();
    for &name in names {
        let one = [rng.below(shape.len().max(1)) as i64];
        let lists: Vec<Option<&[i64]>> = match name {
            "argmin" | "argmax" if shape.is_empty() => vec![None],
            "argmin" | "argmax" => vec![None, Some(&one)],
            _ => vec![None, Some(&chosen), Some(&negative)],
        };
        for axes in lists {
            let axes = axes.map_or(Value::None, Value::Ints);
            let want = results(name, Path::Standard, Exec::serial(), &mut t, axes, round.is_multiple_of(3)).unwrap();
            for exec in execs() {
                let got = results(name, Path::Cpu, exec, &mut t, axes, round.is_multiple_of(3)).unwrap();
                let exact = matches!(name, "min" | "max" | "argmin" | "argmax");
                let what = format!("{name} of {shape:?} over {axes:?}, {exec:?}");
                assert_close(&got, &want, if exact { 0.0 } else { tolerance }, &what);
            }
        }
    }
}

#[test]
fn any_axes_of_any_layout() {
    let mut rng = Rng(11);
    for round in 0..40 {
        let rank = rng.below(5);
        let shape = rng.shape(rank, 12);
        compare::<f32>(&FLOAT, &mut rng, &shape, round, 2e-6);
        compare::<f64>(&["sum", "mean_var", "max", "argmax"], &mut rng, &shape, round, 1e-13);
        compare::<i32>(&["sum", "min", "max", "argmin", "argmax"], &mut rng, &shape, round, 0.0);
        compare::<i64>(&["sum", "min", "argmax"], &mut rng, &shape, round, 0.0);
    }
}

#[test]
fn shapes_that_cross_blocks_tiles_and_chunks() {
    let mut rng = Rng(12);
    let shapes: [&[i64]; 9] = [
        &[1],
        &[2049],
        &[100_003],
        &[3, 40_001],
        &[40_001, 3],
        &[1031, 517],
        &[2, 700, 65],
        &[70_000, 2],
        &[5, 1, 33, 129],
    ];
    for (round, shape) in shapes.iter().cycle().take(18).enumerate() {
        compare::<f32>(&["sum", "mean_var", "max", "argmin"], &mut rng, shape, round / 9, 2e-6);
    }
    for (round, shape) in shapes.iter().enumerate() {
        compare::<f64>(&["sum", "mean_var", "argmax"], &mut rng, shape, round, 1e-13);
        compare::<i64>(&["sum", "min", "argmin"], &mut rng, shape, round, 0.0);
    }
}

#[test]
fn the_bits_do_not_depend_on_threads() {
    let mut rng = Rng(13);
    for shape in [&[300_007][..], &[1200, 700], &[3, 90_000], &[90_000, 3], &[40, 50, 300]] {
        let mut x = Array::<f64>::new(shape, || rng.uniform(-1.0, 1e6));
        let mut t = x.tensor();
        let last = [shape.len() as i64 - 1];
        for axes in [Value::None, Value::Ints(&[0]), Value::Ints(&last)] {
            for name in ["sum", "mean", "mean_var"] {
                let level = Level::best();
                let mut of = |threads| results(name, Path::Cpu, Exec { level, threads }, &mut t, axes, false).unwrap();
                let bits = |v: Vec<f64>| v.into_iter().map(f64::to_bits).collect::<Vec<_>>();
                let serial = bits(of(1));
                for threads in [2, 3, 8] {
                    assert_eq!(bits(of(threads)), serial, "{name} of {shape:?} over {axes:?}, {threads} threads");
                }
            }
        }
    }
}

/// NumPy's pairwise sum: eight accumulators up to 128 elements, halves above.
fn numpy_sum(x: &[f64]) -> f64 {
    if x.len() <= 128 {
        let mut lanes = [0.0; 8];
        x.iter().enumerate().for_each(|(i, v)| lanes[i % 8] += v);
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
    let half = x.len() / 2 / 8 * 8;
    numpy_sum(&x[..half]) + numpy_sum(&x[half..])
}

/// The sum with an error far below one rounding (Neumaier's compensated summation).
fn exact_sum(x: &[f64]) -> f64 {
    let (mut sum, mut rest) = (0.0f64, 0.0f64);
    for &v in x {
        let next = sum + v;
        rest += if sum.abs() >= v.abs() { (sum - next) + v } else { (v - next) + sum };
        sum = next;
    }
    sum + rest
}

#[test]
fn sums_are_no_worse_than_numpys() {
    let mut rng = Rng(14);
    let (mut ours, mut theirs, mut by_columns) = (0.0, 0.0, 0.0);
    for _ in 0..30 {
        let n = 20_000 + rng.below(60_000);
        let mut x = Array::<f64>::new(&[n as i64], || rng.uniform(0.0, 1.0));
        let exact = exact_sum(&x.memory);
        theirs += (numpy_sum(&x.memory) - exact).abs();
        ours += (all("sum", &mut x.tensor())[0] - exact).abs();
        // The same numbers as one column of two.
        let mut wide = Array::<f64>::new(&[n as i64, 2], || 0.0);
        x.memory.iter().enumerate().for_each(|(i, &v)| wide.memory[2 * i] = v);
        let columns = results("sum", Path::Cpu, Exec::serial(), &mut wide.tensor(), Value::Ints(&[0]), false).unwrap();
        by_columns += (columns[0] - exact).abs();
    }
    assert!(ours <= theirs, "error {ours:e}, NumPy's way {theirs:e}");
    assert!(by_columns <= theirs, "by columns {by_columns:e}, NumPy's way {theirs:e}");
    let mut x = Array::<f32>::new(&[1_000_001], || rng.uniform(0.0, 1.0));
    let exact = exact_sum(&x.memory.iter().map(|&v| v as f64).collect::<Vec<_>>());
    assert_eq!(all("sum", &mut x.tensor())[0], exact as f32 as f64);
}

#[test]
fn variance_keeps_its_digits_far_from_zero() {
    // 1e9 and 1e9 + 1 in turn: the variance is 1/4, which sums of squares could not tell from 0.
    for shape in [&[100_000][..], &[50_000, 2]] {
        let mut at = 0;
        let mut x = Array::<f64>::new(shape, || {
            at += 1;
            1e9 + (at / 2 % 2) as f64
        });
        let axes = [0];
        let axes = if shape.len() == 1 { Value::None } else { Value::Ints(&axes) };
        for exec in execs() {
            let mut outs = [Tensor::UNALLOCATED; 2];
            let [mean, var] = &mut outs;
            let mut t = x.tensor();
            let values =
                [Value::Tensor(&mut t), axes, Value::Int(0), Value::None, Value::Tensor(mean), Value::Tensor(var)];
            call("mean_var", Path::Cpu, exec, &values).unwrap();
            for (mean, var) in take(&mut outs[0]).into_iter().zip(take(&mut outs[1])) {
                assert!((mean - 1e9 - 0.5).abs() < 1e-4 && (var - 0.25).abs() < 1e-8, "{mean} {var}");
            }
        }
    }
}

#[test]
fn small_cases_by_hand() {
    let mut x = Array::<f32>::new(&[2, 3], {
        let mut at = 0.0;
        move || {
            at += 1.0;
            at
        }
    });
    let mut t = x.tensor();
    assert_eq!(all("sum", &mut t), [21.0]);
    assert_eq!(all("mean", &mut t), [3.5]);
    assert_eq!(all("var", &mut t), [3.5]);
    assert_eq!(all("std", &mut t), [3.5f32.sqrt() as f64]);
    assert_eq!(all("argmax", &mut t), [5.0]);
    let over = |name, axes: &[i64], t: &mut Tensor| {
        results(name, Path::Cpu, Exec::serial(), t, Value::Ints(axes), false).unwrap()
    };
    assert_eq!(over("sum", &[0], &mut t), [5.0, 7.0, 9.0]);
    assert_eq!(over("sum", &[-1], &mut t), [6.0, 15.0]);
    assert_eq!(over("mean_var", &[0], &mut t), [2.5, 3.5, 4.5, 4.5, 4.5, 4.5]);
    // No axis: every element stands for itself.
    assert_eq!(over("sum", &[], &mut t), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let mut x = Array::<i32>::new(&[2], || i32::MAX as f64);
    assert_eq!(all("sum", &mut x.tensor()), [2.0 * i32::MAX as f64]);
    let mut x = Array::<i64>::new(&[2], || 0.0);
    x.memory = vec![i64::MAX, 1];
    assert_eq!(all("sum", &mut x.tensor()), [i64::MIN as f64]);
}

#[test]
fn keepdims_and_strided_outputs() {
    let mut x = Array::<f64>::new(&[2, 3, 4], || 1.0);
    for (keepdims, shape) in [(true, vec![2, 1, 4]), (false, vec![2, 4])] {
        for exec in execs() {
            let mut out = Array::<f64>::new(&shape, || 0.0).scrambled(&mut Rng(4));
            let (mut t, mut o) = (x.tensor(), out.tensor());
            let values = [Value::Tensor(&mut t), Value::Ints(&[1]), Value::Flag(keepdims), Value::Tensor(&mut o)];
            call("sum", Path::Cpu, exec, &values).unwrap();
            assert_eq!(out.values(), [3.0; 8]);
        }
    }
}

#[test]
fn ties_and_nan_as_numpy() {
    for exec in execs() {
        for n in [1, 7, 64, 5000, 150_000] {
            let mut x = Array::<f32>::new(&[n], || 1.0);
            let of = |name, x: &mut Array<f32>| {
                let mut t = x.tensor();
                results(name, Path::Cpu, exec, &mut t, Value::None, false).unwrap()[0]
            };
            assert_eq!(of("argmin", &mut x), 0.0);
            x.memory[n as usize / 2] = 0.5;
            x.memory[n as usize - 1] = 0.5;
            assert_eq!((of("argmin", &mut x), of("min", &mut x)), ((n / 2) as f64, 0.5));
            x.memory[n as usize * 2 / 3] = f32::NAN;
            x.memory[n as usize - 1] = f32::NAN;
            assert_eq!(of("argmin", &mut x), (n * 2 / 3) as f64);
            assert_eq!(of("argmax", &mut x), (n * 2 / 3) as f64);
            for name in ["min", "max", "sum", "mean", "var"] {
                assert!(of(name, &mut x).is_nan(), "{name} of {n}");
            }
            // Columns: [1, NaN, 0, NaN] and its like.
            let mut x = Array::<f64>::new(&[4, n], || 1.0);
            (0..n as usize).for_each(|i| x.memory[n as usize + i] = f64::NAN);
            let mut t = x.tensor();
            let got = results("argmin", Path::Cpu, exec, &mut t, Value::Ints(&[0]), false).unwrap();
            assert_eq!(got, vec![1.0; n as usize]);
            let got = results("max", Path::Cpu, exec, &mut t, Value::Ints(&[0]), false).unwrap();
            assert!(got.iter().all(|x| x.is_nan()));
        }
        // Backwards in memory, the first of equals is the last in memory.
        let mut x = Array::<f32>::new(&[1000], || 2.0);
        (x.strides[0], x.first) = (-1, 999);
        let mut t = x.tensor();
        assert_eq!(results("argmax", Path::Cpu, exec, &mut t, Value::None, false).unwrap(), [0.0]);
    }
}

#[test]
fn nothing_to_reduce() {
    let mut x = Array::<f32>::new(&[3, 0], || 0.0);
    for path in [Path::Standard, Path::Cpu] {
        let mut over = |name, axes: &[i64]| {
            let mut t = x.tensor();
            results(name, path, parallel(), &mut t, Value::Ints(axes), false)
        };
        assert_eq!(over("sum", &[1]).unwrap(), [0.0; 3]);
        assert!(over("mean", &[1]).unwrap().iter().all(|x| x.is_nan()));
        assert!(over("mean_var", &[1]).unwrap().iter().all(|x| x.is_nan()));
        assert!(over("min", &[0]).unwrap().is_empty() && over("argmax", &[0]).unwrap().is_empty());
        for name in ["min", "max", "argmin", "argmax"] {
            let error = over(name, &[1]).unwrap_err();
            assert!(error.code == Code::Shape && error.message.contains("axis 1"), "{error}");
        }
    }
    // Fewer elements than degrees of freedom.
    let mut x = Array::<f64>::new(&[2], || 1.0);
    x.memory[1] = 2.0;
    for (ddof, check) in [(2, f64::is_infinite as fn(f64) -> bool), (3, f64::is_infinite)] {
        let (mut t, mut out) = (x.tensor(), Tensor::UNALLOCATED);
        let values = [Value::Tensor(&mut t), Value::None, Value::Int(ddof), Value::None, Value::Tensor(&mut out)];
        call("var", Path::Cpu, Exec::serial(), &values).unwrap();
        assert!(check(take(&mut out)[0]));
    }
}

#[test]
fn bad_calls_are_refused() {
    let mut x = Array::<f32>::new(&[4, 5], || 1.0);
    let (mut t, mut out) = (x.tensor(), Tensor::UNALLOCATED);
    let mut refused = |axes: &[i64], code: Code, part: &str| {
        let values = [Value::Tensor(&mut t), Value::Ints(axes), Value::None, Value::Tensor(&mut out)];
        for name in ["sum", "mean", "min"] {
            let error = call(name, Path::Cpu, Exec::serial(), &values).unwrap_err();
            assert!(error.code == code && error.message.contains(part), "{error}");
        }
    };
    refused(&[2], Code::InvalidArgument, "axes is 2");
    refused(&[-3], Code::InvalidArgument, "-3");
    refused(&[i64::MIN], Code::InvalidArgument, "rank 2");
    refused(&[1, -1], Code::InvalidArgument, "twice");
    let values = [Value::Tensor(&mut t), Value::Ints(&[0, 1]), Value::None, Value::Tensor(&mut out)];
    let error = call("argmax", Path::Cpu, Exec::serial(), &values).unwrap_err();
    assert!(error.message.contains("one axis"), "{error}");
    // An output that lies in the input.
    let mut y = Array::<f32>::new(&[4], || 1.0);
    let (mut from, mut to) = (y.tensor(), y.tensor());
    to.ndim = 0;
    let values = [Value::Tensor(&mut from), Value::None, Value::None, Value::Tensor(&mut to)];
    assert_eq!(call("sum", Path::Cpu, Exec::serial(), &values).unwrap_err().code, Code::Overlap);
    let mut bytes = Array::<u8>::new(&[4], || 1.0);
    let mut t = bytes.tensor();
    let values = [Value::Tensor(&mut t), Value::None, Value::None, Value::Tensor(&mut out)];
    assert_eq!(call("sum", Path::Cpu, Exec::serial(), &values).unwrap_err().code, Code::DType);
}
