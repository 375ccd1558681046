//! Random kernels as Python source, with a case: the form of the files that `corpus` reads.
//!
//! All of them are well-typed, and end. A *portable* one means the same to CPython with NumPy to the bit: its integers stay
//! small (CPython's have no end), what is read from narrow arrays is cast first (NumPy keeps narrow types where Numba widens),
//! divisors are not zero, and its functions are exact. The others do what Numba's rules make of all that.

use std::fmt::Write;

use crate::random::Random;

/// The text of a file with the kernel `f{seed}`, its helpers and a case.
pub fn kernel(seed: u64, portable: bool) -> String {
    let mut maker = Maker {
        random: Random::new(seed ^ 0x6b65_726e_656c),
        text: String::new(),
        indent: 0,
        portable,
        seed,
        budget: 8,
        counters: vec![],
        fresh: 0,
        arrays: vec![],
        has_inner: false,
        parallel: false,
    };
    maker.file();
    maker.text
}

/// An array in scope.
#[derive(Debug, Clone)]
struct Array {
    name: String,
    /// `f`, `i`, or the dtype of a narrow one.
    kind: &'static str,
    /// Extents.
    shape: Vec<usize>,
}

struct Maker {
    random: Random,
    text: String,
    indent: usize,
    portable: bool,
    seed: u64,
    /// Statements left.
    budget: usize,
    /// Loop variables in scope, each with what it is less than.
    counters: Vec<(String, usize)>,
    fresh: usize,
    arrays: Vec<Array>,
    has_inner: bool,
    /// Inside a `prange`.
    parallel: bool,
}

/// Integers of portable kernels stay below two to this.
const MOST_BITS: u32 = 40;

/// An integer's text, and how many bits it needs at most.
type Int = (String, u32);

impl Maker {
    fn line(&mut self, text: &str) {
        let indent = self.indent * 4;
        let _ = writeln!(self.text, "{:indent$}{text}", "");
    }

