//! A plugin as a code generator.
//!
//! Comes in: a verified module, and in which form it is wanted. Goes out: bytes, which can be kept; and from bytes, today's
//! or kept ones, a `CompiledKernel`.

use std::ffi::{CStr, c_void};
use std::sync::Arc;

use jitney_ir::{Trap, Verified, passes};
use jitney_plugin::abi::{
    Bytes, COMPILE_DEBUG, COMPILE_VECTOR_MATH, CompileRequest, FORM_ALONE, FORM_C, FORM_SLOTS, OUTPUT_ASSEMBLY,
    OUTPUT_CODE, OUTPUT_LISTING, OUTPUT_OBJECT,
};
use jitney_plugin::image::Image;
use jitney_plugin::runtime::Context;

use super::{Kind, Plugin, host};
use crate::backend::context::{stack_end, trap};
use crate::backend::runtime::SlotsFunction;
use crate::backend::{BackendError, CallOptions, CompiledKernel, EntryKind, argument_slots, image, result_slots};
use crate::fail;
use crate::runtime::{Code, Error, Result};

/// What a code generator is to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// Code that the library runs.
    #[default]
    Code,
    /// A relocatable object file with a C function that tells errors to its last parameter (`jitney_plugin::runtime`).
    Object,
    /// The machine code as text.
    Assembly,
    /// What it made of the module, as text.
    Listing,
}

/// How a module is to be compiled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish<'a> {
    /// From where it is called.
    pub entry: EntryKind,
    /// What is made.
    pub output: Output,
    /// Keep what debuggers need.
    pub debug: bool,
    /// The system's vector library may be used for mathematical functions.
    pub vector_math: bool,
    /// Bits of vectors that are preferred; 0 leaves it to the code generator.
    pub vector_bits: u32,
    /// What the functions of an object file are called.
    pub symbol: Option<&'a CStr>,
    /// The kernel's source.
    pub source: Option<&'a CStr>,
    /// The processor that code is for, as a level such as `x86-64-v3`; `None` for this machine's.
    pub cpu: Option<&'a CStr>,
    /// The last functions of the module, so many, are left to the library: see `backend::late`.
    pub late: usize,
}

/// What a code generator made: the library's memory, which it gives back.
#[derive(Debug)]
pub struct Artefact(Bytes);

// SAFETY: the bytes are the artefact's own.
unsafe impl Send for Artefact {}
// SAFETY: as above; they are only read.
unsafe impl Sync for Artefact {}

impl std::ops::Deref for Artefact {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        if self.0.length == 0 {
            return &[];
        }
        // SAFETY: the plugin says that there are so many.
        unsafe { std::slice::from_raw_parts(self.0.data, self.0.length) }
    }
}

impl Drop for Artefact {
    fn drop(&mut self) {
        // SAFETY: memory of the library's `allocate`, says the interface.
        unsafe { host::deallocate(self.0.data.cast()) };
    }
}

