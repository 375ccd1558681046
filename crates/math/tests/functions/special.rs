//! Special values (C's annex F), and results that are exact.

use jitney_math::{Name, apply};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

fn same(got: f64, want: f64) -> bool {
    got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan()
}

/// Both types.
fn check(name: Name, operands: &[f64], want: f64) {
    let got = apply(name, operands).expect("its operands");
    assert!(same(got, want), "f64 {}({operands:?}) is {got:e}, not {want:e}", name.name());
    let singles: Vec<f32> = operands.iter().map(|&x| x as f32).collect();
    let got = f64::from(apply(name, &singles).expect("its operands"));
    let want = f64::from(want as f32);
    assert!(same(got, want), "f32 {}({operands:?}) is {got:e}, not {want:e}", name.name());
}

#[test]
fn functions_of_one_operand() {
    use Name::*;
    let pi = std::f64::consts::PI;
    let table: &[(Name, &[(f64, f64)])] = &[
        (Exp, &[(0.0, 1.0), (-0.0, 1.0), (INF, INF), (-INF, 0.0), (1e30, INF), (-1e30, 0.0)]),
        (Exp2, &[(0.0, 1.0), (-0.0, 1.0), (INF, INF), (-INF, 0.0), (1e30, INF), (-1e30, 0.0), (10.0, 1024.0)]),
        (Expm1, &[(0.0, 0.0), (-0.0, -0.0), (INF, INF), (-INF, -1.0), (1e30, INF), (-1e30, -1.0), (1e-30, 1e-30)]),
        (Log, &[(1.0, 0.0), (0.0, -INF), (-0.0, -INF), (INF, INF), (-1.0, NAN), (-INF, NAN)]),
        (Log2, &[(1.0, 0.0), (0.0, -INF), (-0.0, -INF), (INF, INF), (-1.0, NAN), (-INF, NAN), (0.125, -3.0)]),
        (Log10, &[(1.0, 0.0), (0.0, -INF), (-0.0, -INF), (INF, INF), (-1.0, NAN), (-INF, NAN), (1000.0, 3.0)]),
        (Log1p, &[(0.0, 0.0), (-0.0, -0.0), (-1.0, -INF), (INF, INF), (-1.5, NAN), (-INF, NAN), (1e-30, 1e-30)]),
        (Sinh, &[(0.0, 0.0), (-0.0, -0.0), (INF, INF), (-INF, -INF), (1e30, INF), (-1e30, -INF), (1e-30, 1e-30)]),
        (Cosh, &[(0.0, 1.0), (-0.0, 1.0), (INF, INF), (-INF, INF), (1e30, INF), (-1e30, INF)]),
        (Tanh, &[(0.0, 0.0), (-0.0, -0.0), (INF, 1.0), (-INF, -1.0), (1e30, 1.0), (-1e30, -1.0), (1e-30, 1e-30)]),
        (Asin, &[(0.0, 0.0), (-0.0, -0.0), (1.0, pi / 2.0), (-1.0, -pi / 2.0), (1.5, NAN), (-1.5, NAN), (INF, NAN)]),
        (Acos, &[(1.0, 0.0), (-1.0, pi), (0.0, pi / 2.0), (-0.0, pi / 2.0), (1.5, NAN), (-1.5, NAN), (-INF, NAN)]),
        (Atan, &[(0.0, 0.0), (-0.0, -0.0), (INF, pi / 2.0), (-INF, -pi / 2.0), (1.0, pi / 4.0), (1e30, pi / 2.0)]),
        (Asinh, &[(0.0, 0.0), (-0.0, -0.0), (INF, INF), (-INF, -INF), (1e-30, 1e-30)]),
        (Acosh, &[(1.0, 0.0), (INF, INF), (0.5, NAN), (-1.0, NAN), (-INF, NAN)]),
        (Atanh, &[(0.0, 0.0), (-0.0, -0.0), (1.0, INF), (-1.0, -INF), (1.5, NAN), (-INF, NAN), (1e-30, 1e-30)]),
        (Cbrt, &[(0.0, 0.0), (-0.0, -0.0), (INF, INF), (-INF, -INF), (-27.0, -3.0), (0.125, 0.5)]),
        (Erf, &[(0.0, 0.0), (-0.0, -0.0), (INF, 1.0), (-INF, -1.0), (1e30, 1.0), (-1e30, -1.0)]),
        (Erfc, &[(0.0, 1.0), (-0.0, 1.0), (INF, 0.0), (-INF, 2.0), (1e30, 0.0), (-1e30, 2.0)]),
    ];
    for &(name, pairs) in table {
        for &(x, want) in pairs {
            check(name, &[x], want);
        }
        check(name, &[NAN], NAN);
    }
    assert_eq!(table.len() + 3, Name::ALL.len());
}

