//! Rewrites of modules: a straight list, each from a verified module to a verified module that means the same.
//!
//! ```text
//! inline_small       calls of small functions become their statements
//! fold_constants     operations on constants become constants
//! simplify           operations that change nothing go away, others become cheaper ones
//! remove_dead        what is never reached, never read or never called goes away
//! merge_guards       checks that have been made before go away
//! hoist_guards       checks of indices and divisors in front of loops instead of in them
//! unroll_and_jam     iterations of loops around loops are done together, where memory or sums gain by it
//! hoist_invariants   arithmetic that is the same in every iteration in front of loops
//! ```
//!
//! `run_for_speed` also unrolls short loops, which takes an engine longer (`unroll_short`), jams as many iterations as fill
//! vectors, and splits loops behind what keeps vectors from them (`split_index_sets`).
//!
//! `defer_checks`, which looks at divisors after loops, `outline_parallel`, which makes functions of the bodies of parallel
//! loops, and `outline_slow`, which makes functions of loops that are rarely run, are not in the list: engines that want
//! them run them last, `outline_slow` first and `defer_checks` after the others. `unroll_and_jam::jam_chunks` does for what
//! `outline_parallel` has made what `unroll_and_jam` does for other loops, and `split_index_sets` after it.
//!
//! `claim_ranges`, which has a module look at what `hoist_guards` goes by, is for tests.
//!
//! Lines go first, since what is left of them after that would mislead: `drop_lines`. Code for debuggers is made of a module
//! to which nothing has been done.
//!
//! What a kernel returns, writes and raises stays the same to the bit, save for the sign and payload of a NaN. What it
//! costs in fuel does not, and an inlined call does not count towards the depth of recursion.

mod claim_ranges;
pub mod defer_checks;
mod fold_constants;
mod hoist_guards;
mod hoist_invariants;
mod inline_small;
mod loops;
mod merge_guards;
pub mod outline_parallel;
pub mod outline_slow;
mod remove_dead;
mod simplify;
mod split_index_sets;
pub mod unroll_and_jam;
mod unroll_short;

pub use claim_ranges::claim_ranges;
pub use fold_constants::fold_constants;
pub use hoist_guards::hoist_guards;
pub use hoist_invariants::hoist_invariants;
pub use inline_small::inline_small;
pub use merge_guards::merge_guards;
pub use remove_dead::remove_dead;
pub use simplify::simplify;
pub use split_index_sets::split_index_sets;
pub use unroll_and_jam::{unroll_and_jam, unroll_and_jam_for_speed};
pub use unroll_short::unroll_short;

use std::time::{Duration, Instant};

use crate::module::{Block, Module, Stmt};
use crate::verify::{Verified, verify};

/// A rewrite.
#[derive(Debug, Clone, Copy)]
pub struct Pass {
    /// Its name in dumps.
    pub name: &'static str,
    /// Does it.
    pub run: fn(&mut Module),
}

/// The passes in their order.
pub const PASSES: &[Pass] = &[
    Pass { name: "inline_small", run: inline_small },
    Pass { name: "fold_constants", run: fold_constants },
    Pass { name: "simplify", run: simplify },
    Pass { name: "remove_dead", run: remove_dead },
    Pass { name: "merge_guards", run: merge_guards },
    Pass { name: "hoist_guards", run: hoist_guards },
    Pass { name: "unroll_and_jam", run: unroll_and_jam },
    Pass { name: "hoist_invariants", run: hoist_invariants },
];

/// The passes for engines whose code is worth their time.
pub const PASSES_FOR_SPEED: &[Pass] = &[
    Pass { name: "inline_small", run: inline_small },
    Pass { name: "fold_constants", run: fold_constants },
    Pass { name: "unroll_short", run: unroll_short },
    Pass { name: "simplify", run: simplify },
    Pass { name: "remove_dead", run: remove_dead },
    Pass { name: "merge_guards", run: merge_guards },
    Pass { name: "hoist_guards", run: hoist_guards },
    Pass { name: "unroll_and_jam", run: unroll_and_jam_for_speed },
    Pass { name: "split_index_sets", run: split_index_sets },
    Pass { name: "hoist_invariants", run: hoist_invariants },
];

/// Forgets where the functions of a module were written.
pub fn drop_lines(module: &mut Module) {
    fn of_block(block: &mut Block) {
        block.retain(|stmt| !matches!(stmt, Stmt::Line(_)));
        block.iter_mut().flat_map(|stmt| stmt.blocks_mut()).for_each(of_block);
    }
    for function in module.functions.iter_mut().filter(|f| f.origin.is_some()) {
        function.origin = None;
        of_block(&mut function.body);
    }
}

/// Runs every pass. The outcome is verified, and with debug assertions what each pass leaves behind.
///
/// # Panics
/// If it does not verify, which is a defect of a pass.
pub fn run(module: Verified) -> Verified {
    run_list(PASSES, module)
}

/// As `run`, with `PASSES_FOR_SPEED`.
///
/// # Panics
/// As `run`.
pub fn run_for_speed(module: Verified) -> Verified {
    run_list(PASSES_FOR_SPEED, module)
}

fn run_list(passes: &[Pass], module: Verified) -> Verified {
    if cfg!(debug_assertions) {
        return optimise_by(passes, module, |_, _| ());
    }
    let mut module = module.into_inner();
    drop_lines(&mut module);
    passes.iter().for_each(|pass| (pass.run)(&mut module));
    verify(module).unwrap_or_else(|invalid| panic!("after the passes: {invalid}"))
}

/// Runs every pass and the verifier after each; `after` is shown the module that each leaves behind.
///
/// # Panics
/// If a pass leaves a module that does not verify, which is a defect of the pass.
pub fn optimise(module: Verified, after: impl FnMut(&'static str, &Verified)) -> Verified {
    optimise_by(PASSES, module, after)
}

fn optimise_by(passes: &[Pass], module: Verified, mut after: impl FnMut(&'static str, &Verified)) -> Verified {
    let mut module = module.into_inner();
    drop_lines(&mut module);
    let module = verify(module).expect("lines do nothing");
    passes.iter().fold(module, |module, pass| {
        let mut module = module.into_inner();
        (pass.run)(&mut module);
        let module = verify(module).unwrap_or_else(|invalid| panic!("after {}: {invalid}", pass.name));
        after(pass.name, &module);
        module
    })
}

/// A module as a stage of its way leaves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The pass; `front end` for the module as it was before the first one.
    pub name: &'static str,
    /// The module's text.
    pub text: String,
    /// What the pass and the verifier after it took.
    pub time: Duration,
}

/// Runs every pass as `optimise` does, and keeps what each has made of the module, in order: what stands before a pass
/// is the text of the one before it.
///
/// # Panics
/// As `optimise`.
pub fn run_recorded(module: Verified) -> (Verified, Vec<Recorded>) {
    let mut records = vec![Recorded { name: "front end", text: module.to_string(), time: Duration::ZERO }];
    let mut last = Instant::now();
    let module = optimise(module, |name, module| {
        let time = last.elapsed();
        records.push(Recorded { name, text: module.to_string(), time });
        last = Instant::now();
    });
    (module, records)
}
