"""The kernels of kernels.py beside the same loops in C (benches/c/same.c), in one process, taking turns.

usage: python benches/compilers.py [--cc "clang-19 -O3 -march=native"] [--only NAME] [--rounds N]
One line per kernel: median times of a call, and C's time divided by Jitney's: above 1 Jitney is ahead. What a C compiler
does by itself, Jitney may do as well: products and sums in one instruction (`contract`). Jitney checks bounds, C does not.
"""

import argparse
import ctypes
import pathlib
import shlex
import subprocess
import tempfile

import numpy as np

import jitney

import kernels


def in_c(library: ctypes.CDLL, function, args):
    """The C function of these arguments; its name ends with the type of the first array, or of the first argument where
    there is none. None where the file has none."""
    dtype = next((a.dtype for a in args if isinstance(a, np.ndarray)), np.asarray(args[0]).dtype)
    bits = 1 if dtype.kind == "b" else 8 * dtype.itemsize
    return getattr(library, f"{function.__name__}_{dtype.kind}{bits}", None)


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
    print(f"{'kernel':32}{'Jitney, ms':>12}{'C, ms':>12}{'ratio':>8}   {options.cc}")
    for name, function, _, make, how in kernels.jobs(np.random.default_rng(7)):
        args = make()
        symbol = in_c(c, function, args)
        if how or symbol is None or options.only not in name:
            continue
        ours = jitney.njit(fastmath={"contract"})(function)
        results = []
        for call, pass_on in ((ours, tuple), (symbol, flat)):
            given = kernels.copies(args)
            returned = call(*pass_on(given))
            results.append([*given, 0 if returned is None else returned])
            # What the C function returns is of the type that the kernel returned.
            symbol.restype = {float: ctypes.c_double, int: ctypes.c_int64, np.uint64: ctypes.c_uint64}.get(type(returned))
        # A float that is rounded in another place may be the next whole number.
        close = all(np.allclose(a, b, rtol=1e-4, atol=1 if np.asarray(a).dtype == np.uint8 else 1e-5) for a, b in zip(*results))
        mine, others = kernels.race(function, ((ours, tuple), (symbol, flat)), args, options.rounds)
        ratios.append(kernels.report(name, mine, others, close))
    kernels.summary(ratios)


if __name__ == "__main__":
    main()
