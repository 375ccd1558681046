//! Code as text, and the stages of a kernel's way.

use jitney::backend::Backend;
use jitney::backend::cranelift::Cranelift;
use jitney::backend::inspect::inspect;
use jitney::backend::interpreter::Interpreter;
use jitney_ir::{Module, verify};

use crate::calls::fib;
use crate::late;

#[test]
fn the_machine_code_can_be_read() {
    let module = verify(Module { functions: vec![fib()], constants: vec![] }).unwrap();
    let engine = Cranelift::get().unwrap();
    let text = engine.assembly(&module).unwrap();
    assert!(text.starts_with("fib:\n") && text.contains("ret"), "{text}");
    assert!(text.contains("\nfib by value:\n"), "{text}");
    assert!(engine.compile(&module).unwrap().code_bytes() > 32);
}

#[test]
fn a_kernels_way_can_be_looked_at() {
    let module = verify(Module { functions: vec![fib()], constants: vec![] }).unwrap();
    let engine = Cranelift::get().unwrap();
    let seen = inspect(engine, module.clone()).unwrap();
    let names: Vec<_> = seen.ir.iter().map(|stage| stage.name).collect();
    let passes = jitney_ir::passes::PASSES.iter().map(|pass| pass.name);
    assert!(["front end"].into_iter().chain(passes).eq(names));
    assert_eq!(seen.ir[0].text, module.to_string());
    let optimised = jitney_ir::passes::optimise(module.clone(), |_, _| ());
    assert_eq!(seen.ir.last().unwrap().text, optimised.to_string());
    assert_eq!(seen.assembly, engine.assembly(&optimised).unwrap());
    assert_eq!(seen.code_bytes, engine.compile(&optimised).unwrap().code_bytes());
    assert!(!seen.timings.generate.is_zero() && !seen.timings.link.is_zero());
    let interpreted = inspect(&Interpreter, module).unwrap();
    assert_eq!((interpreted.assembly.as_str(), interpreted.code_bytes), ("", 0));
}

#[test]
fn slow_loops_are_no_part_of_what_is_compiled_at_first() {
    let engine = Cranelift::get().unwrap();
    let text = engine.assembly(&late::module(false)).unwrap();
    let (first, late) = text.split_once("\nf.slow0:\n").unwrap_or_else(|| panic!("no slow loop in {text}"));
    assert!(first.starts_with("f:\n") && !first.contains("slow") && late.contains("ret"), "{text}");
}
