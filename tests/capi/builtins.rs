//! The C functions of the built-in kernels: each computes what its name says, and refuses NULL and bad options by name.

use std::ptr::{null, null_mut};

use jitney::capi::Status;
use jitney::capi::conv::*;
use jitney::capi::elementwise::*;
use jitney::capi::error::*;
use jitney::capi::matmul::*;
use jitney::capi::norm::*;
use jitney::capi::optim::*;
use jitney::capi::pool2d::*;
use jitney::capi::tensor::jitney_tensor_release;
use jitney::runtime::Tensor;

use crate::support::*;

type Unary = unsafe extern "C" fn(*const Tensor, *mut Tensor, Slot) -> Status;
type Binary = unsafe extern "C" fn(*const Tensor, *const Tensor, *mut Tensor, Slot) -> Status;

const NULL: i32 = JITNEY_ERROR_NULL_POINTER;
const BAD: i32 = JITNEY_ERROR_INVALID_ARGUMENT;

/// The f64 elements of a result that the library allocated, given back.
fn result(make: impl FnOnce(*mut Tensor, Slot) -> Status) -> Vec<f64> {
    let mut out = Tensor::UNALLOCATED;
    ok(|e| make(&mut out, e));
    // SAFETY: allocated by the library.
    unsafe {
        let view = out.view("out").unwrap();
        let values = view.as_slice::<f64>().unwrap().to_vec();
        ok(|e| jitney_tensor_release(&mut out, e));
        values
    }
}

#[track_caller]
fn close(got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len());
    got.iter().zip(want).for_each(|(g, w)| assert!((g - w).abs() < 1e-12, "{got:?}, not {want:?}"));
}

#[test]
fn unary_kernels() {
    let table: [(&str, Unary, f64, f64); 9] = [
        ("negate", jitney_negate, 1.5, -1.5),
        ("abs", jitney_abs, -1.5, 1.5),
        ("sqrt", jitney_sqrt, 9.0, 3.0),
        ("exp", jitney_exp, 1.0, std::f64::consts::E),
        ("log", jitney_log, 2.0, std::f64::consts::LN_2),
        ("relu", jitney_relu, -2.0, 0.0),
        ("sigmoid", jitney_sigmoid, 0.0, 0.5),
        ("tanh", jitney_tanh, 0.5, 0.462_117_157_260_009_76),
        ("silu", jitney_silu, 2.0, 1.761_594_155_955_764_9),
    ];
    for (name, kernel, x, want) in table {
        let mut x = Array::vector(&[x]);
        let x = x.tensor();
        // SAFETY: live tensors, or NULL.
        unsafe {
            close(&result(|out, e| kernel(&x, out, e)), &[want]);
            refused(NULL, &[&format!("x of {name}")], |e| kernel(null(), null_mut(), e));
            refused(NULL, &[&format!("out of {name}")], |e| kernel(&x, null_mut(), e));
        }
    }
}

#[test]
fn binary_kernels() {
    let table: [(&str, Binary, f64); 7] = [
        ("add", jitney_add, 8.0),
        ("subtract", jitney_subtract, 4.0),
        ("multiply", jitney_multiply, 12.0),
        ("divide", jitney_divide, 3.0),
        ("minimum", jitney_minimum, 2.0),
        ("maximum", jitney_maximum, 6.0),
        ("matmul", jitney_matmul, 12.0),
    ];
    for (name, kernel, want) in table {
        let (mut a, mut b) = (Array::new(&[6.0], &[1, 1]), Array::new(&[2.0], &[1, 1]));
        let (a, b) = (a.tensor(), b.tensor());
        // SAFETY: live tensors, or NULL.
        unsafe {
            close(&result(|out, e| kernel(&a, &b, out, e)), &[want]);
            refused(NULL, &[&format!("a of {name}")], |e| kernel(null(), null(), null_mut(), e));
            refused(NULL, &[&format!("b of {name}")], |e| kernel(&a, null(), null_mut(), e));
            refused(NULL, &[&format!("out of {name}")], |e| kernel(&a, &b, null_mut(), e));
        }
    }
}

