//! Which loops may be done so, and for which it is worth it.

use super::{Factors, LARGEST, Locality, MOST_DIVISORS, MOST_PAIRS};
use crate::dtype::DType;
use crate::liveness::exposed;
use crate::module::{Expr, ExprKind, FastMath, Function, Guard, Layout, LocalId, Stmt};
use crate::ops::BinOp;
use crate::verify::MAX_DEPTH;
use crate::visit::{assigned, size, statements};

/// A loop whose iterations may be done together.
pub(super) struct Nest {
    pub locality: Locality,
    pub copies: usize,
    /// What the body assigns.
    pub assigned: Vec<LocalId>,
    /// What of it each iteration has for itself; the variables of inner loops are the same in all.
    pub private: Vec<LocalId>,
    /// Arrays that must not share memory.
    pub pairs: Vec<(LocalId, LocalId)>,
    /// What must not be zero and is the same in all iterations.
    pub divisors: Vec<Expr>,
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
    pub fn of(function: &Function, stmt: &Stmt, live: &[bool], locality: Locality, factors: Factors) -> Option<Nest> {
        let Stmt::For { var, start, step, body, .. } = stmt else { return None };
        let by_one = start.dtype == DType::I64 && step.as_const().is_some_and(|step| step.0 == 1);
        let copies = match locality {
            Locality::Contiguous => factors.contiguous,
            Locality::Strided if all_fused(locality, body) => factors.strided,
            Locality::Strided => factors.with_copies,
        };
        let size = size(body);
        // And one more of expressions, which are no deeper than they are large.
        if !by_one || size * copies > LARGEST || size >= MAX_DEPTH {
            return None;
        }
        let mut inside = Inside::default();
        inside.block(body, &[], true)?;
        let Inside { accesses, variables, mut private, divisors, .. } = inside;
        private.sort_unstable();
        private.dedup();
        let assigned = assigned(body);
        let stays_inside = |local: &LocalId| !live[local.index()];
        let exposed = exposed(live.len(), body);
        let is_sound = variables.iter().all(|inner| !private.contains(inner) && inner != var)
            && !assigned.contains(var)
            && stays_inside(var)
            && assigned.iter().all(|local| stays_inside(local) && !exposed[local.index()])
            && uniform_ends(body, *var, &private);
        let stays = |x: &Expr| x.stays(&|local| local == *var || assigned.contains(&local));
        let (fixed, varying): (Vec<_>, Vec<_>) = divisors.into_iter().partition(|(x, _)| stays(x));
        let mut divisors: Vec<Expr> = vec![];
        for (x, _) in fixed {
            if !divisors.contains(x) {
                divisors.push(x.clone());
            }
        }
        if divisors.len() > MOST_DIVISORS
            || varying.len() > MOST_DIVISORS
            || varying.iter().any(|(_, is_early)| !is_early)
        {
            return None;
        }
        let strides = Strides { function, var: *var, private: &private };
        if !is_sound || !strides.is_worth_it(&accesses, body, locality) {
            return None;
        }
        let pairs = strides.pairs(&accesses)?;
        Some(Nest { locality, copies, assigned, private, pairs, divisors })
    }
}

/// Whether there is a loop in a block, or further inside, that may be a nest by what is in it.
pub(super) fn may_have_nests(block: &[Stmt]) -> bool {
    block.iter().any(|stmt| match stmt {
        Stmt::For { body, .. } => {
            let is_around = body.iter().any(|stmt| matches!(stmt, Stmt::For { .. }));
            is_around && Inside::default().block(body, &[], true).is_some() || may_have_nests(body)
        }
        _ => stmt.blocks().into_iter().any(|inner| may_have_nests(inner)),
    })
}

/// What is in a nest.
#[derive(Default)]
struct Inside<'a> {
    accesses: Vec<Access<'a>>,
    /// Of the inner loops.
    variables: Vec<LocalId>,
    /// Assigned by other statements.
    private: Vec<LocalId>,
    /// What is guarded against being zero, and whether every iteration comes to it before anything is stored.
    divisors: Vec<(&'a Expr, bool)>,
    has_stored: bool,
    /// Every iteration comes to what is looked at, before anything is stored.
    is_early: bool,
}

