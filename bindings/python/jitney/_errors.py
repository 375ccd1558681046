"""Errors: a class for each status of the library, also of Python's own kind where there is one.

In: a status number and the library's sentence. Out: an exception, raised. It must not know what was called.
"""

from __future__ import annotations

__all__ = ["CODES", "CompileError", "Error", "error_class", "make"]


class Error(Exception):
    """A call that the library refused or could not do.

    `code` is the library's status number (never reused), `status` its name, such as ``"shape"``; the message is one
    sentence that names the argument and the values. Subclasses also derive from Python's own exceptions where one
    means the same, so that ``except ValueError`` works as with NumPy.
    """

    code: int = 0
    status: str = "error"


class InvalidArgumentError(Error, ValueError):
    """An argument has a value outside its domain: a NaN percentile, an axis past the rank, an unknown option."""


class NullPointerError(Error, TypeError):
    """An argument that is needed was not given."""


class ShapeError(Error, ValueError):
    """Ranks or shapes do not fit together."""


class DTypeError(Error, TypeError):
    """A dtype is unknown, or not supported by this kernel, or not that of the other arguments."""


class LayoutError(Error, ValueError):
    """Strides that the library cannot take, or an output that is read-only."""


class AlignmentError(Error, ValueError):
    """Data are not aligned to their element size."""


class DeviceError(Error, TypeError):
    """A tensor lives on a device that this call cannot read."""


class OverlapError(Error, ValueError):
    """An output overlaps an input, or itself, in a way that has no meaning."""


class OverflowedError(Error, OverflowError):
    """A size computation overflows."""


class OutOfMemoryError(Error, MemoryError):
    """Memory could not be had."""


class NotFoundError(Error, KeyError):
    """No kernel, option or entry of that name."""

    __str__ = Exception.__str__  # KeyError's own would print the sentence in quotes.


class AlreadyExistsError(Error, ValueError):
    """The name is taken."""


class UnsupportedError(Error, NotImplementedError):
    """This path cannot do it. Raised by a registered kernel's fast path, it has the standard one run instead."""


class ReleasedError(Error, ValueError):
    """A handle or tensor is used after it was released."""


class CallbackError(Error, RuntimeError):
    """A registered kernel failed; the message has the exception's type and text."""


class PanicError(Error, RuntimeError):
    """A panic was stopped at the boundary; the library goes on working."""


class InternalError(Error, RuntimeError):
    """The library found itself in a state that it rules out."""


class CompileError(Error, TypeError):
    """A kernel's source cannot be compiled: the message says what is wrong, where, and what would work."""


#: Status number -> (name, class); the numbers are the C header's `JITNEY_ERROR_…`.
CODES: dict[int, tuple[str, type[Error]]] = {
    1: ("invalid_argument", InvalidArgumentError),
    2: ("null_pointer", NullPointerError),
    3: ("shape", ShapeError),
    4: ("dtype", DTypeError),
    5: ("layout", LayoutError),
    6: ("alignment", AlignmentError),
    7: ("device", DeviceError),
    8: ("overlap", OverlapError),
    9: ("overflow", OverflowedError),
    10: ("out_of_memory", OutOfMemoryError),
    11: ("not_found", NotFoundError),
    12: ("already_exists", AlreadyExistsError),
    13: ("unsupported", UnsupportedError),
    14: ("released", ReleasedError),
    15: ("callback", CallbackError),
    16: ("panic", PanicError),
    17: ("internal", InternalError),
    18: ("source", CompileError),
}

#: The status of an exception that a kernel raised. It comes back as Python's own, which its message begins with.
_RAISED = 19

for _code, (_name, _class) in CODES.items():
    _class.code, _class.status = _code, _name


def error_class(code: int) -> type[Error]:
    """The class of a status number; `Error` for a number of a later version."""
    return CODES[code][1] if code in CODES else Error


def _raised(message: str) -> Exception | None:
    """The exception whose name a message begins with: ``"IndexError: ..."``."""
    import builtins
    import re

    # The kernel's name may have a number, by which the library tells it from others of that name.
    name, text = re.match(r"(\w*)(?:: )?(.*)", re.sub(r"#\d+((?:, line \d+)?\))$", r"\1", message), re.DOTALL).groups()
    known = getattr(builtins, name, None)
    return known(text.strip()) if isinstance(known, type) and issubclass(known, Exception) else None


def make(code: int, message: str) -> Exception:
    """An exception for a status number."""
    if code == _RAISED:
        raised = _raised(message)
        if raised is not None:
            return raised
    error = error_class(code)(message)
    error.code = code
    return error
