//! What the IR says is what LLVM's code does: the tests of the other compiling engine, run with this one.

#[path = "../../../../tests/backend_cranelift/arrays.rs"]
mod arrays;
#[path = "../../../../tests/backend_cranelift/c_entry.rs"]
mod c_entry;
#[path = "../../../../tests/backend_cranelift/calls.rs"]
mod calls;
#[path = "../../../../tests/backend_cranelift/control.rs"]
mod control;
mod debug;
mod engine;
#[path = "../../../../tests/backend_cranelift/fastmath.rs"]
mod fastmath;
mod flags;
#[path = "../../../../tests/backend_cranelift/generated.rs"]
mod generated;
mod lanes;
#[path = "../../../../tests/backend_cranelift/late.rs"]
mod late;
#[path = "../../../../tests/backend_cranelift/operators.rs"]
mod operators;
#[path = "../../../../tests/backend_cranelift/parallel.rs"]
mod parallel;
#[path = "../../../../tests/backend_cranelift/support.rs"]
mod support;
mod vectors;
