//! The front end: Python source and the exact types of arguments in, a typed module of the IR out.
//!
//! ```text
//! source       text -> AST, once per kernel, with what the host binds to names; nesting bounds the text's depth
//! signature    types in Numba's notation                diagnostic   what is wrong, where, what would work
//! types        types of values, promotion, joins        scan         what names a piece of the AST assigns and reads
//! program      specialisations of kernels, merged into one module
//! lower/       one function: inference and lowering in one walk along the control flow
//! library/     functions of NumPy and math that are kernels themselves
//! ```
//!
//! A variable has one type at each point of the program. Where it is assigned a value of another type it becomes
//! another IR local; where ways meet, the types are unified and each way converts. A loop is lowered again when what
//! flows back from its end widens what it started with.
//!
//! The AST's types never leave this layer, and nothing here knows engines or the host.

mod diagnostic;
mod library;
mod lower;
mod nesting;
mod program;
mod scan;
mod signature;
mod source;
mod types;

pub use diagnostic::{Diagnostic, shortened};
pub use program::{Lowered, lower};
pub use signature::{Signature, parse_signature};
pub use source::{Binding, ErrorModel, File, Options, Source};
pub use types::{ArgType, ResultType};
