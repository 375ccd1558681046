//! The engine: the plugin's compiler, and the library's loader of its images.

use std::sync::Arc;

use jitney::backend::{Backend, BackendError, CompiledKernel, EntryKind, image, late};
use jitney_ir::Verified;
use jitney_llvm::compile::{Output, Request, compile};
use jitney_plugin::image::Image;

pub fn engine() -> &'static dyn Backend {
    &Llvm
}

/// LLVM, as the library uses it.
pub struct Llvm;

impl Llvm {
    fn request(entry: EntryKind) -> Request {
        Request { c: entry == EntryKind::C, verify: true, ..Request::default() }
    }

    /// As `compile_with`, by a request of one's own.
    pub fn compile_by(&self, module: &Verified, how: &Request) -> Result<Arc<dyn CompiledKernel>, BackendError> {
        let (split, late) = if how.debug { (module.clone(), 0) } else { late::split(module.clone()) };
        let bytes = compile(split, &Request { late, ..how.clone() }).map_err(error)?;
        let image = Image::decode(&bytes).map_err(|e| error(e.to_string()))?;
        // SAFETY: the image was made of this module.
        Ok(Arc::new(unsafe { image::load(&image, &Arc::new(module.clone()), |module| module, "llvm") }?))
    }
}

fn error(message: impl Into<String>) -> BackendError {
    BackendError { engine: "llvm", message: message.into() }
}

impl Backend for Llvm {
    fn name(&self) -> &'static str {
        "llvm"
    }

    fn compile_with(&self, module: Verified, entry: EntryKind) -> Result<Arc<dyn CompiledKernel>, BackendError> {
        self.compile_by(&module, &Llvm::request(entry))
    }

    fn assembly(&self, module: &Verified) -> Result<String, BackendError> {
        let request = Request { output: Output::Assembly, ..Llvm::request(EntryKind::Slots) };
        Ok(String::from_utf8(compile(module.clone(), &request).map_err(error)?).expect("text"))
    }
}
