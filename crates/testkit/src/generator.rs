//! Well-typed random modules: every operator, dtype and statement, loops that end, calls, views, and errors now and then.
//!
//! Comes in: a seed. Goes out: a `Case`, the same for the same seed. What engines may do differently is left out:
//! memory that nobody has written, the sign of a NaN, errors in parallel loops, races.
//!
//! A function is written from the callees up, so that calls go to functions with higher numbers and recursion does not
//! arise. Unguarded indices come from loops over the axis: a `Fact`. Locals that a fact or a loop's end relies on are
//! `frozen` while it holds.

use jitney_ir::module::Block;
use jitney_ir::verify::fits;
use jitney_ir::{
    Arg, Array, ArrayType, BinOp, Const, DType, Expr, ExprKind, FuncId, Function, Guard, Layout, LocalId, MathFn,
    Module, PrintItem, Reduction, SiteId, Stmt, TrapKind, Type, UnOp, Verified, verify,
};

use crate::observe::Argument;
use crate::random::Random;

/// A module and arguments for its entry.
#[derive(Debug, Clone)]
pub struct Case {
    /// Ends after some thousand statements.
    pub module: Verified,
    /// Arguments of the entry.
    pub args: Vec<Argument>,
}

/// The case of a seed.
pub fn case(seed: u64) -> Case {
    let mut random = Random::new(seed);
    let constants: Vec<_> = (0..random.below(3)).map(|_| constant(&mut random)).collect();
    let count = 1 + random.below(3);
    let mut module = Module { functions: vec![], constants };
    for number in (0..count).rev() {
        // Callees by their final numbers: this function's is `number`, the next one's `number + 1`.
        let function = Writer::new(&mut random, &module, number).function();
        module.functions.insert(0, function);
    }
    let entry = module.entry();
    let types: Vec<_> = entry.params.iter().map(|&p| entry.local(p).ty).collect();
    let args = types.into_iter().map(|ty| argument(&mut random, ty)).collect();
    let module = verify(module).unwrap_or_else(|invalid| panic!("seed {seed}: {invalid}"));
    Case { module, args }
}

/// The types that values have.
fn registers() -> Vec<DType> {
    DType::ALL.iter().copied().filter(|d| d.is_register()).collect()
}

fn constant(random: &mut Random) -> Array {
    let dtype = random.pick(DType::ALL);
    let shape: Vec<u64> = (0..random.below(3)).map(|_| random.below(4) as u64).collect();
    let elements = shape.iter().product::<u64>() as usize;
    Array { dtype, shape, bytes: bytes(random, dtype, elements) }
}

/// Elements that are neither all tiny nor all huge.
fn bytes(random: &mut Random, dtype: DType, elements: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..elements {
        let value = number(random, dtype.register());
        let memory = jitney_ir::eval::to_memory(dtype, value).to_le_bytes();
        bytes.extend(&memory[..dtype.size()]);
    }
    bytes
}

fn argument(random: &mut Random, ty: Type) -> Argument {
    let array = match ty {
        Type::Scalar(dtype) => return Argument::Scalar(number(random, dtype)),
        Type::Array(array) => array,
    };
    let shape: Vec<i64> = (0..array.rank).map(|_| random.pick(&[0, 1, 2, 3, 3, 4, 5])).collect();
    let axes: Vec<usize> = match array.layout {
        Layout::F => (0..shape.len()).collect(),
        Layout::C | Layout::Any => (0..shape.len()).rev().collect(),
    };
    let (mut strides, mut elements, mut offset) = (vec![0; shape.len()], 1, 0);
    for axis in axes {
        strides[axis] = elements;
        elements *= shape[axis];
        if array.layout == Layout::Any && elements > 0 {
            // Gaps, and axes that run backwards.
            elements *= 1 + random.below(2) as i64;
            if random.chance(30) {
                offset += (shape[axis] - 1) * strides[axis];
                strides[axis] = -strides[axis];
            }
        }
    }
    let offset = if elements == 0 { 0 } else { offset };
    let bytes = bytes(random, array.dtype, elements as usize);
    Argument::Array { dtype: array.dtype, shape, strides, offset, bytes }
}

