//! One call of a source kernel: its specialisation, the engine, the counters.

use std::ffi::{CStr, CString, c_void};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jitney_ir::{Const, DType, Trap, TrapKind, eval};

use super::frame::{self, Frame};
use super::result::{ResultSlots, Returned};
use super::specialisation::{Specialisation, Typed};
use super::table::{Cast, Found, MAX_SPECIALISATIONS};
use super::tier::Tier;
use super::{Kind, SourceKernel};
use crate::backend::{BackendError, CallOptions, context};
use crate::fail;
use crate::frontend::{ArgType, ResultType, Signature, parse_signature};
use crate::kernels::Path;
use crate::manager::Manager;
use crate::runtime::{Code, Error, Result};

/// A specialisation that a call's arguments fit.
#[derive(Debug)]
pub struct Chosen<'k> {
    found: &'k Found,
    typed: &'k Typed,
}

impl<'k> Chosen<'k> {
    #[inline]
    fn of(found: &'k Found) -> Result<Chosen<'k>> {
        Ok(Chosen { found, typed: found.specialisation.typed()? })
    }
}

impl Chosen<'_> {
    /// How many values come back: numbers and arrays, those in tuples one by one.
    pub fn results(&self) -> usize {
        self.typed.module.entry().results.len()
    }

    /// What comes back as text: `none`, `f64`, `(f64, (i64, f64[::1]))`.
    pub fn shape(&self) -> &CStr {
        self.found.result.as_ref().map_or(&self.typed.shape, |(_, text)| text)
    }

    /// The values that a call has left.
    pub fn returned(&self, slots: ResultSlots) -> Returned<'_> {
        Returned::new(&self.typed.module.entry().results, slots, self.found.result.as_ref().map(|(dtype, _)| *dtype))
    }

    /// Whether the value at `index` is an array.
    pub fn is_array(&self, index: usize) -> bool {
        matches!(self.typed.module.entry().results[index], jitney_ir::Type::Array(_))
    }
}

