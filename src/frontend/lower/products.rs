//! Products of vectors and matrices: `@`, `np.dot`, `np.outer`. Sums are added in order of the shared axis.

use jitney_ir::{BinOp, DType, Expr, LocalId, Stmt, TrapKind};
use ruff_text_size::TextRange;

use super::elementwise::common;
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};

impl<'a> Lowerer<'a, '_> {
    /// `a @ b` of arrays with one or two axes.
    pub(super) fn product(&mut self, a: Val<'a>, b: Val<'a>, at: TextRange) -> Result<Val<'a>> {
        let (Val::Array(a), Val::Array(b)) = (self.evaluated(a)?, self.evaluated(b)?) else {
            return self.fail(at, "a product of matrices takes arrays");
        };
        let (left, right) = (self.array_type(a), self.array_type(b));
        let dtype = common(left.dtype, right.dtype).register();
        if !(1..=2).contains(&left.rank) || !(1..=2).contains(&right.rank) || dtype == DType::Bool {
            let message =
                format!("the product of {left} and {right} is not supported; that of numbers on one or two axes is");
            return self.fail(at, message);
        }
        let shared = Expr::extent(a, left.rank - 1);
        if self.extent_sym(a, left.rank - 1) != self.extent_sym(b, 0) {
            let differ = Expr::binary(BinOp::Ne, shared.clone(), Expr::extent(b, 0));
            self.raise_if(differ, TrapKind::Value, "the shared axis of a product has two lengths", at);
        }
        self.access(a, None, false, at)?;
        self.access(b, None, false, at)?;
        let element =
            |array: LocalId, ty: jitney_ir::ArrayType, index: Vec<Expr>| Expr::load(ty.dtype, array, index).cast(dtype);
        let zero = || fold_cast(Expr::int(0), dtype);
        let times = |x: Expr, y: Expr| Expr::binary(BinOp::Mul, x, y);
        if right.rank == 2 {
            // Row by row of the second, whose elements lie side by side.
            let mut shape: Vec<Expr> = if left.rank == 2 { vec![Expr::extent(a, 0)] } else { vec![] };
            shape.push(Expr::extent(b, 1));
            let result = self.allocate(dtype, shape, true, at);
            let mut outer: Vec<Expr> = if left.rank == 2 { vec![Expr::extent(a, 0)] } else { vec![] };
            outer.push(shared);
            self.each_index(&outer, |this, index| {
                let x = this.spill(element(a, left, index.clone()));
                let (row, k) = (index[..index.len() - 1].to_vec(), index[index.len() - 1].clone());
                this.each_index(&[Expr::extent(b, 1)], |this, column| {
                    let at = [row, column.clone()].concat();
                    let so_far = Expr::load(dtype, result, at.clone());
                    let y = element(b, right, vec![k, column[0].clone()]);
                    let value = Expr::binary(BinOp::Add, so_far, times(x, y));
                    this.emit(Stmt::Store { array: result, index: at, value });
                    Ok(())
                })
            })?;
            return Ok(Val::Array(result));
        }
        let sum = self.scalar_temp(dtype);
        let so_far = Expr::local(dtype, sum);
        let add = |this: &mut Self, row: Vec<Expr>| {
            this.emit(Stmt::Set(sum, zero()));
            this.each_index(std::slice::from_ref(&shared), |this, k| {
                let x = element(a, left, [row, k.clone()].concat());
                let value = Expr::binary(BinOp::Add, so_far.clone(), times(x, element(b, right, k)));
                this.emit(Stmt::Set(sum, value));
                Ok(())
            })
        };
        if left.rank == 1 {
            add(self, vec![])?;
            return Ok(Val::Scalar(so_far));
        }
        let shape = vec![Expr::extent(a, 0)];
        let result = self.allocate(dtype, shape.clone(), false, at);
        self.each_index(&shape, |this, row| {
            add(this, row.clone())?;
            this.emit(Stmt::Store { array: result, index: row, value: so_far.clone() });
            Ok(())
        })?;
        Ok(Val::Array(result))
    }

    /// `np.outer(a, b)` of arrays with one axis.
    pub(super) fn outer(&mut self, a: LocalId, b: LocalId, at: TextRange) -> Result<Val<'a>> {
        let (left, right) = (self.array_type(a), self.array_type(b));
        if left.rank != 1 || right.rank != 1 {
            return self.fail(at, "np.outer takes arrays of one axis in a kernel; take ravel() of others");
        }
        self.access(a, None, false, at)?;
        self.access(b, None, false, at)?;
        let dtype = common(left.dtype, right.dtype).register();
        let shape = vec![Expr::extent(a, 0), Expr::extent(b, 0)];
        let result = self.allocate(dtype, shape.clone(), false, at);
        self.each_index(&shape, |this, index| {
            let x = Expr::load(left.dtype, a, vec![index[0].clone()]).cast(dtype);
            let y = Expr::load(right.dtype, b, vec![index[1].clone()]).cast(dtype);
            let op = if dtype == DType::Bool { BinOp::And } else { BinOp::Mul };
            this.emit(Stmt::Store { array: result, index, value: Expr::binary(op, x, y) });
            Ok(())
        })?;
        Ok(Val::Array(result))
    }
}
