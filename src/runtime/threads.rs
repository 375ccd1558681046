//! The thread pool: fork-join loops over numbered tasks.
//!
//! ```text
//! for_each(tasks, threads, f)   caller: publish a job, wake helpers, take tasks, wait for helpers that joined
//!                               helper: join a job that has tasks left, take tasks, leave; spin a little; sleep
//! ```
//!
//! Tasks are dealt out in equal runs, one per thread, and a thread that has finished its run takes from the ends of the
//! others'. A loop over the same data as the one before it therefore finds each part in the cache of the core that had it
//! last, as far as the threads keep pace.
//!
//! The caller always works itself and never waits for a helper that has not joined, so a loop costs at most what it
//! costs alone plus a wake-up that happens beside it. Helpers spin for `SPIN` after a job, so that a loop soon after
//! another finds them awake. Loops inside a task run inline. Several host threads may run loops at once; helpers
//! spread over their jobs. A forked child starts with no pool and gets its own at its first loop.
//!
//! Rayon does not fit here: its pool does not survive a fork, its `install` makes the caller sleep while another
//! thread does the work, and its scopes wait for every spawned task to be picked up, which costs tens of microseconds
//! when helpers sleep.

use std::any::Any;
use std::cell::Cell;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{config, fork};

/// How long a helper looks for the next job before it sleeps, and a caller for the last helper to leave.
const SPIN: Duration = Duration::from_micros(60);

/// The part of `SPIN` in which the processor is kept.
const EAGER: Duration = Duration::from_micros(3);

/// Most runs that tasks are dealt out in; with more threads, some share one.
const RUNS: usize = 16;

/// Tasks that nobody has taken yet: the first one in the lower half, the one past the last in the upper half. A cache line
/// of its own, because its thread takes from it all the time.
#[repr(align(64))]
struct Run(AtomicU64);

impl Run {
    fn new(tasks: Range<usize>) -> Run {
        Run(AtomicU64::new(tasks.start as u64 | (tasks.end as u64) << 32))
    }

    fn is_empty(&self) -> bool {
        let both = self.0.load(Ordering::Relaxed);
        both as u32 >= (both >> 32) as u32
    }

    fn clear(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// A task from the front for the run's own thread, from the back for any other. Order between threads comes from
    /// joining and leaving the job, so the counter itself needs none.
    fn take(&self, own: bool) -> Option<usize> {
        let mut both = self.0.load(Ordering::Relaxed);
        loop {
            let (next, end) = (both as u32, (both >> 32) as u32);
            if next >= end {
                return None;
            }
            let (task, rest) = if own { (next, both + 1) } else { (end - 1, both - (1 << 32)) };
            match self.0.compare_exchange_weak(both, rest, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return Some(task as usize),
                Err(now) => both = now,
            }
        }
    }
}

/// One loop, on its caller's stack. Helpers reach it through the pool's list only, under the pool's lock.
struct Job<'a> {
    body: &'a (dyn Fn(usize) + Sync),
    /// The first `dealt` are in use.
    runs: [Run; RUNS],
    dealt: usize,
    /// Helpers that may join.
    seats: usize,
    /// Helpers that have joined and not left. Raised and lowered under the pool's lock.
    helpers: AtomicUsize,
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

impl<'a> Job<'a> {
    /// `tasks` fits 32 bits.
    fn new(body: &'a (dyn Fn(usize) + Sync), tasks: usize, seats: usize) -> Job<'a> {
        let dealt = (seats + 1).min(RUNS);
        let runs = std::array::from_fn(|i| Run::new(tasks * i.min(dealt) / dealt..tasks * (i + 1).min(dealt) / dealt));
        Job { body, runs, dealt, seats, helpers: AtomicUsize::new(0), panic: Mutex::new(None) }
    }

    /// Takes tasks until none is left. `place` tells the pool's threads apart: 0 for a caller, then the helpers.
    fn work(&self, place: usize) {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            for i in 0..self.dealt {
                let run = &self.runs[(place + i) % self.dealt];
                while let Some(task) = run.take(i == 0) {
                    (self.body)(task);
                }
            }
        }));
        if let Err(payload) = outcome {
            self.runs.iter().for_each(Run::clear);
            lock(&self.panic).get_or_insert(payload);
        }
    }

    fn has_tasks(&self) -> bool {
        self.runs[..self.dealt].iter().any(|run| !run.is_empty())
    }
}

