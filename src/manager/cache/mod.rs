//! Optimised code on disk, so that the next process does not compile at all.
//!
//! ```text
//! key      what code depends on -> its name
//! entry    code as bytes, with a checksum
//! folder   the files: written whole, owner checked, bounded
//! ```
//!
//! Comes in: keys and code. Goes out: code, or nothing: a cache that cannot be read or written is a number in the
//! statistics, never an error.

mod entry;
mod folder;
mod key;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::runtime::config;
use folder::Refused;
pub use key::{Key, Parts, build_at, build_of};

/// The cache of the process.
#[derive(Debug)]
pub struct Cache {
    /// Where it is; `None` where the user has no folder for it.
    folder: Option<PathBuf>,
    enabled: AtomicBool,
    bound: AtomicU64,
    hits: AtomicU64,
    misses: AtomicU64,
    rejects: AtomicU64,
    stores: AtomicU64,
    evicted: AtomicU64,
    failures: AtomicU64,
    /// Bytes written since the folder was last looked through; at first as if there were many.
    written: AtomicU64,
    reason: Mutex<String>,
}

/// What there is to know about the cache.
#[derive(Debug, Clone, Serialize)]
pub struct CacheInfo {
    /// Whether it is used.
    pub enabled: bool,
    /// Where it is; empty where the user has no folder for it.
    pub folder: String,
    /// Entries in it, of whatever process.
    pub entries: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many bytes it may have.
    pub bound: u64,
    /// Code that was found, by this process.
    pub hits: u64,
    /// Code that was not found, or not in order.
    pub misses: u64,
    /// Of those, entries that were there and refused.
    pub rejects: u64,
    /// Entries that were written.
    pub stores: u64,
    /// Entries that were given up to make room.
    pub evicted: u64,
    /// Entries that could not be written.
    pub failures: u64,
    /// Why an entry was refused or could not be written, the last time.
    pub reason: String,
}

/// What looking through all entries has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Verified {
    /// Entries in order.
    pub good: u64,
    /// Entries that were not, and were removed.
    pub bad: u64,
}

impl Cache {
    /// The cache that the environment asks for.
    pub(super) fn new() -> Cache {
        let config = config::get();
        let folder = config.cache_dir.clone().or_else(|| user_folder(|name| config::variable(name).map(PathBuf::from)));
        Cache {
            folder,
            enabled: AtomicBool::new(config.cache),
            bound: AtomicU64::new(config.cache_bytes),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
            rejects: AtomicU64::new(0),
            stores: AtomicU64::new(0),
            evicted: AtomicU64::new(0),
            failures: AtomicU64::new(0),
            written: AtomicU64::new(u64::MAX / 2),
            reason: Mutex::default(),
        }
    }

    pub(super) fn lock_for_fork(&self) -> impl Sized + '_ {
        self.reason.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Turns it on or off; later calls follow.
    pub fn set_enabled(&self, on: bool) {
        self.enabled.store(on, Ordering::Relaxed);
    }

    /// Whether code is looked for and kept.
    pub fn is_enabled(&self) -> bool {
        self.enabled.load(Ordering::Relaxed) && self.folder.is_some()
    }

    /// Sets how many bytes it may have.
    pub fn set_bound(&self, bytes: u64) {
        self.bound.store(bytes, Ordering::Relaxed);
        self.written.store(u64::MAX / 2, Ordering::Relaxed);
    }

    fn give_reason(&self, count: &AtomicU64, reason: String) {
        count.fetch_add(1, Ordering::Relaxed);
        *self.reason.lock().unwrap_or_else(PoisonError::into_inner) = reason;
    }

    /// The code of a key, if it is there and every bit of it is as it was written.
    pub fn find(&self, key: &Key) -> Option<Vec<u8>> {
        let folder = self.folder.as_deref().filter(|_| self.is_enabled())?;
        let path = folder.join(key.file_name());
        let bytes = match folder::check(folder, false).and_then(|()| folder::read(&path)) {
            Ok(bytes) => bytes,
            Err(refused) => {
                self.misses.fetch_add(1, Ordering::Relaxed);
                if let Refused::Bad(reason) = refused {
                    self.give_reason(&self.rejects, reason);
                    // Where the folder is this user's, what is wrong in it makes room for what is right.
                    if folder::check(folder, false).is_ok() {
                        let _ = std::fs::remove_file(path);
                    }
                }
                return None;
            }
        };
        match entry::decode(Some(key), &bytes) {
            Ok(code) => {
                self.hits.fetch_add(1, Ordering::Relaxed);
                Some(code.to_vec())
            }
            Err(why) => {
                self.misses.fetch_add(1, Ordering::Relaxed);
                self.reject(key, why);
                None
            }
        }
    }

    /// As `find`, for who knows what it was: nothing is counted.
    pub fn kept(&self, key: &Key) -> Option<Vec<u8>> {
        let folder = self.folder.as_deref().filter(|_| self.is_enabled())?;
        folder::check(folder, false).ok()?;
        let bytes = folder::read(&folder.join(key.file_name())).ok()?;
        entry::decode(Some(key), &bytes).ok().map(<[u8]>::to_vec)
    }

