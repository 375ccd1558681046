//! What the interpreter promises beyond the operators: control flow, arrays and their memory, calls, errors, limits.

use jitney::backend::blocks::{Block, BlockRef};
use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CallOptions};
use jitney::runtime::buffers;
use jitney_ir::{Trap, TrapKind, parse, verify};

fn run_with(text: &str, args: &[u64], results: usize, how: &CallOptions) -> Result<Vec<u64>, Trap> {
    let module = verify(parse(text).expect(text)).expect(text);
    let mut out = vec![0; results];
    // SAFETY: every test's slots are those of its text.
    unsafe { Interpreter.compile(&module).unwrap().call(args, &mut out, how) }.map(|()| out)
}

fn run(text: &str, args: &[u64], results: usize) -> Result<Vec<u64>, Trap> {
    run_with(text, args, results, &CallOptions::default())
}

fn vector<T>(data: &mut [T]) -> [u64; 3] {
    [data.as_mut_ptr() as u64, data.len() as u64, 1]
}

fn release(owner: u64) {
    // SAFETY: the result's reference, given up here.
    drop(unsafe { BlockRef::from_raw(owner as *mut Block) });
}

#[test]
fn a_while_loop_runs_its_setup_before_every_test() {
    let text = "\
fn f@0(n%0: i64) -> i64 {
    let i%1: i64
    let s%2: i64
    while {
        i%1 = add(i%1, 1)
    } le(i%1, n%0) {
        if eq(mod(i%1, 2), 0) {
            continue
        }
        if gt(i%1, 7) {
            break
        }
        s%2 = add(s%2, i%1)
    }
    return (add(mul(i%1, 1000), s%2))
}
";
    assert_eq!(run(text, &[5], 1), Ok(vec![6009]));
    assert_eq!(run(text, &[100], 1), Ok(vec![9016]));
}

#[test]
fn a_counted_loop_evaluates_its_range_once() {
    let text = "\
fn f@0(n%0: i64) -> i64 {
    let i%1: i64
    let s%2: i64
    for i%1 in range(0, n%0, 3) {
        n%0 = 0
        s%2 = add(mul(s%2, 100), i%1)
        i%1 = 50
    }
    return (s%2)
}
";
    assert_eq!(run(text, &[10], 1), Ok(vec![30609]));
    assert_eq!(run(text, &[0], 1), Ok(vec![0]));
}

#[test]
fn a_loop_ends_at_the_last_number_of_its_type() {
    let text = "\
fn f@0() -> i64 {
    let i%0: u8
    let n%1: i64
    for i%0 in range(250:u8, 255:u8, 2:u8) {
        n%1 = add(n%1, 1)
    }
    return (n%1)
}
";
    assert_eq!(run(text, &[], 1), Ok(vec![3]));
}

#[test]
fn guards_raise_at_their_site() {
    let text = "\
fn f@0(x%0: f64[:], i%1: i64, d%2: i64) -> f64 {
    sites 3:7 4:9
    return (div(x%0[index(i%1, x%0, 0, $0)], f64(nonzero(d%2, $1))))
}
";
    let mut data = [1.0, 2.0, 4.0];
    let call = |i: i64, d: i64, data: &mut [f64]| {
        run(text, &[&vector(data)[..], &[i as u64, d as u64]].concat(), 1)
            .map(|r| f64::from_bits(r[0]))
            .map_err(|t| (t.to_string(), t.line, t.column))
    };
    assert_eq!(call(-1, 2, &mut data), Ok(2.0));
    let index = "IndexError: index 3 is out of bounds for axis 0 with size 3";
    assert_eq!(call(3, 0, &mut data), Err((index.into(), 3, 7)));
    let index = "IndexError: index -4 is out of bounds for axis 0 with size 3";
    assert_eq!(call(-4, 0, &mut data), Err((index.into(), 3, 7)));
    assert_eq!(call(0, 0, &mut data), Err(("ZeroDivisionError: division by zero".into(), 4, 9)));
}

#[test]
fn broken_promises_name_the_kernel() {
    let text = "\
fn blur@0(x%0: f64[::1], i%1: i64) -> f64 {
    let v%2: f64[:]
    v%2 = view(x%0, 1, [2], [1])
    return (v%2[i%1])
}
";
    let mut data = [1.0, 2.0, 3.0];
    let call = |i: u64, data: &mut [f64]| run(text, &[&vector(data)[..], &[i]].concat(), 1);
    assert_eq!(call(1, &mut data), Ok(vec![3f64.to_bits()]));
    let error = call(2, &mut data).unwrap_err();
    assert_eq!(error.kind, TrapKind::Runtime);
    let message = "internal error in kernel blur: v: an index 2 without a guard is outside axis 0 with size 2";
    assert_eq!(error.message, message);
    let error = call(0, &mut data[..2]).unwrap_err();
    assert!(error.message.starts_with("internal error in kernel blur: v: a view at 1 of shape [2]"), "{error}");
}

