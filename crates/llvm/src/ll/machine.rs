//! The processor that code is made for: LLVM's passes, and from its form to an object file or assembly.
//!
//! A target machine is used by one compilation at a time; it costs more than a small kernel to make, so those that are
//! not in use are kept.

use std::ptr::null_mut;
use std::sync::{Mutex, OnceLock};

use llvm_sys::core::{LLVMDisposeMemoryBuffer, LLVMDisposeMessage, LLVMGetBufferSize, LLVMGetBufferStart};
use llvm_sys::error::{LLVMDisposeErrorMessage, LLVMGetErrorMessage};
use llvm_sys::target::{LLVMCopyStringRepOfTargetData, LLVMDisposeTargetData};
use llvm_sys::target_machine::*;
use llvm_sys::transforms::pass_builder::*;

use super::Module;
use super::module::{c, take_message};

/// What is known about the processor.
#[derive(Debug)]
pub struct Processor {
    /// LLVM's name of the target.
    pub triple: String,
    /// LLVM's name of the processor.
    pub cpu: String,
    /// LLVM's names of its features, each after a `+` or `-`.
    pub features: String,
    /// How data is laid out, in LLVM's form.
    pub layout: String,
    /// Bits of the vectors that are quickest here.
    pub vector_bits: u32,
    /// Rounds to integers, and multiplies and adds, and converts 16-bit floats, in one instruction.
    pub rounds: bool,
    pub fma: bool,
    pub half: bool,
    /// The widest vectors that it has.
    pub widest: u32,
}

/// A target machine.
pub struct Machine(LLVMTargetMachineRef);

// SAFETY: a target machine refers to nothing of the thread that made it.
unsafe impl Send for Machine {}

/// In which form code is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emit {
    Object,
    Assembly,
}

#[cfg(target_arch = "x86_64")]
fn initialise() {
    // SAFETY: registers the target; called once.
    unsafe {
        llvm_sys::target::LLVMInitializeX86TargetInfo();
        llvm_sys::target::LLVMInitializeX86Target();
        llvm_sys::target::LLVMInitializeX86TargetMC();
        llvm_sys::target::LLVMInitializeX86AsmPrinter();
    }
}

#[cfg(target_arch = "aarch64")]
fn initialise() {
    // SAFETY: as above.
    unsafe {
        llvm_sys::target::LLVMInitializeAArch64TargetInfo();
        llvm_sys::target::LLVMInitializeAArch64Target();
        llvm_sys::target::LLVMInitializeAArch64TargetMC();
        llvm_sys::target::LLVMInitializeAArch64AsmPrinter();
    }
}

/// What LLVM's passes are told beyond what a module says: sums of floats that have to stay in order keep only the additions
/// of a loop from being vectorised; an innermost loop begins at a half cache line at least.
fn set_options() {
    let mut options = vec![c"jitney", c"-force-ordered-reductions", c"-epilogue-vectorization-minimum-VF=4"];
    if cfg!(target_arch = "x86_64") {
        options.push(c"-x86-experimental-pref-innermost-loop-alignment=5");
    }
    let options: Vec<_> = options.into_iter().map(std::ffi::CStr::as_ptr).collect();
    // SAFETY: the texts are terminated; the options are this plugin's own, and exist.
    unsafe { llvm_sys::support::LLVMParseCommandLineOptions(options.len() as i32, options.as_ptr(), c"".as_ptr()) };
}

/// This machine's processor.
pub fn processor() -> &'static Result<Processor, String> {
    static PROCESSOR: OnceLock<Result<Processor, String>> = OnceLock::new();
    PROCESSOR.get_or_init(|| {
        initialise();
        set_options();
        // SAFETY: LLVM gives messages that are taken over.
        let (triple, cpu, features) = unsafe {
            (
                take_message(LLVMGetDefaultTargetTriple()),
                take_message(LLVMGetHostCPUName()),
                take_message(LLVMGetHostCPUFeatures()),
            )
        };
        let mut it = Processor {
            triple,
            cpu,
            features,
            layout: String::new(),
            vector_bits: 0,
            rounds: true,
            fma: true,
            half: true,
            widest: 128,
        };
        if cfg!(target_arch = "x86_64") {
            let has = |name: &str| it.features.split(',').any(|f| f.strip_prefix('+') == Some(name));
            (it.rounds, it.fma, it.half) = (has("sse4.1"), has("fma"), has("f16c"));
            it.widest = if has("avx512f") && has("avx512vl") && has("avx512dq") {
                512
            } else if has("avx2") {
                256
            } else {
                128
            };
        }
        it.vector_bits = if it.widest == 512 && !wide_is_quick(&it.cpu) { 256 } else { it.widest };
        let machine = Machine::new(&it)?;
        // SAFETY: the machine is alive; data and text are disposed of.
        it.layout = unsafe {
            let data = LLVMCreateTargetDataLayout(machine.0);
            let text = take_message(LLVMCopyStringRepOfTargetData(data));
            LLVMDisposeTargetData(data);
            text
        };
        machine.give_back();
        Ok(it)
    })
}

