"""The corpus of kernels under CPython and NumPy: a third opinion on what the files say, beside Jitney's engines."""

import ast
import math
import traceback

import numpy as np
import pytest

import corpus


def namespace():
    """The names that a kernel finds without importing them."""
    names = {"np": np, "math": math, "prange": range, "pndindex": np.ndindex}
    for name in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64"):
        names[name] = getattr(np, name)
    return names


def module(path, loaded={}):
    """What a file defines. Annotations are Numba's types, which are no names here: they are left out."""
    if path not in loaded:
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                node.returns = None
            if isinstance(node, ast.arg):
                node.annotation = None
        loaded[path] = namespace()
        exec(compile(tree, str(path), "exec"), loaded[path])
    return loaded[path]


def run(case):
    """What CPython makes of the case, in the form of its expectation: values, or the error."""
    kernel = module(case.path)[case.kernel]
    args = case.args()
    try:
        with np.errstate(all="ignore"):
            return kernel(*args), args
    except Exception as error:
        lines = [f.line for f in traceback.extract_tb(error.__traceback__) if f.filename == str(case.path)]
        return error, lines[-1]


def changed(args, expected):
    """The arguments that the expectation names, by their places."""
    for line in expected:
        place, _, text = line.removeprefix("arg ").partition(":")
        value = args
        for part in place.split("."):
            value = value[int(part)]
        yield line, value, corpus.Reader(text).value()


@pytest.mark.parametrize("case", corpus.all_cases(), ids=lambda case: case.name)
def test_cpython_agrees_with_the_file(case):
    if case.cpython == "skipped":
        pytest.skip(case.reason)
    first, *rest = case.expected
    outcome, args = run(case)
    if first.startswith("raises "):
        kind = first.removeprefix("raises ").partition(":")[0]
        assert isinstance(outcome, Exception), f"CPython returns {outcome}"
        assert (type(outcome).__name__, "at " + args) == (kind, rest[0]), f"CPython says {outcome!r}"
        return
    if isinstance(outcome, Exception):
        raise outcome
    expected = corpus.Reader(first.removeprefix("-> ")).value()
    assert corpus.same(outcome, expected, case.within), f"CPython returns {outcome!r}, the file says {first}"
    for line, value, wanted in changed(args, rest):
        assert corpus.same(value, wanted, case.within), f"CPython leaves {value!r}, the file says {line}"
    untouched = case.args()
    named = {line.removeprefix("arg ").partition(":")[0].partition(".")[0] for line in rest}
    for i, (now, before) in enumerate(zip(args, untouched)):
        if str(i) not in named and isinstance(now, np.ndarray):
            assert np.array_equal(now, before, equal_nan=now.dtype.kind == "f"), f"CPython changes argument {i}"
