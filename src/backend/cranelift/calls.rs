//! Calls: of functions of the module, of parallel loops, of the library.

use std::mem::offset_of;

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{AbiParam, ExtFuncData, ExternalName, FuncRef, InstBuilder, Signature, Value};
use cranelift_codegen::isa::CallConv;
use jitney_ir::{Arg, BinOp, DType, Expr, FuncId, Function, LocalId, PrintItem, Reduction, SiteId, TrapKind, Type};
use jitney_plugin::runtime::RuntimeFn;

use super::function::{LocalVar, Lower, Place, TRUSTED, register, signature};
use super::library::Library;
use super::link::Symbol;
use super::plan::Convention;
use super::tables::Part;
use crate::backend::context::{Context, MAX_DEPTH};
use crate::backend::{argument_slots, result_slots};

impl Lower<'_> {
    /// A call of the library, for its value, if it has one.
    pub fn call_library(&mut self, function: Library, args: &[Value]) -> Option<Value> {
        self.call_symbol(Symbol::Library(function), args)
    }

    pub fn call_runtime(&mut self, function: RuntimeFn, args: &[Value]) -> Option<Value> {
        self.call_library(Library::Runtime(function), args)
    }

    pub fn runtime_value(&mut self, function: RuntimeFn, args: &[Value]) -> Value {
        self.call_runtime(function, args).expect("the function has a value")
    }

    pub fn call_symbol(&mut self, symbol: Symbol, args: &[Value]) -> Option<Value> {
        let function = self.import(symbol);
        let call = self.b.ins().call(function, args);
        self.b.inst_results(call).first().copied()
    }

    fn import(&mut self, symbol: Symbol) -> FuncRef {
        if let Some(&(_, function)) = self.imported.iter().find(|(known, _)| *known == symbol) {
            return function;
        }
        let convention = CallConv::triple_default(self.engine.isa.triple());
        let signature = match symbol {
            Symbol::Function(id, how) => signature(self.engine, self.module.function(id), how),
            Symbol::Library(function) => function.signature(convention),
            Symbol::Math(function, dtype) => {
                let param = AbiParam::new(register(dtype));
                let mut signature = Signature::new(convention);
                signature.params.extend((0..function.arity()).map(|_| param));
                signature.returns.push(param);
                signature
            }
            Symbol::Constant(_) | Symbol::Tables => unreachable!("data is no function"),
        };
        let signature = self.b.import_signature(signature);
        let name = self.b.func.declare_imported_user_function(symbol.name());
        // Functions that are called by value are near; the addresses of the others are taken, or far.
        let colocated = matches!(symbol, Symbol::Function(_, Convention::Values));
        let function = self.b.import_function(ExtFuncData {
            name: ExternalName::user(name),
            signature,
            colocated,
            patchable: false,
        });
        self.imported.push((symbol, function));
        function
    }

    pub fn call(&mut self, callee: FuncId, args: &[Arg], results: &[LocalId], site: SiteId) {
        let function = self.module.function(callee);
        if let Some(number) = self.plan.late.iter().position(|&late| late == callee) {
            return self.call_late(function, number, args, results);
        }
        let tracks = function.hands_on_arrays();
        let mut values = vec![self.context];
        for (arg, &param) in args.iter().zip(&function.params) {
            match (arg, function.local(param).ty) {
                (Arg::Scalar(e), _) => values.push(self.expr(e)),
                (Arg::Array(local), Type::Array(ty)) => {
                    self.push_values(ty, *local, &mut values);
                    if tracks {
                        values.push(self.owner(*local));
                    }
                }
                (Arg::Array(_), Type::Scalar(_)) => unreachable!("arguments were verified"),
            }
        }
        let slots = self.scratch(function.results.iter().copied().map(result_slots).sum());
        values.push(slots);
        let depth = self.plan.counts_calls.then(|| self.enter(site));
        let status = self.call_symbol(Symbol::Function(callee, Convention::Values), &values);
        let status = status.expect("functions return a status");
        self.unless(status, |lower| lower.leave(status));
        if let Some(depth) = depth {
            self.b.ins().store(TRUSTED, depth, self.context, offset_of!(Context, depth) as i32);
        }
        self.take_results(&function.results, results, slots);
    }

    /// A call of a function that is compiled when it is first called.
    fn call_late(&mut self, function: &Function, number: usize, args: &[Arg], results: &[LocalId]) {
        let given: usize = function.params.iter().map(|&p| argument_slots(function.local(p).ty)).sum();
        let slots = self.scratch(given + function.results.iter().copied().map(result_slots).sum::<usize>());
        let mut offset = 0;
        for arg in args {
            offset = match arg {
                Arg::Scalar(e) => {
                    let value = self.expr(e);
                    let value = self.slot_of(e.dtype, value);
                    self.b.ins().store(TRUSTED, value, slots, offset);
                    offset + 8
                }
                Arg::Array(local) => self.store_captured(*local, slots, offset),
            };
        }
        let number = self.int(I64, number as i64);
        let returned = self.b.ins().iadd_imm_s(slots, i64::from(offset));
        let status = self.call_library(Library::Late, &[self.context, number, slots, returned]);
        let status = status.expect("functions return a status");
        self.unless(status, |lower| lower.leave(status));
        self.take_results(&function.results, results, returned);
    }

    /// Counts a call, and raises if it would be one too many.
    fn enter(&mut self, site: SiteId) -> Value {
        let offset = offset_of!(Context, depth) as i32;
        let depth = self.b.ins().load(I32, TRUSTED, self.context, offset);
        let too_deep = self.b.ins().icmp_imm_u(IntCC::UnsignedGreaterThanOrEqual, depth, i64::from(MAX_DEPTH) - 1);
        let stack = self.b.ins().get_stack_pointer(I64);
        let end = self.b.ins().load(I64, TRUSTED, self.context, offset_of!(Context, stack_end) as i32);
        let used_up = self.b.ins().icmp(IntCC::UnsignedLessThan, stack, end);
        let failed = self.b.ins().bor(too_deep, used_up);
        self.unless(failed, |lower| lower.raise(TrapKind::Recursion, site));
        let deeper = self.b.ins().iadd_imm_s(depth, 1);
        self.b.ins().store(TRUSTED, deeper, self.context, offset);
        depth
    }

    fn take_results(&mut self, types: &[Type], results: &[LocalId], slots: Value) {
        let mut offset = 0;
        for (&ty, &local) in types.iter().zip(results) {
            match ty {
                Type::Scalar(dtype) => {
                    let value = self.load_slot(dtype, slots, offset);
                    self.set_scalar(local, value);
                }
                Type::Array(array) => {
                    let rank = i32::from(array.rank);
                    let bundle = self.bundle_from_slots(array, slots, offset);
                    let owner = self.b.ins().load(I64, TRUSTED, slots, offset + 8 * (1 + 2 * rank));
                    self.set_adopted(local, &bundle, owner);
                }
            }
            offset += 8 * result_slots(ty) as i32;
        }
    }

    fn set_scalar(&mut self, local: LocalId, value: Value) {
        match self.locals[local.index()] {
            LocalVar::Scalar(Place::Variable(variable)) => self.b.def_var(variable, value),
            LocalVar::Scalar(Place::Fixed(_)) | LocalVar::Array(_) => unreachable!("an assigned scalar is a variable"),
        }
    }

    /// Writes the results, once all of them are known.
    pub fn return_results(&mut self, args: &[Arg]) {
        let values: Vec<Option<Value>> = args
            .iter()
            .map(|arg| match arg {
                Arg::Scalar(e) => Some(self.expr(e)),
                Arg::Array(_) => None,
            })
            .collect();
        let (slots, mut offset) = (self.results, 0);
        for ((arg, value), &ty) in args.iter().zip(values).zip(&self.function.results) {
            match (arg, value) {
                (Arg::Scalar(e), Some(value)) => {
                    let value = self.slot_of(e.dtype, value);
                    self.b.ins().store(TRUSTED, value, slots, offset);
                }
                (Arg::Array(local), _) => {
                    let bundle = self.bundle(*local);
                    let owner = self.owner(*local);
                    self.call_runtime(RuntimeFn::Retain, &[owner]);
                    let after = self.store_bundle(&bundle, slots, offset);
                    self.b.ins().store(TRUSTED, owner, slots, after);
                }
                (Arg::Scalar(_), None) => unreachable!("a scalar has a value"),
            }
            offset += 8 * result_slots(ty) as i32;
        }
    }

    pub fn parallel_call(&mut self, body: FuncId, range: [&Expr; 3], captures: &[LocalId], reductions: &[Reduction]) {
        let dtype = range[0].dtype;
        let range = range.map(|e| self.expr(e)).map(|value| self.slot_of(dtype, value));
        let params = &self.module.function(body).params[3..];
        let types: Vec<Type> = params.iter().map(|&p| self.module.function(body).local(p).ty).collect();
        let captured: usize = types.iter().copied().map(argument_slots).sum();
        let slots = self.scratch(3 + captured + reductions.len());
        for (i, value) in range.into_iter().enumerate() {
            self.b.ins().store(TRUSTED, value, slots, 8 * i as i32);
        }
        let mut offset = 24;
        for &local in captures {
            offset = match self.function.local(local).ty {
                Type::Scalar(dtype) => self.store_scalar(local, dtype, slots, offset),
                Type::Array(_) => self.store_captured(local, slots, offset),
            };
        }
        let first_reduced = offset;
        let reduced: Vec<DType> = reductions.iter().filter_map(|r| self.function.local(r.local).scalar()).collect();
        for (r, &dtype) in reductions.iter().zip(&reduced) {
            offset = self.store_scalar(r.local, dtype, slots, offset);
        }
        let reductions_of: Vec<(BinOp, DType)> = reductions.iter().map(|r| r.op).zip(reduced.iter().copied()).collect();
        let described = self.tables.parallel_loop(dtype, captured, &reductions_of);
        let described = self.int(I64, described as i64);
        let body = self.import(Symbol::Function(body, Convention::Slots));
        let body = self.b.ins().func_addr(I64, body);
        let status = self.runtime_value(RuntimeFn::Parallel, &[self.context, body, described, slots]);
        self.unless(status, |lower| lower.leave(status));
        for (i, (r, &dtype)) in reductions.iter().zip(&reduced).enumerate() {
            let value = self.load_slot(dtype, slots, first_reduced + 8 * i as i32);
            self.set_scalar(r.local, value);
        }
    }

    fn store_scalar(&mut self, local: LocalId, dtype: DType, slots: Value, offset: i32) -> i32 {
        let value = self.expr(&Expr::local(dtype, local));
        let value = self.slot_of(dtype, value);
        self.b.ins().store(TRUSTED, value, slots, offset);
        offset + 8
    }

    pub fn print(&mut self, items: &[PrintItem]) {
        let mut values = vec![];
        let mut parts = vec![];
        for item in items {
            parts.push(match item {
                PrintItem::Text(text) => Part::Text(text),
                PrintItem::Value(e) => {
                    let value = self.expr(e);
                    values.push(self.slot_of(e.dtype, value));
                    Part::Number(e.dtype)
                }
            });
        }
        let slots = self.scratch(values.len());
        for (i, value) in values.into_iter().enumerate() {
            self.b.ins().store(TRUSTED, value, slots, 8 * i as i32);
        }
        let (count, parts) = (parts.len() as i64, self.tables.print(&parts) as i64);
        let (parts, count) = (self.int(I64, parts), self.int(I64, count));
        self.call_runtime(RuntimeFn::Print, &[parts, count, slots]);
    }
}
