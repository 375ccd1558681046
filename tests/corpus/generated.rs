//! Kernels from seeds: what the interpreter makes of one, Cranelift does too.

use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use jitney_testkit::corpus::{bless, cases};
use jitney_testkit::kernels::kernel;

use crate::support::agreed;

/// The seeds of the kernels that stand in a file, for CPython.
const IN_FILE: Range<u64> = 0..200;

fn check(seeds: Range<u64>) {
    let (mut returned, mut raised, mut wrong) = (0, 0, String::new());
    for seed in seeds.clone() {
        let text = kernel(seed, seed % 2 == 0);
        let case = &cases(&text).expect("a file")[0];
        match agreed(&text, case, seed % 16 == 0) {
            Ok(found) if found[0].starts_with("->") => returned += 1,
            Ok(_) => raised += 1,
            Err(e) => {
                let _ = writeln!(wrong, "seed {seed}: {e}\n{text}");
            }
        }
        assert!(wrong.len() < 20_000, "{wrong}");
    }
    assert!(wrong.is_empty(), "{wrong}");
    let few = (seeds.end - seeds.start) / 50;
    assert!(returned > 10 * few && raised > few, "{returned} returned, {raised} raised");
}

#[test]
fn engines_agree_on_generated_kernels() {
    check(0..5000);
}

#[test]
fn engines_agree_on_further_generated_kernels() {
    check(5000..10_000);
}

/// As many as one likes: `JITNEY_SEEDS=10000..900000 cargo nextest run --run-ignored only --test corpus`.
#[test]
#[ignore = "runs as many seeds as JITNEY_SEEDS says"]
fn engines_agree_on_the_kernels_of_these_seeds() {
    let seeds = std::env::var("JITNEY_SEEDS").expect("JITNEY_SEEDS=from..to");
    let (from, to) = seeds.split_once("..").expect("from..to");
    check(from.parse().expect("a number")..to.parse().expect("a number"));
}

/// `tests/kernels_py/generated.py` is what CPython is held against: the kernels of the first seeds, and what they do.
#[test]
fn the_file_of_generated_kernels_is_what_the_seeds_make() {
    let mut text = String::from("# Made from seeds by crates/testkit/src/kernels.rs; JITNEY_BLESS=1 writes it anew.\n");
    for seed in IN_FILE {
        let kernel = kernel(seed, true);
        let case = &cases(&kernel).expect("a file")[0];
        let found = agreed(&kernel, case, false).unwrap_or_else(|e| panic!("{}: {e}", case.kernel));
        text += "\n\n";
        text += &bless(kernel.trim_end(), &[found]);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kernels_py/generated.py");
    if std::env::var_os("JITNEY_BLESS").is_some() {
        std::fs::write(&path, &text).expect("a writable file");
    }
    let there = std::fs::read_to_string(&path).expect("the file of generated kernels");
    assert!(there == text, "{} is not what the seeds make now; JITNEY_BLESS=1 writes it anew", path.display());
}
