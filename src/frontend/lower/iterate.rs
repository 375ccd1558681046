//! What a `for` goes over: ranges, arrays, tuples, and what `enumerate`, `zip`, `reversed` and `ndindex` make of them.

use std::rc::Rc;

use jitney_ir::{BinOp, Const, DType, Expr, ExprKind, LocalId, Stmt, TrapKind, Type, UnOp};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::index::Index;
use super::operators::{fold, negate};
use super::values::Val;
use super::{Lowerer, Result};
use crate::frontend::scan;
use crate::frontend::types::Fixed;

/// What a loop goes over. Numbers in it are constants, locals or extents.
#[derive(Debug, Clone)]
enum Iter<'a> {
    Range {
        start: Expr,
        stop: Expr,
        step: Expr,
    },
    /// The same for iterations in any order.
    Parallel {
        start: Expr,
        stop: Expr,
        step: Expr,
    },
    Array(LocalId),
    Tuple(Vec<Val<'a>>),
    Enumerate(Box<Iter<'a>>, Expr),
    Zip(Vec<Iter<'a>>),
    /// Every index of a shape.
    Indices(Vec<Expr>),
}

impl<'a> Lowerer<'a, '_> {
    pub(super) fn for_stmt(&mut self, looped: &'a ast::StmtFor) -> Result<()> {
        if looped.is_async {
            return self.fail(looped.range, "async is not supported in a kernel");
        }
        let mut assigned = scan::assigned(&looped.body);
        assigned.extend(scan::bound(&looped.target));
        let iter = self.iter(&looped.iter)?;
        let iter = self.pin(iter, &assigned);
        match iter {
            Iter::Parallel { start, stop, step } if self.source.options.parallel && self.parallel.is_none() => {
                self.parallel_for(looped, start, stop, step)
            }
            Iter::Range { start, stop, step } | Iter::Parallel { start, stop, step } => {
                self.range_for(looped, start, stop, step)
            }
            other => match self.unrolled(&other) {
                Some(values) => self.unroll(looped, values),
                None => self.counted_for(looped, other),
            },
        }
    }

    /// Arrays that the loop gives other values keep the one from before it.
    fn pin(&mut self, iter: Iter<'a>, assigned: &scan::Names) -> Iter<'a> {
        match iter {
            Iter::Array(array) => {
                let local = self.function.local(array).clone();
                if local.name.starts_with('.') || !assigned.contains(local.name.split('.').next().unwrap_or("")) {
                    return Iter::Array(array);
                }
                let pinned = self.temp(local.ty, local.owned);
                self.alias(pinned, array);
                Iter::Array(pinned)
            }
            Iter::Enumerate(inner, start) => Iter::Enumerate(Box::new(self.pin(*inner, assigned)), start),
            Iter::Zip(inner) => Iter::Zip(inner.into_iter().map(|i| self.pin(i, assigned)).collect()),
            other => other,
        }
    }

    fn iter(&mut self, e: &'a ast::Expr) -> Result<Iter<'a>> {
        self.deeper(e.range())?;
        let iter = self.iter_of_kind(e)?;
        self.depth -= 1;
        Ok(iter)
    }

    fn iter_of_kind(&mut self, e: &'a ast::Expr) -> Result<Iter<'a>> {
        if let ast::Expr::Call(call) = e
            && matches!(&*call.func, ast::Expr::Name(_) | ast::Expr::Attribute(_))
            && !matches!(&*call.func, ast::Expr::Attribute(a) if !matches!(&*a.value, ast::Expr::Name(_)))
            && let Val::Fixed(Fixed::Name(full)) = self.callee(&call.func)?
        {
            let args = &call.arguments.args;
            match &*full {
                "builtins.range" | "jitney.prange" => {
                    let (start, stop, step) = self.range_of(call)?;
                    return Ok(match &*full {
                        "builtins.range" => Iter::Range { start, stop, step },
                        _ => Iter::Parallel { start, stop, step },
                    });
                }
                "builtins.enumerate" => {
                    let start = args.get(1).or_else(|| call.arguments.keywords.first().map(|k| &k.value));
                    let (Some(inner), true) = (args.first(), args.len() <= 2) else {
                        return self.fail(e.range(), "enumerate takes what to go over, and possibly a start");
                    };
                    let inner = self.iter(inner)?;
                    let start = match start {
                        Some(start) => {
                            let value = self.expr(start)?;
                            let start = self.integer(value, start.range(), "the start of enumerate")?;
                            self.reusable(start)
                        }
                        None => Expr::int(0),
                    };
                    return Ok(Iter::Enumerate(Box::new(inner), start));
                }
                "builtins.zip" if !args.is_empty() => {
                    return args.iter().map(|a| self.iter(a)).collect::<Result<_>>().map(Iter::Zip);
                }
                "builtins.reversed" if args.len() == 1 => {
                    let inner = self.iter(&args[0])?;
                    return self.reversed(inner, e.range());
                }
                "numpy.ndindex" | "jitney.pndindex" => {
                    let mut shape = Vec::new();
                    for value in self.elements(args)? {
                        let values = match value {
                            Val::Tuple(values) => values,
                            one => vec![one],
                        };
                        for value in values {
                            let extent = self.integer(value, e.range(), "an extent")?;
                            shape.push(self.reusable(extent));
                        }
                    }
                    return Ok(Iter::Indices(shape));
                }
                _ => {}
            }
        }
        match self.expr(e)? {
            Val::Array(array) if self.array_type(array).rank > 0 => Ok(Iter::Array(array)),
            Val::Tuple(values) => Ok(Iter::Tuple(values)),
            other => {
                let message = format!(
                    "a for loop cannot go over {}; range, arrays, tuples, enumerate and zip can be gone over",
                    self.type_of(&other)
                );
                self.fail(e.range(), message)
            }
        }
    }

    /// What is called, where looking it up emits nothing.
    fn callee(&mut self, e: &'a ast::Expr) -> Result<Val<'a>> {
        match e {
            ast::Expr::Attribute(attribute) => match self.expr(&attribute.value)? {
                Val::Fixed(Fixed::Name(module)) => self.full_name(&format!("{module}.{}", attribute.attr), e.range()),
                _ => Ok(Val::None),
            },
            other => self.expr(other),
        }
    }

    fn range_of(&mut self, call: &'a ast::ExprCall) -> Result<(Expr, Expr, Expr)> {
        let at = call.range();
        if let Some(keyword) = call.arguments.keywords.first() {
            return self.fail(keyword.range, "range takes no keywords; give its bounds by position");
        }
        let values = self.elements(&call.arguments.args)?;
        let mut bounds = Vec::new();
        for value in values {
            bounds.push(self.integer(value, at, "a bound of a range")?);
        }
        let (start, stop, step) = match <[Expr; 3]>::try_from(bounds) {
            Ok([start, stop, step]) => (start, stop, step),
            Err(mut bounds) => match (bounds.pop(), bounds.pop(), bounds.pop()) {
                (Some(stop), None, None) => (Expr::int(0), stop, Expr::int(1)),
                (Some(stop), Some(start), None) => (start, stop, Expr::int(1)),
                _ => return self.fail(at, "range takes one, two or three integers"),
            },
        };
        let step = self.reusable(step);
        self.check_step(&step, at)?;
        Ok((start, stop, step))
    }

    fn reversed(&mut self, iter: Iter<'a>, at: TextRange) -> Result<Iter<'a>> {
        match iter {
            Iter::Range { start, stop, step } => {
                let (start, stop) = (self.reusable(start), self.reusable(stop));
                let back = fold(BinOp::Sub, Expr::int(0), step.clone());
                if step.as_const().is_some_and(|c| c.0 == 1) {
                    self.not_the_outermost(&start, Expr::int(i64::MIN), at);
                    self.not_the_outermost(&stop, Expr::int(i64::MIN), at);
                    let first = fold(BinOp::Sub, stop, Expr::int(1));
                    return Ok(Iter::Range { start: first, stop: fold(BinOp::Sub, start, Expr::int(1)), step: back });
                }
                let (first, stop) = self.reversed_ends(start, stop, step, at);
                Ok(Iter::Range { start: first, stop, step: back })
            }
            Iter::Array(array) => {
                let mut index = vec![Index::whole(); self.array_type(array).rank as usize];
                index[0] = Index::Slice { lower: None, upper: None, step: Expr::int(-1) };
                self.view(array, index, at).map(Iter::Array)
            }
            Iter::Tuple(mut values) => {
                values.reverse();
                Ok(Iter::Tuple(values))
            }
            _ => self.fail(at, "reversed takes a range, an array or a tuple"),
        }
    }

    /// What a range backwards starts with, and where it stops: one beyond the first element.
    fn reversed_ends(&mut self, start: Expr, stop: Expr, step: Expr, at: TextRange) -> (Expr, Expr) {
        // Spans may be wider than an integer: they are computed as unsigned ones, which wrap to what is right.
        let wide = |e: Expr| e.cast(DType::U64);
        let ends = |up: bool| {
            let (low, high) = if up { (&start, &stop) } else { (&stop, &start) };
            let span = wide(Expr::binary(BinOp::Sub, high.clone(), low.clone()));
            let size = wide(if up { step.clone() } else { Expr::unary(UnOp::Neg, step.clone()) });
            let one = Expr::constant(DType::U64, Const(1));
            let steps = Expr::binary(BinOp::FloorDiv, Expr::binary(BinOp::Sub, span, one), size);
            let along = Expr::binary(BinOp::Mul, steps.cast(DType::I64), step.clone());
            let beyond = fold(if up { BinOp::Sub } else { BinOp::Add }, start.clone(), Expr::int(1));
            let some = Expr::binary(BinOp::Lt, low.clone(), high.clone());
            let last = Expr::select(some, Expr::binary(BinOp::Add, start.clone(), along), beyond.clone());
            (last, beyond)
        };
        match step.as_const().map(|c| c.0 as i64) {
            Some(1..) => {
                self.not_the_outermost(&start, Expr::int(i64::MIN), at);
                ends(true)
            }
            Some(_) => {
                self.not_the_outermost(&start, Expr::int(i64::MAX), at);
                ends(false)
            }
            None => {
                let up = self.spill(Expr::binary(BinOp::Gt, step.clone(), Expr::int(0)));
                let outermost = Expr::select(up.clone(), Expr::int(i64::MIN), Expr::int(i64::MAX));
                self.not_the_outermost(&start, outermost, at);
                let ((up_first, up_stop), (down_first, down_stop)) = (ends(true), ends(false));
                (Expr::select(up.clone(), up_first, down_first), Expr::select(up, up_stop, down_stop))
            }
        }
    }

    /// Raises where an end of a range is the least or the greatest integer, which has none beyond it.
    fn not_the_outermost(&mut self, end: &Expr, outermost: Expr, at: TextRange) {
        let known = end.as_const().zip(outermost.as_const()).is_some_and(|(end, outermost)| end != outermost);
        if known || matches!(end.kind, ExprKind::Extent(..)) {
            return;
        }
        let is_outermost = Expr::binary(BinOp::Eq, end.clone(), outermost);
        self.raise_if(is_outermost, TrapKind::Overflow, "reversed() of this range does not fit into 64 bits", at);
    }

    /// A loop over a range: the IR's own.
    fn range_for(&mut self, looped: &'a ast::StmtFor, start: Expr, stop: Expr, step: Expr) -> Result<()> {
        let name: Rc<str> = match &*looped.target {
            ast::Expr::Name(name) => name.id.as_str().into(),
            other => {
                return self.fail(other.range(), "a range gives one integer at a time; loop over it with one name");
            }
        };
        let inside = scan::assigned(&looped.body);
        let mut assigned = inside.clone();
        assigned.insert(name.clone());
        let var = self.local(&name, Type::Scalar(DType::I64), false);
        // Facts speak of the values before the loop; `i` may be one of them.
        let fact = step.as_const().map(|c| self.loop_fact(var, &start, &stop, c.0 as i64));
        let leaves = scan::leaves(&looped.body);
        let broke = self.broke_flag(leaves.breaks.is_some() && !looped.orelse.is_empty());
        // The variable may be one that the loop converts before it starts.
        let (start, stop) = (self.apart(start), self.apart(stop));
        let broken = self.fixpoint(&assigned, broke, looped.range, |this| {
            let (body, ()) = this.in_block(|this| {
                this.env.set(&name, crate::frontend::types::Ty::Scalar(DType::I64));
                if !inside.contains(&name) {
                    let fact = fact.clone().map(|f| this.still_true(f, &inside, var));
                    this.facts.extend(fact);
                }
                this.block(&looped.body)?;
                this.back_edge();
                Ok(())
            })?;
            let (start, stop, step) = (start.clone(), stop.clone(), step.clone());
            Ok((Stmt::For { var, start, stop, step, body }, false))
        })?;
        self.loop_else(broke, broken, &looped.orelse)
    }

    /// The bound of a loop; locals of variables, which conversions before the loop do not change, stay.
    fn apart(&mut self, e: Expr) -> Expr {
        if super::expr::is_cheap(&e) { e } else { self.spill(e) }
    }

    /// A loop that counts, and takes an element of everything at each step.
    fn counted_for(&mut self, looped: &'a ast::StmtFor, iter: Iter<'a>) -> Result<()> {
        let at = looped.range;
        let counter: Rc<str> = format!(".at{}", self.function.locals.len()).into();
        let var = self.local(&counter, Type::Scalar(DType::I64), false);
        let mut lengths = Vec::new();
        self.lengths(&iter, looped.iter.range(), &mut lengths)?;
        let fact = self.count_fact(var, &lengths);
        let stop = lengths.into_iter().reduce(|a, b| fold(BinOp::Min, a, b)).unwrap_or(Expr::int(0));
        let mut assigned = scan::assigned(&looped.body);
        assigned.extend(scan::bound(&looped.target));
        let leaves = scan::leaves(&looped.body);
        let broke = self.broke_flag(leaves.breaks.is_some() && !looped.orelse.is_empty());
        let broken = self.fixpoint(&assigned, broke, at, |this| {
            let (body, ()) = this.in_block(|this| {
                let fact = this.still_true(fact.clone(), &assigned, var);
                this.facts.push(fact);
                let value = this.element(&iter, Expr::local(DType::I64, var), at)?;
                this.assign(&looped.target, value)?;
                this.block(&looped.body)?;
                this.back_edge();
                Ok(())
            })?;
            Ok((Stmt::For { var, start: Expr::int(0), stop: stop.clone(), step: Expr::int(1), body }, false))
        })?;
        self.loop_else(broke, broken, &looped.orelse)
    }

    fn lengths(&mut self, iter: &Iter<'a>, at: TextRange, found: &mut Vec<Expr>) -> Result<()> {
        match iter {
            Iter::Range { start, stop, step } | Iter::Parallel { start, stop, step } => {
                let length = if start.as_const().is_some_and(|c| c.0 == 0) && step.as_const().is_some_and(|c| c.0 == 1)
                {
                    self.reusable(stop.clone())
                } else {
                    let (start, stop) = (self.reusable(start.clone()), self.reusable(stop.clone()));
                    let length = self.range_length(start, stop, step.clone());
                    self.reusable(length)
                };
                found.push(length);
            }
            Iter::Array(array) => found.push(Expr::extent(*array, 0)),
            Iter::Enumerate(inner, _) => self.lengths(inner, at, found)?,
            Iter::Zip(inner) => {
                for iter in inner {
                    self.lengths(iter, at, found)?;
                }
            }
            Iter::Indices(shape) => {
                let product = shape.iter().cloned().reduce(|n, d| fold(BinOp::Mul, n, d)).unwrap_or(Expr::int(1));
                found.push(self.reusable(product));
            }
            Iter::Tuple(_) => {
                return self.fail(at, "tuples go together with tuples only; index the tuple, or use an array");
            }
        }
        Ok(())
    }

    /// What is taken at step `k`.
    fn element(&mut self, iter: &Iter<'a>, k: Expr, at: TextRange) -> Result<Val<'a>> {
        match iter {
            Iter::Range { start, step, .. } | Iter::Parallel { start, step, .. } => {
                Ok(Val::Scalar(added(scaled(k, step.clone()), start.clone())))
            }
            Iter::Array(array) => {
                let mut index = vec![Index::whole(); self.array_type(*array).rank as usize];
                index[0] = Index::At(k, at);
                self.element_or_view(*array, index, at)
            }
            Iter::Enumerate(inner, start) => {
                let value = self.element(inner, k.clone(), at)?;
                Ok(Val::Tuple(vec![Val::Scalar(added(k, start.clone())), value]))
            }
            Iter::Zip(inner) => {
                let mut values = Vec::new();
                for iter in inner {
                    let mark = self.out.len();
                    let value = self.element(iter, k.clone(), at)?;
                    self.settle(&mut values, mark);
                    values.push(value);
                }
                Ok(Val::Tuple(values))
            }
            Iter::Indices(shape) => {
                let mut rest = k;
                let mut index = Vec::new();
                for extent in shape.iter().rev() {
                    let here = Expr::binary(BinOp::Mod, rest.clone(), extent.clone());
                    index.push(Val::Scalar(self.spill(here)));
                    rest = self.spill(Expr::binary(BinOp::FloorDiv, rest, extent.clone()));
                }
                index.reverse();
                Ok(Val::Tuple(index))
            }
            Iter::Tuple(_) => self.fail(at, "a tuple is gone over on its own"),
        }
    }

    /// The values of a loop over tuples, which is unrolled.
    fn unrolled(&self, iter: &Iter<'a>) -> Option<Vec<Val<'a>>> {
        match iter {
            Iter::Tuple(values) => Some(values.clone()),
            Iter::Enumerate(inner, start) => {
                let values = self.unrolled(inner)?;
                let numbered = values.into_iter().enumerate().map(|(i, value)| {
                    let i = fold(BinOp::Add, start.clone(), Expr::int(i as i64));
                    Val::Tuple(vec![Val::Scalar(i), value])
                });
                Some(numbered.collect())
            }
            Iter::Zip(inner) => {
                let columns: Vec<_> = inner.iter().map(|i| self.unrolled(i)).collect::<Option<_>>()?;
                let length = columns.iter().map(Vec::len).min().unwrap_or(0);
                let row = |k: usize| Val::Tuple(columns.iter().map(|column| column[k].clone()).collect());
                Some((0..length).map(row).collect())
            }
            _ => None,
        }
    }

    fn unroll(&mut self, looped: &'a ast::StmtFor, values: Vec<Val<'a>>) -> Result<()> {
        if values.len() > 64 {
            return self.fail(
                looped.iter.range(),
                format!("a loop over a tuple goes over at most 64 elements, not {}; use an array", values.len()),
            );
        }
        let leaves = scan::leaves(&looped.body);
        if leaves.breaks.is_none() && leaves.continues.is_none() {
            for value in values {
                if !self.dead {
                    self.assign(&looped.target, value)?;
                    self.block(&looped.body)?;
                }
            }
            return self.loop_else(None, None, &looped.orelse);
        }
        let broke = self.broke_flag(true);
        self.unroll_from(looped, values, broke)?;
        self.loop_else(broke, None, &looped.orelse)
    }

    /// Each copy is a loop of one iteration, so that `break` and `continue` have something to leave.
    fn unroll_from(
        &mut self,
        looped: &'a ast::StmtFor,
        mut values: Vec<Val<'a>>,
        broke: Option<LocalId>,
    ) -> Result<()> {
        if values.is_empty() || self.dead {
            return Ok(());
        }
        let value = values.remove(0);
        let mut assigned = scan::assigned(&looped.body);
        assigned.extend(scan::bound(&looped.target));
        let var = self.scalar_temp(DType::I64);
        self.fixpoint(&assigned, broke, looped.range, |this| {
            let (body, ()) = this.in_block(|this| {
                this.assign(&looped.target, value.clone())?;
                this.block(&looped.body)?;
                this.back_edge();
                Ok(())
            })?;
            Ok((Stmt::For { var, start: Expr::int(0), stop: Expr::int(1), step: Expr::int(1), body }, false))
        })?;
        if values.is_empty() {
            return Ok(());
        }
        self.deeper(looped.range)?;
        let going_on = negate(Expr::local(DType::Bool, broke.expect("made by unroll")));
        self.branch(going_on, |this| this.unroll_from(looped, values, broke), |_| Ok(()))?;
        self.depth -= 1;
        Ok(())
    }
}

fn scaled(k: Expr, step: Expr) -> Expr {
    if step.as_const().is_some_and(|c| c.0 == 1) { k } else { fold(BinOp::Mul, k, step) }
}

fn added(k: Expr, start: Expr) -> Expr {
    if start.as_const().is_some_and(|c| c.0 == 0) { k } else { fold(BinOp::Add, k, start) }
}
