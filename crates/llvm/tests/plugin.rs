//! The plugin's tables: what the library gets for its requests, and that nothing wrong that it asks does harm.

use std::ffi::{CStr, c_char, c_void};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use jitney_ir::{encode, parse, verify};
use jitney_llvm::plugin::jitney_plugin_query;
use jitney_plugin::abi::{
    Bytes, CompileRequest, ErrorHandle, FORM_ALONE, FORM_C, FORM_SLOTS, HostApi, OUTPUT_ASSEMBLY, OUTPUT_CODE,
    OUTPUT_LISTING, OUTPUT_OBJECT, PLUGIN_ABI_MAJOR, PLUGIN_ABI_MINOR, PLUGIN_CODE_GENERATOR, PluginApi,
};
use jitney_plugin::image::{Form, Image};
use jitney_plugin::runtime::{LATE, LATE_KERNEL};

static LAST_ERROR: Mutex<String> = Mutex::new(String::new());

unsafe extern "C" fn set_error(_: *mut *mut ErrorHandle, _: i32, message: *const c_char) {
    // SAFETY: the plugin gives text that ends with a zero.
    let text = unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned();
    *LAST_ERROR.lock().unwrap_or_else(PoisonError::into_inner) = text;
}

unsafe extern "C" fn allocate(bytes: usize) -> *mut c_void {
    // SAFETY: any size.
    unsafe { libc::malloc(bytes) }
}

unsafe extern "C" fn deallocate(memory: *mut c_void) {
    // SAFETY: from `allocate`.
    unsafe { libc::free(memory) }
}

static HOST: HostApi = HostApi {
    struct_size: size_of::<HostApi>(),
    abi_major: PLUGIN_ABI_MAJOR,
    abi_minor: PLUGIN_ABI_MINOR,
    ir_version: jitney_ir::bytes::VERSION,
    log: None,
    set_error: Some(set_error),
    allocate: Some(allocate),
    deallocate: Some(deallocate),
    runtime_symbol: None,
    count: None,
};

fn plugin() -> &'static PluginApi {
    let mut api = std::ptr::null();
    // SAFETY: the host's table is static, and there is a place for the plugin's.
    let status = unsafe { jitney_plugin_query(&HOST, &mut api, std::ptr::null_mut()) };
    assert_eq!(status, 0);
    // SAFETY: the plugin's table is static.
    unsafe { &*api }
}

const KERNEL: &str = "\
fn twice@0(x%0: f64) -> f64 {
    return (mul(x%0, 2.0))
}
";

fn kernel() -> Vec<u8> {
    encode(&verify(parse(KERNEL).unwrap_or_else(|e| panic!("{e}"))).expect("in order"))
}

fn request(ir: &[u8], output: u32, forms: u32) -> CompileRequest {
    CompileRequest {
        struct_size: size_of::<CompileRequest>(),
        ir: ir.as_ptr(),
        ir_length: ir.len(),
        forms,
        output,
        flags: 0,
        vector_bits: 0,
        symbol: std::ptr::null(),
        source: std::ptr::null(),
        cpu: std::ptr::null(),
        late: 0,
    }
}

fn compile(request: &CompileRequest) -> Result<Vec<u8>, (i32, String)> {
    let mut made = Bytes { data: std::ptr::null_mut(), length: 0 };
    // SAFETY: a request that is alive, and a place for what is made.
    let status = unsafe { plugin().compile.expect("a code generator")(request, &mut made, std::ptr::null_mut()) };
    if status != 0 {
        return Err((status, LAST_ERROR.lock().unwrap_or_else(PoisonError::into_inner).clone()));
    }
    // SAFETY: the plugin says how much there is; it came from `allocate`.
    let bytes = unsafe {
        let bytes = std::slice::from_raw_parts(made.data, made.length).to_vec();
        deallocate(made.data.cast());
        bytes
    };
    Ok(bytes)
}

#[test]
fn it_says_what_it_is_and_what_its_code_depends_on() {
    let api = plugin();
    assert_eq!((api.abi_major, api.kinds), (PLUGIN_ABI_MAJOR, PLUGIN_CODE_GENERATOR));
    // SAFETY: static text, and a slot that is there.
    unsafe {
        assert_eq!(CStr::from_ptr(api.name), c"llvm");
        assert_eq!(api.probe.expect("a probe")(std::ptr::null_mut()), 0);
        let target = CStr::from_ptr(api.target.expect("a target")()).to_str().expect("text");
        assert!(target.starts_with("llvm 19.1.") && target.contains("+sse2"), "{target}");
    }
}

