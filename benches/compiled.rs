//! How fast compiled kernels run: the same loops as Python source through Cranelift, default options, and as C through
//! `cc -O1`, on one thread; and what a second thread brings to loops over `prange`. `cargo bench --bench compiled [job]`.
//!
//! Each line is the median of runs that take turns. Kernel and C function leave the same bits behind, or the line is an
//! error. With `assembly` as a second argument the job's machine code follows.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::{CStr, CString, c_void};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use jitney::backend::cranelift::Cranelift;
use jitney::backend::{Backend, CallOptions, CompiledKernel};
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney_ir::{Verified, passes};

/// A kernel `f` of matrices of doubles, twice.
struct Job {
    name: &'static str,
    python: &'static str,
    /// `void f(double *a, long a0, long a1, double *b, …)`: each matrix with its two extents.
    c: &'static str,
    matrices: &'static [Matrix],
}

/// Extents, and the element at each place.
type Matrix = (usize, usize, fn(usize) -> f64);

fn wave(i: usize) -> f64 {
    (i as f64 * 0.37).sin()
}

fn zero(_: usize) -> f64 {
    0.0
}

fn distance(i: usize) -> f64 {
    1.0 + (i * 7919 % 1009) as f64
}

const JOBS: &[Job] = &[
    Job {
        name: "matmul",
        python: "\
def f(a, b, c):
    for i in prange(a.shape[0]):
        for j in range(b.shape[1]):
            s = 0.0
            for k in range(a.shape[1]):
                s += a[i, k] * b[k, j]
            c[i, j] = s
",
        c: "\
void f(double *a, long n, long m, double *b, long b0, long p, double *c, long c0, long c1) {
    for (long i = 0; i < n; i++)
        for (long j = 0; j < p; j++) {
            double s = 0.0;
            for (long k = 0; k < m; k++) s += a[i * m + k] * b[k * p + j];
            c[i * p + j] = s;
        }
}
",
        matrices: &[(512, 512, wave), (512, 512, wave), (512, 512, zero)],
    },
    Job {
        name: "mandelbrot",
        python: "\
def f(out):
    h, w = out.shape
    for y in prange(h):
        for x in range(w):
            cr = 3.0 * x / w - 2.0
            ci = 2.0 * y / h - 1.0
            zr = 0.0
            zi = 0.0
            n = 0
            while n < 200 and zr * zr + zi * zi <= 4.0:
                t = zr * zr - zi * zi + cr
                zi = 2.0 * zr * zi + ci
                zr = t
                n += 1
            out[y, x] = n
",
        c: "\
void f(double *out, long h, long w) {
    for (long y = 0; y < h; y++)
        for (long x = 0; x < w; x++) {
            double cr = 3.0 * x / w - 2.0, ci = 2.0 * y / h - 1.0, zr = 0.0, zi = 0.0;
            long n = 0;
            while (n < 200 && zr * zr + zi * zi <= 4.0) {
                double t = zr * zr - zi * zi + cr;
                zi = 2.0 * zr * zi + ci;
                zr = t;
                n += 1;
            }
            out[y * w + x] = n;
        }
}
",
        matrices: &[(400, 600, zero)],
    },
    Job {
        name: "n-body",
        python: "\
def f(pos, vel, mass):
    n = pos.shape[0]
    for step in range(40):
        for i in range(n):
            ax = 0.0
            ay = 0.0
            az = 0.0
            for j in range(n):
                if i != j:
                    dx = pos[j, 0] - pos[i, 0]
                    dy = pos[j, 1] - pos[i, 1]
                    dz = pos[j, 2] - pos[i, 2]
                    d2 = dx * dx + dy * dy + dz * dz + 1e-9
                    w = mass[j, 0] / (d2 * math.sqrt(d2))
                    ax += w * dx
                    ay += w * dy
                    az += w * dz
            vel[i, 0] += 0.001 * ax
            vel[i, 1] += 0.001 * ay
            vel[i, 2] += 0.001 * az
        for i in range(n):
            for k in range(3):
                pos[i, k] += 0.001 * vel[i, k]
",
        c: "\
double sqrt(double);
void f(double *pos, long n, long p1, double *vel, long v0, long v1, double *mass, long m0, long m1) {
    for (long step = 0; step < 40; step++) {
        for (long i = 0; i < n; i++) {
            double ax = 0.0, ay = 0.0, az = 0.0;
            for (long j = 0; j < n; j++)
                if (i != j) {
                    double dx = pos[j * p1] - pos[i * p1];
                    double dy = pos[j * p1 + 1] - pos[i * p1 + 1];
                    double dz = pos[j * p1 + 2] - pos[i * p1 + 2];
                    double d2 = dx * dx + dy * dy + dz * dz + 1e-9;
                    double w = mass[j * m1] / (d2 * sqrt(d2));
                    ax += w * dx;
                    ay += w * dy;
                    az += w * dz;
                }
            vel[i * v1] += 0.001 * ax;
            vel[i * v1 + 1] += 0.001 * ay;
            vel[i * v1 + 2] += 0.001 * az;
        }
        for (long i = 0; i < n; i++)
            for (long k = 0; k < 3; k++) pos[i * p1 + k] += 0.001 * vel[i * v1 + k];
    }
}
",
        matrices: &[(400, 3, wave), (400, 3, zero), (400, 1, distance)],
    },
    Job {
        name: "floyd-warshall",
        python: "\
def f(d):
    n = d.shape[0]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                via = d[i, k] + d[k, j]
                if via < d[i, j]:
                    d[i, j] = via
",
        c: "\
void f(double *d, long n, long m) {
    for (long k = 0; k < n; k++)
        for (long i = 0; i < n; i++)
            for (long j = 0; j < n; j++) {
                double via = d[i * m + k] + d[k * m + j];
                if (via < d[i * m + j]) d[i * m + j] = via;
            }
}
",
        matrices: &[(300, 300, distance)],
    },
    Job {
        name: "stencil",
        python: "\
def f(x, y):
    for step in range(20):
        for i in prange(1, x.shape[0] - 1):
            for j in range(1, x.shape[1] - 1):
                y[i, j] = 0.2 * (x[i, j] + x[i - 1, j] + x[i + 1, j] + x[i, j - 1] + x[i, j + 1])
        for i in prange(1, x.shape[0] - 1):
            for j in range(1, x.shape[1] - 1):
                x[i, j] = y[i, j]
",
        c: "\
void f(double *x, long n, long m, double *y, long y0, long y1) {
    for (long step = 0; step < 20; step++) {
        for (long i = 1; i < n - 1; i++)
            for (long j = 1; j < m - 1; j++)
                y[i * m + j] = 0.2 * (x[i * m + j] + x[(i - 1) * m + j] + x[(i + 1) * m + j] + x[i * m + j - 1]
                                      + x[i * m + j + 1]);
        for (long i = 1; i < n - 1; i++)
            for (long j = 1; j < m - 1; j++) x[i * m + j] = y[i * m + j];
    }
}
",
        matrices: &[(500, 500, wave), (500, 500, zero)],
    },
];

