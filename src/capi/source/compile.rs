//! Compiling kernels from source, and their machine code ahead of the first call.

use std::ffi::{c_char, c_void};
use std::sync::Arc;

use super::of_source;
use crate::capi::kernel::{KernelHandle, to_handle};
use crate::capi::value::{self, CValue};
use crate::capi::{ErrorHandle, Status, growing, guard, list, required, text};
use crate::fail;
use crate::manager;
use crate::manager::registry::Kernel;
use crate::manager::source::{CoreLayout, Definition, ErrorModel, FastMath, Kind, Options, SourceKernel};
use crate::runtime::Result;

/// Indices are not checked: one outside its axis is undefined behaviour.
pub const JITNEY_COMPILE_UNCHECKED: u64 = 1;
/// Division by zero gives 0 for integers and an infinity or NaN for floats, as in NumPy, instead of `ZeroDivisionError`.
pub const JITNEY_COMPILE_NUMPY_ERRORS: u64 = 2;
/// `prange` is `range`.
pub const JITNEY_COMPILE_SERIAL: u64 = 4;
/// A `prange` whose iterations cannot be proved to be independent runs in parallel all the same.
pub const JITNEY_COMPILE_UNSAFE_PARALLEL: u64 = 8;

/// Types in the annotations of the parameters are for people only, and do not convert arguments.
pub const JITNEY_COMPILE_IGNORE_ANNOTATIONS: u64 = 16;

/// A debugger is to show the kernel's lines and variables: it is compiled for that, and not optimised, where the plugin
/// `llvm` is there.
pub const JITNEY_COMPILE_DEBUGGABLE: u64 = 32;

const COMPILE_FLAGS: u64 = 63;

/// The function takes the arguments of a call.
pub const JITNEY_KERNEL_WHOLE: u64 = 0;
/// `vectorize`: the function takes one element of each argument, and returns one element of each result.
pub const JITNEY_KERNEL_ELEMENTWISE: u64 = 1;
/// `guvectorize`: the function takes core arrays of each argument and of each result, as `layout` says.
pub const JITNEY_KERNEL_GENERALISED: u64 = 2;

/// What a name of a kernel's source stands for.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct BoundName {
    /// The name.
    pub name: *const c_char,
    /// A number, truth value, text, tuple, tensor (copied), kernel or full name (`jitney_value_name`).
    pub value: CValue,
}

/// How `jitney_kernel_compile` compiles. Set `struct_size` to `sizeof(jitney_compile_options)`; zeros are the defaults.
/// Everything is copied.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CompileOptions {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// `JITNEY_COMPILE_…`, added up.
    pub flags: u64,
    /// What may be done to floats beyond IEEE 754: names of LLVM's flags (`"nnan,contract"`), `"fast"` for all of them;
    /// NULL for nothing.
    pub fastmath: *const c_char,
    /// Signatures in Numba's notation, one to a line: `"f8(f8[:], i8)"`. Where there are any, they are compiled at once, and
    /// the kernel takes these types alone; NULL for whatever types it is called with.
    pub signatures: *const c_char,
    /// `nbindings` names of the source that the host gives a meaning. `np`, `math`, `prange` and Python's builtins have
    /// theirs without.
    pub bindings: *const BoundName,
    /// How many.
    pub nbindings: usize,
    /// The number of the source's first line, for messages; 0 counts as 1.
    pub first_line: u64,
    /// One of `JITNEY_KERNEL_…`.
    pub kind: u64,
    /// The layout of a generalised kernel, inputs and outputs by the names of their core axes: `"(m,n),(n,p)->(m,p)"`;
    /// NULL for other kinds.
    pub layout: *const c_char,
    /// The path of the file that the source comes from, for debuggers; NULL if there is none. A source to be debugged that
    /// is of no file is written to a temporary one.
    pub file: *const c_char,
}

impl Default for CompileOptions {
    fn default() -> Self {
        CompileOptions {
            struct_size: size_of::<Self>(),
            flags: 0,
            fastmath: std::ptr::null(),
            signatures: std::ptr::null(),
            bindings: std::ptr::null(),
            nbindings: 0,
            first_line: 1,
            kind: JITNEY_KERNEL_WHOLE,
            layout: std::ptr::null(),
            file: std::ptr::null(),
        }
    }
}

growing!(CompileOptions {
    struct_size,
    flags,
    fastmath,
    signatures,
    bindings,
    nbindings,
    first_line,
    kind,
    layout,
    file
});

