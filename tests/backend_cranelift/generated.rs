//! Random modules of the IR: what the interpreter makes of one, machine code does too, before and after the passes.

use jitney::backend::blocks::{Block, BlockRef};
use jitney::backend::cranelift::Cranelift;
use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions};
use jitney_ir::{Verified, passes};
use jitney_testkit::{Case, Outcome, case, observe};

fn outcome(engine: &dyn Backend, case: &Case, threads: usize) -> Outcome {
    let kernel = engine.compile(&case.module).unwrap_or_else(|e| panic!("{e}\n{}", *case.module));
    let how = CallOptions { threads, ..CallOptions::default() };
    observe(
        case,
        // SAFETY: the slots are those of the case's arguments.
        |args, results| unsafe { kernel.call(args, results, &how) },
        // SAFETY: the result's own reference, given up here.
        |owner| drop(unsafe { BlockRef::from_raw(owner as *mut Block) }),
    )
}

fn check(seeds: std::ops::Range<u64>) {
    let cranelift = Cranelift::get().unwrap_or_else(|e| panic!("{e}"));
    for seed in seeds {
        let plain = case(seed);
        let expected = outcome(&Interpreter, &plain, 1);
        let module: Verified = passes::optimise(plain.module.clone(), |_, _| ());
        let optimised = Case { module, args: plain.args.clone() };
        for (what, case, threads) in
            [("before the passes", &plain, 1), ("after the passes", &optimised, 1), ("with threads", &optimised, 3)]
        {
            let found = outcome(cranelift, case, threads);
            assert!(
                found == expected,
                "seed {seed}, {what}\n{}\n{found:?}\nand the interpreter\n{expected:?}",
                *case.module
            );
        }
    }
}

#[test]
fn machine_code_does_what_generated_modules_say() {
    check(0..1000);
}

/// As many as one likes: `JITNEY_SEEDS=1000..900000 cargo nextest run --run-ignored only --test backend_cranelift`.
#[test]
#[ignore = "as long as one likes"]
fn machine_code_does_what_the_modules_of_these_seeds_say() {
    let seeds = std::env::var("JITNEY_SEEDS").expect("JITNEY_SEEDS=from..to");
    let (from, to) = seeds.split_once("..").expect("from..to");
    check(from.parse().expect("a number")..to.parse().expect("a number"));
}
