//! Each fast-math flag does what it says and no more: what one allows happens with that flag, and with no other.

use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions};
use jitney_ir::{FastMath, Verified};
use jitney_llvm::compile::{Output, Request, compile};

use crate::engine::Llvm;
use crate::vectors::kernel;

/// A kernel of three doubles that returns one.
fn scalar(expression: &str, fastmath: FastMath) -> Verified {
    let text = format!("def f(a, b, c):\n    return {expression}\n");
    kernel("f", &text, "(f8, f8, f8)", fastmath)
}

fn value(module: &Verified, args: [f64; 3]) -> f64 {
    let mut result = [0];
    let code = Llvm.compile(module).expect("code");
    // SAFETY: three numbers, and a place for one.
    unsafe { code.call(&args.map(f64::to_bits), &mut result, &CallOptions::default()) }.expect("no error");
    f64::from_bits(result[0])
}

fn text(module: Verified, output: Output) -> String {
    let bytes = compile(module, &Request { output, vector_bits: 256, ..Request::default() }).expect("text");
    String::from_utf8(bytes).expect("text")
}

fn flag(name: &str) -> FastMath {
    FastMath::from_name(name).expect("a flag")
}

/// Every set of flags without the given one that has one flag, all the others, or none.
fn without(name: &str) -> Vec<FastMath> {
    let others = FastMath::NAMES.into_iter().filter(|&other| other != name).map(flag);
    let most = FastMath(FastMath::ALL.0 & !flag(name).0);
    others.chain([most, FastMath::default()]).collect()
}

#[test]
fn nan_is_told_from_numbers_unless_there_is_none() {
    for expression in ["float(math.isnan(a))", "float(a != a)", "float(np.isnan(a * b))", "float(not a == a)"] {
        for flags in without("nnan") {
            let module = scalar(expression, flags);
            assert_eq!(value(&module, [f64::NAN, 1.0, 0.0]), 1.0, "{expression} {flags:?}");
            assert_eq!(value(&module, [1.0, f64::INFINITY, 0.0]), 0.0, "{expression} {flags:?}");
        }
        let folded = text(scalar(expression, flag("nnan")), Output::Listing);
        assert!(!folded.contains("fcmp"), "{expression} is still looked at:\n{folded}");
    }
}

#[test]
fn infinity_is_told_from_numbers_unless_there_is_none() {
    for expression in ["float(math.isinf(a))", "float(np.isinf(a + b))", "float(abs(a) == math.inf)"] {
        for flags in without("ninf") {
            let module = scalar(expression, flags);
            assert_eq!(value(&module, [f64::NEG_INFINITY, 1.0, 0.0]), 1.0, "{expression} {flags:?}");
            assert_eq!(value(&module, [1e308, 1.0, 0.0]), 0.0, "{expression} {flags:?}");
        }
        let folded = text(scalar(expression, flag("ninf")), Output::Listing);
        assert!(!folded.contains("fcmp"), "{expression} is still looked at:\n{folded}");
    }
}

#[test]
fn zeros_keep_their_signs_unless_these_make_no_difference() {
    for flags in without("nsz") {
        assert_eq!(value(&scalar("a + 0.0", flags), [-0.0, 0.0, 0.0]).to_bits(), 0.0f64.to_bits(), "{flags:?}");
    }
    assert_eq!(value(&scalar("a + 0.0", flag("nsz")), [-0.0, 0.0, 0.0]).to_bits(), (-0.0f64).to_bits());
}

#[test]
fn quotients_are_quotients_unless_products_will_do() {
    let x = (1..100).map(f64::from).find(|x| x / 3.0 != x * (1.0 / 3.0)).expect("a quotient that shows it");
    for flags in without("arcp") {
        assert_eq!(value(&scalar("a / 3.0", flags), [x, 0.0, 0.0]), x / 3.0, "{flags:?}");
    }
    assert_eq!(value(&scalar("a / 3.0", flag("arcp")), [x, 0.0, 0.0]), x * (1.0 / 3.0));
}