#[test]
fn code_comes_as_an_image_with_the_forms_that_were_asked_for() {
    let ir = kernel();
    let image = Image::decode(&compile(&request(&ir, OUTPUT_CODE, 1 << FORM_SLOTS)).unwrap()).unwrap();
    assert!(image.entry(Form::Slots).is_some() && image.entry(Form::C).is_none());
    let image = Image::decode(&compile(&request(&ir, OUTPUT_CODE, 1 << FORM_C)).unwrap()).unwrap();
    assert!(image.entry(Form::Slots).is_none() && image.entry(Form::C).is_some());
    let bytes = compile(&request(&ir, OUTPUT_CODE, 1 << FORM_SLOTS | 1 << FORM_C)).unwrap();
    let validate = plugin().validate.expect("images are checked");
    // SAFETY: bytes that are alive.
    unsafe {
        assert_eq!(validate(bytes.as_ptr(), bytes.len(), std::ptr::null_mut()), 0);
        assert_ne!(validate(bytes.as_ptr(), bytes.len() - 1, std::ptr::null_mut()), 0);
        assert_ne!(validate(std::ptr::null(), 0, std::ptr::null_mut()), 0);
    }
}

#[test]
fn functions_that_are_left_to_the_library_are_called_through_it() {
    let text = "\
fn f@0(x%0: f64) -> f64 {
    let y%1: f64
    sites 1:1
    y%1 = call rare@1(x%0) $0
    return (y%1)
}
fn rare@1(x%0: f64) -> f64 {
    return (mul(x%0, 2.0))
}
";
    let ir = encode(&verify(parse(text).unwrap_or_else(|e| panic!("{e}"))).expect("in order"));
    let symbols = |late| {
        let request = CompileRequest { late, ..request(&ir, OUTPUT_CODE, 1 << FORM_SLOTS) };
        Image::decode(&compile(&request).unwrap()).unwrap().symbols
    };
    assert!(symbols(0).is_empty());
    let mut left = symbols(1);
    left.sort();
    assert_eq!(left, [LATE, LATE_KERNEL]);
    // Not the entry, not where nobody is there to be called.
    for (late, output, form) in
        [(2, OUTPUT_CODE, FORM_SLOTS), (u64::MAX, OUTPUT_CODE, FORM_SLOTS), (1, OUTPUT_OBJECT, FORM_ALONE)]
    {
        let (_, message) = compile(&CompileRequest { late, ..request(&ir, output, 1 << form) }).unwrap_err();
        assert!(message.contains("of 2 functions cannot be left to the library"), "{message}");
    }
    // A library that knows nothing of it sends less.
    let short = std::mem::offset_of!(CompileRequest, late);
    let older = CompileRequest { struct_size: short, late: 1, ..request(&ir, OUTPUT_CODE, 1 << FORM_SLOTS) };
    assert!(Image::decode(&compile(&older).unwrap()).unwrap().symbols.is_empty());
}

#[test]
fn objects_and_text_name_the_kernel() {
    let ir = kernel();
    let forms = 1 << FORM_C | 1 << FORM_SLOTS;
    let contains = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
    let object = compile(&request(&ir, OUTPUT_OBJECT, forms)).unwrap();
    assert!(object.starts_with(b"\x7fELF") && contains(&object, "\0twice\0") && contains(&object, "\0twice_slots\0"));
    let named = CompileRequest { symbol: c"my_twice".as_ptr(), ..request(&ir, OUTPUT_OBJECT, 1 << FORM_C) };
    assert!(contains(&compile(&named).unwrap(), "\0my_twice\0"));
    let assembly = compile(&request(&ir, OUTPUT_ASSEMBLY, forms)).unwrap();
    assert!(contains(&assembly, "ret"));
    let listing = compile(&request(&ir, OUTPUT_LISTING, forms)).unwrap();
    assert!(contains(&listing, "define") && contains(&listing, "double"));
}

/// Names in an object file stand between zeros.
fn names(object: &[u8], name: &str) -> bool {
    object.split(|&byte| byte == 0).any(|it| it == name.as_bytes())
}

