//! The mathematical functions of kernels: one table, the same for every engine.
//!
//! Comes in: a function's row and a float type. Goes out: the address of a C function of so many operands of that type,
//! or its value. Every row gives the same bits on every machine: the exact ones by definition,
//! `jitney_math`'s because they are straight-line arithmetic whose multiply-adds are fused everywhere, and the others
//! because they are the crate `libm`'s, which is plain arithmetic. The single-precision ones compute in single precision.

use jitney_ir::{Const, DType, MathFn};
use jitney_math::{Fused, arc, erf, exp, log, pow, root, sigmoid};

/// A function as the table holds it: its form for any processor, and the one for processors with FMA and AVX2.
type Forms = (*const u8, *const u8);

/// Whether the second forms run here.
fn is_fused() -> bool {
    #[cfg(target_arch = "x86_64")]
    {
        is_x86_feature_detected!("fma") && is_x86_feature_detected!("avx2")
    }
    #[cfg(not(target_arch = "x86_64"))]
    false
}

/// A function of floats of one type in both forms, as C functions.
macro_rules! forms {
    ($t:ident, ($($x:ident),*) $value:expr) => {{
        extern "C" fn plain($($x: $t),*) -> $t { $value }
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "fma,avx2")]
        extern "C" fn fused($($x: $t),*) -> $t { $value }
        #[cfg(not(target_arch = "x86_64"))]
        use plain as fused;
        (plain as *const u8, fused as *const u8)
    }};
}

macro_rules! table {
    ($($case:ident($($x:ident),*) = $double:expr, $single:expr;)*) => {
        #[inline(always)]
        fn forms(function: MathFn, dtype: DType) -> Forms {
            match function {
                $(MathFn::$case => match dtype {
                    DType::F32 => forms!(f32, ($($x),*) $single),
                    _ => forms!(f64, ($($x),*) $double),
                })*
            }
        }
    };
}

/// The address of `extern "C" fn(x, ...) -> x` for `dtype`, `f32` or `f64`. Inlined: of a row that is named where it is
/// called, nothing but that row's functions is in the program.
#[inline(always)]
pub fn address(function: MathFn, dtype: DType) -> *const u8 {
    let (plain, fused) = forms(function, dtype);
    if is_fused() { fused } else { plain }
}

/// The value for operands of type `dtype`, `f32` or `f64`: what the function at the address returns.
///
/// # Panics
/// If the number of operands is not the function's.
pub fn eval(function: MathFn, dtype: DType, operands: &[Const]) -> Const {
    assert_eq!(operands.len(), function.arity(), "operands of {}", function.name());
    call(address(function, dtype), dtype, operands)
}

/// Calls a form of the table.
fn call(address: *const u8, dtype: DType, operands: &[Const]) -> Const {
    macro_rules! call {
        ($t:ident, $from:expr) => {{
            let from = $from;
            // SAFETY: the table's functions take so many floats of the type and return one.
            let value = unsafe {
                use std::mem::transmute;
                match *operands {
                    [x] => transmute::<*const u8, extern "C" fn($t) -> $t>(address)(from(x)),
                    [x, y] => transmute::<*const u8, extern "C" fn($t, $t) -> $t>(address)(from(x), from(y)),
                    [x, y, z] => {
                        transmute::<*const u8, extern "C" fn($t, $t, $t) -> $t>(address)(from(x), from(y), from(z))
                    }
                    _ => unreachable!("functions have one to three operands"),
                }
            };
            Const(value.to_bits().into())
        }};
    }
    match dtype {
        DType::F32 => call!(f32, |x: Const| f32::from_bits(x.0 as u32)),
        _ => call!(f64, |x: Const| f64::from_bits(x.0)),
    }
}

