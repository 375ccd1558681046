"""Calls with arguments of types that came before: Python code written for exactly these types.

In: the types of a call's arguments, arrays and numbers only. Out: a function of the arguments that makes the call. It must
not know more of an `Invocation` than its frames, readers and what it does when something is out of the ordinary.

Numba's dispatcher is a C extension. This package has none, so each step of a call is Python's byte code, and the fewest
steps are those of straight code: for ``f(x, y, 2.0)``

    def call(a0, a1, a2):
        ...
        c0 = a0.__dlpack__()
        c1 = a1.__dlpack__()
        words[3] = peek[id(c0) >> 3]
        words[6] = peek[id(c1) >> 3]
        floats[9] = a2
        status = function(*pointers)

Frames belong to one list of types, so that kinds are written once. The code is compiled once for each pattern of kinds
("aaf"), for all kernels together.
"""

from __future__ import annotations

import numpy as np

from . import _values
from ._arrays import CAPSULES_KNOWN, peek

__all__ = ["fast_call"]

#: Type -> the view that its payload is written through, and the kind of the value.
_NUMBERS = {
    float: ("floats", _values.F64), int: ("ints", _values.I64), bool: ("words", _values.BOOL),
    np.float64: ("floats", _values.F64), np.float32: ("singles", _values.F32), np.int64: ("ints", _values.I64),
    np.int8: ("ints", _values.I8), np.int16: ("ints", _values.I16), np.int32: ("ints", _values.I32),
    np.uint8: ("words", _values.U8), np.uint16: ("words", _values.U16), np.uint32: ("words", _values.U32),
    np.uint64: ("words", _values.U64),
}  # fmt: skip

_LETTERS = {"floats": "f", "singles": "s", "ints": "i", "words": "w"}

_made: dict[str, object] = {}


def fast_call(invocation, types: tuple[type, ...], first: int):
    """A function that calls with arguments of these types, whose values stand from word `first` on; None where there is
    a type that is not written in one step."""
    letters, kinds = "", []
    for one in types:
        if one is np.ndarray and CAPSULES_KNOWN:
            letters, kinds = letters + "a", [*kinds, _values.TENSOR]
        elif one in _NUMBERS:
            view, kind = _NUMBERS[one]
            letters, kinds = letters + _LETTERS[view], [*kinds, kind]
        else:
            return None
    maker = _made.get(letters)
    if maker is None:
        maker = _made[letters] = _compiled(letters, first)

    def new_frame() -> tuple:
        frame = invocation.new_frame()
        for at, kind in enumerate(kinds):
            frame.words[first + 3 * at] = kind
        return frame, frame.words, frame.ints, frame.floats, frame.singles, frame.arguments, frame.results, frame.clean

    return maker(invocation.function, peek, invocation.readers, new_frame, invocation)


def _compiled(letters: str, first: int):
    """The code for a pattern: "a" an array, the others a number written through the view with this letter."""
    views = {letter: view for view, letter in _LETTERS.items()}
    arguments = "".join(f"a{i}, " for i in range(len(letters)))
    capsules = [f"c{i} = a{i}.__dlpack__()" for i, letter in enumerate(letters) if letter == "a"]
    writes = []
    for i, letter in enumerate(letters):
        at = first + 3 * i + 1
        if letter == "a":
            writes.append(f"words[{at}] = peek[id(c{i}) >> 3]")
        else:
            # A float32 is the first half of its word.
            writes.append(f"{views[letter]}[{2 * at if letter == 's' else at}] = a{i}")
    steps = "\n            ".join([*capsules, *writes] or ["pass"])
    text = f"""
def maker(function, peek, readers, new_frame, invocation):
    free = []
    take, give = free.pop, free.append
    def call({arguments}):
        try:
            one = take()
        except IndexError:
            one = new_frame()
        frame, words, ints, floats, singles, pointers, results, clean = one
        try:
            {steps}
        except (BufferError, TypeError, ValueError):
            # A read-only array, or a number of more than 64 bits: the long way knows, or says why not.
            give(one)
            return invocation(({arguments}))
        status = function(*pointers)
        if status:
            return invocation.failed(frame, status, ({arguments}))
        try:
            read = readers[words[1]]
        except KeyError:
            read = invocation.new_reader(words[1])
        if read is None:
            words[results:] = clean
            give(one)
            return None
        result = read(frame, ({arguments}))
        words[results:] = clean
        give(one)
        return result
    return call
"""
    scope: dict[str, object] = {}
    exec(compile(text, f"<jitney call {letters}>", "exec"), scope)
    return scope["maker"]
