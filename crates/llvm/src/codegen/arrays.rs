//! Arrays: bundles of variables.
//!
//! Of a dense array only those strides are kept that are no extent: the inner one is 1, the next one the inner extent.
//! What owns an array's memory is a place of the frame for a local that may keep memory alive; a value for one that
//! refers to the caller's, where the function may return it; nothing otherwise.

use jitney_ir::visit::assigned;
use jitney_ir::{ArrayType, Const, DType, Expr, ExprKind, Layout, LocalId, SiteId, Stmt};
use jitney_plugin::runtime::{BLOCK_HEAD, RuntimeFn};
use smallvec::SmallVec;

use super::function::{LocalVar, Lower, Place};
use crate::ll::{Compare, Ty, Value};

/// One value per axis.
pub(crate) type Axes<T> = SmallVec<[T; 4]>;

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
pub(crate) enum Owner {
    /// Somebody who outlives the function, and the function does not hand the array on.
    Untracked,
    /// The caller: the block's address, or null.
    Borrowed(Place),
    /// A place of the frame with a reference, or null.
    Owned(u32),
}

/// An array local.
pub(crate) struct ArrayVar {
    pub ty: ArrayType,
    pub owner: Owner,
    data: Place,
    extents: Axes<Place>,
    strides: Axes<Stride>,
}

/// The values of an array.
pub(crate) struct Bundle {
    pub data: Value,
    pub extents: Axes<Value>,
    pub strides: Axes<Value>,
}

