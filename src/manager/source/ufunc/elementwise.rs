//! `vectorize`: a function of numbers, over arrays, with NumPy's broadcasting.

use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use jitney_ir::{ArrayType, DType, Layout, Trap};
use smallvec::SmallVec;

use super::super::call::raised;
use super::super::result::runtime_type;
use super::super::{SourceKernel, Specialisation};
use super::nest::{Nest, PerOperand};
use super::operand::Operand;
use super::{BODY, Body, LOOP};
use crate::backend::CallOptions;
use crate::fail;
use crate::frontend::ArgType;
use crate::kernels::Path;
use crate::manager::Manager;
use crate::runtime::layout::{self, Overlap};
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{Result, Tensor, threads};

/// Elements of a piece of a parallel call, and from which on there are several: a body is some nanoseconds, handing a piece
/// over a few hundred.
const GRAIN: usize = 4096;

/// Something of each result.
type PerResult<T> = SmallVec<[T; 2]>;

/// Tells loops over runs from other loops of the same types.
const ELEMENTWISE: u32 = 1 << 30;

impl Manager {
    /// Calls a vectorised kernel. `outputs` are the caller's tensors, as many as the body returns values, or more unless
    /// `exact`; those that are all zeros are allocated, on success only. Returns how many were used.
    ///
    /// # Safety
    /// The operands' elements are readable; what outputs point to is as `Tensor::view` asks, writable, and nobody else's
    /// meanwhile.
    pub unsafe fn call_elementwise(
        &self,
        kernel: &SourceKernel,
        operands: &[Operand],
        outputs: &mut [&mut Tensor],
        exact: bool,
    ) -> Result<usize> {
        let given: PerOperand<DType> = operands.iter().map(Operand::dtype).collect();
        let Body { types, results } = kernel.body(&given)?;
        if outputs.len() < results.len() || (exact && outputs.len() > results.len()) {
            fail!(InvalidArgument, "{} has {} results, {} were asked for", kernel.name, results.len(), outputs.len());
        }
        let outputs = &mut outputs[..results.len()];
        let mut shape = Dims::new();
        for (index, operand) in operands.iter().enumerate() {
            shape = match layout::broadcast_shape(&shape, operand.shape()) {
                Some(shape) => shape,
                None => fail!(
                    Shape,
                    "{} of {} has shape {}, which does not broadcast with {}",
                    kernel.parameter(index),
                    kernel.name,
                    layout::show(operand.shape()),
                    layout::show(&shape)
                ),
            };
        }
        // SAFETY: the caller's contract.
        let (views, mut fresh) = unsafe { prepare(kernel, operands, &results, &shape, outputs)? };
        // SAFETY: the views are as the caller promised, and `prepare` has looked at how they overlap.
        let ran = unsafe { self.run_elementwise(kernel, operands, &types, &shape, &views) };
        if let Err(error) = ran {
            fresh.iter_mut().for_each(|(_, tensor)| drop(tensor.release()));
            return Err(error);
        }
        fresh.into_iter().for_each(|(index, tensor)| *outputs[index] = tensor);
        Ok(results.len())
    }

