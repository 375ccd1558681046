//! Memory for machine code. It is writable while it is filled, executable afterwards, and never both.
//!
//! Comes in: a number of bytes. Goes out: `WritableCode`, and from it `ExecutableCode`, which is unmapped on drop.
//! Every piece has pages of its own, so that code is freed with its last holder.

use super::error::{Code, Error, Result};

/// Pages that can be written and not run.
#[derive(Debug)]
pub struct WritableCode(Mapping);

/// Pages that can be run and not written.
#[derive(Debug)]
pub struct ExecutableCode(Mapping);

#[derive(Debug)]
struct Mapping {
    ptr: *mut u8,
    len: usize,
}

// SAFETY: a mapping owns its pages; shared access reads or runs them only.
unsafe impl Send for Mapping {}
// SAFETY: as above.
unsafe impl Sync for Mapping {}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the mapping was made with this address and length, and nothing refers to it any more.
        unsafe { libc::munmap(self.ptr.cast(), self.len) };
    }
}

impl WritableCode {
    /// Fresh zeroed pages for `bytes` of code.
    pub fn new(bytes: usize) -> Result<WritableCode> {
        // The system rounds up to whole pages, here and when it is unmapped.
        let len = bytes.max(1);
        // SAFETY: an anonymous mapping at an address of the system's choice.
        let ptr = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                len,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                -1,
                0,
            )
        };
        if ptr == libc::MAP_FAILED {
            let reason = std::io::Error::last_os_error();
            return Err(Error::new(Code::OutOfMemory, format!("no memory for {bytes} bytes of code: {reason}")));
        }
        Ok(WritableCode(Mapping { ptr: ptr.cast(), len }))
    }

    /// The bytes, at the address at which they will run.
    pub fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: the mapping is readable and writable, and borrowed exclusively.
        unsafe { std::slice::from_raw_parts_mut(self.0.ptr, self.0.len) }
    }

    /// Ends the writing.
    pub fn into_executable(self) -> Result<ExecutableCode> {
        // SAFETY: the mapping's own pages.
        let status = unsafe { libc::mprotect(self.0.ptr.cast(), self.0.len, libc::PROT_READ | libc::PROT_EXEC) };
        if status != 0 {
            let reason = std::io::Error::last_os_error();
            return Err(Error::new(Code::Unsupported, format!("the system does not let memory be executed: {reason}")));
        }
        flush_instructions(&self.0);
        Ok(ExecutableCode(self.0))
    }
}

impl ExecutableCode {
    /// The address of the byte at `offset`.
    pub fn at(&self, offset: usize) -> *const u8 {
        assert!(offset < self.0.len);
        self.0.ptr.wrapping_add(offset)
    }

    /// How many bytes of code there are.
    pub fn size(&self) -> usize {
        self.0.len
    }
}

/// On x86-64 the caches of data and of instructions agree by themselves.
#[cfg(target_arch = "x86_64")]
fn flush_instructions(_: &Mapping) {}

#[cfg(not(target_arch = "x86_64"))]
fn flush_instructions(mapping: &Mapping) {
    unsafe extern "C" {
        fn __clear_cache(start: *mut std::ffi::c_char, end: *mut std::ffi::c_char);
    }
    // SAFETY: the compiler's runtime function, on the mapping's own bytes.
    unsafe { __clear_cache(mapping.ptr.cast(), mapping.ptr.add(mapping.len).cast()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How the page at `address` may be used, as the system tells.
    #[cfg(target_os = "linux")]
    fn rights(address: usize) -> Option<String> {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        maps.lines().find_map(|line| {
            let (range, rest) = line.split_once(' ')?;
            let (from, to) = range.split_once('-')?;
            let within =
                usize::from_str_radix(from, 16).ok()? <= address && address < usize::from_str_radix(to, 16).ok()?;
            within.then(|| rest[..4].to_owned())
        })
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn code_is_never_writable_and_executable_at_once_and_goes_with_its_holder() {
        let mut code = WritableCode::new(10_000).unwrap();
        let address = code.bytes().as_ptr() as usize;
        code.bytes()[9_999] = 0xc3;
        assert_eq!(rights(address).as_deref(), Some("rw-p"));
        let code = code.into_executable().unwrap();
        assert_eq!(rights(address).as_deref(), Some("r-xp"));
        assert_eq!(code.at(9_999) as usize, address + 9_999);
        drop(code);
        assert_ne!(rights(address).as_deref(), Some("r-xp"));
    }
}