#[test]
fn products_are_rounded_unless_they_may_be_contracted() {
    let x = 1.0 + (2f64).powi(-30);
    for flags in without("contract") {
        assert_eq!(value(&scalar("a * b + c", flags), [x, x, -1.0]), x * x - 1.0, "{flags:?}");
    }
    if cfg!(target_arch = "aarch64") || std::is_x86_feature_detected!("fma") {
        assert_eq!(value(&scalar("a * b + c", flag("contract")), [x, x, -1.0]), f64::mul_add(x, x, -1.0));
    }
}

/// Sums and products keep their order: LLVM wants `nsz` beside `reassoc` to give it up.
#[test]
fn sums_keep_their_order_unless_they_may_be_reassociated() {
    for flags in without("reassoc") {
        assert_eq!(value(&scalar("(a + b) - a", flags), [1e16, 1.0, 0.0]), (1e16 + 1.0) - 1e16, "{flags:?}");
        assert_eq!(value(&scalar("(a + b) + c", flags), [1e300, 1.0, -1e300]), 0.0, "{flags:?}");
        assert_eq!(value(&scalar("(a * b) * c", flags), [1e300, 1e300, 1e-300]), f64::INFINITY, "{flags:?}");
    }
    let flags = FastMath(flag("reassoc").0 | flag("nsz").0);
    assert_eq!(value(&scalar("(a + b) - a", flags), [1e16, 1.0, 0.0]), 1.0);
}

const TOTAL: &str = "def f(x, y, s):\n    for i in range(len(x)):\n        s += x[i]\n    return s\n";

#[test]
#[cfg(target_arch = "x86_64")]
fn sums_of_arrays_are_vectors_only_where_they_may_be_reassociated() {
    for flags in without("reassoc") {
        let assembly = text(kernel("f", TOTAL, "(f8[::1], f8[::1], f8)", flags), Output::Assembly);
        assert!(!assembly.contains("addpd"), "{flags:?}");
    }
    let assembly = text(kernel("f", TOTAL, "(f8[::1], f8[::1], f8)", flag("reassoc")), Output::Assembly);
    assert!(assembly.contains("addpd"), "{assembly}");
}

fn element_wise(expression: &str) -> String {
    format!("def f(x, y, s):\n    for i in range(len(x)):\n        y[i] = {expression}\n    return s\n")
}

/// The array that an element-wise kernel of doubles leaves behind.
fn written(engine: &dyn Backend, module: &Verified, x: &[f64]) -> Vec<f64> {
    let (mut y, n) = (vec![0.0; x.len()], x.len() as u64);
    let args = [x.as_ptr() as u64, n, 1, y.as_mut_ptr() as u64, n, 1, 0.75f64.to_bits()];
    let code = engine.compile(module).expect("code");
    // SAFETY: two arrays of `n` elements, a number, and a place for one.
    unsafe { code.call(&args, &mut [0], &CallOptions::default()) }.expect("no error");
    y
}

/// Numbers between two, many of them, and the ends.
fn between(low: f64, high: f64) -> Vec<f64> {
    (0..=4096).map(|i| low + (high - low) * (f64::from(i) / 4096.0)).collect()
}

/// Distance in units of the last place of the first one.
fn ulps(exact: f64, found: f64) -> f64 {
    if exact == found {
        return 0.0;
    }
    let next = f64::from_bits(exact.abs().to_bits() + 1);
    (exact - found).abs() / (next - exact.abs())
}

