//! From a request to what it asks for.
//!
//! ```text
//! Verified module -> codegen -> LLVM's form -> passes -> object file -> image
//!                                           -> listing -> assembly
//! ```
//!
//! For debuggers there are no passes.

use jitney_ir::{Type, Verified};

use crate::codegen::{self, Names, Options};
use crate::image;
use crate::ll::machine::{Emit, processor};
use crate::ll::{Machine, Module};

/// What is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// An image, as `jitney_plugin::image` describes.
    Image,
    /// An ELF object file.
    Object,
    /// Machine code as text.
    Assembly,
    /// LLVM's form after the passes, as text.
    Listing,
}

/// How to compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What is wanted.
    pub output: Output,
    /// The entry takes slots.
    pub slots: bool,
    /// The entry is a C function.
    pub c: bool,
    /// The entry is a C function that needs no library to say what went wrong.
    pub alone: bool,
    /// What functions in an object file are called; none for the kernel's name.
    pub symbol: Option<String>,
    /// Mathematical functions in loops may be those of the system's vector library.
    pub vector_math: bool,
    /// Bits of vectors that are preferred; 0 for the processor's.
    pub vector_bits: u32,
    /// The processor that code is for, as a level; none for this machine's.
    pub cpu: Option<String>,
    /// What debuggers need is kept, and nothing optimised: every variable is in memory.
    pub debug: bool,
    /// The last functions of the module, so many, are the library's to compile.
    pub late: usize,
    /// LLVM's verifier looks at what it is given, as it always does in builds with debug assertions.
    pub verify: bool,
}

impl Default for Request {
    fn default() -> Request {
        let output = Output::Image;
        Request {
            output,
            slots: true,
            c: false,
            alone: false,
            symbol: None,
            vector_math: false,
            vector_bits: 0,
            cpu: None,
            debug: false,
            late: 0,
            verify: false,
        }
    }
}

/// Compiles a kernel.
pub fn compile(kernel: Verified, request: &Request) -> Result<Vec<u8>, String> {
    let here = processor().as_ref().map_err(Clone::clone)?;
    let level = request.cpu.as_deref().map(|level| here.at_level(level)).transpose()?;
    let processor = level.as_ref().unwrap_or(here);
    let function = kernel.entry();
    if request.alone && (request.c || request.output == Output::Image) {
        return Err("a C function without the library is for an object file, and then the only one".into());
    }
    if (request.c || request.alone) && function.results.iter().any(|ty| matches!(ty, Type::Array(_))) {
        return Err(format!("{} returns an array, which only jitney_kernel_call can take", function.name));
    }
    if !request.slots && !request.c && !request.alone {
        return Err("a kernel without a form cannot be called".into());
    }
    if request.late >= kernel.functions.len() || request.late > 0 && (request.alone || request.debug) {
        return Err(format!(
            "{} of {} functions cannot be left to the library here",
            request.late,
            kernel.functions.len()
        ));
    }
    let bits = match request.vector_bits {
        0 => processor.vector_bits,
        bits => bits.clamp(128, processor.widest.max(128)),
    };
    let names = names(&function.name, request);
    let Request { alone, vector_math, debug, late, .. } = *request;
    let options = Options { names: names.clone(), alone, vector_math, vector_bits: bits, debug, late };
    let ll = Module::new(&processor.triple, &processor.layout);
    let short_loops = codegen::lower(&ll, processor, kernel, &options);
    if request.verify || cfg!(debug_assertions) {
        ll.verify().map_err(|message| format!("{message}\n{}", ll.text()))?;
    }
    let bytes = if debug {
        finish(&Machine::for_debuggers(processor)?, &ll, request, &names)?
    } else {
        // A machine that was left in the middle of something is not given back.
        let machine = if level.is_some() { Machine::new(processor)? } else { Machine::take()? };
        machine.optimise(&ll, short_loops)?;
        let bytes = finish(&machine, &ll, request, &names)?;
        if level.is_none() {
            machine.give_back();
        }
        bytes
    };
    match ll.errors().first() {
        Some(error) => Err(error.clone()),
        None => Ok(bytes),
    }
}

fn finish(machine: &Machine, ll: &Module, request: &Request, names: &Names) -> Result<Vec<u8>, String> {
    match request.output {
        Output::Listing => Ok(ll.text().into_bytes()),
        Output::Assembly => machine.emit(ll, Emit::Assembly),
        Output::Object => machine.emit(ll, Emit::Object),
        Output::Image => {
            let object = machine.emit(ll, Emit::Object)?;
            let image = image::from_object(&object, names.slots.as_deref(), names.c.as_deref(), request.debug)?;
            Ok(image.encode())
        }
    }
}

/// An image's entries have names that no kernel has. In an object file the C function is called as wanted, and the one
/// that takes slots, if it is there as well, has `_slots` in the end.
fn names(kernel: &str, request: &Request) -> Names {
    let from_c = request.c || request.alone;
    let (slots, c) = if request.output == Output::Object {
        let name = request.symbol.as_deref().unwrap_or(kernel);
        (if from_c { format!("{name}_slots") } else { name.into() }, name.into())
    } else {
        ("jitney.slots".to_string(), "jitney.c".to_string())
    };
    Names { slots: request.slots.then_some(slots), c: from_c.then_some(c) }
}
