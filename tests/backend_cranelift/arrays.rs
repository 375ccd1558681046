//! Arrays: elements, layouts, views, and memory that is given back on every way out.

use jitney::backend::blocks::{Block, BlockRef};
use jitney_ir::{
    Arg, Array, Const, DType, Expr, Function, Guard, Layout, LocalId, Module, Stmt, TrapKind, eval, verify,
};

use crate::support::*;

#[test]
fn elements_of_every_type_are_read_and_written() {
    for &dtype in DType::ALL {
        // y[i] = x[i] for any strides
        let mut f = function("copy");
        let (x, y) =
            (param(&mut f, "x", array(dtype, 1, Layout::Any)), param(&mut f, "y", array(dtype, 1, Layout::Any)));
        let i = f.add_local("i", scalar(DType::I64), false);
        let element = Expr::load(dtype, x, vec![get(&f, i)]);
        f.body = vec![count(i, Expr::extent(x, 0), vec![store(y, vec![get(&f, i)], element)])];
        let kernel = compile(vec![f]);
        let values = edges(dtype.register());
        let (n, size) = (values.len(), dtype.size());
        let bytes: Vec<u8> =
            values.iter().flat_map(|&v| eval::to_memory(dtype, v).to_le_bytes()[..size].to_vec()).collect();
        let (mut from, mut to) = (bytes.clone(), vec![0u8; 2 * n * size]);
        // Backwards, into every other element.
        let last = from[(n - 1) * size..].as_mut_ptr();
        let args = [strided(last, &[n as i64], &[-1]), strided(to.as_mut_ptr(), &[n as i64], &[2])].concat();
        kernel.call(&args).unwrap();
        for i in 0..n {
            let read = |b: &[u8]| {
                let mut whole = [0; 8];
                whole[..size].copy_from_slice(&b[..size]);
                eval::from_memory(dtype, u64::from_le_bytes(whole))
            };
            let (a, b) = (read(&bytes[(n - 1 - i) * size..]), read(&to[2 * i * size..]));
            assert!(same(dtype.register(), a, b), "{}: {a:?} was copied as {b:?}", dtype.name());
            assert!(to[(2 * i + 1) * size..(2 * i + 2) * size].iter().all(|&b| b == 0));
        }
    }
}

#[test]
fn sixteen_bit_floats_are_rounded_when_they_are_stored() {
    for dtype in [DType::F16, DType::BF16] {
        let mut f = function("round");
        let out = param(&mut f, "out", array(dtype, 1, Layout::C));
        let x = param(&mut f, "x", scalar(DType::F32));
        f.body = vec![store(out, vec![int(0)], get(&f, x))];
        let kernel = compile(vec![f]);
        for bits in (0..u32::MAX).step_by(0x12_3457) {
            let mut out = [0u16];
            kernel.call(&[slots(&mut out, &[1]), vec![bits.into()]].concat()).unwrap();
            assert_eq!(u64::from(out[0]), eval::to_memory(dtype, Const(bits.into())), "{} of {bits:x}", dtype.name());
        }
    }
}

#[test]
fn a_bool_of_the_host_may_be_any_byte() {
    let mut f = function("truth");
    let x = param(&mut f, "x", array(DType::Bool, 1, Layout::C));
    f.results = vec![scalar(DType::I64)];
    f.body = vec![ret(Expr::load(DType::Bool, x, vec![int(0)]).cast(DType::I64))];
    let kernel = compile(vec![f]);
    for byte in [0u8, 1, 2, 255] {
        assert_eq!(kernel.int(&slots(&mut [byte], &[1])), i64::from(byte != 0));
    }
}

