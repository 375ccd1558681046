//! The pool of aligned, reusable buffers: results that the library allocates, and kernels' scratch memory.
//!
//! Comes in: a number of bytes. Goes out: a `Buffer`, 64-byte aligned, contents unspecified, given back on drop.
//! Sizes are rounded up to a class (powers of two in four steps), so that a buffer fits the next request of about its
//! size; released buffers wait in their class's list, the bytes waiting are bounded, and what is past the bound goes
//! back to the system, the largest classes first.

use std::alloc::{Layout, alloc, dealloc};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::config;
use super::error::{Code, Error, Result};

/// Alignment of every buffer: a cache line, and the widest vector register.
pub const ALIGN: usize = 64;

/// Room before a buffer's bytes for its capacity, so that a raw pointer is enough to give it back.
const HEADER: usize = ALIGN;

/// Smallest class, in bytes.
const SMALLEST: usize = 256;

/// Classes: four per power of two from `SMALLEST` up to 2^47.
const CLASSES: usize = 4 * (47 - 8) + 1;

/// Memory of the pool, owned; dropping it gives it back.
#[derive(Debug)]
pub struct Buffer {
    ptr: *mut u8,
    class: usize,
}

// SAFETY: a buffer owns plain bytes.
unsafe impl Send for Buffer {}
// SAFETY: shared access reads plain bytes only.
unsafe impl Sync for Buffer {}

impl Buffer {
    /// Address of the first byte, a multiple of `ALIGN`.
    pub fn as_ptr(&self) -> *mut u8 {
        self.ptr
    }

    /// Bytes that may be used, at least what was asked for.
    pub fn capacity(&self) -> usize {
        class_bytes(self.class)
    }

    /// The memory as `len` elements whose contents are unspecified until written.
    pub fn as_uninit<T: super::Element>(&mut self, len: usize) -> &mut [std::mem::MaybeUninit<T>] {
        assert!(len.checked_mul(size_of::<T>()).is_some_and(|bytes| bytes <= self.capacity()));
        // SAFETY: in capacity, aligned to 64, exclusively borrowed.
        unsafe { std::slice::from_raw_parts_mut(self.ptr.cast(), len) }
    }

    /// The memory as `len` zeros.
    pub fn zeroed<T: super::Element>(&mut self, len: usize) -> &mut [T] {
        assert!(len.checked_mul(size_of::<T>()).is_some_and(|bytes| bytes <= self.capacity()));
        // SAFETY: in capacity and aligned; all element types are valid as zero bytes.
        unsafe {
            self.ptr.write_bytes(0, len * size_of::<T>());
            std::slice::from_raw_parts_mut(self.ptr.cast(), len)
        }
    }

    /// Hands out the address; `from_raw` takes it back.
    pub fn into_raw(self) -> *mut u8 {
        std::mem::ManuallyDrop::new(self).ptr
    }

    /// Takes back what `into_raw` handed out.
    ///
    /// # Safety
    /// `ptr` came from `into_raw` and was not taken back since.
    pub unsafe fn from_raw(ptr: *mut u8) -> Buffer {
        // SAFETY: every buffer is preceded by its header.
        let class = unsafe { ptr.sub(HEADER).cast::<usize>().read() };
        Buffer { ptr, class }
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        POOL.give_back(self.ptr, self.class);
    }
}

/// What the pool did so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Statistics {
    /// Bytes waiting for reuse.
    pub bytes_held: u64,
    /// Bytes handed out and not given back.
    pub bytes_in_use: u64,
    /// The most bytes that were held and in use at one time.
    pub high_water: u64,
    /// Requests served from a waiting buffer.
    pub hits: u64,
    /// Requests that went to the system.
    pub misses: u64,
    /// Bound of `bytes_held`.
    pub limit: u64,
}

struct Pool {
    free: Mutex<Free>,
    limit: AtomicUsize,
    in_use: AtomicU64,
    high_water: AtomicU64,
    hits: AtomicU64,
    misses: AtomicU64,
}

struct Free {
    lists: [Vec<usize>; CLASSES],
    held: usize,
}

static POOL: Pool = Pool {
    free: Mutex::new(Free { lists: [const { Vec::new() }; CLASSES], held: 0 }),
    limit: AtomicUsize::new(usize::MAX),
    in_use: AtomicU64::new(0),
    high_water: AtomicU64::new(0),
    hits: AtomicU64::new(0),
    misses: AtomicU64::new(0),
};

/// The class that holds `bytes`, or `None` past the largest.
fn class_of(bytes: usize) -> Option<usize> {
    if bytes <= SMALLEST {
        return Some(0);
    }
    // With 2^p < bytes <= 2^(p+1), the class is the quarter of that octave in which `bytes` falls.
    let octave = (bytes - 1).ilog2() as usize;
    let quarter = ((bytes - 1) >> (octave - 2)) & 3;
    let class = (octave - 8) * 4 + quarter + 1;
    (class < CLASSES).then_some(class)
}

/// Usable bytes of a class.
fn class_bytes(class: usize) -> usize {
    if class == 0 {
        return SMALLEST;
    }
    let (octave, quarter) = ((class - 1) / 4 + 8, (class - 1) % 4);
    (1 << octave) + ((quarter + 1) << (octave - 2))
}

fn block_layout(class: usize) -> Layout {
    // ALIGN is a power of two and the classes end at 2^47, so the layout is always valid.
    Layout::from_size_align(class_bytes(class) + HEADER, ALIGN).expect("class sizes are bounded")
}

