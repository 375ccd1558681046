//! The manager's switch, settings, statistics, benchmark, self-test and system information.

use std::ffi::{CString, c_char};

use super::{ErrorHandle, Status, fill, growing, guard, list, required, text};
use crate::fail;
use crate::manager;
use crate::manager::process::threads;
use crate::runtime::DType;
use crate::runtime::tensor::MAX_RANK;

/// Turns acceleration on. Later calls take the fastest path that fits.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_enable() {
    if let Ok(manager) = manager::get() {
        manager.enable();
    }
}

/// Turns acceleration off. Later calls take the standard path.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_disable() {
    if let Ok(manager) = manager::get() {
        manager.disable();
    }
}

/// 1 while acceleration is on, else 0.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_is_enabled() -> i32 {
    manager::get().is_ok_and(|manager| manager.is_enabled()) as i32
}

/// Sets how many threads later calls may use, the caller's included: 1 to 1024, or 0 for the default (as many as the
/// process may use by affinity and cgroup quota, or `JITNEY_NUM_THREADS`).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_num_threads_set(count: i32, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        if !(0..=1024).contains(&count) {
            fail!(InvalidArgument, "count is {count}; it goes from 1 to 1024, or is 0 for the default");
        }
        threads::set_limit(count as usize);
        Ok(())
    };
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, body) }
}

/// How many threads a call may use, the caller's included.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_num_threads_get() -> i32 {
    threads::limit() as i32
}

/// The statistics' sums. Set `struct_size` to `sizeof(jitney_stats)` before the call. `jitney_stats_json` has all of
/// them, and the rows per kernel and per reason.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Stats {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// 1 while acceleration is on.
    pub enabled: i32,
    /// 1 when a CUDA device can be used.
    pub cuda_available: i32,
    /// 1 when CUDA's driver library can be loaded. CUDA is never initialised to find out.
    pub cuda_driver_present: i32,
    /// Threads that a call may use.
    pub threads: i32,
    /// Functions that an engine compiled.
    pub functions_compiled: u64,
    /// Nanoseconds that engines spent compiling.
    pub compile_nanoseconds: u64,
    /// Kernels in the registry.
    pub kernels_registered: u64,
    /// Calls that returned a result: the sum of the next three.
    pub calls: u64,
    /// Calls on the standard path.
    pub calls_standard: u64,
    /// Calls on the cpu path.
    pub calls_cpu: u64,
    /// Calls on a device.
    pub calls_cuda: u64,
    /// Elements of the calls on the standard path.
    pub elements_standard: u64,
    /// Elements of the calls on the cpu path.
    pub elements_cpu: u64,
    /// Elements of the calls on a device.
    pub elements_cuda: u64,
    /// Calls that fell back from a faster path.
    pub fallbacks: u64,
    /// Calls that returned an error.
    pub errors: u64,
    /// Compiled code found in the cache.
    pub cache_hits: u64,
    /// Compiled code not found there.
    pub cache_misses: u64,
    /// Compiled code found and refused.
    pub cache_rejects: u64,
    /// Plugins loaded.
    pub plugins_loaded: u64,
    /// The buffer pool: bytes waiting for reuse.
    pub pool_bytes_held: u64,
    /// Bytes handed out and not given back.
    pub pool_bytes_in_use: u64,
    /// The most bytes held and in use at one time.
    pub pool_high_water: u64,
    /// Requests served from a waiting buffer.
    pub pool_hits: u64,
    /// Requests that went to the system.
    pub pool_misses: u64,
    /// Of `functions_compiled`, those that were optimised.
    pub functions_optimized: u64,
    /// Nanoseconds that this took.
    pub optimize_nanoseconds: u64,
}

growing!(Stats {
    struct_size,
    enabled,
    cuda_available,
    cuda_driver_present,
    threads,
    functions_compiled,
    compile_nanoseconds,
    kernels_registered,
    calls,
    calls_standard,
    calls_cpu,
    calls_cuda,
    elements_standard,
    elements_cpu,
    elements_cuda,
    fallbacks,
    errors,
    cache_hits,
    cache_misses,
    cache_rejects,
    plugins_loaded,
    pool_bytes_held,
    pool_bytes_in_use,
    pool_high_water,
    pool_hits,
    pool_misses,
    functions_optimized,
    optimize_nanoseconds
});

