//! A kernel's description: what `jitney_kernel_describe` writes as JSON.

use std::sync::atomic::Ordering;

use serde_json::{Value as Json, json};

use super::Manager;
use super::registry::Kernel;
use crate::kernels::{Kind, Param};

impl Manager {
    /// Name, whether built in, parameters; of a built-in kernel also their defaults, dtypes and thresholds, of a host's
    /// the types as its signature writes them; the plugin that computes it, if one does.
    pub fn describe(&self, kernel: &Kernel) -> Json {
        match kernel {
            Kernel::Builtin(index, row) => {
                let entry = self.builtin(*index);
                json!({
                    "name": row.name,
                    "builtin": true,
                    "kind": "builtin",
                    "parameters": row.params.iter().map(parameter).collect::<Vec<_>>(),
                    "plugin": entry.provider().map(|provider| provider.plugin),
                    "dtypes": row.dtypes.iter().map(|dtype| dtype.name()).collect::<Vec<_>>(),
                    "parallel_from": entry.parallel_from.load(Ordering::Relaxed) as u64,
                    "device_from": entry.device_from.load(Ordering::Relaxed) as u64,
                })
            }
            Kernel::Host(host) => {
                let parameters = host.signature.parameters.iter();
                let parameters =
                    parameters.map(|p| json!({ "name": p.name, "type": p.ty.to_string(), "written": p.written }));
                json!({
                    "name": host.name,
                    "builtin": false,
                    "kind": "host",
                    "parameters": parameters.collect::<Vec<_>>(),
                    "has_cpu_path": host.cpu.is_some(),
                    "plugin": host.plugin,
                })
            }
            Kernel::Source(kernel) => kernel.describe(),
        }
    }
}

fn parameter(param: &Param) -> Json {
    let (kind, default) = match param.kind {
        Kind::Tensor => ("tensor", Json::Null),
        Kind::Optional => ("optional tensor", Json::Null),
        Kind::Out => ("output", Json::Null),
        Kind::InOut => ("in-out tensor", Json::Null),
        Kind::Float(x) => ("number", x.into()),
        Kind::Int(n) => ("whole number", n.into()),
        Kind::Flag(b) => ("truth value", b.into()),
        Kind::Ints => ("whole numbers", Json::Null),
        Kind::Floats => ("numbers", Json::Null),
        Kind::Choice(names) => ("choice", names.into()),
    };
    json!({ "name": param.name, "kind": kind, "default": default })
}
