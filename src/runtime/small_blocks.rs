//! The library's own allocator: malloc, and before it each thread's list of the small blocks that it has freed.
//!
//! A compilation makes and drops some thousand blocks, most of them of a few sizes. Malloc merges what is freed with its
//! neighbours and looks for it again, which took a tenth of a kernel's first call; taking a block from a list takes a
//! dozen instructions. Each block is malloc's own, so any thread may free it, and a thread that ends returns its lists.
//!
//! Comes in: what Rust code of the library allocates. Goes out: blocks of malloc, of a class's size where they are small.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr;

/// Malloc's own alignment: what asks for more goes to the system.
const ALIGN: usize = 16;

/// Up to here, classes are `ALIGN` bytes apart; above, each octave has four.
const EVEN: usize = 512;

/// Largest blocks that are kept, in bytes.
const LARGEST: usize = 1 << 16;

const CLASSES: usize = EVEN / ALIGN + 4 * (LARGEST.ilog2() - EVEN.ilog2()) as usize;

/// Bytes that one thread keeps at most.
const MOST: usize = 1 << 20;

/// The class that holds `bytes`, which are between 1 and `LARGEST`.
const fn class_of(bytes: usize) -> usize {
    if bytes <= EVEN {
        return (bytes - 1) / ALIGN;
    }
    // With 2^p < bytes <= 2^(p+1), the class is the quarter of that octave in which `bytes` falls.
    let octave = (bytes - 1).ilog2();
    let quarter = ((bytes - 1) >> (octave - 2)) & 3;
    EVEN / ALIGN + 4 * (octave - EVEN.ilog2()) as usize + quarter
}

/// Bytes of a class's blocks.
const fn bytes_of(class: usize) -> usize {
    if class < EVEN / ALIGN {
        return (class + 1) * ALIGN;
    }
    let above = class - EVEN / ALIGN;
    let octave = EVEN << (above / 4);
    octave + (above % 4 + 1) * (octave / 4)
}

/// The class of what is asked for; none where it goes to the system as it is.
fn class_for(layout: Layout) -> Option<usize> {
    (layout.align() <= ALIGN && layout.size() <= LARGEST).then(|| class_of(layout.size()))
}

/// What malloc is asked for instead of a block of the class.
const fn whole(class: usize) -> Layout {
    match Layout::from_size_align(bytes_of(class), ALIGN) {
        Ok(layout) => layout,
        Err(_) => unreachable!(),
    }
}

/// A block that waits; its first word is the next one's address.
struct Waiting {
    next: *mut Waiting,
}

/// The blocks that one thread keeps.
struct Kept {
    lists: [Cell<*mut Waiting>; CLASSES],
    bytes: Cell<usize>,
}

thread_local! {
    static KEPT: Kept = const { Kept { lists: [const { Cell::new(ptr::null_mut()) }; CLASSES], bytes: Cell::new(0) } };
}

impl Kept {
    fn take(&self, class: usize) -> Option<*mut u8> {
        let first = self.lists[class].get();
        if first.is_null() {
            return None;
        }
        // SAFETY: blocks in a list belong to it, and begin with the next one's address.
        self.lists[class].set(unsafe { (*first).next });
        self.bytes.set(self.bytes.get() - bytes_of(class));
        Some(first.cast())
    }

    /// Keeps a block that nobody uses any more; false where there are enough.
    ///
    /// # Safety
    /// `block` has the class's size, and is given away.
    unsafe fn keep(&self, block: *mut u8, class: usize) -> bool {
        let bytes = self.bytes.get() + bytes_of(class);
        if bytes > MOST {
            return false;
        }
        self.bytes.set(bytes);
        let block: *mut Waiting = block.cast();
        // SAFETY: every class has room for an address, at malloc's alignment.
        unsafe { (*block).next = self.lists[class].get() };
        self.lists[class].set(block);
        true
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        for class in 0..CLASSES {
            while let Some(block) = self.take(class) {
                // SAFETY: allocated for this class.
                unsafe { System.dealloc(block, whole(class)) };
            }
        }
    }
}

/// The allocator. While a thread ends, and after its lists are gone, it is malloc alone.
pub struct SmallBlocks;

