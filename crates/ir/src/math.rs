//! Mathematical functions of floats: one row each. All operands and the result have one type, `f32` or `f64`.
//!
//! The values are those of the scalar functions that the host registers for the rows, the same for every CPU engine:
//! engines agree to the bit. What a row has here is its name, how many operands it takes, and whether every processor
//! computes it exactly.

use serde::{Deserialize, Serialize};

macro_rules! functions {
    ($($(#[$doc:meta])* $case:ident = $name:literal, $arity:literal, $exact:literal;)*) => {
        /// A mathematical function.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum MathFn { $($(#[$doc])* $case,)* }

        impl MathFn {
            /// Every function, in the order of the table.
            pub const ALL: &'static [MathFn] = &[$(MathFn::$case,)*];

            /// The name in the text form: C's, without a suffix.
            pub const fn name(self) -> &'static str { match self { $(MathFn::$case => $name,)* } }

            /// How many operands it takes.
            pub const fn arity(self) -> usize { match self { $(MathFn::$case => $arity,)* } }

            /// Whether the result is the exact value, rounded once: engines may use an instruction of their own.
            pub const fn is_exact(self) -> bool { match self { $(MathFn::$case => $exact,)* } }

            /// The function of a name in the text form.
            pub fn from_name(name: &str) -> Option<MathFn> {
                match name { $($name => Some(MathFn::$case),)* _ => None }
            }
        }
    };
}

functions! {
    /// Square root.
    Sqrt = "sqrt", 1, true;
    /// Towards minus infinity.
    Floor = "floor", 1, true;
    /// Towards infinity.
    Ceil = "ceil", 1, true;
    /// Towards zero.
    Trunc = "trunc", 1, true;
    /// To the nearest integer, halves to even: `np.rint`, Python's `round(x)`.
    Rint = "rint", 1, true;
    /// The first operand's magnitude with the second's sign.
    Copysign = "copysign", 2, true;
    /// `a * b + c`, rounded once.
    Fma = "fma", 3, true;
    /// `e^x`.
    Exp = "exp", 1, false;
    /// `2^x`.
    Exp2 = "exp2", 1, false;
    /// `e^x - 1`.
    Expm1 = "expm1", 1, false;
    /// Natural logarithm.
    Log = "log", 1, false;
    /// Logarithm to base 2.
    Log2 = "log2", 1, false;
    /// Logarithm to base 10.
    Log10 = "log10", 1, false;
    /// `log(1 + x)`.
    Log1p = "log1p", 1, false;
    /// Sine of radians.
    Sin = "sin", 1, false;
    /// Cosine of radians.
    Cos = "cos", 1, false;
    /// Tangent of radians.
    Tan = "tan", 1, false;
    /// Arc sine.
    Asin = "asin", 1, false;
    /// Arc cosine.
    Acos = "acos", 1, false;
    /// Arc tangent.
    Atan = "atan", 1, false;
    /// The angle of the point (second operand, first operand).
    Atan2 = "atan2", 2, false;
    /// Hyperbolic sine.
    Sinh = "sinh", 1, false;
    /// Hyperbolic cosine.
    Cosh = "cosh", 1, false;
    /// Hyperbolic tangent.
    Tanh = "tanh", 1, false;
    /// Inverse hyperbolic sine.
    Asinh = "asinh", 1, false;
    /// Inverse hyperbolic cosine.
    Acosh = "acosh", 1, false;
    /// Inverse hyperbolic tangent.
    Atanh = "atanh", 1, false;
    /// `a^b`.
    Pow = "pow", 2, false;
    /// Cube root.
    Cbrt = "cbrt", 1, false;
    /// `sqrt(a² + b²)` without overflow on the way.
    Hypot = "hypot", 2, false;
    /// Remainder with the dividend's sign: C's `fmod`.
    Fmod = "fmod", 2, false;
    /// IEEE 754 remainder.
    Remainder = "remainder", 2, false;
    /// Error function.
    Erf = "erf", 1, false;
    /// `1 - erf(x)`.
    Erfc = "erfc", 1, false;
    /// Gamma function.
    Gamma = "gamma", 1, false;
    /// Logarithm of the magnitude of the gamma function.
    Lgamma = "lgamma", 1, false;
    /// The next value from the first operand towards the second.
    Nextafter = "nextafter", 2, false;
    /// The first operand times two to the second, which is a float that holds an integer.
    Ldexp = "ldexp", 2, false;
}
