//! A case through the engines.

use std::collections::BTreeMap;

use jitney::backend::blocks::{Block, BlockRef};
use jitney::backend::cranelift::Cranelift;
use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions, result_slots};
use jitney::frontend::{ArgType, ErrorModel, Lowered, Options, ResultType, Source, lower};
use jitney_ir::{ArrayType, Const, Verified, passes};
use jitney_testkit::corpus::FileCase;
use jitney_testkit::notation::{Array, Value};

fn options(words: &[String]) -> Options {
    let mut options = Options::default();
    for word in words {
        match word.as_str() {
            "parallel" => options.parallel = true,
            "unsafe_parallel" => (options.parallel, options.unsafe_parallel) = (true, true),
            "unchecked" => options.boundscheck = false,
            "numpy" => options.error_model = ErrorModel::Numpy,
            other => panic!("there is no option {other}"),
        }
    }
    options
}

fn type_of(value: &Value) -> ArgType {
    match value {
        Value::None => ArgType::None,
        Value::Text(text) => ArgType::Str(text.clone()),
        Value::Scalar(dtype, _) => ArgType::Scalar(*dtype),
        Value::Array(a) => {
            let rank = a.shape.len() as u8;
            ArgType::Array(ArrayType { dtype: a.dtype, rank, layout: a.layout, writable: a.writable })
        }
        Value::Tuple(values) => ArgType::Tuple(values.iter().map(type_of).collect()),
    }
}

fn slots(value: &mut Value, out: &mut Vec<u64>) {
    match value {
        Value::None | Value::Text(_) => {}
        Value::Scalar(_, bits) => out.push(bits.0),
        Value::Array(array) => out.extend(array.slots()),
        Value::Tuple(values) => values.iter_mut().for_each(|v| slots(v, out)),
    }
}

/// The value that result slots make up; arrays give up what they own.
fn value_of(ty: &ResultType, slots: &mut std::slice::Iter<u64>) -> Value {
    match ty {
        ResultType::None => Value::None,
        ResultType::Scalar(dtype) => Value::Scalar(*dtype, Const(*slots.next().expect("a slot for each result"))),
        ResultType::Tuple(types) => Value::Tuple(types.iter().map(|ty| value_of(ty, slots)).collect()),
        ResultType::Array(ty) => {
            let slots: Vec<u64> = slots.take(result_slots(jitney_ir::Type::Array(*ty))).copied().collect();
            let rank = ty.rank as usize;
            let shape: Vec<usize> = slots[1..=rank].iter().map(|&n| n as usize).collect();
            let size = ty.dtype.size();
            let elements: Vec<u64> = (0..shape.iter().product())
                .map(|k: usize| {
                    let (mut rest, mut at) = (k, 0);
                    for (n, stride) in shape.iter().zip(&slots[rank + 1..=2 * rank]).rev() {
                        at += (rest % n) as isize * *stride as isize;
                        rest /= n;
                    }
                    let mut word = [0u8; 8];
                    // SAFETY: the engine has returned an array with this element; its owner is released below.
                    let element = unsafe {
                        std::slice::from_raw_parts((slots[0] as *const u8).wrapping_offset(at * size as isize), size)
                    };
                    word[..size].copy_from_slice(element);
                    u64::from_le_bytes(word)
                })
                .collect();
            let owner = slots[slots.len() - 1];
            if owner != 0 {
                // SAFETY: the result's own reference, given up here.
                drop(unsafe { BlockRef::from_raw(owner as *mut Block) });
            }
            Value::Array(Array::row_major(ty.dtype, shape, &elements))
        }
    }
}

/// Arrays among the arguments that the call has changed, by the argument's position.
fn changes(before: &Value, after: &Value, place: &str, out: &mut Vec<String>) {
    match (before, after) {
        (Value::Array(a), Value::Array(b)) if a.elements() != b.elements() => out.push(format!("arg {place}: {b}")),
        (Value::Tuple(a), Value::Tuple(b)) => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                changes(a, b, &format!("{place}.{i}"), out);
            }
        }
        _ => {}
    }
}

/// The lines of the expectation that a way of running the case fulfils.
fn outcome(
    engine: &dyn Backend,
    module: &Verified,
    result: &ResultType,
    case: &FileCase,
    text: &str,
    threads: usize,
) -> Vec<String> {
    let kernel = engine.compile(module).unwrap_or_else(|e| panic!("{e}"));
    let mut args = case.args.clone();
    let mut given = Vec::new();
    args.iter_mut().for_each(|arg| slots(arg, &mut given));
    let mut found = vec![0; module.entry().results.iter().map(|&ty| result_slots(ty)).sum()];
    // Enough for every case, and an end for a kernel that has none.
    let how = CallOptions { threads, fuel: 30_000_000 };
    // SAFETY: the slots describe the arguments, which live until after the call and which nobody else touches.
    match unsafe { kernel.call(&given, &mut found, &how) } {
        Err(trap) => {
            let line = text.lines().nth((trap.line as usize).wrapping_sub(1)).unwrap_or("a function of the library");
            vec![
                format!("raises {}: {}", trap.kind.name(), trap.message).trim_end().to_owned(),
                format!("at {}", line.trim()),
            ]
        }
        Ok(()) => {
            let mut lines = vec![format!("-> {}", value_of(result, &mut found.iter()))];
            for (i, (before, after)) in case.args.iter().zip(&args).enumerate() {
                changes(before, after, &i.to_string(), &mut lines);
            }
            lines
        }
    }
}

/// What all ways agree on, or how they differ. `every`: the passes and the threads by themselves too, not only the
/// interpreter before the passes and Cranelift after them.
pub fn agreed(text: &str, case: &FileCase, every: bool) -> Result<Vec<String>, String> {
    let options = options(&case.options);
    let source = Source::parse(&case.kernel, text, 1, BTreeMap::new(), options).map_err(|e| e.to_string())?;
    let types: Vec<ArgType> = case.args.iter().map(type_of).collect();
    let Lowered { module: plain, result } = lower(&source, &types).map_err(|e| e.to_string())?;
    let optimised = passes::optimise(plain.clone(), |_, _| ());
    let cranelift = Cranelift::get().unwrap_or_else(|e| panic!("{e}"));
    let said = outcome(&Interpreter, &plain, &result, case, text, 1);
    let ways: [(&str, &dyn Backend, &Verified, usize); 4] = [
        ("Cranelift", cranelift, &optimised, 1),
        ("the interpreter after the passes", &Interpreter, &optimised, 1),
        ("Cranelift before the passes", cranelift, &plain, 1),
        ("Cranelift with three threads", cranelift, &optimised, 3),
    ];
    // Threads make a difference to parallel loops only.
    let count = if !every { 1 } else { 3 + usize::from(options.parallel) };
    for (name, engine, module, threads) in ways.into_iter().take(count) {
        let other = outcome(engine, module, &result, case, text, threads);
        if other != said {
            return Err(format!("{name} says\n{}\nand the interpreter\n{}", other.join("\n"), said.join("\n")));
        }
    }
    Ok(said)
}
