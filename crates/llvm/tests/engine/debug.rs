//! Code for debuggers: it does the same, and says of which line it is and where variables are.

use std::collections::BTreeMap;

use jitney::backend::blocks::{Block, BlockRef};
use jitney::backend::interpreter::Interpreter;
use jitney::backend::{CallOptions, CompiledKernel};
use jitney::frontend::{File, Options, Source, lower, parse_signature};
use jitney::runtime::debugger::registered;
use jitney_ir::{Verified, verify};
use jitney_llvm::compile::{Output, Request, compile};
use jitney_plugin::image::Image;
use jitney_testkit::{Case, Outcome, case, observe, with_lines};
use object::{Object, ObjectSection};

use crate::engine::{Llvm, engine};
use jitney::backend::Backend;

fn request(output: Output) -> Request {
    Request { output, debug: true, verify: true, ..Request::default() }
}

fn outcome(kernel: &dyn CompiledKernel, case: &Case) -> Outcome {
    let how = CallOptions { threads: 2, fuel: 200_000 };
    observe(
        case,
        // SAFETY: the slots are those of the case's arguments.
        |args, results| unsafe { kernel.call(args, results, &how) },
        // SAFETY: the result's own reference, given up here.
        |owner| drop(unsafe { BlockRef::from_raw(owner as *mut Block) }),
    )
}

#[test]
fn generated_modules_do_the_same_when_they_are_debugged() {
    for seed in 0..600 {
        let case = case(seed);
        let lined = verify(with_lines(case.module.module().clone())).unwrap();
        let c = lined.entry().results.iter().all(|ty| matches!(ty, jitney_ir::Type::Scalar(_)));
        let kernel = Llvm.compile_by(&lined, &Request { c, ..request(Output::Image) });
        let kernel = kernel.unwrap_or_else(|e| panic!("seed {seed}: {e}\n{}", *lined));
        let (expected, found) =
            (outcome(&*Interpreter.compile(&case.module).unwrap(), &case), outcome(&*kernel, &case));
        assert!(found == expected, "seed {seed}\n{}\n{expected:?}\nbut when debugged\n{found:?}", *lined);
    }
    assert!(registered().is_empty());
}

/// The typed module of a text, which begins at line 10 of a file.
fn module(text: &str, signature: &str) -> Verified {
    let options = Options { debug: true, parallel: true, ..Options::default() };
    let mut source = Source::parse("", text, 10, BTreeMap::new(), options).unwrap_or_else(|e| panic!("{e}"));
    source.file = Some(File { path: "/folder/kernels.py".into(), kept: None });
    let params = parse_signature(signature).unwrap_or_else(|e| panic!("{e}")).params;
    lower(&source, &params).unwrap_or_else(|e| panic!("{e}")).module
}

fn listing(text: &str, signature: &str) -> String {
    String::from_utf8(compile(module(text, signature), &request(Output::Listing)).unwrap()).unwrap()
}

/// The lines that instructions have.
fn lines(listing: &str) -> Vec<u32> {
    let mut found: Vec<u32> = listing
        .lines()
        .filter_map(|line| line.split_once("!DILocation(line: ")?.1.split(',').next()?.parse().ok())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

const SUM: &str = "\
def helper(v):
    if v > 1:
        return v + 1
    elif v > 0:
        return v
    return -v

def total(x, a):
    \"\"\"Documentation.\"\"\"
    s = 0
    pair = (1, 2.5)
    for i in range(len(x)):
        t = helper(
            a * x[i])
        s += t
    while s > 9:
        s -= 1
    return s, pair[0]
";

#[test]
fn every_line_that_does_something_has_instructions() {
    let text = listing(SUM, "(f8[:], f8)");
    // Variables are declared at the line of their function.
    assert_eq!(lines(&text), [10, 11, 12, 13, 14, 15, 17, 19, 20, 21, 22, 24, 25, 26, 27]);
    assert!(text.contains("!DIFile(filename: \"kernels.py\", directory: \"/folder\")"));
    assert!(text.contains("distinct !DISubprogram(name: \"helper\""));
    assert!(text.contains("optnone"));
}

#[test]
fn variables_have_their_names_and_types() {
    let text = listing(SUM, "(f8[:], f8)");
    let has = |what: &str| assert!(text.contains(what), "no {what} in\n{text}");
    has("!DILocalVariable(name: \"x\", arg: 1,");
    has("!DILocalVariable(name: \"a\", arg: 2,");
    for name in ["s", "s_i64", "t", "i", "pair_0", "pair_1"] {
        has(&format!("!DILocalVariable(name: \"{name}\", scope:"));
    }
    has("!DICompositeType(tag: DW_TAG_structure_type, name: \"f64[:]\"");
    for member in ["data", "shape", "strides"] {
        has(&format!("!DIDerivedType(tag: DW_TAG_member, name: \"{member}\""));
    }
    has("!DIBasicType(name: \"float64\", size: 64, encoding: DW_ATE_float)");
    assert!(!text.contains("!DILocalVariable(name: \"_"), "temporaries are shown:\n{text}");
}

#[test]
fn bodies_of_parallel_loops_have_lines_and_what_they_capture() {
    let text = "def fill(y, a):\n    for i in prange(len(y)):\n        b = a + i\n        y[i] = b\n";
    let listing = listing(text, "(i4[::1], i8)");
    assert_eq!(lines(&listing), [10, 11, 12, 13]);
    let body = listing.split("!DISubprogram(name: \"fill.parallel0\"").count();
    assert_eq!(body, 2, "{listing}");
    for name in ["y\", arg: 4", "a\", arg: 5", "i\", scope", "b\", scope"] {
        assert!(listing.contains(&format!("!DILocalVariable(name: \"{name}")), "{name}\n{listing}");
    }
}

#[test]
fn images_have_an_object_file_whose_sections_are_told_where_they_lie() {
    let bytes = compile(module(SUM, "(f8[::1], f8)"), &request(Output::Image)).unwrap();
    let image = Image::decode(&bytes).unwrap();
    let debug = image.debug.clone().expect("something for debuggers");
    let mut placed = debug.object.clone();
    let base = 0x7000_0000_0000u64;
    for place in &debug.places {
        let at = place.offset as usize;
        placed[at..at + 8].copy_from_slice(&(base + u64::from(place.memory)).to_le_bytes());
    }
    let file = object::File::parse(&*placed).unwrap();
    let text = file.section_by_name(".text").unwrap();
    assert_eq!(text.address(), base);
    for name in [".debug_info", ".debug_abbrev", ".debug_line", ".debug_str", ".debug_frame"] {
        assert!(file.section_by_name(name).is_some_and(|section| section.size() > 0), "{name}");
    }
    // Elsewhere there is none.
    let plain = compile(module(SUM, "(f8[::1], f8)"), &Request::default()).unwrap();
    assert_eq!(Image::decode(&plain).unwrap().debug, None);
}

#[test]
fn a_thousand_kernels_that_are_gone_are_known_to_no_debugger() {
    let module = module(SUM, "(f8[::1], f8)");
    let mut kept = vec![];
    for number in 0..1000 {
        let kernel = Llvm.compile_by(&module, &request(Output::Image)).unwrap();
        if number % 100 == 0 {
            kept.push(kernel);
        }
    }
    assert_eq!(registered().len(), 10);
    assert!(registered().iter().all(|&bytes| bytes > 1000));
    drop(kept);
    assert!(registered().is_empty());
    drop(engine().compile(&module).unwrap());
    assert!(registered().is_empty());
}
