//! Control flow: branches and loops.
//!
//! Counted loops are written as LLVM wants to find them: tested once in front and then at the end of the body, with a
//! count of iterations that is known on entry, and without overflow where there is none.
//!
//! LLVM takes most of its time for loops that it has unrolled. What it vectorises is unrolled by that; beyond it only
//! loops are of which the body is little, and loops that are hardly ever run are left as they are.

use jitney_ir::dtype::Kind;
use jitney_ir::passes::outline_slow::is_slow_version;
use jitney_ir::visit::{Few, size, statements};
use jitney_ir::{ArrayType, BinOp, DType, Expr, ExprKind, Function, Layout, LocalId, MathFn, Stmt, Type, UnOp};

use super::function::Lower;
use crate::ll::{Block, Compare, Ty, Value};

/// Statements and expressions of a loop's body that is worth being unrolled.
const LITTLE: usize = 24;

/// Elements of a row that is worth beginning at a line of the cache.
const LONG: i64 = 512;

/// LLVM's flag for sums in any order.
const REASSOCIATE: u32 = llvm_sys::LLVMFastMathAllowReassoc;

/// Iterations of a loop that LLVM unrolls whole.
const SHORT: i64 = 8;

/// A loop around: where `continue` and `break` lead, and what its body sets outside of the loops in it.
pub(crate) struct Targets {
    pub next: Block,
    pub end: Block,
    sets: Few<LocalId>,
}

/// A number that each iteration of a loop makes of the one before.
enum Carried {
    /// Of this type, this before the loop, which is entered from here.
    Value(Ty, Value, Block),
    /// For debuggers in memory, so that the instructions of a line stay together.
    Memory(Value, Ty),
}

/// The locals to which iterations add floats, one after the other.
fn sums(function: &Function, body: &[Stmt]) -> Few<LocalId> {
    let mut found = Few::new();
    statements(body, &mut |stmt| {
        if let Stmt::Set(local, value) = stmt
            && function.local(*local).scalar().is_some_and(DType::is_float)
            && let ExprKind::Binary(BinOp::Add | BinOp::Sub | BinOp::Mul, a, b) = &value.kind
            && [a, b].iter().any(|operand| operand.kind == ExprKind::Local(*local))
        {
            found.push(*local);
        }
    });
    found
}

/// The locals that a loop's body sets outside of the loops in it.
fn set_outside_loops(body: &[Stmt]) -> Few<LocalId> {
    let mut found = Few::new();
    for stmt in body {
        match stmt {
            Stmt::Set(local, _) => found.push(*local),
            Stmt::If { then, otherwise, .. } => {
                [then, otherwise].into_iter().for_each(|inner| found.extend(set_outside_loops(inner)));
            }
            _ => {}
        }
    }
    found
}

/// Whether iterations move numbers more than they compute: no loops inside, no functions.
fn is_plain(body: &[Stmt]) -> bool {
    is_straight(body) && !is_heavy(body)
}

/// Whether there are only computations.
fn is_straight(body: &[Stmt]) -> bool {
    body.iter().all(|stmt| matches!(stmt, Stmt::Set(..) | Stmt::Store { .. }))
}

/// Whether iterations step through an array by rows, or by whatever else lies between: vectors would have to be gathered.
/// LLVM supposes that it is nothing, which for such an array it never is, and makes two loops of it.
fn goes_by_rows(function: &Function, var: LocalId, body: &[Stmt]) -> bool {
    let by_rows = |array: LocalId, index: &[Expr]| {
        let Type::Array(ArrayType { layout, .. }) = function.local(array).ty else { return false };
        let dense = match layout {
            Layout::C => index.len().checked_sub(1),
            Layout::F => Some(0),
            Layout::Any => return false,
        };
        let varies = |axis: usize| index[axis].mentions(var);
        (0..index.len()).any(|axis| Some(axis) != dense && varies(axis)) && !dense.is_some_and(varies)
    };
    let mut found = false;
    statements(body, &mut |stmt| {
        if let Stmt::Store { array, index, .. } = stmt {
            found |= by_rows(*array, index);
        }
        for e in stmt.exprs() {
            e.visit(&mut |e| {
                if let ExprKind::Load(array, index) = &e.kind {
                    found |= by_rows(*array, index);
                }
            });
        }
    });
    found
}

