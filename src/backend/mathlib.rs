//! The mathematical functions of kernels: one table, the same for every engine.
//!
//! Comes in: a function's row and a float type. Goes out: the address of a C function of so many operands of that type,
//! which gives the same bits on every machine.

use jitney_ir::{DType, MathFn};

macro_rules! table {
    ($($case:ident($($x:ident),*) = $double:expr, $single:expr;)*) => {
        /// The address of `extern "C" fn(x, ...) -> x` for `dtype`, `f32` or `f64`.
        pub fn address(function: MathFn, dtype: DType) -> *const u8 {
            match function {
                $(MathFn::$case => {
                    extern "C" fn double($($x: f64),*) -> f64 { $double }
                    extern "C" fn single($($x: f32),*) -> f32 { $single }
                    if dtype == DType::F32 { single as *const u8 } else { double as *const u8 }
                })*
            }
        }
    };
}

table! {
    Sqrt(x) = x.sqrt(), x.sqrt();
    Floor(x) = x.floor(), x.floor();
    Ceil(x) = x.ceil(), x.ceil();
    Trunc(x) = x.trunc(), x.trunc();
    Rint(x) = x.round_ties_even(), x.round_ties_even();
    Copysign(x, y) = x.copysign(y), x.copysign(y);
    Fma(x, y, z) = x.mul_add(y, z), x.mul_add(y, z);
    Exp(x) = libm::exp(x), libm::expf(x);
    Exp2(x) = libm::exp2(x), libm::exp2f(x);
    Expm1(x) = libm::expm1(x), libm::expm1f(x);
    Log(x) = libm::log(x), libm::logf(x);
    Log2(x) = libm::log2(x), libm::log2f(x);
    Log10(x) = libm::log10(x), libm::log10f(x);
    Log1p(x) = libm::log1p(x), libm::log1pf(x);
    Sin(x) = libm::sin(x), libm::sinf(x);
    Cos(x) = libm::cos(x), libm::cosf(x);
    Tan(x) = libm::tan(x), libm::tanf(x);
    Asin(x) = libm::asin(x), libm::asinf(x);
    Acos(x) = libm::acos(x), libm::acosf(x);
    Atan(x) = libm::atan(x), libm::atanf(x);
    Atan2(x, y) = libm::atan2(x, y), libm::atan2f(x, y);
    Sinh(x) = libm::sinh(x), libm::sinhf(x);
    Cosh(x) = libm::cosh(x), libm::coshf(x);
    Tanh(x) = libm::tanh(x), libm::tanhf(x);
    Asinh(x) = libm::asinh(x), libm::asinhf(x);
    Acosh(x) = libm::acosh(x), libm::acoshf(x);
    Atanh(x) = libm::atanh(x), libm::atanhf(x);
    Pow(x, y) = libm::pow(x, y), libm::powf(x, y);
    Cbrt(x) = libm::cbrt(x), libm::cbrtf(x);
    Hypot(x, y) = libm::hypot(x, y), libm::hypotf(x, y);
    Fmod(x, y) = x % y, x % y;
    Remainder(x, y) = libm::remainder(x, y), libm::remainderf(x, y);
    Erf(x) = libm::erf(x), libm::erff(x);
    Erfc(x) = libm::erfc(x), libm::erfcf(x);
    Gamma(x) = libm::tgamma(x), libm::tgammaf(x);
    Lgamma(x) = libm::lgamma(x), libm::lgammaf(x);
    Nextafter(x, y) = libm::nextafter(x, y), libm::nextafterf(x, y);
    Ldexp(x, y) = libm::scalbn(x, y as i32), libm::scalbnf(x, y as i32);
}
