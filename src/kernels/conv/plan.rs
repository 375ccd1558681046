//! How a convolution is cut into tiles: the cpu path's numbers, chosen once per call.
//!
//! ```text
//! output image   tiles of rows x columns, and filters in chunks: one task each
//! input          per tile, a padded copy ("band") of the input rows and columns that the tile's windows cover,
//!                `channels` channels at a time
//! band           channel -> row phase -> column phase -> row -> column
//! ```
//!
//! With stride s, tap k of window o reads padded position o * s + k * dilation, which is position
//! o + (k * dilation) / s of phase (k * dilation) mod s. A band that keeps the phases apart therefore turns every
//! stride into stride 1: each tap is one constant offset into the band, and neighbouring windows read neighbouring
//! elements. No im2col matrix is ever made; the microkernel reads its operands straight from the band.
//!
//! Nothing here depends on the number of threads but the size of the tiles; the order in which a result's products are
//! summed does not, so neither do the results' bits.

use super::Problem;
use crate::fail;
use crate::runtime::Result;

/// Vectors of neighbouring results that the largest microkernel computes together.
pub const VECTORS: usize = 3;

/// Products of one result that are summed between two visits to its tile: with three vectors, about 25 KiB of input,
/// which stays in a 32 KiB first-level cache while all the filters pass over it.
const DEPTH: usize = 288;

/// Channels of a band at most: a panel touches at least four cache lines of each, and these stay in the first level too.
const CHANNELS: usize = 128;

/// Bytes of a band: with the weights and the tile's results, it fits a second-level cache of 1 MiB.
const BAND_BYTES: usize = 256 << 10;

/// Bytes of a tile's results.
const RESULT_BYTES: usize = 384 << 10;

/// Bytes of a band past which the geometry is left to the standard path: taps that lie megabytes apart.
const BAND_LIMIT: usize = 64 << 20;

/// The widest tile, in results.
const WIDEST: usize = 512;

/// Filters of one task at most; a multiple of every microkernel's rows.
const FILTERS: usize = 512;

/// Products that make a task worth handing to another thread.
const TASK: usize = 1 << 18;

/// One axis of the band.
#[derive(Debug, Clone)]
pub struct Side {
    /// Results of a tile along this axis.
    pub tile: usize,
    /// Tiles.
    pub tiles: usize,
    /// The phases that some tap reads, ascending.
    pub phases: Vec<usize>,
    /// Positions of a phase beyond the tile's own: the last tap's.
    pub reach: usize,
    /// Phase (as an index into `phases`) and position of each tap.
    taps: Vec<(usize, usize)>,
}

impl Side {
    fn new(axis: &super::Axis, tile: usize) -> Side {
        let (stride, dilation) = (axis.stride as usize, axis.dilation as usize);
        let at = |k: usize| (k * dilation % stride, k * dilation / stride);
        let kernel = axis.kernel as usize;
        let mut phases: Vec<usize> = (0..kernel).map(|k| at(k).0).collect();
        phases.sort_unstable();
        phases.dedup();
        let index = |phase| phases.iter().position(|&p| p == phase).unwrap_or(0);
        let taps = (0..kernel).map(|k| (index(at(k).0), at(k).1)).collect();
        let tiles = (axis.output as usize).div_ceil(tile);
        Side { tile, tiles, reach: at(kernel - 1).1, phases, taps }
    }
}

/// The cut. Strides are in elements.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The height.
    pub rows: Side,
    /// The width.
    pub columns: Side,
    /// Filters of a task, and tasks that share a tile.
    pub filters: (usize, usize),
    /// Input channels that the band holds at a time.
    pub channels: usize,
    /// From row to row of the band.
    pub pitch: usize,
    /// From phase to phase of the band.
    pub plane: usize,
    /// From channel to channel of the band.
    pub channel: usize,
    /// Elements of a band, with room for a vector's loads past its end.
    pub band: usize,
    /// From row to row of a tile's results.
    pub result_pitch: usize,
    /// From filter to filter of a tile's results.
    pub result_stride: usize,
    /// Elements of a tile's results.
    pub results: usize,
    /// Whether vectors run on from row to row, computing the few unused results between two rows too, or begin afresh
    /// with each row: what takes fewer vectors.
    pub flat: bool,
    /// Offset into the band of each product: channel, tap row, tap column.
    pub offsets: Vec<usize>,
}

