//! Functions, statements and expressions, one by one, in the order in which they are written.

use std::ops::Range;

use jitney_ir::visit::statements;
use jitney_ir::{
    Arg, Const, DType, Expr, ExprKind, FuncId, Function, Guard, Layout, LocalId, Module, PrintItem, Reduction, Site,
    SiteId, Stmt, Trap, TrapKind, Type, eval,
};

use super::array::{ArrayRef, Axes};
use crate::backend::blocks::{BlockRef, Refusal};
use crate::backend::context;
use crate::backend::{mathlib, parallel, print};

/// What a local holds, and what is given to calls.
#[derive(Debug, Clone)]
pub enum Value {
    Scalar(Const),
    Array(ArrayRef),
}

/// Where the program goes after a statement.
enum Flow {
    Next,
    Break,
    Continue,
    Return(Vec<Value>),
}

type Run<T> = Result<T, Trap>;

/// One call of a kernel.
pub struct Machine<'m> {
    module: &'m Module,
    fuel: u64,
    /// Functions that are running.
    depth: u32,
}

/// One call of a function. Its arrays are released when it ends.
struct Frame<'m> {
    function: &'m Function,
    locals: Vec<Value>,
}

/// A loop's numbers.
struct Count {
    dtype: DType,
    start: Const,
    step: Const,
    iterations: u64,
}

impl<'m> Machine<'m> {
    pub fn new(module: &'m Module, fuel: u64) -> Self {
        Machine { module, fuel, depth: 0 }
    }

    /// Runs the entry.
    pub fn run(mut self, args: Vec<Value>) -> Run<Vec<Value>> {
        self.call(FuncId(0), args, Site { line: 0, column: 0 })
    }

    fn call(&mut self, id: FuncId, args: Vec<Value>, site: Site) -> Run<Vec<Value>> {
        let too_deep = || trap(TrapKind::Recursion, context::RECURSION.into(), site);
        if self.depth >= context::MAX_DEPTH {
            return Err(too_deep());
        }
        self.depth += 1;
        let returned = with_stack(|| self.function(id, args));
        self.depth -= 1;
        returned.unwrap_or_else(|| Err(too_deep()))
    }

    fn function(&mut self, id: FuncId, args: Vec<Value>) -> Run<Vec<Value>> {
        let function = self.module.function(id);
        let locals = function.locals.iter().map(|local| match local.ty {
            Type::Scalar(_) => Value::Scalar(Const(0)),
            Type::Array(array) => Value::Array(ArrayRef::empty(array.rank)),
        });
        let mut frame = Frame { function, locals: locals.collect() };
        for (&param, arg) in function.params.iter().zip(args) {
            frame.locals[param.index()] = arg;
        }
        match self.block(&mut frame, &function.body)? {
            Flow::Return(values) => Ok(values),
            Flow::Next | Flow::Break | Flow::Continue => Ok(vec![]),
        }
    }

    /// Every statement and every iteration costs 1.
    fn burn(&mut self) -> Run<()> {
        match self.fuel.checked_sub(1) {
            Some(rest) => {
                self.fuel = rest;
                Ok(())
            }
            None => Err(trap(TrapKind::Fuel, "the kernel has used up its fuel".into(), Site { line: 0, column: 0 })),
        }
    }

    fn block(&mut self, frame: &mut Frame<'m>, block: &'m [Stmt]) -> Run<Flow> {
        for stmt in block {
            self.burn()?;
            match self.stmt(frame, stmt)? {
                Flow::Next => {}
                other => return Ok(other),
            }
        }
        Ok(Flow::Next)
    }

