//! A function: its parameters, its locals, its statements, and the one exit that releases what it owns.
//!
//! Comes in: a function of a verified module. Goes out: the same in Cranelift's form. Locals are Cranelift's variables,
//! which its builder turns into SSA values; parameters that are never assigned, and scalars that are what was assigned to them
//! last as the text goes, are values at once. Owners of arrays are in the frame, null at first, so that the exit finds them
//! from wherever it is reached.

use std::mem::offset_of;

use cranelift_codegen::ir::types::{F32, F64, I8, I16, I32, I64};
use cranelift_codegen::ir::{
    AbiParam, Block, FuncRef, InstBuilder, MemFlagsData, Signature, StackSlot, StackSlotData, StackSlotKind, Type,
    UserFuncName, Value,
};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::{FunctionBuilder, Variable};
use jitney_ir::liveness::settled;
use jitney_ir::visit::{Few, statements};
use jitney_ir::{DType, FuncId, Function, LocalId, Module, SiteId, Stmt, TrapKind};
use jitney_plugin::runtime::RuntimeFn;

use super::arrays::{ArrayVar, Owner};
use super::control::{Product, Targets};
use super::link::Symbol;
use super::plan::{Convention, Plan};
use super::tables::Tables;
use super::{Cranelift, Workspace};
use crate::backend::context::{Context, packed};

/// The builder of one function.
pub(super) struct Lower<'a> {
    pub engine: &'a Cranelift,
    pub module: &'a Module,
    pub function: &'a Function,
    pub plan: &'a Plan,
    pub tables: &'a mut Tables,
    pub b: FunctionBuilder<'a>,
    /// Addresses that the function was given.
    pub context: Value,
    pub results: Value,
    pub locals: Vec<LocalVar>,
    /// Places of the owners, in the frame.
    pub owners: StackSlot,
    owned: u32,
    /// Slots of the frame for what calls take and give.
    pub scratch: StackSlot,
    scratch_slots: u32,
    /// Releases what is owned and returns its parameter.
    exit: Block,
    /// Fill in the context and go to the exit: for an index, an axis, its size and a place; for a status and a place.
    index_trap: Option<Block>,
    trap: Option<Block>,
    pub loops: Vec<Targets>,
    /// What is built is in a loop without loops inside.
    pub innermost: bool,
    /// What is known of products of loops' variables.
    pub products: Vec<Product>,
    /// By local, how many loops around the statement that is being built assign it anew in every iteration; more where
    /// a loop that is over did.
    pub varies: Vec<u32>,
    pub imported: Vec<(Symbol, FuncRef)>,
    /// The last integer constants of the block that is being filled.
    ints: (Option<Block>, Few<(Type, i64, Value)>),
    /// Constants that are read at the function's entry, and stay in registers where there are enough.
    pub held: Few<(u64, Value)>,
    /// There has been a `fused`.
    fuses: bool,
}

/// A value, or a variable that takes several.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Fixed(Value),
    Variable(Variable),
}

pub(super) enum LocalVar {
    Scalar(Place),
    Array(ArrayVar),
}

/// The register that a value of this type is in.
pub(super) fn register(dtype: DType) -> Type {
    match dtype {
        DType::Bool | DType::I8 | DType::U8 => I8,
        DType::I16 | DType::U16 => I16,
        DType::I32 | DType::U32 => I32,
        DType::I64 | DType::U64 => I64,
        DType::F16 | DType::BF16 | DType::F32 => F32,
        DType::F64 => F64,
    }
}

/// Memory of the frame, of the context and of slots: always there and aligned.
pub(super) const TRUSTED: MemFlagsData = MemFlagsData::trusted();

/// Of a value that changes its type and not its bits.
pub(super) const PLAIN: MemFlagsData = MemFlagsData::new();

/// The signature of a function for a convention.
pub(super) fn signature(engine: &Cranelift, function: &Function, convention: Convention) -> Signature {
    let mut signature = Signature::new(CallConv::triple_default(engine.isa.triple()));
    let mut param = |ty| signature.params.push(AbiParam::new(ty));
    if convention != Convention::C {
        param(I64);
    }
    match convention {
        Convention::Slots => param(I64),
        Convention::Values => {
            for &local in &function.params {
                match function.local(local).ty {
                    jitney_ir::Type::Scalar(dtype) => param(register(dtype)),
                    jitney_ir::Type::Array(array) => {
                        let strides = if array.layout == jitney_ir::Layout::Any { array.rank } else { 0 };
                        let owner = function.hands_on_arrays() as u8;
                        (0..1 + array.rank + strides + owner).for_each(|_| param(I64));
                    }
                }
            }
        }
        Convention::C => {
            for &local in &function.params {
                param(function.local(local).scalar().map_or(I64, register));
            }
            function.results.iter().for_each(|_| param(I64));
        }
    }
    if convention != Convention::C {
        param(I64);
    }
    signature.returns.push(AbiParam::new(I32));
    signature
}