impl Plan {
    /// Cuts `p` for `threads` threads and vectors of `lanes` elements of `size` bytes.
    pub fn new(p: &Problem, threads: usize, lanes: usize, size: usize) -> Result<Plan> {
        let (height, width) = (p.rows.output as usize, p.columns.output as usize);
        let taps = (p.rows.kernel * p.columns.kernel) as usize;
        let parts = p.depth.div_ceil((DEPTH / taps).clamp(1, CHANNELS)).max(1);
        let channels = p.depth.div_ceil(parts);
        let across = if width <= WIDEST { width } else { even(width, WIDEST, lanes) };
        let columns = Side::new(&p.columns, across);

        // Padding that a row shares with the next: the zeros after one are the zeros before the other.
        let (before, after) = (p.columns.before as usize, p.columns.after as usize);
        let span = (p.columns.kernel as usize - 1) * p.columns.dilation as usize;
        let shared = p.columns.stride == 1 && columns.tiles == 1 && before.min(after) <= span;
        let (pitch, tail) = if shared {
            (p.columns.input as usize + before.max(after), before.max(after))
        } else {
            (across + columns.reach, 0)
        };

        let phases = |side: &Side| side.phases.len();
        let sized = |tile: usize| -> Option<(Side, usize, usize)> {
            let rows = Side::new(&p.rows, tile);
            let plane = (tile + rows.reach).checked_mul(pitch)?.checked_add(tail)?;
            let channel = plane.checked_mul(phases(&rows) * phases(&columns))?;
            // An odd number of cache lines from channel to channel: a power of two would put them all in one set.
            let line = 64 / size;
            let channel = ((channel.checked_add(line)? / line) | 1) * line;
            let band = channel.checked_mul(channels)?.checked_add(VECTORS * lanes)?;
            (band.checked_mul(size)? <= BAND_LIMIT).then_some((rows, plane, channel))
        };
        let most = p.filters.min(FILTERS);
        let wanted = if threads > 1 { threads * 4 } else { 1 };
        let images = p.batch * p.groups * columns.tiles;
        let mut tiles = 1;
        let (rows, plane, channel) = loop {
            let tile = height.div_ceil(tiles);
            let products = tile * across * most * p.depth * taps;
            let split = images * p.filters.div_ceil(most) * tiles < wanted && products > 4 * TASK && tile >= 16;
            let results = tile * (pitch.max(across) + lanes) * most * size;
            match sized(tile) {
                Some(cut) if tile == 1 => break cut,
                Some(cut) => {
                    let fits = cut.2 * channels * size <= BAND_BYTES && results <= RESULT_BYTES;
                    // Below the kernel's reach, a smaller tile mostly copies more.
                    if !split && (fits || tile <= cut.0.reach.min(8)) {
                        break cut;
                    }
                }
                None if tile == 1 => {
                    fail!(Unsupported, "the windows reach further than the accelerated path's buffers");
                }
                None => {}
            }
            tiles = (tiles + 1 + tiles / 4).min(height);
        };

        // Few tiles, many filters: the filters are shared out instead.
        let tasks = images * rows.tiles;
        let products = rows.tile * across * most * p.depth * taps;
        let chunks = (wanted.div_ceil(tasks.max(1))).min(products / TASK).max(p.filters.div_ceil(FILTERS));
        let filters = p.filters.div_ceil(chunks.max(1)).next_multiple_of(8).min(p.filters);

        let by_row = rows.tile * across.div_ceil(lanes);
        let flat = ((rows.tile - 1) * pitch + across).div_ceil(lanes) <= by_row;
        let result_pitch = if flat { pitch } else { across.next_multiple_of(lanes) };
        let mut result_stride = ((rows.tile - 1) * result_pitch + across).next_multiple_of(lanes);
        if result_stride % 256 == 0 {
            result_stride += lanes;
        }

        let mut offsets = Vec::with_capacity(channels * taps);
        for c in 0..channels {
            for &(row_phase, row) in &rows.taps {
                for &(column_phase, column) in &columns.taps {
                    let phase = row_phase * phases(&columns) + column_phase;
                    offsets.push(c * channel + phase * plane + row * pitch + column);
                }
            }
        }
        Ok(Plan {
            filters: (filters, p.filters.div_ceil(filters)),
            channels,
            pitch,
            plane,
            channel,
            band: channel * channels + VECTORS * lanes,
            result_pitch,
            result_stride,
            results: result_stride * filters,
            flat,
            offsets,
            rows,
            columns,
        })
    }

    /// Tasks of an image and group.
    pub fn tasks(&self) -> usize {
        self.rows.tiles * self.columns.tiles * self.filters.1
    }

    /// The panels of a tile of this many rows and columns: how many runs, each with the same panels. A run begins
    /// every `pitch` of the band and every `result_pitch` of the results.
    #[inline(always)]
    pub fn panels(&self, rows: usize, columns: usize, lanes: usize) -> (usize, Panels) {
        let (runs, length) = if self.flat { (1, (rows - 1) * self.pitch + columns) } else { (rows, columns) };
        let vectors = length.div_ceil(lanes);
        (runs, Panels { vectors, count: vectors.div_ceil(VECTORS), lanes })
    }
}

/// A run of neighbouring results, cut into panels of up to `VECTORS` vectors, as even as they can be.
#[derive(Debug, Clone, Copy)]
pub struct Panels {
    vectors: usize,
    lanes: usize,
    /// Panels.
    pub count: usize,
}

impl Panels {
    /// Where panel `i` begins, in elements, and its vectors.
    #[inline(always)]
    pub fn get(&self, i: usize) -> (usize, usize) {
        let (first, end) = (i * self.vectors / self.count, (i + 1) * self.vectors / self.count);
        (first * self.lanes, end - first)
    }
}

/// The length of pieces that cut `len` evenly, none longer than `most`, in multiples of `grain` where that allows.
fn even(len: usize, most: usize, grain: usize) -> usize {
    len.div_ceil(len.div_ceil(most)).next_multiple_of(grain).min(most)
}
