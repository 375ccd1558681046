//! Kernels that turn each pixel into a pixel: the engine of their cpu paths.
//!
//! Comes in: two images of one size and a `PixelOp`. Goes out: the second image written. A task's pixels are taken in
//! blocks of `BLOCK`, pulled apart into one short array per channel, so that the operation is a plain loop over arrays
//! that vectorises, and put together again:
//!
//! ```text
//! r g b r g b ...  --load-->  r r r ... | g g g ... | b b b ...  --op-->  planes  --store-->  any layout
//! ```
//!
//! Since a block is read before it is written, an image may be its own output.

use super::picture::Picture;
use crate::kernels::Exec;
use crate::runtime::cpu::{Body, Features, Level, vectorize};
use crate::runtime::{DType, Element, stream, threads};

/// Pixels of a block: planes of f32 for four channels in and out take 8 KiB, a quarter of a first-level cache.
pub const BLOCK: usize = 256;

/// Blocks are computed in whole multiples of this, so that the vectorised loops have no remainder.
const ROUND: usize = 64;

/// Pixels below which a task is not cut further.
const GRAIN: usize = 4096;

/// One array per channel.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct Planes<T>(pub [[T; BLOCK]; 4]);

impl<T: Element + Default> Planes<T> {
    /// Planes of zeros.
    #[inline(always)]
    pub fn new() -> Planes<T> {
        Planes([[T::default(); BLOCK]; 4])
    }
}

/// What is done to each pixel. Channels that an image has not hold values of no meaning, which must not matter.
pub trait PixelOp<T: Element + Default, U: Element + Default>: Sync {
    /// The definition: one pixel.
    fn define(&self, pixel: [T; 4]) -> [U; 4];

    /// The same for the first `n` pixels of a block, a multiple of 64; what lies past the image is discarded.
    fn apply<F: Features>(&self, from: &Planes<T>, to: &mut Planes<U>, n: usize);
}

/// A `PixelOp` behind one interface, so that what pulls pixels apart and puts them together is compiled for types, not
/// for operations.
pub trait BlockOp<T: Element + Default, U: Element + Default>: Sync {
    /// As `PixelOp::define`.
    fn define_pixel(&self, pixel: [T; 4]) -> [U; 4];
    /// `PixelOp::apply`, compiled for the level.
    fn apply_at(&self, level: Level, from: &Planes<T>, to: &mut Planes<U>, n: usize);
}

impl<T: Element + Default, U: Element + Default, O: PixelOp<T, U>> BlockOp<T, U> for O {
    fn define_pixel(&self, pixel: [T; 4]) -> [U; 4] {
        self.define(pixel)
    }

    fn apply_at(&self, level: Level, from: &Planes<T>, to: &mut Planes<U>, n: usize) {
        vectorize(level, Apply { op: self, from, to, n });
    }
}

struct Apply<'a, O, T, U> {
    op: &'a O,
    from: &'a Planes<T>,
    to: &'a mut Planes<U>,
    n: usize,
}

impl<T: Element + Default, U: Element + Default, O: PixelOp<T, U>> Body for Apply<'_, O, T, U> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        self.op.apply::<F>(self.from, self.to, self.n)
    }
}

/// The standard path: one pixel after the other.
pub fn standard<T: Element + Default, U: Element + Default>(from: Picture, to: Picture, op: &dyn BlockOp<T, U>) {
    for y in 0..to.height {
        for x in 0..to.width {
            // SAFETY: both images have this size; a pixel is read before it is written.
            unsafe { to.write(y, x, op.define_pixel(from.read(y, x))) }
        }
    }
}

/// The cpu path. The images are of one size, and share either no byte or every pixel. `streaming`: contiguous planes
/// are stored past the caches.
pub fn pixels<T: Element + Default, U: Element + Default>(
    exec: Exec,
    from: Picture,
    to: Picture,
    streaming: bool,
    op: &dyn BlockOp<T, U>,
) {
    let (from, to) = match (from.as_one_row(), to.as_one_row()) {
        (Some(from), Some(to)) => (from, to),
        _ => (from, to),
    };
    threads::for_each_range(to.pixels(), GRAIN, exec.threads, |range| {
        let streaming = streaming && to.pixel == 1;
        vectorize(exec.level, Pixels { from, to, range, streaming, op, level: exec.level });
        if streaming {
            stream::fence();
        }
    });
}

struct Pixels<'a, T, U> {
    from: Picture,
    to: Picture,
    range: std::ops::Range<usize>,
    streaming: bool,
    op: &'a dyn BlockOp<T, U>,
    level: Level,
}

impl<T: Element + Default, U: Element + Default> Body for Pixels<'_, T, U> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let (mut source, mut result) = (Planes::<T>::new(), Planes::<U>::new());
        let width = self.to.width;
        let mut at = self.range.start;
        while at < self.range.end {
            let (y, x) = (at / width, at % width);
            let n = (width - x).min(self.range.end - at).min(BLOCK);
            // SAFETY: pixels x to x + n of row y lie in both images; tasks write pixels of their own.
            unsafe {
                let from = Run { ptr: self.from.at::<T>(y, x), ..Run::of(&self.from) };
                let to = Run { ptr: self.to.at::<U>(y, x), ..Run::of(&self.to) };
                convert::<F, T, U>((self.op, self.level), from, to, n, &mut source, &mut result, self.streaming);
            }
            at += n;
        }
    }
}

