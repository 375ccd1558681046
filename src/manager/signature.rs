//! Signatures of the host's kernels: what arguments a registered function takes.
//!
//! Comes in: text such as `"a: f32, x: f32[:], out y: f32[:]"`. Goes out: `Signature`, which checks a call's arguments.
//!
//! ```text
//! signature  parameter ("," parameter)*            may be empty: a kernel without arguments
//! parameter  ["out" | "inout"] name ":" type
//! type       scalar | scalar "[" dims "]" | "tensor"
//! scalar     bool i8 … f64                         dims   ":" ("," ":")*  for a rank, "..." for any rank
//! ```
//! `tensor` is a tensor of any dtype and rank.

use std::fmt;

use crate::fail;
use crate::kernels::Value;
use crate::runtime::layout::{self, Overlap};
use crate::runtime::tensor::OutView;
use crate::runtime::{DType, Result, View};

/// What one parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// A number or truth value, passed by value.
    Scalar(DType),
    /// A tensor: dtype and rank where they are fixed.
    Tensor(Option<DType>, Option<usize>),
}

/// One parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, for errors.
    pub name: String,
    /// What it takes.
    pub ty: Type,
    /// Whether the kernel writes it.
    pub written: bool,
}

/// The parameters of a host kernel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// In order.
    pub parameters: Vec<Parameter>,
}

impl Signature {
    /// Reads a signature; what cannot be read is named in the error.
    pub fn parse(text: &str) -> Result<Signature> {
        let mut parameters: Vec<Parameter> = Vec::new();
        if text.trim().is_empty() {
            return Ok(Signature { parameters });
        }
        for part in split_outside_brackets(text) {
            let parameter = parse_parameter(part.trim())?;
            if parameters.iter().any(|p| p.name == parameter.name) {
                fail!(InvalidArgument, "the signature names '{}' twice", parameter.name);
            }
            parameters.push(parameter);
        }
        Ok(Signature { parameters })
    }

    /// Checks a call's arguments and returns the most elements that one of its tensors has. What is written must not
    /// overlap itself, nor partly overlap another argument; to be exactly another argument is fine.
    ///
    /// # Safety
    /// Tensor pointers are NULL or point to valid structs.
    pub unsafe fn check(&self, kernel: &str, values: &[Value]) -> Result<usize> {
        if values.len() != self.parameters.len() {
            fail!(InvalidArgument, "{kernel} takes {} arguments, {} were given", self.parameters.len(), values.len());
        }
        let mut views = smallvec::SmallVec::<[(&Parameter, View); 4]>::new();
        for (parameter, value) in self.parameters.iter().zip(values) {
            // SAFETY: the caller's contract.
            if let Some(view) = unsafe { parameter.check(kernel, value)? } {
                views.push((parameter, view));
            }
        }
        for (at, (parameter, written)) in views.iter().enumerate().filter(|(_, (p, _))| p.written) {
            // SAFETY: the view is looked at, not written through.
            unsafe { OutView::new(written.clone(), &parameter.name)? };
            for (other, view) in views.iter().enumerate().filter(|&(i, _)| i != at).map(|(_, it)| it) {
                if layout::overlap(written, view) == Overlap::Partial {
                    fail!(
                        Overlap,
                        "{} (shape {}) of {kernel} partly overlaps {} (shape {})",
                        parameter.name,
                        layout::show(written.shape()),
                        other.name,
                        layout::show(view.shape())
                    );
                }
            }
        }
        Ok(views.iter().map(|(_, view)| view.len()).max().unwrap_or(1))
    }
}

impl Parameter {
    /// The tensor's view, where it is one; used for its description only.
    ///
    /// # Safety
    /// As for `Signature::check`.
    unsafe fn check<'a>(&self, kernel: &str, value: &Value<'a>) -> Result<Option<View<'a>>> {
        let name = &self.name;
        match (self.ty, value) {
            (Type::Tensor(dtype, rank), Value::Tensor(t)) => {
                // SAFETY: the caller's contract.
                let Some(tensor) = (unsafe { t.as_ref() }) else {
                    fail!(NullPointer, "{name} of {kernel} is NULL");
                };
                // SAFETY: the caller's contract.
                let view = unsafe { tensor.view(name)? };
                if let Some(dtype) = dtype.filter(|&d| d != view.dtype()) {
                    fail!(DType, "{name} of {kernel} has dtype {}, not {}", view.dtype().name(), dtype.name());
                }
                if let Some(rank) = rank.filter(|&r| r != view.rank()) {
                    fail!(Shape, "{name} of {kernel} has rank {}, not {rank}", view.rank());
                }
                Ok(Some(view))
            }
            (Type::Scalar(DType::Bool), Value::Flag(_)) => Ok(None),
            (Type::Scalar(DType::F16 | DType::BF16 | DType::F32 | DType::F64), Value::Float(_) | Value::Int(_)) => {
                Ok(None)
            }
            (Type::Scalar(dtype), Value::Int(n)) if fits(dtype, *n) => Ok(None),
            (Type::Scalar(dtype), Value::Int(n)) => {
                fail!(InvalidArgument, "{name} of {kernel} is {n}, which {} does not hold", dtype.name())
            }
            (Type::Scalar(dtype), _) => fail!(InvalidArgument, "{name} of {kernel} takes a {}", dtype.name()),
            (Type::Tensor(..), _) => fail!(InvalidArgument, "{name} of {kernel} takes a tensor"),
        }
    }
}

