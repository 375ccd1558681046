"""What goes wrong in kernels, and what is done about it."""

import warnings

import numpy as np
import pytest

import jitney
from jitney import njit


def raising(which, x):
    if which == 0:
        return x[7]
    if which == 1:
        return x[0] / (x[0] - x[0])
    if which == 2:
        return 1.0 * (1 // (which - 2))
    if which == 3:
        assert x[0] > 100, "too small"
    if which == 4:
        raise ValueError("bad value")
    if which == 5:
        raise KeyError("k")
    if which == 6:
        raise RuntimeError
    if which == 7:
        raise NotImplementedError("not yet: never")
    if which == 8:
        assert x[0] > 100
    if which == 9:
        raise StopIteration()
    if which == 10:
        raise OverflowError("large")
    return 0.0


@pytest.mark.parametrize(
    "which, kind, text",
    [
        (0, IndexError, "index 7 is out of bounds"),
        (1, ZeroDivisionError, "division"),
        (2, ZeroDivisionError, "division"),
        (3, AssertionError, "too small"),
        (4, ValueError, "bad value"),
        (5, KeyError, "k"),
        (6, RuntimeError, ""),
        (7, NotImplementedError, "not yet: never"),
        (8, AssertionError, ""),
        (9, StopIteration, ""),
        (10, OverflowError, "large"),
    ],
)
def test_exceptions_of_kernels_are_pythons(which, kind, text):
    kernel = njit(raising)
    with pytest.raises(kind) as caught:
        kernel(which, np.ones(3))
    assert type(caught.value) is kind
    assert text in str(caught.value)
    lines = {0: 14, 1: 16, 2: 18, 3: 20, 4: 22, 5: 24, 6: 26, 7: 28, 8: 30, 9: 32, 10: 34}
    assert f"(in raising, line {lines[which]})" in str(caught.value)
    assert kernel(99, np.ones(3)) == 0.0


def test_a_source_error_has_file_line_column_and_caret():
    @njit
    def f(x):
        y = x + 1
        return y.nothing

    with pytest.raises(TypeError) as caught:
        f(1)
    error = caught.value
    assert isinstance(error, jitney.CompileError) and isinstance(error, jitney.Error)
    assert (error.code, error.status) == (18, "source")
    sentence, place, line, caret = str(error).split("\n")
    assert "nothing" in sentence
    number = f.py_func.__code__.co_firstlineno + 3
    assert place == f'  File "{__file__}", line {number}, column 16, in f:'
    assert line.strip() == "return y.nothing" and line.index("y") == caret.index("^")
    with pytest.raises(jitney.CompileError):
        f(1)


def test_an_error_in_a_called_kernel_names_that_one(tmp_path):
    @njit
    def inner(x):
        return x.nothing

    @njit
    def outer(x):
        return inner(x)

    with pytest.raises(jitney.CompileError, match=r'File ".*test_jit_errors.py", line \d+, column 16, in inner'):
        outer(1)


def test_eager_signatures_fail_at_once():
    with pytest.raises(jitney.CompileError):

        @njit("f8(f8)")
        def f(x):
            return x.nothing

    with pytest.raises(jitney.CompileError, match="there is no type float99"):
        njit("float99(f8)")(lambda x: x)


def test_bounds_are_checked_unless_asked_not_to():
    def read(x, i):
        return x[i]

    with pytest.raises(IndexError):
        njit(read)(np.ones(3), 5)
    with pytest.raises(IndexError):
        njit(boundscheck=True)(read)(np.ones(3), -4)
    assert njit(boundscheck=False)(read)(np.ones(10)[:5], 7) == 1


def test_error_models():
    def divide(a, b):
        return a / b

    with pytest.raises(ZeroDivisionError):
        njit(divide)(1.0, 0.0)
    assert njit(error_model="numpy")(divide)(1.0, 0.0) == np.inf


def test_races_are_refused_unless_asked_for():
    def shift(x):
        for i in jitney.prange(1, len(x)):
            x[i] = x[i - 1]

    with pytest.raises(jitney.CompileError):
        njit(parallel=True)(shift)(np.ones(3))
    njit(parallel=True, unsafe_parallel=True)(shift)(np.ones(3))
    x = np.array([1.0, 2.0, 3.0])
    njit(shift)(x)
    assert x.tolist() == [1, 1, 1]


# Falling back


def not_a_kernel(x):
    return {"x": x}


@pytest.mark.parametrize("options", [{"fallback": True}, {"forceobj": True}, {"nopython": False}])
def test_what_cannot_be_compiled_runs_as_python_and_is_counted(options):
    kernel = jitney.jit(**options)(not_a_kernel)
    with pytest.warns(RuntimeWarning, match="not_a_kernel runs as plain Python: .*\n.*File"):
        assert kernel(3) == {"x": 3}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert kernel(x=4) == {"x": 4}
    assert kernel.stats["fallbacks"] == 2


def test_arguments_that_kernels_do_not_take_fall_back_too():
    kernel = njit(fallback=True)(lambda x: len(x))
    with pytest.warns(RuntimeWarning, match="list"):
        assert kernel([1, 2, 3]) == 3
    assert kernel(np.ones(4)) == 4


def test_exceptions_do_not_fall_back():
    calls = []

    def f(x):
        if x == 1:
            raise ValueError("no")
        return x

    kernel = njit(fallback=True)(f)
    with pytest.raises(ValueError, match="no"):
        kernel(1)
    assert kernel.stats["fallbacks"] == 0 and calls == []
