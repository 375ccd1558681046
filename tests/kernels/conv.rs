//! Convolution.

use crate::support::*;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::{Code, DType, Result, Tensor};

/// The arguments after the three tensors, as a test gives them.
#[derive(Clone, Debug)]
struct Options {
    stride: Vec<i64>,
    padding: Vec<i64>,
    mode: &'static str,
    dilation: Vec<i64>,
    groups: i64,
    activation: &'static str,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            stride: vec![1],
            padding: vec![0],
            mode: "explicit",
            dilation: vec![1],
            groups: 1,
            activation: "none",
        }
    }
}

/// One call. An output that is to be allocated is written to `out`.
fn conv2d(
    path: Path,
    exec: Exec,
    o: &Options,
    mut x: Tensor,
    mut weight: Tensor,
    mut bias: Option<Tensor>,
    out: &mut Tensor,
) -> Result<()> {
    let values = [
        Value::Tensor(&mut x),
        Value::Tensor(&mut weight),
        bias.as_mut().map_or(Value::None, |b| Value::Tensor(b)),
        Value::Ints(&o.stride),
        Value::Ints(&o.padding),
        Value::Text(o.mode),
        Value::Ints(&o.dilation),
        Value::Int(o.groups),
        Value::Text(o.activation),
        Value::Tensor(out),
    ];
    call("conv2d", path, exec, &values)
}

/// The standard path's result.
fn defined<T: Number>(o: &Options, x: &mut Array<T>, w: &mut Array<T>, b: Option<&mut Array<T>>) -> Vec<f64> {
    let mut out = Tensor::UNALLOCATED;
    let bias = b.map(|b| b.tensor());
    conv2d(Path::Standard, Exec::serial(), o, x.tensor(), w.tensor(), bias, &mut out).unwrap();
    take(&mut out)
}

/// Runs the cpu path at every level into a tensor of the caller's in a scrambled layout, and compares. One level
/// gives the same bits at every thread count.
#[track_caller]
fn check<T: Number>(o: &Options, x: &mut Array<T>, w: &mut Array<T>, mut b: Option<&mut Array<T>>, rng: &mut Rng) {
    let want = defined(o, x, w, b.as_deref_mut());
    let tolerance = if T::DTYPE == DType::F32 { 2e-5 } else { 1e-12 };
    let mut last: Option<(_, Vec<f64>)> = None;
    for exec in execs() {
        let mut out = Tensor::UNALLOCATED;
        let bias = b.as_deref_mut().map(|b| b.tensor());
        conv2d(Path::Cpu, exec, o, x.tensor(), w.tensor(), bias, &mut out).unwrap();
        // SAFETY: just allocated by the call.
        let shape: Vec<i64> = unsafe { out.view("out").unwrap() }.shape().iter().map(|&n| n as i64).collect();
        let got = take(&mut out);
        let what = format!("{o:?} x {:?} weight {:?} {exec:?}", x.shape, w.shape);
        assert_close(&got, &want, tolerance, &what);
        match &last {
            Some((level, bits)) if *level == exec.level => assert!(*bits == got, "{what}: bits by thread count"),
            _ => last = Some((exec.level, got.clone())),
        }
        let mut given = Array::<T>::new(&shape, || 5.0).scrambled(rng);
        conv2d(Path::Cpu, exec, o, x.tensor(), w.tensor(), bias, &mut given.tensor()).unwrap();
        let same = given.values().into_iter().zip(&got).all(|(a, &b)| a == T::from_f64(b));
        assert!(same, "{what}: a strided output");
    }
}