impl Processor {
    /// Any processor of a level of this architecture, as LLVM and compilers of C name it.
    pub fn at_level(&self, level: &str) -> Result<Processor, String> {
        let levels: &[&str] = if cfg!(target_arch = "x86_64") {
            &["x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4"]
        } else {
            &["generic"]
        };
        let Some(number) = levels.iter().position(|name| *name == level) else {
            return Err(format!("there is no processor '{level}'; levels are {}", levels.join(", ")));
        };
        let x86 = cfg!(target_arch = "x86_64");
        Ok(Processor {
            triple: self.triple.clone(),
            cpu: level.into(),
            features: String::new(),
            layout: self.layout.clone(),
            // At 512 bits some processors of the highest level lower their clock.
            vector_bits: if number >= 2 { 256 } else { 128 },
            rounds: !x86 || number >= 1,
            fma: !x86 || number >= 2,
            half: !x86 || number >= 2,
            widest: [128, 128, 256, 512][number],
        })
    }
}

/// What comes before LLVM inlines functions. `default<O3>` also looks for globals to fold, arguments to specialise,
/// coroutines and more, of which kernels have none, and optimises before it inlines too.
const TIDY_FIRST: &str = "function<eager-inv>(sroa<modify-cfg>,early-cse<>,simplifycfg)";

/// As `TIDY_FIRST`, and unrolls loops of a few iterations whole: `SIMPLIFY` does that too late to see that checks in them
/// are not needed.
const UNROLL_FIRST: &str =
    "function<eager-inv>(sroa<modify-cfg>,early-cse<>,simplifycfg,loop(indvars,loop-unroll-full))";

/// The passes of `default<O3>` on functions, callees first, which are inlined.
const SIMPLIFY: &str = "inferattrs,cgscc(devirt<4>(inline,function-attrs<skip-non-recursive-function-attrs>,\
    function<eager-inv;no-rerun>(sroa<modify-cfg>,early-cse<memssa>,jump-threading,correlated-propagation,simplifycfg,\
    instcombine<max-iterations=1;no-verify-fixpoint>,aggressive-instcombine,reassociate,constraint-elimination,\
    loop-mssa(loop-instsimplify,loop-simplifycfg,licm<no-allowspeculation>,loop-rotate,licm<allowspeculation>,\
    simple-loop-unswitch<nontrivial;trivial>),simplifycfg,instcombine<max-iterations=1;no-verify-fixpoint>,\
    loop(loop-idiom,indvars,loop-deletion,loop-unroll-full),sroa<modify-cfg>,vector-combine,mldst-motion,gvn<>,sccp,bdce,\
    instcombine<max-iterations=1;no-verify-fixpoint>,jump-threading,correlated-propagation,adce,memcpyopt,dse,\
    loop-mssa(licm<allowspeculation>),simplifycfg<hoist-common-insts;sink-common-insts>,\
    instcombine<max-iterations=1;no-verify-fixpoint>))),globaldce";

/// The passes of `default<O3>` after those: vectors, and what they leave to be tidied.
const VECTORISE: &str = "function<eager-inv>(float2int,loop(loop-rotate,loop-deletion),loop-vectorize,infer-alignment,\
    loop-load-elim,instcombine<max-iterations=1;no-verify-fixpoint>,\
    simplifycfg<forward-switch-cond;switch-range-to-icmp;switch-to-lookup;no-keep-loops;hoist-common-insts;\
    sink-common-insts>,slp-vectorizer,vector-combine,instcombine<max-iterations=1;no-verify-fixpoint>,loop-unroll<O3>,\
    sroa<preserve-cfg>,instcombine<max-iterations=1;no-verify-fixpoint>,loop-mssa(licm<allowspeculation>),\
    alignment-from-assumptions,loop-sink,instsimplify,div-rem-pairs,simplifycfg<speculate-unpredictables>)";

/// Whether vectors of 512 bits cost the processor no clock: Zen 4 and 5, Intel's servers from Ice Lake on.
fn wide_is_quick(cpu: &str) -> bool {
    ["znver4", "znver5", "icelake-server", "sapphirerapids", "emeraldrapids", "graniterapids", "graniterapids-d"]
        .contains(&cpu)
}

/// Nobody waits for it: a process may have been forked while another thread held it.
static IDLE: Mutex<Vec<Machine>> = Mutex::new(Vec::new());

impl Machine {
    /// One that nobody else uses.
    pub fn take() -> Result<Machine, String> {
        match IDLE.try_lock().ok().and_then(|mut idle| idle.pop()) {
            Some(machine) => Ok(machine),
            None => Machine::new(processor().as_ref().map_err(Clone::clone)?),
        }
    }

