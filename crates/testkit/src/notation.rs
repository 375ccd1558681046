//! How files write arguments and results down: `7`, `f32 0.5`, `f64[20, 30] seed 3`, `(1, i64[2] = 4 5)`.
//!
//! ```text
//! value  = None | True | False | 'text' | (value, ...) | [const] array | [dtype] number
//! array  = dtype[extents] [fill] [layout]
//! fill   = seed N [in LOW..HIGH] | ramp | = element ... | text 'letters'          (zeros where there is none)
//! layout = F | strided | reversed                                                 (row-major where there is none)
//! ```
//!
//! A number without a dtype is `i64`, or `f64` where it has a point or an exponent. `seed N` draws from SplitMix64, the
//! k-th element (row-major, from 0) from the k-th output: floats in LOW..HIGH, which is -1..1 unless given, from the upper
//! 53 bits; integers from LOW to HIGH, both included, 0..9 unless given. `ramp` counts from 0. A `strided` array leaves an
//! element out after each one of its last axis; a `reversed` one runs backwards through its memory on every axis.
//!
//! Results have the same form. An array of more than 64 elements is written as a hash of its elements, and 16 of them.

use std::fmt::{self, Write};

use jitney_ir::{Const, DType, Layout, eval};

use crate::random::Random;

/// Arrays of results with more elements than this are written as a hash.
const WHOLE: usize = 64;

/// How many elements stand beside a hash.
const SAMPLES: usize = 16;

/// A value outside of kernels.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `None`.
    None,
    /// A text.
    Text(String),
    /// A number of a register type.
    Scalar(DType, Const),
    /// An array.
    Array(Array),
    /// A tuple.
    Tuple(Vec<Value>),
}

/// An array in memory of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    /// What it holds.
    pub dtype: DType,
    /// Extents.
    pub shape: Vec<usize>,
    /// How the type of the argument says that it lies.
    pub layout: Layout,
    /// Strides in elements.
    pub strides: Vec<isize>,
    /// The first element, counted in elements from the start of the memory.
    pub offset: usize,
    /// Whether a kernel may write into it.
    pub writable: bool,
    /// The memory.
    pub bytes: Vec<u8>,
}

impl Array {
    /// A row-major array of these elements, given by their bits in memory.
    pub fn row_major(dtype: DType, shape: Vec<usize>, elements: &[u64]) -> Array {
        let mut array = Array::zeros(dtype, shape, Layout::C, 1, false);
        elements.iter().enumerate().for_each(|(k, &bits)| array.set(k, bits));
        array
    }

    fn zeros(dtype: DType, shape: Vec<usize>, layout: Layout, step: usize, reversed: bool) -> Array {
        let mut strides = vec![0isize; shape.len()];
        let mut size = step;
        let mut along = |axis: usize| {
            strides[axis] = size as isize;
            size *= shape[axis];
        };
        match layout {
            Layout::F => (0..shape.len()).for_each(&mut along),
            Layout::C | Layout::Any => (0..shape.len()).rev().for_each(&mut along),
        }
        let mut offset = 0;
        if reversed && !shape.contains(&0) {
            offset = shape.iter().zip(&strides).map(|(n, s)| (n - 1) * *s as usize).sum();
            strides.iter_mut().for_each(|s| *s = -*s);
        }
        let bytes = vec![0; size * dtype.size()];
        Array { dtype, shape, layout, strides, offset, writable: true, bytes }
    }

