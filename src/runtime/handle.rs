//! Opaque, atomically reference-counted handles, which know when they are used after release.
//!
//! A call holds the handle that it was given (`hold`) until it returns, so a release from another thread, or from a
//! callback within that very call, takes the value away only afterwards. A handle's block outlives its value: the value
//! is dropped at once, and the block waits in a quarantine of the last `QUARANTINE` released ones. A stale pointer that
//! comes back in that time gets `JITNEY_ERROR_RELEASED` instead of somebody else's memory.

use std::any::TypeId;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use super::error::Result;
use super::fork;
use crate::fail;

/// Blocks of released handles that are kept to be recognised.
const QUARANTINE: usize = 4096;

/// What every block begins with.
const MARK: u64 = 0x6a69_746e_6579_4844;

/// One reference of the host's, in a block's `count`; what is below counts calls that hold the handle. Two counts in one
/// number, because a host that releases once too often must not take away the hold of a call that runs.
const REFERENCE: u64 = 1 << 32;

// What an opaque pointer of the ABI points to: the start of a `Block`. (No doc comment: it would stand in the header.)
#[allow(missing_docs)]
pub struct Handle<T> {
    opaque: PhantomData<T>,
}

/// How every block begins, whatever its value: enough to tell its kind before anything else of it is looked at.
#[repr(C)]
struct Head {
    mark: u64,
    kind: TypeId,
    count: AtomicU64,
}

#[repr(C)]
struct Block<T> {
    head: Head,
    value: ManuallyDrop<T>,
}

/// A released block: its address, and how to free it.
struct Dead(usize, unsafe fn(usize));

static DEAD_BLOCKS: Mutex<VecDeque<Dead>> = Mutex::new(VecDeque::new());

static DEAD_BLOCKS_IN_FORK: fork::Watched =
    fork::Watched::new(|| Box::new(DEAD_BLOCKS.lock().unwrap_or_else(PoisonError::into_inner)));

/// A new handle with one reference.
pub fn into_raw<T: 'static>(value: T) -> *mut Handle<T> {
    let head = Head { mark: MARK, kind: TypeId::of::<T>(), count: AtomicU64::new(REFERENCE) };
    Box::into_raw(Box::new(Block { head, value: ManuallyDrop::new(value) })).cast()
}

/// The head of a block of this type; whether it is live is not looked at.
///
/// # Safety
/// `handle` is NULL or came from `into_raw` for some type, and was released so lately that its block is still there;
/// what is no handle is at least readable for the size of a `Head`.
#[inline]
unsafe fn checked<'a, T: 'static>(argument: &str, handle: *const Handle<T>) -> Result<&'a Head> {
    if handle.is_null() {
        fail!(NullPointer, "{argument} is NULL");
    }
    let head = handle.cast::<Head>();
    // SAFETY: the caller's contract; read field by field, since what is no handle must not become a reference.
    let is_block = head.is_aligned() && unsafe { (*head).mark } == MARK;
    if !is_block {
        fail!(InvalidArgument, "{argument} is not a handle of this library");
    }
    // SAFETY: the mark says that this is a block's head.
    let head = unsafe { &*head };
    if head.kind != TypeId::of::<T>() {
        fail!(InvalidArgument, "{argument} is not a handle of its kind, but another one of this library");
    }
    Ok(head)
}

/// Changes the count of a handle that the host still has a reference to; returns the new one.
#[inline]
fn change(argument: &str, head: &Head, by: impl Fn(u64) -> Option<u64>) -> Result<u64> {
    let step = |count| if count < REFERENCE { None } else { by(count) };
    match head.count.fetch_update(Ordering::AcqRel, Ordering::Acquire, step) {
        Ok(before) => Ok(by(before).unwrap_or(before)),
        Err(count) if count < REFERENCE => fail!(Released, "{argument} was released before"),
        Err(_) => fail!(Overflow, "{argument} has as many references as can be counted"),
    }
}

/// A handle's value, which stays alive as long as this.
pub struct Held<T: 'static>(NonNull<Block<T>>);

impl<T: 'static> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the hold that `hold` counted keeps block and value.
        unsafe { &self.0.as_ref().value }
    }
}

impl<T: 'static> Drop for Held<T> {
    fn drop(&mut self) {
        // SAFETY: as above; the hold is given back once, here.
        unsafe {
            if self.0.as_ref().head.count.fetch_sub(1, Ordering::AcqRel) == 1 {
                bury(self.0);
            }
        }
    }
}

/// The value behind a handle, alive until what is returned is dropped.
///
/// # Safety
/// `handle` is NULL, or a handle that is live or was released lately.
#[inline]
pub unsafe fn hold<T: 'static>(argument: &str, handle: *const Handle<T>) -> Result<Held<T>> {
    // SAFETY: the caller's contract.
    change(argument, unsafe { checked(argument, handle)? }, |count| Some(count + 1))?;
    // SAFETY: not NULL, and a block of T, as `checked` found.
    Ok(Held(unsafe { NonNull::new_unchecked(handle.cast_mut().cast()) }))
}

/// Adds a reference.
///
/// # Safety
/// As for `hold`.
pub unsafe fn retain<T: 'static>(argument: &str, handle: *const Handle<T>) -> Result<()> {
    // SAFETY: the caller's contract.
    change(argument, unsafe { checked(argument, handle)? }, |count| count.checked_add(REFERENCE)).map(drop)
}

/// Gives a reference back; the last one drops the value, once no call holds it. NULL is fine.
///
/// # Safety
/// As for `hold`.
pub unsafe fn release<T: 'static>(argument: &str, handle: *mut Handle<T>) -> Result<()> {
    if handle.is_null() {
        return Ok(());
    }
    // SAFETY: the caller's contract.
    let left = change(argument, unsafe { checked(argument, handle)? }, |count| Some(count - REFERENCE))?;
    if left == 0 {
        // SAFETY: a block of T, as `checked` found, and its count has just fallen to 0.
        unsafe { bury(NonNull::new_unchecked(handle.cast::<Block<T>>())) };
    }
    Ok(())
}

/// Drops the value of a block and puts the block into quarantine.
///
/// # Safety
/// The block's count has just fallen to 0, from which nothing raises it: nobody else looks at the value, or comes here.
unsafe fn bury<T: 'static>(mut block: NonNull<Block<T>>) {
    DEAD_BLOCKS_IN_FORK.watch();
    // SAFETY: the caller's contract.
    unsafe { ManuallyDrop::drop(&mut block.as_mut().value) };
    let oldest = {
        let mut dead = DEAD_BLOCKS.lock().unwrap_or_else(PoisonError::into_inner);
        dead.push_back(Dead(block.as_ptr() as usize, free::<T>));
        if dead.len() > QUARANTINE { dead.pop_front() } else { None }
    };
    if let Some(Dead(address, free)) = oldest {
        // SAFETY: the block was quarantined once, and leaves quarantine here.
        unsafe { free(address) };
    }
}

/// # Safety
/// `address` is a `Block<T>` whose value is dropped, freed once.
unsafe fn free<T>(address: usize) {
    // SAFETY: the caller's contract; dropping the box does not drop the ManuallyDrop value.
    drop(unsafe { Box::from_raw(address as *mut Block<T>) });
}
