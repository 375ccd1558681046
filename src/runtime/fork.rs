//! Fork: a child process gets locks that are free and a thread pool that is its own.
//!
//! `pthread_atfork` handlers take every lock of the runtime before the fork and give them back after it, in parent and
//! child alike, so that the child never inherits a lock held by a thread that it does not have. The child then forgets
//! the parent's pool; its first parallel call starts a new one. Upper layers add their own locks with `on_fork`.

use std::cell::RefCell;
use std::sync::{Mutex, Once, PoisonError};

/// Takes a lock that the child must find free; dropping what it returns gives the lock back.
pub type LockForFork = fn() -> Box<dyn std::any::Any>;

static EXTRA: Mutex<Vec<LockForFork>> = Mutex::new(Vec::new());

thread_local! {
    /// What the forking thread holds between the handlers; the child's only thread is that thread's copy.
    static HELD: RefCell<Vec<Box<dyn std::any::Any>>> = const { RefCell::new(Vec::new()) };
}

/// Adds a lock of an upper layer. Locks are taken in the order in which they were added.
pub fn on_fork(lock: LockForFork) {
    EXTRA.lock().unwrap_or_else(PoisonError::into_inner).push(lock);
}

/// Registers the handlers, once.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        // SAFETY: the handlers are `extern "C"` and never unwind: they lock, unlock and store.
        unsafe { libc::pthread_atfork(Some(prepare), Some(parent), Some(child)) };
    });
}

extern "C" fn prepare() {
    let extra = EXTRA.lock().unwrap_or_else(PoisonError::into_inner);
    let mut held: Vec<Box<dyn std::any::Any>> = extra.iter().map(|lock| lock()).collect();
    drop(extra);
    held.push(super::tensor::lock_for_fork());
    held.push(super::threads::lock_for_fork());
    held.push(super::buffers::lock_for_fork());
    held.push(super::log::lock_for_fork());
    HELD.with_borrow_mut(|slot| *slot = held);
}

extern "C" fn parent() {
    HELD.with_borrow_mut(Vec::clear);
}

extern "C" fn child() {
    HELD.with_borrow_mut(Vec::clear);
    super::threads::forget_after_fork();
}
