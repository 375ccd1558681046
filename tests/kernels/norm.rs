//! batch_norm, layer_norm, softmax, log_softmax.

use crate::support::*;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::{Code, Result, Tensor};

fn array<T: Number>(shape: &[i64], values: &[f64]) -> Array<T> {
    let mut values = values.iter().copied();
    Array::new(shape, || values.next().unwrap())
}

/// Calls a kernel whose arguments are tensors first, then plain values, then the output, which it allocates.
fn allocate<T: Number>(
    name: &str,
    path: Path,
    exec: Exec,
    tensors: &mut [Option<Array<T>>],
    plain: &[Value],
) -> Result<Vec<f64>> {
    let mut out = Tensor::UNALLOCATED;
    into(name, path, exec, tensors, plain, &mut out)?;
    Ok(take(&mut out))
}

/// The same into `out`.
fn into<T: Number>(
    name: &str,
    path: Path,
    exec: Exec,
    tensors: &mut [Option<Array<T>>],
    plain: &[Value],
    out: &mut Tensor,
) -> Result<()> {
    let mut structs: Vec<Option<Tensor>> = tensors.iter_mut().map(|t| t.as_mut().map(Array::tensor)).collect();
    let mut values: Vec<Value> =
        structs.iter_mut().map(|t| t.as_mut().map_or(Value::None, |t| Value::Tensor(t))).collect();
    values.extend(plain);
    values.push(Value::Tensor(out));
    call(name, path, exec, &values)
}

/// The cpu path against the standard one: into fresh memory, into a scrambled output, and in place.
fn check<T: Number + Into<f64>>(
    name: &str,
    rng: &mut Rng,
    tensors: &[Option<Array<T>>],
    plain: &[Value],
    tolerance: f64,
) {
    let what = format!("{name} {:?} {plain:?}", tensors[0].as_ref().map(|x| (&x.shape, &x.strides)));
    let want = allocate(name, Path::Standard, Exec::serial(), &mut tensors.to_vec(), plain).unwrap();
    let values = |x: &Array<T>| x.values().into_iter().map(Into::into).collect::<Vec<f64>>();
    let mut first: Option<Vec<f64>> = None;
    for exec in execs() {
        let got = allocate(name, Path::Cpu, exec, &mut tensors.to_vec(), plain).unwrap();
        assert_close(&got, &want, tolerance, &what);
        if exec.threads == 1 {
            first = Some(got);
        } else {
            let same = |(a, b): (&f64, &f64)| a == b || (a.is_nan() && b.is_nan());
            assert!(first.iter().flatten().zip(&got).all(same), "{what}: bits depend on the number of threads");
        }
        let mut out = tensors[0].clone().unwrap().scrambled(rng);
        into(name, Path::Cpu, exec, &mut tensors.to_vec(), plain, &mut out.tensor()).unwrap();
        assert_close(&values(&out), &want, tolerance, &what);
        for path in [Path::Cpu, Path::Standard] {
            let mut given = tensors.to_vec();
            let mut out = given[0].as_mut().unwrap().tensor();
            into(name, path, exec, &mut given, plain, &mut out).unwrap();
            assert_close(&values(given[0].as_ref().unwrap()), &want, tolerance, &format!("{what} in place"));
        }
    }
}

#[test]
fn batch_norm_by_hand() {
    // Channel 0: (x - 1) / √(3 + 1) * 2 + 10; channel 1: (x - 0) / √(0 + 1) * 1 - 1.
    let x = array::<f64>(&[1, 2, 2], &[1.0, 3.0, 5.0, -5.0]);
    let (mean, var) = (array(&[2], &[1.0, 0.0]), array(&[2], &[3.0, 0.0]));
    let (weight, bias) = (array(&[2], &[2.0, 1.0]), array(&[2], &[10.0, -1.0]));
    let mut tensors = [x, mean, var, weight, bias].map(Some);
    for (path, exec) in [(Path::Standard, Exec::serial()), (Path::Cpu, Exec::serial())] {
        let got = allocate("batch_norm", path, exec, &mut tensors, &[Value::Float(1.0)]).unwrap();
        assert_eq!(got, [10.0, 12.0, 4.0, -6.0]);
    }
}

