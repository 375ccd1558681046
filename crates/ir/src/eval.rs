//! What the operators mean: pure functions from numbers to numbers, total, the same on every machine.
//!
//! Comes in: an operator's row, a type, operands as `Const`. Goes out: the result as `Const`. The interpreter and constant
//! folding call these; compiled code has to agree with them, save for the sign and payload of a NaN, which are not
//! specified. Nothing here knows an expression or a memory.

use crate::dtype::{DType, Kind};
use crate::math::MathFn;
use crate::module::Const;
use crate::ops::{BinOp, UnOp};

/// `op x` for an operand of type `dtype`.
///
/// # Panics
/// If the operator does not take `dtype`, which the verifier excludes.
pub fn unary(op: UnOp, dtype: DType, x: Const) -> Const {
    match (op, dtype.kind()) {
        (UnOp::Neg, Kind::Signed | Kind::Unsigned) => wrap(dtype, -integer(dtype, x)),
        // A flip of the sign bit, so that NaN and zeros keep the rest.
        (UnOp::Neg, Kind::Float) => Const(x.0 ^ sign_bit(dtype)),
        (UnOp::Not, Kind::Bool) => Const::bool(x.0 == 0),
        (UnOp::Invert, Kind::Signed | Kind::Unsigned) => wrap(dtype, !integer(dtype, x)),
        (UnOp::Abs, Kind::Signed | Kind::Unsigned) => wrap(dtype, integer(dtype, x).abs()),
        (UnOp::Abs, Kind::Float) => Const(x.0 & !sign_bit(dtype)),
        (UnOp::Neg | UnOp::Abs, Kind::Bool)
        | (UnOp::Not, Kind::Signed | Kind::Unsigned | Kind::Float)
        | (UnOp::Invert, Kind::Bool | Kind::Float) => panic!("{} of {}", op.name(), dtype.name()),
    }
}

/// `a op b` for operands of type `dtype`; the result has type `op.result(dtype)`.
///
/// # Panics
/// If the operator does not take `dtype`, which the verifier excludes.
pub fn binary(op: BinOp, dtype: DType, a: Const, b: Const) -> Const {
    match dtype {
        DType::F32 => match float(op, f32::of(a), f32::of(b)) {
            Outcome::Number(x) => x.bits(),
            Outcome::Truth(x) => Const::bool(x),
        },
        DType::F64 => match float(op, f64::of(a), f64::of(b)) {
            Outcome::Number(x) => x.bits(),
            Outcome::Truth(x) => Const::bool(x),
        },
        _ => match integers(op, dtype.bits(), integer(dtype, a), integer(dtype, b)) {
            Outcome::Number(x) => wrap(dtype, x),
            Outcome::Truth(x) => Const::bool(x),
        },
    }
}

/// A number of type `from` as one of type `to`. Integers wrap; floats to integers truncate and saturate, NaN gives 0;
/// anything but zero is `true`; what does not fit a float exactly is rounded once, to nearest, ties to even.
pub fn cast(from: DType, to: DType, x: Const) -> Const {
    match (from, to) {
        (DType::F32, _) => cast_float(f32::of(x).into(), to),
        (DType::F64, _) => cast_float(f64::of(x), to),
        (_, DType::Bool) => Const::bool(x.0 != 0),
        // Straight from the integer: by way of f64 it would be rounded twice.
        (_, DType::F32) => (integer(from, x) as f32).bits(),
        (_, DType::F64) => (integer(from, x) as f64).bits(),
        _ => wrap(to, integer(from, x)),
    }
}

/// A function that is exact, and therefore needs no library; `None` for the others.
pub fn exact_math(function: MathFn, dtype: DType, operands: &[Const]) -> Option<Const> {
    fn of<T: Float>(function: MathFn, operands: &[Const]) -> Option<Const> {
        let x = |i: usize| T::of(operands[i]);
        Some(
            match function {
                MathFn::Sqrt => x(0).sqrt(),
                MathFn::Floor => x(0).floor(),
                MathFn::Ceil => x(0).ceil(),
                MathFn::Trunc => x(0).trunc(),
                MathFn::Rint => x(0).rint(),
                MathFn::Copysign => x(0).copysign(x(1)),
                MathFn::Fma => x(0).mul_add(x(1), x(2)),
                _ => return None,
            }
            .bits(),
        )
    }
    if dtype == DType::F32 { of::<f32>(function, operands) } else { of::<f64>(function, operands) }
}

