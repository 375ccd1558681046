//! The part of LLVM's C interface that is used here: all `unsafe` of the code generator is in this directory.
//!
//! ```text
//! module    a context with one module and one builder: types, constants, globals, functions, metadata
//! build     instructions
//! debug     what debuggers are told
//! latches   a turn of loops' tests that LLVM's passes leave the other way
//! machine   the target machine of this process: passes, objects, assembly
//! ```
//!
//! Values, types and blocks are addresses within the module that made them. They are only used with it: a `Module` is
//! made, filled and dropped within one compilation, and nothing of it is kept. That operands have the types that an
//! instruction takes is the caller's matter; LLVM's verifier looks at it in tests (`Module::verify`).

mod build;
pub mod debug;
mod latches;
pub mod machine;
mod module;

pub use build::Compare;
pub use machine::{Machine, version};
pub use module::Module;

use llvm_sys::prelude::{LLVMBasicBlockRef, LLVMTypeRef, LLVMValueRef};

/// A value, a function or a piece of metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value(LLVMValueRef);

/// A type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ty(LLVMTypeRef);

/// A basic block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block(LLVMBasicBlockRef);

/// A function with its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Function {
    /// Its address.
    pub value: Value,
    /// Its type.
    pub ty: Ty,
}