#[test]
fn a_small_case_by_hand() {
    let mut x = Array::<f64>::new(&[1, 1, 3, 3], counter(1.0));
    let mut w = Array::<f64>::new(&[1, 1, 2, 2], counter(1.0));
    let mut b = Array::<f64>::new(&[1], || 0.5);
    // 1*1 + 2*2 + 4*3 + 5*4 = 37, and so on: the kernel is not flipped.
    assert_eq!(defined(&Options::default(), &mut x, &mut w, Some(&mut b)), [37.5, 47.5, 67.5, 77.5]);
    // 'same' with an even kernel pads at the end.
    let same = Options { mode: "same", ..Options::default() };
    let want = [37.0, 47.0, 21.0, 67.0, 77.0, 33.0, 23.0, 26.0, 9.0];
    assert_eq!(defined(&same, &mut x, &mut w, None), want);
    check(&same, &mut x, &mut w, None, &mut Rng(3));
    // The four numbers are top, bottom, left, right.
    let four = Options { padding: vec![0, 1, 0, 1], ..Options::default() };
    assert_eq!(defined(&four, &mut x, &mut w, None), want);
    let relu = Options { activation: "relu", ..Options::default() };
    let mut minus = Array::<f64>::new(&[1], || -50.0);
    assert_eq!(defined(&relu, &mut x, &mut w, Some(&mut minus)), [0.0, 0.0, 17.0, 27.0]);
}

fn counter(mut next: f64) -> impl FnMut() -> f64 {
    move || {
        next += 1.0;
        next - 1.0
    }
}

fn random<T: Number>(seed: u64, rounds: usize) {
    let mut rng = Rng(seed);
    let activations = ["none", "relu", "leaky_relu", "sigmoid", "tanh", "gelu", "gelu_tanh", "silu"];
    for round in 0..rounds {
        let groups = [1, 1, 2, 3, 5][rng.below(5)];
        let (depth, filters) = (1 + rng.below(6), 1 + rng.below(20));
        let kernel = [1 + rng.below(4), 1 + rng.below(4)];
        let dilation = [1 + rng.below(3), 1 + rng.below(3)];
        let same = rng.below(5) == 0;
        let stride = if same { [1, 1] } else { [1 + rng.below(3), 1 + rng.below(3)] };
        let padding: Vec<i64> =
            if same { vec![0] } else { (0..[1, 2, 4][rng.below(3)]).map(|_| rng.below(4) as i64).collect() };
        let size = |i: usize, rng: &mut Rng| ((kernel[i] - 1) * dilation[i] + 1 + rng.below(20)) as i64;
        let shape = [rng.below(4) as i64, (groups * depth) as i64, size(0, &mut rng), size(1, &mut rng)];
        let o = Options {
            stride: stride.map(|s| s as i64).to_vec(),
            padding,
            mode: if same { "same" } else { "explicit" },
            dilation: dilation.map(|d| d as i64).to_vec(),
            groups: groups as i64,
            activation: activations[round % activations.len()],
        };
        let mut x = Array::<T>::new(&shape, || rng.uniform(-1.0, 1.0));
        let outputs = (groups * filters) as i64;
        let weight = [outputs, depth as i64, kernel[0] as i64, kernel[1] as i64];
        let mut w = Array::<T>::new(&weight, || rng.uniform(-1.0, 1.0));
        let mut b = Array::<T>::new(&[outputs], || rng.uniform(-1.0, 1.0));
        if round % 2 == 1 {
            (x, w, b) = (x.scrambled(&mut rng), w.scrambled(&mut rng), b.scrambled(&mut rng));
        }
        check(&o, &mut x, &mut w, (round % 3 != 0).then_some(&mut b), &mut rng);
    }
}

#[test]
fn random_geometries_in_any_layout_f32() {
    random::<f32>(11, 60);
}

#[test]
fn random_geometries_in_any_layout_f64() {
    random::<f64>(12, 40);
}

