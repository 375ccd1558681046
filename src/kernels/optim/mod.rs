//! Optimiser steps, in place, in one pass over memory.
//!
//! ```text
//! mod    the row; what a step's options must be, and the numbers that follow from them        step   both paths
//! ```

mod step;

use super::args::{Args, OwnedValue, Value};
use super::policy::{Policy, Work, run};
use super::real::Real;
use super::table::{Builtin, Kind, Sample, few_ulps, param};
use crate::runtime::{DType, Result, View, layout};
use crate::{fail, with_dtype};
use step::Step;

/// The family's rows.
pub const ROWS: &[Builtin] = &[Builtin {
    name: "adam_step",
    params: &[
        param("params", Kind::InOut),
        param("grads", Kind::Tensor),
        param("m", Kind::InOut),
        param("v", Kind::InOut),
        param("lr", Kind::Float(1e-3)),
        param("beta1", Kind::Float(0.9)),
        param("beta2", Kind::Float(0.999)),
        param("eps", Kind::Float(1e-8)),
        param("t", Kind::Int(1)),
        param("weight_decay", Kind::Float(0.0)),
        param("decoupled", Kind::Flag(false)),
    ],
    run: |args, policy| {
        let params = args.tensor(0)?;
        params.dtype().require(args.name(0), DType::FLOATS)?;
        with_dtype!(params.dtype(), T in [f32, f64], adam::<T>(args, policy, &params))
    },
    // 10,000 f32 parameters on two cores: one thread 11.2 µs, two 9.9 µs, the call from Python included (2026-11).
    parallel_from: 1 << 13,
    dtypes: DType::FLOATS,
    sample,
    tolerance: few_ulps,
}];

/// Checks the call and runs it on the path that the policy chooses.
fn adam<T: Real>(args: &mut Args, policy: &dyn Policy, params: &View) -> Result<()> {
    let grads = args.tensor(1)?;
    let (m, v) = (args.tensor(2)?, args.tensor(3)?);
    for (i, view) in [(1, &grads), (2, &m), (3, &v)] {
        args.same_dtype((0, params), (i, view))?;
        if view.shape() != params.shape() {
            let (p, other) = (layout::show(params.shape()), layout::show(view.shape()));
            fail!(Shape, "params has shape {p} and {} has shape {other}; they must be the same", args.name(i));
        }
    }
    let (params, m, v) = (args.in_out(0)?, args.in_out(2)?, args.in_out(3)?);
    args.separate((0, &params), &[(1, &grads), (2, &m), (3, &v)])?;
    args.separate((2, &m), &[(1, &grads), (3, &v)])?;
    args.separate((3, &v), &[(1, &grads)])?;
    let step = step(args)?;
    let work = Work { elements: params.len() };
    run(
        policy,
        work,
        &mut (params, m, v),
        |(params, m, v)| {
            step::standard::<T>(params, &grads, m, v, &step);
            Ok(())
        },
        |exec, (params, m, v)| {
            step::cpu::<T>(exec, params, &grads, m, v, &step);
            Ok(())
        },
    )
}

/// The options, each checked against the domain that PyTorch gives it.
fn step(args: &Args) -> Result<Step> {
    let (lr, eps, weight_decay) = (args.float(4)?, args.float(7)?, args.float(9)?);
    for (name, value) in [("lr", lr), ("eps", eps), ("weight_decay", weight_decay)] {
        if !(value.is_finite() && value >= 0.0) {
            fail!(InvalidArgument, "{name} is {value}; it must be finite and not negative");
        }
    }
    let (beta1, beta2) = (args.float(5)?, args.float(6)?);
    for (name, value) in [("beta1", beta1), ("beta2", beta2)] {
        if !(0.0..1.0).contains(&value) {
            fail!(InvalidArgument, "{name} is {value}; it must be at least 0 and below 1");
        }
    }
    let t = args.int(8)?;
    if t < 1 {
        fail!(InvalidArgument, "t is {t}; steps are counted from 1");
    }
    let decoupled = args.flag(10)?;
    Ok(Step {
        beta1,
        beta2,
        eps,
        step_size: lr / (1.0 - beta1.powf(t as f64)),
        v_scale: 1.0 / (1.0 - beta2.powf(t as f64)).sqrt(),
        l2: if decoupled { 0.0 } else { weight_decay },
        shrink: if decoupled { lr * weight_decay } else { 0.0 },
    })
}

fn sample(s: &mut Sample) -> Vec<OwnedValue> {
    let shape = s.shape.clone();
    let none = || OwnedValue::Plain(Value::None);
    let mut values = vec![
        s.tensor(&shape, -1.0, 1.0),
        s.tensor(&shape, -1.0, 1.0),
        s.tensor(&shape, -0.1, 0.1),
        s.tensor(&shape, 0.0, 0.1),
    ];
    values.extend([none(), none(), none(), none()]);
    values.extend([OwnedValue::Plain(Value::Int(3)), OwnedValue::Plain(Value::Float(0.01)), none()]);
    values
}
