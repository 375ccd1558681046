//! Loops that read one element of the rows that they write are split behind it ("index set splitting").
//!
//! ```text
//!                                            .a = 0
//!                                            if n >= 32
//!                                                while .a < n
//!                                                    .b = k + 1 if .a <= k < n else n
//! for j in range(0, n, 1)             ->             .t = d[i, k]
//!     d[i, j] = min(d[i, j], d[i, k] + x[j])         for j in range(.a, .b, 1)
//!                                                        d[i, j] = min(d[i, j], .t + x[j])
//!                                                    .a = .b
//!                                            for j in range(.a, n, 1)
//!                                                d[i, j] = min(d[i, j], d[i, k] + x[j])
//! ```
//!
//! The element is another one at most from the iteration on that follows `k`, which may have stored it. Within a part of
//! the loop it is a number, and neither read again nor in the way of vectors: without that, an engine has to suppose that
//! every iteration may change what the next one reads. Shortest paths, elimination and other work on rows in place are so.

use super::loops::{all, kept, length_of_at_least, temporary};
use crate::dtype::DType;
use crate::module::{Block, Expr, ExprKind, Function, LocalId, Module, Stmt};
use crate::ops::BinOp;
use crate::verify::MAX_DEPTH;
use crate::visit::{assigned, depth, expressions_mut, size, statements};

/// Rows of fewer elements are left: the parts' beginnings and ends take longer than what they save.
const SHORT: i64 = 32;

/// Of the names of its locals.
const PREFIX: &str = ".p";

/// Most elements that a loop is split behind.
const MOST: usize = 2;

/// Most statements and expressions of a loop, of which there are two then.
const LARGEST: usize = 400;

/// Splits what loops of a module are to be split.
pub fn split_index_sets(module: &mut Module) {
    module.functions.iter_mut().for_each(split_loops);
}

/// Those of a function. What is in parallel loops is left until they are functions, whose iterations may be done together.
pub(super) fn split_loops(function: &mut Function) {
    let body = std::mem::take(&mut function.body);
    function.body = block(function, body, 1);
}

/// `level`: how deep the block lies.
fn block(function: &mut Function, stmts: Block, level: usize) -> Block {
    let mut done = Vec::with_capacity(stmts.len());
    for mut stmt in stmts {
        // Two more levels of blocks than there were.
        if let Some(elements) = elements(function, &stmt)
            && level + depth(std::slice::from_ref(&stmt)) + 2 < MAX_DEPTH
        {
            split(function, stmt, &elements, &mut done);
            continue;
        }
        if !matches!(stmt, Stmt::ParallelFor { .. }) {
            for inner in stmt.blocks_mut() {
                *inner = block(function, std::mem::take(inner), level + 1);
            }
        }
        done.push(stmt);
    }
    done
}

/// The elements that every iteration of a loop reads from the array that it writes, before it writes, and that only the
/// iteration can change whose index they have, whichever the rows are; `None` where there is none, or where an iteration may
/// end before it comes to them.
fn elements(function: &Function, stmt: &Stmt) -> Option<Vec<Expr>> {
    let Stmt::For { var, start, step, body, .. } = stmt else { return None };
    let by_one = start.dtype == DType::I64 && step.as_const().is_some_and(|step| step.0 == 1);
    // Those are never taken for long ones.
    let from_below = start.as_const().is_some_and(|start| (start.0 as i64) < 0);
    if !by_one || from_below {
        return None;
    }
    let array = stored_to(body)?;
    let dense = function.array_type(array).dense_axis()?;
    let mut all_here = true;
    statements(body, &mut |stmt| {
        if let Stmt::Store { array: to, index, .. } = stmt {
            all_here &= *to == array && index[dense].kind == ExprKind::Local(*var);
        }
    });
    let assigned = assigned(body);
    if !all_here || assigned.contains(var) || size(body) > LARGEST {
        return None;
    }
    let changes = |local: LocalId| local == *var || assigned.contains(&local);
    let is_element = |e: &Expr| match &e.kind {
        ExprKind::Load(of, index) => *of == array && index.iter().all(|e| e.stays(&changes)),
        _ => false,
    };
    let mut found = Found::default();
    found.block(body, &is_element, true)?;
    (1..=MOST).contains(&found.elements.len()).then_some(found.elements)
}

