//! How fast kernels run: LLVM's code beside Cranelift's, on one thread, in milliseconds, and what each takes to compile.
//! `cargo run --release -p jitney-llvm --example race`.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use jitney::backend::cranelift::Cranelift;
use jitney::backend::{Backend, CallOptions, CompiledKernel, image};
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney_ir::{FastMath, Verified, passes};
use jitney_llvm::compile::{Request, compile};
use jitney_plugin::image::Image;

/// Kernels `f` of three matrices of doubles.
const JOBS: &[(&str, &str)] = &[
    (
        "axpy",
        "def f(a, b, c):\n    for i in range(a.shape[0]):\n        for j in range(a.shape[1]):\n            c[i, j] += 0.3 * a[i, j]\n",
    ),
    (
        "stencil",
        "def f(a, b, c):\n    for i in range(1, a.shape[0] - 1):\n        for j in range(1, a.shape[1] - 1):\n            c[i, j] = 0.25 * (a[i - 1, j] + a[i + 1, j] + a[i, j - 1] + a[i, j + 1])\n",
    ),
    (
        "matmul ikj",
        "def f(a, b, c):\n    for i in range(a.shape[0]):\n        for k in range(a.shape[1]):\n            t = a[i, k]\n            for j in range(b.shape[1]):\n                c[i, j] += t * b[k, j]\n",
    ),
    (
        "sum",
        "def f(a, b, c):\n    s = 0.0\n    for i in range(a.shape[0]):\n        for j in range(a.shape[1]):\n            s += a[i, j]\n    c[0, 0] = s\n",
    ),
    (
        "exp",
        "def f(a, b, c):\n    for i in range(a.shape[0]):\n        for j in range(a.shape[1]):\n            c[i, j] = math.exp(a[i, j])\n",
    ),
    (
        "mandelbrot",
        "def f(a, b, c):\n    for y in range(c.shape[0]):\n        for x in range(c.shape[1]):\n            cr = 3.0 * x / 512.0 - 2.0\n            ci = 2.0 * y / 512.0 - 1.0\n            zr = 0.0\n            zi = 0.0\n            n = 0\n            while n < 50 and zr * zr + zi * zi <= 4.0:\n                t = zr * zr - zi * zi + cr\n                zi = 2.0 * zr * zi + ci\n                zr = t\n                n += 1\n            c[y, x] = n\n",
    ),
];

fn module(text: &str, fastmath: FastMath) -> Verified {
    let options = Options { fastmath, ..Options::default() };
    let source = Source::parse("f", text, 1, BTreeMap::new(), options).unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature("(f8[:,::1], f8[:,::1], f8[:,::1])").unwrap_or_else(|e| panic!("{e}")).params;
    passes::run(lower(&source, &params).unwrap_or_else(|e| panic!("{e}")).module)
}

/// The quickest of several runs.
fn time(kernel: &dyn CompiledKernel) -> f64 {
    const N: usize = 512;
    let mut matrices: Vec<Vec<f64>> =
        (0..3).map(|m| (0..N * N).map(|i| ((i + m) % 97) as f64 * 0.01).collect()).collect();
    let n = N as u64;
    let args: Vec<u64> = matrices.iter_mut().flat_map(|m| [m.as_mut_ptr() as u64, n, n, n, 1]).collect();
    let run = |_| {
        let start = Instant::now();
        // SAFETY: three matrices that are alive.
        unsafe { kernel.call(&args, &mut [], &CallOptions { threads: 1, ..CallOptions::default() }) }
            .expect("no error");
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..15).map(run).fold(f64::INFINITY, f64::min)
}

fn main() {
    println!("{:12} {:>10} {:>10} {:>10} {:>10}   compiled in", "", "cranelift", "llvm", "fastmath", "libmvec");
    for (name, text) in JOBS {
        let plain = module(text, FastMath::default());
        let engine = Cranelift::get().expect("an engine");
        let mut row = vec![time(&*engine.compile(&plain).expect("code"))];
        let mut took = 0.0;
        for (fastmath, vector_math) in
            [(FastMath::default(), false), (FastMath::ALL, false), (FastMath::default(), true)]
        {
            let module = module(text, fastmath);
            let request = Request { vector_math, ..Request::default() };
            let start = Instant::now();
            let bytes = compile(module.clone(), &request).unwrap_or_else(|e| panic!("{e}"));
            took = start.elapsed().as_secs_f64() * 1e3;
            let image = Image::decode(&bytes).expect("an image");
            // SAFETY: the image was made of this module.
            row.push(time(
                &unsafe { image::load(&image, &Arc::new(module.clone()), |module| module, "llvm") }.expect("code"),
            ));
        }
        println!("{name:12} {:10.3} {:10.3} {:10.3} {:10.3}   {took:.1}", row[0], row[1], row[2], row[3]);
    }
}
