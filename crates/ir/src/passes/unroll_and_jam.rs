//! Iterations of a loop around loops that lie side by side in memory are done together.
//!
//! ```text
//!                                              m = 0
//!                                              if n >= 4 and apart(c, a, b)
//!                                                  m = n - n % 4
//!                                                  for j in range(0, m, 4)
//! for j in range(0, n, 1)                              s = 0.0; t = 0.0; …
//!     s = 0.0                                          for k in range(0, p, 1)
//!     for k in range(0, p, 1)            ->                s = add(s, mul(a[k], b[k, j]))
//!         s = add(s, mul(a[k], b[k, j]))                   t = add(t, mul(a[k], b[k, j + 1])); …
//!     c[j] = s                                         c[j] = s; c[j + 1] = t; …
//!                                              for j in range(m, n, 1)
//!                                                  s = 0.0
//!                                                  …
//! ```
//!
//! The inner loop comes to a row of memory once for several elements of it instead of once for each, the sums do not wait
//! for one another, and an engine that has vectors finds their elements side by side. Every element is computed as before,
//! in the order of before: the same to the bit.
//!
//! Where iterations lie apart (`b[j, k]`), fewer of them are done together, so that the sums do not wait.
//!
//! It is done where iterations cannot notice: they share no scalar and know the course of the inner loops in advance, and
//! what one of them stores no other one reads or stores, since the array is indexed by the loop's variable, or since a look
//! at the addresses in front of the loop says so. They raise nothing but errors of zero divisors, which are looked at before
//! anything is stored: the loop goes on one by one then, from where it is.

use crate::dtype::DType;
use crate::liveness::exposed;
use crate::module::{
    ArrayType, Block, Const, Expr, ExprKind, FastMath, Function, Guard, Layout, LocalId, Module, Stmt, Type,
};
use crate::ops::BinOp;
use crate::verify::{MAX_DEPTH, Verified};
use crate::visit::{assigned, depth, expressions_mut, locals_mut, size, statements};

/// How many iterations are done together.
#[derive(Clone, Copy)]
struct Numbers {
    /// Of those that lie side by side.
    side_by_side: usize,
    /// Of those that lie apart, whose sums do not wait for each other then: an addition takes four cycles.
    apart: usize,
    /// Of those where a loop without sums is written down for each.
    with_loops: usize,
}

/// As many as there are registers for.
const ONE_BY_ONE: Numbers = Numbers { side_by_side: 4, apart: 4, with_loops: 2 };

/// Two vectors of each sum, or one. An engine with vectors takes long for loops.
const IN_VECTORS: Numbers = Numbers { side_by_side: 16, apart: 8, with_loops: 2 };

/// Most statements and expressions of all copies together.
const LARGEST: usize = 1600;

/// Most pairs of arrays that are looked at in front of a loop.
const MOST_PAIRS: usize = 6;

/// Jams the nests of a module, for engines without vectors.
pub fn unroll_and_jam(module: &mut Module) {
    in_module(module, ONE_BY_ONE);
}

/// Jams the nests of a module, for engines that make vectors of operations that lie side by side.
pub fn unroll_and_jam_for_speed(module: &mut Module) {
    in_module(module, IN_VECTORS);
}

/// Jams the loops over the iterations of a chunk, which `outline_parallel` has made functions of; what is in them is left as
/// it is. The functions are those from `first` on.
pub fn jam_chunks(module: Verified, first: usize, for_speed: bool) -> Verified {
    let numbers = if for_speed { IN_VECTORS } else { ONE_BY_ONE };
    let mut module = module.into_inner();
    for function in &mut module.functions[first..] {
        let Some(at) = function.body.iter().position(|stmt| has_nest(stmt, false)) else { continue };
        let live = exposed(function.locals.len(), &function.body[at + 1..]);
        let nest = |lie| Nest::of(function, &function.body[at], &live, lie, numbers);
        if let Some(nest) = LIES.into_iter().find_map(nest)
            && depth(&function.body) < MAX_DEPTH - 1
        {
            let stmt = function.body.remove(at);
            let mut done = vec![];
            let lie = nest.lie;
            Jam { locals: function.locals.len(), lie, numbers, function: &mut *function }.jam(&nest, stmt, &mut done);
            function.body.splice(at..at, done);
        }
    }
    Verified::rewritten(module, "jam_chunks")
}

