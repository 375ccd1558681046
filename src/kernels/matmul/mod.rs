//! Matrix products with NumPy's `matmul` semantics, scaled, accumulated, with bias and activation in one kernel:
//!
//! ```text
//! out = activation(alpha * (a @ b) + beta * out + bias)
//! ```
//!
//! ```text
//! mod      the row; shapes checked and brought into one form        product   Product: batch, m, n, k, strides
//! tiles    the cpu path: which tiles a product is cut into, the crate `gemm` on each, the epilogue after it
//! ```

mod product;
mod tiles;

use super::activation::Activation;
use super::args::{Args, OwnedValue, Value};
use super::policy::{Policy, Work, run};
use super::real::Real;
use super::table::{Builtin, Kind, Sample, param, sums};
use crate::runtime::tensor::Dims;
use crate::runtime::{DType, Result, View, layout};
use crate::{fail, with_dtype};
use product::{Epilogue, Product};

/// The family's rows.
pub const ROWS: &[Builtin] = &[Builtin {
    name: "matmul",
    params: &[
        param("a", Kind::Tensor),
        param("b", Kind::Tensor),
        param("alpha", Kind::Float(1.0)),
        param("beta", Kind::Float(0.0)),
        param("bias", Kind::Optional),
        param("activation", Kind::Choice(Activation::NAMES)),
        param("out", Kind::Out),
    ],
    run: |args, policy| {
        let a = args.tensor(0)?;
        a.dtype().require(args.name(0), DType::FLOATS)?;
        with_dtype!(a.dtype(), T in [f32, f64], matmul::<T>(args, policy, &a))
    },
    // Two threads pay from about a million multiply-adds on: 13 µs on one core.
    parallel_from: 1 << 14,
    dtypes: DType::FLOATS,
    sample,
    tolerance: sums,
}];

/// Checks the call and runs it on the path that the policy chooses.
fn matmul<T: Real>(args: &mut Args, policy: &dyn Policy, a: &View) -> Result<()> {
    let b = args.tensor(1)?;
    args.same_dtype((0, a), (1, &b))?;
    let (alpha, beta) = (args.float(2)?, args.float(3)?);
    for (name, value) in [("alpha", alpha), ("beta", beta)] {
        if !value.is_finite() {
            fail!(InvalidArgument, "{name} is {value}; it must be finite");
        }
    }
    let bias = args.optional(4)?;
    if let Some(bias) = &bias {
        args.same_dtype((0, a), (4, bias))?;
    }
    let activation = Activation::ALL[args.choice(5)?];
    let shape = result_shape(a, &b)?;
    if beta != 0.0 && args.asks_for_allocation(6) {
        fail!(InvalidArgument, "beta is {beta}, which adds to out, so out must be given and not left to be allocated");
    }
    let mut out = args.output(6, T::DTYPE, &shape)?;
    args.separate((6, &out), &[(0, a), (1, &b)])?;
    if let Some(bias) = &bias {
        args.separate((6, &out), &[(4, bias)])?;
    }
    let bias = bias.map(|bias| bias.broadcast_to("bias", &shape)).transpose()?;
    let epilogue = Epilogue { alpha, beta, activation };
    let product = Product::new(a, &b, bias.as_ref(), &out);
    let work = Work { elements: product.multiply_adds() / 64 };
    run(
        policy,
        work,
        &mut out,
        |out| product::standard::<T>(a, &b, bias.as_ref(), epilogue, out),
        |exec, _| {
            // SAFETY: `product` describes the views checked above; `out` shares no memory with the others, and is
            // borrowed exclusively by `run`.
            unsafe { tiles::run::<T>(exec, &product, epilogue) };
            Ok(())
        },
    )
}

/// The shape of `np.matmul(a, b)`.
fn result_shape(a: &View, b: &View) -> Result<Dims> {
    for (name, view) in [("a", a), ("b", b)] {
        if view.rank() == 0 {
            fail!(Shape, "{name} is a scalar (rank 0); matmul takes vectors, matrices and stacks of them");
        }
    }
    let (sa, sb) = (a.shape(), b.shape());
    let (ka, kb) = (sa[sa.len() - 1], sb[sb.len().saturating_sub(2)]);
    if ka != kb {
        fail!(
            Shape,
            "a has shape {} and b has shape {}: the last axis of a ({ka}) and {} ({kb}) must agree",
            layout::show(sa),
            layout::show(sb),
            if sb.len() == 1 { "b" } else { "the last but one of b" }
        );
    }
    let batch = |s: &[isize]| Dims::from_slice(&s[..s.len().saturating_sub(2)]);
    let Some(mut shape) = layout::broadcast_shape(&batch(sa), &batch(sb)) else {
        fail!(
            Shape,
            "a has shape {} and b has shape {}, whose leading axes do not broadcast together",
            layout::show(sa),
            layout::show(sb)
        );
    };
    if sa.len() > 1 {
        shape.push(sa[sa.len() - 2]);
    }
    if sb.len() > 1 {
        shape.push(sb[sb.len() - 1]);
    }
    if layout::checked_bytes(&shape, a.dtype().size()).is_none() {
        fail!(Overflow, "the result's shape {} has more bytes than can be addressed", layout::show(&shape));
    }
    Ok(shape)
}

/// `(…, m, k) @ (…, k, n)` with the asked shape as `a`'s; `n` is the smaller of `m` and `k`, so that a long narrow
/// `a` does not ask for a result of its length squared.
fn sample(s: &mut Sample) -> Vec<OwnedValue> {
    let mut a = s.shape.clone();
    if a.len() < 2 {
        a = s.shape_of_rank(2);
    }
    let (m, k) = (a[a.len() - 2], a[a.len() - 1]);
    let mut b = a.clone();
    let rank = b.len();
    (b[rank - 2], b[rank - 1]) = (k, m.min(k));
    // Off centre, so that a result is not small against the terms it is summed from.
    let (a, b) = (s.tensor(&a, -0.5, 1.0), s.tensor(&b, -0.5, 1.0));
    let none = || OwnedValue::Plain(Value::None);
    vec![a, b, none(), none(), none(), none(), OwnedValue::out()]
}
