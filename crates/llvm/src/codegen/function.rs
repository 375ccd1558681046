//! A function: its parameters, its locals, its statements, and the one exit that releases what it owns.
//!
//! Comes in: a function of a verified module. Goes out: the same in LLVM's form. Locals that are assigned are memory of
//! the frame, which LLVM turns into values; parameters that are never assigned are values at once. Owners of arrays are
//! in the frame for good, null at first, so that the exit finds them from wherever it is reached.

use std::mem::offset_of;

use jitney_ir::visit::statements;
use jitney_ir::{Const, FuncId, Function, LocalId, SiteId, Stmt, TrapKind, Type};
use jitney_plugin::runtime::{Context, RuntimeFn};

use super::aliasing::Aliasing;
use super::arrays::{ArrayVar, Owner};
use super::control::Targets;
use super::emitter::Emitter;
use super::lines::Described;
use super::plan::Convention;
use crate::ll::{self, Block, Ty, Value};

/// The builder of one function.
pub(crate) struct Lower<'a> {
    pub e: &'a Emitter<'a>,
    pub ll: &'a ll::Module,
    pub function: &'a Function,
    pub code: ll::Function,
    /// Where memory of the frame is made.
    entry: Block,
    /// Addresses that the function was given.
    pub context: Value,
    pub results: Value,
    pub locals: Vec<LocalVar>,
    pub aliasing: Aliasing,
    /// The owners, in the frame.
    owners: Option<(Value, u32)>,
    /// Releases what is owned and returns a status.
    exit: Block,
    exits: Vec<(Value, Block)>,
    /// Fill in the context and go to the exit: for an index, an axis, its size and a place; for a status and a place.
    index_trap: Option<Block>,
    index_traps: Vec<([Value; 4], Block)>,
    trap: Option<Block>,
    traps: Vec<([Value; 2], Block)>,
    pub loops: Vec<Targets>,
    /// What is being built is a loop's body without branches, of which LLVM may do several at once.
    pub straight: bool,
    /// What is being built is hardly ever run.
    pub slow: bool,
    /// LLVM's fast-math flags.
    pub fast: u32,
    /// What debuggers know of it.
    described: Option<Described>,
    line: Option<u32>,
    last_line: Option<u32>,
    /// Variables that debuggers show.
    shown: Vec<(LocalId, Value)>,
}

/// A value, or memory of the frame that takes several.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    Fixed(Value),
    Variable(Value, Ty),
}

pub(crate) enum LocalVar {
    Scalar(Place),
    Array(Box<ArrayVar>),
}

/// Builds a function.
pub(crate) fn build(e: &Emitter, id: FuncId, convention: Convention) {
    let (ll, function, code) = (e.ll, e.module.function(id), e.function(id, convention));
    let [entry, start, exit] = ["entry", "start", "exit"].map(|name| ll.block(code, name));
    ll.at_end(start);
    let count = match convention {
        Convention::Slots => 3,
        Convention::Values | Convention::C => value_count(e, function, convention),
    };
    let params: Vec<Value> = (0..count).map(|i| ll.param(code, i)).collect();
    let (context, results) = match convention {
        Convention::Slots | Convention::Values => (params[0], params[count - 1]),
        Convention::C => {
            let words = |bytes: usize| ll.alloca(entry, ll.array_type(e.i64, bytes.div_ceil(8) as u64));
            (words(size_of::<Context>()), words(8 * function.results.len()))
        }
    };
    let hands_on = e.plan.hands_on(id, convention);
    let mut lower = Lower {
        e,
        ll,
        function,
        code,
        entry,
        context,
        results,
        locals: Vec::with_capacity(function.locals.len()),
        aliasing: if hands_on { Aliasing::default() } else { Aliasing::of(e, function) },
        owners: None,
        exit,
        exits: vec![],
        index_trap: None,
        index_traps: vec![],
        trap: None,
        traps: vec![],
        loops: vec![],
        straight: false,
        slow: false,
        fast: llvm_flags(function.fastmath),
        described: e.lines.as_ref().and_then(|lines| lines.begin(code, (!hands_on).then_some(function))),
        line: None,
        last_line: None,
        shown: vec![],
    };
    if hands_on {
        lower.hand_on(convention, &params);
    } else {
        lower.declare_locals();
        match convention {
            Convention::Slots => lower.take_slots(params[1]),
            Convention::Values => lower.take_values(&params[1..count - 1]),
            Convention::C => unreachable!("a C function hands on"),
        }
        if lower.block(&function.body) {
            lower.succeed();
        }
    }
    lower.finish(start);
}

