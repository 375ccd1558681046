//! Calling a kernel by name on a path of one's choice, with tensors in awkward layouts.

use jitney::kernels::policy::Fixed;
use jitney::kernels::{Args, Exec, Path, Value, table};
use jitney::runtime::cpu::Level;
use jitney::runtime::dtype::Element;
use jitney::runtime::tensor::DLDevice;
use jitney::runtime::{DType, Result, Tensor};

/// Random numbers: SplitMix64.
pub struct Rng(pub u64);

impl Rng {
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    /// Uniform in `0..n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.bits() % n as u64) as usize
    }
    /// Uniform in `[low, high)`.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.bits() >> 11) as f64 / (1u64 << 53) as f64)
    }
    /// A shape of the given rank, sizes `1..=most`.
    pub fn shape(&mut self, rank: usize, most: usize) -> Vec<i64> {
        (0..rank).map(|_| 1 + self.below(most) as i64).collect()
    }
}

/// Numbers that tensors are made of.
pub trait Number: Element + Default {
    fn from_f64(x: f64) -> Self;
}
macro_rules! number { ($($t:ty),*) => { $(impl Number for $t {
    fn from_f64(x: f64) -> Self { x as $t }

})* } }
number!(f32, f64, i32, i64, u8);

/// A tensor with memory, shape and strides of its own.
#[derive(Clone, Debug)]
pub struct Array<T> {
    pub memory: Vec<T>,
    pub shape: Vec<i64>,
    pub strides: Vec<i64>,
    /// Index in `memory` of the first element.
    pub first: usize,
}

impl<T: Number> Array<T> {
    /// C-contiguous.
    pub fn new(shape: &[i64], mut next: impl FnMut() -> f64) -> Array<T> {
        let n = shape.iter().product::<i64>() as usize;
        let mut strides = vec![1; shape.len()];
        for axis in (0..shape.len().saturating_sub(1)).rev() {
            strides[axis] = strides[axis + 1] * shape[axis + 1].max(1);
        }
        Array { memory: (0..n).map(|_| T::from_f64(next())).collect(), shape: shape.to_vec(), strides, first: 0 }
    }

    /// The same elements in another layout: axes permuted in memory, reversed, and with gaps.
    pub fn scrambled(&self, rng: &mut Rng) -> Array<T> {
        let rank = self.shape.len();
        let mut order: Vec<usize> = (0..rank).collect();
        (0..rank).for_each(|i| order.swap(i, rng.below(rank)));
        let (mut strides, mut step, mut first) = (vec![0i64; rank], 1 + rng.below(2) as i64, 0);
        for &axis in &order {
            strides[axis] = step;
            step *= self.shape[axis].max(1);
            if rng.below(3) == 0 {
                step += 1 + rng.below(3) as i64;
            }
            if rng.below(3) == 0 {
                first += strides[axis] * (self.shape[axis] - 1).max(0);
                strides[axis] = -strides[axis];
            }
        }
        let mut out = Array {
            memory: vec![T::from_f64(77.0); step.max(1) as usize + 8],
            shape: self.shape.clone(),
            strides,
            first: first as usize,
        };
        let values = self.values();
        out.indices().into_iter().zip(values).for_each(|(i, x)| out.memory[i] = x);
        out
    }

    /// Memory index of every element in C order.
    pub fn indices(&self) -> Vec<usize> {
        let n = self.shape.iter().product::<i64>() as usize;
        (0..n)
            .map(|mut flat| {
                let mut at = self.first as i64;
                for axis in (0..self.shape.len()).rev() {
                    at += (flat as i64 % self.shape[axis]) * self.strides[axis];
                    flat /= self.shape[axis] as usize;
                }
                at as usize
            })
            .collect()
    }

    /// Elements in C order.
    pub fn values(&self) -> Vec<T> {
        self.indices().into_iter().map(|i| self.memory[i]).collect()
    }

    /// The struct that a call takes; valid while `self` is.
    pub fn tensor(&mut self) -> Tensor {
        Tensor {
            data: self.memory.as_mut_ptr().wrapping_add(self.first).cast(),
            device: DLDevice::cpu(),
            ndim: self.shape.len() as i32,
            dtype: T::DTYPE.to_dlpack(),
            shape: self.shape.as_mut_ptr(),
            strides: self.strides.as_mut_ptr(),
            byte_offset: 0,
        }
    }
}

/// Calls a kernel on a fixed path.
pub fn call(name: &str, path: Path, exec: Exec, values: &[Value]) -> Result<()> {
    let row = table::find(name).unwrap_or_else(|| panic!("no kernel {name}"));
    // SAFETY: the tests' tensors outlive the call.
    let mut args = unsafe { Args::new(row, values)? };
    (row.run)(&mut args, &Fixed(path, exec))?;
    args.commit();
    Ok(())
}

/// Every instruction set of this machine, with one thread and with three.
pub fn execs() -> Vec<Exec> {
    let levels = Level::ALL.into_iter().filter(|l| l.is_available());
    levels.flat_map(|level| [1, 3].map(|threads| Exec { level, threads })).collect()
}

/// Every thread, the best instruction set.
pub fn parallel() -> Exec {
    Exec { level: Level::best(), threads: jitney::runtime::threads::limit() }
}

/// How the standard path runs; its `Exec` is not looked at.
pub fn standard(name: &str, values: &[Value]) -> Result<()> {
    call(name, Path::Standard, Exec::serial(), values)
}

/// The elements of a tensor that the library allocated, in C order, as f64; releases it.
pub fn take(tensor: &mut Tensor) -> Vec<f64> {
    // SAFETY: allocated by the library, contiguous.
    unsafe {
        let view = tensor.view("result").unwrap();
        let n = view.len();
        let values = match view.dtype() {
            DType::F32 => std::slice::from_raw_parts(view.ptr::<f32>(), n).iter().map(|&x| x as f64).collect(),
            DType::F64 => std::slice::from_raw_parts(view.ptr::<f64>(), n).to_vec(),
            DType::I32 => std::slice::from_raw_parts(view.ptr::<i32>(), n).iter().map(|&x| x as f64).collect(),
            DType::I64 => std::slice::from_raw_parts(view.ptr::<i64>(), n).iter().map(|&x| x as f64).collect(),
            DType::U8 => std::slice::from_raw_parts(view.ptr::<u8>(), n).iter().map(|&x| x as f64).collect(),
            other => panic!("{} is not taken here", other.name()),
        };
        tensor.release().unwrap();
        values
    }
}

/// Asserts agreement: same NaNs and infinities, and a difference of at most `tolerance` times the largest magnitude.
#[track_caller]
pub fn assert_close(got: &[f64], want: &[f64], tolerance: f64, what: &str) {
    assert_eq!(got.len(), want.len(), "{what}: lengths");
    let scale = want.iter().filter(|x| x.is_finite()).fold(0.0f64, |m, x| m.max(x.abs()));
    for (i, (&g, &w)) in got.iter().zip(want).enumerate() {
        let same = g == w || (g.is_nan() && w.is_nan()) || (g - w).abs() <= tolerance * scale;
        assert!(same, "{what}: element {i} is {g}, should be {w}");
    }
}
