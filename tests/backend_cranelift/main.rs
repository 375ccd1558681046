//! The Cranelift engine: what the IR says is what the code does.

mod arrays;
mod c_entry;
mod calls;
mod control;
mod engine;
mod fastmath;
mod generated;
mod late;
mod listing;
mod operators;
mod parallel;
mod support;
