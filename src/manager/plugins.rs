//! The plugins of the process: found, loaded once, remembered.
//!
//! ```text
//! a path            that file
//! a name            libjitney_NAME.so in the folders of JITNEY_PLUGIN_PATH, then beside this library
//! llvm              looked for by itself when a kernel is worth it
//! ```
//!
//! Comes in: a name or a path. Goes out: a plugin, or why there is none; either is remembered, so that no call pays for a
//! second attempt.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use once_cell::race::OnceBox;
use serde::Serialize;

use super::Manager;
use super::cache::{build_at, build_of};
use crate::backend::plugin::{Generator, Kind, Plugin, host};
use crate::fail;
use crate::runtime::{Code, Error, Result, config, fork};

/// The code generator that kernels are optimised with.
const OPTIMISER: &str = "llvm";

/// What became of a file.
#[derive(Debug)]
struct Attempt {
    path: PathBuf,
    outcome: Result<&'static Plugin>,
}

/// Every file that has been tried, in order.
static ATTEMPTS: Mutex<Vec<Attempt>> = Mutex::new(Vec::new());

/// The process in which a plugin is being loaded, 0 while none is. Its code and the host's run meanwhile, so that no fork
/// waits for it: a child takes over what its parent had begun.
static LOADING: AtomicU32 = AtomicU32::new(0);

/// The turn to load a plugin.
struct Loading;

impl Loading {
    fn begin() -> Loading {
        let me = std::process::id();
        loop {
            let now = LOADING.load(Ordering::Acquire);
            let free = now != me;
            if free && LOADING.compare_exchange(now, me, Ordering::AcqRel, Ordering::Acquire).is_ok() {
                LOADING_HERE.set(true);
                return Loading;
            }
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }
}

impl Drop for Loading {
    fn drop(&mut self) {
        LOADING_HERE.set(false);
        LOADING.store(0, Ordering::Release);
    }
}

static ATTEMPTS_IN_FORK: fork::Watched = fork::Watched::new(|| Box::new(lock(&ATTEMPTS)));

thread_local! {
    /// Whether this thread is loading a plugin.
    static LOADING_HERE: Cell<bool> = const { Cell::new(false) };
}

/// The optimiser, once it is there.
static OPTIMISER_LOADED: AtomicPtr<Plugin> = AtomicPtr::new(std::ptr::null_mut());

/// Whether it has been looked for.
static OPTIMISER_SOUGHT: AtomicBool = AtomicBool::new(false);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A plugin, as statistics and `jitney_plugin_list` show it.
#[derive(Debug, Clone, Serialize)]
pub struct PluginRow {
    /// Its name; empty where it was refused before it said one.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The file.
    pub path: String,
    /// What it is.
    pub kinds: Vec<&'static str>,
    /// Whether it can be used.
    pub loaded: bool,
    /// Why not; empty when it can.
    pub reason: String,
    /// What its code depends on beyond kernels, for a code generator.
    pub target: String,
    /// The kernels that it brings.
    pub kernels: Vec<String>,
    /// What it has counted.
    pub counts: std::collections::BTreeMap<String, u64>,
}

/// The file that this library is in.
pub(super) fn own_file() -> Option<PathBuf> {
    // SAFETY: the struct is filled in where the function says so; the name is terminated and stays.
    unsafe {
        let mut found: libc::Dl_info = std::mem::zeroed();
        if libc::dladdr((&raw const OPTIMISER_SOUGHT).cast(), &mut found) == 0 || found.dli_fname.is_null() {
            return None;
        }
        let name = std::ffi::CStr::from_ptr(found.dli_fname);
        let name = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name.to_bytes());
        Some(PathBuf::from(name))
    }
}

/// Folders that are searched, in order.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = config::get().plugin_path.clone();
    if let Some(own) = own_file() {
        // The library may have been found through a link: plugins are looked for at both ends.
        let behind_link = std::fs::canonicalize(&own).ok();
        for library in [Some(own), behind_link].into_iter().flatten() {
            folders.extend(library.parent().map(Path::to_owned));
        }
    }
    folders
}

/// The file of a plugin's name.
fn find(name: &str) -> Result<PathBuf> {
    find_file(&format!("libjitney_{name}.so"))
}

