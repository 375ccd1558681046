//! Which engine runs a specialisation, and when it becomes a faster one.
//!
//! ```text
//! first call   code from the cache on disk, if it is there; otherwise compiled quickly
//! warm         calls are timed, the more seldom the shorter they are
//! hot          once more time was spent than optimising is worth, a thread in the background optimises
//! optimised    later calls take that code; nothing is timed any more
//! ```
//!
//! Comes in: a specialisation that is about to be called. Goes out: its engine. What a kernel returns does not depend on it.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;

use jitney_ir::passes;
use once_cell::race::OnceBox;

use super::specialisation::{Specialisation, Typed, with_stack};
use super::{SourceKernel, compiling};
use crate::backend::plugin::{Wish, load_image};
use crate::backend::{CompiledKernel, EntryKind};
use crate::kernels::Path;
use crate::manager::cache::{Key, Parts};
use crate::manager::{Manager, plugins};
pub use crate::runtime::config::Tier;
use crate::runtime::{Code, Error, Result, config, fork, threads};

/// What optimising a kernel takes, nanoseconds, until this process has optimised one: a kernel of 20 lines, measured.
const FIRST_ESTIMATE: u64 = 15_000_000;

/// A kernel is optimised once it has run this many times as long as that takes. The processor that is taken from it
/// meanwhile, where there is one for each of two threads, is then less than a tenth of its time.
const WORTH: u64 = 5;

/// The same where there is one processor.
const WORTH_ALONE: u64 = 10;

/// Timing a call takes about this long, nanoseconds, and is done so seldom that it is less than a hundredth of the calls.
const CLOCK: u64 = 50;

/// Calls are timed one in so many at least.
const SELDOM: u64 = 1 << 16;

/// How long a specialisation has run, estimated from the calls that were timed.
#[derive(Debug, Default)]
pub(super) struct Heat {
    /// Calls until the next one that is timed. Calls of several threads may count as one.
    left: AtomicU32,
    /// Calls for which a timed one stands.
    stands_for: AtomicU32,
    spent: AtomicU64,
    /// Whether it has been given to the background, or never will be.
    settled: AtomicBool,
}

/// What `Heat::left` is when nothing is timed.
const OFF: u32 = u32::MAX;

impl Heat {
    /// Whether this call is timed.
    #[inline]
    fn due(&self) -> bool {
        match self.left.load(Ordering::Relaxed) {
            0 => true,
            OFF => false,
            left => {
                self.left.store(left - 1, Ordering::Relaxed);
                false
            }
        }
    }

    /// Adds a timed call; how long all have taken.
    fn add(&self, nanoseconds: u64) -> u64 {
        let stood_for = u64::from(self.stands_for.load(Ordering::Relaxed)).max(1);
        let next = (100 * CLOCK / nanoseconds.max(1)).clamp(1, SELDOM);
        self.stands_for.store(next as u32, Ordering::Relaxed);
        self.left.store(next as u32 - 1, Ordering::Relaxed);
        let more = nanoseconds.saturating_mul(stood_for);
        self.spent.fetch_add(more, Ordering::Relaxed).saturating_add(more)
    }

    fn off(&self) {
        self.settled.store(true, Ordering::Relaxed);
        self.left.store(OFF, Ordering::Relaxed);
    }
}

/// An engine that runs a specialisation, from now until this is dropped.
pub(super) struct Running<'s> {
    pub engine: &'s dyn CompiledKernel,
    pub path: Path,
    /// Dropped with it: the end of what is timed.
    _timed: Option<Timed<'s>>,
}

/// A call that is timed.
struct Timed<'s> {
    manager: &'s Manager,
    kernel: &'s SourceKernel,
    specialisation: &'s Specialisation,
    start: Instant,
}

impl Drop for Timed<'_> {
    #[cold]
    fn drop(&mut self) {
        let nanoseconds = self.start.elapsed().as_nanos() as u64;
        self.manager.has_run_for(self.kernel, self.specialisation, nanoseconds);
    }
}