    fn stmt(&mut self, frame: &mut Frame<'m>, stmt: &'m Stmt) -> Run<Flow> {
        match stmt {
            Stmt::Set(local, value) => frame.locals[local.index()] = Value::Scalar(frame.eval(value)?),
            Stmt::Store { array, index, value } => {
                let index = frame.numbers(index)?;
                let value = frame.eval(value)?;
                let dtype = frame.function.array_type(*array).dtype;
                frame.array(*array).store(dtype, &index, value).map_err(|what| frame.internal(*array, &what))?;
            }
            Stmt::Eval(e) => {
                frame.eval(e)?;
            }
            Stmt::If { test, then, otherwise } => {
                let taken = if frame.eval(test)?.0 != 0 { then } else { otherwise };
                return self.block(frame, taken);
            }
            Stmt::While { setup, test, body } => return self.while_loop(frame, setup, test, body),
            Stmt::For { var, start, stop, step, body } => {
                let count = frame.count(start, stop, step)?;
                return self.for_loop(frame, *var, &count, body);
            }
            Stmt::ParallelFor { var, start, stop, step, reductions, body } => {
                let count = frame.count(start, stop, step)?;
                return self.parallel_for(frame, *var, &count, reductions, body);
            }
            Stmt::ParallelCall { body, start, stop, step, captures, reductions } => {
                let count = frame.count(start, stop, step)?;
                self.parallel_call(frame, *body, &count, captures, reductions)?;
            }
            Stmt::Break => return Ok(Flow::Break),
            Stmt::Continue => return Ok(Flow::Continue),
            Stmt::Return(args) => return Ok(Flow::Return(frame.args(args)?)),
            Stmt::Raise { kind, message, site } => return Err(trap(*kind, message.clone(), frame.site(*site))),
            Stmt::Call { callee, args, results, site } => {
                let args = frame.args(args)?;
                let returned = self.call(*callee, args, frame.site(*site))?;
                for (local, value) in results.iter().zip(returned) {
                    frame.locals[local.index()] = value;
                }
            }
            Stmt::Alloc { array, shape, zeroed, site } => {
                let shape = frame.numbers(shape)?;
                let value = frame.alloc(*array, shape, *zeroed, frame.site(*site))?;
                frame.locals[array.index()] = Value::Array(value);
            }
            Stmt::View { array, of, offset, shape, strides } => {
                let offset = frame.eval(offset)?.0 as i64;
                let (shape, strides) = (frame.numbers(shape)?, frame.numbers(strides)?);
                let (ty, from) = (frame.function.array_type(*array), frame.function.array_type(*of));
                let view = frame.array(*of).view(ty, from, offset, shape, strides);
                frame.locals[array.index()] = Value::Array(view.map_err(|what| frame.internal(*array, &what))?);
            }
            Stmt::Alias { array, of } => frame.locals[array.index()] = frame.locals[of.index()].clone(),
            Stmt::Constant { array, constant } => {
                let constant = &self.module.constants[*constant as usize];
                let shape = constant.shape.iter().map(|&n| n as i64).collect();
                // The verifier lets nothing write through a constant.
                let data = constant.bytes.as_ptr().cast_mut();
                frame.locals[array.index()] = Value::Array(ArrayRef::dense(data, shape, Layout::C, None));
            }
            Stmt::Print(items) => frame.print(items)?,
            Stmt::Line(_) => {}
        }
        Ok(Flow::Next)
    }

    fn while_loop(&mut self, frame: &mut Frame<'m>, setup: &'m [Stmt], test: &Expr, body: &'m [Stmt]) -> Run<Flow> {
        loop {
            self.burn()?;
            if let flow @ Flow::Return(_) = self.block(frame, setup)? {
                return Ok(flow);
            }
            if frame.eval(test)?.0 == 0 {
                return Ok(Flow::Next);
            }
            match self.block(frame, body)? {
                Flow::Next | Flow::Continue => {}
                Flow::Break => return Ok(Flow::Next),
                flow @ Flow::Return(_) => return Ok(flow),
            }
        }
    }

    fn for_loop(&mut self, frame: &mut Frame<'m>, var: LocalId, count: &Count, body: &'m [Stmt]) -> Run<Flow> {
        for iteration in 0..count.iterations {
            self.burn()?;
            frame.locals[var.index()] = Value::Scalar(count.at(iteration));
            match self.block(frame, body)? {
                Flow::Next | Flow::Continue => {}
                Flow::Break => break,
                flow @ Flow::Return(_) => return Ok(flow),
            }
        }
        Ok(Flow::Next)
    }

