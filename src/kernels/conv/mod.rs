//! 2-D convolution (cross-correlation, as `torch.nn.functional.conv2d`): stride, padding, dilation, groups, bias, and
//! an activation in the same pass.
//!
//! ```text
//! mod     the row, how a call is checked, the definition      plan   how an image is cut into tiles
//! tile    one tile: padded copy, microkernels, epilogue
//! ```
//!
//! Comes in: x (N, C, H, W), weight (O, C/groups, KH, KW), bias (O,). Goes out: (N, O, OH, OW).

mod plan;
mod tile;

use super::activation::Activation;
use super::args::{Args, OwnedValue, Value};
use super::policy::{Policy, Work, run};
use super::real::Real;
use super::table::{Builtin, Kind, Sample, param, sums};
use super::window::{Axis, Sizes, pair};
use crate::fail;
use crate::runtime::layout::show;
use crate::runtime::tensor::OutView;
use crate::runtime::{DType, Result, View};

/// How the padding is given. The order is the ABI's.
const PADDING_MODES: &[&str] = &["explicit", "valid", "same"];

/// The family's rows.
pub const ROWS: &[Builtin] = &[Builtin {
    name: "conv2d",
    params: &[
        param("x", Kind::Tensor),
        param("weight", Kind::Tensor),
        param("bias", Kind::Optional),
        param("stride", Kind::Ints),
        param("padding", Kind::Ints),
        param("padding_mode", Kind::Choice(PADDING_MODES)),
        param("dilation", Kind::Ints),
        param("groups", Kind::Int(1)),
        param("activation", Kind::Choice(Activation::NAMES)),
        param("out", Kind::Out),
    ],
    run: conv2d,
    parallel_from: 1 << 12,
    dtypes: DType::FLOATS,
    sample,
    tolerance: sums,
}];

/// A checked call. Sizes are those of the definition; nothing in them overflows.
#[derive(Debug, Clone, Copy)]
struct Problem {
    /// N.
    batch: usize,
    /// Groups: each has `depth` input channels and `filters` output channels of its own.
    groups: usize,
    /// Input channels of a group, C / groups.
    depth: usize,
    /// Output channels of a group, O / groups.
    filters: usize,
    /// Windows along the height.
    rows: Axis,
    /// Windows along the width.
    columns: Axis,
    /// What is applied to each result.
    activation: Activation,
}

impl Problem {
    /// Products that a result is the sum of.
    fn reduction(&self) -> usize {
        self.depth * (self.rows.kernel * self.columns.kernel) as usize
    }
}

fn conv2d(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let (x, weight, bias) = (args.tensor(0)?, args.tensor(1)?, args.optional(2)?);
    x.dtype().require("x", DType::FLOATS)?;
    for (name, other) in [("weight", Some(&weight)), ("bias", bias.as_ref())] {
        if let Some(other) = other.filter(|o| o.dtype() != x.dtype()) {
            let (given, wanted) = (other.dtype().name(), x.dtype().name());
            fail!(DType, "{name} has dtype {given} and x has dtype {wanted}; they must be the same");
        }
    }
    let problem = check(args, &x, &weight, bias.as_ref())?;
    let outputs = (problem.groups * problem.filters) as isize;
    let shape = [problem.batch as isize, outputs, problem.rows.output, problem.columns.output];
    let mut out = args.output(9, x.dtype(), &shape)?;
    args.separate((9, &out), &[(0, &x), (1, &weight)])?;
    if let Some(bias) = &bias {
        args.separate((9, &out), &[(2, bias)])?;
    }
    let elements = out.len().saturating_mul(problem.reduction()) / 64;
    let work = Work { elements };
    crate::with_dtype!(x.dtype(), T in [f32, f64], run(
        policy,
        work,
        &mut out,
        |out| {
            standard::<T>(&problem, &x, &weight, bias.as_ref(), out);
            Ok(())
        },
        |exec, out| tile::convolve::<T>(exec, &problem, &x, &weight, bias.as_ref(), out),
    ))
}

fn check(args: &Args, x: &View, weight: &View, bias: Option<&View>) -> Result<Problem> {
    let (&[batch, channels, height, width], &[outputs, depth, kernel_height, kernel_width]) =
        (x.shape(), weight.shape())
    else {
        fail!(
            Shape,
            "x has shape {} and weight has shape {}; conv2d takes x of shape (N, C, H, W) and weight of shape \
             (O, C/groups, KH, KW)",
            show(x.shape()),
            show(weight.shape())
        );
    };
    let groups = args.int(7)? as isize;
    if groups < 1 {
        fail!(InvalidArgument, "groups is {groups}; it must be at least 1");
    }
    if outputs < 1 {
        fail!(Shape, "weight has shape {}, no output channel", show(weight.shape()));
    }
    if channels % groups != 0 || outputs % groups != 0 {
        fail!(
            Shape,
            "groups is {groups}, which does not divide the {channels} channels of x (shape {}) and the {outputs} \
             output channels of weight (shape {})",
            show(x.shape()),
            show(weight.shape())
        );
    }
    if channels / groups != depth {
        fail!(
            Shape,
            "x has shape {} and weight has shape {}: with groups {groups}, weight needs {} channels, not {depth}",
            show(x.shape()),
            show(weight.shape()),
            channels / groups
        );
    }
    if let Some(bias) = bias.filter(|b| b.shape() != [outputs]) {
        fail!(
            Shape,
            "bias has shape {} and weight has shape {}; bias needs shape ({outputs},)",
            show(bias.shape()),
            show(weight.shape())
        );
    }
    let (stride, dilation) = (pair(args, 3, [1, 1])?, pair(args, 6, [1, 1])?);
    let padding = padding(args, [kernel_height, kernel_width], stride, dilation)?;
    let axis = |side, input, kernel| {
        let (stride, dilation, padding) = (stride[side], dilation[side], padding[side]);
        Axis::new(Sizes { side, input, kernel, stride, dilation, padding, ceil: false })
    };
    let (rows, columns) = (axis(0, height, kernel_height)?, axis(1, width, kernel_width)?);
    Ok(Problem {
        batch: batch as usize,
        groups: groups as usize,
        depth: depth as usize,
        filters: (outputs / groups) as usize,
        rows,
        columns,
        activation: Activation::ALL[args.choice(8)?],
    })
}