impl<'a> Inside<'a> {
    /// Notes what is in a block; `None` if there is anything that stands in the way. `around`: the variables of the inner
    /// loops around it; `is_top`: every iteration comes to its statements.
    fn block(&mut self, block: &'a [Stmt], around: &[LocalId], is_top: bool) -> Option<()> {
        let innermost = around.last().copied();
        for stmt in block {
            // The ends of a loop are looked at once for all.
            self.is_early = is_top && !self.has_stored && !matches!(stmt, Stmt::For { .. });
            stmt.exprs().into_iter().try_for_each(|e| self.expr(e, innermost))?;
            match stmt {
                Stmt::Set(local, _) => self.private.push(*local),
                Stmt::Store { array, index, .. } => {
                    self.accesses.push(Access { array: *array, index, stored: true, innermost });
                    self.has_stored = true;
                }
                // What a loop makes of the variable of one around is seen by what follows in that one.
                Stmt::For { var, step, body, .. } if step.as_const().is_some() && !around.contains(var) => {
                    self.variables.push(*var);
                    self.block(body, &[around, &[*var]].concat(), false)?;
                }
                // Branches keep operations from lying side by side.
                Stmt::If { then, otherwise, .. } if innermost.is_none() => {
                    let loops = self.variables.len();
                    self.block(then, &[], false)?;
                    self.block(otherwise, &[], false)?;
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
                self.divisors.push((x, self.is_early));
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
fn uniform_ends(body: &[Stmt], var: LocalId, private: &[LocalId]) -> bool {
    let mut uniform = true;
    statements(body, &mut |stmt| {
        if matches!(stmt, Stmt::For { .. }) {
            for end in stmt.exprs() {
                end.visit(&mut |e| {
                    uniform &= match &e.kind {
                        ExprKind::Local(local) => *local != var && !private.contains(local),
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
struct Strides<'a> {
    function: &'a Function,
    var: LocalId,
    private: &'a [LocalId],
}

impl Strides<'_> {
    /// How far an index moves from one iteration to the next: 0 or 1; `None` for anything else.
    fn coefficient(&self, e: &Expr) -> Option<i64> {
        let step = match &e.kind {
            ExprKind::Local(local) if *local == self.var => 1,
            ExprKind::Local(local) if self.private.contains(local) => return None,
            ExprKind::Binary(BinOp::Add, a, b) => self.coefficient(a)? + self.coefficient(b)?,
            ExprKind::Binary(BinOp::Sub, a, b) => self.coefficient(a)? - self.coefficient(b)?,
            _ => {
                let mut varies = false;
                e.visit(&mut |e| {
                    varies |= match &e.kind {
                        ExprKind::Local(local) => *local == self.var || self.private.contains(local),
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
    fn stride(&self, access: &Access) -> Option<i64> {
        let dense = self.function.array_type(access.array).dense_axis();
        let mut stride = 0;
        for (axis, index) in access.index.iter().enumerate() {
            match self.coefficient(index)? {
                0 => {}
                step if Some(axis) == dense => stride = step,
                _ => return None,
            }
        }
        Some(stride)
    }

    /// Whether the inner loops gain by it: something that is read lies side by side and nothing further apart, and either
    /// they go through memory by rows or their sums wait for one another; or something lies apart, and sums wait.
    fn is_worth_it(&self, accesses: &[Access], body: &[Stmt], locality: Locality) -> bool {
        let mut moves = false;
        let mut apart = false;
        let mut by_rows = false;
        for access in accesses {
            let Some(innermost) = access.innermost else { continue };
            let stride = self.stride(access);
            moves |= stride == Some(1) && !access.stored;
            apart |= stride.is_none();
            let dense = self.function.array_type(access.array).dense_axis();
            let goes = |(axis, e): (usize, &Expr)| Some(axis) != dense && e.mentions(innermost);
            by_rows |= access.index.iter().enumerate().any(goes);
        }
        let sums_wait = !self.function.fastmath.contains(FastMath::REASSOCIATE)
            && body.iter().any(|stmt| matches!(stmt, Stmt::For { body, .. } if has_sums(body)));
        match locality {
            Locality::Contiguous => moves && !apart && (by_rows || sums_wait),
            Locality::Strided => apart && sums_wait,
        }
    }

    /// The pairs of arrays that must be apart so that no iteration meets what another one stores; `None` if that cannot be.
    fn pairs(&self, accesses: &[Access]) -> Option<Vec<(LocalId, LocalId)>> {
        let mut pairs: Vec<(LocalId, LocalId)> = vec![];
        for stored in accesses.iter().filter(|access| access.stored) {
            if self.function.array_type(stored.array).layout == Layout::Any {
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

/// Whether an inner loop is one for all iterations. One without sums is better off with the memory of one iteration, unless
/// iterations lie side by side.
pub(super) fn is_fused(locality: Locality, body: &[Stmt]) -> bool {
    locality == Locality::Contiguous || has_sums(body)
}

/// The same of all loops in a block.
fn all_fused(locality: Locality, block: &[Stmt]) -> bool {
    block.iter().all(|stmt| match stmt {
        Stmt::For { body, .. } => is_fused(locality, body) && all_fused(locality, body),
        _ => true,
    })
}

/// Whether floats are added one after the other in a loop with this body, or in one inside.
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
