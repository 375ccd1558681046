"""Tiers, and the cache of optimised code. What needs the plugin that optimises is skipped where it has not been built."""

import json
import os
import pathlib
import subprocess
import sys

import numpy as np
import pytest

import jitney

import cache_stress
import edit_stress

PLUGIN = pathlib.Path(os.environ.get("JITNEY_LIBRARY", "")).parent / "libjitney_llvm.so"
needs_llvm = pytest.mark.skipif(not PLUGIN.exists(), reason="libjitney_llvm.so has not been built")


def scale(x, y, a):
    for i in range(len(x)):
        y[i] = a * x[i] + 1.0


def run(code: str, folder: pathlib.Path, **environment: str) -> dict:
    """What a fresh process prints as JSON."""
    prelude = "import json, numpy as np, jitney\nfrom test_tiers import scale\nx, y = np.arange(9.0), np.zeros(9)\n"
    env = dict(os.environ, JITNEY_CACHE_DIR=str(folder), **environment)
    env["PYTHONPATH"] = os.pathsep.join([os.path.dirname(__file__), env.get("PYTHONPATH", "")])
    done = subprocess.run([sys.executable, "-c", prelude + code], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


CALL = """
jitney.njit(scale)(x, y, 2.0)
assert np.array_equal(y, 2 * x + 1)
s, c = jitney.stats(), jitney.cache_info()
print(json.dumps(dict(c.as_dict(), optimized=s.functions_optimized, compiled=s.functions_compiled, plugins=s.plugins_loaded,
                      fallbacks=s.fallbacks)))
"""


def rows(x, out, first, scale):
    for i in range(x.shape[0]):
        for j in range(first, x.shape[1]):
            out[i, j] = (x[i, j] - scale) * scale


# Long rows begin at a line of the cache, wherever the array and the loop begin.
@needs_llvm
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int16, np.uint8])
@pytest.mark.parametrize("length", [1, 511, 512, 513, 1000, 1537])
def test_rows_begin_anywhere(dtype, length):
    rng = np.random.default_rng(length)
    with jitney.tier("optimized"):
        kernel = jitney.njit(rows)
        for skipped, first in ((0, 0), (1, 0), (3, 5), (7, length), (2, length + 4)):
            out = np.zeros(3 * length + 8, dtype)
            x = rng.integers(0, 50, (3, length)).astype(dtype)
            view = out[skipped : skipped + 3 * length].reshape(3, length)
            kernel(x, view, first, dtype(3))
            expected = np.zeros_like(out)
            expected[skipped : skipped + 3 * length].reshape(3, length)[:, first:] = (x[:, first:] - dtype(3)) * dtype(3)
            assert np.array_equal(out, expected)


def test_every_tier_returns_the_same():
    x = np.linspace(0, 1, 100)
    results = []
    for name in ("interpreter", "baseline", "auto", "optimized"):
        y = np.zeros(100)
        with jitney.tier(name):
            jitney.njit(scale)(x, y, 3.0)
        results.append(y)
    assert all(np.array_equal(y, results[0]) for y in results)


def test_tiers_are_set_and_nested():
    before = jitney.get_tier()
    jitney.set_tier("baseline")
    assert jitney.get_tier() == "baseline"
    with jitney.tier("interpreter"), jitney.tier("auto"):
        pass
    jitney.set_tier(before)
    with pytest.raises(jitney.Error, match="tier is 'fast'; it is one of auto, baseline, optimized, interpreter"):
        jitney.set_tier("fast")
    with pytest.raises(jitney.Error, match="nothing that the library could inherit"):
        jitney.set_tier(None)


def test_a_thread_interprets_where_it_says_so():
    kernel, x, y = jitney.njit(scale), np.ones(5), np.zeros(5)
    with jitney.tier("interpreter"):
        kernel(x, y, 2.0)
    assert kernel.stats["functions_compiled"] == 0
    with jitney.tier("baseline"):
        kernel(x, y, 2.0)
    assert kernel.stats["functions_compiled"] == 1


def test_environment_variables_are_read(tmp_path):
    found = run("print(json.dumps([jitney.get_tier(), jitney.cache_info().as_dict()]))", tmp_path, JITNEY_TIER="baseline",
                JITNEY_CACHE_BYTES="12345", JITNEY_CACHE="0")  # fmt: skip
    assert found[0] == "baseline"
    assert (found[1]["bound"], found[1]["enabled"], found[1]["folder"]) == (12345, False, str(tmp_path))