#[test]
fn powers() {
    // Operands and power.
    let table: &[(f64, f64, f64)] = &[
        (NAN, 0.0, 1.0),
        (NAN, -0.0, 1.0),
        (1.0, NAN, 1.0),
        (1.0, INF, 1.0),
        (1.0, -INF, 1.0),
        (NAN, 1.0, NAN),
        (2.0, NAN, NAN),
        (-1.0, NAN, NAN),
        (0.0, NAN, NAN),
        (INF, NAN, NAN),
        (0.0, 0.0, 1.0),
        (-0.0, 0.0, 1.0),
        (INF, 0.0, 1.0),
        (-INF, -0.0, 1.0),
        (-1.0, INF, 1.0),
        (-1.0, -INF, 1.0),
        (0.5, INF, 0.0),
        (0.5, -INF, INF),
        (-0.5, INF, 0.0),
        (-0.5, -INF, INF),
        (2.0, INF, INF),
        (2.0, -INF, 0.0),
        (-2.0, INF, INF),
        (-2.0, -INF, 0.0),
        (0.0, INF, 0.0),
        (0.0, -INF, INF),
        (-0.0, INF, 0.0),
        (-0.0, -INF, INF),
        (INF, INF, INF),
        (INF, -INF, 0.0),
        (-INF, INF, INF),
        (-INF, -INF, 0.0),
        (0.0, 3.0, 0.0),
        (-0.0, 3.0, -0.0),
        (-0.0, 2.0, 0.0),
        (-0.0, 2.5, 0.0),
        (0.0, -3.0, INF),
        (-0.0, -3.0, -INF),
        (-0.0, -2.0, INF),
        (-0.0, -2.5, INF),
        (INF, 0.5, INF),
        (INF, -0.5, 0.0),
        (-INF, 3.0, -INF),
        (-INF, 2.0, INF),
        (-INF, 2.5, INF),
        (-INF, -3.0, -0.0),
        (-INF, -2.0, 0.0),
        (-INF, -2.5, 0.0),
        (-2.0, 3.0, -8.0),
        (-2.0, 2.0, 4.0),
        (-2.0, -3.0, -0.125),
        (-2.0, 0.5, NAN),
        (-1.0, 3.0, -1.0),
        (-1.0, 1e30, 1.0),
        (-2.0, 1e30, INF),
        (2.0, 1e30, INF),
        (2.0, -1e30, 0.0),
        (0.5, 1e30, 0.0),
        (-3.0, 1.0, -3.0),
        (4.0, 0.5, 2.0),
        (10.0, 2.0, 100.0),
        (3.0, 10.0, 59049.0),
    ];
    for &(x, y, want) in table {
        check(Name::Pow, &[x, y], want);
    }
    // Where whole numbers end and where odd ones do.
    let two = |e: i32| 2f64.powi(e);
    let odd = apply(Name::Pow, &[-1.0, two(53) - 1.0]).unwrap();
    let even = apply(Name::Pow, &[-1.0, two(53)]).unwrap();
    let half = apply(Name::Pow, &[-1.0, two(51) + 0.5]).unwrap();
    assert!(odd == -1.0 && even == 1.0 && half.is_nan(), "{odd} {even} {half}");
}

