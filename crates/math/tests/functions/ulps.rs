//! How far the functions are from the exact values, in units in the last place, over samples with fixed seeds.

use jitney_math::{Name, Real, apply};

use crate::double_double::{self, Pair};
use crate::exact;

/// A sample's inputs.
#[derive(Clone, Copy)]
enum Inputs {
    /// Evenly from an interval.
    Even(f64, f64),
    /// `±2^e`, times up to 2, the exponent evenly from an interval.
    Magnitudes(f64, f64),
    /// As `Magnitudes`, positive.
    Positive(f64, f64),
}

struct Random(u64);

impl Random {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    fn from(&mut self, inputs: Inputs) -> f64 {
        match inputs {
            Inputs::Even(low, high) => low + (high - low) * self.unit(),
            Inputs::Positive(low, high) => (low + (high - low) * self.unit()).exp2(),
            Inputs::Magnitudes(low, high) => {
                let sign = if self.unit() < 0.5 { -1.0 } else { 1.0 };
                sign * self.from(Inputs::Positive(low, high))
            }
        }
    }
}

enum Exact {
    One(fn(f64) -> (Pair, i32), &'static [Inputs]),
    Two(fn(f64, f64) -> (Pair, i32), &'static [(Inputs, Inputs)]),
    /// The second operand is such that the power's logarithm is even in the interval that the type has.
    Power(&'static [Inputs]),
}

use Exact::{One, Two};
use Inputs::{Even, Magnitudes, Positive};

/// A function, its bounds for f32 and f64, and the intervals to sample, narrowed for f32 to what it can hold.
const FUNCTIONS: &[(Name, f64, f64, Exact)] = &[
    (
        Name::Exp,
        1.0,
        1.0,
        One(exact::exp, &[Even(-745.0, 709.7), Even(-103.0, 88.7), Magnitudes(-30.0, 0.0), Even(-1.0, 1.0)]),
    ),
    (
        Name::Exp2,
        1.0,
        1.0,
        One(exact::exp2, &[Even(-1074.0, 1023.9), Even(-149.0, 127.9), Magnitudes(-30.0, 0.0), Even(-1.0, 1.0)]),
    ),
    (
        Name::Expm1,
        1.25,
        1.25,
        One(exact::expm1, &[Even(-50.0, 709.7), Even(-20.0, 88.7), Magnitudes(-120.0, 0.0), Even(-1.0, 2.0)]),
    ),
    (
        Name::Log,
        1.0,
        1.0,
        One(exact::log, &[Positive(-1000.0, 1000.0), Positive(-125.0, 127.0), Even(0.5, 2.0), Even(0.99, 1.01)]),
    ),
    (
        Name::Log2,
        1.25,
        1.25,
        One(exact::log2, &[Positive(-1000.0, 1000.0), Positive(-125.0, 127.0), Even(0.5, 2.0), Even(0.99, 1.01)]),
    ),
    (
        Name::Log10,
        1.25,
        1.25,
        One(exact::log10, &[Positive(-1000.0, 1000.0), Positive(-125.0, 127.0), Even(0.5, 2.0), Even(0.99, 1.01)]),
    ),
    (
        Name::Log1p,
        1.0,
        1.0,
        One(
            exact::log1p,
            &[
                Positive(-1000.0, 1000.0),
                Positive(-125.0, 127.0),
                Even(-0.99, 2.0),
                Magnitudes(-100.0, -1.0),
                Magnitudes(-9.0, -0.01),
            ],
        ),
    ),
    (
        Name::Sinh,
        1.0,
        1.0,
        One(exact::sinh, &[Even(-710.0, 710.4), Even(-89.0, 89.4), Even(-3.0, 3.0), Magnitudes(-120.0, 1.0)]),
    ),
    (
        Name::Cosh,
        1.0,
        1.0,
        One(exact::cosh, &[Even(-710.0, 710.4), Even(-89.0, 89.4), Even(-3.0, 3.0), Magnitudes(-120.0, 1.0)]),
    ),
    (Name::Tanh, 2.0, 2.0, One(exact::tanh, &[Even(-22.0, 22.0), Even(-1.0, 1.0), Magnitudes(-120.0, 1.0)])),
    (Name::Asin, 1.0, 1.0, One(exact::asin, &[Even(-1.0, 1.0), Magnitudes(-120.0, -0.001), Even(0.999, 1.0)])),
    (Name::Acos, 1.0, 1.0, One(exact::acos, &[Even(-1.0, 1.0), Magnitudes(-120.0, -0.001), Even(0.999, 1.0)])),
    (Name::Atan, 1.0, 1.0, One(exact::atan, &[Even(-4.0, 4.0), Magnitudes(-120.0, 120.0), Even(0.3, 0.5)])),
    (
        Name::Atan2,
        1.0,
        1.0,
        Two(exact::atan2, &[(Even(-4.0, 4.0), Even(-4.0, 4.0)), (Magnitudes(-50.0, 50.0), Magnitudes(-50.0, 50.0))]),
    ),
    (Name::Asinh, 1.0, 1.0, One(exact::asinh, &[Even(-4.0, 4.0), Magnitudes(-120.0, 120.0), Even(0.3, 1.5)])),
    (Name::Acosh, 1.0, 1.0, One(exact::acosh, &[Even(1.0, 4.0), Positive(0.0, 120.0), Even(1.0, 1.01)])),
    (Name::Atanh, 1.0, 1.0, One(exact::atanh, &[Even(-1.0, 1.0), Magnitudes(-100.0, -0.001), Even(0.3, 0.6)])),
    (Name::Pow, 1.0, 1.0, Exact::Power(&[Positive(-120.0, 120.0), Even(0.5, 2.0), Even(0.99, 1.01), Even(0.0, 20.0)])),
    (Name::Cbrt, 1.0, 1.0, One(exact::cbrt, &[Even(-8.0, 8.0), Magnitudes(-120.0, 120.0)])),
    (
        Name::Hypot,
        1.0,
        1.0,
        Two(exact::hypot, &[(Even(-4.0, 4.0), Even(-4.0, 4.0)), (Magnitudes(-50.0, 50.0), Magnitudes(-50.0, 50.0))]),
    ),
    (Name::Erf, 1.0, 1.0, One(exact::erf, &[Even(-6.0, 6.0), Even(-1.2, 1.2), Magnitudes(-120.0, 0.0)])),
    (Name::Erfc, 1.5, 1.5, One(exact::erfc, &[Even(-6.0, 27.2), Even(-1.0, 3.0), Even(-3.0, 10.0)])),
];

/// A type that the samples are rounded to, and the distance in its units.
trait Float: Real<Scalar = Self> + Into<f64> {
    const KIND: &'static str;
    /// Logarithms of powers stay between these.
    const POWERS: (f64, f64);
    fn rounded(x: f64) -> Self;
    fn ulps(got: Self, want: (Pair, i32)) -> f64;
}

impl Float for f64 {
    const KIND: &'static str = "f64";
    const POWERS: (f64, f64) = (-744.0, 709.7);
    fn rounded(x: f64) -> f64 {
        x
    }
    fn ulps(got: f64, want: (Pair, i32)) -> f64 {
        double_double::ulps(got, want)
    }
}

impl Float for f32 {
    const KIND: &'static str = "f32";
    const POWERS: (f64, f64) = (-103.0, 88.7);
    fn rounded(x: f64) -> f32 {
        x as f32
    }
    fn ulps(got: f32, (want, n): (Pair, i32)) -> f64 {
        let want = double_double::scale(want, n.clamp(-1000, 1000)).0;
        let nearest = want as f32;
        if nearest.is_infinite() {
            return if got == nearest { 0.0 } else { f64::INFINITY };
        }
        let exponent = (want.abs().to_bits() >> 52).max(1023 - 126);
        (f64::from(got) - want).abs() / f64::from_bits((exponent - 23) << 52)
    }
}

/// The largest error of a function, and its operands.
fn worst<T: Float>(name: Name, exact: &Exact, count: usize) -> (f64, Vec<f64>) {
    let mut random = Random(name as u64 + 1);
    let mut worst = (0.0, Vec::new());
    let mut note = |operands: &[T], want: (Pair, i32)| {
        let got = apply(name, operands).expect("the function's operands");
        // A NaN is no number's neighbour.
        let error = Some(T::ulps(got, want)).filter(|error| !error.is_nan()).unwrap_or(f64::INFINITY);
        let operands: Vec<f64> = operands.iter().map(|&x| x.into()).collect();
        if error > worst.0 {
            worst = (error, operands);
        }
    };
    // What an f32 does not hold is not of its sample.
    let held = |x: T| x.into() != 0.0 && x.into().is_finite();
    match exact {
        One(function, intervals) => {
            for &interval in *intervals {
                for _ in 0..count / intervals.len() {
                    let x = T::rounded(random.from(interval));
                    let want = function(x.into());
                    if held(x) && (T::KIND == "f64" || want.0.0.abs().log2() + f64::from(want.1) < 127.99) {
                        note(&[x], want);
                    }
                }
            }
        }
        Two(function, intervals) => {
            for &(first, second) in *intervals {
                for _ in 0..count / intervals.len() {
                    let (x, y) = (T::rounded(random.from(first)), T::rounded(random.from(second)));
                    note(&[x, y], function(x.into(), y.into()));
                }
            }
        }
        Exact::Power(intervals) => {
            for &interval in *intervals {
                for i in 0..count / intervals.len() {
                    let x = T::rounded(random.from(interval));
                    let power = T::POWERS.0 + (T::POWERS.1 - T::POWERS.0) * random.unit();
                    let power = if i % 2 == 0 { power } else { power / 100.0 };
                    let y = T::rounded(power / x.into().ln());
                    if held(y) {
                        note(&[x, y], exact::pow(x.into(), y.into()));
                    }
                }
            }
        }
    }
    worst
}

fn check(count: usize) {
    let mut exceeded = Vec::new();
    for (name, single, double, exact) in FUNCTIONS {
        for (kind, bound, (error, at)) in
            [("f32", *single, worst::<f32>(*name, exact, count)), ("f64", *double, worst::<f64>(*name, exact, count))]
        {
            println!("{:<6} {kind} {error:.4} ULP at {at:?}", name.name());
            if error > bound {
                exceeded.push(format!("{} {kind}: {error} ULP at {at:?}", name.name()));
            }
        }
    }
    assert!(exceeded.is_empty(), "{}", exceeded.join("\n"));
    assert_eq!(FUNCTIONS.len(), Name::ALL.len());
}

#[test]
fn errors_keep_their_bounds() {
    check(10_000);
}

#[test]
#[ignore = "minutes: the numbers of the documentation; run with --ignored --no-capture"]
fn errors_measured() {
    check(500_000);
}