#[test]
fn every_layout_finds_its_elements() {
    for (layout, strides) in [(Layout::C, [12, 4, 1]), (Layout::F, [1, 2, 6]), (Layout::Any, [-12, 4, 1])] {
        let mut f = function("find");
        let x = param(&mut f, "x", array(DType::I64, 3, layout));
        let index = ["i", "j", "k"].map(|name| param(&mut f, name, scalar(DType::I64)));
        let [i, j, k] = index.map(|l| get(&f, l));
        f.results = vec![scalar(DType::I64); 4];
        let next = Expr::load(
            DType::I64,
            x,
            vec![i.clone(), j.clone(), Expr::binary(jitney_ir::BinOp::Sub, k.clone(), int(1))],
        );
        let stride = |axis| Arg::Scalar(Expr::stride(x, axis));
        f.body = vec![Stmt::Return(vec![
            Arg::Scalar(Expr::load(DType::I64, x, vec![i, j, k])),
            Arg::Scalar(next),
            stride(0),
            stride(1),
        ])];
        let kernel = compile(vec![f]);
        let mut data: Vec<i64> = (0..24).collect();
        let first = if strides[0] < 0 { 12 } else { 0 };
        for (i, j, k) in [(0, 0, 1), (1, 2, 3), (1, 0, 2), (0, 2, 1)] {
            let args = [strided(data[first..].as_mut_ptr(), &[2, 3, 4], &strides), vec![i as u64, j as u64, k as u64]];
            let at = |k: i64| first as i64 + i * strides[0] + j * strides[1] + k * strides[2];
            let expected = [at(k), at(k - 1), strides[0], strides[1]];
            assert_eq!(kernel.call(&args.concat()).unwrap(), expected.map(|n| n as u64), "{layout:?}");
        }
    }
}

