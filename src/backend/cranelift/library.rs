//! Functions that compiled code calls: the library's, and the engine's own.

use cranelift_codegen::ir::types::{F32, F64, I32, I64};
use cranelift_codegen::ir::{AbiParam, Signature, Type};
use cranelift_codegen::isa::CallConv;
use jitney_plugin::runtime::{Abi, Context, RuntimeFn};

use super::tables::Tables;
use crate::backend::runtime;

/// A function that is not the kernel's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Library {
    Runtime(RuntimeFn),
    /// `(context, function's number, slots of the arguments, slots of the results) -> status`.
    Late,
}

/// The number of `Late`, which no function of the library has.
const LATE: u32 = u32::MAX;

impl Library {
    /// As Cranelift carries it.
    pub fn number(self) -> u32 {
        match self {
            Library::Runtime(function) => function as u32,
            Library::Late => LATE,
        }
    }

    /// The function of a number.
    pub fn from_number(number: u32) -> Library {
        if number == LATE { Library::Late } else { Library::Runtime(RuntimeFn::ALL[number as usize]) }
    }

    /// Where it is.
    pub fn address(self) -> *const u8 {
        match self {
            Library::Runtime(function) => runtime::address(function),
            Library::Late => call_late as *const u8,
        }
    }

    /// How it is called.
    pub fn signature(self, convention: CallConv) -> Signature {
        let (params, result): (&[Abi], Option<Abi>) = match self {
            Library::Runtime(function) => (function.params(), function.result()),
            Library::Late => (&[Abi::Ptr, Abi::I64, Abi::Ptr, Abi::Ptr], Some(Abi::I32)),
        };
        let mut signature = Signature::new(convention);
        signature.params.extend(params.iter().map(|&abi| AbiParam::new(register(abi))));
        signature.returns.extend(result.map(|abi| AbiParam::new(register(abi))));
        signature
    }
}

fn register(abi: Abi) -> Type {
    match abi {
        Abi::I32 => I32,
        Abi::I64 | Abi::Ptr => I64,
        Abi::F32 => F32,
        Abi::F64 => F64,
    }
}

unsafe extern "C" fn call_late(context: *mut Context, number: usize, args: *const u64, results: *mut u64) -> i32 {
    // SAFETY: compiled code gives its own context, whose tables live as long as the call.
    let (context, function) = unsafe { (&mut *context, &(&(*(*context).engine.cast::<Tables>()).late)[number]) };
    // SAFETY: the slots of the frame, as the row says.
    unsafe { function.call(context, args, results) }
}
