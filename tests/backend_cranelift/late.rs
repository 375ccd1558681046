//! Slow versions of loops are compiled when they are first called: what they do and how they fail is the interpreter's.

use std::collections::BTreeMap;

use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions, EntryKind};
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney_ir::passes::optimise;
use jitney_ir::{Trap, TrapKind, Verified};

use crate::engine::engine;

const SOURCE: &str = "\
def f(x, y, n):
    s = 0.0
    for i in prange(n):
        if x[i] < 0.0:
            raise ValueError('below zero')
        t = x[i] * 2.0 + y[i]
        y[i] = t * t
        s += t
    return s
";

pub fn module(parallel: bool) -> Verified {
    let options = Options { parallel, ..Options::default() };
    let source = Source::parse("f", SOURCE, 1, BTreeMap::new(), options).unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature("(f8[::1], f8[::1], i8)").unwrap_or_else(|e| panic!("{e}")).params;
    let module = lower(&source, &params).unwrap_or_else(|e| panic!("{e}")).module;
    optimise(module, |_, _| ())
}

type Outcome = (Result<u64, Trap>, Vec<f64>);

fn run(engine: &dyn Backend, module: &Verified, kind: EntryKind, x: &[f64], y_len: usize, n: i64) -> Outcome {
    let kernel = engine.compile_with(module.clone(), kind).unwrap_or_else(|e| panic!("{e}"));
    let (mut x, mut y) = (x.to_vec(), vec![1.0; y_len]);
    let args = [x.as_mut_ptr() as u64, x.len() as u64, 1, y.as_mut_ptr() as u64, y_len as u64, 1, n as u64];
    let mut outcome = Ok(0);
    // The second call finds the code that the first one has made.
    for _ in 0..2 {
        let mut result = [0];
        // SAFETY: the arrays are alive.
        let done = unsafe { kernel.call(&args, &mut result, &CallOptions { threads: 1, ..CallOptions::default() }) };
        outcome = done.map(|()| result[0]);
    }
    (outcome, y)
}

#[test]
fn slow_loops_do_what_the_interpreter_does() {
    let ramp: Vec<f64> = (0..40).map(|i| i as f64 * 0.25).collect();
    let mut below = ramp.clone();
    below[30] = -1.0;
    for parallel in [false, true] {
        let module = module(parallel);
        // In range, past the end of one array or the other, an error of the kernel's own on either way.
        let cases =
            [(&ramp, 40, 40, None), (&ramp, 20, 40, Some(TrapKind::Index)), (&below, 40, 40, Some(TrapKind::Value))];
        let more = [(&ramp, 40, 41, Some(TrapKind::Index)), (&below, 35, 40, Some(TrapKind::Value))];
        for (x, y_len, n, error) in cases.into_iter().chain(more) {
            let expected = run(&Interpreter, &module, EntryKind::Slots, x, y_len, n);
            assert_eq!(expected.0.as_ref().err().map(|trap| trap.kind), error);
            for kind in [EntryKind::Slots, EntryKind::C] {
                let found = run(engine(), &module, kind, x, y_len, n);
                assert_eq!(found.0, expected.0, "{parallel} {y_len} {n}");
                if error.is_none() || !parallel {
                    assert_eq!(found.1, expected.1, "{parallel} {y_len} {n}");
                }
            }
        }
    }
}

#[test]
fn threads_that_come_first_together_agree() {
    let kernel = engine().compile(&module(false)).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let (mut x, mut y) = ([0.5; 8], [1.0; 4]);
                let args = [x.as_mut_ptr() as u64, 8, 1, y.as_mut_ptr() as u64, 4, 1, 8];
                // SAFETY: the arrays are alive.
                let trap = unsafe { kernel.call(&args, &mut [0], &CallOptions::default()) }.unwrap_err();
                assert_eq!(trap.message, "index 4 is out of bounds for axis 0 with size 4");
                assert_eq!((trap.line, y), (6, [4.0; 4]));
            });
        }
    });
}
