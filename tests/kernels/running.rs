//! Running statistics.

use crate::support::*;
use jitney::kernels::policy::Fixed;
use jitney::kernels::running::{Options, Running};
use jitney::kernels::{Exec, Path};
use jitney::runtime::{Code, View};

fn normal(rng: &mut Rng) -> f64 {
    (0..12).map(|_| rng.uniform(0.0, 1.0)).sum::<f64>() - 6.0
}

fn percentiles(running: &Running, q: &[f64]) -> Vec<f64> {
    q.iter().map(|&q| running.percentile(q).unwrap()).collect()
}

type Draw = fn(&mut Rng) -> f64;
const STREAMS: [(&str, Draw); 7] = [
    ("uniform", |r| r.uniform(0.0, 1.0)),
    ("normal", normal),
    ("log-normal", |r| (2.0 * normal(r)).exp()),
    ("Pareto", |r| 1.0 / r.uniform(0.0, 1.0)),
    ("exponential, negative", |r| r.uniform(0.0, 1.0).ln()),
    ("constant", |_| 0.125),
    ("many zeros", |r| if r.below(3) == 0 { 0.0 } else { r.uniform(-1e-3, 1e3) }),
];

#[test]
fn percentiles_are_within_the_relative_accuracy() {
    let mut rng = Rng(31);
    for accuracy in [0.001, 0.01, 0.1] {
        for (name, draw) in STREAMS {
            let mut running = Running::new(Options { relative_accuracy: accuracy, max_bins: 1 << 16 }).unwrap();
            let mut all: Vec<f64> = (0..20_000).map(|_| draw(&mut rng)).collect();
            all.iter().for_each(|&x| running.update(x));
            all.sort_by(f64::total_cmp);
            for q in [0.0, 0.1, 1.0, 10.0, 50.0, 90.0, 99.0, 99.9, 100.0] {
                let exact = all[(q * (all.len() - 1) as f64 / 100.0) as usize];
                let got = running.percentile(q).unwrap();
                let bound = accuracy * exact.abs() * (1.0 + 1e-9);
                assert!((got - exact).abs() <= bound, "{name}: percentile {q} is {got}, exactly {exact}");
            }
        }
    }
}

#[test]
fn mean_variance_and_extremes() {
    let mut rng = Rng(32);
    for (name, draw) in STREAMS {
        let mut running = Running::new(Options::default()).unwrap();
        let all: Vec<f64> = (0..5000).map(|_| draw(&mut rng)).collect();
        all.iter().for_each(|&x| running.update(x));
        let mean = all.iter().sum::<f64>() / 5000.0;
        let variance = all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 5000.0;
        let now = running.snapshot();
        assert_eq!((now.count, now.nan_count, now.infinite_count), (5000, 0, 0));
        assert_close(&[now.mean, now.variance], &[mean, variance], 1e-9, name);
        assert_eq!(now.min, all.iter().copied().fold(f64::INFINITY, f64::min));
        assert_eq!(now.max, all.iter().copied().fold(f64::NEG_INFINITY, f64::max));
    }
}

/// Everything that must be equal however the stream was fed.
fn fingerprint(running: &Running) -> Vec<f64> {
    let now = running.snapshot();
    let q: Vec<f64> = (0..=100).map(f64::from).collect();
    let mut all = percentiles(running, &q);
    all.extend([now.count as f64, now.nan_count as f64, now.infinite_count as f64, now.min, now.max]);
    all
}

#[test]
fn merging_equals_one_stream() {
    let mut rng = Rng(33);
    // 64 bins collapse; the order in which they do must not matter.
    for max_bins in [64, 2048] {
        for (name, draw) in STREAMS {
            let options = Options { relative_accuracy: 0.01, max_bins };
            let mut parts: Vec<Running> = (0..4).map(|_| Running::new(options).unwrap()).collect();
            let mut whole = Running::new(options).unwrap();
            for i in 0..8000 {
                let x = if i % 997 == 0 { f64::NAN } else { draw(&mut rng) * if i % 4 == 3 { 1e4 } else { 1.0 } };
                parts[i % 4].update(x);
                whole.update(x);
            }
            let mut merged = Running::new(options).unwrap();
            parts.iter().rev().for_each(|part| merged.merge(part).unwrap());
            assert_eq!(fingerprint(&merged), fingerprint(&whole), "{name}, {max_bins} bins");
            let (a, b) = (merged.snapshot(), whole.snapshot());
            assert_close(&[a.mean], &[b.mean], 1e-9, name);
            assert_close(&[a.variance], &[b.variance], 1e-9, name);
        }
    }
}

