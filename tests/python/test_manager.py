"""The switch, statistics, thresholds, benchmark, self-test, information, log, and kernels written in Python."""

import logging
import os
import subprocess
import sys
import threading

import numpy as np
import pytest

import jitney

X = np.linspace(-1, 1, 50, dtype=np.float32)


def test_the_switch_chooses_the_path():
    jitney.reset_stats()
    jitney.disable()
    assert not jitney.is_enabled() and not jitney.stats().enabled
    standard = jitney.sigmoid(X)
    jitney.enable()
    assert jitney.is_enabled()
    fast = jitney.sigmoid(X)
    np.testing.assert_allclose(standard, fast, rtol=1e-6)
    stats = jitney.stats()
    assert (stats.calls, stats.calls_standard, stats.calls_cpu) == (2, 1, 1)
    assert (stats.elements_standard, stats.elements_cpu) == (50, 50)


def test_disabled_nests_and_restores():
    with jitney.disabled():
        with jitney.disabled():
            assert not jitney.is_enabled()
        assert not jitney.is_enabled()
    assert jitney.is_enabled()
    with pytest.raises(KeyError), jitney.disabled():
        raise KeyError
    assert jitney.is_enabled()
    jitney.disable()
    with jitney.disabled():
        pass
    assert not jitney.is_enabled()


def test_statistics_count_every_call():
    jitney.reset_stats()
    for _ in range(7):
        jitney.add(X, X)
    with pytest.raises(ValueError):
        jitney.add(X, X[:3])
    stats = jitney.stats()
    assert stats.calls == 7 and stats.errors == 1
    assert stats.functions_compiled == 0 and stats.cuda_available is False and stats.cuda_reason
    (row,) = [row for row in stats.kernels if row["name"] == "add"]
    assert row["calls"] == [0, 7, 0]  # standard, cpu, cuda
    assert row["errors"] == 1
    assert stats.as_dict()["calls"] == 7
    jitney.reset_stats()
    assert jitney.stats().calls == 0


def test_threads():
    jitney.set_num_threads(3)
    assert jitney.get_num_threads() == jitney.stats().threads == 3
    jitney.set_num_threads(0)
    assert jitney.get_num_threads() >= 1
    for count in (-1, 1025):
        with pytest.raises(ValueError, match="count"):
            jitney.set_num_threads(count)


def test_thresholds():
    before = jitney.get_threshold("add")
    jitney.set_threshold("add", 1234)
    assert jitney.get_threshold("add") == 1234
    jitney.set_threshold("add", None)
    assert jitney.get_threshold("add") is None
    assert jitney.get_threshold("relu", which="device") is None
    jitney.set_threshold("add", before)
    with pytest.raises(KeyError, match="no_such"):
        jitney.set_threshold("no_such", 1)
    with pytest.raises(ValueError, match="which"):
        jitney.get_threshold("add", which="best")
    with pytest.raises(ValueError, match="elements"):
        jitney.set_threshold("add", -1)
    thresholds = jitney.calibrate("relu")
    assert [row["kernel"] for row in thresholds] == ["relu"]


def test_benchmark():
    result = jitney.benchmark("add", shape=(100, 100), dtype=np.float64, iterations=3)
    assert result.standard_seconds > 0 and result.accelerated_seconds > 0
    assert result.agree is True and result.max_difference == 0
    assert np.isclose(result.speedup, result.standard_seconds / result.accelerated_seconds)
    jitney.benchmark("relu", 1000)
    with pytest.raises(KeyError):
        jitney.benchmark("no_such")
    with pytest.raises(TypeError):
        jitney.benchmark("add", (5,), "f33")
    with pytest.raises(TypeError):
        jitney.benchmark("exp", (5,), np.int32)
    with pytest.raises(ValueError):
        jitney.benchmark("add", (-5,))


def test_self_test_passes_for_every_kernel():
    report = jitney.self_test()
    assert report, report.failures
    assert report.passed and report.checks_passed == len(report.checks)
    builtin = {name for name in jitney.kernels() if jitney.kernel(name).describe()["builtin"]}
    assert {check["kernel"] for check in report.checks} == builtin


