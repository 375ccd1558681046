"""Kernels in gdb: lines, variables and frames, as a person sees them. Skipped where gdb, or the plugin that compiles for
debuggers, is missing, and where the system lets no process be debugged."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import numpy as np
import pytest

import jitney

PLUGIN = pathlib.Path(os.environ.get("JITNEY_LIBRARY", "")).parent / "libjitney_llvm.so"
needs_llvm = pytest.mark.skipif(not PLUGIN.exists(), reason="libjitney_llvm.so has not been built")

PROGRAM = '''\
import numpy as np
import jitney


@jitney.njit
def weight(v):
    if v > 2.0:
        return 10.0
    return v


@jitney.njit(debug=True)
def total(x, a):
    s = 0.0
    for i in range(len(x)):
        t = a * weight(x[i])
        s += t
    return s


@jitney.njit(debug=True, parallel=True)
def scale(x, y, a):
    for i in jitney.prange(len(x)):
        b = a * x[i]
        y[i] = b + 1


@jitney.vectorize(debug=True)
def clip(v):
    w = v if v < 2.0 else 2.0
    return w


x, y = np.arange(5.0), np.zeros(5)
print(total(x, 2))
jitney.set_num_threads(1)
scale(x, y, 3.0)
print(clip(x).sum())
'''


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(PROGRAM.splitlines(), 1) if text in line)


def gdb(program: list[str], *commands: str, **environment: str) -> str:
    """What gdb says to these commands. It finds no file of Debian's own debug information, which takes long to read."""
    if shutil.which("gdb") is None:
        pytest.skip("gdb is not installed")
    first = ["set auto-load no", "set debuginfod enabled off", "set debug-file-directory /nonexistent"]
    first += ["set breakpoint pending on", "set confirm off", "set width 0"]
    line = ["gdb", "-batch", "-nx"]
    line += [word for command in first for word in ("-iex", command)]
    line += [word for command in commands for word in ("-ex", command)]
    env = {**os.environ, "JITNEY_TIER": "auto", **environment}
    done = subprocess.run([*line, "--args", *program], env=env, capture_output=True, text=True, timeout=240)
    if "ptrace" in done.stderr and "not permitted" in done.stderr:
        pytest.skip("the system lets no process be debugged")
    return done.stdout + done.stderr


@pytest.fixture
def program(tmp_path):
    file = tmp_path / "program.py"
    file.write_text(PROGRAM)
    return file


@needs_llvm
def test_a_line_of_a_kernel_stops_with_its_variables_and_the_frames_below_it(program):
    line = line_of("s += t")
    said = gdb(
        [sys.executable, str(program)],
        f"break program.py:{line}", "run", "ignore 1 2", "continue", "info args", "info locals",
        "print i + 1", "print *x.data@x.shape[0]", "print t", "ptype x", "backtrace", "next", "info locals",
    )  # fmt: skip
    assert f"total (x=..., a=2) at program.py:{line}" in said, said
    assert f"{line}\t        s += t" in said, said
    assert re.search(r"^a = 2$", said, re.M), said
    assert re.search(r"^x = \{data = 0x[0-9a-f]+, shape = \{5\}\}$", said, re.M), said
    # The fourth time: 2 * (0 + 1 + 2) so far, and 2 * 10.
    assert re.search(r"^i = 3$", said, re.M) and re.search(r"^t = 20$", said, re.M), said
    assert re.search(r"^s = 6$", said, re.M), said
    assert "$1 = 4" in said and "$2 = {0, 1, 2, 3, 4}" in said and "$3 = 20" in said, said
    assert "float64 *data;" in said and "int64 shape[1];" in said, said
    frames = re.findall(r"^#\d+ .*", said, re.M)
    assert "total" in frames[0] and any("jitney_kernel_call" in frame for frame in frames), said
    assert "_start" in frames[-1], "the frames do not lead to where the program began:\n" + said
    assert re.search(r"^s = 26$", said, re.M), said


@needs_llvm
def test_steps_lead_into_kernels_that_are_called_and_back(program):
    inside = line_of("if v > 2.0")
    said = gdb(
        [sys.executable, str(program)],
        f"break program.py:{line_of('t = a *')}", "run", "step", "info args", "finish", "next", "next",
    )  # fmt: skip
    assert f"{inside}\t    if v > 2.0:" in said, said
    assert re.search(r"^v = 0$", said, re.M), said
    assert f"{line_of('s += t')}\t        s += t" in said, said


@needs_llvm
def test_functions_and_bodies_of_parallel_loops_and_of_vectorised_ones_can_be_stopped_at(program):
    body = line_of("y[i] = b")
    said = gdb(
        [sys.executable, str(program)],
        "break total", "run", "backtrace 1", "delete", f"break program.py:{body}", "continue", "info locals",
        "print y.shape", "backtrace 1", "delete", f"break program.py:{line_of('return w')}", "ignore 3 3", "continue", "info locals",
    )  # fmt: skip
    assert f"{line_of('s = 0.0')}\t    s = 0.0" in said, said
    assert re.search(r"^#0 .*scale\.parallel0 \(x=\.\.\., y=\.\.\., a=3\)", said, re.M), said
    assert re.search(r"^b = 0$", said, re.M) and "$1 = {5}" in said, said
    assert re.search(r"^w = 2$", said, re.M), said


