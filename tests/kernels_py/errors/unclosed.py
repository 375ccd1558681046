# args: (i8,)
def f(x):
    return (x + 2

# ----
# the source is not Python: unexpected EOF while parsing
#   in f, line 5, column 1:
#
#     ^
