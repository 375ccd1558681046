"""A function's source: its text, the number of the text's first line, and the name that is defined in it.

In: a function. Out: `Source`. It must not know what becomes of the text.

Lines come from `linecache`, which files, IPython's cells and doctests all feed. ``inspect.getsource`` tokenizes to find
where a function ends, which takes longer than compiling it; here its code says which lines it has at least, and
indentation says what else belongs to it. A lambda is found by its columns, since several may share a line.
"""

from __future__ import annotations

import linecache
import re
from opcode import HAVE_ARGUMENT
from typing import NamedTuple

from . import _errors

__all__ = ["Source", "source_of"]


class Source(NamedTuple):
    """A function's text. It may be indented as a whole, and begin with decorators."""

    name: str
    text: str
    first_line: int
    file: str


def source_of(function) -> Source:
    """The source of a Python function or lambda."""
    code = function.__code__
    lines = _lines(code.co_filename, function.__globals__)
    if not lines or code.co_firstlineno > len(lines):
        raise _missing(code, "there is none in its file or session")
    if code.co_name == "<lambda>":
        return _lambda(code, lines)
    first = code.co_firstlineno - 1
    if not _defines(lines[first:], code.co_name):
        raise _missing(code, f"line {first + 1} of {code.co_filename} does not define it any more")
    return Source(code.co_name, "".join(lines[first : _end(code, lines)]), first + 1, code.co_filename)


def _missing(code, reason: str) -> Exception:
    return _errors.make(18, f"the source of {code.co_name} cannot be had: {reason}")


def _lines(file: str, module_globals: dict) -> list[str]:
    linecache.checkcache(file)
    return linecache.getlines(file, module_globals)


def _defines(lines: list[str], name: str) -> bool:
    """Whether these lines begin with the definition of `name`, or its decorators."""
    if not re.match(r"\s*(?:@|def\b|async\b)", lines[0]):
        return False
    pattern = re.compile(r"\s*(?:async\s+)?def\s+(\w+)")
    for line in lines:
        match = pattern.match(line)
        if match:
            return match[1] == name
    return False


def _last_line(code) -> int:
    """The number of the last line that the code, or code inside it, was made of."""
    numbers = [end for _, end, _, _ in code.co_positions() if end]
    inner = [_last_line(constant) for constant in code.co_consts if hasattr(constant, "co_positions")]
    return max([code.co_firstlineno, *numbers, *inner])


def _depth(line: str) -> int:
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def _end(code, lines: list[str]) -> int:
    """Where the function's lines end: at the first line after its code that is not indented deeper than its first, and
    does not begin with a closing bracket, as no statement does."""
    if not hasattr(code, "co_positions"):  # Python 3.10 knows where expressions begin, not where they end.
        import inspect

        return code.co_firstlineno - 1 + len(inspect.getblock(lines[code.co_firstlineno - 1 :]))
    depth = _depth(lines[code.co_firstlineno - 1])
    end = last = _last_line(code)
    for line in lines[last:]:
        end += 1
        content = line.lstrip()
        if not content or content.startswith("#"):
            continue
        if _depth(line) <= depth and content[0] not in ")]}":
            break
        last = end
    return last


def _lambda(code, lines: list[str]) -> Source:
    """The lambda that this code was made of, at its column, in parentheses so that it may go over several lines."""
    import ast

    node = next((node for node in _lambdas(code, lines) if _made_of(code, node)), None)
    if node is None:
        raise _missing(code, f"line {code.co_firstlineno} of {code.co_filename} has no such lambda any more")
    around = "".join(lines[node.lineno - 1 : node.end_lineno])
    moved = ast.Constant(None, lineno=1, end_lineno=node.end_lineno - node.lineno + 1)
    moved.col_offset, moved.end_col_offset = node.col_offset, node.end_col_offset
    text = ast.get_source_segment(around, moved)
    # The column counts bytes.
    before = len(lines[node.lineno - 1].encode()[: node.col_offset].decode())
    return Source("<lambda>", f"{' ' * (before - 1)}({text})\n", node.lineno, code.co_filename)


#: The lambdas of the files that were looked through last: lines and nodes.
_found: dict[str, tuple[list[str], list]] = {}


def _lambdas(code, lines: list[str]) -> list:
    """All lambdas of a file."""
    import ast

    file = code.co_filename
    known = _found.get(file)
    if known is None or known[0] is not lines:
        try:
            tree = ast.parse("".join(lines))
        except SyntaxError:
            raise _missing(code, f"{file} cannot be parsed as a whole") from None
        if len(_found) >= 16:
            _found.clear()
        known = _found[file] = lines, [node for node in ast.walk(tree) if isinstance(node, ast.Lambda)]
    return known[1]


def _made_of(code, node) -> bool:
    """Whether the code was made of a lambda: it begins on its line, and all of its instructions stand in its body."""
    if node.lineno != code.co_firstlineno:
        return False
    if not hasattr(code, "co_positions"):  # Python 3.10 knows lines only; lambdas of one line differ by their code.
        import ast

        constants = compile(ast.Expression(node), code.co_filename, "eval").co_consts
        return any(_alike(code, made) for made in constants if hasattr(made, "co_code"))
    body = node.body
    first, last = (body.lineno, body.col_offset), (body.end_lineno, body.end_col_offset)
    places = [
        ((line, column), (end_line, end_column))
        for line, end_line, column, end_column in code.co_positions()
        if None not in (line, end_line, column, end_column) and end_column > column
    ]
    return bool(places) and all(first <= start and end <= last for start, end in places)


def _alike(code, made) -> bool:
    """Whether two codes are the same, but for where their variables live: it depends on the functions around them."""

    def key(one) -> tuple:
        # Code inside is made anew, and called by a name that says where it stands.
        constants = [c for c in one.co_consts if not hasattr(c, "co_code") and "<lambda>" not in str(c)]
        return one.co_varnames, {*one.co_names, *one.co_freevars}, constants

    arithmetic = [[op for op in one.co_code[::2] if op < HAVE_ARGUMENT] for one in (code, made)]
    return key(code) == key(made) and arithmetic[0] == arithmetic[1]
