//! The arguments of one call: a key, which tells their exact types, and the slots that engines take.
//!
//! Comes in: numbers and tensors, one after the other. Goes out: `Frame`. Nothing is allocated for a dozen arguments.

use std::mem::MaybeUninit;

use jitney_ir::verify::MAX_RANK;
use jitney_ir::{ArrayType, DType, Layout};
use smallvec::SmallVec;

use super::result::runtime_type;
use crate::fail;
use crate::frontend::ArgType;
use crate::runtime::tensor::{QUICK_RANK, Quick};
use crate::runtime::{self, Result, Tensor};

/// The exact types of arguments, in a few words each.
pub(super) type Key = SmallVec<[u32; 12]>;

const NONE: u32 = 0;
const SCALAR: u32 = 1;
const ARRAY: u32 = 2;
const TEXT: u32 = 3;
const TUPLE: u32 = 4;
const END: u32 = 5;

/// Deepest nesting of tuples.
const MAX_NESTING: u32 = 8;

/// Slots for which nothing is allocated.
const INLINE_SLOTS: usize = 32;

/// The arguments of one call.
#[derive(Debug, Default)]
pub struct Frame {
    pub(super) key: Key,
    pub(super) slots: SmallVec<[u64; INLINE_SLOTS]>,
    /// The most elements that one of the tensors has; what statistics go by.
    pub(super) elements: usize,
    nesting: u32,
}

impl Frame {
    /// `None`.
    pub fn none(&mut self) {
        self.key.push(NONE);
    }

    /// A number of an exact type, given as its bits.
    #[inline]
    pub fn scalar(&mut self, dtype: DType, bits: u64) {
        self.key.push(scalar_word(dtype));
        self.slots.push(bits);
    }

    /// A text.
    pub fn text(&mut self, text: &str) -> Result<()> {
        if text.len() > 255 {
            fail!(InvalidArgument, "a text of {} bytes is given to a kernel, which takes at most 255", text.len());
        }
        text_words(text, &mut self.key);
        Ok(())
    }

    /// What follows belongs to a tuple, until `end_tuple`.
    pub fn begin_tuple(&mut self) -> Result<()> {
        self.nesting += 1;
        if self.nesting > MAX_NESTING {
            fail!(InvalidArgument, "tuples are nested deeper than {MAX_NESTING}");
        }
        self.key.push(TUPLE);
        Ok(())
    }

    /// Ends the tuple that was begun last.
    pub fn end_tuple(&mut self) {
        self.nesting -= 1;
        self.key.push(END);
    }

    /// Takes arguments that may well be of the types of a known key: `each` offers them to `Expected`, one after the other,
    /// until one is not. Whether all were; otherwise the frame, which was empty, still is.
    #[inline]
    pub fn fill(&mut self, each: impl FnOnce(&mut Expected<'_>) -> bool) -> bool {
        debug_assert!(self.slots.is_empty() && !self.slots.spilled());
        // SAFETY: an inline SmallVec has room for as many; what is not written is not read.
        let slots = unsafe { &mut *self.slots.as_mut_ptr().cast::<[MaybeUninit<u64>; INLINE_SLOTS]>() };
        let mut expected = Expected { slots, len: 0, elements: 0 };
        let all = each(&mut expected);
        let Expected { len, elements, .. } = expected;
        if all {
            // SAFETY: so many were written.
            unsafe { self.slots.set_len(len) };
            self.elements = elements;
        }
        all
    }

    /// A tensor, called `name` in errors, which the kernel may write if `writable`.
    ///
    /// # Safety
    /// As for `Tensor::view`.
    #[inline]
    pub unsafe fn tensor(&mut self, name: &str, tensor: &Tensor, writable: bool) -> Result<()> {
        let len = self.slots.len();
        self.slots.reserve(QUICK_SLOTS);
        // SAFETY: there is room for as many slots, and they are written before they count. The tensor is as the caller
        // promises.
        unsafe {
            let slots = self.slots.as_mut_ptr().add(len);
            if let Some((array, count)) = quick_array(tensor, writable, slots) {
                self.slots.set_len(len + array_slots(array.rank));
                self.key.push(array_word(&array));
                self.elements = self.elements.max(count);
                return Ok(());
            }
        }
        // SAFETY: the caller's contract.
        unsafe { self.any_tensor(name, tensor, writable) }
    }

    /// As `tensor`, for every case.
    ///
    /// # Safety
    /// As for `Tensor::view`.
    unsafe fn any_tensor(&mut self, name: &str, tensor: &Tensor, writable: bool) -> Result<()> {
        // SAFETY: the caller's contract.
        let view = unsafe { tensor.view(name)? };
        let rank = view.rank();
        let Some(dtype) = element_type(view.dtype()) else {
            fail!(DType, "{name} has dtype {}, which kernels do not take", view.dtype().name());
        };
        if rank > MAX_RANK.into() {
            fail!(Shape, "{name} has rank {rank}; kernels take at most {}", MAX_RANK);
        }
        let layout = if view.is_contiguous() {
            Layout::C
        } else if rank > 1 && runtime::layout::is_column_major(view.shape(), view.strides()) {
            Layout::F
        } else {
            Layout::Any
        };
        self.key.push(array_word(&ArrayType { dtype, rank: rank as u8, layout, writable }));
        self.slots.push(view.raw() as u64);
        self.slots.extend(view.shape().iter().map(|&n| n as u64));
        self.slots.extend(view.strides().iter().map(|&n| n as u64));
        self.elements = self.elements.max(view.len());
        Ok(())
    }
}

/// The slots of a frame while arguments are taken that may be of the types of a known key. Each is given with its word of
/// that key; whether it is of that type comes back, and it is taken if so.
pub struct Expected<'f> {
    slots: &'f mut [MaybeUninit<u64>; INLINE_SLOTS],
    len: usize,
    elements: usize,
}

