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
use super::specialisation::{Specialisation, Typed};
use super::tier::{enqueue, resume, sum, wish_of};
use super::{SourceKernel, compiling};
use crate::backend::plugin::{Generator, Wish};
use crate::backend::{CompiledKernel, EntryKind};
use crate::manager::Manager;
use crate::runtime::config::Tier;
use crate::runtime::cpu::Level;
use crate::runtime::{Result, config, threads};

/// A race is run once optimised code has taken this many times as long as optimising it again does.
const WORTH: u64 = 20;

/// Comparisons that decide, of four calls each.
const ROUNDS: usize = 9;

/// Calls after which a race that found fewer is left.
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
    /// What another process has decided on.
    known_bits: AtomicU32,
    race: Mutex<Race>,
    /// The race has ended.
    ended: AtomicBool,
    /// Calls that found the race taken.
    crowded: AtomicU32,
}

impl std::fmt::Debug for Widths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Widths").field(&self.bits()).finish()
    }
}

/// How a race ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Verdict {
    /// The rival has won or lost: its time divided by the first one's.
    Clear(bool, f64),
    /// There was nothing to compare.
    Unclear,
}

/// A race between the first code and its rival.
#[derive(Debug, Default)]
struct Race {
    turn: u32,
    /// The last call that has no partner yet: whether the rival ran it, its size, its time.
    last: Option<(bool, usize, u64)>,
    /// The last pair that has no partner yet: whether the rival was second, its time divided by the first one's.
    pair: Option<(bool, f64)>,
    /// Of two pairs of either order, the geometric mean.
    ratios: Vec<f64>,
}

impl Race {
    /// Whether the rival runs the next call. Each begins as many pairs as the other.
    fn next(&mut self) -> bool {
        let turn = self.turn;
        self.turn += 1;
        (turn + turn / 2) % 2 == 1
    }

    /// Notes a call; how the race ends, once it does. Calls that alternate between more and less work at the same size
    /// cancel out: a comparison is of one pair in either order.
    fn ran(&mut self, by_rival: bool, elements: usize, nanoseconds: u64) -> Option<Verdict> {
        match self.last.take() {
            Some((other, size, time)) if other != by_rival && size == elements => {
                let (rival, first) = if by_rival { (nanoseconds, time) } else { (time, nanoseconds) };
                let ratio = rival.max(1) as f64 / first.max(1) as f64;
                match self.pair.take() {
                    Some((order, before)) if order != by_rival => self.ratios.push((before * ratio).sqrt()),
                    _ => self.pair = Some((by_rival, ratio)),
                }
            }
            _ => self.last = Some((by_rival, elements, nanoseconds)),
        }
        if self.ratios.len() >= ROUNDS {
            self.ratios.sort_by(f64::total_cmp);
            let median = self.ratios[ROUNDS / 2];
            return Some(Verdict::Clear(median < CLEARLY, median));
        }
        (self.turn >= MOST_CALLS).then_some(Verdict::Unclear)
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
        let known = || self.known_bits.load(Ordering::Relaxed);
        rival.filter(|_| self.rival_won.load(Ordering::Acquire)).map_or_else(known, |rival| rival.bits)
    }

    /// Whether nothing is to be tried any more.
    pub fn is_decided(&self) -> bool {
        self.heat.is_off()
    }

    /// Another process has decided on this width.
    pub fn decided_already(&self, bits: u32) {
        self.known_bits.store(bits, Ordering::Relaxed);
        self.heat.off();
    }

    /// Nothing is tried.
    pub fn leave(&self) {
        self.heat.off();
    }

    fn take_errand(&self) -> Errand {
        let taken = self.errand.swap(Errand::None as u8, Ordering::AcqRel);
        [Errand::MakeRival, Errand::Record].into_iter().find(|&errand| errand as u8 == taken).unwrap_or(Errand::None)
    }
}

