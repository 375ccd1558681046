//! Mathematical functions, written once, straight-line and branch-free (selects, bit patterns, polynomials), over the
//! trait `Real`: one number, a register of numbers, several registers side by side, or a value in code that is being
//! generated. All of them give the same bits.
//!
//! ```text
//! real       Real: what the functions are written over     constants  each type's constants
//! features   what a level's arithmetic can do              pair       numbers of twice the digits
//! functions  the functions by name: an enum, and `apply`
//! exp        exp, exp2, expm1, sinh, cosh                  log        log, log2, log10, log1p
//! pow        pow                                           root       cbrt, hypot
//! arc        atan, asin, acos, atan2, asinh, acosh, atanh  erf        erf, erfc
//! sigmoid    sigmoid, silu, tanh                           gelu       gelu, erf and tanh form
//! ```
//!
//! exp, log, sigmoid and gelu are right with and without a fused multiply-add, as the features of a level say. The others
//! are always computed with one.
//!
//! Nothing here knows kernels, engines or processors; `tools/minimax.py` makes the polynomials.

pub mod arc;
pub mod constants;
pub mod erf;
pub mod exp;
pub mod features;
pub mod functions;
pub mod gelu;
pub mod log;
mod pair;
pub mod pow;
pub mod real;
pub mod root;
pub mod sigmoid;

pub use constants::Constants;
pub use features::{Features, Fused};
pub use functions::{Name, apply};
pub use real::Real;
