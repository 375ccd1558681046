//! Optimiser steps (Adam, AdamW).

use super::table::Builtin;

/// The family's rows.
pub const ROWS: &[Builtin] = &[];
