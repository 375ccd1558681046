//! `jitney_value`: a tagged argument for kernels that are called by handle.

use std::ffi::c_char;

use super::text;
use crate::fail;
use crate::manager::builtins::Value;
use crate::manager::signature::Type;
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
    /// 0 or 1.
    pub boolean: i32,
    /// UTF-8, ended by a zero byte.
    pub text: *const c_char,
    /// A list of whole numbers.
    pub i64s: I64s,
    /// A list of numbers.
    pub f64s: F64s,
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
            JITNEY_VALUE_BOOL => match value.r#as.boolean {
                n @ (0 | 1) => Value::Flag(n == 1),
                n => fail!(InvalidArgument, "argument {index} is a truth value of {n}, neither 0 nor 1"),
            },
            JITNEY_VALUE_TEXT => Value::Text(text(&argument(), value.r#as.text)?),
            JITNEY_VALUE_I64S => Value::Ints(super::list(&argument(), value.r#as.i64s.data, value.r#as.i64s.len)?),
            JITNEY_VALUE_F64S => super::floats(&argument(), value.r#as.f64s.data, value.r#as.f64s.len)?,
            kind => fail!(InvalidArgument, "argument {index} has kind {kind}; kinds go from 0 to {JITNEY_VALUE_F64S}"),
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
