//! What the mathematical functions cost: `cargo bench --bench math`. Nanoseconds for one of 4096 independent calls, the
//! least of many rounds: the crate `libm`'s function, the one that kernels from source call, their ratio; and for
//! functions of one operand an element of a slice, in the widest registers.

use std::hint::black_box;
use std::mem::transmute;
use std::time::Instant;

use jitney::backend::mathlib;
use jitney::kernels::math;
use jitney::runtime::cpu::{Body, Features, Level, vectorize};
use jitney_ir::{DType, MathFn};
use jitney_math::{Real, arc, erf, exp, log, root, sigmoid};

const COUNT: usize = 4096;

/// Nanoseconds per element of the fastest round.
fn least(mut round: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..200 {
        let start = Instant::now();
        round();
        best = best.min(start.elapsed().as_secs_f64());
    }
    best * 1e9 / COUNT as f64
}

macro_rules! calls {
    ($one:ident, $two:ident, $t:ident) => {
        fn $one(function: extern "C" fn($t) -> $t, x: &[$t], y: &mut [$t]) -> f64 {
            let function = black_box(function);
            least(|| y.iter_mut().zip(black_box(x)).for_each(|(y, &x)| *y = function(x)))
        }

        fn $two(function: extern "C" fn($t, $t) -> $t, x: &[$t], y: &mut [$t]) -> f64 {
            let function = black_box(function);
            let second = x.iter().rev().copied().collect::<Vec<_>>();
            least(|| y.iter_mut().zip(black_box(x)).zip(&second).for_each(|((y, &a), &b)| *y = function(a, b)))
        }
    };
}
calls!(one_f64, two_f64, f64);
calls!(one_f32, two_f32, f32);

struct Slice<'a, T, M>(&'a [T], &'a mut [T], M);

impl<T: math::Float, M: math::Function> Body for Slice<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        self.1.copy_from_slice(self.0);
        // SAFETY: `vectorize` runs a body with the level's type only where the processor has it.
        unsafe { math::map_in_place::<F, M, T>(self.1) }
    }
}

fn inputs(low: f64, high: f64) -> Vec<f64> {
    let mut state = 1u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    (0..COUNT).map(|_| low + (high - low) * random()).collect()
}

fn report(name: &str, kind: &str, libm: f64, ours: f64, slice: Option<f64>) {
    let slice = slice.map_or(String::new(), |ns| format!("{ns:8.2}"));
    println!("{name:<6} {kind} {libm:8.2} {ours:8.2} {:8.2} {slice}", ours / libm);
}

macro_rules! one {
    ($($case:ident, $libm:ident, $libmf:ident, $low:expr, $high:expr, |$x:ident| $value:expr;)*) => { $({
        extern "C" fn double(x: f64) -> f64 { libm::$libm(x) }
        extern "C" fn single(x: f32) -> f32 { libm::$libmf(x) }
        #[derive(Clone, Copy)]
        struct Function;
        impl math::Function for Function {
            #[inline(always)]
            fn at<F: Features, R: Real>($x: R) -> R { $value }
        }
        let x = inputs($low, $high);
        let mut y = vec![0.0; COUNT];
        // SAFETY: the addresses are those of functions of one float.
        let ours = unsafe {
            transmute::<*const u8, extern "C" fn(f64) -> f64>(mathlib::address(MathFn::$case, DType::F64))
        };
        let slice = least(|| vectorize(Level::best(), Slice(black_box(&x), &mut y, Function)));
        report(MathFn::$case.name(), "f64", one_f64(double, &x, &mut y), one_f64(ours, &x, &mut y), Some(slice));
        let x: Vec<f32> = x.iter().map(|&x| x as f32).collect();
        let mut y = vec![0.0; COUNT];
        // SAFETY: as above.
        let ours = unsafe {
            transmute::<*const u8, extern "C" fn(f32) -> f32>(mathlib::address(MathFn::$case, DType::F32))
        };
        let slice = least(|| vectorize(Level::best(), Slice(black_box(&x), &mut y, Function)));
        report(MathFn::$case.name(), "f32", one_f32(single, &x, &mut y), one_f32(ours, &x, &mut y), Some(slice));
    })* };
}

macro_rules! two {
    ($($case:ident, $libm:ident, $libmf:ident, $low:expr, $high:expr;)*) => { $({
        extern "C" fn double(x: f64, y: f64) -> f64 { libm::$libm(x, y) }
        extern "C" fn single(x: f32, y: f32) -> f32 { libm::$libmf(x, y) }
        let x = inputs($low, $high);
        let mut y = vec![0.0; COUNT];
        // SAFETY: the addresses are those of functions of two floats.
        let ours = unsafe {
            transmute::<*const u8, extern "C" fn(f64, f64) -> f64>(mathlib::address(MathFn::$case, DType::F64))
        };
        report(MathFn::$case.name(), "f64", two_f64(double, &x, &mut y), two_f64(ours, &x, &mut y), None);
        let x: Vec<f32> = x.iter().map(|&x| x as f32).collect();
        let mut y = vec![0.0; COUNT];
        // SAFETY: as above.
        let ours = unsafe {
            transmute::<*const u8, extern "C" fn(f32, f32) -> f32>(mathlib::address(MathFn::$case, DType::F32))
        };
        report(MathFn::$case.name(), "f32", two_f32(single, &x, &mut y), two_f32(ours, &x, &mut y), None);
    })* };
}

fn main() {
    println!("                libm     call    ratio    slice");
    one! {
        Exp, exp, expf, -10.0, 10.0, |x| exp::exp::<R, F>(x);
        Exp2, exp2, exp2f, -10.0, 10.0, |x| exp::exp2(x);
        Expm1, expm1, expm1f, -3.0, 3.0, |x| exp::expm1(x);
        Log, log, logf, 0.01, 100.0, |x| log::log::<R, F>(x);
        Log2, log2, log2f, 0.01, 100.0, |x| log::log2(x);
        Log10, log10, log10f, 0.01, 100.0, |x| log::log10(x);
        Log1p, log1p, log1pf, -0.9, 10.0, |x| log::log1p(x);
        Asin, asin, asinf, -1.0, 1.0, |x| arc::asin(x);
        Acos, acos, acosf, -1.0, 1.0, |x| arc::acos(x);
        Atan, atan, atanf, -5.0, 5.0, |x| arc::atan(x);
        Sinh, sinh, sinhf, -5.0, 5.0, |x| exp::sinh(x);
        Cosh, cosh, coshf, -5.0, 5.0, |x| exp::cosh(x);
        Tanh, tanh, tanhf, -5.0, 5.0, |x| sigmoid::tanh::<R, F>(x);
        Asinh, asinh, asinhf, -5.0, 5.0, |x| arc::asinh(x);
        Acosh, acosh, acoshf, 1.0, 10.0, |x| arc::acosh(x);
        Atanh, atanh, atanhf, -1.0, 1.0, |x| arc::atanh(x);
        Cbrt, cbrt, cbrtf, -10.0, 10.0, |x| root::cbrt(x);
        Erf, erf, erff, -3.0, 3.0, |x| erf::erf(x);
        Erfc, erfc, erfcf, -3.0, 6.0, |x| erf::erfc(x);
    }
    two! {
        Pow, pow, powf, 0.1, 10.0;
        Atan2, atan2, atan2f, -5.0, 5.0;
        Hypot, hypot, hypotf, -5.0, 5.0;
    }
}
