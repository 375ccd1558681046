//! The built-in kernels at the Rust level: every family's cpu path against its standard path, at every instruction
//! set and several thread counts, over random shapes and layouts; and what each family refuses.

mod conv;
mod double_double;
mod elementwise;
mod image;
mod math;
mod matmul;
mod memory;
mod norm;
mod optim;
mod percentile;
mod pool2d;
mod reduce;
mod running;
mod support;
mod ulp;
