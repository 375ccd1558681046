//! Statements.

use std::rc::Rc;

use jitney_ir::{Arg, Expr, LocalId, Stmt, TrapKind};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::operators::negate;
use super::values::Val;
use super::{Lowerer, Result};
use crate::frontend::source::Callable;
use crate::frontend::types::{self, Fixed, Ty};

impl<'a> Lowerer<'a, '_> {
    /// Statements, up to one that nothing follows.
    pub(super) fn block(&mut self, block: &'a [ast::Stmt]) -> Result<()> {
        for stmt in block {
            if self.dead {
                break;
            }
            self.deeper(stmt.range())?;
            self.with_stack(|this| this.stmt(stmt))?;
            self.depth -= 1;
        }
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a ast::Stmt) -> Result<()> {
        let at = stmt.range();
        self.line(at);
        match stmt {
            ast::Stmt::Assign(assign) => self.assignment(assign),
            ast::Stmt::AugAssign(assign) => self.augmented(assign),
            ast::Stmt::AnnAssign(assign) => match &assign.value {
                Some(value) => {
                    let value = self.expr(value)?;
                    self.assign(&assign.target, value)
                }
                None => Ok(()),
            },
            ast::Stmt::Expr(e) => self.expression_statement(&e.value),
            ast::Stmt::If(branch) => self.if_stmt(branch),
            ast::Stmt::While(looped) => self.while_stmt(looped),
            ast::Stmt::For(looped) => self.for_stmt(looped),
            ast::Stmt::Break(_) => self.break_stmt(at),
            ast::Stmt::Continue(_) => self.continue_stmt(at),
            ast::Stmt::Return(returned) => {
                let value = match &returned.value {
                    Some(value) => self.expr(value)?,
                    None => Val::None,
                };
                self.return_value(value, at)
            }
            ast::Stmt::Raise(raise) => self.raise_stmt(raise),
            ast::Stmt::Assert(assert) => self.assert_stmt(assert),
            ast::Stmt::Pass(_) => Ok(()),
            ast::Stmt::FunctionDef(def) => {
                let inner = self.inner(Callable::function(def));
                self.env.set(&def.name.as_str().into(), Ty::Fixed(Fixed::Inner(inner)));
                Ok(())
            }
            ast::Stmt::Import(_) | ast::Stmt::ImportFrom(_) => {
                for (name, value) in self.imported(stmt, None)? {
                    self.assign_name(&name, value);
                }
                Ok(())
            }
            ast::Stmt::Delete(delete) => {
                for target in &delete.targets {
                    match target {
                        ast::Expr::Name(name) => {
                            self.env.vars.remove(name.id.as_str());
                        }
                        other => {
                            return self.fail(
                                other.range(),
                                "only variables can be deleted; make a new array without the element",
                            );
                        }
                    }
                }
                Ok(())
            }
            ast::Stmt::Global(_) | ast::Stmt::Nonlocal(_) => {
                self.fail(at, "global and nonlocal are not supported; pass the value in and return it")
            }
            ast::Stmt::With(_) => self.fail(at, "with is not supported in a kernel; enter it in the caller"),
            ast::Stmt::Try(_) => {
                self.fail(at, "try is not supported in a kernel; test before, or catch it in the caller")
            }
            ast::Stmt::Match(_) => self.fail(at, "match is not supported; write if and elif"),
            ast::Stmt::ClassDef(_) => self.fail(at, "classes are not supported in a kernel; use tuples and arrays"),
            ast::Stmt::TypeAlias(_) => self.fail(at, "type aliases are not supported in a kernel; leave it out"),
            ast::Stmt::IpyEscapeCommand(_) => self.fail(at, "this is no Python"),
        }
    }

    fn expression_statement(&mut self, e: &'a ast::Expr) -> Result<()> {
        // Documentation.
        if matches!(e, ast::Expr::StringLiteral(_) | ast::Expr::EllipsisLiteral(_)) {
            return Ok(());
        }
        let value = self.expr(e)?;
        for arg in value.flat() {
            if let Arg::Scalar(e) = arg
                && e.can_raise()
            {
                self.emit(Stmt::Eval(e));
            }
        }
        Ok(())
    }

    /// One of two ways, and what holds after both.
    pub(super) fn branch(
        &mut self,
        test: Expr,
        then: impl FnOnce(&mut Self) -> Result<()>,
        otherwise: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let before = self.env.clone();
        let (mut then_block, ()) = self.in_block(then)?;
        let then_dead = std::mem::replace(&mut self.dead, false);
        let then_env = std::mem::replace(&mut self.env, before);
        let (mut else_block, ()) = self.in_block(otherwise)?;
        let else_dead = std::mem::replace(&mut self.dead, false);
        match (then_dead, else_dead) {
            (true, true) => self.dead = true,
            (true, false) => {}
            (false, true) => self.env = then_env,
            (false, false) => {
                let else_env = std::mem::take(&mut self.env);
                let joined = then_env.join(&else_env);
                for (env, block) in [(then_env, &mut then_block), (else_env, &mut else_block)] {
                    self.env = env;
                    let outer = std::mem::replace(&mut self.out, std::mem::take(block));
                    self.convert_to(&joined);
                    *block = std::mem::replace(&mut self.out, outer);
                }
                self.env = joined;
            }
        }
        self.emit(Stmt::If { test, then: then_block, otherwise: else_block });
        Ok(())
    }

    fn if_stmt(&mut self, branch: &'a ast::StmtIf) -> Result<()> {
        self.if_chain(&branch.test, &branch.body, &branch.elif_else_clauses)
    }

    fn if_chain(
        &mut self,
        test: &'a ast::Expr,
        body: &'a [ast::Stmt],
        clauses: &'a [ast::ElifElseClause],
    ) -> Result<()> {
        let value = self.expr(test)?;
        let condition = self.truth(value, test.range())?;
        let rest = |this: &mut Self| match clauses.split_first() {
            None => Ok(()),
            Some((ast::ElifElseClause { test: None, body, .. }, _)) => this.block(body),
            Some((ast::ElifElseClause { test: Some(test), body, .. }, clauses)) => {
                this.deeper(test.range())?;
                this.line(test.range());
                this.if_chain(test, body, clauses)?;
                this.depth -= 1;
                Ok(())
            }
        };
        match condition.as_const() {
            Some(known) if known.0 != 0 => self.block(body),
            Some(_) => rest(self),
            None => self.branch(condition, |this| this.block(body), rest),
        }
    }

    pub(super) fn return_value(&mut self, value: Val<'a>, at: TextRange) -> Result<()> {
        if self.parallel.is_some() {
            return self.fail(at, "a prange cannot be left by return; use range, or note the result in a variable");
        }
        let ty = self.type_of(&value);
        if has_fixed(&ty) {
            return self.fail(at, format!("{ty} cannot be returned; numbers, arrays and tuples of them can"));
        }
        let result = match self.result.take() {
            None => ty.clone(),
            Some(before) => {
                let joined = types::join(&before, &ty);
                if matches!(joined, Ty::Conflict(_)) {
                    let name = self.callable.name;
                    let message = format!("{name} returns {ty} here and {before} elsewhere; return one type");
                    return self.fail(at, message);
                }
                joined
            }
        };
        // A recursive call that comes later needs to know.
        let instance = &mut self.program.instances[self.id];
        if instance.result.is_none() {
            instance.result = Some(result.clone());
        }
        self.result = Some(result);
        let args = value.flat();
        for arg in &args {
            if let Arg::Array(local) = arg {
                let roots: Vec<LocalId> = self.origins_of(*local).iter().map(|o| o.root).collect();
                self.returns_param |= roots.iter().any(|r| self.function.params.contains(r));
            }
        }
        self.emit(Stmt::Return(args));
        self.dead = true;
        Ok(())
    }

    fn raise_stmt(&mut self, raise: &'a ast::StmtRaise) -> Result<()> {
        let at = raise.range;
        let Some(exception) = &raise.exc else {
            return self.fail(at, "raise needs an exception in a kernel, as in raise ValueError(\"...\")");
        };
        let (class, arguments): (&ast::Expr, &'a [ast::Expr]) = match &**exception {
            ast::Expr::Call(call) => (&call.func, &call.arguments.args),
            class => (class, &[]),
        };
        let name = match class {
            ast::Expr::Name(name) => name.id.as_str(),
            other => {
                return self.fail(
                    other.range(),
                    "raise takes one of Python's exceptions by its name, as in raise ValueError(\"...\")",
                );
            }
        };
        let Some(kind) = TrapKind::from_name(name).filter(|k| !matches!(k, TrapKind::Fuel | TrapKind::Interrupted))
        else {
            let message = format!(
                "{name} cannot be raised in a kernel; use ValueError, RuntimeError or another that docs/language.md lists"
            );
            return self.fail(class.range(), message);
        };
        let message = self.message(arguments)?;
        self.raise(kind, message, at);
        self.dead = true;
        Ok(())
    }

    /// The text of an exception.
    fn message(&mut self, arguments: &'a [ast::Expr]) -> Result<String> {
        let mut texts = Vec::new();
        for argument in arguments {
            texts.push(match self.expr(argument)? {
                Val::Fixed(Fixed::Str(text)) => text.to_string(),
                Val::Scalar(e) if e.as_const().is_some() && !e.dtype.is_float() => {
                    e.as_const().map(|c| (c.0 as i64).to_string()).unwrap_or_default()
                }
                _ => {
                    let message = "an exception's message is a constant text in a kernel; leave the values out";
                    return self.fail(argument.range(), message);
                }
            });
        }
        Ok(texts.join(", "))
    }

    fn assert_stmt(&mut self, assert: &'a ast::StmtAssert) -> Result<()> {
        let value = self.expr(&assert.test)?;
        let test = self.truth(value, assert.test.range())?;
        let message = match &assert.msg {
            Some(message) => self.message(std::slice::from_ref(message))?,
            None => String::new(),
        };
        match test.as_const() {
            Some(known) if known.0 != 0 => Ok(()),
            Some(_) => {
                self.raise(TrapKind::Assertion, message, assert.range);
                self.dead = true;
                Ok(())
            }
            None => {
                self.raise_if(negate(test), TrapKind::Assertion, message, assert.range);
                Ok(())
            }
        }
    }

    /// `name = value`.
    pub(super) fn assign_name(&mut self, name: &Rc<str>, value: Val<'a>) {
        let ty = self.type_of(&value);
        let target = self.variable(name, &ty);
        let sym = match &value {
            Val::Scalar(e) => self.sym_of(e),
            _ => None,
        };
        self.put(&target, value);
        let mut assigned = None;
        if let Val::Scalar(Expr { kind: jitney_ir::ExprKind::Local(local), .. }) = &target {
            self.env.forget(*local);
            assigned = Some(*local);
        }
        self.env.set(name, ty);
        if let Some(var) = self.env.vars.get_mut(name) {
            var.sym = sym.filter(|s| assigned.is_none_or(|l| !s.mentions(l)));
        }
    }
}

fn has_fixed(ty: &Ty) -> bool {
    match ty {
        Ty::Fixed(_) | Ty::Conflict(_) | Ty::Carried => true,
        Ty::Tuple(types) => types.iter().any(|t| has_fixed(t) || *t == Ty::None),
        Ty::None | Ty::Scalar(_) | Ty::Array(..) => false,
    }
}
