"""Images: NumPy arrays (height, width, channels) with 1, 3 or 4 channels, or (height, width); u8, or f32 from 0 to 1.
Rows may have any stride. Conventions are OpenCV's (antialiasing: Pillow's)."""

from __future__ import annotations

from . import _arrays, _errors
from ._call import Kernel

__all__ = [
    "adjust_brightness_contrast", "bgr_to_gray", "bgr_to_rgb", "gray_to_rgb", "hsv_to_rgb", "normalize_image", "resize",
    "resize_bilinear", "resize_nearest", "resize_normalize", "rgb_to_bgr", "rgb_to_gray", "rgb_to_hsv", "rgb_to_yuv",
    "swap_rb", "yuv_to_rgb",
]  # fmt: skip

_resize = Kernel("resize", outs=(4,))
_resize_normalize = Kernel("resize_normalize", outs=(7,))
_normalize_image = Kernel("normalize_image", outs=(4,))
_adjust = Kernel("adjust_brightness_contrast", outs=(3,))


def _size(size) -> tuple[int, int]:
    try:
        height, width = size
    except (TypeError, ValueError):
        raise _errors.make(1, f"size is {size!r}; it is a pair (height, width)") from None
    return height, width


def _numbers(values, name: str) -> list[float]:
    """One number per channel, or one for all."""
    values = values.tolist() if hasattr(values, "tolist") else values
    try:
        return [float(v) for v in values] if isinstance(values, (list, tuple)) else [float(values)]
    except (TypeError, ValueError):
        raise _errors.make(1, f"{name} is {values!r}; it is a number or one number per channel") from None


def resize(x, size, method: str = "bilinear", out=None):
    """Resizes an image to ``size = (height, width)``.

    method: "bilinear" as OpenCV's INTER_LINEAR, "bilinear_antialias" as Pillow's BILINEAR, "nearest" as OpenCV's
    INTER_NEAREST. The result has x's dtype and channels.
    """
    height, width = _size(size)
    return _resize.run((_arrays.as_input(x, "x"), height, width, method, out))[0]


def resize_bilinear(x, size, out=None):
    """`resize` with method "bilinear"."""
    return resize(x, size, "bilinear", out)


def resize_nearest(x, size, out=None):
    """`resize` with method "nearest"."""
    return resize(x, size, "nearest", out)


def normalize_image(x, mean, std, scale: float | None = None, out=None):
    """``out[c, y, x] = (x[y, x, c] * scale - mean[c]) / std[c]``: levels to planes of f32 for a neural network.

    mean, std: a number per channel, or one. scale: 1/255 for u8 and 1 for f32 by default. out: f32 (C, H, W).
    """
    x = _arrays.as_input(x, "x")
    return _normalize_image.run((x, _numbers(mean, "mean"), _numbers(std, "std"), scale, out))[0]


def resize_normalize(x, size, mean, std, method: str = "bilinear", scale: float | None = None, out=None):
    """`resize`, then `normalize_image`, in one pass. out: f32 (C, height, width)."""
    height, width = _size(size)
    x, mean, std = _arrays.as_input(x, "x"), _numbers(mean, "mean"), _numbers(std, "std")
    return _resize_normalize.run((x, height, width, method, mean, std, scale, out))[0]


def adjust_brightness_contrast(x, brightness: float = 0.0, contrast: float = 1.0, out=None):
    """``out = contrast * x + brightness``, for u8 rounded and saturated. out may be x itself."""
    return _adjust.run((_arrays.as_input(x, "x"), brightness, contrast, out))[0]


def _conversion(name: str, doc: str):
    kernel = Kernel(name, outs=(1,))

    def function(x, out=None):
        return kernel.run((_arrays.as_input(x, "x"), out))[0]

    function.__name__ = function.__qualname__ = name
    function.__module__ = "jitney"
    function.__doc__ = doc
    function.kernel = kernel
    return function


swap_rb = _conversion("swap_rb", "RGB to BGR or back: first and third channel exchanged. out may be x itself.")
rgb_to_bgr = bgr_to_rgb = swap_rb
rgb_to_gray = _conversion("rgb_to_gray", "RGB to grey, (H, W): the luma of BT.601.")
bgr_to_gray = _conversion("bgr_to_gray", "BGR to grey, (H, W): the luma of BT.601.")
gray_to_rgb = _conversion("gray_to_rgb", "Grey, (H, W) or (H, W, 1), to RGB: the value three times.")
rgb_to_hsv = _conversion("rgb_to_hsv", "RGB to HSV. u8: H from 0 to 179, S and V to 255; f32: H to 360, S and V to 1.")
hsv_to_rgb = _conversion("hsv_to_rgb", "HSV to RGB, the inverse of `rgb_to_hsv`.")
rgb_to_yuv = _conversion("rgb_to_yuv", "RGB to YUV (BT.601), U and V around 128, or 0.5 for f32.")
yuv_to_rgb = _conversion("yuv_to_rgb", "YUV (BT.601) to RGB, the inverse of `rgb_to_yuv`.")