/// Shapes that are cut into several tiles, channel blocks and filter chunks.
#[test]
fn shapes_that_networks_use() {
    let mut rng = Rng(21);
    // x, weight, and [stride, padding, dilation, groups].
    let cases: [([i64; 4], [i64; 4], [i64; 4]); 13] = [
        ([2, 64, 28, 28], [64, 64, 3, 3], [1, 1, 1, 1]),
        ([1, 3, 112, 112], [32, 3, 7, 7], [2, 3, 1, 1]),
        ([1, 32, 56, 56], [32, 1, 3, 3], [1, 1, 1, 32]),
        ([1, 16, 33, 33], [32, 1, 3, 3], [2, 1, 1, 16]),
        ([2, 320, 14, 14], [96, 320, 1, 1], [1, 0, 1, 1]),
        ([1, 40, 30, 31], [24, 40, 1, 1], [2, 0, 1, 1]),
        ([1, 48, 33, 33], [20, 48, 3, 3], [1, 12, 12, 1]),
        ([1, 8, 1, 3000], [16, 8, 1, 9], [1, 0, 1, 1]),
        ([1, 8, 1, 3001], [16, 8, 1, 4], [3, 2, 2, 1]),
        ([1, 600, 3, 3], [600, 600, 2, 2], [1, 1, 1, 1]),
        ([1, 2, 40, 40], [3, 2, 20, 19], [1, 9, 1, 1]),
        ([1, 1, 5, 5], [1, 1, 1, 1], [7, 6, 1, 1]),
        ([1, 4, 200, 90], [9, 4, 3, 3], [1, 5, 1, 1]),
    ];
    for (x, w, [stride, padding, dilation, groups]) in cases {
        let o = Options {
            stride: vec![stride],
            padding: if x[2] == 1 { vec![0, padding] } else { vec![padding] },
            dilation: vec![dilation],
            groups,
            ..Options::default()
        };
        let mut x = Array::<f32>::new(&x, || rng.uniform(-1.0, 1.0));
        let mut w = Array::<f32>::new(&w, || rng.uniform(-1.0, 1.0));
        check(&o, &mut x, &mut w, None, &mut rng);
    }
}

#[test]
fn nothing_in_gives_nothing_or_the_bias_out() {
    let mut rng = Rng(4);
    let mut w = Array::<f32>::new(&[4, 3, 3, 3], || 1.0);
    let mut b = Array::<f32>::new(&[4], || 2.0);
    // No image.
    let mut x = Array::<f32>::new(&[0, 3, 5, 5], || 1.0);
    check(&Options::default(), &mut x, &mut w, Some(&mut b), &mut rng);
    assert!(defined(&Options::default(), &mut x, &mut w, Some(&mut b)).is_empty());
    // No channel: a sum over nothing.
    let mut x = Array::<f32>::new(&[1, 0, 3, 4], || 1.0);
    let mut w = Array::<f32>::new(&[4, 0, 3, 3], || 1.0);
    check(&Options::default(), &mut x, &mut w, Some(&mut b), &mut rng);
    assert_eq!(defined(&Options::default(), &mut x, &mut w, Some(&mut b)), [2.0; 8]);
    // Nothing but padding.
    let mut x = Array::<f32>::new(&[1, 3, 0, 4], || 1.0);
    let mut w = Array::<f32>::new(&[4, 3, 2, 2], || 1.0);
    let o = Options { padding: vec![1], ..Options::default() };
    check(&o, &mut x, &mut w, Some(&mut b), &mut rng);
}

/// A NaN reaches the results whose windows hold it and no other: lanes past a row's end are never stored.
#[test]
fn nan_stays_in_its_windows() {
    for exec in execs() {
        let mut x = Array::<f32>::new(&[1, 1, 9, 9], || 1.0);
        x.memory[0] = f32::NAN;
        let mut w = Array::<f32>::new(&[1, 1, 3, 3], || 1.0);
        let o = Options { padding: vec![1], ..Options::default() };
        let mut out = Tensor::UNALLOCATED;
        conv2d(Path::Cpu, exec, &o, x.tensor(), w.tensor(), None, &mut out).unwrap();
        for (i, v) in take(&mut out).into_iter().enumerate() {
            assert_eq!(v.is_nan(), i / 9 < 2 && i % 9 < 2, "result {i} is {v}");
        }
    }
}

/// Taps too far apart for the accelerated path's buffers are left to the standard path, not refused.
#[test]
fn far_apart_taps_fall_back() {
    let mut x = Array::<f32>::new(&[1, 1, 1, 3], counter(1.0));
    let mut w = Array::<f32>::new(&[1, 1, 3, 1], || 2.0);
    let far = 1i64 << 40;
    let o = Options { padding: vec![far, far, 0, 0], dilation: vec![far, 1], ..Options::default() };
    for exec in execs() {
        let mut out = Tensor::UNALLOCATED;
        conv2d(Path::Cpu, exec, &o, x.tensor(), w.tensor(), None, &mut out).unwrap();
        assert_eq!(take(&mut out), [2.0, 4.0, 6.0]);
    }
}

