//! Passes change what a kernel costs and nothing else: generated modules do the same before and after each of them.

use jitney::backend::blocks::{Block, BlockRef};
use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions};
use jitney_ir::passes::{PASSES_FOR_SPEED, claim_ranges, optimise, run_for_speed};
use jitney_ir::{DType, Module, TrapKind, Verified, decode, encode, parse, verify};
use jitney_testkit::{Argument, Case, Outcome, case, index_case, nest_case, observe, row_case};

const FUEL: u64 = 400_000;

fn outcome(case: &Case) -> Outcome {
    let kernel = Interpreter.compile(&case.module).unwrap();
    let how = CallOptions { fuel: FUEL, ..CallOptions::default() };
    observe(
        case,
        // SAFETY: the slots are those of the case's arguments.
        |args, results| unsafe { kernel.call(args, results, &how) },
        // SAFETY: the result's own reference, given up here.
        |owner| drop(unsafe { BlockRef::from_raw(owner as *mut Block) }),
    )
}

fn with(case: &Case, module: Verified) -> Case {
    Case { module, args: case.args.clone() }
}

fn pass_alone(case: &Case, pass: fn(&mut Module)) -> Case {
    let mut module = case.module.clone().into_inner();
    pass(&mut module);
    with(case, verify(module).unwrap())
}

#[track_caller]
fn same(seed: u64, what: &str, before: &Case, after: &Case, expected: &Outcome) {
    let found = outcome(after);
    let differs = found != *expected;
    assert!(
        !differs,
        "seed {seed}, {what}\n{}\nbecame\n{}\n{expected:?}\nbecame\n{found:?}",
        *before.module, *after.module
    );
}

fn check(case: fn(u64) -> Case, seeds: std::ops::Range<u64>) {
    let many = (seeds.end - seeds.start) / 10;
    let (returned, raised) = outcomes(case, seeds);
    assert!(returned > many && raised > many, "{returned} returned, {raised} raised");
}

/// How many of the cases returned and how many raised, before and after each pass alike.
fn outcomes(case: fn(u64) -> Case, seeds: std::ops::Range<u64>) -> (u64, u64) {
    let (mut returned, mut raised) = (0, 0);
    for seed in seeds.clone() {
        let before = case(seed);
        let expected = outcome(&before);
        match &expected.results {
            Ok(_) => returned += 1,
            Err(trap) => {
                assert_ne!(trap.kind, TrapKind::Fuel, "seed {seed} does not end\n{}", *before.module);
                assert!(!trap.message.starts_with("internal"), "seed {seed}: {trap}\n{}", *before.module);
                raised += 1;
            }
        }
        same(seed, "claims", &before, &pass_alone(&before, claim_ranges), &expected);
        for pass in PASSES_FOR_SPEED {
            same(seed, pass.name, &before, &pass_alone(&before, pass.run), &expected);
        }
        let mut last = before.clone();
        optimise(before.module.clone(), |name, module| {
            let after = with(&before, module.clone());
            same(seed, name, &last, &after, &expected);
            last = after;
        });
        same(seed, "all for speed", &before, &with(&before, run_for_speed(before.module.clone())), &expected);
    }
    (returned, raised)
}

#[test]
fn passes_keep_what_generated_modules_do() {
    check(case, 0..1500);
}

#[test]
fn passes_keep_what_further_generated_modules_do() {
    check(case, 1500..3000);
}

#[test]
fn passes_keep_what_indices_do() {
    check(index_case, 0..8000);
}

#[test]
fn passes_keep_what_nests_do() {
    let (returned, raised) = outcomes(nest_case, 0..800);
    assert!(returned > 500 && raised > 50, "{returned} returned, {raised} raised");
}

#[test]
fn passes_keep_what_rows_do() {
    let (returned, raised) = outcomes(row_case, 0..1500);
    assert!(returned > 1000 && raised > 100, "{returned} returned, {raised} raised");
}

