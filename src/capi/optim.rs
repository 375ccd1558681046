//! Optimiser steps.

use super::{ErrorHandle, Growing, Status, call, input, kernel_options, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::Tensor;

/// What `jitney_adam_step_ex` takes. Set `struct_size` to `sizeof(jitney_adam_options)`, and every other field: 0 means 0.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct AdamOptions {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// Learning rate, 0 or more; 0.001 where options are NULL.
    pub lr: f64,
    /// Decay of the first moment, in [0, 1); 0.9 where options are NULL.
    pub beta1: f64,
    /// Decay of the second moment, in [0, 1); 0.999 where options are NULL.
    pub beta2: f64,
    /// Added to the denominator, 0 or more; 1e-8 where options are NULL.
    pub eps: f64,
    /// Weight decay, 0 or more; 0 where options are NULL.
    pub weight_decay: f64,
    /// Number of the step, from 1.
    pub t: i64,
    /// 0: weight decay is added to the gradients (Adam). 1: it shrinks the parameters (AdamW).
    pub decoupled: i32,
}

impl Default for AdamOptions {
    fn default() -> Self {
        AdamOptions {
            struct_size: size_of::<Self>(),
            lr: 1e-3,
            beta1: 0.9,
            beta2: 0.999,
            eps: 1e-8,
            weight_decay: 0.0,
            t: 1,
            decoupled: 0,
        }
    }
}

// SAFETY: repr(C), struct_size first, plain numbers.
unsafe impl Growing for AdamOptions {}

/// # Safety
/// As `jitney_adam_step`.
unsafe fn step(tensors: [Value; 4], options: AdamOptions, error: *mut *mut ErrorHandle) -> Status {
    let [params, grads, m, v] = tensors;
    let values = [
        params,
        grads,
        m,
        v,
        Value::Float(options.lr),
        Value::Float(options.beta1),
        Value::Float(options.beta2),
        Value::Float(options.eps),
        Value::Int(options.t),
        Value::Float(options.weight_decay),
        Value::Int(options.decoupled as i64),
    ];
    // SAFETY: the caller's contract.
    unsafe { call(error, const { index_of("adam_step") }, &values) }
}

/// One step of Adam, as torch.optim.Adam: `params`, `m` and `v` are updated in place from `grads`. Four tensors of one
/// shape and dtype (f32 or f64), any strides, none overlapping another. `t` counts steps from 1; `m` and `v` start as
/// zeros. lr and eps are 0 or more, beta1 and beta2 in [0, 1).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_adam_step(
    params: *mut Tensor,
    grads: *const Tensor,
    m: *mut Tensor,
    v: *mut Tensor,
    lr: f64,
    beta1: f64,
    beta2: f64,
    eps: f64,
    t: i64,
    error: *mut *mut ErrorHandle,
) -> Status {
    let options = AdamOptions { lr, beta1, beta2, eps, t, ..AdamOptions::default() };
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { step([output(params), input(grads), output(m), output(v)], options, error) }
}

/// One step of AdamW, as torch.optim.AdamW: the parameters are first multiplied by 1 - lr * weight_decay, then as
/// jitney_adam_step.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_adamw_step(
    params: *mut Tensor,
    grads: *const Tensor,
    m: *mut Tensor,
    v: *mut Tensor,
    lr: f64,
    beta1: f64,
    beta2: f64,
    eps: f64,
    weight_decay: f64,
    t: i64,
    error: *mut *mut ErrorHandle,
) -> Status {
    let options = AdamOptions { lr, beta1, beta2, eps, weight_decay, t, decoupled: 1, ..AdamOptions::default() };
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { step([output(params), input(grads), output(m), output(v)], options, error) }
}

/// As jitney_adam_step, with everything in a struct, weight decay of either kind included. `options` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_adam_step_ex(
    params: *mut Tensor,
    grads: *const Tensor,
    m: *mut Tensor,
    v: *mut Tensor,
    options: *const AdamOptions,
    error: *mut *mut ErrorHandle,
) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe {
        let given = match kernel_options(error, const { index_of("adam_step") }, options) {
            Ok(options) => options,
            Err(status) => return status,
        };
        step([output(params), input(grads), output(m), output(v)], given, error)
    }
}
