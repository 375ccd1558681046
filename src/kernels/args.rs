//! Arguments of a built-in kernel: positional values, checked one by one against the row's parameters.
//!
//! Comes in: `Value`s as the host gave them. Goes out: views, numbers and choices, or an error that names the kernel's
//! parameter. Outputs that the library allocates are handed to the caller only when the call succeeds.

use std::marker::PhantomData;

use smallvec::{SmallVec, smallvec};

use super::table::{Builtin, Kind};
use crate::runtime::layout::{self, Overlap};
use crate::runtime::tensor::{Dims, OutView};
use crate::runtime::{DType, Result, Tensor, View};
use crate::{fail, with_dtype};

/// One argument.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Not given: the parameter's default.
    None,
    /// A tensor; written to when it stands for an output that is to be allocated.
    Tensor(*mut Tensor),
    /// A number.
    Float(f64),
    /// A whole number.
    Int(i64),
    /// Yes or no.
    Flag(bool),
    /// A list of whole numbers.
    Ints(&'a [i64]),
    /// A list of numbers.
    Floats(&'a [f64]),
    /// A name.
    Text(&'a str),
}

/// Outputs that a call has allocated: where the caller wants each, and what it will be.
pub type Fresh = std::cell::RefCell<Vec<(*mut Tensor, Tensor)>>;

/// The arguments of one call.
pub struct Args<'a> {
    row: &'static Builtin,
    values: &'a [Value<'a>],
    allocated: SmallVec<[(*mut Tensor, Tensor); 1]>,
    watched: Option<&'a Fresh>,
    memory: PhantomData<&'a ()>,
}

impl<'a> Args<'a> {
    /// Arguments for `row`; too few or too many are refused.
    ///
    /// # Safety
    /// Every tensor pointer is NULL or points to a struct whose shape, strides and elements stay valid (outputs:
    /// writable) for `'a`.
    pub unsafe fn new(row: &'static Builtin, values: &'a [Value<'a>]) -> Result<Args<'a>> {
        if values.len() != row.params.len() {
            let names: Vec<_> = row.params.iter().map(|p| p.name).collect();
            fail!(
                InvalidArgument,
                "{} takes {} arguments ({}), {} were given",
                row.name,
                row.params.len(),
                names.join(", "),
                values.len()
            );
        }
        Ok(Args { row, values, allocated: Default::default(), watched: None, memory: PhantomData })
    }

    /// Has outputs that are allocated noted in `fresh` as well. They are handed over or given back by this alone.
    pub fn watch(&mut self, fresh: &'a Fresh) {
        self.watched = Some(fresh);
    }

    /// The parameter's name, for errors.
    pub fn name(&self, i: usize) -> &'static str {
        self.row.params[i].name
    }

    /// The kernel's name.
    pub fn kernel(&self) -> &'static str {
        self.row.name
    }

    fn wrong<T>(&self, i: usize, wanted: &str) -> Result<T> {
        let given = match self.values[i] {
            Value::None => "nothing",
            Value::Tensor(_) => "a tensor",
            Value::Float(_) => "a number",
            Value::Int(_) => "a whole number",
            Value::Flag(_) => "a truth value",
            Value::Ints(_) => "a list of whole numbers",
            Value::Floats(_) => "a list of numbers",
            Value::Text(_) => "text",
        };
        fail!(InvalidArgument, "{} of {} takes {wanted}, not {given}", self.name(i), self.row.name)
    }

