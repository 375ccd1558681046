//! Code generators: what they compile does what the interpreter does, and what is wrong is refused.

use std::collections::BTreeMap;
use std::ptr::{null, null_mut};
use std::sync::Arc;

use jitney::backend::interpreter::Interpreter;
use jitney::backend::plugin::{Generator, Output, Plugin, Wish, load_image};
use jitney::backend::{Backend, CallOptions, CompiledKernel, EntryKind};
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney::runtime::Tensor;
use jitney::runtime::dtype::DType;
use jitney::runtime::tensor::DLDevice;
use jitney_ir::{Verified, passes};
use jitney_plugin::abi::{Bytes, CompileRequest, FORM_SLOTS, OUTPUT_CODE};

use super::suite::{Outcome, Report, ensure};

/// What is compiled: its name, whether loops run in parallel, its source and types. Arrays come last; numbers are 2.5 or 7.
const MODULES: &[(&str, bool, &str, &str)] = &[
    ("a number", false, "(f8,)", "def f(x):\n    return 2.0 * x + 1.0\n"),
    ("whole numbers", false, "(i8, i8)", "def f(a, b):\n    return (a // -b) * 3 + a % b - (a << 2)\n"),
    ("single precision", false, "(f4,)", "def f(x):\n    return x * x - x / 3\n"),
    ("mathematical functions", false, "(f8,)", "def f(x):\n    return math.sin(x) + math.exp(-x) * math.log(x) ** 2\n"),
    (
        "a loop",
        false,
        "(i8,)",
        "def f(n):\n    s = 0\n    for i in range(1000):\n        if i % n == 3:\n            continue\n        s += i * i\n    return s\n",
    ),
    (
        "arrays",
        false,
        "(f8, f8[::1], f8[::1])",
        "def f(a, x, y):\n    for i in range(len(x)):\n        y[i] += a * x[i]\n    return y[3]\n",
    ),
    (
        "strided arrays",
        false,
        "(f8[:], f8[:])",
        "def f(x, y):\n    s = 0.0\n    for i in range(len(x)):\n        y[i] = s\n        s += x[i]\n    return s\n",
    ),
    ("an error", false, "(i8,)", "def f(n):\n    if n == 7:\n        raise ValueError('seven')\n    return n\n"),
    ("an index out of bounds", false, "(i8, f8[::1])", "def f(n, x):\n    return x[n * 1000]\n"),
    ("a call", false, "(i8,)", "def f(n):\n    def g(m):\n        return m * m\n    return g(n) + g(n + 1)\n"),
    (
        "a parallel loop",
        true,
        "(f8, f8[::1], f8[::1])",
        "def f(a, x, y):\n    s = 0.0\n    for i in prange(len(x)):\n        y[i] = a * x[i]\n        s += y[i]\n    return s\n",
    ),
];

const LENGTH: usize = 257;

/// A module, ready to be compiled.
fn module(&(name, parallel, signature, text): &(&str, bool, &str, &str)) -> Result<Verified, String> {
    let options = Options { parallel, ..Options::default() };
    let source = Source::parse("f", text, 1, BTreeMap::new(), options).map_err(|e| format!("{name}: {e}"))?;
    let params = parse_signature(signature).map_err(|e| format!("{name}: {e}"))?.params;
    let lowered = lower(&source, &params).map_err(|e| format!("{name}: {e}"))?;
    Ok(passes::run(lowered.module))
}

/// All that a call leaves behind: bits of results, or the error; bits of the arrays.
type Left = (Result<Vec<u64>, String>, Vec<Vec<u64>>);

fn arguments(signature: &str) -> (Vec<u64>, Vec<Vec<f64>>) {
    let (mut slots, mut arrays) = (Vec::new(), Vec::new());
    for ty in signature.trim_matches(['(', ')']).split(',').map(str::trim).filter(|ty| !ty.is_empty()) {
        match ty {
            "f8" => slots.push(2.5f64.to_bits()),
            "f4" => slots.push(2.5f32.to_bits().into()),
            "i8" => slots.push(7),
            _ => {
                let stride = if ty == "f8[:]" { 2 } else { 1 };
                let mut array: Vec<f64> =
                    (0..LENGTH * stride).map(|i| (i as f64 * 0.37 + arrays.len() as f64).sin() * 3.0).collect();
                slots.extend([array.as_mut_ptr() as u64, LENGTH as u64, stride as u64]);
                arrays.push(array);
            }
        }
    }
    (slots, arrays)
}

fn call(kernel: &dyn CompiledKernel, module: &Verified, signature: &str, threads: usize) -> Left {
    let (slots, arrays) = arguments(signature);
    let mut results = vec![0; module.entry().results.len()];
    // SAFETY: the slots describe the arrays, which live until after the call and which nobody else touches.
    let done = unsafe { kernel.call(&slots, &mut results, &CallOptions { threads, ..CallOptions::default() }) };
    let results = done.map(|()| results).map_err(|trap| format!("{trap:?}"));
    // Read through the addresses that were given out: the call has written there.
    (results, arrays.iter().map(|array| array.iter().map(|x| x.to_bits()).collect()).collect())
}

