//! `guvectorize`: a function of core arrays, called once for each of them along the axes in front, which broadcast.

use jitney_ir::{ArrayType, DType, Layout, Trap};
use smallvec::SmallVec;
use std::sync::{Mutex, PoisonError};

use super::super::SourceKernel;
use super::super::call::{conversions, raised};
use super::super::frame::element_type;
use super::super::result::runtime_type;
use super::keeps;
use super::layout::CoreLayout;
use super::nest::Nest;
use super::operand::Operand;
use super::reduce::load;
use crate::backend::CallOptions;
use crate::fail;
use crate::frontend::ArgType;
use crate::kernels::Path;
use crate::manager::Manager;
use crate::runtime::layout::{self, Overlap};
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{Result, Tensor, threads};

/// An operand, cut into the axes in front and its core.
struct Cut {
    data: *mut u8,
    dtype: DType,
    /// Strides of the axes in front, over the broadcast shape.
    outer: Dims,
    core_shape: Dims,
    core_strides: Dims,
    written: bool,
    /// Whether the kernel takes the number itself: an input without core axes, unless a signature says otherwise.
    by_value: bool,
}

impl Cut {
    /// What the kernel is given, a core without axes as an array of one element.
    fn ty(&self) -> ArgType {
        if self.by_value {
            return ArgType::Scalar(self.dtype);
        }
        let dense = layout::is_contiguous(&self.core_shape, &self.core_strides);
        let layout = if dense { Layout::C } else { Layout::Any };
        let rank = self.core_shape.len().max(1) as u8;
        ArgType::Array(ArrayType { dtype: self.dtype, rank, layout, writable: self.written })
    }
}

/// Cuts of all operands. Threads read inputs, and write cores of outputs that do not overlap.
struct Cuts(SmallVec<[Cut; 6]>);

// SAFETY: as above.
unsafe impl Sync for Cuts {}

impl Manager {
    /// Calls a generalised kernel. `outputs` are the caller's tensors in the layout's order; those that are all zeros are
    /// allocated, on success only.
    ///
    /// # Safety
    /// The operands' elements are readable; what outputs point to is as `Tensor::view` asks, writable, and nobody else's
    /// meanwhile.
    pub unsafe fn call_generalised(
        &self,
        kernel: &SourceKernel,
        cores: &CoreLayout,
        operands: &[Operand],
        outputs: &mut [&mut Tensor],
    ) -> Result<()> {
        if operands.len() != cores.inputs.len() || outputs.len() != cores.outputs.len() {
            let (takes, gives) = (cores.inputs.len(), cores.outputs.len());
            let (given, asked) = (operands.len(), outputs.len());
            fail!(InvalidArgument, "{} takes {takes} inputs and {gives} outputs, not {given} and {asked}", kernel.name);
        }
        let (shape, sizes) = shapes(kernel, cores, operands, outputs)?;
        let types = output_types(kernel, cores, operands, outputs)?;
        let mut fresh: Vec<(usize, Tensor)> = Vec::new();
        // SAFETY: the caller's contract.
        let ran = unsafe { self.run_generalised(kernel, cores, operands, outputs, &shape, &sizes, &types, &mut fresh) };
        if let Err(error) = ran {
            fresh.iter_mut().for_each(|(_, tensor)| drop(tensor.release()));
            return Err(error);
        }
        fresh.into_iter().for_each(|(index, tensor)| *outputs[index] = tensor);
        Ok(())
    }

