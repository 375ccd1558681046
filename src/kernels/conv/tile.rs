//! The cpu path: tiles of the output image, each with a padded copy of its input, register-tiled microkernels over it,
//! and bias and activation while the results are in the cache.
//!
//! Comes in: a checked problem and its views, any strides. Goes out: the output written. The sum behind each result
//! runs over channels, then tap rows, then tap columns, in one accumulator; threads only share out the results.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::Problem;
use super::plan::{Plan, VECTORS};
use crate::kernels::Exec;
use crate::kernels::activation::{self, Activation, Bias};
use crate::kernels::real::Real;
use crate::runtime::cpu::Level;
use crate::runtime::error::{Code, Error};
use crate::runtime::lanes::{LaneBody, Lanes, Vector};
use crate::runtime::tensor::OutView;
use crate::runtime::{Result, Shared, View, buffers, threads};

/// What every task reads.
struct Call<'a, T> {
    problem: &'a Problem,
    plan: &'a Plan,
    level: Level,
    x: Shared<T>,
    x_strides: [isize; 4],
    out: Shared<T>,
    out_strides: [isize; 4],
    /// Per block of filters, products outermost: `blocks` says where.
    weights: Shared<T>,
    /// One per output channel.
    bias: Shared<T>,
}

/// The convolution of `x` with `weight` into `out`. Fails, having written nothing, where scratch memory is short.
pub fn convolve<T: Vector + Real>(
    exec: Exec,
    p: &Problem,
    x: &View,
    weight: &View,
    bias: Option<&View>,
    out: &mut OutView,
) -> Result<()> {
    if out.is_empty() {
        return Ok(());
    }
    let plan = Plan::new(p, exec.threads, T::lanes(exec.level), size_of::<T>())?;
    let (outputs, reduction) = (p.groups * p.filters, p.reduction());
    let tasks = p.batch * p.groups * plan.tasks();
    let workers = exec.threads.min(tasks).max(1);
    let line = buffers::ALIGN / size_of::<T>();
    let per_worker = (plan.band + plan.results).next_multiple_of(line);
    let elements = outputs.checked_mul(reduction + 1).and_then(|w| {
        let weights = w.checked_next_multiple_of(line)?;
        Some((weights, per_worker.checked_mul(workers)?.checked_add(weights)?))
    });
    let Some((weight_elements, elements)) = elements else {
        return Err(Error::new(Code::Unsupported, "the packed weights are more than can be addressed"));
    };
    let buffer = buffers::acquire_for::<T>(elements)?;
    let weights = buffer.as_ptr().cast::<T>();
    // SAFETY: within the buffer, by the sizes above.
    let (biases, scratch) =
        unsafe { (Shared::new(weights.add(outputs * reduction)), Shared::new(weights.add(weight_elements))) };
    for o in 0..outputs {
        // SAFETY: o is a channel of the bias, and of the buffer's part for it.
        unsafe {
            let value = bias.map_or(T::ZERO, |b| *b.ptr::<T>().offset(o as isize * b.strides()[0]));
            biases.get().add(o).write(value);
        }
    }
    let strides = |v: &View| [0, 1, 2, 3].map(|axis| v.strides()[axis]);
    let call = Call {
        problem: p,
        plan: &plan,
        level: exec.level,
        x: Shared::of_const(x.ptr::<T>()),
        x_strides: strides(x),
        out: Shared::new(out.ptr_mut::<T>()),
        out_strides: strides(out),
        weights: Shared::new(weights),
        bias: biases,
    };
    let (filters, weight_at, weight_strides) = (p.filters, Shared::of_const(weight.ptr::<T>()), strides(weight));
    let largest_block = largest_block::<T>(exec.level);
    // Blocks of filters of all groups, as the tasks will find them.
    let per_group = filters.div_ceil(largest_block);
    let threads_to_pack = if outputs * reduction < 1 << 14 { 1 } else { exec.threads };
    threads::for_each(p.groups * per_group, threads_to_pack, |i| {
        let (group, first) = (i / per_group, i % per_group * largest_block);
        let (from, to) = (weight_at, call.weights);
        let (kernel_height, kernel_width) = (p.rows.kernel, p.columns.kernel);
        let (mut first, end) = (first, filters.min(first + largest_block));
        while first < end {
            let rows = block_of(largest_block, end - first);
            let filter = group * filters + first;
            // SAFETY: the block's filters and products are within the weight and within the packed weights.
            unsafe {
                let block = to.get().add(filter * reduction);
                let from = from.get().offset(filter as isize * weight_strides[0]);
                pack(block, from, rows, [p.depth as isize, kernel_height, kernel_width], weight_strides);
            }
            first += rows;
        }
    });
    let next = AtomicUsize::new(0);
    threads::for_each(workers, workers, |worker| {
        // SAFETY: the worker's own part of the buffer.
        let band = unsafe { scratch.get().add(worker * per_worker) };
        let mut fresh = true;
        loop {
            let task = next.fetch_add(1, Ordering::Relaxed);
            if task >= tasks {
                break;
            }
            if std::mem::take(&mut fresh) {
                // What no row fills (the ends, and rows past a smaller tile) is read by lanes without a result.
                // SAFETY: the band is the first part of the worker's own.
                unsafe { band.write_bytes(0, plan.band) };
            }
            // SAFETY: as above; the results follow the band.
            let results = unsafe { band.add(plan.band) };
            T::dispatch(exec.level, Task { call: &call, task, band, results });
        }
    });
    Ok(())
}

