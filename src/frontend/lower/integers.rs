//! Functions of integers that are loops: greatest common divisor, integer square root, factorial.

use jitney_ir::{BinOp, DType, Expr, LocalId, MathFn, Stmt, TrapKind, UnOp};
use ruff_text_size::TextRange;

use super::Lowerer;
use super::values::fold_cast;

impl Lowerer<'_, '_> {
    fn variable_of(&mut self, value: Expr) -> (LocalId, Expr) {
        let local = self.scalar_temp(value.dtype);
        let dtype = value.dtype;
        self.emit(Stmt::Set(local, value));
        (local, Expr::local(dtype, local))
    }

    /// The greatest common divisor, by Euclid's algorithm.
    pub(super) fn gcd(&mut self, a: Expr, b: Expr) -> Expr {
        self.sizes_and_divisor(a, b).2
    }

    /// The least common multiple: |a| / gcd * |b|, 0 if both are. One that does not fit raises, or wraps as NumPy's.
    pub(super) fn lcm(&mut self, a: Expr, b: Expr, raises: bool, at: TextRange) -> Expr {
        let (a, b, divisor) = self.sizes_and_divisor(a, b);
        // 0 // 0 is 0.
        let times = self.spill(Expr::binary(BinOp::FloorDiv, a, divisor));
        if raises {
            let most =
                Expr::binary(BinOp::FloorDiv, Expr::int(i64::MAX), Expr::binary(BinOp::Max, b.clone(), Expr::int(1)));
            let too_large = Expr::binary(BinOp::Gt, times.clone(), most);
            self.raise_if(too_large, TrapKind::Overflow, "lcm() of these numbers does not fit into 64 bits", at);
        }
        Expr::binary(BinOp::Mul, times, b)
    }

    /// |a|, |b|, and what divides both.
    fn sizes_and_divisor(&mut self, a: Expr, b: Expr) -> (Expr, Expr, Expr) {
        let size = |e: Expr| Expr::unary(UnOp::Abs, fold_cast(e, DType::I64));
        let (a, b) = (self.spill(size(a)), self.spill(size(b)));
        let (x, x_now) = self.variable_of(a.clone());
        let (y, y_now) = self.variable_of(b.clone());
        let (rest, rest_now) = self.variable_of(Expr::int(0));
        let zero = || Expr::int(0);
        self.emit(Stmt::While {
            setup: vec![],
            test: Expr::binary(BinOp::Ne, y_now.clone(), zero()),
            body: vec![
                Stmt::Set(rest, Expr::binary(BinOp::Mod, x_now.clone(), y_now.clone())),
                Stmt::Set(x, y_now),
                Stmt::Set(y, rest_now),
            ],
        });
        (a, b, x_now)
    }

    /// The floor of the square root: the float's, brought right by at most one.
    pub(super) fn isqrt(&mut self, n: Expr, at: TextRange) -> Expr {
        let n = self.reusable(n);
        let negative = Expr::binary(BinOp::Lt, n.clone(), Expr::int(0));
        self.raise_if(negative, TrapKind::Value, "isqrt() argument must be nonnegative", at);
        let root = Expr::math(MathFn::Sqrt, vec![n.clone().cast(DType::F64)]).cast(DType::I64);
        // Above it squares overflow.
        let most = Expr::int(3_037_000_499);
        let root = self.spill(Expr::binary(BinOp::Min, root, most.clone()));
        let square = |e: Expr| Expr::binary(BinOp::Mul, e.clone(), e);
        let too_much = Expr::binary(BinOp::Gt, square(root.clone()), n.clone());
        let root = self.spill(Expr::binary(BinOp::Sub, root, too_much.cast(DType::I64)));
        let next = Expr::binary(BinOp::Min, Expr::binary(BinOp::Add, root.clone(), Expr::int(1)), most);
        let next = self.spill(next);
        Expr::select(Expr::binary(BinOp::Le, square(next.clone()), n), next, root)
    }

    /// `n!`, which has to fit.
    pub(super) fn factorial(&mut self, n: Expr, at: TextRange) -> Expr {
        let n = self.reusable(n);
        let negative = Expr::binary(BinOp::Lt, n.clone(), Expr::int(0));
        self.raise_if(negative, TrapKind::Value, "factorial() not defined for negative values", at);
        let too_large = Expr::binary(BinOp::Gt, n.clone(), Expr::int(20));
        self.raise_if(too_large, TrapKind::Overflow, "factorial() of more than 20 does not fit into 64 bits", at);
        let (product, now) = self.variable_of(Expr::int(1));
        let var = self.scalar_temp(DType::I64);
        self.emit(Stmt::For {
            var,
            start: Expr::int(2),
            stop: Expr::binary(BinOp::Add, n, Expr::int(1)),
            step: Expr::int(1),
            body: vec![Stmt::Set(product, Expr::binary(BinOp::Mul, now.clone(), Expr::local(DType::I64, var)))],
        });
        now
    }
}
