//! The specialisations of a kernel, by the exact types of a call's arguments.
//!
//! A list that only grows, at its head, and is freed with the kernel: a call finds its specialisation by loads alone. It
//! is bounded; what comes after that many different types is not compiled any more.

use std::ffi::CString;
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

use super::frame::Key;
use super::specialisation::Specialisation;
use jitney_ir::DType;

/// Most different lists of types that one kernel is specialised for.
pub(super) const MAX_SPECIALISATIONS: usize = 256;

/// A number that is converted before the call, because the kernel's signature says so: its slot, from what, to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cast {
    pub slot: usize,
    pub from: DType,
    pub to: DType,
}

/// What a key leads to.
#[derive(Debug)]
pub(super) struct Found {
    pub specialisation: Arc<Specialisation>,
    pub casts: Vec<Cast>,
    /// The type that the number which comes back is converted to, because the kernel's signature says so; as text, too.
    pub result: Option<(DType, CString)>,
}

#[derive(Debug)]
struct Node<F> {
    hash: u64,
    key: Key,
    found: F,
    next: *mut Node<F>,
}

/// Specialisations, or what else the types lead to, by key.
#[derive(Debug)]
pub(super) struct Table<F = Found> {
    head: AtomicPtr<Node<F>>,
    count: AtomicUsize,
}

// SAFETY: nodes are written before they are published and never changed after; what they hold is Send and Sync.
unsafe impl<F: Send + Sync> Send for Table<F> {}
// SAFETY: as above.
unsafe impl<F: Send + Sync> Sync for Table<F> {}

impl<F> Default for Table<F> {
    fn default() -> Self {
        Table { head: AtomicPtr::default(), count: AtomicUsize::new(0) }
    }
}

/// Mixes the words of a key: collisions cost a comparison, no more.
fn hash(key: &[u32]) -> u64 {
    key.iter()
        .fold(key.len() as u64, |h, &word| (h.rotate_left(5) ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

impl<F> Table<F> {
    fn nodes(&self) -> impl Iterator<Item = &Node<F>> {
        // SAFETY: nodes live as long as the table.
        let mut next = unsafe { self.head.load(Ordering::Acquire).as_ref() };
        std::iter::from_fn(move || {
            let node = next?;
            // SAFETY: as above.
            next = unsafe { node.next.as_ref() };
            Some(node)
        })
    }

    /// What was added last, with its key.
    #[inline]
    pub fn newest(&self) -> Option<(&[u32], &F)> {
        self.nodes().next().map(|node| (&*node.key, &node.found))
    }

    #[inline]
    pub fn find(&self, key: &[u32]) -> Option<&F> {
        // What came last is what most calls are: to compare the words takes less time than to mix them.
        let mut nodes = self.nodes();
        let last = nodes.next()?;
        if last.key.len() == key.len() && last.key.iter().zip(key).all(|(a, b)| a == b) {
            return Some(&last.found);
        }
        let hash = hash(key);
        nodes.find(|node| node.hash == hash && *node.key == *key).map(|node| &node.found)
    }

    /// Whether there is no room for another key.
    pub fn is_full(&self) -> bool {
        self.count.load(Ordering::Relaxed) >= MAX_SPECIALISATIONS
    }

    /// Adds what a key leads to, unless another thread was faster: what stands there then.
    pub fn insert(&self, key: &[u32], found: F) -> &F {
        let mut node = Box::new(Node { hash: hash(key), key: Key::from_slice(key), found, next: ptr::null_mut() });
        loop {
            let head = self.head.load(Ordering::Acquire);
            if let Some(known) = self.find(key) {
                return known;
            }
            node.next = head;
            let raw = Box::into_raw(node);
            match self.head.compare_exchange(head, raw, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => {
                    self.count.fetch_add(1, Ordering::Relaxed);
                    // SAFETY: published, and alive as long as the table.
                    return unsafe { &(*raw).found };
                }
                // SAFETY: not published: it is still this thread's alone.
                Err(_) => node = unsafe { Box::from_raw(raw) },
            }
        }
    }
}

impl Table {
    /// Every specialisation, in the order in which they came, each once.
    pub fn specialisations(&self) -> Vec<Arc<Specialisation>> {
        let mut all: Vec<Arc<Specialisation>> = Vec::new();
        for node in self.nodes() {
            if !all.iter().any(|known| Arc::ptr_eq(known, &node.found.specialisation)) {
                all.push(node.found.specialisation.clone());
            }
        }
        all.reverse();
        all
    }
}

impl<F> Drop for Table<F> {
    fn drop(&mut self) {
        let mut next = *self.head.get_mut();
        while !next.is_null() {
            // SAFETY: published by `insert`, freed once, here.
            let node = unsafe { Box::from_raw(next) };
            next = node.next;
        }
    }
}
