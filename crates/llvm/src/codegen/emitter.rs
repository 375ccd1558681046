//! What the functions of a module share: types, constants, metadata, functions of the library.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};

use jitney_ir::{Const, DType, FuncId, Layout, Module, Type};
use jitney_plugin::runtime::{Abi, Context, RuntimeFn};

use super::lines::Lines;
use super::plan::{Convention, Plan};
use crate::ll::machine::Processor;
use crate::ll::{self, Function, Ty, Value};

/// What entries are called; none where a form is not wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    pub slots: Option<String>,
    pub c: Option<String>,
}

/// How to compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    pub names: Names,
    /// The C function has one more parameter, to which it tells errors itself.
    pub alone: bool,
    /// Mathematical functions in loops may be those of the system's vector library.
    pub vector_math: bool,
    /// Bits of vectors that are preferred.
    pub vector_bits: u32,
    /// For debuggers: nothing is optimised.
    pub debug: bool,
    /// The last functions of the module, so many, are the library's to compile.
    pub late: usize,
}

/// Metadata that accesses and branches carry.
pub(crate) struct Meta {
    pub tbaa: u32,
    pub scope: u32,
    pub noalias: u32,
    pub prof: u32,
    pub range: u32,
    pub noundef: u32,
    pub repeats: u32,
    /// Accesses to the context, to slots, to the frame; to elements of arrays. Neither is ever the other.
    pub frame: Value,
    pub element: Value,
    /// Weights of a branch that is hardly ever taken, and of one that nearly always is.
    pub unlikely: Value,
    pub likely: Value,
    /// Of what is never negative.
    pub positive: Value,
    /// Of what needs no more to be said.
    pub nothing: Value,
}

/// The module under construction.
pub(crate) struct Emitter<'a> {
    pub ll: &'a ll::Module,
    pub processor: &'a Processor,
    pub module: &'a Module,
    pub plan: &'a Plan,
    pub options: &'a Options,
    pub meta: Meta,
    /// What debuggers are told, if there is something.
    pub lines: Option<Lines<'a>>,
    pub i64: Ty,
    pub i32: Ty,
    pub i8: Ty,
    pub bit: Ty,
    pub ptr: Ty,
    functions: BTreeMap<(FuncId, Convention), Function>,
    external: RefCell<HashMap<String, Function>>,
    intrinsics: RefCell<HashMap<(&'static str, u8), Function>>,
    constants: RefCell<Vec<Option<Value>>>,
    /// Functions that only metadata names.
    pub kept: RefCell<Vec<Function>>,
    pub domains: Cell<u32>,
    /// There are loops of a few iterations, known by number, within others.
    pub short_loops: Cell<bool>,
}

