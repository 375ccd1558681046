//! Adam's step (Kingma, Ba 2015; decoupled weight decay: Loshchilov, Hutter 2019), in the order of operations of
//! PyTorch's single-tensor `Adam` and `AdamW` without amsgrad:
//!
//! ```text
//! p  = p (1 - lr weight_decay)              decoupled            g = g + weight_decay p     otherwise
//! m += (1 - beta1) (g - m)                  v = beta2 v + (1 - beta2) g²
//! p -= lr / (1 - beta1^t) * m / (√v / √(1 - beta2^t) + eps)
//! ```
//!
//! Comes in: four tensors of one shape and the step's numbers. Goes out: three of them changed. Four reads and three
//! writes in place per element: no streaming stores, which would only pay for lines that are not read.

use crate::kernels::Exec;
use crate::kernels::real::Real;
use crate::runtime::cpu::{Body, Features, vectorize};
use crate::runtime::layout::Nest;
use crate::runtime::tensor::OutView;
use crate::runtime::{View, threads};

/// The numbers of one step, computed in f64 as PyTorch computes them.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Decay of the first moment.
    pub beta1: f64,
    /// Decay of the second moment.
    pub beta2: f64,
    /// Keeps the denominator from 0.
    pub eps: f64,
    /// `lr / (1 - beta1^t)`.
    pub step_size: f64,
    /// `1 / √(1 - beta2^t)`.
    pub v_scale: f64,
    /// Weight decay that is added to the gradient; 0 for none.
    pub l2: f64,
    /// The part of the parameters that is taken off first: decoupled weight decay; 0 for none.
    pub shrink: f64,
}

/// Pieces of a parallel call start at multiples of this many elements: 16 KiB of f32 in each of four tensors.
const GRAIN: usize = 4096;

/// The definition, in f64, rounded once per tensor.
pub fn standard<T: Real>(params: &mut OutView, grads: &View, m: &mut OutView, v: &mut OutView, s: &Step) {
    let grads = grads.array::<T>();
    let zip = ndarray::Zip::from(params.array_mut::<T>()).and(grads).and(m.array_mut::<T>()).and(v.array_mut::<T>());
    zip.for_each(|p, &g, m, v| {
        let (p0, m0, v0) =
            (if s.shrink == 0.0 { p.to_f64() } else { p.to_f64() * (1.0 - s.shrink) }, m.to_f64(), v.to_f64());
        let g = if s.l2 == 0.0 { g.to_f64() } else { g.to_f64() + s.l2 * p0 };
        let m1 = m0 + (1.0 - s.beta1) * (g - m0);
        let v1 = s.beta2 * v0 + (1.0 - s.beta2) * g * g;
        *p = T::from_f64(p0 - s.step_size * m1 / (v1.sqrt() * s.v_scale + s.eps));
        *m = T::from_f64(m1);
        *v = T::from_f64(v1);
    });
}

/// SIMD and threads.
pub fn cpu<T: Real>(exec: Exec, params: &OutView, grads: &View, m: &OutView, v: &OutView, step: &Step) {
    let nest = Nest::new(params.shape(), [params.strides(), grads.strides(), m.strides(), v.strides()]);
    let pointers =
        Pointers { params: params.ptr_mut::<T>(), grads: grads.ptr::<T>(), m: m.ptr_mut::<T>(), v: v.ptr_mut::<T>() };
    threads::for_each_range(nest.len, GRAIN, exec.threads, |range| {
        vectorize(exec.level, AdamRange { nest: &nest, range, pointers: &pointers, step });
    });
}

/// First elements; the tensors share no memory.
struct Pointers<T> {
    params: *mut T,
    grads: *const T,
    m: *mut T,
    v: *mut T,
}

// SAFETY: tasks touch disjoint ranges of the nest.
unsafe impl<T> Sync for Pointers<T> {}

struct AdamRange<'n, T> {
    nest: &'n Nest<4>,
    range: std::ops::Range<usize>,
    pointers: &'n Pointers<T>,
    step: &'n Step,
}

/// `Step` rounded to the type that is computed in.
#[derive(Clone, Copy)]
struct Rounded<T> {
    one_minus_beta1: T,
    beta2: T,
    one_minus_beta2: T,
    eps: T,
    step_size: T,
    v_scale: T,
    l2: T,
    shrink: T,
}

impl<T: Real> Rounded<T> {
    /// One element. `l2` and `shrink` of 0 are told apart for the sake of infinite parameters, times which they would give
    /// NaN. `p - p * shrink` has digits that `p * (1 - shrink)` loses when the factor is rounded.
    #[inline(always)]
    fn apply<F: Features>(self, p: &mut T, g: T, m: &mut T, v: &mut T) {
        let p0 = if self.shrink == T::ZERO { *p } else { (-self.shrink).mul_add::<F>(*p, *p) };
        let g = if self.l2 == T::ZERO { g } else { self.l2.mul_add::<F>(p0, g) };
        let m1 = self.one_minus_beta1.mul_add::<F>(g - *m, *m);
        let v1 = self.beta2.mul_add::<F>(*v, self.one_minus_beta2 * g * g);
        let denominator = v1.sqrt().mul_add::<F>(self.v_scale, self.eps);
        *p = p0 - self.step_size * (m1 / denominator);
        *m = m1;
        *v = v1;
    }
}

impl<T: Real> Body for AdamRange<'_, T> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let s = self.step;
        let step = Rounded {
            one_minus_beta1: T::from_f64(1.0 - s.beta1),
            beta2: T::from_f64(s.beta2),
            one_minus_beta2: T::from_f64(1.0 - s.beta2),
            eps: T::from_f64(s.eps),
            step_size: T::from_f64(s.step_size),
            v_scale: T::from_f64(s.v_scale),
            l2: T::from_f64(s.l2),
            shrink: T::from_f64(s.shrink),
        };
        let Pointers { params, grads, m, v } = *self.pointers;
        let steps = self.nest.inner_strides;
        for ([p, g, m0, v0], len) in self.nest.runs(self.range) {
            // SAFETY: the nest stays within the four views, which share no memory; tasks visit disjoint positions.
            unsafe {
                let (p, g, m, v) = (params.offset(p), grads.offset(g), m.offset(m0), v.offset(v0));
                if steps == [1; 4] {
                    let grads = std::slice::from_raw_parts(g, len);
                    let params = std::slice::from_raw_parts_mut(p, len);
                    let m = std::slice::from_raw_parts_mut(m, len);
                    let v = std::slice::from_raw_parts_mut(v, len);
                    for (((p, &g), m), v) in params.iter_mut().zip(grads).zip(m).zip(v) {
                        step.apply::<F>(p, g, m, v);
                    }
                    continue;
                }
                let [p_step, g_step, m_step, v_step] = steps;
                for i in 0..len as isize {
                    let (p, m, v) = (p.offset(i * p_step), m.offset(i * m_step), v.offset(i * v_step));
                    step.apply::<F>(&mut *p, *g.offset(i * g_step), &mut *m, &mut *v);
                }
            }
        }
    }
}
