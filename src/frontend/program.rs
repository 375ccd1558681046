//! Specialisations of kernels, merged into one module: the entry, and every function that it calls, once for each
//! list of argument types.

use std::rc::Rc;
use std::sync::Arc;

use jitney_ir::{
    Array, ArrayType, DType, FuncId, Function, Layout, Module, Origin, Stmt, Type, Verified, verify, visit,
};
use ruff_text_size::TextRange;

use super::diagnostic::{Diagnostic, counted};
use super::lower::{Failure, Lowerer};
use super::scan;
use super::signature::annotated;
use super::source::{Body, Callable, Source};
use super::types::{ArgType, Fixed, ResultType, Ty};

/// Most specialisations of one module; more come only of recursion on ever new types.
const MAX_FUNCTIONS: usize = 500;

/// Deepest nesting of specialisations that are made for one another.
const MAX_DEPTH: usize = 24;

/// A specialisation of a kernel.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The entry and all that it calls.
    pub module: Verified,
    /// How its results make up the kernel's value.
    pub result: ResultType,
}

/// A function inside a kernel, or beside it in its source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inner<'a> {
    pub callable: Callable<'a>,
    pub source: &'a Source,
    /// The function whose variables it sees.
    pub home: Option<usize>,
}

impl PartialEq for Inner<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.callable.range == other.callable.range && self.home == other.home
    }
}

/// One function for one list of types.
#[derive(Debug)]
pub(super) struct Instance<'a> {
    source: &'a Source,
    range: TextRange,
    called_at: Option<(u32, u32)>,
    pub params: Vec<Ty<'a>>,
    captured: Vec<(Rc<str>, Ty<'a>)>,
    /// The type of its result, as far as it is known.
    pub result: Option<Ty<'a>>,
    /// Whether a call used `result` while the function was being lowered.
    pub recursed: bool,
    /// By flat parameter: whether it may write into it. Everything, until it is known.
    pub writes: Option<Vec<bool>>,
    /// Whether it may return an array of its caller's.
    pub returns_param: bool,
}

/// What is being put together.
#[derive(Debug, Default)]
pub(super) struct Program<'a> {
    pub instances: Vec<Instance<'a>>,
    functions: Vec<Option<Function>>,
    constants: Vec<Arc<Array>>,
    depth: usize,
    /// A debugger is to show lines.
    debug: bool,
}

/// Specialises `kernel` for arguments of exactly the types `args`; fewer where defaults make up for the rest.
pub fn lower(kernel: &Source, args: &[ArgType]) -> Result<Lowered, Diagnostic> {
    let callable = kernel.kernel();
    let params = callable.params();
    let whole = |message: String| kernel.diagnostic(callable.range, message);
    if let Some(variadic) = callable.variadic() {
        let message = "*args and **kwargs are not supported; give the parameters names";
        return Err(kernel.diagnostic(variadic, message));
    }
    let required = params.iter().take_while(|p| p.default.is_none()).count();
    if args.len() > params.len() || args.len() < required {
        let most = counted(params.len(), "argument");
        let takes = if required == params.len() { most } else { format!("{required} to {most}") };
        return Err(whole(format!("{} takes {takes}, not {}", kernel.name, args.len())));
    }
    let types = args.iter().map(Ty::of_arg).collect();
    let mut program = Program { debug: kernel.options.debug, ..Program::default() };
    program.instance(kernel, callable, types, Vec::new(), None).map_err(|failure| failure.into_diagnostic())?;
    let result = program.instances[0].result.as_ref().map_or(ResultType::None, result_type);
    let module = program.finish();
    let module = verify(module).map_err(|e| whole(format!("this is a mistake of Jitney's, please report it: {e}")))?;
    Ok(Lowered { module, result })
}

