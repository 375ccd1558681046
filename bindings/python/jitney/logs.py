"""The library's log: to standard error, to a function, or into Python's `logging`."""

from __future__ import annotations

import ctypes

from . import _errors, _library

__all__ = ["enable_log", "log_to_logging", "set_log_callback"]

#: Names of the levels; a level's place is its number.
LEVELS = ("off", "error", "warn", "info", "debug", "trace")

_Callback = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int32, ctypes.c_char_p, ctypes.c_char_p)

_receiver = None
_installed = False


@_Callback
def _trampoline(_user, level, target, message):
    receiver = _receiver
    if receiver is not None:
        receiver(LEVELS[level], target.decode("utf-8", "replace"), message.decode("utf-8", "replace"))


def _level(level: str | int) -> ctypes.c_int32:
    if isinstance(level, str) and level in LEVELS:
        return ctypes.c_int32(LEVELS.index(level))
    if isinstance(level, int) and 0 <= level < len(LEVELS):
        return ctypes.c_int32(level)
    raise _errors.make(1, f"level is {level!r}; it is one of {', '.join(LEVELS)}")


def enable_log(level: str | int = "warn") -> None:
    """Prints records from `level` on to standard error: "off", "error", "warn", "info", "debug" or "trace"."""
    _library.check("jitney_log_enable", _level(level))


def set_log_callback(callback, level: str | int = "warn") -> None:
    """Sends records from `level` on to ``callback(level, target, message)``, all three text; None ends that.

    It may be called from any thread that calls the library. An exception in it is printed and ignored.
    """
    global _receiver, _installed
    number = _level(level)
    if callback is None:
        _library.check("jitney_log_set_callback", None, None, ctypes.c_int32(0))
        _receiver = None
        return
    if not callable(callback):
        raise _errors.make(1, f"callback is a {type(callback).__name__}, not a function")
    if not _installed:
        # A thread that logs while the interpreter goes away must not call into it.
        import atexit

        atexit.register(set_log_callback, None)
        _installed = True
    _receiver = callback
    _library.check("jitney_log_set_callback", _trampoline, None, number)


def log_to_logging(level: str | int = "warn", logger: str = "jitney") -> None:
    """Sends records from `level` on to the logger of that name of Python's `logging`."""
    import logging

    target_logger = logging.getLogger(logger)
    numbers = {"error": logging.ERROR, "warn": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG, "trace": 5}

    def forward(name: str, target: str, message: str) -> None:
        target_logger.log(numbers[name], "%s: %s", target, message)

    set_log_callback(forward, level)
