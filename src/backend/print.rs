//! What a kernel's `print` writes: a line of the log, numbers as Python prints them.

use jitney_ir::DType;
use jitney_ir::dtype::Kind;

/// A part of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part<'a> {
    /// Text.
    Text(&'a str),
    /// A number of a type, in a slot.
    Number(DType, u64),
}

/// Writes one line.
pub fn print<'a>(parts: impl Iterator<Item = Part<'a>>) {
    log::info!(target: "jitney::print", "{}", line(parts));
}

/// The line.
pub fn line<'a>(parts: impl Iterator<Item = Part<'a>>) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(t) => text += t,
            Part::Number(dtype, bits) => text += &number(dtype, bits),
        }
    }
    text
}

/// A number of type `dtype`, as Python prints it.
pub fn number(dtype: DType, bits: u64) -> String {
    match dtype.kind() {
        Kind::Bool => if bits != 0 { "True" } else { "False" }.into(),
        Kind::Signed => (bits as i64).to_string(),
        Kind::Unsigned => bits.to_string(),
        Kind::Float if dtype == DType::F32 => {
            let x = f32::from_bits(bits as u32);
            float(x.into(), format!("{x:e}"))
        }
        Kind::Float => {
            let x = f64::from_bits(bits);
            float(x, format!("{x:e}"))
        }
    }
}

/// Python's `repr`: the shortest digits that read back as `x`, with an exponent below 1e-4 and from 1e16 on. Rust finds
/// the same digits, in `scientific`.
fn float(x: f64, scientific: String) -> String {
    if !x.is_finite() {
        return if x.is_nan() { "nan".into() } else { format!("{x}") };
    }
    let (digits, exponent) = scientific.split_once('e').expect("an exponent");
    let exponent: i32 = exponent.parse().expect("a number");
    if (-4..16).contains(&exponent) {
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |d| ("-", d));
        let digits = digits.replace('.', "");
        let point = exponent + 1;
        if point <= 0 {
            return format!("{sign}0.{}{digits}", "0".repeat(-point as usize));
        }
        let point = point as usize;
        if digits.len() <= point {
            return format!("{sign}{digits}{}.0", "0".repeat(point - digits.len()));
        }
        return format!("{sign}{}.{}", &digits[..point], &digits[point..]);
    }
    format!("{digits}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_look_as_in_python() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (-2.5, "-2.5"),
            (100.0, "100.0"),
            (0.1, "0.1"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (123456789012345.6, "123456789012345.6"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.5e300, "1.5e+300"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ];
        for (x, text) in cases {
            assert_eq!(number(DType::F64, x.to_bits()), text);
        }
        assert_eq!(number(DType::F32, 0.1f32.to_bits().into()), "0.1");
    }

    #[test]
    fn a_line_is_its_parts() {
        let parts = [
            Part::Text("n = "),
            Part::Number(DType::I32, -3i64 as u64),
            Part::Text(" "),
            Part::Number(DType::Bool, 1),
            Part::Number(DType::U64, u64::MAX),
        ];
        assert_eq!(line(parts.into_iter()), "n = -3 True18446744073709551615");
    }
}
