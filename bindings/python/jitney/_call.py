"""Calling kernels: Python values become a list of ``jitney_value``, the kernel is called by its handle, and outputs that
the library allocated become NumPy arrays.

In: positional arguments in the order of the kernel's parameters. Out: results, or an exception. It must not know what
a kernel computes.

A **frame** is the memory of one call: the values, tensors for them to point to, and room for short lists. A call takes
a frame from its kernel's free list and puts it back (``list.pop`` and ``append`` are atomic), so threads and nested
calls each have their own, and a call allocates nothing. In 64-bit words:

=====  ==============================================================
from   holds
=====  ==============================================================
0      the error
1      the values, three words each: kind, payload, payload
49     tensors, six words each (see `_arrays`)
145    eight words per argument for short lists
=====  ==============================================================

The element-wise functions, whose calls cost more here than the arithmetic does on a small array, have this written out
(`unary`, `binary`, `ternary`).
"""

from __future__ import annotations

import ctypes
import operator

import numpy as np
from numpy import empty, ndarray

from . import _arrays, _errors, _library
from ._arrays import CAPSULES_KNOWN, SCALAR_TYPES, peek

__all__ = ["Kernel", "as_scalar", "binary", "operands", "ternary", "unary"]

_ARGUMENTS = 16
_VALUES, _TENSORS, _SPARE, _WORDS = 1, 49, 145, 273
_NONE, _TENSOR, _F64, _I64, _BOOL, _TEXT, _I64S, _F64S = 0, 1, 2, 4, 5, 6, 7, 8

#: Results from this many bytes on are allocated by the library, whose pool hands out memory that is mapped already.
LIBRARY_ALLOCATES_FROM = 1 << 20

_call = _library.lib.jitney_kernel_call
_release = _library.lib.jitney_tensor_release

#: The exact type whose capsules are read; a type that no argument has where capsules are unknown.
_Array = ndarray if CAPSULES_KNOWN else type("_NoArray", (), {})

_ZEROED = memoryview(bytes(48)).cast("Q")
_texts: dict[str, tuple[int, object]] = {}


def _by_address(address: int) -> object:
    """An argument that ctypes passes as this pointer-sized number, without making an object of it at each call."""
    return ctypes.byref(ctypes.c_char.from_address(address))


class Frame:
    """Memory of one call, and the views of it that the call writes through."""

    __slots__ = ("arguments", "base", "floats", "ints", "memory", "words")

    def __init__(self, handle: int, count: int) -> None:
        self.memory = (ctypes.c_uint64 * _WORDS)()
        self.base = ctypes.addressof(self.memory)
        data = memoryview(self.memory).cast("B")
        self.words, self.ints, self.floats = data.cast("Q"), data.cast("q"), data.cast("d")
        values, error = _by_address(self.base + 8 * _VALUES), _by_address(self.base)
        self.arguments = (_by_address(handle), values, _by_address(count), None, None, error)

    def fail(self, status: int) -> None:
        """Raises the error of a call that returned `status`."""
        error, self.words[0] = self.words[0], 0
        _library.raise_error(status, error)


