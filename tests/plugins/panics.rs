//! A plugin in Rust whose probe panics.

use jitney_plugin::abi::*;
use jitney_plugin::slot::guarded;
use std::sync::OnceLock;

static HOST: OnceLock<&'static HostApi> = OnceLock::new();

unsafe extern "C" fn probe(error: *mut *mut ErrorHandle) -> i32 {
    let answer = 42;
    // SAFETY: what the slot was given.
    unsafe { guarded(HOST.get().expect("query has been called"), error, || panic!("ouch {answer}")) }
}

static PLUGIN: PluginApi = PluginApi {
    struct_size: size_of::<PluginApi>(),
    abi_major: PLUGIN_ABI_MAJOR,
    abi_minor: PLUGIN_ABI_MINOR,
    name: c"panics".as_ptr(),
    version: c"1".as_ptr(),
    kinds: PLUGIN_DEVICE,
    probe: Some(probe),
    target: None,
    compile: None,
    validate: None,
    load: None,
    entry: None,
    release: None,
    kernels: std::ptr::null(),
    kernel_count: 0,
    after_fork: None,
    shutdown: None,
};

/// # Safety
/// As the interface says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_plugin_query(
    host: *const HostApi,
    plugin: *mut *const PluginApi,
    _: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: the host's table stays as long as the process, and the place can be written.
    unsafe {
        let _ = HOST.set(&*host);
        *plugin = &PLUGIN;
    }
    0
}
