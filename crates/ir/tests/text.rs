//! The text form reads back as the same module, and other text gives an error with its line.

use jitney_ir::{
    Arg, ArrayType, BinOp, Const, DType, Expr, ExprKind, FastMath, FuncId, Function, Layout, Local, LocalId, MathFn,
    Module, Origin, PrintItem, Reduction, Stmt, Type, UnOp, parse, verify,
};
use jitney_testkit::{case, with_lines};
use proptest::prelude::*;

fn returning(dtype: DType, e: Expr) -> Module {
    let body = vec![Stmt::Return(vec![Arg::Scalar(e)])];
    let results = vec![Type::Scalar(dtype)];
    let f = Function {
        name: "f".into(),
        params: vec![],
        results,
        locals: vec![],
        sites: vec![],
        fastmath: FastMath::default(),
        origin: None,
        body,
    };
    Module { functions: vec![f], constants: vec![] }
}

fn round_trip(module: &Module) {
    let text = module.to_string();
    let back = parse(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(back, *module, "{text}");
}

#[test]
fn generated_modules_read_back() {
    (0..2000).for_each(|seed| round_trip(case(seed).module.module()));
    (0..500).for_each(|seed| round_trip(&with_lines(case(seed).module.into_inner())));
}

#[test]
fn the_text_is_readable() {
    let text = "\
constant 0: f64(2) = 000000000000f03f0000000000000040

fn scale@0(x%0: f64[::1], a%1: f64) -> f64 {
    let .0%2: i64
    let table%3: const f64[::1]
    let out%4: own f64[:, ::1]
    sites 2:5 3:9
    fastmath nsz contract
    table%3 = constant 0
    for .0%2 in range(0, extent(x%0, 0), 1) {
        x%0[.0%2] = mul(x%0[.0%2], a%1)
    }
    while {
        a%1 = sqrt(a%1)
    } gt(a%1, 2.0) {
        continue
    }
    if and(lt(.0%2, 3), true) {
        out%4 = zeros(3, 4) $1
        out%4 = call \"two words\"@1(x%0, f32(a%1)) $1
    } else {
        raise ValueError \"no \\\"good\\\"\" $1
    }
    return (x%0[index(-1, x%0, 0, $1)])
}

fn \"two words\"@1(v%0: const f64[:], s%1: f32) -> f64[:, ::1] {
    let r%2: own f64[:, ::1]
    sites 9:9
    eval nonzero(s%1, $0)
    print(\"s = \", s%1, inf, -1:i8, 0x7fc00001:f32)
    return (r%2)
}
";
    let module = parse(text).unwrap();
    assert_eq!(module.to_string(), text);
    verify(module).unwrap();
}

/// Constructs that the generator leaves out.
#[test]
fn rare_constructs_read_back() {
    let array = |rank, layout| Type::Array(ArrayType { dtype: DType::BF16, rank, layout, writable: false });
    let layouts = [Layout::C, Layout::F, Layout::Any];
    let mut locals: Vec<_> = (0..4).flat_map(|rank| layouts.map(|layout| array(rank, layout))).collect();
    locals.push(Type::Scalar(DType::F64));
    let locals: Vec<_> = locals.into_iter().map(|ty| Local { name: "if".into(), ty, owned: false }).collect();
    let last = LocalId(12);
    let i = Expr::int;
    let reductions = vec![Reduction { local: last, op: BinOp::Add }];
    let captures = vec![LocalId(3), LocalId(0)];
    let body = vec![
        Stmt::ParallelCall { body: FuncId(0), start: i(0), stop: i(9), step: i(-2), captures, reductions },
        Stmt::Print(vec![PrintItem::Text("a, \\ \u{7}\t\"".into()), PrintItem::Value(Expr::local(DType::F64, last))]),
        Stmt::Line(u32::MAX),
        Stmt::Return(vec![]),
    ];
    let fastmath = FastMath(0x81);
    let f = Function {
        name: "déjà vu".into(),
        params: vec![LocalId(2), LocalId(0)],
        results: vec![],
        locals,
        sites: vec![],
        fastmath,
        origin: Some(Origin { file: "a \"b\".py".into(), line: u32::MAX }),
        body,
    };
    round_trip(&Module { functions: vec![f], constants: vec![] });
}

#[test]
fn no_two_operations_have_one_name() {
    let mut names: Vec<_> = UnOp::ALL.iter().map(|op| op.name()).collect();
    names.extend(BinOp::ALL.iter().map(|op| op.name()));
    names.extend(MathFn::ALL.iter().map(|f| f.name()));
    names.extend(DType::ALL.iter().map(|d| d.name()));
    names.extend(["select", "extent", "stride", "nonzero", "index", "wrap", "bounds"]);
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn errors_name_their_line() {
    for (line, text, message) in [
        (1, "fn f@0() {", "the end of the line is expected, not the end of the text"),
        (1, "fn f@1() {\n}", "functions are numbered from 0"),
        (2, "fn f@0(x%0: i64) {\n    y%0 = 1\n}", "local 0 is x, not y"),
        (2, "fn f@0(x%0: i64) {\n    x%1 = 1\n}", "there is no local 1"),
        (3, "fn f@0(x%0: i64) {\n    # nothing\n    x%0 = x%0[1]\n}", "the end of the line is expected, not ["),
        (2, "fn f@0(x%0: i8) {\n    x%0 = 300:i8 + 1\n}", "'+' means nothing here"),
        (2, "fn f@0(x%0: f32) {\n    x%0 = 1.5.2:f32\n}", "1.5.2 is no f32"),
        (2, "fn f@0() {\n    eval blub(1)\n}", "there is no operation blub of so many operands"),
        (2, "fn f@0() {\n    call g@0() $0\n}", "function 0 is f, not g"),
        (1, "fn f@0(x%0: i64, x%0: i64) {\n}", "local 0 is declared twice"),
        (2, "fn f@0() {\n    print(\"a\n)\n}", "a text does not end in its line"),
    ] {
        let error = parse(text).expect_err(text);
        assert!(error.message == message, "{text}\n{error}");
        assert!(error.line == line, "{text}\n{error}");
    }
}

#[test]
fn deep_nesting_is_an_error() {
    let deep = |n: usize| format!("fn f@0() {{\n eval {}1{}\n}}\n", "neg(".repeat(n), ")".repeat(n));
    assert!(parse(&deep(200)).is_ok());
    assert_eq!(parse(&deep(100_000)).unwrap_err().message, "expressions are nested deeper than 256");
    let blocks = format!("fn f@0() {{\n{}", "while true {\n".repeat(100_000));
    assert_eq!(parse(&blocks).unwrap_err().message, "blocks are nested deeper than 256");
}

proptest! {
    #[test]
    fn every_float_reads_back(bits in any::<u64>()) {
        round_trip(&returning(DType::F64, Expr::constant(DType::F64, Const(bits))));
        let single = Const(bits & 0xffff_ffff);
        round_trip(&returning(DType::F32, Expr::constant(DType::F32, single)));
    }

    #[test]
    fn every_integer_reads_back(bits in any::<u64>()) {
        for dtype in DType::ALL.iter().copied().filter(|d| d.is_int() || *d == DType::Bool) {
            let value = jitney_ir::eval::from_memory(dtype, jitney_ir::eval::to_memory(dtype, Const(bits)));
            round_trip(&returning(dtype, Expr { dtype, kind: ExprKind::Const(value) }));
        }
    }

    #[test]
    fn every_name_and_text_reads_back(name in any::<String>()) {
        let mut module = returning(DType::I64, Expr::int(1));
        module.functions[0].locals.push(Local { name: name.clone(), ty: Type::Scalar(DType::I64), owned: false });
        module.functions[0].body.insert(0, Stmt::Set(LocalId(0), Expr::int(2)));
        module.functions[0].body.insert(0, Stmt::Print(vec![PrintItem::Text(name.clone())]));
        module.functions[0].name = name;
        round_trip(&module);
    }

    #[test]
    fn garbage_is_an_error_and_no_panic(text in any::<String>()) {
        prop_assume!(!text.trim().is_empty() && !text.contains('#'));
        prop_assert!(parse(&text).is_err());
    }

    /// Text that starts well and then has a piece missing, doubled or changed.
    #[test]
    fn damaged_text_does_not_panic(seed in 0..300u64, from in any::<usize>(), length in 0..40usize, with in ".{0,4}") {
        let text: Vec<char> = case(seed).module.to_string().chars().collect();
        let from = from % text.len();
        let to = (from + length).min(text.len());
        let damaged: String = text[..from].iter().copied().chain(with.chars()).chain(text[to..].iter().copied()).collect();
        if let Ok(module) = parse(&damaged) {
            let _ = verify(module);
        }
    }
}