/// Pixels of a row: the first one's address and the strides.
#[derive(Clone, Copy)]
pub struct Run<T> {
    /// Address of the first channel of the first pixel.
    pub ptr: *mut T,
    /// 1 to 4.
    pub channels: usize,
    /// From one pixel to the next.
    pub pixel: isize,
    /// From one channel to the next.
    pub channel: isize,
}

impl<T: Element> Run<T> {
    /// Pixels of `picture`, from its first one.
    #[inline(always)]
    pub fn of(picture: &Picture) -> Run<T> {
        let Picture { ptr, channels, pixel, channel, .. } = *picture;
        Run { ptr: ptr.cast(), channels, pixel, channel }
    }

    #[inline(always)]
    fn is_interleaved(&self) -> bool {
        self.channel == 1 && self.pixel == self.channels as isize
    }
}

/// Converts one block: `n` pixels, at most `BLOCK`, with an operation at the level of `F`.
///
/// # Safety
/// `n` pixels are readable from `from` and writable at `to`, and nothing else uses those at `to`.
#[inline(always)]
pub unsafe fn convert<F: Features, T: Element + Default, U: Element + Default>(
    (op, level): (&dyn BlockOp<T, U>, Level),
    from: Run<T>,
    to: Run<U>,
    n: usize,
    source: &mut Planes<T>,
    result: &mut Planes<U>,
    streaming: bool,
) {
    // SAFETY: the caller's contract.
    unsafe {
        load::<F, T>(from, n, source);
        op.apply_at(level, source, result, n.next_multiple_of(ROUND));
        store::<F, U>(to, n, result, streaming);
    }
}

/// # Safety
/// `n` pixels, at most `BLOCK`, are readable.
// Indices walk several planes side by side.
#[allow(clippy::needless_range_loop)]
#[inline(always)]
unsafe fn load<F: Features, T: Element>(run: Run<T>, n: usize, planes: &mut Planes<T>) {
    let Planes(p) = planes;
    // SAFETY: the caller's contract; the 32-pixel steps of deinterleave3 stay below n.
    unsafe {
        if run.is_interleaved() && run.channels == 3 {
            let mut done = 0;
            if T::DTYPE == DType::U8 {
                while done + 32 <= n {
                    let [r, g, b] = super::shuffle::deinterleave3::<F>(run.ptr.cast::<u8>().add(3 * done));
                    p[0].as_mut_ptr().add(done).cast::<[u8; 32]>().write(r);
                    p[1].as_mut_ptr().add(done).cast::<[u8; 32]>().write(g);
                    p[2].as_mut_ptr().add(done).cast::<[u8; 32]>().write(b);
                    done += 32;
                }
            }
            for i in done..n {
                let pixel = run.ptr.add(3 * i);
                p[0][i] = *pixel;
                p[1][i] = *pixel.add(1);
                p[2][i] = *pixel.add(2);
            }
        } else if run.is_interleaved() && run.channels == 4 {
            for i in 0..n {
                let pixel = run.ptr.add(4 * i);
                p[0][i] = *pixel;
                p[1][i] = *pixel.add(1);
                p[2][i] = *pixel.add(2);
                p[3][i] = *pixel.add(3);
            }
        } else {
            for (c, plane) in p.iter_mut().enumerate().take(run.channels) {
                let first = run.ptr.offset(c as isize * run.channel);
                if run.pixel == 1 {
                    std::ptr::copy_nonoverlapping(first, plane.as_mut_ptr(), n);
                } else {
                    plane[..n].iter_mut().enumerate().for_each(|(i, v)| *v = *first.offset(i as isize * run.pixel));
                }
            }
        }
    }
}

/// # Safety
/// `n` pixels, at most `BLOCK`, are writable, and nothing else uses them.
// Indices walk several planes side by side.
#[allow(clippy::needless_range_loop)]
#[inline(always)]
unsafe fn store<F: Features, T: Element>(run: Run<T>, n: usize, planes: &Planes<T>, streaming: bool) {
    let Planes(p) = planes;
    // SAFETY: the caller's contract; the 32-pixel steps of interleave3 stay below n.
    unsafe {
        if run.is_interleaved() && run.channels == 3 {
            let mut done = 0;
            if T::DTYPE == DType::U8 {
                while done + 32 <= n {
                    let plane = |c: usize| p[c].as_ptr().add(done).cast::<[u8; 32]>().read();
                    super::shuffle::interleave3::<F>(
                        [plane(0), plane(1), plane(2)],
                        run.ptr.cast::<u8>().add(3 * done),
                    );
                    done += 32;
                }
            }
            for i in done..n {
                let pixel = run.ptr.add(3 * i);
                *pixel = p[0][i];
                *pixel.add(1) = p[1][i];
                *pixel.add(2) = p[2][i];
            }
        } else if run.is_interleaved() && run.channels == 4 {
            for i in 0..n {
                let pixel = run.ptr.add(4 * i);
                *pixel = p[0][i];
                *pixel.add(1) = p[1][i];
                *pixel.add(2) = p[2][i];
                *pixel.add(3) = p[3][i];
            }
        } else {
            for (c, plane) in p.iter().enumerate().take(run.channels) {
                let first = run.ptr.offset(c as isize * run.channel);
                if run.pixel == 1 && streaming {
                    stream::copy(first.cast(), plane.as_ptr().cast(), n * size_of::<T>());
                } else if run.pixel == 1 {
                    std::ptr::copy_nonoverlapping(plane.as_ptr(), first, n);
                } else {
                    plane[..n].iter().enumerate().for_each(|(i, v)| *first.offset(i as isize * run.pixel) = *v);
                }
            }
        }
    }
}
