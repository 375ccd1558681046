//! Brightness and contrast: `contrast * x + brightness`, rounded and saturated for u8.
//!
//! Comes in: an image. Goes out: an image of the same shape, possibly the same memory. With u8 there are 256 possible
//! results, so the definition is a table; the cpu path looks it up where the processor does that for a whole register
//! at once (AVX-512 VBMI), and elsewhere computes in f32 if that gives the same table.

use std::mem::MaybeUninit;

use super::color::round_small;
use super::picture::{DTYPES, Picture};
use crate::fail;
use crate::kernels::Exec;
use crate::kernels::args::{Args, OwnedValue, Value};
use crate::kernels::policy::{Policy, Work, run};
use crate::kernels::table::{Builtin, Kind, exact, few_ulps, param};
use crate::runtime::cpu::{Body, Features, Level, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::tensor::OutView;
use crate::runtime::{DType, Element, Result, Shared, View, threads};

/// Elements of a block.
const BLOCK: usize = 4096;

/// `adjust_brightness_contrast`.
pub const ADJUST: Builtin = Builtin {
    name: "adjust_brightness_contrast",
    params: &[
        param("x", Kind::Tensor),
        param("brightness", Kind::Float(0.0)),
        param("contrast", Kind::Float(1.0)),
        param("out", Kind::Out),
    ],
    run: adjust,
    parallel_from: 1 << 17,
    dtypes: DTYPES,
    sample: |s| {
        let options = [Value::Float(12.0), Value::Float(1.3)];
        vec![super::sample_image(s, 3), OwnedValue::Plain(options[0]), OwnedValue::Plain(options[1]), OwnedValue::out()]
    },
    tolerance: |dtype| if dtype == DType::F32 { few_ulps(dtype) } else { exact(dtype) },
};

fn adjust(args: &mut Args, policy: &dyn Policy) -> Result<()> {
    let x = args.tensor(0)?;
    let picture = Picture::input("x", &x, super::ANY)?;
    for i in [1, 2] {
        let value = args.float(i)?;
        if !(value as f32).is_finite() {
            fail!(InvalidArgument, "{} is {value:?}; it must be a finite f32", args.name(i));
        }
    }
    let (brightness, contrast) = (args.float(1)?, args.float(2)?);
    let mut out = args.output(3, x.dtype(), x.shape())?;
    args.in_place((3, &out), &[(0, &x)])?;
    let work = Work { elements: picture.pixels() * picture.channels };
    if x.dtype() == DType::U8 {
        let levels = Levels::new(brightness, contrast);
        run(
            policy,
            work,
            &mut out,
            |out| {
                each(&x, out, |x: u8| levels.table[x as usize]);
                Ok(())
            },
            |exec, out| {
                levels.choose(exec.level, |map| apply::<u8, _>(exec, &x, out, map));
                Ok(())
            },
        )
    } else {
        run(
            policy,
            work,
            &mut out,
            |out| {
                each(&x, out, |x: f32| (contrast * x as f64 + brightness) as f32);
                Ok(())
            },
            |exec, out| {
                apply::<f32, _>(exec, &x, out, Affine { contrast: contrast as f32, brightness: brightness as f32 });
                Ok(())
            },
        )
    }
}

/// The standard path: each element in turn, read before it is written.
fn each<T: Element>(x: &View, out: &mut OutView, f: impl Fn(T) -> T) {
    let x = x.array::<T>();
    ndarray::Zip::from(out.array_mut::<T>()).and(x.raw_view()).for_each(|o, x: *const T| {
        // SAFETY: `x` points to an element of the view.
        *o = f(unsafe { x.read() })
    });
}

/// An operation on a run of elements.
trait Map<T>: Copy + Send + Sync {
    fn map<F: Features>(self, from: &[T], to: &mut [MaybeUninit<T>]);
}

/// `contrast * x + brightness` in f32.
#[derive(Clone, Copy)]
struct Affine {
    contrast: f32,
    brightness: f32,
}

impl Affine {
    #[inline(always)]
    fn level(self, x: u8) -> u8 {
        round_small((self.contrast * x as f32 + self.brightness).clamp(0.0, 255.0)) as u8
    }
}

impl Map<f32> for Affine {
    #[inline(always)]
    fn map<F: Features>(self, from: &[f32], to: &mut [MaybeUninit<f32>]) {
        for (to, &x) in to.iter_mut().zip(from) {
            to.write(F::mul_add_f32(self.contrast, x, self.brightness));
        }
    }
}

impl Map<u8> for Affine {
    #[inline(always)]
    fn map<F: Features>(self, from: &[u8], to: &mut [MaybeUninit<u8>]) {
        for (to, &x) in to.iter_mut().zip(from) {
            to.write(self.level(x));
        }
    }
}

/// The definition's own arithmetic, in f64: where f32 rounds a level to another side of a half.
#[derive(Clone, Copy)]
struct Wide {
    contrast: f64,
    brightness: f64,
}

impl Wide {
    #[inline(always)]
    fn level(self, x: u8) -> u8 {
        /// Added to a number from 0 to 255, it rounds it to a whole one, halves to even, in the sum's low bits.
        const WHOLE: f64 = (1u64 << 52) as f64;
        ((self.contrast * x as f64 + self.brightness).clamp(0.0, 255.0) + WHOLE).to_bits() as u8
    }
}

/// The result for every level: the definition for u8.
#[derive(Clone, Copy)]
struct Levels {
    table: [u8; 256],
    affine: Affine,
    wide: Wide,
}

impl Levels {
    fn new(brightness: f64, contrast: f64) -> Levels {
        let result = |x: usize| (contrast * x as f64 + brightness).round_ties_even().clamp(0.0, 255.0) as u8;
        let affine = Affine { contrast: contrast as f32, brightness: brightness as f32 };
        Levels { table: std::array::from_fn(result), affine, wide: Wide { contrast, brightness } }
    }

    /// Runs `call` with the fastest way to the table's results.
    fn choose(&self, level: Level, call: impl FnOnce(LevelMap)) {
        let permutes = cfg!(target_arch = "x86_64") && level == Level::Avx512 && has_vbmi();
        let computes = !permutes && (0..=255).all(|x| self.affine.level(x) == self.table[x as usize]);
        call(if permutes {
            LevelMap::Permute(&self.table)
        } else if computes {
            LevelMap::Compute(self.affine)
        } else {
            LevelMap::ComputeWide(self.wide)
        })
    }
}

/// Ways to the results for u8.
#[derive(Clone, Copy)]
enum LevelMap<'t> {
    /// The table in four registers.
    Permute(&'t [u8; 256]),
    /// Arithmetic that was found to give the table.
    Compute(Affine),
    /// The definition's arithmetic. A table in memory is read one element at a time: 1080p in RGB takes 2.7 ms so, and
    /// 0.6 ms computed (two threads with AVX-512 and without VBMI, 2026-11).
    ComputeWide(Wide),
}

impl Map<u8> for LevelMap<'_> {
    #[inline(always)]
    fn map<F: Features>(self, from: &[u8], to: &mut [MaybeUninit<u8>]) {
        let look_up = |table: &[u8; 256], from: &[u8], to: &mut [MaybeUninit<u8>]| {
            for (to, &x) in to.iter_mut().zip(from) {
                to.write(table[x as usize]);
            }
        };
        match self {
            LevelMap::Compute(affine) => affine.map::<F>(from, to),
            LevelMap::ComputeWide(wide) => {
                for (to, &x) in to.iter_mut().zip(from) {
                    to.write(wide.level(x));
                }
            }
            LevelMap::Permute(table) => {
                let whole = from.len() / 64 * 64;
                #[cfg(target_arch = "x86_64")]
                // SAFETY: chosen only where the processor has AVX-512 VBMI; `to` is as long as `from`.
                unsafe {
                    permute(table, from.as_ptr(), to.as_mut_ptr().cast(), whole)
                };
                #[cfg(not(target_arch = "x86_64"))]
                look_up(table, &from[..whole], &mut to[..whole]);
                look_up(table, &from[whole..], &mut to[whole..]);
            }
        }
    }
}