    /// A tensor that is read.
    pub fn tensor(&self, i: usize) -> Result<View<'a>> {
        match self.values[i] {
            // SAFETY: not NULL; the rest is the contract of `new`.
            Value::Tensor(t) if !t.is_null() => unsafe { (*t).view(self.name(i)) },
            Value::Tensor(_) | Value::None => fail!(NullPointer, "{} of {} is NULL", self.name(i), self.row.name),
            _ => self.wrong(i, "a tensor"),
        }
    }

    /// A tensor that is read, if one was given.
    pub fn optional(&self, i: usize) -> Result<Option<View<'a>>> {
        match self.values[i] {
            Value::None => Ok(None),
            // SAFETY: NULL is told apart; the rest is the contract of `new`.
            Value::Tensor(t) => unsafe { t.as_ref().map(|t| t.view(self.name(i))).transpose() },
            _ => self.wrong(i, "a tensor"),
        }
    }

    /// A tensor that is read and written.
    pub fn in_out(&self, i: usize) -> Result<OutView<'a>> {
        let view = self.tensor(i)?;
        // SAFETY: the contract of `new`; kernels compare their outputs with every other argument.
        unsafe { OutView::new(view, self.name(i)) }
    }

    /// The output, which has to have this dtype and shape; allocated when the caller gave the zeroed struct.
    pub fn output(&mut self, i: usize, dtype: DType, shape: &[isize]) -> Result<OutView<'a>> {
        let name = self.name(i);
        let given = match self.values[i] {
            Value::Tensor(t) if !t.is_null() => t,
            Value::Tensor(_) | Value::None => fail!(NullPointer, "{name} of {} is NULL", self.row.name),
            _ => return self.wrong(i, "a tensor"),
        };
        // SAFETY: not NULL; the rest is the contract of `new`.
        if unsafe { (*given).is_unallocated() } {
            if self.allocated.iter().any(|&(target, _)| std::ptr::eq(target, given)) {
                let same = |v: &Value| matches!(*v, Value::Tensor(t) if std::ptr::eq(t, given));
                let other = self.values.iter().position(same).unwrap_or(i);
                fail!(
                    Overlap,
                    "{} and {name} of {} are one struct; each output needs its own",
                    self.name(other),
                    self.row.name
                );
            }
            let fresh = Tensor::allocate(dtype, shape)?;
            self.allocated.push((given, fresh));
            if let Some(watched) = self.watched {
                watched.borrow_mut().push((given, fresh));
            }
            // SAFETY: fresh memory that only this call knows; it lives until the caller releases it.
            return unsafe { OutView::new(fresh.view(name)?, name) };
        }
        // SAFETY: as above.
        let view = unsafe { (*given).view(name)? };
        if view.dtype() != dtype {
            fail!(DType, "{name} has dtype {}; the result has {}", view.dtype().name(), dtype.name());
        }
        if view.shape() != shape {
            fail!(Shape, "{name} has shape {}; the result has {}", layout::show(view.shape()), layout::show(shape));
        }
        // SAFETY: the contract of `new`; kernels compare their outputs with every other argument.
        unsafe { OutView::new(view, name) }
    }

    /// Whether the caller leaves it to the library to allocate this output.
    pub fn asks_for_allocation(&self, i: usize) -> bool {
        // SAFETY: NULL is told apart; the rest is the contract of `new`.
        matches!(self.values[i], Value::Tensor(t) if unsafe { t.as_ref() }.is_some_and(Tensor::is_unallocated))
    }

    /// The tensors at these places, the output last, where they are as simple as can be: of one dtype and shape,
    /// C-contiguous, not empty, the output apart from the others. `None` says nothing about what else they are; the
    /// long way through views finds out. It serves calls on few elements, which spend most of their time on checks.
    pub fn dense<const N: usize>(&self, places: [usize; N]) -> Option<Dense<N>> {
        let mut pointers = [std::ptr::null_mut::<u8>(); N];
        let mut first: Option<(&Tensor, usize)> = None;
        for (pointer, place) in pointers.iter_mut().zip(places) {
            let Value::Tensor(t) = self.values[place] else { return None };
            // SAFETY: NULL is told apart; the rest is the contract of `new`.
            let tensor = unsafe { t.as_ref()? };
            let len = match first {
                None => {
                    // SAFETY: the contract of `new`.
                    let len = unsafe { tensor.dense_len()? };
                    first = Some((tensor, len));
                    len
                }
                // SAFETY: the contract of `new`.
                Some((like, len)) if unsafe { tensor.is_dense_like(like) } => len,
                Some(_) => return None,
            };
            let address = tensor.data as usize;
            address.checked_add(len * (tensor.dtype.bits / 8) as usize)?;
            *pointer = tensor.data.cast();
        }
        let (tensor, len) = first?;
        let dtype = DType::from_dlpack(tensor.dtype)?;
        let (out, inputs) = pointers.split_last()?;
        let bytes = len * dtype.size();
        let apart = |p: &*mut u8| (*out as usize).abs_diff(*p as usize) >= bytes;
        let aligned = |p: &*mut u8| (*p as usize) & (dtype.align() - 1) == 0;
        (inputs.iter().all(apart) && pointers.iter().all(aligned)).then_some(Dense { pointers, len, dtype })
    }

    /// A number.
    pub fn float(&self, i: usize) -> Result<f64> {
        match (self.values[i], self.row.params[i].kind) {
            (Value::Float(x), _) => Ok(x),
            (Value::Int(n), _) => Ok(n as f64),
            (Value::None, Kind::Float(default)) => Ok(default),
            _ => self.wrong(i, "a number"),
        }
    }

    /// The whole number that was given in a number's place: it may have more digits than `float` keeps.
    pub fn whole(&self, i: usize) -> Option<i64> {
        match self.values[i] {
            Value::Int(n) => Some(n),
            _ => None,
        }
    }

    /// A whole number.
    pub fn int(&self, i: usize) -> Result<i64> {
        match (self.values[i], self.row.params[i].kind) {
            (Value::Int(n), _) => Ok(n),
            (Value::None, Kind::Int(default)) => Ok(default),
            _ => self.wrong(i, "a whole number"),
        }
    }

    /// A truth value; 0 and 1 count.
    pub fn flag(&self, i: usize) -> Result<bool> {
        match (self.values[i], self.row.params[i].kind) {
            (Value::Flag(b), _) => Ok(b),
            (Value::Int(n @ (0 | 1)), _) => Ok(n == 1),
            (Value::Int(n), _) => {
                fail!(InvalidArgument, "{} of {} is {n}; it takes 0 or 1", self.name(i), self.row.name)
            }
            (Value::None, Kind::Flag(default)) => Ok(default),
            _ => self.wrong(i, "a truth value"),
        }
    }

    /// A list of whole numbers, if one was given; a single one counts as a list.
    pub fn ints(&self, i: usize) -> Result<Option<Dims>> {
        match self.values[i] {
            Value::None => Ok(None),
            Value::Int(n) => Ok(Some(Dims::from_slice(&[n as isize]))),
            Value::Ints(list) => Ok(Some(list.iter().map(|&n| n as isize).collect())),
            _ => self.wrong(i, "whole numbers"),
        }
    }

    /// A list of numbers; a single one counts as a list.
    pub fn floats(&self, i: usize) -> Result<SmallVec<[f64; 8]>> {
        match self.values[i] {
            Value::Float(x) => Ok(smallvec![x]),
            Value::Int(n) => Ok(smallvec![n as f64]),
            Value::Ints(list) => Ok(list.iter().map(|&n| n as f64).collect()),
            Value::Floats(list) => Ok(SmallVec::from_slice(list)),
            _ => self.wrong(i, "numbers"),
        }
    }

    /// The index of a choice's name.
    pub fn choice(&self, i: usize) -> Result<usize> {
        let Kind::Choice(names) = self.row.params[i].kind else { return self.wrong(i, "one of its names") };
        let found = match self.values[i] {
            Value::None => Some(0),
            Value::Int(n) => usize::try_from(n).ok().filter(|&n| n < names.len()),
            Value::Text(text) => names.iter().position(|&name| name == text),
            _ => return self.wrong(i, &format!("one of {}", names.join(", "))),
        };
        match (found, self.values[i]) {
            (Some(index), _) => Ok(index),
            (None, Value::Text(text)) => {
                fail!(InvalidArgument, "{} is '{text}'; it takes one of {}", self.name(i), names.join(", "))
            }
            (None, Value::Int(n)) => fail!(
                InvalidArgument,
                "{} is {n}; it takes 0 to {} ({})",
                self.name(i),
                names.len() - 1,
                names.join(", ")
            ),
            (None, _) => self.wrong(i, "one of its names"),
        }
    }

    /// An axis of `x`, negative ones counted from the end.
    pub fn axis(&self, i: usize, x: &View) -> Result<usize> {
        let axis = self.int(i)?;
        resolve_axis(self.name(i), axis as isize, x.rank())
    }

    /// Refuses an argument whose dtype is not that of another.
    pub fn same_dtype(&self, (like, x): (usize, &View), (i, other): (usize, &View)) -> Result<()> {
        if other.dtype() != x.dtype() {
            let (x, other) = (x.dtype().name(), other.dtype().name());
            let (like, name) = (self.name(like), self.name(i));
            fail!(DType, "{like} has dtype {x} and {name} has dtype {other}; they must be the same");
        }
        Ok(())
    }

    /// Refuses any overlap of the output with an input.
    pub fn separate(&self, out: (usize, &View), inputs: &[(usize, &View)]) -> Result<()> {
        self.compare(out, inputs, false).map(drop)
    }

    /// Refuses partial overlap; tells whether some input is exactly the output.
    pub fn in_place(&self, out: (usize, &View), inputs: &[(usize, &View)]) -> Result<bool> {
        self.compare(out, inputs, true)
    }

    fn compare(&self, (o, out): (usize, &View), inputs: &[(usize, &View)], exact_allowed: bool) -> Result<bool> {
        let mut exact = false;
        for &(i, input) in inputs {
            match layout::overlap(out, input) {
                Overlap::Disjoint => {}
                Overlap::Exact if exact_allowed => exact = true,
                kind => {
                    let how = if kind == Overlap::Exact { "is the same memory as" } else { "partly overlaps" };
                    fail!(
                        Overlap,
                        "{} (shape {}) {how} {} (shape {}); {} needs separate memory{}",
                        self.name(o),
                        layout::show(out.shape()),
                        self.name(i),
                        layout::show(input.shape()),
                        self.row.name,
                        if exact_allowed { ", or exactly the same for in-place use" } else { "" }
                    );
                }
            }
        }
        Ok(exact)
    }

    /// Hands allocated outputs to the caller: the call has succeeded.
    pub fn commit(mut self) {
        for (target, fresh) in self.allocated.drain(..) {
            // SAFETY: `target` was checked in `output`, and is the caller's to be written.
            unsafe { *target = fresh };
        }
    }
}

