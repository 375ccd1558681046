//! Operators and conversions, each to the bit what `jitney_ir::eval` says.

use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::types::{F32, F64, I8, I32, I64};
use cranelift_codegen::ir::{InstBuilder, Value};
use jitney_ir::dtype::Kind;
use jitney_ir::{BinOp, Const, DType, UnOp};

use super::function::{Lower, register};
use jitney_plugin::runtime::RuntimeFn;

impl Lower<'_> {
    pub fn unary(&mut self, op: UnOp, dtype: DType, x: Value) -> Value {
        let ins = self.b.ins();
        match (op, dtype.kind()) {
            (UnOp::Neg, Kind::Float) => ins.fneg(x),
            (UnOp::Neg, _) => ins.ineg(x),
            (UnOp::Not, _) => ins.bxor_imm_u(x, 1),
            (UnOp::Invert, _) => ins.bnot(x),
            (UnOp::Abs, Kind::Float) => ins.fabs(x),
            (UnOp::Abs, Kind::Signed) => ins.iabs(x),
            (UnOp::Abs, Kind::Unsigned | Kind::Bool) => x,
        }
    }

    /// `constant` is the second operand, where it is one.
    pub fn binary(&mut self, op: BinOp, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        if dtype.is_float() { self.float(op, dtype, a, b, constant) } else { self.integer(op, dtype, a, b, constant) }
    }

    fn float(&mut self, op: BinOp, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let single = dtype == DType::F32;
        match op {
            BinOp::Add => self.b.ins().fadd(a, b),
            BinOp::Sub => self.b.ins().fsub(a, b),
            BinOp::Mul => self.b.ins().fmul(a, b),
            BinOp::Div => self.b.ins().fdiv(a, b),
            BinOp::FloorDiv => {
                self.runtime_value(if single { RuntimeFn::FloorDivF32 } else { RuntimeFn::FloorDivF64 }, &[a, b])
            }
            BinOp::Mod => self.runtime_value(if single { RuntimeFn::ModF32 } else { RuntimeFn::ModF64 }, &[a, b]),
            BinOp::Min | BinOp::Max => {
                // The first of equal ones, and the first if it is NaN: what the processors' minimum of (b, a) gives.
                let better = if op == BinOp::Min { FloatCC::LessThan } else { FloatCC::GreaterThan };
                let second = self.b.ins().fcmp(better, b, a);
                let chosen = self.b.ins().select(second, b, a);
                if constant.is_some_and(|c| !c.as_float(dtype).is_nan()) {
                    return chosen;
                }
                let nan = self.b.ins().fcmp(FloatCC::Unordered, b, b);
                self.b.ins().select(nan, b, chosen)
            }
            BinOp::Eq => self.b.ins().fcmp(FloatCC::Equal, a, b),
            BinOp::Ne => self.b.ins().fcmp(FloatCC::NotEqual, a, b),
            BinOp::Lt => self.b.ins().fcmp(FloatCC::LessThan, a, b),
            BinOp::Le => self.b.ins().fcmp(FloatCC::LessThanOrEqual, a, b),
            BinOp::Gt => self.b.ins().fcmp(FloatCC::GreaterThan, a, b),
            BinOp::Ge => self.b.ins().fcmp(FloatCC::GreaterThanOrEqual, a, b),
            BinOp::Pow | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::Shl | BinOp::Shr => {
                unreachable!("{} takes no floats", op.name())
            }
        }
    }

    fn integer(&mut self, op: BinOp, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let signed = dtype.kind() == Kind::Signed;
        let pick = |s: IntCC, u: IntCC| if signed { s } else { u };
        match op {
            BinOp::Add => self.b.ins().iadd(a, b),
            BinOp::Sub => self.b.ins().isub(a, b),
            BinOp::Mul => self.b.ins().imul(a, b),
            BinOp::FloorDiv => self.floor_div(dtype, a, b, constant),
            BinOp::Mod => self.modulo(dtype, a, b, constant),
            BinOp::Pow => self.power(dtype, a, b, constant),
            BinOp::Min if signed => self.b.ins().smin(a, b),
            BinOp::Min => self.b.ins().umin(a, b),
            BinOp::Max if signed => self.b.ins().smax(a, b),
            BinOp::Max => self.b.ins().umax(a, b),
            BinOp::And => self.b.ins().band(a, b),
            BinOp::Or => self.b.ins().bor(a, b),
            BinOp::Xor => self.b.ins().bxor(a, b),
            BinOp::Shl | BinOp::Shr => self.shift(op, dtype, a, b, constant),
            BinOp::Eq => self.b.ins().icmp(IntCC::Equal, a, b),
            BinOp::Ne => self.b.ins().icmp(IntCC::NotEqual, a, b),
            BinOp::Lt => self.b.ins().icmp(pick(IntCC::SignedLessThan, IntCC::UnsignedLessThan), a, b),
            BinOp::Le => self.b.ins().icmp(pick(IntCC::SignedLessThanOrEqual, IntCC::UnsignedLessThanOrEqual), a, b),
            BinOp::Gt => self.b.ins().icmp(pick(IntCC::SignedGreaterThan, IntCC::UnsignedGreaterThan), a, b),
            BinOp::Ge => {
                self.b.ins().icmp(pick(IntCC::SignedGreaterThanOrEqual, IntCC::UnsignedGreaterThanOrEqual), a, b)
            }
            BinOp::Div => unreachable!("div takes floats"),
        }
    }

    /// A divisor for which the processor does not trap: 1 in the place of 0 and, where the type is signed, of -1, by
    /// which the least integer cannot be divided. The flags say whether `b` was one of them.
    fn divisor(&mut self, dtype: DType, b: Value, constant: Option<Const>) -> (Value, Option<[Value; 2]>) {
        let signed = dtype.kind() == Kind::Signed;
        if constant.is_some_and(|c| c.0 != 0 && !(signed && c.0 as i64 == -1)) {
            return (b, None);
        }
        let is_zero = self.b.ins().icmp_imm_s(IntCC::Equal, b, 0);
        let is_minus_one = if signed { self.b.ins().icmp_imm_s(IntCC::Equal, b, -1) } else { self.int(I8, 0) };
        let special = self.b.ins().bor(is_zero, is_minus_one);
        let one = self.int(register(dtype), 1);
        (self.b.ins().select(special, one, b), Some([is_zero, is_minus_one]))
    }

    fn floor_div(&mut self, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let signed = dtype.kind() == Kind::Signed;
        if signed && let Some(places) = power_of_two(constant) {
            return self.b.ins().sshr_imm_u(a, places);
        }
        let (divisor, special) = self.divisor(dtype, b, constant);
        let mut quotient = if signed {
            let quotient = self.b.ins().sdiv(a, divisor);
            let product = self.b.ins().imul(quotient, divisor);
            let rest = self.b.ins().isub(a, product);
            let below = self.rounds_down(rest, divisor);
            let less = self.b.ins().iadd_imm_s(quotient, -1);
            self.b.ins().select(below, less, quotient)
        } else {
            self.b.ins().udiv(a, divisor)
        };
        if let Some([is_zero, is_minus_one]) = special {
            if signed {
                let negated = self.b.ins().ineg(a);
                quotient = self.b.ins().select(is_minus_one, negated, quotient);
            }
            let zero = self.int(register(dtype), 0);
            quotient = self.b.ins().select(is_zero, zero, quotient);
        }
        quotient
    }

    fn modulo(&mut self, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let signed = dtype.kind() == Kind::Signed;
        if signed && let Some(places) = power_of_two(constant) {
            let mask = self.int(register(dtype), (1 << places) - 1);
            return self.b.ins().band(a, mask);
        }
        // Divided by 1 in the place of 0 and of -1, everything leaves the 0 that is wanted.
        let (divisor, _) = self.divisor(dtype, b, constant);
        if !signed {
            return self.b.ins().urem(a, divisor);
        }
        let rest = self.b.ins().srem(a, divisor);
        let below = self.rounds_down(rest, divisor);
        let above = self.b.ins().iadd(rest, divisor);
        self.b.ins().select(below, above, rest)
    }

    /// Whether the quotient that leaves `rest`, rounded towards zero, is above the exact one.
    fn rounds_down(&mut self, rest: Value, divisor: Value) -> Value {
        let signs = self.b.ins().bxor(rest, divisor);
        let differ = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, signs, 0);
        let some = self.b.ins().icmp_imm_s(IntCC::NotEqual, rest, 0);
        self.b.ins().band(differ, some)
    }

    fn power(&mut self, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        match constant {
            Some(Const(2)) => return self.b.ins().imul(a, a),
            Some(Const(3)) => {
                let square = self.b.ins().imul(a, a);
                return self.b.ins().imul(square, a);
            }
            _ => {}
        }
        let wide = if dtype.kind() == Kind::Signed { DType::I64 } else { DType::U64 };
        let (a, b) = (self.cast(dtype, wide, a), self.cast(dtype, wide, b));
        let function = if wide == DType::I64 { RuntimeFn::PowSigned } else { RuntimeFn::PowUnsigned };
        let power = self.runtime_value(function, &[a, b]);
        self.cast(wide, dtype, power)
    }

    fn shift(&mut self, op: BinOp, dtype: DType, a: Value, b: Value, constant: Option<Const>) -> Value {
        let bits = i64::from(dtype.bits());
        let keeps_sign = op == BinOp::Shr && dtype.kind() == Kind::Signed;
        if keeps_sign {
            // Everything past the last place leaves the sign, as does a shift by one place less than there are.
            let most = self.int(register(dtype), bits - 1);
            let places = self.b.ins().umin(b, most);
            return self.b.ins().sshr(a, places);
        }
        let shifted = if op == BinOp::Shl { self.b.ins().ishl(a, b) } else { self.b.ins().ushr(a, b) };
        if constant.is_some_and(|c| c.0 < bits as u64) {
            return shifted;
        }
        let within = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, b, bits);
        let zero = self.int(register(dtype), 0);
        self.b.ins().select(within, shifted, zero)
    }

    /// A conversion.
    pub fn cast(&mut self, from: DType, to: DType, x: Value) -> Value {
        match (from.is_float(), to) {
            _ if from == to => x,
            (true, DType::Bool) => {
                let zero = self.number(from, Const(0));
                self.b.ins().fcmp(FloatCC::NotEqual, x, zero)
            }
            (false, DType::Bool) => self.b.ins().icmp_imm_s(IntCC::NotEqual, x, 0),
            (true, DType::F64) => self.b.ins().fpromote(F64, x),
            (true, DType::F32) => self.b.ins().fdemote(F32, x),
            (true, _) => self.float_to_integer(to, x),
            (false, DType::F32 | DType::F64) => self.integer_to_float(from, to, x),
            (false, _) => self.resize(from, to, x),
        }
    }

    fn resize(&mut self, from: DType, to: DType, x: Value) -> Value {
        let ty = register(to);
        match to.bits().cmp(&from.bits()) {
            std::cmp::Ordering::Less => self.b.ins().ireduce(ty, x),
            std::cmp::Ordering::Equal => x,
            std::cmp::Ordering::Greater if from.kind() == Kind::Signed => self.b.ins().sextend(ty, x),
            std::cmp::Ordering::Greater => self.b.ins().uextend(ty, x),
        }
    }

    fn integer_to_float(&mut self, from: DType, to: DType, x: Value) -> Value {
        let ty = register(to);
        if from == DType::U64 {
            return self.b.ins().fcvt_from_uint(ty, x);
        }
        let wide = self.resize(from, DType::I64, x);
        self.b.ins().fcvt_from_sint(ty, wide)
    }

    fn float_to_integer(&mut self, to: DType, x: Value) -> Value {
        let signed = to.kind() == Kind::Signed;
        let ty = register(to);
        if to.bits() >= 32 {
            return if signed { self.b.ins().fcvt_to_sint_sat(ty, x) } else { self.b.ins().fcvt_to_uint_sat(ty, x) };
        }
        let wide = self.b.ins().fcvt_to_sint_sat(I32, x);
        let (least, most) =
            if signed { (-1 << (to.bits() - 1), (1 << (to.bits() - 1)) - 1) } else { (0, (1 << to.bits()) - 1) };
        let (least, most) = (self.int(I32, least), self.int(I32, most));
        let wide = self.b.ins().smax(wide, least);
        let wide = self.b.ins().smin(wide, most);
        self.b.ins().ireduce(ty, wide)
    }

    /// A value as a slot holds it.
    pub fn slot_of(&mut self, dtype: DType, x: Value) -> Value {
        match dtype {
            DType::F64 => x,
            DType::F32 => {
                let bits = self.b.ins().bitcast(I32, super::function::PLAIN, x);
                self.b.ins().uextend(I64, bits)
            }
            _ => self.resize(dtype, if dtype.kind() == Kind::Signed { DType::I64 } else { DType::U64 }, x),
        }
    }

    /// The value that a slot holds: its lower bytes, which come first.
    pub fn load_slot(&mut self, dtype: DType, slots: Value, offset: i32) -> Value {
        const { assert!(cfg!(target_endian = "little")) };
        self.b.ins().load(register(dtype), super::function::TRUSTED, slots, offset)
    }
}

/// The exponent of a constant that is a positive power of two.
fn power_of_two(constant: Option<Const>) -> Option<i64> {
    let value = constant?.0 as i64;
    (value > 0 && value & (value - 1) == 0).then(|| value.trailing_zeros().into())
}
