//! The functions at their scalar instantiation: error bounds over the whole range, special values, exact results.

#[allow(dead_code, reason = "shared with the kernels' tests")]
#[path = "../../../../tests/kernels/double_double.rs"]
mod double_double;
mod exact;
mod record;
mod special;
mod ulps;
