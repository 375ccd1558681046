//! Checks that a module means something: every engine relies on what is checked here and checks nothing again.
//!
//! Comes in: a `Module` from a front end, from text or from bytes. Goes out: `Verified`, or the first thing that is wrong,
//! in which function and statement.
//!
//! What it cannot see is the front end's promise: that unguarded indices are in range, and that views stay within the
//! memory of what they are views of.

use std::fmt;

use crate::dtype::DType;
use crate::module::{
    Arg, ArrayType, Block, Expr, ExprKind, Function, Guard, Layout, LocalId, Module, Reduction, SiteId, Stmt, Type,
};
use crate::ops::BinOp;

/// Most axes of an array.
pub const MAX_RANK: u8 = 16;

/// Deepest nesting of blocks and of expressions, so that nothing that walks them runs out of stack.
pub const MAX_DEPTH: usize = 256;

/// A module that has been checked. It is read-only; a pass takes the module out and has it checked again.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified(Module);

impl Verified {
    /// The module.
    pub fn module(&self) -> &Module {
        &self.0
    }

    /// The module, to be changed and verified again.
    pub fn into_inner(self) -> Module {
        self.0
    }

    /// A module that a pass has made of a verified one, which it promises to keep in order: with debug assertions that
    /// is looked at.
    ///
    /// # Panics
    /// If it does not verify, which is a defect of the pass.
    pub(crate) fn rewritten(module: Module, pass: &str) -> Verified {
        if cfg!(debug_assertions) {
            return verify(module).unwrap_or_else(|invalid| panic!("after {pass}: {invalid}"));
        }
        Verified(module)
    }
}

impl std::ops::Deref for Verified {
    type Target = Module;
    fn deref(&self) -> &Module {
        &self.0
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The function's name.
    pub function: String,
    /// One sentence.
    pub message: String,
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "function {}: {}", self.function, self.message)
    }
}

impl std::error::Error for Invalid {}

type Check = Result<(), String>;

macro_rules! ensure {
    ($test:expr, $($message:tt)+) => {
        if !$test {
            return Err(format!($($message)+));
        }
    };
}

/// Checks a module.
pub fn verify(module: Module) -> Result<Verified, Invalid> {
    let nameless = |message: &str| Invalid { function: "-".into(), message: message.into() };
    if module.functions.is_empty() {
        return Err(nameless("a module has at least one function"));
    }
    for constant in &module.constants {
        let elements = constant.shape.iter().try_fold(1u64, |n, &d| n.checked_mul(d));
        let bytes = elements.and_then(|n| n.checked_mul(constant.dtype.size() as u64));
        if bytes != Some(constant.bytes.len() as u64) {
            return Err(nameless("a constant array has as many bytes as its shape says"));
        }
    }
    // What calls go by first: a function may call a later one.
    for check in [Checker::params, Checker::function] {
        for function in &module.functions {
            let checker = Checker { module: &module, function };
            check(&checker).map_err(|message| Invalid { function: function.name.clone(), message })?;
        }
    }
    Ok(Verified(module))
}

struct Checker<'m> {
    module: &'m Module,
    function: &'m Function,
}

/// Where a statement stands.
#[derive(Clone, Copy)]
struct Place {
    depth: usize,
    in_loop: bool,
    /// Inside a parallel loop, which nothing leaves but an error.
    in_parallel: bool,
}

