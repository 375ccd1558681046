"""Normalisations, softmax, convolution and pooling agree with PyTorch's."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from support import FLOATS, arrays, assert_close, layouts, outputs, shapes, tolerance, values

import jitney

F = torch.nn.functional


def wide(x):
    return None if x is None else torch.tensor(np.array(x, order="C"), dtype=torch.float64)


def close(dtype):
    return 1e-5 if dtype == np.float32 else 1e-12


@pytest.mark.parametrize("dtype", FLOATS)
@given(data=st.data())
def test_batch_norm(dtype, data):
    shape = data.draw(shapes(2, 4, min_side=1))
    x = data.draw(arrays(shape, dtype))
    mean, var = data.draw(arrays(shape[1:2], dtype)), data.draw(arrays(shape[1:2], dtype, 0.5, 2))
    weight, bias = (data.draw(st.one_of(st.none(), arrays(shape[1:2], dtype))) for _ in range(2))
    expected = F.batch_norm(*map(wide, (x, mean, var, weight, bias)), eps=1e-3)
    result = jitney.batch_norm(x, mean, var, weight, bias, eps=1e-3, out=data.draw(outputs(shape, dtype)))
    assert_close(result, expected.numpy(), close(dtype))


@pytest.mark.parametrize("dtype", FLOATS)
@given(data=st.data())
def test_layer_norm(dtype, data):
    shape = data.draw(shapes(1, 4, min_side=1))
    ndim = data.draw(st.integers(1, len(shape)))
    x = data.draw(arrays(shape, dtype))
    weight, bias = (data.draw(st.one_of(st.none(), arrays(shape[-ndim:], dtype))) for _ in range(2))
    expected = F.layer_norm(wide(x), shape[-ndim:], wide(weight), wide(bias), eps=1e-2)
    result = jitney.layer_norm(x, weight, bias, eps=1e-2, normalized_ndim=ndim, out=data.draw(outputs(shape, dtype)))
    assert_close(result, expected.numpy(), close(dtype))


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
@given(data=st.data())
def test_softmax(name, dtype, data):
    shape = data.draw(shapes(1, 4, min_side=1))
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    x = data.draw(arrays(shape, dtype, -50, 50))
    expected = getattr(F, name)(wide(x), dim=axis)
    result = getattr(jitney, name)(x, axis=axis, out=data.draw(outputs(shape, dtype)))
    assert_close(result, expected.numpy(), close(dtype) * (0.1 if name == "softmax" else 1))


@pytest.mark.parametrize("dtype", FLOATS)
@given(data=st.data())
def test_conv2d(dtype, data):
    small = st.integers(1, 3)
    groups = data.draw(st.sampled_from([1, 1, 2, 3]))
    depth, filters = groups * data.draw(small), groups * data.draw(small)
    if data.draw(st.booleans()):
        groups, filters = depth, depth * data.draw(st.integers(1, 2))
    kernel = data.draw(st.tuples(small, small))
    dilation = data.draw(st.one_of(st.integers(1, 2), st.tuples(st.integers(1, 2), st.integers(1, 2))))
    padding = data.draw(st.one_of(st.integers(0, 3), st.tuples(small, small), st.sampled_from(["same", "valid"])))
    stride = 1 if padding == "same" else data.draw(st.one_of(small, st.tuples(small, small)))
    size = data.draw(st.tuples(st.integers(7, 24), st.integers(7, 24)))
    x = data.draw(arrays((data.draw(st.integers(0, 3)), depth, *size), dtype, -1, 1))
    weight = data.draw(arrays((filters, depth // groups, *kernel), dtype, -1, 1))
    bias = data.draw(st.one_of(st.none(), arrays((filters,), dtype, -1, 1)))
    expected = F.conv2d(*map(wide, (x, weight, bias)), stride, padding, dilation, groups).numpy()
    result = jitney.conv2d(
        x, weight, bias, stride=stride, padding=padding, dilation=dilation, groups=groups,
        out=data.draw(outputs(expected.shape, dtype)),
    )  # fmt: skip
    assert_close(result, expected, tolerance(dtype))


def test_conv2d_with_an_activation(rng):
    x = rng.standard_normal((2, 3, 20, 21)).astype(np.float32)
    weight, bias = rng.standard_normal((8, 3, 3, 3)).astype(np.float32), rng.standard_normal(8).astype(np.float32)
    plain = jitney.conv2d(x, weight, bias, padding=1)
    np.testing.assert_array_equal(jitney.conv2d(x, weight, bias, padding=1, activation="relu"), np.maximum(plain, 0))
    assert_close(jitney.conv2d(x, weight, bias, padding=1, activation="tanh"), np.tanh(plain), 1e-6)


@pytest.mark.parametrize("dtype", FLOATS)
@given(data=st.data())
def test_pooling(dtype, data):
    kernel = data.draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    stride = data.draw(st.one_of(st.none(), st.integers(1, 3), st.tuples(st.integers(1, 3), st.integers(1, 3))))
    padding = tuple(data.draw(st.integers(0, k // 2)) for k in kernel)
    ceil_mode = data.draw(st.booleans())
    shape = (data.draw(st.integers(1, 2)), data.draw(st.integers(1, 3)), *(data.draw(st.integers(8, 20)) for _ in "hw"))
    x = data.draw(arrays(shape, dtype))
    dilation = data.draw(st.integers(1, 2))
    expected = F.max_pool2d(wide(x), kernel, stride, padding, dilation, ceil_mode).numpy()
    out = data.draw(outputs(expected.shape, dtype))
    result = jitney.max_pool2d(x, kernel, stride, padding, dilation, ceil_mode, out=out)
    np.testing.assert_array_equal(result, expected)
    include = data.draw(st.booleans())
    expected = F.avg_pool2d(wide(x), kernel, stride, padding, ceil_mode, include).numpy()
    result = jitney.avg_pool2d(x, kernel, stride, padding, ceil_mode, include)
    assert_close(result, expected, 1e-6 if dtype == np.float32 else 1e-14)


@pytest.mark.parametrize("name", ["softmax", "log_softmax", "layer_norm"])
def test_out_may_be_the_input(name):
    x = values(5, (6, 40), np.float32)
    expected = getattr(jitney, name)(x.copy())
    assert getattr(jitney, name)(x, out=x) is x
    np.testing.assert_array_equal(x, expected)


@given(data=st.data())
def test_layouts_do_not_change_a_convolution(data):
    x, weight = values(1, (2, 3, 9, 12), np.float32), values(2, (4, 3, 3, 3), np.float32)
    expected = jitney.conv2d(x, weight, padding=1)
    result = jitney.conv2d(data.draw(layouts(x, writable=True)), data.draw(layouts(weight, writable=True)), padding=1)
    assert_close(result, expected, 1e-5)
