"""Writes scalars.txt: what the operators give for edge values, worked out by Python and NumPy.

    python3 crates/ir/tests/scalars.py > crates/ir/tests/scalars.txt

A line is `op dtype a = results`, one result for each second operand in the line `values dtype` above it, or
`cast from to = results`, one for each value of `from`.
"""

import warnings

import numpy as np

warnings.simplefilter("ignore")

WIDTHS = {"i8": 8, "i16": 16, "i32": 32, "i64": 64, "u8": 8, "u16": 16, "u32": 32, "u64": 64}
FLOATS = {"f32": np.float32, "f64": np.float64}


def bounds(t):
    return (-(1 << WIDTHS[t] - 1), (1 << WIDTHS[t] - 1) - 1) if t[0] == "i" else (0, (1 << WIDTHS[t]) - 1)


def wrap(t, x):
    low, high = bounds(t)
    return (x - low) % (high - low + 1) + low


def power(a, b):
    if b >= 0:
        return pow(a, b, 1 << 64)
    return {1: 1, -1: 1 - 2 * (b & 1)}.get(a, 0)


def shift_left(t, a, b):
    return a << b if 0 <= b < WIDTHS[t] else 0


def shift_right(t, a, b):
    return a >> (b if 0 <= b < WIDTHS[t] else 64)


INTEGER = {
    "add": lambda t, a, b: a + b,
    "sub": lambda t, a, b: a - b,
    "mul": lambda t, a, b: a * b,
    "floordiv": lambda t, a, b: a // b if b else 0,
    "mod": lambda t, a, b: a % b if b else 0,
    "ipow": lambda t, a, b: power(a, b),
    "min": lambda t, a, b: min(a, b),
    "max": lambda t, a, b: max(a, b),
    "and": lambda t, a, b: a & b,
    "or": lambda t, a, b: a | b,
    "xor": lambda t, a, b: a ^ b,
    "shl": shift_left,
    "shr": shift_right,
    "lt": lambda t, a, b: a < b,
    "ge": lambda t, a, b: a >= b,
    "eq": lambda t, a, b: a == b,
}
FLOAT = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "div": np.divide,
    "floordiv": np.floor_divide,
    "mod": np.remainder,
    "min": lambda a, b: a if a <= b or a != a else b,
    "max": lambda a, b: a if a >= b or a != a else b,
    "lt": np.less,
    "le": np.less_equal,
    "eq": np.equal,
    "ne": np.not_equal,
}


def values(t):
    if t in FLOATS:
        tiny, huge = np.finfo(FLOATS[t]).smallest_subnormal, np.finfo(FLOATS[t]).max
        plain = [0.0, -0.0, 1.0, -1.0, 0.1, -0.3, 2.5, -3.5, 7.0, -7.0, 1e10, 3e9, -129.0, 255.9]
        return [FLOATS[t](x) for x in [*plain, tiny, -tiny, huge, -huge, float("inf"), float("-inf"), float("nan")]]
    low, high = bounds(t)
    return sorted({x for x in (low, low + 1, -7, -2, -1, 0, 1, 2, 3, 7, 8, 63, 16777217, high) if low <= x <= high})


def text(x):
    if isinstance(x, (bool, np.bool_)):
        return "true" if x else "false"
    return str(x)


def cast(a, f, t):
    if t in FLOATS:
        return np.array([a], dtype=NUMPY[f]).astype(FLOATS[t])[0]
    if f not in FLOATS:
        return wrap(t, a)
    low, high = bounds(t)
    return 0 if np.isnan(a) else low if a <= low else high if a >= high else int(a)


NUMPY = {"i": "int", "u": "uint"}
NUMPY = {t: NUMPY[t[0]] + t[1:] for t in WIDTHS} | FLOATS

for t in [*WIDTHS, *FLOATS]:
    print("values", t, *map(text, values(t)))
    for a in values(t):
        if t in FLOATS:
            for op, f in FLOAT.items():
                print(op, t, text(a), "=", *(text(f(a, b)) for b in values(t)))
        else:
            for op, f in INTEGER.items():
                results = [f(t, a, b) for b in values(t)]
                print(op, t, a, "=", *(text(r if isinstance(r, bool) else wrap(t, r)) for r in results))
    for to in [*WIDTHS, *FLOATS]:
        print("cast", t, to, "=", *(text(cast(a, t, to)) for a in values(t)))
halves = np.array([0.0, -0.0, 1.0, 65504.0, 65519.9, 65520.0, 1e6, 6e-8, 2.9e-8, 3e-8, 6.1e-5, 6.09e-5, 1e-9, 0.1, 2049.0, 2051.0, -5.96e-8], "f4")
print("halves", *(f"{x}={h:04x}" for x, h in zip(halves, halves.astype("f2").view("u2"))))
