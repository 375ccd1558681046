//! From the code of the functions to a kernel's executable memory.
//!
//! Comes in: functions that Cranelift has compiled, one after the other. Goes out: one piece of memory with all of them,
//! in which every reference to a function, to the library or to a constant is an address.

use cranelift_codegen::FinalizedRelocTarget;
use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::ir::{ExternalName, UserExternalName};
use cranelift_codegen::isa::OwnedTargetIsa;
use jitney_ir::{DType, FuncId, MathFn, Module};

use super::library::Library;
use super::place;
use super::plan::Convention;
use super::tables::Tables;
use super::{Workspace, error};
use crate::backend::blocks::BlockRef;
use crate::backend::{BackendError, Timings, mathlib};
use crate::runtime::code::{ExecutableCode, WritableCode};
use crate::runtime::perf_map;

/// What code refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Symbol {
    Function(FuncId, Convention),
    Library(Library),
    Math(MathFn, DType),
    Constant(u32),
    /// The kernel's tables.
    Tables,
}

impl Symbol {
    /// As Cranelift carries it.
    pub fn name(self) -> UserExternalName {
        let (namespace, index) = match self {
            Symbol::Function(id, Convention::Slots) => (0, id.0),
            Symbol::Function(id, Convention::Values) => (1, id.0),
            Symbol::Library(function) => (2, function.number()),
            Symbol::Math(function, DType::F32) => (3, function as u32),
            Symbol::Math(function, _) => (4, function as u32),
            Symbol::Constant(number) => (5, number),
            Symbol::Function(id, Convention::C) => (6, id.0),
            Symbol::Tables => (7, 0),
        };
        UserExternalName { namespace, index }
    }

    fn from_name(name: &UserExternalName) -> Symbol {
        let index = name.index as usize;
        match name.namespace {
            0 => Symbol::Function(FuncId(name.index), Convention::Slots),
            1 => Symbol::Function(FuncId(name.index), Convention::Values),
            2 => Symbol::Library(Library::from_number(name.index)),
            3 => Symbol::Math(MathFn::ALL[index], DType::F32),
            4 => Symbol::Math(MathFn::ALL[index], DType::F64),
            5 => Symbol::Constant(name.index),
            6 => Symbol::Function(FuncId(name.index), Convention::C),
            _ => Symbol::Tables,
        }
    }
}

/// A place in the code that holds an address.
struct Relocation {
    offset: usize,
    kind: Reloc,
    target: Target,
    addend: i64,
}

enum Target {
    Symbol(Symbol),
    /// An offset in the code.
    Code(usize),
}

/// The code of a module's functions.
#[derive(Default)]
pub(super) struct Program {
    code: Vec<u8>,
    functions: Vec<((FuncId, Convention), usize)>,
    relocations: Vec<Relocation>,
    /// At an address that stays, because code may refer to it.
    pub tables: Box<Tables>,
    /// As text, if it was asked for.
    pub listing: String,
    /// What building and generating took.
    pub timings: Timings,
}

/// A program at its place.
#[derive(Debug)]
pub(super) struct Linked {
    pub code: ExecutableCode,
    /// Offset of the entry.
    pub entry: usize,
    /// Offset of the C function, if there is one.
    pub c_entry: Option<usize>,
    /// Constant arrays, which the code refers to.
    pub _constants: Vec<BlockRef>,
}

impl Program {
    /// Compiles the function in the workspace and appends it.
    pub fn add(
        &mut self,
        isa: &OwnedTargetIsa,
        module: &Module,
        function: (FuncId, Convention),
        workspace: &mut Workspace,
    ) -> Result<(), BackendError> {
        let Workspace { context, control, .. } = workspace;
        let name = &module.function(function.0).name;
        context.compile(&**isa, control).map_err(|e| error(format!("{name}: {}", e.inner)))?;
        let compiled = context.compiled_code().expect("it has just been compiled");
        let alignment = compiled.buffer.alignment as usize;
        let start = place::start(self.code.len(), alignment, compiled.code_buffer(), &compiled.bb_edges);
        self.code.resize(start, 0);
        self.code.extend_from_slice(compiled.code_buffer());
        self.functions.push((function, start));
        if let Some(text) = &compiled.vcode {
            self.listing += &format!("{name}{}:\n{text}\n", function.1.described());
        }
        let mut foreign = None;
        for reloc in compiled.buffer.relocs() {
            let target = match &reloc.target {
                FinalizedRelocTarget::ExternalName(ExternalName::User(name)) => {
                    Target::Symbol(Symbol::from_name(&context.func.params.user_named_funcs()[*name]))
                }
                FinalizedRelocTarget::Func(offset) => Target::Code(start + *offset as usize),
                FinalizedRelocTarget::ExternalName(other) => {
                    foreign = Some(format!("{name} refers to {other:?}"));
                    continue;
                }
            };
            let offset = start + reloc.offset as usize;
            self.relocations.push(Relocation { offset, kind: reloc.kind, target, addend: reloc.addend });
        }
        context.clear();
        foreign.map_or(Ok(()), |message| Err(error(message)))
    }

