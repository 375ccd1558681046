//! What the flags of `FastMath` allow, where it is quicker. Without a flag nothing here is done.
//!
//! | flag | what is done |
//! |---|---|
//! | `contract` | a sum or difference with a product is one instruction, rounded once, where the processor has it |
//! | `arcp` | a quotient whose divisor is a constant, or changes in fewer loops than the dividend, is a product with the reciprocal |
//! | `nnan` | a minimum and a maximum do not look for NaN |
//! | `nsz` | adding zero does nothing |
//! | `ninf`, `afn`, `reassoc` | nothing |

use cranelift_codegen::ir::condcodes::FloatCC;
use cranelift_codegen::ir::{InstBuilder, Value};
use jitney_ir::{BinOp, Const, Expr, ExprKind, FastMath};

use super::function::Lower;

impl Lower<'_> {
    /// An operation on floats the quick way, if a flag allows one.
    pub fn fast(&mut self, op: BinOp, a: &Expr, b: &Expr) -> Option<Value> {
        let flags = self.function.fastmath;
        let dtype = a.dtype;
        let zero = |e: &Expr| e.as_const().is_some_and(|c| c.as_float(dtype) == 0.0);
        match op {
            BinOp::Add | BinOp::Sub if flags.contains(FastMath::NO_SIGNED_ZEROS) && zero(b) => Some(self.expr(a)),
            BinOp::Add if flags.contains(FastMath::NO_SIGNED_ZEROS) && zero(a) => Some(self.expr(b)),
            BinOp::Add | BinOp::Sub if flags.contains(FastMath::CONTRACT) && self.engine.fma => {
                self.contracted(op == BinOp::Sub, a, b)
            }
            BinOp::Div if flags.contains(FastMath::RECIPROCALS) => {
                let worth = b.as_const().is_some() || self.varying(b) < self.varying(a);
                worth.then(|| self.by_reciprocal(a, b))
            }
            BinOp::Min | BinOp::Max if flags.contains(FastMath::NO_NANS) => {
                let (x, y) = (self.expr(a), self.expr(b));
                let better = if op == BinOp::Min { FloatCC::LessThan } else { FloatCC::GreaterThan };
                let second = self.b.ins().fcmp(better, y, x);
                Some(self.b.ins().select(second, y, x))
            }
            _ => None,
        }
    }

    /// `x * y ± c` or `c ± x * y`.
    fn contracted(&mut self, subtracts: bool, a: &Expr, b: &Expr) -> Option<Value> {
        if let ExprKind::Binary(BinOp::Mul, x, y) = &a.kind {
            let [x, y, c] = [x, y, b].map(|e| self.expr(e));
            let c = if subtracts { self.b.ins().fneg(c) } else { c };
            return Some(self.fused(x, y, c));
        }
        let ExprKind::Binary(BinOp::Mul, x, y) = &b.kind else { return None };
        let [c, x, y] = [a, x, y].map(|e| self.expr(e));
        let x = if subtracts { self.b.ins().fneg(x) } else { x };
        Some(self.fused(x, y, c))
    }

    /// A reciprocal that is the same in every iteration is computed in front of the loop.
    fn by_reciprocal(&mut self, a: &Expr, b: &Expr) -> Value {
        let (x, y) = (self.expr(a), self.expr(b));
        let reciprocal = match b.as_const() {
            Some(value) => self.number(b.dtype, Const::float(b.dtype, 1.0 / value.as_float(b.dtype))),
            None => {
                let one = self.number(b.dtype, Const::float(b.dtype, 1.0));
                self.b.ins().fdiv(one, y)
            }
        };
        self.b.ins().fmul(x, reciprocal)
    }
}
