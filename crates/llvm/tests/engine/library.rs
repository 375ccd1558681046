//! What compiled code calls, as the library offers it.

use std::ffi::c_void;
use std::ops::Range;

use jitney::backend::blocks::{Block, BlockRef, Refusal};
use jitney::backend::context::{
    NEGATIVE_EXTENT, RECURSION, ZERO_DIVISION, index_error, keep_trap, memory_error, stack_end,
};
use jitney::backend::{mathlib, parallel, print};
use jitney_ir::{BinOp, Const, DType, MathFn, Trap, TrapKind, eval};
use jitney_plugin::runtime::{Context, MATH_PREFIX, ParallelLoop, PrintPart, Text};

unsafe extern "C" {
    fn memcpy(to: *mut c_void, from: *const c_void, bytes: usize) -> *mut c_void;
    fn memmove(to: *mut c_void, from: *const c_void, bytes: usize) -> *mut c_void;
    fn memset(to: *mut c_void, byte: i32, bytes: usize) -> *mut c_void;
}

/// Where a symbol is.
pub fn address(name: &str) -> *const u8 {
    if let Some(function) = name.strip_prefix(MATH_PREFIX) {
        let (function, dtype) = function.rsplit_once('_').expect("a name and a type");
        let function = MathFn::from_name(function).expect("a function");
        return mathlib::address(function, DType::from_name(dtype).expect("a type"));
    }
    if name.starts_with("_ZGV") {
        let name = std::ffi::CString::new(name).expect("no zero");
        // SAFETY: the system's own library; names end with zeros.
        let found = unsafe {
            let library = libc::dlopen(c"libmvec.so.1".as_ptr(), libc::RTLD_NOW);
            libc::dlsym(library, name.as_ptr())
        };
        assert!(!found.is_null(), "{name:?}");
        return found.cast();
    }
    match name {
        "jitney_rt_allocate" => allocate as *const u8,
        "jitney_rt_adopt" => adopt as *const u8,
        "jitney_rt_share" => share as *const u8,
        "jitney_rt_retain" => retain as *const u8,
        "jitney_rt_release_all" => release_all as *const u8,
        "jitney_rt_parallel" => parallel_loop as *const u8,
        "jitney_rt_print" => print_line as *const u8,
        "jitney_rt_failed" => failed as *const u8,
        "jitney_rt_stack_end" => end_of_stack as *const u8,
        "jitney_rt_pow_i64" => pow_signed as *const u8,
        "jitney_rt_pow_u64" => pow_unsigned as *const u8,
        "jitney_rt_floor_div_f32" => floor_div_f32 as *const u8,
        "jitney_rt_floor_div_f64" => floor_div_f64 as *const u8,
        "jitney_rt_mod_f32" => mod_f32 as *const u8,
        "jitney_rt_mod_f64" => mod_f64 as *const u8,
        "jitney_rt_from_f16" => from_f16 as *const u8,
        "jitney_rt_to_f16" => to_f16 as *const u8,
        "memcpy" => memcpy as *const u8,
        "memmove" => memmove as *const u8,
        "memset" => memset as *const u8,
        _ => panic!("code calls {name}"),
    }
}

/// What went wrong, when compiled code has returned `status`, which is not 0.
pub fn trap(context: &Context, status: i32) -> Trap {
    let kind = TrapKind::from_code(status).expect("compiled code returns the codes of the table");
    let [a, b, c] = context.details;
    // SAFETY: a constant of the code, which is alive.
    let message = match (unsafe { context.message.as_ref() }, kind) {
        // SAFETY: as above.
        (Some(message), _) => unsafe { text(message) }.into(),
        (None, TrapKind::Index) => index_error(a as i64, b, c as i64),
        (None, TrapKind::ZeroDivision) => ZERO_DIVISION.into(),
        (None, TrapKind::Memory) => memory_error(a),
        (None, TrapKind::Value) => NEGATIVE_EXTENT.into(),
        (None, TrapKind::Recursion) => RECURSION.into(),
        (None, other) => other.name().into(),
    };
    Trap { kind, message, line: (context.place >> 32) as u32, column: context.place as u32 }
}

