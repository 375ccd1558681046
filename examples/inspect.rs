//! What becomes of a kernel on its way: `cargo run --release --example inspect -- kernel.py "(f8[::1], i8)" [ir | assembly]`
//! prints the IR after the front end and after each pass, and the machine code. The kernel is the function `f`.

use std::collections::BTreeMap;

use jitney::backend::cranelift::Cranelift;
use jitney::backend::inspect::inspect;
use jitney::frontend::{Options, Source, lower, parse_signature};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, signature, ..] = &args[..] else { panic!("inspect FILE SIGNATURE [ir | assembly]") };
    let text = std::fs::read_to_string(file).expect("a file with a kernel");
    let source = Source::parse("f", &text, 1, BTreeMap::new(), Options { parallel: true, ..Options::default() });
    let source = source.unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature(signature).unwrap_or_else(|e| panic!("{e}")).params;
    let module = lower(&source, &params).unwrap_or_else(|e| panic!("{e}")).module;
    let wanted = |what: &str| args.get(2).is_none_or(|only| only == what);
    let engine = Cranelift::get().unwrap_or_else(|e| panic!("{e}"));
    let seen = inspect(engine, module).unwrap_or_else(|e| panic!("{e}"));
    if wanted("ir") {
        for stage in &seen.ir {
            println!("# {}, {:?}\n{}", stage.name, stage.time, stage.text);
        }
    }
    if wanted("assembly") {
        println!("{}", seen.assembly);
    }
    println!("# {:?}; {} bytes of code", seen.timings, seen.code_bytes);
}
