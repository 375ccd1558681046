//! Where a function begins, so that its short loops lie in as few cache lines as they need.
//!
//! Processors fetch instructions by the line: a loop of a few instructions that lies across two lines takes up to a half
//! longer than within one. Cranelift does not place loops, but a function may begin anywhere.

use std::ops::Range;

/// Bytes of a line of instructions.
const LINE: usize = 64;

/// Functions begin at multiples of this.
const STEP: usize = 16;

/// The first offset from `least`, at a multiple of `alignment`, at which the fewest short loops lie across lines.
pub(super) fn start(least: usize, alignment: usize, starts: &[u32], edges: &[(u32, u32)], size: usize) -> usize {
    let alignment = alignment.max(STEP);
    let loops = innermost_loops(starts, edges, size);
    let first = least.next_multiple_of(alignment);
    let choices = (first..first + LINE.max(alignment)).step_by(alignment);
    let split = |start: usize| loops.iter().filter(|l| (start + l.start) / LINE != (start + l.end - 1) / LINE).count();
    choices.min_by_key(|&start| split(start)).unwrap_or(first)
}

/// Loops without another one inside that a line could hold, as ranges of the code. An edge goes from the block that begins
/// at one offset to the block that begins at another; one that does not lead on closes a loop.
fn innermost_loops(starts: &[u32], edges: &[(u32, u32)], size: usize) -> Vec<Range<usize>> {
    let end = |from: u32| starts.iter().copied().filter(|&start| start > from).min().map_or(size, |next| next as usize);
    let back = edges.iter().filter(|(from, to)| to <= from);
    let mut loops: Vec<Range<usize>> = back.map(|&(from, to)| to as usize..end(from)).collect();
    // Loops that share their beginning are one, as long as the longest.
    loops.sort_by_key(|l| (l.start, usize::MAX - l.end));
    loops.dedup_by_key(|l| l.start);
    let inside = |a: &Range<usize>, b: &Range<usize>| a != b && b.start <= a.start && a.end <= b.end;
    let all = loops.clone();
    loops.retain(|l| l.len() <= LINE && !l.is_empty() && !all.iter().any(|other| inside(other, l)));
    loops
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks at 0, 40, 60, 100; the one at 60 is a loop of 40 bytes in another of 60.
    const STARTS: [u32; 4] = [0, 40, 60, 100];
    const EDGES: [(u32, u32); 5] = [(0, 40), (40, 60), (60, 60), (60, 40), (60, 100)];

    #[test]
    fn only_short_loops_without_another_inside_count() {
        let found = |edges: &[(u32, u32)]| {
            let loops = innermost_loops(&STARTS, edges, 120);
            loops.iter().map(|l| (l.start, l.end)).collect::<Vec<_>>()
        };
        assert_eq!(found(&[(60, 60), (60, 100)]), [(60, 100)]);
        assert_eq!(found(&[(100, 0)]), []);
        assert_eq!(found(&EDGES), [(60, 100)]);
        assert_eq!(found(&[(100, 100)]), [(100, 120)]);
    }

    #[test]
    fn a_loop_lies_in_one_line_where_it_can() {
        // At 0 the loop lies across 64; at 16 it begins at 76 and ends at 116.
        assert_eq!(start(0, 1, &STARTS, &EDGES, 120), 16);
        assert_eq!(start(5, 1, &STARTS, &EDGES, 120), 16);
        assert_eq!(start(70, 1, &STARTS, &EDGES, 120), 80);
        // No place is better than another.
        assert_eq!(start(70, 1, &STARTS, &[], 120), 80);
        assert_eq!(start(70, 64, &STARTS, &EDGES, 120), 128);
    }
}
