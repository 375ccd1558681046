"""The names of types that Numba's users write in signatures: ``float64[:, ::1]``, ``f8(f8[:], i8)``.

A type's ``str()`` is its text in a signature, which is all that the library sees of it. Indexed, a number's type is an
array's; called with types, any type is a signature that returns it; called with a value, a number's type converts it.
"""

from __future__ import annotations

import numpy as np

from . import _errors

__all__ = [
    "Array", "Signature", "Tuple", "Type", "UniTuple", "b1", "bool_", "boolean", "byte", "f2", "f4", "f8", "float16",
    "float32", "float64", "float_", "double", "i1", "i2", "i4", "i8", "int16", "int32", "int64", "int8", "int_", "intc",
    "intp", "none", "u1", "u2", "u4", "u8", "uint", "uint16", "uint32", "uint64", "uint8", "uintc", "uintp", "void",
]  # fmt: skip


class Type:
    """A type in a signature."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Type) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self):
        return type(self), (self._text,)

    def __call__(self, *parameters: object) -> object:
        """The signature of a function that takes `parameters` and returns this type."""
        return Signature(self, parameters)


class Number(Type):
    """The type of a number; its name is NumPy's."""

    __slots__ = ()

    @property
    def dtype(self) -> np.dtype:
        """NumPy's dtype."""
        return np.dtype(self._text)

    def __getitem__(self, axes: object) -> Type:
        """The type of an array: ``[:]``, ``[:, :]``; ``::1`` at the last axis is row-major, at the first column-major."""
        return Type(f"{self._text}[{', '.join(map(_axis, axes if isinstance(axes, tuple) else (axes,)))}]")

    def __call__(self, *parameters: object) -> object:
        """The signature of a function that takes `parameters` and returns this type; a number, converted."""
        if len(parameters) == 1 and not isinstance(parameters[0], (Type, Signature)):
            return self.dtype.type(parameters[0])
        return Signature(self, parameters)


class Signature:
    """The types of a function's parameters and of its result."""

    __slots__ = ("args", "return_type")

    def __init__(self, return_type: Type, args: tuple) -> None:
        wrong = next((given for given in args if not isinstance(given, Type)), None)
        if wrong is not None:
            raise _errors.make(1, f"a signature is made of types, such as float64[:]; {wrong!r} is none")
        self.return_type, self.args = return_type, args

    def __str__(self) -> str:
        return f"{self.return_type}({', '.join(map(str, self.args))})"

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Signature) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


def _axis(axis: object) -> str:
    if isinstance(axis, slice) and axis.start is None and axis.stop is None and axis.step in (None, 1):
        return ":" if axis.step is None else "::1"
    raise _errors.make(1, f"an array's type is written with : and ::1, as in float64[:, ::1]; {axis!r} is neither")


def Array(dtype: Number, ndim: int, layout: str = "A", readonly: bool = False) -> Type:  # noqa: N802 - Numba's name
    """The type of an array, by its number of axes and its layout: "C", "F" or "A" for any."""
    if layout not in ("C", "F", "A"):
        raise _errors.make(1, f"layout is {layout!r}; it is 'C', 'F' or 'A'")
    return Type(f"Array({dtype}, {ndim}, '{layout}'{', readonly=True' if readonly else ''})")


def Tuple(types: object) -> Type:  # noqa: N802 - Numba's name
    """The type of a tuple of these types."""
    return Type(f"Tuple(({''.join(f'{one}, ' for one in types)}))")


def UniTuple(dtype: Type, count: int) -> Type:  # noqa: N802 - Numba's name
    """The type of a tuple of `count` values of one type."""
    return Type(f"UniTuple({dtype}, {count})")


boolean = bool_ = b1 = Number("bool")
int8 = i1 = Number("int8")
int16 = i2 = Number("int16")
int32 = i4 = intc = Number("int32")
int64 = i8 = int_ = intp = Number("int64")
uint8 = u1 = byte = Number("uint8")
uint16 = u2 = Number("uint16")
uint32 = u4 = uintc = Number("uint32")
uint64 = u8 = uint = uintp = Number("uint64")
float16 = f2 = Number("float16")
float32 = f4 = Number("float32")
float64 = f8 = float_ = double = Number("float64")
void = none = Type("void")
