//! Plugins that are wrong in every way that can be thought of: each is refused with a sentence of its own, or its failure is
//! taken for what it is, and the library goes on. And what providers of kernels promise. Each test is a process of its own.
#![cfg(target_os = "linux")]

#[path = "plugins/alone.rs"]
mod alone;
#[path = "capi/support.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::ptr::{null, null_mut};

use alone::alone;
use jitney::capi::Status;
use jitney::capi::cache::jitney_cache_enable;
use jitney::capi::elementwise::{jitney_clip, jitney_gelu, jitney_relu};
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::*;
use jitney::capi::norm::jitney_layer_norm;
use jitney::capi::percentile::jitney_percentile;
use jitney::capi::plugin::*;
use jitney::capi::reduce::jitney_sum;
use jitney::capi::source::*;
use jitney::capi::tensor::jitney_tensor_release;
use jitney::capi::tier::*;
use jitney::capi::value::*;
use jitney::runtime::Tensor;
use support::*;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of this process, gone when the system cleans up.
fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("plugins-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn compiled(source: &str, file: &str, flags: &[&str]) -> PathBuf {
    let out = scratch(file);
    let built = Command::new(std::env::var_os("CC").unwrap_or("cc".into()))
        .args(["-std=c11", "-O1", "-shared", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"])
        .arg(format!("-I{}", root().join("include").display()))
        .args(flags)
        .arg(root().join(source))
        .arg("-o")
        .arg(&out)
        .output()
        .expect("a C compiler");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    out
}

/// `tests/plugins/plugin.c` with these definitions.
fn built(file: &str, definitions: &[&str]) -> PathBuf {
    let flags: Vec<String> = definitions.iter().map(|definition| format!("-D{definition}")).collect();
    compiled("tests/plugins/plugin.c", file, &flags.iter().map(String::as_str).collect::<Vec<_>>())
}

fn load(path: &Path, error: Slot) -> Status {
    // SAFETY: live arguments.
    unsafe { jitney_plugin_load(c(path.to_str().unwrap()), error) }
}

fn plugins() -> serde_json::Value {
    // SAFETY: live pointers.
    serde_json::from_str(&text(|out, e| unsafe { jitney_plugin_list(out, e) })).unwrap()
}

/// The plugin is refused with this status and these words, now and when it is asked for again; it is listed so, and
/// nothing of it is there.
#[track_caller]
fn refuses(definitions: &[&str], status: Status, words: &[&str]) {
    let path = built(&format!("{}.so", definitions.join("+").replace(['/', '"', ' '], "_")), definitions);
    refuses_file(&path, status, words);
    let row = &plugins()[0];
    assert_eq!((row["loaded"].as_bool(), row["kernels"].as_array().map(Vec::len)), (Some(false), Some(0)), "{row}");
    let reason = row["reason"].as_str().unwrap();
    assert!(words.iter().all(|word| reason.contains(word)), "{reason}");
    assert_eq!(stats().plugins_loaded, 0);
    assert_eq!(call("bad_nothing", &[], null_mut()), JITNEY_ERROR_NOT_FOUND);
}

#[track_caller]
fn refuses_file(path: &Path, status: Status, words: &[&str]) {
    let words: Vec<&str> = words.iter().copied().chain([path.to_str().unwrap()]).collect();
    refused(status, &words, |e| load(path, e));
}

#[track_caller]
fn accepts(definitions: &[&str]) -> PathBuf {
    let path = built(&format!("{}.so", definitions.join("+").replace(['/', '"', ' '], "_")), definitions);
    ok(|e| load(&path, e));
    ok(|e| load(&path, e));
    still_works();
    path
}

macro_rules! refused_plugins {
    ($($test:ident: [$($definition:literal),*] => $status:ident, [$($word:literal),*];)*) => {
        $(#[test]
        fn $test() {
            alone!();
            refuses(&[$($definition),*], $status, &[$($word),*]);
        })*
    };
}

const GENERATOR: &[&str] = &["NAME=\"llvm\"", "KINDS=JITNEY_PLUGIN_CODE_GENERATOR", "TARGET=target"];

refused_plugins! {
    another_major_version: ["MAJOR=2"] => JITNEY_ERROR_UNSUPPORTED, ["version 2.", "version 1"];
    no_version_at_all: ["MAJOR=0"] => JITNEY_ERROR_UNSUPPORTED, ["version 0."];
    a_table_of_no_size: ["SIZE=0"] => JITNEY_ERROR_INVALID_ARGUMENT, ["has 0 bytes"];
    a_table_that_is_too_short: ["SIZE=16"] => JITNEY_ERROR_INVALID_ARGUMENT, ["has 16 bytes"];
    a_table_that_ends_before_what_is_required:
        ["SIZE=offsetof(jitney_plugin_api,target)"] => JITNEY_ERROR_NULL_POINTER, ["kernels", "kernel_provider"];
    no_table: ["NO_TABLE"] => JITNEY_ERROR_INVALID_ARGUMENT, ["gives no table"];
    no_function_to_ask: ["NO_QUERY"] => JITNEY_ERROR_NOT_FOUND, ["no function jitney_plugin_query"];
    no_name: ["NAME=NULL", "FIRST_KERNEL=\"x\""] => JITNEY_ERROR_NULL_POINTER, ["name is NULL"];
    an_empty_name: ["NAME=\"\""] => JITNEY_ERROR_INVALID_ARGUMENT, ["name has 0 bytes"];
    an_odd_name: ["NAME=\"../x\""] => JITNEY_ERROR_INVALID_ARGUMENT, ["../x"];
    no_version_text: ["VERSION=NULL"] => JITNEY_ERROR_NULL_POINTER, ["version is NULL"];
    no_kinds: ["KINDS=0"] => JITNEY_ERROR_INVALID_ARGUMENT, ["kinds are 0x0"];
    unknown_kinds: ["KINDS=64"] => JITNEY_ERROR_INVALID_ARGUMENT, ["kinds are 0x40"];
    a_generator_that_does_not_compile:
        ["KINDS=1", "TARGET=target"] => JITNEY_ERROR_NULL_POINTER, ["slot compile is NULL", "code_generator"];
    a_generator_without_target: ["KINDS=1", "COMPILE=fails"] => JITNEY_ERROR_NULL_POINTER, ["slot target is NULL"];
    a_generator_that_loads_without_entry:
        ["KINDS=1", "COMPILE=fails", "TARGET=target", "LOAD=load_works", "RELEASE=release"] =>
        JITNEY_ERROR_NULL_POINTER, ["slot entry is NULL"];
    a_generator_that_never_releases:
        ["KINDS=1", "COMPILE=fails", "TARGET=target", "LOAD=load_works", "ENTRY=no_entry"] =>
        JITNEY_ERROR_NULL_POINTER, ["slot release is NULL"];
    a_provider_without_kernels: ["KERNELS=NULL"] => JITNEY_ERROR_NULL_POINTER, ["slot kernels is NULL"];
    a_provider_of_no_kernels: ["KERNEL_COUNT=0"] => JITNEY_ERROR_NULL_POINTER, ["kernel_count"];
    a_query_that_fails: ["QUERY=13", "QUERY_SAYS=\"not in this weather\""] =>
        JITNEY_ERROR_UNSUPPORTED, ["not in this weather"];
    a_query_that_fails_silently: ["QUERY=-77"] => JITNEY_ERROR_CALLBACK, ["returned status -77"];
    a_probe_that_fails: ["PROBE=probe_refuses"] => JITNEY_ERROR_DEVICE, ["no such processor", "probe of plugin bad"];
    a_probe_that_fails_silently: ["PROBE=probe_says_nothing"] => JITNEY_ERROR_CALLBACK, ["returned status -77"];
    a_kernel_twice: ["KERNELS=twice", "KERNEL_COUNT=2"] => JITNEY_ERROR_ALREADY_EXISTS, ["'twice' twice"];
    a_kernel_without_name: ["KERNELS=no_name"] => JITNEY_ERROR_NULL_POINTER, ["name of its kernel 0 is NULL"];
    a_kernel_with_an_odd_name: ["KERNELS=odd_name"] => JITNEY_ERROR_INVALID_ARGUMENT, ["'a b' is not a name"];
    a_kernel_with_an_unreadable_signature:
        ["KERNELS=odd_signature"] => JITNEY_ERROR_INVALID_ARGUMENT, ["kernel 'odd'", "'f33'"];
    a_new_kernel_without_standard: ["KERNELS=no_standard"] => JITNEY_ERROR_NULL_POINTER, ["'odd'", "needs a standard"];
    a_built_in_kernel_without_cpu: ["KERNELS=no_cpu"] => JITNEY_ERROR_NULL_POINTER, ["'relu'", "no cpu function"];
    a_built_in_kernel_with_its_own_standard:
        ["KERNELS=own_standard"] => JITNEY_ERROR_INVALID_ARGUMENT, ["'relu'", "have to be NULL"];
    a_kernel_of_no_size: ["KERNELS=no_size"] => JITNEY_ERROR_INVALID_ARGUMENT, ["kernel 0 has struct_size 0"];
}

#[test]
fn a_newer_minor_version_works() {
    alone!();
    accepts(&["MINOR=99"]);
    ok(|e| call("bad_nothing", &[], e));
}

#[test]
fn a_longer_table_works() {
    alone!();
    accepts(&["SIZE=sizeof(table)"]);
    ok(|e| call("bad_nothing", &[], e));
}

#[test]
fn a_shorter_table_works_where_nothing_required_is_missing() {
    alone!();
    accepts(&["SIZE=offsetof(jitney_plugin_api,after_fork)"]);
    ok(|e| call("bad_nothing", &[], e));
}

#[test]
fn an_error_beside_success_is_success() {
    alone!();
    accepts(&["PROBE=probe_lies"]);
}

#[test]
fn files_that_are_no_plugins() {
    alone!();
    let text = scratch("text.so");
    std::fs::write(&text, "this is no library").unwrap();
    refuses_file(&text, JITNEY_ERROR_NOT_FOUND, &["cannot be loaded"]);
    let empty = scratch("empty.so");
    std::fs::write(&empty, "").unwrap();
    refuses_file(&empty, JITNEY_ERROR_NOT_FOUND, &["cannot be loaded"]);
    let whole = std::fs::read(built("whole.so", &[])).unwrap();
    let half = scratch("half.so");
    std::fs::write(&half, &whole[..200]).unwrap();
    refuses_file(&half, JITNEY_ERROR_NOT_FOUND, &["cannot be loaded"]);
    refuses_file(&scratch("missing.so"), JITNEY_ERROR_NOT_FOUND, &["No such file"]);
    refuses_file(scratch("x").parent().unwrap(), JITNEY_ERROR_NOT_FOUND, &["cannot be loaded"]);
    // SAFETY: live arguments.
    refused(JITNEY_ERROR_NOT_FOUND, &["libjitney_nosuch.so"], |e| unsafe { jitney_plugin_load(c("nosuch"), e) });
    // SAFETY: as above.
    refused(JITNEY_ERROR_NULL_POINTER, &["name is NULL"], |e| unsafe { jitney_plugin_load(null(), e) });
}

#[test]
fn a_kernel_name_that_is_taken_has_the_whole_plugin_refused() {
    alone!();
    accepts(&["NAME=\"other\""]);
    let second = built("second.so", &["NAME=\"second\"", "KERNELS=taken"]);
    refuses_file(&second, JITNEY_ERROR_ALREADY_EXISTS, &["'other_nothing'", "by the plugin other"]);
    ok(|e| load(&built("third.so", &["NAME=\"third\"", "KERNELS=relu_works"]), e));
    let fourth = built("fourth.so", &["NAME=\"fourth\"", "KERNELS=relu_broken"]);
    refuses_file(&fourth, JITNEY_ERROR_ALREADY_EXISTS, &["'relu' is provided by the plugin third"]);
    ok(|e| call("other_nothing", &[], e));
}

#[test]
fn a_mistake_in_the_last_kernel_leaves_nothing_of_the_first() {
    alone!();
    let path = built("late.so", &["KERNELS=late_mistake", "KERNEL_COUNT=3"]);
    refuses_file(&path, JITNEY_ERROR_NULL_POINTER, &["'worse'"]);
    assert_eq!(call("fine", &[], null_mut()), JITNEY_ERROR_NOT_FOUND);
    assert_eq!(relu(&[-1.0, 2.0]), [0.0, 2.0]);
}

#[test]
fn a_name_of_a_plugin_is_taken_once() {
    alone!();
    accepts(&["NAME=\"one\""]);
    let again = built("again.so", &["NAME=\"one\"", "KERNELS=relu_works"]);
    refuses_file(&again, JITNEY_ERROR_ALREADY_EXISTS, &["called one already"]);
    assert_eq!(relu(&[-1.0, 2.0]), [0.0, 2.0], "nothing of it is there");
}

#[test]
fn a_plugin_may_call_the_library_while_it_is_asked() {
    alone!();
    // SAFETY: no other thread runs.
    unsafe { std::env::set_var("JITNEY_TEST_FUNCTION", format!("{:#x}", jitney_plugin_load as *const () as usize)) };
    accepts(&["CALLS_BACK"]);
    assert_eq!(plugins()[0]["counts"]["queries"], 1);
}

/// How often plugins were asked, by the file that they write to.
fn counting() -> impl Fn() -> usize {
    let file = scratch("counter");
    // SAFETY: no other thread runs.
    unsafe { std::env::set_var("JITNEY_TEST_COUNTER", &file) };
    move || std::fs::read(&file).map_or(0, |bytes| bytes.len())
}

#[test]
fn what_failed_once_is_not_tried_again() {
    alone!();
    let asked = counting();
    let path = built("fails.so", &["QUERY=13", "QUERY_SAYS=\"not in this weather\""]);
    for _ in 0..3 {
        refuses_file(&path, JITNEY_ERROR_UNSUPPORTED, &["not in this weather"]);
    }
    let link = scratch("link.so");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    refused(JITNEY_ERROR_UNSUPPORTED, &["not in this weather"], |e| load(&link, e));
    assert_eq!(asked(), 1);
    assert_eq!(plugins().as_array().unwrap().len(), 1);
}

#[test]
fn threads_that_load_one_plugin_at_once_ask_it_once() {
    alone!();
    let asked = counting();
    let path = built("good.so", &[]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| ok(|e| load(&path, e)));
        }
    });
    assert_eq!(asked(), 1);
    assert_eq!(stats().plugins_loaded, 1);
    still_works();
}