/// Filters of the largest microkernel: with three vectors each, three of input and one of weight, as many as the
/// level has registers for.
#[inline(always)]
const fn largest<T, L: Lanes<T>>() -> usize {
    if L::REGISTERS >= 32 { 8 } else { 4 }
}

/// The same, for a level that is known at run time only.
fn largest_block<T: Vector + Real>(level: Level) -> usize {
    struct Ask<'a>(&'a mut usize);
    impl<T> LaneBody<T> for Ask<'_> {
        #[inline(always)]
        fn run<L: Lanes<T>>(self) {
            *self.0 = largest::<T, L>();
        }
    }
    let mut rows = 0;
    T::dispatch(level, Ask(&mut rows));
    rows
}

/// Filters of the next block where `left` are left: the largest that fits of the level's own, 4, 2 and 1.
#[inline(always)]
fn block_of(largest: usize, left: usize) -> usize {
    if left >= largest {
        largest
    } else if left >= 4 {
        4
    } else {
        left.min(2)
    }
}

/// Packs a block of `rows` filters: for each product in order, the weight of each filter.
///
/// # Safety
/// The filters are readable at `from`, and `rows` times the products are writable at `block`.
unsafe fn pack<T: Copy>(block: *mut T, from: *const T, rows: usize, sizes: [isize; 3], strides: [isize; 4]) {
    let [depth, height, width] = sizes;
    let contiguous = strides[3] == 1 && strides[2] == width && strides[1] == height * width;
    // SAFETY: the caller's contract.
    unsafe {
        if contiguous {
            let products = (depth * height * width) as usize;
            for product in 0..products {
                for row in 0..rows {
                    let value = *from.offset(row as isize * strides[0]).add(product);
                    block.add(product * rows + row).write(value);
                }
            }
            return;
        }
        let mut to = block;
        for c in 0..depth {
            for y in 0..height {
                for x in 0..width {
                    let at = from.offset(c * strides[1] + y * strides[2] + x * strides[3]);
                    for row in 0..rows {
                        to.write(*at.offset(row as isize * strides[0]));
                        to = to.add(1);
                    }
                }
            }
        }
    }
}

/// One tile of one image, for one chunk of a group's filters.
struct Task<'a, T> {
    call: &'a Call<'a, T>,
    task: usize,
    band: *mut T,
    results: *mut T,
}

/// Where a tile lies in the output.
struct Tile {
    image: usize,
    group: usize,
    top: usize,
    left: usize,
    rows: usize,
    columns: usize,
}

impl<T: Vector + Real> LaneBody<T> for Task<'_, T> {
    #[inline(always)]
    fn run<L: Lanes<T>>(self) {
        let Task { call, task, band, results } = self;
        let (p, plan) = (call.problem, call.plan);
        let (rest, chunk) = (task / plan.filters.1, task % plan.filters.1);
        let (rest, across) = (rest / plan.columns.tiles, rest % plan.columns.tiles);
        let (rest, down) = (rest / plan.rows.tiles, rest % plan.rows.tiles);
        let (top, left) = (down * plan.rows.tile, across * plan.columns.tile);
        let tile = Tile {
            image: rest / p.groups,
            group: rest % p.groups,
            top,
            left,
            rows: plan.rows.tile.min(p.rows.output as usize - top),
            columns: plan.columns.tile.min(p.columns.output as usize - left),
        };
        let first = chunk * plan.filters.0;
        let end = p.filters.min(first + plan.filters.0);
        let taps = (p.rows.kernel * p.columns.kernel) as usize;
        let (group_filters, reduction) = (tile.group * p.filters, p.reduction());
        let mut channel = 0;
        loop {
            let channels = plan.channels.min(p.depth - channel);
            // SAFETY: the band and the results are the task's own and as large as the plan says; weights and bias
            // hold every filter; offsets stay within the band, its spare vectors included.
            unsafe {
                fill(call, &tile, channel, channels, band);
                // Loops rather than closures: everything between here and the vectors has to be inlined.
                let (runs, panels) = plan.panels(tile.rows, tile.columns, L::N);
                for panel in 0..runs * panels.count {
                    let (run, (at, vectors)) = (panel / panels.count, panels.get(panel % panels.count));
                    let mut filter = first;
                    while filter < end {
                        let rows = block_of(largest::<T, L>(), end - filter);
                        let to = (filter - first) * plan.result_stride + run * plan.result_pitch + at;
                        let block = Block {
                            products: channels * taps,
                            offsets: plan.offsets.as_ptr(),
                            input: band.add(run * plan.pitch + at),
                            weights: call
                                .weights
                                .get()
                                .add((group_filters + filter) * reduction + channel * taps * rows),
                            bias: if channel == 0 {
                                call.bias.get().add(group_filters + filter)
                            } else {
                                std::ptr::null()
                            },
                            results: results.add(to),
                            stride: plan.result_stride,
                        };
                        block.run::<L>(rows, vectors);
                        filter += rows;
                    }
                }
            }
            channel += channels;
            if channel >= p.depth {
                break;
            }
        }
        // SAFETY: as above; the tile lies within the output, and no other task has it.
        unsafe { finish::<T>(call, &tile, first..end, L::N, results) };
    }
}

