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
calls = open(sys.argv[2], "ab", buffering=0)
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
    calls.write(b".")
    if rng.random() < 0.02:
        jitney.clear_cache()
    if rng.random() < 0.02:
        jitney.verify_cache()
"""


def stress(seconds: float, processes: int, folder: pathlib.Path) -> tuple[list[str], int, int]:
    """What went wrong, how many calls were right, and how many processes were killed."""
    environment = dict(os.environ, JITNEY_CACHE_DIR=str(folder), JITNEY_NUM_THREADS="1")
    wrong: list[str] = []
    rng = random.Random(7)
    seed = killed = 0
    calls = folder.with_name(folder.name + ".calls")

    def start():
        nonlocal seed
        seed += 1
        command = [sys.executable, "-c", WORK, str(seed), str(calls)]
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    running, gone = [start() for _ in range(processes)], []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # Slow enough for most processes to come to their work before they are killed.
        time.sleep(rng.random() * 16 / processes)
        at = rng.randrange(len(running))
        process = running[at]
        if process.poll() is None:
            process.kill()
            killed += 1
        gone.append(process)
        running[at] = start()
    for process in running:
        if process.poll() is None:
            process.kill()
    for process in gone + running:
        _, said = process.communicate()
        if process.returncode != -signal.SIGKILL:
            wrong.append(f"a process ended with {process.returncode}: {said.decode()[-300:]}")
    left = [file.name for file in folder.iterdir() if not file.name.endswith(".jit")]
    if len(left) > processes:
        wrong.append(f"{len(left)} files are left behind: {left[:3]}")
    return wrong, calls.stat().st_size if calls.exists() else 0, killed


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else 64
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "cache"
        folder.mkdir(mode=0o700)
        wrong, calls, killed = stress(seconds, processes, folder)
        kept = len(list(folder.iterdir()))
    print(f"{processes} processes for {seconds:.0f} s, {killed} killed, {calls} calls: {len(wrong)} things went wrong, {kept} files kept")
    print("\n".join(wrong[:10]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
