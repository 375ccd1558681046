//! Of the library's `backend`, what compiled code calls.

#[path = "../../../src/backend/blocks.rs"]
pub mod blocks;
#[path = "../../../src/backend/context.rs"]
pub mod context;
#[path = "../../../src/backend/mathlib.rs"]
pub mod mathlib;
#[path = "../../../src/backend/parallel.rs"]
pub mod parallel;
#[path = "../../../src/backend/print.rs"]
pub mod print;
#[path = "../../../src/backend/runtime.rs"]
pub mod runtime;
