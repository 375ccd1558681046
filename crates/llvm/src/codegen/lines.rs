//! What debuggers are told: of which line each instruction is, and where variables are.
//!
//! Comes in: functions with an origin. Goes out: their description beside the code. Variables are in memory of the frame
//! from the beginning to the end, since nothing is optimised. An array is a structure in it:
//!
//! ```text
//! data      the address of the first element
//! shape     extents
//! strides   in elements; of a dense array there are none, since they follow from the shape
//! ```

use jitney_ir::dtype::Kind;
use jitney_ir::{ArrayType, DType, Function, Layout, LocalId, Module, Type};

use crate::ll::debug::{Debug, Encoding, Entity, Field};
use crate::ll::{self, Block, Value};

/// What is told about a module.
pub(crate) struct Lines<'a> {
    debug: Debug<'a>,
}

/// A function that debuggers are told of.
#[derive(Clone, Copy)]
pub(crate) struct Described {
    function: Entity,
    file: Entity,
    line: u32,
}

impl<'a> Lines<'a> {
    /// `None` where no function has an origin.
    pub fn of(ll: &'a ll::Module, module: &Module) -> Option<Lines<'a>> {
        let origin = module.functions.iter().find_map(|function| function.origin.as_ref())?;
        Some(Lines { debug: Debug::of(ll, &origin.file) })
    }

    /// After the last function.
    pub fn finish(self) {
        self.debug.finish();
    }

    /// Begins a function, of which nothing is told where it only hands on: nothing in it has a line yet.
    pub fn begin(&self, code: ll::Function, function: Option<&Function>) -> Option<Described> {
        self.debug.at(None);
        let function = function?;
        let origin = function.origin.as_ref()?;
        let file = self.debug.file(&origin.file);
        let described = self.debug.function(code, &function.name, file, origin.line);
        Some(Described { function: described, file, line: origin.line })
    }

    /// What is built from here on is of this line, or of none.
    pub fn at(&self, described: Described, line: Option<u32>) {
        self.debug.at(line.map(|line| (described.function, line)));
    }

    /// Says where a function's variables are, at the end of a block.
    pub fn declare(&self, described: Described, function: &Function, places: &[(LocalId, Value)], block: Block) {
        let Described { function: scope, file, line } = described;
        for &(local, memory) in places {
            let name = shown_name(function, local);
            let param = function.params.iter().position(|&param| param == local).map_or(0, |at| at as u32 + 1);
            let ty = match function.local(local).ty {
                Type::Scalar(dtype) => self.number(dtype),
                Type::Array(array) => self.array(array, file),
            };
            let variable = self.debug.variable(scope, file, line, &name, param, ty);
            self.debug.declare(variable, scope, line, memory, block);
        }
    }

    fn number(&self, dtype: DType) -> Entity {
        let encoding = match dtype.kind() {
            // Debuggers have no word for this format of floats; its bits are shown.
            _ if dtype == DType::BF16 => Encoding::Unsigned,
            Kind::Bool => Encoding::Bool,
            Kind::Signed => Encoding::Signed,
            Kind::Unsigned => Encoding::Unsigned,
            Kind::Float => Encoding::Float,
        };
        let name = if dtype == DType::Bool { "bool" } else { dtype.numpy_name() };
        self.debug.number(name, dtype.size() as u64, encoding)
    }

    fn array(&self, array: ArrayType, file: Entity) -> Entity {
        let rank = u64::from(array.rank);
        let words = self.debug.words(self.number(DType::I64), rank);
        let data = self.debug.pointer(self.number(array.dtype));
        let mut fields = vec![Field { name: "data", ty: data, size: 8, offset: 0 }];
        if rank > 0 {
            fields.push(Field { name: "shape", ty: words, size: 8 * rank, offset: 8 });
        }
        if rank > 0 && array.layout == Layout::Any {
            fields.push(Field { name: "strides", ty: words, size: 8 * rank, offset: 8 + 8 * rank });
        }
        let size = fields.iter().map(|field| field.size).sum();
        self.debug.structure(&Type::Array(array).to_string(), file, size, &fields)
    }
}

/// A variable's name as debuggers show it. Where it is of several types in turn, the last one has the name and the others
/// say their type: `s`, `s_i64`. The values of a tuple are `t_0`, `t_1`.
fn shown_name(function: &Function, local: LocalId) -> String {
    let own = &function.local(local).name;
    let rank = |local: LocalId| (!function.params.contains(&local), local);
    let is_last = (0..function.locals.len() as u32)
        .map(LocalId)
        .filter(|&other| function.local(other).name == *own)
        .all(|other| rank(other) <= rank(local));
    let name = own.replace('.', "_");
    match function.local(local).ty {
        _ if is_last => name,
        Type::Scalar(dtype) => format!("{name}_{}", dtype.name()),
        Type::Array(array) => format!("{name}_{}d", array.rank),
    }
}
