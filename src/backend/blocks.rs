//! Memory of the arrays that kernels allocate: reference-counted blocks of the buffer pool.
//!
//! Comes in: shapes. Goes out: blocks, given back to the pool with their last reference; or why there is none.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering, fence};

use crate::runtime::buffers::{self, Buffer};

/// The head of a block; its bytes follow, aligned to 64.
#[repr(C, align(64))]
#[derive(Debug)]
pub struct Block {
    references: AtomicUsize,
}

/// Why an array cannot be allocated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// An extent is negative.
    NegativeExtent,
    /// There is no memory for that many bytes; `u64::MAX` if the number is larger still.
    NoMemory(u64),
}

/// A reference to a block.
#[derive(Debug)]
pub struct BlockRef(NonNull<Block>);

// SAFETY: the count is atomic, and the bytes are plain numbers.
unsafe impl Send for BlockRef {}
// SAFETY: as above.
unsafe impl Sync for BlockRef {}

impl BlockRef {
    /// Memory for an array of this shape, row-major or column-major; its elements are 0 where `zeroed`, otherwise
    /// unspecified.
    pub fn allocate(shape: &[i64], element_size: usize, zeroed: bool) -> Result<BlockRef, Refusal> {
        let bytes = bytes_of(shape, element_size)?;
        let refused = Refusal::NoMemory(bytes);
        let total = usize::try_from(bytes).ok().and_then(|b| b.checked_add(size_of::<Block>())).ok_or(refused)?;
        let buffer = buffers::acquire(total).map_err(|_| refused)?;
        let block = NonNull::new(buffer.into_raw().cast::<Block>()).ok_or(refused)?;
        // SAFETY: the buffer is aligned to 64 and holds the head and `bytes` more.
        unsafe {
            block.write(Block { references: AtomicUsize::new(1) });
            if zeroed {
                block.add(1).cast::<u8>().write_bytes(0, bytes as usize);
            }
        }
        Ok(BlockRef(block))
    }

    /// The first byte of the memory.
    pub fn data(&self) -> *mut u8 {
        // SAFETY: the bytes follow the head.
        unsafe { self.0.add(1).as_ptr().cast() }
    }

    /// Hands the reference out as an address.
    pub fn into_raw(self) -> *mut Block {
        std::mem::ManuallyDrop::new(self).0.as_ptr()
    }

    /// Takes over a reference; `None` for null.
    ///
    /// # Safety
    /// `block` is null, or one reference to it is given up to the result.
    pub unsafe fn from_raw(block: *mut Block) -> Option<BlockRef> {
        NonNull::new(block).map(BlockRef)
    }

    /// A further reference; `None` for null.
    ///
    /// # Safety
    /// `block` is null or alive.
    pub unsafe fn retain(block: *mut Block) -> Option<BlockRef> {
        let block = NonNull::new(block)?;
        // SAFETY: the block is alive. Nothing has to happen before a count goes up.
        unsafe { block.as_ref() }.references.fetch_add(1, Ordering::Relaxed);
        Some(BlockRef(block))
    }
}

impl Clone for BlockRef {
    fn clone(&self) -> BlockRef {
        // SAFETY: this reference keeps the block alive, and a reference is never null.
        unsafe { BlockRef::retain(self.0.as_ptr()).unwrap_unchecked() }
    }
}

impl Drop for BlockRef {
    fn drop(&mut self) {
        // SAFETY: the block is alive as long as this reference counts.
        if unsafe { self.0.as_ref() }.references.fetch_sub(1, Ordering::Release) == 1 {
            // What other threads did with the memory happens before it is given back.
            fence(Ordering::Acquire);
            // SAFETY: the address came from `Buffer::into_raw`, and this was the last reference.
            drop(unsafe { Buffer::from_raw(self.0.as_ptr().cast()) });
        }
    }
}

/// Bytes of an array; saturates.
fn bytes_of(shape: &[i64], element_size: usize) -> Result<u64, Refusal> {
    if shape.iter().any(|&n| n < 0) {
        return Err(Refusal::NegativeExtent);
    }
    if shape.contains(&0) {
        return Ok(0);
    }
    Ok(shape.iter().fold(element_size as u64, |bytes, &n| bytes.saturating_mul(n as u64)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_no_memory_has_are_refused() {
        assert_eq!(BlockRef::allocate(&[3, -1, 0], 8, false).unwrap_err(), Refusal::NegativeExtent);
        assert_eq!(BlockRef::allocate(&[i64::MAX, i64::MAX], 8, false).unwrap_err(), Refusal::NoMemory(u64::MAX));
        assert_eq!(BlockRef::allocate(&[1 << 45], 8, false).unwrap_err(), Refusal::NoMemory(1 << 48));
        assert!(BlockRef::allocate(&[i64::MAX, 0], 8, true).is_ok());
    }

    #[test]
    fn the_last_reference_gives_the_memory_back() {
        let before = buffers::statistics().bytes_in_use;
        let block = BlockRef::allocate(&[1000], 8, true).unwrap();
        assert!((block.data() as usize).is_multiple_of(64));
        // SAFETY: 8000 zeroed bytes.
        assert!(unsafe { std::slice::from_raw_parts(block.data(), 8000) }.iter().all(|&b| b == 0));
        let again = block.clone();
        drop(block);
        assert!(buffers::statistics().bytes_in_use > before);
        drop(again);
        assert_eq!(buffers::statistics().bytes_in_use, before);
    }
}