impl Checker<'_> {
    /// What calls of the function go by.
    fn params(&self) -> Check {
        let f = self.function;
        for (i, &param) in f.params.iter().enumerate() {
            self.known(param)?;
            ensure!(!f.params[..i].contains(&param), "local {} is two parameters", f.local(param).name);
            ensure!(!f.local(param).owned, "parameter {} is said to own memory", f.local(param).name);
        }
        Ok(())
    }

    fn function(&self) -> Check {
        let f = self.function;
        for local in &f.locals {
            match local.ty {
                Type::Scalar(dtype) => {
                    ensure!(
                        dtype.is_register(),
                        "local {} has type {}, which exists in memory only",
                        local.name,
                        dtype.name()
                    );
                    ensure!(!local.owned, "scalar {} is said to own memory", local.name);
                }
                Type::Array(array) => self.array_type(array)?,
            }
        }
        for result in &f.results {
            match *result {
                Type::Scalar(dtype) => ensure!(dtype.is_register(), "a result has type {}", dtype.name()),
                Type::Array(array) => self.array_type(array)?,
            }
        }
        self.block(&f.body, Place { depth: 0, in_loop: false, in_parallel: false })?;
        ensure!(f.results.is_empty() || always_leaves(&f.body), "its end can be reached without results");
        Ok(())
    }

    fn array_type(&self, array: ArrayType) -> Check {
        ensure!(array.rank <= MAX_RANK, "an array has {} axes; at most {MAX_RANK} are possible", array.rank);
        Ok(())
    }

    fn known(&self, local: LocalId) -> Check {
        ensure!(local.index() < self.function.locals.len(), "there is no local {}", local.0);
        Ok(())
    }

    fn site(&self, site: SiteId) -> Check {
        ensure!(site.index() < self.function.sites.len(), "there is no site {}", site.0);
        Ok(())
    }

    fn array(&self, local: LocalId) -> Result<ArrayType, String> {
        self.known(local)?;
        match self.function.local(local).ty {
            Type::Array(array) => Ok(array),
            Type::Scalar(_) => Err(format!("local {} is no array", self.function.local(local).name)),
        }
    }

    fn scalar(&self, local: LocalId) -> Result<DType, String> {
        self.known(local)?;
        self.function
            .local(local)
            .scalar()
            .ok_or_else(|| format!("local {} is no scalar", self.function.local(local).name))
    }

    fn block(&self, block: &Block, place: Place) -> Check {
        ensure!(place.depth < MAX_DEPTH, "blocks are nested deeper than {MAX_DEPTH}");
        block.iter().try_for_each(|stmt| self.stmt(stmt, place))
    }

    fn stmt(&self, stmt: &Stmt, place: Place) -> Check {
        for e in stmt.exprs() {
            self.expr(e, 0)?;
        }
        let inner = Place { depth: place.depth + 1, ..place };
        match stmt {
            Stmt::Set(local, value) => {
                let dtype = self.scalar(*local)?;
                self.is(value, dtype, "the value assigned")
            }
            Stmt::Eval(_) => Ok(()),
            Stmt::Store { array, index, value } => {
                let ty = self.array(*array)?;
                ensure!(ty.writable, "a store into {}, which is read-only", self.function.local(*array).name);
                self.index(ty, index)?;
                self.is(value, ty.dtype.register(), "the value stored")
            }
            Stmt::If { test, then, otherwise } => {
                self.is(test, DType::Bool, "a test")?;
                self.block(then, inner)?;
                self.block(otherwise, inner)
            }
            Stmt::While { setup, test, body } => {
                self.is(test, DType::Bool, "a test")?;
                self.block(setup, Place { in_loop: false, ..inner })?;
                self.block(body, Place { in_loop: true, ..inner })
            }
            Stmt::For { var, start, stop, step, body } => {
                self.range(Some(*var), start, stop, step)?;
                self.block(body, Place { in_loop: true, ..inner })
            }
            Stmt::ParallelFor { var, start, stop, step, reductions, body } => {
                self.range(Some(*var), start, stop, step)?;
                self.reductions(reductions)?;
                self.block(body, Place { in_loop: false, in_parallel: true, ..inner })
            }
            Stmt::ParallelCall { body, start, stop, step, captures, reductions } => {
                self.range(None, start, stop, step)?;
                self.reductions(reductions)?;
                let callee = self.callee(*body)?;
                let captured = captures.iter().map(|&l| self.known(l).map(|()| self.function.local(l).ty));
                let mut expected = vec![Type::Scalar(start.dtype), Type::Scalar(DType::I64), Type::Scalar(step.dtype)];
                expected.extend(captured.collect::<Result<Vec<_>, _>>()?);
                let params: Vec<_> = callee.params.iter().map(|&p| callee.local(p).ty).collect();
                ensure!(
                    same_types(&params, &expected),
                    "the parameters of {} are not those of a parallel body",
                    callee.name
                );
                let reduced: Vec<_> = reductions.iter().map(|r| self.function.local(r.local).ty).collect();
                ensure!(callee.results == reduced, "the results of {} are not the loop's reductions", callee.name);
                Ok(())
            }
            Stmt::Break | Stmt::Continue => {
                ensure!(place.in_loop, "break or continue outside a loop, or in a parallel one");
                Ok(())
            }
            Stmt::Return(args) => {
                ensure!(!place.in_parallel, "a return in a parallel loop");
                ensure!(args.len() == self.function.results.len(), "a return of {} results", args.len());
                args.iter().zip(&self.function.results).try_for_each(|(arg, ty)| self.arg(arg, *ty, "a result"))
            }
            Stmt::Raise { site, .. } => self.site(*site),
            Stmt::Call { callee, args, results, site } => {
                self.site(*site)?;
                let callee = self.callee(*callee)?;
                ensure!(args.len() == callee.params.len(), "{} is called with {} arguments", callee.name, args.len());
                for (arg, &param) in args.iter().zip(&callee.params) {
                    self.arg(arg, callee.local(param).ty, "an argument")?;
                }
                ensure!(
                    results.len() == callee.results.len(),
                    "{} is asked for {} results",
                    callee.name,
                    results.len()
                );
                for (i, (&local, &ty)) in results.iter().zip(&callee.results).enumerate() {
                    self.known(local)?;
                    let to = self.function.local(local);
                    ensure!(fits(ty, to.ty), "a result of type {ty} goes to {}, of type {}", to.name, to.ty);
                    ensure!(to.owned || to.scalar().is_some(), "{} receives an array and does not own memory", to.name);
                    ensure!(!results[..i].contains(&local), "{} receives two results", to.name);
                }
                Ok(())
            }
            Stmt::Alloc { array, shape, site, .. } => {
                self.site(*site)?;
                let ty = self.array(*array)?;
                ensure!(self.function.local(*array).owned, "an allocation goes to a local that owns no memory");
                ensure!(ty.layout != Layout::Any, "an allocation is row-major or column-major");
                self.extents(shape, ty)
            }
            Stmt::View { array, of, offset, shape, strides } => {
                let ty = self.array(*array)?;
                self.same_memory(*array, *of)?;
                self.is(offset, DType::I64, "an offset")?;
                self.extents(strides, ty)?;
                self.extents(shape, ty)
            }
            Stmt::Alias { array, of } => {
                let (to, from) = (self.array(*array)?, self.array(*of)?);
                ensure!(fits(Type::Array(from), Type::Array(to)), "an array of type {from} becomes one of type {to}");
                self.same_memory(*array, *of)
            }
            Stmt::Constant { array, constant } => {
                let ty = self.array(*array)?;
                let Some(constant) = self.module.constants.get(*constant as usize) else {
                    return Err(format!("there is no constant {constant}"));
                };
                let from = ArrayType {
                    dtype: constant.dtype,
                    rank: constant.shape.len() as u8,
                    layout: Layout::C,
                    writable: false,
                };
                ensure!(
                    fits(Type::Array(from), Type::Array(ty)),
                    "a constant of type {from} becomes an array of type {ty}"
                );
                Ok(())
            }
            Stmt::Print(_) => Ok(()),
            Stmt::Line(_) => {
                ensure!(self.function.origin.is_some(), "a line in a function without an origin");
                Ok(())
            }
        }
    }

    fn callee(&self, id: crate::module::FuncId) -> Result<&Function, String> {
        self.module.functions.get(id.index()).ok_or_else(|| format!("there is no function {}", id.0))
    }

    fn range(&self, var: Option<LocalId>, start: &Expr, stop: &Expr, step: &Expr) -> Check {
        ensure!(start.dtype.is_int(), "a loop counts in {}", start.dtype.name());
        if let Some(var) = var {
            let dtype = self.scalar(var)?;
            ensure!(dtype == start.dtype, "a loop over {} counts in {}", dtype.name(), start.dtype.name());
        }
        self.is(stop, start.dtype, "a loop's end")?;
        self.is(step, start.dtype, "a loop's step")
    }

    fn reductions(&self, reductions: &[Reduction]) -> Check {
        for (i, r) in reductions.iter().enumerate() {
            let dtype = self.scalar(r.local)?;
            let possible =
                matches!(r.op, BinOp::Add | BinOp::Mul | BinOp::Min | BinOp::Max | BinOp::And | BinOp::Or | BinOp::Xor);
            ensure!(possible && r.op.takes().admits(dtype), "{} of {} is no reduction", r.op.name(), dtype.name());
            ensure!(!reductions[..i].iter().any(|o| o.local == r.local), "a local is reduced twice");
        }
        Ok(())
    }

    /// What `to` refers to after it took memory from `from`.
    fn same_memory(&self, to: LocalId, from: LocalId) -> Check {
        let (to_type, from_type) = (self.array(to)?, self.array(from)?);
        let (to, from) = (self.function.local(to), self.function.local(from));
        ensure!(to_type.dtype == from_type.dtype, "{} and {} have different dtypes", to.name, from.name);
        ensure!(!to_type.writable || from_type.writable, "{} would make read-only {} writable", to.name, from.name);
        ensure!(to.owned || !from.owned, "{} refers to memory of {} and does not keep it", to.name, from.name);
        Ok(())
    }

    fn arg(&self, arg: &Arg, ty: Type, what: &str) -> Check {
        match (arg, ty) {
            (Arg::Scalar(e), Type::Scalar(dtype)) => self.is(e, dtype, what),
            (Arg::Array(local), Type::Array(_)) => {
                let from = Type::Array(self.array(*local)?);
                ensure!(fits(from, ty), "{what} of type {from} where {ty} is wanted");
                Ok(())
            }
            _ => Err(format!("{what} is not of type {ty}")),
        }
    }

    fn extents(&self, numbers: &[Expr], ty: ArrayType) -> Check {
        ensure!(numbers.len() == ty.rank as usize, "{} numbers for {} axes", numbers.len(), ty.rank);
        numbers.iter().try_for_each(|e| self.is(e, DType::I64, "an extent or a stride"))
    }

    fn index(&self, ty: ArrayType, index: &[Expr]) -> Check {
        ensure!(index.len() == ty.rank as usize, "{} indices for {} axes", index.len(), ty.rank);
        index.iter().try_for_each(|e| self.is(e, DType::I64, "an index"))
    }

    fn axis(&self, array: LocalId, axis: u8) -> Check {
        let ty = self.array(array)?;
        ensure!(axis < ty.rank, "axis {axis} of an array with {} axes", ty.rank);
        Ok(())
    }

    fn is(&self, e: &Expr, dtype: DType, what: &str) -> Check {
        ensure!(e.dtype == dtype, "{what} is {}, not {}", e.dtype.name(), dtype.name());
        Ok(())
    }

    fn expr(&self, e: &Expr, depth: usize) -> Check {
        ensure!(depth < MAX_DEPTH, "expressions are nested deeper than {MAX_DEPTH}");
        ensure!(e.dtype.is_register(), "a value has type {}, which exists in memory only", e.dtype.name());
        for child in e.children() {
            self.expr(child, depth + 1)?;
        }
        match &e.kind {
            ExprKind::Const(value) => {
                ensure!(is_normal(*value, e.dtype), "a constant is no {}", e.dtype.name());
                Ok(())
            }
            ExprKind::Local(local) => {
                let dtype = self.scalar(*local)?;
                self.is(e, dtype, "a local's value")
            }
            ExprKind::Unary(op, x) => {
                ensure!(op.takes().admits(x.dtype), "{} of {}", op.name(), x.dtype.name());
                self.is(e, op.result(x.dtype), op.name())
            }
            ExprKind::Binary(op, a, b) => {
                ensure!(op.takes().admits(a.dtype), "{} of {}", op.name(), a.dtype.name());
                self.is(b, a.dtype, "a second operand")?;
                self.is(e, op.result(a.dtype), op.name())
            }
            ExprKind::Math(function, operands) => {
                ensure!(operands.len() == function.arity(), "{} of {} operands", function.name(), operands.len());
                ensure!(e.dtype.is_float(), "{} gives {}", function.name(), e.dtype.name());
                operands.iter().try_for_each(|x| self.is(x, e.dtype, "an operand"))
            }
            ExprKind::Select(test, a, b) => {
                self.is(test, DType::Bool, "a test")?;
                self.is(a, e.dtype, "a choice")?;
                self.is(b, e.dtype, "a choice")
            }
            ExprKind::Cast(_) => Ok(()),
            ExprKind::Load(array, index) => {
                let ty = self.array(*array)?;
                self.index(ty, index)?;
                self.is(e, ty.dtype.register(), "an element")
            }
            ExprKind::Extent(array, axis) | ExprKind::Stride(array, axis) => {
                self.axis(*array, *axis)?;
                self.is(e, DType::I64, "an extent or a stride")
            }
            ExprKind::Address(array) => {
                self.array(*array)?;
                self.is(e, DType::I64, "an address")
            }
            ExprKind::Guard(guard, x, site) => {
                self.site(*site)?;
                self.is(e, x.dtype, "a guard")?;
                match *guard {
                    Guard::NonZero => {
                        ensure!(x.dtype != DType::Bool, "a guard against a zero bool");
                        Ok(())
                    }
                    Guard::Index(array, axis) | Guard::Wrap(array, axis) | Guard::Bounds(array, axis) => {
                        self.axis(array, axis)?;
                        self.is(x, DType::I64, "an index")
                    }
                }
            }
        }
    }
}