fn in_module(module: &mut Module, numbers: Numbers) {
    for function in &mut module.functions {
        for lie in LIES {
            // One more level of blocks than there was.
            if function.body.iter().any(|stmt| has_nest(stmt, false)) && depth(&function.body) < MAX_DEPTH - 1 {
                let mut jam = Jam { locals: function.locals.len(), lie, numbers, function };
                let body = std::mem::take(&mut jam.function.body);
                let live = vec![false; jam.locals];
                jam.function.body = jam.block(body, &live);
            }
        }
    }
}

/// How the iterations of a loop lie in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lie {
    SideBySide,
    Apart,
}

/// Those that lie side by side first, however deep inside: what is done to one loop is not done to what is around it.
const LIES: [Lie; 2] = [Lie::SideBySide, Lie::Apart];

/// Whether a counted loop in another one is in a statement.
fn has_nest(stmt: &Stmt, in_loop: bool) -> bool {
    let is_counted = matches!(stmt, Stmt::For { .. });
    in_loop && is_counted || stmt.blocks().iter().any(|block| block.iter().any(|s| has_nest(s, in_loop || is_counted)))
}

struct Jam<'f> {
    /// How many there were before.
    locals: usize,
    lie: Lie,
    numbers: Numbers,
    function: &'f mut Function,
}

