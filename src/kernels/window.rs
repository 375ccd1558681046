//! Sliding windows along one axis: what convolution and pooling share.
//!
//! Comes in: sizes, steps and padding as the host gave them. Goes out: `Axis`, whose arithmetic is known not to
//! overflow, or an error that names the argument and its value. It must not know what is done with a window's elements.

use std::ops::Range;

use super::args::Args;
use crate::fail;
use crate::runtime::Result;

/// The names of the two axes, for errors.
const SIDES: [&str; 2] = ["height", "width"];

/// How windows slide along one axis. Window `o` has its tap `k` at input position `o * stride + k * dilation - before`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// Input positions.
    pub input: isize,
    /// Taps per window, at least 1.
    pub kernel: isize,
    /// Step from window to window, at least 1.
    pub stride: isize,
    /// Step from tap to tap, at least 1.
    pub dilation: isize,
    /// Padding in front.
    pub before: isize,
    /// Padding at the end.
    pub after: isize,
    /// Windows.
    pub output: isize,
}

/// The sizes that an `Axis` is made from.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// 0 for the height, 1 for the width.
    pub side: usize,
    /// Input positions.
    pub input: isize,
    /// Taps per window.
    pub kernel: isize,
    /// Step from window to window.
    pub stride: isize,
    /// Step from tap to tap.
    pub dilation: isize,
    /// Padding in front and at the end.
    pub padding: [isize; 2],
    /// Round the number of windows up; the last one must still start inside the input or the padding in front.
    pub ceil: bool,
}

impl Axis {
    /// Checks the sizes and counts the windows by PyTorch's formula:
    /// `(input + before + after - dilation * (kernel - 1) - 1) / stride + 1`.
    pub fn new(sizes: Sizes) -> Result<Axis> {
        let Sizes { side, input, kernel, stride, dilation, padding: [before, after], ceil } = sizes;
        let side = SIDES[side];
        if kernel < 1 {
            fail!(InvalidArgument, "the kernel's {side} is {kernel}; it must be at least 1");
        }
        if stride < 1 {
            fail!(InvalidArgument, "stride is {stride} along the {side}; it must be at least 1");
        }
        if dilation < 1 {
            fail!(InvalidArgument, "dilation is {dilation} along the {side}; it must be at least 1");
        }
        if before < 0 || after < 0 {
            let padding = before.min(after);
            fail!(InvalidArgument, "padding is {padding} along the {side}; it must not be negative");
        }
        // A quarter of the range: sums of a position, a window's reach and a step cannot overflow.
        let limit = isize::MAX / 4;
        let padded = before.checked_add(after).and_then(|p| p.checked_add(input)).filter(|&p| p <= limit);
        let reach = (kernel - 1).checked_mul(dilation).and_then(|r| r.checked_add(1)).filter(|&r| r <= limit);
        let (Some(padded), Some(reach), true) = (padded, reach, stride <= limit) else {
            fail!(
                Overflow,
                "the {side} {input} with padding ({before}, {after}), a kernel of {kernel}, dilation {dilation} and \
                 stride {stride} is more than can be counted"
            );
        };
        // Rounding up, a last window may reach past the padding by less than a step, even if it is the only one.
        let room = padded - reach + if ceil { stride - 1 } else { 0 };
        if room < 0 {
            fail!(
                Shape,
                "a kernel of {side} {kernel} with dilation {dilation} spans {reach}, more than the input's {side} \
                 {input} with padding ({before}, {after})"
            );
        }
        let mut output = room / stride + 1;
        if ceil && (output - 1) * stride >= input + before {
            output -= 1;
        }
        Ok(Axis { input, kernel, stride, dilation, before, after, output })
    }

    /// Input position of window `o`'s first tap; negative inside the padding.
    #[inline]
    pub fn start(&self, o: isize) -> isize {
        o * self.stride - self.before
    }

    /// The taps of window `o` that fall inside the input; an empty range where none does.
    #[inline]
    pub fn taps(&self, o: isize) -> Range<isize> {
        let start = self.start(o);
        let first = if start >= 0 { 0 } else { (-start + self.dilation - 1) / self.dilation };
        let room = self.input - start;
        let end = if room <= 0 { 0 } else { ((room - 1) / self.dilation + 1).min(self.kernel) };
        first.min(end)..end
    }

    /// The windows all of whose taps fall inside the input.
    pub fn interior(&self) -> Range<isize> {
        let first = ((self.before + self.stride - 1) / self.stride).min(self.output);
        let reach = (self.kernel - 1) * self.dilation;
        let room = self.input - 1 - reach + self.before;
        let end = if room < 0 { 0 } else { (room / self.stride + 1).min(self.output) };
        first.min(end)..end
    }
}

/// One or two whole numbers for height and width; one stands for both, none for `default`.
pub fn pair(args: &Args, i: usize, default: [isize; 2]) -> Result<[isize; 2]> {
    match args.ints(i)?.as_deref() {
        None => Ok(default),
        Some(&[both]) => Ok([both, both]),
        Some(&[height, width]) => Ok([height, width]),
        Some(other) => fail!(
            InvalidArgument,
            "{} has {} numbers; {} takes one, or one for the height and one for the width",
            args.name(i),
            other.len(),
            args.kernel()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taps_and_interior_are_what_counting_gives() {
        for input in 1..7 {
            for kernel in 1..4 {
                for (stride, dilation, before, after) in [(1, 1, 0, 0), (2, 1, 1, 1), (1, 2, 2, 1), (3, 2, 1, 3)] {
                    let sizes =
                        Sizes { side: 0, input, kernel, stride, dilation, padding: [before, after], ceil: false };
                    let Ok(axis) = Axis::new(sizes) else { continue };
                    let inside = |o: isize, k: isize| (0..input).contains(&(o * stride + k * dilation - before));
                    for o in 0..axis.output {
                        let want: Vec<_> = (0..kernel).filter(|&k| inside(o, k)).collect();
                        assert_eq!(axis.taps(o).collect::<Vec<_>>(), want, "{axis:?} window {o}");
                    }
                    let want: Vec<_> = (0..axis.output).filter(|&o| (0..kernel).all(|k| inside(o, k))).collect();
                    assert_eq!(axis.interior().collect::<Vec<_>>(), want, "{axis:?}");
                }
            }
        }
    }
}