impl<'a> Program<'a> {
    /// The function for these types, lowered now if it has not been.
    pub fn instance(
        &mut self,
        source: &'a Source,
        callable: Callable<'a>,
        params: Vec<Ty<'a>>,
        captured: Vec<(Rc<str>, Ty<'a>)>,
        home: Option<usize>,
    ) -> Result<usize, Box<Failure>> {
        let known = self.instances.iter().position(|i| {
            (i.source, i.range, i.called_at) == (source, callable.range, callable.called_at)
                && i.params == params
                && i.captured == captured
        });
        if let Some(known) = known {
            return Ok(known);
        }
        if self.instances.len() >= MAX_FUNCTIONS || self.depth >= MAX_DEPTH {
            let same = self.instances.iter().filter(|i| i.source == source && i.range == callable.range).count();
            let name = callable.name;
            let message = if same >= MAX_DEPTH / 2 {
                format!(
                    "{name} calls itself or others with ever new types; give them arguments of the same types each time"
                )
            } else if self.depth >= MAX_DEPTH {
                format!(
                    "{name} is called through more than {MAX_DEPTH} other functions; have them call each other less deep"
                )
            } else {
                format!("{name} is one function more than the {MAX_FUNCTIONS} that a kernel can be made of; merge some")
            };
            return Err(Failure::told(source.diagnostic(callable.range, message)));
        }
        let id = self.instances.len();
        let annotated = callable.returns.and_then(|r| annotated(source, r)).map(|ty| Ty::of_arg(&ty).owned());
        let result = match callable.body {
            Body::Block(block) if !source.with_room(|| scan::returns_value(block)) => Some(Ty::None),
            _ => annotated,
        };
        let range = callable.range;
        self.instances.push(Instance {
            source,
            range,
            called_at: callable.called_at,
            params,
            captured,
            result,
            recursed: false,
            writes: None,
            returns_param: true,
        });
        self.functions.push(None);
        self.depth += 1;
        let depth = self.depth;
        let mut undetermined = None;
        // What a recursive call was thought to return may turn out to be wider.
        for _ in 0..5 {
            let guess = self.instances[id].result.clone();
            let (params, captured) = (self.instances[id].params.clone(), self.instances[id].captured.clone());
            self.instances[id].recursed = false;
            // Whatever this function was the first to call may have believed another result.
            self.instances.truncate(id + 1);
            self.functions.truncate(id + 1);
            self.depth = depth;
            let lowerer = Lowerer::new(self, id, home, source, callable);
            let done = match source.with_room(|| lowerer.function(params, captured)) {
                Ok(done) => done,
                Err(failure) => match *failure {
                    // A number is the likeliest guess; what comes of it says whether it holds.
                    Failure::Undetermined(of, _) if of == id && undetermined.is_none() => {
                        undetermined = Some(failure);
                        self.instances[id].result = Some(Ty::Scalar(DType::I64));
                        continue;
                    }
                    _ => return Err(undetermined.unwrap_or(failure)),
                },
            };
            let settled = !self.instances[id].recursed || guess.as_ref() == Some(&done.result);
            let instance = &mut self.instances[id];
            instance.result = Some(done.result);
            if settled {
                instance.writes = Some(done.writes);
                instance.returns_param = done.returns_param;
                self.functions[id] = Some(done.function);
                self.depth -= 1;
                return Ok(id);
            }
        }
        let message = format!("the type of {}'s result does not settle; annotate it, as in -> f64", callable.name);
        Err(Failure::told(source.diagnostic(callable.range, message)))
    }

    /// Where a function was written, if a debugger is to show that.
    pub fn origin(&self, source: &Source, range: TextRange) -> Option<Origin> {
        let file = source.file.as_ref().filter(|_| self.debug)?;
        Some(Origin { file: file.path.clone(), line: source.line_column(range).0 })
    }

    /// The index of a constant array.
    pub fn constant(&mut self, array: &Arc<Array>) -> u32 {
        let known = self.constants.iter().position(|a| Arc::ptr_eq(a, array));
        known.unwrap_or_else(|| {
            self.constants.push(array.clone());
            self.constants.len() - 1
        }) as u32
    }

    /// The module, without functions that only abandoned attempts called.
    fn finish(self) -> Module {
        let mut order = vec![0usize];
        let mut at = 0;
        while at < order.len() {
            let function = self.functions[order[at]].as_ref();
            function.into_iter().for_each(|f| {
                visit::statements(&f.body, &mut |stmt| {
                    if let Stmt::Call { callee, .. } = stmt
                        && !order.contains(&callee.index())
                    {
                        order.push(callee.index());
                    }
                });
            });
            at += 1;
        }
        let mut functions = self.functions;
        let mut kept: Vec<Function> = order.iter().filter_map(|&i| functions[i].take()).collect();
        for function in &mut kept {
            renumber(&mut function.body, &order);
        }
        Module { functions: kept, constants: self.constants.iter().map(|a| (**a).clone()).collect() }
    }
}

fn renumber(block: &mut [Stmt], order: &[usize]) {
    for stmt in block {
        if let Stmt::Call { callee, .. } = stmt {
            let at = order.iter().position(|&i| i == callee.index()).expect("every callee is in the order");
            *callee = FuncId(at as u32);
        }
        stmt.blocks_mut().into_iter().for_each(|inner| renumber(inner, order));
    }
}

fn result_type(ty: &Ty) -> ResultType {
    match ty {
        Ty::Scalar(dtype) => ResultType::Scalar(*dtype),
        Ty::Array(array, _) => ResultType::Array(*array),
        Ty::Tuple(types) => ResultType::Tuple(types.iter().map(result_type).collect()),
        _ => ResultType::None,
    }
}

impl<'a> Ty<'a> {
    /// The type of a value that comes from outside.
    pub fn of_arg(arg: &ArgType) -> Ty<'a> {
        match arg {
            ArgType::None => Ty::None,
            ArgType::Scalar(dtype) => Ty::Scalar(dtype.register()),
            ArgType::Array(array) => Ty::array(*array, false),
            ArgType::Tuple(types) => Ty::Tuple(types.iter().map(Ty::of_arg).collect()),
            ArgType::Str(text) => Ty::Fixed(Fixed::Str(text.as_str().into())),
        }
    }

    /// An array; one axis is row-major and column-major at once.
    pub fn array(ty: ArrayType, owned: bool) -> Ty<'a> {
        let layout = if ty.rank <= 1 && ty.layout == Layout::F { Layout::C } else { ty.layout };
        Ty::Array(ArrayType { layout, ..ty }, owned)
    }

    /// The same for a value that a function returns: its arrays may be its own.
    pub fn owned(self) -> Ty<'a> {
        self.with_ownership(true)
    }

    /// The same for a value that a function is given: its arrays are its caller's.
    pub fn borrowed(self) -> Ty<'a> {
        self.with_ownership(false)
    }

    fn with_ownership(self, owned: bool) -> Ty<'a> {
        match self {
            Ty::Array(array, _) => Ty::Array(array, owned),
            Ty::Tuple(types) => Ty::Tuple(types.into_iter().map(|t| t.with_ownership(owned)).collect()),
            other => other,
        }
    }

    /// The types of the IR values that make it up.
    pub fn flat(&self) -> Vec<Type> {
        match self {
            Ty::Scalar(dtype) => vec![Type::Scalar(*dtype)],
            Ty::Array(array, _) => vec![Type::Array(*array)],
            Ty::Tuple(types) => types.iter().flat_map(Ty::flat).collect(),
            _ => vec![],
        }
    }
}
