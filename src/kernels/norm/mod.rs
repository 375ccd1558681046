//! Normalisations: batch_norm (inference), layer_norm, softmax and log_softmax. Any strides; `out` may be exactly `x`.
//!
//! ```text
//! mod      the rows, and how a call is checked             blocks   loading, storing and summing runs of elements
//! batch    (N, C, …), one mean and variance per channel    layer    trailing axes, their own mean and variance
//! softmax  along one axis, whichever way it lies in memory
//! ```

mod batch;
mod blocks;
mod layer;
mod softmax;

use super::args::{Args, OwnedValue, Value};
use super::policy::{Policy, Work, run};
use super::real::Real;
use super::table::{Builtin, Kind, Sample, few_ulps, param, sums};
use crate::runtime::{DType, Result, View, layout};
use crate::{fail, with_dtype};

/// Binds `$T` to the first tensor's type and calls `$f::<T>(args, policy, &x, …)`.
macro_rules! by_dtype {
    ($args:ident, $policy:ident, $f:ident $(, $more:expr)*) => {{
        let x = $args.tensor(0)?;
        x.dtype().require($args.name(0), DType::FLOATS)?;
        with_dtype!(x.dtype(), T in [f32, f64], $f::<T>($args, $policy, &x $(, $more)*))
    }};
}

/// The family's rows.
pub const ROWS: &[Builtin] = &[
    Builtin {
        name: "batch_norm",
        params: &[
            param("x", Kind::Tensor),
            param("mean", Kind::Tensor),
            param("var", Kind::Tensor),
            param("weight", Kind::Optional),
            param("bias", Kind::Optional),
            param("eps", Kind::Float(1e-5)),
            param("out", Kind::Out),
        ],
        run: |args, policy| by_dtype!(args, policy, batch_norm),
        parallel_from: 1 << 16,
        dtypes: DType::FLOATS,
        sample: sample_batch_norm,
        tolerance: few_ulps,
    },
    Builtin {
        name: "layer_norm",
        params: &[
            param("x", Kind::Tensor),
            param("weight", Kind::Optional),
            param("bias", Kind::Optional),
            param("normalized_ndim", Kind::Int(1)),
            param("eps", Kind::Float(1e-5)),
            param("out", Kind::Out),
        ],
        run: |args, policy| by_dtype!(args, policy, layer_norm),
        parallel_from: 1 << 15,
        dtypes: DType::FLOATS,
        sample: sample_layer_norm,
        tolerance: sums,
    },
    Builtin {
        name: "softmax",
        params: &[param("x", Kind::Tensor), param("axis", Kind::Int(-1)), param("out", Kind::Out)],
        run: |args, policy| by_dtype!(args, policy, softmax, softmax::Form::Plain),
        parallel_from: 1 << 14,
        dtypes: DType::FLOATS,
        sample: sample_softmax,
        tolerance: few_ulps,
    },
    Builtin {
        name: "log_softmax",
        params: &[param("x", Kind::Tensor), param("axis", Kind::Int(-1)), param("out", Kind::Out)],
        run: |args, policy| by_dtype!(args, policy, softmax, softmax::Form::Log),
        parallel_from: 1 << 14,
        dtypes: DType::FLOATS,
        sample: sample_softmax,
        tolerance: few_ulps,
    },
];

/// `out = (x - mean) / √(var + eps) * weight + bias`, the four per channel (axis 1).
fn batch_norm<T: Real>(args: &mut Args, policy: &dyn Policy, x: &View) -> Result<()> {
    if x.rank() < 2 {
        fail!(Shape, "x has shape {}; batch_norm takes (N, C, …), rank 2 or more", layout::show(x.shape()));
    }
    let channels = x.shape()[1];
    let (mean, var, weight, bias) = (args.tensor(1)?, args.tensor(2)?, args.optional(3)?, args.optional(4)?);
    for (i, view) in [(1, Some(&mean)), (2, Some(&var)), (3, weight.as_ref()), (4, bias.as_ref())] {
        let Some(view) = view else { continue };
        args.same_dtype((0, x), (i, view))?;
        if view.shape() != [channels] {
            let (name, shape) = (args.name(i), layout::show(view.shape()));
            let x = layout::show(x.shape());
            fail!(Shape, "{name} has shape {shape}; for x of shape {x} it must have shape ({channels},)");
        }
    }
    let eps = epsilon(args, 5)?;
    let mut out = args.output(6, T::DTYPE, x.shape())?;
    let in_place = args.in_place((6, &out), &[(0, x)])?;
    args.separate((6, &out), &[(1, &mean), (2, &var)])?;
    for (i, view) in [(3, weight.as_ref()), (4, bias.as_ref())] {
        view.map_or(Ok(()), |view| args.separate((6, &out), &[(i, view)]))?;
    }
    let channels = batch::Channels { mean, var, weight, bias, eps };
    let work = Work { elements: x.len() };
    run(
        policy,
        work,
        &mut out,
        |out| {
            batch::standard::<T>(x, &channels, out);
            Ok(())
        },
        |exec, out| batch::cpu::<T>(exec, x, &channels, in_place, out),
    )
}

