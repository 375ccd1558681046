//! The scalar math functions: error bounds on a sample (all f32 inputs: `examples/ulp_sweep.rs`), and exact values.

use std::mem::MaybeUninit;

use jitney::kernels::math::{self, Float};
use jitney::runtime::cpu::{Body, Features, vectorize};
use jitney_math::{Fused, Real, arc, erf, exp, log, pow, root};

use super::ulp::{self, FUNCTIONS, Function, Worst, levels};

fn function(name: &str) -> &'static Function {
    FUNCTIONS.iter().find(|f| f.name == name).unwrap()
}

/// What silu and gelu are held to on the sample; the others have the bound that is promised.
fn bound(function: &Function) -> f64 {
    if function.bound.is_finite() { function.bound } else { 6.0 }
}

#[test]
fn a_sample_of_all_f32_inputs_keeps_the_bounds() {
    // Every 9973rd bit pattern: all exponents, both signs, subnormal numbers, infinities' neighbours and NaNs.
    let x: Vec<f32> = (0..=u32::MAX).step_by(9973).map(f32::from_bits).collect();
    let mut y = vec![0.0; x.len()];
    for function in FUNCTIONS {
        let want: Vec<f64> = x.iter().map(|&x| (function.reference)(x as f64)).collect();
        for level in levels() {
            (function.f32)(level, &x, &mut y);
            let mut worst = Worst::default();
            x.iter().zip(&y).zip(&want).for_each(|((&x, &y), &want)| worst.note(ulp::ulps_f32(y, want), x));
            assert!(
                worst.error <= bound(function),
                "{} at {}: {} ULP at {:e}",
                function.name,
                level.name(),
                worst.error,
                worst.at
            );
        }
    }
}

#[test]
fn a_sample_of_f64_inputs_keeps_the_bounds() {
    for function in FUNCTIONS {
        let Some(exact) = function.exact else { continue };
        for (level, worst) in levels().into_iter().zip(ulp::sample_f64(function, exact, 100_000, 2)) {
            assert!(
                worst.error <= function.bound,
                "{} at {}: {} ULP at {:e}",
                function.name,
                level.name(),
                worst.error,
                worst.at
            );
        }
    }
}

/// silu and gelu have no reference in pairs; f64's tails are held to the formulas' own digits.
#[test]
fn f64_activations_agree_with_their_formulas() {
    for name in ["silu", "gelu erf", "gelu tanh"] {
        let function = function(name);
        let x: Vec<f64> = (-40_000..40_000).map(|i| i as f64 / 1000.0).collect();
        let mut y = vec![0.0; x.len()];
        for level in levels() {
            (function.f64)(level, &x, &mut y);
            for (&x, &y) in x.iter().zip(&y) {
                let want = (function.reference)(x);
                // The formulas round their argument, which the tails multiply by x² (erf) or x³ (tanh) times two.
                let condition = if x < -1.0 { 4.0 * x.abs().powi(3) } else { 8.0 };
                // And they multiply x by what may be subnormal.
                let allowed = (condition * f64::EPSILON * want.abs()).max(1e-321);
                assert!((y - want).abs() <= allowed, "{name} at {}: {x} gives {y:e}, not {want:e}", level.name());
            }
        }
    }
}

