//! Plugins: shared libraries that are loaded when they are needed, and never unloaded.
//!
//! ```text
//! file  ->  Plugin (its table, checked)  ->  Generator (compiles kernels)
//!
//! host        what the library offers to plugins
//! generator   a plugin as a code generator: module -> bytes -> CompiledKernel
//! provider    a plugin as a provider of kernels: the rows of its table
//! ```
//!
//! Comes in: a path. Goes out: a `Plugin` of whose table everything that is used has been checked, or why there is none.

use std::ffi::{CStr, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use jitney_plugin::abi::{
    PLUGIN_ABI_MAJOR, PLUGIN_CODE_GENERATOR, PLUGIN_DEVICE, PLUGIN_KERNEL_PROVIDER, PluginApi, QUERY, Query,
};

use crate::fail;
use crate::runtime::error::ErrorHandle;
use crate::runtime::{Code, Error, Result};

mod generator;
pub mod host;
mod provider;

pub use generator::{Artefact, Generator, Output, Wish, load_image};
pub use provider::Provided;

/// A loaded plugin.
#[derive(Debug)]
pub struct Plugin {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The file that it came from.
    pub path: PathBuf,
    /// What it is.
    pub kinds: Vec<Kind>,
    /// The kernels that it brings.
    pub provided: Vec<Provided>,
    /// Its table, completed with NULL where it is shorter than known.
    table: PluginApi,
}

/// What a plugin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It compiles kernels.
    CodeGenerator,
    /// It brings kernels.
    KernelProvider,
    /// It runs kernels on a device.
    Device,
}

impl Kind {
    /// Every kind, with its bit.
    const ALL: [(Kind, u32); 3] = [
        (Kind::CodeGenerator, PLUGIN_CODE_GENERATOR),
        (Kind::KernelProvider, PLUGIN_KERNEL_PROVIDER),
        (Kind::Device, PLUGIN_DEVICE),
    ];

    /// As the statistics name it.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::CodeGenerator => "code_generator",
            Kind::KernelProvider => "kernel_provider",
            Kind::Device => "device",
        }
    }
}

// SAFETY: the table holds functions that may be called from any thread, says the interface, and addresses of what lives as
// long as the process.
unsafe impl Send for Plugin {}
// SAFETY: as above.
unsafe impl Sync for Plugin {}

/// Longest name or version.
const LONGEST: usize = 256;

/// Longest target: a processor's features, one by one, and what else code depends on.
const LONGEST_TARGET: usize = 1 << 16;

/// A text of a plugin's table.
///
/// # Safety
/// `text` is NULL, or terminated.
unsafe fn text(what: &str, text: *const c_char, longest: usize) -> Result<String> {
    if text.is_null() {
        fail!(NullPointer, "its {what} is NULL");
    }
    // SAFETY: the caller's contract.
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy();
    if text.is_empty() || text.len() > longest {
        fail!(InvalidArgument, "its {what} has {} bytes; 1 to {longest} are allowed", text.len());
    }
    Ok(text.into_owned())
}

impl Plugin {
    /// Loads a shared library and asks it for its table. What is loaded stays, also where the table is refused: its code
    /// may have left something behind that refers to it.
    ///
    /// # Safety
    /// The file is a plugin: its code runs in this process.
    pub unsafe fn load(path: &Path) -> Result<Plugin> {
        let named = |e: Error| Error { message: format!("plugin {}: {}", path.display(), e.message).into(), ..e };
        // SAFETY: the caller's contract.
        unsafe { Self::query(path) }.map_err(named)
    }

