//! Walks over statements and expressions, so that a pass says only what it changes.

use smallvec::{SmallVec, smallvec};

use crate::module::{Arg, Block, Expr, ExprKind, Guard, LocalId, PrintItem, SiteId, Stmt};

/// A few things, without an allocation.
pub type Few<T> = SmallVec<[T; 4]>;

impl Expr {
    /// The expressions directly inside this one, in the order of evaluation.
    pub fn children(&self) -> Few<&Expr> {
        match &self.kind {
            ExprKind::Const(_)
            | ExprKind::Local(_)
            | ExprKind::Extent(..)
            | ExprKind::Stride(..)
            | ExprKind::Address(_) => smallvec![],
            ExprKind::Unary(_, x) | ExprKind::Cast(x) | ExprKind::Guard(_, x, _) => smallvec![&**x],
            ExprKind::Binary(_, a, b) => smallvec![&**a, &**b],
            ExprKind::Select(a, b, c) => smallvec![&**a, &**b, &**c],
            ExprKind::Math(_, operands) | ExprKind::Load(_, operands) => operands.iter().collect(),
        }
    }

    /// As `children`, to be changed.
    pub fn children_mut(&mut self) -> Few<&mut Expr> {
        match &mut self.kind {
            ExprKind::Const(_)
            | ExprKind::Local(_)
            | ExprKind::Extent(..)
            | ExprKind::Stride(..)
            | ExprKind::Address(_) => smallvec![],
            ExprKind::Unary(_, x) | ExprKind::Cast(x) | ExprKind::Guard(_, x, _) => smallvec![&mut **x],
            ExprKind::Binary(_, a, b) => smallvec![&mut **a, &mut **b],
            ExprKind::Select(a, b, c) => smallvec![&mut **a, &mut **b, &mut **c],
            ExprKind::Math(_, operands) | ExprKind::Load(_, operands) => operands.iter_mut().collect(),
        }
    }

    /// This expression and everything inside, inner ones first.
    pub fn visit(&self, f: &mut impl FnMut(&Expr)) {
        match &self.kind {
            ExprKind::Const(_)
            | ExprKind::Local(_)
            | ExprKind::Extent(..)
            | ExprKind::Stride(..)
            | ExprKind::Address(_) => {}
            ExprKind::Unary(_, x) | ExprKind::Cast(x) | ExprKind::Guard(_, x, _) => x.visit(f),
            ExprKind::Binary(_, a, b) => {
                a.visit(f);
                b.visit(f);
            }
            ExprKind::Select(a, b, c) => [a, b, c].into_iter().for_each(|x| x.visit(f)),
            ExprKind::Math(_, operands) | ExprKind::Load(_, operands) => operands.iter().for_each(|x| x.visit(f)),
        }
        f(self);
    }

    /// As `visit`, to be changed.
    pub fn visit_mut(&mut self, f: &mut impl FnMut(&mut Expr)) {
        match &mut self.kind {
            ExprKind::Const(_)
            | ExprKind::Local(_)
            | ExprKind::Extent(..)
            | ExprKind::Stride(..)
            | ExprKind::Address(_) => {}
            ExprKind::Unary(_, x) | ExprKind::Cast(x) | ExprKind::Guard(_, x, _) => x.visit_mut(f),
            ExprKind::Binary(_, a, b) => {
                a.visit_mut(f);
                b.visit_mut(f);
            }
            ExprKind::Select(a, b, c) => [a, b, c].into_iter().for_each(|x| x.visit_mut(f)),
            ExprKind::Math(_, operands) | ExprKind::Load(_, operands) => {
                operands.iter_mut().for_each(|x| x.visit_mut(f));
            }
        }
        f(self);
    }

    /// Whether it reads a scalar.
    pub fn mentions(&self, local: LocalId) -> bool {
        let mut found = false;
        self.visit(&mut |e| found |= e.kind == ExprKind::Local(local));
        found
    }