#[test]
fn batch_norm_in_any_layout() {
    let mut rng = Rng(11);
    for round in 0..40 {
        let rank = 2 + rng.below(3);
        let mut shape = rng.shape(rank, 9);
        if round == 0 {
            shape = vec![2, 3, 70, 70];
        }
        let channels = [shape[1]];
        let mut make = |shape: &[i64], low, high| {
            let made = Array::<f32>::new(shape, || rng.uniform(low, high));
            if round % 2 == 0 { made } else { made.scrambled(&mut rng) }
        };
        let x = Some(make(&shape, -3.0, 3.0));
        let (mean, var) = (Some(make(&channels, -1.0, 1.0)), Some(make(&channels, 0.1, 2.0)));
        let weight = (round % 3 != 0).then(|| make(&channels, -1.0, 1.0));
        let bias = (round % 4 != 0).then(|| make(&channels, -1.0, 1.0));
        check("batch_norm", &mut rng, &[x, mean, var, weight, bias], &[Value::None], 1e-6);
    }
}

#[test]
fn batch_norm_of_more_than_the_caches_hold() {
    let mut rng = Rng(12);
    for shape in [[3, 5, 500, 301], [2, 2_000_003, 1, 1]] {
        let channels = [shape[1]];
        let x = Array::<f32>::new(&shape, || rng.uniform(-3.0, 3.0));
        let mean = Array::<f32>::new(&channels, || rng.uniform(-1.0, 1.0));
        let var = Array::<f32>::new(&channels, || rng.uniform(0.5, 1.0));
        check("batch_norm", &mut rng, &[Some(x), Some(mean), Some(var), None, None], &[Value::None], 1e-6);
    }
}

#[test]
fn layer_norm_by_hand() {
    // Mean 2 and variance 4 of (0, 4), mean 10 and variance 0 of (10, 10); eps 0 would divide by 0, 5 gives √(4 + 5).
    let mut tensors = [Some(array::<f64>(&[2, 2], &[0.0, 4.0, 10.0, 10.0])), None, Some(array(&[2], &[1.0, 2.0]))];
    for (path, exec) in [(Path::Standard, Exec::serial()), (Path::Cpu, Exec::serial())] {
        let got = allocate("layer_norm", path, exec, &mut tensors, &[Value::Int(1), Value::Float(5.0)]).unwrap();
        assert_close(&got, &[1.0 - 2.0 / 3.0, 2.0 + 2.0 / 3.0, 1.0, 2.0], 1e-15, "layer_norm");
    }
}

#[test]
fn layer_norm_in_any_layout() {
    let mut rng = Rng(13);
    for round in 0..40 {
        let rank = 1 + rng.below(4);
        let mut shape = rng.shape(rank, 9);
        let axes = 1 + rng.below(rank);
        if round % 5 == 0 {
            *shape.last_mut().unwrap() = 2500;
        }
        let trailing = shape[rank - axes..].to_vec();
        let mut make = |shape: &[i64], low, high| {
            let made = Array::<f64>::new(shape, || rng.uniform(low, high));
            if round % 2 == 0 { made } else { made.scrambled(&mut rng) }
        };
        let x = Some(make(&shape, -3.0, 3.0));
        let weight = (round % 3 != 0).then(|| make(&trailing, -1.0, 1.0));
        let bias = (round % 4 != 0).then(|| make(&trailing, -1.0, 1.0));
        let plain = [Value::Int(axes as i64), Value::None];
        check("layer_norm", &mut rng, &[x, weight, bias], &plain, 1e-12);
    }
}

#[test]
fn layer_norm_keeps_its_digits_far_from_zero() {
    // Mean 4096, variance 1/12: a one-pass variance in f32 would be noise.
    let mut rng = Rng(14);
    let x = Array::<f32>::new(&[4, 5000], || 4096.0 + rng.uniform(-0.5, 0.5));
    check("layer_norm", &mut rng, &[Some(x), None, None], &[Value::Int(1), Value::None], 1e-4);
}

#[test]
fn softmax_by_hand() {
    let mut x = [Some(array::<f64>(&[3], &[1.0, 2.0, 4.0]))];
    for (path, exec) in [(Path::Standard, Exec::serial()), (Path::Cpu, Exec::serial())] {
        let got = allocate("softmax", path, exec, &mut x, &[Value::None]).unwrap();
        assert_close(&got, &[0.04201006613406605, 0.11419519938459449, 0.8437947344813395], 1e-15, "softmax");
        let got = allocate("log_softmax", path, exec, &mut x, &[Value::None]).unwrap();
        assert_close(&got, &[-3.1698460195562856, -2.1698460195562856, -0.16984601955628567], 1e-15, "log_softmax");
    }
}