def test_information():
    info = jitney.info()
    assert info["version"] == jitney.__version__ == jitney.version()
    assert info["builtin_kernels"] >= 18 and info["cuda"]["device_usable"] is False
    done = subprocess.run([sys.executable, "-m", "jitney"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    for word in ("jitney", "processor", "threads", "CUDA", info["cpu"]):
        assert word in done.stdout


def test_every_builtin_kernel_has_a_function():
    builtin = [name for name in jitney.kernels() if jitney.kernel(name).describe()["builtin"]]
    missing = [name for name in builtin if not callable(getattr(jitney, name, None))]
    assert not missing


def test_functions_agree_with_the_table_about_outputs():
    import jitney.elementwise
    import jitney.images
    import jitney.linear
    import jitney.nn
    import jitney.statistics
    from jitney._call import Kernel

    modules = [jitney.elementwise, jitney.images, jitney.linear, jitney.nn, jitney.statistics]
    ours = [v if isinstance(v, Kernel) else v.kernel
            for module in modules for v in vars(module).values() if isinstance(getattr(v, "kernel", v), Kernel)]  # fmt: skip
    assert {kernel.name for kernel in ours} == {n for n in jitney.kernels() if jitney.kernel(n).describe()["builtin"]}
    for kernel in ours:
        described = jitney.kernel(kernel.name)
        assert (kernel.outs, kernel.inouts) == (described.outs, described.inouts), kernel


def test_kernels_by_name():
    np.testing.assert_array_equal(jitney.kernel("clip")(X, -0.5, 0.5), np.clip(X, np.float32(-0.5), np.float32(0.5)))
    mean, var = jitney.kernel("mean_var")(X)
    assert np.isclose(mean, X.mean(), atol=1e-6) and np.isclose(var, X.var())
    with pytest.raises(KeyError, match="no_such"):
        jitney.kernel("no_such")
    with pytest.raises(ValueError, match="takes 3 arguments"):
        jitney.kernel("add")(X, X, None, 1)


def scale(a, x, y):
    np.multiply(x, a, out=y)


@pytest.fixture
def scaled():
    kernel = jitney.register_kernel("test.scale", "a: f32, x: f32[...], out y: f32[...]", scale)
    yield kernel
    jitney.unregister_kernel("test.scale")


def test_a_python_function_is_a_kernel(scaled):
    jitney.reset_stats()
    y = np.zeros((5, 2), np.float32)
    x = np.arange(20, dtype=np.float32).reshape(2, 10).T[::2]
    assert scaled(3.0, x, y) is None
    np.testing.assert_array_equal(y, 3 * x)
    jitney.kernel("test.scale")(2, x, y)
    np.testing.assert_array_equal(y, 2 * x)
    assert jitney.stats().calls == 2
    assert "test.scale" in jitney.kernels()


def test_a_registered_kernels_arguments_are_checked(scaled):
    with pytest.raises(TypeError, match="x of test.scale has dtype f64"):
        scaled(1.0, np.zeros(3), np.zeros(3, np.float32))
    with pytest.raises(ValueError, match="y .*read-only"):
        scaled(1.0, X, np.broadcast_to(np.float32(0), X.shape))
    with pytest.raises(ValueError, match="takes 3 arguments"):
        scaled(1.0)
    with pytest.raises(ValueError, match="test.scale"):
        jitney.register_kernel("test.scale", "", scale)


def test_registration_refuses():
    for name, signature in [("no name", ""), ("", ""), ("test.bad", "x"), ("test.bad", "x: f33"), ("add", "")]:
        with pytest.raises(ValueError):
            jitney.register_kernel(name, signature, lambda: None)
    with pytest.raises(ValueError, match="functions"):
        jitney.register_kernel("test.bad", "", None)
    with pytest.raises(KeyError):
        jitney.unregister_kernel("test.bad")
    with pytest.raises(jitney.Error):
        jitney.unregister_kernel("add")


def test_inputs_of_a_registered_kernel_are_read_only():
    seen = []
    kernel = jitney.register_kernel(
        "test.flags", "x: f64[:], inout y: f64[:]", lambda x, y: seen.append((x.flags.writeable, y.flags.writeable))
    )
    kernel(np.zeros(2), np.zeros(2))
    jitney.unregister_kernel("test.flags")
    assert seen == [(False, True)]


def test_an_exception_becomes_an_error_with_its_text():
    def fail(x):
        raise ZeroDivisionError("no such luck")

    kernel = jitney.register_kernel("test.fail", "x: i64", fail)
    with pytest.raises(jitney.Error, match="ZeroDivisionError: no such luck") as caught:
        kernel(1)
    assert caught.value.status == "callback"
    jitney.unregister_kernel("test.fail")


def test_the_fast_version_runs_while_enabled_and_falls_back():
    ran = []

    def cpu(n):
        ran.append("cpu")
        if n:
            raise NotImplementedError("not this one")

    kernel = jitney.register_kernel("test.two", "n: i64", lambda n: ran.append("standard"), cpu)
    jitney.reset_stats()
    kernel(0)
    kernel(1)
    with jitney.disabled():
        kernel(0)
    stats = jitney.stats()
    jitney.unregister_kernel("test.two")
    assert ran == ["cpu", "cpu", "standard", "standard"]
    assert (stats.calls_cpu, stats.calls_standard, stats.fallbacks) == (1, 2, 1)
    assert "not this one" in str(stats.fallback_reasons)


def test_a_kernel_may_call_the_library_and_register_kernels():
    def outer(x, y):
        jitney.register_kernel("test.inner", "", lambda: None)
        jitney.relu(x, out=y)
        jitney.unregister_kernel("test.inner")

    kernel = jitney.register_kernel("test.outer", "x: f32[:], out y: f32[:]", outer)
    y = np.zeros_like(X)
    kernel(X, y)
    np.testing.assert_array_equal(y, np.maximum(X, 0))
    jitney.unregister_kernel("test.outer")


def test_an_unregistered_kernel_lives_as_long_as_its_object():
    from jitney import host

    kernel = jitney.register_kernel("test.gone", "out y: f64[:]", lambda y: y.fill(7))
    jitney.unregister_kernel("test.gone")
    with pytest.raises(KeyError):
        jitney.kernel("test.gone")
    y = np.zeros(2)
    kernel(y)
    assert y.tolist() == [7, 7]
    known = len(host._registered)
    del kernel
    assert len(host._registered) == known - 1


def test_the_log_reaches_a_function_and_logging(caplog):
    records = []
    jitney.set_log_callback(lambda *record: records.append(record), "trace")
    kernel = jitney.register_kernel("test.log", "", lambda: None, lambda: (_ for _ in ()).throw(NotImplementedError("x")))
    kernel()
    assert any(level == "warn" and "test.log fell back" in message for level, _, message in records)
    with caplog.at_level(logging.WARNING, "jitney"):
        jitney.log_to_logging("warn")
        kernel()
    assert "test.log fell back" in caplog.text
    jitney.set_log_callback(None)
    count = len(records)
    kernel()
    assert len(records) == count
    jitney.unregister_kernel("test.log")
    with pytest.raises(ValueError, match="level"):
        jitney.set_log_callback(print, "loud")


def run(code, **environment):
    """Runs a program that has a time limit, and returns what it did."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env={**os.environ, **environment}
    )


def test_the_log_on_standard_error():
    done = run("import jitney; jitney.enable_log('debug'); jitney.register_kernel('a.b', '', lambda: None)")
    assert done.returncode == 0 and done.stdout == ""
    refused = run("import jitney; jitney.enable_log('loud')")
    assert refused.returncode == 1 and "loud" in refused.stderr


def test_environment_variables():
    assert run("import jitney; print(jitney.is_enabled())", JITNEY_DISABLE_JIT="1").stdout == "False\n"
    assert run("import jitney; print(jitney.get_num_threads())", JITNEY_NUM_THREADS="3").stdout == "3\n"
    malformed = run("import jitney; print(jitney.info()['environment_refused'])", JITNEY_NUM_THREADS="many")
    assert "many" in malformed.stdout


def test_a_library_that_is_not_there_is_an_import_error_with_a_reason():
    missing = run("import jitney", JITNEY_LIBRARY="/nowhere/libjitney.so")
    assert "ImportError: JITNEY_LIBRARY names '/nowhere/libjitney.so', which is not a file" in missing.stderr
    other = run("import jitney", JITNEY_LIBRARY=sys.executable)
    assert "ImportError" in other.stderr


def test_importing_is_quick_and_loads_no_other_library():
    code = (
        "import sys, time, numpy; start = time.perf_counter(); import jitney; "
        "print(time.perf_counter() - start, *(m for m in ('torch', 'json', 'logging', 'cv2') if m in sys.modules))"
    )
    outputs = [run(code).stdout.split() for _ in range(3)]
    print(f"import jitney after numpy: {1000 * min(float(o[0]) for o in outputs):.1f} ms")
    assert all(o[1:] == [] for o in outputs)


def test_results_survive_the_interpreters_exit():
    done = run(
        "import jitney, numpy as np, threading\n"
        "x = np.ones(1 << 20, np.float32)\n"
        "kept = [jitney.add(x, x) for _ in range(3)]\n"
        "cycle = [jitney.relu(x)]; cycle.append(cycle)\n"
        "jitney.set_log_callback(print, 'trace')\n"
        "threading.Thread(target=lambda: [jitney.relu(x) for _ in range(200)], daemon=True).start()\n"
        "k = jitney.register_kernel('a', 'x: f32[:]', lambda x: None); k(x)\n"
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr


def test_the_gil_is_released_during_calls():
    started, seen = threading.Event(), []

    def watch():
        started.wait()
        seen.append(jitney.is_enabled())

    # A registered kernel waits for another Python thread inside a call: without the GIL free, that would never end.
    watcher = threading.Thread(target=watch)
    kernel = jitney.register_kernel("test.gil", "", lambda: (started.set(), watcher.join(30)))
    watcher.start()
    kernel()
    jitney.unregister_kernel("test.gil")
    assert seen == [True]
    a = np.ones((700, 700))
    ticks, done = [], threading.Event()

    def tick():
        while not done.wait(0.0005):
            ticks.append(1)

    ticker = threading.Thread(target=tick)
    ticker.start()
    with jitney.disabled():
        for _ in range(3):
            jitney.matmul(a, a)
    done.set()
    ticker.join()
    assert len(ticks) > 5


@pytest.mark.parametrize(
    "call",
    [
        lambda: jitney.set_threshold("add\0x", 1),
        lambda: jitney.get_threshold("add\0x"),
        lambda: jitney.kernel("add\0x"),
        lambda: jitney.benchmark("add\0x", 4),
        lambda: jitney.calibrate("add\0x"),
        lambda: jitney.unregister_kernel("add\0x"),
        lambda: jitney.register_kernel("test_zero\0x", "", standard=lambda: None),
        lambda: jitney.register_kernel("test_zero", "x: f32\0", standard=lambda x: None),
    ],
)
def test_text_with_a_zero_character_is_refused(call):
    before = jitney.kernels()
    with pytest.raises(ValueError, match="zero character"):
        call()
    assert jitney.kernels() == before


@pytest.mark.parametrize("number", [-1, 1 << 64, (1 << 64) + 5])
def test_numbers_that_would_wrap_are_refused(number):
    for call in (
        jitney.set_pool_limit, jitney.trim_pool, lambda n: jitney.benchmark("add", 4, iterations=n),
        lambda n: jitney.set_threshold("add", n), lambda n: jitney.RunningStats(max_bins=n),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=str(number)):
            call(number)


def test_registered_kernels_have_no_thresholds():
    kernel = jitney.register_kernel("test_threshold", "a: f64", standard=lambda a: None)
    with pytest.raises(ValueError, match="no thresholds"):
        jitney.set_threshold("test_threshold", 1)
    jitney.unregister_kernel("test_threshold")
    del kernel