impl Manager {
    /// Whether it makes sense to try another width. Where the tier is fixed, results that depend on the width should not
    /// change from call to call.
    fn may_race(&self, kernel: &SourceKernel, specialisation: &Specialisation) -> bool {
        let fixed = self.tier_of(kernel) == Tier::Optimized;
        Level::best() == Level::Avx512
            && config::get().vector_bits == 0
            && wish_of(specialisation, EntryKind::Slots).cpu.is_none()
            && !specialisation.is_debugged()
            && !(fixed && specialisation.depends_on_width())
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
                let Some(verdict) = race.ran(by_rival, elements, nanoseconds) else { return };
                drop(race);
                widths.heat.off();
                if widths.ended.swap(true, Ordering::AcqRel) {
                    return;
                }
                let Verdict::Clear(won, ratio) = verdict else { return };
                widths.rival_won.store(won, Ordering::Release);
                log::debug!(
                    "{}{}: vectors of {} bits take {ratio:.2} times as long and are {}",
                    kernel.name,
                    specialisation.signature(),
                    rival.bits,
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
        let widths = &specialisation.widths;
        if widths.errand.load(Ordering::Acquire) == Errand::None as u8 {
            return;
        }
        // Found before anything is held: its code, and the host's log, run meanwhile.
        let generator = self.optimiser().filter(Generator::makes_images);
        let mut refusal = None;
        {
            // A fork finds the errand whole or done.
            let _fork_waits = compiling();
            match (widths.take_errand(), generator) {
                (Errand::MakeRival, Some(generator)) => match self.rival(generator, specialisation, typed) {
                    Ok(Some(rival)) => {
                        let _ = widths.rival.set(Some(rival));
                        widths.heat.always();
                    }
                    outcome => {
                        let _ = widths.rival.set(None);
                        widths.heat.off();
                        match outcome {
                            Err(e) => refusal = Some(e),
                            Ok(_) => self.record_width(specialisation, typed),
                        }
                    }
                },
                (Errand::MakeRival, None) => widths.heat.off(),
                (Errand::Record, _) => self.record_width(specialisation, typed),
                (Errand::None, _) => {}
            }
        }
        if let Some(e) = refusal {
            log::debug!("other widths of vectors are not tried: {e}");
        }
    }

    /// Code for another width than the first one's; none where the width makes no difference to it.
    fn rival(&self, generator: Generator, specialisation: &Specialisation, typed: &Typed) -> Result<Option<Rival>> {
        let Some(first) = specialisation.first_optimised() else { return Ok(None) };
        for bits in WIDTHS {
            let wish = Wish { vector_bits: bits, ..wish_of(specialisation, EntryKind::Slots) };
            let (code, kernel) = self.generated(generator, typed, &wish)?;
            if sum(&code) != first.sum {
                return Ok(Some(Rival { bits, kernel, code: Mutex::new(code.to_vec()) }));
            }
        }
        Ok(None)
    }

    /// Has the cache on disk keep what was decided.
    fn record_width(&self, specialisation: &Specialisation, typed: &Typed) {
        let widths = &specialisation.widths;
        let rival = widths.rival.get().and_then(Option::as_ref);
        let code = rival.and_then(|rival| rival.code.try_lock().ok().map(|mut code| std::mem::take(&mut *code)));
        let code = code.filter(|code| widths.rival_won.load(Ordering::Acquire) && !code.is_empty());
        self.keep_decided(specialisation, typed, code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(mut time: impl FnMut(bool, u32) -> (usize, u64)) -> (Verdict, u32) {
        let mut race = Race::default();
        for call in 0.. {
            let rival = race.next();
            let (elements, nanoseconds) = time(rival, call);
            if let Some(verdict) = race.ran(rival, elements, nanoseconds) {
                return (verdict, call + 1);
            }
        }
        unreachable!()
    }

    fn wins(time: impl FnMut(bool, u32) -> (usize, u64)) -> bool {
        matches!(verdict(time), (Verdict::Clear(true, _), _))
    }

    #[test]
    fn what_is_clearly_quicker_wins() {
        let (found, calls) = verdict(|rival, _| (100, if rival { 80 } else { 100 }));
        assert_eq!((found, calls), (Verdict::Clear(true, 0.8), 36));
        assert!(!wins(|rival, _| (100, if rival { 98 } else { 100 })));
        assert!(!wins(|rival, _| (100, if rival { 120 } else { 100 })));
    }

    #[test]
    fn outliers_decide_nothing() {
        assert!(wins(|rival, call| (100, if call % 7 == 0 { 10_000 } else { 100 - 20 * u64::from(rival) })));
    }

    #[test]
    fn calls_that_alternate_decide_nothing() {
        // More work in every other call, of which the size tells nothing.
        for (even, odd) in [(1000, 500), (500, 1000)] {
            let work = |call: u32| if call.is_multiple_of(2) { even } else { odd };
            assert!(!wins(|rival, call| (100, if rival { work(call) * 19 / 10 } else { work(call) })));
            assert!(wins(|rival, call| (100, if rival { work(call) / 2 } else { work(call) })));
        }
    }

    #[test]
    fn calls_of_other_sizes_make_no_pairs() {
        // Every call has its own size: nothing to compare.
        assert_eq!(verdict(|_, call| (call as usize, 1)), (Verdict::Unclear, MOST_CALLS));
        // Sizes that come twice in a row are compared, whatever lies between.
        assert!(wins(|rival, call| ((call / 2) as usize, if rival { 50 } else { 100 })));
    }
}