/// A number with a liking for edges.
fn number(random: &mut Random, dtype: DType) -> Const {
    use jitney_ir::eval::{from_memory, to_memory};
    if dtype == DType::Bool {
        return Const::bool(random.chance(50));
    }
    if dtype.is_float() {
        let x = match random.below(12) {
            0 => 0.0,
            1 => -0.0,
            2 => f64::INFINITY,
            3 => f64::NAN,
            4 => random.pick(&[1e-320, 1e300, -1e38, 1e-40, 1e19, -129.0]),
            5 => f64::from_bits(random.bits()),
            6..9 => random.below(9) as f64 - 4.0,
            _ => (random.below(4001) as f64 - 2000.0) / 64.0,
        };
        return Const::float(dtype, x);
    }
    let bits = match random.below(8) {
        0 => 0,
        1 => 1 << (dtype.bits() - 1),
        2 => (1 << (dtype.bits() - 1)) - 1,
        3 => u64::MAX,
        4 => random.bits(),
        _ => (random.below(15) as u64).wrapping_sub(5),
    };
    from_memory(dtype, to_memory(dtype, Const(bits)))
}

/// `var` is in `0..extent(array, axis)`.
#[derive(Debug, Clone, Copy)]
struct Fact {
    var: LocalId,
    array: LocalId,
    axis: u8,
}

struct Writer<'r, 'm> {
    random: &'r mut Random,
    /// Holds the callees so far, the first of them with the number `number + 1`.
    module: &'m Module,
    number: usize,
    f: Function,
    facts: Vec<Fact>,
    frozen: Vec<LocalId>,
    /// Reductions of the loops around: neither read nor assigned but by their own statement.
    hidden: Vec<LocalId>,
    loops: usize,
    /// In a parallel loop nothing raises, and stores go to its own array by facts.
    parallel: Option<LocalId>,
    /// Statements left.
    budget: usize,
}

impl<'r, 'm> Writer<'r, 'm> {
    fn new(random: &'r mut Random, module: &'m Module, number: usize) -> Self {
        let f = Function {
            name: ["entry", "inner", "helper"][number].into(),
            params: vec![],
            results: vec![],
            locals: vec![],
            sites: vec![],
            fastmath: Default::default(),
            origin: None,
            body: vec![],
        };
        let budget = if number == 0 { 28 } else { 8 };
        Writer {
            random,
            module,
            number,
            f,
            facts: vec![],
            frozen: vec![],
            hidden: vec![],
            loops: 0,
            parallel: None,
            budget,
        }
    }

    fn function(mut self) -> Function {
        for i in 0..self.random.below(5) {
            let ty = if self.random.chance(50) { Type::Array(self.array_type()) } else { self.scalar_type() };
            let param = self.f.add_local(format!("p{i}"), ty, false);
            self.f.params.push(param);
        }
        for i in 0..3 {
            let ty = self.scalar_type();
            self.f.add_local(format!("v{i}"), ty, false);
        }
        for _ in 0..self.random.below(3) {
            let ty = if self.random.chance(25) {
                Type::Array(ArrayType { layout: self.dense(), ..self.array_type() })
            } else {
                self.scalar_type()
            };
            self.f.results.push(ty);
        }
        let mut body = vec![];
        let length = 2 + self.random.below(6);
        self.statements(&mut body, length);
        if !self.f.results.is_empty() || self.random.chance(20) {
            self.leave(&mut body);
        }
        self.f.body = body;
        self.f
    }

    fn scalar_type(&mut self) -> Type {
        Type::Scalar(self.dtype())
    }

    /// A register type, the usual ones more often.
    fn dtype(&mut self) -> DType {
        if self.random.chance(50) {
            self.random.pick(&[DType::I64, DType::F64, DType::F32])
        } else {
            self.random.pick(&registers())
        }
    }

    fn array_type(&mut self) -> ArrayType {
        let dtype = if self.random.chance(20) { self.random.pick(DType::ALL) } else { self.dtype() };
        let layout = self.random.pick(&[Layout::C, Layout::C, Layout::F, Layout::Any]);
        ArrayType { dtype, rank: self.random.pick(&[0, 1, 1, 1, 2, 2, 3]), layout, writable: self.random.chance(75) }
    }