/// A plugin that compiles kernels.
#[derive(Debug, Clone, Copy)]
pub struct Generator(&'static Plugin);

impl Generator {
    /// The plugin as a code generator, if it is one.
    pub fn of(plugin: &'static Plugin) -> Option<Generator> {
        plugin.is(Kind::CodeGenerator).then_some(Generator(plugin))
    }

    /// The plugin's name.
    pub fn name(&self) -> &'static str {
        &self.0.name
    }

    /// Whether its code can be made callable without it, in another process too.
    pub fn makes_images(&self) -> bool {
        self.0.table.load.is_none()
    }

    /// Whether its code can leave functions to the library.
    pub fn leaves_functions(&self) -> bool {
        self.makes_images() && self.0.table.abi_minor >= 2
    }

    /// What its code depends on beyond the kernel.
    pub fn target(&self) -> Result<String> {
        let Some(target) = self.0.table.target else { fail!(Internal, "a code generator has lost its target") };
        // SAFETY: as the interface says.
        unsafe { super::text("target", target(), super::LONGEST_TARGET) }
    }

    /// Compiles a module.
    pub fn compile(&self, module: &Verified, wish: &Wish) -> Result<Artefact> {
        let Some(compile) = self.0.table.compile else { fail!(Internal, "a code generator has lost its compiler") };
        let ir = jitney_ir::encode(module);
        let forms = match (wish.output, wish.entry) {
            (Output::Object, _) => 1 << FORM_ALONE,
            (_, EntryKind::Slots) => 1 << FORM_SLOTS,
            (_, EntryKind::C) => 1 << FORM_SLOTS | 1 << FORM_C,
        };
        if (wish.output == Output::Object || wish.cpu.is_some()) && self.0.table.abi_minor < 1 {
            fail!(Unsupported, "plugin {} is older than this library and makes no objects for programs", self.name());
        }
        debug_assert!(wish.late == 0 || self.leaves_functions(), "only for who knows of it");
        let flag = |on: bool, flag: u32| if on { flag } else { 0 };
        let request = CompileRequest {
            struct_size: size_of::<CompileRequest>(),
            ir: ir.as_ptr(),
            ir_length: ir.len(),
            forms,
            output: match wish.output {
                Output::Code => OUTPUT_CODE,
                Output::Object => OUTPUT_OBJECT,
                Output::Assembly => OUTPUT_ASSEMBLY,
                Output::Listing => OUTPUT_LISTING,
            },
            flags: flag(wish.debug, COMPILE_DEBUG) | flag(wish.vector_math, COMPILE_VECTOR_MATH),
            vector_bits: wish.vector_bits,
            symbol: wish.symbol.map_or(std::ptr::null(), CStr::as_ptr),
            source: wish.source.map_or(std::ptr::null(), CStr::as_ptr),
            cpu: wish.cpu.map_or(std::ptr::null(), CStr::as_ptr),
            late: wish.late as u64,
        };
        let mut bytes = Bytes { data: std::ptr::null_mut(), length: 0 };
        self.0.slot("compile", |said| {
            // SAFETY: as the interface says.
            unsafe { compile(&request, &mut bytes, said.cast()) }
        })?;
        let artefact = Artefact(bytes);
        if artefact.0.data.is_null() || artefact.0.length > isize::MAX as usize {
            std::mem::forget(artefact);
            fail!(Internal, "compile of plugin {} succeeds, but gives nothing", self.name());
        }
        Ok(artefact)
    }

    /// Makes code callable that `compile` has made of a module, in this process or in another one. The module is as the
    /// front end wrote it.
    ///
    /// # Safety
    /// The bytes are that code, as `image::load` says.
    pub unsafe fn load(&self, bytes: &[u8], module: &Arc<Verified>) -> Result<Box<dyn CompiledKernel>> {
        let Some(load) = self.0.table.load else {
            // SAFETY: the caller's contract.
            return Ok(Box::new(unsafe { load_image(bytes, module, self.name())? }));
        };
        if let Some(validate) = self.0.table.validate {
            self.0.slot("validate", |said| {
                // SAFETY: as the interface says.
                unsafe { validate(bytes.as_ptr(), bytes.len(), said.cast()) }
            })?;
        }
        let mut code = std::ptr::null_mut();
        self.0.slot("load", |said| {
            // SAFETY: as the interface says.
            unsafe { load(bytes.as_ptr(), bytes.len(), &mut code, said.cast()) }
        })?;
        let function = module.entry();
        let arguments = function.params.iter().map(|&p| argument_slots(function.local(p).ty)).sum();
        let results = function.results.iter().copied().map(result_slots).sum();
        let kernel = Foreign { plugin: self.0, code, arguments, results };
        if kernel.form(FORM_SLOTS).is_none() {
            fail!(Internal, "plugin {} has loaded code without an entry", self.name());
        }
        Ok(Box::new(kernel))
    }
}

/// Makes an image callable.
///
/// # Safety
/// The bytes are code that a code generator made of this module, as `image::load` says.
pub unsafe fn load_image(bytes: &[u8], module: &Arc<Verified>, engine: &'static str) -> Result<image::Loaded> {
    let image = Image::decode(bytes).map_err(|e| Error::new(Code::InvalidArgument, e.to_string()))?;
    let refused = |e: BackendError| Error::new(Code::Unsupported, e.to_string());
    // SAFETY: the caller's contract.
    unsafe { image::load(&image, module, passes::run_for_speed, engine) }.map_err(refused)
}

/// Code that its plugin has loaded.
struct Foreign {
    plugin: &'static Plugin,
    code: *mut c_void,
    arguments: usize,
    results: usize,
}

// SAFETY: loaded code may be used from any thread, says the interface.
unsafe impl Send for Foreign {}
// SAFETY: as above.
unsafe impl Sync for Foreign {}

impl Foreign {
    fn form(&self, form: u32) -> Option<*const c_void> {
        let entry = self.plugin.table.entry?;
        // SAFETY: as the interface says.
        let function = unsafe { entry(self.code, form) };
        (!function.is_null()).then_some(function)
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        if let Some(release) = self.plugin.table.release {
            // SAFETY: as the interface says; nothing runs in it, since nobody holds the kernel.
            unsafe { release(self.code) };
        }
    }
}

impl CompiledKernel for Foreign {
    unsafe fn call(&self, args: &[u64], results: &mut [u64], how: &CallOptions) -> std::result::Result<(), Trap> {
        assert_eq!((args.len(), results.len()), (self.arguments, self.results), "slots of arguments and results");
        let mut context = Context::new(how.context_threads(), std::ptr::null());
        context.stack_end = stack_end();
        let entry = self.form(FORM_SLOTS).expect("it was there when the code was loaded");
        // SAFETY: a function of that form has this signature; the rest is the caller's contract.
        let status = unsafe {
            let entry: SlotsFunction = std::mem::transmute(entry);
            entry(&mut context, args.as_ptr(), results.as_mut_ptr())
        };
        // SAFETY: the code, which is alive, has filled the context in.
        if status == 0 { Ok(()) } else { Err(unsafe { trap(&context, status) }) }
    }

    fn entry(&self) -> Option<*const c_void> {
        self.form(FORM_C)
    }
}