impl SourceKernel {
    /// The specialisation for a call's arguments, typed now if they are new.
    #[inline]
    pub fn choose(&self, frame: &Frame) -> Result<Chosen<'_>> {
        let found = match self.table.find(&frame.key) {
            Some(found) => found,
            None => self.first_call(&frame.key)?,
        };
        Chosen::of(found)
    }

    /// What most calls choose: the newest specialisation, if `fits` finds the arguments to be of the types that its key tells.
    #[inline]
    pub fn choose_newest(&self, fits: impl FnOnce(&[u32]) -> bool) -> Option<Result<Chosen<'_>>> {
        let (key, found) = self.table.newest()?;
        fits(key).then(|| Chosen::of(found))
    }

    #[cold]
    fn first_call(&self, key: &[u32]) -> Result<&Found> {
        if self.table.is_full() {
            let name = &self.name;
            fail!(
                Unsupported,
                "{name} has been called with {MAX_SPECIALISATIONS} different lists of types and is compiled for no more; convert the arguments first, or give it signatures"
            );
        }
        let types = frame::types(key);
        let known = self.table.specialisations();
        for (signature, result) in self.signatures.iter().zip(&self.results) {
            if let Some(casts) = conversions(&types, &signature.params) {
                let same = known.iter().find(|s| s.params == signature.params).cloned();
                let specialisation = same.unwrap_or_else(|| self.specialisation(&signature.params));
                return Ok(self.table.insert(key, Found { specialisation, casts, result: result.map(as_text) }));
            }
        }
        let list = |types: &[ArgType]| types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        if !self.signatures.is_empty() {
            let takes: Vec<_> = self.signatures.iter().map(|s| format!("({})", list(&s.params))).collect();
            fail!(DType, "{} takes {}; it was called with ({})", self.name, takes.join(" or "), list(&types));
        }
        if let Some(Signature { params, .. }) = &self.annotated
            && let Some(casts) = conversions(&types, params)
        {
            let same = known.iter().find(|s| s.params == *params).cloned();
            let specialisation = same.unwrap_or_else(|| self.specialisation(params));
            return Ok(self.table.insert(key, Found { specialisation, casts, result: None }));
        }
        let specialisation = self.specialisation(&types);
        Ok(self.table.insert(key, Found { specialisation, casts: Vec::new(), result: None }))
    }

    fn specialisation(&self, types: &[ArgType]) -> Arc<Specialisation> {
        Specialisation::new(self.source.clone(), types.to_vec(), self.compiled.clone())
    }

    /// The type that a signature of exactly these types has the number that comes back converted to.
    pub(super) fn declared_for(&self, types: &[ArgType]) -> Option<DType> {
        let at = self.signatures.iter().position(|signature| signature.params == types)?;
        *self.results.get(at)?
    }

    /// Types the kernel for one of its signatures, and enters that with the result that the signature declares. Those
    /// in front of it have been entered.
    pub(super) fn enter_signature(&mut self, index: usize) -> Result<Arc<Specialisation>> {
        let Signature { params, result } = &self.signatures[index];
        let specialisation = self.specialisation(params);
        let found = &specialisation.typed()?.result;
        let result = match &self.kind {
            Kind::Generalised(_) => None,
            Kind::Whole | Kind::Elementwise => declared(&self.name, result.as_ref(), found)?,
        };
        let key = key_of(params);
        if self.table.is_full() && self.table.find(&key).is_none() {
            fail!(Unsupported, "{} has more than {MAX_SPECIALISATIONS} signatures", self.name);
        }
        self.results.push(result);
        let entered = Found { specialisation, casts: Vec::new(), result: result.map(as_text) };
        Ok(self.table.insert(&key, entered).specialisation.clone())
    }

    /// The specialisation for these types, typed.
    pub(super) fn specialise(&self, types: &[ArgType]) -> Result<Arc<Specialisation>> {
        let key = key_of(types);
        let found = match self.table.find(&key) {
            Some(found) => found,
            None if self.table.is_full() => self.first_call(&key)?,
            None => {
                let known = self.table.specialisations().into_iter().find(|s| s.params == types);
                let specialisation = known.unwrap_or_else(|| self.specialisation(types));
                let result = self.declared_for(types).map(as_text);
                self.table.insert(&key, Found { specialisation, casts: Vec::new(), result })
            }
        };
        found.specialisation.typed()?;
        Ok(found.specialisation.clone())
    }
}

impl SourceKernel {
    /// The specialisation of a signature, typed now if it is new, of which there can be a C function.
    pub(super) fn for_c(&self, signature: Option<&str>) -> Result<Arc<Specialisation>> {
        let specialisation = self.of_signature(signature)?;
        let found = &specialisation.typed()?.result;
        let declares = signature.map(parse_signature).transpose()?.and_then(|signature| signature.result);
        if let Some(wanted) = declared(&self.name, declares.as_ref(), found)? {
            // What the host would read is not what the function writes.
            fail!(DType, "the signature says that {} returns {}, but it returns {found}", self.name, wanted.name());
        }
        self.for_c_of(&specialisation)?;
        Ok(specialisation)
    }

    /// Whether there can be a C function of a specialisation.
    pub(super) fn for_c_of(&self, specialisation: &Specialisation) -> Result<()> {
        fn is_narrow(ty: &ArgType) -> bool {
            match ty {
                ArgType::Scalar(dtype) => matches!(dtype, DType::F16 | DType::BF16),
                ArgType::Tuple(types) => types.iter().any(is_narrow),
                ArgType::None | ArgType::Array(_) | ArgType::Str(_) => false,
            }
        }
        if specialisation.params.iter().any(is_narrow) {
            fail!(Unsupported, "{} takes a 16-bit float, which C functions do not; give it an f32", self.name);
        }
        Ok(())
    }
}

fn key_of(types: &[ArgType]) -> frame::Key {
    let mut key = frame::Key::new();
    types.iter().for_each(|ty| frame::encode(ty, &mut key));
    key
}

fn as_text(dtype: DType) -> (DType, CString) {
    (dtype, CString::new(dtype.name()).unwrap_or_default())
}

