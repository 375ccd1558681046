//! Functions of whole arrays: other shapes of the same elements, and arrays put together.

use jitney_ir::{ArrayType, BinOp, Expr, Layout, LocalId, Stmt, TrapKind};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::elementwise::common;
use super::operators::fold;
use super::reductions::Reduce;
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};
use crate::frontend::library;
use crate::frontend::types::Fixed;

impl<'a> Lowerer<'a, '_> {
    /// Functions of NumPy that take arrays as wholes. `None` for a name that is not one of them.
    pub(super) fn whole_array_function(&mut self, name: &str, call: &'a ast::ExprCall) -> Result<Option<Val<'a>>> {
        let at = call.range();
        if let Some(reduce) = Reduce::from_name(name, false) {
            return self.reduction(reduce, None, call).map(Some);
        }
        Ok(Some(match name {
            "cumsum" | "cumprod" => {
                let [a, axis] = self.given(call, ["a", "axis"], 1)?;
                let a = self.array_argument(a.expect("required"))?;
                self.cumulative(name == "cumprod", a, axis, at)?
            }
            "dot" | "matmul" | "vdot" => {
                let [a, b] = self.given(call, ["a", "b"], 2)?;
                let (a, b) = (a.expect("required"), b.expect("required"));
                let (a, b) = (self.array_argument(a)?, self.array_argument(b)?);
                self.product(Val::Array(a), Val::Array(b), at)?
            }
            "outer" => {
                let [a, b] = self.given(call, ["a", "b"], 2)?;
                let (a, b) = (a.expect("required"), b.expect("required"));
                let (a, b) = (self.array_argument(a)?, self.array_argument(b)?);
                self.outer(a, b, at)?
            }
            "linalg.norm" => {
                let [x] = self.given(call, ["x"], 1)?;
                let x = self.array_argument(x.expect("required"))?;
                self.norm(x, at)?
            }
            "flatnonzero" => {
                let [a] = self.given(call, ["a"], 1)?;
                let a = self.array_argument(a.expect("required"))?;
                let flat = self.ravel(a, at)?;
                self.positions(flat, at).map(Val::Array)?
            }
            "nonzero" | "argwhere" | "where" if call.arguments.args.len() == 1 => {
                let [a] = self.given(call, ["a"], 1)?;
                let a = self.array_argument(a.expect("required"))?;
                if self.array_type(a).rank != 1 || name == "argwhere" {
                    return self.fail(at, format!("np.{name} of more than one axis is not supported; write a loop"));
                }
                let positions = self.positions(a, at)?;
                Val::Tuple(vec![Val::Array(positions)])
            }
            "ravel" => {
                let [a] = self.given(call, ["a"], 1)?;
                let a = self.array_argument(a.expect("required"))?;
                self.ravel(a, at).map(Val::Array)?
            }
            "reshape" => {
                let [a, shape] = self.given(call, ["a", "shape"], 2)?;
                let a = self.array_argument(a.expect("required"))?;
                let shape = shape.expect("required");
                self.reshaped(a, shape.value, at).map(Val::Array)?
            }
            "transpose" => {
                let [a] = self.given(call, ["a"], 1)?;
                let a = self.array_argument(a.expect("required"))?;
                Val::Array(self.transposed(a))
            }
            "size" | "ndim" | "shape" => {
                let [a] = self.given(call, ["a"], 1)?;
                let a = self.array_argument(a.expect("required"))?;
                self.array_attribute(a, name, at)?
            }
            "concatenate" => {
                let [arrays, axis] = self.given(call, ["arrays", "axis"], 1)?;
                let axis = axis.map_or(Val::int(0), |given| given.value);
                let Val::Tuple(values) = arrays.expect("required").value else {
                    return self.fail(at, "np.concatenate takes a tuple of arrays in a kernel");
                };
                if axis.known_int() != Some(0) {
                    return self
                        .fail(at, "np.concatenate along other axes than the first is not supported; write a loop");
                }
                let mut arrays = Vec::new();
                for value in values {
                    match value {
                        Val::Array(array) => arrays.push(array),
                        other => {
                            let message = format!("np.concatenate takes arrays, not {}", self.type_of(&other));
                            return self.fail(at, message);
                        }
                    }
                }
                self.concatenate(&arrays, at).map(Val::Array)?
            }
            "interp" => {
                let [x, xp, fp] = self.given(call, ["x", "xp", "fp"], 3)?;
                let args = [x, xp, fp].map(|given| given.expect("required").value);
                let kernel = if args[0].is_array() { "interp" } else { "interp_one" };
                self.library_kernel(kernel, args.into(), at)?
            }
            "searchsorted" => {
                let [a, v, side] = self.given(call, ["a", "v", "side"], 2)?;
                let right = match side.map(|given| given.value) {
                    None => false,
                    Some(Val::Fixed(Fixed::Str(side))) if matches!(&*side, "left" | "right") => &*side == "right",
                    Some(_) => return self.fail(at, "the side of np.searchsorted is \"left\" or \"right\""),
                };
                let (a, v) = (a.expect("required").value, v.expect("required").value);
                let kernel = match (v.is_array(), right) {
                    (false, false) => "searchsorted_left",
                    (false, true) => "searchsorted_right",
                    (true, false) => "searchsorted_each_left",
                    (true, true) => "searchsorted_each_right",
                };
                self.library_kernel(kernel, vec![a, v], at)?
            }
            // Of several axes, they are something else than of one.
            "flip" | "roll" => {
                let [a, shift] = self.given(call, ["a", "shift"], if name == "roll" { 2 } else { 1 })?;
                let a = self.array_argument(a.expect("required"))?;
                if self.array_type(a).rank != 1 || shift.is_some() != (name == "roll") {
                    return self.fail(at, format!("np.{name} takes an array of one axis in a kernel; use slices"));
                }
                let args = [Some(Val::Array(a)), shift.map(|given| given.value)].into_iter().flatten().collect();
                self.library_kernel(name, args, at)?
            }
            "sort" | "argsort" | "bincount" | "unique" | "diff" | "median" | "trace" | "array_equal" | "cross" => {
                return self.call_library("numpy", name, call);
            }
            _ => return Ok(None),
        }))
    }

    /// A kernel of the library's NumPy, with all its arguments.
    pub(super) fn library_kernel(&mut self, name: &str, args: Vec<Val<'a>>, at: TextRange) -> Result<Val<'a>> {
        let (source, callable) = library::function("numpy", name).expect("a kernel of the library");
        self.library_values(source, callable, args, at)
    }

    /// The elements in row-major order on one axis: a view, where that is how they lie, or a copy.
    pub(super) fn ravel(&mut self, array: LocalId, at: TextRange) -> Result<LocalId> {
        let ty = self.array_type(array);
        let dense = if ty.layout == Layout::C { array } else { self.copy(array, ty.dtype, at)? };
        self.reshaped(dense, Val::int(-1), at)
    }

    /// `a.reshape(shape)`: a view of a row-major array. One extent may be -1.
    pub(super) fn reshaped(&mut self, array: LocalId, shape: Val<'a>, at: TextRange) -> Result<LocalId> {
        let ty = self.array_type(array);
        if ty.layout != Layout::C {
            let message = format!("reshape takes a row-major array, not {ty}; reshape its copy()");
            return self.fail(at, message);
        }
        let values = match shape {
            Val::Tuple(values) => values,
            one => vec![one],
        };
        if values.len() > jitney_ir::verify::MAX_RANK as usize {
            return self.fail(at, "an array has at most 16 axes");
        }
        let mut shape = Vec::with_capacity(values.len());
        for value in values {
            let e = self.integer(value, at, "an extent")?;
            shape.push(self.reusable(e));
        }
        let size = self.shape(array).into_iter().reduce(|n, d| Expr::binary(BinOp::Mul, n, d));
        let size = self.reusable(size.unwrap_or(Expr::int(1)));
        // -1 is what is left. The product of the others is that of their magnitudes, negated once for each -1.
        let minus = |e: &Expr| fold(BinOp::Eq, e.clone(), Expr::int(-1));
        let mut rest = Expr::int(1);
        let mut open = Expr::int(0);
        for e in &shape {
            let (one, is_open) = (Expr::int(1), minus(e));
            let (factor, more) = match is_open.as_const() {
                Some(known) if known.0 != 0 => (one.clone(), one),
                Some(_) => (e.clone(), Expr::int(0)),
                None => (Expr::select(is_open.clone(), one, e.clone()), is_open.cast(jitney_ir::DType::I64)),
            };
            rest = fold(BinOp::Mul, rest, factor);
            open = fold(BinOp::Add, open, more);
            let negative = fold(BinOp::Lt, e.clone(), Expr::int(-1));
            if negative.as_const().is_none_or(|c| c.0 != 0) {
                self.raise_if(negative, TrapKind::Value, "negative dimensions are not allowed", at);
            }
        }
        let (rest, open) = (self.reusable(rest), self.reusable(open));
        let several = fold(BinOp::Gt, open.clone(), Expr::int(1));
        if several.as_const().is_none_or(|c| c.0 != 0) {
            self.raise_if(several, TrapKind::Value, "can only specify one unknown dimension", at);
        }
        let left = if open.as_const().is_some_and(|c| c.0 == 0) {
            Expr::int(0)
        } else {
            self.spill(Expr::binary(BinOp::FloorDiv, size.clone(), rest.clone()))
        };
        let shape: Vec<Expr> = shape
            .into_iter()
            .map(|e| {
                let is_open = minus(&e);
                match is_open.as_const() {
                    Some(known) if known.0 != 0 => left.clone(),
                    Some(_) => e,
                    None => self.spill(Expr::select(is_open, left.clone(), e)),
                }
            })
            .collect();
        let product = shape.iter().cloned().reduce(|n, d| fold(BinOp::Mul, n, d)).unwrap_or(Expr::int(1));
        let wrong = Expr::binary(BinOp::Ne, product, size);
        self.raise_if(wrong, TrapKind::Value, "the new shape has another number of elements", at);
        let mut strides = vec![Expr::int(1); shape.len()];
        for axis in (1..shape.len()).rev() {
            let stride = fold(BinOp::Mul, strides[axis].clone(), shape[axis].clone());
            strides[axis - 1] = self.reusable(stride);
        }
        let dims = shape.iter().map(|e| self.sym_of(e)).collect();
        let ty = ArrayType { rank: shape.len() as u8, layout: Layout::C, ..ty };
        let view = self.view_of(array, ty, Expr::int(0), shape, strides);
        self.env.dims.insert(view, dims);
        Ok(view)
    }

    /// Arrays one after the other, along the first axis.
    fn concatenate(&mut self, arrays: &[LocalId], at: TextRange) -> Result<LocalId> {
        let Some((&first, rest)) = arrays.split_first() else {
            return self.fail(at, "np.concatenate takes at least one array");
        };
        let rank = self.array_type(first).rank;
        let mut dtype = self.array_type(first).dtype;
        for &other in rest {
            let ty = self.array_type(other);
            if ty.rank != rank {
                return self.fail(at, "np.concatenate takes arrays of one rank; reshape the others first");
            }
            dtype = common(dtype, ty.dtype);
            for axis in 1..rank {
                if self.extent_sym(first, axis) != self.extent_sym(other, axis) {
                    let differ = Expr::binary(BinOp::Ne, Expr::extent(first, axis), Expr::extent(other, axis));
                    let message = "all the input array dimensions except for the concatenation axis must match exactly";
                    self.raise_if(differ, TrapKind::Value, message, at);
                }
            }
        }
        if rank == 0 {
            return self.fail(at, "np.concatenate takes arrays of at least one axis");
        }
        let length =
            arrays.iter().map(|&a| Expr::extent(a, 0)).reduce(|n, m| fold(BinOp::Add, n, m)).expect("at least one");
        let mut shape = self.shape(first);
        shape[0] = self.reusable(length);
        let result = self.allocate(dtype, shape, false, at);
        let mut start = Expr::int(0);
        for &array in arrays {
            self.access(array, None, false, at)?;
            let from = self.array_type(array).dtype;
            let offset = start.clone();
            self.each_index(&self.shape(array), |this, index| {
                let value = fold_cast(Expr::load(from, array, index.clone()), dtype.register());
                let mut to = index;
                to[0] = fold(BinOp::Add, to[0].clone(), offset);
                this.emit(Stmt::Store { array: result, index: to, value });
                Ok(())
            })?;
            let next = fold(BinOp::Add, start, Expr::extent(array, 0));
            start = self.reusable(next);
        }
        Ok(result)
    }
}
