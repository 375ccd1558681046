//! Control flow: branches and loops.
//!
//! Comes in: structured statements. Goes out: Cranelift's blocks, counted loops with their tests at the end. Of two targets
//! of a branch Cranelift lays out the second one first, and it hoists nothing out of a loop that it has left and comes back
//! to: where a test leads on it is turned around, so that what leaves a loop comes last.

use cranelift_codegen::ir::condcodes::{CondCode, IntCC};
use cranelift_codegen::ir::{Block, BlockArg, InstBuilder, InstructionData, Type, Value};
use jitney_ir::dtype::Kind;
use jitney_ir::verify::continues;
use jitney_ir::visit::{assigned, size, statements};
use jitney_ir::{BinOp, DType, Expr, ExprKind, LocalId, Stmt, UnOp};
use smallvec::SmallVec;

use super::arrays::lone_store;
use super::function::{Lower, register};

/// Statements and expressions of a loop's test that is worth a copy in front of the loop.
const SMALL: usize = 7;

/// Most products with a loop's index that go on by additions: each takes a register.
const MOST_PRODUCTS: usize = 2;

type Factors = SmallVec<[Value; MOST_PRODUCTS]>;

/// The product of a loop's variable with a stride.
pub(super) struct Product {
    pub var: LocalId,
    pub stride: Value,
    pub value: Value,
}

fn has_no_loops(body: &[Stmt]) -> bool {
    let mut found = false;
    statements(body, &mut |stmt| found |= matches!(stmt, Stmt::For { .. } | Stmt::While { .. }));
    !found
}

/// Where `continue` and `break` lead.
#[derive(Clone, Copy)]
pub(super) struct Targets {
    pub next: Block,
    pub end: Block,
}