impl Jam<'_> {
    /// The statements of a block after which the locals of `live` may be read.
    fn block(&mut self, stmts: Block, live: &[bool]) -> Block {
        let mut done = Vec::with_capacity(stmts.len());
        let mut stmts = stmts.into_iter();
        while let Some(mut stmt) = stmts.next() {
            if !has_nest(&stmt, false) {
                done.push(stmt);
                continue;
            }
            let mut live = either(live, &exposed(self.locals, stmts.as_slice()));
            if let Some(nest) = Nest::of(self.function, &stmt, &live, self.lie, self.numbers) {
                self.jam(&nest, stmt, &mut done);
                continue;
            }
            // Another iteration comes after one.
            if !matches!(stmt, Stmt::If { .. }) {
                live = either(&live, &exposed(self.locals, std::slice::from_ref(&stmt)));
            }
            for inner in stmt.blocks_mut() {
                *inner = self.block(std::mem::take(inner), &live);
            }
            done.push(stmt);
        }
        done
    }

    fn jam(&mut self, nest: &Nest, stmt: Stmt, out: &mut Block) {
        let Stmt::For { var, start, stop, step, body } = stmt else { unreachable!("a nest is a counted loop") };
        let [start, stop] = [start, stop].map(|end| self.end(end, &nest.assigned, out));
        let middle = self.local(Type::Scalar(DType::I64));
        out.push(Stmt::Set(middle, start.clone()));
        let copies = Expr::int(nest.copies as i64);
        // Neither the length nor the sums of the copies' indices overflow where both ends are positive.
        let (length, tests) = match start.as_const().map(|start| start.0 as i64) {
            Some(0) => (stop.clone(), vec![Expr::binary(BinOp::Ge, stop.clone(), copies.clone())]),
            _ => {
                let length = Expr::binary(BinOp::Sub, stop.clone(), start.clone());
                let is_positive = Expr::binary(BinOp::Ge, start.clone(), Expr::int(0));
                let is_entered = Expr::binary(BinOp::Lt, start.clone(), stop.clone());
                (length.clone(), vec![is_positive, is_entered, Expr::binary(BinOp::Ge, length, copies.clone())])
            }
        };
        let rest = Expr::binary(BinOp::And, length, Expr::int(nest.copies as i64 - 1));
        let not_zero = nest.divisors.iter().map(|x| Expr::binary(BinOp::Ne, x.clone(), zero(x.dtype)));
        let test = tests.into_iter().chain(nest.pairs.iter().map(|&pair| self.apart(pair))).chain(not_zero);
        let test = test.reduce(|a, b| Expr::binary(BinOp::And, a, b)).expect("there are tests");
        let names: Vec<Vec<(LocalId, LocalId)>> = (0..nest.copies)
            .map(|copy| match copy {
                0 => vec![],
                _ => nest.own.iter().map(|&own| (own, self.local(self.function.local(own).ty))).collect(),
            })
            .collect();
        let past = Stmt::Set(middle, Expr::binary(BinOp::Sub, stop.clone(), rest));
        let together = Stmt::For {
            var,
            start,
            stop: Expr::local(DType::I64, middle),
            step: copies,
            body: self.jammed(&body, &Copies { var, middle, assigned: &nest.assigned, names: &names }),
        };
        out.push(Stmt::If { test, then: vec![past, together], otherwise: vec![] });
        out.push(Stmt::For { var, start: Expr::local(DType::I64, middle), stop, step, body });
    }

    /// The body of a loop, for several of its iterations at once.
    fn jammed(&mut self, body: &[Stmt], copies: &Copies) -> Block {
        let mut out = Vec::with_capacity(body.len() * copies.names.len());
        for stmt in body {
            if let Stmt::For { var, start, stop, step, body } = stmt
                && is_fused(self.lie, body)
            {
                let body = self.jammed(body, copies);
                let [start, stop, step] = [start, stop, step].map(Expr::clone);
                out.push(Stmt::For { var: *var, start, stop, step, body });
                continue;
            }
            let mut all: Block = (0..copies.names.len()).map(|copy| copies.renamed(stmt.clone(), copy)).collect();
            self.look_at_divisors(&mut all, copies, &mut out);
            out.append(&mut all);
        }
        out
    }

    /// Takes the guards of divisors out of statements that are done together. If a divisor is zero, the iterations from these
    /// on are done one by one: none of these has stored anything yet.
    fn look_at_divisors(&mut self, stmts: &mut [Stmt], copies: &Copies, out: &mut Block) {
        let mut zeros = vec![];
        expressions_mut(stmts, &mut |e| {
            let ExprKind::Guard(_, x, _) = &mut e.kind else { return };
            let x = std::mem::replace(&mut **x, Expr::bool(false));
            // What copies call their own is new.
            let is_new = |x: &Expr| mentions_any(x, |local| local.index() >= self.locals);
            if is_fixed(&x, copies.var, copies.assigned) && !is_new(&x) {
                *e = x;
                return;
            }
            let divisor = self.local(Type::Scalar(x.dtype));
            let value = Expr::local(x.dtype, divisor);
            zeros.push(Expr::binary(BinOp::Eq, value.clone(), zero(x.dtype)));
            out.push(Stmt::Set(divisor, x));
            *e = value;
        });
        if let Some(test) = zeros.into_iter().reduce(|a, b| Expr::binary(BinOp::Or, a, b)) {
            let here = Stmt::Set(copies.middle, Expr::local(DType::I64, copies.var));
            out.push(Stmt::If { test, then: vec![here, Stmt::Break], otherwise: vec![] });
        }
    }

    fn local(&mut self, ty: Type) -> LocalId {
        self.function.add_local(format!(".j{}", self.function.locals.len()), ty, false)
    }

    /// An end of a loop, as something that is the same again later.
    fn end(&mut self, end: Expr, assigned: &[LocalId], out: &mut Block) -> Expr {
        match end.kind {
            ExprKind::Const(_) | ExprKind::Extent(..) => return end,
            ExprKind::Local(local) if !assigned.contains(&local) => return end,
            _ => {}
        }
        let local = self.local(Type::Scalar(end.dtype));
        out.push(Stmt::Set(local, end));
        Expr::local(DType::I64, local)
    }

    /// Whether two arrays share no memory.
    fn apart(&self, (a, b): (LocalId, LocalId)) -> Expr {
        let [(a, past_a), (b, past_b)] = [a, b].map(|array| self.reach(array));
        Expr::binary(BinOp::Or, Expr::binary(BinOp::Le, past_a, b), Expr::binary(BinOp::Le, past_b, a))
    }

    /// Where the elements of an array begin and end.
    fn reach(&self, array: LocalId) -> (Expr, Expr) {
        let ArrayType { dtype, rank, layout, .. } = array_type(self.function, array);
        let bytes = |elements| Expr::binary(BinOp::Mul, elements, Expr::int(dtype.size() as i64));
        let from_first = |elements| Expr::binary(BinOp::Add, Expr::address(array), bytes(elements));
        let extents = (0..rank).map(|axis| Expr::extent(array, axis));
        if layout != Layout::Any {
            let count = extents.reduce(|a, b| Expr::binary(BinOp::Mul, a, b)).unwrap_or(Expr::int(1));
            return (Expr::address(array), from_first(count));
        }
        let (mut least, mut most) = (Expr::int(0), Expr::int(1));
        for axis in 0..rank {
            let last = Expr::binary(BinOp::Sub, Expr::extent(array, axis), Expr::int(1));
            let way = Expr::binary(BinOp::Mul, last, Expr::stride(array, axis));
            let add = |sum, op| Expr::binary(BinOp::Add, sum, Expr::binary(op, way.clone(), Expr::int(0)));
            (least, most) = (add(least, BinOp::Min), add(most, BinOp::Max));
        }
        (from_first(least), from_first(most))
    }
}

