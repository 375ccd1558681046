"""Whether acceleration is on, as Python sees it: read at each call of a kernel from Python source."""

#: Set by `manager.enable` and `manager.disable`.
on: bool = True
