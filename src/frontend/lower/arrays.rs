//! Attributes and methods of arrays, and functions that make arrays.

use jitney_ir::{ArrayType, BinOp, Block, DType, Expr, ExprKind, Layout, LocalId, MathFn, Stmt, TrapKind, Type};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::calls::Given;
use super::operators::fold;
use super::reductions::Reduce;
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};
use crate::frontend::diagnostic::counted;
use crate::frontend::signature::dtype_of_name;
use crate::frontend::types::{self, Fixed};

impl<'a> Lowerer<'a, '_> {
    pub(super) fn attribute(&mut self, e: &'a ast::ExprAttribute) -> Result<Val<'a>> {
        let name = e.attr.as_str();
        match self.expr(&e.value)? {
            Val::Array(array) => self.array_attribute(array, name, e.range),
            Val::Fixed(Fixed::Name(module)) => self.full_name(&format!("{module}.{name}"), e.range),
            other => {
                let message = format!("{} has no attribute {name} in a kernel", self.type_of(&other));
                self.fail(e.range, message)
            }
        }
    }

    pub(super) fn shape(&self, array: LocalId) -> Vec<Expr> {
        (0..self.array_type(array).rank).map(|axis| Expr::extent(array, axis)).collect()
    }

    pub(super) fn array_attribute(&mut self, array: LocalId, name: &str, at: TextRange) -> Result<Val<'a>> {
        let ty = self.array_type(array);
        let size = ty.dtype.size() as i64;
        let product = |shape: Vec<Expr>| {
            shape.into_iter().fold(Expr::int(1), |n, d| {
                if n.as_const().is_some_and(|c| c.0 == 1) { d } else { Expr::binary(BinOp::Mul, n, d) }
            })
        };
        Ok(match name {
            "shape" => Val::Tuple(self.shape(array).into_iter().map(Val::Scalar).collect()),
            "size" => Val::Scalar(product(self.shape(array))),
            "ndim" => Val::int(ty.rank.into()),
            "dtype" => Val::Fixed(Fixed::DType(ty.dtype)),
            "itemsize" => Val::int(size),
            "nbytes" => Val::Scalar(Expr::binary(BinOp::Mul, product(self.shape(array)), Expr::int(size))),
            "strides" => Val::Tuple(
                (0..ty.rank)
                    .map(|axis| Val::Scalar(Expr::binary(BinOp::Mul, Expr::stride(array, axis), Expr::int(size))))
                    .collect(),
            ),
            "T" => Val::Array(self.transposed(array)),
            _ => {
                let message = format!(
                    "arrays have no attribute {name} in a kernel; shape, size, ndim, dtype, T, strides, itemsize and nbytes are there"
                );
                return self.fail(at, message);
            }
        })
    }

    pub(super) fn transposed(&mut self, array: LocalId) -> LocalId {
        let ty = self.array_type(array);
        let layout = match ty.layout {
            Layout::C => Layout::F,
            Layout::F => Layout::C,
            Layout::Any => Layout::Any,
        };
        let axes = || (0..ty.rank).rev();
        let dims = axes().map(|axis| Some(self.extent_sym(array, axis))).collect();
        let shape = axes().map(|axis| Expr::extent(array, axis)).collect();
        let strides = axes().map(|axis| Expr::stride(array, axis)).collect();
        let view = self.view_of(array, ArrayType { layout, ..ty }, Expr::int(0), shape, strides);
        self.env.dims.insert(view, dims);
        view
    }

    /// A new row-major array.
    pub(super) fn allocate(&mut self, dtype: DType, shape: Vec<Expr>, zeroed: bool, at: TextRange) -> LocalId {
        let ty = ArrayType { dtype, rank: shape.len() as u8, layout: Layout::C, writable: true };
        let dims = shape.iter().map(|e| self.sym_of(e)).collect();
        let array = self.temp(Type::Array(ty), true);
        let site = self.site(at);
        self.emit(Stmt::Alloc { array, shape, zeroed, site });
        self.env.dims.insert(array, dims);
        array
    }

    /// Nested loops over every index of a shape.
    pub(super) fn each_index(
        &mut self,
        shape: &[Expr],
        body: impl FnOnce(&mut Self, Vec<Expr>) -> Result<()>,
    ) -> Result<()> {
        let vars: Vec<LocalId> = shape.iter().map(|_| self.scalar_temp(DType::I64)).collect();
        let index = vars.iter().map(|&v| Expr::local(DType::I64, v)).collect();
        let (mut block, ()): (Block, ()) = self.in_block(|this| body(this, index))?;
        for (&var, extent) in vars.iter().zip(shape).rev() {
            let (start, step) = (Expr::int(0), Expr::int(1));
            block = vec![Stmt::For { var, start, stop: extent.clone(), step, body: block }];
        }
        self.out.append(&mut block);
        Ok(())
    }

    /// `array[...] = value`, each element.
    pub(super) fn fill(&mut self, array: LocalId, value: Expr, at: TextRange) -> Result<()> {
        let value = self.reusable(fold_cast(value, self.array_type(array).dtype.register()));
        self.access(array, None, true, at)?;
        self.each_index(&self.shape(array), |this, index| {
            this.emit(Stmt::Store { array, index, value });
            Ok(())
        })
    }

    /// A new array of the same shape with the same elements.
    pub(super) fn copy(&mut self, array: LocalId, dtype: DType, at: TextRange) -> Result<LocalId> {
        self.access(array, None, false, at)?;
        let from = self.array_type(array).dtype;
        let copy = self.allocate(dtype, self.shape(array), false, at);
        self.each_index(&self.shape(array), |this, index| {
            let value = Expr::load(from, array, index.clone()).cast(dtype.register());
            this.emit(Stmt::Store { array: copy, index, value });
            Ok(())
        })?;
        Ok(copy)
    }

    /// A dtype given as an argument.
    pub(super) fn dtype(&self, given: &Given<'a>) -> Result<DType> {
        match &given.value {
            Val::Fixed(Fixed::DType(dtype)) => return Ok(*dtype),
            Val::Fixed(Fixed::Name(name)) => match &**name {
                "builtins.int" => return Ok(DType::I64),
                "builtins.float" => return Ok(DType::F64),
                "builtins.bool" => return Ok(DType::Bool),
                _ => {}
            },
            Val::Fixed(Fixed::Str(name)) => {
                if let Some(dtype) = dtype_of_name(name) {
                    return Ok(dtype);
                }
            }
            _ => {}
        }
        self.fail(given.at, "a dtype is wanted here, such as np.float32 or a.dtype")
    }

    /// A shape given as an argument: an integer or a tuple of them.
    fn shape_of(&mut self, given: Given<'a>) -> Result<Vec<Expr>> {
        let at = given.at;
        let values = match given.value {
            Val::Tuple(values) => values,
            one => vec![one],
        };
        let shape = values.into_iter().map(|v| self.integer(v, at, "an extent")).collect::<Result<Vec<_>>>()?;
        if shape.len() > jitney_ir::verify::MAX_RANK as usize {
            return self.fail(at, "an array has at most 16 axes");
        }
        Ok(shape.into_iter().map(|e| self.reusable(e)).collect())
    }

    pub(super) fn array_argument(&self, given: Given<'a>) -> Result<LocalId> {
        match given.value {
            Val::Array(array) => Ok(array),
            other => self.fail(
                given.at,
                format!("an array is wanted here, not {}; np.array([...]) makes one", self.type_of(&other)),
            ),
        }
    }

    /// Functions that make arrays. `None` for a name that is not one of them.
    pub(super) fn make_array(&mut self, name: &str, call: &'a ast::ExprCall) -> Result<Option<Val<'a>>> {
        let at = call.range();
        let made = match name {
            "zeros" | "ones" | "empty" => {
                let [shape, dtype] = self.given(call, ["shape", "dtype"], 1)?;
                let dtype = dtype.map_or(Ok(DType::F64), |d| self.dtype(&d))?;
                let shape = self.shape_of(shape.expect("required"))?;
                let array = self.allocate(dtype, shape, name == "zeros", at);
                if name == "ones" {
                    self.fill(array, one_of(dtype.register()), at)?;
                }
                array
            }
            "full" => {
                let [shape, value, dtype] = self.given(call, ["shape", "fill_value", "dtype"], 2)?;
                let value = value.expect("required");
                let number = self.number(value.value, value.at, "what an array is filled with")?;
                let dtype = dtype.map_or(Ok(number.dtype), |d| self.dtype(&d))?;
                let number = self.reusable(number);
                let shape = self.shape_of(shape.expect("required"))?;
                let array = self.allocate(dtype, shape, false, at);
                self.fill(array, number, at)?;
                array
            }
            "zeros_like" | "ones_like" | "empty_like" => {
                let [like, dtype] = self.given(call, ["a", "dtype"], 1)?;
                let like = self.array_argument(like.expect("required"))?;
                let dtype = dtype.map_or(Ok(self.array_type(like).dtype), |d| self.dtype(&d))?;
                let array = self.allocate(dtype, self.shape(like), name == "zeros_like", at);
                if name == "ones_like" {
                    self.fill(array, one_of(dtype.register()), at)?;
                }
                array
            }
            "full_like" => {
                let [like, value, dtype] = self.given(call, ["a", "fill_value", "dtype"], 2)?;
                let like = self.array_argument(like.expect("required"))?;
                let value = value.expect("required");
                let number = self.number(value.value, value.at, "what an array is filled with")?;
                let number = self.reusable(number);
                let dtype = dtype.map_or(Ok(self.array_type(like).dtype), |d| self.dtype(&d))?;
                let array = self.allocate(dtype, self.shape(like), false, at);
                self.fill(array, number, at)?;
                array
            }
            "arange" => self.arange(call)?,
            "linspace" => self.linspace(call)?,
            "eye" | "identity" => {
                let [n, dtype] = self.given(call, ["N", "dtype"], 1)?;
                let dtype = dtype.map_or(Ok(DType::F64), |d| self.dtype(&d))?;
                let mut shape = self.shape_of(n.expect("required"))?;
                shape.truncate(1);
                shape.push(shape[0].clone());
                let array = self.allocate(dtype, shape, true, at);
                self.each_index(&[Expr::extent(array, 0)], |this, index| {
                    let index = vec![index[0].clone(), index[0].clone()];
                    this.emit(Stmt::Store { array, index, value: one_of(dtype.register()) });
                    Ok(())
                })?;
                array
            }
            "array" | "asarray" | "ascontiguousarray" | "copy" => self.array_literal(name, call)?,
            _ => return Ok(None),
        };
        Ok(Some(Val::Array(made)))
    }

    fn arange(&mut self, call: &'a ast::ExprCall) -> Result<LocalId> {
        let at = call.range();
        let [start, stop, step, dtype] = self.given(call, ["start", "stop", "step", "dtype"], 1)?;
        let number = |this: &mut Self, given: Option<Given<'a>>, default: i64| match given {
            Some(given) => this.number(given.value, given.at, "a bound of arange"),
            None => Ok(Expr::int(default)),
        };
        let (start, stop) = match stop {
            Some(stop) => (number(self, start, 0)?, number(self, Some(stop), 0)?),
            None => (Expr::int(0), number(self, start, 0)?),
        };
        let step = number(self, step, 1)?;
        let common = types::arithmetic(types::arithmetic(start.dtype, stop.dtype), step.dtype);
        let dtype = dtype.map_or(Ok(common), |d| self.dtype(&d))?;
        let [start, stop, step] = [start, stop, step].map(|e| self.reusable(fold_cast(e, common)));
        if step.as_const().is_some_and(|c| if common.is_float() { c.as_float(common) == 0.0 } else { c.0 == 0 }) {
            return self.fail(at, "the step of np.arange cannot be 0; -1 goes backwards");
        }
        if step.as_const().is_none() {
            let zero = Expr::binary(BinOp::Eq, step.clone(), fold_cast(Expr::int(0), common));
            self.raise_if(zero, TrapKind::ZeroDivision, "the step of np.arange cannot be 0", at);
        }
        let count = if common.is_float() {
            let wide = |e: &Expr| fold_cast(e.clone(), DType::F64);
            let span = Expr::binary(BinOp::Sub, wide(&stop), wide(&start));
            let steps = Expr::binary(BinOp::Div, span, wide(&step));
            Expr::math(MathFn::Ceil, vec![steps]).cast(DType::I64)
        } else {
            let signed = |e: &Expr| fold_cast(e.clone(), DType::I64);
            self.range_length(signed(&start), signed(&stop), signed(&step))
        };
        let zero = start.as_const().is_some_and(|c| c.0 == 0);
        let one = step.as_const().is_some_and(|c| common == DType::I64 && c.0 == 1);
        // `np.arange(n)` has n elements; a negative n has none.
        let count = fold(BinOp::Max, count, Expr::int(0));
        let count = self.reusable(count);
        let array = self.allocate(dtype, vec![count.clone()], false, at);
        self.each_index(&[count], |this, index| {
            let k = index[0].clone();
            let scaled = if one { k } else { Expr::binary(BinOp::Mul, k.cast(common), step) };
            let value = if zero { scaled } else { Expr::binary(BinOp::Add, start, scaled) };
            this.emit(Stmt::Store { array, index, value: value.cast(dtype.register()) });
            Ok(())
        })?;
        Ok(array)
    }

    fn linspace(&mut self, call: &'a ast::ExprCall) -> Result<LocalId> {
        let at = call.range();
        let [start, stop, num] = self.given(call, ["start", "stop", "num"], 2)?;
        let float = |this: &mut Self, given: Option<Given<'a>>| -> Result<Expr> {
            let given = given.expect("required");
            let e = this.number(given.value, given.at, "an end of linspace")?;
            Ok(this.reusable(fold_cast(e, DType::F64)))
        };
        let (start, stop) = (float(self, start)?, float(self, stop)?);
        let num = match num {
            Some(given) => self.integer(given.value, given.at, "the number of samples")?,
            None => Expr::int(50),
        };
        let num = self.reusable(num);
        let array = self.allocate(DType::F64, vec![num.clone()], false, at);
        // As NumPy: k * step + start, and the last one exact.
        let gaps = fold(BinOp::Sub, num.clone(), Expr::int(1));
        let divisor = fold(BinOp::Max, gaps.clone(), Expr::int(1)).cast(DType::F64);
        let step = Expr::binary(BinOp::Div, Expr::binary(BinOp::Sub, stop.clone(), start.clone()), divisor);
        let step = self.spill(step);
        self.each_index(std::slice::from_ref(&num), |this, index| {
            let along = Expr::binary(BinOp::Mul, index[0].clone().cast(DType::F64), step);
            let value = Expr::binary(BinOp::Add, along, start);
            this.emit(Stmt::Store { array, index, value });
            Ok(())
        })?;
        let test = Expr::binary(BinOp::Gt, num, Expr::int(1));
        let then = vec![Stmt::Store { array, index: vec![gaps], value: stop }];
        self.emit(Stmt::If { test, then, otherwise: vec![] });
        Ok(array)
    }

    /// `np.array([[1.0, 2.0], [3.0, 4.0]])`, and a copy of an array.
    fn array_literal(&mut self, name: &str, call: &'a ast::ExprCall) -> Result<LocalId> {
        let at = call.range();
        if let Some(list) = call.arguments.args.first().filter(|e| matches!(e, ast::Expr::List(_))) {
            let value = self.nested_list(list)?;
            let dtype = match call.arguments.args.get(1).or_else(|| call.arguments.keywords.first().map(|k| &k.value)) {
                Some(e) => Some(Given { value: self.expr(e)?, at: e.range() }),
                None => None,
            };
            return self.array_of(value, dtype, at);
        }
        let [value, dtype] = self.given(call, ["object", "dtype"], 1)?;
        let value = value.expect("required");
        match value.value {
            Val::Array(array) => {
                let ty = self.array_type(array);
                let dtype = dtype.map_or(Ok(ty.dtype), |d| self.dtype(&d))?;
                let as_it_is = name == "asarray" || (name == "ascontiguousarray" && ty.layout == Layout::C);
                if as_it_is && dtype == ty.dtype { Ok(array) } else { self.copy(array, dtype, at) }
            }
            tuple => self.array_of(tuple, dtype, at),
        }
    }

    fn nested_list(&mut self, e: &'a ast::Expr) -> Result<Val<'a>> {
        self.deeper(e.range())?;
        let value = match e {
            ast::Expr::List(list) => {
                let mut values = Vec::with_capacity(list.elts.len());
                for element in &list.elts {
                    let mark = self.out.len();
                    let value = self.nested_list(element)?;
                    self.settle(&mut values, mark);
                    values.push(value);
                }
                Val::Tuple(values)
            }
            _ => self.expr(e)?,
        };
        self.depth -= 1;
        Ok(value)
    }

    fn array_of(&mut self, value: Val<'a>, dtype: Option<Given<'a>>, at: TextRange) -> Result<LocalId> {
        let mut shape = Vec::new();
        let mut level = &value;
        while let Val::Tuple(values) = level {
            shape.push(values.len() as i64);
            match values.first() {
                Some(first) => level = first,
                None => break,
            }
        }
        let mut elements = Vec::new();
        if !gather(&value, &shape, &mut elements) || shape.len() > 16 {
            return self
                .fail(at, "np.array takes numbers, or lists of them that have one length; fill in what is missing");
        }
        let common = elements.iter().map(|e| e.dtype).reduce(types::unify).unwrap_or(DType::F64);
        let dtype = dtype.map_or(Ok(common), |d| self.dtype(&d))?;
        let array = self.allocate(dtype, shape.iter().map(|&n| Expr::int(n)).collect(), false, at);
        for (k, e) in elements.into_iter().enumerate() {
            let mut rest = k as i64;
            let mut index: Vec<Expr> = shape
                .iter()
                .rev()
                .map(|n| {
                    let here = rest % n;
                    rest /= n;
                    Expr::int(here)
                })
                .collect();
            index.reverse();
            self.emit(Stmt::Store { array, index, value: fold_cast(e, dtype.register()) });
        }
        Ok(array)
    }

    /// Methods of arrays.
    pub(super) fn method(&mut self, array: LocalId, name: &'a str, call: &'a ast::ExprCall) -> Result<Val<'a>> {
        let at = call.range();
        let ty = self.array_type(array);
        match name {
            "copy" => {
                let [] = self.given(call, [], 0)?;
                self.copy(array, ty.dtype, at).map(Val::Array)
            }
            "astype" => {
                let [dtype] = self.given(call, ["dtype"], 1)?;
                let dtype = self.dtype(&dtype.expect("required"))?;
                self.copy(array, dtype, at).map(Val::Array)
            }
            "fill" => {
                let [value] = self.given(call, ["value"], 1)?;
                let value = value.expect("required");
                let value = self.number(value.value, value.at, "what an array is filled with")?;
                self.writable(array, at)?;
                self.fill(array, value, at)?;
                Ok(Val::None)
            }
            "transpose" => {
                let [] = self.given(call, [], 0)?;
                Ok(Val::Array(self.transposed(array)))
            }
            "item" => {
                let indices = self.elements(&call.arguments.args)?;
                let mut index = Vec::new();
                for value in indices {
                    index.push(super::index::Index::At(self.integer(value, at, "an index")?, at));
                }
                if index.is_empty() {
                    index = vec![super::index::Index::At(Expr::int(0), at); ty.rank as usize];
                }
                if index.len() != ty.rank as usize {
                    return self.fail(at, format!("item takes {} here, or none", counted(ty.rank.into(), "index")));
                }
                self.element_or_view(array, index, at)
            }
            "argsort" => {
                let [_kind] = self.given(call, ["kind"], 0)?;
                self.library_kernel("argsort", vec![Val::Array(array), Val::None], at)
            }
            "sort" => {
                let [_kind] = self.given(call, ["kind"], 0)?;
                self.writable(array, at)?;
                if let Val::Array(sorted) = self.library_kernel("sort", vec![Val::Array(array), Val::None], at)? {
                    self.copy_into(array, sorted, at)?;
                }
                Ok(Val::None)
            }
            "flatten" => {
                let [] = self.given(call, [], 0)?;
                let copy = self.copy(array, ty.dtype, at)?;
                self.ravel(copy, at).map(Val::Array)
            }
            "ravel" => {
                let [] = self.given(call, [], 0)?;
                self.ravel(array, at).map(Val::Array)
            }
            "reshape" => {
                let mut shape = self.elements(&call.arguments.args)?;
                let shape = if let [Val::Tuple(_)] = &shape[..] { shape.remove(0) } else { Val::Tuple(shape) };
                self.reshaped(array, shape, at).map(Val::Array)
            }
            "dot" => {
                let [b] = self.given(call, ["b"], 1)?;
                let b = self.array_argument(b.expect("required"))?;
                self.product(Val::Array(array), Val::Array(b), at)
            }
            "cumsum" | "cumprod" => {
                let [axis] = self.given(call, ["axis"], 0)?;
                self.cumulative(name == "cumprod", array, axis, at)
            }
            _ if Reduce::from_name(name, true).is_some() => {
                let reduce = Reduce::from_name(name, true).expect("looked at just now");
                self.reduction(reduce, Some(array), call)
            }
            _ => self
                .fail(at, format!("arrays have no method {name} in a kernel; docs/language.md lists those they have")),
        }
    }

    pub(super) fn writable(&self, array: LocalId, at: TextRange) -> Result<()> {
        if self.array_type(array).writable {
            return Ok(());
        }
        let name = &self.function.local(array).name;
        let what = if name.starts_with('.') { "this array" } else { name };
        self.fail(at, format!("{what} is read-only; assign to a copy of it"))
    }
}

/// 1 of a type.
pub(super) fn one_of(dtype: DType) -> Expr {
    if dtype == DType::Bool { Expr::bool(true) } else { const_cast(1, dtype) }
}

fn const_cast(value: i64, dtype: DType) -> Expr {
    if dtype.is_float() {
        Expr::float(dtype, value as f64)
    } else {
        Expr { dtype, kind: ExprKind::Const(jitney_ir::Const::int(value)) }
    }
}

/// The numbers in nested tuples of this shape, in order.
fn gather(value: &Val, shape: &[i64], found: &mut Vec<Expr>) -> bool {
    match (value, shape.split_first()) {
        (Val::Scalar(e), None) => {
            found.push(e.clone());
            true
        }
        (Val::Tuple(values), Some((&n, rest))) => {
            values.len() as i64 == n && values.iter().all(|v| gather(v, rest, found))
        }
        _ => false,
    }
}
