"""Kernels from source, as the library holds them: made, looked at, given back.

In: text, bound names, options. Out: `Handle`, or a `CompileError` that names the source's file.
"""

from __future__ import annotations

import ctypes
import os

from . import _errors, _library

__all__ = ["Handle", "Options", "compile_source", "export_kernel", "inspect_kernel"]

_lib = _library.lib
_lib.jitney_kernel_release.argtypes = [ctypes.c_void_p]
_lib.jitney_kernel_release.restype = None
_lib.jitney_kernel_name.argtypes = [ctypes.c_void_p]
_lib.jitney_kernel_name.restype = ctypes.c_char_p

UNCHECKED, NUMPY_ERRORS, SERIAL, UNSAFE_PARALLEL, IGNORE_ANNOTATIONS, DEBUG = 1, 2, 4, 8, 16, 32
WHOLE, ELEMENTWISE, GENERALISED = range(3)
SOURCE, TYPES, IR, PASSES, ASSEMBLY, TIMES = range(6)


class Handle:
    """One reference to a kernel, given back with the object."""

    __slots__ = ("_release", "address")

    def __init__(self, address: int) -> None:
        self.address = address
        self._release = _lib.jitney_kernel_release

    def __del__(self) -> None:
        self._release(self.address)


class Options:
    """How a kernel is compiled, beyond its source: the library's flags."""

    __slots__ = ("fastmath", "flags", "kind", "layout", "signatures")

    def __init__(
        self, flags: int = 0, fastmath: str = "", signatures: tuple[str, ...] = (), kind: int = WHOLE, layout: str = ""
    ) -> None:
        self.flags, self.fastmath, self.signatures = flags, fastmath, signatures
        self.kind, self.layout = kind, layout


def compile_source(
    name: str, text: str, first_line: int, file: str, names: dict[str, tuple[int, int, int]], options: Options
) -> Handle:
    """Has the library read a source. With signatures, they are compiled too."""
    keep = []

    def pointer(given: str) -> int:
        if not given:
            return 0
        keep.append(ctypes.create_string_buffer(_library.text(given, "a text")))
        return ctypes.addressof(keep[-1])

    bindings = (ctypes.c_uint64 * (4 * len(names)))()
    for at, (bound, words) in enumerate(names.items()):
        bindings[4 * at : 4 * at + 4] = (pointer(bound), *words)
    signatures = pointer("\n".join(options.signatures))
    block = (ctypes.c_uint64 * 10)(
        80, options.flags, pointer(options.fastmath), signatures, ctypes.addressof(bindings), len(names), first_line,
        options.kind, pointer(options.layout), pointer(file if file.isprintable() else ""),
    )  # fmt: skip
    made = ctypes.c_void_p()
    _library.check(
        "jitney_kernel_compile", _library.text(name, "name"), _library.text(text, "source"), block, ctypes.byref(made)
    )
    return Handle(made.value)


def export_kernel(
    handle: Handle, path: str, signatures: list[str], names: list[str], header: str | None, cpu: str | None
) -> None:
    """Writes a kernel's code as an object file or shared library."""
    keep = []

    def pointer(given: bytes) -> int:
        if not given:
            return 0
        keep.append(ctypes.create_string_buffer(given))
        return ctypes.addressof(keep[-1])

    def lines(given: list[str], name: str) -> int:
        return pointer(_library.text("\n".join(given), name))

    block = (ctypes.c_uint64 * 7)(
        56, 0, lines(signatures, "signatures"), lines(names, "names"), pointer(_file(header, "header") if header else b""),
        pointer(_library.text(cpu or "", "cpu")), 0,
    )  # fmt: skip
    _library.check("jitney_kernel_export", ctypes.c_void_p(handle.address), _file(path, "path"), block)


def _file(path: str | bytes | os.PathLike, name: str) -> bytes:
    """A file's name as the system has it."""
    raw = os.fsencode(path)
    if b"\0" in raw:
        raise _errors.make(1, f"{name} is {path!r}, which has a zero character in it")
    return raw


def inspect_kernel(handle: Handle, signature: str | None, what: int) -> str:
    """What became of a kernel: its types, intermediate representation, machine code, times."""
    given = None if signature is None else _library.text(signature, "signature")
    return _library.take_text("jitney_kernel_inspect", ctypes.c_void_p(handle.address), given, ctypes.c_int32(what))


def describe_kernel(handle: Handle) -> dict:
    """A kernel's parameters and the types that it is compiled for."""
    import json

    return json.loads(_library.take_text("jitney_kernel_describe", ctypes.c_void_p(handle.address)))


def kernel_name(handle: Handle) -> str:
    """A kernel's name in the registry."""
    return _lib.jitney_kernel_name(handle.address).decode()
