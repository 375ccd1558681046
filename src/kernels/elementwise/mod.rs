//! Element-wise kernels: arithmetic, roots and exponentials, activations. NumPy broadcasting for the operands of the
//! binary ones, any strides, exact in-place use.
//!
//! ```text
//! mod        the rows, and how a call is checked              ops      one small type per operation: apply(x) -> y
//! operation  an operation and its type behind one interface   ../math  the functions behind exp, log, tanh, …
//! apply      the engine: nests, blocks, threads, streaming    standard  the standard paths
//! ```

mod apply;
mod operation;
mod ops;
mod standard;

use super::args::{Args, Dense, OwnedValue, Value};
use super::policy::{Choice, Exec, Path, Policy, Work, run};
use super::table::{Builtin, Kind, Sample, exact, few_ulps, param};
use crate::fail;
use crate::runtime::layout;
use crate::runtime::tensor::OutView;
use crate::runtime::{DType, Result, View};
use operation::{Operation, Rows, Typed};
use ops::Bound;
use standard::standard;

/// Unary kernels by dtype: `$T` is bound to the element type, `$op` to the operation's value.
macro_rules! unary_row {
    ($name:literal, $op:expr, $types:tt, $dtypes:expr, $cost:literal, $low:literal .. $high:literal, $tolerance:ident) => {
        Builtin {
            name: $name,
            params: &[param("x", Kind::Tensor), param("out", Kind::Out)],
            run: |args, policy| unary_row!(@run args, policy, $op, $types, $dtypes, 1),
            parallel_from: PARALLEL_FROM / $cost,
            dtypes: $dtypes,
            sample: |s| sample_unary(s, $low, $high, &[]),
            tolerance: $tolerance,
        }
    };
    (@run $args:ident, $policy:ident, $op:expr, [$($t:ident),+], $dtypes:expr, $out:literal) => {{
        if let Some(dense) = $args.dense([0, $out])
            && $dtypes.contains(&dense.dtype)
            && crate::with_dtype!(dense.dtype, T in [$($t),+], unary_dense($policy, &dense, &Typed::<T, _>::new($op)))
        {
            return Ok(());
        }
        let x = $args.tensor(0)?;
        x.dtype().require($args.name(0), $dtypes)?;
        crate::with_dtype!(x.dtype(), T in [$($t),+], unary($args, $policy, &x, $out, &Typed::<T, _>::new($op)))
    }};
}

macro_rules! binary_row {
    ($name:literal, $op:expr, $tolerance:ident) => {
        Builtin {
            name: $name,
            params: &[param("a", Kind::Tensor), param("b", Kind::Tensor), param("out", Kind::Out)],
            run: |args, policy| {
                if let Some(dense) = args.dense([0, 1, 2])
                    && DType::NUMBERS.contains(&dense.dtype)
                    && crate::with_dtype!(dense.dtype, T in [f32, f64, i32, i64],
                        binary_dense(policy, &dense, &Typed::<T, _>::new($op)))
                {
                    return Ok(());
                }
                let a = args.tensor(0)?;
                a.dtype().require(args.name(0), DType::NUMBERS)?;
                crate::with_dtype!(a.dtype(), T in [f32, f64, i32, i64],
                    binary(args, policy, &a, &Typed::<T, _>::new($op)))
            },
            parallel_from: PARALLEL_FROM,
            dtypes: DType::NUMBERS,
            sample: sample_binary,
            tolerance: $tolerance,
        }
    };
}

/// Most elements for the short way: past it, planning costs nothing that could be measured.
const SHORT: usize = 1 << 14;

/// Elements from which on two threads beat one for the cheapest operation; calibration replaces it. f32 add on two cores,
/// helper awake, one thread against two (2026-11): 16 Ki 2.3 and 2.3 µs, 100 000 13.2 and 8.2 µs. A sleeping helper
/// costs a few microseconds more, so the threshold is above the break-even. The rows divide it by how many times an
/// element costs what it costs there.
const PARALLEL_FROM: usize = 1 << 16;

