"""NumPy arrays as the library's tensors, and the library's tensors as NumPy arrays; nothing is copied.

In: whatever a caller passes as an array. Out: an ``ndarray`` on the same memory (`as_input`, `as_output`), and the
64-bit words of a ``jitney_tensor`` that describe it. It must not know any kernel.

A ``jitney_tensor`` is six words:

====  =====================================================
word  holds
====  =====================================================
0     address of the first element
1     device type (1, the host) and device id
2     rank in 32 bits, then DLPack's type code, bits, lanes
3     address of the sizes
4     address of the strides in elements; 0 for C order
5     byte offset
====  =====================================================

An array's address through NumPy's own attributes costs more than the whole call (``x.ctypes.data`` and
``x.__array_interface__`` about 1 us each). ``x.__dlpack__()`` takes 70 ns and makes a capsule whose pointer is that of a
``DLTensor``, strides included: word for word a ``jitney_tensor``. `peek` reads a capsule's pointer, the first member of
the object, without a foreign call; `CAPSULES_KNOWN` says whether a probe found it where it should be. Otherwise, and
for arrays that NumPy does not export (read-only ones), the tensor is written from the attributes.
"""

from __future__ import annotations

import ctypes
import sys

import numpy as np

from . import _errors

__all__ = [
    "CAPSULES_KNOWN", "DTYPES", "Owner", "SCALAR_TYPES", "address_of", "as_input", "as_output", "describe", "dtype_word", "peek", "view_of",
    "wrap",
]  # fmt: skip

#: ``peek[id(capsule) >> 3]`` is a capsule's pointer. Objects begin with `object.__basicsize__` bytes of CPython's own.
_base = ctypes.c_uint64(object.__basicsize__)
peek = ctypes.POINTER(ctypes.c_uint64).from_buffer(_base)

_DLPACK = {
    "b1": (6, 8), "i1": (0, 8), "i2": (0, 16), "i4": (0, 32), "i8": (0, 64), "u1": (1, 8), "u2": (1, 16),
    "u4": (1, 32), "u8": (1, 64), "f2": (2, 16), "f4": (2, 32), "f8": (2, 64), "c8": (5, 64), "c16": (5, 128),
}  # fmt: skip

#: (type code, bits) -> NumPy's dtype.
DTYPES = {dlpack: np.dtype(name) for name, dlpack in _DLPACK.items()}


def _word(code: int, bits: int, rank: int = 0) -> int:
    return rank | code << 32 | bits << 40 | 1 << 48


_WORDS = {name: _word(*dlpack) for name, dlpack in _DLPACK.items()}

#: Python's numbers and NumPy's scalars: operands that become arrays without axes.
SCALAR_TYPES = (bool, int, float, np.generic)


def dtype_word(dtype: np.dtype, name: str) -> int:
    """Word 2 of a tensor of rank 0; refuses dtypes that DLPack does not know, and foreign byte order."""
    word = _WORDS.get(f"{dtype.kind}{dtype.itemsize}")
    if word is None:
        raise _errors.make(4, f"{name} has dtype {dtype}, which the library does not know")
    if not dtype.isnative:
        raise _errors.make(
            4, f"{name} has dtype {dtype!s} of foreign byte order; convert it with x.astype(x.dtype.newbyteorder('='))"
        )
    return word


def address_of(array: np.ndarray) -> int:
    """Address of the first element."""
    return array.__array_interface__["data"][0]


def _capsules_are_known() -> bool:
    """Whether `peek` finds a probe's description."""
    if sys.implementation.name != "cpython" or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    probe = np.empty((3, 4), np.float32)[::2]
    capsule = probe.__dlpack__()
    get_pointer = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
        ("PyCapsule_GetPointer", ctypes.pythonapi)
    )
    pointer = get_pointer(capsule, b"dltensor")
    if peek[id(capsule) >> 3] != pointer:
        return False
    data, device, packed, shape, strides, offset = (ctypes.c_uint64 * 6).from_address(pointer)
    described = data + offset == address_of(probe) and device == 1 and packed == _word(2, 32, 2)
    return described and list((ctypes.c_int64 * 2).from_address(strides)) == [8, 1]


