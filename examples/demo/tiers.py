"""One kernel at every tier: how long the first call takes, how long the others, and that all agree."""

import math
import time

import numpy as np

import jitney


def smooth(a, b, steps):
    for _ in range(steps):
        for i in range(1, a.shape[0] - 1):
            for j in range(1, a.shape[1] - 1):
                b[i, j] = 0.2 * (a[i, j] + a[i - 1, j] + a[i + 1, j] + a[i, j - 1] + a[i, j + 1])
        a, b = b, a


def options(price, strike, years, call):
    for i in range(len(price)):
        root = 0.3 * math.sqrt(years[i])
        d = (math.log(price[i] / strike[i]) + 0.075 * years[i]) / root
        n1 = 0.5 + 0.5 * math.erf(d * 0.7071067811865476)
        n2 = 0.5 + 0.5 * math.erf((d - root) * 0.7071067811865476)
        call[i] = price[i] * n1 - strike[i] * math.exp(-0.03 * years[i]) * n2


def arguments(name):
    rng = np.random.default_rng(1)
    if name == "smooth":
        return rng.random((200, 200)), np.zeros((200, 200)), 4
    n = 50_000
    return 20 + 60 * rng.random(n), 20 + 60 * rng.random(n), 0.2 + 2 * rng.random(n), np.zeros(n)


def main():
    jitney.enable_cache(False)
    print(f"{'kernel':10}{'tier':14}{'first call, ms':>16}{'a call, ms':>12}   agrees")
    for function in (smooth, options):
        expected = None
        for tier in ("interpreter", "baseline", "optimized"):
            kernel = jitney.njit(function)
            times, args = [], None
            with jitney.tier(tier):
                for _ in range(2 if tier == "interpreter" else 20):
                    args = arguments(function.__name__)
                    start = time.perf_counter()
                    kernel(*args)
                    times.append((time.perf_counter() - start) * 1e3)
            result = np.concatenate([a.ravel() for a in args if isinstance(a, np.ndarray)])
            expected = result if expected is None else expected
            agrees = "to the bit" if np.array_equal(result, expected) else "NO"
            print(f"{function.__name__:10}{tier:14}{times[0]:16.2f}{min(times[1:]):12.3f}   {agrees}")
            assert agrees == "to the bit"
    for plugin in jitney.plugins():
        print(f"plugin     {plugin['name']} {plugin['version']}: {plugin['reason'] or 'loaded'}")
    stats = jitney.stats()
    print(f"functions compiled {stats.functions_compiled}, of them optimised {stats.functions_optimized}")
    if not stats.functions_optimized:
        print("no plugin that optimises was found: 'optimized' ran what 'baseline' runs")


if __name__ == "__main__":
    main()
