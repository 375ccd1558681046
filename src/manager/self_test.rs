//! The self-test: every built-in kernel's cpu path against its standard path on fresh random arguments, at every
//! instruction set that the machine has (matrix products at the one that they choose), on one thread and on all.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::Manager;
use super::benchmark::{call_on, compare, duplicate};
use crate::kernels::policy::panic_error;
use crate::kernels::{Builtin, Exec, Path, Sample, table};
use crate::runtime::cpu::Level;
use crate::runtime::{DType, Result, threads};

/// One comparison.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    /// The kernel.
    pub kernel: &'static str,
    /// Element type.
    pub dtype: &'static str,
    /// The shape that the arguments were made from.
    pub shape: Vec<isize>,
    /// Instruction set of the cpu path; "its own" where the kernel cannot be told.
    pub level: &'static str,
    /// Threads of the cpu path.
    pub threads: usize,
    /// Whether the results agree within the kernel's tolerance.
    pub passed: bool,
    /// The largest difference, relative to the largest magnitude.
    pub max_difference: f64,
    /// The error, where one path failed.
    pub message: String,
}

/// What the self-test found.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Whether every check passed.
    pub passed: bool,
    /// The seed of the random arguments.
    pub seed: u64,
    /// How many checks passed.
    pub checks_passed: usize,
    /// Every check.
    pub checks: Vec<Check>,
}

/// Vectors, matrices, batches of matrices, and attention-like rank 4; sizes are odd, so that every loop has a tail.
const SHAPES: &[&[isize]] = &[&[1003], &[33, 65], &[3, 17, 29], &[2, 3, 19, 23]];

impl Manager {
    /// Checks every built-in kernel. It runs beside other calls and counts none of its own.
    pub fn self_test(&self) -> Report {
        let seed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |d| d.as_nanos() as u64);
        let mut checks = Vec::new();
        for row in table::all() {
            for &dtype in row.dtypes {
                for shape in SHAPES {
                    check(row, dtype, shape, seed.wrapping_add(checks.len() as u64), &mut checks);
                }
            }
        }
        let checks_passed = checks.iter().filter(|c| c.passed).count();
        for failed in checks.iter().filter(|c| !c.passed) {
            log::error!("self-test: {failed:?}");
        }
        Report { passed: checks_passed == checks.len(), seed, checks_passed, checks }
    }
}

fn check(row: &'static Builtin, dtype: DType, shape: &[isize], seed: u64, checks: &mut Vec<Check>) {
    let levels = Level::ALL.into_iter().filter(|l| l.is_available() && *l <= Level::best());
    for level in levels.filter(|&level| row.obeys_level() || level == Level::best()) {
        for threads in [1, threads::limit().max(2)] {
            let attempt = std::panic::AssertUnwindSafe(|| difference(row, dtype, shape, seed, Exec { level, threads }));
            let outcome = std::panic::catch_unwind(attempt).unwrap_or_else(|payload| Err(panic_error(&*payload)));
            let (max_difference, message) = match outcome {
                Ok(difference) => (difference, String::new()),
                Err(error) => (f64::INFINITY, error.message.into_owned()),
            };
            checks.push(Check {
                kernel: row.name,
                dtype: dtype.name(),
                shape: shape.to_vec(),
                level: if row.obeys_level() { level.name() } else { "its own" },
                threads,
                passed: message.is_empty() && max_difference <= (row.tolerance)(dtype),
                max_difference: if max_difference.is_finite() { max_difference } else { f64::MAX },
                message,
            });
        }
    }
}

fn difference(row: &'static Builtin, dtype: DType, shape: &[isize], seed: u64, exec: Exec) -> Result<f64> {
    let original = (row.sample)(&mut Sample::new(dtype, shape, seed));
    let (mut want, mut got) = (duplicate(&original)?, duplicate(&original)?);
    call_on(row, &mut want, Path::Standard, Exec::serial())?;
    call_on(row, &mut got, Path::Cpu, exec)?;
    compare(row, &want, &got)
}
