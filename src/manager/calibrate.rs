//! Calibration: each kernel's threshold between one thread and all, from measurement on this machine.
//!
//! For each kernel, sizes are tried in ascending powers of four, until threads win at two in a row: the first of them is
//! the threshold. Where they do not win before the sizes end or a call becomes long, and where there is one thread only,
//! nothing was learnt about larger sizes, and the threshold stays as it is. What is set by hand afterwards stays until
//! the next calibration.

use std::cell::Cell;
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::benchmark::{call, median};
use super::registry::Kernel;
use super::{Entry, Manager};
use crate::fail;
use crate::kernels::policy::{Choice, Policy, Work};
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
    /// Whether that was measured by this calibration; otherwise it is what it was before.
    pub measured: bool,
}

/// Threads win where they leave at most this share of the time.
const GAIN: f64 = 0.9;

/// Sides of the square samples: 2^8 to 2^24 elements.
const SIDES: [isize; 9] = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

/// The longest call that a larger sample follows: the next takes four to eight times as long.
const LONGEST: Duration = Duration::from_millis(20);

/// Time for one size, and calls of which the median is taken whatever they take.
const SAMPLING: Duration = Duration::from_millis(10);
const CALLS: RangeInclusive<usize> = 5..=25;

impl Manager {
    /// Measures every built-in kernel, or the one named, and sets the thresholds. Takes a tenth of a
    /// second per kernel, more where threads win late.
    pub fn calibrate(&self, kernel: Option<&str>) -> Result<Vec<Row>> {
        if let Some(name) = kernel
            && table::find(name).is_none()
        {
            fail!(NotFound, "no built-in kernel is called '{name}'");
        }
        let mut rows = Vec::new();
        for (index, row) in table::all().enumerate().filter(|(_, row)| kernel.is_none_or(|name| name == row.name)) {
            let slot = &self.builtin(index).parallel_from;
            let measured = if threads::limit() < 2 { None } else { measure(row)? };
            if let Some(threshold) = measured {
                slot.store(threshold, Ordering::Relaxed);
                log::debug!("calibrate: {} uses threads from {threshold} elements on", row.name);
            }
            let parallel_from = slot.load(Ordering::Relaxed) as u64;
            rows.push(Row { kernel: row.name, parallel_from, measured: measured.is_some() });
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
            Kernel::Source(_) => {
                fail!(
                    InvalidArgument,
                    "'{kernel}' is a kernel from source and has no thresholds: its prange loops use threads"
                )
            }
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
    fn choose(&self, work: Work) -> Choice {
        self.elements.set(work.elements);
        Choice::Run(Path::Cpu, Exec { level: Level::best(), threads: self.threads })
    }
    fn ran(&self, _: Path, _: Work) {}
    fn fell_back(&self, _: Path, _: &Error) {}
}

/// One size: elements, and seconds of a call on one thread and on all.
struct Timing {
    elements: usize,
    alone: f64,
    together: f64,
}

/// The smaller of the first two sizes in a row at which threads win; one alone may be chance.
fn threshold(timings: impl Iterator<Item = Result<Timing>>) -> Result<Option<usize>> {
    let mut won = None;
    for timing in timings {
        let Timing { elements, alone, together } = timing?;
        won = match won {
            _ if together > alone * GAIN => None,
            None => Some(elements.max(1)),
            first => return Ok(first),
        };
    }
    Ok(None)
}

fn measure(row: &'static Builtin) -> Result<Option<usize>> {
    let mut longest = Duration::ZERO;
    threshold(SIDES.into_iter().map_while(|side| {
        if longest > LONGEST {
            return None;
        }
        let timing = time(row, side);
        if let Ok(timing) = &timing {
            longest = Duration::from_secs_f64(timing.alone.max(timing.together));
        }
        Some(timing)
    }))
}

fn time(row: &'static Builtin, side: isize) -> Result<Timing> {
    let dtype = if row.dtypes.contains(&DType::F32) { DType::F32 } else { row.dtypes[0] };
    let mut values = (row.sample)(&mut Sample::new(dtype, &[side, side], 1));
    let [serial, parallel] = [1, threads::limit()].map(|threads| Probe { threads, elements: Cell::new(0) });
    // Outputs are allocated, helpers woken.
    call(row, &mut values, &parallel)?;
    let mut seconds = [Vec::new(), Vec::new()];
    let start = Instant::now();
    while seconds[0].len() < *CALLS.end() && (seconds[0].len() < *CALLS.start() || start.elapsed() < SAMPLING) {
        for (policy, seconds) in [&serial, &parallel].into_iter().zip(&mut seconds) {
            let start = Instant::now();
            call(row, &mut values, policy)?;
            seconds.push(start.elapsed().as_secs_f64());
        }
    }
    let [alone, together] = seconds.map(median);
    Ok(Timing { elements: serial.elements.get(), alone, together })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The threshold from times on one thread and on all, at 10, 20, 30, … elements.
    fn found(times: &[(f64, f64)]) -> Option<usize> {
        let timings = times.iter().enumerate();
        let timing = |(i, &(alone, together))| Ok(Timing { elements: 10 * (i + 1), alone, together });
        threshold(timings.map(timing)).unwrap()
    }

    #[test]
    fn threads_that_win_at_two_sizes_in_a_row_set_the_threshold() {
        assert_eq!(found(&[(1.0, 9.0), (2.0, 9.0), (20.0, 11.0), (80.0, 41.0)]), Some(30));
        assert_eq!(found(&[(1.0, 0.5), (2.0, 9.0), (20.0, 11.0), (80.0, 41.0)]), Some(30), "a win by chance");
    }

    #[test]
    fn threads_that_never_win_twice_in_a_row_say_nothing_about_larger_sizes() {
        assert_eq!(found(&[(1.0, 9.0), (2.0, 9.0), (20.0, 19.0)]), None);
        assert_eq!(found(&[(1.0, 9.0), (2.0, 9.0), (20.0, 11.0)]), None);
        assert_eq!(found(&[]), None);
    }
}
