//! Functions of the library that compiled code calls, one row each in `jitney_plugin::runtime`: where they are, and what
//! they do. None unwinds, none keeps what it is given. The functions themselves are public for programs without the library
//! (`crates/rt`).
//!
//! Comes in: a row, or a name. Goes out: an address.

use std::ops::Range;

use jitney_ir::{BinOp, Const, DType, MathFn, TrapKind, eval};
use jitney_plugin::runtime::{Context, MATH_PREFIX, ParallelLoop, PrintPart, RuntimeFn, Text};

use super::blocks::{Block, BlockRef, Refusal};
use super::context::{keep_trap, stack_end, trap};
use super::{mathlib, parallel, print};

/// A function that takes slots.
pub type SlotsFunction = unsafe extern "C" fn(*mut Context, *const u64, *mut u64) -> i32;

/// Where a function is.
pub fn address(function: RuntimeFn) -> *const u8 {
    match function {
        RuntimeFn::Allocate => allocate as *const u8,
        RuntimeFn::Adopt => adopt as *const u8,
        RuntimeFn::Share => share as *const u8,
        RuntimeFn::Retain => retain as *const u8,
        RuntimeFn::ReleaseAll => release_all as *const u8,
        RuntimeFn::Parallel => parallel_loop as *const u8,
        RuntimeFn::Print => print_line as *const u8,
        RuntimeFn::Failed => failed as *const u8,
        RuntimeFn::StackEnd => end_of_stack as *const u8,
        RuntimeFn::PowSigned => pow_signed as *const u8,
        RuntimeFn::PowUnsigned => pow_unsigned as *const u8,
        RuntimeFn::FloorDivF32 => floor_div_f32 as *const u8,
        RuntimeFn::FloorDivF64 => floor_div_f64 as *const u8,
        RuntimeFn::ModF32 => mod_f32 as *const u8,
        RuntimeFn::ModF64 => mod_f64 as *const u8,
        RuntimeFn::FromF16 => from_f16 as *const u8,
        RuntimeFn::ToF16 => to_f16 as *const u8,
        RuntimeFn::ToBf16 => to_bf16 as *const u8,
    }
}

/// Where the function of a name is: one of the table, a mathematical one, or one of those that code generators call on
/// their own. `None` for any other name.
pub fn symbol(name: &str) -> Option<*const u8> {
    if let Some(function) = name.strip_prefix(MATH_PREFIX) {
        let (function, dtype) = function.rsplit_once('_')?;
        let dtype = DType::from_name(dtype).filter(|dtype| matches!(dtype, DType::F32 | DType::F64))?;
        return Some(mathlib::address(MathFn::from_name(function)?, dtype));
    }
    if let Some(&function) = RuntimeFn::ALL.iter().find(|function| function.name() == name) {
        return Some(address(function));
    }
    Some(match name {
        "memcpy" => libc::memcpy as *const u8,
        "memmove" => libc::memmove as *const u8,
        "memset" => libc::memset as *const u8,
        "memcmp" | "bcmp" => libc::memcmp as *const u8,
        "fma" => mathlib::address(MathFn::Fma, DType::F64),
        "fmaf" => mathlib::address(MathFn::Fma, DType::F32),
        "fmod" => mathlib::address(MathFn::Fmod, DType::F64),
        "fmodf" => mathlib::address(MathFn::Fmod, DType::F32),
        vector if vector.starts_with("_ZGV") => return vector_math(vector),
        _ => return None,
    })
}

/// A function of glibc's vector library, where the system has one.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn vector_math(name: &str) -> Option<*const u8> {
    static LIBRARY: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
    // SAFETY: the names are terminated; the library has no code that runs when it is loaded, and stays.
    let library = *LIBRARY
        .get_or_init(|| unsafe { libc::dlopen(c"libmvec.so.1".as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) } as usize);
    let name = std::ffi::CString::new(name).ok().filter(|_| library != 0)?;
    // SAFETY: the library is loaded, the name terminated.
    let address = unsafe { libc::dlsym(library as *mut libc::c_void, name.as_ptr()) };
    (!address.is_null()).then_some(address.cast())
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn vector_math(_: &str) -> Option<*const u8> {
    None
}

