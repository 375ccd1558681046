//! What the library and its plugins say to each other, and nothing else: C structs, numbers, and the form of code.
//!
//! ```text
//! abi       the tables that library and plugin give each other when a plugin is loaded
//! runtime   what compiled code is given when it runs, and the functions of the library that it calls
//! image     compiled code as bytes, which the library puts into memory
//! slot      for plugins in Rust: panics end in the slot that they happen in
//! ```
//!
//! Plugins written in C include `jitney/plugin.h`, which is generated from `abi`.

pub mod abi;
pub mod image;
pub mod runtime;
pub mod slot;
