//! Reads the text form back: text -> `Module`, or what is wrong and in which line.
//!
//! Comes in: any text. Goes out: a module with the types that the text implies, not yet verified. A statement ends with
//! its line; `#` starts a comment. Names beside numbers (`x%0`, `f@1`) have to be those of the declarations.

use std::collections::BTreeMap;
use std::fmt;

use crate::dtype::DType;
use crate::math::MathFn;
use crate::module::{
    Arg, Array, ArrayType, Block, Const, Expr, ExprKind, FastMath, FuncId, Function, Guard, Layout, Local, LocalId,
    Module, Origin, PrintItem, Reduction, Site, SiteId, Stmt, Type,
};
use crate::ops::{BinOp, UnOp};
use crate::traps::TrapKind;
use crate::verify::{MAX_DEPTH, MAX_RANK};

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// Line, from 1.
    pub line: u32,
    /// One sentence.
    pub message: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for ParseError {}

type Parsed<T> = Result<T, ParseError>;

/// Reads a module.
pub fn parse(text: &str) -> Parsed<Module> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, locals: Vec::new(), callees: Vec::new() };
    let module = parser.module()?;
    for (line, id, name) in parser.callees {
        match module.functions.get(id.index()) {
            Some(function) if function.name == name => {}
            Some(function) => {
                return Err(ParseError {
                    line,
                    message: format!("function {} is {}, not {name}", id.0, function.name),
                });
            }
            None => return Err(ParseError { line, message: format!("there is no function {}", id.0) }),
        }
    }
    Ok(module)
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'t> {
    /// A name or a keyword.
    Word(&'t str),
    /// Starts with a digit.
    Number(&'t str),
    Text(String),
    Mark(char),
    /// The end of a line.
    Newline,
    End,
}

impl fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Word(text) | Token::Number(text) => f.write_str(text),
            Token::Text(text) => write!(f, "{text:?}"),
            Token::Mark(mark) => write!(f, "{mark}"),
            Token::Newline => f.write_str("the end of the line"),
            Token::End => f.write_str("the end of the text"),
        }
    }
}

fn tokens(text: &str) -> Parsed<Vec<(Token<'_>, u32)>> {
    let (mut out, mut line, mut rest) = (Vec::new(), 1, text);
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\n' => {
                out.push((Token::Newline, line));
                line += 1;
                1
            }
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => {
                let (text, length) = quoted(rest).map_err(|message| ParseError { line, message: message.into() })?;
                out.push((Token::Text(text), line));
                length
            }
            c if c.is_ascii_alphabetic() || c == '_' || c == '.' => {
                let length = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
                out.push((Token::Word(&rest[..length]), line));
                length
            }
            c if c.is_ascii_digit() => {
                let length = number_length(rest);
                out.push((Token::Number(&rest[..length]), line));
                length
            }
            c if "%@$:,=()[]{}->".contains(c) => {
                out.push((Token::Mark(c), line));
                1
            }
            c if c.is_whitespace() => c.len_utf8(),
            c => return Err(ParseError { line, message: format!("{c:?} means nothing here") }),
        };
        rest = &rest[length..];
    }
    out.push((Token::End, line));
    Ok(out)
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '.'
}

/// Letters, digits and points, and the sign of a decimal exponent.
fn number_length(text: &str) -> usize {
    let decimal = !text.starts_with("0x");
    let mut before = ' ';
    text.find(|c: char| {
        let exponent_sign = decimal && matches!(before, 'e' | 'E') && matches!(c, '+' | '-');
        before = c;
        !is_word(c) && !exponent_sign
    })
    .unwrap_or(text.len())
}

/// The text between quotes, and how many bytes it takes with them.
fn quoted(source: &str) -> Result<(String, usize), &'static str> {
    let (mut text, mut chars) = (String::new(), source.char_indices().skip(1));
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((text, at + 1)),
            '\n' => break,
            '\\' => match chars.next().map(|(_, c)| c) {
                Some(c @ ('"' | '\\')) => text.push(c),
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('u') => {
                    let code: String = chars.by_ref().map(|(_, c)| c).skip(1).take_while(|&c| c != '}').collect();
                    let c = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                    text.push(c.ok_or("\\u{…} has no character")?);
                }
                _ => return Err("an unknown escape in a text"),
            },
            c => text.push(c),
        }
    }
    Err("a text does not end in its line")
}

