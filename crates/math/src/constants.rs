//! The constants of the functions, for f32 and f64.

// The coefficients are as tools/minimax.py prints them: nine digits name an f32, even where eight would.
#![allow(clippy::excessive_precision)]

use std::ops::Neg;

use crate::arc::ArcConstants;
use crate::erf::ErfConstants;
use crate::exp::ExpConstants;
use crate::features::Features;
use crate::log::LogConstants;
use crate::real::Real;
use crate::root::RootConstants;

/// A type with its constants: `f32` or `f64`. Those that only one file uses stand there.
pub trait Constants:
    Copy + Neg<Output = Self> + 'static + ExpConstants + LogConstants + ArcConstants + ErfConstants + RootConstants
{
    /// The number, rounded to the type.
    fn number(x: f64) -> Self;
    /// -0, whose addition changes nothing, not even a -0.
    const NOTHING: Self;
    const HALF: Self;
    const ONE: Self;
    const TWO: Self;
    const NAN: Self;
    const INFINITY: Self;
    const NEG_INFINITY: Self;
    /// The least finite number.
    const MIN: Self;
    /// The sign's bit alone, and every bit but it.
    const SIGN: Self;
    const MAGNITUDE: Self;
    /// The least normal number.
    const MIN_NORMAL: Self;
    /// Its exponent.
    const MIN_EXPONENT: Self;
    /// A power of two that makes every subnormal number normal, and its exponent.
    const NORMALISE: Self;
    const NORMALISE_EXPONENT: Self;
    /// 1.5 times two to the digits of the mantissa. Added to a number of at most half that size, it rounds it to a whole
    /// one; the sum's low bits are that whole number in two's complement.
    const MAGIC: Self;
    /// `MAGIC` plus the exponent's bias: the sum's low bits are a biased exponent.
    const BIASED: Self;
    /// The upper half of the digits, with exponent and sign.
    const UPPER_HALF: Self;
    /// The bits that lead from a number in [2/3, 4/3) to one in [1, 2) and leave its exponent at 0.
    const TO_MIDDLE: Self;
    /// The exponent's bits.
    const EXPONENT: Self;
    /// Two to the digits of the mantissa: its low bits take a biased exponent as a whole number.
    const HOLDER: Self;
    /// `HOLDER` plus the exponent's bias.
    const BIASED_HOLDER: Self;
    /// 1 / ln 2.
    const LOG2_E: Self;
    /// ln 2 to so few bits that its product with any exponent is exact.
    const LN2_HI: Self;
    /// The rest of ln 2.
    const LN2_LO: Self;
    /// Below this `e^x` rounds to 0.
    const EXP_LOW: Self;
    /// Above this `e^x` rounds to infinity.
    const EXP_HIGH: Self;
    /// `(e^r - 1 - r) / r²` for `|r| <= ln2/2`, lowest power first.
    const EXP_TAIL: &'static [Self];
    /// `(tanh x - x) / x³` in `x²` for `|x| <= TANH_SMALL`, lowest power first.
    const TANH_TAIL: &'static [Self];
    /// Below this tanh is its polynomial; above, where it is at least 1/2, the rounding of `1 - tanh` is its own at most.
    const TANH_SMALL: Self;
    /// From here on the sigmoid rounds to 1, and tanh from half of it.
    const SIGMOID_HIGH: Self;
    /// Below this `x e^x` rounds to 0.
    const SILU_LOW: Self;
    /// Above this `x Φ(-x)` rounds to 0.
    const PHI_HIGH: Self;
    /// `k` of the argument `(k - a) / (k + a)`.
    const PHI_CENTRE: Self;
    /// `e^(a²/2) Φ(-a) (k + a)` in that argument, lowest power first.
    const PHI: &'static [Self];
    /// Below the negative of this gelu's tanh form rounds to 0.
    const GELU_TANH_HIGH: Self;
    /// Above this gelu's tanh form is `x`.
    const GELU_TANH_ONE: Self;
    /// `2√(2/π)`, to twice the type's digits.
    const GELU_C1: Self;
    const GELU_C1_LOW: Self;
    /// `2√(2/π) * 0.044715`, to twice the type's digits.
    const GELU_C3: Self;
    const GELU_C3_LOW: Self;

    /// `log(1 + f) - f` for `|f| <= 1/3`.
    fn log_tail<F: Features, R: Real<Scalar = Self>>(f: R) -> R;
}

