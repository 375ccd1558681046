"""What the names of a kernel's source stand for: globals, closure variables and attributes of modules, frozen as they are
when the kernel is compiled.

In: a function and its source. Out: `Bound`, the source text and its names as ``jitney_value`` words. It must not know how
a kernel is compiled or called; other kernels come as objects with a `handle`.

The library knows NumPy and math by name, but no other module. ``mod.CONST`` is bound as one name, in which a letter that
looks like a dot stands for the dot, so that every column of the text stays where it is; `shown` puts the dot back.
"""

from __future__ import annotations

import builtins
import math
import types as python_types
from enum import Enum
from opcode import opmap
from sys import version_info
from typing import NamedTuple

import numpy as np

from . import _errors, _values, types

__all__ = ["Bound", "KernelReference", "bind", "shown", "variables"]

_DOT = "ꓸ"

#: Names that the library gives a meaning to, if nothing is bound to them.
_WELL_KNOWN = {"np", "numpy", "math", "nb", "numba", "jitney", "prange"}

_LOAD_GLOBAL, _EXTENDED_ARG = opmap["LOAD_GLOBAL"], opmap["EXTENDED_ARG"]
_GLOBAL_SHIFT = 1 if version_info >= (3, 11) else 0


#: What has attributes that may be bound.
_HOLDERS = (python_types.ModuleType, type, Enum)


class KernelReference:
    """What other kernels can call: its `handle` is the library's handle, made when it is asked for."""

    @property
    def handle(self) -> int:
        """The library's handle."""
        raise NotImplementedError


class Bound(NamedTuple):
    """A kernel's text, and its names as words. `keep` has to live until they were used. `reasons` says why other names
    could not be bound."""

    text: str
    names: dict[str, tuple[int, int, int]]
    keep: list
    reasons: dict[str, str]


class _Unbindable(Exception):
    """A value that kernels cannot use; the text says what to do about it."""


def shown(text: str) -> str:
    """A text of the library's as its reader wrote it."""
    return text.replace(_DOT, ".")


def prange(*arguments: int) -> range:
    """In a kernel with ``parallel=True``, a `range` whose iterations run on several threads; elsewhere a `range`."""
    return range(*arguments)


def global_names(code) -> set[str]:
    """The global names that code reads, and code inside it."""
    names, extended, raw = set(), 0, code.co_code
    for at in range(0, len(raw), 2):
        operation, argument = raw[at], raw[at + 1] | extended
        extended = argument << 8 if operation == _EXTENDED_ARG else 0
        if operation == _LOAD_GLOBAL:
            names.add(code.co_names[argument >> _GLOBAL_SHIFT])
    for constant in code.co_consts:
        if isinstance(constant, python_types.CodeType):
            names |= global_names(constant)
    return names


def variables(function) -> dict[str, object]:
    """The values of the globals and closure variables that a function reads, as far as they have one by now."""
    known = {}
    for name in global_names(function.__code__):
        if name in function.__globals__:
            known[name] = function.__globals__[name]
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
        try:
            known[name] = cell.cell_contents
        except ValueError:
            pass  # Assigned after the function was made, and not yet.
    return known


def bind(text: str, values: dict[str, object]) -> Bound:
    """Binds names to what they stand for. Names of modules and classes are bound by the attributes that the text reads."""
    bound = Bound(text, {}, [], {})
    holders = {}
    for name, value in values.items():
        try:
            bound.names[name] = _words(value, name, bound.keep)
        except _Unbindable as reason:
            bound.reasons[name] = str(reason)
            if isinstance(value, _HOLDERS):
                holders[name] = value
            elif name in _WELL_KNOWN or hasattr(builtins, name):
                raise _errors.make(18, str(reason)) from None
    return _bind_attributes(bound, holders) if holders else bound


def is_constant_only(value: object) -> bool:
    """Whether a value can be bound to a name, but is no argument: a dtype, a function, another kernel."""
    return isinstance(value, KernelReference) or _full_name(value) is not None


def _words(value: object, name: str, keep: list) -> tuple[int, int, int]:
    if value is None:
        return _values.NONE, 0, 0
    if isinstance(value, KernelReference):
        keep.append(value)
        return _values.KERNEL, value.handle, 0
    full_name = _full_name(value)
    if full_name is not None:
        return _values.text_words(full_name, _values.NAME, keep)
    if isinstance(value, tuple):
        return _values.tuple_words([_words(item, name, keep) for item in value], keep)
    if isinstance(value, np.ndarray):
        if value.dtype.kind not in "biuf":
            raise _Unbindable(f"{name} is an array of dtype {value.dtype}, which kernels do not take")
        return _values.array_words(np.require(value, requirements="A"), name, keep)
    if isinstance(value, str):
        return _values.text_words(value, 6, keep)
    try:
        number = _values.number_words(value, name)
    except _errors.Error as reason:
        raise _Unbindable(str(reason)) from None
    if number is None:
        raise _Unbindable(_why_not(value, name))
    return number


