//! Normalisation: batch_norm, layer_norm, softmax, log_softmax.

use super::table::Builtin;

/// The family's rows.
pub const ROWS: &[Builtin] = &[];
