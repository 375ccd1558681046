"""The shared library: where it is found, how it is loaded, and how its errors become exceptions.

In: the environment. Out: `lib`, a `ctypes.CDLL` (which releases the GIL during calls), and a few helpers every other
module calls it with. It must not know any kernel.

The library is looked for in three places, in this order:

1. the file that the environment variable ``JITNEY_LIBRARY`` names;
2. ``libjitney.so`` in this package, where ``pip install`` puts it;
3. ``target/release/libjitney.so`` of the source tree that this package stands in.
"""

from __future__ import annotations

import ctypes
import os
import sys

from . import _errors

__all__ = ["check", "lib", "path", "raise_error", "size", "take_text", "text"]

if sys.platform == "darwin":
    FILE = "libjitney.dylib"
elif sys.platform == "win32":
    FILE = "jitney.dll"
else:
    FILE = "libjitney.so"

#: Major version of the C ABI that this package is written for.
ABI_VERSION = 0


def _find() -> str:
    """The library's file, or an ImportError that says what to do."""
    here = os.path.dirname(os.path.abspath(__file__))
    named = os.environ.get("JITNEY_LIBRARY")
    if named:
        if not os.path.isfile(named):
            raise ImportError(f"JITNEY_LIBRARY names {named!r}, which is not a file")
        return named
    packaged = os.path.join(here, FILE)
    if os.path.isfile(packaged):
        return packaged
    root = os.path.normpath(os.path.join(here, *[os.pardir] * 3))
    built = os.path.join(root, "target", "release", FILE)
    if os.path.isfile(os.path.join(root, "include", "jitney", "jitney.h")) and os.path.isfile(built):
        return built
    raise ImportError(
        f"the package jitney has no {FILE} beside it: install it with `pip install ./bindings/python`, build it with "
        "`cargo build --release`, or name the file in the environment variable JITNEY_LIBRARY"
    )


def _load(file: str) -> ctypes.CDLL:
    try:
        loaded = ctypes.CDLL(file)
    except OSError as reason:
        raise ImportError(f"the library {file!r} cannot be loaded: {reason}") from None
    try:
        version = loaded.jitney_abi_version()
    except AttributeError:
        raise ImportError(f"{file!r} is a shared library, but not Jitney") from None
    if version != ABI_VERSION:
        raise ImportError(f"{file!r} has version {version} of Jitney's ABI; this package needs {ABI_VERSION}")
    return loaded


#: The file that is loaded.
path = _find()
#: The library.
lib = _load(path)

lib.jitney_version.restype = ctypes.c_char_p
lib.jitney_error_message.argtypes = [ctypes.c_void_p]
lib.jitney_error_message.restype = ctypes.c_char_p
lib.jitney_error_release.argtypes = [ctypes.c_void_p]
lib.jitney_error_release.restype = None
lib.jitney_text_release.argtypes = [ctypes.c_void_p]
lib.jitney_text_release.restype = None


def raise_error(status: int, error: int | None) -> None:
    """Raises the exception of a status and an error pointer (which is given back); never returns."""
    message = lib.jitney_error_message(error).decode("utf-8", "replace") if error else "no reason was given"
    lib.jitney_error_release(error)
    raise _errors.make(status, message)


def check(name: str, *arguments: object) -> None:
    """Calls the fallible C function `name`, whose last parameter is the error, and raises what it reports.

    For calls that are not on a hot path: every argument is a ctypes value.
    """
    error = ctypes.c_void_p()
    status = getattr(lib, name)(*arguments, ctypes.byref(error))
    if status:
        raise_error(status, error.value)


def text(value: str, name: str) -> bytes:
    """A C string. A zero character, which would end it early, is refused."""
    if not isinstance(value, str):
        raise _errors.make(1, f"{name} is {value!r}, which is no text")
    if "\0" in value:
        raise _errors.make(1, f"{name} is {value!r}, which has a zero character in it")
    return value.encode()


def size(value: int, name: str) -> int:
    """A number of bytes or of things; what 64 bits do not hold would wrap, and is refused."""
    if not 0 <= value < 1 << 64:
        raise _errors.make(1, f"{name} is {value}; it goes from 0 to 2**64 - 1")
    return value


def take_text(name: str, *arguments: object) -> str:
    """Calls a C function that writes a text to its last parameter but one, and takes the text."""
    text = ctypes.c_void_p()
    check(name, *arguments, ctypes.byref(text))
    try:
        return ctypes.string_at(text.value or b"").decode("utf-8", "replace")
    finally:
        lib.jitney_text_release(text)