@needs_llvm
def test_the_next_process_compiles_nothing(tmp_path):
    first = run(CALL, tmp_path, JITNEY_TIER="optimized")
    assert (first["misses"], first["stores"], first["optimized"]) == (1, 1, 1)
    for tier in ("optimized", "auto"):
        then = run(CALL, tmp_path, JITNEY_TIER=tier)
        assert (then["hits"], then["compiled"], then["plugins"]) == (1, 0, 0), then


@needs_llvm
def test_what_code_depends_on_makes_another_entry(tmp_path):
    run(CALL, tmp_path, JITNEY_TIER="optimized")
    fast = run(CALL.replace("njit(scale)", "njit(fastmath=True)(scale)"), tmp_path, JITNEY_TIER="optimized")
    assert (fast["hits"], fast["stores"], fast["entries"]) == (0, 1, 2)
    constant = CALL.replace("njit(scale)(x, y, 2.0)", "njit(scale)(x.astype(np.float32), y, 2.0)")
    assert run(constant, tmp_path, JITNEY_TIER="optimized")["stores"] == 1
    width = run(CALL, tmp_path, JITNEY_TIER="optimized", JITNEY_VECTOR_BITS="128")
    assert (width["hits"], width["stores"]) == (0, 1)


@needs_llvm
@pytest.mark.parametrize("cpu", ["baseline", "avx2", "avx512"])
def test_the_optimiser_heeds_the_limit_of_instructions(tmp_path, cpu):
    run(CALL, tmp_path, JITNEY_TIER="optimized")
    found = run(CALL, tmp_path, JITNEY_TIER="optimized", JITNEY_CPU=cpu)
    assert (found["optimized"] + found["hits"], found["fallbacks"]) == (1, 0)
    if cpu == "baseline":
        assert found["entries"] == 2


@needs_llvm
def test_no_damaged_entry_is_used(tmp_path):
    run(CALL, tmp_path, JITNEY_TIER="optimized")
    (entry,) = tmp_path.glob("*.jit")
    good = entry.read_bytes()
    code = """
import pathlib, sys
entry, good = pathlib.Path(ENTRY), bytes.fromhex(GOOD)
jitney.set_tier("optimized")
for at in range(len(good)):
    entry.write_bytes(good[:at] + bytes([good[at] ^ 0x41]) + good[at + 1:])
    y[:] = 0
    jitney.njit(scale)(x, y, 2.0)
    assert np.array_equal(y, 2 * x + 1)
c = jitney.cache_info()
print(json.dumps([c.hits, c.misses, c.rejects]))
"""
    # Every kernel that is made anew looks for its code; each finds a damaged entry, and writes a good one.
    found = run(f"ENTRY, GOOD = {str(entry)!r}, {good.hex()!r}\n" + code, tmp_path)
    assert found == [0, len(good), len(good)]


@needs_llvm
def test_files_that_others_could_have_written_are_refused(tmp_path):
    run(CALL, tmp_path, JITNEY_TIER="optimized")
    (entry,) = tmp_path.glob("*.jit")
    entry.chmod(0o666)
    found = run(CALL, tmp_path, JITNEY_TIER="optimized")
    assert (found["hits"], found["rejects"]) == (0, 1) and "others than its user" in found["reason"]
    entry.chmod(0o600)
    tmp_path.chmod(0o777)
    found = run(CALL, tmp_path, JITNEY_TIER="optimized")
    assert (found["hits"], found["rejects"], found["failures"]) == (0, 1, 1)
    tmp_path.chmod(0o700)
    entry.unlink()
    entry.symlink_to("/etc/passwd")
    assert run(CALL, tmp_path, JITNEY_TIER="optimized")["hits"] == 0


@needs_llvm
def test_a_missing_folder_is_made_and_an_impossible_one_counted(tmp_path):
    deep = tmp_path / "a" / "b"
    assert run(CALL, deep, JITNEY_TIER="optimized")["stores"] == 1
    file = tmp_path / "file"
    file.write_text("")
    found = run(CALL, file / "below", JITNEY_TIER="optimized")
    assert (found["stores"], found["failures"]) == (0, 1)
    found = run(CALL, file, JITNEY_TIER="optimized")
    assert (found["stores"], found["failures"]) == (0, 1) and "is no folder" in found["reason"]