/// Builds a function in the workspace; whether it multiplies and adds in one instruction.
pub(super) fn build(
    engine: &Cranelift,
    module: &Module,
    plan: &Plan,
    id: FuncId,
    convention: Convention,
    workspace: &mut Workspace,
    tables: &mut Tables,
) -> bool {
    let function = module.function(id);
    let code = &mut workspace.context.func;
    code.signature = signature(engine, function, convention);
    code.name = UserFuncName::User(Symbol::Function(id, convention).name());
    let mut b = FunctionBuilder::new(code, &mut workspace.builder);
    let entry = b.create_block();
    b.append_block_params_for_function_params(entry);
    b.switch_to_block(entry);
    b.seal_block(entry);
    let params: Vec<Value> = b.block_params(entry).to_vec();
    let slot = || StackSlotData::new(StackSlotKind::ExplicitSlot, 0, 3);
    let (owners, scratch) = (b.create_sized_stack_slot(slot()), b.create_sized_stack_slot(slot()));
    let exit = b.create_block();
    b.append_block_param(exit, I32);
    let (context, results) = match convention {
        Convention::Slots | Convention::Values => (params[0], params[params.len() - 1]),
        Convention::C => {
            let frame = b.create_sized_stack_slot(StackSlotData {
                size: size_of::<Context>() as u32,
                align_shift: align_of::<Context>().trailing_zeros() as u8,
                ..slot()
            });
            (b.ins().stack_addr(I64, frame, 0), b.ins().stack_addr(I64, scratch, 0))
        }
    };
    let mut lower = Lower {
        engine,
        module,
        function,
        plan,
        tables,
        context,
        results,
        locals: Vec::with_capacity(function.locals.len()),
        owners,
        owned: 0,
        scratch,
        scratch_slots: 0,
        exit,
        index_trap: None,
        trap: None,
        loops: vec![],
        innermost: false,
        products: vec![],
        varies: vec![0; function.locals.len()],
        ints: (None, Few::new()),
        imported: vec![],
        held: Few::new(),
        fuses: false,
        b,
    };
    if plan.hands_on(id, convention) {
        lower.hand_on(convention, &params);
    } else {
        lower.declare_locals();
        match convention {
            Convention::Slots => lower.take_slots(params[1]),
            Convention::Values => lower.take_values(&params[1..params.len() - 1]),
            Convention::C => unreachable!("a C function hands on"),
        }
        if lower.block(&function.body) {
            lower.succeed();
        }
    }
    let fuses = lower.fuses;
    lower.finish();
    fuses
}