impl Manager {
    /// What runs a specialisation now.
    #[inline]
    pub(super) fn engine_for<'s>(
        &'s self,
        kernel: &'s SourceKernel,
        specialisation: &'s Specialisation,
        typed: &'s Typed,
    ) -> Result<Running<'s>> {
        if self.is_enabled() && self.tier_of(kernel) == Tier::Auto {
            if let Some(engine) = specialisation.optimised() {
                return Ok(Running { engine, path: Path::Cpu, _timed: None });
            }
            if let Some(engine) = specialisation.ready() {
                let due = specialisation.heat.due();
                let timed = if due { Some(self.timed(kernel, specialisation)) } else { None };
                return Ok(Running { engine, path: Path::Cpu, _timed: timed });
            }
        }
        self.other_engine(kernel, specialisation, typed)
    }

    #[cold]
    fn timed<'s>(&'s self, kernel: &'s SourceKernel, specialisation: &'s Specialisation) -> Timed<'s> {
        Timed { manager: self, kernel, specialisation, start: Instant::now() }
    }

    /// A call has taken so long.
    fn has_run_for(&self, kernel: &SourceKernel, specialisation: &Specialisation, nanoseconds: u64) {
        let heat = &specialisation.heat;
        let spent = heat.add(nanoseconds);
        if heat.settled.load(Ordering::Relaxed) {
            if let Some(Err(refusal)) = specialisation.optimised.get() {
                self.fell_back(&kernel.name, &kernel.counters, Path::Cpu, refusal);
                heat.off();
            }
            return;
        }
        let worth = if threads::limit() > 1 { WORTH } else { WORTH_ALONE };
        if spent / worth >= self.optimising_takes() && !heat.settled.swap(true, Ordering::Relaxed) {
            match plugins::optimiser_build() {
                Some(_) => enqueue(specialisation.me.clone()),
                None => heat.off(),
            }
        }
    }

    /// What optimising a kernel takes, nanoseconds, as far as this process knows.
    fn optimising_takes(&self) -> u64 {
        let functions = self.functions_optimised.load(Ordering::Relaxed);
        match functions {
            0 => FIRST_ESTIMATE,
            _ => self.optimise_nanoseconds.load(Ordering::Relaxed) / functions,
        }
    }

    /// The engine where it is not simply there.
    #[cold]
    fn other_engine<'s>(
        &'s self,
        kernel: &'s SourceKernel,
        specialisation: &'s Specialisation,
        typed: &'s Typed,
    ) -> Result<Running<'s>> {
        let running = |engine, path| Running { engine, path, _timed: None };
        let tier = if self.is_enabled() { self.tier_of(kernel) } else { Tier::Interpreter };
        match tier {
            Tier::Interpreter => return Ok(running(specialisation.interpreted(typed)?, Path::Standard)),
            Tier::Baseline => {}
            Tier::Auto => {
                if self.optimise_from_cache(specialisation, typed)
                    && let Some(engine) = specialisation.optimised()
                {
                    return Ok(running(engine, Path::Cpu));
                }
            }
            Tier::Optimized => {
                let first = specialisation.optimised.get().is_none();
                self.optimise(specialisation, typed);
                match specialisation.optimised.get() {
                    Some(Ok(engine)) => return Ok(running(&**engine, Path::Cpu)),
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
                let timed = (tier == Tier::Auto).then(|| self.timed(kernel, specialisation));
                Ok(Running { engine, path: Path::Cpu, _timed: timed })
            }
            Err(refusal) => {
                let refusal = Error::new(Code::Unsupported, refusal.to_string());
                self.fell_back(&kernel.name, &kernel.counters, Path::Cpu, &refusal);
                Ok(running(specialisation.interpreted(typed)?, Path::Standard))
            }
        }
    }

    /// Makes a specialisation ready to be called, as its tier says, before it is called.
    pub(super) fn prepare(&self, kernel: &SourceKernel, specialisation: &Specialisation) -> Result<()> {
        let running = self.other_engine(kernel, specialisation, specialisation.typed()?)?;
        // It does not run now.
        std::mem::forget(running);
        Ok(())
    }

    /// The name under which optimised code for these types is kept, if there is something that optimises.
    fn key(&self, typed: &Typed, wish: &Wish) -> Option<Key> {
        let generator = plugins::optimiser_build()?;
        let form = match wish.entry {
            EntryKind::Slots => 0,
            EntryKind::C => 1,
        };
        let flags = u32::from(wish.debug) | u32::from(wish.vector_math) << 1;
        let module = jitney_ir::encode(&typed.module);
        Some(Key::of(&Parts { module: &module, wish: [form, wish.output as u32, flags, wish.vector_bits], generator }))
    }

    /// Code of the cache, if it is there.
    fn cached(&self, typed: &Typed, key: &Key) -> Option<Box<dyn CompiledKernel>> {
        let code = self.cache.find(key)?;
        // SAFETY: the key says of which module it is the code; nobody but this user can have written it.
        match unsafe { load_image(&code, typed.module.entry(), OPTIMISED) } {
            Ok(kernel) => Some(Box::new(kernel)),
            Err(e) => {
                self.cache.reject(key, &e.message);
                None
            }
        }
    }

    /// Takes optimised code from the cache on disk; whether it is there.
    fn optimise_from_cache(&self, specialisation: &Specialisation, typed: &Typed) -> bool {
        if specialisation.optimised.get().is_some() || !self.cache.is_enabled() {
            return false;
        }
        let Some(key) = self.key(typed, &wish(EntryKind::Slots)) else { return false };
        let _fork_waits = compiling();
        match self.cached(typed, &key) {
            Some(kernel) => specialisation.optimised.set(Ok(kernel)).is_ok(),
            None => false,
        }
    }

    /// Optimises a specialisation now, unless that has been done.
    pub(super) fn optimise(&self, specialisation: &Specialisation, typed: &Typed) {
        if specialisation.optimised.get().is_none() {
            let _fork_waits = compiling();
            specialisation
                .optimised
                .get_or_init(|| self.optimised_code(specialisation, typed, &wish(EntryKind::Slots)));
        }
    }

    /// Optimised code, from the cache or made now.
    pub(super) fn optimised_code(
        &self,
        specialisation: &Specialisation,
        typed: &Typed,
        wish: &Wish,
    ) -> Result<Box<dyn CompiledKernel>> {
        let key = self.key(typed, wish).filter(|_| self.cache.is_enabled());
        if let Some(kernel) = key.and_then(|key| self.cached(typed, &key)) {
            return Ok(kernel);
        }
        let Some(generator) = self.optimiser() else {
            return Err(Error::new(Code::Unsupported, self.why_no_optimiser()));
        };
        let start = Instant::now();
        let module = with_stack(|| passes::run(typed.module.clone()));
        let code = with_stack(|| generator.compile(&module, wish))?;
        // SAFETY: it has just been made of this module.
        let kernel = unsafe { generator.load(&code, module.entry()) }?;
        let nanoseconds = start.elapsed().as_nanos() as u64;
        self.count_optimised(specialisation, nanoseconds);
        if let Some(key) = key.filter(|_| generator.makes_images()) {
            self.cache.store(&key, &code);
        }
        Ok(kernel)
    }
}