#[test]
fn angles_and_hypotenuses() {
    let pi = std::f64::consts::PI;
    let table: &[(f64, f64, f64)] = &[
        (0.0, 1.0, 0.0),
        (-0.0, 1.0, -0.0),
        (0.0, 0.0, 0.0),
        (-0.0, 0.0, -0.0),
        (0.0, -0.0, pi),
        (-0.0, -0.0, -pi),
        (0.0, -1.0, pi),
        (-0.0, -1.0, -pi),
        (1.0, 0.0, pi / 2.0),
        (-1.0, 0.0, -pi / 2.0),
        (1.0, -0.0, pi / 2.0),
        (1.0, INF, 0.0),
        (-1.0, INF, -0.0),
        (1.0, -INF, pi),
        (-1.0, -INF, -pi),
        (INF, 1.0, pi / 2.0),
        (-INF, 1.0, -pi / 2.0),
        (INF, INF, pi / 4.0),
        (-INF, INF, -pi / 4.0),
        (INF, -INF, 3.0 * pi / 4.0),
        (-INF, -INF, -3.0 * pi / 4.0),
        (NAN, 1.0, NAN),
        (1.0, NAN, NAN),
        (1.0, 1.0, pi / 4.0),
        (0.0, INF, 0.0),
        (INF, 0.0, pi / 2.0),
        (1.0, -1.0, 3.0 * pi / 4.0),
    ];
    for &(y, x, want) in table {
        check(Name::Atan2, &[y, x], want);
    }
    let table: &[(f64, f64, f64)] = &[
        (3.0, 4.0, 5.0),
        (-3.0, 4.0, 5.0),
        (0.0, 0.0, 0.0),
        (-0.0, 0.0, 0.0),
        (INF, NAN, INF),
        (NAN, -INF, INF),
        (NAN, 1.0, NAN),
        (1.0, NAN, NAN),
        (INF, 1.0, INF),
        (0.0, -2.0, 2.0),
        (1e-30, 1.0, 1.0),
        (INF, INF, INF),
    ];
    for &(x, y, want) in table {
        check(Name::Hypot, &[x, y], want);
    }
}

#[test]
fn hypotenuses_and_angles_do_not_depend_on_the_scale() {
    for e in [-1000, -700, -460, -440, -30, 30, 500, 520, 1000] {
        let s = 2f64.powi(e);
        for (x, y) in [(3.0, 4.0), (1.25, 0.75), (1.0, 1e-5)] {
            let (one, scaled) = (apply(Name::Hypot, &[x, y]).unwrap(), apply(Name::Hypot, &[x * s, y * s]).unwrap());
            assert_eq!(one * s, scaled, "hypot of {x}, {y} times 2^{e}");
            let (one, scaled) = (apply(Name::Atan2, &[x, y]).unwrap(), apply(Name::Atan2, &[x * s, y * s]).unwrap());
            assert_eq!(one, scaled, "atan2 of {x}, {y} times 2^{e}");
        }
    }
    for e in [-120, -60, -20, 20, 62, 64, 120] {
        let s = 2f32.powi(e);
        for (x, y) in [(3.0, 4.0), (1.25, 0.75f32)] {
            let (one, scaled) = (apply(Name::Hypot, &[x, y]).unwrap(), apply(Name::Hypot, &[x * s, y * s]).unwrap());
            assert_eq!(one * s, scaled, "hypot of {x}, {y} times 2^{e}");
        }
    }
    let large = apply(Name::Hypot, &[1.2e308, 1.2e308]).unwrap();
    assert_eq!(large, 1.697_056_274_847_714e308);
    assert_eq!(apply(Name::Hypot, &[f64::from_bits(3), f64::from_bits(4)]).unwrap().to_bits(), 5);
    assert_eq!(apply(Name::Hypot, &[f64::MAX, f64::MAX]).unwrap(), INF);
    assert_eq!(apply(Name::Atan2, &[f64::MAX, f64::MAX]).unwrap(), std::f64::consts::FRAC_PI_4);
    assert_eq!(apply(Name::Atan2, &[f64::MIN_POSITIVE, f64::MAX]).unwrap(), 0.0);
    assert_eq!(apply(Name::Atan2, &[f64::from_bits(1), 1.0]).unwrap(), f64::from_bits(1));
}

