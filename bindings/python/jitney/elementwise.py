"""Element-wise kernels: arithmetic, roots and exponentials, activations.

Operands are arrays of one dtype and broadcast as NumPy's do; a number takes the other operand's dtype. Arrays may have
any strides. `out` receives the result in place of a new array; it may be exactly one of the operands, but must not
overlap one partly.
"""

from __future__ import annotations

import numpy as np

from . import _arrays, _call
from ._call import LIBRARY_ALLOCATES_FROM, Kernel, as_scalar

__all__ = [
    "abs", "add", "clip", "divide", "exp", "gelu", "leaky_relu", "log", "maximum", "minimum", "multiply", "negate",
    "relu", "sigmoid", "silu", "sqrt", "subtract", "tanh",
]  # fmt: skip


def _define(make, name: str, formula: str, dtypes: str, more: str = ""):
    function = make(name)
    function.__name__ = function.__qualname__ = name
    function.__module__ = "jitney"
    arguments = "x" if make is _call.unary else "a, b"
    function.__doc__ = f"""``out = {formula}``, element by element. {more}

    {arguments}: {dtypes}, any shape and strides{"" if arguments == "x" else "; they broadcast together"}.
    out: array of the result's shape and dtype; made when None. Returns it.
    """
    function.__annotations__ = dict.fromkeys([*arguments.split(", "), "out"], "ArrayLike") | {"return": "np.ndarray"}
    return function


_NUMBERS = "f32, f64, i32 or i64"
_FLOATS = "f32 or f64"

add = _define(_call.binary, "add", "a + b", _NUMBERS, "Integers wrap.")
subtract = _define(_call.binary, "subtract", "a - b", _NUMBERS, "Integers wrap.")
multiply = _define(_call.binary, "multiply", "a * b", _NUMBERS, "Integers wrap.")
minimum = _define(_call.binary, "minimum", "min(a, b)", _NUMBERS, "A NaN in either is a NaN in the result.")
maximum = _define(_call.binary, "maximum", "max(a, b)", _NUMBERS, "A NaN in either is a NaN in the result.")
negate = _define(_call.unary, "negate", "-x", _NUMBERS)
abs = _define(_call.unary, "abs", "|x|", _NUMBERS)  # noqa: A001 - NumPy's name
sqrt = _define(_call.unary, "sqrt", "sqrt(x)", _FLOATS)
exp = _define(_call.unary, "exp", "e^x", _FLOATS, "At most 1 ULP from the exact value.")
log = _define(_call.unary, "log", "ln(x)", _FLOATS, "At most 1 ULP from the exact value.")
relu = _define(_call.unary, "relu", "max(x, 0)", _FLOATS)
sigmoid = _define(_call.unary, "sigmoid", "1 / (1 + e^-x)", _FLOATS, "At most 2 ULP from the exact value.")
tanh = _define(_call.unary, "tanh", "tanh(x)", _FLOATS, "At most 2 ULP from the exact value.")
silu = _define(_call.unary, "silu", "x * sigmoid(x)", _FLOATS)

_divide = Kernel("divide", outs=(2,))


def divide(a, b, out=None) -> np.ndarray:
    """``out = a / b``, element by element; integers give f64, as NumPy's true division.

    a, b: f32, f64, i32 or i64, any shape and strides; they broadcast together.
    out: array of the result's shape and dtype; made when None. Returns it.
    """
    if out is None or type(a) is not np.ndarray or type(b) is not np.ndarray:
        a, b = _call.operands(a, b)
        if out is None and a.dtype.kind == "f" and a.shape == b.shape and a.nbytes < LIBRARY_ALLOCATES_FROM:
            result = np.empty(a.shape, a.dtype)
            _divide.run((a, b, result))
            return as_scalar(result, None)
    return as_scalar(_divide.run((a, b, out))[0], out)


def _like(x: np.ndarray) -> np.ndarray | None:
    """An output for a small result of x's shape and dtype; None leaves a large one to the library."""
    return np.empty(x.shape, x.dtype) if x.nbytes < LIBRARY_ALLOCATES_FROM else None


_gelu = Kernel("gelu", outs=(2,))
_leaky_relu = Kernel("leaky_relu", outs=(2,))
_clip = Kernel("clip", outs=(3,))


def gelu(x, approximate: str = "none", out=None) -> np.ndarray:
    """The Gaussian error linear unit, ``x * P(X <= x)`` for a normal X, as PyTorch's.

    x: f32 or f64, any shape and strides. approximate: "none" for the form with erf, "tanh" for the one with tanh.
    """
    x = _arrays.as_input(x, "x")
    return as_scalar(_gelu.run((x, approximate, _like(x) if out is None else out))[0], out)


def leaky_relu(x, negative_slope: float = 0.01, out=None) -> np.ndarray:
    """``out = x where x > 0, negative_slope * x elsewhere``. x: f32 or f64, any shape and strides."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_leaky_relu.run((x, negative_slope, _like(x) if out is None else out))[0], out)


def clip(x, low: float | None = None, high: float | None = None, out=None) -> np.ndarray:
    """``out = min(max(x, low), high)``; None leaves that side open. x: f32, f64, i32 or i64, any shape and strides."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_clip.run((x, low, high, _like(x) if out is None else out))[0], out)
