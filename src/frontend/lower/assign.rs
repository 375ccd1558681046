//! Assignment: to names, tuples of targets, elements, views; augmented or not.

use std::rc::Rc;

use jitney_ir::{BinOp, DType, Expr, LocalId, Stmt, TrapKind};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::index::Index;
use super::values::{Val, disturbed, fold_cast};
use super::{Lowerer, Result};
use crate::frontend::diagnostic::counted;
use crate::frontend::scan;

impl<'a> Lowerer<'a, '_> {
    pub(super) fn assignment(&mut self, assign: &'a ast::StmtAssign) -> Result<()> {
        let mut value = self.expr(&assign.value)?;
        if assign.targets.len() > 1 {
            value = self.kept(value);
        }
        for target in &assign.targets {
            self.assign(target, value.clone())?;
        }
        Ok(())
    }

    /// The value, evaluated: using it twice does nothing twice.
    fn kept(&mut self, value: Val<'a>) -> Val<'a> {
        match value {
            Val::Scalar(e) => Val::Scalar(self.spill(e)),
            Val::Tuple(values) => Val::Tuple(values.into_iter().map(|v| self.kept(v)).collect()),
            other => other,
        }
    }

    pub(super) fn assign(&mut self, target: &'a ast::Expr, value: Val<'a>) -> Result<()> {
        match target {
            ast::Expr::Name(name) => {
                let name: Rc<str> = name.id.as_str().into();
                let value = if matches!(value, Val::Tuple(_)) { self.apart_from(value, &name) } else { value };
                self.assign_name(&name, value);
                Ok(())
            }
            ast::Expr::Tuple(ast::ExprTuple { elts, .. }) | ast::Expr::List(ast::ExprList { elts, .. }) => {
                self.unpack(elts, value, target)
            }
            ast::Expr::Subscript(subscript) => {
                let mut values = [value];
                let mark = self.out.len();
                let array = self.target_array(subscript)?;
                let index = self.indices(&subscript.slice, array)?;
                self.settle(&mut values, mark);
                let [value] = values;
                self.store(array, index, value, subscript.range)
            }
            ast::Expr::Attribute(attribute) => {
                self.fail(attribute.range, "an attribute cannot be assigned in a kernel; use a variable")
            }
            other => self.fail(other.range(), "this cannot be assigned; names, elements and parts of arrays can"),
        }
    }

    fn target_array(&mut self, subscript: &'a ast::ExprSubscript) -> Result<LocalId> {
        match self.expr(&subscript.value)? {
            Val::Array(array) => {
                self.writable(array, subscript.range)?;
                Ok(array)
            }
            Val::Tuple(_) => self.fail(subscript.range, "tuples cannot be changed; make a new one, or use an array"),
            other => {
                let message = format!("{} has no elements to assign", self.type_of(&other));
                self.fail(subscript.range, message)
            }
        }
    }

    /// A tuple whose parts do not read the variable that it becomes.
    fn apart_from(&mut self, value: Val<'a>, name: &str) -> Val<'a> {
        let prefix = format!("{name}.");
        match value {
            Val::Tuple(values) => Val::Tuple(values.into_iter().map(|v| self.apart_from(v, name)).collect()),
            Val::Scalar(e) => {
                let mut reads = false;
                e.visit(&mut |e| {
                    if let jitney_ir::ExprKind::Local(l) = e.kind {
                        reads |= self.function.local(l).name.starts_with(&prefix);
                    }
                });
                Val::Scalar(if reads { self.spill(e) } else { e })
            }
            Val::Array(of) if self.function.local(of).name.starts_with(&prefix) => Val::Array(self.another_name(of)),
            other => other,
        }
    }

    fn another_name(&mut self, of: LocalId) -> LocalId {
        let local = self.function.local(of).clone();
        let array = self.temp(local.ty, local.owned);
        self.alias(array, of);
        array
    }

    fn unpack(&mut self, targets: &'a [ast::Expr], value: Val<'a>, whole: &'a ast::Expr) -> Result<()> {
        let at = whole.range();
        if let Some(starred) = targets.iter().find(|t| t.is_starred_expr()) {
            let message = "a starred target is not supported; name each one, or take a slice of the tuple";
            return self.fail(starred.range(), message);
        }
        let values = match value {
            Val::Tuple(values) => values,
            // The rows or elements of an array, as many as there are targets.
            Val::Array(array) if self.array_type(array).rank > 0 => {
                let n = targets.len() as i64;
                let wrong = Expr::binary(BinOp::Ne, Expr::extent(array, 0), Expr::int(n));
                let needed = if n == 1 { "1 value is".into() } else { format!("{n} values are") };
                self.raise_if(wrong, TrapKind::Value, format!("{needed} needed to unpack"), at);
                let mut values = Vec::new();
                for i in 0..n {
                    let mut index = vec![Index::whole(); self.array_type(array).rank as usize];
                    index[0] = Index::At(Expr::int(i), at);
                    values.push(self.element_or_view(array, index, at)?);
                }
                values
            }
            other => {
                let message = format!("{} cannot be unpacked; tuples and arrays can", self.type_of(&other));
                return self.fail(at, message);
            }
        };
        if values.len() != targets.len() {
            let names = counted(targets.len(), "name");
            let message = format!("{} values cannot be unpacked into {names}; give each value a name", values.len());
            return self.fail(at, message);
        }
        // All values are there before the first assignment.
        let names = scan::bound(whole);
        let simple = targets.iter().all(|t| matches!(t, ast::Expr::Name(_)));
        let mut ready = Vec::with_capacity(values.len());
        for value in values {
            ready.push(self.before_assigning(value, &names, simple));
        }
        for (target, value) in targets.iter().zip(ready) {
            self.assign(target, value)?;
        }
        Ok(())
    }

    fn before_assigning(&mut self, value: Val<'a>, names: &scan::Names, simple: bool) -> Val<'a> {
        let is_target = |this: &Self, l: LocalId| {
            let name = this.function.local(l).name.as_str();
            names.contains(name.split('.').next().unwrap_or(name))
        };
        match value {
            Val::Scalar(e) => {
                let mut touched = false;
                e.visit(&mut |e| match e.kind {
                    jitney_ir::ExprKind::Local(l)
                    | jitney_ir::ExprKind::Extent(l, _)
                    | jitney_ir::ExprKind::Stride(l, _) => touched |= is_target(self, l),
                    jitney_ir::ExprKind::Load(..) | jitney_ir::ExprKind::Guard(..) => touched = true,
                    _ => {}
                });
                Val::Scalar(if touched || (!simple && e.as_const().is_none()) { self.spill(e) } else { e })
            }
            Val::Array(l) if is_target(self, l) => Val::Array(self.another_name(l)),
            Val::Tuple(values) => {
                Val::Tuple(values.into_iter().map(|v| self.before_assigning(v, names, simple)).collect())
            }
            other => other,
        }
    }

    /// `array[index] = value`.
    fn store(&mut self, array: LocalId, index: Vec<Index>, value: Val<'a>, at: TextRange) -> Result<()> {
        if index.iter().any(|i| matches!(i, Index::Pick(..))) {
            return self.store_selected(array, index, value, at);
        }
        let element = self.array_type(array).dtype.register();
        if index.iter().all(|i| matches!(i, Index::At(..))) {
            let value = match value {
                Val::Scalar(e) => e,
                other => {
                    let message = format!(
                        "an element is a number, not {}; assign arrays to parts, as in a[:] = b",
                        self.type_of(&other)
                    );
                    return self.fail(at, message);
                }
            };
            let value = fold_cast(value, element);
            // Python evaluates the value first: what it raises comes before what the index raises.
            let value = if value.can_raise() && !index.is_empty() { self.early(value, &index) } else { value };
            let index = self.element_index(array, index);
            self.access(array, Some(&index), true, at)?;
            self.emit(Stmt::Store { array, index, value });
            return Ok(());
        }
        let value = match value {
            Val::Scalar(e) => Val::Scalar(self.spill(e)),
            other => other,
        };
        let view = self.view(array, index, at)?;
        match value {
            Val::Scalar(e) => self.fill(view, e, at),
            Val::Array(from) => self.copy_into(view, from, at),
            Val::Tuple(values) if self.array_type(view).rank == 1 => {
                let n = values.len() as i64;
                let wrong = Expr::binary(BinOp::Ne, Expr::extent(view, 0), Expr::int(n));
                self.raise_if(wrong, TrapKind::Value, "could not broadcast input array into this shape", at);
                self.access(view, None, true, at)?;
                let mut numbers = Vec::new();
                for value in values {
                    let e = self.number(value, at, "an element")?;
                    numbers.push(self.spill(e));
                }
                for (i, value) in numbers.into_iter().enumerate() {
                    let index = vec![Expr::int(i as i64)];
                    self.emit(Stmt::Store { array: view, index, value: fold_cast(value, element) });
                }
                Ok(())
            }
            other => {
                let message = format!("{} cannot be assigned to a part of an array", self.type_of(&other));
                self.fail(at, message)
            }
        }
    }

    /// The value before guards of the index, unless none of them can raise.
    fn early(&mut self, value: Expr, index: &[Index]) -> Expr {
        let simple = index.iter().all(|i| matches!(i, Index::At(e, _) if !e.can_raise()));
        if simple { value } else { self.spill(value) }
    }

    /// `to[...] = from[...]`, with broadcasting. What overlaps is copied first.
    pub(super) fn copy_into(&mut self, to: LocalId, from: LocalId, at: TextRange) -> Result<()> {
        let (target, source) = (self.array_type(to), self.array_type(from));
        let from = self.fitted(from, to, at)?;
        self.access(to, None, true, at)?;
        let lead = (target.rank - source.rank) as usize;
        self.each_index(&self.shape(to), |this, index| {
            let value = Expr::load(source.dtype, from, index[lead..].to_vec());
            this.emit(Stmt::Store { array: to, index, value: fold_cast(value, target.dtype.register()) });
            Ok(())
        })
    }

    pub(super) fn augmented(&mut self, assign: &'a ast::StmtAugAssign) -> Result<()> {
        let at = assign.range;
        match &*assign.target {
            ast::Expr::Name(name) => {
                let before = self.name(name.id.as_str(), name.range)?;
                if let Val::Array(array) = before {
                    return self.augment_array(array, assign);
                }
                let mark = self.out.len();
                let value = self.expr(&assign.value)?;
                let mut lefts = [before];
                self.settle(&mut lefts, mark);
                let [before] = lefts;
                let value = self.binary(assign.op, before, value, at)?;
                let value = self.evaluated(value)?;
                self.assign_name(&name.id.as_str().into(), value);
                Ok(())
            }
            ast::Expr::Subscript(subscript) => {
                let array = self.target_array(subscript)?;
                let index = self.indices(&subscript.slice, array)?;
                if index.iter().any(|i| matches!(i, Index::Pick(..))) {
                    return self.augment_selected(array, index, assign);
                }
                if index.iter().any(|i| !matches!(i, Index::At(..))) {
                    let view = self.view(array, index, at)?;
                    return self.augment_array(view, assign);
                }
                let index = self.element_index(array, index);
                self.access(array, Some(&index), false, at)?;
                self.access(array, Some(&index), true, at)?;
                // The guards are looked at once.
                let index: Vec<Expr> = index
                    .into_iter()
                    .map(|e| if e.can_raise() || !super::expr::is_cheap(&e) { self.spill(e) } else { e })
                    .collect();
                let dtype = self.array_type(array).dtype;
                let mark = self.out.len();
                let value = self.expr(&assign.value)?;
                let before = Expr::load(dtype, array, index.clone());
                let (before, index) = if self.out.len() > mark {
                    let tail = self.out.split_off(mark);
                    let index =
                        index.into_iter().map(|e| if disturbed(&e, &tail) { self.spill(e) } else { e }).collect();
                    let before = self.spill(before);
                    self.out.extend(tail);
                    (before, index)
                } else {
                    (before, index)
                };
                let value = self.number(value, at, "what is added to an element")?;
                let value = self.arithmetic(assign.op, before, value, at)?;
                self.emit(Stmt::Store { array, index, value: fold_cast(value, dtype.register()) });
                Ok(())
            }
            other => self.fail(other.range(), "this cannot be assigned; names, elements and parts of arrays can"),
        }
    }

    /// `array op= value`, in place, for a number or an array that is broadcast.
    fn augment_array(&mut self, array: LocalId, assign: &'a ast::StmtAugAssign) -> Result<()> {
        let at = assign.range;
        self.writable(array, at)?;
        let ty = self.array_type(array);
        let value = self.expr(&assign.value)?;
        self.access(array, None, true, at)?;
        let (other, with_type, lead) = match &value {
            Val::Scalar(e) => (None, e.dtype, 0),
            Val::Array(other) => {
                let other_type = self.array_type(*other);
                let lead = ty.rank.saturating_sub(other_type.rank) as usize;
                (Some(self.fitted(*other, array, at)?), other_type.dtype, lead)
            }
            other => {
                let message =
                    format!("{} of an array and {} is not supported", assign.op.as_str(), self.type_of(other));
                return self.fail(at, message);
            }
        };
        let number = match value {
            Val::Scalar(e) => Some(self.spill(e)),
            _ => None,
        };
        self.each_index(&self.shape(array), |this, index| {
            let before = Expr::load(ty.dtype, array, index.clone());
            let with = match (other, number) {
                (Some(other), _) => Expr::load(with_type, other, index[lead..].to_vec()),
                (None, Some(number)) => number,
                (None, None) => unreachable!("a number or an array"),
            };
            let (value, dtype) = this.array_operator(assign.op, (before, ty.dtype), (with, with_type), at)?;
            this.same_kind(dtype, ty.dtype, assign)?;
            this.emit(Stmt::Store { array, index, value: fold_cast(value, ty.dtype.register()) });
            Ok(())
        })
    }

    /// Refuses floats for an array of integers, as NumPy does for operators in place.
    pub(super) fn same_kind(&self, dtype: DType, into: DType, assign: &'a ast::StmtAugAssign) -> Result<()> {
        if !dtype.is_float() || into.is_float() {
            return Ok(());
        }
        let (is, into, op) = (dtype.name(), into.name(), assign.op.as_str());
        let message = format!(
            "the result of {op} is {is} and does not go into an array of {into}; make a new array, or convert it"
        );
        self.fail(assign.range, message)
    }
}
