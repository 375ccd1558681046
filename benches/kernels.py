"""The same kernels under Jitney and Numba, in one process, taking turns.

usage: python benches/kernels.py [--tier optimized|baseline|auto] [--only NAME] [--rounds N]
One line per kernel: median times of a call, of samples of five calls and five milliseconds at least, and Numba's time
divided by Jitney's: above 1 Jitney is ahead. Both run with their defaults (Jitney checks bounds, Numba does not);
`parallel` and `fastmath` as the line says, on both sides.
"""

import argparse
import math
import statistics
import time
import warnings

import numba
import numpy as np

import jitney

# Threads of parallel loops spin for a while after a call, in the way of the other side's, and then sleep; processors that
# have slept as long take a while to work again. Seconds.
REST = 0.05
WARMTH = 0.03


def saxpy(a, x, y):
    for i in range(len(x)):
        y[i] += a * x[i]


def total(x):
    s = x[0] * 0
    for i in range(len(x)):
        s += x[i]
    return s


def dot(x, y):
    s = x[0] * 0
    for i in range(len(x)):
        s += x[i] * y[i]
    return s


def largest(x):
    m = x[0]
    for i in range(len(x)):
        if x[i] > m:
            m = x[i]
    return m


def matmul(a, b, c):
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            s = 0.0
            for k in range(a.shape[1]):
                s += a[i, k] * b[k, j]
            c[i, j] = s


def matmul_rows(a, b, c):
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            c[i, j] = 0
        for k in range(a.shape[1]):
            f = a[i, k]
            for j in range(b.shape[1]):
                c[i, j] += f * b[k, j]


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


def edit_distance(a, b, row):
    for j in range(len(b) + 1):
        row[j] = j
    for i in range(len(a)):
        diagonal = row[0]
        row[0] = i + 1
        for j in range(len(b)):
            above = row[j + 1]
            cost = diagonal if a[i] == b[j] else diagonal + 1
            row[j + 1] = min(cost, min(above, row[j]) + 1)
            diagonal = above
    return row[len(b)]


def warp(a, b, cost):
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            d = abs(a[i - 1] - b[j - 1])
            cost[i, j] = d + min(cost[i - 1, j], cost[i, j - 1], cost[i - 1, j - 1])
    return cost[len(a), len(b)]


def histogram(x, counts, low, high):
    scale = len(counts) / (high - low)
    for i in range(len(x)):
        at = int((x[i] - low) * scale)
        if 0 <= at < len(counts):
            counts[at] += 1


def convolve(image, kernel, out):
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            s = 0.0
            for u in range(kernel.shape[0]):
                for v in range(kernel.shape[1]):
                    s += image[i + u, j + v] * kernel[u, v]
            out[i, j] = s


def nearest(points, centres, labels):
    for i in range(points.shape[0]):
        best = 1e300
        for k in range(centres.shape[0]):
            d = 0.0
            for j in range(points.shape[1]):
                t = points[i, j] - centres[k, j]
                d += t * t
            if d < best:
                best = d
                labels[i] = k


def cholesky(a):
    n = a.shape[0]
    for j in range(n):
        s = a[j, j]
        for k in range(j):
            s -= a[j, k] * a[j, k]
        a[j, j] = math.sqrt(s)
        for i in range(j + 1, n):
            s = a[i, j]
            for k in range(j):
                s -= a[i, k] * a[j, k]
            a[i, j] = s / a[j, j]


def sparse(data, indices, starts, x, y):
    for i in range(len(y)):
        s = 0.0
        for k in range(starts[i], starts[i + 1]):
            s += data[k] * x[indices[k]]
        y[i] = s


def monte_carlo(n, seed):
    state = np.uint64(seed)
    inside = 0
    for _ in range(n):
        state = state * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
        x = float(state >> np.uint64(33)) / 2147483648.0
        state = state * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
        y = float(state >> np.uint64(33)) / 2147483648.0
        if x * x + y * y < 1.0:
            inside += 1
    return 4.0 * inside / n


def black_scholes(price, strike, years, rate, volatility, call, put):
    for i in range(len(price)):
        root = math.sqrt(years[i])
        d1 = (math.log(price[i] / strike[i]) + (rate + 0.5 * volatility * volatility) * years[i]) / (volatility * root)
        d2 = d1 - volatility * root
        n1 = 0.5 * (1.0 + math.erf(d1 / 1.4142135623730951))
        n2 = 0.5 * (1.0 + math.erf(d2 / 1.4142135623730951))
        discounted = strike[i] * math.exp(-rate * years[i])
        call[i] = price[i] * n1 - discounted * n2
        put[i] = discounted * (1.0 - n2) - price[i] * (1.0 - n1)


