//! The text form of a module, for people, for dumps after a pass, and for tests.
//!
//! ```text
//! constant 0: f64(2) = 000000000000f03f0000000000000040
//!
//! fn scale@0(x%0: f64[::1], a%1: f64) -> f64 {
//!     let .0%2: i64
//!     sites 2:5 3:9
//!     for .0%2 in range(0, extent(x%0, 0), 1) {
//!         x%0[.0%2] = mul(x%0[.0%2], a%1)
//!     }
//!     return (x%0[index(-1, x%0, 0, $1)])
//! }
//! ```
//!
//! Comes in: a module. Goes out: text that `parse` reads back as an equal module, if the module is well typed. An
//! operator, a function, a cast (`f32(x)`) and a guard (`nonzero`, `index`, `wrap`, `bounds`) look like calls; a number
//! without a type is an `i64` or an `f64`, others say it: `1:u8`, `0.5:f32`. Floats have as many digits as it takes to
//! get the same bits back.

use std::fmt::{self, Display, Formatter, Write};

use crate::dtype::{DType, Kind};
use crate::module::{
    Arg, Array, ArrayType, Const, Expr, ExprKind, FastMath, FuncId, Function, Guard, Layout, LocalId, Module,
    PrintItem, Reduction, Stmt, Type,
};

impl Display for Module {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (i, constant) in self.constants.iter().enumerate() {
            writeln!(f, "constant {i}: {}", ConstantText(constant))?;
        }
        for (i, function) in self.functions.iter().enumerate() {
            if i > 0 || !self.constants.is_empty() {
                writeln!(f)?;
            }
            Printer { module: self, function, out: f, indent: 0 }.function(i)?;
        }
        Ok(())
    }
}

/// A value of a register type as the text form has it.
pub fn constant(dtype: DType, value: Const) -> String {
    let plain = match dtype.kind() {
        Kind::Bool if value.0 <= 1 => return if value.0 == 1 { "true" } else { "false" }.into(),
        Kind::Signed => (value.0 as i64).to_string(),
        Kind::Unsigned => value.0.to_string(),
        Kind::Float if dtype == DType::F32 && value.0 <= u32::MAX.into() => {
            format!("{:?}", f32::from_bits(value.0 as u32))
        }
        Kind::Float if dtype == DType::F64 => format!("{:?}", f64::from_bits(value.0)),
        Kind::Bool | Kind::Float => format!("0x{:x}", value.0),
    };
    match dtype {
        DType::I64 => plain,
        // All payloads of NaN read the same, so the bits are written instead.
        _ if plain == "NaN" => format!("0x{:x}:{}", value.0, dtype.name()),
        DType::F64 => plain,
        _ => format!("{plain}:{}", dtype.name()),
    }
}

/// A name as the text form has it: quoted unless it looks like one.
fn name(name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '.')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
    if plain { name.into() } else { quoted(name) }
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => write!(out, "\\u{{{:x}}}", u32::from(c)).expect("strings take everything"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// An array's type, with the layout where the marks of the axes leave it open.
struct TypeText(Type);

impl Display for TypeText {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Type::Array(ArrayType { rank: 0 | 1, layout: Layout::F, .. }) => f.write_str("fortran ")?,
            Type::Array(ArrayType { rank: 0, layout: Layout::Any, .. }) => f.write_str("any ")?,
            _ => {}
        }
        self.0.fmt(f)
    }
}

struct ConstantText<'a>(&'a Array);

impl Display for ConstantText<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}({}) = ", self.0.dtype.name(), list(&self.0.shape, |n| n.to_string()))?;
        match self.0.bytes.as_slice() {
            [] => f.write_str("empty"),
            bytes => bytes.iter().try_for_each(|b| write!(f, "{b:02x}")),
        }
    }
}

fn list<T>(items: &[T], text: impl FnMut(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(", ")
}

struct Printer<'a, 'f, 'g> {
    module: &'a Module,
    function: &'a Function,
    out: &'f mut Formatter<'g>,
    indent: usize,
}

