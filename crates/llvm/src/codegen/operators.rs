//! Operators, each to the bit what `jitney_ir::eval` says; with the function's fast-math flags on those of floats.

use jitney_ir::dtype::Kind;
use jitney_ir::{BinOp, Const, DType, FastMath, UnOp};
use jitney_plugin::runtime::RuntimeFn;

use super::function::Lower;
use crate::ll::{Compare, Value};

/// Exponents up to this are multiplied out.
const MOST_PRODUCTS: u64 = 64;

impl Lower<'_> {
    /// With the function's flags.
    pub fn flagged(&self, value: Value) -> Value {
        if self.fast != 0 {
            self.ll.set_fast(value, self.fast);
        }
        value
    }

    pub fn unary(&self, op: UnOp, dtype: DType, x: Value) -> Value {
        match (op, dtype.kind()) {
            (UnOp::Neg, Kind::Float) => self.flagged(self.ll.fneg(x)),
            (UnOp::Neg, _) => self.ll.neg(x),
            (UnOp::Not | UnOp::Invert, _) => self.ll.not(x),
            (UnOp::Abs, Kind::Float) => self.flagged(self.e.intrinsic("llvm.fabs", dtype, &[x])),
            (UnOp::Abs, Kind::Signed) => self.e.intrinsic("llvm.abs", dtype, &[x, self.ll.int(self.e.bit, 0)]),
            (UnOp::Abs, Kind::Unsigned | Kind::Bool) => x,
        }
    }

    /// `constant` is the second operand, where it is one.
    pub fn binary(&self, op: BinOp, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        if dtype.is_float() { self.float(op, dtype, a, b, constant) } else { self.integer(op, dtype, a, b, constant) }
    }

    fn float(&self, op: BinOp, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let single = dtype == DType::F32;
        let value = match op {
            BinOp::Add => self.ll.fadd(a, b),
            BinOp::Sub => self.ll.fsub(a, b),
            BinOp::Mul => self.ll.fmul(a, b),
            BinOp::Div => self.ll.fdiv(a, b),
            BinOp::FloorDiv => {
                self.e.call_library(if single { RuntimeFn::FloorDivF32 } else { RuntimeFn::FloorDivF64 }, &[a, b])
            }
            BinOp::Mod => self.e.call_library(if single { RuntimeFn::ModF32 } else { RuntimeFn::ModF64 }, &[a, b]),
            BinOp::Min | BinOp::Max => {
                // The first of equal ones, and the first if it is NaN: what the processors' minimum of (b, a) gives.
                let better = if op == BinOp::Min { Compare::FloatLt } else { Compare::FloatGt };
                let second = self.flagged(self.ll.compare(better, b, a));
                let chosen = self.flagged(self.ll.select(second, b, a));
                let known = constant.is_some_and(|c| !c.as_float(dtype).is_nan());
                if known || self.function.fastmath.contains(FastMath::NO_NANS) {
                    return chosen;
                }
                let nan = self.ll.compare(Compare::Unordered, b, b);
                self.ll.select(nan, b, chosen)
            }
            BinOp::Eq => self.ll.compare(Compare::FloatEq, a, b),
            BinOp::Ne => self.ll.compare(Compare::UnorderedNe, a, b),
            BinOp::Lt => self.ll.compare(Compare::FloatLt, a, b),
            BinOp::Le => self.ll.compare(Compare::FloatLe, a, b),
            BinOp::Gt => self.ll.compare(Compare::FloatGt, a, b),
            BinOp::Ge => self.ll.compare(Compare::FloatGe, a, b),
            BinOp::Pow | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::Shl | BinOp::Shr => {
                unreachable!("{} takes no floats", op.name())
            }
        };
        self.flagged(value)
    }

    fn integer(&self, op: BinOp, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let signed = dtype.kind() == Kind::Signed;
        let compare = |s: Compare, u: Compare| self.ll.compare(if signed { s } else { u }, a, b);
        match op {
            BinOp::Add => self.ll.add(a, b),
            BinOp::Sub => self.ll.sub(a, b),
            BinOp::Mul => self.ll.mul(a, b),
            BinOp::FloorDiv => self.floor_div(dtype, a, b, constant),
            BinOp::Mod => self.modulo(dtype, a, b, constant),
            BinOp::Pow => self.power(dtype, a, b, constant),
            BinOp::Min => self.e.intrinsic(if signed { "llvm.smin" } else { "llvm.umin" }, dtype, &[a, b]),
            BinOp::Max => self.e.intrinsic(if signed { "llvm.smax" } else { "llvm.umax" }, dtype, &[a, b]),
            BinOp::And => self.ll.and(a, b),
            BinOp::Or => self.ll.or(a, b),
            BinOp::Xor => self.ll.xor(a, b),
            BinOp::Shl | BinOp::Shr => self.shift(op, dtype, a, b, constant),
            BinOp::Eq => self.ll.compare(Compare::Eq, a, b),
            BinOp::Ne => self.ll.compare(Compare::Ne, a, b),
            BinOp::Lt => compare(Compare::SignedLt, Compare::UnsignedLt),
            BinOp::Le => compare(Compare::SignedLe, Compare::UnsignedLe),
            BinOp::Gt => compare(Compare::SignedGt, Compare::UnsignedGt),
            BinOp::Ge => compare(Compare::SignedGe, Compare::UnsignedGe),
            BinOp::Div => unreachable!("div takes floats"),
        }
    }

    /// A divisor for which the quotient is defined: 1 in the place of 0 and, where the type is signed, of -1, by which
    /// the least integer cannot be divided. The flags say whether `b` was one of them.
    fn divisor(&self, dtype: DType, b: Value, constant: Option<Const>) -> (Value, Option<[Value; 2]>) {
        let signed = dtype.kind() == Kind::Signed;
        if constant.is_some_and(|c| c.0 != 0 && !(signed && c.0 as i64 == -1)) {
            return (b, None);
        }
        let number = |n: i64| self.e.number(dtype, Const::int(n));
        let is_zero = self.ll.compare(Compare::Eq, b, number(0));
        let is_minus_one =
            if signed { self.ll.compare(Compare::Eq, b, number(-1)) } else { self.ll.int(self.e.bit, 0) };
        let special = self.ll.or(is_zero, is_minus_one);
        (self.ll.select(special, number(1), b), Some([is_zero, is_minus_one]))
    }

    fn floor_div(&self, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let signed = dtype.kind() == Kind::Signed;
        let number = |n: i64| self.e.number(dtype, Const::int(n));
        if signed && let Some(places) = power_of_two(constant) {
            return self.ll.ashr(a, number(places));
        }
        let (divisor, special) = self.divisor(dtype, b, constant);
        let mut quotient = if signed {
            let quotient = self.ll.sdiv(a, divisor);
            let rest = self.ll.sub(a, self.ll.mul(quotient, divisor));
            let below = self.rounds_down(dtype, rest, divisor);
            self.ll.select(below, self.ll.add(quotient, number(-1)), quotient)
        } else {
            self.ll.udiv(a, divisor)
        };
        if let Some([is_zero, is_minus_one]) = special {
            if signed {
                quotient = self.ll.select(is_minus_one, self.ll.neg(a), quotient);
            }
            quotient = self.ll.select(is_zero, number(0), quotient);
        }
        quotient
    }

    fn modulo(&self, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let signed = dtype.kind() == Kind::Signed;
        if signed && let Some(places) = power_of_two(constant) {
            return self.ll.and(a, self.e.number(dtype, Const::int((1 << places) - 1)));
        }
        // Divided by 1 in the place of 0 and of -1, everything leaves the 0 that is wanted.
        let (divisor, _) = self.divisor(dtype, b, constant);
        if !signed {
            return self.ll.urem(a, divisor);
        }
        let rest = self.ll.srem(a, divisor);
        let below = self.rounds_down(dtype, rest, divisor);
        self.ll.select(below, self.ll.add(rest, divisor), rest)
    }

    /// Whether the quotient that leaves `rest`, rounded towards zero, is above the exact one.
    fn rounds_down(&self, dtype: DType, rest: Value, divisor: Value) -> Value {
        let zero = self.e.number(dtype, Const(0));
        let differ = self.ll.compare(Compare::SignedLt, self.ll.xor(rest, divisor), zero);
        let some = self.ll.compare(Compare::Ne, rest, zero);
        self.ll.and(differ, some)
    }

    fn power(&self, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        if let Some(Const(exponent)) = constant
            && exponent <= MOST_PRODUCTS
        {
            return self.products(dtype, a, exponent);
        }
        let wide = if dtype.kind() == Kind::Signed { DType::I64 } else { DType::U64 };
        let (a, b) = (self.cast(dtype, wide, a), self.cast(dtype, wide, b));
        let function = if wide == DType::I64 { RuntimeFn::PowSigned } else { RuntimeFn::PowUnsigned };
        let power = self.e.call_library(function, &[a, b]);
        self.cast(wide, dtype, power)
    }

    /// By squaring; wrapped products are the same in any order.
    fn products(&self, dtype: DType, base: Value, mut exponent: u64) -> Value {
        let mut result = self.e.number(dtype, Const(1));
        let mut square = base;
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = self.ll.mul(result, square);
            }
            exponent >>= 1;
            if exponent > 0 {
                square = self.ll.mul(square, square);
            }
        }
        result
    }

    fn shift(&self, op: BinOp, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let number = |n: u32| self.e.number(dtype, Const(n.into()));
        let bits = dtype.bits();
        if op == BinOp::Shr && dtype.kind() == Kind::Signed {
            // Everything past the last place leaves the sign, as does a shift by one place less than there are.
            let places = self.e.intrinsic("llvm.umin", dtype, &[b, number(bits - 1)]);
            return self.ll.ashr(a, places);
        }
        let shifted = if op == BinOp::Shl { self.ll.shl(a, b) } else { self.ll.lshr(a, b) };
        if constant.is_some_and(|c| c.0 < u64::from(bits)) {
            return shifted;
        }
        // A shift by too many places is no value at all, but here it is not chosen.
        let within = self.ll.compare(Compare::UnsignedLt, b, number(bits));
        self.ll.select(within, shifted, number(0))
    }
}

/// The exponent of a constant that is a positive power of two.
fn power_of_two(constant: Option<Const>) -> Option<i64> {
    let value = constant?.0 as i64;
    (value > 0 && value & (value - 1) == 0).then(|| value.trailing_zeros().into())
}
