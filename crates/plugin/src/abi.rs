//! The tables that the library and a plugin give each other.
//!
//! A plugin is a shared library with one exported function, `jitney_plugin_query`. It is loaded once, never unloaded, and
//! its slots may be called from any thread and from several at once, unless a slot says otherwise. Nothing may unwind out
//! of a slot. A slot that fails returns a status other than 0 and says why through `HostApi::set_error`.
//!
//! Both tables begin with their size and the version of the interface. Versions agree when their majors are equal; a newer
//! minor only appends slots. A table that is longer than known is read as far as it is known; slots beyond the end of a
//! shorter one are as if they were NULL.

use std::ffi::{c_char, c_void};

/// Version of the interface. Another major one cannot be talked to.
pub const PLUGIN_ABI_MAJOR: u32 = 1;

/// Version of the interface: what has been appended.
pub const PLUGIN_ABI_MINOR: u32 = 2;

/// The name of the function that a plugin exports, with its terminating zero.
pub const QUERY: &[u8] = b"jitney_plugin_query\0";

/// The function that a plugin exports: keeps `host`, which stays valid as long as the process, writes the address of its
/// own table, which does as well, to `*plugin`, and returns 0; or another status with the reason in `*error`. Called once.
pub type Query =
    unsafe extern "C" fn(host: *const HostApi, plugin: *mut *const PluginApi, error: *mut *mut ErrorHandle) -> i32;

/// `jitney_error` of `jitney/jitney.h`.
#[repr(C)]
#[derive(Debug)]
pub struct ErrorHandle {
    _opaque: [u8; 0],
}

/// `jitney_value` of `jitney/jitney.h`.
#[repr(C)]
#[derive(Debug)]
pub struct CValue {
    _opaque: [u8; 0],
}

/// A plugin that compiles kernels: `compile` is there.
pub const PLUGIN_CODE_GENERATOR: u32 = 1;

/// A plugin that brings kernels: `kernels` is there.
pub const PLUGIN_KERNEL_PROVIDER: u32 = 2;

/// A plugin that runs kernels on a device.
pub const PLUGIN_DEVICE: u32 = 4;

/// What the library offers to plugins.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct HostApi {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// `JITNEY_PLUGIN_ABI_MAJOR` of the library.
    pub abi_major: u32,
    /// `JITNEY_PLUGIN_ABI_MINOR` of the library.
    pub abi_minor: u32,
    /// Version of the intermediate representation that `compile` is given.
    pub ir_version: u32,
    /// Writes a line to the library's log; `level` as `JITNEY_LOG_LEVEL_...`. Both texts are copied.
    pub log: Option<unsafe extern "C" fn(level: i32, plugin: *const c_char, message: *const c_char)>,
    /// Says why a slot fails, before it returns `status`. `error` is what the slot was given, and may be NULL. The text is
    /// copied.
    pub set_error: Option<unsafe extern "C" fn(error: *mut *mut ErrorHandle, status: i32, message: *const c_char)>,
    /// Memory that outlives the call, aligned to 16; NULL if there is none. Who takes it over gives it back with
    /// `deallocate`.
    pub allocate: Option<unsafe extern "C" fn(bytes: usize) -> *mut c_void>,
    /// Gives back what `allocate` gave; NULL is fine.
    pub deallocate: Option<unsafe extern "C" fn(memory: *mut c_void)>,
    /// The address of a function of the library that compiled code may call; NULL for an unknown name.
    pub runtime_symbol: Option<unsafe extern "C" fn(name: *const c_char) -> *const c_void>,
    /// Adds to a number that the library's statistics show under the plugin's name. Names are copied.
    pub count: Option<unsafe extern "C" fn(plugin: *const c_char, name: *const c_char, amount: u64)>,
}

// SAFETY: the table is never written to once it has been given out.
unsafe impl Sync for HostApi {}

/// What a plugin offers. Slots that are not marked as required may be NULL.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PluginApi {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// `JITNEY_PLUGIN_ABI_MAJOR` of the header that the plugin was built with.
    pub abi_major: u32,
    /// `JITNEY_PLUGIN_ABI_MINOR` of the header that the plugin was built with.
    pub abi_minor: u32,
    /// Required: a name, unique among the plugins of a process: letters, digits, `_`.
    pub name: *const c_char,
    /// Required: its version, as people read it.
    pub version: *const c_char,
    /// What it is: `JITNEY_PLUGIN_CODE_GENERATOR` and so on, added together.
    pub kinds: u32,
    /// Whether it can be used in this process: 0, or a status and the reason. Called once, before anything else.
    pub probe: Option<unsafe extern "C" fn(error: *mut *mut ErrorHandle) -> i32>,
    /// Required of code generators: what its code depends on beyond the kernel, such as `llvm 19.1.7 znver4 +avx512f,...`.
    /// Code that was kept is used again only where this is the same.
    pub target: Option<unsafe extern "C" fn() -> *const c_char>,
    /// Required of code generators: compiles what `request` says. `artefact` receives memory from the library's
    /// `allocate`, which the caller gives back.
    pub compile: Option<
        unsafe extern "C" fn(request: *const CompileRequest, artefact: *mut Bytes, error: *mut *mut ErrorHandle) -> i32,
    >,
    /// Whether bytes are an artefact that `load` takes: 0, or a status and the reason. Any bytes may come.
    pub validate: Option<unsafe extern "C" fn(bytes: *const u8, length: usize, error: *mut *mut ErrorHandle) -> i32>,
    /// Makes an artefact callable. NULL where artefacts are images as `jitney_plugin::image` describes, which the library
    /// loads itself; otherwise `entry` and `release` are required too.
    pub load: Option<
        unsafe extern "C" fn(
            bytes: *const u8,
            length: usize,
            code: *mut *mut c_void,
            error: *mut *mut ErrorHandle,
        ) -> i32,
    >,
    /// The function of a form (`JITNEY_FORM_...`) in loaded code; NULL if there is none.
    pub entry: Option<unsafe extern "C" fn(code: *mut c_void, form: u32) -> *const c_void>,
    /// Gives loaded code up. Nothing runs in it any more.
    pub release: Option<unsafe extern "C" fn(code: *mut c_void)>,
    /// Required of kernel providers: its kernels, as long as the process.
    pub kernels: *const ProvidedKernel,
    /// How many there are.
    pub kernel_count: usize,
    /// Called in the child of a fork, on its only thread, before it goes on: locks and threads are to be set up anew.
    pub after_fork: Option<unsafe extern "C" fn()>,
    /// Called once when the process ends in an orderly way.
    pub shutdown: Option<unsafe extern "C" fn()>,
}

