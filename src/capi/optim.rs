//! Optimiser steps.

use super::{ErrorHandle, Status, call_with, growing, input, options_without_reserved, output};
use crate::manager::builtins::{Value, index_of};
use crate::runtime::{Result, Tensor};

/// What `jitney_adam_step_ex` takes, to be taken from `jitney_adam_options_default` and changed: 0 means 0.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct AdamOptions {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// Learning rate, 0 or more; 0.001 by default.
    pub lr: f64,
    /// Decay of the first moment, in [0, 1); 0.9 by default.
    pub beta1: f64,
    /// Decay of the second moment, in [0, 1); 0.999 by default.
    pub beta2: f64,
    /// Added to the denominator, 0 or more; 1e-8 by default.
    pub eps: f64,
    /// Weight decay, 0 or more; 0 by default.
    pub weight_decay: f64,
    /// Number of the step, from 1.
    pub t: i64,
    /// 0: weight decay is added to the gradients (Adam). 1: it shrinks the parameters (AdamW).
    pub decoupled: i32,
    /// 0.
    pub reserved: i32,
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
            reserved: 0,
        }
    }
}

growing!(AdamOptions { struct_size, lr, beta1, beta2, eps, weight_decay, t, decoupled, reserved });

/// The options that NULL stands for, `struct_size` set: lr 0.001, beta1 0.9, beta2 0.999, eps 1e-8, no weight decay, t 1.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_adam_options_default() -> AdamOptions {
    AdamOptions::default()
}

/// # Safety
/// As `jitney_adam_step`.
unsafe fn step(
    tensors: [Value; 4],
    options: impl FnOnce() -> Result<AdamOptions>,
    error: *mut *mut ErrorHandle,
) -> Status {
    let [params, grads, m, v] = tensors;
    // SAFETY: the caller's contract.
    unsafe {
        call_with(error, const { index_of("adam_step") }, |run| {
            let o = options()?;
            run(&[
                params,
                grads,
                m,
                v,
                Value::Float(o.lr),
                Value::Float(o.beta1),
                Value::Float(o.beta2),
                Value::Float(o.eps),
                Value::Int(o.t),
                Value::Float(o.weight_decay),
                Value::Int(o.decoupled.into()),
            ])
        })
    }
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
    unsafe { step([output(params), input(grads), output(m), output(v)], || Ok(options), error) }
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
    unsafe { step([output(params), input(grads), output(m), output(v)], || Ok(options), error) }
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
        let options = || options_without_reserved("options", options, |o| o.reserved);
        step([output(params), input(grads), output(m), output(v)], options, error)
    }
}