    /// How many elements there are.
    pub fn len(&self) -> usize {
        self.shape.iter().product()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the k-th element in row-major order is, in bytes.
    fn at(&self, k: usize) -> usize {
        let (mut rest, mut at) = (k, self.offset as isize);
        for (&n, &stride) in self.shape.iter().zip(&self.strides).rev() {
            at += (rest % n) as isize * stride;
            rest /= n;
        }
        at as usize * self.dtype.size()
    }

    fn set(&mut self, k: usize, bits: u64) {
        let (at, size) = (self.at(k), self.dtype.size());
        self.bytes[at..at + size].copy_from_slice(&bits.to_le_bytes()[..size]);
    }

    /// The bits of the k-th element in row-major order.
    pub fn get(&self, k: usize) -> u64 {
        let (at, size) = (self.at(k), self.dtype.size());
        let mut word = [0; 8];
        word[..size].copy_from_slice(&self.bytes[at..at + size]);
        u64::from_le_bytes(word)
    }

    /// Address, extents and strides, as engines take them. The memory must not move while they are in use.
    pub fn slots(&mut self) -> Vec<u64> {
        let first = self.bytes.as_mut_ptr().wrapping_add(self.offset * self.dtype.size()) as u64;
        let shape = self.shape.iter().map(|&n| n as u64);
        std::iter::once(first).chain(shape).chain(self.strides.iter().map(|&s| s as u64)).collect()
    }

    /// The elements, in row-major order; every NaN has the same bits.
    pub fn elements(&self) -> Vec<u64> {
        (0..self.len()).map(|k| canonical(self.dtype, self.get(k))).collect()
    }
}

/// The bits of an element, with one pattern for all NaNs.
fn canonical(dtype: DType, bits: u64) -> u64 {
    let nan = match dtype {
        DType::F16 => 0x7e00,
        DType::BF16 => 0x7fc0,
        DType::F32 => 0x7fc0_0000,
        _ => 0x7ff8_0000_0000_0000,
    };
    if eval::is_nan(dtype.register(), eval::from_memory(dtype, bits)) { nan } else { bits }
}

/// A number as it is written: Python reads it back to the bit.
pub fn number(dtype: DType, value: Const) -> String {
    match dtype.register() {
        DType::Bool => if value.0 != 0 { "True" } else { "False" }.into(),
        DType::F32 => float(&format!("{:?}", value.as_float(DType::F32) as f32)),
        DType::F64 => float(&format!("{:?}", value.as_float(DType::F64))),
        unsigned if !unsigned.is_signed() => value.0.to_string(),
        _ => (value.0 as i64).to_string(),
    }
}

fn float(text: &str) -> String {
    if text == "NaN" { "nan".into() } else { text.into() }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::None => f.write_str("None"),
            Value::Text(text) => write!(f, "'{text}'"),
            Value::Scalar(dtype @ (DType::Bool | DType::I64 | DType::F64), x) => f.write_str(&number(*dtype, *x)),
            Value::Scalar(dtype, x) => write!(f, "{} {}", dtype.name(), number(*dtype, *x)),
            Value::Array(array) => array.fmt(f),
            Value::Tuple(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                write!(f, "({}{})", values.join(", "), if values.len() == 1 { "," } else { "" })
            }
        }
    }
}

impl fmt::Display for Array {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shape: Vec<String> = self.shape.iter().map(ToString::to_string).collect();
        write!(f, "{}[{}]", self.dtype.name(), shape.join(", "))?;
        let count = self.len();
        let shown = if count <= WHOLE {
            f.write_str(" =")?;
            (0..count).collect()
        } else {
            // FNV-1a, on whole words.
            let hash = self
                .elements()
                .into_iter()
                .fold(0xcbf2_9ce4_8422_2325u64, |hash, word| (hash ^ word).wrapping_mul(0x0100_0000_01b3));
            write!(f, " hash {hash:016x} of")?;
            (0..SAMPLES).map(|k| k * (count - 1) / (SAMPLES - 1)).collect::<Vec<_>>()
        };
        for k in shown {
            f.write_char(' ')?;
            f.write_str(&number(self.dtype, eval::from_memory(self.dtype, self.get(k))))?;
        }
        Ok(())
    }
}