/// Whether an iteration computes so much that doing this for several at once is worth taking the numbers apart again to
/// add them in order.
fn is_heavy(body: &[Stmt]) -> bool {
    let mut found = false;
    statements(body, &mut |stmt| {
        for e in stmt.exprs() {
            e.visit(&mut |e| {
                found |= match &e.kind {
                    ExprKind::Math(function, _) => !function.is_exact() || *function == MathFn::Sqrt,
                    ExprKind::Binary(BinOp::Div, ..) => true,
                    _ => false,
                }
            });
        }
    });
    found
}

impl Lower<'_> {
    /// A block's statements; whether its end can be reached.
    pub fn block(&mut self, block: &[Stmt]) -> bool {
        block.iter().all(|stmt| self.stmt(stmt))
    }

    pub fn innermost(&self) -> &Targets {
        self.loops.last().expect("break and continue stand in loops")
    }

    /// One of two blocks; whether the end can be reached.
    pub fn if_else(&mut self, test: &Expr, then: &[Stmt], otherwise: &[Stmt]) -> bool {
        let [yes, end] = self.blocks();
        let no = if otherwise.is_empty() { end } else { self.ll.block(self.code, "") };
        let slow = is_slow_version(then, otherwise);
        let branch = self.branch(test, yes, no);
        if slow {
            self.ll.attach(branch, self.e.meta.prof, self.e.meta.likely);
        }
        let mut open = otherwise.is_empty();
        for (block, stmts) in [(yes, then), (no, otherwise)] {
            if block == end {
                continue;
            }
            self.ll.at_end(block);
            let before = self.slow;
            self.slow |= slow && block == no;
            if self.block(stmts) {
                self.ll.jump(end);
                open = true;
            }
            self.slow = before;
        }
        if open {
            self.ll.at_end(end);
        } else {
            self.ll.drop_block(end);
        }
        open
    }

    /// Goes to `yes` or `no`.
    fn branch(&mut self, test: &Expr, yes: Block, no: Block) -> Value {
        if let ExprKind::Unary(UnOp::Not, inner) = &test.kind {
            return self.branch(inner, no, yes);
        }
        let test = self.expr(test);
        self.ll.branch(test, yes, no)
    }

    /// Says of a loop, by the branch at its end, what is to become of it.
    fn describe_loop(&self, branch: Value, body: &[Stmt], by_rows: bool) {
        let ll = self.ll;
        let flag = |name: &str| ll.meta(&[ll.meta_text(name)]);
        let number = |name: &str, n| ll.meta(&[ll.meta_text(name), ll.meta_int(32, n)]);
        let sums = if self.fast & REASSOCIATE == 0 { sums(self.function, body) } else { Few::new() };
        let parts = if self.slow {
            vec![number("llvm.loop.vectorize.width", 1), flag("llvm.loop.unroll.disable")]
        } else if by_rows || !sums.is_empty() && !is_heavy(body) {
            let one_at_a_time = ll.meta(&[ll.meta_text("llvm.loop.vectorize.enable"), ll.meta_int(1, 0)]);
            // A sum that goes on through several iterations of the loop around is of few terms in each; its additions wait
            // for each other, so that unrolled ones gain nothing either.
            let goes_on = |around: &Targets| sums.iter().any(|sum| !around.sets.contains(sum));
            match self.loops.last().is_some_and(goes_on) {
                true => vec![one_at_a_time, flag("llvm.loop.unroll.disable")],
                false => vec![one_at_a_time],
            }
        } else if size(body) > LITTLE {
            vec![flag("llvm.loop.unroll.runtime.disable")]
        } else {
            return;
        };
        ll.attach(branch, self.e.meta.repeats, ll.meta_value(ll.meta_distinct(&parts)));
    }

    fn loop_body(&mut self, next: Block, end: Block, body: &[Stmt], straight: bool) -> bool {
        // What follows the body is the loop's again.
        let line = self.line();
        self.loops.push(Targets { next, end, sets: set_outside_loops(body) });
        let before = std::mem::replace(&mut self.straight, straight);
        let open = self.block(body);
        self.straight = before;
        self.loops.pop();
        self.at_line(line);
        open
    }

    pub fn while_loop(&mut self, setup: &[Stmt], test: &Expr, body: &[Stmt]) {
        let [next, inside, end] = self.blocks();
        self.ll.jump(next);
        self.ll.at_end(next);
        if self.block(setup) {
            self.branch(test, inside, end);
        } else {
            self.ll.at_end(inside);
        }
        self.ll.at_end(inside);
        if self.loop_body(next, end, body, is_straight(body)) {
            let branch = self.ll.jump(next);
            self.describe_loop(branch, body, false);
        }
        self.ll.at_end(end);
    }

    /// `if enters { do { body } while more }`.
    pub fn for_loop(&mut self, var: LocalId, [start, stop, step]: [&Expr; 3], body: &[Stmt]) {
        let dtype = start.dtype;
        let constant = step.as_const().map(|c| c.0 as i64);
        let constants = [start, stop].map(|e| e.as_const().map(|c| c.0 as i64));
        let [first, stop, step] = [start, stop, step].map(|e| self.expr(e));
        if let ([Some(start), Some(stop)], Some(step @ 1..)) = (constants, constant)
            && !self.loops.is_empty()
            && stop.saturating_sub(start) / step <= SHORT
        {
            self.e.short_loops.set(true);
        }
        if constant == Some(1)
            && dtype == DType::I64
            && self.loops.len() <= 1
            && !self.slow
            && !self.e.options.debug
            && is_plain(body)
            && let Some(before_line) = self.iterations_to_line(var, first, body)
        {
            return self.in_two_parts(var, [first, stop, step], before_line, body);
        }
        self.counted(var, dtype, constant, [first, stop, step], body);
    }

    /// A loop by 1, first as far as the next line of the cache, then the rest. The parts are iterations of a loop around it,
    /// so that its code is there once.
    fn in_two_parts(&mut self, var: LocalId, [first, stop, step]: [Value; 3], before_line: Value, body: &[Stmt]) {
        let ll = self.ll;
        let least = ll.select(ll.compare(Compare::SignedLt, first, stop), ll.sub(stop, first), self.e.int(0));
        let part = ll.select(ll.compare(Compare::UnsignedLt, before_line, least), before_line, least);
        // Short rows are done before it pays.
        let pays = match self.loops.is_empty() {
            true => ll.int(self.e.bit, 1),
            false => ll.compare(Compare::SignedGe, least, self.e.int(LONG)),
        };
        let middle = ll.add_nsw(first, ll.select(pays, part, self.e.int(0)));
        let [again, after] = self.blocks();
        let before = ll.here();
        ll.jump(again);
        ll.at_end(again);
        let is_first = ll.phi(self.e.bit, &[(pays, before)]);
        let (from, to) = (ll.select(is_first, first, middle), ll.select(is_first, middle, stop));
        self.counted(var, DType::I64, Some(1), [from, to, step], body);
        ll.incoming(is_first, ll.int(self.e.bit, 0), ll.here());
        let branch = ll.branch(is_first, again, after);
        let whole = ll.meta(&[ll.meta_text("llvm.loop.unroll.disable")]);
        ll.attach(branch, self.e.meta.repeats, ll.meta_value(ll.meta_distinct(&[whole])));
        ll.at_end(after);
    }

    /// The loop from `first` to `stop`, once its ends are known.
    fn counted(
        &mut self,
        var: LocalId,
        dtype: DType,
        constant: Option<i64>,
        [first, stop, step]: [Value; 3],
        body: &[Stmt],
    ) {
        let (ty, signed) = (self.e.register(dtype), dtype.kind() == Kind::Signed);
        let pick = |s: Compare, u: Compare| if signed { s } else { u };
        let within = match constant {
            Some(1) => Some(pick(Compare::SignedLt, Compare::UnsignedLt)),
            Some(-1) if signed => Some(Compare::SignedGt),
            _ => None,
        };
        let by_rows = is_plain(body) && goes_by_rows(self.function, var, body);
        let [inside, next, end] = self.blocks();
        // Steps of one reach the end exactly; with others, iterations are counted.
        let (enters, last) = match within {
            Some(within) => (self.ll.compare(within, first, stop), None),
            None => {
                let (enters, further) = self.iterations(dtype, constant, [first, stop, step]);
                (enters, Some(further))
            }
        };
        let zero = self.ll.int(ty, 0);
        let (carried, counts) = (self.carry(ty, first), last.map(|last| (self.carry(ty, zero), last)));
        self.ll.branch(enters, inside, end);
        self.ll.at_end(inside);
        let index = self.carried(&carried);
        let count = counts.as_ref().map(|(count, last)| (self.carried(count), count, *last));
        self.take(var, index);
        if self.loop_body(next, end, body, is_straight(body) && !by_rows) {
            self.ll.jump(next);
        }
        self.ll.at_end(next);
        // What comes after the last iteration may overflow, but nobody asks for it; with steps of one it does not.
        let following = if signed { self.ll.add_nsw(index, step) } else { self.ll.add_nuw(index, step) };
        let more = match (within, count) {
            (Some(within), _) => self.ll.compare(within, following, stop),
            (None, Some((count, carried, last))) => {
                let counted = self.ll.add_nuw(count, self.ll.int(ty, 1));
                self.carry_on(carried, count, counted);
                self.ll.compare(Compare::Ne, count, last)
            }
            (None, None) => unreachable!("a loop has an end"),
        };
        self.carry_on(&carried, index, following);
        let branch = self.ll.branch(more, inside, end);
        self.describe_loop(branch, body, by_rows);
        self.ll.at_end(end);
    }

    /// A number that starts a loop, which is entered from here.
    fn carry(&self, ty: Ty, first: Value) -> Carried {
        if self.e.options.debug {
            let memory = self.frame(1);
            self.put(first, memory);
            return Carried::Memory(memory, ty);
        }
        Carried::Value(ty, first, self.ll.here())
    }

    /// What it is in an iteration, which begins here.
    fn carried(&self, carried: &Carried) -> Value {
        match *carried {
            Carried::Value(ty, first, before) => self.ll.phi(ty, &[(first, before)]),
            Carried::Memory(memory, ty) => self.get(ty, memory),
        }
    }

    /// What it is in the next iteration, which follows from here.
    fn carry_on(&self, carried: &Carried, now: Value, next: Value) {
        match *carried {
            Carried::Value(..) => self.ll.incoming(now, next, self.ll.here()),
            Carried::Memory(memory, _) => self.put(next, memory),
        }
    }

    /// Whether a loop is entered, and how many iterations then follow the first one. Distances are unsigned, so that
    /// none overflows.
    fn iterations(&mut self, dtype: DType, constant: Option<i64>, [first, stop, step]: [Value; 3]) -> (Value, Value) {
        let (ll, signed) = (self.ll, dtype.kind() == Kind::Signed);
        let one = ll.int(self.e.register(dtype), 1);
        let below = if signed { Compare::SignedLt } else { Compare::UnsignedLt };
        let (enters, distance, stride) = match constant {
            Some(c) if signed && c < 0 => (ll.compare(below, stop, first), ll.sub(first, stop), ll.neg(step)),
            Some(_) => (ll.compare(below, first, stop), ll.sub(stop, first), step),
            None if !signed => (ll.compare(below, first, stop), ll.sub(stop, first), step),
            None => {
                let rising = ll.compare(Compare::SignedGt, step, ll.int(self.e.register(dtype), 0));
                let [up, down] = [(first, stop), (stop, first)].map(|(a, b)| ll.compare(below, a, b));
                let [distance_up, distance_down] = [(stop, first), (first, stop)].map(|(a, b)| ll.sub(a, b));
                (
                    ll.select(rising, up, down),
                    ll.select(rising, distance_up, distance_down),
                    ll.select(rising, step, ll.neg(step)),
                )
            }
        };
        // A step of 0 is excluded by who wrote the loop; the division must not trap all the same.
        let stride = match constant {
            Some(c) if c != 0 => stride,
            _ => self.e.intrinsic("llvm.umax", dtype, &[stride, one]),
        };
        (enters, ll.udiv(ll.sub(distance, one), stride))
    }
}
