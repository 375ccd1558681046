"""What counts as an array, on the way in and as `out`; nothing is copied; every refusal is a sentence."""

import gc

import numpy as np
import pytest
import torch

import jitney


class Exporter:
    """An object that knows DLPack and nothing else."""

    def __init__(self, array):
        self.array = array

    def __dlpack__(self, **options):
        return self.array.__dlpack__(**options)

    def __dlpack_device__(self):
        return self.array.__dlpack_device__()


class OnDevice(Exporter):
    def __dlpack_device__(self):
        return (2, 0)


@pytest.fixture
def x(rng):
    return rng.standard_normal((4, 6)).astype(np.float32)


def test_torch_tensors_go_in_and_out_without_a_copy(x):
    t, out = torch.from_numpy(x.copy()), torch.zeros(6, 4).T
    result = jitney.relu(t, out=out)
    assert result is out
    np.testing.assert_array_equal(out.numpy(), np.maximum(x, 0))
    np.testing.assert_array_equal(jitney.add(t, x), x + x)
    np.testing.assert_array_equal(jitney.add(x, t[:1]), x + x[:1])
    np.testing.assert_array_equal(jitney.matmul(t.T, t), jitney.matmul(x.T, x))


def test_torch_tensors_are_updated_in_place(x):
    p, g, m, v = (torch.from_numpy(a) for a in (x.copy(), x.copy(), np.zeros_like(x), np.zeros_like(x)))
    jitney.adam_step(p, g, m, v, t=1)
    assert not np.array_equal(p.numpy(), x)


def test_a_tensor_that_requires_grad_is_refused(x):
    t = torch.nn.Parameter(torch.from_numpy(x))
    with pytest.raises(TypeError, match="detach"):
        jitney.relu(t)
    with pytest.raises(TypeError, match="detach"):
        jitney.relu(x, out=t)
    np.testing.assert_array_equal(jitney.relu(t.detach()), np.maximum(x, 0))


def test_any_dlpack_exporter_goes_in(x):
    np.testing.assert_array_equal(jitney.relu(Exporter(x[:, ::2])), np.maximum(x[:, ::2], 0))
    np.testing.assert_array_equal(jitney.add(x, Exporter(x)), x + x)


def test_a_dlpack_exporter_receives_the_output(x):
    out = Exporter(np.zeros_like(x))
    assert jitney.relu(x, out=out) is out
    np.testing.assert_array_equal(out.array, np.maximum(x, 0))


def test_a_tensor_of_a_device_is_refused(x):
    with pytest.raises(jitney.Error, match="device type 2") as caught:
        jitney.relu(OnDevice(x))
    assert caught.value.status == "device"
    with pytest.raises(jitney.Error, match="device type 2"):
        jitney.relu(x, out=OnDevice(x))


def test_read_only_arrays_are_inputs_but_not_outputs(x):
    expected = np.maximum(x, 0)
    x.flags.writeable = False
    np.testing.assert_array_equal(jitney.relu(x), expected)
    for refused in (x, np.broadcast_to(np.float32(0), x.shape)):
        with pytest.raises(ValueError, match="out .*read-only"):
            jitney.relu(x, out=refused)
        with pytest.raises(ValueError, match="out .*read-only"):
            jitney.add(x, x, out=refused)
        with pytest.raises(ValueError, match="params .*read-only"):
            jitney.adam_step(refused, x, x.copy(), x.copy())
    assert x.max() > 0


def test_numbers_and_lists_are_converted():
    np.testing.assert_array_equal(jitney.relu([[-1.0, 2.0]]), [[0.0, 2.0]])
    np.testing.assert_array_equal(jitney.add([1, 2], [3, 4]), [4, 6])
    assert jitney.sum([1.0, 2.0]) == 3.0
    for not_numbers in ("text", None, object(), {"a": 1}, [[1], [1, 2]]):
        with pytest.raises(TypeError, match="x"):
            jitney.relu(not_numbers)
    for no_output in ([0.0], 1.0, "text"):
        with pytest.raises((TypeError, ValueError), match="out"):
            jitney.relu(np.ones(1), out=no_output)


def test_subclasses_and_memory_maps_are_arrays(x, tmp_path):
    np.save(tmp_path / "x.npy", x)
    for given in (np.load(tmp_path / "x.npy", mmap_mode="r"), x.view(np.matrix), np.ma.masked_array(x)):
        np.testing.assert_array_equal(np.asarray(jitney.relu(given)), np.maximum(x, 0))


