//! Parallel loops: the same bits at every number of threads.

use jitney::backend::parallel;
use jitney_ir::passes::outline_parallel;
use jitney_ir::{BinOp, Const, DType, Expr, Function, LocalId, Module, Reduction, Stmt, TrapKind, eval, verify};

use crate::support::*;

const THREADS: [usize; 4] = [1, 2, 3, 8];

fn prange(var: LocalId, stop: Expr, reductions: Vec<Reduction>, body: Vec<Stmt>) -> Stmt {
    Stmt::ParallelFor { var, start: int(0), stop, step: int(1), reductions, body }
}

/// `for i in prange(len(x)): s = s op x[i]`, from a given s.
fn reduce(op: BinOp, dtype: DType) -> Function {
    let mut f = function("reduce");
    let x = param(&mut f, "x", array(dtype, 1, jitney_ir::Layout::C));
    let s = param(&mut f, "s", scalar(dtype));
    let i = f.add_local("i", scalar(DType::I64), false);
    f.results = vec![scalar(dtype)];
    let element = Expr::load(dtype, x, vec![get(&f, i)]);
    let body = vec![Stmt::Set(s, Expr::binary(op, get(&f, s), element))];
    f.body = vec![prange(i, Expr::extent(x, 0), vec![Reduction { local: s, op }], body), ret(get(&f, s))];
    f
}

/// What the IR says: chunks from the neutral element, combined in their order.
fn by_chunks(op: BinOp, dtype: DType, start: Const, x: &[Const]) -> Const {
    let n = x.len() as u64;
    (0..parallel::chunks(n)).fold(start, |total, number| {
        let range = parallel::chunk(n, number);
        let chunk = &x[range.start as usize..range.end as usize];
        let partial = chunk.iter().fold(eval::neutral(op, dtype), |s, &x| eval::binary(op, dtype, s, x));
        eval::binary(op, dtype, total, partial)
    })
}

#[test]
fn reductions_have_the_same_bits_at_every_number_of_threads() {
    let mut state = 1u64;
    let mut random = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        state >> 11
    };
    for (op, dtype) in [
        (BinOp::Add, DType::F64),
        (BinOp::Add, DType::F32),
        (BinOp::Mul, DType::F64),
        (BinOp::Min, DType::F64),
        (BinOp::Max, DType::F32),
        (BinOp::Add, DType::I64),
        (BinOp::Mul, DType::U32),
        (BinOp::Max, DType::I8),
        (BinOp::Xor, DType::U64),
        (BinOp::And, DType::Bool),
        (BinOp::Or, DType::Bool),
    ] {
        let kernel = compile(vec![reduce(op, dtype)]);
        for n in [0, 1, 5, 127, 128, 1000, 10_007] {
            let numbers: Vec<Const> = (0..n)
                .map(|_| {
                    let x = Const::float(DType::F64, random() as f64 / (1u64 << 52) as f64 + 0.01);
                    if dtype.is_float() {
                        eval::cast(DType::F64, dtype, x)
                    } else {
                        eval::cast(DType::U64, dtype, Const(random()))
                    }
                })
                .collect();
            let size = dtype.size();
            let mut bytes: Vec<u8> =
                numbers.iter().flat_map(|&x| eval::to_memory(dtype, x).to_le_bytes()[..size].to_vec()).collect();
            let start = eval::cast(DType::I64, dtype, Const::int(1));
            let expected = by_chunks(op, dtype, start, &numbers);
            for threads in THREADS {
                let args = [strided(bytes.as_mut_ptr(), &[n], &[1]), vec![start.0]].concat();
                let got = kernel.call_on(threads, &args).unwrap()[0];
                assert_eq!(got, expected.0, "{} {} of {n} on {threads} threads", op.name(), dtype.name());
            }
        }
    }
}