#: Whether capsules may be read with `peek`.
CAPSULES_KNOWN = _capsules_are_known()


def as_input(value: object, name: str) -> np.ndarray:
    """An array on the value's memory: NumPy arrays, CPU tensors of PyTorch, anything with ``__dlpack__``,
    ``__array_interface__`` or the buffer protocol. Numbers and (nested) lists of them are copied into a new array.
    """
    if isinstance(value, np.ndarray):
        return _unmasked(value, name)
    if isinstance(value, (list, tuple, *SCALAR_TYPES)):
        return _from_numbers(value, name)
    exported = _exported(value, name)
    if exported is not None:
        return exported
    return _from_numbers(value, name)


def as_output(value: object, name: str) -> np.ndarray:
    """An array on the memory of an output: it must be there already, and writable."""
    array = _unmasked(value, name) if isinstance(value, np.ndarray) else None
    if array is None and not isinstance(value, (list, tuple, *SCALAR_TYPES)):
        array = _exported(value, name)
        if array is None and hasattr(value, "__array_interface__"):
            array = np.asarray(value)
        elif array is not None and not array.flags.writeable and _exports_without_flags(value):
            array = _writable(array)
    if array is None:
        raise _errors.make(
            4, f"{name} is a {type(value).__name__}; an output is a NumPy array, a CPU tensor or a __dlpack__ exporter"
        )
    if not array.flags.writeable:
        raise _errors.make(5, f"{name} (shape {array.shape}) is read-only; an output must be writable")
    return array


def _unmasked(array: np.ndarray, name: str) -> np.ndarray:
    """The array; one with masked elements is refused, since the library would read what the mask hides."""
    if type(array) is not np.ndarray and np.ma.is_masked(array):
        raise _errors.make(4, f"{name} is a masked array, whose mask would be ignored; fill or compress it")
    return array


def _from_numbers(value: object, name: str) -> np.ndarray:
    try:
        array = np.asarray(value)
    except (TypeError, ValueError) as reason:
        raise _errors.make(4, f"{name} is a {type(value).__name__}, which is no array of numbers: {reason}") from None
    if array.dtype.kind not in "biufc":
        raise _errors.make(4, f"{name} is a {type(value).__name__}, which is no array of numbers")
    return array


def _exported(value: object, name: str) -> np.ndarray | None:
    """The array behind ``__dlpack__``, or None for a value without it."""
    if not hasattr(value, "__dlpack__"):
        return None
    kind = type(value).__name__
    device = getattr(value, "__dlpack_device__", None)
    if device is not None:
        try:
            device_type, device_id = device()
        except Exception as reason:  # noqa: BLE001 - whatever an exporter raises
            raise _errors.make(7, f"{name}, a {kind}, does not say where it lives: {reason}") from None
        if int(device_type) not in (1, 3, 11):
            raise _errors.make(
                7, f"{name} lives on device type {int(device_type)}, id {device_id}; only host memory can be used"
            )
    if getattr(value, "requires_grad", False):
        raise _errors.make(
            4, f"{name} is a tensor that requires grad, and no gradient would flow through it; pass {name}.detach()"
        )
    try:
        # PyTorch's own way keeps the result writable with every version of NumPy.
        if hasattr(value, "data_ptr") and hasattr(value, "numpy"):
            return value.numpy()
        return np.from_dlpack(value)
    except Exception as reason:  # noqa: BLE001 - whatever an exporter raises
        raise _errors.make(4, f"{name}, a {kind}, does not export its memory: {reason}") from None


