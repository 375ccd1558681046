//! Functions that are compiled when they are first called: the slow versions of loops, which most calls of a kernel never
//! come to, and which would be the larger half of its code.
//!
//! Comes in: a function of a module, with what a call of it is given. Goes out: its status; compiled once, whoever calls.

use std::sync::Arc;

use jitney_ir::passes::outline_parallel::{has_parallel_loops, outline_parallel};
use jitney_ir::{FuncId, TrapKind, Verified};
use once_cell::race::OnceBox;

use super::link::Linked;
use super::plan::Plan;
use super::tables::Tables;
use super::{Cranelift, SlotsFunction};
use crate::backend::BackendError;
use crate::backend::context::Context;

/// A function that takes slots.
#[derive(Debug)]
pub(in crate::backend) struct LateFunction {
    module: Arc<Verified>,
    function: FuncId,
    /// Threads that come first together each compile it, and one's code stays: see `runtime::fork` for why.
    code: OnceBox<Result<Code, BackendError>>,
}

#[derive(Debug)]
struct Code {
    linked: Linked,
    tables: Box<Tables>,
}

/// The last functions of a module, so many.
pub(in crate::backend) fn late_functions(module: Verified, count: usize) -> Vec<LateFunction> {
    let end = module.functions.len();
    let module = Arc::new(if has_parallel_loops(&module) { outline_parallel(module) } else { module });
    (end - count..end).map(|id| LateFunction::new(module.clone(), FuncId(id as u32))).collect()
}

impl LateFunction {
    pub fn new(module: Arc<Verified>, function: FuncId) -> LateFunction {
        LateFunction { module, function, code: OnceBox::new() }
    }

    fn compile(&self) -> Result<Code, BackendError> {
        let engine = Cranelift::get()?;
        let plan = Plan::of_late(&self.module, self.function);
        let program = engine.program(&self.module, &plan, false)?;
        let linked = program.link(&self.module, self.function)?;
        Ok(Code { linked, tables: program.tables })
    }

    /// Calls it; its status.
    ///
    /// # Safety
    /// The slots are those of the function's parameters and results, as `backend`'s documentation says.
    pub unsafe fn call(&self, context: &mut Context, args: *const u64, results: *mut u64) -> i32 {
        let code = match self.code.get_or_init(|| Box::new(self.compile())) {
            Ok(code) => code,
            // The kernel's other functions have been compiled: what may be missing is memory.
            Err(e) => {
                log::error!("{e}");
                (context.details, context.place, context.message) = ([0; 3], 0, std::ptr::null());
                return TrapKind::Memory.code();
            }
        };
        let tables = std::mem::replace(&mut context.engine, (&raw const *code.tables).cast());
        // SAFETY: the code at the entry was compiled with this signature; the rest is the caller's contract.
        let status = unsafe {
            let entry: SlotsFunction = std::mem::transmute(code.linked.code.at(code.linked.entry));
            entry(context, args, results)
        };
        context.engine = tables;
        status
    }
}
