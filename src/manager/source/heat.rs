//! How long a specialisation has run, estimated from a few timed calls.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

/// Timing a call takes about this long, nanoseconds, and is done so seldom that it is less than a hundredth of the calls.
const CLOCK: u64 = 50;

/// Calls are timed one in so many at least.
const SELDOM: u64 = 1 << 16;

/// How long a specialisation has run, estimated from the calls that were timed.
#[derive(Debug, Default)]
pub(super) struct Heat {
    /// Calls until the next one that is timed. Calls of several threads may count as one.
    left: AtomicU32,
    /// Calls for which a timed one stands.
    stands_for: AtomicU32,
    spent: AtomicU64,
    /// Whether what follows from it was begun.
    settled: AtomicBool,
}

/// What `Heat::left` is when nothing is timed.
const OFF: u32 = u32::MAX;

impl Heat {
    /// Whether this call is timed.
    #[inline]
    pub fn due(&self) -> bool {
        match self.left.load(Ordering::Relaxed) {
            0 => true,
            OFF => false,
            left => {
                self.left.store(left - 1, Ordering::Relaxed);
                false
            }
        }
    }

    /// Adds a timed call; how long all have taken.
    pub fn add(&self, nanoseconds: u64) -> u64 {
        let stood_for = u64::from(self.stands_for.load(Ordering::Relaxed)).max(1);
        let next = (100 * CLOCK / nanoseconds.max(1)).clamp(1, SELDOM);
        self.stands_for.store(next as u32, Ordering::Relaxed);
        self.left.store(next as u32 - 1, Ordering::Relaxed);
        let more = nanoseconds.saturating_mul(stood_for);
        self.spent.fetch_add(more, Ordering::Relaxed).saturating_add(more)
    }

    /// Whether what follows from it was begun.
    pub fn is_settled(&self) -> bool {
        self.settled.load(Ordering::Relaxed)
    }

    /// Says that what follows from it begins; whether nobody has said so before.
    pub fn settle(&self) -> bool {
        !self.settled.swap(true, Ordering::Relaxed)
    }

    /// Every call is timed from here on.
    pub fn always(&self) {
        self.left.store(0, Ordering::Relaxed);
    }

    /// Nothing is timed from here on. (A call that has just counted down may have one more timed.)
    pub fn off(&self) {
        self.left.store(OFF, Ordering::Relaxed);
    }

    /// Whether nothing is timed any more.
    pub fn is_off(&self) -> bool {
        self.left.load(Ordering::Relaxed) == OFF
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_calls_are_timed_seldom_and_count_for_all() {
        let heat = Heat::default();
        let mut timed = 0;
        for _ in 0..100_000 {
            if heat.due() {
                timed += 1;
                heat.add(50);
            }
        }
        assert!((900..1100).contains(&timed), "{timed}");
        let spent = heat.spent.load(Ordering::Relaxed);
        assert!((4_900_000..5_100_000).contains(&spent), "{spent}");
        heat.off();
        assert!((0..1000).all(|_| !heat.due()));
    }

    #[test]
    fn long_calls_are_all_timed() {
        let heat = Heat::default();
        for _ in 0..10 {
            assert!(heat.due());
            heat.add(1_000_000);
        }
        assert_eq!(heat.spent.load(Ordering::Relaxed), 10_000_000);
    }
}
