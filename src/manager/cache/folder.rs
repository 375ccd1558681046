//! The folder of the cache: a file for each entry, under the entry's key.
//!
//! Entries come into being whole: they are written to a file without a name, which the system forgets if the process is
//! killed, and are then given their name. A file that anybody else could have written is not read. Nothing is synced to
//! the disk: an entry that a power failure has torn is found by its checksum.
//!
//! Comes in: names and bytes. Goes out: bytes, or why there are none.

use std::ffi::CString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use super::Key;

/// What an entry's file name ends with.
pub(super) const SUFFIX: &str = ".jit";

/// What the name of a file that is being written begins with, where the system has no files without a name.
const UNFINISHED: &str = ".unfinished-";

/// Nobody takes longer than this to write an entry.
const ABANDONED: Duration = Duration::from_secs(600);

/// An entry that was read is marked as used if it has not been for this long.
const USED_LATELY: Duration = Duration::from_secs(3600);

/// No entry is larger.
const LARGEST: u64 = 256 << 20;

/// Why a file is not read.
#[derive(Debug)]
pub enum Refused {
    /// There is none.
    Missing,
    /// It is there, but not to be trusted or not to be read.
    Bad(String),
}

/// A file of the folder.
#[derive(Debug)]
pub struct Listed {
    pub path: PathBuf,
    pub bytes: u64,
    used: SystemTime,
}

fn own(metadata: &fs::Metadata) -> bool {
    // SAFETY: the function only tells.
    let me = unsafe { libc::geteuid() };
    metadata.uid() == me && metadata.mode() & 0o022 == 0
}

/// Whether nobody else can have put anything into the folder; makes it if there is none and `make` says so.
pub fn check(folder: &Path, make: bool) -> Result<(), Refused> {
    let metadata = match fs::metadata(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound && make => {
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.and_then(|()| fs::metadata(folder))
        }
        other => other,
    };
    match metadata {
        Ok(metadata) if !metadata.is_dir() => Err(Refused::Bad(format!("{} is no folder", folder.display()))),
        Ok(metadata) if !own(&metadata) => {
            Err(Refused::Bad(format!("others than its user may write to {}", folder.display())))
        }
        Ok(_) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Err(Refused::Missing),
        Err(e) => Err(Refused::Bad(format!("{}: {e}", folder.display()))),
    }
}

/// What is in a file, if nobody else can have written it.
pub fn read(path: &Path) -> Result<Vec<u8>, Refused> {
    let bad = |e: io::Error| match e.kind() {
        io::ErrorKind::NotFound => Refused::Missing,
        _ => Refused::Bad(format!("{}: {e}", path.display())),
    };
    let flags = libc::O_NOFOLLOW | libc::O_CLOEXEC | libc::O_NONBLOCK;
    let mut file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(bad)?;
    let metadata = file.metadata().map_err(bad)?;
    if !metadata.is_file() || !own(&metadata) {
        return Err(Refused::Bad(format!("others than its user may write {}", path.display())));
    }
    if metadata.len() > LARGEST {
        return Err(Refused::Bad(format!("{} is larger than any entry", path.display())));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    Read::by_ref(&mut file).take(LARGEST).read_to_end(&mut bytes).map_err(bad)?;
    let used = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    if SystemTime::now().duration_since(used).is_ok_and(|since| since > USED_LATELY) {
        // Only the order in which entries are given up depends on it.
        let _ = file.set_modified(SystemTime::now());
    }
    Ok(bytes)
}

/// Writes a file that is not there yet; if somebody else has been first, theirs stays.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(name);
    match write_unnamed(folder, &path, bytes) {
        // File systems that have no files without a name say so in different ways.
        Err(e) if matches!(e.raw_os_error(), Some(libc::EOPNOTSUPP | libc::EISDIR | libc::EINVAL | libc::ENOENT)) => {
            write_renamed(folder, &path, bytes)
        }
        other => other,
    }
}

/// Writes a file in the place of the one that is there, in one step.
pub fn replace(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    write_renamed(folder, &folder.join(name), bytes)
}

fn write_unnamed(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let flags = libc::O_TMPFILE | libc::O_CLOEXEC;
    let mut file = OpenOptions::new().write(true).mode(0o600).custom_flags(flags).open(folder)?;
    file.write_all(bytes)?;
    link(&file, path)
}

/// Gives a file without a name its name.
fn link(file: &File, path: &Path) -> io::Result<()> {
    let from = CString::new(format!("/proc/self/fd/{}", file.as_raw_fd()))?;
    let to = CString::new(path.as_os_str().as_bytes())?;
    // SAFETY: both names are terminated.
    let status =
        unsafe { libc::linkat(libc::AT_FDCWD, from.as_ptr(), libc::AT_FDCWD, to.as_ptr(), libc::AT_SYMLINK_FOLLOW) };
    match io::Error::last_os_error() {
        _ if status == 0 => Ok(()),
        e if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        e => Err(e),
    }
}

fn write_renamed(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let unfinished = folder.join(format!("{UNFINISHED}{}-{number}", std::process::id()));
    let flags = libc::O_NOFOLLOW | libc::O_CLOEXEC;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).custom_flags(flags).open(&unfinished)?;
    let written = file.write_all(bytes).and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// Every entry. What others have left unfinished is removed.
pub fn list(folder: &Path) -> io::Result<Vec<Listed>> {
    let mut listed = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name();
        let name = name.to_string_lossy();
        // Somebody else may have removed it meanwhile.
        let Ok(metadata) = file.metadata() else { continue };
        let used = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        if name.starts_with(UNFINISHED) && used.elapsed().is_ok_and(|since| since > ABANDONED) {
            let _ = fs::remove_file(file.path());
        }
        if Key::of_file_name(&name).is_some() && metadata.is_file() {
            listed.push(Listed { path: file.path(), bytes: metadata.len(), used });
        }
    }
    Ok(listed)
}

/// Gives up the entries that have not been used for the longest time, until the rest has at most `bytes`; how many.
pub fn shrink(folder: &Path, bytes: u64) -> io::Result<u64> {
    let mut listed = list(folder)?;
    let mut sum: u64 = listed.iter().map(|file| file.bytes).sum();
    let mut removed = 0;
    if sum > bytes {
        listed.sort_by_key(|file| file.used);
        for file in listed {
            if sum <= bytes {
                break;
            }
            if fs::remove_file(&file.path).is_ok() {
                removed += 1;
            }
            sum -= file.bytes;
        }
    }
    Ok(removed)
}
