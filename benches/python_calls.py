"""What a call of a kernel from Python costs, beside Numba's where it is installed: microseconds, the best of 7 rounds.

    python benches/python_calls.py
"""

import timeit

import numpy as np

import jitney

try:
    import numba
except ImportError:
    numba = None


def nothing(a, b, c, s):
    pass


def same(x):
    return x


def zeros(n):
    return np.zeros(n)


def first(x):
    return x[0]


def pick(x, at):
    return x[at[0]], at[1]


x = np.zeros(3)
frozen = np.zeros(3)
frozen.flags.writeable = False
CASES = [
    ("three arrays and a number", nothing, (x, x, x, 1.0)), ("a number, which comes back", same, (1.0,)),
    ("an array that the kernel makes", zeros, (3,)), ("an array that comes back", same, (x,)),
    ("a read-only array", first, (frozen,)), ("a tuple, and one comes back", pick, (x, (1, 2.0))),
]  # fmt: skip


def microseconds(kernel, arguments):
    kernel(*arguments)
    scope = {"kernel": kernel, **{f"a{i}": given for i, given in enumerate(arguments)}}
    call = f"kernel({', '.join(f'a{i}' for i in range(len(arguments)))})"
    return min(timeit.repeat(call, globals=scope, number=20_000, repeat=7)) / 20_000 * 1e6


for name, function, arguments in CASES:
    line = f"{name:32}{microseconds(jitney.njit(function), arguments):6.2f}"
    print(line if numba is None else f"{line}  Numba{microseconds(numba.njit(function), arguments):6.2f}")
