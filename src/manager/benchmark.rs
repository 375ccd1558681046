//! The benchmark: a built-in kernel's standard path against its accelerated path on fresh random arguments.

use std::sync::atomic::Ordering;
use std::time::Instant;

use serde::Serialize;

use super::Manager;
use crate::fail;
use crate::kernels::args::{Args, OwnedValue};
use crate::kernels::policy::{Choice, Fixed, Policy, Work};
use crate::kernels::{Builtin, Exec, Kind, Path, Sample, table};
use crate::runtime::cpu::Level;
use crate::runtime::{DType, Error, Result, View, layout, threads};
use crate::with_dtype;

/// What a benchmark found.
#[derive(Debug, Clone, Serialize)]
pub struct Benchmark {
    /// The kernel.
    pub kernel: String,
    /// Element type.
    pub dtype: &'static str,
    /// The shape that the arguments were made from.
    pub shape: Vec<isize>,
    /// Timed calls of each path.
    pub iterations: u64,
    /// Median time of the standard path, seconds.
    pub standard_seconds: f64,
    /// Median time of the accelerated path as the manager would run it, seconds.
    pub accelerated_seconds: f64,
    /// The one divided by the other.
    pub speedup: f64,
    /// Whether the results agree within the kernel's tolerance.
    pub agree: bool,
    /// The largest difference, relative to the largest magnitude of the standard path's results.
    pub max_difference: f64,
}

/// Bound of the elements that a sample may have: 2^28, a GiB of f32.
const MOST_ELEMENTS: usize = 1 << 28;

impl Manager {
    /// Times the kernel `iterations` times on either path, in turn, on arguments of that shape and dtype.
    pub fn benchmark(&self, kernel: &str, shape: &[isize], dtype: DType, iterations: u64) -> Result<Benchmark> {
        let Some(index) = table::all().position(|row| row.name == kernel) else {
            fail!(NotFound, "no built-in kernel is called '{kernel}'; the host's own have no sample arguments");
        };
        let row = table::row(index);
        dtype.require("dtype", row.dtypes)?;
        if iterations == 0 || iterations > 1_000_000 {
            fail!(InvalidArgument, "iterations is {iterations}; 1 to 1000000 can be timed");
        }
        if shape.iter().any(|&n| n < 1) || layout::checked_bytes(shape, 1).is_none_or(|n| n > MOST_ELEMENTS) {
            fail!(
                Shape,
                "shape {} cannot be benchmarked: sizes must be positive, at most {MOST_ELEMENTS} elements in all",
                layout::show(shape)
            );
        }
        let original = (row.sample)(&mut Sample::new(dtype, shape, 0x6a69_746e_6579));
        let parallel_from = self.builtin(index).parallel_from.load(Ordering::Relaxed);
        let policies = [BenchmarkPolicy { accelerate: None }, BenchmarkPolicy { accelerate: Some(parallel_from) }];
        let mut values = [duplicate(&original)?, duplicate(&original)?];
        for (values, policy) in values.iter_mut().zip(&policies) {
            call(row, values, policy)?;
        }
        let difference = compare(row, &values[0], &values[1])?;
        let mut seconds = [Vec::new(), Vec::new()];
        for _ in 0..iterations {
            for ((values, policy), seconds) in values.iter_mut().zip(&policies).zip(&mut seconds) {
                let start = Instant::now();
                call(row, values, policy)?;
                seconds.push(start.elapsed().as_secs_f64());
            }
        }
        let [standard_seconds, accelerated_seconds] = seconds.map(median);
        Ok(Benchmark {
            kernel: kernel.to_owned(),
            dtype: dtype.name(),
            shape: shape.to_vec(),
            iterations,
            standard_seconds,
            accelerated_seconds,
            speedup: standard_seconds / accelerated_seconds.max(1e-12),
            agree: difference <= (row.tolerance)(dtype),
            max_difference: difference,
        })
    }
}

/// The standard path, or what the manager would choose with acceleration on; neither is counted.
struct BenchmarkPolicy {
    accelerate: Option<usize>,
}

impl Policy for BenchmarkPolicy {
    fn choose(&self, work: Work) -> Choice {
        let Some(parallel_from) = self.accelerate else { return Choice::Run(Path::Standard, Exec::serial()) };
        let threads = if work.elements >= parallel_from { threads::limit() } else { 1 };
        Choice::Run(Path::Cpu, Exec { level: Level::best(), threads })
    }
    fn ran(&self, _: Path, _: Work) {}
    fn fell_back(&self, _: Path, _: &Error) {}
}

/// Copies of all values, each with memory of its own.
pub(super) fn duplicate(values: &[OwnedValue]) -> Result<Vec<OwnedValue>> {
    values.iter().map(OwnedValue::duplicate).collect()
}

/// Calls the row on owned values. Outputs stay in them and are reused by the next call.
pub(super) fn call(row: &'static Builtin, values: &mut [OwnedValue], policy: &dyn Policy) -> Result<()> {
    let values: Vec<_> = values.iter_mut().map(OwnedValue::as_value).collect();
    // SAFETY: the values own their tensors, and outlive the call.
    let mut args = unsafe { Args::new(row, &values)? };
    (row.run)(&mut args, policy)?;
    args.commit();
    Ok(())
}

/// Calls the row on one path.
pub(super) fn call_on(row: &'static Builtin, values: &mut [OwnedValue], path: Path, exec: Exec) -> Result<()> {
    call(row, values, &Fixed(path, exec))
}

/// The largest difference between the outputs of two calls, relative to the largest magnitude of the first's; infinite
/// where one has a NaN or an infinity and the other has not.
pub(super) fn compare(row: &Builtin, want: &[OwnedValue], got: &[OwnedValue]) -> Result<f64> {
    let mut worst = 0.0f64;
    for (param, (want, got)) in row.params.iter().zip(want.iter().zip(got)) {
        if !matches!(param.kind, Kind::Out | Kind::InOut) {
            continue;
        }
        if let (OwnedValue::Tensor(w) | OwnedValue::Out(w), OwnedValue::Tensor(g) | OwnedValue::Out(g)) = (want, got) {
            worst = worst.max(difference(&w.view()?, &g.view()?));
        }
    }
    Ok(worst)
}

// The cast is needed for every element type but f64.
#[allow(clippy::unnecessary_cast)]
fn difference(want: &View, got: &View) -> f64 {
    if want.shape() != got.shape() || want.dtype() != got.dtype() {
        return f64::INFINITY;
    }
    with_dtype!(want.dtype(), T in [f32, f64, i32, i64, u8], {
        match (want.as_slice::<T>(), got.as_slice::<T>()) {
            (Some(want), Some(got)) => largest(want.iter().map(|&x| x as f64), got.iter().map(|&x| x as f64)),
            _ => f64::INFINITY,
        }
    })
}

fn largest(want: impl Iterator<Item = f64> + Clone, got: impl Iterator<Item = f64>) -> f64 {
    let scale = want.clone().filter(|x| x.is_finite()).fold(0.0f64, |m, x| m.max(x.abs()));
    let scale = if scale == 0.0 { 1.0 } else { scale };
    want.zip(got).fold(0.0, |worst, (w, g)| {
        let same = w == g || (w.is_nan() && g.is_nan());
        let d = if same { 0.0 } else { (w - g).abs() / scale };
        if d.is_nan() { f64::INFINITY } else { worst.max(d) }
    })
}

pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}
