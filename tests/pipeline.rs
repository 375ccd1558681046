//! From source text to results: what the front end makes of a kernel means the same to the interpreter, before and after
//! the passes, and to Cranelift, and it is what the kernel says.

use std::collections::BTreeMap;

use jitney::backend::cranelift::Cranelift;
use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions};
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney_ir::{Trap, TrapKind, Verified, passes};

/// An argument: a number's bits, or a row-major array.
#[derive(Clone)]
enum Arg {
    I64(i64),
    F64(f64),
    Floats(Vec<i64>, Vec<f64>),
    Ints(Vec<i64>, Vec<i64>),
}

impl Arg {
    fn shape(&self) -> &[i64] {
        match self {
            Arg::I64(_) | Arg::F64(_) => &[],
            Arg::Floats(shape, _) | Arg::Ints(shape, _) => shape,
        }
    }

    fn slots(&mut self) -> Vec<u64> {
        let first = match self {
            Arg::I64(n) => return vec![*n as u64],
            Arg::F64(x) => return vec![x.to_bits()],
            Arg::Floats(_, values) => values.as_mut_ptr() as u64,
            Arg::Ints(_, values) => values.as_mut_ptr() as u64,
        };
        let shape = self.shape().to_vec();
        let mut slots = vec![first];
        slots.extend(shape.iter().map(|&n| n as u64));
        slots.extend((0..shape.len()).map(|axis| shape[axis + 1..].iter().product::<i64>() as u64));
        slots
    }

    fn bits(&self) -> Vec<u64> {
        match self {
            Arg::I64(n) => vec![*n as u64],
            Arg::F64(x) => vec![x.to_bits()],
            Arg::Floats(_, values) => values.iter().map(|x| x.to_bits()).collect(),
            Arg::Ints(_, values) => values.iter().map(|&n| n as u64).collect(),
        }
    }

    fn floats(&self) -> &[f64] {
        match self {
            Arg::Floats(_, values) => values,
            _ => panic!("no array of floats"),
        }
    }
}

/// What a call left behind: its results' slots and the arguments.
struct Outcome {
    results: Result<Vec<u64>, Trap>,
    args: Vec<Arg>,
}

fn call(engine: &dyn Backend, module: &Verified, args: &[Arg], results: usize, threads: usize) -> Outcome {
    let kernel = engine.compile(module).unwrap_or_else(|e| panic!("{e}"));
    let mut args = args.to_vec();
    let slots: Vec<u64> = args.iter_mut().flat_map(Arg::slots).collect();
    let mut out = vec![0; results];
    let how = CallOptions { threads, ..CallOptions::default() };
    // SAFETY: the slots describe the arguments, which live until after the call and which nobody else touches.
    let outcome = unsafe { kernel.call(&slots, &mut out, &how) };
    Outcome { results: outcome.map(|()| out), args }
}

/// Runs the kernel `f` of `source` every way, holds the ways against each other, and returns what they agree on.
/// Results are scalars.
fn run(source: &str, signature: &str, options: Options, args: &[Arg]) -> Outcome {
    let source = Source::parse("f", source, 1, BTreeMap::new(), options).unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature(signature).unwrap_or_else(|e| panic!("{e}")).params;
    let lowered = lower(&source, &params).unwrap_or_else(|e| panic!("{e}"));
    let results = lowered.module.entry().results.len();
    let plain = lowered.module;
    let optimised = passes::optimise(plain.clone(), |_, _| ());
    let cranelift = Cranelift::get().unwrap_or_else(|e| panic!("{e}"));

    let said = call(&Interpreter, &plain, args, results, 1);
    let ways: [(&str, &dyn Backend, &Verified, usize); 4] = [
        ("the interpreter after the passes", &Interpreter, &optimised, 1),
        ("Cranelift before the passes", cranelift, &plain, 1),
        ("Cranelift", cranelift, &optimised, 1),
        ("Cranelift with three threads", cranelift, &optimised, 3),
    ];
    for (name, engine, module, threads) in ways {
        let other = call(engine, module, args, results, threads);
        assert_eq!(other.results, said.results, "{name} returns something else");
        if said.results.is_ok() {
            let bits = |outcome: &Outcome| outcome.args.iter().map(Arg::bits).collect::<Vec<_>>();
            assert_eq!(bits(&other), bits(&said), "{name} leaves other arrays behind");
        }
    }
    said
}

fn usual(source: &str, signature: &str, args: &[Arg]) -> Outcome {
    run(source, signature, Options::default(), args)
}

fn parallel(source: &str, signature: &str, args: &[Arg]) -> Outcome {
    run(source, signature, Options { parallel: true, ..Options::default() }, args)
}

fn integer(outcome: &Outcome) -> i64 {
    outcome.results.as_ref().expect("no error")[0] as i64
}

fn ramp(n: usize) -> Vec<f64> {
    (0..n).map(|i| (i as f64 * 0.37).sin() * 3.0).collect()
}

#[test]
fn axpy_over_prange() {
    let source = "def f(a, x, y):\n    for i in prange(len(x)):\n        y[i] += a * x[i]\n";
    let (x, y) = (ramp(1000), vec![1.0; 1000]);
    let args = [Arg::F64(2.5), Arg::Floats(vec![1000], x.clone()), Arg::Floats(vec![1000], y)];
    let outcome = parallel(source, "(f8, f8[::1], f8[::1])", &args);
    let expected: Vec<f64> = x.iter().map(|x| 1.0 + 2.5 * x).collect();
    assert_eq!(outcome.args[2].floats(), expected);
}

