"""A Python function and the kernel that is compiled from its source.

In: a function and options. Out: `Dispatcher`, which is called like the function. The kernel is made at the first call, or
when another kernel calls it: names are bound then, so that functions may be defined in any order.
"""

from __future__ import annotations

import os
import re
import sys
import types as python_types
from _thread import RLock

from . import _bindings, _compile, _errors, _grouping, _switch
from ._invoke import Invocation

__all__ = ["Dispatcher"]

#: Flags of code that takes ``*args`` or ``**kwargs``.
_VARIADIC = 0x04 | 0x08

#: Most lists of types, and of constants, for which a call's code is kept.
_MAX_CALLS = 64

# One lock for all kernels, because making one may make others. Calls do not take it.
_making = RLock()

#: The kernels that its holder is making.
_in_making: set[Dispatcher] = set()


def _after_fork() -> None:
    """The child has none of the threads that may hold the lock."""
    global _making
    _making = RLock()
    _in_making.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class Dispatcher(_bindings.KernelReference):
    """A function that runs compiled. `py_func` is the function itself. A subclass says how settings are read."""

    @classmethod
    def parse(cls, settings: dict) -> tuple:
        """What `__init__` takes after the function, of settings that may be pickled."""
        raise NotImplementedError

    #: Errors that come before anything is run.
    refusals = tuple(_errors.error_class(code) for code in (3, 4, 5, 6, 9, 13, 18))

    def __init__(self, function, options: _compile.Options, settings: dict, fallback: bool = False) -> None:
        self.py_func = self.__wrapped__ = function
        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            setattr(self, name, getattr(function, name, None))
        self._options, self._settings, self._fallback = options, settings, fallback
        self._invocation: Invocation | None = None
        self._arity = -1
        self._calls: dict[tuple[type, ...], object] = {}
        self._variants: dict[tuple, Invocation] = {}
        self._reasons: dict[str, str] = {}
        self._files: dict[str, str] = {}
        self._fallbacks = 0
        if options.signatures:
            self._compiled()

    # Calls

    def __call__(self, *args, **kwargs):
        """Calls the kernel; the first time with new types of arguments, compiles it for them."""
        if _switch.on and not kwargs:
            call = self._calls.get(tuple(map(type, args)))
            if call is not None:
                try:
                    return call(*args)
                except self.refusals as refusal:
                    return self._refused(refusal, args)
        return self._call_with(args, kwargs)

    def _call_with(self, args: tuple, kwargs: dict):
        """A call that is not yet, or not to be, run as it stands."""
        if not _switch.on:
            return self.py_func(*args, **kwargs)
        args = self._positional(args, kwargs)
        calls = self._calls
        try:
            constants = {at: one for at, one in enumerate(args) if _bindings.is_constant_only(one)}
            if constants:
                return self._with_constants(args, constants)
            invocation = self._compiled()
            if len(args) != invocation.count:
                invocation = self._shorter(len(args))
            result = invocation(args)
        except self.refusals as refusal:
            return self._refused(refusal, args)
        if len(args) == self._arity and len(calls) < _MAX_CALLS:
            types = tuple(map(type, args))
            calls[types] = invocation.fast_call(types) or (lambda *arguments: invocation(arguments))
        return result

    def _positional(self, args: tuple, kwargs: dict) -> tuple:
        """All arguments by position, defaults filled in."""
        code = self.py_func.__code__
        if not kwargs and len(args) == code.co_argcount and not code.co_kwonlyargcount and not code.co_flags & _VARIADIC:
            return args
        import inspect

        bound = inspect.signature(self.py_func).bind(*args, **kwargs)
        bound.apply_defaults()
        values = list(bound.arguments.values())
        # A default that is no argument, such as a dtype, is known to the compiler from the source.
        given = len(args) + len(kwargs)
        while len(values) > given and _bindings.is_constant_only(values[-1]):
            values.pop()
        return tuple(values)

    def _with_constants(self, args: tuple, constants: dict[int, object]):
        """A call with dtypes, functions or kernels among its arguments, for which it is compiled."""
        key = len(args), *constants.items()
        invocation = self._variants.get(key)
        if invocation is None:
            with _making:
                if len(self._variants) >= _MAX_CALLS:
                    self._variants.clear()
                invocation = self._variants[key] = self._made(constants, len(args))
        return invocation(tuple([one for at, one in enumerate(args) if at not in constants]))

    def _shorter(self, count: int) -> Invocation:
        """Calls with the last defaults left to the compiler."""
        return Invocation(self._invocation.handle, count, self._invocation.names)

    def _refused(self, refusal: _errors.Error, args: tuple):
        """What cannot be compiled runs as Python, if that was asked for."""
        error = self._explained(refusal)
        if not self._fallback:
            raise error.with_traceback(None) from None
        self._fallbacks += 1
        if self._fallbacks == 1:
            import logging
            import warnings

            message = f"{self.__name__} runs as plain Python: {error}"
            logging.getLogger("jitney").info(message)
            warnings.warn(message, RuntimeWarning, stacklevel=4)
        return self._plain(args)

    def _plain(self, args: tuple):
        """The call as plain Python."""
        return self.py_func(*args)

    # Compiling

    @property
    def handle(self) -> int:
        """The library's handle."""
        return self._compiled().handle.address

    def _compiled(self) -> Invocation:
        """The kernel, made now if it has not been."""
        if self._invocation is None:
            with _making:
                if self._invocation is None:
                    self._make()
        return self._invocation

    def _make(self) -> None:
        self._invocation = self._made({}, self._parameter_count())
        code = self.py_func.__code__
        # The short way is for what can be told by position.
        self._arity = -2 if code.co_kwonlyargcount or code.co_flags & _VARIADIC else code.co_argcount

    def _parameter_count(self) -> int:
        code = self.py_func.__code__
        return code.co_argcount + code.co_kwonlyargcount

    def _made(self, constants: dict[int, object], count: int) -> Invocation:
        """A kernel of the source, for calls in which some of `count` arguments are constants."""
        if self in _in_making:
            raise _errors.make(18, f"{self.__name__} calls itself through an attribute of a module; call it by its name")
        _in_making.add(self)
        try:
            names = self.py_func.__code__.co_varnames[: self._parameter_count()]
            text = _grouping.text_of(self)
            self._files = {text.name: text.file}
            if constants:
                text = _grouping.with_constants(text, names[:count], constants)
                names = tuple(name for at, name in enumerate(names) if at not in constants)
                self._files[text.name] = text.file
            bound = _bindings.bind(text.text, text.values)
            self._reasons = bound.reasons
            for value in bound.keep:
                if isinstance(value, Dispatcher):
                    self._files = {**value._files, **self._files}
            handle = _compile.compile_source(
                text.name, bound.text, text.first_line, text.file, bound.names, self._options
            )
            return Invocation(handle, count - len(constants), names)
        except _errors.CompileError as refusal:
            raise self._explained(refusal) from None
        finally:
            _in_making.discard(self)

    def _explained(self, refusal: _errors.Error) -> _errors.Error:
        """The library's error as this function's: with the file, and why a name has no meaning."""
        if not isinstance(refusal, _errors.CompileError):
            return refusal
        return _errors.make(18, _explain(str(refusal), self._reasons, self._files))

    def recompile(self) -> None:
        """Forgets the compiled kernel: the next call reads the source and the values of globals again."""
        with _making:
            self._arity, self._invocation, self._calls, self._variants = -1, None, {}, {}
            if self._options.signatures:
                self._compiled()

    def export(self, path, signatures=(), header=None, names=(), cpu=None) -> None:
        """Writes the compiled kernel as an object file (``.o``) or shared library (``.so``) for C programs, which need
        neither Python nor this library to call it; ``docs/export.md`` says how.

        path: the file.
        signatures: one signature or a list of them; those that the kernel is compiled for, if none is given.
        header: the file of the C header; none is written without.
        names: the functions' names, one for each signature; the kernel's, if none is given.
        cpu: the processors that the code is for, such as "x86-64-v3"; those like this machine's, if none is given.

        Exporting needs the plugin that optimises kernels (``make llvm``).
        """
        one = isinstance(signatures, str) or not isinstance(signatures, (list, tuple))
        signatures = [str(signature) for signature in ([signatures] if one else signatures)]
        names = [names] if isinstance(names, str) else list(names)
        try:
            _compile.export_kernel(self._compiled().handle, path, signatures, names, header, cpu)
        except _errors.CompileError as refusal:
            raise self._explained(refusal) from None

    # Looking at it

    @property
    def signatures(self) -> list[str]:
        """The types that it is compiled for, as ``(f64[::1], i64) -> f64``."""
        if self._invocation is None:
            return []
        return [one["signature"] for one in _compile.describe_kernel(self._invocation.handle)["specialisations"]]

    @property
    def stats(self) -> dict:
        """How often it was called, how many functions were compiled in how many seconds, and how many calls ran as plain
        Python because it could not be compiled."""
        found = {"calls": 0, "errors": 0, "functions_compiled": 0, "compile_seconds": 0.0, "fallbacks": self._fallbacks}
        if self._invocation is not None:
            from .manager import stats

            name = _compile.kernel_name(self._invocation.handle)
            row = next((row for row in stats().kernels if row["name"] == name), {})
            found["calls"] = sum(row.get("calls", ()))
            found["errors"] = row.get("errors", 0)
            found["functions_compiled"] = row.get("functions_compiled", 0)
            found["compile_seconds"] = row.get("compile_nanoseconds", 0) / 1e9
        return found

    def _inspected(self, what: int, signature) -> str | dict[str, str]:
        handle = self._compiled().handle
        if signature is not None:
            return _bindings.shown(_compile.inspect_kernel(handle, str(signature), what))
        return {one: self._inspected(what, one.rpartition(" -> ")[0]) for one in self.signatures}

    def inspect_types(self, file=None, signature=None) -> None:
        """Prints the source with the types of its variables."""
        texts = self._inspected(_compile.TYPES, signature)
        for text in [texts] if isinstance(texts, str) else texts.values():
            print(text, file=file)

    def inspect_ir(self, signature=None) -> str | dict[str, str]:
        """The typed intermediate representation: for one signature, or by signature."""
        return self._inspected(_compile.IR, signature)

    def inspect_asm(self, signature=None) -> str | dict[str, str]:
        """The machine code: for one signature, or by signature."""
        return self._inspected(_compile.ASSEMBLY, signature)

    def __repr__(self) -> str:
        return f"<jitney kernel {self.__qualname__!r}>"

    # As a function

    def __get__(self, instance, owner=None):
        """As a method: bound to the instance."""
        return self if instance is None else python_types.MethodType(self, instance)

    def __copy__(self) -> Dispatcher:
        return self

    def __deepcopy__(self, memo: dict) -> Dispatcher:
        return self

    def __reduce__(self):
        """By name where the name leads here, as functions are; else by its code, source and variables."""
        home = sys.modules.get(self.__module__)
        try:
            found = home
            for part in self.__qualname__.split("."):
                found = getattr(found, part)
        except AttributeError:
            found = None
        if found is self:
            return self.__qualname__
        from . import _pickling

        return _pickling.reduced(self)


def _explain(text: str, reasons: dict[str, str], files: dict[str, str]) -> str:
    """A diagnosis of the library's with the source's file, and the reason why a name has no meaning."""
    lines = _bindings.shown(text).split("\n")
    undefined = re.match(r"the name (\S+) is not defined", lines[0])
    if undefined and undefined[1] in reasons:
        lines[0] = reasons[undefined[1]]
    for at, line in enumerate(lines[1:], 1):
        place = re.match(r"  in (.+), (line \d+, column \d+):$", line)
        if place and place[1] in files:
            name = place[1].removesuffix(_grouping.SUFFIX)
            lines[at] = f'  File "{files[place[1]]}", {place[2]}, in {name}:'
    return "\n".join(lines)
