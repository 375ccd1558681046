"""Kernels by name, and Python functions registered as kernels.

A registered function takes part in everything that the manager does: the switch chooses between its `standard` and its
`cpu` version, calls are counted, errors reported. It receives NumPy views of the caller's arrays, valid during the call.
"""

from __future__ import annotations

import ctypes
import itertools

from . import _arrays, _errors, _library
from ._call import Kernel

__all__ = ["kernel", "register_kernel", "unregister_kernel"]


class _Payload(ctypes.Union):
    _fields_ = [
        ("tensor", ctypes.c_uint64),
        ("f64", ctypes.c_double),
        ("f32", ctypes.c_float),
        ("i64", ctypes.c_int64),
        ("boolean", ctypes.c_int32),
        ("text", ctypes.c_char_p),
        ("list", ctypes.c_uint64 * 2),
    ]


class _Value(ctypes.Structure):
    _fields_ = [("kind", ctypes.c_int32), ("reserved", ctypes.c_int32), ("as_", _Payload)]


_Function = ctypes.CFUNCTYPE(
    ctypes.c_int32, ctypes.c_void_p, ctypes.POINTER(_Value), ctypes.c_size_t, ctypes.POINTER(ctypes.c_void_p)
)
_Destroy = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class _Definition(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("name", ctypes.c_char_p),
        ("signature", ctypes.c_char_p),
        ("standard", _Function),
        ("cpu", _Function),
        ("user", ctypes.c_void_p),
        ("destroy", _Destroy),
    ]


_lib = _library.lib
_lib.jitney_error_new.restype = ctypes.c_void_p
_lib.jitney_error_new.argtypes = [ctypes.c_int32, ctypes.c_char_p]
_lib.jitney_kernel_release.argtypes = [ctypes.c_void_p]
_lib.jitney_kernel_release.restype = None

# The library knows a registered kernel by a number, its user pointer. One trampoline serves all of them and lives as long
# as the process, so that no call can outlive it.
_registered: dict[int, tuple] = {}
_numbers = itertools.count(1)


def _read(value: _Value, writable: bool) -> object:
    """A value as Python's."""
    kind, given = value.kind, value.as_
    if kind == 0:
        return None
    if kind == 1:
        return _arrays.view_of(given.tensor, writable)
    if kind == 2:
        return given.f64
    if kind == 3:
        return given.f32
    if kind == 4:
        return given.i64
    if kind == 5:
        return bool(given.boolean)
    if kind == 6:
        return given.text.decode()
    address, count = given.list
    return list(((ctypes.c_int64 if kind == 7 else ctypes.c_double) * count).from_address(address)) if count else []


def _invoke(which: int, user: int, values, count: int, error) -> int:
    """Runs a registered function. An exception becomes an error with its type and text."""
    try:
        entry = _registered[user]
        written = entry[2]
        entry[which](*[_read(values[i], i in written) for i in range(count)])
        return 0
    except BaseException as failure:  # noqa: BLE001 - nothing may cross the boundary
        code = failure.code if isinstance(failure, _errors.Error) else 15
        if isinstance(failure, NotImplementedError):
            code = 13
        try:
            message = str(failure) if isinstance(failure, _errors.Error) else f"{type(failure).__name__}: {failure}"
            if error:
                error[0] = _lib.jitney_error_new(code, message.encode("utf-8", "replace").replace(b"\0", b"?"))
        except BaseException:  # noqa: BLE001 - an exception whose text cannot be had; the number has to do
            pass
        return code or 15


@_Function
def _standard(user, values, count, error):
    return _invoke(0, user, values, count, error)


@_Function
def _cpu(user, values, count, error):
    return _invoke(1, user, values, count, error)


@_Destroy
def _destroy(user):
    _registered.pop(user, None)


def register_kernel(name: str, signature: str, standard, cpu=None) -> Kernel:
    """Registers Python functions as a kernel, and returns it.

    signature: what they take, such as ``"a: f32, x: f32[:], out y: f32[:]"`` (scalars, arrays by dtype and rank,
    ``f32[...]`` of any rank, ``tensor`` of any dtype). standard: the plain version; cpu: a fast one, or None. Both are
    called with numbers, and with NumPy views that are writable for ``out`` and ``inout`` parameters and valid during the
    call only. An exception becomes the caller's error; NotImplementedError from `cpu`, raised before anything was
    written, has `standard` run.
    """
    if not callable(standard) or not (cpu is None or callable(cpu)):
        raise _errors.make(1, f"standard and cpu of {name!r} must be functions")
    number = next(_numbers)
    definition = _Definition(
        struct_size=ctypes.sizeof(_Definition), name=_library.text(name, "name"),
        signature=_library.text(signature, "signature"), standard=_standard,
        user=number, destroy=_destroy,
    )  # fmt: skip
    if cpu is not None:
        definition.cpu = _cpu
    written: set[int] = set()
    _registered[number] = standard, cpu, written
    handle = ctypes.c_void_p()
    try:
        _library.check("jitney_kernel_register", ctypes.byref(definition), ctypes.byref(handle))
    except BaseException:
        _registered.pop(number, None)
        raise
    made = _HostKernel(name, handle.value)
    written.update(made.written)
    return made


class _HostKernel(Kernel):
    """A kernel that gives its handle back with the last reference: the registry may let it go before the process ends."""

    __slots__ = ("_give_back",)

    def __init__(self, name: str, handle: int) -> None:
        super().__init__(name)
        self._handle = handle
        self._give_back = _lib.jitney_kernel_release
        self.inouts = tuple(i for i, p in enumerate(self.describe()["parameters"]) if p.get("written"))
        self.written = self.inouts

    def __del__(self) -> None:
        if self._handle is not None:
            self._give_back(self._handle)

    def __call__(self, *arguments: object) -> None:
        """Calls the kernel; its outputs are among the arguments."""
        self.run(arguments)


def unregister_kernel(name: str) -> None:
    """Takes a registered kernel out of the registry: its name is free again. `Kernel` objects keep it alive."""
    _library.check("jitney_kernel_unregister", _library.text(name, "name"))


def kernel(name: str) -> Kernel:
    """Finds a kernel, built-in or registered, to be called with positional arguments as ``describe()`` lists them.

    A built-in one returns its outputs, which are allocated where None or nothing is given.
    """
    handle = ctypes.c_void_p()
    _library.check("jitney_kernel_find", _library.text(name, "name"), ctypes.byref(handle))
    found = Kernel(name)
    found._handle = handle.value
    description = found.describe()
    if not description["builtin"]:
        return _HostKernel(name, handle.value)
    kinds = [parameter["kind"] for parameter in description["parameters"]]
    found.outs = tuple(i for i, kind in enumerate(kinds) if kind == "output")
    found.inouts = tuple(i for i, kind in enumerate(kinds) if kind == "in-out tensor")
    found.written = found.outs + found.inouts
    return found
