//! Compiled code as bytes: one piece of memory, which is copied, given addresses, and made executable. It may lie
//! anywhere, and it is never written to once it runs.
//!
//! ```text
//! magic, version, alignment, lengths
//! memory        code, then read-only data
//! entries       where functions of which form begin
//! symbols       names of functions of the library
//! relocations   places in the memory that hold addresses: of the memory itself, or of a symbol
//! debug         for debuggers, if it was asked for: an object file, and places in it that hold addresses of the memory
//! ```
//!
//! Numbers are little-endian. `decode` takes nothing for granted: whatever it accepts can be put into memory without a
//! write outside of it. What the code then does is the code's matter: where images come from is checked by who reads them.

use std::fmt;

/// Compiled code, ready to be put into memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Image {
    /// Code and read-only data.
    pub memory: Vec<u8>,
    /// What the address of the memory has to be a multiple of; a power of two, at most a page.
    pub alignment: u32,
    /// Bytes of the memory that are code; the rest is data.
    pub code: u32,
    /// Functions, by form.
    pub entries: Vec<Entry>,
    /// Names of functions of the library.
    pub symbols: Vec<String>,
    /// Places that hold addresses.
    pub relocations: Vec<Relocation>,
    /// What debuggers are given.
    pub debug: Option<Debug>,
}

/// An object file for debuggers, as GDB's interface for compiled code takes it: in ELF, with the lines, variables and frames
/// of the code. Its sections are told where the code lies before it is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debug {
    /// The file; not empty.
    pub object: Vec<u8>,
    /// Places of 8 bytes in the file that hold addresses of the memory.
    pub places: Vec<Place>,
}

/// A place of 8 bytes in the file for debuggers that holds the address of a byte of the memory, or of its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub offset: u32,
    /// The byte of the memory.
    pub memory: u32,
}

/// A function that can be called from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// How it is called.
    pub form: Form,
    /// Where it begins.
    pub offset: u32,
}

/// How a function is called; see `runtime`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Form {
    /// With slots.
    Slots = 0,
    /// As a C function.
    C = 1,
}

/// A place of 8 bytes in the memory that holds an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relocation {
    /// Where it is.
    pub offset: u32,
    /// Of what it holds the address.
    pub target: Target,
    /// What is added to it.
    pub addend: i64,
}

/// What an address is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The memory.
    Memory,
    /// One of `symbols`.
    Symbol(u32),
}

/// What is wrong with the bytes of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(&'static str);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no code of this version of Jitney: {}", self.0)
    }
}

impl std::error::Error for Malformed {}

const MAGIC: u32 = u32::from_le_bytes(*b"JTIM");

/// Version of the form.
pub const VERSION: u32 = 2;

const PAGE: u32 = 4096;

/// The number that stands for `Target::Memory`.
const OF_MEMORY: u32 = u32::MAX;

impl Image {
    /// The bytes.
    ///
    /// # Panics
    /// If a length does not fit into 32 bits.
    pub fn encode(&self) -> Vec<u8> {
        let size = |n: usize| u32::try_from(n).expect("an image is smaller than 4 GiB");
        let names: usize = self.symbols.iter().map(|name| 4 + name.len()).sum();
        let (object, places) = self.debug.as_ref().map_or((&[][..], &[][..]), |debug| (&debug.object, &debug.places));
        let tables = 8 * self.entries.len() + 16 * self.relocations.len() + 8 * places.len();
        let bytes = 40 + tables + names + self.memory.len() + object.len();
        let mut out = Vec::with_capacity(bytes);
        let mut numbers = |numbers: &[u32]| numbers.iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
        numbers(&[MAGIC, VERSION, self.alignment, self.code, size(self.memory.len())]);
        numbers(&[self.entries.len(), self.symbols.len(), self.relocations.len()].map(size));
        numbers(&[object.len(), places.len()].map(size));
        for entry in &self.entries {
            numbers(&[entry.form as u32, entry.offset]);
        }
        for relocation in &self.relocations {
            let target = match relocation.target {
                Target::Memory => OF_MEMORY,
                Target::Symbol(index) => index,
            };
            let addend = relocation.addend as u64;
            numbers(&[relocation.offset, target, addend as u32, (addend >> 32) as u32]);
        }
        places.iter().for_each(|place| numbers(&[place.offset, place.memory]));
        for name in &self.symbols {
            out.extend_from_slice(&size(name.len()).to_le_bytes());
            out.extend_from_slice(name.as_bytes());
        }
        out.extend_from_slice(&self.memory);
        out.extend_from_slice(object);
        out
    }

