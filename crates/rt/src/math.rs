//! The mathematical functions, each under its symbol, for both float types.

use std::mem::transmute;

use jitney_ir::{DType, MathFn};

use crate::backend::mathlib::address;

macro_rules! functions {
    ($($case:ident($($x:ident),*) = $single:ident, $double:ident;)*) => {
        /// The symbols of this file.
        #[cfg(test)]
        pub fn symbols() -> Vec<String> {
            vec![$(stringify!($single).into(), stringify!($double).into()),*]
        }

        $(
            #[unsafe(no_mangle)]
            extern "C" fn $single($($x: f32),*) -> f32 {
                // SAFETY: the function of this row takes so many floats and returns one.
                unsafe { transmute::<*const u8, functions!(@pointer f32 $($x)*)>(address(MathFn::$case, DType::F32))($($x),*) }
            }

            #[unsafe(no_mangle)]
            extern "C" fn $double($($x: f64),*) -> f64 {
                // SAFETY: as above, of doubles.
                unsafe { transmute::<*const u8, functions!(@pointer f64 $($x)*)>(address(MathFn::$case, DType::F64))($($x),*) }
            }
        )*
    };
    (@pointer $t:ident $a:ident) => { extern "C" fn($t) -> $t };
    (@pointer $t:ident $a:ident $b:ident) => { extern "C" fn($t, $t) -> $t };
    (@pointer $t:ident $a:ident $b:ident $c:ident) => { extern "C" fn($t, $t, $t) -> $t };
}

functions! {
    Sqrt(x) = jitney_rt_math_sqrt_f32, jitney_rt_math_sqrt_f64;
    Floor(x) = jitney_rt_math_floor_f32, jitney_rt_math_floor_f64;
    Ceil(x) = jitney_rt_math_ceil_f32, jitney_rt_math_ceil_f64;
    Trunc(x) = jitney_rt_math_trunc_f32, jitney_rt_math_trunc_f64;
    Rint(x) = jitney_rt_math_rint_f32, jitney_rt_math_rint_f64;
    Copysign(x, y) = jitney_rt_math_copysign_f32, jitney_rt_math_copysign_f64;
    Fma(x, y, z) = jitney_rt_math_fma_f32, jitney_rt_math_fma_f64;
    Exp(x) = jitney_rt_math_exp_f32, jitney_rt_math_exp_f64;
    Exp2(x) = jitney_rt_math_exp2_f32, jitney_rt_math_exp2_f64;
    Expm1(x) = jitney_rt_math_expm1_f32, jitney_rt_math_expm1_f64;
    Log(x) = jitney_rt_math_log_f32, jitney_rt_math_log_f64;
    Log2(x) = jitney_rt_math_log2_f32, jitney_rt_math_log2_f64;
    Log10(x) = jitney_rt_math_log10_f32, jitney_rt_math_log10_f64;
    Log1p(x) = jitney_rt_math_log1p_f32, jitney_rt_math_log1p_f64;
    Sin(x) = jitney_rt_math_sin_f32, jitney_rt_math_sin_f64;
    Cos(x) = jitney_rt_math_cos_f32, jitney_rt_math_cos_f64;
    Tan(x) = jitney_rt_math_tan_f32, jitney_rt_math_tan_f64;
    Asin(x) = jitney_rt_math_asin_f32, jitney_rt_math_asin_f64;
    Acos(x) = jitney_rt_math_acos_f32, jitney_rt_math_acos_f64;
    Atan(x) = jitney_rt_math_atan_f32, jitney_rt_math_atan_f64;
    Atan2(x, y) = jitney_rt_math_atan2_f32, jitney_rt_math_atan2_f64;
    Sinh(x) = jitney_rt_math_sinh_f32, jitney_rt_math_sinh_f64;
    Cosh(x) = jitney_rt_math_cosh_f32, jitney_rt_math_cosh_f64;
    Tanh(x) = jitney_rt_math_tanh_f32, jitney_rt_math_tanh_f64;
    Asinh(x) = jitney_rt_math_asinh_f32, jitney_rt_math_asinh_f64;
    Acosh(x) = jitney_rt_math_acosh_f32, jitney_rt_math_acosh_f64;
    Atanh(x) = jitney_rt_math_atanh_f32, jitney_rt_math_atanh_f64;
    Pow(x, y) = jitney_rt_math_pow_f32, jitney_rt_math_pow_f64;
    Cbrt(x) = jitney_rt_math_cbrt_f32, jitney_rt_math_cbrt_f64;
    Hypot(x, y) = jitney_rt_math_hypot_f32, jitney_rt_math_hypot_f64;
    Fmod(x, y) = jitney_rt_math_fmod_f32, jitney_rt_math_fmod_f64;
    Remainder(x, y) = jitney_rt_math_remainder_f32, jitney_rt_math_remainder_f64;
    Erf(x) = jitney_rt_math_erf_f32, jitney_rt_math_erf_f64;
    Erfc(x) = jitney_rt_math_erfc_f32, jitney_rt_math_erfc_f64;
    Gamma(x) = jitney_rt_math_gamma_f32, jitney_rt_math_gamma_f64;
    Lgamma(x) = jitney_rt_math_lgamma_f32, jitney_rt_math_lgamma_f64;
    Nextafter(x, y) = jitney_rt_math_nextafter_f32, jitney_rt_math_nextafter_f64;
    Ldexp(x, y) = jitney_rt_math_ldexp_f32, jitney_rt_math_ldexp_f64;
}
