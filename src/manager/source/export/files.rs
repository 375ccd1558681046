//! Files that are there whole or not at all: written beside their place, then renamed.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
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
        Some(folder) if place.file_name().is_some() && !place.as_os_str().as_bytes().ends_with(b"/") => {
            Ok(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
        }
        _ => fail!(InvalidArgument, "{} is no name of a file", place.display()),
    }
}

/// Whether two names are of one file.
pub(super) fn same_place(a: &Path, b: &Path) -> Result<bool> {
    let real = |place: &Path| -> Result<PathBuf> {
        let folder = folder(place)?.canonicalize().map_err(|e| refused(place, &e))?;
        Ok(folder.join(place.file_name().unwrap_or_default()))
    };
    Ok(real(a)? == real(b)?)
}

/// A name beside a file, which nobody else has in all likelihood.
fn beside(folder: &Path) -> PathBuf {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    folder.join(format!(".jitney-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed)))
}

impl Unfinished {
    /// A file of these bytes.
    pub fn write(place: &Path, bytes: &[u8]) -> Result<Unfinished> {
        let folder = folder(place)?;
        match fs::symlink_metadata(place) {
            Ok(found) if found.is_dir() => {
                fail!(InvalidArgument, "{} cannot be written: it is a folder", place.display())
            }
            Ok(found) if !found.is_file() && !found.is_symlink() => {
                fail!(InvalidArgument, "{} cannot be written: it is a device or the like", place.display())
            }
            _ => {}
        }
        let (path, mut file) = loop {
            let path = beside(folder);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => break (path, file),
                // Of another process of that number, which was killed.
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(refused(place, &e)),
            }
        };
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

    /// Puts two into their places, or neither.
    pub fn finish_both(&mut self, other: &mut Unfinished) -> Result<()> {
        let kept = beside(folder(&self.place)?);
        let was_there = fs::symlink_metadata(&self.place).is_ok();
        if was_there {
            fs::hard_link(&self.place, &kept)
                .or_else(|_| fs::copy(&self.place, &kept).map(drop))
                .map_err(|e| refused(&self.place, &e))?;
        }
        let done = self.finish().and_then(|()| other.finish());
        let _ = match (&done, was_there) {
            (Ok(()), false) => Ok(()),
            (Err(_), true) => fs::rename(&kept, &self.place),
            (Ok(()), true) => fs::remove_file(&kept),
            (Err(_), false) => fs::remove_file(&self.place),
        };
        done
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

    #[test]
    fn two_files_are_there_both_or_neither() {
        let folder = std::env::temp_dir().join(format!("jitney-two-files-{}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        let (code, header) = (folder.join("a.o"), folder.join("a.h"));
        for before in [None, Some(b"old")] {
            if let Some(before) = before {
                fs::write(&code, before).unwrap();
            }
            let (mut one, mut two) =
                (Unfinished::write(&code, b"one").unwrap(), Unfinished::write(&header, b"two").unwrap());
            fs::create_dir(&header).unwrap();
            assert!(one.finish_both(&mut two).is_err());
            drop((one, two));
            fs::remove_dir(&header).unwrap();
            assert_eq!(fs::read(&code).ok().as_deref(), before.map(|bytes| &bytes[..]));
            assert_eq!(fs::read_dir(&folder).unwrap().count(), usize::from(before.is_some()));
        }
        let (mut one, mut two) =
            (Unfinished::write(&code, b"one").unwrap(), Unfinished::write(&header, b"two").unwrap());
        one.finish_both(&mut two).unwrap();
        drop((one, two));
        assert_eq!((fs::read(&code).unwrap(), fs::read(&header).unwrap()), (b"one".to_vec(), b"two".to_vec()));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn only_files_are_written_over() {
        for place in ["/dev/null", "/", "a/", ".."] {
            assert!(Unfinished::write(Path::new(place), b"").is_err(), "{place}");
        }
    }
}