def sigmoid(x, y):
    for i in range(len(x)):
        y[i] = 1.0 / (1.0 + math.exp(-x[i]))


def tanh(x, y):
    for i in range(len(x)):
        y[i] = math.tanh(x[i])


def softmax(x, y):
    for i in range(x.shape[0]):
        m = x[i, 0]
        for j in range(x.shape[1]):
            m = max(m, x[i, j])
        s = 0.0
        for j in range(x.shape[1]):
            y[i, j] = math.exp(x[i, j] - m)
            s += y[i, j]
        for j in range(x.shape[1]):
            y[i, j] /= s


def sieve(composite):
    n = len(composite)
    count = 0
    for i in range(2, n):
        if not composite[i]:
            count += 1
            for j in range(i * i, n, i):
                composite[j] = True
    return count


def insertion_sort(x):
    for i in range(1, len(x)):
        value = x[i]
        j = i - 1
        while j >= 0 and x[j] > value:
            x[j + 1] = x[j]
            j -= 1
        x[j + 1] = value


def spheres(origins, directions, centres, radii, hits):
    for i in range(origins.shape[0]):
        best = 1e300
        for k in range(centres.shape[0]):
            ox = origins[i, 0] - centres[k, 0]
            oy = origins[i, 1] - centres[k, 1]
            oz = origins[i, 2] - centres[k, 2]
            b = ox * directions[i, 0] + oy * directions[i, 1] + oz * directions[i, 2]
            c = ox * ox + oy * oy + oz * oz - radii[k] * radii[k]
            d = b * b - c
            if d > 0.0:
                t = -b - math.sqrt(d)
                if 0.0 < t < best:
                    best = t
        hits[i] = best


def biquad(x, y, b0, b1, b2, a1, a2):
    x1 = x2 = y1 = y2 = 0.0
    for i in range(len(x)):
        v = b0 * x[i] + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x[i], y1, v
        y[i] = v


def rolling(x, window, mean):
    s = 0.0
    for i in range(len(x)):
        s += x[i]
        if i >= window:
            s -= x[i - window]
        mean[i] = s / min(i + 1, window)


