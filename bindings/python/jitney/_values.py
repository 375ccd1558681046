"""Python values as ``jitney_value``: three 64-bit words, the kind and two of payload.

In: an argument, or what a kernel's name is bound to. Out: the words, and in `keep` what has to live as long as they are
used. It must not know calls or kernels; `_invoke` writes the common arguments itself, and comes here for the rest.
"""

from __future__ import annotations

import ctypes
import struct

import numpy as np

from . import _arrays, _errors

__all__ = [
    "BOOL", "F32", "F64", "I8", "I16", "I32", "I64", "KERNEL", "NAME", "NONE", "READONLY", "TENSOR", "U8", "U16", "U32",
    "U64", "array_words", "number_words", "text_words", "tuple_words", "words_of",
]  # fmt: skip

NONE, TENSOR, F64, F32, I64, BOOL, TEXT = range(7)
I8, I16, I32, U8, U16, U32, U64 = range(9, 16)
TUPLE, READONLY, KERNEL, NAME = 16, 17, 18, 19

#: NumPy's kind and size of a scalar -> the kind of a value.
_KINDS = {
    "f8": F64, "f4": F32, "i8": I64, "b1": BOOL, "i1": I8, "i2": I16, "i4": I32, "u1": U8, "u2": U16, "u4": U32, "u8": U64,
}  # fmt: skip

_MASK = (1 << 64) - 1

_double, _word = struct.Struct("<d").pack, struct.Struct("<Q").unpack

Words = tuple[int, int, int]


def number_words(value: object, name: str) -> Words | None:
    """A number or truth value, NumPy's of its exact type; None for anything else."""
    kind = type(value)
    if kind is float:
        return F64, _word(_double(value))[0], 0
    if kind is int and -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
        return I64, value & _MASK, 0
    if isinstance(value, np.generic):
        dtype = value.dtype
        kind = _KINDS.get(f"{dtype.kind}{dtype.itemsize}")
        if kind is None:
            return None
        if kind == F64:
            return kind, _bits("<d", float(value)), 0
        if kind == F32:
            return kind, _bits("<fI", float(value), 0), 0
        return kind, int(value) & _MASK, 0
    if isinstance(value, bool):
        return BOOL, int(value), 0
    if isinstance(value, int):
        number = int(value)
        if not -(1 << 63) <= number < 1 << 63:
            hint = f"; np.uint64({name}) is a number without a sign" if 0 < number < 1 << 64 else ""
            raise _errors.make(9, f"{name} is {number}, which 64 bits do not hold{hint}")
        return I64, number & _MASK, 0
    if isinstance(value, float):
        return F64, _bits("<d", float(value)), 0
    return None


def _bits(layout: str, *values: object) -> int:
    return int.from_bytes(struct.pack(layout, *values), "little")


def text_words(text: str, kind: int, keep: list) -> Words:
    """A text, or a name, as a C string."""
    if "\0" in text:
        raise _errors.make(1, f"{text!r} has a zero character in it")
    block = ctypes.create_string_buffer(text.encode())
    keep.append(block)
    return kind, ctypes.addressof(block), 0


def tuple_words(items: list[Words], keep: list) -> Words:
    """A tuple of values."""
    block = (ctypes.c_uint64 * (3 * len(items)))(*[word for item in items for word in item])
    keep.append(block)
    return TUPLE, ctypes.addressof(block), len(items)


def array_words(array: np.ndarray, name: str, keep: list) -> Words:
    """An array, which its own flag says whether a kernel may write."""
    tensor = _arrays.describe(array, name)
    keep += (array, tensor)
    return TENSOR if array.flags.writeable else READONLY, ctypes.addressof(tensor), 0


def words_of(value: object, name: str, keep: list) -> Words:
    """An argument: a number, truth value, text, None, a tuple of such values, or what shares its memory as an array."""
    if value is None:
        return NONE, 0, 0
    number = number_words(value, name)
    if number is not None:
        return number
    if isinstance(value, tuple):
        return tuple_words([words_of(item, f"{name}[{i}]", keep) for i, item in enumerate(value)], keep)
    if isinstance(value, str):
        return text_words(value, TEXT, keep)
    if isinstance(value, (np.generic, complex)):
        what = f"a {value.dtype.name} scalar" if isinstance(value, np.generic) else "a complex number"
        raise _errors.make(4, f"{name} is {what}, which kernels do not take")
    if isinstance(value, list):
        raise _errors.make(4, f"{name} is a list; pass a NumPy array, or a tuple")
    if isinstance(value, np.ndarray) or hasattr(value, "__dlpack__") or hasattr(value, "__array_interface__"):
        return array_words(_arrays.as_input(value, name), name, keep)
    if hasattr(value, "__code__"):
        raise _errors.make(4, f"{name} is a plain Python function; decorate it with @jitney.njit")
    raise _errors.make(
        4, f"{name} is a {type(value).__name__}; kernels take arrays, numbers, truth values, texts, None and tuples"
    )
