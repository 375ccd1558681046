//! `math.*` and `np.*` functions of numbers: one row each.
//!
//! Integers take part as `f64` in `math`, as NumPy's promotion says in `np`; `f32` stays `f32` in both. A value outside
//! of a function's domain gives NaN or an infinity, as in Numba, and raises nothing.

use jitney_ir::{BinOp, DType, Expr, MathFn, UnOp};
use ruff_python_ast::{self as ast, CmpOp, Operator};
use ruff_text_size::{Ranged, TextRange};

use super::arrays::one_of;
use super::builtins::{float_pair, magnitude};
use super::elementwise::Each;
use super::operators::{fold, negate};
use super::values::{Val, fold_cast};
use super::{Lowerer, Result};
use crate::frontend::types::{self, arithmetic, float_of};

/// A function of one float, or of two.
fn math_fn(name: &str) -> Option<MathFn> {
    Some(match name {
        "sqrt" => MathFn::Sqrt,
        "exp" => MathFn::Exp,
        "exp2" => MathFn::Exp2,
        "expm1" => MathFn::Expm1,
        "log" => MathFn::Log,
        "log2" => MathFn::Log2,
        "log10" => MathFn::Log10,
        "log1p" => MathFn::Log1p,
        "sin" => MathFn::Sin,
        "cos" => MathFn::Cos,
        "tan" => MathFn::Tan,
        "asin" | "arcsin" => MathFn::Asin,
        "acos" | "arccos" => MathFn::Acos,
        "atan" | "arctan" => MathFn::Atan,
        "sinh" => MathFn::Sinh,
        "cosh" => MathFn::Cosh,
        "tanh" => MathFn::Tanh,
        "asinh" | "arcsinh" => MathFn::Asinh,
        "acosh" | "arccosh" => MathFn::Acosh,
        "atanh" | "arctanh" => MathFn::Atanh,
        "cbrt" => MathFn::Cbrt,
        "erf" => MathFn::Erf,
        "erfc" => MathFn::Erfc,
        "gamma" => MathFn::Gamma,
        "lgamma" => MathFn::Lgamma,
        "rint" => MathFn::Rint,
        "atan2" | "arctan2" => MathFn::Atan2,
        "hypot" => MathFn::Hypot,
        "copysign" => MathFn::Copysign,
        "fmod" => MathFn::Fmod,
        "nextafter" => MathFn::Nextafter,
        _ => return None,
    })
}

/// The name of a function as people write it.
fn shown(full: &str) -> String {
    full.replace("numpy.", "np.")
}

