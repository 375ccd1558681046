//! What runs a kernel's typed IR.
//!
//! ```text
//! Verified module  ->  Backend::compile  ->  CompiledKernel  ->  call(slots)
//!
//! interpreter   walks the IR: the definition of what a kernel means
//! cranelift   machine code, in a fraction of a millisecond
//! context     what a running kernel is given: where it reports an error, how deep its calls are   messages of errors
//! blocks      reference-counted memory of arrays that kernels allocate
//! plugin      code generators in libraries of their own
//! parallel    chunks of a parallel loop, on the thread pool
//! mathlib     mathematical functions, the same for every engine
//! image       code that came as bytes             late   what such code leaves to the quick compiler
//! print       how a kernel's `print` writes numbers
//! runtime     functions that compiled code calls
//! inspect     what becomes of a kernel on its way
//! ```
//!
//! Engines never name each other. Nothing here knows source text, the manager or the C functions.
//!
//! # Slots
//!
//! A kernel is called with 64-bit slots. A scalar is one slot, with the bits that `jitney_ir::Const` describes. An array
//! of rank `r` is `1 + 2r` slots: the address of its first element, `r` extents, `r` strides in elements. A result array
//! has one more in the end, its owner: null for memory of an argument or of a constant of the kernel, otherwise a
//! `blocks::Block` of which the caller then holds one reference.
//!
//! Of an array whose type is row-major or column-major, engines may compute the strides from the extents: the slots hold
//! those.
//!
//! # C functions
//!
//! With `EntryKind::C` a kernel is a C function as well. Its parameters are the kernel's, in order: for an array the
//! address of a `runtime::tensor::Tensor`, whose data type and rank are those of the type and are not looked at; for a
//! scalar the C type of its name (`bool`, `int8_t` … `uint64_t`, `float`, `double`). Then for every result the address at
//! which it is stored when there is no error. It returns an `int32_t`, 0 or the code of a `TrapKind`; what else is to be
//! said about an error, `context::last_trap` says on the same thread. Arrays are no results of C functions.
//!
//! The strides of a tensor are not looked at where the type is row-major or column-major; otherwise NULL stands for those
//! of a row-major tensor. Parallel loops use as many threads as the pool has.

use std::ffi::c_void;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jitney_ir::{Trap, Type, Verified};

pub mod blocks;
pub mod context;
pub mod cranelift;
pub mod image;
pub mod inspect;
pub mod interpreter;
pub mod late;
pub mod mathlib;
pub mod parallel;
pub mod plugin;
pub mod print;
pub mod runtime;

/// How a call runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallOptions {
    /// Threads that parallel loops may use, the caller's included; 0 for the pool's limit. Results do not depend on it.
    pub threads: usize,
    /// How many statements the interpreter runs before it gives up with `TrapKind::Fuel`; compiled code does not count.
    pub fuel: u64,
}

impl Default for CallOptions {
    fn default() -> CallOptions {
        CallOptions { threads: 0, fuel: u64::MAX }
    }
}

impl CallOptions {
    /// The number of threads for a `Context`.
    pub fn context_threads(&self) -> u32 {
        self.threads.min(u32::MAX as usize) as u32
    }
}

/// A kernel, ready to be called, from any thread and from several at once.
pub trait CompiledKernel: Send + Sync {
    /// Runs it. After an error the result slots are as before; elements of arguments may have been written.
    ///
    /// # Panics
    /// If the number of slots is not that of the entry's parameters and results.
    ///
    /// # Safety
    /// The slots are as the module's documentation says for the types of the entry's parameters: the elements that an
    /// array's shape and strides reach can be read, and written where its type is writable, by several threads if the
    /// kernel has parallel loops.
    unsafe fn call(&self, args: &[u64], results: &mut [u64], how: &CallOptions) -> Result<(), Trap>;

    /// The C function; `None` unless it was compiled with `EntryKind::C`. Valid as long as the kernel.
    fn entry(&self) -> Option<*const c_void> {
        None
    }

    /// How long compiling it took, by stage; zeros where nothing was compiled.
    fn timings(&self) -> Timings {
        Timings::default()
    }

    /// Bytes of machine code; 0 where there is none.
    fn code_bytes(&self) -> usize {
        0
    }
}

/// How long an engine took for a kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Timings {
    /// From the IR to the form of the code generator.
    pub build: Duration,
    /// From there to machine code.
    pub generate: Duration,
    /// From machine code to memory that can be executed.
    pub link: Duration,
}

/// From where a kernel can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EntryKind {
    /// From the library, with slots.
    #[default]
    Slots,
    /// From C too, through `CompiledKernel::entry`.
    C,
}

/// An engine.
pub trait Backend: Send + Sync {
    /// Its name in statistics and messages.
    fn name(&self) -> &'static str;

    /// Makes a module callable with slots. Parallel loops are outlined first where that has not been done.
    fn compile(&self, module: &Verified) -> Result<Arc<dyn CompiledKernel>, BackendError> {
        self.compile_with(module.clone(), EntryKind::Slots)
    }

    /// As `compile`, and from C too if that is asked for and the engine can. A kernel with array results is refused then.
    fn compile_with(&self, module: Verified, entry: EntryKind) -> Result<Arc<dyn CompiledKernel>, BackendError>;

    /// The machine code of every function, each under a line with its name, as text for a person to read; empty where
    /// there is none.
    fn assembly(&self, module: &Verified) -> Result<String, BackendError>;
}

/// Why an engine cannot compile a module. The module is in order: another engine may take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackendError {
    /// The engine.
    pub engine: &'static str,
    /// One sentence.
    pub message: String,
}

impl fmt::Display for BackendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.engine, self.message)
    }
}

impl std::error::Error for BackendError {}

/// Slots of an argument.
pub fn argument_slots(ty: Type) -> usize {
    match ty {
        Type::Scalar(_) => 1,
        Type::Array(array) => 1 + 2 * array.rank as usize,
    }
}

/// Slots of a result.
pub fn result_slots(ty: Type) -> usize {
    match ty {
        Type::Scalar(_) => 1,
        Type::Array(_) => argument_slots(ty) + 1,
    }
}
