//! Python's own functions.

use jitney_ir::{BinOp, Const, DType, Expr, MathFn, PrintItem, Stmt, TrapKind, UnOp};
use ruff_python_ast::{self as ast, CmpOp, Operator};
use ruff_text_size::{Ranged, TextRange};

use super::elementwise::Each;
use super::operators::fold;
use super::reductions::Reduce;
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};
use crate::frontend::types::{self, Fixed, arithmetic, division};

impl<'a> Lowerer<'a, '_> {
    pub(super) fn call_named(&mut self, full: &str, call: &'a ast::ExprCall) -> Result<Val<'a>> {
        let at = call.range();
        let (module, name) = full.split_once('.').unwrap_or(("", full));
        match module {
            "builtins" => self.builtin(name, call),
            "numpy" => {
                if let Some(made) = self.make_array(name, call)? {
                    return Ok(made);
                }
                if let Some(value) = self.whole_array_function(name, call)? {
                    return Ok(value);
                }
                self.scalar_function(full, name, call)
            }
            "math" => match self.call_library("math", name, call)? {
                Some(value) => Ok(value),
                None => self.scalar_function(full, name, call),
            },
            "jitney" if matches!(name, "prange" | "pndindex") => {
                self.fail(at, format!("{name} can only be gone over by a for loop, as in for i in {name}(...)"))
            }
            "jitney" => self
                .fail(at, format!("{name} cannot be called in a kernel; of jitney, prange and the types can be used")),
            _ => self.fail(at, format!("the module {name} cannot be called; call a function of it")),
        }
    }

    fn builtin(&mut self, name: &str, call: &'a ast::ExprCall) -> Result<Val<'a>> {
        let at = call.range();
        match name {
            "len" => {
                let [x] = self.given(call, ["obj"], 1)?;
                match x.expect("required").value {
                    Val::Array(array) if self.array_type(array).rank > 0 => Ok(Val::Scalar(Expr::extent(array, 0))),
                    Val::Tuple(values) => Ok(Val::int(values.len() as i64)),
                    other => {
                        let message = format!("{} has no length; arrays and tuples have", self.type_of(&other));
                        self.fail(at, message)
                    }
                }
            }
            "abs" => {
                let [x] = self.given(call, ["x"], 1)?;
                let x = x.expect("required").value;
                if x.is_array() {
                    return self.each_of(Each::Function("abs".into()), vec![x], at);
                }
                let x = self.number(x, at, "what abs takes")?;
                Ok(Val::Scalar(magnitude(x)))
            }
            "min" | "max" => self.least_or_greatest(name, call),
            "round" => self.round(call),
            "int" | "float" | "bool" => {
                let [x] = self.given(call, ["x"], 0)?;
                let Some(x) = x else {
                    return Ok(Val::Scalar(match name {
                        "int" => Expr::int(0),
                        "float" => Expr::float(DType::F64, 0.0),
                        _ => Expr::bool(false),
                    }));
                };
                if name == "bool" {
                    return self.truth(x.value, at).map(Val::Scalar);
                }
                if let (Val::Fixed(Fixed::Str(text)), "float") = (&x.value, name) {
                    return match text.trim().parse::<f64>() {
                        Ok(value) => Ok(Val::Scalar(Expr::float(DType::F64, value))),
                        Err(_) => self.fail(x.at, format!("{text:?} is no float; write one such as 1e-3, inf or nan")),
                    };
                }
                let e = self.number(x.value, x.at, "what a cast takes")?;
                Ok(Val::Scalar(match name {
                    "int" if e.dtype.is_int() => e,
                    "int" => fold_cast(e, DType::I64),
                    _ if e.dtype.is_float() => e,
                    _ => fold_cast(e, DType::F64),
                }))
            }
            "sum" => {
                let [x, start] = self.given(call, ["iterable", "start"], 1)?;
                let start = start.map_or(Val::int(0), |s| s.value);
                match x.expect("required").value {
                    Val::Array(array) if self.array_type(array).rank == 1 => {
                        let total = self.reduce(array, Reduce::Sum, at)?;
                        self.binary(Operator::Add, start, total, at)
                    }
                    Val::Tuple(values) => {
                        values.into_iter().try_fold(start, |sum, v| self.binary(Operator::Add, sum, v, at))
                    }
                    other => {
                        let message = format!(
                            "sum takes an array of one axis or a tuple, not {}; np.sum takes any array",
                            self.type_of(&other)
                        );
                        self.fail(at, message)
                    }
                }
            }
            "divmod" => {
                let [a, b] = self.given(call, ["x", "y"], 2)?;
                let (a, b) = (a.expect("required").value, b.expect("required").value);
                let a = self.number(a, at, "what divmod takes")?;
                let b = self.number(b, at, "what divmod takes")?;
                let (a, b) = (self.reusable(a), self.reusable(b));
                let quotient = self.arithmetic(Operator::FloorDiv, a.clone(), b.clone(), at)?;
                let remainder = self.arithmetic(Operator::Mod, a, b, at)?;
                Ok(Val::Tuple(vec![Val::Scalar(quotient), Val::Scalar(remainder)]))
            }
            "pow" => {
                let [a, b] = self.given(call, ["base", "exp"], 2)?;
                self.binary(Operator::Pow, a.expect("required").value, b.expect("required").value, at)
            }
            "print" => self.print(call),
            "tuple" => {
                let [x] = self.given(call, ["iterable"], 1)?;
                match x.expect("required").value {
                    Val::Tuple(values) => Ok(Val::Tuple(values)),
                    other => self.fail(
                        at,
                        format!(
                            "a tuple cannot be made of {}; write its elements between parentheses",
                            self.type_of(&other)
                        ),
                    ),
                }
            }
            "range" | "enumerate" | "zip" | "reversed" => {
                self.fail(at, format!("{name} can only be gone over by a for loop, as in for i in {name}(...)"))
            }
            "any" | "all" => {
                self.fail(at, format!("{name} is not supported in a kernel; np.{name} is, or write a loop"))
            }
            "sorted" => self.fail(at, "sorted is not supported in a kernel; np.sort is"),
            "list" | "map" | "filter" | "dict" | "set" => {
                self.fail(at, format!("{name} is not supported in a kernel; write a loop over an array"))
            }
            _ => self.fail(at, format!("{name} is not supported in a kernel; docs/language.md lists what is")),
        }
    }

    /// `min` and `max` as Python has them: of equal values, or beside NaN, the first stays.
    fn least_or_greatest(&mut self, name: &str, call: &'a ast::ExprCall) -> Result<Val<'a>> {
        let at = call.range();
        if let Some(keyword) = call.arguments.keywords.first() {
            return self.fail(keyword.range, format!("{name} takes no keywords in a kernel; write a loop"));
        }
        let mut values = self.elements(&call.arguments.args)?;
        if values.len() == 1 {
            match values.remove(0) {
                Val::Tuple(inner) => values = inner,
                Val::Array(array) if self.array_type(array).rank == 1 => {
                    let reduce = if name == "min" { Reduce::Min } else { Reduce::Max };
                    return self.reduce(array, reduce, at);
                }
                other => {
                    let message = format!(
                        "{name} of {} alone is not supported; give it numbers, a tuple or an array of one axis, or take np.{name}",
                        self.type_of(&other)
                    );
                    return self.fail(at, message);
                }
            }
        }
        let mut numbers = Vec::new();
        for value in values {
            numbers.push(self.number(value, at, "what min and max take")?);
        }
        let Some(dtype) = numbers.iter().map(|e| e.dtype).reduce(types::unify) else {
            return self.fail(at, format!("{name} needs at least one number"));
        };
        let mut numbers = numbers.into_iter().map(|e| fold_cast(e, dtype));
        let mut chosen = numbers.next().expect("at least one");
        for x in numbers {
            let op = if name == "min" { BinOp::Min } else { BinOp::Max };
            if !dtype.is_float() && dtype != DType::Bool {
                chosen = fold(op, chosen, x);
                continue;
            }
            let order = if name == "min" { BinOp::Lt } else { BinOp::Gt };
            let so_far = self.reusable(chosen);
            let x = self.reusable(x);
            chosen = Expr::select(Expr::binary(order, x.clone(), so_far.clone()), x, so_far);
        }
        Ok(Val::Scalar(chosen))
    }

    fn round(&mut self, call: &'a ast::ExprCall) -> Result<Val<'a>> {
        let at = call.range();
        let [x, digits] = self.given(call, ["number", "ndigits"], 1)?;
        let x = self.number(x.expect("required").value, at, "what round takes")?;
        match digits {
            None if x.dtype.is_float() => Ok(Val::Scalar(Expr::math(MathFn::Rint, vec![x]).cast(DType::I64))),
            None => Ok(Val::Scalar(x)),
            Some(digits) => self.round_to(x, digits.value, at).map(Val::Scalar),
        }
    }

    /// Rounds to a number of decimal digits, as `np.round` does: scaled, rounded, scaled back.
    pub(super) fn round_to(&mut self, x: Expr, digits: Val<'a>, at: TextRange) -> Result<Expr> {
        let digits = self.integer(digits, at, "the number of digits")?;
        let digits = self.reusable(digits);
        if !x.dtype.is_float() {
            return Ok(self.round_integer(x, digits));
        }
        let dtype = x.dtype;
        let power = |e: Expr| Expr::math(MathFn::Pow, vec![Expr::float(dtype, 10.0), fold_cast(e, dtype)]);
        let scaled = |op, x: Expr, by: Expr| Expr::binary(op, x, by);
        let rint = |e: Expr| Expr::math(MathFn::Rint, vec![e]);
        if let Some(known) = digits.as_const().map(|c| c.0 as i64) {
            let by = || Expr::float(dtype, 10f64.powi(known.unsigned_abs().min(300) as i32));
            return Ok(match known {
                0 => rint(x),
                1.. => scaled(BinOp::Div, rint(scaled(BinOp::Mul, x, by())), by()),
                _ => scaled(BinOp::Mul, rint(scaled(BinOp::Div, x, by())), by()),
            });
        }
        let x = self.reusable(x);
        let size = self.spill(power(Expr::unary(UnOp::Abs, digits.clone())));
        let finer = scaled(BinOp::Div, rint(scaled(BinOp::Mul, x.clone(), size.clone())), size.clone());
        let coarser = scaled(BinOp::Mul, rint(scaled(BinOp::Div, x, size.clone())), size);
        Ok(Expr::select(Expr::binary(BinOp::Ge, digits, Expr::int(0)), finer, coarser))
    }

    /// Rounds an integer to tens, hundreds and so on, halves to even: what negative digits ask for.
    fn round_integer(&mut self, x: Expr, digits: Expr) -> Expr {
        let known = digits.as_const().map(|c| c.0 as i64);
        if known.is_some_and(|digits| digits >= 0) {
            return x;
        }
        let dtype = arithmetic(x.dtype, x.dtype);
        let number = |n: i64| Expr::constant(dtype, Const::int(n));
        let binary = Expr::binary;
        // Larger powers of ten have no room; every number rounds to 0.
        let digits = fold(BinOp::Min, fold(BinOp::Max, digits, Expr::int(-19)), Expr::int(0));
        let zeros = self.spill(fold(BinOp::Sub, Expr::int(0), digits));
        let power = fold(BinOp::Pow, Expr::int(10), fold(BinOp::Min, zeros.clone(), Expr::int(18)));
        let power = self.spill(fold_cast(power, dtype));
        let x = self.reusable(fold_cast(x, dtype));
        let tens = self.spill(binary(BinOp::FloorDiv, x.clone(), power.clone()));
        let below = self.spill(binary(BinOp::Mul, tens.clone(), power.clone()));
        let rest = self.spill(binary(BinOp::Sub, x, below.clone()));
        let missing = self.spill(binary(BinOp::Sub, power.clone(), rest.clone()));
        let is_odd = binary(BinOp::Ne, binary(BinOp::And, tens, number(1)), number(0));
        let half = binary(BinOp::And, binary(BinOp::Eq, rest.clone(), missing.clone()), is_odd);
        let up = binary(BinOp::Or, binary(BinOp::Gt, rest, missing), half);
        let rounded = binary(BinOp::Add, below, Expr::select(up, power, number(0)));
        Expr::select(binary(BinOp::Gt, zeros, Expr::int(18)), number(0), rounded)
    }

    fn print(&mut self, call: &'a ast::ExprCall) -> Result<Val<'a>> {
        if let Some(keyword) = call.arguments.keywords.first() {
            return self.fail(
                keyword.range,
                "print takes no keywords in a kernel; leave them out, and each call prints a line",
            );
        }
        let values = self.elements(&call.arguments.args)?;
        let mut items = Vec::new();
        for (i, value) in values.into_iter().enumerate() {
            if i > 0 {
                items.push(PrintItem::Text(" ".into()));
            }
            self.print_item(value, &mut items, call.range())?;
        }
        self.emit(Stmt::Print(items));
        Ok(Val::None)
    }

    fn print_item(&mut self, value: Val<'a>, items: &mut Vec<PrintItem>, at: TextRange) -> Result<()> {
        match value {
            Val::Scalar(e) => items.push(PrintItem::Value(e)),
            Val::None => items.push(PrintItem::Text("None".into())),
            Val::Fixed(Fixed::Str(text)) => items.push(PrintItem::Text(text.to_string())),
            Val::Tuple(values) => {
                let count = values.len();
                items.push(PrintItem::Text("(".into()));
                for (i, value) in values.into_iter().enumerate() {
                    if i > 0 {
                        items.push(PrintItem::Text(", ".into()));
                    }
                    self.print_item(value, items, at)?;
                }
                items.push(PrintItem::Text(if count == 1 { ",)".into() } else { ")".into() }));
            }
            other => {
                let message = format!("{} cannot be printed; print numbers and texts", self.type_of(&other));
                return self.fail(at, message);
            }
        }
        Ok(())
    }

    /// The length of `range(start, stop, step)`, whose step is not 0. Operands are used more than once.
    pub(super) fn range_length(&mut self, start: Expr, stop: Expr, step: Expr) -> Expr {
        let up = |start: Expr, stop: Expr, step: Expr| {
            let span = fold(BinOp::Sub, fold(BinOp::Sub, stop, start), Expr::int(1));
            fold(BinOp::Max, fold(BinOp::Add, fold(BinOp::FloorDiv, span, step), Expr::int(1)), Expr::int(0))
        };
        match step.as_const().map(|c| c.0 as i64) {
            Some(1) => fold(BinOp::Max, fold(BinOp::Sub, stop, start), Expr::int(0)),
            Some(1..) => up(start, stop, step),
            Some(_) => up(stop, start, Expr::int(0 - step.as_const().map_or(1, |c| c.0 as i64))),
            None => {
                let forwards = up(start.clone(), stop.clone(), step.clone());
                let backwards = up(stop, start, Expr::unary(UnOp::Neg, step.clone()));
                let is_up = Expr::binary(BinOp::Gt, step, Expr::int(0));
                Expr::select(is_up, forwards, backwards)
            }
        }
    }

    /// Raises a `ValueError` if a step that is not known is 0.
    pub(super) fn check_step(&mut self, step: &Expr, at: TextRange) -> Result<()> {
        match step.as_const() {
            Some(c) if c.0 == 0 => self.fail(at, "the step of a range cannot be 0; -1 goes backwards"),
            Some(_) => Ok(()),
            None => {
                let zero = Expr::binary(BinOp::Eq, step.clone(), Expr::int(0));
                self.raise_if(zero, TrapKind::Value, "the step of a range cannot be 0", at);
                Ok(())
            }
        }
    }

    /// The comparison of two values as a `bool` function: `np.less(a, b)`.
    pub(super) fn compare_function(&mut self, op: CmpOp, a: Expr, b: Expr, at: TextRange) -> Result<Expr> {
        self.compare(op, Val::Scalar(a), Val::Scalar(b), at)
    }
}

/// `|x|`.
pub(super) fn magnitude(x: Expr) -> Expr {
    match x.dtype {
        DType::Bool => x.cast(DType::I64),
        dtype if dtype.is_signed() => Expr::unary(UnOp::Abs, x),
        _ => x,
    }
}

/// The float type of a function of two numbers.
pub(super) fn float_pair(a: DType, b: DType) -> DType {
    let common = arithmetic(a, b);
    if common.is_float() { common } else { division(a, b) }
}
