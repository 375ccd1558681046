"""Processes that compile, load and clear the cache of optimised code, and are killed at any moment.

usage: python cache_stress.py [seconds] [processes]
Exits with 1 where a process has returned a wrong result or has ended by itself, or where files are left behind.
"""

import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

WORK = """
import random, sys
import numpy as np
import jitney
jitney.set_tier("optimized")
rng = random.Random(int(sys.argv[1]))
x = np.arange(100.0)
while True:
    k = rng.randrange(40)
    space = {}
    source = f"def f(x, y):\\n    for i in range(len(x)):\\n        y[i] = x[i] * {k}.0 + {k + 1}.0\\n"
    import linecache
    linecache.cache[f"<{k}>"] = (len(source), None, source.splitlines(True), f"<{k}>")
    exec(compile(source, f"<{k}>", "exec"), space)
    kernel, y = jitney.njit(space["f"]), np.zeros(100)
    kernel(x, y)
    assert np.array_equal(y, x * k + k + 1), k
    if rng.random() < 0.02:
        jitney.clear_cache()
    if rng.random() < 0.02:
        jitney.verify_cache()
"""


def stress(seconds: float, processes: int, folder: pathlib.Path) -> list[str]:
    """What went wrong."""
    environment = dict(os.environ, JITNEY_CACHE_DIR=str(folder), JITNEY_NUM_THREADS="1")
    wrong: list[str] = []
    rng = random.Random(7)
    seed = 0

    def start():
        nonlocal seed
        seed += 1
        command = [sys.executable, "-c", WORK, str(seed)]
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    running = [start() for _ in range(processes)]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.02)
        at = rng.randrange(len(running))
        process = running[at]
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        _, said = process.communicate()
        if process.returncode != -signal.SIGKILL:
            wrong.append(f"a process ended with {process.returncode}: {said.decode()[-300:]}")
        running[at] = start()
    for process in running:
        process.kill()
        process.communicate()
    left = [file.name for file in folder.iterdir() if not file.name.endswith(".jit")]
    if len(left) > processes:
        wrong.append(f"{len(left)} files are left behind: {left[:3]}")
    return wrong


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else 64
    with tempfile.TemporaryDirectory() as folder:
        wrong = stress(seconds, processes, pathlib.Path(folder))
        kept = len(list(pathlib.Path(folder).iterdir()))
    print(f"{processes} processes for {seconds:.0f} s: {len(wrong)} things went wrong, {kept} files were kept")
    print("\n".join(wrong[:10]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