#[test]
fn whole_numbers_and_powers_are_exact() {
    let one = |name, x: f64| apply(name, &[x]).unwrap();
    for n in -1074..=1023 {
        // Halves of 2^n below the normal numbers are built from bits.
        let power = if n < -1022 { f64::from_bits(1 << (n + 1074)) } else { f64::from_bits(((n + 1023) as u64) << 52) };
        assert_eq!(one(Name::Exp2, n as f64), power, "2^{n}");
        assert_eq!(one(Name::Log2, power), n as f64, "log2 2^{n}");
        assert_eq!(apply(Name::Pow, &[2.0, n as f64]).unwrap(), power, "pow(2, {n})");
    }
    for n in -149..=127 {
        let power = if n < -126 { f32::from_bits(1 << (n + 149)) } else { f32::from_bits(((n + 127) as u32) << 23) };
        assert_eq!(apply(Name::Exp2, &[n as f32]).unwrap(), power, "2^{n}");
        assert_eq!(apply(Name::Log2, &[power]).unwrap(), n as f32, "log2 2^{n}");
        assert_eq!(apply(Name::Pow, &[2.0, n as f32]).unwrap(), power, "pow(2, {n})");
    }
    for n in 0..=22 {
        let power: f64 = format!("1e{n}").parse().unwrap();
        assert_eq!(one(Name::Log10, power), n as f64, "log10 1e{n}");
        assert_eq!(apply(Name::Pow, &[10.0, n as f64]).unwrap(), power, "pow(10, {n})");
        if n <= 10 {
            assert_eq!(apply(Name::Log10, &[power as f32]).unwrap(), n as f32, "log10 1e{n}");
        }
    }
    for i in 1..=200_000u64 {
        let x = i as f64;
        assert_eq!(one(Name::Cbrt, x * x * x), x, "cbrt of {i}^3");
        assert_eq!(apply(Name::Pow, &[x, 2.0]).unwrap(), x * x, "{i}^2");
        assert_eq!(apply(Name::Pow, &[x, 3.0]).unwrap(), x * x * x, "{i}^3");
        assert_eq!(apply(Name::Pow, &[x * x, 0.5]).unwrap(), x, "root of {i}^2");
        assert_eq!(apply(Name::Pow, &[x, 1.0]).unwrap(), x);
        if i <= 4096 {
            assert_eq!(apply(Name::Pow, &[x as f32, 2.0]).unwrap(), (x * x) as f32, "{i}^2");
        }
        if i <= 256 {
            assert_eq!(apply(Name::Cbrt, &[(x * x * x) as f32]).unwrap(), x as f32, "cbrt of {i}^3");
        }
    }
}

#[test]
fn odd_functions_are_odd_and_small_arguments_are_their_values() {
    use Name::*;
    let least = f64::from_bits(1);
    for name in [Expm1, Log1p, Sinh, Tanh, Asin, Atan, Asinh, Atanh] {
        for x in [least, -least, 1e-310, -1e-310, 1e-200, -1e-200, 1e-20] {
            assert_eq!(apply(name, &[x]).unwrap(), x, "{}({x:e})", name.name());
        }
        for x in [1e-40f32, -1e-40, f32::from_bits(1), 1e-20] {
            assert_eq!(apply(name, &[x]).unwrap(), x, "{}({x:e})", name.name());
        }
    }
    for name in [Sinh, Tanh, Asin, Atan, Asinh, Atanh, Cbrt, Erf] {
        for i in 0..2000 {
            let x = i as f64 * 0.0131;
            let (one, other) = (apply(name, &[x]).unwrap(), -apply(name, &[-x]).unwrap());
            assert!(same(one, other), "{}({x})", name.name());
        }
    }
}

#[test]
fn results_underflow_gradually_and_overflow_late() {
    let bits = |name, operands: &[f64]| apply(name, operands).unwrap().to_bits();
    assert_eq!(bits(Name::Exp, &[-745.0]), 1);
    assert_eq!(bits(Name::Exp2, &[-1074.4]), 1);
    assert_eq!(bits(Name::Pow, &[0.5, 1074.0]), 1);
    assert_eq!(bits(Name::Pow, &[0.1, 320.0]), 1e-320f64.to_bits());
    assert_eq!(bits(Name::Erfc, &[27.0]), 105999);
    assert!(apply(Name::Sinh, &[710.4f64]).unwrap().is_finite() && apply(Name::Sinh, &[710.5]).unwrap() == INF);
    assert!(
        apply(Name::Cosh, &[89.4f32]).unwrap().is_finite() && apply(Name::Cosh, &[89.5f32]).unwrap() == f32::INFINITY
    );
    assert!(apply(Name::Exp2, &[1_023.999_999_9_f64]).unwrap().is_finite());
    assert_eq!(apply(Name::Exp2, &[1024.0]).unwrap(), INF);
    assert_eq!(apply(Name::Pow, &[f64::MAX, 1.0]).unwrap(), f64::MAX);
    assert_eq!(apply(Name::Acosh, &[f64::MAX]).unwrap(), 710.475_860_073_944);
    assert_eq!(apply(Name::Asinh, &[f64::MAX]).unwrap(), 710.475_860_073_944);
    assert_eq!(apply(Name::Log1p, &[f64::MAX]).unwrap(), 709.782_712_893_384);
}