impl<'a> Lowerer<'a, '_> {
    pub(super) fn scalar_function(&mut self, full: &str, name: &str, call: &'a ast::ExprCall) -> Result<Val<'a>> {
        let at = call.range();
        let in_math = full.starts_with("math.");
        let shown = shown(full);
        let starred = call.arguments.args.iter().any(ast::Expr::is_starred_expr);
        let values = if starred {
            self.elements(&call.arguments.args)?
        } else {
            self.operands(&call.arguments.args.iter().collect::<Vec<_>>())?
        };
        if let Some(keyword) = call.arguments.keywords.first() {
            return self
                .fail(keyword.range, format!("{shown} takes no keywords in a kernel; give its arguments by position"));
        }
        if !in_math && values.iter().any(Val::is_array) {
            return self.each_of(Each::Function(name.into()), values, at);
        }
        let mut x = Vec::with_capacity(values.len());
        for value in values {
            match value {
                Val::Scalar(e) => x.push(e),
                Val::Array(_) | Val::Lazy(_) => {
                    let message = format!("{shown} takes numbers, not arrays; use np.{name}, or a loop");
                    return self.fail(at, message);
                }
                other => {
                    return self.fail(
                        at,
                        format!("{shown} takes numbers, not {}; give it each of them", self.type_of(&other)),
                    );
                }
            }
        }
        self.number_function(full, name, x, at)
    }

    /// A function of numbers.
    fn number_function(&mut self, full: &str, name: &str, x: Vec<Expr>, at: TextRange) -> Result<Val<'a>> {
        let count = x.len();
        match self.known_function(full, name, x, at)? {
            Some(value) => Ok(value),
            None => {
                let what = if count == 1 { "one number".into() } else { format!("{count} numbers") };
                self.fail(
                    at,
                    format!("{} of {what} is not supported in a kernel; docs/language.md lists what is", shown(full)),
                )
            }
        }
    }

    /// A function of numbers; `None` where there is none of this name for so many.
    pub(super) fn known_function(
        &mut self,
        full: &str,
        name: &str,
        x: Vec<Expr>,
        at: TextRange,
    ) -> Result<Option<Val<'a>>> {
        let in_math = full.starts_with("math.");
        if let Some(function) = math_fn(name)
            && x.len() == function.arity()
        {
            let dtype = x.iter().map(|e| self.float_for(e.dtype, in_math)).max().expect("at least one operand");
            let x = x.into_iter().map(|e| fold_cast(e, dtype)).collect();
            return Ok(Some(Val::Scalar(Expr::math(function, x))));
        }
        match <[Expr; 1]>::try_from(x) {
            Ok([x]) => self.of_one(name, in_math, x, at),
            Err(x) => match <[Expr; 2]>::try_from(x) {
                Ok([a, b]) => self.of_two(name, in_math, a, b, at),
                Err(x) => self.of_more(name, in_math, x, at),
            },
        }
    }

    fn float_for(&self, dtype: DType, in_math: bool) -> DType {
        if in_math && !dtype.is_float() { DType::F64 } else { float_of(dtype) }
    }

    fn of_one(&mut self, name: &str, in_math: bool, x: Expr, at: TextRange) -> Result<Option<Val<'a>>> {
        let float = self.float_for(x.dtype, in_math);
        let is_float = x.dtype.is_float();
        let as_float = |x: Expr| fold_cast(x, float);
        let rounded = |function| {
            let whole = if is_float { Expr::math(function, vec![x.clone()]) } else { x.clone() };
            // math's are integers, NumPy's floats.
            if in_math { whole.cast(DType::I64) } else { fold_cast(whole, float) }
        };
        let scaled = |factor: f64| Expr::binary(BinOp::Mul, fold_cast(x.clone(), float), Expr::float(float, factor));
        let zero = || fold_cast(Expr::int(0), x.dtype);
        Ok(Some(Val::Scalar(match name {
            "floor" => rounded(MathFn::Floor),
            "ceil" => rounded(MathFn::Ceil),
            "trunc" | "fix" => rounded(MathFn::Trunc),
            "fabs" => Expr::unary(UnOp::Abs, as_float(x)),
            "abs" | "absolute" => magnitude(x),
            "negative" => return self.unary(ast::UnaryOp::USub, Val::Scalar(x), at).map(Some),
            "positive" | "real" | "conj" | "conjugate" | "ascontiguousarray" | "asarray" => x,
            "invert" | "bitwise_not" if x.dtype == DType::Bool => negate(x),
            "invert" | "bitwise_not" => return self.unary(ast::UnaryOp::Invert, Val::Scalar(x), at).map(Some),
            "logical_not" => negate(x.cast(DType::Bool)),
            "square" => self.power(x, Expr::int(2)),
            "reciprocal" if is_float => Expr::binary(BinOp::Div, Expr::float(float, 1.0), x),
            "degrees" | "rad2deg" => scaled(180.0 / std::f64::consts::PI),
            "radians" | "deg2rad" => scaled(std::f64::consts::PI / 180.0),
            "isnan" if is_float => {
                let x = self.reusable(x);
                Expr::binary(BinOp::Ne, x.clone(), x)
            }
            "isinf" if is_float => {
                let size = Expr::unary(UnOp::Abs, x);
                let dtype = size.dtype;
                Expr::binary(BinOp::Eq, size, Expr::float(dtype, f64::INFINITY))
            }
            "isfinite" if is_float => {
                let size = Expr::unary(UnOp::Abs, x);
                let dtype = size.dtype;
                Expr::binary(BinOp::Lt, size, Expr::float(dtype, f64::INFINITY))
            }
            // Every integer is finite; it is looked at all the same, for the guards in it.
            "isnan" | "isinf" => Expr::binary(BinOp::Ne, self.reusable(x.clone()), self.reusable(x)),
            "isfinite" => Expr::binary(BinOp::Eq, self.reusable(x.clone()), self.reusable(x)),
            "signbit" if is_float => {
                let one = Expr::math(MathFn::Copysign, vec![one_of(float), x]);
                Expr::binary(BinOp::Lt, one, Expr::float(float, 0.0))
            }
            "signbit" => Expr::binary(BinOp::Lt, x.clone(), zero()),
            "sign" => {
                let zero = zero();
                let x = self.reusable(x);
                if !x.dtype.is_signed() {
                    return Ok(Some(Val::Scalar(Expr::binary(BinOp::Ne, x.clone(), zero).cast(x.dtype))));
                }
                let one = one_of(x.dtype);
                let minus = Expr::unary(UnOp::Neg, one.clone());
                let negative = Expr::binary(BinOp::Lt, x.clone(), zero.clone());
                let positive = Expr::binary(BinOp::Gt, x.clone(), zero.clone());
                // Both zeros give 0, NaN itself.
                let is_zero = Expr::binary(BinOp::Eq, x.clone(), zero.clone());
                let other = Expr::select(is_zero, zero, x);
                Expr::select(positive, one, Expr::select(negative, minus, other))
            }
            "round" | "around" | "round_" if is_float => Expr::math(MathFn::Rint, vec![x]),
            "round" | "around" | "round_" => x,
            "sinc" => {
                let x = as_float(x);
                let zero = Expr::binary(BinOp::Eq, x.clone(), Expr::float(float, 0.0));
                let zero = self.spill(zero);
                let scaled = Expr::binary(BinOp::Mul, Expr::float(float, std::f64::consts::PI), x);
                let y = self.spill(scaled);
                let value = Expr::binary(BinOp::Div, Expr::math(MathFn::Sin, vec![y.clone()]), y);
                Expr::select(zero, Expr::float(float, 1.0), value)
            }
            "modf" => {
                let x = as_float(x);
                let x = self.reusable(x);
                let whole = self.spill(Expr::math(MathFn::Trunc, vec![x.clone()]));
                let size = Expr::unary(UnOp::Abs, x.clone());
                let endless = Expr::binary(BinOp::Eq, size, Expr::float(float, f64::INFINITY));
                let part = Expr::binary(BinOp::Sub, x.clone(), whole.clone());
                let part = Expr::select(endless, Expr::float(float, 0.0), part);
                let part = Expr::math(MathFn::Copysign, vec![part, x]);
                return Ok(Some(Val::Tuple(vec![Val::Scalar(part), Val::Scalar(whole)])));
            }
            "gcd" | "lcm" if !is_float => magnitude(x),
            "isqrt" if !is_float => self.isqrt(fold_cast(x, DType::I64), at),
            "factorial" if !is_float => self.factorial(fold_cast(x, DType::I64), at),
            _ => return Ok(None),
        })))
    }

    fn of_two(&mut self, name: &str, in_math: bool, a: Expr, b: Expr, at: TextRange) -> Result<Option<Val<'a>>> {
        let pair = if in_math {
            self.float_for(a.dtype, true).max(self.float_for(b.dtype, true))
        } else {
            float_pair(a.dtype, b.dtype)
        };
        let common = types::unify(a.dtype, b.dtype);
        let op = match name {
            "add" => Some(Operator::Add),
            "subtract" => Some(Operator::Sub),
            "multiply" => Some(Operator::Mult),
            "bitwise_and" => Some(Operator::BitAnd),
            "bitwise_or" => Some(Operator::BitOr),
            "bitwise_xor" => Some(Operator::BitXor),
            "left_shift" => Some(Operator::LShift),
            "right_shift" => Some(Operator::RShift),
            _ => None,
        };
        if let Some(op) = op {
            return self.arithmetic(op, a, b, at).map(|e| Some(Val::Scalar(e)));
        }
        let compare = match name {
            "equal" => Some(CmpOp::Eq),
            "not_equal" => Some(CmpOp::NotEq),
            "less" => Some(CmpOp::Lt),
            "less_equal" => Some(CmpOp::LtE),
            "greater" => Some(CmpOp::Gt),
            "greater_equal" => Some(CmpOp::GtE),
            _ => None,
        };
        if let Some(op) = compare {
            return self.compare_function(op, a, b, at).map(|e| Some(Val::Scalar(e)));
        }
        // NumPy's divisions raise nothing.
        let numpy = |op, a: Expr, b: Expr, dtype| Expr::binary(op, fold_cast(a, dtype), fold_cast(b, dtype));
        let truth = |e: Expr| e.cast(DType::Bool);
        Ok(Some(Val::Scalar(match name {
            "minimum" if common != DType::Bool => fold(BinOp::Min, fold_cast(a, common), fold_cast(b, common)),
            "maximum" if common != DType::Bool => fold(BinOp::Max, fold_cast(a, common), fold_cast(b, common)),
            "fmin" | "fmax" => {
                let order = if name == "fmin" { BinOp::Le } else { BinOp::Ge };
                let a = self.reusable(fold_cast(a, common));
                let b = self.reusable(fold_cast(b, common));
                let b_is_nan = Expr::binary(BinOp::Ne, b.clone(), b.clone());
                let first = Expr::binary(BinOp::Or, Expr::binary(order, a.clone(), b.clone()), b_is_nan);
                Expr::select(first, a, b)
            }
            "pow" | "float_power" => {
                let pair = if name == "float_power" { DType::F64 } else { pair };
                Expr::math(MathFn::Pow, vec![fold_cast(a, pair), fold_cast(b, pair)])
            }
            "power" => self.power(a, b),
            "divide" | "true_divide" => numpy(BinOp::Div, a, b, pair),
            "floor_divide" => {
                let dtype = arithmetic(a.dtype, b.dtype);
                numpy(BinOp::FloorDiv, a, b, dtype)
            }
            "mod" | "remainder" if !in_math => {
                let dtype = arithmetic(a.dtype, b.dtype);
                numpy(BinOp::Mod, a, b, dtype)
            }
            "remainder" => Expr::math(MathFn::Remainder, vec![fold_cast(a, pair), fold_cast(b, pair)]),
            "ldexp" => {
                let float = self.float_for(a.dtype, in_math);
                Expr::math(MathFn::Ldexp, vec![fold_cast(a, float), fold_cast(b, float)])
            }
            "log" if in_math => {
                let of = |x: Expr| Expr::math(MathFn::Log, vec![fold_cast(x, pair)]);
                let (top, bottom) = (of(a), of(b));
                Expr::binary(BinOp::Div, top, bottom)
            }
            "logaddexp" => {
                let a = self.reusable(fold_cast(a, pair));
                let b = self.reusable(fold_cast(b, pair));
                let most = self.spill(Expr::binary(BinOp::Max, a.clone(), b.clone()));
                let apart = Expr::unary(UnOp::Abs, Expr::binary(BinOp::Sub, a.clone(), b.clone()));
                let tail = Expr::math(MathFn::Exp, vec![Expr::unary(UnOp::Neg, apart)]);
                let sum = Expr::binary(BinOp::Add, most, Expr::math(MathFn::Log1p, vec![tail]));
                // Equal infinities: their difference would be NaN.
                let twice = Expr::binary(BinOp::Add, a.clone(), Expr::float(pair, std::f64::consts::LN_2));
                Expr::select(Expr::binary(BinOp::Eq, a, b), twice, sum)
            }
            "logical_and" => Expr::binary(BinOp::And, truth(a), truth(b)),
            "logical_or" => Expr::binary(BinOp::Or, truth(a), truth(b)),
            "logical_xor" => Expr::binary(BinOp::Xor, truth(a), truth(b)),
            "round" | "around" | "round_" => self.round_to(a, Val::Scalar(b), at)?,
            "gcd" if common.is_int() => self.gcd(a, b),
            "lcm" if common.is_int() => self.lcm(a, b, in_math, at),
            _ => return Ok(None),
        })))
    }

    fn of_more(&mut self, name: &str, in_math: bool, x: Vec<Expr>, at: TextRange) -> Result<Option<Val<'a>>> {
        let common = x.iter().map(|e| e.dtype).reduce(types::unify);
        if matches!(name, "gcd" | "lcm") && common.is_some_and(DType::is_int) {
            let is_lcm = name == "lcm";
            let folded = x.into_iter().reduce(|a, b| if is_lcm { self.lcm(a, b, in_math, at) } else { self.gcd(a, b) });
            return Ok(folded.map(Val::Scalar));
        }
        match (name, <[Expr; 3]>::try_from(x)) {
            ("where", Ok([test, a, b])) => {
                let dtype = types::unify(a.dtype, b.dtype);
                Ok(Some(Val::Scalar(Expr::select(test.cast(DType::Bool), a.cast(dtype), b.cast(dtype)))))
            }
            ("clip", Ok([x, low, high])) => {
                let dtype = types::unify(types::unify(x.dtype, low.dtype), high.dtype);
                let raised = Expr::binary(BinOp::Max, x.cast(dtype), low.cast(dtype));
                Ok(Some(Val::Scalar(Expr::binary(BinOp::Min, raised, high.cast(dtype)))))
            }
            ("fma", Ok(operands)) => {
                let dtype = operands.iter().map(|e| self.float_for(e.dtype, in_math)).max().expect("three operands");
                Ok(Some(Val::Scalar(Expr::math(MathFn::Fma, operands.map(|e| fold_cast(e, dtype)).into()))))
            }
            ("hypot", Ok([a, b, c])) if in_math => {
                let dtype = self.float_for(common.unwrap_or(DType::F64), true);
                let [a, b, c] = [a, b, c].map(|e| fold_cast(e, dtype));
                let two = Expr::math(MathFn::Hypot, vec![a, b]);
                Ok(Some(Val::Scalar(Expr::math(MathFn::Hypot, vec![two, c]))))
            }
            _ => Ok(None),
        }
    }
}
