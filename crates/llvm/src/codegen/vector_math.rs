//! Mathematical functions of glibc's vector library, libmvec: those of glibc 2.35 and later.
//!
//! A call carries the names of vector functions that do the same for several lanes, in the form of the x86-64 vector
//! function ABI: `_ZGV`, the instruction set (`b` SSE4, `d` AVX2, `e` AVX-512), `N` for unmasked, the lanes, a `v` for
//! every operand, `_` and the name. Images refer to them by these names; whoever loads one finds them in `libmvec.so.1`.

use jitney_ir::{DType, FastMath, MathFn};

use super::function::Lower;
use crate::ll::Value;

/// `afn`: a function may be one that is a little off.
const APPROXIMATE: FastMath = FastMath(1 << 5);

/// C's name of a function that libmvec has.
const fn name(function: MathFn) -> Option<&'static str> {
    match function {
        MathFn::Exp
        | MathFn::Exp2
        | MathFn::Expm1
        | MathFn::Log
        | MathFn::Log2
        | MathFn::Log10
        | MathFn::Log1p
        | MathFn::Sin
        | MathFn::Cos
        | MathFn::Tan
        | MathFn::Asin
        | MathFn::Acos
        | MathFn::Atan
        | MathFn::Atan2
        | MathFn::Sinh
        | MathFn::Cosh
        | MathFn::Tanh
        | MathFn::Asinh
        | MathFn::Acosh
        | MathFn::Atanh
        | MathFn::Pow
        | MathFn::Cbrt
        | MathFn::Hypot
        | MathFn::Erf
        | MathFn::Erfc => Some(function.name()),
        MathFn::Sqrt
        | MathFn::Floor
        | MathFn::Ceil
        | MathFn::Trunc
        | MathFn::Rint
        | MathFn::Copysign
        | MathFn::Fma
        | MathFn::Fmod
        | MathFn::Remainder
        | MathFn::Gamma
        | MathFn::Lgamma
        | MathFn::Nextafter
        | MathFn::Ldexp => None,
    }
}

impl Lower<'_> {
    /// Says of a call of `symbol` which vector functions do the same, where that is allowed.
    pub fn offer_vector_math(&mut self, function: MathFn, dtype: DType, symbol: &str, call: Value) {
        let allowed = self.e.options.vector_math || self.function.fastmath.contains(APPROXIMATE);
        let Some(name) = name(function).filter(|_| allowed && crate::libmvec::is_there()) else { return };
        let ty = self.e.register(dtype);
        let suffix = if dtype == DType::F32 { "f" } else { "" };
        let mut variants = vec![];
        for (set, bits) in [('b', 128), ('d', 256), ('e', 512)] {
            if bits > self.e.processor.widest {
                continue;
            }
            let lanes = bits / dtype.bits();
            let kind = format!("_ZGV{set}N{lanes}{}", "v".repeat(function.arity()));
            let vector = format!("{kind}_{name}{suffix}");
            let operand = self.ll.vector_type(ty, lanes);
            let count = self.e.external_count();
            let declared = self.e.external(&vector, &vec![operand; function.arity()], Some(operand), true);
            if self.e.external_count() > count {
                self.e.kept.borrow_mut().push(declared);
            }
            variants.push(format!("{kind}_{symbol}({vector})"));
        }
        if !variants.is_empty() {
            self.ll.call_text_attribute(call, "vector-function-abi-variant", &variants.join(","));
        }
    }
}
