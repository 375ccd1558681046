//! The engine that the tests of this folder are about. Other engines run the same files with an `engine` of their own.

use jitney::backend::Backend;
use jitney::backend::cranelift::Cranelift;

pub fn engine() -> &'static dyn Backend {
    Cranelift::get().expect("an engine")
}
