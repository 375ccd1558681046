//! Generated modules do under the engine what they do under the interpreter, before and after the passes.

use jitney::backend::blocks::{Block, BlockRef};
use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions};
use jitney_ir::TrapKind;
use jitney_ir::passes::{optimise, run_for_speed};
use jitney_testkit::{Case, Outcome, case, nest_case, observe, row_case};

use crate::support::engine;

fn outcome(engine: &dyn Backend, case: &Case) -> Outcome {
    let kernel = engine.compile(&case.module).unwrap();
    let how = CallOptions { threads: 2, fuel: 400_000 };
    observe(
        case,
        // SAFETY: the slots are those of the case's arguments.
        |args, results| unsafe { kernel.call(args, results, &how) },
        // SAFETY: the result's own reference, given up here.
        |owner| drop(unsafe { BlockRef::from_raw(owner as *mut Block) }),
    )
}

fn check(case: fn(u64) -> Case, seeds: std::ops::Range<u64>) {
    let engine = engine();
    for seed in seeds {
        let plain = case(seed);
        let expected = outcome(&Interpreter, &plain);
        let optimised = Case { module: optimise(plain.module.clone(), |_, _| ()), args: plain.args.clone() };
        let for_speed = Case { module: run_for_speed(plain.module.clone()), args: plain.args.clone() };
        let ways = [("as it is", &plain), ("after the passes", &optimised), ("after those for speed", &for_speed)];
        for (what, case) in ways {
            let found = outcome(engine, case);
            // LLVM's code looks at divisors after a block of iterations, which have written by then.
            let wrote_more = engine.name() != "cranelift"
                && expected.results.as_ref().is_err_and(|trap| trap.kind == TrapKind::ZeroDivision);
            assert!(
                found == expected || wrote_more && found.results == expected.results,
                "seed {seed}, {what}\n{}\n{expected:?}\nbut from the engine\n{found:?}",
                *case.module
            );
        }
    }
}

#[test]
fn generated_modules_do_what_the_interpreter_does() {
    check(case, 0..1500);
}

#[test]
fn further_generated_modules_do_what_the_interpreter_does() {
    check(case, 1500..3000);
}

#[test]
fn generated_nests_do_what_the_interpreter_does() {
    check(nest_case, 0..400);
}

#[test]
fn generated_rows_do_what_the_interpreter_does() {
    check(row_case, 0..800);
}

/// As many as one likes: `JITNEY_SEEDS=5000..900000 cargo nextest run --run-ignored only --test backend_cranelift`.
#[test]
#[ignore = "runs as many seeds as JITNEY_SEEDS says"]
fn the_modules_of_these_seeds_do_what_the_interpreter_does() {
    let seeds = std::env::var("JITNEY_SEEDS").expect("JITNEY_SEEDS=from..to");
    let (from, to) = seeds.split_once("..").expect("from..to");
    let seeds = from.parse().unwrap()..to.parse().unwrap();
    check(nest_case, seeds.clone());
    check(row_case, seeds.clone());
    check(case, seeds);
}
