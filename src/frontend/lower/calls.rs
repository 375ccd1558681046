//! Calls: which function, its arguments by position and by name, and calls of kernels and inner functions.

use std::rc::Rc;

use jitney_ir::{Arg, FuncId, Stmt, Type};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::values::Val;
use super::{Failure, Lowerer, Result};
use crate::frontend::diagnostic::counted;
use crate::frontend::library;
use crate::frontend::program::Inner;
use crate::frontend::scan;
use crate::frontend::source::{Body, Callable, Source};
use crate::frontend::types::{Fixed, Ty};

/// An argument of a builtin function.
pub(super) struct Given<'a> {
    pub value: Val<'a>,
    pub at: TextRange,
}

/// Stands for an argument that is left to its default.
pub(super) const DEFAULT: &str = "default";

impl<'a> Lowerer<'a, '_> {
    pub(super) fn call(&mut self, e: &'a ast::ExprCall) -> Result<Val<'a>> {
        let at = e.range();
        let callee = match &*e.func {
            ast::Expr::Attribute(attribute) => {
                let name = attribute.attr.as_str();
                match self.expr(&attribute.value)? {
                    Val::Array(array) => return self.method(array, name, e),
                    Val::Fixed(Fixed::Name(module)) => self.full_name(&format!("{module}.{name}"), attribute.range)?,
                    Val::Fixed(Fixed::DType(dtype)) if name == "type" => Val::Fixed(Fixed::DType(dtype)),
                    other => {
                        let message = format!("{} has no methods in a kernel; arrays have", self.type_of(&other));
                        return self.fail(attribute.range, message);
                    }
                }
            }
            other => self.expr(other)?,
        };
        match callee {
            Val::Fixed(Fixed::Name(full)) => self.call_named(&full, e),
            Val::Fixed(Fixed::DType(dtype)) => {
                let [value] = self.given(e, ["x"], 1)?;
                let value = value.expect("required");
                match value.value {
                    Val::Array(array) => self.copy(array, dtype, at).map(Val::Array),
                    value => {
                        let x = self.number(value, at, "what a cast takes")?;
                        Ok(Val::Scalar(super::values::fold_cast(x, dtype.register())))
                    }
                }
            }
            Val::Fixed(Fixed::Kernel(source)) => self.call_kernel(source, source.kernel(), None, e),
            Val::Fixed(Fixed::Inner(inner)) => {
                if inner.home.is_some_and(|home| home != self.root) {
                    return self
                        .fail(at, "a function that reads variables around it can be called beside them only; pass them as arguments");
                }
                self.call_kernel(inner.source, inner.callable, Some(inner), e)
            }
            other => self.fail(
                e.func.range(),
                format!("{} cannot be called; functions, kernels and types can", self.type_of(&other)),
            ),
        }
    }

    /// The arguments of a builtin function by the names of its parameters, the first `required` of which have to be there.
    pub(super) fn given<const N: usize>(
        &mut self,
        call: &'a ast::ExprCall,
        names: [&str; N],
        required: usize,
    ) -> Result<[Option<Given<'a>>; N]> {
        let mut found = [const { None }; N];
        let called = self.source.snippet(call.func.range()).to_owned();
        let arguments = &call.arguments;
        let mut values: Vec<Val<'a>> = Vec::new();
        let mut places: Vec<(usize, TextRange)> = Vec::new();
        let positional = self.elements(&arguments.args)?;
        if positional.len() > N {
            let message = format!("{called} takes at most {} here, not {}", counted(N, "argument"), positional.len());
            return self.fail(call.range(), message);
        }
        for (i, value) in positional.into_iter().enumerate() {
            values.push(value);
            places.push((i, arguments.args.get(i).map_or(call.range(), Ranged::range)));
        }
        for keyword in &arguments.keywords {
            let name = keyword.arg.as_ref().map_or("**", |n| n.as_str());
            let Some(i) = names.iter().position(|n| *n == name) else {
                let known = if N == 0 { "it takes none".into() } else { format!("it has {}", names.join(", ")) };
                return self.fail(keyword.range, format!("{called} has no argument {name} in a kernel; {known}"));
            };
            let mark = self.out.len();
            let value = self.expr(&keyword.value)?;
            self.settle(&mut values, mark);
            values.push(value);
            places.push((i, keyword.value.range()));
        }
        for (value, (i, at)) in values.into_iter().zip(places) {
            if found[i].is_some() {
                return self.fail(at, format!("{called} is given {} twice; leave one out", names[i]));
            }
            // None is as good as nothing.
            if value != Val::None || i < required {
                found[i] = Some(Given { value, at });
            }
        }
        if let Some(missing) = (0..required).find(|&i| found[i].is_none()) {
            return self.fail(call.range(), format!("{called} needs the argument {}", names[missing]));
        }
        Ok(found)
    }

    fn call_kernel(
        &mut self,
        source: &'a Source,
        callable: Callable<'a>,
        inner: Option<Inner<'a>>,
        call: &'a ast::ExprCall,
    ) -> Result<Val<'a>> {
        let args = self.match_arguments(callable, call)?;
        self.call_values(source, callable, inner, args, call.range())
    }

    /// A function of the library.
    pub(super) fn call_library(
        &mut self,
        module: &str,
        name: &str,
        call: &'a ast::ExprCall,
    ) -> Result<Option<Val<'a>>> {
        let Some((source, callable)) = library::function(module, name) else { return Ok(None) };
        let args = self.match_arguments(callable, call)?;
        self.library_values(source, callable, args, call.range()).map(Some)
    }

    pub(super) fn library_values(
        &mut self,
        source: &'static Source,
        callable: Callable<'static>,
        args: Vec<Val<'a>>,
        at: TextRange,
    ) -> Result<Val<'a>> {
        let raises = matches!(callable.body, Body::Block(block) if scan::raises(block));
        let callable = Callable { called_at: raises.then(|| self.place(at)), ..callable };
        let is_given = |v: &&Val| **v != Val::name(DEFAULT);
        let types: Vec<String> = args.iter().filter(is_given).map(|v| self.type_of(v).to_string()).collect();
        // What is wrong inside means nothing to the caller.
        self.call_values(source, callable, None, args, at).or_else(|_| {
            let (name, types) = (callable.name, types.join(", "));
            let module = library::module_of(source);
            let name = name.split("_each").next().unwrap_or(name).trim_end_matches("_left").trim_end_matches("_right");
            let message = format!(
                "{module}.{name} of ({types}) is not supported in a kernel; docs/language.md lists what it takes"
            );
            self.fail(at, message)
        })
    }

    fn call_values(
        &mut self,
        source: &'a Source,
        callable: Callable<'a>,
        inner: Option<Inner<'a>>,
        args: Vec<Val<'a>>,
        at: TextRange,
    ) -> Result<Val<'a>> {
        let captured = match inner {
            Some(inner) if inner.home.is_some() => self.captures(callable),
            _ => Vec::new(),
        };
        let types = args.iter().map(|v| self.type_of(v).borrowed()).collect();
        let captured_types = captured.iter().map(|(n, v)| (n.clone(), self.type_of(v).borrowed())).collect();
        let home = inner.and_then(|i| i.home);
        let id = self.program.instance(source, callable, types, captured_types, home)?;
        let instance = &mut self.program.instances[id];
        instance.recursed |= instance.writes.is_none();
        let Some(result) = instance.result.clone() else {
            let message = format!(
                "the type of {}'s result is not known yet; annotate it, as in -> f64, or return without recursion first",
                callable.name
            );
            return Err(Box::new(Failure::Undetermined(id, self.source.diagnostic(at, message))));
        };
        let (writes, returns_param) = (instance.writes.clone(), instance.returns_param);
        let args: Vec<Arg> =
            captured.iter().flat_map(|(_, v)| v.flat()).chain(args.iter().flat_map(Val::flat)).collect();
        for (i, arg) in args.iter().enumerate() {
            if let Arg::Array(local) = arg {
                let writes = writes.as_ref().is_none_or(|w| w[i]) && self.array_type(*local).writable;
                self.access(*local, None, writes, at)?;
            }
        }
        let (value, results) = self.results_of(&result.owned());
        if returns_param {
            for &result in &results {
                let is_array = self.function.local(result).scalar().is_none();
                for arg in args.iter().filter(|_| is_array) {
                    if let Arg::Array(of) = arg {
                        self.follow_somehow(result, *of);
                    }
                }
            }
        }
        let site = self.site(at);
        self.emit(Stmt::Call { callee: FuncId(id as u32), args, results, site });
        Ok(value)
    }

    /// Temporaries for a result.
    fn results_of(&mut self, ty: &Ty<'a>) -> (Val<'a>, Vec<jitney_ir::LocalId>) {
        match ty {
            Ty::Scalar(dtype) => {
                let local = self.scalar_temp(*dtype);
                (Val::Scalar(jitney_ir::Expr::local(*dtype, local)), vec![local])
            }
            Ty::Array(array, _) => {
                let local = self.temp(Type::Array(*array), true);
                (Val::Array(local), vec![local])
            }
            Ty::Tuple(types) => {
                let (values, locals): (Vec<_>, Vec<_>) = types.iter().map(|t| self.results_of(t)).unzip();
                (Val::Tuple(values), locals.concat())
            }
            Ty::Fixed(fixed) => (Val::Fixed(fixed.clone()), vec![]),
            Ty::None | Ty::Conflict(_) | Ty::Carried => (Val::None, vec![]),
        }
    }

    /// One value for each parameter.
    fn match_arguments(&mut self, callable: Callable<'a>, call: &'a ast::ExprCall) -> Result<Vec<Val<'a>>> {
        let at = call.range();
        let params = callable.params();
        let name = callable.name;
        let positional_most = callable.parameters.map_or(0, |p| p.posonlyargs.len() + p.args.len());
        let mut values = self.elements(&call.arguments.args)?;
        if values.len() > positional_most {
            let message = format!("{name} takes {}, not {}", counted(positional_most, "argument"), values.len());
            return self.fail(at, message);
        }
        let mut slots: Vec<Option<usize>> = (0..params.len()).map(|i| (i < values.len()).then_some(i)).collect();
        for keyword in &call.arguments.keywords {
            let Some(given) = &keyword.arg else {
                return self.fail(keyword.range, "** is not supported in a call; name the arguments");
            };
            let Some(i) = params.iter().position(|p| p.parameter.name.as_str() == given.as_str()) else {
                let known: Vec<&str> = params.iter().map(|p| p.parameter.name.as_str()).collect();
                let known =
                    if known.is_empty() { "it has none".into() } else { format!("it has {}", known.join(", ")) };
                return self.fail(keyword.range, format!("{name} has no parameter {given}; {known}"));
            };
            if slots[i].is_some() {
                return self.fail(keyword.range, format!("{name} is given {given} twice; leave one out"));
            }
            let mark = self.out.len();
            let value = self.expr(&keyword.value)?;
            self.settle(&mut values, mark);
            slots[i] = Some(values.len());
            values.push(value);
        }
        let mut matched = Vec::with_capacity(params.len());
        for (slot, param) in slots.into_iter().zip(&params) {
            matched.push(match slot {
                Some(i) => values[i].clone(),
                None if param.default.is_some() => Val::name(DEFAULT),
                None => {
                    let missing = param.parameter.name.as_str();
                    return self.fail(at, format!("{name} needs an argument for {missing}"));
                }
            });
        }
        Ok(matched)
    }

    /// A function made here. One that reads no variable can be called from anywhere.
    pub(super) fn inner(&self, callable: Callable<'a>) -> Inner<'a> {
        let (read, own) = names_of(callable);
        let sees = |name: &Rc<str>| !own.contains(name) && (self.own.contains(name) || self.env.get(name).is_some());
        Inner { callable, source: self.source, home: read.iter().any(sees).then_some(self.root) }
    }

    /// The variables here that an inner function reads.
    fn captures(&mut self, callable: Callable<'a>) -> Vec<(Rc<str>, Val<'a>)> {
        let mut names = Vec::new();
        let mut queue = vec![callable];
        let mut seen = Vec::new();
        while let Some(callable) = queue.pop() {
            if seen.contains(&callable.range) {
                continue;
            }
            seen.push(callable.range);
            let (read, own) = names_of(callable);
            for name in read.into_iter().filter(|n| !own.contains(n)) {
                if let Some(var) = self.env.get(&name) {
                    // What it calls has to see its variables too.
                    if let Ty::Fixed(Fixed::Inner(inner)) = &var.ty {
                        queue.push(inner.callable);
                    }
                    if !names.contains(&name) && !matches!(var.ty, Ty::Conflict(_) | Ty::Carried) {
                        names.push(name);
                    }
                }
            }
        }
        names.sort();
        let types: Vec<_> = names.into_iter().filter_map(|n| self.env.get(&n).map(|v| (n, v.ty.clone()))).collect();
        types.into_iter().map(|(name, ty)| (name.clone(), self.variable(&name, &ty))).collect()
    }
}

/// The names that a function reads, and those that are its own.
fn names_of(callable: Callable) -> (Vec<Rc<str>>, scan::Names) {
    let (read, mut own) = match callable.body {
        Body::Block(block) => (scan::read(block), scan::assigned(block)),
        Body::Value(value) => (scan::read_by(value), scan::Names::new()),
    };
    own.extend(callable.params().iter().map(|p| Rc::from(p.parameter.name.as_str())));
    (read, own)
}
