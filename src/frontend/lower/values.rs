//! What names and expressions stand for, and variables as locals of the IR.

use std::rc::Rc;

use jitney_ir::{Arg, ArrayType, DType, Expr, ExprKind, Layout, LocalId, Stmt, Type};
use ruff_text_size::TextRange;

use super::elementwise::Lazy;
use super::{Lowerer, Result};
use crate::frontend::types::{Fixed, Ty};

/// A value. Numbers are trees that have not been evaluated yet: whoever emits statements before using one spills it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Val<'a> {
    None,
    Scalar(Expr),
    Array(LocalId),
    Tuple(Vec<Val<'a>>),
    Fixed(Fixed<'a>),
    /// An array expression within another one.
    Lazy(Rc<Lazy>),
}

/// Most values that a tuple is made of, those of tuples in it counted.
pub(super) const MAX_LEAVES: usize = 1000;

impl<'a> Val<'a> {
    pub(super) fn int(value: i64) -> Self {
        Val::Scalar(Expr::int(value))
    }

    /// How many values it is made of.
    pub(super) fn leaves(&self) -> usize {
        match self {
            Val::Tuple(values) => values.iter().map(Val::leaves).sum(),
            _ => 1,
        }
    }

    pub(super) fn name(full: &str) -> Self {
        Val::Fixed(Fixed::Name(full.into()))
    }

    /// Whether it is an array.
    pub(super) fn is_array(&self) -> bool {
        matches!(self, Val::Array(_) | Val::Lazy(_))
    }

    /// Whether it is a number or an array.
    pub(super) fn is_operand(&self) -> bool {
        self.is_array() || matches!(self, Val::Scalar(_))
    }

    /// The values of the IR that make it up.
    pub(super) fn flat(&self) -> Vec<Arg> {
        match self {
            Val::Scalar(e) => vec![Arg::Scalar(e.clone())],
            Val::Array(local) => vec![Arg::Array(*local)],
            Val::Tuple(values) => values.iter().flat_map(Val::flat).collect(),
            Val::None | Val::Fixed(_) | Val::Lazy(_) => vec![],
        }
    }

    /// The integer, if it is one that is known.
    pub(super) fn known_int(&self) -> Option<i64> {
        match self {
            Val::Scalar(e) if e.dtype.is_int() => e.as_const().map(|c| c.0 as i64),
            _ => None,
        }
    }

    /// The truth of it, if it is known.
    pub(super) fn known_truth(&self) -> Option<bool> {
        match self {
            Val::None => Some(false),
            Val::Scalar(e) => e.as_const().map(|c| match e.dtype.is_float() {
                true => c.as_float(e.dtype) != 0.0,
                false => c.0 != 0,
            }),
            Val::Tuple(values) => Some(!values.is_empty()),
            Val::Fixed(Fixed::Str(text)) => Some(!text.is_empty()),
            Val::Fixed(_) => Some(true),
            Val::Array(_) | Val::Lazy(_) => None,
        }
    }
}

/// Whether evaluating `e` later gives another value, if `stmts` run in between.
pub(super) fn disturbed(e: &Expr, stmts: &[Stmt]) -> bool {
    if matches!(e.kind, ExprKind::Const(_)) || stmts.is_empty() {
        return false;
    }
    let mut locals = Vec::new();
    let mut reads = false;
    e.visit(&mut |e| match &e.kind {
        ExprKind::Local(l) | ExprKind::Extent(l, _) | ExprKind::Stride(l, _) | ExprKind::Address(l) => locals.push(*l),
        // A guard is to be looked at before what comes after it.
        ExprKind::Load(..) | ExprKind::Guard(..) => reads = true,
        _ => {}
    });
    let mut found = reads;
    jitney_ir::visit::statements(stmts, &mut |stmt| {
        found |= stmt.assigned().iter().any(|l| locals.contains(l));
    });
    found
}

impl<'a> Lowerer<'a, '_> {
    /// The type of an array.
    pub(super) fn array_type(&self, array: LocalId) -> ArrayType {
        self.function.array_type(array)
    }

    pub(super) fn type_of(&self, value: &Val<'a>) -> Ty<'a> {
        match value {
            Val::None => Ty::None,
            Val::Scalar(e) => Ty::Scalar(e.dtype),
            Val::Array(local) => Ty::array(self.array_type(*local), self.function.local(*local).owned),
            Val::Tuple(values) => Ty::Tuple(values.iter().map(|v| self.type_of(v)).collect()),
            Val::Fixed(fixed) => Ty::Fixed(fixed.clone()),
            Val::Lazy(lazy) => {
                let (dtype, rank) = (lazy.dtype, lazy.rank);
                Ty::array(ArrayType { dtype, rank, layout: Layout::C, writable: true }, true)
            }
        }
    }

    /// The local that a variable of one IR type is.
    pub(super) fn local(&mut self, name: &Rc<str>, ty: Type, owned: bool) -> LocalId {
        let function = &mut self.function;
        *self.locals.entry((name.clone(), ty, owned)).or_insert_with(|| function.add_local(&**name, ty, owned))
    }

    /// The variable `name` where it has type `ty`.
    pub(super) fn variable(&mut self, name: &Rc<str>, ty: &Ty<'a>) -> Val<'a> {
        match ty {
            Ty::Scalar(dtype) => Val::Scalar(Expr::local(*dtype, self.local(name, Type::Scalar(*dtype), false))),
            Ty::Array(array, owned) => Val::Array(self.local(name, Type::Array(*array), *owned)),
            Ty::Tuple(types) => {
                Val::Tuple(types.iter().enumerate().map(|(i, ty)| self.variable(&part(name, i), ty)).collect())
            }
            Ty::Fixed(fixed) => Val::Fixed(fixed.clone()),
            Ty::None | Ty::Conflict(_) | Ty::Carried => Val::None,
        }
    }

    /// Turns the variable `name` of one type into the same of another one that holds it.
    pub(super) fn convert(&mut self, name: &Rc<str>, from: &Ty<'a>, to: &Ty<'a>) {
        if from == to {
            return;
        }
        match (from, to) {
            (Ty::Tuple(from), Ty::Tuple(to)) if from.len() == to.len() => {
                for (i, (from, to)) in from.iter().zip(to).enumerate() {
                    self.convert(&part(name, i), from, to);
                }
            }
            (Ty::Scalar(_), Ty::Scalar(dtype)) => {
                if let (Val::Scalar(e), Val::Scalar(target)) = (self.variable(name, from), self.variable(name, to))
                    && let ExprKind::Local(target) = target.kind
                {
                    self.emit(Stmt::Set(target, e.cast(*dtype)));
                }
            }
            (Ty::Array(..), Ty::Array(..)) => {
                if let (Val::Array(of), Val::Array(array)) = (self.variable(name, from), self.variable(name, to)) {
                    self.alias(array, of);
                }
            }
            _ => {}
        }
    }

    /// `array = of`, and what follows from it.
    pub(super) fn alias(&mut self, array: LocalId, of: LocalId) {
        self.emit(Stmt::Alias { array, of });
        self.follow(array, of);
        let dims = self.env.dims.get(&of).cloned();
        self.env.forget(array);
        if let Some(dims) = dims {
            let dims = dims.into_iter().map(|d| d.filter(|d| !d.mentions(array))).collect();
            self.env.dims.insert(array, dims);
        }
    }

    /// A number, or an error that says what is wanted.
    pub(super) fn number(&self, value: Val<'a>, at: TextRange, what: &str) -> Result<Expr> {
        match value {
            Val::Scalar(e) => Ok(e),
            other => self.fail(at, format!("{what} is a number, not {}", self.type_of(&other))),
        }
    }

    /// An integer as `i64`.
    pub(super) fn integer(&self, value: Val<'a>, at: TextRange, what: &str) -> Result<Expr> {
        match value {
            Val::Scalar(e) if !e.dtype.is_float() => Ok(fold_cast(e, DType::I64)),
            other => self.fail(at, format!("{what} is an integer, not {}; int(...) makes one", self.type_of(&other))),
        }
    }

    /// The truth of a value.
    pub(super) fn truth(&mut self, value: Val<'a>, at: TextRange) -> Result<Expr> {
        if let Some(known) = value.known_truth() {
            return Ok(Expr::bool(known));
        }
        match value {
            Val::Scalar(e) => Ok(e.cast(DType::Bool)),
            other => {
                let message = format!(
                    "a test is a number or a truth value, not {}; any() or all() makes one of an array",
                    self.type_of(&other)
                );
                self.fail(at, message)
            }
        }
    }
}

/// The name of a part of a tuple variable.
pub(super) fn part(name: &Rc<str>, at: usize) -> Rc<str> {
    format!("{name}.{at}").into()
}

/// A cast; of a constant, the constant.
pub(super) fn fold_cast(e: Expr, to: DType) -> Expr {
    match e.as_const() {
        _ if e.dtype == to => e,
        Some(c) if to.is_float() => {
            let value = match e.dtype {
                d if d.is_float() => c.as_float(d),
                DType::U64 => c.0 as f64,
                _ => c.0 as i64 as f64,
            };
            Expr::float(to, value)
        }
        Some(c) if to == DType::I64 && !e.dtype.is_float() => Expr::int(c.0 as i64),
        _ => e.cast(to),
    }
}