def _why_not(value: object, name: str) -> str:
    if isinstance(value, python_types.FunctionType):
        return f"{name} is a plain Python function; decorate it with @jitney.njit"
    if type(value).__module__.startswith("numba."):
        return f"{name} is Numba's; kernels call those that are decorated with @jitney.njit"
    if isinstance(value, list):
        return f"{name} is a list outside the kernel; make it a tuple or a NumPy array"
    if isinstance(value, (dict, set)):
        return f"{name} is a {type(value).__name__} outside the kernel; pass what the kernel needs as arrays or tuples"
    if isinstance(value, python_types.ModuleType):
        name = value.__name__
        return f"the module {name} cannot be used in a kernel; numpy and math can, and numbers and kernels in others"
    kind = "a class" if isinstance(value, type) else f"a {type(value).__qualname__}"
    return f"{name} is {kind}, which kernels cannot use; numbers, tuples, texts, arrays, dtypes and kernels can be used"


def _full_name(value: object) -> str | None:
    """The name under which the library knows a module, function or dtype."""
    if isinstance(value, python_types.ModuleType):
        return _module_name(value.__name__)
    if value is prange:
        return "jitney.prange"
    if isinstance(value, types.Number):
        return f"numpy.{value}"
    if isinstance(value, np.dtype):
        return _dtype_name(value)
    if isinstance(value, type):
        if issubclass(value, np.generic):
            return _dtype_name(np.dtype(value)) if value not in (np.generic, np.number, np.floating) else None
        if value.__module__ == "builtins" and getattr(builtins, value.__name__, None) is value:
            return None if issubclass(value, BaseException) else f"builtins.{value.__name__}"
    if isinstance(value, np.ufunc):
        return f"numpy.{value.__name__}" if getattr(np, value.__name__, None) is value else None
    name, module = getattr(value, "__name__", None), getattr(value, "__module__", None)
    if isinstance(name, str) and isinstance(module, str):
        return _function_name(value, name, module)
    is_numbas = type(value).__module__.startswith("numba.core.types")
    return f"numpy.{value}" if is_numbas and isinstance(getattr(types, str(value), None), types.Number) else None


def _module_name(name: str) -> str | None:
    package = name.partition(".")[0]
    if package in ("numba", "jitney"):
        return {"numba.core.types": "jitney.types", "numba.types": "jitney.types", "jitney.types": "jitney.types"}.get(
            name, "jitney" if name == package else None
        )
    return name if package in ("numpy", "math", "builtins") else None


def _dtype_name(dtype: np.dtype) -> str | None:
    return f"numpy.{dtype.name}" if dtype.kind in "biufc" else None


def _function_name(value: object, name: str, module: str) -> str | None:
    if name == "prange" and module.startswith("numba."):
        return "jitney.prange"
    if module in ("builtins", "math"):
        known = getattr(builtins if module == "builtins" else math, name, None)
        return f"{module}.{name}" if known is value else None
    if module.partition(".")[0] != "numpy" and not isinstance(getattr(value, "__self__", None), np.random.RandomState):
        return None
    for home, path in ((np, "numpy"), (np.linalg, "numpy.linalg"), (np.random, "numpy.random")):
        # Methods of NumPy's one generator are made anew at each look.
        if getattr(home, name, None) in (value,):
            return f"{path}.{name}"
    return None


def _bind_attributes(bound: Bound, holders: dict[str, object]) -> Bound:
    """Binds ``mod.CONST`` for modules and classes, wherever the text reads it."""
    import ast

    indented = bound.text.lstrip("\n")[:1].isspace()
    try:
        tree = ast.parse(f"if 1:\n{bound.text}" if indented else bound.text)
    except SyntaxError:
        return bound  # The library says what is wrong, in its own words.
    lines = bound.text.encode().split(b"\n")
    dots = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            _bind_attribute(ast, node, holders, bound, _places(ast, node, lines, indented), dots)
    for line, at in sorted(dots, reverse=True):
        lines[line] = lines[line][:at] + _DOT.encode() + lines[line][at + 1 :]
    return bound._replace(text=b"\n".join(lines).decode())


def _places(ast, node, lines: list[bytes], indented: bool) -> list[tuple[int, int]]:
    """Where the dots of an attribute stand: line and byte. Nothing where it is spread over lines or blanks."""
    parts = [node.attr]
    while isinstance(node.value, ast.Attribute):
        node = node.value
        parts.insert(0, node.attr)
    if not isinstance(node.value, ast.Name):
        return []
    parts.insert(0, node.value.id)
    line, at = node.value.lineno - 1 - indented, node.value.col_offset
    if not lines[line][at:].startswith(".".join(parts).encode()):
        return []
    places = []
    for part in parts[:-1]:
        at += len(part.encode())
        places.append((line, at))
        at += 1
    return places


def _bind_attribute(ast, node, holders, bound: Bound, places: list, dots: set) -> None:
    if not places:
        return
    parts = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if node.id not in holders:
        return
    value = holders[node.id]
    for part in parts:
        if not isinstance(value, _HOLDERS):
            return
        try:
            value = getattr(value, part)
        except AttributeError as reason:
            bound.reasons[node.id] = str(reason)
            return
    name = ".".join([node.id, *parts])
    if name.replace(".", _DOT) not in bound.names:
        try:
            bound.names[name.replace(".", _DOT)] = _words(value, name, bound.keep)
        except _Unbindable as reason:
            if not isinstance(value, _HOLDERS):
                bound.reasons[node.id] = str(reason)
            return
    dots.update(places)