    fn dense(&mut self) -> Layout {
        self.random.pick(&[Layout::C, Layout::F])
    }

    fn site(&mut self) -> SiteId {
        let (line, column) = (1 + self.random.below(9) as u32, 1 + self.random.below(40) as u32);
        self.f.add_site(line, column)
    }

    fn fresh(&mut self, ty: Type, owned: bool) -> LocalId {
        let name = if self.random.chance(50) { format!(".{}", self.f.locals.len()) } else { "t".into() };
        self.f.add_local(name, ty, owned)
    }

    fn all(&self) -> impl Iterator<Item = LocalId> + use<> {
        (0..self.f.locals.len() as u32).map(LocalId)
    }

    fn scalars(&self, dtype: DType) -> Vec<LocalId> {
        self.all().filter(|&l| self.f.local(l).scalar() == Some(dtype) && !self.hidden.contains(&l)).collect()
    }

    /// A local to assign, for some of the time one that exists.
    fn target(&mut self, dtype: DType) -> LocalId {
        let known: Vec<_> = self.scalars(dtype).into_iter().filter(|l| !self.frozen.contains(l)).collect();
        if known.is_empty() || self.random.chance(15) {
            self.fresh(Type::Scalar(dtype), false)
        } else {
            self.random.pick(&known)
        }
    }

    /// Arrays that may be used. A local without axes has no element until it is assigned, which is not followed here.
    fn arrays(&self) -> Vec<(LocalId, ArrayType)> {
        let array = |l: LocalId| match self.f.local(l).ty {
            Type::Array(ty) if ty.rank > 0 || self.f.params.contains(&l) => Some((l, ty)),
            Type::Array(_) | Type::Scalar(_) => None,
        };
        self.all().filter_map(array).collect()
    }

    fn array_target(&mut self, ty: ArrayType, owned: bool) -> LocalId {
        let fitting = |l: &LocalId| {
            let local = self.f.local(*l);
            local.ty == Type::Array(ty) && (local.owned || !owned) && !self.frozen.contains(l)
        };
        // Parameters keep their arrays, so that the memory of a case is written now and then.
        let known: Vec<_> = self.all().filter(fitting).filter(|l| !self.f.params.contains(l)).collect();
        if known.is_empty() || self.random.chance(50) {
            self.fresh(Type::Array(ty), owned)
        } else {
            self.random.pick(&known)
        }
    }

    fn statements(&mut self, block: &mut Block, count: usize) {
        for _ in 0..count {
            if self.budget == 0 {
                return;
            }
            self.budget -= 1;
            self.statement(block);
        }
    }

    fn inner(&mut self, count: usize) -> Block {
        let mut block = vec![];
        self.statements(&mut block, count);
        block
    }

    fn statement(&mut self, block: &mut Block) {
        let in_parallel = self.parallel.is_some();
        match self.random.below(100) {
            0..24 => {
                let dtype = self.dtype();
                let value = self.expr(dtype, 4);
                let target = self.target(dtype);
                block.push(Stmt::Set(target, value));
            }
            24..44 => self.store(block),
            44..47 => {
                let dtype = self.dtype();
                let value = self.expr(dtype, 3);
                block.push(Stmt::Eval(value));
            }
            47..57 => {
                let test = self.expr(DType::Bool, 3);
                let (then, otherwise) = (1 + self.random.below(3), self.random.below(3));
                block.push(Stmt::If { test, then: self.inner(then), otherwise: self.inner(otherwise) });
            }
            57..61 => self.while_loop(block),
            61..74 => self.for_loop(block),
            74..78 if self.number == 0 && !in_parallel => self.parallel_loop(block),
            78..84 if !in_parallel => self.call(block),
            84..87 if !in_parallel => self.alloc(block),
            87..92 if !in_parallel => self.view(block),
            92..94 if !in_parallel => self.alias(block),
            94..96 if !self.module.constants.is_empty() => {
                let constant = self.random.below(self.module.constants.len());
                let from = &self.module.constants[constant];
                let (dtype, rank) = (from.dtype, from.shape.len() as u8);
                let array = self.array_target(ArrayType { dtype, rank, layout: Layout::C, writable: false }, false);
                block.push(Stmt::Constant { array, constant: constant as u32 });
            }
            96..98 if self.loops > 0 && self.random.chance(60) => {
                let test = self.expr(DType::Bool, 2);
                let out = if self.random.chance(50) { Stmt::Break } else { Stmt::Continue };
                block.push(Stmt::If { test, then: vec![out], otherwise: vec![] });
            }
            96..98 if !in_parallel => {
                let test = self.expr(DType::Bool, 2);
                let mut then = vec![];
                if self.random.chance(30) {
                    let kind =
                        self.random.pick(&[TrapKind::Value, TrapKind::Assertion, TrapKind::Key, TrapKind::Index]);
                    let site = self.site();
                    then.push(Stmt::Raise { kind, message: "the kernel's \"own\" error\n".into(), site });
                } else {
                    self.leave(&mut then);
                }
                block.push(Stmt::If { test, then, otherwise: vec![] });
            }
            98 if !in_parallel => {
                let dtype = self.dtype();
                let value = self.expr(dtype, 2);
                block.push(Stmt::Print(vec![PrintItem::Text("x = ".into()), PrintItem::Value(value)]));
            }
            _ => {}
        }
    }

