//! What a kernel asks before it computes, and the one place where a failed path falls back to a safer one.
//!
//! Comes in: the amount of work, and the kernel's two paths as closures. Goes out: the result of the path that ran. Who
//! decides is not known here: the manager implements `Policy`.

use crate::runtime::cpu::Level;
use crate::runtime::error::{Code, Error, Result};

/// A way to compute a kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// Plain and single-threaded: the definition.
    Standard,
    /// SIMD and threads, or the host's accelerated function.
    Cpu,
    /// A plugin's device.
    Cuda,
}

impl Path {
    /// Every path, in the order of the statistics' columns.
    pub const ALL: [Path; 3] = [Path::Standard, Path::Cpu, Path::Cuda];

    /// The name in statistics and reports.
    pub fn name(self) -> &'static str {
        match self {
            Path::Standard => "standard",
            Path::Cpu => "cpu",
            Path::Cuda => "cuda",
        }
    }
}

/// How much a call has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Elements that the call touches at its widest point (for a matrix product: multiply-adds / 64). This is what
    /// thresholds are compared with and what the statistics add up.
    pub elements: usize,
}

/// How the cpu path is to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exec {
    /// Instruction set.
    pub level: Level,
    /// Threads, the caller's included.
    pub threads: usize,
}

impl Exec {
    /// One thread, the best instruction set.
    pub fn serial() -> Exec {
        Exec { level: Level::best(), threads: 1 }
    }
}

/// What a call does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The kernel runs on this path.
    Run(Path, Exec),
    /// Somebody else is asked first, with `Policy::provided`; the cpu path follows where they cannot.
    Ask(Exec),
}

/// What the manager decides and counts for one call.
pub trait Policy {
    /// The path to take; for `Path::Cpu` with how to run it. The call has been checked, and its outputs allocated.
    fn choose(&self, work: Work) -> Choice;
    /// Has somebody else do the work, after `Choice::Ask`, and counts it; false where they have written nothing.
    fn provided(&self, _: Work) -> Result<bool> {
        Ok(false)
    }
    /// The path ran to its end.
    fn ran(&self, path: Path, work: Work);
    /// The path failed before it wrote anything; the next safer one follows.
    fn fell_back(&self, from: Path, reason: &Error);
}

/// Runs the kernel on the path that the policy chooses; both paths write to `out`, the kernel's outputs. `cpu`
/// returns an error only before it has written anything; where it says `Unsupported`, the standard path does the work.
pub fn run<O>(
    policy: &dyn Policy,
    work: Work,
    out: &mut O,
    standard: impl FnOnce(&mut O) -> Result<()>,
    cpu: impl FnOnce(Exec, &mut O) -> Result<()>,
) -> Result<()> {
    match first_path(policy, work)? {
        First::Done => return Ok(()),
        First::Cpu(exec) => {
            if done(policy, work, cpu(exec, out))? {
                return Ok(());
            }
        }
        First::Standard => {}
    }
    standard(out)?;
    policy.ran(Path::Standard, work);
    Ok(())
}

// What `run` does beside the kernel's paths, apart from it because it is the same for every kernel.

enum First {
    Done,
    Cpu(Exec),
    Standard,
}

fn first_path(policy: &dyn Policy, work: Work) -> Result<First> {
    Ok(match policy.choose(work) {
        Choice::Run(Path::Standard, _) => First::Standard,
        Choice::Ask(_) if policy.provided(work)? => First::Done,
        Choice::Run(_, exec) | Choice::Ask(exec) => First::Cpu(exec),
    })
}

/// Whether the cpu path has done the work. Otherwise it is the standard path's.
fn done(policy: &dyn Policy, work: Work, outcome: Result<()>) -> Result<bool> {
    match outcome {
        Ok(()) => policy.ran(Path::Cpu, work),
        Err(reason) if reason.code == Code::Unsupported => {
            policy.fell_back(Path::Cpu, &reason);
            return Ok(false);
        }
        Err(failure) => return Err(failure),
    }
    Ok(true)
}

/// The error that a caught panic becomes.
pub fn panic_error(payload: &(dyn std::any::Any + Send)) -> Error {
    let said = payload.downcast_ref::<&str>().copied();
    let said = said.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    Error::new(Code::Panic, format!("a panic was stopped: {said}"))
}

/// Always one path: for tests, the self-test and the benchmark.
#[derive(Debug, Clone, Copy)]
pub struct Fixed(pub Path, pub Exec);

impl Policy for Fixed {
    fn choose(&self, _: Work) -> Choice {
        Choice::Run(self.0, self.1)
    }
    fn ran(&self, _: Path, _: Work) {}
    fn fell_back(&self, _: Path, _: &Error) {}
}
