//! Statistics over axes: sums, means, variances, extremes and their places. NumPy's axes, `keepdims`, empty arrays and
//! NaN rules.
//!
//! ```text
//! mod    the rows, how a call is checked, the standard paths
//! axes   which axes go and which stay              ops        what is gathered: Sum, Variance, Extreme
//! engine rows and columns, chunks, threads         reduction  a reducer and its type behind one interface
//! arg    places of extremes
//! ```
//!
//! Sums of floats grow in f64, over fixed chunks that combine pairwise in a fixed order: the same bits at every number
//! of threads, and for f32 an error of about one rounding.

mod arg;
pub mod axes;
mod engine;
pub mod ops;
mod reduction;

use ndarray::ArrayViewD;

use super::args::{Args, OwnedValue, Value, resolve_axis};
use super::policy::{Policy, Work, run};
use super::table::{Builtin, Kind, Param, Sample, exact, param, sums};
use crate::runtime::layout;
use crate::runtime::tensor::OutView;
use crate::runtime::{DType, Element, Result, Shared, View};
use crate::{fail, with_dtype};
use arg::Places;
use axes::Axes;
use engine::{Accumulator, Write};
use ops::{Extreme, Moments, Ordered, Sum, Summand, Variance};
use reduction::Reduction;

/// Elements from which on two threads beat one (calibration replaces it).
const PARALLEL_FROM: usize = 1 << 17;

const OVER_AXES: &[Param] = &[
    param("x", Kind::Tensor),
    param("axes", Kind::Ints),
    param("keepdims", Kind::Flag(false)),
    param("out", Kind::Out),
];

const SPREAD: &[Param] = &[
    param("x", Kind::Tensor),
    param("axes", Kind::Ints),
    param("ddof", Kind::Int(0)),
    param("keepdims", Kind::Flag(false)),
    param("out", Kind::Out),
];

const PLACE: &[Param] = &[
    param("x", Kind::Tensor),
    param("axis", Kind::Ints),
    param("keepdims", Kind::Flag(false)),
    param("out", Kind::Out),
];

macro_rules! row {
    ($name:literal, $params:expr, $run:expr, $dtypes:expr, $sample:ident, $tolerance:ident) => {
        Builtin {
            name: $name,
            params: $params,
            run: $run,
            parallel_from: PARALLEL_FROM,
            dtypes: $dtypes,
            sample: $sample,
            tolerance: $tolerance,
        }
    };
}

/// The family's rows.
pub const ROWS: &[Builtin] = &[
    row!("sum", OVER_AXES, sum, DType::NUMBERS, sample_axes, sums),
    row!("mean", OVER_AXES, mean, DType::FLOATS, sample_axes, sums),
    row!("var", SPREAD, |a, p| variance(a, p, f64::from), DType::FLOATS, sample_spread, sums),
    row!("std", SPREAD, |a, p| variance(a, p, f64::sqrt), DType::FLOATS, sample_spread, sums),
    Builtin {
        name: "mean_var",
        params: &[
            param("x", Kind::Tensor),
            param("axes", Kind::Ints),
            param("ddof", Kind::Int(0)),
            param("keepdims", Kind::Flag(false)),
            param("mean", Kind::Out),
            param("var", Kind::Out),
        ],
        run: mean_var,
        parallel_from: PARALLEL_FROM,
        dtypes: DType::FLOATS,
        sample: |s| {
            let mut values = sample_spread(s);
            values.push(OwnedValue::out());
            values
        },
        tolerance: sums,
    },
    row!("min", OVER_AXES, extreme::<false>, DType::NUMBERS, sample_axes, exact),
    row!("max", OVER_AXES, extreme::<true>, DType::NUMBERS, sample_axes, exact),
    row!("argmin", PLACE, place_of::<false>, DType::NUMBERS, sample_place, exact),
    row!("argmax", PLACE, place_of::<true>, DType::NUMBERS, sample_place, exact),
];

/// A call that has passed its checks.
struct Call<'a> {
    x: View<'a>,
    axes: Axes,
}

