//! 2-D pooling: the largest element, or the mean, of each window (`torch.nn.functional.max_pool2d`, `avg_pool2d`).
//!
//! ```text
//! mod    the rows, how a call is checked, the definitions      fast   the cpu path
//! ```
//!
//! Comes in: x (N, C, H, W) or (C, H, W). Goes out: the same rank, with the windows' counts for H and W.

mod fast;

use super::args::{Args, OwnedValue, Value};
use super::policy::{Policy, Work, run};
use super::real::Real;
use super::table::{Builtin, Kind, Sample, exact, param, sums};
use super::window::{Axis, Sizes, pair};
use crate::fail;
use crate::runtime::layout::show;
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{DType, Result, View};

/// The family's rows.
pub const ROWS: &[Builtin] = &[
    Builtin {
        name: "max_pool2d",
        params: &[
            param("x", Kind::Tensor),
            param("kernel", Kind::Ints),
            param("stride", Kind::Ints),
            param("padding", Kind::Ints),
            param("dilation", Kind::Ints),
            param("ceil_mode", Kind::Flag(false)),
            param("out", Kind::Out),
        ],
        run: |args, policy| {
            let (dilation, ceil) = (pair(args, 4, [1, 1])?, args.flag(5)?);
            pool(args, policy, dilation, ceil, Mode::Max)
        },
        parallel_from: 1 << 16,
        dtypes: DType::FLOATS,
        sample,
        tolerance: exact,
    },
    Builtin {
        name: "avg_pool2d",
        params: &[
            param("x", Kind::Tensor),
            param("kernel", Kind::Ints),
            param("stride", Kind::Ints),
            param("padding", Kind::Ints),
            param("ceil_mode", Kind::Flag(false)),
            param("count_include_pad", Kind::Flag(true)),
            param("out", Kind::Out),
        ],
        run: |args, policy| {
            let (ceil, count_padding) = (args.flag(4)?, args.flag(5)?);
            pool(args, policy, [1, 1], ceil, Mode::Mean { count_padding })
        },
        parallel_from: 1 << 16,
        dtypes: DType::FLOATS,
        sample,
        tolerance: sums,
    },
];

/// What a window gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Its largest element; NaN if any is NaN. Padding counts for nothing.
    Max,
    /// Its sum, with zeros for the padding, divided by its positions: padding included, or the input's alone. What
    /// `ceil_mode` adds past the padding never counts.
    Mean {
        /// Whether the padding counts.
        count_padding: bool,
    },
}

/// A checked call; both tensors are seen as (planes, planes, rows, columns).
struct Pool {
    rows: Axis,
    columns: Axis,
    mode: Mode,
}

impl Mode {
    /// Positions of window `o` along an axis that a mean counts.
    fn positions(self, axis: &Axis, o: isize) -> isize {
        match self {
            Mode::Mean { count_padding: true } => {
                let start = axis.start(o);
                (start + axis.kernel).min(axis.input + axis.after) - start
            }
            _ => axis.taps(o).len() as isize,
        }
    }
}

fn pool(args: &mut Args, policy: &dyn Policy, dilation: [isize; 2], ceil: bool, mode: Mode) -> Result<()> {
    let x = args.tensor(0)?;
    x.dtype().require("x", DType::FLOATS)?;
    let rank = x.rank();
    if !matches!(rank, 3 | 4) {
        let (kernel, shape) = (args.kernel(), show(x.shape()));
        fail!(Shape, "x has shape {shape}; {kernel} takes x of shape (N, C, H, W) or (C, H, W)");
    }
    if x.shape()[rank - 2..].contains(&0) {
        fail!(Shape, "x has shape {}; its height and width must not be 0", show(x.shape()));
    }
    if args.ints(1)?.is_none() {
        fail!(InvalidArgument, "kernel of {} is not given; it has no default", args.kernel());
    }
    let kernel = pair(args, 1, [0, 0])?;
    let (stride, padding) = (pair(args, 2, kernel)?, pair(args, 3, [0, 0])?);
    let axis = |side: usize| {
        let input = x.shape()[rank - 2 + side];
        if kernel[side] >= 1 && padding[side] > kernel[side] / 2 {
            fail!(
                InvalidArgument,
                "padding is {} but the kernel is {}; padding must be at most half of the kernel",
                show(&padding),
                show(&kernel)
            );
        }
        let (kernel, stride, dilation, padding) = (kernel[side], stride[side], dilation[side], [padding[side]; 2]);
        Axis::new(Sizes { side, input, kernel, stride, dilation, padding, ceil })
    };
    let pool = Pool { rows: axis(0)?, columns: axis(1)?, mode };
    let mut shape: Dims = x.shape().into();
    (shape[rank - 2], shape[rank - 1]) = (pool.rows.output, pool.columns.output);
    let mut out = args.output(6, x.dtype(), &shape)?;
    args.separate((6, &out), &[(0, &x)])?;
    let taps = (kernel[0].min(x.shape()[rank - 2]) * kernel[1].min(x.shape()[rank - 1])) as usize;
    // Windows' taps, of which one vector instruction takes several; at least what is read.
    let elements = x.len().max(out.len().saturating_mul(taps) / 4);
    let work = Work { elements };
    crate::with_dtype!(x.dtype(), T in [f32, f64], run(
        policy,
        work,
        &mut out,
        |out| {
            standard::<T>(&pool, &x, out);
            Ok(())
        },
        |exec, out| {
            fast::pool::<T>(exec, &pool, &x, out);
            Ok(())
        },
    ))
}

/// The definition: every window by itself, a mean summed in f64.
fn standard<T: Real>(p: &Pool, x: &View, out: &mut OutView) {
    let rank = x.rank();
    let x = x.array::<T>();
    for (index, result) in out.array_mut::<T>().indexed_iter_mut() {
        let (oy, ox) = (index[rank - 2] as isize, index[rank - 1] as isize);
        let mut at = index.clone();
        let (mut largest, mut sum) = (T::NEG_INFINITY, 0.0);
        for ky in p.rows.taps(oy) {
            for kx in p.columns.taps(ox) {
                at[rank - 2] = (p.rows.start(oy) + ky * p.rows.dilation) as usize;
                at[rank - 1] = (p.columns.start(ox) + kx * p.columns.dilation) as usize;
                let value = x[&at];
                if value > largest || value.is_nan() {
                    largest = value;
                }
                sum += value.to_f64();
            }
        }
        *result = match p.mode {
            Mode::Max => largest,
            Mode::Mean { .. } => {
                let positions = p.mode.positions(&p.rows, oy) as f64 * p.mode.positions(&p.columns, ox) as f64;
                T::from_f64(sum / positions)
            }
        };
    }
}

/// A 3x3 window with step 2 and padding over images of the asked shape.
fn sample(s: &mut Sample) -> Vec<OwnedValue> {
    let shape = s.shape_of_rank(4);
    vec![
        s.tensor(&shape, -1.0, 1.0),
        OwnedValue::Ints(vec![3, 3]),
        OwnedValue::Ints(vec![2, 2]),
        OwnedValue::Ints(vec![1, 1]),
        OwnedValue::Plain(Value::None),
        OwnedValue::Plain(Value::None),
        OwnedValue::out(),
    ]
}
