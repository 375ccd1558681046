//! Reductions of vectorised kernels of two operands: `f(f(f(a, b), c), d)` along axes, in the order of the elements, and
//! the same with every step kept.

use std::fmt::Write;

use jitney_ir::{ArrayType, DType, Layout};

use super::super::call::raised;
use super::super::result::runtime_type;
use super::super::{SourceKernel, Specialisation};
use super::elementwise::cast;
use super::nest::Nest;
use super::operand::Operand;
use super::{BODY, Body, LOOP};
use crate::backend::CallOptions;
use crate::fail;
use crate::frontend::ArgType;
use crate::manager::Manager;
use crate::runtime::layout;
use crate::runtime::tensor::Dims;
use crate::runtime::{Result, Tensor, View};

/// Tell the loops apart.
const REDUCE: u32 = 2 << 30;
const ACCUMULATE: u32 = 3 << 30;

impl SourceKernel {
    /// The type of a reduction of elements of this type, and that of the elements as the body takes them.
    fn reduced_type(&self, element: DType) -> Result<(DType, [DType; 2])> {
        if self.parameters().len() != 2 {
            let takes = self.parameters().len();
            fail!(InvalidArgument, "{} takes {takes} operands; only a kernel of two can be reduced", self.name);
        }
        let mut kept = element;
        // The result of a result may be wider once more: i32, i64.
        for _ in 0..3 {
            let Body { types, results } = self.body(&[kept, element])?;
            match results[..] {
                [result] if result.register() == kept.register() => return Ok((kept, [types[0], types[1]])),
                [result] => kept = result,
                _ => fail!(InvalidArgument, "{} has several results and cannot be reduced", self.name),
            }
        }
        fail!(DType, "{} never returns the type that it is given, and cannot be reduced", self.name)
    }

    fn reduce_loop(&self, tag: u32, element: DType, dense: bool) -> Result<(&Specialisation, DType)> {
        let (kept, [left, right]) = self.reduced_type(element)?;
        let layout = if dense { Layout::C } else { Layout::Any };
        let array = |dtype, layout, writable| ArgType::Array(ArrayType { dtype, rank: 1, layout, writable });
        let to = array(kept, if tag == REDUCE { Layout::C } else { layout }, true);
        let params = [ArgType::Scalar(DType::I64), array(element, layout, false), to];
        let text = || {
            let call = format!("{BODY}({}, {})", cast("kept".into(), kept, left), cast("x[i]".into(), element, right));
            let start = cast("x[0]".into(), element, kept);
            let mut text = format!("def {LOOP}(n, x, y):\n");
            let _ = match tag {
                REDUCE => write!(
                    text,
                    "    kept = y[0]\n    for i in range(n):\n        kept = {}\n    y[0] = kept\n",
                    cast(call, kept, kept)
                ),
                _ => write!(
                    text,
                    "    kept = {start}\n    y[0] = kept\n    for i in range(1, n):\n        kept = {call}\n        y[i] = kept\n"
                ),
            };
            text
        };
        Ok((self.loop_for(&[tag], &params, text)?, kept))
    }
}

/// Which axes of a shape are meant; negative ones count from the end.
fn chosen_axes(rank: usize, axes: Option<&[i64]>) -> Result<Vec<bool>> {
    let mut chosen = vec![axes.is_none(); rank];
    for &axis in axes.unwrap_or_default() {
        let index = if axis < 0 { axis + rank as i64 } else { axis };
        match usize::try_from(index).ok().and_then(|i| chosen.get_mut(i)) {
            Some(entry) if !*entry => *entry = true,
            Some(_) => fail!(InvalidArgument, "axis {axis} is given twice"),
            None => fail!(InvalidArgument, "axis {axis} is outside of rank {rank}"),
        }
    }
    Ok(chosen)
}

/// Elements of an array as a loop takes them.
fn array_of<'a, 'b>(kernel: &SourceKernel, operand: &'b Operand<'a>) -> Result<(&'b View<'a>, DType)> {
    match operand {
        Operand::Array(view, dtype) => Ok((view, *dtype)),
        Operand::Scalar(..) => fail!(InvalidArgument, "{} reduces an array, not a number", kernel.name),
    }
}

