//! What every other layer stands on: tensors and their layouts, errors, threads, buffers, configuration, log.
//!
//! ```text
//! tensor   jitney_tensor as it comes from C  ->  View (checked: pointer, dtype, shape, strides)
//! layout   broadcasting, overlap, loop nests over several views at once
//! threads  fork-join pool: for_each(tasks, f)          fork     what a forked child must get anew
//! shared   a pointer that tasks share              handle   opaque values that C holds
//! buffers  pool of aligned memory for results and scratch
//! code     memory for machine code: WritableCode -> ExecutableCode       perf_map   its names for Linux's perf
//! debugger   code that debuggers are told of          source_files   source texts as files, for debuggers
//! stream   stores past the caches for large results
//! cpu      which instruction set to run with: Level, vectorize(level, body)
//! lanes    a level's vector registers as types, for microkernels
//! config   JITNEY_* environment variables               log      records to env_logger or to a C callback
//! ```
//!
//! Nothing here knows a kernel, the manager or the C functions.

pub mod buffers;
pub mod code;
pub mod config;
pub mod cpu;
pub mod debugger;
pub mod dtype;
pub mod error;
pub mod fork;
pub mod handle;
pub mod lanes;
pub mod layout;
pub mod log;
pub mod perf_map;
pub mod shared;
pub mod source_files;
pub mod stream;
pub mod tensor;
pub mod threads;

pub use dtype::{DType, Element};
pub use error::{Code, Error, Result};
pub use shared::Shared;
pub use tensor::{Tensor, View};
