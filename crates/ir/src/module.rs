//! Modules, functions, statements and expressions.
//!
//! ```text
//! Module     functions[0] is the entry; constant arrays
//! Function   parameters and results, locals, a body
//! Stmt       makes things happen: assignments, stores, control flow, calls, everything about arrays
//! Expr       a scalar: a tree without side effects, save that a guard in it may raise
//! ```
//!
//! Evaluation order is the order of writing: operands from left to right, an inner expression before the outer one. A
//! short-circuit `and` is an `if`.

use crate::dtype::DType;
use crate::math::MathFn;
use crate::ops::{BinOp, UnOp};
use crate::traps::TrapKind;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A local of a function.
    LocalId;
    /// A function of a module.
    FuncId;
    /// A place in the source, of a function's table.
    SiteId;
}

/// How an array's elements lie in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layout {
    /// Row-major without gaps: strides follow from the shape.
    C,
    /// Column-major without gaps.
    F,
    /// Any strides.
    Any,
}

/// The type of an array. Strides are counted in elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArrayType {
    /// What it holds.
    pub dtype: DType,
    /// How many axes.
    pub rank: u8,
    /// How they lie.
    pub layout: Layout,
    /// Whether stores into it are allowed.
    pub writable: bool,
}

/// The type of a local.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Type {
    /// A number; a register type.
    Scalar(DType),
    /// An array.
    Array(ArrayType),
}

/// Numba's notation: `f64`, `f64[:, ::1]` for row-major, `f64[::1, :]` for column-major; `const` before a read-only one.
impl std::fmt::Display for Type {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Type::Scalar(dtype) => f.write_str(dtype.name()),
            Type::Array(array) => array.fmt(f),
        }
    }
}

impl ArrayType {
    /// The axis along which elements follow one another, if one does by its type.
    pub const fn dense_axis(self) -> Option<usize> {
        match self.layout {
            Layout::C => (self.rank as usize).checked_sub(1),
            Layout::F if self.rank > 0 => Some(0),
            Layout::F | Layout::Any => None,
        }
    }
}

impl std::fmt::Display for ArrayType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.writable {
            f.write_str("const ")?;
        }
        let dense = self.dense_axis();
        write!(f, "{}[", self.dtype.name())?;
        for axis in 0..self.rank {
            let mark = if Some(axis as usize) == dense { "::1" } else { ":" };
            write!(f, "{}{mark}", if axis == 0 { "" } else { ", " })?;
        }
        f.write_str("]")
    }
}

/// A variable of a function. Scalars start as 0, arrays as empty ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Local {
    /// The source's name; `.` and a number for a temporary. Not necessarily unique.
    pub name: String,
    /// Its type; it never changes.
    pub ty: Type,
    /// An array that may refer to memory which the function, or one that it calls, has allocated. Such memory lives as
    /// long as a local of a running function or a result refers to it. Others refer to memory of the caller or to
    /// constants. Always `false` for scalars.
    pub owned: bool,
}

/// A number: an integer sign-extended or zero-extended to 64 bits, a float's bits, 0 or 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Const(pub u64);

/// A scalar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Expr {
    /// A register type.
    pub dtype: DType,
    /// How it is computed.
    #[serde(deserialize_with = "crate::bytes::nested")]
    pub kind: ExprKind,
}

/// How a scalar is computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ExprKind {
    /// Itself.
    Const(Const),
    /// A scalar local's value.
    Local(LocalId),
    /// An operator of one operand.
    Unary(UnOp, Box<Expr>),
    /// An operator of two operands of one type.
    Binary(BinOp, Box<Expr>, Box<Expr>),
    /// A mathematical function; operands and result have one float type.
    Math(MathFn, Vec<Expr>),
    /// The second where the first is true, the third otherwise. Both are evaluated.
    Select(Box<Expr>, Box<Expr>, Box<Expr>),
    /// To the expression's type. Integers wrap; floats to integers truncate and saturate, NaN gives 0; anything but zero is
    /// `true`.
    Cast(Box<Expr>),
    /// An element. Every index is in its axis: guards see to it where it is not known.
    Load(LocalId, Vec<Expr>),
    /// The length of an axis, `i64`.
    Extent(LocalId, u8),
    /// The stride of an axis in elements, `i64`.
    Stride(LocalId, u8),
    /// Where the first element lies, `i64`. Passes ask it, to see whether two arrays are apart; front ends do not.
    Address(LocalId),
    /// The operand, once it has been looked at.
    Guard(Guard, Box<Expr>, SiteId),
}