    /// A return, with arrays made for it where there are none.
    fn leave(&mut self, block: &mut Block) {
        let mut args = vec![];
        for ty in self.f.results.clone() {
            args.push(match ty {
                Type::Scalar(dtype) => Arg::Scalar(self.expr(dtype, 3)),
                Type::Array(array) => {
                    let fitting = |&(_, from): &(LocalId, ArrayType)| fits(Type::Array(from), ty);
                    let known: Vec<_> = self.arrays().into_iter().filter(fitting).collect();
                    if known.is_empty() {
                        let local = self.fresh(ty, true);
                        let shape = (0..array.rank).map(|_| Expr::int(self.random.below(3) as i64)).collect();
                        let site = self.site();
                        block.push(Stmt::Alloc { array: local, shape, zeroed: true, site });
                        Arg::Array(local)
                    } else {
                        Arg::Array(self.random.pick(&known).0)
                    }
                }
            });
        }
        block.push(Stmt::Return(args));
    }

    fn store(&mut self, block: &mut Block) {
        let parallel = self.parallel;
        let allowed =
            |&(l, ty): &(LocalId, ArrayType)| ty.writable && parallel.is_none_or(|out| out == l && ty.rank > 0);
        let known: Vec<_> = self.arrays().into_iter().filter(allowed).collect();
        if known.is_empty() {
            return;
        }
        let (array, ty) = self.random.pick(&known);
        if let Some(index) = self.index(array, ty, 2) {
            let value = self.expr(ty.dtype.register(), 3);
            block.push(Stmt::Store { array, index, value });
        }
    }

    fn while_loop(&mut self, block: &mut Block) {
        if self.loops >= 3 {
            return;
        }
        let counter = self.fresh(Type::Scalar(DType::I64), false);
        let count = || Expr::local(DType::I64, counter);
        block.push(Stmt::Set(counter, Expr::int(0)));
        self.frozen.push(counter);
        let mut setup = vec![];
        if self.random.chance(40) {
            let dtype = self.dtype();
            let value = self.expr(dtype, 2);
            let target = self.target(dtype);
            setup.push(Stmt::Set(target, value));
        }
        let mut test = Expr::binary(BinOp::Lt, count(), Expr::int(self.random.below(5) as i64));
        if self.random.chance(40) {
            test = Expr::binary(BinOp::And, test, self.expr(DType::Bool, 2));
        }
        let mut body = vec![Stmt::Set(counter, Expr::binary(BinOp::Add, count(), Expr::int(1)))];
        self.loops += 1;
        let length = 1 + self.random.below(3);
        self.statements(&mut body, length);
        self.loops -= 1;
        self.frozen.pop();
        block.push(Stmt::While { setup, test, body });
    }

    fn for_loop(&mut self, block: &mut Block) {
        if self.loops >= 3 {
            return;
        }
        let arrays: Vec<_> = self.arrays().into_iter().filter(|(_, ty)| ty.rank > 0).collect();
        if !arrays.is_empty() && self.random.chance(65) {
            self.loop_over_axis(block, &arrays);
        } else {
            self.loop_over_numbers(block);
        }
    }

