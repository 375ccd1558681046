//! Along one axis: which source positions make each position of the result, with what weights.
//!
//! Comes in: both lengths. Goes out: a table, in OpenCV's (bilinear, nearest) or Pillow's (triangle) convention. All of
//! them put the corners of both images on each other: position `i` has its centre at `i + 0.5`.

/// Two neighbours and the weight of the second one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The nearer to the start.
    pub first: usize,
    /// The other; the same where the axis ends.
    pub second: usize,
    /// Weight of `second`, between 0 and 1.
    pub weight: f64,
}

/// The two source positions around each centre; past the first and the last centre, the edge goes on. `round` is what
/// is done to a centre before it is taken apart.
pub fn bilinear(from: usize, to: usize, round: impl Fn(f64) -> f64) -> Vec<Pair> {
    let scale = 1.0 / (to as f64 / from as f64);
    let pair = |i: usize| {
        let centre = round((i as f64 + 0.5) * scale - 0.5);
        let first = centre.floor();
        let inside = |position: f64| position.clamp(0.0, (from - 1) as f64) as usize;
        Pair { first: inside(first), second: inside(first + 1.0), weight: centre - first }
    };
    (0..to).map(pair).collect()
}

/// The source position that each position falls in: `floor(i * from / to)`.
pub fn nearest(from: usize, to: usize) -> Vec<usize> {
    let scale = 1.0 / (to as f64 / from as f64);
    (0..to).map(|i| ((i as f64 * scale) as usize).min(from - 1)).collect()
}

/// For each position a range of source positions with a weight each.
#[derive(Debug)]
pub struct Ranges<W> {
    /// First source position, and where its weights start and end.
    spans: Vec<(usize, usize, usize)>,
    weights: Vec<W>,
}

impl<W> Ranges<W> {
    /// The first source position, and the weights from there on.
    #[inline(always)]
    pub fn of(&self, i: usize) -> (usize, &[W]) {
        let (first, start, end) = self.spans[i];
        (first, &self.weights[start..end])
    }

    /// The same ranges under converted weights.
    pub fn map<V>(self, convert: impl Fn(W) -> V) -> Ranges<V> {
        Ranges { spans: self.spans, weights: self.weights.into_iter().map(convert).collect() }
    }
}

/// The triangle filter, as wide as the scale when it shrinks, so that every source position counts; weights add to 1.
pub fn triangle(from: usize, to: usize) -> Ranges<f64> {
    let scale = from as f64 / to as f64;
    let support = scale.max(1.0);
    let sharpness = 1.0 / support;
    let mut ranges = Ranges { spans: Vec::with_capacity(to), weights: Vec::new() };
    for i in 0..to {
        let centre = (i as f64 + 0.5) * scale;
        let first = (centre - support + 0.5).max(0.0) as usize;
        let end = ((centre + support + 0.5) as usize).min(from);
        let start = ranges.weights.len();
        let weight = |k: usize| (1.0 - ((k as f64 - centre + 0.5) * sharpness).abs()).max(0.0);
        let total: f64 = (first..end).map(weight).sum();
        ranges.weights.extend((first..end).map(|k| weight(k) * if total == 0.0 { 1.0 } else { 1.0 / total }));
        ranges.spans.push((first, start, ranges.weights.len()));
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bilinear_takes_halves_at_twice_the_size_and_keeps_the_edges() {
        let pairs = bilinear(2, 4, |centre| centre);
        let taken: Vec<_> = pairs.iter().map(|p| (p.first, p.second, p.weight)).collect();
        assert_eq!(taken, [(0, 0, 0.75), (0, 1, 0.25), (0, 1, 0.75), (1, 1, 0.25)]);
    }

    #[test]
    fn triangle_weights_add_to_one_and_stay_inside() {
        for (from, to) in [(1, 1), (1, 9), (9, 1), (10, 3), (3, 10), (1000, 7), (7, 7)] {
            let ranges = triangle(from, to);
            for i in 0..to {
                let (first, weights) = ranges.of(i);
                assert!(!weights.is_empty() && first + weights.len() <= from);
                assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{from} to {to}");
            }
        }
    }

    #[test]
    fn nearest_rounds_down() {
        assert_eq!(nearest(5, 3), [0, 1, 3]);
        assert_eq!(nearest(2, 5), [0, 0, 0, 1, 1]);
    }
}