/// The family's rows.
pub const ROWS: &[Builtin] = &[
    binary_row!("add", ops::Add, exact),
    binary_row!("subtract", ops::Subtract, exact),
    binary_row!("multiply", ops::Multiply, exact),
    binary_row!("divide", ops::Divide, exact),
    binary_row!("minimum", ops::Minimum, exact),
    binary_row!("maximum", ops::Maximum, exact),
    unary_row!("negate", ops::Negate, [f32, f64, i32, i64], DType::NUMBERS, 1, -10.0..10.0, exact),
    unary_row!("abs", ops::Abs, [f32, f64, i32, i64], DType::NUMBERS, 1, -10.0..10.0, exact),
    unary_row!("sqrt", ops::Sqrt, [f32, f64], DType::FLOATS, 2, 0.0..100.0, exact),
    unary_row!("exp", ops::Exp, [f32, f64], DType::FLOATS, 4, -20.0..20.0, few_ulps),
    unary_row!("log", ops::Log, [f32, f64], DType::FLOATS, 4, 1e-3..100.0, few_ulps),
    unary_row!("relu", ops::Relu, [f32, f64], DType::FLOATS, 1, -10.0..10.0, exact),
    unary_row!("sigmoid", ops::Sigmoid, [f32, f64], DType::FLOATS, 4, -10.0..10.0, few_ulps),
    unary_row!("tanh", ops::Tanh, [f32, f64], DType::FLOATS, 4, -5.0..5.0, few_ulps),
    unary_row!("silu", ops::Silu, [f32, f64], DType::FLOATS, 4, -10.0..10.0, few_ulps),
    Builtin {
        name: "gelu",
        params: &[
            param("x", Kind::Tensor),
            param("approximate", Kind::Choice(&["none", "tanh"])),
            param("out", Kind::Out),
        ],
        run: |args, policy| match args.choice(1)? {
            0 => unary_row!(@run args, policy, ops::GeluErf, [f32, f64], DType::FLOATS, 2),
            _ => unary_row!(@run args, policy, ops::GeluTanh, [f32, f64], DType::FLOATS, 2),
        },
        parallel_from: PARALLEL_FROM / 4,
        dtypes: DType::FLOATS,
        sample: |s| sample_unary(s, -5.0, 5.0, &[Value::None]),
        tolerance: few_ulps,
    },
    Builtin {
        name: "leaky_relu",
        params: &[param("x", Kind::Tensor), param("negative_slope", Kind::Float(0.01)), param("out", Kind::Out)],
        run: |args, policy| {
            let slope = args.float(1)?;
            unary_row!(@run args, policy, ops::LeakyRelu { slope }, [f32, f64], DType::FLOATS, 2)
        },
        parallel_from: PARALLEL_FROM,
        dtypes: DType::FLOATS,
        sample: |s| sample_unary(s, -10.0, 10.0, &[Value::None]),
        tolerance: exact,
    },
    Builtin {
        name: "clip",
        params: &[
            param("x", Kind::Tensor),
            param("low", Kind::Float(f64::NEG_INFINITY)),
            param("high", Kind::Float(f64::INFINITY)),
            param("out", Kind::Out),
        ],
        run: |args, policy| {
            let (low, high) = (bound(args, 1)?, bound(args, 2)?);
            unary_row!(@run args, policy, ops::Clip::<T>::within(low, high), [f32, f64, i32, i64], DType::NUMBERS, 3)
        },
        parallel_from: PARALLEL_FROM,
        dtypes: DType::NUMBERS,
        sample: |s| sample_unary(s, -10.0, 10.0, &[Value::Float(-2.0), Value::Float(3.5)]),
        tolerance: exact,
    },
];

/// A bound of clip. NaN as a bound makes every float NaN, as NumPy's; an integer has nothing to become.
fn bound(args: &Args, i: usize) -> Result<Bound> {
    if let Some(n) = args.whole(i) {
        return Ok(Bound::Int(n));
    }
    let bound = args.float(i)?;
    if bound.is_nan() {
        let dtype = args.tensor(0)?.dtype();
        if !DType::FLOATS.contains(&dtype) {
            let (name, dtype) = (args.name(i), dtype.name());
            fail!(InvalidArgument, "{name} is NaN, which a tensor of dtype {dtype} cannot be compared with");
        }
    }
    Ok(Bound::Float(bound))
}