#[test]
fn a_row_is_a_view() {
    // for i: row = x[i]; row[j] = row[j] + i
    let mut f = function("rows");
    let x = param(&mut f, "x", i64s(2));
    let row = f.add_local("row", i64s(1), false);
    let [i, j] = ["i", "j"].map(|name| f.add_local(name, scalar(DType::I64), false));
    let inner = store(row, vec![get(&f, j)], add(Expr::load(DType::I64, row, vec![get(&f, j)]), get(&f, i)));
    f.body = vec![count(
        i,
        Expr::extent(x, 0),
        vec![
            Stmt::View {
                array: row,
                of: x,
                offset: mul(get(&f, i), Expr::stride(x, 0)),
                shape: vec![Expr::extent(x, 1)],
                strides: vec![int(1)],
            },
            count(j, Expr::extent(row, 0), vec![inner]),
        ],
    )];
    let mut data = [1i64; 12];
    compile(vec![f]).call(&slots(&mut data, &[4, 3])).unwrap();
    assert_eq!(data, [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
}

#[test]
fn a_constant_array_is_part_of_the_kernel() {
    let mut f = function("table");
    let table = f.add_local(
        "t",
        jitney_ir::Type::Array(jitney_ir::ArrayType { dtype: DType::F32, rank: 2, layout: Layout::C, writable: false }),
        false,
    );
    let (i, j) = (param(&mut f, "i", scalar(DType::I64)), param(&mut f, "j", scalar(DType::I64)));
    f.results = vec![scalar(DType::F32)];
    f.body = vec![
        Stmt::Constant { array: table, constant: 0 },
        ret(Expr::load(DType::F32, table, vec![get(&f, i), get(&f, j)])),
    ];
    let values: Vec<f32> = (0..6).map(|n| n as f32 * 1.5).collect();
    let bytes = values.iter().flat_map(|v| v.to_ne_bytes()).collect();
    let constants = vec![Array { dtype: DType::F32, shape: vec![2, 3], bytes }];
    let module = verify(Module { functions: vec![f], constants }).unwrap();
    let kernel = engine().compile(&module).unwrap();
    let mut result = [0];
    // SAFETY: two scalars in, one out.
    unsafe { kernel.call(&[1, 2], &mut result, &Default::default()) }.unwrap();
    assert_eq!(f32::from_bits(result[0] as u32), 7.5);
}

fn alloc(array: LocalId, shape: Vec<Expr>, zeroed: bool) -> Stmt {
    Stmt::Alloc { array, shape, zeroed, site: HERE }
}

#[test]
fn local_arrays_are_dense_and_zeroed() {
    for layout in [Layout::C, Layout::F] {
        let mut f = function("local");
        let n = param(&mut f, "n", scalar(DType::I64));
        let a = f.add_local("a", array(DType::F64, 2, layout), true);
        let make = alloc(a, vec![get(&f, n), int(3)], true);
        f.results = vec![scalar(DType::I64), scalar(DType::I64), scalar(DType::F64)];
        let last = Expr::load(DType::F64, a, vec![int(1), int(2)]);
        f.body = vec![make, Stmt::Return([Expr::stride(a, 0), Expr::stride(a, 1), last].map(Arg::Scalar).into())];
        let expected = if layout == Layout::C { [3, 1, 0] } else { [1, 4, 0] };
        assert_eq!(compile(vec![f]).call(&[4]).unwrap(), expected);
    }
}

#[test]
fn an_array_that_cannot_be_is_an_error() {
    let mut f = function("make");
    let n = param(&mut f, "n", scalar(DType::I64));
    let a = f.add_local("a", f64s(1), true);
    let make = alloc(a, vec![get(&f, n)], false);
    f.body = vec![make];
    let kernel = compile(vec![f]);
    kernel.call(&[0]).unwrap();
    let trap = kernel.call(&[-3i64 as u64]).unwrap_err();
    assert_eq!((trap.to_string().as_str(), trap.line), ("ValueError: negative dimensions are not allowed", 1));
    let trap = kernel.call(&[1 << 50]).unwrap_err();
    assert_eq!(trap.to_string(), format!("MemoryError: no memory for an array of {} bytes", 1u64 << 53));
    assert_eq!(bytes_in_use(), 0);
}

/// `leaving(how)`: allocates a, aliases and views of it, and a again in a loop; then leaves in the way that it is told.
#[test]
fn memory_is_given_back_on_every_way_out() {
    let mut fails = function("fails");
    let given = param(&mut fails, "x", f64s(1));
    let own = fails.add_local("own", f64s(1), true);
    let make = alloc(own, vec![int(100)], false);
    let beyond = at(&fails, given, int(1000));
    fails.results = vec![scalar(DType::F64)];
    fails.body = vec![make, ret(beyond)];

    let mut f = function("leaving");
    let how = param(&mut f, "how", scalar(DType::I64));
    let [a, b, c] = ["a", "b", "c"].map(|name| f.add_local(name, f64s(1), true));
    let (i, x) = (f.add_local("i", scalar(DType::I64), false), f.add_local("x", scalar(DType::F64), false));
    let place = site(&mut f, 1);
    let when = |f: &Function, n: i64, then: Vec<Stmt>| Stmt::If {
        test: Expr::binary(jitney_ir::BinOp::Eq, get(f, how), int(n)),
        then,
        otherwise: vec![],
    };
    let again = alloc(a, vec![add(get(&f, i), int(10))], true);
    let beyond = at(&f, b, int(20));
    let negative = alloc(c, vec![int(-1)], false);
    f.results = vec![scalar(DType::F64)];
    f.body = vec![
        count(
            i,
            int(5),
            vec![
                again,
                Stmt::Alias { array: b, of: a },
                Stmt::View { array: c, of: b, offset: int(2), shape: vec![int(3)], strides: vec![int(1)] },
                store(c, vec![int(0)], get(&f, i).cast(DType::F64)),
            ],
        ),
        when(&f, 1, vec![Stmt::Raise { kind: TrapKind::Value, message: "told".into(), site: place }]),
        when(&f, 2, vec![Stmt::Set(x, beyond)]),
        when(&f, 3, vec![negative]),
        when(
            &f,
            4,
            vec![Stmt::Call { callee: jitney_ir::FuncId(1), args: vec![Arg::Array(c)], results: vec![x], site: place }],
        ),
        when(&f, 5, vec![ret(int(5).cast(DType::F64))]),
        ret(Expr::load(DType::F64, b, vec![int(2)])),
    ];
    let kernel = compile(vec![f, fails]);
    assert_eq!(bytes_in_use(), 0);
    let outcome = |how: u64| {
        let outcome = kernel.call(&[how]).map(|r| f64::from_bits(r[0])).map_err(|t| t.to_string());
        assert_eq!(bytes_in_use(), 0, "way {how}");
        outcome
    };
    assert_eq!(outcome(0), Ok(4.0));
    assert_eq!(outcome(1), Err("ValueError: told".into()));
    assert_eq!(outcome(2), Err("IndexError: index 20 is out of bounds for axis 0 with size 14".into()));
    assert_eq!(outcome(3), Err("ValueError: negative dimensions are not allowed".into()));
    assert_eq!(outcome(4), Err("IndexError: index 1000 is out of bounds for axis 0 with size 3".into()));
    assert_eq!(outcome(5), Ok(5.0));
}

#[test]
fn a_returned_array_belongs_to_the_caller() {
    // y = zeros(n); y[0] = 7; return y[1:], y
    let mut f = function("make");
    let n = param(&mut f, "n", scalar(DType::I64));
    let (y, tail) = (f.add_local("y", i64s(1), true), f.add_local("tail", i64s(1), true));
    let make = alloc(y, vec![get(&f, n)], true);
    f.results = vec![i64s(1), i64s(1)];
    f.body = vec![
        make,
        store(y, vec![int(0)], int(7)),
        Stmt::View {
            array: tail,
            of: y,
            offset: int(1),
            shape: vec![Expr::binary(jitney_ir::BinOp::Sub, get(&f, n), int(1))],
            strides: vec![int(1)],
        },
        Stmt::Return(vec![Arg::Array(tail), Arg::Array(y)]),
    ];
    let kernel = compile(vec![f]);
    let results = kernel.call(&[5]).unwrap();
    let [tail, n, stride, owner, whole, ..] = results[..] else { panic!("two arrays") };
    assert_eq!((tail, n, stride, results[5], results[6]), (whole + 8, 4, 1, 5, 1));
    assert_eq!(owner, results[7]);
    // SAFETY: the results hold a reference each.
    let [first, second] = [owner, results[7]].map(|block| unsafe { BlockRef::from_raw(block as *mut Block) });
    drop(first);
    // SAFETY: the second reference keeps the memory alive.
    assert_eq!(unsafe { *(whole as *const i64) }, 7);
    drop(second);
    assert_eq!(bytes_in_use(), 0);
}

#[test]
fn an_argument_that_is_returned_has_no_owner() {
    let mut f = function("same");
    let x = param(&mut f, "x", i64s(1));
    f.results = vec![i64s(1)];
    f.body = vec![Stmt::Return(vec![Arg::Array(x)])];
    let mut data = [1i64, 2, 3];
    let args = slots(&mut data, &[3]);
    assert_eq!(compile(vec![f]).call(&args).unwrap(), [args[0], 3, 1, 0]);
}

#[test]
fn what_a_call_hands_back_keeps_the_memory_alive() {
    // def tail(x): return x[1:]
    // a = zeros(4); a[1] = 5; b = tail(a); a = zeros(4); a[0] = 9; return b[0]
    let mut tail = function("tail");
    let x = param(&mut tail, "x", i64s(1));
    let view = tail.add_local("view", i64s(1), false);
    tail.results = vec![i64s(1)];
    tail.body = vec![
        Stmt::View { array: view, of: x, offset: int(1), shape: vec![int(3)], strides: vec![int(1)] },
        Stmt::Return(vec![Arg::Array(view)]),
    ];
    let mut f = function("main");
    let (a, b) = (f.add_local("a", i64s(1), true), f.add_local("b", i64s(1), true));
    let [first, second] = [(); 2].map(|()| alloc(a, vec![int(4)], true));
    let place = site(&mut f, 1);
    f.results = vec![scalar(DType::I64)];
    f.body = vec![
        first,
        store(a, vec![int(1)], int(5)),
        Stmt::Call { callee: jitney_ir::FuncId(1), args: vec![Arg::Array(a)], results: vec![b], site: place },
        second,
        store(a, vec![int(1)], int(9)),
        ret(Expr::load(DType::I64, b, vec![int(0)])),
    ];
    assert_eq!(compile(vec![f, tail]).int(&[]), 5);
    assert_eq!(bytes_in_use(), 0);
}

#[test]
fn an_index_guard_in_a_store_is_looked_at_before_the_value() {
    let mut f = function("order");
    let x = param(&mut f, "x", i64s(1));
    let (first, second) = (site(&mut f, 1), site(&mut f, 2));
    let index = Expr::guard(Guard::Bounds(x, 0), int(8), first);
    let value = Expr::guard(Guard::NonZero, int(0), second);
    f.body = vec![store(x, vec![index], value)];
    let trap = compile(vec![f]).call(&slots(&mut [0i64], &[1])).unwrap_err();
    assert_eq!((trap.kind, trap.line), (TrapKind::Index, 1));
}