impl Lower<'_> {
    /// A block's statements; whether its end can be reached.
    pub fn block(&mut self, block: &[Stmt]) -> bool {
        let mut rest = block;
        while let [stmt, after @ ..] = rest {
            rest = after;
            let open = match after {
                [Stmt::If { test, then, otherwise }, ..] if decides(stmt, test).is_some() => {
                    rest = &after[1..];
                    self.if_else(std::slice::from_ref(stmt), test, then, otherwise)
                }
                _ => self.stmt(stmt),
            };
            if !open {
                return false;
            }
        }
        true
    }

    pub fn innermost(&self) -> Targets {
        *self.loops.last().expect("break and continue stand in loops")
    }

    /// A block's statements, then to `end`; whether that can be reached. What ends with an `if` has no other end than it.
    fn block_to(&mut self, block: &[Stmt], end: Block) -> bool {
        if let [before @ .., Stmt::If { test, then, otherwise }] = block
            && self.branchless_store(test, then, otherwise).is_none()
        {
            let decided = matches!(before, [.., stmt] if decides(stmt, test).is_some());
            let (before, decides) = before.split_at(before.len() - usize::from(decided));
            return self.block(before) && self.if_else_to(decides, test, then, otherwise, end);
        }
        let open = self.block(block);
        if open {
            self.b.ins().jump(end, &[]);
        }
        open
    }

    /// `before`, then one of two blocks; whether the end can be reached.
    pub fn if_else(&mut self, before: &[Stmt], test: &Expr, then: &[Stmt], otherwise: &[Stmt]) -> bool {
        let end = self.b.create_block();
        let open = self.if_else_to(before, test, then, otherwise, end);
        self.b.seal_block(end);
        if open {
            self.b.switch_to_block(end);
        }
        open
    }

    /// As `if_else`, both blocks to `end`.
    fn if_else_to(&mut self, before: &[Stmt], test: &Expr, then: &[Stmt], otherwise: &[Stmt], end: Block) -> bool {
        let yes = self.b.create_block();
        let no = if otherwise.is_empty() { end } else { self.b.create_block() };
        self.branch_after(before, test, yes, no);
        let mut open = otherwise.is_empty();
        for (block, stmts) in [(yes, then), (no, otherwise)] {
            if block == end {
                continue;
            }
            self.b.seal_block(block);
            self.b.switch_to_block(block);
            open |= self.block_to(stmts, end);
        }
        open
    }

    /// `before`, then to `yes` or `no`. An `and` or `or` whose value `before` puts together (`t = a`, `if t: t = b`) is
    /// tested part by part, and its value is nowhere needed as a number.
    fn branch_after(&mut self, before: &[Stmt], test: &Expr, yes: Block, no: Block) {
        let (stmt, first) = match before {
            [first @ .., stmt] => (stmt, first),
            [] => return self.branch(test, yes, no),
        };
        let Some((skips, then)) = decides(stmt, test) else {
            if self.block(before) {
                self.branch(test, yes, no);
            }
            return;
        };
        if !self.block(first) {
            return;
        }
        let Stmt::If { test: goes_on, .. } = stmt else { unreachable!("what decides is an if") };
        let more = self.b.create_block();
        self.branch(goes_on, more, if skips { yes } else { no });
        self.b.seal_block(more);
        self.b.switch_to_block(more);
        self.branch_after(then, test, yes, no);
    }

    /// Goes to `yes` or `no`.
    fn branch(&mut self, test: &Expr, yes: Block, no: Block) {
        match &test.kind {
            ExprKind::Unary(UnOp::Not, inner) => self.branch(inner, no, yes),
            ExprKind::Const(value) => {
                let block = if value.0 != 0 { yes } else { no };
                self.b.ins().jump(block, &[]);
            }
            _ => {
                let test = self.expr(test);
                let fails = self.opposite(test);
                self.b.ins().brif(fails, no, &[], yes, &[]);
            }
        }
    }

    /// Whether a test fails.
    fn opposite(&mut self, test: Value) -> Value {
        let dfg = &self.b.func.dfg;
        match dfg.value_def(test).inst().map(|inst| dfg.insts[inst]) {
            Some(InstructionData::IntCompare { cond, args: [a, b], .. }) => self.b.ins().icmp(cond.complement(), a, b),
            Some(InstructionData::FloatCompare { cond, args: [a, b], .. }) => {
                self.b.ins().fcmp(cond.complement(), a, b)
            }
            _ => self.b.ins().icmp_imm_s(IntCC::Equal, test, 0),
        }
    }

    /// The store of an `if` that is compiled without a branch, as one that may leave what is there.
    pub fn branchless_store<'s>(
        &self,
        test: &Expr,
        then: &'s [Stmt],
        otherwise: &[Stmt],
    ) -> Option<(LocalId, &'s [Expr], &'s Expr)> {
        if otherwise.is_empty() && !self.loops.is_empty() { lone_store(test, then) } else { None }
    }

    /// A loop's body; whether its end can be reached. `var` is what the loop itself assigns.
    fn loop_body(&mut self, var: Option<LocalId>, next: Block, end: Block, body: &[Stmt]) -> bool {
        self.loops.push(Targets { next, end });
        for local in assigned(body).into_iter().chain(var) {
            self.varies[local.index()] = self.loops.len() as u32;
        }
        let open = self.block(body);
        self.loops.pop();
        open
    }

    /// `if test { do { body } while test }` where the test is little; otherwise it stands at the head, so that the body
    /// can use what the test has computed.
    pub fn while_loop(&mut self, setup: &[Stmt], test: &Expr, body: &[Stmt]) {
        let around = std::mem::replace(&mut self.innermost, has_no_loops(body));
        let [inside, next, end] = [(); 3].map(|()| self.b.create_block());
        let twice = setup.is_empty() && size(&[Stmt::Eval(test.clone())]) <= SMALL;
        if twice {
            self.branch(test, inside, end);
        } else {
            self.b.ins().jump(next, &[]);
            self.b.switch_to_block(next);
            self.branch_after(setup, test, inside, end);
            self.b.seal_block(inside);
        }
        self.b.switch_to_block(inside);
        if self.loop_body(None, next, end, body) {
            self.b.ins().jump(next, &[]);
        }
        self.b.seal_block(next);
        if twice {
            self.b.switch_to_block(next);
            self.branch(test, inside, end);
            self.b.seal_block(inside);
        }
        self.innermost = around;
        self.b.seal_block(end);
        self.b.switch_to_block(end);
    }

    /// Tests stand at the end of the body, so that an iteration has one branch:
    /// `if enters { do { body } while more }`.
    pub fn for_loop(&mut self, var: LocalId, [start, stop, step]: [&Expr; 3], body: &[Stmt]) {
        let dtype = start.dtype;
        let (ty, signed) = (register(dtype), dtype.kind() == Kind::Signed);
        let constant = step.as_const().map(|c| c.0 as i64);
        let is_sum = matches!(stop.kind, ExprKind::Binary(BinOp::Add | BinOp::Sub, ..));
        let [first, mut stop, step] = [start, stop, step].map(|e| self.expr(e));
        let (below, above) = if signed {
            (IntCC::SignedLessThan, IntCC::SignedGreaterThan)
        } else {
            (IntCC::UnsignedLessThan, IntCC::UnsignedGreaterThan)
        };
        // Steps of one reach the end exactly and need no count of what is left.
        let by_one = match constant {
            Some(1) => Some(below),
            Some(-1) if signed => Some(above),
            _ => None,
        };
        let innermost = has_no_loops(body);
        if let Some(within) = by_one
            && !innermost
        {
            return self.loop_around_loops(var, [first, stop, step], within, body);
        }
        let [inside, end] = [(); 2].map(|()| self.b.create_block());
        // Where nothing else leads to the next iteration it needs no block of its own.
        let next = if continues(body) { self.b.create_block() } else { end };
        let index = self.b.append_block_param(inside, ty);
        // Products of the index that go on by additions.
        let strides = match by_one {
            Some(_) if constant == Some(1) && dtype == DType::I64 => self.strides_stepped(var, body),
            _ => Factors::new(),
        };
        let products: Factors = strides.iter().map(|_| self.b.append_block_param(inside, ty)).collect();
        let left = match by_one {
            Some(within) => {
                // Cranelift computes a sum with a constant anew wherever it is used, in every iteration here.
                if is_sum && within == IntCC::SignedLessThan {
                    stop = self.b.ins().smax(first, stop);
                }
                let enters = self.b.ins().icmp(within, first, stop);
                let mut args: Vec<BlockArg> = vec![first.into()];
                args.extend(strides.iter().map(|&stride| BlockArg::from(self.b.ins().imul(first, stride))));
                self.b.ins().brif(enters, inside, &args, end, &[]);
                None
            }
            None => {
                let (enters, further) = self.iterations(ty, signed, constant, [first, stop, step], [below, above]);
                let left = self.b.append_block_param(inside, ty);
                self.b.ins().brif(enters, inside, &[first.into(), further.into()], end, &[]);
                Some(left)
            }
        };
        self.b.switch_to_block(inside);
        self.take(var, index);
        let known = self.products.len();
        self.products.extend(strides.iter().zip(&products).map(|(&stride, &value)| Product { var, stride, value }));
        let comes_back = self.iteration(var, innermost, [next, end], body);
        self.products.truncate(known);
        if comes_back {
            let following = self.b.ins().iadd(index, step);
            let (more, args): (Value, Vec<BlockArg>) = match (by_one, left) {
                (Some(within), _) => {
                    let mut args: Vec<BlockArg> = vec![following.into()];
                    let further = strides.iter().zip(&products).map(|(&a, &b)| BlockArg::from(self.b.ins().iadd(a, b)));
                    args.extend(further);
                    (self.b.ins().icmp(within, following, stop), args)
                }
                (None, Some(left)) => {
                    let fewer = self.b.ins().iadd_imm_s(left, -1);
                    (left, vec![following.into(), fewer.into()])
                }
                (None, None) => unreachable!("a loop has an end"),
            };
            self.b.ins().brif(more, inside, &args, end, &[]);
        }
        self.b.seal_block(inside);
        self.b.seal_block(end);
        self.b.switch_to_block(end);
    }

    /// A counted loop in steps of one that has loops inside, tested at its head. That is a branch more in every iteration, of which
    /// there are few here, and less to compile: a test in front and one at the end would lead to the same two blocks, for which
    /// Cranelift adds a block to each of the four ways.
    fn loop_around_loops(&mut self, var: LocalId, [first, stop, step]: [Value; 3], within: IntCC, body: &[Stmt]) {
        let [head, inside, end] = [(); 3].map(|()| self.b.create_block());
        let next = if continues(body) { self.b.create_block() } else { end };
        let index = self.b.append_block_param(head, self.b.func.dfg.value_type(first));
        self.b.ins().jump(head, &[first.into()]);
        self.b.switch_to_block(head);
        let leaves = self.b.ins().icmp(within.complement(), index, stop);
        self.b.ins().brif(leaves, end, &[], inside, &[]);
        self.b.seal_block(inside);
        self.b.switch_to_block(inside);
        self.take(var, index);
        if self.iteration(var, false, [next, end], body) {
            let following = self.b.ins().iadd(index, step);
            self.b.ins().jump(head, &[following.into()]);
        }
        self.b.seal_block(head);
        self.b.seal_block(end);
        self.b.switch_to_block(end);
    }

    /// An iteration of a counted loop, up to where its variable is stepped; whether that can be reached. `next` is `end` where
    /// nothing but the body's end leads there.
    fn iteration(&mut self, var: LocalId, innermost: bool, [next, end]: [Block; 2], body: &[Stmt]) -> bool {
        let around = std::mem::replace(&mut self.innermost, innermost);
        let comes_back = self.loop_body(Some(var), next, end, body);
        self.innermost = around;
        if next == end {
            return comes_back;
        }
        if comes_back {
            self.b.ins().jump(next, &[]);
        }
        self.b.seal_block(next);
        self.b.switch_to_block(next);
        true
    }

    /// The strides that the variable of an innermost loop is multiplied with in its body, a few, if they are values.
    fn strides_stepped(&self, var: LocalId, body: &[Stmt]) -> Factors {
        let mut found = Factors::new();
        if assigned(body).contains(&var) {
            return found;
        }
        let mut note = |array: LocalId, index: &[Expr]| {
            for (axis, e) in index.iter().enumerate() {
                if e.kind == ExprKind::Local(var)
                    && let Some(stride) = self.fixed_stride(array, axis)
                    && !found.contains(&stride)
                    && found.len() < MOST_PRODUCTS
                {
                    found.push(stride);
                }
            }
        };
        statements(body, &mut |stmt| {
            if let Stmt::Store { array, index, .. } = stmt {
                note(*array, index);
            }
            for e in stmt.exprs() {
                e.visit(&mut |e| {
                    if let ExprKind::Load(array, index) = &e.kind {
                        note(*array, index);
                    }
                });
            }
        });
        found
    }

    /// Whether a loop is entered, and how many iterations then follow the first one. Distances are unsigned, so that
    /// none overflows.
    fn iterations(
        &mut self,
        ty: Type,
        signed: bool,
        constant: Option<i64>,
        [first, stop, step]: [Value; 3],
        [below, above]: [IntCC; 2],
    ) -> (Value, Value) {
        let up = self.b.ins().icmp(below, first, stop);
        let distance_up = self.b.ins().isub(stop, first);
        let (enters, distance, stride) = match constant {
            Some(c) if !signed || c > 0 => (up, distance_up, step),
            _ if !signed => (up, distance_up, step),
            _ => {
                let down = self.b.ins().icmp(above, first, stop);
                let distance_down = self.b.ins().isub(first, stop);
                let opposite = self.b.ins().ineg(step);
                let rising = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThan, step, 0);
                (
                    self.b.ins().select(rising, up, down),
                    self.b.ins().select(rising, distance_up, distance_down),
                    self.b.ins().select(rising, step, opposite),
                )
            }
        };
        // A step of 0 is excluded by who wrote the loop; the division must not trap all the same.
        let stride = if constant.is_some_and(|c| c != 0) {
            stride
        } else {
            let one = self.int(ty, 1);
            self.b.ins().umax(stride, one)
        };
        let distance = self.b.ins().iadd_imm_s(distance, -1);
        (enters, self.b.ins().udiv(distance, stride))
    }
}

/// Whether `stmt` ends the evaluation of an `and` or `or` that `test` tests: for `if t: …` and a test of `t`, what the test
/// gives where the statements inside are skipped, and these. They end with an assignment to `t`.
fn decides<'s>(stmt: &'s Stmt, test: &Expr) -> Option<(bool, &'s [Stmt])> {
    let Stmt::If { test: goes_on, then, otherwise } = stmt else { return None };
    let ((local, wanted), (tested, stays)) = (local_test(goes_on)?, local_test(test)?);
    let same = local == tested && otherwise.is_empty() && matches!(then.last(), Some(Stmt::Set(l, _)) if *l == local);
    // It is skipped where the local is not `wanted`; the test holds where it is `stays`.
    same.then_some((wanted != stays, then))
}

/// The local that is tested, and the value for which the test holds.
fn local_test(test: &Expr) -> Option<(LocalId, bool)> {
    match &test.kind {
        ExprKind::Local(local) => Some((*local, true)),
        ExprKind::Unary(UnOp::Not, inner) => local_test(inner).map(|(local, holds)| (local, !holds)),
        _ => None,
    }
}