/// As many as one likes: `JITNEY_SEEDS=5000..900000 cargo nextest run --run-ignored only --test passes`.
#[test]
#[ignore = "runs as many seeds as JITNEY_SEEDS says"]
fn passes_keep_what_the_modules_of_these_seeds_do() {
    let seeds = std::env::var("JITNEY_SEEDS").expect("JITNEY_SEEDS=from..to");
    let (from, to) = seeds.split_once("..").expect("from..to");
    let seeds = from.parse().unwrap()..to.parse().unwrap();
    check(index_case, seeds.clone());
    outcomes(nest_case, seeds.clone());
    outcomes(row_case, seeds.clone());
    check(case, seeds);
}

#[test]
fn text_and_bytes_keep_what_generated_modules_do() {
    for seed in 0..500 {
        let before = case(seed);
        let expected = outcome(&before);
        let read = verify(parse(&before.module.to_string()).unwrap()).unwrap();
        same(seed, "text", &before, &with(&before, read), &expected);
        let decoded = decode(&encode(&before.module)).unwrap();
        same(seed, "bytes", &before, &with(&before, decoded), &expected);
    }
}

/// The generator is worth what it covers.
#[test]
fn generated_modules_cover_the_language() {
    use jitney_ir::{BinOp, DType, MathFn, UnOp};
    let all: String = (0..1500).map(|seed| case(seed).module.to_string()).collect();
    let names = UnOp::ALL.iter().map(|op| op.name()).chain(BinOp::ALL.iter().map(|op| op.name()));
    let names = names.chain(MathFn::ALL.iter().map(|f| f.name()));
    let calls = ["select", "extent", "stride", "nonzero", "index", "wrap", "bounds", "view", "empty", "zeros", "print"];
    for name in names.chain(calls) {
        assert!(all.contains(&format!("{name}(")), "{name}");
    }
    for word in [
        "if ",
        "else {",
        "while {",
        "for ",
        "parallel for",
        "reduce(",
        "break",
        "continue",
        "raise ",
        "call ",
        "alias ",
        "constant ",
    ] {
        assert!(all.contains(word), "{word}");
    }
    for dtype in DType::ALL {
        assert!(all.contains(&format!(": {}[", dtype.name())), "{}", dtype.name());
    }
}

/// The error of a loop whose divisors are looked at after blocks of iterations is the first one's.
#[test]
fn deferred_checks_raise_what_the_loop_raises() {
    let text = "fn f@0(x%0: f64[::1], y%1: f64[::1], z%2: f64[::1], n%3: i64) {\n    let i%4: i64\n    sites 1:1 2:2\n    \
        for i%4 in range(0, n%3, 1) {\n        if gt(x%0[i%4], -1.0) {\n            z%2[i%4] = add(div(1.0, nonzero(x%0[i%4], $0)), \
        div(2.0, nonzero(y%1[i%4], $1)))\n        }\n    }\n}\n";
    let module = || verify(parse(text).unwrap()).unwrap();
    let deferred = || jitney_ir::passes::defer_checks::defer_checks(module());
    assert!(deferred().to_string().contains("1024"), "{}", *deferred());
    const N: usize = 5000;
    let run = |module: Verified, x: &[f64], y: &[f64]| {
        let array = |from: &[f64]| Argument::Array {
            dtype: DType::F64,
            shape: vec![N as i64],
            strides: vec![1],
            offset: 0,
            bytes: from.iter().flat_map(|x| x.to_ne_bytes()).collect(),
        };
        let n = Argument::Scalar(jitney_ir::Const::int(N as i64));
        outcome(&Case { module, args: vec![array(x), array(y), array(&[0.0; N]), n] })
    };
    let ones = [1.5; N];
    assert_eq!(run(module(), &ones, &ones), run(deferred(), &ones, &ones));
    for (zero_x, zero_y, line) in [(4999, 4998, 2), (1024, 1024, 1), (0, 4999, 1), (3000, 1023, 2), (77, 78, 1)] {
        let (mut x, mut y) = (ones, ones);
        (x[zero_x], y[zero_y]) = (0.0, -0.0);
        // Not looked at, since the branch is not taken.
        (x[0], y[0]) = if zero_x > 0 { (-2.0, 0.0) } else { (0.0, 1.0) };
        let [plain, late] = [run(module(), &x, &y), run(deferred(), &x, &y)];
        assert_eq!(plain.results, late.results);
        assert_eq!(plain.results.unwrap_err().line, line);
    }
}