// Never inline: there are ten thousand places that allocate.
// SAFETY: blocks come from `System`, those of a class with its whole size, and are in one list at most.
unsafe impl GlobalAlloc for SmallBlocks {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(class) = class_for(layout) else {
            // SAFETY: as the caller promises.
            return unsafe { System.alloc(layout) };
        };
        let kept = KEPT.try_with(|kept| kept.take(class)).ok().flatten();
        // SAFETY: no class is empty.
        kept.unwrap_or_else(|| unsafe { System.alloc(whole(class)) })
    }

    #[inline(never)]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let Some(class) = class_for(layout) else {
            // SAFETY: as the caller promises, and `alloc` went the same way.
            return unsafe { System.dealloc(block, layout) };
        };
        // SAFETY: the caller gives the block away, which `alloc` made for this class.
        let kept = KEPT.try_with(|kept| unsafe { kept.keep(block, class) });
        if !kept.unwrap_or(false) {
            // SAFETY: as above.
            unsafe { System.dealloc(block, whole(class)) };
        }
    }

    #[inline(never)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if class_for(layout).is_none() {
            // SAFETY: as the caller promises.
            return unsafe { System.alloc_zeroed(layout) };
        }
        // SAFETY: as the caller promises.
        let block = unsafe { self.alloc(layout) };
        if !block.is_null() {
            // SAFETY: of at least this size.
            unsafe { block.write_bytes(0, layout.size()) };
        }
        block
    }

    #[inline(never)]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        // SAFETY: the caller promises a size that makes a layout.
        let wanted = unsafe { Layout::from_size_align_unchecked(bytes, layout.align()) };
        match (class_for(layout), class_for(wanted)) {
            // SAFETY: as the caller promises, and `alloc` went the same way.
            (None, None) => return unsafe { System.realloc(block, layout, bytes) },
            (old, new) if old == new => return block,
            _ => {}
        }
        // SAFETY: as the caller promises; the new block is another one.
        unsafe {
            let moved = self.alloc(wanted);
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(block, layout.size().min(bytes));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_hold_what_falls_into_them() {
        for bytes in 1..=LARGEST {
            let class = class_of(bytes);
            assert!(bytes <= bytes_of(class) && (class == 0 || bytes > bytes_of(class - 1)), "{bytes}");
            assert!(bytes_of(class).is_multiple_of(ALIGN));
        }
        assert_eq!(class_of(LARGEST), CLASSES - 1);
    }

    fn layout(bytes: usize) -> Layout {
        Layout::from_size_align(bytes, 8).unwrap()
    }

    #[test]
    fn a_freed_block_is_the_next_one() {
        // SAFETY: blocks are freed as they were allocated.
        unsafe {
            let block = SmallBlocks.alloc(layout(40_000));
            SmallBlocks.dealloc(block, layout(40_000));
            let next = SmallBlocks.alloc_zeroed(layout(40_900));
            assert_eq!(block, next);
            assert!((0..40_900).all(|i| *next.add(i) == 0));
            SmallBlocks.dealloc(next, layout(40_900));
        }
    }

    #[test]
    fn contents_move_between_all_sizes() {
        let sizes = [1, 16, 17, 500, 512, 513, 5_000, LARGEST, LARGEST + 1, 1 << 20];
        for from in sizes {
            for to in sizes {
                // SAFETY: blocks are freed as they were allocated.
                unsafe {
                    let block = SmallBlocks.alloc(layout(from));
                    (0..from).for_each(|i| *block.add(i) = i as u8);
                    let moved = SmallBlocks.realloc(block, layout(from), to);
                    assert!((0..from.min(to)).all(|i| *moved.add(i) == i as u8), "{from} {to}");
                    SmallBlocks.dealloc(moved, layout(to));
                }
            }
        }
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let kept = || KEPT.with(|kept| kept.bytes.get());
        std::thread::spawn(move || {
            // SAFETY: blocks are freed as they were allocated, by whichever thread.
            unsafe {
                let blocks: Vec<usize> = (0..100).map(|_| SmallBlocks.alloc(layout(30_000)) as usize).collect();
                let before = kept();
                std::thread::spawn(move || {
                    blocks.iter().for_each(|&block| SmallBlocks.dealloc(block as *mut u8, layout(30_000)));
                    assert!(kept() <= MOST && kept() > MOST - 2 * 30_000);
                })
                .join()
                .unwrap();
                assert!(kept() <= before + 10_000);
            }
        })
        .join()
        .unwrap();
    }

    #[test]
    fn large_alignment_is_kept_to() {
        let layout = Layout::from_size_align(100, 64).unwrap();
        // SAFETY: the block is freed as it was allocated.
        unsafe {
            let block = SmallBlocks.alloc(layout);
            assert_eq!(block as usize % 64, 0);
            SmallBlocks.dealloc(block, layout);
        }
    }
}
