//! The tables between the library and this plugin: what the library calls. Nothing unwinds out of here.
//!
//! LLVM reports errors in three ways. What it says about a kernel is collected with the module. A failed step gives a
//! message. What it cannot go on after ends the process; the reason is logged first.

use std::ffi::{CStr, CString, c_char};
use std::panic::catch_unwind;
use std::sync::OnceLock;

use jitney_ir::{bytes, decode};
use jitney_plugin::abi::{
    Bytes, COMPILE_DEBUG, COMPILE_VECTOR_MATH, CompileRequest, ErrorHandle, FORM_ALONE, FORM_C, FORM_SLOTS, HostApi,
    OUTPUT_ASSEMBLY, OUTPUT_CODE, OUTPUT_LISTING, OUTPUT_OBJECT, PLUGIN_ABI_MAJOR, PLUGIN_ABI_MINOR,
    PLUGIN_CODE_GENERATOR, PluginApi,
};
use jitney_plugin::image::Image;
use jitney_plugin::slot::{Failure, guarded};

use crate::compile::{Output, Request, compile};
use crate::libmvec;
use crate::ll::machine::{on_fatal_error, processor};

/// Numbers of `jitney/jitney.h`.
const INVALID_ARGUMENT: i32 = 1;
const OUT_OF_MEMORY: i32 = 10;
const UNSUPPORTED: i32 = 13;
const INTERNAL: i32 = 17;

/// `JITNEY_LOG_LEVEL_ERROR`.
const LOG_ERROR: i32 = 1;

/// Stands for the sources of this code generator and of the passes that it runs: another one makes other code.
const GENERATOR: &str = env!("JITNEY_LLVM_SOURCES");

// Stands for `__cxa_atexit` in the plugin, see `build.rs`: registers nothing, and says that it has.
#[cfg(target_arch = "x86_64")]
std::arch::global_asm!(
    ".globl jitney_llvm_at_exit",
    ".hidden jitney_llvm_at_exit",
    "jitney_llvm_at_exit:",
    "xor eax, eax",
    "ret"
);
#[cfg(target_arch = "aarch64")]
std::arch::global_asm!(
    ".globl jitney_llvm_at_exit",
    ".hidden jitney_llvm_at_exit",
    "jitney_llvm_at_exit:",
    "mov w0, #0",
    "ret"
);

static HOST: OnceLock<&'static HostApi> = OnceLock::new();

const NAME: &CStr = c"llvm";

static API: PluginApi = PluginApi {
    struct_size: size_of::<PluginApi>(),
    abi_major: PLUGIN_ABI_MAJOR,
    abi_minor: PLUGIN_ABI_MINOR,
    name: NAME.as_ptr(),
    version: c"0.1.0, LLVM 19.1".as_ptr(),
    kinds: PLUGIN_CODE_GENERATOR,
    probe: Some(probe),
    target: Some(target),
    compile: Some(compile_request),
    validate: Some(validate),
    load: None,
    entry: None,
    release: None,
    kernels: std::ptr::null(),
    kernel_count: 0,
    after_fork: None,
    shutdown: None,
};

/// `jitney_plugin_query`: see `jitney_plugin::abi::Query`.
///
/// # Safety
/// `host` is valid as long as the process, `plugin` can be written to, `error` is null or can be.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_plugin_query(
    host: *const HostApi,
    plugin: *mut *const PluginApi,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised.
    let host = unsafe { &*host };
    let body = || {
        if host.abi_major != PLUGIN_ABI_MAJOR || host.struct_size < size_of::<HostApi>() {
            return Err(Failure::new(UNSUPPORTED, format!("the library speaks version {} of plugins", host.abi_major)));
        }
        if host.ir_version != bytes::VERSION {
            let (theirs, ours) = (host.ir_version, bytes::VERSION);
            return Err(Failure::new(
                UNSUPPORTED,
                format!("kernels come in format {theirs}; this plugin reads {ours}"),
            ));
        }
        HOST.get_or_init(|| host);
        on_fatal_error(fatal);
        // SAFETY: as promised.
        unsafe { plugin.write(&raw const API) };
        Ok(())
    };
    // SAFETY: as promised.
    unsafe { guarded(host, error, body) }
}

/// The last that is heard of LLVM before it ends the process.
extern "C" fn fatal(reason: *const c_char) {
    if let Some(log) = HOST.get().and_then(|host| host.log) {
        // SAFETY: LLVM's text, which ends with a zero.
        unsafe { log(LOG_ERROR, NAME.as_ptr(), reason) };
    }
}

/// Runs a slot for the host that asked first: 0, or a status of which the host knows the reason.
fn hosted(error: *mut *mut ErrorHandle, slot: impl FnOnce(&HostApi) -> Result<(), Failure>) -> i32 {
    match HOST.get() {
        // SAFETY: `error` is what the slot was given.
        Some(host) => unsafe { guarded(host, error, || slot(host)) },
        None => INTERNAL,
    }
}

