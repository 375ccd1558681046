//! What a name means: a variable, what the host binds, what stands beside the kernel in its source, a builtin.

use std::rc::Rc;
use std::sync::Arc;

use jitney_ir::{Array, ArrayType, Const, DType, Expr, ExprKind, Layout, LocalId, Stmt, Type};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::values::Val;
use super::{Failure, Lowerer, Result};
use crate::frontend::program::Inner;
use crate::frontend::signature::dtype_of_name;
use crate::frontend::source::{Binding, Callable};
use crate::frontend::types::{Fixed, Ty};

/// Python's functions that kernels may call.
const BUILTINS: &[&str] = &[
    "range",
    "len",
    "abs",
    "min",
    "max",
    "round",
    "int",
    "float",
    "bool",
    "enumerate",
    "zip",
    "sum",
    "divmod",
    "pow",
    "print",
    "reversed",
    "tuple",
    "isinstance",
    "any",
    "all",
    "list",
    "slice",
    "str",
    "sorted",
    "map",
    "filter",
    "complex",
    "type",
    "getattr",
    "hasattr",
    "callable",
    "chr",
    "dict",
    "format",
    "frozenset",
    "hash",
    "id",
    "input",
    "iter",
    "next",
    "object",
    "open",
    "ord",
    "repr",
    "set",
    "setattr",
    "super",
    "vars",
];