#[test]
fn softmax_along_any_axis_of_any_layout() {
    let mut rng = Rng(15);
    for round in 0..60 {
        let rank = 1 + rng.below(4);
        let mut shape = rng.shape(rank, 9);
        if round % 5 == 0 {
            let long = rng.below(rank);
            shape[long] = 2100;
        }
        let axis = rng.below(rank) as i64 - if round % 2 == 0 { rank as i64 } else { 0 };
        let x = Array::<f32>::new(&shape, || rng.uniform(-20.0, 20.0));
        let x = if round % 3 == 0 { x } else { x.scrambled(&mut rng) };
        for name in ["softmax", "log_softmax"] {
            check(name, &mut rng, &[Some(x.clone())], &[Value::Int(axis)], 2e-6);
        }
    }
}

#[test]
fn softmax_of_infinities_and_nan() {
    let (inf, nan) = (f64::INFINITY, f64::NAN);
    #[rustfmt::skip]
    let rows = [
        -inf, 0.0, 0.0,    nan, 1.0, 2.0,    -inf, -inf, -inf,    inf, 0.0, 1.0,    1e4, -1e4, 1e4,    nan, -inf, inf,
    ];
    #[rustfmt::skip]
    let want = [
        0.0, 0.5, 0.5,     nan, nan, nan,    nan, nan, nan,       nan, nan, nan,    0.5, 0.0, 0.5,     nan, nan, nan,
    ];
    let mut rng = Rng(16);
    let x = array::<f32>(&[6, 3], &rows);
    // The same numbers with the axis across: lines side by side.
    let across =
        Array { strides: vec![1, 6], memory: (0..18).map(|i| rows[i % 6 * 3 + i / 6] as f32).collect(), ..x.clone() };
    for x in [x, across] {
        for exec in execs() {
            let got = allocate("softmax", Path::Cpu, exec, &mut [Some(x.clone())], &[Value::None]).unwrap();
            assert_close(&got, &want, 0.0, "softmax");
        }
        for name in ["softmax", "log_softmax"] {
            check(name, &mut rng, &[Some(x.clone())], &[Value::None], 1e-6);
        }
    }
}

#[test]
fn empty_tensors_give_empty_results() {
    for shape in [[0, 3, 2], [2, 0, 3], [2, 3, 0]] {
        let x = || Some(Array::<f32>::new(&shape, || 0.0));
        let channels = || Some(Array::<f32>::new(&shape[1..2], || 1.0));
        for (path, exec) in [(Path::Standard, Exec::serial()), (Path::Cpu, parallel())] {
            let mut all = [x(), channels(), channels(), None, None];
            assert!(allocate("batch_norm", path, exec, &mut all, &[Value::None]).unwrap().is_empty());
            for axes in 1..=3 {
                let plain = [Value::Int(axes), Value::None];
                assert!(allocate("layer_norm", path, exec, &mut [x(), None, None], &plain).unwrap().is_empty());
                let plain = [Value::Int(axes - 1)];
                assert!(allocate("softmax", path, exec, &mut [x()], &plain).unwrap().is_empty());
                assert!(allocate("log_softmax", path, exec, &mut [x()], &plain).unwrap().is_empty());
            }
        }
    }
}

#[track_caller]
fn refused<T: Number>(name: &str, tensors: &[Option<Array<T>>], plain: &[Value], code: Code, words: &[&str]) {
    let error = allocate(name, Path::Cpu, Exec::serial(), &mut tensors.to_vec(), plain).unwrap_err();
    assert_eq!(error.code, code, "{error}");
    assert!(words.iter().all(|word| error.message.contains(word)), "{error} lacks one of {words:?}");
}

