//! How long Cranelift takes for a kernel, what a call costs, and how fast the code is:
//! `cargo run --release --example engine_speed`.

use std::hint::black_box;
use std::time::Instant;

use jitney::backend::cranelift::Cranelift;
use jitney::backend::{Backend, CallOptions};
use jitney_ir::{
    ArrayType, BinOp, DType, Expr, FastMath, Function, Guard, Layout, LocalId, Module, Stmt, Type, Verified, verify,
};

fn function(name: &str) -> Function {
    Function {
        name: name.into(),
        params: vec![],
        results: vec![],
        locals: vec![],
        sites: vec![],
        fastmath: FastMath::default(),
        origin: None,
        body: vec![],
    }
}

fn matrix(f: &mut Function, name: &str, rank: u8) -> LocalId {
    let ty = ArrayType { dtype: DType::F64, rank, layout: Layout::C, writable: true };
    let local = f.add_local(name, Type::Array(ty), false);
    f.params.push(local);
    local
}

fn binary(op: BinOp, a: Expr, b: Expr) -> Expr {
    Expr::binary(op, a, b)
}

fn count(var: LocalId, stop: Expr, body: Vec<Stmt>) -> Stmt {
    Stmt::For { var, start: Expr::int(0), stop, step: Expr::int(1), body }
}

fn module(f: Function) -> Verified {
    verify(Module { functions: vec![f], constants: vec![] }).expect("a module in order")
}

/// `for i: for j: s = 0; for k: s += a[i, k] * b[k, j]; c[i, j] = s`, every index guarded if `guarded`.
fn matmul(guarded: bool) -> Verified {
    let mut f = function("matmul");
    let [a, b, c] = ["a", "b", "c"].map(|name| matrix(&mut f, name, 2));
    let [i, j, k] = ["i", "j", "k"].map(|name| f.add_local(name, Type::Scalar(DType::I64), false));
    let s = f.add_local("s", Type::Scalar(DType::F64), false);
    let site = f.add_site(1, 1);
    let index = |array, axis, local| {
        let value = Expr::local(DType::I64, local);
        if guarded { Expr::guard(Guard::Index(array, axis), value, site) } else { value }
    };
    let load = |array, x, y| Expr::load(DType::F64, array, vec![index(array, 0, x), index(array, 1, y)]);
    let product = binary(BinOp::Mul, load(a, i, k), load(b, k, j));
    let sum = Stmt::Set(s, binary(BinOp::Add, Expr::local(DType::F64, s), product));
    let result =
        Stmt::Store { array: c, index: vec![index(c, 0, i), index(c, 1, j)], value: Expr::local(DType::F64, s) };
    let zero = Stmt::Set(s, Expr::float(DType::F64, 0.0));
    let inner = vec![zero, count(k, Expr::extent(a, 1), vec![sum]), result];
    f.body = vec![count(i, Expr::extent(a, 0), vec![count(j, Expr::extent(b, 1), inner)])];
    module(f)
}

