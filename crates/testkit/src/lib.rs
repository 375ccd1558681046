//! What the tests of several parts share.
//!
//! ```text
//! random      numbers from a seed
//! generator   seed -> Case: a well-typed module that ends, with arguments for it
//! indices     seed -> Case: the same about indices
//! nests       seed -> Case: the same about loops in loops
//! observe     Case and an engine -> Outcome: results, arrays written, or the error; compared as engines have to agree
//! lines       a module as if it were written for debuggers
//! notation    arguments and results as files write them
//! corpus      kernels in files, with cases beside them
//! kernels     seed -> the text of such a file: a random kernel as Python source
//! ```
//!
//! Nothing here knows an engine.

pub mod corpus;
pub mod generator;
pub mod indices;
pub mod kernels;
pub mod lines;
pub mod nests;
pub mod notation;
pub mod observe;
pub mod random;

pub use generator::{Case, case};
pub use indices::index_case;
pub use lines::with_lines;
pub use nests::{nest_case, row_case};
pub use observe::{Argument, Outcome, observe};
pub use random::Random;