/// The values of a list, as in `(7, f64[3] seed 1)` without its parentheses.
pub fn parse_values(text: &str) -> Result<Vec<Value>, String> {
    let mut reader = Reader { text, at: 0 };
    let values = reader.values()?;
    match reader.peek() {
        None => Ok(values),
        Some(_) => Err(format!("nothing is known of {:?}", reader.rest())),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&mut self) -> Option<char> {
        self.at += self.rest().len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    fn eat(&mut self, token: &str) -> bool {
        self.peek();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.eat(token) { Ok(()) } else { Err(format!("{token:?} is wanted before {:?}", self.rest())) }
    }

    /// Letters, digits and what numbers are made of.
    fn word(&mut self) -> &'t str {
        self.peek();
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "._+-".contains(c))).unwrap_or(rest.len());
        // LOW..HIGH is two words.
        let end = rest[..end].find("..").unwrap_or(end);
        self.at += end;
        &rest[..end]
    }

    /// The word, if it is the next one.
    fn eat_word(&mut self, word: &str) -> bool {
        let before = self.at;
        let found = self.word() == word;
        if !found {
            self.at = before;
        }
        found
    }

    fn quoted(&mut self) -> Result<String, String> {
        self.expect("'")?;
        let end = self.rest().find('\'').ok_or("a text ends with '")?;
        let text = self.rest()[..end].to_owned();
        self.at += end + 1;
        Ok(text)
    }

    fn values(&mut self) -> Result<Vec<Value>, String> {
        let mut values = Vec::new();
        while !matches!(self.peek(), None | Some(')')) {
            values.push(self.value()?);
            if !self.eat(",") {
                break;
            }
        }
        Ok(values)
    }

    fn value(&mut self) -> Result<Value, String> {
        if self.eat("(") {
            let values = self.values()?;
            self.expect(")")?;
            return Ok(Value::Tuple(values));
        }
        if self.peek() == Some('\'') {
            return self.quoted().map(Value::Text);
        }
        let constant = self.eat_word("const");
        let word = self.word();
        match (word, DType::from_name(word)) {
            ("None", _) => Ok(Value::None),
            ("True" | "False", _) => Ok(Value::Scalar(DType::Bool, Const::bool(word == "True"))),
            (_, Some(dtype)) if self.eat("[") => {
                let array = self.array(dtype)?;
                Ok(Value::Array(Array { writable: !constant, ..array }))
            }
            (_, Some(dtype)) => {
                let dtype = dtype.register();
                let word = self.word();
                Ok(Value::Scalar(dtype, number_from(dtype, word)?))
            }
            _ => {
                let is_float = word.contains(['.', 'e']) || matches!(word, "inf" | "-inf" | "nan");
                let dtype = if is_float { DType::F64 } else { DType::I64 };
                Ok(Value::Scalar(dtype, number_from(dtype, word)?))
            }
        }
    }

    /// What follows `dtype[`.
    fn array(&mut self, dtype: DType) -> Result<Array, String> {
        let mut shape = Vec::new();
        while !self.eat("]") {
            let word = self.word();
            shape.push(word.parse().map_err(|_| format!("{word:?} is no extent"))?);
            self.eat(",");
        }
        let count = shape.iter().product();
        let elements = self.fill(dtype, count)?;
        let (layout, step, reversed) = if self.eat_word("F") {
            (Layout::F, 1, false)
        } else if self.eat_word("strided") {
            (Layout::Any, 2, false)
        } else if self.eat_word("reversed") {
            (Layout::Any, 1, true)
        } else {
            (Layout::C, 1, false)
        };
        let layout = if shape.len() == 1 && layout == Layout::F { Layout::C } else { layout };
        let mut array = Array::zeros(dtype, shape, layout, step, reversed);
        elements.into_iter().enumerate().for_each(|(k, bits)| array.set(k, bits));
        Ok(array)
    }

    fn fill(&mut self, dtype: DType, count: usize) -> Result<Vec<u64>, String> {
        let memory = |value: Const| eval::to_memory(dtype, value);
        if self.eat("=") {
            let mut elements = Vec::new();
            while !matches!(self.peek(), None | Some(',' | ')')) && elements.len() < count {
                let word = self.word();
                elements.push(memory(number_from(dtype.register(), word)?));
            }
            return if elements.len() == count { Ok(elements) } else { Err(format!("{count} elements are wanted")) };
        }
        if self.eat_word("text") {
            let text = self.quoted()?;
            let elements: Vec<u64> = text.bytes().map(u64::from).collect();
            return if elements.len() == count { Ok(elements) } else { Err(format!("{text:?} has another length")) };
        }
        if self.eat_word("ramp") {
            return Ok((0..count).map(|k| memory(drawn(dtype, k as f64, k as i64))).collect());
        }
        if !self.eat_word("seed") {
            return Ok(vec![0; count]);
        }
        let seed = self.word().parse().map_err(|_| "a seed is a number")?;
        let mut random = Random::new(seed);
        let (mut low, mut high) = if dtype.is_float() { (-1.0, 1.0) } else { (0.0, 9.0) };
        if self.eat_word("in") {
            let bound = |word: &str| word.parse::<f64>().map_err(|_| format!("{word:?} is no bound"));
            low = bound(self.word())?;
            self.expect("..")?;
            high = bound(self.word())?;
        }
        let one = |bits: u64| {
            let unit = (bits >> 11) as f64 * (0.5f64).powi(53);
            let (least, most) = (low as i64, high as i64);
            let whole = least.wrapping_add((bits % (most.wrapping_sub(least) as u64 + 1)) as i64);
            drawn(dtype, low + unit * (high - low), whole)
        };
        Ok((0..count).map(|_| memory(one(random.bits()))).collect())
    }
}

fn drawn(dtype: DType, float: f64, whole: i64) -> Const {
    match dtype.register() {
        DType::Bool => Const::bool(whole & 1 == 1),
        float_type if float_type.is_float() => Const::float(float_type, float),
        other => eval::cast(DType::I64, other, Const::int(whole)),
    }
}

fn number_from(dtype: DType, word: &str) -> Result<Const, String> {
    let wrong = || format!("{word:?} is no {}", dtype.name());
    match dtype {
        DType::Bool => Ok(Const::bool(matches!(word, "True" | "1"))),
        DType::F32 => word.parse::<f32>().map(|x| Const(x.to_bits().into())).map_err(|_| wrong()),
        DType::F64 => word.parse::<f64>().map(|x| Const(x.to_bits())).map_err(|_| wrong()),
        _ => {
            let whole: i128 = word.parse().map_err(|_| wrong())?;
            Ok(eval::cast(DType::I64, dtype, Const(whole as u64)))
        }
    }
}