    /// Whether it is arithmetic with numbers and arrays that are the same wherever it is evaluated, given which locals change.
    pub fn stays(&self, changes: &impl Fn(LocalId) -> bool) -> bool {
        let own = match &self.kind {
            ExprKind::Local(local)
            | ExprKind::Extent(local, _)
            | ExprKind::Stride(local, _)
            | ExprKind::Address(local) => !changes(*local),
            ExprKind::Load(..) | ExprKind::Guard(..) | ExprKind::Math(..) => false,
            ExprKind::Const(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary(..)
            | ExprKind::Select(..)
            | ExprKind::Cast(_) => true,
        };
        own && self.children().into_iter().all(|child| child.stays(changes))
    }

    /// Whether evaluating it can raise.
    pub fn can_raise(&self) -> bool {
        let mut found = false;
        self.visit(&mut |e| {
            found |= matches!(&e.kind, ExprKind::Guard(guard, ..) if !matches!(guard, Guard::Wrap(..)));
        });
        found
    }
}

fn arg_expr(arg: &Arg) -> Option<&Expr> {
    match arg {
        Arg::Scalar(e) => Some(e),
        Arg::Array(_) => None,
    }
}

impl Stmt {
    /// The expressions of this statement itself, in the order of evaluation; not those of statements inside.
    pub fn exprs(&self) -> Few<&Expr> {
        match self {
            Stmt::Set(_, e) | Stmt::Eval(e) => smallvec![e],
            Stmt::Store { index, value, .. } => index.iter().chain([value]).collect(),
            Stmt::If { test, .. } | Stmt::While { test, .. } => smallvec![test],
            Stmt::For { start, stop, step, .. }
            | Stmt::ParallelFor { start, stop, step, .. }
            | Stmt::ParallelCall { start, stop, step, .. } => smallvec![start, stop, step],
            Stmt::Return(args) | Stmt::Call { args, .. } => args.iter().filter_map(arg_expr).collect(),
            Stmt::Alloc { shape, .. } => shape.iter().collect(),
            Stmt::View { offset, shape, strides, .. } => [offset].into_iter().chain(shape).chain(strides).collect(),
            Stmt::Print(items) => items
                .iter()
                .filter_map(|item| match item {
                    PrintItem::Value(e) => Some(e),
                    PrintItem::Text(_) => None,
                })
                .collect(),
            Stmt::Break
            | Stmt::Continue
            | Stmt::Raise { .. }
            | Stmt::Alias { .. }
            | Stmt::Constant { .. }
            | Stmt::Line(_) => smallvec![],
        }
    }

    /// As `exprs`, to be changed.
    pub fn exprs_mut(&mut self) -> Few<&mut Expr> {
        match self {
            Stmt::Set(_, e) | Stmt::Eval(e) => smallvec![e],
            Stmt::Store { index, value, .. } => index.iter_mut().chain([value]).collect(),
            Stmt::If { test, .. } | Stmt::While { test, .. } => smallvec![test],
            Stmt::For { start, stop, step, .. }
            | Stmt::ParallelFor { start, stop, step, .. }
            | Stmt::ParallelCall { start, stop, step, .. } => smallvec![start, stop, step],
            Stmt::Return(args) | Stmt::Call { args, .. } => args
                .iter_mut()
                .filter_map(|arg| match arg {
                    Arg::Scalar(e) => Some(e),
                    Arg::Array(_) => None,
                })
                .collect(),
            Stmt::Alloc { shape, .. } => shape.iter_mut().collect(),
            Stmt::View { offset, shape, strides, .. } => [offset].into_iter().chain(shape).chain(strides).collect(),
            Stmt::Print(items) => items
                .iter_mut()
                .filter_map(|item| match item {
                    PrintItem::Value(e) => Some(e),
                    PrintItem::Text(_) => None,
                })
                .collect(),
            Stmt::Break
            | Stmt::Continue
            | Stmt::Raise { .. }
            | Stmt::Alias { .. }
            | Stmt::Constant { .. }
            | Stmt::Line(_) => smallvec![],
        }
    }

    /// The blocks directly inside.
    pub fn blocks(&self) -> Few<&Block> {
        match self {
            Stmt::If { then, otherwise, .. } => smallvec![then, otherwise],
            Stmt::While { setup, body, .. } => smallvec![setup, body],
            Stmt::For { body, .. } | Stmt::ParallelFor { body, .. } => smallvec![body],
            _ => smallvec![],
        }
    }

    /// As `blocks`, to be changed.
    pub fn blocks_mut(&mut self) -> Few<&mut Block> {
        match self {
            Stmt::If { then, otherwise, .. } => smallvec![then, otherwise],
            Stmt::While { setup, body, .. } => smallvec![setup, body],
            Stmt::For { body, .. } | Stmt::ParallelFor { body, .. } => smallvec![body],
            _ => smallvec![],
        }
    }