/// What the result that a signature declares asks for: the number's conversion, if it is of another type.
pub(super) fn declared(name: &str, declared: Option<&ArgType>, found: &ResultType) -> Result<Option<DType>> {
    let fits = match (declared, found) {
        (None, _) | (Some(ArgType::None), ResultType::None) => true,
        (Some(ArgType::Scalar(wanted @ (DType::F16 | DType::BF16))), ResultType::Scalar(_)) => {
            let wanted = wanted.name();
            fail!(DType, "a signature of {name} says that it returns {wanted}, which only arrays hold; return an f32");
        }
        (Some(ArgType::Scalar(wanted)), ResultType::Scalar(found)) => {
            return Ok((wanted.register() != *found).then(|| wanted.register()));
        }
        (Some(ArgType::Array(wanted)), ResultType::Array(found)) => {
            wanted.dtype == found.dtype && wanted.rank == found.rank
        }
        (Some(ArgType::Tuple(wanted)), ResultType::Tuple(found)) => wanted.len() == found.len(),
        _ => false,
    };
    if fits {
        return Ok(None);
    }
    let wanted = declared.map(ToString::to_string).unwrap_or_default();
    fail!(DType, "a signature of {name} says that it returns {wanted}, but it returns {found}")
}

/// What has to be converted where arguments of these types are given to these parameters; `None` if they do not fit.
pub(super) fn conversions(given: &[ArgType], wanted: &[ArgType]) -> Option<Vec<Cast>> {
    let (mut casts, mut slot) = (Vec::new(), 0);
    (given.len() == wanted.len()).then_some(())?;
    for (given, wanted) in given.iter().zip(wanted) {
        convert(given, wanted, &mut slot, &mut casts)?;
    }
    Some(casts)
}

fn convert(given: &ArgType, wanted: &ArgType, slot: &mut usize, casts: &mut Vec<Cast>) -> Option<()> {
    match (given, wanted) {
        (ArgType::Scalar(from), ArgType::Scalar(to)) => {
            if from.register() != to.register() {
                widens(*from, *to).then_some(())?;
                casts.push(Cast { slot: *slot, from: *from, to: to.register() });
            }
            *slot += 1;
        }
        (ArgType::Array(given), ArgType::Array(wanted)) => {
            let fits = given.dtype == wanted.dtype
                && given.rank == wanted.rank
                && (given.layout == wanted.layout || wanted.layout == jitney_ir::Layout::Any || given.rank == 0)
                && (given.writable || !wanted.writable);
            fits.then_some(())?;
            *slot += 1 + 2 * given.rank as usize;
        }
        (ArgType::Tuple(given), ArgType::Tuple(wanted)) if given.len() == wanted.len() => {
            for (given, wanted) in given.iter().zip(wanted) {
                convert(given, wanted, slot, casts)?;
            }
        }
        (given, wanted) => (given == wanted).then_some(())?,
    }
    Some(())
}

/// Whether a number of one type may be given for another: truth values and integers for any number but a truth value,
/// floats for floats.
fn widens(from: DType, to: DType) -> bool {
    to != DType::Bool && (to.is_float() || !from.is_float())
}