#[test]
fn every_iteration_runs_once_for_any_step() {
    for step in [1, 3, -1, -4] {
        for constant in [true, false] {
            let mut f = function("mark");
            let x = param(&mut f, "x", i64s(1));
            let given = ["start", "stop", "step"].map(|name| param(&mut f, name, scalar(DType::I64)));
            let i = f.add_local("i", scalar(DType::I64), false);
            let [start, stop, dynamic] = given.map(|l| get(&f, l));
            let mark = store(x, vec![get(&f, i)], add(Expr::load(DType::I64, x, vec![get(&f, i)]), int(1)));
            let step_expr = if constant { int(step) } else { dynamic };
            f.body =
                vec![Stmt::ParallelFor { var: i, start, stop, step: step_expr, reductions: vec![], body: vec![mark] }];
            let kernel = compile(vec![f]);
            let (start, stop) = if step > 0 { (2i64, 900i64) } else { (900, 2) };
            for threads in THREADS {
                let mut data = vec![0i64; 1000];
                let args = [slots(&mut data, &[1000]), vec![start as u64, stop as u64, step as u64]].concat();
                kernel.call_on(threads, &args).unwrap();
                for (i, &marks) in data.iter().enumerate() {
                    let i = i as i64;
                    let inside = if step > 0 { (start..stop).contains(&i) } else { i <= start && i > stop };
                    assert_eq!(marks == 1, inside && (i - start) % step == 0, "{i} by {step}");
                    assert!(marks <= 1);
                }
            }
        }
    }
}

#[test]
fn what_an_iteration_assigns_is_its_own() {
    // t = 5; for i in prange(n): if i % 2 == 0: t = t + i; x[i] = t        return t
    let mut f = function("own");
    let x = param(&mut f, "x", i64s(1));
    let (t, i) = (f.add_local("t", scalar(DType::I64), false), f.add_local("i", scalar(DType::I64), false));
    f.results = vec![scalar(DType::I64)];
    let even = Expr::binary(BinOp::Eq, Expr::binary(BinOp::Mod, get(&f, i), int(2)), int(0));
    let body = vec![
        Stmt::If { test: even, then: vec![Stmt::Set(t, add(get(&f, t), get(&f, i)))], otherwise: vec![] },
        store(x, vec![get(&f, i)], get(&f, t)),
    ];
    f.body = vec![Stmt::Set(t, int(5)), prange(i, Expr::extent(x, 0), vec![], body), ret(get(&f, t))];
    let kernel = compile(vec![f]);
    for threads in THREADS {
        let mut data = vec![0i64; 500];
        assert_eq!(kernel.call_on(threads, &slots(&mut data, &[500])).unwrap(), [5]);
        assert!(data.iter().zip(0..).all(|(&v, i)| v == if i % 2 == 0 { 5 + i } else { 5 }));
    }
}

#[test]
fn iterations_have_arrays_of_their_own() {
    // a = zeros(3); for i in prange(n): a[0] is 0 and stays so; b = empty(i + 1); b[i] = i; c = b[i:]; a = c; x[i] = a[0]
    let mut f = function("scratch");
    let x = param(&mut f, "x", i64s(1));
    let [a, b, c] = ["a", "b", "c"].map(|name| f.add_local(name, i64s(1), true));
    let i = f.add_local("i", scalar(DType::I64), false);
    let place = site(&mut f, 1);
    let alloc = |array, n, zeroed| Stmt::Alloc { array, shape: vec![n], zeroed, site: place };
    f.results = vec![scalar(DType::I64)];
    let body = vec![
        alloc(b, add(get(&f, i), int(1)), false),
        store(b, vec![get(&f, i)], add(get(&f, i), Expr::load(DType::I64, a, vec![int(0)]))),
        Stmt::View { array: c, of: b, offset: get(&f, i), shape: vec![int(1)], strides: vec![int(1)] },
        Stmt::Alias { array: a, of: c },
        store(x, vec![get(&f, i)], Expr::load(DType::I64, a, vec![int(0)])),
    ];
    f.body = vec![alloc(a, int(3), true), prange(i, Expr::extent(x, 0), vec![], body), ret(Expr::extent(a, 0))];
    let kernel = compile(vec![f]);
    for threads in THREADS {
        let mut data = vec![0i64; 300];
        assert_eq!(kernel.call_on(threads, &slots(&mut data, &[300])).unwrap(), [3]);
        assert!(data.iter().zip(0..).all(|(&v, i)| v == i));
        assert_eq!(bytes_in_use(), 0);
    }
}