C_PROGRAM = r"""
#include <stdio.h>
#include <jitney/jitney.h>

int main(void) {
    const char *source = "def twice(n, f):\n    m = n * 2\n    g = f + m\n    return g\n";
    jitney_compile_options options = {.struct_size = sizeof options, .flags = JITNEY_COMPILE_DEBUGGABLE, .first_line = 3};
    jitney_error *error = NULL;
    jitney_kernel *kernel = NULL;
    if (jitney_kernel_compile(NULL, source, &options, &kernel, &error)) {
        fputs(jitney_error_message(error), stderr);
        return 1;
    }
    double result = 0;
    int32_t (*function)(int64_t, float, double *);
    if (jitney_kernel_function_get(kernel, "f8(i8, f4)", (const void **)&function, &error)) {
        fputs(jitney_error_message(error), stderr);
        return 1;
    }
    function(20, 0.5f, &result);
    printf("%g\n", result);
    jitney_kernel_release(kernel);
    return 0;
}
"""


@needs_llvm
def test_the_source_of_a_c_program_is_shown_though_it_is_in_no_file(tmp_path):
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler")
    root = pathlib.Path(__file__).parents[2]
    library = PLUGIN.parent.resolve()
    (tmp_path / "program.c").write_text(C_PROGRAM)
    build = ["cc", "-g", f"-I{root}/include", "program.c", f"-L{library}", "-ljitney", f"-Wl,-rpath,{library}"]
    subprocess.run([*build, "-o", "program"], cwd=tmp_path, check=True)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    said = gdb(
        [str(tmp_path / "program")],
        "break twice.py:5", "run", "info args", "info locals", "backtrace", "continue",
        TMPDIR=str(temporary),
    )  # fmt: skip
    assert "5\t    g = f + m" in said, said
    assert re.search(r"^n = 20$", said, re.M) and re.search(r"^f = 0\.5$", said, re.M), said
    assert re.search(r"^m = 40$", said, re.M), said
    assert re.search(r"^#\d+ .*main \(\) at program\.c", said, re.M), said
    assert "40.5" in said, said
    assert list(temporary.iterdir()) == [], "files are left behind"


def test_kernels_for_debuggers_compute_the_same_and_are_not_kept_on_disk():
    @jitney.njit(debug=True)
    def f(x):
        s = 0
        for i in range(len(x)):
            s += x[i] / (i + 1)
        return s

    before = jitney.cache_info().stores
    x = np.linspace(0, 1, 1000)
    with jitney.tier("optimized"):
        assert f(x) == jitney.njit(f.py_func)(x) == f.py_func(x)
    with jitney.tier("baseline"):
        assert f(x) == f.py_func(x)
    with jitney.tier("interpreter"):
        assert f(x) == f.py_func(x)
    assert jitney.cache_info().stores <= before + 1


def test_without_the_plugin_a_kernel_runs_all_the_same_and_that_is_counted(tmp_path):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import jitney, numpy as np, program_of_test as p\n"
        "assert jitney.njit(p.f, debug=True)(np.ones(3)) == 3.0\n"
        "print(jitney.stats().fallbacks)\n"
    )
    (tmp_path / "program_of_test.py").write_text("def f(x):\n    s = 0.0\n    for v in x:\n        s += v\n    return s\n")
    library = tmp_path / "libjitney.so"
    shutil.copy(pathlib.Path(os.environ["JITNEY_LIBRARY"]).resolve(), library)
    env = {**os.environ, "JITNEY_LIBRARY": str(library), "JITNEY_TIER": "auto", "JITNEY_PLUGIN_PATH": ""}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 1


@needs_llvm
def test_perf_finds_the_names_of_optimised_kernels_also_of_those_from_disk(tmp_path):
    code = (
        "import os, numpy as np, jitney, sys; from test_tiers import scale\n"
        "jitney.njit(scale)(np.zeros(9), np.zeros(9), 2.0)\n"
        "print(os.getpid(), jitney.cache_info().hits)\n"
    )
    env = {**os.environ, "JITNEY_PERF": "1", "JITNEY_TIER": "optimized", "JITNEY_CACHE_DIR": str(tmp_path)}
    env["PYTHONPATH"] = os.pathsep.join([os.path.dirname(__file__), env.get("PYTHONPATH", "")])
    for hits in (0, 1):
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        process, found = done.stdout.split()
        assert int(found) == hits
        file = pathlib.Path(f"/tmp/perf-{process}.map")
        names = file.read_text()
        file.unlink()
        assert re.fullmatch(r"[0-9a-f]+ [0-9a-f]+ jitney scale\(f64\[::1\], f64\[::1\], f64\) llvm\n", names), names