def test_foreign_byte_order_is_refused(x):
    with pytest.raises(TypeError, match="byte order"):
        jitney.relu(x.astype(">f4"))
    with pytest.raises(TypeError, match="byte order"):
        jitney.relu(x, out=np.zeros(x.shape, ">f4"))


def test_misaligned_data_are_refused():
    memory = np.zeros(4 * 10 + 1, np.uint8)
    misaligned = memory[1:].view(np.float32)
    with pytest.raises(ValueError, match="not a multiple of 4|align") as caught:
        jitney.relu(misaligned)
    assert caught.value.status == "alignment"
    with pytest.raises(ValueError, match="not a multiple of 4|align"):
        jitney.relu(np.zeros(10, np.float32), out=misaligned)


def test_strides_between_elements_are_refused():
    fields = np.zeros(5, np.dtype([("a", "f4"), ("b", "u1")]))["a"]
    with pytest.raises(ValueError, match="(stride|align)"):
        jitney.relu(fields)
    fields = np.zeros(5, np.dtype({"names": ["a"], "formats": ["f8"], "offsets": [0], "itemsize": 12}))["a"]
    with pytest.raises(ValueError, match="(stride|align)"):
        jitney.relu(fields)


@pytest.mark.parametrize("dtype", [np.int16, np.float16, np.complex64, np.bool_, np.uint8])
def test_dtypes_that_a_kernel_lacks_are_named(dtype):
    with pytest.raises(TypeError, match="x has dtype"):
        jitney.exp(np.zeros(3, dtype))


@pytest.mark.parametrize("array", [np.array(["a"]), np.array([None]), np.zeros(2, "M8[s]"), np.zeros(2, "V3")])
def test_arrays_that_hold_no_numbers_are_refused(array):
    with pytest.raises(TypeError, match="x has dtype"):
        jitney.relu(array)


@pytest.mark.parametrize(
    ("call", "kind", "words"),
    [
        (lambda a: jitney.add(a, a[:3]), ValueError, ["(4, 6)", "(3, 6)"]),
        (lambda a: jitney.add(a, a.astype(np.float64)), TypeError, ["f32", "f64"]),
        (lambda a: jitney.relu(a, out=np.zeros((4, 5), np.float32)), ValueError, ["out", "(4, 5)", "(4, 6)"]),
        (lambda a: jitney.relu(a, out=np.zeros((4, 6))), TypeError, ["out", "f64", "f32"]),
        (lambda a: jitney.relu(a[:, :-1], out=a[:, 1:]), ValueError, ["out", "overlaps", "x"]),
        (lambda a: jitney.matmul(a, a), ValueError, ["(4, 6)"]),
        (lambda a: jitney.matmul(a, a.T, out=a[:, :4]), ValueError, ["out"]),
        (lambda a: jitney.matmul(a, a.T, activation="wave"), ValueError, ["wave", "relu"]),
        (lambda a: jitney.matmul(a, a.T, beta=1.0), (ValueError, TypeError), ["out"]),
        (lambda a: jitney.softmax(a, axis=2), ValueError, ["axis", "2"]),
        (lambda a: jitney.sum(a, axis=(0, 0)), ValueError, ["ax"]),
        (lambda a: jitney.sum(a, axis=5), ValueError, ["5"]),
        (lambda a: jitney.percentile(a, float("nan")), ValueError, ["q", "NaN"]),
        (lambda a: jitney.percentile(a, 101), ValueError, ["q", "101"]),
        (lambda a: jitney.percentile(a, 5, method="cubic"), ValueError, ["method", "cubic"]),
        (lambda a: jitney.max(a[:0]), ValueError, ["x"]),
        (lambda a: jitney.gelu(a, approximate="erf"), ValueError, ["approximate", "erf"]),
        (lambda a: jitney.conv2d(a, a), ValueError, ["x", "(4, 6)"]),
        (lambda a: jitney.conv2d(a[None, None], a[None, None], padding="big"), ValueError, ["padding", "big"]),
        (lambda a: jitney.conv2d(a[None, None], a[None, None], stride=0), ValueError, ["stride"]),
        (lambda a: jitney.max_pool2d(a[None, None], 0), ValueError, ["kernel"]),
        (lambda a: jitney.batch_norm(a, a[0, :3], a[0]), ValueError, ["mean"]),
        (lambda a: jitney.layer_norm(a, eps=-1.0), ValueError, ["eps"]),
        (lambda a: jitney.adam_step(a, a, a.copy(), a.copy()), ValueError, ["params", "grads"]),
        (lambda a: jitney.adam_step(a, a.copy(), a.copy(), a.copy(), t=0), ValueError, ["t"]),
        (lambda a: jitney.leaky_relu(a, "x"), (ValueError, TypeError), ["negative_slope"]),
        (lambda a: jitney.add(np.ones(3, np.int32), 2.5), TypeError, ["2.5", "int32"]),
        (lambda a: jitney.add(np.ones(3, np.int32), 1 << 40), TypeError, [str(1 << 40)]),
        (lambda a: jitney.add(np.ones(3, np.int32), np.int64(1 << 40)), TypeError, [str(1 << 40)]),
        (lambda a: jitney.add(a, np.complex64(1 + 2j)), TypeError, ["b is", "2j"]),
        (lambda a: jitney.add(a, np.str_("3")), TypeError, ["b is", "no number"]),
        (lambda a: jitney.relu(np.ma.masked_array(a, a > 0)), TypeError, ["x is", "mask"]),
        (lambda a: jitney.relu(a, out=np.ma.masked_array(a.copy(), a > 0)), TypeError, ["out is", "mask"]),
    ],
)
def test_errors_name_the_argument_and_both_shapes_or_values(call, kind, words, x):
    with pytest.raises(kind) as caught:
        call(x)
    assert isinstance(caught.value, jitney.Error)
    assert caught.value.code > 0 and caught.value.status
    missing = [word for word in words if word.lower() not in str(caught.value).lower()]
    assert not missing, f"{missing} are not in {str(caught.value)!r}"
    np.testing.assert_array_equal(jitney.relu(x), np.maximum(x, 0))


