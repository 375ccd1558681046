//! The `JITNEY_*` environment variables: read once, on first use; a malformed value is a warning and the default.
//!
//! Comes in: the environment. Goes out: `Config`, and for the system information which variables are in force and
//! which were refused. Settings that change while the program runs live with what they set, not here.

use std::ffi::OsString;
use std::path::PathBuf;

use once_cell::race::OnceBox;

use super::cpu::Level;

/// One variable: its name, and what it does, as the documentation prints it.
pub struct Variable {
    /// `JITNEY_…`.
    pub name: &'static str,
    /// What it sets, with the values it takes.
    pub meaning: &'static str,
    set: fn(&mut Config, &str) -> Result<(), &'static str>,
}

/// Every variable that the library reads.
pub const VARIABLES: &[Variable] = &[
    Variable {
        name: "JITNEY_DISABLE_JIT",
        meaning: "1: start with acceleration off; 0: on",
        set: |c, v| flag(v).map(|off| c.disabled = off),
    },
    Variable {
        name: "JITNEY_NUM_THREADS",
        meaning: "threads that a call may use, the caller's included: 1 to 1024",
        set: |c, v| number(v, 1, 1024).map(|n| c.threads = Some(n)),
    },
    Variable {
        name: "JITNEY_CPU",
        meaning: "highest instruction set to use: baseline, avx2, avx512",
        set: |c, v| {
            Level::from_name(&v.to_ascii_lowercase()).map(|l| c.cpu = Some(l)).ok_or("not baseline, avx2 or avx512")
        },
    },
    Variable {
        name: "JITNEY_PARALLEL_THRESHOLD",
        meaning: "elements from which on every built-in kernel uses threads",
        set: |c, v| number(v, 0, usize::MAX).map(|n| c.parallel_threshold = Some(n)),
    },
    Variable {
        name: "JITNEY_POOL_BYTES",
        meaning: "bytes that the buffer pool may keep for reuse",
        set: |c, v| number(v, 0, usize::MAX).map(|n| c.pool_bytes = n),
    },
    Variable {
        name: "JITNEY_TIER",
        meaning: "how kernels from source run: auto, baseline, optimized, interpreter",
        set: |c, v| {
            Tier::from_name(&v.to_ascii_lowercase())
                .map(|t| c.tier = t)
                .ok_or("not auto, baseline, optimized or interpreter")
        },
    },
    Variable {
        name: "JITNEY_PLUGIN_PATH",
        meaning: "folders in which plugins are looked for, separated by ':'",
        set: |c, v| {
            c.plugin_path = std::env::split_paths(v).filter(|folder| !folder.as_os_str().is_empty()).collect();
            Ok(())
        },
    },
    Variable {
        name: "JITNEY_CACHE",
        meaning: "1: keep optimised code on disk; 0: do not",
        set: |c, v| flag(v).map(|on| c.cache = on),
    },
    Variable {
        name: "JITNEY_CACHE_DIR",
        meaning: "the folder for optimised code, instead of jitney in the user's cache folder",
        set: |c, v| {
            c.cache_dir = Some(v.into());
            Ok(())
        },
    },
    Variable {
        name: "JITNEY_CACHE_BYTES",
        meaning: "bytes of optimised code that are kept on disk",
        set: |c, v| number(v, 0, usize::MAX).map(|n| c.cache_bytes = n as u64),
    },
    Variable {
        name: "JITNEY_VECTOR_BITS",
        meaning: "bits of the vectors that optimised code prefers: 128, 256 or 512; 0 leaves it to the optimiser",
        set: |c, v| match v {
            "0" | "128" | "256" | "512" => {
                c.vector_bits = v.parse().unwrap_or(0);
                Ok(())
            }
            _ => Err("not 0, 128, 256 or 512"),
        },
    },
    Variable {
        name: "JITNEY_PERF",
        meaning: "1: name compiled kernels for perf, in /tmp/perf-PID.map; 0: do not",
        set: |c, v| flag(v).map(|on| c.perf = on),
    },
    Variable {
        name: "JITNEY_LOG",
        meaning: "log to standard error from this level on: off, error, warn, info, debug, trace",
        set: |c, v| v.parse().map(|l| c.log = Some(l)).map_err(|_| "not off, error, warn, info, debug or trace"),
    },
];

/// How kernels from source run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub enum Tier {
    /// Compiled quickly on the first call, and optimised meanwhile once that is worth it.
    Auto = 0,
    /// Compiled quickly.
    Baseline = 1,
    /// Optimised before the first call returns.
    Optimized = 2,
    /// Interpreted.
    Interpreter = 3,
}

impl Tier {
    /// Every tier.
    pub const ALL: [Tier; 4] = [Tier::Auto, Tier::Baseline, Tier::Optimized, Tier::Interpreter];

    /// The name.
    pub const fn name(self) -> &'static str {
        match self {
            Tier::Auto => "auto",
            Tier::Baseline => "baseline",
            Tier::Optimized => "optimized",
            Tier::Interpreter => "interpreter",
        }
    }

    /// The tier of a name.
    pub fn from_name(name: &str) -> Option<Tier> {
        Self::ALL.into_iter().find(|tier| tier.name() == name)
    }
}

