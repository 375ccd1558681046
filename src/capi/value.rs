//! `jitney_value`: a tagged argument for kernels that are called by handle.

use std::ffi::c_char;

use super::kernel::KernelHandle;
use super::text;
use crate::fail;
use crate::manager::builtins::Value;
use crate::manager::signature::Type;
use crate::manager::source::{self, Binding, DType as ElementType, Expected, Frame, Operand};
use crate::runtime::{DType, Result, Tensor};

/// No value: the parameter's default.
pub const JITNEY_VALUE_NONE: i32 = 0;
/// `as.tensor`.
pub const JITNEY_VALUE_TENSOR: i32 = 1;
/// `as.f64`.
pub const JITNEY_VALUE_F64: i32 = 2;
/// `as.f32`.
pub const JITNEY_VALUE_F32: i32 = 3;
/// `as.i64`.
pub const JITNEY_VALUE_I64: i32 = 4;
/// `as.boolean`, 0 or 1.
pub const JITNEY_VALUE_BOOL: i32 = 5;
/// `as.text`.
pub const JITNEY_VALUE_TEXT: i32 = 6;
/// `as.i64s`.
pub const JITNEY_VALUE_I64S: i32 = 7;
/// `as.f64s`.
pub const JITNEY_VALUE_F64S: i32 = 8;

/// `as.i64`, a number of 8 bits. These and the following types matter to kernels from source, which are compiled for
/// the exact types of their arguments; others take them as whole numbers.
pub const JITNEY_VALUE_I8: i32 = 9;
/// `as.i64`, a number of 16 bits.
pub const JITNEY_VALUE_I16: i32 = 10;
/// `as.i64`, a number of 32 bits.
pub const JITNEY_VALUE_I32: i32 = 11;
/// `as.u64`, a number of 8 bits without a sign.
pub const JITNEY_VALUE_U8: i32 = 12;
/// `as.u64`, a number of 16 bits without a sign.
pub const JITNEY_VALUE_U16: i32 = 13;
/// `as.u64`, a number of 32 bits without a sign.
pub const JITNEY_VALUE_U32: i32 = 14;
/// `as.u64`, a number of 64 bits without a sign.
pub const JITNEY_VALUE_U64: i32 = 15;
/// `as.tuple`; for kernels from source.
pub const JITNEY_VALUE_TUPLE: i32 = 16;
/// `as.tensor`, which the kernel must not write: refused where it would.
pub const JITNEY_VALUE_READONLY: i32 = 17;
/// `as.kernel`, a kernel from source that another one calls; for bindings.
pub const JITNEY_VALUE_KERNEL: i32 = 18;
/// `as.text`, the full name of a module or function that kernels know (`numpy`, `math.sqrt`, `jitney.prange`), or of a
/// dtype (`numpy.float32`); for bindings.
pub const JITNEY_VALUE_NAME: i32 = 19;

/// A tuple of the caller's values.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Tuple {
    /// First value.
    pub items: *const CValue,
    /// How many.
    pub len: usize,
}

/// A list of whole numbers of the caller's.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct I64s {
    /// First number.
    pub data: *const i64,
    /// How many.
    pub len: usize,
}

/// A list of numbers of the caller's.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct F64s {
    /// First number.
    pub data: *const f64,
    /// How many.
    pub len: usize,
}

/// The payload of a `jitney_value`; `kind` says which member holds.
#[repr(C)]
#[derive(Clone, Copy)]
pub union Payload {
    /// A tensor, read or written as the kernel's parameter says.
    pub tensor: *mut Tensor,
    /// A number.
    pub f64: f64,
    /// A number.
    pub f32: f32,
    /// A whole number.
    pub i64: i64,
    /// A whole number without a sign.
    pub u64: u64,
    /// 0 or 1.
    pub boolean: i32,
    /// UTF-8, ended by a zero byte.
    pub text: *const c_char,
    /// A list of whole numbers.
    pub i64s: I64s,
    /// A list of numbers.
    pub f64s: F64s,
    /// A tuple.
    pub tuple: Tuple,
    /// A kernel from source.
    pub kernel: *const KernelHandle,
}