    /// # Safety
    /// As `call_generalised`.
    #[allow(clippy::too_many_arguments)]
    unsafe fn run_generalised(
        &self,
        kernel: &SourceKernel,
        cores: &CoreLayout,
        operands: &[Operand],
        outputs: &[&mut Tensor],
        shape: &Dims,
        sizes: &[isize],
        types: &[DType],
        fresh: &mut Vec<(usize, Tensor)>,
    ) -> Result<()> {
        let mut numbers: SmallVec<[u64; 6]> = operands
            .iter()
            .map(|operand| match operand {
                Operand::Scalar(_, bits) => *bits,
                Operand::Array(..) => 0,
            })
            .collect();
        let mut cuts: SmallVec<[Cut; 6]> = SmallVec::new();
        for ((operand, core), number) in operands.iter().zip(&cores.inputs).zip(&mut numbers) {
            let (shape_of, strides) = (operand.shape(), operand.strides());
            let front = shape_of.len() - core.len();
            cuts.push(Cut {
                data: match operand {
                    Operand::Array(view, _) => view.raw(),
                    Operand::Scalar(..) => std::ptr::from_mut(number).cast(),
                },
                dtype: operand.dtype(),
                outer: layout::broadcast_strides(&shape_of[..front], &strides[..front], shape).unwrap_or_default(),
                core_shape: shape_of[front..].into(),
                core_strides: strides[front..].into(),
                written: false,
                by_value: core.is_empty(),
            });
        }
        for (index, core) in cores.outputs.iter().enumerate() {
            let name = format!("result {index} of {}", kernel.name);
            let wanted: Dims = shape.iter().copied().chain(core.iter().map(|&axis| sizes[axis])).collect();
            let given = &*outputs[index];
            let view = if given.is_unallocated() {
                let tensor = Tensor::allocate(runtime_type(types[index]), &wanted)?;
                fresh.push((index, tensor));
                // SAFETY: allocated just now.
                unsafe { OutView::new(tensor.view(&name)?, &name)? }
            } else {
                // SAFETY: the caller's contract.
                let view = unsafe { OutView::new(given.view(&name)?, &name)? };
                if view.shape() != &wanted[..] {
                    fail!(Shape, "{name} has shape {}, not {}", layout::show(view.shape()), layout::show(&wanted));
                }
                for (at, operand) in operands.iter().enumerate() {
                    if let Operand::Array(operand, _) = operand
                        && layout::overlap(&view, operand) == Overlap::Partial
                    {
                        fail!(Overlap, "{name} partly overlaps {}", kernel.parameter(at));
                    }
                }
                view
            };
            let front = shape.len();
            cuts.push(Cut {
                data: view.raw(),
                dtype: types[index],
                outer: view.strides()[..front].into(),
                core_shape: view.shape()[front..].into(),
                core_strides: view.strides()[front..].into(),
                written: true,
                by_value: false,
            });
        }
        let mut given: Vec<ArgType> = cuts.iter().map(Cut::ty).collect();
        if !kernel.signatures.is_empty() {
            self.fit_signature(kernel, &mut cuts, &mut given)?;
        }
        let specialisation = kernel.specialise(&given)?;
        let typed = specialisation.typed()?;
        if typed.result_slots > 0 {
            fail!(DType, "{} returns a value; a generalised kernel writes its results into its outputs", kernel.name);
        }
        let outers: SmallVec<[&[isize]; 6]> = cuts.iter().map(|cut| &cut.outer[..]).collect();
        let nest = Nest::new(shape, &outers);
        drop(outers);
        let running = self.engine_for(kernel, &specialisation, typed, nest.len)?;
        let (engine, path) = (running.engine, running.path);
        let cuts = Cuts(cuts);
        let failure: Mutex<Option<(usize, Trap)>> = Mutex::new(None);
        let body = |range: std::ops::Range<usize>| {
            let cuts = &cuts;
            let mut slots = SmallVec::<[u64; 24]>::new();
            let outcome = nest.runs(range, |offsets, run, at| {
                for i in 0..run as isize {
                    slots.clear();
                    for (operand, cut) in cuts.0.iter().enumerate() {
                        let offset = offsets[operand] + i * nest.inner()[operand];
                        let first = cut.data.wrapping_offset(offset * cut.dtype.size() as isize);
                        if cut.by_value {
                            // SAFETY: an element of the operand.
                            slots.push(unsafe { load(first, cut.dtype) }.0);
                            continue;
                        }
                        slots.push(first as u64);
                        if cut.core_shape.is_empty() {
                            slots.extend([1, 1]);
                        }
                        slots.extend(cut.core_shape.iter().map(|&n| n as u64));
                        slots.extend(cut.core_strides.iter().map(|&n| n as u64));
                    }
                    // SAFETY: the slots are of the specialisation's types and describe cores of the operands; those of
                    // outputs are written by this call alone.
                    unsafe { engine.call(&slots, &mut [], &CallOptions::default()) }
                        .map_err(|trap| (at + i as usize, trap))?;
                }
                Ok(())
            });
            if let Err((at, trap)) = outcome {
                let mut first = failure.lock().unwrap_or_else(PoisonError::into_inner);
                if first.as_ref().is_none_or(|(other, _)| at < *other) {
                    *first = Some((at, trap));
                }
            }
        };
        // A core is a call at least; how much more it is, nobody knows before.
        let work: usize = cuts.0.iter().map(|cut| layout::count(&cut.core_shape)).max().unwrap_or(1);
        let grain = (4096 / work.max(1)).max(1);
        let parallel = path == Path::Cpu && kernel.options().parallel;
        threads::for_each_range(nest.len, grain, if parallel { threads::limit() } else { 1 }, body);
        match failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some((_, trap)) => Err(raised(&kernel.name, trap)),
            None => {
                kernel.counters.ran(path, nest.len * work);
                Ok(())
            }
        }
    }

    /// Finds the signature that the operands fit, and follows what it says about inputs without core axes.
    fn fit_signature(&self, kernel: &SourceKernel, cuts: &mut [Cut], given: &mut Vec<ArgType>) -> Result<()> {
        for signature in &kernel.signatures {
            if signature.params.len() != cuts.len() {
                continue;
            }
            for (cut, wanted) in cuts.iter_mut().zip(&signature.params) {
                cut.by_value = !cut.written && matches!(wanted, ArgType::Scalar(_));
            }
            let types: Vec<ArgType> = cuts.iter().map(Cut::ty).collect();
            let exact = |(given, wanted): (&ArgType, &ArgType)| match (given, wanted) {
                (ArgType::Scalar(given), ArgType::Scalar(wanted)) => given == wanted,
                // Layout and writability are the operands': signatures tell element types and ranks.
                (ArgType::Array(given), ArgType::Array(wanted)) => {
                    given.dtype == wanted.dtype && given.rank == wanted.rank.max(1)
                }
                _ => false,
            };
            if types.iter().zip(&signature.params).all(exact) {
                *given = types;
                return Ok(());
            }
        }
        let list = |types: &[ArgType]| types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let takes: Vec<_> = kernel.signatures.iter().map(|s| format!("({})", list(&s.params))).collect();
        let near = kernel.signatures.iter().any(|s| conversions(given, &s.params).is_some());
        let hint = if near { "; convert the arguments first" } else { "" };
        fail!(DType, "{} takes {}; its cores are ({}){hint}", kernel.name, takes.join(" or "), list(given))
    }
}

