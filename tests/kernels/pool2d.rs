//! Pooling.

use crate::support::*;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::{Code, DType, Result, Tensor};

/// A call's numbers.
#[derive(Clone, Debug)]
struct Options {
    name: &'static str,
    kernel: Vec<i64>,
    stride: Option<Vec<i64>>,
    padding: Vec<i64>,
    dilation: Vec<i64>,
    ceil: bool,
    count_padding: bool,
}

fn options(name: &'static str, kernel: i64, stride: i64, padding: i64, ceil: bool) -> Options {
    let (kernel, stride, padding) = (vec![kernel], Some(vec![stride]), vec![padding]);
    Options { name, kernel, stride, padding, dilation: vec![1], ceil, count_padding: true }
}

/// One call. An output that is to be allocated is written to `out`.
fn pool(path: Path, exec: Exec, o: &Options, mut x: Tensor, out: &mut Tensor) -> Result<()> {
    let max = o.name == "max_pool2d";
    let values = [
        Value::Tensor(&mut x),
        Value::Ints(&o.kernel),
        o.stride.as_ref().map_or(Value::None, |s| Value::Ints(s)),
        Value::Ints(&o.padding),
        if max { Value::Ints(&o.dilation) } else { Value::Flag(o.ceil) },
        Value::Flag(if max { o.ceil } else { o.count_padding }),
        Value::Tensor(out),
    ];
    call(o.name, path, exec, &values)
}

fn defined<T: Number>(o: &Options, x: &mut Array<T>) -> Vec<f64> {
    let mut out = Tensor::UNALLOCATED;
    pool(Path::Standard, Exec::serial(), o, x.tensor(), &mut out).unwrap();
    take(&mut out)
}

/// The cpu path at every level, into an allocated and into a scrambled output; the same bits at every thread count.
#[track_caller]
fn check<T: Number>(o: &Options, x: &mut Array<T>, rng: &mut Rng) {
    let want = defined(o, x);
    let tolerance = match (o.name, T::DTYPE) {
        ("max_pool2d", _) => 0.0,
        (_, DType::F32) => 2e-5,
        _ => 1e-12,
    };
    let mut last: Option<(_, Vec<f64>)> = None;
    for exec in execs() {
        let what = format!("{o:?} x {:?} {exec:?}", x.shape);
        let mut out = Tensor::UNALLOCATED;
        pool(Path::Cpu, exec, o, x.tensor(), &mut out).unwrap();
        // SAFETY: just allocated by the call.
        let shape: Vec<i64> = unsafe { out.view("out").unwrap() }.shape().iter().map(|&n| n as i64).collect();
        let got = take(&mut out);
        assert_close(&got, &want, tolerance, &what);
        let bits = |v: &[f64]| v.iter().map(|x| if x.is_nan() { 1 } else { x.to_bits() }).collect::<Vec<_>>();
        match &last {
            Some((level, before)) if *level == exec.level => assert!(bits(before) == bits(&got), "{what}: bits"),
            _ => last = Some((exec.level, got.clone())),
        }
        let mut given = Array::<T>::new(&shape, || 5.0).scrambled(rng);
        pool(Path::Cpu, exec, o, x.tensor(), &mut given.tensor()).unwrap();
        let same = |(a, &b): (T, &f64)| a == T::from_f64(b) || b.is_nan();
        assert!(given.values().into_iter().zip(&got).all(same), "{what}: a strided output");
    }
}

#[test]
fn small_cases_by_hand() {
    let mut rng = Rng(1);
    let mut next = 0.0;
    let mut x = Array::<f64>::new(&[1, 4, 4], || {
        next += 1.0;
        next
    });
    let o = options("max_pool2d", 2, 2, 0, false);
    assert_eq!(defined(&o, &mut x), [6.0, 8.0, 14.0, 16.0]);
    // The stride is the kernel's size where none is given.
    let default = Options { stride: None, ..o };
    assert_eq!(defined(&default, &mut x), [6.0, 8.0, 14.0, 16.0]);
    let o = options("avg_pool2d", 2, 2, 0, false);
    assert_eq!(defined(&o, &mut x), [3.5, 5.5, 11.5, 13.5]);
    // PyTorch's figures for ones: padding counts, what rounding up adds does not.
    let mut ones = Array::<f64>::new(&[1, 1, 4, 4], || 1.0);
    let o = options("avg_pool2d", 3, 2, 1, true);
    let (a, b, c) = (4.0 / 9.0, 6.0 / 9.0, 2.0 / 6.0);
    assert_eq!(defined(&o, &mut ones), [a, b, c, b, 1.0, 0.5, c, 0.5, 0.25]);
    check(&o, &mut ones, &mut rng);
    let without = Options { count_padding: false, ..o };
    assert_eq!(defined(&without, &mut ones), [1.0; 9]);
    check(&without, &mut ones, &mut rng);
    // The last window must start inside the input or the padding before it: 3 windows of 2 x 2, not 4.
    let mut five = Array::<f64>::new(&[1, 1, 5, 5], || 1.0);
    assert_eq!(defined(&options("avg_pool2d", 2, 2, 1, true), &mut five).len(), 9);
    assert_eq!(defined(&options("max_pool2d", 2, 2, 0, true), &mut five).len(), 9);
    assert_eq!(defined(&options("max_pool2d", 2, 2, 0, false), &mut five).len(), 4);
    // Rounding up, the only window may be larger than the input; a mean then divides by what the input has.
    let o = options("avg_pool2d", 6, 2, 0, true);
    assert_eq!(defined(&o, &mut five), [1.0]);
    check(&o, &mut five, &mut rng);
}

