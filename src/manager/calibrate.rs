//! Calibration: each kernel's threshold between one thread and all, from measurement on this machine.
//!
//! For each kernel, sizes are tried in ascending powers of four; the threshold is the first from which on threads win,
//! and `usize::MAX` where they never do. What is set by hand afterwards stays until the next calibration.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use serde::Serialize;

use super::benchmark::{call, median};
use super::registry::Kernel;
use super::{Entry, Manager};
use crate::fail;
use crate::kernels::policy::{Policy, Work};
use crate::kernels::{Builtin, Exec, Path, Sample, table};
use crate::runtime::cpu::Level;
use crate::runtime::{DType, Error, Result, threads};

/// Which threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threshold {
    /// Elements from which on the cpu path uses threads.
    Parallel,
    /// Elements from which on a device is used.
    Device,
}

/// One kernel's calibration.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The kernel.
    pub kernel: &'static str,
    /// Its threshold now.
    pub parallel_from: u64,
}

/// Threads must save this share of the time to be worth waking.
const GAIN: f64 = 0.9;

impl Manager {
    /// Measures every built-in kernel, or the one named, and sets the thresholds. Takes some 10 ms per kernel.
    pub fn calibrate(&self, kernel: Option<&str>) -> Result<Vec<Row>> {
        if let Some(name) = kernel
            && table::find(name).is_none()
        {
            fail!(NotFound, "no built-in kernel is called '{name}'");
        }
        let mut rows = Vec::new();
        for (index, row) in table::all().enumerate().filter(|(_, row)| kernel.is_none_or(|name| name == row.name)) {
            let threshold = if threads::limit() < 2 { usize::MAX } else { measure(row)? };
            self.builtin(index).parallel_from.store(threshold, Ordering::Relaxed);
            log::debug!("calibrate: {} uses threads from {threshold} elements on", row.name);
            rows.push(Row { kernel: row.name, parallel_from: threshold as u64 });
        }
        Ok(rows)
    }

    /// Sets a threshold of one built-in kernel, or with `None` of all.
    pub fn set_threshold(&self, kernel: Option<&str>, which: Threshold, elements: usize) -> Result<()> {
        match kernel {
            Some(name) => self.slot(name, which)?.store(elements, Ordering::Relaxed),
            None => self.builtins.iter().for_each(|entry| which.of(entry).store(elements, Ordering::Relaxed)),
        }
        Ok(())
    }

    /// A threshold of one built-in kernel.
    pub fn threshold(&self, kernel: &str, which: Threshold) -> Result<usize> {
        Ok(self.slot(kernel, which)?.load(Ordering::Relaxed))
    }

    fn slot(&self, kernel: &str, which: Threshold) -> Result<&AtomicUsize> {
        match self.find(kernel)? {
            Kernel::Builtin(index, _) => Ok(which.of(self.builtin(index))),
            Kernel::Host(_) => fail!(
                InvalidArgument,
                "'{kernel}' is a kernel of the host's and has no thresholds: its functions choose their threads themselves"
            ),
        }
    }
}

impl Threshold {
    fn of(self, entry: &Entry) -> &AtomicUsize {
        match self {
            Threshold::Parallel => &entry.parallel_from,
            Threshold::Device => &entry.device_from,
        }
    }
}

/// A fixed thread count, and the work that the kernel reported.
struct Probe {
    threads: usize,
    elements: Cell<usize>,
}

impl Policy for Probe {
    fn choose(&self, work: Work) -> (Path, Exec) {
        self.elements.set(work.elements);
        (Path::Cpu, Exec { level: Level::best(), threads: self.threads })
    }
    fn ran(&self, _: Path, _: Work) {}
    fn fell_back(&self, _: Path, _: &Error) {}
}

fn measure(row: &'static Builtin) -> Result<usize> {
    let dtype = if row.dtypes.contains(&DType::F32) { DType::F32 } else { row.dtypes[0] };
    for side in [16isize, 32, 64, 128, 256, 512] {
        let mut values = (row.sample)(&mut Sample::new(dtype, &[side, side], 1));
        let serial = Probe { threads: 1, elements: Cell::new(0) };
        let parallel = Probe { threads: threads::limit(), elements: Cell::new(0) };
        let mut seconds = [Vec::new(), Vec::new()];
        let start = Instant::now();
        while seconds[0].len() < 25 && (seconds[0].len() < 3 || start.elapsed().as_millis() < 10) {
            for (policy, seconds) in [&serial, &parallel].into_iter().zip(&mut seconds) {
                let start = Instant::now();
                call(row, &mut values, policy)?;
                seconds.push(start.elapsed().as_secs_f64());
            }
        }
        let [alone, together] = seconds.map(median);
        if together < alone * GAIN {
            return Ok(serial.elements.get().max(1));
        }
    }
    Ok(usize::MAX)
}
