//! Providers of kernels: a new one's ways agree with each other, a built-in one's with the library's standard way.

use std::collections::BTreeMap;
use std::ffi::CString;
use std::ptr::null_mut;

use jitney::backend::plugin::{Plugin, Provided};
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::{jitney_disable, jitney_enable};
use jitney::capi::value::*;
use jitney::kernels::args::{Args, OwnedTensor, OwnedValue};
use jitney::kernels::policy::{Exec, Fixed, Path};
use jitney::kernels::{Builtin, Sample, Value, table};
use jitney::manager::signature::{Signature, Type};
use jitney::runtime::{DType, Tensor};

use super::suite::{Outcome, Report, ensure};

/// Shapes that samples are made from: sizes are odd, so that every loop has a tail.
const SHAPES: &[&[isize]] = &[&[1], &[1003], &[33, 65], &[2, 3, 19, 23], &[150_001]];

pub fn check(report: &mut Report, plugin: &'static Plugin) {
    for kernel in &plugin.provided {
        match table::find(&kernel.name) {
            Some(row) => {
                report.check(format!("{} agrees with the library's", row.name), || {
                    row.dtypes.iter().try_for_each(|&dtype| {
                        SHAPES.iter().try_for_each(|shape| {
                            [1, 2].into_iter().try_for_each(|step| builtin(row, dtype, shape, step))
                        })
                    })
                });
                report.check(format!("{} can be called by four threads at once", row.name), || {
                    at_once(|| builtin(row, row.dtypes[0], SHAPES[2], 1))
                });
            }
            None => {
                report.check(format!("{} agrees with its standard way", kernel.name), || {
                    [1, 1003, 150_001]
                        .into_iter()
                        .try_for_each(|n| [1, 2].into_iter().try_for_each(|step| own(kernel, n, step)))
                });
                report.check(format!("{} can be called by four threads at once", kernel.name), || {
                    let (name, signature) = (kernel.name.as_str(), kernel.signature.as_deref().unwrap_or_default());
                    at_once(|| called(name, signature, 1003, 1).map(drop))
                });
            }
        }
    }
}

fn at_once(body: impl Fn() -> Outcome + Sync) -> Outcome {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| (0..5).try_for_each(|_| body()))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "panic".to_owned())?)
    })
}

/// A call through the C ABI; what it says when it fails.
fn call(name: &str, args: &[CValue]) -> Result<(), (i32, String)> {
    let name = CString::new(name).expect("no zero in a name");
    let (mut kernel, mut error) = (null_mut(), null_mut());
    // SAFETY: live arguments.
    unsafe {
        let mut status = jitney_kernel_find(name.as_ptr(), &mut kernel, &mut error);
        if status == JITNEY_OK {
            status = jitney_kernel_call(kernel, args.as_ptr(), args.len(), null_mut(), 0, &mut error);
            jitney_kernel_release(kernel);
        }
        let said = std::ffi::CStr::from_ptr(jitney_error_message(error)).to_string_lossy().into_owned();
        jitney_error_release(error);
        if status == JITNEY_OK { Ok(()) } else { Err((status, said)) }
    }
}