/// How kernels are optimised.
pub(super) fn wish(entry: EntryKind) -> Wish<'static> {
    Wish { entry, vector_bits: config::get().vector_bits, ..Wish::default() }
}

/// The name of the engine of code that comes from the cache.
const OPTIMISED: &str = "llvm";

/// Specialisations that wait for being optimised.
#[derive(Debug, Default)]
struct Queue {
    jobs: VecDeque<Weak<Specialisation>>,
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

fn enqueue(job: Weak<Specialisation>) {
    static PREPARED: OnceBox<()> = OnceBox::new();
    QUEUE_IN_FORK.watch();
    PREPARED.get_or_init(|| {
        extern "C" fn at_exit() {
            end();
        }
        // The child has no thread that works; the next specialisation that is hot starts one.
        fork::in_child(|| {
            if let Some(queue) = queue().as_mut() {
                queue.running = false;
            }
        });
        // SAFETY: the function does not unwind.
        unsafe { libc::atexit(at_exit) };
        Box::new(())
    });
    let mut guard = queue();
    let queue = guard.get_or_insert_default();
    if queue.ending {
        return;
    }
    queue.jobs.push_back(job);
    if !queue.running {
        queue.running = true;
        let thread = std::thread::Builder::new().name("jitney-optimise".into()).spawn(work);
        if let Err(e) = thread {
            queue.running = false;
            log::warn!("kernels are not optimised in the background: {e}");
        }
    }
}

/// The life of the thread in the background: as long as there is something to do.
fn work() {
    threads::stay_in_the_background();
    loop {
        let job = {
            let mut guard = queue();
            let queue = guard.get_or_insert_default();
            match queue.jobs.pop_front() {
                Some(job) if !queue.ending => job,
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
            }
        }));
        if done.is_err() {
            log::error!("optimising a kernel panicked; it runs as it is");
        }
    }
}

/// Waits for what is being optimised in the background, and has nothing begun any more: the process ends.
pub fn end() {
    let mut guard = queue();
    if let Some(queue) = guard.as_mut() {
        queue.ending = true;
        queue.jobs.clear();
    }
    while guard.as_ref().is_some_and(|queue| queue.running) {
        guard = IDLE.wait(guard).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Waits until nothing is left to be optimised in the background.
pub fn settle() {
    let mut guard = queue();
    while guard.as_ref().is_some_and(|queue| queue.running) {
        guard = IDLE.wait(guard).unwrap_or_else(PoisonError::into_inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_calls_are_timed_seldom_and_count_for_all() {
        let heat = Heat::default();
        let mut timed = 0;
        for _ in 0..100_000 {
            if heat.due() {
                timed += 1;
                heat.add(50);
            }
        }
        assert!((900..1100).contains(&timed), "{timed}");
        let spent = heat.spent.load(Ordering::Relaxed);
        assert!((4_900_000..5_100_000).contains(&spent), "{spent}");
        heat.off();
        assert!((0..1000).all(|_| !heat.due()));
    }

    #[test]
    fn long_calls_are_all_timed() {
        let heat = Heat::default();
        for _ in 0..10 {
            assert!(heat.due());
            heat.add(1_000_000);
        }
        assert_eq!(heat.spent.load(Ordering::Relaxed), 10_000_000);
    }
}