impl Lower<'_> {
    /// Scalars start as 0, arrays as empty ones, and so do parameters until they are taken.
    fn declare_locals(&mut self) {
        let function = self.function;
        let mut assigned = vec![false; function.locals.len()];
        statements(&function.body, &mut |stmt| {
            stmt.assigned().into_iter().for_each(|local| assigned[local.index()] = true)
        });
        let settled = settled(function);
        let mut is_param = vec![false; function.locals.len()];
        function.params.iter().for_each(|local| is_param[local.index()] = true);
        let tracks = function.hands_on_arrays();
        // One of each type does for all of them.
        let mut zeros: Few<(Type, Value)> = Few::new();
        for (i, local) in function.locals.iter().enumerate() {
            let is_value = !assigned[i] || (local.scalar().is_some() && settled[i]);
            let mut place = |lower: &mut Self, ty| {
                let made = zeros.iter().find(|(of, _)| *of == ty).map(|(_, zero)| *zero);
                let zero = made.unwrap_or_else(|| {
                    let zero = lower.zero(ty);
                    zeros.push((ty, zero));
                    zero
                });
                if is_value {
                    return Place::Fixed(zero);
                }
                let variable = lower.b.declare_var(ty);
                if !is_param[i] {
                    lower.b.def_var(variable, zero);
                }
                Place::Variable(variable)
            };
            let var = match local.ty {
                jitney_ir::Type::Scalar(dtype) => LocalVar::Scalar(place(self, register(dtype))),
                jitney_ir::Type::Array(array) => {
                    let owner = if local.owned {
                        self.owned += 1;
                        Owner::Owned(self.owned - 1)
                    } else if tracks {
                        Owner::Borrowed(place(self, I64))
                    } else {
                        Owner::Untracked
                    };
                    LocalVar::Array(ArrayVar::declare(array, owner, &mut |ty| place(self, ty)))
                }
            };
            self.locals.push(var);
        }
        if self.owned > 0 {
            let null = self.int(I64, 0);
            for i in 0..self.owned {
                self.b.ins().stack_store(I64, null, self.owners, 8 * i as i32);
            }
        }
    }

    fn take_slots(&mut self, slots: Value) {
        let mut offset = 0;
        for &local in &self.function.params {
            match self.function.local(local).ty {
                jitney_ir::Type::Scalar(dtype) => {
                    let value = self.load_slot(dtype, slots, offset);
                    self.take(local, value);
                    offset += 8;
                }
                jitney_ir::Type::Array(array) => {
                    let bundle = self.bundle_from_slots(array, slots, offset);
                    self.take_array(local, bundle, None);
                    offset += 8 * (1 + 2 * i32::from(array.rank));
                }
            }
        }
    }

    fn take_values(&mut self, mut values: &[Value]) {
        let mut next = || {
            let (&first, rest) = values.split_first().expect("the signature has a value for every part");
            values = rest;
            first
        };
        let tracks = self.function.hands_on_arrays();
        for &local in &self.function.params {
            match self.function.local(local).ty {
                jitney_ir::Type::Scalar(_) => {
                    let value = next();
                    self.take(local, value);
                }
                jitney_ir::Type::Array(array) => {
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
            LocalVar::Scalar(Place::Variable(variable)) => self.b.def_var(*variable, value),
            LocalVar::Array(_) => unreachable!("a scalar parameter"),
        }
    }

    /// `x * y + c`, rounded once, where the engine can do that.
    pub fn fused(&mut self, x: Value, y: Value, c: Value) -> Value {
        self.fuses = true;
        self.b.ins().fma(x, y, c)
    }

    /// A statement; whether its end can be reached.
    pub fn stmt(&mut self, stmt: &Stmt) -> bool {
        match stmt {
            Stmt::Set(local, value) => {
                let value = self.expr(value);
                self.take(*local, value);
            }
            Stmt::Store { array, index, value } => self.store(*array, index, value),
            Stmt::Eval(e) => {
                self.expr(e);
            }
            Stmt::If { test, then, otherwise } => match self.branchless_store(test, then, otherwise) {
                Some((array, index, value)) => self.store_if(test, array, index, value),
                None => return self.if_else(&[], test, then, otherwise),
            },
            Stmt::While { setup, test, body } => self.while_loop(setup, test, body),
            Stmt::For { var, start, stop, step, body } => self.for_loop(*var, [start, stop, step], body),
            Stmt::ParallelFor { .. } => unreachable!("parallel loops have been outlined"),
            Stmt::ParallelCall { body, start, stop, step, captures, reductions } => {
                self.parallel_call(*body, [start, stop, step], captures, reductions);
            }
            Stmt::Break => {
                let end = self.innermost().end;
                self.b.ins().jump(end, &[]);
                return false;
            }
            Stmt::Continue => {
                let next = self.innermost().next;
                self.b.ins().jump(next, &[]);
                return false;
            }
            Stmt::Return(args) => {
                self.return_results(args);
                self.succeed();
                return false;
            }
            Stmt::Raise { kind, message, site } => {
                let words = self.tables.message(message) as i64;
                let words = self.int(I64, words);
                self.b.ins().store(TRUSTED, words, self.context, offset_of!(Context, message) as i32);
                self.raise(*kind, *site);
                return false;
            }
            Stmt::Call { callee, args, results, site } => self.call(*callee, args, results, *site),
            Stmt::Alloc { array, shape, zeroed, site } => self.allocate(*array, shape, *zeroed, *site),
            Stmt::View { array, of, offset, shape, strides } => self.view(*array, *of, offset, shape, strides),
            Stmt::Alias { array, of } => self.alias(*array, *of),
            Stmt::Constant { array, constant } => self.constant_array(*array, *constant),
            Stmt::Print(items) => self.print(items),
            Stmt::Line(_) => {}
        }
        true
    }

    pub fn succeed(&mut self) {
        let success = self.int(I32, 0);
        self.leave(success);
    }

    /// To the exit.
    pub fn leave(&mut self, status: Value) {
        self.b.ins().jump(self.exit, &[status.into()]);
    }

    /// Leaves with an error of which the context needs the place only.
    pub fn raise(&mut self, kind: TrapKind, site: SiteId) {
        let status = self.int(I32, kind.code().into());
        let place = self.place(site);
        let trap = *self.trap.get_or_insert_with(|| {
            let block = self.b.create_block();
            self.b.append_block_param(block, I32);
            self.b.append_block_param(block, I64);
            self.b.set_cold_block(block);
            block
        });
        self.b.ins().jump(trap, &[status.into(), place.into()]);
    }

    /// Leaves with an `IndexError`.
    pub fn raise_index(&mut self, index: Value, axis: u8, size: Value, site: SiteId) {
        let axis = self.int(I64, axis.into());
        let place = self.place(site);
        let trap = *self.index_trap.get_or_insert_with(|| {
            let block = self.b.create_block();
            (0..4).for_each(|_| {
                self.b.append_block_param(block, I64);
            });
            self.b.set_cold_block(block);
            block
        });
        self.b.ins().jump(trap, &[index.into(), axis.into(), size.into(), place.into()]);
    }

    /// Goes on unless `failed` is not 0; then `fail`, which leaves.
    pub fn unless(&mut self, failed: Value, fail: impl FnOnce(&mut Self)) {
        let (aside, on) = (self.b.create_block(), self.b.create_block());
        self.b.set_cold_block(aside);
        self.b.ins().brif(failed, aside, &[], on, &[]);
        self.b.seal_block(aside);
        self.b.seal_block(on);
        self.b.switch_to_block(aside);
        fail(self);
        self.b.switch_to_block(on);
    }

    /// A place in the source as the context holds it.
    pub fn place(&mut self, site: SiteId) -> Value {
        let packed = packed(self.function.sites[site.index()]);
        self.int(I64, packed as i64)
    }

    /// An integer constant; its lower bits, if the type is narrow.
    pub fn int(&mut self, ty: Type, value: i64) -> Value {
        let mask = if ty.bits() == 64 { -1 } else { (1 << ty.bits()) - 1 };
        let block = self.b.current_block();
        if self.ints.0 != block || self.ints.1.len() == self.ints.1.inline_size() {
            self.ints = (block, Few::new());
        }
        if let Some((.., known)) = self.ints.1.iter().find(|(t, v, _)| (*t, *v) == (ty, value)) {
            return *known;
        }
        let made = self.b.ins().iconst(ty, value & mask);
        self.ints.1.push((ty, value, made));
        made
    }

    fn zero(&mut self, ty: Type) -> Value {
        match ty {
            F32 => self.b.ins().f32const(0.0),
            F64 => self.b.ins().f64const(0.0),
            _ => self.int(ty, 0),
        }
    }

    pub fn read(&mut self, place: Place) -> Value {
        match place {
            Place::Fixed(value) => value,
            Place::Variable(variable) => self.b.use_var(variable),
        }
    }

    /// The address of the first `slots` slots of the frame's scratch memory.
    pub fn scratch(&mut self, slots: usize) -> Value {
        self.scratch_slots = self.scratch_slots.max(slots as u32);
        self.b.ins().stack_addr(I64, self.scratch, 0)
    }

    /// The blocks that are reached from several places, and what is known about the frame at last.
    fn finish(mut self) {
        let offset = |i: usize| (offset_of!(Context, details) + 8 * i) as i32;
        if let Some(block) = self.index_trap {
            self.b.seal_block(block);
            self.b.switch_to_block(block);
            let params: Vec<Value> = self.b.block_params(block).to_vec();
            for (i, &value) in params[..3].iter().enumerate() {
                self.b.ins().store(TRUSTED, value, self.context, offset(i));
            }
            self.b.ins().store(TRUSTED, params[3], self.context, offset_of!(Context, place) as i32);
            let status = self.int(I32, TrapKind::Index.code().into());
            self.leave(status);
        }
        if let Some(block) = self.trap {
            self.b.seal_block(block);
            self.b.switch_to_block(block);
            let params: Vec<Value> = self.b.block_params(block).to_vec();
            self.b.ins().store(TRUSTED, params[1], self.context, offset_of!(Context, place) as i32);
            self.leave(params[0]);
        }
        self.b.seal_block(self.exit);
        self.b.switch_to_block(self.exit);
        if self.owned > 0 {
            let owners = self.b.ins().stack_addr(I64, self.owners, 0);
            let number = self.int(I64, self.owned.into());
            self.call_runtime(RuntimeFn::ReleaseAll, &[owners, number]);
        }
        let status = self.b.block_params(self.exit)[0];
        self.b.ins().return_(&[status]);
        for (slot, size) in [(self.owners, self.owned), (self.scratch, self.scratch_slots)] {
            self.b.func.sized_stack_slots[slot].size = 8 * size;
        }
        self.b.finalize(self.engine.isa.frontend_config());
    }
}
