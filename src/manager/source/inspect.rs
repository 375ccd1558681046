//! A specialisation for people: what the compiler made of it, stage by stage.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jitney_ir::{Function, Verified, passes};
use serde_json::{Value as Json, json};

use super::SourceKernel;
use super::specialisation::{Specialisation, with_stack};
use crate::backend::Backend;
use crate::backend::cranelift::Cranelift;
use crate::fail;
use crate::frontend::parse_signature;
use crate::manager::Manager;
use crate::runtime::{Code, Error, Result};

/// What there is to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// The source text, as it was given.
    Source,
    /// The source with the types of the variables beside the lines where they first stand.
    Types,
    /// The typed IR, as the front end wrote it.
    Ir,
    /// The IR before and after each pass.
    Passes,
    /// The machine code of each function.
    Assembly,
    /// How long each stage took.
    Times,
}

impl SourceKernel {
    /// As `jitney_kernel_describe` shows it.
    pub(in crate::manager) fn describe(&self) -> Json {
        let specialisations = self.specialisations();
        let specialisations = specialisations.iter().map(|specialisation| {
            json!({
                "signature": specialisation.signature(),
                "engine": specialisation.engine(),
                "vector_bits": specialisation.widths.bits(),
                "vector_bits_decided": specialisation.widths.is_decided(),
                "code_bytes": specialisation.code_bytes(),
                "refused_because": specialisation.refusal().map(ToString::to_string),
            })
        });
        json!({
            "name": self.name,
            "builtin": false,
            "kind": "source",
            "parameters": self.parameters().iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
            "specialisations": specialisations.collect::<Vec<_>>(),
        })
    }

    /// Shows a specialisation; `signature` may be left out where there is only one. What is not compiled yet is.
    pub fn inspect(&self, manager: &Manager, signature: Option<&str>, aspect: Aspect) -> Result<String> {
        if aspect == Aspect::Source {
            return Ok(self.source.text.clone());
        }
        let specialisation = self.of_signature(signature)?;
        let typed = specialisation.typed()?;
        match aspect {
            Aspect::Source => Ok(self.source.text.clone()),
            Aspect::Types => Ok(self.typed_listing(&specialisation)?),
            Aspect::Ir => Ok(typed.module.to_string()),
            Aspect::Passes => {
                let (_, steps) = with_stack(|| passes::run_recorded(Verified::clone(&typed.module)));
                Ok(steps.into_iter().map(|step| format!("# after {}\n{}\n", step.name, step.text)).collect())
            }
            Aspect::Assembly => {
                let module = with_stack(|| passes::run(Verified::clone(&typed.module)));
                let listing = Cranelift::get().and_then(|engine| engine.assembly(&module));
                listing.map_err(|refusal| Error::new(Code::Unsupported, refusal.to_string()))
            }
            Aspect::Times => {
                manager.prepare(self, &specialisation)?;
                let times = &specialisation.times;
                let stages = [("typing", &times.typing), ("passes", &times.passes), ("machine code", &times.code)];
                let lines = stages
                    .map(|(stage, time)| format!("{stage:14}{:10.1} µs\n", time.load(Ordering::Relaxed) as f64 / 1e3));
                Ok(lines.concat())
            }
        }
    }

    /// The specialisation of a signature, typed now if it is new.
    pub fn of_signature(&self, signature: Option<&str>) -> Result<Arc<Specialisation>> {
        if let Some(text) = signature {
            return self.specialise(&parse_signature(text)?.params);
        }
        let known = self.specialisations();
        match &known[..] {
            [one] => Ok(one.clone()),
            [] => fail!(InvalidArgument, "{} has not been compiled for any types yet; give a signature", self.name),
            _ => {
                fail!(InvalidArgument, "{} is compiled for {} lists of types; give a signature", self.name, known.len())
            }
        }
    }

    fn typed_listing(&self, specialisation: &Specialisation) -> Result<String> {
        let module = &specialisation.typed()?.module;
        let mut types = BTreeMap::<&str, Vec<String>>::new();
        // Functions that were called may be of another text; those inside the kernel share its names.
        for function in &module.functions {
            names(function, &mut types);
        }
        let mut shown = format!("{}{}\n", self.name, specialisation.signature());
        let lines: Vec<&str> = self.source.text.lines().collect();
        let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0).min(80);
        for line in lines {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let found: Vec<String> = words
                .filter_map(|word| {
                    types.remove_entry(word).map(|(name, types)| format!("{name}: {}", types.join(" | ")))
                })
                .collect();
            let _ = match found.is_empty() {
                true => writeln!(shown, "{line}"),
                false => writeln!(shown, "{line:width$}  # {}", found.join(", ")),
            };
        }
        Ok(shown)
    }
}

/// The types that each name of a function takes, in order.
fn names<'m>(function: &'m Function, types: &mut BTreeMap<&'m str, Vec<String>>) {
    for local in function.locals.iter().filter(|local| !local.name.starts_with('.')) {
        let of_name = types.entry(&local.name).or_default();
        let ty = local.ty.to_string();
        if !of_name.contains(&ty) {
            of_name.push(ty);
        }
    }
}
