//! The corpus: kernels as Python source, each with cases. Every case runs through the interpreter, before and after the
//! passes, and through Cranelift: all of them give the same bits, arguments after the call included, and those that the
//! file says. `JITNEY_BLESS=1` writes the expectations anew; `tests/python/test_corpus.py` holds the same files against
//! CPython. The notation is in `crates/testkit/src/corpus.rs`.

mod files;
mod generated;
mod support;
