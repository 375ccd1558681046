"""Image kernels agree with OpenCV's (antialiased resizing with Pillow's); f32 with the same formulas in f64."""

import colorsys

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from support import assert_close, layouts, values

import jitney

cv2.setNumThreads(1)
sides = st.one_of(st.integers(1, 12), st.integers(13, 90))


@st.composite
def images(draw, channels, dtype=np.uint8):
    """An image of any layout, and its values."""
    channels = draw(st.sampled_from(channels))
    shape = (draw(sides), draw(sides), channels)
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    plain = rng.integers(0, 256, shape, np.uint8) if dtype == np.uint8 else rng.random(shape).astype(dtype)
    return draw(layouts(plain, writable=True)), plain


def levels_apart(a, b):
    assert a.shape == b.shape, f"shape {a.shape}, not {b.shape}"
    return int(np.abs(a.astype(int) - b.astype(int)).max())


@given(data=st.data())
def test_bilinear_resizing_is_opencvs_within_a_level(data):
    image, plain = data.draw(images([1, 3, 4]))
    size = data.draw(st.tuples(sides, sides))
    expected = cv2.resize(plain, size[::-1], interpolation=cv2.INTER_LINEAR).reshape(*size, plain.shape[2])
    result = jitney.resize_bilinear(image, size)
    assert result.dtype == np.uint8
    assert levels_apart(result, expected) <= 1


@given(data=st.data())
def test_antialiased_resizing_is_pillows_within_a_level(data):
    image, plain = data.draw(images([1, 3, 4]))
    size = data.draw(st.tuples(sides, sides))
    result = jitney.resize(image, size, method="bilinear_antialias")
    for c in range(plain.shape[2]):
        plane = Image.fromarray(np.array(plain[..., c], order="C"))
        expected = np.asarray(plane.resize(size[::-1], Image.Resampling.BILINEAR))
        assert levels_apart(result[..., c], expected) <= 1


@given(data=st.data())
def test_nearest_resizing_is_opencvs(data):
    image, plain = data.draw(images([1, 3, 4]))
    size = data.draw(st.tuples(sides, sides))
    expected = cv2.resize(plain, size[::-1], interpolation=cv2.INTER_NEAREST).reshape(*size, plain.shape[2])
    np.testing.assert_array_equal(jitney.resize_nearest(image, size), expected)


@given(data=st.data())
def test_float_images_resize_like_opencvs(data):
    image, plain = data.draw(images([1, 3, 4], np.float32))
    size = data.draw(st.tuples(sides, sides))
    expected = cv2.resize(plain, size[::-1], interpolation=cv2.INTER_LINEAR).reshape(*size, plain.shape[2])
    assert_close(jitney.resize(image, size), expected, 1e-5)


MEAN, STD = [0.485, 0.456, 0.406, 0.5], [0.229, 0.224, 0.225, 0.25]


@given(data=st.data())
def test_normalisation_is_the_formula(data):
    dtype = data.draw(st.sampled_from([np.uint8, np.float32]))
    image, plain = data.draw(images([1, 3, 4], dtype))
    channels = plain.shape[2]
    mean, std = np.array(MEAN[:channels], np.float32), np.array(STD[:channels], np.float32)
    scaled = plain / 255 if dtype == np.uint8 else plain.astype(np.float64)
    expected = ((scaled - mean) / std).transpose(2, 0, 1)
    out = data.draw(st.one_of(st.none(), layouts(np.zeros(expected.shape, np.float32), writable=True)))
    result = jitney.normalize_image(image, mean, std, out=out)
    assert out is None or result is out
    assert result.dtype == np.float32
    assert_close(result, expected, 1e-6)


@given(data=st.data())
def test_resize_normalize_is_one_after_the_other(data):
    image, _ = data.draw(images([3]))
    size = data.draw(st.tuples(sides, sides))
    method = data.draw(st.sampled_from(["bilinear", "bilinear_antialias", "nearest"]))
    expected = jitney.normalize_image(jitney.resize(image, size, method), MEAN[:3], STD[:3])
    assert_close(jitney.resize_normalize(image, size, MEAN[:3], STD[:3], method=method), expected, 1e-6)


@given(data=st.data())
def test_brightness_and_contrast_saturate_as_opencvs(data):
    image, plain = data.draw(images([1, 3, 4]))
    brightness = float(data.draw(st.integers(-80, 80)))
    contrast = data.draw(st.sampled_from([0.0, 0.5, 1.0, 1.3, 2.75]))
    expected = cv2.addWeighted(plain, contrast, plain, 0.0, brightness).reshape(plain.shape)
    result = jitney.adjust_brightness_contrast(image, brightness=brightness, contrast=contrast)
    assert levels_apart(result, expected) <= 1
    exact = contrast * plain.astype(np.float64) + brightness
    assert np.abs(result - np.clip(exact, 0, 255)).max() <= 0.5 + 1e-4


