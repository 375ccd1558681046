//! Adam and AdamW.

use crate::support::*;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::{Code, Result, Tensor};

/// The four tensors of a step.
#[derive(Clone)]
struct State<T> {
    params: Array<T>,
    grads: Array<T>,
    m: Array<T>,
    v: Array<T>,
}

impl<T: Number> State<T> {
    fn step(&mut self, path: Path, exec: Exec, options: [Value; 7]) -> Result<()> {
        let tensors = [&mut self.params, &mut self.grads, &mut self.m, &mut self.v];
        let [mut p, mut g, mut m, mut v] = tensors.map(|x| x.tensor());
        let mut values = [&mut p, &mut g, &mut m, &mut v].map(|t| Value::Tensor(t)).to_vec();
        values.extend(options);
        call("adam_step", path, exec, &values)
    }
}

fn options(t: i64, weight_decay: f64, decoupled: bool) -> [Value<'static>; 7] {
    let [lr, beta1, beta2, eps] = [0.02, 0.9, 0.99, 1e-6].map(Value::Float);
    [lr, beta1, beta2, eps, Value::Int(t), Value::Float(weight_decay), Value::Flag(decoupled)]
}

/// Parameters after 100 steps of PyTorch 2's Adam, Adam with L2 weight decay, and AdamW, in f64, from
/// (0.5, -1.2, 3, 0) with lr 0.02, betas (0.9, 0.99), eps 1e-6, weight decay 0.1 and the gradients below.
const TORCH: [(f64, bool, [f64; 4]); 3] = [
    (0.0, false, [-0.049304934639101655, -0.02998133778077218, 1.2370214286599643, -0.051426987870843675]),
    (0.1, false, [-0.04517805873586365, -0.028908246737355318, 1.2380946103276087, -0.04714423854341403]),
    (0.1, true, [-0.049190701372491215, -0.02009969814390697, 0.9337370054315981, -0.050965375052564946]),
];

fn a_hundred_steps<T: Number + Into<f64>>(tolerance: f64) {
    for (weight_decay, decoupled, want) in TORCH {
        for exec in execs() {
            for path in [Path::Standard, Path::Cpu] {
                // The four parameters over and over, so that vector loops and their tails both run.
                let start = [0.5, -1.2, 3.0, 0.0];
                let mut at = 0;
                let mut next = || {
                    at += 1;
                    start[(at - 1) % 4]
                };
                let zeros = || Array::<T>::new(&[4100], || 0.0);
                let mut state =
                    State { params: Array::new(&[4100], &mut next), grads: zeros(), m: zeros(), v: zeros() };
                for t in 0..100 {
                    let pull = [1.0, 2.0, 0.5, 1.0];
                    for (i, (g, &p)) in state.grads.memory.iter_mut().zip(&state.params.memory).enumerate() {
                        *g = T::from_f64(pull[i % 4] * p.into() + (t % 7) as f64 * 0.05 - 0.1);
                    }
                    state.step(path, exec, options(t + 1, weight_decay, decoupled)).unwrap();
                }
                for (i, &p) in state.params.memory.iter().enumerate() {
                    let (p, want): (f64, f64) = (p.into(), want[i % 4]);
                    assert!((p - want).abs() <= tolerance, "{path:?} {exec:?} {weight_decay} {decoupled}: {p} {want}");
                }
            }
        }
    }
}

#[test]
fn a_hundred_steps_end_where_pytorch_ends() {
    a_hundred_steps::<f64>(1e-13);
    a_hundred_steps::<f32>(4e-6);
}

#[test]
fn the_defaults_are_pytorchs() {
    let one = |x: f64| Array::<f64>::new(&[1], || x);
    let mut state = State { params: one(1.0), grads: one(0.5), m: one(0.0), v: one(0.0) };
    state.step(Path::Cpu, Exec::serial(), [Value::None; 7]).unwrap();
    // At t = 1, m / (1 - beta1) and v / (1 - beta2) are g and g²: the step is lr * g / (|g| + eps).
    assert!((state.params.memory[0] - (1.0 - 1e-3 * 0.5 / (0.5 + 1e-8))).abs() < 1e-15);
    assert!((state.m.memory[0] - 0.05).abs() < 1e-16 && (state.v.memory[0] - 0.00025).abs() < 1e-18);
}

#[test]
fn any_layout_is_updated_where_it_lies() {
    let mut rng = Rng(5);
    for round in 0..40 {
        let rank = rng.below(4);
        let shape = rng.shape(rank, 12);
        let mut make = |low, high| {
            let made = Array::<f32>::new(&shape, || rng.uniform(low, high));
            if round % 3 == 0 { made } else { made.scrambled(&mut rng) }
        };
        let state = State { params: make(-1.0, 1.0), grads: make(-1.0, 1.0), m: make(-0.1, 0.1), v: make(0.0, 0.1) };
        let mut want = state.clone();
        want.step(Path::Standard, Exec::serial(), options(7, 0.01, round % 2 == 0)).unwrap();
        for exec in execs() {
            let mut got = state.clone();
            got.step(Path::Cpu, exec, options(7, 0.01, round % 2 == 0)).unwrap();
            // The whole memory is compared: gaps between elements keep what was in them.
            let all = |x: &Array<f32>| x.memory.iter().map(|&v| v as f64).collect::<Vec<_>>();
            for (name, got, want) in
                [("params", &got.params, &want.params), ("m", &got.m, &want.m), ("v", &got.v, &want.v)]
            {
                assert_close(&all(got), &all(want), 1e-6, name);
            }
            assert_eq!(got.grads.memory, state.grads.memory);
        }
    }
}