#[test]
fn the_first_error_is_reported_at_every_number_of_threads() {
    let mut f = function("fails");
    let (x, n) = (param(&mut f, "x", i64s(1)), param(&mut f, "n", scalar(DType::I64)));
    let i = f.add_local("i", scalar(DType::I64), false);
    let y = f.add_local("y", i64s(1), true);
    let place = site(&mut f, 8);
    let element = at(&f, x, get(&f, i));
    let body = vec![
        Stmt::Alloc { array: y, shape: vec![int(10)], zeroed: false, site: place },
        store(y, vec![int(0)], element),
    ];
    f.body = vec![prange(i, get(&f, n), vec![], body)];
    let kernel = compile(vec![f]);
    for threads in THREADS {
        let mut data = vec![0i64; 700];
        let trap = kernel.call_on(threads, &[slots(&mut data, &[700]), vec![1000]].concat()).unwrap_err();
        assert_eq!(trap.to_string(), "IndexError: index 700 is out of bounds for axis 0 with size 700");
        assert_eq!(bytes_in_use(), 0);
    }
}

/// `for i in prange(n): for j in prange(m): t = i * m + j; s += t`, with `s` of type `dtype`
fn nested(dtype: DType) -> Function {
    let mut f = function("nested");
    let (n, m) = (param(&mut f, "n", scalar(DType::I64)), param(&mut f, "m", scalar(DType::I64)));
    let [i, j, t] = ["i", "j", "t"].map(|name| f.add_local(name, scalar(DType::I64), false));
    let s = f.add_local("s", scalar(dtype), false);
    f.results = vec![scalar(dtype), scalar(DType::I64)];
    let reduction = || vec![Reduction { local: s, op: BinOp::Add }];
    let inner = vec![
        Stmt::Set(t, add(mul(get(&f, i), get(&f, m)), get(&f, j))),
        Stmt::Set(s, add(get(&f, s), get(&f, t).cast(dtype))),
    ];
    f.body = vec![
        Stmt::Set(t, int(-1)),
        prange(i, get(&f, n), reduction(), vec![prange(j, get(&f, m), reduction(), inner)]),
        Stmt::Return([s, t].map(|l| jitney_ir::Arg::Scalar(get(&f, l))).into()),
    ];
    f
}

#[test]
fn a_nested_parallel_loop_runs_inline() {
    for dtype in [DType::I64, DType::F64] {
        let kernel = compile(vec![nested(dtype)]);
        let (n, m) = (50u64, 70);
        let total = eval::cast(DType::U64, dtype, Const(n * m * (n * m - 1) / 2));
        for threads in THREADS {
            assert_eq!(kernel.call_on(threads, &[n, m]).unwrap(), [total.0, -1i64 as u64]);
        }
    }
}

#[test]
fn outlining_leaves_no_parallel_loop_and_keeps_float_sums_in_chunks() {
    for (dtype, functions) in [(DType::I64, 2), (DType::F64, 3)] {
        let module = verify(Module { functions: vec![nested(dtype)], constants: vec![] }).unwrap();
        assert!(outline_parallel::has_parallel_loops(&module));
        let outlined = outline_parallel::outline_parallel(module);
        assert!(!outline_parallel::has_parallel_loops(&outlined));
        assert_eq!(outlined.functions.len(), functions, "{}", dtype.name());
    }
}

#[test]
fn an_error_in_a_nested_loop_comes_out() {
    let mut f = function("deep");
    let n = param(&mut f, "n", scalar(DType::I64));
    let [i, j] = ["i", "j"].map(|name| f.add_local(name, scalar(DType::I64), false));
    let place = site(&mut f, 4);
    let test = Expr::binary(BinOp::Eq, add(get(&f, i), get(&f, j)), int(30));
    let raise = Stmt::Raise { kind: TrapKind::Runtime, message: "thirty".into(), site: place };
    let inner = Stmt::If { test, then: vec![raise], otherwise: vec![] };
    f.body = vec![prange(i, get(&f, n), vec![], vec![prange(j, get(&f, n), vec![], vec![inner])])];
    let kernel = compile(vec![f]);
    assert!(kernel.call(&[10]).is_ok());
    for threads in THREADS {
        let trap = kernel.call_on(threads, &[40]).unwrap_err();
        assert_eq!((trap.to_string().as_str(), trap.line), ("RuntimeError: thirty", 4));
    }
}
