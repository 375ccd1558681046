//! Kernels from source: compile, call, look at.

use std::ffi::{c_char, c_void};
use std::sync::Arc;

use smallvec::SmallVec;

use super::kernel::{KernelHandle, KernelReference, to_handle};
use super::value::{self, CValue};
use super::{ErrorHandle, Status, growing, guard, list, options, required, text};
use crate::fail;
use crate::manager;
use crate::manager::registry::Kernel;
use crate::manager::source::{
    Aspect, Binding, CoreLayout, Definition, ErrorModel, FastMath, Frame, Kind, Operand, Options, ResultSlots,
    Returned, ReturnedValue, SourceKernel,
};
use crate::runtime::handle::{self, Held};
use crate::runtime::{Result, Tensor};

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

const COMPILE_FLAGS: u64 = 31;

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
        }
    }
}

growing!(CompileOptions { struct_size, flags, fastmath, signatures, bindings, nbindings, first_line, kind, layout });

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
            let kernel = compile(function, text("source", source)?, &self::options("options", options)?)?;
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
        bindings,
        options: Options {
            fastmath,
            boundscheck: !is_set(JITNEY_COMPILE_UNCHECKED),
            error_model: if is_set(JITNEY_COMPILE_NUMPY_ERRORS) { ErrorModel::Numpy } else { ErrorModel::Python },
            parallel: !is_set(JITNEY_COMPILE_SERIAL),
            unsafe_parallel: is_set(JITNEY_COMPILE_UNSAFE_PARALLEL),
        },
        kind,
        ignore_annotations: is_set(JITNEY_COMPILE_IGNORE_ANNOTATIONS),
        signatures: signatures.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
    };
    manager::get()?.compile(definition)
}

/// A handle's kernel, if it is one from source.
///
/// # Safety
/// As for `handle::hold`.
unsafe fn of_source(kernel: *const KernelHandle) -> Result<(Held<KernelReference>, Arc<SourceKernel>)> {
    // SAFETY: the caller's contract.
    let reference = unsafe { handle::hold("kernel", kernel)? };
    match &reference.kernel {
        Kernel::Source(source) => {
            let source = source.clone();
            Ok((reference, source))
        }
        other => fail!(InvalidArgument, "{} is not a kernel from source", other.name()),
    }
}

/// What a name stands for that a kernel is bound to.
///
/// # Safety
/// As for `handle::hold`.
pub(super) unsafe fn as_binding(name: &str, kernel: *const KernelHandle) -> Result<Binding> {
    // SAFETY: the caller's contract.
    let reference = unsafe { handle::hold(name, kernel)? };
    match &reference.kernel {
        Kernel::Source(source) => Ok(source.as_binding()),
        other => fail!(InvalidArgument, "{name} is bound to {}, which is not a kernel from source", other.name()),
    }
}

/// As `jitney_kernel_call`, for a kernel from source; besides, `*shape` receives what the kernel returns as text, which is
/// valid as long as the handle: `none`, `f64`, `(f64, (i64, f64[::1]))`. For bindings of languages in which a tuple of
/// one value is not the value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_call_shaped(
    kernel: *const KernelHandle,
    args: *const CValue,
    nargs: usize,
    results: *mut CValue,
    nresults: usize,
    shape: *mut *const c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let shape = required("shape", shape)?;
            let reference = handle::hold("kernel", kernel)?;
            let Kernel::Source(kernel) = &reference.kernel else {
                fail!(InvalidArgument, "{} is not a kernel from source", reference.kernel.name());
            };
            call(kernel, list("args", args, nargs)?, results, nresults, Some(shape))
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Calls a kernel from source.
///
/// # Safety
/// As `jitney_kernel_call`.
#[inline]
pub(super) unsafe fn call(
    kernel: &SourceKernel,
    args: &[CValue],
    results: *mut CValue,
    nresults: usize,
    shape: Option<&mut *const c_char>,
) -> Result<()> {
    // SAFETY: the caller's contract.
    let outcome = unsafe {
        match kernel.kind {
            Kind::Whole => prepared(kernel, args, results, nresults, shape),
            Kind::Elementwise | Kind::Generalised(_) => over_arrays(kernel, args, results, nresults, shape),
        }
    };
    outcome.inspect_err(|_| kernel.counters.failed())
}

