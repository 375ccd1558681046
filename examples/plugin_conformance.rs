//! Runs the conformance suite on a plugin: `cargo run --release --example plugin_conformance -- path/to/plugin.so`. A line
//! for each check; the exit status is 1 where one failed. The plugin's code runs in this process.

#[path = "../tests/conformance/generator.rs"]
mod generator;
#[path = "../tests/conformance/provider.rs"]
mod provider;
#[path = "../tests/conformance/suite.rs"]
mod suite;

fn main() -> std::process::ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: plugin_conformance path/to/plugin.so");
        return 2.into();
    };
    let report = suite::run(path.as_ref());
    println!("{report}");
    if report.passed() { 0.into() } else { 1.into() }
}