/// The constants that are the same text for both types. `$mantissa` counts stored digits.
macro_rules! common {
    ($t:ident, $bits:ident, $mantissa:literal, $two_thirds:literal) => {
        #[inline(always)]
        fn number(x: f64) -> $t {
            x as $t
        }
        const NOTHING: $t = -0.0;
        const HALF: $t = 0.5;
        const ONE: $t = 1.0;
        const TWO: $t = 2.0;
        const NAN: $t = $t::NAN;
        const INFINITY: $t = $t::INFINITY;
        const NEG_INFINITY: $t = $t::NEG_INFINITY;
        const MIN: $t = $t::MIN;
        const SIGN: $t = -0.0;
        const MAGNITUDE: $t = $t::from_bits($bits::MAX >> 1);
        const MIN_NORMAL: $t = $t::MIN_POSITIVE;
        const MIN_EXPONENT: $t = ($t::MIN_EXP - 1) as $t;
        const NORMALISE: $t = ((1 as $bits) << $mantissa) as $t;
        const NORMALISE_EXPONENT: $t = $mantissa as $t;
        const MAGIC: $t = ((3 as $bits) << ($mantissa - 1)) as $t;
        const BIASED: $t = <$t>::MAGIC + ($t::MAX_EXP - 1) as $t;
        const UPPER_HALF: $t = $t::from_bits($bits::MAX << ($mantissa / 2 + 1));
        const TO_MIDDLE: $t = $t::from_bits((1.0 as $t).to_bits() - $two_thirds);
        const EXPONENT: $t = $t::INFINITY;
        const HOLDER: $t = <$t>::NORMALISE;
        const BIASED_HOLDER: $t = <$t>::HOLDER + ($t::MAX_EXP - 1) as $t;
        const TANH_SMALL: $t = 0.55;
        const GELU_TANH_ONE: $t = 8.0;
    };
}

// Every constant below is rounded from its value to 60 digits. ln 2 is cut after 16 of f32's 24 bits and after 42 of
// f64's 53, which leaves room for exponents of 8 and 11 bits. Polynomials: tools/minimax.py, by the names given.

impl Constants for f32 {
    common!(f32, u32, 23, 0x3f2a_aaab);
    const LOG2_E: f32 = std::f32::consts::LOG2_E;
    const LN2_HI: f32 = 0.693_145_75;
    const LN2_LO: f32 = 1.428_606_8e-6;
    const GELU_C1: f32 = 1.595_769_2;
    const GELU_C1_LOW: f32 = -4.534_068e-8;
    const GELU_C3: f32 = 0.071_354_814;
    const GELU_C3_LOW: f32 = 2.398_832_5e-9;
    const EXP_LOW: f32 = -104.0;
    const EXP_HIGH: f32 = 89.0;
    const SIGMOID_HIGH: f32 = 20.0;
    const SILU_LOW: f32 = -110.0;
    const PHI_HIGH: f32 = 14.6;
    const PHI_CENTRE: f32 = 4.0;
    const GELU_TANH_HIGH: f32 = 11.5;
    /// exp_f32.
    const EXP_TAIL: &'static [f32] =
        &[4.999999404e-01, 1.666652113e-01, 4.166838899e-02, 8.368717507e-03, 1.381461159e-03];
    /// tanh_f32.
    const TANH_TAIL: &'static [f32] =
        &[-3.333331645e-01, 1.333249956e-01, -5.384227633e-02, 2.102721669e-02, -6.207426544e-03];
    /// phi_f32.
    const PHI: &'static [f32] = &[
        7.552851439e-01,
        6.078965664e-01,
        3.871369064e-01,
        1.865236610e-01,
        6.040348858e-02,
        7.524004206e-03,
        -3.510212293e-03,
        -1.568407519e-03,
        1.746606431e-04,
        1.341953321e-04,
    ];

    #[inline(always)]
    fn log_tail<F: Features, R: Real<Scalar = f32>>(f: R) -> R {
        /// log_f32: `(log(1 + f) - f + f²/2) / f³`.
        const TAIL: &[f32] = &[
            3.333333433e-01,
            -2.499981970e-01,
            1.999959797e-01,
            -1.667957902e-01,
            1.430445611e-01,
            -1.219577640e-01,
            1.075423583e-01,
            -1.284506619e-01,
            1.200715080e-01,
        ];
        f * f * f.mul_add::<F>(f.polynomial::<F>(TAIL), f.all(-0.5))
    }
}