#[test]
fn tensors_count_as_their_elements() {
    let mut rng = Rng(34);
    for (name, draw) in STREAMS {
        let mut x = Array::<f32>::new(&[13, 7, 31], || draw(&mut rng));
        x.memory[5] = f32::NAN;
        let mut x = x.scrambled(&mut rng);
        let mut one_by_one = Running::new(Options::default()).unwrap();
        x.values().iter().for_each(|&v| one_by_one.update(v as f64));
        let mut at_once = Running::new(Options::default()).unwrap();
        // SAFETY: the array outlives the view.
        at_once.update_view(&Fixed(Path::Cpu, Exec::serial()), &unsafe { x.tensor().view("x") }.unwrap()).unwrap();
        assert_eq!(fingerprint(&at_once), fingerprint(&one_by_one), "{name}");
        let (a, b) = (at_once.snapshot(), one_by_one.snapshot());
        assert_close(&[a.mean], &[b.mean], 1e-9, name);
        assert_close(&[a.variance], &[b.variance], 1e-9, name);
        let wide: Vec<f64> = x.values().iter().map(|&v| v as f64).collect();
        let mut doubles = Running::new(Options::default()).unwrap();
        doubles
            .update_view(&Fixed(Path::Cpu, Exec::serial()), &View::from_slice(&wide, &[wide.len() as isize]))
            .unwrap();
        assert_eq!(fingerprint(&doubles), fingerprint(&one_by_one), "{name}");
    }
}

#[test]
fn memory_is_bounded_and_the_high_end_keeps_its_accuracy() {
    let mut running = Running::new(Options { relative_accuracy: 0.01, max_bins: 128 }).unwrap();
    // 600 decades' worth of magnitudes into a window of less than two.
    let all: Vec<f64> = (0..6000).map(|i| 10f64.powf(i as f64 / 10.0 - 300.0)).collect();
    all.iter().rev().for_each(|&x| running.update(x));
    assert_eq!(running.count(), 6000);
    for q in [99.9, 99.99, 100.0] {
        let exact = all[(q / 100.0 * 5999.0) as usize];
        let got = running.percentile(q).unwrap();
        assert!((got / exact - 1.0).abs() <= 0.0101, "{q}: {got}, exactly {exact}");
    }
    // Below the window: reported as the window's lowest bin, at most a hundredth of the largest.
    let median = running.percentile(50.0).unwrap();
    assert!(median <= all[5999] / 10.0 && median >= all[3000], "{median}");
}

#[test]
fn what_is_not_a_finite_number() {
    let mut running = Running::new(Options::default()).unwrap();
    assert!(running.snapshot().mean.is_nan() && running.snapshot().min.is_nan());
    let error = running.percentile(50.0).unwrap_err();
    assert!(error.code == Code::InvalidArgument && error.message.contains("no element"), "{error}");
    for x in [1.0, f64::NAN, f64::INFINITY, 3.0, f64::NEG_INFINITY, 5e-324, -0.0] {
        running.update(x);
    }
    let now = running.snapshot();
    assert_eq!((now.count, now.nan_count, now.infinite_count), (6, 1, 2));
    assert_eq!((now.mean, now.min, now.max), (1.0, f64::NEG_INFINITY, f64::INFINITY));
    assert_eq!(percentiles(&running, &[0.0, 20.0, 40.0, 100.0]), [f64::NEG_INFINITY, 0.0, 0.0, f64::INFINITY]);
    assert!((running.percentile(60.0).unwrap() - 1.0).abs() <= 0.01);
    running.reset();
    assert_eq!((running.count(), running.snapshot().nan_count), (0, 0));
    for extreme in [f64::MAX, -f64::MAX, f64::MIN_POSITIVE] {
        (0..3).for_each(|_| running.update(extreme));
        let got = running.percentile(50.0).unwrap();
        assert!((got / extreme - 1.0).abs() <= 0.01, "{got}");
        running.reset();
    }
}