/// # Safety
/// As `jitney_kernel_call`.
#[inline]
unsafe fn prepared(
    kernel: &SourceKernel,
    args: &[CValue],
    results: *mut CValue,
    nresults: usize,
    shape: Option<&mut *const c_char>,
) -> Result<()> {
    let mut frame = Frame::default();
    for (index, given) in args.iter().enumerate() {
        // SAFETY: the caller's contract.
        unsafe { value::argument(&mut frame, kernel.parameter(index), given)? };
    }
    let chosen = kernel.choose(&frame)?;
    // SAFETY: the caller's contract: the caller's own, to be written.
    let results = match nresults {
        0 => &mut [],
        _ if results.is_null() => fail!(NullPointer, "results is NULL, but nresults is {nresults}"),
        _ => unsafe { std::slice::from_raw_parts_mut(results, nresults) },
    };
    let count = chosen.results();
    if nresults > 0 && count > nresults {
        fail!(InvalidArgument, "{} returns {count} values, but nresults is {nresults}", kernel.name);
    }
    if nresults > 0 {
        for index in (0..count).filter(|&index| chosen.is_array(index)) {
            // SAFETY: as above.
            unsafe { tensor_for(kernel, index, results)? };
        }
    }
    let mut slots = ResultSlots::new();
    // SAFETY: the caller's contract.
    unsafe { manager::get()?.call_source(kernel, &chosen, &mut frame, &mut slots)? };
    if count > 0 || nresults > 0 {
        // SAFETY: looked at above.
        unsafe { hand_over(chosen.returned(slots), results)? };
    }
    if let Some(shape) = shape {
        *shape = chosen.shape().as_ptr();
    }
    Ok(())
}

