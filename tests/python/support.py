"""Random arrays of random layouts, for hypothesis, and comparisons."""

import numpy as np
from hypothesis import strategies as st

FLOATS = [np.float32, np.float64]
NUMBERS = [np.float32, np.float64, np.int32, np.int64]
SPECIAL = [0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 1e-42, -1e-310]


def shapes(min_dims=0, max_dims=4, min_side=0, max_side=9):
    """Shapes; one in some has a side long enough for whole SIMD registers."""
    small = st.lists(st.integers(min_side, max_side), min_size=min_dims, max_size=max_dims).map(tuple)
    if max_dims < 1:
        return small
    long = st.tuples(small, st.integers(10, 200)).map(lambda p: (*p[0][: max_dims - 1], p[1]))
    return st.one_of(small, long.filter(lambda s: len(s) >= min_dims))


def relaid(array, seed, writable):
    """The array's values under another memory layout: axes in another order in memory, gaps, negative steps, and (for
    inputs) an axis of stride 0, which makes the values along it those of its first element.
    """
    rng = np.random.default_rng(seed)
    array = np.asarray(array)
    if not writable and array.size and array.ndim and rng.integers(6) == 0:
        first = np.take(array, [0], rng.integers(array.ndim))
        return np.broadcast_to(relaid(first, seed + 1, True), array.shape)
    order = rng.permutation(array.ndim)
    steps = rng.choice([1, 1, 1, 2, -1, -3], array.ndim)
    if rng.integers(4) == 0:
        order, steps = range(array.ndim), [1] * array.ndim
    margin = rng.integers(0, 2, array.ndim)
    memory = np.full([abs(s) * array.shape[axis] + m for axis, s, m in zip(order, steps, margin)], 77, array.dtype)
    slices = []
    for axis, step, extra in zip(order, steps, margin):
        first = extra if step > 0 else extra + abs(step) * (array.shape[axis] - 1)
        slices.append(slice(first, None, step) if array.shape[axis] else slice(0, 0))
    view = memory[(*slices, ...)][(*[slice(0, array.shape[axis]) for axis in order], ...)]
    view = view.transpose(np.argsort(order))
    view[...] = array
    return view


def layouts(array, writable=False):
    """The array under any memory layout. One draw, because hypothesis takes its time over each."""
    return st.integers(0, 2**32).map(lambda seed: relaid(array, seed, writable))


def values(seed, shape, dtype, low=-5.0, high=5.0, special=False):
    """Random numbers of a dtype; floats with a few special ones where asked."""
    rng = np.random.default_rng(seed)
    dtype = np.dtype(dtype)
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        wide = rng.random() < 0.3 and special
        return rng.integers(*((info.min, info.max) if wide else (max(low, info.min), high)), shape, dtype, True)
    array = np.array(rng.uniform(low, high, shape).astype(dtype))
    if special and array.size and rng.random() < 0.7:
        where = rng.integers(0, array.size, max(1, array.size // 4))
        array.flat[where] = rng.choice(np.array(SPECIAL).astype(dtype), where.size)
    return array


def arrays(shape, dtype, low=-5.0, high=5.0, special=False):
    """An array of that shape and dtype, of any layout."""
    return st.integers(0, 2**32).map(
        lambda seed: relaid(values(seed, shape, dtype, low, high, special), seed, writable=False)
    )


def outputs(shape, dtype):
    """None, or an array to write into, of any layout."""
    return st.one_of(st.none(), layouts(np.zeros(shape, dtype), writable=True))


def assert_ulp(got, exact, ulps):
    """`got` is within so many units in the last place of `exact`, which is given to more digits."""
    got = np.asarray(got)
    exact = np.asarray(exact, np.longdouble)
    with np.errstate(all="ignore"):
        rounded = exact.astype(got.dtype)
        unit = np.spacing(np.abs(rounded)).astype(np.longdouble)
        same = (got == rounded) | (np.isnan(got) & np.isnan(rounded))
        near = np.abs(got.astype(np.longdouble) - exact) <= ulps * unit
    bad = ~(same | near)
    assert not bad.any(), f"{got[bad][:3]} is not within {ulps} ULP of {exact[bad][:3]}"


def assert_close(got, expected, tolerance):
    """Equal within a part of the largest magnitude; NaN and infinities in the same places."""
    got, expected = np.asarray(got), np.asarray(expected)
    assert got.shape == expected.shape, f"shape {got.shape}, not {expected.shape}"
    finite = np.isfinite(expected)
    np.testing.assert_array_equal(np.isfinite(got), finite)
    np.testing.assert_array_equal(got[~finite], expected[~finite])
    if finite.any():
        scale = max(1.0, float(np.abs(expected[finite]).max()))
        error = np.abs(got[finite].astype(np.float64) - expected[finite].astype(np.float64)).max()
        assert error <= tolerance * scale, f"largest error {error:g} at scale {scale:g}"


def tolerance(dtype):
    """For sums of products."""
    return 2e-5 if np.dtype(dtype) == np.float32 else 1e-12
