//! The arguments of one call: a key, which tells their exact types, and the slots that engines take.
//!
//! Comes in: numbers and tensors, one after the other. Goes out: `Frame`. Nothing is allocated for a dozen arguments.

use jitney_ir::verify::MAX_RANK;
use jitney_ir::{ArrayType, DType, Layout};
use smallvec::SmallVec;

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

/// The arguments of one call.
#[derive(Debug, Default)]
pub struct Frame {
    pub(super) key: Key,
    pub(super) slots: SmallVec<[u64; 32]>,
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
        self.key.push(SCALAR | (dtype as u32) << 8);
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

    /// A tensor, called `name` in errors, which the kernel may write if `writable`.
    ///
    /// # Safety
    /// As for `Tensor::view`.
    #[inline]
    pub unsafe fn tensor(&mut self, name: &str, tensor: &Tensor, writable: bool) -> Result<()> {
        // SAFETY: the tensor is as the caller promises.
        if let Some((dtype, count)) = unsafe { tensor.row() }
            && let Some(dtype) = element_type(dtype)
        {
            let len = self.slots.len();
            self.slots.reserve(3);
            // SAFETY: there is room for three more, which are written before they count.
            unsafe {
                self.slots.as_mut_ptr().add(len).cast::<[u64; 3]>().write([tensor.data as u64, count as u64, 1]);
                self.slots.set_len(len + 3);
            }
            self.key.push(array_word(&ArrayType { dtype, rank: 1, layout: Layout::C, writable }));
            self.elements = self.elements.max(count);
            return Ok(());
        }
        let rank = (tensor.ndim as u32 as usize).min(QUICK_RANK);
        let len = self.slots.len();
        self.slots.reserve(1 + 2 * QUICK_RANK);
        // SAFETY: there is room for the slots of an array of this rank, and they are written before they count: straight to
        // their place, since a copy would wait for the stores. The tensor is as the caller promises.
        unsafe {
            let slots = self.slots.as_mut_ptr().add(len);
            let quick = tensor.quick(|axis, size, stride| {
                slots.add(1 + axis).write(size as u64);
                slots.add(1 + rank + axis).write(stride as u64);
            });
            if let Some(Quick { dtype, rank, count, contiguous }) = quick
                && let Some(dtype) = element_type(dtype)
                && (contiguous || rank <= 1)
            {
                let layout = if contiguous { Layout::C } else { Layout::Any };
                slots.write(tensor.data as u64);
                self.slots.set_len(len + 1 + 2 * rank);
                self.key.push(array_word(&ArrayType { dtype, rank: rank as u8, layout, writable }));
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
        ArgType::Scalar(dtype) => key.push(SCALAR | (*dtype as u32) << 8),
        ArgType::Array(array) => key.push(array_word(array)),
        ArgType::Tuple(types) => {
            key.push(TUPLE);
            types.iter().for_each(|ty| encode(ty, key));
            key.push(END);
        }
        ArgType::Str(text) => text_words(text, key),
    }
}

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