CONVERSIONS = {
    "swap_rb": (cv2.COLOR_RGB2BGR, [3], 0),
    "rgb_to_gray": (cv2.COLOR_RGB2GRAY, [3, 4], 1),
    "bgr_to_gray": (cv2.COLOR_BGR2GRAY, [3, 4], 1),
    "gray_to_rgb": (cv2.COLOR_GRAY2RGB, [1], 0),
    "rgb_to_hsv": (cv2.COLOR_RGB2HSV, [3], 1),
    "hsv_to_rgb": (cv2.COLOR_HSV2RGB, [3], 1),
    "rgb_to_yuv": (cv2.COLOR_RGB2YUV, [3], 1),
    "yuv_to_rgb": (cv2.COLOR_YUV2RGB, [3], 1),
}


@pytest.mark.parametrize("name", CONVERSIONS)
@given(data=st.data())
def test_colour_conversions_are_opencvs(name, data):
    code, channels, apart = CONVERSIONS[name]
    image, plain = data.draw(images(channels))
    if name == "hsv_to_rgb":
        image[..., 0] %= 180
        plain[..., 0] %= 180
    expected = cv2.cvtColor(plain[..., :3] if plain.shape[2] == 4 else plain, code)
    out = data.draw(st.one_of(st.none(), layouts(np.zeros(expected.shape, np.uint8), writable=True)))
    result = getattr(jitney, name)(image, out=out)
    assert out is None or result is out
    difference = levels_apart(result, expected) if name != "rgb_to_hsv" else hue_apart(result, expected)
    assert difference <= apart


def hue_apart(a, b):
    """As `levels_apart`; hues are on a circle of 180."""
    assert a.shape == b.shape
    hue = np.abs(a[..., 0].astype(int) - b[..., 0].astype(int))
    return max(int(np.minimum(hue, 180 - hue).max()), levels_apart(a[..., 1:], b[..., 1:]))


@given(data=st.data())
def test_float_colours_follow_the_same_formulas(data):
    image, plain = data.draw(images([3], np.float32))
    for name, code in [
        ("rgb_to_gray", cv2.COLOR_RGB2GRAY), ("rgb_to_yuv", cv2.COLOR_RGB2YUV), ("yuv_to_rgb", cv2.COLOR_YUV2RGB),
    ]:  # fmt: skip
        assert_close(getattr(jitney, name)(image), cv2.cvtColor(plain, code), 1e-5)
    hsv = jitney.rgb_to_hsv(image)
    for y, x in [(0, 0), (-1, -1)]:
        h, s, v = colorsys.rgb_to_hsv(*map(float, plain[y, x]))
        assert np.allclose(hsv[y, x], [360 * h, s, v], rtol=1e-4, atol=1e-3)
    assert_close(jitney.hsv_to_rgb(hsv), plain, 1e-4)


def test_alpha_is_kept():
    image = values(3, (5, 9, 4), np.uint8, 0, 255)
    for name in ("swap_rb", "rgb_to_hsv", "rgb_to_yuv"):
        np.testing.assert_array_equal(getattr(jitney, name)(image)[..., 3], image[..., 3])


@pytest.mark.parametrize(
    "call",
    [
        lambda image: jitney.resize(image, (0, 5)),
        lambda image: jitney.resize(image, (-3, 5)),
        lambda image: jitney.resize(image, 5),
        lambda image: jitney.resize(image, (5, 5), method="cubic"),
        lambda image: jitney.resize(image[:0], (5, 5)),
        lambda image: jitney.resize(image.astype(np.int16), (5, 5)),
        lambda image: jitney.resize(image[..., :2], (5, 5)),
        lambda image: jitney.resize(image[None], (5, 5)),
        lambda image: jitney.normalize_image(image, [0.5, 0.5], [1, 1, 1]),
        lambda image: jitney.normalize_image(image, 0.5, 0.0),
        lambda image: jitney.rgb_to_gray(image[..., 0]),
        lambda image: jitney.gray_to_rgb(image),
        lambda image: jitney.adjust_brightness_contrast(image, brightness=float("nan")),
        lambda image: jitney.resize(image, (5, 5), out=np.zeros((5, 6, 3), np.uint8)),
    ],
)
def test_what_is_no_image_is_refused(call):
    with pytest.raises(jitney.Error):
        call(values(1, (8, 9, 3), np.uint8, 0, 255))
