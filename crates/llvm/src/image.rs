//! An object file of LLVM becomes an image: one piece of memory in which everything inside is resolved.
//!
//! ```text
//! .text sections | stubs: jmp *slot || .rodata, .data.rel.ro sections | slots: addresses of symbols
//!                                  code ends here
//! ```
//!
//! References between sections are resolved here. Functions of the library are called through a slot that holds the
//! address: directly, where LLVM does so itself, or by way of a stub of one jump. Addresses in data, and slots, become
//! relocations of the image. What is not understood is refused.
//!
//! Debuggers are given the object file as it is, once its sections have been told where they lie; what refers to them in it,
//! debuggers resolve.

use std::collections::HashMap;
use std::mem::offset_of;

use jitney_plugin::image::{Debug, Entry, Form, Image, Place, Relocation, Target};
use object::elf;
use object::read::elf::FileHeader;
use object::{
    Object, ObjectSection, ObjectSymbol, RelocationFlags, RelocationTarget, SectionIndex, SectionKind, SymbolIndex,
};

/// Bytes of a stub: `jmp *displacement(%rip)`, and two that are never reached.
const STUB: usize = 8;

/// What the parts of the memory are aligned to at least.
const ALIGNMENT: u64 = 64;

struct Linker<'o> {
    file: object::File<'o>,
    image: Image,
    /// Where sections lie.
    places: HashMap<SectionIndex, usize>,
    /// By name: number of the symbol, its slot, its stub.
    symbols: HashMap<String, Outside>,
    stubs: usize,
    slots: usize,
}

#[derive(Clone, Copy)]
struct Outside {
    slot: usize,
    stub: usize,
}

/// The image of an object file; `slots` and `c` are the names of its entries. With `debug` it has the file for debuggers.
pub(crate) fn from_object(bytes: &[u8], slots: Option<&str>, c: Option<&str>, debug: bool) -> Result<Image, String> {
    let file = object::File::parse(bytes).map_err(|e| format!("LLVM's object file is not readable: {e}"))?;
    if file.architecture() != object::Architecture::X86_64 {
        return Err(format!("object files of {:?} are not linked yet", file.architecture()));
    }
    let mut linker =
        Linker { file, image: Image::default(), places: HashMap::new(), symbols: HashMap::new(), stubs: 0, slots: 0 };
    linker.lay_out()?;
    linker.resolve()?;
    for (form, name) in [(Form::Slots, slots), (Form::C, c)] {
        let Some(name) = name else { continue };
        let offset = linker.defined(name).ok_or_else(|| format!("the object file has no function {name}"))?;
        linker.image.entries.push(Entry { form, offset: offset as u32 });
    }
    if debug {
        linker.image.debug = Some(linker.for_debuggers(bytes)?);
    }
    Ok(linker.image)
}