fn compile(generator: &Generator, module: &Verified, entry: EntryKind) -> Result<Vec<u8>, String> {
    let wish = Wish { entry, ..Wish::default() };
    generator.compile(module, &wish).map(|code| code.to_vec()).map_err(|e| e.to_string())
}

fn load(generator: &Generator, code: &[u8], module: &Verified) -> Result<Box<dyn CompiledKernel>, String> {
    // SAFETY: the generator has just made it of this module.
    unsafe { generator.load(code, &Arc::new(module.clone())) }.map_err(|e| e.to_string())
}

/// Compiles a module and holds it against the interpreter.
fn agrees(generator: &Generator, row: &(&str, bool, &str, &str)) -> Outcome {
    let module = module(row)?;
    let meant = call(&*Interpreter.compile(&module).map_err(|e| e.to_string())?, &module, row.2, 1);
    let kernel = load(generator, &compile(generator, &module, EntryKind::Slots)?, &module)?;
    for threads in [1, 3] {
        let found = call(&*kernel, &module, row.2, threads);
        ensure(found == meant, || format!("{} on {threads} threads: {:?}, not {:?}", row.0, found.0, meant.0))?;
    }
    Ok(())
}

pub fn check(report: &mut Report, plugin: &'static Plugin, generator: &Generator) {
    report.check("its target says the same every time", || {
        let first = generator.target().map_err(|e| e.to_string())?;
        std::thread::scope(|scope| {
            let others: Vec<_> = (0..4).map(|_| scope.spawn(|| generator.target())).collect();
            others.into_iter().try_for_each(|other| {
                let other = other.join().map_err(|_| "panic")?.map_err(|e| e.to_string())?;
                ensure(other == first, || format!("{first}, then {other}"))
            })
        })
    });
    for row in MODULES {
        report.check(format!("it compiles {}", row.0), || agrees(generator, row));
    }
    report.check("it compiles C functions", || c_function(generator));
    report.check("the same module gives the same code", || {
        for row in MODULES {
            let module = module(row)?;
            let [one, two] = [(); 2].map(|()| compile(generator, &module, EntryKind::Slots));
            ensure(one? == two?, || format!("not for {}", row.0))?;
        }
        Ok(())
    });
    report.check("objects and texts are made, or refused with a reason", || other_outputs(generator));
    report.check("what is no module is refused", || {
        let good = jitney_ir::encode(&module(&MODULES[5])?);
        let noise: Vec<u8> = (0..500u32).map(|i| (i.wrapping_mul(2654435761) >> 13) as u8).collect();
        let mut flipped = good.clone();
        flipped[good.len() / 2] ^= 4;
        let mut later = good.clone();
        later[4] ^= 0x40;
        let cut = &good[..good.len() - 1];
        for bytes in [&[][..], &noise, cut, &good[..7], &flipped, &later] {
            let said = refusal(plugin, bytes, OUTPUT_CODE, size_of::<CompileRequest>())?;
            ensure(!said.is_empty(), || format!("{} bytes are refused without a word", bytes.len()))?;
        }
        Ok(())
    });
    report.check("a request of no size is refused", || {
        refusal(plugin, &jitney_ir::encode(&module(&MODULES[0])?), OUTPUT_CODE, 0).map(drop)
    });
    report.check("an unknown output is refused", || {
        refusal(plugin, &jitney_ir::encode(&module(&MODULES[0])?), 99, size_of::<CompileRequest>()).map(drop)
    });
    report.check("broken artefacts are refused", || broken_artefacts(plugin, generator));
    report.check("four threads compile at once", || {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|at| {
                    scope.spawn(move || {
                        (0..MODULES.len()).try_for_each(|i| agrees(generator, &MODULES[(i + 3 * at) % MODULES.len()]))
                    })
                })
                .collect();
            threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "panic".to_owned())?)
        })
    });
    report.check("the child of a fork compiles", || in_child(|| agrees(generator, &MODULES[4]).is_ok()));
}

fn c_function(generator: &Generator) -> Outcome {
    let row = &MODULES[5];
    let module = module(row)?;
    let kernel = load(generator, &compile(generator, &module, EntryKind::C)?, &module)?;
    let Some(entry) = kernel.entry() else { return Err("there is no C function".into()) };
    let meant = call(&*Interpreter.compile(&module).map_err(|e| e.to_string())?, &module, row.2, 1);
    ensure(call(&*kernel, &module, row.2, 1) == meant, || "called with slots it does something else".into())?;
    let (_, mut arrays) = arguments(row.2);
    let mut shape = [LENGTH as i64];
    let mut tensors = [0, 1].map(|at: usize| Tensor {
        data: arrays[at].as_mut_ptr().cast(),
        device: DLDevice::cpu(),
        ndim: 1,
        dtype: DType::F64.to_dlpack(),
        shape: shape.as_mut_ptr(),
        strides: null_mut(),
        byte_offset: 0,
    });
    let mut result = 0f64;
    let [x, y] = tensors.each_mut();
    // SAFETY: the C form of a kernel of these types, as `jitney::backend` says.
    let status = unsafe {
        type Function = unsafe extern "C" fn(f64, *mut Tensor, *mut Tensor, *mut f64) -> i32;
        std::mem::transmute::<*const std::ffi::c_void, Function>(entry)(2.5, x, y, &mut result)
    };
    ensure(status == 0, || format!("it returns {status}"))?;
    let left: Vec<Vec<u64>> = arrays.iter().map(|array| array.iter().map(|x| x.to_bits()).collect()).collect();
    ensure((Ok(vec![result.to_bits()]), left) == meant, || "it does something else".into())
}

