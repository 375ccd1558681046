"""Calls of kernels from source: Python's arguments in, their results out.

In: a kernel's handle and positional arguments. Out: what the kernel returns, or an exception. It must not know where the
kernel came from.

As in `_call`, a **frame** is the memory of one call, taken from a free list and put back. In 64-bit words:

=========  ======================================================================
from       holds
=========  ======================================================================
0          the error
1          address of the text that tells the result's type
2          the arguments, three words each: kind, payload, payload
results    the results, three words each: before the call, kind and address of
           a zeroed tensor, for the kernel to write an array to
tensors    those tensors, six words each
=========  ======================================================================

The text's address is the same at every call with the same types, so a result's reader is found by it.
"""

from __future__ import annotations

import ctypes

from numpy import ndarray

from . import _arrays, _errors, _library, _values
from ._arrays import CAPSULES_KNOWN, peek
from ._call import _by_address
from ._compile import Handle, describe_kernel
from ._fastcall import fast_call
from ._results import reader

__all__ = ["Invocation", "leaf_count"]

_call = _library.lib.jitney_kernel_call_shaped
_ARGUMENTS = 2
_NONE, _TENSOR, _F64, _I64, _BOOL = _values.NONE, _values.TENSOR, _values.F64, _values.I64, _values.BOOL

#: The exact type whose capsules are read; a type that no argument has where capsules are unknown.
_Array = ndarray if CAPSULES_KNOWN else type("_NoArray", (), {})


class Frame:
    """Memory of one call, and the views of it that the call writes and reads through."""

    __slots__ = (
        "arguments", "base", "clean", "floats", "ints", "keep", "memory", "results", "singles", "tensors", "words",
    )  # fmt: skip

    def __init__(self, handle: Handle, count: int, places: int) -> None:
        self.results = _ARGUMENTS + 3 * count
        self.tensors = self.results + 3 * places
        self.memory = (ctypes.c_uint64 * (self.tensors + 6 * places))()
        self.base = base = ctypes.addressof(self.memory)
        data = memoryview(self.memory).cast("B")
        self.words, self.ints = data.cast("Q"), data.cast("q")
        self.floats, self.singles = data.cast("d"), data.cast("f")
        for place in range(places):
            at = self.results + 3 * place
            self.words[at], self.words[at + 1] = _TENSOR, base + 8 * (self.tensors + 6 * place)
        self.clean = memoryview(bytes(self.words[self.results :])).cast("Q")
        self.keep = handle
        given = handle.address, base + 8 * _ARGUMENTS, count, base + 8 * self.results, places, base + 8, base
        self.arguments = tuple(map(_by_address, given))


