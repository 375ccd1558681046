//! Jitney: numerical kernels, compiled on demand, for any language that can call C.
//!
//! ```text
//! capi      extern "C": check, convert, call, report
//! manager   registry, switch, policy, statistics, benchmark, self-test
//! frontend  source text of kernels -> typed IR
//! backend   what runs a kernel's typed IR: engines, and what compiled code calls
//! kernels   the built-in kernels, each with a standard and a cpu path
//! runtime   tensors, layouts, errors, threads, buffers, configuration, log
//! ```
//!
//! Each layer uses those below it only.

pub mod backend;
pub mod capi;
pub mod frontend;
pub mod kernels;
pub mod manager;
pub mod runtime;