/// How many parameters the code has.
fn value_count(e: &Emitter, function: &Function, convention: Convention) -> usize {
    let of_param = |ty: Type| match (ty, convention) {
        (Type::Array(array), Convention::Values) => {
            let strides = if array.layout == jitney_ir::Layout::Any { array.rank } else { 0 };
            1 + usize::from(array.rank + strides) + usize::from(function.hands_on_arrays())
        }
        _ => 1,
    };
    let own: usize = function.params.iter().map(|&p| of_param(function.local(p).ty)).sum();
    own + if convention == Convention::C { function.results.len() + usize::from(e.options.alone) } else { 2 }
}

/// LLVM's flags, whose bits are in another order.
fn llvm_flags(flags: jitney_ir::FastMath) -> u32 {
    let of = |name: &str| match name {
        "nnan" => llvm_sys::LLVMFastMathNoNaNs,
        "ninf" => llvm_sys::LLVMFastMathNoInfs,
        "nsz" => llvm_sys::LLVMFastMathNoSignedZeros,
        "arcp" => llvm_sys::LLVMFastMathAllowReciprocal,
        "contract" => llvm_sys::LLVMFastMathAllowContract,
        "afn" => llvm_sys::LLVMFastMathApproxFunc,
        "reassoc" => llvm_sys::LLVMFastMathAllowReassoc,
        other => unreachable!("{other} is no flag"),
    };
    let names = jitney_ir::FastMath::NAMES.iter().enumerate();
    names.filter(|(bit, _)| flags.0 >> bit & 1 != 0).map(|(_, name)| of(name)).fold(0, |all, flag| all | flag)
}

