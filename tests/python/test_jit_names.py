"""What the names in a kernel mean, and where its source is found."""

import doctest
import importlib.util
import linecache
import math
import math as m
import sys
import types
from enum import Enum, IntEnum
from math import sqrt as root

import numpy as np
import numpy as xp
import pytest
from numpy import pi

import jitney
import jitney as nb
from jitney import njit, prange

FACTOR = 3
HALF = np.float32(0.5)
FLAG = True
NOTHING = None
MODE = "double"
PAIR = (2, (0.5, np.int8(3)))
TABLE = np.arange(12.0).reshape(3, 4)[:, ::2]
DTYPE = np.dtype(np.float32)
CAST = np.float32


class Plain(Enum):
    FOUR = 4


class Colour(IntEnum):
    RED = 1
    GREEN = 2


def value_of(f, *arguments):
    return njit(f)(*arguments)


def test_globals_of_every_kind():
    @njit
    def f(x):
        if FLAG and NOTHING is None and MODE == "double":
            return x * FACTOR + PAIR[0] + PAIR[1][0] + PAIR[1][1] + TABLE[2, 1]
        return 0.0

    assert f(2.0) == 2 * 3 + 2 + 0.5 + 3 + 10


def test_exact_types_of_bound_numbers():
    @njit
    def single(x):
        return x * HALF

    @njit
    def cast(n):
        return np.zeros(n, DTYPE), CAST(0.1), np.ones(n, CAST)

    single(np.float32(1))
    assert single.signatures == ["(f32) -> f32"]
    zeros, number, ones = cast(2)
    assert zeros.dtype == ones.dtype == np.float32 and number == np.float32(0.1)


def test_modules_functions_and_constants_under_any_name():
    @njit
    def f(x):
        return root(x) + m.sin(x) + xp.cos(x) + pi + m.pi + math.e + xp.pi + nb.float32(0.5) + xp.abs(x) + abs(x) + max(x, 1)

    x = 0.7
    assert f(x) == pytest.approx(f.py_func(x), rel=1e-15)


def test_prange_under_any_name():
    everywhere = prange

    @njit(parallel=True)
    def f(x):
        a = 0.0
        for i in prange(len(x)):
            a += x[i]
        for i in nb.prange(len(x)):
            a += x[i]
        for i in everywhere(len(x)):
            a += x[i]
        return a

    assert f(np.arange(100.0)) == 3 * 4950


def test_numbas_own_names():
    numba = pytest.importorskip("numba")
    from numba import float32, prange

    @njit(parallel=True)
    def f(x):
        a = float32(0)
        for i in prange(len(x)):
            a += numba.float32(x[i])
        for i in numba.prange(len(x)):
            a += x[i]
        return a

    assert f(np.arange(10, dtype=np.float32)) == 90


def test_closures():
    def make(scale, offset):
        table = np.array([offset, scale])

        @njit
        def f(x):
            def inner(y):
                return y * scale

            return inner(x) + table[0]

        return f

    assert make(2.0, 1.0)(3.0) == 7.0 and make(3, 0)(2) == 6
    adders = [njit(lambda x, n=n: x + n) for n in range(3)]
    assert [f(10) for f in adders] == [10, 11, 12]


def test_kernels_call_kernels_defined_later():
    scope = {"njit": njit}
    text = "@njit\ndef f(x): return g(x) + 1\n@njit\ndef g(x): return h(x) * 2\n@njit\ndef h(x): return x + CONST\nCONST = 10\n"
    exec_with_source(text, scope, "<later>")
    assert scope["f"](1) == 23


def test_names_are_frozen_when_the_kernel_is_compiled():
    scope = {"njit": njit, "K": 1, "A": np.zeros(2)}
    exec_with_source("@njit\ndef f(): return K + A[0]\n", scope, "<frozen>")
    scope["K"], scope["A"][0] = 5, 7
    assert scope["f"]() == 12
    scope["K"], scope["A"][0] = 6, 8
    assert scope["f"]() == 12


def test_recursion():
    @njit
    def fib(n):
        if n < 2:
            return n
        return fib(n - 1) + fib(n - 2)

    assert fib(15) == 610


@njit
def is_even(n):
    if n == 0:
        return True
    return is_odd(n - 1)


@njit
def is_odd(n):
    if n == 0:
        return False
    return is_even(n - 1)


def test_mutual_recursion():
    assert [is_even(n) for n in range(4)] == [True, False, True, False]
    assert [is_odd(n) for n in range(4)] == [False, True, False, True]


def test_recursion_under_another_name():
    def count(n):
        if n == 0:
            return 0
        return 1 + counted(n - 1)

    counted = njit(count)
    assert counted(4) == 4


def test_mutual_recursion_over_different_indentation_and_names():
    @njit
    def down(n):
        if n <= 0:
            return 0
        return up(n)

    if True:
        step = 2

        @njit
        def ascend(n):
            return down(n - step) + 1

    up = ascend
    assert down(7) == 4


def test_kernels_that_call_each_other_must_agree_on_names():
    def make():
        k = 1
        first = njit(lambda n: 0 if n < 0 else second(n - k))

        def other(k):
            return njit(lambda n: first(n - k))

        second = other(3)
        return first

    with pytest.raises(jitney.CompileError, match="call each other"):
        make()(5)


