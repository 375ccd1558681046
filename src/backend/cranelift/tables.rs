//! What a kernel's code refers to by address: texts, lines of `print`, parallel loops.
//!
//! Everything stays where it is as long as the tables live: the code holds addresses of it.

use jitney_ir::{BinOp, DType};
use jitney_plugin::runtime::{ParallelLoop, PrintPart, Reduction, Text};

use super::late::LateFunction;

/// The tables of a kernel. Code holds addresses of what is in the boxes.
#[derive(Debug, Default)]
#[allow(clippy::vec_box)]
pub(super) struct Tables {
    texts: Vec<Box<str>>,
    messages: Vec<Box<Text>>,
    prints: Vec<Box<[PrintPart]>>,
    reductions: Vec<Box<[Reduction]>>,
    loops: Vec<Box<ParallelLoop>>,
    /// Functions that are compiled when they are first called.
    pub late: Vec<LateFunction>,
}

// SAFETY: the addresses in the tables are of what the tables own, and nothing is changed once the code runs.
unsafe impl Send for Tables {}
// SAFETY: as above.
unsafe impl Sync for Tables {}

/// A part of a line that is printed.
pub(super) enum Part<'a> {
    Text(&'a str),
    Number(DType),
}

/// The number of a type in what compiled code hands over.
pub(super) const fn code(dtype: DType) -> u32 {
    dtype as u32
}

impl Tables {
    fn text(&mut self, text: &str) -> Text {
        let text = Box::<str>::from(text);
        let named = Text { bytes: text.as_ptr(), length: text.len() };
        self.texts.push(text);
        named
    }

    /// The words of a `raise`.
    pub fn message(&mut self, words: &str) -> *const Text {
        let message = Box::new(self.text(words));
        self.messages.push(message);
        &raw const **self.messages.last().expect("it has just been pushed")
    }

    /// What a `print` writes.
    pub fn print(&mut self, parts: &[Part]) -> *const PrintPart {
        let none = Text { bytes: std::ptr::null(), length: 0 };
        let parts = parts.iter().map(|part| match part {
            Part::Text(text) => PrintPart { text: self.text(text), dtype: 0 },
            Part::Number(dtype) => PrintPart { text: none, dtype: code(*dtype) },
        });
        let parts: Box<[PrintPart]> = parts.collect();
        let address = parts.as_ptr();
        self.prints.push(parts);
        address
    }

    /// A parallel loop.
    pub fn parallel_loop(
        &mut self,
        dtype: DType,
        captures: usize,
        reductions: &[(BinOp, DType)],
    ) -> *const ParallelLoop {
        let reductions: Box<[Reduction]> =
            reductions.iter().map(|&(op, dtype)| Reduction { op: op as u32, dtype: code(dtype) }).collect();
        self.loops.push(Box::new(ParallelLoop {
            dtype: code(dtype),
            captures: captures as u32,
            reductions: reductions.as_ptr(),
            reduction_count: reductions.len(),
        }));
        self.reductions.push(reductions);
        &raw const **self.loops.last().expect("it has just been pushed")
    }
}
