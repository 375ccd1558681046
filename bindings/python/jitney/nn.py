"""Normalisations, softmax, convolution and pooling, with PyTorch's meanings. Arrays are f32 or f64, of any strides."""

from __future__ import annotations

import numpy as np

from . import _arrays, _errors
from ._call import LIBRARY_ALLOCATES_FROM, Kernel

__all__ = ["avg_pool2d", "batch_norm", "conv2d", "layer_norm", "log_softmax", "max_pool2d", "softmax"]

_batch_norm = Kernel("batch_norm", outs=(6,))
_layer_norm = Kernel("layer_norm", outs=(5,))
_softmax = Kernel("softmax", outs=(2,))
_log_softmax = Kernel("log_softmax", outs=(2,))
_conv2d = Kernel("conv2d", outs=(9,))
_max_pool2d = Kernel("max_pool2d", outs=(6,))
_avg_pool2d = Kernel("avg_pool2d", outs=(6,))


def _optional(x: object, name: str) -> np.ndarray | None:
    return None if x is None else _arrays.as_input(x, name)


def _like(x: np.ndarray, out: object) -> object:
    """The output: the caller's, or one for a small result of x's shape and dtype; None leaves it to the library."""
    if out is None and x.nbytes < LIBRARY_ALLOCATES_FROM:
        return np.empty(x.shape, x.dtype)
    return out


def batch_norm(x, mean, var, weight=None, bias=None, eps: float = 1e-5, out=None):
    """``out = (x - mean) / sqrt(var + eps) * weight + bias``, per channel, with given statistics (inference).

    x: (N, C, ...). mean, var, weight, bias: (C,), of x's dtype; weight and bias may be None. out may be x itself.
    """
    x = _arrays.as_input(x, "x")
    mean, var = _arrays.as_input(mean, "mean"), _arrays.as_input(var, "var")
    weight, bias = _optional(weight, "weight"), _optional(bias, "bias")
    return _batch_norm.run((x, mean, var, weight, bias, eps, _like(x, out)))[0]


def layer_norm(x, weight=None, bias=None, eps: float = 1e-5, normalized_ndim: int | None = None, out=None):
    """Brings every group of the last axes to mean 0 and variance 1, then ``* weight + bias``.

    x: any shape. normalized_ndim: how many of the last axes make a group; weight's (or bias's) number of axes by
    default, else 1. weight, bias: shape of those axes, x's dtype, or None. out may be x itself.
    """
    x, weight, bias = _arrays.as_input(x, "x"), _optional(weight, "weight"), _optional(bias, "bias")
    if normalized_ndim is None:
        given = weight if weight is not None else bias
        normalized_ndim = 1 if given is None else given.ndim
    return _layer_norm.run((x, weight, bias, normalized_ndim, eps, _like(x, out)))[0]


def softmax(x, axis: int = -1, out=None):
    """``out = e^x / sum(e^x)`` along an axis, safe from overflow. x: rank 1 or more. out may be x itself."""
    x = _arrays.as_input(x, "x")
    return _softmax.run((x, axis, _like(x, out)))[0]


def log_softmax(x, axis: int = -1, out=None):
    """``out = log(softmax(x))`` along an axis, without the loss of digits. x: rank 1 or more. out may be x itself."""
    x = _arrays.as_input(x, "x")
    return _log_softmax.run((x, axis, _like(x, out)))[0]


def conv2d(
    x, weight, bias=None, stride=1, padding=0, dilation=1, groups: int = 1, activation: str | None = None, out=None
):
    """2-D convolution (cross-correlation) as ``torch.nn.functional.conv2d``, with an activation in the same pass.

    x: (N, C, H, W). weight: (O, C / groups, KH, KW). bias: (O,) or None. Result: (N, O, OH, OW).
    stride, dilation: a number, or a pair for height and width. padding: a number, a pair, "valid" or "same".
    activation: "relu", "leaky_relu", "sigmoid", "tanh", "gelu", "gelu_tanh", "silu".
    """
    x, weight, bias = _arrays.as_input(x, "x"), _arrays.as_input(weight, "weight"), _optional(bias, "bias")
    mode = None
    if isinstance(padding, str):
        if padding not in ("same", "valid"):
            raise _errors.make(1, f"padding is {padding!r}; it is a number, a pair, 'same' or 'valid'")
        padding, mode = None, padding
    return _conv2d.run((x, weight, bias, stride, padding, mode, dilation, groups, activation, out))[0]


def max_pool2d(x, kernel, stride=None, padding=0, dilation=1, ceil_mode: bool = False, out=None):
    """The maximum of each window, as ``torch.nn.functional.max_pool2d``.

    x: (N, C, H, W). kernel, stride, padding, dilation: a number, or a pair for height and width; stride is the kernel
    by default. ceil_mode: a window that begins inside may end outside.
    """
    x = _arrays.as_input(x, "x")
    return _max_pool2d.run((x, kernel, stride, padding, dilation, ceil_mode, out))[0]


def avg_pool2d(x, kernel, stride=None, padding=0, ceil_mode: bool = False, count_include_pad: bool = True, out=None):
    """The mean of each window, as ``torch.nn.functional.avg_pool2d``.

    As `max_pool2d`; count_include_pad: padding counts as elements of value 0.
    """
    x = _arrays.as_input(x, "x")
    return _avg_pool2d.run((x, kernel, stride, padding, ceil_mode, count_include_pad, out))[0]
