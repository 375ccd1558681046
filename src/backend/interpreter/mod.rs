//! The interpreter: what a kernel means.
//!
//! ```text
//! machine   functions, statements, expressions: reads like the specification, and is it
//! array     what array locals refer to, with a check of every access
//! ```
//!
//! It runs kernels while the switch is off, and every other engine is compared with it. It needs no compilation, counts
//! what it runs (`TrapKind::Fuel` once the fuel of a call is used up), and turns a broken promise of the front end (an
//! unguarded index out of range, a view that leaves its array) into an error that names the function.

mod array;
mod machine;

use std::sync::Arc;

use jitney_ir::{Const, Layout, Trap, Type, Verified};

use super::{Backend, BackendError, CallOptions, CompiledKernel, EntryKind, argument_slots, result_slots};
use array::ArrayRef;
use machine::{Machine, Value};

/// The engine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Interpreter;

impl Backend for Interpreter {
    fn name(&self) -> &'static str {
        "interpreter"
    }

    fn compile_with(&self, module: Verified, entry: EntryKind) -> Result<Arc<dyn CompiledKernel>, BackendError> {
        if entry == EntryKind::C {
            return Err(BackendError { engine: self.name(), message: "it makes no C functions".into() });
        }
        Ok(Arc::new(Interpreted { module }))
    }

    fn assembly(&self, _: &Verified) -> Result<String, BackendError> {
        Ok(String::new())
    }
}

struct Interpreted {
    module: Verified,
}

impl CompiledKernel for Interpreted {
    unsafe fn call(&self, args: &[u64], results: &mut [u64], how: &CallOptions) -> Result<(), Trap> {
        let entry = self.module.entry();
        let params = entry.params.iter().map(|&p| entry.local(p).ty);
        assert_eq!(args.len(), params.clone().map(argument_slots).sum::<usize>(), "slots of arguments");
        assert_eq!(results.len(), entry.results.iter().copied().map(result_slots).sum::<usize>(), "slots of results");

        let mut rest = args;
        let values = params.map(|ty| {
            let (slots, after) = rest.split_at(argument_slots(ty));
            rest = after;
            unpack(ty, slots)
        });
        let values = values.collect();
        let returned = Machine::new(&self.module, how.fuel).run(values)?;
        let slots = returned.into_iter().flat_map(pack);
        results.iter_mut().zip(slots).for_each(|(to, slot)| *to = slot);
        Ok(())
    }
}

fn unpack(ty: Type, slots: &[u64]) -> Value {
    match ty {
        Type::Scalar(_) => Value::Scalar(Const(slots[0])),
        Type::Array(array) => {
            let numbers = |range: &[u64]| range.iter().map(|&n| n as i64).collect();
            let (shape, strides) = slots[1..].split_at(array.rank.into());
            let mut value = ArrayRef::dense(slots[0] as *mut u8, numbers(shape), array.layout, None);
            if array.layout == Layout::Any {
                value.strides = numbers(strides);
            }
            Value::Array(value)
        }
    }
}

fn pack(value: Value) -> Vec<u64> {
    match value {
        Value::Scalar(value) => vec![value.0],
        Value::Array(array) => {
            let numbers = array.shape.iter().chain(&array.strides).map(|&n| n as u64);
            let mut slots: Vec<_> = [array.data as u64].into_iter().chain(numbers).collect();
            slots.push(array.owner.map_or(0, |block| block.into_raw() as u64));
            slots
        }
    }
}