def _exports_without_flags(value: object) -> bool:
    """Whether the exporter's capsules are of the first kind, which cannot say that memory is read-only. NumPy then takes
    it to be, but it is the caller who says that it is an output."""
    try:
        capsule = value.__dlpack__(max_version=(1, 0))
    except TypeError:
        return True
    return '"dltensor"' in repr(capsule)


def _writable(array: np.ndarray) -> np.ndarray:
    """A writable array on the same memory, which it keeps alive."""
    memory = _Memory()
    memory.owner = array
    interface = array.__array_interface__
    memory.__array_interface__ = {**interface, "data": (interface["data"][0], False), "strides": array.strides}
    return np.asarray(memory)


class Owner:
    """Memory of the library that a NumPy array stands on: the array's ``base``. Gives it back when the last array goes.

    It holds the ``jitney_tensor`` and what it needs to release it, so that this works while the interpreter exits.
    """

    __slots__ = ("__array_interface__", "_release", "_tensor")

    def __init__(self, words: list[int], release) -> None:
        self._tensor = (ctypes.c_uint64 * 6)(*words)
        self._release = release

    def __del__(self) -> None:
        self._release(self._tensor, None)


def describe(array: np.ndarray, name: str) -> ctypes.Array:
    """A ``jitney_tensor`` for an array, with its sizes and strides behind it in the same block."""
    word = dtype_word(array.dtype, name)
    rank, size = array.ndim, array.dtype.itemsize
    if not array.flags.aligned:
        raise _errors.make(
            6, f"{name} has dtype {array.dtype} but its data are not aligned to {array.dtype.alignment} bytes; copy it"
        )
    strides = [stride // size for stride in array.strides]
    if any(stride % size for stride in array.strides):
        raise _errors.make(
            5, f"{name} has strides {array.strides} in bytes, not multiples of its element size {size}; copy it"
        )
    block = (ctypes.c_int64 * (6 + 2 * rank))(address_of(array), 1, word | rank, 0, 0, 0, *array.shape, *strides)
    block[3] = ctypes.addressof(block) + 8 * 6
    block[4] = block[3] + 8 * rank
    return block


def wrap(words: list[int], release) -> np.ndarray:
    """A NumPy array on a tensor that the library allocated, C-contiguous; `release` is ``jitney_tensor_release``."""
    owner = Owner(words, release)
    address, _, packed, shape_at, _, _ = words
    shape = tuple((ctypes.c_int64 * (packed & 0xFFFFFFFF)).from_address(shape_at))
    dtype = DTYPES[packed >> 32 & 0xFF, packed >> 40 & 0xFF]
    owner.__array_interface__ = {"data": (address, False), "shape": shape, "typestr": dtype.str, "version": 3}
    return np.asarray(owner)


class _Memory:
    """Memory that somebody else owns: described, and with its owner where there is one to keep alive."""

    __slots__ = ("__array_interface__", "owner")


def view_of(address: int, writable: bool) -> np.ndarray:
    """A NumPy view of the ``jitney_tensor`` at an address. It owns nothing: valid as long as the tensor's memory is."""
    data, _, packed, shape_at, strides_at, offset = (ctypes.c_uint64 * 6).from_address(address)
    rank = packed & 0xFFFFFFFF
    dtype = DTYPES.get((packed >> 32 & 0xFF, packed >> 40 & 0xFF))
    if dtype is None:
        raise _errors.make(4, f"an argument has DLPack type code {packed >> 32 & 0xFF}, which NumPy has no dtype for")
    shape = tuple((ctypes.c_int64 * rank).from_address(shape_at)) if rank else ()
    strides = None
    if strides_at and rank:
        strides = tuple(s * dtype.itemsize for s in (ctypes.c_int64 * rank).from_address(strides_at))
    if not data or 0 in shape:
        return np.empty(shape, dtype)
    memory = _Memory()
    memory.__array_interface__ = {
        "data": (data + offset, not writable), "shape": shape, "strides": strides, "typestr": dtype.str, "version": 3,
    }  # fmt: skip
    return np.asarray(memory)