class Kernel:
    """A kernel of the library, built-in or registered, by name. It is looked up at its first call.

    `outs` are the positions of the outputs: None there means that the library allocates it. `inouts` are the positions
    of arrays that are read and written.
    """

    __slots__ = ("_fast", "_frames", "_handle", "_parameters", "inouts", "name", "outs", "written")

    def __init__(self, name: str, outs: tuple[int, ...] = (), inouts: tuple[int, ...] = ()) -> None:
        self.name = name
        self.outs, self.inouts = outs, inouts
        self.written = outs + inouts
        self._handle = None
        self._frames: dict[int, list[Frame]] = {}
        self._fast: list[tuple] = []
        self._parameters: list[str] | None = None

    def __repr__(self) -> str:
        return f"<jitney kernel {self.name!r}>"

    def __call__(self, *arguments: object) -> object:
        """Calls the kernel with positional arguments; missing last ones take their defaults.

        Returns the output, a tuple of several, or None for a kernel without outputs. As NumPy's results do, a new array
        without axes becomes a scalar.
        """
        missing = len(self.parameters) - len(arguments)
        if missing > 0:
            arguments += (None,) * missing
        results = [as_scalar(new, arguments[i]) for i, new in zip(self.outs, self.run(arguments), strict=True)]
        return None if not results else results[0] if len(results) == 1 else tuple(results)

    @property
    def handle(self) -> int:
        """The library's handle. This reference is kept: built-in kernels live as long as the process."""
        if self._handle is None:
            handle = ctypes.c_void_p()
            _library.check("jitney_kernel_find", self.name.encode(), ctypes.byref(handle))
            self._handle = handle.value
        return self._handle

    def describe(self) -> dict:
        """The kernel's name, parameters with their kinds and defaults, dtypes."""
        import json

        return json.loads(_library.take_text("jitney_kernel_describe", ctypes.c_void_p(self.handle)))

    @property
    def parameters(self) -> list[str]:
        """Names of the parameters, in order."""
        if self._parameters is None:
            self._parameters = [p["name"] for p in self.describe()["parameters"]]
        return self._parameters

    def name_of(self, position: int) -> str:
        """A parameter's name, for errors."""
        return self.parameters[position] if position < len(self.parameters) else f"argument {position}"

    def _frame(self, count: int) -> Frame:
        if count > _ARGUMENTS:
            raise _errors.make(1, f"{self.name} was given {count} arguments; at most {_ARGUMENTS} can be passed")
        return Frame(self.handle, count)

    def fast_frame(self, count: int) -> tuple:
        """A frame of `count` tensors for `unary` and `binary`."""
        frame = self._frame(count)
        for i in range(count):
            frame.words[_VALUES + 3 * i] = _TENSOR
        return frame, frame.words, frame.arguments

    def run(self, arguments: tuple) -> list:
        """Calls the kernel with all of its arguments. Returns the outputs: the caller's own objects, or new arrays."""
        count = len(arguments)
        free = self._frames.get(count)
        if free is None:
            free = self._frames.setdefault(count, [])
        try:
            frame = free.pop()
        except IndexError:
            frame = self._frame(count)
        words = frame.words
        keep: list[object] = []
        for i, argument in enumerate(arguments):
            value = _VALUES + 3 * i
            kind = type(argument)
            if kind is _Array:
                try:
                    capsule = argument.__dlpack__()
                except BufferError:
                    self._tensor(frame, i, argument, keep)
                else:
                    words[value], words[value + 1] = _TENSOR, peek[id(capsule) >> 3]
                    keep.append(capsule)
            elif argument is None:
                if i in self.outs:
                    at = _TENSORS + 6 * i
                    words[value], words[value + 1] = _TENSOR, frame.base + 8 * at
                    words[at : at + 6] = _ZEROED
                else:
                    words[value] = _NONE
            elif kind is float:
                words[value], frame.floats[value + 1] = _F64, argument
            elif kind is bool:
                words[value], words[value + 1] = _BOOL, argument
            elif kind is int:
                words[value], frame.ints[value + 1] = _I64, self._whole(i, argument)
            elif kind is str:
                words[value], words[value + 1] = _TEXT, _text(argument, keep)
            elif kind is tuple or kind is list:
                self._list(frame, i, argument, keep)
            elif isinstance(argument, np.generic) and i not in self.written:
                self._number(frame, i, argument)
            else:
                self._tensor(frame, i, argument, keep)
        status = _call(*frame.arguments)
        if status:
            frame.fail(status)
        results = []
        for i in self.outs:
            out = arguments[i]
            if out is None:
                at = _TENSORS + 6 * i
                out = _arrays.wrap(words[at : at + 6].tolist(), _release)
            results.append(out)
        free.append(frame)
        return results

    def _tensor(self, frame: Frame, i: int, argument: object, keep: list) -> None:
        """Describes what NumPy does not export: read-only arrays, subclasses, other libraries' tensors."""
        name = self.name_of(i)
        array = (_arrays.as_output if i in self.written else _arrays.as_input)(argument, name)
        tensor = _arrays.describe(array, name)
        keep += (array, tensor)
        value = _VALUES + 3 * i
        frame.words[value], frame.words[value + 1] = _TENSOR, ctypes.addressof(tensor)

    def _number(self, frame: Frame, i: int, argument: np.generic) -> None:
        """A NumPy scalar in a number's place."""
        value = _VALUES + 3 * i
        if isinstance(argument, np.bool_):
            frame.words[value], frame.words[value + 1] = _BOOL, bool(argument)
        elif isinstance(argument, np.integer):
            frame.words[value], frame.ints[value + 1] = _I64, self._whole(i, int(argument))
        elif isinstance(argument, np.floating):
            frame.words[value], frame.floats[value + 1] = _F64, float(argument)
        else:
            raise _errors.make(1, f"{self.name_of(i)} of {self.name} is {argument!r}, which is no number")

    def _whole(self, i: int, number: int) -> int:
        if not -(1 << 63) <= number < 1 << 63:
            raise _errors.make(1, f"{self.name_of(i)} of {self.name} is {number}, which 64 bits do not hold")
        return number

    def _list(self, frame: Frame, i: int, argument: tuple | list, keep: list) -> None:
        """A list of whole numbers, or of numbers where one is not whole."""
        try:
            numbers, kind = [self._whole(i, operator.index(n)) for n in argument], _I64S
        except TypeError:
            try:
                numbers, kind = [float(n) for n in argument], _F64S
            except (TypeError, ValueError):
                raise _errors.make(
                    1, f"{self.name_of(i)} of {self.name} is {argument!r}, which is no list of numbers"
                ) from None
        count = len(numbers)
        if count <= 8:
            spare = _SPARE + 8 * i
            address = frame.base + 8 * spare
            target = frame.ints if kind == _I64S else frame.floats
            for number in numbers:
                target[spare] = number
                spare += 1
        else:
            block = ((ctypes.c_int64 if kind == _I64S else ctypes.c_double) * count)(*numbers)
            keep.append(block)
            address = ctypes.addressof(block)
        value = _VALUES + 3 * i
        frame.words[value], frame.words[value + 1], frame.words[value + 2] = kind, address, count