table! {
    Sqrt(x) = x.sqrt(), x.sqrt();
    Floor(x) = x.floor(), x.floor();
    Ceil(x) = x.ceil(), x.ceil();
    Trunc(x) = x.trunc(), x.trunc();
    Rint(x) = x.round_ties_even(), x.round_ties_even();
    Copysign(x, y) = x.copysign(y), x.copysign(y);
    Fma(x, y, z) = x.mul_add(y, z), x.mul_add(y, z);
    Exp(x) = exp::exp::<_, Fused>(x), exp::exp::<_, Fused>(x);
    Exp2(x) = exp::exp2(x), exp::exp2(x);
    Expm1(x) = exp::expm1(x), exp::expm1(x);
    Log(x) = log::log::<_, Fused>(x), log::log::<_, Fused>(x);
    Log2(x) = log::log2(x), log::log2(x);
    Log10(x) = log::log10(x), log::log10(x);
    Log1p(x) = log::log1p(x), log::log1p(x);
    Sin(x) = libm::sin(x), libm::sinf(x);
    Cos(x) = libm::cos(x), libm::cosf(x);
    Tan(x) = libm::tan(x), libm::tanf(x);
    Asin(x) = arc::asin(x), arc::asin(x);
    Acos(x) = arc::acos(x), arc::acos(x);
    Atan(x) = arc::atan(x), arc::atan(x);
    Atan2(x, y) = arc::atan2(x, y), arc::atan2(x, y);
    Sinh(x) = exp::sinh(x), exp::sinh(x);
    Cosh(x) = exp::cosh(x), exp::cosh(x);
    Tanh(x) = sigmoid::tanh::<_, Fused>(x), sigmoid::tanh::<_, Fused>(x);
    Asinh(x) = arc::asinh(x), arc::asinh(x);
    Acosh(x) = arc::acosh(x), arc::acosh(x);
    Atanh(x) = arc::atanh(x), arc::atanh(x);
    Pow(x, y) = pow::pow(x, y), pow::pow(x, y);
    Cbrt(x) = root::cbrt(x), root::cbrt(x);
    Hypot(x, y) = root::hypot(x, y), root::hypot(x, y);
    Fmod(x, y) = x % y, x % y;
    Remainder(x, y) = libm::remainder(x, y), libm::remainderf(x, y);
    Erf(x) = erf::erf(x), erf::erf(x);
    Erfc(x) = erf::erfc(x), erf::erfc(x);
    Gamma(x) = libm::tgamma(x), libm::tgammaf(x);
    Lgamma(x) = libm::lgamma(x), libm::lgammaf(x);
    Nextafter(x, y) = libm::nextafter(x, y), libm::nextafterf(x, y);
    Ldexp(x, y) = libm::scalbn(x, y as i32), libm::scalbnf(x, y as i32);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Distance in units of the last place of `expected`.
    fn ulps(found: f64, expected: f64, digits: i32) -> f64 {
        let place = (expected.abs().log2().floor() - f64::from(digits)).exp2();
        if found == expected || found.is_nan() && expected.is_nan() { 0.0 } else { (found - expected).abs() / place }
    }

    /// Against values of CPython's `math`.
    #[test]
    fn values_are_right_to_a_few_units_in_the_last_place() {
        use MathFn::*;
        let table: &[(MathFn, &[f64], f64)] = &[
            (Exp, &[1.5], 4.481_689_070_338_065),
            (Exp2, &[0.75], 1.681_792_830_507_429),
            (Expm1, &[0.125], 0.133_148_453_066_826_32),
            (Log, &[10.0], std::f64::consts::LN_10),
            (Log2, &[10.0], std::f64::consts::LOG2_10),
            (Log10, &[2.0], std::f64::consts::LOG10_2),
            (Log1p, &[0.125], 0.117_783_035_656_383_46),
            (Sin, &[2.0], 0.909_297_426_825_681_7),
            (Cos, &[2.0], -0.416_146_836_547_142_4),
            (Tan, &[2.0], -2.185_039_863_261_519),
            (Asin, &[0.5], std::f64::consts::FRAC_PI_6),
            (Acos, &[0.5], std::f64::consts::FRAC_PI_3),
            (Atan, &[2.0], 1.107_148_717_794_090_4),
            (Atan2, &[1.0, -2.0], 2.677_945_044_588_987),
            (Sinh, &[1.5], 2.129_279_455_094_817_3),
            (Cosh, &[1.5], 2.352_409_615_243_247),
            (Tanh, &[0.5], 0.462_117_157_260_009_8),
            (Asinh, &[2.0], 1.443_635_475_178_810_3),
            (Acosh, &[2.0], 1.316_957_896_924_816_6),
            (Atanh, &[0.5], 0.549_306_144_334_054_8),
            (Pow, &[2.5, 3.5], 24.705_294_220_065_465),
            (Cbrt, &[10.0], 2.154_434_690_031_884),
            (Hypot, &[3.0, 4.0], 5.0),
            (Fmod, &[-7.5, 2.0], -1.5),
            (Remainder, &[7.5, 2.0], -0.5),
            (Erf, &[0.5], 0.520_499_877_813_046_5),
            (Erfc, &[0.5], 0.479_500_122_186_953_5),
            (Gamma, &[4.5], 11.631_728_396_567_448),
            (Lgamma, &[4.5], 2.453_736_570_842_442),
            (Ldexp, &[0.75, 5.0], 24.0),
            (Rint, &[2.5], 2.0),
            (Rint, &[-1.5], -2.0),
            (Copysign, &[3.0, -0.0], -3.0),
            (Fma, &[3.0, 4.0, 0.5], 12.5),
            (Trunc, &[-2.5], -2.0),
            (Floor, &[-2.5], -3.0),
            (Ceil, &[-2.5], -2.0),
            (Sqrt, &[2.0], std::f64::consts::SQRT_2),
        ];
        for &(function, operands, expected) in table {
            for (dtype, digits) in [(DType::F64, 52), (DType::F32, 23)] {
                let operands: Vec<_> = operands.iter().map(|&x| Const::float(dtype, x)).collect();
                let found = eval(function, dtype, &operands).as_float(dtype);
                let off = ulps(found, expected, digits);
                assert!(off <= 2.0, "{} of {}: {found}, off by {off}", function.name(), dtype.name());
            }
        }
        let next = eval(Nextafter, DType::F32, &[Const::float(DType::F32, 1.0), Const::float(DType::F32, 2.0)]);
        assert_eq!(next.0 as u32, 1f32.to_bits() + 1);
        assert_eq!(
            table.iter().map(|row| row.0).collect::<std::collections::HashSet<_>>().len(),
            MathFn::ALL.len() - 1
        );
    }

    /// What an engine that emits the functions instead of calling them goes by.
    #[test]
    fn functions_of_a_name_in_jitney_math_are_that_function() {
        use jitney_math::{Name, apply};
        let mut found = 0;
        for &function in MathFn::ALL {
            let Some(name) = Name::from_name(function.name()) else { continue };
            found += 1;
            assert_eq!(name.arity(), function.arity(), "{}", function.name());
            for x in [[0.75f64, 0.5], [1.5, -3.25], [1e-5, 1e5]] {
                let x = &x[..function.arity()];
                let operands: Vec<_> = x.iter().map(|&x| Const::float(DType::F64, x)).collect();
                let expected = apply(name, x).unwrap();
                let value = eval(function, DType::F64, &operands).as_float(DType::F64);
                assert!(
                    value.to_bits() == expected.to_bits() || value.is_nan() && expected.is_nan(),
                    "{}",
                    name.name()
                );
            }
        }
        assert_eq!(found, Name::ALL.len());
    }

    /// Operands of every size, and those with values of their own.
    fn samples() -> Vec<f64> {
        let mut state = 1u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state
        };
        let mut x = vec![0.0, -0.0, 1.0, -1.0, 0.5, 2.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, f64::MIN_POSITIVE];
        x.extend((0..300).map(|_| f64::from_bits(random())));
        x.extend((0..700).map(|_| (random() >> 11) as f64 / (1u64 << 53) as f64 * 20.0 - 10.0));
        x
    }

    #[test]
    fn a_processor_without_fused_multiply_add_gives_the_same_bits() {
        if !is_fused() {
            return eprintln!("[SKIP] this processor has no fused multiply-add");
        }
        let x = samples();
        for &function in MathFn::ALL {
            for dtype in [DType::F32, DType::F64] {
                let (plain, fused) = forms(function, dtype);
                for i in 0..x.len() {
                    let operands: Vec<_> =
                        (0..function.arity()).map(|k| Const::float(dtype, x[(i * (k + 1) + k) % x.len()])).collect();
                    let (one, other) = (call(plain, dtype, &operands), call(fused, dtype, &operands));
                    let nan = one.as_float(dtype).is_nan() && other.as_float(dtype).is_nan();
                    assert!(one == other || nan, "{} of {operands:?}: {one:?}, {other:?}", function.name());
                }
            }
        }
    }

    #[test]
    fn the_addresses_are_those_of_the_values() {
        for &function in MathFn::ALL {
            let x = [0.75f64, 0.5, 0.25];
            let operands: Vec<_> = x[..function.arity()].iter().map(|&x| Const::float(DType::F64, x)).collect();
            let address = address(function, DType::F64);
            // SAFETY: the table's functions take so many doubles and return one.
            let found = unsafe {
                match function.arity() {
                    1 => std::mem::transmute::<*const u8, extern "C" fn(f64) -> f64>(address)(x[0]),
                    2 => std::mem::transmute::<*const u8, extern "C" fn(f64, f64) -> f64>(address)(x[0], x[1]),
                    _ => {
                        std::mem::transmute::<*const u8, extern "C" fn(f64, f64, f64) -> f64>(address)(x[0], x[1], x[2])
                    }
                }
            };
            let expected = eval(function, DType::F64, &operands).as_float(DType::F64);
            assert!(found == expected || found.is_nan() && expected.is_nan(), "{}", function.name());
        }
    }
}
