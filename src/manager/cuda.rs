//! CUDA availability in two levels: is the driver library there, and can a device be used.
//!
//! The first is found by asking the loader for the driver library; CUDA is never initialised for it. The second is a
//! device plugin's to answer; without one it is "no", with the reason.

use once_cell::race::OnceBox;
use serde::Serialize;

/// What is known about CUDA.
#[derive(Debug, Clone, Serialize)]
pub struct Cuda {
    /// The driver library can be loaded.
    pub driver_present: bool,
    /// A device can compute.
    pub device_usable: bool,
    /// Why not, in a sentence; empty when usable.
    pub reason: String,
}

/// Looks once and remembers.
pub fn probe() -> &'static Cuda {
    static CUDA: OnceBox<Cuda> = OnceBox::new();
    CUDA.get_or_init(|| {
        let driver_present = driver_present();
        let driver = if driver_present { "is present" } else { "was not found" };
        Box::new(Cuda {
            driver_present,
            device_usable: false,
            reason: format!("no CUDA plugin is loaded; the driver library {driver}"),
        })
    })
}

fn driver_present() -> bool {
    // SAFETY: a constant C string; loading the driver library runs no CUDA initialisation (that is cuInit's), and the
    // handle is closed again.
    unsafe {
        let handle = libc::dlopen(c"libcuda.so.1".as_ptr(), libc::RTLD_LAZY | libc::RTLD_LOCAL);
        if handle.is_null() {
            return false;
        }
        libc::dlclose(handle);
        true
    }
}
