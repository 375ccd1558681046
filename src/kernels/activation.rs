//! Activations as the epilogue of a larger kernel: bias and activation on results that are still in the cache.
//!
//! Comes in: a run of results, and what to add to them. Goes out: the same run, finished. The kernels of the same names
//! in `elementwise` are for tensors; nothing here knows a tensor.

use super::math::{self, reference};
use super::real::Real;
use crate::runtime::cpu::{Body, Features, Level, vectorize};

/// What a kernel applies to each result. The order is the ABI's: a case's place is its number and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// `x`.
    None,
    /// `max(x, 0)`; NaN stays NaN.
    Relu,
    /// `x` where positive, `0.01 x` elsewhere.
    LeakyRelu,
    /// `1 / (1 + e^-x)`.
    Sigmoid,
    /// The hyperbolic tangent.
    Tanh,
    /// `x * Φ(x)`.
    Gelu,
    /// The tanh form of gelu.
    GeluTanh,
    /// `x * sigmoid(x)`.
    Silu,
}

/// PyTorch's default slope of leaky_relu, which the epilogue always uses.
const SLOPE: f64 = 0.01;

impl Activation {
    /// Every case, in the order of `NAMES`.
    pub const ALL: [Activation; 8] = [
        Activation::None,
        Activation::Relu,
        Activation::LeakyRelu,
        Activation::Sigmoid,
        Activation::Tanh,
        Activation::Gelu,
        Activation::GeluTanh,
        Activation::Silu,
    ];

    /// The names, for a row's `Kind::Choice`; `Args::choice` gives the index for `ALL`.
    pub const NAMES: &'static [&'static str] =
        &["none", "relu", "leaky_relu", "sigmoid", "tanh", "gelu", "gelu_tanh", "silu"];

    /// The definition, for the standard paths.
    pub fn define(self, x: f64) -> f64 {
        match self {
            Activation::None => x,
            Activation::Relu => {
                if x <= 0.0 {
                    0.0
                } else {
                    x
                }
            }
            Activation::LeakyRelu => {
                if x > 0.0 {
                    x
                } else {
                    SLOPE * x
                }
            }
            Activation::Sigmoid => reference::sigmoid(x),
            Activation::Tanh => x.tanh(),
            Activation::Gelu => reference::gelu_erf(x),
            Activation::GeluTanh => reference::gelu_tanh(x),
            Activation::Silu => x * reference::sigmoid(x),
        }
    }
}

/// What is added to a run of results before the activation.
#[derive(Debug, Clone, Copy)]
pub enum Bias<'a, T> {
    /// Nothing.
    None,
    /// One number for the whole run (a convolution's channel).
    One(T),
    /// A number for each result (a matrix product's columns); as long as the run.
    Each(&'a [T]),
}

/// Elements that are finished together: bias and activation are two loops, the second of which finds its data in the
/// first-level cache. That makes 3 + 8 loops per type and instruction set instead of 24.
const BLOCK: usize = 1024;

/// `values[i] = activation(values[i] + bias[i])`, with the instructions of `level`.
pub fn finish<T: Real>(level: Level, activation: Activation, bias: Bias<T>, values: &mut [T]) {
    if activation != Activation::None || !matches!(bias, Bias::None) {
        vectorize(level, Finish { activation, bias, values });
    }
}

struct Finish<'a, T> {
    activation: Activation,
    bias: Bias<'a, T>,
    values: &'a mut [T],
}

impl<T: Real> Body for Finish<'_, T> {
    type Output = ();
    #[inline(always)]
    fn run<F: Features>(self) {
        let zero = T::ZERO;
        for (i, block) in self.values.chunks_mut(BLOCK).enumerate() {
            match self.bias {
                Bias::None => {}
                Bias::One(b) => block.iter_mut().for_each(|x| *x += b),
                Bias::Each(b) => block.iter_mut().zip(&b[i * BLOCK..]).for_each(|(x, &b)| *x += b),
            }
            match self.activation {
                Activation::None => {}
                Activation::Relu => block.iter_mut().for_each(|x| *x = if *x <= zero { zero } else { *x }),
                Activation::LeakyRelu => {
                    let slope = T::from_f64(SLOPE);
                    block.iter_mut().for_each(|x| *x = if *x > zero { *x } else { *x * slope });
                }
                // SAFETY: `vectorize` runs a body with the level's type only where the processor has it.
                Activation::Sigmoid => unsafe { T::map::<F, math::Sigmoid>(block) },
                // SAFETY: as above.
                Activation::Tanh => unsafe { T::map::<F, math::Tanh>(block) },
                // SAFETY: as above.
                Activation::Gelu => unsafe { T::map::<F, math::GeluErf>(block) },
                // SAFETY: as above.
                Activation::GeluTanh => unsafe { T::map::<F, math::GeluTanh>(block) },
                // SAFETY: as above.
                Activation::Silu => unsafe { T::map::<F, math::Silu>(block) },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_activation_matches_its_definition_with_and_without_bias() {
        let x: Vec<f64> = (0..2500).map(|i| (i as f64 - 1250.0) / 130.0).collect();
        for level in Level::ALL {
            for activation in Activation::ALL {
                let zeros = vec![0.0; x.len()];
                let biases = [(Bias::None, &zeros), (Bias::One(0.75), &vec![0.75; x.len()]), (Bias::Each(&x), &x)];
                for (bias, added) in biases {
                    let mut got = x.clone();
                    finish(level, activation, bias, &mut got);
                    for (i, (&x, &got)) in x.iter().zip(&got).enumerate() {
                        let want = activation.define(x + added[i]);
                        assert!((got - want).abs() <= 1e-14 * want.abs().max(1.0), "{activation:?} {x}: {got} {want}");
                    }
                }
            }
        }
    }

    #[test]
    fn names_and_cases_are_in_one_order() {
        assert_eq!(Activation::NAMES.len(), Activation::ALL.len());
        for (i, case) in Activation::ALL.into_iter().enumerate() {
            assert_eq!(case as usize, i);
            let name = format!("{case:?}").to_lowercase();
            assert_eq!(Activation::NAMES[i].replace('_', ""), name);
        }
    }
}
