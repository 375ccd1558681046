"""Element-wise kernels agree with NumPy, and with exact values where NumPy has no such function."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from support import FLOATS, NUMBERS, arrays, assert_close, assert_ulp, outputs, shapes, values

import jitney

BINARY = ["add", "subtract", "multiply", "divide", "minimum", "maximum"]


@st.composite
def broadcasting_shapes(draw):
    """Two shapes that broadcast, and the shape of the result."""
    shape = draw(shapes())
    a, b = list(shape), list(shape)
    for axis in range(len(shape)):
        which = draw(st.integers(0, 3))
        if which == 1:
            a[axis] = 1
        if which == 2:
            b[axis] = 1
    a, b = (a[draw(st.integers(0, len(a))) :], b) if draw(st.booleans()) else (a, b[draw(st.integers(0, len(b))) :])
    return tuple(a), tuple(b), np.broadcast_shapes(tuple(a), tuple(b))


@pytest.mark.parametrize("dtype", NUMBERS)
@pytest.mark.parametrize("name", BINARY)
@given(data=st.data())
def test_binary_kernels_agree_with_numpy(name, dtype, data):
    a_shape, b_shape, shape = data.draw(broadcasting_shapes())
    a = data.draw(arrays(a_shape, dtype, special=True))
    b = data.draw(arrays(b_shape, dtype, special=True))
    with np.errstate(all="ignore"):
        expected = getattr(np, name)(a, b)
    out = data.draw(outputs(shape, expected.dtype))
    result = getattr(jitney, name)(a, b, out=out)
    assert out is None or result is out
    assert result.dtype == expected.dtype
    np.testing.assert_array_equal(result, expected)


@pytest.mark.parametrize("name", ["negate", "abs", "sqrt", "relu"])
@pytest.mark.parametrize("dtype", NUMBERS)
@given(data=st.data())
def test_exact_unary_kernels_agree_with_numpy(name, dtype, data):
    if name in ("sqrt", "relu"):
        dtype = {np.int32: np.float32, np.int64: np.float64}.get(dtype, dtype)
    x = data.draw(arrays(data.draw(shapes()), dtype, special=True))
    reference = {"negate": np.negative, "abs": np.abs, "sqrt": np.sqrt, "relu": lambda x: np.maximum(x, dtype(0))}
    with np.errstate(all="ignore"):
        expected = reference[name](x)
    out = data.draw(outputs(x.shape, dtype))
    result = getattr(jitney, name)(x, out=out)
    assert out is None or result is out
    np.testing.assert_array_equal(result, expected)


def exact(name, x):
    """The value to the 64 bits of x87's extended precision."""
    x = x.astype(np.longdouble)
    with np.errstate(all="ignore"):
        if name == "sigmoid":
            return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))
        return getattr(np, name)(x)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize(("name", "ulps"), [("exp", 1), ("log", 1), ("sigmoid", 2), ("tanh", 2)])
@given(data=st.data())
def test_transcendental_kernels_are_within_their_bound(name, ulps, dtype, data):
    low, high = data.draw(st.sampled_from([(-5, 5), (-1e-3, 1e-3), (-100, 100), (-800, 800), (0, 1e30)]))
    x = data.draw(arrays(data.draw(shapes()), dtype, low, high, special=True))
    expected = exact(name, x)
    if name == "sigmoid":
        expected = np.where(np.isnan(x), np.nan, expected)
    assert_ulp(getattr(jitney, name)(x), expected, ulps + 0.01)


@pytest.mark.parametrize("dtype", FLOATS)
@given(data=st.data())
def test_activations_agree_with_torch(dtype, data):
    x = data.draw(arrays(data.draw(shapes()), dtype, -8, 8))
    t = torch.tensor(np.array(x, order="C"), dtype=torch.float64)
    close = 1e-6 if dtype == np.float32 else 1e-14
    slope = data.draw(st.floats(-1, 1))
    functional = torch.nn.functional
    for result, expected in [
        (jitney.gelu(x), functional.gelu(t)),
        (jitney.gelu(x, approximate="tanh"), functional.gelu(t, approximate="tanh")),
        (jitney.silu(x), functional.silu(t)),
        (jitney.leaky_relu(x, slope), functional.leaky_relu(t, slope)),
    ]:
        assert np.asarray(result).dtype == dtype
        assert_close(result, expected.numpy().reshape(x.shape), close)


@pytest.mark.parametrize("dtype", NUMBERS)
@given(data=st.data())
def test_clip_agrees_with_numpy(dtype, data):
    x = data.draw(arrays(data.draw(shapes()), dtype, special=True))
    low, high = data.draw(st.sampled_from([(-2, 3), (None, 1), (0, None), (0, 0), (-4, -3)]))
    expected = x if low is None and high is None else np.clip(x, low, high)
    np.testing.assert_array_equal(jitney.clip(x, low, high), expected)


def test_clip_keeps_every_digit_of_whole_bounds():
    past = 2**53 + 1
    x = np.array([-(2**63), past - 1, past + 1, 2**63 - 1])
    for low, high in [(past, 2**63 - 2), (np.int64(past), np.int64(2**63 - 2))]:
        np.testing.assert_array_equal(jitney.clip(x, low, high), [past, past, past + 1, 2**63 - 2])


@pytest.mark.parametrize("dtype", NUMBERS)
def test_a_number_takes_the_other_operands_dtype(dtype):
    x = values(1, (5, 7), dtype, 1, 9)
    np.testing.assert_array_equal(jitney.add(x, 2), x + dtype(2))
    np.testing.assert_array_equal(jitney.subtract(2, x), dtype(2) - x)
    np.testing.assert_array_equal(jitney.multiply(x, np.float64(3) if x.dtype.kind == "f" else np.int64(3)), x * dtype(3))


def test_results_without_axes_are_scalars():
    x = np.float32(2.5)
    for result in (jitney.relu(np.array(x)), jitney.relu(x), jitney.add(np.array(x), np.array(x)), jitney.gelu(x)):
        assert type(result) is np.float32
    out = np.zeros((), np.float32)
    assert jitney.relu(np.array(x), out=out) is out
    assert out == x


@pytest.mark.parametrize("size", [1_000, 300_000, 1_000_003])
def test_large_results_have_memory_of_the_librarys(size, rng):
    x = rng.standard_normal(size).astype(np.float32)
    result = jitney.add(x, x)
    np.testing.assert_array_equal(result, x + x)
    assert result.flags.writeable
    del result
    assert jitney.stats().pool["bytes_in_use"] == 0


@pytest.mark.parametrize("name", ["add", "relu", "exp", "gelu"])
def test_in_place_use_is_exact(name, rng):
    x = rng.standard_normal((50, 60)).astype(np.float32)
    arguments = (x, x[::-1]) if name == "add" else (x,)
    if name == "add":
        arguments = (x, x)
    expected = getattr(jitney, name)(*[a.copy() for a in arguments])
    assert getattr(jitney, name)(*arguments, out=x) is x
    np.testing.assert_array_equal(x, expected)
