//! Indexing: elements of arrays and tuples, views by slices, rows, new axes.

use jitney_ir::{ArrayType, BinOp, DType, Expr, Layout, LocalId, Stmt, TrapKind, Type, UnOp};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::operators::fold;
use super::values::{Val, disturbed};
use super::{Lowerer, Result};
use crate::frontend::diagnostic::counted;
use crate::frontend::types::{self, Fixed, Ty};

/// One entry between the brackets.
#[derive(Debug, Clone)]
pub(super) enum Index {
    /// An integer, and where it stands.
    At(Expr, TextRange),
    /// A slice; the step is not 0.
    Slice { lower: Option<Expr>, upper: Option<Expr>, step: Expr },
    /// A new axis of length 1.
    New,
    /// A mask, or an array of indices, and where it stands.
    Pick(LocalId, TextRange),
}

/// One axis of a view.
struct Axis {
    /// Of what is viewed; none for a new axis.
    source: Option<u8>,
    whole: bool,
    unit_step: bool,
    extent: Expr,
    stride: Expr,
}

impl Index {
    pub(super) fn whole() -> Index {
        Index::Slice { lower: None, upper: None, step: Expr::int(1) }
    }
}

impl<'a> Lowerer<'a, '_> {
    pub(super) fn subscript(&mut self, e: &'a ast::ExprSubscript) -> Result<Val<'a>> {
        match self.expr(&e.value)? {
            Val::Array(array) => {
                let index = self.indices(&e.slice, array)?;
                self.element_or_view(array, index, e.range)
            }
            Val::Tuple(values) => self.tuple_element(values, &e.slice),
            Val::Fixed(Fixed::DType(_)) => self.fail(e.range, "a type stands in annotations and signatures only"),
            other => self.fail(e.range, format!("{} cannot be indexed; arrays and tuples can", self.type_of(&other))),
        }
    }

    pub(super) fn element_or_view(&mut self, array: LocalId, index: Vec<Index>, at: TextRange) -> Result<Val<'a>> {
        if index.iter().any(|i| matches!(i, Index::Pick(..))) {
            return self.selected(array, index, at).map(Val::Array);
        }
        if index.iter().all(|i| matches!(i, Index::At(..))) {
            let index = self.element_index(array, index);
            self.access(array, Some(&index), false, at)?;
            return Ok(Val::Scalar(Expr::load(self.array_type(array).dtype, array, index)));
        }
        self.view(array, index, at).map(Val::Array)
    }

    /// The guarded indices of one element.
    pub(super) fn element_index(&mut self, array: LocalId, index: Vec<Index>) -> Vec<Expr> {
        let mut guarded = Vec::with_capacity(index.len());
        for (axis, entry) in index.into_iter().enumerate() {
            if let Index::At(e, at) = entry {
                guarded.push(self.guarded(e, array, axis as u8, at));
            }
        }
        guarded
    }

    /// What stands between the brackets after an array: one entry for each of its axes, and new axes.
    pub(super) fn indices(&mut self, slice: &'a ast::Expr, array: LocalId) -> Result<Vec<Index>> {
        let entries: &'a [ast::Expr] = match slice {
            ast::Expr::Tuple(tuple) => &tuple.elts,
            other => std::slice::from_ref(other),
        };
        let mut index = Vec::with_capacity(entries.len());
        let mut rest = None;
        for entry in entries {
            let mark = self.out.len();
            let at = entry.range();
            let mut new = Vec::new();
            match entry {
                ast::Expr::Slice(slice) => new.push(self.slice(slice)?),
                _ => match self.expr(entry)? {
                    Val::None => new.push(Index::New),
                    Val::Fixed(Fixed::Ellipsis) if rest.is_none() => rest = Some(index.len()),
                    Val::Tuple(values) => {
                        for value in values {
                            new.push(Index::At(self.index_number(value, at)?, at));
                        }
                    }
                    Val::Array(by) if !self.array_type(by).dtype.is_float() => new.push(Index::Pick(by, at)),
                    value => new.push(Index::At(self.index_number(value, at)?, at)),
                },
            }
            if self.out.len() > mark {
                let tail = self.out.split_off(mark);
                for earlier in &mut index {
                    if let Index::At(e, _) = earlier
                        && disturbed(e, &tail)
                    {
                        *e = self.spill(e.clone());
                    }
                }
                self.out.extend(tail);
            }
            index.extend(new);
        }
        let rank = self.array_type(array).rank as usize;
        // A mask stands for as many axes as it has.
        let axes = |i: &Index| match i {
            Index::New => 0,
            Index::Pick(by, _) if self.array_type(*by).dtype == DType::Bool => self.array_type(*by).rank as usize,
            Index::At(..) | Index::Slice { .. } | Index::Pick(..) => 1,
        };
        let given: usize = index.iter().map(axes).sum();
        if given > rank {
            let message =
                format!("{} for an array of rank {rank}; give at most one for each axis", counted(given, "index"));
            return self.fail(slice.range(), message);
        }
        let place = rest.unwrap_or(index.len());
        index.splice(place..place, std::iter::repeat_n(Index::whole(), rank - given));
        Ok(index)
    }

    fn index_number(&mut self, value: Val<'a>, at: TextRange) -> Result<Expr> {
        match value {
            Val::Scalar(e) if e.dtype.is_int() => Ok(super::values::fold_cast(e, DType::I64)),
            Val::Array(_) => {
                self.fail(at, "an array of indices holds integers or truth values; astype(np.int64) makes one")
            }
            other => {
                let message = format!("an index is an integer, not {}; int(...) makes one", self.type_of(&other));
                self.fail(at, message)
            }
        }
    }

    fn slice(&mut self, slice: &'a ast::ExprSlice) -> Result<Index> {
        let step = match &slice.step {
            None => Expr::int(1),
            Some(e) => match self.expr(e)? {
                Val::None => Expr::int(1),
                value => {
                    let step = self.integer(value, e.range(), "the step of a slice")?;
                    let step = self.reusable(step);
                    match step.as_const() {
                        Some(c) if c.0 == 0 => {
                            return self.fail(e.range(), "the step of a slice cannot be 0; -1 goes backwards");
                        }
                        Some(_) => {}
                        None => {
                            let zero = Expr::binary(BinOp::Eq, step.clone(), Expr::int(0));
                            self.raise_if(zero, TrapKind::Value, "the step of a slice cannot be 0", e.range());
                        }
                    }
                    step
                }
            },
        };
        let bound = |this: &mut Self, e: &'a Option<Box<ast::Expr>>| -> Result<Option<Expr>> {
            let Some(e) = e else { return Ok(None) };
            match this.expr(e)? {
                Val::None => Ok(None),
                value => {
                    let e = this.integer(value, e.range(), "the bound of a slice")?;
                    Ok(Some(this.reusable(e)))
                }
            }
        };
        let lower = bound(self, &slice.lower)?;
        let upper = bound(self, &slice.upper)?;
        Ok(Index::Slice { lower, upper, step })
    }

    /// The first index of a slice, and how many elements it has.
    fn slice_range(&mut self, n: Expr, lower: Option<Expr>, upper: Option<Expr>, step: &Expr) -> (Expr, Expr) {
        let known = step.as_const().map(|c| c.0 as i64);
        let (first, distance) = match known {
            Some(step) => self.slice_ends(&n, lower, upper, step > 0),
            None => {
                let (first, distance) = self.slice_ends(&n, lower.clone(), upper.clone(), true);
                let (first_back, distance_back) = self.slice_ends(&n, lower, upper, false);
                let forwards = self.spill(Expr::binary(BinOp::Gt, step.clone(), Expr::int(0)));
                let first = self.spill(Expr::select(forwards.clone(), first, first_back));
                (first, self.spill(Expr::select(forwards, distance, distance_back)))
            }
        };
        let by = match known {
            Some(step) => Expr::int(step.unsigned_abs().min(i64::MAX as u64) as i64),
            // The least integer has no magnitude; nothing is as long as the greatest one.
            None => {
                let negative = Expr::binary(BinOp::Lt, step.clone(), Expr::int(-i64::MAX));
                let size = Expr::unary(UnOp::Abs, step.clone());
                self.spill(Expr::select(negative, Expr::int(i64::MAX), size))
            }
        };
        let count = if by.as_const().is_some_and(|c| c.0 == 1) {
            distance
        } else {
            // ceil(distance / by), without overflow.
            let whole = fold(BinOp::FloorDiv, fold(BinOp::Sub, distance, Expr::int(1)), by);
            fold(BinOp::Add, whole, Expr::int(1))
        };
        (first, self.reusable(count))
    }

    /// The first index of a slice that goes one way, and how far its end is.
    fn slice_ends(&mut self, n: &Expr, lower: Option<Expr>, upper: Option<Expr>, forwards: bool) -> (Expr, Expr) {
        let zero = || Expr::int(0);
        // Python's rule: negative bounds count from the end, then both are brought into the axis.
        let bring = |e: Expr, least: i64, most: Expr| match e.as_const() {
            Some(c) if (c.0 as i64) < 0 => fold(BinOp::Max, fold(BinOp::Add, n.clone(), e), Expr::int(least)),
            Some(_) => fold(BinOp::Min, e, most),
            None => {
                let from_end = fold(BinOp::Max, fold(BinOp::Add, e.clone(), n.clone()), Expr::int(least));
                let negative = Expr::binary(BinOp::Lt, e.clone(), zero());
                Expr::select(negative, from_end, fold(BinOp::Min, e, most))
            }
        };
        let last = fold(BinOp::Sub, n.clone(), Expr::int(1));
        let (first, end) = if forwards {
            (
                lower.map_or_else(zero, |e| bring(e, 0, n.clone())),
                upper.map_or_else(|| n.clone(), |e| bring(e, 0, n.clone())),
            )
        } else {
            (
                lower.map_or_else(|| last.clone(), |e| bring(e, -1, last.clone())),
                upper.map_or_else(|| Expr::int(-1), |e| bring(e, -1, last.clone())),
            )
        };
        let first = self.reusable(first);
        let distance =
            if forwards { fold(BinOp::Sub, end, first.clone()) } else { fold(BinOp::Sub, first.clone(), end) };
        (first, fold(BinOp::Max, distance, zero()))
    }

    /// A view of `array`.
    pub(super) fn view(&mut self, array: LocalId, index: Vec<Index>, at: TextRange) -> Result<LocalId> {
        let ty = self.array_type(array);
        let mut offset = Expr::int(0);
        let mut axes: Vec<Axis> = Vec::new();
        let mut fixed: Vec<(u8, Expr)> = Vec::new();
        let mut source = 0u8;
        for entry in index {
            match entry {
                Index::New => {
                    axes.push(Axis {
                        source: None,
                        whole: false,
                        unit_step: true,
                        extent: Expr::int(1),
                        stride: Expr::int(0),
                    });
                    continue;
                }
                Index::Pick(_, at) => return self.fail(at, "an array of indices selects elements; it makes no view"),
                Index::At(e, at) => {
                    let e = self.guarded(e, array, source, at);
                    let e = self.reusable(e);
                    fixed.push((source, e.clone()));
                    offset = fold(BinOp::Add, offset, fold(BinOp::Mul, e, Expr::stride(array, source)));
                }
                Index::Slice { lower: None, upper: None, step } if is_one(&step) => axes.push(Axis {
                    source: Some(source),
                    whole: true,
                    unit_step: true,
                    extent: Expr::extent(array, source),
                    stride: Expr::stride(array, source),
                }),
                Index::Slice { lower, upper, step } => {
                    let (first, count) = self.slice_range(Expr::extent(array, source), lower, upper, &step);
                    let stride = Expr::stride(array, source);
                    offset = fold(BinOp::Add, offset, fold(BinOp::Mul, first, stride.clone()));
                    let unit_step = is_one(&step);
                    let stride = if unit_step { stride } else { fold(BinOp::Mul, stride, step) };
                    axes.push(Axis { source: Some(source), whole: false, unit_step, extent: count, stride });
                }
            }
            source += 1;
        }
        if axes.len() > jitney_ir::verify::MAX_RANK as usize {
            return self.fail(at, "an array has at most 16 axes");
        }
        let layout = view_layout(ty, &axes);
        let to = ArrayType { rank: axes.len() as u8, layout, ..ty };
        let dims = axes
            .iter()
            .map(|axis| match axis {
                Axis { source: Some(source), whole: true, .. } => Some(self.extent_sym(array, *source)),
                _ => self.sym_of(&axis.extent),
            })
            .collect();
        let view = self.view_of(array, to, offset, axes.iter().map(|a| a.extent.clone()).collect(), {
            axes.into_iter().map(|a| a.stride).collect()
        });
        self.env.dims.insert(view, dims);
        self.follow_at(view, array, &fixed);
        Ok(view)
    }

    /// Emits a view into a temporary.
    pub(super) fn view_of(
        &mut self,
        of: LocalId,
        ty: ArrayType,
        offset: Expr,
        shape: Vec<Expr>,
        strides: Vec<Expr>,
    ) -> LocalId {
        let Ty::Array(ty, owned) = Ty::array(ty, self.function.local(of).owned) else {
            unreachable!("arrays stay arrays")
        };
        let array = self.temp(Type::Array(ty), owned);
        self.emit(Stmt::View { array, of, offset, shape, strides });
        self.follow_somehow(array, of);
        array
    }

    fn tuple_element(&mut self, values: Vec<Val<'a>>, slice: &'a ast::Expr) -> Result<Val<'a>> {
        let at = slice.range();
        if let ast::Expr::Slice(bounds) = slice {
            let Index::Slice { lower, upper, step } = self.slice(bounds)? else { unreachable!("slices are slices") };
            let known = |e: Option<Expr>| match e {
                None => Some(None),
                Some(e) => e.as_const().map(|c| Some(c.0 as i64)),
            };
            let (Some(lower), Some(upper), Some(Some(step))) = (known(lower), known(upper), known(Some(step))) else {
                return self
                    .fail(at, "the bounds and the step of a tuple's slice are constants; use an array for others");
            };
            return Ok(Val::Tuple(sliced(values, lower, upper, step)));
        }
        let index = self.expr(slice)?;
        let n = values.len() as i64;
        if let Some(i) = index.known_int() {
            let i = if i < 0 { i + n } else { i };
            return match usize::try_from(i).ok().and_then(|i| values.into_iter().nth(i)) {
                Some(value) => Ok(value),
                None => {
                    self.fail(at, format!("the tuple has {}; this index is beyond", counted(n as usize, "element")))
                }
            };
        }
        let index = self.integer(index, at, "a tuple's index")?;
        let index = self.reusable(index);
        // Elements that are numbers can be chosen while the kernel runs.
        let mut numbers = Vec::new();
        for value in values {
            match value {
                Val::Scalar(e) => numbers.push(e),
                other => {
                    let message =
                        format!("a tuple that has {} in it is indexed by constants only", self.type_of(&other));
                    return self.fail(at, message);
                }
            }
        }
        let Some(dtype) = numbers.iter().map(|e| e.dtype).reduce(types::unify) else {
            return self.fail(at, "an empty tuple cannot be indexed");
        };
        let below = Expr::binary(BinOp::Lt, index.clone(), Expr::int(-n));
        let above = Expr::binary(BinOp::Ge, index.clone(), Expr::int(n));
        let outside = Expr::binary(BinOp::Or, below, above);
        self.raise_if(outside, TrapKind::Index, "tuple index out of range", at);
        let mut chosen = numbers.pop().expect("at least one").cast(dtype);
        for (i, e) in numbers.into_iter().enumerate().rev() {
            let i = i as i64;
            let here = Expr::binary(BinOp::Eq, index.clone(), Expr::int(i));
            let from_end = Expr::binary(BinOp::Eq, index.clone(), Expr::int(i - n));
            chosen = Expr::select(Expr::binary(BinOp::Or, here, from_end), e.cast(dtype), chosen);
            if i % 16 == 15 {
                chosen = self.spill(chosen);
            }
        }
        Ok(Val::Scalar(chosen))
    }
}