fn array_type(function: &Function, array: LocalId) -> ArrayType {
    match function.local(array).ty {
        Type::Array(ty) => ty,
        Type::Scalar(_) => unreachable!("the verifier has seen that it is an array"),
    }
}

fn either(a: &[bool], b: &[bool]) -> Vec<bool> {
    a.iter().zip(b).map(|(a, b)| *a || *b).collect()
}

/// Iterations that are done together.
struct Copies<'a> {
    /// The loop's variable.
    var: LocalId,
    /// Where the iterations begin that are done one by one.
    middle: LocalId,
    /// What the loop's body assigns.
    assigned: &'a [LocalId],
    /// By iteration, what it calls its own locals.
    names: &'a [Vec<(LocalId, LocalId)>],
}

impl Copies<'_> {
    /// A statement of an iteration that is so much further.
    fn renamed(&self, stmt: Stmt, copy: usize) -> Stmt {
        if copy == 0 {
            return stmt;
        }
        let mut stmt = [stmt];
        locals_mut(&mut stmt, &mut |local| {
            if let Some((_, own)) = self.names[copy].iter().find(|(name, _)| name == local) {
                *local = *own;
            }
        });
        expressions_mut(&mut stmt, &mut |e| {
            if e.kind == ExprKind::Local(self.var) {
                *e = Expr::binary(BinOp::Add, Expr::local(DType::I64, self.var), Expr::int(copy as i64));
            }
        });
        let [stmt] = stmt;
        stmt
    }
}

/// A loop whose iterations may be done together.
struct Nest {
    lie: Lie,
    copies: usize,
    /// What the body assigns.
    assigned: Vec<LocalId>,
    /// What of it each iteration has for itself; the variables of inner loops are the same in all.
    own: Vec<LocalId>,
    /// Arrays that must not share memory.
    pairs: Vec<(LocalId, LocalId)>,
    /// What must not be zero and is the same in all iterations.
    divisors: Vec<Expr>,
}

/// An element that a nest reads or writes.
struct Access<'a> {
    array: LocalId,
    index: &'a [Expr],
    stored: bool,
    /// The variable of the innermost loop around; `None` outside of the inner loops.
    innermost: Option<LocalId>,
}

impl Nest {
    /// `live`: the locals that may be read after the loop.
    fn of(function: &Function, stmt: &Stmt, live: &[bool], lie: Lie, numbers: Numbers) -> Option<Nest> {
        let Stmt::For { var, start, step, body, .. } = stmt else { return None };
        let by_one = start.dtype == DType::I64 && step.as_const().is_some_and(|step| step.0 == 1);
        let copies = match lie {
            Lie::SideBySide => numbers.side_by_side,
            Lie::Apart if all_fused(lie, body) => numbers.apart,
            Lie::Apart => numbers.with_loops,
        };
        let size = size(body);
        // And one more of expressions, which are no deeper than they are large.
        if !by_one || size * copies > LARGEST || size >= MAX_DEPTH {
            return None;
        }
        let mut inside = Inside::default();
        inside.block(body, None)?;
        let Inside { accesses, variables, mut own, divisors, .. } = inside;
        own.sort_unstable();
        own.dedup();
        let assigned = assigned(body);
        let stays_inside = |local: &LocalId| !live[local.index()];
        let exposed = exposed(live.len(), body);
        let is_sound = variables.iter().all(|inner| !own.contains(inner) && inner != var)
            && !assigned.contains(var)
            && stays_inside(var)
            && assigned.iter().all(|local| stays_inside(local) && !exposed[local.index()])
            && uniform_ends(body, *var, &own);
        let divisors = divisors.into_iter().try_fold(vec![], |mut fixed, (x, is_early)| {
            match is_fixed(x, *var, &assigned) {
                true => fixed.push(x.clone()),
                false if is_early => {}
                false => return None,
            }
            Some(fixed)
        })?;
        let steps = Steps { function, var: *var, own: &own };
        if !is_sound || !steps.is_worth_it(&accesses, body, lie) {
            return None;
        }
        let pairs = steps.pairs(&accesses)?;
        Some(Nest { lie, copies, assigned, own, pairs, divisors })
    }
}

