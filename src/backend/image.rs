//! Compiled code that came as bytes: put into memory, and called.
//!
//! Comes in: an `Image`, with the types of the kernel whose code it is. Goes out: a `CompiledKernel`, whose code is freed
//! with its last holder.

use std::ffi::c_void;
use std::sync::Arc;

use jitney_ir::{Trap, Verified};
use jitney_plugin::image::{Debug, Form, Image, Target};
use jitney_plugin::runtime::{LATE, LATE_KERNEL};

use super::context::{Context, stack_end, trap};
use super::late::{self, Late, Prepare};
use super::runtime::{SlotsFunction, symbol};
use super::{BackendError, CallOptions, CompiledKernel, argument_slots, result_slots};
use crate::runtime::code::{ExecutableCode, WritableCode};
use crate::runtime::debugger::Registered;
use crate::runtime::perf_map;

/// Code in memory.
#[derive(Debug)]
pub struct Loaded {
    /// Goes before the code.
    _debugger: Option<Registered>,
    code: ExecutableCode,
    /// What the code has left to the library, if it has; it holds the address.
    _late: Option<Box<Late>>,
    slots: usize,
    c: Option<usize>,
    arguments: usize,
    results: usize,
}

/// Puts an image into memory: the code of a module.
///
/// # Safety
/// The code is what a code generator made of that module after `prepare`, and after `late::split` where it leaves functions
/// to the library.
pub unsafe fn load(
    image: &Image,
    module: &Arc<Verified>,
    prepare: Prepare,
    engine: &'static str,
) -> Result<Loaded, BackendError> {
    let function = module.entry();
    let error = |message: String| BackendError { engine, message };
    let slots = image.entry(Form::Slots).ok_or_else(|| error("the code has no entry".into()))?;
    let mut addresses = Vec::with_capacity(image.symbols.len());
    let mut left = None;
    for name in &image.symbols {
        let address = match name.as_str() {
            LATE => Some(late::call as *const u8),
            LATE_KERNEL => {
                let late = left.get_or_insert_with(|| Box::new(Late::new(module.clone(), prepare)));
                Some((&raw const **late).cast())
            }
            name => symbol(name),
        };
        let address = address.ok_or_else(|| error(format!("the code calls {name}, which is not here")))?;
        addresses.push(address as u64);
    }
    let mut memory = WritableCode::new(image.memory.len()).map_err(|e| error(e.message.into()))?;
    let bytes = memory.bytes();
    bytes[..image.memory.len()].copy_from_slice(&image.memory);
    let base = bytes.as_ptr() as u64;
    for relocation in &image.relocations {
        let target = match relocation.target {
            Target::Memory => base,
            Target::Symbol(index) => addresses[index as usize],
        };
        let at = relocation.offset as usize;
        bytes[at..at + 8].copy_from_slice(&target.wrapping_add_signed(relocation.addend).to_ne_bytes());
    }
    let code = memory.into_executable().map_err(|e| error(e.message.into()))?;
    if perf_map::wanted() {
        let types: Vec<String> = function.params.iter().map(|&p| function.local(p).ty.to_string()).collect();
        let start = code.at(0) as usize;
        let name = format!("jitney {}({}) {engine}", function.name, types.join(", "));
        perf_map::record(start..start + image.code as usize, &name);
    }
    let debugger = image.debug.as_ref().map(|debug| Registered::new(placed(debug, base)));
    let arguments = function.params.iter().map(|&p| argument_slots(function.local(p).ty)).sum();
    let results = function.results.iter().copied().map(result_slots).sum();
    let c = image.entry(Form::C).map(|c| c as usize);
    Ok(Loaded { _debugger: debugger, code, _late: left, slots: slots as usize, c, arguments, results })
}

/// The object file for debuggers of code that begins at an address.
fn placed(debug: &Debug, base: u64) -> Vec<u8> {
    let mut object = debug.object.clone();
    for place in &debug.places {
        let at = place.offset as usize;
        object[at..at + 8].copy_from_slice(&base.wrapping_add(place.memory.into()).to_ne_bytes());
    }
    object
}

