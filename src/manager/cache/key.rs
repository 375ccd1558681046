//! What code depends on, as the name under which it is kept.
//!
//! The module with everything that it calls, its constants and flags; how it is called; the code generator and this
//! library, by what identifies their builds; the processor. Not: file names, times, the source's text.

use std::ffi::c_void;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use once_cell::race::OnceBox;
use sha2::{Digest, Sha256};

use super::folder::SUFFIX;

/// The name of code: a hash of everything that it depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(pub [u8; 32]);

/// What code depends on.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The module, encoded.
    pub module: &'a [u8],
    /// How it is compiled, in a few numbers.
    pub wish: [u32; 4],
    /// What identifies the code generator.
    pub generator: &'a [u8],
}

impl Key {
    /// The key of code that depends on these; `None` where this library's build cannot be told from others.
    pub fn of(parts: &Parts) -> Option<Key> {
        let machine = machine()?;
        let mut hash = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        part(parts.module);
        parts.wish.iter().for_each(|number| part(&number.to_le_bytes()));
        part(parts.generator);
        part(machine);
        Some(Key(hash.finalize().into()))
    }

    /// The name of the entry's file.
    pub fn file_name(&self) -> String {
        let mut name = String::with_capacity(2 * self.0.len() + SUFFIX.len());
        for byte in self.0 {
            for digit in [byte >> 4, byte & 15] {
                name.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
            }
        }
        name + SUFFIX
    }

    /// The key of a file name.
    pub fn of_file_name(name: &str) -> Option<Key> {
        let digits = name.strip_suffix(SUFFIX)?.as_bytes();
        let mut key = [0; 32];
        if digits.len() != 2 * key.len() {
            return None;
        }
        let digit = |d: u8| char::from(d).to_digit(16).map(|d| d as u8);
        for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Key(key))
    }
}

/// What identifies this library's build and the processor.
fn machine() -> Option<&'static [u8]> {
    static MACHINE: OnceBox<Option<Vec<u8>>> = OnceBox::new();
    let machine = MACHINE.get_or_init(|| {
        let build = build_at((&raw const MACHINE).cast());
        Box::new(build.map(|build| [env!("CARGO_PKG_VERSION").as_bytes(), &build, &processor()].concat()))
    });
    machine.as_deref()
}

/// What the processor says of itself: model, and every feature.
#[cfg(target_arch = "x86_64")]
fn processor() -> Vec<u8> {
    use std::arch::x86_64::__cpuid_count;
    let mut all = Vec::new();
    let highest = __cpuid_count(0, 0).eax;
    for (leaf, sub) in [(0, 0), (1, 0), (7, 0), (7, 1), (0x8000_0001, 0)] {
        if leaf & 0x8000_0000 != 0 || leaf <= highest {
            let mut found = __cpuid_count(leaf, sub);
            if leaf == 1 {
                // Which of the processors this is, and what changes while it runs.
                found.ebx &= 0x0000_ff00;
                found.ecx &= !(1 << 27);
            }
            for register in [found.eax, found.ebx, found.ecx, found.edx] {
                all.extend_from_slice(&register.to_le_bytes());
            }
        }
    }
    let limit = crate::runtime::cpu::Level::best() as u32;
    all.extend_from_slice(&limit.to_le_bytes());
    all
}

#[cfg(not(target_arch = "x86_64"))]
fn processor() -> Vec<u8> {
    std::env::consts::ARCH.as_bytes().to_vec()
}

/// What identifies the build of the program or library that an address lies in, as it was loaded: the linker's note.
pub fn build_at(address: *const c_void) -> Option<Vec<u8>> {
    struct Search {
        address: u64,
        found: Option<Vec<u8>>,
    }

    unsafe extern "C" fn look(info: *mut libc::dl_phdr_info, _: usize, search: *mut c_void) -> i32 {
        // SAFETY: the system gives its own struct, and what was handed to it.
        let (info, search) = unsafe { (&*info, &mut *search.cast::<Search>()) };
        // SAFETY: as many headers as it says.
        let headers = unsafe { std::slice::from_raw_parts(info.dlpi_phdr, info.dlpi_phnum.into()) };
        let within = |header: &libc::Elf64_Phdr| {
            let start = info.dlpi_addr + header.p_vaddr;
            header.p_type == libc::PT_LOAD && (start..start + header.p_memsz).contains(&search.address)
        };
        if !headers.iter().any(within) {
            return 0;
        }
        let notes = headers.iter().filter(|header| header.p_type == libc::PT_NOTE).find_map(|header| {
            let start = (info.dlpi_addr + header.p_vaddr) as *const u8;
            // SAFETY: notes are loaded with the file.
            note(unsafe { std::slice::from_raw_parts(start, header.p_memsz as usize) }).map(<[u8]>::to_vec)
        });
        search.found = notes;
        1
    }

    let mut search = Search { address: address.addr() as u64, found: None };
    // SAFETY: the function is called before this one returns.
    unsafe { libc::dl_iterate_phdr(Some(look), (&raw mut search).cast()) };
    search.found
}

