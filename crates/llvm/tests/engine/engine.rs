//! The engine: the plugin's compiler, and a loader of its images.

use std::ffi::c_void;
use std::sync::Arc;

use jitney::backend::{
    Backend, BackendError, CallOptions, CompiledKernel, EntryKind, argument_slots, context, result_slots,
};
use jitney::runtime::code::{ExecutableCode, WritableCode};
use jitney_ir::{Trap, Verified};
use jitney_llvm::compile::{Output, Request, compile};
use jitney_plugin::image::{Form, Image, Target};
use jitney_plugin::runtime::Context;

use crate::library;

pub fn engine() -> &'static dyn Backend {
    &Llvm
}

/// LLVM, with the passes' work left to the tests.
pub struct Llvm;

struct Kernel {
    code: ExecutableCode,
    slots: usize,
    c: Option<usize>,
    arguments: usize,
    results: usize,
}

fn error(message: impl Into<String>) -> BackendError {
    BackendError { engine: "llvm", message: message.into() }
}

/// Puts an image into memory.
pub fn load(image: &Image) -> ExecutableCode {
    let mut memory = WritableCode::new(image.memory.len()).expect("memory");
    let bytes = memory.bytes();
    bytes[..image.memory.len()].copy_from_slice(&image.memory);
    let base = bytes.as_ptr() as i64;
    assert!(base % i64::from(image.alignment) == 0);
    for relocation in &image.relocations {
        let target = match relocation.target {
            Target::Memory => base,
            Target::Symbol(number) => library::address(&image.symbols[number as usize]) as i64,
        };
        let at = relocation.offset as usize;
        bytes[at..at + 8].copy_from_slice(&(target + relocation.addend).to_le_bytes());
    }
    memory.into_executable().expect("executable memory")
}

impl Backend for Llvm {
    fn name(&self) -> &'static str {
        "llvm"
    }

    fn compile_with(&self, module: &Verified, entry: EntryKind) -> Result<Arc<dyn CompiledKernel>, BackendError> {
        let request = Request { c: entry == EntryKind::C, verify: true, ..Request::default() };
        let bytes = compile(module.clone(), &request).map_err(error)?;
        let image = Image::decode(&bytes).map_err(|e| error(e.to_string()))?;
        let function = module.entry();
        Ok(Arc::new(Kernel {
            code: load(&image),
            slots: image.entry(Form::Slots).expect("asked for") as usize,
            c: image.entry(Form::C).map(|offset| offset as usize),
            arguments: function.params.iter().map(|&p| argument_slots(function.local(p).ty)).sum(),
            results: function.results.iter().map(|&ty| result_slots(ty)).sum(),
        }))
    }

    fn assembly(&self, module: &Verified) -> Result<String, BackendError> {
        let request = Request { output: Output::Assembly, ..Request::default() };
        Ok(String::from_utf8(compile(module.clone(), &request).map_err(error)?).expect("text"))
    }
}

impl CompiledKernel for Kernel {
    unsafe fn call(&self, args: &[u64], results: &mut [u64], how: &CallOptions) -> Result<(), Trap> {
        assert_eq!((args.len(), results.len()), (self.arguments, self.results), "slots of arguments and results");
        let mut context = Context::new(how.threads as u32, std::ptr::null());
        context.stack_end = context::stack_end();
        type Slots = unsafe extern "C" fn(*mut Context, *const u64, *mut u64) -> i32;
        // SAFETY: the code at the entry was compiled with this signature; the rest is the caller's contract.
        let status = unsafe {
            let entry: Slots = std::mem::transmute(self.code.at(self.slots));
            entry(&mut context, args.as_ptr(), results.as_mut_ptr())
        };
        if status == 0 { Ok(()) } else { Err(library::trap(&context, status)) }
    }

    fn entry(&self) -> Option<*const c_void> {
        Some(self.code.at(self.c?).cast())
    }

    fn code_bytes(&self) -> usize {
        self.code.size()
    }
}
