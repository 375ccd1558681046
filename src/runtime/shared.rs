//! An address that the tasks of a parallel region share.
//!
//! Comes in: a pointer. Goes out: the same pointer on any thread. What makes it sound to follow it (tasks that write
//! elements of their own, and read what nobody writes) is said where that is done.

/// A pointer that may go to other threads.
#[derive(Debug)]
pub struct Shared<T>(*mut T);

impl<T> Shared<T> {
    /// The pointer, to be shared.
    #[inline(always)]
    pub fn new(pointer: *mut T) -> Shared<T> {
        Shared(pointer)
    }

    /// The pointer to elements that are only read, to be shared.
    #[inline(always)]
    pub fn of_const(pointer: *const T) -> Shared<T> {
        Shared(pointer.cast_mut())
    }

    /// The pointer. A method, so that closures capture the whole of `Shared`.
    #[inline(always)]
    pub fn get(self) -> *mut T {
        self.0
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        *self
    }
}
impl<T> Copy for Shared<T> {}

// SAFETY: an address is a number; following it is unsafe, and justified where it is done.
unsafe impl<T> Send for Shared<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Shared<T> {}