def test_attributes_of_modules_and_classes(tmp_path):
    mod = types.ModuleType("mod")
    mod.CONST, mod.table, mod.sub = 4, np.arange(3.0), types.ModuleType("sub")
    mod.sub.deep = 0.25
    mod.twice = njit(lambda x: x * 2)

    class Limits:
        low, high = -1, 5

    @njit
    def f(x):
        é = "ü"  # columns of characters and bytes differ
        y = mod.CONST * x + mod.sub.deep
        if x == Colour.RED:
            y += mod.table[2] + mod.table.shape[0]
        return y + mod.twice(x) + Limits.high + Plain.FOUR.value

    assert f(1) == 4 + 0.25 + 2 + 3 + 2 + 5 + 4
    assert f(2) == 8 + 0.25 + 4 + 5 + 4
    f.inspect_types()

    @njit
    def wrong(x):
        return x + mod.missing

    with pytest.raises(jitney.CompileError, match="no attribute 'missing'"):
        wrong(1)
    with pytest.raises(jitney.CompileError, match="mod.table"):
        value_of(lambda x: mod.table.nothing, 1)


@pytest.mark.parametrize(
    "name, value, message",
    [
        ("helper", lambda x: x, "helper is a plain Python function; decorate it with @jitney.njit"),
        ("helper", [1, 2], "helper is a list outside the kernel; make it a tuple or a NumPy array"),
        ("helper", {}, "helper is a dict"),
        ("helper", object(), "helper is a object, which kernels cannot use"),
        ("helper", sys, "the module sys cannot be used in a kernel"),
        ("helper", 1 << 70, "64 bits"),
        ("helper", np.array(["a"]), "dtype"),
        ("np", lambda: 0, "np is a plain Python function"),
        ("len", lambda x: 0, "len is a plain Python function"),
    ],
)
def test_what_cannot_be_bound_is_said_where_it_is_used(name, value, message):
    scope = {"njit": njit, name: value}
    exec_with_source(f"@njit\ndef f(x):\n    return {name}(x)\n", scope, "<unbound>")
    with pytest.raises(jitney.CompileError, match=message):
        scope["f"](1)


def test_an_unused_name_does_no_harm():
    data = [object()]

    @njit
    def f(x):
        if False:
            return data[0]
        return x.size

    assert f(np.zeros(3)) == 3


def test_locals_hide_globals():
    @njit
    def f(x):
        FACTOR = x + 1
        return FACTOR

    assert f(1) == 2


# Sources


def exec_with_source(text, scope, name):
    linecache.cache[name] = (len(text), None, text.splitlines(True), name)
    exec(compile(text, name, "exec"), scope)


def test_lambdas_on_one_line():
    f, g, h = njit(lambda x: x + 1), njit(lambda x: x * 2), njit(lambda x, y=3: x - y)
    assert (f(5), g(5), h(5), njit(lambda x: (lambda y: y + x)(x))(4)) == (6, 10, 2, 8)
    table = {"a": njit(lambda x: x + 10), "b": njit(
        lambda x:
            x
            + 20
    )}  # fmt: skip
    assert (table["a"](1), table["b"](1)) == (11, 21)


def test_text_of_every_shape():
    scope = {"njit": njit}
    text = '''\
@njit(
    fastmath=False,
)
# a comment between

def f(
    x,
    y=(
1
    ),
):
    """A text
that begins at the margin.
    """
    z = (x +
y)
# a comment at the margin
    if z:

        z = (
            z
        )

    # the end
    return z
after = 1
@njit
def g(x): return x
class C:
    @staticmethod
    @njit
    def h(x):
\treturn x + 1
    after = 2
if True:
    @njit
    def i(x):
        def j(y):
            return y * 2
        return j(x)
    @njit
    async def k(x):
        return x
@njit
def margin(x):
    if x > 0:
        return (
x + 5
)
    raise ValueError("""a
text""")
@njit
def last(x):
    if x:
        pass
    else:
        pass
    return \\
        x'''
    text = text.replace("    @njit\n    async def k(x):\n        return x\n", "")
    exec_with_source(text.replace("\treturn", "        return"), scope, "<shapes>")
    assert (scope["f"](2), scope["g"](3), scope["C"].h(4), scope["i"](5), scope["last"](6)) == (3, 3, 5, 10, 6)
    assert scope["margin"](1) == 6


def test_names_that_differ_from_the_definition():
    def original(n):
        if n == 0:
            return 0
        return 1 + original(n - 1)

    original.__name__ = original.__qualname__ = "renamed"
    kernel = njit(original)
    assert kernel(3) == 3 and kernel.__name__ == "renamed"


def test_doctests_and_cells():
    test = doctest.DocTestParser().get_doctest(
        ">>> from jitney import njit\n>>> @njit\n... def f(x):\n...     return x + 1\n>>> f(1)\n2\n", {}, "cells", None, None
    )
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test)
    assert runner.summarize(False).failed == 0


def test_a_source_that_cannot_be_had():
    scope = {"njit": njit}
    exec("@njit\ndef f(x): return x\n@njit(fallback=True)\ndef g(x): return x", scope)
    with pytest.raises(jitney.CompileError, match="the source of f cannot be had"):
        scope["f"](1)
    with pytest.warns(RuntimeWarning, match="source"):
        assert scope["g"](1) == 1


def test_a_file_that_changed(tmp_path):
    file = tmp_path / "changing.py"

    def load(text):
        file.write_text(text)
        spec = importlib.util.spec_from_file_location("changing", file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    first = load("import jitney\n@jitney.njit\ndef f(x):\n    return x + 1\n")
    assert first.f(1) == 2
    second = load("import jitney\n\n\n@jitney.njit\ndef f(x):\n    return x + 100\n")
    assert second.f(1) == 101 and first.f(1) == 2
    first.f.recompile()
    with pytest.raises(jitney.CompileError, match="does not define it any more"):
        first.f(1)
