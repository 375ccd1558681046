//! Rewrites of modules. Each takes a module that has been verified and gives one that passes again.
//!
//! ```text
//! outline_parallel   parallel loops become calls of functions that do a chunk each
//! ```

pub mod outline_parallel;

pub use outline_parallel::outline_parallel;