fn other_outputs(generator: &Generator) -> Outcome {
    let module = module(&MODULES[5])?;
    for output in [Output::Object, Output::Assembly, Output::Listing] {
        let wish = Wish { entry: EntryKind::C, output, symbol: Some(c"of_mine"), ..Wish::default() };
        match generator.compile(&module, &wish) {
            Err(e) => ensure(e.message.len() > 8, || format!("{output:?} is refused with {e}"))?,
            Ok(bytes) if output == Output::Object => {
                ensure(bytes.starts_with(b"\x7fELF"), || "an object that is no ELF file".into())?
            }
            Ok(text) => ensure(std::str::from_utf8(&text).is_ok_and(|text| text.len() > 8), || {
                format!("{output:?} is no text")
            })?,
        }
    }
    Ok(())
}

/// What `compile` says about a request that cannot be fulfilled.
fn refusal(plugin: &Plugin, ir: &[u8], output: u32, struct_size: usize) -> Result<String, String> {
    let Some(compile) = plugin.table().compile else { return Err("there is no compile".into()) };
    let request = CompileRequest {
        struct_size,
        ir: ir.as_ptr(),
        ir_length: ir.len(),
        forms: 1 << FORM_SLOTS,
        output,
        flags: 0,
        vector_bits: 0,
        symbol: null(),
        source: null(),
        cpu: null(),
        late: 0,
    };
    let mut made = Bytes { data: null_mut(), length: 0 };
    let mut error = null_mut();
    // SAFETY: live arguments; the slot is required to look at the request before it believes it.
    let status = unsafe { compile(&request, &mut made, &mut error) };
    ensure(status != 0, || format!("{} bytes of a module are compiled to {}", ir.len(), made.length))?;
    // SAFETY: NULL or an error of the library's.
    Ok(unsafe {
        let error = error.cast();
        let said = std::ffi::CStr::from_ptr(jitney::capi::error::jitney_error_message(error)).to_string_lossy();
        let said = if error.is_null() { String::new() } else { said.into_owned() };
        jitney::capi::error::jitney_error_release(error);
        said
    })
}

/// What is cut off, has a bit flipped or is noise is refused before anything runs; where the code itself cannot be told
/// apart from other code, at least nothing is harmed by loading it.
fn broken_artefacts(plugin: &Plugin, generator: &Generator) -> Outcome {
    let module = Arc::new(module(&MODULES[5])?);
    let good = compile(generator, &module, EntryKind::Slots)?;
    let refused = |bytes: &[u8]| match plugin.table().validate {
        Some(validate) if plugin.table().load.is_some() => {
            let mut error = null_mut();
            // SAFETY: any bytes may come.
            unsafe {
                let status = validate(bytes.as_ptr(), bytes.len(), &mut error);
                jitney::capi::error::jitney_error_release(error.cast());
                status != 0
            }
        }
        // SAFETY: it is not called.
        _ if generator.makes_images() => unsafe { load_image(bytes, &module, "test") }.is_err(),
        // It takes what it has made itself, from this process, and nothing else ever comes.
        _ => true,
    };
    for length in (0..good.len()).step_by(1 + good.len() / 97) {
        ensure(refused(&good[..length]), || format!("the first {length} of {} bytes are taken", good.len()))?;
    }
    ensure(refused(&[&good[..], &[0]].concat()), || "a byte too many is taken".into())?;
    ensure(refused(&vec![0xa5; good.len()]), || "noise is taken".into())?;
    for at in 0..good.len() {
        let mut flipped = good.clone();
        flipped[at] ^= 1 << (at % 8);
        refused(&flipped);
    }
    Ok(())
}

/// Runs `body` in a forked child, which has 20 seconds.
fn in_child(body: impl FnOnce() -> bool) -> Outcome {
    // SAFETY: the child runs `body`, which the library promises to be possible, and ends without unwinding.
    unsafe {
        match libc::fork() {
            0 => {
                libc::alarm(20);
                let good = std::panic::catch_unwind(std::panic::AssertUnwindSafe(body)).unwrap_or(false);
                libc::_exit(if good { 0 } else { 1 })
            }
            -1 => Err("no child could be made".into()),
            child => {
                let mut status = 0;
                libc::waitpid(child, &mut status, 0);
                ensure(status == 0, || format!("it ends with status {status:#x}"))
            }
        }
    }
}
