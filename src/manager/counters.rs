//! Counters that cost a call next to nothing: a cache line of its own for each of a few threads, which adds to it without
//! locking it, and one for all others together.
//!
//! Comes in: "this path ran on so many elements". Goes out: sums, taken when somebody asks. A sum taken while calls
//! run may miss the newest ones; once they have returned, it is exact.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use crate::kernels::Path;
use crate::runtime::Code;

/// Cache lines per kernel. The last one is the common one.
const SHARDS: usize = 8;
const COMMON: usize = SHARDS - 1;

#[derive(Debug, Default)]
#[repr(align(64))]
struct Shard {
    calls: [AtomicU64; 3],
    elements: [AtomicU64; 3],
    fallbacks: AtomicU64,
    errors: AtomicU64,
}

impl Shard {
    fn totals(&self) -> Totals {
        let load = |counters: &[AtomicU64; 3]| std::array::from_fn(|p| counters[p].load(Ordering::Relaxed));
        Totals {
            calls: load(&self.calls),
            elements: load(&self.elements),
            fallbacks: self.fallbacks.load(Ordering::Relaxed),
            errors: self.errors.load(Ordering::Relaxed),
        }
    }
}

/// What one kernel did.
#[derive(Debug, Default)]
pub struct Counters {
    shards: [Shard; SHARDS],
    /// What the sums were when they were set to zero: shards only grow, since nobody else may write to a thread's own.
    zero: Shard,
}

/// Sums of a kernel's counters; the arrays follow `Path::ALL`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Calls that returned a result, by the path that made it.
    pub calls: [u64; 3],
    /// Elements of those calls.
    pub elements: [u64; 3],
    /// Calls that fell back from a faster path.
    pub fallbacks: u64,
    /// Calls that returned an error.
    pub errors: u64,
}

impl Totals {
    /// Adds another kernel's sums.
    pub fn add(&mut self, other: &Totals) {
        (0..3).for_each(|p| self.calls[p] += other.calls[p]);
        (0..3).for_each(|p| self.elements[p] += other.elements[p]);
        self.fallbacks += other.fallbacks;
        self.errors += other.errors;
    }

    /// Takes off what was there before.
    fn since(&mut self, before: &Totals) {
        (0..3).for_each(|p| self.calls[p] = self.calls[p].wrapping_sub(before.calls[p]));
        (0..3).for_each(|p| self.elements[p] = self.elements[p].wrapping_sub(before.elements[p]));
        self.fallbacks = self.fallbacks.wrapping_sub(before.fallbacks);
        self.errors = self.errors.wrapping_sub(before.errors);
    }

    /// Calls on any path.
    pub fn all_calls(&self) -> u64 {
        self.calls.iter().sum()
    }
}

/// The shards that threads have for themselves, one bit each.
static OWNED: AtomicU8 = AtomicU8::new(0);

/// A thread's own shard, free for others when the thread ends. (Those of a parent's other threads stay taken in a forked
/// child, whose new threads then share the common one.)
struct Own(usize);

impl Drop for Own {
    fn drop(&mut self) {
        // What the thread calls from now on, while it ends, is not its own to count any more.
        MINE.set(COMMON);
        OWNED.fetch_and(!(1 << self.0), Ordering::Release);
    }
}

thread_local! {
    /// This thread's shard, `usize::MAX` until it needs one.
    static MINE: Cell<usize> = const { Cell::new(usize::MAX) };
    static OWN: Cell<Option<Own>> = const { Cell::new(None) };
}

#[inline]
fn shard() -> usize {
    let mine = MINE.get();
    if mine == usize::MAX { take_shard() } else { mine }
}