#[test]
fn bad_options_are_refused() {
    for relative_accuracy in [0.0, -0.1, 1.0, f64::NAN] {
        let error = Running::new(Options { relative_accuracy, ..Options::default() }).unwrap_err();
        assert!(error.message.contains("relative_accuracy"), "{error}");
    }
    for max_bins in [0, usize::MAX] {
        let error = Running::new(Options { max_bins, ..Options::default() }).unwrap_err();
        assert!(error.message.contains("max_bins"), "{error}");
    }
    let mut running = Running::new(Options::default()).unwrap();
    let other = Running::new(Options { relative_accuracy: 0.02, ..Options::default() }).unwrap();
    assert!(running.merge(&other).unwrap_err().message.contains("0.02"));
    for q in [-1.0, 101.0, f64::NAN] {
        assert_eq!(running.percentile(q).unwrap_err().code, Code::InvalidArgument);
    }
    let ints = [1i32];
    assert_eq!(
        running.update_view(&Fixed(Path::Cpu, Exec::serial()), &View::from_slice(&ints, &[1])).unwrap_err().code,
        Code::DType
    );
}

#[test]
fn percentiles_of_whole_ranks_are_those_elements() {
    let mut running = Running::new(Options { relative_accuracy: 0.001, max_bins: 2048 }).unwrap();
    (1..=101).for_each(|x| running.update(f64::from(x)));
    for q in 0..=100 {
        let (got, want) = (running.percentile(f64::from(q)).unwrap(), f64::from(q + 1));
        assert!((got - want).abs() <= 0.001 * want * (1.0 + 1e-9), "percentile {q} is {got}, should be {want}");
    }
}

#[test]
fn means_of_the_largest_magnitudes_stay_finite() {
    const LARGE: f64 = 1.7e308;
    let of = |parts: &[&[f64]], path| {
        let mut running = Running::new(Options::default()).unwrap();
        let policy = Fixed(path, Exec::serial());
        parts.iter().for_each(|x| running.update_view(&policy, &View::from_slice(x, &[x.len() as isize])).unwrap());
        let now = running.snapshot();
        (now.mean, now.variance)
    };
    for path in [Path::Standard, Path::Cpu] {
        assert_eq!(of(&[&[LARGE, -LARGE]], path), (0.0, f64::INFINITY));
        assert_eq!(of(&[&[LARGE], &[-LARGE]], path), (0.0, f64::INFINITY));
        for (x, spread) in [(1e160, 1e148), (LARGE, f64::INFINITY)] {
            let (mean, variance) = of(&[&[x; 3000]], path);
            assert!((mean / x - 1.0).abs() < 1e-12 && variance.sqrt() <= spread, "{mean}, {variance}");
        }
    }
}

#[test]
fn both_paths_see_the_same_elements() {
    let mut rng = Rng(35);
    let options = Options::default();
    let mut x = Array::<f32>::new(&[50, 70], || normal(&mut rng)).scrambled(&mut rng);
    let seventh = x.indices()[7];
    x.memory[seventh] = f32::NAN;
    let [standard, fast] = [Path::Standard, Path::Cpu].map(|path| {
        let mut running = Running::new(options).unwrap();
        // SAFETY: the array outlives the view.
        let view = unsafe { x.tensor().view("x") }.unwrap();
        running.update_view(&Fixed(path, Exec::serial()), &view).unwrap();
        running
    });
    assert_eq!(fingerprint(&standard), fingerprint(&fast));
    let (a, b) = (standard.snapshot(), fast.snapshot());
    assert_close(&[b.mean, b.variance], &[a.mean, a.variance], 1e-12, "moments");
}
