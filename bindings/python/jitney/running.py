"""Statistics of a stream in bounded memory, for monitoring latencies."""

from __future__ import annotations

import ctypes

import numpy as np

from . import _arrays, _errors, _library

__all__ = ["RunningStats"]

_lib = _library.lib


class _Snapshot(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("count", ctypes.c_uint64),
        ("nan_count", ctypes.c_uint64),
        ("mean", ctypes.c_double),
        ("variance", ctypes.c_double),
        ("min", ctypes.c_double),
        ("max", ctypes.c_double),
        ("infinite_count", ctypes.c_uint64),
    ]


class RunningStats:
    """Count, mean, variance, extremes and percentiles of a stream, one number or one array at a time.

    relative_accuracy: a percentile is within this part of the element at its rank (1 % by default; a DDSketch: Masson,
    Rim, Lee 2019). max_bins: bounds the memory to 16 bytes times it; with 2048, the default, the bound on percentiles
    holds for magnitudes over a factor of 10^17. Mean and variance are exact to rounding, minimum and maximum exact.

    NaN is counted apart and not part of anything else; mean and variance leave infinite elements out. May be used from
    several threads at once.
    """

    __slots__ = ("_handle", "_release")

    def __init__(self, relative_accuracy: float = 0.01, max_bins: int = 2048) -> None:
        self._handle = None
        self._release = _lib.jitney_running_release
        handle = ctypes.c_void_p()
        _library.check(
            "jitney_running_create", ctypes.c_double(relative_accuracy), ctypes.c_size_t(_library.size(max_bins, "max_bins")), ctypes.byref(handle)
        )
        self._handle = handle

    def __del__(self) -> None:
        if getattr(self, "_handle", None) is not None:
            self._release(self._handle, None)

    def update(self, x) -> None:
        """Adds a number, or every element of an array (f32 or f64, any shape and strides; others are converted)."""
        if isinstance(x, (int, float)):
            _library.check("jitney_running_update", self._handle, ctypes.c_double(x))
            return
        array = _arrays.as_input(x, "x")
        if array.dtype.kind in "iub":
            array = array.astype(np.float64)
        _library.check("jitney_running_update_tensor", self._handle, _arrays.describe(array, "x"))

    def merge(self, other: RunningStats) -> None:
        """Adds the statistics of another stream, as if this one had seen its elements too. The accuracies must agree."""
        if not isinstance(other, RunningStats):
            raise _errors.make(2, f"other is a {type(other).__name__}, not RunningStats")
        _library.check("jitney_running_merge", self._handle, other._handle)

    def reset(self) -> None:
        """Forgets every element."""
        _library.check("jitney_running_reset", self._handle)

    def percentile(self, q):
        """The percentile q (0 to 100), or an array of them for a list: the element at rank ``q * (count - 1) / 100``,
        rounded down, to within the relative accuracy. An error where there is no element yet."""
        if isinstance(q, (list, tuple, np.ndarray)):
            return np.array([self.percentile(float(point)) for point in q])
        value = ctypes.c_double()
        _library.check("jitney_running_percentile", self._handle, ctypes.c_double(q), ctypes.byref(value))
        return value.value

    def _snapshot(self) -> _Snapshot:
        snapshot = _Snapshot(struct_size=ctypes.sizeof(_Snapshot))
        _library.check("jitney_running_get", self._handle, ctypes.byref(snapshot))
        return snapshot

    def as_dict(self) -> dict:
        """Everything but percentiles, read at one moment."""
        snapshot = self._snapshot()
        return {name: getattr(snapshot, name) for name, _ in _Snapshot._fields_[1:]}

    @property
    def count(self) -> int:
        """Elements so far, infinite ones included, NaN not."""
        return self._snapshot().count

    @property
    def nan_count(self) -> int:
        """Elements that were NaN."""
        return self._snapshot().nan_count

    @property
    def infinite_count(self) -> int:
        """Infinite elements."""
        return self._snapshot().infinite_count

    @property
    def mean(self) -> float:
        """Mean of the finite elements; NaN where there is none."""
        return self._snapshot().mean

    @property
    def var(self) -> float:
        """Variance of the finite elements, divided by their number; NaN where there is none."""
        return self._snapshot().variance

    variance = var

    @property
    def std(self) -> float:
        """Standard deviation: the square root of the variance."""
        return self._snapshot().variance ** 0.5

    @property
    def min(self) -> float:
        """Least element; NaN where there is none."""
        return self._snapshot().min

    @property
    def max(self) -> float:
        """Greatest element; NaN where there is none."""
        return self._snapshot().max

    def __repr__(self) -> str:
        s = self._snapshot()
        return f"RunningStats(count={s.count}, mean={s.mean:.6g}, std={s.variance**0.5:.6g}, min={s.min:.6g}, max={s.max:.6g})"
