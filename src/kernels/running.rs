//! Running statistics over a stream.
