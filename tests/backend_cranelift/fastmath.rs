//! Fast-math flags: each does what it says, and nothing happens without them.

use jitney_ir::{BinOp, DType, Expr, FastMath, Function, Module, verify};

use crate::support::*;

/// A function of three doubles.
fn ternary(fastmath: FastMath, body: impl Fn(Expr, Expr, Expr) -> Expr) -> Function {
    let mut f = function("f");
    let [a, b, c] = ["a", "b", "c"].map(|name| param(&mut f, name, scalar(DType::F64)));
    f.results = vec![scalar(DType::F64)];
    f.fastmath = fastmath;
    f.body = vec![ret(body(get(&f, a), get(&f, b), get(&f, c)))];
    f
}

fn value(f: Function, args: [f64; 3]) -> f64 {
    f64::from_bits(compile(vec![f]).call(&args.map(f64::to_bits)).expect("no error")[0])
}

fn assembly(f: Function) -> String {
    let module = verify(Module { functions: vec![f], constants: vec![] }).unwrap();
    engine().assembly(&module).unwrap()
}

fn sub(a: Expr, b: Expr) -> Expr {
    Expr::binary(BinOp::Sub, a, b)
}

fn div(a: Expr, b: Expr) -> Expr {
    Expr::binary(BinOp::Div, a, b)
}

/// Whether the engine contracts: it has the instruction.
fn has_fma() -> bool {
    #[cfg(target_arch = "x86_64")]
    return is_x86_feature_detected!("fma")
        && jitney::runtime::cpu::Level::best() > jitney::runtime::cpu::Level::Baseline;
    #[cfg(not(target_arch = "x86_64"))]
    true
}

#[test]
fn contract_rounds_a_product_and_a_sum_once() {
    // The square of 1 + 2**-30 does not fit: its last bit is lost unless the sum comes first.
    let x = 1.0 + (2f64).powi(-30);
    let (rounded, exact) = (x * x - 1.0, f64::mul_add(x, x, -1.0));
    assert_ne!(rounded, exact);
    let plain = FastMath::default();
    let expected = if has_fma() { exact } else { rounded };
    for (flags, expected) in [(plain, rounded), (FastMath::RECIPROCALS, rounded), (FastMath::CONTRACT, expected)] {
        assert_eq!(value(ternary(flags, |a, b, c| add(mul(a, b), c)), [x, x, -1.0]), expected);
        assert_eq!(value(ternary(flags, |a, b, c| add(c, mul(a, b))), [x, x, -1.0]), expected);
        assert_eq!(value(ternary(flags, |a, b, c| sub(mul(a, b), c)), [x, x, 1.0]), expected);
        assert_eq!(value(ternary(flags, |a, b, c| sub(c, mul(a, b))), [x, x, 1.0]), -expected);
    }
}

#[test]
fn arcp_multiplies_with_reciprocals_of_constants() {
    let by_three = |a: Expr| div(a, Expr::float(DType::F64, 3.0));
    let x = (1..100).map(f64::from).find(|x| x / 3.0 != x * (1.0 / 3.0)).expect("a quotient that shows it");
    let with = |flags| value(ternary(flags, |a, _, _| by_three(a)), [x, 0.0, 0.0]);
    assert_eq!(with(FastMath::default()), x / 3.0);
    assert_eq!(with(FastMath::RECIPROCALS), x * (1.0 / 3.0));
    // A divisor that nothing makes cheaper is divided by.
    let divided = assembly(ternary(FastMath::RECIPROCALS, |a, b, _| div(a, b)));
    let plain = assembly(ternary(FastMath::default(), |a, b, _| div(a, b)));
    assert_eq!(divided, plain);
}

#[test]
fn arcp_divides_once_by_what_a_loop_does_not_change() {
    // def f(x, y): for i in range(len(x)): x[i] /= y
    let scale = |fastmath| {
        let mut f = function("f");
        let x = param(&mut f, "x", f64s(1));
        let y = param(&mut f, "y", scalar(DType::F64));
        let i = f.add_local("i", scalar(DType::I64), false);
        f.fastmath = fastmath;
        let element = Expr::load(DType::F64, x, vec![get(&f, i)]);
        let body = store(x, vec![get(&f, i)], div(element, get(&f, y)));
        f.body = vec![count(i, Expr::extent(x, 0), vec![body])];
        f
    };
    for (flags, third) in [(FastMath::default(), 5.0 / 3.0), (FastMath::RECIPROCALS, 5.0 * (1.0 / 3.0))] {
        let mut data = [3.0, 5.0, 0.0];
        let args = [slots(&mut data, &[3]), vec![3f64.to_bits()]].concat();
        compile(vec![scale(flags)]).call(&args).unwrap();
        assert_eq!(data, [1.0, third, 0.0]);
    }
}

#[test]
fn without_nans_a_minimum_is_shorter_and_the_same() {
    for op in [BinOp::Min, BinOp::Max] {
        let two = |flags| ternary(flags, move |a, b, _| Expr::binary(op, a, b));
        assert!(assembly(two(FastMath::NO_NANS)).len() < assembly(two(FastMath::default())).len());
        for (a, b) in [(1.0, 2.0), (2.0, 1.0), (-0.0, 0.0), (0.0, -0.0), (f64::INFINITY, 1.0)] {
            let [fast, exact] = [FastMath::NO_NANS, FastMath::default()].map(|flags| value(two(flags), [a, b, 0.0]));
            assert_eq!(fast.to_bits(), exact.to_bits(), "{a} {b}");
        }
    }
}

#[test]
fn adding_zero_does_nothing_where_its_sign_makes_no_difference() {
    let plus_zero = |flags| value(ternary(flags, |a, _, _| add(a, Expr::float(DType::F64, 0.0))), [-0.0, 0.0, 0.0]);
    assert_eq!(plus_zero(FastMath::default()).to_bits(), 0.0f64.to_bits());
    assert_eq!(plus_zero(FastMath::NO_SIGNED_ZEROS).to_bits(), (-0.0f64).to_bits());
}

#[test]
fn nothing_is_reassociated_without_the_flag() {
    let flags = FastMath(FastMath::ALL.0 & !FastMath::from_name("reassoc").unwrap().0);
    let sum = |flags| value(ternary(flags, |a, b, c| add(add(a, b), c)), [1e300, -1e300, 1.0]);
    assert_eq!((sum(FastMath::default()), sum(flags)), (1.0, 1.0));
    let right = |flags| value(ternary(flags, |a, b, c| add(a, add(b, c))), [1e300, -1e300, 1.0]);
    assert_eq!((right(FastMath::default()), right(flags)), (0.0, 0.0));
}