unsafe extern "C" fn probe(error: *mut *mut ErrorHandle) -> i32 {
    hosted(error, |_| {
        libmvec::is_there();
        processor().as_ref().map(|_| ()).map_err(|message| Failure::new(UNSUPPORTED, message.clone()))
    })
}

/// `llvm 19.1.7 znver4 +avx512f,...`, and the version of this code generator.
fn target_text() -> String {
    let mvec = if libmvec::is_there() { " libmvec" } else { "" };
    match processor() {
        Ok(it) => format!("llvm {} generator {GENERATOR}{mvec} {} {}", crate::ll::version(), it.cpu, it.features),
        Err(message) => message.clone(),
    }
}

unsafe extern "C" fn target() -> *const c_char {
    static TARGET: OnceLock<CString> = OnceLock::new();
    let made = catch_unwind(|| TARGET.get_or_init(|| CString::new(target_text()).unwrap_or_default()).as_ptr());
    made.unwrap_or(c"".as_ptr())
}

/// A request with zeros for what a library of minor version 0 does not say.
///
/// # Safety
/// As many bytes as its size says can be read.
unsafe fn whole(request: *const CompileRequest) -> Result<CompileRequest, Failure> {
    const LEAST: usize = std::mem::offset_of!(CompileRequest, cpu);
    let mut whole = std::mem::MaybeUninit::<CompileRequest>::zeroed();
    // SAFETY: the caller's contract; all of a request may be zero.
    unsafe {
        let size = (&raw const (*request).struct_size).read();
        if size < LEAST {
            return Err(Failure::new(INVALID_ARGUMENT, "the request is shorter than this plugin knows it"));
        }
        let bytes = size.min(size_of::<CompileRequest>());
        whole.as_mut_ptr().cast::<u8>().copy_from_nonoverlapping(request.cast(), bytes);
        Ok(whole.assume_init())
    }
}

unsafe extern "C" fn compile_request(
    request: *const CompileRequest,
    artefact: *mut Bytes,
    error: *mut *mut ErrorHandle,
) -> i32 {
    hosted(error, |host| {
        // SAFETY: the library gives a request that it has filled in, and bytes that are there during the call.
        let (request, ir) = unsafe {
            let request = whole(request)?;
            (request, std::slice::from_raw_parts(request.ir, request.ir_length))
        };
        let kernel = decode(ir).map_err(|e| Failure::new(INVALID_ARGUMENT, e.to_string()))?;
        let output = match request.output {
            OUTPUT_CODE => Output::Image,
            OUTPUT_OBJECT => Output::Object,
            OUTPUT_ASSEMBLY => Output::Assembly,
            OUTPUT_LISTING => Output::Listing,
            other => return Err(Failure::new(UNSUPPORTED, format!("there is no output {other}"))),
        };
        let text = |text: *const c_char| {
            // SAFETY: text that ends with a zero.
            (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
        };
        let how = Request {
            output,
            slots: request.forms >> FORM_SLOTS & 1 != 0,
            c: request.forms >> FORM_C & 1 != 0,
            alone: request.forms >> FORM_ALONE & 1 != 0,
            symbol: text(request.symbol),
            vector_math: request.flags & COMPILE_VECTOR_MATH != 0,
            vector_bits: request.vector_bits,
            cpu: text(request.cpu),
            debug: request.flags & COMPILE_DEBUG != 0,
            late: usize::try_from(request.late).unwrap_or(usize::MAX),
            verify: false,
        };
        let made = compile(kernel, &how).map_err(|message| Failure::new(UNSUPPORTED, message))?;
        let allocate = host.allocate.ok_or_else(|| Failure::new(INTERNAL, "the library gives no memory"))?;
        // SAFETY: the library's memory has as many bytes.
        unsafe {
            let data = allocate(made.len().max(1)).cast::<u8>();
            if data.is_null() {
                return Err(Failure::new(OUT_OF_MEMORY, format!("no memory for {} bytes of code", made.len())));
            }
            data.copy_from_nonoverlapping(made.as_ptr(), made.len());
            artefact.write(Bytes { data, length: made.len() });
        }
        Ok(())
    })
}

unsafe extern "C" fn validate(bytes: *const u8, length: usize, error: *mut *mut ErrorHandle) -> i32 {
    hosted(error, |_| {
        // SAFETY: the library gives bytes that are there during the call.
        let bytes = if length == 0 { &[] } else { unsafe { std::slice::from_raw_parts(bytes, length) } };
        Image::decode(bytes).map(|_| ()).map_err(|e| Failure::new(INVALID_ARGUMENT, e.to_string()))
    })
}