impl Constants for f64 {
    common!(f64, u64, 52, 0x3fe5_5555_5555_5555);
    const LOG2_E: f64 = std::f64::consts::LOG2_E;
    const LN2_HI: f64 = 0.693_147_180_559_890_3;
    const LN2_LO: f64 = 5.497_923_018_708_371e-14;
    const GELU_C1: f64 = 1.595_769_121_605_730_8;
    const GELU_C1_LOW: f64 = -9.969_308_809_110_92e-17;
    const GELU_C3: f64 = 0.071_354_816_272_600_25;
    const GELU_C3_LOW: f64 = -6.175_149_918_155_315e-19;
    const EXP_LOW: f64 = -746.0;
    const EXP_HIGH: f64 = 710.0;
    const SIGMOID_HIGH: f64 = 40.0;
    const SILU_LOW: f64 = -760.0;
    const PHI_HIGH: f64 = 38.8;
    const PHI_CENTRE: f64 = 4.0;
    const GELU_TANH_HIGH: f64 = 22.0;
    /// exp_f64.
    const EXP_TAIL: &'static [f64] = &[
        0.5,
        0.16666666666666682,
        0.041666666666666095,
        0.008333333333317034,
        0.0013888888889115629,
        0.00019841269896383792,
        2.4801586926633673e-05,
        2.7557234861934674e-06,
        2.7557581847491253e-07,
        2.5112036836237812e-08,
        2.0826627339885924e-09,
    ];
    /// tanh_f64.
    const TANH_TAIL: &'static [f64] = &[
        -0.3333333333333329,
        0.13333333333324973,
        -0.05396825396267012,
        0.021869488352023368,
        -0.008863232014909952,
        0.003592085846561559,
        -0.0014555016435417968,
        0.0005882701212387163,
        -0.00023292722654051417,
        8.265181711946284e-05,
        -1.9077056561744136e-05,
    ];
    /// phi_f64.
    const PHI: &'static [f64] = &[
        0.7552851304157515,
        0.6078966419718921,
        0.3871374007422195,
        0.18652185795966542,
        0.060396574890666264,
        0.007540188966435088,
        -0.003479692361606769,
        -0.0016308184532789402,
        0.0001333442485228585,
        0.00023109490370998244,
        -1.9078439672771637e-06,
        -3.5144569646995875e-05,
        7.149754980817188e-07,
        5.9200112082088945e-06,
        -6.252283736323611e-07,
        -1.0218571241568326e-06,
        2.6415445666645533e-07,
        1.5659203733918937e-07,
        -7.721032525299699e-08,
        -1.6069222817060075e-08,
        1.4618972542030363e-08,
        3.390397165455095e-10,
        -1.196529374869668e-09,
    ];

    #[inline(always)]
    fn log_tail<F: Features, R: Real<Scalar = f64>>(f: R) -> R {
        /// log_f64: `(2 atanh(s) - 2s) / s³` in `s²`.
        const TAIL: &[f64] = &[
            0.666666666666666,
            0.4000000000005671,
            0.28571428555819756,
            0.22222224297560367,
            0.18181665800927369,
            0.15391114709811432,
            0.13173547590892035,
            0.13843423405863478,
        ];
        // With s = f / (2 + f): log(1 + f) = 2 atanh(s), and 2s = f - f²/2 + s f²/2 (fdlibm's e_log.c).
        let s = f / (f + f.all(2.0));
        let z = s * s;
        let half_square = f.all(0.5) * f * f;
        s.mul_add::<F>(z.mul_add::<F>(z.polynomial::<F>(TAIL), half_square), -half_square)
    }
}
