//! Modules about indices: loops of every kind, locals that are stepped, conditions on them, and elements at sums of them, with
//! arguments at the ends of the numbers. What passes say of ranges is right or it shows here.
//!
//! Comes in: a seed. Goes out: a `Case` that ends. Loops count their iterations and leave after a few, since their ends may be
//! anywhere.

use std::fmt::Write;

use jitney_ir::{Const, DType, parse, verify};

use crate::generator::Case;
use crate::observe::Argument;
use crate::random::Random;

/// The case of a seed.
pub fn index_case(seed: u64) -> Case {
    let mut random = Random::new(seed);
    // Few, so that what is said of one is about the other.
    let numbers = (0..2 + random.below(2)).map(|_| random.pick(&NUMBERS)).collect();
    let budget = 4 + random.below(12);
    let mut writer = Writer { random, numbers, text: String::new(), sites: 0, loops: 0, open: 0, depth: 0, budget };
    while writer.budget > 0 {
        writer.statement();
    }
    let mut text =
        "fn f@0(x%0: i64[::1], y%1: u8[::1], n%2: i64, m%3: i64) -> i64 {\n    let a%4: i64\n    let b%5: i64\n    \
                    let c%6: i64\n    let i%7: i64\n    let j%8: i64\n    let k%9: i64\n    let s%10: i64\n    \
                    let t%11: bool\n    let u%12: bool\n"
            .to_owned();
    for (number, count) in (13..13 + writer.loops).enumerate() {
        writeln!(text, "    let w{number}%{count}: i64").expect("a string takes it");
    }
    text += "    sites";
    (1..=writer.sites.max(1)).for_each(|line| write!(text, " {line}:1").expect("a string takes it"));
    writeln!(text, "\n{}    return (s%10)\n}}", writer.text).expect("a string takes it");
    let module = parse(&text).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{text}"));
    let module = verify(module).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{text}"));
    let random = &mut writer.random;
    let array = |dtype: DType, length: usize, bytes: Vec<u8>| Argument::Array {
        dtype,
        shape: vec![length as i64],
        strides: vec![1],
        offset: 0,
        bytes,
    };
    let mut length = || if random.chance(15) { random.below(4) } else { 10 + random.below(30) };
    let (x, y) = (length(), length());
    let words = (0..x).flat_map(|_| (random.below(9) as i64).to_ne_bytes()).collect();
    let small = (0..y).map(|_| random.below(9) as u8).collect();
    let mut scalar = || {
        let ends = [i64::MIN, i64::MIN + 1, i64::MIN + 3, i64::MAX, i64::MAX - 1, i64::MAX - 4, 1 << 40, -(1 << 33)];
        let value = if random.chance(40) { random.pick(&ends) } else { random.below(12) as i64 - 1 };
        Argument::Scalar(Const::int(value))
    };
    let (n, m) = (scalar(), scalar());
    Case { module, args: vec![array(DType::I64, x, words), array(DType::U8, y, small), n, m] }
}

const NUMBERS: [&str; 6] = ["a%4", "b%5", "c%6", "i%7", "j%8", "k%9"];
const FIXED: [&str; 4] = ["n%2", "m%3", "extent(x%0, 0)", "extent(y%1, 0)"];

/// An element as an `i64`.
fn element(is_x: bool, index: &str) -> String {
    if is_x { format!("x%0[{index}]") } else { format!("i64(y%1[{index}])") }
}