impl Manager {
    /// Reduces an array along axes (`None`: all of them) with a vectorised kernel of two operands, from `initial` or the
    /// first element on, and returns a new tensor.
    ///
    /// # Safety
    /// The operand's elements are readable, and nobody writes them meanwhile.
    pub unsafe fn reduce_elementwise(
        &self,
        kernel: &SourceKernel,
        operand: &Operand,
        axes: Option<&[i64]>,
        keep_axes: bool,
        initial: Option<(DType, u64)>,
    ) -> Result<Tensor> {
        let (view, dtype) = array_of(kernel, operand)?;
        let chosen = chosen_axes(view.rank(), axes)?;
        let (outer, inner): (Vec<usize>, Vec<usize>) = (0..view.rank()).partition(|&axis| !chosen[axis]);
        let pick = |dims: &[isize], axes: &[usize]| axes.iter().map(|&axis| dims[axis]).collect::<Dims>();
        let (inner_shape, inner_strides) = (pick(view.shape(), &inner), pick(view.strides(), &inner));
        let empty = inner_shape.contains(&0);
        if empty && initial.is_none() && !pick(view.shape(), &outer).contains(&0) {
            fail!(
                Shape,
                "{} has nothing to reduce in shape {}; give an initial value",
                kernel.name,
                layout::show(view.shape())
            );
        }
        // Elements are combined in their order: no axis is put before another.
        let last = inner_shape.len().saturating_sub(1);
        let dense = inner_strides.last().is_none_or(|&stride| stride == 1);
        let (specialisation, kept) = kernel.reduce_loop(REDUCE, dtype, dense)?;
        if let Some((given, bits)) = initial
            && !holds(kept, given, bits)
        {
            fail!(InvalidArgument, "{} reduces to {}, which does not hold the initial value", kernel.name, kept.name());
        }
        let shape: Dims = match keep_axes {
            true => view.shape().iter().zip(&chosen).map(|(&size, &gone)| if gone { 1 } else { size }).collect(),
            false => pick(view.shape(), &outer),
        };
        let mut result = Tensor::allocate(runtime_type(kept), &shape)?;
        let typed = specialisation.typed()?;
        let running = self.engine_for(kernel, specialisation, typed, view.len())?;
        let (engine, path) = (running.engine, running.path);
        let outer_nest = Nest::new(
            &pick(view.shape(), &outer),
            &[pick(view.strides(), &outer), layout::contiguous_strides(&pick(view.shape(), &outer))],
        );
        let size = kept.size() as isize;
        let outcome = outer_nest.runs(0..outer_nest.len, |offsets, run, _| {
            for i in 0..run as isize {
                let steps = outer_nest.inner();
                let from = view.raw().wrapping_offset((offsets[0] + i * steps[0]) * dtype.size() as isize);
                let to = result.data.cast::<u8>().wrapping_offset((offsets[1] + i * steps[1]) * size);
                let mut skip = 0;
                let start = match initial {
                    Some((given, bits)) => {
                        jitney_ir::eval::cast(given.register(), kept.register(), jitney_ir::Const(bits))
                    }
                    None => {
                        skip = 1;
                        // SAFETY: the first element, which is there.
                        let first = unsafe { load(from, dtype) };
                        jitney_ir::eval::cast(dtype.register(), kept.register(), first)
                    }
                };
                // SAFETY: an element of the result.
                unsafe { store(to, kept, start) };
                walk(&inner_shape, &inner_strides, last, &mut |offset, count, stride| {
                    let (offset, count) = (offset + skip * stride, count - skip);
                    skip = 0;
                    let from = from.wrapping_offset(offset * dtype.size() as isize) as u64;
                    let slots = [count as u64, from, count as u64, stride as u64, to as u64, 1, 1];
                    // SAFETY: the slots are of the loop's types and stay within the view and the result.
                    unsafe { engine.call(&slots, &mut [], &CallOptions::default()) }
                })?;
            }
            Ok(())
        });
        if let Err(trap) = outcome {
            drop(result.release());
            return Err(raised(&kernel.name, trap));
        }
        kernel.counters.ran(path, view.len());
        Ok(result)
    }

