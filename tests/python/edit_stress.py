"""Kernels, what they call and their constants, edited at random, with one cache: no result is ever of older code.

usage: python edit_stress.py [edits]
Exits with 1 where a result is not what CPython computes from the source as it is.
"""

import importlib.util
import os
import pathlib
import random
import sys
import tempfile

import numpy as np

import jitney

SOURCE = """\
import numpy as np
import jitney

SCALE = {scale}
TABLE = np.array([{first}.0, 2.0, 4.0])


@jitney.njit
def part(v):
    return v {operator} {number}.0


@jitney.njit
def whole(x, y):
    for i in range(len(x)):
        y[i] = part(x[i]) * SCALE + TABLE[{place}]
"""

CHOICES = {
    "scale": [1, 2, 3, 2.5],
    "first": [7, 8, 9],
    "operator": ["+", "-", "*"],
    "number": [3, 4, 5, 6],
    "place": [0, 1, 2],
}


def module(path: pathlib.Path):
    """The file as a fresh module."""
    spec = importlib.util.spec_from_file_location("edited", path)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def stress(edits: int, folder: pathlib.Path, seed: int = 7) -> list[str]:
    """What went wrong. The files change their names, times and places as well, which nothing may depend on."""
    rng = random.Random(seed)
    chosen = {name: values[0] for name, values in CHOICES.items()}
    wrong: list[str] = []
    x = np.linspace(-2.0, 3.0, 37)
    with jitney.tier("optimized"):
        for edit in range(edits):
            name = rng.choice(list(CHOICES))
            chosen[name] = rng.choice(CHOICES[name])
            path = folder / f"edited{rng.randrange(3)}.py"
            path.write_text("\n" * rng.randrange(2) + SOURCE.format(**chosen))
            os.utime(path, (rng.randrange(10**9), rng.randrange(10**9)))
            code, y = module(path), np.empty_like(x)
            code.whole(x, y)
            part = [code.part.py_func(v) for v in x]
            expected = [v * code.SCALE + code.TABLE[chosen["place"]] for v in part]
            if not np.array_equal(y, expected):
                wrong.append(f"edit {edit}: {chosen}")
    return wrong


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place:
        jitney.clear_cache()
        before = jitney.cache_info()
        found = stress(count, pathlib.Path(place))
        after = jitney.cache_info()
    print(f"{count} edits, {len(found)} stale; {after.hits - before.hits} from the cache, {after.stores - before.stores} compiled")
    print(*found[:5], sep="\n")
    sys.exit(bool(found))
