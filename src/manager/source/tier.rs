//! Which engine runs a specialisation, and when it becomes a faster one.
//!
//! ```text
//! first call   code from the cache on disk, if it is there; otherwise compiled quickly
//! warm         calls are timed, the more seldom the shorter they are
//! hot          once more time was spent than optimising is worth, a thread in the background optimises
//! optimised    later calls take that code; what is timed then is for `widths`
//! ```
//!
//! Comes in: a specialisation that is about to be called. Goes out: its engine. What a kernel returns, and what it raises,
//! does not depend on it; what a loop that raises has written by then may.

use std::cell::Cell;
use std::collections::VecDeque;
use std::ffi::c_void;
use std::sync::atomic::Ordering;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use jitney_ir::{Verified, passes};
use once_cell::race::OnceBox;

use super::specialisation::{Optimised, Specialisation, Typed, with_stack};
use super::{SourceKernel, compiling};
use crate::backend::plugin::{Artefact, Generator, Wish, load_image};
use crate::backend::{CompiledKernel, EntryKind, late};
use crate::kernels::Path;
use crate::manager::cache::{Key, Parts};
use crate::manager::{Manager, plugins};
pub use crate::runtime::config::Tier;
use crate::runtime::cpu::Level;
use crate::runtime::{Code, Error, Result, config, fork, threads};

/// What optimising a kernel takes, nanoseconds, until this process has optimised one: a kernel of 20 lines with the plugin
/// loaded for it, measured.
const FIRST_ESTIMATE: u64 = 30_000_000;

/// A kernel is optimised once it has run this many times as long as that takes. The processor that is taken from it
/// meanwhile, where there is one for each of two threads, is then less than a tenth of its time.
const WORTH: u64 = 5;

/// The same where the processor is taken from the kernel itself: there is one, or there are two and its loops use both.
const WORTH_ALONE: u64 = 20;

/// An engine that runs a specialisation, from now until this is dropped.
pub(super) struct Running<'s> {
    pub engine: &'s dyn CompiledKernel,
    pub path: Path,
    /// Dropped with it: the end of what is timed.
    timed: Option<Timed<'s>>,
}

impl Running<'_> {
    /// The call has raised. How long that took says nothing about code.
    #[cold]
    pub fn raised(&mut self) {
        if self.timed.as_ref().is_some_and(|timed| timed.optimised.is_some()) {
            // It only refers to things, and is not dropped.
            std::mem::forget(self.timed.take());
        }
    }
}

/// A call that is timed.
struct Timed<'s> {
    manager: &'s Manager,
    kernel: &'s SourceKernel,
    specialisation: &'s Specialisation,
    /// What runs is optimised; whether it is what another width made, and how many elements it works on.
    optimised: Option<(bool, usize)>,
    start: Instant,
}

impl Drop for Timed<'_> {
    #[cold]
    fn drop(&mut self) {
        let nanoseconds = self.start.elapsed().as_nanos() as u64;
        let (manager, kernel, specialisation) = (self.manager, self.kernel, self.specialisation);
        match self.optimised {
            None => manager.has_run_for(kernel, specialisation, nanoseconds),
            Some((rival, elements)) => {
                manager.optimised_has_run_for(kernel, specialisation, rival, elements, nanoseconds);
            }
        }
    }
}