/// What identifies the build in the file of a shared library: the note that the linker has left in it.
pub fn build_of(path: &Path) -> Option<Vec<u8>> {
    let mut file = File::open(path).ok()?;
    let mut start = vec![0; 16 << 10];
    let mut read = 0;
    while read < start.len() {
        match file.read(&mut start[read..]) {
            Ok(0) | Err(_) => break,
            Ok(more) => read += more,
        }
    }
    build_note(&start[..read]).map(<[u8]>::to_vec)
}

/// The linker's note in the first bytes of an ELF file of 64 bits, little-endian.
fn build_note(file: &[u8]) -> Option<&[u8]> {
    const NOTES: u32 = 4;
    let u16_at = |at: usize| Some(u16::from_le_bytes(file.get(at..at + 2)?.try_into().ok()?));
    let u32_at = |at: usize| Some(u32::from_le_bytes(file.get(at..at + 4)?.try_into().ok()?));
    let u64_at = |at: usize| Some(u64::from_le_bytes(file.get(at..at + 8)?.try_into().ok()?));
    if file.get(..6)? != [0x7f, b'E', b'L', b'F', 2, 1] {
        return None;
    }
    let (table, size, count) = (u64_at(32)? as usize, usize::from(u16_at(54)?), usize::from(u16_at(56)?));
    for number in 0..count {
        let header = table.checked_add(number * size)?;
        if u32_at(header)? != NOTES {
            continue;
        }
        let (start, length) = (u64_at(header + 8)? as usize, u64_at(header + 32)? as usize);
        let notes = file.get(start..start.checked_add(length)?);
        if let Some(found) = notes.and_then(note) {
            return Some(found);
        }
    }
    None
}

/// The linker's note among notes.
fn note(notes: &[u8]) -> Option<&[u8]> {
    const BUILD_ID: u32 = 3;
    let u32_at = |at: usize| Some(u32::from_le_bytes(notes.get(at..at + 4)?.try_into().ok()?));
    let mut at = 0;
    loop {
        let (name, content, kind) = (u32_at(at)? as usize, u32_at(at + 4)? as usize, u32_at(at + 8)?);
        let content_at = at + 12 + name.next_multiple_of(4);
        if kind == BUILD_ID && notes.get(at + 12..at + 12 + name)? == b"GNU\0" {
            return notes.get(content_at..content_at.checked_add(content)?);
        }
        at = content_at.checked_add(content.next_multiple_of(4))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_keys_and_keys_names() {
        let parts = Parts { module: b"module", wish: [1, 2, 3, 4], generator: b"generator" };
        let key = Key::of(&parts).unwrap();
        assert_eq!(Key::of_file_name(&key.file_name()), Some(key));
        assert_eq!(Key::of_file_name("x.jit"), None);
        assert_eq!(Key::of_file_name(&key.file_name()[1..]), None);
    }

    #[test]
    fn everything_that_code_depends_on_makes_another_key() {
        let parts = Parts { module: b"module", wish: [0; 4], generator: b"generator" };
        let others = [
            Parts { module: b"modulf", ..parts },
            Parts { module: b"", ..parts },
            Parts { wish: [0, 0, 0, 1], ..parts },
            Parts { generator: b"generatos", ..parts },
            // Parts do not run into each other.
            Parts { module: b"modul", generator: b"egenerator", ..parts },
        ];
        let mut keys: Vec<_> =
            others.iter().map(|parts| Key::of(parts).unwrap().0).chain([Key::of(&parts).unwrap().0]).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 6);
        assert_eq!(Key::of(&parts), Key::of(&parts));
    }

    #[test]
    fn this_program_tells_its_build() {
        static PLACE: u8 = 1;
        let program = std::env::current_exe().unwrap();
        let build = build_of(&program).unwrap();
        assert!(build.len() >= 8);
        assert_eq!(build_at((&raw const PLACE).cast()), Some(build));
        assert_eq!(build_note(b"\x7fELF\x02\x01"), None);
        assert_eq!(build_note(&[]), None);
    }
}