impl<'a> Call<'a> {
    fn new(args: &Args<'a>, keepdims: usize, dtypes: &[DType]) -> Result<Call<'a>> {
        let x = args.tensor(0)?;
        x.dtype().require(args.name(0), dtypes)?;
        let axes = Axes::of(args, 1, &x, args.flag(keepdims)?)?;
        Ok(Call { x, axes })
    }

    fn work(&self) -> Work {
        Work { elements: self.x.len() }
    }
}

/// An element that a result in f64 is rounded to.
trait FromF64: Summand<Sum = f64> {
    fn from_f64(x: f64) -> Self;
}
impl FromF64 for f32 {
    fn from_f64(x: f64) -> f32 {
        x as f32
    }
}
impl FromF64 for f64 {
    fn from_f64(x: f64) -> f64 {
        x
    }
}

/// Runs a reduction on both paths. `define` gives the results for one lane of elements, in C order; `write` is `outs`'
/// own writer. Both outputs have the reduction's shape; with one output, both are that one and the second result is
/// not written.
fn reduce<T: Element, A: Accumulator, O: Element, const N: usize>(
    policy: &dyn Policy,
    call: &Call,
    outs: &mut [OutView; N],
    op: &dyn Reduction<A>,
    define: &dyn Fn(ArrayViewD<T>) -> [O; N],
    write: Write<A>,
) -> Result<()> {
    let (x, axes) = (&call.x, &call.axes);
    run(
        policy,
        call.work(),
        outs,
        |outs| {
            standard(x, axes, outs, define);
            Ok(())
        },
        |exec, outs| {
            if axes.count == 0 || outs[0].is_empty() {
                standard(x, axes, outs, define);
                return Ok(());
            }
            let kept = axes.kept_nest(x, [&[], outs[0].strides(), outs[N - 1].strides()], 0);
            let gone = axes.gone_nest(x);
            engine::reduce(exec, x, &kept, &gone, op, write)
        },
    )
}

/// Writes what `finish` makes of accumulators to the outputs, for `reduce` with the same ones.
fn writer<A: Accumulator, O: Element, F: Fn(A) -> [O; N] + Sync, const N: usize>(
    outs: &[OutView; N],
    finish: F,
) -> impl Fn(&[A], [isize; 2], [isize; 2]) + Sync + use<A, O, F, N> {
    let pointers = outs.each_ref().map(|out| Shared::new(out.ptr_mut::<O>()));
    move |accs, at, steps| {
        for (i, &acc) in (0..).zip(accs) {
            for (v, result) in finish(acc).into_iter().enumerate() {
                // SAFETY: the engine's offsets stay within the outputs, and every result is written once.
                unsafe { pointers[v].get().offset(at[v] + i * steps[v]).write(result) };
            }
        }
    }
}

/// The definition: each lane of elements in turn.
fn standard<T: Element, O: Element, const N: usize>(
    x: &View,
    axes: &Axes,
    outs: &mut [OutView; N],
    define: &dyn Fn(ArrayViewD<T>) -> [O; N],
) {
    let mut outs = outs.each_mut().map(|out| out.array_mut::<O>());
    let mut targets = outs.each_mut().map(|out| out.iter_mut());
    axes.lanes::<T>(x, |lane| {
        for (target, result) in targets.iter_mut().zip(define(lane)) {
            if let Some(slot) = target.next() {
                *slot = result;
            }
        }
    });
}

/// The sum of the next `n` elements by halves, whose error grows with the logarithm of `n`.
fn pairwise<T: Summand>(elements: &mut impl Iterator<Item = T>, n: usize) -> T::Sum {
    match n {
        0..=8 => elements.take(n).fold(T::ZERO, |sum, x| T::plus(sum, x.widen())),
        n => {
            let half = pairwise(elements, n / 2);
            T::plus(half, pairwise(elements, n - n / 2))
        }
    }
}

fn total<T: Summand>(lane: ArrayViewD<T>) -> T::Sum {
    pairwise(&mut lane.iter().copied(), lane.len())
}

fn moments<T: FromF64>(lane: ArrayViewD<T>) -> Moments {
    let sum = total(lane.view());
    let mean = sum / lane.len() as f64;
    let mut squares = lane.iter().map(|x| (x.widen() - mean) * (x.widen() - mean));
    Moments { sum, squares: pairwise(&mut squares, lane.len()) }
}

fn sum(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let call = Call::new(args, 2, DType::NUMBERS)?;
    match call.x.dtype() {
        DType::F32 => sum_of::<f32, f32>(args, policy, &call, |sum| sum as f32),
        DType::F64 => sum_of::<f64, f64>(args, policy, &call, |sum| sum),
        DType::I32 => sum_of::<i32, i64>(args, policy, &call, |sum| sum),
        _ => sum_of::<i64, i64>(args, policy, &call, |sum| sum),
    }
}

fn sum_of<T: Summand, O: Element>(
    args: &mut Args,
    policy: &dyn Policy,
    call: &Call,
    round: impl Fn(T::Sum) -> O + Sync + Copy,
) -> Result<()> {
    let mut out = [args.output(3, O::DTYPE, &call.axes.shape)?];
    args.separate((3, &out[0]), &[(0, &call.x)])?;
    let write = writer(&out, |sum| [round(sum)]);
    reduce(policy, call, &mut out, &Sum::<T>::NEW, &|lane: ArrayViewD<T>| [round(total(lane))], &write)
}

fn mean(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let call = Call::new(args, 2, DType::FLOATS)?;
    let n = call.axes.count as f64;
    with_dtype!(call.x.dtype(), T in [f32, f64], sum_of::<T, T>(args, policy, &call, |sum| T::from_f64(sum / n)))
}

/// The divisor of a variance: `max(n - ddof, 0)`, so that too few elements give NaN or infinity as in NumPy.
fn divisor(args: &Args, at: usize, call: &Call) -> Result<f64> {
    let left = (call.axes.count as i128 - args.int(at)? as i128).max(0);
    Ok(left as f64)
}

fn variance(args: &mut Args, policy: &dyn Policy, last: impl Fn(f64) -> f64 + Sync) -> Result<()> {
    let call = Call::new(args, 3, DType::FLOATS)?;
    let divisor = divisor(args, 2, &call)?;
    let mut out = [args.output(4, call.x.dtype(), &call.axes.shape)?];
    args.separate((4, &out[0]), &[(0, &call.x)])?;
    with_dtype!(call.x.dtype(), T in [f32, f64], {
        let finish = |m: Moments| [T::from_f64(last(m.squares / divisor))];
        let (define, write) = (|lane: ArrayViewD<T>| finish(moments(lane)), writer(&out, finish));
        reduce(policy, &call, &mut out, &Variance::<T>::NEW, &define, &write)
    })
}

fn mean_var(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let call = Call::new(args, 3, DType::FLOATS)?;
    let (n, divisor) = (call.axes.count as f64, divisor(args, 2, &call)?);
    let mean = args.output(4, call.x.dtype(), &call.axes.shape)?;
    let var = args.output(5, call.x.dtype(), &call.axes.shape)?;
    args.separate((4, &mean), &[(0, &call.x)])?;
    args.separate((5, &var), &[(0, &call.x), (4, &mean)])?;
    with_dtype!(call.x.dtype(), T in [f32, f64], {
        let finish = |m: Moments| [T::from_f64(m.sum / n), T::from_f64(m.squares / divisor)];
        let mut outs = [mean, var];
        let (define, write) = (|lane: ArrayViewD<T>| finish(moments(lane)), writer(&outs, finish));
        reduce(policy, &call, &mut outs, &Variance::<T>::NEW, &define, &write)
    })
}

fn extreme<const MAX: bool>(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let call = Call::new(args, 2, DType::NUMBERS)?;
    call.axes.require_elements(args.kernel(), args.name(0), &call.x)?;
    let mut out = [args.output(3, call.x.dtype(), &call.axes.shape)?];
    args.separate((3, &out[0]), &[(0, &call.x)])?;
    with_dtype!(call.x.dtype(), T in [f32, f64, i32, i64], {
        let (define, write) = (|lane: ArrayViewD<T>| [first_extreme::<T, MAX>(lane).1], writer(&out, |x: T| [x]));
        reduce(policy, &call, &mut out, &Extreme::<T, MAX>::NEW, &define, &write)
    })
}

/// The extreme with its first place, or the first NaN.
fn first_extreme<T: Ordered, const MAX: bool>(lane: ArrayViewD<T>) -> (usize, T) {
    let better = |a: T, b: T| !b.nan() && (a.nan() || a.before::<MAX>(b));
    let mut elements = lane.iter().copied().enumerate();
    let first = elements.next().expect("empty lanes were refused");
    elements.fold(first, |best, next| if better(next.1, best.1) { next } else { best })
}

fn place_of<const MAX: bool>(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let x = args.tensor(0)?;
    x.dtype().require(args.name(0), DType::NUMBERS)?;
    let axis = match args.ints(1)?.as_deref() {
        None => None,
        Some(&[axis]) => Some(resolve_axis(args.name(1), axis, x.rank())?),
        Some(many) => {
            fail!(InvalidArgument, "axis is {}; {} takes one axis or none", layout::show(many), args.kernel())
        }
    };
    let axes = Axes::single(axis, &x, args.flag(2)?);
    axes.require_elements(args.kernel(), args.name(0), &x)?;
    let out = args.output(3, DType::I64, &axes.shape)?;
    args.separate((3, &out), &[(0, &x)])?;
    with_dtype!(x.dtype(), T in [f32, f64, i32, i64], {
        let first = |lane: ArrayViewD<T>| [first_extreme::<T, MAX>(lane).0 as i64];
        place::<T>(policy, &x, axis, &axes, out, &Extreme::<T, MAX>::NEW, &first)
    })
}

fn place<T: Ordered>(
    policy: &dyn Policy,
    x: &View,
    axis: Option<usize>,
    axes: &Axes,
    mut out: OutView,
    op: &dyn Places<T>,
    define: &dyn Fn(ArrayViewD<T>) -> [i64; 1],
) -> Result<()> {
    run(
        policy,
        Work { elements: x.len() },
        &mut out,
        |out| {
            standard(x, axes, std::array::from_mut(out), define);
            Ok(())
        },
        |exec, out| {
            if out.is_empty() {
                return Ok(());
            }
            let kept = axes.kept_nest(x, [&[], out.strides()], 0);
            let single = axis.map(|axis| (x.shape()[axis] as usize, x.strides()[axis]));
            arg::arg(exec, op, x, &kept, &axes.indexed_nest(x), single, out.ptr_mut())
        },
    )
}

fn sample_axes(s: &mut Sample) -> Vec<OwnedValue> {
    let shape = s.shape.clone();
    vec![
        s.tensor(&shape, -10.0, 10.0),
        OwnedValue::Plain(Value::None),
        OwnedValue::Plain(Value::None),
        OwnedValue::out(),
    ]
}

fn sample_spread(s: &mut Sample) -> Vec<OwnedValue> {
    let mut values = sample_axes(s);
    values.insert(2, OwnedValue::Plain(Value::Int(1)));
    values
}

fn sample_place(s: &mut Sample) -> Vec<OwnedValue> {
    sample_axes(s)
}
