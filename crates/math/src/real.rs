//! What the functions are written over: one number, a register of them, several registers side by side, or a value in
//! code that is being generated.
//!
//! Constants are made by `all` from a value that is there already, so that code which has no register can make none, and
//! a generated value hands on where the code goes. No operation tells Rust what a value is: there is no control flow on
//! them, and whoever records the operations records the whole function.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::constants::Constants;
use crate::features::Features;

/// `f32`, `f64`, or many of one of them; everything works lane by lane, to the same bits in each form. Those of a NaN, its
/// sign and payload, may differ.
pub trait Real:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    /// The type of a lane.
    type Scalar: Constants;

    /// Every lane `x`.
    fn all(self, x: Self::Scalar) -> Self;
    /// `self * b + c`, fused where the level has it.
    fn mul_add<F: Features>(self, b: Self, c: Self) -> Self;
    /// The larger; NaN stays.
    fn at_least(self, low: Self) -> Self;
    /// The smaller; NaN stays.
    fn at_most(self, high: Self) -> Self;
    /// `then` where `self < than`, `otherwise` elsewhere and for NaN.
    fn if_less(self, than: Self, then: Self, otherwise: Self) -> Self;
    /// `then` where `self = than`, `otherwise` elsewhere and for NaN.
    fn if_equal(self, than: Self, then: Self, otherwise: Self) -> Self;
    /// The square root, correctly rounded; NaN below 0.
    fn sqrt(self) -> Self;
    /// Both bit patterns' ones.
    fn and(self, bits: Self) -> Self;
    /// Either's ones.
    fn or(self, bits: Self) -> Self;
    /// The sum of the bit patterns as whole numbers, wrapping.
    fn plus_bits(self, bits: Self) -> Self;
    /// Their difference.
    fn minus_bits(self, bits: Self) -> Self;
    /// The bit pattern moved up by the stored digits of the mantissa: low bits become the exponent.
    fn up(self) -> Self;
    /// The bit pattern moved down by as much.
    fn down(self) -> Self;

    /// Every lane `x`, which the type has exactly, or is to round.
    #[inline(always)]
    fn number(self, x: f64) -> Self {
        self.all(Self::Scalar::number(x))
    }

    /// The magnitude, which has no sign yet, with the sign of `of`; NaN stays.
    #[inline(always)]
    fn signed_as(self, of: Self) -> Self {
        self.or(of.and(of.all(Self::Scalar::SIGN)))
    }

    /// Without its sign.
    #[inline(always)]
    fn abs(self) -> Self {
        self.and(self.all(Self::Scalar::MAGNITUDE))
    }

    /// `2^self`; whole, and a normal number's exponent.
    #[inline(always)]
    fn pow2(self) -> Self {
        (self + self.all(Self::Scalar::BIASED)).up()
    }

    /// `self * 2^n`, rounded once where the result is subnormal; `n` whole and at most about 1.5 times what an exponent
    /// can be, and `self * 2^(n/2)` normal.
    #[inline(always)]
    fn scale<F: Features>(self, n: Self) -> Self {
        let magic = n.all(Self::Scalar::MAGIC);
        let half = n.mul_add::<F>(n.all(Self::Scalar::HALF), magic) - magic;
        self * (n - half).pow2() * half.pow2()
    }

    /// The number with the lower half of its mantissa cleared: its square is exact.
    #[inline(always)]
    fn upper_half(self) -> Self {
        self.and(self.all(Self::Scalar::UPPER_HALF))
    }

    /// A positive normal number as `m * 2^e`, `m` in [2/3, 4/3). Any other gives numbers without meaning.
    #[inline(always)]
    fn split(self) -> (Self, Self) {
        self.split_from(Self::Scalar::TO_MIDDLE)
    }

    /// As `split`, with `m` in another interval from some number to its double: `to_middle` are the bits that lead from
    /// that number to 1.
    #[inline(always)]
    fn split_from(self, to_middle: Self::Scalar) -> (Self, Self) {
        let shifted = self.plus_bits(self.all(to_middle));
        let holder = shifted.down().or(self.all(Self::Scalar::HOLDER));
        let e = holder - self.all(Self::Scalar::BIASED_HOLDER);
        let exponent = shifted.and(self.all(Self::Scalar::EXPONENT));
        (self.minus_bits(exponent).plus_bits(self.all(Self::Scalar::ONE)), e)
    }

    /// The polynomial by Horner's rule; unrolled, since the coefficients are known.
    #[inline(always)]
    fn polynomial<F: Features>(self, coefficients: &'static [Self::Scalar]) -> Self {
        let mut i = coefficients.len() - 1;
        let mut y = self.all(coefficients[i]);
        while i > 0 {
            i -= 1;
            y = y.mul_add::<F>(self, self.all(coefficients[i]));
        }
        y
    }
}

macro_rules! scalar {
    ($t:ident, $mul_add:ident, $mantissa:literal) => {
        impl Real for $t {
            type Scalar = $t;
            #[inline(always)]
            fn all(self, x: $t) -> $t {
                x
            }
            #[inline(always)]
            fn mul_add<F: Features>(self, b: $t, c: $t) -> $t {
                F::$mul_add(self, b, c)
            }
            #[inline(always)]
            fn at_least(self, low: $t) -> $t {
                if self < low { low } else { self }
            }
            #[inline(always)]
            fn at_most(self, high: $t) -> $t {
                if self > high { high } else { self }
            }
            #[inline(always)]
            fn if_less(self, than: $t, then: $t, otherwise: $t) -> $t {
                if self < than { then } else { otherwise }
            }
            #[inline(always)]
            fn if_equal(self, than: $t, then: $t, otherwise: $t) -> $t {
                if self == than { then } else { otherwise }
            }
            #[inline(always)]
            fn sqrt(self) -> $t {
                $t::sqrt(self)
            }
            #[inline(always)]
            fn and(self, bits: $t) -> $t {
                $t::from_bits(self.to_bits() & bits.to_bits())
            }
            #[inline(always)]
            fn or(self, bits: $t) -> $t {
                $t::from_bits(self.to_bits() | bits.to_bits())
            }
            #[inline(always)]
            fn plus_bits(self, bits: $t) -> $t {
                $t::from_bits(self.to_bits().wrapping_add(bits.to_bits()))
            }
            #[inline(always)]
            fn minus_bits(self, bits: $t) -> $t {
                $t::from_bits(self.to_bits().wrapping_sub(bits.to_bits()))
            }
            #[inline(always)]
            fn up(self) -> $t {
                $t::from_bits(self.to_bits() << $mantissa)
            }
            #[inline(always)]
            fn down(self) -> $t {
                $t::from_bits(self.to_bits() >> $mantissa)
            }
        }
    };
}
scalar!(f32, mul_add_f32, 23);
scalar!(f64, mul_add_f64, 52);