impl Drop for Args<'_> {
    fn drop(&mut self) {
        for (_, fresh) in &mut self.allocated {
            let _ = fresh.release();
        }
    }
}

/// What `Args::dense` finds.
#[derive(Debug, Clone, Copy)]
pub struct Dense<const N: usize> {
    /// First element of each tensor, the output last.
    pub pointers: [*mut u8; N],
    /// Elements of each.
    pub len: usize,
    /// Their type.
    pub dtype: DType,
}

/// An axis with negative ones counted from the end, or an error that names the argument.
pub fn resolve_axis(argument: &str, axis: isize, rank: usize) -> Result<usize> {
    let resolved = if axis < 0 { axis + rank as isize } else { axis };
    if resolved < 0 || resolved >= rank as isize {
        fail!(InvalidArgument, "{argument} is {axis}, but the tensor has rank {rank}");
    }
    Ok(resolved as usize)
}

/// An argument that owns what it points to: what samples are made of.
#[derive(Debug)]
pub enum OwnedValue {
    /// A tensor of the library's memory.
    Tensor(OwnedTensor),
    /// An output to be allocated.
    Out(OwnedTensor),
    /// A list of numbers.
    Floats(Vec<f64>),
    /// A list of whole numbers.
    Ints(Vec<i64>),
    /// Anything without memory of its own.
    Plain(Value<'static>),
}

/// A tensor that releases its memory on drop.
#[derive(Debug)]
pub struct OwnedTensor(pub Tensor);

// SAFETY: the tensor owns its memory.
unsafe impl Send for OwnedTensor {}

impl Drop for OwnedTensor {
    fn drop(&mut self) {
        let _ = self.0.release();
    }
}

impl OwnedTensor {
    /// The tensor as a view.
    pub fn view(&self) -> Result<View<'_>> {
        // SAFETY: made by Tensor::allocate, alive as long as self.
        unsafe { self.0.view("tensor") }
    }

