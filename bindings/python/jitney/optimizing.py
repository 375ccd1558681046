"""How far kernels from Python source are optimised: tiers, the plugins that do it, the cache on disk."""

from __future__ import annotations

import ctypes

from . import _errors, _library
from .manager import _json, _Record

__all__ = [
    "CacheInfo", "cache_info", "clear_cache", "enable_cache", "get_tier", "load_plugin", "plugins", "set_cache_bound",
    "set_tier", "settle", "tier", "verify_cache",
]  # fmt: skip

_lib = _library.lib
_lib.jitney_tier_settle.restype = None
_lib.jitney_cache_enable.restype = None
_lib.jitney_cache_bound_set.restype = None
_lib.jitney_cache_bound_set.argtypes = [ctypes.c_uint64]

_TIERS = {"auto": 0, "baseline": 1, "optimized": 2, "interpreter": 3}
_INHERIT = -1


def _number(name: str | None) -> int:
    if name is None:
        return _INHERIT
    try:
        return _TIERS[name]
    except (KeyError, TypeError):
        raise _errors.make(1, f"tier is {name!r}; it is one of {', '.join(_TIERS)}") from None


def set_tier(name: str) -> None:
    """How later calls of kernels run: ``"auto"`` compiles in a fraction of a millisecond, and optimises in the background
    what has run so long that it is worth it; ``"baseline"`` only does the former; ``"optimized"`` optimises before the
    first call returns; ``"interpreter"`` compiles nothing. It starts as ``JITNEY_TIER`` says, or as ``"auto"``."""
    _library.check("jitney_tier_set", ctypes.c_int32(_number(name)))


def get_tier() -> str:
    """How calls run about which nothing else is said."""
    return {number: name for name, number in _TIERS.items()}[_lib.jitney_tier_get()]


class tier:  # noqa: N801 - used like a function
    """``with jitney.tier("optimized"): ...`` has this thread's calls run so, and afterwards as before. May be nested."""

    def __init__(self, name: str) -> None:
        self._tier = _number(name)
        self._before: list[int] = []

    def __enter__(self) -> None:
        self._before.append(self._set(self._tier))

    def __exit__(self, *exception: object) -> None:
        self._set(self._before.pop())

    @staticmethod
    def _set(number: int) -> int:
        before = ctypes.c_int32()
        _library.check("jitney_tier_set_for_thread", ctypes.c_int32(number), ctypes.byref(before))
        return before.value


def settle() -> None:
    """Waits until nothing is left that is being optimised in the background."""
    _lib.jitney_tier_settle()


def load_plugin(name: str) -> None:
    """Loads a plugin: a path, or a name that is looked for in ``JITNEY_PLUGIN_PATH`` and beside the library. Its code runs
    in this process. The plugin ``llvm`` is found by the library itself."""
    _library.check("jitney_plugin_load", _library.text(str(name), "name"))


def plugins() -> list[dict]:
    """Every plugin that was loaded, and every file that was refused, with the reason."""
    return _json("jitney_plugin_list")


class CacheInfo(_Record):
    """What there is to know about optimised code on disk: ``folder``, ``entries``, ``bytes``, ``bound``, and what this
    process did: ``hits``, ``misses``, ``rejects``, ``stores``, ``evicted``, ``failures``, with the last ``reason``."""


def cache_info() -> CacheInfo:
    """What there is to know about optimised code on disk; its folder is looked through for it."""
    return CacheInfo(_json("jitney_cache_json"))


def enable_cache(on: bool = True) -> None:
    """Has later calls look for optimised code on disk and keep it there, or not."""
    _lib.jitney_cache_enable(ctypes.c_int32(bool(on)))


def set_cache_bound(size: int) -> None:
    """How many bytes of code are kept on disk; what was used least lately is given up first."""
    _lib.jitney_cache_bound_set(size)


def clear_cache() -> int:
    """Removes all optimised code from disk; how many entries there were."""
    removed = ctypes.c_uint64()
    _library.check("jitney_cache_clear", ctypes.byref(removed))
    return removed.value


def verify_cache() -> tuple[int, int]:
    """Looks at every bit of every entry and removes those that are not in order: how many there were of either kind."""
    good, bad = ctypes.c_uint64(), ctypes.c_uint64()
    _library.check("jitney_cache_verify", ctypes.byref(good), ctypes.byref(bad))
    return good.value, bad.value
