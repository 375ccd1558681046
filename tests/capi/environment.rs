//! Environment variables: a child process starts with them set; malformed ones are ignored, said, and shown.

use std::process::Command;

use jitney::capi::manager::*;

use crate::support::*;

/// Not a test of its own: what the child processes run.
#[test]
#[ignore = "run by the tests of this module in a child process"]
fn child() {
    still_works();
    // SAFETY: live pointers.
    unsafe {
        println!("INFO {}", text(|out, e| jitney_info_json(out, e)));
        println!("TEXT {}", text(|out, e| jitney_info_text(out, e)).replace('\n', " | "));
    }
}

/// The system information and standard error of a process with these variables.
fn info(variables: &[(&str, &str)]) -> (serde_json::Value, String, String) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    // What is in force for the tests is not in force for this process.
    let of_ours = |(name, _): &(std::ffi::OsString, _)| name.to_string_lossy().starts_with("JITNEY_");
    for (name, _) in std::env::vars_os().filter(of_ours) {
        command.env_remove(name);
    }
    let output = command
        .args(["--exact", "environment::child", "--ignored", "--nocapture", "--test-threads=1"])
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}{errors}");
    let line = |tag: &str| {
        let at = said.find(tag).unwrap_or_else(|| panic!("{tag} is not in {said}"));
        said[at + tag.len()..].lines().next().unwrap().to_owned()
    };
    (serde_json::from_str(&line("INFO ")).unwrap(), line("TEXT "), errors)
}

#[test]
fn settings_are_in_force_from_the_start() {
    let (found, text, _) = info(&[
        ("JITNEY_DISABLE_JIT", "1"),
        ("JITNEY_NUM_THREADS", "3"),
        ("JITNEY_CPU", "baseline"),
        ("JITNEY_POOL_BYTES", "1000000"),
        ("JITNEY_PARALLEL_THRESHOLD", "77"),
    ]);
    assert_eq!(found["enabled"], false);
    assert_eq!(found["threads"], 3);
    assert_eq!(found["level"], "baseline");
    assert_eq!(found["pool"]["limit"], 1_000_000);
    assert_eq!(found["environment"].as_array().unwrap().len(), 5);
    assert!(text.contains("JITNEY_PARALLEL_THRESHOLD  77 "), "names and values stand apart: {text}");
    assert!(text.contains("JITNEY_NUM_THREADS") && text.contains("acceleration") && text.contains("off"), "{text}");
}

#[test]
fn malformed_values_are_ignored_with_a_reason_and_the_library_works() {
    let bad = [
        ("JITNEY_DISABLE_JIT", "maybe"),
        ("JITNEY_NUM_THREADS", "-4"),
        ("JITNEY_CPU", "avx9000"),
        ("JITNEY_PARALLEL_THRESHOLD", "1e6"),
        ("JITNEY_POOL_BYTES", "99999999999999999999999999"),
        ("JITNEY_LOG", "loud"),
    ];
    let (found, text, _) = info(&bad);
    assert_eq!(found["enabled"], true);
    assert_eq!(found["environment"].as_array().unwrap().len(), 0);
    let refused = found["environment_refused"].as_array().unwrap();
    assert_eq!(refused.len(), bad.len());
    for (name, value) in bad {
        let row = refused.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("{name} is not listed"));
        assert_eq!(row[1], value);
        assert!(!row[2].as_str().unwrap().is_empty());
        assert!(text.contains(name) && text.contains(value) && text.contains("ignored"), "{text}");
    }
}

#[test]
fn a_refused_variable_is_a_warning_in_the_log() {
    let (_, _, errors) = info(&[("JITNEY_LOG", "warn"), ("JITNEY_NUM_THREADS", "0")]);
    assert!(errors.contains("JITNEY_NUM_THREADS=0") && errors.contains("out of range"), "{errors}");
}

#[cfg(unix)]
#[test]
fn values_that_are_not_text_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "environment::child", "--ignored", "--nocapture"])
        .env("JITNEY_CPU", std::ffi::OsStr::from_bytes(b"\xff\xfe"))
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("environment_refused\":[[\"JITNEY_CPU\""));
}

/// A program with rights that whoever starts it does not have takes nothing from the environment.
#[cfg(target_os = "linux")]
#[test]
fn programs_with_rights_of_their_own_read_no_variables() {
    use std::os::unix::fs::{PermissionsExt, chown};
    if !can_give_rights() {
        println!("[SKIP] only root can make such a program, where the system lets it");
        return;
    }
    let program = std::env::temp_dir().join(format!("jitney-setuid-{}", std::process::id()));
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    chown(&program, Some(65534), None).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o4755)).unwrap();
    let output = Command::new(&program)
        .args(["--exact", "environment::child", "--ignored", "--nocapture"])
        .env("JITNEY_NUM_THREADS", "3")
        .output();
    std::fs::remove_file(&program).unwrap();
    let said = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(said.contains("INFO ") && !said.contains("\"JITNEY_NUM_THREADS\""), "{said}");
}

#[cfg(target_os = "linux")]
fn can_give_rights() -> bool {
    let folder = std::ffi::CString::new(std::env::temp_dir().to_str().unwrap()).unwrap();
    // SAFETY: a path, and a structure that is filled in before it is read.
    unsafe {
        let mut found: libc::statvfs = std::mem::zeroed();
        libc::geteuid() == 0
            && libc::prctl(libc::PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0
            && libc::statvfs(folder.as_ptr(), &mut found) == 0
            && found.f_flag & (libc::ST_NOSUID | libc::ST_NOEXEC) == 0
    }
}
