//! What debuggers are told, in DWARF: files, functions, types, variables, and the line of each instruction.

use std::ffi::{c_char, c_uint};
use std::ptr::{null, null_mut};

use llvm_sys::core::LLVMSetCurrentDebugLocation2;
use llvm_sys::debuginfo::*;
use llvm_sys::prelude::{LLVMDIBuilderRef, LLVMMetadataRef};

use super::{Block, Function, Module, Value};

/// The version of DWARF: what debuggers of the last ten years read.
const DWARF: u64 = 4;

/// Something that debuggers are told of: a file, a function, a type, a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entity(LLVMMetadataRef);

/// How the bits of a number are read; numbers are DWARF's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Bool = 2,
    Float = 4,
    Signed = 5,
    Unsigned = 7,
}

/// A field of a structure.
#[derive(Debug, Clone, Copy)]
pub struct Field<'n> {
    pub name: &'n str,
    pub ty: Entity,
    /// Both in bytes.
    pub size: u64,
    pub offset: u64,
}

/// What is told about a module.
pub struct Debug<'m> {
    module: &'m Module,
    builder: LLVMDIBuilderRef,
}

fn text(text: &str) -> (*const c_char, usize) {
    (text.as_ptr().cast(), text.len())
}

impl<'m> Debug<'m> {
    /// Says that a module was made of a file.
    pub fn of(module: &'m Module, path: &str) -> Debug<'m> {
        module.flag("Debug Info Version", u64::from(version()));
        module.flag("Dwarf Version", DWARF);
        // SAFETY: the module is alive as long as the builder.
        let debug = Debug { module, builder: unsafe { LLVMCreateDIBuilder(module.module) } };
        let ((producer, length), file) = (text("jitney"), debug.file(path));
        // SAFETY: LLVM copies texts, here and below; empty ones may be null.
        unsafe {
            LLVMDIBuilderCreateCompileUnit(
                debug.builder,
                LLVMDWARFSourceLanguage::LLVMDWARFSourceLanguageC99,
                file.0,
                producer,
                length,
                0,
                null(),
                0,
                0,
                null(),
                0,
                LLVMDWARFEmissionKind::LLVMDWARFEmissionKindFull,
                0,
                0,
                0,
                null(),
                0,
                null(),
                0,
            )
        };
        debug
    }

    /// A file, by its path.
    pub fn file(&self, path: &str) -> Entity {
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        let folder = if folder.is_empty() { "/" } else { folder };
        let ((name, name_length), (folder, folder_length)) = (text(name), text(folder));
        // SAFETY: as above.
        Entity(unsafe { LLVMDIBuilderCreateFile(self.builder, name, name_length, folder, folder_length) })
    }

    /// A function, of which every instruction from here on is to have a line.
    pub fn function(&self, code: Function, name: &str, file: Entity, line: u32) -> Entity {
        let (name, length) = text(name);
        let mut result = null_mut();
        // SAFETY: the function is one of this module, and described once.
        unsafe {
            let ty = LLVMDIBuilderCreateSubroutineType(self.builder, file.0, &mut result, 1, LLVMDIFlagZero);
            let flags = LLVMDIFlagPrototyped;
            let described = LLVMDIBuilderCreateFunction(
                self.builder,
                file.0,
                name,
                length,
                null(),
                0,
                file.0,
                line,
                ty,
                0,
                1,
                line,
                flags,
                0,
            );
            LLVMSetSubprogram(code.value.0, described);
            Entity(described)
        }
    }

    /// A number.
    pub fn number(&self, name: &str, bytes: u64, encoding: Encoding) -> Entity {
        let (name, length) = text(name);
        let encoding = encoding as c_uint;
        // SAFETY: as above.
        Entity(unsafe { LLVMDIBuilderCreateBasicType(self.builder, name, length, 8 * bytes, encoding, LLVMDIFlagZero) })
    }

    /// The address of a `ty`.
    pub fn pointer(&self, ty: Entity) -> Entity {
        // SAFETY: as above.
        Entity(unsafe { LLVMDIBuilderCreatePointerType(self.builder, ty.0, 64, 0, 0, null(), 0) })
    }

    /// So many of a `ty` of 8 bytes.
    pub fn words(&self, ty: Entity, count: u64) -> Entity {
        // SAFETY: LLVM copies the list.
        Entity(unsafe {
            let mut range = LLVMDIBuilderGetOrCreateSubrange(self.builder, 0, count as i64);
            LLVMDIBuilderCreateArrayType(self.builder, 64 * count, 0, ty.0, &mut range, 1)
        })
    }

    /// A structure, in bytes.
    pub fn structure(&self, name: &str, file: Entity, size: u64, fields: &[Field]) -> Entity {
        let member = |field: &Field| {
            let ((name, length), [size, offset]) =
                (text(field.name), [field.size, field.offset].map(|bytes| 8 * bytes));
            // SAFETY: as above.
            unsafe {
                LLVMDIBuilderCreateMemberType(
                    self.builder,
                    file.0,
                    name,
                    length,
                    file.0,
                    0,
                    size,
                    0,
                    offset,
                    LLVMDIFlagZero,
                    field.ty.0,
                )
            }
        };
        let mut members: Vec<LLVMMetadataRef> = fields.iter().map(member).collect();
        let (name, length) = text(name);
        // SAFETY: as above.
        Entity(unsafe {
            LLVMDIBuilderCreateStructType(
                self.builder,
                file.0,
                name,
                length,
                file.0,
                0,
                8 * size,
                0,
                LLVMDIFlagZero,
                null_mut(),
                members.as_mut_ptr(),
                members.len() as c_uint,
                0,
                null_mut(),
                null(),
                0,
            )
        })
    }

    /// A variable of a function; a parameter has a number, from 1.
    pub fn variable(&self, function: Entity, file: Entity, line: u32, name: &str, param: u32, ty: Entity) -> Entity {
        let (name, length) = text(name);
        // SAFETY: as above.
        Entity(unsafe {
            if param > 0 {
                LLVMDIBuilderCreateParameterVariable(
                    self.builder,
                    function.0,
                    name,
                    length,
                    param,
                    file.0,
                    line,
                    ty.0,
                    1,
                    LLVMDIFlagZero,
                )
            } else {
                LLVMDIBuilderCreateAutoVariable(
                    self.builder,
                    function.0,
                    name,
                    length,
                    file.0,
                    line,
                    ty.0,
                    1,
                    LLVMDIFlagZero,
                    0,
                )
            }
        })
    }

    /// Says that a variable of a function is in memory of its frame, from the end of a block on.
    pub fn declare(&self, variable: Entity, function: Entity, line: u32, memory: Value, block: Block) {
        let place = self.place(function, line);
        // SAFETY: the memory is made in the block; an expression without parts is the memory itself.
        unsafe {
            let whole = LLVMDIBuilderCreateExpression(self.builder, null_mut(), 0);
            LLVMDIBuilderInsertDeclareRecordAtEnd(self.builder, memory.0, variable.0, whole, place, block.0);
        }
    }

    /// What is built from here on is of that line of a function; of none where there is none.
    pub fn at(&self, line: Option<(Entity, u32)>) {
        let place = line.map_or(null_mut(), |(function, line)| self.place(function, line));
        // SAFETY: the builder of this module.
        unsafe { LLVMSetCurrentDebugLocation2(self.module.builder, place) };
    }

    fn place(&self, function: Entity, line: u32) -> LLVMMetadataRef {
        // SAFETY: a function of this module.
        unsafe { LLVMDIBuilderCreateDebugLocation(self.module.context, line, 0, function.0, null_mut()) }
    }

    /// After the last function.
    pub fn finish(&self) {
        self.at(None);
        // SAFETY: everything that was begun is complete.
        unsafe { LLVMDIBuilderFinalize(self.builder) }
    }
}

/// The version of LLVM's form of all this.
fn version() -> u32 {
    // SAFETY: a constant.
    unsafe { LLVMDebugMetadataVersion() }
}

impl Drop for Debug<'_> {
    fn drop(&mut self) {
        // SAFETY: made in `of`, and the module is still alive.
        unsafe { LLVMDisposeDIBuilder(self.builder) }
    }
}
