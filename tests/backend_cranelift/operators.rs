//! Scalars: every operator, conversion and function at its edges.

use jitney::backend::mathlib;
use jitney_ir::{BinOp, Const, DType, Expr, MathFn, UnOp, eval};

use crate::support::*;

#[test]
fn operators_of_one_operand_are_what_eval_says() {
    for &op in UnOp::ALL {
        for dtype in registers().filter(|&d| op.takes().admits(d)) {
            let mut f = function(op.name());
            let x = param(&mut f, "x", scalar(dtype));
            f.results = vec![scalar(op.result(dtype))];
            f.body = vec![ret(Expr::unary(op, get(&f, x)))];
            let kernel = compile(vec![f]);
            for x in edges(dtype) {
                let got = Const(kernel.call(&[x.0]).unwrap()[0]);
                assert!(
                    same(dtype, got, eval::unary(op, dtype, x)),
                    "{} {}: {x:?} gives {got:?}",
                    op.name(),
                    dtype.name()
                );
            }
        }
    }
}

#[test]
fn operators_of_two_operands_are_what_eval_says() {
    let mut compared = 0;
    for &op in BinOp::ALL {
        for dtype in registers().filter(|&d| op.takes().admits(d)) {
            let mut f = function(op.name());
            let (a, b) = (param(&mut f, "a", scalar(dtype)), param(&mut f, "b", scalar(dtype)));
            f.results = vec![scalar(op.result(dtype))];
            f.body = vec![ret(Expr::binary(op, get(&f, a), get(&f, b)))];
            let kernel = compile(vec![f]);
            for b in edges(dtype) {
                let mut f = function(op.name());
                let x = param(&mut f, "a", scalar(dtype));
                f.results = vec![scalar(op.result(dtype))];
                f.body = vec![ret(Expr::binary(op, get(&f, x), Expr::constant(dtype, b)))];
                let with_constant = compile(vec![f]);
                for a in edges(dtype) {
                    let expected = eval::binary(op, dtype, a, b);
                    let got = [kernel.call(&[a.0, b.0]).unwrap()[0], with_constant.call(&[a.0]).unwrap()[0]];
                    for got in got.map(Const) {
                        let what =
                            format!("{} {}: {a:?}, {b:?} gives {got:?}, not {expected:?}", op.name(), dtype.name());
                        assert!(same(op.result(dtype), got, expected), "{what}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 30_000, "{compared} results compared");
}

#[test]
fn integer_powers_wrap_and_truncate() {
    let mut f = function("power");
    let (a, b) = (param(&mut f, "a", scalar(DType::I64)), param(&mut f, "b", scalar(DType::I64)));
    f.results = vec![scalar(DType::I64)];
    f.body = vec![ret(Expr::binary(BinOp::Pow, get(&f, a), get(&f, b)))];
    let kernel = compile(vec![f]);
    let power = |a: i64, b: i64| kernel.int(&[a as u64, b as u64]);
    assert_eq!(power(3, 4), 81);
    assert_eq!(power(-2, 63), i64::MIN);
    assert_eq!(power(2, 64), 0);
    assert_eq!(power(-1, -3), -1);
    assert_eq!(power(5, -1), 0);
    assert_eq!(power(0, 0), 1);
}

#[test]
fn conversions_are_what_eval_says() {
    for from in registers() {
        for to in registers() {
            let mut f = function("cast");
            let x = param(&mut f, "x", scalar(from));
            f.results = vec![scalar(to)];
            f.body = vec![ret(get(&f, x).cast(to))];
            let kernel = compile(vec![f]);
            for x in edges(from) {
                let (got, expected) = (Const(kernel.call(&[x.0]).unwrap()[0]), eval::cast(from, to, x));
                let what = format!("{} to {}: {x:?} gives {got:?}, not {expected:?}", from.name(), to.name());
                assert!(same(to, got, expected), "{what}");
            }
        }
    }
}

#[test]
fn functions_have_the_values_of_the_library() {
    for &function in MathFn::ALL {
        for dtype in [DType::F32, DType::F64] {
            let mut f = crate::support::function(function.name());
            let operands =
                (0..function.arity()).map(|i| param(&mut f, &format!("x{i}"), scalar(dtype))).collect::<Vec<_>>();
            f.results = vec![scalar(dtype)];
            f.body = vec![ret(Expr::math(function, operands.iter().map(|&x| get(&f, x)).collect()))];
            let kernel = compile(vec![f]);
            let values = edges(dtype);
            for i in 0..values.len() * 3 {
                let args: Vec<u64> = (0..function.arity()).map(|k| values[i * (3 * k + 1) % values.len()].0).collect();
                let got = Const(kernel.call(&args).unwrap()[0]);
                let expected = call_library(function, dtype, &args);
                let what =
                    format!("{} {} of {args:x?} gives {got:x?}, not {expected:x?}", function.name(), dtype.name());
                assert!(same(dtype, got, expected), "{what}");
            }
        }
    }
}

fn call_library(function: MathFn, dtype: DType, args: &[u64]) -> Const {
    let address = mathlib::address(function, dtype);
    // SAFETY: the table's functions take as many operands of the type as the row says.
    unsafe {
        if dtype == DType::F32 {
            let x: Vec<f32> = args.iter().map(|&b| f32::from_bits(b as u32)).collect();
            let y = match x[..] {
                [a] => std::mem::transmute::<*const u8, extern "C" fn(f32) -> f32>(address)(a),
                [a, b] => std::mem::transmute::<*const u8, extern "C" fn(f32, f32) -> f32>(address)(a, b),
                [a, b, c] => std::mem::transmute::<*const u8, extern "C" fn(f32, f32, f32) -> f32>(address)(a, b, c),
                _ => unreachable!(),
            };
            return Const(y.to_bits().into());
        }
        let x: Vec<f64> = args.iter().map(|&b| f64::from_bits(b)).collect();
        let y = match x[..] {
            [a] => std::mem::transmute::<*const u8, extern "C" fn(f64) -> f64>(address)(a),
            [a, b] => std::mem::transmute::<*const u8, extern "C" fn(f64, f64) -> f64>(address)(a, b),
            [a, b, c] => std::mem::transmute::<*const u8, extern "C" fn(f64, f64, f64) -> f64>(address)(a, b, c),
            _ => unreachable!(),
        };
        Const(y.to_bits())
    }
}

#[test]
fn a_choice_takes_either() {
    for dtype in registers() {
        let mut f = function("choose");
        let test = param(&mut f, "test", scalar(DType::Bool));
        let (a, b) = (param(&mut f, "a", scalar(dtype)), param(&mut f, "b", scalar(dtype)));
        f.results = vec![scalar(dtype)];
        f.body = vec![ret(Expr::select(get(&f, test), get(&f, a), get(&f, b)))];
        let kernel = compile(vec![f]);
        let (a, b) = (edges(dtype)[0].0, edges(dtype)[1].0);
        assert_eq!(kernel.call(&[1, a, b]).unwrap(), [a]);
        assert_eq!(kernel.call(&[0, a, b]).unwrap(), [b]);
    }
}