    fn pick<'s>(&mut self, texts: &[&'s str]) -> &'s str {
        self.random.pick(texts)
    }

    fn file(&mut self) {
        let seed = self.seed;
        let narrow = self.pick(&["u8", "i16", "u32", "i32", "u16", "i8", "bool", "u64"]);
        let small = self.pick(&["f32", "f16"]);
        self.arrays = vec![
            Array { name: "a".into(), kind: "f", shape: vec![7] },
            Array { name: "c".into(), kind: "i", shape: vec![6] },
            Array { name: "m".into(), kind: "f", shape: vec![4, 5] },
            Array { name: "u".into(), kind: narrow, shape: vec![5] },
            Array { name: "h".into(), kind: small, shape: vec![6] },
        ];
        self.line(&format!("def f{seed}(n, x, a, c, m, u, h):"));
        self.indent = 1;
        for (name, value) in [("i0", "n"), ("i1", "2"), ("i2", "-5"), ("f0", "x"), ("f1", "0.25"), ("f2", "-3.0")] {
            self.line(&format!("{name} = {value}"));
        }
        self.line("b0 = n > 2");
        self.line("b1 = False");
        if self.random.chance(40) {
            let body = self.pick(&["p * 2 + i0", "p - i1 * 3", "i2 if p > 4 else p"]);
            self.line("def inner(p):");
            let wrapped = if self.portable { " % 1013" } else { "" };
            self.line(&format!("    return ({body}){wrapped}"));
            self.has_inner = true;
        }
        while self.budget > 0 {
            self.statement(0);
        }
        let results = "i0, i1, i2, f0, f1, f2, b0, b1";
        self.line(&format!("return {results}"));
        self.indent = 0;
        self.helpers();
        self.line("");
        self.line("");
        let layouts = ["", " strided", " reversed", ""];
        let (la, lc, lm) = (self.pick(&layouts), self.pick(&layouts), self.pick(&[" F", " strided", "", ""]));
        let n = self.random.below(12) as i64 - 3;
        let x = self.pick(&["0.5", "-2.25", "100.0", "0.0", "1e-3"]);
        if !self.portable {
            self.line("# options: parallel");
            self.line("# cpython: skipped, Numba's rules are not CPython's");
        }
        let range = if self.portable { " in 0..100" } else { " in -100..100" };
        let range = if narrow.starts_with(['u', 'b']) { " in 0..100" } else { range };
        self.line(&format!(
            "# run: f{seed}({n}, {x}, f64[7] seed {seed} in -4..4{la}, i64[6] seed {seed} in -50..50{lc}, \
             f64[4, 5] seed {seed} in -2..2{lm}, {narrow}[5] seed {seed}{range}, {small}[6] seed {seed})"
        ));
    }

    /// What the kernel calls: a number of numbers, an element of an array, two numbers and a truth value.
    fn helpers(&mut self) {
        let seed = self.seed;
        let wrapped = if self.portable { " % 1009" } else { "" };
        let g = format!(
            "def g{seed}(p, q=3, r=0.5):\n    if p > q and r < 1.0:\n        return (p * q - 7){wrapped}\n    \
             return (p + q * 2){wrapped}"
        );
        let e = format!("def e{seed}(s, k):\n    if k < 0:\n        k = -k\n    return s[k % len(s)]");
        let t = format!("def t{seed}(p, x):\n    return (p - 1){wrapped}, x * 0.5, p > 3");
        for (name, text) in [("g", g), ("e", e), ("t", t)] {
            if self.text.contains(&format!("{name}{seed}(")) {
                self.line("");
                self.line("");
                self.line(&text);
            }
        }
    }

    // Statements.

    fn statement(&mut self, depth: usize) {
        self.budget = self.budget.saturating_sub(1);
        let in_loop = !self.counters.is_empty();
        match self.random.below(if depth < 3 { 30 } else { 18 }) {
            0..=2 => {
                let name = self.int_name();
                let e = self.bounded_int(2);
                self.line(&format!("{name} = {e}"));
            }
            3..=5 => {
                let (name, e) = (self.float_name(), self.float(2));
                let op = self.pick(&["=", "=", "+=", "-=", "*="]);
                self.line(&format!("{name} {op} {e}"));
            }
            6 => {
                let (name, e) = (self.pick(&["b0", "b1"]), self.boolean(2));
                self.line(&format!("{name} = {e}"));
            }
            7..=9 => self.store(),
            10 => self.part(),
            11 => {
                let text = self.pick(&["i0, i1 = i1, i0", "f0, f1, f2 = f2, f0, f1", "b0, b1 = b1, not b0"]);
                self.line(text);
            }
            12 => {
                let seed = self.seed;
                let (p, _) = self.int(2);
                let x = self.float(2);
                self.line(&format!("i1, f1, b1 = t{seed}({p}, {x})"));
                if self.portable {
                    self.line("i1 = i1 % 509");
                }
            }
            13 if in_loop && !self.parallel => {
                let (test, word) = (self.boolean(2), self.pick(&["break", "continue"]));
                self.line(&format!("if {test}:"));
                self.line(&format!("    {word}"));
            }
            13 | 14 => {
                // Rare enough that most kernels return.
                let test = self.boolean(2);
                if self.random.chance(25) && !self.parallel {
                    let text = self.pick(&[
                        "raise ValueError(\"a value\")",
                        "raise IndexError(\"an index\")",
                        "return i1, i0, 7, f2, 0.5, f1, True, b0",
                    ]);
                    self.line(&format!("if {test} and i0 == i1:"));
                    self.line(&format!("    {text}"));
                } else {
                    self.line(&format!("b1 = {test}"));
                }
            }
            15..=17 => self.whole_arrays(),
            18..=21 => self.branch(depth),
            22..=24 => self.counted(depth),
            25 => self.over_array(depth),
            26 => self.repeated(depth),
            27 => self.view(depth),
            _ if !self.portable && !in_loop => self.parallel_loop(),
            _ => self.local_array(),
        }
    }

    fn block(&mut self, depth: usize) {
        let arrays = self.arrays.len();
        self.indent += 1;
        for _ in 0..1 + self.random.below(3) {
            self.statement(depth + 1);
        }
        self.indent -= 1;
        self.arrays.truncate(arrays);
    }

    fn branch(&mut self, depth: usize) {
        let test = self.boolean(2);
        self.line(&format!("if {test}:"));
        self.block(depth);
        if self.random.chance(30) {
            let test = self.boolean(2);
            self.line(&format!("elif {test}:"));
            self.block(depth);
        }
        if self.random.chance(50) {
            self.line("else:");
            self.block(depth);
        }
    }

    fn counter(&mut self) -> String {
        self.fresh += 1;
        format!("k{}", self.fresh)
    }

    fn loop_else(&mut self, depth: usize) {
        if self.random.chance(20) {
            self.line("else:");
            self.block(depth);
        }
    }

    fn counted(&mut self, depth: usize) {
        let name = self.counter();
        let (range, most) = match self.random.below(6) {
            0 => ("4".into(), 4),
            1 => ("len(a)".into(), 7),
            2 => ("m.shape[0]".into(), 4),
            3 => ("5, 0, -1".into(), 6),
            4 => ("1, len(c), 2".into(), 6),
            _ => (format!("abs({}) % 6", self.int_name()), 6),
        };
        self.line(&format!("for {name} in range({range}):"));
        self.counters.push((name, most));
        self.block(depth);
        self.counters.pop();
        self.loop_else(depth);
    }

    fn over_array(&mut self, depth: usize) {
        let name = self.counter();
        let (head, int) = match self.random.below(4) {
            0 => (format!("for {name}, f1 in enumerate(a):"), true),
            1 => ("for f2 in a[1:5]:".into(), false),
            2 => (format!("for {name}, f0 in zip(range(4), m[1]):"), true),
            _ => ("for i1, f1 in zip(c, a):".into(), false),
        };
        self.line(&head);
        if int {
            self.counters.push((name, 7));
        }
        self.block(depth);
        if int {
            self.counters.pop();
        }
        self.loop_else(depth);
    }

    fn repeated(&mut self, depth: usize) {
        let name = self.counter();
        let most = 2 + self.random.below(4);
        let test = self.boolean(1);
        self.line(&format!("{name} = 0"));
        self.line(&format!("while {name} < {most} and ({test} or {name} < 2):"));
        self.line(&format!("    {name} += 1"));
        self.counters.push((name, most + 1));
        self.block(depth);
        self.counters.pop();
        self.loop_else(depth);
    }

    fn view(&mut self, depth: usize) {
        self.fresh += 1;
        let name = format!("v{}", self.fresh);
        let row = self.in_range(4);
        let column = self.in_range(5);
        let (text, kind, length) = match self.random.below(7) {
            0 => (format!("m[{row}]"), "f", 5),
            1 => (format!("m[:, {column}]"), "f", 4),
            2 => (format!("m.T[{column}]"), "f", 4),
            3 => ("a[1:6]".into(), "f", 5),
            4 => ("a[::-2]".into(), "f", 4),
            5 => ("c[2:]".into(), "i", 4),
            _ => (format!("m[1:3, {column}]"), "f", 2),
        };
        self.line(&format!("{name} = {text}"));
        self.arrays.push(Array { name, kind, shape: vec![length] });
        if depth < 3 {
            self.statement(depth + 1);
        }
    }

    fn local_array(&mut self) {
        self.fresh += 1;
        let name = format!("w{}", self.fresh);
        let (text, kind, shape): (String, _, Vec<usize>) = match self.random.below(6) {
            0 => ("np.zeros(5)".into(), "f", vec![5]),
            1 => ("a.copy()".into(), "f", vec![7]),
            2 => ("np.arange(6)".into(), "i", vec![6]),
            3 => ("np.full((3, 2), 1.5)".into(), "f", vec![3, 2]),
            4 => ("np.zeros(4, dtype=np.int64)".into(), "i", vec![4]),
            _ => {
                let e = self.float(2);
                (format!("np.array([f0, {e}, 2.0])"), "f", vec![3])
            }
        };
        self.line(&format!("{name} = {text}"));
        self.arrays.push(Array { name, kind, shape });
    }

    /// Iterations that are independent, and reductions.
    fn parallel_loop(&mut self) {
        let name = self.counter();
        self.line(&format!("for {name} in prange(len(a)):"));
        self.indent += 1;
        let text = match self.random.below(5) {
            0 => format!("a[{name}] = a[{name}] * 0.5 + f0 * {name}"),
            1 => format!("f1 += a[{name}] * x"),
            2 => format!("i1 += {name} * n"),
            3 => format!("f2 = max(f2, a[{name}])"),
            _ => format!("a[{name}] -= f2 * a[{name}]"),
        };
        self.line(&text);
        self.indent -= 1;
    }

    fn array(&mut self, kinds: &[&str]) -> Option<Array> {
        let found: Vec<usize> = (0..self.arrays.len()).filter(|&i| kinds.contains(&self.arrays[i].kind)).collect();
        (!found.is_empty()).then(|| self.arrays[found[self.random.below(found.len())]].clone())
    }

    fn any_array(&mut self) -> Array {
        let at = self.random.below(self.arrays.len());
        self.arrays[at].clone()
    }

    fn store(&mut self) {
        let array = self.any_array();
        let element = self.element(&array);
        match array.kind {
            "f" => {
                let (op, e) = (self.pick(&["=", "=", "+=", "*=", "-="]), self.float(2));
                self.line(&format!("{element} {op} {e}"));
            }
            "i" if self.portable => {
                // No operator: sums of sums have no bound.
                let e = self.bounded_int(2);
                self.line(&format!("{element} = {e}"));
            }
            "i" => {
                let (op, e) = (self.pick(&["=", "+=", "*=", "^=", "|=", "-="]), self.int(2).0);
                self.line(&format!("{element} {op} {e}"));
            }
            "f32" | "f16" => {
                let e = self.float(2);
                self.line(&format!("{element} = {e}"));
            }
            "bool" => {
                let e = self.boolean(2);
                self.line(&format!("{element} = {e}"));
            }
            _ => {
                let e = self.int(2).0;
                let e = if self.portable { format!("({e}) % 101") } else { e };
                self.line(&format!("{element} = {e}"));
            }
        }
    }

    /// Something with a part of an array.
    fn part(&mut self) {
        let e = self.float(1);
        let (row, column) = (self.in_range(4), self.in_range(5));
        let text = match self.random.below(11) {
            0 => format!("a[1:4] = {e}"),
            1 => format!("m[{row}] = a[2:]"),
            2 => format!("m[:, {column}] *= {e}"),
            3 => format!("a[::2] += {e}"),
            4 => format!("m[{row}, 1:] = m[{row}, :-1]"),
            5 => format!("a[:4] = m[:, {column}]"),
            6 => format!("a[{}], a[0] = a[0], f0", self.in_range(7)),
            7 => format!("m[{row}] -= m[0]"),
            8 => format!("a[{}:{}] = {e}", self.int_name(), self.int_name()),
            9 => format!("f0 = a[{}:][0] if len(a[{}:]) > 0 else 1.0", self.in_range(7), self.in_range(7)),
            _ => "c[::-1] = c.copy()".into(),
        };
        self.line(&text);
    }

    /// A statement with array expressions, reductions, masks. Which zero is the greatest, NumPy leaves open: `+ 0.0`.
    fn whole_arrays(&mut self) {
        let (v, w, x) = (self.vector(2), self.vector(1), self.float(1));
        let (row, name) = (self.in_range(4), self.float_name());
        let int = self.int_name();
        let text = match self.random.below(if self.portable { 19 } else { 22 }) {
            0 => format!("a[:] = {v}"),
            1 => format!("a += {v}"),
            2 => format!("m *= m[{row}]"),
            3 => format!("m[{row}] = m.max(axis=0) + 0.0 - m[0]"),
            4 => format!("m[:, 0] = m.argmin(axis=1) + {x}"),
            5 => format!("{name} = ({v}).max() + 0.0"),
            6 => format!("{name} = np.min({v}) + 0.0"),
            7 => format!("{int} = ({v}).argmax()"),
            8 => format!("{int} = ({v} > {w}).sum()"),
            9 => format!("a[{v} > {x}] = {x}"),
            10 => format!("a[a < {x}] *= 0.5"),
            11 => format!("{int} = c[c > {int}].size"),
            12 => format!("c[:] = (c * 3 + {int}) % 4093"),
            13 => format!("{name} = np.sort({v})[{}] + 0.0", self.in_range(7)),
            14 => format!("a[:] = ({v})[np.argsort({w}, kind='stable')]"),
            15 => format!("{int} = np.searchsorted(np.sort(c), {int})"),
            16 => format!("{name} = m.T.ravel()[{}]", self.in_range(20)),
            17 => format!("{int} = np.cumsum(c % 7).reshape(2, 3)[{}, {}]", self.in_range(2), self.in_range(3)),
            18 => format!("a[1:] = np.concatenate((m[{row}], ({v})[:1]))"),
            19 => "u[:] = u + u * u".into(),
            20 => "h[:] = h * h + h".into(),
            _ => format!("{name} = (m @ m.T).sum() + np.dot(a, {v})"),
        };
        self.line(&text);
    }

    /// An expression of seven floats.
    fn vector(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.pick(&["a", "a", "a[::-1]", "np.arange(7) * 0.5"]).into();
        }
        let v = self.vector(depth - 1);
        match self.random.below(9) {
            0 | 1 => format!("({v} {} {})", self.pick(&["+", "-", "*"]), self.vector(depth - 1)),
            2 => format!("({v} * {})", self.float(1)),
            3 => format!("({} - {v})", self.float(1)),
            4 => format!("({v} {} (np.abs({}) + 0.5))", self.pick(&["/", "//", "%"]), self.vector(depth - 1)),
            5 => format!("(-{v})"),
            6 => format!("{}({v})", self.pick(&["np.abs", "np.floor", "np.rint", "np.trunc"])),
            7 => {
                let (x, y) = (self.float(1), self.float(1));
                format!("np.where({v} > {x}, {v}, {y})")
            }
            _ => format!("({v} ** 2)"),
        }
    }

    // Expressions.

    fn int_name(&mut self) -> &'static str {
        self.pick(&["i0", "i1", "i2"])
    }

    fn float_name(&mut self) -> &'static str {
        self.pick(&["f0", "f1", "f2"])
    }

    /// An index that an axis of this length has.
    fn in_range(&mut self, length: usize) -> String {
        let counters: Vec<String> =
            self.counters.iter().filter(|(_, most)| *most <= length).map(|(name, _)| name.clone()).collect();
        match self.random.below(5) {
            0 | 1 if !counters.is_empty() => counters[self.random.below(counters.len())].clone(),
            0..=2 => self.random.below(length).to_string(),
            3 => format!("-{}", 1 + self.random.below(length)),
            _ => format!("{} % {length}", self.int_name()),
        }
    }

    fn element(&mut self, array: &Array) -> String {
        let mut index: Vec<String> = array.shape.iter().map(|&n| self.in_range(n)).collect();
        if self.random.chance(2) {
            index[0] = self.int_name().into();
        }
        let separator = if self.random.chance(15) { "][" } else { ", " };
        format!("{}[{}]", array.name, index.join(separator))
    }

    /// Small enough to be kept in a variable.
    fn bounded_int(&mut self, depth: usize) -> String {
        let (e, bits) = self.int(depth);
        if self.portable && bits > 12 { format!("({e}) % 4093") } else { e }
    }

    fn int(&mut self, depth: usize) -> Int {
        let (e, bits) = self.int_of_any_size(depth);
        if self.portable && bits > MOST_BITS { (format!("(({e}) % 997)"), 10) } else { (e, bits) }
    }

    fn int_of_any_size(&mut self, depth: usize) -> Int {
        if depth == 0 || self.random.chance(20) {
            return match self.random.below(7) {
                0 => (self.random.below(10).to_string(), 4),
                1 => (format!("(-{})", 1 + self.random.below(9)), 4),
                2 if !self.counters.is_empty() => {
                    let at = self.random.below(self.counters.len());
                    (self.counters[at].0.clone(), 3)
                }
                3 => match self.array(&["i"]) {
                    Some(array) => (self.element(&array), 13),
                    None => ("n".into(), 4),
                },
                4 => match self.array(&["u8", "i16", "u32", "i32", "u16", "i8", "u64"]) {
                    // Arithmetic of unsigned ones is u64, which becomes a float beside a signed integer.
                    Some(array) if array.kind.starts_with('u') => (format!("np.int64({})", self.element(&array)), 8),
                    Some(array) if self.portable => (format!("int({})", self.element(&array)), 8),
                    Some(array) => (self.element(&array), 64),
                    None => ("len(a)".into(), 3),
                },
                _ => (self.int_name().into(), 13),
            };
        }
        let (a, bits) = self.int(depth - 1);
        let d = depth - 1;
        match self.random.below(16) {
            0..=2 => {
                let (op, (b, more)) = (self.pick(&["+", "-"]), self.int(d));
                (format!("({a} {op} {b})"), bits.max(more) + 1)
            }
            3 | 4 => {
                let (b, more) = self.int(d);
                (format!("({a} * {b})"), bits + more)
            }
            5 | 6 => {
                let (op, (b, more)) = (self.pick(&["//", "%"]), self.int(d));
                let divisor = if self.portable || self.random.chance(70) { format!("(abs({b}) + 1)") } else { b };
                (format!("({a} {op} {divisor})"), bits.max(more) + 1)
            }
            7 | 8 => {
                let (op, (b, more)) = (self.pick(&["&", "|", "^"]), self.int(d));
                (format!("({a} {op} {b})"), bits.max(more) + 1)
            }
            9 => {
                let (op, by) = (self.pick(&["<<", ">>"]), self.random.below(4));
                (format!("({a} {op} {by})"), bits + 3)
            }
            10 => (format!("({}{a})", self.pick(&["-", "~"])), bits + 1),
            11 => {
                let (f, (b, more)) = (self.pick(&["min", "max"]), self.int(d));
                (format!("{f}({a}, {b})"), bits.max(more))
            }
            12 => {
                let (test, (b, more)) = (self.boolean(d), self.int(d));
                (format!("({a} if {test} else {b})"), bits.max(more))
            }
            13 => {
                let e = self.float(d);
                let f = self.pick(&["int", "round"]);
                if self.portable || f == "round" {
                    (format!("{f}(max(-1000.0, min(1000.0, {e})))"), 11)
                } else {
                    (format!("{f}({e})"), 64)
                }
            }
            14 if self.has_inner && self.random.chance(50) && !self.parallel => {
                (format!("inner({a})"), 64.min(bits + 16))
            }
            14 => {
                let seed = self.seed;
                let text = match self.random.below(3) {
                    0 => format!("g{seed}({a})"),
                    1 => format!("g{seed}({a}, 5)"),
                    _ => format!("g{seed}({a}, r={})", self.float(d)),
                };
                (text, if self.portable { 11 } else { 64 })
            }
            _ => {
                let test = self.boolean(d);
                (format!("int({test})"), 1)
            }
        }
    }

    fn float(&mut self, depth: usize) -> String {
        if depth == 0 || self.random.chance(20) {
            return match self.random.below(7) {
                0 => self.pick(&["0.5", "2.0", "-1.25", "1e3", "0.1"]).into(),
                1 => "x".into(),
                2 | 3 => match self.array(&["f"]) {
                    Some(array) => self.element(&array),
                    None => "f0".into(),
                },
                4 => match self.array(&["f32", "f16"]) {
                    Some(array) => format!("np.float64({})", self.element(&array)),
                    None => "f1".into(),
                },
                _ => self.float_name().into(),
            };
        }
        let a = self.float(depth - 1);
        let d = depth - 1;
        match self.random.below(16) {
            0..=2 => format!("({a} {} {})", self.pick(&["+", "-"]), self.float(d)),
            3 | 4 => format!("({a} * {})", self.float(d)),
            5 => format!("({a} / (abs({}) + 0.5))", self.float(d)),
            6 => {
                let op = self.pick(&["//", "%"]);
                format!("({a} {op} (abs({}) + 0.5))", self.float(d))
            }
            7 => format!("(-{a})"),
            8 => format!("abs({a})"),
            9 => {
                let f = self.pick(&["min", "max"]);
                format!("{f}({a}, {})", self.float(d))
            }
            10 => format!("np.sqrt(abs({a}))"),
            11 => format!("{}({a})", self.pick(&["np.floor", "np.ceil", "np.trunc", "np.rint"])),
            12 => {
                let test = self.boolean(d);
                format!("({a} if {test} else {})", self.float(d))
            }
            13 => format!("({a} + {})", self.int(d).0),
            14 if self.portable => format!("float({})", self.int(d).0),
            14 => {
                let f = self.pick(&["math.sin", "np.exp", "math.atan", "np.tanh", "math.cos"]);
                format!("{f}({a})")
            }
            _ => {
                let (seed, name) = (self.seed, self.pick(&["a", "m[1]", "m[:, 0]", "a[::2]"]));
                format!("e{seed}({name}, {})", self.int(d).0)
            }
        }
    }

    fn boolean(&mut self, depth: usize) -> String {
        if depth == 0 || self.random.chance(15) {
            return match self.random.below(4) {
                0 => self.pick(&["b0", "b1"]).into(),
                1 => format!("{} > {}", self.int_name(), self.random.below(20)),
                2 => match self.array(&["bool"]) {
                    Some(array) => self.element(&array),
                    None => "b0".into(),
                },
                _ => format!("{} < {}", self.float_name(), self.pick(&["0.0", "1.5", "x"])),
            };
        }
        let d = depth - 1;
        let op = self.pick(&["<", "<=", ">", ">=", "==", "!="]);
        match self.random.below(8) {
            0 | 1 => format!("({} {op} {})", self.int(d).0, self.int(d).0),
            2 => format!("({} {op} {})", self.float(d), self.float(d)),
            3 => format!("({} <= {} < {})", self.int(d).0, self.int(d).0, self.int(d).0),
            4 => format!("({} and {})", self.boolean(d), self.boolean(d)),
            5 => format!("({} or {})", self.boolean(d), self.boolean(d)),
            6 => format!("(not {})", self.boolean(d)),
            _ => format!("({} in (1, 2, -5, 7))", self.int(d).0),
        }
    }
}