#[test]
fn kernels_with_numbers() {
    let mut x = Array::vector(&[-2.0, 0.5, 3.0]);
    let x = x.tensor();
    // SAFETY: live tensors, or NULL.
    unsafe {
        close(&result(|out, e| jitney_leaky_relu(&x, 0.25, out, e)), &[-0.5, 0.5, 3.0]);
        close(&result(|out, e| jitney_clip(&x, -1.0, 1.0, out, e)), &[-1.0, 0.5, 1.0]);
        close(&result(|out, e| jitney_clip_i64(&x, -1, 1, out, e)), &[-1.0, 0.5, 1.0]);
        let erf = result(|out, e| jitney_gelu(&x, JITNEY_GELU_ERF, out, e));
        assert!((erf[2] - 2.995_950_305_905_109).abs() < 1e-9, "{erf:?}");
        let tanh = result(|out, e| jitney_gelu(&x, JITNEY_GELU_TANH, out, e));
        assert!(erf[2] != tanh[2] && (erf[2] - tanh[2]).abs() < 1e-3);
        let mut out = Tensor::UNALLOCATED;
        refused(BAD, &["approximate", "2"], |e| jitney_gelu(&x, 2, &mut out, e));
        refused(NULL, &["x of gelu"], |e| jitney_gelu(null(), 0, &mut out, e));
        refused(NULL, &["x of clip"], |e| jitney_clip(null(), 0.0, 0.0, &mut out, e));
        refused(NULL, &["x of leaky_relu"], |e| jitney_leaky_relu(null(), 0.0, &mut out, e));
        close(&[result(|out, e| jitney_softmax(&x, 0, out, e)).iter().sum()], &[1.0]);
        let logs = result(|out, e| jitney_log_softmax(&x, -1, out, e));
        close(&[logs.iter().map(|l| l.exp()).sum()], &[1.0]);
        refused(BAD, &["axis", "1"], |e| jitney_softmax(&x, 1, &mut out, e));
        refused(BAD, &["axis", "-2"], |e| jitney_log_softmax(&x, -2, &mut out, e));
        assert!(out.is_unallocated());
    }
}

#[test]
fn matmul_with_options() {
    let (mut a, mut b) = (Array::new(&[1.0, 2.0, 3.0, 4.0], &[2, 2]), Array::new(&[1.0, 0.0, 0.0, -1.0], &[2, 2]));
    let (mut bias, mut c) = (Array::vector(&[10.0, 1.0]), Array::new(&[100.0; 4], &[2, 2]));
    let (a, b, bias_tensor) = (a.tensor(), b.tensor(), bias.tensor());
    let options =
        MatmulOptions { alpha: 2.0, beta: 0.5, bias: &bias_tensor, activation: 1, ..MatmulOptions::default() };
    let mut out = Tensor::UNALLOCATED;
    // SAFETY: live tensors and options.
    unsafe {
        ok(|e| jitney_matmul_ex(&a, &b, &options, &mut c.tensor(), e));
        assert_eq!(c.memory, [62.0, 47.0, 66.0, 43.0]);
        let shorter = MatmulOptions { struct_size: 16, ..options };
        close(&result(|out, e| jitney_matmul_ex(&a, &b, &shorter, out, e)), &[2.0, -4.0, 6.0, -8.0]);
        close(&result(|out, e| jitney_matmul_ex(&a, &b, null(), out, e)), &[1.0, -2.0, 3.0, -4.0]);
        let small = MatmulOptions { struct_size: 3, ..options };
        refused(BAD, &["options", "struct_size 3"], |e| jitney_matmul_ex(&a, &b, &small, &mut out, e));
        let odd = MatmulOptions { activation: 99, beta: 0.0, ..options };
        refused(BAD, &["activation", "99"], |e| jitney_matmul_ex(&a, &b, &odd, &mut out, e));
        let mut tall = Array::new(&[0.0; 3], &[3, 1]);
        refused(JITNEY_ERROR_SHAPE, &["(2, 2)", "(3, 1)"], |e| jitney_matmul(&a, &tall.tensor(), &mut out, e));
        assert!(out.is_unallocated());
    }
}

#[test]
fn optimiser_steps() {
    let zero = || Array::vector(&[0.0f64]);
    let (mut p, mut g, mut m, mut v) = (Array::vector(&[1.0f64]), Array::vector(&[0.5f64]), zero(), zero());
    // SAFETY: live tensors.
    unsafe {
        let (mut pt, gt, mut mt, mut vt) = (p.tensor(), g.tensor(), m.tensor(), v.tensor());
        ok(|e| jitney_adam_step(&mut pt, &gt, &mut mt, &mut vt, 0.1, 0.9, 0.999, 1e-8, 1, e));
        assert!((p.memory[0] - 0.9).abs() < 1e-6 && (m.memory[0] - 0.05).abs() < 1e-12, "the first step is lr long");
        ok(|e| jitney_adamw_step(&mut pt, &gt, &mut mt, &mut vt, 0.1, 0.9, 0.999, 1e-8, 0.5, 2, e));
        let options = AdamOptions { t: 3, ..AdamOptions::default() };
        ok(|e| jitney_adam_step_ex(&mut pt, &gt, &mut mt, &mut vt, &options, e));
        let nan = f64::NAN;
        refused(BAD, &["lr", "NaN"], |e| jitney_adam_step(&mut pt, &gt, &mut mt, &mut vt, nan, 0.9, 0.999, 0.0, 1, e));
        refused(BAD, &["t", "0"], |e| jitney_adam_step(&mut pt, &gt, &mut mt, &mut vt, 0.1, 0.9, 0.999, 0.0, 0, e));
        refused(BAD, &["beta1", "1"], |e| jitney_adam_step(&mut pt, &gt, &mut mt, &mut vt, 0.1, 1.0, 0.9, 0.0, 1, e));
        refused(NULL, &["params"], |e| jitney_adam_step(null_mut(), &gt, &mut mt, &mut vt, 0.1, 0.9, 0.9, 0.0, 1, e));
        refused(NULL, &["grads"], |e| {
            jitney_adamw_step(&mut pt, null(), &mut mt, &mut vt, 0.1, 0.9, 0.9, 0.0, 0.0, 1, e)
        });
        let other = pt;
        refused(JITNEY_ERROR_OVERLAP, &["params", "grads"], |e| {
            jitney_adam_step(&mut pt, &other, &mut mt, &mut vt, 0.1, 0.9, 0.9, 0.0, 1, e)
        });
    }
}

