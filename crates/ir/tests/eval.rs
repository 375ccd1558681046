//! The operators' meaning against values worked out by Python and NumPy (`scalars.py` writes the table).

use jitney_ir::{BinOp, Const, DType, UnOp, eval};

const TABLE: &str = include_str!("scalars.txt");

fn number(dtype: DType, text: &str) -> Const {
    match (dtype, text) {
        (DType::Bool, _) => Const::bool(text == "true"),
        (DType::F32, _) => Const(text.parse::<f32>().expect(text).to_bits().into()),
        (DType::F64, _) => Const(text.parse::<f64>().expect(text).to_bits()),
        (DType::U64, _) => Const(text.parse().expect(text)),
        _ => Const::int(text.parse().expect(text)),
    }
}

fn same(dtype: DType, a: Const, b: Const) -> bool {
    a == b || eval::is_nan(dtype, a) && eval::is_nan(dtype, b)
}

#[test]
fn operators_and_casts_agree_with_python_and_numpy() {
    let (mut values, mut checked, mut wrong) = (Vec::new(), 0, Vec::new());
    for line in TABLE.lines().filter(|line| !line.starts_with("halves")) {
        let words: Vec<_> = line.split(' ').collect();
        let dtype = DType::from_name(words[1]).expect(line);
        if words[0] == "values" {
            values = words[2..].to_vec();
            continue;
        }
        let results = &words[4..];
        assert_eq!(results.len(), values.len(), "{line}");
        for (&b, &expected) in values.iter().zip(results) {
            let second = number(dtype, b);
            let (to, found) = if words[0] == "cast" {
                let to = DType::from_name(words[2]).expect(line);
                (to, eval::cast(dtype, to, second))
            } else {
                let op = BinOp::from_name(words[0]).expect(line);
                (op.result(dtype), eval::binary(op, dtype, number(dtype, words[2]), second))
            };
            checked += 1;
            if !same(to, found, number(to, expected)) {
                wrong.push(format!("{} … {b}: {found:x?}, not {expected}", words[..3].join(" ")));
            }
        }
    }
    assert!(checked > 10_000, "only {checked} values");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn operators_of_one_operand() {
    let int = Const::int;
    let float = |x| Const::float(DType::F64, x);
    assert_eq!(eval::unary(UnOp::Neg, DType::I8, int(-128)), int(-128));
    assert_eq!(eval::unary(UnOp::Abs, DType::I8, int(-128)), int(-128));
    assert_eq!(eval::unary(UnOp::Abs, DType::I64, int(-5)), int(5));
    assert_eq!(eval::unary(UnOp::Neg, DType::U16, int(1)), int(0xffff));
    assert_eq!(eval::unary(UnOp::Invert, DType::U8, int(0xf0)), int(0x0f));
    assert_eq!(eval::unary(UnOp::Invert, DType::I32, int(0)), int(-1));
    assert_eq!(eval::unary(UnOp::Not, DType::Bool, Const::bool(true)), Const::bool(false));
    assert_eq!(eval::unary(UnOp::Neg, DType::F64, float(0.0)), float(-0.0));
    assert_eq!(eval::unary(UnOp::Abs, DType::F64, float(-0.0)), float(0.0));
}

#[test]
fn bool_is_zero_or_anything_else() {
    for dtype in DType::ALL.iter().copied().filter(|d| d.is_register()) {
        assert_eq!(eval::cast(dtype, DType::Bool, Const(0)), Const::bool(false), "{}", dtype.name());
        assert_eq!(eval::cast(dtype, DType::Bool, Const(1)), Const::bool(true), "{}", dtype.name());
        let one = eval::cast(DType::Bool, dtype, Const::bool(true));
        assert_eq!(eval::cast(dtype, DType::I64, one), Const::int(1), "{}", dtype.name());
    }
    let nan = Const::float(DType::F64, f64::NAN);
    assert_eq!(eval::cast(DType::F64, DType::Bool, nan), Const::bool(true));
    let minus_zero = Const::float(DType::F32, -0.0);
    assert_eq!(eval::cast(DType::F32, DType::Bool, minus_zero), Const::bool(false));
}

#[test]
fn binary16_rounds_as_numpy() {
    let line = TABLE.lines().find_map(|line| line.strip_prefix("halves ")).expect("a line of halves");
    for (x, bits) in line.split(' ').map(|pair| pair.split_once('=').expect(pair)) {
        let found = eval::f32_to_f16(x.parse().expect(x));
        assert_eq!(found, u16::from_str_radix(bits, 16).expect(bits), "{x}");
    }
}

#[test]
fn sixteen_bit_floats_are_read_and_stored_without_loss() {
    for bits in 0..=u16::MAX {
        for dtype in [DType::F16, DType::BF16] {
            let value = eval::from_memory(dtype, bits.into());
            let back = eval::to_memory(dtype, value);
            let nan = eval::is_nan(DType::F32, value) && eval::is_nan(DType::F32, eval::from_memory(dtype, back));
            assert!(back == u64::from(bits) || nan, "{} {bits:04x} became {back:04x}", dtype.name());
        }
    }
}

#[test]
fn bfloat16_rounds_to_even() {
    for (x, bits) in [(0x3f80_8000, 0x3f80), (0x3f81_8000, 0x3f82), (0x3f80_8001, 0x3f81), (0x7f7f_ffff, 0x7f80)] {
        assert_eq!(eval::f32_to_bf16(f32::from_bits(x)), bits, "{x:08x}");
    }
}

#[test]
fn neutral_elements_change_nothing() {
    let samples = [0u64, 1, 5, 0x80];
    for &op in &[BinOp::Add, BinOp::Mul, BinOp::Min, BinOp::Max, BinOp::And, BinOp::Or, BinOp::Xor] {
        for dtype in DType::ALL.iter().copied().filter(|&d| op.takes().admits(d)) {
            let zeros = [Const::float(dtype, -0.0), Const::float(dtype, f64::INFINITY)];
            let floats = zeros.iter().filter(|_| dtype.is_float()).copied();
            for x in samples.iter().map(|&x| eval::from_memory(dtype, x)).chain(floats) {
                let found = eval::binary(op, dtype, eval::neutral(op, dtype), x);
                assert_eq!(found, x, "{} of {}", op.name(), dtype.name());
            }
        }
    }
}
