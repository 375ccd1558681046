//! Signatures and annotations in Numba's notation.
//!
//! `f8(f8[:], i8)`, `float64(float64[:, ::1], int64)`, `void(...)`, `(f4[:], f4)`. A number after a single letter counts
//! bytes, as in Numba (`i8` is a 64-bit integer), save for those that can only be bits (`i16`, `f32`).

use jitney_ir::{ArrayType, DType, Layout};
use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::diagnostic::Diagnostic;
use super::source::Source;
use super::types::ArgType;

/// The types of a specialisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Of the parameters.
    pub params: Vec<ArgType>,
    /// Of the result, where one is given; `ArgType::None` for `void`.
    pub result: Option<ArgType>,
}

/// Parses a signature.
pub fn parse_signature(text: &str) -> Result<Signature, Diagnostic> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    parser.signature().map_err(|message| parser.diagnostic(message))
}

/// The type that an annotation gives, if it gives one.
pub(super) fn annotated(source: &Source, annotation: &ast::Expr) -> Option<ArgType> {
    let text = match annotation {
        ast::Expr::StringLiteral(text) => text.value.to_str().to_owned(),
        other => source.snippet(other.range()).to_owned(),
    };
    let mut parser = Parser { text: &text, at: 0, depth: 0 };
    let ty = parser.ty().ok()?;
    parser.peek().is_none().then_some(ty)
}

/// The dtype of a name that Numba or NumPy gives it.
pub(super) fn dtype_of_name(name: &str) -> Option<DType> {
    Some(match name {
        "b1" | "bool" | "bool_" | "boolean" | "bool8" => DType::Bool,
        "i1" | "int8" | "char" => DType::I8,
        "i2" | "int16" | "i16" | "short" => DType::I16,
        "i4" | "int32" | "i32" | "intc" => DType::I32,
        "i8" | "int64" | "i64" | "int" | "int_" | "intp" | "long_" | "longlong" => DType::I64,
        "u1" | "uint8" | "byte" | "uchar" => DType::U8,
        "u2" | "uint16" | "u16" | "ushort" => DType::U16,
        "u4" | "uint32" | "u32" | "uintc" => DType::U32,
        "u8" | "uint64" | "u64" | "uint" | "uintp" | "ulong" | "ulonglong" => DType::U64,
        "f2" | "float16" | "f16" | "half" => DType::F16,
        "bf16" | "bfloat16" => DType::BF16,
        "f4" | "float32" | "f32" | "float_" | "single" => DType::F32,
        "f8" | "float64" | "f64" | "float" | "double" => DType::F64,
        _ => return None,
    })
}

