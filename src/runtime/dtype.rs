//! Element types: one row each, with DLPack's type code, width and the library's name.
//!
//! Comes in: DLPack's `(code, bits, lanes)`. Goes out: `DType`, and the Rust type behind it (`Element`).

use super::error::Result;
use crate::fail;

/// A DLPack data type: type code, bits per lane, lanes. Only `lanes == 1` is accepted.
#[cfg(not(jitney_tensor))]
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DLDataType {
    /// `kDLInt` 0, `kDLUInt` 1, `kDLFloat` 2, `kDLBfloat` 4, `kDLComplex` 5, `kDLBool` 6.
    pub code: u8,
    /// Bits of one element: 8, 16, 32, 64 or 128.
    pub bits: u8,
    /// Elements per vector; 1 for every tensor of this library.
    pub lanes: u16,
}

impl DLDataType {
    /// The whole of it.
    #[inline]
    const fn word(self) -> u32 {
        self.code as u32 | (self.bits as u32) << 8 | (self.lanes as u32) << 16
    }

    /// A number below 64, another one for each type of the library.
    #[inline]
    const fn place(self) -> usize {
        (self.code & 7) as usize * 8 + (self.bits as u32 | 0x80).trailing_zeros() as usize
    }
}

macro_rules! dtypes {
    ($($(#[$doc:meta])* $case:ident = ($code:literal, $bits:literal), $name:literal;)*) => {
        /// The element type of a tensor.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum DType { $($(#[$doc])* $case,)* }

        impl DType {
            /// Every element type that a tensor may name.
            pub const ALL: &'static [DType] = &[$(DType::$case,)*];

            /// The library's name: NumPy's character and width, `f32`, `u8`.
            pub const fn name(self) -> &'static str { match self { $(DType::$case => $name,)* } }

            /// Bytes of one element.
            pub const fn size(self) -> usize { match self { $(DType::$case => $bits / 8,)* } }

            /// DLPack's description.
            pub const fn to_dlpack(self) -> DLDataType {
                match self { $(DType::$case => DLDataType { code: $code, bits: $bits, lanes: 1 },)* }
            }

            /// The type that DLPack's description names; `None` where the library has none.
            #[inline]
            pub const fn from_dlpack(d: DLDataType) -> Option<DType> {
                // By code and the logarithm of the bits: a few instructions, as part of every call with tensors.
                const TABLE: &[(DLDataType, Option<DType>); 64] = &{
                    let mut table = [(DLDataType { code: 0, bits: 0, lanes: 0 }, None); 64];
                    $(
                        let row = DType::$case.to_dlpack();
                        table[row.place()] = (row, Some(DType::$case));
                    )*
                    table
                };
                let (row, dtype) = TABLE[d.place()];
                if row.word() == d.word() { dtype } else { None }
            }
        }
    };
}

dtypes! {
    /// Boolean, one byte, 0 or 1.
    Bool = (6, 8), "bool";
    /// Signed integer, 8 bits.
    I8 = (0, 8), "i8";
    /// Signed integer, 16 bits.
    I16 = (0, 16), "i16";
    /// Signed integer, 32 bits.
    I32 = (0, 32), "i32";
    /// Signed integer, 64 bits.
    I64 = (0, 64), "i64";
    /// Unsigned integer, 8 bits.
    U8 = (1, 8), "u8";
    /// Unsigned integer, 16 bits.
    U16 = (1, 16), "u16";
    /// Unsigned integer, 32 bits.
    U32 = (1, 32), "u32";
    /// Unsigned integer, 64 bits.
    U64 = (1, 64), "u64";
    /// IEEE 754 binary16.
    F16 = (2, 16), "f16";
    /// The upper half of a binary32.
    BF16 = (4, 16), "bf16";
    /// IEEE 754 binary32.
    F32 = (2, 32), "f32";
    /// IEEE 754 binary64.
    F64 = (2, 64), "f64";
    /// Complex of two binary32.
    C64 = (5, 64), "c64";
    /// Complex of two binary64.
    C128 = (5, 128), "c128";
}

impl DType {
    /// f32 and f64.
    pub const FLOATS: &'static [DType] = &[DType::F32, DType::F64];
    /// What arithmetic takes: f32, f64, i32, i64.
    pub const NUMBERS: &'static [DType] = &[DType::F32, DType::F64, DType::I32, DType::I64];

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<DType> {
        DType::ALL.iter().copied().find(|d| d.name() == name)
    }

    /// The alignment that a pointer to elements must have.
    pub const fn align(self) -> usize {
        match self {
            DType::C64 => 4,
            DType::C128 => 8,
            other => other.size(),
        }
    }

    /// Fails with a sentence unless the type is one of `accepted`.
    pub fn require(self, argument: &str, accepted: &[DType]) -> Result<()> {
        if accepted.contains(&self) {
            return Ok(());
        }
        let names: Vec<_> = accepted.iter().map(|d| d.name()).collect();
        fail!(DType, "{argument} has dtype {}; this kernel takes {}", self.name(), names.join(", "))
    }
}

/// A Rust type that is the element of some `DType`.
pub trait Element: Copy + Send + Sync + PartialEq + std::fmt::Debug + 'static {
    /// The type's row.
    const DTYPE: DType;
}

macro_rules! elements {
    ($($t:ty = $case:ident),*) => { $(impl Element for $t { const DTYPE: DType = DType::$case; })* };
}
elements!(i8 = I8, i16 = I16, i32 = I32, i64 = I64, u8 = U8, u16 = U16, u32 = U32, u64 = U64, f32 = F32, f64 = F64);

/// Runs `$body` with `$T` bound to the Rust type of `$dtype`, for the types listed; the caller has refused the rest.
#[macro_export]
macro_rules! with_dtype {
    ($dtype:expr, $T:ident in [$($t:ident),+], $body:expr) => {
        $crate::with_dtype!(@ $dtype, $T, $body, $($t),+)
    };
    (@ $dtype:expr, $T:ident, $body:expr, $($t:ident),+) => {
        match $dtype {
            $(d if d == <$t as $crate::runtime::Element>::DTYPE => { type $T = $t; $body })+
            other => unreachable!("dtype {} passed the kernel's own check", other.name()),
        }
    };
}