impl Manager {
    /// What runs a specialisation now, where that is simply there and the call is not timed: most calls.
    #[inline]
    pub(super) fn quick_engine<'s>(
        &self,
        kernel: &SourceKernel,
        specialisation: &'s Specialisation,
    ) -> Option<&'s dyn CompiledKernel> {
        if !self.is_enabled() {
            return None;
        }
        match self.tier_of(kernel) {
            Tier::Auto => match specialisation.optimised() {
                Some(engine) => Some(engine).filter(|_| !specialisation.widths.due()),
                None => specialisation.ready().filter(|_| !specialisation.heat.due()),
            },
            Tier::Baseline => specialisation.ready(),
            Tier::Optimized => specialisation.optimised().filter(|_| !specialisation.widths.due()),
            Tier::Interpreter => None,
        }
    }

    /// What runs a specialisation now, on so many elements.
    #[inline]
    pub(super) fn engine_for<'s>(
        &'s self,
        kernel: &'s SourceKernel,
        specialisation: &'s Specialisation,
        typed: &'s Typed,
        elements: usize,
    ) -> Result<Running<'s>> {
        if let Some(engine) = self.quick_engine(kernel, specialisation) {
            return Ok(Running { engine, path: Path::Cpu, timed: None });
        }
        let tier = if self.is_enabled() { self.tier_of(kernel) } else { Tier::Interpreter };
        if matches!(tier, Tier::Auto | Tier::Optimized)
            && let Some(engine) = specialisation.optimised()
        {
            if tier == Tier::Optimized && specialisation.depends_on_width() {
                specialisation.widths.leave();
                return Ok(Running { engine, path: Path::Cpu, timed: None });
            }
            let rival = specialisation.widths.in_turn();
            let timed = self.timed(kernel, specialisation, Some((rival.is_some(), elements)));
            return Ok(Running { engine: rival.unwrap_or(engine), path: Path::Cpu, timed: Some(timed) });
        }
        let auto = tier == Tier::Auto;
        let (engine, path) = match specialisation.ready() {
            Some(engine) if auto => (engine, Path::Cpu),
            _ => self.other_engine(kernel, specialisation, typed)?,
        };
        let warm = auto && path == Path::Cpu && specialisation.optimised().is_none();
        Ok(Running { engine, path, timed: warm.then(|| self.timed(kernel, specialisation, None)) })
    }

    #[cold]
    fn timed<'s>(
        &'s self,
        kernel: &'s SourceKernel,
        specialisation: &'s Specialisation,
        optimised: Option<(bool, usize)>,
    ) -> Timed<'s> {
        Timed { manager: self, kernel, specialisation, optimised, start: Instant::now() }
    }

    /// A call has taken so long.
    fn has_run_for(&self, kernel: &SourceKernel, specialisation: &Specialisation, nanoseconds: u64) {
        let heat = &specialisation.heat;
        let spent = heat.add(nanoseconds);
        match specialisation.optimised.get() {
            Some(Ok(_)) => return heat.off(),
            Some(Err(refusal)) => {
                heat.off();
                if !specialisation.told_refusal.swap(true, Ordering::Relaxed) {
                    self.fell_back(&kernel.name, &kernel.counters, Path::Cpu, refusal);
                }
                return;
            }
            None => {}
        }
        let used = if specialisation.is_parallel() { 2 } else { 1 };
        let worth = if threads::limit() > used { WORTH } else { WORTH_ALONE };
        if heat.is_settled() {
            // What waits in the child of a fork has nobody yet who works on it.
            resume();
        } else if spent / worth >= self.optimising_takes() {
            self.ask_for_optimising(specialisation);
        }
    }

    /// Has the background optimise a specialisation, unless that has been asked for.
    fn ask_for_optimising(&self, specialisation: &Specialisation) {
        let heat = &specialisation.heat;
        match plugins::optimiser_build() {
            None => heat.off(),
            Some(_) if heat.settle() => enqueue(specialisation.me.clone()),
            Some(_) => {}
        }
    }

    /// What optimising a kernel takes, nanoseconds, as far as this process knows.
    pub(super) fn optimising_takes(&self) -> u64 {
        let functions = self.functions_optimised.load(Ordering::Relaxed);
        match functions {
            0 => FIRST_ESTIMATE,
            _ => self.optimise_nanoseconds.load(Ordering::Relaxed) / functions,
        }
    }

    /// The engine where it is not simply there, made now if need be.
    #[cold]
    fn other_engine<'s>(
        &self,
        kernel: &SourceKernel,
        specialisation: &'s Specialisation,
        typed: &'s Typed,
    ) -> Result<(&'s dyn CompiledKernel, Path)> {
        let tier = if self.is_enabled() { self.tier_of(kernel) } else { Tier::Interpreter };
        match tier {
            Tier::Interpreter => return Ok((specialisation.interpreted(typed)?, Path::Standard)),
            Tier::Baseline => {}
            Tier::Auto => {
                // Where the quick compiler has refused it, it has been looked for already.
                if specialisation.refusal().is_none() {
                    self.optimise_from_cache(specialisation, typed);
                }
                if let Some(engine) = specialisation.optimised() {
                    return Ok((engine, Path::Cpu));
                }
            }
            Tier::Optimized => {
                let first = specialisation.optimised.get().is_none();
                self.optimise(specialisation, typed);
                match specialisation.optimised.get() {
                    Some(Ok(first)) => return Ok((&*first.kernel, Path::Cpu)),
                    Some(Err(refusal)) if first => {
                        self.fell_back(&kernel.name, &kernel.counters, Path::Cpu, refusal);
                    }
                    _ => {}
                }
            }
        }
        match specialisation.compiled(typed) {
            Ok((engine, nanoseconds)) => {
                self.count_compiled(specialisation, nanoseconds);
                Ok((engine, Path::Cpu))
            }
            Err(refusal) => {
                let refusal = Error::new(Code::Unsupported, refusal.to_string());
                self.fell_back(&kernel.name, &kernel.counters, Path::Cpu, &refusal);
                if tier == Tier::Auto {
                    self.ask_for_optimising(specialisation);
                }
                Ok((specialisation.interpreted(typed)?, Path::Standard))
            }
        }
    }

    /// Makes a specialisation ready to be called, as its tier says, before it is called.
    pub(super) fn prepare(&self, kernel: &SourceKernel, specialisation: &Specialisation) -> Result<()> {
        self.other_engine(kernel, specialisation, specialisation.typed()?).map(drop)
    }

    /// The name under which optimised code for these types is kept, if there is something that optimises. Code for
    /// debuggers is not kept: it names files of this process.
    fn key(&self, typed: &Typed, wish: &Wish) -> Option<Key> {
        let generator = plugins::optimiser_build().filter(|_| !wish.debug)?;
        let form = match wish.entry {
            EntryKind::Slots => 0,
            EntryKind::C => 1,
        };
        let flags = u32::from(wish.vector_math) << 1;
        let module = jitney_ir::encode(&typed.module);
        Key::of(&Parts { module: &module, wish: [form, wish.output as u32, flags, wish.vector_bits], generator })
    }

    /// Code of the cache, if it is there, and which width of its vectors was decided on.
    fn cached(&self, typed: &Typed, key: &Key) -> Option<(Optimised, Option<u32>)> {
        let kept = self.cache.find(key)?;
        let (&width, code) = kept.split_first()?;
        let decided = bits_of(width);
        // SAFETY: the key says of which module it is the code; nobody but this user can have written it.
        match unsafe { load_image(code, &typed.module, OPTIMISED) } {
            Ok(kernel) => {
                let sum = if decided.is_none() { sum(code) } else { 0 };
                Some((Optimised { kernel: Box::new(kernel), sum }, decided))
            }
            Err(e) if e.code == Code::InvalidArgument => {
                self.cache.reject(key, &e.message);
                None
            }
            // Another machine of the user's may have what it needs.
            Err(e) => {
                self.cache.no_use(&e.message);
                None
            }
        }
    }

    /// Takes optimised code from the cache on disk, if it is there.
    fn optimise_from_cache(&self, specialisation: &Specialisation, typed: &Typed) {
        if specialisation.optimised.get().is_some() || !self.cache.is_enabled() {
            return;
        }
        let Some(key) = self.key(typed, &wish_of(specialisation, EntryKind::Slots)) else { return };
        let _fork_waits = compiling();
        if let Some((first, decided)) = self.cached(typed, &key) {
            if let Some(bits) = decided {
                specialisation.widths.decided_already(bits);
            }
            let _ = specialisation.optimised.set(Ok(first));
        }
    }

    /// Optimises a specialisation now, unless that has been done.
    pub(super) fn optimise(&self, specialisation: &Specialisation, typed: &Typed) {
        self.optimise_from_cache(specialisation, typed);
        if specialisation.optimised.get().is_some() {
            return;
        }
        // Found before anything is held: its code, and the host's log, run meanwhile.
        let generator = self.optimiser().ok_or_else(|| Error::new(Code::Unsupported, self.why_no_optimiser()));
        let mut nanoseconds = None;
        {
            let _fork_waits = compiling();
            specialisation.optimised.get_or_init(|| {
                let (first, took) =
                    self.optimised_now(generator?, typed, &wish_of(specialisation, EntryKind::Slots))?;
                nanoseconds = Some(took);
                Ok(first)
            });
        }
        self.count_optimised(specialisation, nanoseconds);
    }

    /// The optimised C function of a specialisation.
    pub(super) fn optimised_function(&self, specialisation: &Specialisation, typed: &Typed) -> Result<*const c_void> {
        if let Some(kept) = specialisation.kept_function() {
            return Ok(kept);
        }
        let mut wish = wish_of(specialisation, EntryKind::C);
        if specialisation.widths.bits() != 0 {
            wish.vector_bits = specialisation.widths.bits();
        }
        let key = self.key(typed, &wish).filter(|_| self.cache.is_enabled());
        let cached = {
            let _fork_waits = compiling();
            key.and_then(|key| self.cached(typed, &key))
        };
        let (made, nanoseconds) = match cached {
            Some((made, _)) => (Ok(made.kernel), None),
            None => {
                let generator = self.optimiser().ok_or_else(|| Error::new(Code::Unsupported, self.why_no_optimiser()));
                let _fork_waits = compiling();
                match generator.and_then(|generator| self.optimised_now(generator, typed, &wish)) {
                    Ok((made, took)) => (Ok(made.kernel), Some(took)),
                    Err(e) => (Err(e), None),
                }
            }
        };
        self.count_optimised(specialisation, nanoseconds);
        specialisation.keep_function(made)
    }

    /// Code of the optimiser, which the cache keeps, and how long it took.
    fn optimised_now(&self, generator: Generator, typed: &Typed, wish: &Wish) -> Result<(Optimised, u64)> {
        let start = Instant::now();
        let (code, kernel) = self.generated(generator, typed, wish)?;
        let nanoseconds = start.elapsed().as_nanos() as u64;
        // The key is of the optimiser that has been loaded, whatever has become of its file.
        if let Some(key) = self.key(typed, wish).filter(|_| self.cache.is_enabled() && generator.makes_images()) {
            self.cache.store(&key, &[&[width_code(None)], &*code].concat());
        }
        Ok((Optimised { kernel, sum: sum(&code) }, nanoseconds))
    }

    /// Code of the optimiser, as bytes and ready to be called.
    pub(super) fn generated(
        &self,
        generator: Generator,
        typed: &Typed,
        wish: &Wish,
    ) -> Result<(Artefact, Box<dyn CompiledKernel>)> {
        let module = Verified::clone(&typed.module);
        let module = if wish.debug { module } else { with_stack(|| passes::run_for_speed(module)) };
        let (module, late) =
            if wish.debug || !generator.leaves_functions() { (module, 0) } else { with_stack(|| late::split(module)) };
        let code = with_stack(|| generator.compile(&module, &Wish { late, ..*wish }))?;
        // SAFETY: it has just been made of this module.
        let kernel = unsafe { generator.load(&code, &typed.module) }?;
        Ok((code, kernel))
    }

    /// Has the cache keep that the width of a specialisation's vectors is decided: for the code that it is given, or for
    /// what it has.
    pub(super) fn keep_decided(&self, specialisation: &Specialisation, typed: &Typed, code: Option<Vec<u8>>) {
        let Some(key) = self.key(typed, &wish_of(specialisation, EntryKind::Slots)) else { return };
        let code = code.or_else(|| Some(self.cache.kept(&key)?.split_first()?.1.to_vec()));
        if let Some(code) = code.filter(|_| self.cache.is_enabled()) {
            self.cache.replace(&key, &[&[width_code(Some(specialisation.widths.bits()))], &*code].concat());
        }
    }
}