impl Lower<'_> {
    /// Scalars start as 0, arrays as empty ones, and so do parameters until they are taken.
    fn declare_locals(&mut self) {
        let function = self.function;
        let mut assigned = vec![false; function.locals.len()];
        statements(&function.body, &mut |stmt| {
            stmt.assigned().into_iter().for_each(|local| assigned[local.index()] = true)
        });
        let shows = |name: &str| self.described.is_some() && !name.starts_with('.');
        let mut is_param = vec![false; function.locals.len()];
        function.params.iter().for_each(|local| is_param[local.index()] = true);
        let tracks = function.hands_on_arrays();
        let (ll, e, entry) = (self.ll, self.e, self.entry);
        let mut owned = 0;
        for (i, local) in function.locals.iter().enumerate() {
            // What debuggers show is in memory from the beginning: an array in one piece.
            let shown = shows(&local.name).then(|| match local.ty {
                Type::Scalar(dtype) => ll.alloca(entry, e.register(dtype)),
                Type::Array(array) => ll.alloca(entry, ll.array_type(e.i64, 1 + 2 * u64::from(array.rank))),
            });
            self.shown.extend(shown.map(|memory| (LocalId(i as u32), memory)));
            let apart = |ty: Ty, zero: Value| {
                if !assigned[i] {
                    return Place::Fixed(zero);
                }
                let memory = ll.alloca(entry, ty);
                if !is_param[i] {
                    ll.store(zero, memory, 8.min(ll.align_of(ty)));
                }
                Place::Variable(memory, ty)
            };
            let mut word = 0;
            let mut place = |ty: Ty, zero: Value| {
                let Some(memory) = shown else { return apart(ty, zero) };
                let memory = if word == 0 { memory } else { ll.offset(e.i64, memory, e.int(word), true) };
                word += 1;
                ll.store(zero, memory, 8.min(ll.align_of(ty)));
                Place::Variable(memory, ty)
            };
            let var = match local.ty {
                Type::Scalar(dtype) => LocalVar::Scalar(place(e.register(dtype), e.number(dtype, Const(0)))),
                Type::Array(array) => {
                    let owner = if local.owned {
                        owned += 1;
                        Owner::Owned(owned - 1)
                    } else if tracks {
                        Owner::Borrowed(apart(e.ptr, ll.null()))
                    } else {
                        Owner::Untracked
                    };
                    let data = place(e.ptr, ll.null());
                    LocalVar::Array(Box::new(ArrayVar::declare(array, owner, data, &mut || place(e.i64, e.int(0)))))
                }
            };
            self.locals.push(var);
        }
        if owned > 0 {
            let memory = ll.alloca(entry, ll.array_type(e.ptr, owned.into()));
            self.owners = Some((memory, owned));
            for i in 0..owned {
                let place = self.owner_place(i);
                self.put(ll.null(), place);
            }
        }
    }

    fn take_slots(&mut self, slots: Value) {
        let mut at = 0;
        for &local in &self.function.params {
            match self.function.local(local).ty {
                Type::Scalar(dtype) => {
                    let value = self.load_slot(dtype, slots, at);
                    self.take(local, value);
                    at += 1;
                }
                Type::Array(array) => {
                    let bundle = self.bundle_from_slots(array, slots, at);
                    self.take_array(local, bundle, None);
                    at += 1 + 2 * usize::from(array.rank);
                }
            }
        }
    }

    fn take_values(&mut self, mut values: &[Value]) {
        let mut next = || {
            let (&first, rest) = values.split_first().expect("the type has a value for every part");
            values = rest;
            first
        };
        let tracks = self.function.hands_on_arrays();
        for &local in &self.function.params {
            match self.function.local(local).ty {
                Type::Scalar(_) => {
                    let value = next();
                    self.take(local, value);
                }
                Type::Array(array) => {
                    let bundle = self.bundle_from_values(array, &mut next);
                    let owner = tracks.then(&mut next);
                    self.take_array(local, bundle, owner);
                }
            }
        }
    }

    pub fn take(&mut self, local: LocalId, value: Value) {
        match &mut self.locals[local.index()] {
            LocalVar::Scalar(Place::Fixed(fixed)) => *fixed = value,
            LocalVar::Scalar(Place::Variable(memory, ty)) => {
                self.ll.store(value, *memory, self.ll.align_of(*ty));
            }
            LocalVar::Array(_) => unreachable!("a scalar was verified"),
        }
    }

    /// A statement; whether its end can be reached.
    pub fn stmt(&mut self, stmt: &Stmt) -> bool {
        match stmt {
            Stmt::Line(line) => {
                self.last_line = self.last_line.max(Some(*line));
                self.at_line(Some(*line));
            }
            Stmt::Set(local, value) => {
                let value = self.expr(value);
                self.take(*local, value);
            }
            Stmt::Store { array, index, value } => self.store(*array, index, value),
            Stmt::Eval(e) => {
                self.expr(e);
            }
            Stmt::If { test, then, otherwise } => return self.if_else(test, then, otherwise),
            Stmt::While { setup, test, body } => self.while_loop(setup, test, body),
            Stmt::For { var, start, stop, step, body } => self.for_loop(*var, [start, stop, step], body),
            Stmt::ParallelFor { .. } => unreachable!("parallel loops have been outlined"),
            Stmt::ParallelCall { body, start, stop, step, captures, reductions } => {
                self.parallel_call(*body, [start, stop, step], captures, reductions);
            }
            Stmt::Break => {
                self.ll.jump(self.innermost().end);
                return false;
            }
            Stmt::Continue => {
                self.ll.jump(self.innermost().next);
                return false;
            }
            Stmt::Return(args) => {
                self.return_results(args);
                self.succeed();
                return false;
            }
            Stmt::Raise { kind, message, site } => {
                let text = self.e.text(message);
                let text = self.ll.data(self.ll.structure(&text), 8);
                let place = self.field(self.context, offset_of!(Context, message));
                self.put(text, place);
                self.raise(*kind, *site);
                return false;
            }
            Stmt::Call { callee, args, results, site } => self.call(*callee, args, results, *site),
            Stmt::Alloc { array, shape, zeroed, site } => self.allocate(*array, shape, *zeroed, *site),
            Stmt::View { array, of, offset, shape, strides } => self.view(*array, *of, offset, shape, strides),
            Stmt::Alias { array, of } => self.alias(*array, *of),
            Stmt::Constant { array, constant } => self.constant_array(*array, *constant),
            Stmt::Print(items) => self.print(items),
        }
        true
    }

    /// That of what is being built, for debuggers.
    pub fn line(&self) -> Option<u32> {
        self.line
    }

    /// What is built from here on is of this line.
    pub fn at_line(&mut self, line: Option<u32>) {
        self.line = line;
        if let (Some(lines), Some(described)) = (&self.e.lines, self.described) {
            lines.at(described, line);
        }
    }

    pub fn succeed(&mut self) {
        let success = self.ll.int(self.e.i32, 0);
        self.leave(success);
    }

    /// To the exit.
    pub fn leave(&mut self, status: Value) {
        self.exits.push((status, self.ll.here()));
        self.ll.jump(self.exit);
    }

    /// Leaves with an error of which the context needs the place only.
    pub fn raise(&mut self, kind: TrapKind, site: SiteId) {
        let status = self.ll.int(self.e.i32, kind.code() as u64);
        let place = self.place(site);
        let trap = *self.trap.get_or_insert_with(|| self.ll.block(self.code, "trap"));
        self.traps.push(([status, place], self.ll.here()));
        self.ll.jump(trap);
    }

    /// Leaves with an `IndexError`.
    pub fn raise_index(&mut self, index: Value, axis: u8, size: Value, site: SiteId) {
        let axis = self.e.int(axis.into());
        let place = self.place(site);
        let trap = *self.index_trap.get_or_insert_with(|| self.ll.block(self.code, "trap"));
        self.index_traps.push(([index, axis, size, place], self.ll.here()));
        self.ll.jump(trap);
    }

    /// Goes on unless `failed`; then `fail`, which leaves.
    pub fn unless(&mut self, failed: Value, fail: impl FnOnce(&mut Self)) {
        let [aside, on] = self.blocks();
        let branch = self.ll.branch(failed, aside, on);
        self.ll.attach(branch, self.e.meta.prof, self.e.meta.unlikely);
        self.ll.at_end(aside);
        fail(self);
        self.ll.at_end(on);
    }

    /// Leaves with `status` unless it is 0.
    pub fn unless_status(&mut self, status: Value) {
        let zero = self.ll.int(self.e.i32, 0);
        let failed = self.ll.compare(ll::Compare::Ne, status, zero);
        self.unless(failed, |lower| lower.leave(status));
    }

    /// A place in the source as the context holds it.
    pub fn place(&mut self, site: SiteId) -> Value {
        let site = self.function.sites[site.index()];
        self.e.int((u64::from(site.line) << 32 | u64::from(site.column)) as i64)
    }

    pub fn blocks<const N: usize>(&self) -> [Block; N] {
        [(); N].map(|()| self.ll.block(self.code, ""))
    }

    pub fn read(&self, place: Place) -> Value {
        match place {
            Place::Fixed(value) => value,
            Place::Variable(memory, ty) => self.ll.load(ty, memory, self.ll.align_of(ty)),
        }
    }

    /// The address `bytes` past an address of the frame, the context or slots.
    pub fn field(&self, base: Value, bytes: usize) -> Value {
        if bytes == 0 { base } else { self.ll.offset(self.e.i8, base, self.e.int(bytes as i64), true) }
    }

    /// Reads from the frame, the context or slots.
    pub fn get(&self, ty: Ty, at: Value) -> Value {
        let load = self.ll.load(ty, at, self.ll.align_of(ty));
        self.ll.attach(load, self.e.meta.tbaa, self.e.meta.frame);
        load
    }

    /// Writes to the frame, the context or slots.
    pub fn put(&self, value: Value, at: Value) {
        let store = self.ll.store(value, at, self.ll.align_of(self.ll.type_of(value)));
        self.ll.attach(store, self.e.meta.tbaa, self.e.meta.frame);
    }

    /// Memory of the frame, `words` times 8 bytes.
    pub fn frame(&self, words: usize) -> Value {
        self.ll.alloca(self.entry, self.ll.array_type(self.e.i64, words.max(1) as u64))
    }

    pub fn owner_place(&self, number: u32) -> Value {
        let (memory, _) = self.owners.expect("there is one for every array that owns");
        self.field(memory, 8 * number as usize)
    }

    /// The blocks that are reached from several places.
    fn finish(mut self, start: Block) {
        let ll = self.ll;
        self.at_line(None);
        ll.at_end(self.entry);
        if let (Some(lines), Some(described)) = (&self.e.lines, self.described) {
            lines.declare(described, self.function, &self.shown, self.entry);
        }
        ll.jump(start);
        if let Some(block) = self.index_trap {
            ll.at_end(block);
            let incoming = std::mem::take(&mut self.index_traps);
            let values = [0, 1, 2, 3].map(|i| {
                let from: Vec<(Value, Block)> = incoming.iter().map(|(values, block)| (values[i], *block)).collect();
                ll.phi(self.e.i64, &from)
            });
            for (i, value) in values[..3].iter().enumerate() {
                self.put(*value, self.field(self.context, offset_of!(Context, details) + 8 * i));
            }
            self.put(values[3], self.field(self.context, offset_of!(Context, place)));
            let status = ll.int(self.e.i32, TrapKind::Index.code() as u64);
            self.leave(status);
        }
        if let Some(block) = self.trap {
            ll.at_end(block);
            let incoming = std::mem::take(&mut self.traps);
            let [status, place] = [(0, self.e.i32), (1, self.e.i64)].map(|(i, ty)| {
                let from: Vec<(Value, Block)> = incoming.iter().map(|(values, block)| (values[i], *block)).collect();
                ll.phi(ty, &from)
            });
            self.put(place, self.field(self.context, offset_of!(Context, place)));
            self.leave(status);
        }
        // As a function in C has a brace at its end.
        self.at_line(self.last_line);
        ll.at_end(self.exit);
        let status = if self.exits.is_empty() { ll.int(self.e.i32, 0) } else { ll.phi(self.e.i32, &self.exits) };
        if let Some((owners, number)) = self.owners {
            self.e.call_library(RuntimeFn::ReleaseAll, &[owners, self.e.int(number.into())]);
        }
        ll.ret(status);
    }
}