#[test]
fn what_does_not_fit_is_refused() {
    let ones = |shape: &[i64]| Some(Array::<f32>::new(shape, || 1.0));
    let (x, c) = (ones(&[2, 3, 4]), ones(&[3]));
    let none = Value::None;
    let batch =
        |x: &Option<Array<f32>>, var: &Option<Array<f32>>, bias: &Option<Array<f32>>, eps, code, words: &[&str]| {
            refused("batch_norm", &[x.clone(), c.clone(), var.clone(), None, bias.clone()], &[eps], code, words);
        };
    batch(&ones(&[3]), &c, &None, none, Code::Shape, &["x", "(3,)", "rank 2"]);
    batch(&ones(&[]), &c, &None, none, Code::Shape, &["x", "()"]);
    batch(&x, &ones(&[4]), &None, none, Code::Shape, &["var", "(4,)", "(3,)", "(2, 3, 4)"]);
    batch(&x, &ones(&[1, 3]), &None, none, Code::Shape, &["var", "(1, 3)"]);
    batch(&x, &c, &ones(&[]), none, Code::Shape, &["bias", "()"]);
    batch(&x, &None, &None, none, Code::NullPointer, &["var"]);
    for eps in [-1e-5, f64::NAN, f64::INFINITY] {
        batch(&x, &c, &None, Value::Float(eps), Code::InvalidArgument, &["eps"]);
        let plain = [none, Value::Float(eps)];
        refused("layer_norm", &[x.clone(), None, None], &plain, Code::InvalidArgument, &["eps"]);
    }
    for axes in [0, -1, 4, i64::MAX] {
        let plain = [Value::Int(axes), none];
        let words = ["normalized_ndim", &axes.to_string(), "(2, 3, 4)"];
        refused("layer_norm", &[x.clone(), None, None], &plain, Code::InvalidArgument, &words);
    }
    let plain = [Value::Int(2), none];
    refused("layer_norm", &[x.clone(), ones(&[4]), None], &plain, Code::Shape, &["weight", "(4,)", "(3, 4)"]);
    refused("layer_norm", &[ones(&[]), None, None], &[none, none], Code::InvalidArgument, &["normalized_ndim"]);
    for name in ["softmax", "log_softmax"] {
        for axis in [3, -4, i64::MIN, i64::MAX] {
            refused(name, std::slice::from_ref(&x), &[Value::Int(axis)], Code::InvalidArgument, &["axis"]);
        }
        refused(name, &[ones(&[])], &[none], Code::InvalidArgument, &["axis", "rank 0"]);
        refused(name, &[Some(Array::<i64>::new(&[2], || 1.0))], &[none], Code::DType, &["x", "i64"]);
    }
}

#[test]
fn partial_overlap_is_refused_and_so_is_any_with_the_other_operands() {
    let x = Array::<f32>::new(&[3, 3], || 1.0);
    let whole = |x: &Array<f32>| Some(x.clone());
    for (name, plain) in
        [("softmax", vec![Value::None]), ("log_softmax", vec![Value::None]), ("layer_norm", vec![Value::None; 4])]
    {
        let mut given = [whole(&x)];
        let mut out = given[0].as_mut().unwrap().tensor();
        let mut flipped = [1i64, 3];
        out.strides = flipped.as_mut_ptr();
        let error = into(name, Path::Cpu, Exec::serial(), &mut given, &plain, &mut out).unwrap_err();
        assert_eq!(error.code, Code::Overlap, "{error}");
    }
    let row = Some(Array::<f32>::new(&[3], || 1.0));
    for at in [1, 2, 3, 4] {
        let mut given = [whole(&x), row.clone(), row.clone(), row.clone(), row.clone()];
        let mut operand = given[at].as_mut().unwrap().tensor();
        // The output's rows all lie in the operand's neighbourhood: its last row is the operand.
        let mut target = Array::<f32>::new(&[3, 3], || 1.0);
        let mut out = target.tensor();
        operand.data = out.data.wrapping_byte_add(24);
        let mut structs: Vec<Tensor> = given.iter_mut().map(|t| t.as_mut().unwrap().tensor()).collect();
        structs[at] = operand;
        let mut values: Vec<Value> = structs.iter_mut().map(|t| Value::Tensor(t)).collect();
        values.extend([Value::None, Value::Tensor(&mut out)]);
        let error = call("batch_norm", Path::Cpu, Exec::serial(), &values).unwrap_err();
        assert_eq!(error.code, Code::Overlap, "{error}");
        assert!(error.message.contains(["", "mean", "var", "weight", "bias"][at]), "{error}");
    }
}
