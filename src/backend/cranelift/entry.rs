//! The kernel as a C function, and next to it as one that takes slots: both take their arguments apart and hand on to the
//! function that is called by value, so that its body is compiled once.
//!
//! ```text
//! int32_t kernel(const Tensor *x, double a, int64_t *result)
//!     Context and slots for the results in the frame
//!     status = kernel by value(context, x's address, extents, strides, a, slots)
//!     the slots to where the results go, or the error to the library
//! ```

use std::mem::offset_of;

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{BlockArg, InstBuilder, Value};
use jitney_ir::{ArrayType, DType, FuncId, Layout, Type};

use super::arrays::{Axes, Bundle};
use super::function::{Lower, TRUSTED};
use super::link::Symbol;
use super::plan::Convention;
use crate::backend::argument_slots;
use crate::backend::context::Context;
use crate::runtime::tensor::Tensor;
use jitney_plugin::runtime::RuntimeFn;

impl Lower<'_> {
    /// The whole of a function that only calls the kernel by value.
    pub fn hand_on(&mut self, convention: Convention, params: &[Value]) {
        let from_c = convention == Convention::C;
        if from_c {
            self.fill_context();
            self.scratch(self.function.results.len());
        }
        let mut values = vec![self.context];
        let mut offset = 0;
        for (at, &local) in self.function.params.iter().enumerate() {
            let ty = self.function.local(local).ty;
            match ty {
                Type::Scalar(dtype) => values.push(match (from_c, dtype) {
                    (true, DType::Bool) => self.b.ins().icmp_imm_s(IntCC::NotEqual, params[at], 0),
                    (true, _) => params[at],
                    (false, _) => self.load_slot(dtype, params[1], offset),
                }),
                Type::Array(array) => {
                    let bundle = if from_c {
                        self.bundle_from_tensor(array, params[at])
                    } else {
                        self.bundle_from_slots(array, params[1], offset)
                    };
                    values.push(bundle.data);
                    values.extend(bundle.extents);
                    if array.layout == Layout::Any {
                        values.extend(bundle.strides);
                    }
                }
            }
            offset += 8 * argument_slots(ty) as i32;
        }
        values.push(self.results);
        let status = self.call_symbol(Symbol::Function(FuncId(0), Convention::Values), &values);
        let status = status.expect("functions return a status");
        if !from_c {
            self.leave(status);
            return;
        }
        self.unless(status, |lower| {
            let name = lower.tables.message(&lower.function.name) as i64;
            let name = lower.int(I64, name);
            lower.call_runtime(RuntimeFn::Failed, &[lower.context, status, name]);
            lower.leave(status);
        });
        let places = &params[self.function.params.len()..];
        for (at, (ty, &place)) in self.function.results.iter().zip(places).enumerate() {
            let Type::Scalar(dtype) = *ty else { unreachable!("a C function has no array results") };
            let value = self.load_slot(dtype, self.results, 8 * at as i32);
            self.b.ins().store(TRUSTED, value, place, 0);
        }
        self.succeed();
    }

    /// What compiled code reads before it has written it.
    fn fill_context(&mut self) {
        let tables = self.address(Symbol::Tables);
        let (none, zero) = (self.int(I64, 0), self.int(I32, 0));
        for (value, offset) in [
            (tables, offset_of!(Context, engine)),
            (none, offset_of!(Context, message)),
            (zero, offset_of!(Context, depth)),
            (zero, offset_of!(Context, threads)),
        ] {
            self.b.ins().store(TRUSTED, value, self.context, offset as i32);
        }
        if self.plan.counts_calls {
            let end = self.runtime_value(RuntimeFn::StackEnd, &[]);
            self.b.ins().store(TRUSTED, end, self.context, offset_of!(Context, stack_end) as i32);
        }
    }

    fn bundle_from_tensor(&mut self, ty: ArrayType, tensor: Value) -> Bundle {
        let field = |lower: &mut Self, offset: usize| lower.b.ins().load(I64, TRUSTED, tensor, offset as i32);
        let data = field(self, offset_of!(Tensor, data));
        let past = field(self, offset_of!(Tensor, byte_offset));
        let data = self.b.ins().iadd(data, past);
        let extents = if ty.rank == 0 {
            Axes::new()
        } else {
            let shape = field(self, offset_of!(Tensor, shape));
            self.axes(ty, shape)
        };
        if ty.layout != Layout::Any || ty.rank == 0 {
            let strides = self.dense_strides(ty.layout, &extents);
            return Bundle { data, extents, strides };
        }
        let given = field(self, offset_of!(Tensor, strides));
        let [read, dense, on] = [(); 3].map(|()| self.b.create_block());
        self.b.ins().brif(given, read, &[], dense, &[]);
        for block in [read, dense] {
            self.b.seal_block(block);
            self.b.switch_to_block(block);
            let strides = if block == read { self.axes(ty, given) } else { self.dense_strides(Layout::C, &extents) };
            let strides: Vec<BlockArg> = strides.into_iter().map(BlockArg::from).collect();
            self.b.ins().jump(on, &strides);
        }
        self.b.seal_block(on);
        self.b.switch_to_block(on);
        let strides = (0..ty.rank).map(|_| self.b.append_block_param(on, I64)).collect();
        Bundle { data, extents, strides }
    }

    /// One number per axis.
    fn axes(&mut self, ty: ArrayType, numbers: Value) -> Axes<Value> {
        (0..i32::from(ty.rank)).map(|axis| self.b.ins().load(I64, TRUSTED, numbers, 8 * axis)).collect()
    }
}
