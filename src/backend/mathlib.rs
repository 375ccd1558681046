//! The mathematical functions of kernels: one table, the same for every engine.
//!
//! Comes in: a function's row and a float type. Goes out: the address of a C function of so many operands of that type,
//! or its value. Every row gives the same bits on every machine: the exact ones by definition, the others because they are
//! the crate `libm`'s, which is plain arithmetic. The single-precision ones compute in single precision.

use jitney_ir::{Const, DType, MathFn};

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

        /// The value for operands of type `dtype`, `f32` or `f64`.
        ///
        /// # Panics
        /// If the number of operands is not the function's.
        pub fn eval(function: MathFn, dtype: DType, operands: &[Const]) -> Const {
            match (function, operands) {
                $((MathFn::$case, &[$($x),*]) => {
                    if dtype == DType::F32 {
                        $(let $x = f32::from_bits($x.0 as u32);)*
                        let value: f32 = $single;
                        Const(value.to_bits().into())
                    } else {
                        $(let $x = f64::from_bits($x.0);)*
                        let value: f64 = $double;
                        Const(value.to_bits())
                    }
                })*
                _ => panic!("{} of {} operands", function.name(), operands.len()),
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
