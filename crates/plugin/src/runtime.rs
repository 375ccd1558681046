//! What compiled code is given when it runs, and what it calls.
//!
//! A compiled function returns an `int32_t`: 0, or the code of the error (`jitney_ir::TrapKind::code`) for which it has
//! filled in the `Context`. It has one of these forms:
//!
//! ```text
//! slots   int32_t f(jitney_context *, const uint64_t *arguments, uint64_t *results)
//! C       int32_t f(parameters..., results' addresses...)
//! alone   int32_t f(parameters..., results' addresses..., jitney_raised *raised)
//! ```
//!
//! A scalar is one slot, with the bits that `jitney_ir::Const` describes. An array of rank `r` is `1 + 2r` slots: the
//! address of its first element, `r` extents, `r` strides in elements. A result array has one more in the end, its owner:
//! null for memory of an argument or of a constant of the kernel, otherwise a block of which the caller then holds one
//! reference. Results are written when there is no error. For the C form see `jitney::backend`.
//!
//! Codes of types and operators are positions in the tables of `jitney-ir` (`DType::ALL`, `BinOp::ALL`): they hold within
//! one version of the IR.

use std::ffi::c_void;

/// The state of one call on one thread.
#[repr(C)]
#[derive(Debug, Clone)]
pub struct Context {
    /// What an error is about. Index: the index, the axis, its size. Memory: the bytes.
    pub details: [u64; 3],
    /// Where the error is: the line in the upper half, the column in the lower one.
    pub place: u64,
    /// The words of a `raise`, as long as the code lives; null where the engine raises.
    pub message: *const Text,
    /// Functions running below the current one.
    pub depth: u32,
    /// Threads that parallel loops may use; 0 for the pool's limit.
    pub threads: u32,
    /// A stack pointer below this is one call too many.
    pub stack_end: usize,
    /// The engine's own.
    pub engine: *const c_void,
}

impl Context {
    /// For a call. `stack_end` is left to those that count calls.
    #[inline]
    pub const fn new(threads: u32, engine: *const c_void) -> Context {
        Context { details: [0; 3], place: 0, message: std::ptr::null(), depth: 0, threads, stack_end: 0, engine }
    }
}

/// What a function of the form `FORM_ALONE` says about an error, where its last argument is not NULL. Texts live as long
/// as the code, and end with a zero.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Raised {
    /// What the function returns.
    pub kind: i32,
    /// Where the error is, from 1; 0 where that is not known.
    pub line: u32,
    /// As above.
    pub column: u32,
    /// As in the `Context`.
    pub details: [u64; 3],
    /// The kernel's name.
    pub kernel: *const std::ffi::c_char,
    /// The words of a `raise`; null where there are none.
    pub message: *const std::ffi::c_char,
}

/// Functions of a kernel that may be running at once on a thread, the entry included. The call that would be one more is
/// a `RecursionError`.
pub const MAX_DEPTH: u32 = 1000;

/// Text of compiled code: UTF-8, not terminated.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// The first byte.
    pub bytes: *const u8,
    /// How many there are.
    pub length: usize,
}

/// What a parallel loop is.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct ParallelLoop {
    /// The type that it counts in.
    pub dtype: u32,
    /// Slots of the captured locals.
    pub captures: u32,
    /// The locals that it accumulates into.
    pub reductions: *const Reduction,
    /// How many there are.
    pub reduction_count: usize,
}

/// A local that a parallel loop accumulates into.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reduction {
    /// The operator.
    pub op: u32,
    /// The local's type.
    pub dtype: u32,
}

/// A part of what a `print` writes.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PrintPart {
    /// Text, or what stands for it where the part is a number: null.
    pub text: Text,
    /// The type of a number, whose slot is the next one.
    pub dtype: u32,
}

/// The type of a parameter or of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abi {
    /// `int32_t`.
    I32,
    /// `int64_t`, a size.
    I64,
    /// `float`.
    F32,
    /// `double`.
    F64,
    /// An address.
    Ptr,
}

