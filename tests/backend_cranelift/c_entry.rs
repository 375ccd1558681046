//! Kernels as C functions: called through `extern "C"` types, as a host does.

use std::ffi::c_void;
use std::sync::Arc;

use jitney::backend::context::last_trap;
use jitney::backend::interpreter::Interpreter;
use jitney::backend::{Backend, CompiledKernel, EntryKind};
use jitney::runtime::dtype::DLDataType;
use jitney::runtime::tensor::{DLDevice, Tensor};
use jitney_ir::{
    Arg, BinOp, DType, Expr, FuncId, Function, Guard, Layout, LocalId, Module, Reduction, Stmt, TrapKind, Verified,
    verify,
};

use crate::support::*;

fn module(functions: Vec<Function>) -> Verified {
    verify(Module { functions, constants: vec![] }).expect("a module in order")
}

fn compile_c(functions: Vec<Function>) -> Arc<dyn CompiledKernel> {
    engine().compile_with(module(functions), EntryKind::C).expect("code")
}

/// The C function, as a pointer of type `F`.
///
/// # Safety
/// `F` is the type of a pointer to a function with the kernel's parameters.
unsafe fn function_pointer<F: Copy>(kernel: &dyn CompiledKernel) -> F {
    let entry: *const c_void = kernel.entry().expect("a C function");
    assert_eq!(size_of::<F>(), size_of_val(&entry));
    // SAFETY: both are addresses, of a function of this type says the caller.
    unsafe { std::mem::transmute_copy(&entry) }
}

fn tensor<T>(data: &mut [T], shape: &mut [i64], strides: Option<&mut [i64]>, first: usize) -> Tensor {
    Tensor {
        data: data.as_mut_ptr().cast(),
        device: DLDevice::cpu(),
        ndim: shape.len() as i32,
        dtype: DLDataType { code: 2, bits: 8 * size_of::<T>() as u8, lanes: 1 },
        shape: shape.as_mut_ptr(),
        strides: strides.map_or(std::ptr::null_mut(), <[i64]>::as_mut_ptr),
        byte_offset: (first * size_of::<T>()) as u64,
    }
}

/// `def dot(x, y, scale): s = 0.0; for i in range(len(x)): s += x[i] * y[i]; return s * scale, len(x)`
fn dot(layout: Layout) -> Function {
    let mut f = function("dot");
    let [x, y] = ["x", "y"].map(|name| param(&mut f, name, array(DType::F64, 1, layout)));
    let scale = param(&mut f, "scale", scalar(DType::F64));
    let i = f.add_local("i", scalar(DType::I64), false);
    let s = f.add_local("s", scalar(DType::F64), false);
    f.results = vec![scalar(DType::F64), scalar(DType::I64)];
    let (vi, vs) = (get(&f, i), get(&f, s));
    let product = mul(at(&f, x, vi.clone()), at(&f, y, vi));
    f.body = vec![
        count(i, Expr::extent(x, 0), vec![Stmt::Set(s, add(vs.clone(), product))]),
        Stmt::Return(vec![Arg::Scalar(mul(vs, get(&f, scale))), Arg::Scalar(Expr::extent(x, 0))]),
    ];
    f
}

type Dot = unsafe extern "C" fn(*const Tensor, *const Tensor, f64, *mut f64, *mut i64) -> i32;

#[test]
fn arrays_are_tensors_and_results_go_where_the_host_says() {
    let kernel = compile_c(vec![dot(Layout::C)]);
    // SAFETY: the type is that of the kernel.
    let call: Dot = unsafe { function_pointer(&*kernel) };
    let (mut xs, mut ys) = ([9.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0]);
    let (mut n, mut m) = ([3], [3]);
    // Strides of a row-major type are not looked at.
    let mut nonsense = [77];
    let x = tensor(&mut xs, &mut n, Some(&mut nonsense), 1);
    let y = tensor(&mut ys, &mut m, None, 0);
    let (mut s, mut len) = (0.0, 0);
    // SAFETY: the tensors and the places of the results are alive.
    assert_eq!(unsafe { call(&x, &y, 0.5, &mut s, &mut len) }, 0);
    assert_eq!((s, len), (16.0, 3));
    // The same kernel with slots.
    let args = [slots(&mut xs[1..], &[3]), slots(&mut ys, &[3]), vec![2f64.to_bits()]].concat();
    let mut results = [0; 2];
    // SAFETY: the arrays are alive.
    unsafe { kernel.call(&args, &mut results, &Default::default()) }.expect("no error");
    assert_eq!(results, [64f64.to_bits(), 3]);
}