/// What changes nothing as the first operand of `op`: where a chunk of a reduction starts. `-0.0` for a sum of floats,
/// because `0.0 + -0.0` is `0.0`.
///
/// # Panics
/// If `op` is no operator of reductions, which the verifier excludes.
pub fn neutral(op: BinOp, dtype: DType) -> Const {
    let extreme = |least: bool| match dtype.kind() {
        Kind::Float => Const::float(dtype, if least { f64::NEG_INFINITY } else { f64::INFINITY }),
        Kind::Signed if least => Const::int(-1 << (dtype.bits() - 1)),
        Kind::Signed => Const::int((-1i64 << (dtype.bits() - 1)) ^ -1),
        Kind::Unsigned | Kind::Bool if least => Const(0),
        Kind::Unsigned | Kind::Bool => wrap(dtype, -1),
    };
    match op {
        BinOp::Add if dtype.is_float() => Const::float(dtype, -0.0),
        BinOp::Add | BinOp::Or | BinOp::Xor => Const(0),
        BinOp::Mul if dtype.is_float() => Const::float(dtype, 1.0),
        BinOp::Mul => Const(1),
        BinOp::Min => extreme(false),
        BinOp::Max => extreme(true),
        BinOp::And => wrap(dtype, -1),
        _ => panic!("{} reduces nothing", op.name()),
    }
}

/// Whether a number of type `dtype` is NaN.
pub fn is_nan(dtype: DType, x: Const) -> bool {
    dtype.is_float() && x.as_float(dtype).is_nan()
}

/// The value of an element of type `dtype` whose bytes, read as an unsigned integer, are `bits`.
pub fn from_memory(dtype: DType, bits: u64) -> Const {
    match dtype {
        DType::Bool => Const::bool(bits != 0),
        DType::F16 => f16_to_f32(bits as u16).bits(),
        DType::BF16 => Const(bits << 16),
        DType::F32 | DType::F64 => Const(bits),
        _ => wrap(dtype, bits.into()),
    }
}

/// The bytes, as an unsigned integer, that a value is stored as in an element of type `dtype`; the 16-bit floats are
/// rounded to nearest, ties to even.
pub fn to_memory(dtype: DType, value: Const) -> u64 {
    match dtype {
        DType::F16 => f32_to_f16(f32::of(value)).into(),
        DType::BF16 => f32_to_bf16(f32::of(value)).into(),
        _ => value.0 & (u64::MAX >> (64 - dtype.bits())),
    }
}

/// A number, or the answer of a comparison.
enum Outcome<T> {
    Number(T),
    Truth(bool),
}

/// The integer that a `Const` of an integer type, or `bool`, stands for.
fn integer(dtype: DType, x: Const) -> i128 {
    if dtype.kind() == Kind::Signed { (x.0 as i64).into() } else { x.0.into() }
}

/// The integer of type `dtype` that agrees with `x` in its lower bits.
fn wrap(dtype: DType, x: i128) -> Const {
    let unused = 64 - if dtype == DType::Bool { 1 } else { dtype.bits() };
    let high = (x as u64) << unused;
    Const(if dtype.kind() == Kind::Signed { (high as i64 >> unused) as u64 } else { high >> unused })
}

/// Every integer fits into an `i128`; `wrap` cuts the result.
fn integers(op: BinOp, bits: u32, a: i128, b: i128) -> Outcome<i128> {
    let in_range = (0..bits.into()).contains(&b);
    Outcome::Number(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a.wrapping_mul(b),
        BinOp::FloorDiv if b == 0 => 0,
        BinOp::FloorDiv => (a - modulo(a, b)) / b,
        BinOp::Mod if b == 0 => 0,
        BinOp::Mod => modulo(a, b),
        BinOp::Pow => power(a, b),
        BinOp::Min => a.min(b),
        BinOp::Max => a.max(b),
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::Shl if in_range => a << b,
        BinOp::Shl => 0,
        BinOp::Shr if in_range => a >> b,
        BinOp::Shr => -i128::from(a < 0),
        BinOp::Eq => return Outcome::Truth(a == b),
        BinOp::Ne => return Outcome::Truth(a != b),
        BinOp::Lt => return Outcome::Truth(a < b),
        BinOp::Le => return Outcome::Truth(a <= b),
        BinOp::Gt => return Outcome::Truth(a > b),
        BinOp::Ge => return Outcome::Truth(a >= b),
        BinOp::Div => panic!("div of integers"),
    })
}

