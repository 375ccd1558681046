//! The log callback: set, called, panicking, unset.

use std::ffi::{CStr, c_char, c_void};
use std::ptr::null_mut;
use std::sync::Mutex;

use jitney::capi::error::*;
use jitney::capi::log::*;

use crate::support::*;

type Records = Mutex<Vec<(i32, String, String)>>;

unsafe extern "C-unwind" fn keep(user: *mut c_void, level: i32, target: *const c_char, message: *const c_char) {
    // SAFETY: the test's list, and the library's texts.
    unsafe {
        let text = |t| CStr::from_ptr(t).to_str().unwrap().to_owned();
        (*user.cast::<Records>()).lock().unwrap().push((level, text(target), text(message)));
    }
}

unsafe extern "C-unwind" fn explode(_: *mut c_void, _: i32, _: *const c_char, _: *const c_char) {
    panic!("in the log callback");
}

/// A panic in the callback must not be printed as a failure of the test.
fn quietly(f: impl FnOnce()) {
    std::panic::set_hook(Box::new(|_| {}));
    f();
    drop(std::panic::take_hook());
}

#[test]
fn records_reach_the_callback_until_it_is_unset() {
    let records: &Records = Box::leak(Box::default());
    let user: *mut c_void = (&raw const *records).cast_mut().cast();
    // SAFETY: the list lives as long as the process.
    unsafe {
        ok(|e| jitney_log_set_callback(Some(keep), user, JITNEY_LOG_INFO, e));
        unregister("test.log", register(&definition("test.log", "", Some(nothing), None)));
        let seen = records.lock().unwrap().clone();
        assert_eq!(seen.len(), 2, "{seen:?}");
        assert!(seen.iter().all(|(level, target, _)| *level == JITNEY_LOG_INFO && target.starts_with("jitney")));
        assert!(seen[0].2.contains("registered kernel test.log"), "{seen:?}");

        ok(|e| jitney_log_set_callback(Some(keep), user, JITNEY_LOG_WARN, e));
        unregister("test.log", register(&definition("test.log", "", Some(nothing), None)));
        assert_eq!(records.lock().unwrap().len(), 2, "below the level nothing is sent");

        ok(|e| jitney_log_set_callback(None, null_mut(), JITNEY_LOG_TRACE, e));
        unregister("test.log", register(&definition("test.log", "", Some(nothing), None)));
        assert_eq!(records.lock().unwrap().len(), 2, "unset, nothing is sent");
        ok(|e| jitney_log_set_callback(None, null_mut(), JITNEY_LOG_OFF, e));
    }
}

#[test]
fn a_callback_that_panics_does_not_fail_the_call() {
    // SAFETY: the callback takes no pointer apart.
    unsafe {
        ok(|e| jitney_log_set_callback(Some(explode), null_mut(), JITNEY_LOG_TRACE, e));
        quietly(|| unregister("test.log.panic", register(&definition("test.log.panic", "", Some(nothing), None))));
        ok(|e| jitney_log_set_callback(None, null_mut(), JITNEY_LOG_OFF, e));
    }
    still_works();
}

#[test]
fn levels_that_do_not_exist_are_refused() {
    for level in [-1, 6, i32::MAX] {
        let words = ["level", &*level.to_string(), "0 (off) to 5 (trace)"];
        // SAFETY: no pointer is given.
        unsafe {
            refused(JITNEY_ERROR_INVALID_ARGUMENT, &words, |e| jitney_log_set_callback(None, null_mut(), level, e));
            refused(JITNEY_ERROR_INVALID_ARGUMENT, &words, |e| jitney_log_enable(level, e));
        }
    }
}

/// Not a test of its own: what a child process runs, so that its standard error can be read.
#[test]
#[ignore = "run by a test of this module in a child process"]
fn child() {
    let records: &Records = Box::leak(Box::default());
    let user: *mut c_void = (&raw const *records).cast_mut().cast();
    let say = |name: &str| unregister(name, register(&definition(name, "", Some(nothing), None)));
    // SAFETY: the list lives as long as the process.
    unsafe {
        ok(|e| jitney_log_enable(JITNEY_LOG_INFO, e));
        ok(|e| jitney_log_set_callback(Some(keep), user, JITNEY_LOG_ERROR, e));
        say("both");
        ok(|e| jitney_log_set_callback(None, null_mut(), JITNEY_LOG_OFF, e));
        say("stderr.again");
        ok(|e| jitney_log_set_callback(Some(keep), user, JITNEY_LOG_INFO, e));
        ok(|e| jitney_log_enable(JITNEY_LOG_OFF, e));
        say("callback");
    }
    let seen: Vec<_> = records.lock().unwrap().iter().map(|(_, _, message)| message.clone()).collect();
    assert_eq!(seen, ["registered kernel callback", "unregistered kernel callback"]);
}

#[test]
fn each_sink_has_a_level_of_its_own() {
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "log_records::child", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stdout));
    for (words, printed) in
        [("registered kernel both", true), ("registered kernel stderr.again", true), ("kernel callback", false)]
    {
        assert_eq!(said.contains(words), printed, "{words}: {said}");
    }
}
