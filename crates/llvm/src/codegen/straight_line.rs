//! Mathematical functions as the operations that `jitney_math` writes them with: the same bits as the library's functions
//! give, and in loops as many lanes at once as the processor has.

use std::ops::{Add, Div, Mul, Neg, Sub};

use jitney_ir::{DType, MathFn};
use jitney_math::{Constants, Features, Name, Real, apply};

use super::emitter::Emitter;
use super::function::Lower;
use crate::ll::Compare;
use crate::ll::{self, Value};

/// A number type of the functions.
trait Scalar: Constants {
    const DTYPE: DType;
    const MANTISSA: u64;

    fn bits(self) -> u64;
}

impl Scalar for f32 {
    const DTYPE: DType = DType::F32;
    const MANTISSA: u64 = 23;

    fn bits(self) -> u64 {
        self.to_bits().into()
    }
}

impl Scalar for f64 {
    const DTYPE: DType = DType::F64;
    const MANTISSA: u64 = 52;

    fn bits(self) -> u64 {
        self.to_bits()
    }
}

/// A number in the code that is being built.
struct Number<'e, 'a, T> {
    e: &'e Emitter<'a>,
    value: Value,
    of: std::marker::PhantomData<T>,
}

impl<T> Clone for Number<'_, '_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Number<'_, '_, T> {}

impl<T: Scalar> Number<'_, '_, T> {
    fn ll(&self) -> &ll::Module {
        self.e.ll
    }

    fn with(self, value: Value) -> Self {
        Number { value, ..self }
    }

    /// What an operation on the bit patterns gives.
    fn on_bits(self, operation: impl FnOnce(&ll::Module, Value) -> Value) -> Self {
        let (float, int) = (self.ll().float_type(T::DTYPE.bits()), self.ll().int_type(T::DTYPE.bits()));
        let bits = self.ll().bitcast(self.value, int);
        self.with(self.ll().bitcast(operation(self.ll(), bits), float))
    }

    fn bits(self) -> Value {
        self.ll().bitcast(self.value, self.ll().int_type(T::DTYPE.bits()))
    }

    fn select(self, test: Compare, than: Self, then: Self, otherwise: Self) -> Self {
        let test = self.ll().compare(test, self.value, than.value);
        self.with(self.ll().select(test, then.value, otherwise.value))
    }

    fn digits(self) -> Value {
        self.ll().int(self.ll().int_type(T::DTYPE.bits()), T::MANTISSA)
    }
}

macro_rules! operators {
    ($($trait:ident::$method:ident = $build:ident;)*) => { $(
        impl<T: Scalar> $trait for Number<'_, '_, T> {
            type Output = Self;
            fn $method(self, b: Self) -> Self {
                self.with(self.ll().$build(self.value, b.value))
            }
        }
    )* };
}

operators! { Add::add = fadd; Sub::sub = fsub; Mul::mul = fmul; Div::div = fdiv; }

impl<T: Scalar> Neg for Number<'_, '_, T> {
    type Output = Self;
    fn neg(self) -> Self {
        self.with(self.ll().fneg(self.value))
    }
}

impl<T: Scalar> Real for Number<'_, '_, T> {
    type Scalar = T;

    fn all(self, x: T) -> Self {
        self.with(self.ll().float(T::DTYPE.bits(), x.bits()))
    }

    fn mul_add<F: Features>(self, b: Self, c: Self) -> Self {
        self.with(self.e.intrinsic("llvm.fma", T::DTYPE, &[self.value, b.value, c.value]))
    }

    fn at_least(self, low: Self) -> Self {
        self.select(Compare::FloatLt, low, low, self)
    }

    fn at_most(self, high: Self) -> Self {
        self.select(Compare::FloatGt, high, high, self)
    }

    fn if_less(self, than: Self, then: Self, otherwise: Self) -> Self {
        self.select(Compare::FloatLt, than, then, otherwise)
    }

    fn if_equal(self, than: Self, then: Self, otherwise: Self) -> Self {
        self.select(Compare::FloatEq, than, then, otherwise)
    }

    fn sqrt(self) -> Self {
        self.with(self.e.intrinsic("llvm.sqrt", T::DTYPE, &[self.value]))
    }

    fn and(self, bits: Self) -> Self {
        self.on_bits(|ll, own| ll.and(own, bits.bits()))
    }

    fn or(self, bits: Self) -> Self {
        self.on_bits(|ll, own| ll.or(own, bits.bits()))
    }

    fn plus_bits(self, bits: Self) -> Self {
        self.on_bits(|ll, own| ll.add(own, bits.bits()))
    }

    fn minus_bits(self, bits: Self) -> Self {
        self.on_bits(|ll, own| ll.sub(own, bits.bits()))
    }

    fn up(self) -> Self {
        self.on_bits(|ll, own| ll.shl(own, self.digits()))
    }

    fn down(self) -> Self {
        self.on_bits(|ll, own| ll.lshr(own, self.digits()))
    }
}

fn emitted<T: Scalar>(e: &Emitter, name: Name, operands: &[Value]) -> Option<Value> {
    let operands: Vec<_> =
        operands.iter().map(|&value| Number::<T> { e, value, of: std::marker::PhantomData }).collect();
    apply(name, &operands).map(|number| number.value)
}

impl Lower<'_> {
    /// The function's value, computed where the builder stands; `None` for one that is called, and on processors on which
    /// a fused multiply-add is a call.
    pub fn straight_line(&self, function: MathFn, dtype: DType, operands: &[Value]) -> Option<Value> {
        let name = Name::from_name(function.name()).filter(|_| self.e.processor.fma)?;
        match dtype {
            DType::F32 => emitted::<f32>(self.e, name, operands),
            _ => emitted::<f64>(self.e, name, operands),
        }
    }
}
