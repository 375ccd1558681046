//! A kernel for one list of argument types: typed on first use, compiled on the first call, each once, whoever comes
//! first; others wait for it.

use std::ffi::{CString, c_void};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, Weak};
use std::time::Instant;

use jitney_ir::{DType, FastMath, Verified, passes};

use super::compiling;
use super::heat::Heat;
use super::widths::Widths;
use crate::backend::cranelift::Cranelift;
use crate::backend::interpreter::Interpreter;
use crate::backend::{Backend, BackendError, CompiledKernel, EntryKind, result_slots};
use crate::frontend::{ArgType, ResultType, Source, lower};
use crate::runtime::{Code, Error, Result};

/// Nanoseconds that the stages took.
#[derive(Debug, Default)]
pub(super) struct Times {
    pub typing: AtomicU64,
    pub passes: AtomicU64,
    pub code: AtomicU64,
}

/// What typing made of the source.
#[derive(Debug)]
pub(super) struct Typed {
    /// As the front end wrote it.
    pub module: Arc<Verified>,
    /// How the entry's results make up the value that the kernel returns.
    pub result: ResultType,
    /// `result` as text.
    pub shape: CString,
    pub result_slots: usize,
}

/// A kernel for one list of argument types.
pub struct Specialisation {
    source: Arc<Source>,
    /// Itself.
    pub(super) me: Weak<Specialisation>,
    pub(super) params: Vec<ArgType>,
    /// What was compiled for its kernel.
    pub(super) counts: Arc<CompileCounts>,
    typed: OnceLock<Result<Typed>>,
    compiled: OnceLock<Result<Arc<dyn CompiledKernel>, BackendError>>,
    interpreted: OnceLock<Arc<dyn CompiledKernel>>,
    function: OnceLock<Result<Arc<dyn CompiledKernel>, BackendError>>,
    /// The code of the engine for peak speed, or why there is none.
    pub(super) optimised: OnceLock<Result<Optimised>>,
    /// Its C function, where it was asked for.
    optimised_function: OnceLock<Box<dyn CompiledKernel>>,
    pub(super) heat: Heat,
    /// Whether it was counted that it cannot be optimised.
    pub(super) told_refusal: AtomicBool,
    pub(super) widths: Widths,
    pub(super) times: Times,
}

/// The first code of the engine for peak speed.
pub(super) struct Optimised {
    pub kernel: Box<dyn CompiledKernel>,
    /// Stands for its bytes.
    pub sum: u64,
}

/// Functions that engines compiled for a kernel, and how long that took.
#[derive(Debug, Default)]
pub struct CompileCounts {
    /// How many.
    pub functions: AtomicU64,
    /// Nanoseconds, typing included.
    pub nanoseconds: AtomicU64,
    /// Of those, how many were optimised.
    pub optimised: AtomicU64,
}

impl std::fmt::Debug for Specialisation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Specialisation").field(&self.params).finish()
    }
}

/// Of a result, a tuple as Python writes it.
fn result_notation(result: &ResultType) -> String {
    match result {
        ResultType::None => "none".into(),
        ResultType::Scalar(dtype) => notation(&ArgType::Scalar(*dtype)),
        ResultType::Array(array) => notation(&ArgType::Array(*array)),
        ResultType::Tuple(types) => format!("({})", listed(types.iter().map(result_notation).collect())),
    }
}

/// What stands between the parentheses of a tuple.
fn listed(types: Vec<String>) -> String {
    types.join(", ") + if types.len() == 1 { "," } else { "" }
}

/// A type in Numba's notation, where `i8` is an integer of 8 bytes, not of 8 bits.
fn notation(ty: &ArgType) -> String {
    match ty {
        ArgType::Tuple(types) => format!("Tuple(({}))", listed(types.iter().map(notation).collect())),
        ArgType::Scalar(DType::I8) => "int8".into(),
        ArgType::Scalar(DType::U8) => "uint8".into(),
        ArgType::Array(array) if matches!(array.dtype, DType::I8 | DType::U8) => {
            array.to_string().replacen(array.dtype.name(), array.dtype.numpy_name(), 1)
        }
        other => other.to_string(),
    }
}

/// Types or transforms on a stack that is large enough, whatever the host's thread has.
pub(super) fn with_stack<T>(body: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(512 << 10, 4 << 20, body)
}

