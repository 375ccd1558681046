//! The engine that compiles with Cranelift: machine code in a fraction of a millisecond.
//!
//! ```text
//! plan       which functions are compiled, how each is called
//! entry      the kernel as a C function
//! function   a function's frame: parameters, locals, the exit that releases what it owns; statements
//! control    branches and loops
//! expr       scalars        operators   one row each, as jitney_ir::eval defines them
//! fastmath   operators with fast-math flags
//! arrays     arrays as bundles of variables: address, extents, strides, owner; elements
//! calls      calls of kernels, parallel loops, and of the library's functions
//! library    those functions        tables     what code refers to by address
//! late       functions that are compiled when they are first called
//! link       code of all functions -> executable memory
//! ```
//!
//! A compiled function returns 0, or the code of the error for which it has filled in the `Context`. Code never unwinds
//! and has no hardware traps: what would trap is guarded or has a defined result.

use std::cell::RefCell;
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::FunctionBuilderContext;
use jitney_ir::passes::outline_parallel::{has_parallel_loops, outline_parallel};
use jitney_ir::passes::outline_slow::{has_slow_loops, outline_slow};
use jitney_ir::passes::unroll_and_jam::jam_chunks;
use jitney_ir::{FuncId, Module, Trap, Type, Verified};
use once_cell::race::OnceBox;

use super::context::{Context, stack_end, trap};
use super::runtime::SlotsFunction;
use super::{Backend, BackendError, CallOptions, CompiledKernel, EntryKind, Timings, argument_slots, result_slots};
use crate::runtime::cpu::Level;

mod arrays;
mod calls;
mod control;
mod entry;
mod expr;
mod fastmath;
mod function;
mod late;
mod library;
mod link;
mod operators;
mod place;
mod plan;
mod tables;

pub(super) use late::{LateFunction, late_functions};
use link::{Linked, Program};
use plan::Plan;
pub(super) use plan::counts_calls;
use tables::Tables;

/// The engine.
pub struct Cranelift {
    isa: OwnedTargetIsa,
    /// For functions that multiply and add in one instruction, made when there is one.
    fused: OnceBox<OwnedTargetIsa>,
    /// The processor rounds to integers, and multiplies and adds, in one instruction.
    round: bool,
    fma: bool,
}

/// Compiles on a stack that is large enough, whatever the caller has left of its own.
pub(super) fn with_stack<T>(body: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(512 << 10, 4 << 20, body)
}

/// What Cranelift builds functions in, kept by each thread so that its memory is used again.
struct Workspace {
    context: cranelift_codegen::Context,
    builder: FunctionBuilderContext,
    control: ControlPlane,
}

thread_local! {
    static WORKSPACE: RefCell<Option<Box<Workspace>>> = const { RefCell::new(None) };
}

fn error(message: impl Into<String>) -> BackendError {
    BackendError { engine: "cranelift", message: message.into() }
}

