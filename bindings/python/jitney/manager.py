"""The library's manager: the switch, threads, thresholds, statistics, benchmark, self-test, system information.

All of it is one per process and may be used from any thread; a change affects later calls only.
"""

from __future__ import annotations

import ctypes

import numpy as np

from . import _errors, _library, _switch

__all__ = [
    "BenchmarkResult", "SelfTestReport", "Stats", "benchmark", "calibrate", "disable", "disabled", "enable",
    "get_num_threads", "get_threshold", "info", "info_text", "is_enabled", "kernels", "reset_stats", "self_test",
    "set_num_threads", "set_pool_limit", "set_threshold", "stats", "trim_pool", "version",
]  # fmt: skip

_lib = _library.lib
_lib.jitney_enable.restype = None
_lib.jitney_disable.restype = None
_lib.jitney_stats_reset.restype = None
_lib.jitney_pool_trim.restype = ctypes.c_size_t
_lib.jitney_pool_trim.argtypes = [ctypes.c_size_t]
_lib.jitney_pool_set_limit.restype = None
_lib.jitney_pool_set_limit.argtypes = [ctypes.c_size_t]


def _json(name: str, *arguments: object):
    import json  # Not at import: it takes a millisecond that most programs need not spend.

    return json.loads(_library.take_text(name, *arguments))


def _name(name: str | None) -> bytes | None:
    return None if name is None else _library.text(name, "name")


def version() -> str:
    """The library's version."""
    return _lib.jitney_version().decode()


def enable() -> None:
    """Turns acceleration on. Later calls take the fastest path that fits."""
    _lib.jitney_enable()
    _switch.on = True


def disable() -> None:
    """Turns acceleration off. Later calls take the standard path."""
    _lib.jitney_disable()
    _switch.on = False


def is_enabled() -> bool:
    """Whether acceleration is on."""
    return bool(_lib.jitney_is_enabled())


class disabled:  # noqa: N801 - used like a function
    """``with jitney.disabled(): ...`` turns acceleration off, and puts the switch back where it was, also after an
    exception. May be nested. The switch is the process's, so it counts for other threads too.
    """

    def __init__(self) -> None:
        self._before: list[bool] = []

    def __enter__(self) -> None:
        self._before.append(is_enabled())
        disable()

    def __exit__(self, *exception: object) -> None:
        if self._before.pop():
            enable()
        else:
            disable()


_switch.on = is_enabled()


def set_num_threads(count: int) -> None:
    """Sets how many threads later calls may use, the caller's included: 1 to 1024, or 0 for the default (as many as
    the process may use by affinity and cgroup quota, or ``JITNEY_NUM_THREADS``)."""
    if not 0 <= count <= 1024:
        raise _errors.make(1, f"count is {count}; it goes from 1 to 1024, or is 0 for the default")
    _library.check("jitney_num_threads_set", ctypes.c_int32(count))


def get_num_threads() -> int:
    """How many threads a call may use, the caller's included."""
    return _lib.jitney_num_threads_get()


class _Record:
    """An object whose attributes are a dictionary's keys."""

    def __init__(self, values: dict) -> None:
        self.__dict__.update(values)

    def as_dict(self) -> dict:
        """The attributes as a dictionary."""
        return dict(self.__dict__)

    def __repr__(self) -> str:
        inside = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items() if not isinstance(v, (list, dict)))
        return f"{type(self).__name__}({inside})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.__dict__ == other.__dict__

    __hash__ = None


class Stats(_Record):
    """What the library did since the start or the last `reset_stats`.

    `calls` counts those that returned a result; it is the sum of `calls_standard`, `calls_cpu` and `calls_cuda`.
    `kernels` has a row for each kernel that was called, `fallback_reasons` one for each reason, `pool` the buffer pool.
    """

    enabled: bool
    kernels_registered: int
    functions_compiled: int
    compile_nanoseconds: int
    calls: int
    calls_standard: int
    calls_cpu: int
    calls_cuda: int
    elements_standard: int
    elements_cpu: int
    elements_cuda: int
    fallbacks: int
    errors: int
    cache_hits: int
    cache_misses: int
    cache_rejects: int
    plugins_loaded: int
    cuda_driver_present: bool
    cuda_available: bool
    cuda_reason: str
    threads: int
    pool: dict
    fallback_reasons: list
    kernels: list


def stats() -> Stats:
    """The statistics."""
    return Stats(_json("jitney_stats_json"))


def reset_stats() -> None:
    """Sets every counter to zero."""
    _lib.jitney_stats_reset()


