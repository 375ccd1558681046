//! Where a function begins, so that its short loops lie in as few cache lines as they need.
//!
//! Processors fetch instructions by the line: a loop of a few instructions that lies across two lines can take twice as
//! long as within one. Cranelift does not place loops, but a function may begin anywhere. Loops are found by the jumps of
//! x86-64; on other processors functions begin at multiples of `STEP`.

use std::ops::Range;

/// Bytes of a line of instructions.
const LINE: usize = 64;

/// Loops of more bytes than this are not looked at: a line more makes no difference to them.
const LONGEST: usize = 4 * LINE;

/// Functions begin at multiples of this where another place is no better.
const STEP: usize = 16;

/// The offset from `least`, at a multiple of `alignment`, at which short loops lie in the fewest lines, the shortest
/// loops first of all. `code` is the function, `edges` lead from the block at one offset to the block at another.
pub(super) fn start(least: usize, alignment: usize, code: &[u8], edges: &[(u32, u32)]) -> usize {
    let loops = innermost_loops(code, edges);
    let first = least.next_multiple_of(alignment.max(STEP));
    if loops.is_empty() {
        return first;
    }
    let choices = (first..first + LINE.max(alignment)).step_by(alignment.max(1));
    let cost = |start: usize| loops.iter().map(|l| lines_too_many(start, l) * LONGEST / l.len()).sum::<usize>();
    choices.min_by_key(|&start| (cost(start), !start.is_multiple_of(STEP))).unwrap_or(first)
}

/// How many more lines than it needs a loop touches.
fn lines_too_many(start: usize, l: &Range<usize>) -> usize {
    let touched = (start + l.end - 1) / LINE - (start + l.start) / LINE + 1;
    touched - l.len().div_ceil(LINE)
}

/// Short loops without another one inside, as ranges of the code.
fn innermost_loops(code: &[u8], edges: &[(u32, u32)]) -> Vec<Range<usize>> {
    let mut heads: Vec<usize> = edges.iter().filter(|(from, to)| to <= from).map(|&(_, to)| to as usize).collect();
    heads.sort_unstable();
    heads.dedup();
    let mut loops: Vec<Range<usize>> =
        heads.into_iter().filter_map(|head| Some(head..last_jump(code, head)?)).collect();
    let inside = |a: &Range<usize>, b: &Range<usize>| a != b && b.start <= a.start && a.end <= b.end;
    let all = loops.clone();
    loops.retain(|l| !all.iter().any(|other| inside(other, l)));
    loops
}

/// Behind the last jump to `head` within a loop's length of it. The edges do not tell: some blocks are empty, and an edge
/// between two of these is no jump.
fn last_jump(code: &[u8], head: usize) -> Option<usize> {
    let ends = (head + 5..=code.len().min(head + LONGEST)).rev();
    ends.into_iter().find(|&end| jump_before(code, end) == Some(head))
}

/// The target of the relative jump that ends at `end`, conditional or not.
fn jump_before(code: &[u8], end: usize) -> Option<usize> {
    let operand = i32::from_le_bytes(code.get(end.checked_sub(4)?..end)?.try_into().ok()?);
    let is_jump = match code[..end - 4] {
        [.., 0x0f, condition] if condition & 0xf0 == 0x80 => true,
        [.., 0xe9] => true,
        _ => false,
    };
    if is_jump { end.checked_add_signed(operand as isize) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 120 bytes in which the jump that ends at `.0` leads to `.1`.
    fn code(jumps: &[(usize, usize)]) -> Vec<u8> {
        let mut code = vec![0x90; 120];
        for &(end, target) in jumps {
            code[end - 6..end - 4].copy_from_slice(&[0x0f, 0x8c]);
            code[end - 4..end].copy_from_slice(&(target as i32 - end as i32).to_le_bytes());
        }
        code
    }

    /// Blocks at 0, 40, 60, 100; the one at 60 is a loop of 40 bytes in another of 60.
    const EDGES: [(u32, u32); 5] = [(0, 40), (40, 60), (60, 60), (60, 40), (60, 100)];

    fn found(code: &[u8], edges: &[(u32, u32)]) -> Vec<(usize, usize)> {
        innermost_loops(code, edges).into_iter().map(|l| (l.start, l.end)).collect()
    }

    #[test]
    fn only_short_loops_without_another_inside_count() {
        let nested = code(&[(94, 60), (100, 40)]);
        assert_eq!(found(&nested, &EDGES), [(60, 94)]);
        assert_eq!(found(&code(&[(100, 40)]), &EDGES), [(40, 100)]);
        let long = [vec![0x90; 400], code(&[(94, 60)])].concat();
        assert_eq!(found(&long, &[(460, 460)]), [(460, 494)]);
        assert!(innermost_loops(&long, &[(460, 0)]).is_empty());
    }

    #[test]
    fn edges_between_empty_blocks_are_no_loops() {
        assert!(innermost_loops(&code(&[]), &[(60, 60), (119, 119)]).is_empty());
        assert_eq!(start(70, 1, &code(&[]), &[(60, 60)]), 80);
    }

    #[test]
    fn a_loop_lies_in_one_line_where_it_can() {
        let at_60 = code(&[(94, 60)]);
        // At 0 the loop lies across 64; at 16 it begins at 76 and ends at 110.
        assert_eq!(start(0, 1, &at_60, &EDGES), 16);
        assert_eq!(start(5, 1, &at_60, &EDGES), 16);
        assert_eq!(start(70, 1, &at_60, &EDGES), 80);
        assert_eq!(start(70, 64, &at_60, &EDGES), 128);
        // No multiple of 16 will do for a loop of 64 bytes at 3: it must begin at 64.
        assert_eq!(start(0, 1, &code(&[(67, 3)]), &[(3, 3)]), 61);
    }

    #[test]
    fn shorter_loops_come_first() {
        // From 0 to 40 and from 50 to 70: at 0 the second lies across 64, from 14 to 16 the first.
        let two = code(&[(40, 0), (70, 50)]);
        let edges = [(0, 0), (50, 50)];
        assert_eq!(start(0, 1, &two, &edges), 16);
        // From 0 to 60 and from 70 to 90: no place is good for both, except where each has a line.
        let two = code(&[(60, 0), (90, 70)]);
        assert_eq!(start(0, 1, &two, &[(0, 0), (70, 70)]), 0);
        let two = code(&[(60, 0), (68, 62)]);
        assert_eq!(start(0, 1, &two, &[(0, 0), (62, 62)]), 2);
    }
}