@needs_llvm
def test_the_cache_is_bounded_and_can_be_cleared(tmp_path):
    code = """
jitney.set_tier("optimized")
for n in range(12):
    jitney.njit(fastmath=bool(n % 2))(scale)(np.arange(9.0).reshape(3, 3)[n % 3] if n < 2 else np.arange(9.0)[:: n], y[::n+1][:1], 2.0)
info = jitney.cache_info().as_dict()
removed = jitney.clear_cache()
print(json.dumps([info, removed, jitney.cache_info().entries, jitney.verify_cache()]))
"""
    code = code.replace("y[::n+1][:1]", "np.zeros(9)[:5][::1] if n % 3 else y")
    info, removed, after, verified = run(code, tmp_path, JITNEY_CACHE_BYTES="4000")
    assert info["bytes"] <= 4000 + 4000 // 16 + 4000
    assert removed == info["entries"] and after == 0 and verified == [0, 0]


@needs_llvm
def test_hot_kernels_are_optimised_in_the_background(tmp_path):
    code = """
big, out = np.ones(200_000), np.zeros(200_000)
kernel = jitney.njit(scale)
import time
end = time.monotonic() + 20
while time.monotonic() < end and not jitney.stats().functions_optimized:
    for _ in range(100):
        kernel(big, out, 2.0)
jitney.settle()
kernel(big, out, 3.0)
assert (out == 4.0).all()
s = jitney.stats()
print(json.dumps([s.functions_compiled, s.functions_optimized, s.fallbacks]))
"""
    assert run(code, tmp_path, JITNEY_TIER="auto") == [2, 1, 0]


@needs_llvm
@pytest.mark.skipif("avx512" not in jitney.info()["levels_available"], reason="the processor has one width of vectors")
@pytest.mark.skipif(jitney.info()["processors"] < 2, reason="nothing is tried on one processor")
def test_the_width_of_vectors_is_measured_once_and_kept(tmp_path):
    code = """
import time
big, out = np.ones(20_000, np.float32), np.zeros(20_000, np.float32)
kernel = jitney.njit(scale)
def widths():
    described = jitney.kernel("scale").describe()["specialisations"]
    return [[s["vector_bits"], s["vector_bits_decided"]] for s in described]
kernel(big, out, np.float32(2.0))
seen = widths()
end = time.monotonic() + (60 if not seen[0][1] else 0)
while time.monotonic() < end and not widths()[0][1]:
    for _ in range(500):
        kernel(big, out, np.float32(2.0))
jitney.settle()
kernel(big, out, np.float32(3.0))
assert (out == 4.0).all()
s = jitney.stats()
print(json.dumps([seen, widths(), s.functions_optimized]))
"""
    [first, then, optimised] = run(code, tmp_path, JITNEY_TIER="optimized")
    assert first == [[0, False]] and then[0][0] in (0, 256, 512) and then[0][1] and optimised == 1
    # The next process knows.
    assert run(code, tmp_path, JITNEY_TIER="optimized") == [then, then, 0]
    # Whoever names a width gets it.
    assert run(code, tmp_path, JITNEY_TIER="optimized", JITNEY_VECTOR_BITS="256")[1] == [[0, True]]


def test_without_the_plugin_the_quick_compiler_serves(tmp_path):
    library = pathlib.Path(os.environ["JITNEY_LIBRARY"]).resolve()
    alone = tmp_path / "alone"
    alone.mkdir()
    copy = alone / "libjitney.so"
    copy.write_bytes(library.read_bytes())
    found = run(CALL, tmp_path / "cache", JITNEY_TIER="optimized", JITNEY_LIBRARY=str(copy), JITNEY_PLUGIN_PATH="")
    assert (found["optimized"], found["compiled"], found["fallbacks"]) == (0, 1, 1)


@needs_llvm
def test_processes_share_the_cache_and_are_killed(tmp_path):
    wrong, calls, killed = cache_stress.stress(6, 8, tmp_path)
    assert wrong == [] and calls and killed


@needs_llvm
def test_edited_kernels_are_never_stale(tmp_path):
    assert edit_stress.stress(60, tmp_path) == []


