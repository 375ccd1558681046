"""`vectorize` and `guvectorize`: broadcasting, types, outputs, reductions, as NumPy's ufuncs have them."""

import math
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jitney
from jitney import guvectorize, njit, vectorize
from support import relaid, values


@vectorize
def blend(a, b):
    return a + 2 * b


@vectorize(["f4(f4, f4)", "f8(f8, f8)"], target="parallel", nopython=True)
def multiply(a, b):
    return a * b


@vectorize(["int64(int64, int64)", "float64(float64, float64)"], identity=0)
def plus(a, b):
    return a + b


@guvectorize(["void(f8[:], f8[:], f8[:])", "void(f4[:], f4[:], f4[:])"], "(n),(n)->()")
def dot(a, b, out):
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    out[0] = total


@guvectorize("(m,n),(n)->(m)")
def apply(matrix, vector, out):
    for i in range(matrix.shape[0]):
        total = 0.0
        for j in range(matrix.shape[1]):
            total += matrix[i, j] * vector[j]
        out[i] = total


def test_numbers_arrays_and_lists():
    assert blend(1, 2) == 5 and isinstance(blend(1, 2), np.int64)
    assert isinstance(blend(np.float32(1), np.float32(2)), np.floating)
    np.testing.assert_array_equal(blend(np.arange(3.0), 1), [2, 3, 4])
    np.testing.assert_array_equal(blend([1, 2], [[3], [4]]), [[7, 8], [9, 10]])
    assert isinstance(blend(np.array(1.0), 2.0), np.float64)
    assert (blend.nin, blend.nout, blend.nargs, blend.__name__) == (2, 1, 3, "blend")


@given(st.integers(0, 10**6), st.sampled_from([np.float64, np.float32, np.int64]))
def test_broadcasting_over_any_layout(seed, dtype):
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(0, 5, rng.integers(0, 4)))
    cut = rng.integers(0, len(shape) + 1)
    other = tuple(1 if rng.random() < 0.3 else n for n in shape[cut:])
    a = relaid(values(seed, shape, dtype), seed, False)
    b = relaid(values(seed + 1, other, dtype), seed + 1, False)
    # An integer of 64 bits times a float32 is a float64, as in Numba.
    for got, expected in [(blend(a, b), a + 2 * b), (blend(b, a), b + 2 * a)]:
        assert np.shape(got) == np.shape(expected)
        np.testing.assert_allclose(got, expected, rtol=1e-6, atol=1e-5 if dtype == np.float32 else 0)


def test_signatures_choose_the_first_that_holds_the_arguments():
    assert multiply(np.ones(3, np.float32), np.float32(2)).dtype == np.float32
    assert multiply(np.ones(3, np.int32), 2).dtype == np.float64
    assert plus(np.arange(3), 1).dtype == np.int64
    with pytest.raises(TypeError):
        multiply(np.ones(2, np.complex64), 1.0)


def test_out():
    x, out = np.arange(6.0).reshape(2, 3), np.zeros((2, 3), order="F")
    assert blend(x, 1.0, out=out) is out and blend(x, 1.0, out) is out and blend(x, 1.0, out=(out,)) is out
    np.testing.assert_array_equal(out, x + 2)
    assert blend(x, x, out=x) is x
    np.testing.assert_array_equal(x, 3 * np.arange(6.0).reshape(2, 3))
    with pytest.raises(ValueError, match="shape"):
        blend(x, 1.0, out=np.zeros(3))
    with pytest.raises(TypeError):
        blend(1.0)
    with pytest.raises(TypeError):
        blend(1.0, out=x)