    /// The image of `bytes`.
    pub fn decode(bytes: &[u8]) -> Result<Image, Malformed> {
        let mut reader = Reader(bytes);
        if reader.number()? != MAGIC {
            return Err(Malformed("it does not begin as code does"));
        }
        if reader.number()? != VERSION {
            return Err(Malformed("another version"));
        }
        let [alignment, code, memory, entries, symbols, relocations, object, places] = reader.numbers()?;
        if !alignment.is_power_of_two() || alignment > PAGE {
            return Err(Malformed("an alignment that no memory has"));
        }
        if code > memory {
            return Err(Malformed("more code than memory"));
        }
        // Lengths are believed only as far as there are bytes: nothing is reserved for more.
        let entries = reader.table(entries, 8, |reader| {
            let [form, offset] = reader.numbers()?;
            let form = match form {
                0 => Form::Slots,
                1 => Form::C,
                _ => return Err(Malformed("a function of an unknown form")),
            };
            if offset >= code {
                return Err(Malformed("a function outside of the code"));
            }
            Ok(Entry { form, offset })
        })?;
        let relocations = reader.table(relocations, 16, |reader| {
            let [offset, target, low, high] = reader.numbers()?;
            if memory.checked_sub(8).is_none_or(|last| offset > last) {
                return Err(Malformed("an address outside of the memory"));
            }
            let target = match target {
                OF_MEMORY => Target::Memory,
                index if index < symbols => Target::Symbol(index),
                _ => return Err(Malformed("the address of an unknown symbol")),
            };
            Ok(Relocation { offset, target, addend: (u64::from(high) << 32 | u64::from(low)) as i64 })
        })?;
        let places = reader.table(places, 8, |reader| {
            let [offset, byte] = reader.numbers()?;
            if object.checked_sub(8).is_none_or(|last| offset > last) || byte > memory {
                return Err(Malformed("an address for debuggers that is none"));
            }
            Ok(Place { offset, memory: byte })
        })?;
        let symbols = reader.table(symbols, 4, |reader| {
            let length = reader.number()?;
            let name = reader.take(length)?;
            let name = std::str::from_utf8(name).map_err(|_| Malformed("a name that is no text"))?;
            Ok(name.to_owned())
        })?;
        let memory = reader.take(memory)?.to_vec();
        let object = reader.take(object)?.to_vec();
        if !reader.0.is_empty() {
            return Err(Malformed("bytes that belong to nothing"));
        }
        let debug = (!object.is_empty()).then_some(Debug { object, places });
        Ok(Image { memory, alignment, code, entries, symbols, relocations, debug })
    }

    /// Where the function of a form begins.
    pub fn entry(&self, form: Form) -> Option<u32> {
        self.entries.iter().find(|entry| entry.form == form).map(|entry| entry.offset)
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: u32) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.0.split_at_checked(length as usize).ok_or(Malformed("it ends too early"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, Malformed> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn numbers<const N: usize>(&mut self) -> Result<[u32; N], Malformed> {
        let mut numbers = [0; N];
        for number in &mut numbers {
            *number = self.number()?;
        }
        Ok(numbers)
    }

    /// `length` rows, each of `least` bytes at least.
    fn table<T>(
        &mut self,
        length: u32,
        least: usize,
        row: impl Fn(&mut Self) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Malformed> {
        if self.0.len() / least < length as usize {
            return Err(Malformed("it ends too early"));
        }
        (0..length).map(|_| row(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image() -> Image {
        Image {
            memory: (0..100).collect(),
            alignment: 64,
            code: 64,
            entries: vec![Entry { form: Form::Slots, offset: 0 }, Entry { form: Form::C, offset: 63 }],
            symbols: vec!["jitney_rt_parallel".into(), "jitney_rt_math_exp_f64".into()],
            relocations: vec![
                Relocation { offset: 64, target: Target::Symbol(1), addend: 0 },
                Relocation { offset: 92, target: Target::Memory, addend: -3 },
            ],
            debug: None,
        }
    }

    fn image_for_debuggers() -> Image {
        let places = vec![Place { offset: 0, memory: 0 }, Place { offset: 42, memory: 100 }];
        Image { debug: Some(Debug { object: (0..50).collect(), places }), ..image() }
    }

    #[test]
    fn images_come_back_as_they_were() {
        for image in [image(), image_for_debuggers(), Image { alignment: 1, ..Image::default() }] {
            assert_eq!(Image::decode(&image.encode()), Ok(image));
        }
        assert_eq!(image().entry(Form::C), Some(63));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for bytes in [image().encode(), image_for_debuggers().encode()] {
            for length in 0..bytes.len() {
                assert!(Image::decode(&bytes[..length]).is_err(), "{length}");
            }
            assert!(Image::decode(&[&bytes[..], &[0]].concat()).is_err());
        }
    }

    /// Flipped bits give another image, or none; never an address outside of the memory.
    #[test]
    fn whatever_is_accepted_stays_within_its_memory() {
        let bytes = image_for_debuggers().encode();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[at] ^= 1 << bit;
                if let Ok(image) = Image::decode(&flipped) {
                    let size = image.memory.len();
                    assert!(image.relocations.iter().all(|r| r.offset as usize + 8 <= size));
                    assert!(image.entries.iter().all(|e| (e.offset as usize) < size));
                    if let Some(Debug { object, places }) = image.debug {
                        let fits = |p: &Place| p.offset as usize + 8 <= object.len() && p.memory as usize <= size;
                        assert!(places.iter().all(fits));
                    }
                }
            }
        }
    }

    #[test]
    fn addresses_for_debuggers_lie_in_their_file_and_in_the_memory() {
        for (offset, memory) in [(43, 0), (u32::MAX, 0), (0, 101), (0, u32::MAX)] {
            let mut image = image_for_debuggers();
            image.debug.as_mut().unwrap().places.push(Place { offset, memory });
            assert!(Image::decode(&image.encode()).is_err(), "{offset} {memory}");
        }
        let mut without_file = image_for_debuggers();
        without_file.debug.as_mut().unwrap().object.clear();
        assert!(Image::decode(&without_file.encode()).is_err());
    }
}
