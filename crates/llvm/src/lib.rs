//! The plugin that compiles kernels with LLVM: peak speed on this machine's processor.
//!
//! ```text
//! plugin     the tables: what the library calls; nothing unwinds out of here
//! compile    request -> codegen -> LLVM's passes -> object file, image, assembly or listing
//! codegen    typed IR -> LLVM's form
//! ll         the part of LLVM's C interface that is used
//! image      object file -> image, with everything inside resolved
//! libmvec    whether the system has its vector library
//! ```
//!
//! Comes in: a verified module of `jitney-ir`. Goes out: bytes that the library loads. Nothing here knows the library;
//! LLVM is inside the plugin, and none of its symbols are seen outside.

mod codegen;
pub mod compile;
mod image;
mod libmvec;
mod ll;
pub mod plugin;

pub use ll::machine::processor;
