"""The kernels of kernels.py beside the same loops in C (benches/c/same.c), in one process, taking turns.

usage: python benches/compilers.py [--cc "clang-19 -O3 -march=native"] [--only NAME] [--rounds N]
One line per kernel: median times of a call, and C's time divided by Jitney's: above 1 Jitney is ahead. What a C compiler
does by itself, Jitney may do as well: products and sums in one instruction (`contract`). Jitney checks bounds, C does not.
"""

import argparse
import ctypes
import math
import pathlib
import shlex
import statistics
import subprocess
import tempfile

import numpy as np

import jitney

import kernels


def suffix(args) -> str:
    """The type in a C function's name: of the first array, or of a number where there is none."""
    first = next((np.asarray(a).dtype for a in args if isinstance(a, np.ndarray)), np.asarray(args[0]).dtype)
    return {"b": "b"}.get(first.kind, first.kind) + str(first.itemsize * (1 if first.kind == "b" else 8))


def flat(args) -> list:
    """Arguments as the C function takes them. The arrays have to live on."""
    out = []
    for a in args:
        if isinstance(a, np.ndarray):
            out += [ctypes.c_void_p(a.ctypes.data), *map(ctypes.c_int64, a.shape)]
        elif isinstance(a, np.float32):
            out.append(ctypes.c_float(a))
        elif isinstance(a, float):
            out.append(ctypes.c_double(a))
        else:
            out.append(ctypes.c_int64(a))
    return out


def library(command: str) -> ctypes.CDLL:
    source = pathlib.Path(__file__).parent / "c" / "same.c"
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "same.so"
        subprocess.run([*shlex.split(command), "-shared", "-fPIC", str(source), "-lm", "-o", str(made)], check=True)
        return ctypes.CDLL(str(made))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cc", default="clang-19 -O3 -march=native")
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    jitney.set_tier("optimized")
    c, ratios = library(options.cc), []
    print(f"{'kernel':24}{'Jitney, ms':>12}{'C, ms':>12}{'ratio':>8}   {options.cc}")
    for name, function, _, make, how in kernels.jobs(np.random.default_rng(7)):
        args = make()
        symbol = getattr(c, f"{function.__name__}_{suffix(args)}", None)
        symbol = symbol or getattr(c, f"{function.__name__}_f64", None) if "f32" not in name else symbol
        if how or symbol is None or options.only not in name:
            continue
        ours = jitney.njit(fastmath={"contract"})(function)
        results = []
        for call in (ours, symbol):
            given = kernels.copies(args)
            call(*(given if call is ours else flat(given)))
            results.append(given)
        # A float that is rounded in another place may be the next whole number.
        close = all(np.allclose(a, b, rtol=1e-4, atol=1 if np.asarray(a).dtype == np.uint8 else 1e-5) for a, b in zip(*results))
        times = ([], [])
        for turn in range(2 * options.rounds):
            which = (turn + turn // 2) % 2
            call, pass_on = ((ours, tuple), (symbol, flat))[which]
            times[which].append(kernels.sample(function, call, args, pass_on))
        mine, others = (statistics.median(of) for of in times)
        ratios.append(others / mine)
        print(f"{name:24}{mine * 1e3:12.4f}{others * 1e3:12.4f}{others / mine:8.2f}{'' if close else '   RESULTS DIFFER'}", flush=True)
    print(f"{len(ratios)} kernels: geometric mean {math.exp(statistics.fmean(map(math.log, ratios))):.2f}, least {min(ratios):.2f}")


if __name__ == "__main__":
    main()
