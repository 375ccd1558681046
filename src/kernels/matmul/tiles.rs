//! The cpu path of matrix products.
//!
//! Comes in: a `Product`. Goes out: `c` written. The result is cut into tiles, as many as keep the threads busy; `k` is
//! never cut here, and `gemm` cuts it by its length alone: neither a tile's shape nor its thread changes a bit. The crate `gemm` computes a tile with
//! the best instructions of the processor (it does its own detection); bias and activation follow while the tile is in
//! the second-level cache.
//!
//! ```text
//! one large product       tiles -> tasks
//! a batch                 matrices -> tasks, as many to a task as make it worth a hand-over
//! ```

use std::mem::MaybeUninit;
use std::ops::Range;

use super::product::{Epilogue, Product};
use crate::kernels::Exec;
use crate::kernels::activation::{Activation, Bias, finish};
use crate::kernels::real::Real;
use crate::runtime::cpu::Level;
use crate::runtime::threads;

/// Multiply-adds that a tile has at least: 6 µs at 80 G/s, several times what handing it over costs.
const TILE_WORK: usize = 1 << 19;

/// Tiles per thread that a large product is cut into, at most while tiles are smaller than `TILE_MOST`: what one thread
/// loses to the system, the others take over. Every tile packs its operands anew, so more of them cost time: 1024 cubed
/// in f32 on two threads, 16 tiles of 256 by 256 against eight of 512 by 256, 10.3 and 9.7 ms; of 256 by 512, 10.3 ms
/// (2026-11).
const TILES: usize = 4;

/// Edges of a tile. From 128 up, packing its operands costs less than a tenth of multiplying them.
const TILE_LEAST: usize = 128;
const TILE_MOST: usize = 1024;

/// Tiles start at multiples of these: the microkernel's 6 columns and 64 rows (its AVX2 one: 6 and 16), `gemm` taking
/// the result's contiguous axis as its rows.
const ACROSS: usize = 12;
const ALONG: usize = 64;

/// Elements of a block on the stack, for results without a contiguous axis.
const BLOCK: usize = 256;

/// Rows and columns of a tile, for so many threads: of the ways to cut the result into equal tiles, as many as are wanted
/// or the next fewer that can be had, the one whose tiles have the least operands. The contiguous axis is cut at multiples
/// of `ALONG`.
fn tile_shape(m: usize, n: usize, k: usize, rows_contiguous: bool, threads: usize) -> (usize, usize) {
    let work = m.saturating_mul(n).saturating_mul(k);
    let wanted = (work / TILE_WORK).clamp(1, TILES.saturating_mul(threads));
    if wanted == 1 {
        return (m, n);
    }
    let rounds = (m * n).div_ceil(TILE_MOST * TILE_MOST).div_ceil(wanted);
    let cut = |tiles: usize| {
        let ways = (1..=tiles).filter(|down| tiles.is_multiple_of(*down));
        let shapes = ways.map(|down| (m.div_ceil(down), n.div_ceil(tiles / down)));
        let large = |edge: usize, whole: usize| edge >= TILE_LEAST || edge == whole;
        shapes.filter(|&(rows, cols)| large(rows, m) && large(cols, n)).min_by_key(|(rows, cols)| (rows + cols, *cols))
    };
    let (rows, cols) = (1..=wanted).rev().find_map(|tiles| cut(tiles * rounds)).unwrap_or((m, n));
    let (row_step, col_step) = if rows_contiguous { (ALONG, ACROSS) } else { (ACROSS, ALONG) };
    (rows.next_multiple_of(row_step).min(m), cols.next_multiple_of(col_step).min(n))
}

