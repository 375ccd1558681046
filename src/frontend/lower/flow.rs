//! Loops: `while`, `break`, `continue`, and the fixpoint of the types at a loop's head.

use std::rc::Rc;

use jitney_ir::{DType, Expr, LocalId, Stmt, Type};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::env::{Env, Var};
use super::operators::negate;
use super::{Failure, Lowerer, Result};
use crate::frontend::scan::{self, Names};
use crate::frontend::types::Ty;

/// Most attempts at the types at one loop's head; each one widens a variable.
const MAX_ATTEMPTS: usize = 40;

/// A loop that is being lowered.
#[derive(Debug)]
pub(super) struct Loop<'a> {
    /// The variables at its head, which every way back to it and out of it converts to.
    head: Env<'a>,
    /// The variables on the ways back.
    back: Vec<Env<'a>>,
    /// The variables on the ways out by `break`.
    out: Vec<Env<'a>>,
    /// Set before a `break`, where something asks for it.
    broke: Option<LocalId>,
}

impl<'a> Loop<'a> {
    /// The type of a variable at the loop's head.
    pub(super) fn head_type(&self, name: &str) -> Option<Ty<'a>> {
        self.head.get(name).map(|var| var.ty.clone())
    }
}

impl<'a> Lowerer<'a, '_> {
    /// Lowers a loop until the types at its head hold what comes back to it. `lower` writes the loop's one statement and
    /// calls `back_edge` at the end of its body; it is called anew for each attempt. What an `endless` loop leaves by is
    /// `break` alone. Returns the variables where a `break` has left the loop.
    pub(super) fn fixpoint(
        &mut self,
        assigned: &Names,
        broke: Option<LocalId>,
        at: TextRange,
        mut lower: impl FnMut(&mut Self) -> Result<(Stmt, bool)>,
    ) -> Result<Option<Env<'a>>> {
        let entry = self.env.clone();
        self.forget_names(assigned);
        let mut head = self.env.clone();
        let (written, facts, depth, loops) = (self.out.len(), self.facts.len(), self.depth, self.loops.len());
        let accesses = self.access_count();
        for _ in 0..MAX_ATTEMPTS {
            self.env = entry.clone();
            self.convert_to(&head);
            self.env = head.clone();
            self.loops.push(Loop { head: head.clone(), back: vec![], out: vec![], broke });
            let attempt = lower(self);
            let this = self.loops.drain(loops..).next().expect("pushed above");
            self.facts.truncate(facts);
            self.depth = depth;
            self.dead = false;
            let next = match attempt {
                Ok((stmt, endless)) => {
                    let joined = this.back.iter().chain(&this.out).fold(head.clone(), |env, way| env.join(way));
                    let mut next = joined.clone();
                    // A variable that the body makes is no business of the head's, unless the ways differ.
                    let ways = || this.back.iter().chain(&this.out);
                    let is_meant = |name: &Rc<str>, var: &Var| {
                        head.vars.contains_key(name) || ways().any(|way| way.get(name).is_some_and(|v| v.ty != var.ty))
                    };
                    if !next.vars.iter().all(|(name, var)| is_meant(name, var)) {
                        next.vars.retain(|name, var| is_meant(name, var));
                    }
                    if next.same_types(&head) {
                        self.emit(stmt);
                        return Ok(self.leave_loop(&head, joined, &this.out, endless));
                    }
                    next
                }
                Err(failure) => match *failure {
                    Failure::Unbound(name, _) if assigned.contains(&name) && head.get(&name).is_none() => {
                        let mut next = head.clone();
                        next.set_guess(&name);
                        next
                    }
                    other => return Err(Box::new(other)),
                },
            };
            for (name, var) in next.vars.into_inner() {
                match head.vars.get_mut(&name) {
                    Some(ours) => (ours.ty, ours.guess) = (var.ty, var.guess),
                    None => {
                        head.vars.insert(name, var);
                    }
                }
            }
            self.out.truncate(written);
            self.forget_accesses(accesses);
        }
        self.fail(
            at,
            "the variables of this loop change their types again and again; give them other names where they change",
        )
    }

    /// What holds after a loop; and what does where a `break` has left it.
    fn leave_loop(&mut self, head: &Env<'a>, joined: Env<'a>, out: &[Env<'a>], endless: bool) -> Option<Env<'a>> {
        let broken = out.split_first().map(|(first, rest)| {
            let mut broken = rest.iter().fold(first.clone(), |env, way| env.join(way));
            // What is each iteration's own in a parallel loop has been assigned on the way here.
            broken.take_types(head, false);
            broken
        });
        self.dead = endless && broken.is_none();
        self.env = broken.clone().filter(|_| endless).unwrap_or(joined);
        self.env.take_types(head, !endless);
        broken
    }

    /// The end of the body of the innermost loop.
    pub(super) fn back_edge(&mut self) {
        if !self.dead {
            self.jump(false);
        }
        self.dead = false;
    }

    fn jump(&mut self, out: bool) {
        let Some(innermost) = self.loops.last_mut() else { return };
        let ways = if out { &mut innermost.out } else { &mut innermost.back };
        ways.push(self.env.clone());
        let head = innermost.head.clone();
        self.convert_to(&head);
    }

    pub(super) fn break_stmt(&mut self, at: TextRange) -> Result<()> {
        if self.loops.is_empty() {
            return self.fail(at, "break is outside of a loop; return leaves a kernel");
        }
        self.jump(true);
        if let Some(broke) = self.loops.last().and_then(|l| l.broke) {
            self.emit(Stmt::Set(broke, Expr::bool(true)));
        }
        self.emit(Stmt::Break);
        self.dead = true;
        Ok(())
    }

    pub(super) fn continue_stmt(&mut self, at: TextRange) -> Result<()> {
        if self.loops.is_empty() {
            return self.fail(at, "continue is outside of a loop; return leaves a kernel");
        }
        self.jump(false);
        self.emit(Stmt::Continue);
        self.dead = true;
        Ok(())
    }

    /// A flag that says whether a loop was left by `break`, where its `else` asks.
    pub(super) fn broke_flag(&mut self, wanted: bool) -> Option<LocalId> {
        wanted.then(|| {
            let flag = self.temp(Type::Scalar(DType::Bool), false);
            self.emit(Stmt::Set(flag, Expr::bool(false)));
            flag
        })
    }

    /// The `else` of a loop; `broken` is what holds where a `break` has left it.
    pub(super) fn loop_else(
        &mut self,
        broke: Option<LocalId>,
        broken: Option<Env<'a>>,
        block: &'a [ast::Stmt],
    ) -> Result<()> {
        match broke {
            _ if block.is_empty() || self.dead => Ok(()),
            Some(flag) => {
                let test = negate(Expr::local(DType::Bool, flag));
                let after_break = |this: &mut Self| {
                    if let Some(broken) = broken {
                        this.env = broken;
                    }
                    Ok(())
                };
                self.branch(test, |this| this.block(block), after_break)
            }
            None => self.block(block),
        }
    }

    pub(super) fn while_stmt(&mut self, looped: &'a ast::StmtWhile) -> Result<()> {
        let mut assigned = scan::assigned(&looped.body);
        assigned.extend(scan::bound(&looped.test));
        let leaves = scan::leaves(&looped.body);
        let broke = self.broke_flag(leaves.breaks.is_some() && !looped.orelse.is_empty());
        let broken = self.fixpoint(&assigned, broke, looped.range, |this| {
            let (setup, test) = this.in_block(|this| {
                let value = this.expr(&looped.test)?;
                this.truth(value, looped.test.range())
            })?;
            let (body, ()) = this.in_block(|this| {
                if test.as_const().is_none_or(|c| c.0 != 0) {
                    this.block(&looped.body)?;
                    this.back_edge();
                }
                Ok(())
            })?;
            let endless = test.as_const().is_some_and(|c| c.0 != 0);
            Ok((Stmt::While { setup, test, body }, endless))
        })?;
        self.loop_else(broke, broken, &looped.orelse)
    }

    /// Marks names as each iteration's own: reading one before it is assigned would read another iteration's.
    pub(super) fn carry(&mut self, names: &Names) {
        for name in names {
            self.env.set(name, Ty::Carried);
        }
    }
}