#[test]
fn the_bits_do_not_depend_on_the_number_of_threads() {
    let mut rng = Rng(6);
    let mut make = |low, high| Array::<f32>::new(&[100_003], || rng.uniform(low, high));
    let state = State { params: make(-1.0, 1.0), grads: make(-1.0, 1.0), m: make(-0.1, 0.1), v: make(0.0, 0.1) };
    let mut one = state.clone();
    one.step(Path::Cpu, Exec::serial(), options(3, 0.0, false)).unwrap();
    for threads in [2, 3, 8] {
        let mut many = state.clone();
        many.step(Path::Cpu, Exec { threads, ..Exec::serial() }, options(3, 0.0, false)).unwrap();
        assert!(one.params.memory == many.params.memory && one.m.memory == many.m.memory);
    }
}

#[test]
fn options_outside_their_domain_are_refused_and_nothing_is_written() {
    let one = |x: f64| Array::<f32>::new(&[3], || x);
    let state = State { params: one(1.0), grads: one(0.5), m: one(0.0), v: one(0.0) };
    let names = ["lr", "beta1", "beta2", "eps", "t", "weight_decay", "decoupled"];
    let cases = [
        (0, Value::Float(-1.0)),
        (0, Value::Float(f64::NAN)),
        (0, Value::Float(f64::INFINITY)),
        (1, Value::Float(1.0)),
        (1, Value::Float(-0.1)),
        (1, Value::Float(f64::NAN)),
        (2, Value::Float(1.0)),
        (2, Value::Float(f64::NAN)),
        (3, Value::Float(-1e-8)),
        (3, Value::Float(f64::NAN)),
        (4, Value::Int(0)),
        (4, Value::Int(i64::MIN)),
        (5, Value::Float(-0.1)),
        (5, Value::Float(f64::NAN)),
        (6, Value::Int(2)),
    ];
    for (at, value) in cases {
        let mut options = [Value::None; 7];
        options[at] = value;
        let mut tried = state.clone();
        let error = tried.step(Path::Cpu, Exec::serial(), options).unwrap_err();
        assert_eq!(error.code, Code::InvalidArgument, "{error}");
        assert!(error.message.contains(names[at]), "{error}");
        assert_eq!(tried.params.memory, state.params.memory);
    }
}

#[test]
fn tensors_that_differ_or_overlap_are_refused() {
    let one = |n: i64| Array::<f32>::new(&[n], || 1.0);
    let state = State { params: one(3), grads: one(3), m: one(3), v: one(3) };
    let go = |state: &mut State<f32>| state.step(Path::Cpu, Exec::serial(), [Value::None; 7]).unwrap_err();
    for (name, change) in [
        ("grads", (|s| s.grads = Array::new(&[4], || 1.0)) as fn(&mut State<f32>)),
        ("m", |s| s.m = Array::new(&[1, 3], || 1.0)),
        ("v", |s| s.v = Array::new(&[0], || 1.0)),
    ] {
        let mut state = state.clone();
        change(&mut state);
        let error = go(&mut state);
        assert_eq!(error.code, Code::Shape);
        assert!(error.message.contains(name) && error.message.contains("(3,)"), "{error}");
    }
    let mut state = state;
    let mut double = Array::<f64>::new(&[3], || 1.0);
    let mut whole = Array::<i32>::new(&[3], || 1.0);
    let [mut p, mut g, mut m, mut v] =
        [&mut state.params, &mut state.grads, &mut state.m, &mut state.v].map(|x| x.tensor());
    let (mut double, mut whole) = (double.tensor(), whole.tensor());
    let [p, g, m, v, double, whole] =
        [&mut p, &mut g, &mut m, &mut v, &mut double, &mut whole].map(|t| Value::Tensor(t));
    let null = Value::Tensor(std::ptr::null_mut::<Tensor>());
    for (tensors, code, words) in [
        ([p, g, p, v], Code::Overlap, ["params", "m"]),
        ([p, p, m, v], Code::Overlap, ["params", "grads"]),
        ([p, g, m, m], Code::Overlap, ["m", "v"]),
        ([p, v, m, v], Code::Overlap, ["v", "grads"]),
        ([p, double, m, v], Code::DType, ["grads", "f64"]),
        ([p, g, m, double], Code::DType, ["v", "f64"]),
        ([whole, g, m, v], Code::DType, ["params", "i32"]),
        ([p, null, m, v], Code::NullPointer, ["grads", "NULL"]),
        ([p, g, m, null], Code::NullPointer, ["v", "NULL"]),
    ] {
        let mut values = tensors.to_vec();
        values.extend([Value::None; 7]);
        let error = call("adam_step", Path::Cpu, Exec::serial(), &values).unwrap_err();
        assert_eq!(error.code, code, "{error}");
        assert!(words.iter().all(|word| error.message.contains(word)), "{error}");
    }
}
