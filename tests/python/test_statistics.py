"""Statistics agree with NumPy's over any axes; running statistics with those of the whole stream."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import FLOATS, NUMBERS, arrays, assert_close, layouts, outputs, shapes, values

import jitney


@st.composite
def axes(draw, rank):
    """None, one axis, or several."""
    if rank == 0:
        return draw(st.sampled_from([None, ()]))
    several = st.lists(st.integers(0, rank - 1), unique=True, max_size=rank).map(tuple)
    return draw(st.one_of(st.none(), st.integers(-rank, rank - 1), several))


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", ["sum", "mean", "var", "std"])
@given(data=st.data())
def test_sums_agree_with_numpy(name, dtype, data):
    x = data.draw(arrays(data.draw(shapes(min_side=1)), dtype))
    axis, keepdims = data.draw(axes(x.ndim)), data.draw(st.booleans())
    options = {"ddof": 0} if name in ("var", "std") else {}
    expected = getattr(np, name)(x.astype(np.float64), axis=axis, keepdims=keepdims, **options)
    out = data.draw(outputs(expected.shape, dtype))
    result = getattr(jitney, name)(x, axis=axis, keepdims=keepdims, out=out, **options)
    assert out is None or result is out
    assert result.dtype == dtype
    # Terms that cancel leave a sum small, but not its rounding errors.
    scale = max(1.0, float(np.abs(x).sum())) if name == "sum" else 1.0
    assert_close(result, expected, scale * (1e-6 if dtype == np.float32 else 1e-14))


@pytest.mark.parametrize("dtype", FLOATS)
def test_ddof(dtype, rng):
    x = rng.standard_normal((20, 30)).astype(dtype)
    for ddof in (0, 1, 5):
        assert_close(jitney.var(x, axis=0, ddof=ddof), x.astype(np.float64).var(0, ddof=ddof), 1e-6)
        assert_close(jitney.std(x, ddof=ddof), x.astype(np.float64).std(ddof=ddof), 1e-6)


@pytest.mark.parametrize("dtype", [np.int32, np.int64])
@given(data=st.data())
def test_integers_are_summed_as_numpy_does(dtype, data):
    x = data.draw(arrays(data.draw(shapes()), dtype, special=True))
    axis = data.draw(axes(x.ndim))
    expected = np.sum(x, axis=axis, dtype=np.int64)
    result = jitney.sum(x, axis=axis)
    assert result.dtype == np.int64
    np.testing.assert_array_equal(result, expected)


@pytest.mark.parametrize("dtype", NUMBERS)
@pytest.mark.parametrize("name", ["min", "max"])
@given(data=st.data())
def test_extremes_agree_with_numpy(name, dtype, data):
    x = data.draw(arrays(data.draw(shapes(min_side=1)), dtype, special=True))
    axis, keepdims = data.draw(axes(x.ndim)), data.draw(st.booleans())
    expected = getattr(np, name)(x, axis=axis, keepdims=keepdims)
    np.testing.assert_array_equal(getattr(jitney, name)(x, axis=axis, keepdims=keepdims), expected)


@pytest.mark.parametrize("dtype", NUMBERS)
@pytest.mark.parametrize("name", ["argmin", "argmax"])
@given(data=st.data())
def test_places_of_extremes_agree_with_numpy(name, dtype, data):
    x = data.draw(arrays(data.draw(shapes(1, min_side=1)), dtype, special=True))
    axis = data.draw(st.one_of(st.none(), st.integers(-x.ndim, x.ndim - 1)))
    keepdims = data.draw(st.booleans())
    expected = getattr(np, name)(x, axis=axis, keepdims=keepdims)
    result = getattr(jitney, name)(x, axis=axis, keepdims=keepdims)
    assert result.dtype == np.int64
    np.testing.assert_array_equal(result, expected)


@given(data=st.data())
def test_mean_and_variance_together(data):
    x = data.draw(arrays(data.draw(shapes(min_side=1)), np.float32))
    axis, keepdims = data.draw(axes(x.ndim)), data.draw(st.booleans())
    mean, var = jitney.mean_var(x, axis=axis, keepdims=keepdims)
    assert_close(mean, x.astype(np.float64).mean(axis=axis, keepdims=keepdims), 1e-6)
    assert_close(var, x.astype(np.float64).var(axis=axis, keepdims=keepdims), 1e-6)
    if axis is None and not keepdims:
        assert type(mean) is type(var) is np.float32


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("method", ["linear", "lower", "higher", "midpoint", "nearest"])
@given(data=st.data())
def test_percentiles_agree_with_numpy(method, dtype, data):
    x = data.draw(arrays(data.draw(shapes(min_side=1)), dtype))
    axis, keepdims = data.draw(axes(x.ndim)), data.draw(st.booleans())
    one = st.one_of(st.sampled_from([0, 50, 100]), st.floats(0, 100))
    q = data.draw(st.one_of(one, st.lists(one, min_size=1, max_size=4)))
    expected = np.percentile(x, q, axis=axis, method=method, keepdims=keepdims)
    result = jitney.percentile(x, q, axis=axis, method=method, keepdims=keepdims)
    assert_close(result, expected, 1e-6 if dtype == np.float32 else 1e-14)


@pytest.mark.parametrize("dtype", FLOATS)
@given(data=st.data())
def test_median_agrees_with_numpy(dtype, data):
    x = data.draw(arrays(data.draw(shapes(min_side=1)), dtype))
    axis, keepdims = data.draw(axes(x.ndim)), data.draw(st.booleans())
    result = jitney.median(x, axis=axis, keepdims=keepdims)
    assert_close(result, np.median(x, axis=axis, keepdims=keepdims), 1e-7 if dtype == np.float32 else 1e-15)


def test_nan_is_the_result_as_in_numpy():
    x = np.array([1, np.nan, 3, np.nan], np.float32)
    for name in ("min", "max", "sum", "mean", "var", "median"):
        assert np.isnan(getattr(jitney, name)(x)), name
    assert np.isnan(jitney.percentile(x, 30))
    assert jitney.argmin(x) == jitney.argmax(x) == 1


def test_sums_are_the_same_bits_at_every_number_of_threads(threads_from_the_first_element, rng):
    x = (rng.standard_normal(1_000_003) * 1e3).astype(np.float32)
    results = set()
    for threads in (1, 2, 3, 8):
        jitney.set_num_threads(threads)
        results.add((jitney.sum(x).tobytes(), jitney.var(x).tobytes()))
    assert len(results) == 1


def test_sums_err_no_more_than_numpys(rng):
    x = rng.random(3_000_001).astype(np.float32)
    exact = np.sum(x, dtype=np.longdouble)
    assert abs(jitney.sum(x) - exact) <= abs(np.sum(x) - exact) + np.spacing(np.float32(exact))


@given(data=st.data())
def test_running_statistics_are_those_of_the_stream(data):
    parts = [
        data.draw(layouts(values(seed, shape, np.float64, 0.1, 1000), writable=True))
        for seed, shape in enumerate(data.draw(st.lists(shapes(min_side=1), min_size=1, max_size=4)))
    ]
    running = jitney.RunningStats()
    for part in parts:
        if part.ndim == 0:
            running.update(float(part))
        else:
            running.update(part)
    stream = np.concatenate([part.ravel() for part in parts])
    assert running.count == stream.size
    assert running.min == stream.min()
    assert running.max == stream.max()
    assert np.isclose(running.mean, stream.mean(), rtol=1e-12)
    assert np.isclose(running.var, stream.var(), rtol=1e-9, atol=1e-9)
    assert np.isclose(running.std, stream.std(), rtol=1e-9, atol=1e-6)
    q = [0, 10, 50, 95, 99, 100]
    expected = np.percentile(stream, q, method="lower")
    assert np.all(np.abs(running.percentile(q) - expected) <= 0.0101 * expected)


def test_running_statistics_merge_as_one_stream(rng):
    x, y = rng.gamma(2, 3, 5000), rng.gamma(5, 1, 3000)
    a, b, both = jitney.RunningStats(), jitney.RunningStats(), jitney.RunningStats()
    a.update(x)
    b.update(y)
    both.update(np.concatenate([x, y]))
    a.merge(b)
    assert a.count == both.count == 8000
    assert np.isclose(a.mean, both.mean) and np.isclose(a.var, both.var)
    assert [a.percentile(q) for q in (5, 50, 99)] == [both.percentile(q) for q in (5, 50, 99)]
    a.reset()
    assert a.count == 0 and np.isnan(a.mean)


def test_running_statistics_refuse():
    running = jitney.RunningStats()
    with pytest.raises(ValueError):
        running.percentile(50)  # no element yet
    running.update(1)
    with pytest.raises(ValueError):
        running.percentile(float("nan"))
    with pytest.raises(ValueError):
        jitney.RunningStats(relative_accuracy=-1)
    with pytest.raises(TypeError):
        running.update("text")
    with pytest.raises(TypeError):
        running.merge([1, 2])
    running.update([1.0, 2.0])
    assert running.count == 3