/// # Safety
/// A text of compiled code.
unsafe fn text(text: &Text) -> &str {
    // SAFETY: as promised.
    std::str::from_utf8(unsafe { std::slice::from_raw_parts(text.bytes, text.length) }).expect("UTF-8")
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
    // SAFETY: the block is null, or alive because the array that is returned refers to it.
    std::mem::forget(unsafe { BlockRef::retain(block) });
}

unsafe extern "C" fn release_all(owners: *mut *mut Block, number: usize) {
    for i in 0..number {
        // SAFETY: as many places, each null or a reference, and the frame ends.
        drop(unsafe { BlockRef::from_raw(owners.add(i).read()) });
    }
}

type Body = unsafe extern "C" fn(*mut Context, *const u64, *mut u64) -> i32;

unsafe extern "C" fn parallel_loop(context: *mut Context, body: Body, it: *const ParallelLoop, slots: *mut u64) -> i32 {
    struct Shared<'a>(&'a Context, &'a [u64]);
    // SAFETY: the captures may be used by all threads, says the IR; the context is only copied from.
    unsafe impl Sync for Shared<'_> {}
    struct Failure(i32, Context);
    // SAFETY: of the context only numbers are used by who receives it, and a message that is constant.
    unsafe impl Send for Failure {}

    // SAFETY: compiled code gives its own context, a constant, and slots as the table's row says.
    let (parent, it) = unsafe { (&mut *context, &*it) };
    let rows = if it.reduction_count == 0 {
        &[][..]
    } else {
        // SAFETY: a constant with as many rows.
        unsafe { std::slice::from_raw_parts(it.reductions, it.reduction_count) }
    };
    let reductions: Vec<(BinOp, DType)> =
        rows.iter().map(|r| (BinOp::ALL[r.op as usize], DType::ALL[r.dtype as usize])).collect();
    let dtype = DType::ALL[it.dtype as usize];
    let given = 3 + it.captures as usize;
    // SAFETY: as above.
    let slots = unsafe { std::slice::from_raw_parts_mut(slots, given + rows.len()) };
    let (slots, reduced) = slots.split_at_mut(given);
    let (start, step) = (slots[0], slots[2]);
    let iterations = parallel::iterations(dtype, start, slots[1], step);
    let shared = Shared(parent, slots);
    let outcome =
        parallel::run(iterations, parent.threads as usize, &reductions, reduced, |range: Range<u64>, results| {
            let shared = &shared;
            let mut context = shared.0.clone();
            context.stack_end = stack_end();
            let mut args = shared.1.to_vec();
            args[0] = parallel::index(dtype, start, step, range.start);
            args[1] = range.end - range.start;
            // SAFETY: the body was compiled with this signature for these slots.
            let status = unsafe { body(&mut context, args.as_ptr(), results.as_mut_ptr()) };
            if status == 0 { Ok(()) } else { Err(Failure(status, context)) }
        });
    match outcome {
        Ok(()) => 0,
        Err(Failure(status, context)) => {
            (parent.details, parent.place, parent.message) = (context.details, context.place, context.message);
            status
        }
    }
}

unsafe extern "C" fn print_line(parts: *const PrintPart, number: usize, slots: *const u64) {
    // SAFETY: a constant with as many parts, and a slot for every number among them.
    let parts = unsafe { std::slice::from_raw_parts(parts, number) };
    let (mut line, mut at) = (String::new(), 0);
    for part in parts {
        if part.text.bytes.is_null() {
            // SAFETY: as above.
            line += &print::number(DType::ALL[part.dtype as usize], unsafe { *slots.add(at) });
            at += 1;
        } else {
            // SAFETY: as above.
            line += unsafe { text(&part.text) };
        }
    }
    log::info!(target: "jitney::print", "{line}");
}

unsafe extern "C" fn failed(context: *const Context, status: i32) {
    // SAFETY: compiled code gives its own context.
    keep_trap(trap(unsafe { &*context }, status));
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