class Invocation:
    """Calls one kernel with `count` arguments. Numbers come back as Python's, or, if `exact`, as NumPy's of their type."""

    __slots__ = ("count", "exact", "frames", "function", "handle", "names", "places", "readers")

    def __init__(self, handle: Handle, count: int, names: tuple[str, ...], exact: bool = False) -> None:
        self.exact = exact
        self.handle, self.count, self.names = handle, count, names
        self.frames: list[Frame] = []
        self.readers: dict[int, object] = {}
        self.function = _call
        # Results that one call can return, tuples' values counted one by one; more are made room for when they come.
        self.places = 3

    def __call__(self, arguments: tuple) -> object:
        """What the kernel returns for these arguments, which are as many as it takes."""
        frames = self.frames
        try:
            frame = frames.pop()
        except IndexError:
            frame = self.new_frame()
        words = frame.words
        at = _ARGUMENTS
        keep = []
        for argument in arguments:
            kind = type(argument)
            if kind is _Array:
                try:
                    capsule = argument.__dlpack__()
                except (BufferError, TypeError):
                    words[at], words[at + 1], words[at + 2] = self._words(argument, at, keep)
                else:
                    words[at] = _TENSOR
                    words[at + 1] = peek[id(capsule) >> 3]
                    keep.append(capsule)
            elif kind is float:
                words[at] = _F64
                frame.floats[at + 1] = argument
            elif kind is int and -0x8000000000000000 <= argument <= 0x7FFFFFFFFFFFFFFF:
                words[at] = _I64
                frame.ints[at + 1] = argument
            elif kind is bool:
                words[at] = _BOOL
                words[at + 1] = argument
            else:
                words[at], words[at + 1], words[at + 2] = self._words(argument, at, keep)
            at += 3
        status = _call(*frame.arguments)
        if status:
            return self.failed(frame, status, arguments)
        address = words[1]
        try:
            read = self.readers[address]
        except KeyError:
            read = self.new_reader(address)
        result = None if read is None else read(frame, arguments)
        words[frame.results :] = frame.clean
        frames.append(frame)
        return result

    def new_frame(self) -> Frame:
        """A frame for a call at a time when no other is free."""
        return Frame(self.handle, self.count, self.places)

    def new_reader(self, address: int):
        """What makes values of results whose type's text stands at `address`."""
        read = self.readers[address] = reader(ctypes.string_at(address).decode(), self.exact)
        return read

    def fast_call(self, types: tuple[type, ...]):
        """A function of arguments of these types, if they are those of arrays and common numbers."""
        return fast_call(self, types, _ARGUMENTS)

    def _words(self, argument: object, at: int, keep: list) -> tuple[int, int, int]:
        """An argument that is not among the common ones."""
        if type(argument) is _Array and not argument.flags.writeable:
            pointer = readonly_pointer(argument, keep)
            if pointer:
                return _values.READONLY, pointer, 0
        index = (at - _ARGUMENTS) // 3
        return _values.words_of(argument, self.names[index] if index < len(self.names) else f"argument {index}", keep)

    def failed(self, frame: Frame, status: int, arguments: tuple) -> object:
        """Raises the error of a call, or calls again with room for all of its results."""
        try:
            _library.raise_error(status, frame.words[0])
        except _errors.error_class(1):
            needed = self._most_results()
            if needed <= self.places:
                raise
            # Nothing has been run yet.
            self.places = needed
            self.frames.clear()
            return self(arguments)

    def _most_results(self) -> int:
        """The most values that the kernel returns for any types, as its descriptions say."""
        found = describe_kernel(self.handle)["specialisations"]
        return max((leaf_count(one["signature"]) for one in found), default=0)


def leaf_count(signature: str) -> int:
    """How many numbers and arrays a signature's result has."""
    depth, leaves, inside = 0, 0, False
    for character in signature.rpartition(" -> ")[2].replace("const ", "").replace("Tuple", ""):
        if character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
        begins = depth == 0 and (character.isalnum() or character == "_")
        leaves += begins and not inside
        inside = begins or depth > 0 or character == "]"
    return leaves


_versioned: bool | None = None


def readonly_pointer(array: ndarray, keep: list) -> int:
    """Where a read-only array's tensor stands in the capsule that NumPy 2.1 and later make; 0 where they do not."""
    global _versioned
    if _versioned is None:
        _versioned = _versioned_capsules_are_known()
    if not _versioned:
        return 0
    try:
        capsule = array.__dlpack__(max_version=(1, 0))
    except (BufferError, TypeError):
        return 0
    keep.append(capsule)
    # The version, two pointers and flags stand before the tensor.
    return peek[id(capsule) >> 3] + 32


def _versioned_capsules_are_known() -> bool:
    probe = ndarray((3, 4), "f4")[::2]
    probe.flags.writeable = False
    try:
        capsule = probe.__dlpack__(max_version=(1, 0))
    except (BufferError, TypeError):
        return False
    if '"dltensor_versioned"' not in repr(capsule) or not CAPSULES_KNOWN:
        return False
    words = (ctypes.c_uint64 * 10).from_address(peek[id(capsule) >> 3])
    return words[4] + words[9] == _arrays.address_of(probe) and words[5] == 1 and words[6] & 0xFFFFFFFF == 2
