"""Kernels as files for programs without the library, as Python writes them and, through ctypes, calls them."""

import ctypes
import os
import pathlib
import subprocess
import sys

import numpy as np
import pytest

import jitney

FOLDER = pathlib.Path(os.environ.get("JITNEY_LIBRARY", "")).parent
pytestmark = pytest.mark.skipif(
    not (FOLDER / "libjitney_llvm.so").exists(), reason="libjitney_llvm.so has not been built"
)
needs_runtime = pytest.mark.skipif(not (FOLDER / "libjitney_rt.a").exists(), reason="libjitney_rt.a has not been built")


class Tensor(ctypes.Structure):
    _fields_ = [
        ("data", ctypes.c_void_p), ("device", ctypes.c_int32 * 2), ("ndim", ctypes.c_int32), ("dtype", ctypes.c_uint8 * 4),
        ("shape", ctypes.POINTER(ctypes.c_int64)), ("strides", ctypes.c_void_p), ("byte_offset", ctypes.c_uint64),
    ]  # fmt: skip


def view(array):
    return ctypes.byref(Tensor(array.ctypes.data, ndim=array.ndim, shape=array.ctypes.shape_as(ctypes.c_int64)))


def total(x):
    s = 0.0
    for i in jitney.prange(len(x)):
        s += np.sqrt(x[i]) + np.cos(x[i])
    return s


def scale(a, x):
    for i in range(len(x)):
        x[i] *= a


@needs_runtime
def test_a_shared_library_is_called_without_the_library(tmp_path):
    kernel = jitney.njit(parallel=True)(total)
    x = np.linspace(0, 9, 100_000)
    expected = kernel(x)
    kernel.export(tmp_path / "libtotal.so")  # for the types that it was called with
    assert sorted(os.listdir(tmp_path)) == ["libtotal.so"]
    function = ctypes.CDLL(tmp_path / "libtotal.so").total
    result = ctypes.c_double()
    assert function(view(x), ctypes.byref(result), None) == 0
    assert result.value == expected
    shown = subprocess.run(["ldd", tmp_path / "libtotal.so"], capture_output=True, text=True, check=True).stdout
    assert "jitney" not in shown
    exported = subprocess.run(["nm", "-D", "--defined-only", tmp_path / "libtotal.so"], capture_output=True, text=True)
    assert [line.split()[-1] for line in exported.stdout.splitlines()] == ["total"]


def test_several_signatures_have_names_of_their_own(tmp_path):
    kernel = jitney.njit(scale)
    kernel.export(tmp_path / "s.so", ["(f8, f8[::1])", jitney.void(jitney.f4, jitney.f4[:])], tmp_path / "s.h")
    header = (tmp_path / "s.h").read_text()
    assert "int32_t scale_f64_f64x1(double a, const jitney_tensor *x, jitney_raised *raised);" in header
    assert "int32_t scale_f32_f32x1a(float a, const jitney_tensor *x, jitney_raised *raised);" in header
    x = np.arange(5.0)
    loaded = ctypes.CDLL(tmp_path / "s.so")
    assert loaded.scale_f64_f64x1(ctypes.c_double(3), view(x), None) == 0
    assert x.tolist() == [0, 3, 6, 9, 12]
    kernel.export(tmp_path / "named.so", ["(f8, f8[::1])", "(f4, f4[::1])"], names=["double_scale", "single_scale"])
    assert ctypes.CDLL(tmp_path / "named.so").single_scale


def exponentials(x):
    for i in range(len(x)):
        x[i] = np.exp(x[i])


def test_the_systems_vector_library_is_found(tmp_path):
    jitney.njit(fastmath=True)(exponentials).export(tmp_path / "exp.so", "(f8[::1],)")
    x = np.linspace(0, 1, 64)
    expected = np.exp(x)
    assert ctypes.CDLL(tmp_path / "exp.so").exponentials(view(x), None) == 0
    assert np.allclose(x, expected, rtol=1e-14, atol=0)


def test_objects_for_a_level_are_for_that_level(tmp_path):
    kernel = jitney.njit(scale)
    wide = {}
    for level in ("x86-64", "x86-64-v3", "x86-64-v4"):
        kernel.export(tmp_path / f"{level}.o", "(f4, f4[::1])", cpu=level)
        listing = subprocess.run(["objdump", "-d", tmp_path / f"{level}.o"], capture_output=True, text=True, check=True)
        wide[level] = "%ymm" in listing.stdout
    assert wide == {"x86-64": False, "x86-64-v3": True, "x86-64-v4": True}
    with pytest.raises(NotImplementedError, match="no processor 'i386'; levels are x86-64, x86-64-v2"):
        kernel.export(tmp_path / "i386.o", "(f4, f4[::1])", cpu="i386")


