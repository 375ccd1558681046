//! Percentiles and medians over axes, exact to the bit as NumPy defines them.
//!
//! ```text
//! mod      the rows, how a call is checked, the standard path, lanes side by side
//! points   NumPy's rules: ranks, interpolation, rounding        select   the elements of given ranks
//! ```
//!
//! The input is never changed; the elements behind a result are copied to scratch memory as far as needed.

mod points;
mod select;

use std::mem::MaybeUninit;

use smallvec::SmallVec;

use super::args::{Args, OwnedValue, Value};
use super::policy::{Exec, Policy, Work, run};
use super::reduce::axes::Axes;
use super::table::{Builtin, Kind, Sample, exact, param};
use crate::runtime::layout::Nest;
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{DType, Element, Result, Shared, View, buffers, threads};
use crate::{fail, with_dtype};
use points::{Keyed, METHODS, Method, Point};
use select::{LARGE, Source};

/// Elements from which on two threads beat one (calibration replaces it).
const PARALLEL_FROM: usize = 1 << 16;

/// Bytes of scratch that lanes side by side may take.
const TOGETHER: usize = 1 << 20;

/// The family's rows.
pub const ROWS: &[Builtin] = &[
    Builtin {
        name: "percentile",
        params: &[
            param("x", Kind::Tensor),
            param("q", Kind::Floats),
            param("axes", Kind::Ints),
            param("method", Kind::Choice(METHODS)),
            param("keepdims", Kind::Flag(false)),
            param("scalar_q", Kind::Flag(false)),
            param("out", Kind::Out),
        ],
        run: percentile,
        parallel_from: PARALLEL_FROM,
        dtypes: DType::FLOATS,
        sample: |s| {
            let mut values = sample(s);
            values.insert(1, OwnedValue::Floats(vec![1.0, 50.0, 95.0, 99.0]));
            values.splice(3..3, [OwnedValue::Plain(Value::None), OwnedValue::Plain(Value::None)]);
            values
        },
        tolerance: exact,
    },
    Builtin {
        name: "median",
        params: &[
            param("x", Kind::Tensor),
            param("axes", Kind::Ints),
            param("keepdims", Kind::Flag(false)),
            param("out", Kind::Out),
        ],
        run: median,
        parallel_from: PARALLEL_FROM,
        dtypes: DType::FLOATS,
        sample,
        tolerance: exact,
    },
];

fn sample(s: &mut Sample) -> Vec<OwnedValue> {
    let shape = s.shape.clone();
    let none = || OwnedValue::Plain(Value::None);
    vec![s.tensor(&shape, -10.0, 10.0), none(), none(), OwnedValue::out()]
}

/// Ranks to be found, ascending, none twice.
type Ranks = SmallVec<[usize; 8]>;

#[allow(clippy::useless_conversion, reason = "written for both element types; for one of them nothing is converted")]
fn percentile(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let x = args.tensor(0)?;
    x.dtype().require(args.name(0), DType::FLOATS)?;
    let q = args.floats(1)?;
    let axes = Axes::of(args, 2, &x, args.flag(4)?)?;
    let method = Method::from_index(args.choice(3)?);
    let scalar = args.flag(5)?;
    if scalar && q.len() != 1 {
        fail!(InvalidArgument, "q has {} values, but scalar_q asks for a result without their axis", q.len());
    }
    let points: SmallVec<[Point; 4]> =
        q.iter().map(|&q| Point::new(method, q, axes.count.max(1))).collect::<Result<_>>()?;
    if !q.is_empty() {
        axes.require_elements(args.kernel(), args.name(0), &x)?;
    }
    let mut shape = Dims::new();
    if !scalar {
        shape.push(q.len() as isize);
    }
    shape.extend(axes.shape.iter().copied());
    let mut ranks: Ranks = points.iter().flat_map(|point| [point.low, point.high]).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let places: SmallVec<[(usize, usize, Option<f64>); 4]> = points
        .iter()
        .map(|p| (ranks.partition_point(|&r| r < p.low), ranks.partition_point(|&r| r < p.high), p.t))
        .collect();

    // NumPy interpolates in f64 where q is an array and the method computes; a given output of x's dtype is served too.
    let wide = method.interpolates() && !scalar && x.dtype() == DType::F32;
    let narrow_given = matches!(args.optional(6), Ok(Some(out)) if out.dtype() == x.dtype());
    let result = if wide && !narrow_given { DType::F64 } else { x.dtype() };
    let out = args.output(6, result, &shape)?;
    args.separate((6, &out), &[(0, &x)])?;
    let lead = usize::from(!scalar);
    let step = if scalar { 0 } else { out.strides()[0] };
    with_dtype!(x.dtype(), T in [f32, f64], {
        let compute = |found: &[T], (low, high, t): (usize, usize, Option<f64>)| match t {
            None => found[low],
            Some(t) if wide => T::between_stored(found[low], found[high], t),
            Some(t) => T::between(found[low], found[high], t),
        };
        if wide && !narrow_given {
            let target = Target { out, lead, step };
            quantiles::<T, f64>(policy, &x, &axes, &ranks, places.len(), target, &|found, i| match (found, places[i]) {
                (Some(found), (low, high, Some(t))) => T::between_wide(found[low], found[high], t),
                _ => f64::NAN,
            })
        } else {
            let target = Target { out, lead, step };
            quantiles::<T, T>(policy, &x, &axes, &ranks, places.len(), target, &|found, i| match found {
                None => T::NAN,
                Some(found) => compute(found, places[i]),
            })
        }
    })
}

