//! The Cranelift engine: what the IR says is what the code does.

mod arrays;
mod c_entry;
mod calls;
mod control;
mod fastmath;
mod generated;
mod late;
mod operators;
mod parallel;
mod support;