def test_an_error_leaves_what_was_there(tmp_path):
    kernel = jitney.njit(scale)
    there = tmp_path / "scale.o"
    there.write_text("precious")
    (tmp_path / "folder").mkdir()
    for path, header in [(tmp_path / "none" / "a.o", None), (there, tmp_path / "none" / "a.h"), (there, tmp_path / "folder")]:
        with pytest.raises(jitney.Error, match="cannot be written"):
            kernel.export(path, "(f8, f8[::1])", header)
    assert there.read_text() == "precious"
    assert sorted(os.listdir(tmp_path)) == ["folder", "scale.o"]
    with pytest.raises(jitney.Error, match="zero character"):
        kernel.export("a\0.o", "(f8, f8[::1])")
    with pytest.raises(jitney.CompileError, match="f9"):
        kernel.export(there, "(f9,)")
    with pytest.raises(NotImplementedError, match="returns an array"):
        jitney.njit(lambda n: np.zeros(n)).export(there, "(i8,)", names="zeros")


def refusal(code, **environment):
    """What a fresh process says."""
    prelude = "import jitney\nfrom test_export import scale, total\nkernel = jitney.njit(scale)\n"
    env = dict(os.environ, **environment)
    env["PYTHONPATH"] = os.pathsep.join([os.path.dirname(__file__), env.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", prelude + f"try:\n    {code}\nexcept jitney.Error as error:\n    print(error)"],
        env=env, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_missing_is_named(tmp_path):
    export = f"kernel.export('{tmp_path}/s.so', '(f8, f8[::1])')"
    assert "cc-of-nobody cannot be run" in refusal(export, CC="cc-of-nobody")
    assert "false cannot link" in refusal(export, CC="false")
    # Without the plugin: the library at another place, alone.
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "libjitney.so").write_bytes(pathlib.Path(os.environ["JITNEY_LIBRARY"]).read_bytes())
    said = refusal(export, JITNEY_LIBRARY=str(alone / "libjitney.so"))
    assert "the plugin that optimises: there is no plugin libjitney_llvm.so" in said
    # With the plugin, without the runtime.
    (alone / "libjitney_llvm.so").symlink_to((FOLDER / "libjitney_llvm.so").resolve())
    parallel = f"jitney.njit(parallel=True)(total).export('{tmp_path}/t.so', '(f8[::1],)')"
    said = refusal(parallel, JITNEY_LIBRARY=str(alone / "libjitney.so"))
    assert "total needs the small runtime, which `make rt` builds: there is no libjitney_rt.a" in said
    assert refusal(export, JITNEY_LIBRARY=str(alone / "libjitney.so")) == ""
    assert sorted(os.listdir(tmp_path)) == ["alone", "s.so"]


def doubled(x):
    return x * 2.0


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_only_files_are_written_over_and_both_or_neither(here):
    kernel = jitney.njit(doubled)
    os.mkfifo("pipe")
    (here / "keep.o").write_text("old")
    (here / "link").symlink_to(here)
    for path, header, reason in [
        ("a.o", "pipe", "a device or the like"), ("keep.o", "keep.h/", "no name of a file"), ("a.o", "./a.o", "and its header"),
        ("a.o", "link/a.o", "and its header"),
    ]:  # fmt: skip
        with pytest.raises(ValueError, match=reason):
            kernel.export(path, "(f8,)", path if header is None else header)
    assert (here / "keep.o").read_text() == "old"
    assert sorted(os.listdir()) == ["keep.o", "link", "pipe"]
    kernel.export("n" * 250 + ".o", "(f8,)")


@pytest.mark.parametrize("name", ["size_t", "FILE", "INT32_MAX", "_init", "linux", "PRId64", "main", "write"])
def test_names_of_headers_are_refused(here, name):
    with pytest.raises(ValueError, match=f"cannot be called {name}"):
        jitney.njit(doubled).export("a.o", "(f8,)", "a.h", names=name)
    assert os.listdir() == []


def test_a_compiler_that_writes_nothing_has_failed(tmp_path):
    export = f"kernel.export('{tmp_path}/s.so', '(f8, f8[::1])')"
    assert "has written no code" in refusal(export, CC="true")
    assert os.listdir(tmp_path) == []
    ignoring = f"import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN); {export}"
    assert refusal(ignoring) == "" and os.listdir(tmp_path) == ["s.so"]


def test_headers_with_names_that_are_alike_do_not_hide_each_other(here):
    kernel = jitney.njit(doubled)
    kernel.export("a.o", "(f8,)", "a.h", names="b_c")
    kernel.export("a_b.o", "(f8,)", "a_b.h", names="c")
    (here / "program.c").write_text(
        '#include "a.h"\n#include "a_b.h"\nint main(void) { double r; return c(1.5, &r, 0) || r != 3.0 || b_c(2.5, &r, 0) || r != 5.0; }\n'
    )
    subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", "program.c", "a.o", "a_b.o", "-o", "program", "-lm"], check=True)
    subprocess.run(["./program"], check=True)