/// Computes the product.
///
/// # Safety
/// The stacks describe elements of `T` that are readable (`c`: writable) and `c` shares no element with the others nor
/// with itself.
pub unsafe fn run<T: Real>(exec: Exec, product: &Product, epilogue: Epilogue) {
    let (items, m, n, k) = (product.count(), product.m, product.n, product.k);
    if items == 0 || m == 0 || n == 0 {
        return;
    }
    let (rows, cols) = tile_shape(m, n, k, is_column_major(product), exec.threads);
    let (down, right) = (m.div_ceil(rows), n.div_ceil(cols));
    let body = |task: usize| {
        let (item, tile) = (task / (down * right), task % (down * right));
        let (i, j) = (tile / right * rows, tile % right * cols);
        // SAFETY: the caller's contract; tiles are disjoint.
        unsafe { compute::<T>(exec.level, product, epilogue, item, i..(i + rows).min(m), j..(j + cols).min(n)) }
    };
    if down * right > 1 {
        threads::for_each(items * down * right, exec.threads, body);
    } else {
        let grain = (TILE_WORK / 4 / (m * n * k.max(1)).max(1)).max(1);
        threads::for_each_range(items, grain, exec.threads, |range| range.for_each(&body));
    }
}

/// Whether the result's columns are its contiguous axis.
fn is_column_major(product: &Product) -> bool {
    product.n > 1 && product.m > 1 && product.c.rows.abs() < product.c.cols.abs()
}

/// One tile of one matrix of the batch.
///
/// # Safety
/// As `run`; no other thread touches the tile.
unsafe fn compute<T: Real>(
    level: Level,
    product: &Product,
    epilogue: Epilogue,
    item: usize,
    rows: Range<usize>,
    cols: Range<usize>,
) {
    let [a, b, c, bias] = product.offsets(item);
    let (i, j) = (rows.start as isize, cols.start as isize);
    let (m, n, k) = (rows.len(), cols.len(), product.k);
    let Product { a: sa, b: sb, c: sc, .. } = product;
    let a = sa.ptr.cast::<T>().wrapping_offset(a + i * sa.rows);
    let b = sb.ptr.cast::<T>().wrapping_offset(b + j * sb.cols);
    let c = sc.ptr.cast::<T>().wrapping_offset(c + i * sc.rows + j * sc.cols);
    // An axis of size 1 has no stride of its own; given the one of a contiguous matrix, it keeps `gemm` on its fast
    // ways for vectors.
    let lone = |size: usize, stride: isize, instead: isize| if size == 1 { instead } else { stride };
    let (c_rows, c_cols) = match (product.m, product.n) {
        (1, 1) => (1, 1),
        (_, 1) => (sc.rows, sc.rows * m as isize),
        (1, _) => (sc.cols * n as isize, sc.cols),
        _ => (sc.rows, sc.cols),
    };
    let (a_rows, a_cols) = (lone(product.m, sa.rows, k as isize), lone(k, sa.cols, 1));
    let (b_rows, b_cols) = (lone(k, sb.rows, 1), lone(product.n, sb.cols, k as isize));
    // SAFETY: the strides stay within the stacks, by the caller's contract.
    unsafe {
        if k == 0 {
            scale(c, (m, c_rows), (n, c_cols), epilogue.beta);
        } else {
            // `gemm` computes `alpha * dst + beta * lhs * rhs` with the names the other way round, and does not read
            // `dst` when told so.
            gemm::gemm::<T>(
                m,
                n,
                k,
                c,
                c_cols,
                c_rows,
                epilogue.beta != 0.0,
                a,
                a_cols,
                a_rows,
                b,
                b_cols,
                b_rows,
                T::from_f64(epilogue.beta),
                T::from_f64(epilogue.alpha),
                false,
                false,
                false,
                gemm::Parallelism::None,
            );
        }
        let bias = product.bias.as_ref().map(|stack| {
            let first = stack.ptr.cast::<T>().wrapping_offset(bias + i * stack.rows + j * stack.cols);
            (first.cast_const(), stack.rows, stack.cols)
        });
        finish_tile(level, epilogue.activation, c, (m, c_rows), (n, c_cols), bias);
    }
}

