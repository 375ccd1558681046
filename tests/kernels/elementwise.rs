//! Element-wise kernels.

use crate::support::*;
use jitney::kernels::{Path, Value};
use jitney::runtime::{Code, Tensor};

#[test]
fn binary_operands_broadcast_in_any_layout() {
    let mut rng = Rng(1);
    for round in 0..60 {
        let rank = rng.below(5);
        let shape = rng.shape(rank, 9);
        let other: Vec<i64> =
            shape[rng.below(rank + 1)..].iter().map(|&n| if rng.below(3) == 0 { 1 } else { n }).collect();
        let mut a = Array::<f32>::new(&shape, || rng.uniform(-9.0, 9.0));
        let mut b = Array::<f32>::new(&other, || rng.uniform(1.0, 9.0));
        if round % 2 == 1 {
            (a, b) = (a.scrambled(&mut rng), b.scrambled(&mut rng));
        }
        for name in ["add", "subtract", "multiply", "divide", "minimum", "maximum"] {
            let (mut ta, mut tb) = (a.tensor(), b.tensor());
            let mut want = Tensor::UNALLOCATED;
            standard(name, &[Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut want)]).unwrap();
            let want = take(&mut want);
            for exec in execs() {
                let mut got = Tensor::UNALLOCATED;
                let values = [Value::Tensor(&mut ta), Value::Tensor(&mut tb), Value::Tensor(&mut got)];
                call(name, Path::Cpu, exec, &values).unwrap();
                assert_close(&take(&mut got), &want, 0.0, name);
            }
        }
    }
}

#[test]
fn in_place_use_is_exact_and_partial_overlap_is_refused() {
    let mut rng = Rng(2);
    let x = Array::<f64>::new(&[5000], || rng.uniform(-9.0, 9.0));
    for exec in execs() {
        let mut y = x.clone();
        let (mut t, mut u) = (y.tensor(), y.tensor());
        call("add", Path::Cpu, exec, &[Value::Tensor(&mut t), Value::Tensor(&mut t), Value::Tensor(&mut u)]).unwrap();
        let want: Vec<f64> = x.memory.iter().map(|v| v + v).collect();
        assert_eq!(y.memory, want);

        let mut y = x.clone();
        y.shape[0] = 4999;
        let mut from = y.tensor();
        y.first = 1;
        let mut to = y.tensor();
        let error = call("abs", Path::Cpu, exec, &[Value::Tensor(&mut from), Value::Tensor(&mut to)]).unwrap_err();
        assert_eq!(error.code, Code::Overlap);
        assert!(error.message.contains("out") && error.message.contains('x'), "{error}");
    }
}
