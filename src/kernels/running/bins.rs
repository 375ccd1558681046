//! Magnitudes in bins of bounded relative width, counted in a window of bounded size.
//!
//! Comes in: a positive normal number. Goes out: its bin, and from a bin the number that is within the relative
//! accuracy of all its elements.

/// How magnitudes map to bins: a bin's upper edge is at most `(1 + a) / (1 - a)` times its lower one, for the relative
/// accuracy `a`.
///
/// The index is `floor(scale * (e + p(y)))` for the magnitude `2^e (1 + y)`, with the cubic
/// `p(y) = 6/35 y³ - 3/5 y² + 10/7 y` in the logarithm's place, as in DataDog's cubically interpolated mapping. Since
/// `(1 + y) p'(y) >= 10/7`, with equality at 0 and 2/3, the scale `7 / (10 ln((1 + a) / (1 - a)))` keeps every bin narrow
/// enough; a true logarithm would need 1 % fewer bins and several times the time.
#[derive(Debug, Clone, Copy)]
pub struct Mapping {
    scale: f64,
}

const CUBIC: [f64; 3] = [10.0 / 7.0, -3.0 / 5.0, 6.0 / 35.0];

#[inline(always)]
fn cubic(y: f64) -> f64 {
    ((CUBIC[2] * y + CUBIC[1]) * y + CUBIC[0]) * y
}

impl Mapping {
    /// The mapping of a relative accuracy between 0 and 1.
    pub fn new(accuracy: f64) -> Mapping {
        Mapping { scale: 0.7 / ((1.0 + accuracy) / (1.0 - accuracy)).ln() }
    }

    /// The bin of a positive normal number; of anything else, some index.
    #[inline(always)]
    pub fn index(self, magnitude: f64) -> i32 {
        let bits = magnitude.to_bits();
        let exponent = (bits >> 52) as i32 - 1023;
        let y = f64::from_bits(bits & ((1 << 52) - 1) | 1.0f64.to_bits()) - 1.0;
        ((exponent as f64 + cubic(y)) * self.scale).floor() as i32
    }

    /// The least number of a bin.
    fn edge(self, index: i32) -> f64 {
        let place = index as f64 / self.scale;
        let exponent = place.floor();
        let target = place - exponent;
        // p grows from 0 to 1 with a slope near 1, so bisection by halves of [0, 1] ends at the last bit.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..54 {
            let middle = (low + high) / 2.0;
            if cubic(middle) < target { low = middle } else { high = middle }
        }
        (1.0 + high) * exponent.exp2()
    }

    /// The number whose relative distance to every element of the bin is at most the accuracy: twice the product of
    /// the edges over their sum.
    pub fn middle(self, index: i32) -> f64 {
        let (low, high) = (self.edge(index), self.edge(index + 1));
        if high.is_infinite() { low } else { low * (2.0 / (1.0 + low / high)) }
    }
}

/// Counts of bins in a window `low..low + counts.len()` that ends at the highest bin seen and holds at most `most` bins.
/// What would lie below the window is counted in its lowest bin, so the counts depend on the elements only, not on
/// their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Bins {
    counts: Vec<u64>,
    low: i32,
    most: usize,
}

impl Bins {
    /// No elements, at most `most` bins.
    pub fn new(most: usize) -> Bins {
        Bins { counts: Vec::new(), low: 0, most }
    }

    /// Counts `count` elements of the bin `index`.
    #[inline]
    pub fn add(&mut self, index: i32, count: u64) {
        let place = (index as i64 - self.low as i64) as usize;
        match self.counts.get_mut(place) {
            Some(slot) => *slot += count,
            None => self.add_outside(index, count),
        }
    }

    #[cold]
    fn add_outside(&mut self, index: i32, count: u64) {
        if self.counts.is_empty() {
            self.low = index;
        }
        let high = (self.low as i64 + self.counts.len() as i64 - 1).max(index as i64);
        let floor = high - self.most as i64 + 1;
        let low = (self.low.min(index) as i64).max(floor);
        // Bins that fall below the window are summed up; where the window grows downwards there is none.
        let gone = ((low - self.low as i64).max(0) as usize).min(self.counts.len());
        let collapsed: u64 = self.counts.drain(..gone).sum();
        let grown = (self.low as i64 - low).max(0) as usize;
        self.counts.splice(..0, std::iter::repeat_n(0, grown));
        self.low = low as i32;
        self.counts.resize((high - low + 1) as usize, 0);
        self.counts[0] += collapsed;
        self.counts[(index as i64 - low).max(0) as usize] += count;
    }

    /// Bins and their counts, lowest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i32, u64)> + '_ {
        self.counts.iter().enumerate().map(|(i, &count)| (self.low + i as i32, count))
    }
}
