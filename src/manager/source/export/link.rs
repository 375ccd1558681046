//! From objects to one object or a shared library, by the C compiler of the system: `$CC`, or `cc`.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Format, Request};
use crate::fail;
use crate::runtime::{Result, config};

/// Most of what the compiler says that an error repeats.
const LONGEST: usize = 400;

/// Links `objects`, and `runtime` where it is needed, to `output`.
pub(super) fn link(request: &Request, objects: &[&Path], runtime: Option<&Path>, output: &Path) -> Result<()> {
    if config::is_privileged() {
        fail!(
            Unsupported,
            "a program with rights that its user does not have runs no compiler to link {}",
            request.path.display()
        );
    }
    let given = std::env::var("CC").unwrap_or_default();
    let mut words = given.split_whitespace();
    let compiler = words.next().unwrap_or("cc");
    let mut command = Command::new(compiler);
    command.args(words).args(match request.format {
        Format::Object => ["-r", "-nostdlib"],
        Format::Shared => ["-shared", "-Wl,--as-needed"],
    });
    command.arg("-o").arg(output).args(objects);
    if request.format == Format::Shared {
        let name = request.path.file_name().unwrap_or_default();
        command.args(["-Xlinker", "-soname", "-Xlinker"]).arg(name);
        if let Some(runtime) = runtime {
            // The runtime is nobody else's, and threads of its pool stay in its code.
            command.arg(runtime).args(["-Wl,--gc-sections", "-Wl,--exclude-libs,ALL", "-Wl,-z,nodelete"]);
            command.args(["-lpthread", "-ldl"]);
        }
        command.arg("-lm");
    }
    let place = request.path.display();
    let child = match command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(e) => fail!(
            Unsupported,
            "{place} is linked by a C compiler, and {compiler} cannot be run ({e}); install one, or name it in CC"
        ),
    };
    match child.wait_with_output() {
        Ok(done) if !done.status.success() => {
            let said = said(&String::from_utf8_lossy(&done.stderr));
            fail!(Unsupported, "{compiler} cannot link {place}: {said}")
        }
        // Where the host ignores its children's ends, what there is says how it went.
        _ if is_code(output) => Ok(()),
        Ok(_) => fail!(Unsupported, "{compiler} says that it has linked {place}, and has written no code"),
        Err(e) => fail!(Unsupported, "{compiler} has not linked {place}, and its end cannot be waited for: {e}"),
    }
}

/// What a compiler says of a failure, on one line: a linker's first one only tells where it was.
fn said(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    match &lines[..] {
        [] => "it does not say why".into(),
        lines => lines.join(" ").chars().take(LONGEST).collect(),
    }
}

/// Whether a file begins as compiled code does.
fn is_code(path: &Path) -> bool {
    let mut start = [0; 4];
    std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *b"\x7fELF"
}
