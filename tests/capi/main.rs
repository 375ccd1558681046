//! The C ABI, called through its `extern "C"` signatures as a C program would: what is promised, and every bad input with
//! the status and the sentence it gets. After each refusal the library goes on working.

mod bad_tensors;
mod buffers;
mod builtins;
mod environment;
mod export;
mod handles;
mod host_kernels;
mod images;
mod log_records;
mod manager;
mod nulls;
mod source_calls;
mod source_kernels;
mod source_over_arrays;
mod statistics;
mod structs;
mod support;