/// What docs/compiler.md states: functions that are written out give the same bits whatever is allowed to the sums around
/// them; `sin`, `cos` and `tan` are at most four units off, with `afn` alone.
#[test]
fn mathematical_functions_keep_their_bounds() {
    let written_out = [
        ("math.exp(x[i])", -700.0, 700.0),
        ("math.expm1(x[i])", -5.0, 5.0),
        ("math.log(x[i])", 1e-300, 1e6),
        ("math.log1p(x[i])", -0.99, 10.0),
        ("math.log2(x[i])", 1e-9, 1e9),
        ("math.log10(x[i])", 1e-9, 1e9),
        ("math.tanh(x[i])", -20.0, 20.0),
        ("math.sinh(x[i])", -20.0, 20.0),
        ("math.cosh(x[i])", -20.0, 20.0),
        ("math.erf(x[i])", -6.0, 6.0),
        ("math.erfc(x[i])", -6.0, 25.0),
        ("math.asin(x[i])", -1.0, 1.0),
        ("math.acos(x[i])", -1.0, 1.0),
        ("math.atan(x[i])", -50.0, 50.0),
        ("math.asinh(x[i])", -50.0, 50.0),
        ("math.acosh(x[i])", 1.0, 50.0),
        ("math.atanh(x[i])", -0.999, 0.999),
        ("np.cbrt(x[i])", -50.0, 50.0),
        ("math.pow(abs(x[i]), s)", -50.0, 50.0),
        ("math.hypot(x[i], s)", -50.0, 50.0),
        ("math.atan2(x[i], s)", -50.0, 50.0),
        ("math.sqrt(x[i])", 0.0, 1e12),
    ];
    let from_libmvec = ["sin", "cos", "tan"].map(|name| (format!("math.{name}(x[i])"), -1000.0, 1000.0));
    let jobs = written_out.map(|(expression, low, high)| (expression.to_owned(), low, high, 0.0));
    let jobs = jobs.into_iter().chain(from_libmvec.into_iter().map(|(e, low, high)| (e, low, high, 4.0)));
    for (expression, low, high, bound) in jobs {
        let x = between(low, high);
        let module = |flags| kernel("f", &element_wise(&expression), "(f8[::1], f8[::1], f8)", flags);
        let exact = written(&Interpreter, &module(FastMath::default()), &x);
        for flags in without("afn").into_iter().chain([flag("afn"), FastMath::ALL]) {
            let found = written(&Llvm, &module(flags), &x);
            let bound = if flags.contains(flag("afn")) { bound } else { 0.0 };
            let worst = exact.iter().zip(&found).map(|(&exact, &found)| ulps(exact, found)).fold(0.0, f64::max);
            assert!(worst <= bound, "{expression} with {flags:?} is {worst} units off");
        }
    }
}

/// However a sum of n products is ordered and contracted, it is within n units of the sum of magnitudes.
#[test]
fn sums_keep_their_bounds_with_every_flag() {
    let dot = "def f(x, y, s):\n    for i in range(len(x)):\n        s += x[i] * x[i] - 0.5 * x[i]\n    return s\n";
    let module = |flags| kernel("f", dot, "(f8[::1], f8[::1], f8)", flags);
    for n in [1, 3, 17, 1000] {
        let x: Vec<f64> = (0..n).map(|i| ((i * 7919 % 1009) as f64 - 500.0) * 0.37).collect();
        let total = |engine: &dyn Backend, flags| {
            let args = [x.as_ptr() as u64, n, 1, x.as_ptr() as u64, n, 1, 0.75f64.to_bits()];
            let (code, mut result) = (engine.compile(&module(flags)).expect("code"), [0]);
            // SAFETY: two arrays of `n` elements that are only read, a number, and a place for one.
            unsafe { code.call(&args, &mut result, &CallOptions::default()) }.expect("no error");
            f64::from_bits(result[0])
        };
        let magnitudes: f64 = x.iter().map(|x| x * x + 0.5 * x.abs()).sum::<f64>() + 0.75;
        let exact = total(&Interpreter, FastMath::default());
        for flags in FastMath::NAMES.map(flag).into_iter().chain([FastMath::ALL]) {
            let off = (total(&Llvm, flags) - exact).abs();
            assert!(off <= 2.0 * n as f64 * f64::EPSILON * magnitudes, "{n} terms with {flags:?} are {off} off");
        }
    }
}
