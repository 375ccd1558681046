"""Kernels of the kinds that people write, beside CPython: same source, same results, and same types as Numba's."""

import math

import numpy as np
import pytest

import jitney
from jitney import njit, prange


def axpy(a, x, y):
    for i in range(len(x)):
        y[i] += a * x[i]


def mandelbrot(width, height, limit):
    out = np.zeros((height, width), np.int64)
    for i in range(height):
        for j in range(width):
            cx, cy = 3.0 * j / width - 2.0, 2.0 * i / height - 1.0
            x = y = 0.0
            n = 0
            while n < limit and x * x + y * y <= 4.0:
                x, y = x * x - y * y + cx, 2.0 * x * y + cy
                n += 1
            out[i, j] = n
    return out


def matmul(a, b):
    out = np.zeros((a.shape[0], b.shape[1]))
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            total = 0.0
            for k in range(a.shape[1]):
                total += a[i, k] * b[k, j]
            out[i, j] = total
    return out


def sieve(n):
    prime = np.ones(n + 1, np.bool_)
    prime[0:2] = False
    for i in range(2, int(math.sqrt(n)) + 1):
        if prime[i]:
            for j in range(i * i, n + 1, i):
                prime[j] = False
    count = 0
    for i in range(n + 1):
        if prime[i]:
            count += 1
    return count


def levenshtein(a, b):
    row = np.arange(len(b) + 1)
    for i in range(len(a)):
        before = row[0]
        row[0] = i + 1
        for j in range(len(b)):
            cost = before + (a[i] != b[j])
            before = row[j + 1]
            row[j + 1] = min(cost, row[j + 1] + 1, row[j] + 1)
    return row[-1]


def rolling_mean(x, window):
    out = np.full(x.shape[0], np.nan)
    total = 0.0
    for i in range(x.shape[0]):
        total += x[i]
        if i >= window:
            total -= x[i - window]
        if i >= window - 1:
            out[i] = total / window
    return out


def histogram(x, bins, low, high):
    counts = np.zeros(bins, np.int64)
    for value in x:
        if value < low or value > high:
            continue
        at = int((value - low) / (high - low) * bins)
        if at == bins:
            at -= 1
        counts[at] += 1
    return counts


def heat(u, steps, k):
    v = np.empty_like(u)
    for _ in range(steps):
        for i in range(1, u.shape[0] - 1):
            for j in range(1, u.shape[1] - 1):
                v[i, j] = u[i, j] + k * (u[i - 1, j] + u[i + 1, j] + u[i, j - 1] + u[i, j + 1] - 4 * u[i, j])
        u[1:-1, 1:-1] = v[1:-1, 1:-1]
    return u


def bisect(x, value):
    low, high = 0, len(x)
    while low < high:
        middle = (low + high) // 2
        if x[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


def insertion_sort(x):
    for i in range(1, len(x)):
        value = x[i]
        j = i - 1
        while j >= 0 and x[j] > value:
            x[j + 1] = x[j]
            j -= 1
        x[j + 1] = value
    return x


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def pairwise(x):
    n, d = x.shape
    out = np.zeros((n, n), x.dtype)
    for i in range(n):
        for j in range(i + 1, n):
            total = 0.0
            for k in range(d):
                total += (x[i, k] - x[j, k]) ** 2
            out[i, j] = out[j, i] = math.sqrt(total)
    return out


def norm_cdf(x):
    return 0.5 * (1.0 + math.erf(x / math.sqrt(2.0)))


def moments(x):
    n = len(x)
    mean = 0.0
    for value in x:
        mean += value
    mean /= n
    second = third = 0.0
    for value in x:
        second += (value - mean) ** 2
        third += (value - mean) ** 3
    return mean, second / n, (third / n, n)


def argminmax(x):
    low = high = 0
    for i, value in enumerate(x):
        if value < x[low]:
            low = i
        elif value > x[high]:
            high = i
    return low, high


def crc(data):
    value = 0xFFFFFFFF
    for byte in data:
        value ^= int(byte)
        for _ in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
    return value ^ 0xFFFFFFFF


def gcd_table(n):
    out = np.zeros((n, n), np.int32)
    for a in range(n):
        for b in range(n):
            x, y = a, b
            while y:
                x, y = y, x % y
            out[a, b] = x
    return out


def trapezoid(x, y):
    total = 0.0
    for i in range(1, len(x)):
        total += 0.5 * (x[i] - x[i - 1]) * (y[i] + y[i - 1])
    return total


def newton(x, tolerance=1e-12):
    guess = x
    for _ in range(100):
        better = 0.5 * (guess + x / guess)
        if abs(better - guess) < tolerance:
            return better
        guess = better
    return guess


def game_of_life(board):
    rows, columns = board.shape
    out = np.zeros_like(board)
    for i in range(rows):
        for j in range(columns):
            alive = 0
            for di in range(-1, 2):
                for dj in range(-1, 2):
                    if di != 0 or dj != 0:
                        alive += board[(i + di) % rows, (j + dj) % columns]
            out[i, j] = alive == 3 or (board[i, j] == 1 and alive == 2)
    return out


def lcg(seed, n):
    out = np.empty(n, np.float64)
    state = seed
    for i in range(n):
        state = (1103515245 * state + 12345) & 0x7FFFFFFF
        out[i] = state / 0x7FFFFFFF
    return out


def haversine(a, b):
    lat1, lon1 = a
    lat2, lon2 = b
    s = math.sin(math.radians(lat2 - lat1) / 2) ** 2
    s += math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(s))