impl ArrayVar {
    pub fn declare(ty: ArrayType, owner: Owner, data: Place, place: &mut impl FnMut() -> Place) -> ArrayVar {
        let extents = (0..ty.rank).map(|_| place()).collect();
        let rank = ty.rank as usize;
        let stride = |axis| match inner_axes(ty.layout, rank, axis) {
            Some(0) => Stride::One,
            Some(1) => Stride::Extent(if ty.layout == Layout::C { axis + 1 } else { axis - 1 }),
            _ => Stride::Held(place()),
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

    pub fn extent(&self, local: LocalId, axis: u8) -> Value {
        self.read(self.array(local).extents[axis as usize])
    }

    pub fn stride(&self, local: LocalId, axis: u8) -> Value {
        match self.array(local).strides[axis as usize] {
            Stride::One => self.e.int(1),
            Stride::Extent(axis) => self.extent(local, axis as u8),
            Stride::Held(place) => self.read(place),
        }
    }

    pub fn data(&self, local: LocalId) -> Value {
        self.read(self.array(local).data)
    }

    pub fn bundle(&self, local: LocalId) -> Bundle {
        let rank = self.array(local).ty.rank;
        Bundle {
            data: self.data(local),
            extents: (0..rank).map(|axis| self.extent(local, axis)).collect(),
            strides: (0..rank).map(|axis| self.stride(local, axis)).collect(),
        }
    }

    /// The strides of a dense array of this shape.
    pub fn dense_strides(&self, layout: Layout, extents: &[Value]) -> Axes<Value> {
        let one = self.e.int(1);
        let mut strides: Axes<Value> = SmallVec::from_elem(one, extents.len());
        let mut stride = one;
        for i in 0..extents.len() {
            let axis = if layout == Layout::F { i } else { extents.len() - 1 - i };
            strides[axis] = stride;
            // The outermost product is the size, which nobody asks for.
            if i + 1 < extents.len() {
                stride = if i == 0 { extents[axis] } else { self.ll.mul(stride, extents[axis]) };
            }
        }
        strides
    }

    /// `at` counts slots.
    pub fn bundle_from_slots(&self, ty: ArrayType, slots: Value, mut at: usize) -> Bundle {
        let mut next = |ty: Ty| {
            at += 1;
            self.get(ty, self.field(slots, 8 * (at - 1)))
        };
        let data = next(self.e.ptr);
        let extents: Axes<Value> = (0..ty.rank).map(|_| next(self.e.i64)).collect();
        for &extent in &extents {
            self.ll.attach(extent, self.e.meta.range, self.e.meta.positive);
            // Without it LLVM does not join `0 <= i and i < n` into one comparison.
            self.ll.attach(extent, self.e.meta.noundef, self.e.meta.nothing);
        }
        let strides = match ty.layout {
            Layout::Any => (0..ty.rank).map(|_| next(self.e.i64)).collect(),
            Layout::C | Layout::F => self.dense_strides(ty.layout, &extents),
        };
        Bundle { data, extents, strides }
    }

    /// From what `push_values` has pushed.
    pub fn bundle_from_values(&self, ty: ArrayType, next: &mut impl FnMut() -> Value) -> Bundle {
        let data = next();
        let extents: Axes<Value> = (0..ty.rank).map(|_| next()).collect();
        let strides = match ty.layout {
            Layout::Any => (0..ty.rank).map(|_| next()).collect(),
            Layout::C | Layout::F => self.dense_strides(ty.layout, &extents),
        };
        Bundle { data, extents, strides }
    }

    /// An argument for a parameter of type `ty`.
    pub fn push_values(&self, ty: ArrayType, local: LocalId, values: &mut Vec<Value>) {
        let bundle = self.bundle(local);
        values.push(bundle.data);
        values.extend(bundle.extents);
        if ty.layout == Layout::Any {
            values.extend(bundle.strides);
        }
    }

    /// Writes an array into slots; returns the number of the slot after them.
    pub fn store_bundle(&self, bundle: &Bundle, slots: Value, mut at: usize) -> usize {
        for &value in [bundle.data].iter().chain(&bundle.extents).chain(&bundle.strides) {
            self.put(value, self.field(slots, 8 * at));
            at += 1;
        }
        at
    }

    /// Makes a local refer to an array; owners apart.
    fn set(&mut self, local: LocalId, bundle: &Bundle) {
        let LocalVar::Array(array) = &mut self.locals[local.index()] else { unreachable!("an array was verified") };
        let ll = self.ll;
        let put = |place: &mut Place, value| match place {
            Place::Fixed(fixed) => *fixed = value,
            Place::Variable(memory, _) => {
                ll.store(value, *memory, 8);
            }
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
        let owner = owner.unwrap_or_else(|| self.ll.null());
        let LocalVar::Array(array) = &mut self.locals[local.index()] else { unreachable!("an array was verified") };
        match &mut array.owner {
            Owner::Borrowed(Place::Fixed(fixed)) => *fixed = owner,
            Owner::Borrowed(Place::Variable(memory, _)) => {
                self.ll.store(owner, *memory, 8);
            }
            Owner::Untracked => {}
            Owner::Owned(_) => unreachable!("parameters own nothing"),
        }
    }

    /// The block that keeps an array's memory alive, or null.
    pub fn owner(&self, local: LocalId) -> Value {
        match self.array(local).owner {
            Owner::Untracked => self.ll.null(),
            Owner::Borrowed(place) => self.read(place),
            Owner::Owned(place) => self.get(self.e.ptr, self.owner_place(place)),
        }
    }

    /// Makes a local refer to an array that another one keeps alive as well.
    fn set_shared(&mut self, local: LocalId, bundle: &Bundle, block: Value) {
        self.set(local, bundle);
        match self.array(local).owner {
            Owner::Untracked => {}
            Owner::Borrowed(Place::Variable(memory, _)) => {
                self.ll.store(block, memory, 8);
            }
            Owner::Borrowed(Place::Fixed(_)) => unreachable!("an assigned local is a variable"),
            Owner::Owned(place) => {
                // A view in a loop mostly is one of the same array again.
                let address = self.owner_place(place);
                let before = self.get(self.e.ptr, address);
                let changes = self.ll.compare(Compare::Ne, before, block);
                let [change, on] = self.blocks();
                self.ll.branch(changes, change, on);
                self.ll.at_end(change);
                self.e.call_library(RuntimeFn::Share, &[address, block]);
                self.ll.jump(on);
                self.ll.at_end(on);
            }
        }
    }

    /// Makes a local refer to an array whose reference it takes over.
    pub fn set_adopted(&mut self, local: LocalId, bundle: &Bundle, block: Value) {
        self.set(local, bundle);
        let Owner::Owned(place) = self.array(local).owner else { unreachable!("an owner was verified") };
        self.e.call_library(RuntimeFn::Adopt, &[self.owner_place(place), block]);
    }

    pub fn alias(&mut self, local: LocalId, of: LocalId) {
        let (bundle, owner) = (self.bundle(of), self.owner(of));
        self.set_shared(local, &bundle, owner);
    }

    pub fn view(&mut self, local: LocalId, of: LocalId, offset: &Expr, shape: &[Expr], strides: &[Expr]) {
        let offset = self.expr(offset);
        let extents = shape.iter().map(|e| self.expr(e)).collect();
        let strides = strides.iter().map(|e| self.expr(e)).collect();
        // An empty view may begin anywhere.
        let data = self.ll.offset(self.memory_type(self.array(of).ty.dtype), self.data(of), offset, false);
        let owner = self.owner(of);
        self.set_shared(local, &Bundle { data, extents, strides }, owner);
    }

    pub fn constant_array(&mut self, local: LocalId, number: u32) {
        let data = self.e.constant(number);
        let shape = &self.e.module.constants[number as usize].shape;
        let extents: Axes<Value> = shape.iter().map(|&n| self.e.int(n as i64)).collect();
        let strides = self.dense_strides(Layout::C, &extents);
        let nobody = self.ll.null();
        self.set_shared(local, &Bundle { data, extents, strides }, nobody);
    }

    pub fn allocate(&mut self, local: LocalId, shape: &[Expr], zeroed: bool, site: SiteId) {
        let ArrayType { dtype, layout, .. } = self.array(local).ty;
        let extents: Axes<Value> = shape.iter().map(|e| self.expr(e)).collect();
        let slots = self.frame(extents.len());
        self.begin(slots, extents.len());
        for (axis, &n) in extents.iter().enumerate() {
            self.put(n, self.field(slots, 8 * axis));
        }
        let [rank, size, zeroed] = [extents.len() as i64, dtype.size() as i64, zeroed.into()].map(|n| self.e.int(n));
        let place = self.place(site);
        let status = self.e.call_library(RuntimeFn::Allocate, &[self.context, slots, rank, size, zeroed, place]);
        self.unless_status(status);
        let block = self.get(self.e.ptr, slots);
        self.end(slots, extents.len());
        let data = self.ll.offset(self.e.i8, block, self.e.int(BLOCK_HEAD as i64), true);
        let strides = self.dense_strides(layout, &extents);
        self.set_adopted(local, &Bundle { data, extents, strides }, block);
    }

    /// What an element is in memory.
    fn memory_type(&self, dtype: DType) -> Ty {
        match dtype {
            DType::Bool => self.e.i8,
            DType::F16 | DType::BF16 => self.ll.int_type(16),
            _ => self.e.register(dtype),
        }
    }

    /// The address of an element. Every index is in its axis, so that no product or sum overflows on the way.
    fn element(&mut self, local: LocalId, index: &[Expr]) -> Value {
        let values: Axes<Value> = index.iter().map(|e| self.expr(e)).collect();
        let memory = self.memory_type(self.array(local).ty.dtype);
        let mut address = self.data(local);
        let mut direct = None;
        let mut sum: Option<Value> = None;
        for (axis, &value) in values.iter().enumerate() {
            if index[axis].as_const() == Some(Const(0)) {
                continue;
            }
            if matches!(self.array(local).strides[axis], Stride::One) {
                direct = Some(value);
                continue;
            }
            let term = self.ll.mul_nsw(value, self.stride(local, axis as u8));
            sum = Some(sum.map_or(term, |sum| self.ll.add_nsw(sum, term)));
        }
        for offset in [sum, direct].into_iter().flatten() {
            address = self.ll.offset(memory, address, offset, true);
        }
        address
    }

    /// Of a loop that writes one element of a row after the other, how many iterations come before an element that begins a
    /// line of the cache: wide vectors that lie across two lines cost twice. `None` for other loops.
    pub fn iterations_to_line(&mut self, var: LocalId, first: Value, body: &[Stmt]) -> Option<Value> {
        const LINE: i64 = 64;
        let changing = assigned(body);
        let changes = |local: LocalId| local == var || changing.contains(&local);
        let (array, row) = body.iter().find_map(|stmt| match stmt {
            Stmt::Store { array, index, .. } => match &index[..] {
                [row @ .., last] if last.kind == ExprKind::Local(var) && row.iter().all(|e| e.stays(&changes)) => {
                    Some((*array, row))
                }
                _ => None,
            },
            _ => None,
        })?;
        let dtype = self.array(array).ty.dtype;
        let begins_aligned = row.is_empty() && self.aliasing.known(array).aligned;
        if !matches!(self.array(array).strides[row.len()], Stride::One) || begins_aligned {
            return None;
        }
        // A loop that is not run may begin anywhere.
        let mut element = first;
        for (axis, index) in row.iter().enumerate() {
            let term = self.expr(index);
            let term = self.ll.mul(term, self.stride(array, axis as u8));
            element = self.ll.add(element, term);
        }
        let address = self.ll.offset(self.memory_type(dtype), self.data(array), element, false);
        let address = self.ll.ptrtoint(address, self.e.i64);
        let missing = self.ll.and(self.ll.neg(address), self.e.int(LINE - 1));
        // An element that lies across two lines itself leaves nothing to be won.
        Some(self.ll.udiv(missing, self.e.int(dtype.size() as i64)))
    }

    /// Says of an access what is known.
    fn describe(&self, access: Value, local: LocalId) -> Value {
        let (meta, known) = (&self.e.meta, self.aliasing.known(local));
        self.ll.attach(access, meta.tbaa, meta.element);
        for (kind, list) in [(meta.scope, known.scope), (meta.noalias, known.noalias)] {
            if let Some(list) = list {
                self.ll.attach(access, kind, list);
            }
        }
        access
    }

    /// Elements of arguments lie anywhere, aligned or not.
    fn alignment(&self, local: LocalId) -> u32 {
        if self.aliasing.known(local).aligned { self.array(local).ty.dtype.size() as u32 } else { 1 }
    }

    pub fn load(&mut self, local: LocalId, index: &[Expr]) -> Value {
        let dtype = self.array(local).ty.dtype;
        let address = self.element(local, index);
        let value = self.ll.load(self.memory_type(dtype), address, self.alignment(local));
        self.describe(value, local);
        self.loaded(dtype, value)
    }

    pub fn store(&mut self, local: LocalId, index: &[Expr], value: &Expr) {
        let dtype = self.array(local).ty.dtype;
        let address = self.element(local, index);
        let value = self.expr(value);
        let value = self.stored(dtype, value);
        let store = self.ll.store(value, address, self.alignment(local));
        self.describe(store, local);
    }
}
