//! System information: what this build is, and what the machine and the environment give it.

use std::fmt::Write;

use serde::Serialize;

use super::plugins::PluginRow;
use super::{Manager, cuda};
use crate::kernels::table;
use crate::runtime::cpu::Level;
use crate::runtime::{buffers, config, threads};

/// What `info` reports.
#[derive(Debug, Clone, Serialize)]
pub struct Info {
    /// The library's version.
    pub version: &'static str,
    /// Major version of the C ABI.
    pub abi_version: u32,
    /// Processor's name.
    pub cpu: String,
    /// Architecture and system that the library was built for.
    pub target: String,
    /// Instruction sets that the processor has.
    pub levels_available: Vec<&'static str>,
    /// The one in use.
    pub level: &'static str,
    /// Kernels that find their instruction set by themselves, whatever `JITNEY_CPU` says.
    pub level_ignored_by: Vec<&'static str>,
    /// Processors that the process may use (affinity and cgroup quota respected).
    pub processors: usize,
    /// Threads that a call may use.
    pub threads: usize,
    /// Helper threads that exist now.
    pub helper_threads: usize,
    /// Whether acceleration is on.
    pub enabled: bool,
    /// Built-in kernels.
    pub builtin_kernels: usize,
    /// Libraries that the numerical paths are built on: name and version.
    pub libraries: Vec<(&'static str, &'static str)>,
    /// Engines that compile kernels: the library's own, and plugins that are loaded.
    pub engines: Vec<String>,
    /// Plugins that are loaded, and files that were refused, each with what there is to say about it.
    pub plugins: Vec<String>,
    /// CUDA's two levels, and the reason.
    pub cuda: cuda::Cuda,
    /// Environment variables in force.
    pub environment: Vec<(&'static str, String)>,
    /// Environment variables that were refused, and why.
    pub environment_refused: Vec<(&'static str, String, &'static str)>,
    /// The buffer pool.
    pub pool: buffers::Statistics,
}

/// Width of the names in `Info::to_text`: the longest, `JITNEY_PARALLEL_THRESHOLD`, and two blanks.
const COLUMN: usize = 27;

/// Major version of the C ABI; the SONAME carries it.
pub const ABI_VERSION: u32 = 0;

impl Manager {
    /// The system information.
    pub fn info(&self) -> Info {
        let config = config::get();
        let plugins = self.plugins();
        let generators = plugins.iter().filter(|plugin| !plugin.target.is_empty()).map(|plugin| plugin.name.clone());
        Info {
            version: env!("CARGO_PKG_VERSION"),
            abi_version: ABI_VERSION,
            cpu: cpu_name(),
            target: format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
            levels_available: Level::ALL.into_iter().filter(|l| l.is_available()).map(Level::name).collect(),
            level: Level::best().name(),
            level_ignored_by: table::all().filter(|row| !row.obeys_level()).map(|row| row.name).collect(),
            processors: threads::available(),
            threads: threads::limit(),
            helper_threads: threads::helpers(),
            enabled: self.is_enabled(),
            builtin_kernels: table::COUNT,
            libraries: vec![
                ("gemm", env!("JITNEY_VERSION_GEMM")),
                ("ndarray", env!("JITNEY_VERSION_NDARRAY")),
                ("pulp", env!("JITNEY_VERSION_PULP")),
            ],
            engines: std::iter::once("cranelift".to_owned()).chain(generators).collect(),
            plugins: plugins.iter().map(in_words).collect(),
            cuda: cuda::probe().clone(),
            environment: config.in_force.clone(),
            environment_refused: config.refused.clone(),
            pool: buffers::statistics(),
        }
    }
}

impl Info {
    /// The information as lines for a person.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut line = |name: &str, value: &dyn std::fmt::Display| {
            // Writing to a String does not fail.
            let _ = writeln!(text, "{name:<COLUMN$}{value}");
        };
        let yes = |b: bool| if b { "yes" } else { "no" };
        let or_none = |list: &[&str]| if list.is_empty() { "none".to_owned() } else { list.join(", ") };
        line("jitney", &format_args!("{} (ABI {})", self.version, self.abi_version));
        line("target", &self.target);
        line("processor", &self.cpu);
        let (level, available, others) =
            (self.level, self.levels_available.join(", "), or_none(&self.level_ignored_by));
        line("instruction set", &format_args!("{level} (of {available}; ignored by: {others})"));
        line("processors", &self.processors);
        line("threads", &format_args!("{} per call, {} helpers running", self.threads, self.helper_threads));
        line("acceleration", &if self.enabled { "on" } else { "off" });
        line("built-in kernels", &self.builtin_kernels);
        let libraries: Vec<_> = self.libraries.iter().map(|(name, version)| format!("{name} {version}")).collect();
        line("libraries", &libraries.join(", "));
        line("engines", &self.engines.join(", "));
        match &self.plugins[..] {
            [] => line("plugins", &"none"),
            plugins => plugins.iter().for_each(|plugin| line("plugins", plugin)),
        }
        line("CUDA driver", &yes(self.cuda.driver_present));
        line("CUDA device", &format_args!("{} ({})", yes(self.cuda.device_usable), self.cuda.reason));
        line(
            "buffer pool",
            &format_args!(
                "{} bytes held, {} in use, limit {}",
                self.pool.bytes_held, self.pool.bytes_in_use, self.pool.limit
            ),
        );
        for (name, value) in &self.environment {
            line(name, value);
        }
        for (name, value, why) in &self.environment_refused {
            line(name, &format_args!("{value} (ignored: {why})"));
        }
        text
    }
}

/// A plugin in one line.
fn in_words(plugin: &PluginRow) -> String {
    if plugin.loaded {
        format!("{} {} ({}) from {}", plugin.name, plugin.version, plugin.kinds.join(", "), plugin.path)
    } else {
        format!("refused: {}", plugin.reason)
    }
}

fn cpu_name() -> String {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = cpuinfo.lines().find(|line| line.starts_with("model name"));
    line.and_then(|line| line.split_once(':')).map_or("unknown", |(_, name)| name.trim()).to_owned()
}
