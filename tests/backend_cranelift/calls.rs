//! Calls, recursion, and kernels as things: compiled and called by many threads, freed with their last holder.

use jitney::backend::context::MAX_DEPTH;
use jitney_ir::{Arg, BinOp, DType, Expr, FuncId, Function, Layout, PrintItem, Stmt};

use crate::support::*;

fn call(callee: u32, args: Vec<Arg>, results: Vec<jitney_ir::LocalId>, f: &mut Function) -> Stmt {
    let site = site(f, 6);
    Stmt::Call { callee: FuncId(callee), args, results, site }
}

fn sub(a: Expr, b: Expr) -> Expr {
    Expr::binary(BinOp::Sub, a, b)
}

/// `def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)`
pub fn fib() -> Function {
    let mut f = function("fib");
    let n = param(&mut f, "n", scalar(DType::I64));
    let (a, b) = (f.add_local("a", scalar(DType::I64), false), f.add_local("b", scalar(DType::I64), false));
    f.results = vec![scalar(DType::I64)];
    let first = call(0, vec![Arg::Scalar(sub(get(&f, n), int(1)))], vec![a], &mut f);
    let second = call(0, vec![Arg::Scalar(sub(get(&f, n), int(2)))], vec![b], &mut f);
    f.body = vec![Stmt::If {
        test: lt(get(&f, n), int(2)),
        then: vec![ret(get(&f, n))],
        otherwise: vec![first, second, ret(add(get(&f, a), get(&f, b)))],
    }];
    f
}

#[test]
fn a_function_calls_itself() {
    assert_eq!(compile(vec![fib()]).int(&[20]), 6765);
}

#[test]
fn calls_are_nested_as_deep_as_the_limit_and_no_deeper() {
    // def down(n): return 0 if n == 0 else 1 + down(n - 1)
    let mut f = function("down");
    let n = param(&mut f, "n", scalar(DType::I64));
    let deeper = f.add_local("deeper", scalar(DType::I64), false);
    f.results = vec![scalar(DType::I64)];
    let step = call(0, vec![Arg::Scalar(sub(get(&f, n), int(1)))], vec![deeper], &mut f);
    f.body = vec![Stmt::If {
        test: Expr::binary(BinOp::Eq, get(&f, n), int(0)),
        then: vec![ret(int(0))],
        otherwise: vec![step, ret(add(int(1), get(&f, deeper)))],
    }];
    let kernel = compile(vec![f]);
    let most = i64::from(MAX_DEPTH) - 1;
    assert_eq!(kernel.int(&[most as u64]), most);
    let trap = kernel.call(&[most as u64 + 1]).unwrap_err();
    assert_eq!(trap.to_string(), "RecursionError: maximum recursion depth exceeded");
    assert_eq!(trap.line, 6);
    assert_eq!(kernel.int(&[most as u64]), most, "the depth starts anew");
}

#[test]
fn recursion_ends_before_a_small_stack_does() {
    // Large frames: many locals that are alive across the call.
    let mut f = function("wide");
    let n = param(&mut f, "n", scalar(DType::I64));
    let deeper = f.add_local("deeper", scalar(DType::I64), false);
    f.results = vec![scalar(DType::I64)];
    let locals: Vec<_> = (0..300).map(|k| f.add_local(format!("x{k}"), scalar(DType::I64), false)).collect();
    let mut body: Vec<Stmt> = locals
        .iter()
        .enumerate()
        .map(|(k, &x)| Stmt::Set(x, mul(get(&f, n), add(get(&f, n), int(k as i64)))))
        .collect();
    body.push(call(0, vec![Arg::Scalar(add(get(&f, n), int(1)))], vec![deeper], &mut f));
    let sum =
        locals.iter().fold(get(&f, deeper), |sum, &x| if sum_depth(&sum) < 200 { add(sum, get(&f, x)) } else { sum });
    body.push(ret(sum));
    f.body = body;
    let kernel = compile(vec![f]);
    let run = move || kernel.call(&[0]).unwrap_err().to_string();
    let outcome = std::thread::Builder::new().stack_size(512 << 10).spawn(run).unwrap().join().unwrap();
    assert_eq!(outcome, "RecursionError: maximum recursion depth exceeded");
}

fn sum_depth(e: &Expr) -> usize {
    1 + e.children().into_iter().map(sum_depth).max().unwrap_or(0)
}