/// Each block of the trailing axes brought to mean 0 and variance 1, then `* weight + bias`.
fn layer_norm<T: Real>(args: &mut Args, policy: &dyn Policy, x: &View) -> Result<()> {
    let axes = args.int(3)?;
    if axes < 1 || axes > x.rank() as i64 {
        fail!(
            InvalidArgument,
            "normalized_ndim is {axes}; for x of shape {} it must be 1 to {}",
            layout::show(x.shape()),
            x.rank()
        );
    }
    let lead = x.rank() - axes as usize;
    let trailing = &x.shape()[lead..];
    let (weight, bias) = (args.optional(1)?, args.optional(2)?);
    for (i, view) in [(1, weight.as_ref()), (2, bias.as_ref())] {
        let Some(view) = view else { continue };
        args.same_dtype((0, x), (i, view))?;
        if view.shape() != trailing {
            let (name, shape, trailing) = (args.name(i), layout::show(view.shape()), layout::show(trailing));
            fail!(Shape, "{name} has shape {shape}; the normalised axes have shape {trailing}");
        }
    }
    let eps = epsilon(args, 4)?;
    let mut out = args.output(5, T::DTYPE, x.shape())?;
    args.in_place((5, &out), &[(0, x)])?;
    for (i, view) in [(1, weight.as_ref()), (2, bias.as_ref())] {
        view.map_or(Ok(()), |view| args.separate((5, &out), &[(i, view)]))?;
    }
    let affine = layer::Affine { lead, weight, bias, eps };
    let work = Work { elements: x.len() };
    run(
        policy,
        work,
        &mut out,
        |out| layer::standard::<T>(x, &affine, out),
        |exec, out| {
            layer::cpu::<T>(exec, x, &affine, out);
            Ok(())
        },
    )
}

/// `e^x / Σ e^x` along an axis, or its logarithm.
fn softmax<T: Real>(args: &mut Args, policy: &dyn Policy, x: &View, form: softmax::Form) -> Result<()> {
    let axis = args.axis(1, x)?;
    let mut out = args.output(2, T::DTYPE, x.shape())?;
    args.in_place((2, &out), &[(0, x)])?;
    let work = Work { elements: x.len() };
    run(
        policy,
        work,
        &mut out,
        |out| softmax::standard::<T>(x, axis, form, out),
        |exec, out| {
            softmax::cpu::<T>(exec, x, axis, form, out);
            Ok(())
        },
    )
}

fn epsilon(args: &Args, i: usize) -> Result<f64> {
    let eps = args.float(i)?;
    if !(eps.is_finite() && eps >= 0.0) {
        fail!(InvalidArgument, "eps is {eps}; it must be finite and not negative");
    }
    Ok(eps)
}

fn sample_batch_norm(s: &mut Sample) -> Vec<OwnedValue> {
    let mut shape = s.shape.clone();
    if shape.len() < 2 {
        shape = s.shape_of_rank(2);
    }
    let channels = [shape[1]];
    vec![
        s.tensor(&shape, -3.0, 3.0),
        s.tensor(&channels, -1.0, 1.0),
        s.tensor(&channels, 0.5, 2.0),
        s.tensor(&channels, 0.5, 1.5),
        s.tensor(&channels, -1.0, 1.0),
        OwnedValue::Plain(Value::None),
        OwnedValue::out(),
    ]
}

fn sample_layer_norm(s: &mut Sample) -> Vec<OwnedValue> {
    let shape = if s.shape.is_empty() { s.shape_of_rank(1) } else { s.shape.clone() };
    let last = [shape[shape.len() - 1]];
    let none = || OwnedValue::Plain(Value::None);
    let x = s.tensor(&shape, -3.0, 3.0);
    vec![x, s.tensor(&last, 0.5, 1.5), s.tensor(&last, -1.0, 1.0), none(), none(), OwnedValue::out()]
}

fn sample_softmax(s: &mut Sample) -> Vec<OwnedValue> {
    let shape = if s.shape.is_empty() { s.shape_of_rank(1) } else { s.shape.clone() };
    vec![s.tensor(&shape, -5.0, 5.0), OwnedValue::Plain(Value::None), OwnedValue::out()]
}