#[test]
fn arrays_are_released_on_every_path() {
    let text = "\
fn f@0(how%0: i64) -> f32[:, ::1], i64 {
    let a%1: own f32[:, ::1]
    let b%2: own f32[:]
    sites 1:1 2:2
    a%1 = zeros(2, 3) $0
    b%2 = view(a%1, 3, [3], [1])
    a%1 = empty(4, 4) $0
    if eq(how%0, 1) {
        raise ValueError \"no\" $1
    }
    if eq(how%0, 2) {
        a%1 = empty(3, sub(0, how%0)) $1
    }
    a%1 = zeros(1, 2) $0
    a%1[0, 1] = f32(add(b%2[2], 1.5:f32))
    return (a%1, how%0)
}
";
    let before = buffers::statistics().bytes_in_use;
    let negative =
        Trap { kind: TrapKind::Value, message: "negative dimensions are not allowed".into(), line: 2, column: 2 };
    assert_eq!(run(text, &[2], 7), Err(negative));
    assert_eq!(run(text, &[1], 7).unwrap_err().message, "no");
    assert_eq!(buffers::statistics().bytes_in_use, before);
    let out = run(text, &[0], 7).unwrap();
    assert_eq!(out[1..5], [1, 2, 2, 1]);
    // SAFETY: two floats, alive until the release.
    assert_eq!(unsafe { std::slice::from_raw_parts(out[0] as *const f32, 2) }, [0.0, 1.5]);
    assert!(buffers::statistics().bytes_in_use > before);
    release(out[5]);
    assert_eq!(buffers::statistics().bytes_in_use, before);
}

#[test]
fn memory_that_does_not_exist_is_an_error() {
    let text = "\
fn f@0(n%0: i64) {
    let a%1: own f64[::1]
    sites 5:6
    a%1 = empty(n%0) $0
}
";
    let error = run(text, &[1 << 50], 0).unwrap_err();
    assert_eq!((error.kind, error.line), (TrapKind::Memory, 5));
    assert_eq!(error.message, format!("no memory for an array of {} bytes", 1u64 << 53));
    assert!(run(text, &[1 << 62], 0).is_err());
}

const RECURSIVE: &str = "\
fn f@0(n%0: i64) -> i64 {
    let r%1: i64
    sites 2:3
    if le(n%0, 1) {
        return (1)
    }
    r%1 = call f@0(sub(n%0, 1)) $0
    return (add(r%1, 1))
}
";

#[test]
fn recursion_has_a_limit_that_does_not_depend_on_the_stack() {
    assert_eq!(run(RECURSIVE, &[1000], 1), Ok(vec![1000]));
    let error = run(RECURSIVE, &[1001], 1).unwrap_err();
    assert_eq!((error.to_string().as_str(), error.line), ("RecursionError: maximum recursion depth exceeded", 2));
    let small = std::thread::Builder::new().stack_size(128 << 10);
    let on_a_small_stack = small.spawn(|| run(RECURSIVE, &[1000], 1)).unwrap();
    assert_eq!(on_a_small_stack.join().unwrap(), Ok(vec![1000]));
}

#[test]
fn deeply_nested_blocks_and_expressions_fit_the_stack() {
    let blocks = format!("{}r%1 = f%0\n{}", "if true {\n".repeat(250), "}\n".repeat(250));
    let sum = format!("{}1{}", "add(1, ".repeat(250), ")".repeat(250));
    let recursion = "if gt(f%0, 0) {\nr%1 = call f@0(sub(f%0, 1)) $0\n}\n";
    let text = format!(
        "fn f@0(f%0: i64) -> i64 {{\nlet r%1: i64\nsites 1:1\n{}{recursion}return (add(r%1, {sum}))\n}}\n",
        blocks.replace("f%0\n", &format!("{sum}\n"))
    );
    assert_eq!(run(&text, &[0], 1), Ok(vec![502]));
    assert_eq!(run(&text, &[900], 1), Ok(vec![251 * 901 + 251]));
}

#[test]
fn fuel_ends_what_would_not_end() {
    let text = "\
fn f@0() {
    while true {
    }
}
";
    let how = CallOptions { fuel: 10_000, ..CallOptions::default() };
    assert_eq!(run_with(text, &[], 0, &how).unwrap_err().kind, TrapKind::Fuel);
    let how = CallOptions { fuel: 3, ..CallOptions::default() };
    assert_eq!(run_with(RECURSIVE, &[1], 1, &how), Ok(vec![1]));
    assert_eq!(run_with(RECURSIVE, &[2], 1, &how).unwrap_err().kind, TrapKind::Fuel);
}

