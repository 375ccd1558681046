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
//! Where iterations lie apart (`b[j, k]`), a few of them are done together, so that the sums do not wait.
//!
//! It is done where iterations cannot notice: they share no scalar and know the course of the inner loops in advance, and
//! what one of them stores no other one reads or stores, since the array is indexed by the loop's variable, or since a look
//! at the addresses in front of the loop says so. They raise nothing but errors of zero divisors, which are looked at before
//! anything is stored: the loop goes on one by one then, from where it is.

mod nest;

use super::loops::{all, kept, length_of_at_least, temporary};
use super::split_index_sets::split_loops;
use crate::dtype::DType;
use crate::liveness::exposed;
use crate::module::{ArrayType, Block, Expr, ExprKind, Function, Layout, LocalId, Module, Stmt};
use crate::ops::BinOp;
use crate::verify::{MAX_DEPTH, Verified};
use crate::visit::{depth, expressions_mut, locals_mut};
use nest::{Nest, is_fused, may_have_nests};

/// How many iterations are done together: unroll factors.
#[derive(Clone, Copy)]
struct Factors {
    /// Of those that lie side by side. A power of two, as all of them.
    contiguous: usize,
    /// Of those that lie apart, whose sums do not wait for each other then.
    strided: usize,
    /// Of those where a loop without sums is written down for each.
    with_copies: usize,
}

/// Sixteen registers hold four sums and what is added to them; an addition takes four cycles.
const SCALAR: Factors = Factors { contiguous: 4, strided: 4, with_copies: 2 };

/// Two of the widest vectors of `f64`. An engine that makes vectors takes long for every loop.
const VECTOR: Factors = Factors { contiguous: 16, strided: 8, with_copies: 2 };

/// Most statements and expressions of all copies together, a matrix product having 20 in each: a bound on what compiling
/// takes.
const LARGEST: usize = 1600;

/// Most pairs of arrays that are looked at in front of a loop.
const MOST_PAIRS: usize = 6;

/// Of the names of its locals.
const PREFIX: &str = ".j";

/// Most divisors that are looked at together: each adds to the depth of a test.
const MOST_DIVISORS: usize = 4;

/// Jams the nests of a module, for engines without vectors.
pub fn unroll_and_jam(module: &mut Module) {
    in_module(module, SCALAR);
}

/// Jams the nests of a module, for engines that make vectors of operations that lie side by side.
pub fn unroll_and_jam_for_speed(module: &mut Module) {
    in_module(module, VECTOR);
}

/// Jams the loops over the iterations of a chunk, which `outline_parallel` has made functions of, and splits what is in them
/// where that is for speed. The functions are those from `first` on.
pub fn jam_chunks(module: Verified, first: usize, for_speed: bool) -> Verified {
    let factors = if for_speed { VECTOR } else { SCALAR };
    let mut module = module.into_inner();
    for function in &mut module.functions[first..] {
        jam_chunk(function, factors);
        if for_speed {
            split_loops(function);
        }
    }
    Verified::rewritten(module, "jam_chunks")
}

fn jam_chunk(function: &mut Function, factors: Factors) {
    let Some(at) = function.body.iter().position(|stmt| has_nest(stmt, false)) else { return };
    let live = exposed(function.locals.len(), &function.body[at + 1..]);
    let nest = |locality| Nest::of(function, &function.body[at], &live, locality, factors);
    if let Some(nest) = LOCALITIES.into_iter().find_map(nest)
        && depth(&function.body) < MAX_DEPTH - 1
    {
        let stmt = function.body.remove(at);
        let mut done = vec![];
        let locality = nest.locality;
        Jam { locals: function.locals.len(), locality, factors, function: &mut *function }.jam(&nest, stmt, &mut done);
        function.body.splice(at..at, done);
    }
}

fn in_module(module: &mut Module, factors: Factors) {
    for function in &mut module.functions {
        // Most functions have none, and are looked at no further.
        if !may_have_nests(&function.body) {
            continue;
        }
        for locality in LOCALITIES {
            // One more level of blocks than there was.
            if depth(&function.body) < MAX_DEPTH - 1 {
                let mut jam = Jam { locals: function.locals.len(), locality, factors, function };
                let body = std::mem::take(&mut jam.function.body);
                let live = vec![false; jam.locals];
                jam.function.body = jam.block(body, live);
            }
        }
    }
}

/// How iterations lie in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Locality {
    /// Next to each other.
    Contiguous,
    /// Anywhere else, by rows for instance.
    Strided,
}

/// Those that lie side by side first, however deep inside: what is done to one loop is not done to what is around it.
const LOCALITIES: [Locality; 2] = [Locality::Contiguous, Locality::Strided];

/// Whether a counted loop in another one is in a statement.
fn has_nest(stmt: &Stmt, in_loop: bool) -> bool {
    let is_counted = matches!(stmt, Stmt::For { .. });
    in_loop && is_counted || stmt.blocks().iter().any(|block| block.iter().any(|s| has_nest(s, in_loop || is_counted)))
}

struct Jam<'f> {
    /// How many there were before.
    locals: usize,
    locality: Locality,
    factors: Factors,
    function: &'f mut Function,
}

