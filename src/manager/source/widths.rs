//! Which width of vectors suits a specialisation: tried on its own calls, once it is hot.
//!
//! ```text
//! optimised   calls are timed now and then
//! hot         a thread in the background optimises the kernel again, for vectors of another width
//! race        calls take turns between both; neighbours of one size make a pair
//! decided     what was quicker stays; the cache on disk keeps it as decided, and no process tries again
//! ```
//!
//! Only processors with vectors of 512 bits have a choice: wide vectors halve the instructions of long loops, narrow ones
//! have shorter beginnings and ends, and cost some processors no clock.
//!
//! Comes in: timed calls of a specialisation. Goes out: which code runs it.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

use super::heat::Heat;
use super::specialisation::{Specialisation, Typed, with_stack};
use super::tier::{enqueue, resume, wish_of};
use super::{SourceKernel, compiling};
use crate::backend::plugin::Wish;
use crate::backend::{CompiledKernel, EntryKind};
use crate::manager::Manager;
use crate::runtime::config::Tier;
use crate::runtime::cpu::Level;
use crate::runtime::{config, threads};

/// A race is run once optimised code has taken this many times as long as optimising it again does.
const WORTH: u64 = 20;

/// Pairs of calls that decide.
const PAIRS: usize = 15;

/// Calls after which a race that found fewer pairs ends as it began.
const MOST_CALLS: u32 = 400;

/// The rival must take less than this part of the time.
const CLEARLY: f64 = 0.97;

/// Widths that are tried, of which one is the optimiser's own choice.
const WIDTHS: [u32; 2] = [256, 512];

/// Code of another width.
struct Rival {
    bits: u32,
    kernel: Box<dyn CompiledKernel>,
    /// The code as bytes, until it is on disk.
    code: Mutex<Vec<u8>>,
}

/// What the thread in the background is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Errand {
    None,
    MakeRival,
    Record,
}

/// The widths of a specialisation's vectors.
#[derive(Default)]
pub(super) struct Widths {
    heat: Heat,
    errand: AtomicU8,
    rival: OnceLock<Option<Rival>>,
    rival_won: AtomicBool,
    race: Mutex<Race>,
    /// Calls that found the race taken.
    crowded: AtomicU32,
}

impl std::fmt::Debug for Widths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Widths").field(&self.bits()).finish()
    }
}

/// A race between the first code and its rival.
#[derive(Debug, Default)]
struct Race {
    turn: u32,
    /// The last call that has no partner yet: whether the rival ran it, its size, its time.
    last: Option<(bool, usize, u64)>,
    /// The rival's time divided by the first one's.
    ratios: Vec<f64>,
}

impl Race {
    /// Whether the rival runs the next call. Each begins as many pairs as the other.
    fn next(&mut self) -> bool {
        let turn = self.turn;
        self.turn += 1;
        (turn + turn / 2) % 2 == 1
    }

    /// Notes a call; whether the rival has won, once that is decided.
    fn ran(&mut self, by_rival: bool, elements: usize, nanoseconds: u64) -> Option<bool> {
        match self.last.take() {
            Some((other, size, time)) if other != by_rival && size == elements => {
                let (rival, first) = if by_rival { (nanoseconds, time) } else { (time, nanoseconds) };
                self.ratios.push(rival.max(1) as f64 / first.max(1) as f64);
            }
            _ => self.last = Some((by_rival, elements, nanoseconds)),
        }
        if self.ratios.len() == PAIRS {
            self.ratios.sort_by(f64::total_cmp);
            return Some(self.ratios[PAIRS / 2] < CLEARLY);
        }
        (self.turn >= MOST_CALLS).then_some(false)
    }
}

impl Widths {
    /// Whether this call of optimised code is timed.
    #[inline]
    pub fn due(&self) -> bool {
        self.heat.due()
    }

    /// The rival, if it has won.
    #[inline]
    pub fn winner(&self) -> Option<&dyn CompiledKernel> {
        if !self.rival_won.load(Ordering::Acquire) {
            return None;
        }
        self.rival.get()?.as_ref().map(|rival| &*rival.kernel)
    }

    /// The rival, if it runs the next call for the sake of a race.
    pub fn in_turn(&self) -> Option<&dyn CompiledKernel> {
        let rival = self.rival.get()?.as_ref()?;
        let next = self.race.try_lock().ok()?.next();
        next.then_some(&*rival.kernel)
    }

    /// The width that has won against the optimiser's choice; 0 for that choice.
    pub fn bits(&self) -> u32 {
        let rival = self.rival.get().and_then(Option::as_ref);
        rival.filter(|_| self.rival_won.load(Ordering::Acquire)).map_or(0, |rival| rival.bits)
    }

    /// Whether nothing is to be tried any more.
    pub fn is_decided(&self) -> bool {
        self.heat.is_off()
    }

    /// Nothing is tried.
    pub fn decided_already(&self) {
        self.heat.off();
    }

    fn take_errand(&self) -> Errand {
        match self.errand.swap(Errand::None as u8, Ordering::AcqRel) {
            1 => Errand::MakeRival,
            2 => Errand::Record,
            _ => Errand::None,
        }
    }
}

impl Manager {
    /// Whether it makes sense to try another width. Where the tier is fixed, code that adds in another order for another
    /// width stays as it is: its results should not change from call to call.
    fn may_race(&self, kernel: &SourceKernel, specialisation: &Specialisation) -> bool {
        let fixed = self.tier_of(kernel) == Tier::Optimized;
        Level::best() == Level::Avx512
            && config::get().vector_bits == 0
            && wish_of(specialisation, EntryKind::Slots).cpu.is_none()
            && !specialisation.is_debugged()
            && !(fixed && specialisation.reassociates())
    }