#[test]
fn several_results_and_arguments_of_every_kind_pass() {
    // def stats(x, scale, flag): return min, max * scale, flag
    let mut callee = function("stats");
    let x = param(&mut callee, "x", array(DType::I32, 2, Layout::Any));
    let scale = param(&mut callee, "scale", scalar(DType::F32));
    let flag = param(&mut callee, "flag", scalar(DType::Bool));
    let [low, high] = ["low", "high"].map(|name| callee.add_local(name, scalar(DType::I32), false));
    let [i, j] = ["i", "j"].map(|name| callee.add_local(name, scalar(DType::I64), false));
    callee.results = vec![scalar(DType::I32), scalar(DType::F32), scalar(DType::Bool)];
    let element = Expr::load(DType::I32, x, vec![get(&callee, i), get(&callee, j)]);
    let inner = vec![
        Stmt::Set(low, Expr::binary(BinOp::Min, get(&callee, low), element.clone())),
        Stmt::Set(high, Expr::binary(BinOp::Max, get(&callee, high), element)),
    ];
    callee.body = vec![
        count(i, Expr::extent(x, 0), vec![count(j, Expr::extent(x, 1), inner)]),
        Stmt::Return(vec![
            Arg::Scalar(get(&callee, low)),
            Arg::Scalar(mul(get(&callee, high).cast(DType::F32), get(&callee, scale))),
            Arg::Scalar(get(&callee, flag)),
        ]),
    ];
    let mut f = function("main");
    let x = param(&mut f, "x", array(DType::I32, 2, Layout::C));
    let low = f.add_local("low", scalar(DType::I32), false);
    let high = f.add_local("high", scalar(DType::F32), false);
    let flag = f.add_local("flag", scalar(DType::Bool), false);
    f.results = callee.results.clone();
    let args = vec![Arg::Array(x), Arg::Scalar(Expr::float(DType::F32, 0.5)), Arg::Scalar(Expr::bool(true))];
    let step = call(1, args, vec![low, high, flag], &mut f);
    f.body = vec![step, Stmt::Return([low, high, flag].map(|l| Arg::Scalar(get(&f, l))).into())];
    let mut data = [3i32, -9, 4, 8, 15, -2];
    let results = compile(vec![f, callee]).call(&slots(&mut data, &[2, 3])).unwrap();
    assert_eq!(results, [-9i64 as u64, 7.5f32.to_bits().into(), 1]);
}

#[test]
fn the_results_stay_as_they_were_after_an_error() {
    let mut f = function("fails");
    let x = param(&mut f, "x", i64s(1));
    f.results = vec![scalar(DType::I64), scalar(DType::I64)];
    let beyond = at(&f, x, int(3));
    f.body = vec![Stmt::Return(vec![Arg::Scalar(int(1)), Arg::Scalar(beyond)])];
    let kernel = compile_all(vec![f]);
    let mut results = [8, 9];
    // SAFETY: the array is alive.
    unsafe { kernel.call(&slots(&mut [0i64], &[1]), &mut results, &Default::default()) }.unwrap_err();
    assert_eq!(results, [8, 9]);
}

#[test]
#[should_panic(expected = "slots of arguments and results")]
fn a_wrong_number_of_slots_is_refused() {
    let _ = compile(vec![fib()]).call(&[]);
}

/// Mappings of executable memory that belong to no file.
#[cfg(target_os = "linux")]
fn code_mappings() -> usize {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    maps.lines().filter(|line| line.contains(" r-xp 00000000 00:00 0") && !line.ends_with(']')).count()
}

#[test]
#[cfg(target_os = "linux")]
fn code_is_freed_with_the_last_holder() {
    let before = code_mappings();
    let kernel = compile_all(vec![fib()]);
    let again = kernel.clone();
    drop(kernel);
    assert_eq!(code_mappings(), before + 1);
    drop(again);
    assert_eq!(code_mappings(), before);
    for _ in 0..300 {
        compile_all(vec![fib()]);
    }
    assert_eq!(code_mappings(), before);
}

#[test]
fn threads_compile_and_call_at_once() {
    let shared = compile(vec![fib()]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..50 {
                    assert_eq!(shared.int(&[15]), 610);
                    assert_eq!(compile(vec![fib()]).int(&[10]), 55);
                }
            });
        }
    });
}

#[test]
fn print_goes_to_the_log() {
    use std::sync::Mutex;
    static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());
    struct Collect;
    impl log::Log for Collect {
        fn enabled(&self, _: &log::Metadata<'_>) -> bool {
            true
        }
        fn log(&self, record: &log::Record<'_>) {
            if record.target() == "jitney::print" {
                LINES.lock().unwrap().push(record.args().to_string());
            }
        }
        fn flush(&self) {}
    }
    log::set_logger(&Collect).unwrap();
    log::set_max_level(log::LevelFilter::Info);
    let mut f = function("say");
    let n = param(&mut f, "n", scalar(DType::I32));
    let half = Expr::binary(BinOp::Div, get(&f, n).cast(DType::F64), Expr::float(DType::F64, 2.0));
    f.body = vec![Stmt::Print(vec![
        PrintItem::Text("n = ".into()),
        PrintItem::Value(get(&f, n)),
        PrintItem::Text(", half ".into()),
        PrintItem::Value(half),
    ])];
    compile(vec![f]).call(&[-3i64 as u64]).unwrap();
    assert_eq!(*LINES.lock().unwrap(), ["n = -3, half -1.5"]);
}
