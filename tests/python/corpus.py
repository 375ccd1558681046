"""The cases of tests/kernels_py: arguments from their notation, what is expected of a call, and comparing.

The notation is described in crates/testkit/src/notation.rs and corpus.rs; what those draw from a seed is drawn here
alike. Nothing here knows who runs the kernels.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent.parent / "kernels_py"

DTYPES = {
    "bool": np.bool_,
    "i8": np.int8,
    "i16": np.int16,
    "i32": np.int32,
    "i64": np.int64,
    "u8": np.uint8,
    "u16": np.uint16,
    "u32": np.uint32,
    "u64": np.uint64,
    "f16": np.float16,
    "f32": np.float32,
    "f64": np.float64,
}
WHOLE, SAMPLES = 64, 16
TOKEN = re.compile(r"\s*('[^']*'|\.\.|[\[\](),=]|(?:(?!\.\.)[\w.+-])+)")


@dataclass
class Case:
    """A call and what is expected of it."""

    path: Path
    line: int
    kernel: str
    args_text: str
    options: list
    cpython: str
    within: float
    reason: str
    expected: list = field(default_factory=list)

    @property
    def name(self):
        return f"{self.path.stem}:{self.line}"

    def args(self):
        """The arguments, made anew."""
        return Reader(self.args_text).values()


def cases(path):
    """The cases of a file."""
    found, options, held = [], [], ("exact", 0.0, "")
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.startswith("# options:"):
            options = line.removeprefix("# options:").split()
        elif line.startswith("# cpython:"):
            how, _, reason = line.removeprefix("# cpython:").partition(",")
            word, _, bound = how.strip().partition(" ")
            held = (word, float(bound or 0), reason.strip())
        elif line.startswith("# run:"):
            kernel, _, args = line.removeprefix("# run:").strip().partition("(")
            found.append(Case(path, number, kernel, args.removesuffix(")"), options, *held))
        elif line.startswith(("# -> ", "# raises ", "# at ", "# arg ")):
            found[-1].expected.append(line.removeprefix("# ").rstrip())
    return found


def all_cases():
    """Every case of every file."""
    return [case for path in [*sorted(FOLDER.glob("run/*.py")), FOLDER / "generated.py"] for case in cases(path)]


def splitmix(seed, count):
    """The first outputs of SplitMix64."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.uint64(0x9E3779B97F4A7C15) * np.arange(1, count + 1, dtype=np.uint64)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@dataclass
class Summary:
    """What is said of an array that is too large to be written whole."""

    dtype: type
    shape: tuple
    hash: int
    samples: np.ndarray


