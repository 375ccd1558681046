//! The typed intermediate representation of kernels: what the front end writes and every engine reads.
//!
//! ```text
//! dtype    element and register types            module   functions, locals, statements, expressions
//! ops      operators, one row each               verify   Module -> Verified, or what is wrong and where
//! math     mathematical functions, one row each  text     Module -> text,   parse   text -> Module
//! traps    the errors a kernel can raise         bytes    Verified -> bytes -> Verified, with a version
//! eval     what the operators mean               visit    walks over statements and expressions
//! calls    what calls what                            liveness what blocks read before they assign it
//! ranges   what integers are between                  flow     how that follows from statements
//! passes   a straight list of rewrites, each from a verified module to a verified module
//! ```
//!
//! Comes in: modules built by a front end, read from text, or decoded from bytes. Goes out: `Verified` modules. Nothing
//! here knows source text, engines, or the host.
//!
//! The IR is structured: blocks of statements, `if`, `while`, counted `for`, parallel `for`. Locals are typed and
//! mutable; expressions are trees without side effects, save that a guard in one may raise. Arrays are never values of
//! expressions: they live in locals, and statements make them (allocate, view, alias, call).

pub mod bytes;
pub mod calls;
pub mod dtype;
pub mod eval;
mod flow;
pub mod liveness;
pub mod math;
pub mod module;
pub mod ops;
pub mod parse;
pub mod passes;
mod ranges;
pub mod text;
pub mod traps;
pub mod verify;
pub mod visit;

pub use bytes::{decode, encode};
pub use dtype::DType;
pub use math::MathFn;
pub use module::{
    Arg, Array, ArrayType, Block, Const, Expr, ExprKind, FastMath, FuncId, Function, Guard, Layout, Local, LocalId,
    Module, Origin, PrintItem, Reduction, Site, SiteId, Stmt, Type,
};
pub use ops::{BinOp, UnOp};
pub use parse::{ParseError, parse};
pub use traps::{Trap, TrapKind};
pub use verify::{Invalid, Verified, verify};