impl Jam<'_> {
    /// The statements of a block after which the locals of `live` may be read.
    fn block(&mut self, mut stmts: Block, mut live: Vec<bool>) -> Block {
        let Some(first) = stmts.iter().position(|stmt| has_nest(stmt, false)) else { return stmts };
        // From the last one on, so that what is read afterwards is known.
        let mut reversed = Vec::with_capacity(stmts.len());
        for stmt in stmts.split_off(first).into_iter().rev() {
            let before = live_before(self.locals, &stmt, &live);
            match has_nest(&stmt, false) {
                true => self.stmt(stmt, &live, &before, &mut reversed),
                false => reversed.push(stmt),
            }
            live = before;
        }
        stmts.extend(reversed.into_iter().rev());
        stmts
    }

    /// Appends a statement with a nest in it, the last part first. `before`: what may be read from it on.
    fn stmt(&mut self, mut stmt: Stmt, live: &[bool], before: &[bool], reversed: &mut Block) {
        if let Some(nest) = Nest::of(self.function, &stmt, live, self.locality, self.factors) {
            let mut done = vec![];
            self.jam(&nest, stmt, &mut done);
            reversed.extend(done.into_iter().rev());
            return;
        }
        // Another iteration comes after one.
        let inside = if matches!(stmt, Stmt::If { .. }) { live } else { before };
        match &mut stmt {
            // What comes before the test of a loop is followed by the test, not by what is in front of the loop.
            Stmt::While { body, .. } => *body = self.block(std::mem::take(body), inside.to_vec()),
            _ => stmt.blocks_mut().into_iter().for_each(|inner| {
                *inner = self.block(std::mem::take(inner), inside.to_vec());
            }),
        }
        reversed.push(stmt);
    }

    fn jam(&mut self, nest: &Nest, stmt: Stmt, out: &mut Block) {
        let Stmt::For { var, start, stop, step, body } = stmt else { unreachable!("a nest is a counted loop") };
        let changes = |local: LocalId| local == var || nest.assigned.contains(&local);
        let [start, stop] = [start, stop].map(|end| kept(self.function, PREFIX, end, &changes, out));
        let middle = temporary(self.function, PREFIX, DType::I64);
        out.push(Stmt::Set(middle, start.clone()));
        let copies = Expr::int(nest.copies as i64);
        let (length, tests) = length_of_at_least(nest.copies as i64, &start, &stop);
        let rest = Expr::binary(BinOp::And, length, Expr::int(nest.copies as i64 - 1));
        let not_zero = nest.divisors.iter().map(|x| Expr::binary(BinOp::Ne, x.clone(), Expr::zero(x.dtype)));
        let test = tests.into_iter().chain(nest.pairs.iter().map(|&pair| self.apart(pair))).chain(not_zero);
        let test = all(test);
        let names: Vec<Vec<(LocalId, LocalId)>> = (0..nest.copies)
            .map(|copy| match copy {
                0 => vec![],
                _ => nest.private.iter().map(|&own| (own, self.local(own))).collect(),
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
                && is_fused(self.locality, body)
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
            let changes = |local: LocalId| copies.changes(local) || local.index() >= self.locals;
            if x.stays(&changes) {
                *e = x;
                return;
            }
            let divisor = temporary(self.function, PREFIX, x.dtype);
            let value = Expr::local(x.dtype, divisor);
            zeros.push(Expr::binary(BinOp::Eq, value.clone(), Expr::zero(x.dtype)));
            out.push(Stmt::Set(divisor, x));
            *e = value;
        });
        if let Some(test) = zeros.into_iter().reduce(|a, b| Expr::binary(BinOp::Or, a, b)) {
            let here = Stmt::Set(copies.middle, Expr::local(DType::I64, copies.var));
            out.push(Stmt::If { test, then: vec![here, Stmt::Break], otherwise: vec![] });
        }
    }

    /// A copy's own local instead of another one.
    fn local(&mut self, of: LocalId) -> LocalId {
        let dtype = self.function.local(of).scalar().expect("nests assign scalars only");
        temporary(self.function, PREFIX, dtype)
    }

    /// Whether two arrays share no memory.
    fn apart(&self, (a, b): (LocalId, LocalId)) -> Expr {
        let [(a, past_a), (b, past_b)] = [a, b].map(|array| self.reach(array));
        Expr::binary(BinOp::Or, Expr::binary(BinOp::Le, past_a, b), Expr::binary(BinOp::Le, past_b, a))
    }

    /// Where the elements of an array begin and end.
    fn reach(&self, array: LocalId) -> (Expr, Expr) {
        let ArrayType { dtype, rank, layout, .. } = self.function.array_type(array);
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

/// What may be read from a statement on, given what may be read after it.
fn live_before(locals: usize, stmt: &Stmt, live: &[bool]) -> Vec<bool> {
    let mut before = exposed(locals, std::slice::from_ref(stmt));
    let set = if let Stmt::Set(local, _) = stmt { Some(*local) } else { None };
    for (local, is_live) in (0..).map(LocalId).zip(live) {
        before[local.index()] |= *is_live && Some(local) != set;
    }
    before
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
    fn changes(&self, local: LocalId) -> bool {
        local == self.var || self.assigned.contains(&local)
    }

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