#[test]
fn a_matrix_product_by_loops() {
    let source = "\
def f(a, b, c):
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            s = 0.0
            for k in range(a.shape[1]):
                s += a[i, k] * b[k, j]
            c[i, j] = s
";
    let (a, b) = (ramp(12 * 7), ramp(7 * 9));
    let args = [
        Arg::Floats(vec![12, 7], a.clone()),
        Arg::Floats(vec![7, 9], b.clone()),
        Arg::Floats(vec![12, 9], vec![0.0; 108]),
    ];
    let outcome = usual(source, "(f8[:, ::1], f8[:, ::1], f8[:, ::1])", &args);
    for i in 0..12 {
        for j in 0..9 {
            let expected = (0..7).fold(0.0, |s, k| s + a[i * 7 + k] * b[k * 9 + j]);
            assert_eq!(outcome.args[2].floats()[i * 9 + j], expected, "{i} {j}");
        }
    }
}

#[test]
fn a_sieve_with_a_local_array_and_slice_assignment() {
    let source = "\
def f(n):
    prime = np.ones(n + 1, dtype=np.bool_)
    prime[0] = False
    prime[1] = False
    i = 2
    while i * i <= n:
        if prime[i]:
            for j in range(i * i, n + 1, i):
                prime[j] = False
        i += 1
    count = 0
    for i in range(n + 1):
        if prime[i]:
            count += 1
    return count
";
    assert_eq!(integer(&usual(source, "(i8,)", &[Arg::I64(10_000)])), 1229);
}

#[test]
fn recursion_and_a_kernel_that_calls_another() {
    let source = "\
def fib(n: int64) -> int64:
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

def f(n):
    return fib(n) % 1000 + divmod(n, 7)[1]
";
    assert_eq!(integer(&usual(source, "(i8,)", &[Arg::I64(20)])), 6765 % 1000 + 6);
}

#[test]
fn floor_division_and_remainder_have_pythons_signs() {
    let source = "def f(a, b):\n    return (a // b) * 1000 + a % b\n";
    for (a, b) in [(7, 3), (-7, 3), (7, -3), (-7, -3), (0, 5)] {
        let (q, r) = (i64::div_euclid(a, b), i64::rem_euclid(a, b));
        let (q, r) = if b < 0 && r != 0 { (q - 1, r + b) } else { (q, r) };
        assert_eq!(q * b + r, a);
        assert_eq!(integer(&usual(source, "(i8, i8)", &[Arg::I64(a), Arg::I64(b)])), q * 1000 + r, "{a} {b}");
    }
}

#[test]
fn a_parallel_sum_has_the_same_bits_at_every_number_of_threads() {
    let source = "\
def f(x):
    s = 0.0
    for i in prange(x.shape[0]):
        s += math.sin(x[i]) / (1.0 + x[i] * x[i])
    return s
";
    let x = ramp(100_000);
    let outcome = parallel(source, "(f8[::1],)", &[Arg::Floats(vec![100_000], x.clone())]);
    let sum = f64::from_bits(outcome.results.expect("no error")[0]);
    let near: f64 = x.iter().map(|x| x.sin() / (1.0 + x * x)).sum();
    assert!((sum - near).abs() < 1e-9 * near.abs().max(1.0), "{sum} {near}");
}

#[test]
fn edit_distance_swaps_its_rows() {
    let source = "\
def f(a, b):
    before = np.empty(len(b) + 1, dtype=np.int64)
    now = np.empty(len(b) + 1, dtype=np.int64)
    for j in range(len(b) + 1):
        before[j] = j
    for i in range(len(a)):
        now[0] = i + 1
        for j in range(len(b)):
            cost = 0 if a[i] == b[j] else 1
            now[j + 1] = min(now[j] + 1, before[j + 1] + 1, before[j] + cost)
        before, now = now, before
    return before[len(b)]
";
    let word = |text: &str| Arg::Ints(vec![text.len() as i64], text.bytes().map(i64::from).collect());
    let outcome = usual(source, "(i8[::1], i8[::1])", &[word("kitten"), word("sitting")]);
    assert_eq!(integer(&outcome), 3);
}

#[test]
fn errors_carry_their_line() {
    let source = "def f(x, i):\n    y = 1\n    return x[i] + y\n";
    let outcome = usual(source, "(f8[::1], i8)", &[Arg::Floats(vec![5], ramp(5)), Arg::I64(7)]);
    let trap = outcome.results.expect_err("an index out of range");
    assert_eq!((trap.kind, trap.line), (TrapKind::Index, 3));
    assert_eq!(trap.message, "index 7 is out of bounds for axis 0 with size 5");

    let source = "def f(a, b):\n    return a // b\n";
    let trap = usual(source, "(i8, i8)", &[Arg::I64(1), Arg::I64(0)]).results.expect_err("a zero divisor");
    assert_eq!((trap.kind, trap.message.as_str()), (TrapKind::ZeroDivision, "division by zero"));
}
