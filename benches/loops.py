"""Loops of one's own: Jitney and Numba on the same functions, in one process, one thread each unless it says so.

usage: python benches/loops.py
One line per kernel: the first call from function to result (Jitney, Numba), then the time of a call (medians of runs that
take turns) and Numba's time divided by Jitney's: above 1 Jitney is ahead. Jitney checks bounds, Numba does not.
"""

import statistics
import time

import numba
import numpy as np

import jitney


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


def matmul(a, b, c):
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            total = 0.0
            for k in range(a.shape[1]):
                total += a[i, k] * b[k, j]
            c[i, j] = total


def mandelbrot(counts, limit):
    rows, columns = counts.shape
    for i in range(rows):
        for j in range(columns):
            cr = 3.0 * j / columns - 2.0
            ci = 2.0 * i / rows - 1.0
            x = 0.0
            y = 0.0
            n = 0
            while n < limit and x * x + y * y < 4.0:
                x, y = x * x - y * y + cr, 2.0 * x * y + ci
                n += 1
            counts[i, j] = n


def bodies(position, velocity, mass, steps, dt):
    n = len(mass)
    for _ in range(steps):
        for i in range(n):
            ax = 0.0
            ay = 0.0
            az = 0.0
            for j in range(n):
                dx = position[j, 0] - position[i, 0]
                dy = position[j, 1] - position[i, 1]
                dz = position[j, 2] - position[i, 2]
                r2 = dx * dx + dy * dy + dz * dz + 0.01
                f = mass[j] / (r2 * np.sqrt(r2))
                ax += dx * f
                ay += dy * f
                az += dz * f
            velocity[i, 0] += ax * dt
            velocity[i, 1] += ay * dt
            velocity[i, 2] += az * dt
        for i in range(n):
            for k in range(3):
                position[i, k] += velocity[i, k] * dt


def shortest(d):
    n = d.shape[0]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                through = d[i, k] + d[k, j]
                if through < d[i, j]:
                    d[i, j] = through


def stencil(a, b, steps):
    for _ in range(steps):
        for i in range(1, a.shape[0] - 1):
            for j in range(1, a.shape[1] - 1):
                b[i, j] = 0.2 * (a[i, j] + a[i - 1, j] + a[i + 1, j] + a[i, j - 1] + a[i, j + 1])
        a, b = b, a


def seconds(function, args):
    start = time.perf_counter()
    function(*args)
    return time.perf_counter() - start


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