/// Writes the statistics to `*out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_stats_get(out: *mut Stats, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        let s = manager::get()?.stats();
        let stats = Stats {
            struct_size: size_of::<Stats>(),
            enabled: s.enabled as i32,
            cuda_available: s.cuda_available as i32,
            cuda_driver_present: s.cuda_driver_present as i32,
            threads: s.threads as i32,
            functions_compiled: s.functions_compiled,
            compile_nanoseconds: s.compile_nanoseconds,
            kernels_registered: s.kernels_registered,
            calls: s.calls,
            calls_standard: s.calls_standard,
            calls_cpu: s.calls_cpu,
            calls_cuda: s.calls_cuda,
            elements_standard: s.elements_standard,
            elements_cpu: s.elements_cpu,
            elements_cuda: s.elements_cuda,
            fallbacks: s.fallbacks,
            errors: s.errors,
            cache_hits: s.cache_hits,
            cache_misses: s.cache_misses,
            cache_rejects: s.cache_rejects,
            plugins_loaded: s.plugins_loaded,
            pool_bytes_held: s.pool.bytes_held,
            pool_bytes_in_use: s.pool.bytes_in_use,
            pool_high_water: s.pool.high_water,
            pool_hits: s.pool.hits,
            pool_misses: s.pool.misses,
            functions_optimized: s.functions_optimized,
            optimize_nanoseconds: s.optimize_nanoseconds,
        };
        // SAFETY: the caller's contract, as documented in the header.
        unsafe { fill("out", out, &stats) }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Sets every counter to zero.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_stats_reset() {
    if let Ok(manager) = manager::get() {
        manager.reset_stats();
    }
}

/// Text that C owns until `jitney_text_release`.
pub(super) fn owned_text(text: String) -> *mut c_char {
    CString::new(text.replace('\0', "?")).unwrap_or_default().into_raw()
}

/// Gives back a text that the library made. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_text_release(text: *mut c_char) {
    if !text.is_null() {
        // SAFETY: the caller's contract: `text` came from `owned_text` and is given back once.
        drop(unsafe { CString::from_raw(text) });
    }
}

/// Writes text made by `make` to `*out`.
///
/// # Safety
/// `out` and `error` are NULL or writable.
unsafe fn write_text(
    out: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
    make: impl FnOnce() -> crate::runtime::Result<String>,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract.
        let out = unsafe { required("out", out)? };
        *out = owned_text(make()?);
        Ok(())
    };
    // SAFETY: the caller's contract.
    unsafe { guard(error, body) }
}

pub(super) fn to_json(value: &impl serde::Serialize) -> crate::runtime::Result<String> {
    match serde_json::to_string(value) {
        Ok(text) => Ok(text),
        Err(why) => fail!(Internal, "a report could not be written as JSON: {why}"),
    }
}

/// Writes all statistics as JSON to `*out`; give the text back with `jitney_text_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_stats_json(out: *mut *mut c_char, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { write_text(out, error, || to_json(&manager::get()?.stats())) }
}

/// Writes the system information (processor, instruction sets, threads, libraries, plugins, CUDA, environment variables
/// in force) as lines of text to `*out`; give the text back with `jitney_text_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_info_text(out: *mut *mut c_char, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { write_text(out, error, || Ok(manager::get()?.info().to_text())) }
}

/// As `jitney_info_text`, as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_info_json(out: *mut *mut c_char, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { write_text(out, error, || to_json(&manager::get()?.info())) }
}

/// Writes the names of all kernels, built-in ones first, as a JSON list to `*out`; give the text back with
/// `jitney_text_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_kernel_list(out: *mut *mut c_char, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { write_text(out, error, || to_json(&manager::get()?.names())) }
}