#[test]
fn parallel_loops_restore_locals_and_combine_chunks_in_order() {
    let text = "\
fn f@0(x%0: f32[::1]) -> f32, i64 {
    let i%1: i64
    let s%2: f32
    let t%3: i64
    i%1 = 77
    s%2 = 1.0:f32
    t%3 = 5
    parallel for i%1 in range(0, extent(x%0, 0), 1) reduce(add s%2) {
        t%3 = add(t%3, i%1)
        x%0[i%1] = f32(t%3)
        s%2 = add(s%2, 0.1:f32)
    }
    return (s%2, add(mul(t%3, 100), i%1))
}
";
    let mut data = [0f32; 1000];
    let out = run(text, &vector(&mut data), 2).unwrap();
    assert_eq!(out[1], 577);
    assert!(data.iter().enumerate().all(|(i, &x)| x == (5 + i) as f32));
    // As the chunks of 7 and 8 iterations give, one after the other; not as one long sum.
    let chunk = |n: u64| (n * 1000 / 128..(n + 1) * 1000 / 128).fold(-0.0f32, |s, _| s + 0.1);
    let expected = (0..128).fold(1.0f32, |s, n| s + chunk(n));
    assert_eq!(f32::from_bits(out[0] as u32), expected);
    assert_ne!(expected, (0..1000).fold(1.0f32, |s, _| s + 0.1));
}

#[test]
fn parallel_calls_do_what_the_loop_does() {
    let text = "\
fn f@0(x%0: i64[:], k%1: i64) -> i64 {
    let s%2: i64
    s%2 = 100
    parallel body@1(x%0, k%1) in range(10, sub(10, mul(2, extent(x%0, 0))), -2) reduce(add s%2)
    return (s%2)
}

fn body@1(first%0: i64, count%1: i64, step%2: i64, x%3: i64[:], k%4: i64) -> i64 {
    let n%5: i64
    let i%6: i64
    let s%7: i64
    for n%5 in range(0, count%1, 1) {
        i%6 = add(first%0, mul(n%5, step%2))
        x%3[floordiv(sub(10, i%6), 2)] = mul(i%6, k%4)
        s%7 = add(s%7, i%6)
    }
    return (s%7)
}
";
    let mut data = [0i64; 300];
    let out = run(text, &[&vector(&mut data)[..], &[3]].concat(), 1).unwrap();
    assert!(data.iter().enumerate().all(|(n, &x)| x == 3 * (10 - 2 * n as i64)));
    assert_eq!(out[0] as i64, 100 + (0..300).map(|n| 10 - 2 * n).sum::<i64>());
}

#[test]
fn sixteen_bit_floats_are_read_as_f32_and_rounded_when_stored() {
    let text = "\
fn f@0(x%0: f16[::1], y%1: bf16[::1]) -> f32 {
    y%1[0] = mul(x%0[0], 1.001:f32)
    x%0[0] = 1000.3:f32
    return (add(x%0[0], y%1[0]))
}
";
    let (mut x, mut y) = ([0x4000u16], [0u16]);
    let out = run(text, &[vector(&mut x), vector(&mut y)].concat(), 1).unwrap();
    assert_eq!((x[0], y[0]), (0x63d1, 0x4000));
    assert_eq!(f32::from_bits(out[0] as u32), 1002.5);
}

#[test]
fn results_keep_memory_of_the_caller_and_constants_without_an_owner() {
    let text = "\
constant 0: u8(3) = 010203

fn f@0(x%0: i64[:]) -> i64[:], const u8[::1] {
    let c%1: const u8[::1]
    c%1 = constant 0
    return (x%0, c%1)
}
";
    let mut data = [4i64, 5];
    let module = verify(parse(text).unwrap()).unwrap();
    let kernel = Interpreter.compile(&module).unwrap();
    let mut out = [0; 8];
    // SAFETY: the slots of two results.
    unsafe { kernel.call(&vector(&mut data), &mut out, &CallOptions::default()) }.unwrap();
    assert_eq!(out[..4], [data.as_ptr() as u64, 2, 1, 0]);
    assert_eq!((out[5], out[7]), (3, 0));
    // SAFETY: constants live as long as the kernel.
    assert_eq!(unsafe { std::slice::from_raw_parts(out[4] as *const u8, 3) }, [1, 2, 3]);
}
