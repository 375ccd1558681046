//! Types of values: what arguments are, how operands are promoted, what becomes of a variable where ways meet.
//!
//! The rules are Numba's: integers of expressions have 64 bits, `int / int` is a float, NumPy's promotion otherwise.

use std::fmt;
use std::rc::Rc;

use jitney_ir::dtype::Kind;
use jitney_ir::{ArrayType, DType, Layout};

/// The exact type of an argument of one specialisation. Tuples arrive flattened, `None` and text not at all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ArgType {
    /// `None`: known when the kernel is compiled.
    None,
    /// A number.
    Scalar(DType),
    /// An array.
    Array(ArrayType),
    /// A tuple.
    Tuple(Vec<ArgType>),
    /// A text, known when the kernel is compiled.
    Str(String),
}

/// How the entry's flat results make up the value that the kernel returns.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ResultType {
    /// `None`.
    None,
    /// The next result, a number.
    Scalar(DType),
    /// The next result, an array.
    Array(ArrayType),
    /// A tuple of the next results.
    Tuple(Vec<ResultType>),
}

impl fmt::Display for ArgType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArgType::None => f.write_str("none"),
            ArgType::Scalar(dtype) => f.write_str(dtype.name()),
            ArgType::Array(array) => array.fmt(f),
            ArgType::Tuple(types) => tuple(f, types),
            ArgType::Str(text) => write!(f, "{text:?}"),
        }
    }
}

impl fmt::Display for ResultType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ResultType::None => f.write_str("none"),
            ResultType::Scalar(dtype) => f.write_str(dtype.name()),
            ResultType::Array(array) => array.fmt(f),
            ResultType::Tuple(types) => tuple(f, types),
        }
    }
}

/// As Python writes tuples.
fn tuple<T: fmt::Display>(f: &mut fmt::Formatter<'_>, types: &[T]) -> fmt::Result {
    let names: Vec<_> = types.iter().map(ToString::to_string).collect();
    write!(f, "({}{})", names.join(", "), if types.len() == 1 { "," } else { "" })
}

/// The type of a value inside a kernel.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Ty<'a> {
    None,
    Scalar(DType),
    /// An array, and whether it may refer to memory that the function made.
    Array(ArrayType, bool),
    Tuple(Vec<Ty<'a>>),
    /// Known when the kernel is compiled.
    Fixed(Fixed<'a>),
    /// Of different types on the ways that lead here.
    Conflict(Rc<str>),
    /// Assigned by other iterations of a parallel loop.
    Carried,
}

/// A value that is known when the kernel is compiled and is no number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fixed<'a> {
    Str(Rc<str>),
    DType(DType),
    /// A module or function by its full name.
    Name(Rc<str>),
    /// Another kernel, or the function being compiled.
    Kernel(&'a super::Source),
    /// A function or lambda inside a kernel or beside it.
    Inner(super::program::Inner<'a>),
    Ellipsis,
}

impl PartialEq for super::Source {
    /// A kernel is itself.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl fmt::Display for Ty<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ty::None => f.write_str("None"),
            Ty::Scalar(dtype) => f.write_str(dtype.name()),
            Ty::Array(array, _) => array.fmt(f),
            Ty::Tuple(types) => tuple(f, types),
            Ty::Fixed(Fixed::Str(_)) => f.write_str("a text"),
            Ty::Fixed(Fixed::DType(_)) => f.write_str("a dtype"),
            // As people write it.
            Ty::Fixed(Fixed::Name(name)) => f.write_str(&name.replace("builtins.", "").replace("numpy.", "np.")),
            Ty::Fixed(Fixed::Kernel(_) | Fixed::Inner(_)) => f.write_str("a function"),
            Ty::Fixed(Fixed::Ellipsis) => f.write_str("..."),
            Ty::Conflict(types) => f.write_str(types),
            Ty::Carried => f.write_str("a value of another iteration"),
        }
    }
}

/// The float type that a number takes part in float arithmetic as.
pub(super) fn float_of(dtype: DType) -> DType {
    match dtype.kind() {
        Kind::Float => dtype.register(),
        _ if dtype.size() <= 2 => DType::F32,
        _ => DType::F64,
    }
}

/// The type of `a + b` and its like.
pub(super) fn arithmetic(a: DType, b: DType) -> DType {
    if a.is_float() || b.is_float() {
        return float_of(a).max(float_of(b));
    }
    let unsigned = |d: DType| d.kind() == Kind::Unsigned;
    let signed = |d: DType| d.kind() == Kind::Signed;
    if (unsigned(a) || unsigned(b)) && !signed(a) && !signed(b) { DType::U64 } else { DType::I64 }
}

/// The type of `a / b`, and of a mathematical function of both.
pub(super) fn division(a: DType, b: DType) -> DType {
    match arithmetic(a, b) {
        float if float.is_float() => float,
        _ => DType::F64,
    }
}

/// The type that holds both: of a variable where ways meet, of `min`'s result.
pub(super) fn unify(a: DType, b: DType) -> DType {
    let (a, b) = (a.register(), b.register());
    match (a.kind(), b.kind()) {
        _ if a == b => a,
        (Kind::Float, _) | (_, Kind::Float) => float_of(a).max(float_of(b)),
        (Kind::Bool, _) => b,
        (_, Kind::Bool) => a,
        (Kind::Signed, Kind::Signed) | (Kind::Unsigned, Kind::Unsigned) => {
            if a.size() >= b.size() {
                a
            } else {
                b
            }
        }
        _ => {
            let (signed, unsigned) = if a.kind() == Kind::Signed { (a, b) } else { (b, a) };
            match unsigned.size().max(signed.size() / 2) {
                _ if unsigned.size() < signed.size() => signed,
                1 => DType::I16,
                2 => DType::I32,
                4 => DType::I64,
                _ => DType::F64,
            }
        }
    }
}

/// The array type that holds both: they differ in layout and in writability at most.
pub(super) fn unify_arrays(a: ArrayType, b: ArrayType) -> Option<ArrayType> {
    (a.dtype == b.dtype && a.rank == b.rank).then(|| ArrayType {
        layout: if a.layout == b.layout { a.layout } else { Layout::Any },
        writable: a.writable && b.writable,
        ..a
    })
}

/// The type of a variable that is one on one way and the other on another.
pub(super) fn join<'a>(a: &Ty<'a>, b: &Ty<'a>) -> Ty<'a> {
    let conflict = || Ty::Conflict(format!("{a} on one way and {b} on another").into());
    match (a, b) {
        _ if a == b => a.clone(),
        (Ty::Carried, _) | (_, Ty::Carried) => Ty::Carried,
        (Ty::Conflict(_), _) => a.clone(),
        (_, Ty::Conflict(_)) => b.clone(),
        (Ty::Scalar(a), Ty::Scalar(b)) => Ty::Scalar(unify(*a, *b)),
        (Ty::Array(x, x_owned), Ty::Array(y, y_owned)) => {
            unify_arrays(*x, *y).map_or_else(conflict, |ty| Ty::Array(ty, *x_owned || *y_owned))
        }
        (Ty::Tuple(x), Ty::Tuple(y)) if x.len() == y.len() => {
            let types: Vec<_> = x.iter().zip(y).map(|(a, b)| join(a, b)).collect();
            if types.iter().any(|t| matches!(t, Ty::Conflict(_))) { conflict() } else { Ty::Tuple(types) }
        }
        _ => conflict(),
    }
}
