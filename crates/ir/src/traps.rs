//! The errors that a kernel can raise while it runs.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $case:ident = $code:literal, $name:literal;)*) => {
        /// What went wrong, by the name of Python's exception.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum TrapKind { $($(#[$doc])* $case,)* }

        impl TrapKind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [TrapKind] = &[$(TrapKind::$case,)*];

            /// Python's name of the exception.
            pub const fn name(self) -> &'static str { match self { $(TrapKind::$case => $name,)* } }

            /// The number that compiled code returns; never 0, never reused.
            pub const fn code(self) -> i32 { match self { $(TrapKind::$case => $code,)* } }

            /// The kind of a number.
            pub fn from_code(code: i32) -> Option<TrapKind> {
                match code { $($code => Some(TrapKind::$case),)* _ => None }
            }

            /// The kind of a Python name.
            pub fn from_name(name: &str) -> Option<TrapKind> {
                match name { $($name => Some(TrapKind::$case),)* _ => None }
            }
        }
    };
}

kinds! {
    /// An index outside its axis.
    Index = 1, "IndexError";
    /// A zero divisor.
    ZeroDivision = 2, "ZeroDivisionError";
    /// An argument outside what the operation takes.
    Value = 3, "ValueError";
    /// A failed assertion.
    Assertion = 4, "AssertionError";
    /// Any other error that a kernel raises.
    Runtime = 5, "RuntimeError";
    /// A value of the wrong type.
    Type = 6, "TypeError";
    /// A result too large.
    Overflow = 7, "OverflowError";
    /// No memory for an array.
    Memory = 8, "MemoryError";
    /// Calls nested too deep.
    Recursion = 9, "RecursionError";
    /// Not written yet, says the kernel's author.
    NotImplemented = 10, "NotImplementedError";
    /// A key that is not there.
    Key = 11, "KeyError";
    /// A plain `Exception`.
    Exception = 12, "Exception";
    /// Arithmetic that failed.
    Arithmetic = 13, "ArithmeticError";
    /// An iterator at its end.
    StopIteration = 14, "StopIteration";
    /// The interpreter's fuel is used up.
    Fuel = 15, "FuelExhausted";
    /// The host asked the kernel to stop.
    Interrupted = 16, "KeyboardInterrupt";
}

/// An error raised by a kernel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trap {
    /// What went wrong.
    pub kind: TrapKind,
    /// One sentence.
    pub message: String,
    /// Line of the source, from 1; 0 where none is known.
    pub line: u32,
    /// Column of the source, from 1; 0 where none is known.
    pub column: u32,
}

impl std::fmt::Display for Trap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for Trap {}