#[test]
fn a_function_for_programs_needs_no_library_to_say_what_went_wrong() {
    let raises = "fn f@0(x%0: f64) -> f64 {\n    sites 2:5\n    if lt(x%0, 0.0) {\n        raise ValueError \"negative\" $0\n    }\n    return (x%0)\n}\n";
    let ir = encode(&verify(parse(raises).unwrap_or_else(|e| panic!("{e}"))).expect("in order"));
    let of_library = compile(&request(&ir, OUTPUT_OBJECT, 1 << FORM_C)).unwrap();
    let alone = compile(&request(&ir, OUTPUT_OBJECT, 1 << FORM_ALONE)).unwrap();
    assert!(names(&of_library, "f") && names(&alone, "f"));
    assert!(names(&of_library, "jitney_rt_failed") && !names(&alone, "jitney_rt_failed"));
    for (output, forms) in [(OUTPUT_CODE, 1 << FORM_ALONE), (OUTPUT_OBJECT, 1 << FORM_ALONE | 1 << FORM_C)] {
        let (_, reason) = compile(&request(&ir, output, forms)).unwrap_err();
        assert!(reason.contains("without the library"), "{reason}");
    }
}

#[test]
#[cfg(target_arch = "x86_64")]
fn code_is_for_the_level_that_was_asked_for() {
    let ir = encode(&verify(parse("fn f@0(x%0: f64) -> f64 {\n    return (floor(x%0))\n}\n").unwrap()).unwrap());
    let at = |cpu: &CStr| compile(&CompileRequest { cpu: cpu.as_ptr(), ..request(&ir, OUTPUT_ASSEMBLY, 1 << FORM_C) });
    let texts = [c"x86-64", c"x86-64-v2", c"x86-64-v3"].map(|cpu| String::from_utf8(at(cpu).unwrap()).unwrap());
    assert!(texts[0].contains("jitney_rt_math_floor_f64"), "{}", texts[0]);
    assert!(texts[1].contains("\troundsd") && texts[2].contains("\tvroundsd"), "{}", texts[1]);
    assert_eq!(
        at(c"znver4").unwrap_err().1,
        "there is no processor 'znver4'; levels are x86-64, x86-64-v2, x86-64-v3, x86-64-v4"
    );
}

#[test]
fn an_older_librarys_request_is_read_as_far_as_it_goes() {
    let ir = kernel();
    let whole = request(&ir, OUTPUT_CODE, 1 << FORM_SLOTS);
    let older = CompileRequest {
        struct_size: std::mem::offset_of!(CompileRequest, cpu),
        cpu: std::ptr::without_provenance(1),
        ..whole
    };
    assert_eq!(compile(&older).unwrap(), compile(&whole).unwrap());
    let (_, reason) = compile(&CompileRequest { struct_size: 8, ..whole }).unwrap_err();
    assert!(reason.contains("shorter"), "{reason}");
}

#[test]
fn what_cannot_be_compiled_is_refused_with_a_reason() {
    let ir = kernel();
    let (status, reason) = compile(&request(&ir[..ir.len() - 1], OUTPUT_CODE, 1)).unwrap_err();
    assert!(status != 0 && reason.contains("damaged"), "{reason}");
    let (_, reason) = compile(&request(&ir, 99, 1)).unwrap_err();
    assert_eq!(reason, "there is no output 99");
    let (_, reason) = compile(&request(&ir, OUTPUT_CODE, 0)).unwrap_err();
    assert_eq!(reason, "a kernel without a form cannot be called");
}

/// Compilations do not meet: each has a context of its own.
#[test]
fn kernels_are_compiled_on_several_threads_at_once() {
    let ir = kernel();
    let expected = compile(&request(&ir, OUTPUT_CODE, 1)).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..10 {
                    assert_eq!(compile(&request(&ir, OUTPUT_CODE, 1)).unwrap(), expected);
                }
            });
        }
    });
}

/// LLVM would meet another LLVM of the process in its symbols.
#[test]
fn the_plugin_exports_one_function_and_needs_no_llvm() {
    let mut folder = std::env::current_exe().expect("a test");
    let library = loop {
        assert!(folder.pop(), "no libjitney_llvm.so above the test");
        let library: PathBuf = folder.join("libjitney_llvm.so");
        if library.exists() {
            break library;
        }
    };
    let output = |program: &str, args: &[&str]| {
        let done = Command::new(program).args(args).arg(&library).output().expect("binutils");
        String::from_utf8(done.stdout).expect("text")
    };
    let exported = output("nm", &["-D", "--defined-only"]);
    assert_eq!(exported.split_whitespace().skip(2).collect::<Vec<_>>(), ["jitney_plugin_query"], "{exported}");
    assert!(!output("readelf", &["-d"]).contains("libLLVM"));
}