/// Padding in front and at the end, for the height and the width.
fn padding(args: &Args, kernel: [isize; 2], stride: [isize; 2], dilation: [isize; 2]) -> Result<[[isize; 2]; 2]> {
    let given = args.ints(4)?;
    let mode = args.choice(5)?;
    if mode != 0 && given.as_ref().is_some_and(|p| p.iter().any(|&n| n != 0)) {
        let given = show(given.as_deref().unwrap_or_default());
        fail!(InvalidArgument, "padding is {given} but padding_mode is '{}', which sets it", PADDING_MODES[mode]);
    }
    if mode == 2 {
        if stride != [1, 1] {
            fail!(InvalidArgument, "padding_mode is 'same', which needs stride 1; stride is {}", show(&stride));
        }
        // PyTorch's rule: where the total is odd, the end gets one more. Values that are refused later give 0 here.
        let side = |i: usize| {
            let total = dilation[i].checked_mul(kernel[i] - 1).unwrap_or(isize::MAX).max(0);
            [total / 2, total - total / 2]
        };
        return Ok([side(0), side(1)]);
    }
    if mode == 1 {
        return Ok([[0; 2]; 2]);
    }
    match given.as_deref() {
        Some(&[top, bottom, left, right]) => Ok([[top, bottom], [left, right]]),
        Some(list) if !matches!(list.len(), 1 | 2) => fail!(
            InvalidArgument,
            "padding has {} numbers; it takes one, or (height, width), or (top, bottom, left, right)",
            list.len()
        ),
        _ => {
            let [height, width] = pair(args, 4, [0, 0])?;
            Ok([[height; 2], [width; 2]])
        }
    }
}

/// The definition: every result by itself, summed in f64, rounded once after the activation.
fn standard<T: Real>(p: &Problem, x: &View, weight: &View, bias: Option<&View>, out: &mut OutView) {
    let (x, weight, bias) = (x.array::<T>(), weight.array::<T>(), bias.map(|b| b.array::<T>()));
    for ((n, o, oy, ox), result) in four_axes(out.array_mut::<T>()).indexed_iter_mut() {
        let first_channel = o / p.filters * p.depth;
        let (top, left) = (p.rows.start(oy as isize), p.columns.start(ox as isize));
        let mut sum = 0.0;
        for c in 0..p.depth {
            for ky in p.rows.taps(oy as isize) {
                for kx in p.columns.taps(ox as isize) {
                    let (iy, ix) = (top + ky * p.rows.dilation, left + kx * p.columns.dilation);
                    let value = x[[n, first_channel + c, iy as usize, ix as usize]];
                    sum += value.to_f64() * weight[[o, c, ky as usize, kx as usize]].to_f64();
                }
            }
        }
        let sum = sum + bias.as_ref().map_or(0.0, |b| b[o].to_f64());
        *result = T::from_f64(p.activation.define(sum));
    }
}

fn four_axes<T>(array: ndarray::ArrayViewMutD<T>) -> ndarray::ArrayViewMut4<T> {
    array.into_dimensionality().expect("the output was made with rank 4")
}

/// A 3x3 convolution with padding over images of the asked shape; channels are kept few, so that a large plane is
/// quick on the standard path.
fn sample(s: &mut Sample) -> Vec<OwnedValue> {
    let mut shape = s.shape_of_rank(4);
    let plane = (shape[2] * shape[3]).max(1);
    shape[0] = shape[0].clamp(1, 4);
    shape[1] = shape[1].clamp(1, (1 << 20) / plane.min(1 << 20)).min(16);
    let outputs = shape[1].min(8);
    let weight = [outputs, shape[1], 3, 3];
    vec![
        s.tensor(&shape, -1.0, 1.0),
        s.tensor(&weight, -1.0, 1.0),
        s.tensor(&[outputs], -1.0, 1.0),
        OwnedValue::Plain(Value::None),
        OwnedValue::Ints(vec![1, 1]),
        OwnedValue::Plain(Value::None),
        OwnedValue::Plain(Value::None),
        OwnedValue::Plain(Value::None),
        OwnedValue::Plain(Value::Text("relu")),
        OwnedValue::out(),
    ]
}
