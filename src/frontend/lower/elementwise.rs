//! Array expressions: operators and functions of arrays, element by element, with broadcasting.
//!
//! Operators that stand within one another make one loop and one new array, row-major: what they would give by themselves
//! is a `Lazy`, a tree that is evaluated when anything else wants its value. Types are those of Numba's array expressions:
//! integers beside a float take its type, integers together the least type that holds both, numbers count as arrays of
//! their type. A zero divisor raises nothing, as in NumPy.

use std::rc::Rc;

use jitney_ir::{ArrayType, BinOp, DType, Expr, Layout, LocalId, MathFn, Stmt, TrapKind, UnOp, visit};
use ruff_python_ast::{self as ast, CmpOp, Operator, UnaryOp};
use ruff_text_size::TextRange;

use super::operators::{fold, negate};
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};
use crate::frontend::types::{self, float_of};

/// More operators than this in one tree are evaluated in parts.
const MOST: usize = 24;

/// The value of an array expression, not evaluated yet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lazy {
    node: Node,
    pub dtype: DType,
    pub rank: u8,
    size: usize,
    at: TextRange,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    /// A constant, or a local that nothing changes.
    Number(Expr),
    Array(LocalId),
    Each(Each, Vec<Rc<Lazy>>),
}

/// What is done with the elements.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Each {
    Operator(Operator),
    Unary(UnaryOp),
    Compare(CmpOp),
    /// A function of NumPy.
    Function(Rc<str>),
}

/// An operand's element, and the type that the array holds it as.
type Element = (Expr, DType);

/// The type that the elements of two operands are computed in.
pub(super) fn common(a: DType, b: DType) -> DType {
    match (a.is_float(), b.is_float()) {
        _ if a == b => a,
        (true, true) => a.register().max(b.register()),
        (true, false) => a,
        (false, true) => b,
        (false, false) => types::unify(a, b),
    }
}

impl Lazy {
    fn arrays(&self, found: &mut Vec<LocalId>) {
        match &self.node {
            Node::Number(_) => {}
            Node::Array(array) if found.contains(array) => {}
            Node::Array(array) => found.push(*array),
            Node::Each(_, operands) => operands.iter().for_each(|o| o.arrays(found)),
        }
    }

    /// Whether these statements may change what it is made of.
    fn disturbed(&self, stmts: &[Stmt]) -> bool {
        let mut arrays = Vec::new();
        self.arrays(&mut arrays);
        let mut found = false;
        visit::statements(stmts, &mut |stmt| {
            found |= matches!(stmt, Stmt::Call { .. }) || stmt.assigned().iter().any(|l| arrays.contains(l));
        });
        found
    }
}