    /// For the next one.
    pub fn give_back(self) {
        if let Ok(mut idle) = IDLE.try_lock() {
            idle.push(self);
        }
    }

    /// One for a processor.
    pub fn new(it: &Processor) -> Result<Machine, String> {
        Machine::with(it, LLVMCodeGenOptLevel::LLVMCodeGenLevelDefault)
    }

    /// One that keeps instructions in the order of their lines. It is for one compilation, and not given back.
    pub fn for_debuggers(it: &Processor) -> Result<Machine, String> {
        Machine::with(it, LLVMCodeGenOptLevel::LLVMCodeGenLevelNone)
    }

    fn with(it: &Processor, level: LLVMCodeGenOptLevel) -> Result<Machine, String> {
        let (triple, cpu, features) = (c(&it.triple), c(&it.cpu), c(&it.features));
        let (mut target, mut message) = (null_mut(), null_mut());
        // SAFETY: the texts outlive the calls.
        unsafe {
            if LLVMGetTargetFromTriple(triple.as_ptr(), &mut target, &mut message) != 0 {
                return Err(take_message(message));
            }
            let machine = LLVMCreateTargetMachine(
                target,
                triple.as_ptr(),
                cpu.as_ptr(),
                features.as_ptr(),
                level,
                LLVMRelocMode::LLVMRelocPIC,
                LLVMCodeModel::LLVMCodeModelSmall,
            );
            if machine.is_null() { Err(format!("no code generator for {}", it.triple)) } else { Ok(Machine(machine)) }
        }
    }

    /// Runs LLVM's passes, on loops that can be `unrolled_first` if there are some.
    pub fn optimise(&self, module: &Module, unrolled_first: bool) -> Result<(), String> {
        let first = if unrolled_first { UNROLL_FIRST } else { TIDY_FIRST };
        let passes = c(&format!("{first},{SIMPLIFY},{VECTORISE}"));
        // SAFETY: everything is alive; options and error are disposed of.
        unsafe {
            let options = LLVMCreatePassBuilderOptions();
            LLVMPassBuilderOptionsSetLoopVectorization(options, 1);
            LLVMPassBuilderOptionsSetLoopInterleaving(options, 1);
            LLVMPassBuilderOptionsSetLoopUnrolling(options, 1);
            LLVMPassBuilderOptionsSetSLPVectorization(options, 1);
            let error = LLVMRunPasses(module.module, passes.as_ptr(), self.0, options);
            LLVMDisposePassBuilderOptions(options);
            if error.is_null() {
                module.turn_latches();
                return if cfg!(debug_assertions) { module.verify() } else { Ok(()) };
            }
            let message = LLVMGetErrorMessage(error);
            let text = std::ffi::CStr::from_ptr(message).to_string_lossy().into_owned();
            LLVMDisposeErrorMessage(message);
            Err(text)
        }
    }

    /// Makes code.
    pub fn emit(&self, module: &Module, form: Emit) -> Result<Vec<u8>, String> {
        let kind = match form {
            Emit::Object => LLVMCodeGenFileType::LLVMObjectFile,
            Emit::Assembly => LLVMCodeGenFileType::LLVMAssemblyFile,
        };
        let (mut message, mut buffer) = (null_mut(), null_mut());
        // SAFETY: the buffer is copied from and disposed of.
        unsafe {
            if LLVMTargetMachineEmitToMemoryBuffer(self.0, module.module, kind, &mut message, &mut buffer) != 0 {
                return Err(take_message(message));
            }
            if !message.is_null() {
                LLVMDisposeMessage(message);
            }
            let bytes =
                std::slice::from_raw_parts(LLVMGetBufferStart(buffer).cast(), LLVMGetBufferSize(buffer)).to_vec();
            LLVMDisposeMemoryBuffer(buffer);
            Ok(bytes)
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // SAFETY: made in `new`, given to nobody.
        unsafe { LLVMDisposeTargetMachine(self.0) }
    }
}

/// What is called before LLVM ends the process, with the reason.
pub fn on_fatal_error(handler: extern "C" fn(*const std::ffi::c_char)) {
    static ONCE: std::sync::Once = std::sync::Once::new();
    // SAFETY: a function of this library, which is never unloaded.
    ONCE.call_once(|| unsafe { llvm_sys::error_handling::LLVMInstallFatalErrorHandler(Some(handler)) });
}

/// LLVM's version.
pub fn version() -> String {
    let (mut major, mut minor, mut patch) = (0, 0, 0);
    // SAFETY: writes three numbers.
    unsafe { llvm_sys::core::LLVMGetVersion(&mut major, &mut minor, &mut patch) };
    format!("{major}.{minor}.{patch}")
}