/// What a guard sees to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Guard {
    /// The operand is not zero, or `ZeroDivisionError`.
    NonZero,
    /// For an axis of `n` elements the operand is in `-n..n`, or `IndexError`; a negative one counts from the end.
    Index(LocalId, u8),
    /// As `Index`, without the check.
    Wrap(LocalId, u8),
    /// The operand is in `0..n`, or `IndexError`.
    Bounds(LocalId, u8),
}

/// What is given to a call or a return.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Arg {
    /// A number.
    Scalar(Expr),
    /// The array that a local refers to.
    Array(LocalId),
}

/// A part of what is printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PrintItem {
    /// Text.
    Text(String),
    /// A number, as Python prints it.
    Value(Expr),
}

/// A local that a parallel loop accumulates into. Each chunk starts from the operator's neutral element; the chunks'
/// values are combined with the local's value before the loop, in the order of the chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reduction {
    /// A scalar.
    pub local: LocalId,
    /// `Add`, `Mul`, `Min`, `Max`, `And`, `Or` or `Xor`. `Sub` in the source accumulates negated operands: `Add`.
    pub op: BinOp,
}

/// A list of statements.
pub type Block = Vec<Stmt>;

/// A statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Stmt {
    /// `local = value`.
    Set(LocalId, Expr),
    /// `array[index] = value`; the index as in `ExprKind::Load`, the value of the element's register type.
    Store { array: LocalId, index: Vec<Expr>, value: Expr },
    /// Evaluates, for the guards in it.
    Eval(Expr),
    /// One of two blocks.
    If {
        test: Expr,
        #[serde(deserialize_with = "crate::bytes::nested")]
        then: Block,
        #[serde(deserialize_with = "crate::bytes::nested")]
        otherwise: Block,
    },
    /// `setup`, then `test`; `body` and again while it is true. `Break` and `Continue` stand in `body` only.
    While {
        #[serde(deserialize_with = "crate::bytes::nested")]
        setup: Block,
        test: Expr,
        #[serde(deserialize_with = "crate::bytes::nested")]
        body: Block,
    },
    /// `var` takes `start`, `start + step`, … below `stop` (above it for a negative step); the three are evaluated once,
    /// in this order, and what the body assigns to `var` does not change the course. `step` is not 0.
    For {
        var: LocalId,
        start: Expr,
        stop: Expr,
        step: Expr,
        #[serde(deserialize_with = "crate::bytes::nested")]
        body: Block,
    },
    /// As `For`, iterations in any order and on any thread. Locals that the body assigns are each iteration's own, save
    /// the reductions; after the loop they have the values from before it.
    ParallelFor {
        var: LocalId,
        start: Expr,
        stop: Expr,
        step: Expr,
        reductions: Vec<Reduction>,
        #[serde(deserialize_with = "crate::bytes::nested")]
        body: Block,
    },
    /// A parallel loop whose body is a function: parameters are the first index, how many iterations, the step, then
    /// `captures`; results are the chunk's reductions. Made from `ParallelFor` by `passes::outline_parallel`.
    ParallelCall {
        body: FuncId,
        start: Expr,
        stop: Expr,
        step: Expr,
        captures: Vec<LocalId>,
        reductions: Vec<Reduction>,
    },
    /// Leaves the innermost loop.
    Break,
    /// To the innermost loop's next iteration.
    Continue,
    /// Leaves the function with its results.
    Return(Vec<Arg>),
    /// Leaves the kernel with an error.
    Raise { kind: TrapKind, message: String, site: SiteId },
    /// `results = callee(args)`.
    Call { callee: FuncId, args: Vec<Arg>, results: Vec<LocalId>, site: SiteId },
    /// A new array of the local's type: row-major, or column-major where its layout is `F`. A negative extent is a
    /// `ValueError`.
    Alloc { array: LocalId, shape: Vec<Expr>, zeroed: bool, site: SiteId },
    /// A view of `of`'s memory: `offset` elements from its first one, with this shape and these strides in elements
    /// (which must be those of the local's layout). It stays within what `of` may touch.
    View { array: LocalId, of: LocalId, offset: Expr, shape: Vec<Expr>, strides: Vec<Expr> },
    /// `array = of`.
    Alias { array: LocalId, of: LocalId },
    /// `array` = a constant of the module.
    Constant { array: LocalId, constant: u32 },
    /// A line for the log.
    Print(Vec<PrintItem>),
    /// What follows in this block, up to the next one, is of this line of the function's origin. It does nothing.
    Line(u32),
}

