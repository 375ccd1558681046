//! From objects to one object or a shared library, by the C compiler of the system: `$CC`, or `cc`.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{Format, Request};
use crate::fail;
use crate::runtime::Result;

/// Most of what the compiler says that an error repeats.
const LONGEST: usize = 400;

/// Links `objects`, and `runtime` where it is needed, to `output`.
pub(super) fn link(request: &Request, objects: &[&Path], runtime: Option<&Path>, output: &Path) -> Result<()> {
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
    let done = command.stdin(Stdio::null()).output();
    let place = request.path.display();
    match done {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => {
            let said = String::from_utf8_lossy(&done.stderr);
            let said: String = said.lines().next().unwrap_or("it does not say why").chars().take(LONGEST).collect();
            fail!(Unsupported, "{compiler} cannot link {place}: {said}")
        }
        Err(e) => fail!(
            Unsupported,
            "{place} is linked by a C compiler, and {compiler} cannot be run ({e}); install one, or name it in CC"
        ),
    }
}
