//! Files that are there whole or not at all: written beside their place, then renamed.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::fail;
use crate::runtime::{Code, Error, Result};

/// A file beside the place that it is for. Unless it is finished, it goes with this.
pub(super) struct Unfinished {
    path: PathBuf,
    place: PathBuf,
    is_finished: bool,
}

fn refused(place: &Path, e: &io::Error) -> Error {
    Error::new(Code::InvalidArgument, format!("{} cannot be written: {e}", place.display()))
}

/// The folder that a file is to be in.
pub(super) fn folder(place: &Path) -> Result<&Path> {
    match place.parent() {
        Some(folder) if place.file_name().is_some() => {
            Ok(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
        }
        _ => fail!(InvalidArgument, "{} is no name of a file", place.display()),
    }
}

impl Unfinished {
    /// A file of these bytes.
    pub fn write(place: &Path, bytes: &[u8]) -> Result<Unfinished> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let folder = folder(place)?;
        if place.is_dir() {
            fail!(InvalidArgument, "{} cannot be written: it is a folder", place.display());
        }
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let path = folder.join(format!(".{}-{number}-{name}", std::process::id()));
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(|e| refused(place, &e))?;
        let unfinished = Unfinished { path, place: place.to_owned(), is_finished: false };
        file.write_all(bytes).map_err(|e| refused(place, &e))?;
        Ok(unfinished)
    }

    /// Where it is now.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it into its place.
    pub fn finish(&mut self) -> Result<()> {
        fs::rename(&self.path, &self.place).map_err(|e| refused(&self.place, &e))?;
        self.is_finished = true;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.is_finished {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_leaves_nothing() {
        let folder = std::env::temp_dir().join(format!("jitney-files-{}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        let place = folder.join("a.o");
        drop(Unfinished::write(&place, b"one").unwrap());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        let (mut one, two) = (Unfinished::write(&place, b"one").unwrap(), Unfinished::write(&place, b"two").unwrap());
        one.finish().unwrap();
        drop((one, two));
        assert_eq!(fs::read(&place).unwrap(), b"one");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