    /// `for i in range(0, a.shape[axis])`, or backwards, or in part: `i` is an index.
    fn loop_over_axis(&mut self, block: &mut Block, arrays: &[(LocalId, ArrayType)]) {
        let (array, ty) = self.random.pick(arrays);
        let axis = self.random.below(ty.rank.into()) as u8;
        let var = self.fresh(Type::Scalar(DType::I64), false);
        let extent = Expr::extent(array, axis);
        let (start, stop, step) = match self.random.below(4) {
            0 => (Expr::binary(BinOp::Sub, extent, Expr::int(1)), Expr::int(-1), Expr::int(-1)),
            1 => (Expr::int(1), extent, Expr::int(2)),
            _ => (Expr::int(0), extent, Expr::int(1)),
        };
        self.frozen.extend([var, array]);
        self.facts.push(Fact { var, array, axis });
        self.loops += 1;
        let length = 1 + self.random.below(4);
        let body = self.inner(length);
        self.loops -= 1;
        self.facts.pop();
        self.frozen.truncate(self.frozen.len() - 2);
        block.push(Stmt::For { var, start, stop, step, body });
    }

    fn loop_over_numbers(&mut self, block: &mut Block) {
        let dtype = self.random.pick(&registers().into_iter().filter(|d| d.is_int()).collect::<Vec<_>>());
        let step = 1 + self.random.below(3) as i64;
        let step = if dtype.is_signed() && self.random.chance(30) { -step } else { step };
        let small = |w: &mut Self| {
            let value = w.expr(dtype, 2);
            Expr::binary(BinOp::Mod, value, Expr::constant(dtype, Const::int(6)))
        };
        // The last numbers of the type, which a loop that counts on would wrap around.
        let greatest = jitney_ir::eval::neutral(BinOp::Min, dtype);
        let (start, stop) = if self.random.chance(15) {
            let start = Expr::binary(
                BinOp::Sub,
                Expr::constant(dtype, greatest),
                Expr::constant(dtype, Const::int(self.random.below(7) as i64)),
            );
            (start, Expr::constant(dtype, greatest))
        } else {
            (small(self), small(self))
        };
        // The variable may be assigned in the body, which does not change the course.
        let var = self.target(dtype);
        self.loops += 1;
        let length = 1 + self.random.below(3);
        let body = self.inner(length);
        self.loops -= 1;
        block.push(Stmt::For { var, start, stop, step: Expr::constant(dtype, Const::int(step)), body });
    }

    /// Over the first axis of an array, which is the only one written; with reductions.
    fn parallel_loop(&mut self, block: &mut Block) {
        let writable = |&(_, ty): &(LocalId, ArrayType)| ty.writable && ty.rank > 0;
        let outs: Vec<_> = self.arrays().into_iter().filter(writable).collect();
        if outs.is_empty() || self.loops > 1 {
            return;
        }
        let (out, _) = self.random.pick(&outs);
        let var = self.fresh(Type::Scalar(DType::I64), false);
        let mut reductions = vec![];
        for _ in 0..self.random.below(3) {
            let op =
                self.random.pick(&[BinOp::Add, BinOp::Mul, BinOp::Min, BinOp::Max, BinOp::And, BinOp::Or, BinOp::Xor]);
            let dtypes: Vec<_> = registers().into_iter().filter(|&d| op.takes().admits(d)).collect();
            let dtype = self.random.pick(&dtypes);
            let local = self.fresh(Type::Scalar(dtype), false);
            block.push(Stmt::Set(local, Expr::constant(dtype, number(self.random, dtype))));
            reductions.push(Reduction { local, op });
        }
        self.hidden.extend(reductions.iter().map(|r| r.local));
        self.frozen.extend([var, out]);
        self.facts.push(Fact { var, array: out, axis: 0 });
        // A loop around is not this loop's to leave.
        let loops = std::mem::replace(&mut self.loops, 1);
        self.parallel = Some(out);
        let length = 1 + self.random.below(3);
        let mut body = vec![];
        for _ in 0..length {
            // Breaks and continues stand in loops inside only.
            let mut inner = vec![];
            self.statement(&mut inner);
            body.extend(inner.into_iter().filter(|stmt| !leaves_loop(stmt)));
        }
        for r in &reductions {
            let dtype = self.f.local(r.local).scalar().expect("reductions are scalars");
            let value = self.expr(dtype, 3);
            body.push(Stmt::Set(r.local, Expr::binary(r.op, Expr::local(dtype, r.local), value)));
        }
        self.parallel = None;
        self.loops = loops;
        self.facts.pop();
        self.frozen.truncate(self.frozen.len() - 2);
        self.hidden.truncate(self.hidden.len() - reductions.len());
        let (start, stop, step) = (Expr::int(0), Expr::extent(out, 0), Expr::int(1));
        block.push(Stmt::ParallelFor { var, start, stop, step, reductions, body });
    }

