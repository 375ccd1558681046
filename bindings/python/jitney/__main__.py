"""``python -m jitney`` prints the system information."""

from . import info_text

print(info_text(), end="")
