//! What the functions need of a floating-point type: its arithmetic, its bits, and the constants.
//!
//! Selects are written as `if a < b { … } else { … }`, which compiles to one minimum, maximum or blend.

// The coefficients are as tools/minimax.py prints them: nine digits name an f32, even where eight would.
#![allow(clippy::excessive_precision)]

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::runtime::cpu::Features;

/// `f32` or `f64`.
pub(super) trait Real:
    Copy
    + 'static
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    const ZERO: Self;
    /// -0, whose addition changes nothing, not even a -0.
    const NOTHING: Self;
    const HALF: Self;
    const ONE: Self;
    const NAN: Self;
    const INFINITY: Self;
    const NEG_INFINITY: Self;
    /// The least normal number.
    const MIN_NORMAL: Self;
    /// A power of two that makes every subnormal number normal, and its exponent.
    const NORMALISE: Self;
    const NORMALISE_EXPONENT: Self;
    /// 1.5 times two to the digits of the mantissa. Added to a number of at most half that size, it rounds it to a whole
    /// one; the sum's low bits are that whole number in two's complement.
    const MAGIC: Self;
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
    /// From half of this on, tanh rounds to 1.
    const TANH_HIGH: Self;
    /// Below this `x e^x` rounds to 0.
    const SILU_LOW: Self;
    /// Above this `x Φ(-x)` rounds to 0.
    const PHI_HIGH: Self;
    /// `k` of the argument `(k - a) / (k + a)`.
    const PHI_CENTRE: Self;
    /// `e^(a²/2) Φ(-a) (k + a)` in that argument, lowest power first.
    const PHI: &'static [Self];
    /// Above this gelu's tanh form is `x`, and below its negative it rounds to 0.
    const GELU_TANH_HIGH: Self;
    /// `2√(2/π)`, to twice the type's digits.
    const GELU_C1: Self;
    const GELU_C1_LOW: Self;
    /// `2√(2/π) * 0.044715`, to twice the type's digits.
    const GELU_C3: Self;
    const GELU_C3_LOW: Self;

    fn abs(self) -> Self;
    fn copysign(self, sign: Self) -> Self;
    /// `self * b + c`, fused where the level has it.
    fn mul_add<F: Features>(self, b: Self, c: Self) -> Self;
    /// `2^self`; whole, and a normal number's exponent.
    fn pow2(self) -> Self;
    /// The number with the lower half of its mantissa cleared: its square is exact.
    fn upper_half(self) -> Self;
    /// A positive normal number as `m * 2^e`, `m` in [2/3, 4/3). Any other gives numbers without meaning.
    fn split(self) -> (Self, Self);
    /// `log(1 + f) - f` for `|f| <= 1/3`.
    fn log_tail<F: Features>(f: Self) -> Self;

    /// The larger; NaN stays.
    #[inline(always)]
    fn at_least(self, low: Self) -> Self {
        if self < low { low } else { self }
    }

    /// The smaller; NaN stays.
    #[inline(always)]
    fn at_most(self, high: Self) -> Self {
        if self > high { high } else { self }
    }

    /// The polynomial by Horner's rule; unrolled, since the coefficients are known.
    #[inline(always)]
    fn polynomial<F: Features>(self, coefficients: &'static [Self]) -> Self {
        let mut i = coefficients.len() - 1;
        let mut y = coefficients[i];
        while i > 0 {
            i -= 1;
            y = y.mul_add::<F>(self, coefficients[i]);
        }
        y
    }
}

