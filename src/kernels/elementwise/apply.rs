//! The engine of the element-wise cpu paths.
//!
//! Comes in: views of one shape and an operation. Goes out: results written. A call is cut into ranges of a `Nest`, one
//! per task; a range's runs are cut into blocks that stay in the first-level cache:
//!
//! ```text
//! contiguous, separate memory     slice -> op -> slice
//! strided or repeated operand     gather into a block -> op -> slice
//! operand that is the output      … -> op -> block -> copy
//! strided output                  … -> op -> block -> scatter
//! large output                    … -> op -> block -> streaming store
//! ```
//!
//! Short runs share a block, and a call of the operation. What the elements mean is not known here, only their size:
//! `Operation::run` computes rows, and everything around it is compiled for words of 4 and of 8 bytes.

use std::mem::MaybeUninit;
use std::ops::Range;

use super::operation::{Operation, Rows};
use crate::kernels::Exec;
use crate::kernels::gather::{Grid, gather, scatter};
use crate::runtime::cpu::{Body, Features, Level, vectorize};
use crate::runtime::layout::{Nest, Strip};
use crate::runtime::tensor::OutView;
use crate::runtime::{Element, Shared, View, stream, threads};

/// Bytes of a block, two or three of which share a 32 KiB first-level cache with ease.
const BLOCK_BYTES: usize = 8192;

/// Pieces that tasks are cut into start at multiples of this many elements.
const GRAIN: usize = 4096;

/// A block on the stack, aligned so that the widest loads and stores do not straddle cache lines.
#[repr(align(64))]
struct Block([MaybeUninit<u8>; BLOCK_BYTES]);

impl Block {
    const NEW: Block = Block([const { MaybeUninit::uninit() }; BLOCK_BYTES]);
}

/// How a run's results are stored.
#[derive(Clone, Copy, PartialEq)]
enum Store {
    /// They are computed where they belong.
    Direct,
    /// They are computed in a block and streamed.
    Stream,
    /// They are computed in a block and go that many elements apart: 1 where an operand is read from their places.
    Scatter(isize),
}

/// A block's results on their way past the caches.
struct Streamed<const N: usize> {
    to: *mut u8,
    from: *const u8,
    bytes: usize,
    ahead: [*const u8; N],
}

impl<const N: usize> Body for Streamed<N> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        // SAFETY: `vectorize` gives the level; whoever makes one says why the memory is there.
        unsafe { stream::copy_at::<F, N>(self.to, self.from, self.bytes, self.ahead) }
    }
}

/// `out = op(x)`. `in_place`: `x` and `out` are the same memory; otherwise they share no byte.
pub fn unary(exec: Exec, op: &dyn Operation<1>, x: &View, out: &OutView, in_place: bool) {
    match out.dtype().size() {
        4 => apply::<u32, u32, 1, 2>(exec, op, [x], out, in_place),
        _ => apply::<u64, u64, 1, 2>(exec, op, [x], out, in_place),
    }
}

/// `out = op(a, b)`. An operand may be the same memory as `out`; otherwise it shares no byte with it.
pub fn binary(exec: Exec, op: &dyn Operation<2>, a: &View, b: &View, out: &OutView, in_place: bool) {
    match (a.dtype().size(), out.dtype().size()) {
        (4, 4) => apply::<u32, u32, 2, 3>(exec, op, [a, b], out, in_place),
        (4, _) => apply::<u32, u64, 2, 3>(exec, op, [a, b], out, in_place),
        _ => apply::<u64, u64, 2, 3>(exec, op, [a, b], out, in_place),
    }
}

/// A call, planned: `I` and `O` have the sizes of the operands' and the results' elements, `V` is `N` and the output.
struct Plan<'a, I, O, const N: usize, const V: usize> {
    op: &'a dyn Operation<N>,
    /// The output first.
    nest: Nest<V>,
    level: Level,
    store: Store,
    sources: [Shared<I>; N],
    target: Shared<O>,
}

fn apply<I: Element, O: Element, const N: usize, const V: usize>(
    exec: Exec,
    op: &dyn Operation<N>,
    operands: [&View; N],
    out: &OutView,
    in_place: bool,
) {
    let flat = out.is_contiguous() && operands.iter().all(|x| x.is_contiguous());
    let mut strides = [out.strides(); V];
    for v in 0..N {
        strides[v + 1] = operands[v].strides();
    }
    let nest = if flat { Nest::flat(out.len()) } else { Nest::new(out.shape(), strides) };
    let bytes = nest.len.saturating_mul(N * size_of::<I>() + size_of::<O>());
    let store = match nest.inner_strides[0] {
        1 if !in_place && stream::pays(bytes, nest.inner.saturating_mul(size_of::<O>())) => Store::Stream,
        1 if !in_place => Store::Direct,
        step => Store::Scatter(step),
    };
    let level = if op.is_light() { stream::level(exec.level, bytes) } else { exec.level };
    let target = Shared::new(out.raw().cast());
    let mut sources = [Shared::new(std::ptr::null_mut()); N];
    for v in 0..N {
        sources[v] = Shared::new(operands[v].raw().cast());
    }
    let plan = Plan::<I, O, N, V> { op, nest, level, store, sources, target };
    threads::for_each_range(plan.nest.len, GRAIN, exec.threads, |range| {
        plan.run(range);
        if store == Store::Stream {
            stream::fence();
        }
    });
}

