//! How exact the math functions are, measured: every f32 input, and a sample of f64 inputs.
//!
//! usage: cargo run --release --example ulp_sweep [-- [name ...] [stride]]
//!
//! For each function and each instruction set of this machine, over all 2^32 f32 inputs (or every `stride`-th): the
//! largest error in units in the last place, and its input. The reference is the same function in f64, from the host's
//! library or a formula, which is exact to 2^-28 units of an f32. The f64 functions are measured on four million inputs
//! against arithmetic in pairs of f64. Exit status 1 when exp or log is more than 1 unit off, sigmoid or tanh more than
//! 2; silu and gelu are printed.

#[path = "../tests/kernels/double_double.rs"]
mod double_double;
#[path = "../tests/kernels/ulp.rs"]
mod ulp;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use ulp::{FUNCTIONS, Function, Worst, levels};

/// Inputs per piece of work.
const PIECE: u64 = 1 << 16;

fn sweep(function: &Function, stride: u64) -> Vec<Worst<f32>> {
    let next = AtomicU64::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut worst = vec![Worst::default(); levels().len()];
        let (mut x, mut y, mut want) = (Vec::new(), Vec::new(), Vec::new());
        loop {
            let first = next.fetch_add(PIECE * stride, Ordering::Relaxed);
            if first >= 1 << 32 {
                return worst;
            }
            let last = (first + PIECE * stride).min(1 << 32);
            x.clear();
            x.extend((first..last).step_by(stride as usize).map(|bits| f32::from_bits(bits as u32)));
            want.clear();
            want.extend(x.iter().map(|&x| (function.reference)(x as f64)));
            y.resize(x.len(), 0.0);
            for (level, worst) in levels().into_iter().zip(&mut worst) {
                (function.f32)(level, &x, &mut y);
                // The exact place is looked for only where the block has a new maximum.
                if ulp::worst_f32(&y, &want) > worst.error {
                    for ((&x, &got), &want) in x.iter().zip(&y).zip(&want) {
                        worst.note(ulp::ulps_f32(got, want), x);
                    }
                }
            }
        }
    };
    let per_thread = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        handles.into_iter().map(|h| h.join().expect("a sweep does not panic")).collect::<Vec<_>>()
    });
    per_thread.into_iter().reduce(|a, b| a.into_iter().zip(b).map(|(a, b)| a.larger(b)).collect()).unwrap_or_default()
}

fn main() {
    let mut stride = 1;
    let mut names = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.parse::<u64>() {
            Ok(n) => stride = n.max(1),
            Err(_) => names.push(argument),
        }
    }
    let mut exceeded = false;
    let mut report =
        |kind: &str, function: &Function, level: &str, error: f64, at: String, bound: f64, seconds: f64| {
            let verdict = match (bound.is_finite(), error <= bound) {
                (false, _) => String::new(),
                (true, true) => format!("  (bound {bound})"),
                (true, false) => {
                    exceeded = true;
                    format!("  EXCEEDS {bound}")
                }
            };
            println!("{:<10} {kind} {level:<9} max {error:.4} ULP at {at}{verdict}  [{seconds:.0} s]", function.name);
        };
    for function in FUNCTIONS {
        if !names.is_empty() && !names.iter().any(|n| n == function.name) {
            continue;
        }
        let start = Instant::now();
        for (level, worst) in levels().into_iter().zip(sweep(function, stride)) {
            let at = format!("{:e} ({:#010x})", worst.at, worst.at.to_bits());
            report("f32", function, level.name(), worst.error, at, function.bound, start.elapsed().as_secs_f64());
        }
        let Some(exact) = function.exact else { continue };
        let start = Instant::now();
        for (level, worst) in levels().into_iter().zip(ulp::sample_f64(function, exact, 4_000_000, 1)) {
            let at = format!("{:e} ({:#018x})", worst.at, worst.at.to_bits());
            report("f64", function, level.name(), worst.error, at, function.bound, start.elapsed().as_secs_f64());
        }
    }
    std::process::exit(exceeded as i32);
}
