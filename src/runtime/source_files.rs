//! Source texts as files, where they came without one: debuggers show lines of files.
//!
//! Comes in: a text, and the number of its first line. Goes out: `SourceFile`, in a folder of this process for its user
//! alone, below `TMPDIR` or `/tmp`. A file is removed with its last holder, the folder when the process ends in an orderly
//! way. The child of a fork makes a folder of its own, and leaves the parent's alone.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::config;
use super::fork::Watched;

/// Most empty lines that are written before a text so that its lines have their numbers.
const MOST_EMPTY: u32 = 1 << 20;

/// A file that is there as long as this.
#[derive(Debug)]
pub struct SourceFile {
    /// Its path.
    pub path: PathBuf,
    process: u32,
}

#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// Whose it is.
    process: u32,
    /// Files that were made in it.
    made: u64,
}

static FOLDER: Mutex<Option<Folder>> = Mutex::new(None);

static FOLDER_IN_FORK: Watched = Watched::new(|| Box::new(lock()));

fn lock() -> MutexGuard<'static, Option<Folder>> {
    FOLDER.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Folder {
    /// A new one, which the end of the process removes.
    fn new() -> std::io::Result<Folder> {
        extern "C" fn at_exit() {
            if let Some(folder) = lock().take().filter(|folder| folder.process == std::process::id()) {
                let _ = fs::remove_dir_all(folder.path);
            }
        }
        let process = std::process::id();
        let temporary = config::variable("TMPDIR").filter(|name| !name.is_empty()).unwrap_or_else(|| "/tmp".into());
        // The program may go to another folder.
        let temporary = std::path::absolute(temporary)?;
        for attempt in 0..1000 {
            let path = temporary.join(format!("jitney-{process}-{attempt}"));
            match fs::DirBuilder::new().mode(0o700).create(&path) {
                Ok(()) => {
                    // SAFETY: the function does not unwind. Where it is registered twice, by parent and child, the second
                    // run finds nothing.
                    unsafe { libc::atexit(at_exit) };
                    return Ok(Folder { path, process, made: 0 });
                }
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(e),
            }
        }
        Err(std::io::Error::other(format!("{} is full of folders of this name", temporary.display())))
    }
}

/// A name that is the same in every file system.
fn plain(name: &str) -> String {
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(80).collect();
    if plain.is_empty() { "kernel".into() } else { plain }
}

/// Writes a text to a file of its own, with its first line at that number.
pub fn write(name: &str, text: &str, first_line: u32) -> std::io::Result<SourceFile> {
    write_once(name, text, first_line, false)
}

fn write_once(name: &str, text: &str, first_line: u32, again: bool) -> std::io::Result<SourceFile> {
    FOLDER_IN_FORK.watch();
    let mut guard = lock();
    let process = std::process::id();
    let folder = match guard.take().filter(|folder| folder.process == process) {
        Some(folder) => guard.insert(folder),
        None => guard.insert(Folder::new()?),
    };
    folder.made += 1;
    let number = if folder.made == 1 { String::new() } else { format!("-{}", folder.made) };
    let path = folder.path.join(format!("{}{number}.py", plain(name)));
    let mut file = match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && !again => {
            // Somebody has tidied up.
            *guard = None;
            drop(guard);
            return write_once(name, text, first_line, true);
        }
        other => other?,
    };
    let made = SourceFile { path, process };
    file.write_all("\n".repeat((first_line.max(1) - 1).min(MOST_EMPTY) as usize).as_bytes())?;
    file.write_all(text.as_bytes())?;
    Ok(made)
}

/// The whole path of a file, if there is one of that name.
pub fn existing(path: &str) -> Option<PathBuf> {
    let path = std::path::absolute(Path::new(path)).ok()?;
    path.is_file().then_some(path)
}

impl Drop for SourceFile {
    fn drop(&mut self) {
        if self.process == std::process::id() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_their_numbers_and_files_go_with_their_holders() {
        let a = write("../a b", "def f():\n", 3).unwrap();
        let b = write("", "x", 0).unwrap();
        assert_eq!(fs::read_to_string(&a.path).unwrap(), "\n\ndef f():\n");
        assert_eq!(fs::read_to_string(&b.path).unwrap(), "x");
        assert_eq!(a.path.file_name().unwrap(), "ab.py");
        assert_eq!(b.path.parent(), a.path.parent());
        assert_eq!(existing(a.path.to_str().unwrap()), Some(a.path.clone()));
        let path = a.path.clone();
        drop(a);
        assert_eq!(existing(path.to_str().unwrap()), None);
        assert_eq!(existing("/"), None);
        // The folder is made anew where it has been removed.
        fs::remove_dir_all(b.path.parent().unwrap()).unwrap();
        let c = write("c", "y", 1).unwrap();
        assert_eq!(fs::read_to_string(&c.path).unwrap(), "y");
    }
}