    /// Chunk by chunk, as every engine combines them. Each iteration finds the locals as they were before the loop.
    fn parallel_for(
        &mut self,
        frame: &mut Frame<'m>,
        var: LocalId,
        count: &Count,
        reductions: &[Reduction],
        body: &'m [Stmt],
    ) -> Run<Flow> {
        let mut own = vec![var];
        statements(body, &mut |stmt| own.extend(stmt.assigned()));
        own.retain(|&local| reductions.iter().all(|r| r.local != local));
        let before: Vec<_> = own.iter().map(|&local| (local, frame.locals[local.index()].clone())).collect();
        let restore = |frame: &mut Frame<'m>| {
            before.iter().for_each(|(local, value)| frame.locals[local.index()] = value.clone());
        };
        let done = self.chunks(frame, count, reductions, |machine, frame, chunk| {
            for r in reductions {
                frame.locals[r.local.index()] = Value::Scalar(eval::neutral(r.op, frame.dtype(r.local)));
            }
            for iteration in chunk {
                machine.burn()?;
                restore(frame);
                frame.locals[var.index()] = Value::Scalar(count.at(iteration));
                machine.block(frame, body)?;
            }
            Ok(reductions.iter().map(|r| frame.scalar(r.local)).collect())
        });
        restore(frame);
        done.map(|()| Flow::Next)
    }

    fn parallel_call(
        &mut self,
        frame: &mut Frame<'m>,
        body: FuncId,
        count: &Count,
        captures: &[LocalId],
        reductions: &[Reduction],
    ) -> Run<()> {
        self.chunks(frame, count, reductions, |machine, frame, chunk| {
            let length = Const(chunk.end - chunk.start);
            let numbers = [count.at(chunk.start), length, count.step].map(Value::Scalar);
            let captured = captures.iter().map(|&local| frame.locals[local.index()].clone());
            let args = numbers.into_iter().chain(captured).collect();
            let partials = machine.call(body, args, Site { line: 0, column: 0 })?;
            Ok(partials.iter().map(Value::scalar).collect())
        })
    }

    /// Runs `body` for every chunk of a parallel loop, and combines what the chunks reduce to, in their order.
    fn chunks(
        &mut self,
        frame: &mut Frame<'m>,
        count: &Count,
        reductions: &[Reduction],
        mut body: impl FnMut(&mut Self, &mut Frame<'m>, Range<u64>) -> Run<Vec<Const>>,
    ) -> Run<()> {
        let mut totals: Vec<_> = reductions.iter().map(|r| frame.scalar(r.local)).collect();
        for number in 0..parallel::chunks(count.iterations) {
            let partials = body(self, frame, parallel::chunk(count.iterations, number))?;
            for ((total, partial), r) in totals.iter_mut().zip(partials).zip(reductions) {
                *total = eval::binary(r.op, frame.dtype(r.local), *total, partial);
            }
        }
        for (r, total) in reductions.iter().zip(totals) {
            frame.locals[r.local.index()] = Value::Scalar(total);
        }
        Ok(())
    }
}