#[track_caller]
fn refused(o: &Options, x: &[i64], w: &[i64], b: Option<&[i64]>, code: Code, says: &[&str]) {
    let mut x = Array::<f32>::new(x, || 1.0);
    let mut w = Array::<f32>::new(w, || 1.0);
    let mut b = b.map(|b| Array::<f32>::new(b, || 1.0));
    let bias = b.as_mut().map(|b| b.tensor());
    let mut out = Tensor::UNALLOCATED;
    for path in [Path::Standard, Path::Cpu] {
        let error = conv2d(path, execs()[0], o, x.tensor(), w.tensor(), bias, &mut out).unwrap_err();
        assert_eq!(error.code, code, "{error}");
        says.iter().for_each(|part| assert!(error.message.contains(part), "{error} does not say {part}"));
    }
    assert!(out.is_unallocated());
}

#[test]
fn bad_input_is_refused() {
    use Code::{InvalidArgument, Overflow, Shape};
    let (x, w) = ([1, 4, 5, 5], [6, 4, 3, 3]);
    let plain = Options::default();
    refused(&plain, &[4, 5, 5], &w, None, Shape, &["x", "(4, 5, 5)", "(6, 4, 3, 3)"]);
    refused(&plain, &x, &[6, 4, 3], None, Shape, &["weight", "(6, 4, 3)"]);
    refused(&plain, &x, &[6, 3, 3, 3], None, Shape, &["(1, 4, 5, 5)", "(6, 3, 3, 3)", "4 channels"]);
    refused(&plain, &x, &[0, 4, 3, 3], None, Shape, &["weight", "(0, 4, 3, 3)"]);
    refused(&plain, &x, &[6, 4, 0, 3], None, InvalidArgument, &["kernel", "height", "0"]);
    refused(&plain, &x, &w, Some(&[5]), Shape, &["bias", "(5,)", "(6,)"]);
    refused(&plain, &x, &w, Some(&[6, 1]), Shape, &["bias", "(6, 1)"]);
    refused(&plain, &x, &[6, 4, 6, 3], None, Shape, &["kernel", "6", "5"]);
    refused(&plain, &[1, 4, 0, 5], &w, None, Shape, &["height 0"]);
    let groups = |groups| Options { groups, ..Options::default() };
    refused(&groups(3), &x, &w, None, Shape, &["groups is 3", "4 channels"]);
    refused(&groups(0), &x, &w, None, InvalidArgument, &["groups is 0"]);
    refused(&groups(-2), &x, &w, None, InvalidArgument, &["groups is -2"]);
    refused(&groups(i64::MIN), &x, &w, None, InvalidArgument, &["groups"]);
    refused(&groups(4), &[1, 4, 5, 5], &[6, 1, 3, 3], None, Shape, &["groups is 4", "6"]);
    for bad in [0, -1, i64::MIN] {
        let o = Options { stride: vec![bad], ..Options::default() };
        refused(&o, &x, &w, None, InvalidArgument, &["stride", &bad.to_string()]);
        let o = Options { dilation: vec![1, bad], ..Options::default() };
        refused(&o, &x, &w, None, InvalidArgument, &["dilation", "width", &bad.to_string()]);
    }
    let padding = |padding: &[i64]| Options { padding: padding.to_vec(), ..Options::default() };
    refused(&padding(&[-1]), &x, &w, None, InvalidArgument, &["padding", "-1"]);
    refused(&padding(&[0, 0, 0, -3]), &x, &w, None, InvalidArgument, &["padding", "-3", "width"]);
    refused(&padding(&[1, 2, 3]), &x, &w, None, InvalidArgument, &["padding", "3 numbers"]);
    refused(&padding(&[]), &x, &w, None, InvalidArgument, &["padding", "0 numbers"]);
    refused(&padding(&[i64::MAX]), &x, &w, None, Overflow, &["padding", &i64::MAX.to_string()]);
    refused(&padding(&[1 << 61]), &x, &w, None, Overflow, &["padding"]);
    refused(&padding(&[1 << 40]), &x, &w, None, Overflow, &["shape"]);
    let o = Options { dilation: vec![i64::MAX], ..Options::default() };
    refused(&o, &x, &w, None, Overflow, &["dilation", &i64::MAX.to_string()]);
    let o = Options { dilation: vec![i64::MAX], mode: "same", ..Options::default() };
    refused(&o, &x, &w, None, Overflow, &["dilation"]);
    let o = Options { stride: vec![i64::MAX], ..Options::default() };
    refused(&o, &x, &w, None, Overflow, &["stride", &i64::MAX.to_string()]);
    let o = Options { stride: vec![2], mode: "same", ..Options::default() };
    refused(&o, &x, &w, None, InvalidArgument, &["same", "stride", "(2, 2)"]);
    let o = Options { padding: vec![1], mode: "valid", ..Options::default() };
    refused(&o, &x, &w, None, InvalidArgument, &["padding", "valid"]);
    let o = Options { mode: "full", ..Options::default() };
    refused(&o, &x, &w, None, InvalidArgument, &["padding_mode", "full"]);
    let o = Options { activation: "mish", ..Options::default() };
    refused(&o, &x, &w, None, InvalidArgument, &["activation", "mish"]);
    let o = Options { stride: vec![1, 1, 1], ..Options::default() };
    refused(&o, &x, &w, None, InvalidArgument, &["stride", "3 numbers"]);
}

