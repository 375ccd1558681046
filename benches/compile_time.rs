//! How long a kernel takes from source text to its first result, by stage, with Cranelift and default options:
//! `cargo bench --bench compile_time`. Microseconds; the first line of a job is the first time in the process, then come
//! the median and the worst of many. `all` is processor time of the thread, of which other programs take nothing; the
//! stages are by the clock.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use jitney::backend::cranelift::Cranelift;
use jitney::backend::{Backend, CallOptions};
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney_ir::passes::PASSES;
use jitney_ir::{Module, verify};

struct Job {
    name: &'static str,
    source: String,
    signature: &'static str,
    matrices: usize,
}

/// A 5-point stencil with a limit and a residual, every index guarded: 20 lines.
const STENCIL: &str = "\
def f(x, y, w):
    residual = 0.0
    steps = 0
    n = x.shape[0]
    m = x.shape[1]
    for i in range(1, n - 1):
        for j in range(1, m - 1):
            s = w[0, 0] * x[i, j]
            s += w[0, 1] * (x[i - 1, j] + x[i + 1, j])
            s += w[1, 0] * (x[i, j - 1] + x[i, j + 1])
            t = math.sqrt(abs(s))
            if t > 1.0:
                t = t / s
                steps += 1
            else:
                t = t * 0.5
            d = t - x[i, j]
            residual = max(residual, abs(d))
            y[i, j] = t
    y[0, 0] = residual + steps
";

/// Five stages of twenty lines, one after the other.
fn hundred_lines() -> String {
    let mut source = "def f(x, y, w):\n    n = x.shape[0]\n    m = x.shape[1]\n".to_owned();
    for k in 0..5 {
        let (from, to) = if k % 2 == 0 { ("x", "y") } else { ("y", "x") };
        source += &format!(
            "
    residual = 0.0
    count = 0
    for i in range(1, n - 1):
        row = 0.0
        for j in range(1, m - 1):
            s = w[0, 0] * {from}[i, j]
            s += w[0, 1] * ({from}[i - 1, j] + {from}[i + 1, j])
            s += w[1, 0] * ({from}[i, j - 1] + {from}[i, j + 1])
            t = math.sqrt(abs(s) + {k}.5)
            if t > 1.0:
                t = t / (s + 2.0)
                count += 1
            elif t < 0.25:
                t = t * 0.5
            else:
                t = t * t
            row += t
            {to}[i, j] = t
        residual = max(residual, abs(row))
    {to}[0, {k}] = residual + count
"
        );
    }
    source
}

const MATMUL: &str = "\
def f(a, b, c):
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            s = 0.0
            for k in range(a.shape[1]):
                s += a[i, k] * b[k, j]
            c[i, j] = s
";

fn main() {
    let matrices = "(f8[:, ::1], f8[:, ::1], f8[:, ::1])";
    let jobs = [
        Job { name: "stencil, 20 lines", source: STENCIL.into(), signature: matrices, matrices: 3 },
        Job { name: "five stages, 100 lines", source: hundred_lines(), signature: matrices, matrices: 3 },
        Job { name: "matmul, 7 lines", source: MATMUL.into(), signature: matrices, matrices: 3 },
        Job { name: "one line", source: "def f(a, b):\n    return a + b\n".into(), signature: "(i8, i8)", matrices: 0 },
    ];
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let rounds = args.get(1).map_or(300, |n| n.parse().expect("a number of rounds"));
    let mut stages = vec!["engine", "parse", "lower"];
    stages.extend(PASSES.iter().map(|pass| pass.name));
    stages.extend(["verify", "build", "generate", "link", "call", "all"]);
    println!("{:>10}  {}", "", stages.join("  "));
    for job in jobs.iter().filter(|job| args.first().is_none_or(|name| job.name.starts_with(name.as_str()))) {
        let rows: Vec<Vec<f64>> = (0..rounds).map(|_| once(job)).collect();
        let column = |stage: usize| {
            let mut column: Vec<f64> = rows.iter().map(|row| row[stage]).collect();
            column.sort_by(f64::total_cmp);
            column
        };
        println!("{}", job.name);
        let line = |name: &str, value: &dyn Fn(usize) -> f64| {
            let cells = stages.iter().enumerate().map(|(i, stage)| format!("{:>1$.0}", value(i), stage.len()));
            println!("{name:>10}  {}", cells.collect::<Vec<_>>().join("  "));
        };
        line("first", &|stage| rows[0][stage]);
        line("median", &|stage| column(stage)[rounds / 2]);
        line("worst", &|stage| column(stage)[rounds - 1]);
    }
}

/// Processor time of this thread, in microseconds.
fn processor_time() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the struct is filled in.
    let status = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    assert_eq!(status, 0, "a clock of the thread");
    time.tv_sec as f64 * 1e6 + time.tv_nsec as f64 / 1e3
}

/// The time of each stage, and of all.
fn once(job: &Job) -> Vec<f64> {
    let mut data = vec![vec![0.5; 64]; job.matrices];
    let mut slots: Vec<u64> = data.iter_mut().flat_map(|m| [m.as_mut_ptr() as u64, 8, 8, 8, 1]).collect();
    slots.resize(slots.len().max(2), 3);
    let results = usize::from(job.matrices == 0);

    let mut times = vec![];
    let begin = processor_time();
    let mut last = Instant::now();
    let mut lap = |times: &mut Vec<f64>| {
        let now = Instant::now();
        times.push((now - last).as_secs_f64() * 1e6);
        last = now;
    };
    let engine = Cranelift::get().expect("an engine");
    lap(&mut times);
    let source = Source::parse("f", &job.source, 1, BTreeMap::new(), Options::default());
    let source = source.unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature(job.signature).unwrap_or_else(|e| panic!("{e}")).params;
    lap(&mut times);
    let lowered = lower(&source, &params).unwrap_or_else(|e| panic!("{e}"));
    lap(&mut times);
    let mut module: Module = lowered.module.into_inner();
    for pass in PASSES {
        (pass.run)(&mut module);
        lap(&mut times);
    }
    let module = verify(module).expect("a module in order");
    lap(&mut times);
    let kernel = engine.compile(&module).expect("code");
    let compiled = last.elapsed();
    let timings = kernel.timings();
    for part in [timings.build, timings.generate, compiled - timings.build - timings.generate] {
        times.push(part.as_secs_f64() * 1e6);
    }
    let start = Instant::now();
    // SAFETY: the matrices are alive.
    unsafe { kernel.call(black_box(&slots), &mut vec![0; results], &CallOptions::default()) }.expect("no error");
    times.push(start.elapsed().as_secs_f64() * 1e6);
    times.push(processor_time() - begin);
    times
}
