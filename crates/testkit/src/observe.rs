//! Runs a case on an engine and keeps all that can be seen of it.

use jitney_ir::{Const, DType, Trap, Type, eval};

use crate::generator::Case;

/// An argument of a case.
#[derive(Debug, Clone)]
pub enum Argument {
    /// A number.
    Scalar(Const),
    /// An array in memory of its own. The first element is `offset` elements from the start of `bytes`.
    Array {
        /// What it holds.
        dtype: DType,
        /// Extents.
        shape: Vec<i64>,
        /// Strides in elements.
        strides: Vec<i64>,
        /// Where the first element is.
        offset: i64,
        /// The memory.
        bytes: Vec<u8>,
    },
}

/// What an engine did: of NaNs only that they are some.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Results by position, each as its elements; or the error.
    pub results: Result<Vec<Vec<u64>>, Trap>,
    /// The memory of every array argument afterwards, by element.
    pub memory: Vec<Vec<u64>>,
}

/// Runs a case. `call` is given slots of arguments and of results; `release` the owner of a result array.
pub fn observe(
    case: &Case,
    call: impl FnOnce(&[u64], &mut [u64]) -> Result<(), Trap>,
    release: impl Fn(u64),
) -> Outcome {
    let mut args = case.args.clone();
    let mut slots = Vec::new();
    for arg in &mut args {
        match arg {
            Argument::Scalar(value) => slots.push(value.0),
            Argument::Array { dtype, shape, strides, offset, bytes } => {
                slots.push(bytes.as_mut_ptr().wrapping_offset(*offset as isize * dtype.size() as isize) as u64);
                slots.extend(shape.iter().chain(strides.iter()).map(|&n| n as u64));
            }
        }
    }
    let types = &case.module.entry().results;
    let width = |ty: &Type| match ty {
        Type::Scalar(_) => 1,
        Type::Array(array) => 2 + 2 * array.rank as usize,
    };
    let mut results = vec![0; types.iter().map(width).sum()];
    let done = call(&slots, &mut results);
    let results = done.map(|()| {
        let mut rest = results.as_slice();
        types
            .iter()
            .map(|ty| {
                let (slots, after) = rest.split_at(width(ty));
                rest = after;
                match ty {
                    Type::Scalar(dtype) => vec![canonical(*dtype, slots[0])],
                    Type::Array(array) => {
                        let elements = elements(array.dtype, slots, array.rank.into());
                        release(slots[slots.len() - 1]);
                        elements
                    }
                }
            })
            .collect()
    });
    let memory = args.iter().filter_map(|arg| match arg {
        Argument::Scalar(_) => None,
        Argument::Array { dtype, bytes, .. } => {
            Some(bytes.chunks_exact(dtype.size()).map(|e| canonical(*dtype, word(e))).collect())
        }
    });
    Outcome { results, memory: memory.collect() }
}

/// The extents of a result array, then its elements in row-major order.
fn elements(dtype: DType, slots: &[u64], rank: usize) -> Vec<u64> {
    let (shape, strides) = (&slots[1..=rank], &slots[rank + 1..=2 * rank]);
    let mut out = shape.to_vec();
    let count: u64 = shape.iter().product();
    for n in 0..count {
        let (mut rest, mut at) = (n, 0i64);
        for (&extent, &stride) in shape.iter().zip(strides).rev() {
            at += (rest % extent) as i64 * stride as i64;
            rest /= extent;
        }
        let address = (slots[0] as *const u8).wrapping_offset(at as isize * dtype.size() as isize);
        // SAFETY: the engine returned an array with this element, alive until its owner is released.
        let bytes = unsafe { std::slice::from_raw_parts(address, dtype.size()) };
        out.push(canonical(dtype, word(bytes)));
    }
    out
}

fn word(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

/// The bits of an element, with one pattern for all NaNs.
fn canonical(dtype: DType, bits: u64) -> u64 {
    if eval::is_nan(dtype.register(), eval::from_memory(dtype, bits)) { u64::MAX } else { bits }
}
