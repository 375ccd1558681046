//! Arrays: bundles of variables.
//!
//! Of a dense array only those strides are kept that are no extent: the inner one is 1, the next one the inner extent.
//! What owns an array's memory is a place of the frame for a local that may keep memory alive; a value for one that
//! refers to the caller's, where the function may return it; nothing otherwise.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8, I16, I32, I64};
use cranelift_codegen::ir::{GlobalValueData, InstBuilder, MemFlagsData, Type, Value};
use jitney_ir::{ArrayType, BinOp, DType, Expr, ExprKind, Layout, LocalId, SiteId, Stmt};
use smallvec::SmallVec;

use super::control::Product;
use super::function::{LocalVar, Lower, PLAIN, Place, TRUSTED, register};
use super::link::Symbol;
use crate::backend::blocks::Block;
use jitney_plugin::runtime::RuntimeFn;

/// One value per axis.
pub(super) type Axes<T> = SmallVec<[T; 4]>;

/// Where a stride comes from.
#[derive(Clone, Copy)]
enum Stride {
    One,
    /// The extent of this axis.
    Extent(usize),
    Held(Place),
}

/// Who owns an array's memory.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    /// Somebody who outlives the function, and the function does not hand the array on.
    Untracked,
    /// The caller: the block's address, or null.
    Borrowed(Place),
    /// A place of the frame with a reference, or null.
    Owned(u32),
}

/// An array local.
pub(super) struct ArrayVar {
    pub ty: ArrayType,
    pub owner: Owner,
    data: Place,
    extents: Axes<Place>,
    strides: Axes<Stride>,
}

/// The values of an array.
pub(super) struct Bundle {
    pub data: Value,
    pub extents: Axes<Value>,
    pub strides: Axes<Value>,
}

/// Elements lie anywhere, aligned or not, and are there.
const ELEMENT: MemFlagsData = MemFlagsData::new().with_notrap();

impl ArrayVar {
    pub fn declare(ty: ArrayType, owner: Owner, place: &mut impl FnMut(Type) -> Place) -> ArrayVar {
        let data = place(I64);
        let extents = (0..ty.rank).map(|_| place(I64)).collect();
        let rank = ty.rank as usize;
        let stride = |axis| match inner_axes(ty.layout, rank, axis) {
            Some(0) => Stride::One,
            Some(1) => Stride::Extent(if ty.layout == Layout::C { axis + 1 } else { axis - 1 }),
            _ => Stride::Held(place(I64)),
        };
        ArrayVar { ty, owner, data, extents, strides: (0..rank).map(stride).collect() }
    }
}

/// How many axes lie inside of this one, if the layout tells.
fn inner_axes(layout: Layout, rank: usize, axis: usize) -> Option<usize> {
    match layout {
        Layout::C => Some(rank - 1 - axis),
        Layout::F => Some(axis),
        Layout::Any => None,
    }
}

