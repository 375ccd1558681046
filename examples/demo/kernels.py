"""Loops of one's own, from Python: compiled when they are first called, the same under CPython.

Prints, for each kernel: the first call from source to result, a call compiled and under CPython, and whether both agree.
"""

import math
import sys
import time

import numpy as np

import jitney
from jitney import njit, prange, vectorize


@njit
def mandelbrot(width, height, limit):
    counts = np.zeros((height, width), np.int32)
    for row in range(height):
        for column in range(width):
            cr, ci = 3.0 * column / width - 2.0, 2.0 * row / height - 1.0
            x = y = 0.0
            n = 0
            while n < limit and x * x + y * y < 4.0:
                x, y = x * x - y * y + cr, 2.0 * x * y + ci
                n += 1
            counts[row, column] = n
    return counts


@njit
def edit_distance(a, b):
    previous = np.arange(len(b) + 1)
    current = np.zeros(len(b) + 1, np.int64)
    for i in range(len(a)):
        current[0] = i + 1
        for j in range(len(b)):
            current[j + 1] = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] != b[j]))
        previous, current = current, previous
    return previous[len(b)]


@njit(parallel=True)
def pairwise(points):
    n = points.shape[0]
    total = 0.0
    for i in prange(n):
        for j in range(n):
            d = 0.0
            for k in range(points.shape[1]):
                d += (points[i, k] - points[j, k]) ** 2
            total += math.sqrt(d)
    return total / (n * n)


@vectorize
def haversine(lat1, lon1, lat2, lon2):
    a = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 6371.0 * 2.0 * math.asin(math.sqrt(a))


def timed(function, *args):
    start = time.perf_counter()
    result = function(*args)
    return time.perf_counter() - start, result


def main():
    rng = np.random.default_rng(7)
    text = rng.integers(0, 4, (2, 150))
    jobs = [
        (mandelbrot, mandelbrot.py_func, (120, 80, 100)),
        (edit_distance, edit_distance.py_func, (text[0], text[1])),
        (pairwise, pairwise.py_func, (rng.random((120, 3)),)),
        (haversine, np.vectorize(haversine.py_func), (0.7, 0.1, rng.random(5000), rng.random(5000))),
    ]
    agree = True
    print(f"{'kernel':14}{'first call':>12}{'compiled':>12}{'CPython':>12}   speed-up   agreement")
    for kernel, python, args in jobs:
        first, _ = timed(kernel, *args)
        compiled, result = min((timed(kernel, *args) for _ in range(5)), key=lambda pair: pair[0])
        plain, expected = timed(python, *args)
        # Sums over threads are combined in another order than CPython's.
        same = np.allclose(result, expected, rtol=1e-13, atol=0)
        agree &= same
        times = f"{first * 1e3:9.2f} ms{compiled * 1e3:9.3f} ms{plain * 1e3:9.1f} ms"
        print(f"{kernel.__name__:14}{times}{plain / compiled:10.0f} x   {'yes' if same else 'NO'}")
    print(f"functions_compiled {jitney.stats().functions_compiled}")
    try:
        edit_distance(text[0], "a text")
    except TypeError as mistake:
        print("a mistake:", mistake)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