def test_several_results():
    @vectorize
    def both(a, b):
        return a // b, a % b

    quotient, rest = both(np.arange(7), 3)
    np.testing.assert_array_equal(quotient, np.arange(7) // 3)
    np.testing.assert_array_equal(rest, np.arange(7) % 3)
    assert both(7, 3) == (2, 1) and both.nout == 2


def test_reductions():
    x = np.arange(24.0).reshape(2, 3, 4)
    np.testing.assert_array_equal(plus.reduce(x), np.add.reduce(x))
    for axis in [0, 1, -1, (0, 2), None]:
        np.testing.assert_array_equal(plus.reduce(x, axis=axis), np.add.reduce(x, axis=axis))
        np.testing.assert_array_equal(plus.reduce(x, axis, keepdims=True), np.add.reduce(x, axis, keepdims=True))
    assert plus.reduce(np.arange(5), initial=100) == 110
    assert plus.reduce(np.zeros(0)) == 0
    np.testing.assert_array_equal(plus.accumulate(x, axis=1), np.add.accumulate(x, axis=1))
    np.testing.assert_array_equal(plus.accumulate(np.arange(4)), [0, 1, 3, 6])
    np.testing.assert_array_equal(plus.outer([1, 2], [10, 20, 30]), np.add.outer([1, 2], [10, 20, 30]))
    out = np.zeros(4)
    assert plus.reduce(x[0], out=out) is out
    np.testing.assert_array_equal(out, x[0].sum(0))
    subtract = vectorize(lambda a, b: a - b)
    assert subtract.reduce(np.array([10.0, 3.0, 2.0])) == 5
    with pytest.raises(jitney.Error):
        plus.reduce(x, axis=7)


def test_generalised_kernels():
    a, b = np.arange(24.0).reshape(2, 3, 4), np.arange(4.0)
    np.testing.assert_array_equal(dot(a, b), a @ b)
    assert dot(b, b) == 14 and isinstance(dot(b, b), np.float64)
    assert dot(b.astype(np.float32), b.astype(np.float32)).dtype == np.float32
    np.testing.assert_array_equal(dot(a.transpose(0, 2, 1), np.arange(3.0)), np.einsum("ijk,j", a, np.arange(3.0)))
    out = np.zeros((2, 3))
    assert dot(a, b, out) is out and dot(a, b, out=out) is out
    np.testing.assert_array_equal(out, a @ b)
    assert (dot.nin, dot.nout, dot.signature) == (2, 1, "(n),(n)->()")
    with pytest.raises(ValueError, match="shape|size|core|axis"):
        dot(a, np.arange(5.0))


def test_generalised_kernels_without_signatures_are_given_their_outputs():
    m, v = np.arange(12.0).reshape(2, 2, 3), np.arange(3.0)
    out = np.zeros((2, 2))
    apply(m, v, out)
    np.testing.assert_array_equal(out, m @ v)


def test_options_and_kinds():
    with pytest.raises(ValueError, match="target"):
        vectorize(target="cuda")
    with pytest.raises(ValueError, match="layout"):
        guvectorize(["void(f8[:], f8[:])"], 3)
    with pytest.raises(TypeError, match="no option"):
        vectorize(colour=1)

    @vectorize()
    def called(x):
        return x + 1

    @vectorize([jitney.float64(jitney.float64)], cache=True, fastmath=True)
    def typed(x):
        return math.sqrt(x)

    np.testing.assert_array_equal(called(np.arange(3)), [1, 2, 3])
    assert typed(np.array([4])).dtype == np.float64 and typed(9) == 3


def test_kernels_call_vectorised_ones():
    @njit
    def f(x):
        return blend(x, 1.0) * 2

    assert f(3.0) == 10


def test_errors_and_fallback():
    @vectorize
    def checked(x):
        if x < 0:
            raise ValueError("negative")
        return x

    with pytest.raises(ValueError, match="negative"):
        checked(np.array([1.0, -1.0]))
    with pytest.raises(ValueError, match="broadcast"):
        blend(np.zeros(3), np.zeros(4))

    @vectorize(fallback=True)
    def odd(x):
        return len(str(x))

    with pytest.warns(RuntimeWarning, match="plain Python"):
        np.testing.assert_array_equal(odd(np.array([1, 22])), [1, 2])


def test_pickles_and_the_switch():
    assert pickle.loads(pickle.dumps(blend)) is blend
    k = 5
    made = pickle.loads(pickle.dumps(vectorize(lambda x: x + k)))
    np.testing.assert_array_equal(made(np.arange(3)), [5, 6, 7])
    with jitney.disabled():
        np.testing.assert_array_equal(blend(np.arange(3.0), 1), [2, 3, 4])
        assert blend(1, 2) == 5


def test_large_parallel_results_are_those_of_one_thread(rng):
    x, y = rng.standard_normal((2, 300_000))
    np.testing.assert_array_equal(multiply(x, y), x * y)
    np.testing.assert_array_equal(dot(x.reshape(1000, 300), y[:300]).shape, (1000,))