/// Checks every built-in kernel's cpu path against its standard path on fresh random arguments, at every instruction set
/// of the machine, on one thread and on all. `*passed` (may be NULL) is 1 when all agree; `*report` (may be NULL) receives
/// the checks as JSON, to be given back with `jitney_text_release`. Takes some seconds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_self_test(
    passed: *mut i32,
    report: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        let found = manager::get()?.self_test();
        // SAFETY: the caller's contract, as documented in the header.
        unsafe {
            if let Some(report) = report.as_mut() {
                *report = owned_text(to_json(&found)?);
            }
            if let Some(passed) = passed.as_mut() {
                *passed = found.passed as i32;
            }
        }
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// What `jitney_benchmark` found. Set `struct_size` to `sizeof(jitney_benchmark_result)` before the call.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct BenchmarkResult {
    /// Bytes of this struct.
    pub struct_size: usize,
    /// Median time of the standard path, seconds.
    pub standard_seconds: f64,
    /// Median time of the accelerated path as the manager runs it, seconds.
    pub accelerated_seconds: f64,
    /// The one divided by the other.
    pub speedup: f64,
    /// The largest difference of the results, relative to the largest magnitude of the standard path's.
    pub max_difference: f64,
    /// 1 when the results agree within the kernel's tolerance.
    pub agree: i32,
    /// 0.
    pub reserved: i32,
}

growing!(BenchmarkResult {
    struct_size,
    standard_seconds,
    accelerated_seconds,
    speedup,
    max_difference,
    agree,
    reserved
});

/// Times a built-in kernel's standard path against its accelerated path on random arguments of that shape and dtype
/// (`"f32"`, `"f64"`, …), `iterations` times each, in turn.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_benchmark(
    kernel: *const c_char,
    ndim: i32,
    shape: *const i64,
    dtype: *const c_char,
    iterations: u64,
    out: *mut BenchmarkResult,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let (kernel, dtype) = unsafe { (text("kernel", kernel)?, text("dtype", dtype)?) };
        let Some(dtype) = DType::from_name(dtype) else {
            fail!(DType, "dtype is '{dtype}', which is not a dtype such as f32, f64, i32, u8");
        };
        if ndim < 0 || ndim as usize > MAX_RANK {
            fail!(Shape, "ndim is {ndim}; ranks go from 0 to {MAX_RANK}");
        }
        // SAFETY: as above.
        let shape: Vec<_> = unsafe { list("shape", shape, ndim as usize)? }.iter().map(|&n| n as isize).collect();
        let found = manager::get()?.benchmark(kernel, &shape, dtype, iterations)?;
        let result = BenchmarkResult {
            struct_size: size_of::<BenchmarkResult>(),
            standard_seconds: found.standard_seconds,
            accelerated_seconds: found.accelerated_seconds,
            speedup: found.speedup,
            max_difference: found.max_difference,
            agree: found.agree as i32,
            reserved: 0,
        };
        // SAFETY: as above.
        unsafe { fill("out", out, &result) }
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// Measures from which size on threads pay, for the built-in kernel called `name` or with NULL for all, and sets the
/// thresholds; one for which threads do not win at sizes that take milliseconds stays as it is, and so do all where there
/// is one thread. Takes a tenth of a second per kernel, more where threads win late. `*report` (may be NULL) receives the
/// thresholds as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_calibrate(
    name: *const c_char,
    report: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let name = if name.is_null() { None } else { Some(unsafe { text("name", name)? }) };
        let rows = manager::get()?.calibrate(name)?;
        // SAFETY: as above.
        if let Some(report) = unsafe { report.as_mut() } {
            *report = owned_text(to_json(&rows)?);
        }
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// The library's version, `"0.1.0"`. Static.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_version() -> *const c_char {
    const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");
    VERSION.as_ptr().cast()
}

/// The major version of the C ABI, which the SONAME carries too.
#[unsafe(no_mangle)]
pub extern "C" fn jitney_abi_version() -> u32 {
    manager::info::ABI_VERSION
}