impl CompiledKernel for Loaded {
    unsafe fn call(&self, args: &[u64], results: &mut [u64], how: &CallOptions) -> Result<(), Trap> {
        assert_eq!((args.len(), results.len()), (self.arguments, self.results), "slots of arguments and results");
        let mut context = Context::new(how.context_threads(), std::ptr::null());
        context.stack_end = stack_end();
        // SAFETY: the code at the entry has this signature, says who loaded it; the rest is the caller's contract.
        let status = unsafe {
            let entry: SlotsFunction = std::mem::transmute(self.code.at(self.slots));
            entry(&mut context, args.as_ptr(), results.as_mut_ptr())
        };
        // SAFETY: the code, which is alive, has filled the context in.
        if status == 0 { Ok(()) } else { Err(unsafe { trap(&context, status) }) }
    }

    fn entry(&self) -> Option<*const c_void> {
        Some(self.code.at(self.c?).cast())
    }

    fn code_bytes(&self) -> usize {
        self.code.size()
    }
}

#[cfg(test)]
#[cfg(target_arch = "x86_64")]
mod tests {
    use jitney_ir::verify;
    use jitney_plugin::image::{Entry, Place, Relocation};

    use super::*;
    use crate::runtime::debugger::registered;

    /// `mov rax, [rip + 10]; mov rax, [rax]; mov [rdx], rax; xor eax, eax; ret`, and at 17 the address of a number.
    fn image(symbol: Option<&str>) -> Image {
        let mut memory = vec![0x48, 0x8b, 0x05, 10, 0, 0, 0, 0x48, 0x8b, 0x00, 0x48, 0x89, 0x02, 0x31, 0xc0, 0xc3];
        let code = memory.len() as u32;
        memory.push(0);
        memory.extend_from_slice(&[0; 8]);
        memory.extend_from_slice(&42u64.to_le_bytes());
        Image {
            memory,
            alignment: 64,
            code,
            entries: vec![Entry { form: Form::Slots, offset: 0 }],
            symbols: symbol.into_iter().map(String::from).collect(),
            relocations: vec![Relocation {
                offset: 17,
                target: if symbol.is_some() { Target::Symbol(0) } else { Target::Memory },
                addend: 25,
            }],
            debug: None,
        }
    }

    fn module() -> Arc<Verified> {
        let text = "fn answer@0() -> i64 {\n    return (0)\n}\n";
        Arc::new(verify(jitney_ir::parse(text).expect("it parses")).expect("it is valid"))
    }

    #[test]
    fn code_refers_to_its_own_memory_wherever_it_lies() {
        let module = module();
        // SAFETY: the code writes one result.
        let kernel = unsafe { load(&image(None), &module, |module| module, "test") }.unwrap();
        let mut results = [0];
        // SAFETY: as above.
        unsafe { kernel.call(&[], &mut results, &CallOptions::default()) }.unwrap();
        assert_eq!(results, [42]);
    }

    #[test]
    fn debuggers_are_told_where_code_lies_as_long_as_it_does() {
        let module = module();
        let places = vec![Place { offset: 3, memory: 0 }, Place { offset: 11, memory: 16 }];
        let image = Image { debug: Some(Debug { object: vec![1; 20], places }), ..image(None) };
        // SAFETY: the code writes one result.
        let kernel = unsafe { load(&image, &module, |module| module, "test") }.unwrap();
        assert_eq!(registered(), [20]);
        let base = kernel.code.at(0) as u64;
        let file = [&[1; 3][..], &base.to_ne_bytes(), &(base + 16).to_ne_bytes(), &[1]].concat();
        assert_eq!(placed(image.debug.as_ref().unwrap(), base), file);
        drop(kernel);
        assert!(registered().is_empty());
    }

    #[test]
    fn unknown_symbols_are_named() {
        let module = module();
        // SAFETY: it is refused.
        let refused = unsafe { load(&image(Some("system")), &module, |module| module, "test") }.unwrap_err();
        assert_eq!(refused.message, "the code calls system, which is not here");
    }
}