    /// # Safety
    /// As for `load`.
    unsafe fn query(path: &Path) -> Result<Plugin> {
        use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
        // SAFETY: the caller's contract.
        let library = unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) };
        let library = library.map_err(|e| Error::new(Code::NotFound, format!("it cannot be loaded: {e}")))?;
        // SAFETY: the interface says what that symbol is.
        let query = unsafe { library.get::<Query>(QUERY) }.map(|symbol| *symbol);
        std::mem::forget(library);
        let Ok(query) = query else {
            fail!(NotFound, "it has no function jitney_plugin_query");
        };
        let (mut table, mut said) = (std::ptr::null(), std::ptr::null_mut());
        // SAFETY: as the interface says; both places can be written.
        let status = unsafe { query(&host::HOST, &mut table, &mut said) };
        // SAFETY: the plugin made the handle, for us to give back.
        unsafe { outcome(status, said.cast(), "jitney_plugin_query") }?;
        if table.is_null() || !table.is_aligned() {
            fail!(InvalidArgument, "it gives no table");
        }
        // SAFETY: a table begins with its size and version; the rest is read as far as the size says.
        let table = unsafe { completed(table)? };
        // SAFETY: the interface says that these are terminated.
        let (name, version) = unsafe { (text("name", table.name, LONGEST)?, text("version", table.version, LONGEST)?) };
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            fail!(InvalidArgument, "its name, {name:?}, is not letters, digits and '_'");
        }
        let kinds: Vec<Kind> =
            Kind::ALL.into_iter().filter(|(_, bit)| table.kinds & bit != 0).map(|(k, _)| k).collect();
        let mut plugin = Plugin { name, version, path: path.to_owned(), kinds, provided: Vec::new(), table };
        plugin.check_slots()?;
        if let Some(probe) = plugin.table.probe {
            plugin.slot("probe", |said| {
                // SAFETY: as the interface says.
                unsafe { probe(said.cast()) }
            })?;
        }
        if plugin.is(Kind::KernelProvider) {
            // SAFETY: as the interface says.
            plugin.provided = unsafe { provider::rows(&plugin.table)? };
        }
        log::info!("loaded plugin {} {} from {}", plugin.name, plugin.version, path.display());
        Ok(plugin)
    }

    /// Slots that its kinds require.
    fn check_slots(&self) -> Result<()> {
        let table = &self.table;
        if self.kinds.is_empty() {
            fail!(InvalidArgument, "its kinds are {:#x}, of which none is known", table.kinds);
        }
        let required = |there: bool, slot: &str, kind: Kind| match there {
            true => Ok(()),
            false => fail!(NullPointer, "its slot {slot} is NULL, which a {} requires", kind.name()),
        };
        for &kind in &self.kinds {
            match kind {
                Kind::CodeGenerator => {
                    required(table.compile.is_some(), "compile", kind)?;
                    required(table.target.is_some(), "target", kind)?;
                    if table.load.is_some() {
                        required(table.entry.is_some(), "entry", kind)?;
                        required(table.release.is_some(), "release", kind)?;
                    }
                }
                Kind::KernelProvider => {
                    required(!table.kernels.is_null() && table.kernels.is_aligned(), "kernels", kind)?;
                    required(table.kernel_count > 0, "kernel_count", kind)?;
                }
                Kind::Device => {}
            }
        }
        Ok(())
    }

    /// Calls a slot; what it says when it fails is the error.
    fn slot(&self, slot: &str, call: impl FnOnce(*mut *mut ErrorHandle) -> i32) -> Result<()> {
        let mut said: *mut ErrorHandle = std::ptr::null_mut();
        let status = catch_unwind(AssertUnwindSafe(|| call(&mut said)));
        let status = status.unwrap_or(Code::Panic as i32);
        // SAFETY: NULL, or a handle that the plugin made, for us to give back.
        unsafe { outcome(status, said, &format!("{} of plugin {}", slot, self.name)) }
    }

    /// Its table as it gave it, with NULL for slots beyond its end: for tests of plugins.
    pub fn table(&self) -> &PluginApi {
        &self.table
    }

    /// An address within its file, as it was loaded.
    pub fn address(&self) -> *const std::ffi::c_void {
        self.table.compile.map_or(std::ptr::null(), |compile| compile as *const _)
    }

    /// Whether it is of a kind.
    pub fn is(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Tells it that it is in the child of a fork, on its only thread.
    pub fn after_fork(&self) {
        if let Some(after_fork) = self.table.after_fork {
            // SAFETY: as the interface says.
            unsafe { after_fork() };
        }
    }

    /// Tells it that the process ends.
    pub fn shutdown(&self) {
        if let Some(shutdown) = self.table.shutdown {
            // SAFETY: as the interface says; called once.
            unsafe { shutdown() };
        }
    }
}

/// What a slot that returned `status` is taken to mean.
///
/// # Safety
/// `said` is NULL or a handle for us to give back.
unsafe fn outcome(status: i32, said: *mut ErrorHandle, who: &str) -> Result<()> {
    if status == 0 {
        // SAFETY: the caller's contract.
        let _ = unsafe { crate::runtime::handle::release("error", said) };
        return Ok(());
    }
    // SAFETY: the caller's contract.
    Err(unsafe { Error::from_handle(said, status, who) })
}

/// Bytes before the first slot that is not required.
const LEAST: usize = std::mem::offset_of!(PluginApi, probe);

/// A plugin's table, with NULL for slots beyond its end.
///
/// # Safety
/// A table begins at the address; as much of it can be read as its size says.
unsafe fn completed(table: *const PluginApi) -> Result<PluginApi> {
    // SAFETY: the caller's contract.
    let size = unsafe { (&raw const (*table).struct_size).read() };
    if size < LEAST {
        fail!(InvalidArgument, "its table says that it has {size} bytes; the least is {LEAST}");
    }
    // SAFETY: the table has as much.
    let (major, minor) = unsafe { ((&raw const (*table).abi_major).read(), (&raw const (*table).abi_minor).read()) };
    if major != PLUGIN_ABI_MAJOR {
        fail!(
            Unsupported,
            "it was built for version {major}.{minor} of the plugin interface; this library has version {PLUGIN_ABI_MAJOR}"
        );
    }
    let mut whole = std::mem::MaybeUninit::<PluginApi>::zeroed();
    // SAFETY: as much as both have; all of it may be zero.
    unsafe {
        let bytes = size.min(size_of::<PluginApi>());
        whole.as_mut_ptr().cast::<u8>().copy_from_nonoverlapping(table.cast(), bytes);
        Ok(whole.assume_init())
    }
}