#[test]
fn strides_may_be_any_and_null_means_row_major() {
    let kernel = compile_c(vec![dot(Layout::Any)]);
    // SAFETY: the type is that of the kernel.
    let call: Dot = unsafe { function_pointer(&*kernel) };
    let (mut xs, mut ys) = ([1.0, 0.0, 2.0, 0.0, 3.0], [6.0, 5.0, 4.0]);
    let (mut n, mut m, mut two, mut back) = ([3], [3], [2], [-1]);
    let x = tensor(&mut xs, &mut n, Some(&mut two), 0);
    let reversed = tensor(&mut ys, &mut m, Some(&mut back), 2);
    let (mut s, mut len) = (0.0, 0);
    // SAFETY: as above.
    assert_eq!(unsafe { call(&x, &reversed, 1.0, &mut s, &mut len) }, 0);
    assert_eq!(s, 4.0 + 10.0 + 18.0);
    let y = Tensor { strides: std::ptr::null_mut(), byte_offset: 0, ..reversed };
    // SAFETY: as above.
    assert_eq!(unsafe { call(&x, &y, 1.0, &mut s, &mut len) }, 0);
    assert_eq!(s, 6.0 + 10.0 + 12.0);
}

#[test]
fn null_strides_of_a_matrix_are_those_of_its_shape() {
    // def pick(x, i, j): return x[i, j]
    for layout in [Layout::Any, Layout::C, Layout::F] {
        let mut f = function("pick");
        let x = param(&mut f, "x", array(DType::F32, 3, layout));
        let index = ["i", "j", "k"].map(|name| param(&mut f, name, scalar(DType::I64)));
        f.results = vec![scalar(DType::F32)];
        f.body = vec![ret(Expr::load(DType::F32, x, index.map(|i| get(&f, i)).into()))];
        let kernel = compile_c(vec![f]);
        type Pick = unsafe extern "C" fn(*const Tensor, i64, i64, i64, *mut f32) -> i32;
        // SAFETY: the type is that of the kernel.
        let call: Pick = unsafe { function_pointer(&*kernel) };
        let mut data: Vec<f32> = (0..24).map(|i| i as f32).collect();
        let mut shape = [2, 3, 4];
        let x = tensor(&mut data, &mut shape, None, 0);
        let mut value = 0.0;
        // SAFETY: as above.
        assert_eq!(unsafe { call(&x, 1, 2, 3, &mut value) }, 0);
        assert_eq!(value, 23.0);
        // SAFETY: as above.
        assert_eq!(unsafe { call(&x, 1, 0, 2, &mut value) }, 0);
        assert_eq!(value, if layout == Layout::F { 13.0 } else { 14.0 });
    }
}

#[test]
fn more_numbers_than_there_are_registers() {
    let ints = [DType::I8, DType::U16, DType::I32, DType::U64, DType::Bool, DType::I64, DType::U8, DType::I16];
    let mut f = function("many");
    let mut terms = vec![];
    for k in 0..10 {
        let n = param(&mut f, &format!("n{k}"), scalar(ints[k % ints.len()]));
        let x = param(&mut f, &format!("x{k}"), scalar(if k % 2 == 0 { DType::F32 } else { DType::F64 }));
        for local in [n, x] {
            terms.push(get(&f, local).cast(DType::F64));
        }
    }
    // Every number counts with a weight of its own.
    let weighted = terms.into_iter().enumerate().map(|(k, term)| mul(term, Expr::float(DType::F64, (k + 1) as f64)));
    let sum = weighted.reduce(add).expect("terms");
    f.results = vec![scalar(DType::F64)];
    f.body = vec![ret(sum)];
    type Many = unsafe extern "C" fn(
        i8,
        f32,
        u16,
        f64,
        i32,
        f32,
        u64,
        f64,
        bool,
        f32,
        i64,
        f64,
        u8,
        f32,
        i16,
        f64,
        i8,
        f32,
        u16,
        f64,
        *mut f64,
    ) -> i32;
    let kernel = compile_c(vec![f]);
    // SAFETY: the type is that of the kernel.
    let call: Many = unsafe { function_pointer(&*kernel) };
    let mut sum = 0.0;
    // SAFETY: the place of the result is alive.
    let status = unsafe {
        call(
            -1,
            0.5,
            60000,
            1.25,
            -3,
            2.5,
            1 << 40,
            3.25,
            true,
            4.5,
            -9,
            5.25,
            250,
            6.5,
            -700,
            7.25,
            -128,
            8.5,
            2,
            9.25,
            &mut sum,
        )
    };
    let given = [
        -1.0,
        0.5,
        60000.0,
        1.25,
        -3.0,
        2.5,
        (1u64 << 40) as f64,
        3.25,
        1.0,
        4.5,
        -9.0,
        5.25,
        250.0,
        6.5,
        -700.0,
        7.25,
        -128.0,
        8.5,
        2.0,
        9.25,
    ];
    let expected = given.iter().enumerate().map(|(k, x)| x * (k + 1) as f64).reduce(|a, b| a + b);
    assert_eq!((status, Some(sum)), (0, expected));
}

