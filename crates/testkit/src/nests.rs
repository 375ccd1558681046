//! Modules about loops in loops: sums down columns, products of matrices, filters, with everything that may forbid to do
//! iterations together: arrays that overlap, scalars that go from one iteration to the next or are read after the loop,
//! inner loops of uneven length. And modules about rows that are worked on in place, with everything that may change an
//! element between two looks at it.
//!
//! Comes in: a seed. Goes out: a `Case` that ends. In a part of them every index is guarded and may be out of range.

use std::fmt::Write;

use jitney_ir::{Const, DType, parse, verify};

use crate::generator::Case;
use crate::observe::Argument;
use crate::random::Random;

/// Rows and columns of the matrices. A vector is longer.
#[derive(Clone, Copy)]
struct Shape {
    rows: i64,
    columns: i64,
}

/// For what goes by columns.
const SQUARE: Shape = Shape { rows: 28, columns: 28 };

/// For what goes along rows: long enough for what is done to long ones only.
const LONG: Shape = Shape { rows: 16, columns: 44 };

/// Of a vector.
const LENGTH: i64 = 56;

/// Most elements of a matrix.
const SIZE: i64 = 28 * 28;

/// Sums in loops in loops.
pub fn nest_case(seed: u64) -> Case {
    module(seed, SQUARE, |random| 14 + random.below(10), Writer::nest)
}

/// Rows in place.
pub fn row_case(seed: u64) -> Case {
    module(seed, LONG, |random| 24 + random.below(15), Writer::row)
}

/// `columns`: how many of them loops go over.
fn module(seed: u64, shape: Shape, columns: impl Fn(&mut Random) -> usize, part: impl Fn(&mut Writer)) -> Case {
    let mut random = Random::new(seed);
    let guarded = random.chance(30);
    let odd = random.pick(&[0, 2, 10]);
    // Enough columns for what is done together, few of everything else.
    let n = if random.chance(20) { random.below(6) } else { columns(&mut random) } as i64;
    let m = random.below(7) as i64;
    let mut writer = Writer { random, shape, guarded, odd, text: String::new(), sites: 0, depth: 1, around: false };
    let views = writer.views();
    for _ in 0..1 + writer.random.below(2) {
        part(&mut writer);
    }
    let results = match writer.random.below(10) {
        0 => "s%9",
        1 => "t%10",
        2 => "f64(j%6)",
        3 => "f64(k%7)",
        _ => "z%11",
    };
    let mut text = "fn f@0(p%0: f64[::1], q%1: f32[::1], n%2: i64, m%3: i64, w%4: i64) -> f64 {\n    let i%5: i64\n    \
                    let j%6: i64\n    let k%7: i64\n    let l%8: i64\n    let s%9: f64\n    let t%10: f64\n    \
                    let z%11: f64\n    let a%12: f64[:, ::1]\n    let b%13: f64[:, ::1]\n    let c%14: f64[:, ::1]\n    \
                    let d%15: f64[::1, :]\n    let e%16: f64[:, :]\n    let u%17: f64[::1]\n    let g%18: f32[:, ::1]\n    sites"
        .to_owned();
    (1..=writer.sites.max(1)).for_each(|line| write!(text, " {line}:1").expect("a string takes it"));
    writeln!(text, "\n{views}{}    return ({results})\n}}", writer.text).expect("a string takes it");
    let module = parse(&text).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{text}"));
    let module = verify(module).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{text}"));
    let random = &mut writer.random;
    let mut values = |count: i64| (0..count).map(|_| random.below(60) as f64 / 7.0 - 4.0).collect::<Vec<_>>();
    let array = |dtype: DType, length: i64, bytes: Vec<u8>| Argument::Array {
        dtype,
        shape: vec![length],
        strides: vec![1],
        offset: 0,
        bytes,
    };
    let p = values(ELEMENTS).into_iter().flat_map(f64::to_ne_bytes).collect();
    let q = values(SIZE).into_iter().flat_map(|x| (x as f32).to_ne_bytes()).collect();
    // Where indices are guarded, ends may lie outside.
    let past = if guarded && random.chance(40) { LENGTH } else { 0 };
    let scalar = |value| Argument::Scalar(Const::int(value));
    let args = vec![
        array(DType::F64, ELEMENTS, p),
        array(DType::F32, SIZE, q),
        scalar(n + if random.chance(50) { past } else { 0 }),
        scalar(m + if random.chance(50) { past } else { 0 }),
        scalar(random.below(3) as i64),
    ];
    Case { module, args }
}

