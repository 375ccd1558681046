"""What a kernel from source returned, as Python's: numbers, NumPy arrays, tuples, None.

In: the text of the result's type, and the words that the library wrote. Out: a function that makes the value of them. It
must not know how kernels are called.
"""

from __future__ import annotations

import ctypes
import re

import numpy as np

from . import _arrays, _errors, _library

__all__ = ["Owner", "reader"]

_TENSOR = 1
_release = _library.lib.jitney_tensor_release


_Tensor = ctypes.c_uint64 * 6

#: ``_numbers[address // 8 - 2]`` is the number at an address: a pointer to 16, since one to 0 could not be read through.
_base = ctypes.c_uint64(16)
_numbers = ctypes.POINTER(ctypes.c_int64).from_buffer(_base)

#: Type code, bits and lanes of a tensor -> dtype, its text for NumPy, bytes of an element.
_DTYPES = {
    code | bits << 8 | 1 << 16: (dtype, dtype.str, dtype.itemsize) for (code, bits), dtype in _arrays.DTYPES.items()
}


class Owner:
    """Memory that a kernel returned: its own, an argument's, or a constant of the kernel; `keep` keeps the latter two
    alive. It is an array's ``base``, and gives the tensor back with the last array."""

    __slots__ = ("__array_interface__", "_release", "_tensor", "keep")

    def __init__(self, tensor: ctypes.Array) -> None:
        self._tensor, self._release = tensor, _release

    def __del__(self) -> None:
        self._release(self._tensor, None)


def _array(frame, at: int, constant: bool, arguments: tuple) -> np.ndarray:
    """The array behind the tensor at `at`. Where it may be part of an argument, it keeps that argument."""
    words = frame.words
    owner = Owner(_Tensor.from_buffer_copy(frame.memory, 8 * at))
    owner.keep = frame.keep
    address, packed = words[at] + words[at + 5], words[at + 2]
    rank = packed & 0xFFFFFFFF
    dtype, text, size = _DTYPES[packed >> 32]
    shape_at, strides_at = (words[at + 3] >> 3) - 2, (words[at + 4] >> 3) - 2
    if rank == 1:
        shape = (_numbers[shape_at],)
        strides = (_numbers[strides_at] * size,) if strides_at > 0 else None
    else:
        shape = tuple([_numbers[shape_at + axis] for axis in range(rank)])
        strides = tuple([_numbers[strides_at + axis] * size for axis in range(rank)]) if strides_at > 0 else None
    if not address:
        return np.empty(shape, dtype)
    owner.__array_interface__ = {
        "data": (address, constant), "shape": shape, "typestr": text, "strides": strides, "version": 3,
    }  # fmt: skip
    result = np.asarray(owner)
    for given in arguments:
        kind = type(given)
        if kind is not float and kind is not int and kind is not bool:
            sources = [source for source in _leaves(arguments) if np.may_share_memory(source, result)]
            if sources:
                owner.keep = (frame.keep, *sources)
            break
    return result


def _leaves(arguments: tuple) -> list[np.ndarray]:
    """The arrays among arguments."""
    found = []
    for given in arguments:
        if isinstance(given, np.ndarray):
            found.append(given)
        elif isinstance(given, tuple):
            found += _leaves(given)
        elif given is not None and not isinstance(given, (int, float, str, np.generic)):
            found.append(_arrays.as_input(given, "an argument"))
    return found


def _float32(frame, at: int):
    return frame.singles[2 * at]


def _float64(frame, at: int):
    return frame.floats[at]


def _signed(frame, at: int):
    return frame.ints[at]


def _unsigned(frame, at: int):
    return frame.words[at]


def _truth(frame, at: int):
    return frame.words[at] & 0xFF != 0


_NUMBERS = {
    "bool": _truth, "f64": _float64, "f32": _float32, "f16": _float32, "bf16": _float32, "i8": _signed, "i16": _signed,
    "i32": _signed, "i64": _signed, "u8": _unsigned, "u16": _unsigned, "u32": _unsigned, "u64": _unsigned,
}  # fmt: skip

_TYPES = {
    "bool": np.bool_, "f64": np.float64, "f32": np.float32, "f16": np.float16, "bf16": np.float32, "i8": np.int8,
    "i16": np.int16, "i32": np.int32, "i64": np.int64, "u8": np.uint8, "u16": np.uint16, "u32": np.uint32, "u64": np.uint64,
}  # fmt: skip

_TOKEN = r"[(),]|(?:const )?[^(),\[\]\s]+(?:\[[^\]]*\])?"


def reader(shape: str, exact: bool):
    """A function of a frame and the call's arguments that makes the value of a type such as ``(f64, (i64, f64[::1]))``;
    None for ``none``. Numbers become Python's, or, if `exact`, NumPy's.
    """
    if shape == "none":
        return None
    if shape == "arrays":
        return _arrays_of
    tokens = re.findall(_TOKEN, shape)
    if tokens and tokens[0] in _NUMBERS and len(tokens) == 1:
        number, kind = _NUMBERS[tokens[0]], _TYPES[tokens[0]]
        if exact:
            return lambda frame, arguments: kind(number(frame, frame.results + 1))
        return lambda frame, arguments: number(frame, frame.results + 1)
    tokens.reverse()
    read, _ = _value(tokens, 0)
    return read


def _arrays_of(frame, arguments: tuple):
    """The arrays that a kernel over arrays allocated: one, a tuple of several, or None where it was given all."""
    words, found = frame.words, []
    for at in range(frame.results, frame.tensors, 3):
        tensor = words[at + 1]
        if words[at] != _TENSOR or not words[(tensor - frame.base) // 8 + 2]:
            break
        found.append(_array(frame, (tensor - frame.base) // 8, False, ()))
    return None if not found else found[0] if len(found) == 1 else tuple(found)


def _value(tokens: list[str], index: int):
    """A reader of the value that the tokens (last one first) begin with, whose first leaf is result number `index`; and
    how many leaves there are by its end."""
    token = tokens.pop()
    if token == "(":
        return _tuple(tokens, index)
    if token == "none":
        return (lambda frame, arguments: None), index
    number = _NUMBERS.get(token)
    if number is not None:
        return (lambda frame, arguments: number(frame, frame.results + 3 * index + 1)), index + 1
    if "[" not in token:
        raise _errors.make(17, f"a kernel returned a {token}, which this package does not know")
    constant = token.startswith("const ")
    return (
        lambda frame, arguments: _array(frame, frame.tensors + 6 * index, constant, arguments)
    ), index + 1


def _tuple(tokens: list[str], index: int):
    parts = []
    while tokens[-1] != ")":
        if tokens[-1] == ",":
            tokens.pop()
            continue
        part, index = _value(tokens, index)
        parts.append(part)
    tokens.pop()
    return (lambda frame, arguments: tuple([part(frame, arguments) for part in parts])), index
