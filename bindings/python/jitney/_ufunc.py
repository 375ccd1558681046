"""`vectorize` and `guvectorize`: functions of numbers, or of core arrays, over arrays with NumPy's broadcasting.

In: a function and options. Out: a dispatcher that is called like one of NumPy's ufuncs. Broadcasting, conversion and
allocation are the library's.
"""

from __future__ import annotations

import ctypes

import numpy as np

from . import _arrays, _compile, _errors, _library, _values
from ._dispatch import Dispatcher
from ._invoke import Invocation, leaf_count
from ._jit import parse, settings_of

__all__ = ["Generalised", "Vectorized", "guvectorize", "vectorize"]

_NUMBERS = (int, float, bool, np.generic)


def vectorize(ftylist_or_function=None, *, target: str = "cpu", identity=None, **options):
    """Makes a function of numbers one of arrays: ``@vectorize``, ``@vectorize(["f8(f8, f8)"], target="parallel")``.

    target: "cpu" for one thread, "parallel" for several. identity: what a reduction of nothing gives. With signatures, it is
    compiled for these types at once, and arguments are converted to the first that holds them. Other options: `njit`.
    """
    return _decorated(Vectorized, ftylist_or_function, {"identity": identity, **_target(target), **options})


def guvectorize(ftylist_or_layout, layout: str | None = None, *, target: str = "cpu", **options):
    """Makes a function of core arrays one of arrays of any rank: ``@guvectorize(["void(f8[:], f8[:])"], "(n)->()")``.

    layout: the core axes of inputs and outputs. The function writes into its last parameters, the outputs. Without
    signatures, the caller gives the outputs too. Other options: `vectorize`.
    """
    signatures = ftylist_or_layout
    if layout is None:
        signatures, layout = None, ftylist_or_layout
    if not isinstance(layout, str) or "->" not in layout:
        raise _errors.make(1, f"the layout is {layout!r}; it is a text such as '(m,n),(n)->(m)'")
    return _decorated(Generalised, signatures or None, {"layout": layout, **_target(target), **options})


def _target(target: str) -> dict:
    if target not in ("cpu", "parallel"):
        raise _errors.make(1, f"target is {target!r}; it is 'cpu' or 'parallel'")
    return {"parallel": target == "parallel"}


def _decorated(kind: type, given, options: dict):
    settings, function = settings_of(given, options)

    def decorate(function) -> Dispatcher:
        function = getattr(function, "py_func", function)
        return kind(function, *kind.parse(settings))

    kind.parse(settings)
    return decorate if function is None else decorate(function)


class _Ufunc(Dispatcher):
    """A kernel over arrays. It may be called with its inputs, or with its outputs after them."""

    #: One of the library's kinds of kernels.
    kind = _compile.WHOLE

    @classmethod
    def parse(cls, settings: dict) -> tuple:
        """What `Dispatcher` takes, of settings that may be pickled."""
        left = dict(settings)
        layout, _ = left.pop("layout", ""), left.pop("identity", None)
        options, _, fallback = parse(left)
        options.kind, options.layout = cls.kind, layout
        return options, settings, fallback

    @property
    def nin(self) -> int:
        """How many inputs it takes."""
        raise NotImplementedError

    @property
    def nout(self) -> int:
        """How many outputs it has."""
        raise NotImplementedError

    @property
    def nargs(self) -> int:
        """Inputs and outputs together."""
        return self.nin + self.nout

    def __call__(self, *args, out=None):
        """Applies the kernel to arrays and numbers, which broadcast; out: an array, or a tuple of them, to write into."""
        if out is not None:
            if len(args) != self.nin:
                raise TypeError(f"{self.__name__} takes {self.nin} inputs and out, but was given {len(args)}")
            args += out if isinstance(out, tuple) else (out,)
        types = tuple(map(type, args))
        try:
            call = self._calls.get(types)
            result = call(*args) if call is not None else self._first_call(args, types)
        except self.refusals as refusal:
            return self._refused(refusal, args)
        outputs = args[self.nin :]
        if not outputs:
            return _scalars(result)
        return outputs[0] if len(outputs) == 1 else tuple(outputs)

    def _first_call(self, args: tuple, types: tuple[type, ...]) -> object:
        """A call with types that have not come yet, or are not those of plain arrays and numbers."""
        calls = self._calls
        invocation = self._invocations.get(len(args)) or self._invocation_of(len(args))
        result = invocation(tuple([one if type(one) is np.ndarray else _operand(one) for one in args]))
        call = invocation.fast_call(types)
        if call is not None:
            calls[types] = call
        return result

    @property
    def _invocations(self) -> dict[int, Invocation]:
        return self.__dict__.setdefault("_by_count", {})

    def recompile(self) -> None:
        """Forgets the compiled kernel: the next call reads the source and the values of globals again."""
        self._invocations.clear()
        super().recompile()

    def _invocation_of(self, count: int) -> Invocation:
        compiled = self._compiled()
        if count < self.nin:
            raise TypeError(f"{self.__name__} takes {self.nin} inputs; {count} were given")
        return self._invocations.setdefault(count, Invocation(compiled.handle, count, compiled.names, exact=True))