fn has_vbmi() -> bool {
    #[cfg(target_arch = "x86_64")]
    return std::arch::is_x86_feature_detected!("avx512vbmi");
    #[cfg(not(target_arch = "x86_64"))]
    return false;
}

/// Looks up 64 bytes at a time: two permutations of 128 table entries each, of which the top bit chooses.
///
/// # Safety
/// AVX-512 VBMI is there; `len`, a multiple of 64, bytes are readable and writable.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
unsafe fn permute(table: &[u8; 256], from: *const u8, to: *mut u8, len: usize) {
    use std::arch::x86_64::*;
    // SAFETY: quarters of a table of 256 bytes; the caller's contract.
    unsafe {
        let quarter = |q: usize| _mm512_loadu_si512(table.as_ptr().add(64 * q).cast());
        let (a, b, c, d) = (quarter(0), quarter(1), quarter(2), quarter(3));
        for at in (0..len).step_by(64) {
            let x = _mm512_loadu_si512(from.add(at).cast());
            let low = _mm512_permutex2var_epi8(a, x, b);
            let high = _mm512_permutex2var_epi8(c, x, d);
            let result = _mm512_mask_blend_epi8(_mm512_movepi8_mask(x), low, high);
            _mm512_storeu_si512(to.add(at).cast(), result);
        }
    }
}