/// The first array that a block stores to; `None` where there is none, or anything but assignments, stores and branches.
fn stored_to(block: &[Stmt]) -> Option<LocalId> {
    let mut first = None;
    let mut is_simple = true;
    statements(block, &mut |stmt| match stmt {
        Stmt::Store { array, .. } => first = first.or(Some(*array)),
        _ => is_simple &= matches!(stmt, Stmt::Set(..) | Stmt::If { .. }),
    });
    first.filter(|_| is_simple)
}

/// What a body reads.
#[derive(Default)]
struct Found {
    elements: Vec<Expr>,
    has_stored: bool,
}

impl Found {
    /// Notes the elements that are read in a block; `None` if one is read after a store, or if anything may raise.
    /// `is_top`: every iteration comes to its statements.
    fn block(&mut self, block: &[Stmt], is_element: &impl Fn(&Expr) -> bool, is_top: bool) -> Option<()> {
        for stmt in block {
            for e in stmt.exprs() {
                let mut is_sound = !e.can_raise();
                e.visit(&mut |e| {
                    if is_element(e) {
                        is_sound &= !self.has_stored;
                        if is_top && !self.elements.contains(e) {
                            self.elements.push(e.clone());
                        }
                    }
                });
                is_sound.then_some(())?;
            }
            self.has_stored |= matches!(stmt, Stmt::Store { .. });
            stmt.blocks().into_iter().try_for_each(|inner| self.block(inner, is_element, false))?;
        }
        Some(())
    }
}

fn split(function: &mut Function, stmt: Stmt, elements: &[Expr], out: &mut Block) {
    let Stmt::For { var, start, stop, step, body } = stmt else { unreachable!("only counted loops are split") };
    let assigned = assigned(&body);
    let changes = |local: LocalId| local == var || assigned.contains(&local);
    let [start, stop] = [start, stop].map(|end| kept(function, PREFIX, end, &changes, out));
    let [from, to] = [(); 2].map(|()| temporary(function, PREFIX, DType::I64));
    let [at, end] = [from, to].map(|local| Expr::local(DType::I64, local));
    out.push(Stmt::Set(from, start.clone()));
    let test = |op, a: &Expr, b: &Expr| Expr::binary(op, a.clone(), b.clone());
    let mut parts = vec![Stmt::Set(to, stop.clone())];
    let mut numbers = vec![];
    for element in elements {
        let number = temporary(function, PREFIX, element.dtype);
        let ExprKind::Load(array, index) = &element.kind else { unreachable!("elements are loads") };
        let dense = function.array_type(*array).dense_axis().expect("elements lie side by side");
        let own = kept(function, PREFIX, index[dense].clone(), &changes, &mut parts);
        let is_ahead = Expr::binary(BinOp::And, test(BinOp::Le, &at, &own), test(BinOp::Lt, &own, &stop));
        let behind = Expr::select(is_ahead, Expr::binary(BinOp::Add, own, Expr::int(1)), end.clone());
        parts.push(Stmt::Set(to, Expr::binary(BinOp::Min, end.clone(), behind)));
        numbers.push(number);
    }
    parts.extend(numbers.iter().zip(elements).map(|(&number, element)| Stmt::Set(number, element.clone())));
    let mut inside = body.clone();
    expressions_mut(&mut inside, &mut |e| {
        if let Some(which) = elements.iter().position(|element| element == e) {
            *e = Expr::local(e.dtype, numbers[which]);
        }
    });
    parts.push(Stmt::For { var, start: at.clone(), stop: end.clone(), step: step.clone(), body: inside });
    parts.push(Stmt::Set(from, end));
    let (_, tests) = length_of_at_least(SHORT, &start, &stop);
    let is_long = all(tests);
    let pieces = Stmt::While { setup: vec![], test: test(BinOp::Lt, &at, &stop), body: parts };
    out.push(Stmt::If { test: is_long, then: vec![pieces], otherwise: vec![] });
    out.push(Stmt::For { var, start: at, stop, step, body });
}