/// A file of the library's, where plugins are looked for.
pub(super) fn find_file(file: &str) -> Result<PathBuf> {
    let folders = folders();
    match folders.iter().map(|folder| folder.join(file)).find(|path| path.is_file()) {
        Some(path) => Ok(path),
        None => {
            let searched: Vec<_> = folders.iter().map(|folder| folder.display().to_string()).collect();
            fail!(NotFound, "there is no {file} in {}", searched.join(", "))
        }
    }
}

impl Manager {
    /// Loads a plugin, by name or by path; one that has been tried before is not tried again.
    ///
    /// # Safety
    /// The file is a plugin: its code runs in this process.
    pub unsafe fn load_plugin(&self, name: &str) -> Result<&'static Plugin> {
        let path = if name.contains('/') {
            PathBuf::from(name)
        } else {
            if let Some(plugin) = loaded(name) {
                return Ok(plugin);
            }
            find(name)?
        };
        // SAFETY: the caller's contract.
        unsafe { self.load_file(&path) }
    }

    /// # Safety
    /// As for `load_plugin`.
    unsafe fn load_file(&self, path: &Path) -> Result<&'static Plugin> {
        let path = std::fs::canonicalize(path)
            .map_err(|e| Error::new(Code::NotFound, format!("plugin {}: {e}", path.display())))?;
        ATTEMPTS_IN_FORK.watch();
        if LOADING_HERE.get() {
            fail!(Unsupported, "plugin {} cannot be loaded while another one is being loaded", path.display());
        }
        let _loading = Loading::begin();
        if let Some(attempt) = lock(&ATTEMPTS).iter().find(|attempt| attempt.path == path) {
            return attempt.outcome.clone();
        }
        // SAFETY: the caller's contract.
        let outcome = unsafe { Plugin::load(&path) };
        let outcome = outcome.and_then(|plugin| match loaded(&plugin.name) {
            Some(other) => fail!(
                AlreadyExists,
                "plugin {}: there is a plugin called {} already, from {}",
                path.display(),
                plugin.name,
                other.path.display()
            ),
            None => {
                let plugin = &*Box::leak(Box::new(plugin));
                self.provide(plugin).map(|()| plugin)
            }
        });
        lock(&ATTEMPTS).push(Attempt { path, outcome: outcome.clone() });
        match &outcome {
            Ok(plugin) => {
                on_first_plugin();
                if plugin.name == OPTIMISER && plugin.is(Kind::CodeGenerator) {
                    OPTIMISER_LOADED.store(std::ptr::from_ref::<Plugin>(plugin).cast_mut(), Ordering::Release);
                }
            }
            Err(reason) => log::warn!("{reason}"),
        }
        outcome
    }

    /// The plugin that optimises kernels, looked for now if it has not been.
    pub(super) fn optimiser(&self) -> Option<Generator> {
        self.optimiser_if_loaded().or_else(|| self.seek_optimiser())
    }

    /// The plugin that optimises kernels, if it is there already.
    pub(super) fn optimiser_if_loaded(&self) -> Option<Generator> {
        // SAFETY: null, or a plugin, which stays as long as the process.
        let plugin = unsafe { OPTIMISER_LOADED.load(Ordering::Acquire).as_ref() };
        plugin.and_then(Generator::of)
    }

    #[cold]
    fn seek_optimiser(&self) -> Option<Generator> {
        if LOADING_HERE.get() || OPTIMISER_SOUGHT.load(Ordering::Acquire) {
            return None;
        }
        let found = find(OPTIMISER);
        let outcome = found.and_then(|path| {
            // SAFETY: a file of that name in the folders that the user named, or beside the library.
            unsafe { self.load_file(&path) }
        });
        OPTIMISER_SOUGHT.store(true, Ordering::Release);
        if let Err(reason) = outcome {
            log::info!("kernels are not optimised further: {reason}");
        }
        self.optimiser_if_loaded()
    }

    /// Why there is no plugin that optimises kernels.
    pub(super) fn why_no_optimiser(&self) -> String {
        let attempts = lock(&ATTEMPTS);
        let file = format!("libjitney_{OPTIMISER}.so");
        let tried = attempts.iter().find(|attempt| attempt.path.file_name().is_some_and(|name| *name == *file));
        match tried.map(|attempt| &attempt.outcome) {
            Some(Err(reason)) => reason.message.to_string(),
            _ => format!("there is no plugin {file}"),
        }
    }

    /// Every plugin that was loaded, and every file that was refused.
    pub fn plugins(&self) -> Vec<PluginRow> {
        ATTEMPTS_IN_FORK.watch();
        let attempts: Vec<(PathBuf, Result<&'static Plugin>)> =
            lock(&ATTEMPTS).iter().map(|attempt| (attempt.path.clone(), attempt.outcome.clone())).collect();
        attempts.into_iter().map(row).collect()
    }

    /// How many are loaded.
    pub(super) fn plugins_loaded(&self) -> u64 {
        lock(&ATTEMPTS).iter().filter(|attempt| attempt.outcome.is_ok()).count() as u64
    }
}

