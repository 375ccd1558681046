//! How kernels from source run, and who says so: a thread for its calls, a kernel, the manager.

use std::cell::Cell;
use std::sync::atomic::{AtomicI32, AtomicUsize, Ordering};

use crate::runtime::config::Tier;

/// What somebody has chosen, or that nobody has.
#[derive(Debug)]
pub struct TierChoice(AtomicI32);

/// The number that stands for no choice.
const NONE: i32 = -1;

fn number(tier: Option<Tier>) -> i32 {
    tier.map_or(NONE, |tier| tier as i32)
}

fn tier(number: i32) -> Option<Tier> {
    Tier::ALL.into_iter().find(|&tier| tier as i32 == number)
}

impl Default for TierChoice {
    fn default() -> Self {
        TierChoice(AtomicI32::new(NONE))
    }
}

impl TierChoice {
    /// Chooses; `None` leaves it to others.
    pub fn set(&self, tier: Option<Tier>) {
        self.0.store(number(tier), Ordering::Relaxed);
    }

    /// What was chosen.
    pub fn get(&self) -> Option<Tier> {
        tier(self.0.load(Ordering::Relaxed))
    }
}

thread_local! {
    /// What this thread has chosen for its calls.
    static MINE: Cell<i32> = const { Cell::new(NONE) };

    /// Where it has chosen something: that this ends with the thread.
    static LEAVING: Leaving = const { Leaving };
}

/// Threads that have chosen something.
static CHOOSING: AtomicUsize = AtomicUsize::new(0);

struct Leaving;

impl Drop for Leaving {
    fn drop(&mut self) {
        if MINE.replace(NONE) != NONE {
            CHOOSING.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// The manager's choice; threads may have choices of their own.
#[derive(Debug)]
pub struct Tiers {
    all: TierChoice,
}

impl Tiers {
    /// As the environment says.
    pub(in crate::manager) fn new(all: Tier) -> Tiers {
        Tiers { all: TierChoice(AtomicI32::new(all as i32)) }
    }

    /// How kernels run about which nothing else is said.
    pub fn get(&self) -> Tier {
        self.all.get().unwrap_or(Tier::Auto)
    }

    /// Sets that.
    pub fn set(&self, tier: Tier) {
        self.all.set(Some(tier));
    }

    /// Sets how this thread's calls run, whatever is said otherwise; what it was before.
    pub fn set_for_thread(&self, chosen: Option<Tier>) -> Option<Tier> {
        let before = tier(MINE.replace(number(chosen)));
        match (before, chosen) {
            (None, Some(_)) => {
                // Refused where the thread is past its end already; its count then stays.
                let _ = LEAVING.try_with(|_| ());
                CHOOSING.fetch_add(1, Ordering::Relaxed);
            }
            (Some(_), None) => drop(CHOOSING.fetch_sub(1, Ordering::Relaxed)),
            _ => {}
        }
        before
    }

    /// How a call runs of a kernel with this choice.
    #[inline]
    pub(super) fn of(&self, kernel: &TierChoice) -> Tier {
        if CHOOSING.load(Ordering::Relaxed) > 0
            && let Some(mine) = tier(MINE.get())
        {
            return mine;
        }
        match kernel.0.load(Ordering::Relaxed) {
            NONE => self.get(),
            own => tier(own).unwrap_or(Tier::Auto),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_ends_with_its_thread() {
        let tiers = Tiers::new(Tier::Auto);
        let choice = TierChoice::default();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                assert_eq!(tiers.set_for_thread(Some(Tier::Interpreter)), None);
                assert_eq!(tiers.set_for_thread(Some(Tier::Baseline)), Some(Tier::Interpreter));
                assert_eq!((CHOOSING.load(Ordering::Relaxed), tiers.of(&choice)), (1, Tier::Baseline));
            });
        });
        // A scope ends before the destructors of its threads' locals do: they are few, and soon over.
        while CHOOSING.load(Ordering::Relaxed) != 0 {
            std::thread::yield_now();
        }
        assert_eq!(tiers.of(&choice), Tier::Auto);
    }
}