@needs_llvm
def test_a_damaged_entry_is_written_anew(tmp_path):
    run(CALL, tmp_path, JITNEY_TIER="optimized")
    (entry,) = tmp_path.glob("*.jit")
    entry.write_bytes(entry.read_bytes()[:-1])
    for rejects, hits in ((1, 0), (0, 1)):
        found = run(CALL, tmp_path, JITNEY_TIER="optimized")
        assert (found["rejects"], found["hits"]) == (rejects, hits)


@needs_llvm
def test_clearing_leaves_the_files_of_others(tmp_path):
    run(CALL, tmp_path, JITNEY_TIER="optimized")
    theirs = [tmp_path / name for name in ("notes.txt", "thesis.jit", "0123.jit", "x" * 64 + ".jit")]
    for file in theirs:
        file.write_text("mine")
    assert run("print(json.dumps([jitney.verify_cache(), jitney.clear_cache()]))", tmp_path) == [[1, 0], 1]
    assert sorted(tmp_path.iterdir()) == sorted(theirs)


#: A kernel of its own for every number, hot at once.
BUSY = """
import linecache, os, signal, time
def hot(n):
    source = f"def f(x, y):\\n    for k in range({n + 50}):\\n        for i in range(len(x)):\\n            y[i] = y[i] + x[i] * {n}.5\\n"
    linecache.cache[f"<{n}>"] = (len(source), None, source.splitlines(True), f"<{n}>")
    space = {}
    exec(compile(source, f"<{n}>", "exec"), space)
    return jitney.njit(space["f"])
big, out = np.ones(100_000), np.zeros(100_000)
def heat(n):
    kernel, end = hot(n), time.monotonic() + 0.3
    while time.monotonic() < end:
        kernel(big, out)
    return kernel
"""


@needs_llvm
def test_forks_while_the_background_optimises(tmp_path):
    code = BUSY + """
for n in range(6):
    kernel = heat(n)
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        out[:] = 0
        kernel(big, out)
        good = np.array_equal(out, np.full(100_000, (n + 50) * (n + 0.5)))
        heat(n + 100)
        jitney.settle()
        os._exit(0 if good else 1)
    _, status = os.waitpid(child, 0)
    assert status == 0, status
jitney.settle()
print(json.dumps(jitney.stats().functions_optimized))
"""
    assert run(code, tmp_path, JITNEY_TIER="auto") > 0


@needs_llvm
@pytest.mark.parametrize("end", ["pass", "sys.exit(0)", "os.kill(os.getpid(), signal.SIGTERM)"])
def test_a_process_ends_while_the_background_optimises(tmp_path, end):
    script = "import sys, json, numpy as np, jitney\n" + BUSY + f"heat(1)\nprint('here', flush=True)\n{end}\n"
    env = dict(os.environ, JITNEY_CACHE_DIR=str(tmp_path), JITNEY_TIER="auto")
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, timeout=60)
        assert done.returncode in (0, -15) and done.stdout == "here\n", done.stderr


def sum_by_llvmlite(n):
    """What a function gives that LLVM compiles for somebody else in this process."""
    import ctypes

    import llvmlite.binding as llvm
    from llvmlite import ir

    module = ir.Module()
    function = ir.Function(module, ir.FunctionType(ir.DoubleType(), [ir.DoubleType()]), f"plus{n}")
    builder = ir.IRBuilder(function.append_basic_block())
    builder.ret(builder.fadd(function.args[0], ir.Constant(ir.DoubleType(), n)))
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    machine = llvm.Target.from_default_triple().create_target_machine()
    with llvm.create_mcjit_compiler(llvm.parse_assembly(str(module)), machine) as engine:
        engine.finalize_object()
        return ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_double)(engine.get_function_address(f"plus{n}"))(0.5)


@needs_llvm
def test_another_llvm_in_the_process_is_left_alone(tmp_path):
    pytest.importorskip("llvmlite")
    code = """
from test_tiers import sum_by_llvmlite
assert sum_by_llvmlite(1) == 1.5
jitney.njit(scale)(x, y, 2.0)
assert np.array_equal(y, 2 * x + 1) and sum_by_llvmlite(2) == 2.5
jitney.njit(fastmath=True)(scale)(x, y, 3.0)
assert np.array_equal(y, 3 * x + 1) and sum_by_llvmlite(3) == 3.5
print(json.dumps(jitney.stats().functions_optimized))
"""
    assert run(code, tmp_path, JITNEY_TIER="optimized") == 2