/// A job's address in the list. Valid while it is listed, and until its last helper has left.
#[derive(Clone, Copy, PartialEq)]
struct JobRef(*const Job<'static>);

// SAFETY: a job is Sync (atomics, a Sync body, a mutex), and its address stays valid as JobRef says.
unsafe impl Send for JobRef {}

struct Pool {
    state: Mutex<State>,
    /// Signalled when a job is listed.
    work: Condvar,
    /// Signalled when a job's last helper leaves.
    done: Condvar,
    /// Jobs listed so far: what spinning helpers watch.
    listed: AtomicUsize,
}

struct State {
    jobs: Vec<JobRef>,
    helpers: usize,
    sleeping: usize,
}

/// The process's pool; null until the first parallel loop, and again in a forked child.
static POOL: AtomicPtr<Pool> = AtomicPtr::new(std::ptr::null_mut());

/// Threads that a loop may use, the caller's included; 0 until set.
static LIMIT: AtomicUsize = AtomicUsize::new(0);

/// The system has refused a thread; not asked again until the limit is set, or in a forked child.
static REFUSED: AtomicBool = AtomicBool::new(false);

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn pool() -> &'static Pool {
    let current = POOL.load(Ordering::Acquire);
    if current.is_null() { start_pool() } else { unsafe_pool(current) }
}

fn unsafe_pool(pool: *mut Pool) -> &'static Pool {
    // SAFETY: POOL only ever holds null or a leaked Box, which is never freed.
    unsafe { &*pool }
}

#[cold]
fn start_pool() -> &'static Pool {
    fork::install();
    let fresh = Box::into_raw(Box::new(Pool {
        state: Mutex::new(State { jobs: Vec::with_capacity(16), helpers: 0, sleeping: 0 }),
        work: Condvar::new(),
        done: Condvar::new(),
        listed: AtomicUsize::new(0),
    }));
    match POOL.compare_exchange(std::ptr::null_mut(), fresh, Ordering::AcqRel, Ordering::Acquire) {
        Ok(_) => unsafe_pool(fresh),
        Err(other) => {
            // SAFETY: `fresh` was never shared.
            drop(unsafe { Box::from_raw(fresh) });
            unsafe_pool(other)
        }
    }
}

/// What `available` found; 0 until asked, and again in a forked child, which may be bound to other processors.
static AVAILABLE: AtomicUsize = AtomicUsize::new(0);

/// What the process may use: CPU affinity and cgroup quota respected.
pub fn available() -> usize {
    match AVAILABLE.load(Ordering::Relaxed) {
        0 => {
            let n = std::thread::available_parallelism().map_or(1, usize::from);
            AVAILABLE.store(n, Ordering::Relaxed);
            n
        }
        n => n,
    }
}

/// Threads that a loop may use, the caller's included.
pub fn limit() -> usize {
    match LIMIT.load(Ordering::Relaxed) {
        0 => config::get().threads.unwrap_or_else(available),
        n => n,
    }
}

/// Sets how many threads loops from now on may use; 0 restores the default.
pub fn set_limit(threads: usize) {
    LIMIT.store(threads.min(1024), Ordering::Relaxed);
    REFUSED.store(false, Ordering::Relaxed);
}

/// Helper threads that exist now, working or asleep.
pub fn helpers() -> usize {
    let current = POOL.load(Ordering::Acquire);
    if current.is_null() { 0 } else { lock(&unsafe_pool(current).state).helpers }
}

/// Runs `body(0)`, …, `body(tasks - 1)`, each once, on up to `threads` threads, and returns when all are done. A panic
/// of a task is raised again here once every task has stopped. Inside a task, runs inline.
pub fn for_each(tasks: usize, threads: usize, body: impl Fn(usize) + Sync) {
    let seats = threads.min(tasks).saturating_sub(1);
    if seats == 0 || INSIDE.get() {
        (0..tasks).for_each(body);
        return;
    }
    // A run of tasks is counted in 32 bits.
    for start in (0..tasks).step_by(u32::MAX as usize) {
        let tasks = (tasks - start).min(u32::MAX as usize);
        run(tasks, seats, &|task| body(start + task));
    }
}