    fn call(&mut self, block: &mut Block) {
        if self.module.functions.is_empty() || self.loops > 1 {
            return;
        }
        let at = self.random.below(self.module.functions.len());
        let callee = &self.module.functions[at];
        let mut args = vec![];
        for &param in &callee.params {
            args.push(match callee.local(param).ty {
                Type::Scalar(dtype) => Arg::Scalar(self.expr(dtype, 3)),
                wanted @ Type::Array(_) => {
                    let fitting = |&(_, from): &(LocalId, ArrayType)| fits(Type::Array(from), wanted);
                    let known: Vec<_> = self.arrays().into_iter().filter(fitting).collect();
                    if known.is_empty() {
                        return;
                    }
                    Arg::Array(self.random.pick(&known).0)
                }
            });
        }
        let mut results = vec![];
        for &ty in &callee.results {
            let target = match ty {
                Type::Scalar(dtype) => self.target(dtype),
                Type::Array(array) => self.array_target(array, true),
            };
            let used = results.contains(&target);
            results.push(if used { self.fresh(ty, matches!(ty, Type::Array(_))) } else { target });
        }
        let site = self.site();
        block.push(Stmt::Call { callee: FuncId((self.number + 1 + at) as u32), args, results, site });
    }

    fn alloc(&mut self, block: &mut Block) {
        let ty = ArrayType { layout: self.dense(), writable: true, ..self.array_type() };
        let array = self.array_target(ty, true);
        let negative = self.random.chance(3);
        let mut shape = vec![];
        for _ in 0..ty.rank {
            shape.push(match self.random.below(3) {
                0 if negative => Expr::int(-1),
                1 => Expr::binary(BinOp::Mod, self.expr(DType::I64, 2), Expr::int(4)),
                _ => Expr::int(1 + self.random.below(4) as i64),
            });
        }
        let site = self.site();
        let zeroed = ty.rank != 1 || self.random.chance(60);
        block.push(Stmt::Alloc { array, shape, zeroed, site });
        if !zeroed {
            let var = self.fresh(Type::Scalar(DType::I64), false);
            let value = Expr::constant(ty.dtype.register(), number(self.random, ty.dtype.register()));
            let body = vec![Stmt::Store { array, index: vec![Expr::local(DType::I64, var)], value }];
            let (start, stop, step) = (Expr::int(0), Expr::extent(array, 0), Expr::int(1));
            block.push(Stmt::For { var, start, stop, step, body });
        }
    }

