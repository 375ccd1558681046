"""Matrix products and the optimiser's step."""

from __future__ import annotations

import numpy as np

from . import _arrays, _call
from ._call import LIBRARY_ALLOCATES_FROM, Kernel

__all__ = ["adam_step", "matmul"]

_matmul = Kernel("matmul", outs=(6,))
_plain_product = _call.ternary(_matmul, 7)
_adam_step = Kernel("adam_step", inouts=(0, 2, 3))
_plain_step = _call.quaternary(_adam_step, 7)


def matmul(a, b, out=None, *, alpha: float = 1.0, beta: float = 0.0, bias=None, activation: str | None = None):
    """``out = activation(alpha * (a @ b) + beta * out + bias)``, in one pass.

    a, b: f32 or f64, both of one dtype; shapes as ``numpy.matmul``: (..., m, k) and (..., k, n), leading axes
    broadcast; vectors (k,) stand for a row or a column. Any strides: transposed views are not copied.
    out: (..., m, n), made when None (with beta other than 0 it has to be given); must not overlap a or b.
    bias: broadcasts to the result. activation: "relu", "leaky_relu", "sigmoid", "tanh", "gelu", "gelu_tanh", "silu".
    """
    if bias is None and activation is None and alpha == 1.0 and beta == 0.0:
        target = out
        if target is None and type(a) is type(b) is np.ndarray and a.ndim == b.ndim == 2:
            shape = a.shape[0], b.shape[1]
            if shape[0] * shape[1] * a.itemsize < LIBRARY_ALLOCATES_FROM:
                target = np.empty(shape, a.dtype)
        if _plain_product(a, b, target):
            return target
    a, b = _arrays.as_input(a, "a"), _arrays.as_input(b, "b")
    if bias is not None:
        bias = _arrays.as_input(bias, "bias")
    (result,) = _matmul.run((a, b, alpha, beta, bias, activation, out))
    return _call.as_scalar(result, out)


def adam_step(
    p, g, m, v, lr: float = 1e-3, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8, t: int = 1,
    weight_decay: float = 0.0, decoupled: bool = False,
) -> None:  # fmt: skip
    """One step of Adam (Kingma and Ba 2015) as ``torch.optim.Adam`` does it: p, m and v are updated in place.

    p, g, m, v: parameters, gradients, first and second moments; one shape, one dtype (f32 or f64), any strides, no
    overlap. m and v start as zeros, and t counts the steps from 1. With `decoupled` the weight decay is AdamW's.
    """
    numbers = lr, beta1, beta2, eps, t, weight_decay, decoupled
    if not _plain_step(p, g, m, v, numbers):
        _adam_step.run((p, g, m, v, *numbers))