    /// # Safety
    /// As `call_elementwise`; no output overlaps an operand other than exactly.
    unsafe fn run_elementwise(
        &self,
        kernel: &SourceKernel,
        operands: &[Operand],
        types: &[DType],
        shape: &Dims,
        outputs: &[OutView],
    ) -> Result<()> {
        let strides = |from: &[isize], own: &[isize]| layout::broadcast_strides(from, own, shape).unwrap_or_default();
        let arrays = operands.iter().filter(|operand| matches!(operand, Operand::Array(..)));
        let all: PerOperand<Dims> = arrays
            .map(|operand| strides(operand.shape(), &operand.strides()))
            .chain(outputs.iter().map(|view| strides(view.shape(), view.strides())))
            .collect();
        let nest = Nest::new(shape, &all);
        let specialisation = kernel.element_loop(operands, types, outputs, nest.inner())?;
        let typed = specialisation.typed()?;
        let running = self.engine_for(kernel, specialisation, typed, nest.len)?;
        let (engine, path) = (running.engine, running.path);
        let bases: PerOperand<(*mut u8, usize)> = operands
            .iter()
            .filter_map(|operand| match operand {
                Operand::Array(view, dtype) => Some((view.raw(), dtype.size())),
                Operand::Scalar(..) => None,
            })
            .chain(outputs.iter().map(|view| (view.raw(), view.dtype().size())))
            .collect();
        let bases = Bases(bases);
        let failure: Mutex<Option<(usize, Trap)>> = Mutex::new(None);
        let body = |range: std::ops::Range<usize>| {
            let mut slots = SmallVec::<[u64; 24]>::new();
            let outcome = nest.runs(range, |offsets, run, at| {
                slots.clear();
                slots.push(run as u64);
                let mut next = 0;
                let mut array = |slots: &mut SmallVec<[u64; 24]>| {
                    let (base, size) = bases.of(next);
                    slots.push(base.wrapping_offset(offsets[next] * size as isize) as u64);
                    slots.extend([run as u64, nest.inner()[next] as u64]);
                    next += 1;
                };
                for operand in operands {
                    match operand {
                        Operand::Scalar(_, bits) => slots.push(*bits),
                        Operand::Array(..) => array(&mut slots),
                    }
                }
                outputs.iter().for_each(|_| array(&mut slots));
                // SAFETY: the slots are of the loop's types; runs stay within the views, and those of different ranges
                // write different elements.
                unsafe { engine.call(&slots, &mut [], &CallOptions::default()) }.map_err(|trap| (at, trap))
            });
            if let Err((at, trap)) = outcome {
                let mut first = failure.lock().unwrap_or_else(PoisonError::into_inner);
                if first.as_ref().is_none_or(|(other, _)| at < *other) {
                    *first = Some((at, trap));
                }
            }
        };
        let parallel = path == Path::Cpu && kernel.options().parallel;
        threads::for_each_range(nest.len, GRAIN, if parallel { threads::limit() } else { 1 }, body);
        match failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some((_, trap)) => Err(raised(&kernel.name, trap)),
            None => {
                kernel.counters.ran(path, nest.len);
                Ok(())
            }
        }
    }
}

/// First elements of the arrays and their elements' sizes.
struct Bases(PerOperand<(*mut u8, usize)>);

// SAFETY: threads read what nobody writes, and write different elements.
unsafe impl Sync for Bases {}

impl Bases {
    fn of(&self, index: usize) -> (*mut u8, usize) {
        self.0[index]
    }
}

/// The outputs as views, allocated where they are all zeros: those come back with their places as well.
///
/// # Safety
/// As `call_elementwise`.
#[allow(clippy::type_complexity)]
unsafe fn prepare<'a>(
    kernel: &SourceKernel,
    operands: &[Operand<'a>],
    results: &[DType],
    shape: &Dims,
    outputs: &mut [&mut Tensor],
) -> Result<(PerResult<OutView<'a>>, PerResult<(usize, Tensor)>)> {
    let mut views = PerResult::<OutView>::new();
    let mut fresh = PerResult::<(usize, Tensor)>::new();
    let mut view_of = |index: usize, output: &Tensor, dtype: DType| -> Result<OutView<'a>> {
        let name = || format!("result {index} of {}", kernel.name);
        if output.is_unallocated() {
            let tensor = Tensor::allocate(runtime_type(dtype), shape)?;
            fresh.push((index, tensor));
            // SAFETY: allocated just now, and given up to the caller after the call or released.
            return unsafe { OutView::new(tensor.view("a result")?, "a result") };
        }
        // The name is made for errors only.
        // SAFETY: the caller's contract.
        let view = unsafe { tensor_view(output, "a result").or_else(|_| tensor_view(output, &name()))? };
        if view.shape() != &shape[..] {
            fail!(Shape, "{} has shape {}, not {}", name(), layout::show(view.shape()), layout::show(shape));
        }
        if !takes(&view, dtype) {
            fail!(DType, "{} has dtype {}, which does not take {}", name(), view.dtype().name(), dtype.name());
        }
        for (at, operand) in operands.iter().enumerate() {
            if let Operand::Array(operand, _) = operand
                && layout::overlap(&view, operand) == Overlap::Partial
            {
                fail!(Overlap, "{} partly overlaps {}", name(), kernel.parameter(at));
            }
        }
        Ok(view)
    };
    for (index, (output, &dtype)) in outputs.iter().zip(results).enumerate() {
        match view_of(index, output, dtype) {
            Ok(view) => views.push(view),
            Err(error) => {
                fresh.iter_mut().for_each(|(_, tensor)| drop(tensor.release()));
                return Err(error);
            }
        }
    }
    for (index, view) in views.iter().enumerate() {
        if views[..index].iter().any(|other| layout::overlap(view, other) != Overlap::Disjoint) {
            fresh.iter_mut().for_each(|(_, tensor)| drop(tensor.release()));
            fail!(Overlap, "result {index} of {} overlaps another result", kernel.name);
        }
    }
    Ok((views, fresh))
}