impl Lower<'_> {
    pub fn array(&self, local: LocalId) -> &ArrayVar {
        match &self.locals[local.index()] {
            LocalVar::Array(array) => array,
            LocalVar::Scalar(_) => unreachable!("an array was verified"),
        }
    }

    pub fn extent(&mut self, local: LocalId, axis: u8) -> Value {
        let place = self.array(local).extents[axis as usize];
        self.read(place)
    }

    pub fn stride(&mut self, local: LocalId, axis: u8) -> Value {
        match self.array(local).strides[axis as usize] {
            Stride::One => self.int(I64, 1),
            Stride::Extent(axis) => self.extent(local, axis as u8),
            Stride::Held(place) => self.read(place),
        }
    }

    /// A stride that is one value throughout the function, and not 1.
    pub fn fixed_stride(&self, local: LocalId, axis: usize) -> Option<Value> {
        let array = self.array(local);
        let place = match array.strides[axis] {
            Stride::One => return None,
            Stride::Extent(axis) => array.extents[axis],
            Stride::Held(place) => place,
        };
        match place {
            Place::Fixed(value) => Some(value),
            Place::Variable(_) => None,
        }
    }

    pub fn data(&mut self, local: LocalId) -> Value {
        let place = self.array(local).data;
        self.read(place)
    }

    pub fn bundle(&mut self, local: LocalId) -> Bundle {
        let rank = self.array(local).ty.rank;
        Bundle {
            data: self.data(local),
            extents: (0..rank).map(|axis| self.extent(local, axis)).collect(),
            strides: (0..rank).map(|axis| self.stride(local, axis)).collect(),
        }
    }

    /// The strides of a dense array of this shape.
    pub fn dense_strides(&mut self, layout: Layout, extents: &[Value]) -> Axes<Value> {
        let one = self.int(I64, 1);
        let mut strides: Axes<Value> = SmallVec::from_elem(one, extents.len());
        let mut stride = one;
        for i in 0..extents.len() {
            let axis = if layout == Layout::F { i } else { extents.len() - 1 - i };
            strides[axis] = stride;
            // The outermost product is the size, which nobody asks for.
            if i + 1 < extents.len() {
                stride = if i == 0 { extents[axis] } else { self.b.ins().imul(stride, extents[axis]) };
            }
        }
        strides
    }

    pub fn bundle_from_slots(&mut self, ty: ArrayType, slots: Value, offset: i32) -> Bundle {
        let mut at = offset;
        let mut next = |lower: &mut Self| {
            at += 8;
            lower.b.ins().load(I64, TRUSTED, slots, at - 8)
        };
        let data = next(self);
        let extents: Axes<Value> = (0..ty.rank).map(|_| next(self)).collect();
        let strides = match ty.layout {
            Layout::Any => (0..ty.rank).map(|_| next(self)).collect(),
            Layout::C | Layout::F => self.dense_strides(ty.layout, &extents),
        };
        Bundle { data, extents, strides }
    }

    /// From what `push_values` has pushed.
    pub fn bundle_from_values(&mut self, ty: ArrayType, next: &mut impl FnMut() -> Value) -> Bundle {
        let data = next();
        let extents: Axes<Value> = (0..ty.rank).map(|_| next()).collect();
        let strides = match ty.layout {
            Layout::Any => (0..ty.rank).map(|_| next()).collect(),
            Layout::C | Layout::F => self.dense_strides(ty.layout, &extents),
        };
        Bundle { data, extents, strides }
    }

    /// An argument for a parameter of type `ty`.
    pub fn push_values(&mut self, ty: ArrayType, local: LocalId, values: &mut Vec<Value>) {
        let bundle = self.bundle(local);
        values.push(bundle.data);
        values.extend(bundle.extents);
        if ty.layout == Layout::Any {
            values.extend(bundle.strides);
        }
    }

    /// Writes an array into slots; returns the offset after them.
    pub fn store_bundle(&mut self, bundle: &Bundle, slots: Value, mut offset: i32) -> i32 {
        for &value in [bundle.data].iter().chain(&bundle.extents).chain(&bundle.strides) {
            self.b.ins().store(TRUSTED, value, slots, offset);
            offset += 8;
        }
        offset
    }

    /// As `store_bundle`, for compiled code that has the local too: without strides that its layout tells.
    pub fn store_captured(&mut self, local: LocalId, slots: Value, offset: i32) -> i32 {
        let ArrayVar { ty, .. } = self.array(local);
        let (dense, rank) = (ty.layout != Layout::Any, i32::from(ty.rank));
        let mut bundle = self.bundle(local);
        if dense {
            bundle.strides.clear();
        }
        let unwritten = if dense { 8 * rank } else { 0 };
        self.store_bundle(&bundle, slots, offset) + unwritten
    }

    /// Makes a local refer to an array; owners apart.
    fn set(&mut self, local: LocalId, bundle: &Bundle) {
        let LocalVar::Array(array) = &mut self.locals[local.index()] else { unreachable!("an array was verified") };
        let mut put = |place: &mut Place, value| match place {
            Place::Fixed(fixed) => *fixed = value,
            Place::Variable(variable) => self.b.def_var(*variable, value),
        };
        put(&mut array.data, bundle.data);
        array.extents.iter_mut().zip(&bundle.extents).for_each(|(place, &value)| put(place, value));
        for (stride, &value) in array.strides.iter_mut().zip(&bundle.strides) {
            if let Stride::Held(place) = stride {
                put(place, value);
            }
        }
    }

    /// A parameter. Without an owner the memory is the host's.
    pub fn take_array(&mut self, local: LocalId, bundle: Bundle, owner: Option<Value>) {
        self.set(local, &bundle);
        let owner = owner.unwrap_or_else(|| self.int(I64, 0));
        let LocalVar::Array(array) = &mut self.locals[local.index()] else { unreachable!("an array was verified") };
        match &mut array.owner {
            Owner::Borrowed(Place::Fixed(fixed)) => *fixed = owner,
            Owner::Borrowed(Place::Variable(variable)) => self.b.def_var(*variable, owner),
            Owner::Untracked => {}
            Owner::Owned(_) => unreachable!("parameters own nothing"),
        }
    }

    /// The block that keeps an array's memory alive, or null.
    pub fn owner(&mut self, local: LocalId) -> Value {
        match self.array(local).owner {
            Owner::Untracked => self.int(I64, 0),
            Owner::Borrowed(place) => self.read(place),
            Owner::Owned(place) => self.b.ins().stack_load(I64, I64, self.owners, 8 * place as i32),
        }
    }

    /// Makes a local refer to an array that another one keeps alive as well.
    fn set_shared(&mut self, local: LocalId, bundle: &Bundle, block: Value) {
        self.set(local, bundle);
        match self.array(local).owner {
            Owner::Untracked => {}
            Owner::Borrowed(Place::Variable(variable)) => self.b.def_var(variable, block),
            Owner::Borrowed(Place::Fixed(_)) => unreachable!("an assigned local is a variable"),
            Owner::Owned(place) => {
                // A view in a loop mostly is one of the same array again.
                let address = self.b.ins().stack_addr(I64, self.owners, 8 * place as i32);
                let before = self.b.ins().load(I64, TRUSTED, address, 0);
                let changes = self.b.ins().icmp(IntCC::NotEqual, before, block);
                let [change, on] = [(); 2].map(|()| self.b.create_block());
                self.b.ins().brif(changes, change, &[], on, &[]);
                self.b.seal_block(change);
                self.b.switch_to_block(change);
                self.call_runtime(RuntimeFn::Share, &[address, block]);
                self.b.ins().jump(on, &[]);
                self.b.seal_block(on);
                self.b.switch_to_block(on);
            }
        }
    }

    /// Makes a local refer to an array whose reference it takes over.
    pub fn set_adopted(&mut self, local: LocalId, bundle: &Bundle, block: Value) {
        self.set(local, bundle);
        let Owner::Owned(place) = self.array(local).owner else { unreachable!("an owner was verified") };
        let address = self.b.ins().stack_addr(I64, self.owners, 8 * place as i32);
        self.call_runtime(RuntimeFn::Adopt, &[address, block]);
    }

    pub fn alias(&mut self, local: LocalId, of: LocalId) {
        let bundle = self.bundle(of);
        let owner = self.owner(of);
        self.set_shared(local, &bundle, owner);
    }

    pub fn view(&mut self, local: LocalId, of: LocalId, offset: &Expr, shape: &[Expr], strides: &[Expr]) {
        let offset = self.expr(offset);
        let extents = shape.iter().map(|e| self.expr(e)).collect();
        let strides = strides.iter().map(|e| self.expr(e)).collect();
        let data = self.data(of);
        let data = self.element_address(data, offset, self.array(of).ty.dtype);
        let owner = self.owner(of);
        self.set_shared(local, &Bundle { data, extents, strides }, owner);
    }

    /// The address of data.
    pub fn address(&mut self, symbol: Symbol) -> Value {
        let name = self.b.func.declare_imported_user_function(symbol.name());
        let symbol = self.b.create_global_value(GlobalValueData::Symbol {
            name: cranelift_codegen::ir::ExternalName::user(name),
            offset: 0.into(),
            colocated: false,
            tls: false,
        });
        self.b.ins().symbol_value(I64, symbol)
    }

    pub fn constant_array(&mut self, local: LocalId, number: u32) {
        let data = self.address(Symbol::Constant(number));
        let shape = &self.module.constants[number as usize].shape;
        let extents: Axes<Value> = shape.iter().map(|&n| self.int(I64, n as i64)).collect();
        let strides = self.dense_strides(Layout::C, &extents);
        let nobody = self.int(I64, 0);
        self.set_shared(local, &Bundle { data, extents, strides }, nobody);
    }

    pub fn allocate(&mut self, local: LocalId, shape: &[Expr], zeroed: bool, site: SiteId) {
        let ArrayType { dtype, layout, .. } = self.array(local).ty;
        let extents: Axes<Value> = shape.iter().map(|e| self.expr(e)).collect();
        let slots = self.scratch(extents.len().max(1));
        for (axis, &n) in extents.iter().enumerate() {
            self.b.ins().store(TRUSTED, n, slots, 8 * axis as i32);
        }
        let [rank, size, zeroed] = [extents.len() as i64, dtype.size() as i64, zeroed.into()].map(|n| self.int(I64, n));
        let place = self.place(site);
        let status = self.runtime_value(RuntimeFn::Allocate, &[self.context, slots, rank, size, zeroed, place]);
        self.unless(status, |lower| lower.leave(status));
        let block = self.b.ins().load(I64, TRUSTED, slots, 0);
        let data = self.b.ins().iadd_imm_s(block, size_of::<Block>() as i64);
        let strides = self.dense_strides(layout, &extents);
        self.set_adopted(local, &Bundle { data, extents, strides }, block);
    }

    fn element_address(&mut self, data: Value, offset: Value, dtype: DType) -> Value {
        let places = dtype.size().trailing_zeros();
        let bytes = if places == 0 { offset } else { self.b.ins().ishl_imm_u(offset, i64::from(places)) };
        self.b.ins().iadd(data, bytes)
    }

    /// The address of an element, and a constant number of bytes past it. What changes in the innermost loop is added
    /// last, so that the sum of the rest is computed outside of it.
    fn element(&mut self, local: LocalId, index: &[Expr]) -> (Value, i32) {
        let size = self.array(local).ty.dtype.size() as i64;
        let (mut past, mut terms) = (0i64, SmallVec::<[(u32, Value); 4]>::new());
        for (axis, e) in index.iter().enumerate() {
            let mut varies = self.varying(e);
            let mut term = match (self.array(local).strides[axis], constant_part(e)) {
                // `a[i + 1]` is an element past `a[i]`, which the instruction adds by itself.
                (Stride::One, Some((rest, more))) if past == 0 && i32::try_from(more * size).is_ok() => {
                    past = more * size;
                    match rest {
                        Some(rest) => self.expr(rest),
                        None => continue,
                    }
                }
                _ => self.expr(e),
            };
            if !matches!(self.array(local).strides[axis], Stride::One) && e.as_const().is_none_or(|c| c.0 != 0) {
                let stride = self.stride(local, axis as u8);
                let known = |p: &&Product| p.stride == stride && e.kind == ExprKind::Local(p.var);
                term = match self.products.iter().find(known) {
                    Some(product) => product.value,
                    None => self.b.ins().imul(term, stride),
                };
                varies = varies.max(self.varies[local.index()].min(self.loops.len() as u32));
            }
            terms.push((varies, term));
        }
        let dtype = self.array(local).ty.dtype;
        let mut address = self.data(local);
        let most = terms.iter().map(|(varies, _)| *varies).max().unwrap_or(0);
        for innermost in [false, true] {
            let these = terms.iter().filter(|(varies, _)| (*varies == most) == innermost).map(|(_, term)| *term);
            if let Some(sum) = these.collect::<Axes<Value>>().into_iter().reduce(|a, b| self.b.ins().iadd(a, b)) {
                address = self.element_address(address, sum, dtype);
            }
        }
        (address, past as i32)
    }

    /// How many of the loops around change the value of an expression.
    pub fn varying(&self, e: &Expr) -> u32 {
        let deepest = self.loops.len() as u32;
        let own = match e.kind {
            ExprKind::Local(local)
            | ExprKind::Extent(local, _)
            | ExprKind::Stride(local, _)
            | ExprKind::Address(local) => self.varies[local.index()].min(deepest),
            // What it was when it is read is not looked at.
            ExprKind::Load(..) => deepest,
            _ => 0,
        };
        e.children().into_iter().map(|child| self.varying(child)).fold(own, u32::max)
    }

    pub fn load(&mut self, local: LocalId, index: &[Expr]) -> Value {
        let dtype = self.array(local).ty.dtype;
        let (address, past) = self.element(local, index);
        match dtype {
            DType::Bool => {
                let byte = self.b.ins().load(I8, ELEMENT, address, past);
                self.b.ins().icmp_imm_s(IntCC::NotEqual, byte, 0)
            }
            DType::F16 | DType::BF16 => {
                let bits = self.b.ins().load(I16, ELEMENT, address, past);
                let bits = self.b.ins().uextend(I32, bits);
                if dtype == DType::F16 {
                    return self.runtime_value(RuntimeFn::FromF16, &[bits]);
                }
                let bits = self.b.ins().ishl_imm_u(bits, 16);
                self.b.ins().bitcast(register(DType::F32), PLAIN, bits)
            }
            _ => self.b.ins().load(register(dtype), ELEMENT, address, past),
        }
    }

    pub fn store(&mut self, local: LocalId, index: &[Expr], value: &Expr) {
        let (address, past) = self.element(local, index);
        let value = self.expr(value);
        self.store_at(self.array(local).ty.dtype, value, address, past);
    }

    /// `if test: array[index] = value` without a branch: where the test fails, the frame's scratch memory takes the value.
    /// A branch on data is foreseen wrongly half the time, and one in a short loop is at the mercy of where the code lies.
    pub fn store_if(&mut self, test: &Expr, local: LocalId, index: &[Expr], value: &Expr) {
        let test = self.expr(test);
        let (address, past) = self.element(local, index);
        let (value, address) = (self.expr(value), self.b.ins().iadd_imm_s(address, i64::from(past)));
        let elsewhere = self.scratch(1);
        let address = self.b.ins().select(test, address, elsewhere);
        self.store_at(self.array(local).ty.dtype, value, address, 0);
    }

    fn store_at(&mut self, dtype: DType, value: Value, address: Value, past: i32) {
        let value = match dtype {
            DType::F16 | DType::BF16 => {
                let function = if dtype == DType::F16 { RuntimeFn::ToF16 } else { RuntimeFn::ToBf16 };
                let bits = self.runtime_value(function, &[value]);
                self.b.ins().ireduce(I16, bits)
            }
            _ => value,
        };
        self.b.ins().store(ELEMENT, value, address, past);
    }
}

