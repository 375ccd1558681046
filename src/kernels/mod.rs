//! The built-in kernels, one file or folder per family. Each family has its rows of the definition table and, side by
//! side, the standard path (plain ndarray, single-threaded: what the operation means) and the cpu path (SIMD and
//! threads).
//!
//! ```text
//! table      Builtin: name, parameters, run, samples       BUILTINS: every row
//! args       Value, Args: positional values checked against the row's parameters
//! real       Real: f32 and f64 as one trait        activation  bias and activation as a kernel's epilogue
//! window     Axis: sliding windows along one axis, for convolution and pooling
//! gather     copies of elements that lie apart into blocks, and back
//! policy     Policy: what a kernel asks for each call (which path, how many threads), Exec: the answer
//! ```
//!
//! Comes in: `Args` and a `Policy`. Goes out: results in the output tensors. Nothing here knows the manager or C.

pub mod activation;
pub mod args;
pub mod conv;
pub mod elementwise;
mod gather;
pub mod image;
pub mod math;
pub mod matmul;
pub mod norm;
pub mod optim;
pub mod percentile;
pub mod policy;
pub mod pool2d;
pub mod real;
pub mod reduce;
pub mod running;
pub mod table;
pub mod window;

pub use args::{Args, Value};
pub use policy::{Choice, Exec, Path, Policy, Work};
pub use table::{BUILTINS, Builtin, Kind, Param, Sample};