impl Expected<'_> {
    /// A number.
    #[inline]
    pub fn scalar(&mut self, word: u32, dtype: DType, bits: u64) -> bool {
        let fits = word == scalar_word(dtype) && self.len < INLINE_SLOTS;
        if fits {
            self.slots[self.len].write(bits);
            self.len += 1;
        }
        fits
    }

    /// A tensor of a common kind.
    ///
    /// # Safety
    /// As for `Tensor::view`.
    #[inline]
    pub unsafe fn tensor(&mut self, word: u32, tensor: &Tensor, writable: bool) -> bool {
        let Some(&dtype) = DType::ALL.get((word >> 8 & 0xff) as usize) else { return false };
        let row = ArrayType { dtype, rank: 1, layout: Layout::C, writable };
        if word == array_word(&row) && self.len + ROW_SLOTS <= INLINE_SLOTS {
            // SAFETY: the caller's contract.
            let Some(count) = (unsafe { tensor.row_of(runtime_type(dtype)) }) else { return false };
            let row = [tensor.data as u64, count as u64, 1].map(MaybeUninit::new);
            self.slots[self.len..self.len + ROW_SLOTS].copy_from_slice(&row);
            self.len += ROW_SLOTS;
            self.elements = self.elements.max(count);
            return true;
        }
        if self.len + QUICK_SLOTS > INLINE_SLOTS {
            return false;
        }
        // SAFETY: there is room; the rest is the caller's contract.
        let array = unsafe { quick_array(tensor, writable, self.slots.as_mut_ptr().add(self.len).cast()) };
        match array {
            Some((array, count)) if array_word(&array) == word => {
                self.len += array_slots(array.rank);
                self.elements = self.elements.max(count);
                true
            }
            _ => false,
        }
    }
}

/// Slots of an array.
const fn array_slots(rank: u8) -> usize {
    1 + 2 * rank as usize
}

const ROW_SLOTS: usize = array_slots(1);

/// Most slots that `quick_array` writes to.
const QUICK_SLOTS: usize = array_slots(QUICK_RANK as u8);

