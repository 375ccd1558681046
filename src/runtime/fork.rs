//! Fork: a child process gets locks that are free and a thread pool that is its own.
//!
//! `pthread_atfork` handlers take every lock of the library before the fork and give them back after it, in parent and
//! child alike, so that the child never inherits a lock held by a thread that it does not have. The child then forgets
//! the parent's pool; its first parallel call starts a new one. Upper layers add their locks: a static one with
//! `Watched`, one of many with `Guarded`.
//!
//! The handlers are registered when the library is loaded, before any thread can be in its first call. For the same
//! reason nothing here or above is made under a `Once`, whose "being made" state a child would inherit for good: what is
//! made on first use is made by every thread that comes first, and one wins (`once_cell::race`).

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Takes a lock that the child must find free; dropping what it returns gives the lock back.
pub type LockForFork = fn() -> Box<dyn Any>;

static WATCHED: Mutex<Vec<LockForFork>> = Mutex::new(Vec::new());

/// Locks that are held for long, and under which others are taken: a fork waits for them while it holds none itself.
static OUTER: Mutex<Vec<LockForFork>> = Mutex::new(Vec::new());

/// A static lock of an upper layer that forks have to find free.
pub struct Watched {
    lock: LockForFork,
    list: &'static Mutex<Vec<LockForFork>>,
    listed: AtomicBool,
}

impl Watched {
    /// Names the lock; `watch` has to be called before it is first taken.
    pub const fn new(lock: LockForFork) -> Watched {
        Watched { lock, list: &WATCHED, listed: AtomicBool::new(false) }
    }

    /// As `new`, for a lock under which others of the library are taken.
    pub const fn outer(lock: LockForFork) -> Watched {
        Watched { lock, list: &OUTER, listed: AtomicBool::new(false) }
    }

    /// Has forks from now on find the lock free. Calls after the first cost one load. Locks are taken in the order in
    /// which they were first watched.
    pub fn watch(&'static self) {
        if !self.listed.load(Ordering::Acquire) {
            let mut watched = lock(self.list);
            if !self.listed.load(Ordering::Relaxed) {
                watched.push(self.lock);
                self.listed.store(true, Ordering::Release);
            }
        }
    }
}

/// What upper layers do in a forked child, on its only thread, once the locks are free.
static IN_CHILD: Mutex<Vec<fn()>> = Mutex::new(Vec::new());

/// Has forked children run `told` before they go on.
pub fn in_child(told: fn()) {
    lock(&IN_CHILD).push(told);
}

/// Every `Guarded` value's lock, by its address.
static GUARDED: Mutex<BTreeMap<usize, Arc<dyn ForkLock>>> = Mutex::new(BTreeMap::new());

trait ForkLock: Send + Sync {
    fn hold(self: Arc<Self>) -> Box<dyn Any>;
}

impl<T: Send + 'static> ForkLock for Mutex<T> {
    fn hold(self: Arc<Self>) -> Box<dyn Any> {
        // SAFETY: the guard is dropped before the mutex that it borrows, which stands beside it; see `HeldGuard`.
        let guard = unsafe { std::mem::transmute::<MutexGuard<'_, T>, MutexGuard<'static, T>>(lock(&self)) };
        Box::new(HeldGuard { _guard: guard, _owner: self })
    }
}

/// A guard with its mutex. Fields are dropped in the order in which they stand here: the guard first.
struct HeldGuard<T: 'static> {
    _guard: MutexGuard<'static, T>,
    _owner: Arc<Mutex<T>>,
}

/// A value behind a lock of its own that forks find free: for values of which there may be many. Nothing may take a
/// watched lock, or another value's, and then wait for this one's.
pub struct Guarded<T: Send + 'static>(Arc<Mutex<T>>);

impl<T: Send + 'static> Guarded<T> {
    /// A value that nobody has locked.
    pub fn new(value: T) -> Guarded<T> {
        let mutex = Arc::new(Mutex::new(value));
        lock(&GUARDED).insert(Arc::as_ptr(&mutex).addr(), mutex.clone());
        Guarded(mutex)
    }

    /// The value, for this thread alone.
    pub fn lock(&self) -> MutexGuard<'_, T> {
        lock(&self.0)
    }
}

impl<T: Send + 'static> Drop for Guarded<T> {
    fn drop(&mut self) {
        let listed = lock(&GUARDED).remove(&Arc::as_ptr(&self.0).addr());
        // Dropped without the lock, and last, since it may own the value.
        drop(listed);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

thread_local! {
    /// What the forking thread holds between the handlers; the child's only thread is that thread's copy.
    static HELD: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// Run by the loader before anything else of the library.
#[used]
#[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__mod_init_func"))]
#[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".init_array"))]
static AT_LOAD: extern "C" fn() = {
    extern "C" fn at_load() {
        install();
    }
    at_load
};

/// Registers the handlers, once. The loader has done it already where it runs `AT_LOAD`.
pub fn install() {
    static INSTALLED: AtomicBool = AtomicBool::new(false);
    if !INSTALLED.swap(true, Ordering::AcqRel) {
        // SAFETY: the handlers are `extern "C"` and never unwind: they lock, unlock and store.
        unsafe { libc::pthread_atfork(Some(prepare), Some(parent), Some(child)) };
    }
}

extern "C" fn prepare() {
    let outer = lock(&OUTER).clone();
    let mut held: Vec<_> = outer.into_iter().map(|lock| lock()).collect();
    held.push(Box::new(lock(&OUTER)));
    let guarded = lock(&GUARDED);
    held.extend(guarded.values().map(|mutex| mutex.clone().hold()));
    held.push(Box::new(guarded));
    held.push(Box::new(lock(&IN_CHILD)));
    let watched = lock(&WATCHED);
    held.extend(watched.iter().map(|lock| lock()));
    held.push(Box::new(watched));
    held.push(super::tensor::lock_for_fork());
    held.push(super::threads::lock_for_fork());
    held.push(super::buffers::lock_for_fork());
    held.push(super::log::lock_for_fork());
    HELD.set(held);
}

extern "C" fn parent() {
    drop(HELD.take());
}

extern "C" fn child() {
    drop(HELD.take());
    super::threads::forget_after_fork();
    let told = lock(&IN_CHILD).clone();
    told.into_iter().for_each(|told| told());
}