impl<'a> Lowerer<'a, '_> {
    /// An array in place of a tree that has not been evaluated.
    pub(super) fn evaluated(&mut self, value: Val<'a>) -> Result<Val<'a>> {
        match value {
            Val::Lazy(lazy) => self.evaluate(&lazy).map(Val::Array),
            other => Ok(other),
        }
    }

    /// Two operands, from left to right; array expressions among them may be left as trees.
    pub(super) fn operands(&mut self, es: &[&'a ast::Expr]) -> Result<Vec<Val<'a>>> {
        self.operands_from(Vec::with_capacity(es.len()), es)
    }

    /// As `operands`, after one that has been looked at.
    pub(super) fn operands_after(&mut self, first: Val<'a>, es: &[&'a ast::Expr]) -> Result<Vec<Val<'a>>> {
        self.operands_from(vec![first], es)
    }

    fn operands_from(&mut self, mut values: Vec<Val<'a>>, es: &[&'a ast::Expr]) -> Result<Vec<Val<'a>>> {
        for e in es {
            let mark = self.out.len();
            let value = self.operand(e)?;
            if self.out.len() > mark && values.iter().any(|v| matches!(v, Val::Lazy(_))) {
                let tail = self.out.split_off(mark);
                for earlier in &mut values {
                    if matches!(earlier, Val::Lazy(lazy) if lazy.disturbed(&tail)) {
                        *earlier = self.evaluated(earlier.clone())?;
                    }
                }
                self.out.extend(tail);
            }
            self.settle(&mut values, mark);
            values.push(value);
        }
        Ok(values)
    }

    /// The tree of an operation on operands, at least one of which is an array.
    pub(super) fn each_of(&mut self, each: Each, operands: Vec<Val<'a>>, at: TextRange) -> Result<Val<'a>> {
        let mut nodes = Vec::with_capacity(operands.len());
        for operand in operands {
            nodes.push(match operand {
                Val::Scalar(e) => {
                    let (node, dtype) = (Node::Number(self.spill(e.clone())), e.dtype);
                    Rc::new(Lazy { node, dtype, rank: 0, size: 1, at })
                }
                Val::Array(array) => {
                    let ty = self.array_type(array);
                    Rc::new(Lazy { node: Node::Array(array), dtype: ty.dtype, rank: ty.rank, size: 1, at })
                }
                Val::Lazy(lazy) => lazy,
                other => {
                    let message =
                        format!("{} does not go together with an array; numbers and arrays do", self.type_of(&other));
                    return self.fail(at, message);
                }
            });
        }
        // What type comes out shows by doing it once to elements that are not there.
        let placeholders = nodes.iter().map(|n| (Expr::local(n.dtype.register(), LocalId(0)), n.dtype)).collect();
        let (_, (_, dtype)) = self.in_block(|this| this.each_element(&each, placeholders, at))?;
        let rank = nodes.iter().map(|n| n.rank).max().unwrap_or(0);
        let size = nodes.iter().map(|n| n.size).sum::<usize>() + 1;
        let lazy = Lazy { node: Node::Each(each, nodes), dtype, rank, size, at };
        // A half is rounded after each step, which storing it does.
        if dtype.is_register() && size <= MOST {
            return Ok(Val::Lazy(lazy.into()));
        }
        self.evaluate(&lazy).map(Val::Array)
    }

    fn evaluate(&mut self, lazy: &Lazy) -> Result<LocalId> {
        let at = lazy.at;
        let mut arrays = Vec::new();
        lazy.arrays(&mut arrays);
        let shape = self.broadcast_shape(&arrays, lazy.rank, TrapKind::Value, at);
        let mut views = Vec::with_capacity(arrays.len());
        for &array in &arrays {
            self.access(array, None, false, at)?;
            views.push((array, self.stretched(array, &shape)));
        }
        let result = self.allocate(lazy.dtype, shape.clone(), false, at);
        self.each_index(&shape, |this, index| {
            let (value, _) = this.element_of(lazy, &views, &index)?;
            this.emit(Stmt::Store { array: result, index, value });
            Ok(())
        })?;
        Ok(result)
    }

    /// The shape that arrays have together; where they have none, an error of this kind is raised.
    pub(super) fn broadcast_shape(&mut self, arrays: &[LocalId], rank: u8, kind: TrapKind, at: TextRange) -> Vec<Expr> {
        let mut shape = Vec::with_capacity(rank as usize);
        for axis in 0..rank {
            let mut extent: Option<Expr> = None;
            for &array in arrays {
                let Some(own) = (axis + self.array_type(array).rank).checked_sub(rank) else { continue };
                let n = Expr::extent(array, own);
                extent = Some(match extent {
                    None => n,
                    Some(so_far) if self.sym_of(&so_far) == self.sym_of(&n) => so_far,
                    Some(so_far) => {
                        let (a, b) = (self.reusable(so_far), self.reusable(n));
                        let is_one = |e: &Expr| Expr::binary(BinOp::Eq, e.clone(), Expr::int(1));
                        let differ = Expr::binary(BinOp::Ne, a.clone(), b.clone());
                        let neither = negate(Expr::binary(BinOp::Or, is_one(&a), is_one(&b)));
                        let test = Expr::binary(BinOp::And, differ, neither);
                        self.raise_if(test, kind, "operands could not be broadcast together", at);
                        self.spill(Expr::select(is_one(&a), b, a))
                    }
                });
            }
            shape.push(extent.unwrap_or(Expr::int(1)));
        }
        shape
    }

    /// The array, its axes of length 1 repeated as often as the shape says, whose last axes they are.
    pub(super) fn stretched(&mut self, array: LocalId, shape: &[Expr]) -> LocalId {
        let ty = self.array_type(array);
        let lead = shape.len() - ty.rank as usize;
        let fits = (0..ty.rank).all(|axis| {
            let own = self.extent_sym(array, axis);
            self.sym_of(&shape[lead + axis as usize]) == Some(own)
        });
        if fits {
            return array;
        }
        let strides = (0..ty.rank)
            .map(|axis| {
                let one = Expr::binary(BinOp::Eq, Expr::extent(array, axis), Expr::int(1));
                Expr::select(one, Expr::int(0), Expr::stride(array, axis))
            })
            .collect();
        let ty = ArrayType { layout: Layout::Any, ..ty };
        self.view_of(array, ty, Expr::int(0), shape[lead..].to_vec(), strides)
    }

    /// `from` in the shape of `to`, as assigning it there needs it: broadcast, and copied where the two may overlap.
    pub(super) fn fitted(&mut self, from: LocalId, to: LocalId, at: TextRange) -> Result<LocalId> {
        let shape = self.shape(to);
        self.fitted_to(from, to, &shape, at)
    }

    /// `from` in this shape, to be assigned to elements of `to`.
    pub(super) fn fitted_to(&mut self, from: LocalId, to: LocalId, shape: &[Expr], at: TextRange) -> Result<LocalId> {
        let source = self.array_type(from);
        let Some(lead) = shape.len().checked_sub(source.rank as usize) else {
            let target = self.array_type(to);
            let message = format!(
                "{source} has more axes than the {target} it is assigned to; assign a row of it, or its ravel()"
            );
            return self.fail(at, message);
        };
        for axis in 0..source.rank {
            let (n, m) = (Expr::extent(from, axis), shape[lead + axis as usize].clone());
            if self.sym_of(&m) == Some(self.extent_sym(from, axis)) {
                continue;
            }
            let differs = Expr::binary(BinOp::Ne, n.clone(), m);
            let not_one = Expr::binary(BinOp::Ne, n, Expr::int(1));
            let test = Expr::binary(BinOp::And, differs, not_one);
            self.raise_if(test, TrapKind::Value, "could not broadcast input array into this shape", at);
        }
        self.access(from, None, false, at)?;
        let roots: Vec<LocalId> = self.origins_of(to).iter().map(|o| o.root).collect();
        let overlaps = self.origins_of(from).iter().any(|o| roots.contains(&o.root));
        let from = if overlaps { self.copy(from, source.dtype, at)? } else { from };
        Ok(self.stretched(from, shape))
    }

    fn element_of(&mut self, lazy: &Lazy, views: &[(LocalId, LocalId)], index: &[Expr]) -> Result<Element> {
        match &lazy.node {
            Node::Number(e) => Ok((e.clone(), lazy.dtype)),
            Node::Array(array) => {
                let view = views.iter().find(|(from, _)| from == array).map_or(*array, |(_, view)| *view);
                let index = index[index.len() - lazy.rank as usize..].to_vec();
                Ok((Expr::load(lazy.dtype, view, index), lazy.dtype))
            }
            Node::Each(each, operands) => {
                let elements: Vec<Element> =
                    operands.iter().map(|o| self.element_of(o, views, index)).collect::<Result<_>>()?;
                self.each_element(each, elements, lazy.at)
            }
        }
    }

    fn each_element(&mut self, each: &Each, mut x: Vec<Element>, at: TextRange) -> Result<Element> {
        match (each, x.len()) {
            (Each::Operator(op), 2) => {
                let (b, a) = (x.pop().expect("two operands"), x.pop().expect("two operands"));
                self.array_operator(*op, a, b, at)
            }
            (Each::Compare(op), 2) => {
                let ((b, _), (a, _)) = (x.pop().expect("two operands"), x.pop().expect("two operands"));
                self.compare_function(*op, a, b, at).map(|e| (e, DType::Bool))
            }
            (Each::Unary(op), _) => {
                let (e, dtype) = x.pop().expect("an operand");
                self.array_unary(*op, e, dtype, at)
            }
            (Each::Function(name), _) => self.array_function(&name.clone(), x, at),
            (Each::Operator(_) | Each::Compare(_), n) => unreachable!("{n} operands"),
        }
    }

    fn array_unary(&mut self, op: UnaryOp, e: Expr, dtype: DType, at: TextRange) -> Result<Element> {
        match op {
            UnaryOp::UAdd => Ok((e, dtype)),
            UnaryOp::USub if dtype != DType::Bool => Ok((Expr::unary(UnOp::Neg, e), dtype)),
            UnaryOp::Invert if dtype == DType::Bool => Ok((negate(e), dtype)),
            UnaryOp::Invert if dtype.is_int() => Ok((Expr::unary(UnOp::Invert, e), dtype)),
            _ => {
                let message = format!("{} of an array of {} is not supported", op.as_str(), dtype.name());
                self.fail(at, message)
            }
        }
    }

    /// An operator on elements of arrays.
    pub(super) fn array_operator(
        &mut self,
        op: Operator,
        (a, a_type): Element,
        (b, b_type): Element,
        at: TextRange,
    ) -> Result<Element> {
        let shared = common(a_type, b_type);
        let refuse = |this: &Self, what: &str| {
            let (a, b) = (a_type.name(), b_type.name());
            this.fail(at, format!("{} of arrays of {a} and {b} is not supported; {what}", op.as_str()))
        };
        let is_bool = shared == DType::Bool;
        let dtype = match op {
            Operator::Div if !shared.is_float() => float_of(shared),
            Operator::FloorDiv | Operator::Mod | Operator::Pow if is_bool => DType::I8,
            _ => shared,
        };
        let exponent = b.as_const().filter(|_| b_type.is_int()).map(|c| c.0 as i64);
        let register = dtype.register();
        let (a, b) = (fold_cast(a, register), fold_cast(b, register));
        let ir = match op {
            Operator::Add if is_bool => BinOp::Or,
            Operator::Mult if is_bool => BinOp::And,
            Operator::Sub if is_bool => return refuse(self, "^ says where they differ"),
            Operator::Add => BinOp::Add,
            Operator::Sub => BinOp::Sub,
            Operator::Mult => BinOp::Mul,
            Operator::Div => BinOp::Div,
            Operator::FloorDiv => BinOp::FloorDiv,
            Operator::Mod => BinOp::Mod,
            Operator::Pow if exponent == Some(2) => {
                let a = self.reusable(a);
                return Ok((Expr::binary(BinOp::Mul, a.clone(), a), dtype));
            }
            Operator::Pow if dtype.is_float() => return Ok((Expr::math(MathFn::Pow, vec![a, b]), dtype)),
            Operator::Pow => BinOp::Pow,
            Operator::BitAnd | Operator::BitOr | Operator::BitXor if dtype.is_float() => {
                return refuse(self, "both have to hold integers");
            }
            Operator::BitAnd => BinOp::And,
            Operator::BitOr => BinOp::Or,
            Operator::BitXor => BinOp::Xor,
            Operator::LShift | Operator::RShift if !dtype.is_int() => {
                return refuse(self, "both have to hold integers");
            }
            Operator::LShift => BinOp::Shl,
            Operator::RShift => BinOp::Shr,
            Operator::MatMult => return refuse(self, "it takes arrays of one or two axes"),
        };
        Ok((fold(ir, a, b), dtype))
    }

    /// A function of NumPy on elements of arrays.
    fn array_function(&mut self, name: &str, mut x: Vec<Element>, at: TextRange) -> Result<Element> {
        let op = match name {
            "add" => Some(Operator::Add),
            "subtract" => Some(Operator::Sub),
            "multiply" => Some(Operator::Mult),
            "divide" | "true_divide" => Some(Operator::Div),
            "floor_divide" => Some(Operator::FloorDiv),
            "mod" | "remainder" => Some(Operator::Mod),
            "power" => Some(Operator::Pow),
            "bitwise_and" => Some(Operator::BitAnd),
            "bitwise_or" => Some(Operator::BitOr),
            "bitwise_xor" => Some(Operator::BitXor),
            "left_shift" => Some(Operator::LShift),
            "right_shift" => Some(Operator::RShift),
            _ => None,
        };
        match (op, x.len(), name) {
            (Some(op), 2, _) => {
                let (b, a) = (x.pop().expect("two operands"), x.pop().expect("two operands"));
                return self.array_operator(op, a, b, at);
            }
            (_, 1, "square") => {
                let (e, dtype) = x.pop().expect("an operand");
                let e = self.reusable(e);
                return Ok((Expr::binary(BinOp::Mul, e.clone(), e), dtype));
            }
            (_, 1, "negative") => {
                let (e, dtype) = x.pop().expect("an operand");
                return self.array_unary(UnaryOp::USub, e, dtype, at);
            }
            (_, 1, "floor" | "ceil" | "trunc" | "rint" | "round" | "around" | "abs" | "absolute" | "real" | "conj")
                if !x[0].1.is_float() && !x[0].1.is_signed() || x[0].1.is_int() && !name.starts_with("abs") =>
            {
                return Ok(x.pop().expect("an operand"));
            }
            (_, 2, "maximum" | "minimum" | "fmax" | "fmin") => {
                let shared = common(x[0].1, x[1].1).register();
                x.iter_mut().for_each(|(e, _)| *e = fold_cast(e.clone(), shared));
                if shared == DType::Bool {
                    let op = if name.ends_with("ax") || name == "maximum" { BinOp::Or } else { BinOp::And };
                    let (b, a) = (x.pop().expect("two operands").0, x.pop().expect("two operands").0);
                    return Ok((Expr::binary(op, a, b), shared));
                }
            }
            _ => {}
        }
        let half = x.iter().find(|(_, dtype)| !dtype.is_register()).map(|(_, dtype)| *dtype);
        let keeps = x.iter().all(|(_, dtype)| Some(*dtype) == half);
        let numbers = x.into_iter().map(|(e, _)| e).collect();
        match self.known_function(&format!("numpy.{name}"), name, numbers, at)? {
            Some(Val::Scalar(e)) => {
                let dtype = half.filter(|_| keeps && e.dtype == DType::F32).unwrap_or(e.dtype);
                Ok((e, dtype))
            }
            _ => {
                let message =
                    format!("np.{name} of arrays is not supported in a kernel; docs/language.md lists what is");
                self.fail(at, message)
            }
        }
    }
}