// SAFETY: the table is never written to once it has been given out.
unsafe impl Sync for PluginApi {}

/// Bytes that somebody owns.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Bytes {
    /// The first one.
    pub data: *mut u8,
    /// How many there are.
    pub length: usize,
}

/// Compile for being called with slots.
pub const FORM_SLOTS: u32 = 0;

/// Compile for being called as a C function.
pub const FORM_C: u32 = 1;

/// Compile for being called as a C function of a program without the library: from minor version 1 on, for object files.
pub const FORM_ALONE: u32 = 2;

/// The artefact is code that the library runs.
pub const OUTPUT_CODE: u32 = 0;

/// The artefact is a relocatable object file, for a linker.
pub const OUTPUT_OBJECT: u32 = 1;

/// The artefact is the machine code as text.
pub const OUTPUT_ASSEMBLY: u32 = 2;

/// The artefact is what the code generator made of the intermediate representation, as text.
pub const OUTPUT_LISTING: u32 = 3;

/// Keep what debuggers need.
pub const COMPILE_DEBUG: u32 = 1;

/// Mathematical functions in loops may be those of the system's vector library, a few units in the last place off.
pub const COMPILE_VECTOR_MATH: u32 = 2;

/// What a code generator compiles.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct CompileRequest {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// A verified module of the intermediate representation, encoded.
    pub ir: *const u8,
    /// How many bytes.
    pub ir_length: usize,
    /// Which forms the entry shall have: bit `1 << JITNEY_FORM_...`.
    pub forms: u32,
    /// `JITNEY_OUTPUT_...`.
    pub output: u32,
    /// `JITNEY_COMPILE_...`, added together.
    pub flags: u32,
    /// Bits of vectors that are to be preferred; 0 leaves it to the code generator.
    pub vector_bits: u32,
    /// What functions in an object file are called; NULL for the kernel's name.
    pub symbol: *const c_char,
    /// The kernel's source, for debuggers; NULL if there is none.
    pub source: *const c_char,
    /// From minor version 1 on: the processor that the code is for, as a level such as `x86-64-v3`; NULL for this machine's.
    pub cpu: *const c_char,
    /// From minor version 2 on: the last functions of the module, so many, are not compiled: where one is called, the code
    /// calls `jitney_rt_late` instead. They are the slow versions of loops, which hardly ever run. 0 with other forms than
    /// `JITNEY_FORM_SLOTS` and `JITNEY_FORM_C`.
    pub late: u64,
}

/// As `jitney_kernel_function`.
pub type KernelFunction = Option<
    unsafe extern "C" fn(user: *mut c_void, args: *const CValue, nargs: usize, error: *mut *mut ErrorHandle) -> i32,
>;

/// A kernel of a provider.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct ProvidedKernel {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// A built-in kernel's name, which then takes `cpu` as its fast way; or a new one, which needs `standard` as
    /// `jitney_kernel_register` does. A name that another plugin or the program has taken has the whole plugin refused.
    pub name: *const c_char,
    /// As in `jitney_kernel_definition`; NULL for a built-in kernel, whose function in `jitney.h` says what comes: its
    /// arguments in that order, outputs as tensors whose memory is there, options as `JITNEY_VALUE_F64`, `_I64` or
    /// `_BOOL`, names by their index, lists as `_I64S` or `_F64S`, and `_NONE` for what may be left out and was.
    pub signature: *const c_char,
    /// The plain version; NULL for a built-in kernel, whose own stays.
    pub standard: KernelFunction,
    /// The fast version; required of a built-in kernel, which has checked its arguments before. Where it returns
    /// `JITNEY_ERROR_UNSUPPORTED` before anything was written, the next way is taken; any other status is the call's.
    pub cpu: KernelFunction,
    /// Passed to both.
    pub user: *mut c_void,
}

// SAFETY: never written to once it has been given out; `user` is the plugin's matter.
unsafe impl Sync for ProvidedKernel {}
