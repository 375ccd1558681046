//! Mathematical functions: what is exact is an instruction where the processor has one; what has no branches is written
//! out; everything else is the library's function. The bits are the same in every engine.

use jitney_ir::{DType, MathFn};
use jitney_plugin::runtime::math_symbol;

use super::function::Lower;
use crate::ll::Value;

impl Lower<'_> {
    pub fn math(&mut self, function: MathFn, dtype: DType, operands: &[Value]) -> Value {
        let it = self.e.processor;
        let intrinsic = match function {
            MathFn::Sqrt => Some("llvm.sqrt"),
            MathFn::Copysign => Some("llvm.copysign"),
            MathFn::Floor if it.rounds => Some("llvm.floor"),
            MathFn::Ceil if it.rounds => Some("llvm.ceil"),
            MathFn::Trunc if it.rounds => Some("llvm.trunc"),
            MathFn::Rint if it.rounds => Some("llvm.roundeven"),
            MathFn::Fma if it.fma => Some("llvm.fma"),
            _ => None,
        };
        if let Some(value) = self.straight_line(function, dtype, operands) {
            // Every operation is as it is: what flags allow would change what the function is worth.
            return value;
        }
        let value = match intrinsic {
            Some(name) => self.e.intrinsic(name, dtype, operands),
            None => {
                let ty = self.e.register(dtype);
                let symbol = math_symbol(function.name(), dtype.name());
                let callee = self.e.external(&symbol, &vec![ty; operands.len()], Some(ty), true);
                let call = self.ll.call(callee, operands);
                self.offer_vector_math(function, dtype, &symbol, call);
                call
            }
        };
        self.flagged(value)
    }
}