/// How kernels are optimised: for this processor, as far as `JITNEY_CPU` allows.
pub(super) fn wish(entry: EntryKind) -> Wish<'static> {
    let config = config::get();
    let cpu = match Level::best() {
        _ if config.cpu.is_none() || !cfg!(target_arch = "x86_64") => None,
        Level::Baseline => Some(c"x86-64"),
        Level::Avx2 => Some(c"x86-64-v3"),
        Level::Avx512 => None,
    };
    Wish { entry, cpu, vector_bits: config.vector_bits, ..Wish::default() }
}

/// How a specialisation is optimised.
pub(super) fn wish_of(specialisation: &Specialisation, entry: EntryKind) -> Wish<'static> {
    Wish { debug: specialisation.is_debugged(), ..wish(entry) }
}

/// What an entry of the cache begins with: 0 where the width of its vectors is not decided; otherwise 1, and one more for
/// every 256 bits of a width that has won against the optimiser's choice.
fn width_code(bits: Option<u32>) -> u8 {
    bits.map_or(0, |bits| (bits / 256 + 1) as u8)
}

/// The width that `width_code` stands for.
fn bits_of(code: u8) -> Option<u32> {
    code.checked_sub(1).map(|units| u32::from(units) * 256)
}

/// Stands for code: FNV-1a. Code of another sum is other code.
pub(super) fn sum(code: &[u8]) -> u64 {
    code.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The name of the engine of code that comes from the cache.
const OPTIMISED: &str = "llvm";

/// Specialisations that wait for being optimised.
#[derive(Debug, Default)]
struct Queue {
    jobs: VecDeque<Weak<Specialisation>>,
    /// What the thread works on.
    current: Option<Weak<Specialisation>>,
    /// A thread works on them.
    running: bool,
    /// The process ends.
    ending: bool,
}

static QUEUE: Mutex<Option<Queue>> = Mutex::new(None);

static IDLE: Condvar = Condvar::new();

static QUEUE_IN_FORK: fork::Watched = fork::Watched::new(|| Box::new(queue()));

fn queue() -> MutexGuard<'static, Option<Queue>> {
    QUEUE.lock().unwrap_or_else(PoisonError::into_inner)
}

