//! Control flow, and errors with their places.

use jitney::backend::parallel::iterations;
use jitney_ir::dtype::Kind;
use jitney_ir::{BinOp, Const, DType, Expr, Guard, Stmt, TrapKind};

use crate::support::*;

/// The values that a loop's variable takes, as far as an array of 8 holds them, and their number.
fn course(dtype: DType, step: Option<Const>) -> Kernel {
    let mut f = function("course");
    let out = param(&mut f, "out", array(dtype, 1, jitney_ir::Layout::C));
    let bounds = ["start", "stop", "step"].map(|name| param(&mut f, name, scalar(dtype)));
    let (var, n) = (f.add_local("i", scalar(dtype), false), f.add_local("n", scalar(DType::I64), false));
    f.results = vec![scalar(DType::I64)];
    let [start, stop, given] = bounds.map(|b| get(&f, b));
    let keep = vec![store(out, vec![get(&f, n)], get(&f, var))];
    f.body = vec![
        Stmt::For {
            var,
            start,
            stop,
            step: step.map_or(given, |c| Expr::constant(dtype, c)),
            body: vec![
                Stmt::If { test: lt(get(&f, n), int(8)), then: keep, otherwise: vec![] },
                Stmt::Set(n, add(get(&f, n), int(1))),
                // The course of the loop is not the variable's business.
                Stmt::Set(var, Expr::constant(dtype, Const(77))),
            ],
        },
        ret(get(&f, n)),
    ];
    compile(vec![f])
}

