//! The error function and its complement: a polynomial near 0, and `erfc x = e^(-x²) g(x)` beyond, `g` a smooth function:
//! a polynomial in `t = (k - x) / (k + x)`, divided by `k + x` (Shepherd, Laframboise 1981).

use crate::constants::Constants;
use crate::exp::power_pair;
use crate::features::Fused;
use crate::pair::{Pair, fma, polynomial};
use crate::real::Real;

/// What only these functions use.
pub trait ErfConstants: Sized + 'static {
    /// `2/√π` as a pair.
    const ERF_SLOPE: (Self, Self);
    /// `(erf x / x - 2/√π) / x²` in `x²` for `|x| <= 1/2`, lowest power first.
    const ERF_TAIL: &'static [Self];
    /// `e^(x²) erfc(x) (k + x)` in `t`, lowest power first: the first three coefficients as pairs, and the rest.
    const ERFC: [(Self, Self); 3];
    const ERFC_TAIL: &'static [Self];
    /// Above this erfc rounds to 0.
    const ERFC_HIGH: Self;
}

#[allow(clippy::excessive_precision, reason = "as tools/minimax.py prints them")]
impl ErfConstants for f32 {
    const ERF_SLOPE: (f32, f32) = (std::f32::consts::FRAC_2_SQRT_PI, -5.863538277e-08);
    /// erf_f32.
    const ERF_TAIL: &'static [f32] = &[-3.761261702e-01, 1.128296256e-01, -2.676491439e-02, 4.732073750e-03];
    /// erfc_f32.
    const ERFC: [(f32, f32); 3] =
        [(1.074006915e+00, -6.952195708e-09), (8.833944798e-01, -1.293315854e-08), (5.902282000e-01, 2.663687404e-08)];
    const ERFC_TAIL: &'static [f32] = &[
        3.104666471e-01,
        1.195305213e-01,
        2.683423087e-02,
        -1.234509633e-03,
        -3.060942516e-03,
        -4.700022691e-04,
        3.011529043e-04,
    ];
    const ERFC_HIGH: f32 = 10.1;
}

impl ErfConstants for f64 {
    const ERF_SLOPE: (f64, f64) = (std::f64::consts::FRAC_2_SQRT_PI, 1.533545961316588e-17);
    /// erf_f64.
    const ERF_TAIL: &'static [f64] = &[
        -0.37612638903183754,
        0.11283791670954917,
        -0.026866170645015227,
        0.005223977622291022,
        -0.0008548326539049375,
        0.00012055287965713838,
        -1.4923068494383704e-05,
        1.6372547511316989e-06,
        -1.4632047365379895e-07,
    ];
    /// erfc_f64.
    const ERFC: [(f64, f64); 3] = [
        (1.0740069070883398, -8.892835141046922e-17),
        (0.8833944531698836, 3.824934303807853e-17),
        (0.590228357104102, -5.266388250124411e-17),
    ];
    const ERFC_TAIL: &'static [f64] = &[
        0.3104672619005616,
        0.11952776128728008,
        0.026827234624710716,
        -0.0012124166269207011,
        -0.0030340620052699678,
        -0.0005483096963877711,
        0.000276777884350381,
        0.00010756153311588771,
        -3.039836879689026e-05,
        -1.7470861838228784e-05,
        4.749884153940939e-06,
        2.7665813714699828e-06,
        -1.0000883808801765e-06,
        -4.109748381478886e-07,
        2.3444305489227556e-07,
        5.0697243154345254e-08,
        -5.009450525298082e-08,
        -5.037644996513515e-09,
        6.902731558381541e-09,
        7.033124063432573e-10,
    ];
    const ERFC_HIGH: f64 = 27.3;
}

/// erf of a magnitude up to 1/2, as a pair.
#[inline(always)]
fn small<R: Real>(a: R) -> Pair<R> {
    let square = a * a;
    let slope = Pair::constant(a, R::Scalar::ERF_SLOPE);
    let first = Pair::product(a, slope.high);
    let rest = fma(a, slope.low, first.low);
    Pair { high: first.high, low: fma(a * square, polynomial(square, R::Scalar::ERF_TAIL), rest) }
}

/// erfc of a magnitude from 0.45 up, as a pair times `2^n`.
#[inline(always)]
fn large<R: Real>(a: R) -> (R, Pair<R>) {
    let a = a.at_most(a.all(R::Scalar::ERFC_HIGH));
    let square = Pair::product(a, a);
    let (n, power) = power_pair(-square.high, -square.low);
    let k = a.number(3.0);
    let below = Pair::sum(k, a);
    let inverse = Pair::quotient(Pair::single(a.number(1.0)), below);
    // 1 - 2a / (k + a).
    let part = Pair::single(-(a + a)).times(inverse);
    let t = Pair::ordered_sum(a.number(1.0), part.high);
    let t = Pair { high: t.high, low: t.low + part.low };
    let [c0, c1, c2] = R::Scalar::ERFC;
    let (c0, c1, c2) = (Pair::constant(a, c0), Pair::constant(a, c1), Pair::constant(a, c2));
    let rest = Pair::product(t.high, polynomial(t.high, R::Scalar::ERFC_TAIL));
    let y = c0.plus(t.times(c1.plus(t.times(c2.plus(rest)))));
    (n, y.times(inverse).times(power))
}

/// The error function, at most 1 ULP off.
#[inline(always)]
pub fn erf<R: Real>(x: R) -> R {
    let one = x.number(1.0);
    let a = x.abs();
    let (n, tail) = large(a);
    // The least of these counts no more beside 1.
    let scale = n.at_least(x.all(R::Scalar::MIN_EXPONENT)).pow2();
    let sum = Pair::ordered_sum(one, -(tail.high * scale));
    let beyond = sum.high + fma(-tail.low, scale, sum.low);
    a.if_less(x.number(0.5), small(a).value(), beyond).signed_as(x)
}

/// `1 - erf x`, at most 1.5 ULP off, the tail's small results included.
#[inline(always)]
pub fn erfc<R: Real>(x: R) -> R {
    let (zero, one, half) = (x.number(0.0), x.number(1.0), x.number(0.5));
    let a = x.abs();
    let small = small(x);
    let near = Pair::ordered_sum(one, -small.high);
    let near = near.high + (near.low - small.low);
    let (n, tail) = large(a);
    // From 2 for the negative ones, where n is not far below 0 or the tail does not count.
    let scale = n.at_least(x.all(R::Scalar::MIN_EXPONENT)).pow2();
    let sum = Pair::ordered_sum(x.number(2.0), -(tail.high * scale));
    let below = sum.high + fma(-tail.low, scale, sum.low);
    let far = x.if_less(zero, below, tail.value().scale::<Fused>(n));
    x.abs().if_less(half, near, far)
}
