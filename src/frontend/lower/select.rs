//! Selections: elements of an array by a mask, or by an array of indices.
//!
//! A mask that covers every axis selects single elements; one of a single axis is the array of the indices at which it is
//! true. Arrays of indices stand side by side and are broadcast together. Other entries are taken first, as a view.

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
    /// By indices into axes that follow one another from `axis` on: arrays of one shape.
    Indices { axis: u8, indices: Vec<LocalId>, shape: Vec<Expr> },
}

impl<'a> Lowerer<'a, '_> {
    /// The array that is selected from, and the selection.
    fn selection(&mut self, array: LocalId, mut index: Vec<Index>, at: TextRange) -> Result<(LocalId, Selection)> {
        let picks: Vec<usize> = (0..index.len()).filter(|&i| matches!(index[i], Index::Pick(..))).collect();
        let (place, last) = (picks[0], picks[picks.len() - 1]);
        let arrays: Vec<(LocalId, TextRange)> = picks
            .iter()
            .filter_map(|&i| if let Index::Pick(by, at) = index[i] { Some((by, at)) } else { None })
            .collect();
        let (by, by_at) = arrays[0];
        let ty = self.array_type(by);
        if arrays.len() > 1 && arrays.iter().any(|(by, _)| self.array_type(*by).dtype == DType::Bool) {
            return self.fail(at, "a mask stands alone between the brackets; np.flatnonzero makes indices of it");
        }
        if ty.dtype == DType::Bool && ty.rank > 1 {
            if ty.rank != self.array_type(array).rank {
                return self
                    .fail(by_at, "a mask has to have one axis, or as many as the array; reshape the array first");
            }
            self.check_mask(by, array, 0, by_at);
            return Ok((array, Selection::Mask(by)));
        }
        // NumPy counts integers beside an array as arrays: where a slice is between them, axes change places.
        let fixed: Vec<usize> = (0..index.len()).filter(|&i| matches!(index[i], Index::At(..))).collect();
        let first = fixed.iter().copied().min().map_or(place, |i| i.min(place));
        let end = fixed.iter().copied().max().map_or(last, |i| i.max(last));
        if index[first..=end].iter().any(|i| matches!(i, Index::Slice { .. } | Index::New)) {
            return self.fail(
                at,
                "between the brackets integers and arrays of indices have to stand side by side; take the slice first",
            );
        }
        for &i in &picks {
            index[i] = Index::whole();
        }
        let axis = index[..place].iter().filter(|i| !matches!(i, Index::At(..))).count() as u8;
        let is_whole =
            |i: &Index| matches!(i, Index::Slice { lower: None, upper: None, step } if *step == Expr::int(1));
        let from = if index.iter().all(is_whole) { array } else { self.view(array, index, at)? };
        if ty.dtype == DType::Bool {
            self.check_mask(by, from, axis, by_at);
            if self.array_type(from).rank == 1 {
                return Ok((from, Selection::Mask(by)));
            }
            let indices = self.positions(by, by_at)?;
            return Ok((from, Selection::Indices { axis, shape: self.shape(indices), indices: vec![indices] }));
        }
        let mut indices: Vec<LocalId> = arrays.into_iter().map(|(by, _)| by).collect();
        let rank = indices.iter().map(|&i| self.array_type(i).rank).max().unwrap_or(1);
        let shape = self.broadcast_shape(&indices, rank, TrapKind::Index, at);
        for i in &mut indices {
            self.access(*i, None, false, at)?;
            *i = self.stretched(*i, &shape);
        }
        Ok((from, Selection::Indices { axis, indices, shape }))
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

    /// The shape of what indices select.
    fn selected_shape(&self, from: LocalId, axis: u8, indices: &[LocalId], chosen: &[Expr]) -> Vec<Expr> {
        let mut shape = self.shape(from);
        shape.splice(axis as usize..axis as usize + indices.len(), chosen.iter().cloned());
        shape
    }

    /// Where in the array an element is that indices select.
    fn selected_index(
        &mut self,
        from: LocalId,
        axis: u8,
        indices: &[LocalId],
        rank: usize,
        mut index: Vec<Expr>,
        at: TextRange,
    ) -> Vec<Expr> {
        let place = axis as usize..axis as usize + rank;
        let chosen = index[place.clone()].to_vec();
        let mut which = Vec::with_capacity(indices.len());
        for (k, &array) in indices.iter().enumerate() {
            let ty = self.array_type(array);
            let e = Expr::load(ty.dtype, array, chosen[rank - ty.rank as usize..].to_vec()).cast(DType::I64);
            which.push(self.guarded(e, from, axis + k as u8, at));
        }
        index.splice(place, which);
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
            Selection::Indices { axis, indices, shape: chosen } => {
                let shape = self.selected_shape(from, axis, &indices, &chosen);
                let result = self.allocate(dtype, shape.clone(), false, at);
                self.each_index(&shape, |this, index| {
                    let of = this.selected_index(from, axis, &indices, chosen.len(), index.clone(), at);
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
        let shape = match &selection {
            Selection::Mask(mask) => vec![self.count_true(*mask, at)?],
            Selection::Indices { axis, indices, shape } => self.selected_shape(to, *axis, indices, shape),
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
            Selection::Indices { axis, indices, shape: chosen } => self.each_index(&shape, |this, index| {
                let value = value(this, &index);
                let index = this.selected_index(to, axis, &indices, chosen.len(), index, at);
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
