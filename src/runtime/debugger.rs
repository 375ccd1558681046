//! Code that debuggers are told of, through GDB's interface for compiled code: a list of object files in memory, and a
//! function in which a debugger stops the process when the list has changed. LLDB reads the same list.
//!
//! Comes in: an object file whose sections say where the code lies. Goes out: `Registered`, which takes it off the list when
//! it is dropped, before the code goes. Both symbols are in the library's symbol table, but not exported: a debugger looks
//! at each library's own, and another one's must not be taken for ours.

/// An object file that debuggers know.
#[derive(Debug)]
pub struct Registered(#[cfg_attr(not(target_os = "linux"), allow(dead_code))] usize);

#[cfg(target_os = "linux")]
mod list {
    use std::ptr::{null_mut, slice_from_raw_parts_mut};
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use crate::runtime::fork::Watched;

    /// `jit_code_entry` of GDB's manual, "JIT Interface". It owns the bytes.
    #[repr(C)]
    struct Entry {
        next: *mut Entry,
        previous: *mut Entry,
        object: *mut u8,
        size: u64,
    }

    /// `jit_descriptor`.
    #[repr(C)]
    struct Descriptor {
        version: u32,
        action: u32,
        relevant: *mut Entry,
        first: *mut Entry,
    }

    const REGISTER: u32 = 1;
    const UNREGISTER: u32 = 2;

    // Written by hand, since what Rust exports by name is exported from the library.
    std::arch::global_asm!(
        ".pushsection .text.__jit_debug_register_code, \"ax\"",
        ".globl __jit_debug_register_code",
        ".hidden __jit_debug_register_code",
        ".type __jit_debug_register_code, @function",
        "__jit_debug_register_code:",
        "ret",
        ".size __jit_debug_register_code, . - __jit_debug_register_code",
        ".popsection",
        ".pushsection .data.__jit_debug_descriptor, \"aw\"",
        ".balign 8",
        ".globl __jit_debug_descriptor",
        ".hidden __jit_debug_descriptor",
        ".type __jit_debug_descriptor, @object",
        "__jit_debug_descriptor:",
        ".long 1, 0",
        ".quad 0, 0",
        ".size __jit_debug_descriptor, . - __jit_debug_descriptor",
        ".popsection",
    );

    unsafe extern "C" {
        static mut __jit_debug_descriptor: Descriptor;
        fn __jit_debug_register_code();
    }

    /// Whoever holds it may change the list.
    static LIST: Mutex<()> = Mutex::new(());

    static LIST_IN_FORK: Watched = Watched::new(|| Box::new(lock()));

    fn lock() -> MutexGuard<'static, ()> {
        LIST.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells debuggers what has become of an entry.
    ///
    /// # Safety
    /// The list is locked, and the entry alive.
    unsafe fn tell(action: u32, entry: *mut Entry) {
        // SAFETY: nobody else changes the descriptor.
        unsafe {
            (&raw mut __jit_debug_descriptor.action).write_volatile(action);
            (&raw mut __jit_debug_descriptor.relevant).write_volatile(entry);
            __jit_debug_register_code();
        }
    }

    pub fn add(bytes: Vec<u8>) -> usize {
        LIST_IN_FORK.watch();
        let (size, object) = (bytes.len() as u64, Box::into_raw(bytes.into_boxed_slice()).cast());
        let entry = Box::into_raw(Box::new(Entry { next: null_mut(), previous: null_mut(), object, size }));
        let _locked = lock();
        // SAFETY: entries on the list are alive, and nobody else changes them.
        unsafe {
            let first = __jit_debug_descriptor.first;
            (*entry).next = first;
            if !first.is_null() {
                (*first).previous = entry;
            }
            __jit_debug_descriptor.first = entry;
            tell(REGISTER, entry);
        }
        entry.expose_provenance()
    }

    pub fn remove(entry: usize) {
        let entry = std::ptr::with_exposed_provenance_mut::<Entry>(entry);
        let _locked = lock();
        // SAFETY: made by `add`, on the list until now, and as there.
        unsafe {
            let (next, previous) = ((*entry).next, (*entry).previous);
            if previous.is_null() {
                __jit_debug_descriptor.first = next;
            } else {
                (*previous).next = next;
            }
            if !next.is_null() {
                (*next).previous = previous;
            }
            tell(UNREGISTER, entry);
            let entry = Box::from_raw(entry);
            drop(Box::from_raw(slice_from_raw_parts_mut(entry.object, entry.size as usize)));
        }
    }

    pub fn sizes() -> Vec<usize> {
        let _locked = lock();
        let mut found = Vec::new();
        // SAFETY: as in `add`.
        unsafe {
            let mut entry = __jit_debug_descriptor.first;
            while !entry.is_null() {
                found.push((*entry).size as usize);
                entry = (*entry).next;
            }
        }
        found
    }
}

/// There is no such list.
#[cfg(not(target_os = "linux"))]
mod list {
    pub fn add(_: Vec<u8>) -> usize {
        0
    }

    pub fn remove(_: usize) {}

    pub fn sizes() -> Vec<usize> {
        Vec::new()
    }
}

impl Registered {
    /// Has debuggers know an object file.
    pub fn new(object: Vec<u8>) -> Registered {
        Registered(list::add(object))
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        list::remove(self.0);
    }
}

/// The sizes of the object files that debuggers know, the last one first.
pub fn registered() -> Vec<usize> {
    list::sizes()
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    #[test]
    fn what_is_dropped_is_off_the_list_wherever_it_stood() {
        let of_sizes = |sizes: &[usize]| sizes.iter().map(|&n| Registered::new(vec![0; n])).collect::<Vec<_>>();
        let mut all = of_sizes(&[1, 2, 3, 4]);
        assert_eq!(registered(), [4, 3, 2, 1]);
        drop(all.remove(1));
        assert_eq!(registered(), [4, 3, 1]);
        drop(all.pop());
        assert_eq!(registered(), [3, 1]);
        drop(all.remove(0));
        assert_eq!(registered(), [3]);
        drop(all);
        assert!(registered().is_empty());
    }
}
