"""matmul agrees with NumPy's, adam_step with PyTorch's optimisers."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from support import FLOATS, arrays, assert_close, layouts, outputs, tolerance, values

import jitney


@st.composite
def product_shapes(draw):
    """Shapes that numpy.matmul takes."""
    side = st.one_of(st.integers(0, 9), st.integers(10, 70))
    m, k, n = draw(side), draw(side), draw(side)
    batch = draw(st.lists(st.integers(0, 3), max_size=2).map(tuple))
    a, b = (*batch, m, k), (*batch, k, n)
    which = draw(st.integers(0, 5))
    if which == 0:
        b = (k, n)
    if which == 1:
        a = (k,)
    if which == 2:
        b = (k,)
    if which == 3:
        a = (*[1] * len(batch), m, k)
    if which == 4:
        a, b = (m, k), (*batch, k, n)
    return a, b


@pytest.mark.parametrize("dtype", FLOATS)
@given(data=st.data())
def test_matmul_agrees_with_numpy(dtype, data):
    a_shape, b_shape = data.draw(product_shapes())
    a, b = data.draw(arrays(a_shape, dtype, -1, 1)), data.draw(arrays(b_shape, dtype, -1, 1))
    expected = np.matmul(a.astype(np.float64), b.astype(np.float64))
    out = data.draw(outputs(expected.shape, dtype))
    result = jitney.matmul(a, b, out=out)
    assert out is None or result is out
    assert np.asarray(result).dtype == dtype
    assert_close(result, expected, tolerance(dtype))


ACTIVATIONS = {
    None: lambda x: x,
    "relu": torch.nn.functional.relu,
    "leaky_relu": torch.nn.functional.leaky_relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "gelu": torch.nn.functional.gelu,
    "gelu_tanh": lambda x: torch.nn.functional.gelu(x, approximate="tanh"),
    "silu": torch.nn.functional.silu,
}


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@given(data=st.data())
def test_the_epilogue_is_the_formula(activation, dtype, data):
    m, k, n = (data.draw(st.integers(1, 40)) for _ in range(3))
    a, b = data.draw(arrays((m, k), dtype, -1, 1)), data.draw(arrays((k, n), dtype, -1, 1))
    alpha, beta = data.draw(st.sampled_from([(1.0, 0.0), (0.5, 0.0), (2.0, -1.5), (0.0, 1.0)]))
    bias = data.draw(st.one_of(st.none(), arrays((n,), dtype)))
    out = data.draw(layouts(values(3, (m, n), dtype), writable=True))
    wide = [None if x is None else np.asarray(x, np.float64) for x in (a, b, bias, out)]
    product = alpha * (wide[0] @ wide[1]) + beta * wide[3] + (0 if bias is None else wide[2])
    expected = ACTIVATIONS[activation](torch.from_numpy(product)).numpy()
    result = jitney.matmul(a, b, out=out, alpha=alpha, beta=beta, bias=bias, activation=activation)
    assert result is out
    assert_close(result, expected, tolerance(dtype))


def test_four_dimensional_products_as_attention_has_them(rng):
    a = rng.standard_normal((2, 3, 33, 20)).astype(np.float32)
    b = rng.standard_normal((2, 3, 37, 20)).astype(np.float32)
    assert_close(jitney.matmul(a, b.swapaxes(-1, -2)), a @ b.swapaxes(-1, -2), 1e-5)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("decay", [0.0, 0.05])
@pytest.mark.parametrize("optimiser", ["Adam", "AdamW"])
def test_adam_step_agrees_with_torch_over_100_steps(optimiser, decay, dtype, rng):
    start = rng.standard_normal((37, 11)).astype(dtype)
    p, m, v = start.copy(), np.zeros_like(start), np.zeros_like(start)
    # In f32 a hundred steps drift from the exact ones, PyTorch's own too; ours may not drift further than twice that.
    exact = torch.nn.Parameter(torch.tensor(start, dtype=torch.float64))
    parameter = torch.nn.Parameter(torch.tensor(start))
    options = {"lr": 2e-3, "betas": (0.85, 0.99), "eps": 1e-7, "weight_decay": decay, "foreach": False}
    optimisers = [getattr(torch.optim, optimiser)([tensor], **options) for tensor in (parameter, exact)]
    for t in range(1, 101):
        g = rng.standard_normal(start.shape).astype(dtype)
        parameter.grad, exact.grad = torch.tensor(g), torch.tensor(g, dtype=torch.float64)
        for one in optimisers:
            one.step()
        none = jitney.adam_step(
            p, g, m, v, lr=2e-3, beta1=0.85, beta2=0.99, eps=1e-7, t=t, weight_decay=decay,
            decoupled=optimiser == "AdamW",
        )  # fmt: skip
        assert none is None
    exact, theirs = exact.detach().numpy(), parameter.detach().numpy()
    allowed = 2 * np.abs(theirs - exact).max() + 20 * np.finfo(dtype).eps * np.abs(exact).max()
    assert np.abs(p - exact).max() <= allowed
    assert not np.array_equal(p, start)


@given(data=st.data())
def test_adam_step_takes_any_layout(data):
    shape = data.draw(st.tuples(st.integers(0, 9), st.integers(0, 50)))
    plain = [values(seed, shape, np.float32, 0.1, 1) for seed in range(4)]
    strided = [data.draw(layouts(x, writable=True)) for x in plain]
    jitney.adam_step(*plain, t=3)
    jitney.adam_step(*strided, t=3)
    for a, b in zip(plain, strided):
        assert_close(a, b, 1e-6)
