//! What the tests of several parts share.
//!
//! ```text
//! random      numbers from a seed
//! generator   seed -> Case: a well-typed module that ends, with arguments for it
//! observe     Case and an engine -> Outcome: results, arrays written, or the error; compared as engines have to agree
//! ```
//!
//! Nothing here knows an engine.

pub mod generator;
pub mod observe;
pub mod random;

pub use generator::{Case, case};
pub use observe::{Argument, Outcome, observe};
pub use random::Random;
