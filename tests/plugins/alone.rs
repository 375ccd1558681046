//! What is loaded stays loaded, so a test that loads plugins wants a process of its own. nextest gives it one; elsewhere
//! the test starts itself once more, alone.

use std::process::Command;

/// Whether this process runs the test at `path`, a function within it, and nothing else; if not, such a one has.
pub fn is_alone(path: &str) -> bool {
    const MARK: &str = "JITNEY_TEST_ALONE";
    let by_nextest = std::env::var("NEXTEST_EXECUTION_MODE").is_ok_and(|mode| mode == "process-per-test");
    if by_nextest || std::env::var_os(MARK).is_some() {
        return true;
    }
    let test = path.split_once("::").and_then(|(_, rest)| rest.rsplit_once("::")).expect("crate::test::function").0;
    let done = Command::new(std::env::current_exe().expect("a program"))
        .args(["--exact", test, "--nocapture"])
        .env(MARK, "1")
        .output()
        .expect("it starts");
    let said = [done.stdout, done.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(done.status.success() && said[0].contains("1 passed"), "{}{}", said[0], said[1]);
    false
}

/// The first line of a test.
macro_rules! alone {
    () => {
        fn here() {}
        if !crate::alone::is_alone(std::any::type_name_of_val(&here)) {
            return;
        }
    };
}
pub(crate) use alone;
