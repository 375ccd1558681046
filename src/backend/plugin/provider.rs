//! A plugin as a provider of kernels.
//!
//! Comes in: the rows of its table. Goes out: `Provided`, each row read and what can be seen in it checked. What becomes
//! of the kernels, and how their functions are called, is not known here.

use std::ffi::{CStr, c_char, c_void};

use jitney_plugin::abi::{PluginApi, ProvidedKernel};

use crate::fail;
use crate::runtime::Result;

/// A kernel that a plugin brings.
#[derive(Debug, Clone)]
pub struct Provided {
    /// Its name, which may be a built-in kernel's.
    pub name: String,
    /// What it takes, if it says so.
    pub signature: Option<String>,
    /// The plain version.
    pub standard: Option<*const c_void>,
    /// The fast version.
    pub cpu: Option<*const c_void>,
    /// Passed to both.
    pub user: *mut c_void,
}

/// Longest name of a kernel.
const LONGEST_NAME: usize = 256;

/// Longest signature.
const LONGEST_SIGNATURE: usize = 1 << 16;

/// The rows of a table. They lie one behind the other, each as long as the first says, which may be longer than is known.
///
/// # Safety
/// The table says that there are so many, and they stay as long as the process.
pub(super) unsafe fn rows(table: &PluginApi) -> Result<Vec<Provided>> {
    let mut rows = Vec::new();
    let mut place = table.kernels.cast::<u8>();
    let mut first = None;
    for number in 0..table.kernel_count {
        // SAFETY: the row begins with its size.
        let size = unsafe { place.cast::<usize>().read() };
        let like = *first.get_or_insert(size);
        if size != like || size < size_of::<ProvidedKernel>() || !size.is_multiple_of(align_of::<ProvidedKernel>()) {
            fail!(
                InvalidArgument,
                "its kernel {number} has struct_size {size}; set it to sizeof the struct, which is {} in this version",
                size_of::<ProvidedKernel>()
            );
        }
        // SAFETY: the row has as much.
        let row = unsafe { place.cast::<ProvidedKernel>().read() };
        // SAFETY: the caller's contract: texts are terminated.
        rows.push(unsafe { provided(number, &row)? });
        // SAFETY: at most one behind the last row.
        place = unsafe { place.add(size) };
    }
    Ok(rows)
}

/// # Safety
/// As for `rows`.
unsafe fn provided(number: usize, row: &ProvidedKernel) -> Result<Provided> {
    // SAFETY: the caller's contract.
    let Some(name) = (unsafe { text(&format!("the name of its kernel {number}"), row.name, LONGEST_NAME)? }) else {
        fail!(NullPointer, "the name of its kernel {number} is NULL");
    };
    Ok(Provided {
        // SAFETY: the caller's contract.
        signature: unsafe { text(&format!("the signature of its kernel {name}"), row.signature, LONGEST_SIGNATURE)? },
        standard: row.standard.map(|function| function as *const c_void),
        cpu: row.cpu.map(|function| function as *const c_void),
        user: row.user,
        name,
    })
}

/// # Safety
/// `text` is NULL, or terminated.
unsafe fn text(what: &str, text: *const c_char, longest: usize) -> Result<Option<String>> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's contract.
    let text = unsafe { CStr::from_ptr(text) };
    match text.to_str() {
        Ok(text) if text.len() <= longest => Ok(Some(text.to_owned())),
        Ok(text) => fail!(InvalidArgument, "{what} has {} bytes; {longest} are allowed", text.len()),
        Err(_) => fail!(InvalidArgument, "{what} is not UTF-8"),
    }
}