thread_local! {
    /// Whether this is the thread in the background.
    static WORKER: Cell<bool> = const { Cell::new(false) };
}

pub(super) fn enqueue(job: Weak<Specialisation>) {
    static PREPARED: OnceBox<()> = OnceBox::new();
    QUEUE_IN_FORK.watch();
    PREPARED.get_or_init(|| {
        extern "C" fn at_exit() {
            end();
        }
        // The child has no thread that works; the next call that is timed starts one.
        fork::in_child(|| {
            WORKER.set(false);
            if let Some(queue) = queue().as_mut() {
                queue.running = false;
                let unfinished = queue.current.take();
                queue.jobs.extend(unfinished);
            }
        });
        // SAFETY: the function does not unwind.
        unsafe { libc::atexit(at_exit) };
        Box::new(())
    });
    queue().get_or_insert_default().jobs.push_back(job);
    resume();
}

/// Has a thread work on what waits, if there is something and nobody does.
pub(super) fn resume() {
    let refused = {
        let mut guard = queue();
        let Some(queue) = guard.as_mut().filter(|queue| !queue.running && !queue.ending && !queue.jobs.is_empty())
        else {
            return;
        };
        let thread = threads::spawn_in_background("jitney-optimise", work);
        queue.running = thread.is_ok();
        thread.err()
    };
    // Whoever receives this may call kernels.
    if let Some(e) = refused {
        log::debug!("kernels are not optimised in the background: {e}");
    }
}

