//! Loops that LLVM vectorises: what they compute is the interpreter's to the bit, unless more is allowed.

use std::collections::BTreeMap;

use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions, CompiledKernel};
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney_ir::{FastMath, Verified, passes};
use jitney_llvm::compile::{Output, Request, compile};

use crate::engine::Llvm;

const SOURCE: &str = "\
def axpy(x, y, s):
    for i in range(len(x)):
        y[i] += s * x[i]
    return y[0]

def total(x, y, s):
    for i in range(len(x)):
        s += x[i] * y[i]
    return s

def largest(x, y, s):
    for i in range(len(x)):
        if x[i] > s:
            s = x[i]
        y[i] = min(x[i], y[i])
    return s

def smooth(x, y, s):
    t = np.zeros(len(x))
    for k in range(3):
        for i in range(1, len(x) - 1):
            t[i] = (x[i - 1] + 2.0 * x[i] + x[i + 1]) * s
        for i in range(len(x)):
            y[i] = y[i] + t[i]
    return y[len(y) // 2]

def shifted(x, y, s):
    for i in range(1, len(x)):
        y[i] = y[i - 1] * s + x[i]
    return y[len(y) - 1]

def waves(x, y, s):
    for i in range(len(x)):
        y[i] = math.exp(x[i] * 0.01) + math.sin(x[i]) * s + math.pow(abs(x[i]) + 1.0, 0.3)
    return y[0]
";

fn module(name: &str, signature: &str, fastmath: FastMath) -> Verified {
    let at = SOURCE.find(&format!("def {name}(")).expect("a kernel");
    let text = SOURCE[at..].split("\n\n").next().expect("its text");
    kernel(name, text, signature, fastmath)
}

/// What the passes make of a kernel.
pub fn kernel(name: &str, text: &str, signature: &str, fastmath: FastMath) -> Verified {
    let options = Options { fastmath, ..Options::default() };
    let source = Source::parse(name, text, 1, BTreeMap::new(), options).unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature(signature).unwrap_or_else(|e| panic!("{e}")).params;
    passes::run(lower(&source, &params).unwrap_or_else(|e| panic!("{e}")).module)
}

/// The result and the second array. `apart` elements lie between the beginnings of the arrays, which may overlap.
fn run(kernel: &dyn CompiledKernel, n: usize, apart: usize) -> (f64, Vec<f64>) {
    let mut memory: Vec<f64> = (0..n + apart).map(|i| ((i * 7919 % 1009) as f64 - 500.0) * 0.37).collect();
    let (x, y) = (memory.as_mut_ptr(), memory[apart..].as_mut_ptr());
    let args = [x as u64, n as u64, 1, y as u64, n as u64, 1, 0.75f64.to_bits()];
    let mut result = [0];
    // SAFETY: both arrays are in memory that is alive, and may overlap.
    unsafe { kernel.call(&args, &mut result, &CallOptions::default()) }.expect("no error");
    (f64::from_bits(result[0]), memory)
}

#[test]
fn vectors_compute_what_one_number_at_a_time_does() {
    for name in ["axpy", "total", "largest", "smooth", "shifted", "waves"] {
        for signature in ["(f8[::1], f8[::1], f8)", "(f8[:], f8[:], f8)"] {
            let module = module(name, signature, FastMath::default());
            let (plain, fast) = (Interpreter.compile(&module).unwrap(), Llvm.compile(&module).unwrap());
            for n in [1, 2, 7, 32, 100, 257] {
                for apart in [0, 1, 3, 8, n, n + 5] {
                    let (expected, found) = (run(&*plain, n, apart), run(&*fast, n, apart));
                    assert_eq!(found.0.to_bits(), expected.0.to_bits(), "{name} {signature} {n} {apart}");
                    assert_eq!(found.1, expected.1, "{name} {signature} {n} {apart}");
                }
            }
        }
    }
}

/// Where the processor has wide vectors, they are used, and of the width that is asked for.
#[test]
#[cfg(target_arch = "x86_64")]
fn simple_loops_are_vectorised() {
    let text = |name, fastmath, vector_bits| {
        let module = module(name, "(f8[::1], f8[::1], f8)", fastmath);
        let request = Request { output: Output::Assembly, vector_bits, ..Request::default() };
        String::from_utf8(compile(module, &request).expect("assembly")).expect("text")
    };
    for name in ["axpy", "smooth"] {
        assert!(text(name, FastMath::default(), 128).contains("mulpd"));
        if is_x86_feature_detected!("avx2") {
            assert!(text(name, FastMath::default(), 256).contains("%ymm"));
            assert!(!text(name, FastMath::default(), 256).contains("%zmm"));
        }
        if is_x86_feature_detected!("avx512dq") {
            assert!(text(name, FastMath::default(), 512).contains("%zmm"));
        }
    }
    // A sum is one addition after the other, unless it may be reordered.
    assert!(!text("total", FastMath::default(), 128).contains("addpd"));
    assert!(text("total", FastMath::ALL, 128).contains("pd"));
}

/// The system's vector library, where it is allowed: a few units in the last place.
#[test]
#[cfg(all(target_arch = "x86_64", target_env = "gnu"))]
fn vector_math_is_called_where_it_may_be() {
    let approximate = FastMath::from_name("afn").expect("a flag");
    for (fastmath, vector_math) in [(FastMath::default(), true), (approximate, false)] {
        let module = module("waves", "(f8[::1], f8[::1], f8)", fastmath);
        for vector_bits in [128, 256, 512] {
            let request = Request { vector_math, vector_bits, ..Request::default() };
            let assembly = Request { output: Output::Assembly, ..request.clone() };
            let text = String::from_utf8(compile(module.clone(), &assembly).expect("assembly")).expect("text");
            if !text.contains("_ZGV") {
                println!("[SKIP] the system has no libmvec");
                return;
            }
            // The others are written out, where there is a fused multiply-add.
            assert!(text.contains("v_sin"), "{vector_bits} bits");
            let (plain, fast) = (Interpreter.compile(&module).unwrap(), Llvm.compile_by(&module, &request).unwrap());
            let (expected, found) = (run(&*plain, 100, 100), run(&*fast, 100, 100));
            for (a, b) in expected.1.iter().zip(&found.1) {
                assert!((a - b).abs() <= 1e-14 * a.abs().max(1.0), "{a} {b}");
            }
        }
    }
    let plain = module("waves", "(f8[::1], f8[::1], f8)", FastMath::default());
    let text = compile(plain, &Request { output: Output::Assembly, ..Request::default() }).expect("assembly");
    assert!(!String::from_utf8(text).expect("text").contains("_ZGV"));
}

#[test]
fn loops_that_count_down_are_tested_on_what_comes_next() {
    let sort = "def f(x):\n    for i in range(1, len(x)):\n        value = x[i]\n        j = i - 1\n        while j >= 0 and x[j] > \
                value:\n            x[j + 1] = x[j]\n            j -= 1\n        x[j + 1] = value\n";
    let module = kernel("f", sort, "(f8[::1])", FastMath::default());
    let listing = compile(module.clone(), &Request { output: Output::Listing, ..Request::default() }).expect("text");
    let listing = String::from_utf8(listing).expect("text");
    let next = listing.lines().find(|line| line.contains("add nsw i64") && line.ends_with(", -1")).expect(&listing);
    let next = next.split_whitespace().next().expect("a name");
    assert!(listing.contains(&format!("icmp sgt i64 {next}, 0")), "{listing}");
    let mut x: Vec<f64> = (0..500).map(|i| ((i * 7919 % 1009) as f64 - 500.0) * 0.37).collect();
    let args = [x.as_mut_ptr() as u64, x.len() as u64, 1];
    // SAFETY: an array of as many elements.
    unsafe { Llvm.compile(&module).expect("code").call(&args, &mut [], &CallOptions::default()) }.expect("no error");
    assert!(x.is_sorted());
}