impl Cranelift {
    /// The engine for this processor, or why there is none.
    pub fn get() -> Result<&'static Cranelift, BackendError> {
        // Threads that come first together each make one, and one's stays: see `runtime::fork` for why.
        static ENGINE: OnceBox<Result<Cranelift, BackendError>> = OnceBox::new();
        ENGINE.get_or_init(|| Box::new(Cranelift::new())).as_ref().map_err(Clone::clone)
    }

    fn new() -> Result<Cranelift, BackendError> {
        let features = features();
        let has = |name| cfg!(not(target_arch = "x86_64")) || features.contains(&name);
        let isa = isa(features.iter().copied().filter(|name| !(VEX.contains(name) && splits_indexed_operands())))?;
        Ok(Cranelift { isa, fused: OnceBox::new(), round: has("has_sse41"), fma: has("has_fma") })
    }

    /// The instruction set for a function, which multiplies and adds in one instruction or does not.
    fn isa_for(&self, fuses: bool) -> Result<&OwnedTargetIsa, BackendError> {
        if !fuses {
            return Ok(&self.isa);
        }
        self.fused.get_or_try_init(|| isa(features().into_iter()).map(Box::new))
    }

    /// The code of a plan's functions.
    fn program(&self, module: &Module, plan: &Plan, listing: bool) -> Result<Program, BackendError> {
        with_stack(|| self.program_here(module, plan, listing))
    }

    fn program_here(&self, module: &Module, plan: &Plan, listing: bool) -> Result<Program, BackendError> {
        // Taken out while it is in use, so that a panic leaves none behind in an unknown state.
        let mut workspace = WORKSPACE.take().unwrap_or_else(|| {
            Box::new(Workspace {
                context: cranelift_codegen::Context::new(),
                builder: FunctionBuilderContext::new(),
                control: ControlPlane::default(),
            })
        });
        let program = catch_unwind(AssertUnwindSafe(|| {
            let mut program = Program::default();
            let mut last = Instant::now();
            let mut lap = || {
                let now = Instant::now();
                now - std::mem::replace(&mut last, now)
            };
            for &(id, convention) in &plan.functions {
                workspace.context.set_disasm(listing);
                let fuses = function::build(self, module, plan, id, convention, &mut workspace, &mut program.tables);
                program.timings.build += lap();
                program.add(self.isa_for(fuses)?, module, (id, convention), &mut workspace)?;
                program.timings.generate += lap();
            }
            Ok(program)
        }));
        let program = program.unwrap_or_else(|_| Err(error("the code generator failed")))?;
        WORKSPACE.set(Some(workspace));
        Ok(program)
    }
}

/// The module without `ParallelFor`, and the functions that are compiled when they are first called. There are none where
/// calls may be nested deep: compiling takes more of the stack than kernels leave.
fn outlined(mut module: Verified) -> (Verified, Vec<FuncId>) {
    let mut late = vec![];
    if has_slow_loops(&module) && !counts_calls(&module) {
        (module, late) = outline_slow(module);
    }
    if has_parallel_loops(&module) {
        let before = module.functions.len();
        module = jam_chunks(outline_parallel(module), before, false);
    }
    (module, late)
}

impl Backend for Cranelift {
    fn name(&self) -> &'static str {
        "cranelift"
    }

    fn compile_with(&self, module: Verified, entry: EntryKind) -> Result<Arc<dyn CompiledKernel>, BackendError> {
        let (module, late) = with_stack(|| outlined(module));
        let function = module.entry();
        if entry == EntryKind::C && function.results.iter().any(|ty| matches!(ty, Type::Array(_))) {
            let name = &function.name;
            return Err(error(format!("{name} returns an array, which only jitney_kernel_call can take")));
        }
        let plan = Plan::of(&module, entry, late);
        let mut program = self.program(&module, &plan, false)?;
        let start = Instant::now();
        let linked = program.link(&module, FuncId(0))?;
        let timings = Timings { link: start.elapsed(), ..program.timings };
        let types = function.params.iter().map(|&p| function.local(p).ty);
        let (arguments, results) =
            (types.map(argument_slots).sum(), function.results.iter().copied().map(result_slots).sum());
        if !plan.late.is_empty() {
            let module = Arc::new(module);
            let late = |&id| LateFunction::new(module.clone(), id);
            program.tables.late = plan.late.iter().map(late).collect();
        }
        let counts_calls = plan.counts_calls;
        Ok(Arc::new(Kernel { linked, tables: program.tables, arguments, results, counts_calls, timings }))
    }

    fn assembly(&self, module: &Verified) -> Result<String, BackendError> {
        let (module, late) = with_stack(|| outlined(module.clone()));
        let plan = Plan::of(&module, EntryKind::Slots, late);
        let mut listing = self.program(&module, &plan, true)?.listing;
        for &function in &plan.late {
            listing += &self.program(&module, &Plan::of_late(&module, function), true)?.listing;
        }
        Ok(listing)
    }
}

/// Compiled code with what it refers to.
struct Kernel {
    linked: Linked,
    tables: Box<Tables>,
    arguments: usize,
    results: usize,
    counts_calls: bool,
    timings: Timings,
}

