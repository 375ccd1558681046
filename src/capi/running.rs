//! `jitney_running`: statistics of a stream in bounded memory.

use super::{ErrorHandle, Status, fill, growing, guard, required};
use crate::fail;
use crate::manager;
use crate::manager::builtins::running::{Options, Running};
use crate::manager::process::fork::Guarded;
use crate::runtime::handle::{self, Handle};
use crate::runtime::{Result, Tensor};

// Statistics that threads share. (No doc comment: it would stand in the header.)
#[allow(missing_docs)]
pub struct SharedRunning(Guarded<Running>);

/// Statistics of a stream, for monitoring latencies: opaque, given back with `jitney_running_release`. Every function may be called from any thread; a mutex in the handle puts calls in turn.
pub type RunningHandle = Handle<SharedRunning>;

/// A stream's statistics. Set `struct_size` to `sizeof(jitney_running_stats)` before the call.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct RunningStats {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// Elements so far, infinite ones included, NaN not.
    pub count: u64,
    /// Elements that were NaN; nothing else takes notice of them.
    pub nan_count: u64,
    /// Mean of the finite elements; NaN where there is none.
    pub mean: f64,
    /// Variance of the finite elements, divided by their number; NaN where there is none.
    pub variance: f64,
    /// Least element; NaN where there is none.
    pub min: f64,
    /// Greatest element; NaN where there is none.
    pub max: f64,
    /// Infinite elements. They have their place in percentiles, but mean and variance leave them out.
    pub infinite_count: u64,
}

growing!(RunningStats { struct_size, count, nan_count, mean, variance, min, max, infinite_count });

/// Runs `body` on the statistics behind a handle, alone.
///
/// # Safety
/// `running` is NULL or a handle of this kind.
unsafe fn locked<R>(
    argument: &str,
    running: *const RunningHandle,
    body: impl FnOnce(&mut Running) -> Result<R>,
) -> Result<R> {
    // SAFETY: the caller's contract.
    let shared = unsafe { handle::hold(argument, running)? };
    body(&mut shared.0.lock())
}

/// Makes statistics of nothing so far and writes the handle to `*out`.
///
/// `relative_accuracy` bounds the error of percentiles: 0.01, the value for 0, means within 1 % of the element at that
/// rank. It goes from 1e-6 to 0.5. `max_bins` bounds memory to 16 bytes times it, plus a few hundred: from 16 to
/// 1048576, 2048 for 0. At 1 %, 2048 bins tell magnitudes apart over a factor of 10^17; the elements of smaller
/// magnitude than that share a bin, and lose the bound.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_running_create(
    relative_accuracy: f64,
    max_bins: usize,
    out: *mut *mut RunningHandle,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let out = unsafe { required("out", out)? };
        let default = Options::default();
        let options = Options {
            relative_accuracy: if relative_accuracy == 0.0 { default.relative_accuracy } else { relative_accuracy },
            max_bins: if max_bins == 0 { default.max_bins } else { max_bins },
        };
        *out = handle::into_raw(SharedRunning(Guarded::new(Running::new(options)?)));
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Adds one element. NaN is counted apart. The library's statistics count updates as "running_update".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_running_update(
    running: *mut RunningHandle,
    value: f64,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            manager::get()?
                .update_running(|policy| locked("running", running, |running| running.update_by(policy, value)))
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Adds every element of an f32 or f64 tensor of any shape and layout; with acceleration off, one by one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_running_update_tensor(
    running: *mut RunningHandle,
    x: *const Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            manager::get()?.update_running(|policy| {
                let Some(x) = x.as_ref() else { fail!(NullPointer, "x of running_update_tensor is NULL") };
                let x = x.view("x")?;
                locked("running", running, |running| running.update_view(policy, &x))
            })
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Writes the statistics so far to `*out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_running_get(
    running: *const RunningHandle,
    out: *mut RunningStats,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let now = locked("running", running, |running| Ok(running.snapshot()))?;
            let stats = RunningStats {
                struct_size: size_of::<RunningStats>(),
                count: now.count,
                nan_count: now.nan_count,
                mean: now.mean,
                variance: now.variance,
                min: now.min,
                max: now.max,
                infinite_count: now.infinite_count,
            };
            fill("out", out, &stats)
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Writes to `*out` the percentile `q`, from 0 to 100: the element at rank `floor(q * (count - 1) / 100)` of the sorted
/// stream, to within the relative accuracy (a DDSketch). 0 and 100 are exact. Fails where there is no element yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_running_percentile(
    running: *const RunningHandle,
    q: f64,
    out: *mut f64,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let out = required("out", out)?;
            *out = locked("running", running, |running| running.percentile(q))?;
        }
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Adds the statistics of `from` to `into`, as if `into` had seen the elements of both; `from` stays as it is. Both must
/// have the same relative accuracy. A handle may be merged into itself, which counts its elements twice.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_running_merge(
    into: *mut RunningHandle,
    from: *const RunningHandle,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            // A copy, so that no two locks are held at once.
            let other = locked("from", from, |from| Ok(from.clone()))?;
            locked("into", into, |into| into.merge(&other))
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Forgets every element; the options stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_running_reset(running: *mut RunningHandle, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            locked("running", running, |running| {
                running.reset();
                Ok(())
            })
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Gives the statistics back. NULL is fine; a second release is reported.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_running_release(running: *mut RunningHandle, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || handle::release("running", running)) }
}
