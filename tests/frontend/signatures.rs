//! Signatures in Numba's notation, and what annotations say.

use jitney::frontend::{ArgType, Options, parse_signature};
use jitney_ir::{ArrayType, DType, Layout};

use crate::support::parse;

fn array(dtype: DType, rank: u8, layout: Layout) -> ArgType {
    ArgType::Array(ArrayType { dtype, rank, layout, writable: true })
}

#[test]
fn numbers_after_single_letters_are_bytes() {
    let signature = parse_signature("f8(f8[:], i8)").unwrap();
    assert_eq!(signature.params, [array(DType::F64, 1, Layout::Any), ArgType::Scalar(DType::I64)]);
    assert_eq!(signature.result, Some(ArgType::Scalar(DType::F64)));
    assert_eq!(
        parse_signature("(i1, u2, f4)").unwrap().params,
        [DType::I8, DType::U16, DType::F32].map(ArgType::Scalar)
    );
}

#[test]
fn layouts_are_marked_by_the_dense_axis() {
    let params = parse_signature("void(float64[:, ::1], types.int32[::1, :], f32[:], u8[::1])").unwrap().params;
    let expected = [
        array(DType::F64, 2, Layout::C),
        array(DType::I32, 2, Layout::F),
        array(DType::F32, 1, Layout::Any),
        array(DType::U64, 1, Layout::C),
    ];
    assert_eq!(params, expected);
}

#[test]
fn tuples_and_arrays_can_be_spelled_out() {
    let params =
        parse_signature("(Tuple((f8, i8)), UniTuple(f4, 3), Array(f8, 2, 'C', readonly=True), none)").unwrap().params;
    assert_eq!(params[0], ArgType::Tuple(vec![ArgType::Scalar(DType::F64), ArgType::Scalar(DType::I64)]));
    assert_eq!(params[1], ArgType::Tuple(vec![ArgType::Scalar(DType::F32); 3]));
    assert_eq!(params[2], ArgType::Array(ArrayType { dtype: DType::F64, rank: 2, layout: Layout::C, writable: false }));
    assert_eq!(params[3], ArgType::None);
}

#[test]
fn what_is_wrong_with_a_signature_is_said_with_its_place() {
    for (text, column, word) in [
        ("f8(f8, quux)", 8, "quux"),
        ("f8", 3, "parentheses"),
        ("f8(f8[:)", 8, "']'"),
        ("f8(f8[::1, ::1])", 16, "::1"),
        ("f8(f8) x", 8, "'x'"),
        ("", 1, "missing"),
    ] {
        let error = parse_signature(text).expect_err(text);
        assert!(error.message.contains(word), "{text}: {}", error.message);
        assert_eq!(error.column, column, "{text}: {error}");
    }
}

#[test]
fn nesting_of_types_is_bounded() {
    let deep = "Tuple((".repeat(10_000);
    assert!(parse_signature(&format!("({deep}")).unwrap_err().message.contains("nested"));
}

#[test]
fn annotations_give_a_signature_where_all_are_types() {
    let source =
        parse("def f(x: f32[:], n: int, s: 'f8[:, ::1]') -> float:\n    return 0.0\n", Options::default()).unwrap();
    let signature = source.signature().unwrap();
    let expected = [array(DType::F32, 1, Layout::Any), ArgType::Scalar(DType::I64), array(DType::F64, 2, Layout::C)];
    assert_eq!(signature.params, expected);
    assert_eq!(signature.result, Some(ArgType::Scalar(DType::F64)));
    let untyped = parse("def f(x, n: int):\n    return n\n", Options::default()).unwrap();
    assert!(untyped.signature().is_none());
    assert_eq!(untyped.parameters(), ["x", "n"]);
}
