//! Functions of the library that compiled code calls, one row each. None unwinds, none keeps what it is given.

use std::ops::Range;

use cranelift_codegen::ir::types::{F32, F64, I32, I64};
use cranelift_codegen::ir::{AbiParam, Signature, Type};
use cranelift_codegen::isa::CallConv;
use jitney_ir::{BinOp, Const, DType, TrapKind, eval};

use super::SlotsFunction;
use crate::backend::blocks::{Block, BlockRef, Refusal};
use crate::backend::context::{Context, PrintPart, stack_end};
use crate::backend::{parallel, print};

macro_rules! library {
    ($($(#[$doc:meta])* $case:ident($($param:ident),*) $(-> $result:ident)? = $function:path;)*) => {
        /// A function of the library.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u32)]
        pub(super) enum Library { $($(#[$doc])* $case,)* }

        impl Library {
            /// Every function, in the order of the table.
            pub const ALL: &'static [Library] = &[$(Library::$case,)*];

            /// Where it is.
            pub fn address(self) -> *const u8 {
                match self { $(Library::$case => $function as *const u8,)* }
            }

            /// How it is called.
            pub fn signature(self, convention: CallConv) -> Signature {
                let (params, result): (&[Type], Option<Type>) = match self {
                    $(Library::$case => (&[$($param),*], None$(.or(Some($result)))?),)*
                };
                let mut signature = Signature::new(convention);
                signature.params.extend(params.iter().map(|&ty| AbiParam::new(ty)));
                signature.returns.extend(result.map(AbiParam::new));
                signature
            }
        }
    };
}

library! {
    /// `(context, shape, rank, size of an element, zeroed, place) -> status`; the block takes the first extent's place.
    Allocate(I64, I64, I64, I64, I64, I64) -> I32 = allocate;
    /// `(owner's place, block)`: the place takes over a reference to the block and gives up the one it had.
    Adopt(I64, I64) = adopt;
    /// `(owner's place, block)`: as `Adopt`, with a new reference.
    Share(I64, I64) = share;
    /// `(block)`: a new reference, unless the block is null.
    Retain(I64) = retain;
    /// `(owners' places, number)`: gives up every reference.
    ReleaseAll(I64, I64) = release_all;
    /// `(context, body, loop's number, slots) -> status`: a parallel loop. The slots are start, stop, step, captures, and
    /// the reductions' values, which are replaced.
    Parallel(I64, I64, I64, I64) -> I32 = parallel_loop;
    /// `(context, function's number, slots of the arguments, slots of the results) -> status`.
    Late(I64, I64, I64, I64) -> I32 = call_late;
    /// `(context, line's number, slots)`.
    Print(I64, I64, I64) = print_line;
    /// `(context, status)`: keeps the error of a C function.
    Failed(I64, I32) = failed;
    /// `Context::stack_end`.
    StackEnd() -> I64 = end_of_stack;
    /// `BinOp::Pow` of signed integers, extended to 64 bits.
    PowSigned(I64, I64) -> I64 = pow_signed;
    /// `BinOp::Pow` of unsigned integers, extended to 64 bits.
    PowUnsigned(I64, I64) -> I64 = pow_unsigned;
    /// `BinOp::FloorDiv`.
    FloorDivF32(F32, F32) -> F32 = floor_div_f32;
    /// `BinOp::FloorDiv`.
    FloorDivF64(F64, F64) -> F64 = floor_div_f64;
    /// `BinOp::Mod`.
    ModF32(F32, F32) -> F32 = mod_f32;
    /// `BinOp::Mod`.
    ModF64(F64, F64) -> F64 = mod_f64;
    /// The value of a binary16.
    FromF16(I32) -> F32 = from_f16;
    /// The nearest binary16.
    ToF16(F32) -> I32 = to_f16;
    /// The nearest bfloat16.
    ToBf16(F32) -> I32 = to_bf16;
}

unsafe extern "C" fn allocate(
    context: *mut Context,
    shape: *mut u64,
    rank: usize,
    element_size: usize,
    zeroed: u64,
    place: u64,
) -> i32 {
    // SAFETY: compiled code gives its own context and `rank` slots of its frame.
    let (context, extents) = unsafe { (&mut *context, std::slice::from_raw_parts(shape.cast::<i64>(), rank)) };
    let kind = match BlockRef::allocate(extents, element_size, zeroed != 0) {
        Ok(block) => {
            // SAFETY: there is at least one slot.
            unsafe { shape.write(block.into_raw() as u64) };
            return 0;
        }
        Err(Refusal::NegativeExtent) => TrapKind::Value,
        Err(Refusal::NoMemory(bytes)) => {
            context.details[0] = bytes;
            TrapKind::Memory
        }
    };
    context.place = place;
    kind.code()
}

unsafe extern "C" fn adopt(owner: *mut *mut Block, block: *mut Block) {
    // SAFETY: an owner's place of the frame holds null or a reference, which is given up here.
    drop(unsafe { BlockRef::from_raw(owner.replace(block)) });
}

unsafe extern "C" fn share(owner: *mut *mut Block, block: *mut Block) {
    // SAFETY: the block is null, or alive because the array that is shared refers to it.
    let new = unsafe { BlockRef::retain(block) };
    let new = new.map_or(std::ptr::null_mut(), BlockRef::into_raw);
    // SAFETY: as in `adopt`.
    drop(unsafe { BlockRef::from_raw(owner.replace(new)) });
}

unsafe extern "C" fn retain(block: *mut Block) {
    // SAFETY: the block is null, or alive because the array that is returned refers to it. The result's slot holds the
    // reference from here on.
    std::mem::forget(unsafe { BlockRef::retain(block) });
}

unsafe extern "C" fn release_all(owners: *mut *mut Block, number: usize) {
    for i in 0..number {
        // SAFETY: as many places, each null or a reference, and the frame ends.
        drop(unsafe { BlockRef::from_raw(owners.add(i).read()) });
    }
}

unsafe extern "C" fn parallel_loop(context: *mut Context, body: SlotsFunction, number: usize, slots: *mut u64) -> i32 {
    /// Addresses that the threads of a loop share: its captures may be used by all of them, says the IR.
    struct Shared<'a>(&'a Context, &'a [u64]);
    // SAFETY: as above; the context is only copied from.
    unsafe impl Sync for Shared<'_> {}

    // SAFETY: compiled code gives its own context, whose tables live as long as the call.
    let parent = unsafe { &mut *context };
    // SAFETY: as above.
    let it = unsafe { &(&(*parent.tables).loops)[number] };
    let (given, width) = (3 + it.captures, it.reductions.len());
    // SAFETY: the slots of the frame, as the table's row says.
    let slots = unsafe { std::slice::from_raw_parts_mut(slots, given + width) };
    let (slots, reduced) = slots.split_at_mut(given);
    let (start, step) = (slots[0], slots[2]);
    let iterations = parallel::iterations(it.dtype, start, slots[1], step);
    let shared = Shared(parent, slots);
    let outcome =
        parallel::run(iterations, parent.threads as usize, &it.reductions, reduced, |range: Range<u64>, results| {
            let shared = &shared;
            let mut context = shared.0.clone();
            context.stack_end = stack_end();
            let mut args = smallvec::SmallVec::<[u64; 32]>::from_slice(shared.1);
            args[0] = parallel::index(it.dtype, start, step, range.start);
            args[1] = range.end - range.start;
            // SAFETY: the body was compiled with this signature for these slots.
            let status = unsafe { body(&mut context, args.as_ptr(), results.as_mut_ptr()) };
            if status == 0 { Ok(()) } else { Err(Failure(status, context)) }
        });
    match outcome {
        Ok(()) => 0,
        Err(Failure(status, context)) => {
            (parent.details, parent.place, parent.message) = (context.details, context.place, context.message);
            parent.tables = context.tables;
            status
        }
    }
}

/// The error of a chunk.
struct Failure(i32, Context);

// SAFETY: of the context only numbers are used by who receives it.
unsafe impl Send for Failure {}

unsafe extern "C" fn call_late(context: *mut Context, number: usize, args: *const u64, results: *mut u64) -> i32 {
    // SAFETY: compiled code gives its own context, whose tables live as long as the call.
    let (context, function) = unsafe { (&mut *context, &(&(*(*context).tables).late)[number]) };
    // SAFETY: the slots of the frame, as the table's row says.
    unsafe { function.call(context, args, results) }
}

unsafe extern "C" fn print_line(context: *const Context, number: usize, values: *const u64) {
    // SAFETY: the tables live as long as the call.
    let parts = unsafe { &(&(*(*context).tables).prints)[number] };
    let numbers = parts.iter().filter(|part| matches!(part, PrintPart::Value(_))).count();
    // SAFETY: compiled code gives a slot for every number.
    print::print(parts, unsafe { std::slice::from_raw_parts(values, numbers) });
}

unsafe extern "C" fn failed(context: *const Context, status: i32) {
    // SAFETY: compiled code gives its own context, whose tables live as long as the call.
    unsafe { &*context }.keep_trap(status);
}

extern "C" fn end_of_stack() -> usize {
    stack_end()
}

extern "C" fn pow_signed(a: i64, b: i64) -> i64 {
    eval::binary(BinOp::Pow, DType::I64, Const::int(a), Const::int(b)).0 as i64
}

extern "C" fn pow_unsigned(a: u64, b: u64) -> u64 {
    eval::binary(BinOp::Pow, DType::U64, Const(a), Const(b)).0
}

extern "C" fn floor_div_f32(a: f32, b: f32) -> f32 {
    eval::float_floor_div(a, b)
}

extern "C" fn floor_div_f64(a: f64, b: f64) -> f64 {
    eval::float_floor_div(a, b)
}

extern "C" fn mod_f32(a: f32, b: f32) -> f32 {
    eval::float_mod(a, b)
}

extern "C" fn mod_f64(a: f64, b: f64) -> f64 {
    eval::float_mod(a, b)
}

extern "C" fn from_f16(bits: u32) -> f32 {
    eval::f16_to_f32(bits as u16)
}

extern "C" fn to_f16(x: f32) -> u32 {
    eval::f32_to_f16(x).into()
}

extern "C" fn to_bf16(x: f32) -> u32 {
    eval::f32_to_bf16(x).into()
}
