"""`njit` and `jit`: Python functions, compiled on their first call.

    @jitney.njit(parallel=True)
    def total(x):
        s = 0.0
        for i in jitney.prange(len(x)):
            s += x[i]
        return s

Numba's decorators and their options, for the language that ``docs/language.md`` describes.
"""

from __future__ import annotations

from . import _errors
from ._bindings import prange
from ._compile import DEBUG, IGNORE_ANNOTATIONS, NUMPY_ERRORS, SERIAL, UNCHECKED, UNSAFE_PARALLEL, Options
from ._dispatch import Dispatcher
from .types import Signature, Type

__all__ = ["jit", "njit", "prange"]

#: Options of Numba's that change nothing here: calls release the GIL, compiled code is kept by the library.
_WITHOUT_EFFECT = {"cache", "inline", "locals", "looplift", "nogil", "no_cpython_wrapper", "pipeline_class"}

_FASTMATH = ("nnan", "ninf", "nsz", "arcp", "contract", "afn", "reassoc", "fast")


def njit(signature_or_function=None, **options):
    """Compiles a function: ``@njit``, ``@njit(parallel=True)``, ``@njit("f8(f8[:])")``, ``njit(f)``.

    signature_or_function: the function; or a signature, or a list of signatures, for which the function is compiled at
    once, and which are then the only types that it takes.
    parallel: `prange` runs on several threads; otherwise it is `range`.
    fastmath: True, or names of what may be done to floats ("nnan", "ninf", "nsz", "arcp", "contract", "afn", "reassoc").
    boundscheck: False leaves indices unchecked; they are checked otherwise.
    error_model: "python", where division by zero raises, or "numpy", where it gives infinity, NaN or 0.
    unsafe_parallel: runs a `prange` in parallel though its iterations may depend on each other.
    debug: has a debugger show the function's lines and variables, which takes the plugin `llvm`; nothing is optimised.
    fallback: runs the function as plain Python where it cannot be compiled, with one warning.

    Numba's other options are accepted: `cache`, `nogil`, `inline`, `locals`, `looplift` and `nopython` change nothing; ``forceobj=True`` and ``nopython=False`` mean `fallback`.
    """
    return _decorated(signature_or_function, options)


def jit(signature_or_function=None, **options):
    """As `njit`."""
    return _decorated(signature_or_function, options)


def _decorated(given, options: dict):
    settings, function = settings_of(given, options)
    parse(settings)  # A wrong option is told where it stands, not where the function is.
    return decorate(function, settings) if function is not None else lambda function: decorate(function, settings)


def settings_of(given, options: dict) -> tuple[dict, object]:
    """What a decorator was given: settings that may be pickled, and the function, if it was given that."""
    if "signature_or_function" in options:
        given = options.pop("signature_or_function")
    if given is None or isinstance(given, (str, list, tuple, Signature)):
        return {"signatures": signature_texts(given), **options}, None
    return {"signatures": (), **options}, given


def decorate(function, settings: dict) -> Dispatcher:
    """The dispatcher of a function for settings that may be pickled."""
    function = getattr(function, "py_func", function)
    if not hasattr(function, "__code__"):
        what = "a class" if isinstance(function, type) else f"a {type(function).__name__}"
        raise _errors.make(4, f"njit compiles functions; it was given {what}")
    return Kernel(function, *parse(settings))


class Kernel(Dispatcher):
    """A function, compiled."""

    @classmethod
    def parse(cls, settings: dict) -> tuple:
        """What `Dispatcher` takes, of settings that may be pickled."""
        return parse(settings)


def signature_texts(given) -> tuple[str, ...]:
    """Signatures as text: of one, of a list, or of none."""
    if given is None:
        return ()
    if isinstance(given, tuple) and given and all(isinstance(one, Type) for one in given):
        return (f"({', '.join(map(str, given))})",)
    several = given if isinstance(given, (list, tuple)) else [given]
    if isinstance(given, tuple) and not given:
        return ("()",)
    texts = []
    for one in several:
        if isinstance(one, (list, tuple)):
            texts += signature_texts(tuple(one))
        elif isinstance(one, (str, Signature)):
            texts.append(str(one))
        else:
            message = "a signature is a text such as 'f8(f8[:])', or made of jitney's types"
            raise _errors.make(4, f"{message}; {one!r} is neither")
    return tuple(texts)


def parse(settings: dict) -> tuple[Options, dict, bool]:
    """The library's options, the settings again, and whether to fall back."""
    left = dict(settings)
    signatures = left.pop("signatures")
    # As under CPython and Numba, annotations tell people what is meant, and convert nothing.
    flags = IGNORE_ANNOTATIONS
    if left.pop("boundscheck", None) is False:
        flags |= UNCHECKED
    if not left.pop("parallel", False):
        flags |= SERIAL
    if left.pop("unsafe_parallel", False):
        flags |= UNSAFE_PARALLEL
    if left.pop("debug", False):
        flags |= DEBUG
    model = left.pop("error_model", "python")
    if model not in ("python", "numpy"):
        raise _errors.make(1, f"error_model is {model!r}; it is 'python' or 'numpy'")
    if model == "numpy":
        flags |= NUMPY_ERRORS
    fastmath = _fastmath(left.pop("fastmath", False))
    fallback = bool(left.pop("fallback", False)) | bool(left.pop("forceobj", False))
    fallback |= left.pop("nopython", True) is False
    unknown = sorted(set(left) - _WITHOUT_EFFECT)
    if unknown:
        known = "boundscheck, debug, error_model, fallback, fastmath, parallel, unsafe_parallel"
        raise TypeError(f"njit has no option {unknown[0]!r}; it has {known}, and accepts Numba's others")
    return Options(flags, fastmath, signatures), settings, fallback


def _fastmath(given) -> str:
    if isinstance(given, bool) or given is None:
        return "fast" if given else ""
    if isinstance(given, dict):
        given = [name for name, on in given.items() if on]
    names = [given] if isinstance(given, str) else sorted(given)
    wrong = [name for name in names if name not in _FASTMATH]
    if wrong:
        raise _errors.make(1, f"fastmath has {wrong[0]!r}; it is True, False, or names out of {', '.join(_FASTMATH)}")
    return ",".join(names)
