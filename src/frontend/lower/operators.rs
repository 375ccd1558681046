//! Operators: which type they compute in, what a zero divisor does, and where they need not look at their second operand.

use std::rc::Rc;

use jitney_ir::dtype::Kind;
use jitney_ir::{BinOp, Const, DType, Expr, ExprKind, Guard, MathFn, Stmt, UnOp};
use ruff_python_ast::{self as ast, CmpOp, Operator, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

use super::elementwise::Each;
use super::expr::is_cheap;
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};
use crate::frontend::source::ErrorModel;
use crate::frontend::types::{self, Fixed, Ty, arithmetic, division};

impl<'a> Lowerer<'a, '_> {
    pub(super) fn binary(&mut self, op: Operator, a: Val<'a>, b: Val<'a>, at: TextRange) -> Result<Val<'a>> {
        match (a, b) {
            (Val::Scalar(a), Val::Scalar(b)) => self.arithmetic(op, a, b, at).map(Val::Scalar),
            (Val::Tuple(mut a), Val::Tuple(b)) if op == Operator::Add => {
                a.extend(b);
                self.tuple(a, at)
            }
            (Val::Tuple(values), count) | (count, Val::Tuple(values))
                if op == Operator::Mult && count.known_int().is_some_and(|n| n <= 64) =>
            {
                let count = count.known_int().unwrap_or_default().max(0) as usize;
                let length = values.len() * count;
                self.tuple(values.into_iter().cycle().take(length).collect(), at)
            }
            (Val::Fixed(Fixed::Str(a)), Val::Fixed(Fixed::Str(b))) if op == Operator::Add => {
                Ok(Val::Fixed(Fixed::Str(format!("{a}{b}").into())))
            }
            (a, b) if op == Operator::MatMult && a.is_array() && b.is_array() => self.product(a, b, at),
            (a, b) if a.is_operand() && b.is_operand() => self.each_of(Each::Operator(op), vec![a, b], at),
            (a, b) => {
                let (a, b) = (self.type_of(&a), self.type_of(&b));
                let message = format!(
                    "{} of {a} and {b} is not supported; both operands have to be numbers or arrays",
                    op.as_str()
                );
                self.fail(at, message)
            }
        }
    }

    /// An operator on two numbers.
    pub(super) fn arithmetic(&mut self, op: Operator, a: Expr, b: Expr, at: TextRange) -> Result<Expr> {
        let dtype = arithmetic(a.dtype, b.dtype);
        let in_type = |op, a, b, dtype| fold(op, fold_cast(a, dtype), fold_cast(b, dtype));
        Ok(match op {
            Operator::Add => in_type(BinOp::Add, a, b, dtype),
            Operator::Sub => in_type(BinOp::Sub, a, b, dtype),
            Operator::Mult => in_type(BinOp::Mul, a, b, dtype),
            Operator::Div => {
                let dtype = division(a.dtype, b.dtype);
                let b = self.divisor(fold_cast(b, dtype), at);
                fold(BinOp::Div, fold_cast(a, dtype), b)
            }
            Operator::FloorDiv | Operator::Mod => {
                let op = if op == Operator::Mod { BinOp::Mod } else { BinOp::FloorDiv };
                let b = self.divisor(fold_cast(b, dtype), at);
                fold(op, fold_cast(a, dtype), b)
            }
            Operator::Pow => self.power(a, b),
            Operator::BitAnd | Operator::BitOr | Operator::BitXor => {
                let both_bool = a.dtype == DType::Bool && b.dtype == DType::Bool;
                let dtype = if both_bool { DType::Bool } else { dtype };
                self.integers(op, dtype, at)?;
                let op = match op {
                    Operator::BitAnd => BinOp::And,
                    Operator::BitOr => BinOp::Or,
                    _ => BinOp::Xor,
                };
                in_type(op, a, b, dtype)
            }
            Operator::LShift | Operator::RShift => {
                self.integers(op, dtype, at)?;
                // The value shifted decides on the sign.
                let dtype = arithmetic(a.dtype, a.dtype);
                in_type(if op == Operator::LShift { BinOp::Shl } else { BinOp::Shr }, a, b, dtype)
            }
            Operator::MatMult => {
                return self.fail(at, "@ takes arrays of one or two axes");
            }
        })
    }

    fn integers(&self, op: Operator, dtype: DType, at: TextRange) -> Result<()> {
        if dtype.is_float() {
            return self.fail(at, format!("{} takes integers; int(...) makes one of a float", op.as_str()));
        }
        Ok(())
    }

    /// A divisor, looked at under Python's error model.
    fn divisor(&mut self, b: Expr, at: TextRange) -> Expr {
        let is_zero = b.as_const().map(|c| if b.dtype.is_float() { c.as_float(b.dtype) == 0.0 } else { c.0 == 0 });
        if self.source.options.error_model == ErrorModel::Numpy || is_zero == Some(false) {
            return b;
        }
        let site = self.site(at);
        Expr::guard(Guard::NonZero, b, site)
    }

    /// `a ** b`.
    pub(super) fn power(&mut self, a: Expr, b: Expr) -> Expr {
        let exponent = b.as_const().filter(|_| b.dtype.is_int()).map(|c| c.0 as i64);
        let integers = !a.dtype.is_float() && !b.dtype.is_float();
        if exponent == Some(2) && a.as_const().is_none() {
            // Exact, whichever way it is computed.
            let dtype = if integers { arithmetic(a.dtype, b.dtype) } else { a.dtype };
            let a = self.reusable(a.cast(dtype));
            return Expr::binary(BinOp::Mul, a.clone(), a);
        }
        if integers && exponent.is_none_or(|n| n >= 0) {
            let dtype = arithmetic(a.dtype, b.dtype);
            return fold(BinOp::Pow, fold_cast(a, dtype), fold_cast(b, dtype));
        }
        // As in Numba, an integer exponent leaves a float what it is.
        let dtype = if a.dtype.is_float() && !b.dtype.is_float() { a.dtype } else { division(a.dtype, b.dtype) };
        Expr::math(MathFn::Pow, vec![fold_cast(a, dtype), fold_cast(b, dtype)])
    }

    pub(super) fn unary(&mut self, op: UnaryOp, value: Val<'a>, at: TextRange) -> Result<Val<'a>> {
        if op == UnaryOp::Not {
            let test = self.truth(value, at)?;
            return Ok(Val::Scalar(negate(test)));
        }
        let x = match value {
            Val::Scalar(x) => x,
            value if value.is_array() => return self.each_of(Each::Unary(op), vec![value], at),
            other => {
                let message = format!("{} takes a number, not {}", op.as_str(), self.type_of(&other));
                return self.fail(at, message);
            }
        };
        let dtype = arithmetic(x.dtype, x.dtype);
        Ok(Val::Scalar(match op {
            UnaryOp::USub => match x.as_const() {
                Some(c) if x.dtype.is_float() => Expr::float(x.dtype, -c.as_float(x.dtype)),
                Some(c) if x.dtype == DType::I64 => Expr::int((c.0 as i64).wrapping_neg()),
                // The literal of the least integer.
                Some(Const(0x8000_0000_0000_0000)) if x.dtype == DType::U64 => Expr::int(i64::MIN),
                _ => Expr::unary(UnOp::Neg, x.cast(dtype)),
            },
            UnaryOp::UAdd => fold_cast(x, dtype),
            _ => {
                self.integers(Operator::BitXor, x.dtype, at)?;
                Expr::unary(UnOp::Invert, x.cast(dtype))
            }
        }))
    }

    pub(super) fn comparison(&mut self, e: &'a ast::ExprCompare) -> Result<Val<'a>> {
        if e.ops.len() == 1 {
            let values = self.operands(&[&e.left, &e.comparators[0]])?;
            let [left, right] = <[Val; 2]>::try_from(values).expect("two values for two operands");
            let by_element = !matches!(e.ops[0], CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn);
            if by_element && (left.is_array() || right.is_array()) && left.is_operand() && right.is_operand() {
                return self.each_of(Each::Compare(e.ops[0]), vec![left, right], e.range);
            }
            let (left, right) = (self.evaluated(left)?, self.evaluated(right)?);
            return self.compare(e.ops[0], left, right, e.range).map(Val::Scalar);
        }
        let mut left = self.expr(&e.left)?;
        // `a < b < c` is `a < b and b < c`, and looks at b once.
        let result = self.scalar_temp(DType::Bool);
        let mut open = Vec::new();
        for (i, (op, comparator)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let mark = self.out.len();
            let mut right = self.expr(comparator)?;
            let mut lefts = [left];
            self.settle(&mut lefts, mark);
            let [before] = lefts;
            if let Val::Scalar(tree) = right {
                right = Val::Scalar(self.reusable(tree));
            }
            let test = self.compare(*op, before, right.clone(), e.range)?;
            self.emit(Stmt::Set(result, test));
            left = right;
            if i + 1 < e.ops.len() {
                open.push(std::mem::take(&mut self.out));
            }
        }
        while let Some(outer) = open.pop() {
            let then = std::mem::replace(&mut self.out, outer);
            self.emit(Stmt::If { test: Expr::local(DType::Bool, result), then, otherwise: vec![] });
        }
        Ok(Val::Scalar(Expr::local(DType::Bool, result)))
    }

    /// One comparison.
    pub(super) fn compare(&mut self, op: CmpOp, a: Val<'a>, b: Val<'a>, at: TextRange) -> Result<Expr> {
        match op {
            CmpOp::NotEq => return self.compare(CmpOp::Eq, a, b, at).map(negate_equality),
            CmpOp::IsNot => return self.compare(CmpOp::Is, a, b, at).map(negate_equality),
            CmpOp::NotIn => return self.compare(CmpOp::In, a, b, at).map(negate),
            CmpOp::In => {
                let Val::Tuple(values) = b else {
                    return self.fail(at, "in looks through a tuple only; write a loop over an array");
                };
                let a = match a {
                    Val::Scalar(e) => Val::Scalar(self.reusable(e)),
                    other => other,
                };
                let mut found = Expr::bool(false);
                for value in values {
                    let one = self.compare(CmpOp::Eq, a.clone(), value, at)?;
                    found = either(found, one);
                }
                return Ok(found);
            }
            _ => {}
        }
        let equality = matches!(op, CmpOp::Eq | CmpOp::Is);
        match (a, b) {
            (Val::Scalar(a), Val::Scalar(b)) => Ok(self.compare_numbers(op, a, b)),
            (Val::None, Val::None) if equality => Ok(Expr::bool(true)),
            (Val::None, _) | (_, Val::None) if equality => Ok(Expr::bool(false)),
            (Val::Tuple(a), Val::Tuple(b)) if equality => {
                if a.len() != b.len() {
                    return Ok(Expr::bool(false));
                }
                let mut same = Expr::bool(true);
                for (a, b) in a.into_iter().zip(b) {
                    let one = self.compare(CmpOp::Eq, a, b, at)?;
                    same = both(same, one);
                }
                Ok(same)
            }
            (Val::Fixed(a), Val::Fixed(b)) if equality => Ok(Expr::bool(as_dtype(&a) == as_dtype(&b))),
            (a, b) => {
                let (a, b) = (self.type_of(&a), self.type_of(&b));
                self.fail(at, format!("{a} and {b} cannot be compared by {}; compare numbers, one by one", op.as_str()))
            }
        }
    }

    fn compare_numbers(&mut self, op: CmpOp, a: Expr, b: Expr) -> Expr {
        let op = match op {
            CmpOp::Lt => BinOp::Lt,
            CmpOp::LtE => BinOp::Le,
            CmpOp::Gt => BinOp::Gt,
            CmpOp::GtE => BinOp::Ge,
            _ => BinOp::Eq,
        };
        if a.dtype == b.dtype {
            return fold(op, a, b);
        }
        let (x, y) = (a.dtype, b.dtype);
        let wide = |d: DType, other: DType| d == DType::U64 && other.kind() == Kind::Signed;
        // Known integers that are not negative compare as unsigned ones.
        let positive = |e: &Expr| e.as_const().is_some_and(|c| c.0 as i64 >= 0);
        if wide(x, y) && positive(&b) || wide(y, x) && positive(&a) {
            return Expr::binary(op, a.cast(DType::U64), b.cast(DType::U64));
        }
        if wide(x, y) || wide(y, x) {
            // A negative number is less than every unsigned one.
            let (a, b) = (self.reusable(a), self.reusable(b));
            let signed = if wide(x, y) { b.clone() } else { a.clone() };
            let answer = match op {
                BinOp::Lt | BinOp::Le => wide(y, x),
                BinOp::Gt | BinOp::Ge => wide(x, y),
                _ => false,
            };
            let zero = Expr::constant(signed.dtype, Const::int(0));
            let negative = Expr::binary(BinOp::Lt, signed, zero);
            let compared = Expr::binary(op, a.cast(DType::U64), b.cast(DType::U64));
            return Expr::select(negative, Expr::bool(answer), compared);
        }
        let dtype = arithmetic(x, y);
        fold(op, fold_cast(a, dtype), fold_cast(b, dtype))
    }

    pub(super) fn bool_op(&mut self, op: ast::BoolOp, values: &'a [ast::Expr]) -> Result<Val<'a>> {
        self.deeper(values[0].range())?;
        let result = self.bool_op_inner(op, values);
        self.depth -= 1;
        result
    }

    fn bool_op_inner(&mut self, op: ast::BoolOp, values: &'a [ast::Expr]) -> Result<Val<'a>> {
        let first = self.expr(&values[0])?;
        let rest = &values[1..];
        if rest.is_empty() {
            return Ok(first);
        }
        let stops = op == ast::BoolOp::Or;
        if let Some(known) = first.known_truth() {
            return if known == stops { Ok(first) } else { self.bool_op(op, rest) };
        }
        let (mut then, second) = self.in_block(|this| this.bool_op(op, rest))?;
        let (Val::Scalar(a), Val::Scalar(b)) = (first, second) else {
            return self.fail(
                values[0].range(),
                "and and or take numbers and truth values; use & and | for arrays, an if for others",
            );
        };
        let ir = if stops { BinOp::Or } else { BinOp::And };
        if a.dtype == DType::Bool && b.dtype == DType::Bool && then.is_empty() && is_cheap(&b) {
            return Ok(Val::Scalar(Expr::binary(ir, a, b)));
        }
        let dtype = types::unify(a.dtype, b.dtype);
        let name: Rc<str> = format!(".logic{}", self.function.locals.len()).into();
        let result = self.variable(&name, &Ty::Scalar(dtype));
        self.put(&result, Val::Scalar(a));
        let outer = std::mem::replace(&mut self.out, std::mem::take(&mut then));
        self.put(&result, Val::Scalar(b));
        then = std::mem::replace(&mut self.out, outer);
        let mut test = self.truth(result.clone(), values[0].range())?;
        if stops {
            test = negate(test);
        }
        self.emit(Stmt::If { test, then, otherwise: vec![] });
        Ok(result)
    }
}

/// Types compare alike, however they are spelled.
fn as_dtype<'a>(fixed: &Fixed<'a>) -> Fixed<'a> {
    match fixed {
        Fixed::Name(name) => match &**name {
            "builtins.int" => Fixed::DType(DType::I64),
            "builtins.float" => Fixed::DType(DType::F64),
            "builtins.bool" => Fixed::DType(DType::Bool),
            _ => fixed.clone(),
        },
        _ => fixed.clone(),
    }
}

pub(super) fn negate(test: Expr) -> Expr {
    match test.as_const() {
        Some(c) => Expr::bool(c.0 == 0),
        None => Expr::unary(UnOp::Not, test),
    }
}

/// `!=`, where one comparison says it.
fn negate_equality(test: Expr) -> Expr {
    match test.kind {
        ExprKind::Binary(BinOp::Eq, a, b) => Expr::binary(BinOp::Ne, *a, *b),
        _ => negate(test),
    }
}

pub(super) fn both(a: Expr, b: Expr) -> Expr {
    match (a.as_const(), b.as_const()) {
        (Some(c), _) => {
            if c.0 == 0 {
                a
            } else {
                b
            }
        }
        (_, Some(c)) if c.0 != 0 => a,
        _ => Expr::binary(BinOp::And, a, b),
    }
}

fn either(a: Expr, b: Expr) -> Expr {
    match (a.as_const(), b.as_const()) {
        (Some(c), _) => {
            if c.0 != 0 {
                a
            } else {
                b
            }
        }
        (_, Some(c)) if c.0 == 0 => a,
        _ => Expr::binary(BinOp::Or, a, b),
    }
}

/// An operator on operands of one type; on constants, its value, for those that shapes, bounds and tests are made of.
pub(super) fn fold(op: BinOp, a: Expr, b: Expr) -> Expr {
    let dtype = a.dtype;
    if let (Some(x), Some(y)) = (a.as_const(), b.as_const()) {
        if dtype == DType::I64 {
            let (x, y) = (x.0 as i64, y.0 as i64);
            let value = match op {
                BinOp::Add => Some(x.wrapping_add(y)),
                BinOp::Sub => Some(x.wrapping_sub(y)),
                BinOp::Mul => Some(x.wrapping_mul(y)),
                BinOp::FloorDiv if y > 0 => Some(x.div_euclid(y)),
                BinOp::Mod if y > 0 => Some(x.rem_euclid(y)),
                BinOp::Pow if (0..64).contains(&y) => Some(x.wrapping_pow(y as u32)),
                BinOp::Shl if (0..64).contains(&y) => Some(x.wrapping_shl(y as u32)),
                BinOp::Min => Some(x.min(y)),
                BinOp::Max => Some(x.max(y)),
                _ => None,
            };
            if let Some(value) = value {
                return Expr::int(value);
            }
            if let Some(order) = ordered(op, x.cmp(&y)) {
                return Expr::bool(order);
            }
        }
        if dtype == DType::F64 {
            let (x, y) = (x.as_float(dtype), y.as_float(dtype));
            let value = match op {
                BinOp::Add => Some(x + y),
                BinOp::Sub => Some(x - y),
                BinOp::Mul => Some(x * y),
                BinOp::Div if y != 0.0 => Some(x / y),
                _ => None,
            };
            if let Some(value) = value.filter(|v| !v.is_nan()) {
                return Expr::float(dtype, value);
            }
            if let Some(order) = x.partial_cmp(&y).and_then(|order| ordered(op, order)) {
                return Expr::bool(order);
            }
        }
        if dtype == DType::Bool
            && let Some(order) = ordered(op, x.0.cmp(&y.0))
        {
            return Expr::bool(order);
        }
    }
    Expr::binary(op, a, b)
}

fn ordered(op: BinOp, order: std::cmp::Ordering) -> Option<bool> {
    Some(match op {
        BinOp::Eq => order.is_eq(),
        BinOp::Ne => order.is_ne(),
        BinOp::Lt => order.is_lt(),
        BinOp::Le => order.is_le(),
        BinOp::Gt => order.is_gt(),
        BinOp::Ge => order.is_ge(),
        _ => return None,
    })
}