impl Frame<'_> {
    fn eval(&self, e: &Expr) -> Run<Const> {
        Ok(match &e.kind {
            ExprKind::Const(value) => *value,
            ExprKind::Local(local) => self.scalar(*local),
            ExprKind::Unary(op, x) => eval::unary(*op, x.dtype, self.eval(x)?),
            ExprKind::Binary(op, a, b) => {
                let first = self.eval(a)?;
                eval::binary(*op, a.dtype, first, self.eval(b)?)
            }
            ExprKind::Math(function, operands) => {
                let values: smallvec::SmallVec<[Const; 3]> =
                    operands.iter().map(|x| self.eval(x)).collect::<Run<_>>()?;
                mathlib::eval(*function, e.dtype, &values)
            }
            ExprKind::Select(test, a, b) => {
                let (test, a, b) = (self.eval(test)?, self.eval(a)?, self.eval(b)?);
                if test.0 != 0 { a } else { b }
            }
            ExprKind::Cast(x) => eval::cast(x.dtype, e.dtype, self.eval(x)?),
            ExprKind::Load(array, index) => {
                let index = self.numbers(index)?;
                let dtype = self.function.array_type(*array).dtype;
                self.array(*array).load(dtype, &index).map_err(|what| self.internal(*array, &what))?
            }
            ExprKind::Extent(array, axis) => Const::int(self.array(*array).shape[usize::from(*axis)]),
            ExprKind::Stride(array, axis) => Const::int(self.array(*array).strides[usize::from(*axis)]),
            ExprKind::Address(array) => Const::int(self.array(*array).data as i64),
            ExprKind::Guard(guard, x, site) => self.guard(*guard, x.dtype, self.eval(x)?, *site)?,
        })
    }

    fn guard(&self, guard: Guard, dtype: DType, x: Const, site: SiteId) -> Run<Const> {
        let size = |array: LocalId, axis: u8| self.array(array).shape[usize::from(axis)];
        let index = x.0 as i64;
        let out_of_bounds = |axis: u8, size: i64| {
            Err(trap(TrapKind::Index, context::index_error(index, axis.into(), size), self.site(site)))
        };
        match guard {
            Guard::NonZero if eval::cast(dtype, DType::Bool, x).0 == 0 => {
                Err(trap(TrapKind::ZeroDivision, context::ZERO_DIVISION.into(), self.site(site)))
            }
            Guard::NonZero => Ok(x),
            Guard::Index(array, axis) => match size(array, axis) {
                n if index < -n || index >= n => out_of_bounds(axis, n),
                n => Ok(Const::int(if index < 0 { index + n } else { index })),
            },
            Guard::Wrap(array, axis) => {
                Ok(Const::int(if index < 0 { index.wrapping_add(size(array, axis)) } else { index }))
            }
            Guard::Bounds(array, axis) => match size(array, axis) {
                n if index < 0 || index >= n => out_of_bounds(axis, n),
                _ => Ok(x),
            },
        }
    }

    fn numbers(&self, exprs: &[Expr]) -> Run<Axes> {
        exprs.iter().map(|e| self.eval(e).map(|x| x.0 as i64)).collect()
    }

    fn args(&self, args: &[Arg]) -> Run<Vec<Value>> {
        let value = |arg: &Arg| match arg {
            Arg::Scalar(e) => self.eval(e).map(Value::Scalar),
            Arg::Array(local) => Ok(self.locals[local.index()].clone()),
        };
        args.iter().map(value).collect()
    }

    fn count(&self, start: &Expr, stop: &Expr, step: &Expr) -> Run<Count> {
        let dtype = start.dtype;
        let (start, stop, step) = (self.eval(start)?, self.eval(stop)?, self.eval(step)?);
        if step.0 == 0 {
            return Err(self.broken("a loop has a step of 0"));
        }
        Ok(Count { dtype, start, step, iterations: parallel::iterations(dtype, start.0, stop.0, step.0) })
    }

    fn alloc(&self, array: LocalId, shape: Axes, zeroed: bool, site: Site) -> Run<ArrayRef> {
        let ty = self.function.array_type(array);
        let block = BlockRef::allocate(&shape, ty.dtype.size(), zeroed).map_err(|refusal| match refusal {
            Refusal::NegativeExtent => trap(TrapKind::Value, context::NEGATIVE_EXTENT.into(), site),
            Refusal::NoMemory(bytes) => trap(TrapKind::Memory, context::memory_error(bytes), site),
        })?;
        Ok(ArrayRef::dense(block.data(), shape, ty.layout, Some(block)))
    }

    fn print(&self, items: &[PrintItem]) -> Run<()> {
        let mut parts = Vec::with_capacity(items.len());
        for item in items {
            parts.push(match item {
                PrintItem::Text(text) => print::Part::Text(text),
                PrintItem::Value(e) => print::Part::Number(e.dtype, self.eval(e)?.0),
            });
        }
        print::print(parts.into_iter());
        Ok(())
    }

    fn scalar(&self, local: LocalId) -> Const {
        self.locals[local.index()].scalar()
    }

    fn array(&self, local: LocalId) -> &ArrayRef {
        match &self.locals[local.index()] {
            Value::Array(array) => array,
            Value::Scalar(_) => unreachable!("the verifier tells arrays from scalars"),
        }
    }

    fn dtype(&self, local: LocalId) -> DType {
        self.function.local(local).scalar().expect("the verifier tells arrays from scalars")
    }

    fn site(&self, site: SiteId) -> Site {
        self.function.sites[site.index()]
    }

    /// The front end has broken a promise about an array.
    fn internal(&self, array: LocalId, what: &str) -> Trap {
        self.broken(&format!("{}: {what}", self.function.local(array).name))
    }

    fn broken(&self, what: &str) -> Trap {
        let message = format!("internal error in kernel {}: {what}", self.function.name);
        trap(TrapKind::Runtime, message, Site { line: 0, column: 0 })
    }
}

impl Value {
    fn scalar(&self) -> Const {
        match self {
            Value::Scalar(value) => *value,
            Value::Array(_) => unreachable!("the verifier tells arrays from scalars"),
        }
    }
}

impl Count {
    /// The variable's value in an iteration.
    fn at(&self, iteration: u64) -> Const {
        Const(parallel::index(self.dtype, self.start.0, self.step.0, iteration))
    }
}

fn trap(kind: TrapKind, message: String, site: Site) -> Trap {
    Trap { kind, message, line: site.line, column: site.column }
}

/// What a function may take: statements and expressions nest only so deep.
const STACK_OF_A_CALL: usize = 1 << 20;

/// Runs `f` here if enough of the stack is left, otherwise on a thread with a stack of its own, so that recursion is
/// limited by its count and not by who calls. `None` if there is no such thread to be had.
fn with_stack<T>(f: impl FnOnce() -> T) -> Option<T> {
    let marker = 0u8;
    let here = std::hint::black_box(&raw const marker) as usize;
    if here.saturating_sub(context::stack_end()) >= STACK_OF_A_CALL {
        return Some(f());
    }
    let job = Sending(f);
    std::thread::scope(|scope| {
        let run = move || {
            let Sending(f) = { job };
            Sending(f())
        };
        let thread = std::thread::Builder::new().stack_size(16 * STACK_OF_A_CALL).spawn_scoped(scope, run).ok()?;
        Some(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).0)
    })
}

struct Sending<T>(T);

// SAFETY: the thread that hands it over waits until the other one has ended, so nothing is used by two at once.
unsafe impl<T> Send for Sending<T> {}
