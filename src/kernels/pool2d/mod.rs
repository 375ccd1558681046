//! 2-D pooling.

use super::table::Builtin;

/// The family's rows.
pub const ROWS: &[Builtin] = &[];