    fn view(&mut self, block: &mut Block) {
        let known = self.arrays();
        if known.is_empty() {
            return;
        }
        let (of, from) = self.random.pick(&known);
        let axes = 0..from.rank;
        let mut shape: Vec<_> = axes.clone().map(|axis| Expr::extent(of, axis)).collect();
        let mut strides: Vec<_> = axes.map(|axis| Expr::stride(of, axis)).collect();
        let mut offset = Expr::int(0);
        let mut ty = ArrayType { layout: Layout::Any, writable: from.writable && self.random.chance(80), ..from };
        match self.random.below(4) {
            0 if from.rank > 0 => {
                let last = Expr::binary(BinOp::Sub, Expr::extent(of, 0), Expr::int(1));
                offset = Expr::binary(BinOp::Mul, last, Expr::stride(of, 0));
                strides[0] = Expr::unary(UnOp::Neg, Expr::stride(of, 0));
            }
            1 if from.rank > 0 => {
                let half = Expr::binary(BinOp::Add, Expr::extent(of, 0), Expr::int(1));
                shape[0] = Expr::binary(BinOp::FloorDiv, half, Expr::int(2));
                strides[0] = Expr::binary(BinOp::Mul, Expr::stride(of, 0), Expr::int(2));
            }
            2 => {
                shape.reverse();
                strides.reverse();
                ty.layout = match from.layout {
                    Layout::C => Layout::F,
                    Layout::F => Layout::C,
                    Layout::Any => Layout::Any,
                };
            }
            _ if from.rank > 0 => {
                let row = self.small_index();
                let row = Expr::guard(Guard::Index(of, 0), row, self.site());
                offset = Expr::binary(BinOp::Mul, row, Expr::stride(of, 0));
                (shape, strides) = (shape.split_off(1), strides.split_off(1));
                ty.rank -= 1;
                ty.layout = if from.layout == Layout::C { Layout::C } else { Layout::Any };
            }
            _ => return,
        }
        let owned = self.f.local(of).owned;
        let array = self.array_target(ty, owned);
        block.push(Stmt::View { array, of, offset, shape, strides });
    }

    fn alias(&mut self, block: &mut Block) {
        let known = self.arrays();
        if known.is_empty() {
            return;
        }
        let (of, from) = self.random.pick(&known);
        let layout = if self.random.chance(30) { Layout::Any } else { from.layout };
        let writable = from.writable && self.random.chance(70);
        let owned = self.f.local(of).owned;
        let array = self.array_target(ArrayType { layout, writable, ..from }, owned);
        block.push(Stmt::Alias { array, of });
    }

    /// Indices into an array; `None` where nothing is known to be in range and nothing may raise.
    fn index(&mut self, array: LocalId, ty: ArrayType, depth: usize) -> Option<Vec<Expr>> {
        (0..ty.rank).map(|axis| self.index_of_axis(array, axis, depth)).collect()
    }

    fn index_of_axis(&mut self, array: LocalId, axis: u8, depth: usize) -> Option<Expr> {
        let facts: Vec<_> = self.facts.iter().copied().filter(|f| f.array == array && f.axis == axis).collect();
        if self.parallel == Some(array) && axis == 0 {
            // Each iteration has its own row, and none of it is another's.
            return Some(Expr::local(DType::I64, facts[0].var));
        }
        if !facts.is_empty() && (self.parallel.is_some() || self.random.chance(80)) {
            let var = Expr::local(DType::I64, self.random.pick(&facts).var);
            let site = self.site();
            return Some(match self.random.below(5) {
                0 => Expr::guard(Guard::Index(array, axis), var, site),
                1 => {
                    let back = Expr::binary(BinOp::Sub, var, Expr::extent(array, axis));
                    Expr::guard(Guard::Wrap(array, axis), back, site)
                }
                2 => Expr::guard(Guard::Bounds(array, axis), var, site),
                _ => var,
            });
        }
        if self.parallel.is_some() {
            return None;
        }
        let guard = if self.random.chance(70) { Guard::Index(array, axis) } else { Guard::Bounds(array, axis) };
        let index = if self.random.chance(85) { self.small_index() } else { self.expr(DType::I64, depth) };
        Some(Expr::guard(guard, index, self.site()))
    }

    /// Mostly in range: a small number, or an integer local that counts something, a little moved.
    fn small_index(&mut self) -> Expr {
        let counters = self.scalars(DType::I64);
        if counters.is_empty() || self.random.chance(40) {
            return Expr::int(self.random.below(4) as i64 - 1);
        }
        let var = Expr::local(DType::I64, self.random.pick(&counters));
        match self.random.below(4) {
            0 => Expr::binary(BinOp::Add, var, Expr::int(self.random.below(3) as i64 - 1)),
            1 => Expr::binary(BinOp::Sub, var, Expr::int(1)),
            2 => Expr::binary(BinOp::Mod, var, Expr::int(3)),
            _ => var,
        }
    }

    fn leaf(&mut self, dtype: DType) -> Expr {
        let known = self.scalars(dtype);
        if !known.is_empty() && self.random.chance(65) {
            return Expr::local(dtype, self.random.pick(&known));
        }
        Expr::constant(dtype, number(self.random, dtype))
    }