/// Of the memory in which the matrices lie.
const ELEMENTS: i64 = 4 * SIZE;

struct Writer {
    random: Random,
    shape: Shape,
    guarded: bool,
    /// How many things in a hundred are as no nest has them that is done together.
    odd: usize,
    text: String,
    sites: usize,
    depth: usize,
    /// Whether there is a loop over `i` around.
    around: bool,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text += &"    ".repeat(self.depth);
        self.text += line;
        self.text.push('\n');
    }

    /// Matrices in `p`, apart from one another or not.
    fn views(&mut self) -> String {
        let mut text = String::new();
        let Shape { rows, columns } = self.shape;
        let mut last = 0;
        for name in ["a%12", "b%13", "c%14", "d%15", "e%16", "u%17"] {
            let place = match self.random.below(6) {
                0 => self.random.below(90) as i64,
                5 => SIZE - 3,
                // The same elements by another name.
                4 if rows < columns => last,
                block => (block as i64 - 1) * SIZE,
            };
            last = place;
            let (place, shape, strides) = match name {
                "u%17" => (place, format!("{LENGTH}"), "1".to_owned()),
                // Against the order in memory.
                "e%16" if self.random.chance(50) => {
                    (place.max(SIZE - 1), format!("{rows}, {columns}"), format!("-{columns}, -1"))
                }
                "d%15" => (place, format!("{columns}, {rows}"), format!("1, {columns}")),
                "e%16" => (place, format!("{rows}, {columns}"), format!("1, {rows}")),
                _ => (place, format!("{rows}, {columns}"), format!("{columns}, 1")),
            };
            writeln!(text, "    {name} = view(p%0, {place}, [{shape}], [{strides}])").expect("a string takes it");
        }
        writeln!(text, "    g%18 = view(q%1, 0, [{rows}, {columns}], [{columns}, 1])").expect("a string takes it");
        text
    }

    fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.line("}");
    }

    fn nest(&mut self) {
        self.around = self.random.chance(60);
        if self.around {
            self.open("for i%5 in range(0, m%3, 1) {");
        }
        let start = self.random.pick(&["0", "0", "0", "1", "w%4"]);
        let stop = if self.random.chance(2 * self.odd) {
            self.line("j%6 = n%2");
            "j%6"
        } else {
            "n%2"
        };
        self.open(&format!("for j%6 in range({start}, {stop}, 1) {{"));
        for sum in ["s%9", "t%10"] {
            if !self.random.chance(self.odd) {
                let first = if self.random.chance(70) { "0.0".into() } else { self.element(false) };
                self.line(&format!("{sum} = {first}"));
            }
        }
        for _ in 0..1 + self.random.below(2) {
            self.inner();
            if self.random.chance(30) {
                self.store(false);
            }
        }
        if self.random.chance(30) {
            let divisor = match self.random.below(3) {
                0 => "f64(m%3)".to_owned(),
                1 => "t%10".to_owned(),
                _ => self.element(false),
            };
            self.divide("s%9", &divisor);
        }
        if self.random.chance(self.odd) {
            let line = self.random.pick(&["z%11 = add(z%11, s%9)", "n%2 = sub(n%2, 1)", "j%6 = add(j%6, 1)"]);
            self.line(line);
        } else if self.random.chance(20) {
            let test = self.element(false);
            self.open(&format!("if lt({test}, s%9) {{"));
            if self.random.chance(2 * self.odd) {
                self.divide("s%9", "t%10");
            }
            self.store(false);
            self.close();
        }
        self.store(false);
        self.close();
        if self.around {
            if self.random.chance(self.odd) {
                self.line("z%11 = add(z%11, t%10)");
            }
            self.close();
        }
    }

    /// A loop along a row that it may change, in none, one or two others.
    fn row(&mut self) {
        self.around = self.random.chance(60);
        if self.around {
            self.open("for i%5 in range(0, m%3, 1) {");
        }
        let in_steps = self.random.chance(60);
        if in_steps {
            self.open("for k%7 in range(0, 5, 1) {");
        } else {
            self.line("k%7 = w%4");
        }
        let array = self.random.pick(&["c%14", "c%14", "d%15", "u%17", "e%16"]);
        let row = self.random.pick(&["w%4", "1", "k%7", if self.around { "i%5" } else { "2" }]);
        let start = self.random.pick(&["0", "0", "0", "1", "w%4", "k%7"]);
        let stop = if self.random.chance(2 * self.odd) {
            self.line("j%6 = n%2");
            "j%6"
        } else {
            "n%2"
        };
        self.open(&format!("for j%6 in range({start}, {stop}, 1) {{"));
        for _ in 0..1 + self.random.below(3) {
            let value = self.of_row(array, row);
            match self.random.below(8) {
                0 | 1 => self.line(&format!("t%10 = {value}")),
                2 => self.line(&format!("s%9 = add(s%9, {value})")),
                3 | 4 => {
                    let place = self.in_row(array, row, "j%6");
                    let test = if self.random.chance(70) { place.clone() } else { self.of_row(array, row) };
                    self.open(&format!("if lt({value}, {test}) {{"));
                    let value = if self.random.chance(60) { value } else { self.of_row(array, row) };
                    self.line(&format!("{place} = {value}"));
                    self.close();
                }
                _ => {
                    let place = self.in_row(array, row, "j%6");
                    self.line(&format!("{place} = {value}"));
                }
            }
            if self.random.chance(4 * self.odd) {
                self.disturb(array, row);
            }
        }
        self.close();
        if in_steps {
            self.close();
        }
        if self.around {
            self.close();
        }
    }

    /// What no row has that is split.
    fn disturb(&mut self, array: &str, row: &str) {
        match self.random.below(8) {
            0 => self.line("k%7 = and(add(k%7, 1), 3)"),
            1 | 2 => self.line("j%6 = add(j%6, 1)"),
            3 => {
                self.open("if lt(t%10, 0.0) {");
                let leave = self.random.pick(&["break", "continue"]);
                self.line(leave);
                self.close();
            }
            4 => self.divide("t%10", "s%9"),
            5 => self.store(false),
            _ => {
                let column = self.random.pick(&["add(j%6, 1)", "k%7", "sub(40, min(j%6, 40))", "and(i64(s%9), 15)"]);
                let place = self.in_row(array, row, column);
                self.line(&format!("{place} = t%10"));
            }
        }
    }

    /// Something of elements of the row, or of others.
    fn of_row(&mut self, array: &str, row: &str) -> String {
        let part = |writer: &mut Self| match writer.random.below(8) {
            0..3 => {
                let column = writer.random.pick(&["k%7", "k%7", "w%4", "0", "add(k%7, 1)", "m%3"]);
                writer.in_row(array, row, column)
            }
            3 | 4 => writer.in_row(array, row, "j%6"),
            5 => {
                let other = writer.random.pick(&["k%7", "w%4", "3"]);
                writer.in_row(array, other, "j%6")
            }
            6 => "t%10".to_owned(),
            _ => writer.element(false),
        };
        let (x, y) = (part(self), part(self));
        let op = self.random.pick(&["add", "sub", "min", "mul"]);
        // What is multiplied over and over would soon be infinite.
        if op == "mul" { format!("mul(mul({x}, {y}), 0.01)") } else { format!("{op}({x}, {y})") }
    }

    fn in_row(&mut self, array: &str, row: &str, column: &str) -> String {
        match array {
            "u%17" => format!("{array}[{}]", self.guard(column, array, 0)),
            "d%15" => format!("{array}[{}, {}]", self.guard(column, array, 0), self.guard(row, array, 1)),
            _ => format!("{array}[{}, {}]", self.guard(row, array, 0), self.guard(column, array, 1)),
        }
    }

    /// Guarded, as the front end does it.
    fn divide(&mut self, x: &str, divisor: &str) {
        self.line(&format!("{x} = div({x}, nonzero({divisor}, ${}))", self.sites));
        self.sites += 1;
    }

    fn inner(&mut self) {
        let stop = if self.random.chance(2 * self.odd) { "min(j%6, m%3)" } else { self.random.pick(&["m%3", "3"]) };
        let step = if self.random.chance(15) { 2 } else { 1 };
        self.open(&format!("for k%7 in range(0, {stop}, {step}) {{"));
        let deeper = self.random.chance(15);
        if deeper {
            let var = if self.random.chance(2 * self.odd) { "k%7" } else { "l%8" };
            self.open(&format!("for {var} in range(0, 3, 1) {{"));
        }
        for _ in 0..1 + self.random.below(3) {
            let (sum, value) = (self.random.pick(&["s%9", "s%9", "t%10"]), self.value());
            match self.random.below(12) {
                0 => self.store(true),
                1 => self.line(&format!("{sum} = {value}")),
                2 => {
                    let divisor = if self.random.chance(2 * self.odd) { "t%10" } else { "f64(m%3)" };
                    self.divide(sum, divisor);
                }
                _ => {
                    let op = self.random.pick(&["add", "add", "sub", "min"]);
                    self.line(&format!("{sum} = {op}({sum}, {value})"));
                }
            }
        }
        if deeper {
            self.close();
        }
        self.close();
    }

    fn value(&mut self) -> String {
        let x = self.element(true);
        if self.random.chance(self.odd) {
            return format!("exp(mul({x}, 0.001))");
        }
        match self.random.below(8) {
            0 => x,
            1 => format!("sqrt(abs({x}))"),
            2 => format!("mul({x}, t%10)"),
            _ => {
                let (y, op) = (self.element(true), self.random.pick(&["mul", "mul", "add", "max"]));
                format!("{op}({x}, {y})")
            }
        }
    }

    fn store(&mut self, inner: bool) {
        let place = self.place(inner, true);
        let value =
            if self.random.chance(70) { "s%9".to_owned() } else { format!("add({}, t%10)", self.element(inner)) };
        self.line(&format!("{place} = {value}"));
    }

    fn element(&mut self, inner: bool) -> String {
        if self.random.chance(10) {
            let (row, column) = (self.index(inner, "g%18", 0), self.column(inner, "g%18", 1));
            return format!("f64(g%18[{row}, {column}])");
        }
        self.place(inner, false)
    }

    fn place(&mut self, inner: bool, stored: bool) -> String {
        let array = match stored {
            true => self.random.pick(&["c%14", "c%14", "c%14", "u%17", "d%15"]),
            false if self.random.chance(self.odd + 8) => "e%16",
            false => self.random.pick(&["a%12", "a%12", "b%13", "b%13", "c%14", "u%17", "d%15"]),
        };
        let index = match array {
            "u%17" if inner && !stored && self.random.chance(50) => self.guard("add(j%6, k%7)", array, 0),
            "u%17" => self.column(inner, array, 0),
            "d%15" => [self.column(inner, array, 0), self.index(inner, array, 1)].join(", "),
            _ => [self.index(inner, array, 0), self.column(inner, array, 1)].join(", "),
        };
        format!("{array}[{index}]")
    }

    /// Mostly the variable of the inner loop, or of the one around.
    fn index(&mut self, inner: bool, array: &str, axis: usize) -> String {
        let index = if self.random.chance(self.odd) {
            let far = if self.shape.rows < self.shape.columns { "and(j%6, 15)" } else { "j%6" };
            self.random.pick(&[far, "and(i64(t%10), 15)"])
        } else {
            match self.random.below(6) {
                0 => "w%4",
                1 => "add(w%4, 1)",
                2 | 3 if self.around => "i%5",
                _ if inner => "k%7",
                _ if self.around => "i%5",
                _ => "1",
            }
        };
        self.guard(index, array, axis)
    }

    /// Mostly the variable of the loop whose iterations are to be done together.
    fn column(&mut self, inner: bool, array: &str, axis: usize) -> String {
        let index = if self.random.chance(self.odd) {
            self.random.pick(&["add(j%6, 1)", "sub(add(j%6, w%4), w%4)", "add(w%4, j%6)", "sub(20, min(j%6, 20))"])
        } else {
            match self.random.below(12) {
                0 if inner => "k%7",
                // Its elements lie apart.
                0..9 if array == "e%16" => self.random.pick(&["w%4", "3"]),
                1 => "w%4",
                _ => "j%6",
            }
        };
        let index = if array == "c%14" && !self.random.chance(self.odd) { "j%6" } else { index };
        self.guard(index, array, axis)
    }

    fn guard(&mut self, index: &str, array: &str, axis: usize) -> String {
        if !self.guarded {
            return index.to_owned();
        }
        self.sites += 1;
        format!("index({index}, {array}, {axis}, ${})", self.sites - 1)
    }
}