    /// Every step of such a reduction along one axis: a new tensor of the array's shape.
    ///
    /// # Safety
    /// As `reduce_elementwise`.
    pub unsafe fn accumulate_elementwise(&self, kernel: &SourceKernel, operand: &Operand, axis: i64) -> Result<Tensor> {
        let (view, dtype) = array_of(kernel, operand)?;
        if view.rank() == 0 {
            fail!(Shape, "{} accumulates along an axis, and this array has none", kernel.name);
        }
        let chosen = chosen_axes(view.rank(), Some(&[axis]))?;
        let axis = chosen.iter().position(|&it| it).unwrap_or(0);
        let strides = layout::contiguous_strides(view.shape());
        let dense = view.strides()[axis] == 1 && strides[axis] == 1;
        let (specialisation, kept) = kernel.reduce_loop(ACCUMULATE, dtype, dense)?;
        let mut result = Tensor::allocate(runtime_type(kept), view.shape())?;
        let typed = specialisation.typed()?;
        let running = self.engine_for(kernel, specialisation, typed, view.len())?;
        let (engine, path) = (running.engine, running.path);
        let without = |dims: &[isize]| -> Dims {
            dims.iter().enumerate().filter(|&(at, _)| at != axis).map(|(_, &it)| it).collect()
        };
        let nest = Nest::new(&without(view.shape()), &[without(view.strides()), without(&strides)]);
        let count = view.shape()[axis];
        let outcome = nest.runs(0..if count == 0 { 0 } else { nest.len }, |offsets, run, _| {
            for i in 0..run as isize {
                let steps = nest.inner();
                let from = view.raw().wrapping_offset((offsets[0] + i * steps[0]) * dtype.size() as isize);
                let to = result.data.cast::<u8>().wrapping_offset((offsets[1] + i * steps[1]) * kept.size() as isize);
                let (count, from, to) = (count as u64, from as u64, to as u64);
                let slots = [count, from, count, view.strides()[axis] as u64, to, count, strides[axis] as u64];
                // SAFETY: the slots are of the loop's types and stay within the view and the result.
                unsafe { engine.call(&slots, &mut [], &CallOptions::default())? };
            }
            Ok(())
        });
        if let Err(trap) = outcome {
            drop(result.release());
            return Err(raised(&kernel.name, trap));
        }
        kernel.counters.ran(path, view.len());
        Ok(result)
    }
}

/// Whether a number of one type is a number of another: any float for a float, an integer that is in range for an integer.
fn holds(to: DType, from: DType, bits: u64) -> bool {
    use jitney_ir::dtype::Kind;
    let there = jitney_ir::eval::cast(from.register(), to.register(), jitney_ir::Const(bits));
    let back = jitney_ir::eval::cast(to.register(), from.register(), there);
    let negative = |dtype: DType, bits: u64| dtype.kind() == Kind::Signed && (bits as i64) < 0;
    match (from.is_float(), to.is_float()) {
        (_, true) => true,
        (true, false) => false,
        (false, false) => back.0 == bits && negative(from, bits) == negative(to, there.0),
    }
}

/// The runs along the last axis, in the order of the elements: offset, length and stride of each.
fn walk<E>(
    shape: &[isize],
    strides: &[isize],
    last: usize,
    visit: &mut dyn FnMut(isize, isize, isize) -> Result<(), E>,
) -> Result<(), E> {
    if shape.is_empty() {
        return visit(0, 1, 1);
    }
    if shape.contains(&0) {
        return Ok(());
    }
    let mut index: Dims = Dims::from_elem(0, last);
    loop {
        let offset = index.iter().zip(strides).map(|(&i, &stride)| i * stride).sum();
        visit(offset, shape[last], strides[last])?;
        let Some(axis) = (0..last).rev().find(|&axis| index[axis] + 1 < shape[axis]) else { return Ok(()) };
        index[axis] += 1;
        index[axis + 1..].fill(0);
    }
}

/// The bits of an element, as a register holds them.
///
/// # Safety
/// `from` is an element of this type.
pub(super) unsafe fn load(from: *const u8, dtype: DType) -> jitney_ir::Const {
    let mut bytes = [0u8; 8];
    // SAFETY: the caller's contract.
    unsafe { bytes.as_mut_ptr().copy_from_nonoverlapping(from, dtype.size()) };
    jitney_ir::eval::from_memory(dtype, u64::from_le_bytes(bytes))
}

/// Writes a register's bits as an element.
///
/// # Safety
/// `to` is an element of this type, and writable.
unsafe fn store(to: *mut u8, dtype: DType, value: jitney_ir::Const) {
    let bytes = jitney_ir::eval::to_memory(dtype, value).to_le_bytes();
    // SAFETY: the caller's contract.
    unsafe { to.copy_from_nonoverlapping(bytes.as_ptr(), dtype.size()) };
}