fn row((path, outcome): (PathBuf, Result<&'static Plugin>)) -> PluginRow {
    let path = path.display().to_string();
    match outcome {
        Ok(plugin) => PluginRow {
            name: plugin.name.clone(),
            version: plugin.version.clone(),
            path,
            kinds: plugin.kinds.iter().map(|kind| kind.name()).collect(),
            loaded: true,
            reason: String::new(),
            target: Generator::of(plugin).and_then(|generator| generator.target().ok()).unwrap_or_default(),
            kernels: plugin.provided.iter().map(|kernel| kernel.name.clone()).collect(),
            counts: host::counted(&plugin.name).into_iter().collect(),
        },
        Err(reason) => PluginRow {
            name: String::new(),
            version: String::new(),
            path,
            kinds: Vec::new(),
            loaded: false,
            reason: reason.message.into_owned(),
            target: String::new(),
            kernels: Vec::new(),
            counts: Default::default(),
        },
    }
}

/// The plugin of a name, if it is loaded.
fn loaded(name: &str) -> Option<&'static Plugin> {
    let attempts = lock(&ATTEMPTS);
    attempts.iter().filter_map(|attempt| attempt.outcome.as_ref().ok()).copied().find(|plugin| plugin.name == name)
}

/// What identifies the build of the plugin that optimises kernels, which need not be loaded for that; `None` if there is no
/// such plugin.
pub(super) fn optimiser_build() -> Option<&'static [u8]> {
    static FOUND: OnceBox<Option<(PathBuf, Vec<u8>)>> = OnceBox::new();
    static LOADED: OnceBox<Option<Vec<u8>>> = OnceBox::new();
    let found = FOUND.get_or_init(|| {
        let path = find(OPTIMISER)
            .and_then(|path| std::fs::canonicalize(path).map_err(|e| Error::new(Code::NotFound, e.to_string())));
        Box::new(path.ok().and_then(|path| build_of(&path).map(|build| (path, build))))
    });
    // SAFETY: null, or a plugin, which stays as long as the process.
    if let Some(plugin) = unsafe { OPTIMISER_LOADED.load(Ordering::Acquire).as_ref() } {
        // What runs, whatever has become of the file.
        let loaded = LOADED.get_or_init(|| Box::new(build_at(plugin.address())));
        return loaded.as_deref();
    }
    found.as_ref().map(|(_, build)| &**build)
}

/// Has plugins told of forks and of the end of the process.
fn on_first_plugin() {
    static TOLD: AtomicBool = AtomicBool::new(false);
    if !TOLD.swap(true, Ordering::AcqRel) {
        fork::in_child(|| each_plugin(Plugin::after_fork));
        extern "C" fn at_exit() {
            super::source::tier::end();
            // Who compiles on a thread of the host's has a while to end.
            let _quiet = super::source::quiet(2);
            each_plugin(Plugin::shutdown);
        }
        // SAFETY: the function does not unwind: slots do not, and neither does the walk.
        unsafe { libc::atexit(at_exit) };
    }
}

fn each_plugin(tell: impl Fn(&Plugin)) {
    let plugins: Vec<&'static Plugin> =
        lock(&ATTEMPTS).iter().filter_map(|attempt| attempt.outcome.as_ref().ok().copied()).collect();
    plugins.into_iter().for_each(tell);
}