/// The store of an `if` that is better done without a branch: of a value that is there, at a place that costs nothing to
/// compute, if one number compares with another.
pub(super) fn lone_store<'s>(test: &Expr, then: &'s [Stmt]) -> Option<(LocalId, &'s [Expr], &'s Expr)> {
    let [Stmt::Store { array, index, value }] = then else { return None };
    let compares = matches!(test.kind, ExprKind::Binary(op, ..) if op.result(DType::F64) == DType::Bool);
    let is_there = matches!(value.kind, ExprKind::Local(_) | ExprKind::Const(_));
    (compares && is_there && index.iter().all(is_plain)).then_some((*array, index, value))
}

/// Whether an index is made of locals by sums and differences.
fn is_plain(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Const(_) | ExprKind::Local(_) | ExprKind::Extent(..) => true,
        ExprKind::Binary(BinOp::Add | BinOp::Sub, a, b) => is_plain(a) && is_plain(b),
        _ => false,
    }
}

/// An index as something (nothing if it is a constant) and a constant.
fn constant_part(e: &Expr) -> Option<(Option<&Expr>, i64)> {
    let small = |e: &Expr| e.as_const().map(|c| c.0 as i64).filter(|n| n.unsigned_abs() < 1 << 24);
    match &e.kind {
        ExprKind::Const(_) => small(e).map(|n| (None, n)),
        ExprKind::Binary(BinOp::Add, a, b) => match (small(a), small(b)) {
            (_, Some(n)) => Some((Some(a), n)),
            (Some(n), None) => Some((Some(b), n)),
            (None, None) => None,
        },
        ExprKind::Binary(BinOp::Sub, a, b) => small(b).map(|n| (Some(&**a), -n)),
        _ => None,
    }
}
