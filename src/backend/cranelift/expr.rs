//! Scalar expressions.

use cranelift_codegen::cursor::{Cursor, FuncCursor};
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::immediates::{Ieee32, Ieee64};
use cranelift_codegen::ir::types::{F64, I64};
use cranelift_codegen::ir::{InstBuilder, StackSlotData, StackSlotKind, Value};
use jitney_ir::{BinOp, Const, DType, Expr, ExprKind, FastMath, Guard, MathFn, SiteId, TrapKind};

use super::function::{LocalVar, Lower, PLAIN, TRUSTED, register};
use super::link::Symbol;

/// Most constants that are read at a function's entry: there are sixteen registers for them and everything else.
const MOST_HELD: usize = 4;

impl Lower<'_> {
    /// The value of an expression.
    pub fn expr(&mut self, e: &Expr) -> Value {
        match &e.kind {
            // Where they are not used over and over it is quicker to read constants from memory.
            ExprKind::Const(value) if e.dtype == DType::F64 && value.0 != 0 && self.innermost => self.held(value.0),
            ExprKind::Const(value) => self.number(e.dtype, *value),
            ExprKind::Local(local) => match self.locals[local.index()] {
                LocalVar::Scalar(place) => self.read(place),
                LocalVar::Array(_) => unreachable!("arrays are no values"),
            },
            ExprKind::Unary(op, x) => {
                let value = self.expr(x);
                self.unary(*op, x.dtype, value)
            }
            ExprKind::Binary(op, a, b) => {
                if a.dtype.is_float()
                    && self.function.fastmath != FastMath::default()
                    && let Some(value) = self.fast(*op, a, b)
                {
                    return value;
                }
                let x = self.expr(a);
                // The same number, sooner.
                if *op == BinOp::Mul && a.dtype.is_float() && b.as_const() == Some(Const::float(a.dtype, 2.0)) {
                    return self.b.ins().fadd(x, x);
                }
                let y = self.expr(b);
                self.binary(*op, a.dtype, x, y, b.as_const())
            }
            ExprKind::Math(function, operands) => {
                let operands: Vec<Value> = operands.iter().map(|x| self.expr(x)).collect();
                self.math(*function, e.dtype, &operands)
            }
            ExprKind::Select(test, a, b) => {
                let [test, a, b] = [test, a, b].map(|x| self.expr(x));
                self.b.ins().select(test, a, b)
            }
            ExprKind::Cast(x) => {
                let value = self.expr(x);
                self.cast(x.dtype, e.dtype, value)
            }
            ExprKind::Load(array, index) => self.load(*array, index),
            ExprKind::Extent(array, axis) => self.extent(*array, *axis),
            ExprKind::Stride(array, axis) => self.stride(*array, *axis),
            ExprKind::Address(array) => self.data(*array),
            ExprKind::Guard(guard, x, site) => {
                let value = self.expr(x);
                self.guard(*guard, x, value, *site)
            }
        }
    }

    /// An `f64` that an innermost loop keeps in a register. Cranelift makes constants anew in every iteration, and what is made
    /// of their bits in front of the loop, which for a loop in a loop is every iteration of that one; what has been read from
    /// the frame it does not make anew.
    fn held(&mut self, bits: u64) -> Value {
        if let Some((_, value)) = self.held.iter().find(|(known, _)| *known == bits) {
            return *value;
        }
        if self.loops.len() < 2 || self.held.len() == MOST_HELD {
            let bits = self.int(I64, bits as i64);
            return self.b.ins().bitcast(F64, PLAIN, bits);
        }
        let slot = self.b.create_sized_stack_slot(StackSlotData::new(StackSlotKind::ExplicitSlot, 8, 3));
        let code = &mut *self.b.func;
        let entry = code.layout.entry_block().expect("what is built has an entry");
        let mut cursor = FuncCursor::new(code).at_first_insertion_point(entry);
        let pattern = cursor.ins().iconst(I64, bits as i64);
        let place = cursor.ins().stack_addr(I64, slot, 0);
        cursor.ins().store(TRUSTED, pattern, place, 0);
        let value = cursor.ins().load(F64, TRUSTED, place, 0);
        self.held.push((bits, value));
        value
    }

    pub fn number(&mut self, dtype: DType, value: Const) -> Value {
        match dtype {
            DType::F32 => self.b.ins().f32const(Ieee32::with_bits(value.0 as u32)),
            DType::F64 => self.b.ins().f64const(Ieee64::with_bits(value.0)),
            _ => self.int(register(dtype), value.0 as i64),
        }
    }

    fn guard(&mut self, guard: Guard, x: &Expr, value: Value, site: SiteId) -> Value {
        // What is known of the operand without a look at it.
        let negative = x.as_const().map(|c| (c.0 as i64) < 0);
        match guard {
            Guard::NonZero => {
                if x.as_const().is_some_and(|c| c.0 << 1 != 0 && !x.dtype.is_float()) {
                    return value;
                }
                let zero = self.number(x.dtype, Const(0));
                let failed = if x.dtype.is_float() {
                    self.b.ins().fcmp(FloatCC::Equal, value, zero)
                } else {
                    self.b.ins().icmp(IntCC::Equal, value, zero)
                };
                self.unless(failed, |lower| lower.raise(TrapKind::ZeroDivision, site));
                value
            }
            Guard::Wrap(array, axis) => {
                let size = self.extent(array, axis);
                self.wrap(value, size, negative)
            }
            Guard::Index(array, axis) => {
                let size = self.extent(array, axis);
                let wrapped = self.wrap(value, size, negative);
                self.in_bounds(wrapped, value, axis, size, site);
                wrapped
            }
            Guard::Bounds(array, axis) => {
                let size = self.extent(array, axis);
                self.in_bounds(value, value, axis, size, site);
                value
            }
        }
    }

    /// Counted from the end where it is negative.
    fn wrap(&mut self, index: Value, size: Value, negative: Option<bool>) -> Value {
        if negative == Some(false) {
            return index;
        }
        let from_end = self.b.ins().iadd(index, size);
        if negative == Some(true) {
            return from_end;
        }
        let zero = self.int(I64, 0);
        let is_negative = self.b.ins().icmp(IntCC::SignedLessThan, index, zero);
        self.b.ins().select(is_negative, from_end, index)
    }

    /// Raises unless `index` is in `0..size`; one unsigned comparison, in which negative ones are large.
    fn in_bounds(&mut self, index: Value, given: Value, axis: u8, size: Value, site: SiteId) {
        let failed = self.b.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, index, size);
        self.unless(failed, |lower| lower.raise_index(given, axis, size, site));
    }

    /// What is exact may be an instruction; everything else is the library's.
    fn math(&mut self, function: MathFn, dtype: DType, operands: &[Value]) -> Value {
        let x = operands[0];
        match function {
            MathFn::Sqrt => self.b.ins().sqrt(x),
            MathFn::Copysign => self.b.ins().fcopysign(x, operands[1]),
            MathFn::Floor if self.engine.round => self.b.ins().floor(x),
            MathFn::Ceil if self.engine.round => self.b.ins().ceil(x),
            MathFn::Trunc if self.engine.round => self.b.ins().trunc(x),
            MathFn::Rint if self.engine.round => self.b.ins().nearest(x),
            MathFn::Fma if self.engine.fma => self.fused(x, operands[1], operands[2]),
            _ => {
                let dtype = if dtype == DType::F32 { DType::F32 } else { DType::F64 };
                self.call_symbol(Symbol::Math(function, dtype), operands).expect("a function of the table has a value")
            }
        }
    }
}