#[test]
fn results_of_every_type_are_stored_in_their_own_size() {
    for dtype in registers() {
        let mut f = function("same");
        let x = param(&mut f, "x", array(dtype, 1, Layout::C));
        f.results = vec![scalar(dtype)];
        f.body = vec![ret(at(&f, x, int(1)))];
        let kernel = compile_c(vec![f]);
        // SAFETY: the type is that of the kernel.
        let call: unsafe extern "C" fn(*const Tensor, *mut u8) -> i32 = unsafe { function_pointer(&*kernel) };
        let size = dtype.size();
        let mut data = [[0u8; 16], [1; 16]].concat();
        data[size + size - 1] = 1;
        let mut shape = [2];
        let x = Tensor { data: data[16 - size..].as_mut_ptr().cast(), ..tensor(&mut [0u8; 0], &mut shape, None, 0) };
        let mut result = [0xeeu8; 16];
        // SAFETY: the tensor is alive, and the result has room.
        assert_eq!(unsafe { call(&x, result.as_mut_ptr().add(8 - size)) }, 0);
        assert_eq!(result[8 - size..8], vec![1; size], "{}", dtype.name());
        assert!(result[..8 - size].iter().chain(&result[8..]).all(|&b| b == 0xee), "{}", dtype.name());
    }
}

#[test]
fn an_error_is_a_code_and_its_words_are_kept_for_the_thread() {
    let kernel = compile_c(vec![dot(Layout::C)]);
    // SAFETY: the type is that of the kernel.
    let call: Dot = unsafe { function_pointer(&*kernel) };
    let (mut xs, mut ys, mut n, mut m) = ([1.0; 3], [1.0; 2], [3], [2]);
    let (x, y) = (tensor(&mut xs, &mut n, None, 0), tensor(&mut ys, &mut m, None, 0));
    let (mut s, mut len) = (-1.0, -1);
    assert_eq!(last_trap(), None);
    // SAFETY: as above.
    assert_eq!(unsafe { call(&x, &y, 1.0, &mut s, &mut len) }, TrapKind::Index.code());
    assert_eq!((s, len), (-1.0, -1), "results stay as they were");
    std::thread::spawn(|| assert_eq!(last_trap(), None)).join().unwrap();
    let trap = last_trap().expect("an error");
    assert_eq!(trap.to_string(), "IndexError: index 2 is out of bounds for axis 0 with size 2");
    assert_eq!((trap.line, trap.column), (1, 1));
    assert_eq!(last_trap(), None, "it is told once");

    let mut f = function("refuses");
    f.body = vec![Stmt::Raise { kind: TrapKind::Value, message: "not today".into(), site: HERE }];
    let kernel = compile_c(vec![f]);
    // SAFETY: the type is that of the kernel.
    let call: unsafe extern "C" fn() -> i32 = unsafe { function_pointer(&*kernel) };
    // SAFETY: it takes nothing.
    assert_eq!(unsafe { call() }, TrapKind::Value.code());
    assert_eq!(last_trap().expect("an error").to_string(), "ValueError: not today");
}