fn modulo(a: i128, b: i128) -> i128 {
    let r = a % b;
    if r != 0 && (r < 0) != (b < 0) { r + b } else { r }
}

fn power(base: i128, exponent: i128) -> i128 {
    if exponent < 0 {
        return match base {
            1 => 1,
            -1 => 1 - 2 * (exponent & 1),
            _ => 0,
        };
    }
    let (mut result, mut square, mut rest) = (1i128, base, exponent);
    while rest > 0 {
        if rest & 1 == 1 {
            result = result.wrapping_mul(square);
        }
        square = square.wrapping_mul(square);
        rest >>= 1;
    }
    result
}

fn float<T: Float>(op: BinOp, a: T, b: T) -> Outcome<T> {
    Outcome::Number(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::Div => a / b,
        BinOp::FloorDiv => float_floor_div(a, b),
        BinOp::Mod => float_mod(a, b),
        BinOp::Min => float_min(a, b),
        BinOp::Max => float_max(a, b),
        BinOp::Eq => return Outcome::Truth(a == b),
        BinOp::Ne => return Outcome::Truth(a != b),
        BinOp::Lt => return Outcome::Truth(a < b),
        BinOp::Le => return Outcome::Truth(a <= b),
        BinOp::Gt => return Outcome::Truth(a > b),
        BinOp::Ge => return Outcome::Truth(a >= b),
        BinOp::Pow | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::Shl | BinOp::Shr => {
            panic!("{} of floats", op.name())
        }
    })
}

/// Python's `a % b`, NaN for a zero divisor: `float_rem` of CPython's `Objects/floatobject.c`.
pub fn float_mod<T: Float>(a: T, b: T) -> T {
    let r = a % b;
    if r == T::ZERO {
        T::ZERO.copysign(b)
    } else if (b < T::ZERO) != (r < T::ZERO) {
        r + b
    } else {
        r
    }
}

/// Python's `a // b`, for a zero divisor `a / b`: `npy_floor_divide` of NumPy's `npy_math`, which is CPython's
/// `_float_div_mod` but for the zero.
pub fn float_floor_div<T: Float>(a: T, b: T) -> T {
    if b == T::ZERO {
        return a / b;
    }
    let r = a % b;
    let mut quotient = (a - r) / b;
    if r != T::ZERO && (b < T::ZERO) != (r < T::ZERO) {
        quotient = quotient - T::ONE;
    }
    if quotient == T::ZERO {
        return T::ZERO.copysign(a / b);
    }
    let floor = quotient.floor();
    if quotient - floor > T::HALF { floor + T::ONE } else { floor }
}

/// NumPy's `minimum`: NaN if an operand is one, the first of equal ones.
pub fn float_min<T: Float>(a: T, b: T) -> T {
    if a <= b || a.is_nan() { a } else { b }
}

/// NumPy's `maximum`: NaN if an operand is one, the first of equal ones.
pub fn float_max<T: Float>(a: T, b: T) -> T {
    if a >= b || a.is_nan() { a } else { b }
}

/// The types that floats are computed in.
pub trait Float:
    Copy
    + PartialOrd
    + std::ops::Add<Output = Self>
    + std::ops::Sub<Output = Self>
    + std::ops::Mul<Output = Self>
    + std::ops::Div<Output = Self>
    + std::ops::Rem<Output = Self>
{
    /// 0.
    const ZERO: Self;
    /// One half.
    const HALF: Self;
    /// 1.
    const ONE: Self;
    /// The number with these bits.
    fn of(bits: Const) -> Self;
    /// The bits.
    fn bits(self) -> Const;
    /// Whether it is NaN.
    fn is_nan(self) -> bool;
    /// Square root.
    fn sqrt(self) -> Self;
    /// Towards minus infinity.
    fn floor(self) -> Self;
    /// Towards infinity.
    fn ceil(self) -> Self;
    /// Towards zero.
    fn trunc(self) -> Self;
    /// To the nearest integer, halves to even.
    fn rint(self) -> Self;
    /// With the sign of another.
    fn copysign(self, sign: Self) -> Self;
    /// `self * b + c`, rounded once.
    fn mul_add(self, b: Self, c: Self) -> Self;
}

