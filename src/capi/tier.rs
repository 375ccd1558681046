//! Tiers: how kernels from source run.

use super::kernel::KernelHandle;
use super::{ErrorHandle, Status, guard};
use crate::fail;
use crate::manager;
use crate::manager::registry::Kernel;
use crate::manager::source::Tier;
use crate::runtime::{Result, handle};

/// Left to others: a thread's calls to the kernel's tier, a kernel's to the library's.
pub const JITNEY_TIER_INHERIT: i32 = -1;
/// Compiled in a fraction of a millisecond on the first call; optimised by a thread in the background, where there is a
/// plugin for that, once a kernel has run so long that it is worth it. What other processes have optimised before is taken
/// from the cache on disk.
pub const JITNEY_TIER_AUTO: i32 = 0;
/// Compiled in a fraction of a millisecond, and no more.
pub const JITNEY_TIER_BASELINE: i32 = 1;
/// Optimised before the first call returns.
pub const JITNEY_TIER_OPTIMIZED: i32 = 2;
/// Interpreted: what kernels mean, slowly.
pub const JITNEY_TIER_INTERPRETER: i32 = 3;

fn tier(number: i32) -> Result<Option<Tier>> {
    match number {
        JITNEY_TIER_INHERIT => Ok(None),
        JITNEY_TIER_AUTO => Ok(Some(Tier::Auto)),
        JITNEY_TIER_BASELINE => Ok(Some(Tier::Baseline)),
        JITNEY_TIER_OPTIMIZED => Ok(Some(Tier::Optimized)),
        JITNEY_TIER_INTERPRETER => Ok(Some(Tier::Interpreter)),
        other => fail!(InvalidArgument, "tier is {other}, which is none of JITNEY_TIER_..."),
    }
}

fn number(tier: Option<Tier>) -> i32 {
    tier.map_or(JITNEY_TIER_INHERIT, |tier| tier as i32)
}

/// Sets how later calls of kernels from source run about which nothing else is said. It starts as `JITNEY_TIER` says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_tier_set(tier: i32, error: *mut *mut ErrorHandle) -> Status {
    let body = || match self::tier(tier)? {
        Some(tier) => {
            manager::get()?.tiers.set(tier);
            Ok(())
        }
        None => fail!(InvalidArgument, "there is nothing that the library could inherit its tier from"),
    };
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, body) }
}

/// How calls run about which nothing else is said.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_tier_get() -> i32 {
    manager::get().map_or(JITNEY_TIER_AUTO, |manager| manager.tiers.get() as i32)
}

/// Sets how the calls of this thread run from here on, whatever is said for kernels; `JITNEY_TIER_INHERIT` ends that.
/// `*before` (may be NULL) receives what it was, to be set again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_tier_set_for_thread(
    tier: i32,
    before: *mut i32,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        let was = manager::get()?.tiers.set_for_thread(self::tier(tier)?);
        // SAFETY: the caller's contract, as documented in the header.
        if let Some(before) = unsafe { before.as_mut() } {
            *before = number(was);
        }
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Sets how calls of one kernel from source run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_tier_set(
    kernel: *const KernelHandle,
    tier: i32,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let reference = unsafe { handle::hold("kernel", kernel)? };
        match &reference.kernel {
            Kernel::Source(kernel) => kernel.tier.set(self::tier(tier)?),
            other => fail!(InvalidArgument, "{} is not a kernel from source; it has no tier", other.name()),
        }
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Waits until nothing is left that is being optimised in the background.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_tier_settle() {
    let _ = std::panic::catch_unwind(crate::manager::source::tier::settle);
}