#[test]
fn special_values_are_exact() {
    const INF: f64 = f64::INFINITY;
    const NAN: f64 = f64::NAN;
    let table: &[(&str, &[(f64, f64)])] = &[
        ("exp", &[(0.0, 1.0), (-0.0, 1.0), (INF, INF), (-INF, 0.0), (NAN, NAN), (1e30, INF), (-1e30, 0.0)]),
        ("log", &[(1.0, 0.0), (0.0, -INF), (-0.0, -INF), (INF, INF), (-1.0, NAN), (-INF, NAN), (NAN, NAN)]),
        ("log", &[(-1e-40, NAN)]),
        ("sigmoid", &[(0.0, 0.5), (-0.0, 0.5), (INF, 1.0), (-INF, 0.0), (NAN, NAN), (1e30, 1.0), (-1e30, 0.0)]),
        ("tanh", &[(0.0, 0.0), (-0.0, -0.0), (INF, 1.0), (-INF, -1.0), (NAN, NAN), (1e30, 1.0), (-30.0, -1.0)]),
        ("silu", &[(0.0, 0.0), (-0.0, -0.0), (INF, INF), (-INF, NAN), (NAN, NAN), (1e30, 1e30), (-1e30, -0.0)]),
        ("gelu erf", &[(0.0, 0.0), (-0.0, -0.0), (INF, INF), (-INF, NAN), (NAN, NAN), (1e30, 1e30), (-1e30, -0.0)]),
        ("gelu tanh", &[(0.0, 0.0), (-0.0, -0.0), (INF, INF), (-INF, NAN), (NAN, NAN), (1e30, 1e30), (-1e30, -0.0)]),
    ];
    for &(name, pairs) in table {
        let function = function(name);
        for level in levels() {
            for &(x, want) in pairs {
                let (mut y32, mut y64) = ([0.0f32; 17], [0.0f64; 17]);
                (function.f32)(level, &[x as f32; 17], &mut y32);
                (function.f64)(level, &[x; 17], &mut y64);
                // Both the vectors and the rest that is computed one by one.
                for y in y32 {
                    let same = y.to_bits() == (want as f32).to_bits() || (y.is_nan() && want.is_nan());
                    assert!(same, "f32 {name}({x:e}) at {} is {y:e}, not {want:e}", level.name());
                }
                for y in y64 {
                    let same = y.to_bits() == want.to_bits() || (y.is_nan() && want.is_nan());
                    assert!(same, "f64 {name}({x:e}) at {} is {y:e}, not {want:e}", level.name());
                }
            }
        }
    }
}

#[test]
fn results_underflow_gradually() {
    for level in levels() {
        let mut y = [0.0f32; 1];
        (function("exp").f32)(level, &[-100.0], &mut y);
        assert_eq!(y[0].to_bits(), 27, "e^-100 is 26.55 times the least f32");
        (function("sigmoid").f32)(level, &[-100.0], &mut y);
        assert_eq!(y[0].to_bits(), 27);
        let least = f32::from_bits(1);
        (function("tanh").f32)(level, &[least], &mut y);
        assert_eq!(y[0], least);
        (function("log").f32)(level, &[least], &mut y);
        assert_eq!(y[0], -103.27893);
        let mut y = [0.0f64; 1];
        (function("exp").f64)(level, &[-745.0], &mut y);
        assert_eq!(y[0].to_bits(), 1, "e^-745 is 1.01 times the least f64");
        (function("log").f64)(level, &[f64::from_bits(1)], &mut y);
        assert_eq!(y[0], -744.4400719213812);
        (function("exp").f64)(level, &[709.782712893384], &mut y);
        assert_eq!(y[0], 709.782712893384f64.exp());
    }
}

/// A function over a slice, and number by number, at one level.
struct BothWays<'a, T, M>(&'a [T], M);

impl<T: Float, M: math::Function> Body for BothWays<'_, T, M> {
    type Output = (Vec<T>, Vec<T>);
    #[inline(always)]
    fn run<F: Features>(self) -> (Vec<T>, Vec<T>) {
        let mut slots = vec![MaybeUninit::uninit(); self.0.len()];
        // SAFETY: `vectorize` runs a body with the level's type only where the processor has it.
        unsafe { math::map::<F, M, T>(self.0, &mut slots) };
        // SAFETY: `map` has written every slot.
        let out = slots.into_iter().map(|slot| unsafe { slot.assume_init() }).collect();
        (out, self.0.iter().map(|&x| M::at::<F, T>(x)).collect())
    }
}

fn compare<T: Float + Into<f64>>(name: &str, function: impl math::Function, x: &[T]) {
    for level in levels() {
        // Every length of the rest after whole packs, and all of the inputs.
        for len in (0..130).chain([x.len()]) {
            let (out, alone) = vectorize(level, BothWays(&x[..len], function));
            for i in 0..len {
                let (x, y, alone): (f64, f64, f64) = (x[i].into(), out[i].into(), alone[i].into());
                let same = y.to_bits() == alone.to_bits() || (y.is_nan() && alone.is_nan());
                assert!(same, "{name}({x:e}) at {}: {y:e} in a slice, {alone:e} alone", level.name());
            }
        }
    }
}

