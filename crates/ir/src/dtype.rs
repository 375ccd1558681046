//! Element types, one row each.
//!
//! An element type is what an array holds in memory. The value of an expression has a *register* type: the same, save
//! that the 16-bit floats are read as `f32` and rounded when they are stored.

use serde::{Deserialize, Serialize};

/// What kind of number a type holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `false` or `true`, one byte, 0 or 1.
    Bool,
    /// Two's complement.
    Signed,
    /// No sign.
    Unsigned,
    /// IEEE 754, or bfloat16.
    Float,
}

macro_rules! dtypes {
    ($($(#[$doc:meta])* $case:ident = $name:literal, $kind:ident, $size:literal, $numpy:literal;)*) => {
        /// An element type.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum DType { $($(#[$doc])* $case,)* }

        impl DType {
            /// Every type, in the order of the table.
            pub const ALL: &'static [DType] = &[$(DType::$case,)*];

            /// The short name: `f32`, `u8`.
            pub const fn name(self) -> &'static str { match self { $(DType::$case => $name,)* } }

            /// NumPy's name: `float32`, `uint8`.
            pub const fn numpy_name(self) -> &'static str { match self { $(DType::$case => $numpy,)* } }

            /// What kind of number it is.
            pub const fn kind(self) -> Kind { match self { $(DType::$case => Kind::$kind,)* } }

            /// Bytes of one element.
            pub const fn size(self) -> usize { match self { $(DType::$case => $size,)* } }

            /// The type of a short or NumPy name.
            pub fn from_name(name: &str) -> Option<DType> {
                match name { $($name => Some(DType::$case),)* _ => Self::from_numpy_name(name) }
            }

            fn from_numpy_name(name: &str) -> Option<DType> {
                match name { $($numpy => Some(DType::$case),)* _ => None }
            }
        }
    };
}

dtypes! {
    /// Boolean.
    Bool = "bool", Bool, 1, "bool_";
    /// Signed integer, 8 bits.
    I8 = "i8", Signed, 1, "int8";
    /// Signed integer, 16 bits.
    I16 = "i16", Signed, 2, "int16";
    /// Signed integer, 32 bits.
    I32 = "i32", Signed, 4, "int32";
    /// Signed integer, 64 bits.
    I64 = "i64", Signed, 8, "int64";
    /// Unsigned integer, 8 bits.
    U8 = "u8", Unsigned, 1, "uint8";
    /// Unsigned integer, 16 bits.
    U16 = "u16", Unsigned, 2, "uint16";
    /// Unsigned integer, 32 bits.
    U32 = "u32", Unsigned, 4, "uint32";
    /// Unsigned integer, 64 bits.
    U64 = "u64", Unsigned, 8, "uint64";
    /// IEEE 754 binary16: in memory only.
    F16 = "f16", Float, 2, "float16";
    /// The upper half of a binary32: in memory only.
    BF16 = "bf16", Float, 2, "bfloat16";
    /// IEEE 754 binary32.
    F32 = "f32", Float, 4, "float32";
    /// IEEE 754 binary64.
    F64 = "f64", Float, 8, "float64";
}

impl DType {
    /// The type that a value has once it has been read.
    pub const fn register(self) -> DType {
        match self {
            DType::F16 | DType::BF16 => DType::F32,
            other => other,
        }
    }

    /// Whether values of expressions may have this type.
    pub const fn is_register(self) -> bool {
        !matches!(self, DType::F16 | DType::BF16)
    }

    /// A floating-point type.
    pub const fn is_float(self) -> bool {
        matches!(self.kind(), Kind::Float)
    }

    /// A signed or unsigned integer; `bool` is none.
    pub const fn is_int(self) -> bool {
        matches!(self.kind(), Kind::Signed | Kind::Unsigned)
    }

    /// A signed integer or a float.
    pub const fn is_signed(self) -> bool {
        matches!(self.kind(), Kind::Signed | Kind::Float)
    }

    /// Bits of one element.
    pub const fn bits(self) -> u32 {
        self.size() as u32 * 8
    }
}
