//! Reductions of arrays: of all elements, in row-major order, or along one axis; and running sums and products.
//!
//! Sums are added in order, one after the other. A NaN among the elements is the least and the greatest of them, as in NumPy.

use jitney_ir::{BinOp, DType, Expr, LocalId, Stmt, TrapKind, UnOp};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::arrays::one_of;
use super::calls::Given;
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};
use crate::frontend::types;

/// What comes out of a reduction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reduce {
    Sum,
    Prod,
    Min,
    Max,
    Mean,
    Any,
    All,
    ArgMin,
    ArgMax,
    Var,
    Std,
    CountNonzero,
    NanSum,
    NanMean,
    NanMin,
    NanMax,
}

impl Reduce {
    /// The reduction of a name, of NumPy's functions or of an array's methods.
    pub(super) fn from_name(name: &str, is_method: bool) -> Option<Reduce> {
        Some(match name {
            "sum" => Reduce::Sum,
            "prod" => Reduce::Prod,
            "min" => Reduce::Min,
            "max" => Reduce::Max,
            "mean" => Reduce::Mean,
            "any" => Reduce::Any,
            "all" => Reduce::All,
            "argmin" => Reduce::ArgMin,
            "argmax" => Reduce::ArgMax,
            "var" => Reduce::Var,
            "std" => Reduce::Std,
            _ if is_method => return None,
            "amin" => Reduce::Min,
            "amax" => Reduce::Max,
            "count_nonzero" => Reduce::CountNonzero,
            "nansum" => Reduce::NanSum,
            "nanmean" => Reduce::NanMean,
            "nanmin" => Reduce::NanMin,
            "nanmax" => Reduce::NanMax,
            _ => return None,
        })
    }

    /// The type of the result for elements of a register type.
    fn result(self, element: DType) -> DType {
        match self {
            Reduce::Any | Reduce::All => DType::Bool,
            Reduce::Min | Reduce::Max | Reduce::NanMin | Reduce::NanMax => element,
            Reduce::ArgMin | Reduce::ArgMax | Reduce::CountNonzero => DType::I64,
            Reduce::Mean | Reduce::NanMean | Reduce::Var | Reduce::Std => types::division(element, element),
            Reduce::Sum | Reduce::Prod | Reduce::NanSum => types::arithmetic(element, element),
        }
    }
}

/// The elements that go into one result.
struct Group<'i> {
    array: LocalId,
    /// The axis that is gone along, and the index on the others; all of them in order where there is none.
    along: Option<(usize, &'i [Expr])>,
}

fn is_nan(x: &Expr) -> Expr {
    Expr::binary(BinOp::Ne, x.clone(), x.clone())
}