def population(x):
    bits = 0
    for i in range(len(x)):
        v = x[i]
        v = v - ((v >> np.uint64(1)) & np.uint64(0x5555555555555555))
        v = (v & np.uint64(0x3333333333333333)) + ((v >> np.uint64(2)) & np.uint64(0x3333333333333333))
        v = (v + (v >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
        bits += (v * np.uint64(0x0101010101010101)) >> np.uint64(56)
    return bits


def life(now, then):
    rows, columns = now.shape
    for i in range(1, rows - 1):
        for j in range(1, columns - 1):
            n = 0
            for di in range(-1, 2):
                for dj in range(-1, 2):
                    n += now[i + di, j + dj]
            n -= now[i, j]
            then[i, j] = 1 if n == 3 or (n == 2 and now[i, j] == 1) else 0


def knapsack(weights, values, best):
    for i in range(len(weights)):
        for room in range(len(best) - 1, weights[i] - 1, -1):
            best[room] = max(best[room], best[room - weights[i]] + values[i])
    return best[len(best) - 1]


def gray(image, out):
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            out[i, j] = np.uint8(0.299 * image[i, j, 0] + 0.587 * image[i, j, 1] + 0.114 * image[i, j, 2])


def normalise(x, out):
    for i in range(x.shape[0]):
        s = 0.0
        q = 0.0
        for j in range(x.shape[1]):
            s += x[i, j]
            q += x[i, j] * x[i, j]
        mean = s / x.shape[1]
        scale = 1.0 / math.sqrt(q / x.shape[1] - mean * mean + 1e-5)
        for j in range(x.shape[1]):
            out[i, j] = (x[i, j] - mean) * scale


def in_parallel(function):
    """The function with its first loop over rows parallel: `range` becomes `prange` there."""
    import inspect
    import linecache

    source = inspect.getsource(function).replace("range(", "prange(", 1)
    name = f"<parallel {function.__name__}>"
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    return lambda prange: _executed(source, name, prange, function.__name__)


def _executed(source, file, prange, name):
    space = {"np": np, "math": math, "prange": prange}
    exec(compile(source, file, "exec"), space)
    return space[name]


def jobs(rng):
    f4, f8 = np.float32, np.float64

    def x(*shape, dtype=f8):
        return rng.random(shape).astype(dtype)

    n = 1_000_000
    words = [rng.integers(0, 4, 1500).astype(np.int64) for _ in range(2)]
    spd = x(200, 200)
    spd = spd @ spd.T + 200 * np.eye(200)
    starts = np.arange(0, 20_001 * 10, 10).astype(np.int64)
    markets = lambda dtype: (
        (20 + 60 * x(n)).astype(dtype), (20 + 60 * x(n)).astype(dtype), (0.2 + 2 * x(n)).astype(dtype),
        0.03, 0.3, np.zeros(n, dtype), np.zeros(n, dtype),
    )  # fmt: skip
    plain = [
        ("saxpy f32", saxpy, lambda: (f4(2.0), x(n, dtype=f4), x(n, dtype=f4))),
        ("saxpy f64", saxpy, lambda: (2.0, x(n), x(n))),
        ("sum f64", total, lambda: (x(n),)),
        ("dot f64", dot, lambda: (x(n), x(n))),
        ("maximum f64", largest, lambda: (x(n),)),
        ("matmul ijk f64", matmul, lambda: (x(200, 200), x(200, 200), np.zeros((200, 200)))),
        ("matmul ikj f64", matmul_rows, lambda: (x(200, 200), x(200, 200), np.zeros((200, 200)))),
        ("matmul ikj f32", matmul_rows, lambda: tuple(x(200, 200, dtype=f4) for _ in range(3))),
        ("Mandelbrot", mandelbrot, lambda: (np.zeros((150, 200), np.int64), 200)),
        ("n-body", bodies, lambda: (x(200, 3), np.zeros((200, 3)), x(200), 10, 0.001)),
        ("Floyd-Warshall", shortest, lambda: (x(150, 150) * 100,)),
        ("stencil f64", stencil, lambda: (x(300, 300), x(300, 300), 10)),
        ("stencil f32", stencil, lambda: (x(300, 300, dtype=f4), x(300, 300, dtype=f4), 10)),
        ("edit distance", edit_distance, lambda: (words[0], words[1], np.zeros(1501, np.int64))),
        ("time warping", warp, lambda: (x(500), x(500), np.full((501, 501), 1e9))),
        ("histogram", histogram, lambda: (x(n), np.zeros(64, np.int64), 0.0, 1.0)),
        ("convolution", convolve, lambda: (x(204, 204), x(5, 5), np.zeros((200, 200)))),
        ("k-means step", nearest, lambda: (x(5000, 8), x(16, 8), np.zeros(5000, np.int64))),
        ("Cholesky", cholesky, lambda: (spd.copy(),)),
        ("sparse", sparse, lambda: (x(200_000), rng.integers(0, 20_000, 200_000), starts, x(20_000), np.zeros(20_000))),
        ("Monte Carlo", monte_carlo, lambda: (200_000, 42)),
        ("Black-Scholes f64", black_scholes, lambda: markets(f8)),
        ("Black-Scholes f32", black_scholes, lambda: markets(f4)),
        ("sigmoid f64", sigmoid, lambda: (8 * x(n) - 4, np.zeros(n))),
        ("sigmoid f32", sigmoid, lambda: ((8 * x(n) - 4).astype(f4), np.zeros(n, f4))),
        ("tanh f64", tanh, lambda: (8 * x(n) - 4, np.zeros(n))),
        ("tanh f32", tanh, lambda: ((8 * x(n) - 4).astype(f4), np.zeros(n, f4))),
        ("softmax", softmax, lambda: (x(200, 1000), np.zeros((200, 1000)))),
        ("sieve", sieve, lambda: (np.zeros(200_000, np.bool_),)),
        ("insertion sort", insertion_sort, lambda: (x(2000),)),
        ("ray-sphere", spheres, lambda: (x(3000, 3), x(3000, 3) - 0.5, 4 * x(40, 3), x(40), np.zeros(3000))),
        ("biquad", biquad, lambda: (x(n), np.zeros(n), 0.2, 0.3, 0.2, -0.5, 0.2)),
        ("rolling mean", rolling, lambda: (x(n), 50, np.zeros(n))),
        ("population count", population, lambda: (rng.integers(0, 2**63, n).astype(np.uint64),)),
        ("game of life", life, lambda: (rng.integers(0, 2, (300, 300)).astype(np.int64), np.zeros((300, 300), np.int64))),
        ("knapsack", knapsack, lambda: (rng.integers(1, 50, 100), rng.integers(1, 100, 100), np.zeros(5001, np.int64))),
        ("grey image", gray, lambda: (rng.integers(0, 256, (300, 300, 3)).astype(np.uint8), np.zeros((300, 300), np.uint8))),
        ("layer norm", normalise, lambda: (x(200, 1000), np.zeros((200, 1000)))),
    ]  # fmt: skip
    by_name = {name: (function, make) for name, function, make in plain}
    fast = ["sum f64", "dot f64", "matmul ijk f64", "n-body", "k-means step", "layer norm", "Black-Scholes f64", "sigmoid f32"]
    parallel = ["matmul ikj f64", "Mandelbrot", "convolution", "k-means step", "Black-Scholes f64", "sigmoid f64", "ray-sphere", "softmax"]
    for name, function, make in plain:
        yield name, function, function, make, {}
    for name in fast:
        function, make = by_name[name]
        yield f"{name}, fastmath", function, function, make, {"fastmath": True}
    for name in parallel:
        function, make = by_name[name]
        made = in_parallel(function)
        yield f"{name}, parallel", made(jitney.prange), made(numba.prange), make, {"parallel": True}


def copies(args):
    return [np.copy(a) if isinstance(a, np.ndarray) else a for a in args]


#: What is not the same again after a call with the same arrays: called once on fresh ones.
ONCE = {cholesky, sieve, insertion_sort}


def seconds(function, args, times=1):
    start = time.perf_counter()
    for _ in range(times):
        function(*args)
    return (time.perf_counter() - start) / times


def sample(python_function, kernel, args, pass_on):
    """Seconds of a call, among calls that follow each other."""
    if python_function in ONCE:
        fresh = [copies(args) for _ in range(5)]
        passed = [pass_on(given) for given in fresh]
        start = time.perf_counter()
        for given in passed:
            kernel(*given)
        return (time.perf_counter() - start) / len(passed)
    given = copies(args)
    passed = pass_on(given)
    once = seconds(kernel, passed)
    return seconds(kernel, passed, max(5, int(5e-3 / once)))


def race(python_function, ways, args, rounds, threads=False):
    """Median seconds of a call of two ways that take turns, each a function and what makes its arguments of the kernel's.

    Where both have threads, before each turn there is a rest in which the other side's go to sleep, and then some calls
    for the processors to wake up."""
    times = ([], [])
    for turn in range(2 * rounds):
        which = (turn + turn // 2) % 2
        if threads:
            time.sleep(REST)
            passed = ways[which][1](copies(args))
            end = time.perf_counter() + WARMTH
            while time.perf_counter() < end:
                ways[which][0](*passed)
        times[which].append(sample(python_function, ways[which][0], args, ways[which][1]))
    return [statistics.median(of) for of in times]


def report(name, mine, others, close):
    """Prints a line; how many times Jitney is ahead."""
    print(f"{name:32}{mine * 1e3:12.4f}{others * 1e3:12.4f}{others / mine:8.2f}{'' if close else '   RESULTS DIFFER'}", flush=True)
    return others / mine


def summary(ratios):
    print(f"{len(ratios)} kernels: geometric mean {math.exp(statistics.fmean(map(math.log, ratios))):.2f}, least {min(ratios):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tier", default="optimized")
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    jitney.set_tier(options.tier)
    ratios = []
    print(f"{'kernel':32}{'Jitney, ms':>12}{'Numba, ms':>12}{'ratio':>8}   tier {options.tier}")
    for name, our_function, their_function, make, how in jobs(np.random.default_rng(7)):
        if options.only not in name:
            continue
        ours, theirs = jitney.njit(**how)(our_function), numba.njit(**how)(their_function)
        args = make()
        results = []
        for kernel in (ours, theirs):
            given = copies(args)
            returned = kernel(*given)
            kernel(*copies(args))
            results.append([*given, returned if returned is not None else 0.0])
        jitney.settle()
        close = all(np.allclose(a, b, rtol=1e-4, atol=1e-5) for a, b in zip(*results))
        mine, others = race(our_function, ((ours, tuple), (theirs, tuple)), args, options.rounds, how.get("parallel", False))
        ratios.append(report(name, mine, others, close))
    summary(ratios)


if __name__ == "__main__":
    main()