impl Printer<'_, '_, '_> {
    fn function(&mut self, id: usize) -> fmt::Result {
        let f = self.function;
        let params = list(&f.params, |&p| self.declaration(p));
        write!(self.out, "fn {}@{id}({params})", name(&f.name))?;
        if !f.results.is_empty() {
            write!(self.out, " -> {}", list(&f.results, |&r| TypeText(r).to_string()))?;
        }
        writeln!(self.out, " {{")?;
        self.indent = 1;
        for local in (0..f.locals.len() as u32).map(LocalId) {
            if !f.params.contains(&local) {
                self.line(&format!("let {}", self.declaration(local)))?;
            }
        }
        if !f.sites.is_empty() {
            let sites: Vec<_> = f.sites.iter().map(|s| format!("{}:{}", s.line, s.column)).collect();
            self.line(&format!("sites {}", sites.join(" ")))?;
        }
        if f.fastmath.0 != 0 {
            self.line(&format!("fastmath {}", fastmath(f.fastmath)))?;
        }
        if let Some(origin) = &f.origin {
            self.line(&format!("origin {} {}", quoted(&origin.file), origin.line))?;
        }
        for stmt in &f.body {
            self.stmt(stmt)?;
        }
        writeln!(self.out, "}}")
    }

    fn line(&mut self, text: &str) -> fmt::Result {
        writeln!(self.out, "{:1$}{text}", "", self.indent * 4)
    }

    fn block(&mut self, block: &[Stmt]) -> fmt::Result {
        self.indent += 1;
        block.iter().try_for_each(|stmt| self.stmt(stmt))?;
        self.indent -= 1;
        Ok(())
    }

    fn stmt(&mut self, stmt: &Stmt) -> fmt::Result {
        match stmt {
            Stmt::Set(local, value) => self.line(&format!("{} = {}", self.local(*local), self.expr(value))),
            Stmt::Store { array, index, value } => {
                self.line(&format!("{}[{}] = {}", self.local(*array), self.exprs(index), self.expr(value)))
            }
            Stmt::Eval(e) => self.line(&format!("eval {}", self.expr(e))),
            Stmt::If { test, then, otherwise } => {
                self.line(&format!("if {} {{", self.expr(test)))?;
                self.block(then)?;
                if !otherwise.is_empty() {
                    self.line("} else {")?;
                    self.block(otherwise)?;
                }
                self.line("}")
            }
            Stmt::While { setup, test, body } => {
                if setup.is_empty() {
                    self.line(&format!("while {} {{", self.expr(test)))?;
                } else {
                    self.line("while {")?;
                    self.block(setup)?;
                    self.line(&format!("}} {} {{", self.expr(test)))?;
                }
                self.block(body)?;
                self.line("}")
            }
            Stmt::For { var, start, stop, step, body } => {
                self.line(&format!("for {} in {} {{", self.local(*var), self.range(start, stop, step)))?;
                self.block(body)?;
                self.line("}")
            }
            Stmt::ParallelFor { var, start, stop, step, reductions, body } => {
                let (range, reduced) = (self.range(start, stop, step), self.reductions(reductions));
                self.line(&format!("parallel for {} in {range}{reduced} {{", self.local(*var)))?;
                self.block(body)?;
                self.line("}")
            }
            Stmt::ParallelCall { body, start, stop, step, captures, reductions } => {
                let (range, reduced) = (self.range(start, stop, step), self.reductions(reductions));
                let captures = list(captures, |&c| self.local(c));
                self.line(&format!("parallel {}({captures}) in {range}{reduced}", self.callee(*body)))
            }
            Stmt::Break => self.line("break"),
            Stmt::Continue => self.line("continue"),
            Stmt::Return(args) => self.line(&format!("return ({})", self.args(args))),
            Stmt::Raise { kind, message, site } => {
                self.line(&format!("raise {} {} ${}", kind.name(), quoted(message), site.0))
            }
            Stmt::Call { callee, args, results, site } => {
                let to = if results.is_empty() { "" } else { " = " };
                let results = list(results, |&r| self.local(r));
                self.line(&format!("{results}{to}call {}({}) ${}", self.callee(*callee), self.args(args), site.0))
            }
            Stmt::Alloc { array, shape, zeroed, site } => {
                let how = if *zeroed { "zeros" } else { "empty" };
                self.line(&format!("{} = {how}({}) ${}", self.local(*array), self.exprs(shape), site.0))
            }
            Stmt::View { array, of, offset, shape, strides } => {
                let (to, of, offset) = (self.local(*array), self.local(*of), self.expr(offset));
                let (shape, strides) = (self.exprs(shape), self.exprs(strides));
                self.line(&format!("{to} = view({of}, {offset}, [{shape}], [{strides}])"))
            }
            Stmt::Alias { array, of } => self.line(&format!("{} = alias {}", self.local(*array), self.local(*of))),
            Stmt::Constant { array, constant } => self.line(&format!("{} = constant {constant}", self.local(*array))),
            Stmt::Print(items) => {
                let items = list(items, |item| match item {
                    PrintItem::Text(text) => quoted(text),
                    PrintItem::Value(e) => self.expr(e),
                });
                self.line(&format!("print({items})"))
            }
            Stmt::Line(line) => self.line(&format!("line {line}")),
        }
    }

    fn range(&self, start: &Expr, stop: &Expr, step: &Expr) -> String {
        format!("range({}, {}, {})", self.expr(start), self.expr(stop), self.expr(step))
    }

    fn reductions(&self, reductions: &[Reduction]) -> String {
        let reduced = list(reductions, |r| format!("{} {}", r.op.name(), self.local(r.local)));
        if reduced.is_empty() { reduced } else { format!(" reduce({reduced})") }
    }

    fn args(&self, args: &[Arg]) -> String {
        list(args, |arg| match arg {
            Arg::Scalar(e) => self.expr(e),
            Arg::Array(local) => self.local(*local),
        })
    }

    fn exprs(&self, exprs: &[Expr]) -> String {
        list(exprs, |e| self.expr(e))
    }

    fn expr(&self, e: &Expr) -> String {
        match &e.kind {
            ExprKind::Const(value) => constant(e.dtype, *value),
            ExprKind::Local(local) => self.local(*local),
            ExprKind::Unary(op, x) => format!("{}({})", op.name(), self.expr(x)),
            ExprKind::Binary(op, a, b) => format!("{}({}, {})", op.name(), self.expr(a), self.expr(b)),
            ExprKind::Math(function, operands) => format!("{}({})", function.name(), self.exprs(operands)),
            ExprKind::Select(test, a, b) => {
                format!("select({}, {}, {})", self.expr(test), self.expr(a), self.expr(b))
            }
            ExprKind::Cast(x) => format!("{}({})", e.dtype.name(), self.expr(x)),
            ExprKind::Load(array, index) => format!("{}[{}]", self.local(*array), self.exprs(index)),
            ExprKind::Extent(array, axis) => format!("extent({}, {axis})", self.local(*array)),
            ExprKind::Stride(array, axis) => format!("stride({}, {axis})", self.local(*array)),
            ExprKind::Address(array) => format!("address({})", self.local(*array)),
            ExprKind::Guard(guard, x, site) => {
                let x = self.expr(x);
                let of = |name: &str, array: LocalId, axis: u8| {
                    format!("{name}({x}, {}, {axis}, ${})", self.local(array), site.0)
                };
                match *guard {
                    Guard::NonZero => format!("nonzero({x}, ${})", site.0),
                    Guard::Index(array, axis) => of("index", array, axis),
                    Guard::Wrap(array, axis) => of("wrap", array, axis),
                    Guard::Bounds(array, axis) => of("bounds", array, axis),
                }
            }
        }
    }

    fn declaration(&self, id: LocalId) -> String {
        match self.function.locals.get(id.index()) {
            Some(local) => {
                format!("{}: {}{}", self.local(id), if local.owned { "own " } else { "" }, TypeText(local.ty))
            }
            None => self.local(id),
        }
    }

    /// A module that nobody has verified may name locals and functions that do not exist.
    fn local(&self, id: LocalId) -> String {
        let local = self.function.locals.get(id.index());
        format!("{}%{}", local.map_or_else(|| "?".into(), |l| name(&l.name)), id.0)
    }

    fn callee(&self, id: FuncId) -> String {
        let callee = self.module.functions.get(id.index());
        format!("{}@{}", callee.map_or_else(|| "?".into(), |f| name(&f.name)), id.0)
    }
}

/// The flags' names; bits without a name as a number.
fn fastmath(flags: FastMath) -> String {
    let unnamed = flags.0 & !FastMath::ALL.0;
    let named = FastMath::NAMES.iter().filter(|n| FastMath::from_name(n).is_some_and(|flag| flags.contains(flag)));
    let mut words: Vec<String> = named.map(ToString::to_string).collect();
    if unnamed != 0 {
        words.push(unnamed.to_string());
    }
    words.join(" ")
}