/// `RuntimeFn::Allocate`.
///
/// # Safety
/// As the row says: it is compiled code that calls.
pub unsafe extern "C" fn allocate(
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

/// `RuntimeFn::Adopt`.
///
/// # Safety
/// As the row says: it is compiled code that calls.
pub unsafe extern "C" fn adopt(owner: *mut *mut Block, block: *mut Block) {
    // SAFETY: an owner's place of the frame holds null or a reference, which is given up here.
    drop(unsafe { BlockRef::from_raw(owner.replace(block)) });
}

/// `RuntimeFn::Share`.
///
/// # Safety
/// As the row says: it is compiled code that calls.
pub unsafe extern "C" fn share(owner: *mut *mut Block, block: *mut Block) {
    // SAFETY: the block is null, or alive because the array that is shared refers to it.
    let new = unsafe { BlockRef::retain(block) };
    let new = new.map_or(std::ptr::null_mut(), BlockRef::into_raw);
    // SAFETY: as in `adopt`.
    drop(unsafe { BlockRef::from_raw(owner.replace(new)) });
}

/// `RuntimeFn::Retain`.
///
/// # Safety
/// As the row says: it is compiled code that calls.
pub unsafe extern "C" fn retain(block: *mut Block) {
    // SAFETY: the block is null, or alive because the array that is returned refers to it. The result's slot holds the
    // reference from here on.
    std::mem::forget(unsafe { BlockRef::retain(block) });
}

/// `RuntimeFn::ReleaseAll`.
///
/// # Safety
/// As the row says: it is compiled code that calls.
pub unsafe extern "C" fn release_all(owners: *mut *mut Block, number: usize) {
    for i in 0..number {
        // SAFETY: as many places, each null or a reference, and the frame ends.
        drop(unsafe { BlockRef::from_raw(owners.add(i).read()) });
    }
}

/// `RuntimeFn::Parallel`.
///
/// # Safety
/// As the row says: it is compiled code that calls.
pub unsafe extern "C" fn parallel_loop(
    context: *mut Context,
    body: SlotsFunction,
    it: *const ParallelLoop,
    slots: *mut u64,
) -> i32 {
    /// Addresses that the threads of a loop share: its captures may be used by all of them, says the IR.
    struct Shared<'a>(&'a Context, &'a [u64]);
    // SAFETY: as above; the context is only copied from.
    unsafe impl Sync for Shared<'_> {}

    // SAFETY: compiled code gives its own context, and a loop that lives as long as the code.
    let (parent, it) = unsafe { (&mut *context, &*it) };
    let reductions: Option<smallvec::SmallVec<[(BinOp, DType); 4]>> = (0..it.reduction_count)
        // SAFETY: the loop has so many.
        .map(|n| unsafe { &*it.reductions.add(n) })
        .map(|reduction| Some((*BinOp::ALL.get(reduction.op as usize)?, *DType::ALL.get(reduction.dtype as usize)?)))
        .collect();
    // Codes that the tables do not have come from a code generator that is not in order.
    let (Some(reductions), Some(&dtype)) = (reductions, DType::ALL.get(it.dtype as usize)) else {
        return TrapKind::Runtime.code();
    };
    let given = 3 + it.captures as usize;
    // SAFETY: the slots of the frame, as the table's row says.
    let slots = unsafe { std::slice::from_raw_parts_mut(slots, given + reductions.len()) };
    let (slots, reduced) = slots.split_at_mut(given);
    let (start, step) = (slots[0], slots[2]);
    let iterations = parallel::iterations(dtype, start, slots[1], step);
    let shared = Shared(parent, slots);
    let outcome =
        parallel::run(iterations, parent.threads as usize, &reductions, reduced, |range: Range<u64>, results| {
            let shared = &shared;
            let mut context = shared.0.clone();
            context.stack_end = stack_end();
            let mut args = smallvec::SmallVec::<[u64; 32]>::from_slice(shared.1);
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

/// The error of a chunk.
struct Failure(i32, Context);

// SAFETY: of the context only numbers are used by who receives it.
unsafe impl Send for Failure {}

unsafe extern "C" fn print_line(parts: *const PrintPart, count: usize, values: *const u64) {
    // SAFETY: compiled code gives what the row says.
    print::print(unsafe { parts_of(parts, count, values) });
}

/// What `RuntimeFn::Print` is to write.
///
/// # Safety
/// As the row says: it is compiled code that calls. Texts live as long as that code.
pub unsafe fn parts_of<'a>(
    parts: *const PrintPart,
    count: usize,
    mut values: *const u64,
) -> impl Iterator<Item = print::Part<'a>> {
    (0..count).map(move |n| {
        // SAFETY: compiled code says how many parts there are; they live as long as the code.
        let part = unsafe { &*parts.add(n) };
        if !part.text.bytes.is_null() {
            // SAFETY: text of the code, which was a `str` before.
            return print::Part::Text(unsafe {
                std::str::from_utf8_unchecked(std::slice::from_raw_parts(part.text.bytes, part.text.length))
            });
        }
        // SAFETY: compiled code gives a slot for every number.
        let value = unsafe { *values };
        values = values.wrapping_add(1);
        print::Part::Number(DType::ALL.get(part.dtype as usize).copied().unwrap_or(DType::U64), value)
    })
}

unsafe extern "C" fn failed(context: *const Context, status: i32, kernel: *const Text) {
    // SAFETY: compiled code gives its own context, whose message lives as long as the code, and text that does as well.
    unsafe {
        let kernel = &*kernel;
        let name = std::str::from_utf8_unchecked(std::slice::from_raw_parts(kernel.bytes, kernel.length));
        keep_trap(name, trap(&*context, status));
    }
}

/// `RuntimeFn::StackEnd`.
pub extern "C" fn end_of_stack() -> usize {
    stack_end()
}

/// `RuntimeFn::PowSigned`.
pub extern "C" fn pow_signed(a: i64, b: i64) -> i64 {
    eval::binary(BinOp::Pow, DType::I64, Const::int(a), Const::int(b)).0 as i64
}

/// `RuntimeFn::PowUnsigned`.
pub extern "C" fn pow_unsigned(a: u64, b: u64) -> u64 {
    eval::binary(BinOp::Pow, DType::U64, Const(a), Const(b)).0
}

/// `RuntimeFn::FloorDivF32`.
pub extern "C" fn floor_div_f32(a: f32, b: f32) -> f32 {
    eval::float_floor_div(a, b)
}

/// `RuntimeFn::FloorDivF64`.
pub extern "C" fn floor_div_f64(a: f64, b: f64) -> f64 {
    eval::float_floor_div(a, b)
}

/// `RuntimeFn::ModF32`.
pub extern "C" fn mod_f32(a: f32, b: f32) -> f32 {
    eval::float_mod(a, b)
}

/// `RuntimeFn::ModF64`.
pub extern "C" fn mod_f64(a: f64, b: f64) -> f64 {
    eval::float_mod(a, b)
}

/// `RuntimeFn::FromF16`.
pub extern "C" fn from_f16(bits: u32) -> f32 {
    eval::f16_to_f32(bits as u16)
}

/// `RuntimeFn::ToF16`.
pub extern "C" fn to_f16(x: f32) -> u32 {
    eval::f32_to_f16(x).into()
}

/// `RuntimeFn::ToBf16`.
pub extern "C" fn to_bf16(x: f32) -> u32 {
    eval::f32_to_bf16(x).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bits of what a mathematical function gives for the first of three numbers, as many as it takes.
    fn value(function: *const u8, arity: usize, dtype: DType, numbers: [f64; 3]) -> u64 {
        macro_rules! called {
            ($t:ty) => {{
                let [a, b, c] = numbers.map(|x| x as $t);
                // SAFETY: a function of so many numbers of this type.
                unsafe {
                    match arity {
                        1 => std::mem::transmute::<*const u8, extern "C" fn($t) -> $t>(function)(a),
                        2 => std::mem::transmute::<*const u8, extern "C" fn($t, $t) -> $t>(function)(a, b),
                        _ => std::mem::transmute::<*const u8, extern "C" fn($t, $t, $t) -> $t>(function)(a, b, c),
                    }
                }
                .to_bits()
                .into()
            }};
        }
        if dtype == DType::F32 { called!(f32) } else { called!(f64) }
    }

    #[test]
    fn every_function_is_found_by_its_name() {
        for &function in RuntimeFn::ALL {
            assert_eq!(symbol(function.name()), Some(address(function)));
        }
        for &function in MathFn::ALL {
            for dtype in [DType::F32, DType::F64] {
                let name = jitney_plugin::runtime::math_symbol(function.name(), dtype.name());
                // The compiler may have put a function at several addresses: it is known by what it computes.
                let found = symbol(&name).unwrap_or_else(|| panic!("{name} is not found"));
                let expected = mathlib::address(function, dtype);
                for numbers in [[0.3, 0.7, 1.1], [2.5, 3.0, -4.0]] {
                    let [found, expected] = [found, expected].map(|f| value(f, function.arity(), dtype, numbers));
                    assert_eq!(found, expected, "{name} of {numbers:?}");
                }
            }
        }
        for unknown in ["", "system", "jitney_rt_", "jitney_rt_math_exp_i64", "jitney_rt_math_", "_ZGVnothing"] {
            assert_eq!(symbol(unknown), None, "{unknown}");
        }
    }
}