impl Manager {
    /// Runs a specialisation on the arguments that it was chosen for, and leaves what it returns in `slots`, for
    /// `Chosen::returned`: compiled while acceleration is on, interpreted while it is off or where no engine takes it.
    ///
    /// # Safety
    /// The frame's tensors are readable and, unless they were given as read-only, writable; nobody else writes them
    /// meanwhile, or reads what the kernel writes.
    #[inline]
    pub unsafe fn call_source<'k>(
        &self,
        kernel: &'k SourceKernel,
        chosen: &Chosen<'k>,
        frame: &mut Frame,
        slots: &mut ResultSlots,
    ) -> Result<()> {
        let (typed, specialisation) = (chosen.typed, &*chosen.found.specialisation);
        for &Cast { slot, from, to } in &chosen.found.casts {
            frame.slots[slot] = eval::cast(from.register(), to, Const(frame.slots[slot])).0;
        }
        // Ends what is timed when it is dropped.
        let mut running = None;
        let (engine, path) = match self.quick_engine(kernel, specialisation) {
            Some(engine) => (engine, Path::Cpu),
            None => {
                let running = running.insert(self.engine_for(kernel, specialisation, typed, frame.elements)?);
                (running.engine, running.path)
            }
        };
        slots.resize(typed.result_slots, 0);
        // SAFETY: the slots are of the types that the specialisation was chosen by; the rest is the caller's contract.
        match unsafe { engine.call(&frame.slots, slots, &CallOptions::default()) } {
            Ok(()) => {
                kernel.counters.ran(path, frame.elements);
                Ok(())
            }
            Err(trap) => {
                if let Some(running) = &mut running {
                    running.raised();
                }
                Err(raised(&kernel.name, trap))
            }
        }
    }

    /// Compiles a kernel for the types of a signature.
    pub fn specialise_source(&self, kernel: &SourceKernel, signature: &str) -> Result<()> {
        let specialisation = kernel.of_signature(Some(signature))?;
        self.prepare(kernel, &specialisation)
    }

    /// A C function for the types of a signature, valid as long as the kernel.
    pub fn source_function(&self, kernel: &SourceKernel, signature: &str) -> Result<*const c_void> {
        let specialisation = kernel.for_c(Some(signature))?;
        let typed = specialisation.typed()?;
        if self.tier_of(kernel) == Tier::Optimized {
            match self.optimised_function(&specialisation, typed) {
                Ok(function) => return Ok(function),
                Err(refusal) => self.fell_back(&kernel.name, &kernel.counters, Path::Cpu, &refusal),
            }
        }
        let (function, nanoseconds) = specialisation.function(typed).map_err(|refusal| unsupported(&refusal))?;
        self.count_compiled(&specialisation, nanoseconds);
        Ok(function)
    }

    /// What the last call of such a function on this thread failed with, once.
    pub fn last_raised(&self) -> Option<Error> {
        context::last_failure().map(|(kernel, trap)| raised(&kernel, trap))
    }

    /// How a kernel's calls run. One that is to be debugged is what the optimiser makes of it for debuggers, at once.
    #[inline]
    pub(super) fn tier_of(&self, kernel: &SourceKernel) -> Tier {
        match self.tiers.of(&kernel.tier) {
            Tier::Auto if kernel.source.options.debug => Tier::Optimized,
            tier => tier,
        }
    }

    /// Counts a function that was compiled quickly, by who made it.
    pub(super) fn count_compiled(&self, specialisation: &Specialisation, nanoseconds: Option<u64>) {
        let Some(nanoseconds) = nanoseconds else { return };
        let counts = &specialisation.counts;
        for (functions, time) in
            [(&counts.functions, &counts.nanoseconds), (&self.functions_compiled, &self.compile_nanoseconds)]
        {
            functions.fetch_add(1, Ordering::Relaxed);
            time.fetch_add(nanoseconds, Ordering::Relaxed);
        }
        log::debug!("compiled {} in {} µs", specialisation.signature(), nanoseconds / 1000);
    }

    /// Counts a function that was optimised, by who made it.
    pub(super) fn count_optimised(&self, specialisation: &Specialisation, nanoseconds: Option<u64>) {
        let Some(nanoseconds) = nanoseconds else { return };
        self.count_compiled(specialisation, Some(nanoseconds));
        specialisation.counts.optimised.fetch_add(1, Ordering::Relaxed);
        self.functions_optimised.fetch_add(1, Ordering::Relaxed);
        self.optimise_nanoseconds.fetch_add(nanoseconds, Ordering::Relaxed);
    }
}

fn unsupported(refusal: &BackendError) -> Error {
    Error::new(Code::Unsupported, refusal.to_string())
}

/// What a kernel raised, as an error: the exception's name first, the kernel's line at the end.
pub(super) fn raised(kernel: &str, trap: Trap) -> Error {
    let Trap { kind, message, line, column } = trap;
    let code = if kind == TrapKind::Memory { Code::OutOfMemory } else { Code::Raised };
    let colon = if message.is_empty() { "" } else { ": " };
    if line == 0 {
        let message = format!("{}{colon}{message} (in {})", kind.name(), kernel);
        return Error { code, message: message.into(), position: None };
    }
    let message = format!("{}{colon}{message} (in {}, line {line})", kind.name(), kernel);
    Error { code, message: message.into(), position: Some((line, column)) }
}
