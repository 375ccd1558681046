//! Selections: elements of an array by a mask, or by an array of indices.
//!
//! One selection stands between the brackets. A mask that covers every axis selects single elements; one of a single axis
//! is the array of the indices at which it is true. Other entries are taken first, as a view.

use jitney_ir::{BinOp, DType, Expr, LocalId, Stmt, TrapKind};
use ruff_python_ast as ast;
use ruff_text_size::TextRange;

use super::elementwise::Each;
use super::index::Index;
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};

/// What is selected of an array.
enum Selection {
    /// Where a mask of the array's shape is true.
    Mask(LocalId),
    /// By indices into one axis.
    Indices { axis: u8, indices: LocalId },
}

impl<'a> Lowerer<'a, '_> {
    /// The array that is selected from, and the selection.
    fn selection(&mut self, array: LocalId, mut index: Vec<Index>, at: TextRange) -> Result<(LocalId, Selection)> {
        let picks: Vec<usize> = (0..index.len()).filter(|&i| matches!(index[i], Index::Pick(..))).collect();
        let &[place] = &picks[..] else {
            return self.fail(at, "one array of indices stands between the brackets; write a loop for several");
        };
        let Index::Pick(by, by_at) = index[place] else { unreachable!("looked at just now") };
        let ty = self.array_type(by);
        if ty.dtype == DType::Bool && ty.rank > 1 {
            if ty.rank != self.array_type(array).rank {
                return self.fail(by_at, "a mask has one axis here, or all those of the array");
            }
            self.check_mask(by, array, 0, by_at);
            return Ok((array, Selection::Mask(by)));
        }
        // NumPy counts integers beside an array as arrays: where a slice is between them, axes change places.
        let fixed: Vec<usize> = (0..index.len()).filter(|&i| matches!(index[i], Index::At(..))).collect();
        if fixed.iter().any(|&i| (i.min(place) + 1..i.max(place)).any(|k| !matches!(index[k], Index::At(..)))) {
            return self.fail(at, "an integer and an array of indices stand side by side; take the row first");
        }
        index[place] = Index::whole();
        let axis = index[..place].iter().filter(|i| !matches!(i, Index::At(..))).count() as u8;
        let is_whole =
            |i: &Index| matches!(i, Index::Slice { lower: None, upper: None, step } if *step == Expr::int(1));
        let from = if index.iter().all(is_whole) { array } else { self.view(array, index, at)? };
        if ty.dtype != DType::Bool {
            return Ok((from, Selection::Indices { axis, indices: by }));
        }
        self.check_mask(by, from, axis, by_at);
        if self.array_type(from).rank == 1 {
            return Ok((from, Selection::Mask(by)));
        }
        let indices = self.positions(by, by_at)?;
        Ok((from, Selection::Indices { axis, indices }))
    }

    fn check_mask(&mut self, mask: LocalId, array: LocalId, first: u8, at: TextRange) {
        for axis in 0..self.array_type(mask).rank {
            if self.extent_sym(mask, axis) != self.extent_sym(array, first + axis) {
                let (n, m) = (Expr::extent(mask, axis), Expr::extent(array, first + axis));
                let differ = Expr::binary(BinOp::Ne, n, m);
                self.raise_if(differ, TrapKind::Index, "boolean index did not match indexed array", at);
            }
        }
    }

    /// How many elements of a mask are true.
    fn count_true(&mut self, mask: LocalId, at: TextRange) -> Result<Expr> {
        let count = self.reduce(mask, super::reductions::Reduce::CountNonzero, at)?;
        let count = self.number(count, at, "a count")?;
        Ok(self.spill(count))
    }

    /// Goes over the elements at which a mask is true, which it counts.
    fn each_true(&mut self, mask: LocalId, body: impl FnOnce(&mut Self, Vec<Expr>, Expr) -> Result<()>) -> Result<()> {
        let dtype = self.array_type(mask).dtype;
        let count = self.scalar_temp(DType::I64);
        let counted = Expr::local(DType::I64, count);
        self.emit(Stmt::Set(count, Expr::int(0)));
        self.each_index(&self.shape(mask), |this, index| {
            let test = Expr::load(dtype, mask, index.clone()).cast(DType::Bool);
            let (mut then, ()) = this.in_block(|this| body(this, index, counted.clone()))?;
            then.push(Stmt::Set(count, Expr::binary(BinOp::Add, counted, Expr::int(1))));
            this.emit(Stmt::If { test, then, otherwise: vec![] });
            Ok(())
        })
    }

    /// The indices at which an array with one axis is not zero.
    pub(super) fn positions(&mut self, mask: LocalId, at: TextRange) -> Result<LocalId> {
        let count = self.count_true(mask, at)?;
        let found = self.allocate(DType::I64, vec![count], false, at);
        self.each_true(mask, |this, index, k| {
            this.emit(Stmt::Store { array: found, index: vec![k], value: index[0].clone() });
            Ok(())
        })?;
        Ok(found)
    }

    /// The shape of what indices into an axis select, and the indices of such an element in the array.
    fn selected_shape(&self, from: LocalId, axis: u8, indices: LocalId) -> Vec<Expr> {
        let mut shape = self.shape(from);
        shape.splice(axis as usize..=axis as usize, self.shape(indices));
        shape
    }

    fn selected_index(
        &mut self,
        from: LocalId,
        axis: u8,
        indices: LocalId,
        mut index: Vec<Expr>,
        at: TextRange,
    ) -> Vec<Expr> {
        let ty = self.array_type(indices);
        let place = axis as usize..axis as usize + ty.rank as usize;
        let which = Expr::load(ty.dtype, indices, index[place.clone()].to_vec()).cast(DType::I64);
        let which = self.guarded(which, from, axis, at);
        index.splice(place, [which]);
        index
    }

    /// `array[index]`, a new array.
    pub(super) fn selected(&mut self, array: LocalId, index: Vec<Index>, at: TextRange) -> Result<LocalId> {
        let (from, selection) = self.selection(array, index, at)?;
        let dtype = self.array_type(from).dtype;
        self.access(from, None, false, at)?;
        match selection {
            Selection::Mask(mask) => {
                let count = self.count_true(mask, at)?;
                let result = self.allocate(dtype, vec![count], false, at);
                self.each_true(mask, |this, index, k| {
                    let value = Expr::load(dtype, from, index);
                    this.emit(Stmt::Store { array: result, index: vec![k], value });
                    Ok(())
                })?;
                Ok(result)
            }
            Selection::Indices { axis, indices } => {
                self.access(indices, None, false, at)?;
                let shape = self.selected_shape(from, axis, indices);
                let result = self.allocate(dtype, shape.clone(), false, at);
                self.each_index(&shape, |this, index| {
                    let of = this.selected_index(from, axis, indices, index.clone(), at);
                    this.emit(Stmt::Store { array: result, index, value: Expr::load(dtype, from, of) });
                    Ok(())
                })?;
                Ok(result)
            }
        }
    }

    /// `array[index] = value`.
    pub(super) fn store_selected(
        &mut self,
        array: LocalId,
        index: Vec<Index>,
        value: Val<'a>,
        at: TextRange,
    ) -> Result<()> {
        let value = match value {
            Val::Scalar(e) => Val::Scalar(self.spill(e)),
            other => other,
        };
        let (to, selection) = self.selection(array, index, at)?;
        let element = self.array_type(to).dtype.register();
        let shape = match selection {
            Selection::Mask(mask) => vec![self.count_true(mask, at)?],
            Selection::Indices { axis, indices } => {
                self.access(indices, None, false, at)?;
                self.selected_shape(to, axis, indices)
            }
        };
        let (from, number) = match value {
            Val::Scalar(e) => (None, fold_cast(e, element)),
            Val::Array(from) => (Some(self.fitted_to(from, to, &shape, at)?), Expr::bool(false)),
            other => {
                let message = format!("{} cannot be assigned to a part of an array", self.type_of(&other));
                return self.fail(at, message);
            }
        };
        self.access(to, None, true, at)?;
        let value = |this: &Self, index: &[Expr]| match from {
            Some(from) => {
                let ty = this.array_type(from);
                let index = index[index.len() - ty.rank as usize..].to_vec();
                fold_cast(Expr::load(ty.dtype, from, index), element)
            }
            None => number.clone(),
        };
        match selection {
            Selection::Mask(mask) => self.each_true(mask, |this, index, k| {
                let value = value(this, &[k]);
                this.emit(Stmt::Store { array: to, index, value });
                Ok(())
            }),
            Selection::Indices { axis, indices } => self.each_index(&shape, |this, index| {
                let value = value(this, &index);
                let index = this.selected_index(to, axis, indices, index, at);
                this.emit(Stmt::Store { array: to, index, value });
                Ok(())
            }),
        }
    }

    /// `array[index] op= value`: of an element that is selected twice, the last result counts, as in NumPy.
    pub(super) fn augment_selected(
        &mut self,
        array: LocalId,
        index: Vec<Index>,
        assign: &'a ast::StmtAugAssign,
    ) -> Result<()> {
        let at = assign.range;
        let before = self.selected(array, index.clone(), at)?;
        let with = self.expr(&assign.value)?;
        let value = self.each_of(Each::Operator(assign.op), vec![Val::Array(before), with], at)?;
        let value = self.evaluated(value)?;
        if let Val::Array(made) = value {
            self.same_kind(self.array_type(made).dtype, self.array_type(array).dtype, assign)?;
        }
        self.store_selected(array, index, value, at)
    }
}
