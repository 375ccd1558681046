//! What the tests of the front end share.

use std::collections::BTreeMap;

use jitney::frontend::{Diagnostic, Lowered, Options, Source, lower, parse_signature};
use jitney_ir::{Expr, ExprKind, Function, Guard, Stmt, visit};

/// The kernel `f` of `text`, with nothing bound.
pub fn parse(text: &str, options: Options) -> Result<Source, Diagnostic> {
    Source::parse("f", text, 1, BTreeMap::new(), options)
}

/// The kernel `f` of `text` for arguments of these types.
pub fn lower_with(text: &str, args: &str, options: Options) -> Result<Lowered, Diagnostic> {
    let source = parse(text, options)?;
    lower(&source, &parse_signature(args)?.params)
}

/// As `lower_with`, with the usual options; it has to succeed.
pub fn lowered(text: &str, args: &str) -> Lowered {
    lower_with(text, args, Options::default()).unwrap_or_else(|e| panic!("{e}"))
}

/// What the front end says to a kernel that it does not take.
pub fn refused(text: &str, args: &str) -> Diagnostic {
    lower_with(text, args, Options::default()).err().unwrap_or_else(|| panic!("this was accepted:\n{text}"))
}

/// Every expression of a function.
pub fn expressions(function: &Function) -> Vec<&Expr> {
    fn inside<'a>(e: &'a Expr, found: &mut Vec<&'a Expr>) {
        found.push(e);
        e.children().into_iter().for_each(|child| inside(child, found));
    }
    let mut found = Vec::new();
    visit::statements(&function.body, &mut |stmt| {
        stmt.exprs().into_iter().for_each(|e| inside(e, &mut found));
    });
    found
}

/// How many statements of a function are of a kind.
pub fn count(function: &Function, kind: impl Fn(&Stmt) -> bool) -> usize {
    let mut count = 0;
    visit::statements(&function.body, &mut |stmt| count += usize::from(kind(stmt)));
    count
}

/// How many guards of a kind there are.
pub fn guards(function: &Function, kind: impl Fn(&Guard) -> bool) -> usize {
    expressions(function).iter().filter(|e| matches!(&e.kind, ExprKind::Guard(guard, ..) if kind(guard))).count()
}

/// Guards of indices that are checked while the kernel runs.
pub fn index_guards(function: &Function) -> usize {
    guards(function, |g| matches!(g, Guard::Index(..)))
}