/// # Safety
/// As `Tensor::view`, for writing.
unsafe fn tensor_view<'a>(tensor: &Tensor, name: &str) -> Result<OutView<'a>> {
    // SAFETY: the caller's contract.
    unsafe { OutView::new(tensor.view(name)?, name) }
}

/// Whether an output of this dtype takes results of another: NumPy's same-kind casting.
pub(super) fn takes(view: &OutView, result: DType) -> bool {
    use jitney_ir::dtype::Kind;
    let rank = |kind: Kind| match kind {
        Kind::Bool => 0,
        Kind::Unsigned => 1,
        Kind::Signed => 2,
        Kind::Float => 3,
    };
    super::super::frame::element_type(view.dtype()).is_some_and(|to| rank(result.kind()) <= rank(to.kind()))
}

impl SourceKernel {
    /// The loop over a run of these operands: numbers by value, arrays of one axis, dense where all of them are.
    fn element_loop(
        &self,
        operands: &[Operand],
        types: &[DType],
        outputs: &[OutView],
        steps: &[isize],
    ) -> Result<&Specialisation> {
        let layout = if steps.iter().all(|&step| step == 1) { Layout::C } else { Layout::Any };
        let array = |dtype, writable| ArgType::Array(ArrayType { dtype, rank: 1, layout, writable });
        let mut params = SmallVec::<[ArgType; 8]>::new();
        params.push(ArgType::Scalar(DType::I64));
        params.extend(operands.iter().map(|operand| match operand {
            Operand::Scalar(dtype, _) => ArgType::Scalar(*dtype),
            Operand::Array(_, dtype) => array(*dtype, false),
        }));
        for view in outputs {
            let Some(dtype) = super::super::frame::element_type(view.dtype()) else {
                fail!(DType, "results have dtype {}", view.dtype().name());
            };
            params.push(array(dtype, true));
        }
        let words: SmallVec<[u32; 8]> = [ELEMENTWISE].into_iter().chain(types.iter().map(|&ty| ty as u32)).collect();
        self.loop_for(&words, &params, || {
            let names = |prefix: &str, n: usize| (0..n).map(|i| format!("{prefix}{i}")).collect::<Vec<_>>();
            let (inputs, results) = (names("x", operands.len()), names("y", outputs.len()));
            let given = operands.iter().zip(&inputs).zip(types).map(|((operand, name), &ty)| {
                let element = match operand {
                    Operand::Scalar(..) => name.clone(),
                    Operand::Array(..) => format!("{name}[i]"),
                };
                cast(element, operand.dtype(), ty)
            });
            let given = given.collect::<Vec<_>>().join(", ");
            let places: Vec<_> = results.iter().map(|name| format!("{name}[i]")).collect();
            let params = [&["n".to_owned()][..], &inputs, &results].concat().join(", ");
            let mut text = String::new();
            let _ = writeln!(text, "def {LOOP}({params}):");
            let _ = writeln!(text, "    for i in range(n):");
            let _ = writeln!(text, "        {} = {BODY}({given})", places.join(", "));
            text
        })
    }
}

/// An expression as a number of another type.
pub(super) fn cast(expression: String, from: DType, to: DType) -> String {
    if from.register() == to.register() { expression } else { format!("np.{}({expression})", to.numpy_name()) }
}
