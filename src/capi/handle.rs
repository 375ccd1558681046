//! Opaque, atomically reference-counted handles, which know when they are used after release.
//!
//! A handle's block outlives its value: when the last reference goes, the value is dropped at once, and the block waits
//! in a quarantine of the last `QUARANTINE` released ones, marked as dead. A stale pointer that comes back in that time
//! gets `JITNEY_ERROR_RELEASED` instead of somebody else's memory.

use std::any::TypeId;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, Once, PoisonError};

use crate::fail;
use crate::runtime::{Result, fork};

/// Blocks of released handles that are kept to be recognised.
const QUARANTINE: usize = 4096;

const LIVE: u64 = 0x6a69_746e_6579_4c56;
const DEAD: u64 = 0x6a69_746e_6579_4445;

// What an opaque pointer of the ABI points to: the start of a `Block`. (No doc comment: it would stand in the header.)
#[allow(missing_docs)]
pub struct Handle<T> {
    opaque: PhantomData<T>,
}

/// What is really there. The order of the first two fields is fixed, so that a handle of another type can be told.
#[repr(C)]
struct Block<T> {
    mark: AtomicU64,
    kind: TypeId,
    references: AtomicUsize,
    value: ManuallyDrop<T>,
}

/// A released block: its address, and how to free it.
struct Dead(usize, unsafe fn(usize));

static DEAD_BLOCKS: Mutex<VecDeque<Dead>> = Mutex::new(VecDeque::new());

/// A new handle with one reference.
pub fn into_raw<T: 'static>(value: T) -> *mut Handle<T> {
    let block = Block {
        mark: AtomicU64::new(LIVE),
        kind: TypeId::of::<T>(),
        references: AtomicUsize::new(1),
        value: ManuallyDrop::new(value),
    };
    Box::into_raw(Box::new(block)).cast()
}

/// # Safety
/// `handle` is NULL or came from `into_raw`, and was released so lately that its block is still there.
unsafe fn checked<'a, T: 'static>(argument: &str, handle: *const Handle<T>) -> Result<&'a Block<T>> {
    if handle.is_null() {
        fail!(NullPointer, "{argument} is NULL");
    }
    if !(handle as usize).is_multiple_of(align_of::<Block<T>>()) {
        fail!(InvalidArgument, "{argument} is not a handle of this library");
    }
    // SAFETY: the caller's contract. Mark and kind lie at the same place in every block.
    let block = unsafe { &*handle.cast::<Block<T>>() };
    match block.mark.load(Ordering::Acquire) {
        LIVE if block.kind == TypeId::of::<T>() => Ok(block),
        LIVE => fail!(InvalidArgument, "{argument} is not a handle of its kind, but another one of this library"),
        DEAD => fail!(Released, "{argument} was released before"),
        _ => fail!(InvalidArgument, "{argument} is not a handle of this library"),
    }
}

/// The value behind a handle.
///
/// # Safety
/// `handle` is NULL, or a handle of this type that is live or was released lately; nobody gives its last reference back
/// while `'a` lasts.
pub unsafe fn get<'a, T: 'static>(argument: &str, handle: *const Handle<T>) -> Result<&'a T> {
    // SAFETY: the caller's contract.
    unsafe { checked(argument, handle) }.map(|block| &*block.value)
}

/// Adds a reference.
///
/// # Safety
/// As for `get`.
pub unsafe fn retain<T: 'static>(argument: &str, handle: *const Handle<T>) -> Result<()> {
    // SAFETY: the caller's contract.
    let block = unsafe { checked(argument, handle)? };
    block.references.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

/// Gives a reference back; the last one drops the value. NULL is fine.
///
/// # Safety
/// As for `get`.
pub unsafe fn release<T: 'static>(argument: &str, handle: *mut Handle<T>) -> Result<()> {
    if handle.is_null() {
        return Ok(());
    }
    // SAFETY: the caller's contract.
    let block = unsafe { checked(argument, handle)? };
    if block.references.fetch_sub(1, Ordering::AcqRel) != 1 {
        return Ok(());
    }
    prepare_for_fork();
    block.mark.store(DEAD, Ordering::Release);
    // SAFETY: that was the last reference, so nobody else reads the value.
    unsafe { ManuallyDrop::drop(&mut (*handle.cast::<Block<T>>()).value) };
    let oldest = {
        let mut dead = DEAD_BLOCKS.lock().unwrap_or_else(PoisonError::into_inner);
        dead.push_back(Dead(handle as usize, free::<T>));
        if dead.len() > QUARANTINE { dead.pop_front() } else { None }
    };
    if let Some(Dead(address, free)) = oldest {
        // SAFETY: the block was quarantined once, and leaves quarantine here.
        unsafe { free(address) };
    }
    Ok(())
}

/// # Safety
/// `address` is a `Block<T>` whose value is dropped, freed once.
unsafe fn free<T>(address: usize) {
    // SAFETY: the caller's contract; dropping the box does not drop the ManuallyDrop value.
    drop(unsafe { Box::from_raw(address as *mut Block<T>) });
}

/// Has a fork find the quarantine's lock free.
fn prepare_for_fork() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| fork::on_fork(|| Box::new(DEAD_BLOCKS.lock().unwrap_or_else(PoisonError::into_inner))));
}
