//! Calls of the C ABI with their outcome as a status and a sentence.
#![allow(dead_code)] // shared by several test binaries

use std::ffi::{CStr, CString, c_char, c_void};

use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::*;
use jitney::capi::value::*;
use jitney::capi::{ErrorHandle, Status};
use jitney::runtime::Tensor;
use jitney::runtime::dtype::Element;
use jitney::runtime::tensor::DLDevice;

pub type Slot = *mut *mut ErrorHandle;

/// A C string that lives as long as the process.
pub fn c(text: &str) -> *const c_char {
    CString::new(text).unwrap().into_raw()
}

/// A text that the library made, given back.
pub fn take(text: *mut c_char) -> String {
    assert!(!text.is_null());
    // SAFETY: made by the library, given back once.
    unsafe {
        let copy = CStr::from_ptr(text).to_str().unwrap().to_owned();
        jitney_text_release(text);
        copy
    }
}

/// What a text-making function writes.
pub fn text(call: impl FnOnce(*mut *mut c_char, Slot) -> Status) -> String {
    let mut made = std::ptr::null_mut();
    ok(|e| call(&mut made, e));
    take(made)
}

/// Status and sentence of a call.
pub fn outcome(call: impl FnOnce(Slot) -> Status) -> (Status, String) {
    let mut error = std::ptr::null_mut();
    let status = call(&mut error);
    // SAFETY: NULL or an error of ours.
    unsafe {
        assert_eq!(jitney_error_code(error), status, "the error's code is the status");
        let message = CStr::from_ptr(jitney_error_message(error)).to_str().unwrap().to_owned();
        jitney_error_release(error);
        (status, message)
    }
}

/// The call succeeds.
#[track_caller]
pub fn ok(call: impl FnOnce(Slot) -> Status) {
    let (status, message) = outcome(call);
    assert_eq!(status, JITNEY_OK, "{message}");
}

/// The call is refused with this status and a sentence that has all the words, the same with and without a place for the
/// error; afterwards the library works.
#[track_caller]
pub fn refused(status: Status, words: &[&str], mut call: impl FnMut(Slot) -> Status) {
    let (got, message) = outcome(&mut call);
    assert_eq!(got, status, "{message}");
    for word in words {
        assert!(message.contains(word), "'{word}' is not in: {message}");
    }
    assert!(message.len() > 8 && !message.contains('\n'), "a sentence: {message}");
    assert_eq!(call(std::ptr::null_mut()), status, "the same status without a place for the error");
    still_works();
}

/// A small sum, computed through the ABI.
#[track_caller]
pub fn still_works() {
    let (mut a, mut b, mut sum) =
        (Array::vector(&[1.0f32, 2.0, 3.0]), Array::vector(&[0.5f32; 3]), Array::vector(&[0f32; 3]));
    ok(|e| call("add", &[value(&mut a.tensor()), value(&mut b.tensor()), value(&mut sum.tensor())], e));
    assert_eq!(sum.memory, [1.5, 2.5, 3.5], "the library goes on working");
}

/// A kernel called by name.
pub fn call(name: &str, args: &[CValue], error: Slot) -> Status {
    let name = CString::new(name).unwrap();
    let mut kernel = std::ptr::null_mut();
    // SAFETY: live arguments.
    unsafe {
        let status = jitney_kernel_find(name.as_ptr(), &mut kernel, error);
        if status != JITNEY_OK {
            return status;
        }
        let status = jitney_kernel_call(kernel, args.as_ptr(), args.len(), std::ptr::null_mut(), 0, error);
        jitney_kernel_release(kernel);
        status
    }
}

/// A tensor as a value.
pub fn value(tensor: &mut Tensor) -> CValue {
    jitney_value_tensor(&raw mut *tensor)
}

/// Memory with a shape, and strides where they are not C order.
pub struct Array<T> {
    pub memory: Vec<T>,
    pub shape: Vec<i64>,
    pub strides: Option<Vec<i64>>,
    pub first: usize,
}

impl<T: Element> Array<T> {
    pub fn new(memory: &[T], shape: &[i64]) -> Array<T> {
        Array { memory: memory.to_vec(), shape: shape.to_vec(), strides: None, first: 0 }
    }

    pub fn vector(memory: &[T]) -> Array<T> {
        Array::new(memory, &[memory.len() as i64])
    }

    /// The struct that a call takes; valid while `self` is.
    pub fn tensor(&mut self) -> Tensor {
        Tensor {
            data: self.memory.as_mut_ptr().wrapping_add(self.first).cast(),
            device: DLDevice::cpu(),
            ndim: self.shape.len() as i32,
            dtype: T::DTYPE.to_dlpack(),
            shape: self.shape.as_mut_ptr(),
            strides: self.strides.as_mut().map_or(std::ptr::null_mut(), |s| s.as_mut_ptr()),
            byte_offset: 0,
        }
    }
}

/// The statistics.
pub fn stats() -> Stats {
    // SAFETY: plain numbers.
    let mut stats: Stats = unsafe { std::mem::zeroed() };
    stats.struct_size = size_of::<Stats>();
    // SAFETY: a live struct of the size that it says.
    ok(|e| unsafe { jitney_stats_get(&mut stats, e) });
    stats
}

/// The statistics as JSON.
pub fn stats_json() -> serde_json::Value {
    // SAFETY: live pointers.
    serde_json::from_str(&text(|out, e| unsafe { jitney_stats_json(out, e) })).unwrap()
}

/// A host kernel's definition.
pub fn definition(name: &str, signature: &str, standard: KernelFunction, cpu: KernelFunction) -> KernelDefinition {
    KernelDefinition { name: c(name), signature: c(signature), standard, cpu, ..KernelDefinition::default() }
}

/// Registers, and returns the handle.
#[track_caller]
pub fn register(definition: &KernelDefinition) -> *mut KernelHandle {
    let mut kernel = std::ptr::null_mut();
    // SAFETY: a live definition.
    ok(|e| unsafe { jitney_kernel_register(definition, &mut kernel, e) });
    kernel
}

/// Gives the handle back and takes the name out of the registry.
pub fn unregister(name: &str, kernel: *mut KernelHandle) {
    // SAFETY: a live handle.
    unsafe {
        jitney_kernel_release(kernel);
        ok(|e| jitney_kernel_unregister(c(name), e));
    }
}

/// A host kernel that does nothing.
pub unsafe extern "C-unwind" fn nothing(_: *mut c_void, _: *const CValue, _: usize, _: Slot) -> Status {
    JITNEY_OK
}