/// A library that is being used until the program ends.
struct Library(*mut c_void);

impl Library {
    fn compile(source: &str, name: &str) -> Library {
        let base = std::env::temp_dir().join(format!("jitney-{name}-{}", std::process::id()));
        let (text, library) = (base.with_extension("c"), base.with_extension("so"));
        std::fs::write(&text, source).expect("a file for the C source");
        let status = Command::new("cc").args(["-O1", "-shared", "-fPIC", "-o"]).arg(&library).arg(&text).status();
        assert!(status.expect("a C compiler").success(), "cc refused {name}");
        let path = CString::new(library.to_str().expect("a plain path")).expect("no zero in it");
        // SAFETY: a path; the library has no constructors.
        let handle = unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        assert!(!handle.is_null(), "the library of {name} does not load");
        for file in [text, library] {
            std::fs::remove_file(file).expect("the files are ours");
        }
        Library(handle)
    }

    fn symbol(&self, name: &CStr) -> *mut c_void {
        // SAFETY: the library stays loaded.
        unsafe { libc::dlsym(self.0, name.as_ptr()) }
    }
}

type One = unsafe extern "C" fn(*mut f64, i64, i64);
type Two = unsafe extern "C" fn(*mut f64, i64, i64, *mut f64, i64, i64);
type Three = unsafe extern "C" fn(*mut f64, i64, i64, *mut f64, i64, i64, *mut f64, i64, i64);

type Matrices = Vec<(usize, usize, Vec<f64>)>;