type Parsed<T> = Result<T, String>;

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn diagnostic(&self, message: String) -> Diagnostic {
        let start = self.text[..self.at].rfind('\n').map_or(0, |i| i + 1);
        let line = self.text[..self.at].matches('\n').count() as u32 + 1;
        let column = self.text[start..self.at].chars().count() as u32 + 1;
        Diagnostic::new(message, "", line, column, self.text[start..].lines().next().unwrap_or_default())
    }

    fn peek(&mut self) -> Option<char> {
        self.at += self.text[self.at..].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        self.text[self.at..].chars().next()
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn expect(&mut self, c: char) -> Parsed<()> {
        if self.eat(c) { Ok(()) } else { Err(format!("a signature needs '{c}' here, as in f8(f8[:], i8)")) }
    }

    fn word(&mut self) -> &str {
        self.peek();
        let start = self.at;
        let inside = |c: &char| c.is_alphanumeric() || *c == '_' || *c == '.';
        self.at += self.text[start..].chars().take_while(inside).map(char::len_utf8).sum::<usize>();
        let word = &self.text[start..self.at];
        word.rsplit('.').next().unwrap_or(word)
    }

    fn signature(&mut self) -> Parsed<Signature> {
        let result = if self.peek() == Some('(') { None } else { Some(self.ty()?) };
        let params = if self.peek() == Some('(') {
            self.list('(', ')')?
        } else {
            return Err("a signature names the parameters' types in parentheses, as in f8(f8[:], i8)".into());
        };
        match self.peek() {
            None => Ok(Signature { params, result }),
            Some(c) => Err(format!("'{c}' after the end of the signature")),
        }
    }

    fn list(&mut self, open: char, close: char) -> Parsed<Vec<ArgType>> {
        self.expect(open)?;
        let mut types = Vec::new();
        while !self.eat(close) {
            types.push(self.ty()?);
            if !self.eat(',') {
                self.expect(close)?;
                break;
            }
        }
        Ok(types)
    }

    fn ty(&mut self) -> Parsed<ArgType> {
        self.depth += 1;
        if self.depth > 32 {
            return Err("types are nested deeper than 32".into());
        }
        let ty = self.base();
        self.depth -= 1;
        match (ty?, self.peek()) {
            (ArgType::Scalar(dtype), Some('[')) => self.axes(dtype).map(ArgType::Array),
            (ty, _) => Ok(ty),
        }
    }

    fn base(&mut self) -> Parsed<ArgType> {
        let start = self.at;
        match self.word() {
            "void" | "none" | "None" => Ok(ArgType::None),
            "Tuple" => {
                self.expect('(')?;
                let types = self.list('(', ')')?;
                self.eat(',');
                self.expect(')')?;
                Ok(ArgType::Tuple(types))
            }
            "UniTuple" => {
                self.expect('(')?;
                let ty = self.ty()?;
                self.expect(',')?;
                let count = self.number()?;
                self.expect(')')?;
                Ok(ArgType::Tuple(vec![ty; count.min(64)]))
            }
            "Array" => self.array(),
            "const" => match self.ty()? {
                ArgType::Array(array) => Ok(ArgType::Array(ArrayType { writable: false, ..array })),
                _ => Err("const stands before an array, as in const f8[:]".into()),
            },
            name => match dtype_of_name(name) {
                Some(dtype) => Ok(ArgType::Scalar(dtype)),
                None => {
                    let name = name.to_owned();
                    self.at = start;
                    self.peek();
                    Err(if name.is_empty() {
                        "a type is missing here; write one like f8, i4 or f4[:, ::1]".into()
                    } else {
                        format!("there is no type {name}; write one like f8, i4 or f4[:, ::1]")
                    })
                }
            },
        }
    }

    fn number(&mut self) -> Parsed<usize> {
        self.word().parse().map_err(|_| "a small number is wanted here".into())
    }

    /// `Array(f8, 2, "C")`, with `readonly=True` or `mutable=False` possibly after it.
    fn array(&mut self) -> Parsed<ArgType> {
        self.expect('(')?;
        let ArgType::Scalar(dtype) = self.ty()? else { return Err("an array's elements are numbers".into()) };
        self.expect(',')?;
        let rank = self.rank()?;
        self.expect(',')?;
        let quote = self.peek().filter(|c| matches!(c, '"' | '\'')).ok_or("a layout is 'C', 'F' or 'A'")?;
        self.eat(quote);
        let layout = match self.word() {
            "C" => Layout::C,
            "F" => Layout::F,
            "A" => Layout::Any,
            _ => return Err("a layout is 'C', 'F' or 'A'".into()),
        };
        self.expect(quote)?;
        let mut writable = true;
        while self.eat(',') {
            let key = self.word().to_owned();
            self.expect('=')?;
            let value = self.word() == "True";
            writable &= if key == "readonly" { !value } else { value };
        }
        self.expect(')')?;
        Ok(ArgType::Array(ArrayType { dtype, rank, layout, writable }))
    }

    fn rank(&mut self) -> Parsed<u8> {
        match self.number()? {
            rank @ 0..=16 => Ok(rank as u8),
            rank => Err(format!("an array has at most 16 axes, not {rank}")),
        }
    }

    /// `[:, ::1]`.
    fn axes(&mut self, dtype: DType) -> Parsed<ArrayType> {
        self.expect('[')?;
        let mut dense = Vec::new();
        loop {
            self.expect(':')?;
            let is_dense = self.eat(':');
            if is_dense {
                self.expect('1')?;
            }
            dense.push(is_dense);
            if !self.eat(',') {
                break;
            }
        }
        self.expect(']')?;
        let rank = dense.len();
        if rank > 16 {
            return Err(format!("an array has at most 16 axes, not {rank}"));
        }
        let layout = match dense.iter().filter(|&&d| d).count() {
            0 => Layout::Any,
            1 if dense[rank - 1] => Layout::C,
            1 if dense[0] => Layout::F,
            _ => return Err("::1 stands at the last axis (row-major) or at the first one (column-major)".into()),
        };
        Ok(ArrayType { dtype, rank: rank as u8, layout, writable: true })
    }
}