def _scalars(result: object) -> object:
    """Results without axes as NumPy's scalars."""
    if isinstance(result, tuple):
        return tuple([_scalars(one) for one in result])
    return result[()] if isinstance(result, np.ndarray) and result.ndim == 0 else result


def _operand(value: object) -> object:
    """An operand that is no plain array."""
    return value if isinstance(value, _NUMBERS) else _arrays.as_input(value, "an operand")


class Vectorized(_Ufunc):
    """A function of numbers over arrays."""

    kind = _compile.ELEMENTWISE

    @property
    def nin(self) -> int:
        """How many inputs it takes."""
        return self.py_func.__code__.co_argcount

    @property
    def nout(self) -> int:
        """How many outputs it has: 1, as long as it has not been compiled for any types."""
        for signature in self.signatures:
            if not signature.endswith("?"):
                return max(1, leaf_count(signature))
        return 1

    def _plain(self, args: tuple):
        return np.vectorize(self.py_func)(*args)

    def reduce(self, array, axis=0, dtype=None, out=None, keepdims: bool = False, initial=None):
        """``f(f(a, b), c)`` along an axis, a tuple of axes, or None for all of them, in the order of the elements."""
        array = _input(array, dtype)
        if initial is None and array.size == 0:
            initial = self._settings["identity"]
        keep = []
        given = None
        if initial is not None:
            number = _values.number_words(initial, "initial")
            if number is None:
                raise _errors.make(4, f"initial is {initial!r}, which is no number")
            given = (ctypes.c_uint64 * 3)(*number)
        axes = tuple(range(array.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
        block = (ctypes.c_int64 * max(1, len(axes)))(*axes)
        if not axes:
            return array[()] if array.ndim == 0 else array.copy()
        words = (ctypes.c_uint64 * 6)()
        _library.check(
            "jitney_kernel_reduce", ctypes.c_void_p(self.handle), _described(array, keep), block,
            ctypes.c_size_t(len(axes)), ctypes.c_int32(keepdims), given, words,
        )  # fmt: skip
        return _given_back(words, out)

    def accumulate(self, array, axis: int = 0, dtype=None, out=None):
        """Every step of the reduction along an axis."""
        array, keep, words = _input(array, dtype), [], (ctypes.c_uint64 * 6)()
        _library.check(
            "jitney_kernel_accumulate", ctypes.c_void_p(self.handle), _described(array, keep), ctypes.c_int64(axis), words
        )
        return _given_back(words, out)

    def outer(self, a, b, out=None):
        """The kernel of each pair of elements of two arrays."""
        a, b = np.asarray(a), np.asarray(b)
        return self(a.reshape(a.shape + (1,) * b.ndim), b, out=out)


class Generalised(_Ufunc):
    """A function of core arrays over arrays."""

    kind = _compile.GENERALISED

    @property
    def signature(self) -> str:
        """The layout."""
        return self._options.layout

    @property
    def nin(self) -> int:
        """How many inputs it takes."""
        return self._options.layout.partition("->")[0].count("(")

    @property
    def nout(self) -> int:
        """How many outputs it has."""
        return self._options.layout.partition("->")[2].count("(")


def _input(array: object, dtype: object) -> np.ndarray:
    array = _arrays.as_input(array, "array")
    return array if dtype is None else array.astype(dtype, copy=False)


def _described(array: np.ndarray, keep: list) -> ctypes.Array:
    _, address, _ = _values.array_words(array, "array", keep)
    return ctypes.c_void_p(address)


def _given_back(words: ctypes.Array, out: np.ndarray | None) -> object:
    """The tensor that the library allocated, as an array or a scalar, or copied into `out`."""
    result = _arrays.wrap(list(words), _library.lib.jitney_tensor_release)
    if out is not None:
        out[...] = result
        return out
    return result[()] if result.ndim == 0 else result