#[test]
fn dtypes_and_overlaps_are_refused() {
    let mut memory = Array::<f32>::new(&[1, 2, 8, 8], || 1.0);
    let mut w = Array::<f32>::new(&[2, 2, 3, 3], || 1.0);
    let mut b = Array::<f32>::new(&[2], || 1.0);
    let same = Options { mode: "same", ..Options::default() };
    let exec = execs()[0];
    for path in [Path::Standard, Path::Cpu] {
        // The input itself.
        let error = conv2d(path, exec, &same, memory.tensor(), w.tensor(), None, &mut memory.tensor()).unwrap_err();
        assert_eq!(error.code, Code::Overlap, "{error}");
        assert!(error.message.contains("out") && error.message.contains('x'), "{error}");
        // The weight and the bias inside the output.
        for (weight, what) in [(true, "weight"), (false, "bias")] {
            let mut out = Array::<f32>::new(&[1, 2, 8, 8], || 1.0);
            let mut inside = out.tensor();
            let mut shape = if weight { vec![2i64, 2, 3, 3] } else { vec![2] };
            inside.ndim = shape.len() as i32;
            inside.shape = shape.as_mut_ptr();
            inside.strides = std::ptr::null_mut();
            let (mut wt, mut bt) = (w.tensor(), b.tensor());
            *(if weight { &mut wt } else { &mut bt }) = inside;
            let error = conv2d(path, exec, &same, memory.tensor(), wt, Some(bt), &mut out.tensor()).unwrap_err();
            assert_eq!(error.code, Code::Overlap, "{error}");
            assert!(error.message.contains(what), "{error}");
        }
        let mut other = Array::<f64>::new(&[2, 2, 3, 3], || 1.0);
        let mut out = Tensor::UNALLOCATED;
        let error = conv2d(path, exec, &same, memory.tensor(), other.tensor(), None, &mut out).unwrap_err();
        assert_eq!(error.code, Code::DType);
        assert!(error.message.contains("f64") && error.message.contains("f32"), "{error}");
        let mut ints = Array::<i32>::new(&[1, 2, 8, 8], || 1.0);
        assert_eq!(conv2d(path, exec, &same, ints.tensor(), w.tensor(), None, &mut out).unwrap_err().code, Code::DType);
        let mut small = Array::<f32>::new(&[1, 2, 8, 7], || 1.0);
        let error = conv2d(path, exec, &same, memory.tensor(), w.tensor(), None, &mut small.tensor()).unwrap_err();
        assert!(error.message.contains("(1, 2, 8, 7)") && error.message.contains("(1, 2, 8, 8)"), "{error}");
    }
}
