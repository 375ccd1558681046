//! Kernels over arrays whose body is written for one element or one core array: `vectorize`, `guvectorize`, and the
//! reductions of vectorised kernels of two operands.
//!
//! ```text
//! operand       an argument: a number, or a tensor and how it lies
//! nest          broadcast axes, merged and put in order; runs along the innermost one
//! elementwise   vectorize: a loop over a run, in compiled code, for each list of types
//! reduce        a vectorised kernel of two operands along axes
//! layout        "(m,n),(n,p)->(m,p)"
//! generalised   guvectorize: one call of the kernel for each core array
//! ```
//!
//! Loops are written in the kernels' own language, around a call of the kernel, and compiled like any kernel.

mod elementwise;
mod generalised;
mod layout;
mod nest;
mod operand;
mod reduce;

use std::sync::Arc;

pub use layout::CoreLayout;
pub use operand::Operand;

use super::call::conversions;
use super::frame::Key;
use super::specialisation::Specialisation;
use super::table::Found;
use super::{Binding, SourceKernel, frame};
use crate::fail;
use crate::frontend::{ArgType, Options, ResultType, Source};
use crate::runtime::Result;
use jitney_ir::DType;
use nest::PerOperand;

/// The name that a loop calls the kernel by.
const BODY: &str = "jitney_body";

/// The name of a loop.
const LOOP: &str = "jitney_loop";

/// What elements of some types make of a kernel's function.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// The types that it is compiled for: those of the elements, or of a signature that they are converted to.
    types: PerOperand<DType>,
    /// The types of what it returns.
    results: PerOperand<DType>,
}

impl SourceKernel {
    /// The loop of these types, from the text that `write` makes for it if it is new. Words before `types` in the key tell
    /// loops of different text apart.
    fn loop_for(&self, words: &[u32], types: &[ArgType], write: impl FnOnce() -> String) -> Result<&Specialisation> {
        let mut key = Key::from_slice(words);
        types.iter().for_each(|ty| frame::encode(ty, &mut key));
        if let Some(found) = self.loops.find(&key) {
            return Ok(&found.specialisation);
        }
        if self.loops.is_full() {
            fail!(
                Unsupported,
                "{} has been called with too many different lists of types; convert the arguments first, or give it signatures",
                self.name
            );
        }
        let options = Options { boundscheck: false, parallel: false, ..self.source.options };
        let bindings = [(BODY.to_owned(), Binding::Kernel(self.source.clone()))].into();
        let source = Source::parse(LOOP, &write(), 1, bindings, options)?;
        let specialisation = Specialisation::new(Arc::new(source), types.to_vec(), self.compiled.clone());
        Ok(&self.loops.insert(&key, Found { specialisation, casts: Vec::new(), result: None }).specialisation)
    }

    /// What elements of these types make of the function.
    fn body(&self, given: &[DType]) -> Result<Body> {
        let key: Key = given.iter().map(|&ty| ty as u32).collect();
        if let Some(known) = self.bodies.find(&key) {
            return Ok(known.clone());
        }
        let types = self.body_types(given)?;
        let body = Body { results: self.results_for(&types)?.into(), types: types.into() };
        // Where there is no room, it is made out anew every time.
        if !self.bodies.is_full() {
            self.bodies.insert(&key, body.clone());
        }
        Ok(body)
    }

    /// The types that the kernel's body is compiled for, given those of a call's arguments: themselves, or those of the
    /// first signature that they can be converted to without losing anything.
    fn body_types(&self, given: &[DType]) -> Result<Vec<DType>> {
        let scalars = |types: &[DType]| types.iter().map(|&ty| ArgType::Scalar(ty)).collect::<Vec<_>>();
        if self.signatures.is_empty() {
            return Ok(given.to_vec());
        }
        let fits = |params: &[ArgType]| -> Option<Vec<DType>> {
            let params: Vec<DType> = params
                .iter()
                .map(|ty| match ty {
                    ArgType::Scalar(dtype) => Some(*dtype),
                    _ => None,
                })
                .collect::<Option<_>>()?;
            (params.len() == given.len() && given.iter().zip(&params).all(|(&from, &to)| keeps(from, to)))
                .then_some(params)
        };
        match self.signatures.iter().find_map(|signature| fits(&signature.params)) {
            Some(types) => Ok(types),
            None => {
                // Numbers that only narrow are still better told by name.
                let possible = self.signatures.iter().any(|s| conversions(&scalars(given), &s.params).is_some());
                let hint = if possible { "; convert the arguments first" } else { "" };
                let shown = |types: &[ArgType]| types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let takes: Vec<_> = self.signatures.iter().map(|s| format!("({})", shown(&s.params))).collect();
                let (takes, given) = (takes.join(" or "), shown(&scalars(given)));
                fail!(DType, "{} takes {takes}; it was called with elements of ({given}){hint}", self.name)
            }
        }
    }

    /// The types of what the body returns for elements of these types.
    fn results_for(&self, types: &[DType]) -> Result<Vec<DType>> {
        let types: Vec<_> = types.iter().map(|&ty| ArgType::Scalar(ty)).collect();
        if let Some(dtype) = self.declared_for(&types) {
            return Ok(vec![dtype]);
        }
        let specialisation = self.specialise(&types)?;
        let typed = specialisation.typed()?;
        let scalar = |ty: &ResultType| match ty {
            ResultType::Scalar(dtype) => Some(*dtype),
            _ => None,
        };
        let found = match &typed.result {
            ResultType::Tuple(types) if !types.is_empty() => types.iter().map(scalar).collect(),
            one => scalar(one).map(|dtype| vec![dtype]),
        };
        match found {
            Some(dtypes) => Ok(dtypes),
            None => fail!(
                DType,
                "{} returns {} for one element; a vectorised kernel returns a number or a tuple of numbers",
                self.name,
                typed.result
            ),
        }
    }
}

/// Whether a number of one type can be given as another without losing anything: NumPy's safe casting.
fn keeps(from: DType, to: DType) -> bool {
    use jitney_ir::dtype::Kind;
    let digits = |dtype: DType| match dtype {
        DType::F16 => 11,
        DType::BF16 => 8,
        DType::F32 => 24,
        // 64-bit integers go into f64, as in NumPy.
        DType::F64 => 64,
        other => 8 * other.size() as u32,
    };
    match (from.kind(), to.kind()) {
        _ if from == to => true,
        (Kind::Bool, _) => true,
        (_, Kind::Bool) => false,
        (Kind::Float, Kind::Float) => to == DType::F64 || (to == DType::F32 && from.size() == 2),
        (Kind::Float, _) => false,
        (_, Kind::Float) => digits(from) <= digits(to),
        (Kind::Signed, Kind::Unsigned) => false,
        (Kind::Unsigned, Kind::Signed) => from.size() < to.size(),
        _ => from.size() <= to.size(),
    }
}