def info() -> dict:
    """The system information: processor, instruction sets, threads, libraries, plugins, CUDA, environment."""
    return {**_json("jitney_info_json"), "library": _library.path}


def info_text() -> str:
    """The system information as lines for a person; ``python -m jitney`` prints it."""
    return _library.take_text("jitney_info_text").rstrip("\n") + f"\n{'library file':<27}{_library.path}\n"


def kernels() -> list[str]:
    """Names of all kernels, built-in ones first."""
    return _json("jitney_kernel_list")


class _BenchmarkStruct(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("standard_seconds", ctypes.c_double),
        ("accelerated_seconds", ctypes.c_double),
        ("speedup", ctypes.c_double),
        ("max_difference", ctypes.c_double),
        ("agree", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    ]


class BenchmarkResult(_Record):
    """Median times of both paths in seconds, their quotient, and whether the results agree."""

    standard_seconds: float
    accelerated_seconds: float
    speedup: float
    max_difference: float
    agree: bool


def _dtype_name(dtype: object) -> str:
    """The library's name of a dtype: its own (``"f32"``), or that of anything that NumPy reads as one."""
    if isinstance(dtype, str) and dtype in ("f32", "f64", "i32", "i64", "u8"):
        return dtype
    try:
        given = np.dtype(dtype)
    except TypeError as reason:
        raise _errors.make(4, f"dtype is {dtype!r}, which is none: {reason}") from None
    return f"{given.kind}{given.itemsize * 8}"


def benchmark(op: str, shape=(1000, 1000), dtype: object = "f32", iterations: int = 10) -> BenchmarkResult:
    """Times a built-in kernel's standard path against its accelerated path on random arguments, in turn."""
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    result = _BenchmarkStruct(struct_size=ctypes.sizeof(_BenchmarkStruct))
    _library.check(
        "jitney_benchmark", _library.text(op, "op"), ctypes.c_int32(len(shape)), (ctypes.c_int64 * len(shape))(*shape),
        _dtype_name(dtype).encode(), ctypes.c_uint64(_library.size(iterations, "iterations")), ctypes.byref(result),
    )  # fmt: skip
    values = {name: getattr(result, name) for name, _ in _BenchmarkStruct._fields_[1:-1]}
    return BenchmarkResult({**values, "agree": bool(result.agree)})


class SelfTestReport(_Record):
    """What the self-test found; true when every check passed. `checks` has a row for each."""

    passed: bool
    seed: int
    checks_passed: int
    checks: list

    def __bool__(self) -> bool:
        return self.passed

    @property
    def failures(self) -> list:
        """The checks that did not pass."""
        return [check for check in self.checks if not check["passed"]]


def self_test() -> SelfTestReport:
    """Checks every built-in kernel's fast path against its standard path on fresh random arguments; takes seconds."""
    passed = ctypes.c_int32()
    return SelfTestReport(_json("jitney_self_test", ctypes.byref(passed)))


def calibrate(name: str | None = None) -> list[dict]:
    """Measures from which size on threads pay, for one built-in kernel or all, and sets the thresholds. Returns them."""
    return _json("jitney_calibrate", _name(name))


_WHICH = {"parallel": 0, "device": 1}


def _which(which: str) -> ctypes.c_int32:
    if which not in _WHICH:
        raise _errors.make(1, f"which is {which!r}; it is 'parallel' or 'device'")
    return ctypes.c_int32(_WHICH[which])


def set_threshold(name: str | None, elements: int | None, which: str = "parallel") -> None:
    """Sets from how many elements on a built-in kernel (None: every one) uses threads, or a device. None means never.

    Kernels that were registered have no thresholds: their functions choose their threads themselves.
    """
    count = ctypes.c_uint64((1 << 64) - 1 if elements is None else _library.size(elements, "elements"))
    _library.check("jitney_threshold_set", _name(name), _which(which), count)


def get_threshold(name: str, which: str = "parallel") -> int | None:
    """From how many elements on a built-in kernel uses threads, or a device; None means never."""
    elements = ctypes.c_uint64()
    _library.check("jitney_threshold_get", _name(name), _which(which), ctypes.byref(elements))
    return None if elements.value == (1 << 64) - 1 else elements.value


def trim_pool(keep: int = 0) -> int:
    """Frees buffers that wait for reuse until at most `keep` bytes wait; returns the bytes freed."""
    return _lib.jitney_pool_trim(_library.size(keep, "keep"))


def set_pool_limit(limit: int) -> None:
    """Bounds the bytes that wait for reuse, and trims to it."""
    _lib.jitney_pool_set_limit(_library.size(limit, "limit"))