#[test]
fn a_loop_counts_as_range_does() {
    for dtype in [DType::I8, DType::U8, DType::I32, DType::U32, DType::I64, DType::U64] {
        let signed = dtype.kind() == Kind::Signed;
        let steps: &[i64] = if signed { &[1, 2, 3, 100, -1, -2, -7, -128] } else { &[1, 2, 3, 100, 200] };
        let dynamic = course(dtype, None);
        for &step in steps {
            let constant = course(dtype, Some(Const::int(step)));
            for start in edges(dtype) {
                for stop in edges(dtype) {
                    let expected = iterations(dtype, start.0, stop.0, step as u64);
                    if expected > 300 {
                        continue;
                    }
                    for kernel in [&dynamic, &constant] {
                        let mut out = vec![0u8; 8 * dtype.size()];
                        let mut args = strided(out.as_mut_ptr(), &[8], &[1]);
                        args.extend([start.0, stop.0, step as u64]);
                        let what = format!("{}: {start:?}..{stop:?} by {step}", dtype.name());
                        assert_eq!(kernel.int(&args) as u64, expected, "{what}");
                        for i in 0..expected.min(8) as usize {
                            let at = i * dtype.size();
                            let mut bytes = [0; 8];
                            bytes[..dtype.size()].copy_from_slice(&out[at..at + dtype.size()]);
                            let value = start.0.wrapping_add((step as u64).wrapping_mul(i as u64));
                            let mask = u64::MAX >> (64 - dtype.bits());
                            assert_eq!(u64::from_le_bytes(bytes), value & mask, "{what}, iteration {i}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn break_and_continue_leave_the_innermost_loop() {
    // for i in range(n): for j in range(n): if j == 1: continue; if j > i: break; s += 10 * i + j
    let mut f = function("jumps");
    let n = param(&mut f, "n", scalar(DType::I64));
    let [i, j, s] = ["i", "j", "s"].map(|name| f.add_local(name, scalar(DType::I64), false));
    f.results = vec![scalar(DType::I64)];
    let test = |op, a, b| Expr::binary(op, a, b);
    let inner = vec![
        Stmt::If { test: test(BinOp::Eq, get(&f, j), int(1)), then: vec![Stmt::Continue], otherwise: vec![] },
        Stmt::If { test: test(BinOp::Gt, get(&f, j), get(&f, i)), then: vec![Stmt::Break], otherwise: vec![] },
        Stmt::Set(s, add(get(&f, s), add(mul(int(10), get(&f, i)), get(&f, j)))),
    ];
    f.body = vec![count(i, get(&f, n), vec![count(j, get(&f, n), inner)]), ret(get(&f, s))];
    let kernel = compile(vec![f]);
    let expected =
        |n: i64| (0..n).flat_map(|i| (0..=i.min(n - 1)).filter(|&j| j != 1).map(move |j| 10 * i + j)).sum::<i64>();
    for n in [0, 1, 2, 5, 10] {
        assert_eq!(kernel.int(&[n as u64]), expected(n), "{n}");
    }
}

#[test]
fn while_runs_its_setup_before_every_test() {
    // while (k = k + 1; n != 1): n = n // 2 if n % 2 == 0 else 3 * n + 1
    let mut f = function("collatz");
    let n = param(&mut f, "n", scalar(DType::I64));
    let k = f.add_local("k", scalar(DType::I64), false);
    f.results = vec![scalar(DType::I64)];
    let half = Expr::binary(BinOp::FloorDiv, get(&f, n), int(2));
    let odd = Expr::binary(BinOp::Eq, Expr::binary(BinOp::Mod, get(&f, n), int(2)), int(1));
    f.body = vec![
        Stmt::While {
            setup: vec![Stmt::Set(k, add(get(&f, k), int(1)))],
            test: Expr::binary(BinOp::Ne, get(&f, n), int(1)),
            body: vec![Stmt::If {
                test: odd,
                then: vec![Stmt::Set(n, add(mul(int(3), get(&f, n)), int(1))), Stmt::Continue],
                otherwise: vec![Stmt::Set(n, half)],
            }],
        },
        ret(get(&f, k)),
    ];
    assert_eq!(compile(vec![f]).int(&[27]), 112);
}

#[test]
fn an_endless_loop_ends_by_return() {
    let mut f = function("until");
    let n = param(&mut f, "n", scalar(DType::I64));
    f.results = vec![scalar(DType::I64)];
    f.body = vec![Stmt::While {
        setup: vec![],
        test: Expr::bool(true),
        body: vec![
            Stmt::Set(n, add(get(&f, n), int(3))),
            Stmt::If { test: lt(int(100), get(&f, n)), then: vec![ret(get(&f, n))], otherwise: vec![] },
        ],
    }];
    assert_eq!(compile(vec![f]).int(&[5]), 101);
}

#[test]
fn an_index_past_its_axis_is_named() {
    let mut f = function("pick");
    let x = param(&mut f, "x", i64s(1));
    let i = param(&mut f, "i", scalar(DType::I64));
    f.results = vec![scalar(DType::I64)];
    let place = site(&mut f, 3);
    let index = Expr::guard(Guard::Index(x, 0), get(&f, i), place);
    f.body = vec![ret(Expr::load(DType::I64, x, vec![index]))];
    let kernel = compile(vec![f]);
    let mut data = [10i64, 11, 12, 13, 14];
    let mut pick = |i: i64| kernel.call(&[slots(&mut data, &[5]), vec![i as u64]].concat());
    assert_eq!(pick(0).unwrap(), [10]);
    assert_eq!(pick(4).unwrap(), [14]);
    assert_eq!(pick(-1).unwrap(), [14]);
    assert_eq!(pick(-5).unwrap(), [10]);
    for i in [5, -6, 7, i64::MAX, i64::MIN] {
        let trap = pick(i).unwrap_err();
        assert_eq!(trap.to_string(), format!("IndexError: index {i} is out of bounds for axis 0 with size 5"));
        assert_eq!((trap.line, trap.column), (3, 5));
    }
}

#[test]
fn bounds_take_no_negative_index_and_wrap_checks_nothing() {
    let mut f = function("indices");
    let x = param(&mut f, "x", i64s(1));
    let i = param(&mut f, "i", scalar(DType::I64));
    f.results = vec![scalar(DType::I64), scalar(DType::I64)];
    let place = site(&mut f, 1);
    let wrapped = Expr::guard(Guard::Wrap(x, 0), get(&f, i), place);
    let bounded = Expr::guard(Guard::Bounds(x, 0), wrapped.clone(), place);
    f.body = vec![Stmt::Return(vec![jitney_ir::Arg::Scalar(wrapped), jitney_ir::Arg::Scalar(bounded)])];
    let kernel = compile(vec![f]);
    let mut data = [0i64; 5];
    let mut call = |i: i64| kernel.call(&[slots(&mut data, &[5]), vec![i as u64]].concat());
    assert_eq!(call(-2).unwrap(), [3, 3]);
    assert_eq!(call(-7).unwrap_err().message, "index -2 is out of bounds for axis 0 with size 5");
}

#[test]
fn a_zero_divisor_is_an_error_where_it_is_guarded() {
    for dtype in [DType::I32, DType::U64, DType::F32, DType::F64] {
        let mut f = function("divide");
        let (a, b) = (param(&mut f, "a", scalar(dtype)), param(&mut f, "b", scalar(dtype)));
        f.results = vec![scalar(dtype)];
        let place = site(&mut f, 9);
        let divisor = Expr::guard(Guard::NonZero, get(&f, b), place);
        f.body = vec![ret(Expr::binary(BinOp::FloorDiv, get(&f, a), divisor))];
        let kernel = compile(vec![f]);
        let number = |n: i64| jitney_ir::eval::cast(DType::I64, dtype, Const::int(n)).0;
        assert_eq!(kernel.call(&[number(7), number(2)]).unwrap(), [number(3)]);
        let zeros = if dtype.is_float() { vec![0, Const::float(dtype, -0.0).0] } else { vec![0] };
        for zero in zeros {
            let trap = kernel.call(&[number(7), zero]).unwrap_err();
            assert_eq!((trap.to_string().as_str(), trap.line), ("ZeroDivisionError: division by zero", 9));
        }
    }
}

#[test]
fn a_raise_comes_back_with_its_words() {
    let mut f = function("check");
    let n = param(&mut f, "n", scalar(DType::I64));
    let raise = |f: &mut jitney_ir::Function, kind, message: &str, line| {
        let site = site(f, line);
        vec![Stmt::Raise { kind, message: message.into(), site }]
    };
    let negative = raise(&mut f, TrapKind::Value, "n is negative", 2);
    let large = raise(&mut f, TrapKind::Assertion, "n < 10", 4);
    f.results = vec![scalar(DType::I64)];
    f.body = vec![
        Stmt::If { test: lt(get(&f, n), int(0)), then: negative, otherwise: vec![] },
        Stmt::If { test: lt(get(&f, n), int(10)), then: vec![ret(get(&f, n))], otherwise: large },
    ];
    let kernel = compile(vec![f]);
    assert_eq!(kernel.int(&[7]), 7);
    let trap = kernel.call(&[-1i64 as u64]).unwrap_err();
    assert_eq!((trap.kind, trap.message.as_str(), trap.line), (TrapKind::Value, "n is negative", 2));
    let trap = kernel.call(&[10]).unwrap_err();
    assert_eq!((trap.kind, trap.message.as_str(), trap.line), (TrapKind::Assertion, "n < 10", 4));
}

#[test]
fn locals_start_as_zero() {
    let mut f = function("zeros");
    let (x, y) = (f.add_local("x", scalar(DType::F64), false), f.add_local("y", scalar(DType::U8), false));
    let a = f.add_local("a", i64s(2), true);
    f.results = vec![scalar(DType::F64), scalar(DType::U8), scalar(DType::I64)];
    let results = [get(&f, x), get(&f, y), add(Expr::extent(a, 0), Expr::extent(a, 1))];
    f.body = vec![Stmt::Return(results.map(jitney_ir::Arg::Scalar).into())];
    assert_eq!(compile(vec![f]).call(&[]).unwrap(), [0, 0, 0]);
}

/// `and` and `or` of what cannot be evaluated ahead, in branches, loops and values.
const LOGIC: &str = "\
def f(a, b, c):
    n = 0
    if a != 0 and 12 // a > b:
        n += 1
    if a == 0 or 12 // a > b:
        n += 2
    if not (a != 0 and 12 // a > b):
        n += 4
    if a != 0 and 12 // a > b and b != 0 and 12 // b > c:
        n += 8
    if (a == 0 or 12 // a > b) and (b == 0 or 12 // b > c):
        n += 16
    else:
        n += 32
    if a != 0 and (b == 0 or 12 // b > a) or c != 0 and 12 // c > b:
        n += 64
    i = a
    while i != 0 and 12 // i > b:
        i -= 1
        n += 1000
    while i < 3 or (b != 0 and 12 // b > i):
        i += 1
        n += 100000
        if i == 2 or (c != 0 and i // c == 1):
            continue
        if i > 30:
            break
        n += 10000000
    t = a != 0 and 12 // a > b
    if t:
        n += 1000000000
    return n + (3000000000 if t else 0)
";

#[test]
fn logic_is_tested_part_by_part() {
    use jitney::backend::interpreter::Interpreter;
    use jitney::backend::{Backend, CallOptions};
    use jitney::frontend::{Options, Source, lower, parse_signature};

    let source = Source::parse("f", LOGIC, 1, Default::default(), Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature("(i8, i8, i8)").unwrap_or_else(|e| panic!("{e}")).params;
    let plain = lower(&source, &params).unwrap_or_else(|e| panic!("{e}")).module;
    let optimised = jitney_ir::passes::run(plain.clone());
    let engine = engine();
    let kernels =
        [Interpreter.compile(&plain).unwrap(), engine.compile(&plain).unwrap(), engine.compile(&optimised).unwrap()];
    let mut seen = std::collections::BTreeSet::new();
    for at in 0..7 * 7 * 7i64 {
        let args = [at % 7 - 3, at / 7 % 7 - 3, at / 49 - 3].map(|n| n as u64);
        let [expected, as_it_is, after] = [0, 1, 2].map(|kernel| {
            let mut result = [0];
            // SAFETY: three numbers, and one back.
            unsafe { kernels[kernel].call(&args, &mut result, &CallOptions::default()) }.expect("no error");
            result[0]
        });
        assert_eq!((as_it_is, after), (expected, expected), "{args:?}");
        seen.insert(expected);
    }
    assert!(seen.len() > 20, "the cases go different ways");
}