impl fmt::Display for Type {
    /// As the signature's grammar has it.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Type::Scalar(dtype) => f.write_str(dtype.name()),
            Type::Tensor(None, _) => f.write_str("tensor"),
            Type::Tensor(Some(dtype), None) => write!(f, "{}[...]", dtype.name()),
            Type::Tensor(Some(dtype), Some(rank)) => write!(f, "{}[{}]", dtype.name(), vec![":"; *rank].join(", ")),
        }
    }
}

fn fits(dtype: DType, n: i64) -> bool {
    match dtype {
        DType::I8 => i8::try_from(n).is_ok(),
        DType::I16 => i16::try_from(n).is_ok(),
        DType::I32 => i32::try_from(n).is_ok(),
        DType::I64 => true,
        DType::U8 => u8::try_from(n).is_ok(),
        DType::U16 => u16::try_from(n).is_ok(),
        DType::U32 => u32::try_from(n).is_ok(),
        DType::U64 => n >= 0,
        DType::Bool | DType::F16 | DType::BF16 | DType::F32 | DType::F64 | DType::C64 | DType::C128 => false,
    }
}

fn split_outside_brackets(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

fn parse_parameter(text: &str) -> Result<Parameter> {
    let Some((left, ty)) = text.split_once(':') else {
        fail!(InvalidArgument, "'{text}' in the signature has no type; write 'name: type'");
    };
    let words: Vec<&str> = left.split_whitespace().collect();
    let (written, name) = match words[..] {
        [name] => (false, name),
        ["out" | "inout", name] => (true, name),
        _ => fail!(InvalidArgument, "'{left}' in the signature is not a name, 'out name' or 'inout name'"),
    };
    if !is_identifier(name) {
        fail!(InvalidArgument, "'{name}' in the signature is not a name");
    }
    let ty = parse_type(ty.trim())?;
    if written && matches!(ty, Type::Scalar(_)) {
        fail!(InvalidArgument, "'{name}' in the signature is an output, but a scalar cannot be written");
    }
    Ok(Parameter { name: name.to_owned(), ty, written })
}

fn parse_type(text: &str) -> Result<Type> {
    if text == "tensor" {
        return Ok(Type::Tensor(None, None));
    }
    let (scalar, dims) = match text.split_once('[') {
        None => (text, None),
        Some((scalar, rest)) => match rest.trim_end().strip_suffix(']') {
            Some(dims) => (scalar, Some(dims)),
            None => fail!(InvalidArgument, "'{text}' in the signature has no closing bracket"),
        },
    };
    let Some(dtype) = DType::from_name(scalar.trim()) else {
        fail!(InvalidArgument, "'{}' in the signature is not a dtype such as f32, i64, bool", scalar.trim());
    };
    let Some(dims) = dims else { return Ok(Type::Scalar(dtype)) };
    if dims.trim() == "..." {
        return Ok(Type::Tensor(Some(dtype), None));
    }
    if !dims.split(',').all(|d| d.trim() == ":") {
        fail!(InvalidArgument, "'{text}' in the signature: dimensions are ':' for each axis, or '...'");
    }
    Ok(Type::Tensor(Some(dtype), Some(dims.split(',').count())))
}

/// Whether the text is a name as C and Python have them.
pub fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_names_scalars_and_tensors() {
        let signature = Signature::parse("a: f32, x: f32[:], m: f64[:, :], any: i64[...], out y: tensor").unwrap();
        let types: Vec<_> = signature.parameters.iter().map(|p| p.ty).collect();
        assert_eq!(types[0], Type::Scalar(DType::F32));
        assert_eq!(types[1], Type::Tensor(Some(DType::F32), Some(1)));
        assert_eq!(types[2], Type::Tensor(Some(DType::F64), Some(2)));
        assert_eq!(types[3], Type::Tensor(Some(DType::I64), None));
        assert_eq!(types[4], Type::Tensor(None, None));
        assert!(signature.parameters[4].written && !signature.parameters[1].written);
        assert_eq!(Signature::parse("  ").unwrap().parameters.len(), 0);
    }

    #[test]
    fn types_are_written_as_they_are_read() {
        let text = "a: f32, on: bool, x: f32[:], m: f64[:, :], any: i64[...], y: tensor";
        let signature = Signature::parse(text).unwrap();
        let written: Vec<_> = signature.parameters.iter().map(|p| format!("{}: {}", p.name, p.ty)).collect();
        assert_eq!(written.join(", "), text);
    }

    #[test]
    fn what_cannot_be_read_is_quoted_in_the_error() {
        for (text, quoted) in [
            ("x", "'x'"),
            ("x: f33", "'f33'"),
            ("x: f32[", "'f32['"),
            ("x: f32[3]", "'f32[3]'"),
            ("in x: f32", "'in x'"),
            ("x: f32, x: f64", "'x'"),
            ("out a: f32", "'a'"),
            ("1x: f32", "'1x'"),
            ("x: f32,", "''"),
        ] {
            let error = Signature::parse(text).unwrap_err();
            assert!(error.message.contains(quoted), "{text}: {error}");
        }
    }
}