def test_overlap_inside_an_output_is_refused():
    out = np.lib.stride_tricks.as_strided(np.zeros(4, np.float32), (3, 2), (4, 4))
    with pytest.raises(ValueError, match="out"):
        jitney.relu(np.ones((3, 2), np.float32), out=out)


def test_sizes_that_overflow_are_refused():
    huge = np.lib.stride_tricks.as_strided(np.zeros(1, np.float32), (1 << 40, 1 << 10), (0, 0))
    with pytest.raises((jitney.Error, MemoryError)):
        jitney.matmul(huge, huge.T)
    with pytest.raises((jitney.Error, MemoryError)):
        jitney.relu(huge)


def test_a_result_keeps_its_memory_while_a_view_of_it_lives(rng):
    x = rng.standard_normal((512, 1024)).astype(np.float32)
    view = jitney.relu(x)[100:200]
    gc.collect()
    others = [jitney.negate(x) for _ in range(4)]
    np.testing.assert_array_equal(view, np.maximum(x[100:200], 0))
    del others, view
    gc.collect()
    assert jitney.stats().pool["bytes_in_use"] == 0


def test_empty_arrays():
    for shape in [(0,), (3, 0), (0, 4, 2)]:
        x = np.zeros(shape, np.float32)
        assert jitney.relu(x).shape == shape
        assert jitney.add(x, x).shape == shape
        assert jitney.sum(x) == 0
    assert jitney.matmul(np.zeros((2, 0)), np.zeros((0, 3))).tolist() == [[0.0] * 3] * 2
    assert jitney.kernel("relu")(np.zeros((0, 3), np.float32)).shape == (0, 3)


class FirstKind:
    """An exporter of DLPack's first kind of capsules, which do not say whether memory is read-only."""

    def __init__(self, array):
        self.array = array

    def __dlpack__(self, stream=None):
        return self.array.__dlpack__()

    def __dlpack_device__(self):
        return self.array.__dlpack_device__()


def test_an_output_of_the_first_dlpack_is_written(x):
    out = np.zeros_like(x)
    exporter = FirstKind(out)
    assert jitney.relu(x, out=exporter) is exporter
    np.testing.assert_array_equal(out, np.maximum(x, 0))


def test_a_kernel_by_name_gives_scalars_as_numpy_does(x):
    mean, variance = jitney.kernel("mean_var")(x.astype(np.float64))
    assert isinstance(mean, np.float64) and isinstance(variance, np.float64)
    out = np.zeros(())
    assert jitney.kernel("mean")(x.astype(np.float64), None, False, out) is out
