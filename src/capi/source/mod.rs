//! Kernels from source: compile, call, look at.
//!
//! ```text
//! compile       source text and options -> kernel; its machine code ahead of the first call
//! call          a kernel's arguments and results; over_arrays   those of element-wise and generalised kernels
//! export        files for programs without the library
//! inspect       what became of a kernel
//! ```

use std::sync::Arc;

use super::kernel::{KernelHandle, KernelReference};
use crate::fail;
use crate::manager::registry::Kernel;
use crate::manager::source::{Binding, SourceKernel};
use crate::runtime::Result;
use crate::runtime::handle::{self, Held};

mod call;
mod compile;
mod export;
mod inspect;
mod over_arrays;

pub use call::*;
pub use compile::*;
pub use export::*;
pub use inspect::*;
pub use over_arrays::*;

/// A handle's kernel, if it is one from source.
///
/// # Safety
/// As for `handle::hold`.
unsafe fn of_source(kernel: *const KernelHandle) -> Result<(Held<KernelReference>, Arc<SourceKernel>)> {
    // SAFETY: the caller's contract.
    let reference = unsafe { handle::hold("kernel", kernel)? };
    match &reference.kernel {
        Kernel::Source(source) => {
            let source = source.clone();
            Ok((reference, source))
        }
        other => fail!(InvalidArgument, "{} is not a kernel from source", other.name()),
    }
}

/// What a name stands for that a kernel is bound to.
///
/// # Safety
/// As for `handle::hold`.
pub(in crate::capi) unsafe fn as_binding(name: &str, kernel: *const KernelHandle) -> Result<Binding> {
    // SAFETY: the caller's contract.
    let reference = unsafe { handle::hold(name, kernel)? };
    match &reference.kernel {
        Kernel::Source(source) => Ok(source.as_binding()),
        other => fail!(InvalidArgument, "{name} is bound to {}, which is not a kernel from source", other.name()),
    }
}
