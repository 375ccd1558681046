//! Expressions.

use std::rc::Rc;

use jitney_ir::{DType, Expr, ExprKind, LocalId, Stmt};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::values::{MAX_LEAVES, Val, disturbed};
use super::{Lowerer, Result};
use crate::frontend::source::Callable;
use crate::frontend::types::{self, Fixed, Ty};

/// Operators after which a long array expression goes into an array.
const CHAIN: usize = 96;

impl<'a> Lowerer<'a, '_> {
    pub(super) fn expr(&mut self, e: &'a ast::Expr) -> Result<Val<'a>> {
        let value = self.operand(e)?;
        self.evaluated(value)
    }

    /// As `expr`; an array expression may be left unevaluated.
    pub(super) fn operand(&mut self, e: &'a ast::Expr) -> Result<Val<'a>> {
        self.deeper(e.range())?;
        let mut value = self.with_stack(|this| this.expr_of_kind(e))?;
        // Trees of the IR have a bounded depth.
        if self.depth.is_multiple_of(24)
            && let Val::Scalar(tree) = value
        {
            value = Val::Scalar(self.reusable(tree));
        }
        self.depth -= 1;
        Ok(value)
    }

    fn expr_of_kind(&mut self, e: &'a ast::Expr) -> Result<Val<'a>> {
        let at = e.range();
        match e {
            ast::Expr::NumberLiteral(number) => self.literal(&number.value, at),
            ast::Expr::BooleanLiteral(literal) => Ok(Val::Scalar(Expr::bool(literal.value))),
            ast::Expr::NoneLiteral(_) => Ok(Val::None),
            ast::Expr::EllipsisLiteral(_) => Ok(Val::Fixed(Fixed::Ellipsis)),
            ast::Expr::StringLiteral(text) => Ok(Val::Fixed(Fixed::Str(text.value.to_str().into()))),
            ast::Expr::Name(name) => self.name(name.id.as_str(), at),
            ast::Expr::Attribute(attribute) => self.attribute(attribute),
            ast::Expr::Subscript(subscript) => self.subscript(subscript),
            ast::Expr::Call(call) => self.call(call),
            ast::Expr::BinOp(binary) => self.chain(binary),
            ast::Expr::UnaryOp(unary) => {
                let value = self.operand(&unary.operand)?;
                self.unary(unary.op, value, at)
            }
            ast::Expr::Compare(compare) => self.comparison(compare),
            ast::Expr::BoolOp(bool_op) => self.bool_op(bool_op.op, &bool_op.values),
            ast::Expr::If(choice) => self.choice(choice),
            ast::Expr::Tuple(tuple) => {
                let values = self.elements(&tuple.elts)?;
                self.tuple(values, tuple.range)
            }
            ast::Expr::Named(named) => {
                let value = self.expr(&named.value)?;
                let name: Rc<str> = match &*named.target {
                    ast::Expr::Name(name) => name.id.as_str().into(),
                    other => return self.fail(other.range(), "only a name can be assigned by :="),
                };
                self.assign_name(&name, value);
                let ty = self.env.get(&name).expect("assigned just now").ty.clone();
                Ok(self.variable(&name, &ty))
            }
            ast::Expr::Lambda(lambda) => Ok(Val::Fixed(Fixed::Inner(self.inner(Callable::lambda(lambda))))),
            ast::Expr::List(_) | ast::Expr::ListComp(_) => {
                self.fail(at, "lists are not supported; use an array, as in np.array([...]) or np.empty(n), or a tuple")
            }
            ast::Expr::Dict(_) | ast::Expr::DictComp(_) => self.fail(at, "dictionaries are not supported; use arrays"),
            ast::Expr::Set(_) | ast::Expr::SetComp(_) => self.fail(at, "sets are not supported; use a bool array"),
            ast::Expr::Generator(_) => self.fail(at, "generators are not supported; write a loop"),
            ast::Expr::FString(_) | ast::Expr::TString(_) => {
                self.fail(at, "formatted texts are not supported; print takes its values one by one")
            }
            ast::Expr::BytesLiteral(_) => self.fail(at, "bytes are not supported; use a u8 array"),
            ast::Expr::Slice(_) => self.fail(at, "a slice stands in the brackets after an array only"),
            ast::Expr::Starred(_) => self.fail(at, "a starred value stands among the arguments of a kernel only"),
            ast::Expr::Await(_) | ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) => {
                self.fail(at, "generators and coroutines are not supported; write a loop")
            }
            ast::Expr::IpyEscapeCommand(_) => self.fail(at, "this is no Python"),
        }
    }

    /// `a + b - c * d`: operators whose left operand is an operator again, innermost first. A sum may have thousands of
    /// terms, which are no deeper nested than two.
    fn chain(&mut self, outermost: &'a ast::ExprBinOp) -> Result<Val<'a>> {
        let mut chain = vec![outermost];
        while let ast::Expr::BinOp(inner) = &*chain[chain.len() - 1].left {
            chain.push(inner);
        }
        // The tree of the first operand is as deep below the result as it was in a nest.
        let below = chain.len().min(CHAIN);
        self.depth += below;
        let mut value = self.operand(&chain[chain.len() - 1].left)?;
        self.depth -= below;
        for (i, binary) in chain.into_iter().rev().enumerate() {
            let values = self.operands_after(value, &[&binary.right])?;
            let [a, b] = <[Val; 2]>::try_from(values).expect("two values for two operands");
            // Trees of the IR, and those of array expressions, have a bounded depth.
            value = match self.binary(binary.op, a, b, binary.range)? {
                Val::Scalar(tree) if (i + 1).is_multiple_of(24) => Val::Scalar(self.reusable(tree)),
                lazy if (i + 1).is_multiple_of(CHAIN) => self.evaluated(lazy)?,
                other => other,
            };
        }
        Ok(value)
    }

    /// A tuple of a bounded size.
    pub(super) fn tuple(&self, values: Vec<Val<'a>>, at: TextRange) -> Result<Val<'a>> {
        if values.iter().map(Val::leaves).sum::<usize>() > MAX_LEAVES {
            return self.fail(at, format!("a tuple has more than {MAX_LEAVES} values in it; use an array"));
        }
        Ok(Val::Tuple(values))
    }

    fn literal(&mut self, number: &ast::Number, at: TextRange) -> Result<Val<'a>> {
        match number {
            ast::Number::Int(int) => match (int.as_i64(), int.as_u64()) {
                (Some(value), _) => Ok(Val::int(value)),
                (None, Some(value)) => Ok(Val::Scalar(Expr::constant(DType::U64, jitney_ir::Const(value)))),
                _ => self.fail(at, "this integer has more than 64 bits; write it as a float, as in 1e20"),
            },
            ast::Number::Float(value) => Ok(Val::Scalar(Expr::float(DType::F64, *value))),
            ast::Number::Complex { .. } => {
                self.fail(at, "complex numbers are not supported; keep the real and imaginary parts in two floats")
            }
        }
    }

    /// The elements of a tuple or of arguments, starred ones unpacked.
    pub(super) fn elements(&mut self, es: &'a [ast::Expr]) -> Result<Vec<Val<'a>>> {
        let mut values = Vec::with_capacity(es.len());
        for e in es {
            let mark = self.out.len();
            let (value, starred) = match e {
                ast::Expr::Starred(starred) => (self.expr(&starred.value)?, true),
                _ => (self.expr(e)?, false),
            };
            self.settle(&mut values, mark);
            match value {
                Val::Tuple(inner) if starred => values.extend(inner),
                other if starred => {
                    let message = format!(
                        "only a tuple can be unpacked by *, not {}; give the elements one by one",
                        self.type_of(&other)
                    );
                    return self.fail(e.range(), message);
                }
                other => values.push(other),
            }
        }
        Ok(values)
    }

    /// Evaluates earlier values before the statements from `mark` on, where those would change them.
    pub(super) fn settle(&mut self, values: &mut [Val<'a>], mark: usize) {
        if self.out.len() == mark {
            return;
        }
        let tail = self.out.split_off(mark);
        values.iter_mut().for_each(|v| self.settle_value(v, &tail));
        self.out.extend(tail);
    }

    fn settle_value(&mut self, value: &mut Val<'a>, tail: &[Stmt]) {
        match value {
            Val::Scalar(e) if disturbed(e, tail) => {
                let tree = std::mem::replace(e, Expr::bool(false));
                *e = self.spill(tree);
            }
            Val::Tuple(values) => values.iter_mut().for_each(|v| self.settle_value(v, tail)),
            _ => {}
        }
    }

    fn choice(&mut self, choice: &'a ast::ExprIf) -> Result<Val<'a>> {
        let test = self.expr(&choice.test)?;
        let test = self.truth(test, choice.test.range())?;
        if let Some(known) = test.as_const() {
            return self.expr(if known.0 != 0 { &choice.body } else { &choice.orelse });
        }
        let (mut then, a) = self.in_block(|this| this.expr(&choice.body))?;
        let (mut otherwise, b) = self.in_block(|this| this.expr(&choice.orelse))?;
        if let (Val::Scalar(a), Val::Scalar(b)) = (&a, &b)
            && then.is_empty()
            && otherwise.is_empty()
            && is_cheap(a)
            && is_cheap(b)
        {
            let dtype = types::unify(a.dtype, b.dtype);
            return Ok(Val::Scalar(Expr::select(test, a.clone().cast(dtype), b.clone().cast(dtype))));
        }
        let ty = types::join(&self.type_of(&a), &self.type_of(&b));
        if let Ty::Conflict(types) = &ty {
            return self.fail(
                choice.range,
                format!("the sides of this choice have different types, {types}; give both one type, or write an if"),
            );
        }
        let name: Rc<str> = format!(".choice{}", self.function.locals.len()).into();
        let result = self.variable(&name, &ty);
        for (block, value) in [(&mut then, a), (&mut otherwise, b)] {
            let outer = std::mem::replace(&mut self.out, std::mem::take(block));
            self.put(&result, value);
            *block = std::mem::replace(&mut self.out, outer);
        }
        self.emit(Stmt::If { test, then, otherwise });
        Ok(result)
    }

    /// Puts a value into locals of its type, or of one that holds it.
    pub(super) fn put(&mut self, target: &Val<'a>, value: Val<'a>) {
        match (target, value) {
            (Val::Scalar(Expr { kind: ExprKind::Local(local), dtype }), Val::Scalar(e))
                if e != Expr::local(*dtype, *local) =>
            {
                self.emit(Stmt::Set(*local, super::values::fold_cast(e, *dtype)));
            }
            (Val::Array(array), Val::Array(of)) => self.put_array(*array, of),
            (Val::Tuple(targets), Val::Tuple(values)) => {
                for (target, value) in targets.iter().zip(values) {
                    self.put(target, value);
                }
            }
            _ => {}
        }
    }

    /// `array = of`: directly, where the statement before has just made `of`.
    fn put_array(&mut self, array: LocalId, of: LocalId) {
        if array == of {
            return;
        }
        let alike = self.function.local(array).ty == self.function.local(of).ty
            && self.function.local(array).owned == self.function.local(of).owned;
        let is_temp = self.function.local(of).name.starts_with('.') && !self.constants.iter().any(|(_, l)| *l == of);
        let names_target = |e: &Expr| {
            let mut found = false;
            e.visit(&mut |e| {
                found |= matches!(&e.kind, ExprKind::Extent(l, _) | ExprKind::Stride(l, _) | ExprKind::Load(l, _) if *l == array);
            });
            found
        };
        let retarget = alike
            && is_temp
            && match self.out.last() {
                Some(Stmt::Alloc { array: made, shape, .. }) => *made == of && !shape.iter().any(names_target),
                Some(Stmt::View { array: made, of: base, offset, shape, strides }) => {
                    *made == of && *base != array && ![offset].into_iter().chain(shape).chain(strides).any(names_target)
                }
                _ => false,
            };
        if !retarget {
            self.alias(array, of);
            return;
        }
        if let Some(Stmt::Alloc { array: made, .. } | Stmt::View { array: made, .. }) = self.out.last_mut() {
            *made = array;
        }
        self.follow(array, of);
        let dims = self.env.dims.remove(&of);
        self.env.forget(array);
        if let Some(dims) = dims {
            let dims = dims.into_iter().map(|d| d.filter(|d| !d.mentions(array))).collect();
            self.env.dims.insert(array, dims);
        }
    }
}

/// Whether evaluating `e` needlessly does no harm and costs little.
pub(super) fn is_cheap(e: &Expr) -> bool {
    let (mut nodes, mut harmless) = (0, true);
    e.visit(&mut |e| {
        nodes += 1;
        harmless &= !matches!(e.kind, ExprKind::Load(..) | ExprKind::Guard(..) | ExprKind::Math(..));
    });
    harmless && nodes <= 8
}