struct Writer {
    random: Random,
    numbers: Vec<&'static str>,
    text: String,
    sites: usize,
    loops: usize,
    /// How many loops are open.
    open: usize,
    depth: usize,
    budget: usize,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text += &"    ".repeat(self.depth + 1);
        self.text += line;
        self.text.push('\n');
    }

    fn site(&mut self) -> usize {
        self.sites += 1;
        self.sites - 1
    }

    fn block(&mut self, least: usize) {
        self.depth += 1;
        for _ in 0..least + self.random.below(3) {
            self.statement();
        }
        self.depth -= 1;
    }

    fn statement(&mut self) {
        self.budget = self.budget.saturating_sub(1);
        let deep = self.depth >= 4 || self.budget == 0;
        match self.random.below(if deep { 9 } else { 20 }) {
            0..4 => self.access(),
            4 | 5 => self.step(),
            6 => {
                let (to, value) = (self.random.pick(&self.numbers), self.number());
                self.line(&format!("{to} = {value}"));
            }
            7 => {
                let (to, test) = (self.random.pick(&["t%11", "t%11", "u%12"]), self.test(1));
                self.line(&format!("{to} = {test}"));
            }
            8 if self.depth > 0 && self.random.chance(50) => {
                let test = self.test(1);
                self.line(&format!("if {test} {{"));
                self.depth += 1;
                if self.random.chance(60) {
                    self.statement();
                }
                let leave = if self.open > 0 {
                    self.random.pick(&["break", "continue", "return (s%10)"])
                } else {
                    "return (s%10)"
                };
                self.line(leave);
                self.depth -= 1;
                self.line("}");
            }
            8 => self.access(),
            9 | 10 => {
                let test = self.test(2);
                self.line(&format!("if {test} {{"));
                self.block(1);
                if self.random.chance(40) {
                    self.line("} else {");
                    self.block(1);
                }
                self.line("}");
            }
            11 => self.logic(),
            12 | 13 => self.repeat(),
            14 => self.aim(),
            15 | 16 => self.edge(),
            _ => self.count(),
        }
    }

    fn access(&mut self) {
        let is_x = self.random.chance(70);
        let (index, number) = (self.index(if is_x { "x%0" } else { "y%1" }), self.random.below(9));
        let line = match (self.random.chance(50), is_x) {
            (true, _) => format!("s%10 = add(mul(s%10, 3), {})", element(is_x, &index)),
            (false, true) => format!("x%0[{index}] = add(s%10, {number})"),
            (false, false) => format!("y%1[{index}] = u8(add(s%10, {number}))"),
        };
        self.line(&line);
    }

    /// A guarded element's place.
    fn index(&mut self, array: &str) -> String {
        let guard = self.random.pick(&["index", "index", "index", "bounds"]);
        let (local, site) = (self.random.pick(&self.numbers), self.site());
        let index = match self.random.below(10) {
            0..4 => local.to_owned(),
            4 | 5 => format!("add({local}, {})", 1 + self.random.below(2)),
            6 | 7 => format!("sub({local}, {})", 1 + self.random.below(2)),
            _ => self.number(),
        };
        format!("{guard}({index}, {array}, 0, ${site})")
    }

    /// A local from something that stays, a condition on it, and the element there.
    fn aim(&mut self) {
        let local = self.random.pick(&self.numbers);
        let (from, by) = (self.random.pick(&FIXED), 1 + self.random.below(4));
        let op = self.random.pick(&["add", "sub"]);
        self.line(&format!("{local} = {op}({from}, {by})"));
        let (relation, than) = match self.random.below(4) {
            0 | 1 => (self.random.pick(&["ge", "gt"]), self.random.pick(&["-1", "0", "1"])),
            2 => ("ne", self.random.pick(&["-1", "0"])),
            _ => ("lt", self.random.pick(&FIXED)),
        };
        let (is_x, site) = (self.random.chance(50), self.site());
        let array = if is_x { "x%0" } else { "y%1" };
        let index = self.random.pick(&["$", "$", "sub($, 1)", "add($, 1)"]).replace('$', local);
        let read = element(is_x, &format!("index({index}, {array}, 0, ${site})"));
        self.line(&format!("if {relation}({local}, {than}) {{"));
        self.line(&format!("    s%10 = add(s%10, {read})"));
        self.line("}");
    }

    /// A branch that sets a local and loops from it or to it, and may leave then.
    fn edge(&mut self) {
        let [local, var] = [(); 2].map(|()| self.random.pick(&self.numbers));
        let (from, than) = (self.random.pick(&FIXED), self.random.pick(&["0", "0", "1", FIXED[2]]));
        let (relation, small) = (self.random.pick(&["ge", "gt", "le", "lt"]), 1 + self.random.below(3));
        let start = self.random.pick(&["0", "1", FIXED[2]]);
        self.line(&format!("{local} = {start}"));
        if self.random.chance(50) {
            self.line(&format!("{local} = {from}"));
            self.line(&format!("if {relation}({local}, {than}) {{"));
            self.depth += 1;
        } else {
            self.line(&format!("if {relation}({from}, {than}) {{"));
            self.depth += 1;
            self.line(&format!("{local} = {from}"));
        }
        let (start, stop) = match self.random.below(3) {
            0 => (format!("add({local}, {small})"), self.random.pick(&FIXED).to_owned()),
            1 => ("0".to_owned(), format!("sub({local}, {small})")),
            _ => ("0".to_owned(), "3".to_owned()),
        };
        let index = self.random.pick(&["#", "#", "add($, #)", "sub(#, $)"]).replace('#', var).replace('$', local);
        let (counter, site) = (self.counter(), self.site());
        self.line(&format!("{counter} = 0"));
        self.line(&format!("for {var} in range({start}, {stop}, 1) {{"));
        self.line(&format!("    s%10 = add(s%10, x%0[index({index}, x%0, 0, ${site})])"));
        self.line(&format!("    {counter} = add({counter}, 1)"));
        self.line(&format!("    if ge({counter}, 12) {{"));
        self.line("        break");
        self.line("    }");
        self.line("}");
        if self.random.chance(50) {
            self.line("return (s%10)");
        }
        self.depth -= 1;
        self.line("}");
    }

    fn step(&mut self) {
        let local = self.random.pick(&self.numbers);
        let by = self.random.pick(&[1, 1, 1, 2, 3, 300, 1 << 30]);
        let op = self.random.pick(&["add", "sub"]);
        self.line(&format!("{local} = {op}({local}, {by})"));
    }

    fn operand(&mut self) -> String {
        match self.random.below(10) {
            0..6 => self.random.pick(&self.numbers).to_owned(),
            6..9 => self.random.pick(&FIXED).to_owned(),
            _ => (self.random.below(8) as i64 - 2).to_string(),
        }
    }

    fn number(&mut self) -> String {
        let (a, b) = (self.operand(), self.operand());
        let small = 1 + self.random.below(7);
        match self.random.below(20) {
            0..8 => a,
            8..11 => format!("add({a}, {small})"),
            11..14 => format!("sub({a}, {small})"),
            14 => format!("sub({a}, {b})"),
            15 => format!("add({a}, {b})"),
            16 => {
                let op = self.random.pick(&["min", "max"]);
                format!("{op}({a}, {b})")
            }
            17 => {
                let op = self.random.pick(&["mod", "floordiv", "and", "shr"]);
                format!("{op}({a}, {small})")
            }
            18 if self.random.chance(50) => format!("select({}, {a}, {b})", self.test(0)),
            18 => format!("sub(i64({}), i64({}))", self.test(0), self.test(0)),
            _ => {
                let index = self.index("y%1");
                format!("i64(y%1[{index}])")
            }
        }
    }

    fn test(&mut self, depth: usize) -> String {
        let (a, b) = (self.operand(), self.number());
        match self.random.below(if depth == 0 { 6 } else { 10 }) {
            0..6 => {
                let op = self.random.pick(&["lt", "lt", "le", "gt", "ge", "ge", "eq", "ne"]);
                let b = if self.random.chance(50) {
                    self.random.pick(&["0", "1", "-1", FIXED[0], FIXED[2], FIXED[3]]).to_owned()
                } else {
                    b
                };
                let a = if self.random.chance(20) { format!("add({a}, 1)") } else { a };
                format!("{op}({a}, {b})")
            }
            6 => format!("not({})", self.test(depth - 1)),
            7 => self.random.pick(&["t%11", "t%11", "u%12"]).to_owned(),
            _ => {
                let op = self.random.pick(&["and", "and", "or"]);
                let (a, b) = (self.test(depth - 1), self.test(depth - 1));
                format!("{op}({a}, {b})")
            }
        }
    }

    /// `t = a and b`, as a short circuit has it.
    fn logic(&mut self) {
        let (flag, first, second) = (self.random.pick(&["t%11", "t%11", "u%12"]), self.test(0), self.test(0));
        self.line(&format!("{flag} = {first}"));
        self.line(&format!("if {flag} {{"));
        if self.random.chance(30) {
            self.depth += 1;
            self.step();
            self.depth -= 1;
        }
        self.line(&format!("    {flag} = {second}"));
        self.line("}");
    }

    /// A number that counts a loop's iterations.
    fn counter(&mut self) -> String {
        self.loops += 1;
        format!("w{}%{}", self.loops - 1, self.loops + 12)
    }

    fn repeat(&mut self) {
        let counter = self.counter();
        if self.random.chance(60) {
            let (local, start) = (self.random.pick(&self.numbers), self.number());
            self.line(&format!("{local} = {start}"));
        }
        self.line(&format!("{counter} = 0"));
        self.line("while {");
        self.depth += 1;
        let test = if self.random.chance(40) {
            self.logic();
            self.random.pick(&["t%11", "t%11", "u%12"]).to_owned()
        } else {
            self.test(2)
        };
        self.depth -= 1;
        self.line(&format!("}} and(lt({counter}, 6), {test}) {{"));
        self.line(&format!("    {counter} = add({counter}, 1)"));
        self.open += 1;
        self.block(2);
        self.open -= 1;
        self.line("}");
    }

    fn count(&mut self) {
        let counter = self.counter();
        let var = self.random.pick(&self.numbers);
        let (start, stop) = (self.number(), self.number());
        let step = self.random.pick(&["1", "1", "1", "2", "-1", "-3"]);
        let (start, stop) = if step.starts_with('-') && self.random.chance(50) { (stop, start) } else { (start, stop) };
        self.line(&format!("{counter} = 0"));
        self.line(&format!("for {var} in range({start}, {stop}, {step}) {{"));
        self.line(&format!("    if ge({counter}, 12) {{"));
        self.line("        break");
        self.line("    }");
        self.line(&format!("    {counter} = add({counter}, 1)"));
        self.open += 1;
        self.block(2);
        self.open -= 1;
        self.line("}");
    }
}
