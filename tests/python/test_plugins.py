"""Plugins: the example in C, loaded and called; files that are none. A plugin stays, so each test is a process."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CC = os.environ.get("CC", "cc")

pytestmark = pytest.mark.skipif(shutil.which(CC) is None, reason="there is no C compiler")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plugins")
    flags = ["-std=c11", "-O2", "-shared", "-fPIC", f"-I{ROOT / 'include'}"]
    source, out = ROOT / "examples/plugins/provider.c", folder / "libjitney_example.so"
    subprocess.run([CC, *flags, str(source), "-o", str(out)], check=True)
    (folder / "libjitney_text.so").write_text("no library")
    return folder


def run(folder, program):
    environment = {**os.environ, "JITNEY_PLUGIN_PATH": str(folder)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_provider_of_kernels_is_loaded_by_name(folder):
    run(
        folder,
        """
import numpy as np, jitney
jitney.load_plugin("example")
jitney.load_plugin("example")
row, = jitney.plugins()
assert (row["name"], row["loaded"], row["kernels"]) == ("example", True, ["relu", "saxpy"]), row

x = np.linspace(-1, 1, 1001, dtype=np.float32)
expected = np.maximum(x, 0)
assert (jitney.relu(x) == expected).all()
assert (jitney.relu(x[::2]) == expected[::2]).all()
assert (jitney.relu(x.astype(np.float64)) == expected).all()
with jitney.disabled():
    assert (jitney.relu(x) == expected).all()

stats = jitney.stats()
relu, = [kernel for kernel in stats.kernels if kernel["name"] == "relu"]
assert (relu["plugin"], relu["calls_by_plugin"], relu["fallbacks"]) == ("example", 1, 2), relu
assert stats.plugins_loaded == 1
""",
    )


def test_a_file_that_is_no_plugin_is_refused_and_remembered(folder):
    run(
        folder,
        """
import jitney
for _ in range(2):
    try:
        jitney.load_plugin("text")
    except jitney.Error as e:
        assert "libjitney_text.so" in str(e) and "cannot be loaded" in str(e), e
    else:
        raise AssertionError("it is refused")
row, = jitney.plugins()
assert not row["loaded"] and "cannot be loaded" in row["reason"], row
""",
    )