/// A place in the source, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Site {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

/// Where a function was written: for debuggers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The file's path.
    pub file: String,
    /// The function's line, from 1.
    pub line: u32,
}

/// What an engine may do to floats beyond IEEE 754: LLVM's flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct FastMath(pub u8);

impl FastMath {
    /// The names of the flags, by bit.
    pub const NAMES: [&'static str; 7] = ["nnan", "ninf", "nsz", "arcp", "contract", "afn", "reassoc"];

    /// `nnan`: no operand and no result is NaN.
    pub const NO_NANS: FastMath = FastMath(1);

    /// `nsz`: the sign of a zero makes no difference.
    pub const NO_SIGNED_ZEROS: FastMath = FastMath(1 << 2);

    /// `arcp`: a quotient may be the product with the reciprocal.
    pub const RECIPROCALS: FastMath = FastMath(1 << 3);

    /// `contract`: a product and a sum may be rounded once.
    pub const CONTRACT: FastMath = FastMath(1 << 4);

    /// `afn`: functions may be approximated.
    pub const APPROXIMATE: FastMath = FastMath(1 << 5);

    /// `reassoc`: sums and products may be taken in any order.
    pub const REASSOCIATE: FastMath = FastMath(1 << 6);

    /// Every flag.
    pub const ALL: FastMath = FastMath(0x7f);

    /// The flag of a name; `fast` is all of them.
    pub fn from_name(name: &str) -> Option<FastMath> {
        if name == "fast" {
            return Some(FastMath::ALL);
        }
        Self::NAMES.iter().position(|&n| n == name).map(|bit| FastMath(1 << bit))
    }

    /// Whether every flag of `other` is set.
    pub const fn contains(self, other: FastMath) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A function.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Function {
    /// The source's name.
    pub name: String,
    /// The locals that the arguments go to, in order. Arrays among them are not owned.
    pub params: Vec<LocalId>,
    /// The types of what it returns. An array among them keeps its memory alive, if it is the function's.
    pub results: Vec<Type>,
    /// Every local, the parameters included.
    pub locals: Vec<Local>,
    /// Places in the source that guards and statements refer to.
    pub sites: Vec<Site>,
    /// What may be done to its floats.
    pub fastmath: FastMath,
    /// Where it was written, in modules for debuggers; others have no lines either.
    pub origin: Option<Origin>,
    /// What it does. Its end is a return without results where it has none; otherwise every way returns.
    pub body: Block,
}

/// An array that is part of the module: row-major.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Array {
    /// What it holds.
    pub dtype: DType,
    /// Its shape.
    pub shape: Vec<u64>,
    /// Its elements, in the machine's byte order.
    pub bytes: Vec<u8>,
}

/// A kernel with everything that it calls.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Module {
    /// The entry first.
    pub functions: Vec<Function>,
    /// Constant arrays.
    pub constants: Vec<Array>,
}

impl Module {
    /// The function that the host calls.
    pub fn entry(&self) -> &Function {
        &self.functions[0]
    }

    /// A function.
    pub fn function(&self, id: FuncId) -> &Function {
        &self.functions[id.index()]
    }
}

impl Function {
    /// A local.
    pub fn local(&self, id: LocalId) -> &Local {
        &self.locals[id.index()]
    }

    /// Adds a local.
    pub fn add_local(&mut self, name: impl Into<String>, ty: Type, owned: bool) -> LocalId {
        self.locals.push(Local { name: name.into(), ty, owned });
        LocalId(self.locals.len() as u32 - 1)
    }

    /// Adds a place.
    pub fn add_site(&mut self, line: u32, column: u32) -> SiteId {
        let site = Site { line, column };
        let at = self.sites.iter().position(|&s| s == site).unwrap_or_else(|| {
            self.sites.push(site);
            self.sites.len() - 1
        });
        SiteId(at as u32)
    }

    /// Whether it may return an array, which the memory of its arguments can be: who owns them is to be known then.
    pub fn hands_on_arrays(&self) -> bool {
        self.results.iter().any(|ty| matches!(ty, Type::Array(_)))
    }

    /// The type of an array local.
    ///
    /// # Panics
    /// If the local is a scalar, which the verifier excludes.
    pub fn array_type(&self, id: LocalId) -> ArrayType {
        match self.local(id).ty {
            Type::Array(array) => array,
            Type::Scalar(_) => panic!("{} is no array", self.local(id).name),
        }
    }
}