/// The life of the thread in the background: as long as there is something to do.
fn work() {
    WORKER.set(true);
    loop {
        let job = {
            let mut guard = queue();
            let queue = guard.get_or_insert_default();
            queue.current = None;
            match queue.jobs.pop_front() {
                Some(job) if !queue.ending => {
                    queue.current = Some(job.clone());
                    job
                }
                _ => {
                    queue.running = false;
                    IDLE.notify_all();
                    return;
                }
            }
        };
        // One whose kernel is gone meanwhile is nobody's.
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            if let (Some(specialisation), Some(manager)) = (job.upgrade(), crate::manager::existing())
                && let Ok(typed) = specialisation.typed()
            {
                manager.optimise(&specialisation, typed);
                manager.attend_to_widths(&specialisation, typed);
            }
        }));
        if done.is_err() {
            log::error!("optimising a kernel panicked; it runs as it is");
        }
    }
}

/// Waits until the thread in the background has nothing to do, or for a while; at once on that thread itself.
fn wait(mut guard: MutexGuard<'static, Option<Queue>>, most: Duration) {
    let end = Instant::now() + most;
    while !WORKER.get() && guard.as_ref().is_some_and(|queue| queue.running) {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        guard = IDLE.wait_timeout(guard, left).unwrap_or_else(PoisonError::into_inner).0;
    }
}

/// Waits for what is being optimised in the background, some seconds at most, and has nothing begun any more: the process
/// ends.
pub fn end() {
    let mut guard = queue();
    if let Some(queue) = guard.as_mut() {
        queue.ending = true;
        queue.jobs.clear();
    }
    wait(guard, Duration::from_secs(5));
}

/// Waits until nothing is left to be optimised in the background.
pub fn settle() {
    resume();
    wait(queue(), Duration::from_secs(3600));
}
