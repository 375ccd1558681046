//! Calls: of functions of the module, of parallel loops, of `print`.

use std::mem::offset_of;

use jitney_ir::{Arg, DType, Expr, FuncId, Function, LocalId, PrintItem, Reduction, SiteId, TrapKind, Type};
use jitney_plugin::runtime::{Context, LATE, LATE_KERNEL, MAX_DEPTH, RuntimeFn};

use super::function::Lower;
use super::plan::Convention;
use crate::ll::{Compare, Value};

/// Slots of an argument.
pub(crate) fn argument_slots(ty: Type) -> usize {
    match ty {
        Type::Scalar(_) => 1,
        Type::Array(array) => 1 + 2 * array.rank as usize,
    }
}

/// Slots of a result.
pub(crate) fn result_slots(ty: Type) -> usize {
    match ty {
        Type::Scalar(_) => 1,
        Type::Array(_) => argument_slots(ty) + 1,
    }
}

impl Lower<'_> {
    /// Memory of the frame is in use from here on.
    pub fn begin(&self, memory: Value, words: usize) {
        let start = self.ll.intrinsic("llvm.lifetime.start", &[self.e.ptr]);
        self.ll.call(start, &[self.e.int(8 * words.max(1) as i64), memory]);
    }

    /// It no longer is.
    pub fn end(&self, memory: Value, words: usize) {
        let end = self.ll.intrinsic("llvm.lifetime.end", &[self.e.ptr]);
        self.ll.call(end, &[self.e.int(8 * words.max(1) as i64), memory]);
    }

    pub fn call(&mut self, callee: FuncId, args: &[Arg], results: &[LocalId], site: SiteId) {
        let function = self.e.module.function(callee);
        if let Some(number) = self.e.plan.late(callee) {
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
        let words = function.results.iter().copied().map(result_slots).sum();
        let slots = self.frame(words);
        self.begin(slots, words);
        values.push(slots);
        let depth = self.e.plan.counts_calls.then(|| self.enter(site));
        let status = self.ll.call(self.e.function(callee, Convention::Values), &values);
        self.unless_status(status);
        if let Some(depth) = depth {
            self.put(depth, self.field(self.context, offset_of!(Context, depth)));
        }
        self.take_results(&function.results, results, slots);
        self.end(slots, words);
    }

    /// A call of a function that the library compiles when it is first called.
    fn call_late(&mut self, function: &Function, number: usize, args: &[Arg], results: &[LocalId]) {
        let given: usize = function.params.iter().map(|&p| argument_slots(function.local(p).ty)).sum();
        let words = given + function.results.iter().copied().map(result_slots).sum::<usize>();
        let slots = self.frame(words);
        self.begin(slots, words);
        let mut at = 0;
        for arg in args {
            at = match arg {
                Arg::Scalar(e) => {
                    let value = self.expr(e);
                    let value = self.slot_of(e.dtype, value);
                    self.put(value, self.field(slots, 8 * at));
                    at + 1
                }
                Arg::Array(local) => self.store_bundle(&self.bundle(*local), slots, at),
            };
        }
        let returned = self.field(slots, 8 * given);
        let e = self.e;
        let late = e.external(LATE, &[e.ptr, e.ptr, e.i64, e.ptr, e.ptr], Some(e.i32), false);
        let kernel = e.external(LATE_KERNEL, &[], None, false).value;
        let status = self.ll.call(late, &[self.context, kernel, e.int(number as i64), slots, returned]);
        self.unless_status(status);
        self.take_results(&function.results, results, returned);
        self.end(slots, words);
    }

    /// Counts a call, and raises if it would be one too many.
    fn enter(&mut self, site: SiteId) -> Value {
        let place = self.field(self.context, offset_of!(Context, depth));
        let depth = self.get(self.e.i32, place);
        let most = self.ll.int(self.e.i32, u64::from(MAX_DEPTH) - 1);
        let too_deep = self.ll.compare(Compare::UnsignedGe, depth, most);
        let frame = self.ll.intrinsic("llvm.frameaddress", &[self.e.ptr]);
        let here = self.ll.call(frame, &[self.ll.int(self.e.i32, 0)]);
        let end = self.get(self.e.ptr, self.field(self.context, offset_of!(Context, stack_end)));
        let used_up = self.ll.compare(Compare::UnsignedLt, here, end);
        let failed = self.ll.or(too_deep, used_up);
        self.unless(failed, |lower| lower.raise(TrapKind::Recursion, site));
        self.put(self.ll.add(depth, self.ll.int(self.e.i32, 1)), place);
        depth
    }

    fn take_results(&mut self, types: &[Type], results: &[LocalId], slots: Value) {
        let mut at = 0;
        for (&ty, &local) in types.iter().zip(results) {
            match ty {
                Type::Scalar(dtype) => {
                    let value = self.load_slot(dtype, slots, at);
                    self.take(local, value);
                }
                Type::Array(array) => {
                    let bundle = self.bundle_from_slots(array, slots, at);
                    let owner = self.get(self.e.ptr, self.field(slots, 8 * (at + argument_slots(ty))));
                    self.set_adopted(local, &bundle, owner);
                }
            }
            at += result_slots(ty);
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
        let (slots, mut at) = (self.results, 0);
        for ((arg, value), &ty) in args.iter().zip(values).zip(&self.function.results) {
            match (arg, value) {
                (Arg::Scalar(e), Some(value)) => {
                    let value = self.slot_of(e.dtype, value);
                    self.put(value, self.field(slots, 8 * at));
                }
                (Arg::Array(local), _) => {
                    let bundle = self.bundle(*local);
                    let owner = self.owner(*local);
                    self.e.call_library(RuntimeFn::Retain, &[owner]);
                    let after = self.store_bundle(&bundle, slots, at);
                    self.put(owner, self.field(slots, 8 * after));
                }
                (Arg::Scalar(_), None) => unreachable!("a scalar has a value"),
            }
            at += result_slots(ty);
        }
    }

    pub fn parallel_call(&mut self, body: FuncId, range: [&Expr; 3], captures: &[LocalId], reductions: &[Reduction]) {
        let dtype = range[0].dtype;
        let range = range.map(|e| self.expr(e)).map(|value| self.slot_of(dtype, value));
        let captured: usize = captures.iter().map(|&local| argument_slots(self.function.local(local).ty)).sum();
        let words = 3 + captured + reductions.len();
        let slots = self.frame(words);
        self.begin(slots, words);
        for (i, value) in range.into_iter().enumerate() {
            self.put(value, self.field(slots, 8 * i));
        }
        let mut at = 3;
        for &local in captures {
            at = match self.function.local(local).ty {
                Type::Scalar(dtype) => self.store_scalar(local, dtype, slots, at),
                Type::Array(_) => self.store_bundle(&self.bundle(local), slots, at),
            };
        }
        let first_reduced = at;
        let reduced: Vec<DType> = reductions.iter().filter_map(|r| self.function.local(r.local).scalar()).collect();
        for (r, &dtype) in reductions.iter().zip(&reduced) {
            at = self.store_scalar(r.local, dtype, slots, at);
        }
        let word = |n: u32| self.ll.int(self.e.i32, n.into());
        let rows: Vec<Value> = reductions
            .iter()
            .zip(&reduced)
            .map(|(r, &dtype)| self.ll.structure(&[word(r.op as u32), word(dtype as u32)]))
            .collect();
        let rows = if rows.is_empty() { self.ll.null() } else { self.ll.data(self.ll.structure(&rows), 4) };
        let number = self.e.int(reductions.len() as i64);
        let it = self.ll.structure(&[word(dtype as u32), word(captured as u32), rows, number]);
        let it = self.ll.data(it, 8);
        let body = self.e.function(body, Convention::Slots).value;
        let status = self.e.call_library(RuntimeFn::Parallel, &[self.context, body, it, slots]);
        self.unless_status(status);
        for (i, (r, &dtype)) in reductions.iter().zip(&reduced).enumerate() {
            let value = self.load_slot(dtype, slots, first_reduced + i);
            self.take(r.local, value);
        }
        self.end(slots, words);
    }

    fn store_scalar(&mut self, local: LocalId, dtype: DType, slots: Value, at: usize) -> usize {
        let value = self.expr(&Expr::local(dtype, local));
        let value = self.slot_of(dtype, value);
        self.put(value, self.field(slots, 8 * at));
        at + 1
    }

    pub fn print(&mut self, items: &[PrintItem]) {
        let mut values = vec![];
        let mut parts = vec![];
        let word = |n: u32| self.ll.int(self.e.i32, n.into());
        for item in items {
            parts.push(match item {
                PrintItem::Text(text) => {
                    let [bytes, length] = self.e.text(text);
                    self.ll.structure(&[self.ll.structure(&[bytes, length]), word(0)])
                }
                PrintItem::Value(e) => {
                    let value = self.expr(e);
                    values.push(self.slot_of(e.dtype, value));
                    let none = self.ll.structure(&[self.ll.null(), self.e.int(0)]);
                    self.ll.structure(&[none, word(e.dtype as u32)])
                }
            });
        }
        let slots = self.frame(values.len());
        self.begin(slots, values.len());
        for (i, value) in values.iter().enumerate() {
            self.put(*value, self.field(slots, 8 * i));
        }
        let number = self.e.int(parts.len() as i64);
        let parts = self.ll.data(self.ll.structure(&parts), 8);
        self.e.call_library(RuntimeFn::Print, &[parts, number, slots]);
        self.end(slots, values.len());
    }
}