fn median(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let x = args.tensor(0)?;
    x.dtype().require(args.name(0), DType::FLOATS)?;
    let axes = Axes::of(args, 1, &x, args.flag(2)?)?;
    axes.require_elements(args.kernel(), args.name(0), &x)?;
    let out = args.output(3, x.dtype(), &axes.shape)?;
    args.separate((3, &out), &[(0, &x)])?;
    let n = axes.count.max(1);
    let ranks: Ranks =
        if n.is_multiple_of(2) { [n / 2 - 1, n / 2].into_iter().collect() } else { [n / 2].into_iter().collect() };
    with_dtype!(x.dtype(), T in [f32, f64], {
        let target = Target { out, lead: 0, step: 0 };
        quantiles::<T, T>(policy, &x, &axes, &ranks, 1, target, &|found, _| match found {
            None => T::NAN,
            Some(found) => T::middle(found[0], found.get(1).copied()),
        })
    })
}

/// The output, with `lead` axes in front for the several `q`, `step` apart.
struct Target<'a> {
    out: OutView<'a>,
    lead: usize,
    step: isize,
}

/// Computes `results` results per lane from the elements at `ranks`; `value(None, i)` where the lane has a NaN.
fn quantiles<T: Keyed, O: Element>(
    policy: &dyn Policy,
    x: &View,
    axes: &Axes,
    ranks: &[usize],
    results: usize,
    mut target: Target,
    value: &(dyn Fn(Option<&[T]>, usize) -> O + Sync),
) -> Result<()> {
    let (lead, step) = (target.lead, target.step);
    run(
        policy,
        Work { elements: x.len() },
        &mut target.out,
        |out| {
            if out.is_empty() {
                return Ok(());
            }
            // The lane in order, the elements at the ranks, and the results lane by lane.
            let mut memory = [buffers::acquire_for::<T>(axes.count)?, buffers::acquire_for::<T>(ranks.len())?];
            let [sorted, found] = memory.each_mut();
            let (sorted, found) = (sorted.zeroed::<T>(axes.count), found.zeroed::<T>(ranks.len()));
            let mut memory = buffers::acquire_for::<O>(out.len())?;
            let flat = memory.zeroed::<O>(out.len());
            let mut rows = flat.chunks_exact_mut(results);
            axes.lanes::<T>(x, |lane| {
                let nan = lane.iter().any(|x| x.nan());
                sorted.iter_mut().zip(&lane).for_each(|(slot, &x)| *slot = x);
                sorted.sort_unstable_by_key(|x| x.key());
                found.iter_mut().zip(ranks).for_each(|(slot, &rank)| *slot = sorted[rank]);
                let row = rows.next().into_iter().flatten().enumerate();
                row.for_each(|(i, slot)| *slot = value(if nan { None } else { Some(&*found) }, i));
            });
            let per_q = flat.len() / results;
            let slots = out.array_mut::<O>().into_iter().enumerate();
            slots.for_each(|(at, slot)| *slot = flat[at % per_q * results + at / per_q]);
            Ok(())
        },
        |exec, out| {
            if out.is_empty() {
                return Ok(());
            }
            let kept = axes.kept_nest(x, [&[], out.strides()], lead);
            let gone = axes.gone_nest(x);
            let pointer = Shared::new(out.ptr_mut::<O>());
            lanes(exec, x, &kept, &gone, ranks, &|found: Option<&[T]>, at| {
                for i in 0..results {
                    // SAFETY: within the output, and every result is written once.
                    unsafe { pointer.get().offset(at + i as isize * step).write(value(found, i)) };
                }
            })
        },
    )
}