/// Two loops, a branch, and arithmetic: about twenty lines of source, every index guarded.
fn twenty_lines() -> Verified {
    let mut f = function("smooth");
    let [x, y] = ["x", "y"].map(|name| matrix(&mut f, name, 2));
    let w = matrix(&mut f, "w", 1);
    let [i, j, n] = ["i", "j", "n"].map(|name| f.add_local(name, Type::Scalar(DType::I64), false));
    let [s, t, low, high] = ["s", "t", "low", "high"].map(|name| f.add_local(name, Type::Scalar(DType::F64), false));
    let site = f.add_site(7, 9);
    let value = |local| Expr::local(DType::F64, local);
    let at = |array, i: Expr, j: Expr| {
        let index = [(i, 0), (j, 1)].map(|(e, axis)| Expr::guard(Guard::Index(array, axis), e, site));
        Expr::load(DType::F64, array, index.into())
    };
    let (vi, vj) = (Expr::local(DType::I64, i), Expr::local(DType::I64, j));
    let shift = |e: &Expr, by| binary(BinOp::Add, e.clone(), Expr::int(by));
    let weight = |k| Expr::load(DType::F64, w, vec![Expr::guard(Guard::Index(w, 0), Expr::int(k), site)]);
    let mut body = vec![Stmt::Set(s, Expr::float(DType::F64, 0.0))];
    for (k, (di, dj)) in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)].into_iter().enumerate() {
        let term = binary(BinOp::Mul, weight(k as i64), at(x, shift(&vi, di), shift(&vj, dj)));
        body.push(Stmt::Set(s, binary(BinOp::Add, value(s), term)));
    }
    body.push(Stmt::Set(t, Expr::math(jitney_ir::MathFn::Sqrt, vec![Expr::unary(jitney_ir::UnOp::Abs, value(s))])));
    body.push(Stmt::If {
        test: binary(BinOp::Gt, value(t), Expr::float(DType::F64, 1.0)),
        then: vec![
            Stmt::Set(t, binary(BinOp::Div, value(t), value(s))),
            Stmt::Set(n, binary(BinOp::Add, Expr::local(DType::I64, n), Expr::int(1))),
        ],
        otherwise: vec![Stmt::Set(t, binary(BinOp::Mul, value(t), Expr::float(DType::F64, 0.5)))],
    });
    body.push(Stmt::Set(low, binary(BinOp::Min, value(low), value(t))));
    body.push(Stmt::Set(high, binary(BinOp::Max, value(high), value(t))));
    let index = [(vi, 0), (vj, 1)].map(|(e, axis)| Expr::guard(Guard::Index(y, axis), e, site));
    body.push(Stmt::Store { array: y, index: index.into(), value: value(t) });
    let range = |var, axis, body| Stmt::For {
        var,
        start: Expr::int(1),
        stop: binary(BinOp::Sub, Expr::extent(x, axis), Expr::int(1)),
        step: Expr::int(1),
        body,
    };
    f.results = vec![Type::Scalar(DType::F64), Type::Scalar(DType::I64)];
    f.body = vec![
        range(i, 0, vec![range(j, 1, body)]),
        Stmt::Return(vec![
            jitney_ir::Arg::Scalar(binary(BinOp::Sub, value(high), value(low))),
            jitney_ir::Arg::Scalar(Expr::local(DType::I64, n)),
        ]),
    ];
    module(f)
}

fn slots(data: &mut [f64], rows: usize, columns: usize) -> Vec<u64> {
    vec![data.as_mut_ptr() as u64, rows as u64, columns as u64, columns as u64, 1]
}

fn main() {
    let engine = Cranelift::get().expect("an engine");
    for (name, module) in [("matmul", matmul(false)), ("matmul guarded", matmul(true)), ("20 lines", twenty_lines())] {
        let mut times: Vec<f64> = (0..200)
            .map(|_| {
                let start = Instant::now();
                black_box(engine.compile(&module).expect("code"));
                start.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        let first = times[0];
        times.sort_by(f64::total_cmp);
        let bytes = engine.compile(&module).expect("code").code_bytes();
        println!(
            "compile {name}: first {first:.0} us, median {:.0} us, worst {:.0} us; {bytes} bytes",
            times[100], times[199]
        );
    }

    let mut f = function("nothing");
    let arrays = ["a", "b", "c"].map(|name| matrix(&mut f, name, 1));
    f.body = vec![Stmt::Eval(Expr::extent(arrays[0], 0))];
    let kernel = engine.compile(&module(f)).expect("code");
    let args = [0u64, 0, 1, 0, 0, 1, 0, 0, 1];
    let how = CallOptions::default();
    let mut best = f64::MAX;
    for _ in 0..20 {
        let start = Instant::now();
        for _ in 0..100_000 {
            // SAFETY: empty arrays.
            unsafe { kernel.call(black_box(&args), &mut [], &how) }.expect("no error");
        }
        best = best.min(start.elapsed().as_secs_f64() * 1e9 / 1e5);
    }
    println!("call with three arrays: {best:.1} ns");

    let n = 512;
    let mut a: Vec<f64> = (0..n * n).map(|i| (i % 7) as f64).collect();
    let mut b: Vec<f64> = (0..n * n).map(|i| (i % 5) as f64).collect();
    let mut c = vec![0.0; n * n];
    let args = [slots(&mut a, n, n), slots(&mut b, n, n), slots(&mut c, n, n)].concat();
    for (name, module) in [("matmul", matmul(false)), ("matmul guarded", matmul(true))] {
        let kernel = engine.compile(&module).expect("code");
        let mut best = f64::MAX;
        for _ in 0..5 {
            let start = Instant::now();
            // SAFETY: three matrices that are alive.
            unsafe { kernel.call(&args, &mut [], &how) }.expect("no error");
            best = best.min(start.elapsed().as_secs_f64());
        }
        println!("{name} 512: {:.1} ms", best * 1e3);
        if std::env::args().nth(1).as_deref() == Some("assembly") {
            println!("{}", engine.assembly(&module).expect("text"));
        }
    }
}
