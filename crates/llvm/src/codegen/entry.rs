//! The kernel as a C function, and next to it as one that takes slots: both take their arguments apart and hand on to the
//! function that is called by value, so that its body is compiled once.
//!
//! ```text
//! int32_t kernel(const jitney_tensor *x, double a, int64_t *result)
//!     Context and slots for the results in the frame
//!     status = kernel by value(context, x's address, extents, strides, a, slots)
//!     the slots to where the results go, or the error to the library
//! ```
//!
//! Where there is no library, the error goes to a last parameter, `jitney_raised *raised`.

use std::mem::offset_of;

use jitney_ir::{ArrayType, DType, FuncId, Layout, Type};
use jitney_plugin::runtime::{Context, Raised, RuntimeFn, Text};

use super::arrays::{Axes, Bundle};
use super::calls::argument_slots;
use super::function::Lower;
use super::plan::Convention;
use crate::ll::{Compare, Ty, Value};

/// `jitney_tensor` of `jitney/jitney.h`, which is DLPack's `DLTensor`.
#[repr(C)]
struct Tensor {
    data: *mut std::ffi::c_void,
    device: [i32; 2],
    rank: i32,
    dtype: [u8; 4],
    shape: *const i64,
    strides: *const i64,
    byte_offset: u64,
}

