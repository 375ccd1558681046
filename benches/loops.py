"""Loops of one's own: Jitney and Numba on the same functions, in one process, one thread each unless it says so.

usage: python benches/loops.py
One line per kernel: the first call from function to result (Jitney, Numba), then the time of a call (medians of runs that
take turns) and Numba's time divided by Jitney's: above 1 Jitney is ahead. Jitney checks bounds, Numba does not.
"""

import statistics

import numba
import numpy as np

import jitney
from kernels import bodies, mandelbrot, matmul, seconds, shortest, stencil


def settle(height, water, out, rate):
    rows, columns = height.shape
    moved = 0.0
    for i in range(1, rows - 1):
        for j in range(1, columns - 1):
            level = height[i, j] + water[i, j]
            flow = 0.0
            for k in range(4):
                di = (k == 0) - (k == 1)
                dj = (k == 2) - (k == 3)
                other = height[i + di, j + dj] + water[i + di, j + dj]
                if other > level:
                    flow += (other - level) * rate
                elif water[i, j] > 0.0:
                    flow -= min(water[i, j], (level - other) * rate)
                else:
                    flow -= 0.0
            out[i, j] = max(0.0, water[i, j] + 0.25 * flow)
            moved += abs(flow)
    return moved


def main():
    rng = np.random.default_rng(7)
    square = lambda n: rng.random((n, n))
    jobs = [
        ("20 lines", settle, lambda: (square(200), square(200), square(200), 0.1)),
        ("matmul 512", matmul, lambda: (square(512), square(512), np.zeros((512, 512)))),
        ("Mandelbrot", mandelbrot, lambda: (np.zeros((300, 400), np.int64), 200)),
        ("n-body", bodies, lambda: (rng.random((300, 3)), np.zeros((300, 3)), rng.random(300), 10, 0.001)),
        ("Floyd-Warshall", shortest, lambda: (square(250) * 100,)),
        ("stencil", stencil, lambda: (square(500), square(500), 10)),
    ]
    print(f"{'kernel':16}{'first call, ms':>20}{'Numba':>10}{'a call, ms':>14}{'Numba':>10}{'ratio':>8}")
    numba.njit(lambda x: x + 1)(1)  # what Numba loads once in a process is not counted
    jitney.njit(lambda x: x + 1)(1)
    for name, function, make in jobs:
        ours, theirs = jitney.njit(function), numba.njit(function)
        args = make()
        first = seconds(ours, [np.copy(a) if isinstance(a, np.ndarray) else a for a in args])
        first_numba = seconds(theirs, [np.copy(a) if isinstance(a, np.ndarray) else a for a in args])
        times = ([], [])
        for _ in range(9):
            for kernel, of in ((ours, times[0]), (theirs, times[1])):
                of.append(seconds(kernel, [np.copy(a) if isinstance(a, np.ndarray) else a for a in args]))
        call, call_numba = (statistics.median(of) for of in times)
        print(
            f"{name:16}{(first - call) * 1e3:20.2f}{(first_numba - call_numba) * 1e3:10.0f}"
            f"{call * 1e3:14.3f}{call_numba * 1e3:10.3f}{call_numba / call:8.2f}"
        )


if __name__ == "__main__":
    main()