    /// Removes an entry that is no use.
    pub fn reject(&self, key: &Key, why: &str) {
        if let Some(folder) = &self.folder {
            let path = folder.join(key.file_name());
            self.give_reason(&self.rejects, format!("{}: {why}", path.display()));
            let _ = std::fs::remove_file(path);
        }
    }

    /// Counts an entry that is in order, but of no use on this machine.
    pub fn no_use(&self, why: &str) {
        self.give_reason(&self.rejects, why.to_owned());
    }

    /// Keeps code.
    pub fn store(&self, key: &Key, code: &[u8]) {
        self.write(key, code, folder::write);
    }

    fn write(&self, key: &Key, code: &[u8], write: fn(&Path, &str, &[u8]) -> io::Result<()>) {
        let Some(folder) = self.folder.as_deref().filter(|_| self.is_enabled()) else { return };
        let size = (code.len() + entry::OVERHEAD) as u64;
        let bound = self.bound.load(Ordering::Relaxed);
        if size > bound {
            return self.give_reason(&self.failures, format!("code of {size} bytes is more than the cache may have"));
        }
        let written = folder::check(folder, true)
            .map_err(|refused| match refused {
                Refused::Bad(reason) => reason,
                Refused::Missing => format!("{} cannot be made", folder.display()),
            })
            .and_then(|()| {
                write(folder, &key.file_name(), &entry::encode(key, code))
                    .map_err(|e| format!("{}: {e}", folder.display()))
            });
        if let Err(reason) = written {
            return self.give_reason(&self.failures, reason);
        }
        self.stores.fetch_add(1, Ordering::Relaxed);
        // The folder is looked through now and then: it may become larger by a sixteenth meanwhile, for each process.
        if self.written.fetch_add(size, Ordering::Relaxed).saturating_add(size) > bound / 16 {
            self.written.store(0, Ordering::Relaxed);
            match folder::shrink(folder, bound) {
                Ok(removed) => drop(self.evicted.fetch_add(removed, Ordering::Relaxed)),
                Err(e) => self.give_reason(&self.failures, format!("{}: {e}", folder.display())),
            }
        }
    }

    /// Keeps code in the place of what is there.
    pub fn replace(&self, key: &Key, code: &[u8]) {
        self.write(key, code, folder::replace);
    }

    /// Every entry of the folder, if that is this user's.
    fn listed(&self) -> Vec<folder::Listed> {
        let folder = self.folder.as_deref().filter(|folder| folder::check(folder, false).is_ok());
        folder.and_then(|folder| folder::list(folder).ok()).unwrap_or_default()
    }

    /// What there is to know.
    pub fn info(&self) -> CacheInfo {
        let listed = self.listed();
        let load = |count: &AtomicU64| count.load(Ordering::Relaxed);
        CacheInfo {
            enabled: self.is_enabled(),
            folder: self.folder.as_deref().map(|folder| folder.display().to_string()).unwrap_or_default(),
            entries: listed.len() as u64,
            bytes: listed.iter().map(|file| file.bytes).sum(),
            bound: load(&self.bound),
            hits: load(&self.hits),
            misses: load(&self.misses),
            rejects: load(&self.rejects),
            stores: load(&self.stores),
            evicted: load(&self.evicted),
            failures: load(&self.failures),
            reason: self.reason.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }

    /// Hits, misses and rejects.
    pub(super) fn counts(&self) -> [u64; 3] {
        [&self.hits, &self.misses, &self.rejects].map(|count| count.load(Ordering::Relaxed))
    }

    pub(super) fn reset_counts(&self) {
        for count in [&self.hits, &self.misses, &self.rejects, &self.stores, &self.evicted, &self.failures] {
            count.store(0, Ordering::Relaxed);
        }
    }

    /// Removes every entry; how many there were.
    pub fn clear(&self) -> u64 {
        let listed = self.listed();
        listed.iter().filter(|file| std::fs::remove_file(&file.path).is_ok()).count() as u64
    }

    /// Looks at every bit of every entry, and removes those that are not in order.
    pub fn verify(&self) -> Verified {
        let mut found = Verified::default();
        let listed = self.listed();
        for file in listed {
            let name = file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let key = Key::of_file_name(&name);
            match folder::read(&file.path) {
                Err(Refused::Missing) => {}
                Ok(bytes) if key.as_ref().is_some_and(|key| entry::decode(Some(key), &bytes).is_ok()) => {
                    found.good += 1;
                }
                _ => {
                    let _ = std::fs::remove_file(&file.path);
                    found.bad += 1;
                }
            }
        }
        found
    }
}

/// The folder for the cache where the environment names none.
fn user_folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).filter(|path| path.is_absolute());
    let caches = folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))?;
    Some(caches.join("jitney"))
}