impl Guard {
    /// The array whose axis it looks at.
    pub const fn array(self) -> Option<LocalId> {
        match self {
            Guard::NonZero => None,
            Guard::Index(array, _) | Guard::Wrap(array, _) | Guard::Bounds(array, _) => Some(array),
        }
    }
}

impl Local {
    /// The type, if it is a scalar.
    pub fn scalar(&self) -> Option<DType> {
        match self.ty {
            Type::Scalar(dtype) => Some(dtype),
            Type::Array(_) => None,
        }
    }
}

impl Const {
    /// An integer of any width.
    pub const fn int(value: i64) -> Const {
        Const(value as u64)
    }

    /// A `bool`.
    pub const fn bool(value: bool) -> Const {
        Const(value as u64)
    }

    /// A float of type `dtype`, rounded to it.
    pub fn float(dtype: DType, value: f64) -> Const {
        if dtype == DType::F32 { Const((value as f32).to_bits().into()) } else { Const(value.to_bits()) }
    }

    /// As a float of type `dtype`.
    pub fn as_float(self, dtype: DType) -> f64 {
        if dtype == DType::F32 { f32::from_bits(self.0 as u32).into() } else { f64::from_bits(self.0) }
    }
}

impl Expr {
    /// A constant.
    pub fn constant(dtype: DType, value: Const) -> Expr {
        Expr { dtype, kind: ExprKind::Const(value) }
    }

    /// 0 or `false`.
    pub fn zero(dtype: DType) -> Expr {
        Expr::constant(dtype, Const(0))
    }

    /// An `i64`.
    pub fn int(value: i64) -> Expr {
        Expr::constant(DType::I64, Const::int(value))
    }

    /// A `bool`.
    pub fn bool(value: bool) -> Expr {
        Expr::constant(DType::Bool, Const::bool(value))
    }

    /// A float.
    pub fn float(dtype: DType, value: f64) -> Expr {
        Expr::constant(dtype, Const::float(dtype, value))
    }

    /// A scalar local of type `dtype`.
    pub fn local(dtype: DType, local: LocalId) -> Expr {
        Expr { dtype, kind: ExprKind::Local(local) }
    }

    /// `op x`.
    pub fn unary(op: UnOp, x: Expr) -> Expr {
        Expr { dtype: x.dtype, kind: ExprKind::Unary(op, Box::new(x)) }
    }

    /// `a op b`, both of one type.
    pub fn binary(op: BinOp, a: Expr, b: Expr) -> Expr {
        Expr { dtype: op.result(a.dtype), kind: ExprKind::Binary(op, Box::new(a), Box::new(b)) }
    }

    /// `function(operands)`.
    pub fn math(function: MathFn, operands: Vec<Expr>) -> Expr {
        Expr { dtype: operands[0].dtype, kind: ExprKind::Math(function, operands) }
    }

    /// `a if test else b`, both evaluated.
    pub fn select(test: Expr, a: Expr, b: Expr) -> Expr {
        Expr { dtype: a.dtype, kind: ExprKind::Select(Box::new(test), Box::new(a), Box::new(b)) }
    }

    /// As `dtype`; itself where it already is.
    pub fn cast(self, dtype: DType) -> Expr {
        if self.dtype == dtype { self } else { Expr { dtype, kind: ExprKind::Cast(Box::new(self)) } }
    }

    /// An element of `array`, whose elements are of type `dtype`.
    pub fn load(dtype: DType, array: LocalId, index: Vec<Expr>) -> Expr {
        Expr { dtype: dtype.register(), kind: ExprKind::Load(array, index) }
    }

    /// The length of an axis.
    pub fn extent(array: LocalId, axis: u8) -> Expr {
        Expr { dtype: DType::I64, kind: ExprKind::Extent(array, axis) }
    }

    /// The stride of an axis, in elements.
    pub fn stride(array: LocalId, axis: u8) -> Expr {
        Expr { dtype: DType::I64, kind: ExprKind::Stride(array, axis) }
    }

    /// Where an array's first element lies.
    pub fn address(array: LocalId) -> Expr {
        Expr { dtype: DType::I64, kind: ExprKind::Address(array) }
    }

    /// `x`, guarded.
    pub fn guard(guard: Guard, x: Expr, site: SiteId) -> Expr {
        Expr { dtype: x.dtype, kind: ExprKind::Guard(guard, Box::new(x), site) }
    }

    /// The value, if it is a constant.
    pub fn as_const(&self) -> Option<Const> {
        match self.kind {
            ExprKind::Const(value) => Some(value),
            _ => None,
        }
    }
}