/// One argument of a kernel that is called by handle. What it points to stays the caller's and must outlive the call.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CValue {
    /// One of `JITNEY_VALUE_…`.
    pub kind: i32,
    /// 0.
    pub reserved: i32,
    /// The value.
    pub r#as: Payload,
}

/// Reads a value.
///
/// # Safety
/// The payload is what `kind` says, and its pointers are valid for `'a`.
pub(crate) unsafe fn read<'a>(index: usize, value: &CValue) -> Result<Value<'a>> {
    let argument = || format!("argument {index}");
    // SAFETY: the caller's contract.
    unsafe {
        Ok(match value.kind {
            JITNEY_VALUE_NONE => Value::None,
            JITNEY_VALUE_TENSOR => Value::Tensor(value.r#as.tensor),
            JITNEY_VALUE_F64 => Value::Float(value.r#as.f64),
            JITNEY_VALUE_F32 => Value::Float(value.r#as.f32 as f64),
            JITNEY_VALUE_I64 => Value::Int(value.r#as.i64),
            JITNEY_VALUE_BOOL => Value::Flag(truth(&argument(), value.r#as.boolean)?),
            JITNEY_VALUE_TEXT => Value::Text(text(&argument(), value.r#as.text)?),
            JITNEY_VALUE_I64S => Value::Ints(super::list(&argument(), value.r#as.i64s.data, value.r#as.i64s.len)?),
            JITNEY_VALUE_F64S => super::floats(&argument(), value.r#as.f64s.data, value.r#as.f64s.len)?,
            JITNEY_VALUE_I8 | JITNEY_VALUE_I16 | JITNEY_VALUE_I32 => Value::Int(value.r#as.i64),
            JITNEY_VALUE_U8 | JITNEY_VALUE_U16 | JITNEY_VALUE_U32 | JITNEY_VALUE_U64 => {
                match i64::try_from(value.r#as.u64) {
                    Ok(n) => Value::Int(n),
                    Err(_) => fail!(Overflow, "argument {index} is {}, more than i64 holds", value.r#as.u64),
                }
            }
            JITNEY_VALUE_READONLY => Value::Tensor(value.r#as.tensor),
            kind @ (JITNEY_VALUE_TUPLE | JITNEY_VALUE_KERNEL | JITNEY_VALUE_NAME) => {
                fail!(InvalidArgument, "argument {index} has kind {kind}, which only kernels from source take")
            }
            kind => fail!(InvalidArgument, "argument {index} has kind {kind}; kinds go from 0 to {JITNEY_VALUE_NAME}"),
        })
    }
}

/// A truth value of the caller's.
#[inline]
fn truth(name: &str, given: i32) -> Result<bool> {
    match given {
        n @ (0 | 1) => Ok(n == 1),
        n => fail!(InvalidArgument, "{name} is a truth value of {n}, neither 0 nor 1"),
    }
}

/// Takes the arguments of a kernel from source if they are of the types that `key` tells, and those are numbers and tensors of
/// common kinds. Whether they are; the frame, which is empty, stays so otherwise.
///
/// # Safety
/// As for `argument`.
#[inline]
pub(crate) unsafe fn arguments_of(frame: &mut Frame, key: &[u32], args: &[CValue]) -> bool {
    let fits = |expected: &mut Expected, word: u32, value: &CValue| {
        // SAFETY: the caller's contract.
        unsafe {
            let payload = &value.r#as;
            match value.kind {
                JITNEY_VALUE_TENSOR | JITNEY_VALUE_READONLY => {
                    let writable = value.kind == JITNEY_VALUE_TENSOR;
                    payload.tensor.as_ref().is_some_and(|tensor| expected.tensor(word, tensor, writable))
                }
                JITNEY_VALUE_F64 => expected.scalar(word, ElementType::F64, payload.f64.to_bits()),
                JITNEY_VALUE_F32 => expected.scalar(word, ElementType::F32, payload.f32.to_bits().into()),
                JITNEY_VALUE_I64 => expected.scalar(word, ElementType::I64, payload.u64),
                _ => false,
            }
        }
    };
    key.len() == args.len()
        && frame.fill(|expected| key.iter().zip(args).all(|(&word, value)| fits(expected, word, value)))
}

/// Adds a value to the arguments of a kernel from source, whose parameter is called `name`.
///
/// # Safety
/// As for `read`; tensors as for `Frame::tensor`.
#[inline]
pub(crate) unsafe fn argument(frame: &mut Frame, name: &str, value: &CValue) -> Result<()> {
    // SAFETY: the caller's contract.
    unsafe {
        let payload = &value.r#as;
        match value.kind {
            JITNEY_VALUE_F64 => frame.scalar(ElementType::F64, payload.f64.to_bits()),
            JITNEY_VALUE_F32 => frame.scalar(ElementType::F32, payload.f32.to_bits().into()),
            JITNEY_VALUE_I64 => frame.scalar(ElementType::I64, payload.u64),
            JITNEY_VALUE_TENSOR | JITNEY_VALUE_READONLY => {
                let Some(tensor) = payload.tensor.as_ref() else { fail!(NullPointer, "{name} is NULL") };
                frame.tensor(name, tensor, value.kind == JITNEY_VALUE_TENSOR)?
            }
            JITNEY_VALUE_BOOL => frame.scalar(ElementType::Bool, truth(name, payload.boolean)? as u64),
            JITNEY_VALUE_I8..=JITNEY_VALUE_U64 => frame.scalar(narrow(value.kind), narrowed(name, value)?),
            JITNEY_VALUE_NONE => frame.none(),
            JITNEY_VALUE_TEXT => frame.text(text(name, payload.text)?)?,
            JITNEY_VALUE_TUPLE => {
                frame.begin_tuple()?;
                for item in super::list(name, payload.tuple.items, payload.tuple.len)? {
                    argument(frame, name, item)?;
                }
                frame.end_tuple();
            }
            JITNEY_VALUE_I64S => {
                frame.begin_tuple()?;
                let numbers = super::list(name, payload.i64s.data, payload.i64s.len)?;
                numbers.iter().for_each(|&n| frame.scalar(ElementType::I64, n as u64));
                frame.end_tuple();
            }
            JITNEY_VALUE_F64S => {
                frame.begin_tuple()?;
                let numbers = super::list(name, payload.f64s.data, payload.f64s.len)?;
                numbers.iter().for_each(|&x| frame.scalar(ElementType::F64, x.to_bits()));
                frame.end_tuple();
            }
            kind @ (JITNEY_VALUE_KERNEL | JITNEY_VALUE_NAME) => {
                fail!(
                    InvalidArgument,
                    "{name} has kind {kind}, which is for bindings: bind it when the kernel is compiled"
                )
            }
            kind => fail!(InvalidArgument, "{name} has kind {kind}; kinds go from 0 to {JITNEY_VALUE_NAME}"),
        }
    }
    Ok(())
}

/// An argument of a kernel over arrays.
///
/// # Safety
/// As for `argument`.
pub(crate) unsafe fn operand<'a>(name: &str, value: &CValue) -> Result<Operand<'a>> {
    // SAFETY: the caller's contract.
    unsafe {
        let payload = &value.r#as;
        Ok(match value.kind {
            JITNEY_VALUE_TENSOR | JITNEY_VALUE_READONLY => match payload.tensor.as_ref() {
                Some(tensor) => Operand::tensor(name, tensor)?,
                None => fail!(NullPointer, "{name} is NULL"),
            },
            JITNEY_VALUE_F64 => Operand::Scalar(ElementType::F64, payload.f64.to_bits()),
            JITNEY_VALUE_F32 => Operand::Scalar(ElementType::F32, payload.f32.to_bits().into()),
            JITNEY_VALUE_I64 => Operand::Scalar(ElementType::I64, payload.u64),
            JITNEY_VALUE_BOOL => Operand::Scalar(ElementType::Bool, truth(name, payload.boolean)? as u64),
            JITNEY_VALUE_I8..=JITNEY_VALUE_U64 => Operand::Scalar(narrow(value.kind), narrowed(name, value)?),
            kind => fail!(InvalidArgument, "{name} has kind {kind}; kernels over arrays take tensors and numbers"),
        })
    }
}

/// The type of a value of `JITNEY_VALUE_I8` to `_U64`.
fn narrow(kind: i32) -> ElementType {
    match kind {
        JITNEY_VALUE_I8 => ElementType::I8,
        JITNEY_VALUE_I16 => ElementType::I16,
        JITNEY_VALUE_I32 => ElementType::I32,
        JITNEY_VALUE_U8 => ElementType::U8,
        JITNEY_VALUE_U16 => ElementType::U16,
        JITNEY_VALUE_U32 => ElementType::U32,
        _ => ElementType::U64,
    }
}

/// The bits of a value of `JITNEY_VALUE_I8` to `_U64`, if its type holds it.
///
/// # Safety
/// The payload is what `kind` says.
unsafe fn narrowed(name: &str, value: &CValue) -> Result<u64> {
    let dtype = narrow(value.kind);
    // SAFETY: the caller's contract.
    let bits = unsafe { value.r#as.u64 };
    let width = 8 * dtype.size() as u32;
    let signed = matches!(dtype, ElementType::I8 | ElementType::I16 | ElementType::I32);
    let kept = if signed {
        ((bits as i64) << (64 - width) >> (64 - width)) as u64
    } else {
        bits << (64 - width) >> (64 - width)
    };
    if kept != bits {
        let shown = if signed { (bits as i64).to_string() } else { bits.to_string() };
        fail!(Overflow, "{name} is {shown}, which {} does not hold", dtype.name());
    }
    Ok(bits)
}

/// A number that a kernel from source returned.
pub(crate) fn of_scalar(dtype: ElementType, bits: u64) -> CValue {
    let kind = match dtype {
        ElementType::F64 => return jitney_value_f64(f64::from_bits(bits)),
        ElementType::F32 | ElementType::F16 | ElementType::BF16 => {
            return jitney_value_f32(f32::from_bits(bits as u32));
        }
        ElementType::Bool => JITNEY_VALUE_BOOL,
        ElementType::I8 => JITNEY_VALUE_I8,
        ElementType::I16 => JITNEY_VALUE_I16,
        ElementType::I32 => JITNEY_VALUE_I32,
        ElementType::I64 => JITNEY_VALUE_I64,
        ElementType::U8 => JITNEY_VALUE_U8,
        ElementType::U16 => JITNEY_VALUE_U16,
        ElementType::U32 => JITNEY_VALUE_U32,
        ElementType::U64 => JITNEY_VALUE_U64,
    };
    CValue { kind, reserved: 0, r#as: Payload { u64: bits } }
}

/// What a name of a kernel's source stands for. Arrays are copied.
///
/// # Safety
/// As for `read`.
pub(crate) unsafe fn binding(name: &str, value: &CValue, depth: u32) -> Result<Binding> {
    if depth > 8 {
        fail!(InvalidArgument, "{name} has tuples nested deeper than 8");
    }
    // SAFETY: the caller's contract.
    unsafe {
        let payload = &value.r#as;
        Ok(match value.kind {
            JITNEY_VALUE_NONE => Binding::None,
            JITNEY_VALUE_BOOL => Binding::Bool(truth(name, payload.boolean)?),
            JITNEY_VALUE_F64 => Binding::Float(payload.f64),
            JITNEY_VALUE_F32 => Binding::Scalar(ElementType::F32, payload.f32.to_bits().into()),
            JITNEY_VALUE_I64 => Binding::Int(payload.i64),
            JITNEY_VALUE_I8..=JITNEY_VALUE_U64 => Binding::Scalar(narrow(value.kind), narrowed(name, value)?),
            JITNEY_VALUE_TEXT => Binding::Str(text(name, payload.text)?.to_owned()),
            JITNEY_VALUE_NAME => Binding::Name(text(name, payload.text)?.to_owned()),
            JITNEY_VALUE_TENSOR | JITNEY_VALUE_READONLY => {
                let Some(tensor) = payload.tensor.as_ref() else { fail!(NullPointer, "{name} is NULL") };
                source::frozen(name, tensor)?
            }
            JITNEY_VALUE_TUPLE => {
                let items = super::list(name, payload.tuple.items, payload.tuple.len)?;
                let items = items.iter().map(|item| binding(name, item, depth + 1));
                Binding::Tuple(items.collect::<Result<_>>()?)
            }
            JITNEY_VALUE_I64S => {
                let numbers = super::list(name, payload.i64s.data, payload.i64s.len)?;
                Binding::Tuple(numbers.iter().map(|&n| Binding::Int(n)).collect())
            }
            JITNEY_VALUE_F64S => {
                let numbers = super::list(name, payload.f64s.data, payload.f64s.len)?;
                Binding::Tuple(numbers.iter().map(|&x| Binding::Float(x)).collect())
            }
            JITNEY_VALUE_KERNEL => super::source::as_binding(name, payload.kernel)?,
            kind => fail!(InvalidArgument, "{name} has kind {kind}; kinds go from 0 to {JITNEY_VALUE_NAME}"),
        })
    }
}

/// An argument as a host's function receives it: a scalar is of its parameter's kind, whatever the caller gave. It was
/// checked against the signature before.
pub(crate) fn write(ty: Type, value: &Value) -> CValue {
    match (ty, value) {
        (Type::Scalar(DType::F64), &Value::Float(x)) => jitney_value_f64(x),
        (Type::Scalar(DType::F64), &Value::Int(n)) => jitney_value_f64(n as f64),
        (Type::Scalar(_), &Value::Float(x)) => jitney_value_f32(x as f32),
        (Type::Scalar(DType::F32 | DType::F16 | DType::BF16), &Value::Int(n)) => jitney_value_f32(n as f32),
        (_, &Value::Int(n)) => jitney_value_i64(n),
        (_, &Value::Flag(on)) => jitney_value_bool(on.into()),
        (_, &Value::Tensor(tensor)) => jitney_value_tensor(tensor),
        (_, _) => jitney_value_none(),
    }
}

/// An argument of a built-in kernel as a plugin's function receives it.
pub(crate) fn of_builtin(value: &Value) -> CValue {
    let value_of = |kind, payload| CValue { kind, reserved: 0, r#as: payload };
    match *value {
        Value::None => jitney_value_none(),
        Value::Tensor(tensor) => jitney_value_tensor(tensor),
        Value::Float(x) => jitney_value_f64(x),
        Value::Int(n) => jitney_value_i64(n),
        Value::Flag(on) => jitney_value_bool(on.into()),
        Value::Ints(list) => {
            value_of(JITNEY_VALUE_I64S, Payload { i64s: I64s { data: list.as_ptr(), len: list.len() } })
        }
        Value::Floats(list) => {
            value_of(JITNEY_VALUE_F64S, Payload { f64s: F64s { data: list.as_ptr(), len: list.len() } })
        }
        // Names are given by their index: see `providers::Call`.
        Value::Text(_) => jitney_value_none(),
    }
}

/// A value that is a tensor. The tensor is not copied.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_tensor(tensor: *const Tensor) -> CValue {
    CValue { kind: JITNEY_VALUE_TENSOR, reserved: 0, r#as: Payload { tensor: tensor.cast_mut() } }
}

/// A value that is a `double`.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_f64(value: f64) -> CValue {
    CValue { kind: JITNEY_VALUE_F64, reserved: 0, r#as: Payload { f64: value } }
}

/// A value that is a `float`.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_f32(value: f32) -> CValue {
    // Zeroed first: the payload's other bytes are the caller's to compare or hash.
    let mut r#as = Payload { f64: 0.0 };
    r#as.f32 = value;
    CValue { kind: JITNEY_VALUE_F32, reserved: 0, r#as }
}

/// A value that is a whole number.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_i64(value: i64) -> CValue {
    CValue { kind: JITNEY_VALUE_I64, reserved: 0, r#as: Payload { i64: value } }
}

/// A value that is a whole number of 8 bits.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_i8(value: i8) -> CValue {
    CValue { kind: JITNEY_VALUE_I8, reserved: 0, r#as: Payload { i64: value.into() } }
}

/// A value that is a whole number of 16 bits.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_i16(value: i16) -> CValue {
    CValue { kind: JITNEY_VALUE_I16, reserved: 0, r#as: Payload { i64: value.into() } }
}

/// A value that is a whole number of 32 bits.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_i32(value: i32) -> CValue {
    CValue { kind: JITNEY_VALUE_I32, reserved: 0, r#as: Payload { i64: value.into() } }
}

/// A value that is a whole number of 8 bits without a sign.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_u8(value: u8) -> CValue {
    CValue { kind: JITNEY_VALUE_U8, reserved: 0, r#as: Payload { u64: value.into() } }
}

/// A value that is a whole number of 16 bits without a sign.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_u16(value: u16) -> CValue {
    CValue { kind: JITNEY_VALUE_U16, reserved: 0, r#as: Payload { u64: value.into() } }
}

/// A value that is a whole number of 32 bits without a sign.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_u32(value: u32) -> CValue {
    CValue { kind: JITNEY_VALUE_U32, reserved: 0, r#as: Payload { u64: value.into() } }
}

/// A value that is a whole number of 64 bits without a sign.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_u64(value: u64) -> CValue {
    CValue { kind: JITNEY_VALUE_U64, reserved: 0, r#as: Payload { u64: value } }
}

/// A value that is a tensor which the kernel must not write. The tensor is not copied.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_readonly(tensor: *const Tensor) -> CValue {
    CValue { kind: JITNEY_VALUE_READONLY, reserved: 0, r#as: Payload { tensor: tensor.cast_mut() } }
}

/// A value that is a tuple of `len` values, which may be tuples. The values are not copied.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_tuple(items: *const CValue, len: usize) -> CValue {
    CValue { kind: JITNEY_VALUE_TUPLE, reserved: 0, r#as: Payload { tuple: Tuple { items, len } } }
}

/// A value that is a kernel from source, to be bound to a name of another one's source. The handle stays the caller's.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_kernel(kernel: *const KernelHandle) -> CValue {
    CValue { kind: JITNEY_VALUE_KERNEL, reserved: 0, r#as: Payload { kernel } }
}

/// A value that is a module, function or dtype by its full name, to be bound to a name of a kernel's source: `numpy`,
/// `math.sqrt`, `jitney.prange`, `numpy.float32`. The text is not copied.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_name(value: *const c_char) -> CValue {
    CValue { kind: JITNEY_VALUE_NAME, reserved: 0, r#as: Payload { text: value } }
}

/// A value that is a truth value; anything but 0 is true.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_bool(value: i32) -> CValue {
    CValue { kind: JITNEY_VALUE_BOOL, reserved: 0, r#as: Payload { i64: (value != 0) as i64 } }
}

/// A value that is text, for parameters that take a name. The text is not copied.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_text(value: *const c_char) -> CValue {
    CValue { kind: JITNEY_VALUE_TEXT, reserved: 0, r#as: Payload { text: value } }
}

/// A value that is a list of `len` whole numbers (axes, strides). The list is not copied.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_i64s(data: *const i64, len: usize) -> CValue {
    CValue { kind: JITNEY_VALUE_I64S, reserved: 0, r#as: Payload { i64s: I64s { data, len } } }
}

/// A value that is a list of `len` numbers (percentiles, means). The list is not copied.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_f64s(data: *const f64, len: usize) -> CValue {
    CValue { kind: JITNEY_VALUE_F64S, reserved: 0, r#as: Payload { f64s: F64s { data, len } } }
}

/// The value that stands for a parameter's default.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_value_none() -> CValue {
    CValue { kind: JITNEY_VALUE_NONE, reserved: 0, r#as: Payload { i64: 0 } }
}
