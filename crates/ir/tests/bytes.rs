//! Bytes decode to the same module; damaged ones give an error.

use jitney_ir::bytes::{DecodeError, VERSION};
use jitney_ir::{Module, decode, encode, verify};
use jitney_testkit::{case, with_lines};
use proptest::prelude::*;

/// Bytes with a checksum that is right.
fn sealed(payload: &[u8]) -> Vec<u8> {
    let mut start = b"JTIR".to_vec();
    start.extend(VERSION.to_le_bytes());
    let sum = start
        .iter()
        .chain(payload)
        .fold(0xcbf2_9ce4_8422_2325u64, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    [start, sum.to_le_bytes().to_vec(), payload.to_vec()].concat()
}

#[test]
fn generated_modules_decode() {
    for seed in 0..1000 {
        let module = case(seed).module;
        assert_eq!(decode(&encode(&module)).unwrap(), module);
        let module = verify(with_lines(module.into_inner())).unwrap();
        assert_eq!(decode(&encode(&module)).unwrap(), module);
    }
}

#[test]
fn every_damaged_byte_and_every_truncation_is_an_error() {
    for seed in [1, 4, 9] {
        let bytes = encode(&case(seed).module);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                assert!(decode(&damaged).is_err(), "bit {bit} of byte {at}");
            }
            assert!(decode(&bytes[..at]).is_err(), "{at} bytes");
        }
        assert_eq!(decode(&[&bytes[..], &[0]].concat()), Err(DecodeError::Checksum));
    }
}

#[test]
fn another_version_is_named() {
    let mut bytes = encode(&case(0).module);
    bytes[4] = 7;
    assert_eq!(decode(&bytes), Err(DecodeError::Version(7)));
    assert_eq!(decode(b"ELF").unwrap_err(), DecodeError::NotAModule);
}

#[test]
fn decoding_verifies() {
    let empty = postcard::to_allocvec(&Module::default()).unwrap();
    assert!(matches!(decode(&sealed(&empty)), Err(DecodeError::Invalid(_))));
    let mut longer = encode(&case(0).module)[16..].to_vec();
    assert!(decode(&sealed(&longer)).is_ok());
    longer.push(0);
    assert_eq!(decode(&sealed(&longer)), Err(DecodeError::Malformed));
}

/// A payload that nests without end would run out of stack if nothing counted.
#[test]
fn deep_nesting_is_an_error() {
    use jitney_ir::{DType, Expr, Stmt, UnOp};
    let inner = Expr::unary(UnOp::Neg, Expr::int(1));
    let mut module = case(0).module.into_inner();
    module.functions.truncate(1);
    module.functions[0].body = vec![Stmt::Eval(inner)];
    let payload = postcard::to_allocvec(&module).unwrap();
    let step = postcard::to_allocvec(&(DType::I64, 2u8, UnOp::Neg)).unwrap();
    let at = payload.windows(step.len()).rposition(|w| w == step).expect("the negation");
    let deep = [&payload[..at], &step.repeat(100_000), &payload[at..]].concat();
    assert_eq!(decode(&sealed(&deep)), Err(DecodeError::Malformed));
    let shallow = [&payload[..at], &step.repeat(20), &payload[at..]].concat();
    assert!(matches!(decode(&sealed(&shallow)), Ok(_) | Err(DecodeError::Invalid(_))));
}

proptest! {
    #[test]
    fn sealed_garbage_does_not_panic(payload in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&sealed(&payload));
    }

    #[test]
    fn sealed_damage_does_not_panic(seed in 0..200u64, at in any::<usize>(), byte in any::<u8>()) {
        let _ = decode(&damaged(seed, at, byte));
    }
}

/// The bytes of a generated module of which one is another, with the right checksum.
fn damaged(seed: u64, at: usize, byte: u8) -> Vec<u8> {
    let mut payload = encode(&case(seed).module)[16..].to_vec();
    let at = at % payload.len();
    payload[at] = byte;
    sealed(&payload)
}

/// Of a function that is called before it is looked at.
#[test]
fn parameters_that_are_not_there_are_no_panic() {
    assert!(decode(&damaged(122, 1879018692014109426, 9)).is_err());
}
