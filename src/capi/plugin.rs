//! Plugins: loaded by hand, listed.

use std::ffi::c_char;

use super::manager::{owned_text, to_json};
use super::{ErrorHandle, Status, guard, required, text};
use crate::fail;
use crate::manager;

/// Loads a plugin: `name` is a path, if there is a `/` in it, and otherwise a name, of which the file `libjitney_NAME.so` is
/// looked for in the folders of `JITNEY_PLUGIN_PATH` and beside this library. A plugin is loaded once and stays; what was
/// refused once stays refused, with the reason that it was given then. A plugin's code runs in this process: load none
/// that you do not trust. The plugin that optimises kernels, `llvm`, is looked for by the library itself.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_plugin_load(name: *const c_char, error: *mut *mut ErrorHandle) -> Status {
    // SAFETY: the caller's contract, as documented in the header.
    unsafe { guard(error, || manager::get()?.load_plugin(text("name", name)?).map(drop)) }
}

/// Writes a JSON list to `*out`: of every plugin that was loaded and every file that was refused its name, version, path,
/// kinds, whether it is loaded, the reason why not, for a code generator its target, and what it has counted. Give the
/// text back with `jitney_text_release`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_plugin_list(out: *mut *mut c_char, error: *mut *mut ErrorHandle) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let out = unsafe { required("out", out)? };
        *out = owned_text(to_json(&manager::get()?.plugins())?);
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}

/// As `jitney_plugin_list`, of one plugin that is loaded.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jitney_plugin_info(
    name: *const c_char,
    out: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> Status {
    let body = || {
        // SAFETY: the caller's contract, as documented in the header.
        let (name, out) = unsafe { (text("name", name)?, required("out", out)?) };
        let plugins = manager::get()?.plugins();
        let Some(plugin) = plugins.iter().find(|plugin| plugin.loaded && plugin.name == name) else {
            fail!(NotFound, "no plugin called '{name}' is loaded");
        };
        *out = owned_text(to_json(plugin)?);
        Ok(())
    };
    // SAFETY: as above.
    unsafe { guard(error, body) }
}
