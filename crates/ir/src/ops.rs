//! Operators on scalars: one row each, with the name in the text form, the types that they take, and what they mean.
//!
//! Operands of a binary operator have one type. Integer arithmetic wraps. Without fast-math flags, floats follow IEEE
//! 754: nothing is reassociated, contracted or flushed.

use crate::dtype::{DType, Kind};
use serde::{Deserialize, Serialize};

/// The types that an operator takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Integers.
    Int,
    /// Floats.
    Float,
    /// Integers and floats.
    Number,
    /// Integers and `bool`.
    Bits,
    /// `bool`.
    Bool,
    /// Every register type.
    Any,
}

impl Takes {
    /// Whether `dtype` is among them.
    pub const fn admits(self, dtype: DType) -> bool {
        let kind = dtype.kind();
        dtype.is_register()
            && match self {
                Takes::Int => matches!(kind, Kind::Signed | Kind::Unsigned),
                Takes::Float => matches!(kind, Kind::Float),
                Takes::Number => !matches!(kind, Kind::Bool),
                Takes::Bits => !matches!(kind, Kind::Float),
                Takes::Bool => matches!(kind, Kind::Bool),
                Takes::Any => true,
            }
    }
}

/// The type of an operator's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// The operands' type.
    Same,
    /// `bool`.
    Bool,
}

macro_rules! operators {
    ($(#[$kind_doc:meta])* $enum:ident: $($(#[$doc:meta])* $case:ident = $name:literal, $takes:ident, $gives:ident;)*) => {
        $(#[$kind_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $enum { $($(#[$doc])* $case,)* }

        impl $enum {
            /// Every operator, in the order of the table.
            pub const ALL: &'static [$enum] = &[$($enum::$case,)*];

            /// The name in the text form.
            pub const fn name(self) -> &'static str { match self { $($enum::$case => $name,)* } }

            /// The types that it takes.
            pub const fn takes(self) -> Takes { match self { $($enum::$case => Takes::$takes,)* } }

            /// The type of its result.
            pub const fn gives(self) -> Gives { match self { $($enum::$case => Gives::$gives,)* } }

            /// The operator of a name in the text form.
            pub fn from_name(name: &str) -> Option<$enum> {
                match name { $($name => Some($enum::$case),)* _ => None }
            }

            /// The type of the result for operands of type `dtype`.
            pub const fn result(self, dtype: DType) -> DType {
                match self.gives() { Gives::Same => dtype, Gives::Bool => DType::Bool }
            }
        }
    };
}

operators! {
    /// Operators of one operand.
    UnOp:
    /// `-x`; `0 - x` for integers, the sign flipped for floats.
    Neg = "neg", Number, Same;
    /// `not x`.
    Not = "not", Bool, Same;
    /// `~x`: every bit flipped.
    Invert = "invert", Int, Same;
    /// `|x|`; the least signed integer stays as it is.
    Abs = "abs", Number, Same;
}

operators! {
    /// Operators of two operands.
    BinOp:
    /// `a + b`.
    Add = "add", Number, Same;
    /// `a - b`.
    Sub = "sub", Number, Same;
    /// `a * b`.
    Mul = "mul", Number, Same;
    /// `a / b` of floats, as IEEE 754: a zero divisor gives an infinity or NaN.
    Div = "div", Float, Same;
    /// `a // b`: the quotient rounded towards minus infinity. Integers: 0 for a zero divisor, as NumPy's; the least
    /// integer by -1 wraps. Floats: Python's `//` (the floor of the exact quotient as `(a - a % b) / b` rounded), for a
    /// zero divisor NumPy's infinity or NaN.
    FloorDiv = "floordiv", Number, Same;
    /// `a % b`: the remainder with the divisor's sign. Integers: 0 for a zero divisor. Floats: Python's `%`, a zero with
    /// the divisor's sign where it divides evenly, NaN for a zero divisor.
    Mod = "mod", Number, Same;
    /// `a ** b` of integers, by squaring, wrapping. A negative exponent gives what exact division of 1 by the power
    /// truncates to: 0, or ±1 for a base of ±1; 0 for the base 0.
    Pow = "ipow", Int, Same;
    /// NumPy's `minimum`: NaN if an operand is NaN; -0.0 and 0.0 compare equal and the first is taken.
    Min = "min", Number, Same;
    /// NumPy's `maximum`, as `Min`.
    Max = "max", Number, Same;
    /// `a & b`.
    And = "and", Bits, Same;
    /// `a | b`.
    Or = "or", Bits, Same;
    /// `a ^ b`.
    Xor = "xor", Bits, Same;
    /// `a << b`; 0 for `b` not in `0..bits`.
    Shl = "shl", Int, Same;
    /// `a >> b`, keeping the sign of a signed integer; 0 or -1 for `b` not in `0..bits`.
    Shr = "shr", Int, Same;
    /// `a == b`.
    Eq = "eq", Any, Bool;
    /// `a != b`; true if an operand is NaN.
    Ne = "ne", Any, Bool;
    /// `a < b`.
    Lt = "lt", Any, Bool;
    /// `a <= b`.
    Le = "le", Any, Bool;
    /// `a > b`.
    Gt = "gt", Any, Bool;
    /// `a >= b`.
    Ge = "ge", Any, Bool;
}