/// The cpu path. `x` and `out` share either no byte or every element.
fn apply<T: Element, M: Map<T>>(exec: Exec, x: &View, out: &OutView, map: M) {
    let nest = Nest::new(out.shape(), [out.strides(), x.strides()]);
    let (from, to) = (Shared::of_const(x.ptr::<T>()), Shared::new(out.ptr_mut::<T>()));
    threads::for_each_range(nest.len, BLOCK, exec.threads, |range| {
        let (from, to) = (from.get().cast_const(), to.get());
        vectorize(exec.level, Range { nest: &nest, range, from, to, map });
    });
}

struct Range<'n, T, M> {
    nest: &'n Nest<2>,
    range: std::ops::Range<usize>,
    from: *const T,
    to: *mut T,
    map: M,
}

impl<T: Element, M: Map<T>> Body for Range<'_, T, M> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let [to_step, from_step] = self.nest.inner_strides;
        self.nest.walk(self.range, |[to, from], len| {
            let mut results = [MaybeUninit::<T>::uninit(); BLOCK];
            let mut gathered = [MaybeUninit::<T>::uninit(); BLOCK];
            let mut at = 0;
            while at < len {
                let n = (len - at).min(BLOCK);
                // SAFETY: the nest stays within both views. A block is read before it is written, so that the output
                // may be the input; the slices are of memory that nothing writes meanwhile.
                unsafe {
                    let (from, to) =
                        (self.from.offset(from + at as isize * from_step), self.to.offset(to + at as isize * to_step));
                    let source = if from_step == 1 {
                        std::slice::from_raw_parts(from, n)
                    } else {
                        for (i, slot) in gathered[..n].iter_mut().enumerate() {
                            slot.write(*from.offset(i as isize * from_step));
                        }
                        std::slice::from_raw_parts(gathered.as_ptr().cast(), n)
                    };
                    self.map.map::<F>(source, &mut results[..n]);
                    let results = results.as_ptr().cast::<T>();
                    if to_step == 1 {
                        std::ptr::copy_nonoverlapping(results, to, n);
                    } else {
                        (0..n).for_each(|i| *to.offset(i as isize * to_step) = *results.add(i));
                    }
                }
                at += n;
            }
        });
    }
}
