//! Kernels leave nothing behind: memory while they come and go, mappings while many are alive, names for perf where they
//! are wanted.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;

use jitney::backend::cranelift::Cranelift;
use jitney::backend::{Backend, CallOptions, CompiledKernel, EntryKind};
use jitney::frontend::{Options, Source, lower, parse_signature};
use jitney_ir::{Verified, passes};

fn module(name: &str, text: &str, signature: &str) -> Verified {
    let source = Source::parse(name, text, 1, BTreeMap::new(), Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let params = parse_signature(signature).unwrap_or_else(|e| panic!("{e}")).params;
    let lowered = lower(&source, &params).unwrap_or_else(|e| panic!("{e}"));
    passes::optimise(lowered.module, |_, _| ())
}

/// Kernels that differ in their constants, with an array of their own, a message and a print.
fn some_module(n: usize) -> Verified {
    let text = format!(
        "\
def f(x):
    t = np.zeros(8)
    for i in range(len(x)):
        t[i % 8] += x[i] * {n}.0
    if t[0] > 1e300:
        raise ValueError('number {n}')
    return t[1]
"
    );
    module("f", &text, "(f8[::1],)")
}

fn kernel(n: usize) -> Arc<dyn CompiledKernel> {
    let entry = if n.is_multiple_of(2) { EntryKind::Slots } else { EntryKind::C };
    Cranelift::get().expect("an engine").compile_with(some_module(n), entry).expect("code")
}

fn check(kernel: &dyn CompiledKernel, n: usize) {
    let mut x = [1.0f64, 2.0, 3.0];
    let mut result = [0];
    // SAFETY: the array is alive.
    unsafe { kernel.call(&[x.as_mut_ptr() as u64, 3, 1], &mut result, &CallOptions::default()) }.expect("no error");
    assert_eq!(f64::from_bits(result[0]), 2.0 * n as f64);
}

/// Bytes of memory that the process has.
fn resident() -> usize {
    let numbers = std::fs::read_to_string("/proc/self/statm").unwrap();
    numbers.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4096
}

fn mappings() -> usize {
    std::fs::read_to_string("/proc/self/maps").unwrap().lines().count()
}

fn come_and_go(number: usize) {
    (0..500).for_each(|n| check(&*kernel(n), n));
    let (memory, maps) = (resident(), mappings());
    for n in 0..number {
        check(&*kernel(n), n);
    }
    let grown = resident().saturating_sub(memory);
    assert!(grown < 5 << 20, "{grown} bytes are left of {number} kernels");
    assert!(mappings() <= maps + 16, "{maps} mappings became {}", mappings());
}

fn stay(number: usize) {
    let kernels: Vec<_> = (0..number).map(kernel).collect();
    kernels.iter().enumerate().step_by(97).for_each(|(n, kernel)| check(&**kernel, n));
    let code: usize = kernels.iter().map(|kernel| kernel.code_bytes()).sum();
    println!("{number} kernels: {} mappings, {code} bytes of code, {} bytes resident", mappings(), resident());
    // Linux allows a process 65530 of them, unless it is told otherwise.
    assert!(mappings() < 1000 + number / 100, "{} mappings for {number} kernels", mappings());
}

#[test]
fn memory_is_as_it_was_when_kernels_are_gone() {
    come_and_go(2000);
}

#[test]
fn live_kernels_share_mappings() {
    stay(2000);
}

#[test]
#[ignore = "takes a minute or two"]
fn memory_is_as_it_was_when_a_hundred_thousand_kernels_are_gone() {
    come_and_go(100_000);
}

#[test]
#[ignore = "takes a minute or two"]
fn a_hundred_thousand_kernels_live() {
    stay(100_000);
}

/// Not a test of its own: what a child process with `JITNEY_PERF=1` runs.
#[test]
#[ignore = "run by a test of this module in a child process"]
fn perf_child() {
    let text = "def scale(x, a):\n    for i in range(len(x)):\n        x[i] *= a\n";
    let engine = Cranelift::get().expect("an engine");
    let kernel = engine.compile_with(module("scale", text, "(f8[::1], f8)"), EntryKind::C).expect("code");
    println!("\nPID {} ENTRY {:x}", std::process::id(), kernel.entry().expect("a C function") as usize);
    // A second one goes behind the first.
    check(&*self::kernel(2), 2);
}

fn perf_map(value: &str) -> (String, Option<String>) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "perf_child", "--ignored", "--nocapture", "--test-threads=1"])
        .env("JITNEY_PERF", value)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let line = said.lines().find_map(|line| line.strip_prefix("PID ")).expect("the child's words");
    let (pid, entry) = line.split_once(" ENTRY ").expect("the child's words");
    let path = format!("/tmp/perf-{pid}.map");
    let map = std::fs::read_to_string(&path).ok();
    if map.is_some() {
        std::fs::remove_file(path).unwrap();
    }
    (entry.to_owned(), map)
}

#[test]
fn perf_finds_the_names_of_kernels_where_it_is_asked_for() {
    let (entry, map) = perf_map("1");
    let map = map.expect("a map");
    let row = |name: &str| {
        let found = map.lines().find(|line| line.ends_with(name)).unwrap_or_else(|| panic!("no {name} in {map}"));
        let mut words = found.split(' ');
        let [at, size] = [(); 2].map(|()| usize::from_str_radix(words.next().unwrap(), 16).unwrap());
        (at, size)
    };
    let (at, size) = row(" jitney scale(f64[::1], f64) from C");
    assert_eq!(at, usize::from_str_radix(&entry, 16).unwrap());
    assert!(size > 8);
    let (other, bytes) = row(" jitney scale(f64[::1], f64) by value");
    assert!(other >= at + size || at >= other + bytes, "{map}");
    row(" jitney f(f64[::1])");

    assert_eq!(perf_map("0").1, None);
}