/// Finds the elements at `ranks` of every lane: `write(elements, offset of the lane's result)`. Fails only for want of
/// memory, and before anything is written.
fn lanes<T: Keyed>(
    exec: Exec,
    x: &View,
    kept: &Nest<2>,
    gone: &Nest<1>,
    ranks: &[usize],
    write: &(dyn Fn(Option<&[T]>, isize) + Sync),
) -> Result<()> {
    let base = Shared::of_const(x.ptr::<T>());
    let (n, zero) = (gone.len, T::NAN.key());
    if n >= LARGE {
        // Long lanes: each in turn, by all threads. Memory may run short at any of them, so nothing is written before
        // all are done; what waits is small beside the lanes.
        let count = ranks.len();
        let mut memory = buffers::acquire_for::<T::Key>(kept.len.saturating_mul(count))?;
        let keys = memory.zeroed::<T::Key>(kept.len * count);
        let mut memory = buffers::acquire_for::<u8>(kept.len)?;
        let whole = memory.zeroed::<u8>(kept.len);
        let mut lane = 0;
        for ([offset, _], len) in kept.runs(0..kept.len) {
            for i in 0..len as isize {
                let from = base.get().wrapping_offset(offset + i * kept.inner_strides[0]).cast_const();
                let found = &mut keys[lane * count..(lane + 1) * count];
                whole[lane] = select::select(exec, Source { base: from, nest: gone }, ranks, found)? as u8;
                lane += 1;
            }
        }
        lane = 0;
        kept.walk(0..kept.len, |[_, at], len| {
            for i in 0..len as isize {
                emit::<T>(
                    whole[lane] == 1,
                    &keys[lane * count..(lane + 1) * count],
                    at + i * kept.inner_strides[1],
                    write,
                );
                lane += 1;
            }
        });
        return Ok(());
    }
    // Short lanes: each by one thread; where neighbours lie side by side in memory, several are copied together.
    let beside = kept.inner > 1 && kept.inner_strides[0].abs() < gone.inner_strides[0].abs();
    let together = if beside { (TOGETHER / (n * size_of::<T>())).clamp(1, 16) } else { 1 };
    let pieces = (4 * exec.threads).min(kept.len.div_ceil(together)).max(1);
    let pieces = if exec.threads == 1 { 1 } else { pieces };
    let piece = kept.len.div_ceil(pieces).next_multiple_of(together);
    let memory = buffers::acquire_for::<T>(pieces * together * n)?;
    let scratch = Shared::new(memory.as_ptr().cast::<T::Key>());
    threads::for_each(pieces, exec.threads, |p| {
        let range = (p * piece).min(kept.len)..((p + 1) * piece).min(kept.len);
        // SAFETY: each piece has a part of the scratch of its own; keys are written before they are read.
        let memory = unsafe {
            let start = scratch.get().add(p * together * n);
            std::slice::from_raw_parts_mut(start.cast::<MaybeUninit<T::Key>>(), together * n)
        };
        let mut found: SmallVec<[T::Key; 8]> = SmallVec::from_elem(zero, ranks.len());
        kept.walk(range, |[offset, at], len| {
            let [step, out_step] = kept.inner_strides;
            for first in (0..len).step_by(together) {
                let count = (len - first).min(together);
                let mut nan = [false; 16];
                if together == 1 {
                    let from = base.get().wrapping_offset(offset + first as isize * step);
                    nan[0] = Source { base: from.cast_const(), nest: gone }.keys(memory);
                } else {
                    let mut row = 0;
                    gone.walk(0..n, |[down], rows| {
                        for r in 0..rows as isize {
                            for (lane, nan) in nan[..count].iter_mut().enumerate() {
                                let across = offset + (first + lane) as isize * step;
                                let away = across + down + r * gone.inner_strides[0];
                                // SAFETY: the nests stay within the view.
                                let x = unsafe { *base.get().offset(away) };
                                *nan |= x.nan();
                                memory[lane * n + row].write(x.key());
                            }
                            row += 1;
                        }
                    });
                }
                for (lane, &nan) in nan[..count].iter().enumerate() {
                    let keys = &mut memory[lane * n..(lane + 1) * n];
                    // SAFETY: every key was written above.
                    let keys = unsafe { std::slice::from_raw_parts_mut(keys.as_mut_ptr().cast::<T::Key>(), n) };
                    if !nan {
                        select::partition(keys, 0, ranks, &mut found);
                    }
                    emit::<T>(!nan, &found, at + (first + lane) as isize * out_step, write);
                }
            }
        });
    });
    Ok(())
}

fn emit<T: Keyed>(whole: bool, keys: &[T::Key], at: isize, write: &(dyn Fn(Option<&[T]>, isize) + Sync)) {
    if !whole {
        return write(None, at);
    }
    let found: SmallVec<[T; 8]> = keys.iter().map(|&key| T::value(key)).collect();
    write(Some(&found), at);
}