    fn expr(&mut self, dtype: DType, depth: usize) -> Expr {
        if depth == 0 || self.random.chance(20) {
            return self.leaf(dtype);
        }
        let depth = depth - 1;
        match self.random.below(100) {
            0..12 => {
                let ops: Vec<_> = UnOp::ALL.iter().copied().filter(|op| op.takes().admits(dtype)).collect();
                let op = self.random.pick(&ops);
                Expr::unary(op, self.expr(dtype, depth))
            }
            12..50 => self.binary(dtype, depth),
            50..62 => {
                // The boundary that a NaN's sign must not cross is kept in `math`.
                if dtype.is_float() { self.math(dtype, depth) } else { self.binary(dtype, depth) }
            }
            62..68 => Expr::select(self.expr(DType::Bool, depth), self.expr(dtype, depth), self.expr(dtype, depth)),
            68..80 => {
                let from = self.dtype();
                let x = self.expr(from, depth);
                Expr { dtype, kind: ExprKind::Cast(Box::new(x)) }
            }
            80..93 => self.load(dtype, depth),
            93..96 if dtype == DType::I64 => {
                let arrays: Vec<_> = self.arrays().into_iter().filter(|(_, ty)| ty.rank > 0).collect();
                if arrays.is_empty() {
                    return self.leaf(dtype);
                }
                let (array, ty) = self.random.pick(&arrays);
                let axis = self.random.below(ty.rank.into()) as u8;
                // Strides of empty and of one-element axes are whatever the layout says; views rely on them only.
                Expr::extent(array, axis)
            }
            96..99 if dtype != DType::Bool && self.parallel.is_none() => {
                let x = self.expr(dtype, depth);
                Expr::guard(Guard::NonZero, x, self.site())
            }
            _ => self.leaf(dtype),
        }
    }

    fn binary(&mut self, dtype: DType, depth: usize) -> Expr {
        if dtype == DType::Bool && self.random.chance(75) {
            let of = self.dtype();
            let op = self.random.pick(&[BinOp::Eq, BinOp::Ne, BinOp::Lt, BinOp::Le, BinOp::Gt, BinOp::Ge]);
            return Expr::binary(op, self.expr(of, depth), self.expr(of, depth));
        }
        let fits = |op: &BinOp| op.takes().admits(dtype) && op.result(dtype) == dtype;
        let ops: Vec<_> = BinOp::ALL.iter().copied().filter(fits).collect();
        let op = self.random.pick(&ops);
        Expr::binary(op, self.expr(dtype, depth), self.expr(dtype, depth))
    }

    fn math(&mut self, dtype: DType, depth: usize) -> Expr {
        let function = self.random.pick(MathFn::ALL);
        let mut operands: Vec<_> = (0..function.arity()).map(|_| self.expr(dtype, depth)).collect();
        if function == MathFn::Copysign {
            // Which sign a NaN has is nobody's promise.
            let known = self.leaf(dtype);
            let is_number = Expr::binary(BinOp::Eq, known.clone(), known.clone());
            operands[1] = Expr::select(is_number, known, Expr::float(dtype, 1.0));
        }
        Expr::math(function, operands)
    }

    fn load(&mut self, dtype: DType, depth: usize) -> Expr {
        let parallel = self.parallel;
        let params = self.f.params.clone();
        let allowed = |&(l, ty): &(LocalId, ArrayType)| {
            let races = parallel.is_some_and(|out| l != out && (ty.writable || !params.contains(&l)));
            ty.dtype.register() == dtype && !races
        };
        let known: Vec<_> = self.arrays().into_iter().filter(allowed).collect();
        if known.is_empty() {
            return self.leaf(dtype);
        }
        let (array, ty) = self.random.pick(&known);
        match self.index(array, ty, depth) {
            Some(index) => Expr::load(ty.dtype, array, index),
            None => self.leaf(dtype),
        }
    }
}

/// Whether a statement would leave the loop that it stands in.
fn leaves_loop(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Break | Stmt::Continue => true,
        Stmt::If { then, otherwise, .. } => then.iter().chain(otherwise).any(leaves_loop),
        _ => false,
    }
}
