//! What every plugin has to do right: a list of checks, each with its name and what was found.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use jitney::backend::plugin::{Generator, Kind, Plugin};
use jitney_plugin::abi::{PLUGIN_ABI_MAJOR, PluginApi};

/// What a check says when it fails.
pub type Outcome = Result<(), String>;

/// The checks of one plugin.
#[derive(Debug, Default)]
pub struct Report {
    checks: Vec<(String, Outcome)>,
}

impl Report {
    /// Runs a check; a panic is a failure.
    pub fn check(&mut self, name: impl Into<String>, body: impl FnOnce() -> Outcome) {
        let outcome = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| {
            let said = payload.downcast_ref::<&str>().copied();
            let said = said.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
            Err(format!("panic: {}", said.unwrap_or("no message")))
        });
        self.checks.push((name.into(), outcome));
    }

    /// Whether all went well.
    pub fn passed(&self) -> bool {
        self.failed().next().is_none()
    }

    /// Names of the checks that failed.
    pub fn failed(&self) -> impl Iterator<Item = &str> {
        self.checks.iter().filter(|(_, outcome)| outcome.is_err()).map(|(name, _)| name.as_str())
    }
}

/// A line for each check.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (name, outcome) in &self.checks {
            match outcome {
                Ok(()) => writeln!(f, "ok    {name}")?,
                Err(why) => writeln!(f, "FAIL  {name}: {why}")?,
            }
        }
        let failed = self.failed().count();
        write!(f, "{} passed, {failed} failed", self.checks.len() - failed)
    }
}

/// Fails with a text where something does not hold.
pub fn ensure(holds: bool, why: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(why()) }
}

/// Loads the plugin into this process and checks it.
pub fn run(path: &Path) -> Report {
    let mut report = Report::default();
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let manager = jitney::manager::get().expect("a manager");
    // SAFETY: who runs the suite says that it is a plugin.
    let loaded = unsafe { manager.load_plugin(&path.display().to_string()) };
    report.check("it is loaded", || loaded.clone().map(drop).map_err(|e| e.to_string()));
    let Ok(plugin) = loaded else { return report };
    report.check("it is loaded once", || {
        // SAFETY: as above.
        let again = unsafe { manager.load_plugin(&path.display().to_string()) }.map_err(|e| e.to_string())?;
        ensure(std::ptr::eq(again, plugin), || "the second time it is another one".into())
    });
    table(&mut report, plugin);
    if let Some(generator) = Generator::of(plugin) {
        super::generator::check(&mut report, plugin, &generator);
    }
    if plugin.is(Kind::KernelProvider) {
        super::provider::check(&mut report, plugin);
    }
    report.check("the library goes on", || {
        let answer = jitney::capi::manager::jitney_is_enabled();
        ensure(answer == 1, || format!("acceleration is {answer}"))
    });
    report
}

fn table(report: &mut Report, plugin: &'static Plugin) {
    let table = plugin.table();
    report.check("the size of its table is a size", || {
        let size = table.struct_size;
        let likely = size <= 4 * size_of::<PluginApi>() && size.is_multiple_of(align_of::<PluginApi>());
        ensure(likely, || format!("struct_size is {size}; this version has {}", size_of::<PluginApi>()))
    });
    report.check("its version is the interface's", || {
        ensure(table.abi_major == PLUGIN_ABI_MAJOR, || format!("abi_major is {}", table.abi_major))
    });
    report.check("its name is one that a file can have", || {
        let file = plugin.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let wanted = format!("libjitney_{}.so", plugin.name);
        // Plugins that are only loaded by their path may be called anything.
        ensure(!file.starts_with("libjitney_") || file == wanted, || format!("{file} is not {wanted}"))
    });
    report.check("its version is a text for people", || {
        ensure(plugin.version.chars().all(|c| !c.is_control()), || format!("{:?}", plugin.version))
    });
    report.check("its kinds are known", || ensure(table.kinds & !7 == 0, || format!("kinds are {:#x}", table.kinds)));
    report.check("it brings what its kinds say, and no more", || {
        let is = |kind: Kind| plugin.is(kind);
        ensure(is(Kind::CodeGenerator) || table.compile.is_none(), || "compile is there".into())?;
        ensure(is(Kind::KernelProvider) || table.kernel_count == 0, || "kernels are there".into())
    });
}
