"""What tiers cost: the same calls under `auto` and under `baseline`, from the first one on, taking turns.

usage: python benches/tiers.py [--only NAME] [--seconds S] [--rounds N]
One line per kernel of benches/kernels.py: medians of the time of as many calls as take S seconds under `baseline`, each
time of a kernel that is new, and the first divided by the second: `auto` pays for its thread in the background, and gains
what the optimised code is faster. The cache on disk is off. Target: 1.1 at most.
"""

import argparse
import statistics
import time
import warnings

import jitney
import kernels
import numpy as np

TARGET = 1.1


def spent(function, how, tier, args, calls):
    """Seconds of so many calls of a new kernel, compiling included."""
    kernel = jitney.njit(**how)(function)
    given = kernels.copies(args)
    with jitney.tier(tier):
        start = time.perf_counter()
        for _ in range(calls):
            kernel(*given)
        seconds = time.perf_counter() - start
    jitney.settle()
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    jitney.enable_cache(False)
    print(f"{'kernel':32}{'calls':>8}{'auto, s':>10}{'baseline, s':>13}{'ratio':>8}")
    ratios = []
    for name, function, _, make, how in kernels.jobs(np.random.default_rng(7)):
        if options.only not in name or function in kernels.ONCE:
            continue
        args = make()
        few, more = (spent(function, how, "baseline", args, calls) for calls in (2, 12))
        once = max(1e-7, (more - few) / 10)
        calls = max(3, int(options.seconds / once))
        times = {"auto": [], "baseline": []}
        for turn in range(2 * options.rounds):
            tier = ("auto", "baseline")[(turn + turn // 2) % 2]
            times[tier].append(spent(function, how, tier, args, calls))
        auto, baseline = (statistics.median(times[tier]) for tier in ("auto", "baseline"))
        ratios.append(auto / baseline)
        print(f"{name:32}{calls:8}{auto:10.3f}{baseline:13.3f}{auto / baseline:8.2f}", flush=True)
    met = "met" if max(ratios) <= TARGET else "MISSED"
    print(f"{len(ratios)} kernels: worst {max(ratios):.2f}   target {TARGET}   {met}")


if __name__ == "__main__":
    main()