#[test]
fn a_panic_of_a_plugin_in_rust_ends_in_its_slot() {
    alone!();
    let (library, plugin) = (scratch("libjitney_plugin.rlib"), scratch("panics.so"));
    let rustc = |arguments: &[&str], source: &str, out: &Path| {
        let rustc = option_env!("RUSTC").unwrap_or("rustc");
        let mut command = Command::new(rustc);
        command.args(["--edition=2024", "-O"]).args(arguments).arg(root().join(source)).arg("-o").arg(out);
        let built = command.output().expect("a Rust compiler");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    };
    rustc(&["--crate-type=rlib", "--crate-name=jitney_plugin"], "crates/plugin/src/lib.rs", &library);
    let with = format!("jitney_plugin={}", library.display());
    rustc(&["--crate-type=cdylib", "--extern", &with], "tests/plugins/panics.rs", &plugin);
    refuses_file(&plugin, JITNEY_ERROR_PANIC, &["a panic was stopped: ouch 42"]);
}

// --- Code generators.

fn try_run(kernel: *mut KernelHandle, error: Slot) -> (Status, f64) {
    let mut results = [jitney_value_none()];
    let args = [jitney_value_f64(20.5)];
    // SAFETY: live arguments.
    unsafe {
        let status = jitney_kernel_call(kernel, args.as_ptr(), 1, results.as_mut_ptr(), 1, error);
        (status, if status == JITNEY_OK { results[0].r#as.f64 } else { f64::NAN })
    }
}

/// With this as the plugin that optimises, a kernel runs all the same; that it is not optimised is counted, with this code
/// and these words, once.
#[track_caller]
fn falls_back(definitions: &[&str], code: &str, words: &[&str]) {
    let definitions: Vec<&str> = GENERATOR.iter().chain(definitions).copied().collect();
    let path = built("generator.so", &definitions);
    let mut kernel = null_mut();
    jitney_cache_enable(0);
    // SAFETY: live arguments.
    unsafe {
        ok(|e| load(&path, e));
        ok(|e| jitney_tier_set(JITNEY_TIER_OPTIMIZED, e));
        ok(|e| jitney_kernel_compile(null(), c("def twice(x):\n    return 2.0 * x + 1.0\n"), null(), &mut kernel, e));
    }
    for _ in 0..3 {
        assert_eq!(try_run(kernel, null_mut()), (JITNEY_OK, 42.0));
    }
    let stats = stats_json();
    let reason = &stats["fallback_reasons"][0];
    assert_eq!((reason["kernel"].as_str(), reason["count"].as_u64()), (Some("twice"), Some(1)), "{reason}");
    assert_eq!(reason["reason"], code, "{reason}");
    let message = reason["last_message"].as_str().unwrap();
    assert!(words.iter().all(|word| message.contains(word)), "{message}");
    assert_eq!(stats["functions_optimized"], 0);
    assert_eq!(stats["functions_compiled"], 1);
    // SAFETY: a live handle.
    unsafe { jitney_kernel_release(kernel) };
    still_works();
}

macro_rules! bad_generators {
    ($($test:ident: [$($definition:literal),*] => $code:literal, [$($word:literal),*];)*) => {
        $(#[test]
        fn $test() {
            alone!();
            falls_back(&[$($definition),*], $code, &[$($word),*]);
        })*
    };
}

bad_generators! {
    a_generator_that_always_fails: ["COMPILE=fails"] => "unsupported", ["not on Sundays", "compile of plugin llvm"];
    a_generator_that_fails_silently: ["COMPILE=fails_silently"] => "callback", ["returned status 12345"];
    a_generator_that_gives_nothing: ["COMPILE=gives_nothing"] => "internal", ["gives nothing"];
    a_generator_that_gives_more_than_there_can_be: ["COMPILE=gives_all_there_is"] => "internal", ["gives nothing"];
    a_generator_that_gives_an_empty_artefact: ["COMPILE=gives_empty"] => "invalid_argument", ["ends too early"];
    a_generator_that_gives_noise: ["COMPILE=gives_noise"] => "invalid_argument", ["does not begin as code does"];
    an_image_with_an_entry_outside:
        ["COMPILE=gives_image", "ENTRY_AT=8"] => "invalid_argument", ["function outside of the code"];
    an_image_with_an_unknown_form: ["COMPILE=gives_image", "ENTRY_FORM=7"] => "invalid_argument", ["unknown form"];
    an_image_with_more_code_than_memory: ["COMPILE=gives_image", "CODE=17"] => "invalid_argument", ["more code"];
    an_image_with_an_odd_alignment: ["COMPILE=gives_image", "ALIGNMENT=24"] => "invalid_argument", ["alignment"];
    an_image_aligned_to_more_than_a_page:
        ["COMPILE=gives_image", "ALIGNMENT=8192"] => "invalid_argument", ["alignment"];
    an_image_with_an_address_outside:
        ["COMPILE=gives_image", "RELOCATION_AT=9"] => "invalid_argument", ["address outside of the memory"];
    an_image_with_an_address_of_nothing:
        ["COMPILE=gives_image", "RELOCATION_OF=1"] => "invalid_argument", ["unknown symbol"];
    an_image_that_calls_what_is_not_there:
        ["COMPILE=gives_image", "SYMBOL=\"system\""] => "unsupported", ["system", "not here"];
    an_image_without_an_entry: ["COMPILE=gives_image", "ENTRY_FORM=1"] => "unsupported", ["no entry"];
    an_image_with_too_many_entries:
        ["COMPILE=gives_image", "ENTRIES=0xffffffffu"] => "invalid_argument", ["ends too early"];
    an_image_without_the_file_for_debuggers_that_it_tells_of:
        ["COMPILE=gives_image", "OBJECT=64"] => "invalid_argument", ["ends too early"];
    an_image_with_an_address_for_debuggers_of_nothing:
        ["COMPILE=gives_image", "PLACES=1"] => "invalid_argument", ["address for debuggers"];
    an_image_with_bytes_left_over: ["COMPILE=gives_image", "SURPLUS=1"] => "invalid_argument", ["belong to nothing"];
    a_load_that_fails:
        ["COMPILE=gives_noise", "LOAD=load_fails", "ENTRY=no_entry", "RELEASE=release"] =>
        "out_of_memory", ["no room", "load of plugin llvm"];
    a_load_without_an_entry:
        ["COMPILE=gives_noise", "LOAD=load_works", "ENTRY=no_entry", "RELEASE=release"] =>
        "internal", ["without an entry"];
}

/// With this as the plugin that optimises, nothing is exported, and nothing is left.
#[track_caller]
fn exports_nothing(definitions: &[&str], status: Status, words: &[&str]) {
    let definitions: Vec<&str> = GENERATOR.iter().chain(definitions).copied().collect();
    let path = built("generator.so", &definitions);
    let object = scratch("twice.o");
    let options = ExportOptions { signatures: c("(f8,)"), ..ExportOptions::default() };
    let mut kernel = null_mut();
    // SAFETY: live arguments.
    unsafe {
        ok(|e| load(&path, e));
        ok(|e| jitney_kernel_compile(null(), c("def twice(x):\n    return 2.0 * x\n"), null(), &mut kernel, e));
        refused(status, words, |e| jitney_kernel_export(kernel, c(object.to_str().unwrap()), &options, e));
        jitney_kernel_release(kernel);
    }
    assert!(!object.exists());
}

#[test]
fn a_generator_without_objects_exports_nothing() {
    alone!();
    exports_nothing(&["COMPILE=gives_noise"], JITNEY_ERROR_INTERNAL, &["llvm", "something else than an object file"]);
}

#[test]
fn a_generator_that_fails_exports_nothing() {
    alone!();
    exports_nothing(&["COMPILE=fails"], JITNEY_ERROR_UNSUPPORTED, &["not on Sundays", "compile of plugin llvm"]);
}

#[test]
fn an_older_generator_is_not_asked_for_objects() {
    alone!();
    exports_nothing(
        &["COMPILE=gives_noise", "MINOR=0"],
        JITNEY_ERROR_UNSUPPORTED,
        &["llvm", "older than this library"],
    );
}

#[test]
fn a_target_may_be_long() {
    alone!();
    accepts(&["NAME=\"odd\"", "KINDS=1", "COMPILE=fails", "TARGET=long_target"]);
    assert_eq!(plugins()[0]["target"].as_str().map(str::len), Some(3000));
}

#[test]
fn a_generator_without_a_target_text_is_listed_without_one() {
    alone!();
    accepts(&["NAME=\"odd\"", "KINDS=1", "COMPILE=fails", "TARGET=no_target"]);
    assert_eq!(plugins()[0]["target"], "");
}

// --- Providers of kernels.

/// The library's `relu`, whoever computes it.
#[track_caller]
fn relu(x: &[f32]) -> Vec<f32> {
    let (mut x, mut y) = (Array::vector(x), Array::vector(&vec![9f32; x.len()]));
    // SAFETY: live arguments.
    ok(|e| unsafe { jitney_relu(&x.tensor(), &mut y.tensor(), e) });
    y.memory
}

fn kernel_row(name: &str) -> serde_json::Value {
    let stats = stats_json();
    stats["kernels"].as_array().unwrap().iter().find(|row| row["name"] == name).cloned().unwrap_or_default()
}

fn described(name: &str) -> serde_json::Value {
    let mut kernel = null_mut();
    // SAFETY: live pointers.
    unsafe {
        ok(|e| jitney_kernel_find(c(name), &mut kernel, e));
        let text = text(|out, e| jitney_kernel_describe(kernel, out, e));
        jitney_kernel_release(kernel);
        serde_json::from_str(&text).unwrap()
    }
}

#[test]
fn a_provider_computes_a_built_in_kernel_while_acceleration_is_on() {
    alone!();
    accepts(&["KERNELS=relu_works"]);
    assert_eq!(relu(&[-1.0, 2.0]), [9.0, 9.0], "the plugin's way, which writes nothing");
    jitney_disable();
    assert_eq!(relu(&[-1.0, 2.0]), [0.0, 2.0], "the standard way");
    jitney_enable();
    let row = kernel_row("relu");
    assert_eq!((&row["plugin"], &row["calls_by_plugin"]), (&"bad".into(), &1.into()), "{row}");
    assert_eq!(row["calls"], serde_json::json!([1, 1, 0]), "{row}");
    assert_eq!(described("relu")["plugin"], "bad");
    assert_eq!(described("add")["plugin"], serde_json::Value::Null);
}

#[test]
fn what_a_provider_does_not_do_the_library_does() {
    alone!();
    accepts(&["KERNELS=relu_unsupported"]);
    assert_eq!(relu(&[-1.0, 2.0]), [0.0, 2.0]);
    let many: Vec<f32> = (0..200_000).map(|i| i as f32 - 100_000.0).collect();
    assert_eq!(relu(&many), many.iter().map(|x| x.max(0.0)).collect::<Vec<_>>());
    let stats = stats_json();
    let reason = &stats["fallback_reasons"][0];
    assert_eq!((&reason["kernel"], &reason["reason"]), (&"relu".into(), &"unsupported".into()));
    assert_eq!((&reason["count"], &reason["last_message"]), (&2.into(), &"relu of plugin bad: not this one".into()));
    let row = kernel_row("relu");
    assert_eq!((&row["fallbacks"], &row["errors"], &row["calls_by_plugin"]), (&2.into(), &0.into(), &0.into()));
    assert_eq!(row["calls"], serde_json::json!([0, 2, 0]));
}

#[test]
fn any_other_failure_is_the_calls() {
    alone!();
    accepts(&["KERNELS=relu_broken"]);
    let mut x = Array::vector(&[1f32]);
    let mut y = Tensor::UNALLOCATED;
    // SAFETY: live arguments.
    refused(JITNEY_ERROR_DEVICE, &["relu of plugin bad: the wire is cut"], |e| unsafe {
        jitney_relu(&x.tensor(), &mut y, e)
    });
    assert!(y.is_unallocated(), "outputs are the caller's when a call succeeds");
    assert_eq!(kernel_row("relu")["errors"], 2);
}

#[test]
fn the_librarys_checks_come_first() {
    alone!();
    accepts(&["KERNELS=relu_broken"]);
    let (mut x, mut y) = (Array::vector(&[1f32, 2.0]), Array::vector(&[1f32]));
    // SAFETY: live arguments.
    refused(JITNEY_ERROR_SHAPE, &["out has shape"], |e| unsafe { jitney_relu(&x.tensor(), &mut y.tensor(), e) });
    // SAFETY: as above.
    refused(JITNEY_ERROR_NULL_POINTER, &["x of relu"], |e| unsafe { jitney_relu(null(), &mut y.tensor(), e) });
}

#[test]
fn a_provider_that_calls_its_own_kernel_gets_the_librarys() {
    alone!();
    // SAFETY: no other thread runs.
    unsafe { std::env::set_var("JITNEY_TEST_FUNCTION", format!("{:#x}", jitney_relu as *const () as usize)) };
    accepts(&["KERNELS=relu_itself"]);
    assert_eq!(relu(&[-1.0, 2.0]), [0.0, 2.0]);
    assert_eq!(kernel_row("relu")["calls_by_plugin"], 1);
}

#[test]
fn arguments_come_as_the_c_function_has_them() {
    alone!();
    let file = scratch("record");
    // SAFETY: no other thread runs.
    unsafe { std::env::set_var("JITNEY_TEST_RECORD", &file) };
    accepts(&["KERNELS=recorded", "KERNEL_COUNT=5"]);
    let mut x = Array::new(&[1f64, 2.0, 3.0, 4.0], &[2, 2]);
    // SAFETY: the library's tensors.
    let release = |mut t: Tensor| ok(|e| unsafe { jitney_tensor_release(&mut t, e) });
    let mut out = Tensor::UNALLOCATED;
    // SAFETY: live arguments.
    unsafe {
        ok(|e| jitney_clip(&x.tensor(), 0.5, 2.5, &mut out, e));
        ok(|e| jitney_gelu(&x.tensor(), 1, &mut out, e));
        let (mut xt, mut ot) = (x.tensor(), out);
        let args = [value(&mut xt), jitney_value_text(c("tanh")), value(&mut ot)];
        ok(|e| call("gelu", &args, e));
        let args = [value(&mut xt), jitney_value_i64(2), jitney_value_none(), value(&mut ot)];
        // A clip without its upper bound keeps its default.
        let _ = call("clip", &args, null_mut());
        ok(|e| jitney_layer_norm(&x.tensor(), null(), null(), 1, 1e-5, &mut out, e));
        release(out);
        let mut sum = Tensor::UNALLOCATED;
        ok(|e| jitney_sum(&x.tensor(), [-1i64].as_ptr(), 1, 1, &mut sum, e));
        release(sum);
        let mut median = Tensor::UNALLOCATED;
        ok(|e| jitney_percentile(&x.tensor(), [50f64].as_ptr(), 1, null(), 0, 0, 0, &mut median, e));
        release(median);
    }
    let recorded = std::fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = recorded.lines().map(str::trim_end).collect();
    assert_eq!(
        lines,
        [
            "tensor2 f64=0.5 f64=2.5 tensor2",
            "tensor2 i64=1 tensor2",
            "tensor2 i64=1 tensor2",
            "tensor2 f64=2 f64=inf tensor2",
            "tensor2 none none i64=1 f64=1e-05 tensor2",
            "tensor2 i64s1=-1 bool=1 tensor2",
            "tensor2 f64s1=50 none i64=0 bool=0 bool=0 tensor1",
        ]
    );
}

#[test]
fn a_new_kernel_is_the_registrys() {
    alone!();
    let example = compiled("examples/plugins/provider.c", "example.so", &["-O3"]);
    ok(|e| load(&example, e));
    let (mut x, mut y) = (Array::vector(&[1f32, 2.0, 3.0, 4.0]), Array::vector(&[1f32; 4]));
    ok(|e| call("saxpy", &[jitney_value_f32(2.0), value(&mut x.tensor()), value(&mut y.tensor())], e));
    assert_eq!(y.memory, [3.0, 5.0, 7.0, 9.0]);
    x.strides = Some(vec![2]);
    x.shape = vec![2];
    y.shape = vec![2];
    ok(|e| call("saxpy", &[jitney_value_f32(2.0), value(&mut x.tensor()), value(&mut y.tensor())], e));
    assert_eq!(y.memory, [5.0, 11.0, 7.0, 9.0], "the standard way, for what is not dense");
    let row = kernel_row("saxpy");
    assert_eq!((&row["kind"], &row["plugin"], &row["fallbacks"]), (&"host".into(), &"example".into(), &1.into()));
    assert_eq!(row["calls"], serde_json::json!([1, 1, 0]));
    assert_eq!(described("saxpy")["plugin"], "example");
    assert_eq!(plugins()[0]["kernels"], serde_json::json!(["relu", "saxpy"]));
    assert_eq!(relu(&[-1.0, 2.0]), [0.0, 2.0]);
    assert_eq!(kernel_row("relu")["calls_by_plugin"], 1);
}

#[test]
fn the_information_names_plugins() {
    alone!();
    accepts(&[]);
    let broken = built("broken.so", &["QUERY=13", "QUERY_SAYS=\"not in this weather\""]);
    assert_eq!(load(&broken, null_mut()), JITNEY_ERROR_UNSUPPORTED);
    // SAFETY: live pointers.
    let information = text(|out, e| unsafe { jitney_info_text(out, e) });
    assert!(information.contains("bad 1 (kernel_provider) from "), "{information}");
    assert!(information.contains("refused: plugin") && information.contains("not in this weather"), "{information}");
}