#[test]
fn recursion_is_limited_on_the_hosts_stack_too() {
    // def down(n): return 0 if n == 0 else 1 + down(n - 1)
    let mut f = function("down");
    let n = param(&mut f, "n", scalar(DType::I32));
    let deeper = f.add_local("deeper", scalar(DType::I64), false);
    f.results = vec![scalar(DType::I64)];
    let less = Expr::binary(BinOp::Sub, get(&f, n), Expr::constant(DType::I32, jitney_ir::Const(1)));
    let again = Stmt::Call { callee: FuncId(0), args: vec![Arg::Scalar(less)], results: vec![deeper], site: HERE };
    f.body = vec![Stmt::If {
        test: Expr::binary(BinOp::Eq, get(&f, n).cast(DType::I64), int(0)),
        then: vec![ret(int(0))],
        otherwise: vec![again, ret(add(int(1), get(&f, deeper)))],
    }];
    let kernel = compile_c(vec![f]);
    // SAFETY: the type is that of the kernel.
    let call: unsafe extern "C" fn(i32, *mut i64) -> i32 = unsafe { function_pointer(&*kernel) };
    let mut depth = 0;
    // SAFETY: the place of the result is alive.
    assert_eq!((unsafe { call(900, &mut depth) }, depth), (0, 900));
    // SAFETY: as above.
    assert_eq!(unsafe { call(100_000, &mut depth) }, TrapKind::Recursion.code());
    assert_eq!(last_trap().expect("an error").message, "maximum recursion depth exceeded");
    // SAFETY: as above.
    assert_eq!((unsafe { call(900, &mut depth) }, depth), (0, 900), "the depth starts anew");
}

/// `def total(x, n): s = 0; for i in prange(n): s += x[i]; return s`
fn total() -> (Function, LocalId) {
    let mut f = function("total");
    let x = param(&mut f, "x", i64s(1));
    let n = param(&mut f, "n", scalar(DType::I64));
    let [i, s] = ["i", "s"].map(|name| f.add_local(name, scalar(DType::I64), false));
    f.results = vec![scalar(DType::I64)];
    let element = Expr::load(DType::I64, x, vec![Expr::guard(Guard::Index(x, 0), get(&f, i), HERE)]);
    f.body = vec![
        Stmt::ParallelFor {
            var: i,
            start: int(0),
            stop: get(&f, n),
            step: int(1),
            reductions: vec![Reduction { local: s, op: BinOp::Add }],
            body: vec![Stmt::Set(s, add(get(&f, s), element))],
        },
        ret(get(&f, s)),
    ];
    (f, x)
}

#[test]
fn parallel_loops_run_and_fail() {
    let kernel = compile_c(vec![total().0]);
    type Total = unsafe extern "C" fn(*const Tensor, i64, *mut i64) -> i32;
    // SAFETY: the type is that of the kernel.
    let call: Total = unsafe { function_pointer(&*kernel) };
    let mut data: Vec<i64> = (0..10_000).collect();
    let mut shape = [10_000];
    let x = tensor(&mut data, &mut shape, None, 0);
    let mut sum = 0;
    // SAFETY: the tensor is alive.
    assert_eq!((unsafe { call(&x, 10_000, &mut sum) }, sum), (0, 49_995_000));
    // SAFETY: as above.
    assert_eq!(unsafe { call(&x, 10_001, &mut sum) }, TrapKind::Index.code());
    let trap = last_trap().expect("an error");
    assert_eq!(trap.message, "index 10000 is out of bounds for axis 0 with size 10000");
}

#[test]
fn only_who_asks_gets_a_c_function() {
    let engine = engine();
    let plain = engine.compile(&module(vec![total().0])).unwrap();
    assert_eq!(plain.entry(), None);
    assert!(plain.code_bytes() < compile_c(vec![total().0]).code_bytes());
    assert!(Interpreter.compile_with(module(vec![total().0]), EntryKind::C).is_err());

    let mut f = function("returns");
    let x = param(&mut f, "x", i64s(1));
    f.results = vec![i64s(1)];
    f.body = vec![Stmt::Return(vec![Arg::Array(x)])];
    let refused = engine.compile_with(module(vec![f]), EntryKind::C).err().expect("an array result");
    assert_eq!(refused.engine, engine.name());
    assert_eq!(refused.message, "returns returns an array, which only jitney_kernel_call can take");
}