#[test]
fn normalisations() {
    let mut x = Array::new(&[1.0, 2.0, 3.0, 4.0], &[2, 2]);
    let (mut mean, mut var, mut three) =
        (Array::vector(&[1.0, 2.0]), Array::vector(&[1.0, 4.0]), Array::vector(&[0.0; 3]));
    let (x, mean, var, three) = (x.tensor(), mean.tensor(), var.tensor(), three.tensor());
    let mut out = Tensor::UNALLOCATED;
    // SAFETY: live tensors, or NULL where it is allowed.
    unsafe {
        let normal = result(|out, e| jitney_batch_norm(&x, &mean, &var, null(), null(), 0.0, out, e));
        close(&normal, &[0.0, 0.0, 2.0, 1.0]);
        close(&result(|out, e| jitney_layer_norm(&x, null(), null(), 1, 0.0, out, e)), &[-1.0, 1.0, -1.0, 1.0]);
        refused(NULL, &["mean of batch_norm"], |e| {
            jitney_batch_norm(&x, null(), &var, null(), null(), 0.0, &mut out, e)
        });
        refused(JITNEY_ERROR_SHAPE, &["var", "(3,)"], |e| {
            jitney_batch_norm(&x, &mean, &three, null(), null(), 0.0, &mut out, e)
        });
        refused(BAD, &["eps", "NaN"], |e| jitney_layer_norm(&x, null(), null(), 1, f64::NAN, &mut out, e));
        refused(BAD, &["normalized_ndim", "3"], |e| jitney_layer_norm(&x, null(), null(), 3, 0.0, &mut out, e));
    }
}

#[test]
fn convolution_and_pooling() {
    let mut x = Array::new(&[1.0, 2.0, 3.0, 4.0], &[1, 1, 2, 2]);
    let (mut w, mut none) = (Array::new(&[1.0, 10.0], &[1, 1, 1, 2]), Array::<f64>::new(&[], &[1, 1, 0, 2]));
    let (x, w, none) = (x.tensor(), w.tensor(), none.tensor());
    let mut out = Tensor::UNALLOCATED;
    // SAFETY: live tensors and options.
    unsafe {
        close(&result(|out, e| jitney_conv2d(&x, &w, null(), null(), out, e)), &[21.0, 43.0]);
        let same = Conv2dOptions { padding_mode: JITNEY_PADDING_SAME, ..Conv2dOptions::default() };
        close(&result(|out, e| jitney_conv2d(&x, &w, null(), &same, out, e)), &[21.0, 2.0, 43.0, 4.0]);
        refused(BAD, &["kernel's height is 0"], |e| jitney_conv2d(&x, &none, null(), null(), &mut out, e));
        let odd = Conv2dOptions { stride: [-1, 1], ..Conv2dOptions::default() };
        refused(BAD, &["stride", "-1"], |e| jitney_conv2d(&x, &w, null(), &odd, &mut out, e));
        let odd = Conv2dOptions { struct_size: 1 << 20, ..Conv2dOptions::default() };
        refused(BAD, &["options", "struct_size"], |e| jitney_conv2d(&x, &w, null(), &odd, &mut out, e));
        refused(NULL, &["weight of conv2d"], |e| jitney_conv2d(&x, null(), null(), null(), &mut out, e));

        let window = Pool2dOptions { kernel: [2, 2], ..Pool2dOptions::default() };
        close(&result(|out, e| jitney_max_pool2d(&x, &window, out, e)), &[4.0]);
        close(&result(|out, e| jitney_avg_pool2d(&x, &window, out, e)), &[2.5]);
        let empty = Pool2dOptions::default();
        refused(BAD, &["kernel", "0"], |e| jitney_max_pool2d(&x, &empty, &mut out, e));
        refused(NULL, &["options is NULL"], |e| jitney_avg_pool2d(&x, null(), &mut out, e));
        refused(NULL, &["x of max_pool2d"], |e| jitney_max_pool2d(null(), &window, &mut out, e));
        assert!(out.is_unallocated());
    }
}
