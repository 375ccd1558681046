"""Jitney: fast numerical kernels on NumPy arrays, with a switch, statistics and a safe path to fall back to.

    @jitney.njit                             # your own, compiled on the first call
    def total(x): ...

    y = jitney.relu(x)                       # a NumPy array; out=y writes into one of yours
    with jitney.disabled():                  # the standard way
        y = jitney.matmul(a, b, bias=c, activation="gelu")
    jitney.stats().calls

Arrays go in and out without copies: NumPy arrays of any strides, PyTorch's CPU tensors, anything with ``__dlpack__``;
numbers and lists are converted to arrays. Results are NumPy arrays (NumPy scalars, where they have no axes), or the
caller's `out`. Calls release the GIL. Errors are subclasses of `jitney.Error`, and of ValueError, TypeError, … too.
"""

from typing import TYPE_CHECKING

from ._errors import CompileError, Error
from .elementwise import (
    abs, add, clip, divide, exp, gelu, leaky_relu, log, maximum, minimum, multiply, negate, relu, sigmoid, silu, sqrt,
    subtract, tanh,
)  # fmt: skip
from .host import kernel, register_kernel, unregister_kernel
from .images import (
    adjust_brightness_contrast, bgr_to_gray, bgr_to_rgb, gray_to_rgb, hsv_to_rgb, normalize_image, resize,
    resize_bilinear, resize_nearest, resize_normalize, rgb_to_bgr, rgb_to_gray, rgb_to_hsv, rgb_to_yuv, swap_rb,
    yuv_to_rgb,
)  # fmt: skip
from .linear import adam_step, matmul
from .logs import enable_log, log_to_logging, set_log_callback
from .manager import (
    BenchmarkResult, SelfTestReport, Stats, benchmark, calibrate, disable, disabled, enable, get_num_threads,
    get_threshold, info, info_text, is_enabled, kernels, reset_stats, self_test, set_num_threads, set_pool_limit,
    set_threshold, stats, trim_pool, version,
)  # fmt: skip
from .nn import avg_pool2d, batch_norm, conv2d, layer_norm, log_softmax, max_pool2d, softmax
from .running import RunningStats
from .statistics import argmax, argmin, max, mean, mean_var, median, min, percentile, std, sum, var

if TYPE_CHECKING:
    from . import types
    from ._jit import jit, njit, prange
    from .optimizing import (
        CacheInfo, cache_info, clear_cache, enable_cache, get_tier, load_plugin, plugins, set_cache_bound, set_tier,
        settle, tier, verify_cache,
    )  # fmt: skip
    from ._ufunc import guvectorize, vectorize
    from .types import (
        b1, bool_, boolean, byte, double, f4, f8, float32, float64, i1, i2, i4, i8, int8, int16, int32, int64, int_, intc,
        intp, none, u1, u2, u4, u8, uint8, uint16, uint32, uint64, uintc, uintp, void,
    )  # fmt: skip

# What kernels of one's own need is loaded when the first of these names is used.
_LATER = {"jit": "_jit", "njit": "_jit", "prange": "_jit", "guvectorize": "_ufunc", "vectorize": "_ufunc"} | dict.fromkeys(
    (
        "b1", "bool_", "boolean", "byte", "double", "f4", "f8", "float32", "float64", "i1", "i2", "i4", "i8", "int8",
        "int16", "int32", "int64", "int_", "intc", "intp", "none", "u1", "u2", "u4", "u8", "uint8", "uint16", "uint32", "uint64",
        "uintc", "uintp", "void",
    ),
    "types",
) | dict.fromkeys(
    (
        "CacheInfo", "cache_info", "clear_cache", "enable_cache", "get_tier", "load_plugin", "plugins", "set_cache_bound",
        "set_tier", "settle", "tier", "verify_cache",
    ),
    "optimizing",
)  # fmt: skip


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "types":
        return import_module(".types", __name__)
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER, "types"})


#: The library's version.
__version__ = version()

__all__ = [
    "BenchmarkResult", "CacheInfo", "CompileError", "Error", "RunningStats", "SelfTestReport", "Stats", "abs", "adam_step", "add",
    "adjust_brightness_contrast", "argmax", "argmin", "avg_pool2d", "b1", "batch_norm", "benchmark", "bgr_to_gray",
    "bgr_to_rgb", "bool_", "boolean", "byte", "cache_info", "calibrate", "clear_cache", "clip", "conv2d", "disable", "disabled", "divide",
    "double", "enable", "enable_cache", "enable_log", "exp", "f4", "f8", "float32", "float64", "gelu", "get_num_threads",
    "get_threshold", "get_tier", "gray_to_rgb", "guvectorize", "hsv_to_rgb", "i1", "i2", "i4", "i8", "info", "info_text", "int16",
    "int32", "int64", "int8", "int_", "intc", "intp", "is_enabled", "jit", "kernel", "kernels", "layer_norm",
    "leaky_relu", "log", "log_softmax", "load_plugin", "log_to_logging", "matmul", "max", "max_pool2d", "maximum", "mean",
    "mean_var", "median", "min", "minimum", "multiply", "negate", "njit", "none", "normalize_image", "percentile",
    "plugins", "prange", "register_kernel", "relu", "reset_stats", "resize", "resize_bilinear", "resize_nearest",
    "resize_normalize", "rgb_to_bgr", "rgb_to_gray", "rgb_to_hsv", "rgb_to_yuv", "self_test", "set_cache_bound", "set_log_callback",
    "set_num_threads", "set_pool_limit", "set_threshold", "set_tier", "settle", "sigmoid", "silu", "softmax", "sqrt", "stats", "std",
    "subtract", "sum", "swap_rb", "tanh", "tier", "trim_pool", "types", "u1", "u2", "u4", "u8", "uint16", "uint32", "uint64",
    "uint8", "uintc", "uintp", "unregister_kernel", "var", "vectorize", "verify_cache", "version", "void", "yuv_to_rgb",
]  # fmt: skip