impl<I: Element, O: Element, const N: usize, const V: usize> Plan<'_, I, O, N, V> {
    fn run(&self, range: Range<usize>) {
        let steps = self.nest.inner_strides;
        let mut direct = self.store == Store::Direct;
        for v in 0..N {
            direct &= steps[v + 1] == 1;
        }
        for strip in self.nest.strips(range) {
            if direct {
                let Strip { offsets, pitches, rows, len } = strip;
                let mut call = Rows::one([std::ptr::null(); N], std::ptr::null_mut(), len);
                (call.count, call.out_pitch) = (rows, pitches[0]);
                // SAFETY: the nest stays within the views, and tasks have disjoint ranges.
                unsafe {
                    call.out = self.target.get().offset(offsets[0]).cast();
                    for v in 0..N {
                        call.operands[v] = self.sources[v].get().offset(offsets[v + 1]).cast();
                        call.pitches[v] = pitches[v + 1];
                    }
                    self.op.run(self.level, &call);
                }
            } else {
                self.in_blocks(strip);
            }
        }
    }

    /// What cannot be computed where it lies. Long rows become several that fit a block.
    #[inline(never)]
    fn in_blocks(&self, strip: Strip<V>) {
        let (mut blocks, mut results) = ([Block::NEW; N], Block::NEW);
        let bytes = if self.store == Store::Stream { stream::BLOCK_BYTES } else { BLOCK_BYTES };
        let piece = bytes / size_of::<I>().max(size_of::<O>());
        let Strip { mut offsets, pitches, rows, len } = strip;
        if len <= piece {
            return self.short_rows(strip, piece / len.max(1), &mut blocks, &mut results);
        }
        let steps = self.nest.inner_strides;
        let (whole, rest) = (len / piece, len % piece);
        for _ in 0..rows {
            let mut part = Strip { offsets, pitches: steps, rows: whole, len: piece };
            part.pitches.iter_mut().for_each(|pitch| *pitch *= piece as isize);
            self.short_rows(part, 1, &mut blocks, &mut results);
            if rest > 0 {
                (0..V).for_each(|v| part.offsets[v] += (whole * piece) as isize * steps[v]);
                self.short_rows(Strip { rows: 1, len: rest, ..part }, 1, &mut blocks, &mut results);
            }
            (0..V).for_each(|v| offsets[v] += pitches[v]);
        }
    }

    /// Rows of which `tall` fit a block.
    #[inline(always)]
    fn short_rows(&self, strip: Strip<V>, mut tall: usize, blocks: &mut [Block; N], results: &mut Block) {
        let Strip { offsets, pitches, rows, len } = strip;
        let steps = self.nest.inner_strides;
        let results = results.0.as_mut_ptr().cast::<O>();
        // One repeated element serves every row from a block of one row.
        let single = |v: usize| steps[v + 1] == 0 && pitches[v + 1] == 0;
        if self.store == Store::Direct && (0..N).all(|v| steps[v + 1] == 1 || single(v)) {
            tall = rows;
        }
        for row in (0..rows).step_by(tall) {
            let count = tall.min(rows - row);
            let place = |v: usize| offsets[v] + row as isize * pitches[v];
            let mut call = Rows::one([std::ptr::null(); N], std::ptr::null_mut(), len);
            let mut ahead = [std::ptr::null(); N];
            // SAFETY: the nest stays within the views; tasks have disjoint ranges; where a source is the target, results
            // go to a block first; `tall` rows fit a block, and a single one does.
            unsafe {
                call.count = count;
                for v in 0..N {
                    let (step, pitch) = (steps[v + 1], pitches[v + 1]);
                    let from = self.sources[v].get().offset(place(v + 1)).cast_const();
                    ahead[v] = from.cast::<u8>().wrapping_add(if step == 1 { stream::AHEAD } else { 0 });
                    if step == 1 {
                        (call.operands[v], call.pitches[v]) = (from.cast(), pitch);
                        continue;
                    }
                    let to = blocks[v].0.as_mut_ptr().cast::<I>();
                    if !single(v) {
                        gather(self.level, from, Grid { step, pitch, len, rows: count }, to);
                        call.pitches[v] = len as isize;
                    } else if row == 0 {
                        gather(self.level, from, Grid { step, pitch, len, rows: 1 }, to);
                    }
                    call.operands[v] = to.cast_const().cast();
                }
                let to = self.target.get().offset(place(0));
                if self.store == Store::Direct {
                    (call.out, call.out_pitch) = (to.cast(), pitches[0]);
                } else {
                    (call.out, call.out_pitch) = (results.cast(), len as isize);
                }
                self.op.run(self.level, &call);
                match self.store {
                    Store::Direct => {}
                    Store::Scatter(step) => {
                        scatter(self.level, results, Grid { step, pitch: pitches[0], len, rows: count }, to);
                    }
                    Store::Stream => {
                        let bytes = len * size_of::<O>();
                        vectorize(self.level, Streamed { to: to.cast(), from: results.cast(), bytes, ahead });
                    }
                }
            }
        }
    }
}
