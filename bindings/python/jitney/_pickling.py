"""Kernels that no module has under their name, such as those made inside a function, as pickles.

In: a dispatcher. Out: its code (for the same version of Python), source text, defaults, closure and global variables that
it reads; and a new dispatcher of these. Modules and functions are pickled by name, so what the kernel reads has to be found
on the other side too.
"""

from __future__ import annotations

import importlib
import linecache
import marshal
import sys
import types as python_types

from . import _bindings, _source

__all__ = ["reduced"]


class _Module:
    """A module, pickled by its name."""

    def __init__(self, name: str) -> None:
        self.name = name


def _portable(values: dict) -> dict:
    return {k: _Module(v.__name__) if isinstance(v, python_types.ModuleType) else v for k, v in values.items()}


def _restored(values: dict) -> dict:
    return {k: importlib.import_module(v.name) if isinstance(v, _Module) else v for k, v in values.items()}


def reduced(dispatcher):
    """What `__reduce__` of a dispatcher returns. What it refers to comes as state, since that may be itself."""
    function = dispatcher.py_func
    values = _bindings.variables(function)
    free = function.__code__.co_freevars
    names = ("__name__", "__qualname__", "__module__", "__doc__")
    state = {
        "globals": _portable({name: value for name, value in values.items() if name not in free}),
        "closure": _portable({name: values[name] for name in free if name in values}),
        "defaults": function.__defaults__,
        "keyword_defaults": function.__kwdefaults__,
        "names": {name: getattr(function, name) for name in names},
        "settings": dispatcher._settings,
    }
    source = _source.source_of(function)
    code = (sys.implementation.cache_tag, marshal.dumps(function.__code__), source)
    return _blank, (type(dispatcher), code), state, None, None, _fill


def _blank(kind: type, code: tuple):
    """A dispatcher without anything but its code."""
    tag, dumped, source = code
    if tag != sys.implementation.cache_tag:
        raise ValueError(f"{source[0]} was pickled by {tag}, and can be read by that version of Python alone")
    made = kind.__new__(kind)
    made._pickled = (marshal.loads(dumped), source)
    return made


def _fill(dispatcher, state: dict) -> None:
    code, source = dispatcher.__dict__.pop("_pickled")
    cells = {name: python_types.CellType(value) for name, value in _restored(state["closure"]).items()}
    closure = tuple(cells.get(name) or python_types.CellType() for name in code.co_freevars)
    scope = {"__builtins__": __builtins__, **_restored(state["globals"])}
    function = python_types.FunctionType(code, scope, state["names"]["__name__"], state["defaults"], closure)
    function.__kwdefaults__ = state["keyword_defaults"]
    for name, value in state["names"].items():
        setattr(function, name, value)
    if not linecache.getlines(code.co_filename):
        # The file is not on this machine: the lines of this function are all that is known of it.
        name, text, first_line, file = source
        padded = "\n" * (first_line - 1) + text
        linecache.cache[file] = (len(padded), None, padded.splitlines(True), file)
    dispatcher.__init__(function, *dispatcher.parse(state["settings"]))