#[test]
fn nan_and_infinities_pass_through() {
    let mut rng = Rng(2);
    for at in [0, 7, 24, 40] {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for name in ["max_pool2d", "avg_pool2d"] {
                for (kernel, stride) in [(3, 1), (3, 2), (2, 3)] {
                    let mut x = Array::<f32>::new(&[1, 1, 7, 6], || rng.uniform(-1.0, 1.0));
                    x.memory[at] = value as f32;
                    let o = options(name, kernel, stride, 1, false);
                    check(&o, &mut x, &mut rng);
                    if value.is_nan() && stride == 1 {
                        assert!(defined(&o, &mut x).iter().any(|v| v.is_nan()));
                    }
                }
            }
        }
    }
    // Nothing but minus infinity has that as its largest element.
    let mut x = Array::<f64>::new(&[1, 2, 2], || f64::NEG_INFINITY);
    assert_eq!(defined(&options("max_pool2d", 2, 2, 0, false), &mut x), [f64::NEG_INFINITY]);
}

fn random<T: Number>(seed: u64) {
    let mut rng = Rng(seed);
    for round in 0..150 {
        let name = ["max_pool2d", "avg_pool2d"][round % 2];
        let kernel = [1 + rng.below(5) as i64, 1 + rng.below(5) as i64];
        let stride = [1 + rng.below(4) as i64, 1 + rng.below(4) as i64];
        let dilation = if name == "max_pool2d" { [1 + rng.below(3) as i64, 1 + rng.below(3) as i64] } else { [1, 1] };
        let padding = kernel.map(|k| rng.below(k as usize / 2 + 1) as i64);
        let size = |i: usize, rng: &mut Rng| (kernel[i] - 1) * dilation[i] + 1 + rng.below(90) as i64;
        let mut shape = vec![rng.below(3) as i64, 1 + rng.below(3) as i64, size(0, &mut rng), size(1, &mut rng)];
        if rng.below(3) == 0 {
            shape.remove(0);
        }
        let o = Options {
            name,
            kernel: kernel.to_vec(),
            stride: (rng.below(4) > 0).then(|| stride.to_vec()),
            padding: padding.to_vec(),
            dilation: dilation.to_vec(),
            ceil: rng.below(2) == 0,
            count_padding: rng.below(2) == 0,
        };
        let mut x = Array::<T>::new(&shape, || rng.uniform(-1.0, 1.0));
        if rng.below(2) == 0 {
            x = x.scrambled(&mut rng);
        }
        check(&o, &mut x, &mut rng);
    }
}

#[test]
fn random_windows_in_any_layout_f32() {
    random::<f32>(5);
}

#[test]
fn random_windows_in_any_layout_f64() {
    random::<f64>(6);
}

/// Rows longer than the buffer of column results, and windows wider than it.
#[test]
fn long_rows_and_wide_windows() {
    let mut rng = Rng(7);
    let mut x = Array::<f32>::new(&[1, 4, 5001], || rng.uniform(0.0, 1.0));
    for name in ["max_pool2d", "avg_pool2d"] {
        for (kernel, stride) in [([2, 3], [1, 1]), ([3, 3], [2, 2]), ([2, 1000], [1, 7]), ([4, 3000], [1, 900])] {
            let o = Options {
                kernel: kernel.to_vec(),
                stride: Some(stride.to_vec()),
                padding: vec![1, kernel[1] / 3],
                ..options(name, 1, 1, 0, false)
            };
            check(&o, &mut x, &mut rng);
        }
    }
    // A kernel of billions over a small input: only the input is visited.
    let o = options("avg_pool2d", 1 << 30, 1 << 30, 1 << 29, false);
    let mut x = Array::<f64>::new(&[1, 3, 3], || 2.0);
    let o = Options { count_padding: false, ..o };
    assert_eq!(defined(&o, &mut x), [2.0]);
    check(&o, &mut x, &mut rng);
}