    /// A copy with memory of its own.
    pub fn duplicate(&self) -> Result<OwnedTensor> {
        if self.0.is_unallocated() {
            return Ok(OwnedTensor(Tensor::UNALLOCATED));
        }
        let view = self.view()?;
        let copy = OwnedTensor(Tensor::allocate(view.dtype(), view.shape())?);
        // SAFETY: both are contiguous, of one size, and separate.
        unsafe {
            let bytes = view.len() * view.dtype().size();
            std::ptr::copy_nonoverlapping(view.raw(), copy.0.data.cast::<u8>(), bytes);
        }
        Ok(copy)
    }
}

impl OwnedValue {
    /// A C-contiguous tensor filled by `next`, rounded to the dtype.
    pub fn tensor(dtype: DType, shape: &[isize], mut next: impl FnMut() -> f64) -> OwnedValue {
        let owned = OwnedTensor(Tensor::allocate(dtype, shape).expect("samples are small"));
        let len = layout::count(shape);
        with_dtype!(dtype, T in [f32, f64, i32, i64, u8], {
            // SAFETY: freshly allocated for `len` elements of T.
            let data = unsafe { std::slice::from_raw_parts_mut(owned.0.data.cast::<T>(), len) };
            data.iter_mut().for_each(|slot| *slot = next() as T);
        });
        OwnedValue::Tensor(owned)
    }

    /// The output that asks for an allocation.
    pub fn out() -> OwnedValue {
        OwnedValue::Out(OwnedTensor(Tensor::UNALLOCATED))
    }

    /// The value as a call passes it.
    pub fn as_value(&mut self) -> Value<'_> {
        match self {
            OwnedValue::Tensor(t) | OwnedValue::Out(t) => Value::Tensor(&mut t.0),
            OwnedValue::Floats(list) => Value::Floats(list),
            OwnedValue::Ints(list) => Value::Ints(list),
            OwnedValue::Plain(value) => *value,
        }
    }

    /// A copy with memory of its own.
    pub fn duplicate(&self) -> Result<OwnedValue> {
        Ok(match self {
            OwnedValue::Tensor(t) => OwnedValue::Tensor(t.duplicate()?),
            OwnedValue::Out(_) => OwnedValue::out(),
            OwnedValue::Floats(list) => OwnedValue::Floats(list.clone()),
            OwnedValue::Ints(list) => OwnedValue::Ints(list.clone()),
            OwnedValue::Plain(value) => OwnedValue::Plain(*value),
        })
    }
}
