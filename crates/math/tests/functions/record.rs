//! The functions recorded: a `Real` whose values are places in a list of operations, as a code generator's are. What was
//! recorded once gives the bits of the function for every operand.

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use jitney_math::{Features, Name, Real, apply};

#[derive(Clone, Copy)]
enum Op {
    Operand(usize),
    Constant(f64),
    Add,
    Sub,
    Mul,
    Div,
    Neg,
    MulAdd,
    AtLeast,
    AtMost,
    IfLess,
    IfEqual,
    Sqrt,
    And,
    Or,
    PlusBits,
    MinusBits,
    Up,
    Down,
}

/// Operations and the places of their operands.
type Code = RefCell<Vec<(Op, [usize; 4])>>;

#[derive(Clone, Copy)]
struct Value<'a> {
    code: &'a Code,
    place: usize,
}

impl<'a> Value<'a> {
    fn record<const N: usize>(code: &'a Code, op: Op, operands: [Value<'a>; N]) -> Value<'a> {
        let mut places = [0; 4];
        places.iter_mut().zip(operands).for_each(|(place, operand)| *place = operand.place);
        let mut list = code.borrow_mut();
        list.push((op, places));
        Value { code, place: list.len() - 1 }
    }
}

macro_rules! operators {
    ($($trait:ident::$method:ident($($b:ident)?);)*) => { $(
        impl<'a> $trait for Value<'a> {
            type Output = Self;
            fn $method(self $(, $b: Self)?) -> Self { Value::record(self.code, Op::$trait, [self $(, $b)?]) }
        }
    )* };
}
operators! { Add::add(b); Sub::sub(b); Mul::mul(b); Div::div(b); Neg::neg(); }

macro_rules! methods {
    ($($method:ident($($b:ident),*) = $op:ident;)*) => { $(
        fn $method(self $(, $b: Self)*) -> Self { Value::record(self.code, Op::$op, [self $(, $b)*]) }
    )* };
}

impl<'a> Real for Value<'a> {
    type Scalar = f64;
    fn all(self, x: f64) -> Self {
        Value::record(self.code, Op::Constant(x), [])
    }
    fn mul_add<F: Features>(self, b: Self, c: Self) -> Self {
        Value::record(self.code, Op::MulAdd, [self, b, c])
    }
    methods! {
        at_least(low) = AtLeast; at_most(high) = AtMost; sqrt() = Sqrt;
        if_less(than, then, otherwise) = IfLess; if_equal(than, then, otherwise) = IfEqual;
        and(bits) = And; or(bits) = Or; plus_bits(bits) = PlusBits; minus_bits(bits) = MinusBits; up() = Up; down() = Down;
    }
}

/// Runs what was recorded.
fn run(code: &[(Op, [usize; 4])], operands: &[f64]) -> f64 {
    let mut values: Vec<f64> = Vec::new();
    for &(op, places) in code {
        let [a, b, c, d] = places.map(|place| values.get(place).copied().unwrap_or(0.0));
        values.push(match op {
            Op::Operand(i) => operands[i],
            Op::Constant(x) => x,
            Op::Add => a + b,
            Op::Sub => a - b,
            Op::Mul => a * b,
            Op::Div => a / b,
            Op::Neg => -a,
            Op::MulAdd => f64::mul_add(a, b, c),
            Op::AtLeast => a.at_least(b),
            Op::AtMost => a.at_most(b),
            Op::IfLess => a.if_less(b, c, d),
            Op::IfEqual => a.if_equal(b, c, d),
            Op::Sqrt => a.sqrt(),
            Op::And => a.and(b),
            Op::Or => a.or(b),
            Op::PlusBits => a.plus_bits(b),
            Op::MinusBits => a.minus_bits(b),
            Op::Up => a.up(),
            Op::Down => a.down(),
        });
    }
    *values.last().expect("an operation")
}

#[test]
fn recorded_functions_give_the_bits_of_the_functions() {
    let specials = [0.0, -0.0, 1.0, -1.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1e-310, 1e300, -1e300];
    let inputs: Vec<f64> = specials.into_iter().chain((-900..900).map(|i| f64::from(i) * 0.0137)).collect();
    for &name in Name::ALL {
        let code = Code::default();
        let operands: Vec<_> = (0..name.arity()).map(|i| Value::record(&code, Op::Operand(i), [])).collect();
        let result = apply(name, &operands).expect("the function's operands");
        assert_eq!(result.place, code.borrow().len() - 1);
        for (i, &x) in inputs.iter().enumerate() {
            let operands = [x, inputs[(i * 7 + 3) % inputs.len()]];
            let operands = &operands[..name.arity()];
            let (got, want) = (run(&code.borrow(), operands), apply(name, operands).unwrap());
            assert!(got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan(), "{}({operands:?})", name.name());
        }
    }
}

#[test]
fn other_numbers_of_operands_have_no_value() {
    assert_eq!(apply(Name::Pow, &[1.0]), None);
    assert_eq!(apply::<f64>(Name::Exp, &[]), None);
    assert!(Name::ALL.iter().all(|&name| Name::from_name(name.name()) == Some(name)));
    assert_eq!(Name::from_name("sin"), None);
}