/// What is in a nest.
#[derive(Default)]
struct Inside<'a> {
    accesses: Vec<Access<'a>>,
    /// Of the inner loops.
    variables: Vec<LocalId>,
    /// Assigned by other statements.
    own: Vec<LocalId>,
    /// What is guarded against being zero, and whether every iteration comes to it before anything is stored.
    divisors: Vec<(&'a Expr, bool)>,
    has_stored: bool,
    /// How many branches and loops are around.
    depth: usize,
}

impl<'a> Inside<'a> {
    /// Notes what is in a block; `None` if there is anything that stands in the way.
    fn block(&mut self, block: &'a [Stmt], innermost: Option<LocalId>) -> Option<()> {
        for stmt in block {
            // The ends of a loop are looked at once for all.
            self.depth += usize::from(matches!(stmt, Stmt::For { .. }));
            stmt.exprs().into_iter().try_for_each(|e| self.expr(e, innermost))?;
            match stmt {
                Stmt::Set(local, _) => self.own.push(*local),
                Stmt::Store { array, index, .. } => {
                    self.accesses.push(Access { array: *array, index, stored: true, innermost });
                    self.has_stored = true;
                }
                Stmt::For { var, step, body, .. } if step.as_const().is_some() => {
                    self.variables.push(*var);
                    self.block(body, Some(*var))?;
                    self.depth -= 1;
                }
                // Branches keep operations from lying side by side.
                Stmt::If { then, otherwise, .. } if innermost.is_none() => {
                    let loops = self.variables.len();
                    self.depth += 1;
                    self.block(then, None)?;
                    self.block(otherwise, None)?;
                    self.depth -= 1;
                    (self.variables.len() == loops).then_some(())?;
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn expr(&mut self, e: &'a Expr, innermost: Option<LocalId>) -> Option<()> {
        match &e.kind {
            // What takes that long waits for nothing else.
            ExprKind::Math(function, _) if !function.is_exact() => return None,
            ExprKind::Guard(Guard::NonZero, x, _) if !x.can_raise() => {
                self.divisors.push((x, self.depth == 0 && !self.has_stored));
            }
            ExprKind::Guard(..) => return None,
            ExprKind::Load(array, index) => {
                self.accesses.push(Access { array: *array, index, stored: false, innermost });
            }
            _ => {}
        }
        e.children().into_iter().try_for_each(|child| self.expr(child, innermost))
    }
}

/// Whether all iterations run through the inner loops alike.
fn uniform_ends(body: &[Stmt], var: LocalId, own: &[LocalId]) -> bool {
    let mut uniform = true;
    statements(body, &mut |stmt| {
        if matches!(stmt, Stmt::For { .. }) {
            for end in stmt.exprs() {
                end.visit(&mut |e| {
                    uniform &= match &e.kind {
                        ExprKind::Local(local) => *local != var && !own.contains(local),
                        ExprKind::Load(..) => false,
                        _ => true,
                    }
                });
            }
        }
    });
    uniform
}

/// How the accesses of iterations lie to one another.
struct Steps<'a> {
    function: &'a Function,
    var: LocalId,
    own: &'a [LocalId],
}

impl Steps<'_> {
    /// How far an index moves from one iteration to the next: 0 or 1; `None` for anything else.
    fn step(&self, e: &Expr) -> Option<i64> {
        let step = match &e.kind {
            ExprKind::Local(local) if *local == self.var => 1,
            ExprKind::Local(local) if self.own.contains(local) => return None,
            ExprKind::Binary(BinOp::Add, a, b) => self.step(a)? + self.step(b)?,
            ExprKind::Binary(BinOp::Sub, a, b) => self.step(a)? - self.step(b)?,
            _ => {
                let mut varies = false;
                e.visit(&mut |e| {
                    varies |= match &e.kind {
                        ExprKind::Local(local) => *local == self.var || self.own.contains(local),
                        ExprKind::Load(..) => true,
                        _ => false,
                    }
                });
                return (!varies).then_some(0);
            }
        };
        (0..=1).contains(&step).then_some(step)
    }

    /// How far an access moves in memory, in elements.
    fn way(&self, access: &Access) -> Option<i64> {
        let dense = dense_axis(self.function, access);
        let mut way = 0;
        for (axis, index) in access.index.iter().enumerate() {
            match self.step(index)? {
                0 => {}
                step if Some(axis) == dense => way = step,
                _ => return None,
            }
        }
        Some(way)
    }

    /// Whether the inner loops gain by it: something that is read lies side by side and nothing further apart, and either they go through
    /// memory by rows or their sums wait for one another; or something lies apart, and sums wait.
    fn is_worth_it(&self, accesses: &[Access], body: &[Stmt], lie: Lie) -> bool {
        let mut moves = false;
        let mut apart = false;
        let mut by_rows = false;
        for access in accesses {
            let Some(innermost) = access.innermost else { continue };
            let way = self.way(access);
            moves |= way == Some(1) && !access.stored;
            apart |= way.is_none();
            let dense = dense_axis(self.function, access);
            let goes = |(axis, e): (usize, &Expr)| Some(axis) != dense && mentions(e, innermost);
            by_rows |= access.index.iter().enumerate().any(goes);
        }
        let sums_wait = !self.function.fastmath.contains(FastMath::REASSOCIATE) && has_sums(body);
        match lie {
            Lie::SideBySide => moves && !apart && (by_rows || sums_wait),
            Lie::Apart => apart && sums_wait,
        }
    }

    /// The pairs of arrays that must be apart so that no iteration meets what another one stores; `None` if that cannot be.
    fn pairs(&self, accesses: &[Access]) -> Option<Vec<(LocalId, LocalId)>> {
        let mut pairs: Vec<(LocalId, LocalId)> = vec![];
        for stored in accesses.iter().filter(|access| access.stored) {
            if array_type(self.function, stored.array).layout == Layout::Any {
                return None;
            }
            let own_axis = |axis: usize| self.is_own(&stored.index[axis]);
            let same = |other: &&Access| other.array == stored.array;
            let tells_apart = |axis: usize| {
                own_axis(axis) && accesses.iter().filter(same).all(|a| a.index[axis] == stored.index[axis])
            };
            if !(0..stored.index.len()).any(tells_apart) {
                return None;
            }
            for other in accesses.iter().filter(|other| other.array != stored.array) {
                let pair = (stored.array.min(other.array), stored.array.max(other.array));
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
        (pairs.len() <= MOST_PAIRS).then_some(pairs)
    }

    /// Whether an index is the loop's variable, or a fixed way from it: another one in every iteration.
    fn is_own(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Local(local) => *local == self.var,
            ExprKind::Binary(BinOp::Add | BinOp::Sub, a, b) => self.is_own(a) && b.as_const().is_some(),
            _ => false,
        }
    }
}

/// The axis along which an array's elements follow one another.
fn dense_axis(function: &Function, access: &Access) -> Option<usize> {
    match array_type(function, access.array).layout {
        Layout::C => access.index.len().checked_sub(1),
        Layout::F => Some(0),
        Layout::Any => None,
    }
}

/// Whether an inner loop is one for all iterations. One without sums is better off with the memory of one iteration, unless
/// iterations lie side by side.
fn is_fused(lie: Lie, body: &[Stmt]) -> bool {
    lie == Lie::SideBySide || has_sums(body)
}

/// The same of all loops in a block.
fn all_fused(lie: Lie, block: &[Stmt]) -> bool {
    block.iter().all(|stmt| match stmt {
        Stmt::For { body, .. } => is_fused(lie, body) && all_fused(lie, body),
        _ => true,
    })
}

/// Whether floats are added one after the other in a loop inside, or in one with this body.
fn has_sums(body: &[Stmt]) -> bool {
    let mut found = false;
    statements(body, &mut |stmt| {
        if let Stmt::Set(local, value) = stmt
            && let ExprKind::Binary(BinOp::Add | BinOp::Sub | BinOp::Mul, a, b) = &value.kind
        {
            found |= value.dtype.is_float() && [a, b].iter().any(|x| x.kind == ExprKind::Local(*local));
        }
    });
    found
}

fn mentions(e: &Expr, local: LocalId) -> bool {
    mentions_any(e, |other| other == local)
}

/// Whether an expression mentions one of some scalars.
fn mentions_any(e: &Expr, is_one: impl Fn(LocalId) -> bool) -> bool {
    let mut found = false;
    e.visit(&mut |e| found |= matches!(e.kind, ExprKind::Local(local) if is_one(local)));
    found
}

/// Whether an expression is the same throughout a loop over `var` that assigns these locals.
fn is_fixed(e: &Expr, var: LocalId, assigned: &[LocalId]) -> bool {
    let mut loads = false;
    e.visit(&mut |e| loads |= matches!(e.kind, ExprKind::Load(..)));
    !loads && !mentions_any(e, |local| local == var || assigned.contains(&local))
}

fn zero(dtype: DType) -> Expr {
    Expr::constant(dtype, Const(0))
}