/// The shape of the axes in front, and the sizes of the core axes.
fn shapes(
    kernel: &SourceKernel,
    cores: &CoreLayout,
    operands: &[Operand],
    outputs: &[&mut Tensor],
) -> Result<(Dims, Vec<isize>)> {
    let mut shape = Dims::new();
    let mut sizes: Vec<Option<isize>> = vec![None; cores.names.len()];
    let mut meet = |name: &str, core: &[usize], given: &[isize], front: Option<&mut Dims>| -> Result<()> {
        let Some(lead) = given.len().checked_sub(core.len()) else {
            fail!(Shape, "{name} of {} has rank {}; its core has {} axes", kernel.name, given.len(), core.len());
        };
        for (&axis, &size) in core.iter().zip(&given[lead..]) {
            match sizes[axis] {
                Some(known) if known != size => fail!(
                    Shape,
                    "{name} of {} has {size} for core axis {}, which is {known} elsewhere",
                    kernel.name,
                    cores.names[axis]
                ),
                _ => sizes[axis] = Some(size),
            }
        }
        if let Some(shape) = front {
            match layout::broadcast_shape(shape, &given[..lead]) {
                Some(broadcast) => *shape = broadcast,
                None => fail!(
                    Shape,
                    "{name} of {} has shape {} in front of its core, which does not broadcast with {}",
                    kernel.name,
                    layout::show(&given[..lead]),
                    layout::show(shape)
                ),
            }
        }
        Ok(())
    };
    for (index, (operand, core)) in operands.iter().zip(&cores.inputs).enumerate() {
        meet(kernel.parameter(index), core, operand.shape(), Some(&mut shape))?;
    }
    for (index, (output, core)) in outputs.iter().zip(&cores.outputs).enumerate() {
        if !output.is_unallocated() {
            // SAFETY: the caller's contract for outputs.
            let view = unsafe { output.view(kernel.parameter(cores.inputs.len() + index))? };
            meet(kernel.parameter(cores.inputs.len() + index), core, view.shape(), None)?;
        }
    }
    let known = sizes.iter().enumerate().map(|(axis, size)| match size {
        Some(size) => Ok(*size),
        None => fail!(
            Shape,
            "core axis {} of {} is in no input: give the output that has it",
            cores.names[axis],
            kernel.name
        ),
    });
    let known = known.collect::<Result<Vec<isize>>>()?;
    Ok((shape, known))
}

/// The element types of the outputs: the given tensors', the fitting signature's, or the widest of the inputs.
fn output_types(
    kernel: &SourceKernel,
    cores: &CoreLayout,
    operands: &[Operand],
    outputs: &[&mut Tensor],
) -> Result<Vec<DType>> {
    let element = |ty: &ArgType| match ty {
        ArgType::Scalar(dtype) => Some(*dtype),
        ArgType::Array(array) => Some(array.dtype),
        _ => None,
    };
    let fits = |params: &[ArgType]| {
        params.len() == cores.operands()
            && operands.iter().zip(params).all(|(operand, wanted)| element(wanted) == Some(operand.dtype()))
    };
    let signature = kernel.signatures.iter().find(|signature| fits(&signature.params));
    let widest = operands.iter().map(Operand::dtype).reduce(|a, b| {
        if keeps(a, b) {
            b
        } else if keeps(b, a) {
            a
        } else {
            DType::F64
        }
    });
    (0..outputs.len())
        .map(|index| {
            if !outputs[index].is_unallocated() {
                // SAFETY: looked at in `shapes` already.
                let view = unsafe { outputs[index].view("an output")? };
                return match element_type(view.dtype()) {
                    Some(dtype) => Ok(dtype),
                    None => fail!(DType, "result {index} of {} has dtype {}", kernel.name, view.dtype().name()),
                };
            }
            let of_signature = signature.and_then(|s| element(&s.params[cores.inputs.len() + index]));
            Ok(of_signature.or(widest).unwrap_or(DType::F64))
        })
        .collect()
}