macro_rules! functions {
    ($($(#[$doc:meta])* $case:ident = $name:literal($($param:ident),*) $(-> $result:ident)?;)*) => {
        /// A function of the library. None unwinds, none keeps what it is given.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u32)]
        pub enum RuntimeFn { $($(#[$doc])* $case,)* }

        impl RuntimeFn {
            /// Every function, in the order of the table.
            pub const ALL: &'static [RuntimeFn] = &[$(RuntimeFn::$case,)*];

            /// The symbol.
            pub const fn name(self) -> &'static str {
                match self { $(RuntimeFn::$case => concat!("jitney_rt_", $name),)* }
            }

            /// The types of its parameters.
            pub const fn params(self) -> &'static [Abi] {
                match self { $(RuntimeFn::$case => &[$(Abi::$param),*],)* }
            }

            /// The type of its result, if it has one.
            pub const fn result(self) -> Option<Abi> {
                match self { $(RuntimeFn::$case => functions!(@result $($result)?),)* }
            }
        }
    };
    (@result) => { None };
    (@result $result:ident) => { Some(Abi::$result) };
}

functions! {
    /// `(context, shape, rank, size of an element, zeroed, place) -> status`. The block takes the first extent's place in
    /// `shape`, which has one slot at least; the memory of the elements begins `BLOCK_HEAD` bytes after it.
    Allocate = "allocate"(Ptr, Ptr, I64, I64, I64, I64) -> I32;
    /// `(owner's place, block)`: the place takes over a reference to the block and gives up the one it had.
    Adopt = "adopt"(Ptr, Ptr);
    /// `(owner's place, block)`: as `Adopt`, with a new reference.
    Share = "share"(Ptr, Ptr);
    /// `(block)`: a new reference, unless the block is null.
    Retain = "retain"(Ptr);
    /// `(owners' places, number)`: gives up every reference; null is none.
    ReleaseAll = "release_all"(Ptr, I64);
    /// `(context, body, loop, slots) -> status`: a `ParallelLoop`. The slots are start, stop, step, captures, and the
    /// reductions' values, which are replaced. The body has the slots form; its arguments are the first index, how many
    /// iterations, the step, the captures, its results the reductions of its iterations alone.
    Parallel = "parallel"(Ptr, Ptr, Ptr, Ptr) -> I32;
    /// `(parts, number of parts, slots)`.
    Print = "print"(Ptr, I64, Ptr);
    /// `(context, status, kernel's name)`: keeps the error of a C function. The name is a `Text`.
    Failed = "failed"(Ptr, I32, Ptr);
    /// `Context::stack_end`.
    StackEnd = "stack_end"() -> I64;
    /// `BinOp::Pow` of signed integers, extended to 64 bits.
    PowSigned = "pow_i64"(I64, I64) -> I64;
    /// `BinOp::Pow` of unsigned integers, extended to 64 bits.
    PowUnsigned = "pow_u64"(I64, I64) -> I64;
    /// `BinOp::FloorDiv`.
    FloorDivF32 = "floor_div_f32"(F32, F32) -> F32;
    /// `BinOp::FloorDiv`.
    FloorDivF64 = "floor_div_f64"(F64, F64) -> F64;
    /// `BinOp::Mod`.
    ModF32 = "mod_f32"(F32, F32) -> F32;
    /// `BinOp::Mod`.
    ModF64 = "mod_f64"(F64, F64) -> F64;
    /// The value of a binary16.
    FromF16 = "from_f16"(I32) -> F32;
    /// The nearest binary16.
    ToF16 = "to_f16"(F32) -> I32;
    /// The nearest bfloat16.
    ToBf16 = "to_bf16"(F32) -> I32;
}

/// The symbol of the function that code calls in place of a function that is left to the library (`CompileRequest::late`):
/// `(context, kernel, number, slots of the arguments, slots of the results) -> status`. The number is the function's among
/// those that are left. Code of the forms slots and C alone may call it.
pub const LATE: &str = "jitney_rt_late";

/// The symbol whose address is what `LATE` is to be given as the kernel.
pub const LATE_KERNEL: &str = "jitney_rt_late_kernel";

/// Bytes from a block's address to the memory of its elements.
pub const BLOCK_HEAD: usize = 64;

/// The symbol of a mathematical function: `name` as in `jitney_ir::MathFn::name`, `dtype` is `f32` or `f64`. Its
/// parameters and its result are of that type.
pub fn math_symbol(name: &str, dtype: &str) -> String {
    format!("{MATH_PREFIX}{name}_{dtype}")
}

/// What symbols of mathematical functions begin with.
pub const MATH_PREFIX: &str = "jitney_rt_math_";
