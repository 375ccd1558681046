//! The global JIT manager: one per process, made on first use.
//!
//! ```text
//! registry    kernels by name: the built-in rows, and the host's own functions     signature  what a host kernel takes
//! dispatch    one call: switch, place, size -> path; counted; fallback             counters   calls and elements per path
//! stats       a snapshot of all counters, as struct and JSON                       cuda       is there a driver, a device
//! builtins    what the C layer sees of them
//! benchmark   standard against accelerated        self_test  every kernel against its definition
//! calibrate   thresholds from measurement         info       what this build and machine are
//! ```
//!
//! Comes in: calls by kernel and values. Goes out: results, and what was learnt on the way. It knows nothing of C.

pub mod benchmark;
pub mod builtins;
pub mod calibrate;
pub mod counters;
pub mod cuda;
pub mod dispatch;
pub mod info;
pub mod registry;
pub mod self_test;
pub mod signature;
pub mod stats;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, RwLock};

use once_cell::sync::OnceCell;

use crate::kernels::table;
use crate::runtime::{Result, config, fork, log as runtime_log};
use counters::{Counters, Reasons};
use registry::{Departed, HostKernels};

/// What the manager keeps for every kernel, built-in or the host's.
#[derive(Debug)]
pub struct Entry {
    /// What the kernel did.
    pub counters: Counters,
    /// Elements from which on the cpu path uses threads.
    pub parallel_from: AtomicUsize,
    /// Elements from which on a device is worth the transfer. No device takes calls yet.
    pub device_from: AtomicUsize,
}

impl Entry {
    pub(crate) fn new(parallel_from: usize) -> Entry {
        Entry {
            counters: Counters::default(),
            parallel_from: AtomicUsize::new(parallel_from),
            device_from: AtomicUsize::new(usize::MAX),
        }
    }
}

/// The manager. Every method may be called from any thread.
#[derive(Debug)]
pub struct Manager {
    enabled: AtomicBool,
    builtins: Vec<Entry>,
    /// Updates of running statistics: no kernel of the table, but switched and counted as one.
    running: Entry,
    hosts: RwLock<HostKernels>,
    reasons: Mutex<Reasons>,
    departed: Mutex<Departed>,
}

/// The process's manager, made on first use.
pub fn get() -> Result<&'static Manager> {
    static MANAGER: OnceCell<Manager> = OnceCell::new();
    MANAGER.get_or_try_init(Manager::new)
}

impl Manager {
    fn new() -> Result<Manager> {
        let config = config::get();
        runtime_log::install_from_environment(config.log);
        for (name, value, why) in &config.refused {
            log::warn!("{name}={value} is ignored: {why}");
        }
        fork::install();
        fork::on_fork(|| match get() {
            Ok(manager) => Box::new(manager.lock_for_fork()),
            Err(_) => Box::new(()),
        });
        let threshold = |row: &table::Builtin| config.parallel_threshold.unwrap_or(row.parallel_from);
        Ok(Manager {
            enabled: AtomicBool::new(!config.disabled),
            builtins: table::all().map(|row| Entry::new(threshold(row))).collect(),
            running: Entry::new(usize::MAX),
            hosts: RwLock::default(),
            reasons: Mutex::default(),
            departed: Mutex::default(),
        })
    }

    /// Turns acceleration on: later calls take the fastest path that fits.
    pub fn enable(&self) {
        self.enabled.store(true, Ordering::Relaxed);
    }

    /// Turns acceleration off: later calls take the standard path.
    pub fn disable(&self) {
        self.enabled.store(false, Ordering::Relaxed);
    }

    /// Whether acceleration is on.
    pub fn is_enabled(&self) -> bool {
        self.enabled.load(Ordering::Relaxed)
    }

    /// The entry of a built-in kernel, by its place in the table.
    pub fn builtin(&self, index: usize) -> &Entry {
        &self.builtins[index]
    }

    fn lock_for_fork(&'static self) -> impl Sized + 'static {
        (
            self.hosts.write().unwrap_or_else(std::sync::PoisonError::into_inner),
            self.reasons.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
            self.departed.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        )
    }
}
