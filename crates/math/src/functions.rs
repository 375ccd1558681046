//! The functions by name: what engines ask for.

use crate::features::Fused;
use crate::real::Real;
use crate::{arc, erf, exp, log, pow, root, sigmoid};

macro_rules! functions {
    ($($(#[$doc:meta])* $case:ident = $name:literal, $($x:ident),* => $value:expr;)*) => {
        /// A function of floats, with C's name, operands and special values.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Name { $($(#[$doc])* $case,)* }

        impl Name {
            /// Every function.
            pub const ALL: &'static [Name] = &[$(Name::$case,)*];

            /// C's name, without a suffix.
            pub const fn name(self) -> &'static str { match self { $(Name::$case => $name,)* } }

            /// The function of a name, `None` where there is none that is free of branches.
            pub fn from_name(name: &str) -> Option<Name> {
                match name { $($name => Some(Name::$case),)* _ => None }
            }

            /// How many operands it takes.
            pub const fn arity(self) -> usize { match self { $(Name::$case => [$(stringify!($x)),*].len(),)* } }
        }

        /// The value, multiply-adds fused; `None` if the number of operands is not the function's.
        #[inline(always)]
        pub fn apply<R: Real>(function: Name, operands: &[R]) -> Option<R> {
            match (function, operands) {
                $((Name::$case, &[$($x),*]) => Some($value),)*
                _ => None,
            }
        }
    };
}

functions! {
    /// `e^x`.
    Exp = "exp", x => exp::exp::<R, Fused>(x);
    /// `2^x`.
    Exp2 = "exp2", x => exp::exp2(x);
    /// `e^x - 1`.
    Expm1 = "expm1", x => exp::expm1(x);
    /// Natural logarithm.
    Log = "log", x => log::log::<R, Fused>(x);
    /// Logarithm to base 2.
    Log2 = "log2", x => log::log2(x);
    /// Logarithm to base 10.
    Log10 = "log10", x => log::log10(x);
    /// `log(1 + x)`.
    Log1p = "log1p", x => log::log1p(x);
    /// Arc sine.
    Asin = "asin", x => arc::asin(x);
    /// Arc cosine.
    Acos = "acos", x => arc::acos(x);
    /// Arc tangent.
    Atan = "atan", x => arc::atan(x);
    /// The angle of the point (second operand, first operand).
    Atan2 = "atan2", y, x => arc::atan2(y, x);
    /// Hyperbolic sine.
    Sinh = "sinh", x => exp::sinh(x);
    /// Hyperbolic cosine.
    Cosh = "cosh", x => exp::cosh(x);
    /// Hyperbolic tangent.
    Tanh = "tanh", x => sigmoid::tanh::<R, Fused>(x);
    /// Inverse hyperbolic sine.
    Asinh = "asinh", x => arc::asinh(x);
    /// Inverse hyperbolic cosine.
    Acosh = "acosh", x => arc::acosh(x);
    /// Inverse hyperbolic tangent.
    Atanh = "atanh", x => arc::atanh(x);
    /// `x^y`.
    Pow = "pow", x, y => pow::pow(x, y);
    /// Cube root.
    Cbrt = "cbrt", x => root::cbrt(x);
    /// `sqrt(x² + y²)` without overflow on the way.
    Hypot = "hypot", x, y => root::hypot(x, y);
    /// Error function.
    Erf = "erf", x => erf::erf(x);
    /// `1 - erf(x)`.
    Erfc = "erfc", x => erf::erfc(x);
}
