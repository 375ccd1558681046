//! The Cranelift engine: what the IR says is what the code does.

mod arrays;
mod calls;
mod control;
mod generated;
mod operators;
mod parallel;
mod support;
