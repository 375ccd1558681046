//! Conversions: between types, to and from memory, to and from slots. Each to the bit what `jitney_ir::eval` says.

use jitney_ir::dtype::Kind;
use jitney_ir::{Const, DType};
use jitney_plugin::runtime::RuntimeFn;

use super::function::Lower;
use crate::ll::{Compare, Ty, Value};

/// What no `i64` is as large as.
const LIMIT: f32 = 9_223_372_036_854_775_808.0;

impl Lower<'_> {
    /// A conversion.
    pub fn cast(&self, from: DType, to: DType, x: Value) -> Value {
        let zero = || self.e.number(from, Const(0));
        match (from.is_float(), to) {
            _ if from == to => x,
            (true, DType::Bool) => self.ll.compare(Compare::UnorderedNe, x, zero()),
            (false, DType::Bool) => self.ll.compare(Compare::Ne, x, zero()),
            (true, DType::F64) => self.ll.fpext(x, self.e.register(to)),
            (true, DType::F32) => self.ll.fptrunc(x, self.e.register(to)),
            (true, _) => self.float_to_integer(from, to, x),
            (false, DType::F32 | DType::F64) if from.kind() == Kind::Signed => self.ll.sitofp(x, self.e.register(to)),
            (false, DType::F32 | DType::F64) => self.ll.uitofp(x, self.e.register(to)),
            (false, _) => self.resize(from, to, x),
        }
    }

    fn resize(&self, from: DType, to: DType, x: Value) -> Value {
        let ty = self.e.register(to);
        let bits = |dtype: DType| if dtype == DType::Bool { 1 } else { dtype.bits() };
        match bits(to).cmp(&bits(from)) {
            std::cmp::Ordering::Less => self.ll.trunc(x, ty),
            std::cmp::Ordering::Equal => x,
            std::cmp::Ordering::Greater if from.kind() == Kind::Signed => self.ll.sext(x, ty),
            std::cmp::Ordering::Greater => self.ll.zext(x, ty),
        }
    }

    /// Saturates; NaN gives 0.
    fn float_to_integer(&self, from: DType, to: DType, x: Value) -> Value {
        let name = if to.kind() == Kind::Signed { "llvm.fptosi.sat" } else { "llvm.fptoui.sat" };
        if to.bits() < 32 {
            return self.float_to_short(from, to, x);
        }
        // One number at a time is quicker looked at than mended: what does not fit is rare.
        let saturated = || self.ll.call(self.ll.intrinsic(name, &[self.e.register(to), self.e.register(from)]), &[x]);
        if to != DType::I64 || self.straight {
            return saturated();
        }
        let limit = if from == DType::F32 { u64::from(LIMIT.to_bits()) } else { f64::from(LIMIT).to_bits() };
        let size = self.e.intrinsic("llvm.fabs", from, &[x]);
        let fits = self.ll.compare(Compare::FloatLt, size, self.e.number(from, Const(limit)));
        self.mostly(self.e.i64, fits, || self.ll.fptosi(x, self.e.i64), saturated)
    }

    /// One of two values, the first of which it nearly always is.
    fn mostly(&self, ty: Ty, test: Value, quick: impl FnOnce() -> Value, rare: impl FnOnce() -> Value) -> Value {
        let [often, seldom, end] = self.blocks();
        // What fast-math flags leave undefined is either: no branch may depend on something undefined.
        let branch = self.ll.branch(self.ll.freeze(test), often, seldom);
        self.ll.attach(branch, self.e.meta.prof, self.e.meta.likely);
        let value = |block, value: Value| {
            self.ll.jump(end);
            (value, block)
        };
        self.ll.at_end(often);
        let quick = value(often, quick());
        self.ll.at_end(seldom);
        let rare = value(seldom, rare());
        self.ll.at_end(end);
        self.ll.phi(ty, &[quick, rare])
    }

    /// As `float_to_integer`, to 8 or 16 bits: LLVM takes vectors of those apart.
    fn float_to_short(&self, from: DType, to: DType, x: Value) -> Value {
        if cfg!(target_arch = "x86_64") && !self.straight {
            // The instruction gives the least `i32` for what it cannot convert, which no short integer is.
            let (name, lanes) =
                if from == DType::F32 { ("llvm.x86.sse.cvttss2si", 4) } else { ("llvm.x86.sse2.cvttsd2si", 2) };
            let value = self.ll.call(self.ll.intrinsic(name, &[]), &[self.ll.first_lane(x, lanes)]);
            let narrow = self.ll.trunc(value, self.e.register(to));
            let fits = self.ll.compare(Compare::Eq, self.resize(to, DType::I32, narrow), value);
            return self.mostly(self.e.register(to), fits, || narrow, || self.limited(from, to, x));
        }
        self.limited(from, to, x)
    }

    /// As `float_to_short`, without branches.
    fn limited(&self, from: DType, to: DType, x: Value) -> Value {
        let signed = to.kind() == Kind::Signed;
        let number = |value: f32| {
            let bits = if from == DType::F32 { u64::from(value.to_bits()) } else { f64::from(value).to_bits() };
            self.e.number(from, Const(bits))
        };
        let (least, most) = match (signed, to.bits()) {
            (true, bits) => (-f32::from(1u16 << (bits - 1)), f32::from((1u16 << (bits - 1)) - 1)),
            (false, 8) => (0.0, f32::from(u8::MAX)),
            (false, _) => (0.0, f32::from(u16::MAX)),
        };
        let (least, most) = (number(least), number(most));
        // What is no number is not above the least one.
        let raised = self.ll.select(self.ll.compare(Compare::FloatGt, x, least), x, least);
        let within = self.ll.select(self.ll.compare(Compare::FloatLt, raised, most), raised, most);
        let value = self.ll.trunc(self.ll.fptosi(within, self.e.i32), self.e.register(to));
        if signed {
            let nan = self.ll.compare(Compare::Unordered, x, x);
            self.ll.select(nan, self.e.number(to, Const(0)), value)
        } else {
            value
        }
    }

    /// The value of an element of type `dtype` as it was loaded.
    pub fn loaded(&self, dtype: DType, x: Value) -> Value {
        match dtype {
            DType::Bool => self.ll.compare(Compare::Ne, x, self.ll.int(self.e.i8, 0)),
            DType::F16 if self.e.processor.half => {
                let half = self.ll.bitcast(x, self.ll.float_type(16));
                self.ll.fpext(half, self.e.register(DType::F32))
            }
            DType::F16 => {
                let bits = self.ll.zext(x, self.e.i32);
                self.e.call_library(RuntimeFn::FromF16, &[bits])
            }
            DType::BF16 => {
                let bits = self.ll.zext(x, self.e.i32);
                let bits = self.ll.shl(bits, self.ll.int(self.e.i32, 16));
                self.ll.bitcast(bits, self.e.register(DType::F32))
            }
            _ => x,
        }
    }

    /// What is stored for a value in an element of type `dtype`; the 16-bit floats are rounded.
    pub fn stored(&self, dtype: DType, x: Value) -> Value {
        let narrow = self.ll.int_type(16);
        match dtype {
            DType::Bool => self.ll.zext(x, self.e.i8),
            DType::F16 if self.e.processor.half => {
                let half = self.ll.fptrunc(x, self.ll.float_type(16));
                self.ll.bitcast(half, narrow)
            }
            DType::F16 => {
                let bits = self.e.call_library(RuntimeFn::ToF16, &[x]);
                self.ll.trunc(bits, narrow)
            }
            DType::BF16 => {
                // Half of the last place that stays, a little less where it is even, carries or does not.
                let word = |n: u64| self.ll.int(self.e.i32, n);
                let bits = self.ll.bitcast(x, self.e.i32);
                let upper = self.ll.lshr(bits, word(16));
                let odd = self.ll.and(upper, word(1));
                let rounded = self.ll.add(self.ll.add(bits, odd), word(0x7fff));
                let rounded = self.ll.lshr(rounded, word(16));
                let nan = self.ll.compare(Compare::Unordered, x, x);
                let bits = self.ll.select(nan, self.ll.or(upper, word(0x40)), rounded);
                self.ll.trunc(bits, narrow)
            }
            _ => x,
        }
    }

    /// A value as a slot holds it.
    pub fn slot_of(&self, dtype: DType, x: Value) -> Value {
        match dtype {
            DType::F64 => x,
            DType::F32 => {
                let bits = self.ll.bitcast(x, self.e.i32);
                self.ll.zext(bits, self.e.i64)
            }
            _ => self.resize(dtype, if dtype.kind() == Kind::Signed { DType::I64 } else { DType::U64 }, x),
        }
    }

    /// The value that slot `at` holds: its lower bytes, which come first.
    pub fn load_slot(&self, dtype: DType, slots: Value, at: usize) -> Value {
        const { assert!(cfg!(target_endian = "little")) };
        let place = self.field(slots, 8 * at);
        if dtype == DType::Bool {
            let byte = self.get(self.e.i8, place);
            return self.ll.compare(Compare::Ne, byte, self.ll.int(self.e.i8, 0));
        }
        self.get(self.e.register(dtype), place)
    }
}
