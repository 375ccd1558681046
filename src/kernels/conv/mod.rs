//! 2-D convolution.

use super::table::Builtin;

/// The family's rows.
pub const ROWS: &[Builtin] = &[];
