"""Statistics over axes: NumPy's names, axes, `keepdims`, empty arrays and NaN rules. Arrays may have any strides.

`axis` is a number, a tuple, or None for all axes. Results without axes are NumPy scalars. Sums are the same bits at every
number of threads.
"""

from __future__ import annotations

import numpy as np

from . import _arrays, _errors
from ._call import Kernel, as_scalar

__all__ = ["argmax", "argmin", "max", "mean", "mean_var", "median", "min", "percentile", "std", "sum", "var"]

_sum = Kernel("sum", outs=(3,))
_mean = Kernel("mean", outs=(3,))
_min = Kernel("min", outs=(3,))
_max = Kernel("max", outs=(3,))
_var = Kernel("var", outs=(4,))
_std = Kernel("std", outs=(4,))
_mean_var = Kernel("mean_var", outs=(4, 5))
_argmin = Kernel("argmin", outs=(3,))
_argmax = Kernel("argmax", outs=(3,))
_percentile = Kernel("percentile", outs=(6,))
_median = Kernel("median", outs=(3,))

_empty = np.empty


def _target(x: np.ndarray, axis, keepdims: bool, out: object) -> object:
    """The output: the caller's, or one for a scalar of x's dtype; None leaves it to the library."""
    return _empty((), x.dtype) if out is None and axis is None and not keepdims and x.dtype.kind == "f" else out


def sum(x, axis=None, keepdims: bool = False, out=None):  # noqa: A001 - NumPy's name
    """Sum over axes. x: f32, f64, i32 or i64; integers are summed as i64. out: of the result's shape and dtype."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_sum.run((x, axis, keepdims, _target(x, axis, keepdims, out)))[0], out)


def mean(x, axis=None, keepdims: bool = False, out=None):
    """Arithmetic mean over axes. x: f32 or f64."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_mean.run((x, axis, keepdims, _target(x, axis, keepdims, out)))[0], out)


def var(x, axis=None, ddof: int = 0, keepdims: bool = False, out=None):
    """Variance over axes: the mean of ``(x - mean)^2``, divided by ``N - ddof``. x: f32 or f64."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_var.run((x, axis, ddof, keepdims, _target(x, axis, keepdims, out)))[0], out)


def std(x, axis=None, ddof: int = 0, keepdims: bool = False, out=None):
    """Standard deviation over axes, the square root of `var`. x: f32 or f64."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_std.run((x, axis, ddof, keepdims, _target(x, axis, keepdims, out)))[0], out)


def mean_var(x, axis=None, ddof: int = 0, keepdims: bool = False):
    """Mean and variance over axes together, as a pair. x: f32 or f64."""
    x = _arrays.as_input(x, "x")
    targets = (None, None)
    if axis is None and not keepdims:
        targets = (_empty((), x.dtype), _empty((), x.dtype))
    first, second = _mean_var.run((x, axis, ddof, keepdims, *targets))
    return as_scalar(first, None), as_scalar(second, None)


def min(x, axis=None, keepdims: bool = False, out=None):  # noqa: A001 - NumPy's name
    """Minimum over axes; a NaN among the elements is the result. x: f32, f64, i32 or i64."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_min.run((x, axis, keepdims, _target(x, axis, keepdims, out)))[0], out)


def max(x, axis=None, keepdims: bool = False, out=None):  # noqa: A001 - NumPy's name
    """Maximum over axes; a NaN among the elements is the result. x: f32, f64, i32 or i64."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_max.run((x, axis, keepdims, _target(x, axis, keepdims, out)))[0], out)


def argmin(x, axis: int | None = None, keepdims: bool = False, out=None):
    """Index (i64) of the first minimum along an axis, or in C order of the whole array. x: f32, f64, i32 or i64."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_argmin.run((x, axis, keepdims, out))[0], out)


def argmax(x, axis: int | None = None, keepdims: bool = False, out=None):
    """Index (i64) of the first maximum along an axis, or in C order of the whole array. x: f32, f64, i32 or i64."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_argmax.run((x, axis, keepdims, out))[0], out)


def percentile(x, q, axis=None, method: str = "linear", keepdims: bool = False, out=None):
    """Percentiles over axes, as ``numpy.percentile``; an error where there is no element.

    x: f32 or f64. q: a number from 0 to 100, or several, which become the result's first axis.
    method: "linear", "lower", "higher", "midpoint" or "nearest".
    """
    x = _arrays.as_input(x, "x")
    several = not isinstance(q, (float, int, np.generic))
    if several:
        q = q.tolist() if hasattr(q, "tolist") else list(q)
        several = isinstance(q, list)
    try:
        points = [float(point) for point in q] if several else [float(q)]
    except (TypeError, ValueError):
        raise _errors.make(1, f"q is {q!r}; it is a number or a list of numbers") from None
    (result,) = _percentile.run((x, points, axis, method, keepdims, not several, out))
    return as_scalar(result, out)


def median(x, axis=None, keepdims: bool = False, out=None):
    """Median over axes, as ``numpy.median``, but an error where there is no element. x: f32 or f64."""
    x = _arrays.as_input(x, "x")
    return as_scalar(_median.run((x, axis, keepdims, out))[0], out)