impl Pool {
    fn lock(&self) -> MutexGuard<'_, Free> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn limit(&self) -> usize {
        match self.limit.load(Ordering::Relaxed) {
            usize::MAX => config::get().pool_bytes,
            limit => limit,
        }
    }

    fn acquire(&self, bytes: usize) -> Result<Buffer> {
        let failed = || Error::new(Code::OutOfMemory, format!("{bytes} bytes could not be allocated"));
        let class = class_of(bytes).ok_or_else(failed)?;
        let size = class_bytes(class);
        let waiting = {
            let mut free = self.lock();
            let waiting = free.lists[class].pop();
            if waiting.is_some() {
                free.held -= size;
            }
            waiting
        };
        let ptr = match waiting {
            Some(address) => {
                self.hits.fetch_add(1, Ordering::Relaxed);
                address as *mut u8
            }
            None => {
                self.misses.fetch_add(1, Ordering::Relaxed);
                // SAFETY: the layout has a size of at least SMALLEST.
                let block = unsafe { alloc(block_layout(class)) };
                if block.is_null() {
                    return Err(failed());
                }
                // SAFETY: the block is aligned and starts with HEADER bytes.
                unsafe {
                    block.cast::<usize>().write(class);
                    block.add(HEADER)
                }
            }
        };
        let in_use = self.in_use.fetch_add(size as u64, Ordering::Relaxed) + size as u64;
        if waiting.is_none() {
            let held = self.lock().held as u64;
            self.high_water.fetch_max(in_use + held, Ordering::Relaxed);
        }
        Ok(Buffer { ptr, class })
    }

    fn give_back(&self, ptr: *mut u8, class: usize) {
        let size = class_bytes(class);
        self.in_use.fetch_sub(size as u64, Ordering::Relaxed);
        let limit = self.limit();
        if size <= limit {
            let mut free = self.lock();
            free.lists[class].push(ptr as usize);
            free.held += size;
            if free.held <= limit {
                return;
            }
            drop(free);
            self.trim(limit);
        } else {
            free_block(ptr as usize, class);
        }
    }

    /// Frees waiting buffers, the largest first, until at most `keep` bytes wait.
    fn trim(&self, keep: usize) -> usize {
        let mut out = Vec::new();
        {
            let mut free = self.lock();
            for class in (0..CLASSES).rev() {
                while free.held > keep {
                    let Some(address) = free.lists[class].pop() else { break };
                    free.held -= class_bytes(class);
                    out.push((address, class));
                }
            }
        }
        let bytes = out.iter().map(|&(_, class)| class_bytes(class)).sum();
        out.into_iter().for_each(|(address, class)| free_block(address, class));
        bytes
    }
}

fn free_block(address: usize, class: usize) {
    // SAFETY: the block was allocated in `acquire` with this layout, HEADER bytes before the address handed out.
    unsafe { dealloc((address as *mut u8).sub(HEADER), block_layout(class)) }
}

/// A buffer of at least `bytes`, contents unspecified. Fails with `OutOfMemory`, never ends the process.
pub fn acquire(bytes: usize) -> Result<Buffer> {
    POOL.acquire(bytes)
}

/// A buffer for `len` elements of `T`.
pub fn acquire_for<T: super::Element>(len: usize) -> Result<Buffer> {
    match len.checked_mul(size_of::<T>()) {
        Some(bytes) => acquire(bytes),
        None => Err(Error::new(Code::Overflow, format!("{len} elements are more bytes than can be addressed"))),
    }
}

/// Gives waiting buffers back to the system until at most `keep` bytes wait; returns the bytes freed.
pub fn trim(keep: usize) -> usize {
    POOL.trim(keep)
}

/// Sets the bound of the bytes that wait, and trims to it.
pub fn set_limit(bytes: usize) {
    POOL.limit.store(bytes.min(usize::MAX - 1), Ordering::Relaxed);
    POOL.trim(bytes);
}

/// What the pool did so far.
pub fn statistics() -> Statistics {
    let bytes_held = POOL.lock().held as u64;
    Statistics {
        bytes_held,
        bytes_in_use: POOL.in_use.load(Ordering::Relaxed),
        high_water: POOL.high_water.load(Ordering::Relaxed),
        hits: POOL.hits.load(Ordering::Relaxed),
        misses: POOL.misses.load(Ordering::Relaxed),
        limit: POOL.limit() as u64,
    }
}

/// The lock that a fork must find free.
pub(super) fn lock_for_fork() -> Box<dyn std::any::Any> {
    Box::new(POOL.lock())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_holds_what_was_asked_and_wastes_at_most_a_quarter() {
        for bytes in (1..5000).chain([1 << 20, (1 << 20) + 1, 3 << 29]) {
            let class = class_of(bytes).unwrap();
            assert!(class_bytes(class) >= bytes);
            assert!(class == 0 || class_bytes(class) <= bytes + bytes / 4 + 4, "{bytes}");
            assert!(class == 0 || class_bytes(class - 1) < bytes, "{bytes} would fit the class below");
        }
        assert_eq!(class_of(usize::MAX), None);
    }

    #[test]
    fn buffers_are_aligned_and_reused() {
        let first = acquire(12_345_678).unwrap();
        let address = first.as_ptr();
        assert!((address as usize).is_multiple_of(ALIGN));
        drop(first);
        let before = statistics();
        let again = acquire(12_345_600).unwrap();
        assert_eq!(again.as_ptr(), address);
        assert!(statistics().hits > before.hits);
    }

    #[test]
    fn a_request_past_memory_is_an_error() {
        assert_eq!(acquire(usize::MAX).unwrap_err().code, Code::OutOfMemory);
        assert_eq!(acquire(1 << 46).unwrap_err().code, Code::OutOfMemory);
        assert_eq!(acquire_for::<f64>(usize::MAX / 4).unwrap_err().code, Code::Overflow);
    }
}
