"""`njit`: how it is applied, what arguments it takes, what comes back."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jitney
from jitney import njit
from support import layouts, values


@njit
def identity(x):
    return x


@njit
def scaled(x, factor=2.0, offset=0.0):
    return x * factor + offset


@njit
def add_into(a, x, y, n):
    for i in range(n):
        y[i] += a * x[i]


# How it is applied


def test_every_way_of_writing_it_gives_a_kernel():
    def f(x):
        return x + 1

    @njit
    def bare(x):
        return x + 1

    @njit()
    def called(x):
        return x + 1

    @jitney.jit(nopython=True, cache=True, nogil=True, inline="always", boundscheck=None, debug=False, looplift=True, locals={})
    def with_options(x):
        return x + 1

    @njit("i8(i8)")
    def with_text(x):
        return x + 1

    @njit(["i8(i8)", "f8(f8)"])
    def with_texts(x):
        return x + 1

    @njit(signature_or_function=jitney.int64(jitney.int64))
    def with_signature(x):
        return x + 1

    @njit((jitney.int64,))
    def with_types(x):
        return x + 1

    kernels = [bare, called, with_options, with_text, with_texts, with_signature, with_types, njit(f), njit(parallel=True)(f)]
    assert [kernel(41) for kernel in [*kernels, njit(lambda x: x + 1)]] == [42] * 10
    assert f(41) == 42


def test_signatures_compile_at_once_and_take_nothing_else():
    @njit(["f8(f8, f8)", "i8(i8, i8)"])
    def f(a, b):
        return a + b

    assert f.signatures == ["(f64, f64) -> f64", "(i64, i64) -> i64"]
    assert type(f(1, 2)) is int
    assert type(f(1.0, 2)) is float
    with pytest.raises(TypeError, match="takes"):
        f((1, 2), 3)


def test_signatures_from_types():
    f8, i8 = jitney.float64, jitney.int64
    assert str(f8(f8[:], i8)) == "float64(float64[:], int64)"
    assert str(f8[:, ::1]) == "float64[:, ::1]"
    assert str(jitney.void(jitney.f4[::1, :])) == "void(float32[::1, :])"
    assert f8[:] == jitney.f8[:] and f8[:] != f8[::1] and len({f8[:], jitney.f8[:]}) == 1
    assert jitney.float32(1.5) == np.float32(1.5) and isinstance(jitney.float32(1.5), np.float32)

    @njit([jitney.void(f8[:, ::1], jitney.types.UniTuple(i8, 2)), jitney.types.none(jitney.types.Array(f8, 2, "F"), jitney.types.Tuple((i8, i8)))])
    def put(x, at):
        x[at] = 1.0

    for order in "CF":
        x = np.zeros((2, 3), order=order)
        put(x, (1, 2))
        assert x[1, 2] == 1 and x.sum() == 1
    with pytest.raises(ValueError, match=":"):
        f8[1:2]
    with pytest.raises(ValueError, match="types"):
        f8(f8, 3)


def test_unknown_options_are_refused_where_they_stand():
    with pytest.raises(TypeError, match="no option 'paralel'"):
        njit(paralel=True)
    with pytest.raises(ValueError, match="error_model"):
        njit(error_model="rust")
    with pytest.raises(ValueError, match="fastmath has 'fats'"):
        njit(fastmath={"fats"})
    with pytest.raises(TypeError, match="class"):
        njit(int)
    with pytest.raises(TypeError, match="signature"):
        njit([3])


@pytest.mark.parametrize("fastmath", [True, False, {"contract", "nnan"}, ["fast"], {"reassoc": True, "nsz": False}, "afn"])
def test_fastmath_takes_flags(fastmath):
    @njit(fastmath=fastmath)
    def f(x):
        total = 0.0
        for i in range(len(x)):
            total += x[i] * 3.0
        return total

    assert f(np.arange(4.0)) == 18.0


def test_what_identifies_a_function_is_kept():
    def named(x: int) -> int:
        """What it does."""
        return x

    kernel = njit(named)
    assert (kernel.__name__, kernel.__doc__, kernel.__module__) == ("named", "What it does.", __name__)
    assert kernel.py_func is kernel.__wrapped__ is named
    assert "named" in repr(kernel) and njit(kernel).py_func is named
    import inspect

    assert list(inspect.signature(kernel).parameters) == ["x"]


# Arguments


def test_defaults_and_keywords():
    assert [scaled(3.0), scaled(3.0, 1.0), scaled(3.0, offset=1.0), scaled(x=3.0, offset=1.0, factor=0.5)] == [6, 3, 7, 2.5]
    for wrong in [lambda: scaled(), lambda: scaled(1.0, 2.0, 3.0, 4.0), lambda: scaled(1.0, y=2), lambda: scaled(1.0, x=2.0)]:
        with pytest.raises(TypeError):
            wrong()


def test_defaults_that_are_no_arguments():
    @njit
    def zeros(n, dtype=np.float32):
        return np.zeros(n, dtype)

    assert zeros(3).dtype == np.float32

    @njit
    def last(x, *, scale=2.0):
        return x * scale

    assert (last(3.0), last(3.0, scale=3.0)) == (6.0, 9.0)


NUMBERS = [
    (3, int, "i64"), (2.5, float, "f64"), (True, bool, "bool"), (np.float64(2.5), float, "f64"), (np.float32(0.1), float, "f32"),
    (np.int8(-3), int, "int8"), (np.int16(-3), int, "i16"), (np.int32(-3), int, "i32"), (np.int64(-3), int, "i64"),
    (np.uint8(250), int, "uint8"), (np.uint16(65000), int, "u16"), (np.uint32(1 << 31), int, "u32"), (np.uint64((1 << 64) - 1), int, "u64"),
    (np.bool_(True), bool, "bool"), (-(1 << 63), int, "i64"), ((1 << 63) - 1, int, "i64"), (-0.0, float, "f64"), (math.inf, float, "f64"),
]  # fmt: skip


@pytest.mark.parametrize("value, kind, name", NUMBERS)
def test_numbers_keep_their_exact_type_and_value(value, kind, name):
    f = njit(identity.py_func)
    result = f(value)
    assert type(result) is kind and result == value and math.copysign(1, result) == math.copysign(1, float(value))
    # A letter and one digit would count bytes, as Numba's names do.
    shown = {"i8": "int8", "u8": "uint8"}.get(name, name)
    assert f.signatures[0].startswith(f"({shown})")


def test_nothing_texts_and_tuples():
    @njit
    def f(how, pair, x=None):
        if x is None:
            x = 1.0
        if how == "sum":
            return pair[0] + pair[1][0] + x
        return pair[0] * x

    assert f("sum", (1, (2.0, True))) == 4.0
    assert f("first", (3, (2.0, True)), 2.0) == 6.0
    assert f("sum", (np.float32(1), (np.int8(2),)), None) == 4.0

    @njit
    def total(arrays):
        return arrays[0].sum() + arrays[1][0].sum()

    assert total((np.arange(3.0), (np.ones(2, np.float32),))) == 5.0


def test_kernels_functions_and_dtypes_as_arguments():
    @njit
    def integral(f, a, b, n=1000):
        total = 0.0
        for i in range(n):
            total += f(a + (i + 0.5) * (b - a) / n)
        return total * (b - a) / n

    square, cube = njit(lambda x: x * x), njit(lambda x: x * x * x)
    for _ in range(2):
        assert integral(square, 0.0, 1.0) == pytest.approx(1 / 3, rel=1e-5)
        assert integral(cube, 0.0, 1.0, n=100) == pytest.approx(1 / 4, rel=1e-3)
        assert integral(f=math.sin, a=0.0, b=math.pi) == pytest.approx(2, rel=1e-5)
    assert integral(np.exp, 0, 1) == pytest.approx(math.e - 1, rel=1e-5)

    @njit
    def zeros(n, dtype, out):
        out[0] = 1.0
        return np.zeros(n, dtype)

    for dtype in [np.float32, np.dtype(np.int8), jitney.float64, np.bool_]:
        assert zeros(2, dtype, np.zeros(1)).dtype == (dtype.dtype if dtype is jitney.float64 else dtype)

    apply = njit(lambda f, x: f(x))
    assert apply(square, 3) == 9 and apply(abs, -3.0) == 3.0
    with pytest.raises(TypeError, match="f is a plain Python function; decorate it"):
        apply(lambda x: x, 3)

    @njit
    def wrong(f, x):
        return f(x).nothing

    with pytest.raises(jitney.CompileError, match=r"line \d+, column 16, in wrong"):
        wrong(square, 3)

    @njit
    def fill(f, x):
        for i in range(len(x)):
            x[i] = f(x[i])

    x = np.arange(3.0)
    assert fill(square, x) is None and x.tolist() == [0, 1, 4]


@pytest.mark.parametrize(
    "value, kind, message",
    [
        (1 << 63, OverflowError, r"x is 9223372036854775808.*np.uint64\(x\)"),
        (-(1 << 63) - 1, OverflowError, "64 bits"),
        ([1, 2], TypeError, "x is a list; pass a NumPy array"),
        ({}, TypeError, "x is a dict"),
        (object(), TypeError, "x is a object"),
        (1j, TypeError, "complex"),
        (np.float16(1), TypeError, "float16"),
        (np.datetime64("2020-01-01"), TypeError, "datetime64"),
        (np.array(["a"]), TypeError, "dtype"),
        (np.arange(3.0).astype(">f8"), TypeError, "byte order"),
        (np.frombuffer(b"\0" * 17, np.uint8)[1:].view(np.float64), ValueError, "multiple of 8"),
        (np.zeros(3, [("a", "i1"), ("b", "f8")])["b"], ValueError, "aligned|stride|multiple"),
        ((1, [2]), TypeError, r"x\[1\] is a list"),
        (np.ma.masked_array([1.0], [True]), TypeError, "masked"),
        (np.zeros((1,) * 17), ValueError, "rank 17"),
    ],
)
def test_what_kernels_cannot_take_is_said_clearly(value, kind, message):
    with pytest.raises(kind, match=message):
        identity(value)
    assert identity(3) == 3


@given(st.lists(st.integers(0, 5), min_size=1, max_size=3).map(tuple), st.sampled_from("f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 ?".split()), st.data())
def test_arrays_of_any_layout(shape, dtype, data):
    x = data.draw(layouts(values(1, shape, np.dtype(dtype), 0, 2)))

    @njit
    def copied(x, out):
        out[:] = x

    out = np.zeros(shape, dtype)
    copied(x, out)
    np.testing.assert_array_equal(out, x)


def test_read_only_arrays_can_be_read_and_not_written():
    x = np.arange(5.0)
    x.flags.writeable = False
    y = np.zeros(5)
    add_into(2.0, x, y, 5)
    np.testing.assert_array_equal(y, 2 * x)
    with pytest.raises(TypeError, match="read-only"):
        add_into(2.0, y, x, 5)
    strided = np.broadcast_to(np.float64(3.0), (5,))
    add_into(1.0, strided, y, 5)
    np.testing.assert_array_equal(y, 2 * x + 3)
    assert not identity(x).flags.writeable


def test_other_libraries_arrays():
    class Interface:
        def __init__(self, array):
            self.array, self.__array_interface__ = array, array.__array_interface__

    x, y = np.arange(4.0), np.zeros(4)
    add_into(2.0, Interface(x), y, 4)
    np.testing.assert_array_equal(y, 2 * x)
    add_into(2.0, memoryview(x), y, 4) if hasattr(memoryview(x), "__dlpack__") else None
    add_into(1.0, x.view(np.matrix).A1, y, 4)
    torch = pytest.importorskip("torch")
    t, u = torch.arange(4, dtype=torch.float64), torch.zeros(4, dtype=torch.float64)
    add_into(2.0, t, u, 4)
    assert u.tolist() == [0, 2, 4, 6]
    back = identity(u)
    back[0] = 9
    assert u[0] == 9
    with pytest.raises(TypeError, match="grad"):
        identity(torch.zeros(2, requires_grad=True))


# Results


def test_results():
    @njit
    def nothing(x):
        x[0] = 1.0

    @njit
    def nested(x):
        return x[0], (x, (2, True)), (np.float32(0.5),)

    @njit
    def empty():
        return ()

    assert nothing(np.zeros(1)) is None
    first, (array, inner), single = nested(np.arange(3.0))
    assert (first, inner, single) == (0.0, (2, True), (0.5,)) and array.tolist() == [0, 1, 2]
    assert empty() == ()


def test_many_results():
    @njit
    def many(x):
        return x, x + 1, (x + 2, x + 3, x + 4), np.zeros(2), x + 5, np.ones(3), x + 6

    for _ in range(3):
        result = many(1)
        assert result[:3] == (1, 2, (3, 4, 5)) and result[4] == 6 and result[6] == 7
        assert result[3].tolist() == [0, 0] and result[5].tolist() == [1, 1, 1]


@pytest.mark.parametrize("dtype", "f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 ?".split())
@pytest.mark.parametrize("shape", [(0,), (3,), (2, 3), (2, 0, 3), (1, 1, 1, 1)])
def test_arrays_that_a_kernel_makes(dtype, shape):
    @njit
    def make(x):
        out = np.empty_like(x)
        out[:] = x
        return out

    x = values(3, shape, np.dtype(dtype), 0, 2)
    out = make(x)
    assert out.dtype == x.dtype and out.shape == x.shape and out.flags.writeable and out.flags.c_contiguous
    np.testing.assert_array_equal(out, x)
    out[...] = 0


def test_views_of_arguments():
    @njit
    def view(x):
        return x[::-1, 1:].T

    x = np.arange(12.0).reshape(3, 4)
    v = view(x)
    np.testing.assert_array_equal(v, x[::-1, 1:].T)
    v[0, 0] = 100
    assert x[2, 1] == 100


def test_a_view_keeps_its_argument_alive():
    import weakref

    class Tracked(np.ndarray):
        pass

    @njit
    def view(x, other):
        return x[2:]

    x, other = np.arange(1000.0).view(Tracked), np.arange(5.0).view(Tracked)
    alive, not_needed = weakref.ref(x), weakref.ref(other)
    v = view(x, other)
    del x, other
    assert alive() is not None and not_needed() is None
    assert v[0] == 2 and v[-1] == 999
    del v
    assert alive() is None


def test_a_constant_array_outlives_its_kernel():
    def make():
        table = np.arange(1000.0)

        @njit
        def part():
            return table[10:]

        return part()

    results = [make() for _ in range(20)]
    assert all(r[0] == 10 and r[-1] == 999 for r in results)
    assert not results[0].flags.writeable


# As an object


def test_methods():
    class Model:
        @njit
        def static_like(x, y):
            return x + y

        scale = njit(lambda self, x: x * 2)

        @staticmethod
        @njit
        def static(x):
            return x + 1

    assert Model.static(1) == 2 and Model.static_like(1, 2) == 3
    with pytest.raises(TypeError, match="Model"):
        Model().scale(3)


def test_inspection(capsys):
    @njit
    def f(x, n):
        return x[0] + n

    assert f.signatures == [] and f.stats["calls"] == 0
    f(np.ones(1), 1)
    f(np.ones(1, np.float32), 1)
    f(np.ones(1), 2)
    assert f.signatures == ["(f64[::1], i64) -> f64", "(f32[::1], i64) -> f64"]
    f.inspect_types()
    shown = capsys.readouterr().out
    assert "def f(x, n):" in shown and "x: f64[::1]" in shown and "x: f32[::1]" in shown
    assert list(f.inspect_ir()) == f.signatures and "return" in f.inspect_ir("(f8[::1], i8)")
    assert len(f.inspect_asm("(f8[::1], i8)")) > 50
    stats = f.stats
    assert stats["calls"] == 3 and stats["functions_compiled"] == 2 and 0 < stats["compile_seconds"] < 10


def test_inspection_of_every_kind_of_argument(capsys):
    x = np.zeros((2, 3))
    x.flags.writeable = False
    f = njit(identity.py_func)
    for given in [x, x.T, x[:, ::2], x[0], np.zeros((2, 2, 2))[::2], (1, (2.0, True)), np.uint8(3), None]:
        f(given)
    assert len(f.inspect_ir()) == 8
    f.inspect_types()
    assert "x: const f64[:, ::1]" in capsys.readouterr().out


def test_recompile_reads_globals_again():
    scope = {"factor": 2}
    f = _in_scope(scope)
    assert f(3) == 6
    scope["factor"] = 5
    assert f(3) == 6
    f.recompile()
    assert f(3) == 15


def _in_scope(scope):
    import linecache

    text = "def f(x):\n    return x * factor\n"
    linecache.cache["<recompiled>"] = (len(text), None, text.splitlines(True), "<recompiled>")
    exec(compile(text, "<recompiled>", "exec"), scope)
    return njit(scope["f"])


def test_prange_outside_of_kernels_is_range():
    assert jitney.prange(3) == range(3) and jitney.prange(1, 7, 2) == range(1, 7, 2)


def test_importing_the_package_loads_nothing_of_this():
    import subprocess
    import sys

    program = "import jitney, sys\nassert not {'jitney._jit', 'jitney.types'} & set(sys.modules)\njitney.njit, jitney.types.f8"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for name in jitney.__all__:
        assert getattr(jitney, name) is not None and name in dir(jitney)


# The switch


def test_disabled_kernels_are_the_function_itself():
    calls = []

    def f(x):
        calls.append(x)
        return x

    kernel = njit(f)
    with jitney.disabled():
        assert kernel([1]) == [1] and kernel(x={}) == {}
    jitney.disable()
    assert kernel(None) is None
    jitney.enable()
    with pytest.raises(jitney.CompileError):
        kernel(1)
    assert calls == [[1], {}, None]


def test_disabled_from_the_environment():
    import os
    import subprocess
    import sys

    program = "import jitney\n@jitney.njit\ndef f(x): return [x]\nprint(f(1), f.signatures)"
    done = subprocess.run([sys.executable, "-c", program], env={**os.environ, "JITNEY_DISABLE_JIT": "1"}, capture_output=True, text=True)
    assert done.stdout == "[1] []\n", done.stderr


@pytest.mark.parametrize("kind", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64"])
def test_numpy_scalars_keep_their_type_call_after_call(kind):
    @njit
    def add(x, a):
        x[0] += a
        return a

    number = np.dtype(kind).type
    values = [number(v) for v in ((0, 1, 200) if kind[0] == "u" else (0, 1, -100) if kind[0] == "i" else (0.1, -2.5, np.nan))]
    for _ in range(3):
        for value in values:
            x = np.ones(1, kind)
            with np.errstate(over="ignore"):
                expected = x + value
            returned = add(x, value)
            np.testing.assert_array_equal(x, expected)
            np.testing.assert_array_equal(np.asarray(returned, kind), value)
    assert len(add.signatures) == 1