def spmv(data, indices, pointers, x):
    out = np.zeros(len(pointers) - 1)
    for row in range(len(pointers) - 1):
        for k in range(pointers[row], pointers[row + 1]):
            out[row] += data[k] * x[indices[k]]
    return out


def polynomial(coefficients, x):
    result = 0.0
    for c in coefficients[::-1]:
        result = result * x + c
    return result


def signs(x):
    return -1 if x < 0 else (1 if x > 0 else 0)


def float32_sum(x):
    total = np.float32(0)
    for i in range(x.shape[0]):
        total += x[i] * np.float32(0.5)
    return total


def divide(a, b):
    return a // b, a % b, a / b, -a // b, -a % b


def unravel(n, shape):
    row, column = divmod(n, shape[1])
    return row, column


RNG = np.random.default_rng(7)
X = RNG.standard_normal(50)
M = RNG.standard_normal((6, 5))
TEXT = np.frombuffer(b"kitten and sitting", np.uint8)

CASES = [
    (axpy, (2.0, X, np.zeros(50))), (mandelbrot, (30, 20, 50)), (matmul, (M, M.T)), (sieve, (500,)),
    (levenshtein, (TEXT[:6], TEXT[11:])), (rolling_mean, (X, 7)), (histogram, (X, 8, -2.0, 2.0)),
    (heat, (RNG.random((8, 9)), 5, 0.1)), (bisect, (np.sort(X), 0.3)), (insertion_sort, (X.copy(),)), (collatz, (27,)),
    (pairwise, (M,)), (norm_cdf, (0.7,)), (moments, (X,)), (argminmax, (X,)), (crc, (TEXT,)), (gcd_table, (12,)),
    (trapezoid, (np.sort(X), X)), (newton, (2.0,)), (game_of_life, (RNG.integers(0, 2, (9, 7)),)), (lcg, (42, 20)),
    (haversine, ((52.5, 13.4), (48.1, 11.6))), (spmv, (X[:5], np.array([0, 2, 1, 0, 2]), np.array([0, 2, 3, 5]), X)),
    (polynomial, (X[:4], 1.5)), (signs, (-3,)), (signs, (0.0,)), (float32_sum, (X.astype(np.float32),)), (divide, (7, 3)),
    (divide, (-7.5, 2.0)), (unravel, (17, (3, 5))),
]  # fmt: skip


def copied(arguments):
    return tuple(a.copy() if isinstance(a, np.ndarray) else a for a in arguments)


def assert_same(got, expected):
    if isinstance(expected, tuple):
        assert isinstance(got, tuple) and len(got) == len(expected)
        for one, other in zip(got, expected):
            assert_same(one, other)
    elif isinstance(expected, np.ndarray):
        assert got.dtype == expected.dtype and got.shape == expected.shape
        np.testing.assert_array_equal(got, expected)
    elif expected is None:
        assert got is None
    else:
        assert got == expected and isinstance(got, (int, float)) and isinstance(got, float) == isinstance(expected, (float, np.floating))


@pytest.mark.parametrize("function, arguments", CASES, ids=[f"{f.__name__}-{i}" for i, (f, _) in enumerate(CASES)])
@pytest.mark.parametrize("options", [{}, {"boundscheck": False}, {"error_model": "numpy", "fastmath": {"nsz"}}], ids=str)
def test_kernels_give_what_cpython_gives(function, arguments, options):
    kernel = njit(**options)(function)
    for _ in range(2):
        ours, theirs = copied(arguments), copied(arguments)
        assert_same(kernel(*ours), function(*theirs))
        for one, other in zip(ours, theirs):
            if isinstance(one, np.ndarray):
                np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_parallel_loops_give_the_same_at_every_number_of_threads(threads, rng):
    @njit(parallel=True)
    def total_and_rows(x):
        total = 0.0
        rows = np.zeros(x.shape[0])
        for i in prange(x.shape[0]):
            row = 0.0
            for j in range(x.shape[1]):
                row += x[i, j]
            rows[i] = row
            total += row
        return total, rows

    x = rng.standard_normal((3000, 7))
    jitney.set_num_threads(1)
    expected, rows = total_and_rows(x)
    jitney.set_num_threads(threads)
    total, again = total_and_rows(x)
    assert total == expected
    np.testing.assert_array_equal(again, rows)
    assert total == pytest.approx(x.sum())


def test_types_are_numbas():
    numba = pytest.importorskip("numba")
    functions = [
        lambda a, b: a + b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a - b, lambda a, b: min(a, b),
        lambda a, b: a if a > b else b, lambda a, b: (a, b), lambda a, b: a == b, lambda a, b: abs(a),
    ]  # fmt: skip
    arguments = [1, 2.5, True, np.float32(1.5), np.int32(3), np.uint8(7), np.int64(-4)]
    sorts = {bool: "bool", int: "int", float: "float"}
    for function in functions:
        ours, theirs = njit(function), numba.njit(function)
        for a in arguments:
            for b in arguments[:4]:
                try:
                    expected = theirs(a, b)
                except Exception:  # noqa: BLE001 - what Numba refuses says nothing about us
                    continue
                got = ours(a, b)
                assert got == expected, (function.__code__.co_firstlineno, a, b)
                if not isinstance(got, tuple):
                    assert sorts[type(got)] == sorts[type(expected)], (a, b, got, expected)