def _text(text: str, keep: list) -> int:
    """Address of a C string; the names of options, which are few, are kept."""
    known = _texts.get(text)
    if known is not None:
        return known[0]
    if "\0" in text:
        raise _errors.make(1, f"{text!r} has a zero character in it")
    block = ctypes.create_string_buffer(text.encode())
    address = ctypes.addressof(block)
    if len(_texts) < 256:
        _texts[text] = address, block
    else:
        keep.append(block)
    return address


def as_scalar(result: object, out: object) -> object:
    """A new array without axes becomes a scalar, as NumPy's results do; the caller's `out` stays what it is."""
    return result[()] if out is None and result.ndim == 0 else result


def unary(name: str):
    """The function ``f(x, out=None)`` of an element-wise kernel with parameters x, out."""
    kernel = Kernel(name, outs=(1,))
    free, new, call, limit, array = kernel._fast, kernel.fast_frame, _call, LIBRARY_ALLOCATES_FROM, _Array

    def function(x, out=None):
        if type(x) is array and (type(out) is array or out is None and x.nbytes < limit):
            target = empty(x.shape, x.dtype) if out is None else out
            frame, words, arguments = one = free.pop() if free else new(2)
            try:
                x_capsule, out_capsule = x.__dlpack__(), target.__dlpack__()
            except BufferError:
                free.append(one)
            else:
                words[2] = peek[id(x_capsule) >> 3]
                words[5] = peek[id(out_capsule) >> 3]
                status = call(*arguments)
                if status:
                    frame.fail(status)
                free.append(one)
                return target if out is not None or target.shape else target[()]
        (result,) = kernel.run((_arrays.as_input(x, "x"), out))
        return as_scalar(result, out)

    function.kernel = kernel
    return function


def binary(name: str):
    """The function ``f(a, b, out=None)`` of an element-wise kernel with parameters a, b, out."""
    kernel = Kernel(name, outs=(2,))
    free, new, call, limit, array = kernel._fast, kernel.fast_frame, _call, LIBRARY_ALLOCATES_FROM, _Array

    def function(a, b, out=None):
        if type(a) is array and type(b) is array:
            target = out
            if target is None and a.nbytes < limit and a.shape == b.shape:
                target = empty(a.shape, a.dtype)
            if type(target) is array:
                frame, words, arguments = one = free.pop() if free else new(3)
                try:
                    a_capsule, b_capsule, out_capsule = a.__dlpack__(), b.__dlpack__(), target.__dlpack__()
                except BufferError:
                    free.append(one)
                else:
                    words[2] = peek[id(a_capsule) >> 3]
                    words[5] = peek[id(b_capsule) >> 3]
                    words[8] = peek[id(out_capsule) >> 3]
                    status = call(*arguments)
                    if status:
                        frame.fail(status)
                    free.append(one)
                    return target if out is not None or target.shape else target[()]
        a, b = operands(a, b)
        (result,) = kernel.run((a, b, out))
        return as_scalar(result, out)

    function.kernel = kernel
    return function