/// Whether the bits are as `Const` says.
fn is_normal(value: crate::module::Const, dtype: DType) -> bool {
    let bits = value.0;
    match dtype {
        DType::Bool => bits <= 1,
        DType::I8 => bits as i64 == bits as i8 as i64,
        DType::I16 => bits as i64 == bits as i16 as i64,
        DType::I32 => bits as i64 == bits as i32 as i64,
        DType::U8 => bits <= u8::MAX.into(),
        DType::U16 => bits <= u16::MAX.into(),
        DType::U32 | DType::F32 => bits <= u32::MAX.into(),
        DType::I64 | DType::U64 | DType::F64 => true,
        DType::F16 | DType::BF16 => false,
    }
}

/// Whether a value of type `from` can stand where `to` is expected: scalars alike; arrays of one dtype and rank, a dense
/// one where any is, a writable one where a read-only one is. An array of at most one axis is row-major and
/// column-major at once.
pub fn fits(from: Type, to: Type) -> bool {
    match (from, to) {
        (Type::Scalar(a), Type::Scalar(b)) => a == b,
        (Type::Array(a), Type::Array(b)) => {
            let dense_alike = a.rank <= 1 && a.layout != Layout::Any;
            a.dtype == b.dtype
                && a.rank == b.rank
                && (a.layout == b.layout || b.layout == Layout::Any || dense_alike)
                && (a.writable || !b.writable)
        }
        _ => false,
    }
}

fn same_types(a: &[Type], b: &[Type]) -> bool {
    a.len() == b.len() && b.iter().zip(a).all(|(&from, &to)| fits(from, to))
}

/// Whether no way through the block reaches its end.
pub fn always_leaves(block: &[Stmt]) -> bool {
    block.iter().any(|stmt| match stmt {
        Stmt::Return(_) | Stmt::Raise { .. } | Stmt::Break | Stmt::Continue => true,
        Stmt::If { then, otherwise, .. } => always_leaves(then) && always_leaves(otherwise),
        Stmt::While { test, body, .. } => test.as_const().is_some_and(|c| c.0 == 1) && !breaks(body),
        _ => false,
    })
}

/// Whether a `continue` of the loop with this body is in it.
pub fn continues(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::Continue => true,
        Stmt::If { then, otherwise, .. } => continues(then) || continues(otherwise),
        _ => false,
    })
}

/// Whether a `break` of this block's own loop is in it.
fn breaks(block: &[Stmt]) -> bool {
    block.iter().any(|stmt| match stmt {
        Stmt::Break => true,
        Stmt::If { then, otherwise, .. } => breaks(then) || breaks(otherwise),
        _ => false,
    })
}
