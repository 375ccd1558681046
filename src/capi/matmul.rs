//! Matrix products.

use super::activation::JITNEY_ACTIVATION_NONE;
use super::{ErrorHandle, Status, call, call_with, growing, input, optional, options_without_reserved, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::Tensor;

/// What `jitney_matmul_ex` takes, to be taken from `jitney_matmul_options_default` and changed.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct MatmulOptions {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// Scales the product; 1 by default, 0 means 0. Finite.
    pub alpha: f64,
    /// Scales what `out` holds, which is added; 0 means that `out` is not read. Finite.
    pub beta: f64,
    /// Added before the activation, or NULL: of the result's dtype, of a shape that broadcasts to the result's.
    pub bias: *const Tensor,
    /// One of JITNEY_ACTIVATION_*, applied last.
    pub activation: i32,
    /// 0.
    pub reserved: i32,
}

impl Default for MatmulOptions {
    fn default() -> Self {
        MatmulOptions {
            struct_size: size_of::<Self>(),
            alpha: 1.0,
            beta: 0.0,
            bias: std::ptr::null(),
            activation: JITNEY_ACTIVATION_NONE,
            reserved: 0,
        }
    }
}

growing!(MatmulOptions { struct_size, alpha, beta, bias, activation, reserved });

/// The options that NULL stands for, `struct_size` set: alpha 1, beta 0, no bias, no activation.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_matmul_options_default() -> MatmulOptions {
    MatmulOptions::default()
}

/// out = a @ b, as NumPy's matmul: matrices (m, k) and (k, n) give (m, n); leading axes are batches and broadcast; a vector
/// for `a` is a row, for `b` a column, and the result lacks that axis. f32 or f64, both of one dtype, any strides, k may
/// be 0 (the result is zeros). `out` has to be given with that shape and dtype, or all zero bytes to be allocated; it may
/// not overlap `a` or `b`. Results do not depend on the number of threads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_matmul(
    a: *const Tensor,
    b: *const Tensor,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let none = Value::None;
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { call(error, const { index_of("matmul") }, &[input(a), input(b), none, none, none, none, output(out)]) }
}

/// out = activation(alpha * (a @ b) + beta * out + bias), in one pass; otherwise as jitney_matmul. `options` may be NULL.
/// With beta other than 0, `out` has to be given. `out` may not overlap `bias`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_matmul_ex(
    a: *const Tensor,
    b: *const Tensor,
    options: *const MatmulOptions,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        call_with(error, const { index_of("matmul") }, |run| {
            let o = options_without_reserved("options", options, |o| o.reserved)?;
            run(&[
                input(a),
                input(b),
                Value::Float(o.alpha),
                Value::Float(o.beta),
                optional(o.bias),
                Value::Int(o.activation.into()),
                output(out),
            ])
        })
    }
}