struct Parser<'t> {
    tokens: Vec<(Token<'t>, u32)>,
    at: usize,
    /// The locals of the function that is being read.
    locals: Vec<Local>,
    /// Calls, to be compared with the functions once all have been read.
    callees: Vec<(u32, FuncId, String)>,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> &Token<'t> {
        &self.tokens[self.at].0
    }

    fn second(&self) -> &Token<'t> {
        &self.tokens[(self.at + 1).min(self.tokens.len() - 1)].0
    }

    fn line(&self) -> u32 {
        self.tokens[self.at].1
    }

    fn next(&mut self) -> Token<'t> {
        let token = self.peek().clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    /// About what has just been read.
    fn fail<T>(&self, message: impl Into<String>) -> Parsed<T> {
        Err(ParseError { line: self.tokens[self.at.saturating_sub(1)].1, message: message.into() })
    }

    /// About what is next.
    fn expected<T>(&self, what: &str) -> Parsed<T> {
        Err(ParseError { line: self.line(), message: format!("{what} is expected, not {}", self.peek()) })
    }

    /// Takes the mark, if it is next.
    fn takes(&mut self, mark: char) -> bool {
        let found = *self.peek() == Token::Mark(mark);
        if found {
            self.next();
        }
        found
    }

    fn mark(&mut self, mark: char) -> Parsed<()> {
        if self.takes(mark) { Ok(()) } else { self.expected(&format!("{mark:?}")) }
    }

    /// Whether a keyword is next, rather than a local or function of that name.
    fn sees(&self, keyword: &str) -> bool {
        *self.peek() == Token::Word(keyword) && !matches!(self.second(), Token::Mark('%' | '@'))
    }

    fn takes_word(&mut self, keyword: &str) -> bool {
        let found = self.sees(keyword);
        if found {
            self.next();
        }
        found
    }

    fn word(&mut self, keyword: &str) -> Parsed<()> {
        if self.takes_word(keyword) { Ok(()) } else { self.expected(keyword) }
    }

    fn end_of_line(&mut self) -> Parsed<()> {
        if *self.peek() != Token::Newline {
            return self.expected("the end of the line");
        }
        self.newlines();
        Ok(())
    }

    fn newlines(&mut self) {
        while *self.peek() == Token::Newline {
            self.next();
        }
    }

    fn number<N: std::str::FromStr>(&mut self, what: &str) -> Parsed<N> {
        if let Token::Number(text) = *self.peek()
            && let Ok(n) = text.parse()
        {
            self.next();
            return Ok(n);
        }
        self.expected(what)
    }

    /// Items between brackets, with commas.
    fn list<T>(&mut self, open: char, close: char, item: impl FnMut(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        self.mark(open)?;
        if self.takes(close) {
            return Ok(vec![]);
        }
        let items = self.separated(item)?;
        self.mark(close)?;
        Ok(items)
    }

    fn separated<T>(&mut self, mut item: impl FnMut(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        let mut items = vec![item(self)?];
        while self.takes(',') {
            items.push(item(self)?);
        }
        Ok(items)
    }

    fn module(&mut self) -> Parsed<Module> {
        let mut module = Module::default();
        self.newlines();
        while self.takes_word("constant") {
            self.numbered(module.constants.len(), "constants")?;
            module.constants.push(self.constant()?);
        }
        while self.takes_word("fn") {
            let (name, id) = self.named('@')?;
            if id as usize != module.functions.len() {
                return self.fail("functions are numbered from 0");
            }
            module.functions.push(self.function(name)?);
        }
        if *self.peek() == Token::End { Ok(module) } else { self.expected("a constant or a function") }
    }

    fn numbered(&mut self, expected: usize, what: &str) -> Parsed<()> {
        let n: usize = self.number("a number")?;
        if n == expected { Ok(()) } else { self.fail(format!("{what} are numbered from 0")) }
    }

    fn constant(&mut self) -> Parsed<Array> {
        self.mark(':')?;
        let dtype = self.dtype()?;
        let shape = self.list('(', ')', |p| p.number("an extent"))?;
        self.mark('=')?;
        let bytes = match *self.peek() {
            Token::Word("empty") => Some(vec![]),
            Token::Word(text) | Token::Number(text) => hex(text),
            _ => None,
        };
        let Some(bytes) = bytes else { return self.expected("bytes in hexadecimal") };
        self.next();
        self.end_of_line()?;
        Ok(Array { dtype, shape, bytes })
    }

    fn dtype(&mut self) -> Parsed<DType> {
        if let Token::Word(name) = *self.peek()
            && let Some(dtype) = DType::from_name(name)
        {
            self.next();
            return Ok(dtype);
        }
        self.expected("a dtype")
    }

    fn ty(&mut self) -> Parsed<Type> {
        let layout = match *self.peek() {
            Token::Word("fortran") => Some(Layout::F),
            Token::Word("any") => Some(Layout::Any),
            _ => None,
        };
        if layout.is_some() {
            self.next();
        }
        let writable = !self.takes_word("const");
        let dtype = self.dtype()?;
        if *self.peek() != Token::Mark('[') {
            return if writable && layout.is_none() { Ok(Type::Scalar(dtype)) } else { self.expected("an array") };
        }
        let dense = self.list('[', ']', Self::axis)?;
        if dense.len() > MAX_RANK.into() {
            return self.fail(format!("an array has {} axes; at most {MAX_RANK} are possible", dense.len()));
        }
        let marked = match (dense.iter().filter(|&&d| d).count(), dense.as_slice()) {
            (0, []) | (1, [.., true]) => Layout::C,
            (1, [true, ..]) => Layout::F,
            (0, _) => Layout::Any,
            _ => return self.fail("::1 marks the first axis or the last one"),
        };
        let layout = layout.unwrap_or(marked);
        Ok(Type::Array(ArrayType { dtype, rank: dense.len() as u8, layout, writable }))
    }

    /// Whether the axis is marked as one whose elements lie side by side.
    fn axis(&mut self) -> Parsed<bool> {
        self.mark(':')?;
        if !self.takes(':') {
            return Ok(false);
        }
        if *self.peek() != Token::Number("1") {
            return self.expected("1");
        }
        self.next();
        Ok(true)
    }

    /// `name%id`, `name@id`.
    fn named(&mut self, mark: char) -> Parsed<(String, u32)> {
        let name = match self.peek() {
            Token::Word(name) => (*name).to_owned(),
            Token::Text(name) => name.clone(),
            _ => return self.expected("a name"),
        };
        self.next();
        self.mark(mark)?;
        Ok((name, self.number("a number")?))
    }

    fn declaration(&mut self) -> Parsed<(u32, Local)> {
        let (name, id) = self.named('%')?;
        self.mark(':')?;
        let owned = self.takes_word("own");
        Ok((id, Local { name, ty: self.ty()?, owned }))
    }

    fn function(&mut self, name: String) -> Parsed<Function> {
        let declared = self.list('(', ')', Self::declaration)?;
        let params = declared.iter().map(|&(id, _)| LocalId(id)).collect();
        let mut locals = BTreeMap::new();
        for (id, local) in declared {
            self.declare(&mut locals, id, local)?;
        }
        let mut results = vec![];
        if self.takes('-') {
            self.mark('>')?;
            results = self.separated(Self::ty)?;
        }
        self.mark('{')?;
        self.end_of_line()?;
        while self.takes_word("let") {
            let (id, local) = self.declaration()?;
            self.declare(&mut locals, id, local)?;
            self.end_of_line()?;
        }
        if !locals.keys().copied().eq(0..locals.len() as u32) {
            return self.fail("locals are numbered from 0 without gaps");
        }
        self.locals = locals.into_values().collect();

        let mut sites = vec![];
        if self.takes_word("sites") {
            while *self.peek() != Token::Newline {
                let line = self.number("a line")?;
                self.mark(':')?;
                sites.push(Site { line, column: self.number("a column")? });
            }
            self.end_of_line()?;
        }
        let fastmath = if self.takes_word("fastmath") { self.fastmath()? } else { FastMath::default() };
        let origin = match self.takes_word("origin") {
            true => {
                let origin = Origin { file: self.text()?, line: self.number("a line")? };
                self.end_of_line()?;
                Some(origin)
            }
            false => None,
        };
        let body = self.block(0)?;
        if *self.peek() != Token::End {
            self.end_of_line()?;
        }
        let locals = std::mem::take(&mut self.locals);
        Ok(Function { name, params, results, locals, sites, fastmath, origin, body })
    }

    fn declare(&self, locals: &mut BTreeMap<u32, Local>, id: u32, local: Local) -> Parsed<()> {
        match locals.insert(id, local) {
            None => Ok(()),
            Some(_) => self.fail(format!("local {id} is declared twice")),
        }
    }

    fn fastmath(&mut self) -> Parsed<FastMath> {
        let mut flags = 0;
        while *self.peek() != Token::Newline {
            let flag = match *self.peek() {
                Token::Word(name) => FastMath::from_name(name).map(|f| f.0),
                Token::Number(bits) => bits.parse().ok(),
                _ => None,
            };
            let Some(flag) = flag else { return self.expected("a fast-math flag") };
            flags |= flag;
            self.next();
        }
        self.end_of_line()?;
        Ok(FastMath(flags))
    }

    /// The statements up to the closing brace, which is taken too.
    fn block(&mut self, depth: usize) -> Parsed<Block> {
        if depth >= MAX_DEPTH {
            return self.fail(format!("blocks are nested deeper than {MAX_DEPTH}"));
        }
        let mut block = vec![];
        while !self.takes('}') {
            block.push(self.stmt(depth)?);
            self.end_of_line()?;
        }
        Ok(block)
    }

    /// A block from its opening brace on.
    fn braces(&mut self, depth: usize) -> Parsed<Block> {
        self.mark('{')?;
        self.end_of_line()?;
        self.block(depth + 1)
    }

    fn stmt(&mut self, depth: usize) -> Parsed<Stmt> {
        let keyword = match *self.peek() {
            Token::Word(word) if self.sees(word) => word,
            _ => return self.assignment(),
        };
        if keyword == "call" {
            return self.call(vec![]);
        }
        self.next();
        Ok(match keyword {
            "eval" => Stmt::Eval(self.expr(0)?),
            "if" => {
                let test = self.expr(0)?;
                let then = self.braces(depth)?;
                let otherwise = if self.takes_word("else") { self.braces(depth)? } else { vec![] };
                Stmt::If { test, then, otherwise }
            }
            "while" => {
                let setup = if *self.peek() == Token::Mark('{') { self.braces(depth)? } else { vec![] };
                Stmt::While { setup, test: self.expr(0)?, body: self.braces(depth)? }
            }
            "for" => {
                let var = self.local()?;
                let [start, stop, step] = self.range()?;
                Stmt::For { var, start, stop, step, body: self.braces(depth)? }
            }
            "parallel" if self.takes_word("for") => {
                let var = self.local()?;
                let [start, stop, step] = self.range()?;
                let reductions = self.reductions()?;
                Stmt::ParallelFor { var, start, stop, step, reductions, body: self.braces(depth)? }
            }
            "parallel" => {
                let body = self.callee()?;
                let captures = self.list('(', ')', Self::local)?;
                let [start, stop, step] = self.range()?;
                Stmt::ParallelCall { body, start, stop, step, captures, reductions: self.reductions()? }
            }
            "break" => Stmt::Break,
            "continue" => Stmt::Continue,
            "return" => Stmt::Return(self.list('(', ')', Self::arg)?),
            "raise" => {
                let kind = match *self.peek() {
                    Token::Word(name) => TrapKind::from_name(name),
                    _ => None,
                };
                let Some(kind) = kind else { return self.expected("an exception") };
                self.next();
                Stmt::Raise { kind, message: self.text()?, site: self.site()? }
            }
            "print" => Stmt::Print(self.list('(', ')', |p| match (p.peek(), p.second()) {
                (Token::Text(_), Token::Mark(',' | ')')) => Ok(PrintItem::Text(p.text()?)),
                _ => Ok(PrintItem::Value(p.expr(0)?)),
            })?),
            "line" => Stmt::Line(self.number("a line")?),
            _ => {
                self.at -= 1;
                return self.expected("a statement");
            }
        })
    }

    /// A statement that starts with the locals it assigns.
    fn assignment(&mut self) -> Parsed<Stmt> {
        let array = self.local()?;
        if *self.peek() == Token::Mark('[') {
            let index = self.list('[', ']', |p| p.expr(0))?;
            self.mark('=')?;
            return Ok(Stmt::Store { array, index, value: self.expr(0)? });
        }
        let mut results = vec![array];
        while self.takes(',') {
            results.push(self.local()?);
        }
        self.mark('=')?;
        if self.sees("call") || results.len() > 1 {
            return self.call(results);
        }
        let keyword = match *self.peek() {
            Token::Word(word @ ("zeros" | "empty" | "view" | "alias" | "constant")) if self.sees(word) => word,
            _ => return Ok(Stmt::Set(array, self.expr(0)?)),
        };
        self.next();
        Ok(match keyword {
            "alias" => Stmt::Alias { array, of: self.local()? },
            "constant" => Stmt::Constant { array, constant: self.number("a constant's number")? },
            "view" => {
                self.mark('(')?;
                let of = self.local()?;
                self.mark(',')?;
                let offset = self.expr(0)?;
                self.mark(',')?;
                let shape = self.list('[', ']', |p| p.expr(0))?;
                self.mark(',')?;
                let strides = self.list('[', ']', |p| p.expr(0))?;
                self.mark(')')?;
                Stmt::View { array, of, offset, shape, strides }
            }
            how => {
                let shape = self.list('(', ')', |p| p.expr(0))?;
                Stmt::Alloc { array, shape, zeroed: how == "zeros", site: self.site()? }
            }
        })
    }

    fn call(&mut self, results: Vec<LocalId>) -> Parsed<Stmt> {
        self.word("call")?;
        let callee = self.callee()?;
        let args = self.list('(', ')', Self::arg)?;
        Ok(Stmt::Call { callee, args, results, site: self.site()? })
    }

    fn callee(&mut self) -> Parsed<FuncId> {
        let line = self.line();
        let (name, id) = self.named('@')?;
        self.callees.push((line, FuncId(id), name));
        Ok(FuncId(id))
    }

    fn range(&mut self) -> Parsed<[Expr; 3]> {
        self.word("in")?;
        self.word("range")?;
        let numbers = self.list('(', ')', |p| p.expr(0))?;
        numbers.try_into().or_else(|_| self.fail("a range has a start, an end and a step"))
    }

    fn reductions(&mut self) -> Parsed<Vec<Reduction>> {
        if !self.takes_word("reduce") {
            return Ok(vec![]);
        }
        self.list('(', ')', |p| {
            let op = match *p.peek() {
                Token::Word(name) => BinOp::from_name(name),
                _ => None,
            };
            let Some(op) = op else { return p.expected("an operator") };
            p.next();
            Ok(Reduction { local: p.local()?, op })
        })
    }

    fn text(&mut self) -> Parsed<String> {
        match self.peek().clone() {
            Token::Text(text) => {
                self.next();
                Ok(text)
            }
            _ => self.expected("a text"),
        }
    }

    fn site(&mut self) -> Parsed<SiteId> {
        self.mark('$')?;
        Ok(SiteId(self.number("a site's number")?))
    }

    fn local(&mut self) -> Parsed<LocalId> {
        let (name, id) = self.named('%')?;
        match self.locals.get(id as usize) {
            Some(local) if local.name == name => Ok(LocalId(id)),
            Some(local) => self.fail(format!("local {id} is {}, not {name}", local.name)),
            None => self.fail(format!("there is no local {id}")),
        }
    }

    fn array(&mut self) -> Parsed<(LocalId, ArrayType)> {
        let id = self.local()?;
        match self.locals[id.index()].ty {
            Type::Array(array) => Ok((id, array)),
            Type::Scalar(_) => self.fail(format!("{} is no array", self.locals[id.index()].name)),
        }
    }

    fn arg(&mut self) -> Parsed<Arg> {
        if *self.second() == Token::Mark('%') {
            let start = self.at;
            let local = self.local()?;
            if self.locals[local.index()].scalar().is_none() && *self.peek() != Token::Mark('[') {
                return Ok(Arg::Array(local));
            }
            self.at = start;
        }
        Ok(Arg::Scalar(self.expr(0)?))
    }

    fn expr(&mut self, depth: usize) -> Parsed<Expr> {
        if depth >= MAX_DEPTH {
            return self.fail(format!("expressions are nested deeper than {MAX_DEPTH}"));
        }
        if *self.second() == Token::Mark('%') {
            return self.element_or_local(depth);
        }
        match *self.peek() {
            Token::Word(word) if *self.second() == Token::Mark('(') => self.operation(word, depth),
            Token::Word("true") | Token::Word("false") => Ok(Expr::bool(self.next() == Token::Word("true"))),
            Token::Number(_) | Token::Mark('-') | Token::Word("inf") => self.value(),
            _ => self.expected("an expression"),
        }
    }

    fn element_or_local(&mut self, depth: usize) -> Parsed<Expr> {
        let id = self.local()?;
        match self.locals[id.index()].ty {
            Type::Scalar(dtype) => Ok(Expr::local(dtype, id)),
            Type::Array(array) => {
                let index = self.list('[', ']', |p| p.expr(depth + 1))?;
                Ok(Expr::load(array.dtype, id, index))
            }
        }
    }

    /// A number with its type: `1`, `-2:i8`, `0.5`, `inf:f32`, `0x7fc00001:f32`.
    fn value(&mut self) -> Parsed<Expr> {
        let sign = if self.takes('-') { "-" } else { "" };
        let (Token::Number(digits) | Token::Word(digits)) = *self.peek() else { return self.expected("a number") };
        self.next();
        let bits = digits.strip_prefix("0x").map(|hex| u64::from_str_radix(hex, 16).ok().map(Const));
        let dtype = if self.takes(':') {
            self.dtype()?
        } else if bits.is_none() && digits.contains(['.', 'e', 'E', 'n']) {
            DType::F64
        } else {
            DType::I64
        };
        let text = format!("{sign}{digits}");
        let value = match (bits, dtype) {
            (Some(bits), _) if sign.is_empty() => bits,
            (Some(_), _) => None,
            (None, DType::F32) => text.parse().ok().map(|x: f32| Const(x.to_bits().into())),
            (None, DType::F64) => text.parse().ok().map(|x: f64| Const(x.to_bits())),
            (None, DType::U8 | DType::U16 | DType::U32 | DType::U64) => text.parse().ok().map(Const),
            (None, _) => text.parse().ok().map(Const::int),
        };
        match value {
            Some(value) => Ok(Expr::constant(dtype, value)),
            None => self.fail(format!("{text} is no {}", dtype.name())),
        }
    }

    fn operation(&mut self, name: &str, depth: usize) -> Parsed<Expr> {
        self.next();
        if let "extent" | "stride" = name {
            self.mark('(')?;
            let (array, _) = self.array()?;
            self.mark(',')?;
            let axis = self.number("an axis")?;
            self.mark(')')?;
            return Ok(if name == "extent" { Expr::extent(array, axis) } else { Expr::stride(array, axis) });
        }
        if name == "address" {
            self.mark('(')?;
            let (array, _) = self.array()?;
            self.mark(')')?;
            return Ok(Expr::address(array));
        }
        if let "nonzero" | "index" | "wrap" | "bounds" = name {
            return self.guard(name, depth);
        }
        let operands = self.list('(', ')', |p| p.expr(depth + 1))?;
        if let Some(function) = MathFn::from_name(name)
            && !operands.is_empty()
        {
            return Ok(Expr::math(function, operands));
        }
        let mut operands = operands.into_iter();
        match (operands.next(), operands.next(), operands.next(), operands.next()) {
            (Some(x), None, ..) => {
                if let Some(op) = UnOp::from_name(name) {
                    return Ok(Expr::unary(op, x));
                }
                if let Some(dtype) = DType::from_name(name) {
                    return Ok(Expr { dtype, kind: ExprKind::Cast(Box::new(x)) });
                }
            }
            (Some(a), Some(b), None, _) => {
                if let Some(op) = BinOp::from_name(name) {
                    return Ok(Expr::binary(op, a, b));
                }
            }
            (Some(test), Some(a), Some(b), None) if name == "select" => return Ok(Expr::select(test, a, b)),
            _ => {}
        }
        self.fail(format!("there is no operation {name} of so many operands"))
    }

    fn guard(&mut self, name: &str, depth: usize) -> Parsed<Expr> {
        self.mark('(')?;
        let x = self.expr(depth + 1)?;
        self.mark(',')?;
        let guard = if name == "nonzero" {
            Guard::NonZero
        } else {
            let (array, _) = self.array()?;
            self.mark(',')?;
            let axis = self.number("an axis")?;
            self.mark(',')?;
            match name {
                "index" => Guard::Index(array, axis),
                "wrap" => Guard::Wrap(array, axis),
                _ => Guard::Bounds(array, axis),
            }
        };
        let site = self.site()?;
        self.mark(')')?;
        Ok(Expr::guard(guard, x, site))
    }
}

/// Bytes from pairs of hexadecimal digits.
fn hex(text: &str) -> Option<Vec<u8>> {
    let digit = |c: u8| char::from(c).to_digit(16).map(|d| d as u8);
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes().chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}
