//! The definition table of the built-in kernels: one row per kernel.
//!
//! A row is all that the rest of the library knows of a kernel: the registry lists it, the C function of its name
//! passes values that match its parameters, the self-test and the benchmark run its samples on both paths.

use super::args::{Args, OwnedValue};
use super::policy::Policy;
use crate::runtime::{DType, Result};

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A tensor that is read.
    Tensor,
    /// A tensor that is read, or nothing.
    Optional,
    /// A tensor that is written, or the zeroed struct that asks for one.
    Out,
    /// A tensor that is read and written.
    InOut,
    /// A number.
    Float(f64),
    /// A whole number.
    Int(i64),
    /// Yes or no.
    Flag(bool),
    /// A list of whole numbers; nothing means the kernel's default (for axes: all).
    Ints,
    /// A list of numbers.
    Floats,
    /// One of these names, given as text or by its index; the first is the default.
    Choice(&'static [&'static str]),
}

/// A parameter: its name, as errors and bindings use it, and what it takes. For the kinds with a default, a value of
/// `None` means that default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Param {
    /// Name, NumPy's or PyTorch's where they have one.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
}

impl Param {
    /// Whether the kernel writes it.
    pub fn is_written(&self) -> bool {
        matches!(self.kind, Kind::Out | Kind::InOut)
    }
}

/// A parameter, for the rows.
pub const fn param(name: &'static str, kind: Kind) -> Param {
    Param { name, kind }
}

/// A built-in kernel.
pub struct Builtin {
    /// Name: the C function is `jitney_<name>`.
    pub name: &'static str,
    /// Positional parameters.
    pub params: &'static [Param],
    /// Checks the arguments, chooses a path through the policy, computes.
    pub run: fn(&mut Args, &dyn Policy) -> Result<()>,
    /// Elements from which on threads pay, before calibration.
    pub parallel_from: usize,
    /// Types that the first tensor may have.
    pub dtypes: &'static [DType],
    /// Fresh arguments for the self-test and the benchmark.
    pub sample: fn(&mut Sample) -> Vec<OwnedValue>,
    /// How far the two paths may differ: relative to the largest magnitude of the standard path's result, for the
    /// dtype computed in.
    pub tolerance: fn(DType) -> f64,
}

impl Builtin {
    /// Whether the cpu path computes with the instruction set that `Exec` names. Matrix products do not: the crate
    /// `gemm` takes the best that the processor has, and cannot be told otherwise.
    pub fn obeys_level(&self) -> bool {
        self.name != "matmul"
    }
}

impl std::fmt::Debug for Builtin {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Builtin").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What a row's `sample` makes arguments from: a dtype, a shape to go by, and random numbers.
pub struct Sample {
    /// Type of the first tensor, one of the row's.
    pub dtype: DType,
    /// The shape that the caller asked for; a kernel that needs another rank makes the nearest sensible one.
    pub shape: Vec<isize>,
    state: u64,
}

impl Sample {
    /// A source of arguments; the same seed gives the same ones.
    pub fn new(dtype: DType, shape: &[isize], seed: u64) -> Sample {
        Sample { dtype, shape: shape.to_vec(), state: seed }
    }

    /// 64 random bits: SplitMix64 (Steele, Lea, Flood 2014).
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in `[low, high)`.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.bits() >> 11) as f64 / (1u64 << 53) as f64)
    }

    /// A C-contiguous tensor of the sample's dtype, uniform in `[low, high)`.
    pub fn tensor(&mut self, shape: &[isize], low: f64, high: f64) -> OwnedValue {
        self.tensor_of(self.dtype, shape, low, high)
    }

    /// As `tensor`, of another dtype.
    pub fn tensor_of(&mut self, dtype: DType, shape: &[isize], low: f64, high: f64) -> OwnedValue {
        OwnedValue::tensor(dtype, shape, || self.uniform(low, high))
    }

    /// The asked shape with exactly `rank` axes: the last ones kept, or 1s put in front.
    pub fn shape_of_rank(&self, rank: usize) -> Vec<isize> {
        let mut shape = self.shape.clone();
        while shape.len() > rank {
            let first = shape.remove(0);
            if let Some(next) = shape.first_mut() {
                *next *= first;
            }
        }
        while shape.len() < rank {
            shape.insert(0, 1);
        }
        shape
    }
}

/// Tolerance of kernels whose paths must agree to the bit.
pub fn exact(_: DType) -> f64 {
    0.0
}

/// Tolerance of kernels that round a few times per element.
pub fn few_ulps(dtype: DType) -> f64 {
    if dtype == DType::F32 { 1e-6 } else { 4e-15 }
}

/// Tolerance of kernels that sum many products.
pub fn sums(dtype: DType) -> f64 {
    if dtype == DType::F32 { 2e-5 } else { 1e-12 }
}

/// Every built-in kernel, family by family.
pub const BUILTINS: &[&[Builtin]] = &[
    super::elementwise::ROWS,
    super::matmul::ROWS,
    super::optim::ROWS,
    super::norm::ROWS,
    super::conv::ROWS,
    super::pool2d::ROWS,
    super::reduce::ROWS,
    super::percentile::ROWS,
    super::image::ROWS,
];

/// Number of rows.
pub const COUNT: usize = {
    let (mut family, mut count) = (0, 0);
    while family < BUILTINS.len() {
        count += BUILTINS[family].len();
        family += 1;
    }
    count
};

/// Every row; a row's place here is its index.
pub fn all() -> impl Iterator<Item = &'static Builtin> {
    BUILTINS.iter().flat_map(|family| family.iter())
}

/// The row at an index.
pub const fn row(mut index: usize) -> &'static Builtin {
    let mut family = 0;
    while index >= BUILTINS[family].len() {
        index -= BUILTINS[family].len();
        family += 1;
    }
    &BUILTINS[family][index]
}

/// The row of that name.
pub fn find(name: &str) -> Option<&'static Builtin> {
    all().find(|row| row.name == name)
}

/// The index of a name that is known at compile time: `const { index_of("add") }`. An unknown name does not compile.
pub const fn index_of(name: &str) -> usize {
    let (mut family, mut index) = (0, 0);
    while family < BUILTINS.len() {
        let mut row = 0;
        while row < BUILTINS[family].len() {
            if same(BUILTINS[family][row].name.as_bytes(), name.as_bytes()) {
                return index;
            }
            index += 1;
            row += 1;
        }
        family += 1;
    }
    panic!("no built-in kernel of that name")
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}