/// Copies the tile's part of `channels` input channels into the band, zeros for the padding.
///
/// # Safety
/// The band is as large as the plan says; the tile lies within the output.
#[inline(always)]
unsafe fn fill<T: Vector + Real>(call: &Call<T>, tile: &Tile, channel: usize, channels: usize, band: *mut T) {
    let (p, plan) = (call.problem, call.plan);
    let [xn, xc, xh, xw] = call.x_strides;
    let column_stride = p.columns.stride;
    let rows = tile.rows + plan.rows.reach;
    let first_channel = tile.group * p.depth + channel;
    let zero = T::ZERO;
    for c in 0..channels {
        let image = call.x.get().wrapping_offset(tile.image as isize * xn + (first_channel + c) as isize * xc);
        for (i, &row_phase) in plan.rows.phases.iter().enumerate() {
            for (j, &column_phase) in plan.columns.phases.iter().enumerate() {
                let phase = i * plan.columns.phases.len() + j;
                // Input column of the phase's first position, and the positions that fall inside the input.
                let column = p.columns.start(tile.left as isize) + column_phase as isize;
                let up = |n: isize| (n.max(0) + column_stride - 1) / column_stride;
                let begin = (up(-column) as usize).min(plan.pitch);
                let end = (up(p.columns.input - column) as usize).clamp(begin, plan.pitch);
                for row in 0..rows {
                    let y = p.rows.start((tile.top + row) as isize) + row_phase as isize;
                    // SAFETY: the row lies in the band; columns `begin..end` lie in the input where row y does.
                    unsafe {
                        let to = band.add(c * plan.channel + phase * plan.plane + row * plan.pitch);
                        if y < 0 || y >= p.rows.input {
                            std::slice::from_raw_parts_mut(to, plan.pitch).fill(zero);
                            continue;
                        }
                        let first = column + begin as isize * column_stride;
                        let from = image.wrapping_offset(y * xh + first * xw).cast_const();
                        (0..begin).for_each(|q| to.add(q).write(zero));
                        copy(to.add(begin), from, end - begin, column_stride * xw, xw == 1);
                        (end..plan.pitch).for_each(|q| to.add(q).write(zero));
                    }
                }
            }
        }
    }
}

/// Copies `n` elements that lie `step` apart. `dense`: what lies between them is readable too.
///
/// # Safety
/// They are readable, and `n` are writable at `to`.
#[inline(always)]
unsafe fn copy<T: Copy>(to: *mut T, from: *const T, n: usize, step: isize, dense: bool) {
    // SAFETY: the caller's contract.
    unsafe {
        match step {
            1 => std::ptr::copy_nonoverlapping(from, to, n),
            2 if dense => {
                // A constant step, which LLVM turns into shuffles of whole vectors; the last element has no pair.
                let pairs = n.saturating_sub(1);
                let from = std::slice::from_raw_parts(from, 2 * pairs);
                let to_pairs = std::slice::from_raw_parts_mut(to, pairs);
                for (to, from) in to_pairs.iter_mut().zip(from.chunks_exact(2)) {
                    *to = from[0];
                }
                if n > 0 {
                    to.add(pairs).write(*from.as_ptr().add(2 * pairs));
                }
            }
            step => (0..n).for_each(|i| to.add(i).write(*from.offset(i as isize * step))),
        }
    }
}