/// The parts that are the same text for both types. `$mantissa` counts stored digits.
macro_rules! common {
    ($real:ident, $bits:ident, $mul_add:ident, $mantissa:literal, $two_thirds:literal) => {
        const ZERO: $real = 0.0;
        const NOTHING: $real = -0.0;
        const HALF: $real = 0.5;
        const ONE: $real = 1.0;
        const NAN: $real = $real::NAN;
        const INFINITY: $real = $real::INFINITY;
        const NEG_INFINITY: $real = $real::NEG_INFINITY;
        const MIN_NORMAL: $real = $real::MIN_POSITIVE;
        const NORMALISE: $real = ((1 as $bits) << $mantissa) as $real;
        const NORMALISE_EXPONENT: $real = $mantissa as $real;
        const MAGIC: $real = ((3 as $bits) << ($mantissa - 1)) as $real;

        #[inline(always)]
        fn abs(self) -> $real {
            self.abs()
        }
        #[inline(always)]
        fn copysign(self, sign: $real) -> $real {
            self.copysign(sign)
        }
        #[inline(always)]
        fn mul_add<F: Features>(self, b: $real, c: $real) -> $real {
            F::$mul_add(self, b, c)
        }
        #[inline(always)]
        fn pow2(self) -> $real {
            const BIAS: $real = ($real::MAX_EXP - 1) as $real;
            $real::from_bits((self + (<$real>::MAGIC + BIAS)).to_bits() << $mantissa)
        }
        #[inline(always)]
        fn upper_half(self) -> $real {
            $real::from_bits(self.to_bits() & ($bits::MAX << ($mantissa / 2 + 1)))
        }
        #[inline(always)]
        fn split(self) -> ($real, $real) {
            const ONE: $bits = (1.0 as $real).to_bits();
            const EXPONENT: $bits = ((1 << ($bits::BITS - 1 - $mantissa)) - 1) << $mantissa;
            // 2^mantissa, whose low bits take the biased exponent as a whole number.
            const HOLDER: $real = ((1 as $bits) << $mantissa) as $real;
            const BIAS: $real = ($real::MAX_EXP - 1) as $real;
            let bits = self.to_bits();
            let shifted = bits.wrapping_add(ONE - $two_thirds);
            let e = $real::from_bits((shifted >> $mantissa) | HOLDER.to_bits()) - (HOLDER + BIAS);
            let m = $real::from_bits(bits.wrapping_sub(shifted & EXPONENT).wrapping_add(ONE));
            (m, e)
        }
    };
}

// Every constant below is rounded from its value to 60 digits. ln 2 is cut after 16 of f32's 24 bits and after 42 of
// f64's 53, which leaves room for exponents of 8 and 11 bits. Polynomials: tools/minimax.py, by the names given.

impl Real for f32 {
    common!(f32, u32, mul_add_f32, 23, 0x3f2a_aaab);
    const LOG2_E: f32 = std::f32::consts::LOG2_E;
    const LN2_HI: f32 = 0.693_145_75;
    const LN2_LO: f32 = 1.428_606_8e-6;
    const GELU_C1: f32 = 1.595_769_2;
    const GELU_C1_LOW: f32 = -4.534_068e-8;
    const GELU_C3: f32 = 0.071_354_814;
    const GELU_C3_LOW: f32 = 2.398_832_5e-9;
    const EXP_LOW: f32 = -104.0;
    const EXP_HIGH: f32 = 89.0;
    const TANH_HIGH: f32 = 20.0;
    const SILU_LOW: f32 = -110.0;
    const PHI_HIGH: f32 = 14.6;
    const PHI_CENTRE: f32 = 4.0;
    const GELU_TANH_HIGH: f32 = 11.5;
    /// exp_f32.
    const EXP_TAIL: &'static [f32] =
        &[5.000000000e-01, 1.666666567e-01, 4.166636243e-02, 8.333389647e-03, 1.394062769e-03, 1.984587579e-04];
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
    fn log_tail<F: Features>(f: f32) -> f32 {
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
        f * f * F::mul_add_f32(f, f.polynomial::<F>(TAIL), -0.5)
    }
}

impl Real for f64 {
    common!(f64, u64, mul_add_f64, 52, 0x3fe5_5555_5555_5555);
    const LOG2_E: f64 = std::f64::consts::LOG2_E;
    const LN2_HI: f64 = 0.693_147_180_559_890_3;
    const LN2_LO: f64 = 5.497_923_018_708_371e-14;
    const GELU_C1: f64 = 1.595_769_121_605_730_8;
    const GELU_C1_LOW: f64 = -9.969_308_809_110_92e-17;
    const GELU_C3: f64 = 0.071_354_816_272_600_25;
    const GELU_C3_LOW: f64 = -6.175_149_918_155_315e-19;
    const EXP_LOW: f64 = -746.0;
    const EXP_HIGH: f64 = 710.0;
    const TANH_HIGH: f64 = 40.0;
    const SILU_LOW: f64 = -760.0;
    const PHI_HIGH: f64 = 38.8;
    const PHI_CENTRE: f64 = 4.0;
    const GELU_TANH_HIGH: f64 = 22.0;
    /// exp_f64.
    const EXP_TAIL: &'static [f64] = &[
        0.5,
        0.16666666666666677,
        0.04166666666666651,
        0.008333333333321691,
        0.001388888888896231,
        0.00019841269885967347,
        2.4801587172639553e-05,
        2.7557244372854833e-06,
        2.755740256646009e-07,
        2.5108979315603798e-08,
        2.087535154885253e-09,
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
    fn log_tail<F: Features>(f: f64) -> f64 {
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
        let s = f / (f + 2.0);
        let z = s * s;
        let half_square = 0.5 * f * f;
        F::mul_add_f64(s, F::mul_add_f64(z, z.polynomial::<F>(TAIL), half_square), -half_square)
    }
}