impl<'a> Emitter<'a> {
    pub fn new(
        ll: &'a ll::Module,
        processor: &'a Processor,
        module: &'a Module,
        plan: &'a Plan,
        options: &'a Options,
    ) -> Emitter<'a> {
        let root = ll.meta(&[ll.meta_text("jitney")]);
        let tag = |name: &str| {
            let ty = ll.meta(&[ll.meta_text(name), root, ll.meta_int(64, 0)]);
            ll.meta_value(ll.meta(&[ty, ty, ll.meta_int(64, 0)]))
        };
        let weights = |yes, no| {
            let parts = [ll.meta_text("branch_weights"), ll.meta_int(32, yes), ll.meta_int(32, no)];
            ll.meta_value(ll.meta(&parts))
        };
        let meta = Meta {
            tbaa: ll.meta_kind("tbaa"),
            scope: ll.meta_kind("alias.scope"),
            noalias: ll.meta_kind("noalias"),
            prof: ll.meta_kind("prof"),
            range: ll.meta_kind("range"),
            noundef: ll.meta_kind("noundef"),
            repeats: ll.meta_kind("llvm.loop"),
            frame: tag("frame"),
            element: tag("element"),
            unlikely: weights(1, 1 << 20),
            likely: weights(1 << 20, 1),
            positive: ll.meta_value(ll.meta(&[ll.meta_int(64, 0), ll.meta_int(64, 1 << 63)])),
            nothing: ll.meta_value(ll.meta(&[])),
        };
        // Calls that LLVM itself makes are through the table of addresses, as all others.
        ll.flag("RtLibUseGOT", 1);
        ll.flag("PIC Level", 2);
        let [bit, i8, i32, i64] = [1, 8, 32, 64].map(|bits| ll.int_type(bits));
        let mut it = Emitter {
            ll,
            processor,
            module,
            plan,
            options,
            meta,
            lines: options.debug.then(|| Lines::of(ll, module)).flatten(),
            i64,
            i32,
            i8,
            bit,
            ptr: ll.ptr_type(),
            functions: BTreeMap::new(),
            external: RefCell::default(),
            intrinsics: RefCell::default(),
            constants: RefCell::new(vec![None; module.constants.len()]),
            kept: RefCell::default(),
            domains: Cell::new(0),
            short_loops: Cell::new(false),
        };
        for &(id, convention) in &plan.functions {
            let function = it.declare(id, convention);
            it.functions.insert((id, convention), function);
        }
        it
    }

    /// After the last function; whether there are short loops within others.
    pub fn finish(self) -> bool {
        self.lines.into_iter().for_each(Lines::finish);
        let kept = self.kept.into_inner();
        if !kept.is_empty() {
            self.ll.keep(&kept);
        }
        self.short_loops.get()
    }

    fn declare(&self, id: FuncId, convention: Convention) -> Function {
        let function = self.module.function(id);
        let mut params = vec![];
        if convention != Convention::C {
            params.push(self.ptr);
        }
        match convention {
            Convention::Slots => params.push(self.ptr),
            Convention::Values => {
                for &local in &function.params {
                    match function.local(local).ty {
                        Type::Scalar(dtype) => params.push(self.register(dtype)),
                        Type::Array(array) => {
                            let strides = if array.layout == Layout::Any { array.rank } else { 0 };
                            params.push(self.ptr);
                            params.extend((0..array.rank + strides).map(|_| self.i64));
                            params.extend(function.hands_on_arrays().then_some(self.ptr));
                        }
                    }
                }
            }
            Convention::C => {
                for &local in &function.params {
                    params.push(match function.local(local).scalar() {
                        Some(DType::Bool) => self.i8,
                        Some(dtype) => self.register(dtype),
                        None => self.ptr,
                    });
                }
                params.extend(function.results.iter().map(|_| self.ptr));
                params.extend(self.options.alone.then_some(self.ptr));
            }
        }
        if convention != Convention::C {
            params.push(self.ptr);
        }
        let outside = match (id, convention) {
            (FuncId(0), Convention::Slots) => self.options.names.slots.clone(),
            (FuncId(0), Convention::C) => self.options.names.c.clone(),
            _ => None,
        };
        let name = outside.clone().unwrap_or_else(|| format!("{}.{}", function.name, id.0));
        let ty = self.ll.function_type(&params, Some(self.i32));
        let code = self.ll.function(&name, ty, outside.is_none());
        self.ll.attribute(code, None, "nounwind", 0);
        self.ll.text_attribute(code, "probe-stack", "inline-asm");
        self.ll.text_attribute(code, "prefer-vector-width", &self.options.vector_bits.to_string());
        if self.options.debug {
            self.ll.attribute(code, None, "noinline", 0);
            self.ll.attribute(code, None, "optnone", 0);
            self.ll.text_attribute(code, "frame-pointer", "all");
        }
        if self.plan.slow.contains(&id) {
            for name in ["cold", "noinline", "minsize", "optsize"] {
                self.ll.attribute(code, None, name, 0);
            }
        }
        if convention != Convention::C {
            for name in ["noalias", "nonnull", "noundef"] {
                self.ll.attribute(code, Some(0), name, 0);
            }
            self.ll.attribute(code, Some(0), "align", align_of::<Context>() as u64);
            self.ll.attribute(code, Some(0), "dereferenceable", size_of::<Context>() as u64);
            self.ll.attribute(code, Some(params.len() - 1), "noalias", 0);
        }
        if convention == Convention::Slots {
            for name in ["noalias", "readonly", "noundef"] {
                self.ll.attribute(code, Some(1), name, 0);
            }
        }
        code
    }

    /// A function of the plan.
    pub fn function(&self, id: FuncId, convention: Convention) -> Function {
        self.functions[&(id, convention)]
    }

    /// The register that a value of this type is in.
    pub fn register(&self, dtype: DType) -> Ty {
        match dtype {
            DType::Bool => self.bit,
            DType::F16 | DType::BF16 | DType::F32 => self.ll.float_type(32),
            DType::F64 => self.ll.float_type(64),
            DType::I8 | DType::U8 => self.i8,
            DType::I16 | DType::U16 => self.ll.int_type(16),
            DType::I32 | DType::U32 => self.i32,
            DType::I64 | DType::U64 => self.i64,
        }
    }

    /// A constant.
    pub fn number(&self, dtype: DType, value: Const) -> Value {
        match dtype {
            DType::F32 | DType::F64 => self.ll.float(dtype.bits(), value.0),
            _ => self.ll.int(self.register(dtype), value.0),
        }
    }

    /// An `i64`.
    pub fn int(&self, value: i64) -> Value {
        self.ll.int(self.i64, value as u64)
    }

    /// A function from elsewhere, by its symbol. What is `pure` depends on its operands alone.
    pub fn external(&self, name: &str, params: &[Ty], result: Option<Ty>, pure: bool) -> Function {
        if let Some(&function) = self.external.borrow().get(name) {
            return function;
        }
        let function = self.ll.function(name, self.ll.function_type(params, result), false);
        self.ll.attribute(function, None, "nounwind", 0);
        self.ll.attribute(function, None, "nonlazybind", 0);
        if pure {
            for (name, value) in
                [("memory", 0), ("nocallback", 0), ("willreturn", 0), ("speculatable", 0), ("nosync", 0), ("nofree", 0)]
            {
                self.ll.attribute(function, None, name, value);
            }
        }
        self.external.borrow_mut().insert(name.into(), function);
        function
    }

    /// How many functions from elsewhere there are.
    pub fn external_count(&self) -> usize {
        self.external.borrow().len()
    }

    /// A function of the library.
    pub fn library(&self, function: RuntimeFn) -> Function {
        let ty = |abi: Abi| match abi {
            Abi::I32 => self.i32,
            Abi::I64 => self.i64,
            Abi::F32 => self.ll.float_type(32),
            Abi::F64 => self.ll.float_type(64),
            Abi::Ptr => self.ptr,
        };
        let params: Vec<Ty> = function.params().iter().map(|&abi| ty(abi)).collect();
        let pure = match function {
            RuntimeFn::Allocate
            | RuntimeFn::Adopt
            | RuntimeFn::Share
            | RuntimeFn::Retain
            | RuntimeFn::ReleaseAll
            | RuntimeFn::Parallel
            | RuntimeFn::Print
            | RuntimeFn::Failed
            | RuntimeFn::StackEnd => false,
            RuntimeFn::PowSigned
            | RuntimeFn::PowUnsigned
            | RuntimeFn::FloorDivF32
            | RuntimeFn::FloorDivF64
            | RuntimeFn::ModF32
            | RuntimeFn::ModF64
            | RuntimeFn::FromF16
            | RuntimeFn::ToF16
            | RuntimeFn::ToBf16 => true,
        };
        self.external(function.name(), &params, function.result().map(ty), pure)
    }

    /// A call of the library.
    pub fn call_library(&self, function: RuntimeFn, args: &[Value]) -> Value {
        self.ll.call(self.library(function), args)
    }

    /// A call of an intrinsic of one type.
    pub fn intrinsic(&self, name: &'static str, dtype: DType, args: &[Value]) -> Value {
        let key = (name, dtype as u8);
        let known = self.intrinsics.borrow().get(&key).copied();
        let function = known.unwrap_or_else(|| self.ll.intrinsic(name, &[self.register(dtype)]));
        self.intrinsics.borrow_mut().insert(key, function);
        self.ll.call(function, args)
    }

    /// The address of a constant array's first element.
    pub fn constant(&self, number: u32) -> Value {
        let known = self.constants.borrow()[number as usize];
        known.unwrap_or_else(|| {
            let data = self.ll.data(self.ll.bytes(&self.module.constants[number as usize].bytes), 64);
            self.constants.borrow_mut()[number as usize] = Some(data);
            data
        })
    }

    /// The two fields of a `runtime::Text`; a zero follows the text.
    pub fn text(&self, text: &str) -> [Value; 2] {
        let bytes = [text.as_bytes(), &[0]].concat();
        [self.ll.data(self.ll.bytes(&bytes), 1), self.int(text.len() as i64)]
    }
}