#[cold]
fn take_shard() -> usize {
    let mine = loop {
        let owned = OWNED.load(Ordering::Relaxed);
        let free = (!owned).trailing_zeros() as usize;
        if free >= COMMON {
            break COMMON;
        }
        if OWNED.compare_exchange(owned, owned | 1 << free, Ordering::Acquire, Ordering::Relaxed).is_ok() {
            let own = Own(free);
            match OWN.try_with(|place| place.set(Some(own))) {
                Ok(()) => break free,
                // The thread is ending: the shard has been given back.
                Err(_) => return COMMON,
            }
        }
    };
    MINE.set(mine);
    mine
}

/// Adds to a counter of a thread's own shard, which nobody else writes, or of the common one.
#[inline]
fn add(counter: &AtomicU64, by: u64, shard: usize) {
    if shard == COMMON {
        counter.fetch_add(by, Ordering::Relaxed);
    } else {
        counter.store(counter.load(Ordering::Relaxed).wrapping_add(by), Ordering::Relaxed);
    }
}

impl Counters {
    /// A call ended well.
    #[inline]
    pub fn ran(&self, path: Path, elements: usize) {
        let at = shard();
        let shard = &self.shards[at];
        add(&shard.calls[path as usize], 1, at);
        add(&shard.elements[path as usize], elements as u64, at);
    }

    /// A call fell back.
    pub fn fell_back(&self) {
        self.shards[COMMON].fallbacks.fetch_add(1, Ordering::Relaxed);
    }

    /// A call returned an error.
    pub fn failed(&self) {
        self.shards[COMMON].errors.fetch_add(1, Ordering::Relaxed);
    }

    /// The sums.
    pub fn totals(&self) -> Totals {
        // Before the shards, so that no sum is less than what is taken off.
        let zero = self.zero.totals();
        let mut totals = self.all_time();
        totals.since(&zero);
        totals
    }

    fn all_time(&self) -> Totals {
        let mut totals = Totals::default();
        self.shards.iter().for_each(|shard| totals.add(&shard.totals()));
        totals
    }

    /// Sets everything to zero.
    pub fn reset(&self) {
        let Totals { calls, elements, fallbacks, errors } = self.all_time();
        (0..3).for_each(|p| self.zero.calls[p].store(calls[p], Ordering::Relaxed));
        (0..3).for_each(|p| self.zero.elements[p].store(elements[p], Ordering::Relaxed));
        self.zero.fallbacks.store(fallbacks, Ordering::Relaxed);
        self.zero.errors.store(errors, Ordering::Relaxed);
    }
}

/// What stands in the rows for the kernels that are gone; no kernel can have that name.
pub const UNREGISTERED: &str = "(unregistered)";

/// Fallbacks by kernel and reason: rare, so an ordinary map behind a lock.
#[derive(Debug, Default)]
pub struct Reasons {
    rows: BTreeMap<(String, &'static str), Reason>,
}

/// One reason's row.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Reason {
    /// How often.
    pub count: u64,
    /// The newest message.
    pub last_message: String,
}

impl Reasons {
    /// Counts one.
    pub fn add(&mut self, kernel: &str, code: Code, message: &str) {
        let row = self.rows.entry((kernel.to_owned(), code.name()));
        let row = row.or_insert(Reason { count: 0, last_message: String::new() });
        row.count += 1;
        row.last_message = message.to_owned();
    }

    /// Joins the rows of a kernel that is gone with those of `UNREGISTERED`.
    pub fn retire(&mut self, kernel: &str) {
        let gone: Vec<_> = self.rows.extract_if(.., |(name, _), _| name == kernel).collect();
        for ((_, code), reason) in gone {
            let row = self.rows.entry((UNREGISTERED.to_owned(), code));
            let row = row.or_insert(Reason { count: 0, last_message: String::new() });
            row.count += reason.count;
            row.last_message = reason.last_message;
        }
    }

    /// Every row: kernel, reason, count and message.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &'static str, &Reason)> {
        self.rows.iter().map(|((kernel, code), reason)| (kernel.as_str(), *code, reason))
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.rows.clear();
    }
}
