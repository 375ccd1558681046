//! What becomes of a kernel on its way to machine code, for a person to read.
//!
//! Comes in: a module as the front end leaves it, and an engine. Goes out: its text at every stage, and how long each
//! took; parsing and lowering are the caller's to measure.

use jitney_ir::Verified;
use jitney_ir::passes::{Recorded, run_recorded};

use super::{Backend, BackendError, Timings};

/// A kernel's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The IR before the first pass and after each.
    pub ir: Vec<Recorded>,
    /// The machine code, as `Backend::assembly` gives it.
    pub assembly: String,
    /// What the engine took, without the listing.
    pub timings: Timings,
    /// Bytes of machine code.
    pub code_bytes: usize,
}

/// Runs the passes and compiles, keeping what there is to see.
pub fn inspect(engine: &dyn Backend, module: Verified) -> Result<Inspection, BackendError> {
    let (module, ir) = run_recorded(module);
    let kernel = engine.compile(&module)?;
    let assembly = engine.assembly(&module)?;
    Ok(Inspection { ir, assembly, timings: kernel.timings(), code_bytes: kernel.code_bytes() })
}
