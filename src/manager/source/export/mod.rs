//! Kernels as object files or shared libraries, with a header, for programs without the library.
//!
//! ```text
//! kernel, signatures -> names -> an object each, of the plugin that optimises -> linked, where need be -> written
//!                             -> header
//!
//! names    what functions and parameters are called in C        header   their declarations
//! link     several objects, or a shared library: the system's C compiler
//! files    whole files or none
//! ```
//!
//! Comes in: a kernel and a `Request`. Goes out: files. What a function does is what the kernel does when it is called.

mod files;
mod header;
mod link;
mod names;

use std::ffi::CString;
use std::path::{Path, PathBuf};

use jitney_ir::{Verified, passes};

use super::specialisation::with_stack;
use super::{SourceKernel, compiling, tier};
use crate::backend::plugin::{Output, Wish};
use crate::backend::{EntryKind, runtime};
use crate::fail;
use crate::manager::{Manager, plugins};
use crate::runtime::{Code, Error, Result};
use files::Unfinished;
use header::{Exported, Header};

/// The file of the small runtime, which lies beside the library.
pub const RUNTIME: &str = "libjitney_rt.a";

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A relocatable object.
    Object,
    /// A shared library.
    Shared,
}

impl Format {
    /// The format that a file's name says.
    pub fn of(path: &Path) -> Result<Format> {
        match path.extension().and_then(|it| it.to_str()) {
            Some("o") => Ok(Format::Object),
            Some("so") => Ok(Format::Shared),
            _ => fail!(InvalidArgument, "{} ends neither in .o nor in .so; name the format", path.display()),
        }
    }
}

/// What is exported, and where to.
#[derive(Debug)]
pub struct Request<'a> {
    /// The file.
    pub path: &'a Path,
    /// What it is.
    pub format: Format,
    /// In Numba's notation; where there are none, those that the kernel is compiled for.
    pub signatures: Vec<&'a str>,
    /// The functions' names, one for each signature; where there are none, the kernel's.
    pub names: Vec<&'a str>,
    /// Where the header goes, if one is wanted.
    pub header: Option<&'a Path>,
    /// The processor as a level, such as `x86-64-v3`; `None` for this machine's.
    pub cpu: Option<&'a str>,
    /// The small runtime; `None` for the one beside the library.
    pub runtime: Option<&'a Path>,
}

/// An object, and what it is the object of.
struct Made {
    bytes: Vec<u8>,
    exported: Exported,
}

impl Manager {
    /// Writes a kernel's code for the given types to files.
    pub fn export(&self, kernel: &SourceKernel, request: &Request) -> Result<()> {
        if let Some(header) = request.header
            && files::same_place(header, request.path)?
        {
            fail!(InvalidArgument, "{} cannot be the code and its header", request.path.display());
        }
        let made = self.objects(kernel, request)?;
        let needs_runtime = made.iter().any(|made| runtime_symbols(&made.bytes).next().is_some());
        let mut written = match (&made[..], request.format) {
            ([one], Format::Object) => Unfinished::write(request.path, &one.bytes)?,
            _ => {
                let linked = Unfinished::write(request.path, &[])?;
                let object = files::folder(request.path)?.join(".jitney.o");
                let objects = made.iter().map(|made| Unfinished::write(&object, &made.bytes));
                let objects = objects.collect::<Result<Vec<_>>>()?;
                let inputs: Vec<&Path> = objects.iter().map(Unfinished::path).collect();
                let wants_runtime = request.format == Format::Shared && needs_runtime;
                let runtime = wants_runtime.then(|| small_runtime(kernel, request)).transpose()?;
                link::link(request, &inputs, runtime.as_deref(), linked.path())?;
                linked
            }
        };
        if let Some(path) = request.header {
            let exported: Vec<Exported> = made.into_iter().map(|made| made.exported).collect();
            let header = Header { path, file: request.path, format: request.format, cpu: request.cpu, needs_runtime };
            let mut header = Unfinished::write(path, header.text(&exported).as_bytes())?;
            written.finish_both(&mut header)?;
        } else {
            written.finish()?;
        }
        log::info!("exported {} to {}", kernel.name, request.path.display());
        Ok(())
    }

    /// Compiles every signature.
    fn objects(&self, kernel: &SourceKernel, request: &Request) -> Result<Vec<Made>> {
        let specialisations = match &request.signatures[..] {
            [] => {
                let known = kernel.specialisations();
                known.iter().map(|one| kernel.for_c_of(one).map(|()| one.clone())).collect::<Result<Vec<_>>>()?
            }
            given => given.iter().map(|signature| kernel.for_c(Some(signature))).collect::<Result<Vec<_>>>()?,
        };
        if specialisations.is_empty() {
            fail!(InvalidArgument, "{} has not been compiled for any types yet; give signatures", kernel.name);
        }
        let params: Vec<_> = specialisations.iter().map(|one| &one.params[..]).collect();
        let names = names::functions(&kernel.source.name, &request.names, &params)?;
        let cpu = request.cpu.map(|cpu| CString::new(cpu).map_err(|_| zero("cpu"))).transpose()?;
        let Some(generator) = self.optimiser() else {
            fail!(Unsupported, "kernels are exported by the plugin that optimises: {}", self.why_no_optimiser());
        };
        let mut made = Vec::new();
        for (specialisation, name) in specialisations.iter().zip(names) {
            let typed = specialisation.typed()?;
            let symbol = CString::new(name.as_str()).map_err(|_| zero("a name"))?;
            let wish = Wish {
                output: Output::Object,
                symbol: Some(&symbol),
                cpu: cpu.as_deref(),
                vector_bits: if cpu.is_none() { tier::wish(EntryKind::C).vector_bits } else { 0 },
                ..Wish::default()
            };
            let bytes = {
                let _fork_waits = compiling();
                let module = with_stack(|| passes::run_for_speed(Verified::clone(&typed.module)));
                with_stack(|| generator.compile(&module, &wish))?.to_vec()
            };
            if !bytes.starts_with(b"\x7fELF") {
                fail!(Internal, "plugin {} made something else than an object file", generator.name());
            }
            let exported = Exported::of(name, specialisation.signature(), typed.module.entry());
            made.push(Made { bytes, exported });
        }
        Ok(made)
    }
}

fn zero(what: &str) -> Error {
    Error::new(Code::InvalidArgument, format!("{what} has a zero character in it"))
}

/// Functions of the small runtime that an object calls: in its table of names, each stands between zeros.
fn runtime_symbols(object: &[u8]) -> impl Iterator<Item = &str> {
    let names = object.split(|&byte| byte == 0).filter(|name| name.starts_with(b"jitney_rt_"));
    names.filter_map(|name| std::str::from_utf8(name).ok()).filter(|name| runtime::symbol(name).is_some())
}

/// The file of the small runtime.
fn small_runtime(kernel: &SourceKernel, request: &Request) -> Result<PathBuf> {
    let found = match request.runtime {
        Some(path) if path.is_file() => Ok(path.to_owned()),
        Some(path) => Err(Error::new(Code::NotFound, format!("there is no file {}", path.display()))),
        None => plugins::find_file(RUNTIME),
    };
    found.map_err(|e| {
        let name = &kernel.name;
        Error::new(Code::NotFound, format!("{name} needs the small runtime, which `make rt` builds: {}", e.message))
    })
}
