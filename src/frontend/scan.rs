//! What a piece of the AST does to names, without knowing types.

use std::collections::BTreeSet;
use std::rc::Rc;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, Stmt};

/// Names.
pub(super) type Names = BTreeSet<Rc<str>>;

#[derive(Default)]
struct Assigned(Names);

impl<'a> Visitor<'a> for Assigned {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            // The names inside a function are its own.
            Stmt::FunctionDef(def) => {
                self.0.insert(def.name.as_str().into());
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    self.0.insert(name.split('.').next().unwrap_or(name).into());
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    self.0.insert(alias.asname.as_ref().unwrap_or(&alias.name).as_str().into());
                }
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if !matches!(name.ctx, ast::ExprContext::Load) => {
                self.0.insert(name.id.as_str().into());
            }
            // Those of a lambda or a comprehension are its own.
            Expr::Lambda(_) | Expr::ListComp(_) | Expr::Generator(_) | Expr::SetComp(_) | Expr::DictComp(_) => {}
            _ => visitor::walk_expr(self, expr),
        }
    }
}

#[derive(Default)]
struct Raises(bool);

impl<'a> Visitor<'a> for Raises {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.0 |= stmt.is_raise_stmt();
        visitor::walk_stmt(self, stmt);
    }
}

/// Whether there is a `raise` among the statements.
pub(super) fn raises(block: &[Stmt]) -> bool {
    let mut found = Raises::default();
    block.iter().for_each(|stmt| found.visit_stmt(stmt));
    found.0
}

/// The names that statements assign.
pub(super) fn assigned(block: &[Stmt]) -> Names {
    let mut found = Assigned::default();
    block.iter().for_each(|stmt| found.visit_stmt(stmt));
    found.0
}

/// The names that a target of an assignment binds.
pub(super) fn bound(target: &Expr) -> Names {
    let mut found = Assigned::default();
    found.visit_expr(target);
    found.0
}

#[derive(Default)]
struct Read(Vec<Rc<str>>);

impl<'a> Visitor<'a> for Read {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr
            && matches!(name.ctx, ast::ExprContext::Load)
        {
            self.0.push(name.id.as_str().into());
        }
        visitor::walk_expr(self, expr);
    }
}

/// The names that statements read, each as often as they do; those of inner functions included.
pub(super) fn read(block: &[Stmt]) -> Vec<Rc<str>> {
    let mut found = Read::default();
    block.iter().for_each(|stmt| found.visit_stmt(stmt));
    found.0
}

/// As `read`, of an expression.
pub(super) fn read_by(expr: &Expr) -> Vec<Rc<str>> {
    let mut found = Read::default();
    found.visit_expr(expr);
    found.0
}

#[derive(Default)]
struct Returns(bool);

impl<'a> Visitor<'a> for Returns {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Return(returned) => self.0 |= returned.value.as_deref().is_some_and(|v| !v.is_none_literal_expr()),
            Stmt::FunctionDef(_) => {}
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, _: &'a Expr) {}
}

/// Whether a function with this body returns anything but `None`.
pub(super) fn returns_value(block: &[Stmt]) -> bool {
    let mut found = Returns::default();
    block.iter().for_each(|stmt| found.visit_stmt(stmt));
    found.0
}

/// The `break`, `continue` and `return` statements that leave or continue the loop whose body this is.
#[derive(Default)]
pub(super) struct Leaves<'a> {
    pub breaks: Option<&'a Stmt>,
    pub continues: Option<&'a Stmt>,
    pub returns: Option<&'a Stmt>,
    inner: usize,
}

impl<'a> Visitor<'a> for Leaves<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Break(_) if self.inner == 0 => self.breaks = Some(stmt),
            Stmt::Continue(_) if self.inner == 0 => self.continues = Some(stmt),
            Stmt::Return(_) => self.returns = Some(stmt),
            Stmt::FunctionDef(_) => {}
            Stmt::For(ast::StmtFor { body, orelse, .. }) | Stmt::While(ast::StmtWhile { body, orelse, .. }) => {
                self.inner += 1;
                body.iter().for_each(|s| self.visit_stmt(s));
                self.inner -= 1;
                orelse.iter().for_each(|s| self.visit_stmt(s));
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, _: &'a Expr) {}
}

/// How the body of a loop leaves it.
pub(super) fn leaves(block: &[Stmt]) -> Leaves<'_> {
    let mut found = Leaves::default();
    block.iter().for_each(|stmt| found.visit_stmt(stmt));
    found
}