#[test]
fn a_slice_gives_the_bits_of_the_numbers_one_by_one() {
    // All exponents, both signs, and densely where the results are neither 0 nor 1.
    let dense = (-300_000..300_000).map(|i| i as f64 * 4.7e-4);
    let x32: Vec<f32> =
        (0..=u32::MAX).step_by(30_011).map(f32::from_bits).chain(dense.clone().map(|x| x as f32)).collect();
    let x64: Vec<f64> =
        (0..=u64::MAX).step_by(93_000_000_000_007).map(f64::from_bits).chain(dense.map(|x| x * 6.0)).collect();
    macro_rules! both {
        ($($function:ident),*) => { $(
            compare(stringify!($function), math::$function, &x32);
            compare(stringify!($function), math::$function, &x64);
        )* };
    }
    both!(Exp, Log, Sigmoid, Tanh, Silu, GeluErf, GeluTanh);
}

/// The functions of kernels from source as functions of one operand: where they have two, the second is made of the first.
macro_rules! from_source {
    ($($type:ident: |$x:ident| $value:expr;)*) => {
        $(
            #[derive(Clone, Copy)]
            struct $type;
            impl math::Function for $type {
                #[inline(always)]
                fn at<F: Features, R: Real>($x: R) -> R {
                    $value
                }
            }
        )*

        /// Bits of a register are those of a number, and a level's those of any other: multiply-adds are fused in all.
        fn compare_from_source<T: Float + Into<f64>>(x: &[T]) {
            $(
                let expected: Vec<f64> = x.iter().map(|&x| <$type as math::Function>::at::<Fused, T>(x).into()).collect();
                for level in levels() {
                    for part in [x, &x[..77]] {
                        let (out, _) = vectorize(level, BothWays(part, $type));
                        for ((&x, y), &want) in part.iter().zip(out).zip(&expected) {
                            let (x, y): (f64, f64) = (x.into(), y.into());
                            let same = y.to_bits() == want.to_bits() || (y.is_nan() && want.is_nan());
                            assert!(same, "{}({x:e}) at {}: {y:e}, {want:e} alone", stringify!($type), level.name());
                        }
                    }
                }
            )*
        }
    };
}

from_source! {
    Exp2: |x| exp::exp2(x);
    Expm1: |x| exp::expm1(x);
    Sinh: |x| exp::sinh(x);
    Cosh: |x| exp::cosh(x);
    Log2: |x| log::log2(x);
    Log10: |x| log::log10(x);
    Log1p: |x| log::log1p(x);
    Asin: |x| arc::asin(x);
    Acos: |x| arc::acos(x);
    Atan: |x| arc::atan(x);
    Atan2: |x| arc::atan2(x, x.number(0.7) - x * x.number(0.3));
    Asinh: |x| arc::asinh(x);
    Acosh: |x| arc::acosh(x);
    Atanh: |x| arc::atanh(x);
    Pow: |x| pow::pow(x, x.number(3.0) - x * x.number(0.125));
    Square: |x| pow::pow(x, x.number(2.0));
    Cbrt: |x| root::cbrt(x);
    Hypot: |x| root::hypot(x, x.number(0.7) - x * x.number(0.3));
    Erf: |x| erf::erf(x);
    Erfc: |x| erf::erfc(x);
}

#[test]
fn functions_of_kernels_from_source_have_one_value_at_every_width() {
    let dense = (-20_000..20_000).map(|i| i as f64 * 1.3e-3);
    let x32: Vec<f32> =
        (0..=u32::MAX).step_by(300_011).map(f32::from_bits).chain(dense.clone().map(|x| x as f32)).collect();
    let x64: Vec<f64> =
        (0..=u64::MAX).step_by(930_000_000_000_007).map(f64::from_bits).chain(dense.map(|x| x * 3.0)).collect();
    compare_from_source(&x32);
    compare_from_source(&x64);
}