    /// Places the code; `entry` is a function that takes slots.
    pub fn link(&self, module: &Module, entry: FuncId) -> Result<Linked, BackendError> {
        let constants = constants(module)?;
        let mut memory = WritableCode::new(self.code.len()).map_err(|e| error(e.message))?;
        let code = memory.bytes();
        code[..self.code.len()].copy_from_slice(&self.code);
        let base = code.as_ptr() as i64;
        for relocation in &self.relocations {
            let target = match relocation.target {
                Target::Code(offset) => base + offset as i64,
                Target::Symbol(Symbol::Function(id, convention)) => {
                    base + self.offset(id, convention).expect("what is called is in the plan") as i64
                }
                Target::Symbol(Symbol::Library(function)) => function.address() as i64,
                Target::Symbol(Symbol::Math(function, dtype)) => mathlib::address(function, dtype) as i64,
                Target::Symbol(Symbol::Constant(number)) => constants[number as usize].data() as i64,
                Target::Symbol(Symbol::Tables) => &raw const *self.tables as i64,
            };
            relocate(code, base, relocation, target)?;
        }
        let code = memory.into_executable().map_err(|e| error(e.message))?;
        if perf_map::wanted() {
            self.name_code(module, &code);
        }
        let entry = |convention| self.offset(entry, convention);
        Ok(Linked {
            code,
            entry: entry(Convention::Slots).expect("there always is one"),
            c_entry: entry(Convention::C),
            _constants: constants,
        })
    }

    /// Every function with its types, and how it is called where that is not from the library.
    fn name_code(&self, module: &Module, code: &ExecutableCode) {
        let ends = self.functions.iter().skip(1).map(|(_, start)| *start).chain([self.code.len()]);
        for (&((id, convention), start), end) in self.functions.iter().zip(ends) {
            let function = module.function(id);
            let types: Vec<String> = function.params.iter().map(|&p| function.local(p).ty.to_string()).collect();
            let name = format!("jitney {}({}){}", function.name, types.join(", "), convention.described());
            let at = code.at(start) as usize;
            perf_map::record(at..at + end - start, &name);
        }
    }

    fn offset(&self, id: FuncId, convention: Convention) -> Option<usize> {
        let found = self.functions.iter().find(|(function, _)| *function == (id, convention));
        found.map(|(_, offset)| *offset)
    }
}

fn relocate(code: &mut [u8], base: i64, relocation: &Relocation, target: i64) -> Result<(), BackendError> {
    let at = relocation.offset;
    let value = target + relocation.addend;
    let distance = value - (base + at as i64);
    let too_far = || error("a call is too far for its instruction");
    match relocation.kind {
        Reloc::Abs8 => code[at..at + 8].copy_from_slice(&value.to_ne_bytes()),
        Reloc::X86PCRel4 | Reloc::X86CallPCRel4 => {
            let distance = i32::try_from(distance).map_err(|_| too_far())?;
            code[at..at + 4].copy_from_slice(&distance.to_ne_bytes());
        }
        Reloc::Arm64Call => {
            // The lower 26 bits of `bl` count instructions.
            let words = distance >> 2;
            if !(-1 << 25..1 << 25).contains(&words) {
                return Err(too_far());
            }
            let mut instruction = [0; 4];
            instruction.copy_from_slice(&code[at..at + 4]);
            let instruction = u32::from_le_bytes(instruction) | words as u32 & 0x03ff_ffff;
            code[at..at + 4].copy_from_slice(&instruction.to_le_bytes());
        }
        other => return Err(error(format!("the code has a reference of an unknown kind, {other}"))),
    }
    Ok(())
}

fn constants(module: &Module) -> Result<Vec<BlockRef>, BackendError> {
    let place = |array: &jitney_ir::Array| {
        let block = BlockRef::allocate(&[array.bytes.len() as i64], 1, false)
            .map_err(|_| error(format!("no memory for a constant of {} bytes", array.bytes.len())))?;
        // SAFETY: the block has as many bytes, and nobody else knows it yet.
        unsafe { block.data().copy_from_nonoverlapping(array.bytes.as_ptr(), array.bytes.len()) };
        Ok(block)
    };
    module.constants.iter().map(place).collect()
}