fn since(start: Instant) -> u64 {
    start.elapsed().as_nanos() as u64
}

impl Specialisation {
    pub(super) fn new(source: Arc<Source>, params: Vec<ArgType>, counts: Arc<CompileCounts>) -> Arc<Specialisation> {
        Arc::new_cyclic(|me| Specialisation {
            source,
            me: me.clone(),
            params,
            counts,
            typed: OnceLock::new(),
            compiled: OnceLock::new(),
            interpreted: OnceLock::new(),
            function: OnceLock::new(),
            optimised: OnceLock::new(),
            optimised_function: OnceLock::new(),
            heat: Heat::default(),
            told_refusal: AtomicBool::new(false),
            widths: Widths::default(),
            times: Times::default(),
        })
    }

    /// Whether a debugger is to show its lines and variables.
    pub(super) fn is_debugged(&self) -> bool {
        self.source.options.debug
    }

    /// The typed module, or what is wrong with the kernel for these types.
    #[inline]
    pub(super) fn typed(&self) -> Result<&Typed> {
        match self.typed.get() {
            Some(Ok(typed)) => Ok(typed),
            _ => self.typed_now(),
        }
    }

    #[cold]
    fn typed_now(&self) -> Result<&Typed> {
        if self.typed.get().is_none() {
            let _fork_waits = compiling();
            self.typed.get_or_init(|| {
                let start = Instant::now();
                let lowered = with_stack(|| lower(&self.source, &self.params)).map_err(Error::from)?;
                self.times.typing.store(since(start), Ordering::Relaxed);
                let result_slots = lowered.module.entry().results.iter().copied().map(result_slots).sum();
                let shape = CString::new(lowered.result.to_string()).unwrap_or_default();
                Ok(Typed { module: Arc::new(lowered.module), result: lowered.result, shape, result_slots })
            });
        }
        match self.typed.get() {
            Some(Ok(typed)) => Ok(typed),
            Some(Err(error)) => Err(error.clone()),
            None => Err(Error::new(Code::Internal, "a kernel was typed, but its types are gone")),
        }
    }

    /// The machine code that was compiled quickly, where it has been made.
    #[inline]
    pub(super) fn ready(&self) -> Option<&dyn CompiledKernel> {
        match self.compiled.get() {
            Some(Ok(kernel)) => Some(&**kernel),
            _ => None,
        }
    }

    /// The optimised machine code, where it has been made.
    #[inline]
    pub(super) fn optimised(&self) -> Option<&dyn CompiledKernel> {
        match self.optimised.get() {
            Some(Ok(first)) => Some(self.widths.winner().unwrap_or(&*first.kernel)),
            _ => None,
        }
    }

    /// The optimised machine code that was made first.
    pub(super) fn first_optimised(&self) -> Option<&Optimised> {
        self.optimised.get()?.as_ref().ok()
    }

    /// Whether its loops may use several threads.
    pub(super) fn is_parallel(&self) -> bool {
        self.source.options.parallel
    }

    /// Whether results may depend on the width of vectors: where floats are added in any order, or functions approximated.
    pub(super) fn depends_on_width(&self) -> bool {
        let flags = self.source.options.fastmath;
        flags.contains(FastMath::REASSOCIATE) || flags.contains(FastMath::APPROXIMATE)
    }

    /// The machine code, compiled quickly now if it has not been, and how long that took who made it.
    pub(super) fn compiled(&self, typed: &Typed) -> Result<(&dyn CompiledKernel, Option<u64>), BackendError> {
        let mut nanoseconds = None;
        if self.compiled.get().is_none() {
            let _fork_waits = compiling();
            self.compiled.get_or_init(|| {
                let start = Instant::now();
                let module = with_stack(|| passes::run(Verified::clone(&typed.module)));
                self.times.passes.store(since(start), Ordering::Relaxed);
                let start_code = Instant::now();
                let kernel = Cranelift::get()?.compile_with(module, EntryKind::Slots)?;
                self.times.code.store(since(start_code), Ordering::Relaxed);
                nanoseconds = Some(since(start) + self.times.typing.load(Ordering::Relaxed));
                Ok(kernel)
            });
        }
        match self.compiled.get() {
            Some(Ok(kernel)) => Ok((&**kernel, nanoseconds)),
            Some(Err(error)) => Err(error.clone()),
            None => Err(BackendError { engine: "cranelift", message: "the code is gone".into() }),
        }
    }

