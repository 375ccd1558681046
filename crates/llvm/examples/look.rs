//! What LLVM makes of a kernel: `cargo run --release -p jitney-llvm --example look kernel.py 'f(f8[::1], f8)' [listing |
//! assembly | time] [fast] [parallel] [mvec] [bits=256]`.

use std::collections::BTreeMap;
use std::time::Duration;

use jitney::backend::late;
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney_ir::{FastMath, passes};
use jitney_llvm::compile::{Output, Request, compile};

/// What this thread has used of the processor: other work on the machine does not count.
fn used() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: writes to the struct.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let text = std::fs::read_to_string(&args[0]).expect("a file");
    let (name, params) = args[1].split_at(args[1].find('(').expect("a signature"));
    let has = |word: &str| args.iter().any(|a| a == word);
    let fastmath = if has("fast") { FastMath::ALL } else { FastMath::default() };
    let options = Options { parallel: has("parallel"), fastmath, ..Options::default() };
    let source = Source::parse(name, &text, 1, BTreeMap::new(), options).unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature(params).unwrap_or_else(|e| panic!("{e}")).params;
    let module = passes::run_for_speed(lower(&source, &params).unwrap_or_else(|e| panic!("{e}")).module);
    let bits = args.iter().find_map(|a| a.strip_prefix("bits=")).map_or(0, |n| n.parse().expect("a number"));
    let (module, late) = late::split(module);
    let request = |output| Request { output, vector_math: has("mvec"), vector_bits: bits, late, ..Request::default() };
    if has("ir") {
        println!("{}", *module);
    } else if has("time") {
        for _ in 0..40 {
            let start = used();
            let image = compile(module.clone(), &request(Output::Image)).unwrap_or_else(|e| panic!("{e}"));
            println!("{:?}, {} bytes", used() - start, image.len());
        }
    } else {
        let output = if has("listing") { Output::Listing } else { Output::Assembly };
        let bytes = compile(module, &request(output)).unwrap_or_else(|e| panic!("{e}"));
        println!("{}", String::from_utf8_lossy(&bytes));
    }
}
