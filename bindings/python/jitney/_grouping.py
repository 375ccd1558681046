"""One text for functions that call each other.

In: a kernel's function. Out: `Text`, its source, with those of the kernels that it calls and that call it back. A kernel is
bound to others that are made already, which cannot be said of these; in one text they see each other as Python's functions
of one module do.
"""

from __future__ import annotations

import textwrap

from . import _bindings, _errors, _source

__all__ = ["SUFFIX", "Text", "text_of", "with_constants"]

#: What the library's name of a function has more than its own, where some of its arguments are constants.
SUFFIX = "_jitney_given"


class Text:
    """A source with the function `name`, and the values of the names that it does not define itself."""

    __slots__ = ("file", "first_line", "name", "text", "values")

    def __init__(self, source: _source.Source, values: dict[str, object]) -> None:
        self.name, self.text, self.first_line, self.file = source
        self.values = values


def text_of(kernel) -> Text:
    """The text of a kernel's function, which is its `py_func`."""
    source, values = _source.source_of(kernel.py_func), _bindings.variables(kernel.py_func)
    if not any(isinstance(value, _bindings.KernelReference) for value in values.values()):
        return Text(source, values)
    group = _group(kernel)
    if len(group) == 1 and all(value is not kernel for value in values.values()):
        return Text(source, values)
    return _merged(kernel, group)


def _group(kernel) -> list:
    """The kernels that this one calls, however indirectly, and that call it; itself first."""
    calls, pending = {}, [kernel]
    while pending:
        one = pending.pop()
        if one not in calls:
            values = _bindings.variables(one.py_func).values()
            calls[one] = [value for value in values if isinstance(value, _bindings.KernelReference)]
            pending += calls[one]
    group = [kernel]
    for member in group:
        group += [one for one in calls if one not in group and member in calls[one]]
    return group


def _merged(kernel, group: list) -> Text:
    sources = [_source.source_of(member.py_func) for member in group]
    names: dict[str, object] = {}
    aliases = {}
    for member in group:
        for name, value in _bindings.variables(member.py_func).items():
            if name in names and names[name] is not value:
                raise _errors.make(
                    18, f"{kernel.__name__} and {member.__name__} call each other, but mean different things by {name}"
                )
            names[name] = value
            if isinstance(value, _bindings.KernelReference) and value in group:
                aliases.setdefault(value, []).append(name)
    texts = []
    for member, source in zip(group, sources):
        if source.name == "<lambda>":
            # It gets the name that the others call it by, where its text has room for it.
            source = _named(source, aliases[member].pop() if aliases.get(member) else "_")
        texts.append(source)
    own = texts[0]
    in_group = set(map(id, group))
    values = {name: value for name, value in names.items() if id(value) not in in_group}
    lines = [
        f"{alias} = {source.name}\n"
        for member, source in zip(group, texts)
        for alias in aliases.get(member, ())
        if alias != source.name
    ]
    merged = _laid_out(texts) + "".join(lines)
    return Text(own._replace(text=merged, first_line=min(s.first_line for s in texts)), values)


def _named(source: _source.Source, name: str) -> _source.Source:
    """A lambda's source as an assignment to a name."""
    start = f"{name} ="
    blank = len(source.text) - len(source.text.lstrip(" "))
    return source._replace(name=name, text=f"{start:{blank}}{source.text[blank:]}")


def with_constants(text: Text, parameters: tuple[str, ...], constants: dict[int, object]) -> Text:
    """A text that ends with a function of the other parameters, which calls `text`'s with these in their places. It has
    the name of `text`'s function and `SUFFIX`."""
    source = _source.Source(text.name, text.text, text.first_line, text.file)
    if source.name == "<lambda>":
        source = _named(source, "jitney_lambda")
    given = {at: f"jitney_given_{at}" for at in constants}
    left = ", ".join(name for at, name in enumerate(parameters) if at not in given)
    passed = ", ".join(given.get(at, name) for at, name in enumerate(parameters))
    first = source.text.lstrip("\n")
    indent = first[: len(first) - len(first.lstrip())]
    end = "" if source.text.endswith("\n") else "\n"
    wrapper = f"{indent}def {source.name}{SUFFIX}({left}):\n{indent}    return {source.name}({passed})\n"
    values = {**text.values, **{given[at]: value for at, value in constants.items()}}
    return Text(source._replace(name=source.name + SUFFIX, text=source.text + end + wrapper), values)


def _laid_out(texts: list) -> str:
    """The texts one after the other, each at the line where its file has it, as far as that goes."""
    merged, line = "", min(source.first_line for source in texts)
    for source in sorted(texts, key=lambda source: source.first_line):
        text = textwrap.dedent(source.text)
        blank = max(0, source.first_line - line) if source.file == texts[0].file else 0
        merged += "\n" * blank + text + ("" if text.endswith("\n") else "\n")
        line += blank + text.count("\n")
    return merged