class Reader:
    """Reads values."""

    def __init__(self, text):
        self.tokens = TOKEN.findall(text)
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def next(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def eat(self, token):
        if self.peek() != token:
            return False
        self.at += 1
        return True

    def values(self):
        values = []
        while self.peek() not in (None, ")"):
            values.append(self.value())
            if not self.eat(","):
                break
        return values

    def value(self):
        constant = self.eat("const")
        token = self.next()
        if token == "(":
            values = tuple(self.values())
            assert self.eat(")")
            return values
        if token.startswith("'"):
            return token[1:-1]
        if token in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[token]
        if token in DTYPES:
            dtype = DTYPES[token]
            if self.eat("["):
                array = self.array(dtype)
                if constant:
                    array.flags.writeable = False
                return array
            return scalar(np.float32 if dtype is np.float16 else dtype, self.next())
        is_float = any(c in token for c in ".e") or token in ("inf", "-inf", "nan")
        return float(token) if is_float else int(token)

    def array(self, dtype):
        shape = []
        while not self.eat("]"):
            shape.append(int(self.next()))
            self.eat(",")
        count = int(np.prod(shape, dtype=int))
        if self.eat("hash"):
            hash = int(self.next(), 16)
            assert self.eat("of")
            samples = np.array([scalar(dtype, self.next()) for _ in range(SAMPLES)], dtype)
            return Summary(dtype, tuple(shape), hash, samples)
        values = self.fill(dtype, count).reshape(shape)
        if self.eat("F"):
            return np.asfortranarray(values)
        if self.eat("strided"):
            memory = np.zeros((*shape[:-1], 2 * shape[-1]), dtype)
            memory[..., ::2] = values
            return memory[..., ::2]
        if self.eat("reversed"):
            flip = (slice(None, None, -1),) * len(shape)
            return values[flip].copy()[flip]
        return values

    def fill(self, dtype, count):
        if self.eat("="):
            return np.array([scalar(dtype, self.next()) for _ in range(count)], dtype)
        if self.eat("text"):
            return np.frombuffer(self.next()[1:-1].encode(), np.uint8).astype(dtype)
        if self.eat("ramp"):
            ramp = np.arange(count)
            return (ramp & 1 if dtype is np.bool_ else ramp).astype(dtype)
        if not self.eat("seed"):
            return np.zeros(count, dtype)
        bits = splitmix(int(self.next()), count)
        is_float = issubclass(dtype, np.floating)
        low, high = (-1.0, 1.0) if is_float else (0, 9)
        if self.eat("in"):
            low = float(self.next())
            assert self.eat("..")
            high = float(self.next())
        if is_float:
            drawn = low + (bits >> np.uint64(11)).astype(np.float64) * 2.0**-53 * (high - low)
            return drawn.astype(np.float32).astype(dtype) if dtype is not np.float64 else drawn
        low, high = int(low), int(high)
        whole = (bits % np.uint64(high - low + 1)).astype(np.int64) + low
        return (whole & 1 if dtype is np.bool_ else whole).astype(dtype)


def scalar(dtype, text):
    if dtype is np.bool_:
        return np.bool_(text in ("True", "1"))
    return dtype(text) if issubclass(dtype, np.floating) else dtype(int(text))


def fnv(array):
    """The hash of the elements, NaNs alike."""
    words = array.view(f"u{array.itemsize}").astype(np.uint64).ravel()
    if array.dtype.kind == "f":
        nan = np.array(np.nan, array.dtype).view(f"u{array.itemsize}")
        words = np.where(np.isnan(array).ravel(), nan, words)
    hash = 0xCBF29CE484222325
    for word in words.tolist():
        hash = (hash ^ word) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return hash


def same(found, expected, within, exact_dtypes=True):
    """Whether a value is what is expected: to the bit, or within a relative error."""
    if isinstance(expected, tuple):
        return isinstance(found, tuple) and len(found) == len(expected) and all(
            same(f, e, within, exact_dtypes) for f, e in zip(found, expected)
        )
    if expected is None or isinstance(expected, str):
        return found is expected or found == expected
    if isinstance(expected, Summary):
        if not isinstance(found, np.ndarray) or (exact_dtypes and found.dtype != expected.dtype):
            return False
        if found.shape != expected.shape:
            return False
        flat = np.ascontiguousarray(found).ravel()
        if not within:
            return fnv(flat) == expected.hash
        samples = flat[[k * (flat.size - 1) // (SAMPLES - 1) for k in range(SAMPLES)]]
        return close(samples, expected.samples, within)
    if isinstance(expected, np.ndarray):
        if not isinstance(found, np.ndarray) or found.shape != expected.shape:
            return False
        if exact_dtypes and found.dtype != expected.dtype:
            return False
        return close(found, expected, within)
    if isinstance(found, (np.ndarray, tuple)) or found is None:
        return False
    is_float = isinstance(expected, (float, np.floating))
    if is_float != isinstance(found, (float, np.floating)):
        return False
    return close(np.asarray(found), np.asarray(expected), within)


def close(found, expected, within):
    if expected.dtype.kind == "f":
        found = np.asarray(found, expected.dtype)
        equal = (found == expected) & (np.signbit(found) == np.signbit(expected)) | np.isnan(found) & np.isnan(expected)
        with np.errstate(all="ignore"):
            near = np.abs(found - expected) <= within * np.maximum(np.abs(expected), within and 1e-3)
        return bool(np.all(equal | near if within else equal))
    return bool(np.all(found == expected))