/// Writes what a call returned to the caller's values; without any of those, it is given back.
///
/// # Safety
/// Values for arrays name zeroed tensors.
unsafe fn hand_over(mut returned: Returned, results: &mut [CValue]) -> Result<()> {
    if !results.is_empty() {
        let mut values = SmallVec::<[CValue; 4]>::new();
        let mut tensors = SmallVec::<[(*mut Tensor, Tensor); 1]>::new();
        loop {
            match returned.take() {
                Ok(None) => break,
                Ok(Some(ReturnedValue::Scalar(dtype, bits))) => values.push(value::of_scalar(dtype, bits)),
                Ok(Some(ReturnedValue::Tensor(tensor))) => {
                    let named = results[values.len()];
                    // SAFETY: `tensor_for` has looked at it.
                    tensors.push((unsafe { named.r#as.tensor }, tensor));
                    values.push(named);
                }
                Err(error) => {
                    tensors.iter_mut().for_each(|(_, tensor)| drop(tensor.release()));
                    return Err(error);
                }
            }
        }
        results.fill(value::jitney_value_none());
        results[..values.len()].copy_from_slice(&values);
        for (place, tensor) in tensors {
            // SAFETY: as above.
            unsafe { place.write(tensor) };
        }
    }
    Ok(())
}

/// Calls an element-wise or generalised kernel.
///
/// # Safety
/// As `jitney_kernel_call`.
unsafe fn over_arrays(
    kernel: &SourceKernel,
    args: &[CValue],
    results: *mut CValue,
    nresults: usize,
    shape: Option<&mut *const c_char>,
) -> Result<()> {
    let (inputs, outputs) = match &kernel.kind {
        Kind::Generalised(layout) => (layout.inputs.len(), layout.outputs.len()),
        _ => (kernel.parameters().len(), args.len().saturating_sub(kernel.parameters().len()).max(1)),
    };
    if args.len() < inputs {
        fail!(InvalidArgument, "{} takes {inputs} arguments, {} were given", kernel.name, args.len());
    }
    let (given, places) = args.split_at(inputs);
    let numbers =
        given.iter().all(|value| !matches!(value.kind, value::JITNEY_VALUE_TENSOR | value::JITNEY_VALUE_READONLY));
    if numbers && places.is_empty() && kernel.kind == Kind::Elementwise {
        // One element of each is what the function is written for.
        // SAFETY: the caller's contract.
        return unsafe { prepared(kernel, args, results, nresults, shape) };
    }
    let mut operands = SmallVec::<[Operand; 6]>::new();
    for (index, value) in given.iter().enumerate() {
        // SAFETY: the caller's contract.
        operands.push(unsafe { value::operand(kernel.parameter(index), value)? });
    }
    let (places, which, count) = if places.is_empty() {
        // SAFETY: the caller's contract: the caller's own, to be read.
        (unsafe { list("results", results.cast_const(), nresults)? }, "results", nresults)
    } else {
        (places, "outputs", if kernel.kind == Kind::Elementwise { outputs } else { places.len() })
    };
    let mut tensors = SmallVec::<[&mut Tensor; 2]>::new();
    for (index, place) in places.iter().enumerate().take(count) {
        let tensor = match place.kind {
            // SAFETY: the payload is what the kind says; outputs are distinct, or refused as overlapping.
            value::JITNEY_VALUE_TENSOR => unsafe { place.r#as.tensor.as_mut() },
            value::JITNEY_VALUE_NONE if which == "results" => break,
            _ => None,
        };
        let Some(tensor) = tensor else {
            fail!(
                InvalidArgument,
                "{which}[{index}] of {} has to be a tensor: the caller's, or a zeroed one to be allocated",
                kernel.name
            );
        };
        if tensors.iter().any(|other| std::ptr::eq(*other, tensor)) {
            fail!(Overlap, "{which}[{index}] of {} is the tensor of another result", kernel.name);
        }
        tensors.push(tensor);
    }
    let manager = manager::get()?;
    let used;
    // SAFETY: the caller's contract.
    unsafe {
        match &kernel.kind {
            Kind::Generalised(layout) => {
                tensors.truncate(if which == "results" { layout.outputs.len() } else { usize::MAX });
                manager.call_generalised(kernel, layout, &operands, &mut tensors)?;
                used = tensors.len();
            }
            _ => used = manager.call_elementwise(kernel, &operands, &mut tensors, which == "outputs")?,
        }
    }
    if which == "results" && used < nresults {
        // SAFETY: as above, to be written.
        unsafe { std::slice::from_raw_parts_mut(results.add(used), nresults - used) }.fill(value::jitney_value_none());
    }
    if let Some(shape) = shape {
        *shape = c"arrays".as_ptr();
    }
    Ok(())
}

/// Reduces an array with an element-wise kernel of two parameters: `f(f(f(a, b), c), d)`, in the order of the elements,
/// along `naxes` axes (`axes` NULL: all of them), which stay with size 1 if `keep_axes` is not 0. `initial` may be NULL: the
/// first element then. `*out` is allocated, of the type that the kernel returns; give it back with
/// `jitney_tensor_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_reduce(
    kernel: *const KernelHandle,
    x: *const Tensor,
    axes: *const i64,
    naxes: usize,
    keep_axes: i32,
    initial: *const CValue,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let (_held, kernel) = elementwise(kernel)?;
            let counted = || {
                let (x, out) = (operand("x", x)?, fresh("out", out)?);
                let initial = match initial.as_ref() {
                    Some(initial) => match value::operand("initial", initial)? {
                        Operand::Scalar(dtype, bits) => Some((dtype, bits)),
                        Operand::Array(..) => fail!(InvalidArgument, "initial is a tensor; it is a number"),
                    },
                    None => None,
                };
                let axes = if axes.is_null() && naxes == 0 { None } else { Some(list("axes", axes, naxes)?) };
                *out = manager::get()?.reduce_elementwise(&kernel, &x, axes, keep_axes != 0, initial)?;
                Ok(())
            };
            counted().inspect_err(|_| kernel.counters.failed())
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Every step of the reduction of an array with an element-wise kernel of two parameters along one axis. `*out` is
/// allocated, of the array's shape; give it back with `jitney_tensor_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_accumulate(
    kernel: *const KernelHandle,
    x: *const Tensor,
    axis: i64,
    out: *mut Tensor,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            let (_held, kernel) = elementwise(kernel)?;
            let counted = || {
                let (x, out) = (operand("x", x)?, fresh("out", out)?);
                *out = manager::get()?.accumulate_elementwise(&kernel, &x, axis)?;
                Ok(())
            };
            counted().inspect_err(|_| kernel.counters.failed())
        }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// # Safety
/// As for `of_source`.
unsafe fn elementwise(kernel: *const KernelHandle) -> Result<(Held<KernelReference>, Arc<SourceKernel>)> {
    // SAFETY: the caller's contract.
    let (held, kernel) = unsafe { of_source(kernel)? };
    if kernel.kind != Kind::Elementwise {
        fail!(InvalidArgument, "{} is not an element-wise kernel (JITNEY_KERNEL_ELEMENTWISE)", kernel.name);
    }
    Ok((held, kernel))
}

/// # Safety
/// `x` is NULL or as `Tensor::view` asks.
unsafe fn operand<'a>(name: &str, x: *const Tensor) -> Result<Operand<'a>> {
    // SAFETY: the caller's contract.
    match unsafe { x.as_ref() } {
        // SAFETY: as above.
        Some(x) => unsafe { Operand::tensor(name, x) },
        None => fail!(NullPointer, "{name} is NULL"),
    }
}

/// A tensor that is to be allocated.
///
/// # Safety
/// As for `required`.
unsafe fn fresh<'a>(name: &str, tensor: *mut Tensor) -> Result<&'a mut Tensor> {
    // SAFETY: the caller's contract.
    let tensor = unsafe { required(name, tensor)? };
    if !tensor.is_unallocated() {
        fail!(InvalidArgument, "{name} is allocated by this function: give a zeroed jitney_tensor");
    }
    Ok(tensor)
}

/// Sees to it that there is a tensor for an array that comes back.
///
/// # Safety
/// A tensor that is named can be read.
unsafe fn tensor_for(kernel: &SourceKernel, index: usize, results: &[CValue]) -> Result<()> {
    // SAFETY: the payload is what the kind says.
    let tensor_of = |named: &CValue| match named.kind {
        value::JITNEY_VALUE_TENSOR => unsafe { named.r#as.tensor.as_ref() },
        _ => None,
    };
    let tensor = tensor_of(&results[index]);
    if results[..index].iter().any(|other| tensor.zip(tensor_of(other)).is_some_and(|(a, b)| std::ptr::eq(a, b))) {
        fail!(Overlap, "results[{index}] of {} names the tensor of another result", kernel.name);
    }
    match tensor {
        Some(tensor) if tensor.is_unallocated() => Ok(()),
        Some(_) => fail!(InvalidArgument, "results[{index}] of {} names a tensor that is not zeroed", kernel.name),
        None => fail!(
            InvalidArgument,
            "results[{index}] of {} is an array: set it to jitney_value_tensor of a zeroed jitney_tensor before the call",
            kernel.name
        ),
    }
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

/// The source text, as it was given.
pub const JITNEY_INSPECT_SOURCE: i32 = 0;
/// The source with the types of its variables.
pub const JITNEY_INSPECT_TYPES: i32 = 1;
/// The typed intermediate representation, as the front end wrote it.
pub const JITNEY_INSPECT_IR: i32 = 2;
/// The intermediate representation before and after each pass.
pub const JITNEY_INSPECT_PASSES: i32 = 3;
/// The machine code of each function.
pub const JITNEY_INSPECT_ASSEMBLY: i32 = 4;
/// How long each stage of compiling took.
pub const JITNEY_INSPECT_TIMES: i32 = 5;

/// Shows what became of a kernel from source for the types of `signature`, which may be NULL where it is compiled for one
/// list of types only; `what` is one of `JITNEY_INSPECT_…`. The text is the caller's, given back with
/// `jitney_text_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_inspect(
    kernel: *const KernelHandle,
    signature: *const c_char,
    what: i32,
    out: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let ((_held, source), out) = unsafe { (of_source(kernel)?, required("out", out)?) };
        // SAFETY: as above.
        let signature = if signature.is_null() { None } else { Some(unsafe { text("signature", signature)? }) };
        let aspect = match what {
            JITNEY_INSPECT_SOURCE => Aspect::Source,
            JITNEY_INSPECT_TYPES => Aspect::Types,
            JITNEY_INSPECT_IR => Aspect::Ir,
            JITNEY_INSPECT_PASSES => Aspect::Passes,
            JITNEY_INSPECT_ASSEMBLY => Aspect::Assembly,
            JITNEY_INSPECT_TIMES => Aspect::Times,
            _ => fail!(InvalidArgument, "what is {what}; it is one of JITNEY_INSPECT_…, 0 to {JITNEY_INSPECT_TIMES}"),
        };
        *out = super::manager::owned_text(source.inspect(manager::get()?, signature, aspect)?);
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}
