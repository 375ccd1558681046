//! Operators, conversions and functions over whole arrays, which LLVM vectorises: every lane is what `eval` says.

use jitney::backend::mathlib;
use jitney_ir::{BinOp, Const, DType, Expr, Function, Layout, LocalId, MathFn, UnOp, eval};

use crate::support::*;

/// Elements of an array: the bytes of each value.
fn memory(dtype: DType, values: &[Const]) -> Vec<u8> {
    let bytes = |v: &Const| eval::to_memory(dtype, *v).to_le_bytes()[..dtype.size()].to_vec();
    values.iter().flat_map(bytes).collect()
}

/// `for i in range(len(z)): z[i] = f(x[i], y[i])`, run; the elements of `z`.
fn over(from: DType, to: DType, xs: &[Const], ys: &[Const], f: impl Fn(&Function, [Expr; 2]) -> Expr) -> Vec<Const> {
    let mut code = function("lanes");
    let [x, y] = ["x", "y"].map(|name| param(&mut code, name, array(from, 1, Layout::C)));
    let z = param(&mut code, "z", array(to, 1, Layout::C));
    let i = code.add_local("i", scalar(DType::I64), false);
    let vi = get(&code, i);
    let element = |array: LocalId| Expr::load(from, array, vec![vi.clone()]);
    let value = f(&code, [element(x), element(y)]);
    code.body = vec![count(i, Expr::extent(z, 0), vec![store(z, vec![vi.clone()], value)])];
    let n = xs.len();
    let (mut xs, mut ys, mut zs) = (memory(from, xs), memory(from, ys), vec![0u8; n * to.size()]);
    let args: Vec<u64> =
        [&mut xs, &mut ys, &mut zs].iter_mut().flat_map(|m| [m.as_mut_ptr() as u64, n as u64, 1]).collect();
    compile(vec![code]).call(&args).expect("no error");
    let word = |bytes: &[u8]| bytes.iter().rev().fold(0, |word, &b| word << 8 | u64::from(b));
    zs.chunks_exact(to.size()).map(|bytes| eval::from_memory(to, word(bytes))).collect()
}

/// Every pair of numbers at which something may go wrong.
fn pairs(dtype: DType) -> (Vec<Const>, Vec<Const>) {
    let all = edges(dtype);
    all.iter().flat_map(|&a| all.iter().map(move |&b| (a, b))).unzip()
}

#[test]
fn operators_of_two_operands() {
    for dtype in registers() {
        let (xs, ys) = pairs(dtype);
        for &op in BinOp::ALL.iter().filter(|op| op.takes().admits(dtype)) {
            let to = op.result(dtype);
            let found = over(dtype, to, &xs, &ys, |_, [a, b]| Expr::binary(op, a, b));
            for ((&a, &b), &z) in xs.iter().zip(&ys).zip(&found) {
                let expected = eval::binary(op, dtype, a, b);
                assert!(same(to, z, expected), "{} of {a:?} and {b:?}: {}", op.name(), dtype.name());
            }
            // With a constant for the second operand.
            for &b in edges(dtype).iter().take(9) {
                let found = over(dtype, to, &xs, &ys, |_, [a, _]| Expr::binary(op, a, Expr::constant(dtype, b)));
                for (&a, &z) in xs.iter().zip(&found) {
                    let expected = eval::binary(op, dtype, a, b);
                    assert!(same(to, z, expected), "{} of {a:?} and constant {b:?}: {}", op.name(), dtype.name());
                }
            }
        }
    }
}

#[test]
fn operators_of_one_operand_and_exact_functions() {
    for dtype in registers() {
        let (xs, ys) = pairs(dtype);
        for &op in UnOp::ALL.iter().filter(|op| op.takes().admits(dtype)) {
            let found = over(dtype, dtype, &xs, &ys, |_, [a, _]| Expr::unary(op, a));
            let right = xs.iter().zip(&found).all(|(&x, &z)| same(dtype, z, eval::unary(op, dtype, x)));
            assert!(right, "{} of {}", op.name(), dtype.name());
        }
        for &function in MathFn::ALL.iter().filter(|f| f.is_exact() && dtype.is_float()) {
            let operands = |a: Expr, b: Expr| [a.clone(), b, a].into_iter().take(function.arity()).collect();
            let found = over(dtype, dtype, &xs, &ys, |_, [a, b]| Expr::math(function, operands(a, b)));
            for ((&a, &b), &z) in xs.iter().zip(&ys).zip(&found) {
                let expected = mathlib::eval(function, dtype, &[a, b, a][..function.arity()]);
                assert!(same(dtype, z, expected), "{} of {a:?} and {b:?}", function.name());
            }
        }
    }
}

#[test]
fn conversions() {
    for from in registers() {
        let (xs, ys) = pairs(from);
        for &to in DType::ALL {
            let found = over(from, to, &xs, &ys, |_, [a, _]| a.cast(to.register()));
            for (&x, &z) in xs.iter().zip(&found) {
                let value = eval::cast(from, to.register(), x);
                let expected = eval::from_memory(to, eval::to_memory(to, value));
                assert!(same(to.register(), z, expected), "{x:?} of {} as {}", from.name(), to.name());
            }
        }
    }
}

#[test]
fn every_sixteen_bit_float_is_read() {
    for from in [DType::F16, DType::BF16] {
        let bits: Vec<u16> = (0..=u16::MAX).collect();
        let xs: Vec<Const> = bits.iter().map(|&b| eval::from_memory(from, b.into())).collect();
        let found = over(from, DType::F32, &xs, &xs, |_, [a, _]| a);
        for (&x, &z) in xs.iter().zip(&found) {
            assert!(same(DType::F32, z, x), "{x:?} of {}", from.name());
        }
    }
}