impl<'a> Lowerer<'a, '_> {
    pub(super) fn name(&mut self, name: &'a str, at: TextRange) -> Result<Val<'a>> {
        if let Some((key, var)) = self.env.vars.get_key_value(name) {
            let (key, ty) = (key.clone(), var.ty.clone());
            return match &ty {
                Ty::Conflict(types) => {
                    let message = format!("{name} is {types}; use another name for one of them");
                    self.fail(at, message)
                }
                Ty::Carried => {
                    let message = format!(
                        "{name} carries a value between the iterations of a parallel loop, or out of it; assign it in \
                         each iteration before it is read, use a reduction such as {name} += ..., or range"
                    );
                    self.fail(at, message)
                }
                _ => Ok(self.variable(&key, &ty)),
            };
        }
        if self.own.contains(name) {
            let message =
                format!("{name} is read before anything is assigned to it; assign it on every way that leads here");
            return Err(Box::new(Failure::Unbound(name.into(), self.source.diagnostic(at, message))));
        }
        self.global(name, at)
    }

    fn global(&mut self, name: &'a str, at: TextRange) -> Result<Val<'a>> {
        let source = self.source;
        if name == source.name {
            return Ok(Val::Fixed(Fixed::Kernel(source)));
        }
        if let Some(binding) = source.bindings.get(name) {
            return self.binding(binding, at);
        }
        if let Some(value) = self.beside(name, at)? {
            return Ok(value);
        }
        let well_known = match name {
            "np" | "numpy" => "numpy",
            "math" => "math",
            "nb" | "numba" | "jitney" => "jitney",
            "prange" => "jitney.prange",
            _ if BUILTINS.contains(&name) => return Ok(Val::name(&format!("builtins.{name}"))),
            _ => {
                if let Some(dtype) = dtype_of_name(name).filter(|_| name.len() > 2) {
                    return Ok(Val::Fixed(Fixed::DType(dtype)));
                }
                let message =
                    format!("the name {name} is not defined; assign it, or bind it when the kernel is compiled");
                return self.fail(at, message);
            }
        };
        Ok(Val::name(well_known))
    }

    pub(super) fn binding(&mut self, binding: &'a Binding, at: TextRange) -> Result<Val<'a>> {
        Ok(match binding {
            Binding::None => Val::None,
            Binding::Bool(value) => Val::Scalar(Expr::bool(*value)),
            Binding::Int(value) => Val::int(*value),
            Binding::Scalar(dtype, bits) => {
                Val::Scalar(Expr { dtype: dtype.register(), kind: ExprKind::Const(Const(*bits)) })
            }
            Binding::Float(value) => Val::Scalar(Expr::float(DType::F64, *value)),
            Binding::Str(text) => Val::Fixed(Fixed::Str(text.as_str().into())),
            Binding::DType(dtype) => Val::Fixed(Fixed::DType(*dtype)),
            Binding::Tuple(values) => {
                self.deeper(at)?;
                let values = values.iter().map(|v| self.binding(v, at)).collect::<Result<_>>()?;
                self.depth -= 1;
                Val::Tuple(values)
            }
            Binding::Array(array) => Val::Array(self.constant_array(array, at)?),
            Binding::Kernel(source) => Val::Fixed(Fixed::Kernel(source)),
            Binding::Name(full) => self.full_name(full, at)?,
        })
    }

    /// A constant array, loaded once at the function's start.
    fn constant_array(&mut self, array: &'a Arc<Array>, at: TextRange) -> Result<LocalId> {
        let constant = self.program.constant(array);
        if let Some((_, local)) = self.constants.iter().find(|(c, _)| *c == constant) {
            return Ok(*local);
        }
        if array.shape.len() > jitney_ir::verify::MAX_RANK as usize {
            return self.fail(at, "an array has at most 16 axes");
        }
        let rank = array.shape.len() as u8;
        let ty = ArrayType { dtype: array.dtype, rank, layout: Layout::C, writable: false };
        let name: Rc<str> = format!(".constant{constant}").into();
        let local = self.local(&name, Type::Array(ty), false);
        self.prelude.push(Stmt::Constant { array: local, constant });
        self.constants.push((constant, local));
        Ok(local)
    }

    /// A function, a constant or an import beside the kernel in its source.
    fn beside(&mut self, name: &str, at: TextRange) -> Result<Option<Val<'a>>> {
        for stmt in self.source.globals().iter().rev() {
            match stmt {
                ast::Stmt::FunctionDef(def) if def.name.as_str() == name => {
                    let callable = Callable::function(def);
                    return Ok(Some(Val::Fixed(Fixed::Inner(Inner { callable, source: self.source, home: None }))));
                }
                ast::Stmt::Assign(assign)
                    if assign.targets.iter().any(|t| t.as_name_expr().is_some_and(|n| n.id.as_str() == name)) =>
                {
                    self.deeper(at)?;
                    let value = self.constant_of(&assign.value)?;
                    self.depth -= 1;
                    return Ok(Some(value));
                }
                ast::Stmt::Import(_) | ast::Stmt::ImportFrom(_) => {
                    if let Some(value) = self.imported(stmt, Some(name))?.into_iter().next() {
                        return Ok(Some(value.1));
                    }
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// The names that an import binds; of one name only where one is asked for.
    pub(super) fn imported(&mut self, stmt: &'a ast::Stmt, wanted: Option<&str>) -> Result<Vec<(Rc<str>, Val<'a>)>> {
        let mut found = Vec::new();
        let is_wanted = |name: &str| wanted.is_none_or(|w| w == name);
        match stmt {
            ast::Stmt::Import(import) => {
                for alias in &import.names {
                    let full = alias.name.as_str();
                    let (bound, meant) = match &alias.asname {
                        Some(name) => (name.as_str(), full),
                        None => (full.split('.').next().unwrap_or(full), full.split('.').next().unwrap_or(full)),
                    };
                    if is_wanted(bound) {
                        found.push((bound.into(), self.full_name(meant, alias.range)?));
                    }
                }
            }
            ast::Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    let bound = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    if is_wanted(bound) {
                        let module = import.module.as_ref().map_or("", |m| m.as_str());
                        let full = format!("{module}.{}", alias.name.as_str());
                        found.push((bound.into(), self.full_name(&full, alias.range)?));
                    }
                }
            }
            _ => {}
        }
        Ok(found)
    }

    /// A value that is known when the kernel is compiled: a default, a constant beside the kernel.
    pub(super) fn constant_of(&mut self, e: &'a ast::Expr) -> Result<Val<'a>> {
        let env = std::mem::take(&mut self.env);
        let own = std::mem::take(&mut self.own);
        let result = self.in_block(|this| this.expr(e));
        (self.env, self.own) = (env, own);
        let (block, value) = result?;
        if !block.is_empty() || !is_constant(&value) {
            return self
                .fail(e.range(), "this is no constant; write a number, a truth value, a text or a tuple of them");
        }
        Ok(value)
    }

    /// A module, function, type or constant by its full name.
    pub(super) fn full_name(&mut self, full: &str, at: TextRange) -> Result<Val<'a>> {
        let (module, name) = full.split_once('.').unwrap_or((full, ""));
        let float = |value| Ok(Val::Scalar(Expr::float(DType::F64, value)));
        match (module, name) {
            ("numpy" | "math" | "jitney" | "builtins", "") => Ok(Val::name(full)),
            ("numba", "") => Ok(Val::name("jitney")),
            ("numba", rest) => self.full_name(&format!("jitney.{rest}"), at),
            ("numpy" | "math", "pi") => float(std::f64::consts::PI),
            ("numpy" | "math", "e") => float(std::f64::consts::E),
            ("math", "tau") => float(std::f64::consts::TAU),
            ("numpy" | "math", "inf") | ("numpy", "Inf" | "infty" | "PINF") => float(f64::INFINITY),
            ("numpy", "NINF") => float(f64::NEG_INFINITY),
            ("numpy" | "math", "nan") | ("numpy", "NaN" | "NAN") => float(f64::NAN),
            ("numpy", "euler_gamma") => float(0.577_215_664_901_532_9),
            ("numpy", "newaxis") => Ok(Val::None),
            ("numpy", _) => {
                let dtype = match name {
                    "float_" => Some(DType::F64),
                    "byte" => Some(DType::I8),
                    "ubyte" => Some(DType::U8),
                    "long" => Some(DType::I64),
                    // NumPy names no type by one letter and a number.
                    _ => dtype_of_name(name).filter(|_| name.len() > 2),
                };
                Ok(dtype.map_or_else(|| Val::name(full), |d| Val::Fixed(Fixed::DType(d))))
            }
            ("jitney", _) => {
                let name = name.strip_prefix("types.").unwrap_or(name);
                Ok(dtype_of_name(name).map_or_else(|| Val::name(full), |d| Val::Fixed(Fixed::DType(d))))
            }
            ("math" | "builtins", _) => Ok(Val::name(full)),
            _ => {
                let message = format!("{module} cannot be used in a kernel; numpy and math can, and other kernels");
                self.fail(at, message)
            }
        }
    }
}

fn is_constant(value: &Val) -> bool {
    match value {
        Val::Scalar(e) => e.as_const().is_some(),
        Val::Tuple(values) => values.iter().all(is_constant),
        Val::None | Val::Fixed(_) => true,
        Val::Array(_) | Val::Lazy(_) => false,
    }
}