/// Cuts `0..len` into pieces whose length is a multiple of `grain` (the last one's apart), a few per thread, and runs
/// `body` on each.
pub fn for_each_range(len: usize, grain: usize, threads: usize, body: impl Fn(Range<usize>) + Sync) {
    if threads <= 1 || len <= grain {
        return body(0..len);
    }
    // Four pieces per thread: what one thread loses to the system, the others take over.
    let piece = len.div_ceil(threads * 4).next_multiple_of(grain);
    for_each(len.div_ceil(piece), threads, |i| body(i * piece..((i + 1) * piece).min(len)));
}

fn run(tasks: usize, seats: usize, body: &(dyn Fn(usize) + Sync)) {
    let pool = pool();
    let job = Job::new(body, tasks, seats);
    let listed = JobRef((&raw const job).cast());
    let mut refused = None;
    let wake = {
        let mut state = lock(&pool.state);
        state.jobs.push(listed);
        while state.helpers < seats && !REFUSED.load(Ordering::Relaxed) {
            match spawn_helper(state.helpers) {
                Ok(()) => state.helpers += 1,
                Err(error) => {
                    REFUSED.store(true, Ordering::Relaxed);
                    refused = Some(error);
                }
            }
        }
        pool.listed.fetch_add(1, Ordering::Release);
        state.sleeping.min(seats)
    };
    (0..wake).for_each(|_| pool.work.notify_one());

    INSIDE.set(true);
    job.work(0);
    INSIDE.set(false);

    lock(&pool.state).jobs.retain(|&j| j != listed);
    if !spin_until(|| job.helpers.load(Ordering::Acquire) == 0) {
        let mut state = lock(&pool.state);
        while job.helpers.load(Ordering::Acquire) != 0 {
            state = pool.done.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
    // Without the lock and after the job: the log may be the host's function, which may call anything.
    if let Some(error) = refused {
        log::warn!("the system has no thread for the pool ({error}); loops go on with {} helpers", helpers());
    }
    if let Some(payload) = job.panic.into_inner().unwrap_or_else(PoisonError::into_inner) {
        resume_unwind(payload);
    }
}

/// Looks again and again for `SPIN`; after `EAGER` it offers the processor to others between looks. Where cores are
/// short, the thread that is waited for may be waiting for this very core: a helper woken beside its caller would do
/// all tasks, spin for the whole of `SPIN`, and only then let the caller see that they are done (2026-11, two busy cores:
/// median of an empty loop 64 µs without the yield).
fn spin_until(ready: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    loop {
        for _ in 0..32 {
            if ready() {
                return true;
            }
            std::hint::spin_loop();
        }
        let elapsed = start.elapsed();
        if elapsed > SPIN {
            return false;
        }
        if elapsed > EAGER {
            std::thread::yield_now();
        }
    }
}

fn spawn_helper(index: usize) -> std::io::Result<()> {
    spawn(format!("jitney-{index}"), move || help(index + 1))
}

/// A helper's life; `place` as for `Job::work`.
fn help(place: usize) {
    INSIDE.set(true);
    let pool = pool();
    let mut state = lock(&pool.state);
    loop {
        // SAFETY: listed jobs are alive; the seat taken here, under the lock, keeps the job alive until it is given up.
        let found = state.jobs.iter().copied().find(|j| unsafe {
            let job = &*j.0;
            job.has_tasks() && job.helpers.load(Ordering::Relaxed) < job.seats
        });
        if let Some(JobRef(job)) = found {
            // SAFETY: as above.
            let job = unsafe { &*job };
            job.helpers.fetch_add(1, Ordering::Relaxed);
            drop(state);
            job.work(place);
            state = lock(&pool.state);
            // The caller may return as soon as it sees 0: this is the last use of the job.
            if job.helpers.fetch_sub(1, Ordering::Release) == 1 {
                pool.done.notify_all();
            }
            continue;
        }
        let seen = pool.listed.load(Ordering::Acquire);
        drop(state);
        let more = spin_until(|| pool.listed.load(Ordering::Acquire) != seen);
        state = lock(&pool.state);
        if !more && pool.listed.load(Ordering::Acquire) == seen {
            state.sleeping += 1;
            state = pool.work.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.sleeping -= 1;
        }
    }
}

/// A thread of the library's. The host's signal handlers run on the host's threads: this one begins with every signal
/// blocked, because it takes over what is blocked here.
fn spawn(name: String, body: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    // SAFETY: signal sets that are initialised before they are read, and only this thread's mask.
    unsafe {
        let (mut all, mut before) = (std::mem::zeroed(), std::mem::zeroed());
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before);
        let spawned = std::thread::Builder::new().name(name).spawn(body).map(drop);
        libc::pthread_sigmask(libc::SIG_SETMASK, &before, std::ptr::null_mut());
        spawned
    }
}

/// A thread that works on its own, and leaves the processor to the host where it is scarce.
pub fn spawn_in_background(name: &str, body: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    spawn(name.into(), || {
        #[cfg(target_os = "linux")]
        // SAFETY: of this thread alone; that it may be refused is fine.
        unsafe {
            libc::setpriority(libc::PRIO_PROCESS, libc::gettid() as libc::id_t, 10);
        }
        body();
    })
}

/// The lock that a fork must find free.
pub(super) fn lock_for_fork() -> Box<dyn Any> {
    let current = POOL.load(Ordering::Acquire);
    if current.is_null() { Box::new(()) } else { Box::new(lock(&unsafe_pool(current).state)) }
}

/// In a forked child: the parent's helpers do not exist here, so neither does its pool. It is left allocated, because
/// a job of the forking thread may refer to it.
pub(super) fn forget_after_fork() {
    POOL.store(std::ptr::null_mut(), Ordering::Release);
    AVAILABLE.store(0, Ordering::Relaxed);
    REFUSED.store(false, Ordering::Relaxed);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicU32;

    #[test]
    fn every_task_runs_once_at_every_thread_count() {
        for threads in [1, 2, 3, 8] {
            for tasks in [0, 1, 2, 7, 1000] {
                let hits: Vec<_> = (0..tasks).map(|_| AtomicU32::new(0)).collect();
                for_each(tasks, threads, |i| {
                    hits[i].fetch_add(1, Ordering::Relaxed);
                });
                assert!(hits.iter().all(|h| h.load(Ordering::Relaxed) == 1), "{tasks} tasks, {threads} threads");
            }
        }
    }

    #[test]
    fn ranges_cover_everything_once() {
        for len in [0usize, 1, 63, 64, 65, 1000, 100_000] {
            let sum = AtomicUsize::new(0);
            for_each_range(len, 64, 3, |r| {
                sum.fetch_add(r.sum::<usize>(), Ordering::Relaxed);
            });
            assert_eq!(sum.into_inner(), len * len.saturating_sub(1) / 2, "{len}");
        }
    }

    #[test]
    fn nested_loops_run_inline_and_finish() {
        let count = AtomicUsize::new(0);
        for_each(8, 4, |_| {
            for_each(8, 4, |_| {
                count.fetch_add(1, Ordering::Relaxed);
            })
        });
        assert_eq!(count.into_inner(), 64);
    }

    #[test]
    fn a_panic_reaches_the_caller_and_the_pool_goes_on() {
        for _ in 0..50 {
            let outcome = catch_unwind(|| for_each(100, 4, |i| assert!(i != 57, "task 57")));
            assert!(outcome.is_err());
            let count = AtomicUsize::new(0);
            for_each(100, 4, |_| {
                count.fetch_add(1, Ordering::Relaxed);
            });
            assert_eq!(count.into_inner(), 100);
        }
    }

    #[test]
    fn loops_of_many_host_threads_run_at_once() {
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for round in 0..300 {
                        let sum = AtomicUsize::new(0);
                        for_each(round, 4, |i| {
                            sum.fetch_add(i, Ordering::Relaxed);
                        });
                        assert_eq!(sum.into_inner(), round * round.saturating_sub(1) / 2);
                    }
                });
            }
        });
    }
}