impl Lower<'_> {
    /// The whole of a function that only calls the kernel by value.
    pub fn hand_on(&mut self, convention: Convention, params: &[Value]) {
        let from_c = convention == Convention::C;
        if from_c {
            self.fill_context();
        }
        let tracks = self.function.hands_on_arrays();
        let mut values = vec![self.context];
        let mut slot = 0;
        for (at, &local) in self.function.params.iter().enumerate() {
            let ty = self.function.local(local).ty;
            match ty {
                Type::Scalar(dtype) => values.push(match (from_c, dtype) {
                    (true, DType::Bool) => self.ll.compare(Compare::Ne, params[at], self.ll.int(self.e.i8, 0)),
                    (true, _) => params[at],
                    (false, _) => self.load_slot(dtype, params[1], slot),
                }),
                Type::Array(array) => {
                    let bundle = if from_c {
                        self.bundle_from_tensor(array, params[at])
                    } else {
                        self.bundle_from_slots(array, params[1], slot)
                    };
                    values.push(bundle.data);
                    values.extend(bundle.extents);
                    if array.layout == Layout::Any {
                        values.extend(bundle.strides);
                    }
                    values.extend(tracks.then(|| self.ll.null()));
                }
            }
            slot += argument_slots(ty);
        }
        values.push(self.results);
        let status = self.ll.call(self.e.function(FuncId(0), Convention::Values), &values);
        if !from_c {
            self.leave(status);
            return;
        }
        let failed = self.ll.compare(Compare::Ne, status, self.ll.int(self.e.i32, 0));
        self.unless(failed, |lower| {
            let name = lower.e.text(&lower.function.name);
            if lower.e.options.alone {
                lower.tell(status, name[0], params[params.len() - 1]);
            } else {
                let name = lower.ll.data(lower.ll.structure(&name), 8);
                lower.e.call_library(RuntimeFn::Failed, &[lower.context, status, name]);
            }
            lower.leave(status);
        });
        let places = &params[self.function.params.len()..];
        for (at, (ty, &place)) in self.function.results.iter().zip(places).enumerate() {
            let Type::Scalar(dtype) = *ty else { unreachable!("a C function has no array results") };
            let value = self.load_slot(dtype, self.results, at);
            let value = if dtype == DType::Bool { self.ll.zext(value, self.e.i8) } else { value };
            self.ll.store(value, place, dtype.size() as u32);
        }
        self.succeed();
    }

    /// Writes an error to where the caller wants to have it, if anywhere.
    fn tell(&mut self, status: Value, kernel: Value, raised: Value) {
        let unwanted = self.ll.compare(Compare::Eq, raised, self.ll.null());
        self.unless(unwanted, |lower| lower.leave(status));
        let place = self.get(self.e.i64, self.field(self.context, offset_of!(Context, place)));
        let line = self.ll.trunc(self.ll.lshr(place, self.e.int(32)), self.e.i32);
        let column = self.ll.trunc(place, self.e.i32);
        let message = self.message();
        let mut fields = vec![
            (status, offset_of!(Raised, kind)),
            (line, offset_of!(Raised, line)),
            (column, offset_of!(Raised, column)),
            (kernel, offset_of!(Raised, kernel)),
            (message, offset_of!(Raised, message)),
        ];
        for at in (0..3).map(|n| 8 * n) {
            let detail = self.get(self.e.i64, self.field(self.context, offset_of!(Context, details) + at));
            fields.push((detail, offset_of!(Raised, details) + at));
        }
        for (value, offset) in fields {
            let align = self.ll.align_of(self.ll.type_of(value));
            self.ll.store(value, self.field(raised, offset), align);
        }
    }

    /// The first byte of the context's message, or null.
    fn message(&mut self) -> Value {
        let message = self.get(self.e.ptr, self.field(self.context, offset_of!(Context, message)));
        let [read, none, on] = self.blocks();
        let is_none = self.ll.compare(Compare::Eq, message, self.ll.null());
        self.ll.branch(is_none, none, read);
        self.ll.at_end(read);
        let bytes = self.get(self.e.ptr, self.field(message, offset_of!(Text, bytes)));
        self.ll.jump(on);
        self.ll.at_end(none);
        self.ll.jump(on);
        self.ll.at_end(on);
        self.ll.phi(self.e.ptr, &[(bytes, read), (self.ll.null(), none)])
    }

    /// What compiled code and the library read before anybody has written it.
    fn fill_context(&mut self) {
        let (null, zero) = (self.ll.null(), self.ll.int(self.e.i32, 0));
        for (value, offset) in [
            (null, offset_of!(Context, engine)),
            (null, offset_of!(Context, message)),
            (null, offset_of!(Context, stack_end)),
            (self.e.int(0), offset_of!(Context, place)),
            (zero, offset_of!(Context, depth)),
            (zero, offset_of!(Context, threads)),
        ] {
            self.put(value, self.field(self.context, offset));
        }
        if self.e.plan.counts_calls {
            let end = self.e.call_library(RuntimeFn::StackEnd, &[]);
            self.put(end, self.field(self.context, offset_of!(Context, stack_end)));
        }
    }

    /// Reads what the host has written: it may lie anywhere, in an array's memory too.
    fn of_host(&self, ty: Ty, at: Value) -> Value {
        self.ll.load(ty, at, self.ll.align_of(ty))
    }

    fn bundle_from_tensor(&mut self, ty: ArrayType, tensor: Value) -> Bundle {
        let (ptr, i64) = (self.e.ptr, self.e.i64);
        let data = self.of_host(ptr, self.field(tensor, offset_of!(Tensor, data)));
        let past = self.of_host(i64, self.field(tensor, offset_of!(Tensor, byte_offset)));
        let data = self.ll.offset(self.e.i8, data, past, false);
        let extents = if ty.rank == 0 {
            Axes::new()
        } else {
            let shape = self.of_host(ptr, self.field(tensor, offset_of!(Tensor, shape)));
            self.axes(ty, shape)
        };
        if ty.layout != Layout::Any || ty.rank == 0 {
            let strides = self.dense_strides(ty.layout, &extents);
            return Bundle { data, extents, strides };
        }
        let given = self.of_host(ptr, self.field(tensor, offset_of!(Tensor, strides)));
        let [read, dense, on] = self.blocks();
        let are_given = self.ll.compare(Compare::Ne, given, self.ll.null());
        self.ll.branch(are_given, read, dense);
        self.ll.at_end(read);
        let from_given = self.axes(ty, given);
        self.ll.jump(on);
        self.ll.at_end(dense);
        let from_shape = self.dense_strides(Layout::C, &extents);
        self.ll.jump(on);
        self.ll.at_end(on);
        let strides = from_given.iter().zip(&from_shape);
        let strides = strides.map(|(&a, &b)| self.ll.phi(i64, &[(a, read), (b, dense)])).collect();
        Bundle { data, extents, strides }
    }

    /// One number per axis.
    fn axes(&self, ty: ArrayType, numbers: Value) -> Axes<Value> {
        (0..usize::from(ty.rank)).map(|axis| self.of_host(self.e.i64, self.field(numbers, 8 * axis))).collect()
    }
}