    /// The address of the optimised C function, if it has been made.
    pub(super) fn kept_function(&self) -> Option<*const c_void> {
        self.optimised_function.get()?.entry()
    }

    /// The address of the optimised C function, which is `made` unless there has been one before; valid as long as `self`.
    pub(super) fn keep_function(&self, made: Result<Box<dyn CompiledKernel>>) -> Result<*const c_void> {
        let gone = || Error::new(Code::Internal, "there is no function to point to");
        let kept = match self.optimised_function.get() {
            Some(kept) => kept,
            None => {
                let _ = self.optimised_function.set(made?);
                self.optimised_function.get().ok_or_else(gone)?
            }
        };
        kept.entry().ok_or_else(gone)
    }

    /// The address of a C function for these types, compiled quickly now if it has not been, and how long that took who
    /// made it; valid as long as `self`.
    pub(super) fn function(&self, typed: &Typed) -> Result<(*const c_void, Option<u64>), BackendError> {
        let mut nanoseconds = None;
        if self.function.get().is_none() {
            let _fork_waits = compiling();
            self.function.get_or_init(|| {
                let start = Instant::now();
                let module = with_stack(|| passes::run(Verified::clone(&typed.module)));
                let kernel = Cranelift::get()?.compile_with(module, EntryKind::C)?;
                nanoseconds = Some(since(start));
                Ok(kernel)
            });
        }
        let gone = || BackendError { engine: "cranelift", message: "there is no function to point to".into() };
        match self.function.get() {
            Some(Ok(kernel)) => Ok((kernel.entry().ok_or_else(gone)?, nanoseconds)),
            Some(Err(error)) => Err(error.clone()),
            None => Err(gone()),
        }
    }

    /// The interpreter's view of the module.
    pub(super) fn interpreted(&self, typed: &Typed) -> Result<&dyn CompiledKernel> {
        if self.interpreted.get().is_none() {
            let _fork_waits = compiling();
            let kernel = Interpreter.compile(&typed.module).map_err(|e| Error::new(Code::Internal, e.to_string()))?;
            let _ = self.interpreted.set(kernel);
        }
        match self.interpreted.get() {
            Some(kernel) => Ok(&**kernel),
            None => Err(Error::new(Code::Internal, "the interpreter's module is gone")),
        }
    }

    /// The types as a signature, `(f64[::1], i64) -> f64`, of which what stands before the arrow can be parsed again.
    pub fn signature(&self) -> String {
        let params: Vec<_> = self.params.iter().map(notation).collect();
        let result = self.typed.get().and_then(|typed| typed.as_ref().ok()).map(|typed| result_notation(&typed.result));
        format!("({}) -> {}", params.join(", "), result.unwrap_or_else(|| "?".into()))
    }

    /// The engine that runs it while acceleration is on and its tier is `auto`.
    pub fn engine(&self) -> &'static str {
        match (self.optimised(), self.ready()) {
            (Some(_), _) => "llvm",
            (None, Some(_)) => "cranelift",
            (None, None) => "interpreter",
        }
    }

    /// Bytes of machine code.
    pub fn code_bytes(&self) -> usize {
        self.optimised().or_else(|| self.ready()).map_or(0, CompiledKernel::code_bytes)
    }

    /// Why no engine could compile it, though its types are in order.
    pub fn refusal(&self) -> Option<&BackendError> {
        self.compiled.get().and_then(|outcome| outcome.as_ref().err())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontend::{Options, parse_signature};

    #[test]
    fn signatures_are_parsed_as_they_are_shown() {
        let text = "(int8, uint8[:, ::1], const uint8[:], f64[::1, :], i64, bool, Tuple((i32, Tuple((f32,)))), none)";
        let params = parse_signature(text).unwrap().params;
        let source = Source::parse("f", "def f(): pass", 1, Default::default(), Options::default()).unwrap();
        let specialisation = Specialisation::new(Arc::new(source), params.clone(), Arc::default());
        let shown = specialisation.signature();
        assert_eq!(
            shown,
            "(int8, uint8[:, ::1], const uint8[:], f64[::1, :], i64, bool, Tuple((i32, Tuple((f32,)))), none) -> ?"
        );
        assert_eq!(parse_signature(shown.strip_suffix(" -> ?").unwrap()).unwrap().params, params);
    }
}