/// Asks the policy, and does the work where the answer is the cpu path on one thread. `false`: nothing was done, and the
/// long way decides.
#[inline]
fn short_way<const N: usize>(policy: &dyn Policy, row: &Rows<N>, op: &dyn Operation<N>) -> bool {
    if row.len > SHORT {
        return false;
    }
    let work = Work { elements: row.len };
    let Choice::Run(Path::Cpu, exec @ Exec { threads: 1, .. }) = policy.choose(work) else { return false };
    // SAFETY: `Args::dense` found `len` elements of the operation's types at each, the output apart from the operands.
    unsafe { op.run(exec.level, row) };
    policy.ran(Path::Cpu, work);
    true
}

/// `out[i] = op(x[i])` the short way.
fn unary_dense(policy: &dyn Policy, dense: &Dense<2>, op: &dyn Operation<1>) -> bool {
    let [x, out] = dense.pointers;
    short_way(policy, &Rows::one([x.cast_const()], out, dense.len), op)
}

/// `out[i] = op(a[i], b[i])` the short way. A result of another type than the operands' takes the long one.
fn binary_dense(policy: &dyn Policy, dense: &Dense<3>, op: &dyn Operation<2>) -> bool {
    let [a, b, out] = dense.pointers;
    op.result() == dense.dtype && short_way(policy, &Rows::one([a.cast_const(), b.cast_const()], out, dense.len), op)
}

/// `out[i] = op(x[i])`; `at` is the output's position.
fn unary(args: &mut Args, policy: &dyn Policy, x: &View, at: usize, op: &dyn Operation<1>) -> Result<()> {
    let mut out = args.output(at, op.result(), x.shape())?;
    let in_place = args.in_place((at, &out), &[(0, x)])?;
    let work = Work { elements: x.len() };
    run(
        policy,
        work,
        &mut out,
        |out| {
            standard(op, [x], out);
            Ok(())
        },
        |exec, out| {
            apply::unary(exec, op, x, out, in_place);
            Ok(())
        },
    )
}

/// `out[i] = op(a[i], b[i])` under broadcasting.
fn binary(args: &mut Args, policy: &dyn Policy, a: &View, op: &dyn Operation<2>) -> Result<()> {
    let b = args.tensor(1)?;
    args.same_dtype((0, a), (1, &b))?;
    if a.shape() == b.shape() {
        let out = args.output(2, op.result(), a.shape())?;
        return binary_of_one_shape(args, policy, a, &b, out, op);
    }
    let Some(shape) = layout::broadcast_shape(a.shape(), b.shape()) else {
        fail!(
            Shape,
            "a has shape {} and b has shape {}, which do not broadcast together",
            layout::show(a.shape()),
            layout::show(b.shape())
        );
    };
    let out = args.output(2, op.result(), &shape)?;
    let (a, b) = (a.broadcast_to("a", &shape)?, b.broadcast_to("b", &shape)?);
    binary_of_one_shape(args, policy, &a, &b, out, op)
}

fn binary_of_one_shape(
    args: &Args,
    policy: &dyn Policy,
    a: &View,
    b: &View,
    mut out: OutView,
    op: &dyn Operation<2>,
) -> Result<()> {
    let in_place = args.in_place((2, &out), &[(0, a), (1, b)])?;
    let work = Work { elements: out.len() };
    run(
        policy,
        work,
        &mut out,
        |out| {
            standard(op, [a, b], out);
            Ok(())
        },
        |exec, out| {
            apply::binary(exec, op, a, b, out, in_place);
            Ok(())
        },
    )
}

fn sample_unary(s: &mut Sample, low: f64, high: f64, options: &[Value<'static>]) -> Vec<OwnedValue> {
    let shape = s.shape.clone();
    let mut values = vec![s.tensor(&shape, low, high)];
    values.extend(options.iter().map(|&v| OwnedValue::Plain(v)));
    values.push(OwnedValue::out());
    values
}

fn sample_binary(s: &mut Sample) -> Vec<OwnedValue> {
    let shape = s.shape.clone();
    vec![s.tensor(&shape, -10.0, 10.0), s.tensor(&shape, 1.0, 10.0), OwnedValue::out()]
}