macro_rules! floats {
    ($($t:ident as $bits:ident),*) => {$(
        impl Float for $t {
            const ZERO: $t = 0.0;
            const HALF: $t = 0.5;
            const ONE: $t = 1.0;
            fn of(bits: Const) -> $t {
                $t::from_bits(bits.0 as $bits)
            }
            fn bits(self) -> Const {
                Const(self.to_bits().into())
            }
            fn is_nan(self) -> bool {
                self.is_nan()
            }
            fn sqrt(self) -> $t {
                self.sqrt()
            }
            fn floor(self) -> $t {
                self.floor()
            }
            fn ceil(self) -> $t {
                self.ceil()
            }
            fn trunc(self) -> $t {
                self.trunc()
            }
            fn rint(self) -> $t {
                self.round_ties_even()
            }
            fn copysign(self, sign: $t) -> $t {
                self.copysign(sign)
            }
            fn mul_add(self, b: $t, c: $t) -> $t {
                self.mul_add(b, c)
            }
        }
    )*};
}
floats!(f32 as u32, f64 as u64);

/// An f32 comes as the f64 of the same value.
fn cast_float(x: f64, to: DType) -> Const {
    match to {
        DType::Bool => Const::bool(x != 0.0),
        DType::I8 => Const::int((x as i8).into()),
        DType::I16 => Const::int((x as i16).into()),
        DType::I32 => Const::int((x as i32).into()),
        DType::I64 => Const::int(x as i64),
        DType::U8 => Const((x as u8).into()),
        DType::U16 => Const((x as u16).into()),
        DType::U32 => Const((x as u32).into()),
        DType::U64 => Const(x as u64),
        DType::F32 => (x as f32).bits(),
        DType::F64 => x.bits(),
        DType::F16 | DType::BF16 => panic!("a value of type {}, which exists in memory only", to.name()),
    }
}

fn sign_bit(dtype: DType) -> u64 {
    1 << (dtype.bits() - 1)
}

/// The value of a binary16.
pub fn f16_to_f32(bits: u16) -> f32 {
    let (exponent, fraction) = ((bits >> 10) & 0x1f, u32::from(bits & 0x3ff));
    let magnitude = match exponent {
        // Multiples of 2⁻²⁴, exact in an f32.
        0 => fraction as f32 * f32::from_bits((127 - 24) << 23),
        0x1f => f32::from_bits(0x7f80_0000 | fraction << 13),
        _ => f32::from_bits((u32::from(exponent) + 127 - 15) << 23 | fraction << 13),
    };
    f32::from_bits(magnitude.to_bits() | u32::from(bits & 0x8000) << 16)
}

/// The nearest binary16, ties to even; NaN stays NaN, with the upper bits of its payload.
pub fn f32_to_f16(x: f32) -> u16 {
    let sign = (x.to_bits() >> 16) as u16 & 0x8000;
    let bits = x.to_bits() & 0x7fff_ffff;
    // 2^16 and above, 65520 and above once rounded below, have no finite neighbour.
    let magnitude = if bits > 0x7f80_0000 {
        0x7e00 | (bits >> 13) as u16 & 0x1ff
    } else if bits >= (127 + 16) << 23 {
        0x7c00
    } else if bits >= (127 - 14) << 23 {
        round_half_even(bits - ((127 - 15) << 23), 13) as u16
    } else {
        // A multiple of 2⁻²⁴: the sum with 2⁻¹·2⁰ has its last place there, and the addition rounds.
        let shifter = 0.5f32;
        ((f32::from_bits(bits) + shifter).to_bits() - shifter.to_bits()) as u16
    };
    sign | magnitude
}

/// The nearest bfloat16, ties to even; NaN stays NaN.
pub fn f32_to_bf16(x: f32) -> u16 {
    let bits = x.to_bits();
    if x.is_nan() { (bits >> 16) as u16 | 0x40 } else { round_half_even(bits, 16) as u16 }
}

/// `bits / 2^places`, rounded to nearest, ties to even.
fn round_half_even(bits: u32, places: u32) -> u32 {
    let half_less = (1 << (places - 1)) - 1;
    (bits + half_less + (bits >> places & 1)) >> places
}