fn call_c(address: *mut c_void, matrices: &mut Matrices) {
    let given: Vec<_> = matrices.iter_mut().map(|(n, m, data)| (data.as_mut_ptr(), *n as i64, *m as i64)).collect();
    // SAFETY: each job's C function takes as many matrices as it has.
    unsafe {
        match given[..] {
            [(a, n, m)] => std::mem::transmute::<*mut c_void, One>(address)(a, n, m),
            [(a, n, m), (b, p, q)] => std::mem::transmute::<*mut c_void, Two>(address)(a, n, m, b, p, q),
            [(a, n, m), (b, p, q), (c, r, s)] => {
                std::mem::transmute::<*mut c_void, Three>(address)(a, n, m, b, p, q, c, r, s)
            }
            _ => panic!("no such number of matrices"),
        }
    }
}

fn call_kernel(kernel: &dyn CompiledKernel, threads: usize, matrices: &mut Matrices) {
    let slots: Vec<u64> = (matrices.iter_mut())
        .flat_map(|(n, m, data)| [data.as_mut_ptr() as u64, *n as u64, *m as u64, *m as u64, 1])
        .collect();
    let how = CallOptions { threads, ..CallOptions::default() };
    // SAFETY: the matrices are alive and nobody else's.
    unsafe { kernel.call(&slots, &mut [], &how) }.expect("no error");
}

fn module(job: &Job, parallel: bool) -> Verified {
    let options = Options { parallel, ..Options::default() };
    let source = Source::parse("f", job.python, 1, BTreeMap::new(), options).unwrap_or_else(|e| panic!("{e}"));
    let signature = format!("({})", vec!["f8[:, ::1]"; job.matrices.len()].join(", ") + ",");
    let params = parse_signature(&signature).unwrap_or_else(|e| panic!("{e}")).params;
    let module = lower(&source, &params).unwrap_or_else(|e| panic!("{e}")).module;
    passes::run(module)
}

/// Medians, in milliseconds, of ways that take turns.
fn medians(runs: usize, ways: &mut [&mut dyn FnMut() -> f64]) -> Vec<f64> {
    let mut times = vec![vec![]; ways.len()];
    for _ in 0..runs {
        for (way, times) in ways.iter_mut().zip(&mut times) {
            times.push(way());
        }
    }
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    times.into_iter().map(median).collect()
}

/// Runs on fresh matrices; the time of the call alone.
fn timed(fresh: &Matrices, last: &mut Matrices, run: impl FnOnce(&mut Matrices)) -> f64 {
    last.clone_from(fresh);
    let start = Instant::now();
    run(last);
    start.elapsed().as_secs_f64() * 1e3
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let engine = Cranelift::get().expect("an engine");
    println!("{:16}{:>12}{:>12}{:>12}{:>14}", "job", "cc -O1 ms", "kernel ms", "kernel / C", "two threads");
    for job in JOBS.iter().filter(|job| args.first().is_none_or(|name| job.name == name)) {
        let fresh: Matrices = job.matrices.iter().map(|&(n, m, fill)| (n, m, (0..n * m).map(fill).collect())).collect();
        let function = Library::compile(job.c, job.name).symbol(c"f");
        let plain = module(job, false);
        let compile = |module: &Verified| -> Arc<dyn CompiledKernel> { engine.compile(module).expect("code") };
        let (kernel, parallel) = (compile(&plain), compile(&module(job, true)));
        // All ways work in the same memory: where arrays lie makes a difference of some percent.
        let work = RefCell::new(fresh.clone());
        let in_c = || timed(&fresh, &mut work.borrow_mut(), |m| call_c(function, m));
        let about = in_c();
        let expected = work.borrow().clone();
        let run = |kernel: &dyn CompiledKernel, threads| {
            let time = timed(&fresh, &mut work.borrow_mut(), |m| call_kernel(kernel, threads, m));
            assert!(*work.borrow() == expected, "{} leaves something else behind than C", job.name);
            time
        };
        let times = medians(
            (600.0 / about).clamp(9.0, 61.0) as usize,
            &mut [&mut || in_c(), &mut || run(&*kernel, 1), &mut || run(&*parallel, 1), &mut || run(&*parallel, 2)],
        );
        let threads = if job.python.contains("prange") { format!("{:.2}", times[2] / times[3]) } else { "".to_owned() };
        let ratio = times[1] / times[0];
        println!("{:16}{:12.1}{:12.1}{:12.2}{threads:>14}", job.name, times[0], times[1], ratio);
        if args.get(1).is_some_and(|word| word == "assembly") {
            println!("{}", engine.assembly(&plain).expect("text"));
        }
    }
}