    /// The locals that this statement itself assigns.
    pub fn assigned(&self) -> Few<LocalId> {
        match self {
            Stmt::Set(local, _) => smallvec![*local],
            Stmt::For { var, .. } => smallvec![*var],
            Stmt::ParallelFor { reductions, .. } | Stmt::ParallelCall { reductions, .. } => {
                reductions.iter().map(|r| r.local).collect()
            }
            Stmt::Call { results, .. } => results.iter().copied().collect(),
            Stmt::Alloc { array, .. }
            | Stmt::View { array, .. }
            | Stmt::Alias { array, .. }
            | Stmt::Constant { array, .. } => smallvec![*array],
            Stmt::Store { .. }
            | Stmt::Eval(_)
            | Stmt::If { .. }
            | Stmt::While { .. }
            | Stmt::Break
            | Stmt::Continue
            | Stmt::Return(_)
            | Stmt::Raise { .. }
            | Stmt::Print(_)
            | Stmt::Line(_) => smallvec![],
        }
    }
}

/// Every statement of a block and of the blocks inside, outer ones first.
pub fn statements<'a>(block: &'a [Stmt], f: &mut impl FnMut(&'a Stmt)) {
    for stmt in block {
        f(stmt);
        match stmt {
            Stmt::If { then: first, otherwise: second, .. } | Stmt::While { setup: first, body: second, .. } => {
                statements(first, f);
                statements(second, f);
            }
            Stmt::For { body, .. } | Stmt::ParallelFor { body, .. } => statements(body, f),
            _ => {}
        }
    }
}

/// Every expression of a block and of the blocks inside, to be changed; inner expressions first.
pub fn expressions_mut(block: &mut [Stmt], f: &mut impl FnMut(&mut Expr)) {
    for stmt in block {
        stmt.exprs_mut().into_iter().for_each(|e| e.visit_mut(f));
        stmt.blocks_mut().into_iter().for_each(|inner| expressions_mut(inner, f));
    }
}

/// Every mention of a local in a block and in the blocks inside, read or assigned, to be changed.
pub fn locals_mut(block: &mut [Stmt], f: &mut impl FnMut(&mut LocalId)) {
    let arg = |arg: &mut Arg, f: &mut dyn FnMut(&mut LocalId)| {
        if let Arg::Array(local) = arg {
            f(local);
        }
    };
    for stmt in block {
        stmt.exprs_mut().into_iter().for_each(|e| e.visit_mut(&mut |e| locals_of_mut(e).into_iter().for_each(&mut *f)));
        match stmt {
            Stmt::Set(local, _) | Stmt::For { var: local, .. } => f(local),
            Stmt::Store { array, .. } | Stmt::Alloc { array, .. } | Stmt::Constant { array, .. } => f(array),
            Stmt::View { array, of, .. } | Stmt::Alias { array, of } => [of, array].into_iter().for_each(&mut *f),
            Stmt::ParallelFor { var, reductions, .. } => {
                f(var);
                reductions.iter_mut().for_each(|r| f(&mut r.local));
            }
            Stmt::ParallelCall { captures, reductions, .. } => {
                captures.iter_mut().for_each(&mut *f);
                reductions.iter_mut().for_each(|r| f(&mut r.local));
            }
            Stmt::Call { args, results, .. } => {
                args.iter_mut().for_each(|a| arg(a, f));
                results.iter_mut().for_each(&mut *f);
            }
            Stmt::Return(args) => args.iter_mut().for_each(|a| arg(a, f)),
            Stmt::Eval(_)
            | Stmt::If { .. }
            | Stmt::While { .. }
            | Stmt::Break
            | Stmt::Continue
            | Stmt::Raise { .. }
            | Stmt::Print(_)
            | Stmt::Line(_) => {}
        }
        stmt.blocks_mut().into_iter().for_each(|inner| locals_mut(inner, f));
    }
}

/// The locals that an expression itself names, not those of expressions inside.
fn locals_of_mut(e: &mut Expr) -> Option<&mut LocalId> {
    match &mut e.kind {
        ExprKind::Local(local)
        | ExprKind::Load(local, _)
        | ExprKind::Extent(local, _)
        | ExprKind::Stride(local, _)
        | ExprKind::Address(local)
        | ExprKind::Guard(Guard::Index(local, _) | Guard::Wrap(local, _) | Guard::Bounds(local, _), ..) => Some(local),
        ExprKind::Const(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary(..)
        | ExprKind::Math(..)
        | ExprKind::Select(..)
        | ExprKind::Cast(_)
        | ExprKind::Guard(Guard::NonZero, ..) => None,
    }
}

/// Every mention of a site in a block and in the blocks inside, to be changed.
pub fn sites_mut(block: &mut [Stmt], f: &mut impl FnMut(&mut SiteId)) {
    for stmt in block {
        for e in stmt.exprs_mut() {
            e.visit_mut(&mut |e| {
                if let ExprKind::Guard(_, _, site) = &mut e.kind {
                    f(site);
                }
            });
        }
        if let Stmt::Raise { site, .. } | Stmt::Call { site, .. } | Stmt::Alloc { site, .. } = stmt {
            f(site);
        }
        stmt.blocks_mut().into_iter().for_each(|inner| sites_mut(inner, f));
    }
}

/// How many statements and expressions a block has, those in the blocks inside included.
pub fn size(block: &[Stmt]) -> usize {
    let mut size = 0;
    statements(block, &mut |stmt| {
        size += 1;
        stmt.exprs().into_iter().for_each(|e| e.visit(&mut |_| size += 1));
    });
    size
}

/// How deep blocks nest; 1 for a block without blocks inside.
pub fn depth(block: &[Stmt]) -> usize {
    1 + block.iter().flat_map(|stmt| stmt.blocks()).map(|inner| depth(inner)).max().unwrap_or(0)
}

/// The locals that a block and the blocks inside assign, variables of loops included.
pub fn assigned(block: &[Stmt]) -> Vec<LocalId> {
    let mut found = Vec::new();
    statements(block, &mut |stmt| match stmt {
        Stmt::Set(local, _) | Stmt::For { var: local, .. } => found.push(*local),
        other => {
            found.extend(other.assigned());
            if let Stmt::ParallelFor { var, .. } = other {
                found.push(*var);
            }
        }
    });
    found.sort_unstable();
    found.dedup();
    found
}