impl CompiledKernel for Kernel {
    unsafe fn call(&self, args: &[u64], results: &mut [u64], how: &CallOptions) -> Result<(), Trap> {
        assert_eq!((args.len(), results.len()), (self.arguments, self.results), "slots of arguments and results");
        let mut context = Context::new(how.context_threads(), (&raw const *self.tables).cast());
        if self.counts_calls {
            context.stack_end = stack_end();
        }
        // SAFETY: the code at the entry was compiled with this signature; the rest is the caller's contract.
        let status = unsafe {
            let entry: SlotsFunction = std::mem::transmute(self.linked.code.at(self.linked.entry));
            entry(&mut context, args.as_ptr(), results.as_mut_ptr())
        };
        // SAFETY: the code, which is alive, has filled the context in.
        if status == 0 { Ok(()) } else { Err(unsafe { trap(&context, status) }) }
    }

    fn entry(&self) -> Option<*const c_void> {
        Some(self.linked.code.at(self.linked.c_entry?).cast())
    }

    fn timings(&self) -> Timings {
        self.timings
    }

    fn code_bytes(&self) -> usize {
        self.linked.code.size()
    }
}

/// Cranelift's instruction set with these features of the processor.
fn isa(features: impl Iterator<Item = &'static str>) -> Result<OwnedTargetIsa, BackendError> {
    let mut shared = settings::builder();
    let checks = if cfg!(debug_assertions) { "true" } else { "false" };
    for (name, value) in [
        ("opt_level", "speed"),
        ("enable_verifier", checks),
        ("unwind_info", "false"),
        ("probestack_strategy", "inline"),
        ("is_pic", "false"),
        ("machine_code_cfg_info", "true"),
    ] {
        shared.set(name, value).map_err(|e| error(format!("setting {name}: {e}")))?;
    }
    let mut isa = cranelift_codegen::isa::lookup(target_lexicon::Triple::host()).map_err(|e| error(e.to_string()))?;
    for name in features {
        isa.enable(name).map_err(|e| error(format!("feature {name}: {e}")))?;
    }
    isa.finish(settings::Flags::new(shared)).map_err(|e| error(e.to_string()))
}

/// Features with which scalars are computed in AVX's form of instructions.
const VEX: [&str; 3] = ["has_avx", "has_avx2", "has_fma"];

/// Whether an operation in AVX's form on memory at a base and an index takes the processor two places in its pipeline,
/// where the older form takes one: Intel's do (Intel 64 and IA-32 Optimization Manual, on micro-fusion). A five-point stencil
/// took 1.15 times as long with it, a matrix product 1.1 times (Xeon of the Emerald Rapids kind, November 2026).
#[cfg(target_arch = "x86_64")]
fn splits_indexed_operands() -> bool {
    let id = std::arch::x86_64::__cpuid(0);
    [id.ebx, id.edx, id.ecx].map(u32::to_le_bytes).concat() == b"GenuineIntel"
}

#[cfg(not(target_arch = "x86_64"))]
fn splits_indexed_operands() -> bool {
    false
}

/// The processor's features, by Cranelift's names; `JITNEY_CPU` limits them.
#[cfg(target_arch = "x86_64")]
fn features() -> Vec<&'static str> {
    let wide = Level::best() >= Level::Avx2;
    let features = [
        ("has_sse3", is_x86_feature_detected!("sse3")),
        ("has_ssse3", is_x86_feature_detected!("ssse3")),
        ("has_sse41", is_x86_feature_detected!("sse4.1")),
        ("has_sse42", is_x86_feature_detected!("sse4.2")),
        ("has_popcnt", is_x86_feature_detected!("popcnt")),
        ("has_avx", wide && is_x86_feature_detected!("avx")),
        ("has_avx2", wide && is_x86_feature_detected!("avx2")),
        ("has_fma", wide && is_x86_feature_detected!("fma")),
        ("has_bmi1", wide && is_x86_feature_detected!("bmi1")),
        ("has_bmi2", wide && is_x86_feature_detected!("bmi2")),
        ("has_lzcnt", wide && is_x86_feature_detected!("lzcnt")),
    ];
    features.into_iter().filter_map(|(name, there)| there.then_some(name)).collect()
}

#[cfg(not(target_arch = "x86_64"))]
fn features() -> Vec<&'static str> {
    let _ = Level::best();
    vec![]
}