fn is_one(e: &Expr) -> bool {
    e.as_const().is_some_and(|c| c.0 == 1)
}

/// A slice of a tuple, by Python's rules.
fn sliced<T: Clone>(values: Vec<T>, lower: Option<i64>, upper: Option<i64>, step: i64) -> Vec<T> {
    let n = values.len() as i64;
    let bring = |i: i64, least: i64, most: i64| (if i < 0 { i.saturating_add(n) } else { i }).clamp(least, most);
    let (mut at, end) = if step > 0 {
        (lower.map_or(0, |i| bring(i, 0, n)), upper.map_or(n, |i| bring(i, 0, n)))
    } else {
        (lower.map_or(n - 1, |i| bring(i, -1, n - 1)), upper.map_or(-1, |i| bring(i, -1, n - 1)))
    };
    let mut taken = Vec::new();
    while (step > 0 && at < end) || (step < 0 && at > end) {
        taken.push(values[at as usize].clone());
        at = at.saturating_add(step);
    }
    taken
}

/// How a view lies: as what it is a view of, where its axes are the last ones (of a row-major array) or the first ones
/// (of a column-major one), and only the outermost of them is a part.
fn view_layout(ty: ArrayType, axes: &[Axis]) -> Layout {
    let run = |outermost: usize, first: Option<u8>| {
        let sources: Option<Vec<u8>> = axes.iter().map(|a| a.source).collect();
        sources.is_some_and(|s| s.windows(2).all(|w| w[0] + 1 == w[1]) && s.first().copied() == first)
            && axes.iter().enumerate().all(|(i, a)| a.whole || (i == outermost && a.unit_step))
    };
    let count = axes.len() as u8;
    match ty.layout {
        Layout::C if run(0, Some(ty.rank.saturating_sub(count))) => Layout::C,
        Layout::F if run(axes.len().saturating_sub(1), Some(0)) => Layout::F,
        _ => Layout::Any,
    }
}
