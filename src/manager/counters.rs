//! Counters that cost a call next to nothing: relaxed additions to a cache line that mostly one thread uses.
//!
//! Comes in: "this path ran on so many elements". Goes out: sums, taken when somebody asks. A sum taken while calls
//! run may miss the newest ones; once they have returned, it is exact.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use crate::kernels::Path;
use crate::runtime::Code;

/// Cache lines per kernel; threads spread over them.
const SHARDS: usize = 8;

#[derive(Debug, Default)]
#[repr(align(64))]
struct Shard {
    calls: [AtomicU64; 3],
    elements: [AtomicU64; 3],
    fallbacks: AtomicU64,
    errors: AtomicU64,
}

/// What one kernel did.
#[derive(Debug, Default)]
pub struct Counters([Shard; SHARDS]);

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

    /// Calls on any path.
    pub fn all_calls(&self) -> u64 {
        self.calls.iter().sum()
    }
}

fn shard() -> usize {
    thread_local! { static MINE: Cell<usize> = const { Cell::new(usize::MAX) }; }
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    MINE.with(|mine| {
        if mine.get() == usize::MAX {
            mine.set(NEXT.fetch_add(1, Ordering::Relaxed) % SHARDS);
        }
        mine.get()
    })
}

impl Counters {
    /// A call ended well.
    #[inline]
    pub fn ran(&self, path: Path, elements: usize) {
        let shard = &self.0[shard()];
        shard.calls[path as usize].fetch_add(1, Ordering::Relaxed);
        shard.elements[path as usize].fetch_add(elements as u64, Ordering::Relaxed);
    }

    /// A call fell back.
    pub fn fell_back(&self) {
        self.0[shard()].fallbacks.fetch_add(1, Ordering::Relaxed);
    }

    /// A call returned an error.
    pub fn failed(&self) {
        self.0[shard()].errors.fetch_add(1, Ordering::Relaxed);
    }

    /// The sums.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for shard in &self.0 {
            let load = |counters: &[AtomicU64; 3]| std::array::from_fn(|p| counters[p].load(Ordering::Relaxed));
            totals.add(&Totals {
                calls: load(&shard.calls),
                elements: load(&shard.elements),
                fallbacks: shard.fallbacks.load(Ordering::Relaxed),
                errors: shard.errors.load(Ordering::Relaxed),
            });
        }
        totals
    }

    /// Sets everything to zero.
    pub fn reset(&self) {
        for shard in &self.0 {
            let all = shard.calls.iter().chain(&shard.elements).chain([&shard.fallbacks, &shard.errors]);
            all.for_each(|counter| counter.store(0, Ordering::Relaxed));
        }
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
