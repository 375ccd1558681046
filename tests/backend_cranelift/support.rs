//! Small ways to write IR and to run it.

use std::sync::Arc;

use jitney::backend::{CallOptions, CompiledKernel, result_slots};
use jitney::runtime::buffers;
use jitney_ir::{
    Arg, ArrayType, BinOp, Const, DType, Expr, FastMath, Function, Guard, Layout, LocalId, Module, Site, SiteId, Stmt,
    Trap, Type, verify,
};

pub use crate::engine::engine;

/// A function to be filled in, with one place in the source: `HERE`.
pub fn function(name: &str) -> Function {
    Function {
        name: name.into(),
        params: vec![],
        results: vec![],
        locals: vec![],
        sites: vec![Site { line: 1, column: 1 }],
        fastmath: FastMath::default(),
        origin: None,
        body: vec![],
    }
}

pub const HERE: SiteId = SiteId(0);

pub fn param(f: &mut Function, name: &str, ty: Type) -> LocalId {
    let local = f.add_local(name, ty, false);
    f.params.push(local);
    local
}

pub fn scalar(dtype: DType) -> Type {
    Type::Scalar(dtype)
}

pub fn array(dtype: DType, rank: u8, layout: Layout) -> Type {
    Type::Array(ArrayType { dtype, rank, layout, writable: true })
}

pub fn i64s(rank: u8) -> Type {
    array(DType::I64, rank, Layout::C)
}

pub fn f64s(rank: u8) -> Type {
    array(DType::F64, rank, Layout::C)
}

pub fn get(f: &Function, local: LocalId) -> Expr {
    Expr::local(f.local(local).scalar().expect("a scalar"), local)
}

pub fn int(value: i64) -> Expr {
    Expr::int(value)
}

pub fn add(a: Expr, b: Expr) -> Expr {
    Expr::binary(BinOp::Add, a, b)
}

pub fn mul(a: Expr, b: Expr) -> Expr {
    Expr::binary(BinOp::Mul, a, b)
}

pub fn lt(a: Expr, b: Expr) -> Expr {
    Expr::binary(BinOp::Lt, a, b)
}

/// `array[i]`, guarded.
pub fn at(f: &Function, array: LocalId, i: Expr) -> Expr {
    Expr::load(f.array_type(array).dtype, array, vec![Expr::guard(Guard::Index(array, 0), i, HERE)])
}

pub fn store(array: LocalId, index: Vec<Expr>, value: Expr) -> Stmt {
    Stmt::Store { array, index, value }
}

/// `for var in range(stop)`.
pub fn count(var: LocalId, stop: Expr, body: Vec<Stmt>) -> Stmt {
    Stmt::For { var, start: int(0), stop, step: int(1), body }
}

pub fn ret(e: Expr) -> Stmt {
    Stmt::Return(vec![Arg::Scalar(e)])
}

pub fn site(f: &mut Function, line: u32) -> SiteId {
    f.add_site(line, 5)
}

pub fn compile_all(functions: Vec<Function>) -> Arc<dyn CompiledKernel> {
    let module = verify(Module { functions, constants: vec![] }).expect("a module in order");
    engine().compile(&module).expect("code")
}

/// A function, ready to be called.
pub struct Kernel {
    compiled: Arc<dyn CompiledKernel>,
    results: usize,
}

pub fn compile(functions: Vec<Function>) -> Kernel {
    let results = functions[0].results.iter().map(|&ty| result_slots(ty)).sum();
    Kernel { compiled: compile_all(functions), results }
}

impl Kernel {
    pub fn call(&self, args: &[u64]) -> Result<Vec<u64>, Trap> {
        self.call_on(0, args)
    }

    pub fn call_on(&self, threads: usize, args: &[u64]) -> Result<Vec<u64>, Trap> {
        let mut results = vec![0; self.results];
        let how = CallOptions { threads, ..CallOptions::default() };
        // SAFETY: the tests give slots of arrays that they hold.
        unsafe { self.compiled.call(args, &mut results, &how) }.map(|()| results)
    }

    pub fn int(&self, args: &[u64]) -> i64 {
        self.call(args).expect("no error")[0] as i64
    }
}

/// Slots of a row-major array.
pub fn slots<T>(data: &mut [T], shape: &[i64]) -> Vec<u64> {
    assert_eq!(data.len() as i64, shape.iter().product::<i64>());
    let mut strides = vec![1; shape.len()];
    for axis in (1..shape.len()).rev() {
        strides[axis - 1] = strides[axis] * shape[axis];
    }
    strided(data.as_mut_ptr(), shape, &strides)
}

pub fn strided<T>(data: *mut T, shape: &[i64], strides: &[i64]) -> Vec<u64> {
    [data as u64].into_iter().chain(shape.iter().chain(strides).map(|&n| n as u64)).collect()
}

/// Bytes of arrays that kernels hold now.
pub fn bytes_in_use() -> u64 {
    buffers::statistics().bytes_in_use
}

/// Numbers at which something may go wrong.
pub fn edges(dtype: DType) -> Vec<Const> {
    let bits = dtype.bits();
    match dtype {
        DType::Bool => vec![Const(0), Const(1)],
        DType::F32 | DType::F64 => {
            let values = [
                0.0,
                -0.0,
                1.0,
                -1.0,
                0.5,
                -2.5,
                3.0,
                7.0,
                -7.0,
                1e-310,
                1e30,
                -1e30,
                255.5,
                2147483648.0,
                9.3e18,
                -9.3e18,
                1.9e19,
            ];
            let special = [f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
            values.iter().chain(&special).map(|&x| Const::float(dtype, x)).collect()
        }
        DType::I8 | DType::I16 | DType::I32 | DType::I64 => {
            let least = -1i64 << (bits - 1);
            let values = [0, 1, -1, 2, -2, 3, 7, -7, 8, 63, 64, least, least + 1, !least, !least - 1];
            values.iter().filter(|&&n| (least..=!least).contains(&n)).map(|&n| Const::int(n)).collect()
        }
        _ => {
            let most = u64::MAX >> (64 - bits);
            [0, 1, 2, 3, 7, 8, 63, 64, 100, most / 2, most / 2 + 1, most - 1, most].iter().map(|&n| Const(n)).collect()
        }
    }
}

/// The same number; every NaN is one.
pub fn same(dtype: DType, a: Const, b: Const) -> bool {
    a == b || dtype.is_float() && a.as_float(dtype).is_nan() && b.as_float(dtype).is_nan()
}

/// The types of values.
pub fn registers() -> impl Iterator<Item = DType> {
    DType::ALL.iter().copied().filter(|d| d.is_register())
}