/// The type and the number of elements of a tensor of a common kind, whose slots it writes; what it writes means nothing where
/// `None` comes back.
///
/// # Safety
/// There is room for `QUICK_SLOTS` at `slots`; the tensor is as for `Tensor::view`.
#[inline]
unsafe fn quick_array(tensor: &Tensor, writable: bool, slots: *mut u64) -> Option<(ArrayType, usize)> {
    // Straight to their place, since a copy would wait for the stores.
    // SAFETY: the caller's contract.
    unsafe {
        if let Some((dtype, count)) = tensor.row()
            && let Some(dtype) = element_type(dtype)
        {
            slots.cast::<[u64; ROW_SLOTS]>().write([tensor.data as u64, count as u64, 1]);
            return Some((ArrayType { dtype, rank: 1, layout: Layout::C, writable }, count));
        }
        let rank = (tensor.ndim as u32 as usize).min(QUICK_RANK);
        let Quick { dtype, rank, count, contiguous } = tensor.quick(|axis, size, stride| {
            slots.add(1 + axis).write(size as u64);
            slots.add(1 + rank + axis).write(stride as u64);
        })?;
        slots.write(tensor.data as u64);
        let layout = if contiguous { Layout::C } else { Layout::Any };
        // Whether a matrix lies by columns is not known here.
        (contiguous || rank <= 1).then_some(())?;
        Some((ArrayType { dtype: element_type(dtype)?, rank: rank as u8, layout, writable }, count))
    }
}

/// The compiler's name of an element type; complex numbers have none.
pub(super) fn element_type(dtype: runtime::DType) -> Option<DType> {
    use runtime::DType as Of;
    Some(match dtype {
        Of::Bool => DType::Bool,
        Of::I8 => DType::I8,
        Of::I16 => DType::I16,
        Of::I32 => DType::I32,
        Of::I64 => DType::I64,
        Of::U8 => DType::U8,
        Of::U16 => DType::U16,
        Of::U32 => DType::U32,
        Of::U64 => DType::U64,
        Of::F16 => DType::F16,
        Of::BF16 => DType::BF16,
        Of::F32 => DType::F32,
        Of::F64 => DType::F64,
        Of::C64 | Of::C128 => return None,
    })
}

/// Writes a type as a frame with such an argument would.
pub(super) fn encode(ty: &ArgType, key: &mut Key) {
    match ty {
        ArgType::None => key.push(NONE),
        ArgType::Scalar(dtype) => key.push(scalar_word(*dtype)),
        ArgType::Array(array) => key.push(array_word(array)),
        ArgType::Tuple(types) => {
            key.push(TUPLE);
            types.iter().for_each(|ty| encode(ty, key));
            key.push(END);
        }
        ArgType::Str(text) => text_words(text, key),
    }
}

#[inline]
fn scalar_word(dtype: DType) -> u32 {
    SCALAR | (dtype as u32) << 8
}

#[inline]
fn array_word(array: &ArrayType) -> u32 {
    let ArrayType { dtype, rank, layout, writable } = *array;
    ARRAY | (dtype as u32) << 8 | u32::from(rank) << 16 | (layout as u32) << 24 | u32::from(writable) << 28
}

fn text_words(text: &str, key: &mut Key) {
    key.push(TEXT | (text.len() as u32) << 8);
    key.extend(text.as_bytes().chunks(4).map(|chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_le_bytes(word)
    }));
}

/// The types that a key tells.
pub(super) fn types(key: &[u32]) -> Vec<ArgType> {
    let mut rest = key;
    let mut types = Vec::new();
    while !rest.is_empty() {
        types.push(next_type(&mut rest));
    }
    types
}

fn next_type(rest: &mut &[u32]) -> ArgType {
    let (&word, after) = rest.split_first().expect("a frame ends every tuple that it begins");
    *rest = after;
    let dtype = || DType::ALL[(word >> 8 & 0xff) as usize];
    match word & 0xff {
        NONE => ArgType::None,
        SCALAR => ArgType::Scalar(dtype()),
        ARRAY => ArgType::Array(ArrayType {
            dtype: dtype(),
            rank: (word >> 16 & 0xff) as u8,
            layout: [Layout::C, Layout::F, Layout::Any][(word >> 24 & 0xf) as usize],
            writable: word >> 28 != 0,
        }),
        TEXT => {
            let length = (word >> 8) as usize;
            let (words, after) = rest.split_at(length.div_ceil(4));
            *rest = after;
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).take(length).collect();
            ArgType::Str(String::from_utf8_lossy(&bytes).into_owned())
        }
        _ => {
            let mut types = Vec::new();
            while rest.first() != Some(&END) {
                types.push(next_type(rest));
            }
            *rest = &rest[1..];
            ArgType::Tuple(types)
        }
    }
}