#[track_caller]
fn refused(o: &Options, x: &[i64], code: Code, says: &[&str]) {
    let mut x = Array::<f32>::new(x, || 1.0);
    for path in [Path::Standard, Path::Cpu] {
        let mut out = Tensor::UNALLOCATED;
        let error = pool(path, execs()[0], o, x.tensor(), &mut out).unwrap_err();
        assert_eq!(error.code, code, "{error}");
        says.iter().for_each(|part| assert!(error.message.contains(part), "{error} does not say {part}"));
        assert!(out.is_unallocated());
    }
}

#[test]
fn bad_input_is_refused() {
    use Code::{InvalidArgument, Overflow, Shape};
    for name in ["max_pool2d", "avg_pool2d"] {
        let x = [1, 2, 6, 6];
        let plain = options(name, 2, 2, 0, false);
        refused(&plain, &[6, 6], Shape, &["(6, 6)", "(C, H, W)"]);
        refused(&plain, &[1, 1, 1, 6, 6], Shape, &["(1, 1, 1, 6, 6)"]);
        refused(&plain, &[1, 1, 0, 6], Shape, &["(1, 1, 0, 6)", "must not be 0"]);
        refused(&options(name, 7, 1, 0, false), &x, Shape, &["kernel", "7", "6"]);
        refused(&options(name, 2, 2, 2, false), &x, InvalidArgument, &["padding is (2, 2)", "(2, 2)", "half"]);
        refused(&options(name, 2, 2, -1, false), &x, InvalidArgument, &["padding", "-1"]);
        for bad in [0, -1, i64::MIN] {
            refused(&options(name, bad, 1, 0, false), &x, InvalidArgument, &["kernel", &bad.to_string()]);
            refused(&options(name, 2, bad, 0, false), &x, InvalidArgument, &["stride", &bad.to_string()]);
        }
        refused(&options(name, 2, i64::MAX, 0, true), &x, Overflow, &["stride"]);
        refused(&options(name, i64::MAX, 1, i64::MAX / 2, true), &x, Overflow, &["kernel"]);
        let three = Options { kernel: vec![1, 2, 3], ..plain.clone() };
        refused(&three, &x, InvalidArgument, &["kernel", "3 numbers"]);
        let none = Options { kernel: vec![], ..plain.clone() };
        refused(&none, &x, InvalidArgument, &["kernel", "0 numbers"]);

        let mut memory = Array::<f32>::new(&[1, 2, 6, 6], || 1.0);
        let mut half = memory.clone();
        let mut inside = half.tensor();
        inside.data = memory.memory.as_mut_ptr().cast();
        let mut shape = [1i64, 2, 3, 3];
        inside.shape = shape.as_mut_ptr();
        inside.strides = std::ptr::null_mut();
        let error = pool(Path::Cpu, execs()[0], &plain, memory.tensor(), &mut inside).unwrap_err();
        assert_eq!(error.code, Code::Overlap, "{error}");
        let mut ints = Array::<i32>::new(&[1, 2, 6, 6], || 1.0);
        let mut out = Tensor::UNALLOCATED;
        let error = pool(Path::Cpu, execs()[0], &plain, ints.tensor(), &mut out).unwrap_err();
        assert_eq!(error.code, Code::DType, "{error}");
        let mut wrong = Array::<f32>::new(&[1, 2, 3, 4], || 1.0);
        let error = pool(Path::Cpu, execs()[0], &plain, memory.tensor(), &mut wrong.tensor()).unwrap_err();
        assert!(error.message.contains("(1, 2, 3, 4)") && error.message.contains("(1, 2, 3, 3)"), "{error}");
    }
    let o = Options { dilation: vec![0], ..options("max_pool2d", 2, 2, 0, false) };
    refused(&o, &[1, 6, 6], InvalidArgument, &["dilation", "0"]);
    let o = Options { dilation: vec![6], ..options("max_pool2d", 2, 2, 0, false) };
    refused(&o, &[1, 6, 6], Shape, &["dilation 6", "spans 7"]);
}

/// No image gives an empty result.
#[test]
fn an_empty_batch_gives_nothing() {
    for name in ["max_pool2d", "avg_pool2d"] {
        let mut x = Array::<f32>::new(&[0, 3, 6, 6], || 1.0);
        check(&options(name, 2, 2, 0, false), &mut x, &mut Rng(1));
    }
}
