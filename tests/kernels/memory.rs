//! Memory that runs short: an error, never the end of the process, and no output half written.

use crate::support::*;
use jitney::kernels::policy::{self, Fixed};
use jitney::kernels::{Exec, Path, Value, Work};
use jitney::runtime::cpu::Level;
use jitney::runtime::tensor::DLDevice;
use jitney::runtime::{Code, DType, Error, Result, Tensor, buffers};

/// Runs `body` while the process may have `bytes` more of address space than it has now. What is to fail must ask for
/// more than 64 MiB: so much may lie reserved in a thread's arena of glibc's malloc.
fn with_memory_left<R>(bytes: u64, body: impl FnOnce() -> R) -> R {
    buffers::trim(0);
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = statm.split(' ').next().unwrap().parse().unwrap();
    let mut before = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: live structs; the limit is put back.
    unsafe {
        assert_eq!(libc::getrlimit(libc::RLIMIT_AS, &mut before), 0);
        let less = libc::rlimit { rlim_cur: pages * libc::sysconf(libc::_SC_PAGESIZE) as u64 + bytes, ..before };
        assert_eq!(libc::setrlimit(libc::RLIMIT_AS, &less), 0);
        let result = body();
        assert_eq!(libc::setrlimit(libc::RLIMIT_AS, &before), 0);
        result
    }
}

/// One element, repeated by strides of 0.
struct Repeated {
    element: f32,
    shape: Vec<i64>,
    strides: Vec<i64>,
}

impl Repeated {
    fn new(shape: &[i64]) -> Repeated {
        Repeated { element: 1.0, shape: shape.to_vec(), strides: vec![0; shape.len()] }
    }

    fn tensor(&mut self) -> Tensor {
        Tensor {
            data: (&raw mut self.element).cast(),
            device: DLDevice::cpu(),
            ndim: self.shape.len() as i32,
            dtype: DType::F32.to_dlpack(),
            shape: self.shape.as_mut_ptr(),
            strides: self.strides.as_mut_ptr(),
            byte_offset: 0,
        }
    }
}

/// A kernel over all axes of `x`: its one result, or its error.
fn over_all(name: &str, path: Path, exec: Exec, x: &mut Tensor) -> Result<f64> {
    let none = Value::None;
    let mut out = Tensor::UNALLOCATED;
    let target = Value::Tensor(&mut out);
    let x = Value::Tensor(x);
    match name {
        "percentile" => call(name, path, exec, &[x, Value::Float(30.0), none, none, none, Value::Flag(true), target])?,
        "var" => call(name, path, exec, &[x, none, none, none, target])?,
        _ => call(name, path, exec, &[x, none, none, target])?,
    }
    Ok(take(&mut out)[0])
}

#[test]
fn standard_reductions_need_no_memory_for_their_elements() {
    // 128 MiB if they were copied.
    let mut x = Repeated::new(&[1 << 12, 1 << 13]);
    let x = &mut x.tensor();
    let results = with_memory_left(16 << 20, || {
        ["sum", "mean", "var", "min", "max", "argmax"].map(|name| over_all(name, Path::Standard, Exec::serial(), x))
    });
    assert_eq!(results, [(1 << 25) as f64, 1.0, 0.0, 1.0, 1.0, 0.0].map(Ok));
}

#[test]
fn a_view_larger_than_any_memory_is_an_error_on_both_paths() {
    let mut x = Repeated::new(&[1 << 60]);
    let x = &mut x.tensor();
    for name in ["median", "percentile"] {
        let error = over_all(name, Path::Standard, Exec::serial(), x).unwrap_err();
        assert_eq!(error.code, Code::OutOfMemory, "{name}: {error}");
    }
    let threads = Exec { level: Level::best(), threads: 3 };
    for name in ["sum", "max", "argmin"] {
        let error = over_all(name, Path::Cpu, threads, x).unwrap_err();
        assert_eq!(error.code, Code::OutOfMemory, "{name}: {error}");
    }
}

#[test]
fn standard_paths_that_copy_their_input_fail_before_they_write() {
    const N: i64 = 1 << 24;
    let none = Value::None;
    let (mut x, mut one) = (Repeated::new(&[1, N]), Repeated::new(&[1, 1]));
    let mut out = Array::<f32>::new(&[1, N], || 77.0);
    let mut t = [x.tensor(), one.tensor(), out.tensor()];
    let [x, one, target] = t.each_mut().map(|t| Value::Tensor(t));
    let calls: [(&str, &[Value]); 3] = [
        ("softmax", &[x, none, target]),
        ("layer_norm", &[x, none, none, none, none, target]),
        ("matmul", &[one, x, none, none, none, none, target]),
    ];
    for (name, values) in calls {
        let error = with_memory_left(8 << 20, || standard(name, values)).unwrap_err();
        assert_eq!(error.code, Code::OutOfMemory, "{name}: {error}");
    }
    assert!(out.memory.iter().all(|&x| x == 77.0));
}

#[test]
fn percentiles_that_run_short_at_a_later_lane_have_written_nothing() {
    const N: usize = 1 << 24;
    // Equal elements need a sample only; two values in equal parts mislead every sample, and need a copy of the lane.
    let mut i = 0;
    let mut x = Array::<f32>::new(&[2, N as i64], || {
        i += 1;
        if i <= N { 3.0 } else { (i % 2) as f64 }
    });
    let mut out = Array::<f32>::new(&[2], || 77.0);
    let (mut x, mut t) = (x.tensor(), out.tensor());
    let values = [Value::Tensor(&mut x), Value::Int(1), Value::None, Value::Tensor(&mut t)];
    let error = with_memory_left(8 << 20, || call("median", Path::Cpu, Exec::serial(), &values)).unwrap_err();
    assert_eq!(error.code, Code::OutOfMemory, "{error}");
    assert_eq!(out.memory, [77.0, 77.0]);
    call("median", Path::Cpu, Exec::serial(), &values).unwrap();
    assert_eq!(out.memory, [3.0, 0.5]);
}

#[test]
fn only_what_a_path_does_not_support_goes_to_the_standard_path() {
    let cpu = Fixed(Path::Cpu, Exec::serial());
    let work = Work { elements: 1 };
    for (code, result) in [(Code::Unsupported, "standard"), (Code::OutOfMemory, ""), (Code::Internal, "")] {
        let mut out = "";
        let standard = |out: &mut &str| {
            *out = "standard";
            Ok(())
        };
        let outcome = policy::run(&cpu, work, &mut out, standard, |_, _| Err(Error::new(code, "no")));
        assert_eq!((out, outcome.is_ok()), (result, !result.is_empty()), "{code:?}");
    }
}