def ternary(kernel: Kernel, count: int):
    """A short way into a kernel of `count` parameters, for calls that give two inputs first, the output last, and no
    option: ``f(a, b, out)`` is true when it made the call. Otherwise the arguments want `Kernel.run`.
    """
    free, call, array = kernel._fast, _call, _Array
    last = _VALUES + 3 * (count - 1)
    last_payload = last + 1

    def new() -> tuple:
        frame = kernel._frame(count)
        frame.words[_VALUES] = frame.words[_VALUES + 3] = frame.words[last] = _TENSOR
        return frame, frame.words, frame.arguments

    def function(a, b, out) -> bool:
        if not (type(a) is array and type(b) is array and type(out) is array):
            return False
        frame, words, arguments = one = free.pop() if free else new()
        try:
            a_capsule, b_capsule, out_capsule = a.__dlpack__(), b.__dlpack__(), out.__dlpack__()
        except BufferError:
            free.append(one)
            return False
        words[2] = peek[id(a_capsule) >> 3]
        words[5] = peek[id(b_capsule) >> 3]
        words[last_payload] = peek[id(out_capsule) >> 3]
        status = call(*arguments)
        if status:
            frame.fail(status)
        free.append(one)
        return True

    return function


def quaternary(kernel: Kernel, numbers: int):
    """A short way into a kernel whose parameters are four tensors, then `numbers` numbers:
    ``f(a, b, c, d, (number, …))`` is true when it made the call. A frame remembers the numbers that it holds, so that a
    loop which calls with the same ones does not write them again. Otherwise the arguments want `Kernel.run`.
    """
    free, call, array = kernel._fast, _call, _Array
    first = _VALUES + 3 * 4

    def new() -> list:
        frame = kernel._frame(4 + numbers)
        for i in range(4):
            frame.words[_VALUES + 3 * i] = _TENSOR
        return [frame, frame.words, frame.arguments, ()]

    def write(one: list, given: tuple) -> bool:
        frame, words, _, _ = one
        one[3], at = (), first
        for number in given:
            kind = type(number)
            if kind is float:
                words[at], frame.floats[at + 1] = _F64, number
            elif kind is bool:
                words[at], words[at + 1] = _BOOL, number
            elif kind is int and -(1 << 63) <= number < 1 << 63:
                words[at], frame.ints[at + 1] = _I64, number
            else:
                return False
            at += 3
        one[3] = given
        return True

    def function(a, b, c, d, given: tuple) -> bool:
        if not (type(a) is array and type(b) is array and type(c) is array and type(d) is array):
            return False
        frame, words, arguments, known = one = free.pop() if free else new()
        try:
            if given != known and not write(one, given):
                return False
            a_capsule, b_capsule, c_capsule, d_capsule = a.__dlpack__(), b.__dlpack__(), c.__dlpack__(), d.__dlpack__()
            words[2] = peek[id(a_capsule) >> 3]
            words[5] = peek[id(b_capsule) >> 3]
            words[8] = peek[id(c_capsule) >> 3]
            words[11] = peek[id(d_capsule) >> 3]
            status = call(*arguments)
            if status:
                frame.fail(status)
        except BufferError:
            return False
        finally:
            free.append(one)
        return True

    return function


def operands(a: object, b: object) -> tuple[ndarray, ndarray]:
    """Both operands as arrays; a number takes the other's dtype."""
    a_is_number, b_is_number = isinstance(a, SCALAR_TYPES), isinstance(b, SCALAR_TYPES)
    if a_is_number and b_is_number:
        return np.asarray(a), np.asarray(b)
    if a_is_number:
        b = _arrays.as_input(b, "b")
        return _number_as(a, b.dtype, "a"), b
    a = _arrays.as_input(a, "a")
    return a, _number_as(b, a.dtype, "b") if b_is_number else _arrays.as_input(b, "b")


def _number_as(number: object, dtype: np.dtype, name: str) -> ndarray:
    """A number as an array without axes.

    NumPy's scalars are made Python's first: of those, `asarray` refuses what the dtype does not hold.
    """
    if isinstance(number, np.generic):
        if number.dtype.kind not in "biufc":
            raise _errors.make(4, f"{name} is {number!r}, which is no number")
        number = number.item()
    if dtype.kind in "iub" and isinstance(number, (float, np.floating)):
        raise _errors.make(4, f"{name} is {number!r}, a float, but the other operand has dtype {dtype}")
    try:
        return np.asarray(number, dtype)
    except (TypeError, ValueError, OverflowError) as reason:
        raise _errors.make(4, f"{name} is {number!r}, which dtype {dtype} does not hold: {reason}") from None