/// Makes a kernel of Python source: of the function `name` in it, or with NULL of its last one. `options` may be NULL.
/// The source is read now; it is compiled when the types of its arguments are known, which is at the first call with
/// such types, in `jitney_kernel_specialise`, or now for the types that its annotations or `options->signatures` say.
///
/// The kernel is in the registry under its name, or, if that is taken, under its name with a number (`axpy#2`), as long
/// as somebody holds a handle to it; then its machine code is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_compile(
    name: *const c_char,
    source: *const c_char,
    options: *const CompileOptions,
    out: *mut *mut KernelHandle,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let out = required("out", out)?;
            let function = if name.is_null() { None } else { Some(text("name", name)?) };
            let kernel = compile(function, text("source", source)?, &crate::capi::options("options", options)?)?;
            *out = to_handle(Kernel::Source(kernel));
            Ok(())
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// # Safety
/// As `jitney_kernel_compile`.
unsafe fn compile(function: Option<&str>, source: &str, given: &CompileOptions) -> Result<Arc<SourceKernel>> {
    let optional = |argument: &'static str, it: *const c_char| {
        // SAFETY: the caller's contract.
        if it.is_null() { Ok("") } else { unsafe { text(argument, it) } }
    };
    if given.flags & !COMPILE_FLAGS != 0 {
        fail!(Unsupported, "options.flags has bits {:#x} that this version lacks", given.flags & !COMPILE_FLAGS);
    }
    let is_set = |flag| given.flags & flag != 0;
    let mut fastmath = FastMath::default();
    for flag in optional("options.fastmath", given.fastmath)?.split([',', ' ']).filter(|flag| !flag.is_empty()) {
        match FastMath::from_name(flag) {
            Some(named) => fastmath = FastMath(fastmath.0 | named.0),
            None => fail!(
                InvalidArgument,
                "options.fastmath names '{flag}'; flags are fast, {}",
                FastMath::NAMES.join(", ")
            ),
        }
    }
    let mut bindings = Vec::new();
    // SAFETY: the caller's contract.
    for bound in unsafe { list("options.bindings", given.bindings, given.nbindings)? } {
        // SAFETY: as above.
        unsafe {
            let name = text("a binding's name", bound.name)?;
            bindings.push((name.to_owned(), value::binding(name, &bound.value, 0)?));
        }
    }
    let signatures = optional("options.signatures", given.signatures)?;
    let layout = optional("options.layout", given.layout)?;
    let kind = match given.kind {
        JITNEY_KERNEL_WHOLE => Kind::Whole,
        JITNEY_KERNEL_ELEMENTWISE => Kind::Elementwise,
        JITNEY_KERNEL_GENERALISED => Kind::Generalised(CoreLayout::parse(layout)?),
        kind => fail!(InvalidArgument, "options.kind is {kind}; it is one of JITNEY_KERNEL_…, 0 to 2"),
    };
    if !layout.is_empty() && given.kind != JITNEY_KERNEL_GENERALISED {
        fail!(InvalidArgument, "options.layout is for generalised kernels; options.kind is {}", given.kind);
    }
    let definition = Definition {
        function,
        text: source,
        first_line: u32::try_from(given.first_line).unwrap_or(u32::MAX).max(1),
        file: Some(optional("options.file", given.file)?).filter(|file| !file.is_empty()),
        bindings,
        options: Options {
            fastmath,
            boundscheck: !is_set(JITNEY_COMPILE_UNCHECKED),
            error_model: if is_set(JITNEY_COMPILE_NUMPY_ERRORS) { ErrorModel::Numpy } else { ErrorModel::Python },
            parallel: !is_set(JITNEY_COMPILE_SERIAL),
            unsafe_parallel: is_set(JITNEY_COMPILE_UNSAFE_PARALLEL),
            debug: is_set(JITNEY_COMPILE_DEBUGGABLE),
        },
        kind,
        ignore_annotations: is_set(JITNEY_COMPILE_IGNORE_ANNOTATIONS),
        signatures: signatures.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
    };
    manager::get()?.compile(definition)
}

/// Compiles a kernel from source for the types of a signature in Numba's notation, `"f8(f8[::1], i8)"`; the result's type
/// may be left out. Calls with such types then compile nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_specialise(
    kernel: *const KernelHandle,
    signature: *const c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let ((_held, source), signature) = unsafe { (of_source(kernel)?, text("signature", signature)?) };
        manager::get()?.specialise_source(&source, signature)
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Writes to `*out` the address of a C function for the types of a signature, compiled if need be; it is valid as long as
/// somebody holds the kernel, and may be called from any thread. A call costs nothing beyond that of a C function: no
/// lookup, no switch, no statistics. It takes the kernel's arguments in order: an array as `const jitney_tensor *`, a
/// number by value as the C type of its dtype (`double`, `int64_t`, `uint8_t`; a truth value as `uint8_t`), a tuple's
/// values one by one; then a pointer for each number that comes back. It returns 0, or a number other than 0 when the
/// kernel raised; `jitney_kernel_raised` then says what. Cast the address to
/// `int32_t (*)(const jitney_tensor *, double, …)` before calling it.
///
/// Tensors have to be as the signature says, which is not checked: dtype, rank, and for `[::1]` and `[:, ::1]` row-major
/// (strides are then not looked at). A kernel that returns arrays, or takes f16 or bf16 numbers, has no such function:
/// `JITNEY_ERROR_UNSUPPORTED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_function_get(
    kernel: *const KernelHandle,
    signature: *const c_char,
    out: *mut *const c_void,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let ((_held, source), out) = unsafe { (of_source(kernel)?, required("out", out)?) };
        // SAFETY: as above.
        *out = manager::get()?.source_function(&source, unsafe { text("signature", signature)? })?;
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// What a function of `jitney_kernel_function_get` raised when it was last called on this thread and returned something
/// other than 0: returns its status, and an error in `*error`. The second time, and where nothing was raised, `JITNEY_OK`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_raised(error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || manager::get()?.last_raised().map_or(Ok(()), Err)) }
}