impl<'a> Lowerer<'a, '_> {
    /// `np.sum(a, axis=...)` and its like, or, where `array` is given, `a.sum(axis=...)`.
    pub(super) fn reduction(
        &mut self,
        reduce: Reduce,
        array: Option<LocalId>,
        call: &'a ast::ExprCall,
    ) -> Result<Val<'a>> {
        let at = call.range();
        let (array, axis, ddof) = match array {
            Some(array) => {
                let [axis, ddof] = self.given(call, ["axis", "ddof"], 0)?;
                (array, axis, ddof)
            }
            None => {
                let [a, axis, ddof] = self.given(call, ["a", "axis", "ddof"], 1)?;
                let a = a.expect("required");
                // Of a number, as NumPy has it: of one element.
                let array = match a.value {
                    Val::Scalar(e) => {
                        let array = self.allocate(e.dtype, vec![Expr::int(1)], false, at);
                        self.emit(Stmt::Store { array, index: vec![Expr::int(0)], value: e });
                        array
                    }
                    _ => self.array_argument(a)?,
                };
                (array, axis, ddof)
            }
        };
        let ddof = match ddof {
            Some(given) if matches!(reduce, Reduce::Var | Reduce::Std) => {
                let e = self.integer(given.value, given.at, "ddof")?;
                self.reusable(e)
            }
            Some(given) => return self.fail(given.at, "only std and var take ddof; leave it out"),
            None => Expr::int(0),
        };
        let rank = self.array_type(array).rank as usize;
        let axis = axis.map(|given| self.axis(given, rank)).transpose()?;
        self.access(array, None, false, at)?;
        match axis {
            Some(axis) if rank > 1 => self.reduce_axis(reduce, array, axis, ddof, at).map(Val::Array),
            _ => self.reduce_group(reduce, &Group { array, along: None }, ddof, at).map(Val::Scalar),
        }
    }

    /// An axis, which is known.
    pub(super) fn axis(&mut self, given: Given<'a>, rank: usize) -> Result<usize> {
        let Some(axis) = given.value.known_int() else {
            return self.fail(
                given.at,
                "an axis has to be known when the kernel is compiled; write it as a number, as in axis=0",
            );
        };
        let from_start = if axis < 0 { axis + rank as i64 } else { axis };
        match usize::try_from(from_start) {
            Ok(found) if found < rank => Ok(found),
            _ => self.fail(
                given.at,
                format!(
                    "axis {axis} is outside of an array of rank {rank}; axes go from -{rank} to {}",
                    rank as i64 - 1
                ),
            ),
        }
    }

    /// A reduction over every element, in order.
    pub(super) fn reduce(&mut self, array: LocalId, reduce: Reduce, at: TextRange) -> Result<Val<'a>> {
        self.access(array, None, false, at)?;
        self.reduce_group(reduce, &Group { array, along: None }, Expr::int(0), at).map(Val::Scalar)
    }

    fn reduce_axis(
        &mut self,
        reduce: Reduce,
        array: LocalId,
        axis: usize,
        ddof: Expr,
        at: TextRange,
    ) -> Result<LocalId> {
        let dtype = reduce.result(self.array_type(array).dtype.register());
        let mut shape = self.shape(array);
        shape.remove(axis);
        let result = self.allocate(dtype, shape.clone(), false, at);
        self.each_index(&shape, |this, index| {
            let value = this.reduce_group(reduce, &Group { array, along: Some((axis, &index)) }, ddof, at)?;
            this.emit(Stmt::Store { array: result, index, value });
            Ok(())
        })?;
        Ok(result)
    }

    /// Goes over the elements of a group.
    fn each_of_group(&mut self, group: &Group, body: impl FnOnce(&mut Self, Expr) -> Result<()>) -> Result<()> {
        let dtype = self.array_type(group.array).dtype;
        let array = group.array;
        match group.along {
            None => self.each_index(&self.shape(array), |this, index| body(this, Expr::load(dtype, array, index))),
            Some((axis, others)) => self.each_index(&[Expr::extent(array, axis as u8)], |this, index| {
                let mut full = others.to_vec();
                full.insert(axis, index[0].clone());
                body(this, Expr::load(dtype, array, full))
            }),
        }
    }

    fn variable_from(&mut self, value: Expr) -> (LocalId, Expr) {
        let dtype = value.dtype;
        let local = self.scalar_temp(dtype);
        self.emit(Stmt::Set(local, value));
        (local, Expr::local(dtype, local))
    }

    fn reduce_group(&mut self, reduce: Reduce, group: &Group, ddof: Expr, at: TextRange) -> Result<Expr> {
        let array = group.array;
        let ty = self.array_type(array);
        let element = ty.dtype.register();
        let dtype = reduce.result(element);
        let size = match group.along {
            Some((axis, _)) => Expr::extent(array, axis as u8),
            None => self.shape(array).into_iter().reduce(|n, d| Expr::binary(BinOp::Mul, n, d)).unwrap_or(Expr::int(1)),
        };
        let first = || {
            let mut index = group.along.map_or(vec![Expr::int(0); ty.rank as usize], |(_, others)| others.to_vec());
            if let Some((axis, _)) = group.along {
                index.insert(axis, Expr::int(0));
            }
            Expr::load(ty.dtype, array, index)
        };
        let refuse_empty = |this: &mut Self, message: String| {
            let empty = Expr::binary(BinOp::Eq, size.clone(), Expr::int(0));
            this.raise_if(empty, TrapKind::Value, message, at);
        };
        let set = |this: &mut Self, local, value| this.emit(Stmt::Set(local, value));
        match reduce {
            Reduce::Sum | Reduce::Prod | Reduce::NanSum | Reduce::CountNonzero | Reduce::Any | Reduce::All => {
                let start = match reduce {
                    Reduce::Prod => one_of(dtype),
                    Reduce::All => Expr::bool(true),
                    Reduce::Any => Expr::bool(false),
                    _ => fold_cast(Expr::int(0), dtype),
                };
                let (local, so_far) = self.variable_from(start);
                self.each_of_group(group, |this, x| {
                    let x = if reduce == Reduce::NanSum && element.is_float() {
                        let x = this.spill(x);
                        Expr::select(is_nan(&x), Expr::float(element, 0.0), x)
                    } else {
                        x
                    };
                    let (op, x) = match reduce {
                        Reduce::Prod => (BinOp::Mul, x.cast(dtype)),
                        Reduce::Any => (BinOp::Or, x.cast(DType::Bool)),
                        Reduce::All => (BinOp::And, x.cast(DType::Bool)),
                        Reduce::CountNonzero => (BinOp::Add, x.cast(DType::Bool).cast(dtype)),
                        _ => (BinOp::Add, x.cast(dtype)),
                    };
                    set(this, local, Expr::binary(op, so_far.clone(), x));
                    Ok(())
                })?;
                Ok(so_far)
            }
            Reduce::Mean => {
                let (local, so_far) = self.variable_from(fold_cast(Expr::int(0), dtype));
                self.each_of_group(group, |this, x| {
                    set(this, local, Expr::binary(BinOp::Add, so_far.clone(), x.cast(dtype)));
                    Ok(())
                })?;
                Ok(Expr::binary(BinOp::Div, so_far, size.cast(dtype)))
            }
            Reduce::NanMean => {
                let (local, so_far) = self.variable_from(fold_cast(Expr::int(0), dtype));
                let (count, counted) = self.variable_from(Expr::int(0));
                self.each_of_group(group, |this, x| {
                    let x = this.spill(x.cast(dtype));
                    let there = this.spill(Expr::binary(BinOp::Eq, x.clone(), x.clone()));
                    let sum = Expr::binary(BinOp::Add, so_far.clone(), x);
                    set(this, local, Expr::select(there.clone(), sum, so_far.clone()));
                    set(this, count, Expr::binary(BinOp::Add, counted.clone(), there.cast(DType::I64)));
                    Ok(())
                })?;
                Ok(Expr::binary(BinOp::Div, so_far, counted.cast(dtype)))
            }
            Reduce::Min | Reduce::Max | Reduce::NanMin | Reduce::NanMax => {
                let least = matches!(reduce, Reduce::Min | Reduce::NanMin);
                let word = if least { "min" } else { "max" };
                refuse_empty(self, format!("zero-size array to reduction operation {word}imum which has no identity"));
                let (local, so_far) = self.variable_from(first());
                let skips = matches!(reduce, Reduce::NanMin | Reduce::NanMax) && element.is_float();
                self.each_of_group(group, |this, x| {
                    let op = match (least, element) {
                        (true, DType::Bool) => BinOp::And,
                        (false, DType::Bool) => BinOp::Or,
                        (true, _) => BinOp::Min,
                        (false, _) => BinOp::Max,
                    };
                    let value = if skips {
                        let x = this.spill(x);
                        let both = Expr::binary(op, so_far.clone(), x.clone());
                        let others = Expr::select(is_nan(&x), so_far.clone(), both);
                        Expr::select(is_nan(&so_far), x, others)
                    } else {
                        Expr::binary(op, so_far.clone(), x)
                    };
                    set(this, local, value);
                    Ok(())
                })?;
                Ok(so_far)
            }
            Reduce::ArgMin | Reduce::ArgMax => {
                let (word, order) =
                    if reduce == Reduce::ArgMin { ("argmin", BinOp::Lt) } else { ("argmax", BinOp::Gt) };
                refuse_empty(self, format!("attempt to get {word} of an empty sequence"));
                let (best, best_now) = self.variable_from(first());
                let (place, placed) = self.variable_from(Expr::int(0));
                let (at_element, at_now) = self.variable_from(Expr::int(0));
                self.each_of_group(group, |this, x| {
                    let x = this.spill(x);
                    let mut better = Expr::binary(order, x.clone(), best_now.clone());
                    if element.is_float() {
                        let not_yet = Expr::binary(BinOp::Eq, best_now.clone(), best_now.clone());
                        let found_nan = Expr::binary(BinOp::And, is_nan(&x), not_yet);
                        better = Expr::binary(BinOp::Or, better, found_nan);
                    }
                    let better = this.spill(better);
                    set(this, place, Expr::select(better.clone(), at_now.clone(), placed.clone()));
                    set(this, best, Expr::select(better, x, best_now.clone()));
                    set(this, at_element, Expr::binary(BinOp::Add, at_now.clone(), Expr::int(1)));
                    Ok(())
                })?;
                Ok(placed)
            }
            Reduce::Var | Reduce::Std => {
                let mean = self.reduce_group(Reduce::Mean, group, Expr::int(0), at)?;
                let mean = self.spill(mean);
                let (local, so_far) = self.variable_from(fold_cast(Expr::int(0), dtype));
                self.each_of_group(group, |this, x| {
                    let apart = this.spill(Expr::binary(BinOp::Sub, x.cast(dtype), mean));
                    let square = Expr::binary(BinOp::Mul, apart.clone(), apart);
                    set(this, local, Expr::binary(BinOp::Add, so_far.clone(), square));
                    Ok(())
                })?;
                let free = Expr::binary(BinOp::Max, Expr::binary(BinOp::Sub, size, ddof), Expr::int(0));
                let var = Expr::binary(BinOp::Div, so_far, free.cast(dtype));
                Ok(if reduce == Reduce::Std { Expr::math(jitney_ir::MathFn::Sqrt, vec![var]) } else { var })
            }
        }
    }

    /// `np.cumsum`, `np.cumprod`: of all elements in order, or along an axis.
    pub(super) fn cumulative(
        &mut self,
        product: bool,
        array: LocalId,
        axis: Option<Given<'a>>,
        at: TextRange,
    ) -> Result<Val<'a>> {
        let ty = self.array_type(array);
        let (rank, element) = (ty.rank as usize, ty.dtype.register());
        let axis = axis.map(|given| self.axis(given, rank)).transpose()?;
        self.access(array, None, false, at)?;
        let dtype = types::arithmetic(element, element);
        let op = if product { BinOp::Mul } else { BinOp::Add };
        let start = || if product { one_of(dtype) } else { fold_cast(Expr::int(0), dtype) };
        let Some(axis) = axis.filter(|_| rank > 1) else {
            let size = self.shape(array).into_iter().reduce(|n, d| Expr::binary(BinOp::Mul, n, d));
            let size = self.reusable(size.unwrap_or(Expr::int(1)));
            let result = self.allocate(dtype, vec![size], false, at);
            let (local, so_far) = self.variable_from(start());
            let (count, counted) = self.variable_from(Expr::int(0));
            self.each_index(&self.shape(array), |this, index| {
                let x = Expr::load(ty.dtype, array, index).cast(dtype);
                this.emit(Stmt::Set(local, Expr::binary(op, so_far.clone(), x)));
                this.emit(Stmt::Store { array: result, index: vec![counted.clone()], value: so_far });
                this.emit(Stmt::Set(count, Expr::binary(BinOp::Add, counted, Expr::int(1))));
                Ok(())
            })?;
            return Ok(Val::Array(result));
        };
        let shape = self.shape(array);
        let result = self.allocate(dtype, shape.clone(), false, at);
        let mut others = shape;
        let along = others.remove(axis);
        self.each_index(&others, |this, outer| {
            let (local, so_far) = this.variable_from(start());
            this.each_index(&[along], |this, index| {
                let mut full = outer;
                full.insert(axis, index[0].clone());
                let x = Expr::load(ty.dtype, array, full.clone()).cast(dtype);
                this.emit(Stmt::Set(local, Expr::binary(op, so_far.clone(), x)));
                this.emit(Stmt::Store { array: result, index: full, value: so_far });
                Ok(())
            })
        })?;
        Ok(Val::Array(result))
    }

    /// `np.linalg.norm` of all elements.
    pub(super) fn norm(&mut self, array: LocalId, at: TextRange) -> Result<Val<'a>> {
        let ty = self.array_type(array);
        let dtype = types::division(ty.dtype.register(), ty.dtype.register());
        self.access(array, None, false, at)?;
        let (local, so_far) = self.variable_from(fold_cast(Expr::int(0), dtype));
        self.each_index(&self.shape(array), |this, index| {
            let x = this.spill(Expr::load(ty.dtype, array, index).cast(dtype));
            let x = Expr::unary(UnOp::Abs, x);
            let square = Expr::binary(BinOp::Mul, x.clone(), x);
            this.emit(Stmt::Set(local, Expr::binary(BinOp::Add, so_far.clone(), square)));
            Ok(())
        })?;
        Ok(Val::Scalar(Expr::math(jitney_ir::MathFn::Sqrt, vec![so_far])))
    }
}