fn c_value(value: &Value) -> CValue {
    let list = |kind, payload| CValue { kind, reserved: 0, r#as: payload };
    match *value {
        Value::None | Value::Text(_) => jitney_value_none(),
        Value::Tensor(tensor) => jitney_value_tensor(tensor),
        Value::Float(x) => jitney_value_f64(x),
        Value::Int(n) => jitney_value_i64(n),
        Value::Flag(on) => jitney_value_bool(on.into()),
        Value::Ints(n) => list(JITNEY_VALUE_I64S, Payload { i64s: I64s { data: n.as_ptr(), len: n.len() } }),
        Value::Floats(x) => list(JITNEY_VALUE_F64S, Payload { f64s: F64s { data: x.as_ptr(), len: x.len() } }),
    }
}

/// A tensor's elements, as f64.
fn elements(tensor: &OwnedTensor) -> Vec<f64> {
    let Ok(view) = tensor.view() else { return Vec::new() };
    let (n, at) = (view.len(), tensor.0.data);
    // SAFETY: the library's own tensors are dense, and have so many elements of that type.
    unsafe {
        match view.dtype() {
            DType::F32 => std::slice::from_raw_parts(at.cast::<f32>(), n).iter().map(|&x| x.into()).collect(),
            DType::F64 => std::slice::from_raw_parts(at.cast::<f64>(), n).to_vec(),
            DType::I32 => std::slice::from_raw_parts(at.cast::<i32>(), n).iter().map(|&x| x.into()).collect(),
            DType::I64 => std::slice::from_raw_parts(at.cast::<i64>(), n).iter().map(|&x| x as f64).collect(),
            DType::U8 | DType::Bool => {
                std::slice::from_raw_parts(at.cast::<u8>(), n).iter().map(|&x| x.into()).collect()
            }
            _ => {
                std::slice::from_raw_parts(at.cast::<u8>(), n * view.dtype().size()).iter().map(|&x| x.into()).collect()
            }
        }
    }
}

/// The largest difference relative to the largest magnitude; infinite where one is NaN and the other is not.
fn difference(found: &[f64], wanted: &[f64]) -> f64 {
    if found.len() != wanted.len() {
        return f64::INFINITY;
    }
    let scale = wanted.iter().filter(|x| x.is_finite()).fold(1e-300, |most: f64, x| most.max(x.abs()));
    let apart = |(&a, &b): (&f64, &f64)| match a.is_nan() || b.is_nan() {
        _ if a == b => 0.0,
        true if a.is_nan() && b.is_nan() => 0.0,
        true => f64::INFINITY,
        false => (a - b).abs() / scale,
    };
    found.iter().zip(wanted).map(apart).fold(0.0, f64::max)
}

/// Memory in which a tensor's elements lie `step` apart, and the tensor.
struct Spread {
    _memory: Vec<u8>,
    strides: Vec<i64>,
    tensor: Tensor,
}

impl Spread {
    /// A copy of the tensor's elements.
    fn of(dense: &OwnedTensor, step: usize) -> Spread {
        let view = dense.view().expect("a tensor of the library's");
        let (size, n) = (view.dtype().size(), view.len());
        let mut memory = vec![0u8; n * size * step + 64];
        let first = memory.as_ptr().align_offset(64);
        for i in 0..n {
            // SAFETY: dense, with so many elements; the memory has room for them, `step` apart.
            unsafe {
                let from = dense.0.data.cast::<u8>().add(i * size);
                from.copy_to_nonoverlapping(memory.as_mut_ptr().add(first + i * size * step), size);
            }
        }
        let mut strides = vec![step as i64; view.rank()];
        for axis in (1..view.rank()).rev() {
            strides[axis - 1] = strides[axis] * view.shape()[axis].max(1) as i64;
        }
        let mut tensor = dense.0;
        // SAFETY: within the memory.
        tensor.data = unsafe { memory.as_mut_ptr().add(first) }.cast();
        tensor.byte_offset = 0;
        tensor.strides = strides.as_mut_ptr();
        Spread { _memory: memory, strides, tensor }
    }
}

/// A built-in kernel on a sample: as it is called, and on the standard path. Inputs lie `step` elements apart.
fn builtin(row: &'static Builtin, dtype: DType, shape: &[isize], step: usize) -> Outcome {
    let sample = (row.sample)(&mut Sample::new(dtype, shape, 20_240_229 + shape.len() as u64));
    let copy =
        || sample.iter().map(|value| value.duplicate().map_err(|e| e.to_string())).collect::<Result<Vec<_>, _>>();
    let (mut wanted, mut found) = (copy()?, copy()?);
    {
        let values: Vec<Value> = wanted.iter_mut().map(OwnedValue::as_value).collect();
        // SAFETY: the sample's tensors live until after the call.
        let mut args = unsafe { Args::new(row, &values) }.map_err(|e| e.to_string())?;
        (row.run)(&mut args, &Fixed(Path::Standard, Exec::serial())).map_err(|e| e.to_string())?;
        args.commit();
    }
    {
        // Inputs that are only read, spread out.
        let mut spread: BTreeMap<usize, Spread> = BTreeMap::new();
        for (at, value) in found.iter().enumerate() {
            if let OwnedValue::Tensor(tensor) = value
                && !row.params[at].is_written()
            {
                spread.insert(at, Spread::of(tensor, step));
            }
        }
        let values: Vec<Value> = found.iter_mut().map(OwnedValue::as_value).collect();
        let args: Vec<CValue> = values
            .iter()
            .enumerate()
            .map(|(at, value)| match spread.get(&at) {
                Some(spread) => {
                    debug_assert!(spread.tensor.strides.cast_const() == spread.strides.as_ptr());
                    jitney_value_tensor(&spread.tensor)
                }
                None => c_value(value),
            })
            .collect();
        call(row.name, &args).map_err(|(status, said)| format!("status {status}: {said}"))?;
    }
    for (at, (wanted, found)) in wanted.iter().zip(&found).enumerate() {
        let (OwnedValue::Tensor(wanted) | OwnedValue::Out(wanted), OwnedValue::Tensor(found) | OwnedValue::Out(found)) =
            (wanted, found)
        else {
            continue;
        };
        let apart = difference(&elements(found), &elements(wanted));
        let name = row.params[at].name;
        ensure(apart <= (row.tolerance)(dtype), || {
            format!("{name} is off by {apart:e} for {} of shape {shape:?}, {step} apart", dtype.name())
        })?;
    }
    Ok(())
}

/// What a call of a plugin's own kernel leaves in its tensors, or how it fails.
type Left = Result<Vec<Vec<f64>>, i32>;

fn called(name: &str, signature: &str, n: isize, step: usize) -> Result<Left, String> {
    let signature = Signature::parse(signature).map_err(|e| e.to_string())?;
    let mut sample = Sample::new(DType::F32, &[n], 7);
    let mut tensors: Vec<OwnedTensor> = Vec::new();
    let mut spread: Vec<Spread> = Vec::new();
    let mut args: Vec<CValue> = Vec::new();
    let mut places = Vec::new();
    for parameter in &signature.parameters {
        match parameter.ty {
            Type::Scalar(DType::Bool) => args.push(jitney_value_bool(1)),
            Type::Scalar(dtype) if DType::FLOATS.contains(&dtype) || dtype.size() == 2 => {
                args.push(jitney_value_f64(1.5))
            }
            Type::Scalar(_) => args.push(jitney_value_i64(3)),
            Type::Tensor(dtype, rank) => {
                let dtype = dtype.unwrap_or(DType::F32);
                // Every axis is as long as every other, so that shapes agree whatever they mean.
                let rank = rank.unwrap_or(1);
                let side = (n as f64).powf(1.0 / rank.max(1) as f64).round() as isize;
                let OwnedValue::Tensor(tensor) = sample.tensor_of(dtype, &vec![side; rank], -3.0, 3.0) else {
                    return Err("a sample without a tensor".into());
                };
                spread.push(Spread::of(&tensor, step));
                tensors.push(tensor);
                places.push(args.len());
                args.push(jitney_value_none());
            }
        }
    }
    for (&place, spread) in places.iter().zip(&spread) {
        args[place] = jitney_value_tensor(&spread.tensor);
    }
    if let Err((status, _)) = call(name, &args) {
        return Ok(Err(status));
    }
    // Back into the dense tensors, to be read.
    for (tensor, spread) in tensors.iter().zip(&spread) {
        let view = tensor.view().map_err(|e| e.to_string())?;
        let size = view.dtype().size();
        for i in 0..view.len() {
            // SAFETY: both have so many elements, which lie so.
            unsafe {
                let from = spread.tensor.data.cast::<u8>().add(i * size * step);
                from.copy_to_nonoverlapping(tensor.0.data.cast::<u8>().add(i * size), size);
            }
        }
    }
    Ok(Ok(tensors.iter().map(elements).collect()))
}

/// A plugin's own kernel, with acceleration and without.
fn own(kernel: &Provided, n: isize, step: usize) -> Outcome {
    let (name, signature) = (kernel.name.as_str(), kernel.signature.as_deref().unwrap_or_default());
    jitney_disable();
    let wanted = called(name, signature, n, step);
    jitney_enable();
    match (called(name, signature, n, step)?, wanted?) {
        (Ok(found), Ok(wanted)) => {
            let apart = found.iter().zip(&wanted).map(|(found, wanted)| difference(found, wanted)).fold(0.0, f64::max);
            ensure(apart <= 2e-5, || format!("they are {apart:e} apart for {n} elements, {step} apart"))
        }
        (found, wanted) if found == wanted => Ok(()),
        (found, wanted) => Err(format!(
            "one fails for {n} elements, {step} apart, the other does not: status {:?} and {:?}",
            found.err(),
            wanted.err()
        )),
    }
}