    /// A call of optimised code has taken so long, by the rival's code or by the first one's.
    pub(super) fn optimised_has_run_for(
        &self,
        kernel: &SourceKernel,
        specialisation: &Specialisation,
        by_rival: bool,
        elements: usize,
        nanoseconds: u64,
    ) {
        let widths = &specialisation.widths;
        match widths.rival.get() {
            Some(None) => widths.heat.off(),
            Some(Some(rival)) => {
                let Ok(mut race) = widths.race.try_lock() else {
                    // Whoever held it when the process was forked is not there to give it back.
                    if widths.crowded.fetch_add(1, Ordering::Relaxed) >= MOST_CALLS {
                        widths.heat.off();
                    }
                    return;
                };
                let Some(won) = race.ran(by_rival, elements, nanoseconds) else { return };
                let median = race.ratios.get(PAIRS / 2).copied();
                drop(race);
                if widths.heat.is_off() {
                    return;
                }
                widths.heat.off();
                widths.rival_won.store(won, Ordering::Release);
                log::debug!(
                    "{}{}: vectors of {} bits take {:.2} times as long and are {}",
                    kernel.name,
                    specialisation.signature(),
                    rival.bits,
                    median.unwrap_or(f64::NAN),
                    if won { "taken" } else { "left" }
                );
                widths.errand.store(Errand::Record as u8, Ordering::Release);
                enqueue(specialisation.me.clone());
            }
            None => {
                if !self.may_race(kernel, specialisation) {
                    return widths.heat.off();
                }
                let spent = widths.heat.add(nanoseconds);
                if widths.heat.is_settled() {
                    resume();
                } else if threads::limit() > 1 && spent / WORTH >= self.optimising_takes() && widths.heat.settle() {
                    widths.errand.store(Errand::MakeRival as u8, Ordering::Release);
                    enqueue(specialisation.me.clone());
                }
            }
        }
    }

    /// What the thread in the background does about widths.
    pub(super) fn attend_to_widths(&self, specialisation: &Specialisation, typed: &Typed) {
        match specialisation.widths.take_errand() {
            Errand::None => {}
            Errand::MakeRival => {
                let rival = self.rival(specialisation, typed);
                let races = rival.is_some();
                let _ = specialisation.widths.rival.set(rival);
                if races {
                    specialisation.widths.heat.always()
                } else {
                    specialisation.widths.heat.off()
                }
                if !races {
                    self.record_width(specialisation, typed);
                }
            }
            Errand::Record => self.record_width(specialisation, typed),
        }
    }

    /// Code for another width than the first one's; none where the width makes no difference to it.
    fn rival(&self, specialisation: &Specialisation, typed: &Typed) -> Option<Rival> {
        let first = specialisation.first_optimised()?;
        let generator = self.optimiser()?;
        let _fork_waits = compiling();
        for bits in WIDTHS {
            let wish = Wish { vector_bits: bits, ..wish_of(specialisation, EntryKind::Slots) };
            match with_stack(|| self.generated(generator, typed, &wish)) {
                Ok((code, kernel)) if super::tier::sum(&code) != first.sum => {
                    return Some(Rival { bits, kernel, code: Mutex::new(code.to_vec()) });
                }
                Ok(_) => {}
                Err(e) => log::debug!("vectors of {bits} bits are not tried: {e}"),
            }
        }
        None
    }

    /// Has the cache on disk keep what was decided.
    fn record_width(&self, specialisation: &Specialisation, typed: &Typed) {
        let widths = &specialisation.widths;
        let rival = widths.rival.get().and_then(Option::as_ref);
        let code = rival.and_then(|rival| rival.code.try_lock().ok().map(|mut code| std::mem::take(&mut *code)));
        let code = code.filter(|_| widths.rival_won.load(Ordering::Acquire));
        self.keep_decided(specialisation, typed, code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn winner(race: &mut Race, mut time: impl FnMut(bool, u32) -> (usize, u64)) -> (bool, u32) {
        for call in 0.. {
            let rival = race.next();
            let (elements, nanoseconds) = time(rival, call);
            if let Some(won) = race.ran(rival, elements, nanoseconds) {
                return (won, call + 1);
            }
        }
        unreachable!()
    }

    #[test]
    fn what_is_clearly_quicker_wins() {
        assert_eq!(winner(&mut Race::default(), |rival, _| (100, if rival { 80 } else { 100 })), (true, 30));
        assert_eq!(winner(&mut Race::default(), |rival, _| (100, if rival { 98 } else { 100 })), (false, 30));
        assert_eq!(winner(&mut Race::default(), |rival, _| (100, if rival { 120 } else { 100 })), (false, 30));
    }

    #[test]
    fn outliers_decide_nothing() {
        let with_hiccups = |rival: bool, call| (100, if call % 5 == 0 { 10_000 } else { 100 - 20 * u64::from(rival) });
        assert!(winner(&mut Race::default(), with_hiccups).0);
    }

    #[test]
    fn calls_of_other_sizes_make_no_pairs() {
        // Every call has its own size: nothing to compare, and the race ends as it began.
        assert_eq!(winner(&mut Race::default(), |_, call| (call as usize, 1)), (false, MOST_CALLS));
        // Sizes that come twice in a row are compared, whatever lies between.
        let doubled = |rival: bool, call: u32| ((call / 2) as usize, if rival { 50 } else { 100 });
        assert!(winner(&mut Race::default(), doubled).0);
    }
}
