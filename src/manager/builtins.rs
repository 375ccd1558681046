//! What the C layer sees of the built-in kernels: values to pass, rows to name, and the running statistics.

pub use crate::kernels::policy::{Path, panic_error};
pub use crate::kernels::running;
pub use crate::kernels::table::{index_of, row};
pub use crate::kernels::{Builtin, Value};
pub use crate::manager::providers::Provider;