/// Activation, and the way from the tile's results to the output.
///
/// # Safety
/// `results` holds the tile for these filters; the tile lies within the output.
#[inline(always)]
unsafe fn finish<T: Vector + Real>(
    call: &Call<T>,
    tile: &Tile,
    filters: std::ops::Range<usize>,
    lanes: usize,
    results: *mut T,
) {
    let (p, plan) = (call.problem, call.plan);
    let [on, oc, oh, ow] = call.out_strides;
    let used = ((tile.rows - 1) * plan.result_pitch + tile.columns).next_multiple_of(lanes);
    for (i, filter) in filters.enumerate() {
        let channel = tile.group * p.filters + filter;
        // SAFETY: the caller's contract; `used` results of the filter were computed.
        unsafe {
            let from = results.add(i * plan.result_stride);
            if p.activation != Activation::None {
                let values = std::slice::from_raw_parts_mut(from, used);
                activation::finish(call.level, p.activation, Bias::None, values);
            }
            let corner = tile.image as isize * on + channel as isize * oc + tile.left as isize * ow;
            let to = call.out.get().offset(corner + tile.top as isize * oh);
            if ow == 1 && oh == tile.columns as isize && plan.result_pitch == tile.columns {
                std::ptr::copy_nonoverlapping(from, to, tile.rows * tile.columns);
                continue;
            }
            for row in 0..tile.rows {
                let (to, from) = (to.offset(row as isize * oh), from.add(row * plan.result_pitch));
                if ow == 1 {
                    std::ptr::copy_nonoverlapping(from, to, tile.columns);
                } else {
                    (0..tile.columns).for_each(|x| to.offset(x as isize * ow).write(*from.add(x)));
                }
            }
        }
    }
}

/// What a microkernel works on: a block of filters over a panel of neighbouring results.
struct Block<T> {
    products: usize,
    offsets: *const usize,
    input: *const T,
    weights: *const T,
    /// Where the sums start; null to go on from the results as they are.
    bias: *const T,
    results: *mut T,
    stride: usize,
}

impl<T: Vector + Real> Block<T> {
    /// The microkernel for this many filters and vectors.
    ///
    /// # Safety
    /// The processor has the level. For each product, a weight per filter, and `vectors` vectors from its offset into
    /// the input are readable; `vectors` vectors per filter are writable in the results.
    #[inline(always)]
    unsafe fn run<L: Lanes<T>>(&self, rows: usize, vectors: usize) {
        const { assert!(VECTORS == 3) };
        // SAFETY: the caller's contract.
        unsafe {
            match (rows, vectors) {
                (8, 3) if largest::<T, L>() == 8 => self.sum::<L, 8, 3>(),
                (8, 2) if largest::<T, L>() == 8 => self.sum::<L, 8, 2>(),
                (8, _) if largest::<T, L>() == 8 => self.sum::<L, 8, 1>(),
                (4, 3) => self.sum::<L, 4, 3>(),
                (4, 2) => self.sum::<L, 4, 2>(),
                (4, _) => self.sum::<L, 4, 1>(),
                (2, 3) => self.sum::<L, 2, 3>(),
                (2, 2) => self.sum::<L, 2, 2>(),
                (2, _) => self.sum::<L, 2, 1>(),
                (_, 3) => self.sum::<L, 1, 3>(),
                (_, 2) => self.sum::<L, 1, 2>(),
                (_, _) => self.sum::<L, 1, 1>(),
            }
        }
    }

    /// `M` filters by `V` vectors, every sum in a register from the first product to the last.
    ///
    /// # Safety
    /// As `run`.
    #[inline(always)]
    unsafe fn sum<L: Lanes<T>, const M: usize, const V: usize>(&self) {
        // SAFETY: the caller's contract.
        unsafe {
            let mut sums = [[L::splat(T::ZERO); V]; M];
            for (m, sums) in sums.iter_mut().enumerate() {
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum = match self.bias.is_null() {
                        true => L::load(self.results.add(m * self.stride + v * L::N)),
                        false => L::splat(*self.bias.add(m)),
                    };
                }
            }
            let mut weights = self.weights;
            for product in 0..self.products {
                let input = self.input.add(*self.offsets.add(product));
                let mut values = [L::splat(T::ZERO); V];
                for (v, value) in values.iter_mut().enumerate() {
                    *value = L::load(input.add(v * L::N));
                }
                for (m, sums) in sums.iter_mut().enumerate() {
                    let weight = L::splat(*weights.add(m));
                    for (sum, &value) in sums.iter_mut().zip(&values) {
                        *sum = L::mul_add(weight, value, *sum);
                    }
                }
                weights = weights.add(M);
            }
            for (m, sums) in sums.iter().enumerate() {
                for (v, &sum) in sums.iter().enumerate() {
                    L::store(self.results.add(m * self.stride + v * L::N), sum);
                }
            }
        }
    }
}