impl Linker<'_> {
    /// Places code, stubs, data and slots.
    fn lay_out(&mut self) -> Result<(), String> {
        let outside = self.outside()?;
        let mut alignment = ALIGNMENT;
        let mut memory = vec![];
        for wants_code in [true, false] {
            for section in self.file.sections() {
                let is_code = section.kind() == SectionKind::Text;
                let loaded = match section.flags() {
                    object::SectionFlags::Elf { sh_flags } => sh_flags & u64::from(elf::SHF_ALLOC) != 0,
                    _ => false,
                };
                if !loaded || is_code != wants_code {
                    continue;
                }
                let name = section.name().unwrap_or_default();
                let known = is_code || name.starts_with(".rodata") || name.starts_with(".data.rel.ro");
                // What is referred to may be empty.
                if !known && section.size() == 0 {
                    continue;
                }
                if !known {
                    return Err(format!("the object file has a section {name}"));
                }
                alignment = alignment.max(section.align());
                pad(&mut memory, section.align() as usize);
                self.places.insert(section.index(), memory.len());
                memory.extend_from_slice(section.data().map_err(|e| format!("section {name}: {e}"))?);
            }
            if wants_code {
                pad(&mut memory, STUB);
                self.stubs = memory.len();
                memory.resize(memory.len() + STUB * outside.len(), 0xcc);
                self.image.code = memory.len() as u32;
                pad(&mut memory, ALIGNMENT as usize);
            }
        }
        pad(&mut memory, 8);
        self.slots = memory.len();
        memory.resize(memory.len() + 8 * outside.len(), 0);
        if u32::try_from(memory.len()).is_err() {
            return Err("the code is larger than 4 GiB".into());
        }
        for (number, name) in outside.into_iter().enumerate() {
            let (slot, stub) = (self.slots + 8 * number, self.stubs + STUB * number);
            let distance = (slot as i64 - (stub as i64 + 6)) as i32;
            memory[stub..stub + 2].copy_from_slice(&[0xff, 0x25]);
            memory[stub + 2..stub + 6].copy_from_slice(&distance.to_le_bytes());
            self.image.relocations.push(Relocation {
                offset: slot as u32,
                target: Target::Symbol(number as u32),
                addend: 0,
            });
            self.image.symbols.push(name.clone());
            self.symbols.insert(name, Outside { slot, stub });
        }
        self.image.memory = memory;
        self.image.alignment = alignment as u32;
        Ok(())
    }

    /// The object file, and where its headers have the addresses of the sections.
    fn for_debuggers(&self, bytes: &[u8]) -> Result<Debug, String> {
        let header = elf::FileHeader64::<object::Endianness>::parse(bytes).map_err(|e| e.to_string())?;
        let endian = header.endian().map_err(|e| e.to_string())?;
        let headers = header.e_shoff.get(endian) as usize;
        let place = |(section, &memory): (&SectionIndex, &usize)| {
            let header = headers + section.0 * size_of::<elf::SectionHeader64<object::Endianness>>();
            let offset = header + offset_of!(elf::SectionHeader64<object::Endianness>, sh_addr);
            Ok(Place {
                offset: u32::try_from(offset).map_err(|_| "the object file is too large")?,
                memory: memory as u32,
            })
        };
        let mut places = self.places.iter().map(place).collect::<Result<Vec<Place>, String>>()?;
        places.sort_by_key(|place| place.offset);
        Ok(Debug { object: bytes.to_vec(), places })
    }

    /// Names of symbols that are referred to and not defined, and of defined ones whose address is read from a slot: in
    /// the order of their first mention.
    fn outside(&self) -> Result<Vec<String>, String> {
        let mut names: Vec<String> = vec![];
        for section in self.file.sections() {
            for (_, relocation) in section.relocations() {
                let RelocationTarget::Symbol(index) = relocation.target() else { continue };
                let symbol = self.file.symbol_by_index(index).map_err(|e| e.to_string())?;
                if symbol.is_undefined() {
                    let name = symbol.name().map_err(|e| e.to_string())?;
                    if !names.iter().any(|known| known == name) {
                        names.push(name.into());
                    }
                }
            }
        }
        Ok(names)
    }

    fn defined(&self, name: &str) -> Option<usize> {
        let symbol = self.file.symbols().find(|s| s.name() == Ok(name) && s.is_definition())?;
        Some(*self.places.get(&symbol.section_index()?)? + symbol.address() as usize)
    }

    fn resolve(&mut self) -> Result<(), String> {
        for (&section, &start) in &self.places.clone() {
            let section = self.file.section_by_index(section).map_err(|e| e.to_string())?;
            let relocations: Vec<_> = section.relocations().collect();
            for (offset, relocation) in relocations {
                let RelocationFlags::Elf { r_type } = relocation.flags() else {
                    return Err("a relocation that is not ELF's".into());
                };
                let RelocationTarget::Symbol(symbol) = relocation.target() else {
                    return Err("a relocation without a symbol".into());
                };
                self.relocate(start + offset as usize, r_type, symbol, relocation.addend())?;
            }
        }
        Ok(())
    }

    fn relocate(&mut self, at: usize, kind: u32, symbol: SymbolIndex, addend: i64) -> Result<(), String> {
        let symbol = self.file.symbol_by_index(symbol).map_err(|e| e.to_string())?;
        let name = symbol.name().unwrap_or_default();
        let inside = symbol
            .section_index()
            .and_then(|section| self.places.get(&section))
            .map(|start| (start + symbol.address() as usize) as i64);
        let outside = self.symbols.get(name).copied();
        let unknown = || format!("the code refers to {name} in a way ({kind}) that is not known");
        let target = match (kind, inside, outside) {
            (elf::R_X86_64_64, Some(target), _) => {
                let relocation = Relocation { offset: at as u32, target: Target::Memory, addend: target + addend };
                self.image.relocations.push(relocation);
                return Ok(());
            }
            (elf::R_X86_64_PC32 | elf::R_X86_64_PLT32, Some(target), _) => target,
            (elf::R_X86_64_PLT32 | elf::R_X86_64_PC32, None, Some(outside)) => outside.stub as i64,
            (elf::R_X86_64_GOTPCREL | elf::R_X86_64_GOTPCRELX | elf::R_X86_64_REX_GOTPCRELX, None, Some(outside)) => {
                outside.slot as i64
            }
            _ => return Err(unknown()),
        };
        let distance = target + addend - at as i64;
        let distance = i32::try_from(distance).map_err(|_| format!("{name} is too far away"))?;
        let place = self.image.memory.get_mut(at..at + 4).ok_or_else(unknown)?;
        place.copy_from_slice(&distance.to_le_bytes());
        Ok(())
    }
}

fn pad(memory: &mut Vec<u8>, alignment: usize) {
    memory.resize(memory.len().next_multiple_of(alignment.max(1)), 0);
}