/// `c = beta * c`, where there is nothing to multiply.
///
/// # Safety
/// `c` is writable under these sizes and strides.
unsafe fn scale<T: Real>(c: *mut T, (m, rows): (usize, isize), (n, cols): (usize, isize), beta: f64) {
    let beta_t = T::from_f64(beta);
    for i in 0..m as isize {
        for j in 0..n as isize {
            // SAFETY: the caller's contract.
            unsafe {
                let slot = c.offset(i * rows + j * cols);
                slot.write(if beta == 0.0 { T::ZERO } else { beta_t * slot.read() });
            }
        }
    }
}

/// Bias and activation on a tile, along its contiguous axis.
///
/// # Safety
/// `c` is writable, and `bias` (first element, stride of rows and of columns) readable, under these sizes and strides.
unsafe fn finish_tile<T: Real>(
    level: Level,
    activation: Activation,
    c: *mut T,
    (m, rows): (usize, isize),
    (n, cols): (usize, isize),
    bias: Option<(*const T, isize, isize)>,
) {
    if activation == Activation::None && bias.is_none() {
        return;
    }
    if bias.is_none() && cols == 1 && (rows == n as isize || m == 1) {
        // SAFETY: the tile is one contiguous run.
        return finish(level, activation, Bias::None, unsafe { std::slice::from_raw_parts_mut(c, m * n) });
    }
    let (lines, line_step, run, step, bias) = if rows == 1 && cols != 1 {
        (n, cols, m, rows, bias.map(|(ptr, r, c)| (ptr, c, r)))
    } else {
        (m, rows, n, cols, bias)
    };
    for line in 0..lines as isize {
        // SAFETY: the caller's contract.
        unsafe {
            let bias = bias.map(|(ptr, over, along)| (ptr.offset(line * over), along));
            finish_run(level, activation, c.offset(line * line_step), step, run, bias);
        }
    }
}

/// Bias and activation on `len` elements at `step`.
///
/// # Safety
/// `c` is writable and `bias` (first element, stride) readable for them.
unsafe fn finish_run<T: Real>(
    level: Level,
    activation: Activation,
    c: *mut T,
    step: isize,
    len: usize,
    bias: Option<(*const T, isize)>,
) {
    let direct = matches!(bias, None | Some((_, 0 | 1)));
    // SAFETY: the caller's contract; blocks are filled before they are read.
    unsafe {
        if step == 1 && direct {
            let bias = match bias {
                None => Bias::None,
                Some((ptr, 0)) => Bias::One(*ptr),
                Some((ptr, _)) => Bias::Each(std::slice::from_raw_parts(ptr, len)),
            };
            return finish(level, activation, bias, std::slice::from_raw_parts_mut(c, len));
        }
        let (mut values, mut added) = ([MaybeUninit::<T>::uninit(); BLOCK], [T::ZERO; BLOCK]);
        for start in (0..len).step_by(BLOCK) {
            let n = (len - start).min(BLOCK);
            for i in 0..n {
                let at = (start + i) as isize;
                values[i].write(c.offset(at * step).read());
                if let Some((ptr, along)) = bias {
                    added[i] = ptr.offset(at * along).read();
                }
            }
            let block = std::slice::from_raw_parts_mut(values.as_mut_ptr().cast::<T>(), n);
            finish(level, activation, if bias.is_some() { Bias::Each(&added[..n]) } else { Bias::None }, block);
            for (i, &value) in block.iter().enumerate() {
                c.offset((start + i) as isize * step).write(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_are_large_enough_to_pay_and_cover_awkward_shapes() {
        for (m, n, k) in [(2048, 2048, 2048), (256, 256, 256), (4096, 64, 256), (3, 100_000, 50), (1 << 20, 1, 64)] {
            for column_major in [false, true] {
                let (rows, cols) = tile_shape(m, n, k, column_major, 4);
                assert!(rows >= 1 && cols >= 1 && rows <= m && cols <= n, "{m} {n} {k}: {rows} {cols}");
                assert!(m.div_ceil(rows) * n.div_ceil(cols) > 1, "{m} {n} {k} is not cut");
                assert!(rows * cols * k >= TILE_WORK / 2, "{m} {n} {k}: {rows} by {cols}");
            }
        }
        assert_eq!(tile_shape(64, 64, 64, false, 4), (64, 64));
    }
}