/// What the environment asked for.
#[derive(Debug, Clone)]
pub struct Config {
    /// Start with acceleration off.
    pub disabled: bool,
    /// Threads per call; `None`: as many as the process may use.
    pub threads: Option<usize>,
    /// Limit of the instruction set.
    pub cpu: Option<Level>,
    /// Serial below, parallel from here on, for every kernel; `None`: each kernel's own threshold.
    pub parallel_threshold: Option<usize>,
    /// Bound of the bytes that the buffer pool keeps.
    pub pool_bytes: usize,
    /// How kernels from source run.
    pub tier: Tier,
    /// Folders in which plugins are looked for.
    pub plugin_path: Vec<PathBuf>,
    /// Keep optimised code on disk.
    pub cache: bool,
    /// Where; `None`: the user's cache folder.
    pub cache_dir: Option<PathBuf>,
    /// How much of it.
    pub cache_bytes: u64,
    /// Bits of the vectors that optimised code prefers; 0 for the optimiser's choice.
    pub vector_bits: u32,
    /// Name compiled code for `perf`.
    pub perf: bool,
    /// Log to standard error from this level on.
    pub log: Option<log::LevelFilter>,
    /// Variables that are set and understood: name and value.
    pub in_force: Vec<(&'static str, String)>,
    /// Variables that are set and refused: name, value, and why.
    pub refused: Vec<(&'static str, String, &'static str)>,
}

/// What the environment asked for when the library was first used.
pub fn get() -> &'static Config {
    // Threads that come first together each read it, and one reading stays: see `fork` for why.
    static CONFIG: OnceBox<Config> = OnceBox::new();
    let read = |name: &str| variable(name).map(|v| v.to_string_lossy().into_owned());
    CONFIG.get_or_init(|| Box::new(parse(read)))
}

/// A variable of the environment. There is none for a privileged program: it would load plugins and code, and run
/// compilers, from where its user says.
pub fn variable(name: &str) -> Option<OsString> {
    if is_privileged() { None } else { std::env::var_os(name) }
}

/// Whether the program has rights that whoever started it does not have.
pub fn is_privileged() -> bool {
    #[cfg(target_os = "linux")]
    // SAFETY: reads a number that the kernel has given the process.
    return unsafe { libc::getauxval(libc::AT_SECURE) } != 0;
    #[cfg(not(target_os = "linux"))]
    false
}

/// Reads every variable through `lookup`; empty values count as unset.
pub fn parse(lookup: impl Fn(&str) -> Option<String>) -> Config {
    let mut config = Config {
        disabled: false,
        threads: None,
        cpu: None,
        parallel_threshold: None,
        pool_bytes: 256 << 20,
        tier: Tier::Auto,
        plugin_path: Vec::new(),
        vector_bits: 0,
        cache: true,
        cache_dir: None,
        cache_bytes: 512 << 20,
        perf: false,
        log: None,
        in_force: Vec::new(),
        refused: Vec::new(),
    };
    for variable in VARIABLES {
        let Some(value) = lookup(variable.name) else { continue };
        let trimmed = value.trim();
        if trimmed.is_empty() {
            continue;
        }
        match (variable.set)(&mut config, trimmed) {
            Ok(()) => config.in_force.push((variable.name, trimmed.to_owned())),
            Err(why) => config.refused.push((variable.name, trimmed.to_owned(), why)),
        }
    }
    config
}

fn flag(value: &str) -> Result<bool, &'static str> {
    match value.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(false),
        _ => Err("neither 1 nor 0"),
    }
}

fn number(value: &str, least: usize, most: usize) -> Result<usize, &'static str> {
    match value.parse() {
        Ok(n) if (least..=most).contains(&n) => Ok(n),
        Ok(_) => Err("out of range"),
        Err(_) => Err("not a whole number"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_values_are_refused_with_a_reason_and_the_default_stays() {
        let set = [("JITNEY_NUM_THREADS", "many"), ("JITNEY_CPU", "avx9000"), ("JITNEY_DISABLE_JIT", "maybe")];
        let config = parse(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| v.to_string()));
        assert_eq!(config.threads, None);
        assert_eq!(config.cpu, None);
        assert!(!config.disabled);
        assert!(config.in_force.is_empty());
        let refused: Vec<_> = config.refused.iter().map(|(name, _, _)| *name).collect();
        assert_eq!(refused, ["JITNEY_DISABLE_JIT", "JITNEY_NUM_THREADS", "JITNEY_CPU"]);
    }

    #[test]
    fn values_are_trimmed_and_case_does_not_matter() {
        let set = [("JITNEY_CPU", " AVX2 "), ("JITNEY_DISABLE_JIT", "Yes"), ("JITNEY_NUM_THREADS", "")];
        let config = parse(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| v.to_string()));
        assert_eq!(config.cpu, Some(Level::Avx2));
        assert!(config.disabled);
        assert_eq!(config.threads, None, "an empty value is an unset one");
        assert_eq!(config.in_force.len(), 2);
    }

    #[test]
    fn thread_counts_out_of_range_are_refused() {
        for bad in ["0", "1025", "-3", "1e3"] {
            let config = parse(|name| (name == "JITNEY_NUM_THREADS").then(|| bad.to_owned()));
            assert_eq!(config.threads, None, "{bad}");
            assert_eq!(config.refused.len(), 1, "{bad}");
        }
    }
}
